#![allow(clippy::arithmetic_side_effects)]

use crate::{mock::*, CoopOf, CoopOfValidator, Floor, Seated, SessionLength, ValidatorOf, Validators};
use frame::testing_prelude::*;
use pallet_session::{historical, ShouldEndSession};
use sp_runtime::Permill;

#[test]
fn seats_follow_standing_and_keys() {
	new_test(|| {
		Suspended::set(vec![2]);
		assert_eq!(plan(1), Some(vec![101, 103, 104]));
		assert_eq!(Seated::<Test>::get().into_inner(), vec![101, 103, 104]);

		Suspended::set(vec![]);
		Keyless::set(vec![104]);
		assert_eq!(plan(2), Some(vec![101, 102, 103]));

		Keyless::set(vec![]);
		assert_eq!(plan(3), Some(vec![101, 102, 103, 104]));
	});
}

#[test]
fn set_stays_as_it_is_below_the_floor() {
	new_test(|| {
		Suspended::set(vec![2]);
		Keyless::set(vec![103]);
		assert_eq!(plan(1), None);
		assert_eq!(Seated::<Test>::get().into_inner(), vec![101, 102, 103, 104]);

		Keyless::set(vec![]);
		assert_eq!(plan(2), Some(vec![101, 103, 104]));
	});
}

#[test]
fn set_that_stays_the_same_is_not_given_again() {
	new_test(|| {
		Queue::set(vec![101, 102, 103, 104]);
		assert_eq!(plan(1), None);
		Suspended::set(vec![1]);
		assert_eq!(plan(2), Some(vec![102, 103, 104]));
		// Keys that have changed make the queue another one.
		Queue::set(vec![]);
		assert_eq!(plan(3), Some(vec![102, 103, 104]));
	});
}

#[test]
fn chain_without_named_validators_starts_with_nobody() {
	chain(&[], 1).execute_with(|| assert_eq!(plan_genesis(), Some(vec![])));
}

#[test]
#[should_panic(expected = "fewer co-ops have a validator with session keys than the floor")]
fn chain_whose_validators_have_no_keys_does_not_start() {
	chain(&[(1, 101), (2, 102)], 2).execute_with(|| {
		Keyless::set(vec![102]);
		plan_genesis();
	});
}

#[test]
fn validators_are_identified_by_their_co_ops() {
	new_test(|| {
		assert_eq!(
			<ValidatorSeats as historical::SessionManager<_, _>>::new_session(1),
			Some(vec![(101, 1), (102, 2), (103, 3), (104, 4)])
		);
		assert_eq!((CoopOf::<Test>::convert(103), CoopOf::<Test>::convert(7)), (Some(3), None));
		assert_eq!((ValidatorSeats::coop_of(104), ValidatorSeats::coop_of(7)), (Some(4), None));
	});
}

#[test]
fn only_named_accounts_are_validators() {
	new_test(|| {
		assert_eq!(ValidatorOf::<Test>::convert(101), Some(101));
		assert_eq!(ValidatorOf::<Test>::convert(105), None);
	});
}

#[test]
fn session_ends_when_its_blocks_are_over() {
	new_test(|| {
		let ends: Vec<u64> = (1..35).filter(|now| ValidatorSeats::should_end_session(*now)).collect();
		assert_eq!(ends, vec![10, 20, 30]);
		assert_eq!(ValidatorSeats::average_session_length(), 10);
		for (now, next, passed) in [(1, 10, 10), (9, 10, 90), (10, 20, 0), (15, 20, 50)] {
			assert_eq!(ValidatorSeats::estimate_next_session_rotation(now).0, Some(next));
			assert_eq!(ValidatorSeats::estimate_current_session_progress(now).0, Some(Permill::from_percent(passed)));
		}
	});
}

#[test]
fn old_sessions_are_forgotten() {
	new_test(|| {
		plan(9);
		assert_eq!(Pruned::get(), None);
		plan(10);
		assert_eq!(Pruned::get(), Some(0));
		plan(25);
		assert_eq!(Pruned::get(), Some(15));
	});
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
	let refusal = |names: &'static [(u32, u64)], floor| {
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
#[should_panic(expected = "the length of a session must be at least 1 block")]
fn session_without_length_is_refused_at_genesis() {
	let genesis = RuntimeGenesisConfig {
		validator_seats: crate::GenesisConfig { session_length: Some(0), ..Default::default() },
		..Default::default()
	};
	let _ = genesis.build_storage();
}

#[test]
fn invariants_bite() {
	/// Corrupts the state and gives what the check says.
	fn corrupted(corrupt: impl FnOnce()) -> DispatchError {
		chain(&[(1, 101), (2, 102), (3, 103)], 2).execute_with(|| {
			plan_genesis();
			ValidatorSeats::do_try_state().unwrap();
			corrupt();
			ValidatorSeats::do_try_state().unwrap_err()
		})
	}
	fn seat(validators: Vec<u64>) {
		Seated::<Test>::put(BoundedVec::truncate_from(validators));
	}

	let one = DispatchError::Other("1: a validator is named twice or cannot be found");
	assert_eq!(corrupted(|| Validators::<Test>::insert(4, 101)), one);
	assert_eq!(corrupted(|| Validators::<Test>::remove(3)), one);
	assert_eq!(corrupted(|| CoopOfValidator::<Test>::remove(103)), one);
	assert_eq!(corrupted(|| CoopOfValidator::<Test>::insert(104, 4)), one);

	let two = DispatchError::Other("2: a seat is held twice or by an account that no co-op has named");
	assert_eq!(corrupted(|| seat(vec![101, 102, 101])), two);
	assert_eq!(corrupted(|| seat(vec![101, 104])), two);

	let three = DispatchError::Other("3: there are fewer seats than the floor");
	assert_eq!(corrupted(|| seat(vec![101])), three);
	assert_eq!(corrupted(|| Floor::<Test>::put(0)), three);

	assert_eq!(corrupted(|| SessionLength::<Test>::put(0)), DispatchError::Other("4: a session has no length"));
}
