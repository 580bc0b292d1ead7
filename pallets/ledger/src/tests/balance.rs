//! Legs balance with the cash that is computed.

use super::*;
use crate::rules::balance::{cash, totals};
use proptest::prelude::*;

fn leg((side, amount): (Side, Balance)) -> EntryLegOf<Test> {
	EntryLeg::plain(Leg { account: BANK, side, amount, party: None }, Keeper::Hands)
}

fn any_leg() -> impl Strategy<Value = EntryLegOf<Test>> {
	let side = prop_oneof![Just(Side::Debit), Just(Side::Credit)];
	(side, 1u128..1_000).prop_map(leg)
}

proptest! {
	#[test]
	fn legs_balance_with_the_cash_that_is_computed(mut legs in proptest::collection::vec(any_leg(), 0..20)) {
		legs.push(leg(cash(&legs).unwrap()));
		let (debits, credits) = totals(&legs).unwrap();
		prop_assert_eq!(debits, credits);
	}
}

#[test]
fn sums_beyond_all_numbers_are_none() {
	let legs = [u128::MAX, 1].map(|amount| leg((Side::Debit, amount)));
	assert_eq!(totals(&legs), None);
	assert_eq!(cash(&legs), None);
}
