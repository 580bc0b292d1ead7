//! What is deducted of the least holding of who leaves before they may, or is expelled. (no. 72; ES 51.3, PV 66.1)

use super::part::{part, part_up};
use rochdale_primitives::ledger::Balance;

/// How much of what is paid for the shares of a claim is deducted: so many basis points of what is paid for the least holding.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Deduction {
	/// How many shares of the claim are of the least holding.
	pub least: u64,
	/// How many shares it is for.
	pub shares: u64,
	/// What is deducted, in basis points.
	pub bps: u16,
}

impl Deduction {
	/// What is deducted where `before` was paid already and `more` is paid now.
	///
	/// Rounded down over all that is paid, in favour of the member, so that it never matters in how many parts it is paid.
	pub fn of(&self, before: Balance, more: Balance) -> Option<Balance> {
		self.between(before, more, part)
	}

	/// The same of interest. Rounded up, so that nobody has interest on what is deducted.
	pub fn of_interest(&self, before: Balance, more: Balance) -> Option<Balance> {
		self.between(before, more, part_up)
	}

	fn between(
		&self,
		before: Balance,
		more: Balance,
		part: impl Fn(u128, u128, u128) -> Option<u128>,
	) -> Option<Balance> {
		if self.bps == 0 || self.least == 0 {
			return Some(0);
		}
		let of = u128::from(self.least).checked_mul(self.bps.into())?;
		let all = u128::from(self.shares).checked_mul(10_000)?;
		let until = |paid: Balance| part(paid, of, all);
		until(before.checked_add(more)?)?.checked_sub(until(before)?)
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn a_fifth_of_the_least_holding_is_deducted() {
		// Three of ten shares of 100.00 are the least holding.
		let deduction = Deduction { least: 3, shares: 10, bps: 2_000 };
		assert_eq!(deduction.of(0, 1_000_000_000), Some(60_000_000));
		// After a loss of 8 %, in two payments.
		assert_eq!(deduction.of(0, 500_000_000), Some(30_000_000));
		assert_eq!(deduction.of(500_000_000, 420_000_000), Some(25_200_000));
	}

	#[test]
	fn nothing_is_deducted_where_nothing_is_said() {
		assert_eq!(Deduction::default().of(0, 100), Some(0));
		assert_eq!(Deduction { least: 0, shares: 5, bps: 3_000 }.of_interest(0, 100), Some(0));
	}

	#[test]
	fn rounding_is_for_the_member_but_not_of_interest() {
		let deduction = Deduction { least: 1, shares: 1, bps: 3_333 };
		assert_eq!((deduction.of(0, 10), deduction.of_interest(0, 10)), (Some(3), Some(4)));
	}

	proptest! {
		/// In however many parts something is paid, as much is deducted as if it were paid at once.
		#[test]
		fn it_does_not_matter_in_how_many_parts_it_is_paid(
			parts in proptest::collection::vec(0u128..1 << 60, 1..20),
			least in 0u64..1_000, more in 0u64..1_000, bps in 0u16..=3_000,
		) {
			let deduction = Deduction { least, shares: least + more, bps };
			let (mut paid, mut deducted, mut of_interest) = (0, 0, 0);
			for part in parts {
				let now = (deduction.of(paid, part).unwrap(), deduction.of_interest(paid, part).unwrap());
				prop_assert!(now.0 <= part && now.1 <= part);
				(deducted, of_interest, paid) = (deducted + now.0, of_interest + now.1, paid + part);
			}
			prop_assert_eq!((deducted, of_interest), (deduction.of(0, paid).unwrap(), deduction.of_interest(0, paid).unwrap()));
			prop_assert!(deducted * 10_000 <= paid * u128::from(bps) && of_interest - deducted <= 1);
		}
	}
}
