//!

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_validator_seats`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_validator_seats::WeightInfo for WeightInfo<T> {
	fn name_validator() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
	fn return_to_seat() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
	fn note_author() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
	fn on_coop_left() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
}
