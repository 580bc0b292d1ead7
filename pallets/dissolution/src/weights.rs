//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what other pallets have it do, with what the books do, without what shares, surplus,
/// treasuries and custody do.
pub trait WeightInfo {
	/// Weight of `dissolve`.
	fn dissolve() -> Weight;
	/// Weight of `resume`, while members can object.
	fn resume() -> Weight;
	/// Weight of `publish_balance` by the second officer.
	fn publish_balance() -> Weight;
	/// Weight of `confirm_balance`.
	fn confirm_balance() -> Weight;
	/// Weight of `object`, the one that stops it.
	fn object() -> Weight;
	/// Weight of `take_back` by an auditor.
	fn take_back() -> Weight;
	/// Weight of `step_in`.
	fn step_in() -> Weight;
	/// Weight of `distribute`, without the payment to the heir.
	fn distribute() -> Weight;
	/// Weight of `pay_residue` in units to a co-op that has no reserve yet.
	fn pay_in_units() -> Weight;
	/// Weight of `pay_residue` where a bank is to pay it, and another one expects it.
	fn pay_by_bank() -> Weight;
	/// Weight of `conclude`, without the payment to the heir.
	fn conclude() -> Weight;
	/// Weight of what is done about what the bank did.
	fn hear() -> Weight;
}

impl WeightInfo for () {
	fn dissolve() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn resume() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn publish_balance() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn confirm_balance() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn object() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn take_back() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn step_in() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn distribute() -> Weight {
		Weight::from_parts(100, 0)
	}

	fn pay_in_units() -> Weight {
		Weight::from_parts(30, 0)
	}

	fn pay_by_bank() -> Weight {
		Weight::from_parts(20, 0)
	}

	fn conclude() -> Weight {
		Weight::from_parts(50, 0)
	}

	fn hear() -> Weight {
		Weight::from_parts(5, 0)
	}
}
