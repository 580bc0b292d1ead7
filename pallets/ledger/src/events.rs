//! What is told.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	/// What happened. Days are counted from 1 January 1970.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs)] // the fields are named for what they are
	pub enum Event<T: Config> {
		/// An account was opened in a ledger.
		AccountOpened { ledger: LedgerId, account: AccountNo },
		/// A second hand has agreed to what a first one has begun, and it is done.
		Agreed {
			ledger: LedgerId,
			content: T::Hash,
			/// The one who has begun it comes first.
			by: [Hand; 2],
		},
		/// A payment was approved again, with the bank details that are in force now.
		ApprovedAgain { ledger: LedgerId, pending: PendingNo },
		/// A hand has begun something, and waits for a second one that signs the same content.
		Begun { ledger: LedgerId, act: Act, content: T::Hash, by: Hand, lapses_at: Moment },
		/// The books are closed through a day.
		Closed { ledger: LedgerId, close: u32, through: Day },
		/// The commitment to the bank details of a party was set.
		DetailsSet {
			ledger: LedgerId,
			party: PartyOf<T>,
			version: u32,
			/// The day from which it is in force.
			day: Day,
		},
		/// Something was entered in the books.
		Entered { ledger: LedgerId, entry: EntryNo, day: Day },
		/// The deadline of what waited has passed.
		Expired { ledger: LedgerId, pending: PendingNo },
		/// Who had made it pending has given up what still waited.
		GivenUp { ledger: LedgerId, pending: PendingNo },
		/// The books of somebody were opened.
		LedgerOpened { ledger: LedgerId, currency: Currency },
		/// Money is set aside or expected, and waits for the bank.
		Ordered { ledger: LedgerId, pending: PendingNo },
		/// What waited was voided, because the bank has not done it and will not.
		Voided {
			ledger: LedgerId,
			pending: PendingNo,
			/// The item, none if it is all that waited.
			place: Option<Place>,
			reason: T::Hash,
		},
		/// What a first hand had begun was taken back.
		Withdrawn { ledger: LedgerId, content: T::Hash, by: Hand },
	}
}
