//! How books begin, and how a period is closed.

use frame::prelude::*;
use rochdale_primitives::{
	ledger::{AccountNo, Balance, Day, EntryNo, Legs, Sums},
	money::Hand,
};

use crate::MAX_BANKS;

/// The most different booking days of a bank account that are not closed.
pub const MAX_OPEN_DAYS: u32 = 128;

/// What a bank account has on one day.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct DaySums {
	/// What was debited on that day, in millionths of the currency.
	pub debits: Balance,
	/// What was credited on that day, in millionths of the currency.
	pub credits: Balance,
	/// How many lines of that day are not explained in full.
	pub unexplained: u32,
}

/// The days of a bank account that are not closed and have entries.
pub type OpenDays = BoundedBTreeMap<Day, DaySums, ConstU32<MAX_OPEN_DAYS>>;

impl DaySums {
	/// The sums of all days after one.
	pub fn after(days: &OpenDays, day: Day) -> Option<Self> {
		days.iter().filter(|(other, _)| **other > day).try_fold(Self::default(), |sums, (_, more)| {
			Some(Self {
				debits: sums.debits.checked_add(more.debits)?,
				credits: sums.credits.checked_add(more.credits)?,
				unexplained: sums.unexplained.checked_add(more.unexplained)?,
			})
		})
	}
}

/// What a bank account held at the end of a day.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct BankBalance {
	/// The account.
	pub account: AccountNo,
	/// How much, in millionths of the currency.
	pub balance: Balance,
	/// Whether that is what the co-op owes to the bank.
	pub is_overdrawn: bool,
}

impl BankBalance {
	/// What an account held that has these sums, without those of later days.
	pub fn of(account: AccountNo, sums: &Sums, later: &DaySums) -> Option<Self> {
		let debits = sums.debits.checked_sub(later.debits)?;
		let credits = sums.credits.checked_sub(later.credits)?;
		Some(Self { account, balance: debits.abs_diff(credits), is_overdrawn: credits > debits })
	}
}

/// What the bank accounts of a ledger held, each once.
pub type BankBalances = BoundedVec<BankBalance, ConstU32<MAX_BANKS>>;

/// A statement of the bank accounts of a ledger at the end of a day.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Statement<Hash> {
	/// The day.
	pub through: Day,
	/// What each of them held, in the order in which they were opened.
	pub balances: BankBalances,
	/// Hash of the statements.
	pub document: Hash,
}

/// The books as they were when a ledger began.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Opening<AccountId, Hash> {
	/// The last day before the first entry.
	pub day: Day,
	/// What the accounts held.
	pub legs: Legs<AccountId, Hash>,
	/// Hash of the document that says so.
	pub document: Hash,
}

/// A close of the books, or their opening.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Close<Hash> {
	/// The last day that it closed.
	pub through: Day,
	/// What the bank accounts held then.
	pub balances: BankBalances,
	/// Hash of the statements.
	pub document: Hash,
	/// The last entry when it was made.
	pub entry: EntryNo,
	/// Who made it.
	pub hands: [Hand; 2],
}
