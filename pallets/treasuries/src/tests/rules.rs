//! The rules that touch no storage.

mod calendar {
	use crate::{months_later, rules::calendar::*, Day};
	use proptest::prelude::*;

	fn is_leap(year: i64) -> bool {
		year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
	}

	fn days_in(year: i64, month: i64) -> i64 {
		match month {
			2 => 28 + i64::from(is_leap(year)),
			4 | 6 | 9 | 11 => 30,
			_ => 31,
		}
	}

	/// The day of a date, counted year by year and month by month.
	fn day_of(year: i64, month: i64, day: i64) -> Day {
		let years: i64 = if year >= 1970 {
			(1970..year).map(|year| 365 + i64::from(is_leap(year))).sum()
		} else {
			-(year..1970).map(|year| 365 + i64::from(is_leap(year))).sum::<i64>()
		};
		let months: i64 = (1..month).map(|month| days_in(year, month)).sum();
		Day::try_from(years + months + day - 1).unwrap()
	}

	#[test]
	fn known_dates_have_their_days() {
		for (date, day) in [((1970, 1, 1), 0), ((2000, 3, 1), 11_017), ((1951, 1, 1), -6_940), ((2026, 11, 28), 20_785)]
		{
			assert_eq!(day_of(date.0, date.1, date.2), day);
		}
	}

	#[test]
	fn each_day_of_eight_centuries_lies_in_its_month_quarter_and_year() {
		let year_begins = YearBegin::JANUARY;
		for year in 1_600..2_400 {
			for month in 1..=12 {
				let first = day_of(year, month, 1);
				let quarter = day_of(year, (month - 1) / 3 * 3 + 1, 1);
				for day in [1, 2, days_in(year, month) - 1, days_in(year, month)] {
					let day = day_of(year, month, day);
					let period = |rhythm| year_begins.period(rhythm, 7, day).unwrap();
					let found = [Rhythm::Once, Rhythm::Month, Rhythm::Quarter, Rhythm::Year].map(period);
					assert_eq!(found, [7, first, quarter, day_of(year, 1, 1)], "{year}-{month}");
				}
			}
		}
	}

	#[test]
	fn a_business_year_can_begin_on_any_day_that_all_months_have() {
		// That of the United Kingdom's taxes.
		let april = YearBegin { month: 4, day: 6 };
		let year = |day| april.period(Rhythm::Year, 0, day).unwrap();
		assert_eq!(year(day_of(2028, 4, 5)), day_of(2027, 4, 6));
		assert_eq!(year(day_of(2028, 4, 6)), day_of(2028, 4, 6));
		let month = |day| april.period(Rhythm::Month, 0, day).unwrap();
		assert_eq!(month(day_of(2028, 3, 5)), day_of(2028, 2, 6));
		assert_eq!(month(day_of(2028, 3, 6)), day_of(2028, 3, 6));
		let quarter = |day| april.period(Rhythm::Quarter, 0, day).unwrap();
		assert_eq!(quarter(day_of(2028, 1, 5)), day_of(2027, 10, 6));
	}

	#[test]
	fn a_business_year_ends_where_the_next_one_begins() {
		let march = YearBegin { month: 3, day: 1 };
		assert_eq!(march.year(day_of(2028, 2, 29)), Some((day_of(2027, 3, 1), day_of(2028, 3, 1))));
		assert_eq!(march.year(day_of(2028, 3, 1)), Some((day_of(2028, 3, 1), day_of(2029, 3, 1))));
		// The last day that all months have, before the day that leap years have.
		let february = YearBegin { month: 2, day: 28 };
		assert_eq!(february.year(day_of(2028, 2, 29)), Some((day_of(2028, 2, 28), day_of(2029, 2, 28))));
		assert_eq!(february.year(day_of(2028, 2, 27)), Some((day_of(2027, 2, 28), day_of(2028, 2, 28))));
		assert_eq!([Day::MIN, Day::MAX].map(|day| YearBegin::JANUARY.year(day)), [None, None]);
	}

	#[test]
	fn months_later_it_is_the_same_day_or_the_last_one() {
		let later = |(year, month, day), months| months_later(day_of(year, month, day), months).unwrap();
		assert_eq!(later((2026, 12, 1), 1), day_of(2027, 1, 1));
		assert_eq!(later((2026, 12, 31), 1), day_of(2027, 1, 31));
		assert_eq!(later((2026, 12, 31), 2), day_of(2027, 2, 28));
		assert_eq!(later((2026, 12, 31), 14), day_of(2028, 2, 29));
		assert_eq!(later((2028, 2, 29), 12), day_of(2029, 2, 28));
		assert_eq!(later((2026, 11, 15), 24), day_of(2028, 11, 15));
		assert_eq!(months_later(Day::MAX, 1), None);
	}

	#[test]
	fn what_begins_before_all_days_has_no_day() {
		assert_eq!(YearBegin::JANUARY.period(Rhythm::Year, 0, Day::MIN), None);
		assert!(YearBegin::JANUARY.period(Rhythm::Year, 0, Day::MAX).is_some());
	}

	proptest! {
		/// Periods follow one another without a gap, are as long as their months, and begin on the day on which the year does.
		#[test]
		fn periods_follow_one_another(
			month in 1u8..=12,
			begin in 1u8..=28,
			day in -1_000_000i32..2_000_000,
			rhythm in prop_oneof![Just(Rhythm::Month), Just(Rhythm::Quarter), Just(Rhythm::Year)],
		) {
			let year_begins = YearBegin { month, day: begin };
			let period = |day| year_begins.period(rhythm, 0, day).unwrap();
			let first = period(day);
			prop_assert!(first <= day);
			prop_assert_eq!(period(first), first);
			let (least, most) = match rhythm {
				Rhythm::Month => (28, 31),
				Rhythm::Quarter => (89, 92),
				_ => (365, 366),
			};
			let next = (first + least..=first + most).find(|day| period(*day) == *day);
			prop_assert!(next.is_some_and(|next| day < next && period(next - 1) == first));
			// Each year begins a quarter, and each quarter a month.
			let year = year_begins.period(Rhythm::Year, 0, day).unwrap();
			prop_assert_eq!(period(year), year);
		}
	}
}

mod shares {
	use crate::{rules::shares::*, Balance};
	use proptest::prelude::*;

	#[test]
	fn shares_are_one_of_each_and_make_the_whole() {
		assert!(are_whole(&[5_000, 4_999, 1], 3));
		for (shares, owners) in
			[(&[5_000, 5_000][..], 3), (&[5_000, 5_000, 0], 3), (&[5_000, 5_001], 2), (&[9_999], 1), (&[], 0)]
		{
			assert!(!are_whole(shares, owners), "{shares:?}");
		}
	}

	#[test]
	fn what_rounding_leaves_goes_to_the_first() {
		assert_eq!(equal(3), [3_334, 3_333, 3_333]);
		assert_eq!(equal(7), [1_429, 1_429, 1_429, 1_429, 1_428, 1_428, 1_428]);
		assert_eq!(scaled(&[5_000, 2_500]), [6_667, 3_333]);
		assert_eq!(scaled(&[1]), [10_000]);
		assert_eq!(equal(0), Vec::<u16>::new());
	}

	#[test]
	fn parts_are_what_can_be_paid() {
		assert_eq!(part(1_000_009, 3_333, 1), Some(333_302));
		assert_eq!(part(1_000_009, 3_333, 10_000), Some(330_000));
		assert_eq!(part(Balance::MAX, 2, 1), None);
	}

	proptest! {
		/// Whoever leaves, the others share the whole, nobody less than before.
		#[test]
		fn who_stays_shares_the_whole(parts in proptest::collection::vec(1u16..4_000, 2..17), gone in 0usize..16) {
			let before = scaled(&parts);
			prop_assume!(before.iter().all(|share| *share > 0));
			let mut stay = before.clone();
			stay.remove(gone % before.len());
			let after = scaled(&stay);
			prop_assert!(are_whole(&after, stay.len()));
			prop_assert!(after.iter().zip(&stay).all(|(after, before)| after >= before));
		}
	}
}

mod tiers {
	use crate::{rules::tiers::*, Balance, Rules, Tier};

	#[test]
	fn tiers_are_what_was_adopted_and_never_more_than_a_share_of_the_money() {
		let rules = Rules { threshold: 2, tier1: 100, tier2: 1_000 };
		for (held, expected) in
			[(0, (0, 0)), (999, (99, 499)), (1_000, (100, 500)), (2_000, (100, 1_000)), (1_000_000, (100, 1_000))]
		{
			assert_eq!(tiers(&rules, held), Some(expected));
		}
		assert_eq!(tiers(&rules, Balance::MAX), None);
	}

	#[test]
	fn a_tier_is_reached_by_the_payment_its_payees_and_all_small_ones() {
		let tiers = (100, 1_000);
		assert_eq!(tier(100, 1_000, tiers), Some(Tier::Two));
		assert_eq!(tier(101, 101, tiers), Some(Tier::Threshold));
		assert_eq!(tier(100, 1_001, tiers), Some(Tier::Threshold));
		assert_eq!(tier(1_000, 5_000, tiers), Some(Tier::Threshold));
		assert_eq!(tier(1_001, 1_001, tiers), None);
	}

	#[test]
	fn a_third_of_the_money_in_a_year_is_a_major_disposal() {
		assert_eq!(is_major(3_332, 0, 10_000), Some(false));
		assert_eq!(is_major(3_333, 0, 10_000), Some(true));
		// What went counts as what is there and as what goes.
		assert_eq!(is_major(1_332, 2_000, 8_000), Some(false));
		assert_eq!(is_major(1_333, 2_000, 8_000), Some(true));
		assert_eq!(is_major(1, Balance::MAX, 1), None);
	}

	#[test]
	fn more_than_half_and_two_at_least_are_a_majority() {
		assert_eq!([0, 1, 2, 3, 4, 5, 15, 16].map(majority), [2, 2, 2, 2, 3, 3, 8, 9]);
	}
}
