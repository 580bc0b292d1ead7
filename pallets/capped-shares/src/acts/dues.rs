//! What members have by their use of the co-op is owed to them here, as everything else is, and what of it stays in the account of
//! who leaves goes the way of their shares.

use super::hold::Entry;
use crate::*;
use rochdale_primitives::surplus::{DueAccounts, DuesWeight};

impl<T: Config> Pallet<T> {
	/// The first class of ordinary members whose shares are worth their par, which nobody doubts, and are all here.
	///
	/// Whether it can be subscribed now is no matter: what waits in its queue is held by nobody.
	fn class_of_leavers(book: &Book, coop: CoopId, today: Day) -> Result<(ClassNo, ClassOf<T>), Error<T>> {
		for no in 1..=book.classes {
			let class = Self::class(book, coop, no, today)?;
			if class.terms.holders == Holders::Ordinary && Self::ensure_whole(coop, no, &class).is_ok() {
				return Ok((no, class));
			}
		}
		Err(Error::<T>::NoWholeClass)
	}

	/// Lets what stood in the account of who has left wait as shares, and owes them what is less than one.
	fn do_queue(
		coop: CoopId,
		member: MemberNo,
		(amount, from): (Balance, AccountNo),
		(basis, voucher): (Basis, T::Hash),
	) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		let (mut book, today) = Self::book(coop)?;
		let (no, mut class) = Self::class_of_leavers(&book, coop, today)?;
		let shares = amount.checked_div(class.terms.par).and_then(|shares| u64::try_from(shares).ok());
		let shares = shares.ok_or_else(overflow)?;
		let waits = class.par_of(shares).ok_or_else(overflow)?;
		let rest = amount.checked_sub(waits).ok_or_else(overflow)?;
		let who = Some((coop, member));
		let legs = vec![
			Self::debit(from, amount, who),
			Self::credit(class.redeemable, waits, who),
			Self::credit(book.accounts.due, rest, who),
		];
		Self::enter(coop, legs, basis, voucher, Moves::Nothing)?;
		<Self as Dues<T::Hash>>::owe(coop, member, rest)?;
		if shares == 0 {
			return Ok(());
		}
		let is_of_heirs = Self::open_claim(coop, member)?;
		let entry = Entry { coop, class: no, member, shares, day: today };
		// None of them is of the least holding, so that nothing is ever deducted of it.
		let claim = Self::join_queue(&mut book, &mut class, entry, 0, (today, is_of_heirs))?;
		book.capital = book.capital.checked_add(waits).ok_or_else(overflow)?;
		let grounds = if is_of_heirs { Grounds::Death } else { Grounds::Rule };
		let kind = OperationKind::Retained(claim);
		let operation = Self::note(coop, &mut book, no, (kind, member, shares), (today, grounds))?;
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Self::deposit_event(Event::AccountQueued { coop, class: no, member, shares, amount: waits, claim, operation });
		Ok(())
	}
}

impl<T: Config> Dues<T::Hash> for Pallet<T> {
	fn accounts(coop: CoopId) -> Result<DueAccounts, DispatchError> {
		let Accounts { due, reserve, .. } = match Books::<T>::get(coop) {
			Some(book) => book.accounts,
			None => {
				let book = Self::first_book(coop, Self::today()?)?;
				let accounts = book.accounts;
				Books::<T>::insert(coop, book);
				accounts
			}
		};
		Ok(DueAccounts { due, reserve })
	}

	fn owe(coop: CoopId, member: MemberNo, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		// Kept for when they have left: who has never had a share has no other one by then.
		let account = T::Members::account_of(coop, member);
		Self::change_stake(coop, member, |stake| {
			stake.owed = stake.owed.checked_add(amount)?;
			stake.account = account.or(stake.account.take());
			Some(())
		})?;
		Ok(())
	}

	fn queue(
		coop: CoopId,
		member: MemberNo,
		amount: Balance,
		from: AccountNo,
		(basis, voucher): (Basis, T::Hash),
	) -> DispatchResult {
		with_storage_layer(|| Self::do_queue(coop, member, (amount, from), (basis, voucher)))
	}

	fn set_off(
		coop: CoopId,
		member: MemberNo,
		amount: Balance,
		to: AccountNo,
		(basis, voucher): (Basis, T::Hash),
	) -> DispatchResult {
		let due = Self::accounts(coop)?.due;
		ensure!(amount > 0 && amount <= Stakes::<T>::get(coop, member).owed, Error::<T>::NothingOwed);
		let to = Self::credit(to, amount, Some((coop, member)));
		Self::discharge((coop, member), due, to, (basis, voucher, Moves::Nothing))
	}

	fn weight() -> DuesWeight {
		DuesWeight {
			accounts: <T as Config>::WeightInfo::open_class(),
			owe: <T as Config>::WeightInfo::owe(),
			queue: <T as Config>::WeightInfo::queue_account(limits::MAX_CLASSES),
			// Two officers, their first word and the same entry.
			set_off: <T as Config>::WeightInfo::set_off(),
		}
	}
}
