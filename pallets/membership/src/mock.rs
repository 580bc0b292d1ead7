//! A chain with registers of members, whose co-ops, boards, resolutions and time are told to it.

#![allow(clippy::arithmetic_side_effects)]

use crate as pallet_coop_membership;
use crate::{GenesisMember, GenesisRegister};
use frame::testing_prelude::*;
pub use rochdale_mocks::{
	appoint, appoint_board, dismiss, end_term, found, let_stay, plain, says, set_standing, AccountId, Bylaws,
	DeadlineTime as Time, Dissolved, MockClock, ASKING_DISSOLVED, DAY, START,
};
use rochdale_mocks::{CivilAhead, Decision, EnsureCoop, MockCoops, MockDissolutions, StartedAt};
pub use rochdale_primitives::SeatEnd;
use rochdale_primitives::{
	bylaws::{Contribution, Parameters, Profile, Silence},
	BallotBook, CoopId, Mandate, MemberNo, Moment, Office, OnSeatEnded, ResolutionId, Secrecy, Settlement, Track,
};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Membership = pallet_coop_membership;
	#[runtime::pallet_index(2)]
	pub type Decisions = rochdale_mocks::decisions;
}

/// The board of both co-ops: members 1, 2 and 3.
pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CHARLIE: AccountId = 3;
/// Member 4 of both co-ops, who holds no office.
pub const DAVE: AccountId = 4;
/// Member 5 of the bakery, its auditor.
pub const EVE: AccountId = 5;
/// Member 6 of the bakery is a paper member.
pub const PAPER: MemberNo = 6;
/// The number that the bakery gives out next.
pub const NEXT: MemberNo = 7;
/// No members; their accounts do not exist.
pub const GINA: AccountId = 11;
pub const HUGO: AccountId = 12;

pub const BAKERY: CoopId = 1;
pub const COURIERS: CoopId = 2;
/// A co-op without a register.
pub const LAUNDRY: CoopId = 3;

/// Civil time at which the founders joined.
pub const FOUNDED: Moment = 1_000;

/// Bylaws in which every period has another length.
pub const USUAL_BYLAWS: Parameters = Parameters {
	sponsors_required: 1,
	admission_decision_days: 60,
	admission_silence: Silence::Escalates,
	admission_appeal_days: 20,
	entry_contribution: Contribution::NotRequired,
	probation_days: 180,
	vote_seasoning_days: 31,
	exit_notice_days: 91,
	min_stay_days: 0,
	dissent_exit_days: 62,
	expulsion_notice_days: 21,
	appeal_window_days: 33,
	appeal_resolution_days: 59,
	discipline_lapse_days: 120,
	retention_years: 10,
	..Parameters::of(Profile::Sce)
};

rochdale_mocks::told! {
	/// What the members of a co-op have resolved, as the origin [`resolved`] says.
	pub static Resolved: Mandate = MANDATE;
	/// The seats that ended, as other pallets were told.
	pub static Ended: Vec<(CoopId, MemberNo, SeatEnd)> = vec![];
	/// The resolution without the votes of which members, and the days for which they were asked.
	pub static Dissent: Option<(ResolutionId, MemberNo, u16)> = None;
	pub static OldestKept: Option<Moment> = None;
	pub static Unsettled: Vec<MemberNo> = vec![];
	/// Whose shares and accounts were forgotten.
	pub static Forgotten: Vec<(CoopId, MemberNo)> = vec![];
	/// Basis points of the seats that officers can move, and suspend: of six seats it is one.
	pub static OfficersShare: u16 = 200;
}

/// The strongest mandate of the bakery, whose vote opened after everything else.
pub const MANDATE: Mandate =
	Mandate { coop: BAKERY, resolution: 7, track: Track::Special, secrecy: Secrecy::Secret, opened_at: Moment::MAX };

pub struct MockBallots;

impl BallotBook for MockBallots {
	fn oldest_kept(_: CoopId) -> Option<Moment> {
		OldestKept::get()
	}

	fn dissents(_: CoopId, member: MemberNo, resolution: ResolutionId, days: u16) -> bool {
		Dissent::get() == Some((resolution, member, days))
	}
}

pub struct MockSettlement;

impl Settlement for MockSettlement {
	fn is_settled(_: CoopId, member: MemberNo) -> bool {
		!Unsettled::get().contains(&member)
	}

	fn forget(coop: CoopId, member: MemberNo) {
		Forgotten::mutate(|forgotten| forgotten.push((coop, member)));
	}
}

pub struct NoteEnded;

impl OnSeatEnded for NoteEnded {
	fn on_seat_ended(coop: CoopId, member: MemberNo, end: SeatEnd) {
		Ended::mutate(|ended| ended.push((coop, member, end)));
		dismiss(coop, member);
	}

	fn on_exit_classified(coop: CoopId, member: MemberNo, end: SeatEnd) {
		Ended::mutate(|ended| ended.push((coop, member, end)));
	}

	fn weight() -> Weight {
		Weight::from_parts(7, 0)
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountId = AccountId;
	type Block = MockBlock<Test>;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
}

impl rochdale_mocks::decisions::Config for Test {}

impl pallet_coop_membership::Config for Test {
	type ApplicationDays = ConstU32<90>;
	type ApprovalDays = ConstU32<30>;
	type ApprovalsPerOfficer = ConstU32<40>;
	type Ballots = MockBallots;
	type Clock = MockClock;
	type CoopOrigin = EnsureCoop;
	type Coops = MockCoops;
	type Dissolutions = MockDissolutions;
	type FreeApplications = ConstU32<2>;
	type InvitationDays = ConstU32<30>;
	type InvitationsPerMember = ConstU32<3>;
	type MaxAccountMovesBps = OfficersShare;
	type MaxOpenApprovals = ConstU32<4>;
	type MaxOpenInvitations = ConstU32<5>;
	type OnSeatEnded = NoteEnded;
	type Settlement = MockSettlement;
	type WeightInfo = ();
}

type Hash = <Test as frame_system::Config>::Hash;

/// A founding member, on paper where there is no account.
pub fn founder(account: Option<AccountId>) -> GenesisMember<AccountId, Hash> {
	GenesisMember { account, commitment: None, joined_at: FOUNDED, class: Default::default() }
}

/// The register of a founding co-op with these accounts.
pub fn register(coop: CoopId, accounts: &[AccountId]) -> GenesisRegister<AccountId, Hash> {
	let members = accounts.iter().map(|account| founder(Some(*account))).collect();
	GenesisRegister { coop, import_days: 0, members }
}

/// A chain with these registers.
pub fn chain(registers: Vec<GenesisRegister<AccountId, Hash>>) -> TestState {
	rochdale_mocks::reset();
	forget();
	Bylaws::set(USUAL_BYLAWS);
	CivilAhead::set(0);
	Time::set(0);
	StartedAt::set(None);
	[BAKERY, COURIERS].into_iter().for_each(found);
	appoint(BAKERY, Office::Auditor, 5);
	let genesis =
		RuntimeGenesisConfig { membership: pallet_coop_membership::GenesisConfig { registers }, ..Default::default() };
	let state = rochdale_mocks::begin::<Test>(genesis);
	Time::set(START);
	StartedAt::set(Some(START));
	state
}

/// A chain with two co-ops: the bakery with six members, the last one on paper, and the couriers with four.
pub fn two_coops() -> TestState {
	let mut bakery = register(BAKERY, &[ALICE, BOB, CHARLIE, DAVE, EVE]);
	bakery.import_days = 40;
	bakery.members.push(founder(None));
	chain(vec![bakery, register(COURIERS, &[ALICE, BOB, CHARLIE, DAVE])])
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

/// The origin of what the members have resolved, see [`Resolved`].
pub fn resolved() -> RuntimeOrigin {
	Decision::Coop(Resolved::get()).into()
}

/// Sets up a resolution of the bakery whose vote opened at a time.
pub fn mandate(track: Track, secrecy: Secrecy, opened_at: Moment) {
	Resolved::set(Mandate { track, secrecy, opened_at, ..MANDATE });
}

/// Lets time pass and the chain do what it does at the end of a block, until nothing more is due.
pub fn pass(time: Moment) {
	rochdale_mocks::pass::<_, Membership>(time);
}
