//! Signers, auditors and owners pause a treasury.

use crate::*;

/// What a hand that wants a pause brings about.
pub(crate) enum Pausing<T: Config> {
	/// It is noted until a second one comes.
	Noted(FirstHand<T::AccountId>),
	/// The treasury is paused.
	Paused(Pause, Moment),
}

impl<T: Config> Pallet<T> {
	/// What comes of the wish of a signer or an auditor to pause the treasury. (practice no. 109)
	pub(crate) fn may_pause(
		treasury: &TreasuryOf<T>,
		coop: CoopId,
		who: &T::AccountId,
		reason: T::Hash,
	) -> Result<(Hand, Pausing<T>), Error<T>> {
		let hand = Self::member(coop, who)?;
		let is_watched = match &treasury.owner {
			Owner::Coops(coops) => coops.contains(&coop),
			Owner::Federation => T::Coops::voice(coop) == Some(Voice::Votes),
		};
		let is_auditor = is_watched && T::Coops::holds(coop, Office::Auditor, hand.member);
		let active = if is_auditor { Vec::new() } else { Self::active_signers(treasury) };
		let signer = active.iter().find(|one| one.hand == hand && one.who == *who);
		ensure!(is_auditor || signer.is_some(), Error::<T>::NotSigner);
		ensure!(reason != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(!Self::is_paused(treasury), Error::<T>::AlreadyPaused);
		ensure!(T::Clock::has_passed(treasury.hands_again_at), Error::<T>::PauseNeedsResolution);

		let until = Self::after(PAUSE_DAYS)?;
		let again_at = until.checked_add(Self::days(PAUSE_REST_DAYS)?).ok_or(Error::<T>::Overflow)?;
		let paused = |by| Pausing::Paused(Pause { until, by }, again_at);
		let Some(signer) = signer else {
			return Ok((hand, paused(PausedBy::Auditor(hand))));
		};
		let pausing = match Self::joins(treasury, treasury.first_hand.clone(), signer)? {
			None => Pausing::Noted(FirstHand { signer: signer.clone(), lapses_at: until }),
			Some(first) => paused(PausedBy::Signers(first, hand)),
		};
		Ok((hand, pausing))
	}

	/// The signer whom this one joins, if the first one still counts, and is another person. `None` where nobody has begun.
	pub(crate) fn joins(
		treasury: &TreasuryOf<T>,
		first: Option<FirstHand<T::AccountId>>,
		own: &ApprovalOf<T>,
	) -> Result<Option<Hand>, Error<T>> {
		let stands = |first: &FirstHand<T::AccountId>| {
			!T::Clock::has_passed(first.lapses_at) && Self::active_signers(treasury).contains(&first.signer)
		};
		let Some(FirstHand { signer: first, .. }) = first.filter(stands) else {
			return Ok(None);
		};
		let is_own = T::Members::is_one_person((first.hand, &first.who), (own.hand, &own.who));
		ensure!(!is_own, Error::<T>::AlreadyApproved);
		Ok(Some(first.hand))
	}

	/// The member who takes back what they want and no second signer has joined.
	pub(crate) fn may_withdraw_wish(
		id: TreasuryId,
		coop: CoopId,
		who: &T::AccountId,
		wish: Wish,
	) -> Result<Hand, Error<T>> {
		let by = Self::member(coop, who)?;
		let first = match wish {
			Wish::Pause => Self::existing(id)?.first_hand,
			Wish::StandingEnd(payment) => {
				StandingPayments::<T>::get(id, payment).ok_or(Error::<T>::NoSuchRequest)?.first_hand
			}
			Wish::RedemptionEnd(redemption, is_paid) => Self::redeeming(id, redemption)?.take(is_paid),
		};
		ensure!(first.is_some_and(|first| first.signer.hand == by), Error::<T>::NothingNoted);
		Ok(by)
	}

	/// Forgets that somebody wants it.
	pub(crate) fn forget_wish(id: TreasuryId, wish: Wish) {
		match wish {
			Wish::Pause => Treasuries::<T>::mutate(id, |treasury| {
				treasury.iter_mut().for_each(|treasury| treasury.first_hand = None);
			}),
			Wish::StandingEnd(payment) => StandingPayments::<T>::mutate(id, payment, |standing| {
				standing.iter_mut().for_each(|standing| standing.first_hand = None);
			}),
			Wish::RedemptionEnd(redemption, is_paid) => Redemptions::<T>::mutate(redemption, |redeeming| {
				redeeming.iter_mut().for_each(|redeeming| drop(redeeming.take(is_paid)));
			}),
		}
	}

	/// The pause that the owners have decided, `None` if they have ended one.
	pub(crate) fn may_set_pause(days: u16, resolution: ResolutionId) -> Result<Option<Pause>, Error<T>> {
		ensure!(u32::from(days) <= MAX_PAUSE_DAYS, Error::<T>::PauseOutsideRange);
		// Owners who pay in the same resolution end whatever pause there is by then.
		if days == 0 {
			return Ok(None);
		}
		Ok(Some(Pause { until: Self::after(days.into())?, by: PausedBy::Resolution(resolution) }))
	}
}
