//! What custody enters in books of its own: what each custodian holds for the federation, and the units issued for it.

use super::*;
use rochdale_primitives::ledger::{AccountKind, AccountNo, Basis, Cash, Draft, Keeper, Leg, Moves, Side, Sums, Terms};

/// The books of custody.
const BOOKS: LedgerId = LedgerId::Custody;

/// The account of units issued.
pub const UNITS_ISSUED: AccountNo = 1;

/// The numbers of the accounts, as treasurers know them: that of the deposits with a custodian is this and the custodian's own.
const CODE_DEPOSITS: u32 = 1_000;

/// That of units issued.
const CODE_UNITS: u32 = 2_000;

impl<T: Config> Pallet<T> {
	/// The account of the deposits with a custodian: custodians have accounts in the order of their numbers.
	pub const fn account_of(custodian: CustodianId) -> AccountNo {
		custodian.saturating_add(UNITS_ISSUED)
	}

	/// Opens the books, in which nobody else posts.
	pub(crate) fn open_books() -> DispatchResult {
		T::Ledger::open_ledger(BOOKS, T::HomeCurrency::get())?;
		Self::open_account(AccountKind::Liability, CODE_UNITS, Side::Debit)
	}

	/// Opens the account of the deposits with the next custodian.
	pub(crate) fn open_deposits(custodian: CustodianId) -> DispatchResult {
		Self::open_account(AccountKind::Asset, CODE_DEPOSITS.saturating_add(custodian), Side::Credit)
	}

	fn open_account(kind: AccountKind, code: u32, limit: Side) -> DispatchResult {
		let (keeper, cash, limit) = (Keeper::Custody, Cash::None, Some(limit));
		let terms = Terms { kind, code, keeper, cash, limit, is_direct: false, mirror: None };
		T::Ledger::open_account(BOOKS, terms).map(|_| ())
	}

	/// What was issued against the deposits with a custodian, as debits, and what was redeemed, as credits.
	pub(crate) fn sums_of(custodian: CustodianId) -> Option<Sums> {
		T::Ledger::sums(BOOKS, Self::account_of(custodian))
	}

	/// The units for which a custodian answers: what was issued and not redeemed.
	pub fn outstanding(custodian: CustodianId) -> Balance {
		T::Ledger::available(BOOKS, Self::account_of(custodian))
	}

	/// All for which a custodian answers: what is outstanding, and what is owed.
	pub(crate) fn liable(number: CustodianId, custodian: &CustodianOf<T>) -> Option<Balance> {
		Self::outstanding(number).checked_add(custodian.owed)
	}

	/// Enters what was issued, where it debits the deposits with a custodian, or redeemed, where it credits them.
	pub(crate) fn post(
		(side, basis): (Side, Basis),
		custodian: CustodianId,
		(amount, account): (Balance, &T::AccountId),
		reference: T::Hash,
	) -> DispatchResult {
		let party = T::Parties::payee_of(account);
		// Who is known no longer has their units redeemed all the same.
		let known = if T::Parties::is_party(&party) { party } else { Party::Outside(T::Hashing::hash_of(account)) };
		let deposits = Leg { account: Self::account_of(custodian), side, amount, party: None };
		let units = Leg { account: UNITS_ISSUED, side: side.other(), amount, party: Some(known) };
		let legs = alloc::vec![deposits, units];
		T::Ledger::post(Draft { ledger: BOOKS, legs, day: None, basis, voucher: reference, moves: Moves::Nothing })?;
		Ok(())
	}
}
