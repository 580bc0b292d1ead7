//! Who names validators, and how accounts come and go.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::{
	free::Charge,
	money::Hand,
	two_hands::{Entered, FirstHand},
	Office, Quota,
};

fn charge_of(who: AccountId, coop: CoopId, validator: AccountId) -> Charge {
	charge(who, crate::Call::name_validator { coop, validator })
}

fn is_free(coop: CoopId, officer: MemberNo, validator: AccountId) -> bool {
	charge_of(member(coop, officer), coop, validator) == Charge::Free
}

/// An officer's call that fails, and that nobody pays for.
fn refuse(coop: CoopId, officer: MemberNo, validator: AccountId, error: Error<Test>) {
	let error = DispatchError::from(error);
	assert_eq!(charge_of(member(coop, officer), coop, validator), Charge::Refused(error));
	assert_noop!(propose(coop, officer, validator), error);
}

/// What officers have proposed that counts.
fn proposed(coop: CoopId) -> Vec<(MemberNo, AccountId)> {
	ValidatorSeats::seat_of_coop(coop).proposed.iter().map(|name| (name.entered.by.member, name.content)).collect()
}

/// The accounts of a co-op: named, successor and retiring.
fn accounts(coop: CoopId) -> (Option<AccountId>, Option<AccountId>, Vec<AccountId>) {
	let card = ValidatorSeats::seat_of_coop(coop);
	(card.named, card.successor, card.retiring)
}

#[test]
fn two_officers_name_a_validator() {
	new_test(|| {
		let lapses_at = START + u64::from(NAMING_DAYS) * DAY;
		Keyless::mutate(|keyless| keyless.insert(205));
		assert!(is_free(5, 1, 205));
		assert_ok!(propose(5, 1, 205));
		assert_eq!(events(), vec![Event::ValidatorProposed { coop: 5, validator: 205, by: 1, lapses_at }]);
		let card = ValidatorSeats::seat_of_coop(5);
		let entered = Entered::now::<MockClock>(Hand { coop: 5, member: 1 }, &member(5, 1));
		assert_eq!((card.named, card.proposed), (None, vec![FirstHand { entered, lapses_at, content: 205 }]));
		assert_eq!(System::providers(&205), 0);

		assert!(is_free(5, 2, 205));
		assert_ok!(propose(5, 2, 205));
		assert_eq!(events(), vec![Event::ValidatorNamed { coop: 5, validator: 205, by: (1, 2) }]);
		assert_eq!(accounts(5), (Some(205), None, vec![]));
		assert_eq!(ValidatorSeats::seat_of_coop(5).proposed, vec![]);
		assert_eq!((ValidatorSeats::coop_of(205), System::providers(&205)), (Some(5), 1));

		assert_eq!(rotate(), vec![101, 102, 103, 104], "it has no keys");
		set_keys(205);
		assert_eq!(rotate(), vec![101, 102, 103, 104, 205]);
		assert!(ValidatorSeats::seat_of_coop(5).seated);
	});
}

#[test]
fn one_officer_cannot_name_alone() {
	new_test(|| {
		assert_ok!(propose(5, 1, 205));
		refuse(5, 1, 205, Error::AlreadyProposed);
		// Nor by way of another proposal, which takes the place of the first.
		assert_ok!(propose(5, 1, 206));
		assert_eq!(proposed(5), vec![(1, 206)]);
		assert_ok!(propose(5, 1, 205));
		assert_eq!((accounts(5), proposed(5)), ((None, None, vec![]), vec![(1, 205)]));
	});
}

#[test]
fn only_the_board_names() {
	new_test(|| {
		refuse(5, 4, 205, Error::NotBoard);
		// A stranger, and an officer of another co-op.
		for who in [STRANGER, member(4, 1)] {
			assert_eq!(charge_of(who, 5, 205), Charge::Refused(Error::<Test>::NotBoard.into()));
			let origin = RuntimeOrigin::signed(who);
			assert_noop!(ValidatorSeats::name_validator(origin, 5, 205), Error::<Test>::NotBoard);
		}
		assert_noop!(ValidatorSeats::name_validator(RuntimeOrigin::root(), 5, 205), DispatchError::BadOrigin);
	});
}

#[test]
fn co_ops_that_do_not_vote_name_and_those_that_left_do_not() {
	new_test(|| {
		set_voice(5, Some(Voice::Seasoning));
		set_voice(6, Some(Voice::Suspended));
		name(5, 205);
		name(6, 206);
		set_voice(7, None);
		refuse(7, 1, 207, Error::CoopLeft);
	});
}

#[test]
fn each_officer_has_a_proposal() {
	new_test(|| {
		assert_ok!(propose(5, 1, 205));
		// Another officer's proposal takes nothing away.
		assert_ok!(propose(5, 2, 206));
		refuse(5, 1, 205, Error::AlreadyProposed);
		assert_eq!((accounts(5), proposed(5)), ((None, None, vec![]), vec![(1, 205), (2, 206)]));
		assert_ok!(propose(5, 3, 205));
		System::assert_last_event(Event::ValidatorNamed { coop: 5, validator: 205, by: (1, 3) }.into());
		// The question is answered for everybody.
		assert_eq!((accounts(5), proposed(5)), ((Some(205), None, vec![]), vec![]));
		assert!(!ProposedNames::<Test>::contains_key(5));
	});
}

#[test]
fn one_officer_cannot_keep_the_others_from_naming() {
	new_test(|| {
		assert_ok!(propose(5, 2, 205));
		for n in 0..AccountId::from(NAMINGS) {
			assert_ok!(propose(5, 1, 300 + n));
		}
		refuse(5, 1, 400, Error::TooManyNamings);
		assert_ok!(propose(5, 3, 205));
		assert_eq!(accounts(5), (Some(205), None, vec![]));
		// An officer who has used up all namings confirms those of others all the same.
		assert_ok!(propose(5, 3, 206));
		assert_ok!(propose(5, 1, 206));
		assert_eq!(accounts(5), (Some(205), Some(206), vec![]));
	});
}

#[test]
fn what_has_ended_makes_room() {
	new_test(|| {
		for officer in 1..=3 {
			assert_ok!(propose(5, officer, 200 + AccountId::from(officer)));
		}
		// A fourth member takes an office from one who leaves the board.
		appoint(5, Office::Secretary, 4);
		assert_eq!(proposed(5), vec![(1, 201), (3, 203)]);
		assert_ok!(propose(5, 4, 202));
		let used = || NamingQuota::<Test>::get(5).iter().map(|(by, _)| *by).collect::<Vec<_>>();
		assert_eq!((proposed(5), used()), (vec![(1, 201), (3, 203), (4, 202)], vec![1, 3, 4]));
		assert_eq!(ProposedNames::<Test>::get(5).len(), 3);

		DeadlineTime::mutate(|now| *now += u64::from(NAMING_DAYS) * DAY);
		assert_eq!(proposed(5), vec![]);
		assert_ok!(propose(5, 1, 209));
		assert_eq!((ProposedNames::<Test>::get(5).len(), used()), (1, vec![1]));
	});
}

#[test]
fn more_officers_than_a_board_has_are_refused() {
	new_test(|| {
		for number in 4..=MAX_BOARD + 1 {
			rochdale_mocks::seat(5, number, member(5, number));
			appoint(5, Office::Director, number);
		}
		for officer in 1..=MAX_BOARD {
			assert_ok!(propose(5, officer, 200 + AccountId::from(officer)));
		}
		refuse(5, MAX_BOARD + 1, 299, Error::Overflow);
	});
}

#[test]
fn proposals_lapse() {
	new_test(|| {
		assert_ok!(propose(5, 1, 205));
		DeadlineTime::mutate(|now| *now += u64::from(NAMING_DAYS) * DAY - 1);
		assert_eq!(proposed(5), vec![(1, 205)]);
		DeadlineTime::mutate(|now| *now += 1);
		assert_eq!(proposed(5), vec![]);
		assert_ok!(propose(5, 2, 205));
		assert_eq!(accounts(5).0, None);
		assert_ok!(propose(5, 1, 205));
		assert_eq!(accounts(5).0, Some(205));
	});
}

#[test]
fn proposal_of_a_former_officer_does_not_count() {
	new_test(|| {
		assert_ok!(propose(5, 1, 205));
		dismiss(5, 1);
		assert_ok!(propose(5, 2, 205));
		assert_eq!(accounts(5).0, None);
		refuse(5, 1, 205, Error::NotBoard);
		assert_ok!(propose(5, 3, 205));
		assert_eq!(accounts(5).0, Some(205));
	});
}

#[test]
fn office_given_up_and_given_again_is_another() {
	new_test(|| {
		assert_ok!(propose(5, 1, 205));
		DeadlineTime::mutate(|now| *now += 1);
		appoint_board(5, &[]);
		appoint_board(5, &[1, 2, 3]);
		assert_eq!(proposed(5), vec![]);
		assert_ok!(propose(5, 2, 205));
		assert_eq!((accounts(5).0, proposed(5)), (None, vec![(2, 205)]));
		assert_ok!(propose(5, 1, 205));
		assert_eq!(accounts(5).0, Some(205));
	});
}

#[test]
fn officer_whose_seat_moves_to_or_from_the_key_of_the_first_does_not_confirm() {
	new_test(|| {
		assert_ok!(propose(5, 1, 205));
		assert!(is_free(5, 2, 205));
		for (account, seat) in [(member(5, 1), 2), (member(5, 2), 1)] {
			Moving::set(vec![(5, seat, account)]);
			refuse(5, 2, 205, Error::SamePerson);
		}
		assert_ok!(propose(5, 3, 205));
		assert_eq!(accounts(5).0, Some(205));
	});
}

#[test]
fn officer_takes_a_proposed_name_back() {
	new_test(|| {
		let take_back = |officer| ValidatorSeats::withdraw_proposed_name(RuntimeOrigin::signed(member(5, officer)), 5);
		let costs = |who| charge(who, crate::Call::withdraw_proposed_name { coop: 5 });
		let nothing = DispatchError::from(Error::<Test>::NothingProposed);
		assert_ok!(propose(5, 1, 205));
		assert_ok!(propose(5, 2, 206));
		assert_noop!(take_back(3), nothing);
		for who in [member(5, 3), member(4, 1), STRANGER] {
			assert_eq!(costs(who), Charge::Refused(nothing));
		}
		events();

		assert_eq!(costs(member(5, 1)), Charge::Free);
		assert_ok!(take_back(1));
		assert_eq!(events(), vec![Event::ProposedNameWithdrawn { coop: 5, validator: 205, by: 1 }]);
		assert_noop!(take_back(1), Error::<Test>::NothingProposed);
		assert_ok!(propose(5, 3, 205));
		assert_eq!((accounts(5).0, proposed(5)), (None, vec![(2, 206), (3, 205)]), "one hand names nobody");

		// In office or not, and also where it has lapsed.
		dismiss(5, 2);
		assert_ok!(take_back(2));
		DeadlineTime::mutate(|now| *now += u64::from(NAMING_DAYS) * DAY);
		assert_ok!(take_back(3));
		assert!(!ProposedNames::<Test>::contains_key(5));
	});
}

#[test]
fn taking_back_gives_no_name_back() {
	new_test(|| {
		for n in 0..AccountId::from(NAMINGS) {
			assert_ok!(propose(5, 1, 300 + n));
			assert_ok!(ValidatorSeats::withdraw_proposed_name(RuntimeOrigin::signed(member(5, 1)), 5));
		}
		refuse(5, 1, 400, Error::TooManyNamings);
	});
}

#[test]
fn officer_begins_a_few_names_in_a_period() {
	new_test(|| {
		for n in 0..AccountId::from(NAMINGS) {
			assert_ok!(propose(5, 1, 300 + n));
		}
		refuse(5, 1, 400, Error::TooManyNamings);
		// What was begun can be confirmed.
		assert_ok!(propose(5, 2, 300 + AccountId::from(NAMINGS) - 1));
		refuse(5, 1, 400, Error::TooManyNamings);
		// It is no other co-op's matter.
		assert_ok!(propose(6, 1, 400));

		DeadlineTime::mutate(|now| *now += u64::from(NAMING_DAYS) * DAY - 1);
		refuse(5, 1, 401, Error::TooManyNamings);
		DeadlineTime::mutate(|now| *now += 1);
		assert_ok!(propose(5, 1, 401));
		let until = DeadlineTime::get() + u64::from(NAMING_DAYS) * DAY;
		assert_eq!(NamingQuota::<Test>::get(5).into_inner(), vec![(1, Quota { until, used: 1 })]);
	});
}

#[test]
fn nothing_is_named_beyond_the_end_of_time() {
	new_test(|| {
		DeadlineTime::set(Moment::MAX);
		refuse(5, 1, 205, Error::Overflow);
	});
}

#[test]
fn account_belongs_to_one_co_op() {
	new_test(|| {
		name(1, 201);
		for taken in [101, 201] {
			refuse(5, 1, taken, Error::AccountTaken);
		}
		// Nobody's while it is proposed: who is confirmed first has it.
		assert_ok!(propose(5, 1, 205));
		name(6, 205);
		refuse(5, 2, 205, Error::AccountTaken);

		// It stays the co-op's until it has retired.
		set_keys(201);
		rotate();
		assert_eq!(accounts(1), (Some(201), None, vec![101]));
		refuse(5, 1, 101, Error::AccountTaken);
		refuse(1, 1, 101, Error::AccountTaken);
		rotate();
		assert_eq!(accounts(1), (Some(201), None, vec![]));
		name(5, 101);
		assert_eq!(accounts(5), (Some(101), None, vec![]));
	});
}

#[test]
fn same_validator_is_not_named_again() {
	new_test(|| {
		refuse(1, 1, 101, Error::SameValidator);
		name(1, 201);
		refuse(1, 1, 201, Error::SameValidator);
	});
}

#[test]
fn successor_takes_over_when_it_has_keys() {
	new_test(|| {
		name(1, 201);
		assert_eq!(accounts(1), (Some(101), Some(201), vec![]));
		for _ in 0..3 {
			assert_eq!(rotate(), vec![101, 102, 103, 104], "the co-op keeps its seat meanwhile");
		}
		set_keys(201);
		events();
		assert_eq!(rotate(), vec![201, 102, 103, 104]);
		assert_eq!(events(), vec![Event::SuccessorTookOver { coop: 1, validator: 201, predecessor: 101 }]);
		assert_eq!(accounts(1), (Some(201), None, vec![101]));

		// The session that runs still has the predecessor.
		assert_eq!((Running::get()[0], Forgotten::get(), System::providers(&101)), (101, vec![], 1));
		rotate();
		assert_eq!((Running::get()[0], Forgotten::get(), System::providers(&101)), (201, vec![101], 0));
		assert_eq!(events(), vec![Event::ValidatorRetired { coop: 1, validator: 101 }]);
		assert_eq!((accounts(1), ValidatorSeats::coop_of(101)), ((Some(201), None, vec![]), None));
	});
}

#[test]
fn successor_of_a_co_op_without_a_seat_takes_over_too() {
	new_test(|| {
		set_voice(5, Some(Voice::Seasoning));
		name(5, 205);
		set_keys(205);
		name(5, 305);
		set_keys(305);
		assert_eq!(rotate(), vec![101, 102, 103, 104]);
		assert_eq!(accounts(5), (Some(305), None, vec![]));
		assert_eq!((Forgotten::get(), ValidatorSeats::coop_of(205)), (vec![205], None));
	});
}

#[test]
fn successor_can_be_replaced_and_taken_back() {
	new_test(|| {
		name(1, 201);
		name(1, 301);
		assert_eq!(accounts(1), (Some(101), Some(301), vec![201]));
		assert_ok!(propose(1, 1, 101));
		assert_ok!(propose(1, 3, 101));
		System::assert_last_event(Event::ValidatorNamed { coop: 1, validator: 101, by: (1, 3) }.into());
		assert_eq!(accounts(1), (Some(101), None, vec![201, 301]));
		set_keys(301);
		assert_eq!(rotate(), vec![101, 102, 103, 104]);
		assert_eq!((accounts(1), Forgotten::get()), ((Some(101), None, vec![]), vec![301]));
		assert_eq!(System::providers(&301), 0);
	});
}

#[test]
fn accounts_that_retire_are_limited() {
	new_test(|| {
		for n in 1..AccountId::from(MAX_ACCOUNTS) {
			// Without a session between. One officer alone could not begin as many.
			let (first, second) = if n.is_multiple_of(2) { (1, 2) } else { (2, 3) };
			Keyless::mutate(|keyless| keyless.insert(300 + n));
			assert_ok!(propose(1, first, 300 + n));
			assert_ok!(propose(1, second, 300 + n));
		}
		refuse(1, 1, 400, Error::TooManyRetiring);
		// Taking the successor back needs no other account.
		assert_ok!(propose(1, 1, 101));
		assert_ok!(propose(1, 2, 101));
		refuse(1, 1, 400, Error::TooManyRetiring);
		rotate();
		assert_ok!(propose(1, 1, 400));
	});
}

#[test]
fn account_that_something_else_needs_keeps_its_reference() {
	new_test(|| {
		name(5, 205);
		assert_ok!(System::inc_consumers(&205));
		name(5, 305);
		set_keys(305);
		rotate();
		assert_eq!((ValidatorSeats::coop_of(205), System::providers(&205)), (None, 1));
	});
}

#[test]
fn releases_are_limited_per_session() {
	new_test(|| {
		(10..=60).for_each(enter);
		for coop in 10..=60u32 {
			for n in 1..=4 {
				name(coop, AccountId::from(1_000 * coop + n));
			}
		}
		// Two of the accounts of 51 co-ops.
		let waiting = || Seats::<Test>::iter_values().map(|seat| seat.retiring.len()).sum::<usize>();
		assert_eq!(waiting(), 102);
		rotate();
		assert_eq!(waiting(), 2);
		rotate();
		assert_eq!(waiting(), 0);
	});
}

#[test]
fn validator_of_a_co_op_that_leaves_retires() {
	new_test(|| {
		name(2, 202);
		assert_ok!(propose(2, 1, 302));
		author(102);
		set_voice(2, None);
		ValidatorSeats::on_coop_left(2);
		assert_eq!(accounts(2), (None, None, vec![102, 202]));
		assert!(!ProposedNames::<Test>::contains_key(2) && !NamingQuota::<Test>::contains_key(2));
		assert!(ValidatorSeats::seat_of_coop(2).seated);

		assert_eq!(rotate(), vec![101, 103, 104]);
		assert_eq!(accounts(2), (None, None, vec![102]), "the session that runs has it");
		assert!(authored(2).is_some());
		rotate();
		assert_eq!((accounts(2), Forgotten::get()), ((None, None, vec![]), vec![102]));
		assert!(!Seats::<Test>::contains_key(2));
	});
}

#[test]
fn validator_of_a_co_op_that_leaves_keeps_the_seat_that_the_floor_needs() {
	with_seats(3, 3, || {
		set_voice(2, None);
		ValidatorSeats::on_coop_left(2);
		for _ in 0..3 {
			assert_eq!(rotate(), vec![101, 102, 103]);
		}
		assert_eq!((accounts(2), ValidatorSeats::coop_of(102)), ((None, None, vec![102]), Some(2)));
		name(4, 104);
		set_keys(104);
		assert_eq!(rotate(), vec![101, 103, 104]);
		rotate();
		assert_eq!(Forgotten::get(), vec![102]);
	});
}

#[test]
fn co_op_without_a_validator_leaves() {
	new_test(|| {
		set_voice(5, None);
		ValidatorSeats::on_coop_left(5);
		assert_eq!(accounts(5), (None, None, vec![]));
	});
}
