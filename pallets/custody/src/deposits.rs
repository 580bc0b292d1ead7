//! How deposits become units.

use super::*;

/// An issue that is possible: the last deposit, what it enters, and what it makes of the custodian.
pub(crate) struct Confirmed<T: Config> {
	pub deposit: DepositOf<T>,
	pub number: IssueNo,
	pub issue: IssueOf<T>,
	pub custodian: CustodianOf<T>,
}

/// A rejection that is possible: by whom, and what it makes of the deposit and of the custodian.
pub(crate) struct Rejected<T: Config> {
	pub by: Hand,
	pub deposit: DepositOf<T>,
	pub custodian: CustodianOf<T>,
	/// Why the deposit ends, `None` where a first auditor objects to it.
	pub end: Option<DepositEnd<T::Hash>>,
}

impl<T: Config> Pallet<T> {
	/// Whether the account may receive units: they could leave it again, and it is known to the chain or registered.
	pub fn may_receive(account: &T::AccountId) -> bool {
		Self::ensure_receives(account).is_ok()
	}

	fn ensure_receives(account: &T::AccountId) -> Result<(), Error<T>> {
		ensure!(!T::Behind::is_closed(account), Error::<T>::CannotReceive);
		let is_known = T::KnownParties::contains(account) || Registered::<T>::contains_key(account);
		ensure!(is_known, Error::<T>::NotRegistered);
		Ok(())
	}

	/// Whether the custodian may issue at all now.
	fn ensure_issues(custodian: &CustodianOf<T>) -> Result<(), Error<T>> {
		ensure!(custodian.status == Status::Active, Error::<T>::CustodianRemoved);
		Self::ensure_in_federation(custodian.coop)?;
		ensure!(!custodian.is_paused::<T::Clock>(), Error::<T>::CustodianPaused);
		Ok(())
	}

	/// Whether the amount fits below the total ceiling of the custodian.
	pub(crate) fn ensure_within_total(custodian: &CustodianOf<T>, amount: Balance) -> Result<(), Error<T>> {
		let outstanding = custodian.outstanding().and_then(|before| before.checked_add(amount));
		ensure!(outstanding.is_some_and(|after| after <= custodian.total), Error::<T>::TotalCeiling);
		Ok(())
	}

	/// Whether `who` may attest the deposit, its number, and the custodian with one more that waits.
	pub(crate) fn may_attest(
		who: &T::AccountId,
		custodian: CustodianId,
		beneficiary: &T::AccountId,
		amount: Balance,
		reference: T::Hash,
	) -> Result<(DepositNo, DepositOf<T>, CustodianOf<T>), Error<T>> {
		let mut record = Self::custodian_of(custodian)?;
		let by = Self::officer(record.coop, who)?;
		ensure!(!Self::is_own(by, who, beneficiary), Error::<T>::NotForYourself);
		ensure!(amount > 0, Error::<T>::NoAmount);
		Self::ensure_document(reference)?;
		Self::ensure_issues(&record)?;
		// What was issued today says nothing about the day on which the auditor comes.
		ensure!(amount <= record.daily, Error::<T>::DailyCeiling);
		Self::ensure_within_total(&record, amount)?;
		Self::ensure_receives(beneficiary)?;
		ensure!(!DepositReferences::<T>::contains_key(record.coop, reference), Error::<T>::ReferenceUsed);
		ensure!(record.pending < T::MaxPending::get(), Error::<T>::TooManyPending);

		record.pending = record.pending.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let number = DepositCount::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		let beneficiary = beneficiary.clone();
		let attested = Entered::now::<T::Clock>(by, who);
		let lapses_at = Self::lapses_at()?;
		let objection = None;
		Ok((number, Deposit { custodian, beneficiary, amount, reference, attested, objection, lapses_at }, record))
	}

	pub(crate) fn enter_deposit(number: DepositNo, deposit: DepositOf<T>, custodian: CustodianOf<T>) {
		DepositReferences::<T>::insert(custodian.coop, deposit.reference, ());
		Self::schedule(deposit.lapses_at, Due::Deposit(number));
		DepositCount::<T>::put(number);
		Custodians::<T>::insert(deposit.custodian, custodian);
		Deposits::<T>::insert(number, deposit);
	}

	/// A deposit whose time is not over, and its custodian with one fewer that waits.
	fn waiting(deposit: DepositNo) -> Result<(DepositOf<T>, CustodianOf<T>), Error<T>> {
		let waiting = Deposits::<T>::get(deposit).ok_or(Error::<T>::NoSuchDeposit)?;
		ensure!(!T::Clock::has_passed(waiting.lapses_at), Error::<T>::NoSuchDeposit);
		let custodian = Self::without_one(&waiting)?;
		Ok((waiting, custodian))
	}

	/// The custodian of a deposit with one fewer that waits.
	pub(crate) fn without_one(deposit: &DepositOf<T>) -> Result<CustodianOf<T>, Error<T>> {
		let mut custodian = Self::custodian_of(deposit.custodian)?;
		custodian.pending = custodian.pending.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		Ok(custodian)
	}

	/// Whether dust of what the beneficiary receives has somewhere to go. Lost, it would be attested and not exist.
	fn ensure_fund_first(beneficiary: &T::AccountId) -> Result<(), Error<T>> {
		let fund = T::Fund::get();
		let exists = *beneficiary == fund || T::Currency::balance(&fund) >= T::Currency::minimum_balance();
		ensure!(exists, Error::<T>::FundFirst);
		Ok(())
	}

	/// Whether `who` may confirm the deposit, and what is issued then.
	pub(crate) fn may_confirm(
		who: &T::AccountId,
		deposit: DepositNo,
		coop: CoopId,
		(beneficiary, amount, reference): (&T::AccountId, Balance, T::Hash),
	) -> Result<Confirmed<T>, Error<T>> {
		let (deposit, mut custodian) = Self::waiting(deposit)?;
		let confirmed_by = Self::foreign_auditor(custodian.coop, coop, who)?;
		// Where a block is replaced, the number can be that of another deposit than the one that was seen.
		let attested = (&deposit.beneficiary, deposit.amount, deposit.reference);
		ensure!(attested == (beneficiary, amount, reference), Error::<T>::DiffersFromFirst);
		ensure!(!deposit.attested.is_by::<T::Members>(confirmed_by, who), Error::<T>::SameHand);
		ensure!(!Self::is_concerned(&deposit.beneficiary, confirmed_by, who), Error::<T>::ConflictOfInterest);
		Self::ensure_issues(&custodian)?;
		ensure!(custodian.is_covered(), Error::<T>::Uncovered);
		ensure!(Self::is_still_board(&deposit.attested), Error::<T>::OfficeLost);
		Self::ensure_receives(&deposit.beneficiary)?;
		Self::ensure_fund_first(&deposit.beneficiary)?;

		let (day, now) = (T::Clock::day(), T::Clock::deadline());
		let today = custodian.today.with(day, now, amount);
		let within = |sum: Balance| sum <= custodian.daily;
		ensure!(today.and_then(|today| today.sum(day, now)).is_some_and(within), Error::<T>::DailyCeiling);
		Self::ensure_within_total(&custodian, amount)?;
		match T::Currency::can_deposit(&deposit.beneficiary, amount, Provenance::Minted) {
			DepositConsequence::Success => {}
			DepositConsequence::BelowMinimum => return Err(Error::<T>::BelowMinimum),
			_ => return Err(Error::<T>::Overflow),
		}
		custodian.today = today.ok_or(Error::<T>::Overflow)?;
		custodian.issued = custodian.issued.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		let number = IssueCount::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		let issue = Issue {
			custodian: deposit.custodian,
			beneficiary: deposit.beneficiary.clone(),
			amount,
			reference,
			attested_by: deposit.attested.by,
			confirmed_by,
			at: T::Clock::civil(),
		};
		Ok(Confirmed { deposit, number, issue, custodian })
	}

	pub(crate) fn enter_issue(number: IssueNo, issue: IssueOf<T>, custodian: CustodianOf<T>) {
		IssueCount::<T>::put(number);
		Custodians::<T>::insert(issue.custodian, custodian);
		Issues::<T>::insert(number, issue);
	}

	/// Whether `who` may take the deposit back as an officer of the custodian, or reject it as an auditor with one of another
	/// co-op.
	pub(crate) fn may_reject(
		who: &T::AccountId,
		deposit: DepositNo,
		coop: CoopId,
		reference: T::Hash,
		reason: T::Hash,
	) -> Result<Rejected<T>, Error<T>> {
		let (mut deposit, custodian) = Self::waiting(deposit)?;
		ensure!(deposit.reference == reference, Error::<T>::DiffersFromFirst);
		if coop == custodian.coop {
			let by = Self::officer(coop, who)?;
			Self::ensure_document(reason)?;
			return Ok(Rejected { by, deposit, custodian, end: Some(DepositEnd::TakenBack { by, reason }) });
		}
		let by = Self::foreign_auditor(custodian.coop, coop, who)?;
		Self::ensure_document(reason)?;
		let counts = |first: &ObjectionOf<T>| Self::is_still_foreign_auditor(custodian.coop, &first.noted);
		let Some(first) = deposit.objection.take().filter(counts) else {
			deposit.objection = Some(Objection { noted: Entered::now::<T::Clock>(by, who), reason });
			return Ok(Rejected { by, deposit, custodian, end: None });
		};
		ensure!(first.noted.by.coop != coop, Error::<T>::AlreadyNoted);
		ensure!(!first.noted.is_by::<T::Members>(by, who), Error::<T>::SameHand);
		let hands = [first.noted.by, by];
		Ok(Rejected { by, deposit, custodian, end: Some(DepositEnd::Rejected { hands, reason }) })
	}

	/// Takes a deposit out of those that wait, which frees its reference.
	pub(crate) fn end_deposit(
		number: DepositNo,
		deposit: &DepositOf<T>,
		custodian: CustodianOf<T>,
		reason: DepositEnd<T::Hash>,
	) {
		DepositReferences::<T>::remove(custodian.coop, deposit.reference);
		Self::unschedule(deposit.lapses_at, Due::Deposit(number));
		Deposits::<T>::remove(number);
		Custodians::<T>::insert(deposit.custodian, custodian);
		Self::deposit_event(Event::DepositEnded { custodian: deposit.custodian, deposit: number, reason });
	}
}
