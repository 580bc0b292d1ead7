//! Returns that were declared.

use super::ClassNo;
use crate::rules::returns::Payment;
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use rochdale_primitives::{
	ledger::{Balance, Day},
	surplus::PlannedReturn,
};
use scale_info::TypeInfo;

/// The return of a class for a business year.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct DeclaredReturn {
	/// The civil day on which it was declared.
	pub declared_on: Day,
	/// Whether what was not collected in time has gone to the reserve.
	pub is_lapsed: bool,
	/// By what holders are paid.
	pub payment: Payment,
	/// What was set aside for all of them, in millionths of the currency.
	pub aside: Balance,
	/// The value-days of all of them.
	pub value_days: u128,
	/// What was collected of it.
	pub collected: Balance,
	/// The value-days for which it was.
	pub collected_days: u128,
}

impl DeclaredReturn {
	/// What was not collected, `None` if that is less than nothing.
	pub fn left(&self) -> Option<Balance> {
		self.aside.checked_sub(self.collected)
	}
}

/// The returns that can be declared for a year. Nothing where no rates were given.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ReturnPlan {
	/// The first day of the business year.
	pub(crate) year: Day,
	/// What each class gets.
	pub(crate) declared: Vec<(ClassNo, DeclaredReturn)>,
	/// What classes of supporters get of it, in millionths of the currency.
	pub(crate) supporters: Balance,
	/// What rounding leaves of what classes share, in millionths of the currency.
	pub(crate) dust: Balance,
}

impl PlannedReturn for ReturnPlan {
	fn total(&self) -> Balance {
		// All of them are parts of one sum, which can be counted.
		self.declared.iter().fold(0, |sum, (_, declared)| sum.saturating_add(declared.aside))
	}

	fn supporters(&self) -> Balance {
		self.supporters
	}

	fn dust(&self) -> Balance {
		self.dust
	}

	fn classes(&self) -> Vec<(ClassNo, Balance)> {
		self.declared.iter().map(|(no, declared)| (*no, declared.aside)).collect()
	}
}
