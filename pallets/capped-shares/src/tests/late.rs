//! Who waits for too long is paid first, with interest, and nobody else gets anything for their capital meanwhile.

use crate::{mock::*, *};
use frame::testing_prelude::*;

const PROMPT: ClassTerms = ClassTerms { earliest_days: 0, ..TERMS };

/// Ten shares each of ten members.
fn hold(terms: ClassTerms) {
	open_class(BAKERY, terms);
	for shares in [1, 2, 7] {
		(1..=10).for_each(|member| subscribe(member, shares).unwrap());
	}
}

fn leave(member: MemberNo) {
	unseat(BAKERY, member);
	Shares::on_seat_ended(BAKERY, member, SeatEnd::Left);
	pass_days(0);
}

/// The release of so much by the accounts of the year before.
fn by_accounts(amount: Balance) -> ReleaseOf<Test> {
	let (day, _) = MockYears::year_of(BAKERY, today()).unwrap();
	Release { amount, accounts_until: day, approved_on: day, surplus: 1_000_000 * EURO, solvency: doc(3) }
}

fn release(amount: Balance) -> DispatchResult {
	plain(Shares::release(ordinary(BAKERY), BAKERY, CLASS, by_accounts(amount)))
}

fn collect(claim: ClaimNo) -> DispatchResult {
	plain(Shares::collect_claims(anybody(), BAKERY, only(claim)))
}

fn attest(year: i32, bps: u16) {
	assert_ok!(Shares::attest_reference(federation(Track::Ordinary), ReferenceRate::LegalInterest, year, bps, doc(7)));
}

fn interest_cost() -> Balance {
	balance(BAKERY, accounts(BAKERY).interest)
}

/// For the 31 days from 1 December 2029 on at 3.25 %, and for 59 days at 3 %, on 1,000.
const INTEREST: Balance = 2_760_273 + 4_849_315;

/// Ada leaves with ten shares on 1 December 2026, and it is 1 March 2030.
fn three_months_late(terms: ClassTerms) {
	hold(terms);
	pass_until(date(2026, 12, 1));
	leave(ADA);
	pass_until(date(2030, 3, 1));
	attest(2029, 325);
	attest(2030, 300);
}

#[test]
fn what_is_paid_late_bears_legal_interest_for_the_days_that_it_is_late() {
	empty_test(|| {
		three_months_late(PROMPT);
		assert_ok!(release(1_000 * EURO));
		System::assert_last_event(Event::InterestDue { coop: BAKERY, class: CLASS, amount: INTEREST }.into());
		assert_ok!(check());
		assert_eq!(interest_cost(), INTEREST);
		let rank = Claims::<Test>::get(BAKERY, 1).unwrap().rank;
		let group = Groups::<Test>::get((BAKERY, CLASS, rank)).unwrap();
		// It is no payment for shares, which stays at par.
		assert_eq!((group.released, group.interest), (1_000 * EURO, INTEREST));
		assert_ok!(collect(1));
		let (coop, member, claim, amount) = (BAKERY, ADA, Some(1), 1_000 * EURO);
		let told = Event::Collected { coop, member, claim, amount, interest: INTEREST, deducted: 0 };
		System::assert_last_event(told.into());
		assert_eq!(owed(BAKERY, ADA), 1_000 * EURO + INTEREST);
		assert_eq!(balance(BAKERY, accounts(BAKERY).reserve), 0);
	});
}

#[test]
fn each_part_bears_interest_until_it_is_released() {
	empty_test(|| {
		three_months_late(PROMPT);
		assert_ok!(release(400 * EURO));
		assert_ok!(collect(1));
		let first = 1_104_109 + 1_939_726;
		assert_eq!(owed(BAKERY, ADA), 400 * EURO + first);
		pass_until(date(2030, 3, 11));
		assert_ok!(release(600 * EURO));
		assert_ok!(collect(1));
		assert_eq!(owed(BAKERY, ADA), 1_000 * EURO + first + 1_656_164 + 3_402_739);
	});
}

#[test]
fn there_is_no_interest_before_it_is_late_or_where_no_rate_was_attested() {
	empty_test(|| {
		hold(PROMPT);
		pass_until(date(2026, 12, 1));
		leave(ADA);
		pass_until(date(2029, 11, 30));
		attest(2029, 325);
		assert_ok!(release(500 * EURO));
		// On the day itself it is late, and nothing of that day is over.
		pass_days(1);
		assert_ok!(release(1));
		assert_eq!(interest_cost(), 0);
		// Nobody has attested the rate of 2030.
		pass_until(date(2030, 3, 1));
		assert_ok!(release(500 * EURO - 1));
		assert_eq!(interest_cost(), 1_380_136);
	});
}

#[test]
fn what_is_deducted_bears_no_interest() {
	empty_test(|| {
		let terms = ClassTerms { expelled_bps: 3_000, ..PROMPT };
		hold(terms);
		pass_until(date(2026, 12, 1));
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Expelled);
		pass_days(0);
		pass_until(date(2030, 3, 1));
		attest(2029, 325);
		attest(2030, 300);
		assert_ok!(release(1_000 * EURO));
		assert_ok!(collect(1));
		// Three tenths of one share of ten.
		let kept = INTEREST * 3 / 100 + 1;
		assert_eq!(owed(BAKERY, ADA), 970 * EURO + INTEREST - kept);
		assert_eq!(balance(BAKERY, accounts(BAKERY).reserve), 30 * EURO + kept);
	});
}

#[test]
fn no_budget_stands_against_what_is_late_and_it_does_against_the_others() {
	empty_test(|| {
		hold(PROMPT);
		pass_until(date(2026, 12, 1));
		[ADA, BEN].into_iter().for_each(leave);
		pass_until(date(2027, 2, 1));
		[8, 9].into_iter().for_each(leave);
		pass_until(date(2029, 11, 1));
		// A tenth of 10,000.
		assert_noop!(release(1_000 * EURO + 1), Errors::OverBudget);
		pass_until(date(2030, 1, 2));
		// The first two are late, and the others are paid of the budget of the year and of no more.
		assert_ok!(release(4_000 * EURO));
		(1..=4).for_each(|claim| collect(claim).unwrap());
		let each = || [ADA, BEN, 8, 9].map(|member| owed(BAKERY, member) / EURO);
		assert_eq!(each(), [1_000, 1_000, 500, 500]);
		assert_noop!(release(1), Errors::OverBudget);
		// It is used, and they are paid all the same once they are late.
		pass_until(date(2030, 2, 1));
		assert_ok!(release(1_000 * EURO));
		[3, 4].into_iter().for_each(|claim| collect(claim).unwrap());
		assert_eq!(each(), [1_000; 4]);
	});
}

#[test]
fn a_budget_that_late_claims_have_used_is_used() {
	empty_test(|| {
		hold(PROMPT);
		pass_until(date(2026, 12, 1));
		leave(ADA);
		pass_until(date(2029, 11, 1));
		leave(CLEO);
		pass_until(date(2030, 1, 2));
		assert_ok!(release(1_500 * EURO));
		assert_eq!(class(BAKERY, CLASS).released, 1_500 * EURO);
		assert_noop!(release(1), Errors::OverBudget);
	});
}

#[test]
fn interest_is_released_only_where_the_cash_covers_it() {
	empty_test(|| {
		open_class(BAKERY, PROMPT);
		(5..=8).for_each(|member| subscribe(member, 1).unwrap());
		pass_until(date(2026, 12, 1));
		(5..=8).for_each(leave);
		pass_until(date(2030, 3, 1));
		attest(2029, 325);
		assert_noop!(release(400 * EURO), Errors::NotLiquid);
		assert_ok!(release(390 * EURO));
	});
}

#[test]
fn new_shares_that_buy_out_who_waits_too_long_cost_interest_too() {
	empty_test(|| {
		three_months_late(ClassTerms { buys_out: true, ..PROMPT });
		assert_ok!(subscribe(11, 10));
		assert_ok!(check());
		assert_eq!(interest_cost(), INTEREST);
		assert_ok!(collect(1));
		assert_eq!(owed(BAKERY, ADA), 1_000 * EURO + INTEREST);
	});
}

#[test]
fn the_oldest_years_of_a_long_wait_bear_no_interest_any_more() {
	empty_test(|| {
		hold(PROMPT);
		pass_until(date(2026, 12, 1));
		leave(ADA);
		pass_until(new_year(2045));
		(2029..2045).for_each(|year| attest(year, 365));
		assert_ok!(release(1_000 * EURO));
		// 2036 to 2044, and 2045, of which nothing is over.
		assert_eq!(interest_cost(), 9 * 36_500_000);
	});
}

fn declare(year: i32) -> DispatchResult {
	declare_return(BAKERY, new_year(year), &[(CLASS, 400)], 10_000 * EURO)
}

/// What waits is to be paid as of right within five years. Ada leaves on 1 December 2026, and Ben a day later.
fn as_of_right() {
	hold(ClassTerms { redemption: Redemption::Right, max_years: 5, ..PROMPT });
	for year in [2027, 2028] {
		pass_until(date(year - 1, 12, 1));
		assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(year), 400));
		if year == 2027 {
			leave(ADA);
			pass_days(1);
			leave(BEN);
		}
	}
}

#[test]
fn a_fifth_a_year_is_readable_as_what_is_due_by_when() {
	empty_test(|| {
		as_of_right();
		let day = |year, day| (date(2026 + year, 12, day), 200 * EURO);
		let all: Vec<_> = (1..=5).flat_map(|year| [day(year, 1), day(year, 2)]).collect();
		assert_eq!(Shares::due_by(BAKERY, CLASS), all);
		assert_ok!(release(300 * EURO));
		let mut left = all[1..].to_vec();
		left[1].1 = 100 * EURO;
		assert_eq!(Shares::due_by(BAKERY, CLASS), left);
		assert_eq!(Shares::due_by(BAKERY, 9), []);
	});
}

#[test]
fn capital_gets_nothing_while_a_fifth_that_is_due_as_of_right_is_not_paid() {
	empty_test(|| {
		as_of_right();
		pass_until(new_year(2028));
		assert_noop!(declare(2027), Errors::ClaimsOverdue);
		assert_ok!(release(200 * EURO));
		// Ben waits behind Ada, and has no fifth either.
		assert_noop!(declare(2027), Errors::ClaimsOverdue);
		assert_ok!(release(1_000 * EURO - 1));
		assert_noop!(declare(2027), Errors::ClaimsOverdue);
		assert_ok!(release(1));
		assert_ok!(declare(2027));
	});
	// Who waits for what the board releases has no right to a fifth.
	empty_test(|| {
		hold(PROMPT);
		pass_until(date(2026, 12, 1));
		assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(2027), 400));
		leave(ADA);
		pass_until(new_year(2028));
		assert_ok!(declare(2027));
	});
}
