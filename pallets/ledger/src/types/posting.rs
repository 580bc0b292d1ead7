//! What hands say about a statement of a bank.

use frame::prelude::*;
use rochdale_primitives::{
	ledger::{AccountNo, Balance, Day, EntryNo, Leg, PendingNo, Place, MAX_ITEMS},
	money::Direction,
};

/// A line of a bank's statement, as hands read it.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct StatementLine<Hash> {
	/// Salted hash of what the bank calls it, used once for each bank account.
	pub reference: Hash,
	/// The day on which the bank has booked it.
	pub booked: Day,
	/// The day from which the bank counts the money, within a year of the one on which it has booked it.
	pub valued: Day,
	/// Whether the money came or went.
	pub direction: Direction,
	/// How much, in millionths of the currency.
	pub amount: Balance,
}

/// A part of what explains a line.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Part<AccountId, Hash> {
	/// All that still waits of a pending entry.
	#[codec(index = 0)]
	Whole(PendingNo),
	/// So much of an item of a pending entry.
	#[codec(index = 1)]
	Item {
		/// The pending entry.
		pending: PendingNo,
		/// The place of the item in it.
		place: Place,
		/// How much, in millionths of the currency.
		amount: Balance,
	},
	/// What nothing waited for: dues that came, charges of the bank, a difference of exchange.
	#[codec(index = 2)]
	Direct(Leg<AccountId, Hash>),
	/// So much of a leg of an earlier entry has come back, or was taken back by the bank.
	#[codec(index = 3)]
	Back {
		/// The entry.
		entry: EntryNo,
		/// The place of the leg in it.
		place: Place,
		/// How much, in millionths of the currency.
		amount: Balance,
	},
}

/// What explains a line, or a part of it.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Posting<AccountId, Hash> {
	/// The bank account.
	pub bank: AccountNo,
	/// The line.
	pub line: StatementLine<Hash>,
	/// What explains it.
	pub parts: BoundedVec<Part<AccountId, Hash>, ConstU32<MAX_ITEMS>>,
	/// How much of the line another call will explain, in millionths of the currency.
	pub rest: Balance,
	/// Hash of the document behind what nothing waited for, zero where there is nothing of it.
	pub voucher: Hash,
}

/// A line of a statement, as it is kept.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Line {
	/// The day on which the bank has booked it.
	pub booked: Day,
	/// The day from which the bank counts the money.
	pub valued: Day,
	/// Whether the money came or went.
	pub direction: Direction,
	/// How much, in millionths of the currency.
	pub amount: Balance,
	/// How much of it is explained.
	pub explained: Balance,
}

impl Line {
	/// A line of which nothing is explained.
	pub fn new<Hash>(line: &StatementLine<Hash>) -> Self {
		let StatementLine { booked, valued, direction, amount, .. } = *line;
		Self { booked, valued, direction, amount, explained: 0 }
	}

	/// Whether something of it is still to be explained.
	pub fn is_unexplained(&self) -> bool {
		self.explained < self.amount
	}
}
