//! People who follow up what has begun: who was heard is voted on, who can appeal does, and what is on the agenda finds its
//! second, its votes and its tellers.
//!
//! Each step is one signed call that somebody who is entitled to it can make. What the members decide takes effect by itself.

use super::*;
use frame_support::storage::{with_transaction, TransactionOutcome};
use pallet_coop_membership::{NoticeBy, Remedy};
use pallet_cooperatives::CoopCount;
use pallet_resolutions::{Ballots, Body, Calls, OpenAmongCoops, Poll, Polls, Resolution, Voter};
use sp_runtime::{traits::Dispatchable, DispatchError};

/// An assembly has three tellers, and one more who stands in for whom it is about.
pub(super) const TELLERS: usize = 4;

/// So many members come to an assembly together.
const MOST_AT_ONCE: usize = 16;

/// Where a quorum is larger, it takes an assembly to reach it.
const MOST_ON_CHAIN: u32 = 10;

/// The call of a resolution, as long as it is kept.
pub fn frozen_call(resolution: ResolutionId) -> Option<RuntimeCall> {
	Calls::<Runtime>::get(resolution).and_then(|call| codec::Decode::decode(&mut call.bytes()).ok())
}

/// Whether the call would succeed now. Nothing of it stays.
pub(super) fn would_succeed(actor: &Actor, call: &RuntimeCall) -> bool {
	let tried = with_transaction(|| {
		let result = call.clone().dispatch(actor.origin());
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(result.is_ok()))
	});
	tried.unwrap()
}

impl World {
	/// The next step in something that has begun, if there is one.
	pub(super) fn follow_up(&mut self) -> Option<Move> {
		// What is pending in one place may be at rest in another.
		for _ in 0..3 {
			let steps = match self.rng.below(12) {
				0 | 1 => {
					let coop = self.coop();
					self.steps_about_members(coop)
				}
				2 => self.judgement_proposed(),
				3..=5 => self.judgement_decided(),
				6 | 7 => self.bylaws_decided(),
				8 => self.standing_proposed(),
				9 | 10 => self.standing_decided(),
				_ => self.accounts_released(),
			};
			if let Some(step) = self.possible(steps) {
				return Some(step);
			}
		}
		None
	}

	/// One of the moves that would succeed, if there is one.
	pub(super) fn possible(&mut self, mut moves: Vec<Move>) -> Option<Move> {
		while !moves.is_empty() {
			let index = self.rng.below(u32::try_from(moves.len()).unwrap());
			let (actor, call) = moves.swap_remove(index as usize);
			if would_succeed(&actor, &call) {
				return Some((actor, call));
			}
		}
		None
	}

	/// What the members of the co-op could decide about some of them, by the kind of the decision.
	pub(super) fn judgements(&mut self, coop: CoopId) -> [Vec<MembershipCall<Runtime>>; 5] {
		let [mut expulsions, mut appeals, mut moves, mut deaths, mut exits] = <[Vec<_>; 5]>::default();
		for (member, case) in Cases::<Runtime>::iter_prefix(coop) {
			match case.stage {
				// The hearing can come after the notice of the vote.
				CaseStage::Open { .. } => expulsions.push(MembershipCall::expel { member }),
				CaseStage::Appealed { .. } => appeals.push(MembershipCall::dismiss_appeal { member }),
				CaseStage::Voted { .. } => {}
			}
		}
		for (member, entry) in Members::<Runtime>::iter_prefix(coop).filter(|(_, entry)| entry.is_seated()) {
			if matches!(entry.suspension.map(|one| one.remedy), Some(Remedy::Appealed { .. })) {
				appeals.push(MembershipCall::dismiss_appeal { member });
			}
			if entry.moved_by_members_only {
				moves.push(MembershipCall::decide_move { member, new_account: self.without_seat(coop).into() });
			}
			if entry.declared_by_members_only && !Deaths::<Runtime>::contains_key(coop, member) {
				deaths.push(MembershipCall::decide_death { member });
			}
			if entry.leaves_by_members_only && entry.notice.is_none() && entry.account.is_none() {
				exits.push(MembershipCall::decide_leaving { member });
			}
		}
		[expulsions, appeals, moves, deaths, exits]
	}

	/// Something that the members could decide about one of them, each kind of decision as often as the others.
	pub(super) fn judgement(&mut self, coop: CoopId) -> Option<RuntimeCall> {
		let kinds: Vec<_> = self.judgements(coop).into_iter().filter(|kind| !kind.is_empty()).collect();
		let kind = self.rng.pick(&kinds)?;
		self.rng.pick(&kind).map(RuntimeCall::from)
	}

	/// Somebody who has no seat in the co-op, if a few tries find one.
	pub(super) fn without_seat(&mut self, coop: CoopId) -> AccountId {
		for _ in 0..8 {
			let account = self.anybody();
			if !Seats::<Runtime>::contains_key(&account, coop) {
				return account;
			}
		}
		self.anybody()
	}

	/// Those who hold such an office in the co-op.
	fn holders(&self, coop: CoopId, is: impl Fn(Office) -> bool) -> Vec<MemberNo> {
		let terms = Offices::<Runtime>::get(coop);
		let held = terms.iter().filter(|term| is(term.office) && !term.ends.has_passed::<Clock>());
		held.map(|term| term.member).collect()
	}

	/// The tellers of the co-op.
	pub(super) fn tellers(&self, coop: CoopId) -> Vec<MemberNo> {
		self.holders(coop, |office| office == Office::Teller)
	}

	/// The same call by each of the members that has an account.
	fn by_any_of(&self, coop: CoopId, members: &[MemberNo], call: impl Into<RuntimeCall>) -> Vec<Move> {
		let call = call.into();
		let accounts = members.iter().filter_map(|member| Members::<Runtime>::get(coop, member)?.account);
		accounts.map(|account| (Actor::Signed(account), call.clone())).collect()
	}

	/// The same call by each officer of the board.
	pub(super) fn by_board(&self, coop: CoopId, call: impl Into<RuntimeCall>) -> Vec<Move> {
		self.by_any_of(coop, &self.holders(coop, Office::is_board), call)
	}

	/// Officers hear whom a case is about, and members answer to what is noted about them.
	pub(super) fn steps_about_members(&mut self, coop: CoopId) -> Vec<Move> {
		let mut steps = vec![];
		for (member, case) in Cases::<Runtime>::iter_prefix(coop) {
			let is_hearing = |one: &ActionOf<Runtime>| matches!(one, Action::RecordHearing { member: heard, .. } if *heard == member);
			if matches!(case.stage, CaseStage::Open { .. }) && case.hearing.is_none() {
				// The second officer records the same minutes.
				let noted = Approvals::<Runtime>::iter_prefix_values(coop).map(|first| first.content).find(is_hearing);
				let document = self.document();
				let action = noted.unwrap_or(Action::RecordHearing { member, case: case.reference(), document });
				steps.extend(self.by_board(coop, call_of(coop, action)));
			}
			if matches!(case.stage, CaseStage::Voted { .. }) {
				steps.extend(self.by_any_of(coop, &[member], MembershipCall::appeal { coop, member }));
			}
		}
		for member in Moves::<Runtime>::iter_key_prefix(coop) {
			steps.extend(self.by_any_of(coop, &[member], MembershipCall::veto_move { coop, member }));
		}
		// Some are dead.
		for member in Deaths::<Runtime>::iter_key_prefix(coop).filter(|member| member % 3 > 0) {
			steps.extend(self.by_any_of(coop, &[member], MembershipCall::contest_death { coop, member }));
		}
		// Few leave so early that officers have to say why.
		for (member, entry) in Members::<Runtime>::iter_prefix(coop) {
			if matches!(entry.notice.map(|notice| notice.exit), Some(Exit::Unclassified { .. })) {
				let is_same = |one: &ActionOf<Runtime>| matches!(one, Action::ClassifyExit { member: same, .. } if *same == member);
				let noted = Approvals::<Runtime>::iter_prefix_values(coop).map(|first| first.content).find(is_same);
				let (justified, reason) = (self.rng.chance(500), self.document());
				let action = noted.unwrap_or(Action::ClassifyExit { member, justified, reason });
				steps.extend(self.by_board(coop, call_of(coop, action)));
			}
		}
		steps.extend(self.steps_about_the_absent(coop));
		steps
	}

	/// Others answer to what is said of members who may not be able to.
	fn steps_about_the_absent(&mut self, coop: CoopId) -> Vec<Move> {
		let mut steps = vec![];
		let leaving: Vec<(MemberNo, NoticeBy)> = Members::<Runtime>::iter_prefix(coop)
			.filter_map(|(member, entry)| Some((member, entry.notice?.by)))
			.filter(|(member, _)| member % 3 > 0)
			.collect();
		// Some do leave.
		for (member, _) in leaving.iter().filter(|(_, by)| *by == NoticeBy::Officers) {
			let by = Actor::Signed(self.voter(coop));
			steps.push((by, MembershipCall::object_to_leaving { coop, member: *member }.into()));
		}
		let decided = Deaths::<Runtime>::iter_prefix(coop).filter(|(_, death)| death.is_decided());
		let dead = decided.map(|(member, _)| member);
		let gone = leaving.iter().filter(|(_, by)| *by == NoticeBy::Members).map(|(member, _)| *member);
		// Some appear after all.
		for member in gone.chain(dead.filter(|member| member % 3 > 0)).collect::<Vec<_>>() {
			let is_same = |one: &ActionOf<Runtime>| matches!(one, Action::ReportAppearance { member: same, .. } if *same == member);
			let noted = Approvals::<Runtime>::iter_prefix_values(coop).map(|first| first.content).find(is_same);
			let document = self.document();
			let action = noted.unwrap_or(Action::ReportAppearance { member, document });
			steps.extend(self.by_board(coop, call_of(coop, action)));
		}
		steps
	}

	/// Somebody proposes what the members could decide about one of them and nobody has proposed yet, or to have tellers.
	fn judgement_proposed(&mut self) -> Vec<Move> {
		let coop = self.coop();
		let open: Vec<RuntimeCall> = open(coop).into_iter().filter_map(frozen_call).collect();
		let by = self.voter(coop);
		let (title, document) = (self.title(), self.document());
		let (call, track, secrecy) = if self.tellers(coop).len() < TELLERS {
			let call = CooperativesCall::appoint { office: Office::Teller, member: self.seated(coop), days: 300 };
			(RuntimeCall::from(call), Track::Ordinary, Secrecy::Open)
		} else {
			let Some(call) =
				self.judgement(coop).filter(|call| !open.iter().any(|one| is_the_same_judgement(one, call)))
			else {
				return vec![];
			};
			(call, Track::Special, Secrecy::Secret)
		};
		let call = OpaqueCall::from(&call);
		vec![(Actor::Signed(by), ResolutionsCall::propose { coop, track, secrecy, title, document, call }.into())]
	}

	/// Something on the agenda of the co-op about this, mostly what comes first, so that its votes come together.
	fn open_about(&mut self, coop: CoopId, is: impl Fn(&Resolution) -> bool) -> Option<(ResolutionId, Resolution)> {
		let mut open = open(coop)
			.into_iter()
			.filter_map(|id| Some((id, Resolutions::<Runtime>::get(id)?)))
			.filter(|(_, one)| one.body == Body::Coop(coop) && is(one));
		if self.rng.chance(600) {
			return open.next();
		}
		let open: Vec<_> = open.collect();
		self.rng.pick(&open)
	}

	/// A judgement finds its second, and an assembly that decides.
	fn judgement_decided(&mut self) -> Vec<Move> {
		let coop = self.coop();
		let goes_on = |one: &Resolution| {
			one.subject == Subject::Person && (one.phase == Phase::Draft || one.phase.vote().is_some())
		};
		match self.open_about(coop, goes_on) {
			Some((resolution, found)) if found.phase == Phase::Draft => {
				self.by_board(coop, ResolutionsCall::second { resolution, coop, version: version(resolution) })
			}
			Some((resolution, found)) => {
				self.assembly_meets(coop, resolution, (found.electorate.version, found.quorum()))
			}
			None => vec![],
		}
	}

	/// A teller notes who is there, until there are so many, and then the result to which the others agree. Of the members
	/// those come who had a vote in this version of the electorate.
	pub(super) fn assembly_meets(
		&mut self,
		coop: CoopId,
		resolution: ResolutionId,
		(version, quorum): (u32, u32),
	) -> Vec<Move> {
		let assembly = Assemblies::<Runtime>::get(resolution, coop).unwrap_or_default();
		if assembly.counted.is_some() {
			return vec![];
		}
		// The report with the longest roll goes on, by its teller.
		let in_office =
			|report: &&Report<Hash>| report.by.coop == coop && self.tellers(coop).contains(&report.by.member);
		let reports = assembly.reports.iter().filter(in_office);
		let leading = reports.max_by_key(|report| (report.result.is_some(), report.roll));
		let reporting = leading.map(|report| self.account_of(coop, report.by.member));
		let (roll, entered) = leading.map_or((0, None), |report| (report.roll, report.result.clone()));
		let call = match entered {
			Some(result) => {
				let (of, roll) = leading.map(|report| (report.by, report.roll_hash)).unwrap();
				let call = ResolutionsCall::confirm_result { resolution, coop, of, roll, result };
				return self.by_any_of(coop, &self.tellers(coop), call);
			}
			None if roll < quorum => {
				let had_vote = |member: &MemberNo| {
					Members::<Runtime>::get(coop, member).is_some_and(|one| one.is_seated() && one.had_vote(version))
				};
				let takes_part = |member: &MemberNo| Ballots::<Runtime>::contains_key((resolution, coop, *member));
				let last = Rolls::<Runtime>::get(coop).last_no;
				let first = 1 + self.rng.below(last);
				let absent: Vec<MemberNo> = (first..=last)
					.chain(1..first)
					.filter(|member| had_vote(member) && !takes_part(member))
					.take(MOST_AT_ONCE)
					.collect();
				ResolutionsCall::roll_call { resolution, coop, members: absent.try_into().unwrap() }
			}
			None => {
				let against = if self.rng.chance(100) { roll } else { roll / 8 };
				let result = self.result(resolution, roll - against, against);
				ResolutionsCall::enter_result { resolution, coop, result }
			}
		};
		match reporting {
			Some(by) => vec![(Actor::Signed(by), call.into())],
			None => self.by_any_of(coop, &self.tellers(coop), call),
		}
	}

	/// New bylaws find their second and their votes, and who did not vote for them leaves.
	pub(super) fn bylaws_decided(&mut self) -> Vec<Move> {
		let coop = self.coop();
		let goes_on = |one: &Resolution| {
			one.subject == Subject::Bylaws
				&& (matches!(one.phase, Phase::Draft | Phase::Passed) || one.phase.vote().is_some())
		};
		let Some((resolution, found)) = self.open_about(coop, goes_on) else {
			return vec![];
		};
		match found.phase {
			Phase::Draft => {
				self.by_board(coop, ResolutionsCall::second { resolution, coop, version: version(resolution) })
			}
			// A few, so that the others go on.
			Phase::Passed if self.rng.chance(800) => vec![],
			Phase::Passed => {
				let leave = RuntimeCall::from(MembershipCall::leave_in_dissent { coop, resolution });
				let people = self.seated_people(coop);
				people.map(|(by, _)| (Actor::Signed(by), leave.clone())).collect()
			}
			_ if found.secrecy == Secrecy::Secret => {
				self.assembly_meets(coop, resolution, (found.electorate.version, found.quorum()))
			}
			_ => {
				let (by, choice) = (self.who_has_not_voted(coop, resolution), self.mostly_for());
				vec![(Actor::Signed(by), ResolutionsCall::vote { resolution, coop, choice }.into())]
			}
		}
	}

	fn mostly_for(&mut self) -> Choice {
		if self.rng.chance(920) {
			Choice::For
		} else {
			Choice::Against
		}
	}

	/// What the federation could decide about the standing of the co-ops that the others can do without.
	pub(super) fn changes_of_standing(&mut self) -> Vec<RuntimeCall> {
		let last = CoopCount::<Runtime>::get();
		let document = self.new_document();
		let opened_at = Clock::deadline();
		let actor = Actor::Federation(FederationMandate { resolution: 1, track: Track::Special, opened_at });
		let changes =
			core::iter::once(SPARE).chain(FOUNDED + 1..=last).flat_map(|coop| match Cooperatives::standing(coop) {
				Some(Standing::Member) => vec![CooperativesCall::suspend { coop, document }],
				// Who is suspended is rather excluded than reinstated, which can follow.
				Some(Standing::Suspended) => vec![
					CooperativesCall::exclude { coop, document },
					CooperativesCall::exclude { coop, document },
					CooperativesCall::reinstate { coop },
				],
				_ => vec![],
			});
		changes.map(RuntimeCall::from).filter(|call| would_succeed(&actor, call)).collect()
	}

	/// Somebody who speaks for a co-op proposes such a change, if none is on the agenda.
	fn standing_proposed(&mut self) -> Vec<Move> {
		let open: Vec<RuntimeCall> = OpenAmongCoops::<Runtime>::iter_keys().filter_map(frozen_call).collect();
		let is_time = !self.admits() && !open.iter().any(is_about_standing);
		let possible = if is_time { self.changes_of_standing() } else { vec![] };
		let Some(call) = self.rng.pick(&possible) else {
			return vec![];
		};
		let coop = self.some_coop();
		let (title, document, call) = (self.title(), self.document(), Some(OpaqueCall::from(&call)));
		let call = ResolutionsCall::propose_to_federation { coop, track: Track::Special, title, document, call };
		self.by_board(coop, call)
	}

	/// Such a change is seconded by another co-op, and the members of all vote.
	fn standing_decided(&mut self) -> Vec<Move> {
		let open: Vec<ResolutionId> = OpenAmongCoops::<Runtime>::iter_keys()
			.filter(|id| frozen_call(*id).is_some_and(|call| is_about_standing(&call)))
			.collect();
		// What is the oldest comes first.
		let Some((resolution, found)) =
			open.into_iter().min().and_then(|id| Some((id, Resolutions::<Runtime>::get(id)?)))
		else {
			return vec![];
		};
		if found.phase == Phase::Draft {
			let second =
				|coop| self.by_board(coop, ResolutionsCall::second { resolution, coop, version: version(resolution) });
			return (1..=FOUNDED).flat_map(second).collect();
		}
		if found.phase.vote().is_none() {
			return vec![];
		}
		// Co-ops of which too few have voted yet come first.
		let absent: Vec<(CoopId, Poll)> = Polls::<Runtime>::iter_prefix(resolution)
			.filter(|(_, poll)| poll.voter == Voter::Members && poll.concern.is_none())
			.filter(|(_, poll)| poll.tally.participants() < poll.quorum(found.track, false))
			.collect();
		let Some((coop, poll)) = self.rng.pick(&absent) else {
			return vec![];
		};
		let missing = poll.quorum(found.track, false).saturating_sub(poll.tally.participants());
		if missing > MOST_ON_CHAIN || Assemblies::<Runtime>::contains_key(resolution, coop) {
			// Members without an account come to an assembly.
			return self.assembly_meets(coop, resolution, (poll.electorate.version, missing));
		}
		let (by, choice) = (self.who_has_not_voted(coop, resolution), self.mostly_for());
		vec![(Actor::Signed(by), ResolutionsCall::vote { resolution, coop, choice }.into())]
	}

	/// Accounts are released that nothing keeps alive any more, and who is used by something else withdraws an application.
	fn accounts_released(&mut self) -> Vec<Move> {
		let by = self.anybody();
		let waits = |account: &&AccountId| KeptAlive::<Runtime>::get(account) == Some(0);
		let release = |account: &AccountId| MembershipCall::release_account { account: account.clone().into() };
		let waiting = self.people.iter().filter(waits);
		let mut steps: Vec<Move> =
			waiting.map(|account| (Actor::Signed(by.clone()), release(account).into())).collect();
		if let Some(account) = self.rng.pick(&self.in_use) {
			let applied = ApplicationOf::<Runtime>::iter_prefix(&account);
			steps.extend(applied.map(|(coop, application)| {
				(Actor::Signed(account.clone()), MembershipCall::withdraw { coop, application }.into())
			}));
		}
		steps
	}
}

fn is_about_standing(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Cooperatives(
			CooperativesCall::suspend { .. } | CooperativesCall::exclude { .. } | CooperativesCall::reinstate { .. }
		)
	)
}

/// Whether both calls judge the same member in the same matter.
fn is_the_same_judgement(one: &RuntimeCall, other: &RuntimeCall) -> bool {
	match (one, other) {
		(
			RuntimeCall::Membership(MembershipCall::decide_move { member, .. }),
			RuntimeCall::Membership(MembershipCall::decide_move { member: same, .. }),
		) => member == same,
		_ => one == other,
	}
}
