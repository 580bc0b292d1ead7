#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use frame::prelude::*;
use frame_support::{
	pallet_macros::import_section,
	traits::fungible::{Inspect, Mutate},
};
use rochdale_primitives::{
	currency::Currency,
	ledger::{
		day_of, AccountKind, AccountNo, Balance, Basis, Became, Cash, Day, Draft, EntryNo, HearPosts, Heard, Item,
		KeepLedgers, Keeper, KnowParties, LedgerId, Leg, Moves, Order, Party, PendingNo, Place, Post, Side, Sums,
		Terms, MAX_AMOUNT, MAX_ITEMS, MAX_LEGS,
	},
	money::{Direction, Hand},
	queue::DueQueue,
	quota::CountFree,
	refusal::GiveBack,
	two_hands::FirstHand,
	Clock, CoopId, MemberInspect, MemberNo, Moment, Quota,
};

use acts::{Asked, Sheet, Word};
pub use pallet::*;
pub use types::*;
pub use views::{runtime_api, TrialLine, MAX_PAGE};
pub use weights::WeightInfo;

mod acts;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
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

/// Days after which what a first hand has begun lapses.
pub const BEGUN_DAYS: u32 = 30;

/// The most days for which hands can expect money.
pub const MAX_EXPECT_DAYS: u32 = 366;

/// The most that expires by itself in one block.
pub const MAX_STEPS_PER_BLOCK: u32 = 8;

type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
type HashOf<T> = <T as frame_system::Config>::Hash;
/// Amounts of money, in millionths of the currency of a ledger.
pub type BalanceOf<T> = <<T as Config>::Currency as Inspect<AccountIdOf<T>>>::Balance;
/// The books of somebody.
pub type LedgerOf<T> = Ledger<HashOf<T>>;
/// An account and its sums.
pub type AccountOf<T> = LedgerAccount<AccountIdOf<T>>;
/// With whom money is exchanged.
pub type PartyOf<T> = Party<AccountIdOf<T>, HashOf<T>>;
/// An entry.
pub type EntryOf<T> = Entry<AccountIdOf<T>, HashOf<T>>;
/// A leg of an entry.
pub type EntryLegOf<T> = EntryLeg<AccountIdOf<T>, HashOf<T>>;
/// An entry that waits for the bank, or has ended.
pub type PendingOf<T> = Pending<AccountIdOf<T>, HashOf<T>>;
/// What explains a line of a statement.
pub type PostingOf<T> = Posting<AccountIdOf<T>, HashOf<T>>;
/// A part of what explains a line.
pub type PartOf<T> = Part<AccountIdOf<T>, HashOf<T>>;
/// A statement of the bank accounts of a ledger.
pub type StatementOf<T> = Statement<HashOf<T>>;
/// The books as they were when a ledger began.
pub type OpeningOf<T> = Opening<AccountIdOf<T>, HashOf<T>>;
/// One item of what waits for the bank.
pub type ItemOf<T> = Item<AccountIdOf<T>, HashOf<T>>;
type LegOf<T> = Leg<AccountIdOf<T>, HashOf<T>>;
type DraftOf<T> = Draft<AccountIdOf<T>, HashOf<T>>;
type OrderOf<T> = Order<AccountIdOf<T>, HashOf<T>>;
type HeardOf<T> = Heard<AccountIdOf<T>, HashOf<T>>;
type FirstHandOf<T> = FirstHand<AccountIdOf<T>, Act>;

#[import_section(events::events)]
#[import_section(errors::errors)]
#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro makes
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

		/// The registers of members.
		type Members: MemberInspect<Self::AccountId>;

		/// Those with whom money can be exchanged.
		type Parties: KnowParties<Self::AccountId, Self::Hash>;

		/// The units.
		type Currency: Inspect<Self::AccountId, Balance = Balance> + Mutate<Self::AccountId>;

		/// Those who know who may act for which ledger.
		type Keepers: KeepLedgers<Self::AccountId, Self::Hash>;

		/// Those who hear what becomes of what was pending.
		type Heard: HearPosts<Self::AccountId, Self::Hash>;

		// Parameters

		/// The currency of the federation, which units are one for one.
		#[pallet::constant]
		type HomeCurrency: Get<Currency>;

		/// Days of the period for which a hand has free beginnings.
		#[pallet::constant]
		type FreeDays: Get<u32>;

		/// How much a hand can begin free of charge in a period.
		#[pallet::constant]
		type FreeBegun: Get<u32>;

		/// The address of the solidarity fund, to which fees, dust and gifts go.
		type FundAddress: Get<Self::AccountId>;

		/// The most pending entries of a ledger that have not ended. The last quarter is for keepers.
		#[pallet::constant]
		type MaxPendings: Get<u32>;

		/// Weights measured for this pallet.
		type WeightInfo: WeightInfo;
	}

	/// The ledgers that are open.
	// Twox: numbers of co-ops and treasuries are given out by the chain.
	#[pallet::storage]
	pub type Ledgers<T: Config> = StorageMap<_, Twox64Concat, LedgerId, LedgerOf<T>, OptionQuery>;

	/// The accounts of each ledger by number, with their sums.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Accounts<T: Config> =
		StorageDoubleMap<_, Twox64Concat, LedgerId, Twox64Concat, AccountNo, AccountOf<T>, OptionQuery>;

	/// The account of which an address holds the units.
	#[pallet::storage]
	pub type AccountOfAddress<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, (LedgerId, AccountNo), OptionQuery>;

	/// The entries of each ledger by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Entries<T: Config> =
		StorageDoubleMap<_, Twox64Concat, LedgerId, Twox64Concat, EntryNo, EntryOf<T>, OptionQuery>;

	/// How much of the legs of an entry came back or was mirrored.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type TakenBacks<T: Config> =
		StorageDoubleMap<_, Twox64Concat, LedgerId, Twox64Concat, EntryNo, TakenBack, ValueQuery>;

	/// What waits for the bank or has ended, by ledger and number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Pendings<T: Config> =
		StorageDoubleMap<_, Twox64Concat, LedgerId, Twox64Concat, PendingNo, PendingOf<T>, OptionQuery>;

	/// The lines of the statements of each bank account by reference.
	#[pallet::storage]
	pub type StatementLines<T: Config> =
		StorageDoubleMap<_, Twox64Concat, (LedgerId, AccountNo), Blake2_128Concat, T::Hash, Line, OptionQuery>;

	/// The closes of each ledger by number. The first one can be its opening.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Closes<T: Config> =
		StorageDoubleMap<_, Twox64Concat, LedgerId, Twox64Concat, u32, Close<T::Hash>, OptionQuery>;

	/// The commitments to bank details, by the ledger that pays and the party.
	#[pallet::storage]
	pub type DetailsOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, LedgerId, Blake2_128Concat, PartyOf<T>, Details<T::Hash>, OptionQuery>;

	/// What first hands have begun in each ledger, by the hash of its content.
	#[pallet::storage]
	pub type Begun<T: Config> =
		StorageDoubleMap<_, Twox64Concat, LedgerId, Blake2_128Concat, T::Hash, FirstHandOf<T>, OptionQuery>;

	/// How much a member has begun free of charge in the current period.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type FreeQuota<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Quota, ValueQuery>;

	/// What expires, in the order of its deadlines.
	// Identity: big-endian time, so that iteration starts with what comes next.
	#[pallet::storage]
	pub type Deadlines<T: Config> =
		StorageDoubleMap<_, Identity, [u8; 8], Twox64Concat, (LedgerId, PendingNo), (), OptionQuery>;

	/// The books that are open from the start: those of the solidarity fund, which receives fees and dust from the first block on.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Nothing of it is chosen.
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if let Err(error) = Pallet::<T>::open_fund() {
				panic!("the books of the fund: {error:?}");
			}
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The accounts of a ledger from a number on, with their sums: its trial balance.
		///
		/// At most [`MAX_PAGE`] at once.
		pub fn accounts(ledger: LedgerId, from: AccountNo) -> Vec<TrialLine<T::AccountId>> {
			let read = |account| {
				let LedgerAccount { terms, sums, .. } = Accounts::<T>::get(ledger, account)?;
				Some(TrialLine { account, terms, sums })
			};
			views::page(from).filter_map(read).collect()
		}

		/// The entries of a ledger from a number on.
		///
		/// At most [`MAX_PAGE`] at once.
		pub fn entries(ledger: LedgerId, from: EntryNo) -> Vec<(EntryNo, EntryOf<T>)> {
			views::page(from).map_while(|no| Some((no, Entries::<T>::get(ledger, no)?))).collect()
		}

		/// The pending entries of a ledger from a number on that have not ended.
		///
		/// Of [`MAX_PAGE`] numbers at once.
		pub fn pendings(ledger: LedgerId, from: PendingNo) -> Vec<(PendingNo, PendingOf<T>)> {
			let read = |no| Pendings::<T>::get(ledger, no).map(|pending| (no, pending));
			views::page(from).map_while(read).filter(|(_, pending)| pending.is_open()).collect()
		}

		/// What a bank account held at the end of a day that is open, or of the last closed one.
		pub fn balance_on(ledger: LedgerId, bank: AccountNo, day: Day) -> Option<BankBalance> {
			let record = Ledgers::<T>::get(ledger)?;
			let is_kept = record.closed_through.is_none_or(|closed| day >= closed);
			let account =
				Accounts::<T>::get(ledger, bank).filter(|account| account.terms.cash == Cash::Bank && is_kept)?;
			BankBalance::of(bank, &account.sums, &DaySums::after(&account.days, day)?)
		}

		/// The commitment to the bank details of a party that is in force today.
		pub fn details(ledger: LedgerId, party: PartyOf<T>) -> Option<T::Hash> {
			Self::details_in_force(ledger, &party)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::work(remaining, MAX_STEPS_PER_BLOCK)
		}

		fn integrity_test() {
			assert!(
				rochdale_primitives::currency::decimals(T::HomeCurrency::get()).is_some(),
				"units must be those of a currency"
			);
			assert!(T::MaxPendings::get() > 0, "something must be able to wait for the bank");
			assert!(T::FreeDays::get() > 0 && T::FreeBegun::get() > 0, "hands must be able to enter what happens");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Pay your own units into an account of a ledger.
		///
		/// `voucher` is the hash of a document that says what for. With `as_member_of` you are entered as the member of that co-op
		/// that you are; the account of a co-op is entered as the co-op, and without a party in its own books. What came to the
		/// address by plain transfers is entered first.
		///
		/// ## Origin
		/// Signed by any account that can pay, with the fee.
		///
		/// ## Errors
		/// - [`Error::NoSuchLedger`], [`Error::NoSuchAccount`], [`Error::NotInUnits`]: there is no such account in units.
		/// - [`Error::NotMember`]: you do not sit in the co-op as whose member you want to pay.
		/// - [`Error::NoDocument`], [`Error::WrongAmount`]: the hash or the amount is zero.
		/// - [`Error::WrongParty`]: nobody has registered your account.
		/// - [`Error::PayerIsCash`]: your account is the cash of a ledger, whose books alone say what it pays.
		/// - [`Error::NotEnough`], and those of the transfer, which keeps the account alive that pays.
		///
		/// ## Events
		/// - [`Event::Entered`]
		#[pallet::call_index(0)]
		pub fn contribute(
			origin: OriginFor<T>,
			ledger: LedgerId,
			account: AccountNo,
			amount: BalanceOf<T>,
			voucher: T::Hash,
			as_member_of: Option<CoopId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let draft = Self::may_contribute(ledger, account, &who, amount, voucher, as_member_of)?;

			<Self as Post<_, _>>::post(draft)?;
			Ok(())
		}

		/// Enter what plain transfers have brought to an address of a ledger.
		///
		/// It is one entry without a party, because the chain does not keep who made them.
		///
		/// ## Origin
		/// Signed by anyone, with the fee.
		///
		/// ## Errors
		/// - [`Error::NoSuchLedger`], [`Error::NoSuchAccount`], [`Error::NotInUnits`]: there is no such account in units.
		/// - [`Error::NothingToEnter`]: the books say what the address holds.
		///
		/// ## Events
		/// - [`Event::Entered`]
		#[pallet::call_index(1)]
		pub fn enter_receipts(origin: OriginFor<T>, ledger: LedgerId, account: AccountNo) -> DispatchResult {
			ensure_signed(origin)?;
			let sheet = Self::may_enter_receipts(ledger, account)?;

			sheet.write();
			Ok(())
		}

		/// Expect money by bank, until so many days from now.
		///
		/// It binds nobody, and what is expected cannot be spent.
		///
		/// ## Origin
		/// Signed by a hand of the ledger, as a member of `coop`. Free of charge a number of times in a period.
		///
		/// ## Errors
		/// - [`Error::NotAHand`]: you may not act for this ledger.
		/// - [`Error::WrongDeadline`]: it is not between one day and [`MAX_EXPECT_DAYS`].
		/// - [`Error::NotByBank`], [`Error::IsCash`], [`Error::NotDirect`], [`Error::NoSuchAccount`]: one of the accounts is not for
		///   this.
		/// - [`Error::WrongAmount`], [`Error::BelowSmallestUnit`], [`Error::NoDocument`], [`Error::WrongParty`],
		///   [`Error::ToItself`]: the item is not one.
		/// - [`Error::TooManyPendings`], [`Error::TooManyOfYours`]: too much waits in this ledger.
		///
		/// ## Events
		/// - [`Event::Ordered`]
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::expect().saturating_add(T::Keepers::weight(1)))]
		pub fn expect(
			origin: OriginFor<T>,
			ledger: LedgerId,
			coop: CoopId,
			bank: AccountNo,
			item: ItemOf<T>,
			voucher: T::Hash,
			days: u32,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asked = Self::may_expect(ledger, coop, &who, bank, &item, voucher, days);
			let (by, no, sheet) =
				Self::or_refused(asked, <T as Config>::WeightInfo::expect().saturating_add(T::Keepers::weight(1)))?;

			Self::count_free(by);
			Self::do_order(ledger, no, sheet);
			Ok(().into())
		}

		/// Give up what waited for the bank and is overdue.
		///
		/// The chain does this by itself. The call is for the case that blocks have no room for it.
		///
		/// ## Origin
		/// Signed by anyone, with the fee.
		///
		/// ## Errors
		/// - [`Error::NoSuchLedger`], [`Error::NoSuchPending`]: nothing waits under this number.
		/// - [`Error::NotDue`]: it has no deadline, or that has not passed.
		/// - [`Error::AlreadyEnded`]: nothing of it waits any more.
		///
		/// ## Events
		/// - [`Event::Expired`]
		#[pallet::call_index(3)]
		#[pallet::weight(
			<T as Config>::WeightInfo::expire(MAX_ITEMS).saturating_add(T::Heard::weight(MAX_ITEMS))
		)]
		pub fn expire(origin: OriginFor<T>, ledger: LedgerId, pending: PendingNo) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			// Nobody hears of what is refused.
			let asked = Self::may_expire(ledger, pending);
			let sheet = asked.or_refused(<T as Config>::WeightInfo::expire(MAX_ITEMS))?;

			Self::do_expire(ledger, pending, sheet);
			Ok(().into())
		}

		/// Post what explains a line of the bank's statement, or a part of it.
		///
		/// The first hand begins, and nothing is entered. The second sends the same and it is entered.
		///
		/// ## Origin
		/// Signed by a hand of the ledger, as a member of `coop`, and by another one: another person, of another co-op where the
		/// money belongs to several, and neither is one of those who pay or are paid. Free of charge, the first hand a number of
		/// times in a period. (practice nos. 105, 106)
		///
		/// ## Errors
		/// - [`Error::NotAHand`], [`Error::AlreadyBegun`], [`Error::SameHand`], [`Error::SameCoop`], [`Error::YouBenefit`],
		///   [`Error::FirstBenefits`]: you may not, or not with the one who has begun it.
		/// - [`Error::NotByBank`], [`Error::NoReference`], [`Error::ReferenceUsed`], [`Error::LineDiffers`],
		///   [`Error::SumDiffers`], [`Error::DayInFuture`], [`Error::DayTooEarly`], [`Error::ValueDayTooFar`],
		///   [`Error::PeriodClosed`], [`Error::TooManyDays`]: the line is not one
		///   that can be explained so.
		/// - [`Error::NoSuchPending`], [`Error::NoSuchItem`], [`Error::OtherBank`], [`Error::AlreadyEnded`],
		///   [`Error::MoreThanRemains`], [`Error::DetailsChanged`]: what waits is not posted so.
		/// - [`Error::NoSuchEntry`], [`Error::NotByStatement`], [`Error::BeforeEntry`]: it did not come back so.
		/// - [`Error::NotDirect`], [`Error::NotCovered`], [`Error::NoDocument`], [`Error::WrongParty`], [`Error::ToItself`],
		///   [`Error::IsCash`]: what nothing waited for is not entered so.
		/// - [`Error::WrongAmount`], [`Error::BelowSmallestUnit`], [`Error::NotEnough`], [`Error::TooManyItems`]: the amounts are
		///   not those of an entry.
		///
		/// ## Events
		/// - [`Event::Begun`], or [`Event::Agreed`] and [`Event::Entered`]
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::most_to_post(posting))]
		pub fn post(
			origin: OriginFor<T>,
			ledger: LedgerId,
			coop: CoopId,
			posting: PostingOf<T>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asked = Self::may_post(ledger, coop, &who, &posting);
			let (word, content, sheet) = Self::or_refused(asked, Self::most_to_post(&posting))?;

			let weight = Self::to_post(&posting, sheet.read, sheet.count_legs());
			Self::heed(ledger, content, word, |_| sheet.write());
			Ok(Some(weight).into())
		}

		/// Void what the bank has not done and will not do, or one item of it.
		///
		/// ## Origin
		/// As for [`Call::post`].
		///
		/// ## Errors
		/// - Those of two hands, as for [`Call::post`].
		/// - [`Error::NoSuchPending`], [`Error::NoSuchItem`], [`Error::AlreadyEnded`]: nothing of it waits.
		/// - [`Error::NoDocument`]: the hash of the reason is zero.
		///
		/// ## Events
		/// - [`Event::Begun`], or [`Event::Agreed`] and [`Event::Voided`]
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::with_others(<T as Config>::WeightInfo::void(MAX_ITEMS), MAX_ITEMS))]
		pub fn void(
			origin: OriginFor<T>,
			ledger: LedgerId,
			coop: CoopId,
			pending: PendingNo,
			place: Option<Place>,
			reason: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asked = Self::may_void(ledger, coop, &who, pending, place, reason);
			let most = Self::with_others(<T as Config>::WeightInfo::void(MAX_ITEMS), MAX_ITEMS);
			let (word, content, sheet) = Self::or_refused(asked, most)?;

			Self::heed(ledger, content, word, |_| {
				sheet.write();
				Self::deposit_event(Event::Voided { ledger, pending, place, reason });
			});
			Ok(().into())
		}

		/// Correct a wrong entry: it is mirrored, and what is right is entered anew.
		///
		/// What it had posted waits again. The mirror has the day of the entry while that is open, and else the first open day; then
		/// what is entered anew must explain the same line.
		///
		/// ## Origin
		/// As for [`Call::post`].
		///
		/// ## Errors
		/// - Those of [`Call::post`].
		/// - [`Error::AlreadyTakenBack`]: some of it came back, or it was corrected already.
		/// - [`Error::CashIsClosed`]: the statement of its period is closed, and the line would not be explained as before.
		///
		/// ## Events
		/// - [`Event::Begun`], or [`Event::Agreed`] and [`Event::Entered`]
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::most_to_correct(anew.as_ref()))]
		pub fn correct(
			origin: OriginFor<T>,
			ledger: LedgerId,
			coop: CoopId,
			entry: EntryNo,
			reason: T::Hash,
			anew: Option<PostingOf<T>>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asked = Self::may_correct(ledger, coop, &who, entry, reason, anew.as_ref());
			let (word, content, sheet) = Self::or_refused(asked, Self::most_to_correct(anew.as_ref()))?;

			let weight = Self::to_correct(anew.as_ref(), sheet.read, sheet.count_legs());
			Self::heed(ledger, content, word, |_| sheet.write());
			Ok(Some(weight).into())
		}

		/// Close the books through a day, by the statement of each bank account.
		///
		/// ## Origin
		/// As for [`Call::post`].
		///
		/// ## Errors
		/// - Those of two hands, as for [`Call::post`].
		/// - [`Error::NoDocument`], [`Error::WrongAccounts`]: the statement is not complete.
		/// - [`Error::PeriodClosed`], [`Error::DayInFuture`], [`Error::DayTooEarly`]: the day is closed already, not over, or none.
		/// - [`Error::NotExplained`], [`Error::BalanceDiffers`]: the books are not what the statement says.
		///
		/// ## Events
		/// - [`Event::Begun`], or [`Event::Agreed`] and [`Event::Closed`]
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::with_others(<T as Config>::WeightInfo::close(MAX_BANKS), 0))]
		pub fn close(
			origin: OriginFor<T>,
			ledger: LedgerId,
			coop: CoopId,
			statement: StatementOf<T>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asked = Self::may_close(ledger, coop, &who, &statement);
			let most = Self::with_others(<T as Config>::WeightInfo::close(MAX_BANKS), 0);
			let (word, content, sheet) = Self::or_refused(asked, most)?;

			Self::heed(ledger, content, word, |hands| Self::do_close(ledger, statement, hands, sheet));
			Ok(().into())
		}

		/// Enter the books as they were when the ledger began, or put that right.
		///
		/// The first opening is closed through its day. A later one is dated on a day that is open: the one before is mirrored there,
		/// and it is entered in its place. Once a statement has closed the books, it leaves what the banks held as it was.
		///
		/// ## Origin
		/// As for [`Call::post`].
		///
		/// ## Errors
		/// - Those of two hands, as for [`Call::post`].
		/// - [`Error::NotFirst`]: something was entered or closed before, and no opening.
		/// - [`Error::PeriodClosed`], [`Error::CashIsClosed`]: a later one is dated into a closed period, or changes what a bank
		///   held after a statement has said it.
		/// - [`Error::NoDocument`], [`Error::DayInFuture`], [`Error::DayTooEarly`]: it is not the opening of anything.
		/// - [`Error::NoSuchAccount`], [`Error::IsCash`], [`Error::NotDirect`], [`Error::NotLinked`], [`Error::WrongParty`],
		///   [`Error::ToItself`]: a leg is not for this. Units are entered as they come, and what is owed by who keeps it.
		/// - [`Error::WrongAmount`], [`Error::Unbalanced`], [`Error::BelowSmallestUnit`], [`Error::ReserveIsIndivisible`],
		///   [`Error::NotEnough`]: the amounts are not those of an entry.
		///
		/// ## Events
		/// - [`Event::Begun`], or [`Event::Agreed`], [`Event::Entered`] and [`Event::Closed`]
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::to_open(opening, MAX_LEGS))]
		pub fn open_balances(
			origin: OriginFor<T>,
			ledger: LedgerId,
			coop: CoopId,
			opening: OpeningOf<T>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asked = Self::may_open_balances(ledger, coop, &who, &opening);
			let (word, content, (sheet, statement)) = Self::or_refused(asked, Self::to_open(&opening, MAX_LEGS))?;

			let weight = Self::to_open(&opening, sheet.read);
			Self::heed(ledger, content, word, |hands| match statement {
				Some(statement) => Self::do_close(ledger, statement, hands, sheet),
				None => sheet.write(),
			});
			Ok(Some(weight).into())
		}

		/// Set the commitment to the bank details of a party, in force after three days.
		///
		/// What was approved before is approved again, where the bank pays it by the new ones.
		///
		/// ## Origin
		/// As for [`Call::post`]. Neither hand is the party.
		///
		/// ## Errors
		/// - Those of two hands, as for [`Call::post`].
		/// - [`Error::NoDocument`]: the commitment is zero.
		/// - [`Error::WrongParty`], [`Error::ToItself`]: there is no such party.
		///
		/// ## Events
		/// - [`Event::Begun`], or [`Event::Agreed`] and [`Event::DetailsSet`]
		#[pallet::call_index(9)]
		#[pallet::weight(Pallet::<T>::with_others(<T as Config>::WeightInfo::set_details(), 1))]
		pub fn set_details(
			origin: OriginFor<T>,
			ledger: LedgerId,
			coop: CoopId,
			party: PartyOf<T>,
			details: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asked = Self::may_set_details(ledger, coop, &who, &party, details);
			let most = Self::with_others(<T as Config>::WeightInfo::set_details(), 1);
			let (word, content, set) = Self::or_refused(asked, most)?;

			Self::heed(ledger, content, word, |_| Self::do_set_details(ledger, party, set));
			Ok(().into())
		}

		/// Take back what you, or another hand, have begun and nobody has joined.
		///
		/// `content` is the hash that the event tells.
		///
		/// ## Origin
		/// Signed by who has begun it, or by any hand of the ledger, as a member of `coop`. Free of charge, because each is taken
		/// back once.
		///
		/// ## Errors
		/// - [`Error::NothingBegun`]: nothing with this content was begun.
		/// - [`Error::NotAHand`]: you may not act for this ledger.
		///
		/// ## Events
		/// - [`Event::Withdrawn`]
		#[pallet::call_index(10)]
		#[pallet::weight(<T as Config>::WeightInfo::withdraw().saturating_add(T::Keepers::weight(0)))]
		pub fn withdraw(origin: OriginFor<T>, ledger: LedgerId, coop: CoopId, content: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let by = Self::may_withdraw(ledger, coop, &who, content)?;

			Begun::<T>::remove(ledger, content);
			Self::deposit_event(Event::Withdrawn { ledger, content, by });
			Ok(())
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The civil day of the block.
	pub(crate) fn today() -> Result<Day, Error<T>> {
		day_of(T::Clock::civil()).ok_or(Error::<T>::Overflow)
	}

	/// The hash of what two hands agree on.
	pub fn content(act: Act, ledger: LedgerId, what: &impl Encode) -> T::Hash {
		T::Hashing::hash_of(&(act, ledger, what))
	}

	/// What was asked, where the refusal of who is no hand weighs only that question.
	fn or_refused<Asked>(
		asked: Result<Asked, Error<T>>,
		most: Weight,
	) -> Result<Asked, frame_support::dispatch::DispatchErrorWithPostInfo> {
		let asking = match &asked {
			Err(Error::<T>::NotAHand) => T::WeightInfo::ask().saturating_add(T::Keepers::weight(0)),
			_ => most,
		};
		asked.or_refused(asking)
	}

	/// The weight of what a second hand does, with those of what keepers are asked and hear of so many items.
	///
	/// What a first hand counts free of charge is no part of what the second one does.
	fn with_others(own: Weight, items: u32) -> Weight {
		let quota = T::DbWeight::get().reads_writes(1, 1);
		own.saturating_add(quota).saturating_add(T::Keepers::weight(items)).saturating_add(T::Heard::weight(items))
	}

	/// The most that a posting can weigh.
	fn most_to_post(posting: &PostingOf<T>) -> Weight {
		let reading = posting.parts.iter().filter(|part| !matches!(part, Part::Direct(_))).count();
		let has_run = posting.parts.iter().any(|part| matches!(part, Part::Whole(_)));
		let legs = if has_run { MAX_ITEMS } else { count(posting.parts.len()) };
		Self::to_post(posting, count(reading).saturating_mul(MAX_LEGS), legs)
	}

	/// What a posting weighs that reads so many items and legs, and makes so many legs beside that of the cash.
	fn to_post(posting: &PostingOf<T>, read: u32, legs: u32) -> Weight {
		let parts = T::WeightInfo::post(count(posting.parts.len()));
		Self::with_others(parts.saturating_add(Self::to_read(read)), legs)
	}

	/// What it weighs to read so many items or legs, and to post each of them.
	fn to_read(read: u32) -> Weight {
		T::WeightInfo::post_run(read).saturating_sub(T::WeightInfo::post_run(0))
	}

	/// What it weighs to open the balances, in the place of an opening that had so many legs.
	fn to_open(opening: &OpeningOf<T>, mirrored: u32) -> Weight {
		let legs = count(opening.legs.len());
		let mirror = if mirrored > 0 { T::WeightInfo::correct(mirrored) } else { Weight::zero() };
		Self::with_others(T::WeightInfo::open_balances(legs).saturating_add(mirror), legs.saturating_add(mirrored))
	}

	/// The most that a correction can weigh.
	fn most_to_correct(anew: Option<&PostingOf<T>>) -> Weight {
		let read = MAX_LEGS.saturating_mul(MAX_LEGS.saturating_add(1));
		let anew_reads = anew.map_or(Weight::zero(), Self::most_to_post);
		Self::to_correct(None, read, MAX_LEGS).saturating_add(anew_reads)
	}

	/// What a correction weighs that reads so many items and legs, and makes so many legs beside those of the cash.
	fn to_correct(anew: Option<&PostingOf<T>>, read: u32, legs: u32) -> Weight {
		let anew = anew.map_or(Weight::zero(), |anew| T::WeightInfo::post(count(anew.parts.len())));
		let mirror = T::WeightInfo::correct(legs.saturating_add(1).min(MAX_LEGS));
		Self::with_others(mirror.saturating_add(anew).saturating_add(Self::to_read(read)), legs)
	}
}

/// A number of items, of which there are never as many as numbers.
fn count(items: usize) -> u32 {
	items.try_into().unwrap_or(u32::MAX)
}

/// What a keeper hears of a leg that is on this side of its item.
fn heard<AccountId: Clone, Hash: Clone>(
	leg: &EntryLeg<AccountId, Hash>,
	item: Option<(PendingNo, Place)>,
	side: Side,
) -> Heard<AccountId, Hash> {
	let EntryLeg { account, amount, party, charged, .. } = leg.clone();
	Heard { item, account, side, amount, party, charged, undoes: None }
}
