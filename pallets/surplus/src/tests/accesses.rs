//! A closing reads and writes the same number of storage items however many years, auditors and members there are.

use super::scene::*;
use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_mocks::accesses::{counted, Counts};

/// Closes the next year of the bakery, and counts what the closing reads and writes.
fn next() -> Counts {
	let from = book(BAKERY).until;
	let (_, until) = MockYears::year_of(BAKERY, from).unwrap();
	pass_until(until + 40);
	let of = accounts(from, until, profit(1_000));
	assert_ok!(confirm(BAKERY, &of));
	let (closed, counts) = counted(|| close(BAKERY, &of, &plain_choices()));
	assert_ok!(closed);
	counts
}

#[test]
fn a_closing_costs_the_same_after_many_years_and_with_many_auditors_and_members() {
	new_test(|| {
		(2028..2045).for_each(|year| fix_hours(BAKERY, new_year(year)));
		close_2026(BAKERY, profit(0));
		let of = accounts(next_year(), new_year(2028), profit(0));
		pass_until(new_year(2028));
		close_by(BAKERY, &of, &keep_all());
		let first = next();
		for _ in 0..12 {
			next();
		}
		for member in 1_000..2_000 {
			seat(BAKERY, member, account(BAKERY, member));
			let content = Surplus::content_of(BAKERY, &accounts(book(BAKERY).until, new_year(2043), profit(1_000)));
			Surplus::do_confirm_accounts(Hand { coop: BAKERY, member }, content);
		}
		assert!(first.len() > 1 && first.values().sum::<u32>() > 10, "{first:?}");
		assert_eq!(first, next());
	});
}
