//! Weights of `pallet_validator_seats`, measured in the compiled Wasm.
//!
//! Written by `make weights`; do not edit. 2026-11-28, AMD EPYC, 20 steps, 20 repeats,
//! benchmark command 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_validator_seats`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_validator_seats::WeightInfo for WeightInfo<T> {
	/// Storage: `Membership::Seats` (r:2 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Coops` (r:1 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Seats` (r:1 w:1)
	/// Proof: `ValidatorSeats::Seats` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::CoopOfValidator` (r:1 w:1)
	/// Proof: `ValidatorSeats::CoopOfValidator` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::ProposedNames` (r:1 w:1)
	/// Proof: `ValidatorSeats::ProposedNames` (`max_values`: None, `max_size`: Some(277), added: 2752, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	fn name_validator() -> Weight {
		// Fastest run: 75_522_000 picoseconds.
		Weight::from_parts(83_445_000, 6068)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `ValidatorSeats::Seats` (r:1 w:1)
	/// Proof: `ValidatorSeats::Seats` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn return_to_seat() -> Weight {
		// Fastest run: 34_651_000 picoseconds.
		Weight::from_parts(37_596_000, 4126)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `ValidatorSeats::CoopOfValidator` (r:1 w:0)
	/// Proof: `ValidatorSeats::CoopOfValidator` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Seats` (r:1 w:0)
	/// Proof: `ValidatorSeats::Seats` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::KeysHeldUntil` (r:1 w:1)
	/// Proof: `ValidatorSeats::KeysHeldUntil` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:1 w:1)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::KeyOwner` (r:2 w:4)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::ExternallySetKeys` (r:1 w:0)
	/// Proof: `Session::ExternallySetKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn set_keys() -> Weight {
		// Fastest run: 281_420_000 picoseconds.
		Weight::from_parts(294_779_000, 7051)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::ProposedNames` (r:1 w:1)
	/// Proof: `ValidatorSeats::ProposedNames` (`max_values`: None, `max_size`: Some(277), added: 2752, mode: `MaxEncodedLen`)
	fn withdraw_proposed_name() -> Weight {
		// Fastest run: 20_330_000 picoseconds.
		Weight::from_parts(22_113_000, 3742)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `ValidatorSeats::CoopOfValidator` (r:1 w:0)
	/// Proof: `ValidatorSeats::CoopOfValidator` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Seats` (r:1 w:1)
	/// Proof: `ValidatorSeats::Seats` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn note_author() -> Weight {
		// Fastest run: 18_117_000 picoseconds.
		Weight::from_parts(19_629_000, 3850)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `ValidatorSeats::Seats` (r:1 w:1)
	/// Proof: `ValidatorSeats::Seats` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::ProposedNames` (r:0 w:1)
	/// Proof: `ValidatorSeats::ProposedNames` (`max_values`: None, `max_size`: Some(277), added: 2752, mode: `MaxEncodedLen`)
	fn report_offence() -> Weight {
		// Fastest run: 17_396_000 picoseconds.
		Weight::from_parts(18_718_000, 3850)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `ValidatorSeats::Seats` (r:1 w:1)
	/// Proof: `ValidatorSeats::Seats` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::ProposedNames` (r:0 w:1)
	/// Proof: `ValidatorSeats::ProposedNames` (`max_values`: None, `max_size`: Some(277), added: 2752, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::NamingQuota` (r:0 w:1)
	/// Proof: `ValidatorSeats::NamingQuota` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	fn on_coop_left() -> Weight {
		// Fastest run: 10_946_000 picoseconds.
		Weight::from_parts(11_898_000, 3850)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}
