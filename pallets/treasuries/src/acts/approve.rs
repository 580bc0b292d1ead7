//! Signers approve and reject requests.

use crate::*;

/// What a signer's word changes.
pub(crate) struct Word<T: Config> {
	/// The request with it.
	pub payment: PaymentOf<T>,
	/// Who has spoken.
	pub hand: Hand,
	/// Whether the signer has spoken before, to the contrary or by another seat, so that this is one more of what is free of charge.
	pub is_turn: bool,
	/// What follows.
	pub outcome: Outcome,
	/// Whether others than the signer were asked about.
	pub is_counted: bool,
	/// What weighs more than usual, see [`Pallet::seldom_weight`].
	pub seldom: Weight,
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
	/// How many must approve in that tier.
	pub(crate) fn needed(treasury: &TreasuryOf<T>, tier: Tier) -> usize {
		match tier {
			Tier::Two => MIN_APPROVALS,
			Tier::Threshold => Self::threshold(treasury),
		}
	}

	/// The signer who speaks about what somebody has requested, whether the seat of the signer is moving, and who benefits. Of the
	/// other signers nobody is asked about, and who is no signer is refused before anybody who benefits is.
	#[allow(clippy::type_complexity)]
	pub(crate) fn speaker(
		treasury: &TreasuryOf<T>,
		items: &[Item<T::AccountId, T::Hash>],
		requester: (Hand, &T::AccountId),
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<(ApprovalOf<T>, bool, Vec<Interest<T::AccountId>>), Error<T>> {
		let (one, to) = Self::signer_and_key(treasury, coop, who)?;
		ensure!(!Self::is_requester(&one, to.as_ref(), requester), Error::<T>::RequesterCannotDecide);
		let interests = Self::interests_in(treasury, items);
		ensure!(!Self::has_interest(&interests, one.hand, &one.who, to.as_ref()), Error::<T>::YouBenefit);
		Ok((one, to.is_some(), interests))
	}

	/// What was said, without what this person said and what was said by signers who are gone.
	pub(crate) fn without_word(
		treasury: &TreasuryOf<T>,
		said: &mut Approvals<T::AccountId>,
		word: &ApprovalOf<T>,
	) -> bool {
		let own =
			|one: &ApprovalOf<T>| one.signer == word.signer || is_same((one.hand, &one.who), (word.hand, &word.who));
		let had_own = said.iter().any(own);
		said.retain(|one| !own(one) && treasury.signers.iter().any(|signer| signer.no == one.signer));
		had_own
	}

	/// The treasury, and the request with the content that a signer repeats.
	fn spoken_about(
		id: TreasuryId,
		number: PaymentNo,
		content: T::Hash,
	) -> Result<(TreasuryOf<T>, PaymentOf<T>), Error<T>> {
		let (treasury, payment) = (Self::existing(id)?, Self::open_request(id, number)?);
		ensure!(payment.content == content, Error::<T>::OtherContent);
		Ok((treasury, payment))
	}

	/// The request with the approval of a signer, and what follows.
	pub(crate) fn may_approve(
		id: TreasuryId,
		number: PaymentNo,
		coop: CoopId,
		who: &T::AccountId,
		content: T::Hash,
	) -> Result<Word<T>, Error<T>> {
		let (treasury, mut payment) = Self::spoken_about(id, number, content)?;
		let requester = (payment.requested_by, &payment.requester);
		let (word, is_moving, interests) = Self::speaker(&treasury, &payment.items, requester, coop, who)?;
		Self::ensure_not_paused(&treasury)?;
		Self::ensure_reported(&treasury)?;
		ensure!(!payment.approvals.contains(&word), Error::<T>::AlreadyApproved);

		let (hand, before) = (word.hand, payment.approvals.clone());
		let is_other_seat = Self::without_word(&treasury, &mut payment.approvals, &word);
		let is_turn = Self::without_word(&treasury, &mut payment.rejections, &word) || is_other_seat;
		payment.approvals.try_push(word).map_err(|_| Error::<T>::Overflow)?;
		// The others are asked about when they may be enough, and not before.
		let (outcome, is_counted) = if payment.approvals.len() < MIN_APPROVALS {
			(Outcome::Waits, false)
		} else {
			Self::approved(id, &treasury, &interests, &payment, &before)
		};
		let seldom = Self::seldom_weight(&treasury, &payment.items, is_moving);
		Ok(Word { payment, hand, is_turn, outcome, is_counted, seldom })
	}

	/// What follows from an approval, and whether others were asked about to know that.
	fn approved(
		id: TreasuryId,
		treasury: &TreasuryOf<T>,
		interests: &[Interest<T::AccountId>],
		payment: &PaymentOf<T>,
		before: &[ApprovalOf<T>],
	) -> (Outcome, bool) {
		// What is in the second tier by its own sum needs no question about its payees.
		let total = total(&payment.items).unwrap_or(Balance::MAX);
		let is_large = total > treasury.rules.tier1 || Self::tiers(treasury).map_or(true, |(tier1, _)| total > tier1);
		if is_large && payment.approvals.len() < Self::threshold(treasury) {
			return (Outcome::Waits, false);
		}
		let tier = Self::tier_now(id, treasury, payment);
		let needed = Self::needed(treasury, tier);
		let requester = (payment.requested_by, &payment.requester);
		let counted = |said: &[_]| Self::counted(treasury, interests, requester, said).len();
		let outcome = match payment.approvals.len() >= needed && counted(&payment.approvals) >= needed {
			false => Outcome::Waits,
			true if tier == Tier::Two => Outcome::IsCarriedOut,
			// The delay is that after the approval that makes enough.
			true if payment.ready_at.is_none() || counted(before) < needed => Outcome::BeginsDelay,
			true => Outcome::Waits,
		};
		(outcome, true)
	}

	/// The request with the rejection of a signer, and what follows.
	pub(crate) fn may_reject(
		id: TreasuryId,
		number: PaymentNo,
		coop: CoopId,
		who: &T::AccountId,
		content: T::Hash,
		reason: T::Hash,
	) -> Result<Word<T>, Error<T>> {
		let (treasury, mut payment) = Self::spoken_about(id, number, content)?;
		let (hand, account) = (payment.requested_by, payment.requester.clone());
		let (word, is_moving, interests) = Self::speaker(&treasury, &payment.items, (hand, &account), coop, who)?;
		ensure!(reason != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(!payment.rejections.contains(&word), Error::<T>::AlreadyRejected);

		let mut judges = Self::active_signers(&treasury);
		judges.retain(|one| Self::is_impartial(one, &interests, (hand, &account)));
		let hand = word.hand;
		let is_other_seat = Self::without_word(&treasury, &mut payment.rejections, &word);
		let is_turn = Self::without_word(&treasury, &mut payment.approvals, &word) || is_other_seat;
		payment.rejections.try_push(word).map_err(|_| Error::<T>::Overflow)?;
		let needed = Self::needed(&treasury, Self::tier_now(id, &treasury, &payment));
		let said = |said: &[ApprovalOf<T>]| judges.iter().filter(|one| said.contains(one)).count();
		let outcome = if judges.len().saturating_sub(said(&payment.rejections)) < needed {
			Outcome::IsRejected
		} else if payment.ready_at.is_some() && said(&payment.approvals) < needed {
			Outcome::EndsDelay
		} else {
			Outcome::Waits
		};
		let seldom = Self::seldom_weight(&treasury, &payment.items, is_moving);
		Ok(Word { payment, hand, is_turn, outcome, is_counted: true, seldom })
	}

	/// Writes what a signer has said, and does what follows.
	pub(crate) fn hear_word(id: TreasuryId, number: PaymentNo, word: Word<T>) -> DispatchResult {
		let Word { payment, hand, is_turn, outcome, .. } = word;
		if is_turn {
			Self::count_free(hand);
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
				payment.expires_at = payment.expires_at.max(least);
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
}
