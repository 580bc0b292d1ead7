//! The owners and the signers of a treasury: who is named, for how long, and what happens when somebody goes.

use crate::*;

impl<T: Config> Pallet<T> {
	/// How many signers approve what is in the second tier of the treasury, to be told.
	pub(crate) fn counting_threshold(treasury: &TreasuryOf<T>) -> Result<u8, Error<T>> {
		u8::try_from(Self::threshold(treasury)).map_err(|_| Error::<T>::Overflow)
	}

	/// Whether each of these can sign for a treasury of the owner, and all of them together.
	pub(crate) fn ensure_signers(owner: &Owner, signers: &[NewSigner]) -> Result<(), Error<T>> {
		Self::ensure_terms(signers)?;
		for NewSigner { who, .. } in signers {
			if let SignerKind::Seat(coop, member) = who {
				ensure!(T::Members::is_eligible(*coop, *member), Error::<T>::SignerNotEligible);
			}
			match owner {
				Owner::Coops(coops) => ensure!(coops.contains(&who.coop()), Error::<T>::SignerNotOfOwner),
				Owner::Federation => {
					ensure!(T::Coops::voice(who.coop()).is_some(), Error::<T>::SignerNotInFederation);
				}
			}
		}
		Self::ensure_different(owner, signers)
	}

	/// Whether each is named once, by an office that can sign, and for a term that is possible.
	pub(crate) fn ensure_terms(signers: &[NewSigner]) -> Result<(), Error<T>> {
		let kinds: BTreeSet<_> = signers.iter().map(|signer| signer.who).collect();
		ensure!(kinds.len() == signers.len(), Error::<T>::SignerTwice);
		for NewSigner { who, days } in signers {
			if let SignerKind::Office(_, office) = who {
				ensure!(office.is_board() && office.is_single(), Error::<T>::OfficeCannotSign);
			}
			ensure!((1..=MAX_TERM_DAYS).contains(days), Error::<T>::TermOutsideRange);
		}
		Ok(())
	}

	/// Whether those who sign for a treasury of the owner are of different co-ops where they must be.
	pub(crate) fn ensure_different(owner: &Owner, signers: &[NewSigner]) -> Result<(), Error<T>> {
		let coops: BTreeSet<_> = signers.iter().map(|signer| signer.who.coop()).collect();
		ensure!(owner.sole().is_some() || coops.len() == signers.len(), Error::<T>::SignersOfOneCoop);
		Ok(())
	}

	/// The treasury with these signers.
	///
	/// Who stays keeps the number, so that approvals go on to count. Who is new gets a number that nobody had.
	pub(crate) fn with_signers(
		id: TreasuryId,
		before: TreasuryOf<T>,
		signers: &[NewSigner],
	) -> Result<TreasuryOf<T>, Error<T>> {
		let mut after = before.clone();
		after.signers = Signers::new();
		for new in signers {
			let old = before.signers.iter().find(|old| old.who == new.who);
			let signer = Self::signer_named(id, &mut after.last_signer, old, new)?;
			after.signers.try_push(signer).map_err(|_| Error::<T>::Overflow)?;
		}
		ensure!(after.signers.len() >= tiers::majority(after.signers.len()), Error::<T>::ThresholdOutsideRange);
		// Owners who name fewer signers than must approve adopt that all of them must, so that the treasury goes on.
		let all = u8::try_from(after.signers.len()).map_err(|_| Error::<T>::Overflow)?;
		after.rules.threshold = after.rules.threshold.min(all);
		Ok(after)
	}

	/// The signer who is named. Who stays keeps the number and the time at which it was given.
	fn signer_named(id: TreasuryId, last: &mut u32, old: Option<&Signer>, new: &NewSigner) -> Result<Signer, Error<T>> {
		let (no, named_at) = match old {
			Some(old) => (old.no, old.named_at),
			None => {
				*last = last.checked_add(1).ok_or(Error::<T>::Overflow)?;
				(*last, T::Clock::civil())
			}
		};
		let (since, until) = Self::term(id, old, new)?;
		Ok(Signer { no, who: new.who, named_at, since, until })
	}

	/// Since when the signer is one without a break that counts, and until when. (practice no. 107)
	fn term(id: TreasuryId, old: Option<&Signer>, new: &NewSigner) -> Result<(Moment, Moment), Error<T>> {
		let now = T::Clock::deadline();
		let until = Self::after(new.days.into())?;
		let past = match (old, new.who) {
			(Some(old), _) => Some(PastSigner { since: old.since, until: old.until.min(now) }),
			(None, SignerKind::Seat(coop, member)) => PastSigners::<T>::get((id, coop, member)),
			(None, SignerKind::Office(..)) => None,
		};
		let enough = Self::days(BREAK_DAYS)?;
		let goes_on = past.filter(|past| now.checked_sub(past.until).is_none_or(|pause| pause < enough));
		let since = goes_on.map_or(now, |past| past.since);
		if matches!(new.who, SignerKind::Seat(..)) {
			let longest = Self::days(MAX_CONSECUTIVE_DAYS)?;
			ensure!(until.checked_sub(since).is_some_and(|term| term <= longest), Error::<T>::TermTooLong);
		}
		Ok((since, until))
	}

	/// The treasury with the signer of a co-op in place of the one that the co-op had.
	pub(crate) fn may_replace(
		mandate: &Mandate,
		id: TreasuryId,
		signer: NewSigner,
	) -> Result<(TreasuryOf<T>, TreasuryOf<T>), Error<T>> {
		let before = Self::existing(id)?;
		ensure!(before.is_joint(), Error::<T>::NotJoint);
		let coop = mandate.coop;
		let is_signing = before.signers.iter().any(|one| one.who.coop() == coop);
		ensure!(before.owner.coops().contains(&coop) || is_signing, Error::<T>::NotOwner);
		ensure!(signer.who.coop() == coop, Error::<T>::SignerNotOfOwner);
		Self::ensure_signers(&before.owner, &[signer])?;
		// Who shares the money with others does not name somebody who cannot act, so that they must be more who approve.
		if let SignerKind::Office(_, office) = signer.who {
			let holder = T::Coops::holder(coop, office).and_then(|member| T::Members::account_of(coop, member));
			ensure!(holder.is_some(), Error::<T>::SignerNotEligible);
		}

		let mut after = before.clone();
		let old = before.signers.iter().find(|one| one.who.coop() == coop);
		let stays = old.filter(|old| old.who == signer.who);
		let signer = Self::signer_named(id, &mut after.last_signer, stays, &signer)?;
		after.signers.retain(|one| one.who.coop() != coop);
		after.signers.try_push(signer).map_err(|_| Error::<T>::Overflow)?;
		Self::ensure_room(Some(&before), &after)?;
		Ok((before, after))
	}

	/// The treasury without a co-op that was one of several owners.
	pub(crate) fn may_leave(coop: CoopId, id: TreasuryId) -> Result<(TreasuryOf<T>, TreasuryOf<T>), Error<T>> {
		let before = Treasuries::<T>::get(id).ok_or(Error::<T>::NoSuchTreasury)?;
		ensure!(before.owner.coops().contains(&coop), Error::<T>::NotOwner);
		ensure!(before.owner.sole().is_none(), Error::<T>::LastOwner);
		let after = Self::without(before.clone(), coop);
		Ok((before, after))
	}

	/// The treasury without what a co-op has in it, whose share goes to the others in proportion to theirs. A sole owner stays.
	pub(crate) fn without(mut treasury: TreasuryOf<T>, coop: CoopId) -> TreasuryOf<T> {
		if treasury.owner.sole() == Some(coop) {
			return treasury;
		}
		if let Owner::Coops(owners) = &mut treasury.owner {
			if let Some(place) = owners.iter().position(|owner| *owner == coop) {
				owners.remove(place);
				treasury.shares.remove(place);
				treasury.shares = Shares::truncate_from(shares::scaled(&treasury.shares));
			}
		}
		treasury.signers.retain(|signer| signer.who.coop() != coop);
		treasury
	}

	/// The treasury without a signer who lays it down.
	pub(crate) fn may_resign(
		id: TreasuryId,
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<(TreasuryOf<T>, TreasuryOf<T>), Error<T>> {
		let before = Self::existing(id)?;
		let hand = Self::member(coop, who)?;
		let is_own = |kind| match kind {
			SignerKind::Office(of, office) => of == coop && T::Coops::holds(coop, office, hand.member),
			SignerKind::Seat(of, member) => (of, member) == (coop, hand.member),
		};
		let own = before.signers.iter().find(|one| is_own(one.who)).ok_or(Error::<T>::NotSigner)?.no;
		let mut after = before.clone();
		after.signers.retain(|one| one.no != own);
		Ok((before, after))
	}

	/// Whether the co-ops that come new to the treasury have room for one more.
	pub(crate) fn ensure_room(before: Option<&TreasuryOf<T>>, after: &TreasuryOf<T>) -> Result<(), Error<T>> {
		let known: BTreeSet<_> = before.into_iter().flat_map(|before| before.coops()).collect();
		let concerned: BTreeSet<_> = after.coops().collect();
		for coop in concerned.difference(&known) {
			let listed = u32::try_from(TreasuriesOf::<T>::decode_len(coop).unwrap_or_default());
			ensure!(listed.is_ok_and(|listed| listed < MAX_TREASURIES), Error::<T>::TooManyTreasuries);
		}
		Ok(())
	}

	/// Writes a treasury whose owners or signers may have changed, and what follows from that.
	pub(crate) fn put(id: TreasuryId, before: Option<&TreasuryOf<T>>, after: TreasuryOf<T>, reason: Option<SignerEnd>) {
		let now = T::Clock::deadline();
		let old_signers = before.map(|before| before.signers.as_slice()).unwrap_or_default();
		for gone in old_signers.iter().filter(|old| !after.signers.iter().any(|one| one.no == old.no)) {
			if let SignerKind::Seat(coop, member) = gone.who {
				let past = PastSigner { since: gone.since, until: gone.until.min(now) };
				PastSigners::<T>::insert((id, coop, member), past);
			}
			if let Some(reason) = reason {
				Self::deposit_event(Event::SignerEnded { treasury: id, signer: gone.no, who: gone.who, reason });
			}
		}
		for signer in &after.signers {
			if let SignerKind::Seat(coop, member) = signer.who {
				PastSigners::<T>::remove((id, coop, member));
			}
			if !old_signers.contains(signer) {
				let Signer { no, who, until, .. } = *signer;
				Self::deposit_event(Event::SignerNamed { treasury: id, signer: no, who, until });
			}
		}
		let known: BTreeSet<_> = before.into_iter().flat_map(|before| before.coops()).collect();
		let concerned: BTreeSet<_> = after.coops().collect();
		for coop in concerned.difference(&known) {
			let listed = TreasuriesOf::<T>::mutate(coop, |treasuries| treasuries.try_push(id));
			if listed.is_err() {
				defensive!("there is room for one more treasury");
			}
		}
		for coop in known.difference(&concerned) {
			TreasuriesOf::<T>::mutate_exists(coop, |listed| {
				let mut treasuries = listed.take().unwrap_or_default();
				treasuries.retain(|one| *one != id);
				*listed = Some(treasuries).filter(|treasuries| !treasuries.is_empty());
			});
		}
		Treasuries::<T>::insert(id, after);
	}
}
