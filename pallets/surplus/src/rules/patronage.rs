//! What members get of a year's pool by their use. (practice §3.2, steps 8 and 9; no. 85)
//!
//! ```text
//! part_b   = floor(pool × weight_b / 10,000)
//! refund_i = Σ_b floor(part_b × units_bi / all units_b), down to whole units of money
//! cash_i   = up(refund_i × cash_bps), at most the refund
//! ```

use super::units::{bps_up, down};
use crate::types::{Refusal, MAX_BASES};
use alloc::vec::Vec;
use rochdale_primitives::{
	ledger::Balance,
	part::{part, share},
};

/// A pool that is divided by use.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Division {
	/// What is divided by each base, and the units of all members of it.
	bases: Vec<(Balance, u128)>,
	unit: Balance,
}

impl Division {
	/// The division of a pool by bases of these weights, in basis points, of which all members together have `totals` units.
	/// Money moves in units of `unit` millionths.
	pub fn of(pool: Balance, weights: &[u16], totals: &[u128], unit: Balance) -> Result<Self, Refusal> {
		check_weights(weights)?;
		if totals.len() != weights.len() {
			return Err(Refusal::UnitsNotOfBases);
		}
		if unit == 0 {
			return Err(Refusal::NoUnit);
		}
		let mut bases = Vec::new();
		for (place, (weight, total)) in (0..).zip(weights.iter().zip(totals)) {
			if *total == 0 {
				return Err(Refusal::BaseOfZero(place));
			}
			bases.push((share(pool, *weight).ok_or(Refusal::TooLarge)?, *total));
		}
		Ok(Self { bases, unit })
	}

	/// What a member gets for these units of each base.
	pub fn refund(&self, units: &[u64]) -> Result<Balance, Refusal> {
		if units.len() != self.bases.len() {
			return Err(Refusal::UnitsNotOfBases);
		}
		let mut refund: Balance = 0;
		for ((of_base, total), units) in self.bases.iter().zip(units) {
			let units = u128::from(*units);
			if units > *total {
				return Err(Refusal::UnitsAboveAll);
			}
			let one = part(*of_base, units, *total).ok_or(Refusal::TooLarge)?;
			refund = refund.checked_add(one).ok_or(Refusal::TooLarge)?;
		}
		down(refund, self.unit)
	}
}

/// Fails where the weights of bases, in basis points, are not the whole together, or one of them is nothing.
pub fn check_weights(weights: &[u16]) -> Result<(), Refusal> {
	let most = usize::try_from(MAX_BASES).map_err(|_| Refusal::TooManyBases)?;
	match weights.len() {
		0 => return Err(Refusal::NoBases),
		bases if bases > most => return Err(Refusal::TooManyBases),
		_ => {}
	}
	let all = weights.iter().try_fold(0, |sum: u16, weight| sum.checked_add(*weight));
	match all {
		Some(10_000) if !weights.contains(&0) => Ok(()),
		_ => Err(Refusal::WeightsNotWhole),
	}
}

/// What counts of a member's use of a base: what they used less what they gave back, and never less than nothing.
///
/// Who gave back more than they used would else raise what everybody else gets.
pub fn basis(used: u64, given_back: u64) -> u64 {
	used.saturating_sub(given_back)
}

/// What of a refund is paid: so many basis points, rounded up to whole units, and no more than the refund.
pub fn cash(refund: Balance, cash_bps: u16, unit: Balance) -> Result<Balance, Refusal> {
	Ok(bps_up(refund, cash_bps, unit)?.min(refund))
}

/// More than rounding leaves of a pool that is divided among so many members by so many bases.
///
/// Each member loses less than a millionth a base, and what is then not a whole unit of money; the pool itself loses less than a
/// millionth for each base but one.
pub fn beyond_dust(count: u32, bases: u32, unit: Balance) -> Option<Balance> {
	let others = Balance::from(bases.checked_sub(1)?);
	Balance::from(count).checked_mul(unit.checked_add(others)?)?.checked_add(others)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const EURO: Balance = 1_000_000;
	const CENT: Balance = 10_000;
	const HOUR: u64 = 1_000_000;

	/// Vector 1 of the practice.
	#[test]
	fn hours_divide_a_pool_to_the_cent() {
		let hours = [1_800, 1_200, 601].map(|hours| hours * HOUR);
		let all = hours.iter().map(|hours| u128::from(*hours)).sum();
		let division = Division::of(5_730_411 * CENT, &[10_000], &[all], CENT).unwrap();
		let refunds = hours.map(|hours| division.refund(&[hours]).unwrap() / CENT);
		assert_eq!(refunds, [2_864_409, 1_909_606, 956_394]);
		assert_eq!(5_730_411 - refunds.iter().sum::<u128>(), 2);
		let paid = cash(5_730_411 * CENT, 2_000, CENT).unwrap() / CENT;
		// The vector rounds the cash part of the whole pool down to 1,146,082; each member's is rounded up to their next cent.
		assert_eq!(paid, 1_146_083);
	}

	#[test]
	fn a_member_with_1_700_of_49_000_hours_gets_2_040_of_58_800() {
		let division = Division::of(58_800 * EURO, &[10_000], &[49_000 * u128::from(HOUR)], CENT).unwrap();
		let refund = division.refund(&[1_700 * HOUR]).unwrap();
		let paid = cash(refund, 2_000, CENT).unwrap();
		assert_eq!([refund, paid, refund - paid], [2_040 * EURO, 408 * EURO, 1_632 * EURO]);
	}

	#[test]
	fn who_gives_back_more_than_they_bought_gets_nothing_and_raises_nobody_else() {
		let bought = [(400, 520), (1_000, 100), (600, 0)].map(|(used, back)| basis(used, back));
		assert_eq!(bought, [0, 900, 600]);
		let all = bought.iter().map(|units| u128::from(*units)).sum();
		let division = Division::of(3_000, &[10_000], &[all], 1).unwrap();
		assert_eq!(bought.map(|units| division.refund(&[units]).unwrap()), [0, 1_800, 1_200]);
		// Without the member at all it is the same.
		assert_eq!(division, Division::of(3_000, &[10_000], &[1_500], 1).unwrap());
	}

	#[test]
	fn each_base_divides_its_own_part() {
		let division = Division::of(1_000, &[7_000, 3_000], &[100, 10], 1).unwrap();
		assert_eq!(division.refund(&[50, 0]), Ok(350));
		assert_eq!(division.refund(&[0, 5]), Ok(150));
		assert_eq!(division.refund(&[100, 10]), Ok(1_000));
	}

	#[test]
	fn what_is_wrong_with_bases_is_named() {
		assert_eq!(check_weights(&[]), Err(Refusal::NoBases));
		assert_eq!(check_weights(&[2_000, 2_000, 2_000, 2_000, 1_000, 1_000]), Err(Refusal::TooManyBases));
		assert_eq!(check_weights(&[6_000, 3_999]), Err(Refusal::WeightsNotWhole));
		assert_eq!(check_weights(&[10_000, 0]), Err(Refusal::WeightsNotWhole));
		// Not the whole by running over.
		assert_eq!(check_weights(&[u16::MAX, 10_001]), Err(Refusal::WeightsNotWhole));
		assert_eq!(Division::of(1, &[10_000], &[1, 1], 1), Err(Refusal::UnitsNotOfBases));
		assert_eq!(Division::of(1, &[6_000, 4_000], &[1, 0], 1), Err(Refusal::BaseOfZero(1)));
		assert_eq!(Division::of(1, &[10_000], &[1], 0), Err(Refusal::NoUnit));
		let division = Division::of(1, &[10_000], &[5], 1).unwrap();
		assert_eq!(division.refund(&[]), Err(Refusal::UnitsNotOfBases));
		assert_eq!(division.refund(&[6]), Err(Refusal::UnitsAboveAll));
	}

	#[test]
	fn no_more_than_the_refund_is_paid() {
		assert_eq!(cash(15_000, 10_000, CENT), Ok(15_000));
		assert_eq!(cash(20_000, 10_000, CENT), Ok(20_000));
		assert_eq!(cash(0, 10_000, CENT), Ok(0));
		assert_eq!(cash(20_000, 0, CENT), Ok(0));
		assert_eq!(cash(20_000, 1, CENT), Ok(10_000));
	}

	proptest! {
		/// Members together never get more than the pool, and less than the dust that is named is left.
		#[test]
		fn a_pool_is_conserved(
			pool in 0u128..=10u128.pow(24),
			weights in prop_oneof![
				Just(vec![10_000]),
				(1u16..10_000).prop_map(|one| vec![one, 10_000 - one]),
				Just(vec![3_333, 3_333, 3_334]),
				Just(vec![1, 1, 1, 1, 9_996]),
			],
			members in proptest::collection::vec(proptest::collection::vec(0u64.., 5), 1..30),
			unit in prop_oneof![Just(1), Just(CENT)],
		) {
			let bases = weights.len();
			let total = |base: usize| members.iter().map(|units| u128::from(units[base])).sum::<u128>();
			let totals: Vec<u128> = (0..bases).map(total).collect();
			prop_assume!(totals.iter().all(|total| *total > 0));
			let division = Division::of(pool, &weights, &totals, unit).unwrap();
			let refunds: Vec<u128> = members.iter().map(|units| division.refund(&units[..bases]).unwrap()).collect();
			let given: u128 = refunds.iter().sum();
			prop_assert!(given <= pool);
			prop_assert!(pool - given < beyond_dust(members.len().try_into().unwrap(), bases.try_into().unwrap(), unit).unwrap());
			prop_assert!(refunds.iter().all(|refund| refund % unit == 0));
		}

		/// Whoever uses more never gets less, and whoever uses nothing gets nothing.
		#[test]
		fn more_use_never_gives_less(pool in 0u128..=10u128.pow(24), low: u64, more: u64, others in 1u64..) {
			let high = low.saturating_add(more);
			let division = Division::of(pool, &[10_000], &[u128::from(high) + u128::from(others)], CENT).unwrap();
			prop_assert!(division.refund(&[low]).unwrap() <= division.refund(&[high]).unwrap());
			prop_assert_eq!(division.refund(&[0]).unwrap(), 0);
		}

		/// The cash part is the least that is enough, in whole units where the refund is.
		#[test]
		fn cash_is_the_part_rounded_up(refund in 0u128..=10u128.pow(20), bps in 0u16..=10_000) {
			let refund = refund * CENT;
			let paid = cash(refund, bps, CENT).unwrap();
			prop_assert!(paid <= refund && paid.is_multiple_of(CENT));
			prop_assert!(paid * 10_000 >= refund * u128::from(bps));
			prop_assert!(paid * 10_000 < refund * u128::from(bps) + 10_000 * CENT);
		}
	}
}
