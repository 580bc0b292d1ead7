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
	/// Storage: `Cooperatives::OfficeHistoryCount` (r:1 w:1)
	/// Proof: `Cooperatives::OfficeHistoryCount` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistory` (r:0 w:1)
	/// Proof: `Cooperatives::OfficeHistory` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn resign_office() -> Weight {
		// Fastest run: 39_118_000 picoseconds.
		Weight::from_parts(41_812_000, 4126)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Cooperatives::Bylaws` (r:1 w:1)
	/// Proof: `Cooperatives::Bylaws` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::BylawsHistory` (r:0 w:1)
	/// Proof: `Cooperatives::BylawsHistory` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	fn adopt_bylaws() -> Weight {
		// Fastest run: 24_797_000 picoseconds.
		Weight::from_parts(26_830_000, 3588)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Cooperatives::Bylaws` (r:1 w:0)
	/// Proof: `Cooperatives::Bylaws` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `Membership::Members` (r:1 w:0)
	/// Proof: `Membership::Members` (`max_values`: None, `max_size`: Some(363), added: 2838, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Offices` (r:1 w:1)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistoryCount` (r:1 w:1)
	/// Proof: `Cooperatives::OfficeHistoryCount` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistory` (r:0 w:24)
	/// Proof: `Cooperatives::OfficeHistory` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn appoint() -> Weight {
		// Fastest run: 185_736_000 picoseconds.
		Weight::from_parts(197_674_000, 4126)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(26))
	}
	/// Estimated until it is measured: as `appoint` of the most members.
	fn install_elected() -> Weight {
		Weight::from_parts(600_000_000, 4126)
			.saturating_add(T::DbWeight::get().reads(36))
			.saturating_add(T::DbWeight::get().writes(27))
	}
	/// Storage: `Cooperatives::Offices` (r:1 w:1)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistoryCount` (r:1 w:1)
	/// Proof: `Cooperatives::OfficeHistoryCount` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistory` (r:0 w:1)
	/// Proof: `Cooperatives::OfficeHistory` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn dismiss() -> Weight {
		// Fastest run: 29_604_000 picoseconds.
		Weight::from_parts(32_088_000, 4126)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Ledger::AccountOfAddress` (r:1 w:0)
	/// Proof: `Ledger::AccountOfAddress` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	fn act() -> Weight {
		// Fastest run: 18_237_000 picoseconds.
		Weight::from_parts(20_060_000, 3679)
			.saturating_add(T::DbWeight::get().reads(2))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
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
		// Fastest run: 69_864_000 picoseconds.
		Weight::from_parts(47_785_122, 3985)
			.saturating_add(Weight::from_parts(9_351_566, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(f.into()))
	}
	/// Storage: `Cooperatives::Applications` (r:1 w:1)
	/// Proof: `Cooperatives::Applications` (`max_values`: None, `max_size`: Some(996), added: 3471, mode: `MaxEncodedLen`)
	fn accept_founding() -> Weight {
		// Fastest run: 23_595_000 picoseconds.
		Weight::from_parts(25_458_000, 4461)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Cooperatives::Applications` (r:1 w:1)
	/// Proof: `Cooperatives::Applications` (`max_values`: None, `max_size`: Some(996), added: 3471, mode: `MaxEncodedLen`)
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
		// Fastest run: 210_043_000 picoseconds.
		Weight::from_parts(216_212_000, 42638)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(20))
	}
	/// Storage: `Cooperatives::Applications` (r:1 w:1)
	/// Proof: `Cooperatives::Applications` (`max_values`: None, `max_size`: Some(996), added: 3471, mode: `MaxEncodedLen`)
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
		// Fastest run: 209_441_000 picoseconds.
		Weight::from_parts(215_521_000, 42638)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(20))
	}
	/// Storage: `Cooperatives::Applications` (r:1 w:1)
	/// Proof: `Cooperatives::Applications` (`max_values`: None, `max_size`: Some(996), added: 3471, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::CoopCount` (r:1 w:1)
	/// Proof: `Cooperatives::CoopCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::StandingChanges` (r:1 w:1)
	/// Proof: `Cooperatives::StandingChanges` (`max_values`: Some(1), `max_size`: Some(1202), added: 1697, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::PresentCount` (r:1 w:1)
	/// Proof: `Cooperatives::PresentCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::FederationCharter` (r:1 w:0)
	/// Proof: `Cooperatives::FederationCharter` (`max_values`: Some(1), `max_size`: Some(90), added: 585, mode: `MaxEncodedLen`)
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
		// Fastest run: 298_944_000 picoseconds.
		Weight::from_parts(207_794_254, 6019)
			.saturating_add(Weight::from_parts(34_392_035, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes(16))
			.saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(f.into()))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:1)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::StandingChanges` (r:1 w:1)
	/// Proof: `Cooperatives::StandingChanges` (`max_values`: Some(1), `max_size`: Some(1202), added: 1697, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::PresentCount` (r:1 w:0)
	/// Proof: `Cooperatives::PresentCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn suspend() -> Weight {
		// Fastest run: 122_302_000 picoseconds.
		Weight::from_parts(129_602_000, 3679)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:1)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::StandingChanges` (r:1 w:1)
	/// Proof: `Cooperatives::StandingChanges` (`max_values`: Some(1), `max_size`: Some(1202), added: 1697, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::PresentCount` (r:1 w:0)
	/// Proof: `Cooperatives::PresentCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Deadlines` (r:0 w:1)
	/// Proof: `Cooperatives::Deadlines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn reinstate() -> Weight {
		// Fastest run: 125_407_000 picoseconds.
		Weight::from_parts(132_907_000, 3679)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:1)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::FederationCharter` (r:1 w:0)
	/// Proof: `Cooperatives::FederationCharter` (`max_values`: Some(1), `max_size`: Some(90), added: 585, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::StandingChanges` (r:1 w:1)
	/// Proof: `Cooperatives::StandingChanges` (`max_values`: Some(1), `max_size`: Some(1202), added: 1697, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::PresentCount` (r:1 w:0)
	/// Proof: `Cooperatives::PresentCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Deadlines` (r:0 w:1)
	/// Proof: `Cooperatives::Deadlines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn exclude() -> Weight {
		// Fastest run: 132_767_000 picoseconds.
		Weight::from_parts(139_668_000, 3679)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:1)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::FederationCharter` (r:1 w:0)
	/// Proof: `Cooperatives::FederationCharter` (`max_values`: Some(1), `max_size`: Some(90), added: 585, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Deadlines` (r:0 w:1)
	/// Proof: `Cooperatives::Deadlines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn leave_federation() -> Weight {
		// Fastest run: 28_613_000 picoseconds.
		Weight::from_parts(31_037_000, 3679)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Cooperatives::FederationCharter` (r:1 w:1)
	/// Proof: `Cooperatives::FederationCharter` (`max_values`: Some(1), `max_size`: Some(90), added: 585, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::CharterHistory` (r:0 w:1)
	/// Proof: `Cooperatives::CharterHistory` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	fn adopt_charter() -> Weight {
		// Fastest run: 19_129_000 picoseconds.
		Weight::from_parts(21_372_000, 1575)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Ledger::AccountOfAddress` (r:1 w:0)
	/// Proof: `Ledger::AccountOfAddress` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	fn act_for_federation() -> Weight {
		// Fastest run: 11_027_000 picoseconds.
		Weight::from_parts(12_179_000, 3522)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	/// Storage: `Cooperatives::FederationCharter` (r:1 w:0)
	/// Proof: `Cooperatives::FederationCharter` (`max_values`: Some(1), `max_size`: Some(90), added: 585, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Coops` (r:16 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::AgreementsOf` (r:16 w:16)
	/// Proof: `Cooperatives::AgreementsOf` (`max_values`: None, `max_size`: Some(270), added: 2745, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::AgreementCount` (r:1 w:1)
	/// Proof: `Cooperatives::AgreementCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Agreements` (r:0 w:1)
	/// Proof: `Cooperatives::Agreements` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
	fn conclude_agreement(p: u32, ) -> Weight {
		// Fastest run: 37_556_000 picoseconds.
		Weight::from_parts(19_784_989, 1575)
			.saturating_add(Weight::from_parts(10_967_117, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2745).saturating_mul(p.into()))
	}
	/// Storage: `Cooperatives::Agreements` (r:1 w:1)
	/// Proof: `Cooperatives::Agreements` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::Deadlines` (r:0 w:1)
	/// Proof: `Cooperatives::Deadlines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn leave_agreement() -> Weight {
		// Fastest run: 28_913_000 picoseconds.
		Weight::from_parts(34_301_000, 3885)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Cooperatives::Coops` (r:1 w:0)
	/// Proof: `Cooperatives::Coops` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Ledger::AccountOfAddress` (r:1 w:0)
	/// Proof: `Ledger::AccountOfAddress` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	fn act_under_agreement() -> Weight {
		// Fastest run: 20_711_000 picoseconds.
		Weight::from_parts(22_934_000, 3679)
			.saturating_add(T::DbWeight::get().reads(2))
	}
	/// Storage: `Cooperatives::Deadlines` (r:1 w:129)
	/// Proof: `Cooperatives::Deadlines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
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
	/// Storage: `ValidatorSeats::Equivocations` (r:0 w:1)
	/// Proof: `ValidatorSeats::Equivocations` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Resting` (r:0 w:1)
	/// Proof: `ValidatorSeats::Resting` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::Proposals` (r:0 w:1)
	/// Proof: `ValidatorSeats::Proposals` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSeats::NamingQuota` (r:0 w:1)
	/// Proof: `ValidatorSeats::NamingQuota` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	fn advance() -> Weight {
		// Fastest run: 1_696_033_000 picoseconds.
		Weight::from_parts(1_798_856_000, 186270)
			.saturating_add(T::DbWeight::get().reads(134))
			.saturating_add(T::DbWeight::get().writes(264))
	}
	/// Storage: `Cooperatives::Offices` (r:1 w:1)
	/// Proof: `Cooperatives::Offices` (`max_values`: None, `max_size`: Some(661), added: 3136, mode: `MaxEncodedLen`)
	/// Storage: `Clock::DayLength` (r:1 w:0)
	/// Proof: `Clock::DayLength` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistoryCount` (r:1 w:1)
	/// Proof: `Cooperatives::OfficeHistoryCount` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Cooperatives::OfficeHistory` (r:0 w:5)
	/// Proof: `Cooperatives::OfficeHistory` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn on_seat_ended() -> Weight {
		// Fastest run: 47_280_000 picoseconds.
		Weight::from_parts(50_135_000, 4126)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(7))
	}
}
