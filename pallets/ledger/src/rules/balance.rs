//! The debits of an entry equal its credits.

use crate::EntryLeg;
use rochdale_primitives::ledger::{Balance, Side};

/// The sums of debits and of credits, `None` where they are beyond all numbers.
pub(crate) fn totals<AccountId, Hash>(legs: &[EntryLeg<AccountId, Hash>]) -> Option<(Balance, Balance)> {
	legs.iter().try_fold((0u128, 0u128), |(debits, credits), leg| match leg.side {
		Side::Debit => Some((debits.checked_add(leg.amount)?, credits)),
		Side::Credit => Some((debits, credits.checked_add(leg.amount)?)),
	})
}

/// What a leg of cash must be so that these legs balance with it: the side and the amount, which is zero where they do already.
pub(crate) fn cash<AccountId, Hash>(legs: &[EntryLeg<AccountId, Hash>]) -> Option<(Side, Balance)> {
	let (debits, credits) = totals(legs)?;
	let side = if credits > debits { Side::Debit } else { Side::Credit };
	Some((side, credits.abs_diff(debits)))
}
