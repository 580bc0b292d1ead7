//! A chain with a clock and a migration that can be switched on.

#![allow(clippy::arithmetic_side_effects)]

use crate as pallet_clock;
use frame::testing_prelude::*;
use rochdale_primitives::Moment;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Clock = pallet_clock;
}

parameter_types! {
	pub static Migrating: bool = false;
}

pub struct Migrator;

impl frame_support::migrations::MultiStepMigrator for Migrator {
	fn ongoing() -> bool {
		Migrating::get()
	}

	fn step() -> Weight {
		Weight::zero()
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type MultiBlockMigrator = Migrator;
}

impl pallet_timestamp::Config for Test {
	type MinimumPeriod = ConstU64<1_500>;
	type Moment = Moment;
	type OnTimestampSet = Clock;
	type WeightInfo = ();
}

impl pallet_clock::Config for Test {}

/// Runs a test on a fresh chain and checks the invariants after it.
pub fn new_test(day_length: Option<Moment>, test: impl FnOnce()) {
	let genesis = RuntimeGenesisConfig {
		clock: pallet_clock::GenesisConfig { day_length, ..Default::default() },
		..Default::default()
	};
	TestState::new(genesis.build_storage().unwrap()).execute_with(|| {
		test();
		Clock::do_try_state().unwrap();
	});
}

/// Makes a block with this timestamp.
pub fn block_at(now: Moment) {
	System::set_block_number(System::block_number() + 1);
	assert_ok!(Timestamp::set(RuntimeOrigin::none(), now));
	Timestamp::on_finalize(System::block_number());
}
