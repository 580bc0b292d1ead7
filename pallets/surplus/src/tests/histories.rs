//! Years of any results, one after the other, in both co-ops.

use super::scene::*;
use crate::{mock::*, *};
use frame::testing_prelude::*;
use proptest::prelude::{any, prop, prop_oneof, proptest, ProptestConfig, Strategy};

/// What a year comes to, and what the members choose.
#[derive(Clone, Debug)]
struct Turn {
	members: Outcome,
	others: Outcome,
	tax: Balance,
	choices: Choices,
	/// Basis points of the education fund that are used then.
	used_bps: u16,
}

fn outcome() -> impl Strategy<Value = Outcome> {
	let amount = 0..200_000_000_000u128;
	prop_oneof![amount.clone().prop_map(Outcome::Profit), amount.prop_map(Outcome::Loss)]
}

fn turn() -> impl Strategy<Value = Turn> {
	let choices = (any::<bool>(), 0..20_000_000_000u128, 0u16..800, 0u16..800, 2_000u16..=10_000, any::<bool>());
	(outcome(), outcome(), 0..30_000_000_000u128, choices, 0u16..=10_000).prop_map(
		|(members, others, tax, (keeps, sum, ordinary, supporters, cash_bps, from_accounts), used_bps)| {
			let voluntary = if keeps { Voluntary::Rest } else { Voluntary::Sum(sum) };
			let rates = rates(&[(ORDINARY, ordinary), (SUPPORTERS, supporters)]);
			let choices = Choices { voluntary, rates, cash_bps, from_accounts };
			Turn { members, others, tax, choices, used_bps }
		},
	)
}

/// Closes the next year of a co-op, with all of it kept where the members have chosen more than can be.
fn take(coop: CoopId, from: Day, turn: &Turn) {
	let before = Books::<Test>::get(coop);
	let prior_losses = before.as_ref().map_or(0, |book| losses::total(&book.carried).unwrap());
	let reserved = if before.is_some() { reserve(coop) } else { 0 };
	let (_, until) = MockYears::year_of(coop, from).unwrap();
	let Turn { members, others, tax, .. } = *turn;
	let figures = Figures { members, others, tax, prior_losses };
	let of = YearAccounts { from, until, figures, document: fresh() };
	assert_ok!(confirm(coop, &of));
	let plain = Choices { rates: Default::default(), voluntary: Voluntary::Rest, ..turn.choices.clone() };
	if close(coop, &of, &turn.choices).is_err() {
		assert_ok!(close(coop, &of, &plain));
	}
	let net = |outcome: Outcome| outcome.profit() as i128 - outcome.loss() as i128;
	let earned = net(members) + net(others);
	let rose = reserve(coop) - reserved;
	match result(coop, from) {
		YearResult::Surplus(waterfall) => {
			assert_eq!(waterfall.total().unwrap() as i128, earned);
			assert_eq!(waterfall.to_reserve().unwrap() as i128, rose);
			assert!(waterfall.covered <= prior_losses);
			// Nothing is given to anybody while losses are left.
			let given = waterfall.returns + waterfall.patronage + waterfall.education + waterfall.solidarity;
			assert!(waterfall.covered == prior_losses || given == 0);
			let supporters =
				Declared::get().last().filter(|(of, year, _)| (*of, *year) == (coop, from)).map_or(0, |of| of.2[1].1);
			assert!(supporters <= waterfall.patronage);
		}
		YearResult::Loss(cover) => {
			assert_eq!((cover.voluntary + cover.reserve + cover.carried) as i128, tax as i128 - earned);
			assert_eq!(-(cover.reserve as i128), rose);
		}
	}
	let use_of = book(coop).in_education() / 10_000 * Balance::from(turn.used_bps);
	if use_of > 0 {
		assert_ok!(Surplus::use_education(ordinary(coop), coop, use_of, fresh()));
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]

	/// All that was earned is somewhere, the indivisible reserve falls by booked losses alone, and the books agree.
	#[test]
	fn whatever_years_come_to_all_of_it_is_somewhere(
		turns in prop::collection::vec((turn(), turn()), 1..7),
		is_spanish: bool,
		has_accounts: bool,
	) {
		new_test(|| {
			ProfileOfAll::set(if is_spanish { Profile::Es } else { Profile::Sce });
			HasAccounts::set(has_accounts);
			for coop in [BAKERY, HOUSING] {
				(2026..2034).for_each(|year| fix_hours(coop, new_year(year)));
				Worth::mutate(|worth| {
					worth.insert((coop, ORDINARY), 150_000 * EURO);
					worth.insert((coop, SUPPORTERS), 50_000 * EURO);
				});
			}
			for (place, (bakery, housing)) in turns.iter().enumerate() {
				let from = new_year(2026 + place as i32);
				pass_until((new_year(2027 + place as i32) + 40).max(today()));
				take(BAKERY, from, bakery);
				take(HOUSING, from, housing);
				assert_ok!(check());
			}
		});
	}
}
