//! What members get of their accounts when their co-op is wound up. (practice §3.3; ES 75)
//!
//! ```text
//! missing    = what the books say of accounts and reserves, less what is available
//! borne      = what of it are losses of earlier years that are carried: accounts bear it, as of whoever leaves
//! worth      = accounts − borne, of no more than what is available beside what is locked of the indivisible reserve
//! ```
//!
//! What else is missing was lost since the last closing: the reserves bear it, as far as they are not locked, and then accounts.

use super::{losses::bear, units::down};
use crate::types::{sum, Refusal};
use alloc::vec::Vec;
use rochdale_primitives::ledger::Balance;

/// What there is for member accounts and what comes after them, in millionths of the currency.
#[derive(Clone, Copy, Debug, Default)]
pub struct Estate {
	/// The money that is neither a creditor's nor due to members, for their shares or else.
	pub available: Balance,
	/// The voluntary reserve, as the books say.
	pub voluntary: Balance,
	/// The indivisible reserve, as the books say.
	pub reserve: Balance,
	/// What of the indivisible reserve bears no loss.
	pub locked: Balance,
	/// The losses of earlier years that nothing has covered.
	pub carried: Balance,
	/// The smallest amount that moves.
	pub unit: Balance,
}

/// What becomes of member accounts, in millionths of the currency. All of it together is what was in them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Released {
	/// What is paid of each, in whole units that move.
	pub paid: Vec<Balance>,
	/// What they bear of losses.
	pub lost: Balance,
	/// What rounding leaves, for the indivisible reserve.
	pub dust: Balance,
}

impl Estate {
	/// What becomes of accounts, or years of accounts: each bears its proportion of what they bear together.
	pub fn release(&self, accounts: &[Balance]) -> Result<Released, Refusal> {
		let all = sum(accounts)?;
		let missing = sum(&[all, self.voluntary, self.reserve])?.saturating_sub(self.available);
		let claims = all.saturating_sub(self.carried.min(missing));
		let worth = claims.min(self.available.saturating_sub(self.locked));
		let lost = all.checked_sub(worth).ok_or(Refusal::TooLarge)?;
		let parts = bear(accounts, lost)?;
		let left = |(account, part): (&Balance, Balance)| account.checked_sub(part).ok_or(Refusal::TooLarge);
		let paid = accounts.iter().zip(parts).map(|of| down(left(of)?, self.unit)).collect::<Result<Vec<_>, _>>()?;
		let dust = worth.checked_sub(sum(&paid)?).ok_or(Refusal::TooLarge)?;
		Ok(Released { paid, lost, dust })
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const CENT: Balance = 10_000;

	/// Reserves of 500 of which nothing is locked, and money that moves in millionths.
	fn estate(available: Balance, carried: Balance) -> Estate {
		Estate { available, voluntary: 100, reserve: 400, locked: 0, carried, unit: 1 }
	}

	fn paid(estate: Estate) -> Vec<Balance> {
		estate.release(&[300, 100]).unwrap().paid
	}

	#[test]
	fn accounts_come_before_what_is_left_for_others() {
		assert_eq!(paid(estate(900, 0)), [300, 100]);
		assert_eq!(paid(estate(400, 0)), [300, 100]);
		assert_eq!(paid(estate(200, 0)), [150, 50]);
		assert_eq!(paid(estate(0, 0)), [0, 0]);
	}

	#[test]
	fn carried_losses_are_borne_once_and_no_more_than_is_missing() {
		assert_eq!(paid(estate(700, 200)), [150, 50]);
		assert_eq!(paid(estate(800, 200)), [225, 75]);
		assert_eq!(paid(estate(900, 200)), [300, 100]);
		assert_eq!(paid(estate(200, 200)), [150, 50]);
		assert_eq!(paid(estate(500, 900)), [0, 0]);
	}

	#[test]
	fn accounts_bear_a_loss_before_what_is_locked() {
		assert_eq!(paid(Estate { locked: 400, ..estate(900, 0) }), [300, 100]);
		assert_eq!(paid(Estate { locked: 400, ..estate(600, 0) }), [150, 50]);
		assert_eq!(paid(Estate { locked: 400, ..estate(399, 0) }), [0, 0]);
	}

	#[test]
	fn what_cannot_be_counted_or_does_not_move_is_refused() {
		assert_eq!(Estate { unit: 0, ..estate(1, 0) }.release(&[1]), Err(Refusal::NoUnit));
		assert_eq!(estate(1, 0).release(&[Balance::MAX, 1]), Err(Refusal::TooLarge));
		assert_eq!(estate(1, 0).release(&[Balance::MAX]), Err(Refusal::TooLarge));
	}

	proptest! {
		/// All of what was in accounts is somewhere, nobody gets more than theirs, and what is not theirs stays.
		#[test]
		fn all_that_was_in_accounts_is_somewhere(
			accounts in prop::collection::vec(0u128..1 << 80, 0..24),
			available in 0u128..1 << 86,
			voluntary in 0u128..1 << 80,
			reserve in 0u128..1 << 80,
			locked_bps in 0u128..=10_000,
			carried in 0u128..1 << 84,
			moves_in_cents: bool,
		) {
			let unit = if moves_in_cents { CENT } else { 1 };
			let locked = reserve * locked_bps / 10_000;
			let estate = Estate { available, voluntary, reserve, locked, carried, unit };
			let Released { paid, lost, dust } = estate.release(&accounts).unwrap();
			let (all, given): (u128, u128) = (accounts.iter().sum(), paid.iter().sum());
			prop_assert_eq!(given + lost + dust, all);
			prop_assert!(paid.iter().zip(&accounts).all(|(paid, account)| paid <= account && paid % unit == 0));
			prop_assert!(dust < unit * paid.len().max(1) as u128);
			let missing = (all + voluntary + reserve).saturating_sub(available);
			prop_assert!(lost >= carried.min(missing).min(all));
			if given > 0 {
				prop_assert!(available - given >= locked);
			}
			// Where nothing was lost since the last closing, the reserves are whole.
			if missing <= carried.min(all) {
				prop_assert!(available - given >= voluntary + reserve);
				prop_assert_eq!(lost, missing);
			}
		}
	}
}
