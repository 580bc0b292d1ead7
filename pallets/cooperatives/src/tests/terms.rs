//! Terms of offices give rights until they are over, and end by themselves.

use crate::{mock::*, *};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;
use rochdale_primitives::free::{Charge, FreeCall};

#[test]
fn board_is_chair_secretary_and_treasurer() {
	let mut coop = bakery();
	coop.offices = vec![
		office(Office::Chair, 1),
		office(Office::Auditor, 2),
		office(Office::Delegate, 3),
		office(Office::Teller, 2),
	];
	chain(vec![coop]).execute_with(|| {
		assert!(Cooperatives::is_board(BAKERY, 1));
		assert!(!Cooperatives::is_board(BAKERY, 2));
		assert!(!Cooperatives::is_board(BAKERY, 3));
		Cooperatives::do_try_state().unwrap();
	});
	new_test(|| {
		assert!((1..=3).all(|member| Cooperatives::is_board(BAKERY, member)));
		assert!(!Cooperatives::is_board(BAKERY, 4));
		assert!(!Cooperatives::is_board(3, 1));
	});
}

#[test]
fn an_office_is_held_in_one_co_op_by_one_member() {
	new_test(|| {
		assert!(Cooperatives::holds(BAKERY, Office::Secretary, 2));
		assert!(!Cooperatives::holds(BAKERY, Office::Secretary, 1));
		assert!(!Cooperatives::holds(BAKERY, Office::Chair, 2));
		assert!(!Cooperatives::holds(3, Office::Secretary, 2));
	});
}

#[test]
fn office_given_at_genesis_starts_with_the_chain() {
	new_test(|| {
		// Before the first timestamp nothing has expired, nor right after it.
		assert!(Cooperatives::is_board(BAKERY, 1));
		start();
		assert!(Cooperatives::is_board(BAKERY, 1));

		DeadlineTime::set(START + 730 * DAY - 1);
		assert!(Cooperatives::is_board(BAKERY, 1));
		assert!(Cooperatives::holds(BAKERY, Office::Chair, 1));
		assert_eq!(Cooperatives::offices_in_force(BAKERY).len(), 3);

		DeadlineTime::set(START + 730 * DAY);
		assert!(!Cooperatives::is_board(BAKERY, 1));
		assert!(!Cooperatives::holds(BAKERY, Office::Chair, 1));
		assert_eq!(Cooperatives::offices_in_force(BAKERY), vec![]);
	});
}

#[test]
fn terms_that_end_in_the_same_block_end_by_themselves() {
	with_members(7, || {
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Chair, 1));
		for (office, member) in [(Office::Chair, 4), (Office::Auditor, 5), (Office::Delegate, 6), (Office::Teller, 7)] {
			assert_ok!(Cooperatives::appoint(ordinary(), office, member, 10));
		}
		let held = || {
			[(Office::Chair, 4), (Office::Auditor, 5), (Office::Delegate, 6), (Office::Teller, 7)]
				.map(|(office, member)| Cooperatives::holds(BAKERY, office, member))
		};
		DeadlineTime::set(START + 10 * DAY - 1);
		assert_eq!(held(), [true; 4]);
		assert!(Cooperatives::is_board(BAKERY, 4));
		let before = Offices::<Test>::get(BAKERY);

		DeadlineTime::set(START + 10 * DAY);
		assert_eq!(held(), [false; 4]);
		assert!(!Cooperatives::is_board(BAKERY, 4));
		let in_force: Vec<_> =
			Cooperatives::offices_in_force(BAKERY).iter().map(|term| (term.office, term.member)).collect();
		assert_eq!(in_force, vec![(Office::Secretary, 2), (Office::Treasurer, 3)]);
		assert_eq!(Offices::<Test>::get(BAKERY), before, "nobody has sent anything");
	});
}

#[test]
fn term_beyond_the_end_of_time_does_not_end() {
	StartedAt::set(Some(u64::MAX - 1));
	DeadlineTime::set(u64::MAX);
	assert!(!TermEnd::DaysAfterStart(u32::MAX).has_passed::<MockClock>());
}

/// What it costs to lay down the chair of the bakery.
fn resignation(who: AccountId) -> Charge {
	crate::Call::<Test>::resign_office { coop: BAKERY, office: Office::Chair }.charge(&who)
}

fn refused(error: Error<Test>) -> Charge {
	Charge::Refused(error.into())
}

fn ended(office: Office, member: MemberNo, reason: EndReason) -> RuntimeEvent {
	Event::OfficeEnded { coop: BAKERY, office, member, reason }.into()
}

#[test]
fn officer_resigns_once_and_for_free() {
	new_test(|| {
		assert_eq!(resignation(ALICE), Charge::Free);

		assert_ok!(Cooperatives::resign_office(RuntimeOrigin::signed(ALICE), BAKERY, Office::Chair));

		System::assert_last_event(ended(Office::Chair, 1, EndReason::Resigned));
		assert!(!Cooperatives::is_board(BAKERY, 1));
		assert!(Cooperatives::is_board(2, 1));
		let past = OfficeHistory::<Test>::get(BAKERY, 1).unwrap();
		assert_eq!((past.office, past.member, past.since), (Office::Chair, 1, 5));
		assert_eq!((past.ended_at, past.reason), (MockClock::civil(), EndReason::Resigned));
		assert_eq!((past.resolution, past.ended_by), (None, None));
		assert_eq!(resignation(ALICE), refused(Error::NotOfficer));
		assert_refused!(
			Cooperatives::resign_office(RuntimeOrigin::signed(ALICE), BAKERY, Office::Chair),
			Error::<Test>::NotOfficer
		);
	});
}

#[test]
fn nobody_resigns_from_a_term_that_is_long_over() {
	new_test(|| {
		start();
		DeadlineTime::set(START + (730 + 90) * DAY);
		assert_eq!(resignation(ALICE), refused(Error::NotOfficer));
		assert_refused!(
			Cooperatives::resign_office(RuntimeOrigin::signed(ALICE), BAKERY, Office::Chair),
			Error::<Test>::NotOfficer
		);
	});
}

#[test]
fn nobody_resigns_for_another() {
	new_test(|| {
		assert_refused!(
			Cooperatives::resign_office(RuntimeOrigin::signed(BOB), BAKERY, Office::Chair),
			Error::<Test>::NotOfficer
		);
		assert_refused!(
			Cooperatives::resign_office(RuntimeOrigin::signed(STRANGER), BAKERY, Office::Chair),
			Error::<Test>::NotMember
		);
		assert_refused!(Cooperatives::resign_office(RuntimeOrigin::root(), BAKERY, Office::Chair), BadOrigin);
		assert_refused!(Cooperatives::resign_office(RuntimeOrigin::none(), BAKERY, Office::Chair), BadOrigin);
		assert_refused!(Cooperatives::resign_office(ordinary(), BAKERY, Office::Chair), BadOrigin);
		assert_eq!(resignation(BOB), refused(Error::NotOfficer));
		assert_eq!(resignation(STRANGER), refused(Error::NotMember));
	});
}

#[test]
fn all_offices_of_a_member_end_with_the_seat() {
	let mut coop = bakery();
	coop.offices.push(office(Office::Delegate, 2));
	chain(vec![coop]).execute_with(|| {
		start();
		unseat(BAKERY, 2);
		Cooperatives::on_seat_ended(BAKERY, 2, SeatEnd::Left);

		System::assert_has_event(ended(Office::Secretary, 2, EndReason::SeatEnded));
		System::assert_last_event(ended(Office::Delegate, 2, EndReason::SeatEnded));
		assert_eq!(Offices::<Test>::get(BAKERY).len(), 2);
		assert_eq!(OfficeHistoryCount::<Test>::get(BAKERY), 2);
		let past = OfficeHistory::<Test>::get(BAKERY, 2).unwrap();
		assert_eq!((past.reason, past.ended_at, past.ended_by), (EndReason::SeatEnded, MockClock::civil(), None));
		assert_storage_noop!(Cooperatives::on_seat_ended(BAKERY, 2, SeatEnd::Left));
		Cooperatives::do_try_state().unwrap();
	});
}

#[test]
fn term_that_was_over_before_the_seat_has_expired() {
	new_test(|| {
		start();
		DeadlineTime::set(START + 800 * DAY);
		unseat(BAKERY, 2);
		Cooperatives::on_seat_ended(BAKERY, 2, SeatEnd::Left);

		System::assert_last_event(ended(Office::Secretary, 2, EndReason::Expired));
		let past = OfficeHistory::<Test>::get(BAKERY, 1).unwrap();
		assert_eq!((past.reason, past.ended_at), (EndReason::Expired, START + 730 * DAY));
	});
}

#[test]
#[should_panic(expected = "the numbers of past terms do not run out")]
fn history_that_is_full_is_noticed() {
	new_test(|| {
		OfficeHistoryCount::<Test>::insert(BAKERY, u32::MAX);
		Cooperatives::on_seat_ended(BAKERY, 2, SeatEnd::Left);
	});
}
