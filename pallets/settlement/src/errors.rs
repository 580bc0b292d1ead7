//! Why something is refused.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
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
}
