//! What is paid at once of what is subscribed in instalments, and when the rest is late. (practice no. 61; ES 46.3, SCE 4.4)

use super::part::part_up;
use rochdale_primitives::ledger::Day;

/// How many of so many shares are paid at once at least: so many basis points of them, rounded up.
pub fn least_at_once(shares: u64, first_bps: u16) -> Option<u64> {
	part_up(shares.into(), first_bps.into(), 10_000)?.try_into().ok()
}

/// A day that is so many days later, because none of them counted against who has to pay.
///
/// `paused` is how many had not counted when the day was set, and until now, counted from the same beginning.
pub fn put_off(day: Day, paused: (u32, u32)) -> Option<Day> {
	day.checked_add_unsigned(paused.1.checked_sub(paused.0)?)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn a_quarter_is_rounded_up_to_whole_shares() {
		let least = |shares| least_at_once(shares, 2_500);
		assert_eq!([1, 4, 5, 8].map(least), [Some(1), Some(1), Some(2), Some(2)]);
		assert_eq!(least_at_once(u64::MAX, 10_000), Some(u64::MAX));
	}

	#[test]
	fn a_day_is_put_off_by_what_did_not_count_since() {
		assert_eq!(put_off(100, (7, 7)), Some(100));
		assert_eq!(put_off(100, (7, 37)), Some(130));
		assert_eq!(put_off(100, (8, 7)), None);
	}

	proptest! {
		/// What is paid at once is at least its part, and with one share less it would not be.
		#[test]
		fn what_is_paid_at_once_is_the_least_that_is_enough(shares in 1u64..1_000_000_000, bps in 2_500u16..=10_000) {
			let least = least_at_once(shares, bps).unwrap();
			let enough = |paid: u64| u128::from(paid) * 10_000 >= u128::from(shares) * u128::from(bps);
			prop_assert!(enough(least) && !enough(least - 1) && least <= shares);
		}
	}
}
