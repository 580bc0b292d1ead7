//! Awards are given up by who has them, cancelled by the federation, and written off.

use super::{aid::*, awarding::*, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

/// What was granted and lent by the books of the fund, in euros.
fn granted_and_lent() -> (i128, i128) {
	let books = Books::<Test>::get().unwrap();
	let of = |account| -credit_in(LedgerId::Fund, account) / 1_000_000;
	(of(books.granted), of(books.loans))
}

#[test]
fn two_officers_give_up_what_was_not_paid_and_it_is_free_again() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		assert_eq!(free(), 52_000 * EURO);
		assert_ok!(give_up_by(BAKERY, 1, no));
		assert_refused!(give_up_by(BAKERY, 1, no), Errors::AlreadyBegun);
		assert_eq!((at(no).stage, free()), (Stage::Active, 52_000 * EURO));
		events();
		assert_ok!(give_up_by(BAKERY, 2, no));
		let (freed, owed) = (4_800 * EURO, 0);
		assert_eq!(events(), [Event::Cancelled { award: no, freed, owed }]);
		assert_eq!((at(no).stage, free(), has(BAKERY)), (Stage::Cancelled, 56_800 * EURO, 3_200 * EURO));
		assert_eq!((granted_and_lent(), SolidarityFund::promised()), ((3_200, 0), 0));
		assert_refused!(give_up_by(BAKERY, 1, no), Errors::NotActive);
		pass_days(3);
		assert_eq!(has(BAKERY), 3_200 * EURO);
	});
}

#[test]
fn one_person_with_two_seats_gives_up_nothing_alone() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		assert_ok!(give_up_by(BAKERY, 1, no));
		Moving::set(vec![(BAKERY, 2, account(BAKERY, 1))]);
		assert_refused!(give_up_by(BAKERY, 2, no), Errors::SamePerson);
	});
}

#[test]
fn the_members_give_up_what_officers_do_not_and_nobody_else_does() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		let giving = |origin, coop, no| SolidarityFund::give_up(origin, coop, no);
		assert_refused!(giving(ordinary(MILL), BAKERY, no), Errors::OtherCoop);
		assert_refused!(giving(ordinary(MILL), MILL, no), Errors::OtherCoop);
		let weak = rochdale_mocks::Decision::of_coop(BAKERY, Track::Consent);
		assert_refused!(giving(weak.into(), BAKERY, no), Errors::MandateTooWeak);
		assert_refused!(giving(anybody(), BAKERY, no), Errors::NotMember);
		assert_refused!(give_up_by(BAKERY, ADA, no), Errors::NotOnBoard);
		assert_refused!(give_up_by(BAKERY, 1, no + 1), Errors::NoSuchAward);
		assert_ok!(giving(ordinary(BAKERY), BAKERY, no));
		assert_eq!(free(), 56_800 * EURO);
	});
}

#[test]
fn what_was_given_up_is_still_reported_on_or_given_back() {
	new_test(|| {
		let nos = awards(&[(BAKERY, GRANT, 6_000), (MILL, GRANT, 6_000)]);
		pass_block();
		for no in &nos {
			give_up(*no);
			assert!(is_open(*no));
		}
		// The chain pays no part that follows.
		report_and_review(nos[0]);
		pass_block();
		assert_eq!((has(BAKERY), is_open(nos[0]), at(nos[0]).stage), (2_400 * EURO, false, Stage::Cancelled));
		repay(nos[1], 2_400 * EURO);
		assert_eq!((has(MILL), is_open(nos[1]), free()), (0, false, 57_600 * EURO));
		assert_refused!(report_by(MILL, 1, nos[1], doc(1)), Errors::NoReportDue);
		assert_eq!(at(nos[1]).report_due, None);
	});
}

#[test]
fn what_was_given_up_before_anything_was_paid_is_over() {
	new_test(|| {
		let nos = awards(&[(BAKERY, GRANT, 6_000), (MILL, loan(10), 1_000)]);
		for no in nos {
			give_up(no);
			assert!(!is_open(no));
			assert_refused!(pay(no), Errors::NothingDue);
		}
		pass_block();
		assert_eq!((has(BAKERY), has(MILL), free(), granted_and_lent()), (0, 0, 60_000 * EURO, (0, 0)));
		// What was awarded counts in the cap all the same.
		assert_eq!(Records::<Test>::get(BAKERY).received, vec![(today(), 6_000 * EURO)]);
	});
}

#[test]
fn the_federation_cancels_and_says_how_much_is_owed_back() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		let cancelling = |origin| SolidarityFund::cancel(origin, no, 0);
		assert_refused!(cancelling(ordinary(BAKERY)), DispatchError::BadOrigin);
		assert_refused!(cancelling(anybody()), DispatchError::BadOrigin);
		assert_refused!(cancelling(federation(Track::Consent)), Errors::MandateTooWeak);
		assert_refused!(cancel(no + 1, 0), Errors::NoSuchAward);
		for wrong in [3_200 * EURO + 1, Balance::MAX] {
			assert_refused!(cancel(no, wrong), Errors::MoreThanOwed);
		}
		repay(no, 200 * EURO);
		assert_refused!(cancel(no, 3_000 * EURO + 1), Errors::MoreThanOwed);
		events();
		assert_ok!(cancel(no, 1_000 * EURO));
		let (freed, owed) = (4_800 * EURO, 1_000 * EURO);
		assert_eq!(events(), [Event::Cancelled { award: no, freed, owed }]);
		assert_refused!(cancel(no, 0), Errors::NotActive);
		// What had come back before is not what is owed.
		assert_eq!(owes(no), 1_000 * EURO);
		assert_eq!(free(), (60_000 - 3_000) * EURO);
	});
}

#[test]
fn what_is_owed_back_makes_late_until_it_has_come_and_is_never_taken_by_itself() {
	new_test(|| {
		let nos = awards(&[(BAKERY, GRANT, 6_000), (BAKERY, GRANT, 2_000)]);
		pass_block();
		assert_ok!(cancel(nos[1], 500 * EURO));
		report_and_review(nos[0]);
		pass_days(400);
		// Two parts that are due and 4,400 that the co-op has: nothing of it is set off.
		assert_eq!((has(BAKERY), at(nos[0]).payable.due), (4_400 * EURO, 2_400 * EURO));
		assert_eq!(owes(nos[1]), 500 * EURO);
		assert_refused!(pay(nos[0]), Errors::Overdue);
		repay(nos[1], 499 * EURO);
		assert_refused!(pay(nos[0]), Errors::Overdue);
		repay(nos[1], EURO);
		// A report on the rest is late by now, too.
		assert_refused!(pay(nos[0]), Errors::Overdue);
		report_and_review(nos[1]);
		assert_ok!(pay(nos[0]));
		assert_eq!(has(BAKERY), (4_400 - 500 + 2_400) * EURO);
		assert!(!is_open(nos[1]));
	});
}

#[test]
fn the_federation_writes_off_what_is_owed_back_and_no_more() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		// Of a grant that goes on nothing is owed.
		assert_refused!(write_off(no, 1), Errors::MoreThanOwed);
		assert_ok!(cancel(no, 1_000 * EURO));
		let writing = |origin| SolidarityFund::write_off(origin, no, EURO);
		assert_refused!(writing(ordinary(BAKERY)), DispatchError::BadOrigin);
		assert_refused!(writing(federation(Track::Consent)), Errors::MandateTooWeak);
		assert_refused!(write_off(no + 1, 1), Errors::NoSuchAward);
		for wrong in [0, 1_000 * EURO + 1, Balance::MAX] {
			assert_refused!(write_off(no, wrong), Errors::MoreThanOwed);
		}
		events();
		assert_ok!(write_off(no, 400 * EURO));
		assert_eq!(events(), [Event::WrittenOff { award: no, amount: 400 * EURO }]);
		assert_refused!(write_off(no, 600 * EURO + 1), Errors::MoreThanOwed);
		repay(no, 600 * EURO);
		assert_eq!(owes(no), 0);
		assert_refused!(write_off(no, 1), Errors::MoreThanOwed);
		// It was granted, and stays so.
		assert_eq!((granted_and_lent(), free()), ((2_600, 0), 57_400 * EURO));
	});
}

#[test]
fn what_is_written_off_of_a_loan_was_granted_in_the_end() {
	new_test(|| {
		let no = paid_award(BAKERY, loan(10), 1_000);
		assert_eq!(granted_and_lent(), (0, 1_000));
		repay(no, 300 * EURO);
		assert_refused!(write_off(no, 700 * EURO + 1), Errors::MoreThanOwed);
		assert_ok!(write_off(no, 100 * EURO));
		assert_eq!((granted_and_lent(), free()), ((100, 600), 59_300 * EURO));
		assert_ok!(write_off(no, 600 * EURO));
		assert_eq!(granted_and_lent(), (700, 0));
		report_and_review(no);
		assert_eq!((at(no).stage, is_open(no)), (Stage::Completed, false));
		assert_refused!(repay_by(BAKERY, 1, no, 1), Errors::MoreThanOwed);
	});
}

#[test]
fn a_loan_that_is_given_up_is_owed_in_its_instalments() {
	new_test(|| {
		let no = paid_award(BAKERY, loan(10), 6_000);
		give_up(no);
		assert_eq!((granted_and_lent(), free()), ((0, 2_400), 57_600 * EURO));
		assert_eq!(owes_at_once(no), 0);
		pass_days(32);
		assert!(is_overdue(BAKERY));
		repay(no, 240 * EURO);
		assert!(!is_overdue(BAKERY));
		repay(no, 2_160 * EURO);
		assert_eq!((is_open(no), granted_and_lent(), free()), (false, (0, 0), 60_000 * EURO));
	});
}

#[test]
fn emergency_aid_is_cancelled_and_owed_back_as_other_awards_are() {
	new_test(|| {
		elect();
		let no = help(BAKERY, FLOOD, 700);
		assert_ok!(cancel(no, 700 * EURO));
		repay(no, 700 * EURO);
		assert_eq!((has(BAKERY), free(), is_open(no)), (0, 60_000 * EURO, false));
		// The committee has granted it all the same.
		assert_eq!(Emergencies::<Test>::get().granted, 700 * EURO);
	});
}

#[test]
fn what_is_completed_is_given_up_and_cancelled_no_more() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 300);
		report_and_review(no);
		assert_refused!(give_up_by(BAKERY, 1, no), Errors::NotActive);
		assert_refused!(cancel(no, 300 * EURO), Errors::NotActive);
		// What was not spent can come back all the same.
		repay(no, 100 * EURO);
		assert_eq!((free(), at(no).stage), (59_800 * EURO, Stage::Completed));
	});
}
