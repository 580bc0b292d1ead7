//! Sums over a period that moves with time, in constant space.

use super::Moment;
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Into how many parts a period is divided.
const PARTS: u64 = 12;

/// How many parts are kept: those of a whole period, and the one that has begun.
const KEPT: usize = 13;

/// What has come together in the last period, by parts of it.
///
/// The sum covers at least a whole period and at most a twelfth more, so that amounts cannot be spread to slip through. All
/// times are deadline time in milliseconds. The length of the period is given with every question; whoever changes it begins
/// a new window or keeps to the longer one.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Window {
	/// The number of the newest part that has a sum, counted in parts of the period from time zero on.
	newest: u64,
	/// The sums of that part and of those before it, the newest first.
	sums: [u128; KEPT],
}

impl Window {
	/// In which part of a period of that length a time lies.
	fn part(period: Moment, at: Moment) -> u64 {
		at.checked_div(period.div_ceil(PARTS)).unwrap_or_default()
	}

	/// The window as it is seen from a later part.
	fn moved_to(self, part: u64) -> Self {
		let Some(by) = part.checked_sub(self.newest).filter(|by| *by > 0) else {
			return self;
		};
		let mut sums = [0; KEPT];
		// What is moved beyond the end is too old.
		let by = usize::try_from(by).unwrap_or(KEPT);
		for (later, earlier) in sums.iter_mut().skip(by).zip(self.sums) {
			*later = earlier;
		}
		Self { newest: part, sums }
	}

	/// What has come together in the period that ends `now`, `None` if that is more than can be counted.
	pub fn sum(&self, period: Moment, now: Moment) -> Option<u128> {
		let moved = self.moved_to(Self::part(period, now));
		moved.sums.into_iter().try_fold(0u128, |sum, part| sum.checked_add(part))
	}

	/// The window with an amount added at `now`, `None` if that is more than can be counted.
	pub fn with(self, period: Moment, now: Moment, amount: u128) -> Option<Self> {
		let mut moved = self.moved_to(Self::part(period, now));
		let newest = moved.sums.first_mut()?;
		*newest = newest.checked_add(amount)?;
		moved.sum(period, now).map(|_| moved)
	}

	/// The window without an amount that was added at `at`. What is too old to count any more changes nothing.
	pub fn without(mut self, period: Moment, at: Moment, amount: u128) -> Self {
		let ago = self.newest.checked_sub(Self::part(period, at)).and_then(|ago| usize::try_from(ago).ok());
		if let Some(part) = ago.and_then(|ago| self.sums.get_mut(ago)) {
			*part = part.saturating_sub(amount);
		}
		self
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn a_sum_lasts_for_a_period_and_at_most_a_twelfth_more() {
		let window = Window::default().with(120, 1_000, 7).unwrap();
		for later in 0..=120 {
			assert_eq!(window.sum(120, 1_000 + later), Some(7), "{later}");
		}
		assert_eq!(window.sum(120, 1_130), Some(0));
	}

	#[test]
	fn what_does_not_fit_is_refused() {
		let window = Window::default().with(120, 0, u128::MAX).unwrap();
		assert_eq!(window.with(120, 0, 1), None);
		assert_eq!(window.with(120, 50, 1), None);
		assert_eq!(window.with(120, 130, 1).unwrap().sum(120, 130), Some(1));
	}

	#[test]
	fn what_is_taken_back_no_longer_counts() {
		let window = Window::default().with(120, 1_000, 7).unwrap().with(120, 1_030, 5).unwrap();
		assert_eq!(window.without(120, 1_000, 7).sum(120, 1_030), Some(5));
		assert_eq!(window.without(120, 1_030, 5).sum(120, 1_030), Some(7));
		// Too long ago to count, and never added.
		assert_eq!(window.without(120, 100, 7), window);
		assert_eq!(window.without(120, 2_000, 7), window);
	}

	#[test]
	fn a_period_of_no_length_has_one_part() {
		assert_eq!(Window::default().with(0, 5, 3).unwrap().sum(0, 9_000), Some(3));
	}

	proptest! {
		/// The sum is that of everything in the period, and of nothing older than a twelfth more.
		#[test]
		fn sums_are_those_of_the_last_period(
			period in 1u64..5_000,
			steps in proptest::collection::vec((0u64..2_000, 0u128..1_000), 1..60),
		) {
			let part = period.div_ceil(12);
			let (mut now, mut window, mut added) = (1_000_000, Window::default(), vec![]);
			for (step, amount) in steps {
				now += step;
				window = window.with(period, now, amount).unwrap();
				added.push((now, amount));
				let since = |start: u64| added.iter().filter(|(at, _)| *at >= start).map(|(_, amount)| amount).sum::<u128>();
				let sum = window.sum(period, now).unwrap();
				prop_assert!(sum >= since(now - period));
				prop_assert!(sum <= since(now - (13 * part).min(now)));
			}
			for (at, amount) in added {
				window = window.without(period, at, amount);
			}
			prop_assert_eq!(window.sum(period, now), Some(0));
		}
	}
}
