//! Which amounts and days an entry can have.

use crate::Ledger;
use rochdale_primitives::ledger::{Balance, Basis, Day, MAX_AMOUNT};

/// Days by which a bank's calendar can be ahead of that of the chain.
const AHEAD: Day = 1;

/// Whether it is an amount that a leg can have.
pub(crate) const fn is_amount(amount: Balance) -> bool {
	amount > 0 && amount <= MAX_AMOUNT
}

/// Whether a bank can book it.
pub(crate) fn is_bookable<Hash>(ledger: &Ledger<Hash>, amount: Balance) -> bool {
	amount.checked_rem(ledger.smallest_unit) == Some(0)
}

/// Whether a bank can have booked something on the day.
pub(crate) fn has_come(day: Day, today: Day) -> bool {
	day <= today.saturating_add(AHEAD)
}

/// Whether an entry with this basis can take from the indivisible reserve.
pub(crate) const fn may_take_from_reserve(basis: &Basis) -> bool {
	matches!(basis, Basis::Loss(_) | Basis::Dissolution(_))
}
