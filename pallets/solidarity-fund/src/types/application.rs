//! What co-ops ask for.

use super::Verdict;
use crate::limits::MAX_EXCLUDED;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{ledger::Balance, CoopId};
use scale_info::TypeInfo;

/// In which way a co-op is helped.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Instrument {
	/// Money that is not given back, but for what is not spent.
	#[codec(index = 0)]
	Grant,
	/// Money that is given back if the purpose earns it. When that is so, the co-op says.
	#[codec(index = 1)]
	RecoverableGrant,
	/// Money that is given back without interest, in equal monthly instalments. (no. 102)
	#[codec(index = 2)]
	Loan {
		/// How many instalments: 1 to 60.
		months: u8,
		/// Months before the first of them runs: 0 to 12.
		grace: u8,
	},
	/// Money that is paid only if what it secures fails.
	#[codec(index = 3)]
	Guarantee {
		/// For how many months: 1 to 60.
		months: u8,
	},
}

/// What the money is for.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Purpose {
	/// The livelihoods of members.
	#[codec(index = 0)]
	Livelihoods,
	/// That a co-op goes on.
	#[codec(index = 1)]
	Continuity,
	/// What all co-ops use.
	#[codec(index = 2)]
	Infrastructure,
	/// A co-op that begins, or one that grows.
	#[codec(index = 3)]
	Development,
	/// Learning, and telling others.
	#[codec(index = 4)]
	Education,
	/// Care, culture, and what else serves the community.
	#[codec(index = 5)]
	Community,
}

/// The places of the applications that one excludes. Both name each other, unless both are of one co-op.
pub type Excluded = BoundedVec<u8, ConstU32<MAX_EXCLUDED>>;

/// An application as a co-op sends it. Whoever agrees to it repeats all of it.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Apply<Hash> {
	/// In which way the co-op asks to be helped.
	pub instrument: Instrument,
	/// The least with which the purpose can be reached, in millionths of the currency: more than zero.
	pub minimum: Balance,
	/// All that is asked: no less than the minimum.
	pub full: Balance,
	/// What the money is for.
	pub purpose: Purpose,
	/// Hash of the document that says more.
	pub document: Hash,
	/// The places of earlier applications of the round that it excludes.
	pub excludes: Excluded,
}

/// Where an application stands.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Stand {
	/// It is in its round.
	#[codec(index = 0)]
	InRound,
	/// Its co-op has taken it back.
	#[codec(index = 1)]
	Withdrawn,
	/// Its co-op had become one that cannot be awarded anything.
	#[codec(index = 2)]
	Ineligible,
	/// It was decided.
	#[codec(index = 3)]
	Decided {
		/// How.
		verdict: Verdict,
		/// The points that counted for it, scaled.
		points: u128,
		/// The number of the award, if it was awarded.
		award: Option<u32>,
	},
}

/// An application in a round.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Application<Hash> {
	/// Who asks.
	pub coop: CoopId,
	/// For what.
	pub asks: Apply<Hash>,
	/// Hash of its answers to questions.
	pub answers: Option<Hash>,
	/// Where it stands.
	pub stand: Stand,
}
