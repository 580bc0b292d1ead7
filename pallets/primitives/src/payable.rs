//! What somebody owes and a bank may have to pay.

use super::ledger::{Balance, Became};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What is owed to somebody, in millionths of the currency.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Payable {
	/// What is due and waits for nothing.
	pub due: Balance,
	/// What the bank is to pay.
	pub ordered: Balance,
	/// What was paid twice, because a bank had not given it back after all. What becomes due is less by that.
	pub overpaid: Balance,
}

impl Payable {
	/// Adds what has become due, less what was paid twice.
	pub fn add(&mut self, amount: Balance) -> Option<()> {
		let set_off = amount.min(self.overpaid);
		self.overpaid = self.overpaid.checked_sub(set_off)?;
		self.due = self.due.checked_add(amount.checked_sub(set_off)?)?;
		Some(())
	}

	/// Whether anything of it is still to be paid, in units of `unit` millionths that move. What is less than one nobody can pay.
	pub const fn waits(&self, unit: Balance) -> bool {
		self.due >= unit || self.ordered > 0
	}

	/// Takes away what is not due after all, and counts as paid twice what has gone already.
	pub fn take(&mut self, amount: Balance) -> Option<()> {
		let taken = amount.min(self.due);
		self.due = self.due.checked_sub(taken)?;
		self.overpaid = self.overpaid.checked_add(amount.checked_sub(taken)?)?;
		Some(())
	}

	/// Counts that the bank is to pay so much of it.
	pub fn order(&mut self, amount: Balance) -> Option<()> {
		self.due = self.due.checked_sub(amount)?;
		self.ordered = self.ordered.checked_add(amount)?;
		Some(())
	}

	/// Counts what became of so much of what the bank was to pay.
	pub fn hear(&mut self, became: Became, amount: Balance) -> Option<()> {
		match became {
			Became::Posted(_) => self.ordered = self.ordered.checked_sub(amount)?,
			Became::Unposted(_) => self.ordered = self.ordered.checked_add(amount)?,
			Became::Returned(_) => self.add(amount)?,
			Became::NotReturned(_) => self.take(amount)?,
			Became::Voided | Became::Expired => {
				self.ordered = self.ordered.checked_sub(amount)?;
				self.due = self.due.checked_add(amount)?;
			}
		}
		Some(())
	}
}
