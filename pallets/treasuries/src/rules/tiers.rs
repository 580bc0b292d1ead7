//! How many must approve what, and what is a major disposal.

use super::limits::{MAJOR_DISPOSAL_BPS, MIN_APPROVALS, TIER1_SHARE_BPS, TIER2_SHARE_BPS, WHOLE_BPS};
use crate::{Balance, Rules, Tier};

/// A part of an amount, rounded down.
fn share(amount: Balance, bps: u16) -> Option<Balance> {
	amount.checked_mul(bps.into())?.checked_div(WHOLE_BPS.into())
}

/// Up to which sums two signers, and signers at all, approve where so much is held: what the owners have adopted, and never more
/// than a share of the money. (practice no. 106)
pub(crate) fn tiers(rules: &Rules, held: Balance) -> Option<(Balance, Balance)> {
	let tier1 = rules.tier1.min(share(held, TIER1_SHARE_BPS)?);
	let tier2 = rules.tier2.min(share(held, TIER2_SHARE_BPS)?);
	Some((tier1, tier2))
}

/// The tier of a payment, `None` where signers cannot approve it.
///
/// `most` is the larger of the payment as a whole and of what any of its payees got in 30 days with it, and `small` what two
/// signers approved in that time with it. (practice no. 106, §6)
pub(crate) fn tier(most: Balance, small: Balance, (tier1, tier2): (Balance, Balance)) -> Option<Tier> {
	if most > tier2 {
		None
	} else if most <= tier1 && small <= tier2 {
		Some(Tier::Two)
	} else {
		Some(Tier::Threshold)
	}
}

/// Whether one more payment makes what went in a year a third of the money or more. (practice no. 58; CLS)
///
/// `gone` is what went before it, and `available` what is left of the money.
pub(crate) fn is_major(amount: Balance, gone: Balance, available: Balance) -> Option<bool> {
	let whole = available.checked_add(gone)?.checked_mul(MAJOR_DISPOSAL_BPS.into())?;
	Some(gone.checked_add(amount)?.checked_mul(WHOLE_BPS.into())? >= whole)
}

/// The fewest approvals that let so many signers pay: more than half of them, and two or more. (practice no. 105)
pub(crate) fn majority(signers: usize) -> usize {
	signers.div_euclid(2).saturating_add(1).max(MIN_APPROVALS)
}
