//! Money that is held together: who acts for it, how it moves, and what is known about accounts.
//!
//! What the books say about it is in [`ledger`](super::ledger).

use super::{CoopId, MemberNo};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	dispatch::DispatchResult, sp_runtime::DispatchError, traits::ConstU32, weights::Weight, BoundedVec,
};
use scale_info::TypeInfo;

pub use super::interest::CoopsBehind;

/// The number of a treasury, from 1 on without gaps.
pub type TreasuryId = u32;

/// The number of a budget line of a treasury, from 1 on without gaps.
pub type LineNo = u32;

/// The number of a request for a payment from a treasury, from 1 on without gaps.
pub type PaymentNo = u32;

/// The number of a custodian, from 1 on without gaps.
pub type CustodianId = u32;

/// The number of a request to pay out units, from 1 on without gaps.
pub type RedemptionNo = u32;

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

/// Has units paid out by a custodian, for a holder that has books. Custody does.
pub trait Redeem<AccountId, Hash> {
	/// Puts units of the holder on hold, which the custodian is to pay to whom the hash stands for. Gives the number.
	fn redeem(
		holder: &AccountId,
		custodian: CustodianId,
		amount: u128,
		payout: Hash,
	) -> Result<RedemptionNo, DispatchError>;

	/// Gives the holder the units back that the custodian has not paid in time. [`HearRedemptions`] tells it.
	fn take_back(redemption: RedemptionNo) -> DispatchResult;

	/// Whether units can be taken back now.
	fn may_take_back(redemption: RedemptionNo) -> DispatchResult;

	/// Says for the holder that what the custodian has reported as paid has come, so that the units are burnt.
	/// [`HearRedemptions`] tells it.
	fn acknowledge(redemption: RedemptionNo) -> DispatchResult;

	/// Whether `who` may say so of what was reported with this reference: nobody disputes it, and they have no seat in the
	/// custodian's co-op.
	fn may_acknowledge(redemption: RedemptionNo, reference: Hash, who: &AccountId) -> DispatchResult;

	/// Whether there is such a custodian.
	fn is_custodian(custodian: CustodianId) -> bool;

	/// The most that any of these weighs, without what those do who hear of it.
	fn weight() -> Weight;

	/// A custodian who can be asked for so many units, for benchmarks of other pallets.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_custodian(issued: u128) -> CustodianId;

	/// Reports that a custodian has paid and gives the reference, for benchmarks of other pallets.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_reported(redemption: RedemptionNo) -> Hash;
}

/// Hears what became of units that were to be paid out.
pub trait HearRedemptions {
	/// The units were paid out and are burnt, or the holder has them again. Whatever fails here keeps that from happening.
	fn ended(redemption: RedemptionNo, is_paid: bool) -> DispatchResult;

	/// The most that it weighs to hear of one.
	fn weight() -> Weight;
}

impl HearRedemptions for () {
	fn ended(_: RedemptionNo, _: bool) -> DispatchResult {
		Ok(())
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}
