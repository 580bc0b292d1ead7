#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use frame::prelude::*;
use frame_support::{
	pallet_macros::import_section,
	traits::fungible::{Inspect, Mutate},
};
use rochdale_primitives::{
	money::{Basis, Book, Direction, EntryNo, Hand, KeepBooks, Leg, LegNo, LineNo, Mode, Party, Settle, Settled},
	quota::CountFree,
	refusal::GiveBack,
	two_hands::Entered,
	Clock, CoopId, CoopInspect, MemberInspect, MemberNo, Moment, Quota,
};

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

mod bank;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod books;
mod errors;
mod events;
mod free;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
mod proposable;
#[cfg(test)]
mod tests;
mod types;
pub mod weights;

/// The most that one receipt can bring, in millionths of the currency: a million million million of it.
///
/// Whatever the entries of a book are, their sums can be counted, and any part of them.
pub const MAX_AMOUNT: u128 = 1_000_000_000_000_000_000_000_000;

/// Days after an entry in which its money can be entered as returned, and that be confirmed.
pub const RETURN_DAYS: u32 = 90;

type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
type HashOf<T> = <T as frame_system::Config>::Hash;
/// Amounts of money, in millionths of the currency of a book.
pub type BalanceOf<T> = <<T as Config>::Currency as Inspect<AccountIdOf<T>>>::Balance;
/// With whom money is exchanged.
pub type PartyOf<T> = Party<AccountIdOf<T>, HashOf<T>>;
/// A book as it stands.
pub type RecordOf<T> = BookRecord<AccountIdOf<T>, BalanceOf<T>>;
/// An entry in a book.
pub type EntryOf<T> = Entry<AccountIdOf<T>, HashOf<T>, BalanceOf<T>>;
/// One movement of money, as it was decided.
pub type LegOf<T> = Leg<AccountIdOf<T>, HashOf<T>, BalanceOf<T>>;
/// A leg that waits for the bank, or for a second hand.
pub type OpenLegOf<T> = OpenLeg<AccountIdOf<T>, HashOf<T>, BalanceOf<T>>;
type ClaimOf<T> = Claim<AccountIdOf<T>, HashOf<T>>;
/// The hand that may do something about a leg, the book as it is then, and the leg.
type MayOpen<T> = Result<(Hand, (RecordOf<T>, LegOf<T>)), Error<T>>;
type SettledResult = Result<Settled, DispatchError>;

#[import_section(events::events)]
#[import_section(errors::errors)]
#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro makes
pub mod pallet {
	use super::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		// Dependencies

		/// Civil time and deadline time.
		type Clock: Clock;

		/// The register of co-ops.
		type Coops: CoopInspect<Self::AccountId>;

		/// The registers of members.
		type Members: MemberInspect<Self::AccountId>;

		/// The units.
		type Currency: Inspect<Self::AccountId, Balance = u128> + Mutate<Self::AccountId>;

		/// Those who know who keeps which book.
		type Keepers: KeepBooks<Self::AccountId, Self::Hash, BalanceOf<Self>>;

		// Parameters

		/// Days of the period for which a hand has free calls.
		#[pallet::constant]
		type FreeDays: Get<u32>;

		/// The most calls that a hand can send free of charge in a period, confirmations not counted.
		#[pallet::constant]
		type FreeEntries: Get<u32>;

		/// The most legs of a book that can be open. The last quarter is for payments.
		#[pallet::constant]
		type MaxLegs: Get<u32>;

		/// Weights measured for this pallet.
		type WeightInfo: WeightInfo;
	}

	/// The books that are open.
	// Twox: numbers of treasuries are given out by the chain.
	#[pallet::storage]
	pub type Books<T: Config> = StorageMap<_, Twox64Concat, Book, RecordOf<T>, OptionQuery>;

	/// The book that is about an account.
	#[pallet::storage]
	pub type BookOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Book, OptionQuery>;

	/// The entries of each book by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Entries<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Book, Twox64Concat, EntryNo, EntryOf<T>, OptionQuery>;

	/// What waits for the bank or for a second hand, by book and number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Legs<T: Config> = StorageDoubleMap<_, Twox64Concat, Book, Twox64Concat, LegNo, OpenLegOf<T>, OptionQuery>;

	/// The references that were used in a book, also those that wait to be confirmed.
	#[pallet::storage]
	pub type References<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Book, Blake2_128Concat, T::Hash, (), OptionQuery>;

	/// The entries whose money went back: by which entry, or by which leg if it waits.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Returns<T: Config> = StorageDoubleMap<_, Twox64Concat, Book, Twox64Concat, EntryNo, Settled, OptionQuery>;

	/// How many free calls a member has used in the current period.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type FreeQuota<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Quota, ValueQuery>;

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What the book holds by its entries, in millionths of its currency.
		pub fn balance(book: Book) -> Option<BalanceOf<T>> {
			Self::open(book).and_then(|record| Self::held(&record)).ok()
		}

		/// An entry of the book.
		pub fn entry(book: Book, number: EntryNo) -> Option<EntryOf<T>> {
			Entries::<T>::get(book, number)
		}

		/// What can be paid from the book now, in millionths of its currency.
		pub fn available(book: Book) -> BalanceOf<T> {
			<Self as Settle<_, _, _>>::available(book)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxLegs::get() > 0, "books by bank must be able to pay");
			assert!(T::FreeDays::get() > 0 && T::FreeEntries::get() > 0, "hands must be able to enter what happens");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Pay your own units into a book.
		///
		/// `reason` is the hash of a document that says what for. With `as_member_of` you are entered as the member of that co-op
		/// that you are, as you would be by bank. What came to the account by plain transfers is entered first.
		///
		/// ## Origin
		/// Signed by any account that can pay, with the fee. The account of a co-op is entered as that co-op.
		///
		/// ## Errors
		/// - [`Error::NoSuchBook`], [`Error::ByBankOnly`]: there is no such book in units.
		/// - [`Error::NothingToEnter`]: the amount is zero.
		/// - [`Error::NoReason`]: the hash is zero.
		/// - [`Error::ToItself`]: the account is that of the book.
		/// - [`Error::NotMember`]: you do not sit in the co-op as whose member you want to pay.
		/// - [`Error::Overflow`]: the numbers have run out.
		/// - Those of the transfer, which keeps the account alive that pays.
		///
		/// ## Events
		/// - [`Event::Entered`]
		#[pallet::call_index(0)]
		pub fn contribute(
			origin: OriginFor<T>,
			book: Book,
			amount: BalanceOf<T>,
			reason: T::Hash,
			as_member_of: Option<CoopId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (record, leg) = Self::may_contribute(book, &who, amount, reason, as_member_of)?;

			Self::take_in(book, record, &who, leg)
		}

		/// Enter what plain transfers have brought to the account of a book.
		///
		/// It is one entry without a party and a reason, because the chain does not keep them.
		///
		/// ## Origin
		/// Signed by anyone, with the fee.
		///
		/// ## Errors
		/// - [`Error::NoSuchBook`], [`Error::ByBankOnly`]: there is no such book in units.
		/// - [`Error::NothingToEnter`]: the book says what the account holds.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::Entered`]
		#[pallet::call_index(1)]
		pub fn enter_receipts(origin: OriginFor<T>, book: Book) -> DispatchResult {
			ensure_signed(origin)?;
			let record = Self::open_in_units(book)?;
			ensure!(Self::not_entered(&record)? > 0, Error::<T>::NothingToEnter);

			Self::catch_up(book, record)?;
			Ok(())
		}

		/// Enter money that came in by bank, for a second hand to confirm.
		///
		/// `from` is who has paid, `reason` the hash of a document that says what for, and `reference` the salted hash of what
		/// the bank says about it.
		///
		/// ## Origin
		/// Signed by a hand of the book, as a member of `coop`. Free of charge a number of times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchBook`], [`Error::InUnitsOnly`]: there is no such book by bank.
		/// - [`Error::NotAHand`]: you may not keep this book, or not as a member of this co-op.
		/// - [`Error::NothingToEnter`], [`Error::TooMuch`]: the amount is zero or above [`MAX_AMOUNT`].
		/// - [`Error::NoReason`], [`Error::NoReference`]: a hash is zero.
		/// - [`Error::ToItself`], [`Error::WrongParty`]: the book itself, an account, or a co-op, member or treasury that there
		///   is not, cannot have paid. Who sits in the co-op no longer is entered as somebody outside.
		/// - [`Error::ReferenceUsed`]: the reference is in the book already.
		/// - [`Error::TooManyLegs`]: too much waits in this book.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::ReceiptEntered`]
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::enter_receipt().saturating_add(T::Keepers::weight()))]
		pub fn enter_receipt(
			origin: OriginFor<T>,
			book: Book,
			coop: CoopId,
			from: PartyOf<T>,
			amount: BalanceOf<T>,
			reason: T::Hash,
			reference: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_enter_receipt(book, coop, &who, &from, amount, reason, reference);
			let (by, (record, leg)) =
				Self::or_refused(asked, (coop, &who), <T as Config>::WeightInfo::enter_receipt())?;

			Self::count_free(by);
			let claim = Self::claim(Outcome::Paid(reference), by, who);
			let leg = Self::open_claimed(book, record, leg, LegKind::Receipt, claim);
			Self::deposit_event(Event::ReceiptEntered { book, leg, from, amount, reference, by });
			Ok(().into())
		}

		/// Enter what the bank has done about a payment, for a second hand to confirm.
		///
		/// ## Origin
		/// Signed by a hand of the book, as a member of `coop`. Free of charge a number of times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchLeg`]: no payment waits under this number.
		/// - [`Error::NotAHand`]: you may not keep this book, or not as a member of this co-op.
		/// - [`Error::AlreadyEntered`]: what came of it is entered already.
		/// - [`Error::NoReference`], [`Error::NoReason`]: the hash is zero.
		/// - [`Error::ReferenceUsed`]: the reference is in the book already.
		///
		/// ## Events
		/// - [`Event::OutcomeEntered`]
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::enter_outcome().saturating_add(T::Keepers::weight()))]
		pub fn enter_outcome(
			origin: OriginFor<T>,
			book: Book,
			leg: LegNo,
			coop: CoopId,
			outcome: Outcome<T::Hash>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_enter_outcome(book, leg, coop, &who, &outcome);
			let (by, open) = Self::or_refused(asked, (coop, &who), <T as Config>::WeightInfo::enter_outcome())?;

			Self::count_free(by);
			let claim = Self::claim(outcome, by, who);
			Self::use_reference(book, &claim);
			Legs::<T>::insert(book, leg, OpenLeg { claim: Some(claim), ..open });
			Self::deposit_event(Event::OutcomeEntered { book, leg, outcome, by });
			Ok(().into())
		}

		/// Confirm what another hand has entered, once you have read what the bank says.
		///
		/// `reference` is what was entered; where a payment was not made, it is the hash of the reason. So nobody confirms
		/// what they have not read.
		///
		/// ## Origin
		/// Signed by a second hand of the book, as a member of `coop`: another member with another account, of another co-op
		/// where the money belongs to several, and not who pays or is paid. Free of charge, because it can be done once.
		/// (practice nos. 105, 106)
		///
		/// ## Errors
		/// - [`Error::NoSuchLeg`]: nothing waits under this number, or it was confirmed already.
		/// - [`Error::NotAHand`]: you may not keep this book, or not as a member of this co-op.
		/// - [`Error::NothingEntered`]: nobody has entered what came of the payment.
		/// - [`Error::OtherReference`]: something else was entered.
		/// - [`Error::SameHand`], [`Error::SameCoop`]: you have entered it, also with a key to or from which a seat moves, or
		///   somebody of your co-op has where that counts.
		/// - [`Error::YouBenefit`]: you have paid or are paid, or it is your co-op where the money belongs to others too.
		/// - [`Error::EntererLost`]: who has entered it may not keep the book any more.
		/// - [`Error::TooLate`]: the money of an entry is returned that is older than [`RETURN_DAYS`] by now. Reject it.
		/// - [`Error::Stopped`], [`Error::NotEnough`]: a receipt went back, and the book is paused or frozen, or has not as much
		///   that is not set aside.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::Confirmed`], and [`Event::Entered`] or [`Event::NotPaid`]
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::confirm().saturating_add(T::Keepers::weight()))]
		pub fn confirm(
			origin: OriginFor<T>,
			book: Book,
			leg: LegNo,
			coop: CoopId,
			reference: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_confirm(book, leg, coop, &who, reference);
			let (by, open, confirmed) = Self::or_refused(asked, (coop, &who), <T as Config>::WeightInfo::confirm())?;

			Self::close_leg(book, leg, open, by, confirmed);
			Ok(().into())
		}

		/// Reject what was entered about a leg, or take back what you have entered.
		///
		/// A payment waits for the bank again. A receipt or a correction is gone. The reference can be used again. `reason` is
		/// the hash of a document that says why.
		///
		/// ## Origin
		/// Signed by any hand of the book, as a member of `coop`. Free of charge a number of times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchLeg`]: nothing waits under this number.
		/// - [`Error::NotAHand`]: you may not keep this book, or not as a member of this co-op.
		/// - [`Error::NothingEntered`]: nobody has entered what came of the payment.
		/// - [`Error::NoReason`]: the hash is zero.
		///
		/// ## Events
		/// - [`Event::Rejected`]
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::reject().saturating_add(T::Keepers::weight()))]
		pub fn reject(
			origin: OriginFor<T>,
			book: Book,
			leg: LegNo,
			coop: CoopId,
			reason: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_reject(book, leg, coop, &who, reason);
			let (by, (open, claim, record)) =
				Self::or_refused(asked, (coop, &who), <T as Config>::WeightInfo::reject())?;

			Self::count_free(by);
			Self::take_back(book, leg, open, &claim, record);
			Self::deposit_event(Event::Rejected { book, leg, by, reason });
			Ok(().into())
		}

		/// Enter a correction of an entry by bank, for a second hand to confirm.
		///
		/// The entry stays as it is. Once confirmed, a further entry gives the right reference, or has the money back that went
		/// to the wrong place. Money that came back is income: it gives no budget back. Nothing is set aside for a receipt that
		/// went back. `reason` is the hash of a document that says what was wrong.
		///
		/// ## Origin
		/// Signed by a hand of the book, as a member of `coop`. Free of charge a number of times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchBook`], [`Error::InUnitsOnly`]: there is no such book by bank.
		/// - [`Error::NotAHand`]: you may not keep this book, or not as a member of this co-op.
		/// - [`Error::NoSuchEntry`], [`Error::IsCorrection`]: there is no such entry, or it is a correction.
		/// - [`Error::AlreadyReturned`]: its money went back already, or this waits to be confirmed.
		/// - [`Error::NoReason`], [`Error::NoReference`]: a hash is zero.
		/// - [`Error::ReferenceUsed`]: the reference is in the book already.
		/// - [`Error::TooLate`]: the entry is older than [`RETURN_DAYS`] and its money is not returned any more.
		/// - [`Error::TooManyLegs`]: too much waits in this book.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::CorrectionEntered`]
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::enter_correction().saturating_add(T::Keepers::weight()))]
		pub fn enter_correction(
			origin: OriginFor<T>,
			book: Book,
			coop: CoopId,
			entry: EntryNo,
			correction: Correction<T::Hash>,
			reason: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_enter_correction(book, coop, &who, entry, &correction, reason);
			let (by, (record, leg)) =
				Self::or_refused(asked, (coop, &who), <T as Config>::WeightInfo::enter_correction())?;

			Self::count_free(by);
			let claim = Self::claim(Outcome::Paid(correction.reference()), by, who);
			let kind = correction.kind();
			let leg = Self::open_claimed(book, record, leg, kind, claim);
			if kind == LegKind::Return {
				Returns::<T>::insert(book, entry, Settled::Awaits(leg));
			}
			Self::deposit_event(Event::CorrectionEntered { book, leg, entry, correction, by });
			Ok(().into())
		}
	}
}
