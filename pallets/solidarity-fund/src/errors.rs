//! What calls refuse.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// You are not a member of this co-op.
		NotMember,
		/// You do not hold an office of the board.
		NotOnBoard,
		/// You had no vote when this vote was opened, or have none as this member.
		NotElector,
		/// You have begun this already, and another officer completes it.
		AlreadyBegun,
		/// Whoever acts first and second must be two people.
		SamePerson,
		/// You have begun nothing such.
		NothingBegun,
		/// Another co-op has decided this.
		OtherCoop,
		/// This needs a stronger kind of decision.
		MandateTooWeak,
		/// This needs the hash of a document.
		NoDocument,
		/// A number lies outside of its range.
		OutOfRange,
		/// There is no such round.
		NoSuchRound,
		/// This cannot be done in this phase of the round.
		NotInThisPhase,
		/// Nothing such is due, or its time has not come.
		NotDue,
		/// No rounds are planned.
		NoRoundsPlanned,
		/// Rounds must not follow one another faster than one takes.
		RoundsTooDense,
		/// There is no such application.
		NoSuchApplication,
		/// This application is not in its round any more.
		NotInRound,
		/// This round has as many applications as it can have.
		TooManyApplications,
		/// Your co-op has as many applications in this round as it can have.
		TooManyOwn,
		/// The minimum must be more than nothing, and no more than all that is asked.
		MinimumAboveFull,
		/// What is asked is more than this co-op can get.
		AboveCap,
		/// It excludes an application that is not an earlier one of this round.
		ExcludesUnknown,
		/// This co-op has no vote in the federation now.
		NotInGoodStanding,
		/// None of the members of this co-op has a vote: it sleeps.
		CoopAsleep,
		/// This co-op is dissolved.
		CoopDissolved,
		/// This co-op has not paid its dues of last year.
		DuesUnpaid,
		/// A report or an instalment of this co-op is late.
		Overdue,
		/// This co-op has as many awards as it can have before some are completed.
		TooManyAwards,
		/// Points must be 100 in all.
		PointsNotHundred,
		/// Each application can be given points once, and at least one.
		PointsUnclear,
		/// You sit in this co-op, or in more than sixteen, and give it no points.
		OwnCoop,
		/// Your co-op has no vote in this round.
		CoopNotAsked,
		/// You have given the same points already.
		SamePoints,
		/// There is no such award.
		NoSuchAward,
		/// This award is cancelled or completed.
		NotActive,
		/// Nothing is due of it.
		NothingDue,
		/// There is not enough money for this now.
		NotLiquid,
		/// This co-op has no account to which the fund could pay.
		NotPayable,
		/// The fund has no bank account.
		NoBank,
		/// The fund has a bank account already.
		BankExists,
		/// Something of this is expected already.
		AlreadyExpected,
		/// Your co-op, or all together, have announced as many payments by bank as there can be.
		TooManyExpected,
		/// This report was given already, for this part or an earlier one.
		AlreadyReported,
		/// No report is due.
		NoReportDue,
		/// There is no such report.
		NoSuchReport,
		/// Only auditors of other co-ops review a report.
		NotReviewer,
		/// An auditor of your co-op has accepted this report already.
		AlreadyReviewed,
		/// More than is owed or was paid cannot be given back.
		MoreThanOwed,
		/// This award is of another kind.
		OtherInstrument,
		/// You are not in the emergency committee, or its term is over.
		NotInCommittee,
		/// The committee has three to five members, each of another co-op with a vote.
		CommitteeUnclear,
		/// There is no such request for aid.
		NoSuchAid,
		/// It says something else than you have repeated.
		OtherContent,
		/// You have agreed to this already.
		AlreadyAgreed,
		/// This co-op was helped because of this event already.
		AlreadyAided,
		/// A request for aid waits for which you have asked.
		TooManyWaiting,
		/// The committee can grant no more of this size, or no more this year.
		EmergencyCap,
		/// The dues of this year were assessed already.
		AlreadyAssessed,
		/// No such dues are owed.
		NoSuchDues,
		/// Hands alone cannot move this account of the fund, or no further in this month.
		NotCovered,
		/// A number is too large to be counted.
		Overflow,
	}
}
