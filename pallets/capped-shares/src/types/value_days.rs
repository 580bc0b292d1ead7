//! Value-days by business year.

use crate::limits::MAX_YEARS;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::ledger::Day;
use scale_info::TypeInfo;

/// What the value of shares comes to, times the civil days on which they were held, by the first day of the business year.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct ValueDays(BoundedVec<(Day, u128), ConstU32<MAX_YEARS>>);

impl ValueDays {
	/// What there is of a year.
	pub fn of(&self, year: Day) -> u128 {
		self.0.iter().find(|(start, _)| *start == year).map_or(0, |(_, days)| *days)
	}

	/// All years of which there is something.
	pub fn years(&self) -> &[(Day, u128)] {
		&self.0
	}

	/// Whether a year may have been dropped, because later ones take all the room.
	pub fn has_dropped(&self, year: Day) -> bool {
		self.0.is_full() && self.0.first().is_some_and(|(oldest, _)| year < *oldest)
	}

	/// Adds to years. The oldest ones go where there are more than are kept.
	pub fn add(&mut self, years: &[(Day, u128)]) -> Option<()> {
		for (year, days) in years.iter().copied().filter(|(_, days)| *days > 0) {
			match self.0.iter_mut().find(|(start, _)| *start == year) {
				Some((_, sum)) => *sum = sum.checked_add(days)?,
				None => {
					let place = self.0.iter().take_while(|(start, _)| *start < year).count();
					if self.0.is_full() {
						// What is older than all that are kept is not kept.
						let Some(place) = place.checked_sub(1) else { continue };
						self.0.remove(0);
						self.0.try_insert(place, (year, days)).ok()?;
					} else {
						self.0.try_insert(place, (year, days)).ok()?;
					}
				}
			}
		}
		Some(())
	}

	/// Takes from years what was added to them.
	pub fn subtract(&mut self, years: &[(Day, u128)]) -> Option<()> {
		for (year, days) in years.iter().copied().filter(|(_, days)| *days > 0) {
			let (_, sum) = self.0.iter_mut().find(|(start, _)| *start == year)?;
			*sum = sum.checked_sub(days)?;
		}
		self.0.retain(|(_, days)| *days > 0);
		Some(())
	}

	/// Takes all of a year.
	pub fn take(&mut self, year: Day) -> u128 {
		let days = self.of(year);
		self.0.retain(|(start, _)| *start != year);
		days
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;

	#[test]
	fn years_are_kept_in_order_and_the_oldest_go() {
		let mut days = ValueDays::default();
		for year in [30, 10, 20] {
			days.add(&[(year, 1)]).unwrap();
		}
		days.add(&[(20, 4), (40, 0)]).unwrap();
		assert_eq!(days.years(), [(10, 1), (20, 5), (30, 1)]);
		for year in 4..=9 {
			days.add(&[(year * 10, 1)]).unwrap();
		}
		assert_eq!((days.years().len(), days.of(10), days.of(20)), (8, 0, 5));
		days.add(&[(10, 9)]).unwrap();
		assert_eq!((days.of(10), days.has_dropped(10), days.has_dropped(20)), (0, true, false));
		days.take(90);
		assert!(!days.has_dropped(10));
	}

	#[test]
	fn what_was_added_can_be_taken_once() {
		let mut days = ValueDays::default();
		days.add(&[(10, 7)]).unwrap();
		assert_eq!(days.subtract(&[(10, 8)]), None);
		assert_eq!(days.subtract(&[(11, 1)]), None);
		days.subtract(&[(10, 3)]).unwrap();
		assert_eq!((days.take(10), days.take(10)), (4, 0));
		assert!(days.years().is_empty());
	}
}
