//! What the register of members stores.

use alloc::vec::Vec;
use frame::prelude::*;
use rochdale_primitives::{listed::Listed, two_hands::Entered, CoopId, MemberNo, Moment, ResolutionId, SeatEnd};
use serde::{Deserialize, Serialize};

/// The most sponsors of an application.
pub const MAX_SPONSORS: u32 = 3;

/// How many changes of a member's vote an entry remembers.
pub const MAX_VOTE_CHANGES: u32 = 8;

/// The most corrections of one entry, so that erasing it touches a bounded number of records.
pub const MAX_CORRECTIONS: u32 = 8;

/// The most members that one batch imports.
pub const MAX_IMPORT: u32 = 32;

/// The number of a correction in a co-op's register, from 1 on without gaps.
pub type CorrectionNo = u32;

/// The key of an approval: the hash of what was approved.
pub type ActionHash = [u8; 32];

/// What kind of member somebody is.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub enum Class {
	/// Works in the co-op or uses it, and has one vote.
	#[default]
	#[codec(index = 0)]
	Ordinary,
	/// Supports the co-op, with capital for one. Never votes and holds no office.
	#[codec(index = 1)]
	Supporter,
}

/// Whether an exit had good cause, which settlements may ask.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Exit {
	/// Had good cause, or was never said to have none.
	#[codec(index = 0)]
	Justified,
	/// Before the minimum stay was over, and two officers said so in time.
	#[codec(index = 1)]
	Unjustified,
	/// During probation, which either side may end. (ES 81)
	#[codec(index = 2)]
	OnProbation,
	/// Because of new bylaws without the member's vote for them, which is good cause. (ES 17.4; SCE 15.2)
	#[codec(index = 3)]
	Dissent {
		/// The resolution that passed the bylaws.
		resolution: ResolutionId,
	},
	/// Before the minimum stay was over. Justified if the officers stay silent. (ES 17.2)
	#[codec(index = 4)]
	Unclassified {
		/// Deadline time until which two officers can classify it.
		until: Moment,
	},
}

/// How a seat ended.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Ending {
	/// The member left.
	#[codec(index = 0)]
	Left(Exit),
	/// The members expelled the member.
	#[codec(index = 1)]
	Expelled,
	/// The member died.
	#[codec(index = 2)]
	Deceased,
}

impl Ending {
	/// What it means for what is settled with the member.
	pub fn kind(self) -> SeatEnd {
		match self {
			Self::Left(Exit::Justified | Exit::OnProbation | Exit::Dissent { .. }) => SeatEnd::Left,
			Self::Left(Exit::Unjustified) => SeatEnd::LeftEarly,
			Self::Left(Exit::Unclassified { until }) => SeatEnd::LeftUnclassified { until },
			Self::Expelled => SeatEnd::Expelled,
			Self::Deceased => SeatEnd::Died,
		}
	}
}

/// Where a member stands in the co-op.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum MemberState {
	/// On trial. Left by `end_probation`, `leave`, `leave_in_dissent`, `leave_on_paper`, a death and the end of the time.
	#[codec(index = 0)]
	Probation {
		/// Deadline time at which it ends well by itself.
		until: Moment,
	},
	/// A member for good. Left by the end of a notice, by an expulsion that is final and by a death.
	#[codec(index = 1)]
	Active,
	/// No longer a member. The number is never given again. Changed once more by `close` and by `classify_exit`.
	#[codec(index = 2)]
	Former {
		/// How the seat ended.
		ending: Ending,
		/// Civil time at which it ended.
		at: Moment,
		/// Deadline time at which it ended, from which the retention runs.
		ended: Moment,
		/// Civil time at which everything was settled.
		closed_at: Option<Moment>,
	},
}

/// On what a suspension rests. There are no other grounds. (ES 18.4)
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Ground {
	/// Does not pay what is due.
	#[codec(index = 0)]
	Arrears,
	/// Does not take part as the bylaws ask.
	#[codec(index = 1)]
	NonParticipation,
}

/// What can be done against a suspension.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Remedy {
	/// The member can appeal. Left by `appeal`.
	#[codec(index = 0)]
	Open {
		/// Deadline time from which it is too late.
		until: Moment,
	},
	/// The member has appealed. Left by `dismiss_appeal`; silence reinstates the member.
	#[codec(index = 1)]
	Appealed {
		/// Deadline time of the appeal.
		at: Moment,
		/// Deadline time until which the members decide.
		decide_by: Moment,
	},
	/// The members have dismissed the appeal.
	#[codec(index = 2)]
	Dismissed,
}

/// A suspension of the vote. It touches neither information nor returns nor the defence.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Suspension<Hash> {
	/// On what it rests.
	pub ground: Ground,
	/// Hash of the document that gives the reasons.
	pub document: Hash,
	/// Civil time of its beginning.
	pub since: Moment,
	/// What can be done against it.
	pub remedy: Remedy,
}

/// By whom it is known that a member leaves.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum NoticeBy {
	/// By the member's own signature.
	#[codec(index = 0)]
	Member,
	/// By two officers, for a member without account. Anyone can object. Left by `object_to_leaving`.
	#[codec(index = 1)]
	Officers,
	/// By the members, after an objection. Left by `report_appearance`.
	#[codec(index = 2)]
	Members,
}

/// A member's notice of leaving.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct ExitNotice {
	/// Deadline time at which the member has left.
	pub effective_at: Moment,
	/// Whether the exit has good cause.
	pub exit: Exit,
	/// By whom it is known.
	pub by: NoticeBy,
}

/// A change of a member's vote.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct VoteChange {
	/// The version of the electorate that began with it.
	pub version: u32,
	/// Whether the member has had a vote since.
	pub votes: bool,
	/// Deadline time of the change.
	pub at: Moment,
}

/// An entry in a co-op's register of members.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct MemberEntry<AccountId, Hash> {
	/// Whether the entry has come through a migration. Only the runtime of the rehearsal has it.
	#[cfg(feature = "next-version")]
	pub migrated: bool,
	/// The account with which the member acts, or acted before leaving. Paper members have none.
	pub account: Option<AccountId>,
	/// Salted commitment to who the member is.
	pub commitment: Option<Hash>,
	/// What kind of member it is.
	pub class: Class,
	/// Civil time of joining as first entered. Corrections stand beside it.
	pub joined_at: Moment,
	/// Where the member stands.
	pub state: MemberState,
	/// The suspension, if the vote is suspended.
	pub suspension: Option<Suspension<Hash>>,
	/// The notice, if the member is leaving.
	pub notice: Option<ExitNotice>,
	/// Deadline time from which the member votes, until then.
	pub seasons_at: Option<Moment>,
	/// The last changes of the vote, oldest first. The first ever gave it.
	pub votes: BoundedVec<VoteChange, ConstU32<MAX_VOTE_CHANGES>>,
	/// The corrections of this entry, oldest first.
	pub corrections: BoundedVec<CorrectionNo, ConstU32<MAX_CORRECTIONS>>,
	/// Whether the vote is missing only because of the suspension, which counts the member as suspended in the roll.
	pub vote_suspended: bool,
	/// Whether a move of the seat was vetoed, so that only the members can move it.
	pub moved_by_members_only: bool,
	/// Whether a death was contested, so that only the members can decide on it.
	pub declared_by_members_only: bool,
	/// Whether somebody objected to what officers said of the member's leaving, so that only the members can decide on it.
	pub leaves_by_members_only: bool,
	/// Whether an auditor alone has reopened what the members decided on the death. Then none does so again.
	pub death_reopened: bool,
	/// Whether an auditor alone has reopened what the members decided on the leaving. Then none does so again.
	pub leaving_reopened: bool,
	/// Whether account and commitments were erased.
	pub erased: bool,
}

impl<AccountId, Hash> MemberEntry<AccountId, Hash> {
	/// Whether the member sits in the co-op.
	pub const fn is_seated(&self) -> bool {
		matches!(self.state, MemberState::Probation { .. } | MemberState::Active)
	}

	/// Whether the member has a vote by the rules, which may be news to the register.
	///
	/// A notice does not take it. A case gives it back to a suspended member until the case is over. (ES 17.5)
	pub fn deserves_vote(&self, under_case: bool) -> bool {
		self.would_vote() && (self.suspension.is_none() || under_case)
	}

	/// Whether a suspension is all that keeps the member from voting.
	pub fn is_suspended_elector(&self, under_case: bool) -> bool {
		self.would_vote() && self.suspension.is_some() && !under_case
	}

	/// Whether the member would have a vote if it were not suspended.
	fn would_vote(&self) -> bool {
		self.is_seated() && self.class == Class::Ordinary && self.seasons_at.is_none()
	}

	/// Whether the member can be given an office, also while suspended.
	pub fn is_eligible(&self) -> bool {
		let stays = self.state == MemberState::Active && self.notice.is_none();
		stays && self.class == Class::Ordinary && self.account.is_some()
	}

	/// Whether the member has a vote now.
	pub fn has_vote(&self) -> bool {
		self.votes.last().is_some_and(|change| change.votes)
	}

	/// Whether the member had a vote in this version of the electorate.
	pub fn had_vote(&self, version: u32) -> bool {
		match self.votes.iter().rev().find(|change| change.version <= version) {
			Some(change) => change.votes,
			// Each change turns the one before, and before the first ever there was no vote.
			None => self.votes.first().is_some_and(|oldest| !oldest.votes),
		}
	}
}

/// How somebody was admitted.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Admission {
	/// By two officers of the board.
	#[codec(index = 0)]
	Board {
		/// The first officer.
		first: MemberNo,
		/// The second officer.
		second: MemberNo,
	},
	/// By a resolution of the members.
	#[codec(index = 1)]
	Members {
		/// The resolution.
		resolution: ResolutionId,
	},
	/// By the board's silence, where the bylaws say so. (ES 13.1)
	#[codec(index = 2)]
	Silence,
}

/// How far somebody who wants to join has come. Times are deadline time.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Stage {
	/// Invited by a member. Left by `accept_invitation`, `withdraw` and the lapse.
	#[codec(index = 0)]
	Invited {
		/// The member who sent the invitation.
		by: MemberNo,
		/// When it lapses.
		lapses_at: Moment,
	},
	/// Has applied and has too few sponsors. Left by the last `sponsor`, by `withdraw` and the lapse.
	#[codec(index = 1)]
	Applied {
		/// When it lapses.
		lapses_at: Moment,
	},
	/// The board decides. Left by `admit`, `refuse`, `withdraw`; silence admits or escalates by the bylaws.
	#[codec(index = 2)]
	UnderReview {
		/// Until when the board decides.
		decide_by: Moment,
	},
	/// The board was silent and the members decide. Left by `decide_admission`, `admit`, `withdraw` and the lapse.
	#[codec(index = 3)]
	Escalated {
		/// Since when the members are asked. A vote that opened before decides nothing.
		asked_at: Moment,
		/// When it lapses.
		lapses_at: Moment,
	},
	/// The board has refused. Left by `appeal_refusal`, `withdraw` and the end of the window.
	#[codec(index = 4)]
	Refused {
		/// Until when the applicant can appeal.
		appeal_until: Moment,
	},
	/// The members decide on the refusal. Left by `decide_admission`, `withdraw`; with silence the refusal stands.
	#[codec(index = 5)]
	Appealed {
		/// Since when the members are asked. A vote that opened before decides nothing.
		asked_at: Moment,
		/// Until when the members are to decide.
		decide_by: Moment,
	},
	/// The members were silent, and their next decision can change it. Left by `decide_admission`, `admit`, `withdraw`, the
	/// lapse.
	#[codec(index = 6)]
	Unanswered {
		/// Since when the members are asked, from the appeal on. A vote that opened before decides nothing.
		asked_at: Moment,
		/// When it lapses.
		lapses_at: Moment,
	},
	/// Admitted, with the contribution not confirmed yet. Left by `confirm_contribution`, `withdraw` and the lapse.
	#[codec(index = 7)]
	Unpaid {
		/// When it lapses.
		lapses_at: Moment,
		/// How the applicant was admitted.
		by: Admission,
	},
}

impl Stage {
	/// Deadline time at which the stage ends by itself.
	pub const fn ends_at(&self) -> Moment {
		match self {
			Self::Invited { lapses_at, .. }
			| Self::Applied { lapses_at }
			| Self::Escalated { lapses_at, .. }
			| Self::Unanswered { lapses_at, .. }
			| Self::Unpaid { lapses_at, .. } => *lapses_at,
			Self::UnderReview { decide_by } | Self::Appealed { decide_by, .. } => *decide_by,
			Self::Refused { appeal_until } => *appeal_until,
		}
	}

	/// Deadline time since when the members are asked, `None` where they do not decide.
	pub const fn asked_at(&self) -> Option<Moment> {
		match self {
			Self::Escalated { asked_at, .. } | Self::Appealed { asked_at, .. } | Self::Unanswered { asked_at, .. } => {
				Some(*asked_at)
			}
			_ => None,
		}
	}
}

/// Whom an application is about. Who decides on it repeats that, so that nobody decides on somebody else by a number.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Candidate<AccountId, Hash> {
	/// The account of the candidate. Who applied on paper has none.
	pub account: Option<AccountId>,
	/// Salted commitment to who the candidate is. It is public, so that alone it does not say whose application it is.
	pub commitment: Hash,
	/// What kind of member the candidate wants to be.
	pub class: Class,
}

/// Somebody who is on the way into a co-op.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Application<AccountId, Hash> {
	/// The account of the candidate. Who applied on paper has none.
	pub account: Option<AccountId>,
	/// Salted commitment to who the candidate is, known from the application on.
	pub commitment: Option<Hash>,
	/// What kind of member the candidate wants to be.
	pub class: Class,
	/// Civil time of the invitation or application.
	pub since: Moment,
	/// The members who speak for the candidate. They do not decide on the admission.
	pub sponsors: BoundedVec<MemberNo, ConstU32<MAX_SPONSORS>>,
	/// How far it has come.
	pub stage: Stage,
}

impl<AccountId: Clone, Hash: Copy> Application<AccountId, Hash> {
	/// Whom it is about, `None` for an invitation that is not accepted yet.
	pub fn candidate(&self) -> Option<Candidate<AccountId, Hash>> {
		let (account, class) = (self.account.clone(), self.class);
		self.commitment.map(|commitment| Candidate { account, commitment, class })
	}
}

/// What a case is about.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum CaseKind {
	/// A very serious offence, by its code in the bylaws. (ES 18.1, 18.5)
	#[codec(index = 0)]
	Offence(u16),
	/// The member no longer meets the requirements of membership, without fault. (ES 17.5)
	#[codec(index = 1)]
	LostRequirement,
}

/// How far a case has come. Times are deadline time.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum CaseStage {
	/// Not decided. Left by `expel`, `drop_case`, the end of the seat and the lapse.
	#[codec(index = 0)]
	Open {
		/// When it lapses.
		lapses_at: Moment,
	},
	/// The members have voted to expel. Left by `appeal`; after the window the member is expelled.
	#[codec(index = 1)]
	Voted {
		/// Until when the member can appeal.
		appeal_until: Moment,
	},
	/// The member has appealed. Left by `dismiss_appeal`; silence ends the case.
	#[codec(index = 2)]
	Appealed {
		/// When the member appealed.
		at: Moment,
		/// Until when the members decide.
		decide_by: Moment,
	},
}

impl CaseStage {
	/// Deadline time at which the stage ends by itself.
	pub const fn ends_at(&self) -> Moment {
		match self {
			Self::Open { lapses_at } => *lapses_at,
			Self::Voted { appeal_until } => *appeal_until,
			Self::Appealed { decide_by, .. } => *decide_by,
		}
	}
}

/// When a member was heard, and the minutes of it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Hearing<Hash> {
	/// Deadline time at which it was recorded.
	pub at: Moment,
	/// Hash of the minutes.
	pub document: Hash,
}

/// Which case officers speak of, so that what one of them approves counts for no other case against the same member.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct CaseReference<Hash> {
	/// What it is about.
	pub kind: CaseKind,
	/// Civil time since when it is open.
	pub since: Moment,
	/// Hash of the statement of the grounds.
	pub statement: Hash,
}

/// A case against a member, on the way to an expulsion or away from it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Case<Hash> {
	/// What it is about.
	pub kind: CaseKind,
	/// The two officers who opened it. They do not speak for a paper member.
	pub opened_by: (MemberNo, MemberNo),
	/// Deadline time at which it was opened, which is the member's notice.
	pub opened_at: Moment,
	/// Civil time since when it is open, by which it is told from a case before.
	pub since: Moment,
	/// Deadline time from which the member can be heard and the vote can open.
	pub hearing_from: Moment,
	/// Hash of the statement of the grounds.
	pub statement: Hash,
	/// Hash of the member's defence.
	pub defence: Option<Hash>,
	/// How often the member has handed in a defence.
	pub defences: u8,
	/// The hearing, once it was held.
	pub hearing: Option<Hearing<Hash>>,
	/// How far it has come.
	pub stage: CaseStage,
}

impl<Hash: Copy> Case<Hash> {
	/// Which case it is.
	pub const fn reference(&self) -> CaseReference<Hash> {
		CaseReference { kind: self.kind, since: self.since, statement: self.statement }
	}
}

/// A recorded death that takes effect unless somebody contests it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Death<Hash> {
	/// Hash of the document that shows it, none where the members have decided it.
	pub document: Option<Hash>,
	/// Deadline time at which the seat ends.
	pub effective_at: Moment,
}

impl<Hash> Death<Hash> {
	/// Whether the members have decided it, so that nobody can contest it.
	pub const fn is_decided(&self) -> bool {
		self.document.is_none()
	}
}

/// A move of a seat to another account that takes effect unless it is vetoed.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Move<AccountId> {
	/// The account that takes over the seat.
	pub new_account: AccountId,
	/// Deadline time at which it does.
	pub effective_at: Moment,
}

/// What a correcting entry changes.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Correction<Hash> {
	/// The date of joining, in civil time.
	#[codec(index = 0)]
	JoinedAt(Moment),
	/// The commitment to who the member is, `None` where it was missing or was erased.
	#[codec(index = 1)]
	Commitment(Option<Hash>),
}

/// A correcting entry. The entry that it corrects stays as it was.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct CorrectingEntry<Hash> {
	/// Whose entry it corrects.
	pub member: MemberNo,
	/// What held before.
	pub old: Correction<Hash>,
	/// What holds since.
	pub new: Correction<Hash>,
	/// The two officers.
	pub by: (MemberNo, MemberNo),
	/// Hash of the document that shows it.
	pub document: Hash,
	/// Civil time of the correction.
	pub at: Moment,
}

/// What two officers do together.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Action<AccountId, Hash> {
	/// Admit an applicant.
	#[codec(index = 0)]
	Admit {
		/// The application.
		application: u32,
		/// Whom it is about.
		candidate: Candidate<AccountId, Hash>,
	},
	/// Confirm the contribution of somebody who was admitted.
	#[codec(index = 1)]
	ConfirmContribution {
		/// The application.
		application: u32,
		/// Whom it is about.
		candidate: Candidate<AccountId, Hash>,
		/// Hash of the receipt.
		receipt: Hash,
	},
	/// Refuse an applicant.
	#[codec(index = 2)]
	Refuse {
		/// The application.
		application: u32,
		/// Whom it is about.
		candidate: Candidate<AccountId, Hash>,
		/// Hash of the reasons.
		reason: Hash,
	},
	/// End a probation.
	#[codec(index = 3)]
	EndProbation {
		/// The member.
		member: MemberNo,
		/// Whether it ends well.
		passed: bool,
		/// Hash of the reasons.
		reason: Hash,
	},
	/// Say whether an exit had good cause.
	#[codec(index = 4)]
	ClassifyExit {
		/// The member.
		member: MemberNo,
		/// Whether it had.
		justified: bool,
		/// Hash of the reasons.
		reason: Hash,
	},
	/// Enter the notice of a member without account.
	#[codec(index = 5)]
	LeaveOnPaper {
		/// The member.
		member: MemberNo,
		/// Hash of the notice.
		document: Hash,
	},
	/// Suspend a member's vote.
	#[codec(index = 6)]
	Suspend {
		/// The member.
		member: MemberNo,
		/// On what it rests.
		ground: Ground,
		/// Hash of the reasons.
		document: Hash,
	},
	/// End a suspension.
	#[codec(index = 7)]
	Reinstate {
		/// The member.
		member: MemberNo,
		/// On what the suspension rests. With its document and its beginning, so that the approval counts for no other one.
		ground: Ground,
		/// The document of the suspension.
		suspension: Hash,
		/// Civil time of the beginning of the suspension.
		since: Moment,
		/// Hash of the reasons.
		document: Hash,
	},
	/// Open a case.
	#[codec(index = 8)]
	OpenCase {
		/// The member.
		member: MemberNo,
		/// What it is about.
		kind: CaseKind,
		/// Hash of the statement.
		statement: Hash,
	},
	/// Record a hearing.
	#[codec(index = 9)]
	RecordHearing {
		/// The member.
		member: MemberNo,
		/// The case.
		case: CaseReference<Hash>,
		/// Hash of the minutes.
		document: Hash,
	},
	/// Drop a case.
	#[codec(index = 10)]
	DropCase {
		/// The member.
		member: MemberNo,
		/// The case.
		case: CaseReference<Hash>,
		/// Hash of the reasons.
		document: Hash,
	},
	/// Record a death.
	#[codec(index = 11)]
	RecordDeath {
		/// The member.
		member: MemberNo,
		/// Hash of the document that shows it.
		document: Hash,
	},
	/// Erase who a former member was.
	#[codec(index = 12)]
	Unlink {
		/// The member.
		member: MemberNo,
	},
	/// Move a seat to another account.
	#[codec(index = 13)]
	MoveSeat {
		/// The member.
		member: MemberNo,
		/// The account that takes over.
		new_account: AccountId,
	},
	/// Correct an entry.
	#[codec(index = 14)]
	Correct {
		/// The member.
		member: MemberNo,
		/// What changes.
		correction: Correction<Hash>,
		/// Hash of the document that shows it.
		document: Hash,
	},
	/// Report that a member has appeared whom the members took for dead or gone.
	#[codec(index = 15)]
	ReportAppearance {
		/// The member.
		member: MemberNo,
		/// Hash of the document that shows it.
		document: Hash,
	},
}

impl<AccountId, Hash> Action<AccountId, Hash> {
	/// Whether officers do it too who stay after their term until a successor is in. (practice 4.3; ES 35.1)
	///
	/// Not what takes a member's rights or decides about their money.
	pub fn is_routine(&self) -> bool {
		!matches!(self, Self::Suspend { .. } | Self::OpenCase { .. } | Self::ClassifyExit { .. })
	}
}

/// What waits for its time in the queue.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Due {
	/// The stage of an application ends.
	#[codec(index = 0)]
	Application(u32),
	/// A member begins to vote.
	#[codec(index = 1)]
	Seasoning(MemberNo),
	/// A probation ends well.
	#[codec(index = 2)]
	Probation(MemberNo),
	/// A notice of leaving takes effect.
	#[codec(index = 3)]
	Exit(MemberNo),
	/// The stage of a case ends.
	#[codec(index = 4)]
	Case(MemberNo),
	/// An appeal against a suspension is upheld.
	#[codec(index = 5)]
	Suspension(MemberNo),
	/// A recorded death takes effect.
	#[codec(index = 6)]
	Death(MemberNo),
	/// A seat moves to another account.
	#[codec(index = 7)]
	Move(MemberNo),
	/// An officer's approval lapses.
	#[codec(index = 8)]
	Approval(ActionHash),
}

/// The counters of one co-op's register, in one item because most changes of the register move several of them.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Roll {
	/// The last member number given out.
	pub last_no: MemberNo,
	/// The last number of an invitation or application given out.
	pub last_application: u32,
	/// The last number of a correction given out.
	pub last_correction: CorrectionNo,
	/// How many members sit in the co-op now.
	pub seated: u32,
	/// How many of them have a vote.
	pub voters: u32,
	/// How many more would have a vote if it were not suspended.
	pub suspended: u32,
	/// The version of the electorate, which grows with every change of anybody's vote.
	pub version: u32,
	/// How many entries the history of `voters` has.
	pub changes: u32,
}

/// How many members had a vote from a moment on.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct SeatCount {
	/// Civil time from which the count holds.
	pub from: Moment,
	/// Members with a vote.
	pub voters: u32,
}

/// A member of an existing co-op, to be taken over into the register.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct ImportedMember<AccountId, Hash> {
	/// The member's account, `None` for a paper member.
	pub account: Option<AccountId>,
	/// Salted commitment to who the member is.
	pub commitment: Hash,
	/// What kind of member it is.
	pub class: Class,
	/// Civil time of joining, not before that of the member listed before.
	pub joined_at: Moment,
}

/// The members of a batch as an officer has sent them, who may be more than one batch takes.
pub type WrittenBatch<AccountId, Hash> = Listed<ImportedMember<AccountId, Hash>>;

/// The members of one batch, in the order of the numbers that they will have.
pub type Batch<AccountId, Hash> = BoundedVec<ImportedMember<AccountId, Hash>, ConstU32<MAX_IMPORT>>;

/// A batch of members that waits for the auditor.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Import<AccountId, Hash> {
	/// The officer who entered it.
	pub entered: Entered<AccountId>,
	/// The members.
	pub entries: Batch<AccountId, Hash>,
	/// Hash of the document from which they were copied.
	pub document: Hash,
}

/// What a certificate says about a member.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct MemberCard<AccountId, Hash> {
	/// The number.
	pub member: MemberNo,
	/// The account, if the member has one.
	pub account: Option<AccountId>,
	/// Salted commitment to who the member is, with corrections.
	pub commitment: Option<Hash>,
	/// What kind of member it is.
	pub class: Class,
	/// Civil time of joining, with corrections.
	pub joined_at: Moment,
	/// Civil time of joining as first entered.
	pub first_entered_as: Moment,
	/// The numbers of the corrections.
	pub corrections: Vec<CorrectionNo>,
	/// Where the member stands.
	pub state: MemberState,
	/// Whether the member has a vote now.
	pub votes: bool,
	/// Deadline time from which the member votes, if not yet.
	pub votes_from: Option<Moment>,
	/// The suspension.
	pub suspension: Option<Suspension<Hash>>,
	/// The notice of leaving.
	pub notice: Option<ExitNotice>,
	/// The case against the member.
	pub case: Option<Case<Hash>>,
	/// The death that was recorded.
	pub death: Option<Death<Hash>>,
	/// The move of the seat to another account.
	pub moving: Option<Move<AccountId>>,
	/// Deadline time of what comes next by itself.
	pub next_at: Option<Moment>,
}

/// What is known about an application.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ApplicationCard<AccountId, Hash> {
	/// The number.
	pub application: u32,
	/// The account of the candidate.
	pub account: Option<AccountId>,
	/// Salted commitment to who the candidate is.
	pub commitment: Option<Hash>,
	/// What kind of member the candidate wants to be.
	pub class: Class,
	/// Civil time of the invitation or application.
	pub since: Moment,
	/// The members who speak for the candidate.
	pub sponsors: Vec<MemberNo>,
	/// How many sponsors the bylaws ask for.
	pub sponsors_required: u16,
	/// How far it has come.
	pub stage: Stage,
	/// Deadline time at which the stage ends by itself.
	pub ends_at: Moment,
}

/// A member seated at genesis.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisMember<AccountId, Hash> {
	/// The member's account, none for a paper member.
	pub account: Option<AccountId>,
	/// Salted commitment to who the member is, none where the chain shall not know any.
	#[serde(default = "Option::default")]
	pub commitment: Option<Hash>,
	/// Civil time of joining, in milliseconds since 1970, not before that of the member listed before.
	pub joined_at: Moment,
	/// What kind of member it is, ordinary unless said.
	#[serde(default)]
	pub class: Class,
}

/// The members of one co-op at genesis, in the order of their numbers.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisRegister<AccountId, Hash> {
	/// The co-op.
	pub coop: CoopId,
	/// Days from the start of the chain in which more members can be imported.
	#[serde(default)]
	pub import_days: u32,
	/// Its members from number 1 on.
	pub members: Vec<GenesisMember<AccountId, Hash>>,
}
