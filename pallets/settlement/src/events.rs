//! What is told.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	/// What happened. Amounts are millionths of the currency of the book.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs)] // the fields are named for what they are
	pub enum Event<T: Config> {
		/// A book was opened.
		BookOpened { book: Book, account: T::AccountId, mode: Mode, currency: [u8; 3] },
		/// A second hand has confirmed what was entered about a leg.
		Confirmed {
			book: Book,
			leg: LegNo,
			by: Hand,
			/// The number of the entry that it made, none if the payment was not made.
			entry: Option<EntryNo>,
		},
		/// A correction was entered and waits for a second hand.
		CorrectionEntered { book: Book, leg: LegNo, entry: EntryNo, correction: Correction<T::Hash>, by: Hand },
		/// Money has moved and is entered in a book.
		Entered {
			book: Book,
			entry: EntryNo,
			direction: Direction,
			amount: BalanceOf<T>,
			/// With whom it was exchanged, none if the chain does not know who paid in.
			party: Option<PartyOf<T>>,
			reason: T::Hash,
			/// Hash of what the bank says about it, none if it moved in units.
			reference: Option<T::Hash>,
		},
		/// A payment was decided and waits for the bank.
		LegOpened { book: Book, leg: LegNo, amount: BalanceOf<T>, party: Option<PartyOf<T>> },
		/// A payment was not made, and the money is free again.
		NotPaid { book: Book, leg: LegNo, amount: BalanceOf<T>, reason: T::Hash },
		/// What came of a payment was entered and waits for a second hand.
		OutcomeEntered { book: Book, leg: LegNo, outcome: Outcome<T::Hash>, by: Hand },
		/// Money that came in by bank was entered and waits for a second hand.
		ReceiptEntered { book: Book, leg: LegNo, from: PartyOf<T>, amount: BalanceOf<T>, reference: T::Hash, by: Hand },
		/// What was entered about a leg was rejected or taken back.
		Rejected { book: Book, leg: LegNo, by: Hand, reason: T::Hash },
	}
}
