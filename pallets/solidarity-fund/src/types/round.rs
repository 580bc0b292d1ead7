//! Rounds, and how members vote in them.

use super::{Method, Terms};
use crate::limits::MAX_APPLICATIONS;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{ledger::Balance, CoopId, Moment};
use scale_info::TypeInfo;

/// How rounds follow one another, until the federation decides otherwise.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Plan {
	/// The most that each round awards, in millionths of the currency.
	pub offer: Balance,
	/// By which rule.
	pub method: Method,
	/// Days from the opening of a round to that of the next one: 30 to 365, and no fewer than a round takes. (no. 92)
	pub every_days: u16,
}

/// How far a round is.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Phase {
	/// Co-ops apply.
	#[codec(index = 0)]
	Applications,
	/// Members ask, and applicants answer.
	#[codec(index = 1)]
	Questions,
	/// Members spread their points.
	#[codec(index = 2)]
	Voting,
	/// The vote is over, and everybody can check it.
	#[codec(index = 3)]
	Settlement,
	/// The pot is divided.
	#[codec(index = 4)]
	Settled,
}

/// A round.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Round {
	/// How far it is.
	pub phase: Phase,
	/// Deadline time at which each of the first four phases ends, in milliseconds.
	pub ends_at: [Moment; 4],
	/// By which rule its pot is divided.
	pub method: Method,
	/// The most that it awards.
	pub offer: Balance,
	/// The numbers of the fund on the day on which it opened.
	pub terms: Terms,
	/// What the fund was then, without what was promised.
	pub fund: Balance,
	/// Who has applied, in the order of application.
	pub applicants: BoundedVec<CoopId, ConstU32<MAX_APPLICATIONS>>,
	/// Which of their applications were taken back before the vote, a bit for each place.
	pub withdrawn: u64,
	/// The most that one co-op's members weigh among all who vote, in basis points, fixed when the vote opens. (practice §4.5)
	pub vote_cap_bps: u16,
	/// How many co-ops have a vote in it.
	pub coops: u32,
	/// How many of them have taken part.
	pub took_part: u32,
	/// What there was to award in the end.
	pub pot: Balance,
	/// What was awarded. The rest rolls over.
	pub awarded: Balance,
}

impl Round {
	/// Deadline time at which a phase ends, in milliseconds. A round that is settled ended with its settlement.
	pub fn phase_ends(&self, phase: Phase) -> Moment {
		let [applications, questions, voting, settlement] = self.ends_at;
		match phase {
			Phase::Applications => applications,
			Phase::Questions => questions,
			Phase::Voting => voting,
			Phase::Settlement | Phase::Settled => settlement,
		}
	}

	/// Whether the application at a place was taken back before the vote.
	pub fn is_withdrawn(&self, place: u8) -> bool {
		self.withdrawn.checked_shr(place.into()).is_some_and(|bits| bits & 1 == 1)
	}
}

/// The part of a co-op in a round: its electorate at the opening of the vote, and what its members gave.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct RoundCoop {
	/// The version of its electorate.
	pub version: u32,
	/// How many of its members have a vote.
	pub electors: u32,
	/// How many of them have voted.
	pub voters: u32,
	/// The points of all of them for each application, in the order of application. Empty until one has voted.
	pub points: BoundedVec<u32, ConstU32<MAX_APPLICATIONS>>,
}

/// Points for one application.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Given {
	/// The place of the application in its round, from 0 on.
	pub place: u8,
	/// How many of the hundred: 1 to 100.
	pub points: u8,
}

/// The points of one member.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Ballot {
	/// For which applications, each once, 100 in all.
	pub given: BoundedVec<Given, ConstU32<MAX_APPLICATIONS>>,
	/// How often they were changed.
	pub changes: u8,
}
