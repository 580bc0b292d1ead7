//! Random histories of what several co-ops decide: whatever happens, each co-op stands where its votes say, and what is counted
//! is what an arithmetic written from the definition makes of them.

use super::{
	histories::{account_of, choices, hand_in, last_report, latest, member, send, KnownAssembly},
	*,
};
use proptest::prelude::{any, prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use rochdale_primitives::{bylaws::Majority, charter::CharterParameter, Electorate, Electors, MemberInspect};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody does with what several co-ops decide.
#[derive(Clone, Debug)]
enum TogetherAct {
	Second,
	Sign,
	WithdrawSignature,
	TakeOver,
	Amend(Option<RuntimeCall>),
	Withdraw,
	Object,
	WithdrawObjection,
	RequestBallot,
	VoteAsDelegate(Choice),
	Vote(Choice),
	RollCall(Vec<MemberNo>),
	StrikeRoll(Vec<MemberNo>),
	Enter(u32, u32),
	Confirm(MemberNo),
	Retry,
	Challenge,
	Advance,
}

/// What happens in a federation of five co-ops and those that join it.
#[derive(Clone, Debug)]
enum TogetherStep {
	Propose(CoopId, MemberNo, Track, Option<RuntimeCall>),
	ProposeAgreement(CoopId, MemberNo, Vec<CoopId>, Track),
	/// What the bakery brings and the couriers second.
	Bring(Track, Option<RuntimeCall>),
	/// What the delegate of a co-op puts as an alternative to one of those on notice, which another co-op seconds.
	Alternative(CoopId, usize, RuntimeCall),
	/// Two alternatives come to a vote, on each of which every co-op says what it wants.
	Choose(Track, [Vec<Option<Choice>>; 2]),
	Act(CoopId, MemberNo, usize, TogetherAct),
	VoteAll(CoopId, usize, MemberNo, MemberNo, Choice),
	DelegatesVote(usize, CoopId, CoopId, Choice),
	/// Every co-op votes as it wants, by so many members or by its delegate, which random votes seldom do.
	AllVote(usize, Vec<Option<Choice>>, MemberNo),
	/// A co-op decides how its vote is given.
	Instruct(CoopId, usize, Choice),
	/// A payment to a co-op comes to a vote, which its members or its delegate give, or it decides itself before.
	PayCoop(CoopId, bool, Option<Choice>),
	/// So does a judgement on a co-op, by which perhaps it is paid as well.
	JudgeCoop(CoopId, bool, Option<Choice>, bool),
	/// Whoever can is against it for the co-ops that are paid, and tries for those that are judged: their delegates,
	/// themselves, and so many of their members.
	Oppose(usize, bool, bool, MemberNo),
	CallEmergency(CoopId, u32),
	SetVoice(CoopId, Voice),
	JoinFederation,
	LeaveFederation(CoopId),
	Join(CoopId),
	Leave(CoopId, MemberNo),
	SetVote(CoopId, MemberNo, bool),
	AppointDelegate(CoopId, MemberNo),
	AppointDeputy(CoopId, MemberNo),
	SetByMembers(CoopId, bool),
	ChangeCharter(usize, bool),
	ChangeVersion,
	Pass(Moment),
	AlmostEnd(usize),
	Finish(usize),
}

fn calls_together() -> impl Strategy<Value = Option<RuntimeCall>> {
	let paid =
		|| prop_oneof![1 => 1..12 as AccountId, 1 => (1..6u32).prop_map(coop_account), 1 => Just(account_in(3, 4))];
	prop_oneof![
		3 => Just(Some(federate(1))),
		3 => paid().prop_map(|payee| Some(federation_pays(payee))),
		2 => (1..6u32).prop_map(|coop| Some(suspend_coop(coop))),
		1 => (1..6u32).prop_map(|coop| Some(pause_coop(coop))),
		1 => (1..6u32, paid()).prop_map(|(coop, payee)| Some(settle_claim(coop, payee))),
		2 => (paid(), paid()).prop_map(|(one, other)| Some(batch([one, other].map(federation_pays)))),
		1 => paid().prop_map(|payee| Some(batch([charter(), federation_pays(payee)]))),
		1 => Just(Some(charter())),
		1 => Just(Some(upgrade())),
		1 => Just(Some(note(1))),
		2 => Just(None),
	]
}

fn together_steps() -> impl Strategy<Value = Vec<TogetherStep>> {
	let coop = || 1..7u32;
	let tracks = || prop_oneof![1 => Just(Track::Consent), 3 => Just(Track::Ordinary), 3 => Just(Track::Special)];
	let nth = any::<usize>;
	let acts = prop_oneof![
		6 => Just(TogetherAct::Second),
		2 => Just(TogetherAct::Sign),
		1 => Just(TogetherAct::WithdrawSignature),
		1 => Just(TogetherAct::TakeOver),
		2 => calls_together().prop_map(TogetherAct::Amend),
		1 => Just(TogetherAct::Withdraw),
		3 => Just(TogetherAct::Object),
		2 => Just(TogetherAct::WithdrawObjection),
		6 => Just(TogetherAct::RequestBallot),
		6 => choices().prop_map(TogetherAct::VoteAsDelegate),
		8 => choices().prop_map(TogetherAct::Vote),
		3 => prop::collection::vec(member(), 0..4).prop_map(TogetherAct::RollCall),
		2 => prop::collection::vec(member(), 0..2).prop_map(TogetherAct::StrikeRoll),
		4 => (0..3u32, 0..2u32).prop_map(|(for_, against)| TogetherAct::Enter(for_, against)),
		4 => (5..9u32).prop_map(TogetherAct::Confirm),
		1 => Just(TogetherAct::Retry),
		2 => Just(TogetherAct::Challenge),
		2 => Just(TogetherAct::Advance),
	];
	let time = prop_oneof![Just(1), Just(DAY), Just(7 * DAY), Just(21 * DAY), Just(30 * DAY), 1..40 * DAY];
	let wants = prop_oneof![
		8 => Just(Some(Choice::For)),
		2 => Just(Some(Choice::Against)),
		1 => Just(Some(Choice::Abstain)),
		1 => Just(None),
	];
	let alternatives = prop_oneof![
		3 => (1..5u32).prop_map(federate),
		1 => (1..6u32).prop_map(|coop| federation_pays(coop_account(coop))),
		1 => (1..6u32).prop_map(pause_coop),
	];
	let voices = prop_oneof![3 => Just(Voice::Votes), 1 => Just(Voice::Suspended), 1 => Just(Voice::Seasoning)];
	let step = prop_oneof![
		6 => (coop(), member(), tracks(), calls_together())
			.prop_map(|(coop, member, track, call)| TogetherStep::Propose(coop, member, track, call)),
		6 => (coop(), prop::collection::vec(coop(), 1..4), tracks())
			.prop_map(|(coop, parties, track)| TogetherStep::ProposeAgreement(coop, 1, parties, track)),
		14 => (tracks(), calls_together()).prop_map(|(track, call)| TogetherStep::Bring(track, call)),
		8 => (coop(), nth(), alternatives).prop_map(|(coop, nth, call)| TogetherStep::Alternative(coop, nth, call)),
		4 => (tracks(), [prop::collection::vec(wants.clone(), 6), prop::collection::vec(wants.clone(), 6)])
			.prop_map(|(track, each)| TogetherStep::Choose(track, each)),
		40 => (coop(), member(), nth(), acts)
			.prop_map(|(coop, member, nth, act)| TogetherStep::Act(coop, member, nth, act)),
		14 => (coop(), nth(), member(), member(), choices())
			.prop_map(|(coop, nth, from, to, choice)| TogetherStep::VoteAll(coop, nth, from, to, choice)),
		10 => (nth(), coop(), coop(), choices())
			.prop_map(|(nth, from, to, choice)| TogetherStep::DelegatesVote(nth, from, to, choice)),
		20 => (nth(), prop::collection::vec(wants, 6), 5..9u32)
			.prop_map(|(nth, choices, members)| TogetherStep::AllVote(nth, choices, members)),
		3 => (coop(), nth(), choices()).prop_map(|(coop, nth, choice)| TogetherStep::Instruct(coop, nth, choice)),
		4 => (coop(), any::<bool>(), prop::option::of(choices()))
			.prop_map(|(coop, members, decides)| TogetherStep::PayCoop(coop, members, decides)),
		3 => (coop(), any::<bool>(), prop::option::of(choices()), any::<bool>())
			.prop_map(|(coop, members, decides, paid)| TogetherStep::JudgeCoop(coop, members, decides, paid)),
		10 => (nth(), any::<bool>(), any::<bool>(), 0..9u32)
			.prop_map(|(nth, delegate, itself, members)| TogetherStep::Oppose(nth, delegate, itself, members)),
		4 => (coop(), prop_oneof![8 => 1..3u32, 1 => Just(0), 1 => 999..1_002u32])
			.prop_map(|(coop, demand)| TogetherStep::CallEmergency(coop, demand)),
		3 => (coop(), voices).prop_map(|(coop, voice)| TogetherStep::SetVoice(coop, voice)),
		1 => Just(TogetherStep::JoinFederation),
		1 => (3..7u32).prop_map(TogetherStep::LeaveFederation),
		2 => coop().prop_map(TogetherStep::Join),
		2 => (coop(), member()).prop_map(|(coop, member)| TogetherStep::Leave(coop, member)),
		3 => (coop(), member(), any::<bool>())
			.prop_map(|(coop, member, votes)| TogetherStep::SetVote(coop, member, votes)),
		2 => (coop(), member()).prop_map(|(coop, member)| TogetherStep::AppointDelegate(coop, member)),
		2 => (coop(), member()).prop_map(|(coop, member)| TogetherStep::AppointDeputy(coop, member)),
		2 => (coop(), any::<bool>()).prop_map(|(coop, members)| TogetherStep::SetByMembers(coop, members)),
		2 => (nth(), any::<bool>()).prop_map(|(nth, strict)| TogetherStep::ChangeCharter(nth, strict)),
		1 => Just(TogetherStep::ChangeVersion),
		5 => time.prop_map(TogetherStep::Pass),
		4 => nth().prop_map(TogetherStep::AlmostEnd),
		20 => nth().prop_map(TogetherStep::Finish),
	];
	prop::collection::vec(step, 1..160)
}

/// The co-ops that a call pays or judges, one call after the other.
fn coops_concerned(call: &RuntimeCall) -> BTreeSet<CoopId> {
	match call {
		RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => {
			calls.iter().flat_map(coops_concerned).collect()
		}
		RuntimeCall::Deeds(deeds::Call::federation_pays { payee, .. } | deeds::Call::settle_claim { payee, .. }) => {
			(1..100).filter(|coop| coop_account(*coop) == *payee).chain(coop_judged(call)).collect()
		}
		_ => coop_judged(call).into_iter().collect(),
	}
}

/// The co-op that a call judges, which it does alone.
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

/// Of how many members of a co-op the quorum is a share.
fn whole(poll: &Poll, track: Track) -> u64 {
	let Electorate { electors, suspended, .. } = poll.electorate;
	// Of ten who could vote but for what they get by it one leaves the whole, and of fewer one, too.
	let recused = poll.recused.len() as u32;
	let all = electors + recused - recused.min(1.max((electors + recused) / 10));
	u64::from(if track == Track::Special { all + suspended } else { all })
}

/// How many members of a co-op must take part.
fn participants_needed(poll: &Poll, track: Track, second_call: bool) -> u64 {
	let all = whole(poll, track);
	match second_call {
		false => (all * u64::from(poll.quorum_first_bps)).div_ceil(10_000).max(whole(poll, Track::Special).clamp(1, 2)),
		true => (all * u64::from(poll.quorum_second_bps)).div_ceil(10_000).clamp(2, 100),
	}
}

/// What a co-op has said, as the model knows it.
#[derive(Clone, Debug, Default)]
struct Said {
	votes: BTreeMap<MemberNo, Choice>,
	assembly: KnownAssembly,
	/// Who gave its vote, where it was not its members.
	delegate: Option<(Option<MemberNo>, Choice)>,
	/// Its members who are paid and against that.
	opponents: BTreeSet<MemberNo>,
}

const fn of_choice(choice: Choice) -> Position {
	match choice {
		Choice::For => Position::For,
		Choice::Against => Position::Against,
		Choice::Abstain => Position::Abstains,
	}
}

impl Said {
	fn tally(&self) -> Tally {
		// Who is paid and against it helps nobody to a quorum.
		self.assembly.tally(&self.votes, &self.opponents)
	}

	/// What is to be kept of the co-op once the votes are counted.
	fn stood(&self, coop: CoopId, poll: &Poll, track: Track, second_call: bool) -> CoopPosition {
		let Tally { for_, against, abstain, .. } = self.tally();
		CoopPosition {
			coop,
			voter: poll.voter,
			concern: poll.concern,
			asleep: poll.asleep,
			electors: poll.electorate.electors,
			participants_needed: participants_needed(poll, track, second_call) as u32,
			result: Some(CoopResult {
				position: self.position(poll, track, second_call),
				participants: self.tally().participants(),
				for_,
				against,
				abstain,
			}),
		}
	}

	/// Where the co-op stands, as the rules say it in words.
	fn position(&self, poll: &Poll, track: Track, second_call: bool) -> Position {
		let Tally { for_, against, .. } = self.tally();
		let took_part = u64::from(self.tally().participants());
		let all = whole(poll, track);
		let enough = match second_call {
			false => took_part > 0 && took_part * 10_000 >= all * u64::from(poll.quorum_first_bps),
			true => {
				took_part >= 2 && (took_part >= 100 || took_part * 10_000 >= all * u64::from(poll.quorum_second_bps))
			}
		};
		// The quorum is rounded up, and half of it, too.
		let half = u64::from(against) >= participants_needed(poll, track, second_call).div_ceil(2);
		let decided = match poll.majority {
			Majority::MoreThanHalf => for_ > against,
			_ => for_ > 0 && for_ * 4 >= (for_ + against) * 3,
		};
		match (poll.voter, self.delegate) {
			// Who is judged says nothing.
			_ if poll.concern == Some(Concern::Judged) => Position::Recused,
			(Voter::Suspended, _) => Position::Suspended,
			// Who is paid can only be against it, by half as many members as are its quorum, or by who speaks for it.
			(Voter::Members, _) if poll.concern.is_some() && half && against >= 2 => Position::Against,
			(_, Some((_, Choice::Against))) if poll.concern.is_some() => Position::Against,
			_ if poll.concern.is_some() => Position::Recused,
			(Voter::Delegate, None) => Position::Absent,
			(Voter::Delegate, Some((_, choice))) => of_choice(choice),
			// What it had decided stands until as many of its members as on first call say otherwise.
			(_, Some((None, choice)))
				if took_part * 10_000 < all * u64::from(poll.quorum_first_bps) || took_part == 0 =>
			{
				of_choice(choice)
			}
			_ if !enough => Position::Absent,
			_ if decided => Position::For,
			_ if for_ + against == 0 => Position::Abstains,
			_ => Position::Against,
		}
	}
}

/// What several co-ops decide, as the model knows it.
#[derive(Clone, Debug, Default)]
struct KnownTogether {
	phase: Option<Phase>,
	/// What notice fixed: the electorate of co-ops and the rules, and the part of each.
	notice: Option<(Electorate, Rules, BTreeMap<CoopId, Poll>)>,
	/// What each co-op has said that has a part in it.
	said: BTreeMap<CoopId, Said>,
	/// Which co-ops and members the call concerned when the vote opened.
	recused: BTreeSet<CoopId>,
	judged: Option<CoopId>,
	payees: BTreeMap<CoopId, BTreeSet<MemberNo>>,
	result: Option<Arithmetic>,
	/// Where each co-op stood when the votes were counted.
	positions: Vec<CoopPosition>,
}

impl KnownTogether {
	/// What a call that succeeded means.
	fn note(&mut self, (id, coop): (ResolutionId, CoopId), by: MemberNo, teller: Hand, act: &TogetherAct) {
		let votes = matches!(
			act,
			TogetherAct::Vote(_)
				| TogetherAct::VoteAsDelegate(_)
				| TogetherAct::RollCall(_)
				| TogetherAct::StrikeRoll(_)
				| TogetherAct::Enter(..)
				| TogetherAct::Confirm(_)
				| TogetherAct::RequestBallot
		);
		assert!(!votes || self.judged != Some(coop), "who is judged has no say in it: {act:?}");
		if let TogetherAct::Amend(_) = act {
			// Nobody has instructed on the new text.
			for said in self.said.values_mut() {
				said.delegate = said.delegate.filter(|(by, choice)| by.is_some() || *choice == Choice::Against);
			}
		}
		// Who proposes, seconds or objects needs no part in the vote.
		let Some(said) = self.said.get_mut(&coop) else {
			return assert!(!votes, "who has no part in it has a say in it: {act:?}");
		};
		let is_paid = |member: &MemberNo| self.payees.get(&coop).is_some_and(|payees| payees.contains(member));
		match act {
			TogetherAct::Vote(choice) => {
				if is_paid(&by) {
					let first = said.opponents.insert(by);
					assert!(first && *choice == Choice::Against, "who benefits votes against it, once and for all");
				}
				if self.recused.contains(&coop) {
					let first = !said.votes.contains_key(&by);
					assert!(
						first && *choice == Choice::Against,
						"a co-op that benefits is against it, once and for all"
					);
				}
				assert!(!said.assembly.is_present(by), "who is in the assembly votes there");
				said.votes.insert(by, *choice);
			}
			TogetherAct::VoteAsDelegate(choice) => {
				assert!(!self.recused.contains(&coop) || *choice == Choice::Against, "who benefits is against it only");
				assert!(said.delegate.is_none_or(|(by, _)| by.is_some()), "an instruction binds the delegate");
				let holds = |office| MockCoops::holds(coop, office, by);
				let is_first = said.delegate.is_none_or(|(before, _)| before == Some(by));
				let may = holds(Office::Delegate) || holds(Office::Deputy) && is_first;
				assert!(may, "a deputy speaks before the delegate does, and nobody else speaks");
				said.delegate = Some((Some(by), *choice));
			}
			TogetherAct::RollCall(members) => {
				assert!(!self.recused.contains(&coop), "no assembly is against it only");
				assert!(!members.iter().any(is_paid));
				said.assembly.call_roll(teller, members);
			}
			TogetherAct::StrikeRoll(members) => said.assembly.strike_roll(teller, members),
			TogetherAct::Enter(for_, against) => said.assembly.enter(teller, *for_, *against),
			TogetherAct::Confirm(of) => {
				let paid = self.payees.get(&coop).cloned().unwrap_or_default();
				said.assembly.confirm((id, coop), teller, last_report(id, coop, *of).0, &paid);
			}
			_ => {}
		}
	}

	/// Compares who is recused when a vote opens with whom the call pays or judges.
	fn check_recused(&mut self, id: ResolutionId, now: &Resolution, polls: &BTreeMap<CoopId, Poll>) {
		let concerned = Resolutions::effect(id).map(|call| coops_concerned(&call)).unwrap_or_default();
		let mut expected = BTreeSet::new();
		for coop in polls.keys().filter(|coop| now.body == Body::Federation && concerned.contains(coop)) {
			let (_, _, parts) = self.notice.as_ref().unwrap();
			match parts[coop].voter {
				// Without a vote it has none to lose, unless its standing is judged by all.
				Voter::Suspended if now.track != Track::Special => {}
				_ => {
					expected.insert(*coop);
				}
			}
		}
		assert_eq!(self.recused, expected, "{:?}", now.body);
		self.judged =
			Resolutions::effect(id).and_then(|call| coop_judged(&call)).filter(|coop| expected.contains(coop));
		if let Some(coop) = self.judged {
			// What it had decided is forgotten.
			self.said.entry(coop).or_default().delegate = None;
		}
	}

	/// Compares the resolution with what is known of it, and notes what it has become.
	fn check(&mut self, id: ResolutionId) {
		let Some(now) = crate::Resolutions::<Test>::get(id) else {
			assert_eq!((Some(record(id).phase), Results::<Test>::get(id)), (self.phase, self.result));
			return assert_eq!(Resolutions::positions_on(id), self.positions, "where co-ops stood has changed");
		};
		let before = self.phase.replace(now.phase);
		let polls: BTreeMap<CoopId, Poll> = Polls::<Test>::iter_prefix(id).collect();
		let noticed = matches!(now.phase, Phase::Consent { .. } | Phase::Notice { .. }) && before != self.phase;
		if noticed && !matches!((before, now.phase), (Some(Phase::Consent { .. }), Phase::Consent { .. })) {
			let counting = |is: fn(&Poll) -> bool| polls.values().filter(|poll| is(poll)).count() as u32;
			assert_eq!(now.electorate.electors, counting(|poll| poll.voter != Voter::Suspended));
			let to = motion(id).alternative_to.filter(|_| now.matter.is_some());
			for (coop, poll) in &polls {
				let then = to.map_or_else(|| MockMembers::electorate(*coop), |to| poll_of(to, *coop).electorate);
				assert_eq!(poll.electorate, then, "{to:?}");
			}
			if let Some(to) = to {
				assert!(Polls::<Test>::iter_key_prefix(to).collect::<BTreeSet<_>>().iter().eq(polls.keys()));
				assert!(polls.values().all(|poll| poll.delegate.is_none() && poll.tally == Tally::default()));
			} else if now.body == Body::Federation {
				let all: Vec<_> =
					MockCoops::federation().into_iter().filter(|(_, one)| *one != Voice::Seasoning).collect();
				assert!(all.iter().map(|(coop, _)| coop).eq(polls.keys()), "all co-ops with a vote have a part");
			} else {
				assert!(PartiesOf::<Test>::get(id).iter().eq(polls.keys()), "all parties have a part");
			}
			self.notice = Some((now.electorate, now.rules, polls.clone()));
		}
		if let Some((electorate, rules, parts)) = &self.notice {
			assert_eq!(now.rules, *rules, "a rule has changed since notice");
			let (recused, counted) = (now.concerned.all(), now.electorate.electors + now.electorate.suspended);
			assert_eq!(counted + recused, electorate.electors + electorate.suspended);
			let pruned = now.phase.is_final() && now.ends_at.is_none_or(|end| end <= Time::get());
			assert!(pruned || parts.keys().eq(polls.keys()), "a co-op has got a part or lost it");
			for (coop, then) in parts {
				let Some(poll) = polls.get(coop) else { continue };
				let fixed =
					|poll: &Poll| (poll.majority, poll.quorum_first_bps, poll.quorum_second_bps, poll.petition_bps);
				assert_eq!((fixed(poll), poll.electorate.version), (fixed(then), then.electorate.version));
				let left_out = poll.concerned.all();
				assert_eq!(poll.electorate.electors + left_out, then.electorate.electors);
				let changed = (then.voter, poll.voter);
				let petition = changed == (Voter::Delegate, Voter::Members) && poll.requests >= then.petition();
				assert!(then.voter == poll.voter || petition, "{changed:?}");
			}
		}
		if matches!(before, Some(Phase::Notice { .. })) && now.phase.vote().is_some() {
			self.recused = recused(id).into_iter().collect();
			self.check_recused(id, &now, &polls);
			let payees = |poll: &Poll| poll.recused.iter().copied().collect::<BTreeSet<_>>();
			self.payees = polls.iter().map(|(coop, poll)| (*coop, payees(poll))).collect();
			assert!(self.payees.values().map(BTreeSet::len).sum::<usize>() <= MAX_RECUSED as usize);
		}
		for (coop, poll) in &polls {
			let said = self.said.entry(*coop).or_default();
			assert_eq!(poll.concern.is_some(), self.recused.contains(coop));
			assert_eq!(
				poll.concern == Some(Concern::Judged),
				self.judged == Some(*coop),
				"judged wins over paid, and nothing else"
			);
			let payees: BTreeSet<_> = self.payees.get(coop).into_iter().flatten().copied().collect();
			assert_eq!(poll.recused.iter().copied().collect::<BTreeSet<_>>(), payees);
			assert_eq!(poll.tally, said.tally(), "resolution {id}, co-op {coop}");
			assert_eq!(poll.delegate.map(|vote| (vote.by, vote.choice)), said.delegate);
		}

		let result = Results::<Test>::get(id);
		assert!(Resolutions::positions_on(id).iter().all(|one| one.result.is_some() == result.is_some()));
		let closed = before.and_then(Phase::vote).filter(|_| now.phase.vote().is_none());
		let Some(second_call) = closed else {
			assert_eq!(result, self.result, "results come at the close of a vote and stay");
			assert!(result.is_none() || Resolutions::positions_on(id) == self.positions, "resolution {id}");
			return;
		};
		let Resolution { body, track, .. } = now;
		let part = |(coop, poll): (&CoopId, &Poll)| {
			let said = &self.said[coop];
			let Tally { for_, against, .. } = said.tally();
			match said.position(poll, track, second_call) {
				// What its members have said counts only if the co-op does.
				Position::Recused => (Position::Recused, 0, 0),
				position => (position, for_, against),
			}
		};
		let parts: Vec<_> = polls.iter().map(part).collect();
		let cap_bps = now.rules.vote_cap_bps;
		let quorum = match second_call {
			true => now.rules.quorum_second_bps,
			false => now.rules.quorum_first_bps,
		};
		let expected = match (body, track) {
			(Body::Agreement, _) => double_majority::agreement_rejection(&parts),
			(_, Track::Special) => double_majority::special_rejection(&parts, cap_bps),
			_ => {
				let positions =
					self.recused.iter().map(|coop| self.said[coop].position(&polls[coop], track, second_call));
				let opponents = positions.filter(|position| *position == Position::Against).count() as u32;
				double_majority::ordinary_rejection(&parts, opponents, quorum)
			}
		};
		let chosen = now.matter.and_then(Matters::<Test>::get).and_then(|matter| matter.chosen);
		let no_quorum = expected == Some(Rejection::NoQuorum) && track == Track::Ordinary && !second_call;
		let again = no_quorum && chosen.is_none();
		let becomes = match (expected, chosen) {
			(None, Some(chosen)) if chosen != id => {
				// It has no more co-ops for it than what was chosen, and with as many came later.
				let for_ = |one| Results::<Test>::get(one).unwrap().coops_for;
				let came = |one| Resolutions::alternatives_on(now.matter.unwrap()).iter().position(|id| *id == one);
				let is_later = came(chosen) < came(id) || track == Track::Special;
				assert!(for_(chosen) > for_(id) || for_(chosen) == for_(id) && is_later);
				Phase::Rejected { reason: Rejection::NotChosen { chosen } }
			}
			(None, _) => Phase::Passed,
			(Some(_), _) if again => Phase::SecondCall,
			(Some(reason), _) => Phase::Rejected { reason },
		};
		assert_eq!(now.phase, becomes, "{parts:?}");
		assert_eq!(result.is_some(), !again);
		assert!(!again || now.tally == Tally::default());
		if let Some(sum) = result {
			double_majority::check(&sum, &parts, cap_bps);
			assert_eq!(sum.rejection, expected, "{parts:?}");
			let stood = |(coop, poll): (&CoopId, &Poll)| self.said[coop].stood(*coop, poll, track, second_call);
			self.positions = polls.iter().map(stood).collect();
			assert_eq!(Resolutions::positions_on(id), self.positions, "resolution {id}");
		}
		self.result = result;
	}
}

fn call_together(id: ResolutionId, coop: CoopId, act: &TogetherAct) -> Call<Test> {
	let (resolution, document) = (id, Hash::default());
	match act {
		TogetherAct::Second => Call::second { resolution, coop, version: motion(id).amendments },
		TogetherAct::Sign => Call::sign_petition { resolution, coop, version: motion(id).amendments },
		TogetherAct::TakeOver => Call::take_over { resolution, coop },
		TogetherAct::WithdrawSignature => Call::withdraw_signature { resolution, coop },
		TogetherAct::Amend(call) => {
			Call::amend { resolution, title: title(), document, call: call.as_ref().map(opaque) }
		}
		TogetherAct::Withdraw => Call::withdraw { resolution },
		TogetherAct::Object => Call::object { resolution, coop, reason: document },
		TogetherAct::WithdrawObjection => Call::withdraw_objection { resolution, coop },
		TogetherAct::RequestBallot => Call::request_ballot { resolution, coop },
		TogetherAct::VoteAsDelegate(choice) => Call::vote_as_delegate { resolution, coop, choice: *choice },
		TogetherAct::Vote(choice) => Call::vote { resolution, coop, choice: *choice },
		TogetherAct::RollCall(roll) => Call::roll_call { resolution, coop, members: roll.clone().try_into().unwrap() },
		TogetherAct::Enter(for_, against) => {
			Call::enter_result { resolution, coop, result: result(*for_, *against, 0) }
		}
		TogetherAct::StrikeRoll(roll) => {
			Call::strike_roll { resolution, coop, members: roll.clone().try_into().unwrap() }
		}
		TogetherAct::Confirm(of) => {
			let (of, found) = last_report(resolution, coop, *of);
			let roll = found.as_ref().map(|report| report.roll_hash).unwrap_or_default();
			let result = found.and_then(|report| report.result).unwrap_or(result(0, 0, 0));
			Call::confirm_result { resolution, coop, of, roll, result }
		}
		TogetherAct::Retry => Call::retry { resolution, coop },
		TogetherAct::Challenge => Call::challenge { resolution, coop },
		TogetherAct::Advance => Call::advance { resolution },
	}
}

#[derive(Default)]
struct ModelTogether {
	known: BTreeMap<ResolutionId, KnownTogether>,
	/// What delegates demand, when they did, and how often they have changed it that day.
	emergency: BTreeMap<CoopId, (u32, Moment, u8)>,
	/// When finality last started anew.
	restarted: Option<Moment>,
}

impl ModelTogether {
	/// One of those that several co-ops still decide, or of the latest.
	fn open(nth: usize) -> Option<ResolutionId> {
		let open: BTreeSet<_> = OpenAmongCoops::<Test>::iter_keys().collect();
		open.into_iter().nth(nth % 4).or(latest(nth))
	}

	fn act(&mut self, coop: CoopId, member: MemberNo, id: ResolutionId, act: &TogetherAct) {
		let who = account_of(coop, member);
		if send(who, call_together(id, coop, act)) {
			let by = MockMembers::seat_of(coop, &who).unwrap_or_default();
			let known = self.known.entry(id).or_default();
			let teller = hand_in(coop, who).unwrap_or(Hand { coop, member: by });
			known.note((id, coop), by, teller, act);
		}
	}

	fn instruct(&mut self, coop: CoopId, id: ResolutionId, choice: Choice) {
		if instruct(coop, id, choice).is_err() {
			return;
		}
		let known = self.known.entry(id).or_default();
		assert_ne!(known.judged, Some(coop), "who is judged has no say in it");
		let said = known.said.get_mut(&coop).expect("who has no part in it has no say in it");
		let was_against = said.delegate.is_some_and(|(_, before)| before == Choice::Against);
		if known.recused.contains(&coop) && !was_against {
			assert_eq!(choice, Choice::Against, "who benefits is against it or takes that back");
		}
		said.delegate = Some((None, choice));
	}

	fn call_emergency(&mut self, coop: CoopId, delay: u32) {
		let who = account_of(coop, Self::delegate(coop).unwrap_or_default());
		let before = Restarted::get().len();
		let now = Time::get();
		let restarted = self.restarted;
		let heard = |at: Moment| now < at + DAY && restarted.is_none_or(|then| at > then);
		let earlier = self.emergency.get(&coop).copied().filter(|(_, at, _)| heard(*at));
		let changes = earlier.map_or(0, |(.., changes)| changes + 1);
		let same = earlier.is_some_and(|(demand, ..)| demand == delay);
		let speaks = MockMembers::seat_of(coop, &who).is_some() && MockCoops::voice(coop) == Some(Voice::Votes);
		let succeeds = send(who, Call::call_emergency { coop, delay, best_finalised: 7 });
		let in_range = delay > 0 && delay <= 1_000;
		assert_eq!(succeeds, speaks && in_range && !same && changes <= MAX_CHANGES, "nobody else has a say in it");
		if succeeds {
			self.emergency.insert(coop, (delay, now, changes));
			let counting: Vec<_> =
				MockCoops::federation().into_iter().filter(|(_, one)| *one != Voice::Seasoning).collect();
			let joins = |one: CoopId| match self.emergency.get(&one) {
				Some((demand, at, _)) => *demand == delay && (one == coop || heard(*at)),
				None => false,
			};
			let speaking = counting.iter().filter(|(one, voice)| *voice == Voice::Votes && joins(*one)).count();
			let enough = speaking > 1 && speaking * 3 >= counting.len() * 2;
			assert_eq!(Restarted::get().len() > before, enough, "{speaking} of {}", counting.len());
			if enough {
				self.restarted = Some(now);
			}
		}
	}

	fn delegate(coop: CoopId) -> Option<MemberNo> {
		MockCoops::holder(coop, Office::Delegate)
	}

	/// Lets a call that concerns a co-op come to a vote, which its members or its delegate give, or it decides itself before.
	fn bring_against(&mut self, coop: CoopId, members: bool, decides: Option<Choice>, call: RuntimeCall) {
		let id = ResolutionCount::<Test>::get() + 1;
		self.take(TogetherStep::SetByMembers(coop, members));
		self.take(TogetherStep::Bring(Track::Ordinary, Some(call)));
		let in_notice = || crate::Resolutions::<Test>::get(id).is_some_and(|one| one.phase.has_electorate());
		if in_notice() {
			self.known.entry(id).or_default().check(id);
			if let Some(choice) = decides {
				self.instruct(coop, id, choice);
			}
			finish_phase(id);
		}
	}

	/// Compares all with what is known of it.
	fn check(&mut self) {
		Resolutions::do_try_state().unwrap();
		// Who is asleep counts in other ways, of which there are tables.
		Absences::<Test>::kill();
		for id in 1..=ResolutionCount::<Test>::get() {
			self.known.entry(id).or_default().check(id);
		}
	}

	/// The delegate of a co-op puts something beside what is on notice, and another co-op seconds it.
	fn put_beside(&mut self, coop: CoopId, to: ResolutionId, call: RuntimeCall) -> Option<ResolutionId> {
		let (id, member) = (ResolutionCount::<Test>::get() + 1, Self::delegate(coop).unwrap_or_default());
		self.take(TogetherStep::Propose(coop, member, resolution(to).track, Some(call)));
		let put = Call::put_as_alternative { resolution: id, to: Some(to) };
		if ResolutionCount::<Test>::get() < id || !send(account_of(coop, member), put) {
			return None;
		}
		let (other, by) = if coop == BAKERY { (COURIERS, 9) } else { (BAKERY, 4) };
		self.act(other, by, id, &TogetherAct::Second);
		resolution(id).matter.map(|_| id)
	}

	/// Every co-op votes as it wants, by so many members or by its delegate.
	fn all_vote(&mut self, id: ResolutionId, choices: Vec<Option<Choice>>, members: MemberNo) {
		for (coop, choice) in (1..).zip(choices).filter_map(|(coop, choice)| Some((coop, choice?))) {
			let member = Self::delegate(coop).unwrap_or_default();
			self.act(coop, member, id, &TogetherAct::VoteAsDelegate(choice));
			for member in 1..=members {
				self.act(coop, member, id, &TogetherAct::Vote(choice));
			}
		}
	}

	fn take(&mut self, step: TogetherStep) {
		let exists = |coop, member| Seats::get().contains_key(&(coop, member));
		let title_and = || (title(), Hash::default());
		match step {
			TogetherStep::Propose(coop, member, track, call) => {
				let (title, document) = title_and();
				let call = call.as_ref().map(opaque);
				send(account_of(coop, member), Call::propose_to_federation { coop, track, title, document, call });
			}
			TogetherStep::ProposeAgreement(coop, member, parties, track) => {
				let (title, document) = title_and();
				let parties = parties.into_iter().chain([coop]).collect::<Vec<_>>().try_into().unwrap();
				let call = Some(opaque(&agree()));
				let count = ResolutionCount::<Test>::get();
				let who = account_of(coop, member);
				send(who, Call::propose_agreement { coop, parties, track, title, document, call });
				let other = PartiesOf::<Test>::get(count + 1).into_iter().find(|party| *party != coop);
				if let Some(other) = other {
					self.act(other, 2, count + 1, &TogetherAct::Second);
				}
			}
			TogetherStep::Bring(track, call) => {
				let count = ResolutionCount::<Test>::get();
				self.take(TogetherStep::Propose(BAKERY, count % 4 + 1, track, call));
				if ResolutionCount::<Test>::get() > count {
					self.act(COURIERS, 9, count + 1, &TogetherAct::Second);
				}
			}
			TogetherStep::Alternative(coop, nth, call) => {
				let is_noticed = |id: &ResolutionId| {
					let Resolution { body, phase, .. } = resolution(*id);
					body == Body::Federation && matches!(phase, Phase::Notice { .. })
				};
				let noticed: BTreeSet<_> = OpenAmongCoops::<Test>::iter_keys().filter(is_noticed).collect();
				let Some(to) = noticed.iter().copied().nth(nth % noticed.len().max(1)) else { return };
				self.put_beside(coop, to, call);
			}
			TogetherStep::Choose(track, each) => {
				let one = ResolutionCount::<Test>::get() + 1;
				self.take(TogetherStep::Bring(track, Some(federate(9))));
				let is_noticed = |one: Resolution| matches!(one.phase, Phase::Notice { .. });
				if !crate::Resolutions::<Test>::get(one).is_some_and(is_noticed) {
					return;
				}
				self.check();
				let Some(other) = self.put_beside(3, one, federate(8)) else { return };
				self.check();
				finish_phase(one);
				self.check();
				for (id, choices) in [one, other].into_iter().zip(each) {
					self.all_vote(id, choices, 9);
				}
				for _ in 0..2 {
					self.check();
					finish_phase(one);
				}
			}
			TogetherStep::Act(coop, member, nth, act) => {
				if let Some(id) = Self::open(nth) {
					self.act(coop, member, id, &act);
				}
			}
			TogetherStep::VoteAll(coop, nth, from, to, choice) => {
				if let Some(id) = Self::open(nth) {
					(from..=to).for_each(|member| self.act(coop, member, id, &TogetherAct::Vote(choice)));
				}
			}
			TogetherStep::DelegatesVote(nth, from, to, choice) => {
				if let Some(id) = Self::open(nth) {
					for coop in from..=to {
						let deputy = MockCoops::holder(coop, Office::Deputy);
						for member in deputy.into_iter().chain(Self::delegate(coop)) {
							self.act(coop, member, id, &TogetherAct::VoteAsDelegate(choice));
						}
					}
				}
			}
			TogetherStep::AllVote(nth, choices, members) => {
				let voting: BTreeSet<_> =
					OpenAmongCoops::<Test>::iter_keys().filter(|id| phase(*id).vote().is_some()).collect();
				if let Some(id) = voting.iter().copied().nth(nth % voting.len().max(1)) {
					self.all_vote(id, choices, members);
				}
			}
			TogetherStep::Instruct(coop, nth, choice) => {
				if let Some(id) = Self::open(nth) {
					self.instruct(coop, id, choice);
				}
			}
			TogetherStep::PayCoop(coop, members, decides) => {
				self.bring_against(coop, members, decides, federation_pays(coop_account(coop)));
			}
			TogetherStep::JudgeCoop(coop, members, decides, paid) => {
				let call = if paid { settle_claim(coop, coop_account(coop)) } else { pause_coop(coop) };
				self.bring_against(coop, members, decides, call);
			}
			TogetherStep::Oppose(nth, by_delegate, itself, members) => {
				let with_paid = |id: &ResolutionId| phase(*id).vote().is_some() && !recused(*id).is_empty();
				let voting: BTreeSet<_> = OpenAmongCoops::<Test>::iter_keys().filter(with_paid).collect();
				if let Some(id) = voting.iter().copied().nth(nth % voting.len().max(1)) {
					for coop in recused(id) {
						for member in 1..=members {
							self.act(coop, member, id, &TogetherAct::Vote(Choice::Against));
						}
						if by_delegate {
							let member = Self::delegate(coop).unwrap_or_default();
							self.act(coop, member, id, &TogetherAct::VoteAsDelegate(Choice::Against));
						}
						if itself {
							self.instruct(coop, id, Choice::Against);
						}
					}
				}
			}
			TogetherStep::CallEmergency(from, demand) => {
				// So many that they may be enough.
				(from..from + 4).for_each(|coop| self.call_emergency(coop, demand));
			}
			TogetherStep::SetVoice(coop, voice) if MockCoops::voice(coop).is_some() => set_voice(coop, voice),
			TogetherStep::SetVoice(..) => {}
			TogetherStep::JoinFederation => {
				if MockCoops::count() < 8 {
					join_federation(MockCoops::count() + 1, 4);
				}
			}
			TogetherStep::LeaveFederation(coop) if coop <= MockCoops::count() => set_standing(coop, Standing::Left),
			TogetherStep::LeaveFederation(..) => {}
			TogetherStep::Join(coop) => {
				if coop <= MockCoops::count() {
					let member = members_of(coop) + 1;
					seat(coop, member, account_in(coop, member));
				}
			}
			TogetherStep::Leave(coop, member) if exists(coop, member) && member > 4 => unseat(coop, member),
			TogetherStep::SetVote(coop, member, votes) if exists(coop, member) => set_vote(coop, member, votes),
			TogetherStep::Leave(..) | TogetherStep::SetVote(..) => {}
			TogetherStep::AppointDelegate(coop, member) => appoint_delegate(coop, member),
			TogetherStep::AppointDeputy(coop, member) => give_office(coop, Office::Deputy, member),
			TogetherStep::SetByMembers(coop, true) if coop <= MockCoops::count() => by_members(coop),
			TogetherStep::SetByMembers(coop, _) => set_bylaws_of(coop, None),
			TogetherStep::ChangeCharter(nth, strict) => {
				let parameter = CharterParameter::ALL[nth % CharterParameter::ALL.len()];
				let value = if strict { *parameter.range().end() } else { *parameter.range().start() };
				let changed = CharterInForce::get().with(parameter, value);
				if changed.check().is_ok() {
					CharterInForce::set(changed);
				}
			}
			TogetherStep::ChangeVersion => TransactionVersion::mutate(|version| *version += 1),
			TogetherStep::Pass(time) => pass(time),
			TogetherStep::Finish(nth) => {
				if let Some(id) = Self::open(nth).filter(|id| !phase(*id).is_final() && left(*id) < 40 * DAY) {
					finish_phase(id);
				}
			}
			TogetherStep::AlmostEnd(nth) => {
				let ends_at = Self::open(nth).and_then(|id| resolution(id).ends_at);
				if let Some(time) = ends_at.and_then(|ends_at| (ends_at - 1).checked_sub(Time::get())) {
					pass(time);
				}
			}
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn co_ops_decide_as_they_and_their_members_vote_whatever_happens(steps in together_steps()) {
		new_test(|| {
			federation(5);
			System::set_block_number(100);
			let mut model = ModelTogether::default();
			for step in steps {
				model.take(step);
				model.check();
			}
		});
	}
}
