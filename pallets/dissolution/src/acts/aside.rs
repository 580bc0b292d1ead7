//! The money of a co-op stands still from the day on which its final balance is published.

use crate::*;

impl<T: Config> Pallet<T> {
	/// Whether the money stands still.
	pub(crate) fn stands_still(coop: CoopId) -> bool {
		let stage = Dissolutions::<T>::get(coop).map(|dissolution| dissolution.stage);
		matches!(stage, Some(Stage::Published(_) | Stage::Confirmed(_) | Stage::Distributed(_)))
	}

	fn all_or_nothing(ledger: LedgerId) -> Balance {
		match ledger {
			// Beyond all numbers is all that there can be.
			LedgerId::Coop(coop) if Self::stands_still(coop) => Balance::MAX,
			_ => 0,
		}
	}
}

impl<T: Config> SetAside for Pallet<T> {
	fn set_aside(ledger: LedgerId) -> Balance {
		Self::all_or_nothing(ledger)
	}

	fn set_aside_or_ordered(ledger: LedgerId) -> Balance {
		Self::all_or_nothing(ledger)
	}

	// Nothing of it came by bank to be held aside.
	fn unconfirmed(_: LedgerId) -> Balance {
		0
	}

	fn weight() -> Weight {
		T::DbWeight::get().reads(1)
	}
}
