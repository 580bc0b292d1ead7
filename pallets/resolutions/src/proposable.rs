//! Which calls could take effect, told when they are proposed.

use super::*;
use rochdale_primitives::proposable::{may_come, Proposable};

impl<T: Config> Proposable for Call<T> {
	fn check_proposed(&self, _: Option<CoopId>) -> DispatchResult {
		let (resolution, version) = match self {
			Self::instruct { resolution, version, .. } => (resolution, version),
			Self::rescind { resolution } => return may_be_rescinded::<T>(*resolution),
			_ => return Ok(()),
		};
		let Some(known) = Resolutions::<T>::get(resolution) else {
			ensure!(may_come(*resolution, ResolutionCount::<T>::get()), Error::<T>::NoSuchResolution);
			return Ok(());
		};
		ensure!(known.body.is_of_coops(), Error::<T>::NotAsked);
		let by_delegates = known.body == Body::Federation && known.track != Track::Special;
		ensure!(by_delegates, Error::<T>::MembersVote);
		let is_over = known.phase.is_final() || known.phase.waits_for_effect();
		ensure!(!is_over, Error::<T>::NotInThisPhase);
		let amendments = Motions::<T>::get(resolution).map(|motion| motion.amendments);
		ensure!(amendments == Some(*version), Error::<T>::TextAmended);
		Ok(())
	}
}

/// Whether a decision can rescind this one, which may pass meanwhile. Whose it must be is asked of every proposal.
fn may_be_rescinded<T: Config>(resolution: ResolutionId) -> DispatchResult {
	let known = Resolutions::<T>::get(resolution).ok_or(Error::<T>::NoSuchResolution)?;
	ensure!(!known.phase.is_final(), Error::<T>::NotInThisPhase);
	Ok(())
}
