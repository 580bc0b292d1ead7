//! Budget lines, and what they let requests take.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn open(limit: Balance, days: u16) -> DispatchResult {
	Treasuries::open_line(alone(), OWN, title("Rent"), doc(1), limit, days)
}

#[test]
fn a_line_is_opened_changed_and_closed() {
	new_test(|| {
		assert_eq!((record(OWN).budget, record(OWN).open_lines), (LIMIT, 1));
		assert_ok!(open(100 * EURO, 30));
		let rent = 100 * EURO * 365 / 30;
		assert_eq!((record(OWN).budget, record(OWN).open_lines, record(OWN).lines), (LIMIT + rent, 2, 2));
		let opened =
			Event::LineOpened { treasury: OWN, line: 2, limit: 100 * EURO, period_days: 30, resolution: RESOLUTION };
		System::assert_last_event(opened.into());

		assert_ok!(Treasuries::change_line(alone(), OWN, LINE, 365 * EURO));
		assert_eq!(record(OWN).budget, 365 * EURO + rent);
		let line = Lines::<Test>::get(OWN, LINE).unwrap();
		assert_eq!((line.limit, line.highest), (365 * EURO, LIMIT));
		let resolution = RESOLUTION;
		System::assert_last_event(
			Event::LineChanged { treasury: OWN, line: LINE, limit: 365 * EURO, resolution }.into(),
		);
		assert_ok!(Treasuries::change_line(alone(), OWN, LINE, 0));
		assert_eq!(record(OWN).budget, rent);

		assert_ok!(Treasuries::close_line(alone(), OWN, 2));
		assert_eq!((record(OWN).budget, record(OWN).open_lines, record(OWN).lines), (0, 1, 2));
		System::assert_last_event(Event::LineClosed { treasury: OWN, line: 2, resolution }.into());
		assert_refused!(Treasuries::close_line(alone(), OWN, 2), Errors::LineClosed);
		assert_refused!(Treasuries::change_line(alone(), OWN, 2, 1), Errors::LineClosed);
		assert_refused!(Treasuries::close_line(alone(), OWN, 3), Errors::NoSuchLine);
		assert_refused!(Treasuries::change_line(alone(), OWN, 3, 1), Errors::NoSuchLine);
	});
}

#[test]
fn only_the_owners_decide_on_lines() {
	new_test(|| {
		let rent = || title("Rent");
		for (origin, error) in [
			(together(), Errors::NotOwner.into()),
			(by_coop(1, Track::Consent), Errors::MandateTooWeak.into()),
			(signed(1, 1), DispatchError::BadOrigin),
		] {
			assert_refused!(Treasuries::open_line(origin.clone(), OWN, rent(), doc(1), 1, 1), error);
			assert_refused!(Treasuries::change_line(origin.clone(), OWN, LINE, 1), error);
			assert_refused!(Treasuries::close_line(origin, OWN, LINE), error);
		}
		assert_refused!(Treasuries::open_line(alone(), 4, rent(), doc(1), 1, 1), Errors::NoSuchTreasury);
	});
}

#[test]
fn what_a_line_says_is_checked() {
	new_test(|| {
		assert_refused!(Treasuries::open_line(alone(), OWN, title(" "), doc(1), 1, 1), Errors::TitleNotText);
		assert_refused!(Treasuries::open_line(alone(), OWN, title("Rent"), doc(0), 1, 1), Errors::NoDocument);
		assert_refused!(open(0, 1), Errors::ZeroAmount);
		assert_refused!(open(1, 0), Errors::PeriodOutsideRange);
		assert_refused!(open(1, 1_826), Errors::PeriodOutsideRange);
		assert_ok!(open(1, 1_825));
		MostLines::set(2);
		assert_refused!(open(1, 1), Errors::TooManyLines);
		assert_ok!(Treasuries::close_line(alone(), OWN, LINE));
		assert_ok!(open(1, 1));
		MostLines::set(32);
	});
}

#[test]
fn a_budget_can_be_counted() {
	new_test(|| {
		assert_refused!(open(u128::MAX, 365), Errors::Overflow);
		assert_refused!(open(u128::MAX / 365, 365), Errors::Overflow);
		assert_refused!(Treasuries::change_line(alone(), OWN, LINE, u128::MAX), Errors::Overflow);
		// As long as any part of it can.
		let most = u128::MAX / 10_000 - LIMIT;
		assert_refused!(open(most + 1, 365), Errors::Overflow);
		assert_ok!(open(most, 365));
		assert!(Treasuries::treasury(OWN).is_some());
		assert_refused!(open(1, 365), Errors::Overflow);
	});
}

#[test]
fn requests_take_what_is_left() {
	new_test(|| {
		// A line of 300 a week beside the large one, from which the tiers come.
		assert_ok!(open(300 * EURO, 7));
		let ask = |amount| Treasuries::request(signed(1, 6), OWN, 1, 2, Party::Coop(4), amount, doc(9));
		// The chair is on the board, and others approve.
		let ask_as_chair = |amount| Treasuries::request(signed(1, 1), OWN, 1, 2, Party::Coop(4), amount, doc(9));
		assert_refused!(ask(EURO), Errors::NotHand);
		assert_refused!(ask_as_chair(300 * EURO + 1), Errors::OverBudget);
		assert_ok!(ask_as_chair(300 * EURO));
		assert_ok!(ask_as_chair(200 * EURO));
		assert_ok!(approve(OWN, 2, 1, 2));
		assert_ok!(approve(OWN, 2, 1, 3));
		assert_eq!(closed(OWN, 2), Some(Closed::Paid(Tier::Two)));
		// What is requested is not set aside: the other one is too much now.
		assert_ok!(approve(OWN, 1, 1, 2));
		assert_ok!(approve(OWN, 1, 1, 3));
		assert!(Payments::<Test>::contains_key(OWN, 1));
		assert_refused!(ask_as_chair(100 * EURO + 1), Errors::OverBudget);
		assert_ok!(ask_as_chair(100 * EURO));
		// A window counts for its period and up to a twelfth longer.
		pass(7 * DAY);
		assert_refused!(ask_as_chair(100 * EURO + 1), Errors::OverBudget);
		pass(DAY);
		assert_ok!(ask_as_chair(101 * EURO));
	});
}

#[test]
fn a_lowered_limit_holds_for_what_is_pending() {
	new_test(|| {
		let number = requested(OWN, 1, 1, TIER1);
		// Another line keeps the tiers where they are.
		assert_ok!(Treasuries::open_line(alone(), OWN, title("More"), doc(1), LIMIT, 365));
		assert_ok!(Treasuries::change_line(alone(), OWN, LINE, TIER1 - 1));
		assert_ok!(approve(OWN, number, 1, 2));
		assert_ok!(approve(OWN, number, 1, 3));
		let error = Errors::OverBudget.into();
		System::assert_last_event(Event::PaymentHeld { treasury: OWN, payment: number, error }.into());
		assert_refused!(execute(OWN, number), Errors::OverBudget);
		assert_ok!(Treasuries::change_line(alone(), OWN, LINE, TIER1));
		assert_ok!(execute(OWN, number));
	});
}

#[test]
fn nothing_is_charged_to_a_closed_line() {
	new_test(|| {
		let number = requested(OWN, 1, 1, EURO);
		assert_ok!(approve(OWN, number, 1, 2));
		assert_ok!(Treasuries::close_line(alone(), OWN, LINE));
		assert_refused!(request_by(OWN, 1, 1, EURO), Errors::LineClosed);
		assert_ok!(approve(OWN, number, 1, 3));
		assert_refused!(execute(OWN, number), Errors::LineClosed);
		let by_resolution = Treasuries::pay(alone(), OWN, Some(LINE), Party::Coop(4), EURO, doc(9));
		assert_refused!(by_resolution, Errors::LineClosed);
	});
}
