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
mod dissolution;
mod fund;
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

	fn action(&mut self, coop: CoopId) -> ActionOf<Runtime> {
		let document = self.document();
		let which = self.rng.below(23);
		match which {
			0..=4 => {
				let application = self.application(coop, |stage| {
					matches!(stage, Stage::UnderReview { .. } | Stage::Escalated { .. } | Stage::Unanswered { .. })
				});
				Action::Admit { application, candidate: candidate_in(coop, application) }
			}
			5 => {
				let application = self.application(coop, |stage| matches!(stage, Stage::Unpaid { .. }));
				let candidate = candidate_in(coop, application);
				Action::ConfirmContribution { application, candidate, receipt: document }
			}
			6 | 7 => {
				let application = self.application(coop, |stage| matches!(stage, Stage::UnderReview { .. }));
				Action::Refuse { application, candidate: candidate_in(coop, application), reason: document }
			}
			8 => Action::EndProbation {
				member: self.member_who(coop, |entry| matches!(entry.state, MemberState::Probation { .. })),
				passed: self.rng.chance(700),
				reason: document,
			},
			9 => Action::ClassifyExit {
				member: self.member_who(coop, |entry| {
					let exit = match (&entry.notice, &entry.state) {
						(Some(notice), _) => Some(notice.exit),
						(_, MemberState::Former { ending: Ending::Left(exit), .. }) => Some(*exit),
						_ => None,
					};
					matches!(exit, Some(Exit::Unclassified { .. }))
				}),
				justified: self.rng.chance(500),
				reason: document,
			},
			10 => Action::LeaveOnPaper { member: self.member_who(coop, |entry| entry.account.is_none()), document },
			11 | 12 | 21 | 22 if self.can_spare_members(coop) => Action::Suspend {
				member: self.seated(coop),
				ground: if self.rng.chance(500) {
					pallet_coop_membership::Ground::Arrears
				} else {
					pallet_coop_membership::Ground::NonParticipation
				},
				document,
			},
			11..=13 => {
				let member = self.member_who(coop, |entry| entry.suspension.is_some());
				// The register itself says which one it is.
				let ground = pallet_coop_membership::Ground::Arrears;
				Action::Reinstate { member, ground, suspension: document, since: 0, document }
			}
			14 => Action::OpenCase {
				member: self.seated(coop),
				kind: pallet_coop_membership::CaseKind::LostRequirement,
				statement: document,
			},
			15 | 16 => {
				let member = self.under_case(coop);
				// The register itself says which one it is.
				let kind = pallet_coop_membership::CaseKind::LostRequirement;
				let case = CaseReference { kind, since: 0, statement: document };
				match which {
					15 => Action::RecordHearing { member, case, document },
					_ => Action::DropCase { member, case, document },
				}
			}
			17 if self.rng.chance(300) => Action::RecordDeath { member: self.seated(coop), document },
			17 | 18 => Action::Unlink { member: self.closed(coop) },
			19 => Action::MoveSeat { member: self.seated(coop), new_account: self.anybody() },
			_ => Action::Correct {
				member: self.member(coop),
				correction: match self.rng.below(3) {
					0 => Correction::JoinedAt(START - 1_000 * u64::from(self.rng.below(1_000))),
					1 => Correction::JoinedAt(u64::MAX),
					_ => Correction::Commitment(Some(self.new_document())),
				},
				document,
			},
		}
	}

	fn under_case(&mut self, coop: CoopId) -> MemberNo {
		let members: Vec<MemberNo> = Cases::<Runtime>::iter_key_prefix(coop).take(6).collect();
		self.rng.pick(&members).unwrap_or_else(|| self.seated(coop))
	}

	fn closed(&mut self, coop: CoopId) -> MemberNo {
		// Who left long ago has a low number.
		let last = Rolls::<Runtime>::get(coop).last_no;
		for _ in 0..12 {
			let member = 1 + self.rng.below(last.div_ceil(2));
			if Members::<Runtime>::get(coop, member).is_some_and(|entry| !entry.is_seated() && !entry.erased) {
				return member;
			}
		}
		self.member(coop)
	}

	/// A call of somebody in the register of members.
	fn membership(&mut self) -> Move {
		let coop = self.coop();
		let signed = |account, call: MembershipCall<Runtime>| (Actor::Signed(account), call.into());
		let commitment = self.document();
		let class = if self.rng.chance(900) { Class::Ordinary } else { Class::Supporter };
		match self.rng.below(40) {
			0..=2 => signed(self.anybody(), MembershipCall::apply { coop, class, commitment }),
			3 | 4 => {
				let newcomer = self.anybody().into();
				signed(self.voter(coop), MembershipCall::invite { coop, newcomer })
			}
			5 | 6 => {
				let application = self.application(coop, |stage| matches!(stage, Stage::Invited { .. }));
				let newcomer = self.candidate(coop, application);
				signed(newcomer, MembershipCall::accept_invitation { coop, class, commitment })
			}
			7 if self.rng.chance(200) => {
				signed(self.voter(coop), MembershipCall::apply_on_paper { coop, class, commitment })
			}
			7..=11 => {
				let application = self.application(coop, |stage| matches!(stage, Stage::Applied { .. }));
				signed(self.voter(coop), MembershipCall::sponsor { coop, application })
			}
			12 => {
				let application = self.application(coop, |_| true);
				signed(self.candidate(coop, application), MembershipCall::withdraw { coop, application })
			}
			13..=15 => {
				let application = self.application(coop, |stage| matches!(stage, Stage::Refused { .. }));
				signed(self.candidate(coop, application), MembershipCall::appeal_refusal { coop, application })
			}
			16 if self.rng.chance(250) && self.can_spare_members(coop) => {
				signed(self.voter(coop), MembershipCall::leave { coop })
			}
			16 | 17 => {
				let about_bylaws = open(coop)
					.into_iter()
					.filter(|id| {
						Resolutions::<Runtime>::get(id)
							.is_some_and(|one| one.subject == Subject::Bylaws && one.phase == Phase::Passed)
					})
					.collect::<Vec<_>>();
				let resolution =
					self.rng.pick(&about_bylaws).unwrap_or_else(|| self.resolution(coop, |phase| !phase.is_final()));
				let leaving = MembershipCall::leave_in_dissent { coop, resolution };
				// Whether or not anybody could dissent, few do.
				if about_bylaws.is_empty() && self.rng.chance(800) {
					return self.hand(coop);
				}
				signed(self.voter(coop), leaving)
			}
			18..=20 => {
				let under_case: Vec<MemberNo> = Cases::<Runtime>::iter_key_prefix(coop).take(4).collect();
				let member = match self.rng.pick(&under_case) {
					Some(member) if self.rng.chance(500) => member,
					_ => self.member_who(coop, |entry| entry.suspension.is_some()),
				};
				let by = if self.rng.chance(800) { self.account_of(coop, member) } else { self.board(coop) };
				signed(by, MembershipCall::appeal { coop, member })
			}
			21 => {
				let member = self.under_case(coop);
				let by = if self.rng.chance(800) { self.account_of(coop, member) } else { self.board(coop) };
				signed(by, MembershipCall::submit_defence { coop, member, document: commitment })
			}
			22 | 23 => {
				let dead: Vec<MemberNo> = Deaths::<Runtime>::iter_key_prefix(coop).take(4).collect();
				let member = self.rng.pick(&dead).unwrap_or_else(|| self.member(coop));
				signed(self.account_of(coop, member), MembershipCall::contest_death { coop, member })
			}
			24..=26 => {
				let member = self.closed(coop);
				signed(self.anybody(), MembershipCall::close { coop, member })
			}
			27 => {
				let moving: Vec<MemberNo> = Moves::<Runtime>::iter_key_prefix(coop).take(4).collect();
				let member = self.rng.pick(&moving).unwrap_or_else(|| self.member(coop));
				signed(self.account_of(coop, member), MembershipCall::veto_move { coop, member })
			}
			28 if Rolls::<Runtime>::get(FOUNDED).seated > MOST_IMPORTED && self.rng.chance(800) => self.hand(coop),
			28 => {
				let coop = if self.is_wild() { coop } else { FOUNDED };
				let mut dates: Vec<u64> =
					(0..=self.rng.below(3)).map(|_| START - 1_000 * u64::from(self.rng.below(100_000))).collect();
				if !self.is_wild() {
					dates.sort_unstable();
				}
				let entries: Vec<_> = dates
					.into_iter()
					.map(|joined_at| {
						let account = self.rng.chance(500).then(|| self.anybody());
						ImportedMember { account, commitment: self.new_document(), class, joined_at }
					})
					.collect();
				let entries = entries.try_into().unwrap();
				signed(self.board(coop), MembershipCall::import { coop, entries, document: commitment })
			}
			29 => {
				let coop = if self.is_wild() { coop } else { FOUNDED };
				let staged = Imports::<Runtime>::get(coop);
				let staged = staged.map(|import| (Membership::batch_digest(&import.entries), import.document));
				let (digest, document) = staged.unwrap_or_default();
				let auditor = self.officer(coop, |office| office == Office::Auditor);
				if self.rng.chance(250) {
					signed(auditor, MembershipCall::discard_import { coop })
				} else {
					signed(auditor, MembershipCall::confirm_import { coop, digest, document })
				}
			}
			30 | 31 => {
				let first = Deadlines::<Runtime>::iter_keys().next();
				let (_, (coop, due)) = first.unwrap_or(([0; 8], (coop, pallet_coop_membership::Due::Probation(1))));
				signed(self.anybody(), MembershipCall::advance { coop, due })
			}
			32 => {
				let waits = |account: &&AccountId| KeptAlive::<Runtime>::get(account) == Some(0);
				let waiting: Vec<AccountId> = self.people.iter().filter(waits).cloned().collect();
				let account = self.rng.pick(&waiting).unwrap_or_else(|| self.anybody()).into();
				signed(self.anybody(), MembershipCall::release_account { account })
			}
			_ => self.hand(coop),
		}
	}

	fn title(&mut self) -> rochdale_primitives::text::Written {
		let text: &[u8] = if self.is_wild() { b" " } else { b"Flour for the winter" };
		text.to_vec().try_into().unwrap()
	}

	/// A call of somebody who takes part in a decision.
	fn resolutions(&mut self) -> Move {
		let coop = self.coop();
		let signed = |account, call: ResolutionsCall<Runtime>| (Actor::Signed(account), call.into());
		let (title, document) = (self.title(), self.document());
		let is_draft = |phase: &Phase| *phase == Phase::Draft;
		let is_consent = |phase: &Phase| matches!(phase, Phase::Consent { .. });
		let is_notice = |phase: &Phase| matches!(phase, Phase::Notice { .. });
		let is_voting = |phase: &Phase| matches!(phase, Phase::Voting { .. });
		let is_failed = |phase: &Phase| matches!(phase, Phase::Failed { .. });
		match self.rng.below(40) {
			0 | 1 => {
				let about_shares = self.with_shares && self.rng.chance(150);
				let call = about_shares.then(|| self.decision_about_shares(coop)).flatten();
				let call = call.unwrap_or_else(|| self.decision(coop));
				let call = if self.rng.chance(150) {
					pallet_utility::Call::batch_all { calls: vec![call] }.into()
				} else {
					call
				};
				let needs = <rochdale_runtime::configs::governance::CoopPolicy as pallet_resolutions::CallPolicy<
					AccountId,
					RuntimeCall,
				>>::requirement(pallet_resolutions::Body::Coop(coop), &call);
				let (track, secrecy) = match needs {
					Some(needs) if !self.is_wild() => (needs.track, needs.secrecy),
					_ => (Track::Ordinary, Secrecy::Open),
				};
				let call = OpaqueCall::from(&call);
				let by = self.voter(coop);
				signed(by, ResolutionsCall::propose { coop, track, secrecy, title, document, call })
			}
			2 | 3 => {
				let track = self.rng.pick(&[Track::Consent, Track::Consent, Track::Ordinary, Track::Special]).unwrap();
				let secrecy = if self.rng.chance(100) { Secrecy::Secret } else { Secrecy::Open };
				signed(self.voter(coop), ResolutionsCall::propose_text { coop, track, secrecy, title, document })
			}
			4 if self.rng.chance(300) => {
				let (by, election) = (self.voter(coop), self.election());
				signed(by, ResolutionsCall::propose_election { coop, title, document, election })
			}
			4 => {
				let payee = self.payee().into();
				let amount = if self.rng.chance(300) { u128::MAX / 2 } else { UNIT };
				let by = self.voter(coop);
				signed(by, ResolutionsCall::propose_payment { coop, title, document, payee, amount })
			}
			5..=9 => {
				let resolution = self.resolution(coop, is_draft);
				let by = if self.rng.chance(700) { self.board(coop) } else { self.voter(coop) };
				signed(by, ResolutionsCall::second { resolution, coop, version: version(resolution) })
			}
			10 => {
				let resolution = self.resolution(coop, is_draft);
				let version = version(resolution);
				signed(self.voter(coop), ResolutionsCall::sign_petition { resolution, coop, version })
			}
			11 if self.rng.chance(300) => {
				let resolution = self.resolution(coop, is_draft);
				let signers = Signers::<Runtime>::get(resolution);
				let by = match self.rng.pick(&signers) {
					Some(member) => self.account_of(coop, member),
					None => self.voter(coop),
				};
				signed(by, ResolutionsCall::withdraw_signature { resolution, coop })
			}
			11 if self.rng.chance(300) => {
				let resolution = self.resolution(coop, is_draft);
				let to = self.resolution(coop, |phase| matches!(phase, Phase::Notice { .. }));
				let to = self.rng.chance(900).then_some(to);
				signed(self.proposer(coop, resolution), ResolutionsCall::put_as_alternative { resolution, to })
			}
			11 | 12 => {
				let resolution = self.resolution(coop, |phase| !is_voting(phase));
				let by = self.proposer(coop, resolution);
				let call = self.rng.chance(500).then(|| OpaqueCall::from(&self.decision(coop)));
				signed(by, ResolutionsCall::amend { resolution, title, document, call })
			}
			13 if self.rng.chance(300) => {
				let resolution = self.resolution(coop, |phase| !is_voting(phase));
				signed(self.proposer(coop, resolution), ResolutionsCall::withdraw { resolution })
			}
			13 if self.rng.chance(300) => {
				let withdrawn = Self::latest(|one| one.phase == Phase::Withdrawn && one.coop == coop);
				let resolution = self.rng.pick(&withdrawn).unwrap_or_default();
				let seconder = Motions::<Runtime>::get(resolution).and_then(|motion| motion.seconder);
				let supporters: Vec<_> = Signers::<Runtime>::get(resolution).into_iter().chain(seconder).collect();
				let by = match self.rng.pick(&supporters) {
					Some(member) => self.account_of(coop, member),
					None => self.voter(coop),
				};
				signed(by, ResolutionsCall::take_over { resolution, coop })
			}
			13 | 14 => {
				let resolution = self.resolution(coop, is_consent);
				signed(self.voter(coop), ResolutionsCall::object { resolution, coop, reason: document })
			}
			15 | 16 => {
				let resolution = self.resolution(coop, is_consent);
				let objectors: Vec<Whose> =
					pallet_resolutions::Objections::<Runtime>::iter_key_prefix((resolution, coop)).take(8).collect();
				let by = match self.rng.pick(&objectors) {
					Some(Whose::Coop) => self.officer(coop, |office| office == Office::Delegate),
					Some(Whose::Member(member)) => self.account_of(coop, member),
					None => self.voter(coop),
				};
				signed(by, ResolutionsCall::withdraw_objection { resolution, coop })
			}
			17 if self.rng.chance(300) => {
				let resolution = self.resolution(coop, is_notice);
				signed(self.voter(coop), ResolutionsCall::stand { resolution })
			}
			17 if self.rng.chance(300) => {
				let resolution = self.resolution(coop, is_notice);
				let member = self.seated(coop);
				signed(self.voter(coop), ResolutionsCall::nominate_candidate { resolution, member })
			}
			17 => {
				let resolution = self.resolution(coop, is_notice);
				signed(self.voter(coop), ResolutionsCall::request_secrecy { resolution })
			}
			18..=30 => {
				// New bylaws need the votes of many.
				let about_bylaws = open(coop).into_iter().find(|id| {
					Resolutions::<Runtime>::get(id)
						.is_some_and(|one| one.subject == Subject::Bylaws && is_voting(&one.phase))
				});
				if let (Some(resolution), true) = (about_bylaws, self.rng.chance(800)) {
					let choice = if self.rng.chance(850) { Choice::For } else { Choice::Against };
					return signed(
						self.who_has_not_voted(coop, resolution),
						ResolutionsCall::vote { resolution, coop, choice },
					);
				}
				let resolution = self.resolution(coop, is_voting);
				let choice = self.rng.pick(&[Choice::For, Choice::For, Choice::For, Choice::Against, Choice::Abstain]);
				signed(self.voter(coop), ResolutionsCall::vote { resolution, coop, choice: choice.unwrap() })
			}
			31..=37 => self.assembly(coop),
			38 if self.rng.chance(400) => {
				let resolution = self.resolution(coop, |phase| *phase == Phase::Passed);
				signed(self.voter(coop), ResolutionsCall::challenge { resolution, coop })
			}
			38 => {
				let failed =
					Self::latest(|one| one.body == pallet_resolutions::Body::Coop(coop) && is_failed(&one.phase));
				let resolution = self.rng.pick(&failed).unwrap_or_else(|| self.resolution(coop, is_failed));
				let by = if self.rng.chance(500) { self.board(coop) } else { self.voter(coop) };
				signed(by, ResolutionsCall::retry { resolution, coop })
			}
			_ => {
				let next = pallet_resolutions::Agenda::<Runtime>::iter_keys().next();
				let next = next.map(|(_, _, resolution)| u32::from_be_bytes(resolution));
				let resolution = next.unwrap_or_else(|| self.resolution(coop, |_| true));
				signed(self.anybody(), ResolutionsCall::advance { resolution })
			}
		}
	}

	/// The members of the co-op who have an account, one of them first and the others after.
	fn seated_people(&mut self, coop: CoopId) -> impl Iterator<Item = (AccountId, MemberNo)> + use<'_> {
		let first = self.rng.below(u32::try_from(self.people.len()).unwrap()) as usize;
		let (before, after) = self.people.split_at(first);
		let seat = move |account: &AccountId| Some((account.clone(), Seats::<Runtime>::get(account, coop)?));
		after.iter().chain(before).filter_map(seat)
	}

	/// Somebody with a vote who has not used it, if there is one.
	fn who_has_not_voted(&mut self, coop: CoopId, resolution: ResolutionId) -> AccountId {
		let can_vote = |(_, member): &(AccountId, MemberNo)| {
			Members::<Runtime>::get(coop, member).is_some_and(|entry| entry.has_vote())
				&& !pallet_resolutions::Ballots::<Runtime>::contains_key((resolution, coop, member))
		};
		let found = self.seated_people(coop).find(can_vote);
		found.map_or_else(|| self.voter(coop), |(account, _)| account)
	}

	fn proposer(&mut self, coop: CoopId, resolution: ResolutionId) -> AccountId {
		match pallet_resolutions::Motions::<Runtime>::get(resolution) {
			Some(motion) => self.account_of(coop, motion.proposer),
			None => self.anybody(),
		}
	}

	/// What tellers enter of so many votes. In an election all papers are for one of the candidates.
	fn result(&mut self, resolution: ResolutionId, for_: u32, against: u32) -> AssemblyResult<Hash> {
		let (mut candidates, mut papers) = (vec![], None);
		if let Some(Contest { election, candidates: standing, .. }) = Elections::<Runtime>::get(resolution) {
			let counted = election.method == Method::Counted;
			let first = self.rng.below(u32::try_from(standing.len()).unwrap()) as usize;
			let votes = if counted { for_.min(election.seats) } else { for_ };
			candidates = (0..standing.len()).map(|at| if at == first { votes } else { 0 }).collect();
			papers = counted.then(|| self.document());
		}
		let (minutes, candidates) = (self.document(), candidates.try_into().unwrap());
		AssemblyResult { for_, against, abstain: 0, minutes, candidates, papers }
	}

	/// An election of the co-op that is proposed now, mostly one that can be.
	fn election(&mut self) -> Election {
		let method = self.rng.pick(&[Method::Plurality, Method::Approval, Method::Counted]).unwrap();
		let office = self.office();
		let seats = if office.is_single() && !self.is_wild() { 1 } else { 1 + self.rng.below(3) };
		let begins_on = day_of(Clock::civil()).unwrap() + 200;
		Election { office, seats, method, days: 365, begins_on }
	}

	/// A call of a teller.
	fn assembly(&mut self, coop: CoopId) -> Move {
		let is_voting = |phase: &Phase| matches!(phase, Phase::Voting { .. });
		let resolution = self.resolution(coop, is_voting);
		// Others can stand in where it has too few tellers.
		let (of, office) = match self.rng.below(10) {
			0 => (self.coop(), Office::Teller),
			1 => (coop, Office::Auditor),
			_ => (coop, Office::Teller),
		};
		let by = self.officer(of, |one| one == office);
		// Mostly the report that has come furthest goes on.
		let assembly = Assemblies::<Runtime>::get(resolution, coop).unwrap_or_default();
		let open = |report: &&Report<Hash>| !report.was_counted;
		let leading = assembly.reports.iter().filter(open).max_by_key(|report| (report.result.is_some(), report.roll));
		let author =
			leading.map(|report| self.account_of(report.by.coop, report.by.member)).filter(|_| self.rng.chance(900));
		let (result, roll) = leading.map_or((None, 0), |report| (report.result.clone(), report.roll));
		let has_quorum = Resolutions::<Runtime>::get(resolution).is_some_and(|one| roll >= one.quorum());
		let members = |world: &mut Self| {
			let number = 1 + world.rng.below(4);
			let mut members: Vec<MemberNo> =
				(0..number).map(|_| world.member_who(coop, |entry| entry.has_vote())).collect();
			members.sort_unstable();
			members.dedup();
			members.try_into().unwrap()
		};
		let by_author = author.unwrap_or_else(|| by.clone());
		let (by, call) = match (leading, self.rng.below(12)) {
			(Some(_), 0) => (by, ResolutionsCall::discard_result { resolution, coop }),
			(Some(Report { by: of, roll_hash, result: Some(result), .. }), 1..=9) => {
				let (of, roll, result) = (*of, *roll_hash, result.clone());
				(by, ResolutionsCall::confirm_result { resolution, coop, of, roll, result })
			}
			(_, 0..=5) => (by_author, ResolutionsCall::roll_call { resolution, coop, members: members(self) }),
			(_, 6 | 7) => {
				let on_a_roll = pallet_resolutions::Ballots::<Runtime>::iter_prefix((resolution, coop))
					.filter(|(_, ballot)| ballot.named.is_some());
				let present: Vec<MemberNo> = on_a_roll.map(|(member, _)| member).take(2).collect();
				let members = if present.is_empty() { members(self) } else { present.try_into().unwrap() };
				(by_author, ResolutionsCall::strike_roll { resolution, coop, members })
			}
			(Some(_), 9) => {
				let on_a_roll = pallet_resolutions::Ballots::<Runtime>::iter_prefix((resolution, coop))
					.filter(|(_, ballot)| ballot.named.is_some());
				let holder = on_a_roll.map(|(member, _)| member).next().unwrap_or(1);
				let member = self.member_who(coop, |entry| entry.has_vote());
				let proxies = vec![pallet_resolutions::Represented { holder, member }].try_into().unwrap();
				(by_author, ResolutionsCall::enter_proxies { resolution, coop, proxies })
			}
			(Some(_), 8) => {
				let on_a_roll = pallet_resolutions::Ballots::<Runtime>::iter_prefix((resolution, coop))
					.filter(|(_, ballot)| ballot.named.is_some());
				let present: Vec<MemberNo> = on_a_roll.map(|(member, _)| member).take(1).collect();
				let (members, dissents) = (present.try_into().unwrap(), self.rng.chance(800));
				(by_author, ResolutionsCall::note_dissent { resolution, coop, members, dissents })
			}
			// Tellers wait for a quorum, mostly.
			_ if result.is_none() && !has_quorum && self.rng.chance(900) => {
				(by_author, ResolutionsCall::roll_call { resolution, coop, members: members(self) })
			}
			_ => {
				let against = roll / 4;
				let result = self.result(resolution, roll - against, against);
				(by_author, ResolutionsCall::enter_result { resolution, coop, result })
			}
		};
		(Actor::Signed(by), call.into())
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
