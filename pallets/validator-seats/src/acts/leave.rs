//! A co-op leaves the federation.

use crate::*;

impl<T: Config> OnCoopLeft for Pallet<T> {
	/// Nobody is named any more. The place is taken away within the limits of changes, and the accounts retire.
	fn on_coop_left(coop: CoopId) {
		ProposedNames::<T>::remove(coop);
		NamingQuota::<T>::remove(coop);
		if let Some(mut seat) = Seats::<T>::get(coop) {
			seat.leave();
			Seats::<T>::insert(coop, seat);
		}
	}

	fn weight() -> Weight {
		T::WeightInfo::on_coop_left()
	}
}
