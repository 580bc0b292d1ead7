//! What every change of offices writes and tells.

use crate::{
	rules::offices::{Dated, Ended, Misfit, Now, Roll},
	*,
};

/// The offices of a co-op after a change, and the terms that it ends.
pub(crate) struct Change {
	terms: Terms,
	ended: Vec<PastTerm>,
	/// The number of the last term in the history before the change, and after it.
	numbers: (u32, u32),
}

impl<T: Config> Pallet<T> {
	/// The terms of the co-op as they are now.
	pub(crate) fn roll(coop: CoopId) -> Roll {
		Roll::of(Offices::<T>::get(coop).into_iter().map(Dated::of::<T::Clock>).collect(), Now::of::<T::Clock>())
	}

	/// The terms of the co-op with what each of them gives now.
	pub(crate) fn states(coop: CoopId) -> Vec<(Term, TermState)> {
		let terms = Offices::<T>::get(coop);
		let is_in_force = |term: &Term| term.ends.begins().is_none() && !term.ends.has_passed::<T::Clock>();
		if terms.iter().all(is_in_force) {
			// As mostly, and then nothing else need be read.
			return terms.into_iter().map(|term| (term, TermState::InForce)).collect();
		}
		Self::roll(coop).states()
	}

	/// What a change writes. `ended_by` is the resolution that ended what did not end by itself.
	pub(crate) fn change(coop: CoopId, roll: Roll, ended_by: Option<ResolutionId>) -> Result<Change, Error<T>> {
		let (terms, ended) = roll.parts();
		let terms = terms.try_into().map_err(|_| Error::<T>::TooManyOffices)?;
		let past = |Ended { term, reason, at: ended_at }| {
			let Term { office, member, since, resolution, .. } = term;
			let ended_by = ended_by.filter(|_| reason != EndReason::Expired);
			PastTerm { office, member, since, ended_at, reason, resolution, ended_by }
		};
		let ended: Vec<_> = ended.into_iter().map(past).collect();
		let before = OfficeHistoryCount::<T>::get(coop);
		let count = u32::try_from(ended.len()).map_err(|_| Error::<T>::Overflow)?;
		let after = before.checked_add(count).ok_or(Error::<T>::Overflow)?;
		Ok(Change { terms, ended, numbers: (before, after) })
	}

	/// Writes a change of offices, and tells of the terms that it ends.
	pub(crate) fn write_offices(coop: CoopId, Change { terms, ended, numbers: (before, after) }: Change) {
		Offices::<T>::insert(coop, terms);
		if ended.is_empty() {
			return;
		}
		OfficeHistoryCount::<T>::insert(coop, after);
		for (before, past) in (before..after).zip(ended) {
			OfficeHistory::<T>::insert(coop, before.saturating_add(1), past);
			let PastTerm { office, member, reason, .. } = past;
			Self::deposit_event(Event::OfficeEnded { coop, office, member, reason });
		}
	}

	/// The offices of the co-op without those of a member to which `reason` gives a reason to end, now or before they begin.
	pub(crate) fn without(
		coop: CoopId,
		ended_by: Option<ResolutionId>,
		reason: impl Fn(&Term) -> Option<EndReason>,
	) -> Result<Change, Error<T>> {
		let mut roll = Self::roll(coop);
		ensure!(roll.end_now(reason), Error::<T>::NotOfficer);
		Self::change(coop, roll, ended_by)
	}
}

impl<T: Config> From<Misfit> for Error<T> {
	fn from(why: Misfit) -> Self {
		match why {
			Misfit::AuditorOnBoard | Misfit::AllInOneHand | Misfit::OwnDeputy => Self::ConflictOfOffices,
			Misfit::TooManyAppointed => Self::TooManyAppointed,
			Misfit::BoardTooLarge | Misfit::TooMany => Self::TooManyOffices,
		}
	}
}
