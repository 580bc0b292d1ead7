//! Signers.

use crate::*;

/// Who signs for a treasury.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum SignerKind {
	/// Whoever holds this office of the board of the co-op.
	#[codec(index = 0)]
	Office(CoopId, Office),
	/// This member of the co-op.
	#[codec(index = 1)]
	Seat(CoopId, MemberNo),
}

impl SignerKind {
	/// The co-op for which the signer stands.
	pub const fn coop(self) -> CoopId {
		match self {
			Self::Office(coop, _) | Self::Seat(coop, _) => coop,
		}
	}
}

/// A signer who is to be named.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct NewSigner {
	/// Who signs.
	pub who: SignerKind,
	/// Days of the term from now on, 1 to 730.
	pub days: u16,
}

/// The signers who are to be named, all of them.
pub type NewSigners = BoundedVec<NewSigner, ConstU32<MAX_SIGNERS>>;

/// A signer of a treasury.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Signer {
	/// The number in the treasury, from 1 on. Who is named again after having lost it gets another one.
	pub no: u32,
	/// Who signs.
	pub who: SignerKind,
	/// Civil time at which the number was given, in milliseconds.
	pub named_at: Moment,
	/// Deadline time since which the signer is one without a break that counts, in milliseconds.
	pub since: Moment,
	/// Deadline time at which the term ends, in milliseconds. A time of grace follows.
	pub until: Moment,
}

/// The signers of a treasury.
pub type Signers = BoundedVec<Signer, ConstU32<MAX_SIGNERS>>;

/// When a member who is no longer a signer was one.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct PastSigner {
	/// Deadline time since which the member was a signer without a break that counts, in milliseconds.
	pub since: Moment,
	/// Deadline time at which the member was no longer one, in milliseconds.
	pub until: Moment,
}

/// Why a signer is one no longer.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum SignerEnd {
	/// The owners have named others.
	#[codec(index = 0)]
	Removed,
	/// The co-op has named another one.
	#[codec(index = 1)]
	Replaced,
	/// The signer has laid it down.
	#[codec(index = 2)]
	Resigned,
	/// The co-op has left the treasury.
	#[codec(index = 3)]
	LeftTreasury,
	/// The co-op has left the federation.
	#[codec(index = 4)]
	LeftFederation,
	/// The treasury was closed.
	#[codec(index = 5)]
	TreasuryClosed,
}
