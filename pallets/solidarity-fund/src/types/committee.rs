//! The emergency committee, and what it is asked for.

use crate::limits::{COMMITTEE, COMMITTEE_MAJORITY};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{ledger::Balance, money::Hand, CoopId, Moment, ResolutionId};
use scale_info::TypeInfo;

/// Those whom the federation has elected to decide on emergencies, each of another co-op. (no. 97)
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Committee {
	/// They.
	pub members: BoundedVec<Hand, ConstU32<COMMITTEE>>,
	/// Civil time since when, in milliseconds.
	pub since: Moment,
	/// Deadline time at which their term ends, in milliseconds.
	pub until: Moment,
	/// The resolution that has elected them.
	pub resolution: ResolutionId,
}

/// A request for emergency aid.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Aid<Hash> {
	/// Who asks.
	pub coop: CoopId,
	/// Hash of the document that says what has happened, the same for all who ask because of it.
	pub event: Hash,
	/// How much, in millionths of the currency.
	pub amount: Balance,
	/// Hash of the document that says what is needed.
	pub document: Hash,
	/// The officer who has asked.
	pub by: Hand,
	/// Who of the committee has agreed.
	pub agreed: BoundedVec<Hand, ConstU32<COMMITTEE_MAJORITY>>,
	/// Deadline time at which it lapses, in milliseconds.
	pub lapses_at: Moment,
}

/// What the committee has granted in a calendar year.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct EmergencyYear {
	/// The year.
	pub year: i32,
	/// The most that it grants in it, in millionths of the currency.
	pub most: Balance,
	/// What it has granted.
	pub granted: Balance,
}
