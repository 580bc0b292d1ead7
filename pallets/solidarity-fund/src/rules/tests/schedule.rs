//! Awards are paid in parts, and loans are repaid by civil days.

use super::{CENT, EURO};
use crate::rules::schedule::{due_by, tranches};
use proptest::prelude::*;
use rochdale_primitives::ledger::{Balance, Day};

/// 31 January 2027.
const END_OF_JANUARY: Day = 20_849;

#[test]
fn awards_above_the_threshold_are_paid_in_40_and_40_and_20_per_cent() {
	let euros = |award: Balance| tranches(award * EURO, 5_000 * EURO, CENT).unwrap();
	assert_eq!(euros(8_000), [3_200 * EURO, 3_200 * EURO, 1_600 * EURO]);
	assert_eq!(euros(5_000), [5_000 * EURO]);
	assert_eq!(euros(0), []);
}

#[test]
fn the_last_part_takes_what_is_no_whole_unit_and_none_is_nothing() {
	assert_eq!(tranches(7 * CENT, 0, CENT), Some(vec![2 * CENT, 2 * CENT, 3 * CENT]));
	assert_eq!(tranches(2 * CENT, 0, CENT), Some(vec![2 * CENT]));
	assert_eq!(tranches(7, 0, 0), None);
}

#[test]
fn parts_of_a_loan_are_due_on_the_same_day_of_each_month_after_the_grace() {
	let due = |days: Day| due_by(100 * EURO, CENT, (3, 2), END_OF_JANUARY, END_OF_JANUARY + days).unwrap();
	// Nothing in February and March; the first on 30 April, then on 31 May and on 30 June.
	assert_eq!([due(0), due(28), due(59), due(88)], [0; 4]);
	assert_eq!([due(89), due(119)], [33_330_000; 2]);
	assert_eq!([due(120), due(149)], [66_660_000; 2]);
	assert_eq!([due(150), due(5_000)], [100 * EURO; 2]);
	// Before it was paid nothing is due.
	assert_eq!([due(-1), due(-400)], [0; 2]);
}

#[test]
fn a_loan_without_grace_is_due_for_the_first_time_after_a_month() {
	let due = |days: Day| due_by(CENT, CENT, (1, 0), END_OF_JANUARY, END_OF_JANUARY + days).unwrap();
	assert_eq!([due(27), due(28)], [0, CENT]);
}

#[test]
fn there_are_no_loans_of_no_parts_and_no_units_of_nothing() {
	assert_eq!(due_by(100, 1, (0, 2), 0, 1_000), None);
	assert_eq!(due_by(100, 0, (3, 2), 0, 1_000), None);
}

#[test]
fn days_at_the_ends_of_the_calendar_are_counted() {
	assert_eq!(due_by(100, 1, (10, 0), Day::MIN, Day::MAX), Some(100));
	assert_eq!(due_by(100, 1, (10, 0), Day::MAX, Day::MIN), Some(0));
	assert_eq!(due_by(100, 1, (10, 0), Day::MAX, Day::MAX), Some(0));
	assert_eq!(due_by(100, 1, (u32::MAX, u32::MAX), 0, Day::MAX), Some(0));
}

proptest! {
	#[test]
	fn parts_are_the_award_and_none_of_the_first_is_above_two_fifths(award in 0u128..=10u128.pow(24), threshold in 0u128..1 << 60) {
		let parts = tranches(award, threshold, CENT).unwrap();
		prop_assert_eq!(parts.iter().sum::<Balance>(), award);
		prop_assert!(parts.len() <= 3 && parts.iter().all(|part| *part > 0));
		prop_assert!(award > threshold || parts.len() <= 1);
		for part in parts.iter().rev().skip(1) {
			prop_assert!(part % CENT == 0 && part * 5 <= award * 2);
		}
	}

	#[test]
	fn what_is_due_only_grows_and_is_all_in_the_end(
		total in 0u128..=10u128.pow(24), months in 1u32..=84, grace in 0u32..=12, days in 0i32..4_000,
	) {
		let due = |days: Day| due_by(total, CENT, (months, grace), END_OF_JANUARY, END_OF_JANUARY + days).unwrap();
		prop_assert!(due(days) <= due(days + 1) && due(days + 1) <= total);
		prop_assert_eq!(due(31 * 97), total);
		// No step but the last is above an equal part.
		prop_assert!(due(days + 1) == total || (due(days + 1) - due(days)) * u128::from(months) <= total);
	}
}
