//! The invariants numbered in the documentation of the pallet, checked against the whole state.

use super::*;
use alloc::collections::{BTreeMap, BTreeSet};
use rochdale_primitives::ledger::Sums;
use sp_runtime::TryRuntimeError;

/// References of one kind, by co-op.
type References<T> = BTreeSet<(CoopId, <T as frame_system::Config>::Hash)>;

/// References of deposits, by co-op, each with the number of the deposit and what was issued against it.
type IssuedTo<T> = BTreeMap<(CoopId, <T as frame_system::Config>::Hash), (DepositNo, Balance)>;

/// Whether these are the numbers from 1 to the last one.
fn is_gap_free(last: u32, numbers: impl Iterator<Item = u32>) -> bool {
	let numbers: BTreeSet<_> = numbers.collect();
	numbers.len() == last as usize
		&& numbers.first().is_none_or(|first| *first == 1)
		&& numbers.last().is_none_or(|one| *one == last)
}

/// Whether each day is later than the one before.
fn is_rising(days: &[Day]) -> bool {
	days.iter().zip(days.iter().skip(1)).all(|(one, next)| one < next)
}

/// Whether what each custodian says is what has come together for it.
fn adds_up<T: Config>(
	sums: &BTreeMap<CustodianId, Balance>,
	said: impl Fn(CustodianId, &CustodianOf<T>) -> Balance,
) -> bool {
	Custodians::<T>::iter().all(|(no, one)| said(no, &one) == sums.get(&no).copied().unwrap_or_default())
}

/// Adds to what has come together for a custodian or a holder.
fn add<K: Ord>(sums: &mut BTreeMap<K, Balance>, key: K, amount: Balance) -> Result<(), TryRuntimeError> {
	let sum = sums.entry(key).or_default();
	*sum = sum.checked_add(amount).ok_or("a sum is too large")?;
	Ok(())
}

impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let count = CustodianCount::<T>::get();
		ensure!(
			is_gap_free(count, Custodians::<T>::iter_keys()),
			"10: a number of a custodian is missing or was not given out"
		);
		let active: BTreeMap<_, _> = Custodians::<T>::iter()
			.filter(|(_, custodian)| custodian.status == Status::Active)
			.map(|(number, custodian)| (custodian.coop, number))
			.collect();
		let listed: BTreeMap<_, _> = CustodianOfCoop::<T>::iter().collect();
		let active_count = Custodians::<T>::iter_values().filter(|one| one.status == Status::Active).count();
		ensure!(
			active == listed && active.len() == active_count,
			"10: a custodian that issues is not found by its co-op, or another one is"
		);
		let mut units: Balance = 0;
		for number in 1..=count {
			let Sums { debits, credits, .. } = Self::sums_of(number).ok_or("1: a custodian has no account")?;
			let outstanding = debits.checked_sub(credits).ok_or("1: more was redeemed than issued")?;
			units = units.checked_add(outstanding).ok_or("1: more is outstanding than can be")?;
		}
		ensure!(Self::sums_of(count.saturating_add(1)).is_none(), "1: an account of no custodian");
		let issued = T::Ledger::available(LedgerId::Custody, UNITS_ISSUED);
		ensure!(
			units == issued && units == T::Currency::total_issuance(),
			"1: what exists is not what was issued and not redeemed"
		);

		let mut references = IssuedTo::<T>::new();
		Self::check_issues(&mut references)?;
		Self::check_deposits(&mut references)?;
		let used: References<T> = DepositReferences::<T>::iter_keys().collect();
		ensure!(used.iter().eq(references.keys()), "4: a reference of a deposit is not used, or not known");

		Self::check_statements()?;
		let mut references = References::<T>::new();
		Self::check_payouts(&mut references)?;
		Self::check_redemptions(&mut references)?;
		let used: References<T> = PayoutReferences::<T>::iter_keys().collect();
		ensure!(used == references, "4: a reference of a payout is not used, or not known");

		Self::check_closings()?;
		Self::check_notes()?;
		Self::check_accounts()
	}

	fn check_notes() -> Result<(), TryRuntimeError> {
		for (subject, notes) in Notes::<T>::iter() {
			let custodian = match subject {
				Subject::Deposit(number) => Deposits::<T>::get(number).map(|deposit| deposit.custodian),
				Subject::Redemption(number) => Redemptions::<T>::get(number).map(|open| open.custodian),
				Subject::Custodian(number) => Some(number),
				Subject::Accounts(_) => None,
			};
			let home = match (subject, custodian) {
				(Subject::Accounts(coop), _) => coop,
				(_, custodian) => {
					custodian.and_then(Custodians::<T>::get).ok_or("13: a note is about nothing that is")?.coop
				}
			};
			let hands: BTreeSet<_> = notes.iter().map(|note| note.entered.by).map(|by| (by.coop, by.member)).collect();
			ensure!(!notes.is_empty() && hands.len() == notes.len(), "13: what was noted is not one of each hand");
			let fits = |note: &FirstHandOf<T>| {
				let is_own = note.entered.by.coop == home;
				match (&note.content, subject) {
					(Note::Confirm { .. }, Subject::Deposit(_) | Subject::Redemption(_)) => !is_own,
					(Note::Pause { .. }, Subject::Custodian(_)) => !is_own,
					(Note::Reject { .. }, Subject::Deposit(_)) => true,
					(Note::WithdrawReport { .. }, Subject::Redemption(_)) => is_own,
					(Note::Statement { .. }, Subject::Custodian(_)) => is_own,
					(note, Subject::Accounts(_)) => note.account().is_some() && is_own,
					_ => false,
				}
			};
			ensure!(notes.iter().all(fits), "13: a hand has noted what is not its to say");
		}
		Ok(())
	}

	fn check_issues(references: &mut IssuedTo<T>) -> Result<(), TryRuntimeError> {
		ensure!(
			is_gap_free(IssueCount::<T>::get(), Issues::<T>::iter_keys()),
			"2: a number of an issue is missing or was not given out"
		);
		let mut issued = BTreeMap::new();
		for issue in Issues::<T>::iter_values() {
			let custodian = Custodians::<T>::get(issue.custodian).ok_or("2: an issue of no custodian")?;
			add(&mut issued, issue.custodian, issue.amount)?;
			let (number, sum) =
				references.entry((custodian.coop, issue.reference)).or_insert((issue.deposit, Balance::default()));
			// Several issues can be against one deposit, but none of the genesis.
			ensure!(
				*number == issue.deposit && (*number > 0 || *sum == 0),
				"4: a reference of a deposit is used twice"
			);
			*sum = sum.checked_add(issue.amount).ok_or("a sum is too large")?;
			let Confirmed { by, and } = issue.confirmed_by;
			let is_foreign = |hand: Hand| hand.coop != custodian.coop && hand != issue.attested_by;
			ensure!(
				issue.attested_by.coop == custodian.coop && is_foreign(by) && and.is_none_or(is_foreign),
				"9: an issue was not attested in the custodian's co-op, or confirmed there"
			);
			ensure!(and != Some(by), "9: an issue was confirmed twice by one hand");
		}
		let entered = |number| Self::sums_of(number).unwrap_or_default();
		ensure!(
			adds_up::<T>(&issued, |number, _| entered(number).debits),
			"2: the books say that a custodian has issued what is not in the register"
		);
		Ok(())
	}

	fn check_deposits(references: &mut IssuedTo<T>) -> Result<(), TryRuntimeError> {
		let mut pending = BTreeMap::new();
		let mut owed = BTreeMap::new();
		let mut due = BTreeSet::new();
		for (number, deposit) in Deposits::<T>::iter() {
			ensure!((1..=DepositCount::<T>::get()).contains(&number), "5: a deposit's number was not given out");
			let custodian = Custodians::<T>::get(deposit.custodian).ok_or("5: a deposit of no custodian")?;
			let issued = references.insert((custodian.coop, deposit.reference), (number, deposit.issued));
			ensure!(issued.is_none_or(|(other, _)| other == number), "4: a reference of a deposit is used twice");
			let issued = issued.map_or(0, |(_, issued)| issued);
			ensure!(
				issued == deposit.issued && issued < deposit.amount && (issued == 0 || deposit.confirmed.is_some()),
				"14: a deposit was issued in other parts than the register has, or in whole"
			);
			if deposit.confirmed.is_some() {
				let rest = deposit.amount.checked_sub(issued).ok_or("14: more was issued than deposited")?;
				add(&mut owed, deposit.custodian, rest)?;
			}
			add(&mut pending, deposit.custodian, 1)?;
			due.insert((deposit.due_at, number));
		}
		let is_bounded = |custodian: CustodianOf<T>| custodian.pending <= T::MaxPending::get();
		ensure!(
			adds_up::<T>(&pending, |_, custodian| custodian.pending.into())
				&& Custodians::<T>::iter_values().all(is_bounded),
			"5: the count of deposits that wait is wrong or beyond the bound"
		);
		ensure!(
			adds_up::<T>(&owed, |_, custodian| custodian.owed),
			"14: a custodian owes other parts of deposits than are confirmed and not issued"
		);
		let queue: BTreeSet<_> =
			Deadlines::<T>::iter_keys().map(|(at, number)| (Moment::from_be_bytes(at), number)).collect();
		ensure!(queue == due, "5: a deposit is not in the queue, or the queue has an entry for nothing");
		Ok(())
	}

	fn check_payouts(references: &mut References<T>) -> Result<(), TryRuntimeError> {
		ensure!(
			is_gap_free(PayoutCount::<T>::get(), Payouts::<T>::iter_keys()),
			"3: a number of a payout is missing or was not given out"
		);
		let mut redeemed = BTreeMap::new();
		let mut settled = BTreeSet::new();
		for payout in Payouts::<T>::iter_values() {
			let custodian = Custodians::<T>::get(payout.custodian).ok_or("3: a payout of no custodian")?;
			add(&mut redeemed, payout.custodian, payout.amount)?;
			ensure!(references.insert((custodian.coop, payout.reference)), "4: a reference of a payout is used twice");
			ensure!(
				settled.insert(payout.redemption) && !Redemptions::<T>::contains_key(payout.redemption),
				"3: a redemption was paid twice, or was paid and is open"
			);
		}
		let entered = |number| Self::sums_of(number).unwrap_or_default();
		ensure!(
			adds_up::<T>(&redeemed, |number, _| entered(number).credits),
			"3: the books say that a custodian has redeemed what is not in the register"
		);
		Ok(())
	}

	fn check_redemptions(references: &mut References<T>) -> Result<(), TryRuntimeError> {
		let mut on_hold = BTreeMap::new();
		let mut reported = BTreeMap::new();
		let mut open_reports = Vec::new();
		let mut held = BTreeMap::new();
		let mut open = BTreeMap::<T::AccountId, u32>::new();
		for (number, redemption) in Redemptions::<T>::iter() {
			ensure!((1..=RedemptionCount::<T>::get()).contains(&number), "6: a redemption's number was not given out");
			let custodian = Custodians::<T>::get(redemption.custodian).ok_or("6: a redemption of no custodian")?;
			add(&mut on_hold, redemption.custodian, redemption.amount)?;
			add(&mut held, redemption.holder.clone(), redemption.amount)?;
			let count = open.entry(redemption.holder).or_default();
			*count = count.saturating_add(1);
			let Report { reference, day, .. } = match redemption.stage {
				RedemptionStage::Requested => continue,
				RedemptionStage::Reported(report) | RedemptionStage::Disputed { report, .. } => report,
			};
			add(&mut reported, redemption.custodian, redemption.amount)?;
			open_reports.push((redemption.custodian, day, redemption.amount));
			ensure!(Self::today().is_ok_and(|today| day <= today), "12: a report is of a day that has not come");
			ensure!(references.insert((custodian.coop, reference)), "4: a reference of a payout is used twice");
		}
		ensure!(
			adds_up::<T>(&on_hold, |_, custodian| custodian.on_hold)
				&& Custodians::<T>::iter().all(|(number, one)| one.on_hold <= Self::outstanding(number)),
			"6: a custodian has on hold what is not open, or more than is outstanding"
		);
		ensure!(
			adds_up::<T>(&reported, |_, custodian| custodian.reported),
			"11: a custodian has reported what is not open, or has not reported what is"
		);
		// Each closing that is kept, and that of the last statement, has counted what was reported by then and is open still.
		let has_counted = |number, closing: &Closing| {
			let counted = open_reports.iter().filter(|(one, day, _)| *one == number && *day <= closing.day);
			counted.map(|(.., amount)| amount).sum::<Balance>() <= closing.reported
		};
		ensure!(
			Custodians::<T>::iter().all(|(number, custodian)| {
				let last = custodian.statement.map(|last| last.closing);
				custodian.closings.iter().chain(&last).all(|closing| has_counted(number, closing))
			}),
			"12: a day or the last statement has counted less as reported than what was by then and is open"
		);
		let reason = HoldReason::Redemption.into();
		ensure!(
			held.iter().all(|(holder, amount)| T::Currency::balance_on_hold(&reason, holder) == *amount),
			"6: a holder has on hold what is not open"
		);
		ensure!(
			open == OpenRedemptions::<T>::iter().collect() && open.values().all(|count| *count <= T::MaxOpen::get()),
			"6: the count of a holder's redemptions is wrong or beyond the bound"
		);
		Ok(())
	}

	fn check_statements() -> Result<(), TryRuntimeError> {
		for (number, custodian) in Custodians::<T>::iter() {
			let last = custodian.statement.map_or(0, |last| last.number);
			ensure!(
				is_gap_free(last, Statements::<T>::iter_key_prefix(number)),
				"7: a number of a statement is missing or was not given out"
			);
			let days: Vec<_> =
				(1..=last).filter_map(|no| Statements::<T>::get(number, no)).map(|one| one.closing.day).collect();
			ensure!(is_rising(&days), "7: statements are not in the order of time");
			let entered = Statements::<T>::get(number, last);
			let known = custodian.statement;
			let is_that = |one: &Statement<T::Hash>, last: LastStatement| {
				let as_entered = Closing { reported: one.closing.reported, ..last.closing };
				(one.balance, one.closing) == (last.balance, as_entered)
					&& last.closing.reported <= one.closing.reported
			};
			ensure!(
				entered.as_ref().is_none_or(|one| known.is_some_and(|last| is_that(one, last))),
				"7: the last statement of a custodian is not what the register says"
			);
		}
		ensure!(
			Statements::<T>::iter_keys().all(|(custodian, _)| Custodians::<T>::contains_key(custodian)),
			"7: a statement of no custodian"
		);
		Ok(())
	}

	fn check_closings() -> Result<(), TryRuntimeError> {
		for (number, custodian) in Custodians::<T>::iter() {
			let days: Vec<_> = custodian.closings.iter().map(|closing| closing.day).collect();
			let today = Self::today().unwrap_or(Day::MAX);
			ensure!(
				is_rising(&days) && days.last().is_none_or(|last| *last <= today),
				"15: the days at whose end it is known what a custodian answered for are not in order"
			);
			let is_now = |closing: &Closing| {
				(Some(closing.outstanding), closing.reported) == (Self::liable(number, &custodian), custodian.reported)
			};
			ensure!(
				custodian.closings.last().is_some_and(is_now),
				"15: a custodian answers for something else than is kept of the last day"
			);
		}
		Ok(())
	}

	fn check_accounts() -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<CoopId, u32>::new();
		for registration in Registered::<T>::iter_values() {
			ensure!(T::Coops::standing(registration.coop).is_some(), "8: a co-op answers that is not in the register");
			let count = counts.entry(registration.coop).or_default();
			*count = count.saturating_add(1);
		}
		ensure!(
			counts == RegisteredCount::<T>::iter().collect()
				&& counts.values().all(|count| *count <= T::MaxRegistered::get()),
			"8: the count of registered accounts is wrong or beyond the bound"
		);
		Ok(())
	}
}
