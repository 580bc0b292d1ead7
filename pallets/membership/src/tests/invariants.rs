//! Each invariant sees the state that it forbids.

use crate::{mock::*, *};
use frame::testing_prelude::*;

/// Corrupts the state of a chain with an invitation and an application, and gives what the check says.
fn corrupted(corrupt: impl FnOnce()) -> DispatchError {
	two_coops().execute_with(|| {
		assert_ok!(Membership::invite(signed(DAVE), BAKERY, GINA));
		assert_ok!(Membership::apply(signed(HUGO), BAKERY));
		assert_ok!(Membership::admit(signed(ALICE), BAKERY, HUGO));
		Time::set(START + 1);
		assert_ok!(Membership::leave(signed(CHARLIE), BAKERY));
		Membership::do_try_state().unwrap();
		corrupt();
		Membership::do_try_state().unwrap_err()
	})
}

fn says(text: &'static str) -> DispatchError {
	DispatchError::Other(text)
}

fn change_member(member: u32, change: impl FnOnce(&mut MemberEntry<AccountId>)) {
	Members::<Test>::mutate(BAKERY, member, |entry| change(entry.as_mut().unwrap()));
}

fn change_roll(change: impl FnOnce(&mut Roll)) {
	Rolls::<Test>::mutate(BAKERY, change);
}

#[test]
fn numbers_are_gap_free() {
	assert_eq!(corrupted(|| Members::<Test>::remove(BAKERY, 3)), says("1: a number in the register is missing"));
	assert_eq!(corrupted(|| change_roll(|roll| roll.last_no = 5)), says("1: a number in the register is missing"));
	assert_eq!(corrupted(|| change_roll(|roll| roll.last_no = 3)), says("1: a member's number was not given out"));
	assert_eq!(corrupted(|| Rolls::<Test>::remove(BAKERY)), says("1: a member's number was not given out"));
}

#[test]
fn count_is_the_number_of_seats() {
	assert_eq!(corrupted(|| change_roll(|roll| roll.seated = 4)), says("2: the count of seats is wrong"));
}

#[test]
fn seats_and_members_correspond() {
	let orphan = says("3: an active member has no seat by his account");
	assert_eq!(corrupted(|| Seats::<Test>::remove(DAVE, BAKERY)), orphan);
	assert_eq!(corrupted(|| Seats::<Test>::insert(DAVE, BAKERY, 1)), orphan);
	assert_eq!(corrupted(|| change_member(3, |entry| entry.state = MemberState::Active)), orphan);
	assert_eq!(corrupted(|| change_member(4, |entry| entry.account = BOB)), orphan);
	assert_eq!(corrupted(|| Seats::<Test>::insert(CHARLIE, BAKERY, 3)), says("3: a seat belongs to no active member"));
}

#[test]
fn history_is_complete_and_in_order() {
	assert_eq!(corrupted(|| SeatHistory::<Test>::remove(BAKERY, 0)), says("4: the history of the count has a gap"));
	let wrong = says("4: the history of the count is too long, out of order or not up to date");
	assert_eq!(corrupted(|| SeatHistory::<Test>::insert(BAKERY, 2, SeatCount { from: START + 2, seated: 3 })), wrong);
	assert_eq!(corrupted(|| SeatHistory::<Test>::insert(BAKERY, 0, SeatCount { from: START + 2, seated: 4 })), wrong);
	assert_eq!(corrupted(|| SeatHistory::<Test>::insert(BAKERY, 1, SeatCount { from: START + 1, seated: 4 })), wrong);
}

#[test]
fn candidates_are_no_members_and_rest_on_members() {
	let wrong = says("5: a candidate is a member or rests on somebody who never was one");
	let rests_on = |stage| {
		corrupted(|| {
			Candidates::<Test>::mutate(BAKERY, HUGO, |candidacy| candidacy.as_mut().unwrap().stage = stage);
		})
	};
	assert_eq!(
		corrupted(|| {
			let stage = Stage::Invited { by: 9 };
			Candidates::<Test>::mutate(BAKERY, GINA, |candidacy| candidacy.as_mut().unwrap().stage = stage);
		}),
		wrong
	);
	assert_eq!(rests_on(Stage::Applied { sponsor: Some(9), approved_by: None }), wrong);
	assert_eq!(rests_on(Stage::Applied { sponsor: None, approved_by: Some(9) }), wrong);
	assert_eq!(
		corrupted(|| {
			let candidacy = Candidates::<Test>::take(BAKERY, HUGO).unwrap();
			Candidates::<Test>::insert(BAKERY, DAVE, candidacy);
		}),
		wrong
	);
}

#[test]
fn open_invitations_are_counted_and_bounded() {
	let wrong = says("6: the count of open invitations is wrong or beyond the bound");
	assert_eq!(corrupted(|| OpenInvitations::<Test>::insert(BAKERY, 2)), wrong);
	assert_eq!(corrupted(|| OpenInvitations::<Test>::remove(BAKERY)), wrong);
	assert_eq!(
		corrupted(|| {
			for newcomer in 30..35 {
				let candidacy = Candidates::<Test>::get(BAKERY, GINA).unwrap();
				Membership::open_candidacy(BAKERY, &newcomer, candidacy).unwrap();
			}
			OpenInvitations::<Test>::insert(BAKERY, 6);
		}),
		wrong
	);
}

#[test]
fn candidacies_lapse_and_nothing_else_does() {
	let key = |lapses_at: Moment, who| (lapses_at.to_be_bytes(), BAKERY, who);
	assert_eq!(
		corrupted(|| Lapses::<Test>::remove(key(START + 30 * DAY, GINA))),
		says("7: a candidacy does not lapse")
	);
	assert_eq!(
		corrupted(|| Lapses::<Test>::insert(key(START, GINA), ())),
		says("7: something lapses that is no candidacy")
	);
}

#[test]
fn accounts_are_kept_alive_as_often_as_needed() {
	let wrong = says("8: an account is kept alive too often or not at all");
	assert_eq!(corrupted(|| KeptAlive::<Test>::insert(DAVE, 1)), wrong);
	assert_eq!(corrupted(|| KeptAlive::<Test>::insert(99, 1)), wrong);
	assert_eq!(corrupted(|| assert!(System::dec_providers(&GINA).is_ok())), wrong);
	assert_eq!(
		corrupted(|| KeptAlive::<Test>::remove(DAVE)),
		says("8: a member's or candidate's account is not kept alive")
	);
}

#[test]
#[should_panic(expected = "every entry in the queue of lapses has its candidacy")]
fn lapse_without_a_candidacy_is_noticed() {
	new_test(|| {
		Lapses::<Test>::insert((0u64.to_be_bytes(), BAKERY, GINA), ());
		pass(0);
	});
}

#[test]
#[should_panic(expected = "an account is let go as often as it was kept alive")]
fn letting_go_too_often_is_noticed() {
	new_test(|| Membership::let_go(&GINA));
}
