//! What a co-op keeps over all its years.

use crate::limits::{MAX_ACCOUNT_YEARS, MAX_CARRIED, MAX_PARTS, PROFITABLE_YEARS};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::ledger::{AccountNo, Balance, Day};
use scale_info::TypeInfo;

/// The years of a co-op together.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Book {
	/// The first day of the last year that was closed.
	pub last: Day,
	/// The day after the last year that was closed: the next one begins on it.
	pub until: Day,
	/// The losses that are not covered yet, by the first day of their year, oldest first. Those from before the first year that
	/// was closed here are named by the day before it.
	pub carried: BoundedVec<(Day, Balance), ConstU32<MAX_CARRIED>>,
	/// What part of the result of each of the last profitable years the indivisible reserve got, in basis points.
	pub reserve_parts: BoundedVec<u16, ConstU32<PROFITABLE_YEARS>>,
	/// What is left of the education fund, by the day from which on it is the federation's, earliest first.
	pub education: BoundedVec<(Day, Balance), ConstU32<MAX_PARTS>>,
	/// What is to be paid to the federation of the education fund.
	pub education_due: Payable,
	/// What is to be paid to the solidarity fund.
	pub levy: Payable,
	/// What is to be divided by use and is not opened to claims: the sum of all pools.
	pub pooled: Balance,
	/// What of it is to be paid, up to the unit that moves for each pool.
	pub pooled_cash: Balance,
	/// What members have in their accounts, by year, oldest first.
	pub kept: BoundedVec<KeptYear, ConstU32<MAX_ACCOUNT_YEARS>>,
	/// Its accounts in the books of the co-op.
	pub accounts: Accounts,
}

/// The accounts of a co-op's surplus.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Accounts {
	/// What is due to members. (2200, kept by shares)
	pub due: AccountNo,
	/// The indivisible reserve. (3900, kept by shares)
	pub reserve: AccountNo,
	/// What is to be divided by use. (2600)
	pub patronage: AccountNo,
	/// The education fund. (2700)
	pub education: AccountNo,
	/// What of it is due to the federation. (2710)
	pub education_due: AccountNo,
	/// The solidarity levy that is due. (2800)
	pub levy: AccountNo,
	/// Member accounts. (3300)
	pub kept: AccountNo,
	/// The results that were allocated, and the losses that were borne. (3800)
	pub allocated: AccountNo,
	/// The voluntary reserve. (3850)
	pub voluntary: AccountNo,
	/// Education that the fund has paid. (4700)
	pub educated: AccountNo,
}

/// What a co-op owes of its surplus to the fund or to the federation.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Payable {
	/// What is due and waits for nothing.
	pub due: Balance,
	/// What the bank is to pay.
	pub ordered: Balance,
	/// What was paid twice, because a bank had not given it back after all. What becomes due is less by that.
	pub overpaid: Balance,
}

impl Payable {
	/// Adds what has become due, less what was paid twice.
	pub fn add(&mut self, amount: Balance) -> Option<()> {
		let set_off = amount.min(self.overpaid);
		self.overpaid = self.overpaid.checked_sub(set_off)?;
		self.due = self.due.checked_add(amount.checked_sub(set_off)?)?;
		Some(())
	}

	/// Takes away what is not due after all, and counts as paid twice what has gone already.
	pub fn take(&mut self, amount: Balance) -> Option<()> {
		let taken = amount.min(self.due);
		self.due = self.due.checked_sub(taken)?;
		self.overpaid = self.overpaid.checked_add(amount.checked_sub(taken)?)?;
		Some(())
	}
}

/// What members have in their accounts of one year.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct KeptYear {
	/// The first day of the year.
	pub year: Day,
	/// What was kept of it.
	pub kept: Balance,
	/// What of that is left after losses that the accounts have borne.
	pub left: Balance,
}
