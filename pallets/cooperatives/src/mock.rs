//! A chain with a register of co-ops, whose members and resolutions are told to it.

#![allow(clippy::arithmetic_side_effects)]

use crate::{self as pallet_cooperatives, GenesisCoop, GenesisOffice};
use frame::testing_prelude::*;
use rochdale_primitives::{bylaws::Profile, CoopId, Mandate, MemberInspect, MemberNo, Moment, Office, Secrecy, Track};

/// A pallet whose origin is an enacted resolution, and whose call gives back some of its weight.
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

	#[pallet::origin]
	pub type Origin = Mandate;

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
}

pub type AccountId = u128;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const STRANGER: AccountId = 99;

pub const BAKERY: CoopId = 1;
pub const START: Moment = 1_795_000_000_000;

/// Length of a day, in milliseconds.
pub const DAY: Moment = 86_400_000;

/// The resolution that the mock enacts.
pub const RESOLUTION: u32 = 77;

parameter_types! {
	pub const CooperativesId: PalletId = PalletId(*b"rd/coops");
	/// Deadline time and the start of the chain.
	pub static DeadlineTime: Moment = 0;
	pub static StartedAt: Option<Moment> = None;
	/// How many members each co-op has. Account n is member n.
	pub static Seated: u32 = 3;
	/// The members of each co-op who have left it.
	pub static Gone: Vec<(CoopId, MemberNo)> = vec![];
	/// The members who cannot be given an office.
	pub static Ineligible: Vec<MemberNo> = vec![];
	/// The co-ops that have a register of members.
	pub static Registers: Vec<CoopId> = vec![];
	/// The account that a benchmark has seated as the last member.
	pub static SeatedByBenchmark: Option<AccountId> = None;
}

pub struct MockClock;

impl rochdale_primitives::Clock for MockClock {
	fn civil() -> Moment {
		// Civil time is ahead of deadline time on a chain that stood still.
		DeadlineTime::get().saturating_add(1_000)
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

	fn is_seated(coop: CoopId, member: MemberNo) -> bool {
		(1..=Seated::get()).contains(&member) && !Gone::get().contains(&(coop, member))
	}

	fn is_eligible(coop: CoopId, member: MemberNo) -> bool {
		Self::is_seated(coop, member) && !Ineligible::get().contains(&member)
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

pub struct EnsureMandate;

impl EnsureOrigin<RuntimeOrigin> for EnsureMandate {
	type Success = Mandate;

	fn try_origin(origin: RuntimeOrigin) -> Result<Mandate, RuntimeOrigin> {
		match origin.caller {
			OriginCaller::Meeting(mandate) => Ok(mandate),
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(decided(9, Track::Special))
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

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountId = AccountId;
	type Block = MockBlock<Test>;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
}

impl meeting::Config for Test {}

impl pallet_cooperatives::Config for Test {
	type RuntimeCall = RuntimeCall;
	type Clock = MockClock;
	type Members = MockMembers;
	type CoopOrigin = EnsureMandate;
	type ActFilter = MockActFilter;
	type PalletId = CooperativesId;
	type WeightInfo = ();
}

/// The origin of a resolution that the co-op has enacted.
pub fn decided(coop: CoopId, track: Track) -> RuntimeOrigin {
	Mandate { coop, resolution: RESOLUTION, track, secrecy: Secrecy::Open, opened_at: 0 }.into()
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
pub fn office(office: Office, member: MemberNo) -> GenesisOffice {
	GenesisOffice { office, member, days: 730 }
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
	DeadlineTime::set(0);
	StartedAt::set(None);
	Seated::set(3);
	Gone::set(vec![]);
	Ineligible::set(vec![]);
	Registers::set((1..).take(coops.len()).collect());
	let genesis =
		RuntimeGenesisConfig { cooperatives: pallet_cooperatives::GenesisConfig { coops }, ..Default::default() };
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

/// Runs a test on a chain that has started, whose two co-ops have `members` members each.
pub fn with_members(members: u32, test: impl FnOnce()) {
	new_test(|| {
		Seated::set(members);
		start();
		test();
	});
}

/// Starts the chain.
pub fn start() {
	StartedAt::set(Some(START));
	DeadlineTime::set(START);
}
