//! A chain on which co-ops decide, whose members, officers, bylaws and time are told to it.

#![allow(clippy::arithmetic_side_effects)]

use crate as pallet_resolutions;
use crate::{
	Body, CallPolicy, ElectionCall, EnsureAgreement, EnsureCoop, EnsureFederation, Judged, Part, Payee, PaymentCall,
	Requirement, RestoreFinality, RevokeUpgrade, Subject,
};
use frame::testing_prelude::*;
use frame_support::weights::{RuntimeDbWeight, WeightMeter};
pub use rochdale_mocks::{
	appoint as give_office, coop_account, end_term, found, let_stay, members_of, move_seat, says, seat, seat_next,
	set_bylaws_of, set_standing, set_voice, set_vote, suspend_member, unseat, AccountId, Bylaws, CharterInForce,
	DayLength, DeadlineTime as Time, Ineligible, MockClock, MockCoops, MockMembers, Moving, Seats, SuspendedVotes,
	Terms, DAY, START,
};
use rochdale_primitives::{
	bylaws::{Parameters, Profile},
	money::Hand,
	AgreementMandate, CoopId, FederationMandate, Mandate, MemberInspect, MemberNo, Moment, Office, Secrecy, Track,
};

/// What resolutions of the mock can enact.
#[frame_support::pallet(dev_mode)]
pub mod deeds {
	use super::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::error]
	pub enum Error<T> {
		/// The deed failed, as it was told to.
		Impossible,
		/// The member cannot be given an office.
		NotEligible,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T>
	where
		OriginFor<T>: Into<Result<crate::origin::Origin, OriginFor<T>>> + From<crate::origin::Origin>,
	{
		pub fn note(origin: OriginFor<T>, what: u32) -> DispatchResult {
			let mandate = EnsureCoop::ensure_origin(origin)?;
			Done::mutate(|done| done.push((mandate, what)));
			Ok(())
		}

		/// Does something, then fails unless the mock says otherwise.
		pub fn fail(origin: OriginFor<T>) -> DispatchResult {
			let mandate = EnsureCoop::ensure_origin(origin)?;
			frame_system::Pallet::<T>::inc_providers(&frame_system::Pallet::<T>::block_author());
			ensure!(!Failing::get(), Error::<T>::Impossible);
			Done::mutate(|done| done.push((mandate, 0)));
			Ok(())
		}

		#[pallet::weight(Weight::from_parts(HeavyWeight::get(), 0))]
		pub fn heavy(origin: OriginFor<T>) -> DispatchResult {
			let mandate = EnsureCoop::ensure_origin(origin)?;
			Done::mutate(|done| done.push((mandate, 1)));
			Ok(())
		}

		pub fn pay(origin: OriginFor<T>, _payee: AccountId, _amount: u128) -> DispatchResult {
			let mandate = EnsureCoop::ensure_origin(origin)?;
			Done::mutate(|done| done.push((mandate, 2)));
			Ok(())
		}

		pub fn bylaws(origin: OriginFor<T>) -> DispatchResult {
			let mandate = EnsureCoop::ensure_origin(origin)?;
			Done::mutate(|done| done.push((mandate, 3)));
			Ok(())
		}

		pub fn judge(origin: OriginFor<T>, _member: MemberNo) -> DispatchResult {
			let mandate = EnsureCoop::ensure_origin(origin)?;
			Done::mutate(|done| done.push((mandate, 4)));
			Ok(())
		}

		pub fn decide_appeal(origin: OriginFor<T>, _member: MemberNo) -> DispatchResult {
			let mandate = EnsureCoop::ensure_origin(origin)?;
			Done::mutate(|done| done.push((mandate, 5)));
			Ok(())
		}

		pub fn forbidden(_: OriginFor<T>) -> DispatchResult {
			Ok(())
		}

		/// Puts into office who was elected. No resolution can propose it.
		#[pallet::weight(Weight::from_parts(InstallWeight::get(), 0))]
		pub fn install(
			origin: OriginFor<T>,
			office: Office,
			members: Vec<MemberNo>,
			days: u32,
			begins_on: i32,
		) -> DispatchResult {
			let mandate = EnsureCoop::ensure_origin(origin)?;
			ensure!(!InstallFails::get(), Error::<T>::Impossible);
			Installed::mutate(|installed| installed.push((mandate, office, members, days, begins_on)));
			Ok(())
		}

		/// Concerns a person, and is decided openly.
		pub fn appoint(origin: OriginFor<T>, member: MemberNo) -> DispatchResult {
			let mandate = EnsureCoop::ensure_origin(origin)?;
			ensure!(MockMembers::is_eligible(mandate.coop, member), Error::<T>::NotEligible);
			Done::mutate(|done| done.push((mandate, 6)));
			Ok(())
		}

		/// Takes an office from a person, openly.
		pub fn dismiss(origin: OriginFor<T>, _member: MemberNo) -> DispatchResult {
			let mandate = EnsureCoop::ensure_origin(origin)?;
			Done::mutate(|done| done.push((mandate, 7)));
			Ok(())
		}

		/// Judges a person, who has no case of their own to vote on.
		pub fn declare_dead(origin: OriginFor<T>, _member: MemberNo) -> DispatchResult {
			let mandate = EnsureCoop::ensure_origin(origin)?;
			Done::mutate(|done| done.push((mandate, 8)));
			Ok(())
		}

		/// What only the federation does.
		pub fn federate(origin: OriginFor<T>, what: u32) -> DispatchResult {
			let mandate = EnsureFederation::ensure_origin(origin)?;
			DoneByFederation::mutate(|done| done.push((mandate, what)));
			Ok(())
		}

		/// Pays from the federation's account.
		pub fn federation_pays(origin: OriginFor<T>, _payee: AccountId, _amount: u128) -> DispatchResult {
			let mandate = EnsureFederation::ensure_origin(origin)?;
			DoneByFederation::mutate(|done| done.push((mandate, 1_000)));
			Ok(())
		}

		/// Pays a member by their seat.
		pub fn pay_seat(origin: OriginFor<T>, _coop: CoopId, member: MemberNo) -> DispatchResult {
			if let Ok(mandate) = EnsureCoop::ensure_origin(origin.clone()) {
				Done::mutate(|done| done.push((mandate, 6_000 + member)));
				return Ok(());
			}
			let mandate = EnsureFederation::ensure_origin(origin)?;
			DoneByFederation::mutate(|done| done.push((mandate, 6_000 + member)));
			Ok(())
		}

		/// Changes the standing of a co-op.
		pub fn suspend_coop(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let mandate = EnsureFederation::ensure_origin(origin)?;
			DoneByFederation::mutate(|done| done.push((mandate, 2_000 + coop)));
			Ok(())
		}

		/// Judges a co-op, by an ordinary vote.
		pub fn pause_coop(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let mandate = EnsureFederation::ensure_origin(origin)?;
			DoneByFederation::mutate(|done| done.push((mandate, 4_000 + coop)));
			Ok(())
		}

		/// Judges a co-op, by an ordinary vote, on what somebody gets by it.
		pub fn settle_claim(origin: OriginFor<T>, coop: CoopId, _payee: AccountId) -> DispatchResult {
			let mandate = EnsureFederation::ensure_origin(origin)?;
			DoneByFederation::mutate(|done| done.push((mandate, 5_000 + coop)));
			Ok(())
		}

		/// Changes the charter.
		pub fn charter(origin: OriginFor<T>) -> DispatchResult {
			let mandate = EnsureFederation::ensure_origin(origin)?;
			DoneByFederation::mutate(|done| done.push((mandate, 3_000)));
			Ok(())
		}

		/// What co-ops agree on.
		pub fn agree(origin: OriginFor<T>) -> DispatchResult {
			let mandate = EnsureAgreement::ensure_origin(origin)?;
			DoneByAgreement::mutate(|done| done.push(mandate));
			Ok(())
		}

		/// What only root does.
		pub fn upgrade(origin: OriginFor<T>) -> DispatchResult {
			ensure_root(origin)?;
			Upgrades::mutate(|upgrades| *upgrades += 1);
			Ok(())
		}
	}

	trait BlockAuthor<T: frame_system::Config> {
		fn block_author() -> T::AccountId;
	}

	impl<T: frame_system::Config> BlockAuthor<T> for frame_system::Pallet<T> {
		fn block_author() -> T::AccountId {
			codec::Decode::decode(&mut sp_runtime::traits::TrailingZeroInput::zeroes()).unwrap()
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
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(2)]
	pub type Resolutions = pallet_resolutions;
	#[runtime::pallet_index(3)]
	pub type Deeds = deeds;
}

/// Two co-ops, in which member number n has the account n.
pub const BAKERY: CoopId = 1;
pub const COURIERS: CoopId = 2;
/// The board of both co-ops.
pub const CHAIR: AccountId = 1;
pub const SECRETARY: AccountId = 2;
pub const TREASURER: AccountId = 3;
/// The tellers of both co-ops.
pub const TELLERS: [AccountId; 4] = [5, 6, 7, 8];
pub const STRANGER: AccountId = 99;
/// Members of each co-op at the start of a test.
pub const MEMBERS: u32 = 10;

/// By how much civil time is ahead of deadline time, so that one taken for the other is noticed.
pub const CIVIL_AHEAD: Moment = 3_600_000;
pub const MAX_CALL_WEIGHT: u64 = 1_000_000_000;

parameter_types! {
	pub const MaxCallWeight: Weight = Weight::from_parts(MAX_CALL_WEIGHT, u64::MAX);
	pub const AgendaWeight: Weight = Weight::from_parts(2_500_000_000, u64::MAX);
	pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight { read: 1, write: 2 };
}

rochdale_mocks::told! {
	/// What was enacted.
	pub static Done: Vec<(Mandate, u32)> = vec![];
	/// Who was put into office by an election: by which decision, for how many days and from which day on.
	pub static Installed: Vec<(Mandate, Office, Vec<MemberNo>, u32, i32)> = vec![];
	pub static InstallWeight: u64 = 0;
	/// Whether nobody can be put into office.
	pub static InstallFails: bool = false;
	/// What the federation has done.
	pub static DoneByFederation: Vec<(FederationMandate, u32)> = vec![];
	/// What co-ops have agreed on.
	pub static DoneByAgreement: Vec<AgreementMandate> = vec![];
	/// How often a runtime was authorised.
	pub static Upgrades: u32 = 0;
	/// How often an authorisation was taken back.
	pub static Revoked: u32 = 0;
	/// Whether an authorisation was not used.
	pub static UpgradePending: bool = true;
	/// How finality was started anew.
	pub static Restarted: Vec<(u32, u32)> = vec![];
	/// The last block at which finality can have stood still for long enough.
	pub static CanHaveStoppedAt: u32 = u32::MAX;
	pub static Failing: bool = true;
	pub static HeavyWeight: u64 = MAX_CALL_WEIGHT;
	pub static MaxOpen: u32 = 256;
	pub static TransactionVersion: u32 = 1;
	/// Calls that a change of the chain has taken from the list.
	pub static NoteAllowed: bool = true;
	pub static NoteNeeds: Track = Track::Ordinary;
	pub static NoteIsSecret: bool = false;
	/// Whether it can be told already who gets something by a call.
	pub static PayeesKnown: bool = true;
	/// What a co-op has.
	pub static Funds: u128 = u128::MAX;
	/// Whether it is known who the stranger is.
	pub static StrangersKnown: bool = true;
}

/// The account of a member of a co-op other than the first two.
pub fn account_in(coop: CoopId, member: MemberNo) -> AccountId {
	AccountId::from(coop) * 10_000 + AccountId::from(member)
}

/// Lets a co-op join whose members have accounts of their own. Its delegate is member 1.
pub fn join_federation(coop: CoopId, members: u32) {
	found(coop);
	give_office(coop, Office::Delegate, 1);
	(1..=members).for_each(|member| seat(coop, member, account_in(coop, member)));
}

pub struct MockPolicy;

/// A note that can never be made.
pub const NEVER: u32 = 404;

/// From which sum on the federation pays by two thirds of all co-ops only.
pub const MUCH: u128 = 1_000_000;

impl CallPolicy<AccountId, RuntimeCall> for MockPolicy {
	fn requirement(body: Body, call: &RuntimeCall) -> Option<Requirement> {
		let call = match call {
			RuntimeCall::Resolutions(crate::Call::instruct { .. }) if matches!(body, Body::Coop(_)) => {
				return Some(Requirement::usual(Track::Consent));
			}
			RuntimeCall::Resolutions(crate::Call::rescind { .. }) => return Some(Requirement::usual(Track::Consent)),
			call => call,
		};
		let RuntimeCall::Deeds(deed) = call else { return None };
		match (body, deed) {
			(Body::Federation, deeds::Call::federate { .. }) => {
				return Some(Requirement::usual(Track::Consent));
			}
			(Body::Federation, deeds::Call::federation_pays { amount, .. }) if *amount >= MUCH => {
				return Some(Requirement::usual(Track::Special));
			}
			(
				Body::Federation,
				deeds::Call::federation_pays { .. }
				| deeds::Call::pay_seat { .. }
				| deeds::Call::pause_coop { .. }
				| deeds::Call::settle_claim { .. },
			) => {
				return Some(Requirement::usual(Track::Ordinary));
			}
			(Body::Federation, deeds::Call::suspend_coop { .. }) => {
				return Some(Requirement::usual(Track::Special));
			}
			(Body::Federation, deeds::Call::charter {}) => {
				return Some(Requirement { subject: Subject::Bylaws, ..Requirement::usual(Track::Special) });
			}
			(Body::Federation, deeds::Call::upgrade {}) => {
				return Some(Requirement { subject: Subject::Upgrade, ..Requirement::usual(Track::Special) });
			}
			(Body::Agreement, deeds::Call::agree {}) => return Some(Requirement::usual(Track::Ordinary)),
			(Body::Federation | Body::Agreement, _) => return None,
			(Body::Coop(_), _) => {}
		}
		Some(match deed {
			deeds::Call::note { .. } if !NoteAllowed::get() => return None,
			deeds::Call::note { .. } if NoteIsSecret::get() => {
				Requirement { secrecy: Secrecy::Secret, ..Requirement::usual(NoteNeeds::get()) }
			}
			deeds::Call::note { .. } => Requirement::usual(NoteNeeds::get()),
			deeds::Call::fail {}
			| deeds::Call::heavy {}
			| deeds::Call::pay { .. }
			| deeds::Call::pay_seat { .. }
			| deeds::Call::appoint { .. }
			| deeds::Call::dismiss { .. } => Requirement::usual(Track::Ordinary),
			deeds::Call::bylaws {} => Requirement { subject: Subject::Bylaws, ..Requirement::usual(Track::Special) },
			deeds::Call::judge { .. } | deeds::Call::decide_appeal { .. } | deeds::Call::declare_dead { .. } => {
				Requirement { track: Track::Special, secrecy: Secrecy::Secret, subject: Subject::Person }
			}
			_ => return None,
		})
	}

	fn can_wait(call: &RuntimeCall) -> bool {
		match Self::batch(call) {
			Some(calls) => calls.iter().any(Self::can_wait),
			None => !matches!(call, RuntimeCall::Resolutions(_)),
		}
	}

	fn ensure_payee_known(call: &RuntimeCall) -> DispatchResult {
		let pays_a_stranger = matches!(call, RuntimeCall::Deeds(deeds::Call::pay { payee: STRANGER, .. }));
		ensure!(StrangersKnown::get() || !pays_a_stranger, DispatchError::CannotLookup);
		Ok(())
	}

	fn check_proposed(_: Body, call: &RuntimeCall) -> DispatchResult {
		let is_impossible = matches!(call, RuntimeCall::Deeds(deeds::Call::note { what: NEVER }));
		ensure!(!is_impossible, deeds::Error::<Test>::Impossible);
		Ok(())
	}

	fn exceeds_funds(_: Body, call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::Deeds(deeds::Call::pay { amount, .. }) if *amount > Funds::get())
	}

	fn batch(call: &RuntimeCall) -> Option<&[RuntimeCall]> {
		match call {
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => Some(calls),
			_ => None,
		}
	}

	fn beneficiaries(call: &RuntimeCall) -> Vec<Payee<AccountId>> {
		match call {
			_ if !PayeesKnown::get() => vec![],
			RuntimeCall::Deeds(
				deeds::Call::pay { payee, .. }
				| deeds::Call::federation_pays { payee, .. }
				| deeds::Call::settle_claim { payee, .. },
			) => vec![Payee::Account(*payee)],
			RuntimeCall::Deeds(deeds::Call::pay_seat { coop, member }) => {
				vec![Payee::Seat(Hand { coop: *coop, member: *member })]
			}
			_ => vec![],
		}
	}

	fn judged(call: &RuntimeCall) -> Option<Judged> {
		let (member, part) = match call {
			RuntimeCall::Deeds(deeds::Call::judge { member } | deeds::Call::decide_appeal { member }) => {
				(*member, Part::VotesThoughSuspended)
			}
			RuntimeCall::Deeds(deeds::Call::appoint { member }) => (*member, Part::Votes),
			RuntimeCall::Deeds(deeds::Call::dismiss { member } | deeds::Call::declare_dead { member }) => {
				(*member, Part::None)
			}
			_ => return None,
		};
		Some(Judged { member, part })
	}

	fn rescinds(call: &RuntimeCall) -> Option<rochdale_primitives::ResolutionId> {
		match call {
			RuntimeCall::Resolutions(crate::Call::rescind { resolution }) => Some(*resolution),
			_ => None,
		}
	}

	fn coop_judged(call: &RuntimeCall) -> Option<CoopId> {
		match call {
			RuntimeCall::Deeds(
				deeds::Call::suspend_coop { coop }
				| deeds::Call::pause_coop { coop }
				| deeds::Call::settle_claim { coop, .. },
			) => Some(*coop),
			_ => None,
		}
	}

	fn needs_root(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::Deeds(deeds::Call::upgrade {}))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_batch(payees: Vec<AccountId>) -> RuntimeCall {
		let calls = payees.into_iter().map(|payee| deeds::Call::pay { payee, amount: 1 }.into()).collect();
		pallet_utility::Call::batch_all { calls }.into()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_longest_look(coop: CoopId) -> Option<RuntimeCall> {
		let calls = vec![deeds::Call::pay_seat { coop, member: 9 }.into()];
		Some(pallet_utility::Call::batch_all { calls }.into())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_payee(_: CoopId) -> Option<AccountId> {
		Some(4)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_federation_batch(payees: Vec<AccountId>) -> RuntimeCall {
		let calls = payees.into_iter().map(|payee| deeds::Call::federation_pays { payee, amount: 1 }.into()).collect();
		pallet_utility::Call::batch_all { calls }.into()
	}
}

impl RestoreFinality for MockPolicy {
	fn can_have_stopped_at(best_finalised: u32) -> bool {
		best_finalised <= CanHaveStoppedAt::get()
	}

	fn restore_finality(delay: u32, best_finalised: u32) -> DispatchResult {
		Restarted::mutate(|restarted| restarted.push((delay, best_finalised)));
		Ok(())
	}
}

impl RevokeUpgrade for MockPolicy {
	fn revoke_upgrade() -> bool {
		Revoked::mutate(|revoked| *revoked += 1);
		UpgradePending::get()
	}
}

impl ElectionCall<RuntimeCall> for MockPolicy {
	fn elected(office: Office, members: Vec<MemberNo>, days: u32, begins_on: i32) -> RuntimeCall {
		deeds::Call::install { office, members, days, begins_on }.into()
	}
}

impl PaymentCall<AccountId, H256, RuntimeCall> for MockPolicy {
	type Amount = u128;

	fn pay(coop: Option<CoopId>, payee: AccountId, amount: u128, _: H256) -> RuntimeCall {
		match coop {
			Some(_) => deeds::Call::pay { payee, amount }.into(),
			None => deeds::Call::federation_pays { payee, amount }.into(),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_amount() -> u128 {
		1
	}
}

pub struct MockVersion;

impl Get<sp_version::RuntimeVersion> for MockVersion {
	fn get() -> sp_version::RuntimeVersion {
		sp_version::RuntimeVersion { transaction_version: TransactionVersion::get(), ..Default::default() }
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountId = AccountId;
	type Block = MockBlock<Test>;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
	type Version = MockVersion;
	type DbWeight = DbWeight;
}

/// A batch weighs what its calls weigh.
pub struct WeightlessBatches;

impl pallet_utility::WeightInfo for WeightlessBatches {
	fn batch(_: u32) -> Weight {
		Weight::zero()
	}

	fn as_derivative() -> Weight {
		Weight::zero()
	}

	fn batch_all(_: u32) -> Weight {
		Weight::zero()
	}

	fn dispatch_as() -> Weight {
		Weight::zero()
	}

	fn force_batch(_: u32) -> Weight {
		Weight::zero()
	}

	fn dispatch_as_fallible() -> Weight {
		Weight::zero()
	}

	fn if_else() -> Weight {
		Weight::zero()
	}
}

impl pallet_utility::Config for Test {
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = WeightlessBatches;
}

impl deeds::Config for Test {}

impl pallet_resolutions::Config for Test {
	type AgendaWeight = AgendaWeight;
	type Clock = MockClock;
	type CoopOrigin = EnsureCoop;
	type Coops = MockCoops;
	type DraftsPerMember = ConstU32<4>;
	type Elections = MockPolicy;
	type Finality = MockPolicy;
	type MaxCallLength = ConstU32<1_024>;
	type MaxCallWeight = MaxCallWeight;
	type MaxOpen = MaxOpen;
	type Members = MockMembers;
	type Payments = MockPolicy;
	type Policy = MockPolicy;
	type RuntimeCall = RuntimeCall;
	type Upgrades = MockPolicy;
	type WeightInfo = ();
}

/// A chain with two co-ops of [`MEMBERS`] members.
pub fn chain() -> TestState {
	rochdale_mocks::reset();
	forget();
	rochdale_mocks::CivilAhead::set(CIVIL_AHEAD);
	Bylaws::set(Parameters::of(Profile::Uk));
	for coop in [BAKERY, COURIERS] {
		found(coop);
		(1..=MEMBERS).for_each(|member| seat(coop, member, member.into()));
		TELLERS.into_iter().for_each(|teller| give_office(coop, Office::Teller, teller as MemberNo));
	}
	rochdale_mocks::begin::<Test>(RuntimeGenesisConfig::default())
}

/// Runs a test and checks the invariants after it.
pub fn new_test(test: impl FnOnce()) {
	chain().execute_with(|| {
		test();
		Resolutions::do_try_state().unwrap();
	});
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// What the chain does by itself in a block.
pub fn poll() {
	let mut meter = WeightMeter::new();
	Resolutions::on_poll(1, &mut meter);
}

/// Lets time pass and the chain do what it does by itself in the next block.
pub fn pass(time: Moment) {
	Time::set(Time::get() + time);
	poll();
	Resolutions::do_try_state().unwrap();
}

/// Lets days pass.
pub fn pass_days(days: u16) {
	pass(Moment::from(days) * DAY);
}
