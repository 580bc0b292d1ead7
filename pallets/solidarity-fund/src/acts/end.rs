//! Awards end: completed, given up, cancelled, or as guarantees whose time is over.

use crate::*;

impl<T: Config> Pallet<T> {
	/// An award that goes on.
	fn active(no: AwardNo) -> Result<Award<T::Hash>, Error<T>> {
		let award = Self::award(no)?;
		ensure!(award.stage == Stage::Active, Error::<T>::NotActive);
		Ok(award)
	}

	pub(crate) fn may_give_up(coop: CoopId, no: AwardNo) -> Result<Award<T::Hash>, Error<T>> {
		let award = Self::active(no)?;
		ensure!(award.coop == coop, Error::<T>::OtherCoop);
		Ok(award)
	}

	pub(crate) fn may_cancel(no: AwardNo, owed: Balance) -> Result<Award<T::Hash>, Error<T>> {
		let award = Self::active(no)?;
		ensure!(owed <= Self::can_come_back(&award)?, Error::<T>::MoreThanOwed);
		Ok(award)
	}

	/// What has come back of an award or was written off.
	pub(crate) fn back(award: &Award<T::Hash>) -> Result<Balance, Error<T>> {
		award.returned.checked_add(award.written_off).ok_or(Error::<T>::Overflow)
	}

	/// What was paid of an award and has neither come back nor was written off.
	pub(crate) fn can_come_back(award: &Award<T::Hash>) -> Result<Balance, Error<T>> {
		// A bank can bring more than was owed.
		Ok(award.paid.checked_sub(Self::back(award)?).unwrap_or_default())
	}

	/// What of that has to come back.
	pub(crate) fn owes(award: &Award<T::Hash>) -> Result<Balance, Error<T>> {
		match award.instrument {
			Instrument::Loan { .. } => Self::can_come_back(award),
			_ => Ok(award.owed.checked_sub(Self::back(award)?).unwrap_or_default()),
		}
	}

	/// What was not paid comes back to the fund, and what was paid has to be given back as far as `owed` says. A loan is owed in
	/// any case.
	pub(crate) fn do_cancel(no: AwardNo, mut award: Award<T::Hash>, owed: Balance) -> DispatchResult {
		let freed = award.promised.checked_add(award.payable.due).ok_or(Error::<T>::Overflow)?;
		award.promised = 0;
		award.payable.due = 0;
		award.stage = Stage::Cancelled;
		award.owed = if owed > 0 { Self::back(&award)?.checked_add(owed).ok_or(Error::<T>::Overflow)? } else { 0 };
		Self::take_from_promised(&award, freed)?;
		Self::deposit_event(Event::Cancelled { award: no, freed, owed });
		Self::conclude(no, award)
	}

	/// What a bank has given back of an award that was cancelled is free again.
	pub(crate) fn free_due(no: AwardNo, mut award: Award<T::Hash>) -> DispatchResult {
		let freed = core::mem::take(&mut award.payable.due);
		Self::take_from_promised(&award, freed)?;
		Self::conclude(no, award)
	}

	/// Takes back what was promised of an award.
	fn take_from_promised(award: &Award<T::Hash>, amount: Balance) -> DispatchResult {
		let (accounts, party) = (Self::accounts()?, Some(Party::Coop(award.coop)));
		let freed = Leg { party: party.clone(), ..Self::debit(accounts.promised, amount) };
		let back = Leg { party, ..Self::credit(Self::account_of(&accounts, award.instrument), amount) };
		Self::enter([freed, back], Basis::Rule, award.document)
	}

	/// Whether nothing is to come of an award any more: no payment, no report, no instalment, nothing that is owed back.
	fn is_settled(award: &Award<T::Hash>) -> Result<bool, Error<T>> {
		let pays = award.promised > 0 || award.payable.due > 0 || award.payable.ordered > 0;
		let reports = award.accepted < award.released && award.stage != Stage::Cancelled;
		Ok(!pays && !reports && Self::owes(award)? == 0)
	}

	/// Keeps an award, and takes it from those of its co-op that are open if nothing is to come of it any more.
	pub(crate) fn conclude(no: AwardNo, mut award: Award<T::Hash>) -> DispatchResult {
		let coop = award.coop;
		let is_settled = Self::is_settled(&award)?;
		if is_settled {
			if award.stage == Stage::Active {
				award.stage = Stage::Completed;
				Self::deposit_event(Event::Completed { award: no });
			}
			Records::<T>::mutate(coop, |record| record.open.retain(|open| *open != no));
		} else {
			// What a bank gives back opens it once more.
			Records::<T>::try_mutate(coop, |record| match record.open.contains(&no) {
				true => Ok(()),
				false => record.open.try_push(no).map_err(|_| Error::<T>::TooManyAwards),
			})?;
		}
		Awards::<T>::insert(no, award);
		Ok(())
	}

	pub(crate) fn may_call(no: AwardNo, amount: Balance) -> Result<Award<T::Hash>, Error<T>> {
		let award = Self::active(no)?;
		ensure!(matches!(award.instrument, Instrument::Guarantee { .. }), Error::<T>::OtherInstrument);
		ensure!(amount > 0 && amount <= award.promised, Error::<T>::MoreThanOwed);
		ensure!(!award.tranches.is_full(), Error::<T>::MoreThanOwed);
		Ok(award)
	}

	/// A part of a guarantee is paid as any other part of an award, and reported on.
	pub(crate) fn do_call(no: AwardNo, mut award: Award<T::Hash>, amount: Balance) -> DispatchResult {
		award.tranches.try_push(amount).map_err(|_| Error::<T>::MoreThanOwed)?;
		Self::release(no, award)
	}

	/// What a guarantee has not paid is free again once its time is over.
	pub(crate) fn end_guarantee(no: AwardNo) -> DispatchResult {
		let Ok(mut award) = Self::active(no) else {
			return Ok(());
		};
		let freed = award.promised;
		award.promised = 0;
		Self::take_from_promised(&award, freed)?;
		Self::conclude(no, award)
	}
}
