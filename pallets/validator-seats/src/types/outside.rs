//! What the pallet must know of sessions and their keys.

use alloc::vec::Vec;
use frame::prelude::*;
use sp_staking::SessionIndex;

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
