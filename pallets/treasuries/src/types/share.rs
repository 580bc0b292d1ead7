//! What owners have in a treasury of several, and what is due to those who left.

use crate::*;

/// The share of each owner, in the order of their numbers and in hundredths of a percent.
pub type Shares = BoundedVec<u16, ConstU32<{ rochdale_primitives::MAX_PARTIES }>>;

/// The accounts in the books of a treasury of several that say what belongs to owners who leave.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct OwnersAccounts {
	/// What belongs to the owners together, from which their shares go.
	pub equity: AccountNo,
	/// What is due to owners who left.
	pub due: AccountNo,
}

/// What is due to a co-op that was one of the owners.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Claim {
	/// How much of it was neither paid nor set aside, in millionths of the currency.
	pub amount: Balance,
	/// Deadline time from which it is paid by itself where the money moves in units, in milliseconds.
	pub from: Moment,
}
