#![allow(clippy::arithmetic_side_effects)]

use crate::{mock::*, DayLength, Now, Times, CALENDAR_DAY, MAX_STEP};
use frame::testing_prelude::*;
use proptest::prelude::{prop, proptest};
use rochdale_primitives::{Clock as _, Moment};

const START: Moment = 1_795_000_000_000;
const SLOT: Moment = 3_000;
const HOUR: Moment = 3_600_000;

#[test]
fn both_times_start_at_the_first_timestamp() {
	new_test(None, || {
		assert_eq!((Clock::civil(), Clock::deadline(), Clock::started_at()), (0, 0, None));

		block_at(START);

		assert_eq!((Clock::civil(), Clock::deadline(), Clock::started_at()), (START, START, Some(START)));
		assert_eq!(Clock::now(), Some(Times::start(START, CALENDAR_DAY)));
	});
}

#[test]
fn both_times_advance_with_ordinary_blocks() {
	new_test(None, || {
		for block in 0..100 {
			block_at(START + block * SLOT);
		}
		assert_eq!((Clock::civil(), Clock::deadline()), (START + 99 * SLOT, START + 99 * SLOT));
	});
}

#[test]
fn deadline_an_hour_away_survives_a_jump_of_three_days() {
	new_test(None, || {
		block_at(START);
		let closes = Clock::deadline() + HOUR;

		block_at(START + 3 * CALENDAR_DAY);

		assert_eq!(Clock::civil(), START + 3 * CALENDAR_DAY);
		assert_eq!(Clock::deadline(), START + MAX_STEP);
		assert!(!Clock::has_passed(closes));

		let mut now = Clock::civil();
		while Clock::deadline() < closes {
			assert!(!Clock::has_passed(closes));
			now += SLOT;
			block_at(now);
		}
		assert!(Clock::has_passed(closes));
		assert_eq!(now, START + 3 * CALENDAR_DAY + HOUR - MAX_STEP);
	});
}

#[test]
fn deadlines_stand_still_during_a_migration() {
	new_test(None, || {
		block_at(START);
		Migrating::set(true);
		for block in 1..=1_000 {
			block_at(START + block * SLOT);
		}
		assert_eq!((Clock::civil(), Clock::deadline()), (START + 1_000 * SLOT, START));

		Migrating::set(false);
		block_at(START + 1_001 * SLOT);
		assert_eq!(Clock::deadline(), START + SLOT);
	});
}

#[test]
fn period_lasts_as_many_days_as_genesis_says() {
	new_test(None, || {
		block_at(START);
		assert_eq!(Clock::day_length(), CALENDAR_DAY);
		assert_eq!(Clock::in_days(21), Some(START + 21 * CALENDAR_DAY));
	});
	new_test(Some(500), || {
		block_at(START);
		assert_eq!(Clock::day(), 500);
		assert_eq!(Clock::in_days(21), Some(START + 10_500));
	});
}

#[test]
fn every_period_outlasts_its_block() {
	new_test(Some(1), || {
		block_at(START);
		for days in [0, 1] {
			let end = Clock::in_days(days).unwrap();
			assert!(!Clock::has_passed(end));
		}
		let end = Clock::in_days(0).unwrap();
		block_at(START + SLOT);
		assert!(Clock::has_passed(end));
	});
}

#[test]
fn period_beyond_the_end_of_time_is_no_period() {
	new_test(None, || {
		Now::<Test>::put(Times { civil: u64::MAX - 1, deadline: u64::MAX - 1, started_at: START, day: CALENDAR_DAY });
		assert_eq!(Clock::in_days(1), None);
		assert_eq!(Clock::in_days(u32::MAX), None);
	});
}

#[test]
#[should_panic(expected = "dayLength must be between 1 and 86400000 milliseconds")]
fn day_without_length_is_refused_at_genesis() {
	new_test(Some(0), || {});
}

#[test]
#[should_panic(expected = "dayLength must be between 1 and 86400000 milliseconds")]
fn day_longer_than_a_day_is_refused_at_genesis() {
	new_test(Some(CALENDAR_DAY + 1), || {});
}

#[test]
fn invariants_bite() {
	new_test(None, || {
		block_at(START);
		let sound = Now::<Test>::get().unwrap();

		Now::<Test>::put(Times { deadline: sound.civil + 1, ..sound });
		assert_err!(Clock::do_try_state(), "1: deadline time is ahead of civil time");

		Now::<Test>::put(Times { civil: START, deadline: START - 1, ..sound });
		assert_err!(Clock::do_try_state(), "2: deadline time is before the start");
		Now::<Test>::put(sound);

		DayLength::<Test>::put(0);
		assert_err!(Clock::do_try_state(), "3: a day has no length");
		DayLength::<Test>::put(CALENDAR_DAY);

		Now::<Test>::put(Times { day: CALENDAR_DAY - 1, ..sound });
		assert_err!(Clock::do_try_state(), "4: the times have days of another length");
		Now::<Test>::put(sound);
	});
}

proptest! {
	#[test]
	fn deadline_time_follows_any_chain_of_timestamps(
		steps in prop::collection::vec((1_500u64..10 * CALENDAR_DAY, prop::bool::ANY), 1..50)
	) {
		new_test(None, || {
			block_at(START);
			let mut expected = START;
			let mut now = START;
			for (step, migrating) in steps {
				Migrating::set(migrating);
				now += step;
				block_at(now);
				expected += if migrating { 0 } else { step.min(MAX_STEP) };
				assert_eq!((Clock::civil(), Clock::deadline()), (now, expected));
				Clock::do_try_state().unwrap();
			}
			Migrating::set(false);
		});
	}
}
