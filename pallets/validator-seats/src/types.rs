//! What is stored about names and seats, and what the pallet must know of sessions.

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

/// What was used of a number that a period allows.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Quota {
	/// Deadline time at which the period ends.
	pub until: Moment,
	/// How many were used in it.
	pub used: u32,
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
	/// What one officer has proposed and another one can confirm.
	pub proposed: Option<Proposal<AccountId>>,
	/// The accounts that are no longer named and not yet free.
	pub retiring: Vec<AccountId>,
	/// Whether the seat rests.
	pub resting: bool,
	/// Whether an account of the co-op has a seat in the session that was planned last.
	pub seated: bool,
	/// How many sessions in a row were idle.
	pub idle: u32,
}

/// An officer's call to name a validator that is possible.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Hand {
	/// It proposes the account.
	First { by: MemberNo, lapses_at: Moment, quota: Quota },
	/// It confirms what another officer has proposed, who comes first.
	Second { by: (MemberNo, MemberNo) },
}

/// The session keys of validators.
pub trait SessionKeysOf<AccountId> {
	/// Whether the account has session keys.
	fn is_registered(validator: &AccountId) -> bool;

	/// Forgets the session keys that the account has. No session uses them any more.
	fn purge(validator: &AccountId);
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
