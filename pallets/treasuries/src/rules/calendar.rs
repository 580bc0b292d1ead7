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

impl YearBegin {
	/// The first day of the business year in which a day lies, and that of the next one. `None` where one of them cannot be written.
	pub fn year(self, day: Day) -> Option<(Day, Day)> {
		let first = self.period(Rhythm::Year, day, day)?;
		Some((first, months_later(first, 12)?))
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
