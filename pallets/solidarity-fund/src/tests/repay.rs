//! Co-ops pay back in units: instalments, what was not spent, and what a purpose has earned.

use super::{awarding::*, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_mocks::Decision;
use rochdale_primitives::{assert_refused, calendar::months_later, ledger::FUND_CASH};
use std::collections::BTreeMap;

fn in_books_of(coop: CoopId) -> CoopAccounts {
	Records::<Test>::get(coop).accounts.unwrap()
}

#[test]
fn two_officers_pay_back_what_was_not_spent_and_it_is_in_the_books_of_both() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 300);
		events();
		assert_ok!(repay_by(BAKERY, 1, no, 100 * EURO));
		assert!(matches!(events()[..], [Event::Begun { coop: BAKERY, .. }]));
		assert_ok!(repay_by(BAKERY, 3, no, 100 * EURO));
		assert_eq!(events(), [Event::Repaid { award: no, amount: 100 * EURO }]);
		assert_eq!((has(BAKERY), free(), at(no).returned), (200 * EURO, 59_800 * EURO, 100 * EURO));
		let ledger = LedgerId::Coop(BAKERY);
		assert_eq!(credit_in(ledger, in_books_of(BAKERY).aid), 200_000_000);
		assert_eq!(credit_in(ledger, CASH_NO), -i128::try_from(200 * EURO + ED).unwrap());
		let granted = Books::<Test>::get().unwrap().granted;
		assert_eq!(credit_in(LedgerId::Fund, granted), -200_000_000);
		assert_eq!(credit_in(LedgerId::Fund, FUND_CASH) / 1_000_000, -59_800);
	});
}

#[test]
fn one_officer_takes_nothing_from_their_co_op_by_whatever_they_repeat() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 300);
		assert_ok!(repay_by(BAKERY, 1, no, 100 * EURO));
		assert_refused!(repay_by(BAKERY, 1, no, 100 * EURO), Errors::AlreadyBegun);
		Moving::set(vec![(BAKERY, 2, account(BAKERY, 1))]);
		assert_refused!(repay_by(BAKERY, 2, no, 100 * EURO), Errors::SamePerson);
		Moving::set(vec![]);
		// Another amount is something else.
		assert_ok!(repay_by(BAKERY, 2, no, 101 * EURO));
		assert_eq!((has(BAKERY), at(no).returned), (300 * EURO, 0));
		// What was begun a month ago nobody completes.
		pass_days(limits::BEGUN_DAYS.into());
		assert_ok!(repay_by(BAKERY, 2, no, 100 * EURO));
		assert_eq!(has(BAKERY), 300 * EURO);
		assert_ok!(repay_by(BAKERY, 3, no, 100 * EURO));
		assert_eq!(has(BAKERY), 200 * EURO);
		// Who repeats it once more begins it anew.
		assert_ok!(repay_by(BAKERY, 3, no, 100 * EURO));
		assert_eq!((has(BAKERY), at(no).returned), (200 * EURO, 100 * EURO));
	});
}

#[test]
fn the_members_pay_back_what_officers_do_not_and_nobody_else_does() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 300);
		let paying = |origin, coop, no| SolidarityFund::repay(origin, coop, Debt::Award(no), EURO);
		assert_refused!(paying(ordinary(MILL), BAKERY, no), Errors::OtherCoop);
		assert_refused!(paying(Decision::of_coop(BAKERY, Track::Consent).into(), BAKERY, no), Errors::MandateTooWeak);
		assert_refused!(paying(federation(Track::Special), BAKERY, no), DispatchError::BadOrigin);
		assert_refused!(paying(anybody(), BAKERY, no), Errors::NotMember);
		assert_refused!(repay_by(BAKERY, ADA, no, EURO), Errors::NotOnBoard);
		// Nobody pays with the money of one co-op what another one was granted.
		give_to(MILL, 100 * EURO);
		assert_refused!(paying(ordinary(MILL), MILL, no), Errors::OtherCoop);
		assert_refused!(repay_by(MILL, 1, no, EURO), Errors::OtherCoop);
		assert_refused!(repay_by(BAKERY, 1, no + 1, EURO), Errors::NoSuchAward);
		let dues = SolidarityFund::repay(signed(BAKERY, 1), BAKERY, Debt::Dues(2000), EURO);
		assert_refused!(dues, Errors::NoSuchDues);
		assert_ok!(paying(ordinary(BAKERY), BAKERY, no));
		assert_eq!((has(BAKERY), has(MILL)), (299 * EURO, 100 * EURO));
	});
}

#[test]
fn no_more_comes_back_than_was_paid() {
	new_test(|| {
		let no = award(BAKERY, GRANT, 8_000);
		give_to(BAKERY, 10_000 * EURO);
		assert_refused!(repay_by(BAKERY, 1, no, 1), Errors::MoreThanOwed);
		pass_block();
		for wrong in [0, 3_200 * EURO + 1, Balance::MAX] {
			assert_refused!(repay_by(BAKERY, 1, no, wrong), Errors::MoreThanOwed);
		}
		repay(no, 3_200 * EURO);
		assert_refused!(repay_by(BAKERY, 1, no, 1), Errors::MoreThanOwed);
		// It is not promised once more.
		assert_eq!((at(no).promised, free()), (4_800 * EURO, 55_200 * EURO));
	});
}

#[test]
fn what_belongs_to_others_does_not_go_to_the_fund() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 300);
		Aside::set(BTreeMap::from([(BAKERY, 250 * EURO)]));
		assert_refused!(repay_by(BAKERY, 1, no, 50 * EURO + 1), Errors::NotLiquid);
		Aside::set(BTreeMap::from([(BAKERY, 1_000 * EURO)]));
		assert_refused!(repay_by(BAKERY, 1, no, 1), Errors::NotLiquid);
		Aside::set(BTreeMap::from([(BAKERY, 250 * EURO)]));
		assert_ok!(repay_by(BAKERY, 1, no, 50 * EURO));
		// It can have been set aside since the first officer has agreed.
		Aside::set(BTreeMap::from([(BAKERY, 251 * EURO)]));
		assert_refused!(repay_by(BAKERY, 2, no, 50 * EURO), Errors::NotLiquid);
		Aside::set(BTreeMap::new());
		assert_ok!(repay_by(BAKERY, 2, no, 50 * EURO));
		assert_eq!(has(BAKERY), 250 * EURO);
	});
}

#[test]
fn a_co_op_without_money_in_units_pays_by_bank() {
	new_test(|| {
		let no = paid_award(READERS, GRANT, 300);
		assert_refused!(repay_by(READERS, 1, no, EURO), Errors::NotPayable);
		ByBank::set(vec![BAKERY]);
		let other = paid_award(MILL, GRANT, 300);
		ByBank::set(vec![MILL]);
		assert_refused!(repay_by(MILL, 1, other, EURO), Errors::NotPayable);
	});
}

#[test]
fn a_loan_comes_back_in_equal_monthly_instalments_and_is_late_on_the_day_after() {
	new_test(|| {
		let no = paid_award(BAKERY, loan(3), 1_000);
		assert_eq!(owes(no), 1_000 * EURO);
		let first_day = today();
		give_to(BAKERY, 1_000 * EURO);
		let instalments = [333_330_000, 333_330_000, 333_340_000];
		for (month, instalment) in (1..).zip(instalments) {
			let due = months_later(first_day, month).unwrap();
			while today() < due {
				assert!(!is_overdue(BAKERY));
				pass_days(1);
			}
			// It can come on this day.
			assert!(!is_overdue(BAKERY));
			pass_days(1);
			assert!(is_overdue(BAKERY));
			repay(no, instalment - 1);
			assert!(is_overdue(BAKERY));
			repay(no, 1);
			assert!(!is_overdue(BAKERY));
		}
		assert_eq!((owes(no), free(), is_open(no)), (0, 60_000 * EURO, true));
		report_and_review(no);
		assert_eq!((at(no).stage, is_open(no)), (Stage::Completed, false));
	});
}

#[test]
fn a_loan_has_its_months_of_grace_and_what_comes_early_counts() {
	new_test(|| {
		let no = paid_award(BAKERY, Instrument::Loan { months: 2, grace: 2 }, 1_000);
		let third = months_later(today(), 3).unwrap();
		repay(no, 400 * EURO);
		while today() <= third {
			assert!(!is_overdue(BAKERY));
			pass_days(1);
		}
		assert!(is_overdue(BAKERY));
		repay(no, 100 * EURO);
		assert!(!is_overdue(BAKERY));
		repay(no, 500 * EURO);
		pass_days(60);
		assert!(!is_overdue(BAKERY));
	});
}

#[test]
fn each_part_of_a_loan_has_its_own_months() {
	new_test(|| {
		let no = paid_award(BAKERY, loan(10), 6_000);
		pass_days(20);
		report_and_review(no);
		pass_block();
		assert_eq!(at(no).paid_on.len(), 2);
		let [first, second] = [0, 1].map(|part| months_later(at(no).paid_on[part], 1).unwrap());
		while today() <= first {
			assert!(!is_overdue(BAKERY));
			pass_days(1);
		}
		assert!(is_overdue(BAKERY));
		repay(no, 240 * EURO);
		while today() <= second {
			assert!(!is_overdue(BAKERY));
			pass_days(1);
		}
		assert!(is_overdue(BAKERY));
		repay(no, 240 * EURO);
		assert!(!is_overdue(BAKERY));
		assert_eq!(owes(no), (4_800 - 480) * EURO);
	});
}

#[test]
fn what_is_lent_is_borrowed_in_the_books_of_the_co_op() {
	new_test(|| {
		let no = paid_award(BAKERY, loan(3), 1_000);
		let (ledger, lent) = (LedgerId::Coop(BAKERY), Books::<Test>::get().unwrap().loans);
		let both = || (credit_in(ledger, in_books_of(BAKERY).borrowed), -credit_in(LedgerId::Fund, lent));
		assert_eq!(both(), (1_000_000_000, 1_000_000_000));
		repay(no, 400 * EURO);
		assert_eq!(both(), (600_000_000, 600_000_000));
		repay(no, 600 * EURO);
		assert_eq!(both(), (0, 0));
		assert_eq!(credit_in(ledger, in_books_of(BAKERY).aid), 0);
	});
}

#[test]
fn a_recoverable_grant_comes_back_as_far_as_the_co_op_says_and_makes_nobody_late() {
	new_test(|| {
		let no = paid_award(BAKERY, Instrument::RecoverableGrant, 1_000);
		assert_eq!(owes(no), 0);
		report_and_review(no);
		assert!(!is_open(no));
		pass_days(800);
		assert!(!is_overdue(BAKERY));
		repay(no, 700 * EURO);
		assert_eq!((free(), at(no).stage, owes(no)), (59_700 * EURO, Stage::Completed, 0));
		assert_refused!(repay_by(BAKERY, 1, no, 300 * EURO + 1), Errors::MoreThanOwed);
	});
}

#[test]
fn what_a_co_op_without_books_has_borrowed_is_written_off_where_no_bank_brings_it() {
	new_test(|| {
		let no = paid_award(READERS, loan(2), 200);
		assert_eq!(Records::<Test>::get(READERS).accounts, None);
		assert_eq!(owes(no), 200 * EURO);
		let paying = SolidarityFund::repay(ordinary(READERS), READERS, Debt::Award(no), EURO);
		assert_refused!(paying, Errors::NotPayable);
		assert_ok!(write_off(no, 200 * EURO));
		assert_eq!(owes(no), 0);
	});
}
