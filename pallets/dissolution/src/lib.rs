#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::{vec, vec::Vec};
use frame::prelude::*;
use frame_support::{pallet_macros::import_section, storage::with_storage_layer};
use rochdale_primitives::{
	dissolution::{Depart, IsCustodian, KnowDissolved, LockReserve, MoneyElsewhere, WindUp},
	hands::{Consent, CoopHands, Decision},
	ledger::{
		day_of, AccountKind, AccountNo, Balance, Basis, Became, Cash, CashAccount, Day, Draft, HearPosts, Heard, Item,
		Keeper, KnowCash, KnowParties, LedgerId, Leg, Moves, Order, Party, PendingNo, Post, SetAside, Side, Terms,
	},
	money::{Direction, Hand, Mode},
	queue::DueQueue,
	quota::CountFree,
	refusal::GiveBack,
	surplus::{DueAccounts, Dues},
	two_hands::FirstHand,
	Clock, CoopId, CoopInspect, Electorate, Electors, FederationMandate, Mandate, MemberInspect, MemberNo, Moment,
	Quota, ResolutionId, Standing, Track,
};

pub use acts::Due;
pub use pallet::*;
pub use types::*;
pub use views::runtime_api;
pub use weights::WeightInfo;

mod acts;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod errors;
mod events;
mod free;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
pub mod limits;
#[cfg(test)]
mod mock;
mod proposable;
#[cfg(test)]
mod tests;
mod types;
mod views;
pub mod weights;

#[import_section(calls::calls)]
#[import_section(events::events)]
#[import_section(errors::errors)]
#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::too_many_arguments)] // in what the macro makes
pub mod pallet {
	use super::*;

	/// The layout of what this pallet stores (docs/upgrading.md).
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		// Dependencies

		/// Civil time and deadline time.
		type Clock: Clock;

		/// The federation's register of co-ops, which must know who holds an office.
		type Coops: CoopInspect<Self::AccountId>;

		/// The same, which lets a co-op go that is extinct.
		type Depart: Depart;

		/// The registers of members.
		type Members: MemberInspect<Self::AccountId>;

		/// Who may vote in a co-op, and so object.
		type Electors: Electors<Self::AccountId>;

		/// An enacted resolution of one co-op.
		type CoopOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// An enacted resolution of the federation.
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = FederationMandate>;

		/// The books, in which money moves.
		type Ledger: Post<Self::AccountId, Self::Hash>;

		/// The cash of co-ops and of the federation.
		type Cash: KnowCash;

		/// Other treasuries than those with the books of co-ops.
		type Elsewhere: MoneyElsewhere;

		/// Custody, which knows who answers for units.
		type Custody: IsCustodian;

		/// Shares, which give members what these are worth.
		type Shares: WindUp<Self::Hash>;

		/// Surplus, which gives members what is in their accounts.
		type Surplus: WindUp<Self::Hash>;

		/// What is due to others of the surplus.
		type Reserved: SetAside;

		/// What members are owed, and the indivisible reserve.
		type Dues: Dues<Self::Hash>;

		/// Surplus, which charges losses to indivisible reserves.
		type Reserves: LockReserve;

		/// The accounts of co-ops and of the federation.
		type Parties: KnowParties<Self::AccountId, Self::Hash>;

		/// Treasuries with money, for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type Treasuries: rochdale_primitives::ledger::OwnTreasuries<Self::AccountId>;

		// Parameters

		/// How often a member can do free of charge in a period what is free a few times.
		#[pallet::constant]
		type FreeCalls: Get<u32>;

		/// Days of that period.
		#[pallet::constant]
		type FreeDays: Get<u32>;

		/// Weights measured for this pallet.
		type WeightInfo: WeightInfo;
	}

	/// The co-ops that are dissolved, also those that exist no more.
	// Twox: numbers of co-ops are given out by the chain.
	#[pallet::storage]
	pub type Dissolutions<T: Config> = StorageMap<_, Twox64Concat, CoopId, DissolutionOf<T>, OptionQuery>;

	/// How often a final balance of a co-op was confirmed.
	// Twox: numbers of co-ops are given out by the chain.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageMap<_, Twox64Concat, CoopId, u32, ValueQuery>;

	/// The round in which a member has objected last.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Objections<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, u32, OptionQuery>;

	/// What co-ops got by bank from others that were dissolved.
	// Twox: numbers of co-ops are given out by the chain.
	#[pallet::storage]
	pub type Inheritances<T: Config> = StorageMap<_, Twox64Concat, CoopId, Inheritance, OptionQuery>;

	/// The account of the federation's indivisible reserve in its books.
	#[pallet::storage]
	pub type FederationReserve<T: Config> = StorageValue<_, AccountNo, OptionQuery>;

	/// The balances that one officer of the board has begun to publish, by their hash.
	#[pallet::storage]
	pub type Begun<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::Hash, FirstHand<T::AccountId, ()>, OptionQuery>;

	/// How much of what is free of charge a member has used.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type FreeQuota<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Quota, ValueQuery>;

	/// Everything that happens by itself, in the order of its time.
	// Identity: the key is deadline time, big-endian, so that iteration starts with what comes next.
	#[pallet::storage]
	pub type Deadlines<T: Config> = StorageDoubleMap<_, Identity, [u8; 8], Twox64Concat, Due, (), OptionQuery>;

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// How far the dissolution of a co-op is, what hinders it, and what each would get now.
		pub fn state(coop: CoopId) -> StateOf<T> {
			Self::state_of(coop)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::work(remaining, limits::MAX_STEPS_PER_BLOCK)
		}

		fn integrity_test() {
			assert!(T::FreeCalls::get() > 0 && T::FreeDays::get() > 0, "officers must be able to publish");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
