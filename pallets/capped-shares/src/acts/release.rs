//! Money is released to those who wait in the queue, in its order.

use crate::*;
use rules::late;

/// What is released at most, and to whom.
pub(crate) struct Releasing {
	/// The most altogether.
	pub amount: Balance,
	/// The most to those who do not wait for too long.
	pub in_time: Balance,
	/// The first day of those who cannot be paid.
	pub until: Day,
	/// The most days of the queue.
	pub groups: u32,
	/// Today, or a day so long ago that nobody is owed interest on it.
	pub today: Day,
}

/// What was released.
#[derive(Clone, Copy)]
pub(crate) struct Released {
	/// Of the shares of those who wait.
	pub amount: Balance,
	/// Interest on what of it was overdue.
	pub interest: Balance,
	/// How many days of the queue were looked at.
	pub reached: u32,
}

impl<T: Config> Pallet<T> {
	/// The first days of both queues of a class.
	pub(crate) fn heads(coop: CoopId, no: ClassNo) -> impl Iterator<Item = Rank> {
		let of_heirs = HeirsQueue::<T>::iter_key_prefix((coop, no)).next();
		of_heirs.into_iter().chain(Queue::<T>::iter_key_prefix((coop, no)).next())
	}

	/// Whose turn it is of those of days before `until`: who is to be paid by the earliest day, of heirs and others alike.
	fn next_group(coop: CoopId, no: ClassNo, class: &ClassOf<T>, until: Day) -> Option<Rank> {
		Self::heads(coop, no).filter(|rank| day_of_rank(*rank) < until).min_by_key(|rank| class.terms.due_on(*rank))
	}

	/// Whether those of a rank wait for longer than the terms of the class, or the law for heirs, let them.
	fn is_overdue(class: &ClassOf<T>, rank: Rank, today: Day) -> bool {
		class.terms.due_on(rank).is_some_and(|day| day <= today)
	}

	/// Whether somebody waits for longer than they are to, for all of their money or for the part of it that is due as of right.
	///
	/// Who comes third has waited for less than who comes second, and as little was paid to them.
	pub(crate) fn is_behind(coop: CoopId, no: ClassNo, class: &ClassOf<T>, today: Day) -> bool {
		let mut first = Queue::<T>::iter_key_prefix((coop, no)).take(2).chain(Self::heads(coop, no).take(1));
		first.any(|rank| {
			let Some(mut group) = Groups::<T>::get((coop, no, rank)) else {
				return false;
			};
			let due = Self::to_release(class, rank, &mut group);
			due.first().is_some_and(|(day, _)| *day <= today)
		})
	}

	/// What is still to be released to a group, by which days.
	pub(crate) fn to_release(class: &ClassOf<T>, rank: Rank, group: &mut Group) -> Vec<(Day, Balance)> {
		let all = group.follow(class.value).and_then(|()| group.released.checked_add(group.left));
		let mut before = group.released;
		let mut missing = Vec::new();
		for (day, due) in class.terms.parts_due(rank, all.unwrap_or(Balance::MAX)) {
			if due > before {
				missing.push((day, due.saturating_sub(before)));
				before = due;
			}
		}
		missing
	}

	/// Releases so much to the groups whose turn it is, at most so many of them.
	pub(crate) fn release_groups(
		coop: CoopId,
		no: ClassNo,
		book: &mut Book,
		class: &mut ClassOf<T>,
		limits: Releasing,
	) -> Result<Released, Error<T>> {
		let overflow = || Error::<T>::Overflow;
		let Releasing { amount, mut in_time, until, groups, today } = limits;
		let (mut left, mut interest, mut rates, mut reached) = (amount, 0u128, None, 0u32);
		for _ in 0..groups {
			let Some(rank) = Self::next_group(coop, no, class, until) else {
				break;
			};
			let overdue = class.terms.due_on(rank).filter(|day| *day <= today);
			// What is overdue asks no budget.
			let most = if overdue.is_some() { left } else { left.min(in_time) };
			if most == 0 {
				break;
			}
			reached = reached.saturating_add(1);
			let mut group = Groups::<T>::get((coop, no, rank)).ok_or_else(overflow)?;
			group.follow(class.value).ok_or_else(overflow)?;
			let released = group.release(most).ok_or_else(overflow)?;
			left = left.checked_sub(released).ok_or_else(overflow)?;
			match overdue {
				// The first one has waited for the longest time.
				Some(day) => {
					let rates = rates.get_or_insert_with(|| Self::interest_rates(day, today));
					let more = late::interest(released, day, today, rates).ok_or_else(overflow)?;
					group.interest = group.interest.checked_add(more).ok_or_else(overflow)?;
					interest = interest.checked_add(more).ok_or_else(overflow)?;
				}
				None => in_time = in_time.checked_sub(released).ok_or_else(overflow)?,
			}
			if group.is_paid() {
				Self::unqueue(coop, no, rank);
			}
			Groups::<T>::insert((coop, no, rank), group);
		}
		let amount = amount.checked_sub(left).ok_or_else(overflow)?;
		class.queued = class.queued.checked_sub(amount).ok_or_else(overflow)?;
		book.capital = book.capital.checked_sub(amount).ok_or_else(overflow)?;
		Ok(Released { amount, interest, reached })
	}

	fn unqueue(coop: CoopId, no: ClassNo, rank: Rank) {
		if is_of_heirs(rank) {
			HeirsQueue::<T>::remove((coop, no), rank);
		} else {
			Queue::<T>::remove((coop, no), rank);
		}
	}

	/// Enters what was released to those of days before `until`, and the interest on what of it came late.
	pub(crate) fn enter_release(
		coop: CoopId,
		no: ClassNo,
		(book, class): (&mut Book, &ClassOf<T>),
		(Released { amount, interest, .. }, until): (Released, Day),
		(basis, grounds, voucher): (Basis, Grounds, T::Hash),
	) -> DispatchResult {
		let all = amount.checked_add(interest).ok_or(Error::<T>::Overflow)?;
		let legs = vec![
			Self::debit(class.redeemable, amount, None),
			Self::debit(book.accounts.interest, interest, None),
			Self::credit(book.accounts.due, all, None),
		];
		Self::enter(coop, legs, basis, voucher, Moves::Nothing)?;
		if amount > 0 {
			let kind = OperationKind::Released { amount, until };
			Self::note(coop, book, no, (kind, 0, 0), (class.now.0, grounds))?;
			Self::deposit_event(Event::Released { coop, class: no, amount });
		}
		if interest > 0 {
			Self::deposit_event(Event::InterestDue { coop, class: no, amount: interest });
		}
		Ok(())
	}

	/// Takes what rounding has left in the queue when nobody waits any more, for the reserve.
	pub(crate) fn sweep(coop: CoopId, no: ClassNo, book: &mut Book, class: &mut ClassOf<T>) -> DispatchResult {
		let dust = class.queued;
		if dust == 0 || Self::heads(coop, no).next().is_some() {
			return Ok(());
		}
		class.queued = 0;
		book.capital = book.capital.checked_sub(dust).ok_or(Error::<T>::Overflow)?;
		let kind = OperationKind::Rounded { amount: dust };
		Self::note(coop, book, no, (kind, 0, 0), (class.now.0, Grounds::Rule))?;
		let legs = vec![Self::debit(class.redeemable, dust, None), Self::credit(book.accounts.reserve, dust, None)];
		Self::enter(coop, legs, Basis::Rule, class.document, Moves::Nothing)
	}

	/// What is owed to members or held aside for subscribers: all of it, or what has no order by which it goes. At most two offers
	/// are open.
	pub(crate) fn aside(coop: CoopId, book: &Book, with_ordered: bool) -> Option<Balance> {
		let room = |account| {
			let sums = T::Ledger::sums(Self::ledger(coop), account)?;
			let ordered = if with_ordered { 0 } else { sums.pending_debits };
			Sums { pending_debits: ordered, ..sums }.room(Side::Debit)
		};
		let mut all = room(book.accounts.due)?.checked_add(book.aside)?;
		for offer in &book.open_offers {
			all = all.checked_add(room(Offers::<T>::get(coop, offer)?.account)?)?;
		}
		Some(all)
	}

	/// Whether the cash covers so much more beside what is owed and held aside, here or of the surplus, so that nobody is paid
	/// with what others have paid for shares on offer, or wait for.
	pub(crate) fn ensure_liquid(coop: CoopId, book: &Book, amount: Balance) -> Result<(), Error<T>> {
		let cash = Self::in_cash(coop, book.other_cash)?;
		let needed = Self::aside(coop, book, false)
			.and_then(|aside| aside.checked_add(T::Reserved::set_aside(Self::ledger(coop))))
			.and_then(|aside| aside.checked_add(amount));
		ensure!(needed.ok_or(Error::<T>::Overflow)? <= cash, Error::<T>::NotLiquid);
		Ok(())
	}

	/// The hash of a release, which the second officer repeats.
	pub(crate) fn content_of_release(coop: CoopId, no: ClassNo, release: &ReleaseOf<T>) -> T::Hash {
		T::Hashing::hash_of(&(b"release", coop, no, release))
	}

	/// The hash of a suspension, which the second officer repeats.
	pub(crate) fn content_of_suspension(coop: CoopId, no: ClassNo, days: u16, reason: T::Hash) -> T::Hash {
		T::Hashing::hash_of(&(b"suspend", coop, no, days, reason))
	}

	/// Whether an officer waits for money or shares of their own, also under a number that they had before: by the account to which
	/// that is paid. Of who has paid by bank alone no account is known.
	pub(crate) fn waits(coop: CoopId, hand: Hand) -> bool {
		let had_another = |account: T::AccountId| Leavers::<T>::get(coop, account) > 0;
		Stakes::<T>::get(coop, hand.member).open > 0
			|| T::Members::account_of(coop, hand.member).is_some_and(had_another)
			|| T::Members::moves_to(coop, hand.member).is_some_and(had_another)
	}

	/// Whether a class may pay out now what those attest who release it.
	pub(crate) fn may_release(
		coop: CoopId,
		no: ClassNo,
		release: &ReleaseOf<T>,
	) -> Result<(Book, ClassOf<T>, Day), Error<T>> {
		let (book, class, today) = Self::book_and_class(coop, no)?;
		Self::ensure_goes_on(coop)?;
		let Release { amount, accounts_until, approved_on, surplus, solvency } = *release;
		let overflow = || Error::<T>::Overflow;
		ensure!(solvency != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(amount > 0 && class.queued > 0, Error::<T>::NothingQueued);
		ensure!(T::Clock::has_passed(class.suspended_until), Error::<T>::Suspended);
		Self::ensure_undoubted(coop, no, &class)?;
		let is_year = book.years.contains(&accounts_until) && accounts_until <= approved_on && approved_on <= today;
		ensure!(is_year, Error::<T>::NoAccounts);
		let from = approved_on.checked_add(class.terms.earliest_days.into()).ok_or_else(overflow)?;
		ensure!(from <= today, Error::<T>::TooEarly);
		// Not sooner either than who does not answer a doubt.
		let is_later = |day: Day| day < approved_on && T::Clock::has_passed(class.kept_until);
		ensure!(class.kept_on.is_none_or(is_later), Error::<T>::ValueKept);
		if class.terms.redemption == Redemption::Discretion {
			// What is overdue is paid whatever was released before.
			let is_overdue = Self::heads(coop, no).any(|rank| Self::is_overdue(&class, rank, today));
			ensure!(is_overdue || amount <= Self::in_time(&class)?, Error::<T>::OverBudget);
			// The surplus is there once, whatever class is paid of it.
			let of_all = book.released.checked_add(amount).ok_or_else(overflow)?;
			ensure!(of_all <= surplus, Error::<T>::OverSurplus);
		}
		ensure!(book.capital.checked_sub(amount).is_some_and(|after| after >= book.floor), Error::<T>::BelowFloor);
		Self::ensure_liquid(coop, &book, amount)?;
		ensure!(approved_on >= class.since, Error::<T>::BeforeClass);
		// What ended with the year is of its accounts. Those of today may still become more.
		let until = accounts_until.checked_add(1).ok_or_else(overflow)?.min(today);
		Ok((book, class, until))
	}

	/// What can still be released this year to those who do not wait for too long.
	fn in_time(class: &ClassOf<T>) -> Result<Balance, Error<T>> {
		if class.terms.redemption == Redemption::Right {
			return Ok(Balance::MAX);
		}
		let budget = share(class.began_with, class.terms.budget_bps).ok_or(Error::<T>::Overflow)?;
		Ok(budget.saturating_sub(class.released))
	}

	/// Releases it, and gives to how many days of the queue. The interest is paid from the cash beside it.
	pub(crate) fn do_release(
		coop: CoopId,
		no: ClassNo,
		release: &ReleaseOf<T>,
		(mut book, mut class, until): (Book, ClassOf<T>, Day),
		consent: &Consent<T::AccountId>,
	) -> Result<u32, DispatchError> {
		let (amount, in_time, groups) = (release.amount, Self::in_time(&class)?, limits::MAX_GROUPS);
		let limits = Releasing { amount, in_time, until, groups, today: Self::today()? };
		let released = Self::release_groups(coop, no, &mut book, &mut class, limits)?;
		ensure!(released.amount > 0, Error::<T>::NothingDue);
		let counted = |sum: Balance| sum.checked_add(released.amount).ok_or(Error::<T>::Overflow);
		(class.released, book.released) = (counted(class.released)?, counted(book.released)?);
		// By later accounts: what was kept is what they say.
		class.kept_on = None;
		if released.interest > 0 {
			let all = released.amount.checked_add(released.interest).ok_or(Error::<T>::Overflow)?;
			Self::ensure_liquid(coop, &book, all)?;
		}
		let grounds = (consent.basis(), Agreed::from(consent).into(), release.solvency);
		Self::enter_release(coop, no, (&mut book, &class), (released, until), grounds)?;
		Self::sweep(coop, no, &mut book, &mut class)?;
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Ok(released.reached)
	}

	/// Until when payments are suspended, which the board can decide for as long as a year, and members end at any time.
	pub(crate) fn may_suspend(
		coop: CoopId,
		no: ClassNo,
		days: u16,
		reason: T::Hash,
		is_board: bool,
	) -> Result<(ClassOf<T>, Moment), Error<T>> {
		let class = Classes::<T>::get(coop, no).ok_or(Error::<T>::NoSuchClass)?;
		ensure!(reason != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(days <= limits::MAX_SUSPENSION_DAYS, Error::<T>::SuspensionOutsideRange);
		// The board does it once in as long a time again, so that it never lasts by its will alone.
		let again_at = T::Clock::day()
			.checked_mul(limits::MAX_SUSPENSION_DAYS.into())
			.and_then(|rest| class.suspended_until.checked_add(rest))
			.ok_or(Error::<T>::Overflow)?;
		let is_first = class.suspended_until == 0;
		ensure!(
			!is_board || days == 0 || is_first || T::Clock::has_passed(again_at),
			Error::<T>::SuspensionNeedsResolution
		);
		let until = match days {
			0 => T::Clock::deadline(),
			days => T::Clock::in_days(days.into()).ok_or(Error::<T>::Overflow)?,
		};
		Ok((class, until))
	}

	/// Suspends them.
	pub(crate) fn do_suspend(
		coop: CoopId,
		no: ClassNo,
		(class, until): (ClassOf<T>, Moment),
		reason: T::Hash,
	) -> DispatchResult {
		Classes::<T>::insert(coop, no, Class { suspended_until: until, ..class });
		Self::deposit_event(Event::Suspended { coop, class: no, until, reason });
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// What is set aside in the books of a co-op, nothing in others.
	fn aside_of(ledger: LedgerId, with_ordered: bool) -> Balance {
		let LedgerId::Coop(coop) = ledger else {
			return 0;
		};
		let Some(book) = Books::<T>::get(coop) else {
			return 0;
		};
		// Beyond all numbers is all that there can be.
		let aside = Self::aside(coop, &book, with_ordered).unwrap_or(Balance::MAX);
		let elsewhere = book.other_cash.map_or(0, |cash| {
			let ordered =
				T::Ledger::sums(ledger, cash.account).filter(|_| with_ordered).map(|sums| sums.pending_credits);
			T::Ledger::available(ledger, cash.account).saturating_add(ordered.unwrap_or_default())
		});
		aside.saturating_sub(elsewhere)
	}
}

impl<T: Config> SetAside for Pallet<T> {
	fn set_aside(ledger: LedgerId) -> Balance {
		Self::aside_of(ledger, false)
	}

	fn set_aside_or_ordered(ledger: LedgerId) -> Balance {
		Self::aside_of(ledger, true)
	}

	fn unconfirmed(ledger: LedgerId) -> Balance {
		let LedgerId::Coop(coop) = ledger else {
			return 0;
		};
		let of_offer = |offer| {
			let (sums, unconfirmed) = T::Ledger::sums_and_unconfirmed(ledger, Offers::<T>::get(coop, offer)?.account)?;
			// What has moved on to what is due is not held aside in full any more.
			Some(unconfirmed.min(sums.room(Side::Debit)?))
		};
		let open = Books::<T>::get(coop).map(|book| book.open_offers).unwrap_or_default();
		let of_offers = open.iter().filter_map(of_offer).fold(0, Balance::saturating_add);
		// What the cash that shares keep covers is not set aside.
		of_offers.min(Self::aside_of(ledger, false))
	}

	fn weight() -> Weight {
		// The books, what is due, the cash that shares keep, with what its address holds, of each open offer its record and its
		// account, and how often the ledger was closed.
		T::DbWeight::get().reads(9)
	}
}
