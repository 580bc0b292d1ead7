//! Who was elected gets the office, from a stated civil day on.

use super::change::Change;
use crate::{rules::offices::Dated, *};

/// The offices of a co-op after an election.
pub(crate) struct Installed {
	pub(crate) change: Change,
	/// Who was elected and can hold the office.
	pub(crate) members: Vec<MemberNo>,
	/// Who was elected and cannot.
	pub(crate) others: Vec<MemberNo>,
	/// The deadline time at which the terms end.
	pub(crate) ends_at: Moment,
}

impl<T: Config> Pallet<T> {
	/// The offices of the co-op with the terms of who was elected.
	///
	/// One who can no longer hold the office does not take it from the others who were elected.
	pub(crate) fn may_install(
		mandate: &Mandate,
		office: Office,
		elected: &[MemberNo],
		days: u32,
		begins_on: Day,
	) -> Result<Installed, Error<T>> {
		let coop = mandate.coop;
		let bylaws = Bylaws::<T>::get(coop).ok_or(Error::<T>::NoSuchCoop)?.parameters;
		let ends_at = Self::ends_after(&bylaws, office, days)?;
		let now = T::Clock::civil();
		// A day that has come while the members voted is today.
		let begins = start_of(begins_on).filter(|begins| *begins > now);
		let ahead = begins.map_or(0, |begins| begins.saturating_sub(now));
		ensure!(ahead <= MILLISECONDS_A_DAY.saturating_mul(DAYS_OF_YEAR.into()), Error::<T>::BeginsTooLate);
		let ends_at = ends_at.checked_add(ahead).ok_or(Error::<T>::Overflow)?;
		let is_once = |(i, member): (usize, &MemberNo)| !elected.iter().take(i).any(|earlier| earlier == member);
		let are_distinct = elected.iter().enumerate().all(is_once) && (!office.is_single() || elected.len() < 2);
		ensure!(are_distinct, Error::<T>::OfficeTwice);
		let ends = begins.map_or(TermEnd::At(ends_at), |_| TermEnd::Coming { begins_on, ends_at });
		Self::ensure_none_later(mandate, office, ends)?;

		let since = begins.unwrap_or(now);
		let mut roll = Self::roll(coop);
		let (mut members, mut others) = (Vec::new(), Vec::new());
		for member in elected {
			let given = Dated::of::<T::Clock>(Self::term(mandate, office, *member, since, ends));
			let may = T::Members::is_eligible(coop, *member).then(|| roll.give(given).map_err(Error::<T>::from));
			match may {
				Some(Ok(())) => members.push(*member),
				// Who has more votes comes first, so that the seats that there are go to them.
				None | Some(Err(Error::<T>::ConflictOfOffices | Error::<T>::TooManyOffices)) => others.push(*member),
				Some(Err(error)) => return Err(error),
			}
		}
		ensure!(!members.is_empty(), Error::<T>::NotEligible);
		let change = Self::change(coop, roll, Some(mandate.resolution))?;
		Ok(Installed { change, members, others, ends_at })
	}
}
