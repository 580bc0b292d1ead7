//! A chain with registers of members, whose co-ops, boards, resolutions and time are told to it.

#![allow(clippy::arithmetic_side_effects)]

use crate as pallet_coop_membership;
use crate::{GenesisMember, GenesisRegister};
use frame::testing_prelude::*;
use rochdale_primitives::{
	bylaws::{Contribution, Parameters, Profile, Silence},
	charter::Charter,
	BallotBook, CoopId, CoopInspect, Mandate, MemberNo, Moment, Office, OnSeatEnded, ResolutionId, Secrecy, Settlement,
	Standing, Track, Voice,
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
}

pub type AccountId = u64;

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

pub const DAY: Moment = 86_400_000;
pub const START: Moment = 1_795_000_000_000;
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

parameter_types! {
	pub static Time: Moment = START;
	pub static Board: Vec<MemberNo> = vec![1, 2, 3];
	pub static Auditors: Vec<MemberNo> = vec![5];
	/// Civil time since which the board holds its offices.
	pub static BoardSince: Moment = 0;
	pub static StandingOfBakery: Option<Standing> = Some(Standing::Member);
	/// A co-op that enters the register later.
	pub static StandingOfLaundry: Option<Standing> = None;
	pub static Bylaws: Parameters = USUAL_BYLAWS;
	/// What the members of a co-op have resolved, as the origin `resolved()` says.
	pub static Resolved: Mandate = MANDATE;
	/// The seats that ended, as other pallets were told.
	pub static Ended: Vec<(CoopId, MemberNo)> = vec![];
	/// The resolution without the votes of which members, and the days for which they were asked.
	pub static Dissent: Option<(ResolutionId, MemberNo, u16)> = None;
	pub static OldestKept: Option<Moment> = None;
	pub static Unsettled: Vec<MemberNo> = vec![];
	/// Basis points of the seats that officers can move, and suspend: of six seats it is one.
	pub static OfficersShare: u16 = 200;
}

/// The strongest mandate of the bakery, whose vote opened after everything else.
pub const MANDATE: Mandate =
	Mandate { coop: BAKERY, resolution: 7, track: Track::Special, secrecy: Secrecy::Secret, opened_at: Moment::MAX };

pub struct MockClock;

impl rochdale_primitives::Clock for MockClock {
	fn civil() -> Moment {
		Time::get()
	}

	fn deadline() -> Moment {
		Time::get()
	}

	fn started_at() -> Option<Moment> {
		(Time::get() > 0).then_some(START)
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
			LAUNDRY => StandingOfLaundry::get(),
			_ => None,
		}
	}

	fn holds(_: CoopId, office: Office, who: MemberNo) -> bool {
		office == Office::Auditor && Auditors::get().contains(&who)
	}

	fn held_since(_: CoopId, office: Office, who: MemberNo) -> Option<Moment> {
		(office == Office::Chair && Board::get().contains(&who)).then(BoardSince::get)
	}

	fn is_board(_: CoopId, who: MemberNo) -> bool {
		Board::get().contains(&who)
	}

	fn account(_: CoopId) -> Option<AccountId> {
		None
	}

	fn parameters(coop: CoopId) -> Option<Parameters> {
		Self::standing(coop).map(|_| Bylaws::get())
	}

	fn voice(coop: CoopId) -> Option<Voice> {
		match Self::standing(coop)? {
			Standing::Member => Some(Voice::Votes),
			Standing::Suspended => Some(Voice::Suspended),
			Standing::Left => None,
		}
	}

	fn federation() -> Vec<(CoopId, Voice)> {
		[BAKERY, COURIERS].into_iter().filter_map(|coop| Some((coop, Self::voice(coop)?))).collect()
	}

	fn count() -> u32 {
		COURIERS
	}

	fn coop_of(_: &AccountId) -> Option<CoopId> {
		None
	}

	fn charter() -> Charter {
		Charter::RECOMMENDED
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_federation(_: u32) {}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_found() -> CoopId {
		Board::set(vec![1, 2, 3]);
		Auditors::set(vec![4]);
		BAKERY
	}
}

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
}

/// What the members of a co-op have resolved comes as the root origin, which nobody has on this chain.
pub struct EnsureResolved;

impl EnsureOrigin<RuntimeOrigin> for EnsureResolved {
	type Success = Mandate;

	fn try_origin(origin: RuntimeOrigin) -> Result<Mandate, RuntimeOrigin> {
		ensure_root(origin.clone()).map(|()| Resolved::get()).map_err(|_| origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::root())
	}
}

pub struct NoteEnded;

impl OnSeatEnded for NoteEnded {
	fn on_seat_ended(coop: CoopId, member: MemberNo) {
		Ended::mutate(|ended| ended.push((coop, member)));
		if coop == BAKERY {
			Board::mutate(|board| board.retain(|officer| *officer != member));
		}
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
	type ApplicationDays = ConstU32<90>;
	type ApprovalDays = ConstU32<30>;
	type ApprovalsPerOfficer = ConstU32<40>;
	type Ballots = MockBallots;
	type Clock = MockClock;
	type CoopOrigin = EnsureResolved;
	type Coops = MockCoops;
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

/// The register of a founding co-op with these accounts.
pub fn register(coop: CoopId, accounts: &[AccountId]) -> GenesisRegister<AccountId> {
	let members = accounts
		.iter()
		.map(|account| GenesisMember { account: Some(*account), joined_at: FOUNDED, class: Default::default() })
		.collect();
	GenesisRegister { coop, import_days: 0, members }
}

/// A chain with these registers.
pub fn chain(registers: Vec<GenesisRegister<AccountId>>) -> TestState {
	Time::set(0);
	Board::set(vec![1, 2, 3]);
	Auditors::set(vec![5]);
	BoardSince::set(0);
	StandingOfBakery::set(Some(Standing::Member));
	StandingOfLaundry::set(None);
	Bylaws::set(USUAL_BYLAWS);
	Resolved::set(MANDATE);
	Ended::set(vec![]);
	Dissent::set(None);
	OldestKept::set(None);
	Unsettled::set(vec![]);
	OfficersShare::set(200);
	let genesis =
		RuntimeGenesisConfig { membership: pallet_coop_membership::GenesisConfig { registers }, ..Default::default() };
	let mut state = TestState::new(genesis.build_storage().unwrap());
	Time::set(START);
	state.execute_with(|| System::set_block_number(1));
	state
}

/// A chain with two co-ops: the bakery with six members, the last one on paper, and the couriers with four.
pub fn two_coops() -> TestState {
	let mut bakery = register(BAKERY, &[ALICE, BOB, CHARLIE, DAVE, EVE]);
	bakery.import_days = 40;
	bakery.members.push(GenesisMember { account: None, joined_at: FOUNDED, class: Default::default() });
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
	RuntimeOrigin::root()
}

/// Sets up a resolution of the bakery whose vote opened at a time.
pub fn mandate(track: Track, secrecy: Secrecy, opened_at: Moment) {
	Resolved::set(Mandate { track, secrecy, opened_at, ..MANDATE });
}

/// Lets time pass and the chain do what it does at the end of a block, until nothing more is due.
pub fn pass(time: Moment) {
	Time::set(Time::get() + time);
	for _ in 0..4 {
		Membership::on_idle(1, Weight::MAX);
	}
}
