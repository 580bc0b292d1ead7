//! Weights of `pallet_validator_seats`, measured in the compiled Wasm.
//!
//! Written by `make weights`; do not edit. 2026-11-22, AMD EPYC, 10 steps, 10 repeats,
//! benchmark command 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_validator_seats`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_validator_seats::WeightInfo for WeightInfo<T> {
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Coops` (r:1 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Validators` (r:1 w:0)
	/// Proof: `ValidatorSeats::Validators` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Successors` (r:1 w:1)
	/// Proof: `ValidatorSeats::Successors` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Equivocations` (r:1 w:0)
	/// Proof: `ValidatorSeats::Equivocations` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::CoopOfValidator` (r:1 w:1)
	/// Proof: `ValidatorSeats::CoopOfValidator` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Retiring` (r:1 w:1)
	/// Proof: `ValidatorSeats::Retiring` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Proposals` (r:1 w:1)
	/// Proof: `ValidatorSeats::Proposals` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	fn name_validator() -> Weight {
		// Fastest run: 107_129_000 picoseconds.
		Weight::from_parts(131_766_000, 5635)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `ValidatorSeats::Validators` (r:1 w:0)
	/// Proof: `ValidatorSeats::Validators` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Resting` (r:1 w:1)
	/// Proof: `ValidatorSeats::Resting` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Equivocations` (r:1 w:0)
	/// Proof: `ValidatorSeats::Equivocations` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ValidatorSeats::Attendances` (r:0 w:1)
	/// Proof: `ValidatorSeats::Attendances` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Returns` (r:0 w:1)
	/// Proof: `ValidatorSeats::Returns` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn return_to_seat() -> Weight {
		// Fastest run: 57_816_000 picoseconds.
		Weight::from_parts(63_935_000, 4126)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `ValidatorSeats::CoopOfValidator` (r:1 w:0)
	/// Proof: `ValidatorSeats::CoopOfValidator` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Validators` (r:1 w:0)
	/// Proof: `ValidatorSeats::Validators` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Successors` (r:1 w:0)
	/// Proof: `ValidatorSeats::Successors` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
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
		// Fastest run: 349_019_000 picoseconds.
		Weight::from_parts(369_399_000, 6940)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Not measured yet: as `note_author`, with what a whole board has proposed.
	fn withdraw_proposed_name() -> Weight {
		Weight::from_parts(35_000_000, 4126)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `ValidatorSeats::CoopOfValidator` (r:1 w:0)
	/// Proof: `ValidatorSeats::CoopOfValidator` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ValidatorSeats::LastAuthored` (r:1 w:1)
	/// Proof: `ValidatorSeats::LastAuthored` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn note_author() -> Weight {
		// Fastest run: 20_500_000 picoseconds.
		Weight::from_parts(22_434_000, 3517)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `ValidatorSeats::Validators` (r:1 w:0)
	/// Proof: `ValidatorSeats::Validators` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Equivocations` (r:1 w:1)
	/// Proof: `ValidatorSeats::Equivocations` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Proposals` (r:0 w:1)
	/// Proof: `ValidatorSeats::Proposals` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	fn report_offence() -> Weight {
		// Fastest run: 25_398_000 picoseconds.
		Weight::from_parts(27_991_000, 3509)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `ValidatorSeats::Validators` (r:1 w:1)
	/// Proof: `ValidatorSeats::Validators` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Successors` (r:1 w:1)
	/// Proof: `ValidatorSeats::Successors` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Retiring` (r:1 w:1)
	/// Proof: `ValidatorSeats::Retiring` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Equivocations` (r:0 w:1)
	/// Proof: `ValidatorSeats::Equivocations` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Resting` (r:0 w:1)
	/// Proof: `ValidatorSeats::Resting` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Proposals` (r:0 w:1)
	/// Proof: `ValidatorSeats::Proposals` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::NamingQuota` (r:0 w:1)
	/// Proof: `ValidatorSeats::NamingQuota` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	fn on_coop_left() -> Weight {
		// Fastest run: 29_654_000 picoseconds.
		Weight::from_parts(31_677_000, 3734)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(7))
	}
}
