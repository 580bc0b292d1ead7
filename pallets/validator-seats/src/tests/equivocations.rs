//! Validators that sign two votes which contradict each other.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::free::Charge;
use sp_staking::offence::OffenceError;

const BAN: Moment = EQUIVOCATION_DAYS as Moment * DAY;

fn give_back(coop: CoopId) -> DispatchResult {
	ValidatorSeats::return_to_seat(RuntimeOrigin::signed(member(coop, 1)), coop)
}

fn is_free(coop: CoopId) -> bool {
	charge(member(coop, 1), crate::Call::return_to_seat { coop }) == Charge::Free
}

fn refuse(coop: CoopId, error: Error<Test>) {
	let error = DispatchError::from(error);
	assert_eq!(charge(member(coop, 1), crate::Call::return_to_seat { coop }), Charge::Refused(error));
	assert_noop!(give_back(coop), error);
}

/// Two officers name an account that has its keys.
fn name_again(coop: CoopId, validator: AccountId) {
	assert_ok!(propose(coop, 1, validator));
	assert_ok!(propose(coop, 2, validator));
}

#[test]
fn seat_rests_from_the_next_plan() {
	new_test(|| {
		sessions_without(1, &[]);
		events();
		assert_ok!(report(3));
		let until = START + BAN;
		assert_eq!(
			events(),
			vec![Event::EquivocationReported { coop: 3, validator: 103, session: 1, until }],
			"the seat is held until the plan"
		);
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 104]);
		assert_eq!(
			events(),
			vec![
				Event::SeatRested { coop: 3, validator: 103, idle: 0 },
				Event::SeatEnded { coop: 3, validator: 103, session: 3 },
			]
		);
		let card = ValidatorSeats::seat_of_coop(3);
		let rest = Some(Rest { since: 3, until: 0 });
		let held = SeatState::Held(Hold { session: 1, until, named: false, rest });
		assert_eq!((card.state, card.cleared), (Some(held), None));
	});
}

#[test]
fn seat_returns_after_a_month_and_a_naming() {
	new_test(|| {
		assert_ok!(report(3));
		sessions_without(1, &[]);
		refuse(3, Error::NamingNeeded);
		assert_ok!(propose(3, 1, 103));
		refuse(3, Error::NamingNeeded);
		assert_ok!(propose(3, 2, 103));
		System::assert_last_event(Event::ValidatorNamed { coop: 3, validator: 103, by: (1, 2) }.into());
		refuse(3, Error::ReturnTooSoon);
		// The same account needs to be named once only.
		assert_noop!(propose(3, 1, 103), Error::<Test>::SameValidator);

		DeadlineTime::set(START + BAN - 1);
		sessions_without(1, &[]);
		refuse(3, Error::ReturnTooSoon);
		DeadlineTime::set(START + BAN);
		assert!(is_free(3));
		assert_ok!(give_back(3));
		let card = ValidatorSeats::seat_of_coop(3);
		assert_eq!((card.state, card.cleared), (Some(SeatState::Returning), Some(CurrentSession::get())));
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 103, 104]);
	});
}

#[test]
fn month_alone_is_not_enough() {
	new_test(|| {
		assert_ok!(report(3));
		sessions_without(1, &[]);
		DeadlineTime::set(START + 12 * BAN);
		refuse(3, Error::NamingNeeded);
		name_again(3, 103);
		assert_ok!(give_back(3));
	});
}

#[test]
fn successor_does_not_end_the_rest() {
	new_test(|| {
		assert_ok!(report(3));
		sessions_without(1, &[]);
		name(3, 203);
		set_keys(203);
		let before = state(3);
		events();
		assert_eq!(sessions_without(2, &[]), vec![101, 102, 104]);
		assert_eq!(
			events(),
			vec![
				Event::SuccessorTookOver { coop: 3, validator: 203, predecessor: 103 },
				Event::ValidatorRetired { coop: 3, validator: 103 },
			]
		);
		assert_eq!((state(3), Seats::<Test>::get(3).unwrap().returned), (before, None));
		// It has taken over, and waits for the seat.
		let card = ValidatorSeats::seat_of_coop(3);
		assert_eq!((card.named, card.successor, resting()), (Some(203), None, vec![3]));
		refuse(3, Error::ReturnTooSoon);
		DeadlineTime::set(START + BAN);
		assert_ok!(give_back(3));
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 203, 104]);
	});
}

#[test]
fn seat_that_waits_to_be_taken_away_rests_all_the_same() {
	with_seats(7, 1, || {
		// Those that lost standing go first.
		for coop in [1, 2] {
			set_voice(coop, Some(Voice::Suspended));
		}
		assert_ok!(report(6));
		name(6, 206);
		set_keys(206);
		events();
		assert_eq!(sessions_without(1, &[]), vec![103, 104, 105, 106, 107]);
		let rested = Event::SeatRested { coop: 6, validator: 106, idle: 0 };
		assert_eq!(events().iter().filter(|event| **event == rested).count(), 1);
		assert_eq!(sessions_without(1, &[]), vec![103, 104, 105, 107]);
		assert!(!events().contains(&rested));
	});
}

#[test]
fn naming_before_the_report_does_not_count() {
	new_test(|| {
		name(3, 203);
		assert_ok!(propose(3, 1, 303));
		assert_ok!(report(3));
		assert_eq!(ValidatorSeats::seat_of_coop(3).proposed, vec![]);
		sessions_without(1, &[]);
		DeadlineTime::set(START + BAN);
		refuse(3, Error::NamingNeeded);
		// The successor that waits for its keys can be named anew, and stays the successor.
		name_again(3, 203);
		let card = ValidatorSeats::seat_of_coop(3);
		assert_eq!((card.named, card.successor, card.retiring), (Some(103), Some(203), vec![]));
		assert_ok!(give_back(3));
	});
}

#[test]
fn successor_that_waits_with_the_seat_does_not_help() {
	new_test(|| {
		name(3, 203);
		set_keys(203);
		assert_ok!(report(3));
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 104]);
		assert_eq!(resting(), vec![3]);
	});
}

#[test]
fn further_reports_are_refused() {
	new_test(|| {
		assert!(!is_known(3));
		sessions_without(2, &[]);
		assert_ok!(report(3));
		assert!(is_known(3) && !is_known(2));
		let refused = |session| {
			let before = Seats::<Test>::get(3);
			assert_eq!(report_of(session, 3), Err(OffenceError::DuplicateReport));
			assert_eq!(Seats::<Test>::get(3), before);
		};
		for session in 0..=9 {
			refused(session);
		}
		sessions_without(1, &[]);
		name_again(3, 103);
		DeadlineTime::set(START + BAN);
		let cleared = CurrentSession::get();
		assert_ok!(give_back(3));

		// What was until the return is cleared, and what comes then is not.
		assert!(!is_known(3));
		refused(0);
		refused(cleared);
		sessions_without(3, &[]);
		assert_ok!(report_of(cleared + 1, 3));
		assert_eq!(hold(3).map(|new| new.until), Some(START + 2 * BAN));
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 104]);
	});
}

#[test]
fn seat_that_rests_already_pays_too() {
	new_test(|| {
		sessions_without(REST_AFTER, &[103]);
		assert_eq!(resting(), vec![3]);
		assert_ok!(report_of(0, 3));
		refuse(3, Error::NamingNeeded);
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 104]);
		name_again(3, 103);
		DeadlineTime::set(START + BAN);
		assert_ok!(give_back(3));
	});
}

#[test]
fn who_equivocated_rests_before_who_is_idle() {
	with_seats(4, 1, || {
		sessions_without(REST_AFTER - 1, &[102]);
		assert_ok!(report(4));
		assert_eq!(sessions_without(1, &[102]), vec![101, 102, 103]);
		assert_eq!(resting(), vec![4]);
		assert_eq!(sessions_without(2, &[102]), vec![101, 102, 103]);
	});
}

#[test]
fn no_more_than_a_third_rests() {
	with_seats(7, 1, || {
		sessions_without(REST_AFTER, &[107]);
		for coop in [2, 4, 5] {
			assert_ok!(report(coop));
		}
		assert_eq!(sessions_without(1, &[]), vec![101, 103, 104, 105, 106]);
		assert_eq!(sessions_without(3, &[]), vec![101, 103, 104, 105, 106]);
		assert_eq!(resting(), vec![2, 7]);
		// With its place it waits for room, and cannot clear anything.
		refuse(4, Error::NotResting);
		assert_ok!(give_back(7));
		assert_eq!(sessions_without(1, &[]), vec![101, 103, 105, 106, 107]);
		assert_eq!(resting(), vec![2, 4]);
	});
	with_seats(3, 1, || {
		assert_ok!(report(3));
		assert_eq!(sessions_without(3, &[]), vec![101, 102, 103], "two of three finalise nothing");
	});
	with_seats(4, 4, || {
		assert_ok!(report(3));
		assert_eq!(sessions_without(3, &[]), vec![101, 102, 103, 104], "the floor keeps it");
	});
}

#[test]
fn seat_that_cannot_rest_for_a_month_does_not_rest_later() {
	with_seats(4, 4, || {
		assert_ok!(report(3));
		sessions_without(1, &[]);
		name_again(3, 103);
		DeadlineTime::set(START + BAN - 1);
		sessions_without(1, &[]);
		assert_eq!(cleared(3), None);

		DeadlineTime::set(START + BAN);
		events();
		assert!(hold(3).is_some_and(|hold| hold.named && hold.rest.is_none()));
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 103, 104]);
		let running = CurrentSession::get();
		assert_eq!((cleared(3), state(3)), (Some(running), Some(SeatState::Seated)));
		sessions_without(1, &[]);
		assert_eq!(cleared(3), Some(running), "once");
		// There is room to rest.
		Floor::<Test>::put(1);
		assert_eq!(sessions_without(3, &[]), vec![101, 102, 103, 104]);
		assert_eq!((resting(), events()), (vec![], vec![]));
		refuse(3, Error::NotResting);
	});
}

#[test]
fn seat_that_is_paid_for_does_not_take_room_that_comes_at_once() {
	with_seats(4, 4, || {
		assert_ok!(report(3));
		sessions_without(1, &[]);
		name_again(3, 103);
		DeadlineTime::set(START + BAN);
		Floor::<Test>::put(1);
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 103, 104]);
		assert!(resting().is_empty());
	});
}

#[test]
fn new_offence_counts_when_the_old_one_was_settled_without_a_rest() {
	with_seats(4, 4, || {
		assert_ok!(report(3));
		sessions_without(1, &[]);
		name_again(3, 103);
		DeadlineTime::set(START + BAN);
		assert!(is_known(3));
		sessions_without(1, &[]);
		let running = cleared(3).unwrap();
		assert!(!is_known(3));
		for session in 0..=running {
			assert_eq!(report_of(session, 3), Err(OffenceError::DuplicateReport));
		}
		sessions_without(2, &[]);
		assert_ok!(report_of(running + 1, 3));
		let again = Hold { session: running + 1, until: START + 2 * BAN, named: false, rest: None };
		assert_eq!((hold(3), cleared(3)), (Some(again), None));
		Floor::<Test>::put(1);
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 104]);
	});
}

#[test]
fn seat_that_cannot_rest_needs_the_naming_too() {
	with_seats(4, 4, || {
		for coop in [2, 3] {
			assert_ok!(report(coop));
		}
		sessions_without(1, &[]);
		DeadlineTime::set(START + 12 * BAN);
		sessions_without(2, &[]);
		assert_eq!((cleared(2), cleared(3)), (None, None));
		name_again(2, 102);
		assert_ok!(propose(3, 1, 103));
		sessions_without(1, &[]);
		assert_eq!((cleared(2), cleared(3)), (Some(CurrentSession::get()), None));
		Floor::<Test>::put(1);
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 104]);
	});
}

#[test]
fn seat_is_settled_without_a_rest_where_as_many_rest_as_may() {
	with_seats(4, 1, || {
		sessions_without(REST_AFTER, &[104]);
		assert_ok!(report(3));
		sessions_without(1, &[]);
		name_again(3, 203);
		set_keys(203);
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 203]);
		DeadlineTime::set(START + BAN);
		sessions_without(1, &[]);
		assert_eq!(cleared(3), Some(CurrentSession::get()));
		assert_ok!(give_back(4));
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 203, 104]);
		assert!(resting().is_empty());
	});
}

#[test]
fn seat_that_the_floor_keeps_for_a_suspended_co_op_is_settled() {
	with_seats(4, 4, || {
		assert_ok!(report(3));
		set_voice(3, Some(Voice::Suspended));
		name_again(3, 103);
		DeadlineTime::set(START + BAN);
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 103, 104]);
		assert_eq!(cleared(3), Some(CurrentSession::get()));
		sessions_without(1, &[]);
		assert_ok!(report(3));
	});
}

#[test]
fn seat_that_rests_is_settled_by_its_return_only() {
	with_seats(7, 1, || {
		// One rests with its place, because those that lost standing go first.
		for coop in [1, 2] {
			set_voice(coop, Some(Voice::Suspended));
		}
		assert_ok!(report(6));
		sessions_without(1, &[]);
		assert!(resting() == vec![6] && Seated::<Test>::get().contains(&106));
		name_again(6, 106);
		DeadlineTime::set(START + BAN);
		assert_eq!(sessions_without(3, &[]), vec![103, 104, 105, 107]);
		assert_eq!((resting(), cleared(6)), (vec![6], None));
		assert_ok!(give_back(6));
		assert_eq!(sessions_without(1, &[]), vec![103, 104, 105, 106, 107]);
	});
	with_seats(4, 1, || {
		// One had lost its seat before.
		set_voice(3, Some(Voice::Suspended));
		sessions_without(2, &[]);
		assert_ok!(report_of(0, 3));
		name_again(3, 103);
		DeadlineTime::set(START + BAN);
		sessions_without(1, &[]);
		set_voice(3, Some(Voice::Votes));
		sessions_without(1, &[]);
		assert_eq!((resting(), cleared(3)), (vec![3], None));
	});
}

#[test]
fn seat_that_was_lost_is_not_given_again() {
	with_seats(4, 1, || {
		set_voice(3, Some(Voice::Suspended));
		sessions_without(2, &[]);
		assert_ok!(report_of(0, 3));
		// Another one rests, so that there is room for none.
		sessions_without(REST_AFTER, &[102]);
		set_voice(3, Some(Voice::Votes));
		events();
		assert_eq!(sessions_without(2, &[]).iter().filter(|seat| **seat == 103).count(), 0);
		assert!(resting().contains(&3) && events().is_empty());
		name_again(3, 103);
		DeadlineTime::set(START + BAN);
		assert_ok!(give_back(3));
		assert!(sessions_without(1, &[]).contains(&103));
	});
}

#[test]
fn co_op_that_left_is_not_reported() {
	new_test(|| {
		assert_ok!(report(3));
		for coop in [2, 3] {
			set_voice(coop, None);
			ValidatorSeats::on_coop_left(coop);
		}
		assert_eq!(state(3), Some(SeatState::Retired));
		for coop in [2, 3, 8] {
			assert!(is_known(coop));
			assert_eq!(report(coop), Err(OffenceError::DuplicateReport));
		}
		assert!((1..=9).all(|coop| hold(coop).is_none()));
	});
}

#[test]
fn month_beyond_the_end_of_time_does_not_end() {
	new_test(|| {
		DeadlineTime::set(Moment::MAX - 1);
		assert_ok!(report(3));
		sessions_without(1, &[]);
		assert_eq!(hold(3).map(|hold| hold.until), Some(Moment::MAX));
	});
}
