//! Which calls are free of charge, and for whom.

use super::*;
use rochdale_primitives::free::{Charge, FreeCall};

impl<T: Config> FreeCall<T::AccountId> for Call<T> {
	fn charge(&self, who: &T::AccountId) -> Charge {
		match self {
			// For the first of two officers a few times in a period, for the second one always.
			Self::publish_balance { coop, document } => {
				let word = Pallet::<T>::word(*coop, who, *document).map_err(DispatchError::from);
				let asked = Pallet::<T>::may_publish(*coop, *document, true).map(|_| ());
				Pallet::<T>::charge_word(word, asked)
			}
			// For auditors and officers, a few times in a period.
			Self::confirm_balance { coop, document } => {
				let confirmed = Pallet::<T>::may_confirm(*coop, who, *document);
				Charge::within(confirmed, |(_, confirmed)| confirmed.auditor.is_some_and(has_quota::<T>))
			}
			Self::take_back { coop, document } => {
				Charge::within(Pallet::<T>::may_take_back(*coop, who, *document), |(by, _)| has_quota::<T>(by))
			}
			// For electors, once each time that an auditor has confirmed something.
			Self::object { coop, document } => Charge::of(Pallet::<T>::may_object(*coop, who, *document)),
			// Resolutions make some of the others. Who ends what others have decided to end pays for it.
			_ => Charge::Fee,
		}
	}
}

/// Whether the hand has any of what is free a few times left in its period.
fn has_quota<T: Config>(hand: Hand) -> bool {
	Pallet::<T>::one_more_free(hand).is_some()
}
