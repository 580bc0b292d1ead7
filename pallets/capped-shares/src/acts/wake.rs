//! What happens without anybody's call.

use crate::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Something that happens at its time.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Due {
	/// An offer closes.
	#[codec(index = 0)]
	Close(CoopId, OfferNo),
	/// The next subscribers of an offer are settled.
	#[codec(index = 1)]
	Settle(CoopId, OfferNo),
	/// The notice of a holder is over on that day.
	#[codec(index = 2)]
	Notice(CoopId, ClassNo, MemberNo, Day),
	/// The shares of who has left on that day end.
	#[codec(index = 3)]
	Exit(CoopId, MemberNo, Day),
	/// The time to pay what a member has committed themselves to is over, if no day was lost.
	#[codec(index = 4)]
	Late(CoopId, ClassNo, MemberNo),
	/// What came by bank becomes shares, or is owed back.
	#[codec(index = 5)]
	Remittance(CoopId, PendingNo, Place),
}

impl<T: Config> Pallet<T> {
	/// Deadline time by which a civil day has begun: it is never ahead of civil time.
	pub(crate) fn moment_of(day: Day) -> Option<Moment> {
		let begins = Moment::try_from(day).ok()?.checked_mul(rochdale_primitives::ledger::MILLISECONDS_A_DAY)?;
		T::Clock::deadline().checked_add(begins.saturating_sub(T::Clock::civil()))
	}
}

impl<T: Config> DueQueue for Pallet<T> {
	type Clock = T::Clock;
	type Due = Due;
	type Entries = Deadlines<T>;
	type Reads = T::DbWeight;

	fn step_weight() -> Weight {
		<T as Config>::WeightInfo::step()
	}

	fn step(due: Due) -> DispatchResult {
		match due {
			Due::Close(coop, offer) => Self::close_offer(coop, offer, false),
			Due::Settle(coop, offer) => Self::settle_next(coop, offer),
			Due::Notice(coop, class, member, day) => Self::end_notice(coop, class, member, day),
			Due::Exit(coop, member, day) => Self::end_all(coop, member, day),
			Due::Late(coop, class, member) => Self::look_at_commitment(coop, class, member),
			Due::Remittance(coop, pending, place) => Self::settle_remittance(coop, pending, place),
		}
	}
}
