//! What every act reads and writes: what the fund has, its accounts, and entries in its books.

use crate::*;
use rochdale_primitives::ledger::FUND_CASH;

/// The number of an account, as treasurers know it.
mod codes {
	pub const BANK: u32 = 1_200;
	pub const LOANS: u32 = 1_300;
	pub const PROMISED: u32 = 2_100;
	pub const GIFTS: u32 = 4_010;
	pub const DUES: u32 = 4_100;
	pub const GRANTED: u32 = 4_200;
	pub const CHARGES: u32 = 4_300;

	/// In the books of co-ops, beside those of shares and of the surplus.
	pub const BORROWED: u32 = 2_850;
	pub const AID: u32 = 4_800;
	pub const DUES_PAID: u32 = 4_810;
}

/// A leg of an entry.
pub(crate) type LegOf<T> = Leg<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

impl<T: Config> Pallet<T> {
	/// What the federation has decided by this kind of decision or a stronger one.
	pub(crate) fn federation(origin: OriginFor<T>, track: Track) -> Result<FederationMandate, DispatchError> {
		let mandate = T::FederationOrigin::ensure_origin(origin)?;
		ensure!(mandate.track >= track, Error::<T>::MandateTooWeak);
		Ok(mandate)
	}

	pub(crate) fn today() -> Result<Day, Error<T>> {
		day_of(T::Clock::civil()).ok_or(Error::<T>::Overflow)
	}

	/// The smallest amount that a bank of the fund moves.
	pub(crate) fn unit() -> Result<Balance, Error<T>> {
		T::Ledger::smallest_unit(LedgerId::Fund).ok_or(Error::<T>::Overflow)
	}

	/// What of an amount a bank moves.
	pub(crate) fn in_whole_units(amount: Balance) -> Result<Balance, Error<T>> {
		rules::units::down(amount, Self::unit()?).ok_or(Error::<T>::Overflow)
	}

	/// Whether a bank can move an amount: what it cannot could never be paid.
	pub(crate) fn ensure_whole(amount: Balance) -> Result<(), Error<T>> {
		ensure!(Self::in_whole_units(amount)? == amount, Error::<T>::OutOfRange);
		Ok(())
	}

	/// The hash by which officers agree to something.
	pub(crate) fn content_of<Content: Encode>(what: &[u8], content: &Content) -> T::Hash {
		T::Hashing::hash_of(&(what, content))
	}

	fn open(
		ledger: LedgerId,
		(kind, code): (AccountKind, u32),
		limit: Option<Side>,
		is_direct: bool,
	) -> Result<AccountNo, DispatchError> {
		let (keeper, cash, mirror) = (Keeper::Fund, Cash::None, None);
		T::Ledger::open_account(ledger, AccountTerms { kind, code, keeper, cash, limit, is_direct, mirror })
	}

	/// The accounts of the fund, opened where there are none yet.
	pub(crate) fn accounts() -> Result<Accounts, DispatchError> {
		use AccountKind::{Asset, Expense, Income, Liability};
		if let Some(accounts) = Books::<T>::get() {
			return Ok(accounts);
		}
		let open = |kind, code, limit| Self::open(LedgerId::Fund, (kind, code), limit, false);
		let accounts = Accounts {
			bank: None,
			// What a bank had not given back after all can have been paid once more.
			promised: open(Liability, codes::PROMISED, None)?,
			granted: open(Expense, codes::GRANTED, None)?,
			// A bank can bring more than was owed.
			loans: open(Asset, codes::LOANS, None)?,
			dues: open(Income, codes::DUES, None)?,
		};
		Books::<T>::put(accounts);
		Ok(accounts)
	}

	/// Opens the bank account of the fund.
	pub(crate) fn do_open_bank() -> DispatchResult {
		let accounts = Self::accounts()?;
		let cash = AccountTerms {
			kind: AccountKind::Asset,
			code: codes::BANK,
			keeper: Keeper::Fund,
			cash: Cash::Bank,
			limit: Some(Side::Credit),
			is_direct: false,
			mirror: None,
		};
		let bank = T::Ledger::open_account(LedgerId::Fund, cash)?;
		let gifts = Self::open(LedgerId::Fund, (AccountKind::Income, codes::GIFTS), None, true)?;
		let charges = Self::open(LedgerId::Fund, (AccountKind::Expense, codes::CHARGES), None, true)?;
		Books::<T>::put(Accounts { bank: Some((bank, gifts, charges)), ..accounts });
		Self::deposit_event(Event::BankOpened { account: bank });
		Ok(())
	}

	/// The accounts of aid in the books of a co-op, opened where there are none yet.
	pub(crate) fn coop_accounts(coop: CoopId) -> Result<CoopAccounts, DispatchError> {
		let mut record = Records::<T>::get(coop);
		if let Some(accounts) = record.accounts {
			return Ok(accounts);
		}
		let open = |kind, code| Self::open(LedgerId::Coop(coop), (kind, code), None, false);
		let accounts = CoopAccounts {
			borrowed: open(AccountKind::Liability, codes::BORROWED)?,
			aid: open(AccountKind::Income, codes::AID)?,
			dues: open(AccountKind::Expense, codes::DUES_PAID)?,
		};
		record.accounts = Some(accounts);
		Records::<T>::insert(coop, record);
		Ok(accounts)
	}

	/// The account at the bank of the fund, with that of gifts and that of charges.
	pub(crate) fn bank() -> Option<(AccountNo, AccountNo, AccountNo)> {
		Books::<T>::get().and_then(|books| books.bank)
	}

	/// What the fund has in units.
	pub(crate) fn units() -> Balance {
		T::Ledger::available(LedgerId::Fund, FUND_CASH)
	}

	/// What it has at its bank, without what hands alone say.
	pub(crate) fn at_bank() -> Balance {
		let Some((bank, _, _)) = Self::bank() else {
			return 0;
		};
		let (available, unconfirmed) = T::Ledger::available_and_unconfirmed(LedgerId::Fund, bank);
		available.saturating_sub(unconfirmed)
	}

	/// What is promised and has no order by which it goes already.
	pub(crate) fn promised() -> Balance {
		let sums = Books::<T>::get().and_then(|books| T::Ledger::sums(LedgerId::Fund, books.promised));
		sums.and_then(|sums| sums.room(Side::Debit)).unwrap_or_default()
	}

	/// What the fund is: what it has beside what it has promised.
	pub(crate) fn free() -> Result<Balance, Error<T>> {
		let has = Self::units().checked_add(Self::at_bank()).ok_or(Error::<T>::Overflow)?;
		Ok(has.saturating_sub(Self::promised()))
	}

	/// Enters what has come to its address, so that the books say what there is.
	pub(crate) fn enter_receipts() {
		// Nothing may have come.
		let _ = with_storage_layer(|| T::Ledger::enter_receipts(LedgerId::Fund, FUND_CASH));
	}

	/// The cash of a co-op, `None` where it has no books.
	pub(crate) fn cash_of(coop: CoopId) -> Option<CashAccount> {
		T::Cash::cash(LedgerId::Coop(coop))
	}

	pub(crate) fn debit(account: AccountNo, amount: Balance) -> LegOf<T> {
		Leg { account, side: Side::Debit, amount, party: None }
	}

	pub(crate) fn credit(account: AccountNo, amount: Balance) -> LegOf<T> {
		Leg { account, side: Side::Credit, amount, party: None }
	}

	/// Enters in the books of the fund what becomes of an award and moves no money.
	pub(crate) fn enter(award: &Award<T::Hash>, to: AccountNo, from: AccountNo, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		let party = Some(Party::Coop(award.coop));
		let charged = Leg { party: party.clone(), ..Self::debit(to, amount) };
		let legs = vec![charged, Leg { party, ..Self::credit(from, amount) }];
		let (ledger, day, basis, voucher) = (LedgerId::Fund, None, Basis::Rule, award.document);
		T::Ledger::post(Draft { ledger, legs, day, basis, voucher, moves: Moves::Nothing }).map(|_| ())
	}

	/// An award.
	pub(crate) fn award(no: AwardNo) -> Result<Award<T::Hash>, Error<T>> {
		Awards::<T>::get(no).ok_or(Error::<T>::NoSuchAward)
	}
}

impl<T: Config> Levy for Pallet<T> {
	fn on_levy(coop: CoopId, _: Day, amount: Balance) {
		Records::<T>::mutate(coop, |record| {
			// No co-op can have given more than there are units.
			record.levy = record.levy.saturating_add(amount);
		});
		Self::deposit_event(Event::LevyReceived { coop, amount });
	}

	fn weight() -> Weight {
		<T as Config>::WeightInfo::on_levy()
	}
}
