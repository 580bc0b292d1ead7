//! Which calls of this pallet are free of charge, and for whom.

use super::*;
use rochdale_primitives::free::{Charge, FreeCall};

impl<T: Config> FreeCall<T::AccountId> for Call<T> {
	fn charge(&self, who: &T::AccountId) -> Charge {
		match self {
			// For an officer of the board, as many proposals in a period as one can make, and each confirmation once.
			Self::name_validator { coop, validator } => Charge::naming::<T::Lookup>(validator, |validator| {
				Charge::of(Pallet::<T>::may_name(*coop, who, validator))
			}),
			// For who has proposed an account, once.
			Self::withdraw_proposed_name { coop } => Charge::of(Pallet::<T>::may_withdraw_name(*coop, who)),
			// For an officer of the board and the validator account, once each time that the seat rests.
			Self::return_to_seat { coop } => Charge::of(Pallet::<T>::may_return(*coop, who)),
			// For a named account and a successor, once a day or where it has no keys.
			Self::set_keys { keys, proof } => Charge::of(Pallet::<T>::may_set_keys(who, keys, proof)),
			_ => Charge::Fee,
		}
	}
}
