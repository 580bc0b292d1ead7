//! What leads to calls of members that chance brings too seldom.

use super::*;
use pallet_resolutions::{Arithmetic, Body, Calls, Objections, OpenAmongCoops, Results, Whose};

/// Who invites others where so many have not applied yet.
const APPLICATIONS: usize = 4;

/// By so many of the latest decisions of a co-op an earlier one is rescinded.
const LATER: usize = 8;

/// The stages that lead to a call.
pub(super) fn way(call: Name) -> Option<&'static [Approach]> {
	Some(match call {
		("Membership", "leave_in_dissent") => &[World::bylaws_decided_and_left, World::bylaws_proposed],
		("Membership", "classify_exit") => &[World::answers, World::left_early, World::long_stays_asked],
		("Membership", "contest_death") => &[World::answers, World::deaths_recorded],
		("Membership", "veto_move") => &[World::answers, World::seats_moved],
		("Membership", "object_to_leaving") => &[World::answers, World::left_on_paper],
		("Membership", "decide_death") => &[World::judged, World::answers, World::deaths_recorded],
		("Membership", "decide_move") => &[World::judged, World::answers, World::seats_moved],
		("Membership", "decide_leaving") => &[World::judged, World::answers, World::left_on_paper],
		("Membership", "report_appearance") => &[World::answers, World::judged, World::left_on_paper],
		("Membership", "expel" | "dismiss_appeal" | "record_hearing" | "appeal" | "submit_defence") => {
			&[World::judged, World::answers, World::cases_opened]
		}
		("Cooperatives", "leave_federation") => {
			&[World::federation_left, World::coops_admitted, World::admissions_later]
		}
		("Cooperatives", "admit" | "accept_founding" | "nominate") => &[World::coops_admitted, World::admissions_later],
		("Resolutions", "propose_election" | "stand" | "nominate_candidate" | "withdraw_candidacy") => {
			&[World::elected, World::elections_proposed]
		}
		("Resolutions", "challenge" | "uphold" | "rescind") => &[World::challenged],
		("Resolutions", "withdraw_signature") => &[World::signatures_taken_back, World::drafts_signed],
		("Resolutions", "put_as_alternative") => &[World::alternatives_put, World::seconded],
		("Resolutions", "take_over") => &[World::taken_over, World::signed_drafts_withdrawn, World::drafts_signed],
		("Resolutions", "retry") => &[World::retried],
		("Resolutions", "name_closing_hour") => &[World::hours_named, World::seconded],
		("Resolutions", "hasten") => &[World::hastened, World::federation_voted],
		("Resolutions", "object" | "withdraw_objection") => {
			&[World::objections, World::objected, World::seconded, World::proposed_by_consent]
		}
		_ => return None,
	})
}

impl World {
	/// Members leave for new bylaws that have passed, or bring those on the agenda further.
	fn bylaws_decided_and_left(&mut self) -> Steps {
		let mut steps = vec![];
		for coop in 1..=FOUNDED {
			let passed = open(coop).into_iter().filter(|id| {
				Resolutions::<Runtime>::get(id)
					.is_some_and(|one| one.subject == Subject::Bylaws && one.phase == Phase::Passed)
			});
			for resolution in passed.collect::<Vec<_>>() {
				let people: Vec<_> = self.seated_people(coop).map(|(who, _)| who).collect();
				steps.extend(by_each(people, MembershipCall::leave_in_dissent { coop, resolution }));
			}
		}
		if steps.is_empty() {
			steps = (0..3).flat_map(|_| self.bylaws_decided()).collect();
		}
		steps.into()
	}

	/// Somebody proposes new bylaws, where no others are on the agenda.
	fn bylaws_proposed(&mut self) -> Steps {
		let coop = 1 + self.rng.below(FOUNDED);
		let is_about_bylaws =
			|id: ResolutionId| Resolutions::<Runtime>::get(id).is_some_and(|one| one.subject == Subject::Bylaws);
		if open(coop).into_iter().any(is_about_bylaws) {
			return vec![].into();
		}
		let adopt = CooperativesCall::adopt_bylaws { hash: self.new_document(), parameters: self.parameters(coop) };
		let call = OpaqueCall::from(&adopt.into());
		let (track, secrecy, title) = (Track::Special, Secrecy::Open, self.title());
		let by = self.voter(coop);
		let document = document(1);
		vec![(Actor::Signed(by), ResolutionsCall::propose { coop, track, secrecy, title, document, call }.into())]
			.into()
	}

	/// Elections of all co-ops find their second, their candidates and their votes.
	fn elected(&mut self) -> Steps {
		let mut steps = vec![];
		for coop in 1..=FOUNDED {
			for resolution in OpenResolutions::<Runtime>::get(coop) {
				let Some(found) = Resolutions::<Runtime>::get(resolution) else { continue };
				let Some(contest) = Elections::<Runtime>::get(resolution) else { continue };
				steps.extend(match found.phase {
					Phase::Draft => self.by_board(coop, ResolutionsCall::second { resolution, coop, version: 0 }),
					Phase::Notice { .. } => {
						let stand: Vec<_> = self.seated_people(coop).map(|(who, _)| who).take(4).collect();
						let some_stand = contest.candidates.len() > 2;
						let first = contest.candidates.first().filter(|_| some_stand).map(|candidate| candidate.member);
						let leaves = first.map(|member| self.account_of(coop, member));
						let mut steps =
							by_each(leaves.into_iter().collect(), ResolutionsCall::withdraw_candidacy { resolution });
						if let Some((_, member)) = self.seated_people(coop).next() {
							let nominate = ResolutionsCall::nominate_candidate { resolution, member };
							steps.extend(by_each(stand.clone(), nominate));
						}
						steps.extend(by_each(stand, ResolutionsCall::stand { resolution }));
						steps
					}
					_ if found.phase.vote().is_some() => {
						self.assembly_meets(coop, resolution, (found.electorate.version, found.quorum()))
					}
					_ => vec![],
				});
			}
		}
		steps.into()
	}

	/// Somebody proposes an election where none is open.
	fn elections_proposed(&mut self) -> Steps {
		let coop = 1 + self.rng.below(FOUNDED);
		if OpenResolutions::<Runtime>::get(coop).into_iter().any(Elections::<Runtime>::contains_key) {
			return vec![].into();
		}
		let (by, title, election) = (self.voter(coop), self.title(), self.election());
		let document = document(1);
		vec![(Actor::Signed(by), ResolutionsCall::propose_election { coop, title, document, election }.into())].into()
	}

	/// Somebody is invited, answers, finds sponsors, is admitted and stays.
	pub(super) fn members_won(&mut self, coop: CoopId) -> Vec<Move> {
		let mut steps = vec![];
		for (application, found) in Applications::<Runtime>::iter_prefix(coop).take(8).collect::<Vec<_>>() {
			let candidate = candidate_in(coop, application);
			let people: Vec<_> = self.seated_people(coop).map(|(who, _)| who).collect();
			steps.extend(match found.stage {
				Stage::Invited { .. } => {
					let (class, commitment) = (Class::Ordinary, document(1));
					let call = MembershipCall::accept_invitation { coop, class, commitment };
					by_each(found.account.into_iter().collect(), call)
				}
				Stage::Applied { .. } => by_each(people, MembershipCall::sponsor { coop, application }),
				Stage::Unpaid { .. } => {
					let action = Action::ConfirmContribution { application, candidate, receipt: document(1) };
					self.by_board(coop, call_of(coop, action))
				}
				_ => self.by_board(coop, call_of(coop, Action::Admit { application, candidate })),
			});
		}
		let on_probation = Members::<Runtime>::iter_prefix(coop)
			.filter(|(_, entry)| matches!(entry.state, MemberState::Probation { .. }))
			.map(|(member, _)| member);
		for member in on_probation.take(4).collect::<Vec<_>>() {
			let action = Action::EndProbation { member, passed: true, reason: document(1) };
			steps.extend(self.by_board(coop, call_of(coop, action)));
		}
		if Applications::<Runtime>::iter_key_prefix(coop).count() < APPLICATIONS {
			let (newcomer, by) = (self.without_seat(coop).into(), self.voter(coop));
			steps.push((Actor::Signed(by), MembershipCall::invite { coop, newcomer }.into()));
		}
		steps
	}

	/// Officers and members answer to what is said about members.
	fn answers(&mut self) -> Steps {
		(1..=FOUNDED).flat_map(|coop| self.steps_about_members(coop)).collect::<Vec<_>>().into()
	}

	/// Co-ops decide all that they could about members.
	fn judged(&mut self) -> Steps {
		let mut steps = vec![];
		for coop in 1..=FOUNDED {
			for call in self.judgements(coop).into_iter().flatten() {
				let mandate = Mandate { track: Track::Special, secrecy: Secrecy::Secret, ..self.mandate(coop) };
				steps.push((Actor::Coop(mandate), call.into()));
			}
		}
		steps.into()
	}

	/// Officers do this to any of the members of a co-op.
	fn by_boards(&mut self, action: impl Fn(MemberNo) -> ActionOf<Runtime>) -> Steps {
		let mut steps = vec![];
		for coop in (1..=FOUNDED).filter(|coop| Rolls::<Runtime>::get(coop).voters > FEWEST_VOTERS) {
			let member = self.seated(coop);
			steps.extend(self.by_board(coop, call_of(coop, action(member))));
		}
		steps.into()
	}

	fn deaths_recorded(&mut self) -> Steps {
		self.by_boards(|member| Action::RecordDeath { member, document: document(1) })
	}

	fn seats_moved(&mut self) -> Steps {
		let new_account = self.anybody();
		self.by_boards(|member| Action::MoveSeat { member, new_account: new_account.clone() })
	}

	fn left_on_paper(&mut self) -> Steps {
		self.by_boards(|member| Action::LeaveOnPaper { member, document: document(1) })
	}

	fn cases_opened(&mut self) -> Steps {
		let kind = pallet_coop_membership::CaseKind::LostRequirement;
		self.by_boards(|member| Action::OpenCase { member, kind, statement: document(1) })
	}

	/// Members leave where the bylaws ask them to stay for some time.
	fn left_early(&mut self) -> Steps {
		let mut steps = vec![];
		for coop in 1..=FOUNDED {
			let asks = Bylaws::<Runtime>::get(coop).is_some_and(|bylaws| bylaws.parameters.min_stay_days > 0);
			if asks && Rolls::<Runtime>::get(coop).voters > FEWEST_VOTERS {
				let people: Vec<_> = self.seated_people(coop).map(|(who, _)| who).take(4).collect();
				steps.extend(by_each(people, MembershipCall::leave { coop }));
			}
		}
		steps.into()
	}

	fn long_stays_asked(&mut self) -> Steps {
		let mut steps = vec![];
		for coop in 1..=FOUNDED {
			let Some(mut parameters) = Bylaws::<Runtime>::get(coop).map(|bylaws| bylaws.parameters) else { continue };
			parameters.min_stay_days = 1_825;
			let mandate = Mandate { track: Track::Special, secrecy: Secrecy::Open, ..self.mandate(coop) };
			let adopt = CooperativesCall::adopt_bylaws { hash: self.new_document(), parameters };
			steps.push((Actor::Coop(mandate), adopt.into()));
		}
		steps.into()
	}

	/// Co-ops that were admitted leave again.
	fn federation_left(&mut self) -> Steps {
		let last = pallet_cooperatives::CoopCount::<Runtime>::get();
		let leave = |coop| {
			let mandate = Mandate { track: Track::Special, secrecy: Secrecy::Open, ..self.mandate(coop) };
			(Actor::Coop(mandate), CooperativesCall::leave_federation {}.into())
		};
		(FOUNDED + 1..=last).map(leave).collect::<Vec<_>>().into()
	}

	/// The federation admits co-ops whose founders have accepted, founders accept, or a co-op nominates others.
	pub(super) fn coops_admitted(&mut self) -> Steps {
		let mandate = FederationMandate { resolution: 1, track: Track::Special, opened_at: Clock::deadline() };
		let mut steps = vec![];
		for (application, open) in pallet_cooperatives::Applications::<Runtime>::iter() {
			steps.push((Actor::Federation(mandate), CooperativesCall::admit { application }.into()));
			let accept = CooperativesCall::accept_founding { application };
			steps.extend(by_each(open.founding.founders.into_inner(), accept));
		}
		if self.ready_applications().is_empty() {
			for coop in 1..=FOUNDED {
				let mandate = Mandate { track: Track::Special, secrecy: Secrecy::Open, ..self.mandate(coop) };
				steps.push((Actor::Coop(mandate), self.nomination()));
			}
		}
		steps.into()
	}

	/// The federation changes the standing of few co-ops a year.
	pub(super) fn admissions_later(&mut self) -> Steps {
		match self.ready_applications().is_empty() {
			true => vec![].into(),
			false => Steps::after_long(),
		}
	}

	/// What is open among co-ops and in each, for some of which something holds.
	fn on_agendas(&self, is: impl Fn(&Phase) -> bool) -> Vec<(CoopId, ResolutionId)> {
		let of = |coop| open(coop).into_iter().map(move |id| (coop, id));
		let among = OpenAmongCoops::<Runtime>::iter_keys().map(|id| (1, id));
		let all = (1..=FOUNDED).flat_map(of).chain(among);
		all.filter(|(_, id)| Resolutions::<Runtime>::get(id).is_some_and(|one| is(&one.phase))).collect()
	}

	/// Members suspend what has passed, an auditor lets it go on, or the members take it back.
	fn challenged(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, resolution) in self.on_agendas(|phase| matches!(phase, Phase::Passed | Phase::Suspended)) {
			let people: Vec<_> = self.seated_people(coop).map(|(who, _)| who).collect();
			steps.extend(by_each(people.clone(), ResolutionsCall::challenge { resolution, coop }));
			steps.extend(by_each(people, ResolutionsCall::uphold { resolution, coop }));
			// By whatever else the co-op decides on later.
			for by in Self::latest(|one| one.body == pallet_resolutions::Body::Coop(coop)).into_iter().take(LATER) {
				let mandate = Resolutions::<Runtime>::get(by).map(|one| one.mandate(by, coop));
				let call = ResolutionsCall::rescind { resolution };
				steps.extend(mandate.map(|mandate| (Actor::Coop(mandate), call.into())));
			}
		}
		steps.into()
	}

	/// Who has put a vote on the agenda names the hour at which it closes.
	fn hours_named(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, resolution) in self.on_agendas(|phase| matches!(phase, Phase::Notice { .. })) {
			let one = Resolutions::<Runtime>::get(resolution).unwrap();
			let opens_in = one.ends_at.unwrap().saturating_sub(Clock::deadline());
			let closes_on = Clock::civil() + opens_in + Clock::day() * Moment::from(one.rules.voting_days);
			let people: Vec<_> = self.seated_people(coop).map(|(who, _)| who).collect();
			steps.extend(by_each(people, ResolutionsCall::name_closing_hour { resolution, closes_on }));
		}
		steps.into()
	}

	/// An auditor shortens the wait for a new runtime. Chance hardly brings that so many co-ops want one, so that what has passed
	/// is taken for such a decision.
	fn hastened(&mut self) -> Steps {
		let mut steps = vec![];
		for resolution in Self::latest(|one| one.body == Body::Federation && one.phase == Phase::Passed) {
			Resolutions::<Runtime>::mutate_extant(resolution, |one| {
				one.subject = Subject::Upgrade;
				Results::<Runtime>::insert(resolution, Arithmetic { coops_for: one.electors(), ..Default::default() });
			});
			for coop in 1..=FOUNDED {
				let people: Vec<_> = self.seated_people(coop).map(|(who, _)| who).collect();
				steps.extend(by_each(people, ResolutionsCall::hasten { resolution, coop }));
			}
		}
		steps.into()
	}

	/// Delegates bring what the federation votes on to pass.
	fn federation_voted(&mut self) -> Steps {
		let mut steps = vec![];
		for resolution in Self::latest(|one| one.body == Body::Federation && one.phase.vote().is_some()) {
			for coop in 1..=FOUNDED {
				let people: Vec<_> = self.seated_people(coop).map(|(who, _)| who).collect();
				let choice = pallet_resolutions::Choice::For;
				steps.extend(by_each(people, ResolutionsCall::vote_as_delegate { resolution, coop, choice }));
			}
		}
		steps.into()
	}

	/// Two members retry what has failed.
	fn retried(&mut self) -> Steps {
		let mut steps = vec![];
		for resolution in Self::latest(|one| matches!(one.phase, Phase::Failed { .. })) {
			let coop = Resolutions::<Runtime>::get(resolution).map_or(1, |one| one.coop);
			let people: Vec<_> = self.seated_people(coop).map(|(who, _)| who).collect();
			steps.extend(by_each(people, ResolutionsCall::retry { resolution, coop }));
		}
		steps.into()
	}

	/// A member signs a draft.
	fn drafts_signed(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, resolution) in self.on_agendas(|phase| *phase == Phase::Draft) {
			let (by, version) = (self.voter(coop), version(resolution));
			steps.extend(by_each(vec![by], ResolutionsCall::sign_petition { resolution, coop, version }));
		}
		steps.into()
	}

	/// Who has proposed a draft puts it as an alternative to what is on notice, which others have proposed.
	fn alternatives_put(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, to) in self.on_agendas(|phase| matches!(phase, Phase::Notice { .. })) {
			let of_coop = Resolutions::<Runtime>::get(to).filter(|one| one.body == Body::Coop(coop));
			let Some((track, secrecy)) = of_coop.map(|one| (one.track, one.secrecy)) else { continue };
			for (own, resolution) in self.on_agendas(|phase| *phase == Phase::Draft) {
				let drafted = Resolutions::<Runtime>::get(resolution).map(|one| (one.track, one.secrecy));
				if own == coop && drafted == Some((track, secrecy)) {
					let by = self.proposer(coop, resolution);
					let call = ResolutionsCall::put_as_alternative { resolution, to: Some(to) };
					steps.extend(by_each(vec![by], call));
				}
			}
			// Otherwise somebody proposes one.
			let by = self.voter(coop);
			let call = Calls::<Runtime>::get(to).is_some().then(|| OpaqueCall::from(&self.decision(coop)));
			let (title, document) = (b"Otherwise".to_vec().try_into().unwrap(), self.document());
			let propose = match call {
				Some(call) => ResolutionsCall::propose { coop, track, secrecy, title, document, call },
				None => ResolutionsCall::propose_text { coop, track, secrecy, title, document },
			};
			steps.extend(by_each(vec![by], propose));
		}
		steps.into()
	}

	/// The members who sign the resolution.
	fn who_signed(&self, coop: CoopId, resolution: ResolutionId) -> Vec<AccountId> {
		let account = |member| Members::<Runtime>::get(coop, member).and_then(|entry| entry.account);
		Signers::<Runtime>::get(resolution).into_iter().filter_map(account).collect()
	}

	/// Who signs a draft takes that back.
	fn signatures_taken_back(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, resolution) in self.on_agendas(|phase| *phase == Phase::Draft) {
			let signers = self.who_signed(coop, resolution);
			steps.extend(by_each(signers, ResolutionsCall::withdraw_signature { resolution, coop }));
		}
		steps.into()
	}

	/// Who has proposed a draft that members sign takes it back.
	fn signed_drafts_withdrawn(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, resolution) in self.on_agendas(|phase| *phase == Phase::Draft) {
			if !self.who_signed(coop, resolution).is_empty() {
				let by = self.proposer(coop, resolution);
				steps.extend(by_each(vec![by], ResolutionsCall::withdraw { resolution }));
			}
		}
		steps.into()
	}

	/// Who signs what was withdrawn takes it over.
	fn taken_over(&mut self) -> Steps {
		let mut steps = vec![];
		for resolution in Self::latest(|one| one.phase == Phase::Withdrawn) {
			let coop = Resolutions::<Runtime>::get(resolution).map_or(1, |one| one.coop);
			let signers = self.who_signed(coop, resolution);
			steps.extend(by_each(signers, ResolutionsCall::take_over { resolution, coop }));
		}
		steps.into()
	}

	/// Who has objected withdraws it.
	fn objections(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, resolution) in self.on_agendas(|phase| matches!(phase, Phase::Consent { .. })) {
			for whose in Objections::<Runtime>::iter_key_prefix((resolution, coop)).collect::<Vec<_>>() {
				let Whose::Member(member) = whose else { continue };
				let account = Members::<Runtime>::get(coop, member).and_then(|entry| entry.account);
				let call = ResolutionsCall::withdraw_objection { resolution, coop };
				steps.extend(by_each(account.into_iter().collect(), call));
			}
		}
		steps.into()
	}

	fn objected(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, resolution) in self.on_agendas(|phase| matches!(phase, Phase::Consent { .. })) {
			let by = self.voter(coop);
			steps.extend(by_each(vec![by], ResolutionsCall::object { resolution, coop, reason: document(1) }));
		}
		steps.into()
	}

	fn seconded(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, resolution) in self.on_agendas(|phase| *phase == Phase::Draft) {
			if Resolutions::<Runtime>::get(resolution).is_some_and(|one| one.track == Track::Consent) {
				steps.extend(
					self.by_board(coop, ResolutionsCall::second { resolution, coop, version: version(resolution) }),
				);
			}
		}
		steps.into()
	}

	fn proposed_by_consent(&mut self) -> Steps {
		let mut steps = vec![];
		for coop in 1..=FOUNDED {
			let (by, title, document) = (self.voter(coop), self.title(), self.document());
			let (track, secrecy) = (Track::Consent, Secrecy::Open);
			let call = ResolutionsCall::propose_text { coop, track, secrecy, title, document };
			steps.extend(by_each(vec![by], call));
		}
		steps.into()
	}
}
