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
