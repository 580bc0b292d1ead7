//! Members subscribe outside offers, in units.

use super::{hold::Entry, release::Releasing};
use crate::*;

/// A subscription that may be made.
pub(crate) struct Subscribing<T: Config> {
	book: Book,
	class: ClassOf<T>,
	cash: CashAccount,
	entry: Entry,
	amount: Balance,
}

impl<T: Config> Pallet<T> {
	/// Whether who acts can have so many new shares of a class, and what it changes.
	pub(crate) fn may_subscribe(
		coop: CoopId,
		no: ClassNo,
		who: &T::AccountId,
		shares: u64,
	) -> Result<Subscribing<T>, Error<T>> {
		let Hand { member, .. } = Self::member(coop, who)?;
		let (book, class, day) = Self::book_and_class(coop, no)?;
		ensure!(shares > 0, Error::<T>::NoShares);
		ensure!(class.is_open, Error::<T>::ClassClosed);
		Self::ensure_whole(coop, no, &class)?;
		Self::ensure_for(coop, &class, member)?;
		let cash = Self::cash_by(coop, book.other_cash, Mode::Units)?;
		let amount = class.par_of(shares).ok_or(Error::<T>::Overflow)?;
		let capital = book.par.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		let held = Holdings::<T>::get((coop, no, member)).shares;
		Self::ensure_may_hold(&class, (held, Stakes::<T>::get(coop, member).par), shares, capital)?;
		Self::ensure_supporters(&book, &class, amount)?;
		Ok(Subscribing { book, class, cash, entry: Entry { coop, class: no, member, shares, day }, amount })
	}

	/// Takes the units in, and enters the shares. What comes pays those first who wait, if the class says so. Gives whether some
	/// wait.
	pub(crate) fn do_subscribe(who: T::AccountId, subscribing: Subscribing<T>) -> Result<bool, DispatchError> {
		let Subscribing { mut book, mut class, cash, entry, amount } = subscribing;
		let Entry { coop, class: no, member, shares, day } = entry;
		Self::begin(&mut book, &mut class, entry)?;
		let by = Some((coop, member));
		let legs = vec![Self::debit(cash.account, amount, None), Self::credit(class.capital, amount, by)];
		Self::enter(coop, legs, Basis::Contribution, class.document, Moves::From(who.clone()))?;
		Self::change_stake(coop, member, |stake| {
			stake.account = Some(who);
			Some(())
		})?;
		let what = (OperationKind::Subscribed, member, shares);
		let operation = Self::note(coop, &mut book, no, what, (day, Grounds::Will))?;
		Self::deposit_event(Event::Subscribed { coop, class: no, member, shares, operation });
		let buys_out = class.terms.buys_out && class.queued > 0;
		if buys_out {
			let (until, groups) = (day, limits::MAX_BOUGHT_OUT);
			let limits = Releasing { amount, in_time: amount, until, groups, today: day };
			let bought = Self::release_groups(coop, no, &mut book, &mut class, limits)?;
			let grounds = (Basis::Rule, Grounds::Rule, class.document);
			Self::enter_release(coop, no, (&mut book, &class), (bought, until), grounds)?;
			Self::sweep(coop, no, &mut book, &mut class)?;
		}
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Ok(buys_out)
	}
}
