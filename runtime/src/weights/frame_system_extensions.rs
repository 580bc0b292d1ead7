//! Weights of `frame_system_extensions`, measured in the compiled Wasm.
//!
//! Written by `make weights`; do not edit. 2026-11-22, AMD EPYC, 10 steps, 10 repeats,
//! benchmark command 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `frame_system_extensions`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for WeightInfo<T> {
	fn check_genesis() -> Weight {
		// Fastest run: 2_514_000 picoseconds.
		Weight::from_parts(2_914_000, 0)
	}
	fn check_mortality_mortal_transaction() -> Weight {
		// Fastest run: 5_108_000 picoseconds.
		Weight::from_parts(5_789_000, 0)
	}
	fn check_mortality_immortal_transaction() -> Weight {
		// Fastest run: 5_227_000 picoseconds.
		Weight::from_parts(5_808_000, 0)
	}
	fn check_non_zero_sender() -> Weight {
		// Fastest run: 731_000 picoseconds.
		Weight::from_parts(931_000, 0)
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce() -> Weight {
		// Fastest run: 10_496_000 picoseconds.
		Weight::from_parts(11_427_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn check_spec_version() -> Weight {
		// Fastest run: 581_000 picoseconds.
		Weight::from_parts(721_000, 0)
	}
	fn check_tx_version() -> Weight {
		// Fastest run: 551_000 picoseconds.
		Weight::from_parts(721_000, 0)
	}
	fn check_weight() -> Weight {
		// Fastest run: 5_708_000 picoseconds.
		Weight::from_parts(6_669_000, 0)
	}
	fn weight_reclaim() -> Weight {
		// Fastest run: 3_275_000 picoseconds.
		Weight::from_parts(4_106_000, 0)
	}
}
