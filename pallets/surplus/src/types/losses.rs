//! Losses, and what bears them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::ledger::{Balance, Day};
use scale_info::TypeInfo;

/// What bears a loss, in millionths of the currency. All three together are the loss.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Cover {
	/// The voluntary reserve.
	pub voluntary: Balance,
	/// The indivisible reserve.
	pub reserve: Balance,
	/// Years to come.
	pub carried: Balance,
}

/// A loss that is not covered yet.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Carried {
	/// The first civil day of the business year in which it was made.
	pub year: Day,
	/// What is left of it, in millionths of the currency.
	pub amount: Balance,
}
