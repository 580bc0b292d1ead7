#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::{vec, vec::Vec};
use frame::prelude::*;
use frame_support::{pallet_macros::import_section, storage::with_storage_layer};
use rochdale_primitives::{
	dissolution::KnowDissolved,
	hands::CoopHands,
	ledger::{
		day_of, AccountKind, AccountNo, Balance, BalanceOf, Basis, Became, Cash, CashAccount, Day, Draft, HearPosts,
		Heard, Item, Keeper, KnowCash, KnowParties, LedgerId, Leg, Moves, Order, Party, PendingNo, Post, SetAside,
		Side, Terms as AccountTerms,
	},
	listed::{bounded, Listed},
	money::{Direction, Hand, Mode},
	queue::DueQueue,
	quota::CountFree,
	refusal::GiveBack,
	surplus::Levy,
	two_hands::FirstHand,
	Clock, CoopId, CoopInspect, Electors, FederationMandate, Mandate, MemberInspect, MemberNo, Moment, Office, Quota,
	Track, Voice,
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
pub mod rules;
#[cfg(test)]
mod tests;
mod types;
mod views;
pub mod weights;

/// The number of a round, from 1 on without gaps.
pub type RoundNo = u32;

/// The number of an award, from 1 on without gaps.
pub type AwardNo = u32;

/// The number of a request for aid, from 1 on without gaps.
pub type AidNo = u32;

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

		/// The registers of members.
		type Members: MemberInspect<Self::AccountId>;

		/// Who may vote in a co-op, and so spread points.
		type Electors: Electors<Self::AccountId>;

		/// An enacted resolution of one co-op.
		type CoopOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// An enacted resolution of the federation.
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = FederationMandate>;

		/// The books, in which money moves.
		type Ledger: Post<Self::AccountId, Self::Hash>;

		/// The cash of co-ops.
		type Cash: KnowCash;

		/// What of the cash of co-ops belongs to others.
		type SetAside: SetAside;

		/// The accounts of co-ops and of the fund.
		type Parties: KnowParties<Self::AccountId, Self::Hash>;

		/// Which co-ops are dissolved.
		type Dissolutions: KnowDissolved;

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

	/// The numbers by which the fund works.
	#[pallet::storage]
	pub type FundTerms<T: Config> = StorageValue<_, Terms, ValueQuery>;

	/// The accounts in the books of the fund, opened where they are needed.
	#[pallet::storage]
	pub type Books<T: Config> = StorageValue<_, Accounts, OptionQuery>;

	/// How rounds follow one another, and the deadline time at which the next one opens.
	#[pallet::storage]
	pub type Planned<T: Config> = StorageValue<_, (Plan, Moment), OptionQuery>;

	/// The number of the last round.
	#[pallet::storage]
	pub type LastRound<T: Config> = StorageValue<_, RoundNo, ValueQuery>;

	/// All rounds.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageMap<_, Twox64Concat, RoundNo, Round, OptionQuery>;

	/// The applications of each round, by their place in it.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Applications<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundNo, Twox64Concat, u8, Application<T::Hash>, OptionQuery>;

	/// The part of each co-op in each round in which it has a vote.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type RoundCoops<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundNo, Twox64Concat, CoopId, RoundCoop, OptionQuery>;

	/// How members have spread their points, until some time after the round has ended.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Ballots<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, RoundNo>, NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, MemberNo>),
		Ballot,
		OptionQuery,
	>;

	/// The number of the last award.
	#[pallet::storage]
	pub type LastAward<T: Config> = StorageValue<_, AwardNo, ValueQuery>;

	/// All awards.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Awards<T: Config> = StorageMap<_, Twox64Concat, AwardNo, Award<T::Hash>, OptionQuery>;

	/// What the fund knows of each co-op.
	// Twox: numbers of co-ops are given out by the chain.
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Twox64Concat, CoopId, CoopRecord, ValueQuery>;

	/// What is expected by bank, and of what.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Expected<T: Config> = StorageMap<_, Twox64Concat, PendingNo, (CoopId, Debt), OptionQuery>;

	/// What a bank is to pay, and of which award.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Ordered<T: Config> = StorageMap<_, Twox64Concat, PendingNo, AwardNo, OptionQuery>;

	/// The emergency committee.
	#[pallet::storage]
	pub type EmergencyCommittee<T: Config> = StorageValue<_, Committee, OptionQuery>;

	/// The number of the last request for aid.
	#[pallet::storage]
	pub type LastAid<T: Config> = StorageValue<_, AidNo, ValueQuery>;

	/// The requests for aid that wait.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Aids<T: Config> = StorageMap<_, Twox64Concat, AidNo, Aid<T::Hash>, OptionQuery>;

	/// The award that a co-op got because of an event.
	#[pallet::storage]
	pub type Aided<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::Hash, Twox64Concat, CoopId, AwardNo, OptionQuery>;

	/// What the committee has granted this year.
	#[pallet::storage]
	pub type Emergencies<T: Config> = StorageValue<_, EmergencyYear, ValueQuery>;

	/// The dues of each co-op for each calendar year.
	// Twox: numbers of co-ops are given out by the chain, and there are few years.
	#[pallet::storage]
	pub type DuesOf<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, i32, Dues, OptionQuery>;

	/// What hands have entered as charges of the fund's bank.
	#[pallet::storage]
	pub type BankCharges<T: Config> = StorageValue<_, Charges, ValueQuery>;

	/// What the federation lets hands enter as taken back by the bank, until it decides anew.
	#[pallet::storage]
	pub type AllowedReturns<T: Config> = StorageValue<_, Returns, OptionQuery>;

	/// What one officer of a board has begun, by the hash of its content.
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
		/// What the fund has, and the numbers by which it works.
		pub fn fund() -> FundState {
			Self::fund_state()
		}

		/// A round with its dates and applications, what counts for each and what each would get.
		pub fn round(round: RoundNo) -> Option<RoundState<T::Hash>> {
			Self::round_state(round)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::work(remaining, limits::MAX_STEPS_PER_BLOCK)
		}

		fn integrity_test() {
			assert!(T::FreeCalls::get() > 0 && T::FreeDays::get() > 0, "officers must be able to apply");
			const { assert!(limits::MAX_APPLICATIONS <= 64, "a place must have its bit") };
			assert!(Terms::RECOMMENDED.are_in_range(), "what is recommended must be possible");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
