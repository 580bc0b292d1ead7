//! What keepers do through [`Post`].

use super::units::UnitsLeg;
use crate::*;
use frame_support::storage::{unhashed, with_storage_layer};
use rochdale_primitives::{currency::Currency, ledger::Post};
use sp_runtime::DispatchError;

/// The books of a draft, its entry, and its cash in units.
type Prepared<T> = (Sheet<T>, EntryOf<T>, Option<UnitsLeg<AccountIdOf<T>>>);

/// A leg that two ledgers have, on the two sides.
type Mirrored = (LedgerId, AccountNo, Side, Balance);

impl<T: Config> Pallet<T> {
	/// How an account was opened, its sums, what of them is unconfirmed, and after how many closes that was counted.
	///
	/// Keepers ask this again and again. Its days, which may be many, come after it and are not decoded.
	fn brief(ledger: LedgerId, account: AccountNo) -> Option<(Terms<T::AccountId>, Sums, Balance, u32)> {
		unhashed::get(&Accounts::<T>::hashed_key_for(ledger, account))
	}

	/// An entry that is made at once.
	pub(crate) fn entry_of(
		sheet: &mut Sheet<T>,
		legs: Vec<LegOf<T>>,
		basis: Basis,
		voucher: T::Hash,
		day: Day,
	) -> Result<EntryOf<T>, Error<T>> {
		let mut kept = Vec::new();
		for leg in legs {
			let keeper = sheet.account(leg.account)?.terms.keeper;
			kept.push(EntryLeg::plain(leg, keeper));
		}
		let legs = kept.try_into().map_err(|_| Error::<T>::TooManyItems)?;
		let at = T::Clock::civil();
		Ok(Entry { day, value_day: day, at, legs, basis, voucher, line: None, linked: None, hands: None })
	}

	/// The books of a draft, its entry, and its cash in units, which have moved.
	fn prepare(draft: &DraftOf<T>) -> Result<Prepared<T>, DispatchError> {
		let mut sheet = Sheet::<T>::open(draft.ledger)?;
		ensure!(draft.voucher != T::Hash::default(), Error::<T>::NoDocument);
		let today = Self::today()?;
		let day = draft.day.unwrap_or(today);
		ensure!(day <= today, Error::<T>::DayInFuture);
		for party in draft.legs.iter().filter_map(|leg| leg.party.as_ref()) {
			Self::ensure_party(draft.ledger, party)?;
		}
		let units = Self::units_leg(&mut sheet, draft)?;
		if let Some(leg) = &units {
			Self::move_units(leg, &draft.moves)?;
		}
		let entry = Self::entry_of(&mut sheet, draft.legs.clone(), draft.basis.clone(), draft.voucher, day)?;
		Ok((sheet, entry, units))
	}

	/// The mirrored legs of a draft: as they are, or as they must be in the other ledger.
	fn mirrored(sheet: &mut Sheet<T>, draft: &DraftOf<T>, is_other: bool) -> Result<Vec<Mirrored>, Error<T>> {
		let mut mirrored = Vec::new();
		for leg in &draft.legs {
			if let Some((ledger, account)) = sheet.account(leg.account)?.terms.mirror {
				mirrored.push(match is_other {
					true => (ledger, account, leg.side.other(), leg.amount),
					false => (draft.ledger, leg.account, leg.side, leg.amount),
				});
			}
		}
		mirrored.sort();
		Ok(mirrored)
	}
}

impl<T: Config> Post<T::AccountId, T::Hash> for Pallet<T> {
	fn open_ledger(ledger: LedgerId, currency: Currency) -> DispatchResult {
		Self::do_open_ledger(ledger, currency)
	}

	fn open_account(ledger: LedgerId, terms: Terms<T::AccountId>) -> Result<AccountNo, DispatchError> {
		Self::do_open_account(ledger, terms)
	}

	fn sums_and_unconfirmed(ledger: LedgerId, account: AccountNo) -> Option<(Sums, Balance)> {
		let (terms, sums, unconfirmed, counted_at) = Self::brief(ledger, account)?;
		// Only where shares hold money aside that came by bank are the closes asked about.
		if terms.cash == Cash::Bank || unconfirmed == 0 {
			return Some((sums, unconfirmed));
		}
		let closes = Ledgers::<T>::get(ledger).map(|record| record.closes).unwrap_or_default();
		Some((sums, AccountOf::<T>::unconfirmed_after(unconfirmed, counted_at, closes)))
	}

	fn smallest_unit(ledger: LedgerId) -> Option<Balance> {
		Ledgers::<T>::get(ledger).map(|record| record.smallest_unit)
	}

	fn currency(ledger: LedgerId) -> Option<Currency> {
		Ledgers::<T>::get(ledger).map(|record| record.currency)
	}

	fn open_pendings(ledger: LedgerId) -> u32 {
		let by_keepers = |record: LedgerOf<T>| {
			record.expected.values().fold(record.open_pendings, |left, of_hand| left.saturating_sub(*of_hand))
		};
		Ledgers::<T>::get(ledger).map_or(0, by_keepers)
	}

	fn is_stated(ledger: LedgerId) -> bool {
		Ledgers::<T>::get(ledger).is_some_and(|record| record.closes > u32::from(record.opening > 0))
	}

	fn available_and_unconfirmed(ledger: LedgerId, account: AccountNo) -> (Balance, Balance) {
		let Some((terms, sums, unconfirmed, _)) = Self::brief(ledger, account) else {
			return (0, 0);
		};
		let available = match (&terms.cash, terms.limit) {
			(Cash::Units { address, .. }, _) => Self::units_available(address),
			(_, Some(side)) => sums.room(side).unwrap_or_default(),
			(_, None) => MAX_AMOUNT,
		};
		(available, unconfirmed)
	}

	fn enter_receipts(ledger: LedgerId, account: AccountNo) -> DispatchResult {
		match Self::may_enter_receipts(ledger, account) {
			Ok(sheet) => sheet.write(),
			Err(Error::<T>::NothingToEnter) => {}
			Err(why) => return Err(why.into()),
		}
		Ok(())
	}

	fn post(draft: DraftOf<T>) -> Result<EntryNo, DispatchError> {
		// What was moved before something fails is taken back, even if the caller goes on.
		with_storage_layer(|| {
			let (mut sheet, entry, units) = Self::prepare(&draft)?;
			if let Some(leg) = &units {
				Self::catch_up(&mut sheet, leg)?;
			}
			let no = sheet.enter(entry)?;
			sheet.balanced()?.write();
			if let (Moves::To(to), Some(leg)) = (&draft.moves, units) {
				Self::receive(to, draft.ledger, leg.amount, draft.voucher)?;
			}
			Ok(no)
		})
	}

	fn post_linked([one, other]: [DraftOf<T>; 2]) -> Result<[EntryNo; 2], DispatchError> {
		with_storage_layer(|| {
			ensure!(one.ledger != other.ledger, Error::<T>::ToItself);
			let (mut sheet, mut entry, units) = Self::prepare(&one)?;
			let (mut other_sheet, mut other_entry, other_units) = Self::prepare(&other)?;
			let fits = Self::mirrored(&mut sheet, &one, true)? == Self::mirrored(&mut other_sheet, &other, false)?;
			ensure!(fits, Error::<T>::NotLinked);
			// Only now, when the units of both have moved.
			if let Some(leg) = &units {
				Self::catch_up(&mut sheet, leg)?;
			}
			if let Some(leg) = &other_units {
				Self::catch_up(&mut other_sheet, leg)?;
			}
			entry.linked = Some((other.ledger, other_sheet.next_entry()?));
			other_entry.linked = Some((one.ledger, sheet.next_entry()?));
			let numbers = [sheet.enter(entry)?, other_sheet.enter(other_entry)?];
			sheet.balanced()?.write();
			other_sheet.balanced()?.write();
			Ok(numbers)
		})
	}

	fn order(order: OrderOf<T>) -> Result<PendingNo, DispatchError> {
		let ledger = order.ledger;
		let (no, sheet) = Self::may_order(order, None)?;
		Self::do_order(ledger, no, sheet);
		Ok(no)
	}

	fn give_up(ledger: LedgerId, pending: PendingNo) -> DispatchResult {
		let mut sheet = Sheet::<T>::open(ledger)?;
		Self::end(&mut sheet, pending, None, None)?;
		sheet.balanced()?.write();
		Self::deposit_event(Event::GivenUp { ledger, pending });
		Ok(())
	}

	fn settle(ledger: LedgerId, pending: PendingNo, is_paid: bool) -> DispatchResult {
		let mut sheet = Sheet::<T>::open(ledger)?;
		let bank = sheet.pending(pending)?.bank;
		Self::units_account(&mut sheet, bank, 0)?;
		if is_paid {
			Self::post_in_units(&mut sheet, pending)?;
		} else {
			Self::end(&mut sheet, pending, None, Some(Became::Voided))?;
		}
		sheet.balanced()?.write();
		if !is_paid {
			Self::deposit_event(Event::GivenUp { ledger, pending });
		}
		Ok(())
	}

	fn details_in_force(ledger: LedgerId, party: &PartyOf<T>) -> Option<T::Hash> {
		Self::details_on(ledger, party, Self::today().ok()?)
	}

	fn details_set_by(ledger: LedgerId, party: &PartyOf<T>) -> Option<[Hand; 2]> {
		DetailsOf::<T>::get(ledger, party).map(|details| details.hands)
	}

	fn details_approved(ledger: LedgerId, pending: PendingNo) -> Option<Vec<Option<T::Hash>>> {
		let record = Pendings::<T>::get(ledger, pending).filter(Pending::is_open)?;
		Some(record.items.iter().map(|waiting| waiting.details).collect())
	}

	fn approve_again(ledger: LedgerId, pending: PendingNo) -> DispatchResult {
		let mut record = Pendings::<T>::get(ledger, pending).ok_or(Error::<T>::NoSuchPending)?;
		let today = Self::today()?;
		ensure!(record.is_open(), Error::<T>::AlreadyEnded);
		for waiting in record.items.iter_mut() {
			waiting.details = Self::details_on(ledger, &waiting.item.party, today);
		}
		Pendings::<T>::insert(ledger, pending, record);
		Self::deposit_event(Event::ApprovedAgain { ledger, pending });
		Ok(())
	}

	fn open_weight() -> Weight {
		T::WeightInfo::open_account()
	}

	fn post_weight(legs: u32) -> Weight {
		T::WeightInfo::post_at_once(legs)
	}

	fn order_weight(items: u32) -> Weight {
		T::WeightInfo::order(items)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_details(ledger: LedgerId, party: PartyOf<T>) {
		let hands = [Hand { coop: 1, member: 1 }, Hand { coop: 1, member: 2 }];
		let after = T::Hashing::hash_of(&(b"benchmark", &party));
		let details = Details { version: 2, before: None, after, day: Day::MIN, from: 0, hands };
		DetailsOf::<T>::insert(ledger, party, details);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fund(ledger: LedgerId, account: AccountNo, amount: Balance) {
		use frame_support::traits::fungible::{Inspect, Mutate};
		Accounts::<T>::mutate(ledger, account, |record| {
			let Some(record) = record else { return };
			record.sums.debits = record.sums.debits.saturating_add(amount);
			if let Cash::Units { address, .. } = &record.terms.cash {
				let held = T::Currency::total_balance(address).saturating_add(T::Currency::minimum_balance());
				T::Currency::set_balance(address, held.saturating_add(amount));
			}
		});
	}
}
