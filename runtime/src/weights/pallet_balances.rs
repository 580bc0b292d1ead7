//! Weights of `pallet_balances`, measured in the compiled Wasm.
//!
//! Written by `make weights`; do not edit. 2026-11-22, AMD EPYC, 10 steps, 10 repeats,
//! benchmark command 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_balances`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_balances::WeightInfo for WeightInfo<T> {
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	fn transfer_allow_death() -> Weight {
		// Fastest run: 103_394_000 picoseconds.
		Weight::from_parts(109_282_000, 6196)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	fn transfer_keep_alive() -> Weight {
		// Fastest run: 64_436_000 picoseconds.
		Weight::from_parts(71_787_000, 3593)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	fn force_set_balance_creating() -> Weight {
		// Fastest run: 32_188_000 picoseconds.
		Weight::from_parts(35_042_000, 3593)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	fn force_set_balance_killing() -> Weight {
		// Fastest run: 34_732_000 picoseconds.
		Weight::from_parts(37_977_000, 3672)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	fn force_transfer() -> Weight {
		// Fastest run: 105_767_000 picoseconds.
		Weight::from_parts(111_696_000, 8799)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	fn transfer_all() -> Weight {
		// Fastest run: 82_132_000 picoseconds.
		Weight::from_parts(86_649_000, 3593)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn force_unreserve() -> Weight {
		// Fastest run: 25_418_000 picoseconds.
		Weight::from_parts(27_771_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `System::Account` (r:1000 w:1000)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn upgrade_accounts(u: u32, ) -> Weight {
		// Fastest run: 25_878_000 picoseconds.
		Weight::from_parts(933_574_257, 990)
			.saturating_add(Weight::from_parts(78_000_381, 0).saturating_mul(u.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(u.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(u.into())))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(u.into()))
	}
	fn force_adjust_total_issuance() -> Weight {
		// Fastest run: 8_833_000 picoseconds.
		Weight::from_parts(15_433_000, 0)
	}
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn burn_allow_death() -> Weight {
		// Fastest run: 70_334_000 picoseconds.
		Weight::from_parts(79_818_000, 3593)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn burn_keep_alive() -> Weight {
		// Fastest run: 30_866_000 picoseconds.
		Weight::from_parts(33_039_000, 0)
	}
}
