//! Validators set their session keys without a fee.

use crate::*;

impl<T: Config> Pallet<T> {
	/// Whether `who` may set these keys now, and when the account can set others.
	pub(crate) fn may_set_keys(
		who: &T::AccountId,
		keys: &KeysOf<T>,
		proof: &[u8],
	) -> Result<(CoopId, Moment), DispatchError> {
		let coop = CoopOfValidator::<T>::get(who).ok_or(Error::<T>::NotNamed)?;
		let seat = Seats::<T>::get(coop).ok_or(Error::<T>::NotNamed)?;
		ensure!([&seat.named, &seat.successor].into_iter().flatten().any(|named| named == who), Error::<T>::NotNamed);
		let held_until = KeysHeldUntil::<T>::get(who).filter(|_| T::Keys::is_registered(who));
		ensure!(held_until.is_none_or(T::Clock::has_passed), Error::<T>::KeysSetLately);
		let held_until = T::Clock::in_days(KEYS_DAYS).ok_or(Error::<T>::Overflow)?;
		// Last, because signatures cost most.
		T::Keys::may_set(who, keys, proof)?;
		Ok((coop, held_until))
	}
}
