//! Two hands, neither of whom pays or is paid.

use super::*;

fn some() -> TestPosting {
	came(1, 20 * ONE, vec![dues(9, 20 * ONE)])
}

#[test]
fn strangers_are_refused_and_pay_for_one_question() {
	new_test(|| {
		refused_by(EVE, TestError::NotAHand);
		// Not as a member of a co-op in which they do not sit either.
		assert_refused!(Books::post(signed(ANN), SHOP, 2, some()), TestError::NotAHand);
		let weight = Books::post(signed(EVE), SHOP, 1, some()).unwrap_err().post_info.actual_weight;
		assert_eq!(weight, Some(Weight::from_parts(1 + 1_000, 0)));
	});
}

#[track_caller]
fn refused_by(who: AccountId, error: TestError) {
	assert_refused!(send(who, &some()), error);
}

#[test]
fn nobody_is_both_hands() {
	new_test(|| {
		assert_ok!(send(ANN, &some()));
		refused_by(ANN, TestError::AlreadyBegun);
		// Nor with the key to which their seat moves.
		Moving::set(vec![(1, 1, DAN)]);
		refused_by(DAN, TestError::SameHand);
		Moving::set(vec![]);
		assert_ok!(send(BEN, &some()));
	});
}

#[test]
fn joint_money_needs_hands_of_two_co_ops() {
	new_test(|| {
		Joint::set(true);
		assert_ok!(send(ANN, &some()));
		refused_by(BEN, TestError::SameCoop);
		assert_ok!(send(DAN, &some()));
		assert_eq!(entries(), 1);
	});
}

#[test]
fn neither_hand_is_a_party() {
	new_test(|| {
		let own = came(1, 20 * ONE, vec![dues(1, 20 * ONE)]);
		assert_refused!(send(ANN, &own), TestError::YouBenefit);
		assert_ok!(send(BEN, &own));
		assert_refused!(send(ANN, &own), TestError::YouBenefit);
		assert_ok!(send(CLEO, &own));
	});
}

#[test]
fn who_becomes_a_party_after_beginning_does_not_count() {
	new_test(|| {
		assert_ok!(send(DAN, &some()));
		Moving::set(vec![(1, 9, DAN)]);
		refused_by(BEN, TestError::FirstBenefits);
	});
}

#[test]
fn what_was_begun_counts_only_while_who_began_it_is_in_office_without_a_break() {
	new_test(|| {
		assert_ok!(send(ANN, &some()));
		remove_hand(1, ANN);
		pass_days(1);
		// So the next one begins.
		assert_ok!(send(BEN, &some()));
		assert_eq!(entries(), 0);
		add_hand(1, ANN);
		assert_ok!(send(ANN, &some()));
		assert_eq!(entries(), 1);

		let other = came(2, 20 * ONE, vec![dues(9, 20 * ONE)]);
		assert_ok!(send(CLEO, &other));
		pass_days(1);
		add_hand(1, CLEO);
		assert_ok!(send(BEN, &other));
		assert_eq!(entries(), 1);
	});
}

#[test]
fn what_was_begun_lapses() {
	new_test(|| {
		assert_ok!(send(ANN, &some()));
		pass_days(BEGUN_DAYS);
		assert_ok!(send(BEN, &some()));
		assert_eq!(entries(), 0);
		assert_ok!(send(CLEO, &some()));
		assert_eq!(entries(), 1);
	});
}

#[test]
fn who_begins_cannot_change_what_the_second_signs() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 15 * ONE)]));
		// Ann begins that it was paid, and then that it was not, before Ben's word on the first arrives.
		let paid = went(2, 15 * ONE, vec![Part::Whole(no)]);
		assert_ok!(send(ANN, &paid));
		assert_ok!(send_void(ANN, no, None));
		assert_ok!(send(BEN, &paid));
		assert_eq!((held(WAGES), waits(no)), (15 * ONE as i128, 0));
		// Of what waits no more nothing is voided.
		assert_refused!(send_void(BEN, no, None), TestError::AlreadyEnded);
	});
}

#[test]
fn who_signs_a_number_signs_what_it_means() {
	new_test(|| {
		endow(1, 100 * ONE);
		// The two hands name different pending entries, as where two have changed places.
		let (five, six) = (order(payment(vec![wage(9, 15 * ONE)])), order(payment(vec![wage(8, 15 * ONE)])));
		assert_ok!(send(ANN, &went(2, 15 * ONE, vec![Part::Whole(five)])));
		assert_ok!(send(BEN, &went(2, 15 * ONE, vec![Part::Whole(six)])));
		assert_eq!(held(WAGES), 0);
	});
}

#[test]
fn what_was_begun_is_taken_back_by_who_began_it_or_by_another_hand() {
	new_test(|| {
		let withdraw = |who| Books::withdraw(signed(who), SHOP, 1, content(&some()));
		assert_refused!(withdraw(ANN), TestError::NothingBegun);
		assert_ok!(send(ANN, &some()));
		assert_refused!(withdraw(EVE), TestError::NotAHand);
		assert_ok!(withdraw(ANN));
		System::assert_last_event(
			Event::Withdrawn { ledger: SHOP, content: content(&some()), by: Hand { coop: 1, member: 1 } }.into(),
		);
		assert_ok!(send(BEN, &some()));
		assert_eq!(entries(), 0);
		assert_ok!(withdraw(CLEO));
		// Also by who is no hand any more.
		assert_ok!(send(ANN, &some()));
		remove_hand(1, ANN);
		assert_ok!(withdraw(ANN));
		assert_eq!(Begun::<Test>::iter().count(), 0);
	});
}

#[test]
fn beginning_and_agreeing_are_told_with_the_content() {
	new_test(|| {
		assert_ok!(send(ANN, &some()));
		let (by, lapses_at) = (Hand { coop: 1, member: 1 }, Now::get() + DAY * u64::from(BEGUN_DAYS));
		let begun = Event::Begun { ledger: SHOP, act: Act::Post, content: content(&some()), by, lapses_at };
		System::assert_last_event(begun.into());
		assert_ok!(send(BEN, &some()));
		let by = [by, Hand { coop: 1, member: 2 }];
		System::assert_has_event(Event::Agreed { ledger: SHOP, content: content(&some()), by }.into());
		System::assert_last_event(Event::Entered { ledger: SHOP, entry: 1, day: TODAY }.into());
	});
}

#[test]
fn all_that_two_hands_do_needs_both() {
	new_test(|| {
		endow(1, 10 * ONE);
		endow(2, 100 * ONE);
		let no = order(payment(vec![wage(9, 15 * ONE)]));
		assert_ok!(send_void(ANN, no, None));
		assert_ok!(send_close(ANN, &statement(TODAY - 1, 0)));
		assert_ok!(send_correction(ANN, 1, None));
		assert_ok!(Books::set_details(signed(ANN), SHOP, 1, outside(1), hash(2)));
		assert_eq!((waits(no), entries()), (15 * ONE, 2));
		assert_eq!(Ledgers::<Test>::get(SHOP).unwrap().closed_through, None);
		assert_eq!(DetailsOf::<Test>::iter().count(), 0);
		assert_eq!(Begun::<Test>::iter().count(), 4);
	});
}
