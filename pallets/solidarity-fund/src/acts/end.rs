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
		Ok(award.paid.saturating_sub(Self::back(award)?))
	}

	/// What of that has to come back.
	pub(crate) fn owes(award: &Award<T::Hash>) -> Result<Balance, Error<T>> {
		match award.instrument {
			Instrument::Loan { .. } => Self::can_come_back(award),
			_ => Self::owes_at_once(award),
		}
	}

	/// What of that waits for no instalments: what it was cancelled with, and what was paid twice.
	pub(crate) fn owes_at_once(award: &Award<T::Hash>) -> Result<Balance, Error<T>> {
		let owed = award.owed.checked_add(Self::excess(award)).ok_or(Error::<T>::Overflow)?;
		let owed = owed.saturating_sub(Self::back(award)?);
		// What a bank gave back nobody has to give back.
		Ok(owed.min(Self::can_come_back(award)?))
	}

	/// What was paid twice of an award and is more than is promised of it.
	pub(crate) fn excess(award: &Award<T::Hash>) -> Balance {
		award.payable.overpaid.saturating_sub(award.promised)
	}

	/// Whether something of an award was released and is still to be paid.
	pub(crate) fn waits(award: &Award<T::Hash>) -> bool {
		award.payable.due > 0 || award.payable.ordered > 0
	}

	/// What so many parts of an award are together.
	pub(crate) fn sum_of_parts(award: &Award<T::Hash>, parts: usize) -> Result<Balance, Error<T>> {
		rules::units::sum(award.tranches.iter().take(parts).copied()).ok_or(Error::<T>::Overflow)
	}

	/// Whether something was paid of an award on which no report was accepted.
	pub(crate) fn must_report(award: &Award<T::Hash>) -> Result<bool, Error<T>> {
		let sum = |parts: u8| Self::sum_of_parts(award, parts.into());
		// Nothing is to be told of what was given up and has come back.
		let is_undone = award.stage == Stage::Cancelled && Self::can_come_back(award)? == 0;
		Ok(!is_undone && award.paid.min(sum(award.released)?) > sum(award.accepted)?)
	}

	/// What was not paid comes back to the fund, and what was paid has to be given back as far as `owed` says. A loan is owed in
	/// any case. What was paid is still reported on.
	pub(crate) fn do_cancel(no: AwardNo, mut award: Award<T::Hash>, owed: Balance) -> DispatchResult {
		let freed = Self::take_promised(&mut award)?;
		let due = core::mem::take(&mut award.payable.due);
		let freed = freed.checked_add(due).ok_or(Error::<T>::Overflow)?;
		award.stage = Stage::Cancelled;
		award.owed = if owed > 0 { Self::back(&award)?.checked_add(owed).ok_or(Error::<T>::Overflow)? } else { 0 };
		Self::take_from_promised(&award, freed)?;
		Self::deposit_event(Event::Cancelled { award: no, freed, owed });
		Self::conclude(no, award)
	}

	/// Lets nothing of an award be promised any more, and gives what of it was not paid by mistake.
	fn take_promised(award: &mut Award<T::Hash>) -> Result<Balance, Error<T>> {
		let before = core::mem::take(&mut award.promised);
		before.checked_sub(award.payable.overpaid.min(before)).ok_or(Error::<T>::Overflow)
	}

	/// Charges an award with what was paid twice and is not promised any more, or less of it than `before`.
	pub(crate) fn charge_excess(award: &Award<T::Hash>, before: Balance) -> DispatchResult {
		let after = Self::excess(award);
		match after.checked_sub(before) {
			Some(more) => Self::promise(award, more),
			None => Self::take_from_promised(award, before.checked_sub(after).ok_or(Error::<T>::Overflow)?),
		}
	}

	/// Charges an award with what is promised of it.
	pub(crate) fn promise(award: &Award<T::Hash>, amount: Balance) -> DispatchResult {
		let accounts = Self::accounts()?;
		Self::enter(award, accounts.of(award.instrument), accounts.promised, amount)
	}

	/// Takes back what was promised of an award.
	pub(crate) fn take_from_promised(award: &Award<T::Hash>, amount: Balance) -> DispatchResult {
		let accounts = Self::accounts()?;
		Self::enter(award, accounts.promised, accounts.of(award.instrument), amount)
	}

	/// Whether nothing is to come of an award any more: no payment, no report, no instalment, nothing that is owed back.
	pub(crate) fn is_settled(award: &Award<T::Hash>) -> Result<bool, Error<T>> {
		let pays = award.promised > 0 || Self::waits(award);
		Ok(!pays && !Self::must_report(award)? && Self::owes(award)? == 0)
	}

	/// Keeps an award, and takes it from those of its co-op that are open if nothing is to come of it any more.
	pub(crate) fn conclude(no: AwardNo, mut award: Award<T::Hash>) -> DispatchResult {
		let coop = award.coop;
		let is_settled = Self::is_settled(&award)?;
		if is_settled {
			award.report = None;
			award.report_due = None;
			if award.stage == Stage::Active {
				award.stage = Stage::Completed;
				Self::deposit_event(Event::Completed { award: no });
			}
			Records::<T>::mutate(coop, |record| record.open.retain(|open| *open != no));
		} else {
			// What a bank gives back opens it once more, in the list as long as that has room: what banks do cannot be refused.
			if award.stage == Stage::Completed {
				award.stage = Stage::Active;
			}
			Records::<T>::mutate(coop, |record| {
				if !record.open.contains(&no) {
					let _ = record.open.try_push(no);
				}
			});
		}
		Awards::<T>::insert(no, award);
		Ok(())
	}

	pub(crate) fn may_call(no: AwardNo, amount: Balance) -> Result<Award<T::Hash>, Error<T>> {
		let award = Self::active(no)?;
		ensure!(matches!(award.instrument, Instrument::Guarantee { .. }), Error::<T>::OtherInstrument);
		ensure!(amount > 0 && amount <= award.promised, Error::<T>::MoreThanOwed);
		ensure!(!award.tranches.is_full(), Error::<T>::MoreThanOwed);
		Self::ensure_whole(amount)?;
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
		let freed = Self::take_promised(&mut award)?;
		Self::take_from_promised(&award, freed)?;
		Self::conclude(no, award)
	}
}
