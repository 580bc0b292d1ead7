//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what happens by itself.
pub trait WeightInfo {
	/// Weight of `propose`.
	fn propose() -> Weight;
	/// Weight of `propose_text`.
	fn propose_text() -> Weight;
	/// Weight of `propose_payment`.
	fn propose_payment() -> Weight;
	/// Weight of `second`.
	fn second() -> Weight;
	/// Weight of the `sign_petition` that puts a draft on the agenda.
	fn sign_petition() -> Weight;
	/// Weight of `amend`.
	fn amend() -> Weight;
	/// Weight of `withdraw`.
	fn withdraw() -> Weight;
	/// Weight of `object`.
	fn object() -> Weight;
	/// Weight of `withdraw_objection`.
	fn withdraw_objection() -> Weight;
	/// Weight of `request_secrecy`.
	fn request_secrecy() -> Weight;
	/// Weight of `vote`.
	fn vote() -> Weight;
	/// Weight of the `enter_result` of the third teller, which extends the vote.
	fn enter_result() -> Weight;
	/// Weight of `discard_result`.
	fn discard_result() -> Weight;
	/// Weight of `retry`.
	fn retry() -> Weight;
	/// Weight of `roll_call` with this many members.
	fn roll_call(members: u32) -> Weight;
	/// Weight of `strike_roll` with this many members.
	fn strike_roll(members: u32) -> Weight;
	/// Weight of `advance` without what it does.
	fn advance() -> Weight;
	/// Weight of the heaviest step of the agenda, without the call that it enacts.
	fn step() -> Weight;
	/// Weight of a step of pruning.
	fn prune() -> Weight;
}

/// The same small weight for everything, for tests.
impl WeightInfo for () {
	fn propose() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn propose_text() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn propose_payment() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn second() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn sign_petition() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn amend() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn object() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw_objection() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn request_secrecy() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn vote() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn enter_result() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn discard_result() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn retry() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn advance() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn step() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn prune() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn roll_call(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn strike_roll(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}
}
