//! Entries that wait for the bank.

use frame::prelude::*;
use rochdale_primitives::{
	ledger::{AccountNo, Balance, Basis, Item, Keeper, Side, MAX_ITEMS},
	money::{Direction, Hand},
	Moment,
};

/// The most accounts to which the items of one pending entry can be charged.
pub const MAX_RUN_ACCOUNTS: u32 = 8;

/// An item that waits.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Waiting<AccountId, Hash> {
	/// The item as it was ordered.
	pub item: Item<AccountId, Hash>,
	/// How much of it still waits.
	pub remaining: Balance,
	/// The commitment to the party's bank details that was approved.
	pub details: Option<Hash>,
}

/// An entry that waits for the bank, or has ended.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Pending<AccountId, Hash> {
	/// Who hears what becomes of it.
	pub keeper: Keeper,
	/// The bank account.
	pub bank: AccountNo,
	/// Whether money is expected or set aside.
	pub direction: Direction,
	/// Its items.
	pub items: BoundedVec<Waiting<AccountId, Hash>, ConstU32<MAX_ITEMS>>,
	/// What it rests on.
	pub basis: Basis,
	/// Hash of the document behind it.
	pub voucher: Hash,
	/// Civil time at which it was ordered, in milliseconds.
	pub at: Moment,
	/// Deadline time at which what still waits is given up, in milliseconds.
	pub deadline: Option<Moment>,
	/// The hand that expects it, `None` where a keeper has decided.
	pub by: Option<Hand>,
}

impl<AccountId, Hash> Pending<AccountId, Hash> {
	/// Whether anything still waits.
	pub fn is_open(&self) -> bool {
		self.items.iter().any(|waiting| waiting.remaining > 0)
	}

	/// An item by its place, as [`Place`](rochdale_primitives::ledger::Place) counts.
	pub fn item(&self, place: u32) -> Option<&Waiting<AccountId, Hash>> {
		self.items.get(usize::try_from(place).ok()?)
	}

	/// As [`Self::item`], to change it.
	pub fn item_mut(&mut self, place: u32) -> Option<&mut Waiting<AccountId, Hash>> {
		self.items.get_mut(usize::try_from(place).ok()?)
	}

	/// The side on which its items are entered, which is the other one than that of the cash.
	pub fn side(&self) -> Side {
		Side::of_cash(self.direction).other()
	}
}
