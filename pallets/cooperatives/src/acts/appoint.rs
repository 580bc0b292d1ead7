//! The members give one of them an office from now on that nobody has, or that somebody has for no longer than a notice.
//!
//! It takes an open vote of them, while who is dismissed is asked before and who is elected is elected in secret. So it gives
//! nothing that somebody holds, and a seat of the board, or an auditor's, until there is an election. (practice 4.3)

use super::change::Change;
use crate::{
	rules::offices::{is_elective, Dated},
	*,
};

impl<T: Config> Pallet<T> {
	/// The offices of the co-op with a new term, and the deadline time at which it ends.
	pub(crate) fn may_appoint(
		mandate: &Mandate,
		office: Office,
		member: MemberNo,
		days: u32,
	) -> Result<(Change, Moment), Error<T>> {
		let Mandate { coop, resolution, .. } = *mandate;
		let bylaws = Bylaws::<T>::get(coop).ok_or(Error::<T>::NoSuchCoop)?.parameters;
		let ends_at = Self::ends_after(&bylaws, office, days)?;
		ensure_short::<T>(office, days)?;
		ensure!(T::Members::is_eligible(coop, member), Error::<T>::NotEligible);
		let ends = if is_elective(office) { TermEnd::UntilElected(ends_at) } else { TermEnd::At(ends_at) };
		Self::ensure_none_later(mandate, office, ends)?;

		let mut roll = Self::roll(coop);
		let given = Self::term(mandate, office, member, T::Clock::civil(), ends);
		let notice = T::Clock::day().saturating_mul(bylaws.notice_ordinary_days.into());
		ensure!(!roll.is_held(&given, notice), Error::<T>::OfficeHeld);
		roll.give(Dated::of::<T::Clock>(given)).map_err(Error::<T>::from)?;
		Ok((Self::change(coop, roll, Some(resolution))?, ends_at))
	}

	/// The deadline time at which a term ends that begins now, if the bylaws allow so many days.
	pub(crate) fn ends_after(bylaws: &Parameters, office: Office, days: u32) -> Result<Moment, Error<T>> {
		ensure!(days > 0, Error::<T>::TermTooShort);
		ensure!(days <= bylaws.longest_term(office), Error::<T>::TermTooLong);
		T::Clock::in_days(days).ok_or(Error::<T>::Overflow)
	}

	pub(crate) fn term(mandate: &Mandate, office: Office, member: MemberNo, since: Moment, ends: TermEnd) -> Term {
		let resolution = Some(mandate.resolution);
		Term { office, member, since, ends, resolution, given_at: T::Clock::deadline() }
	}

	/// Whether the members knew who has the office when they voted, so that of two votes on an office not the last one wins.
	///
	/// Asked for an office of one member, and for the term that begins then, or has begun. Who is elected comes in the place of who
	/// was to stay until then.
	pub(crate) fn ensure_none_later(mandate: &Mandate, office: Office, ends: TermEnd) -> Result<(), Error<T>> {
		let is_later = |(term, state): &(Term, TermState)| {
			let stands = matches!(state, TermState::InForce | TermState::Coming);
			let until_elected = |ends| matches!(ends, TermEnd::UntilElected(_));
			let gives_way = until_elected(term.ends) && !until_elected(ends);
			let is_of_the_same = term.office == office && term.ends.begins() == ends.begins();
			stands && is_of_the_same && !gives_way && term.is_later_than(mandate)
		};
		let decided_since = office.is_single() && Self::states(mandate.coop).iter().any(is_later);
		ensure!(!decided_since, Error::<T>::DecidedSince);
		Ok(())
	}
}

/// Whether nobody has an office for long that members are elected to.
pub(crate) fn ensure_short<T: Config>(office: Office, days: u32) -> Result<(), Error<T>> {
	ensure!(days <= UNTIL_ELECTED_DAYS || !is_elective(office), Error::<T>::NeedsElection);
	Ok(())
}
