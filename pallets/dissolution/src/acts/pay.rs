//! The heir is paid what is left, whoever asks for it.

use crate::*;
use rochdale_primitives::calendar::months_later;

/// A payment to the heir.
pub(crate) struct Paying {
	cash: CashAccount,
	to: Heir,
	amount: Balance,
}

impl<T: Config> Pallet<T> {
	/// The most that paying the heir weighs, from both accounts of cash that a co-op can have.
	pub(crate) fn paying_weight() -> Weight {
		let own = <T as Config>::WeightInfo::pay_in_units().saturating_add(<T as Config>::WeightInfo::pay_by_bank());
		own.saturating_add(T::Reserves::weight()).saturating_add(T::Dues::weight().accounts)
	}

	/// As whom books name an heir.
	const fn party(heir: Heir) -> Party<T::AccountId, T::Hash> {
		match heir {
			Heir::Coop(coop) => Party::Coop(coop),
			Heir::Federation => Party::Federation,
		}
	}

	/// Who is paid from this account of cash: the heir, or the federation in the place of one that cannot be.
	fn payee(coop: CoopId, heir: Heir, cash: &CashAccount) -> Heir {
		let is_there = |to| {
			let has_left = T::Coops::standing(to).is_none_or(|standing| standing == Standing::Left);
			!has_left && !Dissolutions::<T>::contains_key(to) && Self::can_be_paid(coop, to, cash.mode)
		};
		match heir {
			Heir::Coop(to) if !is_there(to) => Heir::Federation,
			heir => heir,
		}
	}

	/// What can be paid now. From no account more than all that members are owed would leave in it, because they choose from
	/// which of them they are paid.
	pub(crate) fn may_pay(coop: CoopId) -> Result<Vec<Paying>, Error<T>> {
		let (dissolution, residue) = Self::left(coop)?;
		let accounts = residue.accounts.ok_or(Error::<T>::NothingDue)?;
		let owed = Self::owed(coop, &accounts);
		let mut due = residue.payable.due;
		let mut all = Vec::new();
		for cash in Self::cashes(coop) {
			// What keeps the address alive goes with the last of it.
			let held = if owed == 0 { Self::holds(coop, &cash) } else { Self::available(coop, &cash) };
			let amount = Self::moving(due.min(held.saturating_sub(owed)), &cash);
			if amount > 0 {
				due = due.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
				all.push(Paying { cash, to: Self::payee(coop, dissolution.heir, &cash), amount });
			}
		}
		ensure!(!all.is_empty(), Error::<T>::NothingDue);
		Ok(all)
	}

	/// Pays it in units, or has the bank pay it.
	pub(crate) fn do_pay(coop: CoopId, all: Vec<Paying>) -> DispatchResult {
		for paying in all {
			let (dissolution, mut residue) = Self::left(coop)?;
			match paying.cash.mode {
				Mode::Units => Self::pay_in_units(coop, dissolution.resolution, &mut residue, paying)?,
				Mode::Bank => Self::pay_by_bank(coop, dissolution.resolution, &mut residue, paying)?,
			}
			Self::keep_left(coop, dissolution, residue)?;
		}
		Ok(())
	}

	/// Pays what can be paid. The rest stays due, and anybody can have it paid later.
	pub(crate) fn try_pay(coop: CoopId) {
		let _ = with_storage_layer(|| Self::do_pay(coop, Self::may_pay(coop)?));
	}

	/// Units go at once, and what goes from the books of one comes into the reserve of the other.
	fn pay_in_units(
		coop: CoopId,
		resolution: ResolutionId,
		residue: &mut Residue<T::Hash>,
		Paying { cash, to, amount }: Paying,
	) -> DispatchResult {
		let accounts = residue.accounts.ok_or(Error::<T>::NothingDue)?;
		let address = T::Parties::account_of(&Self::party(to)).ok_or(Error::<T>::NoAccount)?;
		residue.payable.due = residue.payable.due.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
		residue.unexpected = residue.unexpected.saturating_sub(amount);
		let (basis, voucher) = (Basis::Dissolution(resolution), residue.document);
		let owed = Leg { party: Some(Self::party(to)), ..Self::debit(accounts.residue, amount) };
		let own = Draft {
			ledger: Self::ledger(coop),
			legs: vec![owed, Self::credit(cash.account, amount)],
			day: None,
			basis: basis.clone(),
			voucher,
			moves: Moves::To(address),
		};
		match Self::receiving(to)? {
			Some((ledger, cash, reserve)) => {
				let from = Some(Party::Coop(coop));
				let came = Leg { party: from, ..Self::debit(cash, amount) };
				let legs = vec![came, Self::credit(reserve, amount)];
				let theirs = Draft { ledger, legs, day: None, basis, voucher, moves: Moves::Done };
				T::Ledger::post_linked([own, theirs])?;
			}
			None => {
				T::Ledger::post(own)?;
			}
		}
		if let Heir::Coop(heir) = to {
			Self::lock(heir, amount)?;
		}
		Self::deposit_event(Event::ResiduePaid { coop, to, amount });
		Ok(())
	}

	/// The books in which an heir has units, with its cash and its indivisible reserve.
	fn receiving(to: Heir) -> Result<Option<(LedgerId, AccountNo, AccountNo)>, DispatchError> {
		let ledger = match to {
			Heir::Coop(heir) => Self::ledger(heir),
			Heir::Federation => LedgerId::Federation,
		};
		let Some(cash) = T::Cash::cash(ledger).filter(|cash| cash.mode == Mode::Units) else {
			return Ok(None);
		};
		let reserve = match to {
			Heir::Coop(heir) => T::Dues::accounts(heir)?.reserve,
			Heir::Federation => Self::federation_reserve()?,
		};
		Ok(Some((ledger, cash.account, reserve)))
	}

	/// What an heir got bears no loss for the years of the law. (ES 75.2; no. 89)
	pub(crate) fn lock(heir: CoopId, amount: Balance) -> DispatchResult {
		let today = day_of(T::Clock::civil()).ok_or(Error::<T>::Overflow)?;
		let until = months_later(today, limits::LOCKED_YEARS.saturating_mul(12)).ok_or(Error::<T>::Overflow)?;
		T::Reserves::lock(heir, amount, until)
	}

	/// A bank pays, and the books of a co-op with a bank expect it.
	fn pay_by_bank(
		coop: CoopId,
		resolution: ResolutionId,
		residue: &mut Residue<T::Hash>,
		Paying { cash, to, amount }: Paying,
	) -> DispatchResult {
		let account = residue.accounts.ok_or(Error::<T>::NothingDue)?.residue;
		residue.payable.order(amount).ok_or(Error::<T>::Overflow)?;
		let order = |ledger, bank, direction, account, party| Order {
			ledger,
			keeper: Keeper::Dissolution,
			bank,
			direction,
			items: vec![Item { account, amount, party, charged: None }],
			basis: Basis::Dissolution(resolution),
			voucher: residue.document,
			deadline: None,
		};
		let own = order(Self::ledger(coop), cash.account, Direction::Out, account, Self::party(to));
		let pending = T::Ledger::order(own)?;
		match to {
			Heir::Federation => Self::give_up(residue),
			Heir::Coop(heir) if residue.unexpected >= amount => {
				// Where its books have no room for one more, what comes waits there for its hands.
				let expected = with_storage_layer(|| {
					let account = Self::inheritance(heir)?.account;
					let bank = T::Cash::cash(Self::ledger(heir)).ok_or(Error::<T>::NoAccount)?.account;
					let theirs = order(Self::ledger(heir), bank, Direction::In, account, Party::Coop(coop));
					let expected = T::Ledger::order(theirs)?;
					Ok::<_, DispatchError>((heir, expected))
				});
				if let Ok(expected) = expected {
					residue.unexpected = residue.unexpected.saturating_sub(amount);
					let _ = residue.expected.try_push(expected);
				}
			}
			// What it expects since an earlier payment that did not go.
			Heir::Coop(_) => {}
		}
		Self::deposit_event(Event::ResidueOrdered { coop, to, pending, amount });
		Ok(())
	}

	/// What an heir expects does not come, because the federation stands in.
	fn give_up(residue: &mut Residue<T::Hash>) {
		for (heir, pending) in core::mem::take(&mut residue.expected) {
			// It may have come before.
			let _ = with_storage_layer(|| T::Ledger::give_up(Self::ledger(heir), pending));
		}
	}
}
