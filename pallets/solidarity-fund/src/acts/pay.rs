//! What was awarded is promised, released part by part, and paid.

use crate::*;
use rochdale_primitives::ledger::FUND_CASH;

/// A payment that can be made.
pub(crate) struct Paying<Hash> {
	award: Award<Hash>,
	cash: Option<CashAccount>,
}

impl<T: Config> Pallet<T> {
	/// The most that a payment weighs.
	pub(crate) fn paying_weight() -> Weight {
		<T as Config>::WeightInfo::pay_in_units().max(<T as Config>::WeightInfo::pay_by_bank())
	}

	/// Promises an amount to a co-op, and lets its first part be paid.
	pub(crate) fn make_award(
		coop: CoopId,
		source: Source,
		instrument: Instrument,
		amount: Balance,
		document: T::Hash,
		terms: &Terms,
	) -> Result<AwardNo, DispatchError> {
		let no = LastAward::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		let mut record = Records::<T>::get(coop);
		record.open.try_push(no).map_err(|_| Error::<T>::TooManyAwards)?;
		Self::count_received(&mut record, amount, Self::today()?)?;
		let unit = Self::unit()?;
		let tranches = match (instrument, source) {
			// What a guarantee pays is released when it is called.
			(Instrument::Guarantee { .. }, _) => Tranches::new(),
			(_, Source::Aid(_)) => vec![amount].try_into().map_err(|_| Error::<T>::Overflow)?,
			_ => {
				let parts = rules::schedule::tranches(amount, terms.tranche_threshold, unit);
				parts.and_then(|parts| parts.try_into().ok()).ok_or(Error::<T>::Overflow)?
			}
		};
		let award = Award {
			coop,
			source,
			instrument,
			stage: Stage::Active,
			amount,
			tranches,
			released: 0,
			accepted: 0,
			report: None,
			reported: BoundedVec::new(),
			report_due: None,
			report_days: (terms.report_days, terms.final_report_days),
			promised: amount,
			payable: Default::default(),
			paid: 0,
			returned: 0,
			written_off: 0,
			owed: 0,
			paid_on: BoundedVec::new(),
			expected: None,
			document,
		};
		Self::promise(&award, amount)?;
		LastAward::<T>::put(no);
		Records::<T>::insert(coop, record);
		Self::deposit_event(Event::Awarded { award: no, coop, amount, instrument });
		match instrument {
			Instrument::Guarantee { months } => {
				let days = u32::from(months).saturating_mul(limits::DAYS_OF_MONTH);
				let ends_at = Self::in_days(days)?;
				Self::schedule(ends_at, Due::GuaranteeEnd(no));
				Awards::<T>::insert(no, award);
			}
			_ => Self::release(no, award)?,
		}
		Ok(no)
	}

	/// Releases the next part of an award, which is paid by itself as soon as there is room.
	pub(crate) fn release(no: AwardNo, mut award: Award<T::Hash>) -> DispatchResult {
		let next = award.tranches.get(usize::from(award.released)).copied().ok_or(Error::<T>::NothingDue)?;
		award.promised = award.promised.checked_sub(next).ok_or(Error::<T>::Overflow)?;
		award.payable.add(next).ok_or(Error::<T>::Overflow)?;
		award.released = award.released.checked_add(1).ok_or(Error::<T>::Overflow)?;
		// What waits for reviewers says nothing about this part.
		award.report = None;
		if !Self::waits(&award) {
			// A bank has paid it before.
			Self::begin_part(&mut award)?;
		}
		Awards::<T>::insert(no, award);
		Self::schedule(Self::next_block()?, Due::Payment(no));
		Self::deposit_event(Event::Released { award: no, amount: next });
		Ok(())
	}

	/// Counts from today the time in which what was released is reported on, and repaid if it is lent.
	pub(crate) fn begin_part(award: &mut Award<T::Hash>) -> Result<(), Error<T>> {
		let today = Self::today()?;
		for _ in award.paid_on.len()..award.released.into() {
			award.paid_on.try_push(today).map_err(|_| Error::<T>::Overflow)?;
		}
		if award.accepted < award.released {
			let (first, last) = award.report_days;
			let is_last = usize::from(award.released) == award.tranches.len();
			// Emergencies are reported on as parts are that others follow.
			let days = if is_last && !matches!(award.source, Source::Aid(_)) { last } else { first };
			award.report_due = Some(Self::in_days(days)?);
		}
		Ok(())
	}

	/// Forgets the days of the parts that are not all paid any more. Of one that comes back in several lines it is one day.
	pub(crate) fn forget_parts(award: &mut Award<T::Hash>) -> Result<(), Error<T>> {
		while !award.paid_on.is_empty() && award.paid < Self::sum_of_parts(award, award.paid_on.len())? {
			award.paid_on.pop();
		}
		Ok(())
	}

	/// Whether a co-op is late: with a report, with an instalment, or with what it owes back.
	pub(crate) fn is_overdue(record: &CoopRecord) -> Result<bool, Error<T>> {
		let today = Self::today()?;
		for no in &record.open {
			if Self::is_late(&Self::award(*no)?, today)? {
				return Ok(true);
			}
		}
		Ok(false)
	}

	/// Whether something of an award is late.
	pub(crate) fn is_late(award: &Award<T::Hash>, today: Day) -> Result<bool, Error<T>> {
		let grace = T::Clock::day().checked_mul(limits::GRACE_DAYS.into()).ok_or(Error::<T>::Overflow)?;
		let has_passed = award.report_due.and_then(|due| due.checked_add(grace)).is_some_and(T::Clock::has_passed);
		// What a bank gave back is reported on when it is paid again.
		let report_late = has_passed && award.report.is_none() && Self::must_report(award)? && !Self::waits(award);
		let instalment_late = Self::instalments_due(award, today)? > Self::back(award)?;
		Ok(report_late || instalment_late || Self::owes_at_once(award)? > 0)
	}

	/// What of a loan must have come back before a day: equal instalments of each part from the day on which it was paid.
	fn instalments_due(award: &Award<T::Hash>, today: Day) -> Result<Balance, Error<T>> {
		let Instrument::Loan { months, grace } = award.instrument else {
			return Ok(0);
		};
		let unit = Self::unit()?;
		// Who pays on the day on which it is due is not late.
		let day_before = today.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		let (mut left, mut all) = (award.paid, 0);
		for (part, paid_on) in award.tranches.iter().zip(&award.paid_on) {
			let paid = left.min(*part);
			left = left.checked_sub(paid).ok_or(Error::<T>::Overflow)?;
			let due = rules::schedule::due_by(paid, unit, (months.into(), grace.into()), *paid_on, day_before);
			all = due.and_then(|due| due.checked_add(all)).ok_or(Error::<T>::Overflow)?;
		}
		Ok(all)
	}

	/// What was released of an award and can be paid now.
	pub(crate) fn may_pay(no: AwardNo) -> Result<Paying<T::Hash>, Error<T>> {
		let award = Self::award(no)?;
		let (coop, due) = (award.coop, award.payable.due);
		ensure!(due > 0, Error::<T>::NothingDue);
		Self::ensure_standing(coop)?;
		// Help in an emergency waits for nothing.
		let waits = !matches!(award.source, Source::Aid(_)) && Self::is_overdue(&Records::<T>::get(coop))?;
		ensure!(!waits, Error::<T>::Overdue);
		Self::ensure_payable(coop)?;
		let cash = Self::cash_of(coop);
		let has = match cash {
			Some(cash) if cash.mode == Mode::Bank => Self::at_bank(),
			_ => Self::units(),
		};
		ensure!(has >= due, Error::<T>::NotLiquid);
		Ok(Paying { award, cash })
	}

	/// Pays it in units, or has the bank pay it.
	pub(crate) fn do_pay(no: AwardNo, Paying { award, cash }: Paying<T::Hash>) -> DispatchResult {
		match cash {
			Some(cash) if cash.mode == Mode::Bank => Self::pay_by_bank(no, award),
			cash => Self::pay_in_units(no, award, cash),
		}
	}

	/// Pays what can be paid. Else it stays due, and anybody can have it paid later.
	pub(crate) fn try_pay(no: AwardNo) {
		let _ = with_storage_layer(|| Self::do_pay(no, Self::may_pay(no)?));
	}

	fn pay_in_units(no: AwardNo, mut award: Award<T::Hash>, cash: Option<CashAccount>) -> DispatchResult {
		let (coop, amount) = (award.coop, award.payable.due);
		let promised = Self::accounts()?.promised;
		let address = T::Parties::account_of(&Party::Coop(coop)).ok_or(Error::<T>::NotPayable)?;
		award.payable.due = 0;
		award.paid = award.paid.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		Self::begin_part(&mut award)?;
		let paid = Leg { party: Some(Party::Coop(coop)), ..Self::debit(promised, amount) };
		let own = Draft {
			ledger: LedgerId::Fund,
			legs: vec![paid, Self::credit(FUND_CASH, amount)],
			day: None,
			basis: Basis::Rule,
			voucher: award.document,
			moves: Moves::To(address),
		};
		match cash {
			Some(cash) => {
				let came_as = Self::coop_accounts(coop)?.of(award.instrument);
				let came = Leg { party: Some(Party::Fund), ..Self::debit(cash.account, amount) };
				let legs = vec![came, Self::credit(came_as, amount)];
				let (day, basis, voucher) = (None, Basis::Rule, award.document);
				let theirs = Draft { ledger: LedgerId::Coop(coop), legs, day, basis, voucher, moves: Moves::Done };
				T::Ledger::post_linked([own, theirs])?;
			}
			None => {
				T::Ledger::post(own)?;
			}
		}
		Awards::<T>::insert(no, award);
		Self::deposit_event(Event::Paid { award: no, coop, amount });
		Ok(())
	}

	fn pay_by_bank(no: AwardNo, mut award: Award<T::Hash>) -> DispatchResult {
		let (coop, amount) = (award.coop, award.payable.due);
		let promised = Self::accounts()?.promised;
		let (bank, _, _) = Self::bank().ok_or(Error::<T>::NoBank)?;
		award.payable.order(amount).ok_or(Error::<T>::Overflow)?;
		let pending = T::Ledger::order(Order {
			ledger: LedgerId::Fund,
			keeper: Keeper::Fund,
			bank,
			direction: Direction::Out,
			items: vec![Item { account: promised, amount, party: Party::Coop(coop), charged: None }],
			basis: Basis::Rule,
			voucher: award.document,
			deadline: None,
		})?;
		Ordered::<T>::insert(pending, no);
		Awards::<T>::insert(no, award);
		Self::deposit_event(Event::PaymentOrdered { award: no, coop, pending, amount });
		Ok(())
	}
}
