//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what other pallets have it do.
pub trait WeightInfo {
	/// Weight of `open_treasury` with the most signers, without opening the book.
	fn open_treasury() -> Weight;
	/// Weight of `set_signers` that replaces the most signers by as many others.
	fn set_signers() -> Weight;
	/// Weight of `replace_signer` with the most signers.
	fn replace_signer() -> Weight;
	/// Weight of `set_rules`.
	fn set_rules() -> Weight;
	/// Weight of `open_line`.
	fn open_line() -> Weight;
	/// Weight of `change_line`.
	fn change_line() -> Weight;
	/// Weight of `close_line`.
	fn close_line() -> Weight;
	/// Weight of `pay` to a registered account, with the most signers, without what the books do.
	fn pay() -> Weight;
	/// Weight of `set_pause`.
	fn set_pause() -> Weight;
	/// Weight of `leave_treasury` with the most owners and signers.
	fn leave_treasury() -> Weight;
	/// Weight of `request` with the most signers, to a treasury of the most other co-ops.
	fn request() -> Weight;
	/// Weight of `withdraw_request` of a request that the most signers have spoken about.
	fn withdraw_request() -> Weight;
	/// Weight of `approve` as the last of the most signers, which pays, without what the books do.
	fn approve() -> Weight;
	/// Weight of `reject` as the last of the most signers, which closes the request.
	fn reject() -> Weight;
	/// Weight of `execute` with the most approvals, without what the books do.
	fn execute() -> Weight;
	/// Weight of `pause` as the second signer, with the most of them.
	fn pause() -> Weight;
	/// Weight of `report_outturn` with the most signers.
	fn report_outturn() -> Weight;
	/// Weight of `resign_signer` as the last of the most signers.
	fn resign_signer() -> Weight;
	/// Weight of one step of the queue: a request with the most approvals is paid, without what the books do.
	fn advance() -> Weight;
	/// Weight of `withdraw_pause`.
	fn withdraw_pause() -> Weight;
	/// Weight of what is asked about a book, and of taking back a payment that was not made.
	fn keep_book() -> Weight;
	/// Weight of a co-op leaving the most treasuries, each with the most owners and signers.
	fn on_coop_left() -> Weight;
}

/// The same small weight for everything, for tests.
impl WeightInfo for () {
	fn open_treasury() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn set_signers() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn replace_signer() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn set_rules() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn open_line() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn change_line() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn close_line() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn pay() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn set_pause() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn leave_treasury() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn request() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw_request() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn approve() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn reject() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn execute() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn pause() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn report_outturn() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn resign_signer() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn advance() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw_pause() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn keep_book() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn on_coop_left() -> Weight {
		Weight::from_parts(10, 0)
	}
}
