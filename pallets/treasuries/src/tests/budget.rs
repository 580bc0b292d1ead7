//! Budget lines, and what they let requests take.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn open(limit: Balance, rhythm: Rhythm) -> DispatchResult {
	open_line(alone(), OWN, limit, rhythm)
}

#[test]
fn a_line_is_opened_changed_and_closed() {
	new_test(|| {
		assert_eq!(record(OWN).open_lines, 1);
		assert_ok!(open(100 * EURO, Rhythm::Quarter));
		assert_eq!((record(OWN).open_lines, record(OWN).lines), (2, 2));
		let rhythm = Rhythm::Quarter;
		let opened = Event::LineOpened { treasury: OWN, line: 2, limit: 100 * EURO, rhythm, resolution: RESOLUTION };
		System::assert_last_event(opened.into());

		assert_ok!(Treasuries::change_line(by_coop(1, Track::Special), OWN, LINE, 365 * EURO));
		let line = Lines::<Test>::get(OWN, LINE).unwrap();
		assert_eq!((line.limit, line.highest, line.track), (365 * EURO, LIMIT, Track::Special));
		let resolution = RESOLUTION;
		System::assert_last_event(
			Event::LineChanged { treasury: OWN, line: LINE, limit: 365 * EURO, resolution }.into(),
		);
		assert_ok!(Treasuries::change_line(alone(), OWN, LINE, 0));
		assert_eq!(Lines::<Test>::get(OWN, LINE).unwrap().track, Track::Ordinary);
		assert_refused!(request_by(OWN, 1, 1, 1), Errors::OverBudget);

		assert_ok!(Treasuries::close_line(alone(), OWN, 2));
		assert_eq!((record(OWN).open_lines, record(OWN).lines), (1, 2));
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
			assert_refused!(Treasuries::open_line(origin.clone(), OWN, rent(), doc(1), 1, Rhythm::Year), error);
			assert_refused!(Treasuries::change_line(origin.clone(), OWN, LINE, 1), error);
			assert_refused!(Treasuries::close_line(origin, OWN, LINE), error);
		}
		assert_refused!(Treasuries::open_line(alone(), 4, rent(), doc(1), 1, Rhythm::Year), Errors::NoSuchTreasury);
	});
}

#[test]
fn what_a_line_says_is_checked() {
	new_test(|| {
		assert_refused!(Treasuries::open_line(alone(), OWN, title(" "), doc(1), 1, Rhythm::Once), Errors::TitleNotText);
		assert_refused!(
			Treasuries::open_line(alone(), OWN, title("Rent"), doc(0), 1, Rhythm::Once),
			Errors::NoDocument
		);
		assert_refused!(open(0, Rhythm::Month), Errors::ZeroAmount);
		assert_ok!(open(1, Rhythm::Once));
		MostLines::set(2);
		assert_refused!(open(1, Rhythm::Month), Errors::TooManyLines);
		assert_ok!(Treasuries::close_line(alone(), OWN, LINE));
		assert_ok!(open(1, Rhythm::Month));
		MostLines::set(32);
	});
}

#[test]
fn sums_that_cannot_be_counted_are_refused() {
	new_test(|| {
		assert_ok!(open(u128::MAX, Rhythm::Year));
		assert_refused!(ask_by(OWN, (1, 1), 2, Party::Coop(4), u128::MAX), Errors::NeedsResolution);
		assert_ok!(pay(by_coop(1, Track::Special), OWN, Some(2), Party::Coop(4), 1));
		assert_refused!(pay(by_coop(1, Track::Special), OWN, Some(2), Party::Coop(4), u128::MAX), Errors::Overflow);
		assert!(Treasuries::lines(OWN).len() == 2);
		let two = run(&[(baker(), u128::MAX / 10_000 * 10_000), (Party::Coop(4), u128::MAX / 10_000 * 10_000)]);
		let asked = Treasuries::request(signed(1, 5), COMMON, 1, LINE, two, doc(9), false);
		assert_refused!(asked, Errors::Overflow);
	});
}

#[test]
fn requests_take_what_is_left() {
	new_test(|| {
		// A line of 300 a month beside the large one.
		assert_ok!(open(300 * EURO, Rhythm::Month));
		let ask = |amount| ask_by(OWN, (1, 6), 2, Party::Coop(4), amount);
		// The chair is on the board, and others approve.
		let ask_as_chair = |amount| ask_by(OWN, (1, 1), 2, Party::Coop(4), amount);
		assert_refused!(ask(EURO), Errors::NotHand);
		assert_refused!(ask_as_chair(300 * EURO + 1), Errors::OverBudget);
		assert_ok!(ask_as_chair(300 * EURO));
		assert_ok!(ask_as_chair(200 * EURO));
		assert_ok!(approve(OWN, 2, 1, 2));
		assert_ok!(approve(OWN, 2, 1, 3));
		assert_eq!(paid_in(OWN, 2), Some(Tier::Two));
		// What is requested is not set aside: the other one is too much now.
		assert_ok!(approve(OWN, 1, 1, 2));
		assert_ok!(approve(OWN, 1, 1, 3));
		assert!(Payments::<Test>::contains_key(OWN, 1));
		assert_refused!(ask_as_chair(100 * EURO + 1), Errors::OverBudget);
		assert_ok!(ask_as_chair(100 * EURO));
		// It is the 18 November, and the period ends with the month.
		pass(12 * DAY);
		assert_refused!(ask_as_chair(100 * EURO + 1), Errors::OverBudget);
		pass(DAY);
		assert_ok!(ask_as_chair(101 * EURO));
		// What was too much in November is not in December.
		assert_ok!(approve(OWN, 1, 1, 5));
		assert_eq!(requested_of(OWN, 2), 200 * EURO);
	});
}

/// Days from the start of the mock, 18 November 2026, to the first of a month, counted from January 2027 on.
fn first_of(month: u64) -> Moment {
	const LENGTHS: [u64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	let days: u64 = (0..month).map(|month| LENGTHS[month as usize % 12] + u64::from(month == 13)).sum();
	44 + days
}

/// Pays a rent of 1,000 on the first of each month for 24 months from such a line, and gives how many could be paid.
fn rents(limit: Balance, rhythm: Rhythm) -> usize {
	let mut paid = 0;
	new_test(|| {
		set_money(COMMON, 1_000_000 * EURO);
		assert_ok!(open_line(by_federation(Track::Special), COMMON, limit, rhythm));
		let list = [seat(1, 5), seat(2, 5), seat(3, 5), seat(4, 5)].map(|one| NewSigner { days: 730, ..one });
		assert_ok!(Treasuries::set_signers(all(), COMMON, signers(&list)));
		let rules = Rules { threshold: 3, tier1: 1_000 * EURO, tier2: 2_000 * EURO };
		assert_ok!(Treasuries::set_rules(all(), COMMON, rules));
		let mut now = 0;
		for month in 0..24 {
			let first = first_of(month);
			pass((first - now) * DAY);
			now = first;
			if month % 2 == 0 {
				assert_ok!(Treasuries::report_outturn(signed(1, 5), COMMON, 1, doc(month + 1)));
			}
			// February and July are shorter than 30 days after the first before it, and both rents count for the tiers.
			if ask_by(COMMON, (1, 5), 2, baker(), 1_000 * EURO).is_ok() {
				let number = record(COMMON).payments;
				for coop in 2..=4 {
					let _ = approve(COMMON, number, coop, 5);
				}
				paid += usize::from(
					paid_in(COMMON, number).is_some() || {
						pass(DAY);
						now += 1;
						paid_in(COMMON, number).is_some()
					},
				);
			}
		}
	});
	paid
}

#[test]
fn rent_is_paid_on_the_first_of_each_month_for_two_years() {
	assert_eq!(rents(12_000 * EURO, Rhythm::Year), 24);
	assert_eq!(rents(1_000 * EURO, Rhythm::Month), 24);
	// Of what is less, some are refused.
	assert_eq!(rents(11_999 * EURO, Rhythm::Year), 22);
	assert_eq!(rents(3_000 * EURO - 1, Rhythm::Quarter), 16);
	assert_eq!(rents(5_000 * EURO, Rhythm::Once), 5);
}

#[test]
fn a_request_is_charged_to_the_period_in_which_it_is_carried_out() {
	new_test(|| {
		assert_ok!(open(300 * EURO, Rhythm::Month));
		assert_ok!(ask_by(OWN, (1, 1), 2, Party::Coop(4), 300 * EURO));
		let number = record(OWN).payments;
		assert_ok!(approve(OWN, number, 1, 2));
		pass(14 * DAY);
		assert_ok!(approve(OWN, number, 1, 3));
		// 1 November and 1 December 2026.
		assert_eq!(Spent::<Test>::get((OWN, 2, 20_758)), Spending::default());
		assert_eq!(Spent::<Test>::get((OWN, 2, 20_788)), Spending { requested: 300 * EURO, resolved: 0 });
		assert_refused!(ask_by(OWN, (1, 1), 2, Party::Coop(5), 1), Errors::OverBudget);
	});
}

#[test]
fn a_business_year_begins_when_the_treasury_says() {
	new_test(|| {
		let opened = |month, day| {
			let (list, lines) = (signers(&[treasurer(1), seat(1, 5)]), vec![line("Flour", LIMIT, Rhythm::Year)]);
			let (lines, year_begins) = (BoundedVec::truncate_from(lines), YearBegin { month, day });
			let (name, mode) = (title("Shop"), Mode::Units);
			plain(Treasuries::open_treasury(alone(), name, *b"EUR", mode, RULES, list, lines, equal(), year_begins))
		};
		for (month, day) in [(0, 1), (13, 1), (2, 0), (2, 29), (255, 255)] {
			assert_refused!(opened(month, day), Errors::YearBeginOutsideRange);
		}
		assert_ok!(opened(2, 28));
		assert_ok!(opened(12, 6));
		let period = || Treasuries::lines(TreasuryCount::<Test>::get())[0].period;
		// 6 December 2025, and a year later.
		assert_eq!(period(), 20_428);
		pass(17 * DAY);
		assert_eq!(period(), 20_428);
		pass(DAY);
		assert_eq!(period(), 20_793);
	});
}

#[test]
fn a_budget_of_a_million_lets_nobody_pay_out_what_is_held() {
	new_test(|| {
		let rules = Rules { threshold: 3, tier1: 1_000_000 * EURO, tier2: 1_000_000 * EURO };
		assert_ok!(Treasuries::set_rules(all(), COMMON, rules));
		assert_ok!(open_line(all(), COMMON, 1_000_000 * EURO, Rhythm::Year));
		set_money(COMMON, 9_000 * EURO);
		// Two officers pay 900 at a time, a tenth, to whomever they like.
		let mut got = 0;
		for nth in 0..30 {
			let payee = Party::Outside(doc(600 + nth));
			let asked = ask_by(COMMON, (1, 5), 2, payee.clone(), 900 * EURO);
			if asked.is_err() {
				assert_eq!(asked, Err(Errors::MajorDisposal.into()), "{nth}");
				continue;
			}
			let number = record(COMMON).payments;
			assert_ok!(approve(COMMON, number, 2, 5));
			assert_ok!(approve(COMMON, number, 3, 5));
			got += 900 * Balance::from(paid_in(COMMON, number) == Some(Tier::Two));
		}
		// No more than a third of it, and not by a resolution that is not special either.
		assert_eq!(got, 2_700);
		assert_refused!(pay(all(), COMMON, None, baker(), 300 * EURO), Errors::MajorDisposal);
		assert_ok!(pay(by_federation(Track::Special), COMMON, None, baker(), 300 * EURO));
	});
	// All of it goes if the members have authorised that by a special resolution.
	new_test(|| {
		assert_ok!(open_line(by_federation(Track::Special), COMMON, 1_000_000 * EURO, Rhythm::Year));
		let rules = Rules { threshold: 3, tier1: 900 * EURO, tier2: 1_000_000 * EURO };
		assert_ok!(Treasuries::set_rules(all(), COMMON, rules));
		set_money(COMMON, 9_000 * EURO);
		for nth in 0..4 {
			assert_ok!(ask_by(COMMON, (1, 5), 2, Party::Outside(doc(600 + nth)), 900 * EURO));
			let number = record(COMMON).payments;
			assert_ok!(approve(COMMON, number, 2, 5));
			assert_ok!(approve(COMMON, number, 3, 5));
			assert_eq!(paid_in(COMMON, number), Some(Tier::Two));
		}
		assert_eq!(record(COMMON).gone, Window::default());
	});
}

#[test]
fn a_lowered_limit_holds_for_what_is_pending() {
	new_test(|| {
		let number = requested(OWN, 1, 1, TIER1);
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
		let by_resolution = pay(alone(), OWN, Some(LINE), Party::Coop(4), EURO);
		assert_refused!(by_resolution, Errors::LineClosed);
	});
}
