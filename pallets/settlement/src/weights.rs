//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what other pallets have it do.
pub trait WeightInfo {
	/// Weight of `contribute` as a member, where a plain transfer is entered first.
	fn contribute() -> Weight;
	/// Weight of `enter_receipts`.
	fn enter_receipts() -> Weight;
	/// Weight of `enter_receipt` of a member.
	fn enter_receipt() -> Weight;
	/// Weight of `enter_outcome` with a reference.
	fn enter_outcome() -> Weight;
	/// Weight of `confirm` where money went back. Without what the keepers of books do.
	fn confirm() -> Weight;
	/// Weight of `reject` where the return of money was entered.
	fn reject() -> Weight;
	/// Weight of `enter_correction` where money that came in went back.
	fn enter_correction() -> Weight;
	/// Weight of opening a book.
	fn open_book() -> Weight;
	/// Weight of paying from one book in units to another, where plain transfers to both are entered first.
	fn pay_in_units() -> Weight;
	/// Weight of setting aside what is to be paid by bank.
	fn pay_by_bank() -> Weight;
}

/// The same small weight for everything, for tests.
impl WeightInfo for () {
	fn contribute() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn enter_receipts() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn enter_receipt() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn enter_outcome() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn confirm() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn reject() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn enter_correction() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn open_book() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn pay_in_units() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn pay_by_bank() -> Weight {
		Weight::from_parts(10, 0)
	}
}
