//! Leaving, which nothing can prevent, and the accounts that are left behind.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use frame_support::dispatch::GetDispatchInfo;
use rochdale_primitives::MemberInspect;

#[test]
fn member_leaves_at_once_and_keeps_the_number() {
	new_test(|| {
		Time::set(START + 1);
		assert_ok!(Membership::leave(signed(BOB), BAKERY));
		System::assert_last_event(Event::MemberLeft { coop: BAKERY, member: 2 }.into());
		assert_eq!(Ended::get(), vec![(BAKERY, 2)]);
		assert_eq!(
			Members::<Test>::get(BAKERY, 2),
			Some(MemberEntry { account: BOB, joined_at: FOUNDED, state: MemberState::Left { at: START + 1 } })
		);
		assert!(!Membership::is_seated(BAKERY, 2));
		assert!(Membership::is_seated(COURIERS, 2));
		assert_eq!((Membership::voting_seats(BAKERY), Membership::voting_seats(COURIERS)), (3, 4));
		assert_noop!(Membership::leave(signed(BOB), BAKERY), Error::<Test>::NotMember);
		assert_noop!(Membership::leave(signed(GINA), BAKERY), Error::<Test>::NotMember);
		// The seat in the other co-op keeps the account.
		assert_eq!(System::providers(&BOB), 1);
		assert_ok!(Membership::leave(signed(BOB), COURIERS));
		assert!(!System::account_exists(&BOB));
	});
}

#[test]
fn who_comes_back_gets_a_new_number() {
	new_test(|| {
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert_ok!(Membership::apply(signed(DAVE), BAKERY));
		assert_ok!(Membership::admit(signed(ALICE), BAKERY, DAVE));
		assert_ok!(Membership::admit(signed(BOB), BAKERY, DAVE));
		assert_eq!(Membership::seat(BAKERY, DAVE), Some(5));
		assert_eq!(Rolls::<Test>::get(BAKERY), Roll { last_no: 5, seated: 4, changes: 2 });
	});
}

#[test]
fn everybody_can_leave() {
	new_test(|| {
		for (coop, who) in [BAKERY, COURIERS].into_iter().flat_map(|coop| (ALICE..=DAVE).map(move |who| (coop, who))) {
			assert_ok!(Membership::leave(signed(who), coop));
		}
		assert_eq!(Membership::voting_seats(BAKERY), 0);
		assert_eq!(KeptAlive::<Test>::iter().count(), 0);
	});
}

#[test]
fn account_in_use_elsewhere_is_released_later() {
	new_test(|| {
		assert_noop!(Membership::release_account(signed(GINA), DAVE), Error::<Test>::NothingToRelease);
		// Something else, session keys for one, needs the account, whose only provider is the seat.
		assert_ok!(Membership::leave(signed(DAVE), COURIERS));
		assert_ok!(System::inc_consumers(&DAVE));

		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert_eq!(KeptAlive::<Test>::get(DAVE), Some(0));
		Membership::do_try_state().unwrap();
		assert_noop!(Membership::release_account(signed(GINA), DAVE), Error::<Test>::AccountInUse);

		System::dec_consumers(&DAVE);
		assert_ok!(Membership::release_account(signed(GINA), DAVE));
		System::assert_last_event(Event::AccountReleased { account: DAVE }.into());
		assert!(!System::account_exists(&DAVE));
		assert_noop!(Membership::release_account(signed(GINA), DAVE), Error::<Test>::NothingToRelease);
	});
}

#[test]
fn account_waiting_for_release_can_join_again_with_one_reference() {
	new_test(|| {
		assert_ok!(System::inc_consumers(&DAVE));
		assert_ok!(Membership::leave(signed(DAVE), COURIERS));
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert_ok!(Membership::invite(signed(ALICE), BAKERY, DAVE));
		assert_eq!((KeptAlive::<Test>::get(DAVE), System::providers(&DAVE)), (Some(1), 1));
		System::dec_consumers(&DAVE);
		assert_ok!(Membership::withdraw(signed(DAVE), BAKERY, DAVE));
		assert!(!System::account_exists(&DAVE));
	});
}

#[test]
fn leaving_weighs_what_it_sets_off() {
	let call = Call::<Test>::leave { coop: BAKERY };
	assert_eq!(call.get_dispatch_info().call_weight, Weight::from_parts(17, 0));
}

#[test]
fn genesis_says_what_is_wrong_with_a_register() {
	let refusal = |register: GenesisRegister<AccountId>| {
		let panic = std::panic::catch_unwind(move || chain(vec![register])).map(|_| ()).unwrap_err();
		panic.downcast_ref::<String>().unwrap().clone()
	};
	assert_eq!(refusal(register(BAKERY, &[ALICE, BOB, ALICE])), "member 1 of co-op 1 of the genesis: is listed twice");
	let mut microseconds = register(BAKERY, &[ALICE]);
	microseconds.members[0].joined_at = START * 1_000;
	assert_eq!(
		refusal(microseconds),
		"member 1 of co-op 1 of the genesis: joined after the year 2100; the time must be in milliseconds"
	);
	let mut unordered = register(BAKERY, &[ALICE, BOB]);
	unordered.members[1].joined_at = FOUNDED - 1;
	assert_eq!(refusal(unordered), "member 2 of co-op 1 of the genesis: joined before the member listed before");
}
