//! What happens without anybody's call.

use crate::*;
use frame_support::storage::with_storage_layer;

impl<T: Config> DueQueue for Pallet<T> {
	type Clock = T::Clock;
	type Due = Due;
	type Entries = Deadlines<T>;
	type Reads = T::DbWeight;

	fn step_weight() -> Weight {
		Self::carrying_weight(MAX_ITEMS).max(Self::expiring_weight())
	}

	fn step(due: Due) -> DispatchResult {
		match due {
			Due::Delay(id, number) => Self::attempt(id, number),
			Due::Expiry(id) => Self::expire_requests(id),
			Due::Standing(id, number) => Self::run_standing(id, number)?,
			Due::Claim(id, coop) => {
				if let Err(error) = with_storage_layer(|| Self::settle_claim(id, coop)) {
					Self::deposit_event(Event::ClaimHeld { treasury: id, coop, error });
				}
			}
		}
		Ok(())
	}
}
