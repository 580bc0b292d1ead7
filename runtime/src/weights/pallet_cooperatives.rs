//! Weights of `pallet_cooperatives`, measured in the compiled Wasm.
//!
//! Written by `make weights`; do not edit. 2026-11-22, AMD EPYC, 10 steps, 10 repeats,
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
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistoryCount` (r:1 w:1)
	/// Proof: `Cooperatives::OfficeHistoryCount` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistory` (r:0 w:1)
	/// Proof: `Cooperatives::OfficeHistory` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn resign_office() -> Weight {
		// Fastest run: 199_367_000 picoseconds.
		Weight::from_parts(206_156_000, 4126)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Cooperatives::Bylaws` (r:1 w:1)
	/// Proof: `Cooperatives::Bylaws` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::BylawsHistory` (r:0 w:1)
	/// Proof: `Cooperatives::BylawsHistory` (`max_values`: None, `max_size`: Some(129), added: 2604, mode: `MaxEncodedLen`)
	fn adopt_bylaws() -> Weight {
		// Fastest run: 132_197_000 picoseconds.
		Weight::from_parts(137_495_000, 3587)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Cooperatives::Bylaws` (r:1 w:0)
	/// Proof: `Cooperatives::Bylaws` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(363), added: 2838, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:1)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistoryCount` (r:1 w:1)
	/// Proof: `Cooperatives::OfficeHistoryCount` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistory` (r:0 w:24)
	/// Proof: `Cooperatives::OfficeHistory` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn appoint() -> Weight {
		// Fastest run: 774_152_000 picoseconds.
		Weight::from_parts(827_170_000, 4126)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(26))
	}
	/// Storage: `Cooperatives::Offices` (r:1 w:1)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistoryCount` (r:1 w:1)
	/// Proof: `Cooperatives::OfficeHistoryCount` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistory` (r:0 w:1)
	/// Proof: `Cooperatives::OfficeHistory` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn dismiss() -> Weight {
		// Fastest run: 154_931_000 picoseconds.
		Weight::from_parts(162_341_000, 4126)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	fn act() -> Weight {
		// Fastest run: 102_583_000 picoseconds.
		Weight::from_parts(108_502_000, 3589)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	/// Storage: `Cooperatives::Offices` (r:1 w:1)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistoryCount` (r:1 w:1)
	/// Proof: `Cooperatives::OfficeHistoryCount` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistory` (r:0 w:5)
	/// Proof: `Cooperatives::OfficeHistory` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn on_seat_ended() -> Weight {
		// Fastest run: 230_062_000 picoseconds.
		Weight::from_parts(237_783_000, 4126)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn nominate(f: u32) -> Weight {
		Weight::from_parts(60_000_000, 4_000).saturating_add(Weight::from_parts(70_000, 100).saturating_mul(f.into()))
	}
	fn accept_founding() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
	fn decline_founding() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
	fn withdraw_nomination() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
	fn admit(f: u32) -> Weight {
		Weight::from_parts(60_000_000, 4_000).saturating_add(Weight::from_parts(70_000, 100).saturating_mul(f.into()))
	}
	fn suspend() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
	fn reinstate() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
	fn exclude() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
	fn leave_federation() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
	fn adopt_charter() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
	fn act_for_federation() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
	fn conclude_agreement(p: u32) -> Weight {
		Weight::from_parts(60_000_000, 4_000).saturating_add(Weight::from_parts(70_000, 100).saturating_mul(p.into()))
	}
	fn leave_agreement() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
	fn act_under_agreement() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
	fn advance() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}
}
