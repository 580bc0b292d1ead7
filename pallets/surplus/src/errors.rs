//! Why something is refused.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// You have confirmed these accounts already.
		AlreadyConfirmed,
		/// You have already begun this, and another officer completes it.
		AlreadyBegun,
		/// A base is named twice, or not in the order of bases.
		BaseTwice,
		/// Members get less of patronage at once than the bylaws say.
		CashBelowBylaws,
		/// These bases were fixed when the year had begun, and stay.
		BasesFixed,
		/// The classes must be named in the order of their numbers, each once.
		ClassTwice,
		/// The figures of a year are more than can be counted.
		FiguresTooLarge,
		/// This needs a stronger kind of decision.
		MandateTooWeak,
		/// More is to be kept or given than is left.
		MoreThanIsLeft,
		/// Use is measured by nothing in this year: fix bases before it begins, or keep what is left.
		NoBases,
		/// This co-op has no books with cash.
		NoBooks,
		/// This needs the hash of a document.
		NoDocument,
		/// You are not an auditor of this co-op.
		NotAuditor,
		/// This is no business year of the co-op.
		NotBusinessYear,
		/// No auditor has confirmed these accounts.
		NotConfirmed,
		/// The cash does not cover this beside what is owed and held aside.
		NotLiquid,
		/// You are not a member of this co-op.
		NotMember,
		/// You do not hold an office of the board.
		NotOnBoard,
		/// Nothing such was begun or confirmed.
		NothingBegun,
		/// Nothing of this is due now.
		NothingDue,
		/// Later years can still cover so much of the losses.
		NotOverdue,
		/// There is not so much in the education fund.
		NotInFund,
		/// Another co-op has decided this.
		OtherCoop,
		/// The losses of earlier years are others than those that are carried.
		OtherPriorLosses,
		/// A number is larger than can be counted.
		Overflow,
		/// Percentages together are more than the whole.
		PercentagesAboveWhole,
		/// You are the same person as the other one.
		SamePerson,
		/// There is no account to which this could be paid.
		NoAccount,
		/// Supporters would get more than members get for their use.
		SupportersAbovePatronage,
		/// The weights of the bases together are not the whole.
		WeightsDoNotAddUp,
		/// This year was closed already.
		YearClosed,
		/// The year has begun, and bases are fixed before.
		YearHasBegun,
		/// This year has no days.
		YearOfNoDays,
		/// Years are closed in their order, and another one is the next.
		YearOutOfOrder,
		/// This year begins before the last one that was closed is over.
		YearOverlaps,
		/// The year is not over.
		YearNotOver,
		/// A year cannot have so many days.
		YearTooLong,
		/// This share was claimed already.
		AlreadyClaimed,
		/// You have objected to this already.
		AlreadyObjected,
		/// All shares that were claimed together are more than what was committed to.
		BeyondSum,
		/// The time in which this could be claimed or collected is over.
		ClaimsLapsed,
		/// Claims of this year are not open.
		ClaimsNotOpen,
		/// Claims of this year are open, and how it is divided stays.
		ClaimsOpen,
		/// This is confirmed, and members can object to it now.
		CommitmentConfirmed,
		/// You had no vote here when this was confirmed.
		NotElector,
		/// The share is not in what was committed to.
		NotInCommitment,
		/// An older year is paid back first.
		NotOldest,
		/// The accounts of this year are not paid back yet.
		NotRevolved,
		/// Nobody who is in office has committed to this, or members have stopped it.
		NothingCommitted,
		/// This number was never given to a member of the co-op.
		NoSuchMember,
		/// There is no share at this place.
		NoSuchPlace,
		/// The days in which members could object are over.
		ObjectionsOver,
		/// The commitment is another one.
		OtherCommitment,
		/// The share is of another co-op or of another year.
		OtherShare,
		/// The member sits in the co-op, and their account stays.
		StillMember,
		/// Too many years are to be divided, claimed or collected: revolve older ones or keep this.
		TooManyYears,
		/// Members would get more than there is.
		TotalAbovePool,
		/// Members would get less than there is, by more than rounding leaves.
		TotalBelowPool,
		/// What is paid is not the part that the co-op pays.
		WrongCash,
		/// There is no share, or there are more than a commitment holds.
		WrongCount,
		/// The proof has fewer or more nodes than its place asks for.
		WrongLength,
		/// The sums of the proof are not those that were committed to.
		WrongSums,
		/// Losses are carried, and accounts are not paid back before these are covered or borne.
		LossesCarried,
		/// Until the years of the bylaws have passed, only the members pay this back.
		TooEarly,
		/// Members were not charged with such a loss.
		NoSuchCharge,
		/// It was shown already what this member owes of it.
		AlreadyShown,
		/// The member does not owe so much of losses.
		MoreThanOwed,
		/// This co-op's money moves by bank: a transfer pays this, and hands of the books enter it.
		PaidByBank,
		/// How it is divided stays: number, sums and document are those to which claims are open.
		OtherDivision,
		/// The education fund has paid by this document already.
		DocumentUsed,
		/// The time is over in which the accounts of that year are closed.
		BasesTooLate,
		/// The members have decided to end this co-op.
		CoopDissolved,
		/// The solidarity levy is to be paid first.
		LevyUnpaid,
		/// What the federation gets of the education fund is to be paid first.
		EducationUnpaid,
		/// What is to be divided by use of a year is to be divided first.
		PoolUndivided,
		/// There is not so much in the indivisible reserve.
		NotInReserve,
	}
}
