//! Shares that go from one member to another, at par.

use codec::{Decode, Encode, MaxEncodedLen};
use rochdale_primitives::Moment;
use scale_info::TypeInfo;

/// A transfer that a holder has proposed.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Transfer<AccountId> {
	/// The account of the receiver, who sits in the co-op or will.
	pub to: AccountId,
	/// How many shares.
	pub shares: u64,
	/// Whether the receiver has accepted.
	pub is_accepted: bool,
	/// Deadline time at which it lapses, in milliseconds.
	pub lapses_at: Moment,
}
