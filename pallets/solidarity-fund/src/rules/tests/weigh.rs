//! A co-op weighs no more than its cap, and supplies no more than a fifth of what another co-op gets.

use super::{any_round, bids, fifth, votes_of, whole};
use crate::rules::{
	weigh::{count, spread, weigh, Points, SCALE},
	Bid, Caps, Votes,
};
use proptest::{collection::vec, prelude::*};
use rochdale_primitives::majority::capped_at;

/// Two applications of co-ops that do not vote.
fn two() -> Vec<Bid> {
	let coops = [101, 102];
	coops.into_iter().zip(bids(&[(1, 9), (1, 9)])).map(|(coop, bid)| Bid { coop, ..bid }).collect()
}

fn totals(bids: &[Bid], votes: &[Votes], caps: Caps) -> Vec<u128> {
	weigh(bids, votes, caps).unwrap().into_iter().map(|one| one.total).collect()
}

#[test]
fn nine_hundred_members_of_one_co_op_do_not_outvote_forty_small_ones() {
	let mut votes = vec![votes_of(1, &[900, 0])];
	votes.extend((2..=41).map(|coop| votes_of(coop, &[0, 10])));
	// By heads it would be 900 against 400.
	let heads = |place: usize| votes.iter().map(|one| one.points[place]).sum::<u64>();
	assert_eq!([heads(0), heads(1)], [90_000, 40_000]);
	// Of 500 that weigh, a fifth are those of the large one. By themselves they are not even enough for any of them to count.
	assert_eq!(totals(&two(), &votes, whole(2_000)), [100 * SCALE, 400 * SCALE]);
	assert_eq!(totals(&two(), &votes, fifth(2_000)), [0, 400 * SCALE]);
}

#[test]
fn a_fifth_of_what_all_supply_is_the_most_that_one_supplies() {
	// Ten weigh 10 each, and one weighs 100, for the first; all that counts is 125, and 25 of it are of the one.
	let mut votes = vec![votes_of(1, &[100, 0])];
	votes.extend((2..=11).map(|coop| votes_of(coop, &[10, 0])));
	let points = weigh(&two(), &votes, fifth(10_000)).unwrap();
	assert_eq!(points[0].total, 125 * SCALE);
	assert_eq!(points[0].from[0], 25 * SCALE);
	assert!(points[0].from[1..].iter().all(|one| *one == 10 * SCALE));
	assert_eq!(points[1], Points { total: 0, from: vec![0; 11] });
}

#[test]
fn two_large_ones_are_reduced_one_after_the_other() {
	// Reducing only the largest would leave the other at more than a fifth.
	let mut votes = vec![votes_of(1, &[1_000, 0]), votes_of(2, &[500, 0])];
	votes.extend((3..=8).map(|coop| votes_of(coop, &[10, 0])));
	let from = weigh(&two(), &votes, fifth(10_000)).unwrap().remove(0).from;
	assert_eq!(from[..3], [20 * SCALE, 20 * SCALE, 10 * SCALE]);
}

/// What counts of what so many voters of each co-op give to an application, in a round of so many co-ops with a vote.
fn counted(coops: u32, voters: &[u32]) -> u128 {
	let supplied = voters.iter().map(|one| u128::from(*one) * SCALE).collect();
	count(supplied, Caps::of_round(10_000, coops).supply_bps).unwrap().total / SCALE
}

#[test]
fn points_count_where_five_co_ops_support_it_or_half_of_the_others_in_a_small_federation() {
	for givers in 0..5 {
		assert_eq!(counted(1_000, &[90, 50, 30, 20][..givers.min(4)]), 0);
	}
	assert_eq!(counted(10, &[90, 50, 30, 20, 10]), 50);
	assert_eq!(counted(10, &[90, 50, 30, 20, 10, 10]), 100);
	// Of four others two are needed, and of three others two; of two others each is enough.
	for coops in [5, 4] {
		assert_eq!([counted(coops, &[90]), counted(coops, &[90, 10]), counted(coops, &[90, 50, 10])], [0, 20, 120]);
	}
	assert_eq!([counted(3, &[90]), counted(3, &[90, 10])], [90, 100]);
	let parts = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1_000].map(|coops| Caps::of_round(1, coops).supply_bps);
	let expected = [10_000, 10_000, 10_000, 10_000, 5_000, 5_000, 3_334, 3_334, 2_500, 2_500, 2_000, 2_000, 2_000];
	assert_eq!(parts, expected);
}

#[test]
fn a_co_op_that_gives_a_rival_one_point_takes_nothing_from_it() {
	for coops in [5, 6, 8, 10, 40] {
		assert!(counted(coops, &[100, 100, 100, 100, 1]) >= counted(coops, &[100, 100, 100, 100]));
	}
	assert_eq!(counted(5, &[100, 100, 100, 100]), 400);
}

#[test]
fn points_for_ones_own_application_count_for_nobody() {
	let votes = [votes_of(101, &[30, 70]), votes_of(7, &[50, 50])];
	let points = weigh(&two(), &votes, whole(10_000)).unwrap();
	assert_eq!(points[0], Points { total: 50 * SCALE, from: vec![0, 50 * SCALE] });
	// Neither do they become points for the other one.
	assert_eq!(points[1].from, [70 * SCALE, 50 * SCALE]);
	let votes = [votes_of(101, &[30, 20])];
	assert_eq!(totals(&two(), &votes, whole(10_000)), [0, 20 * SCALE]);
}

#[test]
fn what_does_not_divide_is_spread_in_the_order_of_the_places() {
	assert_eq!(spread(1, &[1, 1, 1]), Some(vec![333_333, 333_333, 333_334]));
	assert_eq!(spread(2, &[0, 50, 150, 0]), Some(vec![0, 500_000, 1_500_000, 0]));
	assert_eq!(spread(9, &[0, 0]), Some(vec![0, 0]));
	assert_eq!(spread(9, &[]), Some(vec![]));
}

#[test]
fn votes_on_other_applications_are_not_counted() {
	assert_eq!(weigh(&two(), &[votes_of(1, &[5])], fifth(2_000)), None);
	assert_eq!(weigh(&two(), &[votes_of(1, &[5, 0, 1])], fifth(2_000)), None);
	assert_eq!(spread(u64::MAX, &[u64::MAX, u64::MAX]), None);
}

proptest! {
	#[test]
	fn a_weight_is_spread_to_the_last_part(weight in 0u64..=u32::MAX.into(), points in vec(0u64..1 << 39, 1..64)) {
		let spread = spread(weight, &points).unwrap();
		let all = u128::from(weight) * SCALE;
		let total: u64 = points.iter().sum();
		prop_assert_eq!(spread.iter().sum::<u128>(), if total > 0 { all } else { 0 });
		// Nobody gets a part more or less than exactly.
		for (part, points) in spread.into_iter().zip(points) {
			let exact = all * u128::from(points);
			let total = u128::from(total.max(1));
			prop_assert!(part * total < exact + total && exact < part * total + total);
		}
	}

	#[test]
	fn nobody_supplies_more_than_the_cap_and_only_the_largest_are_reduced(
		(bids, votes) in any_round(), vote_bps in 1_000u16..=3_333, supply_bps in 2_000u16..=10_000,
	) {
		let points = weigh(&bids, &votes, Caps { vote_bps, supply_bps }).unwrap();
		let voters: Vec<u32> = votes.iter().map(|one| one.voters).collect();
		let most = capped_at(&voters, vote_bps);
		for (place, one) in points.iter().enumerate() {
			prop_assert_eq!(one.total, one.from.iter().sum::<u128>());
			let largest = one.from.iter().copied().max().unwrap_or(0);
			for (votes, part) in votes.iter().zip(&one.from) {
				prop_assert!(part * 10_000 <= u128::from(supply_bps) * one.total, "{} of {}", part, one.total);
				let own = votes.coop == bids[place].coop;
				let supplied = spread(u64::from(votes.voters).min(most), &votes.points).unwrap()[place];
				prop_assert_eq!(*part, if own { 0 } else { supplied.min(largest) });
			}
		}
	}

	#[test]
	fn support_of_one_more_co_op_takes_nothing_away(
		coops in 2u32..20, voters in vec(0u32..1_000, 1..12), more in 0u32..1_000,
	) {
		let before = counted(coops, &voters);
		let with = [voters, vec![more]].concat();
		// But for what rounding to whole parts takes.
		prop_assert!(counted(coops, &with) + 1 >= before);
	}

	#[test]
	fn the_order_of_co_ops_does_not_count(
		(bids, votes) in any_round(), turn in 0usize..8, vote_bps in 1_000u16..=3_333, supply_bps in 2_000u16..=10_000,
	) {
		let caps = Caps { vote_bps, supply_bps };
		let mut turned = votes.clone();
		turned.rotate_left(turn % votes.len().max(1));
		prop_assert_eq!(totals(&bids, &votes, caps), totals(&bids, &turned, caps));
	}
}
