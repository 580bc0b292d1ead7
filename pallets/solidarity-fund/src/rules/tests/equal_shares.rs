//! Each co-op pays an equal share of the pot for what it approves.

use super::{any_round, assert_sound, awarded, bids, fifth, votes_of, CENT, EURO};
use crate::rules::{
	equal_shares::{elect, EqualShares},
	Allocate, Bid, Method,
	Verdict::{self, BelowMinimum, Excluded, RecipientCap},
	Votes,
};
use proptest::{collection::vec, prelude::*};
use rochdale_primitives::ledger::Balance;

/// What is funded of projects with these costs by ballots that name what they approve.
fn funded(pot: Balance, costs: &[Balance], ballots: &[&[usize]]) -> Vec<usize> {
	let costs: Vec<_> = costs.iter().copied().map(Some).collect();
	let ballot = |places: &&[usize]| (0..costs.len()).map(|place| places.contains(&place)).collect();
	let ballots: Vec<Vec<bool>> = ballots.iter().map(ballot).collect();
	elect(pot, &costs, &ballots, |_| Some(vec![])).unwrap()
}

/// What becomes of bids of which co-ops 11, 12 and so on approve those to which they give equal points.
fn verdicts(pot: Balance, bids: &[Bid], ballots: &[&[usize]]) -> Vec<Verdict> {
	let given = |places: &[usize]| (0..bids.len()).map(|place| u32::from(places.contains(&place))).collect::<Vec<_>>();
	let votes: Vec<Votes> = (11..).zip(ballots).map(|(coop, places)| votes_of(coop, &given(places))).collect();
	EqualShares.allocate(pot * EURO, CENT, bids, &votes, fifth(2_000)).unwrap()
}

/// Vector 6 of the practice.
#[test]
fn a_minority_of_two_fifths_gets_its_project() {
	let ballots: [&[usize]; 10] =
		[&[0, 1, 2], &[0, 1, 2], &[0, 1, 2], &[0, 1, 2], &[0, 1, 2], &[0, 1, 2], &[3], &[3], &[3], &[3]];
	assert_eq!(funded(1_000, &[300, 250, 250, 400], &ballots), [1, 2, 3]);
	let bids = bids(&[(300, 300), (250, 250), (250, 250), (400, 400)]);
	assert_eq!(verdicts(1_000, &bids, &ballots), [BelowMinimum, awarded(250), awarded(250), awarded(400)]);
}

#[test]
fn those_whose_parts_pay_exactly_get_it_to_the_last_unit() {
	// A third each of 1,000 pays for all of it, in one or in two.
	assert_eq!(funded(1_000, &[1_000], &[&[0], &[0], &[0]]), [0]);
	assert_eq!(funded(1_000, &[700, 300], &[&[0, 1], &[0, 1], &[0, 1]]), [1, 0]);
	// So do seven of ten with 300 and 400: neither is charged a part more than it costs.
	let seven: [&[usize]; 10] = [&[0, 1], &[0, 1], &[0, 1], &[0, 1], &[0, 1], &[0, 1], &[0, 1], &[], &[], &[]];
	assert_eq!(funded(1_000, &[300, 400], &seven), [0, 1]);
	assert_eq!(funded(1_000, &[300, 401], &seven), [0]);
}

#[test]
fn who_has_less_left_gives_it_and_the_others_pay_the_rest() {
	// 300 each. The first takes 160 of one, who then gives the 140 they have left; the other pays 210, or all they have.
	let ballots: [&[usize]; 3] = [&[0, 1], &[1], &[]];
	assert_eq!(funded(900, &[160, 350], &ballots), [0, 1]);
	assert_eq!(funded(900, &[160, 440], &ballots), [0, 1]);
	assert_eq!(funded(900, &[160, 441], &ballots), [0]);
}

#[test]
fn ties_are_broken_by_the_lower_cost_and_then_by_the_earlier_place() {
	// 100 of each: what two approve costs 200, what one approves 100.
	assert_eq!(funded(300, &[200, 100], &[&[0], &[0], &[1]]), [1, 0]);
	assert_eq!(funded(300, &[100, 100], &[&[0, 1], &[], &[]]), [0]);
	assert_eq!(funded(300, &[100, 100], &[&[1], &[0], &[]]), [0, 1]);
}

#[test]
fn nothing_is_funded_without_voters_or_above_what_they_have() {
	assert!(funded(300, &[100], &[]).is_empty());
	assert!(funded(300, &[100], &[&[], &[], &[]]).is_empty());
	assert!(funded(300, &[101], &[&[0], &[], &[]]).is_empty());
	assert!(funded(300, &[301, Balance::MAX], &[&[0, 1], &[0, 1], &[0, 1]]).is_empty());
	assert_eq!(elect(Balance::MAX, &[Some(1)], &[vec![true]], |_| Some(vec![])), None);
	assert_eq!(elect(300, &[None, Some(100)], &[vec![true, true]], |_| Some(vec![])), Some(vec![1]));
	assert_eq!(elect(300, &[Some(100)], &[vec![true]], |_| None), None);
}

#[test]
fn a_co_op_approves_what_has_a_tenth_of_its_points_and_never_its_own() {
	let bids = bids(&[(100, 100), (100, 100)]);
	let of = |coop, given: &[u32]| {
		EqualShares.allocate(100 * EURO, CENT, &bids, &[votes_of(coop, given)], fifth(2_000)).unwrap()
	};
	assert_eq!(of(9, &[10, 90]), [awarded(100), BelowMinimum]);
	assert_eq!(of(9, &[9, 91]), [BelowMinimum, awarded(100)]);
	assert_eq!(of(1, &[90, 10]), [BelowMinimum, awarded(100)]);
	assert_eq!(of(9, &[0, 0]), [BelowMinimum, BelowMinimum]);
}

#[test]
fn co_ops_count_alike_whatever_their_size_and_those_without_voters_not_at_all() {
	let bids = bids(&[(300, 300), (100, 100)]);
	let votes = [votes_of(7, &[900, 0]), votes_of(8, &[0, 1]), votes_of(9, &[0, 1])];
	assert_eq!(
		EqualShares.allocate(300 * EURO, CENT, &bids, &votes, fifth(2_000)),
		Some(vec![BelowMinimum, awarded(100)])
	);
	// Two of them have 150 each, and not 100 of three.
	let votes = [votes_of(7, &[0, 0]), votes_of(8, &[2, 0]), votes_of(9, &[1, 0])];
	assert_eq!(
		EqualShares.allocate(300 * EURO, CENT, &bids, &votes, fifth(2_000)),
		Some(vec![awarded(300), BelowMinimum])
	);
}

#[test]
fn all_that_there_is_room_for_is_what_it_costs() {
	let mut bids = bids(&[(100, 400), (200, 400)]);
	(bids[0].room, bids[1].room) = (150 * EURO + CENT / 2, 150 * EURO);
	assert_eq!(verdicts(1_000, &bids, &[&[0, 1]]), [awarded(150), RecipientCap]);
	assert_eq!(EqualShares.allocate(EURO, 0, &bids, &[], fifth(2_000)), None);
	assert_eq!(EqualShares.allocate(EURO, CENT, &bids, &[votes_of(9, &[1])], fifth(2_000)), None);
}

#[test]
fn those_that_exclude_what_is_funded_go_out() {
	let mut bids = bids(&[(300, 300), (200, 200), (100, 100)]);
	bids[0].excludes = 1 << 1;
	assert_eq!(verdicts(1_000, &bids, &[&[0, 1, 2]]), [Excluded(1), awarded(200), awarded(100)]);
	// What was not funded excludes nobody: 250 of one do not pay for it. Of the other's 250 the cheaper one goes first.
	assert_eq!(verdicts(500, &bids, &[&[0], &[1, 2]]), [BelowMinimum, BelowMinimum, awarded(100)]);
	assert_eq!(verdicts(600, &bids, &[&[1], &[0, 2]]), [Excluded(1), awarded(200), awarded(100)]);
}

#[test]
fn an_award_takes_of_the_room_of_its_co_op() {
	let mut bids = bids(&[(300, 300), (200, 200), (100, 100)]);
	(bids[0].coop, bids[1].coop) = (5, 5);
	(bids[0].room, bids[1].room) = (499 * EURO, 499 * EURO);
	assert_eq!(verdicts(1_000, &bids, &[&[0, 1, 2]]), [RecipientCap, awarded(200), awarded(100)]);
	(bids[0].room, bids[1].room) = (500 * EURO, 500 * EURO);
	assert_eq!(verdicts(1_000, &bids, &[&[0, 1, 2]]), [awarded(300), awarded(200), awarded(100)]);
}

/// What each voter is charged, counted again with the exact rates: nobody pays more than an equal share of the pot.
fn is_payable(pot: Balance, costs: &[Balance], ballots: &[Vec<bool>], funded: &[usize]) -> bool {
	let voters = ballots.len() as Balance;
	// Of what they approve alone, no group can have got more than its part, and nobody more than all.
	let approves_one = |ballot: &&Vec<bool>| funded.iter().any(|place| ballot[*place]);
	let paying = ballots.iter().filter(approves_one).count() as Balance;
	funded.iter().map(|place| costs[*place]).sum::<Balance>() * voters <= pot * paying
}

proptest! {
	#[test]
	fn verdicts_are_sound_and_the_order_of_ballots_does_not_count(
		(bids, votes) in any_round(), pot in 0u128..200_000_000, turn in 0usize..8,
	) {
		let verdicts = Method::EqualShares.allocate(pot, CENT, &bids, &votes, fifth(2_000)).unwrap();
		assert_sound(pot, CENT, &bids, &verdicts);
		let mut turned = votes.clone();
		turned.rotate_left(turn % votes.len().max(1));
		prop_assert_eq!(Some(verdicts), EqualShares.allocate(pot, CENT, &bids, &turned, fifth(2_000)));
	}

	/// Nobody who approves what is left could pay for it, and those who approve something pay no more than their parts.
	#[test]
	fn voters_pay_no_more_than_their_part_and_a_group_that_agrees_gets_what_it_can_pay(
		pot in 1u128..1 << 60, costs in vec(1u128..1 << 58, 1..8), ballots in vec(vec(any::<bool>(), 8), 1..20), agree in 1usize..20,
	) {
		let mut ballots = ballots;
		let agree = agree.min(ballots.len());
		// Those who agree approve the first and nothing else.
		for ballot in ballots.iter_mut().take(agree) {
			ballot.fill(false);
			ballot[0] = true;
		}
		let costs_of: Vec<_> = costs.iter().copied().map(Some).collect();
		let funded = elect(pot, &costs_of, &ballots, |_| Some(vec![])).unwrap();
		prop_assert!(is_payable(pot, &costs, &ballots, &funded));
		if costs[0] * ballots.len() as u128 <= pot * agree as u128 {
			prop_assert!(funded.contains(&0));
		}
	}
}
