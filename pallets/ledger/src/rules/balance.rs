//! The debits of an entry equal its credits.

use crate::EntryLeg;
use rochdale_primitives::ledger::{Balance, Leg, Side};

/// What has a side and an amount.
pub(crate) trait Sided {
	fn sided(&self) -> (Side, Balance);
}

impl<AccountId, Hash> Sided for Leg<AccountId, Hash> {
	fn sided(&self) -> (Side, Balance) {
		(self.side, self.amount)
	}
}

impl<AccountId, Hash> Sided for EntryLeg<AccountId, Hash> {
	fn sided(&self) -> (Side, Balance) {
		(self.side, self.amount)
	}
}

/// The sums of debits and of credits, `None` where they are beyond all numbers.
pub(crate) fn totals<L: Sided>(legs: &[L]) -> Option<(Balance, Balance)> {
	legs.iter().map(Sided::sided).try_fold((0u128, 0u128), |(debits, credits), (side, amount)| match side {
		Side::Debit => Some((debits.checked_add(amount)?, credits)),
		Side::Credit => Some((debits, credits.checked_add(amount)?)),
	})
}

/// What a leg of cash must be so that these legs balance with it: the side and the amount, which is zero where they do already.
pub(crate) fn cash<L: Sided>(legs: &[L]) -> Option<(Side, Balance)> {
	let (debits, credits) = totals(legs)?;
	let side = if credits > debits { Side::Debit } else { Side::Credit };
	Some((side, credits.abs_diff(debits)))
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[derive(Debug)]
	struct Bare(Side, Balance);

	impl Sided for Bare {
		fn sided(&self) -> (Side, Balance) {
			(self.0, self.1)
		}
	}

	fn bare() -> impl Strategy<Value = Bare> {
		(any::<bool>(), 1u128..1_000)
			.prop_map(|(left, amount)| Bare(if left { Side::Debit } else { Side::Credit }, amount))
	}

	proptest! {
		#[test]
		fn legs_balance_with_the_cash_that_is_computed(mut legs in proptest::collection::vec(bare(), 0..20)) {
			let (side, amount) = cash(&legs).unwrap();
			legs.push(Bare(side, amount));
			let (debits, credits) = totals(&legs).unwrap();
			prop_assert_eq!(debits, credits);
		}
	}

	#[test]
	fn sums_beyond_all_numbers_are_none() {
		let legs = [Bare(Side::Debit, u128::MAX), Bare(Side::Debit, 1)];
		assert_eq!(totals(&legs), None);
		assert_eq!(cash(&legs), None);
	}
}
