//! What enough have approved is carried out: charged, and entered in the books.

use crate::*;
use frame_support::storage::with_storage_layer;

impl<T: Config> Pallet<T> {
	/// Carries a request out, or says why it has to wait.
	pub(crate) fn attempt(id: TreasuryId, number: PaymentNo) {
		let Err(error) = with_storage_layer(|| Self::carry_out(id, number)) else {
			return;
		};
		if error == Error::<T>::TooFewApprovals.into() {
			Self::end_delay(id, number);
		}
		Self::deposit_event(Event::PaymentHeld { treasury: id, payment: number, error });
	}

	/// What the request needs, if everything holds now but for the delay.
	pub(crate) fn may_carry_out(id: TreasuryId, number: PaymentNo) -> Result<Ready<T>, Error<T>> {
		let treasury = Self::existing(id)?;
		let payment = Self::open_request(id, number)?;
		let Payment { line, ref items, voucher, again, plan, .. } = payment;
		let interests = Self::interests_in(&treasury, items);
		let requester = (payment.requested_by, &payment.requester);
		let approved = Self::counted(&treasury, &interests, requester, &payment.approvals);
		Self::ensure_moving(&treasury, approved.len())?;
		let paid = Self::may_be_paid(id, &treasury, items)?;
		let (account, charge) = Self::may_charge(id, &treasury, line, items, &paid, plan)?;
		ensure!(approved.len() >= Self::needed(&treasury, charge.tier), Error::<T>::TooFewApprovals);
		let content = Self::content_of(id, &treasury, number, (line, items, voucher, again, plan));
		ensure!(content == payment.content, Error::<T>::DetailsChanged);
		Ok(Ready { treasury, payment, approved, paid, account, charge })
	}

	/// Pays what was requested, if everything that it needs holds now.
	pub(crate) fn carry_out(id: TreasuryId, number: PaymentNo) -> DispatchResult {
		Self::pay_request(id, number, Self::may_carry_out(id, number)?)
	}

	/// Pays what was requested, or lets its delay begin where none has.
	///
	/// That is so when the threshold was lowered, or when the request came into the second tier after it was approved.
	pub(crate) fn pay_or_delay(id: TreasuryId, number: PaymentNo, ready: Ready<T>) -> DispatchResult {
		if ready.charge.tier == Tier::Threshold && ready.payment.ready_at.is_none() {
			return Self::begin_delay(id, number);
		}
		Self::pay_request(id, number, ready)
	}

	fn pay_request(id: TreasuryId, number: PaymentNo, ready: Ready<T>) -> DispatchResult {
		let Ready { mut treasury, payment, approved, paid, account, charge } = ready;
		let (tier, charged) = (charge.tier, charge.charged.map(|(charged, _)| charged));
		let is_ready = tier == Tier::Two || payment.ready_at.is_some_and(T::Clock::has_passed);
		ensure!(is_ready, Error::<T>::NotReady);
		treasury.open.remove(&number);
		Self::use_voucher(id, payment.voucher);
		if let Some(plan) = payment.plan {
			Self::write_charge(id, &mut treasury, &paid, charge);
			return Self::begin_standing(id, treasury, number, (payment, plan), &paid, approved, tier);
		}

		let Payment { line, voucher, content, requested_by, ref items, ref requester, .. } = payment;
		let basis = Basis::Request { number, requested_by, approved_by: Hands::truncate_from(approved) };
		let is_disposal = charge.gone.is_some();
		let booked = Self::book(id, &treasury, (account, charged), items, &paid, (basis, voucher))?;
		Self::forget(id, number, &payment);
		ClosedPayments::<T>::insert(id, number, Closed::Paid { tier, booked });
		Self::write_charge(id, &mut treasury, &paid, charge);
		Treasuries::<T>::insert(id, treasury);
		let (request, requested) = (Some((number, tier)), Some((requested_by, requester.clone())));
		Self::remember(id, booked, (request, requested), (items, &paid), (voucher, content, is_disposal), Some(line));
		let total = paid.total;
		Self::deposit_event(Event::Paid { treasury: id, payment: number, line, total, booked });
		Ok(())
	}

	/// Remembers what waits for the bank, so that what comes back is given back where it was counted.
	#[allow(clippy::type_complexity)]
	pub(crate) fn remember(
		id: TreasuryId,
		booked: Booked,
		(request, requested): (Option<(PaymentNo, Tier)>, Option<(Hand, T::AccountId)>),
		(items, paid): (&ItemsOf<T>, &Paid<T>),
		(voucher, content, is_disposal): (T::Hash, T::Hash, bool),
		line: Option<LineNo>,
	) {
		if let Booked::Ordered(pending) = booked {
			let keys = BoundedVec::truncate_from(paid.keys.clone());
			let is_claim = line == Some(CLAIMS);
			let (items, at, stands, again) = (items.clone(), T::Clock::deadline(), paid.total, None);
			let carried =
				Carried { request, requested, items, keys, voucher, content, at, stands, is_disposal, is_claim, again };
			CarriedOut::<T>::insert(id, pending, carried);
		}
	}
}

/// What a request needs that can be carried out.
pub(crate) struct Ready<T: Config> {
	/// The treasury.
	treasury: TreasuryOf<T>,
	/// The request.
	payment: PaymentOf<T>,
	/// Who has approved it and counts.
	approved: Vec<Hand>,
	/// Who is paid, as it is counted.
	paid: Paid<T>,
	/// The account of its budget line.
	account: AccountNo,
	/// What it changes.
	charge: Charge,
}
