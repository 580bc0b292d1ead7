//! What can be asked, before anybody decides and afterwards.

use super::scene::*;
use crate::{
	mock::{Dissolution, *},
	*,
};
use frame::testing_prelude::*;

#[test]
fn a_preview_says_what_each_would_get_before_anybody_votes_and_changes_nothing() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		lose(BAKERY, 100 * EURO);
		assert_storage_noop!(Dissolution::state(BAKERY));
		let told = Dissolution::state(BAKERY);
		let plan = Plan {
			owed: 7 * EURO,
			shares: 300 * EURO,
			classes: vec![(1, 300 * EURO)],
			member_accounts: 90 * EURO,
			residue: 440 * EURO,
			from_reserve: 440 * EURO,
			lost: 60 * EURO,
			heir: None,
		};
		assert_eq!((told.dissolution, told.hinders, told.plan), (None, vec![], Ok(plan.clone())));
		SurplusOpen::set(vec![BAKERY]);
		assert_eq!(Dissolution::state(BAKERY).hinders, [DispatchError::Other("something is open")]);
		SurplusOpen::set(vec![]);
		dissolve(BAKERY, Heir::Coop(MILL));
		let planned = Plan { heir: Some(Heir::Coop(MILL)), ..plan };
		assert_eq!(Dissolution::state(BAKERY).plan, Ok(planned.clone()));
		publish(BAKERY);
		assert_ok!(confirm(BAKERY));
		pass_days(40);
		let told = Dissolution::state(BAKERY);
		assert!(matches!(told.dissolution.unwrap().stage, Stage::Distributed(_)));
		// What was divided is owed to members now.
		assert_eq!(told.plan, Ok(Plan { owed: 397 * EURO, classes: vec![], ..planned }));
	});
}

#[test]
fn a_co_op_without_books_has_an_empty_plan() {
	new_test(|| assert_eq!(Dissolution::state(READERS).plan, Ok(Plan::default())));
}

#[test]
fn what_is_due_to_others_of_the_surplus_is_theirs_in_a_preview() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		SurplusAside::set([(BAKERY, 15 * EURO)].into());
		let plan = Dissolution::state(BAKERY).plan.unwrap();
		assert_eq!((plan.owed, plan.residue), (22 * EURO, 525 * EURO));
		// And stays it when the heir is paid.
		until_distributed(BAKERY, Heir::Coop(MILL));
		assert_eq!((residue(BAKERY).left, reserve(MILL)), (525 * EURO, 525 * EURO));
	});
}
