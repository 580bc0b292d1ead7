//! A chain on which co-ops decide, whose members, officers, bylaws and time are told to it.

#![allow(clippy::arithmetic_side_effects)]

use crate as pallet_resolutions;
use crate::{
	Body, CallPolicy, EnsureAgreement, EnsureCoop, EnsureFederation, PaymentCall, Requirement, RestoreFinality,
	RevokeUpgrade, Subject,
};
use frame::testing_prelude::*;
use frame_support::weights::WeightMeter;
use rochdale_primitives::{
	bylaws::{Parameters, Profile},
	charter::Charter,
	AgreementMandate, CoopId, CoopInspect, Electorate, Electors, FederationMandate, Mandate, MemberInspect, MemberNo,
	Moment, Office, Secrecy, Standing, Track, Voice,
};
use std::collections::BTreeMap;

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

		/// Concerns a person, and is decided openly.
		pub fn appoint(origin: OriginFor<T>, _member: MemberNo) -> DispatchResult {
			let mandate = EnsureCoop::ensure_origin(origin)?;
			Done::mutate(|done| done.push((mandate, 6)));
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

/// Member number n of both co-ops has the account n.
pub type AccountId = u64;

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

pub const DAY: Moment = 86_400_000;
pub const START: Moment = 1_795_000_000_000;
/// By how much civil time is ahead of deadline time, so that one taken for the other is noticed.
pub const CIVIL_AHEAD: Moment = 3_600_000;
pub const MAX_CALL_WEIGHT: u64 = 1_000_000_000;

/// A member of the mock: his account, whether he still sits, and the versions at which his vote changed.
#[derive(Clone, Debug)]
pub struct Seat {
	pub account: AccountId,
	pub seated: bool,
	pub votes: Vec<(u32, bool)>,
}

parameter_types! {
	pub static Time: Moment = START;
	pub static LengthOfDay: Moment = DAY;
	pub static Bylaws: Parameters = Parameters::of(Profile::Uk);
	pub static StandingOfBakery: Option<Standing> = Some(Standing::Member);
	pub static Seats: BTreeMap<(CoopId, MemberNo), Seat> = BTreeMap::new();
	pub static Versions: BTreeMap<CoopId, u32> = BTreeMap::new();
	pub static Offices: Vec<(CoopId, Office, MemberNo)> = vec![];
	/// What was enacted.
	pub static Done: Vec<(Mandate, u32)> = vec![];
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
	/// What the co-ops other than the first two are and can do in the federation.
	pub static Voices: BTreeMap<CoopId, Voice> = BTreeMap::new();
	/// Co-ops other than the bakery that have left.
	pub static Gone: Vec<CoopId> = vec![];
	pub static CharterInForce: Charter = Charter::RECOMMENDED;
	/// Bylaws of single co-ops that differ from those of the others.
	pub static OwnBylaws: BTreeMap<CoopId, Parameters> = BTreeMap::new();
	pub static Failing: bool = true;
	pub static HeavyWeight: u64 = MAX_CALL_WEIGHT;
	/// Eight for everybody, and the rest for the board.
	pub static MaxOpen: u32 = 8 + crate::RESERVED_FOR_BOARD;
	pub static TransactionVersion: u32 = 1;
	/// Members of each co-op whose vote is suspended.
	pub static Suspended: u32 = 0;
	/// Moves of seats that are pending: the member, and the account that he will have.
	pub static Moving: Vec<(CoopId, MemberNo, AccountId)> = vec![];
	/// Calls that a change of the chain has taken from the list.
	pub static NoteAllowed: bool = true;
	pub static NoteNeeds: Track = Track::Ordinary;
	/// Whether it can be told already who gets something by a call.
	pub static PayeesKnown: bool = true;
	/// Whether it is known who the stranger is.
	pub static StrangersKnown: bool = true;
	pub const MaxCallWeight: Weight = Weight::from_parts(MAX_CALL_WEIGHT, u64::MAX);
	pub const AgendaWeight: Weight = Weight::from_parts(2_500_000_000, u64::MAX);
}

pub struct MockClock;

impl rochdale_primitives::Clock for MockClock {
	fn civil() -> Moment {
		Time::get() + CIVIL_AHEAD
	}

	fn deadline() -> Moment {
		Time::get()
	}

	fn started_at() -> Option<Moment> {
		Some(START)
	}

	fn day() -> Moment {
		LengthOfDay::get()
	}
}

pub struct MockCoops;

impl CoopInspect<AccountId> for MockCoops {
	fn standing(coop: CoopId) -> Option<Standing> {
		match coop {
			_ if Gone::get().contains(&coop) => Some(Standing::Left),
			BAKERY => StandingOfBakery::get(),
			COURIERS => Some(Standing::Member),
			_ => Voices::get().get(&coop).map(|voice| match voice {
				Voice::Suspended => Standing::Suspended,
				_ => Standing::Member,
			}),
		}
	}

	fn holds(coop: CoopId, office: Office, who: MemberNo) -> bool {
		Offices::get().contains(&(coop, office, who))
	}

	fn is_board(coop: CoopId, who: MemberNo) -> bool {
		[Office::Chair, Office::Secretary, Office::Treasurer].into_iter().any(|office| Self::holds(coop, office, who))
	}

	fn account(coop: CoopId) -> Option<AccountId> {
		Self::standing(coop).map(|_| coop_account(coop))
	}

	fn parameters(coop: CoopId) -> Option<Parameters> {
		Self::standing(coop).map(|_| OwnBylaws::get().get(&coop).copied().unwrap_or(Bylaws::get()))
	}

	fn voice(coop: CoopId) -> Option<Voice> {
		let own = Voices::get().get(&coop).copied();
		match Self::standing(coop)? {
			Standing::Left => None,
			Standing::Suspended => Some(Voice::Suspended),
			Standing::Member => Some(own.unwrap_or(Voice::Votes)),
		}
	}

	fn federation() -> Vec<(CoopId, Voice)> {
		(1..=Self::count()).filter_map(|coop| Some((coop, Self::voice(coop)?))).collect()
	}

	fn count() -> u32 {
		Voices::get().keys().last().copied().unwrap_or_default().max(COURIERS)
	}

	fn coop_of(account: &AccountId) -> Option<CoopId> {
		let coop = AccountId::checked_sub(*account, ACCOUNTS_OF_COOPS)? as CoopId;
		Self::standing(coop).map(|_| coop)
	}

	fn charter() -> Charter {
		CharterInForce::get()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_federation(coops: u32) {
		for coop in Self::count() + 1..=coops {
			join_federation(coop, 1);
		}
		for coop in 1..=coops {
			Offices::mutate(|offices| offices.push((coop, Office::Delegate, 1)));
			move_seat(coop, 1, frame::benchmarking::prelude::account("founder", coop, 0));
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_found() -> CoopId {
		// Its officers are appointed, its members are seated by the benchmark.
		Seats::mutate(|seats| seats.retain(|(coop, _), _| *coop != BAKERY));
		BAKERY
	}
}

pub struct MockMembers;

impl MockMembers {
	fn votes(seat: &Seat, version: u32) -> bool {
		seat.votes.iter().rev().find(|(from, _)| *from <= version).is_some_and(|(_, votes)| *votes)
	}
}

impl MemberInspect<AccountId> for MockMembers {
	fn seat_of(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
		Seats::get()
			.into_iter()
			.find(|((at, _), seat)| *at == coop && seat.account == *who && seat.seated)
			.map(|((_, member), _)| member)
	}

	fn sits_or_will(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
		// A seat can be about to move to the key of somebody who sits already.
		let moving = Moving::get().into_iter().find(|(at, _, to)| (*at, to) == (coop, who));
		moving.map(|(_, member, _)| member).or_else(|| Self::seat_of(coop, who))
	}

	fn account_of(coop: CoopId, member: MemberNo) -> Option<AccountId> {
		Seats::get().get(&(coop, member)).filter(|seat| seat.seated).map(|seat| seat.account)
	}

	fn is_seated(coop: CoopId, member: MemberNo) -> bool {
		Seats::get().get(&(coop, member)).is_some_and(|seat| seat.seated)
	}

	fn is_eligible(coop: CoopId, member: MemberNo) -> bool {
		Self::is_seated(coop, member)
	}

	fn registers() -> Vec<CoopId> {
		(1..=MockCoops::count()).collect()
	}

	fn seats_of(who: &AccountId, limit: u32) -> Vec<(CoopId, MemberNo)> {
		let seats = Seats::get().into_iter().filter(|(_, seat)| seat.account == *who && seat.seated);
		let moving = Moving::get().into_iter().filter(|(.., to)| to == who).map(|(coop, member, _)| (coop, member));
		seats.map(|(seat, _)| seat).chain(moving).take(limit as usize).collect()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_seat(coop: CoopId, who: &AccountId) -> MemberNo {
		let member = Seats::get().keys().filter(|(at, _)| *at == coop).count() as u32 + 1;
		seat(coop, member, *who, true);
		member
	}
}

impl Electors<AccountId> for MockMembers {
	fn electorate(coop: CoopId) -> Electorate {
		let version = Versions::get().get(&coop).copied().unwrap_or(0);
		let voting = |seat: &Seat| seat.seated && Self::votes(seat, version);
		let electors = Seats::get().iter().filter(|((at, _), seat)| *at == coop && voting(seat)).count();
		Electorate { version, electors: electors as u32, suspended: Suspended::get() }
	}

	fn is_elector(coop: CoopId, member: MemberNo, version: u32) -> bool {
		Seats::get().get(&(coop, member)).is_some_and(|seat| seat.seated && Self::votes(seat, version))
	}

	fn seat_or_move(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
		let moving =
			|| Moving::get().into_iter().find(|(at, _, to)| (*at, to) == (coop, who)).map(|(_, member, _)| member);
		Self::seat_of(coop, who).or_else(moving)
	}
}

fn next_version(coop: CoopId) -> u32 {
	Versions::mutate(|versions| {
		let version = versions.entry(coop).or_default();
		*version += 1;
		*version
	})
}

/// Seats a member.
pub fn seat(coop: CoopId, member: MemberNo, account: AccountId, votes: bool) {
	let version = next_version(coop);
	Seats::mutate(|seats| {
		seats.insert((coop, member), Seat { account, seated: true, votes: vec![(version, votes)] });
	});
}

/// Gives a member a vote or takes it.
pub fn set_vote(coop: CoopId, member: MemberNo, votes: bool) {
	let version = next_version(coop);
	Seats::mutate(|seats| seats.get_mut(&(coop, member)).unwrap().votes.push((version, votes)));
}

/// The accounts of co-ops begin here.
pub const ACCOUNTS_OF_COOPS: AccountId = 1_000_000;

/// The keyless account of a co-op.
pub fn coop_account(coop: CoopId) -> AccountId {
	ACCOUNTS_OF_COOPS + AccountId::from(coop)
}

/// The account of a member of a co-op other than the first two.
pub fn account_in(coop: CoopId, member: MemberNo) -> AccountId {
	AccountId::from(coop) * 10_000 + AccountId::from(member)
}

/// Lets a co-op join whose members have accounts of their own. Member 1 is chair and delegate, 2 is secretary.
pub fn join_federation(coop: CoopId, members: u32) {
	Voices::mutate(|voices| voices.insert(coop, Voice::Votes));
	(1..=members).for_each(|member| seat(coop, member, account_in(coop, member), true));
	Offices::mutate(|offices| {
		offices.extend([(coop, Office::Chair, 1), (coop, Office::Delegate, 1), (coop, Office::Secretary, 2)]);
	});
}

/// Sets what a co-op can do in the federation.
pub fn set_voice(coop: CoopId, voice: Voice) {
	Voices::mutate(|voices| voices.insert(coop, voice));
	if coop == BAKERY {
		let standing = if voice == Voice::Suspended { Standing::Suspended } else { Standing::Member };
		StandingOfBakery::set(Some(standing));
	}
}

/// Ends a seat.
pub fn unseat(coop: CoopId, member: MemberNo) {
	next_version(coop);
	Seats::mutate(|seats| seats.get_mut(&(coop, member)).unwrap().seated = false);
}

/// Moves a seat to another account.
pub fn move_seat(coop: CoopId, member: MemberNo, account: AccountId) {
	Seats::mutate(|seats| seats.get_mut(&(coop, member)).unwrap().account = account);
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
				deeds::Call::federation_pays { .. } | deeds::Call::pause_coop { .. } | deeds::Call::settle_claim { .. },
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
			deeds::Call::note { .. } => Requirement::usual(NoteNeeds::get()),
			deeds::Call::fail {} | deeds::Call::heavy {} | deeds::Call::pay { .. } | deeds::Call::appoint { .. } => {
				Requirement::usual(Track::Ordinary)
			}
			deeds::Call::bylaws {} => Requirement { subject: Subject::Bylaws, ..Requirement::usual(Track::Special) },
			deeds::Call::judge { .. } | deeds::Call::decide_appeal { .. } => {
				Requirement { track: Track::Special, secrecy: Secrecy::Secret, subject: Subject::Person }
			}
			_ => return None,
		})
	}

	fn ensure_payee_known(call: &RuntimeCall) -> DispatchResult {
		let pays_a_stranger = matches!(call, RuntimeCall::Deeds(deeds::Call::pay { payee: STRANGER, .. }));
		ensure!(StrangersKnown::get() || !pays_a_stranger, DispatchError::CannotLookup);
		Ok(())
	}

	fn check_proposed(call: &RuntimeCall) -> DispatchResult {
		let is_impossible = matches!(call, RuntimeCall::Deeds(deeds::Call::note { what: NEVER }));
		ensure!(!is_impossible, deeds::Error::<Test>::Impossible);
		Ok(())
	}

	fn batch(call: &RuntimeCall) -> Option<&[RuntimeCall]> {
		match call {
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => Some(calls),
			_ => None,
		}
	}

	fn beneficiaries(call: &RuntimeCall) -> Vec<AccountId> {
		match call {
			_ if !PayeesKnown::get() => vec![],
			RuntimeCall::Deeds(
				deeds::Call::pay { payee, .. }
				| deeds::Call::federation_pays { payee, .. }
				| deeds::Call::settle_claim { payee, .. },
			) => vec![*payee],
			_ => vec![],
		}
	}

	fn judged(call: &RuntimeCall) -> Option<MemberNo> {
		match call {
			RuntimeCall::Deeds(
				deeds::Call::judge { member } | deeds::Call::decide_appeal { member } | deeds::Call::appoint { member },
			) => Some(*member),
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

	fn is_own_case(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::Deeds(deeds::Call::judge { .. } | deeds::Call::decide_appeal { .. }))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_batch(payees: Vec<AccountId>) -> RuntimeCall {
		let calls = payees.into_iter().map(|payee| deeds::Call::pay { payee, amount: 1 }.into()).collect();
		pallet_utility::Call::batch_all { calls }.into()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_federation_batch(payees: Vec<AccountId>) -> RuntimeCall {
		let calls = payees.into_iter().map(|payee| deeds::Call::federation_pays { payee, amount: 1 }.into()).collect();
		pallet_utility::Call::batch_all { calls }.into()
	}
}

impl RestoreFinality for MockPolicy {
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

impl PaymentCall<AccountId, RuntimeCall> for MockPolicy {
	type Amount = u128;

	fn pay(payee: AccountId, amount: u128) -> RuntimeCall {
		deeds::Call::pay { payee, amount }.into()
	}

	fn pay_from_federation(payee: AccountId, amount: u128) -> RuntimeCall {
		deeds::Call::federation_pays { payee, amount }.into()
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
	type Block = MockBlock<Test>;
	type Version = MockVersion;
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
	Time::set(START);
	Bylaws::set(Parameters::of(Profile::Uk));
	StandingOfBakery::set(Some(Standing::Member));
	Seats::set(BTreeMap::new());
	Versions::set(BTreeMap::new());
	Done::set(vec![]);
	DoneByFederation::set(vec![]);
	DoneByAgreement::set(vec![]);
	Upgrades::set(0);
	Revoked::set(0);
	UpgradePending::set(true);
	Restarted::set(vec![]);
	Voices::set(BTreeMap::new());
	Gone::set(vec![]);
	CharterInForce::set(Charter::RECOMMENDED);
	OwnBylaws::set(BTreeMap::new());
	Suspended::set(0);
	Moving::set(vec![]);
	Failing::set(true);
	HeavyWeight::set(MAX_CALL_WEIGHT);
	MaxOpen::set(8 + crate::RESERVED_FOR_BOARD);
	TransactionVersion::set(1);
	NoteAllowed::set(true);
	NoteNeeds::set(Track::Ordinary);
	PayeesKnown::set(true);
	StrangersKnown::set(true);
	let board = [Office::Chair, Office::Secretary, Office::Treasurer];
	let mut offices = vec![];
	for coop in [BAKERY, COURIERS] {
		(1..=MEMBERS).for_each(|member| seat(coop, member, member.into(), true));
		offices.extend((1..).zip(board).map(|(member, office)| (coop, office, member)));
		offices.extend(TELLERS.map(|teller| (coop, Office::Teller, teller as MemberNo)));
	}
	Offices::set(offices);
	let mut state = TestState::new(RuntimeGenesisConfig::default().build_storage().unwrap());
	state.execute_with(|| System::set_block_number(1));
	state
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
