//! Money that is held together: who acts for it, how it moves, and what is known about accounts.
//!
//! What the books say about it is in [`ledger`](super::ledger).

use super::{CoopId, MemberNo};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

pub use super::interest::CoopsBehind;

/// The number of a treasury, from 1 on without gaps.
pub type TreasuryId = u32;

/// The number of a budget line of a treasury, from 1 on without gaps.
pub type LineNo = u32;

/// The number of a request for a payment from a treasury, from 1 on without gaps.
pub type PaymentNo = u32;

/// The most signers that a treasury can have.
pub const MAX_SIGNERS: u32 = 16;

/// In which of the two ways the money of a treasury moves. It never changes.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Mode {
	/// In units, on the chain and at once. The currency is the federation's home currency.
	#[codec(index = 0)]
	Units,
	/// By bank, in any currency. The chain keeps the books only.
	#[codec(index = 1)]
	Bank,
}

/// A member who acts for a co-op.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub struct Hand {
	/// The co-op.
	pub coop: CoopId,
	/// The member's number in its register.
	pub member: MemberNo,
}

/// The members who have approved something, each once.
pub type Hands = BoundedVec<Hand, ConstU32<MAX_SIGNERS>>;

/// Whether money comes or goes.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Direction {
	/// It comes in.
	#[codec(index = 0)]
	In,
	/// It goes out.
	#[codec(index = 1)]
	Out,
}

/// Knows the accounts that may receive units although no register of the chain has them as a member, co-op or fund.
pub trait RegisteredAccounts<AccountId> {
	/// The co-op whose officers have registered the account.
	fn registered_by(account: &AccountId) -> Option<CoopId>;

	/// Registers an account, for benchmarks and tests of other pallets.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_register(coop: CoopId, account: &AccountId);
}
