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
		day_of, AccountKind, AccountNo, Balance, Basis, Became, BusinessYears, Cash, CashAccount, Day, Draft,
		HearPosts, Heard, Item, Keeper, KnowCash, KnowParties, LedgerId, Leg, Moves, Order, Party, PendingNo, Post,
		SetAside, Side, Terms,
	},
	money::{Direction, Hand, Mode},
	part::part_up,
	queue::DueQueue,
	quota::CountFree,
	surplus::{Dues, Levy, LimitedReturn, PlannedReturn},
	two_hands::{FirstHand, NotSecond},
	Clock, CoopId, CoopInspect, Electorate, Electors, Mandate, MemberInspect, MemberNo, Moment, Quota, ResolutionId,
	Track,
};

pub use acts::Due;
pub use pallet::*;
pub use types::*;
pub use views::runtime_api;
pub use weights::WeightInfo;

use rules::{commitment, losses, patronage, profiles::Law, waterfall};

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

		/// Who may vote in a co-op, and so object.
		type Electors: Electors<Self::AccountId>;

		/// An enacted resolution of one co-op.
		type CoopOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// The books, in which money moves.
		type Ledger: Post<Self::AccountId, Self::Hash>;

		/// The cash of co-ops.
		type Cash: KnowCash;

		/// The business years of co-ops.
		type Years: BusinessYears;

		/// What members are owed, and how they are paid.
		type Dues: Dues<Self::Hash>;

		/// The limited return on shares.
		type Returns: LimitedReturn<Self::Hash>;

		/// What others than this pallet hold aside of the cash of co-ops.
		type Reserved: SetAside;

		/// Which co-ops are dissolved.
		type Dissolutions: KnowDissolved;

		/// The solidarity fund, which receives the levy.
		type Levy: Levy;

		/// The accounts of the fund and of the federation.
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

	/// What each co-op keeps over all its years.
	// Twox: numbers of co-ops are given out by the chain.
	#[pallet::storage]
	pub type Books<T: Config> = StorageMap<_, Twox64Concat, CoopId, Book, OptionQuery>;

	/// What the use of a co-op is measured by in a business year, by its first day.
	// Twox: numbers are given out by the chain, days are those of the calendar.
	#[pallet::storage]
	pub type Bases<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, Day, BasesOf<T>, OptionQuery>;

	/// The accounts that an auditor has confirmed last, by the hash of all that they say.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Confirmations<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, T::Hash, OptionQuery>;

	/// The auditors who have confirmed the same accounts, by the hash of these.
	// Identity: the hash is one of the chain. Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Confirmed<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Blake2_128Concat, T::Hash>, NMapKey<Twox64Concat, MemberNo>),
		(),
		OptionQuery,
	>;

	/// What the education fund of a co-op has paid, by the hash of the document of each use.
	// It stays: an invoice must not be paid for once more, however old it is.
	#[pallet::storage]
	pub type EducationUses<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::Hash, EducationUse, OptionQuery>;

	/// The years that were closed, by their first day.
	// Twox: numbers are given out by the chain, days are those of the calendar.
	#[pallet::storage]
	pub type Years<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, Day, YearOf<T>, OptionQuery>;

	/// What is to be divided among members by use of a year, by its first day.
	// Twox: numbers are given out by the chain, days are those of the calendar.
	#[pallet::storage]
	pub type Pools<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, Day, Pool, OptionQuery>;

	/// What an officer has committed to last, of how the pool of a year is divided.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Committed<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, CommittedOf<T>, OptionQuery>;

	/// How the pool of a year is divided, and what was claimed of it.
	///
	/// As an auditor has confirmed it, or the members have agreed.
	// Twox: numbers are given out by the chain, days are those of the calendar.
	#[pallet::storage]
	pub type Patronages<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, Day, PatronageOf<T>, OptionQuery>;

	/// The round in which a member has objected last to how the pool of a year is divided.
	// Twox: numbers are given out by the chain, days are those of the calendar.
	#[pallet::storage]
	pub type Objections<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, Day>, NMapKey<Twox64Concat, MemberNo>),
		u32,
		OptionQuery,
	>;

	/// What members have of earlier years that was not paid to them, and what they have claimed.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type MemberAccounts<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, MemberAccount, ValueQuery>;

	/// The losses that members were charged with by their use.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Charges<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, ChargeNo, ChargeOf<T>, OptionQuery>;

	/// What it was shown that each member owes of a loss, in millionths of the currency.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type ChargedTo<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, ChargeNo>, NMapKey<Twox64Concat, MemberNo>),
		BalanceOf<T>,
		OptionQuery,
	>;

	/// What members owe of losses, and what of it they have paid.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Debts<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Debt, ValueQuery>;

	/// What one officer of the board has begun, by the hash of its content.
	#[pallet::storage]
	pub type Begun<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::Hash, FirstHand<T::AccountId, ()>, OptionQuery>;

	/// How much of what is free of charge a member has used.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type FreeQuota<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Quota, ValueQuery>;

	/// What of the indivisible reserve of a co-op bears no loss.
	// Twox: numbers of co-ops are given out by the chain.
	#[pallet::storage]
	pub type Locked<T: Config> = StorageMap<_, Twox64Concat, CoopId, Locks, ValueQuery>;

	/// Everything that happens by itself, in the order of its time.
	// Identity: the key is deadline time, big-endian, so that iteration starts with what comes next.
	#[pallet::storage]
	pub type Deadlines<T: Config> = StorageDoubleMap<_, Identity, [u8; 8], Twox64Concat, Due, (), OptionQuery>;

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What becomes of a year's result if it were closed now by these accounts and choices.
		pub fn preview(
			coop: CoopId,
			accounts: YearAccountsOf<T>,
			choices: Choices,
		) -> Result<Vec<Line>, DispatchError> {
			Self::preview_of(coop, &accounts, &choices)
		}

		/// How the patronage of a year is divided, and what was claimed of it.
		pub fn patronage(coop: CoopId, year: Day) -> PatronageCard<T::Hash> {
			Self::card_of(coop, year)
		}

		/// What a member has in their account, by year.
		pub fn account(coop: CoopId, member: MemberNo) -> Vec<AccountLine> {
			Self::account_of(coop, member)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::work(remaining, limits::MAX_STEPS_PER_BLOCK)
		}

		fn integrity_test() {
			assert!(T::FreeCalls::get() > 0 && T::FreeDays::get() > 0, "auditors must be able to confirm");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
