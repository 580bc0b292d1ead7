//! The education fund pays for education, and what it has not paid in time is the federation's. (no. 83)

use crate::*;

impl<T: Config> Pallet<T> {
	/// The hash of what the fund pays, which the second officer repeats.
	pub(crate) fn content_of_use(coop: CoopId, amount: Balance, document: T::Hash) -> T::Hash {
		T::Hashing::hash_of(&(b"use_education", coop, amount, document))
	}

	/// Whether the fund can pay so much. Gives what the co-op keeps then: what is the federation's first is used first.
	pub(crate) fn may_use_education(coop: CoopId, amount: Balance, document: T::Hash) -> Result<Book, Error<T>> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		Self::ensure_goes_on(coop)?;
		let mut book = Self::book(coop)?;
		ensure!(amount > 0, Error::<T>::NothingDue);
		book.use_education(amount).ok_or(Error::<T>::NotInFund)?;
		Self::ensure_unused(coop, document)?;
		Ok(book)
	}

	/// Whether the fund has not paid by this document.
	pub(crate) fn ensure_unused(coop: CoopId, document: T::Hash) -> Result<(), Error<T>> {
		ensure!(!EducationUses::<T>::contains_key(coop, document), Error::<T>::DocumentUsed);
		Ok(())
	}

	/// Gives the co-op what it has paid for education.
	pub(crate) fn do_use_education(
		coop: CoopId,
		book: Book,
		(amount, document): (Balance, T::Hash),
		basis: Basis,
	) -> DispatchResult {
		let Accounts { education, educated, .. } = book.accounts;
		let legs = vec![Self::debit(education, amount), Self::credit(educated, amount)];
		Self::enter(coop, legs, basis, document, Moves::Nothing)?;
		Books::<T>::insert(coop, book);
		EducationUses::<T>::insert(coop, document, EducationUse { amount, used_on: Self::today()? });
		Self::deposit_event(Event::EducationUsed { coop, amount, document });
		Ok(())
	}

	/// The day from which on what is set aside now for the year until `until` is the federation's: the end of the next year, or of
	/// the one that runs where that is over.
	pub(crate) fn education_ends(coop: CoopId, until: Day, today: Day) -> Result<Day, Error<T>> {
		let end = |day| T::Years::year_of(coop, day).map(|(_, next)| next).ok_or(Error::<T>::NotBusinessYear);
		Ok(end(until)?.max(end(today)?))
	}

	/// What was not used until that day becomes the federation's, and is paid to it.
	pub(crate) fn forfeit_education(coop: CoopId, day: Day) -> DispatchResult {
		let mut book = Self::book(coop)?;
		let amount = book.forfeit_education(day).ok_or(Error::<T>::Overflow)?;
		if amount == 0 {
			return Ok(());
		}
		let Accounts { education, education_due, .. } = book.accounts;
		let legs = vec![Self::debit(education, amount), Self::credit(education_due, amount)];
		Self::enter(coop, legs, Basis::Rule, Self::voucher(coop, b"education"), Moves::Nothing)?;
		Books::<T>::insert(coop, book);
		Self::deposit_event(Event::EducationForfeited { coop, amount });
		Self::try_pay(coop, Beneficiary::Federation);
		Ok(())
	}
}
