//! Blocks, accounts, time, and what no call may reach.

use crate::{
	questions::Accesses, weights, AccountId, Aura, Balance, Block, Clock, Custody, Hash, Migrations, Moment, Nonce,
	PalletInfo, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, RuntimeTask, System, VERSION,
};
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::{ConstU32, ConstU64, Contains, Get, OnKilledAccount},
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};
use frame_system::limits::{BlockLength, BlockWeights};
#[cfg(all(feature = "next-version", not(feature = "runtime-benchmarks")))]
use rochdale_primitives::migration::EachEntry;
use rochdale_primitives::migration::TryAgain;
use sp_runtime::{
	traits::{AccountIdLookup, StaticLookup},
	type_with_default::TypeWithDefault,
	Perbill,
};

use crate::constants::{SLOT_DURATION, SS58_PREFIX};

/// What one block may execute: a second of the three that a slot lasts.
pub const MAXIMUM_BLOCK_WEIGHT: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND, u64::MAX);

/// The share of a block that ordinary transactions can fill.
const NORMAL_RATIO: Perbill = Perbill::from_percent(60);

/// The share of a block that ordinary transactions which pay can fill.
///
/// A tenth of every block is for what is free of charge alone, so that nobody who pays for filling blocks keeps out a ballot.
const PAYING_RATIO: Perbill = Perbill::from_percent(50);

/// How long a block may be, in bytes: a runtime upgrade has to fit.
const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;

/// The share of a block that operational transactions can fill.
///
/// A runtime upgrade, the heaviest of them, has to fit, and takes five sixths of it. Together with the ordinary ones they leave a
/// fifth of every block, however full, to what the chain does by itself.
const OPERATIONAL_RATIO: Perbill = Perbill::from_percent(20);

/// What blocks may weigh.
///
/// Each class of transactions can also fill what is reserved for it in a block that is nominally full, because the block in
/// which a session ends counts as one although little is done in it.
#[allow(clippy::arithmetic_side_effects)] // shares of constants
fn block_weights() -> BlockWeights {
	let mut weights = BlockWeights::builder()
		.base_block(weights::base::BLOCK)
		.for_class(DispatchClass::all(), |weights| weights.base_extrinsic = weights::base::TRANSACTION)
		.for_class(DispatchClass::Normal, |weights| {
			weights.max_total = Some(NORMAL_RATIO * MAXIMUM_BLOCK_WEIGHT);
			weights.reserved = weights.max_total;
		})
		.for_class(DispatchClass::Operational, |weights| {
			weights.max_total = Some(OPERATIONAL_RATIO * MAXIMUM_BLOCK_WEIGHT);
			weights.reserved = weights.max_total;
		})
		.avg_block_initialization(Perbill::from_percent(5))
		.build_or_panic();
	// The builder takes the limit of the largest class for that of the block, and no class may fill it.
	weights.max_block = MAXIMUM_BLOCK_WEIGHT;
	weights
}

parameter_types! {
	/// Version of the runtime.
	pub const Version: sp_version::RuntimeVersion = VERSION;
	/// Prefix of addresses in text.
	pub const SS58Prefix: u16 = SS58_PREFIX;
	/// What blocks may weigh.
	pub RuntimeBlockWeights: BlockWeights = block_weights();
	/// How long blocks may be.
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(MAXIMUM_BLOCK_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |length| *length = NORMAL_RATIO.mul_floor(*length))
		.build();
	/// What ordinary transactions that pay may weigh in a block.
	pub PayingWeight: Weight =
		Weight::from_parts(PAYING_RATIO.mul_floor(MAXIMUM_BLOCK_WEIGHT.ref_time()), u64::MAX);
	/// How long a block may be, in bytes, for an ordinary transaction that pays to be added.
	pub PayingLength: u32 = PAYING_RATIO.mul_floor(MAXIMUM_BLOCK_LENGTH);
	/// Highest nonce of an account that no longer exists. Every new account starts there.
	pub storage NonceFloor: Nonce = 0;
}

/// The nonce of an account's first transaction.
#[derive(Debug)]
pub struct FirstNonce;

impl Get<Nonce> for FirstNonce {
	fn get() -> Nonce {
		NonceFloor::get()
	}
}

/// Remembers how far the nonces of reaped accounts had come.
///
/// An account that comes to life again must not accept its old transactions a second time, so no account ever starts below
/// the nonce at which another ended.
pub struct RaiseNonceFloor;

impl OnKilledAccount<AccountId> for RaiseNonceFloor {
	fn on_killed_account(who: &AccountId) {
		// The system pallet calls this while the account is still readable.
		let nonce = *System::account_nonce(who);
		if nonce > NonceFloor::get() {
			NonceFloor::set(&nonce);
		}
	}
}

/// Refuses the calls that the design forbids to everybody, however they are wrapped.
///
/// Wrappers (batch, proxy, multisig) dispatch what they carry through this filter too. What is signed as such is refused by it
/// before it enters a block ([`crate::charges::charge`]).
pub struct Permitted;

impl Permitted {
	/// Whether the call is refused whatever the state, which leaves out payments to whom nobody has registered yet.
	pub fn is_forbidden(call: &RuntimeCall) -> bool {
		use pallet_balances::Call::{transfer_all, transfer_allow_death, transfer_keep_alive};

		match call {
			RuntimeCall::Balances(transfer_allow_death { .. } | transfer_keep_alive { .. } | transfer_all { .. }) => {
				false
			}
			_ => !Self::contains(call),
		}
	}
}

impl Contains<RuntimeCall> for Permitted {
	fn contains(call: &RuntimeCall) -> bool {
		use frame_system::Call as SystemCall;
		use pallet_balances::Call as BalancesCall;
		use pallet_session::Call as SessionCall;
		use pallet_utility::Call as UtilityCall;

		match call {
			// Units leave by redemption only, nobody moves or makes another's, and only registered parties receive them.
			RuntimeCall::Balances(call) => match call {
				BalancesCall::transfer_allow_death { dest, .. }
				| BalancesCall::transfer_keep_alive { dest, .. }
				| BalancesCall::transfer_all { dest, .. } => {
					// What names no account fails by itself, with an error that says so.
					let payee = <Runtime as frame_system::Config>::Lookup::lookup(dest.clone());
					payee.map_or(true, |payee| Custody::may_receive(&payee))
				}
				_ => false,
			},
			// A validator that drops its keys would keep its seat and stop finality. Keys are replaced by `set_keys`.
			RuntimeCall::Session(SessionCall::purge_keys {}) => false,
			// Nobody writes raw state or swaps the code without its hash being decided on.
			RuntimeCall::System(call) => matches!(
				call,
				SystemCall::remark { .. }
					| SystemCall::remark_with_event { .. }
					| SystemCall::apply_authorized_upgrade { .. }
			),
			// A pure proxy is nobody's account: it could receive nothing, and its deposit would never come back.
			RuntimeCall::Proxy(pallet_proxy::Call::create_pure { .. }) => false,
			// Derived accounts and borrowed origins hide who acts.
			RuntimeCall::Utility(
				UtilityCall::as_derivative { .. }
				| UtilityCall::dispatch_as { .. }
				| UtilityCall::dispatch_as_fallible { .. }
				| UtilityCall::with_weight { .. },
			) => false,
			_ => true,
		}
	}
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type BaseCallFilter = Permitted;
	type Block = Block;
	type BlockHashCount = ConstU32<2_400>;
	type BlockLength = RuntimeBlockLength;
	type BlockWeights = RuntimeBlockWeights;
	type DbWeight = Accesses;
	type ExtensionsWeightInfo = weights::frame_system_extensions::WeightInfo<Runtime>;
	type Hash = Hash;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type MaxConsumers = ConstU32<64>;
	type MultiBlockMigrator = Migrations;
	type Nonce = TypeWithDefault<Nonce, FirstNonce>;
	type OnKilledAccount = RaiseNonceFloor;
	type SS58Prefix = SS58Prefix;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	type Version = Version;
}

impl pallet_timestamp::Config for Runtime {
	type MinimumPeriod = ConstU64<{ SLOT_DURATION / 2 }>;
	type Moment = Moment;
	type OnTimestampSet = (Aura, Clock);
	type WeightInfo = crate::weights::pallet_timestamp::WeightInfo<Runtime>;
}

impl pallet_clock::Config for Runtime {}

/// What one block may spend on a migration.
///
/// Nothing else is in such a block but inherents. Half of it, because an author whose disk is slower than the one that was
/// measured must not lose the slot.
const MIGRATION_RATIO: Perbill = Perbill::from_percent(50);

parameter_types! {
	/// What one block may spend on a migration.
	pub MigrationWeight: Weight = Weight::from_parts(MIGRATION_RATIO.mul_floor(MAXIMUM_BLOCK_WEIGHT.ref_time()), u64::MAX);
}

/// The migrations of this runtime, in their order. They stay here until every chain has had them (docs/upgrading.md).
#[cfg(not(any(feature = "next-version", feature = "runtime-benchmarks")))]
pub type Pending = ();
/// Those of the rehearsal's runtime.
#[cfg(all(feature = "next-version", not(feature = "broken-upgrade"), not(feature = "runtime-benchmarks")))]
pub type Pending = (
	EachEntry<pallet_coop_membership::migrations::ToVersion2<Runtime>>,
	EachEntry<pallet_resolutions::migrations::ToVersion2<Runtime>>,
);
/// One of them is forgotten.
#[cfg(all(feature = "broken-upgrade", not(feature = "runtime-benchmarks")))]
pub type Pending = EachEntry<pallet_resolutions::migrations::ToVersion2<Runtime>>;
#[cfg(feature = "runtime-benchmarks")]
type Pending = pallet_migrations::mock_helpers::MockedMigrations;

impl pallet_migrations::Config for Runtime {
	// Those with which the library benchmarks itself have long ones.
	type CursorMaxLen = ConstU32<
		{
			if cfg!(feature = "runtime-benchmarks") {
				65_536
			} else {
				256
			}
		},
	>;
	type FailedMigrationHandler = TryAgain;
	type IdentifierMaxLen = ConstU32<256>;
	type MaxServiceWeight = MigrationWeight;
	type MigrationStatusHandler = ();
	type Migrations = Pending;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}
