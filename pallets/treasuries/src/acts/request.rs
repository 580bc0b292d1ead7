//! Hands request payments within the budget, and take their requests back.

use crate::*;

impl<T: Config> Pallet<T> {
	/// A request that is open and whose time is not over.
	pub(crate) fn open_request(id: TreasuryId, number: PaymentNo) -> Result<PaymentOf<T>, Error<T>> {
		let payment = Payments::<T>::get(id, number).filter(|payment| !T::Clock::has_passed(payment.expires_at));
		payment.ok_or(Error::<T>::NoSuchRequest)
	}

	/// How many requests of a treasury one member can have open where it has one owner, and else one co-op.
	pub(crate) fn share_of_requests() -> u32 {
		T::MaxRequests::get().div_euclid(REQUEST_SHARES).max(1)
	}

	/// Writes a request that may be made.
	pub(crate) fn make_request(id: TreasuryId, number: PaymentNo, payment: PaymentOf<T>) {
		Self::schedule(payment.expires_at, Due::Expiry(id, number));
		Self::use_voucher(id, payment.voucher);
		Payments::<T>::insert(id, number, payment);
	}

	/// Enters a request that may be made, and tells it.
	pub(crate) fn enter_request(id: TreasuryId, treasury: TreasuryOf<T>, request: PaymentOf<T>) {
		let payment = treasury.payments;
		let Payment { line, content, requested_by: by, expires_at, .. } = request;
		let total = total(&request.items).unwrap_or_default();
		Self::count_free(by);
		Self::make_request(id, payment, request);
		Treasuries::<T>::insert(id, treasury);
		Self::deposit_event(Event::Requested { treasury: id, payment, line, total, content, by, expires_at });
	}

	/// The treasury with one more request, the request, and how many must approve it.
	#[allow(clippy::too_many_arguments)]
	pub(crate) fn may_request(
		id: TreasuryId,
		coop: CoopId,
		who: &T::AccountId,
		line: LineNo,
		items: &ItemsOf<T>,
		voucher: T::Hash,
		again: bool,
		plan: Option<Plan>,
	) -> Result<(TreasuryOf<T>, PaymentOf<T>, u32), Error<T>> {
		let mut treasury = Self::existing(id)?;
		let (hand, _) = Self::ensure_hand(&treasury, coop, who)?;
		Self::ensure_not_paused(&treasury)?;
		Self::ensure_reported(&treasury)?;
		ensure!(voucher != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(count(treasury.open.len()) < T::MaxRequests::get(), Error::<T>::TooManyRequests);
		ensure!(count(treasury.open_of(hand)) < Self::share_of_requests(), Error::<T>::TooManyOfYours);
		ensure!(again || !Vouchers::<T>::contains_key(id, voucher), Error::<T>::VoucherUsed);
		let paid = Self::may_be_paid(id, &treasury, items)?;
		if let Some(plan) = &plan {
			Self::ensure_plan(&treasury, plan, line)?;
		}
		let (_, Charge { tier, .. }) = Self::may_charge(id, &treasury, line, items, &paid, plan)?;
		let interests = Self::interests_in(&treasury, items);
		let needed = Self::needed(&treasury, tier);
		ensure!(Self::could_approve(&treasury, &interests, (hand, who), needed), Error::<T>::TooFewApprovers);

		treasury.payments = treasury.payments.checked_add(1).ok_or(Error::<T>::Overflow)?;
		treasury.open.try_insert(treasury.payments, hand).map_err(|_| Error::<T>::TooManyRequests)?;
		let payment = Payment {
			line,
			items: items.clone(),
			voucher,
			again,
			plan,
			content: Self::content_of(id, &treasury, treasury.payments, (line, items, voucher, again, plan)),
			requested_by: hand,
			requester: who.clone(),
			requested_at: T::Clock::civil(),
			expires_at: Self::after(EXPIRY_DAYS)?,
			approvals: BoundedVec::new(),
			rejections: BoundedVec::new(),
			ready_at: None,
		};
		Ok((treasury, payment, count(needed)))
	}

	/// The request that its requester takes back.
	pub(crate) fn may_withdraw(
		id: TreasuryId,
		number: PaymentNo,
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<PaymentOf<T>, Error<T>> {
		Self::existing(id)?;
		let payment = Self::open_request(id, number)?;
		ensure!(Self::member(coop, who)? == payment.requested_by, Error::<T>::NotRequester);
		Ok(payment)
	}

	/// Removes an open request and what waits for it.
	pub(crate) fn forget(id: TreasuryId, number: PaymentNo, payment: &PaymentOf<T>) {
		Self::unschedule(payment.expires_at, Due::Expiry(id, number));
		if let Some(ready_at) = payment.ready_at {
			Self::unschedule(ready_at, Due::Delay(id, number));
		}
		Payments::<T>::remove(id, number);
	}

	/// Closes a request that is not paid.
	pub(crate) fn close(id: TreasuryId, number: PaymentNo, why: Closed) {
		let Some(payment) = Payments::<T>::get(id, number) else {
			return;
		};
		Self::forget(id, number, &payment);
		Self::free_voucher(id, payment.voucher);
		ClosedPayments::<T>::insert(id, number, why);
		Treasuries::<T>::mutate(id, |treasury| {
			if let Some(treasury) = treasury {
				treasury.open.remove(&number);
			}
		});
	}
}
