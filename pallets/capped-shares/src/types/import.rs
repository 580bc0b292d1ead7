//! A register of shares that was kept elsewhere and comes in.
//!
//! Officers of the board draft it, each on their own, so that none can undo or fill up what another one drafts. Two hands repeat
//! the totals of one of these drafts, and an auditor confirms it.

use super::Agreed;
use crate::limits::MAX_LIST;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{
	ledger::{Balance, Day},
	MemberNo,
};
use scale_info::TypeInfo;

/// Whether the register of a class comes in from elsewhere.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Importing {
	/// The class is new, or all of it is in.
	#[default]
	#[codec(index = 0)]
	Nothing,
	/// It is drafted, and nobody holds shares of the class yet. Left when an auditor confirms a draft, or nothing comes in.
	#[codec(index = 1)]
	Open,
	/// A draft was confirmed and comes in, line by line. Left after the last one.
	#[codec(index = 2)]
	Confirmed {
		/// Who has drafted it.
		by: MemberNo,
		/// The batch that is next, from 0 on.
		batch: u32,
		/// The line of it that is next, from 0 on.
		line: u32,
	},
}

/// A line of such a register.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum ImportedLine {
	/// Shares that a member holds.
	#[codec(index = 0)]
	Holding {
		/// Who it is.
		member: MemberNo,
		/// How many.
		shares: u64,
		/// The civil day since which they have held them.
		since: Day,
	},
	/// Shares of a member or a former one that have ended and are not fully paid.
	#[codec(index = 1)]
	Claim {
		/// Who it is.
		member: MemberNo,
		/// How many have ended.
		shares: u64,
		/// The civil day on which they did.
		ended_on: Day,
		/// What was paid for them, in millionths of the currency.
		paid: Balance,
	},
}

/// What the lines of a draft come to.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct ImportSums {
	/// How many holdings.
	pub holdings: u32,
	/// Of how many shares.
	pub shares: u64,
	/// How many claims.
	pub claims: u32,
	/// For how many shares.
	pub claimed: u64,
	/// What was paid for these, in millionths of the currency.
	pub paid: Balance,
	/// The most that was paid for one share that is claimed, rounded down: a share is worth more.
	pub least: Balance,
}

impl ImportSums {
	/// How many lines. `None` beyond all numbers.
	pub fn lines(&self) -> Option<u32> {
		self.holdings.checked_add(self.claims)
	}

	/// Counts one more line, which is about some shares.
	pub fn add(&mut self, line: &ImportedLine) -> Option<()> {
		match line {
			ImportedLine::Holding { shares, .. } => {
				self.holdings = self.holdings.checked_add(1)?;
				self.shares = self.shares.checked_add(*shares)?;
			}
			ImportedLine::Claim { shares, paid, .. } => {
				self.claims = self.claims.checked_add(1)?;
				self.claimed = self.claimed.checked_add(*shares)?;
				self.paid = self.paid.checked_add(*paid)?;
				self.least = self.least.max(paid.checked_div((*shares).into())?);
			}
		}
		Some(())
	}
}

/// What those repeat who agree to a draft, and who confirm it.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct ImportTotals<Hash> {
	/// How many holdings.
	pub holdings: u32,
	/// Of how many shares.
	pub shares: u64,
	/// How many claims.
	pub claims: u32,
	/// For how many shares.
	pub claimed: u64,
	/// What was paid for these, in millionths of the currency.
	pub paid: Balance,
	/// What one share is worth: its par, unless the class was written down.
	pub value: Balance,
	/// What was paid for shares of the class in the business year that runs, which counts for its budget.
	pub released: Balance,
	/// The hash of all lines.
	pub digest: Hash,
	/// Hash of the register as it was.
	pub document: Hash,
}

impl<Hash> ImportTotals<Hash> {
	/// Whether these are the sums of the lines.
	pub fn are_of(&self, sums: &ImportSums) -> bool {
		let told = (self.holdings, self.shares, self.claims, self.claimed, self.paid);
		told == (sums.holdings, sums.shares, sums.claims, sums.claimed, sums.paid)
	}

	/// What comes in: the value of what is held, and of what ended less what was paid of that. `None` where less than was paid.
	pub fn worth(&self) -> Option<Balance> {
		let shares = Balance::from(self.shares).checked_add(self.claimed.into())?;
		self.value.checked_mul(shares)?.checked_sub(self.paid)
	}
}

/// What an officer drafts.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Import<Hash> {
	/// In how many batches.
	pub batches: u32,
	/// What its lines come to.
	pub sums: ImportSums,
	/// The hash of all lines.
	pub digest: Hash,
	/// What was agreed to, from which on it does not change.
	pub agreed: Option<AgreedImport<Hash>>,
}

/// A draft to which those who decide have agreed.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct AgreedImport<Hash> {
	/// The totals to which they have.
	pub totals: ImportTotals<Hash>,
	/// Who has agreed.
	pub by: Agreed,
	/// The auditor who has confirmed it.
	pub confirmed_by: Option<MemberNo>,
	/// The first day of the business year that ran then, from which on days count.
	pub year: Day,
}

/// Lines that were sent together.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct ImportBatch<Hash> {
	/// The lines.
	pub lines: BoundedVec<ImportedLine, ConstU32<MAX_LIST>>,
	/// What those before it come to.
	pub before: ImportSums,
	/// The hash of those before it.
	pub digest: Hash,
}
