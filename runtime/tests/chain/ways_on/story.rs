//! A co-op in which an office becomes empty in the middle of something, and how its members go on by signed calls alone.

use crate::harness::*;
use codec::Decode;
use frame_support::storage::{with_transaction, TransactionOutcome};
use pallet_cooperatives::{Call as CooperativesCall, Offices};
use pallet_resolutions::{
	Assemblies, AssemblyResult, Call as ResolutionsCall, Choice, OpaqueCall, Phase, ResolutionCount, Resolutions,
};
use rochdale_primitives::{
	bylaws::{Parameters, Profile},
	money::Hand,
	Clock as _, CoopId, CoopInspect, Electors, FederationMandate, Mandate, MemberNo, Moment, Office, ResolutionId,
	Secrecy, Track,
};
use rochdale_runtime::{
	charges::charge,
	constants::{SLOT_DURATION, UNIT},
	AccountId, Clock, Cooperatives, Executive, Membership, Runtime, RuntimeCall, RuntimeOrigin, System,
};
use scale_info::{Type, TypeDef, TypeInfo};
use serde_json::{json, Value};
use sp_core::{sr25519, Pair};
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};
use std::{
	cell::Cell,
	collections::BTreeMap,
	sync::{LazyLock, Mutex},
};

/// Why a right could not be had, where there is no way on.
pub type Way = Result<(), String>;

/// A co-op of five members, with every office there is.
pub const FIVE: CoopId = 6;
/// A co-op of three, all of whom are its board and its tellers, so that nobody audits it, and nobody stands in for the delegate.
pub const THREE: CoopId = 7;
/// The co-op beside them that answers, proposes and lends its tellers.
pub const NEIGHBOUR: CoopId = crate::coops::BAKERY;

/// Length of a day: two slots, so that one block lets five days pass.
const DAY: Moment = 2 * SLOT_DURATION;

const CIVIL_DAY: Moment = 86_400_000;

/// All offices that there are, by the type: who adds one has it tried.
pub fn offices() -> Vec<Office> {
	let Type { type_def: TypeDef::Variant(variants), .. } = Office::type_info() else { panic!("offices are variants") };
	variants.variants.iter().map(|one| Office::decode(&mut &[one.index][..]).unwrap()).collect()
}

/// In which offices nobody acts any more.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Vacancy {
	/// None.
	Nothing,
	/// One office, of however many holders, who lay it down.
	One(Office),
	/// The whole board, which lays its offices down.
	Board,
	/// One office, of however many holders, who keep it and do nothing for which it takes one. As members they act.
	Silent(Office),
}

impl Vacancy {
	pub fn all() -> Vec<Self> {
		let each = |vacancy: fn(Office) -> Self| offices().into_iter().map(vacancy);
		each(Self::One).chain([Self::Board]).chain(each(Self::Silent)).collect()
	}

	fn has(self, office: Office) -> bool {
		match self {
			Self::Nothing => false,
			Self::One(one) | Self::Silent(one) => one == office,
			Self::Board => office.is_board(),
		}
	}
}

/// A term of somebody who does nothing in their office: until they are given it anew.
struct Silence {
	office: Office,
	member: MemberNo,
	since: Option<Moment>,
}

/// Who holds which office in the co-op of five: as many people as can be.
const OF_FIVE: [(Office, MemberNo); 10] = [
	(Office::Chair, 1),
	(Office::Secretary, 2),
	(Office::Treasurer, 3),
	(Office::Auditor, 4),
	(Office::Deputy, 4),
	(Office::Delegate, 5),
	(Office::Director, 5),
	(Office::Teller, 3),
	(Office::Teller, 4),
	(Office::Teller, 5),
];

const OF_THREE: [(Office, MemberNo); 7] = [
	(Office::Chair, 1),
	(Office::Secretary, 2),
	(Office::Treasurer, 3),
	(Office::Delegate, 1),
	(Office::Teller, 1),
	(Office::Teller, 2),
	(Office::Teller, 3),
];

/// The federation of the presets with both co-ops, whose members have nothing.
pub fn world() -> Value {
	let mut genesis = genesis(FEDERATION);
	endow_federation(&mut genesis, 100_000_000_000_000);
	genesis["clock"]["dayLength"] = json!(DAY);
	let joined_at = genesis["membership"]["registers"][0]["members"][0]["joinedAt"].clone();
	for (coop, profile, members, offices) in
		[(FIVE, Profile::Sce, 5, &OF_FIVE[..]), (THREE, Profile::Es, 3, &OF_THREE[..])]
	{
		let push = |list: &mut Value, entry: Value| list.as_array_mut().unwrap().push(entry);
		let people: Vec<_> =
			(1..=members).map(|member| json!({ "account": account(coop, member), "joinedAt": joined_at })).collect();
		push(&mut genesis["membership"]["registers"], json!({ "coop": coop, "importDays": 0, "members": people }));
		let mut founding = genesis["cooperatives"]["coops"][0].clone();
		founding["title"] = json!(format!("Co-op of {members}, Rochdale"));
		founding["profile"] = json!(profile);
		founding["parameters"] = json!(Parameters::of(profile));
		let held =
			offices.iter().map(|(office, member)| json!({ "office": office, "member": member, "days": 100_000 }));
		founding["offices"] = held.collect();
		push(&mut genesis["cooperatives"]["coops"], founding);
	}
	genesis
}

/// The keys of members, whose derivation takes longer than a block.
static KEYS: LazyLock<Mutex<BTreeMap<(CoopId, MemberNo), sr25519::Pair>>> = LazyLock::new(Default::default);

/// The key of a member, or of who wants to be one.
pub fn key(coop: CoopId, member: MemberNo) -> sr25519::Pair {
	let derived = || match coop {
		FIVE | THREE => sr25519::Pair::from_string(&format!("//{coop}//{member}"), None).unwrap(),
		_ => crate::coops::members(coop)[member as usize - 1].pair(),
	};
	KEYS.lock().unwrap().entry((coop, member)).or_insert_with(derived).clone()
}

pub fn account(coop: CoopId, member: MemberNo) -> AccountId {
	key(coop, member).public().into()
}

/// What becomes of a call that somebody signs. What would be free and is refused enters no block.
pub fn signed(by: &sr25519::Pair, call: impl Into<RuntimeCall>) -> DispatchResult {
	use rochdale_primitives::free::Charge;

	let (who, call) = (AccountId::from(by.public()), call.into());
	let nonce = *System::account_nonce(&who);
	let refusal = match Executive::apply_extrinsic(transaction_of(by, nonce, call.clone())) {
		Ok(result) => return result,
		Err(refusal) => refusal,
	};
	match charge(&who, &call) {
		Charge::Refused(error) => Err(error),
		_ => panic!("{call:?}: {refusal:?}"),
	}
}

/// What becomes of a call by an origin, without a transaction around it.
fn dispatched(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) -> DispatchResult {
	call.into().dispatch(origin).map(|_| ()).map_err(|failure| failure.error)
}

/// A call that was decided on and has to succeed.
fn as_decided(origin: pallet_resolutions::Origin, call: impl Into<RuntimeCall>) {
	let call = call.into();
	assert_eq!(dispatched(origin.into(), call.clone()), Ok(()), "{call:?}");
}

/// Ends the block and begins another one, so many slots later.
fn next_block(slots: u64) {
	Executive::finalize_block();
	let timestamp = next_timestamp() + (slots - 1) * SLOT_DURATION;
	open_block(timestamp / SLOT_DURATION, timestamp).unwrap().unwrap();
}

pub fn phase(id: ResolutionId) -> Phase {
	phase_of(id)
}

fn is_voting(id: ResolutionId) -> bool {
	phase(id).vote().is_some()
}

/// Which offices become empty, in which co-op and when.
pub struct Story {
	pub coop: CoopId,
	pub vacancy: Vacancy,
	pub state: &'static str,
	is_empty: bool,
	silences: Vec<Silence>,
	/// Whether anybody has missed who is silent.
	missed: Cell<bool>,
	/// When it began.
	began: Moment,
	/// How long the chain had no room for what was due, which is no part of a right.
	late: Moment,
	/// Whom it judges, so that they count no votes.
	pub concerned: Option<MemberNo>,
	/// The decision to fill what is empty, on which members vote as soon as they can.
	remedy: Option<ResolutionId>,
}

impl Story {
	/// Begins in the first block, which stays open.
	pub fn begin(coop: CoopId, vacancy: Vacancy, state: &'static str) -> Self {
		open_block(next_timestamp() / SLOT_DURATION, next_timestamp()).unwrap().unwrap();
		let (began, late, silences, missed) = (Clock::deadline(), 0, vec![], Cell::new(false));
		Self { coop, vacancy, state, is_empty: false, silences, missed, began, late, concerned: None, remedy: None }
	}

	/// Whether anybody holds what becomes empty. Where all members are silent, nobody is left of whom it could be told.
	pub fn concerns(coop: CoopId, vacancy: Vacancy) -> bool {
		let (held, members) = if coop == FIVE { (&OF_FIVE[..], 5) } else { (&OF_THREE[..], 3) };
		let holders = held.iter().filter(|(office, _)| vacancy.has(*office)).count();
		holders > 0 && (holders < members || !matches!(vacancy, Vacancy::Silent(_)))
	}

	/// What was prepared until now takes no part of the time that the right takes.
	pub fn starts_now(&mut self) {
		self.began = Clock::deadline();
		self.late = 0;
	}

	/// Something that is prepared while everybody is in office.
	pub fn prepare(&mut self, something: impl FnOnce(&mut Self) -> Way) -> Way {
		let later = core::mem::take(&mut self.state);
		something(self)?;
		self.state = later;
		self.starts_now();
		Ok(())
	}

	/// Whole days since it began, without what the chain had no room for.
	pub fn end(self, checked: bool) -> u32 {
		let days = (Clock::deadline() - self.began - self.late) / DAY;
		assert!(self.is_empty || self.vacancy == Vacancy::Nothing, "it never came to {:?}", self.state);
		Executive::finalize_block();
		if checked {
			check_invariants();
		}
		days.try_into().unwrap()
	}

	/// It has come to this state. If that is the one, whoever holds the office lays it down, or is silent from now on.
	pub fn at(&mut self, state: &str) {
		if state != self.state || self.is_empty {
			return;
		}
		self.is_empty = true;
		for office in offices().into_iter().filter(|office| self.vacancy.has(*office)) {
			for member in Cooperatives::holders(self.coop, office) {
				match self.vacancy {
					Vacancy::Silent(_) => {
						let since = Cooperatives::held_since(self.coop, office, member);
						self.silences.push(Silence { office, member, since });
					}
					_ => self.by(member, CooperativesCall::resign_office { coop: self.coop, office }),
				}
			}
		}
	}

	/// In which offices members are silent now, and who.
	fn silent(&self) -> impl Iterator<Item = (Office, MemberNo)> + '_ {
		let is_still = |one: &&Silence| {
			one.since.is_some() && Cooperatives::held_since(self.coop, one.office, one.member) == one.since
		};
		self.silences.iter().filter(is_still).map(|one| (one.office, one.member))
	}

	/// Whether somebody holds the office who acts in it.
	pub fn acts(&self, office: Office) -> bool {
		let is_silent = |member: &MemberNo| self.silent().any(|one| one == (office, *member));
		self.missed.set(self.missed.get() || self.silent().any(|one| one.0 == office));
		Cooperatives::holders(self.coop, office).iter().any(|member| !is_silent(member))
	}

	/// Whether anybody has missed an officer. Where they miss none who is silent from the beginning, they miss none later.
	pub fn has_missed(&self) -> bool {
		self.missed.get() || !matches!(self.vacancy, Vacancy::Silent(_))
	}

	/// Whether the member can do something without the offices in which they are silent, as if somebody else held these.
	fn would(&self, member: MemberNo, call: &RuntimeCall) -> bool {
		let offices: Vec<_> = self.silent().filter(|(_, one)| *one == member).map(|(office, _)| office).collect();
		if offices.is_empty() {
			return true;
		}
		let (who, other) = (account(self.coop, member), if member == 1 { 2 } else { 1 });
		let tried = with_transaction(|| {
			Offices::<Runtime>::mutate(self.coop, |terms| {
				for term in terms.iter_mut().filter(|term| term.member == member && offices.contains(&term.office)) {
					term.member = other;
				}
			});
			let outcome = dispatched(RuntimeOrigin::signed(who), call.clone());
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(outcome.is_ok()))
		});
		let would = tried.unwrap();
		self.missed.set(self.missed.get() || !would);
		would
	}

	/// The members have decided it, whoever held which office by then.
	pub fn given(&self, call: impl Into<RuntimeCall>) {
		let (coop, track, secrecy) = (self.coop, Track::Special, Secrecy::Secret);
		let mandate = Mandate { coop, resolution: 1, track, secrecy, opened_at: Clock::deadline() };
		as_decided(pallet_resolutions::Origin::Coop(mandate), call);
	}

	/// The federation has decided it.
	pub fn federation_has(&self, call: impl Into<RuntimeCall>) {
		let mandate = FederationMandate { resolution: 1, track: Track::Special, opened_at: Clock::deadline() };
		as_decided(pallet_resolutions::Origin::Federation(mandate), call);
	}

	/// Each member gets so many units.
	pub fn members_have(&self, units: u128) {
		for member in self.members() {
			give(&account(self.coop, member), units * UNIT);
		}
	}

	/// Lets time pass until then. Members vote on what fills an office meanwhile.
	pub fn until(&mut self, moment: Moment) {
		while Clock::deadline() < moment {
			let left = (moment - Clock::deadline()).div_ceil(SLOT_DURATION);
			next_block(left.min(pallet_clock::MAX_STEP / SLOT_DURATION));
			if let Some(id) = self.remedy.filter(|id| is_voting(*id)) {
				self.vote(id);
			}
		}
	}

	/// Lets days pass.
	pub fn pass(&mut self, days: u64) {
		self.until(Clock::deadline() + days * DAY);
	}

	/// Lets civil days pass in one step, which are as many days of the right.
	pub fn pass_civil(&mut self, days: u64) {
		let before = Clock::deadline();
		next_block(days * CIVIL_DAY / SLOT_DURATION);
		let ends = before + days * DAY;
		self.began -= ends.saturating_sub(Clock::deadline());
	}

	/// Lets time pass until something holds, and says whether it does within so many days.
	pub fn holds_within(&mut self, days: u64, holds: impl Fn() -> bool) -> bool {
		for step in 0..=2 * days {
			if holds() {
				return true;
			}
			next_block(1);
			self.late += if step > 0 && days == 1 { SLOT_DURATION } else { 0 };
		}
		holds()
	}

	/// As [`Self::holds_within`], where nothing happens for so many days.
	pub fn holds_after(&mut self, days: u64, holds: impl Fn() -> bool) -> Way {
		self.pass(days);
		if self.holds_within(1, holds) {
			Ok(())
		} else {
			Err(format!("nothing after {days} days"))
		}
	}

	/// Lets the phase of a resolution come to its end.
	pub fn goes_on(&mut self, id: ResolutionId) {
		let before = phase(id);
		self.until(Resolutions::<Runtime>::get(id).unwrap().ends_at.unwrap());
		for step in 0..5 {
			if phase(id) != before {
				return;
			}
			next_block(1);
			self.late += if step > 0 { SLOT_DURATION } else { 0 };
		}
		panic!("{before:?} does not end");
	}

	pub fn members(&self) -> core::ops::RangeInclusive<MemberNo> {
		1..=if self.coop == FIVE { 5 } else { 3 }
	}

	/// A member who is not on the board, where there is one.
	pub fn somebody(&self) -> MemberNo {
		if self.coop == FIVE {
			4
		} else {
			3
		}
	}

	/// Those who are on the board now.
	pub fn board(&self) -> Vec<MemberNo> {
		self.members().filter(|member| Cooperatives::is_board(self.coop, *member)).collect()
	}

	/// What becomes of a call of a member.
	pub fn tries(&self, member: MemberNo, call: impl Into<RuntimeCall>) -> DispatchResult {
		let call = call.into();
		if self.would(member, &call) {
			signed(&key(self.coop, member), call)
		} else {
			Err(DispatchError::Other("they are silent"))
		}
	}

	/// A call of a member that has to succeed.
	pub fn by(&self, member: MemberNo, call: impl Into<RuntimeCall>) {
		let call = call.into();
		assert_eq!(self.tries(member, call.clone()), Ok(()), "{member}: {call:?}");
	}

	/// As many members as it takes make the same call, those first who are asked first. Says why it takes effect by nobody.
	pub fn by_any(&self, members: impl IntoIterator<Item = MemberNo>, call: impl Into<RuntimeCall>) -> DispatchResult {
		let call = call.into();
		let mut last = Err(DispatchError::Other("nobody is there"));
		for member in members {
			last = self.tries(member, call.clone());
			if last.is_ok() {
				break;
			}
		}
		last
	}

	/// Two of the board say it, whom it does not concern, once the members have named others where they are too few.
	pub fn by_board(&mut self, concerned: MemberNo, call: impl Into<RuntimeCall>, done: impl Fn() -> bool) -> Way {
		self.by_officers(Office::Director, Some(concerned), call, done)
	}

	/// An auditor says it, once the members have named one where nobody is.
	pub fn by_auditor(&mut self, call: impl Into<RuntimeCall>, done: impl Fn() -> bool) -> Way {
		self.by_officers(Office::Auditor, None, call, done)
	}

	/// One or two of the board say it, whom it does not concern, or auditors: whoever the members have named, where too few are.
	pub fn by_officers(
		&mut self,
		office: Office,
		concerned: Option<MemberNo>,
		call: impl Into<RuntimeCall>,
		done: impl Fn() -> bool,
	) -> Way {
		let call = call.into();
		for _ in 0..2 {
			if self.is_said(office, &call, &done) {
				return Ok(());
			}
			let named = self.successors(office, concerned);
			if named.is_empty() {
				break;
			}
			self.filled(&named)?;
		}
		Err(format!("{:?}", self.by_any(self.board(), call)))
	}

	/// Two of the board say it, whom it does not concern, or else the members.
	pub fn by_board_or_members(&mut self, call: impl Into<RuntimeCall>, done: impl Fn() -> bool) -> Way {
		let call = call.into();
		if self.is_said(Office::Director, &call, &done) {
			return Ok(());
		}
		self.decide_by(1, Track::Ordinary, Some(&call))?;
		if done() {
			Ok(())
		} else {
			Err("it is decided in vain".into())
		}
	}

	/// Whether those of the board, or the auditors, do it.
	pub fn is_said(&mut self, office: Office, call: &RuntimeCall, done: &impl Fn() -> bool) -> bool {
		for _ in 0..2 {
			let asked = if office.is_board() { self.board() } else { Cooperatives::holders(self.coop, office) };
			for member in asked {
				if !done() && self.tries(member, call.clone()).is_ok() && !done() {
					self.at("approved");
				}
			}
		}
		done()
	}

	/// Whom members name where too few act: two who are neither on the board, unless they are silent there, nor concerned, nor
	/// auditors; or an auditor who is not on the board. In a co-op of three whose members are all of it one of them leaves it.
	pub fn successors(&self, office: Office, concerned: Option<MemberNo>) -> Vec<(Office, MemberNo)> {
		let (coop, board) = (self.coop, self.board());
		let is_silent = |member: MemberNo| self.silent().any(|(office, one)| one == member && office.is_board());
		let is_free = |member: &MemberNo| !board.contains(member) || is_silent(*member);
		if office == Office::Auditor {
			let auditor = self.members().rev().find(is_free).unwrap_or_else(|| {
				self.by(3, CooperativesCall::resign_office { coop, office: Office::Treasurer });
				3
			});
			return vec![(Office::Auditor, auditor)];
		}
		let fits = |member: &MemberNo| {
			Some(*member) != concerned && is_free(member) && !Cooperatives::holds(coop, Office::Auditor, *member)
		};
		self.members().filter(fits).take(2).map(|member| (Office::Director, member)).collect()
	}

	pub fn propose(&self, by: MemberNo, track: Track, secrecy: Secrecy, call: Option<&RuntimeCall>) -> ResolutionId {
		let (coop, title, document) = (self.coop, crate::coops::title(), document(1));
		match call.map(OpaqueCall::from) {
			Some(call) => self.by(by, ResolutionsCall::propose { coop, track, secrecy, title, document, call }),
			None => self.by(by, ResolutionsCall::propose_text { coop, track, secrecy, title, document }),
		}
		ResolutionCount::<Runtime>::get()
	}

	/// Somebody seconds a draft, or as many sign as a petition needs.
	pub fn supported(&self, id: ResolutionId) {
		assert!(self.is_supported(id), "nobody brings it on the agenda");
	}

	fn is_supported(&self, id: ResolutionId) -> bool {
		let (coop, version) = (self.coop, 0);
		let second = ResolutionsCall::second { resolution: id, coop, version };
		self.by_any(self.members(), second).is_ok() || self.is_petitioned(id)
	}

	/// As many sign a draft as a petition needs.
	pub fn petitioned(&self, id: ResolutionId) {
		assert!(self.is_petitioned(id), "nobody brings it on the agenda");
	}

	fn is_petitioned(&self, id: ResolutionId) -> bool {
		for member in self.members().filter(|_| phase(id) == Phase::Draft).collect::<Vec<_>>() {
			if phase(id) == Phase::Draft {
				let _ =
					self.tries(member, ResolutionsCall::sign_petition { resolution: id, coop: self.coop, version: 0 });
			}
		}
		phase(id) != Phase::Draft
	}

	/// All members vote for it whom it does not keep from that.
	pub fn vote(&self, id: ResolutionId) {
		for member in self.members() {
			let vote = ResolutionsCall::vote { resolution: id, coop: self.coop, choice: Choice::For };
			let _ = self.tries(member, vote);
		}
	}

	/// From a draft to the opening of the vote.
	pub fn comes_to_vote(&mut self, id: ResolutionId) {
		self.at("draft");
		self.supported(id);
		self.at("notice");
		self.goes_on(id);
		self.at("voting");
	}

	/// From the close of the vote to the effect.
	pub fn comes_to_effect(&mut self, id: ResolutionId) -> Way {
		while is_voting(id) {
			self.goes_on(id);
		}
		if phase(id) != Phase::Passed {
			return Err(format!("{:?}", phase(id)));
		}
		self.at("passed");
		self.goes_on(id);
		match phase(id) {
			Phase::Enacted => Ok(()),
			other => Err(format!("{other:?}")),
		}
	}

	/// The members decide something openly, which somebody proposes.
	pub fn decide_by(&mut self, by: MemberNo, track: Track, call: Option<&RuntimeCall>) -> Way {
		let id = self.propose(by, track, Secrecy::Open, call);
		self.comes_to_vote(id);
		self.vote(id);
		while is_voting(id) {
			self.goes_on(id);
		}
		if phase(id) == Phase::SecondCall {
			self.goes_on(id);
			self.vote(id);
		}
		self.comes_to_effect(id)
	}

	pub fn decide(&mut self, track: Track, call: &RuntimeCall) -> Way {
		self.decide_by(self.somebody(), track, Some(call))
	}

	/// Who can tell how members have voted: tellers of the co-op, its auditors, and tellers of another one.
	fn who_tells(&self) -> Vec<Hand> {
		let holders =
			|coop, office| Cooperatives::holders(coop, office).into_iter().map(move |member| Hand { coop, member });
		let own = holders(self.coop, Office::Teller).chain(holders(self.coop, Office::Auditor));
		let is_free = |hand: &Hand| hand.coop != self.coop || Some(hand.member) != self.concerned;
		own.filter(is_free).chain(holders(NEIGHBOUR, Office::Teller)).collect()
	}

	/// Members begin to give offices to each other where nobody is left.
	fn fill(&mut self, offices: &[(Office, MemberNo)]) -> Way {
		let call = self.naming(offices);
		// Whoever has a vote and is not silent, whom it does not concern.
		let version = <Membership as Electors<AccountId>>::electorate(self.coop).version;
		let has_vote = |member: &MemberNo| <Membership as Electors<AccountId>>::is_elector(self.coop, *member, version);
		let is_silent = |member: &MemberNo| self.silent().any(|(_, one)| one == *member);
		let by = self.members().rev().find(|member| has_vote(member) && !is_silent(member)).unwrap();
		let id = self.propose(by, Track::Ordinary, Secrecy::Open, Some(&call));
		if !self.is_supported(id) {
			return Err("nobody brings it on the agenda".into());
		}
		self.remedy = Some(id);
		Ok(())
	}

	/// What members decide who give these offices.
	pub fn naming(&self, offices: &[(Office, MemberNo)]) -> RuntimeCall {
		// Who is silent is dismissed where they get another office, or another one theirs.
		let makes_room = |(office, member): &(Office, MemberNo)| {
			let comes = |new: &(Office, MemberNo)| new.1 == *member || (new.0 == *office && office.is_single());
			offices.iter().any(comes)
		};
		let dismissed = self.silent().filter(makes_room);
		let dismiss = |(office, member)| RuntimeCall::from(CooperativesCall::dismiss { office, member });
		let appoint = |(office, member): &(Office, MemberNo)| {
			CooperativesCall::appoint { office: *office, member: *member, days: 300 }.into()
		};
		let mut calls: Vec<_> = dismissed.map(dismiss).chain(offices.iter().map(appoint)).collect();
		match calls.len() {
			1 => calls.remove(0),
			_ => pallet_utility::Call::batch_all { calls }.into(),
		}
	}

	/// Members give offices to each other where nobody is left, and wait for it.
	pub fn filled(&mut self, offices: &[(Office, MemberNo)]) -> Way {
		self.fill(offices)?;
		self.has_filled()
	}

	fn has_filled(&mut self) -> Way {
		let Some(id) = self.remedy.take() else { return Ok(()) };
		while !phase(id).is_final() {
			if is_voting(id) {
				self.vote(id);
			}
			self.goes_on(id);
		}
		match phase(id) {
			Phase::Enacted => Ok(()),
			other => Err(format!("{other:?}")),
		}
	}

	/// Members make tellers of three of them if there is nobody of the co-op who can tell.
	fn have_tellers(&mut self) {
		let is_own = |hand: &Hand| hand.coop == self.coop;
		let tellers = Cooperatives::holders(self.coop, Office::Teller).len();
		let silent = self.silent().filter(|(office, _)| *office == Office::Teller).count();
		// Others stand in for tellers who are not there, and not for those who are silent.
		let too_few = silent > 0 && tellers - silent < 3;
		self.missed.set(self.missed.get() || too_few);
		if self.remedy.is_none() && (too_few || !self.who_tells().iter().any(is_own)) {
			// One of them is silent at most, because one decision is on one person.
			self.fill(&[1, 2, 3].map(|member| (Office::Teller, member))).unwrap();
		}
	}

	/// Somebody who counts votes, of the co-op or of another one, says something.
	fn tells(&self, hand: &Hand, call: ResolutionsCall<Runtime>) -> DispatchResult {
		if hand.coop == self.coop {
			return self.tries(hand.member, call);
		}
		signed(&key(hand.coop, hand.member), call)
	}

	/// An assembly votes for it, if there is somebody who can tell.
	pub fn count(&mut self, id: ResolutionId, result: impl Fn(u32) -> AssemblyResult<rochdale_runtime::Hash>) {
		let coop = self.coop;
		let roll = |hand: &Hand| {
			let enter = |member: &MemberNo| {
				let members = vec![*member].try_into().unwrap();
				self.tells(hand, ResolutionsCall::roll_call { resolution: id, coop, members }).is_ok()
			};
			self.members().filter(enter).count() as u32
		};
		let Some((first, present)) =
			self.who_tells().into_iter().map(|hand| (hand, roll(&hand))).find(|(_, roll)| *roll > 0)
		else {
			return;
		};
		let result = result(present);
		self.tells(&first, ResolutionsCall::enter_result { resolution: id, coop, result: result.clone() }).unwrap();
		let assembly = || Assemblies::<Runtime>::get(id, coop).unwrap();
		let roll = assembly().report(assembly().open_report_of(first).unwrap()).unwrap().roll_hash;
		let confirm = |hand: &Hand| {
			let (of, result) = (first, result.clone());
			self.tells(hand, ResolutionsCall::confirm_result { resolution: id, coop, of, roll, result }).is_ok()
		};
		let mut asked = self.who_tells();
		// One agrees, and the others do later.
		asked.retain(|hand| *hand != first);
		if let Some(second) = asked.iter().position(confirm) {
			asked.remove(second);
		}
		self.at("counting");
		for hand in self.who_tells() {
			if assembly().counted.is_none() {
				let (of, result) = (first, result.clone());
				let confirm = ResolutionsCall::confirm_result { resolution: id, coop, of, roll, result };
				let _ = self.tells(&hand, confirm);
			}
		}
	}

	/// Everybody there is for it.
	pub fn unanimous(present: u32) -> AssemblyResult<rochdale_runtime::Hash> {
		let (candidates, papers) = (Default::default(), None);
		AssemblyResult { for_: present, against: 0, abstain: 0, minutes: document(8), candidates, papers }
	}

	/// The members decide something in an assembly, once more where nobody could tell what they have voted.
	pub fn decide_secretly(
		&mut self,
		propose: impl Fn(&mut Self) -> ResolutionId,
		notice: impl Fn(&mut Self, ResolutionId),
		result: impl Fn(u32) -> AssemblyResult<rochdale_runtime::Hash>,
	) -> Way {
		let mut went = Err("nobody tells".to_string());
		for _ in 0..2 {
			self.have_tellers();
			let id = propose(self);
			self.at("draft");
			self.have_tellers();
			self.supported(id);
			notice(self, id);
			self.at("notice");
			self.have_tellers();
			self.goes_on(id);
			self.at("voting");
			loop {
				match Resolutions::<Runtime>::get(id).unwrap().secrecy {
					Secrecy::Secret => self.assembles(id, &result),
					Secrecy::Open => self.vote(id),
				}
				self.goes_on(id);
				if phase(id) != Phase::SecondCall {
					break;
				}
				self.goes_on(id);
			}
			went = self.comes_to_effect(id);
			if went.is_ok() {
				break;
			}
			// Who fills the office comes into it before it is proposed anew.
			self.has_filled()?;
		}
		went
	}

	/// An assembly votes for it, as soon as there is somebody who can tell and while the vote is open.
	fn assembles(&mut self, id: ResolutionId, result: impl Fn(u32) -> AssemblyResult<rochdale_runtime::Hash>) {
		self.have_tellers();
		self.count(id, &result);
		self.have_tellers();
		let closes = Resolutions::<Runtime>::get(id).unwrap().ends_at.unwrap();
		let counts = || Assemblies::<Runtime>::get(id, self.coop).is_some_and(|assembly| assembly.counted.is_some());
		if counts() {
			return;
		}
		let waits = |remedy: &ResolutionId| !phase(*remedy).is_final();
		while self.remedy.is_some_and(|remedy| waits(&remedy)) && Clock::deadline() + 2 * DAY < closes {
			self.pass(1);
		}
		self.count(id, &result);
	}

	/// The members decide on a call in secret.
	pub fn decide_call_secretly(&mut self, by: MemberNo, track: Track, call: &RuntimeCall) -> Way {
		let propose = |story: &mut Self| story.propose(by, track, Secrecy::Secret, Some(call));
		self.decide_secretly(propose, |_, _| (), Self::unanimous)
	}
}
