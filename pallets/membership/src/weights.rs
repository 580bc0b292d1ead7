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

/// Weightless, for tests.
impl WeightInfo for () {
	fn apply() -> Weight {
		Weight::zero()
	}

	fn invite() -> Weight {
		Weight::zero()
	}

	fn accept_invitation() -> Weight {
		Weight::zero()
	}

	fn withdraw() -> Weight {
		Weight::zero()
	}

	fn admit() -> Weight {
		Weight::zero()
	}

	fn refuse() -> Weight {
		Weight::zero()
	}

	fn leave() -> Weight {
		Weight::zero()
	}

	fn lapse() -> Weight {
		Weight::zero()
	}

	fn release_account() -> Weight {
		Weight::zero()
	}
}
