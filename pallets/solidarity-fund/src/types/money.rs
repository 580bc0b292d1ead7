//! The accounts of the fund, and what it knows of the money of co-ops.

use super::Instrument;
use crate::limits::{MAX_OPEN_AWARDS, MAX_RECEIVED, MAX_WAITING};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{
	ledger::{AccountNo, Balance, Day, PendingNo},
	Moment,
};
use scale_info::TypeInfo;

/// The accounts in the books of the fund.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Accounts {
	/// Its cash at a bank, with the account of gifts that come there and that of the bank's charges. None until it has one.
	pub bank: Option<(AccountNo, AccountNo, AccountNo)>,
	/// What was awarded and is still to be paid.
	pub promised: AccountNo,
	/// What was granted, less what came back of it.
	pub granted: AccountNo,
	/// What is lent to co-ops.
	pub loans: AccountNo,
	/// Dues.
	pub dues: AccountNo,
}

impl Accounts {
	/// The account to which an award is charged when it is made, and credited when it comes back.
	pub const fn of(&self, instrument: Instrument) -> AccountNo {
		match instrument {
			Instrument::Loan { .. } => self.loans,
			_ => self.granted,
		}
	}
}

/// The accounts of the fund's aid in the books of a co-op.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct CoopAccounts {
	/// What it has borrowed from the fund.
	pub borrowed: AccountNo,
	/// What it was granted, less what it gave back.
	pub aid: AccountNo,
	/// What it has paid as dues.
	pub dues: AccountNo,
}

impl CoopAccounts {
	/// The account of what came by an award, and goes back of it.
	pub const fn of(&self, instrument: Instrument) -> AccountNo {
		match instrument {
			Instrument::Loan { .. } => self.borrowed,
			_ => self.aid,
		}
	}
}

/// What the fund knows of a co-op.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct CoopRecord {
	/// Its awards that are not completed.
	pub open: BoundedVec<u32, ConstU32<MAX_OPEN_AWARDS>>,
	/// What it was awarded, with the civil day, as far as that counts in a cap of twelve months.
	pub received: BoundedVec<(Day, Balance), ConstU32<MAX_RECEIVED>>,
	/// Its requests for aid that wait.
	pub waiting: BoundedVec<u32, ConstU32<MAX_WAITING>>,
	/// For how many of its debts something is expected by bank.
	pub expected: u8,
	/// The accounts in its books, opened where they are needed.
	pub accounts: Option<CoopAccounts>,
	/// All that it has given of its surplus, in millionths of the currency.
	pub levy: Balance,
}

/// The dues of a co-op for a calendar year. (no. 90)
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Dues {
	/// What it owes, in millionths of the currency.
	pub owed: Balance,
	/// What it has paid.
	pub paid: Balance,
	/// Whether the federation has waived the rest.
	pub waived: bool,
	/// Deadline time from which on it is late, in milliseconds.
	pub late_from: Moment,
	/// What is expected by bank.
	pub expected: Option<PendingNo>,
}

/// What hands have entered as charges of the bank in a period.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Charges {
	/// Deadline time at which the period ends, in milliseconds.
	pub until: Moment,
	/// How much, in millionths of the currency.
	pub gone: Balance,
}

/// What the federation lets hands enter as taken back by the bank, beside its charges.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Returns {
	/// Deadline time at which they enter no more of it, in milliseconds.
	pub until: Moment,
	/// How much they could enter in all, in millionths of the currency.
	pub allowed: Balance,
	/// How much of that they still can.
	pub left: Balance,
}
