//! What is at the bank is entered beside what is outstanding, and a custodian that is not covered issues nothing.

use crate::{mock::*, *};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn attest(as_of: Moment, balance: Balance) -> DispatchResult {
	Custody::attest_statement(signed(TREASURER), BANK, as_of, balance, doc(4))
}

fn confirm(as_of: Moment, balance: Balance) -> DispatchResult {
	Custody::confirm_statement(signed(AUDITOR), BANK, COURIERS, as_of, balance, bank().reported, doc(4))
}

#[test]
fn a_statement_is_entered_when_an_auditor_confirms_it() {
	new_test(|| {
		assert_ok!(attest(START, ENDOWED + 5));
		let attested_by = Hand { coop: HOUSING, member: 3 };
		System::assert_last_event(
			Event::StatementAttested {
				custodian: BANK,
				as_of: START,
				balance: ENDOWED + 5,
				document: doc(4),
				by: attested_by,
			}
			.into(),
		);
		assert_eq!(Statements::<Test>::iter().count(), 0);
		assert_ok!(confirm(START, ENDOWED + 5));
		let by = Hand { coop: COURIERS, member: 4 };
		System::assert_last_event(
			Event::StatementConfirmed {
				custodian: BANK,
				statement: 1,
				balance: ENDOWED + 5,
				outstanding: ENDOWED,
				reported: 0,
				by,
			}
			.into(),
		);
		let expected = Statement {
			as_of: START,
			balance: ENDOWED + 5,
			outstanding: ENDOWED,
			reported: 0,
			document: doc(4),
			attested_by,
			confirmed_by: by,
			at: START + 1_000,
		};
		assert_eq!(Statements::<Test>::get(BANK, 1), Some(expected));
		// What was confirmed no longer waits: confirmed twice, it would be two statements.
		assert!(!PendingStatements::<Test>::contains_key(BANK));
		assert_refused!(confirm(START, ENDOWED + 5), Error::<Test>::NoSuchStatement);
		assert_ok!(attest(START + 1, ENDOWED));
		assert_ok!(confirm(START + 1, ENDOWED));
		assert_eq!(bank().statement.map(|last| last.number), Some(2));
	});
}

#[test]
fn a_custodian_that_is_not_covered_issues_nothing() {
	new_test(|| {
		let waiting = attested(UNIT, 1);
		let issue = || confirm_deposit(AUDITOR, waiting, COURIERS);
		assert_ok!(attest(START, ENDOWED - 1));
		assert_ok!(confirm(START, ENDOWED - 1));
		assert!(!bank().is_covered());
		assert_refused!(issue(), Error::<Test>::Uncovered);
		// It redeems, which changes nothing about the statement.
		let redemption = reported(UNIT, 1);
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), redemption));
		assert_refused!(issue(), Error::<Test>::Uncovered);
		assert_ok!(attest(START + 1, ENDOWED - UNIT));
		assert_ok!(confirm(START + 1, ENDOWED - UNIT));
		assert_ok!(issue());
	});
}

/// Has a statement entered, and says whether it covers what is outstanding.
fn covers(as_of: Moment, balance: Balance) -> bool {
	assert_ok!(attest(as_of, balance));
	assert_ok!(confirm(as_of, balance));
	bank().is_covered()
}

#[test]
fn what_was_paid_and_is_not_burnt_yet_is_not_missing() {
	new_test(|| {
		let paid = reported(480 * UNIT, 1);
		requested(20 * UNIT);
		// The bank has paid, and the holder has not said so yet: his silence must not stop an honest custodian.
		let left = ENDOWED - 480 * UNIT;
		assert!(covers(START, left));
		let last = LastStatement { number: 1, as_of: START, balance: left, outstanding: ENDOWED, reported: 480 * UNIT };
		assert_eq!(bank().statement, Some(last));
		let entered = Statements::<Test>::get(BANK, 1).unwrap();
		assert_eq!((entered.outstanding, entered.reported), (ENDOWED, 480 * UNIT));
		// What was only requested should be there.
		assert!(!covers(START + 1, left - 1));
		// In dispute it is still said to be paid.
		assert_ok!(Custody::dispute(signed(BAKERY_ACCOUNT), paid, doc(8)));
		assert!(covers(START + 2, left));
		// Withdrawn, it should be there again; and what was paid is no longer outstanding.
		assert_ok!(Custody::withdraw_report(signed(CHAIR), paid));
		assert!(!covers(START + 3, left));
		assert!(covers(START + 4, ENDOWED));
		assert_ok!(Custody::report_payout(signed(TREASURER), paid, doc(1)));
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), paid));
		assert!(covers(START + 5, left));
		assert!(!covers(START + 6, left - 1));
	});
}

#[test]
fn an_auditor_vouches_for_what_has_left_the_bank() {
	new_test(|| {
		reported(480 * UNIT, 1);
		assert_ok!(attest(START, ENDOWED - 480 * UNIT));
		let confirm = |reported| {
			let balance = ENDOWED - 480 * UNIT;
			Custody::confirm_statement(signed(AUDITOR), BANK, COURIERS, START, balance, reported, doc(4))
		};
		for wrong in [0, 480 * UNIT - 1, 480 * UNIT + 1] {
			assert_refused!(confirm(wrong), Error::<Test>::DiffersFromFirst);
		}
		// What is reported between his look at the bank and his confirmation, he has not seen.
		let late = reported(UNIT, 2);
		assert_refused!(confirm(480 * UNIT), Error::<Test>::DiffersFromFirst);
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), late));
		assert_ok!(confirm(480 * UNIT));
	});
}

#[test]
fn what_was_not_paid_after_all_is_not_covered() {
	new_test(|| {
		// A report hides for a statement that money is missing, and is withdrawn when that is confirmed.
		let left = ENDOWED - 480 * UNIT;
		let withdrawn = reported(480 * UNIT, 1);
		assert!(covers(START, left));
		let issue = |deposit| confirm_deposit(AUDITOR, deposit, COURIERS);
		let (first, second) = (attested(UNIT, 1), attested(UNIT, 2));
		assert_ok!(issue(first));
		assert_ok!(Custody::withdraw_report(signed(CHAIR), withdrawn));
		assert!(!bank().is_covered());
		assert_refused!(issue(second), Error::<Test>::Uncovered);
		assert_eq!(Statements::<Test>::get(BANK, 1).map(|entered| entered.reported), Some(480 * UNIT));
		assert_eq!(bank().statement.map(|last| last.reported), Some(0));
		// What is reported anew, the statement has not counted.
		assert_ok!(Custody::report_payout(signed(TREASURER), withdrawn, doc(1)));
		assert!(!bank().is_covered());
		assert!(covers(START + 1, left + UNIT));

		// The federation decides that it was not paid.
		assert_ok!(Custody::dispute(signed(BAKER), withdrawn, doc(8)));
		pass(1);
		assert_ok!(Custody::decide_redemption(by_federation(Track::Ordinary), withdrawn, false));
		assert!(!bank().is_covered());
		assert_eq!(bank().statement.map(|last| last.reported), Some(0));
		assert!(covers(START + 2, ENDOWED + UNIT));
	});
}

#[test]
fn what_was_paid_stays_covered() {
	new_test(|| {
		let one = reported(480 * UNIT, 1);
		let other = reported(20 * UNIT, 2);
		let left = ENDOWED - 500 * UNIT;
		assert!(covers(START, left));
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), one));
		assert_ok!(Custody::dispute(signed(BAKER), other, doc(8)));
		pass(1);
		assert_ok!(Custody::decide_redemption(by_federation(Track::Ordinary), other, true));
		assert!(bank().is_covered());
		assert_eq!(bank().statement.map(|last| last.reported), Some(500 * UNIT));
	});
}

#[test]
fn a_statement_loses_only_what_it_has_counted() {
	new_test(|| {
		// In the block of the statement and after it.
		let before = reported(480 * UNIT, 1);
		assert!(covers(START, ENDOWED - 480 * UNIT));
		let after = reported(20 * UNIT, 2);
		assert_ok!(Custody::withdraw_report(signed(CHAIR), after));
		assert!(bank().is_covered());
		// Reported anew by another officer, it is still what the statement has counted.
		pass(DAY);
		dismiss(HOUSING, 3);
		assert_ok!(Custody::report_payout(signed(SECRETARY), before, doc(3)));
		assert!(bank().is_covered());
		assert_ok!(Custody::withdraw_report(signed(CHAIR), before));
		assert!(!bank().is_covered());
		assert_eq!(bank().statement.map(|last| last.reported), Some(0));
	});
}

#[test]
fn who_attests_and_who_confirms_are_the_right_ones() {
	new_test(|| {
		let attest_as = |who| Custody::attest_statement(signed(who), BANK, START, ENDOWED, doc(4));
		assert_refused!(attest_as(BAKER), Error::<Test>::NotMember);
		assert_refused!(attest_as(HOUSING_AUDITOR), Error::<Test>::NotBoard);
		assert_ok!(attest_as(TREASURER));
		let confirm_as =
			|who, coop| Custody::confirm_statement(signed(who), BANK, coop, START, ENDOWED, bank().reported, doc(4));
		assert_refused!(confirm_as(HOUSING_AUDITOR, HOUSING), Error::<Test>::NotForeign);
		assert_refused!(confirm_as(COURIER, COURIERS), Error::<Test>::NotAuditor);
		assert_refused!(confirm_as(STRANGER, COURIERS), Error::<Test>::NotMember);
		set_standing(WEAVERS, Standing::Left);
		assert_refused!(confirm_as(WEAVERS_AUDITOR, WEAVERS), Error::<Test>::CoopNotMember);
		seat(HOUSING, 9, BAKERY_AUDITOR);
		assert_refused!(confirm_as(BAKERY_AUDITOR, BAKERY), Error::<Test>::NotForeign);
		// The account that has attested it sits elsewhere now.
		seat(HOUSING, 3, STRANGER);
		seat(COURIERS, 4, TREASURER);
		assert_refused!(confirm_as(TREASURER, COURIERS), Error::<Test>::SameHand);
		seat(COURIERS, 4, AUDITOR);
		// Or will soon.
		move_to(COURIERS, 4, TREASURER);
		assert_refused!(confirm_as(AUDITOR, COURIERS), Error::<Test>::SameHand);
		Moving::set(vec![]);
		dismiss(HOUSING, 3);
		assert_refused!(confirm_as(AUDITOR, COURIERS), Error::<Test>::OfficeLost);
	});
}

#[test]
fn the_auditor_confirms_what_he_has_seen() {
	new_test(|| {
		assert_refused!(confirm(START, ENDOWED), Error::<Test>::NoSuchStatement);
		assert_ok!(attest(START, ENDOWED));
		assert_refused!(confirm(START - 1, ENDOWED), Error::<Test>::DiffersFromFirst);
		assert_refused!(confirm(START, ENDOWED - 1), Error::<Test>::DiffersFromFirst);
		let other =
			Custody::confirm_statement(signed(AUDITOR), BANK, COURIERS, START, ENDOWED, bank().reported, doc(5));
		assert_refused!(other, Error::<Test>::DiffersFromFirst);
		// A later one of the same officer takes its place.
		assert_ok!(attest(START, ENDOWED + 1));
		assert_refused!(confirm(START, ENDOWED), Error::<Test>::DiffersFromFirst);
		assert_ok!(confirm(START, ENDOWED + 1));
	});
}

#[test]
fn no_officer_takes_away_what_another_one_has_attested() {
	new_test(|| {
		assert_ok!(attest(START, ENDOWED));
		for officer in [CHAIR, SECRETARY] {
			assert_ok!(Custody::attest_statement(signed(officer), BANK, START + 1, 1, doc(5)));
		}
		assert_eq!(PendingStatements::<Test>::get(BANK).len(), 3);
		assert_ok!(confirm(START, ENDOWED));
		// What is of a later time still waits, and what is of an earlier one says nothing any more.
		assert_eq!(PendingStatements::<Test>::get(BANK).len(), 2);
		let late = |as_of, document| {
			let balance = if document == doc(5) { 1 } else { ENDOWED };
			Custody::confirm_statement(signed(AUDITOR), BANK, COURIERS, as_of, balance, 0, document)
		};
		// Of two officers who say the same, one suffices who is still in office.
		dismiss(HOUSING, 1);
		assert_ok!(late(START + 1, doc(5)));
		assert_eq!(Statements::<Test>::get(BANK, 2).map(|entered| entered.attested_by.member), Some(2));
		assert!(!PendingStatements::<Test>::contains_key(BANK));
	});
}

#[test]
fn what_was_confirmed_later_is_not_confirmed_again() {
	new_test(|| {
		assert_ok!(attest(START + 1, ENDOWED));
		let last = LastStatement { number: 0, as_of: START + 1, balance: 0, outstanding: 0, reported: 0 };
		let before = bank();
		Custodians::<Test>::insert(BANK, Custodian { statement: Some(last), ..before.clone() });
		assert_refused!(confirm(START + 1, ENDOWED), Error::<Test>::StatementNotNewer);
		Custodians::<Test>::insert(BANK, before);
	});
}

#[test]
fn a_statement_is_of_a_time_that_has_passed_and_later_than_the_last() {
	new_test(|| {
		let now = START + 1_000;
		assert_refused!(attest(now + 1, ENDOWED), Error::<Test>::StatementInFuture);
		let without = Custody::attest_statement(signed(TREASURER), BANK, now, ENDOWED, doc(0));
		assert_refused!(without, Error::<Test>::NoDocument);
		assert_ok!(attest(now, ENDOWED));
		assert_ok!(confirm(now, ENDOWED));
		assert_refused!(attest(now, ENDOWED), Error::<Test>::StatementNotNewer);
		pass(DAY);
		assert_ok!(attest(now + 1, ENDOWED));
	});
}

#[test]
fn a_statement_that_waits_too_long_says_nothing() {
	new_test(|| {
		assert_ok!(attest(START, ENDOWED));
		pass(30 * DAY);
		assert_refused!(confirm(START, ENDOWED), Error::<Test>::NoSuchStatement);
	});
}

#[test]
fn statements_end_where_numbers_do() {
	new_test(|| {
		assert_ok!(attest(START, ENDOWED));
		let before = bank();
		let last = LastStatement { number: u32::MAX, as_of: 0, balance: 0, outstanding: 0, reported: 0 };
		Custodians::<Test>::insert(BANK, Custodian { statement: Some(last), ..before.clone() });
		assert_refused!(confirm(START, ENDOWED), Error::<Test>::Overflow);
		Custodians::<Test>::insert(BANK, before);
	});
}
