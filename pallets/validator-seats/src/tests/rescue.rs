//! Delegates rescue finality when more than a third of the seats is gone.

use crate::{mock::*, rules::places::third, *};
use frame::testing_prelude::*;
use std::collections::BTreeSet;

const DELAY: u32 = 5;
const LAST_FINAL: u32 = 30;

/// Whether those who answer of a set can make blocks final: more than two thirds of it.
fn is_final(set: &[AccountId], gone: &[AccountId]) -> bool {
	let answering = set.iter().filter(|validator| !gone.contains(validator)).count();
	answering >= set.len() - third(set.len()) && answering > 0
}

/// Two thirds of the delegates demand that finality is rescued.
fn call() {
	ValidatorSeats::begin_rescue(DELAY, LAST_FINAL);
}

fn stage() -> Option<RescueStage> {
	OngoingRescue::<Test>::get().map(|rescue| rescue.stage)
}

/// Calls for a rescue, and goes on until finality starts anew. Gives the validators with whom it does.
fn rescue(gone: &[AccountId]) -> Vec<AccountId> {
	call();
	sessions_without(2, gone);
	let (_, _, validators) = Restarts::get().last().cloned().expect("finality has started anew");
	validators
}

fn give_back(coop: CoopId) {
	assert_ok!(ValidatorSeats::return_to_seat(RuntimeOrigin::signed(first(coop)), coop));
}

#[test]
fn two_of_four_that_are_left_make_blocks_final_again() {
	with_seats(4, 4, || {
		let gone = [103, 104];
		assert_eq!(sessions_without(3 * REST_AFTER, &gone), vec![101, 102, 103, 104]);
		assert!(!is_final(&Running::get(), &gone));
		events();
		call();
		assert_eq!(events(), vec![Event::RescueBegun { delay: DELAY, best_finalised: LAST_FINAL }]);
		assert_eq!(stage(), Some(RescueStage::Called));

		assert_eq!(sessions_without(1, &gone), vec![101, 102]);
		let (idle, session) = (3 * REST_AFTER + 1, CurrentSession::get() + 1);
		let ended = |coop| Event::SeatEnded { coop, validator: first(coop), session };
		let rested = |coop| Event::SeatRested { coop, validator: first(coop), idle };
		assert_eq!(events(), vec![rested(3), rested(4), ended(3), ended(4)]);
		assert_eq!((stage(), Restarts::get()), (Some(RescueStage::Planned(session)), vec![]));
		assert_eq!(rest(3), Some(Rest { since: session, until: 0 }));
		ValidatorSeats::do_try_state().unwrap();

		// Finality starts anew with just those who are left.
		assert_eq!(sessions_without(1, &gone), vec![101, 102]);
		assert_eq!(Restarts::get(), vec![(DELAY, LAST_FINAL, vec![101, 102])]);
		assert!(is_final(&Running::get(), &gone));
		let restarted = Event::FinalityStartsAnew { session, delay: DELAY, best_finalised: LAST_FINAL };
		assert_eq!((events(), stage()), (vec![restarted], Some(RescueStage::Restarted(session))));

		// Sessions go on, and nothing starts anew again.
		assert_eq!(sessions_without(20, &gone), vec![101, 102]);
		assert_eq!((events(), Restarts::get().len()), (vec![], 1));
	});
}

#[test]
fn rescued_seats_return_one_after_the_other_until_there_are_as_many_as_the_floor() {
	with_seats(4, 4, || {
		rescue_of_two();
		give_back(4);
		assert_eq!(sessions_without(1, &[103]), vec![101, 102, 104]);
		assert!(matches!(stage(), Some(RescueStage::Restarted(_))));
		// A co-op that is new takes the fourth place.
		name(5, 105);
		set_keys(105);
		events();
		assert_eq!(sessions_without(1, &[103]), vec![101, 102, 104, 105]);
		let session = CurrentSession::get() + 1;
		let given = Event::SeatGiven { coop: 5, validator: 105, session };
		assert_eq!((events(), stage()), (vec![Event::RescueEnded { session }, given], None));
		give_back(3);
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 103, 104, 105]);
	});
}

/// Two of four are gone, and finality starts anew with the others.
fn rescue_of_two() {
	sessions_without(REST_AFTER, &[103, 104]);
	assert_eq!(rescue(&[103, 104]), vec![101, 102]);
}

#[test]
fn seat_that_returns_and_does_not_answer_can_be_rescued_again() {
	with_seats(4, 3, || {
		rescue_of_two();
		let first_restart = CurrentSession::get();
		give_back(3);
		let gone = [103, 104];
		assert_eq!(sessions_without(1, &gone), vec![101, 102, 103]);
		// It has four whole sessions in which to produce a block.
		sessions_without(REST_AFTER, &gone);
		assert!(!is_final(&Running::get(), &gone));
		call();
		assert_eq!(sessions_without(1, &gone), vec![101, 102]);
		sessions_without(1, &gone);
		assert_eq!(Restarts::get().len(), 2);
		let second = CurrentSession::get();
		assert_eq!(RestartsBefore::get(), vec![None, Some(first_restart)]);
		assert_eq!(LastRestart::<Test>::get(), Some(second));
		// It had returned and shown nothing.
		let until = DeadlineTime::get() + u64::from(WAIT_DAYS) * DAY;
		assert_eq!(rest(3).map(|rest| rest.until), Some(until));
		assert_noop!(ValidatorSeats::return_to_seat(RuntimeOrigin::signed(103), 3), Error::<Test>::ReturnTooSoon);
	});
}

#[test]
fn every_set_that_has_lost_somebody_is_final_again_after_a_rescue() {
	for seats in 1..=7u32 {
		for floor in [1, seats] {
			for lost in 0..2u32.pow(seats) {
				let gone: Vec<_> = (1..=seats).filter(|coop| lost & 1 << (coop - 1) != 0).map(first).collect();
				with_seats(seats, floor, || {
					sessions_without(REST_AFTER, &gone);
					let set = rescue(&gone);
					if gone.len() < seats as usize {
						assert!(set.iter().all(|validator| !gone.contains(validator)), "{set:?} of {gone:?}");
						assert!(is_final(&set, &gone));
						assert_eq!(set.len() + gone.len(), seats as usize);
					}
					ValidatorSeats::do_try_state().unwrap();
				});
			}
		}
	}
}

#[test]
fn two_thirds_of_the_delegates_cannot_rest_who_has_produced_a_block_in_four_sessions() {
	with_seats(4, 1, || {
		sessions_without(REST_AFTER, &[]);
		// Those of 3 and 4 are silent for almost as long as it takes, and others would like to be alone.
		sessions_without(REST_AFTER - 1, &[103, 104]);
		for _ in 0..5 {
			call();
			// Both speak once in four sessions.
			assert_eq!(session([101, 102, 103, 104]), vec![101, 102, 103, 104]);
			call();
			assert_eq!(sessions_without(REST_AFTER - 1, &[103, 104]), vec![101, 102, 103, 104]);
		}
		assert!(resting().is_empty());
		// Finality starts anew with the same set, as often as it was demanded and planned.
		assert!(Restarts::get().iter().all(|(_, _, validators)| *validators == vec![101, 102, 103, 104]));
		assert!(!Restarts::get().is_empty());
		call();
		assert_eq!(sessions_without(1, &[103, 104]), vec![101, 102]);
	});
}

#[test]
fn new_seat_is_not_absent_before_it_had_four_sessions() {
	with_seats(4, 4, || {
		name(5, 105);
		set_keys(105);
		assert_eq!(sessions_without(1, &[105]), vec![101, 102, 103, 104, 105]);
		for _ in 0..REST_AFTER {
			call();
			assert_eq!(sessions_without(1, &[105]), vec![101, 102, 103, 104, 105]);
		}
		call();
		assert_eq!(sessions_without(1, &[105]), vec![101, 102, 103, 104]);
	});
}

#[test]
fn nobody_rests_where_nobody_would_be_left() {
	with_seats(4, 1, || {
		let all = [101, 102, 103, 104];
		sessions_without(REST_AFTER, &all);
		assert_eq!(rescue(&all), all.to_vec());
		assert!(resting().is_empty());
		// Those who produce blocks have lost their vote, so that nobody is left either, and the floor is kept.
		Floor::<Test>::put(2);
		for coop in 1..=3 {
			set_voice(coop, Some(Voice::Suspended));
		}
		assert_eq!(rescue(&[104]), all.to_vec());
	});
}

#[test]
fn who_voted_twice_goes_unless_nobody_else_is_left() {
	with_seats(4, 4, || {
		sessions_without(REST_AFTER, &[103, 104]);
		assert_ok!(report(2));
		// As many as may would rest without it: nobody, for the floor.
		assert_eq!(sessions_without(1, &[103, 104]), vec![101, 102, 103, 104]);
		assert_eq!(rescue(&[103, 104]), vec![101]);
		assert!(hold(2).is_some_and(|hold| hold.rest.is_some()));
	});
	with_seats(4, 4, || {
		sessions_without(REST_AFTER, &[103, 104]);
		assert_ok!(report(1));
		assert_ok!(report(2));
		assert_eq!(rescue(&[103, 104]), vec![101, 102]);
		assert!(hold(2).is_some_and(|hold| hold.rest.is_none()));
	});
}

#[test]
fn places_without_a_right_are_taken_away_at_once() {
	with_seats(7, 4, || {
		sessions_without(REST_AFTER, &[107]);
		for coop in [1, 2, 3] {
			set_voice(coop, Some(Voice::Suspended));
		}
		// Of a co-op that has left, and one that rests and has its place for another session.
		set_voice(4, None);
		ValidatorSeats::on_coop_left(4);
		assert_eq!(rescue(&[]), vec![105, 106]);
		// Those that are suspended do not rest: they have their places when they vote again.
		assert_eq!(resting(), vec![7]);
		set_voice(1, Some(Voice::Votes));
		assert_eq!(rotate(), vec![101, 105, 106]);
	});
}

#[test]
fn successor_of_a_machine_that_is_gone_takes_over_after_the_rescue() {
	with_seats(4, 4, || {
		sessions_without(REST_AFTER, &[103, 104]);
		name(3, 203);
		set_keys(203);
		// A co-op that named somebody anew who has no keys yet, and whose machine works.
		name(1, 201);
		call();
		// Nobody knows yet whether the successor answers.
		assert_eq!(sessions_without(1, &[103, 104]), vec![101, 102]);
		assert_eq!(resting(), vec![3, 4]);
		events();
		assert_eq!(sessions_without(1, &[104]), vec![101, 102, 203]);
		assert_eq!(Restarts::get().last().unwrap().2, vec![101, 102]);
		assert!(events().contains(&Event::SuccessorTookOver { coop: 3, validator: 203, predecessor: 103 }));
		assert_eq!(resting(), vec![4]);
	});
}

#[test]
fn successor_waits_until_the_rescue_is_planned() {
	with_seats(4, 4, || {
		sessions_without(REST_AFTER, &[103, 104]);
		name(1, 201);
		set_keys(201);
		call();
		assert_eq!(sessions_without(1, &[103, 104]), vec![101, 102]);
		assert_eq!(sessions_without(1, &[103, 104]), vec![201, 102]);
	});
}

#[test]
fn seat_that_rests_and_waits_for_a_successor_rests_on() {
	with_seats(7, 1, || {
		// More lose their vote than can go in a session, so that one that rests keeps its place for a while.
		sessions_without(REST_AFTER - 1, &[106, 107]);
		for coop in [1, 2] {
			set_voice(coop, Some(Voice::Suspended));
		}
		sessions_without(1, &[106, 107]);
		assert_eq!((resting(), Queue::get()), (vec![6], vec![103, 104, 105, 106, 107]));
		name(6, 206);
		set_keys(206);
		call();
		assert_eq!(sessions_without(1, &[106, 107]), vec![103, 104, 105]);
		assert_eq!(resting(), vec![6, 7]);
		assert_eq!(sessions_without(1, &[107]), vec![103, 104, 105, 206]);
	});
}

#[test]
fn later_call_takes_the_place_of_one_that_waits() {
	with_seats(4, 4, || {
		sessions_without(REST_AFTER, &[103, 104]);
		call();
		ValidatorSeats::begin_rescue(DELAY + 1, LAST_FINAL + 1);
		sessions_without(1, &[103, 104]);
		let session = CurrentSession::get() + 1;
		assert_eq!(stage(), Some(RescueStage::Planned(session)));
		// One that is planned is planned anew.
		ValidatorSeats::begin_rescue(DELAY + 2, LAST_FINAL + 2);
		assert_eq!(sessions_without(1, &[103, 104]), vec![101, 102]);
		assert_eq!(Restarts::get(), vec![]);
		sessions_without(1, &[103, 104]);
		assert_eq!(Restarts::get(), vec![(DELAY + 2, LAST_FINAL + 2, vec![101, 102])]);
		assert_eq!(stage(), Some(RescueStage::Restarted(session + 1)));
	});
}

#[test]
fn delay_is_over_before_the_next_session_begins() {
	with_seats(4, 4, || {
		sessions_without(REST_AFTER, &[103, 104]);
		events();
		// A session has ten blocks.
		ValidatorSeats::begin_rescue(1_000, LAST_FINAL);
		assert_eq!(events(), vec![Event::RescueBegun { delay: 9, best_finalised: LAST_FINAL }]);
		sessions_without(2, &[103, 104]);
		assert_eq!(Restarts::get(), vec![(9, LAST_FINAL, vec![101, 102])]);
	});
}

#[test]
fn delay_is_one_block_where_a_session_has_two() {
	with_seats(4, 4, || {
		SessionLength::<Test>::put(u64::from(MIN_SESSION_LENGTH));
		events();
		ValidatorSeats::begin_rescue(1_000, LAST_FINAL);
		assert_eq!(events(), vec![Event::RescueBegun { delay: 1, best_finalised: LAST_FINAL }]);
	});
}

#[test]
fn finality_can_have_stopped_at_a_block_after_which_seats_can_be_known_to_be_gone() {
	with_seats(4, 4, || {
		// Four sessions of ten blocks.
		assert_eq!(REST_AFTER, 4);
		for (now, last) in [(40, 0), (49, 9), (140, 100)] {
			System::set_block_number(now);
			assert!(ValidatorSeats::can_have_stopped_at(last), "{last} at {now}");
			assert!(!ValidatorSeats::can_have_stopped_at(last + 1), "{} at {now}", last + 1);
		}
		assert!(!ValidatorSeats::can_have_stopped_at(u32::MAX));
	});
}

#[test]
fn rescue_of_a_set_that_works_changes_nothing() {
	with_seats(7, 4, || {
		sessions_without(REST_AFTER, &[]);
		events();
		assert_eq!(rescue(&[]), (1..=7).map(first).collect::<Vec<_>>());
		let told: BTreeSet<_> = events().iter().map(|event| format!("{event:?}")).collect();
		assert!(!told.iter().any(|event| event.contains("Seat")), "{told:?}");
		assert_eq!(stage(), None);
	});
}
