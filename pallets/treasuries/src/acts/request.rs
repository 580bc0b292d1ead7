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

	/// Has a treasury looked at when the time of its request is over, unless it is looked at before that anyway. Says whether
	/// that has to be noted.
	///
	/// One look serves all requests that are open, so that hardly any of them writes into the queue.
	pub(crate) fn look_by(id: TreasuryId, treasury: &mut TreasuryOf<T>, at: Moment) -> bool {
		if treasury.looks_at.is_some_and(|looks_at| looks_at <= at) {
			return false;
		}
		if let Some(later) = treasury.looks_at.replace(at) {
			Self::unschedule(later, Due::Expiry(id));
		}
		Self::schedule(at, Due::Expiry(id));
		true
	}

	/// Closes the requests of a treasury whose time is over, and has it looked at again when the next one's is.
	pub(crate) fn expire_requests(id: TreasuryId) {
		let Some(treasury) = Treasuries::<T>::get(id) else {
			return;
		};
		let mut next = None::<Moment>;
		for (number, _) in treasury.open {
			let Some(Payment { expires_at, .. }) = Payments::<T>::get(id, number) else {
				continue;
			};
			if T::Clock::has_passed(expires_at) {
				Self::close(id, number, Closed::Expired);
				Self::deposit_event(Event::RequestExpired { treasury: id, payment: number });
			} else {
				next = Some(next.map_or(expires_at, |next| next.min(expires_at)));
			}
		}
		Treasuries::<T>::mutate(id, |treasury| {
			if let Some(treasury) = treasury {
				treasury.looks_at = None;
				next.map(|at| Self::look_by(id, treasury, at));
			}
		});
	}

	/// Enters a request that may be made, and tells it. Says whether the queue has something new.
	pub(crate) fn enter_request(id: TreasuryId, mut treasury: TreasuryOf<T>, request: PaymentOf<T>) -> bool {
		let payment = treasury.payments;
		let Payment { line, content, requested_by: by, expires_at, .. } = request;
		let total = total(&request.items).unwrap_or_default();
		Self::count_free(by);
		let is_queued = Self::look_by(id, &mut treasury, expires_at);
		Payments::<T>::insert(id, payment, request);
		Treasuries::<T>::insert(id, treasury);
		Self::deposit_event(Event::Requested { treasury: id, payment, line, total, content, by, expires_at });
		is_queued
	}

	/// Requests a payment, made once or by the plan.
	#[allow(clippy::too_many_arguments)]
	pub(crate) fn do_request(
		origin: OriginFor<T>,
		id: TreasuryId,
		coop: CoopId,
		line: LineNo,
		items: ItemsOf<T>,
		voucher: T::Hash,
		again: bool,
		plan: Option<Plan>,
	) -> DispatchResultWithPostInfo {
		let who = ensure_signed(origin).or_refused(Weight::zero())?;
		let n = count(items.len());
		let asked = Self::may_request(id, coop, &who, line, &items, voucher, again, plan);
		let (after, request) = Self::or_refused(asked, || Self::requesting_weight(n, false))?;

		let is_queued = Self::enter_request(id, after, request);
		Ok(Some(Self::requesting_weight(n, is_queued)).into())
	}

	/// The treasury with one more request, and the request.
	///
	/// Whether enough signers could approve it is not asked, which would be a question about each of them. What too few can
	/// approve is never paid and expires.
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
	) -> Result<(TreasuryOf<T>, PaymentOf<T>), Error<T>> {
		let mut treasury = Self::existing(id)?;
		let hand = Self::ensure_hand(&treasury, coop, who)?;
		Self::ensure_not_paused(&treasury)?;
		Self::ensure_reported(&treasury)?;
		ensure!(voucher != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(count(treasury.open.len()) < T::MaxRequests::get(), Error::<T>::TooManyRequests);
		ensure!(count(treasury.open_of(hand)) < Self::share_of_requests(), Error::<T>::TooManyOfYours);
		let is_used = || treasury.stands_on(voucher) || Vouchers::<T>::contains_key(id, voucher);
		ensure!(again || !is_used(), Error::<T>::VoucherUsed);
		let paid = Self::may_be_paid(id, &treasury, items)?;
		if let Some(plan) = &plan {
			Self::ensure_plan(&treasury, plan, line)?;
		}
		Self::may_charge(id, &treasury, line, items, &paid, plan)?;

		treasury.payments = treasury.payments.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let open = OpenRequest { by: hand, voucher };
		treasury.open.try_insert(treasury.payments, open).map_err(|_| Error::<T>::TooManyRequests)?;
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
		Ok((treasury, payment))
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
		ClosedPayments::<T>::insert(id, number, why);
		Treasuries::<T>::mutate(id, |treasury| {
			if let Some(treasury) = treasury {
				treasury.open.remove(&number);
			}
		});
	}
}
