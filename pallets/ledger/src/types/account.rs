//! Ledgers and their accounts, and the bank details of parties.

use frame::prelude::*;
use rochdale_primitives::{
	currency::Currency,
	ledger::{AccountKind, AccountNo, Balance, Basis, Cash, Day, EntryNo, Keeper, PendingNo, Side, Sums, Terms},
	money::Hand,
	Moment,
};

use crate::{EntryLeg, OpenDays};

/// The most bank accounts of one ledger.
pub const MAX_BANKS: u32 = 8;

/// The most hands that can expect money in one ledger at a time.
pub const MAX_EXPECTING: u32 = 32;

/// Days until the changed bank details of a party are in force.
pub const DETAILS_DAYS: u32 = 3;

/// The books of somebody.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Ledger<Hash> {
	/// The currency of all amounts, as three letters (ISO 4217).
	pub currency: Currency,
	/// A bank's smallest unit of it, in millionths.
	pub smallest_unit: Balance,
	/// The last number given to an account.
	pub last_account: AccountNo,
	/// The last number given to an entry.
	pub last_entry: EntryNo,
	/// The entry of the balances with which it began, as it stands, zero where there is none.
	pub opening: EntryNo,
	/// The last number given to a pending entry.
	pub last_pending: PendingNo,
	/// How many pending entries have not ended.
	pub open_pendings: u32,
	/// How many of them each hand expects.
	pub expected: BoundedBTreeMap<Hand, u32, ConstU32<MAX_EXPECTING>>,
	/// The accounts at banks.
	pub banks: BoundedVec<AccountNo, ConstU32<MAX_BANKS>>,
	/// The hash of the head before the last entry and of that entry.
	pub head: Hash,
	/// The last day that is closed.
	pub closed_through: Option<Day>,
	/// How many closes there are, which is also the last number given to one.
	pub closes: u32,
}

impl<Hash> Ledger<Hash> {
	/// How many pending entries that have not ended a hand expects.
	pub fn expected_by(&self, hand: Hand) -> u32 {
		self.expected.get(&hand).copied().unwrap_or_default()
	}

	/// Counts that a hand expects one more, or one less, `None` where there are too many hands.
	pub fn count_expected(&mut self, hand: Hand, more: bool) -> Option<()> {
		let before = self.expected_by(hand);
		let after = if more { before.checked_add(1)? } else { before.checked_sub(1)? };
		if after == 0 {
			self.expected.remove(&hand);
		} else {
			self.expected.try_insert(hand, after).ok()?;
		}
		Some(())
	}

	/// Whether entries can still be dated on the day.
	pub fn is_open(&self, day: Day) -> bool {
		self.closed_through.is_none_or(|closed| day > closed)
	}
}

/// An account and its sums.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct LedgerAccount<AccountId> {
	/// How it was opened.
	pub terms: Terms<AccountId>,
	/// What was posted and what is pending.
	pub sums: Sums,
	/// What has come by lines of statements since the last close, less what was mirrored of it, in millionths of the currency. Zero
	/// but at banks and where shares hold money aside. Until a close, that is what hands alone say.
	pub unconfirmed: Balance,
	/// How many closes there were when that was last counted where shares hold money aside: a later one has confirmed it. Zero at
	/// banks, where each close counts it anew.
	pub counted_at: u32,
	/// The days that are not closed and have entries, at banks only. They come last, so that the rest is decoded without them.
	pub days: OpenDays,
}

impl<AccountId> LedgerAccount<AccountId> {
	/// An account in which nothing was entered.
	pub fn new(terms: Terms<AccountId>) -> Self {
		Self { terms, sums: Sums::default(), unconfirmed: 0, counted_at: 0, days: OpenDays::default() }
	}

	/// Whether its limited side is at most the other one.
	pub fn is_within_limit(&self) -> bool {
		self.terms.limit.is_none_or(|side| self.sums.room(side).is_some())
	}

	/// Whether shares hold money aside on it, which two hands have entered and a close confirms with the money.
	pub fn is_of_shares(&self) -> bool {
		self.terms.keeper == Keeper::Shares && self.terms.kind == AccountKind::Liability
	}

	/// What of it no statement has confirmed where shares hold money aside, after so many closes.
	pub fn unconfirmed_after(unconfirmed: Balance, counted_at: u32, closes: u32) -> Balance {
		if counted_at == closes {
			unconfirmed
		} else {
			0
		}
	}

	/// Counts what a leg of a statement's line brings where shares hold money aside, or what the mirror of one takes away.
	pub fn count_held<Hash>(&mut self, basis: &Basis, leg: &EntryLeg<AccountId, Hash>, closes: u32) -> Option<()> {
		let before = Self::unconfirmed_after(self.unconfirmed, self.counted_at, closes);
		self.counted_at = closes;
		self.unconfirmed = match (basis, leg.side) {
			// It may have come before the last close.
			(Basis::Correction(_), Side::Debit) => before.saturating_sub(leg.amount),
			(Basis::Correction(_), Side::Credit) | (_, Side::Debit) => before,
			(_, Side::Credit) => before.checked_add(leg.amount)?,
		};
		Some(())
	}

	/// Counts what a leg of a statement's line brings, or what the mirror of one takes away, until a close confirms it.
	pub fn count_unconfirmed<Hash>(&mut self, basis: &Basis, leg: &EntryLeg<AccountId, Hash>) -> Option<()> {
		self.unconfirmed = match (basis, leg.side) {
			(Basis::Correction(_), Side::Credit) => self.unconfirmed.checked_sub(leg.amount)?,
			(Basis::Correction(_), Side::Debit) | (_, Side::Credit) => self.unconfirmed,
			(_, Side::Debit) => self.unconfirmed.checked_add(leg.amount)?,
		};
		Some(())
	}

	/// Whether it is one of cash.
	pub fn is_cash(&self) -> bool {
		!matches!(self.terms.cash, Cash::None)
	}
}

/// The commitments to the bank details of a party.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Details<Hash> {
	/// How often they were set.
	pub version: u32,
	/// The commitment until the change is in force, `None` before the first one.
	pub before: Option<Hash>,
	/// The commitment from then on.
	pub after: Hash,
	/// The civil day from which the change is in force, once `from` has passed.
	pub day: Day,
	/// Deadline time before which it is not in force, in milliseconds, so that a chain that stood still shortens nothing.
	pub from: Moment,
	/// Who set them last.
	pub hands: [Hand; 2],
}

impl<Hash: Copy> Details<Hash> {
	/// The commitment in force on a day. `has_passed` is whether deadline time has come to `from`.
	pub fn in_force(&self, day: Day, has_passed: bool) -> Option<Hash> {
		if has_passed && day >= self.day {
			Some(self.after)
		} else {
			self.before
		}
	}
}
