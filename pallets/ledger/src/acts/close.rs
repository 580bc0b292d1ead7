//! Two hands close the books through a day, by the statements of the banks.

use crate::{rules::limits, *};

impl<T: Config> Pallet<T> {
	/// What it means that somebody sends this close, and the books with it.
	pub(crate) fn may_close(
		ledger: LedgerId,
		coop: CoopId,
		who: &T::AccountId,
		statement: &StatementOf<T>,
	) -> Asked<T, Sheet<T>> {
		let (_, content, word) = Self::word(Act::Close, ledger, coop, who, statement)?;
		let Statement { through, balances, document } = statement;
		let mut sheet = Sheet::<T>::open(ledger)?;
		ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(sheet.record.is_open(*through), Error::<T>::PeriodClosed);
		ensure!(*through < Self::today()?, Error::<T>::DayInFuture);
		ensure!(limits::is_day_of_books(*through), Error::<T>::DayTooEarly);
		let named = balances.iter().map(|stated| stated.account);
		ensure!(named.eq(sheet.record.banks.iter().copied()), Error::<T>::WrongAccounts);
		for stated in balances {
			let LedgerAccount { sums, days, unconfirmed, .. } = sheet.bank(stated.account)?;
			let is_explained = days.range(..=*through).all(|(_, sums)| sums.unexplained == 0);
			ensure!(is_explained, Error::<T>::NotExplained);
			let later = DaySums::after(days, *through).ok_or(Error::<T>::Overflow)?;
			let held = BankBalance::of(stated.account, sums, &later);
			ensure!(held.as_ref() == Some(stated), Error::<T>::BalanceDiffers);
			days.retain(|day, _| day > through);
			*unconfirmed = later.debits.min(*unconfirmed);
		}
		sheet.record.closed_through = Some(*through);
		sheet.record.closes = sheet.record.closes.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Ok((word, content, sheet.balanced()?))
	}

	/// Writes a close, or the opening, and tells it.
	pub(crate) fn do_close(ledger: LedgerId, statement: StatementOf<T>, hands: [Hand; 2], sheet: Sheet<T>) {
		let Statement { through, balances, document } = statement;
		let (no, entry) = (sheet.record.closes, sheet.record.last_entry);
		sheet.write();
		Closes::<T>::insert(ledger, no, Close { through, balances, document, entry, hands });
		Self::deposit_event(Event::Closed { ledger, close: no, through });
	}
}
