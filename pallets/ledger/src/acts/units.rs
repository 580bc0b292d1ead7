//! Units move at once, and the book says what their address holds.

use crate::*;
use frame_support::traits::tokens::{Fortitude, Preservation};

/// The cash leg in units of a draft.
pub(crate) struct UnitsLeg<AccountId> {
	/// The account.
	pub account: AccountNo,
	/// Its address.
	pub address: AccountId,
	/// What is credited with what nobody entered.
	receipts: AccountNo,
	/// On which side it is.
	side: Side,
	/// How much.
	pub amount: Balance,
	/// Whether it pays what is owed, and nothing else.
	is_owed: bool,
}

impl<T: Config> Pallet<T> {
	/// What can leave the address of cash in units without ending it.
	pub(crate) fn units_available(address: &T::AccountId) -> Balance {
		T::Currency::reducible_balance(address, Preservation::Preserve, Fortitude::Polite)
	}

	/// The cash leg in units of a draft, which moves as it says. Money at a bank is entered by a statement only.
	pub(crate) fn units_leg(
		sheet: &mut Sheet<T>,
		draft: &DraftOf<T>,
	) -> Result<Option<UnitsLeg<T::AccountId>>, Error<T>> {
		let (mut found, mut is_owed) = (None, true);
		for leg in &draft.legs {
			let terms = &sheet.account(leg.account)?.terms;
			match &terms.cash {
				Cash::None => is_owed &= terms.kind == AccountKind::Liability && leg.side == Side::Debit,
				Cash::Bank => return Err(Error::<T>::ByStatementOnly),
				Cash::Units { address, receipts } => {
					ensure!(found.is_none(), Error::<T>::WrongMove);
					let (address, receipts) = (address.clone(), *receipts);
					let Leg { account, side, amount, .. } = *leg;
					found = Some(UnitsLeg { account, address, receipts, side, amount, is_owed: false });
				}
			}
		}
		if let Moves::From(from) = &draft.moves {
			ensure!(!AccountOfAddress::<T>::contains_key(from), Error::<T>::PayerIsCash);
		}
		let fits = match (&draft.moves, &found) {
			(Moves::Nothing, None) => true,
			(Moves::Done, Some(_)) => draft.day.is_none(),
			(Moves::From(_), Some(leg)) => leg.side == Side::Debit && draft.day.is_none(),
			(Moves::To(to), Some(leg)) => leg.side == Side::Credit && draft.day.is_none() && *to != leg.address,
			_ => false,
		};
		ensure!(fits, Error::<T>::WrongMove);
		Ok(found.map(|leg| UnitsLeg { is_owed, ..leg }))
	}

	/// Moves the units of a draft. What keeps the address alive stays there, unless that is owed too and something else does.
	pub(crate) fn move_units(leg: &UnitsLeg<T::AccountId>, moves: &Moves<T::AccountId>) -> DispatchResult {
		let (from, to) = match moves {
			Moves::From(from) => (from, &leg.address),
			Moves::To(to) => (&leg.address, to),
			Moves::Nothing | Moves::Done => return Ok(()),
		};
		// Less than all of it would leave what the address loses as dust.
		let all = T::Currency::reducible_balance(from, Preservation::Protect, Fortitude::Polite);
		let is_last = leg.is_owed && leg.amount == all;
		ensure!(is_last || leg.amount <= Self::units_available(from), Error::<T>::NotEnough);
		let keeping = if is_last { Preservation::Expendable } else { Preservation::Preserve };
		T::Currency::transfer(from, to, leg.amount, keeping)?;
		Ok(())
	}

	/// Enters what plain transfers have brought to the address, before what a leg is to enter of what it holds by now.
	///
	/// So the order of entries is that of the money.
	pub(crate) fn catch_up(sheet: &mut Sheet<T>, leg: &UnitsLeg<T::AccountId>) -> Result<Option<EntryNo>, Error<T>> {
		let mut sums = sheet.account(leg.account)?.sums;
		let side = sums.posted(leg.side);
		*side = side.checked_add(leg.amount).ok_or(Error::<T>::Overflow)?;
		let ought = T::Currency::total_balance(&leg.address).checked_add(sums.credits).ok_or(Error::<T>::Overflow)?;
		let more = ought.checked_sub(sums.debits).ok_or(Error::<T>::UnitsMissing)?;
		if more == 0 {
			return Ok(None);
		}
		let legs = Self::receipt(leg, more, None);
		let entry = Self::entry_of(sheet, legs, Basis::Contribution, T::Hash::default(), Self::today()?)?;
		sheet.enter(entry).map(Some)
	}

	/// The legs of money that came to an address by the will of who paid.
	fn receipt(leg: &UnitsLeg<T::AccountId>, amount: Balance, party: Option<PartyOf<T>>) -> Vec<LegOf<T>> {
		let cash = Leg { account: leg.account, side: Side::Debit, amount, party: None };
		alloc::vec![cash, Leg { account: leg.receipts, side: Side::Credit, amount, party }]
	}

	/// Enters in another ledger what has come to its address from this one.
	pub(crate) fn receive(to: &T::AccountId, from: LedgerId, amount: Balance, voucher: T::Hash) -> DispatchResult {
		let Some((ledger, account)) = AccountOfAddress::<T>::get(to) else {
			return Ok(());
		};
		ensure!(ledger != from, Error::<T>::ToItself);
		let mut sheet = Sheet::<T>::open(ledger)?;
		let leg = Self::units_account(&mut sheet, account, amount)?;
		Self::catch_up(&mut sheet, &leg)?;
		let legs = Self::receipt(&leg, amount, from.owner());
		let entry = Self::entry_of(&mut sheet, legs, Basis::Contribution, voucher, Self::today()?)?;
		sheet.enter(entry)?;
		sheet.balanced()?.write();
		Ok(())
	}

	/// The leg by which so much comes to cash in units.
	pub(crate) fn units_account(
		sheet: &mut Sheet<T>,
		account: AccountNo,
		amount: Balance,
	) -> Result<UnitsLeg<T::AccountId>, Error<T>> {
		match sheet.account(account)?.terms.cash.clone() {
			Cash::Units { address, receipts } => {
				Ok(UnitsLeg { account, address, receipts, side: Side::Debit, amount, is_owed: false })
			}
			_ => Err(Error::<T>::NotInUnits),
		}
	}

	/// Posts all that waits of a pending entry, whose units have left the address by now.
	pub(crate) fn post_in_units(sheet: &mut Sheet<T>, no: PendingNo) -> Result<EntryNo, Error<T>> {
		let Pending { keeper, bank, items, basis, voucher, .. } = sheet.pending(no)?.clone();
		let total = items.iter().try_fold(0, |sum: Balance, waiting| sum.checked_add(waiting.remaining));
		let total = total.ok_or(Error::<T>::Overflow)?;
		ensure!(total > 0, Error::<T>::AlreadyEnded);
		let units = UnitsLeg { side: Side::Credit, ..Self::units_account(sheet, bank, total)? };
		Self::catch_up(sheet, &units)?;
		let (mut legs, entry, today) = (Vec::new(), sheet.next_entry()?, Self::today()?);
		for (waiting, place) in items.into_iter().zip(0..) {
			let Waiting { item: Item { account, party, charged, .. }, remaining: amount, .. } = waiting;
			sheet.wait(no, place, amount, false)?;
			let (side, origin) = (Side::Debit, Some(Origin::Item(no, place)));
			let leg = EntryLeg { account, side, amount, party: Some(party), keeper, origin, charged };
			sheet.tell(keeper, Became::Posted(entry), today, heard(&leg, Some((no, place)), side));
			legs.push(leg);
		}
		let cash = Leg { account: bank, side: Side::Credit, amount: total, party: None };
		legs.push(EntryLeg::plain(cash, Keeper::Hands));
		let (legs, at) = (legs.try_into().map_err(|_| Error::<T>::TooManyItems)?, T::Clock::civil());
		sheet.enter(Entry {
			day: today,
			value_day: today,
			at,
			legs,
			basis,
			voucher,
			line: None,
			linked: None,
			hands: None,
		})
	}

	/// What somebody pays into cash in units, as the draft of an entry.
	pub(crate) fn may_contribute(
		ledger: LedgerId,
		account: AccountNo,
		who: &T::AccountId,
		amount: Balance,
		voucher: T::Hash,
		as_member_of: Option<CoopId>,
	) -> Result<DraftOf<T>, Error<T>> {
		let mut sheet = Sheet::<T>::open(ledger)?;
		let leg = Self::units_account(&mut sheet, account, amount)?;
		let party = match as_member_of {
			Some(coop) => Party::Member(coop, T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?),
			None => T::Parties::party_of(who),
		};
		// Whose books they are exchanges nothing with itself: it brings what it had elsewhere.
		let party = Some(party).filter(|party| ledger.owner().as_ref() != Some(party));
		let (legs, moves) = (Self::receipt(&leg, amount, party), Moves::From(who.clone()));
		Ok(Draft { ledger, legs, day: None, basis: Basis::Contribution, voucher, moves })
	}

	/// The books with what plain transfers have brought to an address.
	pub(crate) fn may_enter_receipts(ledger: LedgerId, account: AccountNo) -> Result<Sheet<T>, Error<T>> {
		let mut sheet = Sheet::<T>::open(ledger)?;
		let leg = Self::units_account(&mut sheet, account, 0)?;
		Self::catch_up(&mut sheet, &leg)?.ok_or(Error::<T>::NothingToEnter)?;
		sheet.balanced()
	}
}
