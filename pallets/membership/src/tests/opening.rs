//! The register of a co-op that the federation admits, and where an account sits.

use super::*;
use rochdale_primitives::{MemberInspect, OpenRegister};

fn is_importing() -> DispatchResult {
	Ok(Membership::ensure_importing(LAUNDRY)?)
}

#[test]
fn founders_are_entered_with_a_vote_and_kept_alive() {
	new_test(|| {
		pass(3 * DAY + 1);
		assert!(!System::account_exists(&GINA));
		assert_ok!(Membership::open_register(LAUNDRY, &[GINA, ALICE, HUGO], 40));

		last(Event::RegisterOpened { coop: LAUNDRY, members: 3 });
		assert_eq!(Membership::electorate(LAUNDRY), Electorate { version: 3, electors: 3, suspended: 0 });
		for (member, account) in [(1, GINA), (2, ALICE), (3, HUGO)] {
			assert_eq!(Membership::seat(LAUNDRY, account), Some(member));
			let entry = Members::<Test>::get(LAUNDRY, member).unwrap();
			assert_eq!((entry.state, entry.class, entry.seasons_at), (MemberState::Active, Class::Ordinary, None));
			assert_eq!((entry.joined_at, entry.has_vote()), (Time::get(), true));
			assert!(Membership::is_eligible(LAUNDRY, member));
		}
		assert!(System::account_exists(&GINA) && System::account_exists(&HUGO));
		assert_eq!(KeptAlive::<Test>::get(ALICE), Some(3));
		assert_eq!(SeatHistory::<Test>::get(LAUNDRY, 0).map(|count| count.voters), Some(3));
	});
}

#[test]
fn import_is_open_for_the_days_given_from_then_on() {
	new_test(|| {
		pass(100 * DAY + 1);
		let opened = Time::get();
		assert_ok!(Membership::open_register(LAUNDRY, &[GINA, HUGO, DAVE], 40));
		found(LAUNDRY);
		Time::set(opened + 40 * DAY);
		assert_ok!(is_importing());
		// The day that had begun is not counted.
		Time::set(START + 141 * DAY - 1);
		assert_ok!(is_importing());
		Time::set(START + 141 * DAY);
		assert_noop!(is_importing(), Error::<Test>::ImportClosed);
	});
	new_test(|| {
		assert_ok!(Membership::open_register(LAUNDRY, &[GINA, HUGO, DAVE], 0));
		found(LAUNDRY);
		assert_noop!(is_importing(), Error::<Test>::ImportClosed);
	});
}

#[test]
fn a_co_op_has_one_register_with_every_founder_once() {
	new_test(|| {
		pass(1);
		let opened = |coop, founders: &[AccountId]| Membership::open_register(coop, founders, 40);
		assert_noop!(opened(BAKERY, &[GINA, HUGO, DAVE]), Error::<Test>::RegisterExists);
		assert_noop!(opened(LAUNDRY, &[GINA, HUGO, GINA]), Error::<Test>::ListedTwice);
		assert_noop!(Membership::open_register(LAUNDRY, &[GINA], u32::MAX), Error::<Test>::Overflow);
		assert_ok!(opened(LAUNDRY, &[GINA, HUGO, DAVE]));
		assert_noop!(opened(LAUNDRY, &[EVE, BOB, ALICE]), Error::<Test>::RegisterExists);
	});
}

#[test]
fn weight_of_opening_is_that_of_the_founders() {
	assert_eq!(<Membership as OpenRegister<AccountId>>::weight(16), <() as WeightInfo>::open_register(16));
}

#[test]
fn seats_of_an_account_are_found_up_to_a_limit() {
	new_test(|| {
		let seats = |who, limit| {
			let mut seats = Membership::seats_of(&who, limit);
			seats.sort_unstable();
			seats
		};
		assert_eq!(seats(DAVE, 9), [(BAKERY, 4), (COURIERS, 4)]);
		assert_eq!(seats(DAVE, 1).len(), 1);
		assert_eq!(seats(DAVE, 0), []);
		assert_eq!(seats(EVE, 9), [(BAKERY, 5)]);
		assert_eq!(seats(GINA, 9), []);
		dies(4);
		assert_eq!(seats(DAVE, 9), [(COURIERS, 4)]);
	});
}
