//! An auditor confirms the accounts of a year, before the members decide on them.

use crate::*;
use rochdale_primitives::ledger::MAX_AMOUNT;

impl<T: Config> Pallet<T> {
	/// The hash of all that accounts say, which the members vote on.
	pub(crate) fn content_of(coop: CoopId, accounts: &YearAccountsOf<T>) -> T::Hash {
		T::Hashing::hash_of(&(b"accounts", coop, accounts))
	}

	/// Whether accounts can be those of the next year of a co-op, whatever it knows of its earlier ones.
	pub(crate) fn ensure_year(accounts: &YearAccountsOf<T>) -> Result<(), Error<T>> {
		let YearAccounts { from, until, figures, document } = accounts;
		ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(from < until, Error::<T>::YearOfNoDays);
		ensure!(until.abs_diff(*from) <= limits::MAX_YEAR_DAYS, Error::<T>::YearTooLong);
		let Figures { members, others, tax, prior_losses: _ } = *figures;
		Self::ensure_counted(&[members.profit(), members.loss(), others.profit(), others.loss(), tax])
	}

	/// Whether books can count all sums of such amounts, each of which is a leg of them.
	fn ensure_counted(amounts: &[Balance]) -> Result<(), Error<T>> {
		let most = MAX_AMOUNT.checked_div(8).ok_or(Error::<T>::Overflow)?;
		ensure!(amounts.iter().all(|amount| *amount <= most), Error::<T>::FiguresTooLarge);
		Ok(())
	}

	/// Whether these accounts are those of the year that the co-op closes next. Gives what it keeps, and today.
	pub(crate) fn may_be_next(coop: CoopId, accounts: &YearAccountsOf<T>) -> Result<(Option<Book>, Day), Error<T>> {
		Self::ensure_year(accounts)?;
		Self::ensure_goes_on(coop)?;
		Self::cash(coop)?;
		let (from, until, today) = (accounts.from, accounts.until, Self::today()?);
		ensure!(until <= today, Error::<T>::YearNotOver);
		let book = Books::<T>::get(coop);
		match &book {
			None => Self::ensure_counted(&[accounts.figures.prior_losses])?,
			Some(book) => {
				ensure!(!Years::<T>::contains_key(coop, from), Error::<T>::YearClosed);
				ensure!(from >= book.until || until <= book.last, Error::<T>::YearOverlaps);
				ensure!(from == book.until, Error::<T>::YearOutOfOrder);
				// However many they have become: no more of them is covered than a year earns.
				let carried = losses::total(&book.carried).map_err(Self::why)?;
				ensure!(accounts.figures.prior_losses == carried, Error::<T>::OtherPriorLosses);
			}
		}
		// Each year but the first begins where one ended, so that bases can be fixed for it.
		ensure!(Self::begins_on(coop, until), Error::<T>::NotBusinessYear);
		Ok((book, today))
	}

	/// The auditor who may confirm these accounts, and the hash of all that these say.
	pub(crate) fn may_confirm_accounts(
		coop: CoopId,
		who: &T::AccountId,
		accounts: &YearAccountsOf<T>,
	) -> Result<(Hand, T::Hash), Error<T>> {
		let by = Self::auditor(coop, who)?;
		Self::may_be_next(coop, accounts)?;
		let content = Self::content_of(coop, accounts);
		ensure!(!Confirmed::<T>::contains_key((coop, content, by.member)), Error::<T>::AlreadyConfirmed);
		Ok((by, content))
	}

	/// Keeps it in the place of what they had confirmed before.
	pub(crate) fn do_confirm_accounts(by: Hand, content: T::Hash) {
		let Hand { coop, member } = by;
		if let Some(before) = Confirmations::<T>::get(coop, member) {
			Confirmed::<T>::remove((coop, before, member));
		}
		Self::count_free(by);
		Confirmed::<T>::insert((coop, content, member), ());
		Confirmations::<T>::insert(coop, member, content);
	}

	/// An auditor who has confirmed accounts with this content, when they were auditor.
	pub(crate) fn confirmed_by(coop: CoopId, content: T::Hash) -> Result<MemberNo, Error<T>> {
		Confirmed::<T>::iter_key_prefix((coop, content)).next().ok_or(Error::<T>::NotConfirmed)
	}
}
