//! Weights of `pallet_settlement`, measured in the compiled Wasm.
//!
//! Written by `make weights`; do not edit. 2026-11-23, AMD EPYC, 10 steps, 20 repeats,
//! benchmark command 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_settlement`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_settlement::WeightInfo for WeightInfo<T> {
	/// Storage: `Settlement::Books` (r:1 w:1)
	/// Proof: `Settlement::Books` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::Entries` (r:0 w:2)
	/// Proof: `Settlement::Entries` (`max_values`: None, `max_size`: Some(328), added: 2803, mode: `MaxEncodedLen`)
	fn contribute() -> Weight {
		// Fastest run: 109_984_000 picoseconds.
		Weight::from_parts(127_800_000, 3593)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Settlement::Books` (r:1 w:1)
	/// Proof: `Settlement::Books` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::Entries` (r:0 w:1)
	/// Proof: `Settlement::Entries` (`max_values`: None, `max_size`: Some(328), added: 2803, mode: `MaxEncodedLen`)
	fn enter_receipts() -> Weight {
		// Fastest run: 40_681_000 picoseconds.
		Weight::from_parts(61_612_000, 3593)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Settlement::Books` (r:1 w:1)
	/// Proof: `Settlement::Books` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::Treasuries` (r:1 w:0)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:17 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(363), added: 2838, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:241 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::MovesTo` (r:240 w:0)
	/// Proof: `Membership::MovesTo` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::References` (r:1 w:1)
	/// Proof: `Settlement::References` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::FreeQuota` (r:1 w:1)
	/// Proof: `Settlement::FreeQuota` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::Legs` (r:0 w:1)
	/// Proof: `Settlement::Legs` (`max_values`: None, `max_size`: Some(379), added: 2854, mode: `MaxEncodedLen`)
	fn enter_receipt() -> Weight {
		// Fastest run: 1_782_783_000 picoseconds.
		Weight::from_parts(2_001_818_000, 612889)
			.saturating_add(T::DbWeight::get().reads(503))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Settlement::Legs` (r:1 w:1)
	/// Proof: `Settlement::Legs` (`max_values`: None, `max_size`: Some(379), added: 2854, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::Treasuries` (r:1 w:0)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:16 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(363), added: 2838, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:241 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::MovesTo` (r:240 w:0)
	/// Proof: `Membership::MovesTo` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::References` (r:1 w:1)
	/// Proof: `Settlement::References` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::FreeQuota` (r:1 w:1)
	/// Proof: `Settlement::FreeQuota` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn enter_outcome() -> Weight {
		// Fastest run: 1_805_697_000 picoseconds.
		Weight::from_parts(2_529_192_000, 612889)
			.saturating_add(T::DbWeight::get().reads(502))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Settlement::Legs` (r:1 w:1)
	/// Proof: `Settlement::Legs` (`max_values`: None, `max_size`: Some(379), added: 2854, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::Treasuries` (r:1 w:0)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:16 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(363), added: 2838, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:242 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::MovesTo` (r:240 w:0)
	/// Proof: `Membership::MovesTo` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::Books` (r:1 w:1)
	/// Proof: `Settlement::Books` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::Entries` (r:1 w:1)
	/// Proof: `Settlement::Entries` (`max_values`: None, `max_size`: Some(328), added: 2803, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::Returns` (r:0 w:1)
	/// Proof: `Settlement::Returns` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	fn confirm() -> Weight {
		// Fastest run: 4_598_711_000 picoseconds.
		Weight::from_parts(9_101_279_000, 615428)
			.saturating_add(T::DbWeight::get().reads(503))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Settlement::Legs` (r:1 w:1)
	/// Proof: `Settlement::Legs` (`max_values`: None, `max_size`: Some(379), added: 2854, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::Treasuries` (r:1 w:0)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:16 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(363), added: 2838, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:241 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::MovesTo` (r:240 w:0)
	/// Proof: `Membership::MovesTo` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::Books` (r:1 w:1)
	/// Proof: `Settlement::Books` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::FreeQuota` (r:1 w:1)
	/// Proof: `Settlement::FreeQuota` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::References` (r:0 w:1)
	/// Proof: `Settlement::References` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::Returns` (r:0 w:1)
	/// Proof: `Settlement::Returns` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	fn reject() -> Weight {
		// Fastest run: 1_815_731_000 picoseconds.
		Weight::from_parts(2_017_121_000, 612889)
			.saturating_add(T::DbWeight::get().reads(502))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Settlement::Books` (r:1 w:1)
	/// Proof: `Settlement::Books` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::Treasuries` (r:1 w:0)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:16 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(363), added: 2838, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:241 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::MovesTo` (r:240 w:0)
	/// Proof: `Membership::MovesTo` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::Entries` (r:1 w:0)
	/// Proof: `Settlement::Entries` (`max_values`: None, `max_size`: Some(328), added: 2803, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::Returns` (r:1 w:1)
	/// Proof: `Settlement::Returns` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::References` (r:1 w:1)
	/// Proof: `Settlement::References` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::FreeQuota` (r:1 w:1)
	/// Proof: `Settlement::FreeQuota` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::Legs` (r:0 w:1)
	/// Proof: `Settlement::Legs` (`max_values`: None, `max_size`: Some(379), added: 2854, mode: `MaxEncodedLen`)
	fn enter_correction() -> Weight {
		// Fastest run: 1_813_838_000 picoseconds.
		Weight::from_parts(2_091_311_000, 612889)
			.saturating_add(T::DbWeight::get().reads(504))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Settlement::Books` (r:1 w:1)
	/// Proof: `Settlement::Books` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::BookOf` (r:1 w:1)
	/// Proof: `Settlement::BookOf` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	fn open_book() -> Weight {
		// Fastest run: 13_851_000 picoseconds.
		Weight::from_parts(16_495_000, 3574)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Settlement::Books` (r:2 w:2)
	/// Proof: `Settlement::Books` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::BookOf` (r:1 w:0)
	/// Proof: `Settlement::BookOf` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::Entries` (r:0 w:4)
	/// Proof: `Settlement::Entries` (`max_values`: None, `max_size`: Some(328), added: 2803, mode: `MaxEncodedLen`)
	fn pay_in_units() -> Weight {
		// Fastest run: 139_417_000 picoseconds.
		Weight::from_parts(192_206_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `Settlement::Books` (r:1 w:1)
	/// Proof: `Settlement::Books` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Settlement::Legs` (r:0 w:1)
	/// Proof: `Settlement::Legs` (`max_values`: None, `max_size`: Some(379), added: 2854, mode: `MaxEncodedLen`)
	fn pay_by_bank() -> Weight {
		// Fastest run: 26_329_000 picoseconds.
		Weight::from_parts(36_384_000, 3574)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
