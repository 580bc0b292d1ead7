//! Who may confirm what whom has entered.

use super::*;

#[test]
fn only_hands_confirm() {
	new_test(|| {
		let leg = enter_receipt(300, 1);
		let confirm = |who, coop| Settlement::confirm(signed(who), BANK, leg, coop, hash(1));
		assert_refused!(confirm(DAVE, 1), Error::<Test>::NotAHand);
		// As a member of a co-op in which one is not.
		assert_refused!(confirm(CAROL, 1), Error::<Test>::NotAHand);
		assert_refused!(Settlement::confirm(RuntimeOrigin::root(), BANK, leg, 2, hash(1)), BadOrigin);
		remove_hand(2, CAROL);
		assert_refused!(confirm(CAROL, 2), Error::<Test>::NotAHand);
		add_hand(2, CAROL, 1);
		assert_ok!(confirm(CAROL, 2));
	});
}

#[test]
fn who_has_entered_does_not_confirm() {
	new_test(|| {
		let leg = enter_receipt(300, 1);
		let confirm = |who, coop| Settlement::confirm(signed(who), BANK, leg, coop, hash(1));
		assert_refused!(confirm(ALICE, 1), Error::<Test>::SameHand);
		// Nor with the same account as a member of another co-op.
		add_hand(2, ALICE, 7);
		assert_refused!(confirm(ALICE, 2), Error::<Test>::SameHand);
		// Nor as the same member with another account.
		add_hand(1, 77, 1);
		assert_refused!(confirm(77, 1), Error::<Test>::SameHand);
		assert_ok!(confirm(BOB, 1));
	});
}

#[test]
fn who_has_entered_does_not_confirm_while_a_seat_moves() {
	new_test(|| {
		Joint::set(true);
		let leg = enter_receipt(300, 1);
		// The seat of who has entered it moves to the key of who would confirm, and the other way round.
		for moving in [(1, 1, CAROL), (2, 1, ALICE)] {
			Moving::set(vec![moving]);
			assert_refused!(confirm(leg, 1), Error::<Test>::SameHand);
		}
		// Seats of other members of the two co-ops can move where they want.
		Moving::set(vec![(1, 2, CAROL), (2, 2, ALICE)]);
		assert_ok!(confirm(leg, 1));
	});
}

#[test]
fn where_money_is_joint_two_co_ops_confirm() {
	new_test(|| {
		Joint::set(true);
		let leg = enter_receipt(300, 1);
		assert_refused!(Settlement::confirm(signed(BOB), BANK, leg, 1, hash(1)), Error::<Test>::SameCoop);
		// It counts when it is confirmed.
		Joint::set(false);
		assert_ok!(Settlement::confirm(signed(BOB), BANK, leg, 1, hash(1)));
		Joint::set(true);
		let leg = enter_receipt(300, 2);
		assert_ok!(confirm(leg, 2));
	});
}

#[test]
fn who_benefits_does_not_confirm() {
	new_test(|| {
		// Somebody is said to have paid in, and is a hand.
		let from = Party::Member(2, 1);
		assert_ok!(Settlement::enter_receipt(signed(ALICE), BANK, 1, from, 300, hash(REASON), hash(1)));
		assert_refused!(confirm(1, 1), Error::<Test>::YouBenefit);
		assert_ok!(Settlement::confirm(signed(BOB), BANK, 1, 1, hash(1)));

		// Somebody is paid: neither that it was paid, nor that it was not.
		for outcome in [Outcome::Paid(hash(2)), Outcome::NotPaid(hash(2))] {
			let leg = record(BANK).last_leg + 1;
			assert_ok!(Settlement::pay(BANK, payment(1, 10, Party::Member(2, 1)), None));
			assert_ok!(Settlement::enter_outcome(signed(ALICE), BANK, leg, 1, outcome));
			assert_refused!(confirm(leg, 2), Error::<Test>::YouBenefit);
			assert_ok!(Settlement::confirm(signed(BOB), BANK, leg, 1, hash(2)));
		}

		// Whoever is of the co-op that is paid, where others have a part in the money.
		Joint::set(true);
		let leg = record(BANK).last_leg + 1;
		assert_ok!(Settlement::pay(BANK, payment(1, 10, Party::Coop(2)), None));
		assert_ok!(enter_paid(leg, 3));
		assert_refused!(confirm(leg, 3), Error::<Test>::YouBenefit);
		add_hand(3, DAVE, 1);
		assert_ok!(Settlement::confirm(signed(DAVE), BANK, leg, 3, hash(3)));

		// And when the money comes back from there.
		let entry = record(BANK).last_entry;
		assert_ok!(correct(entry, Correction::Returned(hash(4))));
		assert_refused!(confirm(leg + 1, 4), Error::<Test>::YouBenefit);
	});
}

#[test]
fn who_has_entered_must_still_have_the_right() {
	new_test(|| {
		let leg = enter_receipt(300, 1);
		remove_hand(1, ALICE);
		assert_refused!(confirm(leg, 1), Error::<Test>::EntererLost);
		// It does not help that she is a hand elsewhere, or as somebody else.
		add_hand(2, ALICE, 7);
		assert_refused!(confirm(leg, 1), Error::<Test>::EntererLost);
		add_hand(1, ALICE, 9);
		assert_refused!(confirm(leg, 1), Error::<Test>::EntererLost);
		// Nor that somebody else has her place.
		remove_hand(1, ALICE);
		add_hand(1, 77, 1);
		assert_refused!(confirm(leg, 1), Error::<Test>::EntererLost);
		// Another hand rejects it and enters it again.
		assert_ok!(Settlement::reject(signed(BOB), BANK, leg, 1, hash(NO)));
		let from = Party::Coop(3);
		assert_ok!(Settlement::enter_receipt(signed(BOB), BANK, 1, from, 300, hash(REASON), hash(1)));
		assert_ok!(confirm(leg + 1, 1));
	});
}

#[test]
fn who_has_lost_the_right_takes_nothing_back() {
	new_test(|| {
		let leg = enter_receipt(300, 1);
		remove_hand(1, ALICE);
		assert_refused!(Settlement::reject(signed(ALICE), BANK, leg, 1, hash(NO)), Error::<Test>::NotAHand);
		add_hand(1, ALICE, 1);
		// The same right again: what she has entered counts.
		assert_ok!(confirm(leg, 1));
	});
}
