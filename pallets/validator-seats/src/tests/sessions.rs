//! What the session pallet asks.

use crate::{mock::*, *};
use pallet_session::{historical, ShouldEndSession};
use sp_runtime::Permill;

#[test]
fn validators_are_identified_by_their_co_ops() {
	new_test(|| {
		assert_eq!(
			<ValidatorSeats as historical::SessionManager<_, _>>::new_session(1),
			None,
			"what is queued is not given again"
		);
		Queue::set(vec![]);
		assert_eq!(
			<ValidatorSeats as historical::SessionManager<_, _>>::new_session(1),
			Some(vec![(101, 1), (102, 2), (103, 3), (104, 4)])
		);
		assert_eq!((CoopOf::<Test>::convert(103), CoopOf::<Test>::convert(7)), (Some(3), None));
		assert_eq!((ValidatorSeats::coop_of(104), ValidatorSeats::coop_of(7)), (Some(4), None));
	});
}

#[test]
fn only_accounts_of_co_ops_are_validators() {
	new_test(|| {
		name(1, 201);
		assert_eq!(ValidatorOf::<Test>::convert(101), Some(101));
		assert_eq!(ValidatorOf::<Test>::convert(201), Some(201));
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
