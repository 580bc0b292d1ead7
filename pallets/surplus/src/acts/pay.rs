//! What a co-op owes of its surplus to the fund and the federation is paid, whoever asks for it.

use crate::*;

impl Beneficiary {
	/// As whom books name it.
	pub(crate) const fn party<AccountId, Hash>(self) -> Party<AccountId, Hash> {
		match self {
			Self::Fund => Party::Fund,
			Self::Federation => Party::Federation,
		}
	}
}

/// What can be paid, and how.
pub(crate) struct Paying<AccountId> {
	book: Book,
	amount: Balance,
	cash: AccountNo,
	/// The account in which units are received, `None` where a bank pays.
	to: Option<AccountId>,
}

impl<T: Config> Pallet<T> {
	/// The most that a payment weighs.
	pub(crate) fn paying_weight() -> Weight {
		let own = <T as Config>::WeightInfo::pay_in_units().max(<T as Config>::WeightInfo::pay_by_bank());
		own.saturating_add(T::Levy::weight())
	}

	/// What a co-op can pay now of what it owes to the fund or to the federation, down to the smallest amount that moves: as much
	/// as is there beside what members are promised, which was there when their year was closed.
	pub(crate) fn may_pay(coop: CoopId, to: Beneficiary) -> Result<Paying<T::AccountId>, Error<T>> {
		let (book, cash) = (Self::book(coop)?, Self::cash(coop)?);
		let whole = |amount| rules::units::down(amount, cash.unit).map_err(Self::why);
		let due = whole(book.payable(to).due)?;
		ensure!(due > 0, Error::<T>::NothingDue);
		let ledger = Self::ledger(coop);
		let promised = T::Reserved::set_aside(ledger).saturating_add(book.pooled_cash);
		let amount = due.min(whole(T::Ledger::available(ledger, cash.account).saturating_sub(promised))?);
		ensure!(amount > 0, Error::<T>::NotLiquid);
		let to = match cash.mode {
			Mode::Units => Some(T::Parties::account_of(&to.party()).ok_or(Error::<T>::NoAccount)?),
			Mode::Bank => None,
		};
		Ok(Paying { book, amount, cash: cash.account, to })
	}

	/// Pays it in units, or has the bank pay it.
	pub(crate) fn do_pay(
		coop: CoopId,
		to: Beneficiary,
		Paying { mut book, amount, cash, to: address }: Paying<T::AccountId>,
	) -> DispatchResult {
		let (account, year) = (book.account_of(to), book.last);
		let voucher = Self::voucher(coop, b"surplus");
		let payable = book.payable_mut(to);
		let Some(address) = address else {
			payable.order(amount).ok_or(Error::<T>::Overflow)?;
			let pending = T::Ledger::order(Order {
				ledger: Self::ledger(coop),
				keeper: Keeper::Surplus,
				bank: cash,
				direction: Direction::Out,
				items: vec![Item { account, amount, party: to.party(), charged: None }],
				basis: Basis::Rule,
				voucher,
				deadline: None,
			})?;
			Books::<T>::insert(coop, book);
			Self::deposit_event(Event::Ordered { coop, to, pending, amount });
			return Ok(());
		};
		payable.due = payable.due.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
		let legs = vec![Leg { party: Some(to.party()), ..Self::debit(account, amount) }, Self::credit(cash, amount)];
		Self::enter(coop, legs, Basis::Rule, voucher, Moves::To(address))?;
		Books::<T>::insert(coop, book);
		if to == Beneficiary::Fund {
			T::Levy::on_levy(coop, year, amount);
		}
		Self::deposit_event(Event::Paid { coop, to, amount });
		Ok(())
	}

	/// Pays it if it can be paid. Else it stays due, and anybody can have it paid later.
	pub(crate) fn try_pay(coop: CoopId, to: Beneficiary) {
		let _ = with_storage_layer(|| Self::do_pay(coop, to, Self::may_pay(coop, to)?));
	}
}
