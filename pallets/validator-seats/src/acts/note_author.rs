//! A validator produces a block.

use crate::*;

impl<T: Config> pallet_authorship::EventHandler<T::AccountId, BlockNumberFor<T>> for Pallet<T> {
	fn note_author(author: T::AccountId) {
		frame_system::Pallet::<T>::register_extra_weight_unchecked(
			T::WeightInfo::note_author(),
			DispatchClass::Mandatory,
		);
		let Some(coop) = CoopOfValidator::<T>::get(author) else { return };
		let Some(seat) = Seats::<T>::get(coop) else { return };
		let session = T::CurrentSession::get();
		// Once a session: other blocks only read.
		if seat.authored != Some(session) {
			Seats::<T>::insert(coop, Seat { authored: Some(session), ..seat });
		}
	}
}
