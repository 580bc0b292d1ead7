//! Why something is refused.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// This co-op is a custodian already.
		AlreadyCustodian,
		/// This account may receive units without a registration.
		AlreadyKnown,
		/// Your co-op has noted this already, and another hand must carry it out.
		AlreadyNoted,
		/// This custodian is paused already.
		AlreadyPaused,
		/// This account is registered already.
		AlreadyRegistered,
		/// The custodian has already reported that it was paid.
		AlreadyReported,
		/// A report about this redemption was withdrawn before, which can be done once.
		AlreadyWithdrawn,
		/// An account holds either nothing or at least the existential deposit.
		BelowMinimum,
		/// Units that this account receives could never leave it again.
		CannotReceive,
		/// You or your co-op would have the money, so that somebody else must confirm it.
		ConflictOfInterest,
		/// This co-op is not a member of the federation, or is suspended.
		CoopNotMember,
		/// This custodian is paused and issues nothing.
		CustodianPaused,
		/// This custodian was removed and issues nothing more.
		CustodianRemoved,
		/// This is not what the first hand has entered.
		DiffersFromFirst,
		/// The account to which dust goes must have units before anybody else.
		FundFirst,
		/// The redemption is in dispute, and the federation decides.
		InDispute,
		/// This needs a stronger kind of decision.
		MandateTooWeak,
		/// This custodian does not have that much outstanding for you to redeem.
		MoreThanOutstanding,
		/// The amount must not be zero.
		NoAmount,
		/// This needs the hash of a document or of a reference.
		NoDocument,
		/// There is no custodian with this number.
		NoSuchCustodian,
		/// No such deposit waits for an auditor.
		NoSuchDeposit,
		/// There is no open redemption with this number.
		NoSuchRedemption,
		/// No statement of this custodian waits for an auditor.
		NoSuchStatement,
		/// You are not an auditor of this co-op.
		NotAuditor,
		/// You do not hold an office of the board of this co-op.
		NotBoard,
		/// The time for this has not come yet.
		NotDue,
		/// You do not have that many units free.
		NotEnoughUnits,
		/// You cannot do this with your own money.
		NotForYourself,
		/// Who confirms this must have no seat in the custodian's co-op.
		NotForeign,
		/// These are not your units.
		NotHolder,
		/// This redemption is not in dispute.
		NotInDispute,
		/// You are not a member of this co-op.
		NotMember,
		/// This custodian is not paused.
		NotPaused,
		/// This account is not registered, or not by your co-op.
		NotRegistered,
		/// The custodian has not reported that it was paid.
		NotReported,
		/// This deposit does not wait for this time.
		NothingDue,
		/// You have noted nothing of this kind that still waits for a second hand.
		NothingNoted,
		/// Who has entered this no longer holds the office, so that it must be entered anew.
		OfficeLost,
		/// A number or a time has reached its end.
		Overflow,
		/// Auditors have paused this custodian not long ago, so that it takes a resolution now.
		PauseNeedsResolution,
		/// A pause cannot be that long.
		PauseTooLong,
		/// This reference of the bank was used already.
		ReferenceUsed,
		/// Two different accounts must sign.
		SameHand,
		/// The balance must be of a day that has passed.
		StatementInFuture,
		/// The last statement is of this day or a later one.
		StatementNotNewer,
		/// A statement of this custodian is overdue, and it issues nothing until one is confirmed.
		StatementOverdue,
		/// What the custodian answered for on this day is no longer known.
		StatementTooOld,
		/// The title must be text that can be seen, without spaces at its ends.
		TitleNotText,
		/// The title has more than 64 bytes.
		TitleTooLong,
		/// Your co-op has as many registered accounts as it can have.
		TooManyAccounts,
		/// As many deposits of this custodian wait as can.
		TooManyPending,
		/// You have as many open redemptions as you can have.
		TooManyRedemptions,
		/// This is more than the custodian can have outstanding.
		TotalCeiling,
		/// At the last statement less was at the bank than was outstanding and not reported as paid.
		Uncovered,
		/// The vote on the dispute did not open later than the dispute.
		VotedTooEarly,
		/// This co-op is dissolved, and becomes no custodian any more.
		CoopDissolved,
	}
}
