//! What happens without anybody's call.

use crate::*;
use rochdale_primitives::MAX_COOPS;

/// Something that happens at its time.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Due {
	/// The next round opens.
	#[codec(index = 0)]
	Opening,
	/// A phase of the round ends.
	#[codec(index = 1)]
	Phase(RoundNo),
	/// The ballots of the round go.
	#[codec(index = 2)]
	Pruning(RoundNo),
	/// What was released of the award is paid.
	#[codec(index = 3)]
	Payment(AwardNo),
	/// The request for aid lapses.
	#[codec(index = 4)]
	Lapse(AidNo),
	/// The guarantee ends.
	#[codec(index = 5)]
	GuaranteeEnd(AwardNo),
}

impl Due {
	/// One of each kind.
	pub(crate) const KINDS: [Self; 6] =
		[Self::Opening, Self::Phase(0), Self::Pruning(0), Self::Payment(0), Self::Lapse(0), Self::GuaranteeEnd(0)];
}

impl<T: Config> Pallet<T> {
	/// Deadline time in so many days from now.
	pub(crate) fn in_days(days: impl Into<u32>) -> Result<Moment, Error<T>> {
		T::Clock::in_days(days.into()).ok_or(Error::<T>::Overflow)
	}

	/// The deadline time from which on the next block does what is due.
	pub(crate) fn next_block() -> Result<Moment, Error<T>> {
		T::Clock::deadline().checked_add(1).ok_or(Error::<T>::Overflow)
	}

	/// The most that something weighs that happens by itself.
	pub(crate) fn weight_of(due: &Due) -> Weight {
		match due {
			Due::Opening => <T as Config>::WeightInfo::open_round(),
			// Which phase ends is not known before the round is read.
			Due::Phase(_) => <T as Config>::WeightInfo::settle(limits::MAX_APPLICATIONS, MAX_COOPS)
				.max(<T as Config>::WeightInfo::open_vote(MAX_COOPS)),
			Due::Pruning(_) => <T as Config>::WeightInfo::prune(limits::PRUNED_PER_STEP),
			Due::Payment(_) => Self::paying_weight(),
			Due::Lapse(_) | Due::GuaranteeEnd(_) => <T as Config>::WeightInfo::lapse(),
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
			Due::Opening => Self::open_round(),
			Due::Phase(round) => Self::end_phase(round),
			Due::Pruning(round) => Self::prune(round),
			Due::Payment(award) => {
				Self::try_pay(award);
				Ok(())
			}
			Due::Lapse(aid) => Self::lapse(aid),
			Due::GuaranteeEnd(award) => Self::end_guarantee(award),
		}
	}
}

impl<T: Config> CountFree for Pallet<T> {
	type Clock = T::Clock;
	type Days = T::FreeDays;
	type Most = T::FreeCalls;
	type Used = FreeQuota<T>;
}
