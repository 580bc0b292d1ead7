//! The runtime of a federation of co-operatives.
//!
//! This crate only wires pallets together. Rules are in the pallets, their parameters in [`configs`], one file a domain.

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

use alloc::{borrow::Cow, vec::Vec};
use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::RuntimeVersion;

#[cfg(feature = "runtime-benchmarks")]
#[macro_use]
mod benchmarks;

pub mod apis;
pub mod arrivals;
pub mod carried;
pub mod charges;
pub mod configs;
pub mod constants;
pub mod extensions;
pub mod genesis_config_presets;
#[cfg(feature = "try-runtime")]
pub mod invariants;
pub mod questions;
mod weights;

/// How accounts sign.
pub type Signature = MultiSignature;
/// An account.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// An account as wallets name it.
pub type Address = MultiAddress<AccountId, ()>;
/// An amount of the unit in its smallest part.
pub type Balance = u128;
/// Number of a block.
pub type BlockNumber = u32;
/// Number of an account's next transaction.
pub type Nonce = u32;
/// A hash.
pub type Hash = sp_core::H256;
/// Milliseconds since 1970.
pub type Moment = rochdale_primitives::Moment;
/// Header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// What is checked around every transaction, in the order that wallets and libraries expect.
pub type TxExtension = (
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	// Nonce, weight and payment.
	extensions::Admission,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// A transaction or inherent.
pub type UncheckedExtrinsic = arrivals::Arrival;
/// What a transaction's signature covers.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Runs blocks.
pub type Executive =
	frame_executive::Executive<Runtime, Block, frame_system::ChainContext<Runtime>, Runtime, AllPalletsWithSystem>;

/// The block with opaque transactions, which the node needs to know nothing else of.
pub mod opaque {
	use super::*;

	/// A block whose transactions only the runtime understands.
	pub type Block = generic::Block<Header, sp_runtime::OpaqueExtrinsic>;
	/// Names a block.
	pub type BlockId = generic::BlockId<Block>;
}

impl_opaque_keys! {
	/// The keys with which a validator works.
	pub struct SessionKeys {
		/// Signs the blocks that it produces.
		pub aura: Aura,
		/// Signs its votes for finality.
		pub grandpa: Grandpa,
	}
}

/// The version of this runtime: `spec_version` and `transaction_version`, everything else stays the same. Both are tokens,
/// because what goes into the section of the Wasm that names the version must be written out as numbers.
macro_rules! runtime_version {
	($spec_version:tt, $transaction_version:tt) => {
		/// Version of this runtime.
		#[sp_version::runtime_version]
		pub const VERSION: RuntimeVersion = RuntimeVersion {
			spec_name: Cow::Borrowed("rochdale"),
			impl_name: Cow::Borrowed("rochdale-node"),
			authoring_version: 1,
			spec_version: $spec_version,
			impl_version: 1,
			apis: apis::RUNTIME_API_VERSIONS,
			transaction_version: $transaction_version,
			// Light clients (smoldot 3.4) refuse a chain with version 3.
			system_version: 1,
		};
	};
}

#[cfg(not(feature = "next-version"))]
runtime_version!(100, 1);
// The runtime to which tests of upgrades upgrade.
#[cfg(all(feature = "next-version", not(feature = "broken-upgrade")))]
runtime_version!(101, 2);
// The one that is caught before anybody votes: a call changes, and wallets are not told.
#[cfg(feature = "broken-upgrade")]
runtime_version!(101, 1);

/// The runtime with its pallets, and with more of them where something is compared with ours.
///
/// A condition at the pallet itself would leave nothing of the runtime without it.
// Pallets build their genesis in this order: members before the co-ops whose officers they are, units and co-ops before what
// was deposited for the units, co-ops before the validators that they name, and these before the session that seats them.
macro_rules! runtime_with {
	($($more:tt)*) => {
		#[frame_support::runtime]
		mod runtime {
			#[runtime::runtime]
			#[runtime::derive(
				RuntimeCall,
				RuntimeEvent,
				RuntimeError,
				RuntimeOrigin,
				RuntimeFreezeReason,
				RuntimeHoldReason,
				RuntimeSlashReason,
				RuntimeLockId,
				RuntimeTask,
				RuntimeViewFunction
			)]
			pub struct Runtime;

			#[runtime::pallet_index(0)]
			pub type System = frame_system;
			#[runtime::pallet_index(1)]
			pub type Timestamp = pallet_timestamp;
			#[runtime::pallet_index(2)]
			pub type Clock = pallet_clock;
			// Without calls: nobody stops, skips or repeats a migration.
			#[runtime::pallet_index(3)]
			pub type Migrations = pallet_migrations + Pallet + Storage + Event<T> + Error<T>;

			// Without a genesis of its own: units come from deposits only. With it the Wasm had the word lists and curves with
			// which that derives accounts for tests.
			#[runtime::pallet_index(10)]
			pub type Balances = pallet_balances + Pallet + Call + Storage + Event<T> + Error<T>;
			#[runtime::pallet_index(11)]
			pub type TransactionPayment = pallet_transaction_payment;

			#[runtime::pallet_index(20)]
			pub type Membership = pallet_coop_membership;
			#[runtime::pallet_index(21)]
			pub type Cooperatives = pallet_cooperatives;
			#[runtime::pallet_index(22)]
			pub type Resolutions = pallet_resolutions;
			#[runtime::pallet_index(23)]
			pub type Ledger = pallet_ledger;
			#[runtime::pallet_index(24)]
			pub type Treasuries = pallet_treasuries;
			#[runtime::pallet_index(25)]
			pub type Custody = pallet_custody;
			#[runtime::pallet_index(26)]
			pub type Shares = pallet_capped_shares;
			#[runtime::pallet_index(27)]
			pub type Surplus = pallet_surplus;
			#[runtime::pallet_index(28)]
			pub type Dissolution = pallet_dissolution;
			#[runtime::pallet_index(29)]
			pub type SolidarityFund = pallet_solidarity_fund;

			#[runtime::pallet_index(30)]
			pub type Authorship = pallet_authorship;
			#[runtime::pallet_index(31)]
			pub type ValidatorSeats = pallet_validator_seats;
			#[runtime::pallet_index(32)]
			pub type Session = pallet_session;
			#[runtime::pallet_index(33)]
			pub type Historical = pallet_session::historical;
			#[runtime::pallet_index(34)]
			pub type Aura = pallet_aura;
			#[runtime::pallet_index(35)]
			pub type Grandpa = pallet_grandpa;

			#[runtime::pallet_index(40)]
			pub type Utility = pallet_utility;
			#[runtime::pallet_index(41)]
			pub type Multisig = pallet_multisig;
			#[runtime::pallet_index(42)]
			pub type Proxy = pallet_proxy;

			$($more)*
		}
	};
}

#[cfg(not(feature = "peers"))]
runtime_with!();
#[cfg(feature = "peers")]
runtime_with!(
	#[runtime::pallet_index(252)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(253)]
	pub type AssetsFreezer = pallet_assets_freezer;
	#[runtime::pallet_index(254)]
	pub type AssetRewards = pallet_asset_rewards;
	#[runtime::pallet_index(255)]
	pub type Collective = pallet_collective;
);
