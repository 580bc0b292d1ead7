//! A seat that rests returns.

use crate::*;

impl<T: Config> Pallet<T> {
	/// Whether `who` may have the seat of the co-op return. Gives the seat.
	pub(crate) fn may_return(coop: CoopId, who: &T::AccountId) -> Result<Seat<T::AccountId>, Error<T>> {
		let seat = Seats::<T>::get(coop);
		if seat.as_ref().and_then(|seat| seat.named.as_ref()) != Some(who) {
			Self::officer(coop, who)?;
		}
		let seat = seat.ok_or(Error::<T>::NotResting)?;
		let rest = seat.state.rest().ok_or(Error::<T>::NotResting)?;
		if let Some(hold) = seat.state.hold() {
			ensure!(hold.named, Error::<T>::NamingNeeded);
			ensure!(T::Clock::has_passed(hold.until), Error::<T>::ReturnTooSoon);
		}
		ensure!(T::Clock::has_passed(rest.until), Error::<T>::ReturnTooSoon);
		Ok(seat)
	}

	/// Has the seat return.
	pub(crate) fn do_return(coop: CoopId, mut seat: Seat<T::AccountId>) {
		seat.give_back(T::CurrentSession::get());
		Seats::<T>::insert(coop, seat);
		Self::deposit_event(Event::SeatReturned { coop });
	}
}
