//! What is told.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	/// What happened. Moments are deadline time, in milliseconds since 1970; two members in `by` are the officers.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs)] // the fields are named for what they are
	pub enum Event<T: Config> {
		/// A member has invited a newcomer.
		Invited { coop: CoopId, application: ApplicationNo, newcomer: T::AccountId, by: MemberNo, lapses_at: Moment },
		/// Somebody has applied to a co-op.
		Applied {
			coop: CoopId,
			application: ApplicationNo,
			/// None for an application on paper.
			account: Option<T::AccountId>,
			class: Class,
			/// None where nobody speaks for the applicant yet.
			sponsor: Option<MemberNo>,
			ends_at: Moment,
		},
		/// A member speaks for an applicant.
		Sponsored { coop: CoopId, application: ApplicationNo, by: MemberNo },
		/// An application has enough sponsors and the board decides on it.
		ReviewBegun { coop: CoopId, application: ApplicationNo, decide_by: Moment },
		/// An invitation or application was withdrawn.
		Withdrawn { coop: CoopId, application: ApplicationNo },
		/// An invitation or application lapsed.
		ApplicationLapsed { coop: CoopId, application: ApplicationNo },
		/// The board was silent on an application, and the members decide.
		AdmissionEscalated { coop: CoopId, application: ApplicationNo, lapses_at: Moment },
		/// An applicant was admitted.
		Admitted { coop: CoopId, application: ApplicationNo, by: Admission },
		/// Two officers have refused an application.
		Refused {
			coop: CoopId,
			application: ApplicationNo,
			by: (MemberNo, MemberNo),
			reason: T::Hash,
			appeal_until: Moment,
		},
		/// A refused applicant has appealed to the members.
		RefusalAppealed { coop: CoopId, application: ApplicationNo, decide_by: Moment },
		/// The members were silent on an appeal, and the refusal stands until they decide.
		RefusalUnanswered { coop: CoopId, application: ApplicationNo, lapses_at: Moment },
		/// The members have decided against an applicant.
		AdmissionDenied { coop: CoopId, application: ApplicationNo, resolution: ResolutionId },
		/// A new member was entered in the register.
		Entered {
			coop: CoopId,
			member: MemberNo,
			application: ApplicationNo,
			account: Option<T::AccountId>,
			by: Admission,
		},
		/// A first officer has approved something, a second one is needed.
		Approved { coop: CoopId, by: MemberNo, action: ActionOf<T>, lapses_at: Moment },
		/// An officer's approval lapsed, because no second officer came.
		ApprovalLapsed { coop: CoopId, by: MemberNo, action: ActionOf<T> },
		/// An officer has taken back an approval that waited for a second officer.
		ApprovalWithdrawn { coop: CoopId, by: MemberNo, action: ActionOf<T> },
		/// A new member has a vote from now on.
		VoteGained { coop: CoopId, member: MemberNo },
		/// Two officers have ended a probation.
		ProbationDecided { coop: CoopId, member: MemberNo, passed: bool, by: (MemberNo, MemberNo), reason: T::Hash },
		/// A probation has ended well by itself.
		ProbationPassed { coop: CoopId, member: MemberNo },
		/// A member has given notice of leaving, or is said to leave.
		NoticeGiven { coop: CoopId, member: MemberNo, effective_at: Moment, exit: Exit, by: NoticeBy },
		/// Somebody objected to what officers said of a member's leaving, and the members decide.
		LeavingContested { coop: CoopId, member: MemberNo, by: MemberNo },
		/// The members have decided that a member without account leaves.
		LeavingDecided { coop: CoopId, member: MemberNo, resolution: ResolutionId },
		/// A member has appeared of whom the members had decided, and it is open again.
		AppearanceReported {
			coop: CoopId,
			member: MemberNo,
			by: MemberNo,
			/// None where an auditor reported it.
			first: Option<MemberNo>,
			document: T::Hash,
		},
		/// Two officers have said whether an exit has good cause.
		ExitClassified { coop: CoopId, member: MemberNo, exit: Exit, by: (MemberNo, MemberNo), reason: T::Hash },
		/// A member no longer sits in the co-op.
		SeatEnded { coop: CoopId, member: MemberNo, ending: Ending },
		/// A member's vote was suspended.
		Suspended {
			coop: CoopId,
			member: MemberNo,
			ground: Ground,
			by: (MemberNo, MemberNo),
			document: T::Hash,
			appeal_until: Moment,
		},
		/// A suspension has ended.
		Reinstated { coop: CoopId, member: MemberNo, by: (MemberNo, MemberNo), document: T::Hash },
		/// A case was opened against a member.
		CaseOpened {
			coop: CoopId,
			member: MemberNo,
			kind: CaseKind,
			by: (MemberNo, MemberNo),
			statement: T::Hash,
			hearing_from: Moment,
			lapses_at: Moment,
		},
		/// A member under case has handed in a defence.
		DefenceSubmitted { coop: CoopId, member: MemberNo, document: T::Hash },
		/// A member under case was heard.
		HearingRecorded { coop: CoopId, member: MemberNo, by: (MemberNo, MemberNo), document: T::Hash },
		/// Two officers have dropped a case.
		CaseDropped { coop: CoopId, member: MemberNo, by: (MemberNo, MemberNo), document: T::Hash },
		/// A case lapsed, because the members did not decide in time.
		CaseLapsed { coop: CoopId, member: MemberNo },
		/// The members have voted to expel a member, who can appeal.
		ExpulsionVoted { coop: CoopId, member: MemberNo, resolution: ResolutionId, appeal_until: Moment },
		/// A member has appealed against an expulsion or a suspension.
		AppealMade { coop: CoopId, member: MemberNo, decide_by: Moment },
		/// The members were silent on a member's appeal, which is upheld.
		AppealUpheld { coop: CoopId, member: MemberNo },
		/// The members have dismissed a member's appeal.
		AppealDismissed { coop: CoopId, member: MemberNo, resolution: ResolutionId },
		/// Two officers have recorded the death of a member.
		DeathRecorded {
			coop: CoopId,
			member: MemberNo,
			by: (MemberNo, MemberNo),
			document: T::Hash,
			effective_at: Moment,
		},
		/// The members have decided that a member has died, after it was contested.
		DeathDecided { coop: CoopId, member: MemberNo, resolution: ResolutionId, effective_at: Moment },
		/// A recorded death was contested and does not stand.
		DeathContested { coop: CoopId, member: MemberNo, by: MemberNo },
		/// Everything is settled with a former member.
		Closed { coop: CoopId, member: MemberNo },
		/// Account and commitments of a former member were erased.
		Unlinked { coop: CoopId, member: MemberNo, by: (MemberNo, MemberNo) },
		/// Two officers have begun to move a seat to another account.
		MoveStarted {
			coop: CoopId,
			member: MemberNo,
			new: T::AccountId,
			by: (MemberNo, MemberNo),
			effective_at: Moment,
		},
		/// The move of a seat to another account was vetoed.
		MoveVetoed {
			coop: CoopId,
			member: MemberNo,
			/// The member also where it was from the new account.
			by: MemberNo,
		},
		/// A seat has moved to another account.
		SeatMoved {
			coop: CoopId,
			member: MemberNo,
			/// None for a paper member.
			old: Option<T::AccountId>,
			new: T::AccountId,
		},
		/// An entry was corrected by a further one.
		Corrected { coop: CoopId, member: MemberNo, number: CorrectionNo, by: (MemberNo, MemberNo) },
		/// An officer has entered members of the existing register for the auditor.
		ImportStaged { coop: CoopId, by: MemberNo, count: u32, digest: T::Hash, document: T::Hash },
		/// The auditor has confirmed a batch, and its members are entered.
		Imported { coop: CoopId, first: MemberNo, last: MemberNo, by: (MemberNo, MemberNo), document: T::Hash },
		/// A co-op that was admitted to the federation has its register, with its founders.
		RegisterOpened { coop: CoopId, members: MemberNo },
		/// A batch that waited for the auditor was discarded.
		ImportDiscarded { coop: CoopId, by: MemberNo },
		/// An account that has no seat any more is no longer kept alive.
		AccountReleased { account: T::AccountId },
	}
}
