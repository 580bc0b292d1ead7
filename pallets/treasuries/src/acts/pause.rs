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
		let active = Self::active_signers(treasury);
		let signer = active.iter().find(|one| one.hand == hand && one.who == *who);
		ensure!(is_auditor || signer.is_some(), Error::<T>::NotSigner);
		ensure!(reason != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(!Self::is_paused(treasury), Error::<T>::AlreadyPaused);
		ensure!(T::Clock::has_passed(treasury.hands_again_at), Error::<T>::PauseNeedsResolution);

		let until = Self::after(PAUSE_DAYS)?;
		let again_at = until.checked_add(Self::days(PAUSE_REST_DAYS)?).ok_or(Error::<T>::Overflow)?;
		let paused = |by| Pausing::Paused(Pause { until, by }, again_at);
		let signer = match signer {
			Some(signer) if !is_auditor => signer,
			_ => return Ok((hand, paused(PausedBy::Auditor(hand)))),
		};
		let first = treasury.first_hand.as_ref().filter(|first| {
			!T::Clock::has_passed(first.lapses_at) && active.iter().any(|one| one.has_said(&first.signer))
		});
		match first {
			None => {
				let Active { no, hand, who, since } = signer;
				let signer = Approval { signer: *no, hand: *hand, who: who.clone(), since: *since };
				Ok((*hand, Pausing::Noted(FirstHand { signer, lapses_at: until })))
			}
			Some(FirstHand { signer: first, .. }) => {
				ensure!(!is_same((first.hand, &first.who), (hand, who)), Error::<T>::AlreadyApproved);
				Ok((hand, paused(PausedBy::Signers(first.hand, hand))))
			}
		}
	}

	/// The member, and the treasury without that member's wish to have it paused.
	pub(crate) fn may_withdraw_pause(
		id: TreasuryId,
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<(Hand, TreasuryOf<T>), Error<T>> {
		let mut treasury = Self::existing(id)?;
		let by = Self::member(coop, who)?;
		let own = treasury.first_hand.take().filter(|first| first.signer.hand == by);
		ensure!(own.is_some(), Error::<T>::NothingNoted);
		Ok((by, treasury))
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
