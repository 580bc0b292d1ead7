//! Value-days: what shares were worth, times the civil days on which they were held, by business year.
//!
//! A day counts for who holds at its end: who gives a share away on a day does not hold it that day, and who receives it does.
//! So the days of one holder after another are sets without a gap and without a day twice, and what all holders have in a year
//! is what the class has, to the last unit.

use alloc::vec::Vec;
use rochdale_primitives::ledger::{Balance, Day};

/// The value of one share added up over civil days, from the day on which the class was opened.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Curve<'a> {
	/// The sum at the start of each business year that is known, in order.
	pub starts: &'a [(Day, u128)],
	/// Today, and the sum until today, without it.
	pub now: (Day, u128),
	/// The value of a share today, in millionths of the currency.
	pub value: Balance,
	/// The day since which it has had that value.
	pub since: Day,
}

impl Curve<'_> {
	/// The day and the sum on it, or on the next one from which on the value is known. No later than today.
	pub fn on(&self, day: Day) -> Option<(Day, u128)> {
		let (today, sum) = self.now;
		let day = day.max(self.since).min(today);
		let ago = u128::from(day.abs_diff(today));
		Some((day, sum.checked_sub(self.value.checked_mul(ago)?)?))
	}

	/// The value-days of so many shares from one day to another, without that one, by the start of each business year.
	///
	/// What was before the first year that is known is dropped.
	pub fn split(&self, shares: u64, from: (Day, u128), to: (Day, u128)) -> Option<Vec<(Day, u128)>> {
		let mut years = Vec::new();
		for (place, start) in self.starts.iter().enumerate() {
			let end = self.starts.get(place.checked_add(1)?).copied().filter(|end| end.0 <= to.0).unwrap_or(to);
			let begin = if start.0 >= from.0 { *start } else { from };
			if begin.0 < end.0 {
				years.push((start.0, end.1.checked_sub(begin.1)?.checked_mul(shares.into())?));
			}
		}
		Some(years)
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use std::collections::BTreeMap;

	/// What a curve is made of: the days on which business years begin, and the value from each day on.
	struct Told {
		starts: Vec<Day>,
		values: Vec<(Day, Balance)>,
	}

	impl Told {
		fn value(&self, day: Day) -> Balance {
			self.values.iter().rev().find(|(from, _)| *from <= day).map_or(0, |(_, value)| *value)
		}

		/// The sum until a day, day by day.
		fn sum(&self, day: Day) -> u128 {
			(self.values[0].0..day).map(|day| self.value(day)).sum()
		}

		fn starts(&self, today: Day) -> Vec<(Day, u128)> {
			let known = self.starts.iter().filter(|start| **start <= today);
			known.map(|start| (*start, self.sum(*start))).collect()
		}

		fn split(&self, shares: u64, from: Day, to: Day) -> Vec<(Day, u128)> {
			let starts = self.starts(to);
			let since = self.values.iter().rev().find(|(day, _)| *day <= to).unwrap().0;
			let curve = Curve { starts: &starts, now: (to, self.sum(to)), value: self.value(to), since };
			curve.split(shares, (from, self.sum(from)), curve.on(to).unwrap()).unwrap()
		}
	}

	#[test]
	fn each_day_counts_in_its_business_year() {
		let told = Told { starts: vec![0, 365, 731], values: vec![(0, 100)] };
		// 1 July of the second year, which has 366 days, until 1 February of the third one.
		assert_eq!(told.split(5, 365 + 182, 731 + 31), vec![(365, 184 * 500), (731, 31 * 500)]);
		assert_eq!(told.split(5, 365, 365), vec![]);
	}

	#[test]
	fn a_value_that_changes_counts_from_its_day_on() {
		let told = Told { starts: vec![0], values: vec![(0, 100), (10, 92)] };
		assert_eq!(told.split(2, 8, 12), vec![(0, 2 * (100 + 100 + 92 + 92))]);
	}

	#[test]
	fn a_day_before_the_last_change_of_value_is_that_of_the_change() {
		let curve = Curve { starts: &[(0, 0)], now: (20, 1_920), value: 92, since: 10 };
		assert_eq!(curve.on(15), Some((15, 1_920 - 5 * 92)));
		assert_eq!(curve.on(7), curve.on(10));
		assert_eq!(curve.on(30), Some((20, 1_920)));
	}

	proptest! {
		/// However often a holding is touched, cut and given on, its days in each year are those that a count day by day finds.
		#[test]
		fn holders_together_have_the_days_of_the_class(
			begins in proptest::collection::vec(1i32..500, 1..5),
			changes in proptest::collection::vec((1i32..300, 1u128..1_000), 1..6),
			moves in proptest::collection::vec((1i32..200, 0u64..50), 1..12),
		) {
			let mut at = 0;
			let mut starts = vec![0];
			for length in begins {
				starts.push(starts[starts.len() - 1] + length);
			}
			let mut values = vec![(0, 1_000)];
			for (after, value) in changes {
				at += after;
				values.push((at, value));
			}
			let told = Told { starts, values };
			// Two holders between whom shares go to and fro.
			let (mut one, mut other, mut day) = (100u64, 0u64, 0);
			let mut got = BTreeMap::new();
			let mut class = BTreeMap::new();
			for (after, shares) in moves {
				let next = day + after;
				for held in [one, other] {
					for (year, days) in told.split(held, day, next) {
						*got.entry(year).or_insert(0) += days;
					}
				}
				for (year, days) in told.split(100, day, next) {
					*class.entry(year).or_insert(0) += days;
				}
				let shares = shares.min(one);
				(one, other, day) = (one - shares, other + shares, next);
				std::mem::swap(&mut one, &mut other);
			}
			prop_assert_eq!(&got, &class);
			for (year, days) in class {
				let end = told.starts.iter().copied().find(|start| *start > year).unwrap_or(day).min(day);
				let counted: u128 = (year..end).map(|day| 100 * told.value(day)).sum();
				prop_assert_eq!(days, counted);
			}
		}
	}
}
