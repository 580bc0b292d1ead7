//! What is stored about resolutions.

use crate::{rules::recusal::quorum_is_of, ALWAYS_A_PETITION, MAX_EXTENSIONS};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use rochdale_primitives::{
	bylaws::{Majority, Parameters},
	charter::Charter,
	money::Hand,
	CoopId, Electorate, FederationMandate, Mandate, MemberNo, Moment, ResolutionId, Secrecy, Text, Track, Voice,
};

pub use absence::*;
pub use alternatives::*;
pub use assembly::*;
pub use call::*;
pub use concern::*;
pub use election::*;
pub use poll::*;
pub use record::*;
pub use rules::*;

mod absence;
mod alternatives;
mod assembly;
mod call;
mod concern;
mod election;
mod poll;
mod record;
mod rules;

/// The longest title, in bytes of UTF-8.
pub const MAX_TITLE: u32 = 120;

/// How many members can be paid by one resolution, or judged by what is no election.
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
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
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
	/// It would have passed, but more was for an alternative.
	#[codec(index = 5)]
	NotChosen {
		/// That alternative.
		chosen: ResolutionId,
	},
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
		/// Whether it would have passed when the day began; of alternatives, whether it would have been chosen.
		passes: bool,
	},
	/// Had failed, and two have asked for it again. Takes effect at the end, and holds no place.
	#[codec(index = 12)]
	Retried {
		/// Whether a challenge suspends it.
		suspended: bool,
	},
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
		matches!(self, Self::Passed | Self::Suspended | Self::Failed { .. } | Self::Retried { .. })
	}

	/// Whether it is on notice or voted on, and has no result yet.
	pub const fn awaits_result(self) -> bool {
		matches!(self, Self::Notice { .. } | Self::Voting { .. } | Self::LastDay { .. } | Self::SecondCall)
	}

	/// Whether a challenge suspends it, and if none does and one can, the phase in which it is suspended.
	pub const fn suspended(self) -> Result<(), Option<Self>> {
		match self {
			Self::Suspended | Self::Retried { suspended: true } => Ok(()),
			Self::Passed => Err(Some(Self::Suspended)),
			Self::Retried { suspended: false } => Err(Some(Self::Retried { suspended: true })),
			_ => Err(None),
		}
	}

	/// Whether the resolution holds one of the places on the agenda of its co-op.
	pub const fn holds_place(self) -> bool {
		!self.is_final() && !matches!(self, Self::Draft | Self::Failed { .. } | Self::Retried { .. })
	}

	/// Whether a vote is open, and whether on second call.
	pub const fn vote(self) -> Option<bool> {
		match self {
			Self::Voting { second_call, .. } | Self::LastDay { second_call, .. } => Some(second_call),
			_ => None,
		}
	}

	/// The last day of a vote among co-ops that begins when this phase ends, or another one where the result has turned in it.
	/// `None` where the vote closes.
	pub(crate) fn last_day(self, turned: bool, passes: bool) -> Option<Self> {
		let (second_call, extensions) = match self {
			Self::Voting { second_call, .. } => (second_call, 0),
			Self::LastDay { second_call, extensions, .. } if turned && extensions < MAX_EXTENSIONS => {
				(second_call, extensions.saturating_add(1))
			}
			_ => return None,
		};
		Some(Self::LastDay { second_call, extensions, passes })
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

/// Members of one co-op whom a decision pays or judges.
pub type RecusedSeats = BoundedVec<MemberNo, ConstU32<MAX_RECUSED>>;

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
	/// Whether it rescinds another, so that who is paid by that has no vote on it. Known from the opening of the vote on.
	pub rescinds: bool,
	/// Members of the co-op that decides alone whom it pays or judges, or what it rescinds, by their seats, with or without a
	/// vote or an account.
	pub recused: RecusedSeats,
	/// How many electors it concerns: members, or co-ops where co-ops decide. They are not counted in the electorate.
	pub concerned: Concerned,
	/// The member whose expulsion or appeal it decides, who votes on that even while suspended.
	pub appellant: Option<MemberNo>,
	/// The members whom it judges, appoints or dismisses, or what it rescinds.
	pub judged: AllJudged,
	/// Deadline time at which the vote first opened.
	pub opened_at: Moment,
	/// The votes. Where co-ops decide, theirs, once the vote is closed.
	pub tally: Tally,
	/// Whether there was or is a second call, with the lower quorum.
	pub second_call: bool,
	/// The matter on which it is one of several alternatives, `None` if it is decided by itself or is still a draft.
	pub matter: Option<ResolutionId>,
	/// The last block in which a vote of a member was counted.
	pub counted_in: Option<u32>,
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

	/// How many members can vote, or how many co-ops.
	pub fn electors(&self) -> u32 {
		self.electorate.electors
	}

	/// How many members must take part.
	///
	/// Members whose vote is suspended count for the quorum of a special resolution, so that nobody gets one passed by
	/// suspending others.
	pub fn quorum(&self) -> u32 {
		// A special resolution has a second call only because an assembly did not count.
		let second_call = self.second_call && self.track != Track::Special;
		let members = self.present().saturating_add(self.electorate.suspended);
		self.rules.quorum(self.quorum_base(), members, second_call)
	}

	/// Whether two members decide on it, and there is no other one whose vote is suspended. Both decide on what pays one of them
	/// as well: if the one were recused, the other would decide alone, also on what is paid to others along with it.
	pub(crate) fn is_of_two(&self) -> bool {
		let members = self.electors().saturating_add(self.concerned.all());
		!self.body.is_of_coops() && members == 2 && self.electorate.suspended == 0
	}

	/// How many electors there are, as if few of those whom it concerns had left.
	pub(crate) fn present(&self) -> u32 {
		quorum_is_of(self.electors(), self.concerned.all())
	}

	/// Of how many electors the quorum is a share.
	fn quorum_base(&self) -> u32 {
		let suspended = if self.track == Track::Special { self.electorate.suspended } else { 0 };
		self.present().saturating_add(suspended)
	}

	/// How it concerns a member of the co-op that decides, or of the co-op whose part this is where several do.
	///
	/// Whom it pays is known from the opening of the vote on. Who stands for an office, or whose own case it is, votes.
	pub fn concern_of(&self, poll: Option<&Poll>, member: MemberNo) -> Option<Concern> {
		let judges = |judged: &Judged| judged.member == member && judged.part == Part::None;
		let recused = poll.map_or(&self.recused, |poll| &poll.recused);
		match self.judged.iter().any(judges) {
			true => Some(Concern::Judged),
			false if self.rescinds => recused.contains(&member).then_some(Concern::Loses),
			false => recused.contains(&member).then_some(Concern::Paid),
		}
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
	pub seconder: Option<Hand>,
	/// Whether a petition of the members has brought it on the agenda, or carried it to other co-ops.
	pub by_petition: bool,
	/// Signatures under this version of it.
	pub signatures: u32,
	/// Electors who asked for a secret vote.
	pub secret_requests: u32,
	/// How often its text was amended, or what it is an alternative to: the version, 0 for what was proposed.
	pub amendments: u8,
	/// The resolution to which its proposer has put it as an alternative.
	pub alternative_to: Option<ResolutionId>,
	/// Hash of the call that it enacts, `None` where it only decides on a text.
	pub call: Option<Hash>,
	/// The version of transactions for which the call was written. After another it must be proposed anew.
	pub transaction_version: u32,
	/// Civil time of submission.
	pub submitted_at: Moment,
	/// Civil time of the first notice. Of an alternative, that of what it was put to.
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
	/// Whom they nominate in an election.
	pub nominates: Option<MemberNo>,
	/// How many members nominate them.
	pub nominations: u32,
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
