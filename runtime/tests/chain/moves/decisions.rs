//! What members, tellers and delegates do about resolutions.

use super::*;

impl World {
	pub(super) fn title(&mut self) -> rochdale_primitives::text::Written {
		let text: &[u8] = if self.is_wild() { b" " } else { b"Flour for the winter" };
		text.to_vec().try_into().unwrap()
	}

	/// A call of somebody who takes part in a decision.
	pub(super) fn resolutions(&mut self) -> Move {
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
				let seconder =
					Motions::<Runtime>::get(resolution).and_then(|motion| motion.seconder).map(|hand| hand.member);
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
	pub(super) fn seated_people(&mut self, coop: CoopId) -> impl Iterator<Item = (AccountId, MemberNo)> + use<'_> {
		let first = self.rng.below(u32::try_from(self.people.len()).unwrap()) as usize;
		let (before, after) = self.people.split_at(first);
		let seat = move |account: &AccountId| Some((account.clone(), Seats::<Runtime>::get(account, coop)?));
		after.iter().chain(before).filter_map(seat)
	}

	/// Somebody with a vote who has not used it, if there is one.
	pub(super) fn who_has_not_voted(&mut self, coop: CoopId, resolution: ResolutionId) -> AccountId {
		let can_vote = |(_, member): &(AccountId, MemberNo)| {
			Members::<Runtime>::get(coop, member).is_some_and(|entry| entry.has_vote())
				&& !pallet_resolutions::Ballots::<Runtime>::contains_key((resolution, coop, member))
		};
		let found = self.seated_people(coop).find(can_vote);
		found.map_or_else(|| self.voter(coop), |(account, _)| account)
	}

	pub(super) fn proposer(&mut self, coop: CoopId, resolution: ResolutionId) -> AccountId {
		match pallet_resolutions::Motions::<Runtime>::get(resolution) {
			Some(motion) => self.account_of(coop, motion.proposer),
			None => self.anybody(),
		}
	}

	/// What tellers enter of so many votes. In an election all papers are for one of the candidates.
	pub(super) fn result(&mut self, resolution: ResolutionId, for_: u32, against: u32) -> AssemblyResult<Hash> {
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
	pub(super) fn election(&mut self) -> Election {
		let method = self.rng.pick(&[Method::Plurality, Method::Approval, Method::Counted]).unwrap();
		let office = self.office();
		let seats = if office.is_single() && !self.is_wild() { 1 } else { 1 + self.rng.below(3) };
		let begins_on = day_of(Clock::civil()).unwrap() + 200;
		Election { office, seats, method, days: 365, begins_on }
	}

	/// A call of a teller.
	pub(super) fn assembly(&mut self, coop: CoopId) -> Move {
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
}
