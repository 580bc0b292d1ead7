//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what other pallets have it do, with what the books do.
pub trait WeightInfo {
	/// Weight of `open_class`.
	fn open_class() -> Weight;
	/// Weight of `set_open`.
	fn set_open() -> Weight;
	/// Weight of `set_floor`.
	fn set_floor() -> Weight;
	/// Weight of `subscribe` where nobody waits.
	fn subscribe() -> Weight;
	/// Weight of `subscribe` that pays as many days of the queue as one can.
	fn subscribe_and_buy_out() -> Weight;
	/// Weight of `open_offer`.
	fn open_offer() -> Weight;
	/// Weight of `subscribe_offer`.
	fn subscribe_offer() -> Weight;
	/// Weight of `expect` of so many subscribers of an offer.
	fn expect(n: u32) -> Weight;
	/// Weight of `give_up_list` of the most subscribers.
	fn give_up_list() -> Weight;
	/// Weight of `withdraw_offer`.
	fn withdraw_offer() -> Weight;
	/// Weight of `propose_transfer`.
	fn propose_transfer() -> Weight;
	/// Weight of `accept_transfer`.
	fn accept_transfer() -> Weight;
	/// Weight of `consent`.
	fn consent() -> Weight;
	/// Weight of `give_notice`.
	fn give_notice() -> Weight;
	/// Weight of `cancel_notice`.
	fn cancel_notice() -> Weight;
	/// Weight of `release` to so many days of the queue.
	fn release(n: u32) -> Weight;
	/// Weight of `suspend`.
	fn suspend() -> Weight;
	/// Weight of `take_back`.
	fn take_back() -> Weight;
	/// Weight of `give_figure`.
	fn give_figure() -> Weight;
	/// Weight of `reject_figure`.
	fn reject_figure() -> Weight;
	/// Weight of `value`.
	fn value_anew() -> Weight;
	/// Weight of `declare_maximum`.
	fn declare_maximum() -> Weight;
	/// Weight of planning and declaring a return for so many of the most classes.
	fn declare_return(n: u32) -> Weight;
	/// Weight of `collect_claims` of so many, without what rounding has left.
	fn collect_claims(n: u32) -> Weight;
	/// Weight of `collect_returns` of so many, without what rounding has left.
	fn collect_returns(n: u32) -> Weight;
	/// Weight of `pay_out` to so many who have books of their own.
	fn pay_out(n: u32) -> Weight;
	/// Weight of `order_payouts` to so many members.
	fn order_payouts(n: u32) -> Weight;
	/// Weight of `withdraw_transfer`.
	fn withdraw_transfer() -> Weight;
	/// Weight of `set_off`.
	fn set_off() -> Weight;
	/// Weight of `open_cash`.
	fn open_cash() -> Weight;
	/// Weight of `hand_over`.
	fn hand_over() -> Weight;
	/// Weight of an offer that closes by itself.
	fn close_offer() -> Weight;
	/// Weight of so many subscribers who are settled.
	fn settle(n: u32) -> Weight;
	/// Weight of a notice that ends.
	fn end_notice() -> Weight;
	/// Weight of the end of all holdings of a member of a co-op with so many classes.
	fn exit(n: u32) -> Weight;
	/// Weight of `attest_reference`.
	fn attest_reference() -> Weight;
	/// Weight of `name_payee`.
	fn name_payee() -> Weight;
	/// Weight of `claim_owed`.
	fn claim_owed() -> Weight;
	/// Weight of `lapse`.
	fn lapse() -> Weight;
	/// Weight of `lapse_return`.
	fn lapse_return() -> Weight;
	/// Weight of `import` of so many lines.
	fn import(n: u32) -> Weight;
	/// Weight of `take_back_import` of the most lines.
	fn take_back_import() -> Weight;
	/// Weight of `agree_import`.
	fn agree_import() -> Weight;
	/// Weight of `confirm_import`.
	fn confirm_import() -> Weight;
	/// Weight of `end_import`.
	fn end_import() -> Weight;
	/// Weight of `refuse_import`.
	fn refuse_import() -> Weight;
	/// Weight of so many lines of a register that come in.
	fn bring_in(n: u32) -> Weight;
	/// Weight of `commit`.
	fn commit() -> Weight;
	/// Weight of `pay_instalment`.
	fn pay_instalment() -> Weight;
	/// Weight of `remind`.
	fn remind() -> Weight;
	/// Weight of `end_commitment`.
	fn end_commitment() -> Weight;
	/// Weight of `apply_owed`.
	fn apply_owed() -> Weight;
	/// Weight of `expect` of so many members who pay outside offers.
	fn expect_shares(n: u32) -> Weight;
	/// Weight of `expect` of so many members of whom a bank took something back.
	fn expect_missing(n: u32) -> Weight;
	/// Weight of `promise_on_paper`.
	fn promise_on_paper() -> Weight;
	/// Weight of a look whether the time of a commitment is over.
	fn look_at_commitment() -> Weight;
	/// Weight of what came by bank that becomes shares, with what the books do.
	fn settle_remittance() -> Weight;
	/// Weight of hearing what became of so many items.
	fn hear(n: u32) -> Weight;
	/// Weight of the end of a seat whose member has subscribed to all open offers.
	fn on_seat_ended() -> Weight;
	/// Weight of adding to what a member is owed.
	fn owe() -> Weight;
	/// Weight of an account that waits as shares, where so many classes are asked.
	fn queue_account(n: u32) -> Weight;
	/// Weight of `repay` of so many members who hold shares of the only class.
	fn repay(n: u32) -> Weight;
	/// Weight of so many days of the queue that are released because the co-op is wound up.
	fn release_rest(n: u32) -> Weight;
	/// Weight of the dissolution of a co-op with the most classes and open offers.
	fn on_dissolved() -> Weight;
	/// Weight of asking what hinders the winding-up of the most classes.
	fn wind_up_ready() -> Weight;
	/// Weight of winding up the most classes, all of which are written down.
	fn wind_up() -> Weight;
	/// Weight of asking whether nobody has anything to collect any more.
	fn is_wound_up() -> Weight;
}

/// The same small weight for everything, and one more for each item, for tests.
impl WeightInfo for () {
	fn open_class() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn set_open() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn set_floor() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn subscribe() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn subscribe_and_buy_out() -> Weight {
		Weight::from_parts(20, 0)
	}

	fn open_offer() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn subscribe_offer() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn expect(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0).saturating_add(Weight::from_parts(10, 0))
	}

	fn give_up_list() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw_offer() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn propose_transfer() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn accept_transfer() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn consent() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn give_notice() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn cancel_notice() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn release(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0).saturating_add(Weight::from_parts(10, 0))
	}

	fn suspend() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn take_back() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn give_figure() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn reject_figure() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn value_anew() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn declare_maximum() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn declare_return(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0).saturating_add(Weight::from_parts(10, 0))
	}

	fn collect_claims(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0)
	}

	fn collect_returns(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0)
	}

	fn pay_out(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0)
	}

	fn order_payouts(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0).saturating_add(Weight::from_parts(10, 0))
	}

	fn withdraw_transfer() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn set_off() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn attest_reference() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn name_payee() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn claim_owed() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn lapse() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn lapse_return() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn open_cash() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn hand_over() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn close_offer() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn settle(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0).saturating_add(Weight::from_parts(10, 0))
	}

	fn end_notice() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn exit(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0).saturating_add(Weight::from_parts(10, 0))
	}

	fn import(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0).saturating_add(Weight::from_parts(10, 0))
	}

	fn take_back_import() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn agree_import() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn confirm_import() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn end_import() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn refuse_import() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn bring_in(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0).saturating_add(Weight::from_parts(10, 0))
	}

	fn hear(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0)
	}

	fn commit() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn pay_instalment() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn remind() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn end_commitment() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn apply_owed() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn expect_shares(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0).saturating_add(Weight::from_parts(10, 0))
	}

	fn expect_missing(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0).saturating_add(Weight::from_parts(10, 0))
	}

	fn promise_on_paper() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn look_at_commitment() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn settle_remittance() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn on_seat_ended() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn owe() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn queue_account(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0).saturating_add(Weight::from_parts(10, 0))
	}

	fn repay(n: u32) -> Weight {
		Weight::from_parts(10u64.saturating_add(n.into()), 0)
	}

	fn release_rest(n: u32) -> Weight {
		Weight::from_parts(10u64.saturating_add(n.into()), 0)
	}

	fn on_dissolved() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn wind_up_ready() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn wind_up() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn is_wound_up() -> Weight {
		Weight::from_parts(10, 0)
	}
}
