//! Notices after a halt of the chain, in which deadlines stand still and civil days go by.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_mocks::CivilAhead;

/// Ada holds 10 shares and gives 2 back. Gives the day that does not count for them any more, and when the chain ends them.
fn with_notice() -> (Day, Moment) {
	for _ in 0..10 {
		(1..=10).for_each(|member| subscribe(member, 1).unwrap());
	}
	assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 2, true));
	let notice = Holdings::<Test>::get((BAKERY, CLASS, ADA)).notices[0];
	(notice.ends_on, notice.due_at)
}

fn halt(days: Day) {
	CivilAhead::mutate(|ahead| *ahead += DAY * Moment::try_from(days).unwrap());
}

#[test]
fn anybody_lets_a_notice_end_whose_day_has_begun_where_deadlines_are_behind() {
	new_test(|| {
		let (ends_on, due_at) = with_notice();
		let end = || Shares::advance(anybody(), due_at, Due::Notice(BAKERY, CLASS, ADA, ends_on));
		halt(ends_on - today() - 1);
		assert_noop!(end(), Errors::NothingDue);
		assert_eq!(held(BAKERY, CLASS, ADA), 10);
		halt(1);
		assert!(MockClock::deadline() < due_at);
		assert_ok!(end());
		assert_eq!(held(BAKERY, CLASS, ADA), 8);
		assert_eq!(Shares::queue(BAKERY, CLASS)[0].1.left, 2 * PAR);
		assert_noop!(end(), Errors::NothingDue);
	});
}

#[test]
fn nobody_lets_a_notice_end_that_nobody_has_given() {
	new_test(|| {
		let (ends_on, due_at) = with_notice();
		halt(ends_on - today());
		let other = |at, member| Shares::advance(anybody(), at, Due::Notice(BAKERY, CLASS, member, ends_on));
		assert_noop!(other(due_at, BEN), Errors::NothingDue);
		assert_noop!(other(due_at + 1, ADA), Errors::NothingDue);
		// One whose day has begun cannot be taken back, so that its holder loses nothing by that.
		let cancel = Shares::cancel_notice(signed(BAKERY, ADA), BAKERY, CLASS, 2, ends_on);
		assert_noop!(cancel, Errors::NoSuchNotice);
	});
}

/// What is given back before a halt and after it ends together, and nothing of it is due any more.
#[test]
fn notices_of_one_day_that_are_due_at_different_times_end_together() {
	new_test(|| {
		let (ends_on, due_at) = with_notice();
		halt(5);
		assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 3, true));
		let later = Holdings::<Test>::get((BAKERY, CLASS, ADA)).notices[1];
		assert_eq!(later.ends_on, ends_on);
		assert!(later.due_at < due_at);
		halt(ends_on - today());
		let due = Due::Notice(BAKERY, CLASS, ADA, ends_on);
		assert_ok!(Shares::advance(anybody(), due_at, due));
		assert_eq!(held(BAKERY, CLASS, ADA), 5);
		assert!(!Deadlines::<Test>::contains_key(later.due_at.to_be_bytes(), due));
		assert_ok!(check());
	});
}
