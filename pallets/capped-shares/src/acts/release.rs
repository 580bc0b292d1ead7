//! Money is released to those who wait in the queue, in its order.

use crate::*;

impl<T: Config> Pallet<T> {
	/// Releases so much to the groups of days before `until`, at most so many of them. Gives what was released.
	pub(crate) fn release_groups(
		coop: CoopId,
		no: ClassNo,
		book: &mut Book,
		class: &mut ClassOf<T>,
		(amount, until, groups): (Balance, Day, u32),
	) -> Result<Balance, Error<T>> {
		let overflow = || Error::<T>::Overflow;
		let mut left = amount;
		for _ in 0..groups {
			let Some(rank) = Queue::<T>::iter_key_prefix((coop, no)).next() else {
				break;
			};
			if left == 0 || day_of_rank(rank) >= until {
				break;
			}
			let mut group = Groups::<T>::get((coop, no, rank)).ok_or_else(overflow)?;
			group.follow(class.value).ok_or_else(overflow)?;
			let released = group.release(left).ok_or_else(overflow)?;
			left = left.checked_sub(released).ok_or_else(overflow)?;
			if group.is_paid() {
				Queue::<T>::remove((coop, no), rank);
			}
			Groups::<T>::insert((coop, no, rank), group);
		}
		let released = amount.checked_sub(left).ok_or_else(overflow)?;
		class.queued = class.queued.checked_sub(released).ok_or_else(overflow)?;
		book.capital = book.capital.checked_sub(released).ok_or_else(overflow)?;
		Ok(released)
	}

	/// Enters what was released. What is left of rounding when nobody waits goes to the reserve.
	pub(crate) fn enter_release(
		coop: CoopId,
		no: ClassNo,
		(book, class): (&Book, &ClassOf<T>),
		released: Balance,
		(basis, voucher): (Basis, T::Hash),
	) -> DispatchResult {
		let legs = vec![Self::debit(class.redeemable, released, None), Self::credit(book.accounts.due, released, None)];
		Self::enter(coop, legs, basis, voucher, Moves::Nothing)?;
		if released > 0 {
			Self::deposit_event(Event::Released { coop, class: no, amount: released });
		}
		Ok(())
	}

	/// Takes what rounding has left in the queue when nobody waits any more, for the reserve.
	pub(crate) fn sweep(coop: CoopId, no: ClassNo, book: &mut Book, class: &mut ClassOf<T>) -> DispatchResult {
		let dust = class.queued;
		if dust == 0 || Queue::<T>::iter_key_prefix((coop, no)).next().is_some() {
			return Ok(());
		}
		class.queued = 0;
		book.capital = book.capital.checked_sub(dust).ok_or(Error::<T>::Overflow)?;
		let legs = vec![Self::debit(class.redeemable, dust, None), Self::credit(book.accounts.reserve, dust, None)];
		Self::enter(coop, legs, Basis::Rule, class.document, Moves::Nothing)
	}

	/// What is owed to members or held aside for subscribers, and has no order that sets it aside. At most two offers are open.
	fn aside(coop: CoopId, book: &Book) -> Option<Balance> {
		let room = |account| T::Ledger::sums(Self::ledger(coop), account).and_then(|sums| sums.room(Side::Debit));
		let mut all = room(book.accounts.due)?.checked_add(book.aside)?;
		for offer in &book.open_offers {
			all = all.checked_add(room(Offers::<T>::get(coop, offer)?.account)?)?;
		}
		Some(all)
	}

	/// The hash of a release, which the second officer repeats.
	pub(crate) fn content_of_release(coop: CoopId, no: ClassNo, release: &ReleaseOf<T>) -> T::Hash {
		T::Hashing::hash_of(&(b"release", coop, no, release))
	}

	/// The hash of a suspension, which the second officer repeats.
	pub(crate) fn content_of_suspension(coop: CoopId, no: ClassNo, days: u16, reason: T::Hash) -> T::Hash {
		T::Hashing::hash_of(&(b"suspend", coop, no, days, reason))
	}

	/// Whether an officer waits for money or shares of their own.
	pub(crate) fn waits(coop: CoopId, hand: Hand) -> bool {
		Stakes::<T>::get(coop, hand.member).open > 0
	}

	/// Whether a class may pay out now what those attest who release it.
	pub(crate) fn may_release(
		coop: CoopId,
		no: ClassNo,
		release: &ReleaseOf<T>,
	) -> Result<(Book, ClassOf<T>, Day), Error<T>> {
		let (book, class, today) = Self::book_and_class(coop, no)?;
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
		if class.terms.redemption == Redemption::Discretion {
			let all = class.released.checked_add(amount).ok_or_else(overflow)?;
			let budget = share(class.began_with, class.terms.budget_bps).ok_or_else(overflow)?;
			ensure!(all <= budget, Error::<T>::OverBudget);
			ensure!(all <= surplus, Error::<T>::OverSurplus);
		}
		ensure!(book.capital.checked_sub(amount).is_some_and(|after| after >= book.floor), Error::<T>::BelowFloor);
		let cash = T::Ledger::available(Self::ledger(coop), Self::cash(coop)?.account);
		let needed = Self::aside(coop, &book).and_then(|aside| aside.checked_add(amount));
		ensure!(needed.is_some_and(|needed| needed <= cash), Error::<T>::NotLiquid);
		// What ended with the year is of its accounts. Those of today may still become more.
		let until = accounts_until.checked_add(1).ok_or_else(overflow)?.min(today);
		Ok((book, class, until))
	}

	/// Releases it.
	pub(crate) fn do_release(
		coop: CoopId,
		no: ClassNo,
		release: &ReleaseOf<T>,
		(mut book, mut class, until): (Book, ClassOf<T>, Day),
		consent: &Consent,
	) -> DispatchResult {
		let limits = (release.amount, until, limits::MAX_GROUPS);
		let released = Self::release_groups(coop, no, &mut book, &mut class, limits)?;
		ensure!(released > 0, Error::<T>::NothingDue);
		class.released = class.released.checked_add(released).ok_or(Error::<T>::Overflow)?;
		Self::enter_release(coop, no, (&book, &class), released, (consent.basis(), release.solvency))?;
		Self::sweep(coop, no, &mut book, &mut class)?;
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Ok(())
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
}

impl<T: Config> SetAside for Pallet<T> {
	fn set_aside(ledger: LedgerId) -> Balance {
		let LedgerId::Coop(coop) = ledger else {
			return 0;
		};
		// Beyond all numbers is all that there can be.
		Books::<T>::get(coop).map_or(0, |book| Self::aside(coop, &book).unwrap_or(Balance::MAX))
	}

	fn weight() -> Weight {
		// The books and what is due, and of each open offer its record and its account.
		T::DbWeight::get().reads(6)
	}
}
