//! What was awarded, and what became of it.

use super::Instrument;
use crate::limits::REVIEWERS;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{
	ledger::{Balance, Day, PendingNo},
	money::Hand,
	payable::Payable,
	CoopId, Moment,
};
use scale_info::TypeInfo;

/// The parts in which an award is paid.
pub type Tranches = BoundedVec<Balance, ConstU32<3>>;

/// Out of what an award has come.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Source {
	/// Out of this round, for the application at this place.
	#[codec(index = 0)]
	Round(u32, u8),
	/// Out of this request for emergency aid.
	#[codec(index = 1)]
	Aid(u32),
}

/// How far an award is.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Stage {
	/// Parts of it, reports or repayments are to come.
	#[codec(index = 0)]
	Active,
	/// It will not be paid further. What is owed of it stays owed.
	#[codec(index = 1)]
	Cancelled,
	/// Everything was reported, and what was owed of it was repaid or written off.
	#[codec(index = 2)]
	Completed,
}

/// A report that waits for reviewers.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Report<Hash> {
	/// Hash of the document.
	pub document: Hash,
	/// Who has accepted it, of distinct co-ops.
	pub accepted_by: BoundedVec<Hand, ConstU32<REVIEWERS>>,
}

/// An award. Amounts are millionths of the currency.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Award<Hash> {
	/// Who gets it.
	pub coop: CoopId,
	/// Out of what.
	pub source: Source,
	/// In which way.
	pub instrument: Instrument,
	/// How far it is.
	pub stage: Stage,
	/// All that was awarded.
	pub amount: Balance,
	/// The parts in which it is paid, none of a guarantee that was not called.
	pub tranches: Tranches,
	/// How many of them were released for payment.
	pub released: u8,
	/// How many of these were reported on and accepted.
	pub accepted: u8,
	/// The report that waits for reviewers.
	pub report: Option<Report<Hash>>,
	/// Hashes of the reports that were accepted, in their order.
	pub reported: BoundedVec<Hash, ConstU32<3>>,
	/// Deadline time by which a report is due on what was paid last, in milliseconds. `None` where none is.
	pub report_due: Option<Moment>,
	/// Days from a payment to its report, and from the last one to the final report, fixed when it was awarded.
	pub report_days: (u16, u16),
	/// What of it was promised and neither released nor given up.
	pub promised: Balance,
	/// What was released and is still to be paid.
	pub payable: Payable,
	/// What was paid.
	pub paid: Balance,
	/// What of that came back: instalments of a loan, and what was not spent of a grant.
	pub returned: Balance,
	/// What of a loan, or of what is owed back, was written off.
	pub written_off: Balance,
	/// How much of it must have come back or been written off in all, because it was cancelled.
	pub owed: Balance,
	/// The civil days on which its parts were paid, in their order.
	pub paid_on: BoundedVec<Day, ConstU32<3>>,
	/// What is expected of it by bank.
	pub expected: Option<PendingNo>,
	/// Hash of the document on which it rests: that of the application, or of the request for aid.
	pub document: Hash,
}

/// What a co-op pays to the fund.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Debt {
	/// Something of the award of this number: an instalment, what was not spent, what is owed back.
	#[codec(index = 0)]
	Award(u32),
	/// The dues of a calendar year.
	#[codec(index = 1)]
	Dues(i32),
}
