//! Where the salts of proofs are lost, the members replace what claims are open to by the same division.

use super::{dividing::*, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

/// The same shares with other salts.
fn salted(shares: &[Share]) -> Vec<Share> {
	shares.iter().map(|share| Share { salt: [9; 32], ..share.clone() }).collect()
}

fn replace(of: CommitmentOf<Test>) -> DispatchResult {
	Surplus::replace_patronage(decided(BAKERY, Track::Special), year(), of)
}

#[test]
fn members_claim_by_new_proofs_what_they_had_not_claimed() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		let (again, before) = (salted(&shares), patronage_of(BAKERY));
		let of = commitment(&again);
		rochdale_mocks::take_events::<Test, Event<Test>>();
		assert_ok!(replace(of));
		let (coop, year, resolution) = (BAKERY, year(), rochdale_mocks::RESOLUTION);
		let events = rochdale_mocks::take_events::<Test, Event<Test>>();
		assert_eq!(events, vec![Event::PatronageReplaced { coop, year, commitment: of, resolution }]);
		// Nothing but the root and the round is another one.
		let expected = Patronage { round: before.round + 1, commitment: of, ..before };
		assert_eq!(patronage_of(BAKERY), expected);
		// By number, whatever the salt.
		assert_refused!(claim(vec![claim_at(&again, 0)]), Errors::AlreadyClaimed);
		assert_refused!(claim(vec![claim_at(&shares, 1)]), Errors::NotInCommitment);
		claim_rest(&again);
		assert_eq!((claimed(BAKERY).shares, claimed(BAKERY).cash), (3, of.cash));
		assert_due(BAKERY);
		// The first root is as dead as it was.
		assert_refused!(claim(vec![claim_at(&shares, 0)]), Errors::AlreadyClaimed);
	});
}

fn claim_rest(shares: &[Share]) {
	for place in 1..3 {
		assert_ok!(claim(vec![claim_at(shares, place)]));
	}
}

#[test]
fn a_key_move_gives_no_second_claim_by_a_new_root() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		unseat(BAKERY, ADA);
		assert_ok!(Surplus::settle_account(anybody(), BAKERY, ADA));
		use rochdale_primitives::Settlement;
		Surplus::forget(BAKERY, ADA);
		let again = salted(&shares);
		assert_ok!(replace(commitment(&again)));
		assert_refused!(claim(vec![claim_at(&again, 0)]), Errors::AlreadyClaimed);
	});
}

#[test]
fn number_sums_and_document_stay() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		let of = commitment(&salted(&shares));
		for other in [
			Commitment { count: 4, ..of },
			Commitment { total: of.total - 1, ..of },
			Commitment { cash: of.cash + 1, ..of },
			Commitment { document: doc(3), ..of },
		] {
			assert_refused!(replace(other), Errors::OtherDivision);
		}
		let weak = Surplus::replace_patronage(ordinary(BAKERY), year(), of);
		assert_refused!(weak, Errors::MandateTooWeak);
		let alone = Surplus::replace_patronage(signed(BAKERY, 1), year(), of);
		assert_refused!(alone, DispatchError::BadOrigin);
		assert_ok!(replace(of));
	});
}

/// Whatever a majority commits to, nobody gets more than was set aside for all.
#[test]
fn no_new_root_gives_more_than_what_is_left() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		// What was ADA's, who has it, is CLEO's as well.
		let mut greedy = salted(&shares);
		let (refund, cash) = (greedy[0].refund, greedy[0].cash);
		(greedy[0].refund, greedy[0].cash) = (0, 0);
		greedy[2].refund += refund;
		greedy[2].cash = patronage::cash(greedy[2].refund, 2_000, 1).unwrap();
		greedy[1].cash += shares.iter().map(|share| share.cash).sum::<Balance>() - greedy[1].cash - greedy[2].cash;
		assert!(greedy[1].cash.abs_diff(shares[1].cash) <= 1 && cash > 0);
		assert_ok!(replace(commitment(&greedy)));
		if greedy[1].cash == shares[1].cash {
			assert_ok!(claim(vec![claim_at(&greedy, 1)]));
			assert_refused!(claim(vec![claim_at(&greedy, 2)]), Errors::BeyondSum);
		} else {
			assert_refused!(claim(vec![claim_at(&greedy, 1)]), Errors::WrongCash);
			assert_ok!(claim(vec![claim_at(&greedy, 2)]));
		}
		assert_due(BAKERY);
	});
}

#[test]
fn what_is_not_open_or_has_lapsed_or_is_all_claimed_is_not_replaced() {
	new_test(|| {
		make_pool(BAKERY);
		let shares = shares(BAKERY, &HOURS);
		let of = commitment(&salted(&shares));
		assert_refused!(replace(of), Errors::ClaimsNotOpen);
		assert_ok!(agree(BAKERY, commitment(&shares)));
		assert_refused!(
			Surplus::replace_patronage(decided(BAKERY, Track::Special), next_year(), of),
			Errors::ClaimsNotOpen
		);
		assert_ok!(Surplus::revolve(ordinary(BAKERY), BAKERY, year()));
		assert_ok!(replace(of));
		claim_all(&salted(&shares));
		assert_refused!(replace(commitment(&shares)), Errors::NothingDue);
		// Who has claimed after that collects as all others do.
		assert_ok!(Surplus::collect_account(anybody(), BAKERY, year(), only(CLEO)));
	});
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		pass_days(1_827);
		assert_refused!(replace(commitment(&salted(&shares))), Errors::ClaimsLapsed);
	});
}
