//! Session keys without a fee.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::free::Charge;

fn proof(bytes: &[u8]) -> BoundedVec<u8, ConstU32<MAX_PROOF_LENGTH>> {
	bytes.to_vec().try_into().unwrap()
}

fn charge_of(who: AccountId, keys: u32, bytes: &[u8]) -> Charge {
	charge(who, crate::Call::set_keys { keys, proof: proof(bytes) })
}

fn send_with(who: AccountId, keys: u32, bytes: &[u8]) -> DispatchResult {
	ValidatorSeats::set_keys(RuntimeOrigin::signed(who), keys, proof(bytes))
}

/// An account sets its keys without a fee.
fn send(who: AccountId, keys: u32) {
	assert_eq!(charge_of(who, keys, PROOF), Charge::Free);
	assert_ok!(send_with(who, keys, PROOF));
}

fn refuse(who: AccountId, keys: u32, bytes: &[u8], error: impl Into<DispatchError>) {
	let error = error.into();
	assert_eq!(charge_of(who, keys, bytes), Charge::Refused(error));
	assert_noop!(send_with(who, keys, bytes), error);
}

#[test]
fn validator_and_successor_set_keys() {
	new_test(|| {
		send(101, 1);
		assert_eq!(events(), vec![Event::KeysSet { coop: 1, validator: 101 }]);
		assert_eq!(KeysHeldUntil::<Test>::get(101), Some(START + u64::from(KEYS_DAYS) * DAY));
		name(2, 202);
		send(202, 2);
		assert_eq!(KeysSent::get(), vec![(101, 1), (202, 2)]);
		assert_eq!(rotate(), vec![101, 202, 103, 104]);
	});
}

#[test]
fn keys_are_set_once_a_day() {
	new_test(|| {
		// Those that an account had at genesis or set for a fee do not count.
		send(101, 1);
		refuse(101, 2, PROOF, Error::<Test>::KeysSetLately);
		send(102, 2);
		DeadlineTime::mutate(|now| *now += u64::from(KEYS_DAYS) * DAY - 1);
		refuse(101, 2, PROOF, Error::<Test>::KeysSetLately);
		DeadlineTime::mutate(|now| *now += 1);
		send(101, 2);
		refuse(101, 3, PROOF, Error::<Test>::KeysSetLately);
	});
}

#[test]
fn account_without_keys_does_not_wait() {
	new_test(|| {
		send(101, 1);
		// Nobody can drop keys, but where there are none, the seat needs some.
		Keyless::mutate(|keyless| keyless.insert(101));
		send(101, 2);
	});
}

#[test]
fn only_named_accounts_set_keys() {
	new_test(|| {
		for who in [105, STRANGER, member(1, 1)] {
			refuse(who, 1, PROOF, Error::<Test>::NotNamed);
		}
		assert_ok!(propose(5, 1, 105));
		refuse(105, 1, PROOF, Error::<Test>::NotNamed);
		assert_noop!(ValidatorSeats::set_keys(RuntimeOrigin::root(), 1, proof(PROOF)), DispatchError::BadOrigin);

		// An account that retires validates still, but has no say any more.
		name(1, 201);
		set_keys(201);
		rotate();
		assert_eq!(ValidatorSeats::coop_of(101), Some(1));
		refuse(101, 1, PROOF, Error::<Test>::NotNamed);
		set_voice(2, None);
		ValidatorSeats::on_coop_left(2);
		refuse(102, 1, PROOF, Error::<Test>::NotNamed);
	});
}

#[test]
fn keys_that_the_session_pallet_refuses_are_refused_by_its_errors() {
	new_test(|| {
		refuse(101, 1, b"yours", DispatchError::Other("there is no proof"));
		refuse(101, TAKEN_KEYS, PROOF, DispatchError::Other("another validator has these keys"));
		assert_eq!(KeysHeldUntil::<Test>::get(101), None);
		send(101, 1);
	});
}

#[test]
fn no_keys_are_held_beyond_the_end_of_time() {
	new_test(|| {
		DeadlineTime::set(Moment::MAX);
		refuse(101, 1, PROOF, Error::<Test>::Overflow);
	});
}

#[test]
fn account_that_retires_is_forgotten() {
	new_test(|| {
		send(101, 1);
		name(1, 201);
		send(201, 2);
		rotate();
		assert!(KeysHeldUntil::<Test>::contains_key(101));
		rotate();
		assert!(!KeysHeldUntil::<Test>::contains_key(101) && KeysHeldUntil::<Test>::contains_key(201));
		// Another co-op's validator it can be at once, and set keys as one.
		name(5, 101);
		send(101, 3);
	});
}
