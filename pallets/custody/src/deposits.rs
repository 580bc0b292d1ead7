//! How deposits become units.

use super::*;

/// Deposits that can be confirmed, and what they make of their custodian.
pub(crate) struct Confirmable<T: Config> {
	/// Each with what is about it.
	pub deposits: Vec<(Subject, Confirming<T, Issuing<T>>)>,
	pub custodian: CustodianOf<T>,
	/// Whether the register of co-ops was searched for a third one.
	pub has_searched: bool,
}

/// What of a confirmed deposit is issued now.
pub(crate) struct Issuing<T: Config> {
	pub number: DepositNo,
	/// The deposit after it.
	pub deposit: DepositOf<T>,
	/// When it was due before, and when it is due next, unless nothing is left of it.
	pub due: (Moment, Option<Moment>),
	/// What is entered, unless nothing can be issued now.
	pub issue: Option<(IssueNo, IssueOf<T>)>,
}

/// A rejection that is possible: what it makes of the deposit and of the custodian.
pub(crate) struct Rejecting<T: Config> {
	pub deposit: DepositOf<T>,
	pub custodian: CustodianOf<T>,
	pub end: Rejection<T>,
}

/// Who rejects a deposit.
pub(crate) enum Rejection<T: Config> {
	/// The custodian alone takes it back.
	TakenBack(Hand),
	/// One hand objects, or the second one agrees.
	Hands(PartOf<T>),
}

impl<T: Config> Rejecting<T> {
	/// Whose free entries it uses.
	pub(crate) fn counted(&self) -> Option<Hand> {
		match &self.end {
			Rejection::TakenBack(by) => Some(*by),
			Rejection::Hands(part) => Pallet::<T>::counted(part),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Whether the account may receive units: they could leave it again, and it is known to the chain or registered.
	pub fn may_receive(account: &T::AccountId) -> bool {
		Self::ensure_receives(account).is_ok()
	}

	/// Whether the account may receive units.
	///
	/// Fails with [`Error::CannotReceive`] if they could not leave it again, and with [`Error::NotRegistered`] if it is neither
	/// known to the chain nor registered.
	pub fn ensure_receives(account: &T::AccountId) -> Result<(), Error<T>> {
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

	/// Whether the last statement is known, is not too old and covers what the custodian answered for.
	fn ensure_backed(custodian: &CustodianOf<T>) -> Result<(), Error<T>> {
		ensure!(!custodian.is_overdue::<T::Clock>(), Error::<T>::StatementOverdue);
		ensure!(custodian.is_covered(), Error::<T>::Uncovered);
		Ok(())
	}

	/// Whether the amount fits below the total ceiling of the custodian, beside what is outstanding and owed.
	pub(crate) fn ensure_within_total(
		number: CustodianId,
		custodian: &CustodianOf<T>,
		amount: Balance,
	) -> Result<(), Error<T>> {
		let liable = Self::liable(number, custodian).and_then(|before| before.checked_add(amount));
		ensure!(liable.is_some_and(|after| after <= custodian.total), Error::<T>::TotalCeiling);
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
		ensure!(amount <= MAX_AMOUNT, Error::<T>::Overflow);
		Self::ensure_document(reference)?;
		Self::ensure_issues(&record)?;
		Self::ensure_within_total(custodian, &record, amount)?;
		Self::ensure_receives(beneficiary)?;
		ensure!(!DepositReferences::<T>::contains_key(record.coop, reference), Error::<T>::ReferenceUsed);
		ensure!(record.pending < T::MaxPending::get(), Error::<T>::TooManyPending);

		record.pending = record.pending.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let number = DepositCount::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		let beneficiary = beneficiary.clone();
		let attested = Entered::now::<T::Clock>(by, who);
		let due_at = T::Clock::in_days(T::DepositDays::get()).ok_or(Error::<T>::Overflow)?;
		let (confirmed, issued) = (None, 0);
		let deposit = Deposit { custodian, beneficiary, amount, reference, attested, confirmed, issued, due_at };
		Ok((number, deposit, record))
	}

	pub(crate) fn enter_deposit(number: DepositNo, deposit: DepositOf<T>, custodian: CustodianOf<T>) {
		DepositReferences::<T>::insert(custodian.coop, deposit.reference, ());
		Self::schedule(deposit.due_at, number);
		DepositCount::<T>::put(number);
		Custodians::<T>::insert(deposit.custodian, custodian);
		Deposits::<T>::insert(number, deposit);
	}

	/// A deposit that was confirmed or whose time is not over.
	fn open_deposit(deposit: DepositNo) -> Result<DepositOf<T>, Error<T>> {
		let counts = |open: &DepositOf<T>| open.confirmed.is_some() || !T::Clock::has_passed(open.due_at);
		Deposits::<T>::get(deposit).filter(counts).ok_or(Error::<T>::NoSuchDeposit)
	}

	/// The custodian without a deposit that ends, and without what was owed of it.
	pub(crate) fn without(deposit: &DepositOf<T>) -> Result<CustodianOf<T>, Error<T>> {
		let mut custodian = Self::custodian_of(deposit.custodian)?;
		custodian.pending = custodian.pending.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		if deposit.confirmed.is_some() {
			let rest = deposit.amount.checked_sub(deposit.issued).ok_or(Error::<T>::Overflow)?;
			custodian.owed = custodian.owed.checked_sub(rest).ok_or(Error::<T>::Overflow)?;
		}
		Ok(custodian)
	}

	/// Whether dust of what the beneficiary receives has somewhere to go. Lost, it would be attested and not exist.
	fn ensure_fund_first(beneficiary: &T::AccountId) -> Result<(), Error<T>> {
		let fund = T::Fund::get();
		let exists = *beneficiary == fund || T::Currency::balance(&fund) >= T::Currency::minimum_balance();
		ensure!(exists, Error::<T>::FundFirst);
		Ok(())
	}

	/// Whether the beneficiary could receive that much now.
	fn ensure_deposits(beneficiary: &T::AccountId, amount: Balance) -> Result<(), Error<T>> {
		match T::Currency::can_deposit(beneficiary, amount, Provenance::Minted) {
			DepositConsequence::Success => Ok(()),
			DepositConsequence::BelowMinimum => Err(Error::<T>::BelowMinimum),
			_ => Err(Error::<T>::Overflow),
		}
	}

	/// Whether `who` may confirm the deposits, all of them, and what is issued then.
	pub(crate) fn may_confirm(
		who: &T::AccountId,
		custodian: CustodianId,
		coop: CoopId,
		seen: &AllSeenOf<T>,
	) -> Result<Confirmable<T>, Error<T>> {
		let mut record = Self::custodian_of(custodian)?;
		let by = Self::foreign_auditor(record.coop, coop, who)?;
		ensure!(!seen.is_empty(), Error::<T>::NoSuchDeposit);
		let (mut last, mut others) = (IssueCount::<T>::get(), None);
		let mut deposits = Vec::new();
		let mut numbers = BTreeSet::new();
		for Seen { deposit: number, beneficiary, amount, reference } in seen {
			let mut deposit = Self::open_deposit(*number)?;
			ensure!(deposit.confirmed.is_none() && numbers.insert(*number), Error::<T>::NoSuchDeposit);
			// Where a block is replaced, the number can be that of another deposit than the one that was seen.
			let attested = (deposit.custodian, &deposit.beneficiary, deposit.amount, deposit.reference);
			ensure!(attested == (custodian, beneficiary, *amount, *reference), Error::<T>::DiffersFromFirst);
			ensure!(!deposit.attested.is_by::<T::Members>(by, who), Error::<T>::SameHand);
			let subject = Subject::Deposit(*number);
			let confirming = Self::confirming(subject, record.coop, (by, who), beneficiary, *reference, &mut others)?;
			Self::ensure_issues(&record)?;
			Self::ensure_backed(&record)?;
			ensure!(Self::is_still_board(&deposit.attested), Error::<T>::OfficeLost);
			Self::ensure_receives(beneficiary)?;
			Self::ensure_fund_first(beneficiary)?;
			Self::ensure_within_total(custodian, &record, *amount)?;
			Self::ensure_deposits(beneficiary, *amount)?;
			let confirming = confirming.then(|confirmed| {
				deposit.confirmed = Some(confirmed);
				record.owed = record.owed.checked_add(*amount).ok_or(Error::<T>::Overflow)?;
				Self::issuing(*number, deposit, &mut last, &mut record)
			})?;
			deposits.push((subject, confirming));
		}
		Ok(Confirmable { deposits, custodian: record, has_searched: others.is_some() })
	}

	/// What it weighs to confirm these deposits, apart from a search for a third co-op.
	pub(crate) fn confirming_weight(seen: &AllSeenOf<T>) -> Weight {
		let number = u32::try_from(seen.len()).unwrap_or(MAX_CONFIRMED);
		let owners = T::DbWeight::get().reads(OWNER_READS.saturating_mul(number.into()));
		T::WeightInfo::confirm_deposits(number).saturating_add(owners)
	}

	/// How much of the rest of a confirmed deposit can be issued now.
	fn issuable(deposit: &DepositOf<T>, rest: Balance, custodian: &CustodianOf<T>) -> Result<Balance, Error<T>> {
		Self::ensure_issues(custodian)?;
		Self::ensure_backed(custodian)?;
		Self::ensure_within_total(deposit.custodian, custodian, 0)?;
		Self::ensure_receives(&deposit.beneficiary)?;
		Self::ensure_fund_first(&deposit.beneficiary)?;
		let today = custodian.today.sum(T::Clock::day(), T::Clock::deadline()).ok_or(Error::<T>::Overflow)?;
		let part = rest.min(custodian.daily.saturating_sub(today));
		Self::ensure_deposits(&deposit.beneficiary, part)?;
		Ok(part)
	}

	/// What of the rest of a confirmed deposit is issued now: what the daily ceiling leaves, and nothing where something stops
	/// an issue. Until it is issued it is still owed. `last` is the number of the last issue, and becomes that of this one.
	pub(crate) fn issuing(
		number: DepositNo,
		mut deposit: DepositOf<T>,
		last: &mut IssueNo,
		custodian: &mut CustodianOf<T>,
	) -> Result<Issuing<T>, Error<T>> {
		let rest = deposit.amount.checked_sub(deposit.issued).ok_or(Error::<T>::Overflow)?;
		let part = Self::issuable(&deposit, rest, custodian).unwrap_or_default();
		let confirmed = deposit.confirmed.filter(|_| part > 0);
		let issue = confirmed.map(|confirmed_by| Issue {
			custodian: deposit.custodian,
			beneficiary: deposit.beneficiary.clone(),
			amount: part,
			deposit: number,
			reference: deposit.reference,
			attested_by: deposit.attested.by,
			confirmed_by,
			at: T::Clock::civil(),
		});
		if issue.is_some() {
			*last = last.checked_add(1).ok_or(Error::<T>::Overflow)?;
			let today = custodian.today.with(T::Clock::day(), T::Clock::deadline(), part);
			custodian.today = today.ok_or(Error::<T>::Overflow)?;
			deposit.issued = deposit.issued.checked_add(part).ok_or(Error::<T>::Overflow)?;
		}
		let due = deposit.due_at;
		let next = if part == rest {
			custodian.pending = custodian.pending.checked_sub(1).ok_or(Error::<T>::Overflow)?;
			None
		} else {
			deposit.due_at = Self::next_issue().ok_or(Error::<T>::Overflow)?;
			Some(deposit.due_at)
		};
		Ok(Issuing { number, deposit, due: (due, next), issue: issue.map(|issue| (*last, issue)) })
	}

	/// When what is issued now no longer counts below the daily ceiling, which is counted in twelfths of a day.
	fn next_issue() -> Option<Moment> {
		T::Clock::in_days(1)?.checked_add(T::Clock::day().div_ceil(12))
	}

	/// Issues what can be issued now, enters it, and writes what is left of the deposit.
	pub(crate) fn issue(issuing: Issuing<T>, record: &mut CustodianOf<T>) -> DispatchResult {
		let Issuing { number, deposit, due: (due, next), issue } = issuing;
		let Deposit { custodian, amount, issued, .. } = deposit;
		if let Some((no, issue)) = issue {
			let Issue { beneficiary, amount, reference, confirmed_by: by, .. } = issue.clone();
			record.owed = record.owed.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
			T::Currency::mint_into(&beneficiary, amount)?;
			Self::post((Side::Debit, Basis::Issue(no)), custodian, (amount, &beneficiary), reference)?;
			IssueCount::<T>::put(no);
			Issues::<T>::insert(no, issue);
			Self::deposit_event(Event::Issued { custodian, issue: no, deposit: number, beneficiary, amount, by });
		}
		Self::unschedule(due, number);
		match next {
			Some(next_at) => {
				Self::schedule(next_at, number);
				Deposits::<T>::insert(number, deposit);
				let owed = amount.saturating_sub(issued);
				Self::deposit_event(Event::RestOwed { custodian, deposit: number, owed, next_at });
			}
			None => {
				Deposits::<T>::remove(number);
				Notes::<T>::remove(Subject::Deposit(number));
			}
		}
		Ok(())
	}

	/// Whether `who` may take the deposit back as an officer of the custodian, or reject it with another hand.
	///
	/// What was confirmed is the beneficiary's: there the custodian is one of the two hands.
	pub(crate) fn may_reject(
		who: &T::AccountId,
		deposit: DepositNo,
		coop: CoopId,
		reference: T::Hash,
		reason: T::Hash,
	) -> Result<Rejecting<T>, Error<T>> {
		let subject = Subject::Deposit(deposit);
		let deposit = Self::open_deposit(deposit)?;
		ensure!(deposit.reference == reference, Error::<T>::DiffersFromFirst);
		let custodian = Self::without(&deposit)?;
		let home = custodian.coop;
		let by = if coop == home { Self::officer(coop, who)? } else { Self::foreign_auditor(home, coop, who)? };
		Self::ensure_document(reason)?;
		let end = if coop == home && deposit.confirmed.is_none() {
			Rejection::TakenBack(by)
		} else {
			Rejection::Hands(Self::take_part(subject, home, (by, who), Note::Reject { reason }, || false)?)
		};
		Ok(Rejecting { deposit, custodian, end })
	}

	/// Takes a deposit away, which frees its reference where nothing of it was issued.
	pub(crate) fn end_deposit(
		number: DepositNo,
		deposit: &DepositOf<T>,
		custodian: CustodianOf<T>,
		reason: DepositEnd<T::Hash>,
	) {
		if deposit.issued == 0 {
			DepositReferences::<T>::remove(custodian.coop, deposit.reference);
		}
		Self::unschedule(deposit.due_at, number);
		Deposits::<T>::remove(number);
		Notes::<T>::remove(Subject::Deposit(number));
		Self::put(deposit.custodian, custodian);
		Self::deposit_event(Event::DepositEnded { custodian: deposit.custodian, deposit: number, reason });
	}
}
