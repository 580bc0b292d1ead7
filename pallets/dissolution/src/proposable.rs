//! Which calls could take effect, told when they are proposed.

use super::*;
use rochdale_primitives::proposable::Proposable;

impl<T: Config> Proposable for Call<T> {
	fn check_proposed(&self, coop: Option<CoopId>) -> DispatchResult {
		match self {
			Self::dissolve { heir, document } => {
				ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
				if let Some(coop) = coop {
					Pallet::<T>::may_dissolve(coop, *heir, *document)?;
				}
			}
			Self::resume { document } => {
				ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
				if let Some(coop) = coop {
					Pallet::<T>::may_resume(coop, *document)?;
				}
			}
			Self::publish_balance { coop: of, document } => {
				ensure!(coop.is_none_or(|coop| coop == *of), Error::<T>::OtherCoop);
				ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
				// What hinders it now may be gone when they have decided.
				Pallet::<T>::dissolution(*of)?;
			}
			Self::take_back { coop: of, document } => {
				ensure!(coop.is_none_or(|coop| coop == *of), Error::<T>::OtherCoop);
				Pallet::<T>::may_stop(*of, *document)?;
			}
			Self::step_in { coop: of, document } => {
				ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
				Pallet::<T>::dissolution(*of)?;
			}
			_ => {}
		}
		Ok(())
	}
}
