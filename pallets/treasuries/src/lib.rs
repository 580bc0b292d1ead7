#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::{collections::BTreeSet, vec::Vec};
use frame::prelude::*;
use frame_support::pallet_macros::import_section;
use rochdale_primitives::{
	calendar::months_later,
	currency::{decimals, smallest_unit, Currency},
	dissolution::KnowDissolved,
	interest::{Interest, Person},
	ledger::{
		day_of, AccountKind, AccountNo, Basis, Cash, Charged, Day, Draft, EntryNo, Keeper, KnowParties, LedgerId, Leg,
		Moves, Order, OwnTreasuries, Party, PendingNo, Post, SetAside, Side, Sums, Terms, MAX_AMOUNT, MAX_ITEMS,
		MILLISECONDS_A_DAY,
	},
	money::{
		CustodianId, Direction, Hand, Hands, HearRedemptions, LineNo, Mode, PaymentNo, Redeem, RedemptionNo,
		RegisteredAccounts, TreasuryId, MAX_SIGNERS,
	},
	queue::DueQueue,
	quota::CountFree,
	refusal::GiveBack,
	text::{is_visible, Written},
	two_hands::BOARD,
	AgreementMandate, Clock, CoopId, CoopInspect, FederationMandate, Mandate, MemberInspect, MemberNo, Moment, Office,
	OnCoopLeft, Parties, Quota, ResolutionId, Standing, Text, Track, Voice, Window, MAX_PARTIES,
};

pub use pallet::*;
pub use rules::{
	calendar::{Rhythm, YearBegin},
	limits::{self, *},
};
// `Signer` by name: the prelude has one too.
pub use types::{Signer, *};
pub use views::{runtime_api, LineCard, RequestCard, SignerCard, StandingCard, Status, TreasuryCard};
pub use weights::WeightInfo;

use acts::{count, is_same, Charge, Decided, Ending, Opened, Outcome, Paid, Pausing, Spans, Word};
use rules::{shares, tiers};

mod acts;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod errors;
mod events;
mod free;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
mod proposable;
mod rules;
#[cfg(test)]
mod tests;
mod types;
mod views;
pub mod weights;

/// An amount, in millionths of the currency.
pub type Balance = u128;

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

		/// The co-ops that are dissolved.
		type Dissolutions: KnowDissolved;

		/// The registers of members.
		type Members: MemberInspect<Self::AccountId>;

		/// An enacted resolution of one co-op.
		///
		/// Benchmarks need a successful origin of the special track, of the last co-op founded.
		type CoopOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// An enacted agreement between co-ops.
		///
		/// Benchmarks need a successful origin of the special track between the last two co-ops founded.
		type AgreementOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = AgreementMandate>;

		/// An enacted resolution of the federation.
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = FederationMandate>;

		/// The books, in which money moves.
		type Ledger: Post<Self::AccountId, Self::Hash>;

		/// With whom money can be exchanged, as the ledger knows it.
		type Parties: KnowParties<Self::AccountId, Self::Hash>;

		/// Custody, by which units leave for somebody outside.
		type Redeem: Redeem<Self::AccountId, Self::Hash>;

		/// The accounts that may receive units although no register has them.
		type Registered: RegisteredAccounts<Self::AccountId>;

		/// Shares, which hold money aside for subscribers and owe some to members.
		type SetAside: SetAside;

		// Parameters

		/// Seed of the accounts of treasuries. Changing it changes their addresses.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The currency of units, a code of ISO 4217.
		#[pallet::constant]
		type HomeCurrency: Get<[u8; 3]>;

		/// The most budget lines of a treasury that can be open.
		#[pallet::constant]
		type MaxLines: Get<u32>;

		/// The most requests of a treasury that can be open.
		#[pallet::constant]
		type MaxRequests: Get<u32>;

		/// How many requests, reports and changes of mind a member has free of charge in a period.
		#[pallet::constant]
		type FreeRequests: Get<u32>;

		/// Days of that period.
		#[pallet::constant]
		type FreeDays: Get<u32>;

		/// Weights measured for this pallet.
		type WeightInfo: WeightInfo;
	}

	/// The treasuries, by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Treasuries<T: Config> = StorageMap<_, Twox64Concat, TreasuryId, TreasuryOf<T>, OptionQuery>;

	/// How many treasuries were opened, which is also the last number given out.
	#[pallet::storage]
	pub type TreasuryCount<T: Config> = StorageValue<_, TreasuryId, ValueQuery>;

	/// The treasury to which a keyless account belongs.
	#[pallet::storage]
	pub type TreasuryOfAccount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, TreasuryId, OptionQuery>;

	/// The treasury whose money is in a ledger.
	// Twox: numbers of co-ops and treasuries are given out by the chain.
	#[pallet::storage]
	pub type TreasuryOfLedger<T: Config> = StorageMap<_, Twox64Concat, LedgerId, TreasuryId, OptionQuery>;

	/// The treasuries that a co-op owns or has a signer in.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type TreasuriesOf<T: Config> =
		StorageMap<_, Twox64Concat, CoopId, BoundedVec<TreasuryId, ConstU32<MAX_TREASURIES>>, ValueQuery>;

	/// The members who are signers of a treasury no longer, and when they were.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type PastSigners<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, TreasuryId>, NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, MemberNo>),
		PastSigner,
		OptionQuery,
	>;

	/// The budget lines of a treasury, those that are closed included.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Lines<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, LineNo, LineOf<T>, OptionQuery>;

	/// What a budget line has given in a period, by the civil day on which that began.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Spent<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, TreasuryId>, NMapKey<Twox64Concat, LineNo>, NMapKey<Twox64Concat, Day>),
		Spending,
		ValueQuery,
	>;

	/// The requests for a payment that are open.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Payments<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, PaymentNo, PaymentOf<T>, OptionQuery>;

	/// What has become of the requests that are no longer open.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type ClosedPayments<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, PaymentNo, Closed, OptionQuery>;

	/// What was carried out by bank, by its number in the books.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type CarriedOut<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, PendingNo, CarriedOf<T>, OptionQuery>;

	/// The units that custodians are to pay out, by the number that custody gave.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Redemptions<T: Config> = StorageMap<_, Twox64Concat, RedemptionNo, RedeemingOf<T>, OptionQuery>;

	/// The standing payments that run, by the number of their request.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type StandingPayments<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, PaymentNo, StandingOf<T>, OptionQuery>;

	/// What is due to co-ops that were owners of a treasury.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Claims<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, CoopId, Claim, OptionQuery>;

	/// How many payments that stand rest on a document, with those that still wait.
	#[pallet::storage]
	pub type Vouchers<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Blake2_128Concat, T::Hash, u32, ValueQuery>;

	/// What requests paid to a payee of late, and what runs, by the hash of who is behind.
	#[pallet::storage]
	pub type Payees<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Blake2_128Concat, T::Hash, Payee, ValueQuery>;

	/// The reports of a treasury, by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Reports<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, u32, Report<T::Hash>, OptionQuery>;

	/// How much of what is free of charge a member has used.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Quotas<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Quota, ValueQuery>;

	/// Everything that happens by itself, in the order of its time.
	// Identity: the key is deadline time, big-endian, so that iteration starts with what comes next.
	#[pallet::storage]
	pub type Deadlines<T: Config> = StorageDoubleMap<_, Identity, [u8; 8], Twox64Concat, Due, (), OptionQuery>;

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Account, money, status, signers and tiers of a treasury.
		pub fn treasury(treasury: TreasuryId) -> Option<TreasuryCard<T::AccountId>> {
			Self::card(treasury)
		}

		/// What was planned and what was paid of each budget line of a treasury.
		pub fn lines(treasury: TreasuryId) -> Vec<LineCard> {
			Self::line_cards(treasury)
		}

		/// The open requests of a treasury, and how far each has come.
		pub fn open_requests(treasury: TreasuryId) -> Vec<RequestCard<T::Hash>> {
			Self::request_cards(treasury)
		}

		/// The standing payments of a treasury that run.
		pub fn standing_payments(treasury: TreasuryId) -> Vec<StandingCard<T::AccountId, T::Hash>> {
			Self::standing_cards(treasury)
		}

		/// What signers repeat to approve a request, or again what waits for the bank.
		pub fn content(treasury: TreasuryId, payment: PaymentNo) -> Option<T::Hash> {
			Self::content_now(treasury, payment)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::work(remaining, MAX_STEPS_PER_BLOCK)
		}

		fn integrity_test() {
			assert!(
				Self::derive_account(TreasuryId::MAX).is_some(),
				"accounts of treasuries must fit the account type"
			);
			assert!(T::MaxLines::get() > 0 && T::MaxRequests::get() > 0, "treasuries must be able to pay");
			assert!(T::MaxRequests::get() <= MAX_OPEN_REQUESTS, "the requests that are open must be listed");
			assert!(T::FreeRequests::get() > 0 && T::FreeDays::get() > 0, "members must be able to request");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
