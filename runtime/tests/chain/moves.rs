//! Random calls that are mostly plausible: somebody who could do it, about something that is there.

use crate::harness::*;
use pallet_coop_membership::{
	Action, ActionOf, ApplicationOf, Applications, Approvals, Call as MembershipCall, Candidate, CaseReference,
	CaseStage, Cases, Class, Correction, Deadlines, Deaths, Ending, Exit, ImportedMember, Imports, KeptAlive,
	MemberState, Members, Moves, Rolls, Seats, Stage,
};
use pallet_cooperatives::{Bylaws, Call as CooperativesCall, Offices};
use pallet_resolutions::{
	Assemblies, AssemblyResult, Call as ResolutionsCall, Choice, Contest, Election, Elections, Method, Motions,
	OpaqueCall, OpenResolutions, Origin, Phase, Report, ResolutionCount, Resolutions, Signers, Subject, Whose,
};
use rochdale_primitives::{
	bylaws::{Parameter, Parameters},
	ledger::day_of,
	two_hands::BOARD,
	AgreementMandate, ApplicationNo, Clock as _, CoopId, CoopInspect, FederationMandate, Mandate, MemberInspect,
	MemberNo, Office, ResolutionId, Secrecy, Standing, Track,
};
use rochdale_runtime::{
	constants::UNIT, AccountId, Clock, Cooperatives, Hash, Membership, Runtime, RuntimeCall, RuntimeOrigin,
};
use sp_core::{sr25519, Pair};
use sp_keyring::Sr25519Keyring as Key;
use std::collections::VecDeque;

mod aims;
mod among;
mod books;
mod decisions;
mod dissolution;
mod fund;
mod members;
mod money;
mod owners;
mod pending;
mod shares;
mod surplus;

pub use aims::{Aims, Name, LONG};
pub use pending::frozen_call;
use pending::TELLERS;

/// What is open in a co-op, drafts included.
pub(super) fn open(coop: CoopId) -> Vec<ResolutionId> {
	pallet_resolutions::Pallet::<Runtime>::open(coop)
}

/// The version of the text that can be supported now.
pub(super) fn version(resolution: ResolutionId) -> u8 {
	Motions::<Runtime>::get(resolution).map_or(0, |motion| motion.amendments)
}

/// The co-ops that are in the register from the beginning. The last of them brings its register with it.
pub const FOUNDED: CoopId = 5;

/// How many moves of members in a thousand go on with what has begun, where there is something.
const FOLLOWED_UP: u32 = 120;

/// With so few voters a co-op loses none on purpose, so that it goes on.
const FEWEST_VOTERS: u32 = 10;

/// A register of so many members is complete: most of those who are imported have no account, and cannot vote on the chain.
const MOST_IMPORTED: u32 = 20;

/// The grocery, without which the others can do.
pub const SPARE: CoopId = 4;

/// A generator of numbers that a seed repeats. (SplitMix64)
pub struct Rng(pub u64);

impl Rng {
	pub fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// A number below `bound`, zero where there is none.
	pub fn below(&mut self, bound: u32) -> u32 {
		u32::try_from(self.next() % u64::from(bound.max(1))).unwrap()
	}

	/// Whether something happens that does so many times in a thousand.
	pub fn chance(&mut self, in_a_thousand: u32) -> bool {
		self.below(1_000) < in_a_thousand
	}

	pub fn pick<T: Clone>(&mut self, among: &[T]) -> Option<T> {
		let index = self.below(u32::try_from(among.len()).unwrap());
		among.get(index as usize).cloned()
	}
}

/// Who makes a call.
#[derive(Clone, Debug)]
pub enum Actor {
	Signed(AccountId),
	Coop(Mandate),
	Federation(FederationMandate),
	Agreement(AgreementMandate),
	Root,
	Nobody,
}

impl Actor {
	pub fn origin(&self) -> RuntimeOrigin {
		match self {
			Self::Signed(account) => RuntimeOrigin::signed(account.clone()),
			Self::Coop(mandate) => Origin::Coop(*mandate).into(),
			Self::Federation(mandate) => Origin::Federation(*mandate).into(),
			Self::Agreement(mandate) => Origin::Agreement(mandate.clone()).into(),
			Self::Root => RuntimeOrigin::root(),
			Self::Nobody => RuntimeOrigin::none(),
		}
	}
}

/// The accounts of the founders, and of people who are not members of anything yet.
pub fn people() -> Vec<sr25519::Pair> {
	let strangers = (1..=26u8).map(|number| sr25519::Pair::from_seed(&[number; 32]));
	Key::iter().map(|key| key.pair()).chain(strangers).collect()
}

/// Makes the moves.
pub struct World {
	pub rng: Rng,
	pub people: Vec<AccountId>,
	/// The co-op in which most happens for a while.
	pub focus: CoopId,
	/// How many moves in a thousand are about anything at all.
	pub wild: u32,
	/// Who is used by something else, which does not let the account go.
	pub in_use: Vec<AccountId>,
	/// What hands have begun in the books, for others to say the same.
	begun: VecDeque<pallet_ledger::Call<Runtime>>,
	/// What officers have begun about shares, for others to say the same.
	said: VecDeque<pallet_capped_shares::Call<Runtime>>,
	/// Whether members decide about shares, too.
	pub with_shares: bool,
	/// What it heads for.
	pub aims: Aims,
}

type Move = (Actor, RuntimeCall);

impl World {
	pub fn new(seed: u64, wild: u32) -> Self {
		let people = people().into_iter().map(|pair| pair.public().into()).collect();
		Self {
			rng: Rng(seed),
			people,
			focus: 1,
			wild,
			in_use: vec![],
			begun: VecDeque::new(),
			said: VecDeque::new(),
			with_shares: false,
			aims: Aims::default(),
		}
	}

	fn is_wild(&mut self) -> bool {
		self.rng.chance(self.wild)
	}

	pub fn anybody(&mut self) -> AccountId {
		self.rng.pick(&self.people).unwrap()
	}

	fn coop(&mut self) -> CoopId {
		if self.is_wild() {
			return self.rng.below(FOUNDED + 3);
		}
		if self.rng.chance(30) {
			self.focus = 1 + self.rng.below(FOUNDED);
		}
		if self.rng.chance(800) {
			self.focus
		} else {
			1 + self.rng.below(FOUNDED)
		}
	}

	/// Whether the co-op goes on with a member less, or it does not matter.
	fn can_spare_members(&mut self, coop: CoopId) -> bool {
		self.is_wild() || Rolls::<Runtime>::get(coop).voters > FEWEST_VOTERS
	}

	/// A number in the register, mostly one of the first or last.
	fn member(&mut self, coop: CoopId) -> MemberNo {
		let last = Rolls::<Runtime>::get(coop).last_no;
		match self.rng.below(4) {
			0 => 1 + self.rng.below(last.min(8)),
			1 => 1 + self.rng.below(last),
			_ if self.is_wild() => self.rng.below(last + 3),
			_ => last.saturating_sub(self.rng.below(16)),
		}
	}

	/// A member for whom something holds, if a few tries find one.
	fn member_who(
		&mut self,
		coop: CoopId,
		is: impl Fn(&pallet_coop_membership::MemberEntry<AccountId, Hash>) -> bool,
	) -> MemberNo {
		for _ in 0..8 {
			let member = self.member(coop);
			if Members::<Runtime>::get(coop, member).is_some_and(|entry| is(&entry)) {
				return member;
			}
		}
		self.member(coop)
	}

	fn seated(&mut self, coop: CoopId) -> MemberNo {
		self.member_who(coop, |entry| entry.is_seated())
	}

	fn account_of(&mut self, coop: CoopId, member: MemberNo) -> AccountId {
		let account = Members::<Runtime>::get(coop, member).and_then(|entry| entry.account);
		match account {
			Some(account) if !self.is_wild() => account,
			_ => self.anybody(),
		}
	}

	fn voter(&mut self, coop: CoopId) -> AccountId {
		let member = self.member_who(coop, |entry| entry.account.is_some() && entry.has_vote());
		self.account_of(coop, member)
	}

	fn officer(&mut self, coop: CoopId, is: impl Fn(Office) -> bool) -> AccountId {
		let terms = Offices::<Runtime>::get(coop);
		let holders: Vec<MemberNo> = terms.iter().filter(|term| is(term.office)).map(|term| term.member).collect();
		match self.rng.pick(&holders) {
			Some(member) => self.account_of(coop, member),
			None => self.anybody(),
		}
	}

	fn board(&mut self, coop: CoopId) -> AccountId {
		self.officer(coop, Office::is_board)
	}

	fn document(&mut self) -> Hash {
		document(u8::try_from(self.rng.below(4)).unwrap())
	}

	fn new_document(&mut self) -> Hash {
		Hash::from_low_u64_be(self.rng.next())
	}

	/// An application, one in such a stage where there is one.
	fn application(&mut self, coop: CoopId, is: impl Fn(&Stage) -> bool) -> ApplicationNo {
		let last = Rolls::<Runtime>::get(coop).last_application;
		if self.is_wild() {
			return self.rng.below(last + 2);
		}
		let open: Vec<ApplicationNo> = Applications::<Runtime>::iter_prefix(coop)
			.filter(|(_, found)| is(&found.stage))
			.take(12)
			.map(|(number, _)| number)
			.collect();
		self.rng.pick(&open).unwrap_or(last)
	}

	fn candidate(&mut self, coop: CoopId, application: ApplicationNo) -> AccountId {
		let found = Applications::<Runtime>::get(coop, application);
		match found {
			Some(found) if !self.is_wild() => match (found.account, found.sponsors.first()) {
				(Some(account), _) => account,
				(None, Some(sponsor)) => self.account_of(coop, *sponsor),
				(None, None) => self.anybody(),
			},
			_ => self.anybody(),
		}
	}

	/// A resolution, one in such a phase where there is one.
	fn resolution(&mut self, coop: CoopId, is: impl Fn(&Phase) -> bool) -> ResolutionId {
		let count = ResolutionCount::<Runtime>::get();
		if self.is_wild() {
			return self.rng.below(count + 2);
		}
		let open: Vec<ResolutionId> = open(coop)
			.into_iter()
			.filter(|id| Resolutions::<Runtime>::get(id).is_some_and(|one| is(&one.phase)))
			.collect();
		// Most attention goes to the first, so that votes come together.
		match open.first() {
			Some(first) if self.rng.chance(600) => *first,
			_ => self.rng.pick(&open).unwrap_or(count.saturating_sub(self.rng.below(12))),
		}
	}

	/// The latest resolutions of this kind, those included that hold no place.
	fn latest(is: impl Fn(&pallet_resolutions::Resolution) -> bool) -> Vec<ResolutionId> {
		let latest = (1..=ResolutionCount::<Runtime>::get()).rev().take(200);
		latest.filter(|id| Resolutions::<Runtime>::get(id).is_some_and(|one| is(&one))).collect()
	}

	fn mandate(&mut self, coop: CoopId) -> Mandate {
		let now = Clock::deadline();
		let early = u64::from(self.rng.below(60_000));
		Mandate {
			coop,
			resolution: self.rng.below(ResolutionCount::<Runtime>::get() + 1),
			track: self.rng.pick(&[Track::Consent, Track::Ordinary, Track::Special, Track::Special]).unwrap(),
			secrecy: self.rng.pick(&[Secrecy::Open, Secrecy::Secret, Secrecy::Secret]).unwrap(),
			opened_at: if self.rng.chance(700) { now } else { now.saturating_sub(early) },
		}
	}

	fn parameters(&mut self, coop: CoopId) -> Parameters {
		let Some(now) = Bylaws::<Runtime>::get(coop) else {
			return Parameters::of(rochdale_primitives::bylaws::Profile::Es);
		};
		let mut changed = now.parameters;
		for _ in 0..=self.rng.below(3) {
			// What opens the rarer ways is changed more often than the rest.
			let often = [
				Parameter::EntryContribution,
				Parameter::MinStayDays,
				Parameter::ExitNoticeDays,
				Parameter::ProbationDays,
				Parameter::VotingOrdinaryDays,
				Parameter::VotingSpecialDays,
				Parameter::AdmissionSilence,
			];
			let parameter = if self.rng.chance(600) { self.rng.pick(&often) } else { self.rng.pick(Parameter::ALL) };
			let parameter = parameter.unwrap();
			let range = parameter.range(now.profile);
			let rank = match self.rng.below(3) {
				0 => *range.start(),
				1 => *range.end(),
				_ => range.start() + self.rng.below(range.end() - range.start() + 1),
			};
			let rank = if self.rng.chance(20) { rank + 1_000 } else { rank };
			changed = changed.with(parameter, rank).unwrap_or(changed);
		}
		// A stay that is long enough for some to leave before it is over.
		if self.rng.chance(500) {
			changed.min_stay_days = 1_825;
		}
		// Votes that are long enough for some to take part in, and what may last as long as a decision of the members does.
		if self.rng.chance(500) {
			let shortest = |one: Parameter| u16::try_from(*one.range(now.profile).start()).unwrap();
			let longest = |one: Parameter| u16::try_from(*one.range(now.profile).end()).unwrap();
			changed.notice_ordinary_days = shortest(Parameter::NoticeOrdinaryDays);
			changed.notice_special_days = shortest(Parameter::NoticeSpecialDays);
			changed.expulsion_notice_days = shortest(Parameter::ExpulsionNoticeDays);
			changed.voting_ordinary_days = longest(Parameter::VotingOrdinaryDays);
			changed.voting_special_days = longest(Parameter::VotingSpecialDays);
			changed.timelock_days = 3;
			changed.appeal_resolution_days = longest(Parameter::AppealResolutionDays);
			changed.discipline_lapse_days = longest(Parameter::DisciplineLapseDays);
		}
		changed
	}

	fn office(&mut self) -> Office {
		let offices = [
			Office::Chair,
			Office::Secretary,
			Office::Treasurer,
			Office::Auditor,
			Office::Delegate,
			Office::Teller,
			Office::Director,
			Office::Deputy,
		];
		self.rng.pick(&offices).unwrap()
	}

	fn payment(&mut self) -> RuntimeCall {
		let value = if self.rng.chance(100) { u128::MAX / 2 } else { UNIT };
		pallet_balances::Call::transfer_keep_alive { dest: self.payee().into(), value }.into()
	}

	/// One of the founders, so that the others stay without a balance.
	fn payee(&mut self) -> AccountId {
		let founders = Key::iter().map(|key| key.to_account_id()).collect::<Vec<_>>();
		self.rng.pick(&founders).unwrap()
	}

	/// Something that a resolution of the co-op can enact.
	fn decision(&mut self, coop: CoopId) -> RuntimeCall {
		let days = [1, 30, 300, 1_000, 0, 3_000];
		let count = pallet_cooperatives::CoopCount::<Runtime>::get();
		match self.rng.below(16) {
			11 => self.nomination(),
			12 => self.withdrawal_of_nomination(coop),
			13 => self.leaving_of_agreement(coop),
			14 if self.rng.chance(500) => self.instruction(),
			14 => {
				let resolution = self.resolution(coop, |phase| phase.waits_for_effect());
				ResolutionsCall::rescind { resolution }.into()
			}
			// Those leave without which the others can do, once another such co-op is there.
			15 if coop > FOUNDED || coop == SPARE && count > FOUNDED && self.rng.chance(40) => {
				CooperativesCall::leave_federation {}.into()
			}
			0 | 1 => CooperativesCall::act { call: Box::new(self.payment()) }.into(),
			2 => {
				let days = self.rng.pick(&days).unwrap();
				CooperativesCall::appoint { office: self.office(), member: self.seated(coop), days }.into()
			}
			3 => CooperativesCall::appoint { office: Office::Teller, member: self.seated(coop), days: 1_000 }.into(),
			4 if self.rng.chance(300) => {
				let terms = Offices::<Runtime>::get(coop);
				match self.rng.pick(&terms) {
					Some(term) => CooperativesCall::dismiss { office: term.office, member: term.member }.into(),
					None => CooperativesCall::dismiss { office: self.office(), member: self.member(coop) }.into(),
				}
			}
			5 | 10 => {
				let hash = if self.rng.chance(50) { self.document() } else { self.new_document() };
				CooperativesCall::adopt_bylaws { hash, parameters: self.parameters(coop) }.into()
			}
			6 => {
				let waits = |stage: &Stage| {
					matches!(stage, Stage::Escalated { .. } | Stage::Appealed { .. } | Stage::Unanswered { .. })
				};
				let application = self.application(coop, waits);
				let candidate = candidate_in(coop, application);
				MembershipCall::decide_admission { application, candidate, admitted: self.rng.chance(700) }.into()
			}
			7 => {
				let under_case = Cases::<Runtime>::iter_key_prefix(coop).take(4).collect::<Vec<_>>();
				let member = self.rng.pick(&under_case).unwrap_or_else(|| self.seated(coop));
				MembershipCall::expel { member }.into()
			}
			8 if self.rng.chance(200) => {
				let member = self.member_who(coop, |entry| entry.suspension.is_some());
				MembershipCall::dismiss_appeal { member }.into()
			}
			_ => match self.judgement(coop) {
				Some(judgement) if !self.is_wild() => judgement,
				_ if self.rng.chance(500) => {
					let new_account = self.anybody().into();
					MembershipCall::decide_move { member: self.seated(coop), new_account }.into()
				}
				_ => MembershipCall::decide_death { member: self.seated(coop) }.into(),
			},
		}
	}

	/// What two officers do together, by one of them, who now and then takes it back.
	fn hand(&mut self, coop: CoopId) -> Move {
		let by = self.board(coop);
		if self.rng.chance(40) {
			let noted: Vec<_> = Approvals::<Runtime>::iter_prefix(coop).take(6).collect();
			if let Some((approval, first)) = self.rng.pick(&noted) {
				return (
					Actor::Signed(first.entered.account),
					MembershipCall::withdraw_approval { coop, approval }.into(),
				);
			}
		}
		let waiting: Vec<ActionOf<Runtime>> =
			Approvals::<Runtime>::iter_prefix_values(coop).take(6).map(|first| first.content).collect();
		let action = match self.rng.pick(&waiting) {
			Some(action) if self.rng.chance(600) => action,
			_ => self.action(coop),
		};
		(Actor::Signed(by), call_of(coop, action).into())
	}

	/// Somebody lays down an office.
	fn resignation(&mut self) -> Move {
		let coop = self.coop();
		let terms = Offices::<Runtime>::get(coop);
		let (office, by) = match self.rng.pick(&terms) {
			Some(term) => (term.office, self.account_of(coop, term.member)),
			None => (self.office(), self.anybody()),
		};
		(Actor::Signed(by), CooperativesCall::resign_office { coop, office }.into())
	}

	/// Something that the members of a co-op have decided, as if they had.
	pub fn mandated(&mut self) -> Move {
		let coop = self.coop();
		// Those that were admitted later decide little but to leave.
		if self.rng.chance(4) {
			let count = pallet_cooperatives::CoopCount::<Runtime>::get();
			let is_there = |coop: &CoopId| Cooperatives::standing(*coop) != Some(Standing::Left);
			let admitted: Vec<CoopId> = (FOUNDED + 1..=count).filter(is_there).collect();
			if let Some(coop) = self.rng.pick(&admitted) {
				return (Actor::Coop(self.mandate(coop)), CooperativesCall::leave_federation {}.into());
			}
		}
		let (call, mandate) = (self.decision(coop), self.mandate(coop));
		// Mostly as strong as it needs to be.
		let needs = <rochdale_runtime::configs::governance::CoopPolicy as pallet_resolutions::CallPolicy<
			AccountId,
			RuntimeCall,
		>>::requirement(pallet_resolutions::Body::Coop(coop), &call);
		let mandate = match needs {
			Some(needs) if self.rng.chance(800) => Mandate { track: needs.track, secrecy: needs.secrecy, ..mandate },
			_ => mandate,
		};
		(Actor::Coop(mandate), call)
	}

	/// Gives an office to somebody who can have it, as if the members had decided so.
	pub fn appointment(&mut self) -> Move {
		let coop = 1 + self.rng.below(FOUNDED);
		self.appointment_in(coop)
	}

	/// The office of the board of a co-op, or of its auditor or delegate, that nobody holds.
	fn vacant_office(coop: CoopId) -> Option<Office> {
		let terms = Offices::<Runtime>::get(coop);
		let is_vacant =
			|office: &Office| !terms.iter().any(|term| term.office == *office && !term.ends.has_passed::<Clock>());
		let board = [Office::Chair, Office::Secretary, Office::Treasurer, Office::Auditor, Office::Delegate];
		board.into_iter().find(is_vacant)
	}

	/// The same in this co-op.
	fn appointment_in(&mut self, coop: CoopId) -> Move {
		// A vacant office of the board comes first.
		let terms = Offices::<Runtime>::get(coop);
		let office = match Self::vacant_office(coop) {
			Some(office) => office,
			None if self.tellers(coop).len() < TELLERS => Office::Teller,
			None => self.office(),
		};
		let can_hold = |(_, member): &(AccountId, MemberNo)| {
			let has = |held| held == office || terms.iter().any(|term| (term.office, term.member) == (held, *member));
			let conflicts = has(Office::Auditor) && BOARD.into_iter().any(has)
				|| [Office::Chair, Office::Secretary, Office::Treasurer].into_iter().all(has)
				|| has(Office::Delegate) && has(Office::Deputy);
			!conflicts && <Membership as MemberInspect<AccountId>>::is_eligible(coop, *member)
		};
		let eligible = self.seated_people(coop).find(can_hold);
		let member = eligible.map_or_else(|| self.member(coop), |(_, member)| member);
		let mandate = Mandate { track: Track::Special, ..self.mandate(coop) };
		let days = 300 + self.rng.below(60);
		if self.rng.chance(200) {
			// As an election does it, which nobody can propose.
			let begins_on = day_of(Clock::civil()).unwrap() + self.rng.below(3) as i32;
			let members = vec![member].try_into().unwrap();
			return (
				Actor::Coop(mandate),
				CooperativesCall::install_elected { office, members, days, begins_on }.into(),
			);
		}
		(Actor::Coop(mandate), CooperativesCall::appoint { office, member, days }.into())
	}

	/// What members and officers do with their signatures.
	pub fn of_members(&mut self) -> Move {
		if self.rng.chance(FOLLOWED_UP) {
			if let Some(step) = self.follow_up() {
				return step;
			}
		}
		match self.rng.below(100) {
			0 if self.rng.chance(150) => self.resignation(),
			0..=49 => self.membership(),
			50..=79 => self.resolutions(),
			_ => self.among_coops(),
		}
	}

	/// Any move from anybody.
	pub fn any(&mut self) -> Move {
		if let Some(step) = self.aimed() {
			return step;
		}
		let (actor, call) = match self.rng.below(100) {
			0..=6 => self.mandated(),
			7 => self.mandated_by_federation(),
			8 if self.rng.chance(300) => self.mandated_by_parties(),
			8..=10 => self.appointment(),
			11 => self.mandated_by_owners(),
			12 => self.mandated_about_custodians(),
			13..=34 => self.money(),
			35..=47 => self.shares().unwrap_or_else(|| self.money()),
			48..=51 => self.fund().unwrap_or_else(|| self.of_members()),
			_ => self.of_members(),
		};
		// The same call from somebody who has nothing to do with it.
		let actor = match self.rng.below(400) {
			0 => Actor::Root,
			1 => Actor::Nobody,
			2 => {
				let coop = self.coop();
				Actor::Coop(self.mandate(coop))
			}
			3 => {
				let coop = self.coop();
				Actor::Signed(Cooperatives::account(coop).unwrap_or_else(|| self.anybody()))
			}
			4..=12 => Actor::Signed(self.anybody()),
			_ => actor,
		};
		(actor, call)
	}
}

/// Who stands in an application, and where there is nobody somebody else.
fn candidate_in(coop: CoopId, application: ApplicationNo) -> Candidate<AccountId, Hash> {
	let found = Applications::<Runtime>::get(coop, application).and_then(|found| found.candidate());
	found.unwrap_or(Candidate { account: None, commitment: Hash::default(), class: Class::Ordinary })
}

/// The call by which an officer takes part in what two do together.
fn call_of(coop: CoopId, action: ActionOf<Runtime>) -> MembershipCall<Runtime> {
	match action {
		Action::Admit { application, candidate } => MembershipCall::admit { coop, application, candidate },
		Action::ConfirmContribution { application, candidate, receipt } => {
			MembershipCall::confirm_contribution { coop, application, candidate, receipt }
		}
		Action::Refuse { application, candidate, reason } => {
			MembershipCall::refuse { coop, application, candidate, reason }
		}
		Action::EndProbation { member, passed, reason } => {
			MembershipCall::end_probation { coop, member, passed, reason }
		}
		Action::ClassifyExit { member, justified, reason } => {
			MembershipCall::classify_exit { coop, member, justified, reason }
		}
		Action::LeaveOnPaper { member, document } => MembershipCall::leave_on_paper { coop, member, document },
		Action::Suspend { member, ground, document } => MembershipCall::suspend { coop, member, ground, document },
		Action::Reinstate { member, document, .. } => MembershipCall::reinstate { coop, member, document },
		Action::OpenCase { member, kind, statement } => MembershipCall::open_case { coop, member, kind, statement },
		Action::RecordHearing { member, document, .. } => MembershipCall::record_hearing { coop, member, document },
		Action::DropCase { member, document, .. } => MembershipCall::drop_case { coop, member, document },
		Action::RecordDeath { member, document } => MembershipCall::record_death { coop, member, document },
		Action::Unlink { member } => MembershipCall::unlink { coop, member },
		Action::MoveSeat { member, new_account } => {
			MembershipCall::move_seat { coop, member, new_account: new_account.into() }
		}
		Action::Correct { member, correction, document } => {
			MembershipCall::correct { coop, member, correction, document }
		}
		Action::ReportAppearance { member, document } => MembershipCall::report_appearance { coop, member, document },
	}
}
