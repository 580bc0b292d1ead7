//! What happens without anybody's call.

use crate::*;

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

impl<T: Config> DueQueue for Pallet<T> {
	type Clock = T::Clock;
	type Due = Due;
	type Entries = Deadlines<T>;
	type Reads = T::DbWeight;

	fn step_weight() -> Weight {
		let rounds = Self::settling_weight(limits::MAX_APPLICATIONS, rochdale_primitives::MAX_COOPS)
			.max(<T as Config>::WeightInfo::open_vote(rochdale_primitives::MAX_COOPS));
		let others = <T as Config>::WeightInfo::open_round()
			.max(<T as Config>::WeightInfo::prune(limits::PRUNED_PER_STEP))
			.max(<T as Config>::WeightInfo::lapse());
		rounds.max(others).max(Self::paying_weight())
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
