//! A chain with validator seats, whose co-ops and keys are told to it.

#![allow(clippy::arithmetic_side_effects)]

use crate::{self as pallet_validator_seats, GenesisName, PlannedValidators, PruneSessions};
use frame::testing_prelude::*;
use rochdale_primitives::{bylaws::Parameters, CoopId, CoopInspect, MemberNo, Office, Standing};
use sp_staking::SessionIndex;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type ValidatorSeats = pallet_validator_seats;
}

pub type AccountId = u64;

parameter_types! {
	/// The co-ops that are suspended. Co-ops 1 to 9 are in the register.
	pub static Suspended: Vec<CoopId> = vec![];
	/// The accounts without session keys.
	pub static Keyless: Vec<AccountId> = vec![];
	/// What the session pallet has queued, with keys that have not changed.
	pub static Queue: Vec<AccountId> = vec![];
	/// What was pruned last.
	pub static Pruned: Option<SessionIndex> = None;
}

pub struct MockCoops;

impl CoopInspect<AccountId> for MockCoops {
	fn standing(coop: CoopId) -> Option<Standing> {
		let standing = if Suspended::get().contains(&coop) { Standing::Suspended } else { Standing::Member };
		(1..10).contains(&coop).then_some(standing)
	}

	fn holds(_: CoopId, _: Office, _: MemberNo) -> bool {
		false
	}

	fn parameters(_: CoopId) -> Option<Parameters> {
		None
	}

	fn is_board(_: CoopId, _: MemberNo) -> bool {
		false
	}

	fn account(_: CoopId) -> Option<AccountId> {
		None
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_found() -> CoopId {
		1
	}
}

pub struct MockKeys;

impl frame_support::traits::ValidatorRegistration<AccountId> for MockKeys {
	fn is_registered(who: &AccountId) -> bool {
		!Keyless::get().contains(who)
	}
}

pub struct MockQueue;

impl PlannedValidators<AccountId> for MockQueue {
	fn are_planned(validators: &[AccountId]) -> bool {
		Queue::get() == validators
	}
}

pub struct NotePruned;

impl PruneSessions for NotePruned {
	fn prune_before(first_kept: SessionIndex) {
		Pruned::set(Some(first_kept));
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

impl pallet_validator_seats::Config for Test {
	type Coops = MockCoops;
	type Keys = MockKeys;
	type Planned = MockQueue;
	type Prune = NotePruned;
	type SessionsKept = ConstU32<10>;
}

/// A chain whose co-ops name these validators, with a floor and a session of ten blocks.
pub fn chain(names: &[(CoopId, AccountId)], floor: u32) -> TestState {
	Suspended::set(vec![]);
	Keyless::set(vec![]);
	Queue::set(vec![]);
	Pruned::set(None);
	let names = names.iter().map(|(coop, validator)| GenesisName { coop: *coop, validator: *validator }).collect();
	let genesis = RuntimeGenesisConfig {
		validator_seats: pallet_validator_seats::GenesisConfig {
			names,
			floor: Some(floor),
			session_length: Some(10u32.into()),
		},
		..Default::default()
	};
	TestState::new(genesis.build_storage().unwrap())
}

/// Runs a test on a chain with four validators and a floor of three, and checks the invariants after it.
pub fn new_test(test: impl FnOnce()) {
	// Named out of order: seats follow the numbers of the co-ops.
	chain(&[(2, 102), (1, 101), (4, 104), (3, 103)], 3).execute_with(|| {
		assert_eq!(plan_genesis(), Some(vec![101, 102, 103, 104]));
		test();
		ValidatorSeats::do_try_state().unwrap();
	});
}

/// The validators of a session as the session pallet is told them.
pub fn plan(index: SessionIndex) -> Option<Vec<AccountId>> {
	<ValidatorSeats as pallet_session::SessionManager<AccountId>>::new_session(index)
}

/// The validators of the first sessions as the session pallet is told them.
pub fn plan_genesis() -> Option<Vec<AccountId>> {
	<ValidatorSeats as pallet_session::SessionManager<AccountId>>::new_session_genesis(0)
}
