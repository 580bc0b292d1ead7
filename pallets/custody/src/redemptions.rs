//! How units are paid out and burnt, or go back to their holders.

use super::*;

/// A payout that is possible: the redemption that it settles, what it enters, and what it makes of the custodian.
pub(crate) struct Settling<T: Config> {
	pub redemption: RedemptionOf<T>,
	pub number: PayoutNo,
	pub payout: PayoutOf<T>,
	pub custodian: CustodianOf<T>,
}

/// What a confirmation by an auditor comes to, and whether the register of co-ops was searched for a third one.
type ConfirmingPayout<T> = (Confirming<T, Settling<T>>, bool);

/// A report that is possible.
pub(crate) struct Reporting<T: Config> {
	/// The officer.
	pub by: Hand,
	/// The reference of a report of a former officer, in whose place this one comes.
	pub replaced: Option<T::Hash>,
	/// The redemption after it.
	pub redemption: RedemptionOf<T>,
	/// The custodian after it.
	pub custodian: CustodianOf<T>,
}

/// A report that one hand wants withdrawn, or two do.
pub(crate) struct Withdrawing<T: Config> {
	pub part: PartOf<T>,
	/// The redemption after it.
	pub redemption: RedemptionOf<T>,
	/// The custodian after it.
	pub custodian: CustodianOf<T>,
}

impl<T: Config> Pallet<T> {
	fn reason() -> T::RuntimeHoldReason {
		HoldReason::Redemption.into()
	}

	fn open_redemption(redemption: RedemptionNo) -> Result<RedemptionOf<T>, Error<T>> {
		Redemptions::<T>::get(redemption).ok_or(Error::<T>::NoSuchRedemption)
	}

	/// The holder's own open redemption.
	fn own_redemption(who: &T::AccountId, redemption: RedemptionNo) -> Result<RedemptionOf<T>, Error<T>> {
		let open = Self::open_redemption(redemption)?;
		ensure!(open.holder == *who, Error::<T>::NotHolder);
		Ok(open)
	}

	/// What the custodian has reported, whether the holder disputes it or not.
	fn reported(redemption: &RedemptionOf<T>) -> Result<ReportOf<T>, Error<T>> {
		match &redemption.stage {
			RedemptionStage::Requested => Err(Error::<T>::NotReported),
			RedemptionStage::Reported(report) | RedemptionStage::Disputed { report, .. } => Ok(report.clone()),
		}
	}

	/// What the custodian has reported and nobody disputes.
	fn undisputed(redemption: &RedemptionOf<T>) -> Result<ReportOf<T>, Error<T>> {
		match &redemption.stage {
			RedemptionStage::Requested => Err(Error::<T>::NotReported),
			RedemptionStage::Reported(report) => Ok(report.clone()),
			RedemptionStage::Disputed { .. } => Err(Error::<T>::InDispute),
		}
	}

	/// Whether `who` may have units redeemed, the number, and the custodian with them on hold.
	pub(crate) fn may_request(
		who: &T::AccountId,
		custodian: CustodianId,
		amount: Balance,
		payout: T::Hash,
	) -> Result<(RedemptionNo, RedemptionOf<T>, CustodianOf<T>), Error<T>> {
		let mut record = Self::custodian_of(custodian)?;
		Self::ensure_document(payout)?;
		// Less could not go back to an account that is empty otherwise.
		let minimum = T::Currency::minimum_balance();
		ensure!(amount >= minimum, Error::<T>::BelowMinimum);
		let on_hold = record.on_hold.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		ensure!(on_hold <= Self::outstanding(custodian), Error::<T>::MoreThanOutstanding);
		ensure!(amount <= MAX_AMOUNT, Error::<T>::Overflow);
		ensure!(OpenRedemptions::<T>::get(who) < T::MaxOpen::get(), Error::<T>::TooManyRedemptions);
		let rest = T::Currency::balance(who).checked_sub(amount).ok_or(Error::<T>::NotEnoughUnits)?;
		// What would be left must not turn to dust.
		ensure!(rest == 0 || rest >= minimum, Error::<T>::BelowMinimum);
		ensure!(T::Currency::can_hold(&Self::reason(), who, amount), Error::<T>::NotEnoughUnits);

		record.on_hold = on_hold;
		let number = RedemptionCount::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		let redemption = Redemption {
			custodian,
			holder: who.clone(),
			amount,
			payout,
			requested_at: T::Clock::civil(),
			take_back_at: T::Clock::in_days(T::PayoutDays::get()).ok_or(Error::<T>::Overflow)?,
			withdrawn: false,
			stage: RedemptionStage::Requested,
		};
		Ok((number, redemption, record))
	}

	/// Puts the units on hold.
	pub(crate) fn open(number: RedemptionNo, open: RedemptionOf<T>, custodian: CustodianOf<T>) -> DispatchResult {
		T::Currency::hold(&Self::reason(), &open.holder, open.amount)?;
		OpenRedemptions::<T>::mutate(&open.holder, |count| *count = count.saturating_add(1));
		RedemptionCount::<T>::put(number);
		Custodians::<T>::insert(open.custodian, custodian);
		let Redemption { custodian, holder, amount, take_back_at, .. } = open.clone();
		Redemptions::<T>::insert(number, open);
		let redemption = number;
		Self::deposit_event(Event::RedemptionRequested { custodian, redemption, holder, amount, take_back_at });
		Ok(())
	}

	/// Whether `who` may report that the bank has paid, and the redemption after it.
	pub(crate) fn may_report(
		who: &T::AccountId,
		redemption: RedemptionNo,
		reference: T::Hash,
	) -> Result<Reporting<T>, Error<T>> {
		let mut open = Self::open_redemption(redemption)?;
		let mut custodian = Self::custodian_of(open.custodian)?;
		let coop = custodian.coop;
		let by = Self::officer(coop, who)?;
		ensure!(!Self::is_own(by, who, &open.holder), Error::<T>::NotForYourself);
		let (replaced, day) = match &open.stage {
			RedemptionStage::Requested => (None, Self::today()?),
			// What a former officer has reported, another one reports again: withdrawn in between, it could be taken back.
			RedemptionStage::Reported(report) if !Self::is_still_board(&report.reported) => {
				(Some(report.reference), report.day)
			}
			RedemptionStage::Reported(_) => return Err(Error::<T>::AlreadyReported),
			RedemptionStage::Disputed { .. } => return Err(Error::<T>::InDispute),
		};
		Self::ensure_document(reference)?;
		let is_used = PayoutReferences::<T>::contains_key(coop, reference) && replaced != Some(reference);
		ensure!(!is_used, Error::<T>::ReferenceUsed);
		let auditors_from = T::Clock::in_days(CONTEST_DAYS).ok_or(Error::<T>::Overflow)?;
		let report = Report { reference, reported: Entered::now::<T::Clock>(by, who), auditors_from, day };
		if open.stage == RedemptionStage::Requested {
			custodian.reported = custodian.reported.checked_add(open.amount).ok_or(Error::<T>::Overflow)?;
		}
		open.stage = RedemptionStage::Reported(report);
		Ok(Reporting { by, replaced, redemption: open, custodian })
	}

	/// Whether `who` may say that the bank has not paid after all, alone or as the second officer.
	pub(crate) fn may_withdraw_report(
		who: &T::AccountId,
		redemption: RedemptionNo,
		reference: T::Hash,
	) -> Result<Withdrawing<T>, Error<T>> {
		let mut open = Self::open_redemption(redemption)?;
		let mut custodian = Self::custodian_of(open.custodian)?;
		let home = custodian.coop;
		let by = Self::officer(home, who)?;
		// Or the holder could be paid and take the units back too.
		ensure!(!Self::is_own(by, who, &open.holder), Error::<T>::NotForYourself);
		let report = Self::reported(&open)?;
		ensure!(report.reference == reference, Error::<T>::DiffersFromFirst);
		// Whoever reports what is not so, again and again, would keep the holder waiting and every vote from being decided.
		ensure!(!open.withdrawn, Error::<T>::AlreadyWithdrawn);
		let note = Note::WithdrawReport { reference };
		let part = Self::take_part(Subject::Redemption(redemption), home, (by, who), note, || true)?;
		open.withdrawn = true;
		open.stage = RedemptionStage::Requested;
		// The others of the board have time to see it, and to report again what was withdrawn by mistake.
		let seen = T::Clock::in_days(WITHDRAWN_DAYS).ok_or(Error::<T>::Overflow)?;
		open.take_back_at = open.take_back_at.max(seen);
		custodian.reported = custodian.reported.checked_sub(open.amount).ok_or(Error::<T>::Overflow)?;
		custodian.count_as_unpaid(report.day, open.amount).ok_or(Error::<T>::Overflow)?;
		Ok(Withdrawing { part, redemption: open, custodian })
	}

	/// Whether `who` may say that the money has come.
	pub(crate) fn may_acknowledge(who: &T::AccountId, redemption: RedemptionNo) -> Result<Settling<T>, Error<T>> {
		Self::acknowledging(redemption, Self::own_redemption(who, redemption)?)
	}

	/// What is entered when its holder says that the money has come.
	fn acknowledging(redemption: RedemptionNo, open: RedemptionOf<T>) -> Result<Settling<T>, Error<T>> {
		// Also in a dispute, which then is over.
		let report = Self::reported(&open)?;
		Self::settling(redemption, open, report, PaidBy::Holder)
	}

	/// Whether `who` may confirm that the bank has paid, and whether the register of co-ops was searched for a third one.
	pub(crate) fn may_confirm_payout(
		who: &T::AccountId,
		redemption: RedemptionNo,
		coop: CoopId,
		(holder, amount, reference): (&T::AccountId, Balance, T::Hash),
	) -> Result<ConfirmingPayout<T>, Error<T>> {
		let open = Self::open_redemption(redemption)?;
		let home = Self::custodian_of(open.custodian)?.coop;
		let by = Self::foreign_auditor(home, coop, who)?;
		let report = Self::undisputed(&open)?;
		let reported = (&open.holder, open.amount, report.reference);
		ensure!(reported == (holder, amount, reference), Error::<T>::DiffersFromFirst);
		ensure!(!report.reported.is_by::<T::Members>(by, who), Error::<T>::SameHand);
		let (subject, mut others) = (Subject::Redemption(redemption), None);
		let confirming = Self::confirming(subject, home, (by, who), &open.holder, reference, &mut others)?;
		ensure!(Self::is_still_board(&report.reported), Error::<T>::OfficeLost);
		// The holder comes first, who may know that nothing has come.
		ensure!(T::Clock::has_passed(report.auditors_from), Error::<T>::NotDue);
		let confirming =
			confirming.then(|confirmed| Self::settling(redemption, open, report, PaidBy::Auditors(confirmed)))?;
		Ok((confirming, others.is_some()))
	}

	/// Whether `who` may say that the money has not come, and the redemption after it.
	pub(crate) fn may_dispute(
		who: &T::AccountId,
		redemption: RedemptionNo,
		reason: T::Hash,
	) -> Result<RedemptionOf<T>, Error<T>> {
		let mut open = Self::open_redemption(redemption)?;
		// A co-op and the federation need longer for a resolution than auditors wait. A dispute moves no money.
		ensure!(open.holder == *who || Self::speaks_for(&open.holder, who), Error::<T>::NotHolder);
		Self::ensure_document(reason)?;
		let report = Self::undisputed(&open)?;
		open.stage = RedemptionStage::Disputed { report, reason, disputed_at: T::Clock::deadline() };
		Ok(open)
	}

	/// The custodian of a redemption that was decided not to be paid, without its units on hold.
	pub(crate) fn unpaid(redemption: &RedemptionOf<T>, report: &ReportOf<T>) -> Result<CustodianOf<T>, Error<T>> {
		let mut custodian = Self::without_hold(redemption)?;
		custodian.count_as_unpaid(report.day, redemption.amount).ok_or(Error::<T>::Overflow)?;
		Ok(custodian)
	}

	/// A redemption in dispute, and what the custodian says about it. Who votes on it must know that it is in dispute.
	pub(crate) fn may_decide(
		mandate: &FederationMandate,
		redemption: RedemptionNo,
	) -> Result<(RedemptionOf<T>, ReportOf<T>), Error<T>> {
		let open = Self::open_redemption(redemption)?;
		match &open.stage {
			RedemptionStage::Disputed { report, disputed_at, .. } => {
				ensure!(*disputed_at < mandate.opened_at, Error::<T>::VotedTooEarly);
				let report = report.clone();
				Ok((open, report))
			}
			_ => Err(Error::<T>::NotInDispute),
		}
	}

	/// Whether `who` may take the units back, and the custodian without them on hold.
	pub(crate) fn may_take_back(
		who: &T::AccountId,
		redemption: RedemptionNo,
	) -> Result<(RedemptionOf<T>, CustodianOf<T>), Error<T>> {
		Self::returning(Self::own_redemption(who, redemption)?)
	}

	/// A redemption whose units go back to its holder because the custodian has not paid in time, and the custodian without them.
	fn returning(open: RedemptionOf<T>) -> Result<(RedemptionOf<T>, CustodianOf<T>), Error<T>> {
		ensure!(open.stage == RedemptionStage::Requested, Error::<T>::AlreadyReported);
		ensure!(T::Clock::has_passed(open.take_back_at), Error::<T>::NotDue);
		let custodian = Self::without_hold(&open)?;
		Ok((open, custodian))
	}

	/// The custodian of a redemption without its units on hold, and without what was reported of it.
	pub(crate) fn without_hold(redemption: &RedemptionOf<T>) -> Result<CustodianOf<T>, Error<T>> {
		let mut custodian = Self::custodian_of(redemption.custodian)?;
		custodian.on_hold = custodian.on_hold.checked_sub(redemption.amount).ok_or(Error::<T>::Overflow)?;
		if redemption.stage != RedemptionStage::Requested {
			custodian.reported = custodian.reported.checked_sub(redemption.amount).ok_or(Error::<T>::Overflow)?;
		}
		Ok(custodian)
	}

	/// What is entered when the redemption is settled by a payout.
	pub(crate) fn settling(
		number: RedemptionNo,
		redemption: RedemptionOf<T>,
		report: ReportOf<T>,
		paid_by: PaidBy,
	) -> Result<Settling<T>, Error<T>> {
		let custodian = Self::without_hold(&redemption)?;
		let payout = Payout {
			custodian: redemption.custodian,
			redemption: number,
			holder: redemption.holder.clone(),
			amount: redemption.amount,
			payout: redemption.payout,
			reference: report.reference,
			reported_by: report.reported.by,
			paid_by,
			at: T::Clock::civil(),
		};
		let number = PayoutCount::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		Ok(Settling { redemption, number, payout, custodian })
	}

	/// Burns the units and enters the payout, in the register and in the books.
	pub(crate) fn settle(settling: Settling<T>) -> DispatchResult {
		let Settling { redemption, number, payout, custodian } = settling;
		let Redemption { holder, amount, .. } = &redemption;
		T::Currency::burn_held(&Self::reason(), holder, *amount, Precision::Exact, Fortitude::Force)?;
		let entered = (Side::Credit, Basis::Payout(number));
		Self::post(entered, payout.custodian, (*amount, holder), payout.reference)?;
		Self::close(payout.redemption, &redemption, custodian);
		PayoutCount::<T>::put(number);
		Self::deposit_event(Event::PaidOut {
			custodian: payout.custodian,
			redemption: payout.redemption,
			payout: number,
			holder: payout.holder.clone(),
			amount: payout.amount,
			paid_by: payout.paid_by,
		});
		let redemption = payout.redemption;
		Payouts::<T>::insert(number, payout);
		T::Outcomes::ended(redemption, true)
	}

	/// Gives the units back.
	pub(crate) fn give_back(
		number: RedemptionNo,
		redemption: RedemptionOf<T>,
		custodian: CustodianOf<T>,
		reason: ReturnedBy,
	) -> DispatchResult {
		let Redemption { holder, amount, .. } = &redemption;
		T::Currency::release(&Self::reason(), holder, *amount, Precision::Exact)?;
		Self::close(number, &redemption, custodian);
		let Redemption { custodian, holder, amount, .. } = redemption;
		Self::deposit_event(Event::UnitsReturned { custodian, redemption: number, holder, amount, reason });
		T::Outcomes::ended(number, false)
	}

	/// The most that it weighs to confirm a payout where the register of co-ops is not searched.
	pub(crate) fn confirming_payout_weight() -> Weight {
		let asking = T::WeightInfo::confirm_payout().saturating_add(T::DbWeight::get().reads(OWNER_READS));
		asking.saturating_add(T::Outcomes::weight())
	}

	/// The most that it weighs to dispute a payout.
	pub(crate) fn disputing_weight() -> Weight {
		T::WeightInfo::dispute().saturating_add(T::DbWeight::get().reads(SPEAKER_READS + OWNER_READS))
	}

	fn close(number: RedemptionNo, redemption: &RedemptionOf<T>, custodian: CustodianOf<T>) {
		OpenRedemptions::<T>::mutate_exists(&redemption.holder, |open| {
			*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
		});
		Self::put(redemption.custodian, custodian);
		Redemptions::<T>::remove(number);
		Notes::<T>::remove(Subject::Redemption(number));
	}
}

impl<T: Config> Redeem<T::AccountId, T::Hash> for Pallet<T> {
	fn redeem(
		holder: &T::AccountId,
		custodian: CustodianId,
		amount: Balance,
		payout: T::Hash,
	) -> Result<RedemptionNo, DispatchError> {
		let (number, open, custodian) = Self::may_request(holder, custodian, amount, payout)?;
		Self::open(number, open, custodian)?;
		Ok(number)
	}

	fn take_back(redemption: RedemptionNo) -> DispatchResult {
		let (open, custodian) = Self::returning(Self::open_redemption(redemption)?)?;
		Self::give_back(redemption, open, custodian, ReturnedBy::Holder)
	}

	fn may_take_back(redemption: RedemptionNo) -> DispatchResult {
		Self::returning(Self::open_redemption(redemption)?)?;
		Ok(())
	}

	fn may_acknowledge(redemption: RedemptionNo, reference: T::Hash, who: &T::AccountId) -> DispatchResult {
		let open = Self::open_redemption(redemption)?;
		ensure!(Self::undisputed(&open)?.reference == reference, Error::<T>::DiffersFromFirst);
		let home = Self::custodian_of(open.custodian)?.coop;
		ensure!(T::Members::seat_of(home, who).is_none(), Error::<T>::NotForeign);
		Ok(())
	}

	fn acknowledge(redemption: RedemptionNo) -> DispatchResult {
		Self::settle(Self::acknowledging(redemption, Self::open_redemption(redemption)?)?)
	}

	fn is_custodian(custodian: CustodianId) -> bool {
		Custodians::<T>::contains_key(custodian)
	}

	fn weight() -> Weight {
		let ending = T::WeightInfo::take_back().max(T::WeightInfo::acknowledge_payout());
		T::WeightInfo::request_redemption().max(ending)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_custodian(issued: Balance) -> CustodianId {
		let (custodian, ..) = crate::benchmarking::custodian::<T>().unwrap_or_default();
		let reference = <T::Hashing as frame::traits::Hash>::hash(b"benchmark");
		let (entered, to) = ((Side::Debit, Basis::Rule), T::Fund::get());
		let done = Self::post(entered, custodian, (issued, &to), reference);
		debug_assert!(done.is_ok(), "the books of custody are open");
		custodian
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_reported(redemption: RedemptionNo) -> T::Hash {
		let reference = <T::Hashing as frame::traits::Hash>::hash(b"benchmark");
		if let Some(mut open) = Redemptions::<T>::get(redemption) {
			let reported = Entered::now::<T::Clock>(Hand { coop: 0, member: 0 }, &open.holder);
			let report = Report { reference, reported, auditors_from: 0, day: 0 };
			open.stage = RedemptionStage::Reported(report);
			Custodians::<T>::mutate(open.custodian, |record| {
				record.iter_mut().for_each(|record| record.reported = record.reported.saturating_add(open.amount));
			});
			Redemptions::<T>::insert(redemption, open);
		}
		reference
	}
}
