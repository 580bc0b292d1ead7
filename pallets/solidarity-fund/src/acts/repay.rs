//! What co-ops pay to the fund: instalments, what was not spent, what they owe back, and dues.

use crate::*;
use rochdale_primitives::ledger::FUND_CASH;

/// A payment to the fund that can be made in units.
pub(crate) struct Repaying<AccountId> {
	cash: AccountNo,
	to: AccountId,
}

impl<T: Config> Pallet<T> {
	/// The most that a co-op can pay of a debt.
	fn payable_of(coop: CoopId, debt: Debt) -> Result<Balance, Error<T>> {
		match debt {
			Debt::Award(no) => {
				let award = Self::award(no)?;
				ensure!(award.coop == coop, Error::<T>::OtherCoop);
				Self::can_come_back(&award)
			}
			Debt::Dues(year) => {
				let dues = DuesOf::<T>::get(coop, year).filter(|dues| !dues.waived).ok_or(Error::<T>::NoSuchDues)?;
				Ok(dues.owed.saturating_sub(dues.paid))
			}
		}
	}

	fn ensure_payable_of(coop: CoopId, debt: Debt, amount: Balance) -> Result<(), Error<T>> {
		ensure!((1..=Self::payable_of(coop, debt)?).contains(&amount), Error::<T>::MoreThanOwed);
		Ok(())
	}

	pub(crate) fn may_repay(coop: CoopId, debt: Debt, amount: Balance) -> Result<Repaying<T::AccountId>, Error<T>> {
		Self::ensure_payable_of(coop, debt, amount)?;
		let cash = Self::cash_of(coop).filter(|cash| cash.mode == Mode::Units).ok_or(Error::<T>::NotPayable)?;
		let ledger = LedgerId::Coop(coop);
		let available = T::Ledger::available(ledger, cash.account);
		let own = available.saturating_sub(T::SetAside::set_aside(ledger));
		ensure!(amount <= own, Error::<T>::NotLiquid);
		let to = T::Parties::account_of(&Party::Fund).ok_or(Error::<T>::NotPayable)?;
		Ok(Repaying { cash: cash.account, to })
	}

	/// The account of a debt in the books of the fund.
	fn account_of_debt(debt: Debt) -> Result<AccountNo, DispatchError> {
		let accounts = Self::accounts()?;
		Ok(match debt {
			Debt::Award(no) => accounts.of(Self::award(no)?.instrument),
			Debt::Dues(_) => accounts.dues,
		})
	}

	/// The account of a debt in the books of the co-op.
	fn own_account_of_debt(coop: CoopId, debt: Debt) -> Result<AccountNo, DispatchError> {
		let accounts = Self::coop_accounts(coop)?;
		Ok(match debt {
			Debt::Award(no) => accounts.of(Self::award(no)?.instrument),
			Debt::Dues(_) => accounts.dues,
		})
	}

	/// Units go from the books of the co-op to those of the fund.
	pub(crate) fn do_repay(
		coop: CoopId,
		debt: Debt,
		amount: Balance,
		Repaying { cash, to }: Repaying<T::AccountId>,
		basis: Basis,
	) -> DispatchResult {
		let (theirs, own) = (Self::account_of_debt(debt)?, Self::own_account_of_debt(coop, debt)?);
		let voucher = Self::voucher_of(coop, debt);
		let paid = Leg { party: Some(Party::Fund), ..Self::debit(own, amount) };
		let from = Draft {
			ledger: LedgerId::Coop(coop),
			legs: vec![paid, Self::credit(cash, amount)],
			day: None,
			basis: basis.clone(),
			voucher,
			moves: Moves::To(to),
		};
		let came = Leg { party: Some(Party::Coop(coop)), ..Self::debit(FUND_CASH, amount) };
		let legs = vec![came, Self::credit(theirs, amount)];
		let into = Draft { ledger: LedgerId::Fund, legs, day: None, basis, voucher, moves: Moves::Done };
		T::Ledger::post_linked([from, into])?;
		Self::count_paid(coop, debt, amount)
	}

	/// Hash of what stands behind a payment: the document of an award, or the dues themselves.
	fn voucher_of(coop: CoopId, debt: Debt) -> T::Hash {
		match debt {
			Debt::Award(no) => Awards::<T>::get(no).map(|award| award.document).unwrap_or_default(),
			Debt::Dues(year) => Self::content_of(b"dues", &(coop, year)),
		}
	}

	/// Counts what has come of a debt.
	pub(crate) fn count_paid(coop: CoopId, debt: Debt, amount: Balance) -> DispatchResult {
		match debt {
			Debt::Award(no) => {
				let mut award = Self::award(no)?;
				award.returned = award.returned.checked_add(amount).ok_or(Error::<T>::Overflow)?;
				Self::deposit_event(Event::Repaid { award: no, amount });
				Self::conclude(no, award)
			}
			Debt::Dues(year) => {
				let mut dues = DuesOf::<T>::get(coop, year).ok_or(Error::<T>::NoSuchDues)?;
				dues.paid = dues.paid.checked_add(amount).ok_or(Error::<T>::Overflow)?;
				DuesOf::<T>::insert(coop, year, dues);
				Self::deposit_event(Event::DuesPaid { coop, year, amount });
				Ok(())
			}
		}
	}

	/// Counts that it has not come after all.
	pub(crate) fn count_not_paid(coop: CoopId, debt: Debt, amount: Balance) -> DispatchResult {
		match debt {
			Debt::Award(no) => {
				let mut award = Self::award(no)?;
				award.returned = award.returned.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
				Self::deposit_event(Event::NotRepaid { award: no, amount });
				Self::conclude(no, award)
			}
			Debt::Dues(year) => {
				let mut dues = DuesOf::<T>::get(coop, year).ok_or(Error::<T>::NoSuchDues)?;
				dues.paid = dues.paid.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
				DuesOf::<T>::insert(coop, year, dues);
				Self::deposit_event(Event::DuesNotPaid { coop, year, amount });
				Ok(())
			}
		}
	}

	/// What is expected of a debt.
	pub(crate) fn expected_of(coop: CoopId, debt: Debt) -> Result<Option<PendingNo>, Error<T>> {
		match debt {
			Debt::Award(no) => Ok(Self::award(no)?.expected),
			Debt::Dues(year) => DuesOf::<T>::get(coop, year).map(|dues| dues.expected).ok_or(Error::<T>::NoSuchDues),
		}
	}

	/// Keeps what is expected of a debt, and counts for how many debts of the co-op something is.
	pub(crate) fn set_expected(coop: CoopId, debt: Debt, expected: Option<PendingNo>) -> Result<(), Error<T>> {
		let before = match debt {
			Debt::Award(no) => Awards::<T>::mutate(no, |award| {
				award.as_mut().map(|award| core::mem::replace(&mut award.expected, expected))
			}),
			Debt::Dues(year) => DuesOf::<T>::mutate(coop, year, |dues| {
				dues.as_mut().map(|dues| core::mem::replace(&mut dues.expected, expected))
			}),
		};
		Records::<T>::try_mutate(coop, |record| {
			let count = match (before.flatten(), expected) {
				(None, Some(_)) => record.expected.checked_add(1),
				(Some(_), None) => record.expected.checked_sub(1),
				_ => Some(record.expected),
			};
			record.expected = count.ok_or(Error::<T>::Overflow)?;
			Ok(())
		})
	}

	pub(crate) fn may_expect(coop: CoopId, who: &T::AccountId, debt: Debt, amount: Balance) -> Result<Hand, Error<T>> {
		let by = Self::officer(coop, who)?;
		ensure!(Self::bank().is_some(), Error::<T>::NoBank);
		Self::ensure_payable_of(coop, debt, amount)?;
		ensure!(Self::expected_of(coop, debt)?.is_none(), Error::<T>::AlreadyExpected);
		Self::ensure_whole(amount)?;
		let waiting = u32::from(Records::<T>::get(coop).expected);
		let of_all = if waiting == 0 { limits::MAX_ANNOUNCED } else { limits::MAX_ANNOUNCED.div_euclid(2) };
		let has_room = waiting < limits::MAX_EXPECTED && T::Ledger::open_pendings(LedgerId::Fund) < of_all;
		ensure!(has_room, Error::<T>::TooManyExpected);
		Ok(by)
	}

	/// The books of the fund expect it for a while.
	pub(crate) fn do_expect(coop: CoopId, by: Hand, debt: Debt, amount: Balance) -> DispatchResult {
		Self::count_free(by);
		// A co-op pays by bank out of whatever books it has.
		let account = Self::account_of_debt(debt)?;
		let (bank, _, _) = Self::bank().ok_or(Error::<T>::NoBank)?;
		let pending = T::Ledger::order(Order {
			ledger: LedgerId::Fund,
			keeper: Keeper::Fund,
			bank,
			direction: Direction::In,
			items: vec![Item { account, amount, party: Party::Coop(coop), charged: None }],
			basis: Basis::Contribution,
			voucher: Self::voucher_of(coop, debt),
			deadline: Some(Self::in_days(limits::EXPECTED_DAYS)?),
		})?;
		Expected::<T>::insert(pending, (coop, debt));
		Self::set_expected(coop, debt, Some(pending))?;
		Self::deposit_event(Event::PaymentExpected { coop, debt, pending, amount });
		Ok(())
	}

	pub(crate) fn may_write_off(no: AwardNo, amount: Balance) -> Result<Award<T::Hash>, Error<T>> {
		let award = Self::award(no)?;
		ensure!((1..=Self::owes(&award)?).contains(&amount), Error::<T>::MoreThanOwed);
		Ok(award)
	}

	/// What was lent and is written off was granted in the end.
	pub(crate) fn do_write_off(no: AwardNo, mut award: Award<T::Hash>, amount: Balance) -> DispatchResult {
		award.written_off = award.written_off.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		if let Instrument::Loan { .. } = award.instrument {
			let accounts = Self::accounts()?;
			Self::enter(&award, accounts.granted, accounts.loans, amount)?;
		}
		Self::deposit_event(Event::WrittenOff { award: no, amount });
		Self::conclude(no, award)
	}
}
