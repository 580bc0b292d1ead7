//! The choice among alternatives is that of a model which counts anew, for all profiles of few members and many of more.

use super::*;
use std::collections::BTreeMap;

/// What was voted on one of the alternatives: for it, against it and neither.
type Votes3 = (u32, u32, u32);

/// What becomes of alternatives by the rules of the co-op, counted anew: of each whether it takes effect.
fn model(members: u32, profile: &[Votes3]) -> Vec<bool> {
	let at_least = members.min(2);
	let quorum = |bps: u32| (members * bps).div_ceil(10_000).max(at_least);
	let bylaws = Bylaws::get();
	let mut effect = vec![false; profile.len()];
	let mut open: Vec<usize> = (0..profile.len()).collect();
	for quorum in [quorum(bylaws.quorum_first_bps.into()), quorum(bylaws.quorum_second_bps.into())] {
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

/// So many members vote on alternatives as a profile says, and it is told which take effect. Everything is undone then.
fn on_the_chain(all: &[ResolutionId], profile: &[Votes3]) -> Vec<bool> {
	let began = Time::get();
	let mut effect = vec![];
	let _ = frame_support::storage::with_transaction(|| {
		for (id, (for_, against, abstain)) in all.iter().zip(profile) {
			// Who votes for what depends on the alternative.
			let mut members = (1..=resolution(*id).electors()).cycle().skip(*id as usize).map(AccountId::from);
			for (count, choice) in [(for_, Choice::For), (against, Choice::Against), (abstain, Choice::Abstain)] {
				vote_all(*id, members.by_ref().take(*count as usize), choice);
			}
		}
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
	effect
}

#[test]
fn the_choice_is_that_of_a_model_for_all_profiles_of_few_members() {
	let mut seed = 1u64;
	let mut random = move |below: usize| {
		// Knuth's.
		seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
		(seed >> 33) as usize % below
	};
	let mut chosen = BTreeMap::<Option<usize>, u32>::new();
	for members in 1..=6u32 {
		for count in 2..=3usize {
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
				let each = all_votes(members);
				let profiles = each.len().pow(count as u32);
				let mut check = |at: usize| {
					let part = |of: usize| each[at / each.len().pow(of as u32) % each.len()];
					let profile: Vec<_> = (0..count).map(part).collect();
					let expected = model(members, &profile);
					assert_eq!(on_the_chain(&all, &profile), expected, "{profile:?} of {members}");
					*chosen.entry(expected.iter().position(|effect| *effect)).or_default() += 1;
				};
				if profiles <= 1_000 {
					(0..profiles).for_each(&mut check);
				} else {
					(0..400).for_each(|_| check(random(profiles)));
				}
			});
		}
	}
	// Each of them is chosen in many of the profiles, and none in many.
	assert!([None, Some(0), Some(1), Some(2)].iter().all(|one| chosen[one] > 100), "{chosen:?}");
}
