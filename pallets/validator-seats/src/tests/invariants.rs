//! The check of every invariant finds the state that breaks it.

use crate::{mock::*, *};
use frame::{
	prelude::{BoundedVec, DispatchError},
	testing_prelude::assert_ok,
};
use rochdale_primitives::{
	money::Hand,
	two_hands::{Entered, FirstHand},
	Quota,
};

/// Corrupts the state and gives what the check says.
fn corrupted(corrupt: impl FnOnce()) -> DispatchError {
	chain(&[(1, 101), (2, 102), (3, 103)], 2).execute_with(|| {
		plan_genesis();
		ValidatorSeats::do_try_state().unwrap();
		corrupt();
		ValidatorSeats::do_try_state().unwrap_err()
	})
}

fn seat(validators: Vec<AccountId>) {
	Seated::<Test>::put(BoundedVec::truncate_from(validators));
}

/// Changes what is known about the seat of a co-op, which need not have one.
fn change(coop: CoopId, change: impl FnOnce(&mut Seat<AccountId>)) {
	let mut seat = Seats::<Test>::get(coop).unwrap_or_else(Seat::new);
	change(&mut seat);
	Seats::<Test>::insert(coop, seat);
}

fn rescue(stage: RescueStage) {
	OngoingRescue::<Test>::put(Rescue { delay: 5, best_finalised: 1, stage });
}

fn retire(coop: CoopId, validators: Vec<AccountId>) {
	change(coop, |seat| seat.retiring = BoundedVec::truncate_from(validators));
}

#[test]
fn accounts_belong_to_one_co_op() {
	let one = DispatchError::Other("1: an account belongs to two co-ops or cannot be found");
	assert_eq!(corrupted(|| change(4, |seat| seat.named = Some(101))), one);
	assert_eq!(corrupted(|| Seats::<Test>::remove(3)), one);
	assert_eq!(corrupted(|| CoopOfValidator::<Test>::remove(103)), one);
	assert_eq!(corrupted(|| CoopOfValidator::<Test>::insert(104, 4)), one);
	assert_eq!(corrupted(|| change(1, |seat| seat.successor = Some(101))), one);
	assert_eq!(corrupted(|| change(1, |seat| seat.successor = Some(102))), one);
	assert_eq!(corrupted(|| retire(1, vec![101])), one);
	assert_eq!(corrupted(|| retire(1, vec![104])), one);
}

#[test]
fn seats_are_distinct_and_in_order() {
	let two = DispatchError::Other("2: a seat is out of order, a second one or held by an account of no co-op");
	assert_eq!(corrupted(|| seat(vec![101, 102, 101])), two);
	assert_eq!(corrupted(|| seat(vec![101, 101])), two);
	assert_eq!(corrupted(|| seat(vec![102, 101])), two);
	assert_eq!(corrupted(|| seat(vec![101, 104])), two);
	let second = || {
		ValidatorSeats::take_in(1, &201);
		change(1, |seat| seat.successor = Some(201));
		seat(vec![101, 201, 102]);
	};
	assert_eq!(corrupted(second), two);
}

#[test]
fn floor_and_length_hold() {
	let three = DispatchError::Other("3: there are fewer seats than the floor");
	assert_eq!(corrupted(|| seat(vec![101])), three);
	assert_eq!(corrupted(|| Floor::<Test>::put(0)), three);
	let no_floor_in_a_rescue = || {
		rescue(RescueStage::Called);
		Floor::<Test>::put(0);
	};
	assert_eq!(corrupted(no_floor_in_a_rescue), three);
	assert_eq!(corrupted(|| SessionLength::<Test>::put(1)), DispatchError::Other("4: a session is too short"));
}

#[test]
fn just_who_has_left_has_named_nobody() {
	let five = DispatchError::Other("5: a co-op that has named nobody has a seat or a successor");
	let unnamed = |state| {
		move || {
			ValidatorSeats::take_in(4, &104);
			change(4, |seat| (seat.retiring, seat.state) = (BoundedVec::truncate_from(vec![104]), state));
		}
	};
	let rest = Rest { since: 1, until: 0 };
	let hold = Hold { session: 1, until: 1, named: false, rest: None };
	for state in
		[SeatState::Named, SeatState::Seated, SeatState::Resting(rest), SeatState::Returning, SeatState::Held(hold)]
	{
		assert_eq!(corrupted(unnamed(state)), five);
	}
	assert_eq!(corrupted(|| change(1, |seat| seat.state = SeatState::Retired)), five);
	let successor = || {
		ValidatorSeats::take_in(4, &104);
		change(4, |seat| (seat.successor, seat.state) = (Some(104), SeatState::Retired));
	};
	assert_eq!(corrupted(successor), five);
}

#[test]
fn accounts_are_bounded_alive_and_watched() {
	let too_many = || {
		let accounts: Vec<_> = (201..=200 + AccountId::from(MAX_ACCOUNTS)).collect();
		accounts.iter().for_each(|account| ValidatorSeats::take_in(1, account));
		retire(1, accounts);
	};
	assert_eq!(corrupted(too_many), DispatchError::Other("6: a co-op has too many accounts"));
	let dead = || assert!(System::dec_providers(&101).is_ok());
	assert_eq!(corrupted(dead), DispatchError::Other("7: an account of a co-op has no provider reference"));
	let eight = DispatchError::Other("8: the seat of a co-op without accounts is known");
	assert_eq!(corrupted(|| change(4, |seat| seat.state = SeatState::Retired)), eight);
}

#[test]
fn officers_and_accounts_are_proposed_once() {
	let nine = DispatchError::Other(
		"9: an officer is of another co-op or has two names or quotas, or an account is proposed twice",
	);
	let propose = |proposed: Vec<(u32, AccountId)>| {
		let name = |(by, content)| {
			let entered = Entered::now::<MockClock>(Hand { coop: 4, member: by }, &member(4, by));
			FirstHand { entered, lapses_at: 0, content }
		};
		let list = proposed.into_iter().map(name).collect();
		ProposedNames::<Test>::insert(4, BoundedVec::truncate_from(list));
	};
	assert_eq!(corrupted(|| propose(vec![(1, 204), (1, 205)])), nine);
	assert_eq!(corrupted(|| propose(vec![(1, 204), (2, 204)])), nine);
	let elsewhere = || {
		assert_ok!(crate::mock::propose(5, 1, 205));
		ProposedNames::<Test>::swap(4, 5);
	};
	assert_eq!(corrupted(elsewhere), nine);
	let quota = (1, Quota { until: 0, used: 1 });
	let quotas = || NamingQuota::<Test>::insert(4, BoundedVec::truncate_from(vec![quota, quota]));
	assert_eq!(corrupted(quotas), nine);
}

#[test]
fn only_accounts_of_co_ops_wait() {
	let ten = DispatchError::Other("10: an account of no co-op waits to set other keys");
	assert_eq!(corrupted(|| KeysHeldUntil::<Test>::insert(104, 1)), ten);
}

#[test]
fn states_agree_with_the_places() {
	let eleven = DispatchError::Other("11: a seat is in a state that does not agree with the places");
	assert_eq!(corrupted(|| change(1, |seat| seat.state = SeatState::Named)), eleven);
	assert_eq!(corrupted(|| seat(vec![101, 102])), eleven);
	let named = || {
		ValidatorSeats::appoint(4, &104);
		change(4, |seat| seat.state = SeatState::Seated);
	};
	assert_eq!(corrupted(named), eleven);
}

#[test]
fn rescue_waits_for_a_session_that_comes() {
	let twelve = DispatchError::Other("12: a rescue waits for a session that does not come");
	for session in [0, 2, 3] {
		assert_eq!(corrupted(|| rescue(RescueStage::Planned(session))), twelve, "{session}");
	}
	assert_eq!(corrupted(|| rescue(RescueStage::Restarted(0))), twelve);
	assert_eq!(corrupted(|| LastRestart::<Test>::put(1)), twelve);
}
