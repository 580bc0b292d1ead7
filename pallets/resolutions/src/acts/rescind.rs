//! What has passed and has no effect yet is taken back by a later decision of the same body, on the same track at least.

use crate::*;

impl<T: Config> Pallet<T> {
	/// Which resolution this origin is.
	fn ensure_decided(origin: OriginFor<T>) -> Result<ResolutionId, DispatchError> {
		match origin.into() {
			Ok(origin::Origin::Coop(by)) => Ok(by.resolution),
			Ok(origin::Origin::Federation(by)) => Ok(by.resolution),
			Ok(origin::Origin::Agreement(by)) => Ok(by.resolution),
			Err(_) => Err(DispatchError::BadOrigin),
		}
	}

	/// Civil time from which it was decided on, so that who did knew what had been decided before.
	fn decided_from(id: ResolutionId) -> Result<Option<Moment>, Error<T>> {
		let motion = Self::motion(id)?;
		Ok(motion.opened_at.or(motion.noticed_at))
	}

	/// What is rescinded, and by which resolution.
	pub(crate) fn may_rescind(
		origin: OriginFor<T>,
		id: ResolutionId,
	) -> Result<(ResolutionId, Resolution), DispatchError> {
		let by = Self::ensure_decided(origin)?;
		let (later, resolution) = (Self::find(by)?, Self::find(id)?);
		let is_own = resolution.body == later.body && PartiesOf::<T>::get(id) == PartiesOf::<T>::get(by);
		ensure!(is_own, Error::<T>::NotAsked);
		let is_strong = later.track >= resolution.track && later.secrecy >= resolution.secrecy;
		ensure!(is_strong, Error::<T>::TrackTooWeak);
		ensure!(resolution.phase.waits_for_effect(), Error::<T>::NotInThisPhase);
		ensure!(Self::decided_from(by)? >= Self::motion(id)?.decided_at, Error::<T>::VotedTooEarly);
		Ok((by, resolution))
	}

	pub(crate) fn do_rescind(id: ResolutionId, by: ResolutionId, resolution: Resolution) -> DispatchResult {
		Motions::<T>::mutate(id, |motion| {
			if let Some(motion) = motion {
				motion.effect_at = None;
			}
		});
		Self::end(id, resolution, Phase::Rescinded { by })?;
		Self::deposit_event(Event::Rescinded { resolution: id, by });
		Ok(())
	}
}
