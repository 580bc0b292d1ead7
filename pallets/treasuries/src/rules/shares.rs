//! How the money of several owners is divided.

use super::limits::WHOLE_BPS;
use crate::Balance;
use alloc::vec::Vec;

/// Whether these are the shares of so many owners: one of each, each more than zero, all of them the whole.
pub(crate) fn are_whole(shares: &[u16], owners: usize) -> bool {
	let sum: u32 = shares.iter().map(|share| u32::from(*share)).fold(0, u32::saturating_add);
	shares.len() == owners && shares.iter().all(|share| *share > 0) && sum == u32::from(WHOLE_BPS)
}

/// These parts of the whole, in proportion and rounded down. What that leaves goes to the first ones, a hundredth of a percent
/// each.
pub(crate) fn scaled(parts: &[u16]) -> Vec<u16> {
	let sum = parts.iter().map(|part| u32::from(*part)).fold(0, u32::saturating_add);
	let scale = |part: &u16| {
		let scaled = u32::from(*part).saturating_mul(WHOLE_BPS.into()).checked_div(sum).unwrap_or_default();
		u16::try_from(scaled).unwrap_or(WHOLE_BPS)
	};
	let mut scaled: Vec<u16> = parts.iter().map(scale).collect();
	let given = scaled.iter().fold(0u16, |sum, share| sum.saturating_add(*share));
	let dust = usize::from(WHOLE_BPS.saturating_sub(given));
	scaled.iter_mut().take(dust).for_each(|share| *share = share.saturating_add(1));
	scaled
}

/// The shares of so many owners who have agreed on none.
pub(crate) fn equal(owners: usize) -> Vec<u16> {
	scaled(&alloc::vec![1; owners])
}

/// What a share of an amount comes to, in whole units of what can be paid.
pub(crate) fn part(amount: Balance, share: u16, unit: Balance) -> Option<Balance> {
	let part = amount.checked_mul(share.into())?.checked_div(WHOLE_BPS.into())?;
	part.checked_sub(part.checked_rem(unit)?)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn shares_are_one_of_each_and_make_the_whole() {
		assert!(are_whole(&[5_000, 4_999, 1], 3));
		for (shares, owners) in
			[(&[5_000, 5_000][..], 3), (&[5_000, 5_000, 0], 3), (&[5_000, 5_001], 2), (&[9_999], 1), (&[], 0)]
		{
			assert!(!are_whole(shares, owners), "{shares:?}");
		}
	}

	#[test]
	fn what_rounding_leaves_goes_to_the_first() {
		assert_eq!(equal(3), [3_334, 3_333, 3_333]);
		assert_eq!(equal(7), [1_429, 1_429, 1_429, 1_429, 1_428, 1_428, 1_428]);
		assert_eq!(scaled(&[5_000, 2_500]), [6_667, 3_333]);
		assert_eq!(scaled(&[1]), [10_000]);
		assert_eq!(equal(0), Vec::<u16>::new());
	}

	#[test]
	fn parts_are_what_can_be_paid() {
		assert_eq!(part(1_000_009, 3_333, 1), Some(333_302));
		assert_eq!(part(1_000_009, 3_333, 10_000), Some(330_000));
		assert_eq!(part(Balance::MAX, 2, 1), None);
	}

	proptest! {
		/// Whoever leaves, the others share the whole, nobody less than before.
		#[test]
		fn who_stays_shares_the_whole(parts in proptest::collection::vec(1u16..4_000, 2..17), gone in 0usize..16) {
			let before = scaled(&parts);
			prop_assume!(before.iter().all(|share| *share > 0));
			let mut stay = before.clone();
			stay.remove(gone % before.len());
			let after = scaled(&stay);
			prop_assert!(are_whole(&after, stay.len()));
			prop_assert!(after.iter().zip(&stay).all(|(after, before)| after >= before));
		}
	}
}
