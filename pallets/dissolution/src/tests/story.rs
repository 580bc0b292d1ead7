//! Co-ops end from the decision of their members until they exist no more.

use super::scene::*;
use crate::{
	mock::{Dissolution, *},
	Event, *,
};
use frame::testing_prelude::*;
use frame_support::traits::fungible::Inspect;
use rochdale_primitives::assert_refused;

#[test]
fn members_get_what_is_theirs_and_the_heir_the_rest() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		assert_eq!(Dissolution::state(BAKERY).plan.unwrap().residue, 540 * EURO);
		until_distributed(BAKERY, Heir::Coop(MILL));
		assert_eq!(Told::get(), [BAKERY]);
		let left = residue(BAKERY);
		assert_eq!((left.shares, left.member_accounts, left.left), (300 * EURO, 90 * EURO, 540 * EURO));
		assert_eq!((left.from_reserve, left.lost, left.payable.due), (500 * EURO, 0, 0));
		// The heir was paid at once, into its reserve, and what it got is locked.
		assert_eq!((reserve(MILL), in_cash(LedgerId::Coop(MILL))), (540 * EURO, 540 * EURO + ED));
		let fifteen_years = rochdale_primitives::calendar::months_later(today(), 180).unwrap();
		assert_eq!(Locked::get(), [(MILL, 540 * EURO, fifteen_years)]);
		assert_eq!(reserve(BAKERY), 0);
		assert_refused!(conclude(BAKERY), Errors::StillOwed);
		repay(BAKERY);
		assert_refused!(conclude(BAKERY), Errors::StillOwed);
		pay_members(BAKERY);
		assert_eq!(Balances::balance(&account(BAKERY, ADA)), 397 * EURO);
		assert_ok!(conclude(BAKERY));
		assert!(is_extinct(BAKERY));
		assert_eq!(Departed::get(), [(BAKERY, RESOLUTION)]);
		// The last units went too, and what is extinct is dissolved for ever.
		assert_eq!(Balances::balance(&address(BAKERY)), 0);
		assert_eq!(reserve(MILL), 540 * EURO + ED);
		assert!(Dissolution::is_dissolved(BAKERY));
		assert_refused!(conclude(BAKERY), Errors::NothingDue);
		assert_refused!(Dissolution::resume(special(BAKERY), doc(2)), Errors::NotDissolved);
		assert_refused!(conclude(MILL), Errors::NotDissolved);
		assert_refused!(Dissolution::dissolve(special(BAKERY), Heir::Federation, doc(2)), Errors::AlreadyDissolved);
	});
}

#[test]
fn a_co_op_without_books_has_nothing_to_divide() {
	new_test(|| {
		until_distributed(READERS, Heir::Coop(SWISS));
		assert_eq!(residue(READERS).left, 0);
		assert_refused!(pay_residue(READERS), Errors::NothingDue);
		assert_ok!(conclude(READERS));
		assert!(is_extinct(READERS));
	});
}

#[test]
fn a_co_op_of_three_members_ends() {
	new_test(|| {
		// A board of two, and an auditor.
		(1..=MEMBERS).filter(|member| ![1, 2, AUDITOR].contains(member)).for_each(|member| unseat(BAKERY, member));
		fund(BAKERY, Funds { capital: 3, ..Default::default() });
		until_confirmed(BAKERY, Heir::Federation);
		// Each of them is a third, and two stop it.
		assert_ok!(object(BAKERY, 1));
		assert!(matches!(stage(BAKERY), Stage::Confirmed(_)));
		assert_ok!(object(BAKERY, 2));
		assert!(matches!(stage(BAKERY), Stage::Liquidating));
		publish(BAKERY);
		assert_ok!(confirm(BAKERY));
		pass_days(40);
		all_paid(BAKERY);
		assert_ok!(conclude(BAKERY));
		assert!(is_extinct(BAKERY));
	});
}

#[test]
fn where_there_is_less_than_shares_are_worth_nobody_else_gets_anything() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		lose(BAKERY, 700 * EURO);
		until_distributed(BAKERY, Heir::Coop(MILL));
		let left = residue(BAKERY);
		// The 7 that are owed already come first.
		assert_eq!((left.shares, left.member_accounts, left.left), (230 * EURO, 0, 0));
		assert_eq!((left.from_reserve, left.lost), (0, 500 * EURO));
		assert_eq!(reserve(BAKERY), 0);
		assert_eq!(reserve(MILL), 0);
		all_paid(BAKERY);
		assert_ok!(conclude(BAKERY));
	});
}

#[test]
fn accounts_bear_what_is_missing_before_shares() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		lose(BAKERY, 600 * EURO);
		until_distributed(BAKERY, Heir::Coop(MILL));
		let left = residue(BAKERY);
		assert_eq!((left.shares, left.member_accounts, left.left), (300 * EURO, 30 * EURO, 0));
		assert_eq!(left.lost, 500 * EURO);
		all_paid(BAKERY);
		assert_ok!(conclude(BAKERY));
	});
}

#[test]
fn what_of_the_reserve_is_not_there_is_lost_and_the_rest_goes_on() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		lose(BAKERY, 200 * EURO);
		until_distributed(BAKERY, Heir::Coop(MILL));
		let left = residue(BAKERY);
		assert_eq!((left.left, left.from_reserve, left.lost), (340 * EURO, 340 * EURO, 160 * EURO));
		assert_eq!((reserve(BAKERY), reserve(MILL)), (0, 340 * EURO));
	});
}

#[test]
fn what_comes_after_the_distribution_goes_to_the_heir_with_the_end() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		until_distributed(BAKERY, Heir::Coop(MILL));
		all_paid(BAKERY);
		// Nobody has claimed it in time, and somebody paid late.
		bring(BAKERY, RESERVE_NO, 11 * EURO);
		bring(BAKERY, RECEIPTS, 2 * EURO);
		assert_ok!(conclude(BAKERY));
		let left = residue(BAKERY);
		assert_eq!((left.left, left.from_reserve), (553 * EURO + ED, 511 * EURO));
		assert_eq!(reserve(MILL), 553 * EURO + ED);
		assert!(is_extinct(BAKERY));
	});
}

/// A bank gives back what was paid to the fund, or money comes for what of it could not be paid.
#[test]
fn what_is_due_to_others_once_more_after_the_end_comes_before_the_heir() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		until_distributed(BAKERY, Heir::Coop(MILL));
		all_paid(BAKERY);
		assert_ok!(conclude(BAKERY));
		assert!(is_extinct(BAKERY));
		SurplusOpen::set(vec![BAKERY]);
		SurplusAside::set([(BAKERY, EURO)].into());
		assert_ok!(Dissolution::do_try_state());
		assert_refused!(conclude(BAKERY), Errors::StillOwed);
		SurplusAside::set(Default::default());
		assert!(Dissolution::do_try_state().is_err());
		SurplusOpen::set(vec![]);
	});
}

#[test]
fn units_that_only_transfers_brought_go_to_the_heir_as_well() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		until_distributed(BAKERY, Heir::Coop(MILL));
		all_paid(BAKERY);
		let few = ED / 2;
		assert_ok!(<Balances as frame_support::traits::fungible::Mutate<_>>::mint_into(&address(BAKERY), few));
		assert_ok!(conclude(BAKERY));
		assert!(is_extinct(BAKERY));
		assert_eq!((Balances::balance(&address(BAKERY)), reserve(MILL)), (0, 540 * EURO + ED + few));
	});
}

#[test]
fn the_members_can_let_it_go_on_until_the_money_is_divided() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		let resume = |track, document| Dissolution::resume(decided(BAKERY, track), document);
		assert_refused!(resume(Track::Special, doc(3)), Errors::NotDissolved);
		until_confirmed(BAKERY, Heir::Coop(MILL));
		assert_refused!(resume(Track::Ordinary, doc(3)), Errors::MandateTooWeak);
		assert_refused!(resume(Track::Special, doc(0)), Errors::NoDocument);
		assert_ok!(resume(Track::Special, doc(3)));
		assert!(!Dissolution::is_dissolved(BAKERY));
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
		pass_days(41);
		assert_eq!(reserve(BAKERY), 500 * EURO);
		// They can decide it once more, and what was begun and objected the first time is over.
		dissolve(BAKERY, Heir::Federation);
		assert_ok!(publish_by(BAKERY, 1));
		assert_ok!(resume(Track::Special, doc(3)));
		pass_days(1);
		dissolve(BAKERY, Heir::Federation);
		assert_ok!(publish_by(BAKERY, 2));
		assert!(matches!(stage(BAKERY), Stage::Liquidating));
		assert_ok!(publish_by(BAKERY, 1));
		assert_ok!(confirm(BAKERY));
		assert_ok!(object(BAKERY, ADA));
		pass_days(40);
		assert_refused!(resume(Track::Special, doc(3)), Errors::AlreadyDistributed);
		assert_eq!(credit_in(LedgerId::Federation, FederationReserve::<Test>::get().unwrap()), 540_000_000);
	});
}

#[test]
fn what_hinders_the_division_leaves_it_to_anybody_later() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		assert_refused!(Dissolution::distribute(anybody(), BAKERY), Errors::NotDissolved);
		dissolve(BAKERY, Heir::Coop(MILL));
		assert_refused!(Dissolution::distribute(anybody(), BAKERY), Errors::NotPublished);
		publish(BAKERY);
		assert_ok!(confirm(BAKERY));
		assert_refused!(Dissolution::distribute(anybody(), BAKERY), Errors::DaysNotOver);
		SurplusOpen::set(vec![BAKERY]);
		events();
		pass_days(40);
		assert_eq!(events(), [Event::DistributionHindered { coop: BAKERY }]);
		assert_refused!(Dissolution::distribute(anybody(), BAKERY), DispatchError::Other("something is open"));
		SurplusOpen::set(vec![]);
		assert_ok!(Dissolution::distribute(anybody(), BAKERY));
		assert_refused!(Dissolution::distribute(anybody(), BAKERY), Errors::AlreadyDistributed);
	});
}

#[test]
fn what_is_due_at_its_time_anybody_advances_where_blocks_are_full() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		until_confirmed(BAKERY, Heir::Coop(MILL));
		let Stage::Confirmed(confirmed) = stage(BAKERY) else { panic!("it is confirmed") };
		let (at, due) = (confirmed.ends_at, Due::Distribution(BAKERY));
		assert_refused!(Dissolution::advance(anybody(), at, due), Errors::TooEarly);
		assert_refused!(Dissolution::advance(anybody(), at + 1, due), Errors::NothingScheduled);
		rochdale_mocks::DeadlineTime::set(at);
		assert_ok!(Dissolution::advance(anybody(), at, due));
		assert!(matches!(stage(BAKERY), Stage::Distributed(_)));
	});
}

#[test]
fn the_money_stands_still_from_the_balance_on() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		let aside = |coop| Dissolution::set_aside(LedgerId::Coop(coop));
		let has_balance = <Dissolution as KnowDissolved>::has_balance;
		dissolve(BAKERY, Heir::Coop(MILL));
		assert_eq!((aside(BAKERY), has_balance(BAKERY)), (0, false));
		publish(BAKERY);
		assert!(has_balance(BAKERY) && !has_balance(MILL));
		assert_eq!((aside(BAKERY), aside(MILL)), (Balance::MAX, 0));
		assert_eq!(Dissolution::set_aside_or_ordered(LedgerId::Coop(BAKERY)), Balance::MAX);
		assert_eq!(Dissolution::set_aside(LedgerId::Federation), 0);
		assert_ok!(confirm(BAKERY));
		assert_eq!(aside(BAKERY), Balance::MAX);
		pass_days(40);
		assert_eq!(aside(BAKERY), Balance::MAX);
		all_paid(BAKERY);
		assert_ok!(conclude(BAKERY));
		// So that its treasury can be closed.
		assert_eq!((aside(BAKERY), has_balance(BAKERY)), (0, true));
	});
}
