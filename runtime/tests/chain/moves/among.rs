//! Moves among co-ops: what delegates do, what the federation decides about co-ops, what some agree on, and who validates.

use super::*;
use pallet_cooperatives::{
	AgreementsOf, Applications as CoopApplications, CoopCount, Deadlines as CoopDeadlines, Founding, FoundingOffice,
};
use pallet_resolutions::{EmergencyCalls, OpenAmongCoops};
use pallet_validator_seats::{Call as SeatsCall, CoopOfValidator, ProposedNames, Seats};
use rochdale_primitives::{
	bylaws::Profile,
	charter::{Charter, CharterParameter},
	AgreementMandate, FederationMandate, Parties, Standing,
};
use rochdale_runtime::SessionKeys;
use std::{collections::BTreeMap, sync::Mutex};

/// The call that sets session keys of a number, with the proof that the validator holds them.
///
/// Signatures are random, and worlds that begin alike must make the same calls: so each proof is made once.
fn session_keys(validator: &AccountId, number: u32) -> SeatsCall<Runtime> {
	static MADE: Mutex<BTreeMap<(AccountId, u32), SeatsCall<Runtime>>> = Mutex::new(BTreeMap::new());
	let make = || {
		let generated = SessionKeys::generate(validator.as_ref(), Some(format!("//{number}").into_bytes()));
		let proof = codec::Encode::encode(&generated.proof).try_into().unwrap();
		SeatsCall::set_keys { keys: generated.keys, proof }
	};
	MADE.lock().unwrap().entry((validator.clone(), number)).or_insert_with(make).clone()
}

/// Where what is proposed or enacted needs no more than to be plausible, this many people found a co-op at most.
const MOST_FOUNDERS: u32 = 5;

/// So long the federation takes co-ops in, and so long it judges them.
const DAYS_OF_AN_ERA: u64 = 600;

impl World {
	/// A co-op of the register, mostly one that was there from the beginning.
	pub(super) fn some_coop(&mut self) -> CoopId {
		let last = CoopCount::<Runtime>::get();
		if self.rng.chance(800) {
			1 + self.rng.below(FOUNDED)
		} else {
			1 + self.rng.below(last)
		}
	}

	/// A co-op that the others can do without: one that was admitted, or the grocery.
	fn spare_coop(&mut self) -> CoopId {
		let last = CoopCount::<Runtime>::get();
		match last.checked_sub(FOUNDED) {
			_ if self.is_wild() => self.rng.below(last + 2),
			Some(admitted) if admitted > 0 && self.rng.chance(500) => FOUNDED + 1 + self.rng.below(admitted),
			_ => SPARE,
		}
	}

	/// A co-op whose rights rest, if there is one.
	fn suspended_coop(&mut self) -> CoopId {
		let last = CoopCount::<Runtime>::get();
		let is_suspended = |coop: &CoopId| Cooperatives::standing(*coop) == Some(Standing::Suspended);
		let suspended: Vec<CoopId> = (1..=last).filter(is_suspended).collect();
		self.rng.pick(&suspended).unwrap_or_else(|| self.spare_coop())
	}

	fn delegate(&mut self, coop: CoopId) -> AccountId {
		self.officer(coop, |office| office == Office::Delegate)
	}

	/// Who speaks for the co-op among others, mostly.
	fn speaker(&mut self, coop: CoopId) -> AccountId {
		match self.rng.below(5) {
			0..=2 => self.delegate(coop),
			3 => self.board(coop),
			_ => self.voter(coop),
		}
	}

	/// Something that several co-ops decide, one in such a phase where there is one.
	fn among(&mut self, is: impl Fn(&Phase) -> bool) -> ResolutionId {
		let count = ResolutionCount::<Runtime>::get();
		if self.is_wild() {
			return self.rng.below(count + 2);
		}
		let mut open: Vec<ResolutionId> = OpenAmongCoops::<Runtime>::iter_keys()
			.filter(|id| Resolutions::<Runtime>::get(id).is_some_and(|one| is(&one.phase)))
			.collect();
		open.sort_unstable();
		// Most attention goes to the first, so that votes come together.
		match open.first() {
			Some(first) if self.rng.chance(600) => *first,
			_ => self.rng.pick(&open).unwrap_or(count.saturating_sub(self.rng.below(12))),
		}
	}

	fn application_of_coop(&mut self) -> u32 {
		let open: Vec<u32> = CoopApplications::<Runtime>::iter_keys().collect();
		self.rng.pick(&open).unwrap_or_else(|| self.rng.below(3))
	}

	/// What a co-op says about itself whose founders are anybody.
	pub(super) fn nomination(&mut self) -> RuntimeCall {
		let number = 3 + self.rng.below(MOST_FOUNDERS - 2);
		let mut founders: Vec<AccountId> = (0..number).map(|_| self.anybody()).collect();
		if !self.is_wild() {
			founders.sort();
			founders.dedup();
		}
		let mut offices =
			vec![(Office::Chair, 1), (Office::Secretary, 2), (Office::Treasurer, 3), (Office::Delegate, 1)];
		if founders.len() > 3 {
			offices.push((Office::Auditor, 4));
		}
		let offices: Vec<_> =
			offices.into_iter().map(|(office, member)| FoundingOffice { office, member, days: 700 }).collect();
		let profile = self.rng.pick(&Profile::ALL).unwrap();
		let founding = Founding {
			title: b"Wash House, laundry, Lyon".to_vec().try_into().unwrap(),
			jurisdiction: *b"FR",
			currency: *b"EUR",
			profile,
			bylaws: self.new_document(),
			parameters: Parameters::of(profile),
			founders: founders.try_into().unwrap(),
			offices: offices.try_into().unwrap(),
		};
		CooperativesCall::nominate { founding }.into()
	}

	pub(super) fn withdrawal_of_nomination(&mut self, coop: CoopId) -> RuntimeCall {
		let own = |(number, one): (u32, pallet_cooperatives::CoopApplicationOf<Runtime>)| {
			(one.nominator == coop).then_some(number)
		};
		let own: Vec<u32> = CoopApplications::<Runtime>::iter().filter_map(own).collect();
		let application = self.rng.pick(&own).unwrap_or_else(|| self.application_of_coop());
		CooperativesCall::withdraw_nomination { application }.into()
	}

	pub(super) fn leaving_of_agreement(&mut self, coop: CoopId) -> RuntimeCall {
		let agreement = self.rng.pick(&AgreementsOf::<Runtime>::get(coop)).unwrap_or_else(|| self.rng.below(9));
		CooperativesCall::leave_agreement { agreement }.into()
	}

	pub(super) fn instruction(&mut self) -> RuntimeCall {
		let resolution = self.among(|phase| matches!(phase, Phase::Notice { .. }) || phase.vote().is_some());
		let choice = self.rng.pick(&[Choice::For, Choice::Against, Choice::Abstain]).unwrap();
		ResolutionsCall::instruct { resolution, version: version(resolution), choice }.into()
	}

	fn charter(&mut self) -> Charter {
		let mut charter = Cooperatives::charter_in_force().map_or(Charter::RECOMMENDED, |now| now.parameters);
		for _ in 0..=self.rng.below(3) {
			let parameter = self.rng.pick(CharterParameter::ALL).unwrap();
			let range = parameter.range();
			let value = match self.rng.below(3) {
				0 => *range.start(),
				1 => *range.end(),
				_ => {
					*range.start() + u16::try_from(self.rng.below(u32::from(range.end() - range.start()) + 1)).unwrap()
				}
			};
			let value = if self.rng.chance(20) { value + 10_000 } else { value };
			charter = charter.with(parameter, value);
		}
		// Votes that come about soon.
		if self.rng.chance(500) {
			(charter.notice_ordinary_days, charter.notice_special_days) = (14, 21);
		}
		charter
	}

	/// Whether the federation takes co-ops in, or rather judges those that it has. It changes the standing of few co-ops a
	/// year, so that one would leave no room for the other.
	pub(super) fn admits(&self) -> bool {
		let since = Clock::deadline().saturating_sub(Clock::started_at().unwrap_or_default());
		(since / (Clock::day() * DAYS_OF_AN_ERA)).is_multiple_of(2)
	}

	/// The applications of co-ops whose founders have all accepted.
	pub(super) fn ready_applications(&self) -> Vec<u32> {
		CoopApplications::<Runtime>::iter()
			.filter(|(_, one)| one.accepted.len() == one.founding.founders.len())
			.map(|(number, _)| number)
			.collect()
	}

	/// Something that the federation can enact.
	fn decision_of_federation(&mut self) -> RuntimeCall {
		let document = self.new_document();
		match self.rng.below(12) {
			0..=2 => {
				let ready = self.ready_applications();
				let application = self.rng.pick(&ready).unwrap_or_else(|| self.application_of_coop());
				CooperativesCall::admit { application }.into()
			}
			3..=5 => {
				let possible = if self.admits() {
					let ready = self.ready_applications().into_iter();
					ready.map(|application| CooperativesCall::admit { application }.into()).collect()
				} else {
					self.changes_of_standing()
				};
				if let Some(change) = self.rng.pick(&possible).filter(|_| !self.is_wild()) {
					return change;
				}
				match self.rng.below(3) {
					0 => CooperativesCall::suspend { coop: self.spare_coop(), document }.into(),
					1 => CooperativesCall::exclude { coop: self.suspended_coop(), document }.into(),
					_ => CooperativesCall::reinstate { coop: self.suspended_coop() }.into(),
				}
			}
			6..=8 => CooperativesCall::act_for_federation { call: Box::new(self.payment()) }.into(),
			_ => CooperativesCall::adopt_charter { hash: document, parameters: self.charter() }.into(),
		}
	}

	/// Some co-ops, that one among them.
	fn parties(&mut self, coop: CoopId) -> Parties {
		let mut parties: Vec<CoopId> = (0..=self.rng.below(2)).map(|_| self.some_coop()).collect();
		parties.push(coop);
		if !self.is_wild() {
			parties.sort_unstable();
			parties.dedup();
		}
		parties.try_into().unwrap()
	}

	fn decision_of_parties(&mut self, parties: &Parties) -> RuntimeCall {
		if self.rng.chance(400) {
			let exit_days = u16::try_from(1 + self.rng.below(200)).unwrap();
			CooperativesCall::conclude_agreement { document: self.document(), exit_days }.into()
		} else {
			let coop = self.rng.pick(parties).unwrap_or(1);
			CooperativesCall::act_under_agreement { coop, call: Box::new(self.payment()) }.into()
		}
	}

	/// What a call needs among co-ops.
	fn track_of(&mut self, body: pallet_resolutions::Body, call: &RuntimeCall) -> Track {
		let needs = <rochdale_runtime::configs::governance::CoopPolicy as pallet_resolutions::CallPolicy<
			AccountId,
			RuntimeCall,
		>>::requirement(body, call);
		needs.filter(|_| !self.is_wild()).map_or(Track::Ordinary, |needs| needs.track)
	}

	/// Something that the federation has decided, as if it had.
	pub(super) fn mandated_by_federation(&mut self) -> Move {
		let now = Clock::deadline();
		let early = u64::from(self.rng.below(60_000));
		let mandate = FederationMandate {
			resolution: self.rng.below(ResolutionCount::<Runtime>::get() + 1),
			track: self.rng.pick(&[Track::Ordinary, Track::Special, Track::Special]).unwrap(),
			opened_at: if self.rng.chance(700) { now } else { now.saturating_sub(early) },
		};
		(Actor::Federation(mandate), self.decision_of_federation())
	}

	/// Something on which co-ops have agreed, as if they had.
	pub(super) fn mandated_by_parties(&mut self) -> Move {
		let coop = self.some_coop();
		let parties = self.parties(coop);
		let call = self.decision_of_parties(&parties);
		let track = self.rng.pick(&[Track::Ordinary, Track::Special]).unwrap();
		let resolution = self.rng.below(ResolutionCount::<Runtime>::get() + 1);
		(Actor::Agreement(AgreementMandate { parties, resolution, track, opened_at: Clock::deadline() }), call)
	}

	/// A proposal to other co-ops.
	fn proposal_among(&mut self) -> Move {
		let (title, document) = (self.title(), self.document());
		let coop = self.some_coop();
		let by = self.speaker(coop);
		let call: ResolutionsCall<Runtime> = match self.rng.below(8) {
			0..=2 => {
				let call = self.rng.chance(500).then(|| self.decision_of_federation());
				let track = match &call {
					Some(call) => self.track_of(pallet_resolutions::Body::Federation, call),
					None => self.rng.pick(&[Track::Consent, Track::Consent, Track::Ordinary, Track::Special]).unwrap(),
				};
				let call = call.as_ref().map(OpaqueCall::from);
				ResolutionsCall::propose_to_federation { coop, track, title, document, call }
			}
			3..=5 => {
				let payee = self.payee().into();
				let amount = if self.rng.chance(300) { u128::MAX / 2 } else { UNIT };
				ResolutionsCall::propose_federation_payment { coop, title, document, payee, amount }
			}
			_ => {
				let parties = self.parties(coop);
				let call = self.rng.chance(700).then(|| self.decision_of_parties(&parties));
				let track = match &call {
					Some(call) => self.track_of(pallet_resolutions::Body::Agreement, call),
					None => Track::Ordinary,
				};
				let call = call.as_ref().map(OpaqueCall::from);
				let parties = parties.into_inner().try_into().unwrap();
				ResolutionsCall::propose_agreement { coop, parties, track, title, document, call }
			}
		};
		(Actor::Signed(by), call.into())
	}

	/// A call of somebody who takes part in what several co-ops decide, or runs a co-op's validator.
	pub(super) fn among_coops(&mut self) -> Move {
		let coop = self.some_coop();
		let signed = |account, call: ResolutionsCall<Runtime>| (Actor::Signed(account), call.into());
		let is_draft = |phase: &Phase| *phase == Phase::Draft;
		let is_consent = |phase: &Phase| matches!(phase, Phase::Consent { .. });
		let is_notice = |phase: &Phase| matches!(phase, Phase::Notice { .. });
		let is_voting = |phase: &Phase| phase.vote().is_some();
		let choice = self.rng.pick(&[Choice::For, Choice::For, Choice::For, Choice::Against, Choice::Abstain]).unwrap();
		match self.rng.below(40) {
			0 | 1 => self.proposal_among(),
			2..=5 => {
				let resolution = self.among(is_draft);
				signed(self.speaker(coop), ResolutionsCall::second { resolution, coop, version: version(resolution) })
			}
			6 => {
				let resolution = self.among(is_draft);
				let coop = Resolutions::<Runtime>::get(resolution).map_or(coop, |one| one.coop);
				signed(
					self.voter(coop),
					ResolutionsCall::sign_petition { resolution, coop, version: version(resolution) },
				)
			}
			7 | 8 => {
				let (resolution, reason) = (self.among(is_consent), self.document());
				signed(self.delegate(coop), ResolutionsCall::object { resolution, coop, reason })
			}
			9 | 10 => {
				let resolution = self.among(is_consent);
				signed(self.delegate(coop), ResolutionsCall::withdraw_objection { resolution, coop })
			}
			11 | 12 => {
				let resolution = self.among(is_notice);
				signed(self.voter(coop), ResolutionsCall::request_ballot { resolution, coop })
			}
			13..=19 => {
				let resolution = self.among(is_voting);
				signed(self.delegate(coop), ResolutionsCall::vote_as_delegate { resolution, coop, choice })
			}
			20..=27 => {
				let resolution = self.among(is_voting);
				signed(self.who_has_not_voted(coop, resolution), ResolutionsCall::vote { resolution, coop, choice })
			}
			28..=31 => self.founder(),
			32 if self.rng.chance(300) => {
				// Mostly the same as others demand.
				let others =
					EmergencyCalls::<Runtime>::get(self.some_coop()).map(|call| (call.delay, call.best_finalised));
				let (delay, best_finalised) = others.unwrap_or((1 + self.rng.below(9), self.rng.below(20)));
				signed(self.delegate(coop), ResolutionsCall::call_emergency { coop, delay, best_finalised })
			}
			32..=35 => self.of_validators(),
			36 => {
				let resolution = self.among(|phase| matches!(phase, Phase::Failed { .. }));
				signed(self.delegate(coop), ResolutionsCall::retry { resolution, coop })
			}
			37 => {
				let resolution = self.among(is_notice);
				let proposing = Resolutions::<Runtime>::get(resolution).map_or(coop, |one| one.coop);
				let (title, document) = (self.title(), self.document());
				signed(
					self.proposer(proposing, resolution),
					ResolutionsCall::amend { resolution, title, document, call: None },
				)
			}
			_ => {
				let (at, due) = match CoopDeadlines::<Runtime>::iter_keys().next() {
					Some((at, due)) => (u64::from_be_bytes(at), due),
					None => (0, pallet_cooperatives::Due::Application(1)),
				};
				(Actor::Signed(self.anybody()), CooperativesCall::advance { at, due }.into())
			}
		}
	}

	/// Somebody who founds a co-op, or does not want to.
	fn founder(&mut self) -> Move {
		let application = self.application_of_coop();
		let open = CoopApplications::<Runtime>::get(application);
		let founders = open.map(|open| {
			let missing = |(place, _): &(MemberNo, &AccountId)| !open.accepted.contains(place);
			let founders: Vec<_> =
				(1..).zip(&open.founding.founders).filter(missing).map(|(_, one)| one.clone()).collect();
			founders
		});
		let by = match self.rng.pick(&founders.unwrap_or_default()) {
			Some(founder) if !self.is_wild() => founder,
			_ => self.anybody(),
		};
		let call = if self.rng.chance(30) {
			CooperativesCall::decline_founding { application }
		} else {
			CooperativesCall::accept_founding { application }
		};
		(Actor::Signed(by), call.into())
	}

	/// Officers who name the validator of their co-op, or have its seat return, and validators who set their keys.
	fn of_validators(&mut self) -> Move {
		let resting: Vec<CoopId> =
			Seats::<Runtime>::iter().filter(|(_, seat)| seat.state.rest().is_some()).map(|(coop, _)| coop).collect();
		if let Some(coop) = self.rng.pick(&resting).filter(|_| self.rng.chance(300)) {
			return (Actor::Signed(self.board(coop)), SeatsCall::return_to_seat { coop }.into());
		}
		if self.rng.chance(100) {
			let validators: Vec<AccountId> = CoopOfValidator::<Runtime>::iter_keys().collect();
			let validator = self.rng.pick(&validators).unwrap_or_else(|| self.anybody());
			let call = session_keys(&validator, self.rng.below(1_000));
			return (Actor::Signed(validator), call.into());
		}
		let coop = self.some_coop();
		let names = ProposedNames::<Runtime>::get(coop).into_inner();
		if let Some(name) = self.rng.pick(&names).filter(|_| self.rng.chance(100)) {
			return (Actor::Signed(name.entered.account), SeatsCall::withdraw_proposed_name { coop }.into());
		}
		let proposed: Vec<_> = names.into_iter().map(|name| name.content).collect();
		let validator = match self.rng.pick(&proposed) {
			Some(validator) if self.rng.chance(700) => validator,
			_ => self.anybody(),
		};
		(Actor::Signed(self.board(coop)), SeatsCall::name_validator { coop, validator: validator.into() }.into())
	}
}
