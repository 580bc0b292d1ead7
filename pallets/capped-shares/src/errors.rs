//! Why something is refused.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		// Who acts, and by what decision
		/// This is not a member of the co-op.
		NotMember,
		/// You do not sit on the board of this co-op.
		NotOnBoard,
		/// You are not an auditor of this co-op.
		NotAuditor,
		/// This needs a stronger kind of decision.
		MandateTooWeak,
		/// This co-op has not decided it.
		OtherCoop,
		/// You have already begun this, and another officer completes it.
		AlreadyBegun,
		/// Nobody has begun this.
		NothingBegun,
		/// This needs another person.
		SamePerson,
		/// You, or who has begun it, have an interest in this.
		YouBenefit,
		/// This is not what was proposed.
		OtherContent,
		/// This needs the hash of a document.
		NoDocument,
		/// A number is too large.
		Overflow,

		// Classes, and what their members can hold
		/// There is no class of shares with this number.
		NoSuchClass,
		/// This co-op has as many classes as it can have.
		TooManyClasses,
		/// These terms are outside what is allowed.
		TermsOutsideRange,
		/// This class can be subscribed by an offer only.
		ClassClosed,
		/// This class was written down, and no share of it is issued.
		WrittenDown,
		/// This is about no share.
		NoShares,
		/// A holder keeps at least the minimum of the class, or nothing.
		BelowMinimum,
		/// One member cannot hold so many shares of this class.
		AboveMaximum,
		/// One member cannot hold so large a part of the capital.
		AboveHoldingCap,
		/// Supporters cannot hold so large a part of the capital.
		AboveSupportersCap,
		/// Shares of this class are not for who supports the co-op with capital.
		NotForSupporters,
		/// This day is before the class.
		BeforeClass,

		// Offers, and what is expected by bank
		/// There is no offer with this number.
		NoSuchOffer,
		/// This offer is not open any more.
		OfferClosed,
		/// Less than this is left of the offer.
		OfferFull,
		/// An offer of this class is open or being settled.
		OfferOpen,
		/// As many offers of this co-op are open as can be.
		TooManyOffers,
		/// No such list of subscribers is expected.
		NoSuchList,
		/// As many lists are expected as can be.
		TooManyLists,
		/// A member is named twice.
		MemberTwice,
		/// So much was not taken back by a bank.
		NothingMissing,

		// Instalments
		/// Shares of this class are paid at once.
		NoInstalments,
		/// More must be paid at once.
		FirstTooSmall,
		/// You already pay shares of this class in instalments.
		AlreadyCommitted,
		/// No shares of this class are to be paid in instalments.
		NoSuchCommitment,
		/// Less than this is unpaid, or nothing would be.
		MoreThanUnpaid,
		/// The time to pay this is not over.
		NotInArrears,
		/// This member owes something for shares whose time is over.
		InArrears,
		/// The member was reminded of this already.
		AlreadyReminded,
		/// The member was not reminded, or has some days left.
		NotReminded,
		/// This member has an account, and signs.
		SignsAlone,

		// Transfers and notices
		/// No such transfer is proposed, or its time is over.
		NoSuchTransfer,
		/// The shares are for somebody else.
		NotReceiver,
		/// You have already accepted this.
		AlreadyAccepted,
		/// The receiver has not accepted this.
		NotAccepted,
		/// You do not have so many shares that are not being given back.
		NotEnoughShares,
		/// There is no such notice that still runs.
		NoSuchNotice,
		/// As many notices of this holding run as can.
		TooManyNotices,

		// The queue, and what is released
		/// Nobody waits in this queue, or nothing is to be released.
		NothingQueued,
		/// Payments for shares of this class are suspended.
		Suspended,
		/// The board has suspended payments not long ago, and only the members can again.
		SuspensionNeedsResolution,
		/// A suspension is at most a year.
		SuspensionOutsideRange,
		/// The members have not approved the accounts of such a year by then.
		NoAccounts,
		/// It is too early after the accounts were approved.
		TooEarly,
		/// This is more than can be paid out this year.
		OverBudget,
		/// This is more than the surplus that is there for it.
		OverSurplus,
		/// The capital would fall below its floor.
		BelowFloor,
		/// There is no such claim that is not collected.
		NoSuchClaim,
		/// Nothing of this is due now.
		NothingDue,
		/// It can still be said that they left without good cause.
		NotClassified,

		// Cash, and what is owed
		/// This co-op has no books with cash.
		NoBooks,
		/// The money of this co-op does not move in units.
		NotInUnits,
		/// The money of this co-op does not move by bank.
		NotByBank,
		/// Money for shares is taken in this way already.
		CashExists,
		/// This is no open treasury of the co-op alone whose money moves in this way.
		NotOwnTreasury,
		/// The cash does not cover this beside what is owed and held aside.
		NotLiquid,
		/// Nothing is owed, or less than this or than a bank can pay.
		NothingOwed,
		/// Who is paid asks for it, or an officer of the board does.
		NotTheirs,
		/// There is no account to which this could be paid.
		NoAccount,
		/// What is due to them goes to an account of their own.
		AccountKnown,
		/// They still sit in the co-op.
		StillMember,
		/// This has not been owed for so long that it lapses.
		NotLapsed,
		/// This was not collected in time, and has gone to the reserve.
		Lapsed,

		// What a share is worth
		/// No auditor has given this figure, or their last one is another.
		NoFigure,
		/// Another auditor says that a share is worth less, and the members decide first.
		OtherFigure,
		/// A share is worth that already.
		SameValue,
		/// An auditor says that shares are worth less, and the members decide first.
		ValueInDoubt,
		/// A share cannot be worth that much, or that little.
		ValueOutsideRange,

		// Returns and rates
		/// No highest rate was said for this class before the year began.
		NoMaximum,
		/// No return was declared for this class and year.
		NoReturn,
		/// A return was declared for this year or a later one.
		AlreadyDeclared,
		/// Somebody waits longer for their shares than the class allows, and is paid first.
		ClaimsOverdue,
		/// The classes must be named in the order of their numbers, each once.
		ClassTwice,
		/// This rate is higher than what was said before the year, or than any can be.
		RateTooHigh,
		/// The highest rate is said before the next business year begins.
		YearHasBegun,
		/// There is no such business year, or it is not over.
		YearNotOver,
		/// The federation has not attested the rate by which this return is measured.
		NoReference,
		/// Something was measured by this rate, and it never changes.
		ReferenceUsed,
		/// This calendar year has not begun.
		YearNotBegun,

		// A register from elsewhere
		/// The register of this class still comes in.
		BeingImported,
		/// No such register comes in.
		NoImport,
		/// This was agreed to, and does not change unless an auditor refuses it.
		ImportAgreed,
		/// This is not what the draft or the agreement says.
		ImportDiffers,
		/// Nobody has agreed to this draft.
		NotAgreed,
		/// This is the draft of another officer of the board.
		NotYourDraft,
		/// The books say that another sum comes in.
		NotInBooks,
		/// The draft has more or fewer lines than that by now.
		OtherPlace,
		/// A draft has as many batches as it can have.
		TooManyBatches,
		/// The day of the line at this place is before the class.
		LineBeforeClass(u8),
		/// The day of the line at this place is not over, or has not come.
		LineInFuture(u8),
		/// The line at this place is of a number that no member ever had.
		LineNoMember(u8),
		/// The line at this place is of no share, or of too many.
		LineNoShares(u8),
		/// The line at this place is of a holder who is not a member now.
		LineNotSeated(u8),
		/// The line at this place is of a claim that was paid in full, or by parts of a cent.
		LinePaid(u8),
		/// This figure of an auditor is more than a year old.
		FigureTooOld,
		/// No member of this co-op ever had this number.
		NoSuchMember,
		/// No auditor doubts now what a share of this class is worth.
		NotInDoubt,
		/// This account is of no member, co-op or treasury, and nobody has registered it.
		UnknownPayee,
		/// The members kept the value that an auditor doubted, and approve accounts first.
		ValueKept,
		/// No bank details of this member are in force.
		NoBankDetails,
		/// A class has at most a thousand million shares, and this would be more.
		TooManyShares,
		/// No class of ordinary members has shares that are worth their par now.
		NoWholeClass,
		/// So long ago that the days on which shares were held are not counted any more.
		YearTooOld,
		/// The members have decided to end this co-op, and only what winds it up goes on.
		CoopDissolved,
		/// What all have here is not divided yet.
		NotWoundUp,
		/// What has come by bank is still held aside, and becomes something in a few days.
		HeldAside,
	}
}
