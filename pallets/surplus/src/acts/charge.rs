//! What neither reserves nor years nor accounts have covered of a loss, members owe by their use. (ES 59.2)

use crate::*;

impl<T: Config> Pallet<T> {
	/// Whether a loss can be charged so: nothing of it is paid to anybody.
	pub(crate) fn ensure_chargeable(commitment: &CommitmentOf<T>) -> Result<(), Error<T>> {
		let Commitment { count, total, cash, document, .. } = commitment;
		ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(*total > 0, Error::<T>::NothingDue);
		ensure!((1..=MAX_SHARES).contains(count), Error::<T>::WrongCount);
		ensure!(*cash == 0, Error::<T>::WrongCash);
		Ok(())
	}

	/// Whether the members can charge themselves with this, of losses that had their years. Gives what the co-op keeps then.
	pub(crate) fn may_charge_loss(coop: CoopId, commitment: &CommitmentOf<T>) -> Result<Book, Error<T>> {
		Self::ensure_chargeable(commitment)?;
		Self::ensure_goes_on(coop)?;
		let (mut book, amount) = (Self::book(coop)?, commitment.total);
		let bylaws = T::Coops::parameters(coop).ok_or(Error::<T>::NoBooks)?;
		let years = bylaws.loss_carry_years.try_into().unwrap_or(u8::MAX);
		let overdue = losses::overdue(&book.carried, book.last, years).map_err(Self::why)?;
		ensure!(amount <= overdue, Error::<T>::NotOverdue);
		// What is overdue is the oldest.
		let left = losses::cover(&book.carried, amount).map_err(Self::why)?;
		book.carried = left.try_into().map_err(|_| Error::<T>::Overflow)?;
		book.charged = book.charged.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		book.charges = book.charges.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Ok(book)
	}

	/// Enters what members owe. Nothing is debited to anybody.
	pub(crate) fn do_charge_loss(
		coop: CoopId,
		book: Book,
		commitment: CommitmentOf<T>,
		resolution: ResolutionId,
	) -> DispatchResult {
		let (Accounts { owed_back, allocated, .. }, charge) = (book.accounts, book.charges);
		let legs = vec![Self::debit(owed_back, commitment.total), Self::credit(allocated, commitment.total)];
		Self::enter(coop, legs, Basis::Resolution(resolution), commitment.document, Moves::Nothing)?;
		Books::<T>::insert(coop, book);
		let charged = Charge { commitment, resolution, charged_on: Self::today()?, shares: 0, shown: 0 };
		Charges::<T>::insert(coop, charge, charged);
		Self::deposit_event(Event::LossCharged { coop, charge, commitment, resolution });
		Ok(())
	}

	/// A loss that members were charged with.
	pub(crate) fn charge(coop: CoopId, charge: ChargeNo) -> Result<ChargeOf<T>, Error<T>> {
		Charges::<T>::get(coop, charge).ok_or(Error::<T>::NoSuchCharge)
	}

	/// Whether this is what a member owes of a loss, and nobody has shown it. Gives all that they owe then.
	pub(crate) fn may_show_debt(
		(coop, no): (CoopId, ChargeNo),
		charge: &mut ChargeOf<T>,
		claim: &PatronageClaimOf<T>,
	) -> Result<Debt, Error<T>> {
		let PatronageClaim { share, proof } = claim;
		ensure!(share.coop == coop, Error::<T>::OtherShare);
		ensure!(!ChargedTo::<T>::contains_key((coop, no, share.member)), Error::<T>::AlreadyShown);
		commitment::check::<T::Hashing>(&charge.commitment, share, proof).map_err(Self::why)?;
		ensure!(T::Parties::is_party(&Party::Member(coop, share.member)), Error::<T>::NoSuchMember);
		charge.show(share.refund).ok_or(Error::<T>::BeyondSum)?;
		let mut debt = Debts::<T>::get(coop, share.member);
		debt.enter(Side::Debit, share.refund).ok_or(Error::<T>::Overflow)?;
		Ok(debt)
	}

	/// Adds to what each member owes what they owe of a loss.
	pub(crate) fn do_show_debts(
		coop: CoopId,
		no: ChargeNo,
		mut charge: ChargeOf<T>,
		claims: ClaimList<T>,
	) -> DispatchResult {
		Self::each(claims, |claim| {
			let mut after = charge.clone();
			let debt = Self::may_show_debt((coop, no), &mut after, &claim)?;
			let Share { member, refund: amount, .. } = claim.share;
			ChargedTo::<T>::insert((coop, no, member), amount);
			Debts::<T>::insert(coop, member, debt);
			Self::deposit_event(Event::DebtShown { coop, charge: no, member, amount });
			charge = after;
			Ok(())
		})?;
		Charges::<T>::insert(coop, no, charge);
		Ok(())
	}
}
