//! What came since goes to the heir too, and the co-op exists no more.

use crate::*;

impl<T: Config> Pallet<T> {
	/// The most that concluding weighs.
	pub(crate) fn concluding_weight() -> Weight {
		let own = <T as Config>::WeightInfo::conclude().saturating_add(Self::paying_weight());
		own.saturating_add(Self::asking_others_weight()).saturating_add(T::Depart::weight())
	}

	fn asking_others_weight() -> Weight {
		T::Shares::weight().is_wound_up.saturating_add(T::Surplus::weight().is_wound_up)
	}

	/// The most that it weighs to ask whether a co-op can be concluded.
	pub(crate) fn asking_to_conclude_weight() -> Weight {
		Self::asking_others_weight().saturating_add(T::DbWeight::get().reads(1))
	}

	/// Whether members have got all that is theirs.
	pub(crate) fn may_conclude(coop: CoopId) -> Result<LeftOf<T>, Error<T>> {
		let known = Self::left(coop)?;
		let is_wound_up = T::Shares::is_wound_up(coop) && T::Surplus::is_wound_up(coop);
		ensure!(is_wound_up, Error::<T>::StillOwed);
		Ok(known)
	}

	/// Has the heir paid all that is there. Once nothing waits for a bank the co-op leaves the federation and exists no more.
	pub(crate) fn do_conclude(coop: CoopId, (dissolution, before): LeftOf<T>) -> DispatchResult {
		let (resolution, mut residue) = (dissolution.resolution, before.clone());
		Self::match_cash(coop, &mut residue, resolution)?;
		let is_due = residue.payable.due > 0;
		Self::keep_left(coop, dissolution, residue)?;
		if is_due {
			Self::do_pay(coop, Self::may_pay(coop)?)?;
		}
		let (dissolution, residue) = Self::left(coop)?;
		if matches!(dissolution.stage, Stage::Extinct { .. }) {
			// What its bank had given back has gone.
			ensure!(residue != before, Error::<T>::NothingDue);
			return Ok(());
		}
		if residue.payable.ordered > 0 {
			return Ok(());
		}
		ensure!(residue.payable.due == 0, Error::<T>::NothingDue);
		let (heir, left, at) = (dissolution.heir, residue.left, T::Clock::civil());
		let was_due = Self::ever_due(coop, residue.accounts);
		Self::move_to(coop, dissolution, Stage::Extinct { at, residue, was_due })?;
		T::Depart::depart(coop, resolution)?;
		Self::deposit_event(Event::Extinct { coop, heir, residue: left });
		Ok(())
	}

	/// Lets exactly that be due to the heir which is there and moves: more where something came or lapsed since, less where the
	/// bank has taken charges.
	fn match_cash(coop: CoopId, residue: &mut Residue<T::Hash>, resolution: ResolutionId) -> DispatchResult {
		let Some(accounts) = residue.accounts else {
			return Ok(());
		};
		let overflow = || Error::<T>::Overflow;
		for cash in Self::cashes(coop).into_iter().filter(|cash| cash.mode == Mode::Units) {
			T::Ledger::enter_receipts(Self::ledger(coop), cash.account)?;
		}
		let moves = |cash: &CashAccount| Self::moving(Self::holds(coop, cash), cash);
		let all = Self::cashes(coop).iter().map(moves).try_fold(0, |sum: Balance, part| sum.checked_add(part));
		let (all, due) = (all.ok_or_else(overflow)?, residue.payable.due);
		let (more, less) = (all.saturating_sub(due), due.saturating_sub(all));
		if less > 0 {
			let legs = vec![Self::debit(accounts.residue, less), Self::credit(accounts.handed_over, less)];
			Self::enter(coop, legs, Basis::Dissolution(resolution), residue.document)?;
			residue.payable.due = all;
			residue.left = residue.left.checked_sub(less).ok_or_else(overflow)?;
			residue.unexpected = residue.unexpected.min(all);
		}
		let before = residue.lost;
		Self::leave(coop, residue, more, resolution)?;
		let lost = residue.lost.saturating_sub(before);
		if more > 0 || lost > 0 {
			Self::deposit_event(Event::MoreLeft { coop, amount: more, lost });
		}
		Ok(())
	}
}
