//! A round of May, from its opening to the last report.

use super::scene::*;
use crate::{mock::*, *};
use frame::testing_prelude::*;

#[test]
fn a_round_divides_its_pot_by_points_with_viable_budgets() {
	new_test(|| {
		let round = open_round(15_000, VIABLE);
		let first = apply(BAKERY, round, &grant(4_000, 8_000));
		let second = apply(MILL, round, &grant(3_000, 5_000));
		let third = apply(TAXI, round, &grant(9_000, 9_000));
		pass_to(round, Phase::Voting);
		for coop in [FARM, HOUSING, READERS] {
			vote(coop, ADA, round, &[(first, 45), (second, 35), (third, 20)]);
		}
		pass_to(round, Phase::Settled);
		let known = Rounds::<Test>::get(round).unwrap();
		assert_eq!((known.pot, known.awarded), (15_000 * EURO, 13_000 * EURO));
		let stand = Applications::<Test>::get(round, third).unwrap().stand;
		assert!(matches!(stand, Stand::Decided { verdict: Verdict::BelowMinimum, award: None, .. }));
		let award = award_of(round, first);
		let parts = Awards::<Test>::get(award).unwrap().tranches;
		assert_eq!(parts, vec![3_200 * EURO, 3_200 * EURO, 1_600 * EURO]);
		pass_block();
		assert_eq!(Balances::free_balance(address(BAKERY)), 3_200 * EURO + ED);
		report_and_review(award);
		pass_block();
		assert_eq!(Balances::free_balance(address(BAKERY)), 6_400 * EURO + ED);
		for officer in [1, 2] {
			assert_ok!(SolidarityFund::give_up(signed(BAKERY, officer), BAKERY, award));
		}
		for officer in [1, 2] {
			let (debt, amount) = (Debt::Award(award), 1_100 * EURO);
			assert_ok!(SolidarityFund::repay(signed(BAKERY, officer), BAKERY, debt, amount));
		}
		assert_eq!(SolidarityFund::free().unwrap(), (60_000 - 5_000 - 6_400 + 1_100) * EURO);
	});
}

#[test]
fn a_report_that_the_federation_sends_back_was_not_given() {
	chain(60_000).execute_with(|| {
		elect();
		let event = fresh();
		let document = fresh();
		let amount = 700 * EURO;
		assert_ok!(SolidarityFund::request_aid(signed(BAKERY, 1), BAKERY, event, amount, document));
		for coop in [MILL, TAXI, FARM] {
			let who = signed(coop, ELECTED);
			assert_ok!(plain(SolidarityFund::agree_to_aid(who, coop, 1, event, amount, document)));
		}
		let nonsense = fresh();
		assert_ok!(SolidarityFund::report(signed(BAKERY, 1), BAKERY, 1, nonsense));
		pass_days(90 + 31);
		let is_late = || SolidarityFund::is_late(&Awards::<Test>::get(1).unwrap(), today()).unwrap();
		assert!(!is_late());
		let decide = |document, accepts| {
			let federation = federation(Track::Ordinary);
			SolidarityFund::decide_report(federation, 1, document, accepts)
		};
		assert_eq!(decide(fresh(), false), Err(Errors::NoSuchReport.into()));
		assert_ok!(decide(nonsense, false));
		System::assert_last_event(Event::ReportSentBack { award: 1, document: nonsense }.into());
		assert!(is_late());
		assert_eq!(decide(nonsense, true), Err(Errors::NoSuchReport.into()));
		assert_ok!(SolidarityFund::report(signed(BAKERY, 2), BAKERY, 1, nonsense));
		assert_ok!(decide(nonsense, true));
		assert_eq!(Awards::<Test>::get(1).unwrap().stage, Stage::Completed);
		assert_ok!(check());
	});
}
