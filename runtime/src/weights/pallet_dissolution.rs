//! Weights of `pallet_dissolution`.
//!
//! Not measured yet: each is derived from the call that is nearest to it.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_dissolution`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_dissolution::WeightInfo for WeightInfo<T> {
	/// As `use_education` of the surplus.
	fn dissolve() -> Weight {
		Weight::from_parts(120_000_000, 32038)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// As `take_back` of the surplus.
	fn resume() -> Weight {
		Weight::from_parts(63_000_000, 32038)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// As `confirm_patronage` of the surplus, without its tree.
	fn publish_balance() -> Weight {
		Weight::from_parts(98_000_000, 32038)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// As `confirm_patronage` of the surplus.
	fn confirm_balance() -> Weight {
		Weight::from_parts(98_000_000, 32038)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// As `object_to_patronage` of the surplus.
	fn object() -> Weight {
		Weight::from_parts(61_000_000, 32038)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// As `take_back` of the surplus.
	fn take_back() -> Weight {
		Weight::from_parts(63_000_000, 32038)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// As `confirm_patronage` of the surplus.
	fn step_in() -> Weight {
		Weight::from_parts(98_000_000, 32038)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// As half of `close_year` of the surplus, which enters as many legs.
	fn distribute() -> Weight {
		Weight::from_parts(240_000_000, 32038)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(24))
	}
	/// As twice `pay_in_units` of the surplus, which enters in one ledger.
	fn pay_in_units() -> Weight {
		Weight::from_parts(351_000_000, 32038)
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().writes(20))
	}
	/// As twice `pay_by_bank` of the surplus, which orders in one ledger.
	fn pay_by_bank() -> Weight {
		Weight::from_parts(145_000_000, 32038)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	/// As a third of `close_year` of the surplus.
	fn conclude() -> Weight {
		Weight::from_parts(160_000_000, 32038)
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	/// As `hear` of the surplus, and an entry of two legs.
	fn hear() -> Weight {
		Weight::from_parts(90_000_000, 32038)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(9))
	}
}
