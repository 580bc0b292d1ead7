//! What wallets and tools can ask.

use super::*;

impl<T: Config> Pallet<T> {
	/// What is known about the seat of a co-op.
	pub(crate) fn card(coop: CoopId) -> SeatCard<T::AccountId> {
		let known = Seats::<T>::get(coop);
		let state = known.as_ref().map(|seat| seat.state);
		let seat = known.unwrap_or_else(Seat::new);
		let placed = Seated::<T>::get();
		let seated = seat.accounts().any(|account| placed.contains(account));
		SeatCard {
			state,
			seated,
			named: seat.named,
			successor: seat.successor,
			proposed: Self::proposed(coop).collect(),
			retiring: seat.retiring.into_inner(),
			cleared: seat.cleared,
			idle: seat.idle,
		}
	}
}
