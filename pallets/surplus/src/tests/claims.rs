//! Shares are claimed once each, by proofs of what was committed to.

use super::{dividing::*, scene::*};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

#[test]
fn a_share_is_owed_in_part_and_kept_for_the_rest() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		assert_ok!(claim(vec![claim_at(&shares, 1)]));
		let share = &shares[1];
		assert_eq!(owed(BAKERY, BEN), share.cash);
		assert_eq!(in_account(BAKERY, BEN), share.refund - share.cash);
		assert_due(BAKERY);
		claim_all_but(&shares, 1);
		let of = commitment(&shares);
		let all = claimed(BAKERY);
		assert_eq!((all.shares, all.cash, all.kept), (3, of.cash, of.total - of.cash));
		assert_due(BAKERY);
	});
}

fn claim_all_but(shares: &[Share], but: u32) {
	(0..shares.len() as u32).filter(|place| *place != but).for_each(|place| {
		assert_ok!(claim(vec![claim_at(shares, place)]));
	});
}

/// 1,700 of 49,000 hours in 58,800: 2,040, of which 408 are paid.
#[test]
fn a_worker_gets_the_part_of_the_journey_by_bank() {
	new_test(|| {
		fix_hours(HOUSING, year());
		let of = of_2026(profit(90_000));
		let choices = Choices { rates: rates(&[(ORDINARY, 400)]), ..plain_choices() };
		Worth::mutate(|worth| worth.insert((HOUSING, ORDINARY), 150_000 * EURO));
		close_by(HOUSING, &of, &choices);
		assert_eq!(Pools::<Test>::get(HOUSING, year()).unwrap().amount, 58_800 * EURO);
		let shares = shares(HOUSING, &[(ADA, 1_700), (BEN, 47_300)]);
		assert_ok!(agree(HOUSING, commitment(&shares)));
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		assert_eq!((owed(HOUSING, ADA), in_account(HOUSING, ADA)), (408 * EURO, 1_632 * EURO));
	});
}

#[test]
fn a_share_is_claimed_once_whoever_holds_the_seat() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		let one = claim_at(&shares, 0);
		// Twice in one list is once.
		assert_ok!(claim(vec![one.clone(), one.clone()]));
		assert_eq!((owed(BAKERY, ADA), claimed(BAKERY).shares), (shares[0].cash, 1));
		assert_refused!(claim(vec![one]), Errors::AlreadyClaimed);
	});
}

#[test]
fn a_key_move_leaving_and_returning_give_no_second_claim() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		let one = claim_at(&shares, 0);
		assert_ok!(claim(vec![one.clone()]));
		let paid = owed(BAKERY, ADA);
		rochdale_mocks::move_seat(BAKERY, ADA, STRANGER);
		assert_refused!(claim(vec![one.clone()]), Errors::AlreadyClaimed);
		unseat(BAKERY, ADA);
		assert_refused!(claim(vec![one.clone()]), Errors::AlreadyClaimed);
		seat(BAKERY, 13, account(BAKERY, ADA));
		assert_refused!(claim(vec![one.clone()]), Errors::AlreadyClaimed);
		// As another member, the share is another one.
		let mut other = one.clone();
		other.share.member = 13;
		assert_refused!(claim(vec![other]), Errors::NotInCommitment);
		// Also where all is settled and they are forgotten.
		assert_ok!(Surplus::settle_account(anybody(), BAKERY, ADA));
		use rochdale_primitives::Settlement;
		assert!(Surplus::is_settled(BAKERY, ADA));
		Surplus::forget(BAKERY, ADA);
		assert_refused!(claim(vec![one]), Errors::AlreadyClaimed);
		assert_eq!(owed(BAKERY, ADA), paid);
	});
}

#[test]
fn what_is_wrong_with_a_proof_is_named() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		let with = |change: fn(&mut PatronageClaimOf<Test>)| {
			let mut one = claim_at(&shares, 1);
			change(&mut one);
			claim(vec![one])
		};
		assert_refused!(with(|one| one.share.refund += 1), Errors::NotInCommitment);
		assert_refused!(with(|one| one.share.cash += 1), Errors::NotInCommitment);
		assert_refused!(with(|one| one.share.salt[0] = 0), Errors::NotInCommitment);
		assert_refused!(with(|one| one.share.units[0] += 1), Errors::NotInCommitment);
		assert_refused!(with(|one| one.proof.siblings[0].refund -= 1), Errors::NotInCommitment);
		assert_refused!(with(|one| one.proof.siblings[0].hash = doc(1)), Errors::NotInCommitment);
		assert_refused!(with(|one| one.proof.index = 0), Errors::NotInCommitment);
		assert_refused!(with(|one| one.proof.index = 3), Errors::NoSuchPlace);
		assert_refused!(with(|one| assert!(one.proof.siblings.pop().is_some())), Errors::WrongLength);
		assert_refused!(with(|one| one.proof.siblings.try_push(one.proof.siblings[0]).unwrap()), Errors::WrongLength);
		assert_refused!(with(|one| one.share.year += 1), Errors::OtherShare);
		let foreign = |one: PatronageClaimOf<Test>| {
			Surplus::claim_patronage(anybody(), HOUSING, year(), vec![one].try_into().unwrap())
		};
		assert_refused!(foreign(claim_at(&shares, 1)), Errors::ClaimsNotOpen);
		let others = open(HOUSING, &HOURS);
		assert_refused!(foreign(claim_at(&shares, 1)), Errors::OtherShare);
		// The share of one co-op by the proof of the other.
		let mixed = PatronageClaim { share: others[1].clone(), proof: claim_at(&shares, 1).proof };
		assert_refused!(foreign(mixed), Errors::NotInCommitment);
		let none = Surplus::claim_patronage(anybody(), BAKERY, year(), Default::default());
		assert_refused!(none, Errors::NothingDue);
	});
}

#[test]
fn a_node_is_taken_for_no_leaf_and_a_leaf_for_no_node() {
	new_test(|| {
		let hours: Vec<(MemberNo, u64)> = (1..=4).map(|member| (member, 1)).collect();
		let shares = open(BAKERY, &hours);
		// A branch as the proof of a tree of two.
		let short = PatronageClaim {
			share: shares[0].clone(),
			proof: Proof { index: 0, siblings: claim_at(&shares, 0).proof.siblings[1..].to_vec().try_into().unwrap() },
		};
		assert_refused!(claim(vec![short]), Errors::WrongLength);
		let PatronageClaim { share, proof: Proof { index, siblings } } = claim_at(&shares, 0);
		let siblings = siblings.into_iter().rev().collect::<Vec<_>>().try_into().unwrap();
		assert_refused!(
			claim(vec![PatronageClaim { share, proof: Proof { index, siblings } }]),
			Errors::NotInCommitment
		);
	});
}

/// What a malicious officer and a careless auditor could commit to.
fn open_to(coop: CoopId, shares: &[Share], change: impl FnOnce(&mut CommitmentOf<Test>)) {
	let mut of = commitment(shares);
	change(&mut of);
	assert_ok!(agree(coop, of));
}

#[test]
fn sums_that_are_not_those_of_the_tree_open_nothing_to_anybody() {
	new_test(|| {
		make_pool(BAKERY);
		let mut greedy = shares(BAKERY, &HOURS);
		greedy.iter_mut().for_each(|share| (share.refund, share.cash) = (share.refund * 2, share.cash * 2));
		let honest = commitment(&shares(BAKERY, &HOURS));
		open_to(BAKERY, &greedy, |of| (of.total, of.cash) = (honest.total, honest.cash));
		assert_refused!(claim(vec![claim_at(&greedy, 0)]), Errors::WrongSums);
	});
}

#[test]
fn the_paid_part_is_that_of_each_member() {
	new_test(|| {
		make_pool(BAKERY);
		let mut shares = shares(BAKERY, &HOURS);
		// One gets in money what another one should.
		let moved = shares[0].cash / 2;
		shares[0].cash -= moved;
		shares[1].cash += moved;
		open_to(BAKERY, &shares, |_| {});
		assert_refused!(claim(vec![claim_at(&shares, 0)]), Errors::WrongCash);
		assert_refused!(claim(vec![claim_at(&shares, 1)]), Errors::WrongCash);
		assert_ok!(claim(vec![claim_at(&shares, 2)]));
	});
}

#[test]
fn a_member_who_is_there_twice_or_never_was_claims_no_more_than_once() {
	new_test(|| {
		make_pool(BAKERY);
		let shares = shares(BAKERY, &[(ADA, 1), (ADA, 2), (99, 4)]);
		open_to(BAKERY, &shares, |_| {});
		assert_ok!(claim(vec![claim_at(&shares, 1)]));
		assert_refused!(claim(vec![claim_at(&shares, 0)]), Errors::AlreadyClaimed);
		assert_refused!(claim(vec![claim_at(&shares, 2)]), Errors::NoSuchMember);
	});
}

#[test]
fn nothing_is_claimed_beyond_the_sums() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		let cash = |change: fn(&mut Claimed, &CommitmentOf<Test>)| {
			Patronages::<Test>::mutate(BAKERY, year(), |of| {
				let of = of.as_mut().unwrap();
				let PatronageState::Open(claimed) = &mut of.state else { panic!("claims are open") };
				change(claimed, &of.commitment);
			});
		};
		cash(|claimed, of| claimed.cash = of.cash);
		assert_refused!(claim(vec![claim_at(&shares, 0)]), Errors::BeyondSum);
		cash(|claimed, of| (claimed.cash, claimed.kept) = (0, of.total - of.cash));
		assert_refused!(claim(vec![claim_at(&shares, 0)]), Errors::BeyondSum);
		cash(|claimed, _| claimed.kept = 0);
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
	});
}

#[test]
fn a_list_claims_what_can_be_claimed() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		assert_ok!(claim((0..3).map(|place| claim_at(&shares, place)).collect()));
		assert_eq!(claimed(BAKERY).shares, 3);
		assert_due(BAKERY);
	});
}

#[test]
fn a_member_of_no_part_claims_nothing_once() {
	new_test(|| {
		let shares = open(BAKERY, &[(ADA, 0), (BEN, 2)]);
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		assert_refused!(claim(vec![claim_at(&shares, 0)]), Errors::AlreadyClaimed);
		assert_eq!(owed(BAKERY, ADA), 0);
	});
}

#[test]
fn who_is_alone_claims_all() {
	new_test(|| {
		let shares = open(BAKERY, &[(ADA, 3)]);
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		assert_eq!((owed(BAKERY, ADA), in_account(BAKERY, ADA)), (144 * EURO, 576 * EURO));
	});
}

#[test]
fn what_nobody_claims_in_five_years_is_the_reserve_s() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		let before = reserve(BAKERY);
		pass_days(1_826);
		assert!(!claimed(BAKERY).is_lapsed);
		rochdale_mocks::DeadlineTime::set(claimed(BAKERY).lapses_at);
		assert_refused!(claim(vec![claim_at(&shares, 1)]), Errors::ClaimsLapsed);
		pass_days(1);
		assert!(claimed(BAKERY).is_lapsed);
		assert_refused!(claim(vec![claim_at(&shares, 1)]), Errors::ClaimsLapsed);
		let lapsed = shares[1].refund + shares[2].refund;
		assert_eq!(reserve(BAKERY), before + lapsed as i128);
		assert_eq!(book(BAKERY).in_accounts(), Some(in_account(BAKERY, ADA)));
		assert_due(BAKERY);
	});
}

#[test]
fn where_all_was_paid_the_year_is_over_with_the_time_to_claim() {
	new_test(|| {
		fix_hours(BAKERY, year());
		close_by(BAKERY, &of_2026(profit(1_000)), &Choices { cash_bps: 10_000, ..plain_choices() });
		let shares = shares(BAKERY, &HOURS);
		assert_ok!(agree(BAKERY, commitment(&shares)));
		claim_all(&shares);
		assert_eq!((book(BAKERY).kept.len(), book(BAKERY).running.len()), (0, 1));
		pass_days(1_827);
		assert_eq!(book(BAKERY).running.len(), 0);
	});
}
