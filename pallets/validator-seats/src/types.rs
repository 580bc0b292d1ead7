//! What is stored about names and seats, and what the pallet must know of sessions.

use crate::MAX_BOARD;
use alloc::vec::Vec;
use frame::prelude::*;
use rochdale_primitives::{CoopId, MemberNo, Moment};
use serde::{Deserialize, Serialize};
use sp_staking::SessionIndex;

/// A co-op's validator account at genesis.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisName<AccountId> {
	/// The co-op.
	pub coop: CoopId,
	/// Its validator account.
	pub validator: AccountId,
}

/// An account that one officer has proposed as the validator of the co-op.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Proposal<AccountId> {
	/// The account.
	pub validator: AccountId,
	/// The officer.
	pub by: MemberNo,
	/// Deadline time at which the proposal lapses.
	pub lapses_at: Moment,
}

/// The accounts that officers of a co-op have proposed, at most one each.
pub type ProposalsOf<AccountId> = BoundedVec<Proposal<AccountId>, ConstU32<MAX_BOARD>>;

/// What an officer has used of the number of namings that a period allows.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Quota {
	/// The officer.
	pub by: MemberNo,
	/// Deadline time at which the period ends.
	pub until: Moment,
	/// How many were used in it.
	pub used: u32,
}

/// What the officers of a co-op have used, at most one entry each.
pub type Quotas = BoundedVec<Quota, ConstU32<MAX_BOARD>>;

/// Since when a seat rests, and until when it does not return.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Rest {
	/// The session for which it was planned first.
	pub since: SessionIndex,
	/// Deadline time before which the seat does not return. Zero where it can return at once.
	pub until: Moment,
}

/// What a seat pays for two votes of its validator that contradict each other.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Equivocation {
	/// The session in which it happened.
	pub session: SessionIndex,
	/// Deadline time before which the seat does not return.
	pub until: Moment,
	/// Whether two officers have named an account since.
	pub named: bool,
	/// The session in which the seat returned, or had paid without being able to rest.
	///
	/// What was reported of that session or before is settled.
	pub settled: Option<SessionIndex>,
}

/// How idle a seat is.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Attendance {
	/// The first session that counts.
	pub from: SessionIndex,
	/// How many sessions in a row were idle.
	pub idle: u32,
}

/// What is known about the seat of a co-op.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct SeatCard<AccountId> {
	/// The named account.
	pub named: Option<AccountId>,
	/// The account that takes over when it has session keys.
	pub successor: Option<AccountId>,
	/// What officers have proposed, each for himself, and another one can confirm.
	pub proposed: Vec<Proposal<AccountId>>,
	/// The accounts that are no longer named and not yet free.
	pub retiring: Vec<AccountId>,
	/// Whether the seat rests, since which session, and until when it does not return.
	pub resting: Option<Rest>,
	/// What the seat paid for last when its validator equivocated.
	pub equivocation: Option<Equivocation>,
	/// Whether an account of the co-op has a seat in the session that was planned last.
	pub seated: bool,
	/// How many sessions in a row were idle.
	pub idle: u32,
}

/// An officer's call to name a validator that is possible.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Hand<AccountId> {
	/// It proposes the account. What the officers have proposed and used is then this.
	First { by: MemberNo, lapses_at: Moment, proposals: ProposalsOf<AccountId>, quotas: Quotas },
	/// It confirms what another officer has proposed, who comes first.
	Second { by: (MemberNo, MemberNo) },
}

/// The session keys of validators.
pub trait SessionKeysOf<AccountId> {
	/// The keys of a validator, as a call carries them.
	type Keys: Parameter;

	/// Whether the account has session keys.
	fn is_registered(validator: &AccountId) -> bool;

	/// Whether [`Self::set`] would succeed: who sends the keys holds them, and they are no other validator's.
	///
	/// Fails with the error that it would give. Writes nothing.
	fn may_set(validator: &AccountId, keys: &Self::Keys, proof: &[u8]) -> DispatchResult;

	/// Gives the account these session keys, in the place of those that it had.
	fn set(validator: &AccountId, keys: Self::Keys, proof: Vec<u8>) -> DispatchResult;

	/// Forgets the session keys that the account has. No session uses them any more.
	fn purge(validator: &AccountId);

	/// New keys with the proof that the account holds them, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_keys(validator: &AccountId) -> (Self::Keys, Vec<u8>);
}

/// Forgets what was kept about old sessions.
pub trait PruneSessions {
	/// Forget the sessions before `first_kept`.
	fn prune_before(first_kept: SessionIndex);
}

impl PruneSessions for () {
	fn prune_before(_: SessionIndex) {}
}

/// Knows the validators that were planned last, with the keys that they had then.
pub trait PlannedValidators<AccountId> {
	/// Whether just these accounts were planned last, in this order, and their keys are still the same.
	fn are_planned(validators: &[AccountId]) -> bool;
}
