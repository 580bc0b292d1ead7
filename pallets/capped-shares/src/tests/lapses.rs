//! What nobody claims for five years goes to the reserve, and nothing before.

use crate::{mock::*, *};
use frame::testing_prelude::*;

const YEAR: i32 = 2026;

/// Four members hold shares, and a return of 8 % is declared on the first day of 2027.
fn declared() {
	assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(YEAR), 800));
	(5..=8).for_each(|member| subscribe(member, 1).unwrap());
	pass_until(new_year(2027));
	assert_ok!(declare_return(BAKERY, new_year(YEAR), &[(CLASS, 800)], 1_000 * EURO));
}

fn collect(member: MemberNo) -> DispatchResult {
	plain(Shares::collect_returns(anybody(), BAKERY, CLASS, new_year(YEAR), only(member)))
}

fn lapse(member: MemberNo) -> DispatchResult {
	Shares::lapse(anybody(), BAKERY, member)
}

fn reserve() -> Balance {
	balance(BAKERY, accounts(BAKERY).reserve)
}

#[test]
fn what_is_owed_lapses_five_years_after_the_last_of_it_became_due_and_not_a_day_before() {
	new_test(|| {
		declared();
		assert_noop!(lapse(ADA), Errors::NothingOwed);
		assert_eq!(Shares::lapses_on(BAKERY, ADA), None);
		pass_until(date(2027, 2, 3));
		assert_ok!(collect(ADA));
		let amount = owed(BAKERY, ADA);
		assert_eq!(Shares::lapses_on(BAKERY, ADA), Some(date(2032, 2, 3)));
		pass_until(date(2032, 2, 2));
		assert_noop!(lapse(ADA), Errors::NotLapsed);
		pass_days(1);
		assert_ok!(lapse(ADA));
		System::assert_last_event(Event::Lapsed { coop: BAKERY, member: ADA, amount }.into());
		assert_eq!((owed(BAKERY, ADA), reserve()), (0, amount));
		assert_noop!(lapse(ADA), Errors::NothingOwed);
	});
}

#[test]
fn who_wants_what_they_are_owed_has_five_years_more() {
	new_test(|| {
		declared();
		let want = |by, member| Shares::claim_owed(by, BAKERY, member);
		assert_noop!(want(signed(BAKERY, ADA), ADA), Errors::NothingOwed);
		assert_ok!(collect(ADA));
		assert_noop!(want(signed(BAKERY, BEN), ADA), Errors::NotTheirs);
		assert_noop!(want(anybody(), ADA), Errors::NotTheirs);
		pass_until(date(2030, 5, 6));
		assert_ok!(want(signed(BAKERY, ADA), ADA));
		let by = Hand { coop: BAKERY, member: ADA };
		System::assert_last_event(Event::OwedClaimed { coop: BAKERY, member: ADA, by }.into());
		assert_eq!(Shares::lapses_on(BAKERY, ADA), Some(date(2035, 5, 6)));
		// The board knows of the debt, and so does who has left with the account that they had.
		pass_until(date(2031, 1, 1));
		assert_ok!(want(signed(BAKERY, 1), ADA));
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
		pass_until(date(2032, 1, 1));
		assert_ok!(want(signed(BAKERY, ADA), ADA));
		assert_eq!(Shares::lapses_on(BAKERY, ADA), Some(date(2037, 1, 1)));
	});
}

#[test]
fn what_becomes_due_later_gives_all_of_it_five_years_more() {
	new_test(|| {
		declared();
		assert_ok!(collect(ADA));
		let no = 1;
		let terms =
			OfferTerms { class: CLASS, minimum: 9, target: 9, maximum: 9, allotment: Allotment::FirstCome, days: 30 };
		pass_until(date(2031, 12, 1));
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		assert_ok!(Shares::subscribe_offer(signed(BAKERY, ADA), BAKERY, no, 1));
		pass_until(date(2032, 1, 10));
		assert!(owed(BAKERY, ADA) > PAR);
		assert_noop!(lapse(ADA), Errors::NotLapsed);
		// What is paid in part does not shorten the time of the rest.
		let before = Shares::lapses_on(BAKERY, ADA);
		assert_ok!(Shares::set_off(ordinary(BAKERY), BAKERY, ADA, EURO, Debt::Document(doc(6))));
		assert_eq!(Shares::lapses_on(BAKERY, ADA), before);
	});
}

#[test]
fn a_return_that_nobody_has_collected_for_five_years_goes_to_the_reserve() {
	new_test(|| {
		declared();
		let lapse = || Shares::lapse_return(anybody(), BAKERY, CLASS, new_year(YEAR));
		assert_noop!(Shares::lapse_return(anybody(), BAKERY, CLASS, new_year(2027)), Errors::NoReturn);
		assert_ok!(collect(ADA));
		pass_until(date(2031, 12, 31));
		assert_noop!(lapse(), Errors::NotLapsed);
		assert_ok!(collect(BEN));
		let left = Returns::<Test>::get((BAKERY, CLASS, new_year(YEAR))).unwrap().left().unwrap();
		pass_days(1);
		assert_ok!(lapse());
		let told = Event::ReturnLapsed { coop: BAKERY, class: CLASS, year: new_year(YEAR), amount: left };
		System::assert_last_event(told.into());
		assert_eq!(reserve(), left);
		assert_noop!(lapse(), Errors::NothingDue);
		assert_noop!(collect(CLEO), Errors::Lapsed);
		// What was collected in time is owed as before.
		assert_ok!(Shares::pay_out(signed(BAKERY, BEN), BAKERY, only(BEN)));
	});
}

#[test]
fn of_a_return_that_all_have_collected_nothing_lapses() {
	new_test(|| {
		declared();
		(5..=8).for_each(|member| collect(member).unwrap());
		pass_until(new_year(2032));
		let lapse = Shares::lapse_return(anybody(), BAKERY, CLASS, new_year(YEAR));
		assert_noop!(lapse, Errors::NothingDue);
	});
}
