//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what other pallets have it do.
pub trait WeightInfo {
	/// Weight of `open_treasury` with the most signers and so many lines, without what the books do.
	fn open_treasury(l: u32) -> Weight;
	/// Weight of `set_signers` that replaces the most signers by as many others.
	fn set_signers() -> Weight;
	/// Weight of `replace_signer` with the most signers.
	fn replace_signer() -> Weight;
	/// Weight of `set_rules`.
	fn set_rules() -> Weight;
	/// Weight of `open_line`, without what the books do.
	fn open_line() -> Weight;
	/// Weight of `change_line`.
	fn change_line() -> Weight;
	/// Weight of `close_line`.
	fn close_line() -> Weight;
	/// Weight of `pay` of so many items with the most signers, without what the books do.
	fn pay(n: u32) -> Weight;
	/// Weight of `set_pause`.
	fn set_pause() -> Weight;
	/// Weight of `leave_treasury` with the most owners and signers.
	fn leave_treasury() -> Weight;
	/// Weight of `request` of so many items that so many signers must approve.
	fn request(n: u32) -> Weight;
	/// Weight of `withdraw_request` of a request that the most signers have spoken about.
	fn withdraw_request() -> Weight;
	/// Weight of `approve` of so many items that waits for others.
	fn approve(n: u32) -> Weight;
	/// Weight of `approve` of so many items as the last of the most signers, with which the delay begins.
	fn approve_last(n: u32) -> Weight;
	/// Weight of `reject` of so many items as the last of the most signers, which closes the request.
	fn reject(n: u32) -> Weight;
	/// Weight of `execute` of so many items with the most approvals, without what the books do.
	fn execute(n: u32) -> Weight;
	/// Weight of `pause` as the second signer, with the most of them.
	fn pause() -> Weight;
	/// Weight of `report_outturn` with the most signers.
	fn report_outturn() -> Weight;
	/// Weight of `resign_signer` as the last of the most signers.
	fn resign_signer() -> Weight;
	/// Weight of `withdraw_wish` of a pause.
	fn withdraw_wish() -> Weight;
	/// Weight of `approve_again` of so many items as the last of the most signers, without what the books do.
	fn approve_again(n: u32) -> Weight;
	/// Weight of `end_standing` as the second signer, with the most of them.
	fn end_standing() -> Weight;
	/// Weight of `stop_standing`.
	fn stop_standing() -> Weight;
	/// Weight of `rename_treasury`.
	fn rename_treasury() -> Weight;
	/// Weight of `set_shares` with the most owners.
	fn set_shares() -> Weight;
	/// Weight of `pay_claim`, without what the books do.
	fn pay_claim() -> Weight;
	/// Weight of `close_treasury` with the most owners and signers.
	fn close_treasury() -> Weight;
	/// Weight of `end_redemption` as the second signer, with the most of them, and with what custody and the books do.
	fn end_redemption() -> Weight;
	/// Weight of what the ledger asks about two hands and so many parties.
	fn keep_ledger(n: u32) -> Weight;
	/// Weight of hearing that so many payments came back.
	fn hear(n: u32) -> Weight;
	/// Weight of a co-op leaving the most treasuries, each with the most owners and signers.
	fn on_coop_left() -> Weight;
}

/// The same small weight for everything, and one more for each item or line, for tests.
impl WeightInfo for () {
	fn open_treasury(l: u32) -> Weight {
		Weight::from_parts(10u64.saturating_add(l.into()), 0)
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

	fn pay(n: u32) -> Weight {
		Weight::from_parts(10u64.saturating_add(n.into()), 0)
	}

	fn set_pause() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn leave_treasury() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn request(n: u32) -> Weight {
		Weight::from_parts(10u64.saturating_add(n.into()), 0)
	}

	fn withdraw_request() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn approve(n: u32) -> Weight {
		Weight::from_parts(10u64.saturating_add(n.into()), 0)
	}

	fn approve_last(n: u32) -> Weight {
		Weight::from_parts(10u64.saturating_add(n.into()), 0)
	}

	fn reject(n: u32) -> Weight {
		Weight::from_parts(10u64.saturating_add(n.into()), 0)
	}

	fn execute(n: u32) -> Weight {
		Weight::from_parts(10u64.saturating_add(n.into()), 0)
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

	fn withdraw_wish() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn approve_again(n: u32) -> Weight {
		Weight::from_parts(10u64.saturating_add(n.into()), 0)
	}

	fn end_standing() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn stop_standing() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn rename_treasury() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn set_shares() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn pay_claim() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn close_treasury() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn end_redemption() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn keep_ledger(n: u32) -> Weight {
		Weight::from_parts(10u64.saturating_add(n.into()), 0)
	}

	fn hear(n: u32) -> Weight {
		Weight::from_parts(10u64.saturating_add(n.into()), 0)
	}

	fn on_coop_left() -> Weight {
		Weight::from_parts(10, 0)
	}
}
