//! What of a co-op's cash belongs to others, by what became of its surplus.

use crate::*;

impl<T: Config> Pallet<T> {
	fn aside_of(ledger: LedgerId, with_ordered: bool) -> Balance {
		let LedgerId::Coop(coop) = ledger else {
			return 0;
		};
		Books::<T>::get(coop).map_or(0, |book| book.aside(with_ordered))
	}
}

impl<T: Config> SetAside for Pallet<T> {
	fn set_aside(ledger: LedgerId) -> Balance {
		Self::aside_of(ledger, false)
	}

	fn set_aside_or_ordered(ledger: LedgerId) -> Balance {
		Self::aside_of(ledger, true)
	}

	// Nothing of it came by bank to be held aside: it was the co-op's own.
	fn unconfirmed(_: LedgerId) -> Balance {
		0
	}

	fn weight() -> Weight {
		T::DbWeight::get().reads(1)
	}
}
