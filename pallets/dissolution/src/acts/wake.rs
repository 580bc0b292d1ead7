//! What happens without anybody's call.

use crate::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Something that happens at its time.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Due {
	/// The days in which members can object are over, and the money is divided.
	#[codec(index = 0)]
	Distribution(CoopId),
}

impl<T: Config> DueQueue for Pallet<T> {
	type Clock = T::Clock;
	type Due = Due;
	type Entries = Deadlines<T>;
	type Reads = T::DbWeight;

	fn step_weight() -> Weight {
		Self::distributing_weight()
	}

	fn step(due: Due) -> DispatchResult {
		match due {
			Due::Distribution(coop) => Self::distribute_by_itself(coop),
		}
	}
}

impl<T: Config> CountFree for Pallet<T> {
	type Clock = T::Clock;
	type Days = T::FreeDays;
	type Most = T::FreeCalls;
	type Used = FreeQuota<T>;
}
