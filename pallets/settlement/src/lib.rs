//! # Settlement
//!
//! The two ways in which money moves, and the books about it.
//!
//! ## Overview
//!
//! Whatever co-ops decide about money ends as a *leg*: so much goes from here to there, for this reason. A leg of a book *in
//! units* settles at once, because the units move on the chain. A leg of a book *by bank* waits until the bank has done its
//! part: one hand enters what the bank says, with a reference, and another one confirms it. Both ways make the same entries in
//! the same kind of book, so that a co-op that pays by bank keeps the same registers as one that pays in units. Nobody needs
//! to own a unit for that.
//!
//! Entries have numbers without gaps that are given out when money has moved, never before. An entry is never edited: what was
//! wrong is corrected by a further entry. Each entry says what the book held after it, so that any stretch of entries
//! reconciles by itself: what there was, and what came in, less what went out, is what there is.
//!
//! Who may enter and confirm is the business of the *keepers* of books, other pallets that this one asks. Rights are asked for
//! when something is confirmed, also those of who has entered it. (practice no. 106)
//!
//! ## Terminology
//!
//! - *Book*: the entries about one sum of money that belongs together, such as a treasury, and about the account that has it.
//! - *Leg*: one movement of money as it was decided or noticed.
//! - *Hand*: a member who acts for a co-op. Two hands are two members with two accounts, of two co-ops where the money is joint.
//!   While a seat moves to another key, who has that key is the same person.
//! - *Claim*: what one hand has entered about a leg and no other has confirmed.
//! - *Reference*: the hash of what the bank says about a movement, such as the line of a statement with a salt. In each book it
//!   is used once.
//! - *Available*: what can be paid now. By bank this is what the book holds without what is set aside for payments, in units
//!   what the account holds without what keeps it alive.
//! - *Correction*: an entry about an earlier one.
//!
//! ## Lifecycle
//!
//! | movement | in units | by bank |
//! |---|---|---|
//! | money comes in | `contribute`, or a transfer and `enter_receipts` | `enter_receipt`, `confirm` |
//! | a payment was decided | entered at once | set aside, `enter_outcome`, `confirm` |
//! | the payment did not work | does not happen | `enter_outcome`, `confirm`: free again, no entry |
//! | the money came back | comes in as any other | `enter_correction`, `confirm` |
//! | a reference was wrong | does not happen | `enter_correction`, `confirm` |
//!
//! | leg by bank | by | to |
//! |---|---|---|
//! | – | a payment is decided | waits for the bank |
//! | waits for the bank | `enter_outcome` | claimed |
//! | – | `enter_receipt`, `enter_correction` | claimed |
//! | claimed | `confirm` by another hand | entered, or not paid |
//! | claimed, a payment | `reject` by any hand | waits for the bank |
//! | claimed, a receipt or a correction | `reject` by any hand | gone |
//!
//! What a transfer has brought to the account of a book in units is entered before anything else, so that the order of entries
//! is that of the money. Where one book in units pays another one, both have an entry.
//!
//! Money that came back is income: it is charged to no budget line and gives no budget back. Who wants to pay once more asks
//! once more.
//!
//! ## Scenario
//!
//! A co-op in Leeds keeps its training treasury in sterling, by bank. Two shops pay 300 each into the account at the bank. Tom,
//! its treasurer, enters both receipts with the hashes of the bank's lines. Sue, its secretary, compares them with the
//! statement and confirms each by giving its reference: entries 1 and 2. The co-op decides to pay a trainer 480. The sum is set
//! aside, 120 are available, and the payment waits. Tom sends it off and enters the reference, Sue confirms: entry 3, 480 out,
//! 120 left. Had Tom lost his office before Sue confirmed, she would have had to reject his claim, and another hand to enter
//! it again.
//!
//! Next week the bank sends the money back, because the trainer's account is closed. Sue enters that entry 3 was returned, Tom
//! confirms: entry 4, 480 in, which points to entry 3, whose numbers stay as they are.
//!
//! ## Invariants
//!
//! 1. The entries of an open book are numbered from 1 to the last one given out without a gap, and no other book has any. Each
//!    entry gives the balance that follows from the one before, and the totals of the book are the sums of its entries. Only
//!    corrections of a reference have no amount.
//! 2. Books and the accounts that they are about correspond one to one.
//! 3. An open leg belongs to a book by bank and has a number that was given out. Open legs are counted, within the bound, and
//!    what is set aside is the sum of the payments that wait.
//! 4. A book in units has no legs, and its account holds at least what the book says.
//! 5. A book by bank holds at least what is set aside.
//! 6. An entry is proved in the way of its book, and by bank by two different hands, of two co-ops or two members.
//! 7. The references of a book are those of its entries and of what was entered to be confirmed, each used once.
//! 8. A correction is about an earlier entry of a book by bank that is not one itself. An entry is returned at most once, in
//!    full and in the opposite direction, and the register of returns says by which entry or leg.
//! 9. What was entered about a leg fits it: only payments wait without a claim or turn out not to be paid, and every kind of leg
//!    has the direction, the amount and the basis of its kind.
//!
//! ## Limitations
//!
//! The chain does not see the bank. Two hands that lie together can enter what never happened, and an auditor who compares the
//! book with the statements finds it. A part of a payment cannot be returned: all of it is, or what came is a receipt. A
//! receipt that the bank takes back must find its amount available when it is confirmed, and a book that is neither paused nor
//! frozen; until then the bank has less than the book says. The 90 days of a return are those until it is confirmed, and are
//! counted by the calendar, also while the chain stands still; what comes back later is a receipt, and what goes back later is paid by a resolution. A hand can
//! fill a book with claims until others are refused, and another hand rejects them; the last quarter of the room is for
//! payments. Units that are sent to the account of a book by bank are in no book and do not come out again; transfers to it are
//! refused as long as nobody registers it as an account that may receive. Who pays in units is entered as a member only where
//! he says so. An entry that comes from a plain transfer has no party, because the chain does not keep who made it.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use frame::prelude::*;
use frame_support::traits::fungible::{Inspect, Mutate};
use rochdale_primitives::{
	money::{Basis, Book, Direction, EntryNo, Hand, KeepBooks, Leg, LegNo, LineNo, Mode, Party, Settle, Settled},
	Clock, CoopId, CoopInspect, MemberInspect, MemberNo, Moment, Quota,
};

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

mod bank;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod books;
mod free;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
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

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A book was opened.
		BookOpened {
			/// The book.
			book: Book,
			/// The account that it is about.
			account: T::AccountId,
			/// In which way its money moves.
			mode: Mode,
			/// Its currency, as three letters.
			currency: [u8; 3],
		},
		/// A second hand has confirmed what was entered about a leg.
		Confirmed {
			/// The book.
			book: Book,
			/// The number of the leg.
			leg: LegNo,
			/// Who confirmed it.
			by: Hand,
			/// The number of the entry that it made, none if the payment was not made.
			entry: Option<EntryNo>,
		},
		/// A correction was entered and waits for a second hand.
		CorrectionEntered {
			/// The book.
			book: Book,
			/// The number of the leg.
			leg: LegNo,
			/// The number of the entry that is corrected.
			entry: EntryNo,
			/// What was wrong about it, or came of it.
			correction: Correction<T::Hash>,
			/// Who entered it.
			by: Hand,
		},
		/// Money has moved and is entered in a book.
		Entered {
			/// The book.
			book: Book,
			/// The number of the entry.
			entry: EntryNo,
			/// Whether the money came or went.
			direction: Direction,
			/// How much, in millionths of the currency.
			amount: BalanceOf<T>,
			/// With whom it was exchanged, none if the chain does not know who paid in.
			party: Option<PartyOf<T>>,
			/// Hash of the document that gives the reason.
			reason: T::Hash,
			/// Hash of what the bank says about it, none if it moved in units.
			reference: Option<T::Hash>,
		},
		/// A payment was decided and waits for the bank.
		LegOpened {
			/// The book.
			book: Book,
			/// The number of the leg.
			leg: LegNo,
			/// How much is set aside, in millionths of the currency.
			amount: BalanceOf<T>,
			/// Who is to be paid.
			party: Option<PartyOf<T>>,
		},
		/// A payment was not made, and the money is free again.
		NotPaid {
			/// The book.
			book: Book,
			/// The number of the leg.
			leg: LegNo,
			/// How much was set aside for it, in millionths of the currency.
			amount: BalanceOf<T>,
			/// Hash of the document that gives the reason.
			reason: T::Hash,
		},
		/// What came of a payment was entered and waits for a second hand.
		OutcomeEntered {
			/// The book.
			book: Book,
			/// The number of the leg.
			leg: LegNo,
			/// What came of it.
			outcome: Outcome<T::Hash>,
			/// Who entered it.
			by: Hand,
		},
		/// Money that came in by bank was entered and waits for a second hand.
		ReceiptEntered {
			/// The book.
			book: Book,
			/// The number of the leg.
			leg: LegNo,
			/// Who has paid.
			from: PartyOf<T>,
			/// How much, in millionths of the currency.
			amount: BalanceOf<T>,
			/// Hash of what the bank says about it.
			reference: T::Hash,
			/// Who entered it.
			by: Hand,
		},
		/// What was entered about a leg was rejected or taken back.
		Rejected {
			/// The book.
			book: Book,
			/// The number of the leg.
			leg: LegNo,
			/// Who rejected it.
			by: Hand,
			/// Hash of the document that gives the reason.
			reason: T::Hash,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// What came of this is entered already and waits to be confirmed or rejected.
		AlreadyEntered,
		/// The money of this entry went back already, or somebody has entered that it did.
		AlreadyReturned,
		/// There is such a book already, or one about this account.
		BookExists,
		/// This book moves money by bank only.
		ByBankOnly,
		/// Who has entered this may not any more. Reject it and enter it again.
		EntererLost,
		/// This book moves money in units only.
		InUnitsOnly,
		/// This entry is a correction itself and cannot be corrected.
		IsCorrection,
		/// You may not enter or confirm anything in this book.
		NotAHand,
		/// Only money that goes out by a decision is paid in this way.
		NotAPayment,
		/// There is not as much money in this book that can be paid now.
		NotEnough,
		/// There is nothing here to be confirmed or rejected.
		NothingEntered,
		/// The amount is zero, or nothing came in that is not entered.
		NothingToEnter,
		/// You are not a member of this co-op.
		NotMember,
		/// A payment in units needs an account that is paid.
		NoPayee,
		/// The hash of the document that gives the reason is zero.
		NoReason,
		/// The hash of what the bank says is zero.
		NoReference,
		/// There is no such book.
		NoSuchBook,
		/// There is no such entry in this book.
		NoSuchEntry,
		/// Nothing waits in this book under this number.
		NoSuchLeg,
		/// This is not what was entered. Compare it with what the bank says.
		OtherReference,
		/// A number or an amount has reached its end.
		Overflow,
		/// This reference was used in this book already.
		ReferenceUsed,
		/// Who confirms must be of another co-op than who has entered it.
		SameCoop,
		/// Somebody else must confirm what you have entered.
		SameHand,
		/// This book is paused or frozen, and nothing goes out of it now.
		Stopped,
		/// A book cannot pay itself.
		ToItself,
		/// The money of an entry that is older than 90 days is not returned any more.
		TooLate,
		/// Too much waits in this book. Confirm or reject something first.
		TooManyLegs,
		/// This is more than any receipt can be.
		TooMuch,
		/// A book of this kind exchanges no money with such a party.
		WrongParty,
		/// You are the one with whom the money is exchanged, or of that co-op.
		YouBenefit,
	}

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
		/// `from` is who has paid, `reason` the hash of a document that says what for, and `reference` the salted hash of what the
		/// bank says about it.
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
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, (record, leg)) = Self::may_enter_receipt(book, coop, &who, &from, amount, reason, reference)?;

			Self::count_free(by);
			let claim = Self::claim(Outcome::Paid(reference), by, who);
			let leg = Self::open_claimed(book, record, leg, LegKind::Receipt, claim);
			Self::deposit_event(Event::ReceiptEntered { book, leg, from, amount, reference, by });
			Ok(())
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
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, open) = Self::may_enter_outcome(book, leg, coop, &who, &outcome)?;

			Self::count_free(by);
			let claim = Self::claim(outcome, by, who);
			Self::use_reference(book, &claim);
			Legs::<T>::insert(book, leg, OpenLeg { claim: Some(claim), ..open });
			Self::deposit_event(Event::OutcomeEntered { book, leg, outcome, by });
			Ok(())
		}

		/// Confirm what another hand has entered, once you have read what the bank says.
		///
		/// `reference` is what was entered; where a payment was not made, it is the hash of the reason. So nobody confirms what he
		/// has not read.
		///
		/// ## Origin
		/// Signed by a second hand of the book, as a member of `coop`: another member with another account, of another co-op where
		/// the money belongs to several, and not who pays or is paid. Free of charge, because it can be done once.
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
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, open, confirmed) = Self::may_confirm(book, leg, coop, &who, reference)?;

			Self::close_leg(book, leg, open, by, confirmed);
			Ok(())
		}

		/// Reject what was entered about a leg, or take back what you have entered.
		///
		/// A payment waits for the bank again. A receipt or a correction is gone. The reference can be used again. `reason` is the
		/// hash of a document that says why.
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
		pub fn reject(origin: OriginFor<T>, book: Book, leg: LegNo, coop: CoopId, reason: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, (open, claim, record)) = Self::may_reject(book, leg, coop, &who, reason)?;

			Self::count_free(by);
			Self::take_back(book, leg, open, &claim, record);
			Self::deposit_event(Event::Rejected { book, leg, by, reason });
			Ok(())
		}

		/// Enter a correction of an entry by bank, for a second hand to confirm.
		///
		/// The entry stays as it is. Once confirmed, a further entry gives the right reference, or has the money back that went to
		/// the wrong place. Money that came back is income: it gives no budget back. Nothing is set aside for a receipt that went
		/// back. `reason` is the hash of a document that says what was wrong.
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
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, (record, leg)) = Self::may_enter_correction(book, coop, &who, entry, &correction, reason)?;

			Self::count_free(by);
			let claim = Self::claim(Outcome::Paid(correction.reference()), by, who);
			let kind = correction.kind();
			let leg = Self::open_claimed(book, record, leg, kind, claim);
			if kind == LegKind::Return {
				Returns::<T>::insert(book, entry, Settled::Awaits(leg));
			}
			Self::deposit_event(Event::CorrectionEntered { book, leg, entry, correction, by });
			Ok(())
		}
	}
}
