//! A chain with a register of co-ops, whose members are told to it.

#![allow(clippy::arithmetic_side_effects)]

use crate::{self as pallet_cooperatives, GenesisCoop, GenesisOffice};
use frame::testing_prelude::*;
use rochdale_primitives::{CoopId, MemberInspect, MemberNo, Moment, Office};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Cooperatives = pallet_cooperatives;
}

pub type AccountId = u128;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const STRANGER: AccountId = 99;

/// Length of a day, in milliseconds.
pub const DAY: Moment = 86_400_000;

parameter_types! {
	pub const CooperativesId: PalletId = PalletId(*b"rd/coops");
	/// Deadline time and the start of the chain.
	pub static DeadlineTime: Moment = 0;
	pub static StartedAt: Option<Moment> = None;
	/// How many members each co-op has. Account n is member n.
	pub static Seated: u32 = 3;
	/// The co-ops that have a register of members.
	pub static Registers: Vec<CoopId> = vec![];
	/// The account that a benchmark has seated as the last member.
	pub static SeatedByBenchmark: Option<AccountId> = None;
}

pub struct MockClock;

impl rochdale_primitives::Clock for MockClock {
	fn civil() -> Moment {
		DeadlineTime::get()
	}

	fn deadline() -> Moment {
		DeadlineTime::get()
	}

	fn started_at() -> Option<Moment> {
		StartedAt::get()
	}

	fn day() -> Moment {
		DAY
	}
}

pub struct MockMembers;

impl MemberInspect<AccountId> for MockMembers {
	fn seat_of(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
		if SeatedByBenchmark::get() == Some(*who) {
			return Some(Seated::get());
		}
		MemberNo::try_from(*who).ok().filter(|member| Self::is_seated(coop, *member))
	}

	fn is_seated(_: CoopId, member: MemberNo) -> bool {
		(1..=Seated::get()).contains(&member)
	}

	fn voting_seats(_: CoopId) -> u32 {
		Seated::get()
	}

	fn registers() -> Vec<CoopId> {
		Registers::get()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_seat(_: CoopId, who: &AccountId) -> MemberNo {
		SeatedByBenchmark::set(Some(*who));
		Seated::set(4);
		4
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountId = AccountId;
	type Block = MockBlock<Test>;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
}

impl pallet_cooperatives::Config for Test {
	type Clock = MockClock;
	type Members = MockMembers;
	type PalletId = CooperativesId;
	type WeightInfo = ();
}

/// An office for two years.
pub fn office(office: Office, member: MemberNo) -> GenesisOffice {
	GenesisOffice { office, member, days: 730 }
}

/// A co-op whose members 1 to 3 are its board.
pub fn bakery() -> GenesisCoop {
	GenesisCoop {
		title: "La Espiga".into(),
		jurisdiction: "ES".into(),
		currency: "EUR".into(),
		registered_at: 5,
		offices: vec![office(Office::Chair, 1), office(Office::Secretary, 2), office(Office::Treasurer, 3)],
	}
}

/// A chain with these co-ops.
pub fn chain(coops: Vec<GenesisCoop>) -> TestState {
	DeadlineTime::set(0);
	StartedAt::set(None);
	Seated::set(3);
	Registers::set((1..).take(coops.len()).collect());
	let genesis = RuntimeGenesisConfig {
		cooperatives: pallet_cooperatives::GenesisConfig { coops, ..Default::default() },
		..Default::default()
	};
	let mut state = TestState::new(genesis.build_storage().unwrap());
	state.execute_with(|| System::set_block_number(1));
	state
}

/// Runs a test on a chain with two co-ops and checks the invariants after it.
pub fn new_test(test: impl FnOnce()) {
	chain(vec![bakery(), bakery()]).execute_with(|| {
		test();
		Cooperatives::do_try_state().unwrap();
	});
}
