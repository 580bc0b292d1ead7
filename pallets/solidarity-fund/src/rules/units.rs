//! Amounts in whole units that move: millionths of a unit of the chain, or cents of a bank.

use rochdale_primitives::ledger::Balance;

/// The most whole units in an amount. `None` where a unit is nothing.
pub fn down(amount: Balance, unit: Balance) -> Option<Balance> {
	amount.checked_sub(amount.checked_rem(unit)?)
}

/// The fewest whole units that hold an amount. `None` where a unit is nothing, or they are more than can be counted.
pub fn up(amount: Balance, unit: Balance) -> Option<Balance> {
	match amount.checked_rem(unit)? {
		0 => Some(amount),
		over => amount.checked_add(unit.checked_sub(over)?),
	}
}

/// Their sum, `None` where it is more than can be counted.
pub fn sum(amounts: impl IntoIterator<Item = u128>) -> Option<u128> {
	amounts.into_iter().try_fold(0, u128::checked_add)
}
