//! What co-ops agree on among themselves, and how each of them can leave it.

use super::*;

impl<T: Config> Pallet<T> {
	/// What an enacted agreement of co-ops may do, if its track is at least `least`.
	pub(crate) fn ensure_agreement(origin: OriginFor<T>, least: Track) -> Result<AgreementMandate, DispatchError> {
		let mandate = T::AgreementOrigin::ensure_origin(origin)?;
		ensure!(mandate.track >= least, Error::<T>::MandateTooWeak);
		Ok(mandate)
	}

	/// The most that it weighs to conclude an agreement between so many co-ops.
	pub(crate) fn concluding_weight(parties: u32) -> Weight {
		Self::with_asking(<T as Config>::WeightInfo::conclude_agreement(parties), parties)
	}

	/// The number that the agreement gets, and the agreement.
	pub(crate) fn may_conclude(
		mandate: &AgreementMandate,
		document: T::Hash,
		exit_days: u16,
	) -> Result<(AgreementId, AgreementOf<T>), Error<T>> {
		let AgreementMandate { parties, resolution, .. } = mandate;
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		let range = 1..=Self::charter().agreement_exit_days;
		ensure!(range.contains(&exit_days), Error::<T>::ExitOutsideRange);
		let different = parties.iter().zip(parties.iter().skip(1)).all(|(one, next)| one < next);
		ensure!(parties.len() > 1 && different, Error::<T>::TooFewParties);
		for coop in parties {
			Self::present(*coop)?;
			Self::ensure_not_dissolved(*coop)?;
			ensure!(!AgreementsOf::<T>::get(coop).is_full(), Error::<T>::TooManyAgreements);
		}
		let number = AgreementCount::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		let parties: Vec<_> =
			parties.iter().map(|coop| Party { coop: *coop, leaves_at: None, left_at: None }).collect();
		let agreement = Agreement {
			document,
			parties: parties.try_into().map_err(|_| Error::<T>::Overflow)?,
			exit_days,
			concluded_at: T::Clock::civil(),
			resolution: *resolution,
			ended_at: None,
		};
		Ok((number, agreement))
	}

	/// Enters an agreement.
	pub(crate) fn write_agreement(number: AgreementId, agreement: AgreementOf<T>) -> Result<(), Error<T>> {
		for party in &agreement.parties {
			AgreementsOf::<T>::try_append(party.coop, number).map_err(|()| Error::<T>::TooManyAgreements)?;
		}
		AgreementCount::<T>::put(number);
		Agreements::<T>::insert(number, agreement);
		Ok(())
	}

	/// The agreement with the notice of a party, and the time at which the party leaves.
	pub(crate) fn may_leave_agreement(
		mandate: &Mandate,
		number: AgreementId,
	) -> Result<(AgreementOf<T>, Moment), Error<T>> {
		let mut agreement = Agreements::<T>::get(number).ok_or(Error::<T>::NoSuchAgreement)?;
		ensure!(agreement.bound().any(|party| party.coop == mandate.coop), Error::<T>::NotParty);
		let leaves_at = T::Clock::in_days(agreement.exit_days.into()).ok_or(Error::<T>::Overflow)?;
		for party in agreement.parties.iter_mut().filter(|party| party.coop == mandate.coop) {
			ensure!(party.leaves_at.is_none(), Error::<T>::AlreadyLeaving);
			party.leaves_at = Some(leaves_at);
		}
		Ok((agreement, leaves_at))
	}

	/// Ends the part of a co-op in an agreement, and the agreement if only one party is left.
	pub(crate) fn part(number: AgreementId, coop: CoopId) -> DispatchResult {
		let mut agreement = Agreements::<T>::get(number).ok_or(Error::<T>::NoSuchAgreement)?;
		let now = T::Clock::civil();
		Self::release(number, agreement.bound().filter(|party| party.coop == coop));
		for party in agreement.parties.iter_mut().filter(|party| party.coop == coop) {
			party.left_at = Some(now);
		}
		Self::deposit_event(Event::AgreementLeft { agreement: number, coop });
		if agreement.bound().count() < 2 {
			Self::release(number, agreement.bound());
			agreement.ended_at = Some(now);
			Self::deposit_event(Event::AgreementEnded { agreement: number });
		}
		Agreements::<T>::insert(number, agreement);
		Ok(())
	}

	/// Removes an agreement from what binds these parties, and from the queue what they had given notice of.
	fn release<'a>(number: AgreementId, parties: impl Iterator<Item = &'a Party>) {
		for Party { coop, leaves_at, .. } in parties {
			if let Some(at) = leaves_at {
				Self::unschedule(*at, Due::AgreementExit(number, *coop));
			}
			AgreementsOf::<T>::mutate_exists(coop, |bound| {
				let mut left = bound.take().unwrap_or_default();
				left.retain(|one| *one != number);
				*bound = Some(left).filter(|left| !left.is_empty());
			});
		}
	}

	/// The account of a party, if the agreement may have it make this call.
	pub(crate) fn may_act_under_agreement(
		mandate: &AgreementMandate,
		coop: CoopId,
		call: &<T as Config>::RuntimeCall,
	) -> Result<T::AccountId, Error<T>> {
		ensure!(mandate.parties.contains(&coop), Error::<T>::NotParty);
		// An agreement ends for who leaves the federation.
		Self::present(coop)?;
		Self::may_act(coop, call)
	}
}
