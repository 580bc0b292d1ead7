//! Which amounts and days an entry can have.

use crate::Ledger;
use rochdale_primitives::ledger::{Balance, Basis, Day, MAX_AMOUNT};

/// Days by which a bank's calendar can be ahead of that of the chain.
const AHEAD: Day = 1;

/// The first day that books have: 1 January 1844, the year of the first co-op in Rochdale. What is earlier was typed wrongly.
pub(crate) const FIRST_DAY: Day = -46021;

/// The most days between the one on which a bank books something and the one from which it counts it.
const VALUED_WITHIN: u32 = 366;

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

/// Whether books have the day at all.
pub(crate) const fn is_day_of_books(day: Day) -> bool {
	day >= FIRST_DAY
}

/// Whether a bank that has booked something on a day can count it from the other one on.
pub(crate) const fn may_be_valued(booked: Day, valued: Day) -> bool {
	booked.abs_diff(valued) <= VALUED_WITHIN
}

/// Whether an entry with this basis can take from the indivisible reserve.
pub(crate) const fn may_take_from_reserve(basis: &Basis) -> bool {
	matches!(basis, Basis::Loss(_) | Basis::Dissolution(_))
}
