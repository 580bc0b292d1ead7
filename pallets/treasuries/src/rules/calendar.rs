//! Civil days and the periods of a budget, which begin with the business year and not with the first payment.
//!
//! A year begins on 1 March here, so that the day that leap years have is its last one. All counts are those of the Gregorian
//! calendar, also before it was in use, as in ISO 8601.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::ledger::Day;
use scale_info::TypeInfo;

/// Days from 1 March of the year 0 to 1 January 1970.
const TO_1970: i64 = 719_468;

/// Months, and days, of 400 years.
const CYCLE: (i64, i64) = (4_800, 146_097);

/// How often a budget line gives its limit.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Rhythm {
	/// Once, for as long as the line is open.
	#[codec(index = 0)]
	Once,
	/// In each month of the business year.
	#[codec(index = 1)]
	Month,
	/// In each quarter of the business year.
	#[codec(index = 2)]
	Quarter,
	/// In each business year.
	#[codec(index = 3)]
	Year,
}

impl Rhythm {
	/// How many months a period has, `None` where there is one only.
	pub(crate) const fn months(self) -> Option<u32> {
		match self {
			Self::Once => None,
			Self::Month => Some(1),
			Self::Quarter => Some(3),
			Self::Year => Some(12),
		}
	}
}

/// The civil day on which business years begin.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct YearBegin {
	/// The month, 1 to 12.
	pub month: u8,
	/// The day of that month, 1 to 28, so that every month has it.
	pub day: u8,
}

impl YearBegin {
	/// The first day of the calendar's own year.
	pub const JANUARY: Self = Self { month: 1, day: 1 };

	/// Whether every year has such a day.
	pub(crate) fn is_in_every_year(self) -> bool {
		(1..=12).contains(&self.month) && (1..=28).contains(&self.day)
	}

	/// The first day of the period in which a day lies. `opened_on` is that of a line that gives its limit once.
	///
	/// `None` where that is before all days that can be written.
	pub fn period(self, rhythm: Rhythm, opened_on: Day, day: Day) -> Option<Day> {
		let Some(months) = rhythm.months().map(i64::from) else {
			return Some(opened_on);
		};
		let ahead = i64::from(self.day).saturating_sub(1);
		let month = month_of(i64::from(day).saturating_add(TO_1970).saturating_sub(ahead));
		// March is the first month here.
		let offset = i64::from(self.month).saturating_sub(3);
		let into = month.saturating_sub(offset).rem_euclid(months);
		let first = first_of(month.saturating_sub(into)).saturating_add(ahead);
		Day::try_from(first.saturating_sub(TO_1970)).ok()
	}
}

/// The same day so many months later, or the last one of a month that has no such day. `None` after all days that can be written.
pub(crate) fn months_later(day: Day, months: u32) -> Option<Day> {
	let at = i64::from(day).saturating_add(TO_1970);
	let month = month_of(at);
	let later = month.saturating_add(months.into());
	let place = at.saturating_sub(first_of(month));
	let last = first_of(later.saturating_add(1)).saturating_sub(1);
	let same = first_of(later).saturating_add(place).min(last);
	Day::try_from(same.saturating_sub(TO_1970)).ok()
}

/// The first day of a month, in days from 1 March of the year 0. That is the month 0.
fn first_of(month: i64) -> i64 {
	let (year, place) = (month.div_euclid(12), month.rem_euclid(12));
	let leap = year.div_euclid(4).saturating_sub(year.div_euclid(100)).saturating_add(year.div_euclid(400));
	// From March on months have 31, 30, 31, 30 and 31 days, and again.
	let in_year = place.saturating_mul(153).saturating_add(2).div_euclid(5);
	year.saturating_mul(365).saturating_add(leap).saturating_add(in_year)
}

/// The month in which a day lies.
fn month_of(day: i64) -> i64 {
	let (months, days) = CYCLE;
	// No month lies further from where it would be if all were of the same length.
	let near = day.saturating_mul(months).div_euclid(days);
	let later = [near.saturating_add(1), near].into_iter().find(|month| first_of(*month) <= day);
	later.unwrap_or(near.saturating_sub(1))
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
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
