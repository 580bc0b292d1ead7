//! What is left of a co-op, and how far it is paid.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{
	ledger::{AccountNo, Balance, PendingNo},
	payable::Payable,
	CoopId, Moment,
};
use scale_info::TypeInfo;

/// The most payments that are expected in the books of an heir at a time.
pub const MAX_EXPECTED: u32 = 8;

/// The accounts of a dissolved co-op that its end needs.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Accounts {
	/// What is due to members.
	pub due: AccountNo,
	/// The indivisible reserve.
	pub reserve: AccountNo,
	/// What is due to the heir.
	pub residue: AccountNo,
	/// What was handed over beside the reserve, less what of the reserve was not there.
	pub handed_over: AccountNo,
}

/// How the money of a co-op was divided, and what became of what was left. Amounts are millionths of the currency.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Residue<Hash> {
	/// Hash of the final balance.
	pub document: Hash,
	/// Civil time at which it was divided, in milliseconds.
	pub at: Moment,
	/// The accounts, `None` where the co-op has no books.
	pub accounts: Option<Accounts>,
	/// What members got for their shares.
	pub shares: Balance,
	/// What they got of their accounts.
	pub member_accounts: Balance,
	/// All that was left for the heir up to now.
	pub left: Balance,
	/// What of the indivisible reserve that was.
	pub from_reserve: Balance,
	/// What of the indivisible reserve was lost.
	pub lost: Balance,
	/// What is due to the heir, and what waits for a bank.
	pub payable: Payable,
	/// What of it the books of an heir with a bank do not expect yet.
	pub unexpected: Balance,
	/// What they expect: in whose books, and by which numbers.
	pub expected: BoundedVec<(CoopId, PendingNo), ConstU32<MAX_EXPECTED>>,
}

/// What a co-op got from others that were dissolved, by bank.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Inheritance {
	/// The account on which it comes.
	pub account: AccountNo,
	/// What has come by what its hands say, less what they took back.
	pub arrived: Balance,
	/// What of it went to the indivisible reserve, which gives nothing back.
	pub reserved: Balance,
}
