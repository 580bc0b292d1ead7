//! What the surplus of a co-op and its shares do for each other.

use super::{
	ledger::{AccountNo, Balance, Basis, Day},
	CoopId, MemberNo, ResolutionId,
};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchResult, sp_runtime::DispatchError, weights::Weight};

/// The number of a class of shares in its co-op, from 1 on without gaps.
pub type ClassNo = u16;

/// Two accounts in the books of a co-op that all who post for its members share.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DueAccounts {
	/// What is due to members, whatever for.
	pub due: AccountNo,
	/// The indivisible reserve.
	pub reserve: AccountNo,
}

/// Keeps what members are owed, and pays it.
pub trait Dues<Hash> {
	/// The accounts of a co-op, opened if there are none yet.
	fn accounts(coop: CoopId) -> Result<DueAccounts, DispatchError>;

	/// Adds to what a member is owed, also a former one. The books say already that it is due to members.
	fn owe(coop: CoopId, member: MemberNo, amount: Balance) -> DispatchResult;

	/// Turns what stands in a member account of somebody who has left into shares that wait in the queue as those of who leaves,
	/// and owes them at once what is less than a share. The entry debits `from`, and rests on `basis` and `voucher`.
	///
	/// Fails where the co-op has no class of ordinary members whose shares are worth their par: nothing has happened then.
	fn queue(coop: CoopId, member: MemberNo, amount: Balance, from: AccountNo, basis: (Basis, Hash)) -> DispatchResult;

	/// Takes so much from what a member is owed, for the account `to`, on which they owe it. The entry rests on `basis` and
	/// `voucher`.
	///
	/// Fails where so much is not owed to them.
	fn set_off(coop: CoopId, member: MemberNo, amount: Balance, to: AccountNo, basis: (Basis, Hash)) -> DispatchResult;

	/// The most that each of these weighs.
	fn weight() -> DuesWeight;
}

/// What [`Dues`] weighs.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct DuesWeight {
	/// Of [`Dues::accounts`].
	pub accounts: Weight,
	/// Of [`Dues::owe`].
	pub owe: Weight,
	/// Of [`Dues::queue`].
	pub queue: Weight,
	/// Of [`Dues::set_off`].
	pub set_off: Weight,
}

/// A limited return on shares that could be declared.
pub trait PlannedReturn {
	/// What all classes get, in millionths of the currency.
	fn total(&self) -> Balance;

	/// What classes of supporters get of that.
	fn supporters(&self) -> Balance;

	/// What rounding leaves beside that, for the reserve.
	fn dust(&self) -> Balance;

	/// What each class gets.
	fn classes(&self) -> Vec<(ClassNo, Balance)>;
}

/// Knows what a year's limited return on shares is, and declares it.
pub trait LimitedReturn<Hash> {
	/// A return that can be declared.
	type Plan: PlannedReturn;

	/// What classes get for a business year, from its first day until the day before the second one, at these yearly rates in
	/// basis points.
	///
	/// No more than the caps let them have of `base`, no more than `room` in all, and supporters no more than what is left of
	/// `room` then. Without rates it is nothing, also where the co-op has no shares.
	fn plan(
		coop: CoopId,
		year: (Day, Day),
		rates: &[(ClassNo, u16)],
		base: Balance,
		room: Balance,
	) -> Result<Self::Plan, DispatchError>;

	/// Declares it. The entry that sets its total aside as due to members is posted by who declares.
	fn declare(coop: CoopId, year: Day, plan: Self::Plan, resolution: ResolutionId) -> DispatchResult;

	/// The most that planning and declaring weigh together.
	fn weight() -> Weight;
}

/// Knows what of all that is due to members is not theirs by name yet: they have to claim it first.
pub trait Entrusted {
	/// How much that is, in millionths of the currency.
	fn entrusted(coop: CoopId) -> Balance;
}

impl Entrusted for () {
	fn entrusted(_: CoopId) -> Balance {
		0
	}
}

/// Receives what co-ops give of their surplus.
pub trait Levy {
	/// A co-op has paid this in units, in millionths, which have come to the account of the fund.
	fn on_levy(coop: CoopId, year: Day, amount: Balance);

	/// The most that it weighs.
	fn weight() -> Weight;
}

impl Levy for () {
	fn on_levy(_: CoopId, _: Day, _: Balance) {}

	fn weight() -> Weight {
		Weight::zero()
	}
}
