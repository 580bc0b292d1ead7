//! The invariants numbered in the documentation of the pallet, checked against the whole state.

use super::*;
use crate::rules::{balance, limits};
use alloc::collections::{BTreeMap, BTreeSet};
use sp_runtime::TryRuntimeError;

type Checked = Result<(), TryRuntimeError>;

/// Adds to a sum, or says that it is too large.
fn add(sum: &mut Balance, amount: Balance) -> Checked {
	*sum = sum.checked_add(amount).ok_or("3: a sum is too large")?;
	Ok(())
}

/// Takes from a sum, or says that there is not as much.
fn take(sum: &mut Balance, amount: Balance) -> Checked {
	*sum = sum.checked_sub(amount).ok_or("3: more was taken from a sum than it has")?;
	Ok(())
}

/// All of one ledger.
struct Whole<T: Config> {
	id: LedgerId,
	record: LedgerOf<T>,
	accounts: BTreeMap<AccountNo, AccountOf<T>>,
	entries: BTreeMap<EntryNo, EntryOf<T>>,
	pendings: BTreeMap<PendingNo, PendingOf<T>>,
	closes: BTreeMap<u32, Close<T::Hash>>,
}

impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Checked {
		let known = Ledgers::<T>::contains_key;
		ensure!(Entries::<T>::iter_keys().all(|(id, _)| known(id)), "8: entries of a ledger that is not open");
		ensure!(Pendings::<T>::iter_keys().all(|(id, _)| known(id)), "4: something waits in a ledger that is not open");
		ensure!(Accounts::<T>::iter_keys().all(|(id, _)| known(id)), "3: an account of a ledger that is not open");
		for (at, due) in Deadlines::<T>::iter_keys() {
			let pending = Pendings::<T>::get(due.0, due.1).filter(Pending::is_open);
			let deadline = pending.and_then(|pending| pending.deadline);
			ensure!(deadline == Some(Moment::from_be_bytes(at)), "4: what does not wait expires");
		}
		for (id, record) in Ledgers::<T>::iter() {
			let whole = Whole::<T> {
				id,
				record,
				accounts: Accounts::<T>::iter_prefix(id).collect(),
				entries: Entries::<T>::iter_prefix(id).collect(),
				pendings: Pendings::<T>::iter_prefix(id).collect(),
				closes: Closes::<T>::iter_prefix(id).collect(),
			};
			whole.check_entries()?;
			whole.check_sums()?;
			whole.check_pendings()?;
			whole.check_units()?;
			whole.check_closes()?;
			whole.check_unconfirmed()?;
			whole.check_lines()?;
			whole.check_numbers()?;
			whole.check_opening()?;
			whole.check_taken_back()?;
			whole.check_links()?;
		}
		for (address, (id, account)) in AccountOfAddress::<T>::iter() {
			let cash = Accounts::<T>::get(id, account).map(|account| account.terms.cash);
			let is_its = matches!(&cash, Some(Cash::Units { address: its, .. }) if *its == address);
			ensure!(is_its, "6: an address has no account");
		}
		Ok(())
	}
}

impl<T: Config> Whole<T> {
	/// 1, 11, 12, 14: each entry by itself.
	fn check_entries(&self) -> Checked {
		for (no, entry) in &self.entries {
			let totals = balance::totals(&entry.legs);
			let is_balanced = totals.is_some_and(|(debits, credits)| debits == credits);
			let is_whole = entry.legs.iter().all(|leg| limits::is_amount(leg.amount));
			ensure!(is_balanced && is_whole && entry.legs.len() > 1, "1: the legs of an entry do not balance");
			ensure!(
				entry.legs.iter().all(|leg| self.accounts.contains_key(&leg.account)),
				"1: a leg is of an account that there is not"
			);
			if let Some([first, second]) = entry.hands {
				let is_party = |hand: Hand| entry.parties().contains(&&Party::Member(hand.coop, hand.member));
				ensure!(first != second, "11: one hand has begun and agreed");
				ensure!(!is_party(first) && !is_party(second), "11: a hand is a party");
			}
			let is_by_hands = entry.line.is_some() || entry.basis == Basis::Opening || self.undoes_opening(entry);
			ensure!(entry.hands.is_some() == is_by_hands, "11: hands lack");
			for leg in &entry.legs {
				let Some(LedgerAccount { terms, .. }) = self.accounts.get(&leg.account) else {
					continue;
				};
				let is_by_bank = entry.line.is_some() || terms.cash == Cash::Bank;
				let is_bookable = limits::is_bookable(&self.record, leg.amount);
				ensure!(!is_by_bank || is_bookable, "12: a bank cannot book the amount of a leg");
				let takes = terms.kind == AccountKind::IndivisibleReserve && leg.side == Side::Debit;
				let may = limits::may_take_from_reserve(&entry.basis) || self.gives_back(*no, leg.account);
				ensure!(!takes || may, "14: something was taken from an indivisible reserve");
			}
		}
		let mut items = self.pendings.values().flat_map(|pending| &pending.items);
		ensure!(
			items.all(|waiting| limits::is_bookable(&self.record, waiting.item.amount)),
			"12: a bank cannot book the amount of an item"
		);
		Ok(())
	}

	/// Whether an entry mirrors an opening.
	fn undoes_opening(&self, entry: &EntryOf<T>) -> bool {
		let undone = match entry.basis {
			Basis::Correction(wrong) => self.entries.get(&wrong),
			_ => None,
		};
		undone.is_some_and(|undone| undone.basis == Basis::Opening)
	}

	/// Whether an entry mirrors an opening, and the next one brings as much to an account as it takes from it.
	fn gives_back(&self, no: EntryNo, account: AccountNo) -> bool {
		let sum = |no: EntryNo, side| {
			let legs = self.entries.get(&no).map(|entry| entry.legs.iter()).into_iter().flatten();
			legs.filter(|leg| (leg.account, leg.side) == (account, side))
				.fold(0, |sum: Balance, leg| sum.saturating_add(leg.amount))
		};
		let next = no.saturating_add(1);
		let is_opened = self.entries.get(&next).is_some_and(|entry| entry.basis == Basis::Opening);
		let undoes = self.entries.get(&no).is_some_and(|entry| self.undoes_opening(entry));
		undoes && is_opened && sum(next, Side::Credit) >= sum(no, Side::Debit)
	}

	/// 15: of the openings the last one stands, and those before it are mirrored.
	fn check_opening(&self) -> Checked {
		let openings = self.entries.iter().filter(|(_, entry)| entry.basis == Basis::Opening);
		let openings: Vec<EntryNo> = openings.map(|(no, _)| *no).collect();
		let last = openings.last().copied().unwrap_or_default();
		ensure!(last == self.record.opening, "15: the opening that stands is not the last one");
		for no in openings {
			let mirrored = self.entries.values().any(|entry| entry.basis == Basis::Correction(no));
			ensure!(mirrored == (no != last), "15: an opening is not mirrored, or the one that stands is");
		}
		Ok(())
	}

	/// 2, 3, 5: the sums of accounts.
	fn check_sums(&self) -> Checked {
		ensure!(self.accounts.keys().copied().eq(1..=self.record.last_account), "3: a number of an account is missing");
		let mut counted: BTreeMap<AccountNo, Sums> = BTreeMap::new();
		for leg in self.entries.values().flat_map(|entry| &entry.legs) {
			add(counted.entry(leg.account).or_default().posted(leg.side), leg.amount)?;
		}
		for pending in self.pendings.values() {
			for waiting in &pending.items {
				let account = counted.entry(waiting.item.account).or_default();
				add(account.pending(pending.side()), waiting.remaining)?;
				let bank = counted.entry(pending.bank).or_default();
				add(bank.pending(pending.side().other()), waiting.remaining)?;
			}
		}
		let mut all = Sums::default();
		for (no, account) in &self.accounts {
			let sums = account.sums;
			ensure!(
				counted.get(no).copied().unwrap_or_default() == sums,
				"3: the sums of an account are not its entries'"
			);
			ensure!(account.is_within_limit(), "5: more has gone or is set aside than there is");
			add(&mut all.debits, sums.debits)?;
			add(&mut all.credits, sums.credits)?;
			add(&mut all.pending_debits, sums.pending_debits)?;
			add(&mut all.pending_credits, sums.pending_credits)?;
		}
		ensure!(
			all.debits == all.credits && all.pending_debits == all.pending_credits,
			"2: the debits of a ledger are not its credits"
		);
		Ok(())
	}

	/// 4: of an item never more is posted and waits than its amount.
	fn check_pendings(&self) -> Checked {
		ensure!(self.pendings.keys().copied().eq(1..=self.record.last_pending), "4: a number of what waits is missing");
		let open = self.pendings.values().filter(|pending| pending.is_open());
		ensure!(count(open.count()) == self.record.open_pendings, "4: what waits is not counted");
		for by in self.pendings.values().filter_map(|pending| pending.by).chain(self.record.expected.keys().copied()) {
			let open = self.pendings.values().filter(|pending| pending.is_open() && pending.by == Some(by));
			ensure!(count(open.count()) == self.record.expected_by(by), "4: what a hand expects is not counted");
		}
		let mut posted: BTreeMap<(PendingNo, Place), Balance> = BTreeMap::new();
		for leg in self.entries.values().flat_map(|entry| &entry.legs) {
			match leg.origin {
				Some(Origin::Item(no, place)) => add(posted.entry((no, place)).or_default(), leg.amount)?,
				Some(Origin::Back(..)) | None => {}
			}
		}
		for entry in self.entries.values().filter(|entry| matches!(entry.basis, Basis::Correction(_))) {
			for item in entry.legs.iter().filter_map(|leg| Some((self.taken_leg(leg)?.origin?, leg.amount))) {
				if let (Origin::Item(no, place), amount) = item {
					take(posted.entry((no, place)).or_default(), amount)?;
				}
			}
		}
		for (no, pending) in &self.pendings {
			if let (true, Some(at)) = (pending.is_open(), pending.deadline) {
				let is_due = Deadlines::<T>::contains_key(at.to_be_bytes(), (self.id, *no));
				ensure!(is_due, "4: what waits does not expire");
			}
			for (waiting, place) in pending.items.iter().zip(0..) {
				let mut all = posted.remove(&(*no, place)).unwrap_or_default();
				add(&mut all, waiting.remaining)?;
				ensure!(all <= waiting.item.amount, "4: more of an item was posted and waits than its amount");
			}
		}
		ensure!(posted.values().all(|amount| *amount == 0), "4: an item was posted that never waited");
		Ok(())
	}

	/// 6: addresses hold what the books say.
	fn check_units(&self) -> Checked {
		for (no, LedgerAccount { terms, sums, .. }) in &self.accounts {
			if let Cash::Units { address, .. } = &terms.cash {
				let held = sums.debits.checked_sub(sums.credits);
				let holds = held.is_some_and(|held| T::Currency::total_balance(address) >= held);
				ensure!(holds, "6: an address holds less than the books say");
				ensure!(AccountOfAddress::<T>::get(address) == Some((self.id, *no)), "6: an account has no address");
			}
		}
		Ok(())
	}

	/// What a bank account has in entries of some days.
	fn sums_of(&self, bank: AccountNo, is_meant: impl Fn(Day) -> bool) -> Result<Sums, TryRuntimeError> {
		let mut sums = Sums::default();
		for entry in self.entries.values().filter(|entry| is_meant(entry.day)) {
			for leg in entry.legs.iter().filter(|leg| leg.account == bank) {
				add(sums.posted(leg.side), leg.amount)?;
			}
		}
		Ok(sums)
	}

	/// 16: what no statement has confirmed came on days that are open.
	fn check_unconfirmed(&self) -> Checked {
		for (no, account) in &self.accounts {
			let open = self.sums_of(*no, |day| self.record.is_open(day))?;
			let most = match account.terms.cash {
				Cash::Bank => open.debits,
				_ if account.is_of_shares() && account.counted_at == self.record.closes => open.credits,
				_ if account.is_of_shares() => account.sums.credits,
				_ => 0,
			};
			ensure!(account.unconfirmed <= most, "16: more came without a statement than came at all");
		}
		Ok(())
	}

	/// 7, 9: what was closed stays as the statement says.
	fn check_closes(&self) -> Checked {
		ensure!(self.closes.keys().copied().eq(1..=self.record.closes), "7: a number of a close is missing");
		let banks = self.accounts.iter().filter(|(_, account)| account.terms.cash == Cash::Bank).map(|(no, _)| no);
		ensure!(banks.eq(&self.record.banks), "7: the banks of a ledger are not its accounts");
		let days: Vec<Day> = self.closes.values().map(|close| close.through).collect();
		ensure!(
			days.iter().zip(days.iter().skip(1)).all(|(day, next)| day < next)
				&& days.last().copied() == self.record.closed_through,
			"7: the days of closes are out of order"
		);
		for close in self.closes.values() {
			for stated in &close.balances {
				let sums = self.sums_of(stated.account, |day| day <= close.through)?;
				let held = BankBalance::of(stated.account, &sums, &DaySums::default());
				ensure!(held.as_ref() == Some(stated), "7: the cash at a close is not what the statement said");
			}
			let mut later = self.entries.iter().filter(|(no, _)| **no > close.entry);
			ensure!(later.all(|(_, entry)| entry.day > close.through), "9: an entry dates into a closed period");
		}
		Ok(())
	}

	/// 7: lines are explained by entries, and days are counted.
	fn check_lines(&self) -> Checked {
		for (bank, account) in &self.accounts {
			if account.terms.cash != Cash::Bank {
				ensure!(account.days.is_empty(), "7: days are kept of an account that is at no bank");
				continue;
			}
			let bank = *bank;
			let mut explained: BTreeMap<T::Hash, Balance> = BTreeMap::new();
			for entry in self.entries.values() {
				let Some((_, reference)) = entry.line.filter(|(of, _)| *of == bank) else {
					continue;
				};
				let sum = explained.entry(reference).or_default();
				for leg in entry.legs.iter().filter(|leg| leg.account == bank) {
					match entry.basis {
						Basis::Correction(_) => take(sum, leg.amount)?,
						_ => add(sum, leg.amount)?,
					}
				}
			}
			explained.retain(|_, amount| *amount > 0);
			let lines: BTreeMap<T::Hash, Line> = StatementLines::<T>::iter_prefix((self.id, bank)).collect();
			let kept: BTreeMap<_, _> = lines.iter().map(|(reference, line)| (*reference, line.explained)).collect();
			ensure!(kept == explained, "7: a line is not explained by its entries");
			ensure!(lines.values().all(|line| line.explained <= line.amount), "7: a line is explained too often");

			let mut days: BTreeMap<Day, DaySums> = BTreeMap::new();
			let open = self.entries.values().map(|entry| entry.day).filter(|day| self.record.is_open(*day));
			for day in open.collect::<BTreeSet<_>>() {
				let Sums { debits, credits, .. } = self.sums_of(bank, |other| other == day)?;
				days.insert(day, DaySums { debits, credits, unexplained: 0 });
			}
			for line in lines.values().filter(|line| line.is_unexplained()) {
				ensure!(self.record.is_open(line.booked), "7: a line of a closed day is not explained in full");
				let sums = days.entry(line.booked).or_default();
				sums.unexplained = sums.unexplained.checked_add(1).ok_or("7: too many lines")?;
			}
			let mut kept: BTreeMap<_, _> = account.days.clone().into_inner();
			days.retain(|_, sums| *sums != DaySums::default());
			kept.retain(|_, sums| *sums != DaySums::default());
			ensure!(kept == days, "7: the days of a bank account are not those of its entries");
		}
		Ok(())
	}

	/// 8: numbers have no gap, and the head proves all entries.
	fn check_numbers(&self) -> Checked {
		ensure!(self.entries.keys().copied().eq(1..=self.record.last_entry), "8: a number of an entry is missing");
		let head = self.entries.values().fold(T::Hash::default(), |head, entry| T::Hashing::hash_of(&(head, entry)));
		ensure!(head == self.record.head, "8: the head is not that of the entries");
		Ok(())
	}

	/// The leg that a leg takes back.
	fn taken_leg(&self, leg: &EntryLegOf<T>) -> Option<&EntryLegOf<T>> {
		match leg.origin {
			Some(Origin::Back(no, place)) => self.entries.get(&no)?.leg(place),
			_ => None,
		}
	}

	/// 10: what is taken back of a leg is at most its amount, and not before it.
	fn check_taken_back(&self) -> Checked {
		let mut taken: BTreeMap<(EntryNo, Place), Balance> = BTreeMap::new();
		for entry in self.entries.values() {
			for leg in &entry.legs {
				let Some(Origin::Back(no, place)) = leg.origin else {
					continue;
				};
				let before = self.entries.get(&no).ok_or("10: an entry comes back that there is not")?;
				ensure!(entry.day >= before.day, "10: something came back before it went");
				add(taken.entry((no, place)).or_default(), leg.amount)?;
				let undone = self.taken_leg(leg).ok_or("10: a leg comes back that there is not")?;
				if let Some(Origin::Back(no, place)) = undone.origin {
					take(taken.entry((no, place)).or_default(), leg.amount)?;
				}
			}
		}
		taken.retain(|_, amount| *amount > 0);
		let all = TakenBacks::<T>::iter_prefix(self.id);
		let kept = all.flat_map(|(no, taken)| taken.into_iter().map(move |(place, amount)| ((no, place), amount)));
		ensure!(kept.collect::<BTreeMap<_, _>>() == taken, "10: what came back is not counted");
		let is_within = |((no, place), amount): (&(EntryNo, Place), &Balance)| {
			self.entries.get(no).and_then(|entry| entry.leg(*place)).is_some_and(|leg| *amount <= leg.amount)
		};
		ensure!(taken.iter().all(is_within), "10: more came back of a leg than went");
		Ok(())
	}

	/// The mirrored legs of an entry.
	fn mirrored(id: LedgerId, entry: &EntryOf<T>, mirrors: bool) -> Vec<(LedgerId, AccountNo, Side, Balance)> {
		let mut mirrored = Vec::new();
		for leg in &entry.legs {
			if let Some((other, account)) = Accounts::<T>::get(id, leg.account).and_then(|known| known.terms.mirror) {
				mirrored.push(match mirrors {
					true => (other, account, leg.side.other(), leg.amount),
					false => (id, leg.account, leg.side, leg.amount),
				});
			}
		}
		mirrored.sort();
		mirrored
	}

	/// 13: what one ledger owes to another is in both.
	fn check_links(&self) -> Checked {
		for (no, entry) in &self.entries {
			match entry.linked {
				Some((other, number)) => {
					let linked =
						Entries::<T>::get(other, number).filter(|linked| linked.linked == Some((self.id, *no)));
					let linked = linked.ok_or("13: an entry is linked with one that is not linked with it")?;
					let mirrors = Self::mirrored(self.id, entry, true) == Self::mirrored(other, &linked, false);
					ensure!(mirrors, "13: what one ledger owes is not what the other is owed");
				}
				None => {
					let mut mirrored = entry.legs.iter().filter(|leg| {
						let account = self.accounts.get(&leg.account);
						account.is_some_and(|account| account.terms.mirror.is_some())
					});
					ensure!(mirrored.all(|leg| leg.origin.is_some()), "13: what is mirrored was entered in one ledger");
				}
			}
		}
		Ok(())
	}
}
