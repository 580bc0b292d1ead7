//! Why a call is refused, as a member would say it.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// This account is still in use elsewhere and cannot be released yet.
		AccountInUse,
		/// A seat of this co-op is about to move to this account.
		AccountReserved,
		/// You have already approved this, another officer is needed.
		AlreadyApproved,
		/// This account was already invited or has applied to this co-op.
		AlreadyCandidate,
		/// This membership is already closed.
		AlreadyClosed,
		/// The hearing is already recorded.
		AlreadyHeard,
		/// This member has already given notice.
		AlreadyLeaving,
		/// This account is already a member of this co-op.
		AlreadyMember,
		/// An auditor has already reported that this member appeared; two officers can again.
		AlreadyReported,
		/// You already speak for this applicant.
		AlreadySponsor,
		/// This member is already suspended.
		AlreadySuspended,
		/// Who this former member was is already erased.
		AlreadyUnlinked,
		/// The members have already voted on this case.
		AlreadyVoted,
		/// Votes of that time are still kept; try again when they are pruned.
		BallotsStillKept,
		/// This date lies in the future.
		DateInFuture,
		/// Members must be listed in the order in which they joined.
		DatesOutOfOrder,
		/// A death of this member is already recorded.
		DeathRecorded,
		/// The members have decided this; only a report that the member appeared reopens it.
		DecidedByMembers,
		/// Whether this exit has good cause is already clear.
		ExitClassified,
		/// This member has an account and acts with it.
		HasAccount,
		/// The member cannot be heard before the days of notice are over.
		HearingTooEarly,
		/// The time in which this co-op can import its register is over.
		ImportClosed,
		/// The batch is not the one that you want to confirm.
		ImportDiffers,
		/// A batch of members already waits for the auditor.
		ImportPending,
		/// A batch takes 32 members at most; send the others in further ones.
		ImportTooLong,
		/// Who entered the batch has left that office; discard it and enter it anew.
		ImporterLeftOffice,
		/// An account is listed twice.
		ListedTwice,
		/// This needs a stronger kind of resolution, or a secret one.
		MandateTooWeak,
		/// This seat is already about to move to another account.
		MovePending,
		/// This application does not wait for sponsors.
		NeedsNoSponsor,
		/// No death of this member is recorded.
		NoDeathRecorded,
		/// You cannot leave on account of this resolution, or not any more.
		NoDissent,
		/// No batch of members waits for the auditor.
		NoImport,
		/// This seat is not about to move to another account.
		NoMovePending,
		/// There is no open application with this number.
		NoSuchApplication,
		/// There is no co-op with this number.
		NoSuchCoop,
		/// There is no member with this number in this co-op.
		NoSuchMember,
		/// Only an auditor of the co-op can confirm this.
		NotAuditor,
		/// The members do not decide on this application.
		NotBeforeMembers,
		/// Only the board can do this.
		NotBoard,
		/// This membership is not closed yet.
		NotClosed,
		/// The time for this has not come yet.
		NotDue,
		/// Only those whom it concerns can do this, and those who may act for them.
		NotEntitled,
		/// The member was not heard.
		NotHeard,
		/// There is no open invitation for you from this co-op.
		NotInvited,
		/// This member is not leaving and has not left.
		NotLeaving,
		/// You are not a member of this co-op.
		NotMember,
		/// This member is not on probation.
		NotOnProbation,
		/// You cannot decide on yourself.
		NotOnYourself,
		/// This application was not refused.
		NotRefused,
		/// This member no longer sits in the co-op.
		NotSeated,
		/// Something is still open between the co-op and this member.
		NotSettled,
		/// This member is not suspended.
		NotSuspended,
		/// There is no case against this member.
		NotUnderCase,
		/// The board does not decide on this application.
		NotUnderReview,
		/// No contribution is awaited for this application.
		NotUnpaid,
		/// You have approved nothing of this kind that still waits for a second officer.
		NothingApproved,
		/// There is no appeal of this member.
		NothingAppealed,
		/// The members have decided nothing about this member that could be reopened.
		NothingDecided,
		/// Nothing of this kind waits for its time.
		NothingPending,
		/// There is nothing against which you could appeal.
		NothingToAppeal,
		/// The entry already says so.
		NothingToCorrect,
		/// The batch has no members.
		NothingToImport,
		/// This account waits for no release.
		NothingToRelease,
		/// Two officers record a death; the members decide only after it was contested.
		OfficersCanDeclare,
		/// Two officers say that a member leaves; the members decide only after an objection.
		OfficersCanEnterNotice,
		/// Two officers move a seat; the members decide only after a veto.
		OfficersCanMove,
		/// This cannot be done to a member on probation.
		OnProbation,
		/// The death was contested, so that only the members can decide on it.
		OnlyMembersCanDeclare,
		/// Somebody objected, so that only the members can decide that this member leaves.
		OnlyMembersCanEnterNotice,
		/// A move was vetoed, so that only the members can move this seat.
		OnlyMembersCanMove,
		/// The application with this number is about another candidate: look at it anew.
		OtherCandidate,
		/// A number or a time has reached its end.
		Overflow,
		/// Who entered the batch cannot also confirm it.
		OwnImport,
		/// This member has given notice personally, and nobody can object to that.
		OwnNotice,
		/// You have begun as much of this as you can in this period.
		QuotaUsed,
		/// This co-op already has a register of members.
		RegisterExists,
		/// The entry must be kept longer.
		RetainedLonger,
		/// You approved this first, as another member or with another account.
		SamePerson,
		/// Who speaks for the applicant cannot also decide.
		SponsorCannotDecide,
		/// This member still sits in the co-op.
		StillSeated,
		/// The vote of this member has changed too often lately.
		SuspendedTooOften,
		/// The time for this is over.
		TooLate,
		/// Too many of your approvals wait for a second officer.
		TooManyApprovals,
		/// This entry was corrected too often.
		TooManyCorrections,
		/// You have handed in a defence too often.
		TooManyDefences,
		/// This co-op has too many open invitations.
		TooManyInvitations,
		/// Too many seats have moved to other accounts lately.
		TooManyMoves,
		/// This application has as many sponsors as it can have.
		TooManySponsors,
		/// Officers have suspended as many members as they can in this period.
		TooManySuspensions,
		/// There is a case against this member.
		UnderCase,
		/// The vote opened before the hearing, the appeal or the question on which it rests.
		VotedTooEarly,
		/// This co-op is dissolved, and nobody becomes a member of it any more.
		CoopDissolved,
	}
}
