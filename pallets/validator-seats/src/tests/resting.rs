//! Seats that produce no blocks.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::free::Charge;

fn returned(coop: CoopId) -> Option<SessionIndex> {
	Seats::<Test>::get(coop)?.returned
}

fn give_back(coop: CoopId, who: AccountId) -> DispatchResult {
	ValidatorSeats::return_to_seat(RuntimeOrigin::signed(who), coop)
}

fn is_free(coop: CoopId, who: AccountId) -> bool {
	charge(who, crate::Call::return_to_seat { coop }) == Charge::Free
}

/// A call that fails, and that nobody pays for.
fn refuse(coop: CoopId, who: AccountId, error: Error<Test>) {
	let error = DispatchError::from(error);
	assert_eq!(charge(who, crate::Call::return_to_seat { coop }), Charge::Refused(error));
	assert_noop!(give_back(coop, who), error);
}

#[test]
fn idle_seat_rests() {
	new_test(|| {
		assert_eq!(sessions_without(REST_AFTER - 1, &[103]), vec![101, 102, 103, 104]);
		assert_eq!(ValidatorSeats::seat_of_coop(3).idle, REST_AFTER - 1);
		events();
		assert_eq!(sessions_without(1, &[103]), vec![101, 102, 104]);
		assert_eq!(
			events(),
			vec![
				Event::SeatRested { coop: 3, validator: 103, idle: REST_AFTER },
				Event::SeatEnded { coop: 3, validator: 103, session: REST_AFTER + 1 },
			]
		);
		let card = ValidatorSeats::seat_of_coop(3);
		let rest = SeatState::Resting(Rest { since: REST_AFTER + 1, until: 0 });
		assert_eq!((card.named, card.state, card.seated), (Some(103), Some(rest), false));
	});
}

#[test]
fn one_block_in_a_session_is_enough() {
	new_test(|| {
		sessions_without(REST_AFTER - 1, &[103]);
		sessions_without(1, &[]);
		assert_eq!(ValidatorSeats::seat_of_coop(3).idle, 0);
		assert_eq!(sessions_without(REST_AFTER - 1, &[103]), vec![101, 102, 103, 104]);
		assert!(resting().is_empty());
	});
}

#[test]
fn author_is_noted_once_a_session() {
	new_test(|| {
		author(101);
		assert_eq!(authored(1), Some(0));
		author(101);
		rotate();
		assert_eq!(authored(1), Some(0));
		author(101);
		assert_eq!(authored(1), Some(1));
		author(STRANGER);
		assert_eq!((1..=9).filter(|coop| authored(*coop).is_some()).collect::<Vec<_>>(), vec![1]);
	});
}

#[test]
fn officer_has_the_seat_return() {
	new_test(|| {
		sessions_without(REST_AFTER, &[103]);
		events();
		for who in [member(3, 4), member(2, 1), 102, STRANGER] {
			refuse(3, who, Error::NotBoard);
		}
		assert_noop!(ValidatorSeats::return_to_seat(RuntimeOrigin::root(), 3), DispatchError::BadOrigin);

		assert!(is_free(3, member(3, 2)));
		assert_ok!(give_back(3, member(3, 2)));
		assert_eq!(events(), vec![Event::SeatReturned { coop: 3 }]);
		for who in [member(3, 2), 103] {
			refuse(3, who, Error::NotResting);
		}
		assert_eq!(sessions_without(1, &[103]), vec![101, 102, 103, 104]);
	});
}

#[test]
fn validator_returns_and_is_counted_anew() {
	new_test(|| {
		sessions_without(REST_AFTER, &[103]);
		sessions_without(3, &[]);
		assert!(is_free(3, 103));
		assert_ok!(give_back(3, 103));
		assert_eq!(sessions_without(1, &[103]), vec![101, 102, 103, 104]);
		let planned = CurrentSession::get() + 1;
		// The rest of the session that runs, and then its whole sessions.
		assert_eq!(sessions_without(REST_AFTER, &[103]), vec![101, 102, 103, 104]);
		assert_eq!(sessions_without(1, &[103]), vec![101, 102, 104]);
		assert_eq!(CurrentSession::get(), planned + REST_AFTER);
	});
}

/// Sessions until a seat that returned rests again, if it produces nothing.
fn rest_again(coop: CoopId) {
	assert_ok!(give_back(coop, first(coop)));
	sessions_without(REST_AFTER + 2, &[first(coop)]);
	assert_eq!(resting(), vec![coop]);
}

#[test]
fn return_that_proves_nothing_can_be_repeated_a_day_later() {
	new_test(|| {
		sessions_without(REST_AFTER, &[103]);
		// The first return is free to make.
		rest_again(3);
		let until = START + u64::from(WAIT_DAYS) * DAY;
		assert_eq!(rest(3).unwrap().until, until);
		for who in [103, member(3, 1)] {
			assert!(!is_free(3, who));
			assert_noop!(give_back(3, who), Error::<Test>::ReturnTooSoon);
		}
		DeadlineTime::set(until - 1);
		assert_noop!(give_back(3, 103), Error::<Test>::ReturnTooSoon);
		DeadlineTime::set(until);
		assert!(is_free(3, 103));
		rest_again(3);
		assert_noop!(give_back(3, 103), Error::<Test>::ReturnTooSoon);

		// A block since the last return lets it return at once.
		DeadlineTime::set(until + DAY);
		assert_ok!(give_back(3, 103));
		assert_eq!(state(3), Some(SeatState::Returning));
		sessions_without(2, &[103]);
		sessions_without(1, &[]);
		sessions_without(REST_AFTER, &[103]);
		assert_eq!(resting(), vec![3]);
		assert_eq!(rest(3).unwrap().until, 0);
		assert_ok!(give_back(3, 103));
	});
}

#[test]
fn block_in_the_session_of_the_return_proves_enough() {
	new_test(|| {
		sessions_without(REST_AFTER, &[103]);
		// The session that runs still has the seat.
		assert!(Running::get().contains(&103));
		assert_ok!(give_back(3, 103));
		author(103);
		sessions_without(REST_AFTER + 2, &[103]);
		assert_eq!(rest(3).map(|rest| rest.until), Some(0));
	});
}

#[test]
fn dead_seats_do_not_take_turns() {
	with_seats(7, 1, || {
		let dead = [102, 104, 106];
		sessions_without(REST_AFTER, &dead);
		assert_eq!(resting(), vec![2, 4]);
		// Each return lets another one rest, until all of them wait.
		let mut returns = 0;
		for _ in 0..100 {
			for coop in resting() {
				returns += u32::from(give_back(coop, first(coop)).is_ok());
			}
			sessions_without(1, &dead);
		}
		assert!((3..=6).contains(&returns), "{returns}");
		assert_eq!(resting().len(), 2);
	});
}

#[test]
fn successor_that_is_dead_too_waits() {
	new_test(|| {
		sessions_without(REST_AFTER, &[103]);
		name(3, 203);
		set_keys(203);
		sessions_without(1, &[]);
		assert_eq!((resting(), returned(3)), (vec![], Some(CurrentSession::get())));
		sessions_without(REST_AFTER + 2, &[203]);
		assert_noop!(give_back(3, 203), Error::<Test>::ReturnTooSoon);
		// A machine that works is not kept out.
		name(3, 303);
		set_keys(303);
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 303, 104]);
	});
}

#[test]
fn wait_beyond_the_end_of_time_does_not_end() {
	new_test(|| {
		sessions_without(REST_AFTER, &[103]);
		assert_ok!(give_back(3, 103));
		DeadlineTime::set(Moment::MAX - 1);
		sessions_without(REST_AFTER + 2, &[103]);
		assert_eq!(rest(3).unwrap().until, Moment::MAX);
		assert_noop!(give_back(3, 103), Error::<Test>::ReturnTooSoon);
	});
}

#[test]
fn new_seat_is_not_idle_before_it_is_held() {
	new_test(|| {
		name(5, 105);
		set_keys(105);
		assert_eq!(sessions_without(1, &[105]), vec![101, 102, 103, 104, 105]);
		let planned = CurrentSession::get() + 1;
		assert_eq!(sessions_without(REST_AFTER, &[105]), vec![101, 102, 103, 104, 105]);
		assert_eq!(ValidatorSeats::seat_of_coop(5).idle, REST_AFTER - 1);
		assert_eq!(sessions_without(1, &[105]), vec![101, 102, 103, 104]);
		assert_eq!(CurrentSession::get(), planned + REST_AFTER);
	});
}

#[test]
fn successor_is_counted_anew_and_ends_the_rest() {
	new_test(|| {
		name(3, 203);
		sessions_without(REST_AFTER - 1, &[103]);
		set_keys(203);
		assert_eq!(sessions_without(1, &[103]), vec![101, 102, 203, 104]);
		assert_eq!(ValidatorSeats::seat_of_coop(3).idle, 0);

		sessions_without(REST_AFTER + 1, &[103, 203]);
		assert_eq!(resting(), vec![3]);
		name(3, 303);
		set_keys(303);
		events();
		assert_eq!(sessions_without(1, &[]), vec![101, 102, 303, 104]);
		assert_eq!(
			events(),
			vec![
				Event::SeatReturned { coop: 3 },
				Event::SuccessorTookOver { coop: 3, validator: 303, predecessor: 203 },
				Event::SeatGiven { coop: 3, validator: 303, session: CurrentSession::get() + 1 },
				Event::ValidatorRetired { coop: 3, validator: 203 },
			]
		);
		assert!(resting().is_empty());
	});
}

#[test]
fn more_than_a_third_gone_lets_a_third_rest() {
	with_seats(7, 1, || {
		// Three of seven: finality stands still, blocks go on, and two rest.
		assert_eq!(sessions_without(REST_AFTER, &[102, 104, 106]), vec![101, 103, 105, 106, 107]);
		sessions_without(10, &[102, 104, 106]);
		assert_eq!(resting(), vec![2, 4]);
		// Who returns makes room for another.
		assert_ok!(give_back(4, 104));
		assert_eq!(sessions_without(1, &[102, 106]), vec![101, 103, 104, 105, 107]);
		assert_eq!(resting(), vec![2, 6]);
	});
}

#[test]
fn longest_idle_rests_first() {
	with_seats(7, 1, || {
		sessions_without(1, &[107]);
		sessions_without(1, &[106, 107]);
		// Nobody may rest for a while.
		Floor::<Test>::put(7);
		sessions_without(REST_AFTER, &[101, 106, 107]);
		assert!(resting().is_empty());
		Floor::<Test>::put(1);
		sessions_without(1, &[101, 106, 107]);
		assert_eq!(resting(), vec![6, 7]);
	});
}

#[test]
fn rest_leaves_as_many_as_the_floor() {
	with_seats(4, 4, || {
		assert_eq!(sessions_without(REST_AFTER + 2, &[103]), vec![101, 102, 103, 104]);
		assert!(resting().is_empty());
		// A fifth co-op lets it rest.
		name(5, 105);
		set_keys(105);
		assert_eq!(sessions_without(1, &[103]), vec![101, 102, 104, 105]);
	});
}

#[test]
fn single_validator_never_rests() {
	with_seats(1, 1, || {
		assert_eq!(sessions_without(3 * REST_AFTER, &[101]), vec![101]);
		assert!(resting().is_empty());
	});
}

#[test]
fn session_without_more_than_half_of_the_authors_is_nobodys_fault() {
	with_seats(7, 1, || {
		sessions_without(3 * REST_AFTER, &[101, 102, 103, 104, 105, 106, 107]);
		sessions_without(3 * REST_AFTER, &[101, 102, 103, 104]);
		assert!(resting().is_empty());
		assert_eq!(ValidatorSeats::seat_of_coop(1).idle, 0);
		// Three sessions that count, and others between them, which neither count nor excuse.
		sessions_without(REST_AFTER - 1, &[101]);
		sessions_without(5, &[101, 102, 103, 104]);
		assert_eq!((ValidatorSeats::seat_of_coop(1).idle, resting()), (REST_AFTER - 1, vec![]));
		sessions_without(1, &[101]);
		assert_eq!(resting(), vec![1]);
	});
	// Two of four are just half, and three of four are more.
	for (silent, resting) in [(&[101, 102][..], vec![]), (&[101], vec![1])] {
		with_seats(4, 1, || {
			sessions_without(3 * REST_AFTER, silent);
			assert_eq!(crate::mock::resting(), resting);
		});
	}
}

#[test]
fn neither_half_of_a_network_that_was_cut_rests_the_other() {
	// What each half sees, and then the chain that both go on with: that of either.
	for (own, others) in [([101, 102], [103, 104]), ([103, 104], [101, 102])] {
		for floor in 1..=4 {
			with_seats(4, floor, || {
				assert_eq!(sessions_without(20, &others), vec![101, 102, 103, 104]);
				assert!(resting().is_empty());
				// The links are back, and nobody is blamed later.
				assert_eq!(sessions_without(20, &[]), vec![101, 102, 103, 104]);
				assert!(resting().is_empty());
				assert!((1..=4).all(|coop| ValidatorSeats::seat_of_coop(coop).idle == 0), "{own:?}");
			});
		}
	}
}

#[test]
fn only_entitled_seats_rest_and_count() {
	with_seats(7, 1, || {
		sessions_without(REST_AFTER - 1, &[102, 104]);
		// Of five that are entitled one may rest, and a seat that is lost does not rest.
		set_voice(2, Some(Voice::Suspended));
		set_voice(1, Some(Voice::Suspended));
		assert_eq!(sessions_without(1, &[102, 104]), vec![103, 104, 105, 106, 107]);
		assert_eq!(resting(), vec![4]);
		assert_eq!(sessions_without(1, &[102, 104]), vec![103, 105, 106, 107]);
		// Two seats less do not make a seat return that would not answer.
		set_voice(7, Some(Voice::Suspended));
		set_voice(6, Some(Voice::Suspended));
		sessions_without(2, &[]);
		assert_eq!((resting(), Queue::get()), (vec![4], vec![103, 105]));
	});
}

#[test]
fn seat_that_waits_to_be_taken_away_can_return() {
	with_seats(7, 1, || {
		sessions_without(REST_AFTER - 1, &[106, 107]);
		// Those that lost standing go first.
		for coop in [1, 2] {
			set_voice(coop, Some(Voice::Suspended));
		}
		assert_eq!(sessions_without(1, &[106, 107]), vec![103, 104, 105, 106, 107]);
		assert_eq!(resting(), vec![6]);
		assert!(ValidatorSeats::seat_of_coop(6).seated);
		assert_ok!(give_back(6, 106));
		// It was idle as long as the other, and is counted anew.
		assert_eq!(sessions_without(1, &[107]), vec![103, 104, 105, 106]);
		assert_eq!(resting(), vec![7]);
	});
}

#[test]
fn rest_ends_with_the_co_op() {
	new_test(|| {
		sessions_without(REST_AFTER, &[103]);
		set_voice(3, None);
		ValidatorSeats::on_coop_left(3);
		assert!(resting().is_empty());
		assert_noop!(give_back(3, member(3, 1)), Error::<Test>::NotResting);
		assert_noop!(give_back(3, 103), Error::<Test>::NotBoard);
		Seats::<Test>::mutate_extant(3, |seat| seat.returned = Some(1));
		sessions_without(2, &[]);
		assert_eq!((Forgotten::get(), Seats::<Test>::get(3)), (vec![103], None));
	});
}
