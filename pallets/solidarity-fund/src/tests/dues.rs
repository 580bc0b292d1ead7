//! Dues: assessed once a year, waived, and paid in units or by bank.

use super::{keeping::*, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use pallet_ledger::Part;
use rochdale_primitives::{assert_refused, money::Direction};

/// What twelve members owe for a year of 52 weeks.
const OWED: Balance = 12 * 52 * EURO;

fn year() -> i32 {
	SolidarityFund::year().unwrap()
}

fn assess(coop: CoopId) -> DispatchResult {
	SolidarityFund::assess_dues(anybody(), coop)
}

fn dues(coop: CoopId) -> Dues {
	DuesOf::<Test>::get(coop, year()).unwrap()
}

fn pay_by(coop: CoopId, officer: MemberNo, year: i32, amount: Balance) -> DispatchResult {
	SolidarityFund::repay(signed(coop, officer), coop, Debt::Dues(year), amount)
}

fn pay(coop: CoopId, year: i32, amount: Balance) {
	for officer in [1, 2] {
		assert_ok!(pay_by(coop, officer, year, amount));
	}
}

fn waive(coop: CoopId, year: i32) -> DispatchResult {
	SolidarityFund::waive_dues(federation(Track::Ordinary), coop, year)
}

fn pass_to_next_year() {
	let before = year();
	while year() == before {
		pass_days(1);
	}
}

#[test]
fn anybody_has_dues_assessed_once_a_year_by_the_members_with_a_vote() {
	new_test(|| {
		set_vote(MILL, ADA, false);
		events();
		assert_ok!(assess(BAKERY));
		let told = events();
		assert_eq!(told, vec![Event::DuesAssessed { coop: BAKERY, year: year(), owed: OWED }]);
		assert_ok!(assess(MILL));
		assert_eq!((dues(BAKERY).owed, dues(MILL).owed), (OWED, 11 * 52 * EURO));
		assert_refused!(assess(BAKERY), Errors::AlreadyAssessed);
		// Who joins later, and who leaves, changes nothing.
		seat(BAKERY, MEMBERS + 1, account(BAKERY, MEMBERS + 1));
		unseat(BAKERY, ADA);
		unseat(BAKERY, BEN);
		assert_refused!(assess(BAKERY), Errors::AlreadyAssessed);
		assert_eq!(dues(BAKERY).owed, OWED);
		pass_to_next_year();
		assert_ok!(assess(BAKERY));
		assert_eq!(dues(BAKERY).owed, 11 * 52 * EURO);
	});
}

#[test]
fn dues_follow_the_terms_of_the_day_on_which_they_are_assessed() {
	new_test(|| {
		let at = |dues_per_week| set_terms(|terms| terms.dues_per_week = dues_per_week);
		at(10 * EURO);
		assert_ok!(assess(MILL));
		assert_eq!(dues(MILL).owed, 10 * OWED);
		at(0);
		assert_refused!(assess(BAKERY), Errors::NoSuchDues);
		// Nobody owes any before the federation has resolved on them.
		FundTerms::<Test>::kill();
		assert_refused!(assess(BAKERY), Errors::NoSuchDues);
		assert_refused!(waive(BAKERY, year()), Errors::NoSuchDues);
	});
}

#[test]
fn no_dues_are_assessed_of_a_co_op_without_a_vote_or_of_one_that_sleeps() {
	new_test(|| {
		for voice in [Some(Voice::Suspended), Some(Voice::Seasoning), None] {
			set_voice(BAKERY, voice);
			assert_refused!(assess(BAKERY), Errors::NotInGoodStanding);
		}
		assert_refused!(assess(99), Errors::NotInGoodStanding);
		(1..=MEMBERS).for_each(|member| set_vote(MILL, member, false));
		assert_refused!(assess(MILL), Errors::CoopAsleep);
		// Else it owed nothing for the whole year.
		set_vote(MILL, ADA, true);
		assert_ok!(assess(MILL));
		assert_eq!(dues(MILL).owed, 52 * EURO);
	});
}

#[test]
fn two_officers_pay_in_units_what_is_owed_and_no_more() {
	new_test(|| {
		assert_refused!(pay_by(BAKERY, 1, year(), 1), Errors::NoSuchDues);
		assert_ok!(assess(BAKERY));
		assert_refused!(pay_by(BAKERY, 1, year(), EURO), Errors::NotLiquid);
		give_to(BAKERY, 1_000 * EURO);
		for wrong in [0, OWED + 1] {
			assert_refused!(pay_by(BAKERY, 1, year(), wrong), Errors::MoreThanOwed);
		}
		assert_ok!(pay_by(BAKERY, 1, year(), 100 * EURO));
		assert_eq!((dues(BAKERY).paid, free()), (0, 60_000 * EURO));
		assert_ok!(pay_by(BAKERY, 2, year(), 100 * EURO));
		pay(BAKERY, year(), OWED - 100 * EURO);
		assert_eq!((dues(BAKERY).paid, free()), (OWED, 60_000 * EURO + OWED));
		let account = Books::<Test>::get().unwrap().dues;
		assert_eq!(credit_in(LedgerId::Fund, account), OWED as i128);
		assert_refused!(pay_by(BAKERY, 1, year(), 1), Errors::MoreThanOwed);
	});
}

#[test]
fn dues_come_by_bank_when_two_of_the_committee_post_them() {
	new_test(|| {
		let expecting =
			|amount| SolidarityFund::expect_payment(signed(HOUSING, 1), HOUSING, Debt::Dues(year()), amount);
		open_bank();
		assert_refused!(expecting(EURO), Errors::NoSuchDues);
		assert_ok!(assess(HOUSING));
		assert_ok!(expecting(OWED));
		let pending = dues(HOUSING).expected.unwrap();
		assert_eq!(dues(HOUSING).paid, 0);
		assert_refused!(expecting(EURO), Errors::AlreadyExpected);
		post([BAKERY, MILL], Direction::In, OWED, Part::Whole(pending));
		assert_eq!((dues(HOUSING).paid, dues(HOUSING).expected), (OWED, None));
	});
}

#[test]
fn the_federation_waives_what_was_not_paid_once() {
	new_test(|| {
		assert_refused!(waive(BAKERY, year()), Errors::NoSuchDues);
		assert_ok!(assess(BAKERY));
		give_to(BAKERY, EURO);
		pay(BAKERY, year(), EURO);
		let by_others = SolidarityFund::waive_dues(ordinary(BAKERY), BAKERY, year());
		assert_refused!(by_others, DispatchError::BadOrigin);
		let weak = SolidarityFund::waive_dues(federation(Track::Consent), BAKERY, year());
		assert_refused!(weak, Errors::MandateTooWeak);
		events();
		assert_ok!(waive(BAKERY, year()));
		let told = events();
		assert_eq!(told, vec![Event::DuesWaived { coop: BAKERY, year: year() }]);
		assert_refused!(waive(BAKERY, year()), Errors::NoSuchDues);
		assert_refused!(pay_by(BAKERY, 1, year(), EURO), Errors::NoSuchDues);
		// Nobody has them assessed once more.
		assert_refused!(assess(BAKERY), Errors::AlreadyAssessed);
		assert_eq!((dues(BAKERY).owed, dues(BAKERY).paid), (OWED, EURO));
		// Of what was paid there is nothing to be waived.
		assert_ok!(assess(MILL));
		give_to(MILL, OWED);
		pay(MILL, year(), OWED);
		assert_refused!(waive(MILL, year()), Errors::NoSuchDues);
	});
}

#[test]
fn unpaid_dues_of_last_year_block_an_application_and_those_of_this_year_do_not() {
	new_test(|| {
		for coop in [BAKERY, MILL, TAXI] {
			assert_ok!(assess(coop));
			give_to(coop, OWED);
		}
		let last = year();
		pass_to_next_year();
		assert_ok!(assess(FARM));
		let round = open_round(10_000, VIABLE);
		let applying = |coop, officer| SolidarityFund::apply(signed(coop, officer), coop, round, grant(1, 10));
		for coop in [BAKERY, MILL, TAXI] {
			assert_refused!(applying(coop, 1), Errors::DuesUnpaid);
		}
		pay(BAKERY, last, OWED);
		assert_ok!(applying(BAKERY, 1));
		pay(MILL, last, OWED - 1);
		assert_refused!(applying(MILL, 1), Errors::DuesUnpaid);
		assert_ok!(waive(TAXI, last));
		assert_ok!(applying(TAXI, 1));
		assert_ok!(applying(FARM, 1));
		// Nobody has assessed anything of it.
		assert_ok!(applying(READERS, 1));
	});
}

#[test]
fn dues_that_somebody_has_assessed_on_the_last_day_of_a_year_block_nothing_for_thirty_days() {
	new_test(|| {
		let before = year();
		while SolidarityFund::year().unwrap() == before {
			assert!(DuesOf::<Test>::iter().next().is_none());
			// The next day may be one of the next year.
			let next = rochdale_primitives::calendar::year_of(today() + 1).unwrap();
			if next != before {
				assert_ok!(assess(BAKERY));
				break;
			}
			pass_days(1);
		}
		pass_days(1);
		assert_eq!(year(), before + 1);
		assert_ok!(SolidarityFund::ensure_dues_paid(BAKERY));
		pass_days(28);
		assert_ok!(SolidarityFund::ensure_dues_paid(BAKERY));
		pass_days(1);
		assert!(matches!(SolidarityFund::ensure_dues_paid(BAKERY), Err(Errors::DuesUnpaid)));
	});
}
