//! The solidarity levy of co-ops' surpluses.

use super::scene::*;
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

#[test]
fn what_a_co_op_has_given_of_its_surpluses_is_counted_and_told() {
	new_test(|| {
		events();
		for euros in [30, 12] {
			SolidarityFund::on_levy(BAKERY, today(), euros * EURO);
		}
		let told = [30, 12].map(|euros| Event::LevyReceived { coop: BAKERY, amount: euros * EURO });
		assert_eq!(events(), told);
		assert_eq!((Records::<Test>::get(BAKERY).levy, Records::<Test>::get(MILL).levy), (42 * EURO, 0));
		assert_eq!(<SolidarityFund as Levy>::weight(), <() as WeightInfo>::on_levy());
	});
}

#[test]
fn units_that_come_are_what_the_fund_is_and_what_a_co_op_gives_buys_no_say() {
	new_test(|| {
		give_to_fund(500 * EURO);
		SolidarityFund::on_levy(BAKERY, today(), 500 * EURO);
		assert_eq!(free(), 60_500 * EURO);
		let round = open_round(15_000, VIABLE);
		// A fifth of the fund is the most for whoever has given.
		let asking = |euros| SolidarityFund::apply(signed(BAKERY, 1), BAKERY, round, grant(euros, euros));
		assert_refused!(asking(12_101), Errors::AboveCap);
		assert_ok!(asking(12_100));
		apply(MILL, round, &grant(1, 1));
		pass_to(round, Phase::Voting);
		let [giver, other] = [BAKERY, TAXI].map(|coop| RoundCoops::<Test>::get(round, coop).unwrap().electors);
		assert_eq!(giver, other);
	});
}
