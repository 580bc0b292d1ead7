//! What neither reserves nor years nor accounts have covered of a loss, members owe by their use. (ES 59.2)

use crate::*;

impl<T: Config> Pallet<T> {
	/// Whether the members can charge themselves with so much of losses that had their years. Gives what the co-op keeps then.
	pub(crate) fn may_charge_loss(coop: CoopId, amount: Balance, document: T::Hash) -> Result<Book, Error<T>> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(amount > 0, Error::<T>::NothingDue);
		Self::ensure_goes_on(coop)?;
		let mut book = Self::book(coop)?;
		let bylaws = T::Coops::parameters(coop).ok_or(Error::<T>::NoBooks)?;
		let years = bylaws.loss_carry_years.try_into().unwrap_or(u8::MAX);
		let overdue = losses::overdue(&book.carried, book.last, years).map_err(Self::why)?;
		ensure!(amount <= overdue, Error::<T>::NotOverdue);
		// What is overdue is the oldest.
		let left = losses::cover(&book.carried, amount).map_err(Self::why)?;
		book.carried = left.try_into().map_err(|_| Error::<T>::Overflow)?;
		book.charged = book.charged.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		Ok(book)
	}

	/// Enters what members owe. Nothing is debited to anybody: hands of the books post what each one pays.
	pub(crate) fn do_charge_loss(
		coop: CoopId,
		book: Book,
		(amount, document): (Balance, T::Hash),
		resolution: ResolutionId,
	) -> DispatchResult {
		let Accounts { owed_back, allocated, .. } = book.accounts;
		let legs = vec![Self::debit(owed_back, amount), Self::credit(allocated, amount)];
		Self::enter(coop, legs, Basis::Resolution(resolution), document, Moves::Nothing)?;
		Books::<T>::insert(coop, book);
		Self::deposit_event(Event::LossCharged { coop, amount, document, resolution });
		Ok(())
	}
}
