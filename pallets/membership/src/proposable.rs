//! Which calls could take effect, told when they are proposed.

use super::*;
use rochdale_primitives::proposable::{may_come, Proposable};

impl<T: Config> Proposable for Call<T> {
	fn check_proposed(&self, decides: Option<CoopId>) -> DispatchResult {
		// Only one co-op decides on its own register.
		let Some(coop) = decides else {
			return Ok(());
		};
		match self {
			Self::decide_admission { application, .. } => {
				let may_be_open = Applications::<T>::contains_key(coop, application)
					|| may_come(*application, Rolls::<T>::get(coop).last_application);
				ensure!(may_be_open, Error::<T>::NoSuchApplication);
			}
			Self::decide_death { member }
			| Self::decide_leaving { member, .. }
			| Self::decide_move { member, .. }
			| Self::dismiss_appeal { member, .. }
			| Self::expel { member, .. } => ensure_may_sit::<T>(coop, *member)?,
			_ => {}
		}
		Ok(())
	}
}

/// Whether the member sits in the co-op, or may by then. Who has left does not come back under that number.
pub(crate) fn ensure_may_sit<T: Config>(coop: CoopId, member: MemberNo) -> Result<(), Error<T>> {
	if may_come(member, Rolls::<T>::get(coop).last_no) {
		return Ok(());
	}
	Pallet::<T>::seated(coop, member).map(|_| ())
}
