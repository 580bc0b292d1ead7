//! What members hear of.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	/// What happened. Moments are deadline time, in milliseconds since 1970.
	#[pallet::event]
	#[allow(missing_docs)] // the fields are named for what they are
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A member has submitted a draft.
		Proposed { resolution: ResolutionId, coop: CoopId, number: u32, by: MemberNo },
		/// A member has signed the petition to put a draft on the agenda.
		Signed { resolution: ResolutionId, coop: CoopId, by: MemberNo },
		/// A member has taken back their signature under a draft.
		SignatureWithdrawn { resolution: ResolutionId, coop: CoopId, by: MemberNo },
		/// A second person put the draft on the agenda.
		Seconded { resolution: ResolutionId, coop: CoopId, by: MemberNo },
		/// The members can object until the end of the window.
		ConsentSought { resolution: ResolutionId, closes_at: Moment, electors: u32 },
		/// The resolution is on the agenda, and its electorate is fixed.
		NoticeGiven { resolution: ResolutionId, freezes_at: Moment, opens_at: Moment, electors: u32 },
		/// The proposer has amended the text. Who had signed the one before no longer signs.
		Amended { resolution: ResolutionId, amendments: u8, signatures_dropped: u32 },
		/// The proposer has put a draft as an alternative to a resolution, or by itself.
		PutAsAlternative { resolution: ResolutionId, to: Option<ResolutionId> },
		/// A draft has joined the alternatives on a matter, which have the same days.
		JoinedAlternatives { resolution: ResolutionId, matter: ResolutionId },
		/// Of the alternatives on a matter this one has passed with the most votes for it.
		Chosen { resolution: ResolutionId, matter: ResolutionId },
		/// The proposer has taken the proposal back.
		Withdrawn { resolution: ResolutionId },
		/// Who had supported what was withdrawn has proposed it anew, under another number.
		TakenOver { resolution: ResolutionId, coop: CoopId, by: MemberNo, anew: ResolutionId },
		/// A member has objected.
		Objected { resolution: ResolutionId, coop: CoopId, by: MemberNo, reason: T::Hash },
		/// A member has withdrawn an objection.
		ObjectionWithdrawn { resolution: ResolutionId, coop: CoopId, by: MemberNo },
		/// Who has put it on the agenda has named the civil time at which the vote closes.
		ClosingHourNamed { resolution: ResolutionId, by: MemberNo, closes_on: Moment },
		/// A member wants the vote to be secret.
		SecrecyRequested { resolution: ResolutionId, by: MemberNo, granted: bool },
		/// The vote is open.
		VotingOpened { resolution: ResolutionId, closes_at: Moment, electors: u32, quorum: u32, second_call: bool },
		/// A member has voted, or changed the vote.
		Voted { resolution: ResolutionId, coop: CoopId, by: MemberNo, choice: Choice },
		/// A member votes in person whom somebody was to represent in an assembly.
		ProxyEnded { resolution: ResolutionId, coop: CoopId, member: MemberNo },
		/// A delegate has voted for a co-op, or changed its vote.
		DelegateVoted { resolution: ResolutionId, coop: CoopId, by: MemberNo, choice: Choice },
		/// A co-op has decided how its vote is given, which its delegate cannot change.
		Instructed { resolution: ResolutionId, coop: CoopId, choice: Choice },
		/// The text was amended on which a co-op had instructed its delegate, who is free again.
		InstructionEnded { resolution: ResolutionId, coop: CoopId },
		/// A member wants the members to vote instead of their delegate.
		BallotRequested { resolution: ResolutionId, coop: CoopId, by: MemberNo, granted: bool },
		/// The delegate of a co-op demands that finality starts anew.
		EmergencyCalled { coop: CoopId, coops: u32 },
		/// The delegates of two thirds of the co-ops have demanded that finality starts anew.
		FinalityRestarted { delay: u32, best_finalised: u32 },
		/// A runtime that was authorised was not put in force in time.
		UpgradeExpired,
		/// The vote is secret, for which a co-op needs so many tellers and has so many.
		TellersNeeded { resolution: ResolutionId, coop: CoopId, needed: u32, found: u32 },
		/// A teller has entered members on their own roll of the assembly.
		RollCalled { resolution: ResolutionId, coop: CoopId, by: Hand, roll: u32 },
		/// A teller has taken members off their own roll of the assembly.
		RollStruck { resolution: ResolutionId, coop: CoopId, by: Hand, roll: u32 },
		/// A teller has entered absent members on their own roll: so many have a proxy now.
		ProxiesEntered { resolution: ResolutionId, coop: CoopId, by: Hand, roll: u32, proxies: u32 },
		/// A teller has noted in their own report whose dissent is on record, of so many now.
		DissentNoted { resolution: ResolutionId, coop: CoopId, by: Hand, dissents: u32 },
		/// A teller has entered the result of the assembly in their own report.
		ResultEntered { resolution: ResolutionId, coop: CoopId, by: Hand },
		/// A teller agrees to the report of a teller: so many do now.
		ResultConfirmed { resolution: ResolutionId, coop: CoopId, by: Hand, of: Hand, tellers: u32 },
		/// A teller no longer agrees to any report of the assembly.
		ResultDiscarded { resolution: ResolutionId, coop: CoopId, by: Hand },
		/// Enough tellers agree, and the votes in the assembly are counted.
		AssemblyCounted { resolution: ResolutionId, coop: CoopId, roll: u32, result: AssemblyResult<T::Hash> },
		/// The same tellers agree to another report, which is counted instead.
		AssemblyCorrected { resolution: ResolutionId, coop: CoopId, roll: u32, result: AssemblyResult<T::Hash> },
		/// The vote is extended by a day, because its result changed in the last one.
		VoteExtended { resolution: ResolutionId, closes_at: Moment },
		/// Too few took part, and there will be a second call.
		SecondCallSet { resolution: ResolutionId, opens_at: Moment },
		/// The resolution has passed.
		Passed { resolution: ResolutionId, enacts_at: Moment },
		/// The resolution was rejected.
		Rejected { resolution: ResolutionId, reason: Rejection },
		/// The resolution has taken effect.
		Enacted { resolution: ResolutionId },
		/// Somebody asks to suspend what has passed.
		Challenged { resolution: ResolutionId, coop: CoopId, by: MemberNo },
		/// Enough have asked, and what has passed waits until the members have decided again.
		Suspended { resolution: ResolutionId, until: Moment },
		/// An auditor lets go on what was suspended.
		Upheld { resolution: ResolutionId, coop: CoopId, by: MemberNo, enacts_at: Moment },
		/// The auditor of a co-op wants a new runtime sooner.
		Hastened { resolution: ResolutionId, coop: CoopId, by: MemberNo },
		/// The auditors of more than half of the co-ops have shortened the wait for a new runtime.
		WaitShortened { resolution: ResolutionId, enacts_at: Moment },
		/// A co-op has missed votes for so long that it counts only if it takes part.
		FellAsleep { coop: CoopId },
		/// A co-op that was asleep took part in a vote of the federation.
		Woken { coop: CoopId },
		/// A later decision took back what had passed.
		Rescinded { resolution: ResolutionId, by: ResolutionId },
		/// Somebody asks to retry what has failed.
		RetryAsked { resolution: ResolutionId, coop: CoopId, by: MemberNo },
		/// Two have asked to retry what has failed.
		Retried { resolution: ResolutionId, enacts_at: Moment },
		/// What was due failed: the effect, which can be retried, or a step, and it lapses.
		///
		/// It can be retried if the resolution has passed and is in the phase `Failed`, as long as that lasts.
		EnactmentFailed { resolution: ResolutionId, error: DispatchError },
		/// A member stands in an election.
		Stands { resolution: ResolutionId, coop: CoopId, by: MemberNo },
		/// A member stands no longer.
		CandidacyWithdrawn { resolution: ResolutionId, coop: CoopId, by: MemberNo },
		/// A member has nominated somebody in an election, whether that one stands or not.
		CandidateNominated { resolution: ResolutionId, coop: CoopId, by: MemberNo, member: MemberNo },
		/// A member stands no longer: the list is full, and more have nominated who stands instead.
		CandidateDisplaced { resolution: ResolutionId, coop: CoopId, member: MemberNo },
		/// These members are elected, or by a recount these.
		Elected { resolution: ResolutionId, members: Vec<MemberNo> },
		/// Nobody supported the draft in time, nobody stood, or nobody retried what had failed.
		Lapsed { resolution: ResolutionId },
		/// The ballots of a resolution were removed, its result stays.
		Pruned { resolution: ResolutionId },
	}
}
