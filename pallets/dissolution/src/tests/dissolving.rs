//! Who can be ended, by whom, and who can be the heir.

use super::scene::*;
use crate::mock::{Dissolution, *};
use crate::*;
use frame::testing_prelude::*;
use rochdale_primitives::{assert_refused, proposable::Proposable};

fn refused(origin: RuntimeOrigin, heir: Heir, why: Errors) {
	assert_refused!(Dissolution::dissolve(origin, heir, doc(1)), why);
}

#[test]
fn only_a_special_resolution_with_reasons_ends_a_co_op() {
	new_test(|| {
		refused(ordinary(BAKERY), Heir::Federation, Errors::MandateTooWeak);
		assert_refused!(Dissolution::dissolve(signed(BAKERY, 1), Heir::Federation, doc(1)), DispatchError::BadOrigin);
		assert_refused!(Dissolution::dissolve(special(BAKERY), Heir::Federation, doc(0)), Errors::NoDocument);
		dissolve(BAKERY, Heir::Federation);
		refused(special(BAKERY), Heir::Federation, Errors::AlreadyDissolved);
	});
}

#[test]
fn the_heir_is_another_co_op_with_all_rights_whose_money_moves_in_the_same_way() {
	new_test(|| {
		refused(special(BAKERY), Heir::Coop(BAKERY), Errors::NoSuchHeir);
		refused(special(BAKERY), Heir::Coop(99), Errors::NoSuchHeir);
		set_standing(MILL, Standing::Suspended);
		refused(special(BAKERY), Heir::Coop(MILL), Errors::NoSuchHeir);
		set_standing(MILL, Standing::Member);
		refused(special(BAKERY), Heir::Coop(HOUSING), Errors::HeirNotPayable);
		refused(special(BAKERY), Heir::Coop(READERS), Errors::HeirNotPayable);
		refused(special(HOUSING), Heir::Coop(SWISS), Errors::HeirNotPayable);
		dissolve(MILL, Heir::Federation);
		refused(special(BAKERY), Heir::Coop(MILL), Errors::NoSuchHeir);
		dissolve(HOUSING, Heir::Coop(ALLOTMENT));
	});
}

#[test]
fn who_answers_for_units_redeems_them_first() {
	new_test(|| {
		Custodians::set(vec![BAKERY]);
		refused(special(BAKERY), Heir::Federation, Errors::IsCustodian);
		Custodians::set(vec![]);
		dissolve(BAKERY, Heir::Federation);
	});
}

#[test]
fn what_could_not_take_effect_is_told_when_it_is_proposed() {
	type Calls = Call<Test>;
	new_test(|| {
		let told = |call: Calls, coop: CoopId| call.check_proposed(Some(coop));
		let dissolving = |heir, n| Calls::dissolve { heir, document: doc(n) };
		assert_noop!(told(dissolving(Heir::Coop(BAKERY), 1), BAKERY), Errors::NoSuchHeir);
		assert_noop!(told(dissolving(Heir::Federation, 0), BAKERY), Errors::NoDocument);
		assert_ok!(told(dissolving(Heir::Coop(MILL), 1), BAKERY));
		assert_noop!(dissolving(Heir::Federation, 0).check_proposed(None), Errors::NoDocument);
		assert_noop!(told(Calls::resume { document: doc(1) }, BAKERY), Errors::NotDissolved);
		assert_noop!(told(Calls::resume { document: doc(0) }, BAKERY), Errors::NoDocument);
		let publishing = |n| Calls::publish_balance { coop: BAKERY, document: doc(n) };
		assert_noop!(told(publishing(1), BAKERY), Errors::NotDissolved);
		let stepping = |n| Calls::step_in { coop: BAKERY, document: doc(n) };
		assert_noop!(stepping(1).check_proposed(None), Errors::NotDissolved);
		assert_noop!(stepping(0).check_proposed(None), Errors::NoDocument);
		dissolve(BAKERY, Heir::Coop(MILL));
		assert_ok!(told(Calls::resume { document: doc(1) }, BAKERY));
		assert_ok!(told(publishing(1), BAKERY));
		assert_noop!(told(publishing(1), MILL), Errors::OtherCoop);
		assert_noop!(told(publishing(0), BAKERY), Errors::NoDocument);
		assert_ok!(stepping(1).check_proposed(None));
		let taking_back = |document| Calls::take_back { coop: BAKERY, document };
		assert_noop!(told(taking_back(balance(BAKERY)), BAKERY), Errors::NotPublished);
		publish(BAKERY);
		assert_ok!(told(taking_back(balance(BAKERY)), BAKERY));
		assert_noop!(told(taking_back(doc(5)), BAKERY), Errors::OtherBalance);
		assert_noop!(told(taking_back(balance(BAKERY)), MILL), Errors::OtherCoop);
	});
}

#[test]
fn nothing_ends_whose_days_are_beyond_the_end_of_time() {
	use rochdale_mocks::DeadlineTime;
	new_test(|| {
		let now = DeadlineTime::get();
		DeadlineTime::set(Moment::MAX - 1);
		refused(special(BAKERY), Heir::Federation, Errors::Overflow);
		DeadlineTime::set(now);
		dissolve(BAKERY, Heir::Federation);
	});
}
