//! A chain with a register of co-ops, whose members and resolutions are told to it.

#![allow(clippy::arithmetic_side_effects)]

use crate::{self as pallet_cooperatives, Founding, FoundingOffice, GenesisCoop, WrittenFoundingOf};
use frame::testing_prelude::*;
use rochdale_mocks::{members_of, seat_next, EnsureAgreement, EnsureCoop, EnsureFederation};
pub use rochdale_mocks::{
	says, seat, suspend_member, unseat, AccountId, DeadlineTime, Decision, Dissolved, Ineligible, MockClock,
	MockDissolutions, MockMembers, Seats, StartedAt, VoteOpened, ASKING_DISSOLVED, DAY, RESOLUTION, START,
};
use rochdale_primitives::{
	bylaws::{Parameters, Profile},
	CoopId, CoopSettlement, Mandate, MemberNo, Moment, Office, OnCoopLeft, OpenRegister, Secrecy, Track,
};

/// A pallet whose call gives back some of its weight.
#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro makes
pub mod meeting {
	use super::*;

	/// What the call weighs at most.
	pub const WEIGHT: Weight = Weight::from_parts(1_000, 0);
	/// What it weighed.
	pub const USED: Weight = Weight::from_parts(300, 0);

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::error]
	pub enum Error<T> {
		/// The call was told to fail.
		ToldTo,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Succeed or fail as told, and give back some of the weight.
		#[pallet::call_index(0)]
		#[pallet::weight((WEIGHT, DispatchClass::Operational))]
		pub fn end(_: OriginFor<T>, well: bool) -> DispatchResultWithPostInfo {
			if well {
				Ok(Some(USED).into())
			} else {
				Err(DispatchErrorWithPostInfo { post_info: Some(USED).into(), error: Error::<T>::ToldTo.into() })
			}
		}
	}
}

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Cooperatives = pallet_cooperatives;
	#[runtime::pallet_index(2)]
	pub type Meeting = meeting;
	#[runtime::pallet_index(3)]
	pub type Decisions = rochdale_mocks::decisions;
}

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const STRANGER: AccountId = 99;

pub const BAKERY: CoopId = 1;

parameter_types! {
	pub const CooperativesId: PalletId = PalletId(*b"rd/coops");
	pub const FederationId: PalletId = PalletId(*b"rd/feder");
}

rochdale_mocks::told! {
	/// Whether opening a register fails.
	pub static RegisterExists: bool = false;
	/// The registers that were opened, with their founders.
	pub static Opened: Vec<(CoopId, Vec<AccountId>)> = vec![];
	/// The co-ops that have left, as other pallets were told.
	pub static LeftCoops: Vec<CoopId> = vec![];
	/// The co-ops with which something is still open.
	pub static Unsettled: Vec<CoopId> = vec![];
	/// The accounts that are the cash of a treasury.
	pub static CashOf: Vec<AccountId> = vec![];
	/// The most applications that can be open.
	pub static MostApplications: u32 = 5;
}

/// Seats members in a co-op until it has so many. Account n is member n.
pub fn seat_members(coop: CoopId, members: u32) {
	(members_of(coop) + 1..=members).for_each(|member| seat(coop, member, member.into()));
}

/// Opens registers, whose founders it keeps alive.
pub struct MockRegisters;

/// What opening a register weighs.
pub const OPENING: Weight = Weight::from_parts(5_000, 0);

/// Days in which an admitted co-op can import its register.
pub const IMPORT_DAYS: u32 = 42;

impl OpenRegister<AccountId> for MockRegisters {
	fn open_register(coop: CoopId, founders: &[AccountId], import_days: u32) -> DispatchResult {
		assert_eq!(import_days, IMPORT_DAYS);
		ensure!(!RegisterExists::get(), "the co-op has a register");
		for founder in founders {
			System::inc_providers(founder);
			seat_next(coop, *founder);
		}
		Opened::mutate(|opened| opened.push((coop, founders.to_vec())));
		Ok(())
	}

	fn weight(founders: u32) -> Weight {
		OPENING.saturating_mul(founders.into())
	}
}

pub struct MockSettlement;

impl CoopSettlement for MockSettlement {
	fn is_settled(coop: CoopId) -> bool {
		!Unsettled::get().contains(&coop)
	}
}

pub struct NoteLeft;

/// What telling others weighs that a co-op has left.
pub const TELLING: Weight = Weight::from_parts(70, 0);

impl OnCoopLeft for NoteLeft {
	fn on_coop_left(coop: CoopId) {
		assert_eq!(Cooperatives::voice_of(coop), None, "the register is up to date when others are told");
		LeftCoops::mutate(|left| left.push(coop));
	}

	fn weight() -> Weight {
		TELLING
	}
}

/// The co-op that has entered last, for which a benchmark decides.
pub struct LastCoop;

impl Get<CoopId> for LastCoop {
	fn get() -> CoopId {
		crate::CoopCount::<Test>::get()
	}
}

/// What the accounts of co-ops may do.
pub struct MockActFilter;

impl Contains<RuntimeCall> for MockActFilter {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::System(frame_system::Call::remark { .. } | frame_system::Call::remark_with_event { .. })
				| RuntimeCall::Cooperatives(pallet_cooperatives::Call::resign_office { .. })
				| RuntimeCall::Meeting(_)
		)
	}
}

/// What the account of the federation may do.
pub struct MockFederationActFilter;

impl Contains<RuntimeCall> for MockFederationActFilter {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::System(frame_system::Call::remark { .. }) | RuntimeCall::Meeting(_))
	}
}

/// The accounts from which a treasury pays.
pub struct MockCash;

impl Contains<AccountId> for MockCash {
	fn contains(account: &AccountId) -> bool {
		CashOf::get().contains(account)
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountId = AccountId;
	type Block = MockBlock<Test>;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
}

impl meeting::Config for Test {}

impl rochdale_mocks::decisions::Config for Test {}

impl pallet_cooperatives::Config for Test {
	type RuntimeCall = RuntimeCall;
	type Clock = MockClock;
	type Members = MockMembers;
	type CoopOrigin = EnsureCoop<LastCoop>;
	type FederationOrigin = EnsureFederation;
	type AgreementOrigin = EnsureAgreement<LastCoop>;
	type Registers = MockRegisters;
	type Dissolutions = MockDissolutions;
	type Settlement = MockSettlement;
	type OnCoopLeft = NoteLeft;
	type ActFilter = MockActFilter;
	type FederationActFilter = MockFederationActFilter;
	type Cash = MockCash;
	type PalletId = CooperativesId;
	type FederationId = FederationId;
	type MaxApplications = MostApplications;
	type ApplicationDays = ConstU32<90>;
	type ImportDays = ConstU32<IMPORT_DAYS>;
	type WeightInfo = ();
}

/// The origin of a resolution that the co-op has enacted.
pub fn decided(coop: CoopId, track: Track) -> RuntimeOrigin {
	let mandate = Mandate { coop, resolution: RESOLUTION, track, secrecy: Secrecy::Open, opened_at: 0 };
	Decision::Coop(mandate).into()
}

/// The origin of a special resolution of the co-op whose vote opened at that deadline time.
pub fn decided_in_vote_of(opened_at: Moment, coop: CoopId) -> RuntimeOrigin {
	let mandate = Mandate { coop, resolution: RESOLUTION, track: Track::Special, secrecy: Secrecy::Open, opened_at };
	Decision::Coop(mandate).into()
}

/// The origin of a resolution that the federation has enacted, whose vote opened as [`VoteOpened`] says.
pub fn by_federation(track: Track) -> RuntimeOrigin {
	Decision::of_federation(track).into()
}

/// The origin of a special resolution of the federation.
pub fn by_all() -> RuntimeOrigin {
	by_federation(Track::Special)
}

/// The origin of an agreement that these co-ops have enacted.
pub fn agreed(parties: &[CoopId], track: Track) -> RuntimeOrigin {
	Decision::of_agreement(parties, track).into()
}

/// Founders whose accounts do not exist.
pub const FOUNDERS: [AccountId; 5] = [501, 502, 503, 504, 505];

/// A laundry with five founders, of whom the fourth is auditor and the fifth delegate.
pub fn laundry() -> WrittenFoundingOf<Test> {
	let office = |office, member| FoundingOffice { office, member, days: 365 };
	let offices = vec![
		office(Office::Chair, 1),
		office(Office::Secretary, 2),
		office(Office::Treasurer, 3),
		office(Office::Auditor, 4),
		office(Office::Delegate, 5),
	];
	Founding {
		title: "Lavandería".as_bytes().to_vec().try_into().unwrap(),
		jurisdiction: *b"ES",
		currency: *b"EUR",
		profile: Profile::Es,
		bylaws: document(8),
		parameters: Parameters::of(Profile::Es),
		founders: FOUNDERS.to_vec().try_into().unwrap(),
		offices: offices.try_into().unwrap(),
	}
}

/// The origin of an ordinary resolution of the bakery.
pub fn ordinary() -> RuntimeOrigin {
	decided(BAKERY, Track::Ordinary)
}

/// The document number `n`.
pub fn document(n: u64) -> H256 {
	H256::from_low_u64_be(n)
}

/// An office for two years.
pub fn office(office: Office, member: MemberNo) -> FoundingOffice {
	FoundingOffice { office, member, days: 730 }
}

/// A co-op whose members 1 to 3 are its board.
pub fn bakery() -> GenesisCoop<H256> {
	GenesisCoop {
		title: "La Espiga".into(),
		jurisdiction: "ES".into(),
		currency: "EUR".into(),
		registered_at: 5,
		profile: Profile::Es,
		bylaws: document(1),
		parameters: None,
		offices: vec![office(Office::Chair, 1), office(Office::Secretary, 2), office(Office::Treasurer, 3)],
	}
}

/// A chain with these co-ops.
pub fn chain(coops: Vec<GenesisCoop<H256>>) -> TestState {
	rochdale_mocks::reset();
	forget();
	DeadlineTime::set(0);
	StartedAt::set(None);
	(1..).zip(&coops).for_each(|(coop, _)| seat_members(coop, 3));
	let cooperatives = pallet_cooperatives::GenesisConfig { coops, ..Default::default() };
	rochdale_mocks::begin::<Test>(RuntimeGenesisConfig { cooperatives, ..Default::default() })
}

/// Runs a test on a chain with two co-ops and checks the invariants after it.
pub fn new_test(test: impl FnOnce()) {
	chain(vec![bakery(), bakery()]).execute_with(|| {
		test();
		Cooperatives::do_try_state().unwrap();
	});
}

/// Runs a test on a chain that has started, whose two co-ops have `members` members each.
pub fn with_members(members: u32, test: impl FnOnce()) {
	new_test(|| {
		[1, 2].into_iter().for_each(|coop| seat_members(coop, members));
		start();
		test();
	});
}

/// Starts the chain.
pub fn start() {
	StartedAt::set(Some(START));
	DeadlineTime::set(START);
}

/// Runs a test on a chain that has started with so many co-ops, and checks the invariants after it.
pub fn federation(coops: usize, test: impl FnOnce()) {
	chain(vec![bakery(); coops]).execute_with(|| {
		start();
		test();
		Cooperatives::do_try_state().unwrap();
	});
}

/// Lets time pass and the chain do what it does at the end of a block, until nothing more is due.
pub fn pass(time: Moment) {
	rochdale_mocks::pass::<_, Cooperatives>(time);
}
