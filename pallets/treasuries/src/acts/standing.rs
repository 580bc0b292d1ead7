//! Standing payments: approved once, paid in each period, and ended by two signers or the owners.

use crate::*;
use alloc::boxed::Box;
use frame_support::storage::with_storage_layer;

/// What comes of a signer who wants a standing payment ended.
pub(crate) enum Ending<T: Config> {
	/// It is noted in the standing payment until a second one comes, or this deadline time.
	Noted(Box<StandingOf<T>>, Moment),
	/// These two end it.
	Ended(Hand, Hand),
}

impl<T: Config> Pallet<T> {
	/// Whether a treasury can have one more standing payment, in which these items are paid by this plan.
	pub(crate) fn ensure_plan(treasury: &TreasuryOf<T>, plan: &Plan, line: LineNo) -> Result<(), Error<T>> {
		ensure!(line != CLAIMS, Error::<T>::NoSuchLine);
		let today = Self::today()?;
		let fits =
			today <= plan.first && plan.first <= plan.last && plan.last <= today.saturating_add(MAX_STANDING_DAYS);
		ensure!(fits && plan.rhythm != Rhythm::Once, Error::<T>::PlanOutsideRange);
		ensure!(treasury.standing < MAX_STANDING, Error::<T>::TooManyStanding);
		Ok(())
	}

	/// What it changes that a standing payment begins: what it comes to in twelve months counts as if it went at once.
	pub(crate) fn may_charge_yearly(
		id: TreasuryId,
		treasury: &TreasuryOf<T>,
		line: &LineOf<T>,
		items: &[Item<T::AccountId, T::Hash>],
		paid: &Paid<T>,
		plan: Plan,
	) -> Result<Charge, Error<T>> {
		ensure!(treasury.standing < MAX_STANDING, Error::<T>::TooManyStanding);
		ensure!(paid.total <= line.limit, Error::<T>::OverBudget);
		let counted = counted(items, Some(plan)).ok_or(Error::<T>::Overflow)?;
		let yearly = total(&counted).ok_or(Error::<T>::Overflow)?;
		let spans = Self::spans()?;
		let (tier, payees, small) = Self::tier_of(id, treasury, &counted, &paid.keys, yearly, spans)?;
		Self::disposal(treasury, line, yearly, spans)?;
		Ok(Charge { charged: None, payees, small, gone: None, tier })
	}

	/// Lets a standing payment run that enough have approved.
	pub(crate) fn begin_standing(
		id: TreasuryId,
		mut treasury: TreasuryOf<T>,
		number: PaymentNo,
		(payment, plan): (PaymentOf<T>, Plan),
		paid: &Paid<T>,
		approved: Vec<Hand>,
		tier: Tier,
	) -> DispatchResult {
		treasury.standing = treasury.standing.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Self::forget(id, number, &payment);
		let item = payment.items.first().cloned().ok_or(Error::<T>::NoItems)?;
		let Payment { line, voucher, again, content, requested_by, requester, .. } = payment;
		let (approved_by, looks_at) = (Hands::truncate_from(approved), T::Clock::deadline());
		let key = *paid.keys.first().ok_or(Error::<T>::NoItems)?;
		Self::count_running(id, &mut treasury, (key, tier), |sum| sum.checked_add(paid.total))?;
		let standing = StandingPayment {
			line,
			item,
			plan,
			voucher,
			again,
			content,
			requested_by,
			requester,
			key,
			approved_by,
			tier,
			next: 0,
			looks_at,
			first_hand: None,
		};
		Self::schedule(looks_at, Due::Standing(id, number));
		StandingPayments::<T>::insert(id, number, standing);
		ClosedPayments::<T>::insert(id, number, Closed::Standing { tier, last: None });
		Treasuries::<T>::insert(id, treasury);
		Self::deposit_event(Event::StandingBegun { treasury: id, payment: number, plan });
		Ok(())
	}

	/// Changes what counts of standing payments for as long as they run.
	fn count_running(
		id: TreasuryId,
		treasury: &mut TreasuryOf<T>,
		(key, tier): (T::Hash, Tier),
		change: impl Fn(Balance) -> Option<Balance>,
	) -> Result<(), Error<T>> {
		let mut payee = Payees::<T>::get(id, key);
		payee.standing = change(payee.standing).ok_or(Error::<T>::Overflow)?;
		if tier == Tier::Two {
			treasury.small_standing = change(treasury.small_standing).ok_or(Error::<T>::Overflow)?;
		}
		Payees::<T>::insert(id, key, payee);
		Ok(())
	}

	/// Makes the next payment, if its day has come and everything that a payment needs holds now but for approvals.
	///
	/// It is charged to the period of the line in which its day lies, also where it is made later.
	pub(crate) fn pay_standing(id: TreasuryId, number: PaymentNo) -> DispatchResult {
		let mut treasury = Self::existing(id)?;
		let mut standing = StandingPayments::<T>::get(id, number).ok_or(Error::<T>::NoSuchRequest)?;
		let day = standing.plan.day(standing.next).ok_or(Error::<T>::NotDue)?;
		ensure!(day <= Self::today()?, Error::<T>::NotDue);
		Self::ensure_moving(&treasury, 0)?;
		Self::ensure_reported(&treasury)?;
		let StandingPayment { line: line_no, voucher, again, tier, requested_by, .. } = standing;
		let items = ItemsOf::<T>::truncate_from(alloc::vec![standing.item.clone()]);
		let paid = Self::may_be_paid(id, &treasury, &items)?;
		let line = Self::open_line_of(id, line_no)?;
		let request = (line_no, &items, voucher, again, Some(standing.plan));
		ensure!(Self::content_of(id, &treasury, number, request) == standing.content, Error::<T>::DetailsChanged);
		let charged = Some(Self::within_budget(id, &treasury, (line_no, &line), day, paid.total)?);
		let spans = Self::spans()?;
		let gone = Self::disposal(&treasury, &line, paid.total, spans)?;
		let (payees, _) = Self::payees_with(id, &items, &paid.keys, spans)?;
		let small = match tier {
			Tier::Two => Self::small_with(&treasury, paid.total, spans)?,
			Tier::Threshold => treasury.small,
		};

		let is_disposal = gone.is_some();
		let charge = Charge { charged, payees, small, gone, tier };
		let basis = Basis::Request { number, requested_by, approved_by: standing.approved_by.clone() };
		let budget = (line.account, charged.map(|(charged, _)| charged));
		let booked = Self::book(id, &treasury, budget, &items, &paid, (basis, voucher))?;
		Self::write_charge(id, &mut treasury, &paid, charge);
		let request = (Some((number, tier)), Some((requested_by, standing.requester.clone())));
		Self::use_voucher(id, voucher);
		Self::remember(id, booked, request, (&items, &paid), (voucher, standing.content, is_disposal), Some(line_no));
		ClosedPayments::<T>::insert(id, number, Closed::Standing { tier, last: Some(booked) });
		standing.next = standing.next.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let is_over = standing.plan.day(standing.next).is_none();
		StandingPayments::<T>::insert(id, number, standing);
		Treasuries::<T>::insert(id, treasury);
		Self::deposit_event(Event::StandingPaid { treasury: id, payment: number, day, total: paid.total, booked });
		if is_over {
			Self::end_standing_payment(id, number, StandingEnd::Over);
		}
		Ok(())
	}

	/// Makes the next payment, or says why it has to wait. What could not be paid until its period was over is missed.
	pub(crate) fn run_standing(id: TreasuryId, number: PaymentNo) -> DispatchResult {
		let today = Self::today()?;
		let made = match with_storage_layer(|| Self::pay_standing(id, number)) {
			Err(early) if early == Error::<T>::NotDue.into() => Ok(()),
			made => made,
		};
		let Some(mut standing) = StandingPayments::<T>::get(id, number) else {
			return Ok(());
		};
		if let Err(error) = made {
			if error == Error::<T>::DetailsChanged.into() {
				Self::end_standing_payment(id, number, StandingEnd::DetailsChanged);
				return Ok(());
			}
			let after = standing.next.checked_add(1).ok_or(Error::<T>::Overflow)?;
			if standing.plan.begin(after).is_some_and(|begin| begin <= today) {
				let day = standing.plan.begin(standing.next).ok_or(Error::<T>::Overflow)?;
				standing.next = after;
				Self::deposit_event(Event::StandingMissed { treasury: id, payment: number, day });
			} else {
				Self::deposit_event(Event::PaymentHeld { treasury: id, payment: number, error });
				return Self::look_tomorrow(id, number, standing);
			}
		}
		match standing.plan.day(standing.next) {
			None => Self::end_standing_payment(id, number, StandingEnd::Over),
			// Where the chain stood still, one period after the other.
			Some(day) if day <= today => Self::look_at(id, number, standing, T::Clock::deadline()),
			Some(_) => Self::look_tomorrow(id, number, standing)?,
		}
		Ok(())
	}

	/// Lets a standing payment be looked at when the next civil day begins.
	fn look_tomorrow(id: TreasuryId, number: PaymentNo, standing: StandingOf<T>) -> DispatchResult {
		let into = T::Clock::civil().checked_rem(MILLISECONDS_A_DAY).unwrap_or_default();
		let left = MILLISECONDS_A_DAY.saturating_sub(into);
		let at = T::Clock::deadline().checked_add(left).ok_or(Error::<T>::Overflow)?;
		Self::look_at(id, number, standing, at);
		Ok(())
	}

	fn look_at(id: TreasuryId, number: PaymentNo, standing: StandingOf<T>, looks_at: Moment) {
		Self::schedule(looks_at, Due::Standing(id, number));
		StandingPayments::<T>::insert(id, number, StandingPayment { looks_at, ..standing });
	}

	/// Ends a standing payment that runs. What it has paid stays.
	pub(crate) fn end_standing_payment(id: TreasuryId, number: PaymentNo, why: StandingEnd) {
		let Some(standing) = StandingPayments::<T>::take(id, number) else {
			return;
		};
		Self::unschedule(standing.looks_at, Due::Standing(id, number));
		Self::free_voucher(id, standing.voucher);
		Treasuries::<T>::mutate(id, |treasury| {
			if let Some(treasury) = treasury {
				treasury.standing = treasury.standing.saturating_sub(1);
				let (of, amount) = ((standing.key, standing.tier), standing.item.amount);
				if Self::count_running(id, treasury, of, |sum| sum.checked_sub(amount)).is_err() {
					defensive!("what runs is counted");
				}
			}
		});
		Self::deposit_event(Event::StandingEnded { treasury: id, payment: number, why });
	}

	/// What comes of the wish of a signer to end a standing payment, who repeats what it is.
	pub(crate) fn may_end_standing(
		id: TreasuryId,
		number: PaymentNo,
		coop: CoopId,
		who: &T::AccountId,
		content: T::Hash,
	) -> Result<(Hand, Ending<T>), Error<T>> {
		let treasury = Self::existing(id)?;
		let mut standing = StandingPayments::<T>::get(id, number).ok_or(Error::<T>::NoSuchRequest)?;
		ensure!(standing.content == content, Error::<T>::OtherContent);
		let signer = Self::signer(&treasury, coop, who)?;
		let hand = signer.hand;
		if let Some(first) = Self::joins(&treasury, standing.first_hand.take(), &signer)? {
			return Ok((hand, Ending::Ended(first, hand)));
		}
		let lapses_at = Self::after(PAUSE_DAYS)?;
		standing.first_hand = Some(FirstHand { signer, lapses_at });
		Ok((hand, Ending::Noted(Box::new(standing), lapses_at)))
	}
}
