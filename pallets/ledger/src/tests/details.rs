//! Payments are made by the bank details that were approved.

use super::*;

fn send_details(who: AccountId, party: &TestParty, details: u64) -> DispatchResultWithPostInfo {
	Books::set_details(signed(who), SHOP, 1, party.clone(), hash(details))
}

fn set_details(party: TestParty, details: u64) {
	assert_ok!(send_details(ANN, &party, details));
	assert_ok!(send_details(BEN, &party, details));
}

fn of(party: TestParty) -> Option<H256> {
	Books::details(SHOP, party)
}

#[test]
fn details_are_in_force_after_three_days() {
	new_test(|| {
		set_details(outside(1), 5);
		assert_eq!(of(outside(1)), None);
		let set = Event::DetailsSet { ledger: SHOP, party: outside(1), version: 1, day: TODAY + 3 };
		System::assert_last_event(set.into());
		pass_days(2);
		assert_eq!(of(outside(1)), None);
		pass_days(1);
		assert_eq!(of(outside(1)), Some(hash(5)));
		set_details(outside(1), 6);
		pass_days(2);
		// Changed again before the first change is in force, what was is in force until the second is.
		set_details(outside(1), 7);
		pass_days(1);
		assert_eq!(of(outside(1)), Some(hash(5)));
		pass_days(2);
		assert_eq!(of(outside(1)), Some(hash(7)));
		assert_eq!(DetailsOf::<Test>::get(SHOP, outside(1)).unwrap().version, 3);
	});
}

#[test]
fn a_chain_that_stood_still_shortens_nothing() {
	new_test(|| {
		set_details(outside(1), 5);
		Ahead::set(10 * DAY);
		assert_eq!(of(outside(1)), None);
		pass_days(3);
		assert_eq!(of(outside(1)), Some(hash(5)));
	});
}

#[test]
fn a_payment_whose_payee_changed_details_is_approved_again() {
	new_test(|| {
		endow(1, 100 * ONE);
		let item = Item { party: outside(1), ..wage(9, 15 * ONE) };
		set_details(outside(1), 5);
		pass_days(3);
		let no = order(payment(vec![item]));
		set_details(outside(1), 6);
		pass_days(2);
		let paid_on = |day| on(day, went(2, 15 * ONE, vec![Part::Whole(no)]));
		assert_ok!(send(ANN, &paid_on(TODAY + 5)));
		pass_days(1);
		refused(paid_on(TODAY + 6), TestError::DetailsChanged);
		// What the bank had booked before is posted as it was approved.
		assert_ok!(send(CLEO, &paid_on(TODAY + 5)));
		assert_eq!(waits(no), 0);
	});
}

#[test]
fn what_was_approved_again_is_posted() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![Item { party: outside(1), ..wage(9, 15 * ONE) }]));
		set_details(outside(1), 5);
		pass_days(3);
		let posting = on(TODAY + 3, went(2, 15 * ONE, vec![Part::Whole(no)]));
		refused(posting.clone(), TestError::DetailsChanged);
		assert_ok!(Books::approve_again(SHOP, no));
		System::assert_last_event(Event::ApprovedAgain { ledger: SHOP, pending: no }.into());
		// Whatever day the bank has booked it.
		post(on(TODAY + 1, posting));
		assert_noop!(Books::approve_again(SHOP, no), TestError::AlreadyEnded);
		assert_noop!(Books::approve_again(SHOP, no + 1), TestError::NoSuchPending);
	});
}

#[test]
fn money_that_comes_needs_no_details() {
	new_test(|| {
		let no = order(receivable(vec![Item { account: DUES, charged: None, party: outside(1), amount: ONE }]));
		set_details(outside(1), 5);
		pass_days(3);
		post(came(1, ONE, vec![Part::Whole(no)]));
	});
}

#[test]
fn nobody_sets_their_own_details_or_those_of_nobody() {
	new_test(|| {
		assert_refused!(send_details(ANN, &Party::Member(1, 1), 5), TestError::YouBenefit);
		assert_ok!(send_details(BEN, &Party::Member(1, 1), 5));
		assert_refused!(send_details(ANN, &Party::Member(1, 1), 5), TestError::YouBenefit);
		assert_refused!(send_details(ANN, &outside(1), 0), TestError::NoDocument);
		assert_refused!(send_details(ANN, &Party::Coop(9), 5), TestError::WrongParty);
		assert_refused!(send_details(ANN, &Party::Coop(1), 5), TestError::ToItself);
		assert_refused!(send_details(EVE, &outside(1), 5), TestError::NotAHand);
		// The second hand signs what the first has begun, not another commitment.
		assert_ok!(send_details(ANN, &outside(1), 5));
		assert_ok!(send_details(CLEO, &outside(1), 6));
		assert_eq!(DetailsOf::<Test>::iter().count(), 0);
	});
}
