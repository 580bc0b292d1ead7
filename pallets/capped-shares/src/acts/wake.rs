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
	/// The next lines of a register come in.
	#[codec(index = 6)]
	Import(CoopId, ClassNo),
	/// The next days of the queue of a class are released, because the co-op is wound up.
	#[codec(index = 7)]
	Rest(CoopId, ClassNo),
}

impl Due {
	/// One of each kind. Any of them can be the next step.
	pub(crate) const KINDS: [Self; 8] = [
		Self::Close(0, 0),
		Self::Settle(0, 0),
		Self::Notice(0, 0, 0, 0),
		Self::Exit(0, 0, 0),
		Self::Late(0, 0, 0),
		Self::Remittance(0, 0, 0),
		Self::Import(0, 0),
		Self::Rest(0, 0),
	];
}

impl<T: Config> Pallet<T> {
	/// Deadline time by which a civil day has begun: it is never ahead of civil time.
	pub(crate) fn moment_of(day: Day) -> Option<Moment> {
		let begins = Moment::try_from(day).ok()?.checked_mul(rochdale_primitives::ledger::MILLISECONDS_A_DAY)?;
		T::Clock::deadline().checked_add(begins.saturating_sub(T::Clock::civil()))
	}

	/// The most that something weighs that happens by itself.
	pub(crate) fn weight_of(due: &Due) -> Weight {
		match due {
			Due::Close(..) => <T as Config>::WeightInfo::close_offer(),
			Due::Settle(..) => <T as Config>::WeightInfo::settle(limits::SETTLED_AT_ONCE),
			Due::Notice(..) => <T as Config>::WeightInfo::end_notice(),
			Due::Exit(..) => <T as Config>::WeightInfo::exit(limits::MAX_CLASSES),
			Due::Late(..) => <T as Config>::WeightInfo::look_at_commitment(),
			Due::Remittance(..) => <T as Config>::WeightInfo::settle_remittance(),
			Due::Import(..) => <T as Config>::WeightInfo::bring_in(limits::SETTLED_AT_ONCE),
			Due::Rest(..) => <T as Config>::WeightInfo::release_rest(limits::MAX_GROUPS),
		}
	}

	/// Whether anybody may have this carried out now. It waits, and its time has come.
	///
	/// The day of a notice is enough. A halt of the chain, which deadlines leave out, takes time from nobody there: from that day
	/// on a notice cannot be taken back.
	pub(crate) fn may_carry_out(at: Moment, due: Due) -> Result<(), Error<T>> {
		let nothing = || Error::<T>::NothingDue;
		match due {
			Due::Notice(_, _, _, day) if day <= Self::today()? => {
				ensure!(Deadlines::<T>::contains_key(at.to_be_bytes(), due), nothing());
				Ok(())
			}
			_ => Self::may_advance(at, due, nothing(), nothing()),
		}
	}
}

impl<T: Config> DueQueue for Pallet<T> {
	type Clock = T::Clock;
	type Due = Due;
	type Entries = Deadlines<T>;
	type Reads = T::DbWeight;

	fn step_weight() -> Weight {
		Due::KINDS.iter().map(Self::weight_of).fold(Weight::zero(), |most, weight| most.max(weight))
	}

	fn step(due: Due) -> DispatchResult {
		match due {
			Due::Close(coop, offer) => Self::end_offer(coop, offer),
			Due::Settle(coop, offer) => Self::settle_next(coop, offer),
			Due::Notice(coop, class, member, day) => Self::end_notice(coop, class, member, day),
			Due::Exit(coop, member, day) => Self::end_all(coop, member, day),
			Due::Late(coop, class, member) => Self::look_at_commitment(coop, class, member),
			Due::Remittance(coop, pending, place) => Self::settle_remittance(coop, pending, place),
			Due::Import(coop, class) => Self::bring_in_next(coop, class),
			Due::Rest(coop, class) => Self::release_rest(coop, class),
		}
	}
}
