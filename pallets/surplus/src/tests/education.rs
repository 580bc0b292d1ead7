//! The education fund is used in its time, or it is the federation's.

use super::scene::*;
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

fn spend(origin: RuntimeOrigin, euros: Balance) -> DispatchResult {
	Surplus::use_education(origin, BAKERY, euros * EURO, doc(3))
}

fn fund() -> Vec<(Day, Balance)> {
	book(BAKERY).education.iter().map(|(day, left)| (*day, left / EURO)).collect()
}

#[test]
fn two_officers_use_the_fund_together() {
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		assert_eq!(fund(), vec![(new_year(2028), 50)]);
		assert_ok!(spend(signed(BAKERY, 1), 20));
		assert_eq!(fund(), vec![(new_year(2028), 50)]);
		assert_refused!(spend(signed(BAKERY, 1), 20), Errors::AlreadyBegun);
		// Another sum is another content.
		assert_ok!(spend(signed(BAKERY, 2), 21));
		assert_eq!(fund(), vec![(new_year(2028), 50)]);
		let free = || in_cash(BAKERY) - Surplus::set_aside(LedgerId::Coop(BAKERY));
		let before = free();
		assert_ok!(spend(signed(BAKERY, 3), 20));
		assert_eq!(fund(), vec![(new_year(2028), 30)]);
		// The money is the co-op's again, which has paid.
		assert_eq!(free(), before + 20 * EURO);
		assert_eq!(credit(BAKERY, book(BAKERY).accounts.educated), 20 * EURO as i128);
	});
}

#[test]
fn neither_others_nor_one_person_with_two_seats_use_it() {
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		assert_refused!(spend(signed(BAKERY, ADA), 20), Errors::NotOnBoard);
		assert_refused!(spend(signed(BAKERY, AUDITOR), 20), Errors::NotOnBoard);
		assert_refused!(spend(anybody(), 20), Errors::NotMember);
		assert_ok!(spend(signed(BAKERY, 1), 20));
		// The seat of the second officer moves to the key of the first.
		rochdale_mocks::Moving::set(vec![(BAKERY, 2, account(BAKERY, 1))]);
		assert_refused!(spend(signed(BAKERY, 2), 20), Errors::SamePerson);
	});
}

#[test]
fn what_a_first_officer_wanted_lapses_with_time_and_with_their_office() {
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		assert_ok!(spend(signed(BAKERY, 1), 20));
		pass_days(30);
		assert_ok!(spend(signed(BAKERY, 2), 20));
		assert_eq!(fund(), vec![(new_year(2028), 50)]);
		dismiss(BAKERY, 2);
		assert_ok!(spend(signed(BAKERY, 3), 20));
		assert_eq!(fund(), vec![(new_year(2028), 50)]);
		let content = Surplus::content_of_use(BAKERY, 20 * EURO, doc(3));
		assert_refused!(Surplus::take_back(signed(BAKERY, ADA), BAKERY, content), Errors::NotOnBoard);
		assert_refused!(Surplus::take_back(anybody(), BAKERY, content), Errors::NotMember);
		assert_ok!(Surplus::take_back(signed(BAKERY, 1), BAKERY, content));
		assert_refused!(Surplus::take_back(signed(BAKERY, 1), BAKERY, content), Errors::NothingBegun);
	});
}

#[test]
fn members_use_it_where_officers_sleep() {
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		assert_refused!(spend(ordinary(HOUSING), 20), Errors::OtherCoop);
		assert_refused!(spend(decided(BAKERY, Track::Consent), 20), Errors::MandateTooWeak);
		assert_ok!(spend(ordinary(BAKERY), 50));
		assert_eq!(fund(), vec![]);
		assert_refused!(spend(ordinary(BAKERY), 1), Errors::NotInFund);
		assert_refused!(spend(ordinary(BAKERY), 0), Errors::NothingDue);
		let without = Surplus::use_education(ordinary(BAKERY), BAKERY, EURO, H256::default());
		assert_refused!(without, Errors::NoDocument);
		let elsewhere = Surplus::use_education(ordinary(HOUSING), HOUSING, EURO, doc(3));
		assert_refused!(elsewhere, Errors::NothingDue);
	});
}

#[test]
fn what_is_not_used_by_the_end_of_the_next_year_is_paid_to_the_federation() {
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		assert_ok!(spend(ordinary(BAKERY), 15));
		pass_until(new_year(2028) - 1);
		assert_eq!(fund(), vec![(new_year(2028), 35)]);
		rochdale_mocks::take_events::<Test, Event<Test>>();
		pass_days(1);
		assert_eq!((fund(), Balances::free_balance(FEDERATION)), (vec![], 35 * EURO + ED));
		let (coop, amount, to) = (BAKERY, 35 * EURO, Beneficiary::Federation);
		let events = rochdale_mocks::take_events::<Test, Event<Test>>();
		assert_eq!(events, vec![Event::EducationForfeited { coop, amount }, Event::Paid { coop, to, amount }]);
		assert_eq!(book(BAKERY).education_due, Payable::default());
		// The fund of the federation is told of no levy.
		assert_eq!(Levied::get(), vec![(BAKERY, year(), 30 * EURO)]);
		assert_refused!(Surplus::pay_education(anybody(), BAKERY), Errors::NothingDue);
	});
}

#[test]
fn what_could_not_be_paid_to_the_federation_is_due() {
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		HasAccounts::set(false);
		pass_until(new_year(2028));
		assert_eq!((fund(), book(BAKERY).education_due.due), (vec![], 50 * EURO));
		// It is no money of the co-op meanwhile.
		assert_refused!(spend(ordinary(BAKERY), 1), Errors::NotInFund);
		assert_eq!(Surplus::set_aside(LedgerId::Coop(BAKERY)), 50 * EURO);
		assert_refused!(Surplus::pay_education(anybody(), BAKERY), Errors::NoAccount);
		HasAccounts::set(true);
		assert_ok!(Surplus::pay_education(anybody(), BAKERY));
		assert_eq!(Balances::free_balance(FEDERATION), 50 * EURO + ED);
	});
}

#[test]
fn a_bank_pays_it_by_an_order() {
	new_test(|| {
		close_2026(HOUSING, profit(1_000));
		pass_until(new_year(2028));
		let Payable { due, ordered, .. } = book(HOUSING).education_due;
		assert_eq!((due, ordered), (0, 50 * EURO));
	});
}

#[test]
fn each_year_has_its_own_time_and_the_oldest_part_is_used_first() {
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		pass_until(new_year(2028) - 1);
		assert_ok!(spend(ordinary(BAKERY), 10));
		pass_days(1);
		close_by(BAKERY, &accounts(next_year(), new_year(2028), profit(2_000)), &keep_all());
		assert_eq!(fund(), vec![(new_year(2029), 100)]);
		assert_eq!(Balances::free_balance(FEDERATION), 40 * EURO + ED);
		pass_until(new_year(2029));
		assert_eq!((fund(), Balances::free_balance(FEDERATION)), (vec![], 140 * EURO + ED));
	});
}

#[test]
fn a_part_of_a_year_that_is_closed_late_has_the_year_that_runs() {
	new_test(|| {
		pass_until(new_year(2029) + 10);
		close_2026(BAKERY, profit(1_000));
		close_by(BAKERY, &accounts(next_year(), new_year(2028), profit(1_000)), &keep_all());
		close_by(BAKERY, &accounts(new_year(2028), new_year(2029), profit(1_000)), &keep_all());
		assert_eq!(fund(), vec![(new_year(2030), 150)]);
		assert_ok!(spend(ordinary(BAKERY), 150));
	});
}

#[test]
fn what_is_the_federations_first_is_used_first() {
	let mut book = Book::new(0, chain().execute_with(|| Surplus::first_book(BAKERY, 0).unwrap()).accounts);
	assert_eq!(book.add_education(20, 100), Some(true));
	assert_eq!(book.add_education(10, 50), Some(true));
	assert_eq!(book.add_education(20, 5), Some(false));
	assert_eq!(book.add_education(30, 0), Some(false));
	assert_eq!(book.education, vec![(10, 50), (20, 105)]);
	assert_eq!(book.use_education(60), Some(()));
	assert_eq!(book.education, vec![(20, 95)]);
	// As many parts as can be: what comes later joins the last one, and nothing becomes the federation's earlier than it would.
	for day in [30, 40, 50] {
		assert_eq!(book.add_education(day, 1), Some(true));
	}
	assert_eq!(book.add_education(35, 2), Some(false));
	assert_eq!(book.education, vec![(20, 95), (30, 1), (40, 3), (50, 1)]);
	assert_eq!((book.forfeit_education(39), book.education_due.due), (Some(96), 96));
	assert_eq!(book.education, vec![(40, 3), (50, 1)]);
}

/// An invoice that was paid for once is not paid for again, by whomever it is brought.
#[test]
fn a_document_is_used_once() {
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		close_2026(HOUSING, profit(1_000));
		assert_ok!(spend(signed(BAKERY, 1), 10));
		// Another sum of it was begun meanwhile.
		assert_ok!(spend(signed(BAKERY, 1), 11));
		assert_ok!(spend(signed(BAKERY, 2), 10));
		let used = EducationUses::<Test>::get(BAKERY, doc(3)).unwrap();
		assert_eq!((used.amount, used.used_on), (10 * EURO, today()));
		assert_refused!(spend(signed(BAKERY, 2), 11), Errors::DocumentUsed);
		assert_refused!(spend(signed(BAKERY, 3), 10), Errors::DocumentUsed);
		assert_refused!(spend(ordinary(BAKERY), 10), Errors::DocumentUsed);
		use rochdale_primitives::proposable::Proposable;
		let again = Call::<Test>::use_education { coop: BAKERY, amount: EURO, document: doc(3) };
		assert_err!(again.check_proposed(Some(BAKERY)), Errors::DocumentUsed);
		assert_eq!(fund(), vec![(new_year(2028), 40)]);
		// That of another co-op is another matter, and so is another document.
		assert_ok!(Surplus::use_education(ordinary(HOUSING), HOUSING, 10 * EURO, doc(3)));
		assert_ok!(Surplus::use_education(ordinary(BAKERY), BAKERY, 10 * EURO, fresh()));
	});
}
