//! The invariants numbered in the documentation of the pallet, checked against the whole state.

use super::*;
use alloc::collections::{BTreeMap, BTreeSet};
use sp_runtime::TryRuntimeError;

/// References of one kind, by co-op.
type References<T> = BTreeSet<(CoopId, <T as frame_system::Config>::Hash)>;

/// Whether these are the numbers from 1 to the last one.
fn is_gap_free(last: u32, numbers: impl Iterator<Item = u32>) -> bool {
	let numbers: BTreeSet<_> = numbers.collect();
	numbers.len() == last as usize
		&& numbers.first().is_none_or(|first| *first == 1)
		&& numbers.last().is_none_or(|one| *one == last)
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
		for custodian in Custodians::<T>::iter_values() {
			let outstanding = custodian.outstanding().ok_or("1: more was redeemed than issued")?;
			units = units.checked_add(outstanding).ok_or("1: more is outstanding than can be")?;
		}
		ensure!(units == T::Currency::total_issuance(), "1: what exists is not what was issued and not redeemed");

		let mut references = References::<T>::new();
		Self::check_issues(&mut references)?;
		Self::check_deposits(&mut references)?;
		let used: References<T> = DepositReferences::<T>::iter_keys().collect();
		ensure!(used == references, "4: a reference of a deposit is not used, or not known");

		Self::check_statements()?;
		let mut references = References::<T>::new();
		Self::check_payouts(&mut references)?;
		Self::check_redemptions(&mut references)?;
		let used: References<T> = PayoutReferences::<T>::iter_keys().collect();
		ensure!(used == references, "4: a reference of a payout is not used, or not known");

		Self::check_notes()?;
		Self::check_accounts()
	}

	fn check_notes() -> Result<(), TryRuntimeError> {
		for (number, waiting) in PendingStatements::<T>::iter() {
			let custodian = Custodians::<T>::get(number).ok_or("13: a statement of no custodian waits")?;
			let officers: BTreeSet<_> = waiting.iter().map(|one| one.attested.by.member).collect();
			let is_own = waiting.iter().all(|one| one.attested.by.coop == custodian.coop);
			ensure!(
				!waiting.is_empty() && is_own && officers.len() == waiting.len(),
				"13: what waits to be a statement is not one of each officer"
			);
		}
		for deposit in Deposits::<T>::iter_values() {
			let custodian = Custodians::<T>::get(deposit.custodian).ok_or("5: a deposit of no custodian")?;
			let is_foreign = |objection: &ObjectionOf<T>| objection.noted.by.coop != custodian.coop;
			ensure!(deposit.objection.as_ref().is_none_or(is_foreign), "13: an objection is the custodian's own");
		}
		Ok(())
	}

	fn check_issues(references: &mut References<T>) -> Result<(), TryRuntimeError> {
		ensure!(
			is_gap_free(IssueCount::<T>::get(), Issues::<T>::iter_keys()),
			"2: a number of an issue is missing or was not given out"
		);
		let mut issued = BTreeMap::new();
		for issue in Issues::<T>::iter_values() {
			let custodian = Custodians::<T>::get(issue.custodian).ok_or("2: an issue of no custodian")?;
			add(&mut issued, issue.custodian, issue.amount)?;
			ensure!(references.insert((custodian.coop, issue.reference)), "4: a reference of a deposit is used twice");
			ensure!(
				issue.attested_by.coop == custodian.coop && issue.confirmed_by.coop != custodian.coop,
				"9: an issue was not attested in the custodian's co-op, or confirmed there"
			);
		}
		let sum = |number| issued.get(&number).copied().unwrap_or_default();
		ensure!(
			Custodians::<T>::iter().all(|(number, custodian)| custodian.issued == sum(number)),
			"2: a custodian has issued what is not in the register"
		);
		Ok(())
	}

	fn check_deposits(references: &mut References<T>) -> Result<(), TryRuntimeError> {
		let mut pending = BTreeMap::new();
		let mut due = BTreeSet::new();
		for (number, deposit) in Deposits::<T>::iter() {
			ensure!((1..=DepositCount::<T>::get()).contains(&number), "5: a deposit's number was not given out");
			let custodian = Custodians::<T>::get(deposit.custodian).ok_or("5: a deposit of no custodian")?;
			ensure!(
				references.insert((custodian.coop, deposit.reference)),
				"4: a reference of a deposit is used twice"
			);
			add(&mut pending, deposit.custodian, 1)?;
			due.insert((deposit.lapses_at, Due::Deposit(number).encode()));
		}
		let count = |number| pending.get(&number).copied().unwrap_or_default();
		ensure!(
			Custodians::<T>::iter().all(|(number, custodian)| {
				Balance::from(custodian.pending) == count(number) && custodian.pending <= T::MaxPending::get()
			}),
			"5: the count of deposits that wait is wrong or beyond the bound"
		);
		let queue: BTreeSet<_> =
			Deadlines::<T>::iter_keys().map(|(at, due)| (Moment::from_be_bytes(at), due.encode())).collect();
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
		let sum = |number| redeemed.get(&number).copied().unwrap_or_default();
		ensure!(
			Custodians::<T>::iter().all(|(number, custodian)| custodian.redeemed == sum(number)),
			"3: a custodian has redeemed what is not in the register"
		);
		Ok(())
	}

	fn check_redemptions(references: &mut References<T>) -> Result<(), TryRuntimeError> {
		let mut on_hold = BTreeMap::new();
		let mut reported = BTreeMap::new();
		let mut counted = BTreeMap::new();
		let mut held = BTreeMap::new();
		let mut open = BTreeMap::<T::AccountId, u32>::new();
		for (number, redemption) in Redemptions::<T>::iter() {
			ensure!((1..=RedemptionCount::<T>::get()).contains(&number), "6: a redemption's number was not given out");
			let custodian = Custodians::<T>::get(redemption.custodian).ok_or("6: a redemption of no custodian")?;
			add(&mut on_hold, redemption.custodian, redemption.amount)?;
			add(&mut held, redemption.holder.clone(), redemption.amount)?;
			let count = open.entry(redemption.holder).or_default();
			*count = count.saturating_add(1);
			let Report { reference, after, .. } = match redemption.stage {
				RedemptionStage::Requested => continue,
				RedemptionStage::Reported(report) | RedemptionStage::Disputed { report, .. } => report,
			};
			add(&mut reported, redemption.custodian, redemption.amount)?;
			let last = custodian.statement.map_or(0, |last| last.number);
			ensure!(after <= last, "12: a report was made after a statement that does not exist");
			if after < last {
				add(&mut counted, redemption.custodian, redemption.amount)?;
			}
			ensure!(references.insert((custodian.coop, reference)), "4: a reference of a payout is used twice");
		}
		let sum = |number| on_hold.get(&number).copied().unwrap_or_default();
		ensure!(
			Custodians::<T>::iter().all(|(number, custodian)| {
				custodian.on_hold == sum(number)
					&& custodian.outstanding().is_some_and(|most| custodian.on_hold <= most)
			}),
			"6: a custodian has on hold what is not open, or more than is outstanding"
		);
		let sum = |number| reported.get(&number).copied().unwrap_or_default();
		ensure!(
			Custodians::<T>::iter().all(|(number, custodian)| custodian.reported == sum(number)),
			"11: a custodian has reported what is not open, or has not reported what is"
		);
		let sum = |number| counted.get(&number).copied().unwrap_or_default();
		ensure!(
			Custodians::<T>::iter()
				.all(|(number, custodian)| { sum(number) <= custodian.statement.map_or(0, |last| last.reported) }),
			"12: a last statement has counted less as reported than what it has counted and is open"
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
			let times: Vec<_> =
				(1..=last).filter_map(|no| Statements::<T>::get(number, no)).map(|one| one.as_of).collect();
			ensure!(
				times.iter().zip(times.iter().skip(1)).all(|(one, next)| one < next),
				"7: statements are not in the order of time"
			);
			let entered = Statements::<T>::get(number, last);
			let known = custodian.statement.map(|last| (last.as_of, last.balance, last.outstanding));
			let counted = |reported: Balance| custodian.statement.is_some_and(|last| last.reported <= reported);
			ensure!(
				entered.as_ref().is_none_or(|one| counted(one.reported))
					&& entered.map(|one| (one.as_of, one.balance, one.outstanding)) == known,
				"7: the last statement of a custodian is not what the register says"
			);
		}
		ensure!(
			Statements::<T>::iter_keys().all(|(custodian, _)| Custodians::<T>::contains_key(custodian)),
			"7: a statement of no custodian"
		);
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
