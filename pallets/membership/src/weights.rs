//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls.
pub trait WeightInfo {
	/// Weight of `apply`.
	fn apply() -> Weight;
	/// Weight of `invite`.
	fn invite() -> Weight;
	/// Weight of `accept_invitation`.
	fn accept_invitation() -> Weight;
	/// Weight of `withdraw`.
	fn withdraw() -> Weight;
	/// Weight of the deciding `admit`, which enters the member.
	fn admit() -> Weight;
	/// Weight of `refuse`.
	fn refuse() -> Weight;
	/// Weight of `leave`.
	fn leave() -> Weight;
	/// Weight of one lapse, by the call or by the chain.
	fn lapse() -> Weight;
	/// Weight of `release_account`.
	fn release_account() -> Weight;
}

/// The same small weight for everything, for tests.
impl WeightInfo for () {
	fn apply() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn invite() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn accept_invitation() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn admit() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn refuse() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn leave() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn lapse() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn release_account() -> Weight {
		Weight::from_parts(10, 0)
	}
}
