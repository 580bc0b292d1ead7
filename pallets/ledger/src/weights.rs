//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what other pallets have it do, without what their keepers ask and hear.
pub trait WeightInfo {
	/// Weight of asking whether somebody is a hand.
	fn ask() -> Weight;
	/// Weight of `contribute` as a member, where a plain transfer is entered first.
	fn contribute() -> Weight;
	/// Weight of `enter_receipts`.
	fn enter_receipts() -> Weight;
	/// Weight of `expect`.
	fn expect() -> Weight;
	/// Weight of `expire` and of what expires by itself, of so many items.
	fn expire(n: u32) -> Weight;
	/// Weight of `post` by a second hand, of so many parts that each are of another pending entry and account.
	fn post(n: u32) -> Weight;
	/// Weight of `post` by a second hand, of a run of so many items.
	fn post_run(n: u32) -> Weight;
	/// Weight of `void` by a second hand, of so many items.
	fn void(n: u32) -> Weight;
	/// Weight of mirroring an entry of so many legs in `correct`, without what it is entered anew by.
	fn correct(n: u32) -> Weight;
	/// Weight of `close` of so many bank accounts by a second hand.
	fn close(n: u32) -> Weight;
	/// Weight of `open_balances` of so many legs by a second hand.
	fn open_balances(n: u32) -> Weight;
	/// Weight of `set_details` by a second hand.
	fn set_details() -> Weight;
	/// Weight of `withdraw`.
	fn withdraw() -> Weight;
	/// Weight of opening an account that mirrors another one.
	fn open_account() -> Weight;
	/// Weight of posting so many legs at once, in units to another ledger.
	fn post_at_once(n: u32) -> Weight;
	/// Weight of ordering so many items.
	fn order(n: u32) -> Weight;
}

/// The same small weight for everything and one more for each leg, for tests.
impl WeightInfo for () {
	fn ask() -> Weight {
		Weight::from_parts(1, 0)
	}

	fn contribute() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn enter_receipts() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn expect() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn expire(n: u32) -> Weight {
		Weight::from_parts(n.saturating_add(10).into(), 0)
	}

	fn post(n: u32) -> Weight {
		Weight::from_parts(n.saturating_add(10).into(), 0)
	}

	fn post_run(n: u32) -> Weight {
		Weight::from_parts(n.saturating_add(10).into(), 0)
	}

	fn void(n: u32) -> Weight {
		Weight::from_parts(n.saturating_add(10).into(), 0)
	}

	fn correct(n: u32) -> Weight {
		Weight::from_parts(n.saturating_add(10).into(), 0)
	}

	fn close(n: u32) -> Weight {
		Weight::from_parts(n.saturating_add(10).into(), 0)
	}

	fn open_balances(n: u32) -> Weight {
		Weight::from_parts(n.saturating_add(10).into(), 0)
	}

	fn set_details() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn open_account() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn post_at_once(n: u32) -> Weight {
		Weight::from_parts(n.saturating_add(10).into(), 0)
	}

	fn order(n: u32) -> Weight {
		Weight::from_parts(n.saturating_add(10).into(), 0)
	}
}
