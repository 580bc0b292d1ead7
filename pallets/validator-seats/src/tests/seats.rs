//! Who gets a seat and who loses it, and how fast.

use crate::{
	mock::*,
	rules::{places::*, right::*},
	*,
};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn seats_follow_standing_and_keys() {
	new_test(|| {
		set_voice(2, Some(Voice::Suspended));
		assert_eq!(rotate(), vec![101, 103, 104]);
		assert_eq!(Seated::<Test>::get().into_inner(), vec![101, 103, 104]);
		System::assert_last_event(Event::SeatEnded { coop: 2, validator: 102, session: 2 }.into());

		set_voice(2, None);
		set_voice(2, Some(Voice::Votes));
		assert_eq!(rotate(), vec![101, 102, 103, 104]);
		System::assert_last_event(Event::SeatGiven { coop: 2, validator: 102, session: 3 }.into());

		Keyless::mutate(|keyless| keyless.insert(104));
		assert_eq!(rotate(), vec![101, 102, 103]);
		set_keys(104);
		assert_eq!(rotate(), vec![101, 102, 103, 104]);
	});
}

#[test]
fn only_co_ops_that_vote_get_seats() {
	new_test(|| {
		for (coop, voice) in [(5, Voice::Seasoning), (6, Voice::Suspended)] {
			set_voice(coop, Some(voice));
			name(coop, first(coop));
			set_keys(first(coop));
		}
		rotate();
		assert_eq!(rotate(), vec![101, 102, 103, 104]);

		set_voice(5, Some(Voice::Votes));
		assert_eq!(rotate(), vec![101, 102, 103, 104, 105]);
		set_voice(5, Some(Voice::Seasoning));
		assert_eq!(rotate(), vec![101, 102, 103, 104]);
	});
}

#[test]
fn set_stays_as_it_is_below_the_floor() {
	new_test(|| {
		set_voice(2, Some(Voice::Suspended));
		set_voice(3, Some(Voice::Suspended));
		assert_eq!(plan(2), None);
		assert_eq!(Seated::<Test>::get().into_inner(), vec![101, 102, 103, 104]);

		set_voice(3, Some(Voice::Votes));
		assert_eq!(plan(3), Some(vec![101, 103, 104]));
	});
}

#[test]
fn below_the_floor_a_seat_is_given_and_none_is_taken_away() {
	with_seats(4, 4, || {
		for coop in 1..=2 {
			set_voice(coop, Some(Voice::Suspended));
		}
		name(5, 105);
		set_keys(105);
		assert_eq!(rotate(), vec![101, 102, 103, 104, 105]);
		assert_eq!(rotate(), vec![101, 102, 103, 104, 105]);
		// With the fourth that is entitled the first one goes.
		set_voice(2, Some(Voice::Votes));
		assert_eq!(rotate(), vec![102, 103, 104, 105]);
	});
}

#[test]
fn successor_takes_over_below_the_floor() {
	new_test(|| {
		set_voice(2, Some(Voice::Suspended));
		set_voice(3, Some(Voice::Suspended));
		name(1, 201);
		set_keys(201);
		name(2, 202);
		set_keys(202);
		// Not that of a co-op which keeps its seat only because of the floor.
		assert_eq!(rotate(), vec![201, 102, 103, 104]);
	});
}

#[test]
fn set_that_stays_the_same_is_not_given_again() {
	new_test(|| {
		assert_eq!(plan(1), None);
		set_voice(1, Some(Voice::Suspended));
		assert_eq!(plan(2), Some(vec![102, 103, 104]));
		// Keys that have changed make the queue another one.
		Queue::set(vec![]);
		assert_eq!(plan(3), Some(vec![102, 103, 104]));
	});
}

#[test]
fn changes_are_limited_to_a_third() {
	with_seats(7, 1, || {
		for coop in 2..=6 {
			set_voice(coop, Some(Voice::Suspended));
		}
		assert_eq!(rotate(), vec![101, 104, 105, 106, 107]);
		// A third of five is one.
		assert_eq!(rotate(), vec![101, 105, 106, 107]);
		assert_eq!(rotate(), vec![101, 106, 107]);
		assert_eq!(rotate(), vec![101, 107]);
		for coop in 2..=6 {
			set_voice(coop, Some(Voice::Votes));
		}
		assert_eq!(rotate(), vec![101, 102, 107]);
		assert_eq!(rotate(), vec![101, 102, 103, 107]);
		assert_eq!(rotate(), vec![101, 102, 103, 104, 107]);
		assert_eq!(rotate(), vec![101, 102, 103, 104, 105, 107]);
		assert_eq!(rotate(), vec![101, 102, 103, 104, 105, 106, 107]);
	});
}

#[test]
fn successors_count_as_changes() {
	with_seats(7, 1, || {
		for coop in 1..=4 {
			name(coop, 200 + AccountId::from(coop));
			set_keys(200 + AccountId::from(coop));
		}
		set_voice(7, Some(Voice::Suspended));
		// Two seats can change: one is lost, and one successor takes over.
		assert_eq!(rotate(), vec![201, 102, 103, 104, 105, 106]);
		assert_eq!(rotate(), vec![201, 202, 103, 104, 105, 106]);
		assert_eq!(rotate(), vec![201, 202, 203, 104, 105, 106]);
		assert_eq!(rotate(), vec![201, 202, 203, 204, 105, 106]);
	});
}

/// Claims from lists of co-ops: those that keep their seats, lose them, rest, have a successor, and are to get one.
fn claims(keep: &[u32], lose: &[u32], rest: &[u32], succeed: &[u32], get: &[u32]) -> Claims<AccountId> {
	let old = |coop: u32| Some(first(coop));
	let new = |coop: u32| Right::To(100 + first(coop));
	let with = |coops: &[u32], claim: &dyn Fn(u32) -> Claim<AccountId>| {
		coops.iter().map(|coop| (*coop, claim(*coop))).collect::<Vec<_>>()
	};
	[
		with(keep, &|coop| Claim { seat: old(coop), right: Right::To(first(coop)) }),
		with(lose, &|coop| Claim { seat: old(coop), right: Right::Nothing }),
		with(rest, &|coop| Claim { seat: old(coop), right: Right::Rests }),
		with(succeed, &|coop| Claim { seat: old(coop), right: new(coop) }),
		with(get, &|coop| Claim { seat: None, right: Right::To(first(coop)) }),
	]
	.concat()
	.into_iter()
	.collect()
}

fn next(claims: &Claims<AccountId>, floor: usize, most: usize) -> Vec<AccountId> {
	next_seats(claims, floor, most).into_values().collect()
}

#[test]
fn order_of_changes() {
	let all = claims(&[4, 5, 6, 7], &[3], &[1, 2], &[], &[8, 9]);
	assert_eq!(next(&all, 1, 99), vec![102, 104, 105, 106, 107, 108, 109], "3 lost standing, and 1 rests before 2");

	let successors_last = claims(&[3, 4, 5, 7], &[], &[2], &[1, 6], &[8]);
	assert_eq!(next(&successors_last, 1, 99), vec![201, 103, 104, 105, 106, 107, 108], "2 goes, 1 changes, 8 comes");

	assert_eq!(next(&claims(&[1, 2], &[], &[], &[], &[3, 4]), 1, 99), vec![101, 102, 103], "always one");
	assert_eq!(next(&claims(&[], &[], &[], &[], &[3, 4]), 1, 99), vec![103], "from nobody on");
	assert_eq!(next(&claims(&[1, 2, 3, 4], &[], &[], &[], &[5]), 1, 4), vec![101, 102, 103, 104], "there is no room");
}

#[test]
fn every_small_set_changes_within_the_limits() {
	// Each of six co-ops in each of the six states, and each floor.
	for mut code in 0..6u32.pow(6) {
		let mut lists: [Vec<u32>; 6] = Default::default();
		for coop in 1..=6 {
			lists[(code % 6) as usize].push(coop);
			code /= 6;
		}
		let [keep, lose, rest, succeed, get, _] = lists;
		let all = claims(&keep, &lose, &rest, &succeed, &get);
		let before: BTreeMap<_, _> = all.iter().filter_map(|(coop, claim)| Some((*coop, claim.seat?))).collect();
		let limit = third(before.len()).max(1);
		// After a rescue there are fewer places than the floor.
		for floor in 1..=7 {
			let next = next_seats(&all, floor, 99);
			let (old, new): (BTreeSet<_>, BTreeSet<_>) =
				(before.values().copied().collect(), next.values().copied().collect());
			assert!(next.len() >= floor.min(before.len()));
			assert!(old.difference(&new).count() <= limit && new.difference(&old).count() <= limit);
			let entitled = keep.len() + succeed.len() + get.len();
			assert!(entitled >= floor || before.keys().all(|coop| next.contains_key(coop)));
			// Something changes as long as something is to change.
			let ending = if entitled < floor { 0 } else { lose.len() + rest.len() };
			assert_eq!(next == before, ending + succeed.len() + get.len() == 0);
		}
	}
}

#[test]
fn third_is_what_finality_bears() {
	let thirds: Vec<_> = [0, 1, 3, 4, 6, 7, 9, 10, 1_000].into_iter().map(third).collect();
	assert_eq!(thirds, vec![0, 0, 0, 1, 1, 2, 2, 3, 333]);
}
