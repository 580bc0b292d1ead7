//! A chain with registers of members, whose co-ops, boards and time are told to it.

#![allow(clippy::arithmetic_side_effects)]

use crate as pallet_coop_membership;
use crate::{GenesisMember, GenesisRegister};
use frame::testing_prelude::*;
use rochdale_primitives::{CoopId, CoopInspect, MemberNo, Moment, OnSeatEnded, Standing};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Membership = pallet_coop_membership;
}

pub type AccountId = u64;

/// The board of both co-ops: members 1, 2 and 3.
pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CHARLIE: AccountId = 3;
/// Member 4 of both co-ops, who holds no office.
pub const DAVE: AccountId = 4;
/// No members; their accounts do not exist.
pub const GINA: AccountId = 11;
pub const HUGO: AccountId = 12;

pub const BAKERY: CoopId = 1;
pub const COURIERS: CoopId = 2;

pub const DAY: Moment = 86_400_000;
pub const START: Moment = 1_795_000_000_000;
/// Civil time at which the founders joined.
pub const FOUNDED: Moment = 1_000;

parameter_types! {
	pub static Time: Moment = START;
	pub static Board: Vec<MemberNo> = vec![1, 2, 3];
	pub static StandingOfBakery: Option<Standing> = Some(Standing::Member);
	/// The seats that ended, as other pallets were told.
	pub static Ended: Vec<(CoopId, MemberNo)> = vec![];
}

pub struct MockClock;

impl rochdale_primitives::Clock for MockClock {
	fn civil() -> Moment {
		Time::get()
	}

	fn deadline() -> Moment {
		Time::get()
	}

	fn started_at() -> Option<Moment> {
		Some(START)
	}

	fn day() -> Moment {
		DAY
	}
}

pub struct MockCoops;

impl CoopInspect<AccountId> for MockCoops {
	fn standing(coop: CoopId) -> Option<Standing> {
		match coop {
			BAKERY => StandingOfBakery::get(),
			COURIERS => Some(Standing::Member),
			_ => None,
		}
	}

	fn is_board(_: CoopId, who: MemberNo) -> bool {
		Board::get().contains(&who)
	}

	fn account(_: CoopId) -> Option<AccountId> {
		None
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_found() -> CoopId {
		BAKERY
	}
}

pub struct NoteEnded;

impl OnSeatEnded for NoteEnded {
	fn on_seat_ended(coop: CoopId, member: MemberNo) {
		Ended::mutate(|ended| ended.push((coop, member)));
	}

	fn weight() -> Weight {
		Weight::from_parts(7, 0)
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

impl pallet_coop_membership::Config for Test {
	type Clock = MockClock;
	type Coops = MockCoops;
	type OnSeatEnded = NoteEnded;
	type ApplicationDays = ConstU32<90>;
	type FreeApplications = ConstU32<2>;
	type InvitationDays = ConstU32<30>;
	type InvitationsPerMember = ConstU32<3>;
	type MaxOpenInvitations = ConstU32<5>;
	type WeightInfo = ();
}

/// The register of a founding co-op with these accounts.
pub fn register(coop: CoopId, accounts: &[AccountId]) -> GenesisRegister<AccountId> {
	let members = accounts.iter().map(|account| GenesisMember { account: *account, joined_at: FOUNDED }).collect();
	GenesisRegister { coop, members }
}

/// A chain with these registers.
pub fn chain(registers: Vec<GenesisRegister<AccountId>>) -> TestState {
	Time::set(START);
	Board::set(vec![1, 2, 3]);
	StandingOfBakery::set(Some(Standing::Member));
	Ended::set(vec![]);
	let genesis =
		RuntimeGenesisConfig { membership: pallet_coop_membership::GenesisConfig { registers }, ..Default::default() };
	let mut state = TestState::new(genesis.build_storage().unwrap());
	state.execute_with(|| System::set_block_number(1));
	state
}

/// A chain with two co-ops of four members, three of them the board.
pub fn two_coops() -> TestState {
	let members = [ALICE, BOB, CHARLIE, DAVE];
	chain(vec![register(BAKERY, &members), register(COURIERS, &members)])
}

/// Runs a test on a chain with two co-ops and checks the invariants after it.
pub fn new_test(test: impl FnOnce()) {
	two_coops().execute_with(|| {
		test();
		Membership::do_try_state().unwrap();
	});
}

/// The origin of a signed call.
pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Lets time pass and the chain do what it does at the end of a block.
pub fn pass(time: Moment) {
	Time::set(Time::get() + time);
	Membership::on_idle(1, Weight::MAX);
}
