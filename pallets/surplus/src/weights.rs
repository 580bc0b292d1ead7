//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what other pallets have it do, with what the books and shares do.
pub trait WeightInfo {
	/// Weight of `fix_bases`.
	fn fix_bases() -> Weight;
	/// Weight of `confirm_accounts`.
	fn confirm_accounts() -> Weight;
	/// Weight of `close_year` of the first year, without what shares do, whose levy is paid in units.
	fn close_year() -> Weight;
	/// The same, where a bank is to pay the levy.
	fn close_year_by_bank() -> Weight;
	/// Weight of `use_education`.
	fn use_education() -> Weight;
	/// Weight of `take_back`.
	fn take_back() -> Weight;
	/// Weight of `pay_levy` or `pay_education` in units.
	fn pay_in_units() -> Weight;
	/// Weight of `pay_levy` or `pay_education` where a bank is to pay it.
	fn pay_by_bank() -> Weight;
	/// Weight of what happens when the time of a part of the education fund is over, which is paid in units.
	fn forfeit_education() -> Weight;
	/// The same, where a bank is to pay it.
	fn forfeit_education_by_bank() -> Weight;
	/// Weight of what is done about what the bank did.
	fn hear() -> Weight;
}

impl WeightInfo for () {
	fn fix_bases() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn confirm_accounts() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn close_year() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn close_year_by_bank() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn use_education() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn take_back() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn pay_in_units() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn pay_by_bank() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn forfeit_education() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn forfeit_education_by_bank() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn hear() -> Weight {
		Weight::from_parts(10, 0)
	}
}
