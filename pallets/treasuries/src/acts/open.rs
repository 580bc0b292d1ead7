//! Owners open treasuries, each with its books.

use crate::*;

/// A treasury that may be opened: its number, its record and its budget lines.
type NewTreasury<T> = (TreasuryId, TreasuryOf<T>, Vec<Opened<T>>);

impl<T: Config> Pallet<T> {
	pub(crate) fn derive_account(treasury: TreasuryId) -> Option<T::AccountId> {
		T::PalletId::get().try_into_sub_account(treasury)
	}

	/// The account of the one co-op to which a treasury belongs, or of the federation.
	pub(crate) fn own_account(owner: &Owner) -> Option<T::AccountId> {
		T::Parties::account_of(&match owner {
			Owner::Federation => Party::Federation,
			owner => Party::Coop(owner.sole()?),
		})
	}

	/// The address of the treasury that is opened next: the first one in units of a co-op or of the federation has its account, so
	/// that money leaves that by the books only.
	fn next_account(treasury: TreasuryId, owner: &Owner, mode: Mode) -> Option<T::AccountId> {
		let own = Self::own_account(owner).filter(|_| mode == Mode::Units);
		let own = own.filter(|account| !TreasuryOfAccount::<T>::contains_key(account));
		own.or_else(|| Self::derive_account(treasury))
	}

	/// The number and the record of the treasury that is opened next, and its budget lines.
	pub(crate) fn may_open(
		decided: Decided,
		title: &Written,
		(currency, mode, year_begins): (Currency, Mode, YearBegin),
		rules: Rules,
		signers: &NewSigners,
		lines: &[NewLine<T::Hash>],
		shares: &Shares,
	) -> Result<NewTreasury<T>, Error<T>> {
		let Decided { owner, resolution, track } = decided;
		let title = Self::named(title, currency, mode)?;
		ensure!(year_begins.is_in_every_year(), Error::<T>::YearBeginOutsideRange);
		for coop in owner.coops() {
			let standing = T::Coops::standing(*coop);
			ensure!(standing.is_some_and(|standing| standing != Standing::Left), Error::<T>::CoopLeft);
			Self::ensure_not_dissolved(*coop)?;
		}
		let treasury = TreasuryCount::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		let empty = Treasury {
			title,
			ledger: Self::next_ledger(treasury, &owner),
			shares: Self::first_shares(&owner, shares)?,
			accounts: None,
			account: Self::next_account(treasury, &owner, mode).ok_or(Error::<T>::Overflow)?,
			owner,
			cash: 0,
			unbudgeted: 0,
			year_begins,
			mode,
			currency,
			rules,
			signers: Signers::new(),
			last_signer: 0,
			lines: 0,
			open_lines: 0,
			payments: 0,
			open: Default::default(),
			looks_at: None,
			standing: 0,
			closed: false,
			pause: None,
			first_hand: None,
			hands_again_at: 0,
			report_due_at: Self::after(OUTTURN_DAYS)?,
			reports: 0,
			gone: Window::default(),
			unapproved: Window::default(),
			small: Window::default(),
			small_standing: 0,
			opened_at: T::Clock::civil(),
			resolution,
		};
		Self::ensure_rules(rules, signers.len())?;
		Self::ensure_signers(&empty.owner, signers)?;
		let mut opened = Self::with_signers(treasury, empty, signers)?;
		Self::ensure_room(None, &opened)?;
		let mut new_lines = Vec::new();
		for new in lines {
			new_lines.push(Self::may_open_line(&mut opened, (resolution, track), new)?);
		}
		Ok((treasury, opened, new_lines))
	}

	/// Whether the co-op goes on: who is dissolved pays out of the treasuries that there are.
	pub(crate) fn ensure_not_dissolved(coop: CoopId) -> Result<(), Error<T>> {
		ensure!(!T::Dissolutions::is_dissolved(coop), Error::<T>::CoopDissolved);
		Ok(())
	}

	/// The books of the treasury that is opened next: the first one of a co-op has those of the co-op, and the first one of the
	/// federation its.
	fn next_ledger(treasury: TreasuryId, owner: &Owner) -> LedgerId {
		let own = match owner {
			Owner::Federation => Some(LedgerId::Federation),
			owner => owner.sole().map(LedgerId::Coop),
		};
		own.filter(|own| !TreasuryOfLedger::<T>::contains_key(own)).unwrap_or(LedgerId::Treasury(treasury))
	}

	/// The name that was written, if it is one.
	pub(crate) fn title(written: &Written) -> Result<Title, Error<T>> {
		let title = written.bounded().ok_or(Error::<T>::TitleTooLong)?;
		ensure!(is_visible(&title), Error::<T>::TitleNotText);
		Ok(title)
	}

	/// The name, if a treasury can have it, and this currency where its money moves in that way.
	pub(crate) fn named(title: &Written, currency: Currency, mode: Mode) -> Result<Title, Error<T>> {
		let title = Self::title(title)?;
		ensure!(decimals(currency).is_some(), Error::<T>::NoSuchCurrency);
		ensure!(mode == Mode::Bank || currency == T::HomeCurrency::get(), Error::<T>::WrongCurrency);
		Ok(title)
	}

	/// Whether so many signers can have these rules.
	pub(crate) fn ensure_rules(rules: Rules, signers: usize) -> Result<(), Error<T>> {
		ensure!(rules.tier1 <= rules.tier2, Error::<T>::TiersOutsideRange);
		let range = tiers::majority(signers)..=signers;
		ensure!(range.contains(&usize::from(rules.threshold)), Error::<T>::ThresholdOutsideRange);
		Ok(())
	}

	/// Opens an account that says what the money of a treasury is for.
	pub(crate) fn open_account(
		ledger: LedgerId,
		kind: AccountKind,
		code: u32,
		is_direct: bool,
	) -> Result<AccountNo, DispatchError> {
		Self::open_account_of(ledger, kind, code, is_direct, Cash::None)
	}

	/// Opens an account of a treasury. No more cash is paid than there is, and nobody more than is due to them.
	fn open_account_of(
		ledger: LedgerId,
		kind: AccountKind,
		code: u32,
		is_direct: bool,
		cash: Cash<T::AccountId>,
	) -> Result<AccountNo, DispatchError> {
		let limit = match kind {
			AccountKind::Asset => Some(Side::Credit),
			AccountKind::Liability => Some(Side::Debit),
			_ => None,
		};
		let keeper = Keeper::Treasuries;
		T::Ledger::open_account(ledger, Terms { kind, code, keeper, cash, limit, is_direct, mirror: None })
	}

	/// Enters a treasury that may be opened, its books and its budget lines.
	pub(crate) fn enter(treasury: TreasuryId, mut opened: TreasuryOf<T>, lines: Vec<Opened<T>>) -> DispatchResult {
		let ledger = opened.ledger;
		// The account of a co-op has a provider since there is one.
		if Self::derive_account(treasury).as_ref() == Some(&opened.account) {
			frame_system::Pallet::<T>::inc_providers(&opened.account);
		}
		TreasuryOfAccount::<T>::insert(&opened.account, treasury);
		TreasuryOfLedger::<T>::insert(ledger, treasury);
		TreasuryCount::<T>::put(treasury);
		T::Ledger::open_ledger(ledger, opened.currency)?;
		let receipts = Self::open_account(ledger, AccountKind::Income, CODE_RECEIPTS, true)?;
		let cash = match opened.mode {
			Mode::Units => Cash::Units { address: opened.account.clone(), receipts },
			Mode::Bank => Cash::Bank,
		};
		opened.cash = Self::open_account_of(ledger, AccountKind::Asset, CODE_CASH, false, cash)?;
		Self::open_account(ledger, AccountKind::Income, CODE_EXCHANGE, true)?;
		Self::open_account(ledger, AccountKind::Expense, CODE_CHARGES, true)?;
		opened.unbudgeted = Self::open_account(ledger, AccountKind::Expense, CODE_PAYMENTS, false)?;
		for line in lines {
			Self::enter_line(treasury, ledger, line)?;
		}
		if opened.owner.coops().len() > 1 {
			let equity = Self::open_account(ledger, AccountKind::Equity, CODE_EQUITY, false)?;
			let due = Self::open_account(ledger, AccountKind::Liability, CODE_DUE, false)?;
			opened.accounts = Some(OwnersAccounts { equity, due });
		}
		Self::put(treasury, None, opened, None);
		Ok(())
	}
}
