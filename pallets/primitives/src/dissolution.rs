//! What pallets ask and do when a co-op is dissolved.

use super::{
	ledger::{Balance, CashAccount, Day},
	surplus::ClassNo,
	CoopId, ResolutionId,
};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchResult, sp_runtime::DispatchError, weights::Weight};

/// Knows which co-ops are dissolved.
pub trait KnowDissolved {
	/// Whether the members have decided to end the co-op, also when it has ended.
	fn is_dissolved(coop: CoopId) -> bool;

	/// Whether the final balance of such a co-op is published, or its money divided already.
	fn has_balance(coop: CoopId) -> bool;

	/// The most that the question weighs.
	fn weight() -> Weight;
}

/// Gives members what is theirs when their co-op is dissolved.
pub trait WindUp<Hash> {
	/// The members have decided to end the co-op.
	fn on_dissolved(coop: CoopId) -> DispatchResult;

	/// Fails with what hinders the final balance: what is still open here, and is neither owed to members nor theirs by what they
	/// hold.
	fn ensure_ready(coop: CoopId) -> DispatchResult;

	/// Divides so much of the co-op's money, or as much of it as members have a right to, in millionths of the currency. Gives
	/// how much that is. From now on it is due to them, or due when they collect it.
	fn wind_up(
		coop: CoopId,
		available: Balance,
		resolution: ResolutionId,
		voucher: Hash,
	) -> Result<Balance, DispatchError>;

	/// The same, whatever hinders it: for a preview that is undone.
	fn preview(
		coop: CoopId,
		available: Balance,
		resolution: ResolutionId,
		voucher: Hash,
	) -> Result<Balance, DispatchError> {
		Self::wind_up(coop, available, resolution, voucher)
	}

	/// Whether nobody has anything to collect or to be paid here any more.
	fn is_wound_up(coop: CoopId) -> bool;

	/// What of what was divided nobody has collected yet, so that it does not stand on the account of what is due to members, in
	/// millionths of the currency.
	fn uncollected(_: CoopId) -> Balance {
		0
	}

	/// The cash of the co-op that is kept here beside that of its treasury, `None` where there is none.
	fn other_cash(_: CoopId) -> Option<CashAccount> {
		None
	}

	/// What members of each class of shares get together, once it is divided, in millionths of the currency. For a preview.
	fn by_class(_: CoopId) -> Vec<(ClassNo, Balance)> {
		Vec::new()
	}

	/// The most that each of these weighs.
	fn weight() -> WindUpWeight;
}

/// What [`WindUp`] weighs.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct WindUpWeight {
	/// Of [`WindUp::on_dissolved`].
	pub on_dissolved: Weight,
	/// Of [`WindUp::ensure_ready`].
	pub ready: Weight,
	/// Of [`WindUp::wind_up`].
	pub wind_up: Weight,
	/// Of [`WindUp::is_wound_up`].
	pub is_wound_up: Weight,
}

/// Keeps what the indivisible reserve of a co-op got from one that was dissolved.
pub trait LockReserve {
	/// From now on so much of its reserve bears no loss until that day. (ES 75.2; no. 89)
	fn lock(coop: CoopId, amount: Balance, until: Day) -> DispatchResult;

	/// How much of its reserve bears no loss today, in millionths of the currency.
	fn locked(coop: CoopId) -> Balance;

	/// The most that locking weighs. The question reads less.
	fn weight() -> Weight;
}

/// Ends the membership of a dissolved co-op in the federation.
pub trait Depart {
	/// The co-op leaves at once, by the resolution that dissolved it. One that has left already stays as it is.
	fn depart(coop: CoopId, resolution: ResolutionId) -> DispatchResult;

	/// The most that it weighs.
	fn weight() -> Weight;
}

/// Knows where a co-op has money beside its own books.
pub trait MoneyElsewhere {
	/// Whether there is money in another treasury of the co-op alone, or in one that it has together with others.
	fn has_money_elsewhere(coop: CoopId) -> bool;

	/// The most that the question weighs.
	fn weight() -> Weight;
}

/// Knows who answers for units.
pub trait IsCustodian {
	/// Whether the co-op issues units, or answers for some that it has issued.
	fn is_custodian(coop: CoopId) -> bool;

	/// The most that the question weighs.
	fn weight() -> Weight;
}
