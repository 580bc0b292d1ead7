//! Weights of `pallet_cooperatives`, measured in the compiled Wasm.
//!
//! Written by `make weights`; do not edit. 2026-11-22, AMD EPYC, 50 steps, 20 repeats,
//! benchmark command 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_cooperatives`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_cooperatives::WeightInfo for WeightInfo<T> {
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:1)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	fn resign_office() -> Weight {
		// Fastest run: 147_249_000 picoseconds.
		Weight::from_parts(175_020_000, 3814)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Cooperatives::Offices` (r:1 w:1)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	fn on_seat_ended() -> Weight {
		// Fastest run: 135_571_000 picoseconds.
		Weight::from_parts(139_988_000, 3814)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
