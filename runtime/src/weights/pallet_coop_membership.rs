//! Weights of `pallet_coop_membership`, measured in the compiled Wasm.
//!
//! Written by `make weights`; do not edit. 2026-11-22, AMD EPYC, 50 steps, 20 repeats,
//! benchmark command 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_coop_membership`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_coop_membership::WeightInfo for WeightInfo<T> {
	/// Storage: `Cooperatives::Coops` (r:1 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Candidates` (r:1 w:1)
	/// Proof: `Membership::Candidates` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Membership::KeptAlive` (r:1 w:1)
	/// Proof: `Membership::KeptAlive` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Storage: `Membership::Lapses` (r:0 w:1)
	/// Proof: `Membership::Lapses` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn apply() -> Weight {
		// Fastest run: 284_823_000 picoseconds.
		Weight::from_parts(408_468_000, 4758)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Membership::Seats` (r:2 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Coops` (r:1 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Candidates` (r:1 w:1)
	/// Proof: `Membership::Candidates` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `Membership::OpenInvitations` (r:1 w:1)
	/// Proof: `Membership::OpenInvitations` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Membership::InvitationQuota` (r:1 w:1)
	/// Proof: `Membership::InvitationQuota` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Membership::KeptAlive` (r:1 w:1)
	/// Proof: `Membership::KeptAlive` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Storage: `Membership::Lapses` (r:0 w:1)
	/// Proof: `Membership::Lapses` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn invite() -> Weight {
		// Fastest run: 361_768_000 picoseconds.
		Weight::from_parts(542_356_000, 6068)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Membership::Candidates` (r:1 w:1)
	/// Proof: `Membership::Candidates` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Coops` (r:1 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Membership::OpenInvitations` (r:1 w:1)
	/// Proof: `Membership::OpenInvitations` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Lapses` (r:0 w:2)
	/// Proof: `Membership::Lapses` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn accept_invitation() -> Weight {
		// Fastest run: 234_679_000 picoseconds.
		Weight::from_parts(382_028_000, 3589)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Membership::Candidates` (r:1 w:1)
	/// Proof: `Membership::Candidates` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Membership::OpenInvitations` (r:1 w:1)
	/// Proof: `Membership::OpenInvitations` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Membership::KeptAlive` (r:1 w:1)
	/// Proof: `Membership::KeptAlive` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Storage: `Membership::Lapses` (r:0 w:1)
	/// Proof: `Membership::Lapses` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// Fastest run: 334_148_000 picoseconds.
		Weight::from_parts(435_017_000, 5169)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Membership::Seats` (r:1 w:1)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Candidates` (r:1 w:1)
	/// Proof: `Membership::Candidates` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Coops` (r:1 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Rolls` (r:1 w:1)
	/// Proof: `Membership::Rolls` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Membership::KeptAlive` (r:1 w:1)
	/// Proof: `Membership::KeptAlive` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Membership::SeatHistory` (r:1 w:1)
	/// Proof: `Membership::SeatHistory` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Lapses` (r:0 w:1)
	/// Proof: `Membership::Lapses` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:0 w:1)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	fn admit() -> Weight {
		// Fastest run: 395_839_000 picoseconds.
		Weight::from_parts(643_047_000, 3814)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Membership::Seats` (r:1 w:0)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:0)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Candidates` (r:1 w:1)
	/// Proof: `Membership::Candidates` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `Membership::KeptAlive` (r:1 w:1)
	/// Proof: `Membership::KeptAlive` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Storage: `Membership::Lapses` (r:0 w:1)
	/// Proof: `Membership::Lapses` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn refuse() -> Weight {
		// Fastest run: 322_630_000 picoseconds.
		Weight::from_parts(508_026_000, 5131)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Membership::Seats` (r:1 w:1)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:1)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Rolls` (r:1 w:1)
	/// Proof: `Membership::Rolls` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Membership::SeatHistory` (r:1 w:1)
	/// Proof: `Membership::SeatHistory` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Membership::KeptAlive` (r:1 w:1)
	/// Proof: `Membership::KeptAlive` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Storage: `Cooperatives::Offices` (r:1 w:1)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	fn leave() -> Weight {
		// Fastest run: 402_129_000 picoseconds.
		Weight::from_parts(680_722_000, 5382)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Membership::Candidates` (r:1 w:1)
	/// Proof: `Membership::Candidates` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Membership::OpenInvitations` (r:1 w:1)
	/// Proof: `Membership::OpenInvitations` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Membership::KeptAlive` (r:1 w:1)
	/// Proof: `Membership::KeptAlive` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Storage: `Membership::Lapses` (r:0 w:1)
	/// Proof: `Membership::Lapses` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn lapse() -> Weight {
		// Fastest run: 265_174_000 picoseconds.
		Weight::from_parts(449_569_000, 4471)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Membership::KeptAlive` (r:1 w:1)
	/// Proof: `Membership::KeptAlive` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	fn release_account() -> Weight {
		// Fastest run: 169_602_000 picoseconds.
		Weight::from_parts(273_106_000, 4163)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
