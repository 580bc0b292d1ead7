//! A member pays what they owe of a loss: in units, with what is owed to them, or by bank. Nobody takes it from them.

use crate::*;

impl<T: Config> Pallet<T> {
	/// The most that it weighs to set off a debt.
	pub(crate) fn setting_off_weight() -> Weight {
		<T as Config>::WeightInfo::set_off_debt().saturating_add(T::Dues::weight().set_off)
	}

	/// What a member owes of losses, if so much of it is left.
	fn debt_of(coop: CoopId, member: MemberNo, amount: Balance) -> Result<(Book, Debt), Error<T>> {
		let (book, debt) = (Self::book(coop)?, Debts::<T>::get(coop, member));
		ensure!(amount > 0, Error::<T>::NothingDue);
		ensure!(amount <= debt.left(), Error::<T>::MoreThanOwed);
		Ok((book, debt))
	}

	/// Whether so much of what a member owes can be paid in units. Gives the accounts of what is owed and of cash, and what they
	/// owe then.
	pub(crate) fn may_pay_debt(
		coop: CoopId,
		member: MemberNo,
		amount: Balance,
	) -> Result<(AccountNo, AccountNo, Debt), Error<T>> {
		let (book, mut debt) = Self::debt_of(coop, member, amount)?;
		let cash = Self::cash(coop)?;
		ensure!(cash.mode == Mode::Units, Error::<T>::PaidByBank);
		debt.enter(Side::Credit, amount).ok_or(Error::<T>::Overflow)?;
		Ok((book.accounts.owed_back, cash.account, debt))
	}

	/// Takes the units of whoever pays.
	pub(crate) fn do_pay_debt(
		(coop, member): (CoopId, MemberNo),
		from: T::AccountId,
		amount: Balance,
		(owed_back, cash, debt): (AccountNo, AccountNo, Debt),
	) -> DispatchResult {
		let party = Some(Party::Member(coop, member));
		let legs = vec![Self::debit(cash, amount), Leg { party, ..Self::credit(owed_back, amount) }];
		Self::enter(coop, legs, Basis::Contribution, Self::voucher(coop, b"debt"), Moves::From(from))?;
		Self::do_change_debt(coop, member, debt, amount);
		Ok(())
	}

	/// Whether a member can set off so much of what they owe against what is owed to them. Gives who they are, the account, and
	/// what they owe then.
	pub(crate) fn may_set_off_debt(
		coop: CoopId,
		who: &T::AccountId,
		amount: Balance,
	) -> Result<(MemberNo, AccountNo, Debt), Error<T>> {
		let member = Self::member(coop, who)?.member;
		let (book, mut debt) = Self::debt_of(coop, member, amount)?;
		debt.enter(Side::Credit, amount).ok_or(Error::<T>::Overflow)?;
		Ok((member, book.accounts.owed_back, debt))
	}

	/// Sets it off.
	pub(crate) fn do_set_off_debt(
		coop: CoopId,
		amount: Balance,
		(member, owed_back, debt): (MemberNo, AccountNo, Debt),
	) -> DispatchResult {
		let grounds = (Basis::Contribution, Self::voucher(coop, b"set off"));
		T::Dues::set_off(coop, member, amount, owed_back, grounds)?;
		Self::do_change_debt(coop, member, debt, amount);
		Ok(())
	}

	fn do_change_debt(coop: CoopId, member: MemberNo, debt: Debt, amount: Balance) {
		Debts::<T>::insert(coop, member, debt);
		Self::deposit_event(Event::DebtPaid { coop, member, amount, left: debt.left() });
	}

	/// Whether the members can write off so much of what one of them owes. Gives what the co-op keeps then, and what is owed: the
	/// loss is carried again, with those of the last year that was closed.
	pub(crate) fn may_write_off_debt(
		coop: CoopId,
		member: MemberNo,
		amount: Balance,
		document: T::Hash,
	) -> Result<(Book, Debt), Error<T>> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		let (mut book, mut debt) = Self::debt_of(coop, member, amount)?;
		debt.owed = debt.owed.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
		book.charged = book.charged.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
		book.carry_again(amount).ok_or(Error::<T>::Overflow)?;
		Ok((book, debt))
	}

	/// Writes it off.
	pub(crate) fn do_write_off_debt(
		(coop, member): (CoopId, MemberNo),
		(amount, document): (Balance, T::Hash),
		(book, debt): (Book, Debt),
		resolution: ResolutionId,
	) -> DispatchResult {
		let party = Some(Party::Member(coop, member));
		let Accounts { owed_back, allocated, .. } = book.accounts;
		let legs = vec![Self::debit(allocated, amount), Leg { party, ..Self::credit(owed_back, amount) }];
		Self::enter(coop, legs, Basis::Resolution(resolution), document, Moves::Nothing)?;
		Books::<T>::insert(coop, book);
		Debts::<T>::insert(coop, member, debt);
		Self::deposit_event(Event::DebtWrittenOff { coop, member, amount, document, resolution });
		Ok(())
	}

	/// Counts for a member what hands of the books have entered of what members owe, and for the co-op what names no member of
	/// it.
	pub(crate) fn count_debt(
		coop: CoopId,
		book: &mut Book,
		became: Became,
		(side, amount): (Side, Balance),
		party: Option<&Party<T::AccountId, T::Hash>>,
	) -> Option<()> {
		// What was entered wrongly, or came back, is entered on the other side: nothing is counted below zero.
		let side = match became {
			Became::Posted(_) | Became::NotReturned(_) => side,
			Became::Unposted(_) | Became::Returned(_) => side.other(),
			Became::Voided | Became::Expired => return Some(()),
		};
		match party {
			Some(Party::Member(of, member)) if *of == coop => {
				Debts::<T>::try_mutate(coop, member, |debt| debt.enter(side, amount).ok_or(())).ok()
			}
			_ => book.unnamed.enter(side, amount),
		}
	}
}
