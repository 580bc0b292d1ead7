//! What members owe by their use of losses that nothing else has covered.

use super::Commitment;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::{
	ledger::{Balance, Day, Side},
	ResolutionId,
};
use scale_info::TypeInfo;

/// The number of a loss in its co-op that members have charged themselves with, from 1 on without gaps.
pub type ChargeNo = u32;

/// A loss that members have charged themselves with, each by their use.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Charge<Hash> {
	/// What each of them owes: the refund of their share, of which nothing is paid to them.
	pub commitment: Commitment<Hash>,
	/// The resolution.
	pub resolution: ResolutionId,
	/// The civil day on which it was charged.
	pub charged_on: Day,
	/// Of how many members it was shown what they owe.
	pub shares: u32,
	/// What these owe together. The rest is owed by members of whom nobody has shown it yet.
	pub shown: Balance,
}

/// What a member owes of losses, over all charges, in millionths of the currency.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Debt {
	/// What they have owed.
	pub owed: Balance,
	/// What of it is paid or set off. What is more is owed to them.
	pub paid: Balance,
}

impl<Hash> Charge<Hash> {
	/// Counts what one more member owes. `None` where all together owe more than was charged.
	pub fn show(&mut self, amount: Balance) -> Option<()> {
		self.shares = self.shares.checked_add(1)?;
		self.shown = self.shown.checked_add(amount).filter(|shown| *shown <= self.commitment.total)?;
		Some(())
	}
}

impl Debt {
	/// What is left to be paid.
	pub const fn left(&self) -> Balance {
		self.owed.saturating_sub(self.paid)
	}

	/// Whether neither owes the other anything.
	pub const fn is_settled(&self) -> bool {
		self.owed == self.paid
	}

	/// Counts what was entered on a side of the account of what members owe.
	pub fn enter(&mut self, side: Side, amount: Balance) -> Option<()> {
		let sum = match side {
			Side::Debit => &mut self.owed,
			Side::Credit => &mut self.paid,
		};
		*sum = sum.checked_add(amount)?;
		Some(())
	}
}
