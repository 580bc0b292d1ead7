//! What is stored about resolutions.

use crate::{CHALLENGE_BPS, MAX_EXTENSIONS, SUPPORT_DAYS};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, Input, MaxEncodedLen};
use frame::prelude::*;
use rochdale_primitives::{
	bylaws::{share_rounded_up, FederationVote, Majority, Parameters},
	charter::Charter,
	money::Hand,
	CoopId, Electorate, FederationMandate, Mandate, MemberNo, Moment, ResolutionId, Secrecy, Text, Track, Voice,
};
use scale_info::{build::Fields, meta_type, Path, Type, TypeParameter};

pub use absence::*;
pub use assembly::*;
pub use election::*;

mod absence;
mod assembly;
mod election;

/// The longest title, in bytes of UTF-8.
pub const MAX_TITLE: u32 = 120;

/// How many members the beneficiaries of one resolution can be.
pub const MAX_RECUSED: u32 = 16;

/// The most members whom one resolution can judge: all who stand in an election.
const MAX_JUDGED: u32 = MAX_CANDIDATES;

/// Members on the roll that one call enters.
pub const MAX_ROLL_CALL: u32 = 64;

/// Proxies that one call enters: as many as name so many members.
pub const MAX_PROXY_CALL: u32 = MAX_ROLL_CALL / 2;

/// The title of a resolution.
pub type Title = Text<MAX_TITLE>;

/// Whose decision a resolution is.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Body {
	/// The members of one co-op.
	#[codec(index = 0)]
	Coop(CoopId),
	/// The co-ops of the federation.
	#[codec(index = 1)]
	Federation,
	/// Co-ops named in the proposal, each by its own members.
	#[codec(index = 2)]
	Agreement,
}

impl Body {
	/// The co-op that decides alone.
	pub const fn coop(self) -> Option<CoopId> {
		match self {
			Self::Coop(coop) => Some(coop),
			_ => None,
		}
	}

	/// Whether several co-ops decide, each in a poll of its own.
	pub const fn is_of_coops(self) -> bool {
		!matches!(self, Self::Coop(_))
	}
}

/// Why a resolution was rejected.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Rejection {
	/// Too few members took part.
	#[codec(index = 0)]
	NoQuorum,
	/// Too few of the votes were for it. A tie rejects.
	#[codec(index = 1)]
	NoMajority,
	/// Too few co-ops were for it.
	#[codec(index = 2)]
	NoMajorityOfCoops,
	/// Too few of their members were for it, whose votes are capped so that no co-op decides alone.
	#[codec(index = 3)]
	NoMajorityOfMembers,
	/// It had passed, but would not have without the votes of those whom it pays, as was known when it was to take effect.
	#[codec(index = 4)]
	OnlyWithPaid,
}

/// How far a resolution has come.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Phase {
	/// Submitted. Left by `second`, by enough signatures, by `withdraw`, or lapses.
	#[codec(index = 0)]
	Draft,
	/// Passes at the end if no objection stands, otherwise goes to a vote. Starts anew when amended.
	#[codec(index = 1)]
	Consent {
		/// Objections that stand.
		objections: u32,
	},
	/// On the agenda, for deliberation. Left by `withdraw`, or the vote opens at the end.
	#[codec(index = 2)]
	Notice {
		/// Deadline time from which the text cannot change.
		freezes_at: Moment,
	},
	/// Members vote. At the end the result stands.
	#[codec(index = 3)]
	Voting {
		/// Whether this is the second call, with the lower quorum.
		second_call: bool,
		/// By how many days the vote was extended because the result changed in its last day.
		extensions: u8,
	},
	/// The quorum was missed once. At the end the vote opens again, with the lower quorum.
	#[codec(index = 4)]
	SecondCall,
	/// Takes effect at the end.
	#[codec(index = 5)]
	Passed,
	/// Has taken effect.
	#[codec(index = 6)]
	Enacted,
	/// Could not take effect, and holds no place. Left by two who `retry`, by `rescind`, or lapses.
	#[codec(index = 7)]
	Failed {
		/// What stood against it.
		error: DispatchError,
	},
	/// The members did not want it.
	#[codec(index = 8)]
	Rejected {
		/// Why.
		reason: Rejection,
	},
	/// The proposer took it back.
	#[codec(index = 9)]
	Withdrawn,
	/// Nobody supported it in time, or it failed and no two retried it in time.
	#[codec(index = 10)]
	Lapsed,
	/// The last day of a vote among co-ops. At the end the result stands if it is what it was a day before.
	#[codec(index = 11)]
	LastDay {
		/// Whether this is the second call, with the lower quorum.
		second_call: bool,
		/// By how many days the vote was extended because the result changed in its last day.
		extensions: u8,
		/// Whether it would have passed when the day began.
		passes: bool,
	},
	/// Had failed, and two have asked for it again. Takes effect at the end.
	#[codec(index = 12)]
	Retried,
	/// Suspended by a challenge. Takes effect at the end, unless the members rescind it.
	#[codec(index = 13)]
	Suspended,
	/// A later decision took it back before it took effect.
	#[codec(index = 14)]
	Rescinded {
		/// That decision.
		by: ResolutionId,
	},
}

impl Phase {
	/// Whether nothing can happen to the resolution any more.
	pub const fn is_final(self) -> bool {
		matches!(self, Self::Enacted | Self::Rejected { .. } | Self::Withdrawn | Self::Lapsed | Self::Rescinded { .. })
	}

	/// Whether it has passed and has no effect yet.
	pub const fn waits_for_effect(self) -> bool {
		matches!(self, Self::Passed | Self::Suspended | Self::Failed { .. } | Self::Retried)
	}

	/// Whether the resolution holds one of the places on the agenda of its co-op.
	pub const fn holds_place(self) -> bool {
		!self.is_final() && !matches!(self, Self::Draft | Self::Failed { .. } | Self::Retried)
	}

	/// Whether a vote is open, and whether on second call.
	pub const fn vote(self) -> Option<bool> {
		match self {
			Self::Voting { second_call, .. } | Self::LastDay { second_call, .. } => Some(second_call),
			_ => None,
		}
	}

	/// Whether the phase is one in which the electorate is fixed.
	pub const fn has_electorate(self) -> bool {
		!matches!(self, Self::Draft | Self::Withdrawn | Self::Lapsed)
	}
}

/// What part a member takes in a decision on themselves.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Part {
	/// None: they neither vote nor count as an elector, nor support it.
	#[codec(index = 0)]
	None,
	/// That of any elector: who stands for an office votes on it.
	#[codec(index = 1)]
	Votes,
	/// A vote even while suspended, on the own expulsion or appeal. (ES 18)
	#[codec(index = 2)]
	VotesThoughSuspended,
}

/// A member whom a call judges, appoints or dismisses. They do not count the votes on it.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub struct Judged {
	/// Their number in the co-op that decides.
	pub member: MemberNo,
	/// What part they take in it otherwise.
	pub part: Part,
}

/// The members whom a call judges, appoints or dismisses.
pub type AllJudged = BoundedVec<Judged, ConstU32<MAX_JUDGED>>;

/// What a call asks for beyond its track.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Subject {
	/// Nothing further.
	#[codec(index = 0)]
	Usual,
	/// Changes bylaws, or the charter of the federation: time to challenge it, and to leave.
	#[codec(index = 1)]
	Bylaws,
	/// Judges a member: the majority that the bylaws ask for an expulsion.
	#[codec(index = 2)]
	Person,
	/// Authorises a new runtime, for a while: time to challenge it, which auditors can shorten.
	#[codec(index = 3)]
	Upgrade,
}

/// What a resolution must be to enact a call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Requirement {
	/// The weakest track.
	pub track: Track,
	/// Whether the vote must be secret. Such a call is decided alone.
	pub secrecy: Secrecy,
	/// What it is about.
	pub subject: Subject,
}

impl Requirement {
	/// An open vote on this track about nothing out of the usual.
	pub const fn usual(track: Track) -> Self {
		Self { track, secrecy: Secrecy::Open, subject: Subject::Usual }
	}

	/// What two calls in one resolution ask for together.
	pub fn and(self, other: Self) -> Self {
		let subject = if self.subject == Subject::Usual { other.subject } else { self.subject };
		Self { track: self.track.max(other.track), secrecy: self.secrecy.max(other.secrecy), subject }
	}
}

/// The rules by which a resolution is decided, taken from the bylaws. Periods in days, shares in basis points.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Rules {
	/// How many of the votes must be for it.
	pub majority: Majority,
	/// Share of the electors who must take part.
	pub quorum_first_bps: u16,
	/// Share of the electors who must take part on second call; 100 members always suffice.
	pub quorum_second_bps: u16,
	/// Time for objections.
	pub consent_days: u16,
	/// From the agenda to the vote.
	pub notice_days: u16,
	/// Before the vote, in which the text stands.
	pub freeze_days: u16,
	/// Length of the vote.
	pub voting_days: u16,
	/// From a vote without quorum to the second call.
	pub second_call_days: u16,
	/// From the result to its effect.
	pub timelock_days: u16,
	/// Share of the electors whose signatures put it on the agenda; 200 always do.
	pub petition_bps: u16,
	/// Share of the electors at whose request the vote is secret.
	pub secret_bps: u16,
	/// After new bylaws take effect, in which who did not vote for them can leave with good cause.
	pub dissent_days: u16,
	/// The most that the ballots of one co-op weigh where several decide, in basis points of the resulting total.
	pub vote_cap_bps: u16,
	/// How many absent members one who is present represents at most in an assembly.
	pub proxies: u16,
}

/// The number of members who suffice as a quorum on second call, whatever the share. (ES 25.1)
const ALWAYS_A_SECOND_QUORUM: u32 = 100;

/// The number of signatures that suffice for a petition, whatever the share. (ES 24.2)
pub const ALWAYS_A_PETITION: u32 = 200;

/// Everybody, in basis points.
const WHOLE_BPS: u16 = 10_000;

/// Of how many electors a quorum is a share when some are recused, who are not counted in `electors`.
///
/// Who benefits leaves the denominator. But nobody can make a quorum small by paying a little to many, so that it is as if no
/// more than one elector in ten had left it, or one in all.
fn without_recused(electors: u32, recused: u32) -> u32 {
	let all = electors.saturating_add(recused);
	let leave = recused.min((all / 10).max(1));
	all.saturating_sub(leave)
}

/// How many members it takes at least, so that in the smallest co-op nobody decides alone.
const NO_SINGLE_HAND: u32 = 2;

/// How many must take part of so many members: two, or all where there are fewer.
///
/// A co-op of which one member is left can still pay what it owes and leave.
fn fewest(members: u32) -> u32 {
	members.min(NO_SINGLE_HAND)
}

/// How many signatures of an electorate are a petition.
fn petition(share_bps: u16, Electorate { electors, suspended, .. }: Electorate) -> u32 {
	let least = fewest(electors.saturating_add(suspended)).max(1);
	share_rounded_up(electors, share_bps).clamp(least, ALWAYS_A_PETITION)
}

impl Rules {
	/// The rules of these bylaws for a track and a subject.
	pub const fn of(bylaws: &Parameters, track: Track, subject: Subject) -> Self {
		let special = matches!(track, Track::Special);
		Self {
			majority: match subject {
				Subject::Person => bylaws.expulsion_majority,
				_ if special => bylaws.special_majority,
				_ => Majority::MoreThanHalf,
			},
			quorum_first_bps: bylaws.quorum_first_bps,
			quorum_second_bps: bylaws.quorum_second_bps,
			consent_days: bylaws.consent_window_days,
			notice_days: if special { bylaws.notice_special_days } else { bylaws.notice_ordinary_days },
			freeze_days: bylaws.text_freeze_days,
			voting_days: if special { bylaws.voting_special_days } else { bylaws.voting_ordinary_days },
			second_call_days: bylaws.second_call_delay_days,
			timelock_days: match subject {
				Subject::Bylaws => bylaws.timelock_bylaws_days,
				_ => bylaws.timelock_days,
			},
			petition_bps: bylaws.petition_bps,
			secret_bps: bylaws.secret_on_request_bps,
			dissent_days: bylaws.dissent_exit_days,
			vote_cap_bps: WHOLE_BPS,
			proxies: bylaws.proxies_per_member,
		}
	}

	/// The rules of the federation's charter for a track and a subject.
	pub const fn of_charter(charter: &Charter, track: Track, subject: Subject) -> Self {
		let special = matches!(track, Track::Special);
		Self {
			majority: if special { Majority::TwoThirds } else { Majority::MoreThanHalf },
			quorum_first_bps: charter.quorum_first_bps,
			quorum_second_bps: charter.quorum_second_bps,
			consent_days: charter.consent_window_days,
			notice_days: if special { charter.notice_special_days } else { charter.notice_ordinary_days },
			freeze_days: charter.text_freeze_days,
			voting_days: if special { charter.voting_special_days } else { charter.voting_ordinary_days },
			second_call_days: charter.second_call_delay_days,
			timelock_days: match subject {
				// A new runtime can change every guard, the charter included.
				Subject::Bylaws | Subject::Upgrade => charter.timelock_charter_days,
				_ => charter.timelock_days,
			},
			// Neither petitions of members nor requests for secrecy are among co-ops.
			petition_bps: WHOLE_BPS,
			secret_bps: WHOLE_BPS,
			dissent_days: 0,
			vote_cap_bps: charter.vote_cap_bps,
			proxies: 0,
		}
	}

	/// The stricter of two sets of rules, each rule by itself.
	pub fn stricter(self, other: Self) -> Self {
		Self {
			majority: self.majority.max(other.majority),
			quorum_first_bps: self.quorum_first_bps.max(other.quorum_first_bps),
			quorum_second_bps: self.quorum_second_bps.max(other.quorum_second_bps),
			consent_days: self.consent_days.max(other.consent_days),
			notice_days: self.notice_days.max(other.notice_days),
			freeze_days: self.freeze_days.max(other.freeze_days),
			voting_days: self.voting_days.max(other.voting_days),
			second_call_days: self.second_call_days.max(other.second_call_days),
			timelock_days: self.timelock_days.max(other.timelock_days),
			petition_bps: self.petition_bps.max(other.petition_bps),
			// Fewer members who can ask for secrecy is the stricter rule for the vote.
			secret_bps: self.secret_bps.min(other.secret_bps),
			dissent_days: self.dissent_days.max(other.dissent_days),
			vote_cap_bps: self.vote_cap_bps.min(other.vote_cap_bps),
			proxies: self.proxies.min(other.proxies),
		}
	}

	/// How many of so many electors must take part. `members` are all who have a vote or will have it again: where there are
	/// two, nobody decides alone.
	pub fn quorum(&self, electors: u32, members: u32, second_call: bool) -> u32 {
		let share = if second_call { self.quorum_second_bps } else { self.quorum_first_bps };
		let most = if second_call { ALWAYS_A_SECOND_QUORUM } else { u32::MAX };
		share_rounded_up(electors, share).clamp(fewest(members), most)
	}

	/// How many signatures put a draft on the agenda.
	pub fn petition(&self, electorate: Electorate) -> u32 {
		petition(self.petition_bps, electorate)
	}

	/// How many electors suspend what has passed.
	pub fn challenge(&self, electors: u32) -> u32 {
		share_rounded_up(electors, CHALLENGE_BPS).max(NO_SINGLE_HAND)
	}

	/// How many days a decision takes that is not extended, from its notice to its effect, the second call included.
	pub fn decision_days(&self) -> u32 {
		let votes = u32::from(self.voting_days).saturating_mul(2);
		let waits = [self.notice_days, self.second_call_days, self.timelock_days];
		waits.into_iter().fold(votes, |days, wait| days.saturating_add(wait.into()))
	}

	/// For how many days a challenge suspends what has passed: as long as a decision takes by the same rules that rescinds it,
	/// from its draft to its effect.
	pub fn suspension_days(&self) -> u32 {
		self.decision_days().saturating_add(MAX_EXTENSIONS.into()).saturating_add(SUPPORT_DAYS.into())
	}

	/// How many electors must ask for a secret vote.
	pub fn secret_request(&self, electors: u32) -> u32 {
		share_rounded_up(electors, self.secret_bps).max(NO_SINGLE_HAND)
	}
}

/// The votes counted so far.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Tally {
	/// Votes for the proposal.
	pub for_: u32,
	/// Votes against it.
	pub against: u32,
	/// Abstentions, which count for the quorum only.
	pub abstain: u32,
	/// Members who voted on the chain, without those whom it pays, who are part of no quorum.
	pub on_chain: u32,
	/// Members on the roll of the assembly whose result was counted.
	pub in_assembly: u32,
}

impl Tally {
	/// How many members took part.
	pub const fn participants(&self) -> u32 {
		self.on_chain.saturating_add(self.in_assembly)
	}

	/// Why these votes would not pass, `None` if they would.
	pub fn rejection(&self, majority: Majority, quorum: u32) -> Option<Rejection> {
		if self.participants() < quorum {
			return Some(Rejection::NoQuorum);
		}
		(!majority.is_reached(self.for_, self.against)).then_some(Rejection::NoMajority)
	}

	/// The count of one choice.
	pub(crate) fn of(&mut self, choice: Choice) -> &mut u32 {
		match choice {
			Choice::For => &mut self.for_,
			Choice::Against => &mut self.against,
			Choice::Abstain => &mut self.abstain,
		}
	}

	/// These votes where an assembly replaces what those on its roll have voted on the chain.
	pub(crate) fn with_assembly<Hash>(self, report: &Report<Hash>) -> Option<Self> {
		let (replaced, result) = (report.replaces, report.result.as_ref()?.votes());
		Some(Self {
			for_: self.for_.checked_sub(replaced.for_)?.checked_add(result.for_)?,
			against: self.against.checked_sub(replaced.against)?.checked_add(result.against)?,
			abstain: self.abstain.checked_sub(replaced.abstain)?.checked_add(result.abstain)?,
			on_chain: self.on_chain.checked_sub(replaced.sum()?)?,
			in_assembly: self.in_assembly.checked_add(report.roll)?,
		})
	}

	/// These votes without an assembly, so that those who were on its roll have their votes on the chain again.
	pub(crate) fn without_assembly<Hash>(self, report: &Report<Hash>) -> Option<Self> {
		let (replaced, result) = (report.replaces, report.result.as_ref()?.votes());
		Some(Self {
			for_: self.for_.checked_sub(result.for_)?.checked_add(replaced.for_)?,
			against: self.against.checked_sub(result.against)?.checked_add(replaced.against)?,
			abstain: self.abstain.checked_sub(result.abstain)?.checked_add(replaced.abstain)?,
			on_chain: self.on_chain.checked_add(replaced.sum()?)?,
			in_assembly: self.in_assembly.checked_sub(report.roll)?,
		})
	}
}

/// A resolution: who decides on it, by which rules, and how far it has come.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Resolution {
	/// Whether it has come through a migration. Only the runtime of the rehearsal has it.
	#[cfg(feature = "next-version")]
	pub migrated: bool,
	/// Whose decision it is.
	pub body: Body,
	/// The co-op in which it was proposed: the one that decides, or one of those that do.
	pub coop: CoopId,
	/// Its number among the resolutions of that body, from 1 on without gaps.
	pub number: u32,
	/// The kind of decision.
	pub track: Track,
	/// Whether the vote is open or secret.
	pub secrecy: Secrecy,
	/// What it is about.
	pub subject: Subject,
	/// How far it has come.
	pub phase: Phase,
	/// Deadline time at which the phase ends by itself; for a final one, at which ballots are removed. `None` after that.
	pub ends_at: Option<Moment>,
	/// The rules: the stricter of those at submission and at notice.
	pub rules: Rules,
	/// The electorate, fixed at notice. Where co-ops decide, it counts co-ops.
	pub electorate: Electorate,
	/// Electors who benefit or are judged and so have no vote on it: members, or co-ops where co-ops decide. They are not
	/// counted in the electorate either.
	pub recused: BoundedVec<MemberNo, ConstU32<MAX_RECUSED>>,
	/// How many of the co-ops among them are paid. The others are judged.
	pub paid: u32,
	/// The member whose expulsion or appeal it decides, who votes on that even while suspended.
	pub appellant: Option<MemberNo>,
	/// The members whom it judges, appoints or dismisses.
	pub judged: AllJudged,
	/// Deadline time at which the vote first opened.
	pub opened_at: Moment,
	/// The votes. Where co-ops decide, theirs, once the vote is closed.
	pub tally: Tally,
	/// Whether there was or is a second call, with the lower quorum.
	pub second_call: bool,
}

impl Resolution {
	/// What an enacted resolution of the federation may do.
	pub const fn federation_mandate(&self, resolution: ResolutionId) -> FederationMandate {
		FederationMandate { resolution, track: self.track, opened_at: self.opened_at }
	}

	/// What an enacted resolution of one co-op may do.
	pub const fn mandate(&self, resolution: ResolutionId, coop: CoopId) -> Mandate {
		Mandate { coop, resolution, track: self.track, secrecy: self.secrecy, opened_at: self.opened_at }
	}

	/// How many members can vote.
	pub fn electors(&self) -> u32 {
		self.electorate.electors
	}

	/// How many members must take part.
	///
	/// Members whose vote is suspended count for the quorum of a special resolution, so that nobody gets one passed by
	/// suspending others.
	pub fn quorum(&self) -> u32 {
		// A special resolution has a second call only where an assembly was asked for that did not come about.
		let second_call = self.second_call && self.track != Track::Special;
		let members = self.present().saturating_add(self.electorate.suspended);
		self.rules.quorum(self.quorum_base(), members, second_call)
	}

	/// How many electors there are, as if few of those who are recused had left.
	pub(crate) fn present(&self) -> u32 {
		without_recused(self.electors(), u32::try_from(self.recused.len()).unwrap_or(u32::MAX))
	}

	/// Of how many electors the quorum is a share.
	fn quorum_base(&self) -> u32 {
		let suspended = if self.track == Track::Special { self.electorate.suspended } else { 0 };
		self.present().saturating_add(suspended)
	}

	/// Whether it judges the member, so that they take no part in deciding on it.
	pub fn silences(&self, member: MemberNo) -> bool {
		self.judged.iter().any(|judged| judged.member == member && judged.part == Part::None)
	}

	/// Why the votes so far would not pass it, `None` if they would. Meaningless outside a vote.
	pub fn rejection(&self) -> Option<Rejection> {
		self.tally.rejection(self.rules.majority, self.quorum())
	}
}

/// What a resolution says, who brought it, and when what happened.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Motion<Hash> {
	/// Its title, which must not name persons.
	pub title: Title,
	/// Hash of the document with its text.
	pub document: Hash,
	/// Who proposed it.
	pub proposer: MemberNo,
	/// Who seconded it, `None` where a petition did or nobody has.
	pub seconder: Option<MemberNo>,
	/// For which co-op it was seconded.
	pub seconded_for: Option<CoopId>,
	/// Whether a petition of the members has brought it on the agenda, or carried it to other co-ops.
	pub by_petition: bool,
	/// Signatures under this version of it.
	pub signatures: u32,
	/// Electors who asked for a secret vote.
	pub secret_requests: u32,
	/// How often its text was amended: the version of the text, 0 for the one that was proposed.
	pub amendments: u8,
	/// Hash of the call that it enacts, `None` where it only decides on a text.
	pub call: Option<Hash>,
	/// The version of transactions for which the call was written. After another it must be proposed anew.
	pub transaction_version: u32,
	/// Civil time of submission.
	pub submitted_at: Moment,
	/// Civil time of the first notice.
	pub noticed_at: Option<Moment>,
	/// Civil time at which the vote is to close on first call, if somebody has named it.
	pub closes_on: Option<Moment>,
	/// Civil time at which the vote first opened.
	pub opened_at: Option<Moment>,
	/// Civil time of the result.
	pub decided_at: Option<Moment>,
	/// Deadline time of the result if it passed.
	pub passed_at: Option<Moment>,
	/// Deadline time of its effect if it passed, from which the time to dissent runs.
	pub effect_at: Option<Moment>,
	/// Deadline time until which it can be retried, once it has failed.
	pub retry_until: Option<Moment>,
	/// How many have asked to suspend it since it passed.
	pub challenges: u32,
	/// How many auditors want a new runtime sooner, since it passed.
	pub hastened: u32,
	/// Who asks to retry what failed, until a second one does, and the deadline time until which that counts.
	pub retry: Option<(Hand, Moment)>,
	/// Civil time of the effect.
	pub enacted_at: Option<Moment>,
}

/// What a member wants.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Choice {
	/// Yes.
	#[cfg_attr(not(feature = "broken-upgrade"), codec(index = 0))]
	#[cfg_attr(feature = "broken-upgrade", codec(index = 1))]
	For,
	/// No.
	#[cfg_attr(not(feature = "broken-upgrade"), codec(index = 1))]
	#[cfg_attr(feature = "broken-upgrade", codec(index = 0))]
	Against,
	/// Neither, but counted as taking part.
	#[codec(index = 2)]
	Abstain,
}

/// The members who sign a draft: never more than always suffice.
pub type Signatories = BoundedVec<MemberNo, ConstU32<ALWAYS_A_PETITION>>;

/// What a member has signed and asked for.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Signature {
	/// The version of the text under which they took their signature back, the last one.
	pub taken_back: Option<u8>,
	/// The request for a secret vote.
	pub secrecy: bool,
	/// The request that the members of the co-op vote instead of its delegate.
	pub ballot: bool,
	/// The challenge of what has passed.
	pub challenge: bool,
	/// The candidacy, be it withdrawn.
	pub stood: bool,
}

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
	/// Nobody: it benefits. But who gave its vote until then can be against that.
	#[codec(index = 3)]
	Recused {
		/// Whether its members gave its vote, and not its delegate.
		members: bool,
	},
	/// Nobody: it is judged, and perhaps benefits as well. Of a special resolution it counts among all co-ops nevertheless.
	#[codec(index = 4)]
	Judged,
}

impl Voter {
	/// Whether the co-op has lost its vote because it is paid.
	pub(crate) const fn is_paid(self) -> bool {
		matches!(self, Self::Recused { .. })
	}

	/// Whether the co-op has lost its vote to what the call does to it.
	pub(crate) const fn is_recused(self) -> bool {
		matches!(self, Self::Recused { .. } | Self::Judged)
	}
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
	/// Who gives its vote.
	pub voter: Voter,
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
	/// Its members who benefit and so have no vote. They are not counted in its electorate either.
	pub recused: BoundedVec<MemberNo, ConstU32<MAX_RECUSED>>,
	/// Members who ask to vote instead of the delegate.
	pub requests: u32,
	/// Members of a party to an agreement who ask to suspend it.
	pub challenges: u32,
	/// Its auditor who wants a new runtime sooner.
	pub hastened_by: Option<MemberNo>,
	/// The votes of its members.
	pub tally: Tally,
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
			asleep,
			electorate,
			majority,
			quorum_first_bps: bylaws.quorum_first_bps,
			quorum_second_bps: bylaws.quorum_second_bps,
			petition_bps: bylaws.petition_bps,
			proxies: bylaws.proxies_per_member,
			recused: BoundedVec::new(),
			requests: 0,
			challenges: 0,
			hastened_by: None,
			tally: Tally::default(),
			delegate: None,
		}
	}

	/// How many of its members must take part.
	pub fn quorum(&self, track: Track, second_call: bool) -> u32 {
		let Electorate { electors, suspended, .. } = self.electorate;
		let present = without_recused(electors, u32::try_from(self.recused.len()).unwrap_or(u32::MAX));
		let members = present.saturating_add(suspended);
		let base = if track == Track::Special { members } else { present };
		if second_call {
			share_rounded_up(base, self.quorum_second_bps).clamp(fewest(members), ALWAYS_A_SECOND_QUORUM)
		} else {
			// A co-op in which nobody takes part takes no part.
			share_rounded_up(base, self.quorum_first_bps).max(1)
		}
	}

	/// How many members must ask, so that they vote instead of the delegate.
	pub fn petition(&self) -> u32 {
		petition(self.petition_bps, self.electorate)
	}

	/// Whether a co-op that is paid is against that nevertheless: its delegate or the co-op itself says so, or enough members.
	///
	/// It counts against the resolution, and not for the quorum. Of its members half the quorum is enough, and two at least:
	/// so many can outvote those for it where nobody abstains, and here these have no vote.
	pub(crate) fn is_against_being_paid(&self, track: Track, second_call: bool) -> bool {
		match self.voter {
			// What it had decided itself stands where too few of its members say more.
			Voter::Recused { .. } if self.instruction() == Some(Choice::Against) => true,
			Voter::Recused { members: true } => {
				let against = u64::from(self.tally.against);
				against >= u64::from(NO_SINGLE_HAND)
					&& against.saturating_mul(2) >= u64::from(self.quorum(track, second_call))
			}
			Voter::Recused { members: false } => self.delegate.is_some_and(|vote| vote.choice == Choice::Against),
			_ => false,
		}
	}

	/// Whether fewer of its members have voted than are a quorum on first call.
	fn misses_quorum(&self, track: Track) -> bool {
		self.tally.participants() < self.quorum(track, false)
	}

	/// The vote that the co-op itself has given by a resolution.
	fn instruction(&self) -> Option<Choice> {
		self.delegate.filter(|vote| vote.by.is_none()).map(|vote| vote.choice)
	}

	/// The same where the co-op alone is awake: its members decide, as on what is grave in their own.
	pub(crate) fn alone(self, bylaws: &Parameters) -> Self {
		Self { voter: Voter::Members, majority: bylaws.special_majority, ..self }
	}

	/// Whether it has a vote.
	pub(crate) const fn has_vote(&self) -> bool {
		matches!(self.voter, Voter::Delegate | Voter::Members)
	}

	/// Whether it is one of the co-ops that count, with a vote: awake at notice, or woken by taking part.
	pub(crate) fn counts(&self, track: Track, second_call: bool) -> bool {
		self.has_vote() && (!self.asleep || self.takes_part(track, second_call))
	}

	/// Whether the ballots of its members count among those of all members.
	pub(crate) fn counts_ballots(&self, track: Track, second_call: bool) -> bool {
		self.voter == Voter::Members || self.is_against_being_paid(track, second_call)
	}

	/// Whether the co-op takes part with the votes so far.
	pub(crate) fn takes_part(&self, track: Track, second_call: bool) -> bool {
		self.position(track, second_call) != Position::Absent
	}

	/// Where the co-op stands with the votes so far.
	pub fn position(&self, track: Track, second_call: bool) -> Position {
		match (self.voter, &self.delegate) {
			(Voter::Suspended, _) => Position::Suspended,
			(Voter::Recused { .. }, _) if self.is_against_being_paid(track, second_call) => Position::Against,
			(Voter::Recused { .. } | Voter::Judged, _) => Position::Recused,
			(Voter::Delegate, None) => Position::Absent,
			(Voter::Delegate, Some(vote)) => Position::of(vote.choice),
			// What the co-op had decided stands until as many of its members vote as on first call.
			(Voter::Members, Some(said)) if said.by.is_none() && self.misses_quorum(track) => Position::of(said.choice),
			(Voter::Members, _) => match self.tally.rejection(self.majority, self.quorum(track, second_call)) {
				None => Position::For,
				Some(Rejection::NoQuorum) => Position::Absent,
				Some(_) if self.tally.for_ == 0 && self.tally.against == 0 => Position::Abstains,
				Some(_) => Position::Against,
			},
		}
	}
}

/// The arithmetic of a vote among co-ops, step by step.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Arithmetic {
	/// The co-ops that count: those with a vote, for a special resolution also the suspended ones.
	pub coops: u32,
	/// How many of them must be for it. Of an ordinary resolution, how many must take part.
	pub coops_needed: u32,
	/// Co-ops for it.
	pub coops_for: u32,
	/// Co-ops against it, those included that it pays, which do not count among the co-ops above.
	pub coops_against: u32,
	/// Co-ops that took part without deciding.
	pub coops_abstaining: u32,
	/// Co-ops with a vote that did not give it, without those that were asleep.
	pub coops_absent: u32,
	/// Co-ops that were asleep and took part, which count among those above.
	pub coops_woken: u32,
	/// Members' ballots for it, in all co-ops.
	pub ballots_for: u64,
	/// Members' ballots against it, in all co-ops.
	pub ballots_against: u64,
	/// The most that the members of one co-op can weigh, in basis points of the resulting total.
	pub cap_bps: u16,
	/// As many ballots of one co-op weigh in full; more of them weigh as many as these.
	pub capped_at: u64,
	/// The weight of the ballots for it, in billionths of a ballot.
	pub weight_for: u128,
	/// The weight of all ballots, in billionths of a ballot. More than half of it is needed.
	pub weight_cast: u128,
	/// Why it did not pass, `None` if it did.
	pub rejection: Option<Rejection>,
}

/// What the delegate of a co-op demands, because blocks are no longer final.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct EmergencyCall {
	/// Blocks until finality starts anew.
	pub delay: u32,
	/// The last block that everybody takes for final.
	pub best_finalised: u32,
	/// Deadline time of the demand, which holds for a day.
	pub called_at: Moment,
	/// How often it was changed in this day.
	pub changes: u8,
}

/// A member's reasoned objection.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Objection<Hash> {
	/// Hash of the document with the reasons.
	pub reason: Hash,
	/// Whether it stands or was withdrawn.
	pub stands: bool,
	/// How often the text had been amended that it is against.
	pub amendments: u8,
}

/// The type information under which wallets show the bytes of a call as the call.
fn opaque_type<Call: TypeInfo + 'static>() -> Type {
	Type::builder()
		.path(Path::new("WrapperKeepOpaque", module_path!()))
		.type_params(alloc::vec![TypeParameter::new("T", Some(meta_type::<Call>()))])
		.composite(
			Fields::unnamed().field(|field| field.compact::<u32>()).field(|field| field.ty::<Call>().type_name("T")),
		)
}

/// A call as bytes, in a transaction. Wallets show and edit it as a call.
///
/// It is not decoded with the transaction around it, so that one that is too long or too deep is refused with a name.
#[derive(CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound)]
pub struct OpaqueCall<Call> {
	bytes: alloc::vec::Vec<u8>,
	_call: PhantomData<Call>,
}

impl<Call> OpaqueCall<Call> {
	/// A call from its bytes.
	pub const fn from_bytes(bytes: alloc::vec::Vec<u8>) -> Self {
		Self { bytes, _call: PhantomData }
	}

	/// The bytes of the call.
	pub fn bytes(&self) -> &[u8] {
		&self.bytes
	}
}

impl<Call: Encode> From<&Call> for OpaqueCall<Call> {
	fn from(call: &Call) -> Self {
		Self::from_bytes(call.encode())
	}
}

impl<Call> Encode for OpaqueCall<Call> {
	fn encode_to<O: codec::Output + ?Sized>(&self, output: &mut O) {
		self.bytes.encode_to(output);
	}
}

impl<Call> codec::EncodeLike for OpaqueCall<Call> {}

impl<Call> Decode for OpaqueCall<Call> {
	fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
		alloc::vec::Vec::decode(input).map(Self::from_bytes)
	}
}

impl<Call> DecodeWithMemTracking for OpaqueCall<Call> {}

impl<Call: TypeInfo + 'static> TypeInfo for OpaqueCall<Call> {
	type Identity = Self;

	fn type_info() -> Type {
		opaque_type::<Call>()
	}
}

/// A call as bytes, in storage. Wallets show it as a call.
#[derive(CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound)]
pub struct StoredCall<Call, Length: Get<u32>> {
	bytes: BoundedVec<u8, Length>,
	_call: PhantomData<Call>,
}

impl<Call, Length: Get<u32>> StoredCall<Call, Length> {
	/// The bytes of the call.
	pub fn bytes(&self) -> &[u8] {
		&self.bytes
	}
}

impl<Call, Length: Get<u32>> TryFrom<&OpaqueCall<Call>> for StoredCall<Call, Length> {
	type Error = ();

	fn try_from(call: &OpaqueCall<Call>) -> Result<Self, ()> {
		let bytes = call.bytes.clone().try_into().map_err(|_| ())?;
		Ok(Self { bytes, _call: PhantomData })
	}
}

impl<Call, Length: Get<u32>> Encode for StoredCall<Call, Length> {
	fn encode_to<O: codec::Output + ?Sized>(&self, output: &mut O) {
		self.bytes.encode_to(output);
	}
}

impl<Call, Length: Get<u32>> codec::EncodeLike for StoredCall<Call, Length> {}

impl<Call, Length: Get<u32>> Decode for StoredCall<Call, Length> {
	fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
		Ok(Self { bytes: BoundedVec::decode(input)?, _call: PhantomData })
	}
}

impl<Call, Length: Get<u32>> MaxEncodedLen for StoredCall<Call, Length> {
	fn max_encoded_len() -> usize {
		BoundedVec::<u8, Length>::max_encoded_len()
	}
}

impl<Call: TypeInfo + 'static, Length: Get<u32> + 'static> TypeInfo for StoredCall<Call, Length> {
	type Identity = OpaqueCall<Call>;

	fn type_info() -> Type {
		opaque_type::<Call>()
	}
}
