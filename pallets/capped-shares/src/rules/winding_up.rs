//! What shares of a co-op that is dissolved are worth, where its money covers them in full or not. (practice §3.3)
//!
//! Its classes have a rank. Those of the first one are covered first, and those of the next ones by what is left.

use super::part::part;
use crate::types::Holders;
use alloc::vec::Vec;
use rochdale_primitives::{bylaws::Profile, ledger::Balance};

/// A class of shares that is wound up.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Winding {
	/// Its rank: who has a lower one is covered before.
	pub rank: u8,
	/// How many shares are held.
	pub held: u64,
	/// What those are worth that wait in the queue, in millionths of the currency.
	pub queued: Balance,
	/// What one share is worth, in millionths of the currency.
	pub value: Balance,
}

impl Winding {
	fn worth(&self) -> Option<Balance> {
		self.value.checked_mul(self.held.into())?.checked_add(self.queued)
	}

	/// Whether what waits is no number of shares, so that it may be rounded up when it is valued anew.
	fn is_rounded(&self) -> bool {
		self.queued.checked_rem(self.value) != Some(0)
	}
}

/// The rank of a class. In Spain who supports the co-op with capital comes before its members. (ES 75.2 b)
pub const fn rank(profile: Option<Profile>, holders: Holders) -> u8 {
	match (profile, holders) {
		(Some(Profile::Es), Holders::Ordinary) => 1,
		_ => 0,
	}
}

/// What a share of each class is worth, where there is so much for all of them: no more than now, in parts of `unit`.
///
/// A rank that is not covered in full falls in proportion, and those behind it get nothing. All classes together are never worth
/// more than what there is, and what rounding leaves of that is no share's. `None` beyond all numbers.
pub fn values(classes: &[Winding], unit: Balance, available: Balance) -> Option<Vec<Balance>> {
	let mut values: Vec<_> = classes.iter().map(|class| class.value).collect();
	let mut ranks: Vec<_> = classes.iter().map(|class| class.rank).collect();
	ranks.sort_unstable();
	ranks.dedup();
	let mut left = available;
	for rank in ranks {
		let of_rank = || classes.iter().filter(|class| class.rank == rank);
		let worth = of_rank().try_fold(0, |sum: Balance, class| sum.checked_add(class.worth()?))?;
		if worth <= left {
			left = left.checked_sub(worth)?;
			continue;
		}
		// Each of those is rounded up by one at most.
		let rounded = of_rank().filter(|class| class.is_rounded()).try_fold(0, |sum: Balance, _| sum.checked_add(1))?;
		let covered = left.saturating_sub(rounded);
		for (class, value) in classes.iter().zip(&mut values).filter(|(class, _)| class.rank == rank) {
			let fallen = part(class.value, covered, worth)?;
			*value = fallen.checked_sub(fallen.checked_rem(unit)?)?;
		}
		left = 0;
	}
	Some(values)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use crate::rules::part::part_up;
	use proptest::prelude::*;

	const HUNDRED: Balance = 100_000_000;

	fn winding(rank: u8, held: u64, queued: Balance, value: Balance) -> Winding {
		Winding { rank, held, queued, value }
	}

	/// What all classes are worth at other values, as shares that wait are valued anew.
	fn worth(classes: &[Winding], values: &[Balance]) -> Balance {
		let of_one = |(class, value): (&Winding, &Balance)| {
			let queued =
				if *value == class.value { class.queued } else { part_up(class.queued, *value, class.value).unwrap() };
			value * u128::from(class.held) + queued
		};
		classes.iter().zip(values).map(of_one).sum()
	}

	#[test]
	fn who_supports_a_co_op_comes_first_in_spain_alone() {
		let [sce, es, uk] = Profile::ALL
			.map(|profile| [Holders::Supporters, Holders::Ordinary].map(|holders| rank(Some(profile), holders)));
		assert_eq!([sce, es, uk], [[0, 0], [0, 1], [0, 0]]);
		assert_eq!([Holders::Supporters, Holders::Ordinary].map(|holders| rank(None, holders)), [0, 0]);
	}

	#[test]
	fn what_is_covered_is_worth_what_it_was() {
		let classes = [winding(1, 3, 0, HUNDRED), winding(0, 1, HUNDRED, HUNDRED / 2)];
		assert_eq!(values(&classes, 1, 450_000_000), Some(vec![HUNDRED, HUNDRED / 2]));
		assert_eq!(values(&classes, 1, Balance::MAX), Some(vec![HUNDRED, HUNDRED / 2]));
		assert_eq!(values(&[], 1, 0), Some(vec![]));
	}

	#[test]
	fn what_is_short_falls_in_proportion_down_to_what_moves() {
		let classes = [winding(0, 3, HUNDRED, HUNDRED), winding(0, 2, 0, HUNDRED)];
		assert_eq!(values(&classes, 1, 400_000_000), Some(vec![66_666_666, 66_666_666]));
		assert_eq!(values(&classes, 10_000, 400_000_000), Some(vec![66_660_000, 66_660_000]));
		assert_eq!(values(&classes, 10_000, 59_999), Some(vec![0, 0]));
		assert_eq!(values(&classes, 1, 0), Some(vec![0, 0]));
	}

	#[test]
	fn who_comes_later_gets_what_is_left() {
		let classes = [winding(1, 4, 0, HUNDRED), winding(0, 2, 0, HUNDRED)];
		assert_eq!(values(&classes, 1, 300_000_000), Some(vec![HUNDRED / 4, HUNDRED]));
		// Not even what rounding leaves of who comes first.
		assert_eq!(values(&classes, 10_000, 199_990_000), Some(vec![0, 99_990_000]));
	}

	/// Each of two queues is worth one of two of a share. Rounded up, both would be worth one of one.
	#[test]
	fn what_is_no_number_of_shares_is_not_rounded_up_beyond_what_there_is() {
		let classes = [winding(0, 0, 1, 2); 2];
		assert_eq!(values(&classes, 1, 1), Some(vec![0, 0]));
		assert_eq!(worth(&classes, &[1, 1]), 2);
	}

	#[test]
	fn numbers_that_cannot_be_are_refused() {
		assert_eq!(values(&[winding(0, 2, 0, Balance::MAX)], 1, 0), None);
		assert_eq!(values(&[winding(0, 1, 0, 1)], 0, 0), None);
	}

	proptest! {
		#[test]
		fn no_more_is_divided_than_there_is_and_as_much_of_it_as_can_be(
			classes in proptest::collection::vec((0u8..3, 0u64..100_000, 0u128..1 << 40, 1u128..1 << 40), 0..8),
			unit in prop_oneof![Just(1u128), Just(10_000)],
			part in 0u32..=1_200,
		) {
			let of_unit = |(rank, held, queued, value)| winding(rank, held, queued, value * unit);
			let classes: Vec<_> = classes.into_iter().map(of_unit).collect();
			let now: Vec<_> = classes.iter().map(|class| class.value).collect();
			let all = worth(&classes, &now);
			let available = all * u128::from(part) / 1_000;
			let values = values(&classes, unit, available).unwrap();
			let divided = worth(&classes, &values);
			prop_assert!(divided <= available);
			prop_assert!(values.iter().zip(&now).all(|(after, before)| after <= before && after % unit == 0));
			if available >= all {
				prop_assert_eq!(&values, &now);
			}
			// Whoever comes after who has less than before gets nothing.
			for (one, (after, before)) in classes.iter().zip(values.iter().zip(&now)) {
				let is_short = after < before;
				let behind = classes.iter().zip(&values).filter(|(other, _)| other.rank > one.rank);
				prop_assert!(!is_short || one.worth() == Some(0) || behind.clone().all(|(_, value)| *value == 0));
			}
			// One unit more for each share would be more than there is.
			let short = classes.iter().zip(values.iter().zip(&now)).filter(|(_, (after, before))| after < before);
			if let Some(rank) = short.map(|(class, _)| class.rank).min() {
				let more: Vec<_> = classes.iter().zip(&values).map(|(class, value)| {
					if class.rank == rank { value + unit } else { *value }
				}).collect();
				let slack = u128::try_from(classes.len()).unwrap();
				prop_assert!(worth(&classes, &more) + slack >= available);
			}
		}
	}
}
