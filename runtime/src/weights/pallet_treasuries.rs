//! Weights of `pallet_treasuries`, measured in the compiled Wasm.
//!
//! Written by `make weights`; do not edit. Those of what pays are placeholders from the accesses of each call until they are measured.
//! 2026-11-28, AMD EPYC, 20 steps, 20 repeats,
//! benchmark command 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_treasuries`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_treasuries::WeightInfo for WeightInfo<T> {
	// Placeholder, not measured.
	fn open_treasury(l: u32) -> Weight {
		Weight::from_parts(457_311_000, 60000)
			.saturating_add(Weight::from_parts(12_000_000, 9_000).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(70))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(l.into())))
			.saturating_add(T::DbWeight::get().writes(40))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(l.into())))
	}
	/// Storage: `Treasuries::Treasuries` (r:1 w:1)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:16 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Coops` (r:16 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::PastSigners` (r:16 w:32)
	/// Proof: `Treasuries::PastSigners` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::TreasuriesOf` (r:32 w:32)
	/// Proof: `Treasuries::TreasuriesOf` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	fn set_signers() -> Weight {
		// Fastest run: 593_144_000 picoseconds.
		Weight::from_parts(638_611_000, 84702)
			.saturating_add(T::DbWeight::get().reads(82))
			.saturating_add(T::DbWeight::get().writes(65))
	}
	/// Storage: `Treasuries::Treasuries` (r:1 w:1)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::PastSigners` (r:1 w:17)
	/// Proof: `Treasuries::PastSigners` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn replace_signer() -> Weight {
		// Fastest run: 112_287_000 picoseconds.
		Weight::from_parts(122_813_000, 4702)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(18))
	}
	/// Storage: `Treasuries::Treasuries` (r:1 w:1)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	fn set_rules() -> Weight {
		// Fastest run: 22_553_000 picoseconds.
		Weight::from_parts(37_145_000, 4702)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Placeholder, not measured.
	fn open_line() -> Weight {
		Weight::from_parts(40_000_000, 60000)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Treasuries::Treasuries` (r:1 w:1)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::Lines` (r:1 w:1)
	/// Proof: `Treasuries::Lines` (`max_values`: None, `max_size`: Some(593), added: 3068, mode: `MaxEncodedLen`)
	fn change_line() -> Weight {
		// Fastest run: 32_388_000 picoseconds.
		Weight::from_parts(44_426_000, 4702)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Treasuries::Treasuries` (r:1 w:1)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::Lines` (r:1 w:1)
	/// Proof: `Treasuries::Lines` (`max_values`: None, `max_size`: Some(593), added: 3068, mode: `MaxEncodedLen`)
	fn close_line() -> Weight {
		// Fastest run: 31_957_000 picoseconds.
		Weight::from_parts(41_682_000, 4702)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Placeholder, not measured.
	fn pay(n: u32) -> Weight {
		Weight::from_parts(300_000_000, 60000)
			.saturating_add(Weight::from_parts(30_000_000, 9_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(72))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
	}
	/// Storage: `Treasuries::Treasuries` (r:1 w:1)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_pause() -> Weight {
		// Fastest run: 23_895_000 picoseconds.
		Weight::from_parts(35_432_000, 4702)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Treasuries::Treasuries` (r:1 w:1)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::TreasuriesOf` (r:1 w:1)
	/// Proof: `Treasuries::TreasuriesOf` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::PastSigners` (r:0 w:16)
	/// Proof: `Treasuries::PastSigners` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn leave_treasury() -> Weight {
		// Fastest run: 95_933_000 picoseconds.
		Weight::from_parts(106_308_000, 4702)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(18))
	}
	// Placeholder, not measured.
	fn request(n: u32, s: u32) -> Weight {
		Weight::from_parts(110_000_000, 60_000)
			.saturating_add(Weight::from_parts(30_000_000, 9_000).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(15_000_000, 9_000).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Placeholder, not measured.
	fn withdraw_request() -> Weight {
		Weight::from_parts(80_000_000, 60000)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Placeholder, not measured.
	fn approve(n: u32) -> Weight {
		Weight::from_parts(90_000_000, 60000)
			.saturating_add(Weight::from_parts(25_000_000, 9_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Placeholder, not measured.
	fn approve_last(n: u32) -> Weight {
		Weight::from_parts(420_000_000, 60000)
			.saturating_add(Weight::from_parts(60_000_000, 9_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(72))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Placeholder, not measured.
	fn reject(n: u32) -> Weight {
		Weight::from_parts(420_000_000, 60000)
			.saturating_add(Weight::from_parts(60_000_000, 9_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(74))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Placeholder, not measured.
	fn execute(n: u32) -> Weight {
		Weight::from_parts(450_000_000, 60000)
			.saturating_add(Weight::from_parts(70_000_000, 9_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(78))
			.saturating_add(T::DbWeight::get().reads((8_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(10))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
	}
	// Placeholder, not measured.
	fn pause() -> Weight {
		Weight::from_parts(420_000_000, 60000)
			.saturating_add(T::DbWeight::get().reads(70))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Placeholder, not measured.
	fn report_outturn() -> Weight {
		Weight::from_parts(90_000_000, 60000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Treasuries::Treasuries` (r:1 w:1)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::TreasuriesOf` (r:1 w:1)
	/// Proof: `Treasuries::TreasuriesOf` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::PastSigners` (r:0 w:16)
	/// Proof: `Treasuries::PastSigners` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn resign_signer() -> Weight {
		// Fastest run: 98_927_000 picoseconds.
		Weight::from_parts(108_171_000, 4702)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(18))
	}
	/// Storage: `Treasuries::Treasuries` (r:1 w:1)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::Quotas` (r:1 w:1)
	/// Proof: `Treasuries::Quotas` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn withdraw_pause() -> Weight {
		// Fastest run: 39_058_000 picoseconds.
		Weight::from_parts(63_104_000, 4702)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Placeholder, not measured.
	fn approve_again(n: u32) -> Weight {
		Weight::from_parts(420_000_000, 60000)
			.saturating_add(Weight::from_parts(60_000_000, 9_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(76))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Placeholder, not measured.
	fn keep_ledger(n: u32) -> Weight {
		Weight::from_parts(260_000_000, 60000)
			.saturating_add(Weight::from_parts(30_000_000, 9_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(80))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
	}
	// Placeholder, not measured.
	fn hear(n: u32) -> Weight {
		Weight::from_parts(60_000_000, 60000)
			.saturating_add(Weight::from_parts(70_000_000, 9_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(n.into())))
	}
	/// Storage: `Treasuries::TreasuriesOf` (r:1 w:1)
	/// Proof: `Treasuries::TreasuriesOf` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::Treasuries` (r:32 w:32)
	/// Proof: `Treasuries::Treasuries` (`max_values`: None, `max_size`: Some(1237), added: 3712, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::PastSigners` (r:0 w:512)
	/// Proof: `Treasuries::PastSigners` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn on_coop_left() -> Weight {
		// Fastest run: 2_406_444_000 picoseconds.
		Weight::from_parts(2_629_936_000, 119774)
			.saturating_add(T::DbWeight::get().reads(33))
			.saturating_add(T::DbWeight::get().writes(545))
	}
}
