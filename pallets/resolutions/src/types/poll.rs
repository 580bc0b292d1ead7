//! The part of one co-op in what several co-ops decide.

use super::*;
use crate::rules::{
	quorum::{petition, quorum, NO_SINGLE_HAND},
	recusal::{may_say, quorum_is_of},
};
use rochdale_primitives::bylaws::FederationVote;

/// Who gives a co-op's vote on what several co-ops decide.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Voter {
	/// Its delegate.
	#[codec(index = 0)]
	Delegate,
	/// Its members.
	#[codec(index = 1)]
	Members,
	/// Nobody: it is suspended. It counts among all co-ops nevertheless.
	#[codec(index = 2)]
	Suspended,
}

/// How a delegate votes for a co-op.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct DelegateVote {
	/// The delegate, `None` where the co-op itself has instructed how its vote is given.
	pub by: Option<MemberNo>,
	/// The vote that counts, the last one.
	pub choice: Choice,
	/// How often this delegate has changed it.
	pub changes: u8,
}

/// Where a co-op stands on what several co-ops decide.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Position {
	/// For it.
	#[codec(index = 0)]
	For,
	/// Against it.
	#[codec(index = 1)]
	Against,
	/// Took part without deciding.
	#[codec(index = 2)]
	Abstains,
	/// Its delegate has not voted, or too few of its members have and the co-op had said nothing.
	#[codec(index = 3)]
	Absent,
	/// Had no vote, because it was suspended.
	#[codec(index = 4)]
	Suspended,
	/// Had no vote, because it is judged, or is paid and neither its delegate, itself nor enough members were against that.
	#[codec(index = 5)]
	Recused,
}

impl Position {
	/// Where a co-op stands whose vote is this.
	const fn of(choice: Choice) -> Self {
		match choice {
			Choice::For => Self::For,
			Choice::Against => Self::Against,
			Choice::Abstain => Self::Abstains,
		}
	}
}

/// The part of one co-op in what several co-ops decide, fixed at notice but for its votes.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Poll {
	/// Who gives its vote, or what is left of it where it concerns the co-op.
	pub voter: Voter,
	/// How it concerns the co-op itself, known from the opening of the vote on.
	pub concern: Option<Concern>,
	/// Whether it was asleep at notice. It counts only if it takes part or is judged.
	pub asleep: bool,
	/// Its members who have a vote.
	pub electorate: Electorate,
	/// How many of its members' votes must be for it.
	pub majority: Majority,
	/// Share of its members who must take part.
	pub quorum_first_bps: u16,
	/// Share of them on second call; 100 members always suffice.
	pub quorum_second_bps: u16,
	/// Share of them at whose request the members vote instead of the delegate; 200 always suffice.
	pub petition_bps: u16,
	/// How many of its absent members one who is present represents at most in its assembly.
	pub proxies: u16,
	/// Its members who are paid by it or by what it rescinds, by their seats, with or without a vote or an account.
	pub recused: RecusedSeats,
	/// How many of its electors it concerns. They are not counted in its electorate.
	pub concerned: Concerned,
	/// Members who ask to vote instead of the delegate.
	pub requests: u32,
	/// Members of a party to an agreement who ask to suspend it.
	pub challenges: u32,
	/// Who asks for it to suspend what the federation has passed.
	pub challenged_by: Option<MemberNo>,
	/// Its auditor who wants a new runtime sooner.
	pub hastened_by: Option<MemberNo>,
	/// The votes of its members.
	pub tally: Tally,
	/// The last block in which a vote of a member was counted.
	pub counted_in: Option<u32>,
	/// How its delegate votes. What the co-op itself has said stands also where its members vote and miss their quorum.
	pub delegate: Option<DelegateVote>,
}

impl Poll {
	/// The poll of a co-op under its bylaws.
	pub(crate) fn new(
		body: Body,
		track: Track,
		(voice, asleep): (Voice, bool),
		bylaws: &Parameters,
		electorate: Electorate,
	) -> Self {
		let by_delegate =
			body == Body::Federation && track != Track::Special && bylaws.federation_vote == FederationVote::ByDelegate;
		// An agreement binds each co-op as a decision of its own would, the federation asks for the majority of its members.
		let majority = match (body, track) {
			(Body::Agreement, Track::Special) => bylaws.special_majority,
			_ => Majority::MoreThanHalf,
		};
		Self {
			voter: match voice {
				Voice::Suspended if body == Body::Federation => Voter::Suspended,
				_ if by_delegate => Voter::Delegate,
				_ => Voter::Members,
			},
			concern: None,
			asleep,
			electorate,
			majority,
			quorum_first_bps: bylaws.quorum_first_bps,
			quorum_second_bps: bylaws.quorum_second_bps,
			petition_bps: bylaws.petition_bps,
			proxies: bylaws.proxies_per_member,
			recused: BoundedVec::new(),
			concerned: Concerned::default(),
			requests: 0,
			challenges: 0,
			challenged_by: None,
			hastened_by: None,
			tally: Tally::default(),
			counted_in: None,
			delegate: None,
		}
	}

	/// How many of its members must take part.
	pub fn quorum(&self, track: Track, second_call: bool) -> u32 {
		let Electorate { electors, suspended, .. } = self.electorate;
		let present = quorum_is_of(electors, self.concerned.all());
		let members = present.saturating_add(suspended);
		let base = if track == Track::Special { members } else { present };
		let share_bps = if second_call { self.quorum_second_bps } else { self.quorum_first_bps };
		// A co-op in which nobody takes part takes no part.
		quorum(base, members, share_bps, second_call).max(1)
	}

	/// Whether two members decide on it in the co-op, so that nobody is recused as paid, as where the co-op decides alone.
	pub(crate) fn is_of_two(&self) -> bool {
		let Electorate { electors, suspended, .. } = self.electorate;
		electors.saturating_add(self.concerned.all()) == 2 && suspended == 0
	}

	/// How many members must ask, so that they vote instead of the delegate.
	pub fn petition(&self) -> u32 {
		petition(self.petition_bps, self.electorate)
	}

	/// Whether enough of its members say no where it is paid: half the quorum, and two at least.
	///
	/// So many can outvote those for it where nobody abstains, and here these have no vote.
	fn are_enough_against(&self, track: Track, second_call: bool) -> bool {
		let against = u64::from(self.tally.against);
		let is_half = against.saturating_mul(2) >= u64::from(self.quorum(track, second_call));
		is_half && against >= u64::from(NO_SINGLE_HAND)
	}

	/// Whether fewer of its members have voted than are a quorum on first call.
	fn misses_quorum(&self, track: Track) -> bool {
		self.tally.participants() < self.quorum(track, false)
	}

	/// The vote that the co-op itself has given by a resolution.
	pub(crate) fn instruction(&self) -> Option<Choice> {
		self.delegate.filter(|vote| vote.by.is_none()).map(|vote| vote.choice)
	}

	/// The same where the co-op alone is awake: its members decide, as on what is grave in their own.
	pub(crate) fn alone(self, bylaws: &Parameters) -> Self {
		Self { voter: Voter::Members, majority: bylaws.special_majority, ..self }
	}

	/// The same in an alternative that comes beside what is on notice, on which nothing is said yet.
	///
	/// Who asks to vote on one has not read the other, and asks on that, too.
	pub(crate) fn anew(self) -> Self {
		let voter = if self.requests > 0 { Voter::Delegate } else { self.voter };
		Self { voter, requests: 0, delegate: None, ..self }
	}

	/// Whether it has a vote.
	pub(crate) const fn has_vote(&self) -> bool {
		self.concern.is_none() && !matches!(self.voter, Voter::Suspended)
	}

	/// Whether it is one of the co-ops that count, with a vote: awake at notice, or woken by taking part.
	pub(crate) fn counts(&self, track: Track, second_call: bool) -> bool {
		self.has_vote() && (!self.asleep || self.takes_part(track, second_call))
	}

	/// Whether the ballots of its members count among those of all members.
	pub(crate) fn counts_ballots(&self, track: Track, second_call: bool) -> bool {
		!matches!(self.position(track, second_call), Position::Suspended | Position::Recused)
	}

	/// Whether the co-op takes part with the votes so far.
	pub(crate) fn takes_part(&self, track: Track, second_call: bool) -> bool {
		self.position(track, second_call) != Position::Absent
	}

	/// What the co-op says with the votes so far, by who gives its vote, `None` where it says nothing.
	fn says(&self, track: Track, second_call: bool) -> Option<Choice> {
		let instruction = self.instruction();
		match self.voter {
			Voter::Suspended => None,
			Voter::Delegate => self.delegate.map(|vote| vote.choice),
			// What it had decided stands until enough of its members say no.
			Voter::Members if self.concern == Some(Concern::Paid) => {
				match self.are_enough_against(track, second_call) {
					true => Some(Choice::Against),
					false => instruction,
				}
			}
			// What it had decided stands until as many of its members vote as on first call.
			Voter::Members if instruction.is_some() && self.misses_quorum(track) => instruction,
			Voter::Members => match self.tally.rejection(self.majority, self.quorum(track, second_call)) {
				None => Some(Choice::For),
				Some(Rejection::NoQuorum) => None,
				Some(_) if self.tally.for_ == 0 && self.tally.against == 0 => Some(Choice::Abstain),
				Some(_) => Some(Choice::Against),
			},
		}
	}

	/// Where the co-op stands with the votes so far.
	pub fn position(&self, track: Track, second_call: bool) -> Position {
		match (self.concern, self.voter, self.says(track, second_call)) {
			(None, Voter::Suspended, _) => Position::Suspended,
			(concern, _, Some(choice)) if may_say(concern, Some(choice)) => Position::of(choice),
			(None, ..) => Position::Absent,
			(Some(Concern::Paid | Concern::Judged | Concern::Loses), ..) => Position::Recused,
		}
	}
}
