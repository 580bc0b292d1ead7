//! What has passed and has no effect yet is rescinded by a later decision of the same body, on the same track at least.

use crate::*;
use rochdale_primitives::{AgreementMandate, FederationMandate, Mandate};

impl<T: Config> Pallet<T> {
	/// Which resolution this origin is.
	fn decision_of(origin: OriginFor<T>) -> Result<ResolutionId, DispatchError> {
		match origin.into() {
			Ok(
				origin::Origin::Coop(Mandate { resolution, .. })
				| origin::Origin::Federation(FederationMandate { resolution, .. })
				| origin::Origin::Agreement(AgreementMandate { resolution, .. }),
			) => Ok(resolution),
			Err(_) => Err(DispatchError::BadOrigin),
		}
	}

	/// What is rescinded, and by which resolution.
	pub(crate) fn may_rescind(
		origin: OriginFor<T>,
		id: ResolutionId,
	) -> Result<(ResolutionId, Resolution), DispatchError> {
		let by = Self::decision_of(origin)?;
		let (later, resolution) = (Self::find(by)?, Self::find(id)?);
		let is_own = resolution.body == later.body && PartiesOf::<T>::get(id) == PartiesOf::<T>::get(by);
		ensure!(is_own, Error::<T>::NotAsked);
		let is_strong = later.track >= resolution.track && later.secrecy >= Self::secrecy_to_rescind(id, &resolution);
		ensure!(is_strong, Error::<T>::TrackTooWeak);
		ensure!(resolution.phase.waits_for_effect(), Error::<T>::NotInThisPhase);
		// Who decided on it knew what had been decided before.
		let motion = Self::motion(by)?;
		let known_from = motion.opened_at.or(motion.noticed_at);
		ensure!(known_from >= Self::motion(id)?.decided_at, Error::<T>::VotedTooEarly);
		Ok((by, resolution))
	}

	pub(crate) fn do_rescind(id: ResolutionId, by: ResolutionId, resolution: Resolution) -> DispatchResult {
		Self::end(id, resolution, Phase::Rescinded { by })?;
		Self::deposit_event(Event::Rescinded { resolution: id, by });
		Ok(())
	}
}
