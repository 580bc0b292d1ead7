//! What nobody claims for five years goes to the indivisible reserve. (ES, CCom 947)

use crate::*;
use rochdale_primitives::calendar::months_later;

impl<T: Config> Pallet<T> {
	/// Who says that a member wants what they are owed: the member, or an officer of the board for them.
	pub(crate) fn may_claim_owed(coop: CoopId, member: MemberNo, who: &T::AccountId) -> Result<Hand, Error<T>> {
		let stake = Stakes::<T>::get(coop, member);
		ensure!(stake.owed > 0, Error::<T>::NothingOwed);
		let own = T::Members::account_of(coop, member).or(stake.account);
		if own.as_ref() == Some(who) {
			return Ok(Hand { coop, member });
		}
		Self::officer(coop, who).map_err(|_| Error::<T>::NotTheirs)
	}

	/// Lets the time begin anew after which it lapses.
	pub(crate) fn do_claim_owed(coop: CoopId, member: MemberNo, by: Hand) -> DispatchResult {
		let today = Self::today()?;
		Self::count_free(by);
		Self::change_stake(coop, member, |stake| {
			stake.owed_since = today;
			Some(())
		})?;
		Self::deposit_event(Event::OwedClaimed { coop, member, by });
		Ok(())
	}

	/// What a former member is owed that no bank can pay, where it is all that there is of theirs and cannot be paid in units
	/// either. It is not worth to keep an entry of the register open for it.
	pub(crate) fn fraction_of(
		coop: CoopId,
		other_cash: Option<CashAccount>,
		member: MemberNo,
		stake: &StakeOf<T>,
	) -> Option<Balance> {
		let is_former = || !T::Members::is_seated(coop, member);
		let in_units = || stake.account.is_some() && Self::cash_by(coop, other_cash, Mode::Units).is_ok();
		let is_fraction = || Self::cash_by(coop, other_cash, Mode::Bank).is_ok_and(|cash| stake.owed < cash.unit);
		(stake.is_only_owed() && is_former() && is_fraction() && !in_units()).then_some(stake.owed)
	}

	/// Takes such a fraction from what a member is owed, for the reserve.
	pub(crate) fn take_fraction(coop: CoopId, other_cash: Option<CashAccount>, member: MemberNo) -> Option<Balance> {
		let Some(amount) = Self::fraction_of(coop, other_cash, member, &Stakes::<T>::get(coop, member)) else {
			return Some(0);
		};
		Self::change_stake(coop, member, |stake| {
			stake.owed = stake.owed.checked_sub(amount)?;
			Some(())
		})
		.ok()?;
		Self::deposit_event(Event::FractionKept { coop, member, amount });
		Some(amount)
	}

	/// What a member was owed and has not claimed in time, or cannot be paid. What is on order is not of it.
	pub(crate) fn may_lapse(coop: CoopId, member: MemberNo) -> Result<(Balance, Accounts), Error<T>> {
		let stake = Stakes::<T>::get(coop, member);
		let book = Books::<T>::get(coop).ok_or(Error::<T>::NoSuchClass)?;
		if let Some(fraction) = Self::fraction_of(coop, book.other_cash, member, &stake) {
			return Ok((fraction, book.accounts));
		}
		let lapses_on = stake.lapses_on().ok_or(Error::<T>::NothingOwed)?;
		ensure!(lapses_on <= Self::today()?, Error::<T>::NotLapsed);
		// What they could not have is not what they did not claim.
		ensure!(stake.payable() == stake.owed, Error::<T>::InArrears);
		Ok((stake.owed, book.accounts))
	}

	/// Enters it in the reserve.
	pub(crate) fn do_lapse(coop: CoopId, member: MemberNo, (amount, accounts): (Balance, Accounts)) -> DispatchResult {
		let to = Self::credit(accounts.reserve, amount, Some((coop, member)));
		let entry = (Basis::Rule, Self::voucher(coop, &[member]), Moves::Nothing);
		Self::discharge((coop, member), accounts.due, to, entry)?;
		Self::deposit_event(Event::Lapsed { coop, member, amount });
		Ok(())
	}

	/// A return of which something was not collected in time, and how much.
	pub(crate) fn may_lapse_return(
		coop: CoopId,
		no: ClassNo,
		year: Day,
	) -> Result<(DeclaredReturn, Balance), Error<T>> {
		let declared = Returns::<T>::get((coop, no, year)).ok_or(Error::<T>::NoReturn)?;
		let left = declared.left().filter(|left| *left > 0).ok_or(Error::<T>::NothingDue)?;
		let lapses_on = months_later(declared.declared_on, limits::LIMITATION_MONTHS).ok_or(Error::<T>::Overflow)?;
		ensure!(lapses_on <= Self::today()?, Error::<T>::NotLapsed);
		Ok((declared, left))
	}

	/// Enters that in the reserve.
	pub(crate) fn do_lapse_return(
		(coop, no, year): (CoopId, ClassNo, Day),
		(declared, left): (DeclaredReturn, Balance),
	) -> DispatchResult {
		Self::keep_dust(coop, left)?;
		let aside = declared.collected;
		Returns::<T>::insert((coop, no, year), DeclaredReturn { aside, is_lapsed: true, ..declared });
		Self::deposit_event(Event::ReturnLapsed { coop, class: no, year, amount: left });
		Ok(())
	}
}
