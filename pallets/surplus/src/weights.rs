//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what other pallets have it do, with what the books and shares do.
pub trait WeightInfo {
	/// Weight of `fix_bases`.
	fn fix_bases() -> Weight;
	/// Weight of `confirm_accounts`.
	fn confirm_accounts() -> Weight;
	/// Weight of `close_year` that is the first one, with the most classes of shares, and pays the levy.
	fn close_year() -> Weight;
	/// Weight of `use_education`.
	fn use_education() -> Weight;
	/// Weight of `take_back`.
	fn take_back() -> Weight;
	/// Weight of `pay_levy`.
	fn pay_levy() -> Weight;
	/// Weight of `pay_education`.
	fn pay_education() -> Weight;
	/// Weight of what happens when the time of a part of the education fund is over.
	fn forfeit_education() -> Weight;
	/// Weight of what is done about what the bank did.
	fn hear() -> Weight;
}

impl WeightInfo for () {
	fn fix_bases() -> Weight {
		Weight::zero()
	}

	fn confirm_accounts() -> Weight {
		Weight::zero()
	}

	fn close_year() -> Weight {
		Weight::zero()
	}

	fn use_education() -> Weight {
		Weight::zero()
	}

	fn take_back() -> Weight {
		Weight::zero()
	}

	fn pay_levy() -> Weight {
		Weight::zero()
	}

	fn pay_education() -> Weight {
		Weight::zero()
	}

	fn forfeit_education() -> Weight {
		Weight::zero()
	}

	fn hear() -> Weight {
		Weight::zero()
	}
}
