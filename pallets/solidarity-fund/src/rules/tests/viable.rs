//! Pots are divided by points, and whoever does not reach their minimum makes room for the others.

use super::{any_bids, any_round, assert_sound, awarded, bids, fifth, votes_of, whole, CENT, EURO};
use crate::rules::{
	viable::ViableBudgets,
	Allocate, Bid,
	LastFit::{self, Minimum, PassOver},
	Method,
	Verdict::{self, Awarded, BelowMinimum, Excluded, RecipientCap},
	Votes,
};
use proptest::{collection::vec, prelude::*};
use rochdale_primitives::ledger::{Balance, MAX_AMOUNT};

/// What becomes of the bids, where the pot is in euros and nothing of it is split equally.
fn divide(pot: Balance, bids: &[Bid], points: &[u128], last_fit: LastFit) -> Vec<Verdict> {
	ViableBudgets { equal_split_bps: 0, last_fit }.divide(pot * EURO, CENT, bids, points).unwrap()
}

/// The same, by both rules for the last.
fn both(pot: Balance, bids: &[Bid], points: &[u128]) -> [Vec<Verdict>; 2] {
	[Minimum, PassOver].map(|last_fit| divide(pot, bids, points, last_fit))
}

fn split(bps: u16, pot: Balance, bids: &[Bid], points: &[u128]) -> Vec<Verdict> {
	let rule = ViableBudgets { equal_split_bps: bps, last_fit: Minimum };
	rule.divide(pot * EURO, CENT, bids, points).unwrap()
}

/// Journey F of the specification.
#[test]
fn the_third_drops_out_and_its_share_goes_to_the_others() {
	let bids = bids(&[(4_000, 8_000), (3_000, 5_000), (9_000, 9_000)]);
	let expected = vec![awarded(8_000), awarded(5_000), BelowMinimum];
	assert_eq!(both(15_000, &bids, &[45, 35, 20]), [expected.clone(), expected]);
	// With all it asks for in the pot, nobody drops.
	assert_eq!(divide(22_000, &bids, &[45, 35, 20], PassOver), [8_000, 5_000, 9_000].map(awarded));
}

/// The second run of Journey F.
#[test]
fn the_last_that_fits_gets_its_minimum_or_is_passed_over_as_the_round_has_stated() {
	let mut bids = bids(&[(6_000, 6_000), (5_000, 5_000), (3_000, 3_000), (1_000, 1_000)]);
	let points = [12, 11, 9, 9];
	let with_minimum = vec![awarded(6_000), BelowMinimum, awarded(3_000), awarded(1_000)];
	let passed_over = vec![awarded(6_000), BelowMinimum, BelowMinimum, awarded(1_000)];
	assert_eq!(both(10_000, &bids, &points), [with_minimum, passed_over]);
	// Where W and X exclude each other, all others fit. It is enough that one of them says so.
	for (place, rival) in [(0, 1), (1, 0)] {
		bids[place].excludes = 1 << rival;
		let expected = vec![awarded(6_000), Excluded(0), awarded(3_000), awarded(1_000)];
		assert_eq!(both(10_000, &bids, &points), [expected.clone(), expected]);
		bids[place].excludes = 0;
	}
}

#[test]
fn a_small_plan_competes_as_soon_as_the_large_one_has_dropped() {
	let mut bids = bids(&[(9_000, 9_000), (2_000, 4_000), (5_000, 8_000)]);
	bids[0].excludes = 1 << 1;
	let points = [30, 20, 50];
	// 20 of 70 and 50 of 70, by either rule: not just its minimum, and not only where the last fits.
	let expected = vec![BelowMinimum, Awarded(2_857_140_000), Awarded(7_142_850_000)];
	assert_eq!(both(10_000, &bids, &points), [expected.clone(), expected]);
	// Where the large one gets there, the small one is out.
	let expected = vec![awarded(9_000), Excluded(0), awarded(8_000)];
	assert_eq!(divide(24_000, &bids, &points, PassOver), expected);
}

#[test]
fn who_has_dropped_and_would_fit_is_told_what_stops_it() {
	// The second drops, then the third for which there was no room beside it; of both, the minimum of one fits.
	let mut bids = bids(&[(4_000, 4_000), (3_000, 9_000), (2_900, 9_000)]);
	bids[1].excludes = 1 << 2;
	let expected = vec![awarded(4_000), awarded(3_000), Excluded(1)];
	assert_eq!(divide(7_000, &bids, &[80, 20, 10], Minimum), expected);
	// All drop, and then both of one co-op would fit, but together they are more than it can get.
	let mut bids = super::bids(&[(6_000, 6_000), (3_000, 9_000), (2_900, 9_000)]);
	(bids[1].coop, bids[2].coop) = (2, 2);
	(bids[1].room, bids[2].room) = (5_800 * EURO, 5_800 * EURO);
	let expected = vec![BelowMinimum, awarded(3_000), RecipientCap];
	assert_eq!(divide(5_950, &bids, &[80, 15, 5], Minimum), expected);
}

#[test]
fn ties_are_broken_by_the_smaller_budget_and_then_by_the_earlier_application() {
	let verdicts = |budgets: &[(Balance, Balance)]| divide(10_000, &bids(budgets), &[5, 5], PassOver);
	assert_eq!(verdicts(&[(8_000, 9_000), (8_000, 8_000)]), [BelowMinimum, awarded(8_000)]);
	assert_eq!(verdicts(&[(8_000, 8_000), (8_000, 9_000)]), [awarded(8_000), BelowMinimum]);
	assert_eq!(verdicts(&[(8_000, 9_000), (8_000, 9_000)]), [awarded(9_000), BelowMinimum]);
	// More points come before either.
	assert_eq!(
		divide(10_000, &bids(&[(8_000, 8_000), (8_000, 9_000)]), &[5, 6], PassOver),
		[BelowMinimum, awarded(9_000)]
	);
}

#[test]
fn applications_of_one_co_op_together_stay_within_its_room() {
	let mut bids = bids(&[(2_000, 6_000), (1_000, 4_000), (1_000, 2_000)]);
	bids[1].coop = 1;
	(bids[0].room, bids[1].room) = (7_000 * EURO, 7_000 * EURO);
	let points = [40, 30, 30];
	// 6,000 with 3,000 are above it: the one with fewer points drops, and gets the minimum that there is room for.
	assert_eq!(divide(11_000, &bids, &points, PassOver), [awarded(6_000), RecipientCap, awarded(2_000)]);
	assert_eq!(divide(11_000, &bids, &points, Minimum), [awarded(6_000), awarded(1_000), awarded(2_000)]);
	// Who has too few points to reach a minimum is told that, and not about the room.
	let verdicts = divide(14_000, &bids, &[40, 0, 30], PassOver);
	assert_eq!(verdicts, [awarded(6_000), BelowMinimum, awarded(2_000)]);
	let expected = [awarded(6_000), RecipientCap, awarded(2_000)];
	// A co-op that has had all that it can have gets nothing, whatever its points.
	bids[1].room = 999 * EURO;
	assert_eq!(divide(14_000, &bids, &[10, 90, 10], Minimum), expected);
}

#[test]
fn an_application_above_its_co_ops_room_is_told_that_its_points_do_not_reach() {
	let mut bids = bids(&[(1_000, 6_000), (4_000, 4_000)]);
	bids[1].coop = 1;
	(bids[0].room, bids[1].room) = (7_000 * EURO, 7_000 * EURO);
	// 6,000 and 3,000 are above the room, and 3,000 are below the minimum.
	assert_eq!(divide(9_000, &bids, &[80, 20], PassOver), [awarded(6_000), BelowMinimum]);
}

#[test]
fn a_part_is_split_equally_among_those_who_reach_their_minimum() {
	let bids = bids(&[(1_000, 9_000), (1_000, 9_000)]);
	assert_eq!(split(0, 10_000, &bids, &[75, 25]), [7_500, 2_500].map(awarded));
	assert_eq!(split(5_000, 10_000, &bids, &[75, 25]), [6_250, 3_750].map(awarded));
	assert_eq!(split(5_000, 10_000, &bids, &[1, 0]), [7_500, 2_500].map(awarded));
}

#[test]
fn where_nobody_gave_a_point_only_the_equal_part_is_divided() {
	let small = bids(&[(1_000, 9_000), (1_000, 9_000)]);
	assert_eq!(split(0, 10_000, &small, &[0, 0]), [BelowMinimum, BelowMinimum]);
	assert_eq!(split(5_000, 10_000, &small, &[0, 0]), [2_500, 2_500].map(awarded));
	// Neither does the last get its minimum from the other part.
	let large = bids(&[(3_000, 9_000), (3_000, 9_000)]);
	assert_eq!(split(5_000, 10_000, &large, &[0, 0]), [awarded(5_000), BelowMinimum]);
	assert_eq!(split(5_000, 12_000, &large, &[0, 0]), [3_000, 3_000].map(awarded));
	assert_eq!(split(0, 10_000, &bids(&[(3_000, 4_000), (3_000, 9_000)]), &[1, 0]), [awarded(4_000), BelowMinimum]);
}

#[test]
fn awards_are_whole_units_and_a_minimum_that_is_none_is_rounded_up() {
	let bid = |minimum, full| Bid { coop: 1, minimum, full, room: Balance::MAX, excludes: 0 };
	let rule = ViableBudgets { equal_split_bps: 0, last_fit: Minimum };
	let divide = |pot, bids: &[Bid], points: &[u128]| rule.divide(pot, CENT, bids, points).unwrap();
	assert_eq!(divide(3 * CENT - 1, &[bid(1, 9 * CENT)], &[1]), [Awarded(2 * CENT)]);
	assert_eq!(divide(CENT - 1, &[bid(1, 9 * CENT)], &[1]), [BelowMinimum]);
	let other = Bid { coop: 2, ..bid(CENT, 3 * CENT) };
	// Its share is two thirds of five cents, of which three are whole. Four would be needed, and are not left.
	assert_eq!(divide(5 * CENT, &[bid(3 * CENT + 1, 9 * CENT), other], &[2, 1]), [BelowMinimum, Awarded(3 * CENT)]);
	assert_eq!(
		divide(7 * CENT, &[bid(3 * CENT + 1, 9 * CENT), other], &[1, 2]),
		[Awarded(4 * CENT), Awarded(3 * CENT)]
	);
	// Two cents and a bit of three cents less a bit: no whole number of cents is between them.
	assert_eq!(divide(9 * CENT, &[bid(2 * CENT + 1, 3 * CENT - 1)], &[1]), [RecipientCap]);
}

#[test]
fn there_are_no_units_of_nothing_and_no_more_than_the_whole_is_split() {
	let bids = bids(&[(1, 2)]);
	let rule = |equal_split_bps| ViableBudgets { equal_split_bps, last_fit: Minimum };
	assert_eq!(rule(0).divide(EURO, 0, &bids, &[1]), None);
	assert_eq!(rule(10_001).divide(EURO, CENT, &bids, &[1]), None);
	assert_eq!(rule(0).divide(EURO, CENT, &bids, &[u128::MAX]), None);
	assert_eq!(rule(0).divide(EURO, CENT, &[], &[]), Some(vec![]));
}

#[test]
fn a_thousand_co_ops_and_fifty_applications_of_the_largest_amounts_are_divided() {
	let bid = |coop: u32| Bid {
		coop,
		minimum: MAX_AMOUNT / 500,
		full: MAX_AMOUNT / (1 + Balance::from(coop)),
		room: MAX_AMOUNT,
		excludes: 1 << (coop % 50),
	};
	let bids: Vec<Bid> = (0..50).map(bid).collect();
	let votes: Vec<Votes> = (1_000..2_000)
		.map(|coop| Votes {
			coop,
			voters: u32::MAX,
			// Five get 16 of a hundred each, and twenty others one.
			points: (0..50).map(|place| u64::from(u32::MAX) * [16, 1, 1, 1, 1, 0, 0, 0, 0, 0][place / 5]).collect(),
		})
		.collect();
	for method in [Method::ViableBudgets { equal_split_bps: 5_000, last_fit: Minimum }, Method::EqualShares] {
		let verdicts = method.allocate(MAX_AMOUNT, 1, &bids, &votes, fifth(3_333)).unwrap();
		assert_sound(MAX_AMOUNT, 1, &bids, &verdicts);
		let was_awarded = |verdict: &&Verdict| matches!(verdict, Awarded(_));
		assert!(verdicts.iter().filter(was_awarded).count() >= 1, "{method:?}: {verdicts:?}");
	}
}

#[test]
fn a_method_divides_by_its_rule_and_by_what_the_round_stated_of_it() {
	let bids = bids(&[(6_000, 6_000), (5_000, 5_000), (3_000, 3_000), (1_000, 1_000)]);
	let votes = [votes_of(9, &[12, 11, 9, 9])];
	for last_fit in [Minimum, PassOver] {
		for equal_split_bps in [0, 5_000] {
			let method = Method::ViableBudgets { equal_split_bps, last_fit };
			let rule = ViableBudgets { equal_split_bps, last_fit };
			let of = |rule: &dyn Allocate| rule.allocate(10_000 * EURO, CENT, &bids, &votes, whole(2_000));
			assert_eq!(of(&method), of(&rule));
			assert!(of(&method).is_some());
		}
	}
}

fn any_rule() -> impl Strategy<Value = ViableBudgets> {
	(0u16..=5_000, any::<bool>())
		.prop_map(|(bps, fits)| ViableBudgets { equal_split_bps: bps, last_fit: if fits { Minimum } else { PassOver } })
}

proptest! {
	#[test]
	fn verdicts_are_sound_whatever_the_points(
		rule in any_rule(), bids in any_bids(), points in vec(0u128..1_000, 12), pot in 0u128..200_000_000,
		unit in prop_oneof![Just(1), Just(CENT)],
	) {
		assert_sound(pot, unit, &bids, &rule.divide(pot, unit, &bids, &points[..bids.len()]).unwrap());
	}

	#[test]
	fn the_order_of_ballots_does_not_count(
		rule in any_rule(), (bids, votes) in any_round(), pot in 0u128..200_000_000, turn in 0usize..8, cap_bps in 1_000u16..=3_333,
	) {
		let mut turned = votes.clone();
		turned.rotate_left(turn % votes.len().max(1));
		let verdicts = rule.allocate(pot, CENT, &bids, &votes, whole(cap_bps)).unwrap();
		assert_sound(pot, CENT, &bids, &verdicts);
		prop_assert_eq!(Some(verdicts), rule.allocate(pot, CENT, &bids, &turned, whole(cap_bps)));
	}

	/// Where no two have the same points and nobody excludes another, it does not matter who applied first either.
	#[test]
	fn the_order_of_applications_counts_for_ties_only(
		rule in any_rule(), bids in any_bids(), pot in 0u128..200_000_000, turn in 0usize..12,
	) {
		let bids: Vec<Bid> = bids.into_iter().map(|bid| Bid { excludes: 0, ..bid }).collect();
		let points: Vec<u128> = (0..bids.len() as u128).map(|place| 7 + place * place).collect();
		let turn = turn % bids.len();
		let (mut turned_bids, mut turned_points) = (bids.clone(), points.clone());
		turned_bids.rotate_left(turn);
		turned_points.rotate_left(turn);
		let mut verdicts = rule.divide(pot, CENT, &bids, &points).unwrap();
		verdicts.rotate_left(turn);
		prop_assert_eq!(verdicts, rule.divide(pot, CENT, &turned_bids, &turned_points).unwrap());
	}

	/// Whoever passes over gives no less to those who did not drop.
	#[test]
	fn the_last_that_fits_takes_nothing_from_the_others(
		rule in any_rule(), bids in any_bids(), points in vec(0u128..1_000, 12), pot in 0u128..200_000_000,
	) {
		let points = &points[..bids.len()];
		let of = |last_fit| ViableBudgets { last_fit, ..rule }.divide(pot, CENT, &bids, points).unwrap();
		for ((bid, fitted), passed) in bids.iter().zip(of(Minimum)).zip(of(PassOver)) {
			match (fitted, passed) {
				(fitted, Awarded(_)) => prop_assert_eq!(fitted, passed),
				(Awarded(fitted), _) => prop_assert_eq!(fitted, bid.minimum.next_multiple_of(CENT)),
				_ => {},
			}
		}
	}
}
