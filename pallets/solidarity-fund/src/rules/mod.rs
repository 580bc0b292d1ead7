//! How points and a pot become awards: pure functions of what was asked, how co-ops voted and what a round has stated before.

pub mod equal_shares;
pub mod schedule;
pub mod units;
pub mod viable;
pub mod weigh;

#[cfg(test)]
mod tests;

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::{ledger::Balance, CoopId};
use scale_info::TypeInfo;

/// The points that every voter spreads.
pub const POINTS: u32 = 100;

/// What becomes of money that is left and does not reach for what is next by its points. A round states it before it opens.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum LastFit {
	/// Whoever has dropped out gets their minimum, in the order of their points, as long as it reaches.
	#[codec(index = 0)]
	Minimum,
	/// They are passed over, and the rest rolls over.
	#[codec(index = 1)]
	PassOver,
}

/// By which rule a round divides its pot. A round states it before it opens.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Method {
	/// In proportion to points, where whoever does not reach their minimum makes room for the others.
	#[codec(index = 0)]
	ViableBudgets {
		/// The part of the pot that is split equally among all co-ops that are not dropped, in basis points: 0 to 5,000. (no. 96)
		equal_split_bps: u16,
		/// What becomes of the rest.
		last_fit: LastFit,
	},
	/// By the Method of Equal Shares, one co-op one vote. (practice §5.4)
	#[codec(index = 1)]
	EqualShares,
}

/// An application as a rule sees it. Its place in the list is the order of application.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Bid {
	/// Who asks.
	pub coop: CoopId,
	/// The least with which the purpose can be reached, more than zero.
	pub minimum: Balance,
	/// All that is asked, no less than the minimum.
	pub full: Balance,
	/// What this co-op may still get in the twelve months, whatever it applies for.
	pub room: Balance,
	/// The places of those with which it excludes each other, a bit for each of the first 64.
	pub excludes: u64,
}

impl Bid {
	/// The most that it can get, in whole units; `None` where a unit is nothing.
	fn limit(&self, unit: Balance) -> Option<Balance> {
		units::down(self.full.min(self.room), unit)
	}

	/// Whether the one at `place` and another exclude each other. It is enough that one of them says so.
	fn excludes(&self, place: usize, (other_place, other): (usize, &Self)) -> bool {
		self.names(other_place) || other.names(place)
	}

	fn names(&self, place: usize) -> bool {
		let bits = u32::try_from(place).ok().and_then(|place| self.excludes.checked_shr(place));
		bits.is_some_and(|bits| bits & 1 == 1)
	}
}

/// How the members of a co-op have voted.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Votes {
	/// The co-op.
	pub coop: CoopId,
	/// How many of its members have voted, more than zero.
	pub voters: u32,
	/// What all of them gave to each application, in the order of the places: 100 times the voters in all.
	pub points: Vec<u64>,
}

/// What became of an application.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Verdict {
	/// It gets this, in millionths of the currency.
	#[codec(index = 0)]
	Awarded(Balance),
	/// Its points did not reach for its minimum.
	#[codec(index = 1)]
	BelowMinimum,
	/// One that it excludes was awarded, at this place.
	#[codec(index = 2)]
	Excluded(u8),
	/// Its co-op has had so much already that no minimum is left.
	#[codec(index = 3)]
	RecipientCap,
	/// Too few co-ops have voted in the round.
	#[codec(index = 4)]
	NoQuorum,
}

/// What one co-op can weigh, fixed when the vote of a round opens, so that nobody changes it by voting or by staying away.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Caps {
	/// The most that the members of one co-op weigh among all who vote, in basis points. (practice §4.5)
	pub vote_bps: u16,
	/// The largest part of an application's points that one co-op supplies, in basis points.
	pub supply_bps: u16,
}

impl Caps {
	/// Those of a round in which so many co-ops have a vote, that of the applicant among them.
	///
	/// One supplies a fifth at most. Where there are not twice five others, it is the part of one of half of the others, so that
	/// in a small federation the support of half of them is enough.
	pub fn of_round(vote_bps: u16, coops: u32) -> Self {
		let givers = coops.saturating_sub(1).div_ceil(2).clamp(1, 5);
		let supply_bps = 10_000u32.div_ceil(givers).try_into().unwrap_or(u16::MAX);
		Self { vote_bps, supply_bps }
	}
}

/// A rule that divides a pot.
pub trait Allocate {
	/// What becomes of each of the `bids`, in their order. Awards are multiples of `unit` and never exceed `pot` together.
	///
	/// `None` where numbers are too large to be counted.
	fn allocate(&self, pot: Balance, unit: Balance, bids: &[Bid], votes: &[Votes], caps: Caps) -> Option<Vec<Verdict>>;
}

impl Allocate for Method {
	fn allocate(&self, pot: Balance, unit: Balance, bids: &[Bid], votes: &[Votes], caps: Caps) -> Option<Vec<Verdict>> {
		match *self {
			Self::ViableBudgets { equal_split_bps, last_fit } => {
				viable::ViableBudgets { equal_split_bps, last_fit }.allocate(pot, unit, bids, votes, caps)
			}
			Self::EqualShares => equal_shares::EqualShares.allocate(pot, unit, bids, votes, caps),
		}
	}
}
