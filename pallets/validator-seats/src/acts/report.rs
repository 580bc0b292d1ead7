//! It is proved that a validator signed two votes that contradict each other.
//!
//! Such a validator could make two chains final. Whoever sees both votes can prove it. The seat of its co-op is held from then
//! on: it rests from the next plan, before any that are idle, and whatever account the co-op names. It returns by call when
//! [`Config::EquivocationDays`] have passed since the report and two officers have named an account after it, the same or
//! another. Further reports about the co-op are refused until then, and about what was before for ever: one mistake, such as a
//! machine that runs twice, breaks many rounds.
//!
//! Where the seat cannot be spared for all of that time and an account was named anew, the next plan clears the equivocation
//! as a return would. A place that the co-op does not have is not given to it.
//!
//! That a validator signed two blocks for one slot is not reported: finality chooses between them. While a session runs whose
//! validator has set other keys since it was planned, an equivocation with the old ones cannot be proved. So reports prove
//! accidents and not intent: whoever means it sets other keys before. Whoever kept session keys of a validator can sign two
//! votes with them for a session in which they held, as long as it is remembered, and so bring about a report.

use crate::*;
use sp_staking::offence::{Offence, OffenceError, ReportOffence};

impl<T: Config> Pallet<T> {
	/// Whether nothing more follows for the co-op from what its validator did in a session, or ever where none is told.
	pub(crate) fn is_done_with(coop: CoopId, session: Option<SessionIndex>) -> bool {
		Seats::<T>::get(coop).is_none_or(|seat| seat.is_done_with(session))
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
			Self::hold(coop, validator, session);
		}
		Ok(())
	}

	/// Enters that the validator of the co-op equivocated.
	fn hold(coop: CoopId, validator: T::AccountId, session: SessionIndex) {
		let until = T::Clock::in_days(T::EquivocationDays::get()).unwrap_or(Moment::MAX);
		let Some(mut seat) = Seats::<T>::get(coop) else { return };
		seat.report(session, until);
		Seats::<T>::insert(coop, seat);
		// Officers who proposed an account before did not know of this.
		ProposedNames::<T>::remove(coop);
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
