//! Weights of `pallet_resolutions`, measured in the compiled Wasm.
//!
//! Written by `make weights`; do not edit. 2026-11-28, AMD EPYC, 20 steps, 20 repeats,
//! benchmark command 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_resolutions`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_resolutions::WeightInfo for WeightInfo<T> {
	/// Estimated from what it reads and writes, not measured yet.
	fn propose() -> Weight {
		Weight::from_parts(1_600_000_000, 90000)
			.saturating_add(T::DbWeight::get().reads(240))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Rolls` (r:1 w:0)
	/// Proof: `Membership::Rolls` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Bylaws` (r:1 w:0)
	/// Proof: `Cooperatives::Bylaws` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::DraftQuota` (r:1 w:1)
	/// Proof: `Resolutions::DraftQuota` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::ResolutionCount` (r:1 w:1)
	/// Proof: `Resolutions::ResolutionCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::NumbersGiven` (r:1 w:1)
	/// Proof: `Resolutions::NumbersGiven` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::OpenResolutions` (r:1 w:1)
	/// Proof: `Resolutions::OpenResolutions` (`max_values`: None, `max_size`: Some(1038), added: 3513, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:1)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:0 w:1)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Heads` (r:0 w:1)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Motions` (r:0 w:1)
	/// Proof: `Resolutions::Motions` (`max_values`: None, `max_size`: Some(279), added: 2754, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Resolutions` (r:0 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	fn propose_text() -> Weight {
		// Fastest run: 85_928_000 picoseconds.
		Weight::from_parts(102_362_000, 4503)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	/// Estimated from what it reads and writes, not measured yet.
	fn propose_payment() -> Weight {
		Weight::from_parts(400_000_000, 30000)
			.saturating_add(T::DbWeight::get().reads(80))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Estimated from `propose_text`, not measured yet.
	fn propose_election() -> Weight {
		Weight::from_parts(112_000_000, 4503)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Estimated from `request_secrecy`, not measured yet.
	fn stand() -> Weight {
		Weight::from_parts(170_000_000, 90_000)
			.saturating_add(T::DbWeight::get().reads(41))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Estimated from `request_secrecy`, not measured yet.
	fn nominate_candidate() -> Weight {
		Weight::from_parts(70_000_000, 6_000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Estimated from `request_secrecy`, not measured yet.
	fn withdraw_candidacy() -> Weight {
		Weight::from_parts(60_000_000, 4503)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Motions` (r:1 w:1)
	/// Proof: `Resolutions::Motions` (`max_values`: None, `max_size`: Some(279), added: 2754, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Rolls` (r:1 w:0)
	/// Proof: `Membership::Rolls` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Bylaws` (r:1 w:0)
	/// Proof: `Cooperatives::Bylaws` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:1)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:2 w:1)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Heads` (r:0 w:1)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Kept` (r:0 w:1)
	/// Proof: `Resolutions::Kept` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn second() -> Weight {
		// Fastest run: 103_805_000 picoseconds.
		Weight::from_parts(111_836_000, 6004)
			.saturating_add(Weight::from_parts(15_000_000, 3513))
			.saturating_add(T::DbWeight::get().reads_writes(3, 3))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(6))
			// The places of who has seconded, until it is measured.
			.saturating_add(Weight::from_parts(4_000_000, 2_600))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Rolls` (r:1 w:0)
	/// Proof: `Membership::Rolls` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Signatures` (r:1 w:1)
	/// Proof: `Resolutions::Signatures` (`max_values`: None, `max_size`: Some(39), added: 2514, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Motions` (r:1 w:1)
	/// Proof: `Resolutions::Motions` (`max_values`: None, `max_size`: Some(279), added: 2754, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Bylaws` (r:1 w:0)
	/// Proof: `Cooperatives::Bylaws` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:1)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:2 w:1)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Heads` (r:0 w:1)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Kept` (r:0 w:1)
	/// Proof: `Resolutions::Kept` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn sign_petition(s: u32) -> Weight {
		Weight::from_parts(130_000_000, 6004)
			.saturating_add(Weight::from_parts(4_000_000, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(15_000_000, 3513))
			.saturating_add(T::DbWeight::get().reads_writes(3, 3))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_add(Weight::from_parts(0, 2539).saturating_mul(s.into()))
	}
	fn take_over() -> Weight {
		Self::propose().saturating_add(Self::withdraw_signature())
	}
	fn withdraw_signature() -> Weight {
		Weight::from_parts(60_000_000, 6004)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Estimated from what it reads and writes, not measured yet.
	fn amend() -> Weight {
		Weight::from_parts(110_000_000, 3804)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Estimated from what it reads and writes, not measured yet.
	fn put_as_alternative() -> Weight {
		Weight::from_parts(669_000_000, 42334)
			.saturating_add(T::DbWeight::get().reads(25))
			.saturating_add(T::DbWeight::get().writes(2))
			// Which co-ops have brought the others, until it is measured.
			.saturating_add(Weight::from_parts(28_000_000, 19_194))
			.saturating_add(T::DbWeight::get().reads(7))
	}
	/// As `vote` for each of seven alternatives more, until it is measured.
	fn extend_alternatives() -> Weight {
		Weight::from_parts(773_115_000, 72492)
			.saturating_add(T::DbWeight::get().reads(63))
			.saturating_add(T::DbWeight::get().writes(56))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Motions` (r:1 w:0)
	/// Proof: `Resolutions::Motions` (`max_values`: None, `max_size`: Some(279), added: 2754, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:1)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:2 w:1)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::OpenResolutions` (r:1 w:1)
	/// Proof: `Resolutions::OpenResolutions` (`max_values`: None, `max_size`: Some(1038), added: 3513, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Heads` (r:0 w:1)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::OpenAmongCoops` (r:0 w:1)
	/// Proof: `Resolutions::OpenAmongCoops` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Prunings` (r:0 w:1)
	/// Proof: `Resolutions::Prunings` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// Fastest run: 59_258_000 picoseconds.
		Weight::from_parts(63_164_000, 6004)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(7))
			// The places of who has seconded, until it is measured.
			.saturating_add(Weight::from_parts(4_000_000, 2_600))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Motions` (r:1 w:0)
	/// Proof: `Resolutions::Motions` (`max_values`: None, `max_size`: Some(279), added: 2754, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Objections` (r:1 w:1)
	/// Proof: `Resolutions::Objections` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	fn object() -> Weight {
		// Fastest run: 52_177_000 picoseconds.
		Weight::from_parts(55_673_000, 3832)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Objections` (r:1 w:1)
	/// Proof: `Resolutions::Objections` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:2 w:2)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:1)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Heads` (r:0 w:2)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn withdraw_objection() -> Weight {
		// Fastest run: 48_482_000 picoseconds.
		Weight::from_parts(91_507_000, 5988)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Signatures` (r:1 w:1)
	/// Proof: `Resolutions::Signatures` (`max_values`: None, `max_size`: Some(39), added: 2514, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Motions` (r:1 w:1)
	/// Proof: `Resolutions::Motions` (`max_values`: None, `max_size`: Some(279), added: 2754, mode: `MaxEncodedLen`)
	fn request_secrecy() -> Weight {
		// Fastest run: 55_994_000 picoseconds.
		Weight::from_parts(58_917_000, 3832)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
			// Those of seven alternatives more, until it is measured.
			.saturating_add(Weight::from_parts(0, 20_000))
			.saturating_add(T::DbWeight::get().reads(28))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Ballots` (r:1 w:1)
	/// Proof: `Resolutions::Ballots` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Assemblies` (r:1 w:1)
	/// Proof: `Resolutions::Assemblies` (`max_values`: None, `max_size`: Some(6891), added: 9366, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:1)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:2 w:2)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Heads` (r:0 w:2)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn vote() -> Weight {
		// Fastest run: 105_066_000 picoseconds.
		Weight::from_parts(110_445_000, 10356)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:0)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Assemblies` (r:1 w:1)
	/// Proof: `Resolutions::Assemblies` (`max_values`: None, `max_size`: Some(6891), added: 9366, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Ballots` (r:64 w:64)
	/// Proof: `Resolutions::Ballots` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:64 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	fn roll_call(m: u32, ) -> Weight {
		// Fastest run: 80_680_000 picoseconds.
		Weight::from_parts(78_678_549, 10356)
			.saturating_add(Weight::from_parts(12_609_234, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(m.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(m.into())))
			.saturating_add(Weight::from_parts(0, 2842).saturating_mul(m.into()))
	}
	/// As `roll_call` with the holders of proxies, until it is measured.
	fn enter_proxies(m: u32, ) -> Weight {
		// Fastest run: 80_680_000 picoseconds.
		Weight::from_parts(78_678_549, 10356)
			.saturating_add(Weight::from_parts(40_000_000, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(6_u64.saturating_mul(m.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(m.into())))
			.saturating_add(Weight::from_parts(0, 2842).saturating_mul(m.into()))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:0)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Assemblies` (r:1 w:1)
	/// Proof: `Resolutions::Assemblies` (`max_values`: None, `max_size`: Some(6891), added: 9366, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Ballots` (r:64 w:64)
	/// Proof: `Resolutions::Ballots` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	fn strike_roll(m: u32, ) -> Weight {
		// Fastest run: 75_313_000 picoseconds.
		Weight::from_parts(88_471_227, 10356)
			.saturating_add(Weight::from_parts(9_254_428, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(m.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(m.into())))
			.saturating_add(Weight::from_parts(0, 2524).saturating_mul(m.into()))
	}
	/// As `strike_roll`, until it is measured.
	fn note_dissent(m: u32, ) -> Weight {
		// Fastest run: 75_313_000 picoseconds.
		Weight::from_parts(88_471_227, 10356)
			.saturating_add(Weight::from_parts(9_254_428, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(m.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(m.into())))
			.saturating_add(Weight::from_parts(0, 2524).saturating_mul(m.into()))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:0)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Assemblies` (r:1 w:1)
	/// Proof: `Resolutions::Assemblies` (`max_values`: None, `max_size`: Some(6891), added: 9366, mode: `MaxEncodedLen`)
	fn enter_result() -> Weight {
		// Fastest run: 60_540_000 picoseconds.
		Weight::from_parts(64_526_000, 10356)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:3 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Assemblies` (r:1 w:1)
	/// Proof: `Resolutions::Assemblies` (`max_values`: None, `max_size`: Some(6891), added: 9366, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:3 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:1)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:2 w:2)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Heads` (r:0 w:2)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn confirm_result() -> Weight {
		// Fastest run: 140_469_000 picoseconds.
		Weight::from_parts(149_943_000, 10356)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Estimated from `confirm_result`, not measured yet.
	fn recount() -> Weight {
		Weight::from_parts(149_943_000, 10356)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:0)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Assemblies` (r:1 w:1)
	/// Proof: `Resolutions::Assemblies` (`max_values`: None, `max_size`: Some(6891), added: 9366, mode: `MaxEncodedLen`)
	fn discard_result() -> Weight {
		// Fastest run: 57_055_000 picoseconds.
		Weight::from_parts(61_331_000, 10356)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:0)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Assemblies` (r:1 w:0)
	/// Proof: `Resolutions::Assemblies` (`max_values`: None, `max_size`: Some(6891), added: 9366, mode: `MaxEncodedLen`)
	fn refused() -> Weight {
		// Fastest run: 37_015_000 picoseconds.
		Weight::from_parts(39_819_000, 10356)
			.saturating_add(T::DbWeight::get().reads(5))
	}
	/// Estimated from what it reads and writes, not measured yet.
	fn refused_proposal() -> Weight {
		Weight::from_parts(1_500_000_000, 90000)
			.saturating_add(T::DbWeight::get().reads(240))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:0)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Assemblies` (r:1 w:0)
	/// Proof: `Resolutions::Assemblies` (`max_values`: None, `max_size`: Some(6891), added: 9366, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Ballots` (r:64 w:0)
	/// Proof: `Resolutions::Ballots` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:64 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	fn refused_roll(m: u32, ) -> Weight {
		// Fastest run: 54_381_000 picoseconds.
		Weight::from_parts(56_266_181, 10356)
			.saturating_add(Weight::from_parts(8_458_635, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(m.into())))
			.saturating_add(Weight::from_parts(0, 2842).saturating_mul(m.into()))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Motions` (r:1 w:0)
	/// Proof: `Resolutions::Motions` (`max_values`: None, `max_size`: Some(279), added: 2754, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:1)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:2 w:2)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Heads` (r:0 w:2)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn retry() -> Weight {
		// Estimate until it is measured: the call of sixteen payees is read and each of them looked up.
		Weight::from_parts(260_000_000, 60_000)
			.saturating_add(T::DbWeight::get().reads(60))
			.saturating_add(T::DbWeight::get().writes(7))
			// What is rescinded is read, until it is measured.
			.saturating_add(Weight::from_parts(4_000_000, 10_000))
			.saturating_add(T::DbWeight::get().reads(4))
	}
	fn challenge() -> Weight {
		// Estimate until it is measured: each of sixteen seats of who speaks for a co-op is looked up.
		Weight::from_parts(220_000_000, 70_000)
			.saturating_add(T::DbWeight::get().reads(56))
			.saturating_add(T::DbWeight::get().writes(8))
			// Whether one co-op has decided alone, until it is measured.
			.saturating_add(Weight::from_parts(2_000_000, 2_700))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	fn uphold() -> Weight {
		// Estimate until it is measured: it looks each of sixteen payees up, as a retry does.
		Weight::from_parts(200_000_000, 50_000)
			.saturating_add(T::DbWeight::get().reads(55))
			.saturating_add(T::DbWeight::get().writes(7))
			// What is rescinded is read, until it is measured.
			.saturating_add(Weight::from_parts(4_000_000, 10_000))
			.saturating_add(T::DbWeight::get().reads(4))
	}
	fn name_closing_hour() -> Weight {
		// Estimate until it is measured.
		Weight::from_parts(50_000_000, 6_000)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
			// Those of seven alternatives more, until it is measured.
			.saturating_add(Weight::from_parts(0, 20_000))
			.saturating_add(T::DbWeight::get().reads(28))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	fn hasten() -> Weight {
		// Estimate until it is measured.
		Weight::from_parts(150_000_000, 50_000)
			.saturating_add(T::DbWeight::get().reads(50))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn rescind() -> Weight {
		// Estimate until it is measured.
		Weight::from_parts(80_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(8))
			// The places of who has seconded, until it is measured.
			.saturating_add(Weight::from_parts(4_000_000, 2_600))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::CoopCount` (r:1 w:0)
	/// Proof: `Cooperatives::CoopCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:1)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:2 w:1)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::OpenResolutions` (r:1 w:1)
	/// Proof: `Resolutions::OpenResolutions` (`max_values`: None, `max_size`: Some(1038), added: 3513, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Heads` (r:0 w:1)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::OpenAmongCoops` (r:0 w:1)
	/// Proof: `Resolutions::OpenAmongCoops` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Prunings` (r:0 w:1)
	/// Proof: `Resolutions::Prunings` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn advance() -> Weight {
		// Fastest run: 49_424_000 picoseconds.
		Weight::from_parts(54_110_000, 6004)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(7))
			// The places of who has seconded, until it is measured.
			.saturating_add(Weight::from_parts(4_000_000, 2_600))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	/// Storage: `Resolutions::Heads` (r:2 w:0)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:2 w:2)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::CoopCount` (r:1 w:0)
	/// Proof: `Cooperatives::CoopCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Calls` (r:1 w:0)
	/// Proof: `Resolutions::Calls` (`max_values`: None, `max_size`: Some(2062), added: 4537, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Registered` (r:16 w:0)
	/// Proof: `Custody::Registered` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::TreasuryOfAccount` (r:16 w:0)
	/// Proof: `Treasuries::TreasuryOfAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::CoopOfValidator` (r:16 w:0)
	/// Proof: `ValidatorSeats::CoopOfValidator` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:16 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:16 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Motions` (r:1 w:1)
	/// Proof: `Resolutions::Motions` (`max_values`: None, `max_size`: Some(279), added: 2754, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:0)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn step() -> Weight {
		// Fastest run: 515_878_000 picoseconds.
		Weight::from_parts(550_459_000, 46462)
			.saturating_add(T::DbWeight::get().reads(138))
			.saturating_add(T::DbWeight::get().writes(4))
			// What is rescinded is read, until it is measured.
			.saturating_add(Weight::from_parts(4_000_000, 10_000))
			.saturating_add(T::DbWeight::get().reads(4))
			// The places of who has seconded, and an assembly that did not count, until it is measured.
			.saturating_add(Weight::from_parts(8_000_000, 20_000))
			.saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	/// Storage: `Resolutions::Prunings` (r:2 w:1)
	/// Proof: `Resolutions::Prunings` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Ballots` (r:32 w:31)
	/// Proof: `Resolutions::Ballots` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Signatures` (r:1 w:0)
	/// Proof: `Resolutions::Signatures` (`max_values`: None, `max_size`: Some(39), added: 2514, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Objections` (r:1 w:0)
	/// Proof: `Resolutions::Objections` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Assemblies` (r:1 w:0)
	/// Proof: `Resolutions::Assemblies` (`max_values`: None, `max_size`: Some(6891), added: 9366, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Results` (r:1 w:0)
	/// Proof: `Resolutions::Results` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Polls` (r:1 w:0)
	/// Proof: `Resolutions::Polls` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Motions` (r:1 w:1)
	/// Proof: `Resolutions::Motions` (`max_values`: None, `max_size`: Some(279), added: 2754, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Calls` (r:1 w:1)
	/// Proof: `Resolutions::Calls` (`max_values`: None, `max_size`: Some(2062), added: 4537, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Kept` (r:1 w:1)
	/// Proof: `Resolutions::Kept` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Signers` (r:0 w:1)
	/// Proof: `Resolutions::Signers` (`max_values`: None, `max_size`: Some(814), added: 3289, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Records` (r:0 w:1)
	/// Proof: `Resolutions::Records` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn prune() -> Weight {
		// Fastest run: 221_991_000 picoseconds.
		Weight::from_parts(237_834_000, 81758)
			.saturating_add(T::DbWeight::get().reads(44))
			.saturating_add(T::DbWeight::get().writes(39))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Ballots` (r:1 w:1)
	/// Proof: `Resolutions::Ballots` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	fn vote_usually() -> Weight {
		// Fastest run: 49_193_000 picoseconds.
		Weight::from_parts(55_142_000, 3832)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Motions` (r:1 w:1)
	/// Proof: `Resolutions::Motions` (`max_values`: None, `max_size`: Some(279), added: 2754, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Coops` (r:994 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:2 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Rolls` (r:994 w:0)
	/// Proof: `Membership::Rolls` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:2 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::PartiesOf` (r:1 w:0)
	/// Proof: `Resolutions::PartiesOf` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::FederationCharter` (r:1 w:0)
	/// Proof: `Cooperatives::FederationCharter` (`max_values`: Some(1), `max_size`: Some(90), added: 585, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::CoopCount` (r:1 w:0)
	/// Proof: `Cooperatives::CoopCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Bylaws` (r:994 w:0)
	/// Proof: `Cooperatives::Bylaws` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:1)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:2 w:2)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Heads` (r:0 w:2)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Kept` (r:0 w:1)
	/// Proof: `Resolutions::Kept` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Polls` (r:0 w:994)
	/// Proof: `Resolutions::Polls` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	fn second_among_coops(c: u32, ) -> Weight {
		// Fastest run: 187_780_000 picoseconds.
		Weight::from_parts(191_686_000, 11746)
			.saturating_add(Weight::from_parts(14_435_829, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(15_000_000, 3513))
			.saturating_add(T::DbWeight::get().reads_writes(3, 3))
			.saturating_add(T::DbWeight::get().reads(26))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(12))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 2689).saturating_mul(c.into()))
	}
	/// Estimated from what it reads and writes, not measured yet.
	fn look_at_call() -> Weight {
		Weight::from_parts(1_500_000_000, 90000)
			.saturating_add(T::DbWeight::get().reads(230))
			.saturating_add(T::DbWeight::get().writes(1))
			// The terms of who sits on the board, until it is measured.
			.saturating_add(Weight::from_parts(4_000_000, 3_200))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	/// Estimated from what it reads and writes, not measured yet.
	fn propose_to_federation() -> Weight {
		Weight::from_parts(125_000_000, 8607)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Estimated from what it reads and writes, not measured yet.
	fn propose_federation_payment() -> Weight {
		Weight::from_parts(400_000_000, 30000)
			.saturating_add(T::DbWeight::get().reads(80))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	/// Storage: `Cooperatives::Coops` (r:16 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Rolls` (r:1 w:0)
	/// Proof: `Membership::Rolls` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Bylaws` (r:16 w:0)
	/// Proof: `Cooperatives::Bylaws` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::DraftQuota` (r:1 w:1)
	/// Proof: `Resolutions::DraftQuota` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::ResolutionCount` (r:1 w:1)
	/// Proof: `Resolutions::ResolutionCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::NumbersGiven` (r:1 w:1)
	/// Proof: `Resolutions::NumbersGiven` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::OpenResolutions` (r:1 w:1)
	/// Proof: `Resolutions::OpenResolutions` (`max_values`: None, `max_size`: Some(1038), added: 3513, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:1)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:0 w:1)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Heads` (r:0 w:1)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::OpenAmongCoops` (r:0 w:1)
	/// Proof: `Resolutions::OpenAmongCoops` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Motions` (r:0 w:1)
	/// Proof: `Resolutions::Motions` (`max_values`: None, `max_size`: Some(279), added: 2754, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Resolutions` (r:0 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::PartiesOf` (r:0 w:1)
	/// Proof: `Resolutions::PartiesOf` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	fn propose_agreement() -> Weight {
		// Fastest run: 178_616_000 picoseconds.
		Weight::from_parts(186_517_000, 44014)
			.saturating_add(T::DbWeight::get().reads(42))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:0)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Polls` (r:1 w:1)
	/// Proof: `Resolutions::Polls` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn vote_as_delegate() -> Weight {
		// Fastest run: 40_941_000 picoseconds.
		Weight::from_parts(43_915_000, 4126)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:0)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Polls` (r:1 w:1)
	/// Proof: `Resolutions::Polls` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Signatures` (r:1 w:1)
	/// Proof: `Resolutions::Signatures` (`max_values`: None, `max_size`: Some(39), added: 2514, mode: `MaxEncodedLen`)
	fn request_ballot() -> Weight {
		// Fastest run: 49_664_000 picoseconds.
		Weight::from_parts(52_718_000, 3832)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Resolutions::Resolutions` (r:1 w:0)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Polls` (r:1 w:1)
	/// Proof: `Resolutions::Polls` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	fn instruct() -> Weight {
		// Fastest run: 23_535_000 picoseconds.
		Weight::from_parts(26_339_000, 3732)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Coops` (r:993 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::EmergencyCalls` (r:993 w:1)
	/// Proof: `Resolutions::EmergencyCalls` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::CoopCount` (r:1 w:0)
	/// Proof: `Cooperatives::CoopCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::RestartedAt` (r:1 w:1)
	/// Proof: `Resolutions::RestartedAt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Grandpa::CurrentSetId` (r:1 w:0)
	/// Proof: `Grandpa::CurrentSetId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Grandpa::SetIdSession` (r:1 w:0)
	/// Proof: `Grandpa::SetIdSession` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::SessionLength` (r:1 w:0)
	/// Proof: `ValidatorSeats::SessionLength` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::OngoingRescue` (r:0 w:1)
	/// Proof: `ValidatorSeats::OngoingRescue` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	fn call_emergency(c: u32, ) -> Weight {
		// Fastest run: 73_730_000 picoseconds.
		Weight::from_parts(74_771_000, 9057)
			.saturating_add(Weight::from_parts(8_884_617, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(Weight::from_parts(0, 2689).saturating_mul(c.into()))
	}
	/// Storage: `Resolutions::Heads` (r:2 w:2)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:2 w:2)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::CoopCount` (r:1 w:0)
	/// Proof: `Cooperatives::CoopCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::FederationCharter` (r:1 w:0)
	/// Proof: `Cooperatives::FederationCharter` (`max_values`: Some(1), `max_size`: Some(90), added: 585, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Polls` (r:993 w:993)
	/// Proof: `Resolutions::Polls` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Coops` (r:993 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Bylaws` (r:993 w:0)
	/// Proof: `Cooperatives::Bylaws` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Rolls` (r:993 w:0)
	/// Proof: `Membership::Rolls` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:1)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn step_asking_coops(c: u32, ) -> Weight {
		// Fastest run: 138_537_000 picoseconds.
		Weight::from_parts(142_171_000, 9057)
			.saturating_add(Weight::from_parts(15_912_242, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 2689).saturating_mul(c.into()))
	}
	/// Storage: `Resolutions::Heads` (r:2 w:2)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:2 w:2)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::CoopCount` (r:1 w:0)
	/// Proof: `Cooperatives::CoopCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Polls` (r:994 w:0)
	/// Proof: `Resolutions::Polls` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Motions` (r:1 w:1)
	/// Proof: `Resolutions::Motions` (`max_values`: None, `max_size`: Some(279), added: 2754, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:1)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Results` (r:0 w:1)
	/// Proof: `Resolutions::Results` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn step_counting_coops(c: u32, ) -> Weight {
		// Fastest run: 89_773_000 picoseconds.
		Weight::from_parts(90_315_000, 11458)
			.saturating_add(Weight::from_parts(4_478_206, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(8))
			.saturating_add(Weight::from_parts(0, 2617).saturating_mul(c.into()))
	}
	/// Storage: `Resolutions::Heads` (r:2 w:2)
	/// Proof: `Resolutions::Heads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Agenda` (r:2 w:2)
	/// Proof: `Resolutions::Agenda` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Resolutions` (r:1 w:1)
	/// Proof: `Resolutions::Resolutions` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::CoopCount` (r:1 w:0)
	/// Proof: `Cooperatives::CoopCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Calls` (r:1 w:0)
	/// Proof: `Resolutions::Calls` (`max_values`: None, `max_size`: Some(2062), added: 4537, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Registered` (r:16 w:0)
	/// Proof: `Custody::Registered` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Treasuries::TreasuryOfAccount` (r:16 w:0)
	/// Proof: `Treasuries::TreasuryOfAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::CoopOfValidator` (r:16 w:0)
	/// Proof: `ValidatorSeats::CoopOfValidator` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::CoopOfAccount` (r:16 w:0)
	/// Proof: `Cooperatives::CoopOfAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:32 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::MovesTo` (r:16 w:0)
	/// Proof: `Membership::MovesTo` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Polls` (r:16 w:16)
	/// Proof: `Resolutions::Polls` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:16 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(367), added: 2842, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::Motions` (r:1 w:1)
	/// Proof: `Resolutions::Motions` (`max_values`: None, `max_size`: Some(279), added: 2754, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Resolutions::HeadOf` (r:1 w:1)
	/// Proof: `Resolutions::HeadOf` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn step_recusing_in_coops() -> Weight {
		// Fastest run: 807_863_000 picoseconds.
		Weight::from_parts(848_613_000, 82238)
			.saturating_add(T::DbWeight::get().reads(154))
			.saturating_add(T::DbWeight::get().writes(23))
			// What is rescinded is read, until it is measured.
			.saturating_add(Weight::from_parts(4_000_000, 10_000))
			.saturating_add(T::DbWeight::get().reads(4))
	}
	/// Storage: `Resolutions::UpgradeUntil` (r:1 w:1)
	/// Proof: `Resolutions::UpgradeUntil` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::AuthorizedUpgrade` (r:1 w:1)
	/// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	fn end_authorisation() -> Weight {
		// Fastest run: 5_509_000 picoseconds.
		Weight::from_parts(5_998_000, 1518)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// An estimate with room, until it is measured.
	fn renew_resolution() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
