//! What happens without anybody's call.

use crate::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Something that happens at its time.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Due {
	/// What was not used of the education fund until that day becomes the federation's.
	#[codec(index = 0)]
	Education(CoopId, Day),
	/// The days in which members can object are over, and claims of the year open.
	#[codec(index = 1)]
	Claims(CoopId, Day),
	/// What nobody has claimed of a year becomes the reserve's.
	#[codec(index = 2)]
	Limitation(CoopId, Day),
	/// What nobody has collected of the accounts of a year becomes the reserve's.
	#[codec(index = 3)]
	Accounts(CoopId, Day),
	/// What nobody has divided of a year becomes the reserve's.
	#[codec(index = 4)]
	Pool(CoopId, Day),
}

impl Due {
	/// One of each kind. Any of them can be the next step.
	pub(crate) const KINDS: [Self; 5] =
		[Self::Education(0, 0), Self::Claims(0, 0), Self::Limitation(0, 0), Self::Accounts(0, 0), Self::Pool(0, 0)];
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
			Due::Education(..) => <T as Config>::WeightInfo::forfeit_education()
				.max(<T as Config>::WeightInfo::forfeit_education_by_bank()),
			Due::Claims(..) => <T as Config>::WeightInfo::open_claims(),
			Due::Limitation(..) => <T as Config>::WeightInfo::lapse_claims(),
			Due::Accounts(..) => <T as Config>::WeightInfo::lapse_accounts(),
			Due::Pool(..) => <T as Config>::WeightInfo::lapse_pool(),
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
			Due::Education(coop, day) => Self::forfeit_education(coop, day),
			Due::Claims(coop, year) => Self::claims_open(coop, year),
			Due::Limitation(coop, year) => Self::lapse_claims(coop, year),
			Due::Accounts(coop, year) => Self::lapse_accounts(coop, year),
			Due::Pool(coop, year) => Self::lapse_pool(coop, year),
		}
	}
}
