//! Why something is refused.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// You have already accepted this application.
		AlreadyAccepted,
		/// This co-op has already given or been given notice.
		AlreadyLeaving,
		/// This co-op is already suspended.
		AlreadySuspended,
		/// Chair, secretary and treasurer must be three different members.
		BoardTooSmall,
		/// These offices of a co-op cannot be held by one member.
		ConflictOfOffices,
		/// This co-op has left the federation.
		CoopLeft,
		/// This co-op is suspended and cannot nominate another one.
		CoopSuspended,
		/// An agreement must let its parties leave in the days that the charter allows.
		ExitOutsideRange,
		/// A founder is listed twice.
		FounderTwice,
		/// Not every founder has accepted this application.
		FoundersMissing,
		/// This needs a stronger kind of decision.
		MandateTooWeak,
		/// This needs the hash of a document.
		NoDocument,
		/// There is no agreement with this number.
		NoSuchAgreement,
		/// There is no open application with this number.
		NoSuchApplication,
		/// There is no co-op with this number.
		NoSuchCoop,
		/// An office is given to somebody who is not a founder.
		NoSuchFounder,
		/// The time for this has not come yet.
		NotDue,
		/// Officers are ordinary members with an account, not on probation or leaving.
		NotEligible,
		/// You are not a founder of the co-op that applies.
		NotFounder,
		/// Country and currency must be codes of capital letters.
		NotLetters,
		/// You are not a member of this co-op.
		NotMember,
		/// Your co-op has not nominated this one.
		NotNominator,
		/// The member does not hold this office in this co-op.
		NotOfficer,
		/// This co-op is not a party to the agreement, or not any more.
		NotParty,
		/// Neither a co-op nor the federation makes this call with its own account.
		NotPermitted,
		/// This co-op is not suspended.
		NotSuspended,
		/// Nothing of this kind waits for this time.
		NothingDue,
		/// An office is given twice.
		OfficeTwice,
		/// Chair, secretary, treasurer, delegate and auditor must be given.
		OfficeVacant,
		/// A number or a time has reached its end.
		Overflow,
		/// A number is not what the law of the co-op, or the chain for a charter, allows.
		ParameterOutsideRange,
		/// This account is the cash of a treasury. Have the treasury pay, so that its books say so.
		PaysByTreasury,
		/// These bylaws are in force already, and their numbers change only with a new document.
		SameBylaws,
		/// This charter is in force already, and its numbers change only with a new document.
		SameCharter,
		/// The term is longer than the bylaws of the co-op allow.
		TermTooLong,
		/// The term must be at least one day.
		TermTooShort,
		/// The name must be text that can be seen, without spaces at its ends.
		TitleNotText,
		/// The name has more than 64 bytes.
		TitleTooLong,
		/// A co-op has three founders or more.
		TooFewFounders,
		/// An agreement needs two different co-ops or more.
		TooFewParties,
		/// A co-op is bound by as many agreements as it can be.
		TooManyAgreements,
		/// As many applications are open as can be.
		TooManyApplications,
		/// The federation has as many co-ops as it can have.
		TooManyCoops,
		/// At most 16 founders can apply; the others are admitted to the new co-op later.
		TooManyFounders,
		/// Your co-op has nominated as many as it can at a time.
		TooManyNominations,
		/// This co-op has as many officers as it can have.
		TooManyOffices,
		/// The standing of as many co-ops was changed this year as can be.
		TooManyStandingChanges,
		/// The vote on the exclusion opened before the co-op was suspended.
		VotedTooEarly,
		/// This co-op is dissolved, and only what winds it up goes on.
		CoopDissolved,
		/// This office was given by another decision after the vote on this one had opened.
		DecidedSince,
		/// As many co-ops were admitted this year as can be.
		TooManyAdmissions,
		/// A term begins at most a year ahead.
		BeginsTooLate,
		/// Without an election nobody is on the board, or an auditor, for more than a year.
		NeedsElection,
		/// Somebody holds this office: dismiss them, elect another, or wait until the term ends.
		OfficeHeld,
		/// Two directors sit until an election, as many as are appointed: elect the others.
		TooManyAppointed,
	}
}
