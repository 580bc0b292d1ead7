//! Co-ops report on what they were paid, and auditors of two others accept that.

use super::{awarding::*, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_mocks::{move_seat, DeadlineTime};
use rochdale_primitives::assert_refused;

fn accept(no: AwardNo, document: H256) -> DispatchResult {
	SolidarityFund::decide_report(federation(Track::Ordinary), no, document, true)
}

/// Lets time pass until a report is due, and so many days more.
fn pass_due(no: AwardNo, days: Moment) {
	DeadlineTime::set(at(no).report_due.unwrap() + days * DAY);
}

#[test]
fn an_officer_reports_once_something_was_paid_and_is_to_be_reported_on() {
	new_test(|| {
		let no = award(BAKERY, GRANT, 8_000);
		assert_refused!(report_by(BAKERY, 1, no, doc(1)), Errors::NoReportDue);
		pass_block();
		assert_refused!(report_by(BAKERY, ADA, no, doc(1)), Errors::NotOnBoard);
		let by_stranger = SolidarityFund::report(anybody(), BAKERY, no, doc(1));
		assert_refused!(by_stranger, Errors::NotMember);
		assert_refused!(report_by(BAKERY, 1, no, H256::default()), Errors::NoDocument);
		assert_refused!(report_by(BAKERY, 1, no + 1, doc(1)), Errors::NoSuchAward);
		assert_refused!(report_by(MILL, 1, no, doc(1)), Errors::OtherCoop);
		events();
		assert_ok!(report_by(BAKERY, 3, no, doc(1)));
		assert_eq!(events(), [Event::Reported { award: no, part: 1, document: doc(1) }]);
	});
}

#[test]
fn the_same_report_is_not_given_twice_and_another_one_begins_anew() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		let first = report(no);
		assert_ok!(review_by(MILL, AUDITOR, no, first));
		for officer in [1, 2] {
			assert_refused!(report_by(BAKERY, officer, no, first), Errors::AlreadyReported);
		}
		assert_eq!(at(no).report.unwrap().accepted_by.len(), 1);
		let second = report(no);
		assert!(at(no).report.unwrap().accepted_by.is_empty());
		// Who has accepted the first one says nothing about this one.
		assert_refused!(review_by(TAXI, AUDITOR, no, first), Errors::NoSuchReport);
		assert_ok!(review_by(TAXI, AUDITOR, no, second));
		pass_block();
		assert_eq!(at(no).released, 1);
		assert_ok!(review_by(MILL, AUDITOR, no, second));
		assert_eq!(at(no).released, 2);
	});
}

#[test]
fn auditors_of_two_other_co_ops_release_the_next_part() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		let document = report(no);
		events();
		assert_ok!(review_by(MILL, AUDITOR, no, document));
		let reviewed = |coop, member| Event::Reviewed { award: no, part: 1, by: Hand { coop, member } };
		assert_eq!(events(), [reviewed(MILL, AUDITOR)]);
		pass_block();
		assert_eq!((has(BAKERY), at(no).accepted), (3_200 * EURO, 0));
		assert_ok!(review_by(READERS, OTHER_AUDITOR, no, document));
		let released = Event::Released { award: no, amount: 3_200 * EURO };
		assert_eq!(events(), [reviewed(READERS, OTHER_AUDITOR), released]);
		assert_refused!(review_by(TAXI, AUDITOR, no, document), Errors::NoSuchReport);
		// What was released is paid before it is reported on.
		assert_refused!(report_by(BAKERY, 1, no, doc(5)), Errors::NoReportDue);
		pass_block();
		assert_eq!((has(BAKERY), at(no).accepted, at(no).released), (6_400 * EURO, 1, 2));
		assert_ok!(report_by(BAKERY, 1, no, doc(5)));
	});
}

#[test]
fn two_auditors_of_one_co_op_are_one_reviewer() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		let document = report(no);
		assert_ok!(review_by(MILL, AUDITOR, no, document));
		for auditor in [AUDITOR, OTHER_AUDITOR] {
			assert_refused!(review_by(MILL, auditor, no, document), Errors::AlreadyReviewed);
		}
	});
}

#[test]
fn one_person_with_two_seats_is_one_reviewer() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		let document = report(no);
		assert_ok!(review_by(MILL, AUDITOR, no, document));
		let who = account(MILL, AUDITOR);
		for (coop, to) in [(TAXI, who), (MILL, account(TAXI, AUDITOR))] {
			Moving::set(vec![(coop, AUDITOR, to)]);
			assert_refused!(review_by(TAXI, AUDITOR, no, document), Errors::SamePerson);
		}
		Moving::set(vec![]);
		move_seat(TAXI, AUDITOR, who);
		let again = SolidarityFund::review(RuntimeOrigin::signed(who), TAXI, no, document);
		assert_refused!(again, Errors::SamePerson);
		assert_ok!(review_by(TAXI, OTHER_AUDITOR, no, document));
	});
}

#[test]
fn whoever_is_no_auditor_of_another_co_op_with_a_vote_does_not_review() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		let document = report(no);
		let review = |coop, member| review_by(coop, member, no, document);
		let by_stranger = SolidarityFund::review(anybody(), MILL, no, document);
		assert_refused!(by_stranger, Errors::NotMember);
		assert_refused!(review(BAKERY, AUDITOR), Errors::NotReviewer);
		for member in [1, ADA] {
			assert_refused!(review(MILL, member), Errors::NotReviewer);
		}
		for voice in [Some(Voice::Suspended), Some(Voice::Seasoning), None] {
			set_voice(TAXI, voice);
			assert_refused!(review(TAXI, AUDITOR), Errors::NotReviewer);
		}
		// By whatever seat they sit in the co-op that reports, or will.
		seat(BAKERY, MEMBERS + 1, account(FARM, AUDITOR));
		assert_refused!(review(FARM, AUDITOR), Errors::NotReviewer);
		Moving::set(vec![(BAKERY, ADA, account(FARM, OTHER_AUDITOR))]);
		assert_refused!(review(FARM, OTHER_AUDITOR), Errors::NotReviewer);
		dismiss(HOUSING, AUDITOR);
		assert_refused!(review(HOUSING, AUDITOR), Errors::NotReviewer);
		assert_refused!(review_by(MILL, AUDITOR, no + 1, document), Errors::NoSuchAward);
		assert_refused!(review_by(MILL, AUDITOR, no, doc(1)), Errors::NoSuchReport);
		assert_ok!(review(MILL, AUDITOR));
	});
}

#[test]
fn the_federation_accepts_a_report_where_reviewers_do_not() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		assert_refused!(accept(no, doc(1)), Errors::NoSuchReport);
		let document = report(no);
		assert_refused!(accept(no, doc(1)), Errors::NoSuchReport);
		assert_refused!(accept(no + 1, document), Errors::NoSuchAward);
		let accepting = |origin| SolidarityFund::decide_report(origin, no, document, true);
		assert_refused!(accepting(ordinary(BAKERY)), DispatchError::BadOrigin);
		assert_refused!(accepting(federation(Track::Consent)), Errors::MandateTooWeak);
		events();
		assert_ok!(accept(no, document));
		assert_eq!(events(), [Event::Released { award: no, amount: 3_200 * EURO }]);
		assert_refused!(accept(no, document), Errors::NoSuchReport);
		pass_block();
		assert_eq!(has(BAKERY), 6_400 * EURO);
	});
}

#[test]
fn a_report_that_the_federation_sends_back_was_not_given() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		let nonsense = report(no);
		let send_back = |document| SolidarityFund::decide_report(federation(Track::Ordinary), no, document, false);
		assert_refused!(send_back(fresh()), Errors::NoSuchReport);
		pass_due(no, 31);
		assert!(!is_overdue(BAKERY));
		events();
		assert_ok!(send_back(nonsense));
		assert_eq!(events(), [Event::ReportSentBack { award: no, document: nonsense }]);
		assert!(is_overdue(BAKERY));
		assert_refused!(accept(no, nonsense), Errors::NoSuchReport);
		assert_ok!(report_by(BAKERY, 2, no, nonsense));
		assert_ok!(accept(no, nonsense));
		assert_eq!(at(no).released, 2);
	});
}

#[test]
fn reports_are_due_in_ninety_days_where_a_part_follows_and_else_in_a_year() {
	new_test(|| {
		let no = award(BAKERY, GRANT, 8_000);
		// It keeps what was in force when its round opened.
		set_terms(|terms| (terms.report_days, terms.final_report_days) = (30, 30));
		assert_eq!(at(no).report_due, None);
		for days in [90, 90, 365] {
			pass_block();
			assert_eq!(at(no).report_due, Some(MockClock::deadline() + days * DAY));
			report_and_review(no);
			assert_eq!(at(no).report_due, None);
		}
		assert_refused!(report_by(BAKERY, 1, no, doc(1)), Errors::NoReportDue);
		assert_eq!(at(no).stage, Stage::Completed);
	});
}

#[test]
fn a_report_that_is_late_keeps_a_co_op_from_applying_and_not_from_reporting() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		while MockClock::deadline() + 5 * DAY < at(no).report_due.unwrap() + 30 * DAY {
			pass_days(1);
		}
		let round = open_round(10_000, VIABLE);
		let applying = || SolidarityFund::apply(signed(BAKERY, 1), BAKERY, round, grant(1, 10));
		pass_due(no, 30);
		DeadlineTime::mutate(|now| *now -= 1);
		assert_ok!(applying());
		DeadlineTime::mutate(|now| *now += 1);
		assert_refused!(applying(), Errors::Overdue);
		report_and_review(no);
		assert_ok!(applying());
	});
}

#[test]
fn a_co_op_that_has_become_late_is_awarded_nothing_for_what_it_has_applied() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		while MockClock::deadline() + 5 * DAY < at(no).report_due.unwrap() + 30 * DAY {
			pass_days(1);
		}
		let round = open_round(10_000, VIABLE);
		let places = [apply(BAKERY, round, &grant(1, 10)), apply(MILL, round, &grant(1, 10))];
		pass_to(round, Phase::Voting);
		for coop in [TAXI, FARM, HOUSING] {
			vote(coop, ADA, round, &[(places[0], 90), (places[1], 10)]);
		}
		pass_to(round, Phase::Settled);
		assert_eq!(stand(round, places[0]), Stand::Ineligible);
		assert_eq!(at(award_of(round, places[1])).amount, 10 * EURO);
	});
}

#[test]
fn what_is_paid_in_one_part_is_completed_by_its_report() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 300);
		assert!(is_open(no));
		let document = report(no);
		assert_ok!(review_by(MILL, AUDITOR, no, document));
		events();
		assert_ok!(review_by(TAXI, AUDITOR, no, document));
		assert_eq!(events().last(), Some(&Event::Completed { award: no }));
		assert_eq!((at(no).stage, at(no).report, is_open(no)), (Stage::Completed, None, false));
	});
}
