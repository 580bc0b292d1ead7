//! Why something is refused.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// You have already approved this.
		AlreadyApproved,
		/// This treasury is already paused.
		AlreadyPaused,
		/// You have already rejected this request.
		AlreadyRejected,
		/// A bank cannot book so small a part of this currency.
		BelowSmallestUnit,
		/// This co-op is not in the federation, or has left it.
		CoopLeft,
		/// The bank details of a payee have changed since this was requested. Request it anew.
		DetailsChanged,
		/// What is left of the money is due to others, or held aside for them.
		DueToOthers,
		/// The first treasury of the federation, or of a co-op in it, cannot be closed.
		FirstOfItsOwner,
		/// Too few signers of this treasury can act, and its owners must name others.
		Frozen,
		/// This is more money than there is.
		MoreThanExists,
		/// The last owner of a treasury cannot leave it.
		LastOwner,
		/// Nothing is charged to this budget line any more.
		LineClosed,
		/// This makes a third of the money or more in a year, and needs a special resolution.
		MajorDisposal,
		/// This needs a stronger kind of decision.
		MandateTooWeak,
		/// In units an item to an outsider names the custodian who pays, and no other item does.
		NamesCustodian,
		/// This is more than signers can approve, and needs a resolution of the owners.
		NeedsResolution,
		/// This needs the hash of a document.
		NoDocument,
		/// Nobody is to be paid.
		NoItems,
		/// This is no currency in use (ISO 4217).
		NoSuchCurrency,
		/// There is no budget line with this number.
		NoSuchLine,
		/// No custodian is to pay this out of this treasury.
		NoSuchRedemption,
		/// There is no open request with this number.
		NoSuchRequest,
		/// There is no treasury with this number.
		NoSuchTreasury,
		/// Nobody has approved that so much goes, and it is more than two signers approve.
		NotCovered,
		/// This treasury still holds or owes something, or something is open in it.
		NotEmpty,
		/// The time for this has not come yet.
		NotDue,
		/// You neither sign for this treasury nor sit on the board of an owner.
		NotHand,
		/// The owner of this treasury names its signers itself.
		NotJoint,
		/// You are not a member of this co-op.
		NotMember,
		/// This treasury belongs to others.
		NotOwner,
		/// This payee cannot be paid from this treasury.
		NotPayable,
		/// The delay of this payment is not over.
		NotReady,
		/// Somebody else has requested this.
		NotRequester,
		/// You do not sign for this treasury now.
		NotSigner,
		/// Nothing of this kind waits for this time.
		NothingDue,
		/// Less than this is due to a co-op that left, or nothing.
		NothingDueToThem,
		/// No payment of this number waits for the bank.
		NothingToApproveAgain,
		/// You want nothing of this kind here that waits for a second signer.
		NothingNoted,
		/// Only the chair, the secretary or the treasurer of a co-op can sign by office.
		OfficeCannotSign,
		/// In units each request pays one payee.
		OneInUnits,
		/// This says something else than what you decide on. Read it again.
		OtherContent,
		/// The budget line has less left than this.
		OverBudget,
		/// A number, an amount or a time has reached its end.
		Overflow,
		/// This treasury is paused.
		Paused,
		/// A payee is named twice, or in two forms.
		PayeeTwice,
		/// This treasury was paused not long ago, and only its owners can pause it again.
		PauseNeedsResolution,
		/// A pause has at most 30 days.
		PauseOutsideRange,
		/// A standing payment begins today or later, recurs, and ends within five years.
		PlanOutsideRange,
		/// The report of this treasury is overdue, and nothing is requested or approved before it.
		ReportOverdue,
		/// Who requests a payment has no say in it.
		RequesterCannotDecide,
		/// This member cannot be a signer now, or nobody who can holds the office.
		SignerNotEligible,
		/// The shares must be one of each owner, above zero, and 10,000 together.
		SharesNotWhole,
		/// A signer is not of a co-op in the federation.
		SignerNotInFederation,
		/// A signer is not of a co-op to which the treasury belongs, or not of yours.
		SignerNotOfOwner,
		/// A signer is named twice.
		SignerTwice,
		/// Where the money belongs to several, each signer is of a different co-op.
		SignersOfOneCoop,
		/// The term of a signer has from 1 day to 730 days.
		TermOutsideRange,
		/// Nobody signs for more than 36 months without a break of half a year.
		TermTooLong,
		/// The threshold must be more than half of the signers, at least two, and no more than all.
		ThresholdOutsideRange,
		/// The first tier must not reach further than the second.
		TiersOutsideRange,
		/// The name must be text that can be seen, without spaces at its ends.
		TitleNotText,
		/// The name has more than 64 bytes.
		TitleTooLong,
		/// Not enough signers have approved this who still count.
		TooFewApprovals,
		/// This treasury has as many budget lines as it can have.
		TooManyLines,
		/// You, or your co-op where others share the money, have too many open requests here.
		TooManyOfYours,
		/// This treasury has as many open requests as it can have.
		TooManyRequests,
		/// This treasury has as many standing payments as it can have.
		TooManyStanding,
		/// A co-op owns or signs for as many treasuries as it can.
		TooManyTreasuries,
		/// This treasury is closed.
		TreasuryClosed,
		/// This document was used before. Say so in the request if it is right all the same.
		VoucherUsed,
		/// Units are of the home currency of the federation only.
		WrongCurrency,
		/// A business year begins on a day that every month has, from 1 to 28, of one of 12 months.
		YearBeginOutsideRange,
		/// You or your co-op would be paid.
		YouBenefit,
		/// The amount must not be zero.
		ZeroAmount,
		/// This co-op is dissolved, and opens no treasury any more.
		CoopDissolved,
	}
}
