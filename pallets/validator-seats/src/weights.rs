//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what other pallets have it do.
pub trait WeightInfo {
	/// Weight of `name_validator` by the second officer, where a successor is replaced and others retire.
	fn name_validator() -> Weight;
	/// Weight of `return_to_seat` by an officer.
	fn return_to_seat() -> Weight;
	/// Weight of `set_keys`, with the check whether it is free, which verifies the same proof.
	fn set_keys() -> Weight;
	/// Weight of `withdraw_proposed_name`, where a whole board has proposed accounts.
	fn withdraw_proposed_name() -> Weight;
	/// Weight of noting the author of a block, the first of a session.
	fn note_author() -> Weight;
	/// Weight of noting that a validator equivocated.
	fn report_offence() -> Weight;
	/// Weight of letting the validator and the successor of a co-op retire that leaves.
	fn on_coop_left() -> Weight;
}

/// The same small weight for everything, for tests.
impl WeightInfo for () {
	fn name_validator() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn return_to_seat() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn set_keys() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw_proposed_name() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn note_author() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn report_offence() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn on_coop_left() -> Weight {
		Weight::from_parts(10, 0)
	}
}
