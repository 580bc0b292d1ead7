//! Why something is refused.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// You agree to this report already.
		AlreadyConfirmed,
		/// Its tellers agree on this assembly, and only they can correct it.
		AlreadyCounted,
		/// One of these members is noted as dissenting already.
		AlreadyDissents,
		/// You have entered this result already.
		AlreadyEntered,
		/// You have objected already.
		AlreadyObjected,
		/// One of these members is on your roll already.
		AlreadyOnRoll,
		/// You have signed or asked for this already.
		AlreadySigned,
		/// Members have signed for this text, so that it is no longer yours alone to change.
		AlreadySupported,
		/// Your vote is this one already.
		AlreadyVotedSo,
		/// There are too many calls in this batch: a resolution carries 48 at most.
		BatchTooLong,
		/// This block is too new to be the last final one: look it up again, or wait up to a day.
		BlockTooNew,
		/// No resolution can enact this call.
		CallNotAllowed,
		/// This call would use more of a block than a resolution can.
		CallTooHeavy,
		/// This call is too long for a resolution.
		CallTooLong,
		/// This call cannot be read, or is nested too deep to be read.
		CallUnreadable,
		/// This cannot be suspended: it has a deadline or an appeal of its own, or rescinds another.
		CannotWait,
		/// Consent is sought openly, so that whoever objects can be asked.
		ConsentIsOpen,
		/// This co-op has left the federation.
		CoopLeft,
		/// This co-op is suspended, so it has no voice in the federation.
		CoopSuspended,
		/// Among co-ops votes are open, so that each sees how the others stand.
		CoopsVoteOpenly,
		/// Finality cannot wait for so many blocks, nor for none at all.
		DelayOutsideRange,
		/// The delegate votes for this co-op; enough of its members can ask for a ballot.
		DelegateVotes,
		/// As many members have signed this as can, which is always enough.
		EnoughSigned,
		/// This co-op has enough tellers of its own, in whose place nobody tells.
		HasTellers,
		/// The holder of a proxy is not on your roll.
		HolderNotOnRoll,
		/// One of these members holds proxies: strike those off first for whom they vote.
		HoldsProxies,
		/// This member has voted on the chain, so that nobody represents them.
		///
		/// Nor does who stands in for a teller enter them.
		HasVoted,
		/// The vote cannot close then: it is before its time, or more than a week after it.
		HourOutsideRange,
		/// The co-op itself has decided how its vote is given.
		Instructed,
		/// The members of this co-op vote, not its delegate.
		MembersVote,
		/// More members are noted as dissenting than voted against it or abstained.
		MoreDissenters,
		/// There are more votes than members on the roll.
		MoreVotesThanMembers,
		/// Batches in this call are nested too deep.
		NestedTooDeep,
		/// Fewer than four fifths of the co-ops were for it, so that it waits for as long as others.
		NoFourFifths,
		/// There is no result of an assembly to agree to, or to take back.
		NoResult,
		/// There is no co-op with this number.
		NoSuchCoop,
		/// There is no resolution with this number.
		NoSuchResolution,
		/// This co-op has no vote in the federation, or not yet.
		NoVoteInFederation,
		/// No member is named who could be entered on the roll or taken off it.
		NobodyNamed,
		/// This co-op does not decide on this resolution.
		NotAsked,
		/// You do not hold the office of auditor in this co-op.
		NotAuditor,
		/// Only who has put it on the agenda names the hour at which the vote closes.
		NotConvener,
		/// You do not speak for this co-op as its delegate, or as the deputy where that counts.
		NotDelegate,
		/// This member has no vote in this co-op, or had none when notice was given.
		NotElector,
		/// One of these members is not noted as dissenting.
		NotDissenting,
		/// This resolution did not fail, so it cannot be retried.
		NotFailed,
		/// This is not the phase of the resolution in which that can be done.
		NotInThisPhase,
		/// You are not a member of this co-op.
		NotMember,
		/// You have not objected, or have withdrawn the objection.
		NotObjecting,
		/// One of these members is not on your roll.
		NotOnRoll,
		/// Only the proposer can do this.
		NotProposer,
		/// You do not sign this text, or no longer.
		NotSigned,
		/// Only the delegate and the board speak for a co-op among others.
		NotSpeaker,
		/// A proposal to other co-ops needs the delegate, the board, or a petition of the members.
		NotSupported,
		/// Only who has seconded or signed what was withdrawn can take it over.
		NotSupporter,
		/// You do not hold the office of teller in this co-op.
		NotTeller,
		/// Only the wait for a new runtime can be shortened.
		NotUpgrade,
		/// There is no block with this number yet.
		NotYetABlock,
		/// Nothing is due for this resolution.
		NothingDue,
		/// What is on the agenda cannot be amended into a proposal of another kind.
		OtherKind,
		/// A number or a time has reached its end.
		Overflow,
		/// An agreement needs two co-ops or more, each named once, and your own among them.
		PartiesUnclear,
		/// Payments are decided apart from what needs a special resolution.
		PaymentsApart,
		/// Persons are appointed apart from all else, and one at most is dismissed at a time.
		PersonsApart,
		/// Who votes for another is present, and nobody who is represented holds a proxy.
		ProxyOfProxy,
		/// You have submitted all the drafts that you can submit in this period.
		QuotaUsed,
		/// Whom it benefits or judges takes no part, but who is paid can vote against it.
		Recused,
		/// This is not what the teller reports: the roll or the result is another.
		ResultDiffers,
		/// One call takes 64 members of a roll at most; name the others in further ones.
		RollTooLong,
		/// You agree already, as another member or with another account.
		SamePerson,
		/// Who proposes cannot second, and neither can the same co-op where several decide.
		SeconderIsProposer,
		/// One of the two must be on the board; a draft can have a petition instead.
		SeconderNotBoard,
		/// The vote is secret and takes place in an assembly.
		SecretBallot,
		/// The text was amended since: read it again, and name the version that you support.
		TextAmended,
		/// It is too late to change the text: this is the one that is decided on.
		TextFrozen,
		/// A title must be text that can be seen, neither empty nor only spaces.
		TitleNotText,
		/// A title has at most 120 bytes.
		TitleTooLong,
		/// The text cannot be amended again.
		TooManyAmendments,
		/// More members benefit from this call than a resolution can have.
		TooManyBeneficiaries,
		/// You cannot change your vote again.
		TooManyChanges,
		/// The agenda of this co-op is full: the last places are for petitions, or for the board.
		TooManyOpen,
		/// An agreement can have at most 16 co-ops.
		TooManyParties,
		/// One of these members would hold more proxies than the bylaws allow.
		TooManyProxies,
		/// There are too many reports of this assembly.
		TooManyReports,
		/// This call needs a stronger kind of resolution.
		TrackTooWeak,
		/// The call was written for another version of the chain and must be proposed anew.
		VersionChanged,
		/// The vote that rescinds it opened before it had passed.
		VotedTooEarly,
		/// The tellers agree that you are in the assembly, where you vote.
		VotesInAssembly,
		/// Who was for it cannot ask to suspend it.
		WasForIt,
		/// The delegate of this co-op has voted, which a deputy does not change.
		DelegateHasVoted,
		/// The term must begin after all that an election takes, and within a year.
		BeginsOutsideRange,
		/// Members stand from the notice until the text is frozen; the candidates are fixed.
		CandidatesFixed,
		/// These votes for candidates are not those of so many papers, or the file is missing.
		CountsDoNotFit,
		/// You stand already, or have withdrawn: a member stands once in an election.
		HasStood,
		/// You do not stand in this election.
		NotCandidate,
		/// This resolution is no election.
		NotElection,
		/// You cannot be given an office now: on probation, or leaving.
		NotEligible,
		/// An auditor is none of the board: resign from the one before you stand for the other.
		OfficesConflict,
		/// An election fills 16 seats at most, and one of an office that one member holds.
		SeatsOutsideRange,
		/// The term is longer than the bylaws allow for this office, or of no day.
		TermOutsideRange,
		/// As many stand already as can, 32, and none of them is nominated by fewer members than you.
		TooManyCandidates,
		/// The draft is put in this way already.
		AlreadyPut,
		/// It is too late for an alternative: members must have the time to read it.
		AlternativeTooLate,
		/// Another of the alternatives does the same, so that this one would exclude nothing.
		ExcludesNothing,
		/// Alternatives are alike: one body, track and subject, on nobody, all or none with a call.
		NotAlternatives,
		/// You, or your co-op among others, have proposed one of these alternatives: amend yours.
		ProposesAnother,
		/// There are as many alternatives as there can be: the last are for petitions, or the board.
		TooManyAlternatives,
		/// A board has 15 seats, three of them of chair, secretary and treasurer: elect 12 at most.
		BoardTooLarge,
		/// You have nominated somebody in this election, which a member does once.
		HasNominated,
		/// Who proposed this holds many places on the agenda: others need those that are left.
		TooManyOfProposer,
		/// You hold many places on the agenda: let another member second this.
		TooManyOfSeconder,
	}
}
