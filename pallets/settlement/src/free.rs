//! Which calls are free of charge, and for whom.

use super::*;
use rochdale_primitives::free::{Charge, FreeCall};

impl<T: Config> FreeCall<T::AccountId> for Call<T> {
	fn charge(&self, who: &T::AccountId) -> Charge {
		match self {
			// For a second hand of the book, because a leg is confirmed once.
			Self::confirm { book, leg, coop, reference } => {
				Charge::of(Pallet::<T>::may_confirm(*book, *leg, *coop, who, *reference))
			}
			// For the hands of the book, a number of times in a period.
			Self::enter_receipt { book, coop, from, amount, reason, reference } => {
				counted(Pallet::<T>::may_enter_receipt(*book, *coop, who, from, *amount, *reason, *reference))
			}
			Self::enter_outcome { book, leg, coop, outcome } => {
				counted(Pallet::<T>::may_enter_outcome(*book, *leg, *coop, who, outcome))
			}
			Self::reject { book, leg, coop, reason } => {
				counted(Pallet::<T>::may_reject(*book, *leg, *coop, who, *reason))
			}
			Self::enter_correction { book, coop, entry, correction, reason } => {
				counted(Pallet::<T>::may_enter_correction(*book, *coop, who, *entry, correction, *reason))
			}
			// Who pays in has units, and who enters what transfers have brought does it for whom they like.
			_ => Charge::Fee,
		}
	}
}

/// Free as long as the hand that may has free entries left in its period.
fn counted<T: Config, Opened>(may: Result<(Hand, Opened), Error<T>>) -> Charge {
	Charge::within(may, |(hand, _)| Pallet::<T>::one_more_free(hand).is_some())
}
