//! What follows when a validator signed two votes that contradict each other.

use super::*;
use crate::plan::Claims;
use sp_staking::offence::{Offence, OffenceError, ReportOffence};

impl<T: Config> Pallet<T> {
	/// What the seat of the co-op still pays for.
	pub(crate) fn unsettled(coop: CoopId) -> Option<Equivocation> {
		Equivocations::<T>::get(coop).filter(|equivocation| equivocation.settled.is_none())
	}

	/// Whether nothing more follows for the co-op from what its validator did in a session, or ever where none is told.
	///
	/// Until an equivocation is settled, others are included. Those until then are settled with it.
	pub(crate) fn is_done_with(coop: CoopId, session: Option<SessionIndex>) -> bool {
		let includes = |Equivocation { settled, .. }| match (settled, session) {
			(None, _) => true,
			(Some(settled), Some(session)) => session <= settled,
			(Some(_), None) => false,
		};
		// A co-op that has named nobody has left.
		!Validators::<T>::contains_key(coop) || Equivocations::<T>::get(coop).is_some_and(includes)
	}

	/// Enters the offenders of a session about whom that is news.
	pub(crate) fn charge_all(
		session: SessionIndex,
		mut offenders: Vec<(T::AccountId, CoopId)>,
	) -> Result<(), OffenceError> {
		offenders.retain(|(_, coop)| !Self::is_done_with(*coop, Some(session)));
		if offenders.is_empty() {
			return Err(OffenceError::DuplicateReport);
		}
		for (validator, coop) in offenders {
			Self::charge(coop, validator, session);
		}
		Ok(())
	}

	/// Settles what seats have paid for that could not rest, so that no return can settle it.
	///
	/// Otherwise they would rest for it long after, and until then no report of another equivocation would count.
	pub(crate) fn settle_held(claims: &Claims<T::AccountId>) {
		let session = T::CurrentSession::get();
		for (coop, _) in claims.iter().filter(|(_, claim)| claim.seat.is_some()) {
			let is_paid = |charge: &Equivocation| charge.named && T::Clock::has_passed(charge.until);
			// One that rests waits for the call, even while it is still held.
			let charge = Self::unsettled(*coop).filter(is_paid).filter(|_| !Resting::<T>::contains_key(coop));
			if let Some(charge) = charge {
				Equivocations::<T>::insert(coop, Equivocation { settled: Some(session), ..charge });
			}
		}
	}

	/// Enters that the validator of the co-op equivocated.
	fn charge(coop: CoopId, validator: T::AccountId, session: SessionIndex) {
		let until = T::Clock::in_days(T::EquivocationDays::get()).unwrap_or(Moment::MAX);
		Equivocations::<T>::insert(coop, Equivocation { session, until, named: false, settled: None });
		// Officers who proposed an account before did not know of this.
		Proposals::<T>::remove(coop);
		Self::deposit_event(Event::EquivocationReported { coop, validator, session, until });
	}
}

/// Every offence that is proved counts as an equivocation.
impl<T: Config, Reporter, O: Offence<(T::AccountId, CoopId)>> ReportOffence<Reporter, (T::AccountId, CoopId), O>
	for Pallet<T>
{
	fn report_offence(_: Vec<Reporter>, offence: O) -> Result<(), OffenceError> {
		Self::charge_all(offence.session_index(), offence.offenders())
	}

	fn is_known_offence(offenders: &[(T::AccountId, CoopId)], _: &O::Slot) -> bool {
		offenders.iter().all(|(_, coop)| Self::is_done_with(*coop, None))
	}
}
