//! Owners have shares, take them with them when they go, and close what is empty.

use crate::*;
use rochdale_primitives::dissolution::MoneyElsewhere;

impl<T: Config> Pallet<T> {
	/// The shares with which a treasury of the owner is opened: those that were stated, or equal ones.
	pub(crate) fn first_shares(owner: &Owner, stated: &Shares) -> Result<Shares, Error<T>> {
		let owners = owner.coops().len();
		let equal = || Shares::truncate_from(shares::equal(owners));
		if stated.is_empty() {
			return Ok(equal());
		}
		Self::ensure_shares(owner, stated)?;
		Ok(stated.clone())
	}

	/// Whether these can be the shares of the owners.
	pub(crate) fn ensure_shares(owner: &Owner, stated: &Shares) -> Result<(), Error<T>> {
		ensure!(shares::are_whole(stated, owner.coops().len()), Error::<T>::SharesNotWhole);
		Ok(())
	}

	/// What is due to owners who left and was neither paid nor set aside, in the books.
	pub(crate) fn owed(treasury: &TreasuryOf<T>) -> Balance {
		let sums = treasury.accounts.and_then(|accounts| T::Ledger::sums(treasury.ledger, accounts.due));
		sums.and_then(|sums| sums.room(Side::Debit)).unwrap_or_default()
	}

	/// What is due to owners who left and was not paid, in the books, with what waits for the bank.
	pub(crate) fn due(treasury: &TreasuryOf<T>) -> Balance {
		let sums = treasury.accounts.and_then(|accounts| T::Ledger::sums(treasury.ledger, accounts.due));
		sums.and_then(|sums| Sums { pending_debits: 0, ..sums }.room(Side::Debit)).unwrap_or_default()
	}

	/// What of the money belongs to others and has no order by which it goes: what is due to owners who left, and what shares hold
	/// aside for subscribers or owe to members.
	pub(crate) fn others(treasury: &TreasuryOf<T>) -> Balance {
		Self::owed(treasury).saturating_add(T::SetAside::set_aside(treasury.ledger))
	}

	/// The same, with what has an order and waits for the bank.
	pub(crate) fn others_or_ordered(treasury: &TreasuryOf<T>) -> Balance {
		Self::due(treasury).saturating_add(T::SetAside::set_aside_or_ordered(treasury.ledger))
	}

	/// What can be paid of a treasury and belongs to no others.
	pub(crate) fn available(treasury: &TreasuryOf<T>) -> Balance {
		T::Ledger::available(treasury.ledger, treasury.cash).saturating_sub(Self::others(treasury))
	}

	/// What a co-op takes with it when it leaves a treasury of several.
	fn share_of(treasury: &TreasuryOf<T>, coop: CoopId) -> Option<Balance> {
		let place = treasury.owner.coops().iter().position(|owner| *owner == coop)?;
		let share = treasury.shares.get(place)?;
		let unit = if treasury.mode == Mode::Bank { smallest_unit(treasury.currency)? } else { 1 };
		shares::part(Self::available(treasury), *share, unit)
	}

	/// Moves the share of an owner who goes to what is due to them, so that nobody else can spend it.
	pub(crate) fn make_claim(id: TreasuryId, treasury: &TreasuryOf<T>, coop: CoopId, basis: Basis) -> DispatchResult {
		let OwnersAccounts { equity, due } = treasury.accounts.ok_or(Error::<T>::NotJoint)?;
		let amount = Self::share_of(treasury, coop).ok_or(Error::<T>::Overflow)?;
		if amount == 0 {
			return Ok(());
		}
		let from = Self::after(CLAIM_DAYS)?;
		let leg = |account, side, party| Leg { account, side, amount, party };
		let legs = alloc::vec![leg(equity, Side::Debit, None), leg(due, Side::Credit, Some(Party::Coop(coop)))];
		let (ledger, voucher) = (treasury.ledger, Self::claim_voucher(id, coop));
		T::Ledger::post(Draft { ledger, legs, day: None, basis, voucher, moves: Moves::Nothing })?;
		Claims::<T>::insert(id, coop, Claim { amount, from });
		if treasury.mode == Mode::Units {
			Self::schedule(from, Due::Claim(id, coop));
		}
		Self::deposit_event(Event::ClaimMade { treasury: id, coop, amount });
		Ok(())
	}

	/// What entries about the claim of a co-op rest on.
	fn claim_voucher(id: TreasuryId, coop: CoopId) -> T::Hash {
		T::Hashing::hash_of(&("claim", id, coop))
	}

	/// What it changes that claims are paid: they are no expense, no budget is needed, and as many approve as of anything large.
	pub(crate) fn may_charge_claims(
		id: TreasuryId,
		treasury: &TreasuryOf<T>,
		items: &[Item<T::AccountId, T::Hash>],
	) -> Result<(AccountNo, Charge), Error<T>> {
		let accounts = treasury.accounts.ok_or(Error::<T>::NoSuchLine)?;
		for Item { payee, amount, .. } in items {
			let claim = match payee {
				Party::Coop(coop) => Claims::<T>::get(id, coop),
				_ => None,
			};
			ensure!(claim.is_some_and(|claim| *amount <= claim.amount), Error::<T>::NothingDueToThem);
		}
		let (small, tier) = (treasury.small, Tier::Threshold);
		Ok((accounts.due, Charge { charged: None, payees: Vec::new(), small, gone: None, tier }))
	}

	/// Takes what is paid or set aside from what is due, or gives it back.
	pub(crate) fn change_claim(id: TreasuryId, party: &PartyOf<T>, amount: Balance, more: bool) -> Option<()> {
		let Party::Coop(coop) = party else {
			return None;
		};
		let mut claim = Claims::<T>::get(id, coop)?;
		claim.amount = if more { claim.amount.checked_add(amount)? } else { claim.amount.checked_sub(amount)? };
		let in_units = Treasuries::<T>::get(id).is_some_and(|treasury| treasury.mode == Mode::Units);
		// What was paid in units does not come back, and nothing waits for its time any more.
		if in_units && claim.amount == 0 {
			Self::unschedule(claim.from, Due::Claim(id, *coop));
			Claims::<T>::remove(id, coop);
		} else {
			Claims::<T>::insert(id, coop, claim);
		}
		Some(())
	}

	/// Pays what is due to a co-op, if nobody has until its time and the money moves in units. Nothing stops it.
	pub(crate) fn settle_claim(id: TreasuryId, coop: CoopId) -> DispatchResult {
		let treasury = Treasuries::<T>::get(id).ok_or(Error::<T>::NoSuchTreasury)?;
		let Claim { amount, from } = Claims::<T>::get(id, coop).ok_or(Error::<T>::NothingDueToThem)?;
		ensure!(treasury.mode == Mode::Units, Error::<T>::NothingDueToThem);
		ensure!(T::Clock::has_passed(from), Error::<T>::NotDue);
		let items =
			ItemsOf::<T>::truncate_from(alloc::vec![Item { payee: Party::Coop(coop), amount, custodian: None }]);
		let paid = Self::may_be_paid(id, &treasury, &items)?;
		let (account, _) = Self::may_charge_claims(id, &treasury, &items)?;

		let basis = (Basis::Rule, Self::claim_voucher(id, coop));
		let booked = Self::book(id, &treasury, (account, None), &items, &paid, basis)?;
		Self::deposit_event(Event::ClaimPaid { treasury: id, coop, amount, booked });
		Ok(())
	}

	/// The treasury, if nothing is left of it to be decided or paid.
	pub(crate) fn may_close_treasury(before: &TreasuryOf<T>, track: Track) -> Result<TreasuryOf<T>, Error<T>> {
		ensure!(track == Track::Special, Error::<T>::MandateTooWeak);
		// Where others pay them as a party there is a treasury, for as long as they are one of the federation.
		let is_first = !matches!(before.ledger, LedgerId::Treasury(_))
			|| Self::own_account(&before.owner).as_ref() == Some(&before.account);
		let has_left = |coop| T::Coops::standing(coop).is_none_or(|standing| standing == Standing::Left);
		ensure!(!is_first || before.owner.sole().is_some_and(has_left), Error::<T>::FirstOfItsOwner);
		ensure!(before.open.is_empty() && before.standing == 0, Error::<T>::NotEmpty);
		let sums = T::Ledger::sums(before.ledger, before.cash).unwrap_or_default();
		ensure!(sums.pending_credits == 0, Error::<T>::NotEmpty);
		// What keeps the address alive stays there, and nobody keeps it open by sending less than a unit. Nor does what is due to a
		// co-op whose account is gone and that is less than an account needs: it is paid all the same when there is one.
		let (held, due) = match before.mode {
			Mode::Units => (MOST_LEFT, MOST_LEFT),
			// Nor what is due to a member and no bank can pay.
			Mode::Bank => (0, smallest_unit(before.currency).map_or(0, |unit| unit.saturating_sub(1))),
		};
		ensure!(T::Ledger::available(before.ledger, before.cash) <= held, Error::<T>::NotEmpty);
		ensure!(Self::others_or_ordered(before) <= due, Error::<T>::NotEmpty);
		Ok(Treasury { closed: true, signers: Signers::new(), first_hand: None, pause: None, ..before.clone() })
	}
}

impl<T: Config> OwnTreasuries<T::AccountId> for Pallet<T> {
	fn own_treasury(coop: CoopId, treasury: TreasuryId) -> Option<(Mode, T::AccountId)> {
		let record = Treasuries::<T>::get(treasury)?;
		let is_own = record.owner.sole() == Some(coop) && record.currency == T::HomeCurrency::get() && !record.closed;
		is_own.then_some((record.mode, record.account))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_treasury(coop: CoopId, mode: Mode) -> TreasuryId {
		let hands = [1, 2].into_iter().map(|member| Hand { coop, member });
		crate::benchmarking::of_coop::<T>(coop, (T::HomeCurrency::get(), mode), hands).unwrap_or_default()
	}
}

impl<T: Config> MoneyElsewhere for Pallet<T> {
	fn has_money_elsewhere(coop: CoopId) -> bool {
		TreasuriesOf::<T>::get(coop).into_iter().filter_map(Treasuries::<T>::get).any(|treasury| {
			let is_other = treasury.ledger != LedgerId::Coop(coop) && treasury.owner.coops().contains(&coop);
			// As little as can stay in a treasury that is closed.
			let least = if treasury.mode == Mode::Units { MOST_LEFT } else { 0 };
			let sums = T::Ledger::sums(treasury.ledger, treasury.cash).unwrap_or_default();
			// Also what waits for a bank or a custodian: it can come back.
			let has_money = sums.debits.saturating_sub(sums.credits) > least;
			is_other && (has_money || T::Ledger::available(treasury.ledger, treasury.cash) > least)
		})
	}

	fn weight() -> Weight {
		// The list, and of each its record and its cash, with what its address holds.
		let reads = u64::from(MAX_TREASURIES).saturating_mul(3).saturating_add(1);
		T::DbWeight::get().reads(reads)
	}
}
