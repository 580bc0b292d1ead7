//! Which calls could take effect, told when they are proposed.

use super::*;
use rochdale_primitives::proposable::{may_come, Proposable};

impl<T: Config> Proposable for Call<T> {
	fn check_proposed(&self, _: Option<CoopId>) -> DispatchResult {
		let Self::instruct { resolution, .. } = self else {
			return Ok(());
		};
		let Some(known) = Resolutions::<T>::get(resolution) else {
			ensure!(may_come(*resolution, ResolutionCount::<T>::get()), Error::<T>::NoSuchResolution);
			return Ok(());
		};
		ensure!(known.body.is_of_coops(), Error::<T>::NotAsked);
		let by_delegates = known.body == Body::Federation && known.track != Track::Special;
		ensure!(by_delegates, Error::<T>::MembersVote);
		let is_over = known.phase.is_final() || matches!(known.phase, Phase::Passed | Phase::Failed { .. });
		ensure!(!is_over, Error::<T>::NotInThisPhase);
		Ok(())
	}
}
