//! Guarantees: held for their months, paid where what they secure has failed, and free in the end.

use super::{awarding::*, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_mocks::DeadlineTime;
use rochdale_primitives::assert_refused;

const FOR_A_YEAR: Instrument = Instrument::Guarantee { months: 12 };

/// When the guarantee ends.
fn ends_at(no: AwardNo) -> Moment {
	let (at, _) = Deadlines::<Test>::iter_keys().find(|(_, due)| *due == Due::GuaranteeEnd(no)).expect("it ends");
	Moment::from_be_bytes(at)
}

/// Lets the time of a guarantee pass, but for so many milliseconds.
fn pass_end(no: AwardNo, but: Moment) {
	DeadlineTime::set(ends_at(no) - but - 10);
	pass_block();
}

#[test]
fn a_guarantee_is_held_and_not_paid_and_free_again_after_its_months() {
	new_test(|| {
		let no = award(BAKERY, FOR_A_YEAR, 8_000);
		assert_eq!(ends_at(no), MockClock::deadline() + 12 * 31 * DAY);
		assert!(at(no).tranches.is_empty());
		assert_refused!(pay(no), Errors::NothingDue);
		assert_refused!(report_by(BAKERY, 1, no, doc(1)), Errors::NoReportDue);
		pass_end(no, 1);
		assert_eq!((has(BAKERY), free(), is_open(no)), (0, 52_000 * EURO, true));
		assert!(!is_overdue(BAKERY));
		events();
		pass_end(no, 0);
		assert!(events().contains(&Event::Completed { award: no }));
		assert_eq!((has(BAKERY), free(), is_open(no)), (0, 60_000 * EURO, false));
		assert_refused!(call(no, EURO), Errors::NotActive);
	});
}

#[test]
fn the_federation_has_it_paid_and_it_is_reported_on() {
	new_test(|| {
		let no = award(BAKERY, FOR_A_YEAR, 8_000);
		let calling = |origin| SolidarityFund::call_guarantee(origin, no, EURO);
		assert_refused!(calling(ordinary(BAKERY)), DispatchError::BadOrigin);
		assert_refused!(calling(anybody()), DispatchError::BadOrigin);
		assert_refused!(calling(federation(Track::Consent)), Errors::MandateTooWeak);
		events();
		assert_ok!(call(no, 3_000 * EURO));
		assert_eq!(events(), [Event::Released { award: no, amount: 3_000 * EURO }]);
		pass_block();
		assert_eq!((has(BAKERY), free(), at(no).promised), (3_000 * EURO, 52_000 * EURO, 5_000 * EURO));
		assert_eq!(at(no).report_due, Some(MockClock::deadline() + 365 * DAY));
		report_and_review(no);
		// It goes on: what was not called can fail yet.
		assert_eq!((at(no).stage, is_open(no)), (Stage::Active, true));
		assert_ok!(call(no, 5_000 * EURO));
		pass_block();
		assert_eq!((has(BAKERY), free()), (8_000 * EURO, 52_000 * EURO));
		report_and_review(no);
		assert_eq!((at(no).stage, is_open(no)), (Stage::Completed, false));
	});
}

#[test]
fn no_more_is_called_than_it_reaches_and_three_times_at_most() {
	new_test(|| {
		let no = award(BAKERY, FOR_A_YEAR, 1_000);
		for wrong in [0, 1_000 * EURO + CENT, Balance::MAX] {
			assert_refused!(call(no, wrong), Errors::MoreThanOwed);
		}
		for part_of_a_cent in [1, CENT - 1, EURO + 1] {
			assert_refused!(call(no, part_of_a_cent), Errors::OutOfRange);
		}
		assert_ok!(call(no, 400 * EURO));
		assert_refused!(call(no, 600 * EURO + CENT), Errors::MoreThanOwed);
		for _ in 0..2 {
			assert_ok!(call(no, CENT));
		}
		assert_refused!(call(no, CENT), Errors::MoreThanOwed);
		pass_block();
		assert_eq!((has(BAKERY), at(no).paid_on.len()), (400 * EURO + 2 * CENT, 3));
		report_and_review(no);
		assert!(is_open(no));
		pass_end(no, 0);
		assert_eq!((at(no).stage, free()), (Stage::Completed, 59_600 * EURO - 2 * CENT));
	});
}

#[test]
fn only_guarantees_that_there_are_and_that_go_on_are_called() {
	new_test(|| {
		let nos = awards(&[(BAKERY, FOR_A_YEAR, 1_000), (MILL, Instrument::Grant, 1_000), (TAXI, loan(2), 1_000)]);
		for other in &nos[1..] {
			assert_refused!(call(*other, EURO), Errors::OtherInstrument);
		}
		assert_refused!(call(99, EURO), Errors::NoSuchAward);
		give_up(nos[0]);
		assert_refused!(call(nos[0], EURO), Errors::NotActive);
		assert_eq!(free(), 58_000 * EURO);
		// Its end finds nothing.
		pass_end(nos[0], 0);
		assert_eq!((at(nos[0]).stage, free()), (Stage::Cancelled, 58_000 * EURO));
	});
}

#[test]
fn what_was_called_before_the_end_is_paid_and_reported_on_after_it() {
	new_test(|| {
		let no = award(BAKERY, FOR_A_YEAR, 1_000);
		set_voice(BAKERY, Voice::Suspended);
		assert_ok!(call(no, 400 * EURO));
		pass_end(no, 0);
		assert_eq!((has(BAKERY), free(), is_open(no)), (0, 59_600 * EURO, true));
		assert_refused!(call(no, EURO), Errors::MoreThanOwed);
		set_voice(BAKERY, Voice::Votes);
		assert_ok!(pay(no));
		assert_eq!((has(BAKERY), free()), (400 * EURO, 59_600 * EURO));
		report_and_review(no);
		assert_eq!((at(no).stage, is_open(no)), (Stage::Completed, false));
	});
}

#[test]
fn what_is_called_anew_before_a_report_is_reported_on_with_it() {
	new_test(|| {
		let no = award(BAKERY, FOR_A_YEAR, 1_000);
		assert_ok!(call(no, 400 * EURO));
		pass_block();
		let document = report(no);
		assert_ok!(review_by(MILL, AUDITOR, no, document));
		assert_ok!(call(no, 100 * EURO));
		// What one auditor has accepted says nothing about this part.
		assert_refused!(review_by(TAXI, AUDITOR, no, document), Errors::NoSuchReport);
		pass_block();
		report_and_review(no);
		assert_eq!((at(no).accepted, at(no).released, has(BAKERY)), (2, 2, 500 * EURO));
	});
}

#[test]
fn what_is_called_for_a_co_op_that_is_late_waits() {
	new_test(|| {
		let nos = awards(&[(BAKERY, FOR_A_YEAR, 1_000), (BAKERY, loan(2), 1_000)]);
		pass_block();
		pass_days(40);
		assert_ok!(call(nos[0], 400 * EURO));
		pass_block();
		assert_refused!(pay(nos[0]), Errors::Overdue);
		repay(nos[1], 500 * EURO);
		assert_ok!(pay(nos[0]));
		assert_eq!(has(BAKERY), 900 * EURO);
	});
}

#[test]
fn what_was_called_and_not_needed_comes_back() {
	new_test(|| {
		let no = award(BAKERY, FOR_A_YEAR, 1_000);
		assert_ok!(call(no, 400 * EURO));
		pass_block();
		repay(no, 400 * EURO);
		// It is not held once more.
		assert_eq!((free(), at(no).promised, at(no).tranches.len()), (59_400 * EURO, 600 * EURO, 1));
		assert_ok!(call(no, 600 * EURO));
		pass_block();
		assert_eq!((has(BAKERY), free()), (600 * EURO, 59_400 * EURO));
		assert_ok!(cancel(no, 600 * EURO));
		assert_eq!(owes(no), 600 * EURO);
	});
}
