//! Officers whose term is over stay for routine acts until a successor is in, for a bounded time.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

/// The last moment of the terms of the genesis, and one of the days after.
const OVER: Moment = START + 730 * DAY;

fn serves(office: Office, member: MemberNo) -> (bool, bool) {
	(Cooperatives::holds(BAKERY, office, member), Cooperatives::serves(BAKERY, office, member))
}

#[test]
fn an_officer_stays_for_ninety_days_where_nobody_comes() {
	with_members(5, || {
		for (time, holds, serves_then) in [
			(OVER - 1, true, true),
			(OVER, false, true),
			(OVER + 90 * DAY - 1, false, true),
			(OVER + 90 * DAY, false, false),
		] {
			DeadlineTime::set(time);
			assert_eq!(serves(Office::Chair, 1), (holds, serves_then), "{}", time - OVER);
			assert_eq!(Cooperatives::is_board(BAKERY, 1), holds);
			assert_eq!(Cooperatives::serves_on_board(BAKERY, 1), serves_then);
			assert_eq!(Cooperatives::serves_since(BAKERY, Office::Chair, 1).is_some(), serves_then);
			assert_eq!(Cooperatives::held_since(BAKERY, Office::Chair, 1).is_some(), holds);
			assert_eq!(Cooperatives::holder(BAKERY, Office::Chair).is_some(), holds);
			assert_eq!(Cooperatives::board(BAKERY).len(), if holds { 3 } else { 0 });
			assert!(!Cooperatives::serves_on_board(BAKERY, 4));
		}
	});
}

#[test]
fn a_successor_ends_it() {
	with_members(5, || {
		DeadlineTime::set(OVER + DAY);
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Chair, 4, 1));
		assert_eq!((serves(Office::Chair, 1), serves(Office::Chair, 4)), ((false, false), (true, true)));
		assert_eq!(serves(Office::Secretary, 2), (false, true));
		let past = OfficeHistory::<Test>::get(BAKERY, 1).unwrap();
		assert_eq!((past.member, past.reason, past.ended_at, past.ended_by), (1, EndReason::Expired, OVER, None));
		// It does not come back when the successor goes.
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Chair, 4));
		assert_eq!(serves(Office::Chair, 1), (false, false));
	});
}

#[test]
fn who_stays_can_go_and_be_dismissed() {
	with_members(5, || {
		DeadlineTime::set(OVER + DAY);
		assert_ok!(Cooperatives::resign_office(RuntimeOrigin::signed(1), BAKERY, Office::Chair));
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Secretary, 2));
		unseat(BAKERY, 3);
		Cooperatives::on_seat_ended(BAKERY, 3, SeatEnd::Left);
		assert!([1, 2, 3].into_iter().all(|member| !Cooperatives::serves_on_board(BAKERY, member)));
		let reasons: Vec<_> = (1..=3).map(|no| OfficeHistory::<Test>::get(BAKERY, no).unwrap().reason).collect();
		assert_eq!(reasons, [EndReason::Resigned, EndReason::Dismissed, EndReason::Expired]);
		assert_refused!(Cooperatives::dismiss(ordinary(), Office::Chair, 1), Error::<Test>::NotOfficer);
	});
}

#[test]
fn who_is_given_an_office_again_begins_anew() {
	with_members(5, || {
		DeadlineTime::set(OVER + DAY);
		let before = Cooperatives::serves_since(BAKERY, Office::Chair, 1).unwrap();
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Chair, 1, 9));
		assert_eq!(serves(Office::Chair, 1), (true, true));
		assert!(Cooperatives::serves_since(BAKERY, Office::Chair, 1).unwrap() > before);
	});
}

#[test]
fn what_is_long_over_goes_with_the_seat() {
	with_members(5, || {
		DeadlineTime::set(OVER + 91 * DAY);
		unseat(BAKERY, 2);
		Cooperatives::on_seat_ended(BAKERY, 2, SeatEnd::Left);
		assert_eq!(Offices::<Test>::get(BAKERY).len(), 0);
	});
}

#[test]
fn nobody_stays_who_becomes_an_auditor() {
	with_members(5, || {
		DeadlineTime::set(OVER + DAY);
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Auditor, 1, 9));
		assert_eq!((serves(Office::Chair, 1), serves(Office::Auditor, 1)), ((false, false), (true, true)));
	});
}
