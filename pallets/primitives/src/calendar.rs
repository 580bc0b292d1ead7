//! Civil days by the months in which they lie.
//!
//! A year begins on 1 March here, so that the day that leap years have is its last one. All counts are those of the Gregorian
//! calendar, also before it was in use, as in ISO 8601.

use super::ledger::Day;

/// Days from 1 March of the year 0 to 1 January 1970.
pub const TO_1970: i64 = 719_468;

/// Months, and days, of 400 years.
const CYCLE: (i64, i64) = (4_800, 146_097);

/// The same day so many months later, or the last one of a month that has no such day. `None` after all days that can be written.
pub fn months_later(day: Day, months: u32) -> Option<Day> {
	let at = i64::from(day).saturating_add(TO_1970);
	let month = month_of(at);
	let later = month.saturating_add(months.into());
	let place = at.saturating_sub(first_of(month));
	let last = first_of(later.saturating_add(1)).saturating_sub(1);
	let same = first_of(later).saturating_add(place).min(last);
	Day::try_from(same.saturating_sub(TO_1970)).ok()
}

/// The first day of a month, in days from 1 March of the year 0. That is the month 0.
pub fn first_of(month: i64) -> i64 {
	let (year, place) = (month.div_euclid(12), month.rem_euclid(12));
	let leap = year.div_euclid(4).saturating_sub(year.div_euclid(100)).saturating_add(year.div_euclid(400));
	// From March on months have 31, 30, 31, 30 and 31 days, and again.
	let in_year = place.saturating_mul(153).saturating_add(2).div_euclid(5);
	year.saturating_mul(365).saturating_add(leap).saturating_add(in_year)
}

/// The month in which a day lies. Both are counted from 1 March of the year 0.
pub fn month_of(day: i64) -> i64 {
	let (months, days) = CYCLE;
	// No month lies further from where it would be if all were of the same length.
	let near = day.saturating_mul(months).div_euclid(days);
	let later = [near.saturating_add(1), near].into_iter().find(|month| first_of(*month) <= day);
	later.unwrap_or(near.saturating_sub(1))
}

/// The first day of a calendar year, `None` beyond all days that can be written.
pub fn new_year(year: i32) -> Option<Day> {
	// January is the eleventh month of the year before, which begins in March.
	let month = i64::from(year).saturating_mul(12).saturating_sub(2);
	Day::try_from(first_of(month).saturating_sub(TO_1970)).ok()
}

/// The calendar year in which a day lies.
pub fn year_of(day: Day) -> Option<i32> {
	let month = month_of(i64::from(day).saturating_add(TO_1970));
	i32::try_from(month.saturating_add(2).div_euclid(12)).ok()
}
