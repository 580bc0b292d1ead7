//! Amounts in whole units that move: millionths of a unit of the chain, or cents of a bank.

use crate::types::Refusal;
use rochdale_primitives::{ledger::Balance, part::part_up};

/// The most whole units in an amount.
pub fn down(amount: Balance, unit: Balance) -> Result<Balance, Refusal> {
	let rest = amount.checked_rem(unit).ok_or(Refusal::NoUnit)?;
	amount.checked_sub(rest).ok_or(Refusal::TooLarge)
}

/// So many basis points of an amount, rounded up to whole units.
pub fn bps_up(amount: Balance, bps: u16, unit: Balance) -> Result<Balance, Refusal> {
	if unit == 0 {
		return Err(Refusal::NoUnit);
	}
	let whole = unit.checked_mul(10_000).ok_or(Refusal::TooLarge)?;
	let units = part_up(amount, bps.into(), whole).ok_or(Refusal::TooLarge)?;
	units.checked_mul(unit).ok_or(Refusal::TooLarge)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn units_are_whole() {
		assert_eq!(down(29_999, 10_000), Ok(20_000));
		assert_eq!(down(29_999, 1), Ok(29_999));
		assert_eq!(bps_up(29_999, 2_000, 10_000), Ok(10_000));
		assert_eq!(bps_up(30_000, 10_000, 10_000), Ok(30_000));
		assert_eq!(bps_up(0, 10_000, 10_000), Ok(0));
	}

	#[test]
	fn there_are_no_units_of_nothing() {
		assert_eq!(down(1, 0), Err(Refusal::NoUnit));
		assert_eq!(bps_up(1, 1, 0), Err(Refusal::NoUnit));
		assert_eq!(bps_up(1, 1, Balance::MAX), Err(Refusal::TooLarge));
	}
}
