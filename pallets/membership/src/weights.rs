//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls. Those that two officers make are measured for the second one, who carries them out.
pub trait WeightInfo {
	/// Weight of `apply`.
	fn apply() -> Weight;
	/// Weight of `invite`.
	fn invite() -> Weight;
	/// Weight of `accept_invitation`.
	fn accept_invitation() -> Weight;
	/// Weight of `apply_on_paper`.
	fn apply_on_paper() -> Weight;
	/// Weight of `sponsor`.
	fn sponsor() -> Weight;
	/// Weight of `withdraw`.
	fn withdraw() -> Weight;
	/// Weight of `admit`.
	fn admit() -> Weight;
	/// Weight of `refuse`.
	fn refuse() -> Weight;
	/// Weight of `appeal_refusal`.
	fn appeal_refusal() -> Weight;
	/// Weight of `decide_admission`.
	fn decide_admission() -> Weight;
	/// Weight of `confirm_contribution`.
	fn confirm_contribution() -> Weight;
	/// Weight of `end_probation`.
	fn end_probation() -> Weight;
	/// Weight of `leave`, with what it sets off in this pallet.
	fn leave() -> Weight;
	/// Weight of `leave_in_dissent`.
	fn leave_in_dissent() -> Weight;
	/// Weight of `leave_on_paper`.
	fn leave_on_paper() -> Weight;
	/// Weight of `object_to_leaving`.
	fn object_to_leaving() -> Weight;
	/// Weight of `decide_leaving`.
	fn decide_leaving() -> Weight;
	/// Weight of `classify_exit`.
	fn classify_exit() -> Weight;
	/// Weight of `suspend`.
	fn suspend() -> Weight;
	/// Weight of `reinstate`.
	fn reinstate() -> Weight;
	/// Weight of `appeal`.
	fn appeal() -> Weight;
	/// Weight of `dismiss_appeal`.
	fn dismiss_appeal() -> Weight;
	/// Weight of `open_case`.
	fn open_case() -> Weight;
	/// Weight of `submit_defence`.
	fn submit_defence() -> Weight;
	/// Weight of `record_hearing`.
	fn record_hearing() -> Weight;
	/// Weight of `drop_case`.
	fn drop_case() -> Weight;
	/// Weight of `expel`.
	fn expel() -> Weight;
	/// Weight of `record_death`.
	fn record_death() -> Weight;
	/// Weight of `contest_death`.
	fn contest_death() -> Weight;
	/// Weight of `decide_death`.
	fn decide_death() -> Weight;
	/// Weight of `report_appearance`.
	fn report_appearance() -> Weight;
	/// Weight of `close`.
	fn close() -> Weight;
	/// Weight of `unlink`.
	fn unlink() -> Weight;
	/// Weight of `move_seat`.
	fn move_seat() -> Weight;
	/// Weight of `veto_move`.
	fn veto_move() -> Weight;
	/// Weight of `decide_move`.
	fn decide_move() -> Weight;
	/// Weight of `correct`.
	fn correct() -> Weight;
	/// Weight of `import` with `n` members.
	fn import(n: u32) -> Weight;
	/// Weight of `confirm_import` with `n` members.
	fn confirm_import(n: u32) -> Weight;
	/// Weight of `discard_import`.
	fn discard_import() -> Weight;
	/// Weight of one thing that is due, by the call or by the chain.
	fn advance() -> Weight;
	/// Weight of `release_account`.
	fn release_account() -> Weight;
	/// Weight of `withdraw_approval`.
	fn withdraw_approval() -> Weight;
	/// Weight of what a call asks that is refused at once.
	fn refused() -> Weight;
	/// Weight of opening the register of a co-op with `f` founders.
	fn open_register(f: u32) -> Weight;
	/// Weight of writing a member's entry anew in a migration.
	fn renew_member() -> Weight;
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

	fn apply_on_paper() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn sponsor() -> Weight {
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

	fn appeal_refusal() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn decide_admission() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn confirm_contribution() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn end_probation() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn leave() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn leave_in_dissent() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn leave_on_paper() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn object_to_leaving() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn decide_leaving() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn classify_exit() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn suspend() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn reinstate() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn appeal() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn dismiss_appeal() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn open_case() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn submit_defence() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn record_hearing() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn drop_case() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn expel() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn record_death() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn contest_death() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn decide_death() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn report_appearance() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn close() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn unlink() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn move_seat() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn veto_move() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn decide_move() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn correct() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn import(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn confirm_import(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn discard_import() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn advance() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn release_account() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw_approval() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn refused() -> Weight {
		Weight::from_parts(3, 0)
	}

	fn open_register(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn renew_member() -> Weight {
		Weight::from_parts(10, 0)
	}
}
