//! By what use is measured.

use super::scene::*;
use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

fn weighted(bases: &[(Base, u16)]) -> Weighted {
	bases.to_vec().try_into().unwrap()
}

fn fix(year: Day, bases: &[(Base, u16)]) -> DispatchResult {
	Surplus::fix_bases(ordinary(BAKERY), year, weighted(bases), doc(7))
}

#[test]
fn members_fix_bases_before_a_year_begins_and_can_change_them_until_then() {
	new_test(|| {
		let year = new_year(2028);
		assert_ok!(fix(year, &[(Base::Hours, 6_000), (Base::Purchases, 4_000)]));
		assert_ok!(fix(year, &[(Base::Hours, 10_000)]));
		let fixed = Bases::<Test>::get(BAKERY, year).unwrap();
		assert_eq!((fixed.bases, fixed.document), (hours(), doc(7)));
		close_2026(BAKERY, profit(100));
		pass_until(year - 1);
		assert_ok!(fix(year, &[(Base::Care, 10_000)]));
		pass_days(1);
		assert_refused!(fix(year, &[(Base::Hours, 10_000)]), Errors::YearHasBegun);
	});
}

#[test]
fn a_co_op_that_has_closed_no_year_fixes_once_what_it_decided_before() {
	new_test(|| {
		assert_ok!(fix(year(), &[(Base::Hours, 10_000)]));
		assert_refused!(fix(year(), &[(Base::Care, 10_000)]), Errors::BasesFixed);
		close_2026(BAKERY, profit(100));
		// The year that runs has begun.
		assert_refused!(fix(next_year(), &[(Base::Hours, 10_000)]), Errors::YearHasBegun);
	});
}

/// Whoever knows the use of a year for long would choose by it. What was decided before is told in the time for its accounts.
#[test]
fn what_was_decided_before_is_fixed_while_the_accounts_of_the_year_are_in_time() {
	new_test(|| {
		bylaws(|bylaws| bylaws.accounts_deadline_days = 50);
		let hours = [(Base::Hours, 10_000)];
		assert_refused!(fix(new_year(2025), &hours), Errors::BasesTooLate);
		pass_until(next_year() + 49);
		assert_ok!(fix(year(), &hours));
		assert_eq!(Bases::<Test>::get(BAKERY, year()).unwrap().fixed_on, next_year() + 49);
		pass_days(1);
		let late = Surplus::fix_bases(ordinary(HOUSING), year(), weighted(&hours), doc(7));
		assert_refused!(late, Errors::BasesTooLate);
		// The year that runs has time until its own accounts.
		assert_ok!(fix(next_year(), &hours));
	});
}

#[test]
fn bases_are_named_in_their_order_and_their_weights_are_the_whole() {
	new_test(|| {
		let year = new_year(2028);
		assert_refused!(fix(year, &[]), Errors::NoBases);
		assert_refused!(fix(year, &[(Base::Hours, 5_000), (Base::Hours, 5_000)]), Errors::BaseTwice);
		assert_refused!(fix(year, &[(Base::Care, 5_000), (Base::Hours, 5_000)]), Errors::BaseTwice);
		assert_refused!(fix(year, &[(Base::Hours, 9_999)]), Errors::WeightsDoNotAddUp);
		assert_refused!(fix(year, &[(Base::Hours, 10_001)]), Errors::WeightsDoNotAddUp);
		assert_refused!(fix(year, &[(Base::Hours, 10_000), (Base::Care, 0)]), Errors::WeightsDoNotAddUp);
		let beyond = [(Base::Hours, u16::MAX), (Base::Purchases, u16::MAX)];
		assert_refused!(fix(year, &beyond), Errors::WeightsDoNotAddUp);
		assert_refused!(fix(year + 1, &[(Base::Hours, 10_000)]), Errors::NotBusinessYear);
		let without = Surplus::fix_bases(ordinary(BAKERY), year, hours(), H256::default());
		assert_refused!(without, Errors::NoDocument);
		let weak = Surplus::fix_bases(decided(BAKERY, Track::Consent), year, hours(), doc(7));
		assert_refused!(weak, Errors::MandateTooWeak);
		let alone = Surplus::fix_bases(signed(BAKERY, 1), year, hours(), doc(7));
		assert_refused!(alone, DispatchError::BadOrigin);
	});
}
