//! The vectors of the practice on a chain: what the pure rules say is what the books say.

use super::scene::*;
use crate::{mock::*, *};

/// Shares of 150,000 and of supporters of 50,000, which had them for 182 of 365 days.
fn worth(coop: CoopId) {
	let supporters = 50_000 * EURO * 182 / 365;
	Worth::set([((coop, ORDINARY), 150_000 * EURO), ((coop, SUPPORTERS), supporters)].into());
}

fn both() -> Choices {
	Choices { rates: rates(&[(ORDINARY, 400), (SUPPORTERS, 600)]), ..plain_choices() }
}

fn with_losses(members: Balance, prior: Balance) -> YearAccountsOf<Test> {
	let of = of_2026(profit(members));
	YearAccounts { figures: Figures { prior_losses: prior * EURO, ..of.figures }, ..of }
}

#[test]
fn vector_1_of_the_practice() {
	new_test(|| {
		worth(HOUSING);
		fix_hours(HOUSING, year());
		close_by(HOUSING, &with_losses(100_000, 10_000), &both());
		let found = waterfall(HOUSING, year());
		assert_eq!((found.covered, found.base), (10_000 * EURO, 90_000 * EURO));
		assert_eq!((found.reserve, found.education, found.solidarity), (18_000 * EURO, 4_500 * EURO, 2_700 * EURO));
		// 1,495.890410 for supporters.
		assert_eq!(found.returns, 6_000 * EURO + 1_495_890_410);
		assert_eq!((found.patronage, found.dust), (57_304_100_000, 9_590));
		assert_eq!(book(HOUSING).carried, vec![]);
		assert_eq!(
			Declared::get(),
			vec![(HOUSING, year(), vec![(ORDINARY, 6_000 * EURO), (SUPPORTERS, 1_495_890_410)])]
		);
	});
}

#[test]
fn the_numbers_of_journey_g() {
	new_test(|| {
		worth(BAKERY);
		fix_hours(BAKERY, year());
		let choices = Choices { rates: rates(&[(ORDINARY, 400)]), ..plain_choices() };
		close_by(BAKERY, &of_2026(profit(90_000)), &choices);
		let found = waterfall(BAKERY, year());
		let lines = [found.reserve, found.education, found.solidarity, found.returns, found.patronage, found.dust];
		assert_eq!(lines, [18_000, 4_500, 2_700, 6_000, 58_800, 0].map(|euros| euros * EURO));
		assert_eq!(Balances::free_balance(FUND), 2_700 * EURO + ED);
		assert_eq!(Levied::get(), vec![(BAKERY, year(), 2_700 * EURO)]);
	});
}

#[test]
fn what_others_brought_goes_to_reserves_less_its_tax() {
	new_test(|| {
		let of = of_2026(profit(1_000));
		let figures = Figures { others: profit(500), tax: 100 * EURO, ..of.figures };
		close_by(BAKERY, &YearAccounts { figures, ..of }, &keep_all());
		let found = waterfall(BAKERY, year());
		assert_eq!((found.others_reserve, found.others_voluntary), (250 * EURO, 150 * EURO));
		assert_eq!((found.reserve, found.voluntary), (200 * EURO, 720 * EURO));
		assert_eq!(reserve(BAKERY), 450 * EURO as i128);
		assert_eq!(credit(BAKERY, book(BAKERY).accounts.voluntary), 870 * EURO as i128);
		// Tax is a charge in the books when it is paid, and is not allocated.
		assert_eq!(credit(BAKERY, book(BAKERY).accounts.allocated), -1_400 * EURO as i128);
	});
}

#[test]
fn members_keep_a_sum_and_divide_the_rest() {
	new_test(|| {
		fix_hours(BAKERY, year());
		let choices = Choices { voluntary: Voluntary::Sum(30_000 * EURO), ..plain_choices() };
		close_by(BAKERY, &of_2026(profit(100_000)), &choices);
		let found = waterfall(BAKERY, year());
		assert_eq!((found.voluntary, found.patronage), (30_000 * EURO, 42_000 * EURO));
	});
}
