//! Parts of an amount, exact and without overflow on the way.

use frame_support::sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding};

/// `amount × numerator / denominator`, rounded down. `None` where that is more than can be counted, or of nothing.
pub fn part(amount: u128, numerator: u128, denominator: u128) -> Option<u128> {
	multiply_by_rational_with_rounding(amount, numerator, denominator, Rounding::Down)
}

/// As [`part`], rounded up.
pub fn part_up(amount: u128, numerator: u128, denominator: u128) -> Option<u128> {
	multiply_by_rational_with_rounding(amount, numerator, denominator, Rounding::Up)
}

/// So many basis points of an amount, rounded down.
pub fn share(amount: u128, bps: u16) -> Option<u128> {
	part(amount, bps.into(), 10_000)
}

/// So many basis points of an amount, rounded up.
pub fn share_up(amount: u128, bps: u16) -> Option<u128> {
	part_up(amount, bps.into(), 10_000)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn nothing_is_a_part_of_nothing() {
		assert_eq!(part(1, 1, 0), None);
		assert_eq!(part_up(1, 1, 0), None);
		assert_eq!(part(u128::MAX, 2, 1), None);
		assert_eq!(part(u128::MAX, u128::MAX, u128::MAX), Some(u128::MAX));
		assert_eq!((share(10_001, 2_500), share_up(10_001, 2_500)), (Some(2_500), Some(2_501)));
	}

	proptest! {
		/// The two roundings are next to each other, and the exact part is between them.
		#[test]
		fn parts_are_next_to_what_they_are(amount in 0u128..1 << 60, numerator in 0u128..1 << 60, denominator in 1u128..1 << 60) {
			let (down, up) = (part(amount, numerator, denominator).unwrap(), part_up(amount, numerator, denominator).unwrap());
			let exact = amount * numerator;
			prop_assert!(down * denominator <= exact && exact <= up * denominator && up - down <= 1);
		}
	}
}
