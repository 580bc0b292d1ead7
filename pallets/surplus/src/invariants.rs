//! The invariants numbered in the documentation of the pallet, checked against the whole state.

use super::*;
use alloc::collections::{BTreeMap, BTreeSet};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (coop, book) in Books::<T>::iter() {
			Self::check_years(coop, &book)?;
			Self::check_payables(coop, &book)?;
			Self::check_pools(coop, &book)?;
			Self::check_kept(coop, &book)?;
			Self::check_losses(&book)?;
			Self::check_education(coop, &book)?;
			Self::check_patronage(coop, &book)?;
			Self::check_accounts(coop, &book)?;
			Self::check_debts(coop, &book)?;
		}
		let has_book = |coop: CoopId| Books::<T>::contains_key(coop);
		ensure!(
			Years::<T>::iter_keys().all(|(coop, _)| has_book(coop)),
			"1: a year was closed of no co-op that keeps any"
		);
		ensure!(
			Pools::<T>::iter_keys().all(|(coop, _)| has_book(coop)),
			"4: a pool is of no co-op that has closed a year"
		);
		ensure!(
			Patronages::<T>::iter_keys().all(|(coop, _)| has_book(coop)),
			"10: patronage is of no co-op that has closed a year"
		);
		ensure!(
			MemberAccounts::<T>::iter_keys().all(|(coop, _)| has_book(coop)),
			"11: a member account is of no co-op that has closed a year"
		);
		ensure!(
			Charges::<T>::iter_keys()
				.map(|(coop, _)| coop)
				.chain(Debts::<T>::iter_keys().map(|(coop, _)| coop))
				.all(has_book),
			"13: members owe of losses in a co-op that has closed no year"
		);
		Self::check_bases()?;
		Self::check_confirmations()?;
		Self::check_locked()
	}

	/// Years follow one another, and the books say what became of their results.
	fn check_years(coop: CoopId, book: &Book) -> Result<(), TryRuntimeError> {
		let years: BTreeMap<Day, YearOf<T>> = Years::<T>::iter_prefix(coop).collect();
		let signed = |amount: Balance| i128::try_from(amount).unwrap_or(i128::MAX);
		let (mut next, mut allocated) = (None, signed(book.charged).saturating_neg());
		for (from, year) in &years {
			ensure!(next.is_none_or(|next| next == *from), "1: a year does not begin where the last one ended");
			let days = year.until.checked_sub(*from).and_then(|days| u32::try_from(days).ok());
			ensure!(
				days.is_some_and(|days| (1..=limits::MAX_YEAR_DAYS).contains(&days)),
				"1: a year has no days or too many"
			);
			next = Some(year.until);
			ensure!(year.is_of_figures(), "2: a result is not that of the figures of its year");
			let more = match year.result {
				YearResult::Surplus(waterfall) => signed(waterfall.allocated().unwrap_or(Balance::MAX)),
				YearResult::Loss(cover) => signed(cover.voluntary.saturating_add(cover.reserve)).saturating_neg(),
			};
			allocated = allocated.saturating_add(more).saturating_sub(signed(year.from_accounts));
		}
		let last = years.keys().next_back().copied();
		ensure!(
			(last, next) == (Some(book.last), Some(book.until)),
			"1: the last year is not the one that was closed last"
		);
		let sums = T::Ledger::sums(Self::ledger(coop), book.accounts.allocated);
		let entered = sums.map(|sums| signed(sums.debits).saturating_sub(signed(sums.credits)));
		ensure!(entered == Some(allocated), "2: the books do not say what became of the results");
		Ok(())
	}

	/// What is owed to the fund and the federation is what the books say.
	fn check_payables(coop: CoopId, book: &Book) -> Result<(), TryRuntimeError> {
		for to in [Beneficiary::Fund, Beneficiary::Federation] {
			let sums = T::Ledger::sums(Self::ledger(coop), book.account_of(to)).ok_or("3: an account is not there")?;
			let Payable { due, ordered, overpaid } = *book.payable(to);
			let owed = due.saturating_add(ordered).saturating_add(sums.debits);
			ensure!(owed == overpaid.saturating_add(sums.credits), "3: what is owed is not what the books say");
			ensure!(ordered == sums.pending_debits, "3: what the bank is to pay is not what the books say");
			ensure!(due == 0 || overpaid == 0, "3: something is owed and paid twice");
		}
		Ok(())
	}

	/// What is to be divided by use is in the books, and what of it is paid is set aside.
	fn check_pools(coop: CoopId, book: &Book) -> Result<(), TryRuntimeError> {
		let (mut amounts, mut cash): (Balance, Balance) = (0, 0);
		for (year, pool) in Pools::<T>::iter_prefix(coop) {
			let of = Years::<T>::get(coop, year).map(|year| year.result);
			let is_of = matches!(of, Some(YearResult::Surplus(waterfall)) if waterfall.patronage == pool.amount && pool.amount > 0);
			ensure!(is_of, "4: a pool is not what its year leaves to be divided");
			let lapses = Deadlines::<T>::contains_key(pool.lapses_at.to_be_bytes(), Due::Pool(coop, year));
			ensure!(lapses, "4: what nobody divides does not lapse by itself");
			amounts = amounts.saturating_add(pool.amount);
			cash = cash.saturating_add(pool.cash().map_err(|_| "4: a pool cannot be paid")?);
		}
		let sums_up = (book.pooled, book.pooled_cash) == (amounts, cash);
		ensure!(sums_up, "4: what is to be divided is not the sum of the pools");
		let is_entered = Self::credit_of(coop, book.accounts.patronage) == amounts;
		ensure!(is_entered, "4: what is to be divided is not what the books say");
		Ok(())
	}

	/// The accounts of members are in the books.
	fn check_kept(coop: CoopId, book: &Book) -> Result<(), TryRuntimeError> {
		let in_order = book.kept.windows(2).all(|pair| matches!(pair, [one, next] if one.year < next.year));
		ensure!(
			in_order && book.kept.iter().all(|of| of.left <= of.kept),
			"5: member accounts are out of order or too large"
		);
		let is_entered = book.in_accounts() == Some(Self::credit_of(coop, book.accounts.kept));
		ensure!(is_entered, "5: member accounts are not what the books say");
		Ok(())
	}

	/// Losses are carried in their order.
	fn check_losses(book: &Book) -> Result<(), TryRuntimeError> {
		let in_order = book.carried.windows(2).all(|pair| matches!(pair, [one, next] if one.year < next.year));
		let are_some = book.carried.iter().all(|of| of.amount > 0 && of.year < book.until);
		ensure!(in_order && are_some, "6: losses are carried out of order, or none");
		let are_parts = book.reserve_parts.iter().all(|part| *part <= limits::WHOLE_BPS);
		ensure!(are_parts, "6: the reserve got more than all of a surplus");
		Ok(())
	}

	/// The education fund is in the books, and becomes the federation's by itself.
	fn check_education(coop: CoopId, book: &Book) -> Result<(), TryRuntimeError> {
		let in_order = book.education.windows(2).all(|pair| matches!(pair, [one, next] if one.0 < next.0));
		ensure!(in_order && book.education.iter().all(|(_, left)| *left > 0), "7: the education fund is out of order");
		let is_entered = Self::credit_of(coop, book.accounts.education) == book.in_education();
		ensure!(is_entered, "7: the education fund is not what the books say");
		let due: BTreeSet<_> = Deadlines::<T>::iter_keys().map(|(_, due)| due).collect();
		let is_due = |(day, _): &(Day, Balance)| due.contains(&Due::Education(coop, *day));
		ensure!(book.education.iter().all(is_due), "7: education does not become the federation's by itself");
		Ok(())
	}

	fn check_bases() -> Result<(), TryRuntimeError> {
		let is_whole = |of: BasesOf<T>| Self::ensure_weighted(&of.bases, of.document).is_ok();
		ensure!(Bases::<T>::iter_values().all(is_whole), "8: the weights of bases are not the whole");
		Ok(())
	}

	/// Every auditor has one confirmation at most, which is found by its content.
	fn check_confirmations() -> Result<(), TryRuntimeError> {
		let by_auditor: BTreeSet<_> =
			Confirmations::<T>::iter().map(|(coop, by, content)| (coop, content, by)).collect();
		let by_content: BTreeSet<_> = Confirmed::<T>::iter_keys().collect();
		ensure!(by_auditor == by_content, "9: accounts are confirmed by nobody, or a confirmation is not found");
		Ok(())
	}

	/// What bears no loss is in the indivisible reserve.
	fn check_locked() -> Result<(), TryRuntimeError> {
		let today = Self::today().map_err(|_| "12: today is no day")?;
		for (coop, locks) in Locked::<T>::iter() {
			let in_order = locks.parts.windows(2).all(|pair| matches!(pair, [one, next] if one.0 < next.0));
			let are_some = !locks.parts.is_empty() && locks.parts.iter().all(|(_, amount)| *amount > 0);
			ensure!(in_order && are_some, "12: the locks of a reserve are out of order, or of nothing");
			let reserve = T::Dues::accounts(coop).map_err(|_| "12: a reserve is locked that is not there")?.reserve;
			ensure!(locks.on(today) <= Self::credit_of(coop, reserve), "12: more is locked than the reserve has");
		}
		Ok(())
	}

	/// A year is divided once: its pool waits, or its claims are open. What happens by itself is in the queue.
	fn check_patronage(coop: CoopId, book: &Book) -> Result<(), TryRuntimeError> {
		let is_due = |at: Moment, due| Deadlines::<T>::contains_key(at.to_be_bytes(), due);
		for (year, patronage) in Patronages::<T>::iter_prefix(coop) {
			let has_pool = Pools::<T>::contains_key(coop, year);
			let is_divided_once = has_pool != patronage.claimed().is_some();
			ensure!(is_divided_once, "10: a pool is to be divided that was, or one that is not there");
			match patronage.state {
				PatronageState::Stopped => {}
				PatronageState::Confirmed(of) => {
					let objected = Objections::<T>::iter_prefix_values((coop, year));
					let objections = objected.filter(|round| *round == patronage.round).count();
					ensure!(
						u32::try_from(objections) == Ok(of.objections) && of.objections < of.needed,
						"10: objections are not counted"
					);
					ensure!(is_due(of.ends_at, Due::Claims(coop, year)), "10: claims do not open by themselves");
				}
				PatronageState::Open(claimed) => {
					let limits = claimed.is_lapsed || is_due(claimed.lapses_at, Due::Limitation(coop, year));
					let to_collect = claimed.revolved.filter(|_| book.running.contains(&year));
					let ends = to_collect.is_none_or(|of| is_due(of.lapses_at, Due::Accounts(coop, year)));
					ensure!(limits && ends, "10: what nobody claims or collects does not lapse by itself");
					ensure!(
						claimed.cash <= patronage.commitment.cash
							&& patronage.kept().is_some_and(|kept| claimed.kept <= kept),
						"10: more was claimed than was committed to"
					);
				}
			}
		}
		let is_running = |year: &Day| {
			let waits = Pools::<T>::contains_key(coop, *year);
			waits || Patronages::<T>::get(coop, *year).is_some_and(|of| of.claimed().is_some())
		};
		let in_order = book.running.windows(2).all(|pair| matches!(pair, [one, next] if one < next));
		ensure!(in_order && book.running.iter().all(is_running), "10: a year runs that is not divided");
		ensure!(
			Pools::<T>::iter_key_prefix(coop).all(|year| book.running.contains(&year)),
			"10: a pool is of a year that does not run"
		);
		Ok(())
	}

	/// What is kept of each year is in accounts or was not claimed, and every claim is one of a member.
	fn check_accounts(coop: CoopId, book: &Book) -> Result<(), TryRuntimeError> {
		let mut years: BTreeMap<Day, (u32, Balance)> = BTreeMap::new();
		for (_, account) in MemberAccounts::<T>::iter_prefix(coop) {
			let in_order = account.years.windows(2).all(|pair| matches!(pair, [one, next] if one.0 < next.0));
			ensure!(in_order, "11: the years of an account are out of order, or one is there twice");
			for (year, kept) in account.years {
				let (shares, all) = years.entry(year).or_default();
				(*shares, *all) = (shares.saturating_add(1), all.saturating_add(kept));
			}
		}
		for year in &book.running {
			let Some((patronage, claimed)) = Self::open_patronage(coop, *year).ok() else {
				ensure!(!years.contains_key(year), "11: a year was claimed to which claims are not open");
				continue;
			};
			let (shares, all) = years.get(year).copied().unwrap_or_default();
			ensure!(shares == claimed.shares, "11: claims are not counted");
			let unclaimed = patronage.unclaimed(&claimed).ok_or("11: more was claimed than was committed to")?;
			let kept = book.kept.iter().find(|of| of.year == *year).map_or(0, |of| of.kept);
			let open = claimed.revolved.map_or(kept, |revolved| revolved.open_kept);
			ensure!(all.checked_add(unclaimed) == Some(open), "11: accounts are not what was kept of a year");
		}
		ensure!(book.kept.iter().all(|of| book.running.contains(&of.year)), "11: accounts are of a year that is over");
		Ok(())
	}

	/// What members owe of losses is what was charged, and the books say what of it is left.
	fn check_debts(coop: CoopId, book: &Book) -> Result<(), TryRuntimeError> {
		let signed = |amount: Balance| i128::try_from(amount).unwrap_or(i128::MAX);
		let left = |debt: Debt| signed(debt.owed).saturating_sub(signed(debt.paid));
		let (mut count, mut owed) = (0u32, left(book.unnamed));
		for (no, charge) in Charges::<T>::iter_prefix(coop) {
			let parts: Vec<_> = ChargedTo::<T>::iter_prefix_values((coop, no)).collect();
			let shown = parts.iter().fold(0, |sum: Balance, part| sum.saturating_add(*part));
			let is_shown = u32::try_from(parts.len()) == Ok(charge.shares) && shown == charge.shown;
			ensure!(is_shown, "13: what was shown of a loss is not counted");
			let hidden =
				charge.commitment.total.checked_sub(shown).ok_or("13: members owe more of a loss than it is")?;
			ensure!((1..=book.charges).contains(&no), "13: losses that were charged are not numbered");
			(count, owed) = (count.saturating_add(1), owed.saturating_add(signed(hidden)));
		}
		ensure!(count == book.charges, "13: losses that were charged are not numbered");
		let of_members = Debts::<T>::iter_prefix_values(coop).map(left);
		let owed = of_members.fold(owed, i128::saturating_add);
		let sums = T::Ledger::sums(Self::ledger(coop), book.accounts.owed_back);
		let entered = sums.map(|sums| signed(sums.debits).saturating_sub(signed(sums.credits)));
		ensure!(entered == Some(owed), "13: what members owe of losses is not what the books say");
		Ok(())
	}
}
