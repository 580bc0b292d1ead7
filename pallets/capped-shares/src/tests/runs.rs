//! Nobody has to claim: officers collect and pay for many in one transaction.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

fn members(list: &[MemberNo]) -> MemberList {
	list.to_vec().try_into().unwrap()
}

/// Ten members hold shares, and a return of 8 % is declared for the year in which they came.
fn declared() -> Day {
	let year = new_year(2026);
	assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, year, 800));
	for member in 1..=10 {
		assert_ok!(subscribe(member, 1));
	}
	pass_until(new_year(2027));
	assert_ok!(declare_return(BAKERY, year, &[(CLASS, 800)], 1_000 * EURO));
	year
}

#[test]
fn a_run_collects_for_all_to_whom_something_is_due_and_leaves_out_the_others() {
	new_test(|| {
		let year = declared();
		assert_ok!(Shares::collect_returns(signed(BAKERY, ADA), BAKERY, CLASS, year, only(ADA)));
		let collect =
			|list: &[MemberNo]| Shares::collect_returns(signed(BAKERY, 1), BAKERY, CLASS, year, members(list));
		let before = owed(BAKERY, ADA);
		// 11 holds nothing, 99 is nobody, and BEN is named twice.
		assert_ok!(collect(&[11, ADA, BEN, 99, CLEO, BEN]));
		assert_eq!([ADA, BEN, CLEO, 11].map(|member| owed(BAKERY, member)), [before, before, before, 0]);
		assert_refused!(collect(&[ADA, 11]), Errors::NothingDue);
		assert_refused!(collect(&[]), Errors::NothingDue);
	});
}

#[test]
fn a_run_pays_all_who_can_be_paid() {
	new_test(|| {
		let year = declared();
		let all: Vec<MemberNo> = (1..=10).collect();
		assert_ok!(Shares::collect_returns(anybody(), BAKERY, CLASS, year, members(&all)));
		// The account of one is gone, and what they are owed is less than an account can begin with.
		let owed_each = owed(BAKERY, ADA);
		assert_ok!(Balances::transfer_all(signed(BAKERY, BEN), STRANGER, false));
		assert_noop!(Shares::pay_out(signed(BAKERY, ADA), BAKERY, members(&[BEN, CLEO])), Errors::NotTheirs);
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, members(&all)));
		assert_eq!(all.iter().map(|member| owed(BAKERY, *member)).sum::<Balance>(), 0);
		assert_eq!(purse(BAKERY, BEN), owed_each);
		assert_noop!(Shares::pay_out(signed(BAKERY, 1), BAKERY, members(&all)), Errors::NothingOwed);
	});
}

#[test]
fn who_cannot_be_paid_stays_owed_and_stops_nobody() {
	new_test(|| {
		let year = declared();
		let all = members(&[ADA, BEN, CLEO]);
		assert_ok!(Shares::collect_returns(anybody(), BAKERY, CLASS, year, all.clone()));
		// Who has no account any more, and has never paid in by one that is known.
		Stakes::<Test>::mutate(BAKERY, BEN, |stake| stake.account = None);
		unseat(BAKERY, BEN);
		let owed_each = owed(BAKERY, BEN);
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, all));
		assert_eq!([ADA, BEN, CLEO].map(|member| owed(BAKERY, member)), [0, owed_each, 0]);
		assert_noop!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(BEN)), Errors::NoAccount);
	});
}
