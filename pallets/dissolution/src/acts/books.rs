//! What every act reads and writes: the dissolution of a co-op, its cash, and entries in its books.

use crate::*;

/// The number of an account, as treasurers know it.
mod codes {
	pub const RESIDUE: u32 = 2_900;
	pub const RESERVE: u32 = 3_900;
	pub const INHERITED: u32 = 3_910;
	pub const HANDED_OVER: u32 = 3_950;
}

/// A leg of an entry.
type LegOf<T> = Leg<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

impl<T: Config> Pallet<T> {
	/// The books of a co-op.
	pub(crate) const fn ledger(coop: CoopId) -> LedgerId {
		LedgerId::Coop(coop)
	}

	/// A co-op that is dissolved and exists yet.
	pub(crate) fn dissolution(coop: CoopId) -> Result<DissolutionOf<T>, Error<T>> {
		let dissolution = Dissolutions::<T>::get(coop).ok_or(Error::<T>::NotDissolved)?;
		ensure!(!matches!(dissolution.stage, Stage::Extinct { .. }), Error::<T>::NotDissolved);
		Ok(dissolution)
	}

	/// A co-op whose money was divided, and what is left of it; also one that exists no more: what it had paid can come back.
	pub(crate) fn left(coop: CoopId) -> Result<LeftOf<T>, Error<T>> {
		let dissolution = Dissolutions::<T>::get(coop).ok_or(Error::<T>::NotDissolved)?;
		let residue = match &dissolution.stage {
			Stage::Distributed(residue) | Stage::Extinct { residue, .. } => residue.clone(),
			_ => return Err(Error::<T>::NotDistributed),
		};
		Ok((dissolution, residue))
	}

	/// Keeps what is left of it.
	pub(crate) fn keep_left(coop: CoopId, dissolution: DissolutionOf<T>, residue: Residue<T::Hash>) -> DispatchResult {
		let stage = match &dissolution.stage {
			Stage::Extinct { at, was_due, .. } => Stage::Extinct { at: *at, residue, was_due: *was_due },
			_ => Stage::Distributed(residue),
		};
		Self::move_to(coop, dissolution, stage)
	}

	/// Keeps how far it is. The time begins anew after which the federation can step in.
	pub(crate) fn move_to(
		coop: CoopId,
		dissolution: DissolutionOf<T>,
		stage: Stage<T::AccountId, T::Hash>,
	) -> DispatchResult {
		let idle_at = Self::idle_at()?;
		Dissolutions::<T>::insert(coop, Dissolution { stage, idle_at, ..dissolution });
		Ok(())
	}

	pub(crate) fn idle_at() -> Result<Moment, Error<T>> {
		T::Clock::in_days(limits::IDLE_DAYS).ok_or(Error::<T>::Overflow)
	}

	/// All accounts of a co-op's cash: that of its treasury first, and the one that shares keep in the other way. None where it
	/// has no books.
	pub(crate) fn cashes(coop: CoopId) -> Vec<CashAccount> {
		T::Cash::cash(Self::ledger(coop)).into_iter().chain(T::Shares::other_cash(coop)).collect()
	}

	/// What can leave an account of cash.
	pub(crate) fn available(coop: CoopId, cash: &CashAccount) -> Balance {
		T::Ledger::available(Self::ledger(coop), cash.account)
	}

	/// All that is in an account of cash and waits for nothing, with what keeps its address alive.
	pub(crate) fn holds(coop: CoopId, cash: &CashAccount) -> Balance {
		let room = T::Ledger::sums(Self::ledger(coop), cash.account).and_then(|sums| sums.room(Side::Credit));
		Self::available(coop, cash).max(room.unwrap_or_default())
	}

	/// So much of an amount as moves.
	pub(crate) fn moving(amount: Balance, cash: &CashAccount) -> Balance {
		let rest = amount.checked_rem(cash.unit).unwrap_or(amount);
		amount.saturating_sub(rest)
	}

	/// What members are owed and waits for nothing, also what they have not collected yet of what was divided, and what is due to
	/// others of the surplus.
	pub(crate) fn owed(coop: CoopId, accounts: &Accounts) -> Balance {
		let sums = T::Ledger::sums(Self::ledger(coop), accounts.due);
		let due = sums.and_then(|sums| sums.room(Side::Debit)).unwrap_or_default();
		let uncollected = T::Shares::uncollected(coop).saturating_add(T::Surplus::uncollected(coop));
		due.saturating_add(uncollected).saturating_add(T::Reserved::set_aside(Self::ledger(coop)))
	}

	/// All that was ever due to members, whatever became of it.
	pub(crate) fn ever_due(coop: CoopId, accounts: Option<Accounts>) -> Balance {
		let sums = accounts.and_then(|accounts| T::Ledger::sums(Self::ledger(coop), accounts.due));
		sums.map_or(0, |sums| sums.credits)
	}

	/// What is in the indivisible reserve of a co-op.
	pub(crate) fn in_reserve(coop: CoopId, accounts: &Accounts) -> Balance {
		let sums = T::Ledger::sums(Self::ledger(coop), accounts.reserve);
		sums.map_or(0, |sums| sums.credits.saturating_sub(sums.debits))
	}

	fn open(ledger: LedgerId, kind: AccountKind, code: u32, limit: Option<Side>) -> Result<AccountNo, DispatchError> {
		let (keeper, cash) = (Keeper::Dissolution, Cash::None);
		T::Ledger::open_account(ledger, Terms { kind, code, keeper, cash, limit, is_direct: false, mirror: None })
	}

	/// Opens the accounts of a co-op that ends.
	pub(crate) fn open_accounts(coop: CoopId) -> Result<Accounts, DispatchError> {
		let DueAccounts { due, reserve } = T::Dues::accounts(coop)?;
		let ledger = Self::ledger(coop);
		// What a bank had not given back after all can have been paid once more.
		let residue = Self::open(ledger, AccountKind::Liability, codes::RESIDUE, None)?;
		let handed_over = Self::open(ledger, AccountKind::Equity, codes::HANDED_OVER, None)?;
		Ok(Accounts { due, reserve, residue, handed_over })
	}

	/// The account of the federation's indivisible reserve, opened where there is none yet.
	pub(crate) fn federation_reserve() -> Result<AccountNo, DispatchError> {
		if let Some(account) = FederationReserve::<T>::get() {
			return Ok(account);
		}
		let (kind, limit) = (AccountKind::IndivisibleReserve, Some(Side::Debit));
		let account = Self::open(LedgerId::Federation, kind, codes::RESERVE, limit)?;
		FederationReserve::<T>::put(account);
		Ok(account)
	}

	/// What a co-op got by bank from others, whose account is opened where there is none yet.
	pub(crate) fn inheritance(heir: CoopId) -> Result<Inheritance, DispatchError> {
		if let Some(known) = Inheritances::<T>::get(heir) {
			return Ok(known);
		}
		// Hands can say that what came has not: the reserve gives nothing back, so that it stands here until it comes.
		let account = Self::open(Self::ledger(heir), AccountKind::Equity, codes::INHERITED, None)?;
		let new = Inheritance { account, arrived: 0, reserved: 0 };
		Inheritances::<T>::insert(heir, new);
		Ok(new)
	}

	pub(crate) fn debit(account: AccountNo, amount: Balance) -> LegOf<T> {
		Leg { account, side: Side::Debit, amount, party: None }
	}

	pub(crate) fn credit(account: AccountNo, amount: Balance) -> LegOf<T> {
		Leg { account, side: Side::Credit, amount, party: None }
	}

	/// Enters what balances in the books of a co-op and moves no money. Legs of nothing are left out, and so is an entry of none.
	pub(crate) fn enter(coop: CoopId, legs: Vec<LegOf<T>>, basis: Basis, voucher: T::Hash) -> DispatchResult {
		let legs: Vec<_> = legs.into_iter().filter(|leg| leg.amount > 0).collect();
		if legs.is_empty() {
			return Ok(());
		}
		let draft = Draft { ledger: Self::ledger(coop), legs, day: None, basis, voucher, moves: Moves::Nothing };
		T::Ledger::post(draft).map(|_| ())
	}
}
