//! What the use of a co-op is measured by.

use super::MAX_BASES;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{ledger::Day, ResolutionId};
use scale_info::TypeInfo;

/// A kind of use.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Base {
	/// Hours of work.
	#[codec(index = 0)]
	Hours,
	/// What a member has bought, less what they have returned.
	#[codec(index = 1)]
	Purchases,
	/// What a member has delivered.
	#[codec(index = 2)]
	Deliveries,
	/// Hours of care, paid or not.
	#[codec(index = 3)]
	Care,
	/// Kilowatt-hours used or fed in.
	#[codec(index = 4)]
	Energy,
}

/// The bases of a year and the weight of each in basis points, 10,000 together, in the order of [`Base`].
pub type Weighted = BoundedVec<(Base, u16), ConstU32<MAX_BASES>>;

/// What use is measured by in a year.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct FixedBases<Hash> {
	/// The bases and their weights.
	pub bases: Weighted,
	/// Hash of the document that says how each is counted.
	pub document: Hash,
	/// The resolution.
	pub resolution: ResolutionId,
	/// The civil day on which they were fixed here. Where that is one of the year itself or later, the document says when the
	/// members had decided it.
	pub fixed_on: Day,
}
