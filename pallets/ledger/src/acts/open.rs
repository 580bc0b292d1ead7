//! Keepers open ledgers and accounts, and those of the fund are open from the start.

use crate::*;
use rochdale_primitives::currency::{smallest_unit, Currency};

/// The number of cash in units, as treasurers know it.
const CODE_CASH: u32 = 1_000;

/// The number of receipts.
const CODE_RECEIPTS: u32 = 4_000;

impl<T: Config> Pallet<T> {
	/// Opens the books of the fund: what comes to its address, and what it has received. Nothing pays out of it yet.
	pub(crate) fn open_fund() -> DispatchResult {
		Self::do_open_ledger(LedgerId::Fund, T::HomeCurrency::get())?;
		let receipts = Terms {
			kind: AccountKind::Income,
			code: CODE_RECEIPTS,
			keeper: Keeper::Fund,
			cash: Cash::None,
			limit: None,
			is_direct: false,
			mirror: None,
		};
		let receipts_no = Self::do_open_account(LedgerId::Fund, receipts.clone())?;
		let cash = Cash::Units { address: T::FundAddress::get(), receipts: receipts_no };
		let (kind, limit) = (AccountKind::Asset, Some(Side::Credit));
		Self::do_open_account(LedgerId::Fund, Terms { kind, code: CODE_CASH, cash, limit, ..receipts })?;
		Ok(())
	}

	pub(crate) fn do_open_ledger(ledger: LedgerId, currency: Currency) -> DispatchResult {
		ensure!(!Ledgers::<T>::contains_key(ledger), Error::<T>::LedgerExists);
		let smallest_unit = smallest_unit(currency).ok_or(Error::<T>::NoSuchCurrency)?;
		Ledgers::<T>::insert(ledger, Ledger { currency, smallest_unit, ..Ledger::default() });
		Self::deposit_event(Event::LedgerOpened { ledger, currency });
		Ok(())
	}

	pub(crate) fn do_open_account(
		ledger: LedgerId,
		terms: Terms<T::AccountId>,
	) -> Result<AccountNo, sp_runtime::DispatchError> {
		let mut record = Ledgers::<T>::get(ledger).ok_or(Error::<T>::NoSuchLedger)?;
		let no = record.last_account.checked_add(1).ok_or(Error::<T>::Overflow)?;
		record.last_account = no;
		match &terms.cash {
			Cash::None => {}
			Cash::Units { address, receipts } => {
				ensure!(record.currency == T::HomeCurrency::get(), Error::<T>::NotHomeCurrency);
				ensure!(!AccountOfAddress::<T>::contains_key(address), Error::<T>::AddressTaken);
				let purpose = Accounts::<T>::get(ledger, receipts).ok_or(Error::<T>::NoSuchAccount)?;
				ensure!(!purpose.is_cash(), Error::<T>::IsCash);
				// What is on hold would leave without an entry.
				let is_free = T::Currency::balance(address) == T::Currency::total_balance(address);
				ensure!(is_free, Error::<T>::UnitsOnHold);
				AccountOfAddress::<T>::insert(address, (ledger, no));
			}
			Cash::Bank => {
				record.banks.try_push(no).map_err(|_| Error::<T>::TooManyBanks)?;
			}
		}
		if let Some((other, account)) = terms.mirror {
			let mut mirrored = Accounts::<T>::get(other, account).ok_or(Error::<T>::NoSuchAccount)?;
			let is_free = mirrored.terms.mirror.is_none() && mirrored.sums == Sums::default();
			ensure!(is_free && other != ledger && !mirrored.is_cash(), Error::<T>::NotLinked);
			mirrored.terms.mirror = Some((ledger, no));
			Accounts::<T>::insert(other, account, mirrored);
		}
		let is_in_units = matches!(terms.cash, Cash::Units { .. });
		Accounts::<T>::insert(ledger, no, LedgerAccount::new(terms));
		Ledgers::<T>::insert(ledger, record);
		Self::deposit_event(Event::AccountOpened { ledger, account: no });
		if is_in_units {
			Self::enter_what_was_there(ledger, no)?;
		}
		Ok(no)
	}

	/// Enters what an address held before the books had it.
	fn enter_what_was_there(ledger: LedgerId, account: AccountNo) -> DispatchResult {
		let mut sheet = Sheet::<T>::open(ledger)?;
		let leg = Self::units_account(&mut sheet, account, 0)?;
		if Self::catch_up(&mut sheet, &leg)?.is_some() {
			sheet.balanced()?.write();
		}
		Ok(())
	}
}
