//! What is due is collected and paid, whoever asks for it.

use super::books::OrderOf;
use crate::*;

/// What somebody can be paid in units.
pub(crate) struct PayingOut<T: Config> {
	amount: Balance,
	to: T::AccountId,
	due: AccountNo,
	cash: AccountNo,
}

impl<T: Config> Pallet<T> {
	/// Hash of what stands behind a payment: who is paid, and that it was due.
	fn voucher(coop: CoopId, members: &[MemberNo]) -> T::Hash {
		T::Hashing::hash_of(&(b"due", coop, members))
	}

	fn accounts(coop: CoopId) -> Result<Accounts, Error<T>> {
		Books::<T>::get(coop).map(|book| book.accounts).ok_or(Error::<T>::NoSuchClass)
	}

	/// A claim of which something was released that is not collected, its group, and how much.
	pub(crate) fn may_collect_claim(coop: CoopId, no: ClaimNo) -> Result<(Claim, Group, Balance), Error<T>> {
		let claim = Claims::<T>::get(coop, no).ok_or(Error::<T>::NoSuchClaim)?;
		let group = Groups::<T>::get((coop, claim.class, claim.rank)).ok_or(Error::<T>::Overflow)?;
		let part = group.part_of(claim.shares).ok_or(Error::<T>::Overflow)?;
		let amount = part.checked_sub(claim.taken).ok_or(Error::<T>::Overflow)?;
		ensure!(amount > 0 || group.is_paid(), Error::<T>::NothingDue);
		Ok((claim, group, amount))
	}

	/// Adds it to what the member is owed. Rounding goes to the reserve with the last claim of its day.
	pub(crate) fn do_collect_claim(
		coop: CoopId,
		no: ClaimNo,
		(mut claim, mut group, amount): (Claim, Group, Balance),
	) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		let (Claim { class, member, rank, .. }, is_last) = (claim, group.is_paid());
		claim.taken = claim.taken.checked_add(amount).ok_or_else(overflow)?;
		group.collected = group.collected.checked_add(amount).ok_or_else(overflow)?;
		Self::change_stake(coop, member, |stake| {
			stake.owed = stake.owed.checked_add(amount)?;
			stake.open = if is_last { stake.open.checked_sub(1)? } else { stake.open };
			Some(())
		})?;
		if is_last {
			Claims::<T>::remove(coop, no);
			group.claims = group.claims.checked_sub(1).ok_or_else(overflow)?;
		} else {
			Claims::<T>::insert(coop, no, claim);
		}
		if group.claims == 0 {
			Groups::<T>::remove((coop, class, rank));
			Self::keep_dust(coop, group.released.checked_sub(group.collected).ok_or_else(overflow)?)?;
		} else {
			Groups::<T>::insert((coop, class, rank), group);
		}
		Self::deposit_event(Event::Collected { coop, member, amount });
		Ok(())
	}

	/// Enters what rounding has left of what was due in the indivisible reserve.
	pub(crate) fn keep_dust(coop: CoopId, dust: Balance) -> DispatchResult {
		let accounts = Self::accounts(coop)?;
		let legs = vec![Self::debit(accounts.due, dust, None), Self::credit(accounts.reserve, dust, None)];
		Self::enter(coop, legs, Basis::Rule, Self::voucher(coop, &[]), Moves::Nothing)
	}

	/// The hash of what is set off, which the second officer repeats.
	pub(crate) fn content_of_set_off(coop: CoopId, member: MemberNo, amount: Balance, document: T::Hash) -> T::Hash {
		T::Hashing::hash_of(&(b"set_off", coop, member, amount, document))
	}

	/// Whether so much of what is due to a member can be set off against what they owe. Gives the accounts.
	pub(crate) fn may_set_off(
		coop: CoopId,
		member: MemberNo,
		amount: Balance,
		document: T::Hash,
	) -> Result<Accounts, Error<T>> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		let owed = Stakes::<T>::get(coop, member).owed;
		ensure!(amount > 0 && amount <= owed, Error::<T>::NothingOwed);
		Self::accounts(coop)
	}

	/// Sets it off.
	pub(crate) fn do_set_off(
		(coop, member): (CoopId, MemberNo),
		accounts: Accounts,
		(amount, document): (Balance, T::Hash),
		consent: &Consent,
	) -> DispatchResult {
		let who = Some((coop, member));
		let legs = vec![Self::debit(accounts.due, amount, who), Self::credit(accounts.set_off, amount, who)];
		Self::enter(coop, legs, consent.basis(), document, Moves::Nothing)?;
		Self::change_stake(coop, member, |stake| {
			stake.owed = stake.owed.checked_sub(amount)?;
			Some(())
		})?;
		Self::deposit_event(Event::SetOff { coop, member, amount, document });
		Ok(())
	}

	/// What a member can be paid in units: to the account of their seat, or to the one with which they last paid in or were
	/// given shares.
	pub(crate) fn may_pay_out(coop: CoopId, member: MemberNo) -> Result<PayingOut<T>, Error<T>> {
		let stake = Stakes::<T>::get(coop, member);
		ensure!(stake.owed > 0, Error::<T>::NothingOwed);
		let amount = stake.payable();
		ensure!(amount > 0, Error::<T>::InArrears);
		let cash = Self::cash(coop)?;
		ensure!(cash.mode == Mode::Units, Error::<T>::NotInUnits);
		let to = T::Members::account_of(coop, member).or(stake.account).ok_or(Error::<T>::NoAccount)?;
		Ok(PayingOut { amount, to, due: Self::accounts(coop)?.due, cash: cash.account })
	}

	/// Pays it.
	pub(crate) fn do_pay_out(
		coop: CoopId,
		member: MemberNo,
		PayingOut { amount, to, due, cash }: PayingOut<T>,
	) -> DispatchResult {
		let legs = vec![Self::debit(due, amount, Some((coop, member))), Self::credit(cash, amount, None)];
		Self::enter(coop, legs, Basis::Rule, Self::voucher(coop, &[member]), Moves::To(to))?;
		Self::change_stake(coop, member, |stake| {
			stake.owed = stake.owed.checked_sub(amount)?;
			Some(())
		})?;
		Self::deposit_event(Event::PaidOut { coop, member, amount });
		Ok(())
	}

	/// The officer who has the bank pay members what is due to them, down to its smallest unit, and the order.
	pub(crate) fn may_order_payouts(
		coop: CoopId,
		who: &T::AccountId,
		members: &[MemberNo],
	) -> Result<(Hand, OrderOf<T>), Error<T>> {
		let by = Self::officer(coop, who)?;
		let cash = Self::cash(coop)?;
		ensure!(cash.mode == Mode::Bank, Error::<T>::NotByBank);
		ensure!(!members.is_empty(), Error::<T>::NothingOwed);
		let account = Self::accounts(coop)?.due;
		let (mut items, mut known) = (Vec::new(), BTreeSet::new());
		for member in members {
			ensure!(known.insert(*member), Error::<T>::MemberTwice);
			let stake = Stakes::<T>::get(coop, member);
			let owed = stake.payable();
			ensure!(owed > 0 || stake.owed == 0, Error::<T>::InArrears);
			let rest = owed.checked_rem(cash.unit).ok_or(Error::<T>::Overflow)?;
			let amount = owed.checked_sub(rest).filter(|amount| *amount > 0).ok_or(Error::<T>::NothingOwed)?;
			items.push(Item { account, amount, party: Party::Member(coop, *member), charged: None });
		}
		let order = Order {
			ledger: Self::ledger(coop),
			keeper: Keeper::Shares,
			bank: cash.account,
			direction: Direction::Out,
			items,
			basis: Basis::Rule,
			voucher: Self::voucher(coop, members),
			deadline: None,
		};
		Ok((by, order))
	}

	/// Sets aside what the bank is to pay.
	pub(crate) fn do_order_payouts(coop: CoopId, order: OrderOf<T>) -> DispatchResult {
		for Item { amount, party, .. } in &order.items {
			if let Party::Member(_, member) = party {
				Self::change_stake(coop, *member, |stake| {
					stake.owed = stake.owed.checked_sub(*amount)?;
					stake.ordered = stake.ordered.checked_add(*amount)?;
					Some(())
				})?;
			}
		}
		let pending = T::Ledger::order(order)?;
		Self::deposit_event(Event::PayoutsOrdered { coop, pending });
		Ok(())
	}
}
