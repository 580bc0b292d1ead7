//! What limits say about one more payment, and what it changes.

use crate::*;

/// Who is paid, as it is counted.
pub(crate) struct Paid<T: Config> {
	/// Under which key each payee is counted.
	pub keys: Vec<T::Hash>,
	/// What all of them get together.
	pub total: Balance,
	/// The address that is paid, where the money moves in units.
	pub to: Option<T::AccountId>,
}

/// What one more payment within the budget changes.
pub(crate) struct Charge {
	/// The line and its period, and what it has given in that with the payment. `None` where no budget is charged now.
	pub charged: Option<(Charged, Spending)>,
	/// What each payee got with it, and what runs.
	pub payees: Vec<Payee>,
	/// What two signers approved of the treasury with it.
	pub small: Window,
	/// What went of the treasury with it, `None` where it does not count.
	pub gone: Option<Window>,
	/// How many must approve it.
	pub tier: Tier,
}

/// The deadline time, and the spans over which limits count what went before it, in milliseconds.
#[derive(Clone, Copy)]
pub(crate) struct Spans {
	/// Now.
	pub now: Moment,
	/// That in which what is split comes together.
	pub month: Moment,
	/// That in which disposals do.
	pub year: Moment,
}

impl<T: Config> Pallet<T> {
	/// The spans that end now.
	pub(crate) fn spans() -> Result<Spans, Error<T>> {
		let day = T::Clock::day();
		let span = |days: u32| day.checked_mul(days.into()).ok_or(Error::<T>::Overflow);
		Ok(Spans { now: T::Clock::deadline(), month: span(SPLIT_DAYS)?, year: span(YEAR_DAYS)? })
	}

	/// Whether these can be paid, each of them once.
	pub(crate) fn may_be_paid(
		id: TreasuryId,
		treasury: &TreasuryOf<T>,
		items: &[Item<T::AccountId, T::Hash>],
	) -> Result<Paid<T>, Error<T>> {
		Self::ensure_items(treasury.mode, treasury.currency, items)?;
		let mut keys = Vec::new();
		let mut to = None;
		for item in items {
			let of_member = match &item.payee {
				Party::Member(coop, member) => T::Members::account_of(*coop, *member),
				_ => None,
			};
			to = Self::payable(id, treasury, item, of_member.as_ref())?;
			keys.push(Self::payee_key(treasury, &item.payee, of_member.as_ref()));
		}
		let different: BTreeSet<_> = keys.iter().collect();
		ensure!(different.len() == keys.len(), Error::<T>::PayeeTwice);
		Ok(Paid { keys, total: total(items).ok_or(Error::<T>::Overflow)?, to })
	}

	/// Whether such amounts can be paid at all.
	pub(crate) fn ensure_items(
		mode: Mode,
		currency: Currency,
		items: &[Item<T::AccountId, T::Hash>],
	) -> Result<(), Error<T>> {
		ensure!(!items.is_empty(), Error::<T>::NoItems);
		ensure!(items.iter().all(|item| item.amount > 0), Error::<T>::ZeroAmount);
		ensure!(mode == Mode::Bank || items.len() == 1, Error::<T>::OneInUnits);
		let unit = smallest_unit(currency).ok_or(Error::<T>::NoSuchCurrency)?;
		// A custodian pays by bank too.
		let is_by_bank = |item: &Item<_, _>| mode == Mode::Bank || item.custodian.is_some();
		let is_bookable = |item: &Item<_, _>| !is_by_bank(item) || item.amount.checked_rem(unit) == Some(0);
		ensure!(items.iter().all(is_bookable), Error::<T>::BelowSmallestUnit);
		for Item { payee, custodian, .. } in items {
			let is_redeemed = mode == Mode::Units && matches!(payee, Party::Outside(_));
			ensure!(custodian.is_some() == is_redeemed, Error::<T>::NamesCustodian);
		}
		Ok(())
	}

	/// What the books say that the treasury holds, with what waits for the bank, and what of it hands alone say has come, so that
	/// it raises no limit by which they are bound.
	pub(crate) fn held_and_unconfirmed(treasury: &TreasuryOf<T>) -> (Balance, Balance) {
		let known = T::Ledger::sums_and_unconfirmed(treasury.ledger, treasury.cash);
		let (sums, unconfirmed) = known.unwrap_or_default();
		(Sums { pending_credits: 0, ..sums }.room(Side::Credit).unwrap_or_default(), unconfirmed)
	}

	/// What can be paid of what the statements of the bank confirm.
	pub(crate) fn confirmed(treasury: &TreasuryOf<T>) -> Balance {
		let (available, unconfirmed) = T::Ledger::available_and_unconfirmed(treasury.ledger, treasury.cash);
		available.saturating_sub(Self::others(treasury)).saturating_sub(Self::own_unconfirmed(treasury, unconfirmed))
	}

	/// What of its own money no statement has confirmed. What came for subscribers is left out as theirs already, and not twice.
	fn own_unconfirmed(treasury: &TreasuryOf<T>, unconfirmed: Balance) -> Balance {
		unconfirmed.saturating_sub(T::SetAside::unconfirmed(treasury.ledger))
	}

	/// Up to which sums two signers, and signers at all, approve now.
	pub(crate) fn tiers(treasury: &TreasuryOf<T>) -> Result<(Balance, Balance), Error<T>> {
		let (held, unconfirmed) = Self::held_and_unconfirmed(treasury);
		let unconfirmed = Self::own_unconfirmed(treasury, unconfirmed);
		let held = held.saturating_sub(Self::others_or_ordered(treasury)).saturating_sub(unconfirmed);
		tiers::tiers(&treasury.rules, held).ok_or(Error::<T>::Overflow)
	}

	/// How many must approve one more payment, and what the payees and all small payments come to with it.
	///
	/// This looks through payments that were split: what a payee got in the last 30 days counts with this one, the payees of one
	/// payment count together, and what two signers approved of the treasury in that time is limited too, over all lines. What
	/// standing payments will pay counts with it, for as long as they run. (practice no. 106, §6)
	pub(crate) fn tier_of(
		id: TreasuryId,
		treasury: &TreasuryOf<T>,
		items: &[Item<T::AccountId, T::Hash>],
		keys: &[T::Hash],
		total: Balance,
		spans: Spans,
	) -> Result<(Tier, Vec<Payee>, Window), Error<T>> {
		let (payees, most) = Self::payees_with(id, items, keys, spans)?;
		let small = Self::small_with(treasury, total, spans)?;
		let small_sum = small.sum(spans.month, spans.now).and_then(|sum| sum.checked_add(treasury.small_standing));
		let small_sum = small_sum.ok_or(Error::<T>::Overflow)?;
		let tier = tiers::tier(most.max(total), small_sum, Self::tiers(treasury)?);
		let tier = tier.ok_or(Error::<T>::NeedsResolution)?;
		let small = if tier == Tier::Two { small } else { treasury.small };
		Ok((tier, payees, small))
	}

	/// What each payee got in the last 30 days with these, and the most of it with what runs.
	pub(crate) fn payees_with(
		id: TreasuryId,
		items: &[Item<T::AccountId, T::Hash>],
		keys: &[T::Hash],
		Spans { now, month, .. }: Spans,
	) -> Result<(Vec<Payee>, Balance), Error<T>> {
		let (mut payees, mut most) = (Vec::new(), 0);
		for (Item { amount, .. }, key) in items.iter().zip(keys) {
			let before = Payees::<T>::get(id, key);
			let got = before.got.with(month, now, *amount).ok_or(Error::<T>::Overflow)?;
			let sum = got.sum(month, now).and_then(|sum| sum.checked_add(before.standing));
			most = sum.ok_or(Error::<T>::Overflow)?.max(most);
			payees.push(Payee { got, ..before });
		}
		Ok((payees, most))
	}

	/// What two signers approved in the last 30 days with this.
	pub(crate) fn small_with(treasury: &TreasuryOf<T>, amount: Balance, spans: Spans) -> Result<Window, Error<T>> {
		treasury.small.with(spans.month, spans.now, amount).ok_or(Error::<T>::Overflow)
	}

	/// The tier of a request now. Where signers cannot approve it now, the one in which more approve.
	pub(crate) fn tier_now(id: TreasuryId, treasury: &TreasuryOf<T>, payment: &PaymentOf<T>) -> Tier {
		let tier = || {
			ensure!(payment.line != CLAIMS, Error::<T>::NeedsResolution);
			let Paid { keys, .. } = Self::may_be_paid(id, treasury, &payment.items)?;
			let counted = counted(&payment.items, payment.plan).ok_or(Error::<T>::Overflow)?;
			let total = total(&counted).ok_or(Error::<T>::Overflow)?;
			Self::tier_of(id, treasury, &counted, &keys, total, Self::spans()?)
		};
		tier().map_or(Tier::Threshold, |(tier, ..)| tier)
	}

	/// To which account one more request is charged, and what it changes, if the limits allow it today.
	pub(crate) fn may_charge(
		id: TreasuryId,
		treasury: &TreasuryOf<T>,
		no: LineNo,
		items: &[Item<T::AccountId, T::Hash>],
		paid: &Paid<T>,
		plan: Option<Plan>,
	) -> Result<(AccountNo, Charge), Error<T>> {
		if no == CLAIMS {
			return Self::may_charge_claims(id, treasury, items);
		}
		let line = Self::open_line_of(id, no)?;
		if let Some(plan) = plan {
			return Ok((line.account, Self::may_charge_yearly(id, treasury, &line, items, paid, plan)?));
		}
		let charged = Some(Self::within_budget(id, treasury, (no, &line), Self::today()?, paid.total)?);
		let spans = Self::spans()?;
		let (tier, payees, small) = Self::tier_of(id, treasury, items, &paid.keys, paid.total, spans)?;
		let gone = Self::disposal(treasury, &line, paid.total, spans)?;
		Ok((line.account, Charge { charged, payees, small, gone, tier }))
	}

	/// The period of the line in which a day lies, and what it has given in that with so much more, if its limit allows it.
	pub(crate) fn within_budget(
		id: TreasuryId,
		treasury: &TreasuryOf<T>,
		(no, line): (LineNo, &LineOf<T>),
		day: Day,
		amount: Balance,
	) -> Result<(Charged, Spending), Error<T>> {
		let period = Self::period(treasury, line, day)?;
		let mut spending = Spent::<T>::get((id, no, period));
		spending.requested = spending.requested.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		ensure!(spending.all().is_some_and(|all| all <= line.limit), Error::<T>::OverBudget);
		Ok((Charged { line: no, period }, spending))
	}

	/// What went in the last year with so much more of a line, `None` where it does not count.
	pub(crate) fn disposal(
		treasury: &TreasuryOf<T>,
		line: &LineOf<T>,
		amount: Balance,
		spans: Spans,
	) -> Result<Option<Window>, Error<T>> {
		// The members have authorised the limit.
		if line.track == Track::Special {
			return Ok(None);
		}
		let (gone, is_major) = Self::gone_with(treasury, Self::confirmed(treasury), amount, spans)?;
		ensure!(!is_major, Error::<T>::MajorDisposal);
		Ok(Some(gone))
	}

	/// Writes what a payment changes.
	pub(crate) fn write_charge(id: TreasuryId, treasury: &mut TreasuryOf<T>, paid: &Paid<T>, charge: Charge) {
		let Charge { charged, payees, small, gone, .. } = charge;
		treasury.small = small;
		treasury.gone = gone.unwrap_or(treasury.gone);
		if let Some((Charged { line, period }, spending)) = charged {
			Spent::<T>::insert((id, line, period), spending);
		}
		for (key, payee) in paid.keys.iter().zip(payees) {
			Payees::<T>::insert(id, key, payee);
		}
	}

	/// What went in the last year with one more payment, and whether that is a third of the money or more where so much of it is
	/// available. (practice no. 58)
	pub(crate) fn gone_with(
		treasury: &TreasuryOf<T>,
		available: Balance,
		amount: Balance,
		Spans { now, year, .. }: Spans,
	) -> Result<(Window, bool), Error<T>> {
		let before = treasury.gone.sum(year, now).ok_or(Error::<T>::Overflow)?;
		let is_major = tiers::is_major(amount, before, available).ok_or(Error::<T>::Overflow)?;
		let gone = treasury.gone.with(year, now, amount).ok_or(Error::<T>::Overflow)?;
		Ok((gone, is_major))
	}

	/// The commitments to the bank details of these payees that are in force, nothing where the money moves in units.
	pub(crate) fn details(treasury: &TreasuryOf<T>, items: &[Item<T::AccountId, T::Hash>]) -> Vec<Option<T::Hash>> {
		let by_bank = items.iter().filter(|_| treasury.mode == Mode::Bank);
		by_bank.map(|item| T::Ledger::details_in_force(treasury.ledger, &item.payee)).collect()
	}

	/// The hash of what is requested, which those who decide on it repeat.
	pub(crate) fn content_of(
		id: TreasuryId,
		treasury: &TreasuryOf<T>,
		number: PaymentNo,
		request: (LineNo, &ItemsOf<T>, T::Hash, bool, Option<Plan>),
	) -> T::Hash {
		T::Hashing::hash_of(&(id, number, request, Self::details(treasury, request.1)))
	}

	/// The hash of what was approved before, with the bank details that are in force now.
	pub(crate) fn content_again(treasury: &TreasuryOf<T>, carried: &CarriedOf<T>) -> T::Hash {
		T::Hashing::hash_of(&(carried.content, Self::details(treasury, &carried.items)))
	}

	/// Whether so much can go and leaves to others what is theirs. Where nothing is, the books say whether there is enough.
	fn ensure_own(treasury: &TreasuryOf<T>, amount: Balance) -> Result<(), Error<T>> {
		let others = Self::others(treasury);
		let own = || T::Ledger::available(treasury.ledger, treasury.cash).saturating_sub(others);
		ensure!(others == 0 || amount <= own(), Error::<T>::DueToOthers);
		Ok(())
	}

	/// Pays at once in units, or sets aside what the bank or a custodian is to pay.
	///
	/// What belongs to others is spent for nothing else, and less is due to owners who left with what is paid of it.
	pub(crate) fn book(
		id: TreasuryId,
		treasury: &TreasuryOf<T>,
		(account, charged): (AccountNo, Option<Charged>),
		items: &[Item<T::AccountId, T::Hash>],
		paid: &Paid<T>,
		(basis, voucher): (Basis, T::Hash),
	) -> Result<Booked, DispatchError> {
		let (ledger, bank) = (treasury.ledger, treasury.cash);
		if treasury.accounts.is_some_and(|accounts| accounts.due == account) {
			for item in items {
				Self::change_claim(id, &item.payee, item.amount, false).ok_or(Error::<T>::NothingDueToThem)?;
			}
		} else {
			Self::ensure_own(treasury, paid.total)?;
		}
		let Some(to) = paid.to.clone() else {
			let item = |item: &Item<_, _>| {
				let Item { payee, amount, .. } = item.clone();
				rochdale_primitives::ledger::Item { account, amount, party: payee, charged }
			};
			let (keeper, direction) = (Keeper::Treasuries, Direction::Out);
			let ordered = items.iter().map(item).collect();
			let order = Order { ledger, keeper, bank, direction, items: ordered, basis, voucher, deadline: None };
			let pending = T::Ledger::order(order)?;
			for item in items {
				if let Some(custodian) = item.custodian {
					Self::redeem(id, treasury, custodian, item, pending)?;
				}
			}
			return Ok(Booked::Ordered(pending));
		};
		let party = items.first().map(|item| item.payee.clone());
		let leg = |account, side, party| Leg { account, side, amount: paid.total, party };
		let legs = alloc::vec![leg(account, Side::Debit, party), leg(bank, Side::Credit, None)];
		let draft = Draft { ledger, legs, day: None, basis, voucher, moves: Moves::To(to) };
		T::Ledger::post(draft).map(Booked::Entered)
	}

	/// Counts one more request or payment that stands on a document.
	pub(crate) fn use_voucher(id: TreasuryId, voucher: T::Hash) {
		Vouchers::<T>::mutate(id, voucher, |uses| *uses = uses.saturating_add(1));
	}

	/// Counts one less.
	pub(crate) fn free_voucher(id: TreasuryId, voucher: T::Hash) {
		Vouchers::<T>::mutate_exists(id, voucher, |uses| {
			*uses = uses.take().and_then(|uses| uses.checked_sub(1)).filter(|uses| *uses > 0);
		});
	}
}
