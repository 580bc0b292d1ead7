//! Requests: how they are made, approved, rejected, carried out and closed.

use super::*;
use crate::rights::is_same;
use frame_support::storage::with_storage_layer;

/// What a signer's word changes.
pub(crate) struct Word<T: Config> {
	/// The request with it.
	pub payment: PaymentOf<T>,
	/// Who has spoken.
	pub hand: Hand,
	/// Whether the signer has turned round, which counts as one more of what is free of charge.
	pub is_turn: bool,
	/// What follows.
	pub outcome: Outcome,
}

/// What follows from a signer's word.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Outcome {
	/// Nothing yet.
	Waits,
	/// Enough have approved, and it is carried out at once.
	IsCarriedOut,
	/// Enough have approved now, and the delay begins.
	BeginsDelay,
	/// Not enough have approved any more, and a delay does not count.
	EndsDelay,
	/// Too few are left who could approve.
	IsRejected,
}

impl<T: Config> Pallet<T> {
	/// A request that is open and whose time is not over.
	pub(crate) fn open_request(id: TreasuryId, number: PaymentNo) -> Result<PaymentOf<T>, Error<T>> {
		let payment = Payments::<T>::get(id, number).filter(|payment| !T::Clock::has_passed(payment.expires_at));
		payment.ok_or(Error::<T>::NoSuchRequest)
	}

	/// How many must approve in that tier.
	pub(crate) fn needed(treasury: &TreasuryOf<T>, tier: Tier) -> usize {
		match tier {
			Tier::Two => MIN_APPROVALS,
			Tier::Threshold => Self::threshold(treasury),
		}
	}

	/// Those of the active signers among whom approvals of the request count now.
	pub(crate) fn judges(
		treasury: &TreasuryOf<T>,
		active: Vec<Active<T::AccountId>>,
		payment: &PaymentOf<T>,
	) -> Vec<Active<T::AccountId>> {
		let interest = Self::interest(treasury, &payment.payee);
		Self::impartial(active, &interest, (payment.requested_by, &payment.requester))
	}

	/// Who has said this and still is who they were when they said it.
	pub(crate) fn counted(judges: &[Active<T::AccountId>], said: &[ApprovalOf<T>]) -> Vec<Hand> {
		let counts = |one: &&Active<T::AccountId>| said.iter().any(|said| one.has_said(said));
		judges.iter().filter(counts).map(|one| one.hand).collect()
	}

	/// How many requests of a treasury one member can have open where it has one owner, and else one co-op.
	pub(crate) fn share_of_requests() -> u32 {
		T::MaxRequests::get().div_euclid(REQUEST_SHARES).max(1)
	}

	/// Writes a request that may be made.
	pub(crate) fn make_request(id: TreasuryId, number: PaymentNo, payment: PaymentOf<T>) {
		Self::schedule(payment.expires_at, Due::Expiry(id, number));
		for asker in Asker::all(payment.requested_by) {
			RequestsBy::<T>::mutate(id, asker, |open| *open = open.saturating_add(1));
		}
		Payments::<T>::insert(id, number, payment);
	}

	/// The treasury with one more request, and the request.
	pub(crate) fn may_request(
		id: TreasuryId,
		coop: CoopId,
		who: &T::AccountId,
		line: LineNo,
		payee: &PartyOf<T>,
		amount: Balance,
		reason: T::Hash,
	) -> Result<(TreasuryOf<T>, PaymentOf<T>), Error<T>> {
		let mut treasury = Self::existing(id)?;
		// First what is soon asked, so that strangers do not have all signers looked up.
		Self::member(coop, who)?;
		let active = Self::active_signers(&treasury);
		let hand = Self::ensure_hand(&treasury, &active, coop, who)?;
		Self::ensure_moving(&treasury, &active)?;
		Self::ensure_reported(&treasury)?;
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(reason != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(treasury.open_requests < T::MaxRequests::get(), Error::<T>::TooManyRequests);
		let asker = if treasury.is_joint() { Asker::Coop(coop) } else { Asker::Member(hand) };
		ensure!(RequestsBy::<T>::get(id, asker) < Self::share_of_requests(), Error::<T>::TooManyOfYours);
		let (_, key) = Self::payable(id, &treasury, payee)?;
		let tier = Self::may_charge(id, &treasury, line, key, amount)?.tier;
		let judges = Self::impartial(active, &Self::interest(&treasury, payee), (hand, who));
		ensure!(judges.len() >= Self::needed(&treasury, tier), Error::<T>::TooFewApprovers);

		treasury.payments = treasury.payments.checked_add(1).ok_or(Error::<T>::Overflow)?;
		treasury.open_requests = treasury.open_requests.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let payment = Payment {
			line,
			payee: payee.clone(),
			amount,
			reason,
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

	/// The signer who speaks about the request.
	fn speaker(
		active: &[Active<T::AccountId>],
		interest: &Interest<T::AccountId>,
		payment: &PaymentOf<T>,
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<ApprovalOf<T>, Error<T>> {
		let signer = Self::signer(active, coop, who)?;
		let requester = (payment.requested_by, &payment.requester);
		ensure!(!Self::is_requester(signer, requester), Error::<T>::RequesterCannotDecide);
		let Active { no, hand, who, since } = signer;
		ensure!(!interest.is_of::<T::Members>(*hand, who), Error::<T>::YouBenefit);
		Ok(Approval { signer: *no, hand: *hand, who: who.clone(), since: *since })
	}

	/// What was said, without what this person said and what was said by signers who are gone.
	fn without_word(treasury: &TreasuryOf<T>, said: &mut Approvals<T::AccountId>, word: &ApprovalOf<T>) -> bool {
		let own =
			|one: &ApprovalOf<T>| one.signer == word.signer || is_same((one.hand, &one.who), (word.hand, &word.who));
		let had_own = said.iter().any(own);
		said.retain(|one| !own(one) && treasury.signers.iter().any(|signer| signer.no == one.signer));
		had_own
	}

	/// The request with the approval of a signer, and what follows.
	pub(crate) fn may_approve(
		id: TreasuryId,
		number: PaymentNo,
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<Word<T>, Error<T>> {
		let treasury = Self::existing(id)?;
		let before = Self::open_request(id, number)?;
		Self::member(coop, who)?;
		let active = Self::active_signers(&treasury);
		let interest = Self::interest(&treasury, &before.payee);
		let word = Self::speaker(&active, &interest, &before, coop, who)?;
		Self::ensure_moving(&treasury, &active)?;
		Self::ensure_reported(&treasury)?;
		let judges = Self::impartial(active, &interest, (before.requested_by, &before.requester));
		let hand = word.hand;
		let approved = Self::counted(&judges, &before.approvals);
		ensure!(!approved.contains(&hand), Error::<T>::AlreadyApproved);

		let mut payment = before;
		Self::without_word(&treasury, &mut payment.approvals, &word);
		let is_turn = Self::without_word(&treasury, &mut payment.rejections, &word);
		payment.approvals.try_push(word).map_err(|_| Error::<T>::Overflow)?;
		let tier = Self::tier_now(id, &treasury, &payment);
		let needed = Self::needed(&treasury, tier);
		let outcome = match Self::counted(&judges, &payment.approvals).len() >= needed {
			false => Outcome::Waits,
			true if tier == Tier::Two => Outcome::IsCarriedOut,
			// The delay is that after the approval that makes enough.
			true if approved.len() < needed || payment.ready_at.is_none() => Outcome::BeginsDelay,
			true => Outcome::Waits,
		};
		Ok(Word { payment, hand, is_turn, outcome })
	}

	/// The request with the rejection of a signer, and what follows.
	pub(crate) fn may_reject(
		id: TreasuryId,
		number: PaymentNo,
		coop: CoopId,
		who: &T::AccountId,
		reason: T::Hash,
	) -> Result<Word<T>, Error<T>> {
		let treasury = Self::existing(id)?;
		let before = Self::open_request(id, number)?;
		Self::member(coop, who)?;
		let active = Self::active_signers(&treasury);
		let interest = Self::interest(&treasury, &before.payee);
		let word = Self::speaker(&active, &interest, &before, coop, who)?;
		ensure!(reason != T::Hash::default(), Error::<T>::NoDocument);
		let judges = Self::impartial(active, &interest, (before.requested_by, &before.requester));
		let hand = word.hand;
		ensure!(!Self::counted(&judges, &before.rejections).contains(&hand), Error::<T>::AlreadyRejected);

		let mut payment = before;
		let is_turn = Self::without_word(&treasury, &mut payment.approvals, &word);
		Self::without_word(&treasury, &mut payment.rejections, &word);
		payment.rejections.try_push(word).map_err(|_| Error::<T>::Overflow)?;
		let needed = Self::needed(&treasury, Self::tier_now(id, &treasury, &payment));
		let rejected = Self::counted(&judges, &payment.rejections).len();
		let outcome = if judges.len().saturating_sub(rejected) < needed {
			Outcome::IsRejected
		} else if payment.ready_at.is_some() && Self::counted(&judges, &payment.approvals).len() < needed {
			Outcome::EndsDelay
		} else {
			Outcome::Waits
		};
		Ok(Word { payment, hand, is_turn, outcome })
	}

	/// Writes what a signer has said, and does what follows.
	pub(crate) fn hear(id: TreasuryId, number: PaymentNo, word: Word<T>) -> DispatchResult {
		let Word { payment, hand, is_turn, outcome } = word;
		if is_turn {
			Self::use_quota(hand);
		}
		let line = payment.line;
		Payments::<T>::insert(id, number, payment);
		match outcome {
			Outcome::Waits => {}
			Outcome::IsCarriedOut => Self::attempt(id, number),
			Outcome::BeginsDelay => Self::begin_delay(id, number)?,
			Outcome::EndsDelay => Self::end_delay(id, number),
			Outcome::IsRejected => {
				Self::close(id, number, Closed::Rejected);
				Self::deposit_event(Event::RequestRejected { treasury: id, payment: number, line });
			}
		}
		Ok(())
	}

	/// Lets the delay of the second tier begin now.
	pub(crate) fn begin_delay(id: TreasuryId, number: PaymentNo) -> DispatchResult {
		let ready_at = Self::after(TIER2_DELAY_DAYS)?;
		// Who approves on the last day does not approve in vain.
		let least = ready_at.checked_add(T::Clock::day()).ok_or(Error::<T>::Overflow)?;
		Self::end_delay(id, number);
		Payments::<T>::mutate(id, number, |payment| {
			if let Some(payment) = payment {
				payment.ready_at = Some(ready_at);
				Self::schedule(ready_at, Due::Delay(id, number));
				if payment.expires_at < least {
					Self::unschedule(payment.expires_at, Due::Expiry(id, number));
					Self::schedule(least, Due::Expiry(id, number));
					payment.expires_at = least;
				}
			}
		});
		Self::deposit_event(Event::DelayBegun { treasury: id, payment: number, ready_at });
		Ok(())
	}

	/// Takes back that enough have approved.
	pub(crate) fn end_delay(id: TreasuryId, number: PaymentNo) {
		Payments::<T>::mutate(id, number, |payment| {
			if let Some(at) = payment.as_mut().and_then(|payment| payment.ready_at.take()) {
				Self::unschedule(at, Due::Delay(id, number));
			}
		});
	}

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

	/// Whether enough have approved the request in the second tier and no delay has begun.
	///
	/// That is so when the threshold was lowered, or when the request came into the second tier after it was approved.
	pub(crate) fn lacks_delay(id: TreasuryId, number: PaymentNo) -> Result<bool, Error<T>> {
		let treasury = Self::existing(id)?;
		let payment = Self::open_request(id, number)?;
		let active = Self::active_signers(&treasury);
		Self::ensure_moving(&treasury, &active)?;
		let (_, key) = Self::payable(id, &treasury, &payment.payee)?;
		let tier = Self::may_charge(id, &treasury, payment.line, key, payment.amount)?.tier;
		let approved = Self::counted(&Self::judges(&treasury, active, &payment), &payment.approvals);
		ensure!(approved.len() >= Self::needed(&treasury, tier), Error::<T>::TooFewApprovals);
		Ok(tier == Tier::Threshold && payment.ready_at.is_none())
	}

	/// Pays what was requested, if everything that it needs holds now.
	pub(crate) fn carry_out(id: TreasuryId, number: PaymentNo) -> DispatchResult {
		let mut treasury = Self::existing(id)?;
		let payment = Self::open_request(id, number)?;
		let active = Self::active_signers(&treasury);
		Self::ensure_moving(&treasury, &active)?;
		let (to, key) = Self::payable(id, &treasury, &payment.payee)?;
		let Payment { line: line_no, amount, reason, requested_by, .. } = payment;
		let Charge { line, payee, small, tier } = Self::may_charge(id, &treasury, line_no, key, amount)?;
		let judges = Self::judges(&treasury, active, &payment);
		let approved = Self::counted(&judges, &payment.approvals);
		ensure!(approved.len() >= Self::needed(&treasury, tier), Error::<T>::TooFewApprovals);
		let is_ready = tier == Tier::Two || payment.ready_at.is_some_and(T::Clock::has_passed);
		ensure!(is_ready, Error::<T>::NotReady);
		treasury.open_requests = treasury.open_requests.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		treasury.small = small;

		let basis = Basis::Payment { number, requested_by, approved_by: Hands::truncate_from(approved) };
		let leg = Leg {
			direction: Direction::Out,
			party: Some(payment.payee.clone()),
			amount,
			line: Some(line_no),
			reason,
			basis,
			decided_at: T::Clock::deadline(),
			counted_as: Some(key),
		};
		let settled = T::Settlement::pay(Book::Treasury(id), leg, to.as_ref())?;
		Self::forget(id, number, &payment);
		ClosedPayments::<T>::insert(id, number, Closed::Paid(tier));
		Treasuries::<T>::insert(id, treasury);
		Lines::<T>::insert(id, line_no, line);
		Payees::<T>::insert(id, key, payee);
		let payee = payment.payee;
		Self::deposit_event(Event::Paid { treasury: id, payment: number, line: line_no, payee, amount, settled });
		Ok(())
	}

	/// Removes an open request and what waits for it.
	fn forget(id: TreasuryId, number: PaymentNo, payment: &PaymentOf<T>) {
		Self::unschedule(payment.expires_at, Due::Expiry(id, number));
		if let Some(ready_at) = payment.ready_at {
			Self::unschedule(ready_at, Due::Delay(id, number));
		}
		for asker in Asker::all(payment.requested_by) {
			RequestsBy::<T>::mutate_exists(id, asker, |open| {
				*open = open.take().and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
			});
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
				treasury.open_requests = treasury.open_requests.saturating_sub(1);
			}
		});
	}
}
