//! A co-op with everything ends.

use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

#[test]
fn a_co_op_with_units_pays_its_members_and_leaves_the_rest_to_its_heir() {
	new_test(|| {
		assert_ok!(Dissolution::dissolve(special(BAKERY), Heir::Coop(MILL), doc(1)));
	});
}
