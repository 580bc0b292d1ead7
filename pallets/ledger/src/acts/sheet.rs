//! A ledger as it would be: what an act changes, before it is written.

use crate::{
	rules::{balance, limits},
	*,
};
use alloc::collections::BTreeMap;

/// What a keeper is to hear.
type News<T> = (Keeper, Became, Day, HeardOf<T>);

/// What an act reads of a ledger and changes. It is kept in memory until [`Self::write`].
pub(crate) struct Sheet<T: Config> {
	pub id: LedgerId,
	pub record: LedgerOf<T>,
	accounts: BTreeMap<AccountNo, AccountOf<T>>,
	/// Pending entries, and whether they were open.
	pendings: BTreeMap<PendingNo, (PendingOf<T>, bool)>,
	taken_back: BTreeMap<EntryNo, TakenBack>,
	/// Lines, `None` those that are gone.
	lines: BTreeMap<(AccountNo, T::Hash), Option<Line>>,
	/// New entries in the order of their numbers.
	entries: Vec<(EntryNo, EntryOf<T>)>,
	news: Vec<News<T>>,
	/// Whether the line that is explained is one of a closed statement, so that what it brings was confirmed before.
	pub is_stated: bool,
	/// How many items and legs it has read, by which an act is weighed.
	pub read: u32,
}

impl<T: Config> Sheet<T> {
	/// The ledger as it is.
	pub fn open(id: LedgerId) -> Result<Self, Error<T>> {
		let record = Ledgers::<T>::get(id).ok_or(Error::<T>::NoSuchLedger)?;
		Ok(Self {
			id,
			record,
			accounts: BTreeMap::new(),
			pendings: BTreeMap::new(),
			taken_back: BTreeMap::new(),
			lines: BTreeMap::new(),
			entries: Vec::new(),
			news: Vec::new(),
			is_stated: false,
			read: 0,
		})
	}

	pub fn account(&mut self, no: AccountNo) -> Result<&mut AccountOf<T>, Error<T>> {
		if !self.accounts.contains_key(&no) {
			self.accounts.insert(no, Accounts::<T>::get(self.id, no).ok_or(Error::<T>::NoSuchAccount)?);
		}
		self.accounts.get_mut(&no).ok_or(Error::<T>::NoSuchAccount)
	}

	/// An account at a bank.
	pub fn bank(&mut self, no: AccountNo) -> Result<&mut AccountOf<T>, Error<T>> {
		let account = self.account(no)?;
		ensure!(account.terms.cash == Cash::Bank, Error::<T>::NotByBank);
		Ok(account)
	}

	/// An account that says what money is for.
	pub fn purpose(&mut self, no: AccountNo) -> Result<&mut AccountOf<T>, Error<T>> {
		let account = self.account(no)?;
		ensure!(!account.is_cash(), Error::<T>::IsCash);
		Ok(account)
	}

	/// Adds a pending entry and gives its number.
	pub fn add_pending(&mut self, pending: PendingOf<T>) -> Result<PendingNo, Error<T>> {
		let no = self.record.last_pending.checked_add(1).ok_or(Error::<T>::Overflow)?;
		self.record.last_pending = no;
		self.pendings.insert(no, (pending, false));
		Ok(no)
	}

	pub fn pending(&mut self, no: PendingNo) -> Result<&mut PendingOf<T>, Error<T>> {
		if !self.pendings.contains_key(&no) {
			let pending = Pendings::<T>::get(self.id, no).ok_or(Error::<T>::NoSuchPending)?;
			let was_open = pending.is_open();
			self.read = self.read.saturating_add(count(pending.items.len()));
			self.pendings.insert(no, (pending, was_open));
		}
		self.pendings.get_mut(&no).map(|(pending, _)| pending).ok_or(Error::<T>::NoSuchPending)
	}

	/// Lets so much of an item, `more` or less than now, wait: of the item, its account and the bank.
	pub fn wait(&mut self, no: PendingNo, place: Place, amount: Balance, more: bool) -> Result<(), Error<T>> {
		let pending = self.pending(no)?;
		let (side, bank) = (pending.side(), pending.bank);
		let waiting = pending.item_mut(place).ok_or(Error::<T>::NoSuchItem)?;
		let account = waiting.item.account;
		let change = |sum: &mut Balance| -> Result<(), Error<T>> {
			let changed = if more { sum.checked_add(amount) } else { sum.checked_sub(amount) };
			*sum = changed.ok_or(Error::<T>::MoreThanRemains)?;
			Ok(())
		};
		change(&mut waiting.remaining)?;
		change(self.account(account)?.sums.pending(side))?;
		change(self.account(bank)?.sums.pending(side.other()))
	}

	/// An entry that was made before.
	pub fn entry(&mut self, no: EntryNo) -> Result<EntryOf<T>, Error<T>> {
		let entry = Entries::<T>::get(self.id, no).ok_or(Error::<T>::NoSuchEntry)?;
		self.read = self.read.saturating_add(count(entry.legs.len()));
		Ok(entry)
	}

	pub fn taken_back(&mut self, no: EntryNo) -> &mut TakenBack {
		self.taken_back.entry(no).or_insert_with(|| TakenBacks::<T>::get(self.id, no))
	}

	pub fn line(&mut self, bank: AccountNo, reference: T::Hash) -> &mut Option<Line> {
		let key = (self.id, bank);
		self.lines.entry((bank, reference)).or_insert_with(|| StatementLines::<T>::get(key, reference))
	}

	/// Puts a line as it is now in the place of what it was, and counts whether its day has one that is not explained.
	pub fn put_line(&mut self, bank: AccountNo, reference: T::Hash, line: Option<Line>) -> Result<(), Error<T>> {
		let before = core::mem::replace(self.line(bank, reference), line);
		// The lines of a closed day are explained, but for as long as one is corrected.
		let waits = |line: Option<Line>| {
			let waiting = line.filter(|line| line.is_unexplained() && self.record.is_open(line.booked));
			waiting.map(|line| line.booked)
		};
		let (was, is) = (waits(before), waits(line));
		if was == is {
			return Ok(());
		}
		if let Some(day) = was {
			self.on_day(bank, day, |sums| Some(DaySums { unexplained: sums.unexplained.checked_sub(1)?, ..sums }))?;
		}
		if let Some(day) = is {
			self.on_day(bank, day, |sums| Some(DaySums { unexplained: sums.unexplained.checked_add(1)?, ..sums }))?;
		}
		Ok(())
	}

	/// Changes what a bank account has on a day that is open.
	fn on_day(
		&mut self,
		bank: AccountNo,
		day: Day,
		change: impl FnOnce(DaySums) -> Option<DaySums>,
	) -> Result<(), Error<T>> {
		let days = &mut self.account(bank)?.days;
		let sums = days.get(&day).copied().unwrap_or_default();
		let changed = change(sums).ok_or(Error::<T>::Overflow)?;
		days.try_insert(day, changed).map_err(|_| Error::<T>::TooManyDays)?;
		Ok(())
	}

	/// Enters an entry and gives its number. Whether limits hold is asked when all of an act is entered.
	pub fn enter(&mut self, entry: EntryOf<T>) -> Result<EntryNo, Error<T>> {
		let may_take = limits::may_take_from_reserve(&entry.basis);
		self.enter_where(entry, may_take)
	}

	/// As [`Self::enter`], where it is known whether it can take from an indivisible reserve.
	pub fn enter_where(&mut self, entry: EntryOf<T>, may_take: bool) -> Result<EntryNo, Error<T>> {
		ensure!(self.record.is_open(entry.day), Error::<T>::PeriodClosed);
		ensure!(entry.legs.iter().all(|leg| limits::is_amount(leg.amount)), Error::<T>::WrongAmount);
		let (debits, credits) = balance::totals(&entry.legs).ok_or(Error::<T>::Overflow)?;
		ensure!(debits == credits && debits > 0, Error::<T>::Unbalanced);
		let is_new = entry.line.is_some() && !self.is_stated;
		let closes = self.record.closes;
		for leg in &entry.legs {
			let account = self.account(leg.account)?;
			let takes = account.terms.kind == AccountKind::IndivisibleReserve && leg.side == Side::Debit;
			ensure!(!takes || may_take, Error::<T>::ReserveIsIndivisible);
			let is_settled = entry.linked.is_some() || leg.origin.is_some();
			ensure!(account.terms.mirror.is_none() || is_settled, Error::<T>::NotLinked);
			let sum = account.sums.posted(leg.side);
			*sum = sum.checked_add(leg.amount).ok_or(Error::<T>::Overflow)?;
			if is_new && account.is_of_shares() {
				account.count_held(&entry.basis, leg, closes).ok_or(Error::<T>::Overflow)?;
			}
			if account.terms.cash == Cash::Bank {
				if is_new {
					account.count_unconfirmed(&entry.basis, leg).ok_or(Error::<T>::Overflow)?;
				}
				self.on_day(leg.account, entry.day, |sums| {
					Some(match leg.side {
						Side::Debit => DaySums { debits: sums.debits.checked_add(leg.amount)?, ..sums },
						Side::Credit => DaySums { credits: sums.credits.checked_add(leg.amount)?, ..sums },
					})
				})?;
			}
		}
		let no = self.record.last_entry.checked_add(1).ok_or(Error::<T>::Overflow)?;
		self.record.last_entry = no;
		self.record.head = T::Hashing::hash_of(&(self.record.head, &entry));
		self.entries.push((no, entry));
		Ok(no)
	}

	/// Lets a keeper hear something.
	pub fn tell(&mut self, keeper: Keeper, became: Became, day: Day, heard: HeardOf<T>) {
		self.news.push((keeper, became, day, heard));
	}

	/// How many legs its new entries have beside those of the cash.
	pub fn count_legs(&self) -> u32 {
		self.entries.iter().map(|(_, entry)| count(entry.legs.len().saturating_sub(1))).fold(0, u32::saturating_add)
	}

	/// The number of the next entry.
	pub fn next_entry(&self) -> Result<EntryNo, Error<T>> {
		self.record.last_entry.checked_add(1).ok_or(Error::<T>::Overflow)
	}

	/// Asks what is asked of all that an act has entered, and counts the pending entries that are open.
	pub fn balanced(mut self) -> Result<Self, Error<T>> {
		ensure!(self.accounts.values().all(LedgerAccount::is_within_limit), Error::<T>::NotEnough);
		for (pending, was_open) in self.pendings.values() {
			let is_open = pending.is_open();
			if let Some(by) = pending.by.filter(|_| *was_open != is_open) {
				self.record.count_expected(by, is_open).ok_or(Error::<T>::TooManyOfYours)?;
			}
			let open = &mut self.record.open_pendings;
			*open = match (*was_open, is_open) {
				(false, true) => open.checked_add(1),
				(true, false) => open.checked_sub(1),
				_ => Some(*open),
			}
			.ok_or(Error::<T>::Overflow)?;
		}
		Ok(self)
	}

	/// Writes what was changed, and lets everybody hear of it.
	pub fn write(self) {
		let id = self.id;
		Ledgers::<T>::insert(id, self.record);
		for (no, account) in self.accounts {
			Accounts::<T>::insert(id, no, account);
		}
		for (no, (pending, was_open)) in self.pendings {
			if let Some(at) = pending.deadline {
				match (was_open, pending.is_open()) {
					(false, true) => Pallet::<T>::schedule(at, (id, no)),
					(true, false) => Pallet::<T>::unschedule(at, (id, no)),
					_ => {}
				}
			}
			Pendings::<T>::insert(id, no, pending);
		}
		for (no, taken) in self.taken_back {
			if taken.is_empty() {
				TakenBacks::<T>::remove(id, no);
			} else {
				TakenBacks::<T>::insert(id, no, taken);
			}
		}
		for ((bank, reference), line) in self.lines {
			match line {
				Some(line) => StatementLines::<T>::insert((id, bank), reference, line),
				None => StatementLines::<T>::remove((id, bank), reference),
			}
		}
		for (no, entry) in self.entries {
			Pallet::<T>::deposit_event(Event::Entered { ledger: id, entry: no, day: entry.day });
			Entries::<T>::insert(id, no, entry);
		}
		let mut news = self.news.into_iter().peekable();
		while let Some((keeper, became, day, heard)) = news.next() {
			let mut items = alloc::vec![heard];
			while let Some((.., heard)) = news.next_if(|next| (next.0, next.1, next.2) == (keeper, became, day)) {
				items.push(heard);
			}
			T::Heard::heard(id, keeper, became, day, &items);
		}
	}
}
