//! Who produces and finalises blocks.

use crate::{
	constants::SLOT_DURATION, weights, AccountId, Aura, Balances, Clock, Cooperatives, Historical, Membership, Runtime,
	RuntimeCall, RuntimeEvent, Session, SessionKeys, System, UncheckedExtrinsic, ValidatorSeats,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{
		ConstBool, ConstU128, ConstU32, ConstU64, Get, KeyOwnerProofSystem, UnfilteredDispatchable,
		ValidatorRegistration,
	},
	weights::{constants::WEIGHT_REF_TIME_PER_MICROS, Weight},
};
use frame_system::offchain::{CreateBare, CreateTransactionBase};
use pallet_session::Error as SessionError;
use rochdale_primitives::CoopId;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::crypto::KeyTypeId;
use sp_runtime::traits::{Dispatchable, OpaqueKeys};
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

/// For how many blocks a node tries to have a report included: as long as sessions of an hour are remembered.
pub const REPORT_LONGEVITY: u64 = (SESSIONS_KEPT as u64).saturating_mul(1_200);

impl pallet_grandpa::Config for Runtime {
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Runtime, ValidatorSeats, Historical, ConstU64<REPORT_LONGEVITY>>;
	type KeyOwnerProof = <Historical as KeyOwnerProofSystem<(KeyTypeId, GrandpaId)>>::Proof;
	type MaxAuthorities = ConstU32<{ pallet_validator_seats::MAX_SEATS }>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<{ SESSIONS_KEPT as u64 }>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = GrandpaWeight;
}

/// What the calls of the finality pallet weigh.
pub struct GrandpaWeight;

impl pallet_grandpa::WeightInfo for GrandpaWeight {
	fn report_equivocation(_: u32, max_nominators: u32) -> Weight {
		use pallet_validator_seats::{WeightInfo, MAX_SEATS};

		// A report about the session that runs makes a trie of all its validators, of which the report only claims how many
		// there are: their co-ops and keys are read, and three values for each are entered. Once to see whether the report
		// is admissible, and once in the call.
		let validator = <Runtime as frame_system::Config>::DbWeight::get()
			.reads(2)
			.saturating_add(Weight::from_parts(WEIGHT_REF_TIME_PER_MICROS.saturating_mul(15), 0));
		<() as pallet_grandpa::WeightInfo>::report_equivocation(MAX_SEATS, max_nominators)
			.saturating_add(validator.saturating_mul(MAX_SEATS.into()).saturating_mul(2))
			.saturating_add(<Runtime as pallet_validator_seats::Config>::WeightInfo::report_offence())
	}

	fn note_stalled() -> Weight {
		<() as pallet_grandpa::WeightInfo>::note_stalled()
	}
}

impl<C> CreateTransactionBase<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

/// Reports of equivocations come from the authors of blocks, unsigned.
impl<C> CreateBare<C> for Runtime
where
	RuntimeCall: From<C>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
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
	#[cfg(not(feature = "broken-upgrade"))]
	type ShouldEndSession = ValidatorSeats;
	// The session that runs never ends.
	#[cfg(feature = "broken-upgrade")]
	type ShouldEndSession = pallet_session::PeriodicSessions<ConstU32<{ u32::MAX }>, ConstU32<0>>;
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
	type Keys = SessionKeys;

	fn is_registered(validator: &AccountId) -> bool {
		Session::is_registered(validator)
	}

	// The same conditions as those of the session pallet, in its order and with its errors.
	fn may_set(validator: &AccountId, keys: &SessionKeys, proof: &[u8]) -> DispatchResult {
		let is_proved = validator.using_encoded(|owner| keys.ownership_proof_is_valid(owner, proof));
		ensure!(is_proved, SessionError::<Runtime>::InvalidProof);
		ensure!(
			Session::is_registered(validator) || System::can_inc_consumer(validator),
			SessionError::<Runtime>::NoAccount
		);
		let is_free =
			|id: &KeyTypeId| Session::key_owner(*id, keys.get_raw(*id)).is_none_or(|owner| owner == *validator);
		ensure!(SessionKeys::key_ids().iter().all(is_free), SessionError::<Runtime>::DuplicatedKey);
		Ok(())
	}

	fn set(validator: &AccountId, keys: SessionKeys, proof: Vec<u8>) -> DispatchResult {
		Session::set_keys(frame_system::RawOrigin::Signed(validator.clone()).into(), keys, proof)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_keys(validator: &AccountId) -> (SessionKeys, Vec<u8>) {
		let generated = SessionKeys::generate(&validator.encode(), None);
		(generated.keys, generated.proof.encode())
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

/// Starts finality anew with the session that begins, which only root can.
pub struct NoteStalled;

impl pallet_validator_seats::RestartFinality for NoteStalled {
	fn restart_finality(delay: u32, best_finalised: u32, last: Option<SessionIndex>) {
		forget_unfinal_sets(best_finalised, last);
		let call = pallet_grandpa::Call::note_stalled { delay, best_finalized_block_number: best_finalised };
		if let Err(failure) = RuntimeCall::from(call).dispatch(frame_system::RawOrigin::Root.into()) {
			log::error!(target: "runtime::validator-seats", "finality does not start anew: {:?}", failure.error);
		}
	}
}

/// Counts the sets of finality as nodes do.
///
/// A set counts here as soon as it is announced, and at nodes when that block is final. Sets that were announced after the last
/// final block are never in force when finality starts anew. If they counted on, votes would bear another number than reports
/// of them are judged by, and than nodes take over that begin from the state. The set with which finality last started anew is in
/// force whatever is final.
fn forget_unfinal_sets(best_finalised: u32, last: Option<SessionIndex>) {
	use pallet_grandpa::{CurrentSetId, SetIdSession};

	let length = pallet_validator_seats::SessionLength::<Runtime>::get();
	let known = best_finalised.checked_div(length).unwrap_or(0).max(last.unwrap_or(0));
	let announced = CurrentSetId::<Runtime>::get();
	let mut set = announced;
	// The set was announced when the sessions of the one before were over.
	while let Some(before) = set.checked_sub(1) {
		if SetIdSession::<Runtime>::get(before).is_none_or(|ended| ended < known) {
			break;
		}
		SetIdSession::<Runtime>::remove(set);
		set = before;
	}
	if set != announced {
		CurrentSetId::<Runtime>::put(set);
		// All sessions until now were the set's that was in force.
		SetIdSession::<Runtime>::insert(set, Session::current_index().saturating_sub(1));
	}
}

/// For how many blocks a change of the set counts as one that finality may not have passed, and for how many sessions at most.
///
/// Where finality has passed it, a rescue waits so long. A federation is to have finality back within a day, in which a quarter of
/// the validators make so many blocks.
const SET_IS_NEW: (u32, u32) = (7_200, 24);

/// Whether a block comes before the set that was announced last, or that one is no longer new.
///
/// At nodes the sets of finality change with final blocks only, and they refuse a set that starts from a block beyond a change
/// that waits (`ForcedAuthoritySetChangeDependencyUnsatisfied` in sc-consensus-grandpa).
pub fn comes_before_new_set(block: u32) -> bool {
	use pallet_grandpa::{CurrentSetId, SetIdSession};

	let before = CurrentSetId::<Runtime>::get().checked_sub(1).and_then(SetIdSession::<Runtime>::get);
	// There has been one set only.
	let Some(announced) = before.map(|ended| ended.saturating_add(1)) else { return true };
	let length = pallet_validator_seats::SessionLength::<Runtime>::get();
	let announced = announced.saturating_mul(length);
	let is_new = System::block_number().saturating_sub(announced) < set_is_new(length);
	!is_new || block < announced
}

/// For how many blocks a set is new where sessions have this length.
pub fn set_is_new(length: u32) -> u32 {
	let (blocks, sessions) = SET_IS_NEW;
	length.saturating_mul(sessions).min(blocks)
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
	type EquivocationDays = ConstU32<30>;
	type Finality = NoteStalled;
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
