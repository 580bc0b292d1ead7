//! A pool that nobody divides is the reserve's after as many years as claims, and what is due can be carried out by anybody.

use super::{dividing::*, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

fn pool() -> Option<Pool> {
	Pools::<Test>::get(BAKERY, year())
}

fn stop(root: H256) {
	for member in [ADA, BEN] {
		assert_ok!(object(member, root));
	}
}

#[test]
fn what_nobody_divides_in_five_years_is_the_reserve_s() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		settle_on(of);
		stop(of.root);
		let before = reserve(BAKERY);
		pass_days(1_826);
		assert_eq!(pool().unwrap().amount, 720 * EURO);
		rochdale_mocks::take_events::<Test, Event<Test>>();
		pass_days(1);
		let (coop, year, amount) = (BAKERY, year(), 720 * EURO);
		let events = rochdale_mocks::take_events::<Test, Event<Test>>();
		assert!(events.contains(&Event::ClaimsLapsed { coop, year, amount }));
		assert_eq!((pool(), Patronages::<Test>::get(BAKERY, year)), (None, None));
		assert_eq!(reserve(BAKERY), before + amount as i128);
		let book = book(BAKERY);
		assert_eq!((book.pooled, book.pooled_cash, book.running.len()), (0, 0, 0));
		assert_eq!(Surplus::set_aside(LedgerId::Coop(BAKERY)), 0);
		assert_refused!(agree(BAKERY, of), Errors::NothingDue);
	});
}

#[test]
fn what_is_confirmed_by_then_opens_first() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		pass_days(1_820);
		settle_on(of);
		pass_days(10);
		assert_eq!(pool().unwrap().amount, 720 * EURO);
		pass_days(4);
		assert!(patronage_of(BAKERY).claimed().is_some());
		pass_days(30);
		assert_eq!(credit(BAKERY, book(BAKERY).accounts.due), of.cash as i128);
	});
}

#[test]
fn what_is_stopped_after_its_time_lapses_then() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		pass_days(1_820);
		settle_on(of);
		pass_days(10);
		stop(of.root);
		assert!(pool().is_some());
		pass_days(5);
		assert_eq!((pool(), book(BAKERY).running.len()), (None, 0));
	});
}

#[test]
fn what_is_divided_in_time_does_not_lapse_as_a_pool() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		assert!(!Deadlines::<Test>::iter_keys().any(|(_, due)| matches!(due, Due::Pool(..))));
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		assert_eq!(pool(), None);
	});
}

/// Blocks can be full for long. Anybody has carried out what is due, for the fee, once.
#[test]
fn anybody_has_what_is_due_carried_out() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		settle_on(of);
		let PatronageState::Confirmed(objectable) = patronage_of(BAKERY).state else { panic!("it is confirmed") };
		let (at, due) = (objectable.ends_at, Due::Claims(BAKERY, year()));
		assert_refused!(Surplus::advance(anybody(), at, due), Errors::NothingDue);
		rochdale_mocks::DeadlineTime::set(at);
		assert_refused!(Surplus::advance(anybody(), at - 1, due), Errors::NothingDue);
		assert_refused!(Surplus::advance(anybody(), at, Due::Limitation(BAKERY, year())), Errors::NothingDue);
		assert_refused!(Surplus::advance(RuntimeOrigin::none(), at, due), DispatchError::BadOrigin);
		assert_ok!(Surplus::advance(anybody(), at, due));
		assert!(patronage_of(BAKERY).claimed().is_some());
		assert_refused!(Surplus::advance(anybody(), at, due), Errors::NothingDue);
	});
}
