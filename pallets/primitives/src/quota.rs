//! How often something can be done in a period: the same count for whatever a rule limits or makes free of charge.
//!
//! A quota runs from the first use on, not from a date of the calendar, so that nobody can use two of them up on either side of
//! one. What a quota counts is said where it is kept. A *limit* refuses what is more; a *free quota* ([`CountFree`]) lets it pass
//! for the fee of the chain.
//!
//! The register of co-ops does not count changes of standing by this: there no year, whenever it begins, may have more
//! changes than are allowed, and a co-op that is counted can be changed again.

use super::{money::Hand, Clock, CoopId, MemberNo, Moment};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{storage::StorageDoubleMap, traits::Get};
use scale_info::TypeInfo;

/// What was used of a number that a period allows.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Quota {
	/// Deadline time at which the period ends, in milliseconds.
	pub until: Moment,
	/// How many were used in it.
	pub used: u32,
}

impl Quota {
	/// The quota with one more in it, `None` where `most` were used in the period of `days`.
	pub fn one_more<C: Clock>(self, days: u32, most: u32) -> Option<Self> {
		let Self { until, used } =
			if C::has_passed(self.until) { Self { until: C::in_days(days)?, used: 0 } } else { self };
		let used = used.checked_add(1).filter(|used| *used <= most)?;
		Some(Self { until, used })
	}
}

/// What the members who act for co-ops can do again and again free of charge, so many times in a period each.
pub trait CountFree {
	/// The time by which periods pass.
	type Clock: Clock;

	/// Where it is kept what each of them has used.
	type Used: StorageDoubleMap<CoopId, MemberNo, Quota, Query = Quota>;

	/// The length of a period in days.
	type Days: Get<u32>;

	/// How often it is free in a period.
	type Most: Get<u32>;

	/// The quota of the hand with one more in it, `None` where it is used up and the next one costs the fee.
	fn one_more_free(Hand { coop, member }: Hand) -> Option<Quota> {
		Self::Used::get(coop, member).one_more::<Self::Clock>(Self::Days::get(), Self::Most::get())
	}

	/// Counts what the hand does. Beyond the quota there is nothing to count, because it costs the fee.
	fn count_free(hand: Hand) {
		if let Some(quota) = Self::one_more_free(hand) {
			Self::Used::insert(hand.coop, hand.member, quota);
		}
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]
mod tests {
	use super::*;
	use core::cell::Cell;
	use proptest::prelude::*;

	std::thread_local! {
		static NOW: Cell<Moment> = const { Cell::new(0) };
	}

	const DAY: Moment = 10;

	struct TestClock;

	impl Clock for TestClock {
		fn civil() -> Moment {
			Self::deadline()
		}

		fn deadline() -> Moment {
			NOW.get()
		}

		fn started_at() -> Option<Moment> {
			Some(0)
		}

		fn day() -> Moment {
			DAY
		}
	}

	#[test]
	fn period_begins_with_the_first_use_and_ends_after_its_days() {
		NOW.set(1_000);
		let one = Quota::default().one_more::<TestClock>(30, 2).unwrap();
		assert_eq!(one, Quota { until: 1_000 + 30 * DAY, used: 1 });
		NOW.set(1_000 + 30 * DAY - 1);
		let two = one.one_more::<TestClock>(30, 2).unwrap();
		assert_eq!(two, Quota { used: 2, ..one });
		assert_eq!(two.one_more::<TestClock>(30, 2), None);
		NOW.set(1_000 + 30 * DAY);
		assert_eq!(two.one_more::<TestClock>(30, 2), Some(Quota { until: NOW.get() + 30 * DAY, used: 1 }));
	}

	#[test]
	fn nothing_is_allowed_where_most_is_zero_or_time_ends() {
		NOW.set(0);
		assert_eq!(Quota::default().one_more::<TestClock>(30, 0), None);
		NOW.set(Moment::MAX - 1);
		assert_eq!(Quota::default().one_more::<TestClock>(30, 1), None);
	}

	proptest! {
		/// Whoever uses it whenever it allows that never uses more than it says in the days from a first use on.
		#[test]
		fn never_more_than_most_are_used_in_a_period(
			days in 1u32..40,
			most in 0u32..6,
			steps in proptest::collection::vec(0u64..150, 1..80),
		) {
			let (mut quota, mut uses) = (Quota::default(), vec![]);
			NOW.set(1);
			for step in steps {
				NOW.set(NOW.get() + step);
				if let Some(next) = quota.one_more::<TestClock>(days, most) {
					quota = next;
					uses.push((quota.until, NOW.get()));
				}
			}
			for (until, at) in &uses {
				prop_assert!(at < until && until - at <= u64::from(days) * DAY);
				let in_period = uses.iter().filter(|(other, _)| other == until).count();
				prop_assert!(in_period <= most as usize);
			}
			// Periods do not overlap: the next one begins when the last one is over.
			prop_assert!(uses.windows(2).all(|pair| pair[0].0 == pair[1].0 || pair[1].1 >= pair[0].0));
		}
	}
}
