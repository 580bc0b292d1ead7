//! What can be asked about the dissolution of a co-op.

use super::{Dissolution, Heir};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use rochdale_primitives::{ledger::Balance, surplus::ClassNo};
use scale_info::TypeInfo;
use sp_runtime::DispatchError;

/// What is known of a co-op's dissolution.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct State<AccountId, Hash> {
	/// How far it is, `None` where the members have not decided it.
	pub dissolution: Option<Dissolution<AccountId, Hash>>,
	/// What hinders the final balance.
	pub hinders: Vec<DispatchError>,
	/// What each would get if the money were divided now, or got when it was. Fails where it cannot be divided.
	pub plan: Result<Plan, DispatchError>,
}

/// What each gets of the money of a co-op that ends, in millionths of the currency.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct Plan {
	/// What members are owed already, and what is due to others of the surplus. What other creditors are owed is paid before.
	pub owed: Balance,
	/// For their shares.
	pub shares: Balance,
	/// For the shares of each class, while it can be told.
	pub classes: Vec<(ClassNo, Balance)>,
	/// Of their accounts.
	pub member_accounts: Balance,
	/// What is left for the heir.
	pub residue: Balance,
	/// What of that was indivisible reserve.
	pub from_reserve: Balance,
	/// What of the indivisible reserve is lost.
	pub lost: Balance,
	/// The heir, once the members have named one.
	pub heir: Option<Heir>,
}
