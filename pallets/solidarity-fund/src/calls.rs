//! What members, officers, co-ops, the federation and anybody can call.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Choose the numbers by which the fund works. Rounds that are open keep theirs.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::OutOfRange`]: a number lies outside of its range.
		/// - [`Error::RoundsTooDense`]: rounds that are planned would follow one another faster than one takes.
		///
		/// ## Events
		/// - [`Event::TermsSet`]
		#[pallet::call_index(0)]
		pub fn set_terms(origin: OriginFor<T>, terms: Terms, document: T::Hash) -> DispatchResult {
			Self::federation(origin, Track::Special)?;
			Self::may_set_terms(&terms, document)?;

			Self::do_set_terms(terms, document);
			Ok(())
		}

		/// Let rounds follow one another, the first one after some days.
		///
		/// It replaces what was planned before. A round that is open goes on by the rules with which it has opened. The first one
		/// opens in 0 to 365 days of deadline time.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::OutOfRange`]: a number lies outside of its range.
		/// - [`Error::RoundsTooDense`]: rounds must not follow one another faster than one takes.
		/// - [`Error::Overflow`]: the first one would open after the end of time.
		///
		/// ## Events
		/// - [`Event::RoundsPlanned`]
		#[pallet::call_index(1)]
		pub fn hold_rounds(origin: OriginFor<T>, plan: Plan, first_in_days: u16) -> DispatchResult {
			Self::federation(origin, Track::Ordinary)?;
			let first_at = Self::may_plan(&plan, first_in_days)?;

			Self::do_plan(plan, first_at);
			Ok(())
		}

		/// Let no more rounds open. One that is open goes on.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoRoundsPlanned`]: no rounds are planned.
		///
		/// ## Events
		/// - [`Event::RoundsEnded`]
		#[pallet::call_index(2)]
		pub fn end_rounds(origin: OriginFor<T>) -> DispatchResult {
			Self::federation(origin, Track::Ordinary)?;
			let next_at = Self::may_end_rounds()?;

			Self::do_end_rounds(next_at);
			Ok(())
		}

		/// Apply to the round that is open, for your co-op.
		///
		/// ## Origin
		/// Signed by an officer of the board, and by a second one who repeats it; or an enacted resolution of the co-op, ordinary
		/// or special. Free for the first officer a few times in a period, and for the second one.
		///
		/// ## Errors
		/// - [`Error::OtherCoop`]: another co-op has decided this.
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotOnBoard`]: you do not hold an office of the board.
		/// - [`Error::AlreadyBegun`]: you have begun this already, and another officer completes it.
		/// - [`Error::SamePerson`]: whoever acts first and second must be two people.
		/// - [`Error::NoSuchRound`]: there is no such round.
		/// - [`Error::NotInThisPhase`]: co-ops do not apply in this phase.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::MinimumAboveFull`]: the minimum must be more than nothing, and no more than all that is asked.
		/// - [`Error::OutOfRange`]: the months of a loan or guarantee are outside of their range.
		/// - [`Error::AboveCap`]: the minimum is more than this co-op can get, in whole units of what a bank moves.
		/// - [`Error::ExcludesUnknown`]: it excludes an application that is not an earlier one of this round.
		/// - [`Error::TooManyApplications`], [`Error::TooManyOwn`]: no more applications have room.
		/// - [`Error::NotInGoodStanding`], [`Error::CoopAsleep`], [`Error::CoopDissolved`], [`Error::DuesUnpaid`],
		///   [`Error::Overdue`], [`Error::TooManyAwards`], [`Error::NotPayable`]: this co-op cannot be awarded anything now.
		///
		/// ## Events
		/// - [`Event::Begun`] or [`Event::Applied`]
		#[pallet::call_index(3)]
		pub fn apply(origin: OriginFor<T>, coop: CoopId, round: RoundNo, asks: Apply<T::Hash>) -> DispatchResult {
			let content = Self::content_of_application(round, &asks);
			let decision = Self::decision(origin, coop, content)?;
			let applied = Self::may_apply(coop, round, &asks)?;

			if Self::heed(coop, content, decision).is_some() {
				Self::do_apply(coop, round, asks, applied)?;
			}
			Ok(())
		}

		/// Answer the questions about an application of your co-op, with the hash of a document.
		///
		/// ## Origin
		/// Signed by an officer of the board, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotOnBoard`]: you do not hold an office of the board.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::NoSuchRound`], [`Error::NoSuchApplication`]: there is no such round or application.
		/// - [`Error::OtherCoop`]: this is the application of another co-op.
		/// - [`Error::NotInRound`]: it is not in its round any more.
		/// - [`Error::NotInThisPhase`]: the vote is open or over.
		///
		/// ## Events
		/// - [`Event::Answered`]
		#[pallet::call_index(4)]
		pub fn answer(
			origin: OriginFor<T>,
			coop: CoopId,
			round: RoundNo,
			place: u8,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let answered = Self::may_answer(coop, &who, round, place, document)?;

			Self::do_answer(round, place, document, answered);
			Ok(())
		}

		/// Take back an application of your co-op, until the vote opens.
		///
		/// ## Origin
		/// Signed by an officer of the board, and by a second one who repeats it; or an enacted resolution of the co-op, ordinary
		/// or special. Free for the first officer a few times in a period, and for the second one.
		///
		/// ## Errors
		/// - [`Error::OtherCoop`], [`Error::MandateTooWeak`], [`Error::NotMember`], [`Error::NotOnBoard`],
		///   [`Error::AlreadyBegun`], [`Error::SamePerson`]: as of [`Pallet::apply`].
		/// - [`Error::NoSuchRound`], [`Error::NoSuchApplication`]: there is no such round or application.
		/// - [`Error::NotInRound`]: it is not in its round any more.
		/// - [`Error::NotInThisPhase`]: the vote is open or over.
		///
		/// ## Events
		/// - [`Event::Begun`] or [`Event::Withdrawn`]
		#[pallet::call_index(5)]
		pub fn withdraw(origin: OriginFor<T>, coop: CoopId, round: RoundNo, place: u8) -> DispatchResult {
			let content = Self::content_of(b"withdraw", &(round, place));
			let decision = Self::decision(origin, coop, content)?;
			let application = Self::may_withdraw(coop, round, place)?;

			if Self::heed(coop, content, decision).is_some() {
				Self::do_withdraw(round, place, application);
			}
			Ok(())
		}

		/// Agree that an application of your co-op and a later one exclude each other.
		///
		/// That can be agreed until the vote opens. At most one of the two is awarded then.
		///
		/// ## Origin
		/// Signed by an officer of the board, and by a second one who repeats it; or an enacted resolution of the co-op, ordinary
		/// or special. Free for the first officer a few times in a period, and for the second one.
		///
		/// ## Errors
		/// - [`Error::OtherCoop`], [`Error::MandateTooWeak`], [`Error::NotMember`], [`Error::NotOnBoard`],
		///   [`Error::AlreadyBegun`], [`Error::SamePerson`]: as of [`Pallet::apply`].
		/// - [`Error::NoSuchRound`], [`Error::NoSuchApplication`], [`Error::NotInRound`], [`Error::NotInThisPhase`]: as of
		///   [`Pallet::withdraw`].
		/// - [`Error::ExcludesUnknown`]: the other one does not exclude this one, or it does so already.
		///
		/// ## Events
		/// - [`Event::Begun`] or [`Event::ExclusionAgreed`]
		#[pallet::call_index(25)]
		pub fn agree_exclusion(
			origin: OriginFor<T>,
			coop: CoopId,
			round: RoundNo,
			place: u8,
			other: u8,
		) -> DispatchResult {
			let content = Self::content_of(b"exclude", &(round, place, other));
			let decision = Self::decision(origin, coop, content)?;
			let application = Self::may_exclude(coop, round, place, other)?;

			if Self::heed(coop, content, decision).is_some() {
				Self::do_exclude(round, place, other, application);
			}
			Ok(())
		}

		/// Spread your 100 points over applications. You can change that until the vote closes.
		///
		/// ## Origin
		/// Signed by a member who had a vote when the vote was opened, free of charge, with ten changes.
		///
		/// ## Errors
		/// - [`Error::NoSuchRound`]: there is no such round.
		/// - [`Error::NotInThisPhase`]: the vote is not open.
		/// - [`Error::CoopNotAsked`]: your co-op has no vote in this round.
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotElector`]: you had no vote when this vote was opened, or have none as this member.
		/// - [`Error::PointsNotHundred`]: points must be 100 in all.
		/// - [`Error::PointsUnclear`]: each application can be given points once, and at least one.
		/// - [`Error::NoSuchApplication`]: there is no such application.
		/// - [`Error::NotInRound`]: it is not in its round any more.
		/// - [`Error::OwnCoop`]: you sit in the co-op that applies, with whatever seat.
		/// - [`Error::SamePoints`]: you have given the same points already.
		///
		/// ## Events
		/// - [`Event::PointsGiven`]
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::voting_weight(points.len(), limits::MAX_SEATS))]
		pub fn vote(
			origin: OriginFor<T>,
			coop: CoopId,
			round: RoundNo,
			points: Listed<Given>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let vote = Self::may_vote(coop, &who, round, &points)?;

			// Hardly anybody has as many seats as are asked for.
			let weight = Self::voting_weight(points.len(), vote.seats);
			Self::do_vote(coop, round, vote);
			Ok(Some(weight).into())
		}

		/// Carry out what is due and has not happened by itself.
		///
		/// ## Origin
		/// Signed by anybody.
		///
		/// ## Errors
		/// - [`Error::NotDue`]: nothing such is due, or its time has not come.
		///
		/// ## Events
		/// - Those of what is due.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::weight_of(due))]
		pub fn advance(origin: OriginFor<T>, at: Moment, due: Due) -> DispatchResultWithPostInfo {
			ensure_signed(origin).or_refused(Weight::zero())?;
			// A round weighs much to settle, and little to find that it is not yet time.
			let asked = Self::may_advance(at, due, Error::<T>::NotDue, Error::<T>::NotDue);
			asked.or_refused(Self::look_weight())?;

			Self::unschedule(at, due);
			Self::step(due)?;
			Ok(().into())
		}

		/// Have a part of an award paid that was released and could not be paid then.
		///
		/// ## Origin
		/// Signed by anybody. The money goes where it belongs.
		///
		/// ## Errors
		/// - [`Error::NoSuchAward`]: there is no such award.
		/// - [`Error::NothingDue`]: nothing is due of it.
		/// - [`Error::Overdue`]: a report or an instalment of this co-op is late.
		/// - [`Error::NotInGoodStanding`], [`Error::CoopAsleep`], [`Error::CoopDissolved`]: this co-op is paid nothing now.
		/// - [`Error::NotLiquid`]: there is not enough money for this now.
		/// - [`Error::NotPayable`]: there is no way to pay it.
		///
		/// ## Events
		/// - [`Event::Paid`] or [`Event::PaymentOrdered`]
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::paying_weight())]
		pub fn pay(origin: OriginFor<T>, award: AwardNo) -> DispatchResult {
			ensure_signed(origin)?;
			let paying = Self::may_pay(award)?;

			Self::do_pay(award, paying)
		}

		/// Report on what your co-op was paid last, with the hash of a document.
		///
		/// ## Origin
		/// Signed by an officer of the board, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotOnBoard`]: you do not hold an office of the board.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::NoSuchAward`]: there is no such award.
		/// - [`Error::OtherCoop`]: it is an award of another co-op.
		/// - [`Error::AlreadyReported`]: this report was given already, for this part or an earlier one.
		/// - [`Error::NoReportDue`]: no report is due, because all was reported on or something is still to be paid.
		///
		/// ## Events
		/// - [`Event::Reported`]
		#[pallet::call_index(9)]
		pub fn report(origin: OriginFor<T>, coop: CoopId, award: AwardNo, document: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let reported = Self::may_report(coop, &who, award, document)?;

			Self::do_report(award, document, reported)
		}

		/// Accept the report of another co-op as an auditor. Two of you release what comes next.
		///
		/// ## Origin
		/// Signed by an auditor of a co-op with a vote in the federation, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotReviewer`]: only auditors of other co-ops review, who do not sit in the one that reports.
		/// - [`Error::NoSuchAward`]: there is no such award.
		/// - [`Error::NoSuchReport`]: no report with this document waits.
		/// - [`Error::AlreadyReviewed`]: an auditor of your co-op has accepted this report already.
		/// - [`Error::SamePerson`]: you have accepted it for another co-op already.
		///
		/// ## Events
		/// - [`Event::Reviewed`], with the second one also [`Event::Released`] or [`Event::Completed`]
		#[pallet::call_index(10)]
		pub fn review(origin: OriginFor<T>, coop: CoopId, award: AwardNo, document: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let reviewed = Self::may_review(coop, &who, award, document)?;

			Self::do_review(award, reviewed)
		}

		/// Give up the rest of an award of your co-op.
		///
		/// ## Origin
		/// Signed by an officer of the board, and by a second one who repeats it; or an enacted resolution of the co-op, ordinary
		/// or special. Free for the first officer a few times in a period, and for the second one.
		///
		/// ## Errors
		/// - [`Error::OtherCoop`], [`Error::MandateTooWeak`], [`Error::NotMember`], [`Error::NotOnBoard`],
		///   [`Error::AlreadyBegun`], [`Error::SamePerson`]: as of [`Pallet::apply`].
		/// - [`Error::NoSuchAward`], [`Error::NotActive`]: there is no such award, or it is cancelled or completed.
		///
		/// ## Events
		/// - [`Event::Begun`] or [`Event::Cancelled`]
		#[pallet::call_index(11)]
		pub fn give_up(origin: OriginFor<T>, coop: CoopId, award: AwardNo) -> DispatchResult {
			let content = Self::content_of(b"give up", &award);
			let decision = Self::decision(origin, coop, content)?;
			let known = Self::may_give_up(coop, award)?;

			if Self::heed(coop, content, decision).is_some() {
				Self::do_cancel(award, known, 0)?;
			}
			Ok(())
		}

		/// Cancel an award, and say how much of what was paid has to be given back.
		///
		/// What has to be given back, in millionths of the currency, bears no interest, and is taken from nothing by itself.
		/// (practice §5.2)
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoSuchAward`], [`Error::NotActive`]: there is no such award, or it is cancelled or completed.
		/// - [`Error::MoreThanOwed`]: more than was paid cannot be given back.
		///
		/// ## Events
		/// - [`Event::Cancelled`]
		#[pallet::call_index(12)]
		pub fn cancel(origin: OriginFor<T>, award: AwardNo, owed: BalanceOf<T>) -> DispatchResult {
			Self::federation(origin, Track::Ordinary)?;
			let known = Self::may_cancel(award, owed)?;

			Self::do_cancel(award, known, owed)
		}

		/// Pay an instalment, what was not spent, what is owed back, or dues, in units.
		///
		/// The amount is in millionths of the currency, as in all calls of the fund.
		///
		/// ## Origin
		/// Signed by an officer of the board, and by a second one who repeats it; or an enacted resolution of the co-op, ordinary
		/// or special. Free for the first officer a few times in a period, and for the second one.
		///
		/// ## Errors
		/// - [`Error::OtherCoop`], [`Error::MandateTooWeak`], [`Error::NotMember`], [`Error::NotOnBoard`],
		///   [`Error::AlreadyBegun`], [`Error::SamePerson`]: as of [`Pallet::apply`].
		/// - [`Error::NoSuchAward`], [`Error::NoSuchDues`]: nothing such is owed.
		/// - [`Error::MoreThanOwed`]: more than is owed or was paid cannot be given back.
		/// - [`Error::NotPayable`]: your co-op has no money in units.
		/// - [`Error::NotLiquid`]: your co-op has not so much that is its own.
		///
		/// ## Events
		/// - [`Event::Begun`], [`Event::Repaid`] or [`Event::DuesPaid`]
		#[pallet::call_index(13)]
		#[pallet::weight(<T as Config>::WeightInfo::repay().saturating_add(T::SetAside::weight()))]
		pub fn repay(origin: OriginFor<T>, coop: CoopId, debt: Debt, amount: BalanceOf<T>) -> DispatchResult {
			let content = Self::content_of(b"repay", &(debt, amount));
			let decision = Self::decision(origin, coop, content)?;
			let repaying = Self::may_repay(coop, debt, amount)?;

			if let Some(consent) = Self::heed(coop, content, decision) {
				Self::do_repay(coop, debt, amount, repaying, consent.basis())?;
			}
			Ok(())
		}

		/// Let the fund expect by bank what your co-op owes it, or gives back.
		///
		/// It binds nobody: once the bank has it, two hands of the fund post it.
		///
		/// ## Origin
		/// Signed by an officer of the board, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotOnBoard`]: you do not hold an office of the board.
		/// - [`Error::NoBank`]: the fund has no bank account.
		/// - [`Error::NoSuchAward`], [`Error::NoSuchDues`]: nothing such is owed.
		/// - [`Error::OtherCoop`]: it is an award of another co-op.
		/// - [`Error::AlreadyExpected`]: something of this is expected already.
		/// - [`Error::OutOfRange`]: no bank moves so small a part of the currency.
		/// - [`Error::TooManyExpected`]: your co-op, or all together, have announced as many payments by bank as there can be.
		/// - [`Error::MoreThanOwed`]: more than is owed or was paid cannot be given back.
		///
		/// ## Events
		/// - [`Event::PaymentExpected`]
		#[pallet::call_index(14)]
		pub fn expect_payment(origin: OriginFor<T>, coop: CoopId, debt: Debt, amount: BalanceOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let by = Self::may_expect(coop, &who, debt, amount)?;

			Self::do_expect(coop, by, debt, amount)
		}

		/// Write off what a co-op owes of an award.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoSuchAward`]: there is no such award.
		/// - [`Error::MoreThanOwed`]: so much is not owed.
		///
		/// ## Events
		/// - [`Event::WrittenOff`]
		#[pallet::call_index(15)]
		pub fn write_off(origin: OriginFor<T>, award: AwardNo, amount: BalanceOf<T>) -> DispatchResult {
			Self::federation(origin, Track::Ordinary)?;
			let known = Self::may_write_off(award, amount)?;

			Self::do_write_off(award, known, amount)
		}

		/// Accept a report that waits and that nobody reviews, or send it back.
		///
		/// What is sent back was not reported: it is due as it was before.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoSuchAward`]: there is no such award.
		/// - [`Error::NoSuchReport`]: no report with this document waits.
		///
		/// ## Events
		/// - [`Event::Released`], [`Event::Completed`] or [`Event::ReportSentBack`]
		#[pallet::call_index(16)]
		pub fn decide_report(origin: OriginFor<T>, award: AwardNo, document: T::Hash, accepts: bool) -> DispatchResult {
			Self::federation(origin, Track::Ordinary)?;
			let known = Self::with_report(award, document)?;

			if accepts {
				return Self::do_accept(award, known);
			}
			Self::do_send_back(award, document, known);
			Ok(())
		}

		/// Pay of a guarantee what it secures and has failed, to the co-op that has it.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoSuchAward`], [`Error::NotActive`]: there is no such award, or it is cancelled or completed.
		/// - [`Error::OtherInstrument`]: it is no guarantee.
		/// - [`Error::MoreThanOwed`]: it does not reach so far, or has failed three times.
		/// - [`Error::OutOfRange`]: no bank moves so small a part of the currency.
		///
		/// ## Events
		/// - [`Event::Released`]
		#[pallet::call_index(17)]
		pub fn call_guarantee(origin: OriginFor<T>, award: AwardNo, amount: BalanceOf<T>) -> DispatchResult {
			Self::federation(origin, Track::Ordinary)?;
			let known = Self::may_call(award, amount)?;

			Self::do_call(award, known, amount)
		}

		/// Elect the emergency committee, in the place of the one that there is.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::CommitteeUnclear`]: it has three to five members with a seat, each of another co-op with a vote.
		/// - [`Error::OutOfRange`]: its term is 1 to 730 days.
		///
		/// ## Events
		/// - [`Event::CommitteeElected`]
		#[pallet::call_index(18)]
		pub fn elect_committee(origin: OriginFor<T>, members: Listed<Hand>, days: u16) -> DispatchResult {
			let mandate = Self::federation(origin, Track::Ordinary)?;
			let committee = Self::may_elect(&members, days, mandate.resolution)?;

			Self::do_elect(committee);
			Ok(())
		}

		/// Ask for emergency aid for your co-op.
		///
		/// ## Origin
		/// Signed by an officer of the board, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotOnBoard`]: you do not hold an office of the board.
		/// - [`Error::NoDocument`]: this needs the hashes of two documents.
		/// - [`Error::NotInGoodStanding`], [`Error::CoopAsleep`], [`Error::CoopDissolved`], [`Error::TooManyAwards`],
		///   [`Error::NotPayable`]: this co-op cannot be awarded anything now.
		/// - [`Error::AlreadyAided`]: this co-op was helped because of this event already.
		/// - [`Error::TooManyWaiting`]: a request waits for which you have asked.
		/// - [`Error::EmergencyCap`], [`Error::AboveCap`]: so much cannot be granted.
		/// - [`Error::OutOfRange`]: no bank moves so small a part of the currency.
		///
		/// ## Events
		/// - [`Event::AidRequested`]
		#[pallet::call_index(19)]
		pub fn request_aid(
			origin: OriginFor<T>,
			coop: CoopId,
			event: T::Hash,
			amount: BalanceOf<T>,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, gone) = Self::may_request(coop, &who, event, amount, document)?;

			Self::do_request(by, gone, event, amount, document)
		}

		/// Agree to a request for aid in the emergency committee: more than half of you grant it.
		///
		/// The money goes at once. (no. 97)
		///
		/// ## Origin
		/// Signed by a member of the committee, for the co-op as whose member they were elected, free of charge.
		///
		/// ## Errors
		/// - [`Error::NotInCommittee`]: you are not in the emergency committee, or its term is over.
		/// - [`Error::NoSuchAid`]: there is no such request, it has lapsed, or who has asked is not on the board any more.
		/// - [`Error::OtherContent`]: it says something else than you have repeated.
		/// - [`Error::OwnCoop`]: you sit in the co-op that asks.
		/// - [`Error::AlreadyAgreed`]: you have agreed to this already.
		/// - [`Error::SamePerson`]: you are who has agreed to it for another co-op.
		/// - [`Error::EmergencyCap`], [`Error::AboveCap`], [`Error::OutOfRange`], [`Error::AlreadyAided`] and what else keeps
		///   this co-op from being awarded anything.
		///
		/// ## Events
		/// - [`Event::AidAgreed`], with the last that is needed also [`Event::AidGranted`]
		#[pallet::call_index(20)]
		#[pallet::weight(<T as Config>::WeightInfo::agree_to_aid().saturating_add(Pallet::<T>::paying_weight()))]
		pub fn agree_to_aid(
			origin: OriginFor<T>,
			coop: CoopId,
			aid: AidNo,
			event: T::Hash,
			amount: BalanceOf<T>,
			document: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let agreed = Self::may_agree(coop, &who, aid, (event, amount, document))?;

			// Before the last one nothing is paid.
			let weight = agreed.grants.is_none().then(<T as Config>::WeightInfo::agree_to_aid);
			Self::do_agree(aid, agreed)?;
			Ok(weight.into())
		}

		/// Open a bank account in the books of the fund.
		///
		/// The emergency committee posts there what the bank has done, two of its members each time.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::BankExists`]: the fund has a bank account already.
		///
		/// ## Events
		/// - [`Event::BankOpened`]
		#[pallet::call_index(21)]
		pub fn open_bank(origin: OriginFor<T>) -> DispatchResult {
			Self::federation(origin, Track::Ordinary)?;
			Self::may_open_bank()?;

			Self::do_open_bank()
		}

		/// Let the committee post so much of what the bank has taken back.
		///
		/// Two of its members post it within 90 days of deadline time, beside charges of the bank: of gifts, dues, and what co-ops
		/// gave back. A co-op owes again what was taken back of what it had paid. It replaces what is left of an earlier decision,
		/// and an amount of zero leaves nothing. What is corrected comes back until then.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::OutOfRange`]: no bank moves so small a part of the currency.
		/// - [`Error::NoBank`]: the fund has no bank account.
		/// - [`Error::Overflow`]: its time would end after the end of time.
		///
		/// ## Events
		/// - [`Event::ReturnAllowed`] or [`Event::ReturnEnded`]
		#[pallet::call_index(26)]
		pub fn allow_return(origin: OriginFor<T>, amount: BalanceOf<T>, document: T::Hash) -> DispatchResult {
			Self::federation(origin, Track::Ordinary)?;
			let returns = Self::may_allow_return(amount, document)?;

			Self::do_allow_return(returns, document);
			Ok(())
		}

		/// Have the dues of a co-op assessed for this calendar year.
		///
		/// They are for 52 weeks of each member who has a vote now, whenever in the year that is. (no. 90)
		///
		/// ## Origin
		/// Signed by anybody.
		///
		/// ## Errors
		/// - [`Error::NotInGoodStanding`]: this co-op has no vote in the federation now.
		/// - [`Error::CoopAsleep`]: none of its members has a vote.
		/// - [`Error::AlreadyAssessed`]: the dues of this year were assessed already.
		/// - [`Error::NoSuchDues`]: the federation asks for no dues.
		/// - [`Error::Overflow`]: a number is too large to be counted.
		///
		/// ## Events
		/// - [`Event::DuesAssessed`]
		#[pallet::call_index(22)]
		pub fn assess_dues(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			ensure_signed(origin)?;
			let (year, dues) = Self::may_assess(coop)?;

			Self::do_assess(coop, year, dues);
			Ok(())
		}

		/// Waive what a co-op has not paid of its dues for a calendar year.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoSuchDues`]: no such dues are owed.
		///
		/// ## Events
		/// - [`Event::DuesWaived`]
		#[pallet::call_index(23)]
		pub fn waive_dues(origin: OriginFor<T>, coop: CoopId, year: i32) -> DispatchResult {
			Self::federation(origin, Track::Ordinary)?;
			let dues = Self::may_waive(coop, year)?;

			Self::do_waive(coop, year, dues);
			Ok(())
		}

		/// Take back what you have begun as an officer and nobody has completed.
		///
		/// ## Origin
		/// Signed by who has begun it, free of charge.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NothingBegun`]: you have begun nothing such.
		///
		/// ## Events
		/// - [`Event::TakenBack`]
		#[pallet::call_index(24)]
		pub fn take_back(origin: OriginFor<T>, coop: CoopId, content: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let by = Self::may_take_back(coop, &who, content)?;

			Self::do_take_back(by, content);
			Ok(())
		}
	}
}
