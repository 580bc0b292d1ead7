#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::{collections::BTreeSet, vec, vec::Vec};
use frame::prelude::*;
use frame_support::{pallet_macros::import_section, storage::with_storage_layer};
use rochdale_primitives::{
	dissolution::{KnowDissolved, WindUp},
	hands::{Consent, CoopHands, Decision},
	ledger::{
		day_of, AccountKind, AccountNo, Balance, Basis, Became, BusinessYears, Cash, CashAccount, Day, Draft,
		HearPosts, Heard, Item, Keeper, KnowCash, KnowParties, LedgerId, Leg, Moves, Order, OwnTreasuries, Party,
		PendingNo, Place, Post, SetAside, Side, Sums, Terms,
	},
	money::{Direction, Hand, Mode, TreasuryId},
	queue::DueQueue,
	quota::CountFree,
	refusal::GiveBack,
	surplus::{Dues, Entrusted, LimitedReturn, PlannedReturn},
	two_hands::FirstHand,
	Clock, CoopId, CoopInspect, FederationMandate, Mandate, MemberInspect, MemberNo, Moment, Office, OnSeatEnded,
	Quota, ResolutionId, SeatEnd, Settlement, Track,
};

pub use acts::Due;
pub use pallet::*;
pub use types::*;
pub use views::runtime_api;
pub use weights::WeightInfo;

use rules::{caps, offers, part::part_up, part::share, profiles::Ranges, returns};

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
mod rules;
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

		/// An enacted resolution of one co-op.
		type CoopOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// An enacted resolution of the federation.
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = FederationMandate>;

		/// The books, in which money moves.
		type Ledger: Post<Self::AccountId, Self::Hash>;

		/// The cash of co-ops.
		type Cash: KnowCash;

		/// The treasuries of co-ops, to which is handed what they pay with.
		type Treasuries: OwnTreasuries<Self::AccountId>;

		/// The business years of co-ops.
		type Years: BusinessYears;

		/// What of all that is due to members has to be claimed by proofs first.
		type Entrusted: Entrusted;

		/// What others than shares set aside of the cash of co-ops.
		type Reserved: SetAside;

		/// Who knows which co-ops are dissolved.
		type Dissolutions: KnowDissolved;

		/// Everybody whom books can name, also long closed members.
		type Parties: KnowParties<Self::AccountId, Self::Hash>;

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

	/// What each co-op keeps of all its shares.
	// Twox: numbers of co-ops are given out by the chain.
	#[pallet::storage]
	pub type Books<T: Config> = StorageMap<_, Twox64Concat, CoopId, Book, OptionQuery>;

	/// The classes of shares of each co-op by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Classes<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, ClassNo, ClassOf<T>, OptionQuery>;

	/// What each member holds of a class.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Holdings<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, ClassNo>, NMapKey<Twox64Concat, MemberNo>),
		Holding,
		ValueQuery,
	>;

	/// What is kept of each member over all classes, also of former ones.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Stakes<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, StakeOf<T>, ValueQuery>;

	/// Of how many former members something is open that is paid to an account.
	// Twox: numbers of co-ops are given out by the chain.
	#[pallet::storage]
	pub type Leavers<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The offers of each co-op by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Offers<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, OfferNo, OfferOf<T>, OptionQuery>;

	/// The offer for which an account of the books holds money aside.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type OfferOfAccount<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, AccountNo, OfferNo, OptionQuery>;

	/// What each member has paid for shares of an offer that is not settled.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Subscriptions<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, OfferNo>, NMapKey<Twox64Concat, MemberNo>),
		Subscription,
		OptionQuery,
	>;

	/// Who has subscribed to an offer, in the order in which they first paid.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Subscribers<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, OfferNo>, NMapKey<Twox64Concat, u32>),
		MemberNo,
		OptionQuery,
	>;

	/// What each list that is expected by bank is about, by its number in the books.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Lists<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, PendingNo, Purpose, OptionQuery>;

	/// What came by bank outside open offers and is held aside, by the list and the place in it.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Remittances<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, PendingNo>, NMapKey<Twox64Concat, Place>),
		Remittance,
		OptionQuery,
	>;

	/// What a bank took back of a member when it was shares already, by account in the books.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Missing<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, MemberNo>, NMapKey<Twox64Concat, AccountNo>),
		Balance,
		ValueQuery,
	>;

	/// Shares of a class that a member pays in instalments and has not paid.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Commitments<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, ClassNo>, NMapKey<Twox64Concat, MemberNo>),
		CommitmentOf<T>,
		OptionQuery,
	>;

	/// Shares that a member will pay by bank in instalments, of which none is paid yet.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Promises<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, ClassNo>, NMapKey<Twox64Concat, MemberNo>),
		Promise,
		OptionQuery,
	>;

	/// What falls due on one day to those who have given shares back.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Groups<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, ClassNo>, NMapKey<Twox64Concat, Rank>),
		Group,
		OptionQuery,
	>;

	/// The days of the queue of a class that are not paid, in their order.
	// Identity: the rank is big-endian, so that iteration starts with what comes next.
	#[pallet::storage]
	pub type Queue<T: Config> = StorageDoubleMap<_, Twox64Concat, (CoopId, ClassNo), Identity, Rank, (), OptionQuery>;

	/// The days of the queue of heirs of a class that are not paid, in their order.
	// Identity: the rank is big-endian, so that iteration starts with what comes next.
	#[pallet::storage]
	pub type HeirsQueue<T: Config> =
		StorageDoubleMap<_, Twox64Concat, (CoopId, ClassNo), Identity, Rank, (), OptionQuery>;

	/// What members are to be paid for shares that have ended.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Claims<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, ClaimNo, Claim, OptionQuery>;

	/// The transfers that holders have proposed, one of each holder and class.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Transfers<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, ClassNo>, NMapKey<Twox64Concat, MemberNo>),
		TransferOf<T>,
		OptionQuery,
	>;

	/// What an auditor has last said that a share is worth.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Figures<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, ClassNo, FigureOf<T>, OptionQuery>;

	/// The highest rate of a class for a business year, said before it began, in basis points.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type MaxRates<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, ClassNo>, NMapKey<Twox64Concat, Day>),
		u16,
		OptionQuery,
	>;

	/// The returns that were declared, by class and the first day of the business year.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Returns<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, ClassNo>, NMapKey<Twox64Concat, Day>),
		DeclaredReturn,
		OptionQuery,
	>;

	/// What the federation has attested of published rates, by calendar year.
	// Twox: rates are three, and years are given by the calendar.
	#[pallet::storage]
	pub type References<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ReferenceRate, Twox64Concat, i32, ReferenceOf<T>, OptionQuery>;

	/// The register of shares: all operations of a co-op in their order.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Operations<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, OperationNo, Operation, OptionQuery>;

	/// What officers draft of the register of a class that comes in from elsewhere.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Imports<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, ClassNo>, NMapKey<Twox64Concat, MemberNo>),
		ImportOf<T>,
		OptionQuery,
	>;

	/// The lines of such drafts, in the batches in which they were sent.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type ImportBatches<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, CoopId>,
			NMapKey<Twox64Concat, ClassNo>,
			NMapKey<Twox64Concat, MemberNo>,
			NMapKey<Twox64Concat, u32>,
		),
		ImportBatchOf<T>,
		OptionQuery,
	>;

	/// What one officer of the board has begun, by the hash of its content.
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
		/// What a certificate says of what a member holds of a class.
		pub fn certificate(coop: CoopId, class: ClassNo, member: MemberNo) -> Option<Certificate> {
			Self::certificate_of(coop, class, member)
		}

		/// What a member has to pay of shares in instalments, and by when.
		pub fn commitment(coop: CoopId, class: ClassNo, member: MemberNo) -> Option<CommitmentCard> {
			Self::read_commitment(coop, class, member)
		}

		/// What officers of the board repeat to consent to a transfer.
		pub fn transfer_content(coop: CoopId, class: ClassNo, from: MemberNo) -> Option<T::Hash> {
			Self::content_of_transfer(coop, class, from)
		}

		/// The days of the queue of a class in their order, each with what is left of it.
		pub fn queue(coop: CoopId, class: ClassNo) -> Vec<(Day, Group)> {
			Self::read_queue(coop, class)
		}

		/// What is to be released to those who wait, and by which civil day, in the order of days.
		pub fn due_by(coop: CoopId, class: ClassNo) -> Vec<(Day, BalanceOf<T>)> {
			Self::read_due_by(coop, class)
		}

		/// The civil day on which what a member is owed goes to the reserve, if nobody claims it.
		pub fn lapses_on(coop: CoopId, member: MemberNo) -> Option<Day> {
			Stakes::<T>::get(coop, member).lapses_on()
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::work(remaining, limits::MAX_STEPS_PER_BLOCK)
		}

		fn integrity_test() {
			assert!(T::FreeCalls::get() > 0 && T::FreeDays::get() > 0, "members must be able to give shares back");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
