//! Which calls are free of charge, and for whom.

use super::*;
use rochdale_primitives::free::{Charge, FreeCall};

impl<T: Config> FreeCall<T::AccountId> for Call<T> {
	fn charge(&self, who: &T::AccountId) -> Charge {
		match self {
			// For officers, who lay down an office once.
			Self::resign_office { coop, office } => Charge::of(Pallet::<T>::may_resign(who, *coop, *office)),
			// For founders, whose accounts may be empty, once.
			Self::accept_founding { application } => Charge::of(Pallet::<T>::may_accept(who, *application)),
			Self::decline_founding { application } => Charge::of(Pallet::<T>::may_decline(who, *application)),
			// Resolutions make the others. Who carries out what is due pays for it.
			_ => Charge::Fee,
		}
	}
}
