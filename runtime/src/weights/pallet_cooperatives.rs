//! Weights of `pallet_cooperatives`, provisional.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_cooperatives`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_cooperatives::WeightInfo for WeightInfo<T> {
	fn resign_office() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn adopt_bylaws() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn appoint() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn dismiss() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn act() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn on_seat_ended() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
}
