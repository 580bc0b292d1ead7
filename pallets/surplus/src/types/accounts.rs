//! The accounts of a year, and what members choose when they close it.

use super::{Figures, Voluntary};
use crate::limits::MAX_CLASSES;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{ledger::Day, surplus::ClassNo};
use scale_info::TypeInfo;

/// What the accounts of a year say. They cover the days from `from` until the day before `until`.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct YearAccounts<Hash> {
	/// The first day.
	pub from: Day,
	/// The day after the last one.
	pub until: Day,
	/// The results, the tax and the losses of earlier years.
	pub figures: Figures,
	/// Hash of the accounts.
	pub document: Hash,
}

/// Classes and their rates of return for a whole year, in basis points.
pub type ReturnRates = BoundedVec<(ClassNo, u16), ConstU32<MAX_CLASSES>>;

/// What the members choose when they close a year.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Choices {
	/// What goes to the voluntary reserve.
	pub voluntary: Voluntary,
	/// The rates of the classes of shares that get a return, in the order of their numbers.
	pub rates: ReturnRates,
	/// The part of patronage that is paid, in basis points. The rest is kept in the accounts of members.
	pub cash_bps: u16,
	/// Whether the accounts of members bear what would be carried of a loss.
	pub from_accounts: bool,
}
