//! What every act reads and writes: the years of a co-op, and entries in its books.

use crate::*;

/// The number of an account, as treasurers know it.
mod codes {
	pub const OWED_BACK: u32 = 1_410;
	pub const PATRONAGE: u32 = 2_600;
	pub const EDUCATION: u32 = 2_700;
	pub const EDUCATION_DUE: u32 = 2_710;
	pub const LEVY: u32 = 2_800;
	pub const KEPT: u32 = 3_300;
	pub const ALLOCATED: u32 = 3_800;
	pub const VOLUNTARY: u32 = 3_850;
	pub const EDUCATED: u32 = 4_700;
}

/// A leg of an entry.
pub(crate) type LegOf<T> = Leg<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

impl<T: Config> Pallet<T> {
	/// The books of a co-op.
	pub(crate) const fn ledger(coop: CoopId) -> LedgerId {
		LedgerId::Coop(coop)
	}

	pub(crate) fn today() -> Result<Day, Error<T>> {
		day_of(T::Clock::civil()).ok_or(Error::<T>::Overflow)
	}

	/// The account of a co-op's cash that its treasury keeps.
	pub(crate) fn cash(coop: CoopId) -> Result<CashAccount, Error<T>> {
		T::Cash::cash(Self::ledger(coop)).ok_or(Error::<T>::NoBooks)
	}

	/// What a co-op keeps over all its years. There is something once one was closed.
	pub(crate) fn book(coop: CoopId) -> Result<Book, Error<T>> {
		Books::<T>::get(coop).ok_or(Error::<T>::NothingDue)
	}

	/// What a co-op keeps that closes its first year, and its accounts.
	pub(crate) fn first_book(coop: CoopId, from: Day) -> Result<Book, DispatchError> {
		use AccountKind::{Asset, Equity, Income, Liability};
		let shared = T::Dues::accounts(coop)?;
		let open_as = |(kind, code), limit, is_direct| {
			let (keeper, cash, mirror) = (Keeper::Surplus, Cash::None, None);
			let terms = Terms { kind, code, keeper, cash, limit, is_direct, mirror };
			T::Ledger::open_account(Self::ledger(coop), terms)
		};
		let open = |kind, code, is_limited: bool| open_as((kind, code), is_limited.then_some(Side::Debit), false);
		let accounts = Accounts {
			due: shared.due,
			reserve: shared.reserve,
			patronage: open(Liability, codes::PATRONAGE, true)?,
			education: open(Liability, codes::EDUCATION, true)?,
			// What a bank had not given back after all can have been paid once more.
			education_due: open(Liability, codes::EDUCATION_DUE, false)?,
			levy: open(Liability, codes::LEVY, false)?,
			// Hands of the books enter what members pay of it, and no more than that.
			owed_back: open_as((Asset, codes::OWED_BACK), Some(Side::Credit), true)?,
			kept: open(Equity, codes::KEPT, true)?,
			allocated: open(Equity, codes::ALLOCATED, false)?,
			voluntary: open(Equity, codes::VOLUNTARY, true)?,
			educated: open(Income, codes::EDUCATED, false)?,
		};
		Ok(Book::new(from, accounts))
	}

	/// What an account has more on its credit side.
	pub(crate) fn credit_of(coop: CoopId, account: AccountNo) -> Balance {
		let sums = T::Ledger::sums(Self::ledger(coop), account);
		sums.map_or(0, |sums| sums.credits.saturating_sub(sums.debits))
	}

	pub(crate) fn debit(account: AccountNo, amount: Balance) -> LegOf<T> {
		Leg { account, side: Side::Debit, amount, party: None }
	}

	pub(crate) fn credit(account: AccountNo, amount: Balance) -> LegOf<T> {
		Leg { account, side: Side::Credit, amount, party: None }
	}

	/// Enters what balances in the books of a co-op. Legs of nothing are left out, and so is an entry of none.
	pub(crate) fn enter(
		coop: CoopId,
		legs: Vec<LegOf<T>>,
		basis: Basis,
		voucher: T::Hash,
		moves: Moves<T::AccountId>,
	) -> DispatchResult {
		let legs: Vec<_> = legs.into_iter().filter(|leg| leg.amount > 0).collect();
		if legs.is_empty() {
			return Ok(());
		}
		T::Ledger::post(Draft { ledger: Self::ledger(coop), legs, day: None, basis, voucher, moves }).map(|_| ())
	}

	/// Hash of what stands behind what follows from the rules alone.
	pub(crate) fn voucher(coop: CoopId, what: &[u8]) -> T::Hash {
		T::Hashing::hash_of(&(what, coop))
	}
}
