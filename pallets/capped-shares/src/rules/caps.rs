//! How much capital one member, and all supporters together, can hold. (practice no. 63; ES 45.6, ES 14)

use super::part::{part, share};
use rochdale_primitives::ledger::Balance;

/// The most of all capital that supporters hold together, in basis points. (ES 14)
pub const SUPPORTERS_BPS: u16 = 4_500;

/// The cap in basis points that stands for a third. They cannot say one: three members with 3,333 of them each do not hold
/// everything, so that by it none of three equal ones could have more than the minimum. (ES 45.6)
pub const A_THIRD_BPS: u16 = 3_333;

/// The most that one member can hold, at par and of all classes, where all capital comes to `capital` with it.
///
/// The smallest holding of a class is always allowed, because else nobody could join a young co-op. One or two members hold no more
/// than that, as a cap of a third or less has no room for more. Three can hold a third each. They come to it by an offer, which
/// issues to all of them at once: whoever goes ahead of the others alone would have more.
pub fn most_of_one(smallest: Balance, cap_bps: u16, capital: Balance) -> Option<Balance> {
	let most = if cap_bps == A_THIRD_BPS { capital.checked_div(3) } else { share(capital, cap_bps) };
	Some(most?.max(smallest))
}

/// The most that supporters can add at par to what they hold of all capital. Without limit where nobody else holds anything, as
/// they may be asked before anybody else.
pub fn room_of_supporters(supporters: Balance, capital: Balance) -> Option<Balance> {
	if supporters >= capital {
		return Some(Balance::MAX);
	}
	let (bps, others) = (Balance::from(SUPPORTERS_BPS), capital.checked_sub(supporters)?);
	// What they hold at most beside the others.
	part(others, bps, 10_000u128.checked_sub(bps)?).map(|most| most.saturating_sub(supporters))
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn a_fifth_of_the_capital_is_a_fifth_of_what_it_comes_to() {
		assert_eq!(most_of_one(100, 2_000, 10_000), Some(2_000));
		assert_eq!(most_of_one(100, 2_000, 200), Some(100));
	}

	#[test]
	fn a_third_of_the_capital_is_all_of_it_among_three() {
		assert_eq!(most_of_one(100, A_THIRD_BPS, 3_000), Some(1_000));
		assert_eq!(most_of_one(100, A_THIRD_BPS, 2_999), Some(999));
		assert_eq!(most_of_one(100, A_THIRD_BPS, u128::MAX), Some(u128::MAX / 3));
		assert_eq!(most_of_one(100, A_THIRD_BPS - 1, 3_000), Some(999));
	}

	#[test]
	fn supporters_have_room_until_they_hold_nine_twentieths() {
		// 45 of 100, beside 55 of others.
		assert_eq!(room_of_supporters(0, 55), Some(45));
		assert_eq!(room_of_supporters(45, 100), Some(0));
		assert_eq!(room_of_supporters(60, 100), Some(0));
		assert_eq!(room_of_supporters(0, 0), Some(Balance::MAX));
	}

	proptest! {
		/// Nobody has more than a third but by the minimum.
		#[test]
		fn nobody_has_more_than_a_third(smallest in 1u128..1 << 40, cap_bps in 100u16..=A_THIRD_BPS, capital in 0u128..1 << 60) {
			let most = most_of_one(smallest, cap_bps, capital).unwrap();
			prop_assert!(most == smallest || 3 * most <= capital);
		}

		/// With all that is added they hold no more than their part of all capital, and with one unit more they would.
		#[test]
		fn what_supporters_add_leaves_them_below_their_part(supporters in 0u128..1 << 40, others in 1u128..1 << 40) {
			let room = room_of_supporters(supporters, supporters + others).unwrap();
			let within = |more: u128| (supporters + more) * 10_000 <= (supporters + others + more) * 4_500;
			prop_assert!(room == 0 || within(room));
			prop_assert!(!within(room + 1));
		}
	}
}
