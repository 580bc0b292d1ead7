//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what other pallets have it do, without what the books do.
pub trait WeightInfo {
	/// Weight of `open_class`.
	fn open_class() -> Weight;
	/// Weight of `set_open`.
	fn set_open() -> Weight;
	/// Weight of `set_floor`.
	fn set_floor() -> Weight;
	/// Weight of `subscribe`.
	fn subscribe() -> Weight;
	/// Weight of `open_offer`.
	fn open_offer() -> Weight;
	/// Weight of `subscribe_offer`.
	fn subscribe_offer() -> Weight;
	/// Weight of `expect` of the most subscribers.
	fn expect() -> Weight;
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
	/// Weight of `release` of the most days.
	fn release() -> Weight;
	/// Weight of `suspend`.
	fn suspend() -> Weight;
	/// Weight of `take_back`.
	fn take_back() -> Weight;
	/// Weight of `give_figure`.
	fn give_figure() -> Weight;
	/// Weight of `value`.
	fn value() -> Weight;
	/// Weight of `declare_maximum`.
	fn declare_maximum() -> Weight;
	/// Weight of `declare_return` of the most classes.
	fn declare_return() -> Weight;
	/// Weight of `collect_claim`.
	fn collect_claim() -> Weight;
	/// Weight of `collect_return`.
	fn collect_return() -> Weight;
	/// Weight of `pay_out`.
	fn pay_out() -> Weight;
	/// Weight of `order_payouts` to the most members.
	fn order_payouts() -> Weight;
	/// Weight of `withdraw_transfer`.
	fn withdraw_transfer() -> Weight;
	/// Weight of `set_off`.
	fn set_off() -> Weight;
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
	/// Weight of `expect_shares` of the most members.
	fn expect_shares() -> Weight;
	/// Weight of `expect_missing` of the most members.
	fn expect_missing() -> Weight;
	/// Weight of `give_up_shares` of the most members.
	fn give_up_shares() -> Weight;
	/// Weight of `recover`.
	fn recover() -> Weight;
	/// Weight of `promise_on_paper`.
	fn promise_on_paper() -> Weight;
	/// Weight of the most that happens by itself in one step, with what the books do.
	fn step() -> Weight;
	/// Weight of hearing what became of so many items.
	fn hear(n: u32) -> Weight;
	/// Weight of the end of a seat whose member has subscribed to all open offers.
	fn on_seat_ended() -> Weight;
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

	fn open_offer() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn subscribe_offer() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn expect() -> Weight {
		Weight::from_parts(10, 0)
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

	fn release() -> Weight {
		Weight::from_parts(10, 0)
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

	fn value() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn declare_maximum() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn declare_return() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn collect_claim() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn collect_return() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn pay_out() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn order_payouts() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw_transfer() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn set_off() -> Weight {
		Weight::from_parts(10, 0)
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

	fn expect_shares() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn expect_missing() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn give_up_shares() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn recover() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn promise_on_paper() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn step() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn on_seat_ended() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn hear(n: u32) -> Weight {
		Weight::from_parts(n.into(), 0)
	}
}
