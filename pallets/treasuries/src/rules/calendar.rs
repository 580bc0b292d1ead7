//! The periods of a budget, which begin with the business year and not with the first payment.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::{
	calendar::{first_of, month_of, months_later, TO_1970},
	ledger::Day,
};
use scale_info::TypeInfo;

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
	/// The first day of the business year in which a day lies, and that of the next one.
	///
	/// `None` where one of them cannot be written.
	pub fn year(self, day: Day) -> Option<(Day, Day)> {
		let first = self.period(Rhythm::Year, day, day)?;
		Some((first, months_later(first, 12)?))
	}
}
