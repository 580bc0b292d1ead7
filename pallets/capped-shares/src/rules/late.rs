//! By when claims are to be paid, and what is due where they are paid late. (ES 51.4, ES 51.5)

use super::part::{part, part_up};
use crate::limits::YEARLY_PARTS;
use rochdale_primitives::{
	calendar::months_later,
	ledger::{Balance, Day},
};

/// The same day so many years later, or the last one of February. `None` beyond all days that can be written.
pub fn years_later(day: Day, years: u8) -> Option<Day> {
	months_later(day, u32::from(years).checked_mul(12)?)
}

/// What of a claim as of right that stands since a day is to be paid until each anniversary, all in all: a fifth more each year,
/// and everything with the last one.
pub fn parts_due(day: Day, all: Balance, years: u8) -> impl Iterator<Item = (Day, Balance)> {
	(1..=years).filter_map(move |year| {
		let due = if year == years { all } else { part_up(all, year.into(), YEARLY_PARTS.into())? };
		Some((years_later(day, year)?, due.min(all)))
	})
}

/// A calendar year, and the rate of interest in it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct YearRate {
	/// Its first day.
	pub first: Day,
	/// The first day of the next one.
	pub next: Day,
	/// Interest for the whole year, in basis points.
	pub bps: u16,
}

/// Simple interest on an amount from one civil day to another one, without that one, rounded down in each year.
///
/// Nothing for days of years that are not told.
pub fn interest(amount: Balance, from: Day, to: Day, years: &[YearRate]) -> Option<Balance> {
	years.iter().try_fold(0, |sum: Balance, YearRate { first, next, bps }| {
		let (begin, end) = (from.max(*first), to.min(*next));
		if begin >= end {
			return Some(sum);
		}
		let rate = u128::from(*bps).checked_mul(end.abs_diff(begin).into())?;
		let whole = 10_000u128.checked_mul(next.abs_diff(*first).into())?;
		sum.checked_add(part(amount, rate, whole)?)
	})
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const YEARS: [YearRate; 2] =
		[YearRate { first: 0, next: 365, bps: 325 }, YearRate { first: 365, next: 731, bps: 300 }];

	#[test]
	fn interest_is_simple_and_for_civil_days() {
		// 1,000.00 for the last 65 days of a year at 3.25 %, and for 100 of 366 at 3 %.
		let amount = 1_000_000_000;
		assert_eq!(interest(amount, 300, 465, &YEARS), Some(5_787_671 + 8_196_721));
		assert_eq!(interest(amount, 465, 465, &YEARS), Some(0));
		assert_eq!(interest(amount, 731, 999, &YEARS), Some(0));
		assert_eq!(interest(amount, 0, 365, &YEARS), Some(32_500_000));
		assert_eq!(interest(amount, 0, 365, &[]), Some(0));
	}

	#[test]
	fn a_fifth_more_is_due_each_year() {
		let due = |years| parts_due(0, 101, years).map(|(_, due)| due).collect::<Vec<_>>();
		assert_eq!(due(5), [21, 41, 61, 81, 101]);
		assert_eq!(due(3), [21, 41, 101]);
		assert_eq!(due(1), [101]);
		let days = parts_due(59, 5, 3).map(|(day, _)| day).collect::<Vec<_>>();
		// From 1 March 1970 on.
		assert_eq!(days, [59 + 365, 59 + 365 + 366, 59 + 365 + 366 + 365]);
	}

	proptest! {
		/// Whoever is paid in parts on different days has no more than interest on what waited, and less than a unit a part and
		/// year is lost.
		#[test]
		fn parts_bear_what_the_whole_bears(parts in proptest::collection::vec(0u128..1 << 60, 1..10), from in 0i32..700, days in 0i32..400) {
			let all: u128 = parts.iter().sum();
			let whole = interest(all, from, from + days, &YEARS).unwrap();
			let paid: u128 = parts.iter().map(|part| interest(*part, from, from + days, &YEARS).unwrap()).sum();
			prop_assert!(paid <= whole && whole - paid <= 2 * parts.len() as u128);
		}
	}
}
