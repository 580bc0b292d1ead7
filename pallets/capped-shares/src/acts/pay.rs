//! What is due is collected and paid, whoever asks for it.

use super::books::{LegOf, OrderOf};
use crate::*;
use rules::deductions::Deduction;

/// What somebody can be paid in units.
pub(crate) struct PayingOut<T: Config> {
	amount: Balance,
	to: T::AccountId,
	due: AccountNo,
	cash: AccountNo,
}

impl<T: Config> Pallet<T> {
	/// Hash of what stands behind a payment: who is paid, and that it was due.
	pub(crate) fn voucher(coop: CoopId, members: &[MemberNo]) -> T::Hash {
		T::Hashing::hash_of(&(b"due", coop, members))
	}

	pub(crate) fn accounts(coop: CoopId) -> Result<Accounts, Error<T>> {
		Self::known(coop).map(|book| book.accounts)
	}

	fn known(coop: CoopId) -> Result<Book, Error<T>> {
		Books::<T>::get(coop).ok_or(Error::<T>::NoSuchClass)
	}

	/// Does something for each of a list, as far as it can be done. Fails by the first reason where it can be done for none.
	///
	/// Gives of how many it was said that they are the last ones.
	pub(crate) fn each<One>(
		list: impl IntoIterator<Item = One>,
		act: impl Fn(One) -> Result<bool, DispatchError>,
	) -> Result<u32, DispatchError> {
		let (mut done, mut lasts, mut refused) = (false, 0u32, Error::<T>::NothingDue.into());
		let mut is_first = true;
		for one in list {
			match with_storage_layer(|| act(one)) {
				Ok(is_last) => (done, lasts) = (true, lasts.saturating_add(is_last.into())),
				Err(why) if is_first => (refused, is_first) = (why, false),
				Err(_) => {}
			}
		}
		if done {
			Ok(lasts)
		} else {
			Err(refused)
		}
	}

	/// What it weighs to keep so often what rounding has left.
	fn dust_weight(times: u32) -> Weight {
		let once = T::DbWeight::get().reads(1).saturating_add(T::Ledger::post_weight(2));
		once.saturating_mul(times.into())
	}

	/// What it weighs to collect so many claims, so many of which are the last ones of their days.
	pub(crate) fn claims_weight(all: u32, lasts: u32) -> Weight {
		<T as Config>::WeightInfo::collect_claims(all).saturating_add(Self::dust_weight(lasts))
	}

	/// What it weighs to collect so many returns, so many of which are the last ones of their year.
	pub(crate) fn returns_weight(all: u32, lasts: u32) -> Weight {
		<T as Config>::WeightInfo::collect_returns(all).saturating_add(Self::dust_weight(lasts))
	}

	/// What is deducted of what is paid for a claim, by how the seat of the member ended.
	fn deduction(coop: CoopId, claim: &Claim) -> Result<Deduction, Error<T>> {
		let Claim { member, shares, least, .. } = *claim;
		let ended = Stakes::<T>::get(coop, member).ended.filter(|_| least > 0);
		let bps = match ended {
			None | Some(SeatEnd::Left | SeatEnd::Died) => 0,
			Some(end) => {
				let class = Classes::<T>::get(coop, claim.class).ok_or(Error::<T>::NoSuchClass)?;
				class.terms.deducted_bps(end, T::Clock::has_passed).ok_or(Error::<T>::NotClassified)?
			}
		};
		Ok(Deduction { least, shares, bps })
	}

	/// A claim of which something was released that is not collected, and what it gives now.
	pub(crate) fn may_collect_claim(coop: CoopId, no: ClaimNo) -> Result<Collecting, Error<T>> {
		let claim = Claims::<T>::get(coop, no).ok_or(Error::<T>::NoSuchClaim)?;
		let group = Groups::<T>::get((coop, claim.class, claim.rank)).ok_or(Error::<T>::Overflow)?;
		let overflow = || Error::<T>::Overflow;
		let more =
			|all: Option<Balance>, taken: Balance| all.and_then(|all| all.checked_sub(taken)).ok_or_else(overflow);
		let amount = more(group.part_of(claim.weight), claim.taken)?;
		let interest = more(group.interest_of(claim.weight), claim.interest)?;
		ensure!(amount > 0 || interest > 0 || group.is_paid(), Error::<T>::NothingDue);
		let deduction = Self::deduction(coop, &claim)?;
		let deducted = deduction.of(claim.taken, amount).ok_or_else(overflow)?;
		let interest_deducted = deduction.of_interest(claim.interest, interest).ok_or_else(overflow)?;
		Ok(Collecting { claim, group, amount, deducted, interest, interest_deducted })
	}

	/// Adds it to what the member is owed. What is deducted goes to the reserve, and rounding with the last claim of its day.
	/// Gives whether something may.
	pub(crate) fn do_collect_claim(coop: CoopId, no: ClaimNo, collecting: Collecting) -> Result<bool, DispatchError> {
		let overflow = || Error::<T>::Overflow;
		let Collecting { mut claim, mut group, amount, deducted, interest, interest_deducted } = collecting;
		let (Claim { class, member, rank, .. }, is_last) = (claim, group.is_paid());
		let sum = |one: Balance, other: Balance| one.checked_add(other).ok_or_else(overflow);
		claim.taken = sum(claim.taken, amount)?;
		claim.deducted = sum(claim.deducted, deducted)?;
		claim.interest = sum(claim.interest, interest)?;
		group.collected = sum(group.collected, amount)?;
		group.interest_collected = sum(group.interest_collected, interest)?;
		let own = amount.checked_sub(deducted).ok_or_else(overflow)?;
		let own_interest = interest.checked_sub(interest_deducted).ok_or_else(overflow)?;
		let all = sum(own, own_interest)?;
		Self::change_stake(coop, member, |stake| {
			stake.owed = stake.owed.checked_add(all)?;
			stake.open = if is_last { stake.open.checked_sub(1)? } else { stake.open };
			Some(())
		})?;
		let mut kept = sum(deducted, interest_deducted)?;
		if is_last {
			Claims::<T>::remove(coop, no);
			group.claims = group.claims.checked_sub(1).ok_or_else(overflow)?;
		} else {
			Claims::<T>::insert(coop, no, claim);
		}
		if group.claims == 0 {
			Groups::<T>::remove((coop, class, rank));
			kept = sum(kept, group.uncollected().ok_or_else(overflow)?)?;
		} else {
			Groups::<T>::insert((coop, class, rank), group);
		}
		let asks_books = kept > 0 || group.claims == 0;
		Self::keep_dust(coop, kept)?;
		let (claim, amount, interest) = (Some(no), own, own_interest);
		Self::deposit_event(Event::Collected { coop, member, claim, amount, interest, deducted });
		Ok(asks_books)
	}

	/// Enters in the indivisible reserve what was due and stays with the co-op: deductions, and what rounding has left.
	pub(crate) fn keep_dust(coop: CoopId, dust: Balance) -> DispatchResult {
		let accounts = Self::accounts(coop)?;
		let legs = vec![Self::debit(accounts.due, dust, None), Self::credit(accounts.reserve, dust, None)];
		Self::enter(coop, legs, Basis::Rule, Self::voucher(coop, &[]), Moves::Nothing)
	}

	/// Takes from what is due to a member what they are not owed any more, for another account.
	pub(crate) fn discharge(
		(coop, member): (CoopId, MemberNo),
		due: AccountNo,
		to: LegOf<T>,
		(basis, voucher, moves): (Basis, T::Hash, Moves<T::AccountId>),
	) -> DispatchResult {
		let amount = to.amount;
		let legs = vec![Self::debit(due, amount, Some((coop, member))), to];
		Self::enter(coop, legs, basis, voucher, moves)?;
		Self::change_stake(coop, member, |stake| {
			stake.owed = stake.owed.checked_sub(amount)?;
			Some(())
		})?;
		Ok(())
	}

	/// The hash of what is set off, which the second officer repeats.
	pub(crate) fn content_of_set_off(coop: CoopId, member: MemberNo, amount: Balance, debt: DebtOf<T>) -> T::Hash {
		T::Hashing::hash_of(&(b"set_off", coop, member, amount, debt))
	}

	/// Whether so much of what is due to a member can be set off against what they owe. Gives the accounts.
	pub(crate) fn may_set_off(
		coop: CoopId,
		member: MemberNo,
		amount: Balance,
		debt: DebtOf<T>,
	) -> Result<Accounts, Error<T>> {
		match debt {
			Debt::Document(document) => ensure!(document != T::Hash::default(), Error::<T>::NoDocument),
			Debt::Missing(account) => {
				let missing = Missing::<T>::get((coop, member, account));
				ensure!(amount > 0 && amount <= missing, Error::<T>::NothingMissing);
			}
		}
		let owed = Stakes::<T>::get(coop, member).owed;
		ensure!(amount > 0 && amount <= owed, Error::<T>::NothingOwed);
		Self::accounts(coop)
	}

	/// Sets it off.
	pub(crate) fn do_set_off(
		(coop, member): (CoopId, MemberNo),
		accounts: Accounts,
		(amount, debt): (Balance, DebtOf<T>),
		consent: &Consent<T::AccountId>,
	) -> DispatchResult {
		let (account, voucher) = match debt {
			Debt::Document(document) => (accounts.set_off, document),
			Debt::Missing(account) => {
				Self::take_missing((coop, member, account), amount).ok_or(Error::<T>::Overflow)?;
				(account, Self::content_of_set_off(coop, member, amount, debt))
			}
		};
		let to = Self::credit(account, amount, Some((coop, member)));
		Self::discharge((coop, member), accounts.due, to, (consent.basis(), voucher, Moves::Nothing))?;
		Self::deposit_event(Event::SetOff { coop, member, amount, debt });
		Ok(())
	}

	/// What a member can be paid in units: to the account of their seat, or to the one with which they last paid in or were
	/// given shares.
	pub(crate) fn may_pay_out(coop: CoopId, member: MemberNo, who: &T::AccountId) -> Result<PayingOut<T>, Error<T>> {
		let stake = Stakes::<T>::get(coop, member);
		ensure!(stake.owed > 0, Error::<T>::NothingOwed);
		let amount = stake.payable();
		ensure!(amount > 0, Error::<T>::InArrears);
		let Book { accounts, other_cash, .. } = Self::known(coop)?;
		let cash = Self::cash_by(coop, other_cash, Mode::Units)?;
		let to = T::Members::account_of(coop, member).or(stake.account).ok_or(Error::<T>::NoAccount)?;
		// Others would choose for the member how they are paid, and when.
		ensure!(*who == to || Self::officer(coop, who).is_ok(), Error::<T>::NotTheirs);
		Ok(PayingOut { amount, to, due: accounts.due, cash: cash.account })
	}

	/// Pays it.
	pub(crate) fn do_pay_out(
		coop: CoopId,
		member: MemberNo,
		PayingOut { amount, to, due, cash }: PayingOut<T>,
	) -> DispatchResult {
		let (from, voucher) = (Self::credit(cash, amount, None), Self::voucher(coop, &[member]));
		Self::discharge((coop, member), due, from, (Basis::Rule, voucher, Moves::To(to)))?;
		Self::deposit_event(Event::PaidOut { coop, member, amount });
		Ok(())
	}

	/// The officer who has the bank pay members what is due to them, down to its smallest unit, and the order.
	///
	/// What two hands have not posted of it by a deadline is owed again. Nobody is ordered to be paid of whom no bank details are in
	/// force: no bank file has such a payment, and none of them is posted once there are some.
	pub(crate) fn may_order_payouts(
		coop: CoopId,
		who: &T::AccountId,
		members: &[MemberNo],
	) -> Result<(Hand, OrderOf<T>), Error<T>> {
		let by = Self::officer(coop, who)?;
		let Book { accounts, other_cash, .. } = Self::known(coop)?;
		let cash = Self::cash_by(coop, other_cash, Mode::Bank)?;
		ensure!(!members.is_empty(), Error::<T>::NothingOwed);
		let account = accounts.due;
		let (mut items, mut known) = (Vec::new(), BTreeSet::new());
		for member in members {
			ensure!(known.insert(*member), Error::<T>::MemberTwice);
			let stake = Stakes::<T>::get(coop, member);
			let owed = stake.payable();
			ensure!(owed > 0 || stake.owed == 0, Error::<T>::InArrears);
			let rest = owed.checked_rem(cash.unit).ok_or(Error::<T>::Overflow)?;
			let amount = owed.checked_sub(rest).filter(|amount| *amount > 0).ok_or(Error::<T>::NothingOwed)?;
			let party = Party::Member(coop, *member);
			ensure!(T::Ledger::details_in_force(Self::ledger(coop), &party).is_some(), Error::<T>::NoBankDetails);
			items.push(Item { account, amount, party, charged: None });
		}
		let order = Order {
			ledger: Self::ledger(coop),
			keeper: Keeper::Shares,
			bank: cash.account,
			direction: Direction::Out,
			items,
			basis: Basis::Rule,
			voucher: Self::voucher(coop, members),
			deadline: Some(T::Clock::in_days(limits::ORDERED_DAYS).ok_or(Error::<T>::Overflow)?),
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
