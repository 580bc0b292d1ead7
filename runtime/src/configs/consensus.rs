//! Who produces and finalises blocks.

use crate::{
	constants::SLOT_DURATION, weights, AccountId, Aura, Balances, Clock, Cooperatives, Historical, Membership, Runtime,
	RuntimeCall, RuntimeEvent, Session, SessionKeys, ValidatorSeats,
};
use frame_support::traits::{
	ConstBool, ConstU128, ConstU32, ConstU64, Get, KeyOwnerProofSystem, UnfilteredDispatchable, ValidatorRegistration,
};
use rochdale_primitives::CoopId;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::crypto::KeyTypeId;
use sp_runtime::traits::OpaqueKeys;
use sp_staking::SessionIndex;

/// For how many sessions validator sets are remembered.
pub const SESSIONS_KEPT: SessionIndex = 168;

impl pallet_aura::Config for Runtime {
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type AuthorityId = AuraId;
	type DisabledValidators = Session;
	type MaxAuthorities = ConstU32<{ pallet_validator_seats::MAX_SEATS }>;
	type SlotDuration = ConstU64<SLOT_DURATION>;
}

impl pallet_grandpa::Config for Runtime {
	type EquivocationReportSystem = ();
	type KeyOwnerProof = <Historical as KeyOwnerProofSystem<(KeyTypeId, GrandpaId)>>::Proof;
	type MaxAuthorities = ConstU32<{ pallet_validator_seats::MAX_SEATS }>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<{ SESSIONS_KEPT as u64 }>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

impl pallet_authorship::Config for Runtime {
	type EventHandler = ValidatorSeats;
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
}

impl pallet_session::Config for Runtime {
	type Currency = Balances;
	type DisablingStrategy = ();
	// Keys need no deposit: a seat must not depend on a balance, and only accounts that a co-op has named can set keys.
	type KeyDeposit = ConstU128<0>;
	type Keys = SessionKeys;
	type NextSessionRotation = ValidatorSeats;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Runtime, ValidatorSeats>;
	type ShouldEndSession = ValidatorSeats;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_validator_seats::ValidatorOf<Runtime>;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
}

impl pallet_session::historical::Config for Runtime {
	type FullIdentification = CoopId;
	type FullIdentificationOf = pallet_validator_seats::CoopOf<Runtime>;
	type RuntimeEvent = RuntimeEvent;
}

/// Prunes the validator sets of old sessions.
pub struct PruneHistory;

impl pallet_validator_seats::PruneSessions for PruneHistory {
	fn prune_before(first_kept: SessionIndex) {
		Historical::prune_up_to(first_kept);
	}
}

/// Compares a plan with what the session pallet has queued.
pub struct Queued;

impl pallet_validator_seats::PlannedValidators<AccountId> for Queued {
	fn are_planned(validators: &[AccountId]) -> bool {
		let queued = pallet_session::QueuedKeys::<Runtime>::get();
		queued.len() == validators.len()
			&& queued.iter().zip(validators).all(|((account, keys), validator)| {
				account == validator && pallet_session::NextKeys::<Runtime>::get(validator).as_ref() == Some(keys)
			})
	}
}

/// The session keys of validators.
pub struct KeysOfValidators;

impl pallet_validator_seats::SessionKeysOf<AccountId> for KeysOfValidators {
	fn is_registered(validator: &AccountId) -> bool {
		Session::is_registered(validator)
	}

	fn purge(validator: &AccountId) {
		// Nobody can send this call, because a validator with a seat would stop finality by it.
		let purge = RuntimeCall::from(pallet_session::Call::purge_keys {});
		let origin = frame_system::RawOrigin::Signed(validator.clone()).into();
		if let Err(failure) = purge.dispatch_bypass_filter(origin) {
			log::error!(target: "runtime::validator-seats", "the keys of {validator:?} stay: {:?}", failure.error);
		}
	}
}

/// The session that runs now.
pub struct CurrentSession;

impl Get<SessionIndex> for CurrentSession {
	fn get() -> SessionIndex {
		Session::current_index()
	}
}

impl pallet_validator_seats::Config for Runtime {
	type Clock = Clock;
	type Coops = Cooperatives;
	type CurrentSession = CurrentSession;
	type Keys = KeysOfValidators;
	type Members = Membership;
	type NamingDays = ConstU32<30>;
	type NamingsPerPeriod = ConstU32<6>;
	type Planned = Queued;
	type Prune = PruneHistory;
	type RestAfter = ConstU32<4>;
	type SessionsKept = ConstU32<SESSIONS_KEPT>;
	type WeightInfo = weights::pallet_validator_seats::WeightInfo<Runtime>;
}
