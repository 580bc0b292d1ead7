//! What is at the bank is entered beside what is outstanding, and a custodian that is not covered issues nothing.

use crate::{mock::*, *};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn attest(day: Day, balance: Balance) -> DispatchResult {
	Custody::attest_statement(signed(TREASURER), BANK, day, balance, doc(4))
}

fn confirm_closing(closing: Closing, balance: Balance) -> DispatchResult {
	Custody::confirm_statement(signed(AUDITOR), BANK, COURIERS, closing, balance, doc(4))
}

fn confirm(day: Day, balance: Balance) -> DispatchResult {
	confirm_closing(closing(day), balance)
}

/// The day before the chain started, at whose end was outstanding what the genesis attests.
const BEFORE: Day = TODAY - 1;

#[test]
fn a_statement_is_entered_when_an_auditor_confirms_it() {
	new_test(|| {
		assert_ok!(attest(BEFORE, ENDOWED + 5));
		let attested_by = Hand { coop: HOUSING, member: 3 };
		let note = Note::Statement { day: BEFORE, balance: ENDOWED + 5, document: doc(4) };
		let (subject, lapses_at) = (Subject::Custodian(BANK), START + 30 * DAY);
		System::assert_last_event(Event::Noted { subject, note, by: attested_by, lapses_at }.into());
		assert_eq!(Statements::<Test>::iter().count(), 0);
		assert_ok!(confirm(BEFORE, ENDOWED + 5));
		let by = Hand { coop: COURIERS, member: 4 };
		let closing = Closing { day: BEFORE, outstanding: ENDOWED, reported: 0 };
		System::assert_last_event(
			Event::StatementConfirmed { custodian: BANK, statement: 1, balance: ENDOWED + 5, closing, by }.into(),
		);
		let (balance, document, at) = (ENDOWED + 5, doc(4), START + 1_000);
		let expected = Statement { balance, closing, document, attested_by, confirmed_by: by, at };
		assert_eq!(Statements::<Test>::get(BANK, 1), Some(expected));
		// What was confirmed no longer waits: confirmed twice, it would be two statements.
		assert!(!Notes::<Test>::contains_key(subject));
		assert_refused!(confirm(BEFORE, ENDOWED + 5), Error::<Test>::NoSuchStatement);
		pass(DAY);
		assert_ok!(attest(TODAY, ENDOWED));
		assert_ok!(confirm(TODAY, ENDOWED));
		assert_eq!(bank().statement.map(|last| last.number), Some(2));
	});
}

#[test]
fn a_custodian_that_is_not_covered_issues_nothing() {
	new_test(|| {
		let waiting = attested(UNIT, 1);
		let issue = || confirm_deposit(AUDITOR, waiting, COURIERS);
		assert!(!covers(BEFORE, ENDOWED - 1));
		assert_refused!(issue(), Error::<Test>::Uncovered);
		// It redeems, which changes nothing about the statement.
		let redemption = reported(UNIT, 1);
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), redemption));
		assert_refused!(issue(), Error::<Test>::Uncovered);
		pass(DAY);
		assert!(covers(TODAY, ENDOWED - UNIT));
		assert_ok!(issue());
	});
}

#[test]
fn both_sides_are_of_the_end_of_the_same_day() {
	new_test(|| {
		// On the first day 480 are paid out and 20 issued, and on the second 30 issued and 100 paid out.
		let first = reported(480 * UNIT, 1);
		assert_ok!(confirm_deposit(AUDITOR, attested(20 * UNIT, 1), COURIERS));
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), first));
		pass(DAY);
		assert_ok!(confirm_deposit(AUDITOR, attested(30 * UNIT, 2), COURIERS));
		let second = reported(100 * UNIT, 2);
		assert_eq!(closing(BEFORE), Closing { day: BEFORE, outstanding: ENDOWED, reported: 0 });
		assert_eq!(closing(TODAY), Closing { day: TODAY, outstanding: ENDOWED - 460 * UNIT, reported: 0 });
		let now = Closing { day: TODAY + 1, outstanding: ENDOWED - 430 * UNIT, reported: 100 * UNIT };
		assert_eq!(closing(TODAY + 1), now);
		// A day on which nothing happens ends as the one before.
		assert_eq!(closing(TODAY + 7), Closing { day: TODAY + 7, ..now });

		// What is missing at the end of the first day is not hidden by what is paid out until it is confirmed.
		let left = ENDOWED - 460 * UNIT;
		assert_ok!(attest(TODAY, left - 1));
		for wrong in [
			Closing { outstanding: left - 1, ..closing(TODAY) },
			Closing { outstanding: now.outstanding, ..closing(TODAY) },
			Closing { reported: 1, ..closing(TODAY) },
			Closing { reported: now.reported, ..closing(TODAY) },
			Closing { day: TODAY + 1, ..closing(TODAY) },
		] {
			assert_refused!(confirm_closing(wrong, left - 1), Error::<Test>::DiffersFromFirst);
		}
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), second));
		assert_ok!(confirm(TODAY, left - 1));
		assert!(!bank().is_covered());
		// Nor does it matter what comes afterwards.
		pass(DAY);
		assert!(covers(TODAY + 1, ENDOWED - 530 * UNIT));
	});
}

#[test]
fn what_is_owed_should_be_at_the_bank_too() {
	new_test(|| {
		assert_ok!(confirm_deposit(AUDITOR, attested(DAILY + UNIT, 1), COURIERS));
		assert_eq!(Custody::outstanding(BANK), ENDOWED + DAILY);
		assert_eq!(closing(TODAY).outstanding, ENDOWED + DAILY + UNIT);
		pass(DAY);
		assert!(!covers(TODAY, ENDOWED + DAILY + UNIT - 1));
		// What ends is no longer owed, and what is issued stays outstanding.
		for (who, coop) in [(CHAIR, HOUSING), (AUDITOR, COURIERS)] {
			assert_ok!(reject_deposit(who, 1, coop, doc(9)));
		}
		pass(DAY);
		assert!(covers(TODAY + 1, ENDOWED + DAILY));
	});
}

#[test]
fn only_the_last_days_on_which_something_has_changed_are_kept() {
	new_test(|| {
		MostPending::set(40);
		for nth in 0..40 {
			assert_ok!(confirm_deposit(AUDITOR, attested(UNIT, nth + 1), COURIERS));
			assert_ok!(confirm_deposit(AUDITOR, attested(UNIT, nth + 1_001), COURIERS));
			pass(DAY);
			assert!(bank().closings.len() <= MAX_CLOSINGS as usize);
		}
		// Of forty days, the last 32.
		let first = TODAY + 8;
		assert_eq!(bank().closing(first - 1), None);
		assert_eq!(closing(first).outstanding, ENDOWED + 18 * UNIT);
		assert_refused!(attest(first - 1, 1), Error::<Test>::StatementTooOld);
		assert_ok!(attest(first, ENDOWED + 18 * UNIT));
		let seen = closing(first);
		// It can be forgotten while the statement waits.
		assert_ok!(confirm_deposit(AUDITOR, attested(UNIT, 2_001), COURIERS));
		assert_refused!(confirm_closing(seen, ENDOWED + 18 * UNIT), Error::<Test>::StatementTooOld);
	});
}

#[test]
fn a_custodian_whose_statement_is_overdue_issues_nothing_and_redeems() {
	new_test(|| {
		let due = START + 90 * DAY;
		assert_eq!(bank().statement_due::<MockClock>(), Some(due));
		pass(90 * DAY - 1);
		assert_ok!(confirm_deposit(AUDITOR, attested(UNIT, 1), COURIERS));
		let waiting = attested(UNIT, 2);
		pass(1);
		let issue = |deposit| confirm_deposit(AUDITOR, deposit, COURIERS);
		assert_refused!(issue(waiting), Error::<Test>::StatementOverdue);
		let redemption = reported(UNIT, 1);
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), redemption));
		// A statement alone is not enough: it must cover too.
		assert!(!covers(TODAY + 88, ENDOWED - 1));
		assert_refused!(issue(waiting), Error::<Test>::Uncovered);
		assert!(covers(TODAY + 89, ENDOWED + UNIT));
		assert_ok!(issue(waiting));
		let now = DeadlineTime::get();
		assert_eq!(bank().statement_due::<MockClock>(), Some(now + 90 * DAY));
		pass(90 * DAY);
		let late = attested(UNIT, 3);
		assert_refused!(issue(late), Error::<Test>::StatementOverdue);
	});
	// Where days are short, as on a chain for tests, a civil day must have ended too of which there is no statement.
	new_test(|| {
		DayLength::set(20_000);
		let issue = |nth| confirm_deposit(AUDITOR, attested(UNIT, nth), COURIERS);
		let midnight = DAY - START % DAY - 1_000;
		pass(midnight - 1);
		assert_ok!(issue(1));
		pass(1);
		assert_eq!(issue(2), Err(Error::<Test>::StatementOverdue.into()));
		assert!(covers(TODAY, ENDOWED + UNIT));
		pass(DAY - 1);
		assert_ok!(issue(3));
		pass(1);
		assert_eq!(issue(4), Err(Error::<Test>::StatementOverdue.into()));
	});
	// For one that is approved later, from then on.
	new_test(|| {
		pass(50 * DAY);
		let title = Written::try_from(b"bank".to_vec()).unwrap();
		assert_ok!(Custody::approve_custodian(by_all(), WEAVERS, title, doc(5), DAILY, TOTAL));
		let due = |custodian| Custody::custodian(custodian).unwrap().statement_due;
		assert_eq!((due(BANK), due(2)), (Some(START + 90 * DAY), Some(START + 140 * DAY)));
		// Of before, nothing is known.
		let attest = |day| Custody::attest_statement(signed(WEAVER), 2, day, 0, doc(4));
		pass(DAY);
		assert_refused!(attest(TODAY + 49), Error::<Test>::StatementTooOld);
		assert_ok!(attest(TODAY + 50));
	});
}

#[test]
fn what_was_paid_and_is_not_burnt_yet_is_not_missing() {
	new_test(|| {
		let paid = reported(480 * UNIT, 1);
		requested(20 * UNIT);
		pass(DAY);
		// The bank has paid, and the holder has not said so yet: their silence must not stop an honest custodian.
		let left = ENDOWED - 480 * UNIT;
		assert!(covers(TODAY, left));
		let closing = Closing { day: TODAY, outstanding: ENDOWED, reported: 480 * UNIT };
		assert_eq!(bank().statement, Some(LastStatement { number: 1, balance: left, closing }));
		assert_eq!(Statements::<Test>::get(BANK, 1).map(|entered| entered.closing), Some(closing));
		// What was only requested should be there.
		pass(DAY);
		assert!(!covers(TODAY + 1, left - 1));
		// In dispute it is still said to be paid.
		assert_ok!(Custody::dispute(signed(BAKERY_ACCOUNT), paid, doc(8)));
		pass(DAY);
		assert!(covers(TODAY + 2, left));
		// Withdrawn, it should be there again; and what was paid is no longer outstanding.
		assert_ok!(withdraw_report(paid));
		pass(DAY);
		assert!(!covers(TODAY + 3, left));
		pass(DAY);
		assert!(covers(TODAY + 4, ENDOWED));
		assert_ok!(Custody::report_payout(signed(TREASURER), paid, doc(1)));
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), paid));
		pass(DAY);
		assert!(covers(TODAY + 5, left));
		pass(DAY);
		assert!(!covers(TODAY + 6, left - 1));
	});
}

#[test]
fn an_auditor_vouches_for_what_had_left_the_bank() {
	new_test(|| {
		reported(480 * UNIT, 1);
		pass(DAY);
		let balance = ENDOWED - 480 * UNIT;
		assert_ok!(attest(TODAY, balance));
		let confirm = |reported| confirm_closing(Closing { reported, ..closing(TODAY) }, balance);
		for wrong in [0, 480 * UNIT - 1, 480 * UNIT + 1] {
			assert_refused!(confirm(wrong), Error::<Test>::DiffersFromFirst);
		}
		// What is reported after the day is none of it.
		reported(UNIT, 2);
		assert_refused!(confirm(481 * UNIT), Error::<Test>::DiffersFromFirst);
		assert_ok!(confirm(480 * UNIT));
	});
}

#[test]
fn what_was_not_paid_after_all_is_not_covered() {
	new_test(|| {
		// A report hides for a statement that money is missing, and is withdrawn when that is confirmed.
		let left = ENDOWED - 480 * UNIT;
		let withdrawn = reported(480 * UNIT, 1);
		pass(DAY);
		assert!(covers(TODAY, left));
		let issue = |deposit| confirm_deposit(AUDITOR, deposit, COURIERS);
		let (first, second) = (attested(UNIT, 1), attested(UNIT, 2));
		assert_ok!(issue(first));
		assert_ok!(withdraw_report(withdrawn));
		assert!(!bank().is_covered());
		assert_refused!(issue(second), Error::<Test>::Uncovered);
		assert_eq!(Statements::<Test>::get(BANK, 1).map(|entered| entered.closing.reported), Some(480 * UNIT));
		assert_eq!(bank().statement.map(|last| last.closing.reported), Some(0));
		// What is reported anew, the statement has not counted.
		assert_ok!(Custody::report_payout(signed(TREASURER), withdrawn, doc(1)));
		assert!(!bank().is_covered());
		pass(DAY);
		assert!(covers(TODAY + 1, left + UNIT));

		// The federation decides that it was not paid.
		assert_ok!(Custody::dispute(signed(BAKER), withdrawn, doc(8)));
		pass(1);
		assert_ok!(Custody::decide_redemption(by_federation(Track::Ordinary), withdrawn, false));
		assert!(!bank().is_covered());
		assert_eq!(bank().statement.map(|last| last.closing.reported), Some(0));
		pass(DAY);
		assert!(covers(TODAY + 2, ENDOWED + UNIT));
	});
	// Nor where it is withdrawn between the end of the day and the confirmation.
	new_test(|| {
		let left = ENDOWED - 480 * UNIT;
		let withdrawn = reported(480 * UNIT, 1);
		pass(DAY);
		assert_ok!(attest(TODAY, left));
		let seen = closing(TODAY);
		assert_eq!(seen.reported, 480 * UNIT);
		assert_ok!(withdraw_report(withdrawn));
		assert_refused!(confirm_closing(seen, left), Error::<Test>::DiffersFromFirst);
		assert_ok!(confirm_closing(Closing { reported: 0, ..seen }, left));
		assert!(!bank().is_covered());
	});
}

#[test]
fn what_was_paid_stays_covered() {
	new_test(|| {
		let one = reported(480 * UNIT, 1);
		let other = reported(20 * UNIT, 2);
		let left = ENDOWED - 500 * UNIT;
		pass(DAY);
		assert!(covers(TODAY, left));
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), one));
		assert_ok!(Custody::dispute(signed(BAKER), other, doc(8)));
		pass(1);
		assert_ok!(Custody::decide_redemption(by_federation(Track::Ordinary), other, true));
		assert!(bank().is_covered());
		assert_eq!(bank().statement.map(|last| last.closing.reported), Some(500 * UNIT));
	});
}

#[test]
fn a_statement_loses_only_what_it_has_counted() {
	new_test(|| {
		// On the day of the statement and after it.
		let before = reported(480 * UNIT, 1);
		pass(DAY);
		assert!(covers(TODAY, ENDOWED - 480 * UNIT));
		let after = reported(20 * UNIT, 2);
		assert_ok!(withdraw_report(after));
		assert!(bank().is_covered());
		// Reported anew by another officer, it is still what the statement has counted.
		pass(DAY);
		dismiss(HOUSING, 3);
		assert_ok!(Custody::report_payout(signed(SECRETARY), before, doc(3)));
		assert!(bank().is_covered());
		assert_ok!(withdraw_report(before));
		assert!(!bank().is_covered());
		assert_eq!(bank().statement.map(|last| last.closing.reported), Some(0));
	});
}

#[test]
fn who_attests_and_who_confirms_are_the_right_ones() {
	new_test(|| {
		let attest_as = |who| Custody::attest_statement(signed(who), BANK, BEFORE, ENDOWED, doc(4));
		assert_refused!(attest_as(BAKER), Error::<Test>::NotMember);
		assert_refused!(attest_as(HOUSING_AUDITOR), Error::<Test>::NotBoard);
		assert_ok!(attest_as(TREASURER));
		let confirm_as =
			|who, coop| Custody::confirm_statement(signed(who), BANK, coop, closing(BEFORE), ENDOWED, doc(4));
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
		assert_refused!(confirm(BEFORE, ENDOWED), Error::<Test>::NoSuchStatement);
		// Nor is what auditors have against the custodian one.
		assert_ok!(Custody::pause(signed(WEAVERS_AUDITOR), BANK, WEAVERS, doc(6)));
		assert_refused!(confirm(BEFORE, ENDOWED), Error::<Test>::NoSuchStatement);
		assert_ok!(attest(BEFORE, ENDOWED));
		assert_refused!(confirm(BEFORE - 1, ENDOWED), Error::<Test>::DiffersFromFirst);
		assert_refused!(confirm(BEFORE, ENDOWED - 1), Error::<Test>::DiffersFromFirst);
		let other = Custody::confirm_statement(signed(AUDITOR), BANK, COURIERS, closing(BEFORE), ENDOWED, doc(5));
		assert_refused!(other, Error::<Test>::DiffersFromFirst);
		// A later one of the same officer takes its place.
		assert_ok!(attest(BEFORE, ENDOWED + 1));
		assert_refused!(confirm(BEFORE, ENDOWED), Error::<Test>::DiffersFromFirst);
		assert_ok!(confirm(BEFORE, ENDOWED + 1));
		// What the auditor has noted stays.
		assert_eq!(Notes::<Test>::get(Subject::Custodian(BANK)).len(), 1);
	});
}

#[test]
fn no_officer_takes_away_what_another_one_has_attested() {
	new_test(|| {
		assert_ok!(attest(BEFORE - 1, ENDOWED));
		for officer in [CHAIR, SECRETARY] {
			assert_ok!(Custody::attest_statement(signed(officer), BANK, BEFORE, 1, doc(5)));
		}
		let waiting = || Notes::<Test>::get(Subject::Custodian(BANK)).len();
		assert_eq!(waiting(), 3);
		assert_ok!(confirm(BEFORE - 1, ENDOWED));
		// What is of a later day still waits, and what is of an earlier one says nothing any more.
		assert_eq!(waiting(), 2);
		// Of two officers who say the same, one suffices who is still in office.
		dismiss(HOUSING, 1);
		assert_ok!(Custody::confirm_statement(signed(AUDITOR), BANK, COURIERS, closing(BEFORE), 1, doc(5)));
		assert_eq!(Statements::<Test>::get(BANK, 2).map(|entered| entered.attested_by.member), Some(2));
		assert_eq!(waiting(), 0);
	});
}

/// A last statement that is of this day.
fn last(number: StatementNo, day: Day) -> Option<LastStatement> {
	Some(LastStatement { number, balance: 0, closing: Closing { day, outstanding: 0, reported: 0 } })
}

#[test]
fn what_was_confirmed_later_is_not_confirmed_again() {
	new_test(|| {
		assert_ok!(attest(BEFORE, ENDOWED));
		let before = bank();
		Custodians::<Test>::insert(BANK, Custodian { statement: last(0, BEFORE), ..before.clone() });
		assert_refused!(confirm(BEFORE, ENDOWED), Error::<Test>::StatementNotNewer);
		Custodians::<Test>::insert(BANK, before);
	});
}

#[test]
fn a_statement_is_of_a_day_that_has_passed_and_later_than_the_last() {
	new_test(|| {
		assert_refused!(attest(TODAY, ENDOWED), Error::<Test>::StatementInFuture);
		let without = Custody::attest_statement(signed(TREASURER), BANK, BEFORE, ENDOWED, doc(0));
		assert_refused!(without, Error::<Test>::NoDocument);
		assert_ok!(attest(BEFORE, ENDOWED));
		assert_ok!(confirm(BEFORE, ENDOWED));
		assert_refused!(attest(BEFORE, ENDOWED), Error::<Test>::StatementNotNewer);
		// Civil days, whatever of the day of deadlines is left.
		pass(DAY - START % DAY - 1_001);
		assert_refused!(attest(TODAY, ENDOWED), Error::<Test>::StatementInFuture);
		pass(1);
		assert_ok!(attest(TODAY, ENDOWED));
		assert_refused!(attest(-1, ENDOWED), Error::<Test>::StatementNotNewer);
	});
}

#[test]
fn a_statement_that_waits_too_long_says_nothing() {
	new_test(|| {
		assert_ok!(attest(BEFORE, ENDOWED));
		pass(30 * DAY);
		assert_refused!(confirm(BEFORE, ENDOWED), Error::<Test>::NoSuchStatement);
	});
}

#[test]
fn statements_end_where_numbers_do() {
	new_test(|| {
		assert_ok!(attest(BEFORE, ENDOWED));
		let before = bank();
		Custodians::<Test>::insert(BANK, Custodian { statement: last(u32::MAX, 0), ..before.clone() });
		assert_refused!(confirm(BEFORE, ENDOWED), Error::<Test>::Overflow);
		Custodians::<Test>::insert(BANK, before);
	});
}
