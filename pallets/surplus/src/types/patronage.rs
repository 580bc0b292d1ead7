//! What members get for their use of a year, and how all of it is committed to.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{
	ledger::{Balance, Day},
	CoopId, MemberNo,
};
use scale_info::TypeInfo;

/// The most bases by which use is measured in a year.
pub const MAX_BASES: u32 = 5;

/// The most levels of siblings of a commitment.
pub const MAX_LEVELS: u32 = 20;

/// The most members who can have a share in the patronage of a year.
pub const MAX_SHARES: u32 = 1 << MAX_LEVELS;

/// One member's share in the patronage of a year: the content of a leaf.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Share {
	/// The co-op.
	pub coop: CoopId,
	/// The first civil day of the business year.
	pub year: Day,
	/// The member.
	pub member: MemberNo,
	/// Their use by each of the year's bases, in millionths of hours, kWh or whatever a base counts.
	pub units: BoundedVec<u64, ConstU32<MAX_BASES>>,
	/// What they get, in millionths of the currency.
	pub refund: Balance,
	/// What of it is paid. The rest is kept in their member account.
	pub cash: Balance,
	/// What keeps others from guessing it, 32 random bytes.
	pub salt: [u8; 32],
}

/// A node of a commitment: its hash, and the sums of all shares below it.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Node<Hash> {
	/// Its hash.
	pub hash: Hash,
	/// What those members get together, in millionths of the currency.
	pub refund: Balance,
	/// What of it is paid.
	pub cash: Balance,
}

/// That a share is in a commitment.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Proof<Hash> {
	/// The place of the share, from 0 on in the order of members' numbers.
	pub index: u32,
	/// The nodes beside its way to the top, from below. A level at which a node moves up alone has none.
	pub siblings: BoundedVec<Node<Hash>, ConstU32<MAX_LEVELS>>,
}

/// To what an officer commits the co-op, and what an auditor repeats.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Commitment<Hash> {
	/// Hash of the number of shares and of the topmost node.
	pub root: Hash,
	/// How many members have a share.
	pub count: u32,
	/// What they get together, in millionths of the currency.
	pub total: Balance,
	/// What of it is paid.
	pub cash: Balance,
	/// Hash of the document by which it can be recomputed.
	pub document: Hash,
}
