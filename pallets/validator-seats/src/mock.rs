//! A chain with validator seats, whose co-ops, officers and keys are told to it, and which rotates sessions as the SDK
//! does.

#![allow(clippy::arithmetic_side_effects)]

use crate::{
	self as pallet_validator_seats, GenesisName, Hold, PlannedValidators, PruneSessions, Rest, RestartFinality,
	SeatState, Seats, SessionKeysOf,
};
use frame::testing_prelude::*;
use pallet_authorship::EventHandler;
pub use rochdale_mocks::{
	appoint, appoint_board, dismiss, set_voice, AccountId, DeadlineTime, MockClock, MockCoops, MockMembers, Moving,
};
use rochdale_mocks::{found, seat, DayLength};
use rochdale_primitives::{
	free::{Charge, FreeCall},
	CoopId, MemberNo, Moment,
};
pub use rochdale_primitives::{two_hands::BOARD, Voice};
use sp_runtime::Perbill;
use sp_staking::{
	offence::{Offence, OffenceError, ReportOffence},
	SessionIndex,
};
use std::collections::BTreeSet;

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

/// A day in milliseconds.
pub const DAY: Moment = 1_000;
pub const START: Moment = 10 * DAY;
pub const NAMING_DAYS: u32 = 30;
pub const NAMINGS: u32 = 6;
pub const REST_AFTER: u32 = 4;
pub const EQUIVOCATION_DAYS: u32 = 30;
/// An account that sits nowhere.
pub const STRANGER: AccountId = 7;

rochdale_mocks::told! {
	/// The accounts without session keys.
	pub static Keyless: BTreeSet<AccountId> = BTreeSet::new();
	/// The keys that accounts have set, in order.
	pub static KeysSent: Vec<(AccountId, u32)> = vec![];
	/// Whose keys were forgotten, in order.
	pub static Forgotten: Vec<AccountId> = vec![];
	/// What the session pallet has queued, with keys that have not changed.
	pub static Queue: Vec<AccountId> = vec![];
	/// Who validates in the session that runs.
	pub static Running: Vec<AccountId> = vec![];
	pub static CurrentSession: SessionIndex = 0;
	/// What was pruned last.
	pub static Pruned: Option<SessionIndex> = None;
	/// When finality was to start anew, from which block and with whom, in order.
	pub static Restarts: Vec<(u32, u32, Vec<AccountId>)> = vec![];
	/// What was told then of when it did so before.
	pub static RestartsBefore: Vec<Option<SessionIndex>> = vec![];
}

/// The account of a member of a co-op. Members 1 to 3 are its board.
pub fn member(coop: CoopId, number: MemberNo) -> AccountId {
	AccountId::from(2_000_000 + 10 * coop + number)
}

/// Enters a co-op with the members 1 to 4.
pub fn enter(coop: CoopId) {
	found(coop);
	(1..=4).for_each(|number| seat(coop, number, member(coop, number)));
}

pub struct MockKeys;

/// What proves that an account holds its keys.
pub const PROOF: &[u8] = b"mine";
/// Keys that another validator has.
pub const TAKEN_KEYS: u32 = 13;

impl SessionKeysOf<AccountId> for MockKeys {
	type Keys = u32;

	fn may_set(_: &AccountId, keys: &u32, proof: &[u8]) -> DispatchResult {
		ensure!(proof == PROOF, "there is no proof");
		ensure!(*keys != TAKEN_KEYS, "another validator has these keys");
		Ok(())
	}

	fn set(who: &AccountId, keys: u32, proof: Vec<u8>) -> DispatchResult {
		Self::may_set(who, &keys, &proof)?;
		KeysSent::mutate(|sent| sent.push((*who, keys)));
		Keyless::mutate(|keyless| keyless.remove(who));
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_keys(_: &AccountId) -> (u32, Vec<u8>) {
		(1, PROOF.to_vec())
	}

	fn is_registered(who: &AccountId) -> bool {
		!Keyless::get().contains(who)
	}

	fn purge(who: &AccountId) {
		// As the session pallet: only of accounts that are validators and have keys.
		assert!(Self::is_registered(who));
		assert!(pallet_validator_seats::CoopOfValidator::<Test>::contains_key(who));
		Forgotten::mutate(|forgotten| forgotten.push(*who));
		Keyless::mutate(|keyless| keyless.insert(*who));
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

pub struct NoteRestart;

impl RestartFinality for NoteRestart {
	fn restart_finality(delay: u32, best_finalised: u32, last: Option<SessionIndex>) {
		RestartsBefore::mutate(|before| before.push(last));
		Restarts::mutate(|restarts| restarts.push((delay, best_finalised, Running::get())));
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountId = AccountId;
	type Block = MockBlock<Test>;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
}

impl pallet_validator_seats::Config for Test {
	type Clock = MockClock;
	type Coops = MockCoops;
	type Members = MockMembers;
	type Finality = NoteRestart;
	type Keys = MockKeys;
	type Planned = MockQueue;
	type Prune = NotePruned;
	type CurrentSession = CurrentSession;
	type SessionsKept = ConstU32<10>;
	type NamingDays = ConstU32<NAMING_DAYS>;
	type NamingsPerPeriod = ConstU32<NAMINGS>;
	type EquivocationDays = ConstU32<EQUIVOCATION_DAYS>;
	type RestAfter = ConstU32<REST_AFTER>;
	type WeightInfo = ();
}

/// The first validator account of a co-op.
pub fn first(coop: CoopId) -> AccountId {
	100 + AccountId::from(coop)
}

/// A chain whose co-ops name these validators, with a floor and a session of ten blocks.
pub fn chain(names: &[(CoopId, AccountId)], floor: u32) -> TestState {
	rochdale_mocks::reset();
	forget();
	DayLength::set(DAY);
	DeadlineTime::set(START);
	(1..=9).for_each(enter);
	let names = names.iter().map(|(coop, validator)| GenesisName { coop: *coop, validator: *validator }).collect();
	let genesis = RuntimeGenesisConfig {
		validator_seats: pallet_validator_seats::GenesisConfig {
			names,
			floor: Some(floor),
			session_length: Some(10u32.into()),
		},
		..Default::default()
	};
	rochdale_mocks::begin::<Test>(genesis)
}

/// Runs a test on a chain with as many co-ops with a seat each, and checks the invariants after it.
pub fn with_seats(coops: u32, floor: u32, test: impl FnOnce()) {
	// Named out of order: seats follow the numbers of the co-ops.
	let names: Vec<_> = (1..=coops).rev().map(|coop| (coop, first(coop))).collect();
	chain(&names, floor).execute_with(|| {
		let planned = plan_genesis();
		assert_eq!(planned, Some((1..=coops).map(first).collect()));
		Queue::set(planned.clone().unwrap());
		Running::set(planned.unwrap());
		test();
		ValidatorSeats::do_try_state().unwrap();
	});
}

/// Runs a test on a chain with four validators and a floor of three.
pub fn new_test(test: impl FnOnce()) {
	with_seats(4, 3, test);
}

/// The validators of a session as the session pallet is told them.
pub fn plan(index: SessionIndex) -> Option<Vec<AccountId>> {
	<ValidatorSeats as pallet_session::SessionManager<AccountId>>::new_session(index)
}

/// The validators of the first sessions as the session pallet is told them.
pub fn plan_genesis() -> Option<Vec<AccountId>> {
	<ValidatorSeats as pallet_session::SessionManager<AccountId>>::new_session_genesis(0)
}

/// Begins the next session as the session pallet does, and gives who is planned for the one after it.
pub fn rotate() -> Vec<AccountId> {
	Running::set(Queue::get());
	CurrentSession::mutate(|current| *current += 1);
	<ValidatorSeats as pallet_session::historical::SessionManager<_, _>>::start_session(CurrentSession::get());
	if let Some(planned) = plan(CurrentSession::get() + 1) {
		Queue::set(planned);
	}
	Queue::get()
}

/// Has validators produce a block each, and begins the next session.
pub fn session(authors: impl IntoIterator<Item = AccountId>) -> Vec<AccountId> {
	authors.into_iter().for_each(author);
	rotate()
}

/// Has a validator produce a block.
pub fn author(validator: AccountId) {
	<ValidatorSeats as EventHandler<AccountId, u64>>::note_author(validator);
}

/// Sessions in which all validators produce blocks but these.
pub fn sessions_without(sessions: u32, silent: &[AccountId]) -> Vec<AccountId> {
	for _ in 0..sessions {
		session(Running::get().into_iter().filter(|validator| !silent.contains(validator)));
	}
	Queue::get()
}

/// What an account pays for a call.
pub fn charge(who: AccountId, call: crate::Call<Test>) -> Charge {
	call.charge(&who)
}

/// An officer's call.
pub fn propose(coop: CoopId, officer: MemberNo, validator: AccountId) -> DispatchResult {
	ValidatorSeats::name_validator(RuntimeOrigin::signed(member(coop, officer)), coop, validator)
}

/// Two officers name a validator that has no keys yet.
pub fn name(coop: CoopId, validator: AccountId) {
	Keyless::mutate(|keyless| keyless.insert(validator));
	assert_ok!(propose(coop, 1, validator));
	assert_ok!(propose(coop, 2, validator));
}

/// A validator sets its session keys.
pub fn set_keys(validator: AccountId) {
	Keyless::mutate(|keyless| keyless.remove(&validator));
}

/// Two votes of a validator that contradict each other.
pub struct TwoVotes {
	pub session: SessionIndex,
	pub round: u64,
	pub offenders: Vec<(AccountId, CoopId)>,
}

impl Offence<(AccountId, CoopId)> for TwoVotes {
	const ID: [u8; 16] = *b"two:votes:signed";
	type Slot = u64;

	fn offenders(&self) -> Vec<(AccountId, CoopId)> {
		self.offenders.clone()
	}

	fn session_index(&self) -> SessionIndex {
		self.session
	}

	fn validator_set_count(&self) -> u32 {
		4
	}

	fn slot(&self) -> u64 {
		self.round
	}

	fn slash_fraction(&self, _: u32) -> Perbill {
		Perbill::zero()
	}
}

/// A report that the validator of a co-op signed two votes in the session.
pub fn report_of(session: SessionIndex, coop: CoopId) -> Result<(), OffenceError> {
	let offenders = vec![(first(coop), coop)];
	<ValidatorSeats as ReportOffence<(), _, _>>::report_offence(vec![], TwoVotes { session, round: 1, offenders })
}

/// A report about the session that runs.
pub fn report(coop: CoopId) -> Result<(), OffenceError> {
	report_of(CurrentSession::get(), coop)
}

/// Whether a report about the validator of a co-op would be refused at sight.
pub fn is_known(coop: CoopId) -> bool {
	<ValidatorSeats as ReportOffence<(), _, TwoVotes>>::is_known_offence(&[(first(coop), coop)], &1)
}

/// Where the seat of a co-op stands.
pub fn state(coop: CoopId) -> Option<SeatState> {
	Seats::<Test>::get(coop).map(|seat| seat.state)
}

/// What the seat of a co-op pays that is held.
pub fn hold(coop: CoopId) -> Option<Hold> {
	state(coop)?.hold()
}

/// The session in which the seat of a co-op last cleared an equivocation.
pub fn cleared(coop: CoopId) -> Option<SessionIndex> {
	Seats::<Test>::get(coop)?.cleared
}

/// The rest of a seat.
pub fn rest(coop: CoopId) -> Option<Rest> {
	state(coop)?.rest()
}

/// The co-ops whose seats rest.
pub fn resting() -> Vec<CoopId> {
	let mut resting: Vec<_> = Seats::<Test>::iter_keys().filter(|coop| rest(*coop).is_some()).collect();
	resting.sort();
	resting
}

/// The session in which the validator of a co-op last produced a block.
pub fn authored(coop: CoopId) -> Option<SessionIndex> {
	Seats::<Test>::get(coop)?.authored
}

/// The events of the pallet since they were last taken.
pub fn events() -> Vec<crate::Event<Test>> {
	rochdale_mocks::take_events::<Test, _>()
}
