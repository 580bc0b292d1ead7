//! Scenes of shares that are paid later, and of what comes by bank outside offers.

use super::scene::*;
use crate::*;
use frame::benchmarking::prelude::*;

impl<T: Config> Scene<T> {
	/// What the first shares of a member cost beside their par.
	pub(super) fn fee(&self) -> Result<Balance, BenchmarkError> {
		let (book, class, _) = may(Pallet::<T>::book_and_class(self.coop, FIRST))?;
		may(Pallet::<T>::entry_fee(self.coop, &book, &class, &Default::default()))
	}

	/// Lets a member pay so many shares of a class later, unless they do already.
	pub(super) fn commit(&self, no: ClassNo, member: MemberNo, unpaid: u64) -> Result<CommitmentOf<T>, BenchmarkError> {
		let key = (self.coop, no, member);
		if let Some(known) = Commitments::<T>::get(key) {
			return Ok(known);
		}
		let (_, class, today) = may(Pallet::<T>::book_and_class(self.coop, no))?;
		let commitment = may(Pallet::<T>::new_commitment((self.coop, no), &class, unpaid, today))?;
		self.put_commitment(key, (None, Some(commitment)))?;
		Ok(commitment)
	}

	/// As [`Self::commit`], where the time is over, and that which a reminder has left them too.
	pub(super) fn late(&self, member: MemberNo, unpaid: u64, is_reminded: bool) -> Result<(), BenchmarkError> {
		let before = self.commit(FIRST, member, unpaid)?;
		let last_day = Self::today()?.saturating_sub(1);
		let reminder = is_reminded.then(|| Reminder { document: hash::<T>("reminder"), last_day, paused: 0 });
		let after = Commitment { is_late: true, last_day, reminder, ..before };
		self.put_commitment((self.coop, FIRST, member), (Some(before), Some(after)))
	}

	fn put_commitment(
		&self,
		key: (CoopId, ClassNo, MemberNo),
		change: (Option<CommitmentOf<T>>, Option<CommitmentOf<T>>),
	) -> Result<(), BenchmarkError> {
		let mut book = Books::<T>::get(self.coop).ok_or("the co-op has shares")?;
		let class = Classes::<T>::get(key.0, key.1).ok_or("there is the class")?;
		may(Pallet::<T>::put_commitment(&mut book, &class, key, change))?;
		Books::<T>::insert(self.coop, book);
		Ok(())
	}

	/// Lets a member have promised to pay two shares of the first class for each that they pay at once.
	pub(super) fn promise(&self, member: MemberNo, first: u64) -> Result<(), BenchmarkError> {
		let lapses_at = T::Clock::in_days(limits::EXPECTED_DAYS).ok_or("there is such a time")?;
		let promise = Promise { shares: first.saturating_mul(2), first, lapses_at };
		Promises::<T>::insert((self.coop, FIRST, member), promise);
		Ok(())
	}

	/// Lets a bank have taken so much back of a member that had become something else.
	pub(super) fn miss(&self, member: MemberNo, account: AccountNo, amount: Balance) -> Result<(), BenchmarkError> {
		Missing::<T>::insert((self.coop, member, account), amount);
		may(Pallet::<T>::change_stake(self.coop, member, |stake| {
			stake.missing = stake.missing.checked_add(amount)?;
			Some(())
		}))
	}

	/// Lets members be expected to pay by as many lists as there can be, of which one has ended. Gives so many of the members,
	/// whose bank details are known.
	pub(super) fn expect_often(&mut self, n: u32) -> Result<Vec<MemberNo>, BenchmarkError> {
		let members = self.listed(limits::MAX_LIST);
		let list: Vec<_> = members.iter().map(|member| (*member, 1)).collect();
		for _ in 1..limits::MAX_CLASS_LISTS {
			let expecting = may(Pallet::<T>::may_expect_shares(self.coop, FIRST, &list))?;
			Pallet::<T>::do_expect(self.coop, expecting)?;
		}
		let ended = Books::<T>::mutate(self.coop, |book| book.as_mut()?.lists.try_push(PendingNo::MAX).ok());
		ended.ok_or("there is room for it")?;
		let members: Vec<_> = members.into_iter().zip(0..n).map(|(member, _)| member).collect();
		for member in &members {
			T::Ledger::benchmark_details(Pallet::<T>::ledger(self.coop), Party::Member(self.coop, *member));
		}
		Ok(members)
	}

	/// Holds aside what a member has paid by bank for so many shares and something more, and gives what is due.
	pub(super) fn remit(&self, member: MemberNo, shares: u64) -> Result<Due, BenchmarkError> {
		let half = ONE.saturating_div(2);
		let paid = ONE.saturating_mul(shares.into()).saturating_add(self.fee()?).saturating_add(half);
		let (account, due_at) = (self.book()?.accounts.paid_in, T::Clock::deadline());
		let remittance =
			Remittance { class: FIRST, member, account, paid, day: Self::today()?, due_at, is_late: false };
		Remittances::<T>::insert((self.coop, 1, 0), remittance);
		Books::<T>::mutate(self.coop, |book| book.iter_mut().for_each(|book| book.aside = paid));
		may(Pallet::<T>::change_stake(self.coop, member, |stake| {
			stake.open = stake.open.checked_add(1)?;
			Some(())
		}))?;
		self.credit(account, paid)?;
		Ok(Due::Remittance(self.coop, 1, 0))
	}
}
