//! Why something is refused.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// One member cannot hold so large a part of the capital.
		AboveHoldingCap,
		/// One member cannot hold so many shares of this class.
		AboveMaximum,
		/// Supporters cannot hold so large a part of the capital.
		AboveSupportersCap,
		/// You have already accepted this.
		AlreadyAccepted,
		/// You have already begun this, and another officer completes it.
		AlreadyBegun,
		/// A return was declared for this year or a later one.
		AlreadyDeclared,
		/// The capital would fall below its floor.
		BelowFloor,
		/// A holder keeps at least the minimum of the class, or nothing.
		BelowMinimum,
		/// Somebody waits longer for their shares than the class allows, and is paid first.
		ClaimsOverdue,
		/// This class can be subscribed by an offer only.
		ClassClosed,
		/// The classes must be named in the order of their numbers, each once.
		ClassTwice,
		/// This needs a stronger kind of decision.
		MandateTooWeak,
		/// A member is named twice.
		MemberTwice,
		/// There is no account to which this could be paid.
		NoAccount,
		/// The members have not approved the accounts of such a year by then.
		NoAccounts,
		/// This co-op has no books with cash.
		NoBooks,
		/// This needs the hash of a document.
		NoDocument,
		/// The last figure of an auditor is another one, or there is none.
		NoFigure,
		/// No highest rate was said for this class before the year began.
		NoMaximum,
		/// No return was declared for this class and year.
		NoReturn,
		/// This is about no share.
		NoShares,
		/// There is no such claim that is not collected.
		NoSuchClaim,
		/// There is no class of shares with this number.
		NoSuchClass,
		/// No such list of subscribers is expected.
		NoSuchList,
		/// There is no such notice that still runs.
		NoSuchNotice,
		/// There is no offer with this number.
		NoSuchOffer,
		/// No such transfer is proposed, or its time is over.
		NoSuchTransfer,
		/// The receiver has not accepted this.
		NotAccepted,
		/// You are not an auditor of this co-op.
		NotAuditor,
		/// The money of this co-op does not move by bank.
		NotByBank,
		/// You do not have so many shares that are not being given back.
		NotEnoughShares,
		/// Nobody has begun this.
		NothingBegun,
		/// Nothing of this is due now.
		NothingDue,
		/// Nothing is owed, or less than this or than a bank can pay.
		NothingOwed,
		/// Nobody waits in this queue, or nothing is to be released.
		NothingQueued,
		/// The money of this co-op does not move in units.
		NotInUnits,
		/// The cash does not cover this beside what is owed and held aside.
		NotLiquid,
		/// This is not a member of the co-op.
		NotMember,
		/// You do not sit on the board of this co-op.
		NotOnBoard,
		/// The shares are for somebody else.
		NotReceiver,
		/// This offer is not open any more.
		OfferClosed,
		/// Less than this is left of the offer.
		OfferFull,
		/// An offer of this class is open or being settled.
		OfferOpen,
		/// This is not what was proposed.
		OtherContent,
		/// This co-op has not decided it.
		OtherCoop,
		/// This is more than can be paid out this year.
		OverBudget,
		/// A number is too large.
		Overflow,
		/// This is more than the surplus that is there for it.
		OverSurplus,
		/// This rate is higher than what was said before the year, or than any can be.
		RateTooHigh,
		/// This needs another person.
		SamePerson,
		/// A share is worth that already.
		SameValue,
		/// Payments for shares of this class are suspended.
		Suspended,
		/// The board has suspended payments not long ago, and only the members can again.
		SuspensionNeedsResolution,
		/// A suspension is at most a year.
		SuspensionOutsideRange,
		/// These terms are outside what is allowed.
		TermsOutsideRange,
		/// It is too early after the accounts were approved.
		TooEarly,
		/// This co-op has as many classes as it can have.
		TooManyClasses,
		/// As many lists were expected for this offer as can be.
		TooManyLists,
		/// As many notices of this holding run as can.
		TooManyNotices,
		/// As many offers of this co-op are open as can be.
		TooManyOffers,
		/// An auditor says that shares are worth less, and the members decide first.
		ValueInDoubt,
		/// A share cannot be worth that much, or that little.
		ValueOutsideRange,
		/// This class was written down, and no share of it is issued.
		WrittenDown,
		/// The highest rate is said before the next business year begins.
		YearHasBegun,
		/// There is no such business year, or it is not over.
		YearNotOver,
		/// You, or who has begun it, have an interest in this.
		YouBenefit,
		/// Money for shares is taken in this way already.
		CashExists,
		/// This is no open treasury of the co-op alone whose money moves in this way.
		NotOwnTreasury,
		/// Shares of this class are not for who supports the co-op with capital.
		NotForSupporters,
		/// Who is paid asks for it, or an officer of the board does.
		NotTheirs,
		/// What is due to them goes to an account of their own.
		AccountKnown,
		/// This was not collected in time, and has gone to the reserve.
		Lapsed,
		/// The federation has not attested the rate by which this return is measured.
		NoReference,
		/// It can still be said that they left without good cause.
		NotClassified,
		/// This has not been owed for so long that it lapses.
		NotLapsed,
		/// Something was measured by this rate, and it never changes.
		ReferenceUsed,
		/// They still sit in the co-op.
		StillMember,
		/// This calendar year has not begun.
		YearNotBegun,
		/// This day is before the class.
		BeforeClass,
		/// The register of this class still comes in.
		BeingImported,
		/// This was agreed to, and does not change unless an auditor refuses it.
		ImportAgreed,
		/// This is not what the draft or the agreement says.
		ImportDiffers,
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
		/// No such register comes in.
		NoImport,
		/// Nobody has agreed to this draft.
		NotAgreed,
		/// The books say that another sum comes in.
		NotInBooks,
		/// This is the draft of another officer of the board.
		NotYourDraft,
		/// The draft has more or fewer lines than that by now.
		OtherPlace,
		/// A draft has as many batches as it can have.
		TooManyBatches,
		/// You already pay shares of this class in instalments.
		AlreadyCommitted,
		/// The member was reminded of this already.
		AlreadyReminded,
		/// More must be paid at once.
		FirstTooSmall,
		/// This member owes something for shares whose time is over.
		InArrears,
		/// Less than this is unpaid, or nothing would be.
		MoreThanUnpaid,
		/// Shares of this class are paid at once.
		NoInstalments,
		/// No shares of this class are to be paid in instalments.
		NoSuchCommitment,
		/// The time to pay this is not over.
		NotInArrears,
		/// So much was not taken back by a bank.
		NothingMissing,
		/// The member was not reminded, or has some days left.
		NotReminded,
		/// This member has an account, and signs.
		SignsAlone,
		/// Another auditor says that a share is worth less, and the members decide first.
		OtherFigure,
		/// No bank details of this member are in force.
		NoBankDetails,
		/// A class has at most a thousand million shares, and this would be more.
		TooManyShares,
	}
}
