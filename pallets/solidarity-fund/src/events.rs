//! What is told.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	/// What happened. Moments are deadline time, in milliseconds since 1970, and amounts millionths of the currency.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs)] // the fields are named for what they are
	pub enum Event<T: Config> {
		/// The federation has chosen the numbers by which the fund works.
		TermsSet { terms: Terms, document: T::Hash },
		/// The federation has decided how rounds follow one another.
		RoundsPlanned { plan: Plan, first_at: Moment },
		/// No more rounds open. One that is open goes on.
		RoundsEnded,
		/// No round was opened: the one before it is open yet, or there is nothing to award.
		RoundSkipped { next_at: Moment },
		/// A round has opened, and co-ops can apply.
		RoundOpened { round: RoundNo, fund: BalanceOf<T>, ends_at: [Moment; 4] },
		/// A round has come to its next phase.
		PhaseBegun { round: RoundNo, phase: Phase },
		/// An officer has begun something, and another one completes it.
		Begun { coop: CoopId, content: T::Hash, by: Hand, lapses_at: Moment },
		/// An officer has taken back what they had begun.
		TakenBack { coop: CoopId, content: T::Hash, by: Hand },
		/// A co-op has applied.
		Applied { round: RoundNo, place: u8, coop: CoopId, minimum: BalanceOf<T>, full: BalanceOf<T> },
		/// An applicant has answered questions.
		Answered { round: RoundNo, place: u8, document: T::Hash },
		/// Two applications exclude each other: at most one of them is awarded.
		ExclusionAgreed { round: RoundNo, place: u8, other: u8 },
		/// A co-op has taken an application back.
		Withdrawn { round: RoundNo, place: u8 },
		/// A member has spread their points.
		PointsGiven { round: RoundNo, coop: CoopId, member: MemberNo },
		/// A round is settled. What was not awarded rolls over.
		RoundSettled { round: RoundNo, pot: BalanceOf<T>, awarded: BalanceOf<T>, took_part: u32 },
		/// An application was decided.
		Decided { round: RoundNo, place: u8, verdict: Verdict },
		/// An application came to nothing: its co-op cannot be awarded anything now.
		Ineligible { round: RoundNo, place: u8 },
		/// Something was awarded to a co-op.
		Awarded { award: AwardNo, coop: CoopId, amount: BalanceOf<T>, instrument: Instrument },
		/// A part of an award is to be paid.
		Released { award: AwardNo, amount: BalanceOf<T> },
		/// A part of an award was paid in units.
		Paid { award: AwardNo, coop: CoopId, amount: BalanceOf<T> },
		/// A bank is to pay a part of an award.
		PaymentOrdered { award: AwardNo, coop: CoopId, pending: PendingNo, amount: BalanceOf<T> },
		/// A co-op has reported.
		Reported { award: AwardNo, part: u8, document: T::Hash },
		/// The federation has sent a report back. It is due as it was before.
		ReportSentBack { award: AwardNo, document: T::Hash },
		/// An auditor of another co-op has accepted a report.
		Reviewed { award: AwardNo, part: u8, by: Hand },
		/// An award is completed.
		Completed { award: AwardNo },
		/// An award was cancelled. What was not paid comes back to the fund.
		Cancelled { award: AwardNo, freed: BalanceOf<T>, owed: BalanceOf<T> },
		/// Something of an award came back.
		Repaid { award: AwardNo, amount: BalanceOf<T> },
		/// It was wrong that something of an award came back.
		NotRepaid { award: AwardNo, amount: BalanceOf<T> },
		/// The fund expects money by bank.
		PaymentExpected { coop: CoopId, debt: Debt, pending: PendingNo, amount: BalanceOf<T> },
		/// The federation has written off what was owed.
		WrittenOff { award: AwardNo, amount: BalanceOf<T> },
		/// The federation has elected the emergency committee.
		CommitteeElected { members: Vec<Hand>, until: Moment },
		/// A co-op asks for emergency aid.
		AidRequested { aid: AidNo, coop: CoopId, event: T::Hash, amount: BalanceOf<T>, lapses_at: Moment },
		/// A member of the committee has agreed to a request for aid.
		AidAgreed { aid: AidNo, by: Hand },
		/// The committee has granted aid.
		AidGranted { aid: AidNo, coop: CoopId, event: T::Hash, award: AwardNo },
		/// A request for aid has lapsed.
		AidLapsed { aid: AidNo },
		/// The fund has a bank account in its books.
		BankOpened { account: AccountNo },
		/// The federation lets the committee post so much of what the bank has taken back.
		ReturnAllowed { amount: BalanceOf<T>, until: Moment, document: T::Hash },
		/// The federation lets the committee post nothing any more of what the bank has taken back.
		ReturnEnded { document: T::Hash },
		/// What a co-op owes as dues for a calendar year.
		DuesAssessed { coop: CoopId, year: i32, owed: BalanceOf<T> },
		/// The federation has waived dues.
		DuesWaived { coop: CoopId, year: i32 },
		/// A co-op has paid dues.
		DuesPaid { coop: CoopId, year: i32, amount: BalanceOf<T> },
		/// It was wrong that dues have come.
		DuesNotPaid { coop: CoopId, year: i32, amount: BalanceOf<T> },
		/// A co-op has paid the solidarity levy of its surplus.
		LevyReceived { coop: CoopId, amount: BalanceOf<T> },
	}
}
