//! What wallets know from other chains: batches, multisigs and proxies.

use crate::{constants::CENT, Balance, Balances, OriginCaller, Runtime, RuntimeCall, RuntimeEvent, System};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{ConstU32, InstanceFilter},
};
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

/// What storing an item of `bytes` bytes costs as a deposit: a cent and a hundredth of a cent for each byte.
const fn deposit(items: u32, bytes: u32) -> Balance {
	(items as Balance).saturating_mul(CENT).saturating_add((bytes as Balance).saturating_mul(100))
}

parameter_types! {
	/// Deposit for an open multisig transaction.
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	/// Further deposit for each signatory.
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
	/// Deposit for an account's list of proxies.
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	/// Further deposit for each proxy.
	pub const ProxyDepositFactor: Balance = deposit(0, 33);
	/// Deposit for an account's list of announcements.
	pub const AnnouncementDepositBase: Balance = deposit(1, 8);
	/// Further deposit for each announcement.
	pub const AnnouncementDepositFactor: Balance = deposit(0, 66);
}

impl pallet_utility::Config for Runtime {
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

impl pallet_multisig::Config for Runtime {
	type BlockNumberProvider = System;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<32>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
}

/// What ours is compared with: a collective as large as the signers of a treasury can be, and rewards for assets that are held.
#[cfg(feature = "peers")]
mod peers {
	use super::*;
	use crate::{
		configs::system::MAXIMUM_BLOCK_WEIGHT, AccountId, Assets, AssetsFreezer, RuntimeFreezeReason, RuntimeOrigin,
	};
	use frame_support::{traits::AsEnsureOriginWithArg, weights::Weight, PalletId};
	use frame_system::{EnsureRoot, EnsureSigned};

	parameter_types! {
		/// Half of what a block can carry.
		pub MaxProposalWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(2);
		pub const Rewards: PalletId = PalletId(*b"rd/rewar");
		pub const Deposit: Balance = CENT;
	}

	impl pallet_collective::Config for Runtime {
		type Consideration = ();
		type DefaultVote = pallet_collective::PrimeDefaultVote;
		type DisapproveOrigin = EnsureRoot<AccountId>;
		type KillOrigin = EnsureRoot<AccountId>;
		type MaxMembers = ConstU32<{ rochdale_primitives::money::MAX_SIGNERS }>;
		type MaxProposalWeight = MaxProposalWeight;
		type MaxProposals = ConstU32<64>;
		type MotionDuration = ConstU32<100>;
		type Proposal = RuntimeCall;
		type RuntimeEvent = RuntimeEvent;
		type RuntimeOrigin = RuntimeOrigin;
		type SetMembersOrigin = EnsureRoot<AccountId>;
		type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
	}

	impl pallet_assets::Config for Runtime {
		type ApprovalDeposit = Deposit;
		type AssetAccountDeposit = Deposit;
		type AssetDeposit = Deposit;
		type AssetId = u32;
		type AssetIdAllocator = ();
		type AssetIdParameter = u32;
		type Balance = Balance;
		type BenchmarkHelper = ();
		type CallbackHandle = ();
		type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
		type Currency = Balances;
		type Extra = ();
		type ForceOrigin = EnsureRoot<AccountId>;
		type Freezer = AssetsFreezer;
		type Holder = ();
		type MetadataDepositBase = Deposit;
		type MetadataDepositPerByte = Deposit;
		type RemoveItemsLimit = ConstU32<1_000>;
		type ReserveData = ();
		type RuntimeEvent = RuntimeEvent;
		type StringLimit = ConstU32<64>;
		type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
	}

	impl pallet_assets_freezer::Config for Runtime {
		type RuntimeEvent = RuntimeEvent;
		type RuntimeFreezeReason = RuntimeFreezeReason;
	}

	impl pallet_asset_rewards::Config for Runtime {
		type AssetId = u32;
		type Assets = Assets;
		type AssetsFreezer = AssetsFreezer;
		type Balance = Balance;
		type BenchmarkHelper = TwoAssets;
		type BlockNumberProvider = System;
		type Consideration = ();
		type CreatePoolOrigin = EnsureSigned<AccountId>;
		type PalletId = Rewards;
		type RuntimeEvent = RuntimeEvent;
		type RuntimeFreezeReason = RuntimeFreezeReason;
		type WeightInfo = ();
	}

	/// One asset that is held, and another one that is the reward for it.
	pub struct TwoAssets;

	impl pallet_asset_rewards::benchmarking::BenchmarkHelper<u32> for TwoAssets {
		fn staked_asset() -> u32 {
			1
		}

		fn reward_asset() -> u32 {
			2
		}
	}
}

/// What a proxy may do for the account that named it.
///
/// No kind of proxy acts as a member or officer: votes, membership and offices are personal.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub enum ProxyType {
	/// Move units and take part in multisigs that do.
	#[default]
	#[codec(index = 0)]
	Payments,
	/// Reject announced calls of other proxies.
	#[codec(index = 1)]
	RejectAnnouncements,
}

impl ProxyType {
	fn permits_payment(call: &RuntimeCall) -> bool {
		use pallet_multisig::Call as MultisigCall;
		use pallet_utility::Call as UtilityCall;

		match call {
			RuntimeCall::Balances(_) => true,
			RuntimeCall::Multisig(MultisigCall::as_multi { call, .. }) => Self::permits_payment(call),
			RuntimeCall::Multisig(MultisigCall::approve_as_multi { .. } | MultisigCall::cancel_as_multi { .. }) => true,
			RuntimeCall::Utility(
				UtilityCall::batch { calls } | UtilityCall::batch_all { calls } | UtilityCall::force_batch { calls },
			) => calls.iter().all(Self::permits_payment),
			_ => false,
		}
	}
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			Self::Payments => Self::permits_payment(call),
			Self::RejectAnnouncements => {
				matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
			}
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		self == other
	}
}

impl pallet_proxy::Config for Runtime {
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
	type CallHasher = BlakeTwo256;
	type Currency = Balances;
	type MaxPending = ConstU32<32>;
	type MaxProxies = ConstU32<32>;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type ProxyType = ProxyType;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
}
