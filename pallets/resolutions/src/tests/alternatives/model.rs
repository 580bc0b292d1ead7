//! The choice among alternatives is that of a model which counts anew, for all profiles of few who decide and many of more.

use super::*;
use std::collections::BTreeMap;

/// What was voted on one of the alternatives: for it, against it and neither.
type Votes3 = (u32, u32, u32);

/// What becomes of alternatives by rules with these quorums, counted anew: of each whether it takes effect.
fn model(members: u32, quorums: [u16; 2], profile: &[Votes3]) -> Vec<bool> {
	let at_least = members.min(2);
	let quorum = |bps: u16| (members * u32::from(bps)).div_ceil(10_000).max(at_least);
	let mut effect = vec![false; profile.len()];
	let mut open: Vec<usize> = (0..profile.len()).collect();
	for quorum in quorums.map(quorum) {
		let came = |at: &usize| profile[*at].0 + profile[*at].1 + profile[*at].2 >= quorum;
		let mut best: Option<usize> = None;
		for at in open.iter().copied().filter(came).filter(|at| profile[*at].0 > profile[*at].1) {
			if best.is_none_or(|best| profile[at].0 > profile[best].0) {
				best = Some(at);
			}
		}
		if let Some(best) = best {
			effect[best] = true;
			return effect;
		}
		open.retain(|at| !came(at));
	}
	effect
}

/// All ways in which so many members can vote on one of them.
fn all_votes(members: u32) -> Vec<Votes3> {
	let pairs = (0..=members).flat_map(|for_| (0..=members - for_).map(move |against| (for_, against)));
	pairs
		.flat_map(|(for_, against)| (0..=members - for_ - against).map(move |abstain| (for_, against, abstain)))
		.collect()
}

/// Votes are cast on alternatives, and it is told which take effect. Everything is undone then.
fn on_the_chain(all: &[ResolutionId], done: fn() -> Vec<u32>, cast: impl FnOnce()) -> Vec<bool> {
	let began = Time::get();
	let mut effect = vec![];
	let _ = frame_support::storage::with_transaction(|| {
		cast();
		let is_over = |id: &ResolutionId| phase(*id).is_final();
		while let Some(next) = all.iter().find(|id| !is_over(id)) {
			Time::set(Time::get() + left(*next));
			poll();
		}
		let done = done();
		effect = (1..=all.len() as u32).map(|what| done.contains(&what)).collect();
		assert!(done.len() <= 1, "more than one has taken effect");
		Resolutions::do_try_state().unwrap();
		sp_runtime::TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
	});
	Time::set(began);
	Done::set(vec![]);
	DoneByFederation::set(vec![]);
	effect
}

/// So many of those who decide say something on alternatives as a profile has it. Who says what depends on the alternative.
fn cast(all: &[ResolutionId], profile: &[Votes3], of: u32, say: fn(u32, ResolutionId, Choice)) {
	for (id, (for_, against, abstain)) in all.iter().zip(profile) {
		let mut saying = (1..=of).cycle().skip(*id as usize);
		for (count, choice) in [(for_, Choice::For), (against, Choice::Against), (abstain, Choice::Abstain)] {
			saying.by_ref().take(*count as usize).for_each(|one| say(one, *id, choice));
		}
	}
}

/// Random numbers below another one. (Knuth)
fn dice() -> impl FnMut(usize) -> usize {
	let mut seed = 1u64;
	move |below: usize| {
		seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
		(seed >> 33) as usize % below
	}
}

/// Compares the chain with a model for all profiles of few, and for random ones of more.
fn check_all(of: u32, count: usize, mut random: impl FnMut(usize) -> usize, mut check: impl FnMut(Vec<Votes3>)) {
	let each = all_votes(of);
	let profiles = each.len().pow(count as u32);
	let profile = |at: usize| (0..count).map(|nth| each[at / each.len().pow(nth as u32) % each.len()]).collect();
	if profiles <= 1_000 {
		(0..profiles).for_each(|at| check(profile(at)));
	} else {
		(0..400).for_each(|_| check(profile(random(profiles))));
	}
}

/// How often each was chosen, and none.
type Chosen = BTreeMap<Option<usize>, u32>;

fn note_chosen(chosen: &mut Chosen, effect: &[bool]) {
	*chosen.entry(effect.iter().position(|effect| *effect)).or_default() += 1;
}

/// Each of three is chosen in many of the profiles, and none in many.
fn are_all_chosen(chosen: &Chosen, often: u32) {
	assert!([None, Some(0), Some(1), Some(2)].iter().all(|one| chosen.get(one) > Some(&often)), "{chosen:?}");
}

#[test]
fn the_choice_is_that_of_a_model_for_all_profiles_of_few_members() {
	let mut random = dice();
	let mut chosen = Chosen::new();
	for (members, count) in (1..=6u32).flat_map(|members| [(members, 2), (members, 3)]) {
		new_test(|| {
			(members + 1..=10).for_each(|member| unseat(BAKERY, member));
			assert_ok!(propose(CHAIR, Track::Ordinary, Secrecy::Open, &note(1)));
			if members == 1 {
				assert_ok!(sign(CHAIR, 1));
			} else {
				assert_ok!(second(SECRETARY, 1));
			}
			// Who is new puts the others, so that there are some in the smallest co-op.
			for (member, what) in (11..).zip(2..=count as u32) {
				seat(BAKERY, member, member.into());
				let id = put_draft(member.into(), 1, &note(what));
				assert_ok!(second(CHAIR, id));
			}
			let all: Vec<ResolutionId> = (1..=count as u32).collect();
			finish_phase(1);
			assert_eq!(resolution(1).electors(), members);
			let quorums = [Bylaws::get().quorum_first_bps, Bylaws::get().quorum_second_bps];
			check_all(members, count, &mut random, |profile| {
				let expected = model(members, quorums, &profile);
				let say = |member, id, choice| vote_all(id, [AccountId::from(member)], choice);
				let effect = on_the_chain(&all, done, || cast(&all, &profile, members, say));
				assert_eq!(effect, expected, "{profile:?} of {members}");
				note_chosen(&mut chosen, &expected);
			});
		});
	}
	are_all_chosen(&chosen, 100);
}

/// So many alternatives, voted on, in a federation of so many co-ops with a vote. Those that are new bring the others.
fn opened_in_federation(coops: u32, count: usize, track: Track) -> Vec<ResolutionId> {
	federation(coops.max(2));
	if coops == 1 {
		set_voice(COURIERS, None);
	}
	let new = [11, 12, 13];
	for coop in new {
		join_federation(coop, MEMBERS);
		set_voice(coop, Voice::Seasoning);
	}
	let second = |id, coop| Resolutions::second(signed(delegate(coop)), id, coop, motion(id).amendments);
	for (coop, what) in new.into_iter().zip(1..=count as u32) {
		assert_ok!(propose_to_federation(delegate(coop), coop, track, Some(&federate(what))));
		if what > 1 {
			assert_ok!(put(delegate(coop), what, 1));
		}
		assert_ok!(second(what, BAKERY));
	}
	finish_phase(1);
	assert_eq!(resolution(1).electors(), coops);
	(1..=count as u32).collect()
}

/// A co-op says so, by its delegate, or where it is alone by its members.
fn co_op_says(coop: CoopId, id: ResolutionId, choice: Choice) {
	match poll_of(id, coop).voter {
		Voter::Members => vote_in(coop, id, 1..=7, choice),
		_ => {
			assert_ok!(vote_as_delegate(coop, id, choice));
		}
	}
}

#[test]
fn the_choice_of_co_ops_is_that_of_the_same_model_for_all_profiles_of_few() {
	let mut random = dice();
	let mut chosen = Chosen::new();
	for (coops, count) in (1..=6u32).flat_map(|coops| [(coops, 2), (coops, 3)]) {
		new_test(|| {
			let all = opened_in_federation(coops, count, Track::Ordinary);
			let charter = CharterInForce::get();
			let quorums = [charter.quorum_first_bps, charter.quorum_second_bps];
			check_all(coops, count, &mut random, |profile| {
				let expected = model(coops, quorums, &profile);
				let effect = on_the_chain(&all, done_by_federation, || cast(&all, &profile, coops, co_op_says));
				assert_eq!(effect, expected, "{profile:?} of {coops}");
				note_chosen(&mut chosen, &expected);
			});
		});
	}
	are_all_chosen(&chosen, 100);
}

/// Which of several special resolutions is chosen, each with where every co-op stands and its ballots.
fn model_of_special(profile: &[Vec<double_majority::Part>], cap_bps: u16) -> Vec<bool> {
	let passes = |parts: &Vec<double_majority::Part>| double_majority::special_rejection(parts, cap_bps).is_none();
	let coops = |parts: &[double_majority::Part]| parts.iter().filter(|(at, ..)| *at == Position::For).count();
	let mut best: Option<usize> = None;
	for at in (0..profile.len()).filter(|at| passes(&profile[*at])) {
		let share = |at: usize| double_majority::weights(&profile[at], cap_bps);
		let is_better = |best: usize| {
			let ((for_, cast, _), (best_for, best_cast, _)) = (share(at), share(best));
			match coops(&profile[at]).cmp(&coops(&profile[best])) {
				core::cmp::Ordering::Equal => for_ * best_cast > best_for * cast,
				order => order.is_gt(),
			}
		};
		if best.is_none_or(is_better) {
			best = Some(at);
		}
	}
	(0..profile.len()).map(|at| best == Some(at)).collect()
}

#[test]
fn of_what_is_special_it_is_that_of_a_model_of_the_double_majority() {
	let mut random = dice();
	let (mut chosen, mut by_members) = (Chosen::new(), 0);
	for coops in 1..=6u32 {
		new_test(|| {
			let all = opened_in_federation(coops, 3, Track::Special);
			let cap_bps = resolution(1).rules.vote_cap_bps;
			for _ in 0..120 {
				// In most co-ops most are for it.
				let mut ballots = |_| match random(6) {
					0 => (random(4) as u32, 6),
					1 => (random(4) as u32, random(2) as u32),
					for_ => (4 + for_.min(5) as u32, random(4).min(10 - 4 - for_.min(5)) as u32),
				};
				let votes: Vec<Vec<(u32, u32)>> = all.iter().map(|_| (0..coops).map(&mut ballots).collect()).collect();
				let stands = |(for_, against): &(u32, u32)| {
					let decided = if coops == 1 { for_ * 4 >= (for_ + against) * 3 } else { for_ > against };
					let position = match for_ + against {
						0..=5 => Position::Absent,
						_ if decided => Position::For,
						_ => Position::Against,
					};
					(position, *for_, *against)
				};
				let profile: Vec<Vec<_>> = votes.iter().map(|votes| votes.iter().map(stands).collect()).collect();
				let expected = model_of_special(&profile, cap_bps);
				let effect = on_the_chain(&all, done_by_federation, || {
					for (id, votes) in all.iter().zip(&votes) {
						for (coop, (for_, against)) in (1..).zip(votes) {
							vote_in(coop, *id, 1..=*for_, Choice::For);
							vote_in(coop, *id, for_ + 1..=for_ + against, Choice::Against);
						}
					}
				});
				assert_eq!(effect, expected, "{profile:?}");
				let most =
					|parts: &Vec<double_majority::Part>| parts.iter().filter(|one| one.0 == Position::For).count();
				let at_most = profile.iter().map(most).max();
				let tied = profile.iter().filter(|parts| Some(most(parts)) == at_most).count() > 1;
				by_members += u32::from(tied && (effect[1] || effect[2]));
				note_chosen(&mut chosen, &effect);
			}
		});
	}
	are_all_chosen(&chosen, 50);
	assert!(by_members > 50, "{by_members}");
}
