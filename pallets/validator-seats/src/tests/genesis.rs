//! How a chain starts with validators.

use crate::{mock::*, *};
use frame::testing_prelude::*;

#[test]
fn chain_without_named_validators_starts_with_nobody() {
	chain(&[], 1).execute_with(|| assert_eq!(plan_genesis(), Some(vec![])));
}

#[test]
#[should_panic(expected = "fewer co-ops have a validator with session keys than the floor")]
fn chain_whose_validators_have_no_keys_does_not_start() {
	chain(&[(1, 101), (2, 102)], 2).execute_with(|| {
		Keyless::mutate(|keyless| keyless.insert(102));
		plan_genesis();
	});
}

#[test]
fn first_plan_is_not_limited() {
	// Nine seats at once are more than one session could give.
	with_seats(9, 9, || assert_eq!(Seated::<Test>::get().len(), 9));
}

#[test]
fn co_op_that_cannot_vote_yet_starts_without_a_seat() {
	chain(&[(1, 101), (2, 102), (3, 103)], 2).execute_with(|| {
		set_voice(2, Some(Voice::Seasoning));
		assert_eq!(plan_genesis(), Some(vec![101, 103]));
	});
}

#[test]
fn accounts_of_genesis_can_sign_with_an_empty_balance() {
	new_test(|| assert_eq!(System::providers(&first(1)), 1));
}

#[test]
fn genesis_has_defaults() {
	let genesis = RuntimeGenesisConfig::default().build_storage().unwrap();
	TestState::new(genesis).execute_with(|| {
		assert_eq!((Floor::<Test>::get(), SessionLength::<Test>::get()), (1, 1_200));
	});
}

#[test]
fn genesis_says_what_is_wrong_with_validators() {
	let refusal = |names: &'static [(u32, AccountId)], floor| {
		let panic = std::panic::catch_unwind(move || chain(names, floor)).map(|_| ()).unwrap_err();
		panic.downcast_ref::<&str>().map(ToString::to_string).or(panic.downcast_ref::<String>().cloned()).unwrap()
	};
	assert_eq!(refusal(&[(1, 101), (1, 102)], 1), "a co-op names two validators");
	assert_eq!(refusal(&[(1, 101), (2, 101)], 1), "two co-ops name one validator");
	assert_eq!(refusal(&[(10, 101)], 1), "a co-op that is not in the register names a validator");
	assert_eq!(refusal(&[(1, 101)], 2), "fewer co-ops name a validator than the floor of 2");
	assert_eq!(refusal(&[(1, 101)], 0), "the floor of validator seats must be at least 1");
}

#[test]
#[should_panic(expected = "the length of a session must be at least 2 blocks")]
fn session_of_one_block_is_refused_at_genesis() {
	let genesis = RuntimeGenesisConfig {
		validator_seats: crate::GenesisConfig { session_length: Some(1), ..Default::default() },
		..Default::default()
	};
	let _ = genesis.build_storage();
}
