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
		// Fastest run: 41_732_000 picoseconds.
		Weight::from_parts(45_617_000, 4126)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Cooperatives::Bylaws` (r:1 w:1)
	/// Proof: `Cooperatives::Bylaws` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::BylawsHistory` (r:0 w:1)
	/// Proof: `Cooperatives::BylawsHistory` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	fn adopt_bylaws() -> Weight {
		// Fastest run: 26_990_000 picoseconds.
		Weight::from_parts(30_074_000, 3588)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Cooperatives::Bylaws` (r:1 w:0)
	/// Proof: `Cooperatives::Bylaws` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
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
		// Fastest run: 190_193_000 picoseconds.
		Weight::from_parts(202_361_000, 4126)
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
		// Fastest run: 32_228_000 picoseconds.
		Weight::from_parts(35_974_000, 4126)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	fn act() -> Weight {
		// Fastest run: 20_160_000 picoseconds.
		Weight::from_parts(25_799_000, 3679)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OpenApplications` (r:1 w:1)
	/// Proof: `Cooperatives::OpenApplications` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Nominations` (r:1 w:1)
	/// Proof: `Cooperatives::Nominations` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::LastApplication` (r:1 w:1)
	/// Proof: `Cooperatives::LastApplication` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:16 w:16)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Storage: `Cooperatives::Deadlines` (r:0 w:1)
	/// Proof: `Cooperatives::Deadlines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Applications` (r:0 w:1)
	/// Proof: `Cooperatives::Applications` (`max_values`: None, `max_size`: Some(996), added: 3471, mode: `MaxEncodedLen`)
	fn nominate(f: u32, ) -> Weight {
		// Fastest run: 74_701_000 picoseconds.
		Weight::from_parts(57_107_020, 4022)
			.saturating_add(Weight::from_parts(11_283_957, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(f.into()))
	}
	/// Storage: `Cooperatives::Applications` (r:1 w:1)
	/// Proof: `Cooperatives::Applications` (`max_values`: None, `max_size`: Some(996), added: 3471, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	fn accept_founding() -> Weight {
		// Fastest run: 26_540_000 picoseconds.
		Weight::from_parts(37_006_000, 4461)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Cooperatives::Applications` (r:1 w:1)
	/// Proof: `Cooperatives::Applications` (`max_values`: None, `max_size`: Some(996), added: 3471, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OpenApplications` (r:1 w:1)
	/// Proof: `Cooperatives::OpenApplications` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Nominations` (r:1 w:1)
	/// Proof: `Cooperatives::Nominations` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:16 w:16)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Storage: `Cooperatives::Deadlines` (r:0 w:1)
	/// Proof: `Cooperatives::Deadlines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn decline_founding() -> Weight {
		// Fastest run: 214_920_000 picoseconds.
		Weight::from_parts(234_980_000, 42638)
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(20))
	}
	/// Storage: `Cooperatives::Applications` (r:1 w:1)
	/// Proof: `Cooperatives::Applications` (`max_values`: None, `max_size`: Some(996), added: 3471, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OpenApplications` (r:1 w:1)
	/// Proof: `Cooperatives::OpenApplications` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Nominations` (r:1 w:1)
	/// Proof: `Cooperatives::Nominations` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:16 w:16)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Storage: `Cooperatives::Deadlines` (r:0 w:1)
	/// Proof: `Cooperatives::Deadlines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn withdraw_nomination() -> Weight {
		// Fastest run: 213_697_000 picoseconds.
		Weight::from_parts(229_642_000, 42638)
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(20))
	}
	/// Storage: `Cooperatives::Applications` (r:1 w:1)
	/// Proof: `Cooperatives::Applications` (`max_values`: None, `max_size`: Some(996), added: 3471, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::CoopCount` (r:1 w:1)
	/// Proof: `Cooperatives::CoopCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::StandingQuota` (r:1 w:1)
	/// Proof: `Cooperatives::StandingQuota` (`max_values`: Some(1), `max_size`: Some(410), added: 905, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::PresentCount` (r:1 w:1)
	/// Proof: `Cooperatives::PresentCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::FederationCharter` (r:1 w:0)
	/// Proof: `Cooperatives::FederationCharter` (`max_values`: Some(1), `max_size`: Some(79), added: 574, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:17 w:17)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0xdde967135f70bd4b67841347851f05e1` (r:1 w:0)
	/// Storage: `Membership::Rolls` (r:1 w:1)
	/// Proof: `Membership::Rolls` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Membership::KeptAlive` (r:16 w:16)
	/// Proof: `Membership::KeptAlive` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OpenApplications` (r:1 w:1)
	/// Proof: `Cooperatives::OpenApplications` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Nominations` (r:1 w:1)
	/// Proof: `Cooperatives::Nominations` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Seats` (r:0 w:16)
	/// Proof: `Membership::Seats` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Membership::ImportDays` (r:0 w:1)
	/// Proof: `Membership::ImportDays` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Membership::SeatHistory` (r:0 w:1)
	/// Proof: `Membership::SeatHistory` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:0 w:16)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(363), added: 2838, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Deadlines` (r:0 w:1)
	/// Proof: `Cooperatives::Deadlines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Coops` (r:0 w:1)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::CoopOfAccount` (r:0 w:1)
	/// Proof: `Cooperatives::CoopOfAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:0 w:1)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Bylaws` (r:0 w:1)
	/// Proof: `Cooperatives::Bylaws` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::BylawsHistory` (r:0 w:1)
	/// Proof: `Cooperatives::BylawsHistory` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	fn admit(f: u32, ) -> Weight {
		// Fastest run: 207_389_000 picoseconds.
		Weight::from_parts(70_802_999, 5271)
			.saturating_add(Weight::from_parts(50_359_227, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes(16))
			.saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(f.into()))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:1)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::StandingQuota` (r:1 w:1)
	/// Proof: `Cooperatives::StandingQuota` (`max_values`: Some(1), `max_size`: Some(410), added: 905, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::PresentCount` (r:1 w:0)
	/// Proof: `Cooperatives::PresentCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn suspend() -> Weight {
		// Fastest run: 31_457_000 picoseconds.
		Weight::from_parts(51_466_000, 3679)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:1)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::StandingQuota` (r:1 w:1)
	/// Proof: `Cooperatives::StandingQuota` (`max_values`: Some(1), `max_size`: Some(410), added: 905, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::PresentCount` (r:1 w:0)
	/// Proof: `Cooperatives::PresentCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Deadlines` (r:0 w:1)
	/// Proof: `Cooperatives::Deadlines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn reinstate() -> Weight {
		// Fastest run: 32_428_000 picoseconds.
		Weight::from_parts(45_778_000, 3679)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:1)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::FederationCharter` (r:1 w:0)
	/// Proof: `Cooperatives::FederationCharter` (`max_values`: Some(1), `max_size`: Some(79), added: 574, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::StandingQuota` (r:1 w:1)
	/// Proof: `Cooperatives::StandingQuota` (`max_values`: Some(1), `max_size`: Some(410), added: 905, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::PresentCount` (r:1 w:0)
	/// Proof: `Cooperatives::PresentCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Deadlines` (r:0 w:1)
	/// Proof: `Cooperatives::Deadlines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn exclude() -> Weight {
		// Fastest run: 36_854_000 picoseconds.
		Weight::from_parts(41_071_000, 3679)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:1)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::FederationCharter` (r:1 w:0)
	/// Proof: `Cooperatives::FederationCharter` (`max_values`: Some(1), `max_size`: Some(79), added: 574, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Deadlines` (r:0 w:1)
	/// Proof: `Cooperatives::Deadlines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn leave_federation() -> Weight {
		// Fastest run: 30_715_000 picoseconds.
		Weight::from_parts(34_281_000, 3679)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Cooperatives::FederationCharter` (r:1 w:1)
	/// Proof: `Cooperatives::FederationCharter` (`max_values`: Some(1), `max_size`: Some(79), added: 574, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::CharterHistory` (r:0 w:1)
	/// Proof: `Cooperatives::CharterHistory` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	fn adopt_charter() -> Weight {
		// Fastest run: 21_262_000 picoseconds.
		Weight::from_parts(23_855_000, 1564)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn act_for_federation() -> Weight {
		// Fastest run: 10_175_000 picoseconds.
		Weight::from_parts(12_148_000, 0)
	}
	/// Storage: `Cooperatives::FederationCharter` (r:1 w:0)
	/// Proof: `Cooperatives::FederationCharter` (`max_values`: Some(1), `max_size`: Some(79), added: 574, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Coops` (r:16 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::AgreementsOf` (r:16 w:16)
	/// Proof: `Cooperatives::AgreementsOf` (`max_values`: None, `max_size`: Some(270), added: 2745, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::AgreementCount` (r:1 w:1)
	/// Proof: `Cooperatives::AgreementCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Agreements` (r:0 w:1)
	/// Proof: `Cooperatives::Agreements` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
	fn conclude_agreement(p: u32, ) -> Weight {
		// Fastest run: 40_951_000 picoseconds.
		Weight::from_parts(22_312_254, 1564)
			.saturating_add(Weight::from_parts(11_947_479, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2745).saturating_mul(p.into()))
	}
	/// Storage: `Cooperatives::Agreements` (r:1 w:1)
	/// Proof: `Cooperatives::Agreements` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Deadlines` (r:0 w:1)
	/// Proof: `Cooperatives::Deadlines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn leave_agreement() -> Weight {
		// Fastest run: 33_149_000 picoseconds.
		Weight::from_parts(64_165_000, 3885)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	fn act_under_agreement() -> Weight {
		// Fastest run: 22_243_000 picoseconds.
		Weight::from_parts(34_751_000, 3679)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	/// Storage: `Cooperatives::Deadlines` (r:1 w:129)
	/// Proof: `Cooperatives::Deadlines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Now` (r:1 w:0)
	/// Proof: `Clock::Now` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Coops` (r:1 w:1)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::AgreementsOf` (r:65 w:65)
	/// Proof: `Cooperatives::AgreementsOf` (`max_values`: None, `max_size`: Some(270), added: 2745, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Agreements` (r:64 w:64)
	/// Proof: `Cooperatives::Agreements` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::PresentCount` (r:1 w:1)
	/// Proof: `Cooperatives::PresentCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Validators` (r:1 w:0)
	/// Proof: `ValidatorSeats::Validators` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Successors` (r:1 w:0)
	/// Proof: `ValidatorSeats::Successors` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Resting` (r:0 w:1)
	/// Proof: `ValidatorSeats::Resting` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Proposals` (r:0 w:1)
	/// Proof: `ValidatorSeats::Proposals` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::NamingQuota` (r:0 w:1)
	/// Proof: `ValidatorSeats::NamingQuota` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn advance() -> Weight {
		// Fastest run: 1_783_463_000 picoseconds.
		Weight::from_parts(7_986_501_000, 186270)
			.saturating_add(T::DbWeight::get().reads(135))
			.saturating_add(T::DbWeight::get().writes(263))
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
		// Fastest run: 51_577_000 picoseconds.
		Weight::from_parts(74_581_000, 4126)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(7))
	}
}
