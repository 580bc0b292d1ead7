//! What is refused, and why.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	/// Why something was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The units of this address are in the books already.
		AddressTaken,
		/// You have begun this already. Another hand has to send the same.
		AlreadyBegun,
		/// Some of this entry was taken back already. Correct that first.
		AlreadyTakenBack,
		/// Nothing of this waits any more: it was posted, voided, or is overdue.
		AlreadyEnded,
		/// The books say something else than this balance for the end of that day.
		BalanceDiffers,
		/// A bank cannot book so small a part of this currency.
		BelowSmallestUnit,
		/// Money cannot come back before the day on which it went.
		BeforeEntry,
		/// Money at a bank is entered by a line of the bank's statement only.
		ByStatementOnly,
		/// Its period is closed: what is entered anew must explain the same line of the statement.
		CashIsClosed,
		/// This day has not come yet.
		DayInFuture,
		/// No books begin before 1844. This day is earlier, so it was typed wrongly.
		DayTooEarly,
		/// The payee's bank details have changed since. It has to be approved again.
		DetailsChanged,
		/// Who has begun this is one of those who pay or are paid. Somebody else has to begin it.
		FirstBenefits,
		/// This account holds money. Name one that says what money is for.
		IsCash,
		/// These books are open already.
		LedgerExists,
		/// Something else was entered about this line of the statement before.
		LineDiffers,
		/// This is more than what remains.
		MoreThanRemains,
		/// The hash of the document behind it is missing.
		NoDocument,
		/// The reference of the line is missing.
		NoReference,
		/// This is no currency in use (ISO 4217).
		NoSuchCurrency,
		/// There is no such account in this ledger.
		NoSuchAccount,
		/// There is no entry under this number.
		NoSuchEntry,
		/// There is no such item or leg.
		NoSuchItem,
		/// There is no such ledger.
		NoSuchLedger,
		/// Nothing waits under this number.
		NoSuchPending,
		/// You may not act for this ledger, or not as a member of this co-op.
		NotAHand,
		/// This account is not one at a bank.
		NotByBank,
		/// Only what was entered by a line of a statement comes back or is corrected by hands.
		NotByStatement,
		/// Nobody has approved that so much goes, and the budget does not cover it.
		NotCovered,
		/// Hands cannot enter anything in this account that nobody has decided.
		NotDirect,
		/// Its time is not over yet.
		NotDue,
		/// There is not as much in the account that is not set aside.
		NotEnough,
		/// A line of the statement through that day is not explained in full.
		NotExplained,
		/// Balances are opened before anything else is entered.
		NotFirst,
		/// Units are kept in the home currency only.
		NotHomeCurrency,
		/// This account does not hold units.
		NotInUnits,
		/// What one ledger owes to another is entered in both at once.
		NotLinked,
		/// You do not sit in the co-op as whose member you want to pay.
		NotMember,
		/// Nobody has begun this, or it was done already.
		NothingBegun,
		/// The books say what the address holds.
		NothingToEnter,
		/// This waits for another bank account.
		OtherBank,
		/// A number or an amount has reached its end.
		Overflow,
		/// Your account is the cash of a ledger. It pays by the books of that ledger only.
		PayerIsCash,
		/// The books are closed for this day.
		PeriodClosed,
		/// This line of the statement is explained already.
		ReferenceUsed,
		/// Only losses and the dissolution take from an indivisible reserve.
		ReserveIsIndivisible,
		/// Both hands must be of different co-ops, because the money belongs to several.
		SameCoop,
		/// You are the one who has begun it. Another person has to send the same.
		SameHand,
		/// The parts and what is left do not make the amount of the line.
		SumDiffers,
		/// A ledger does not exchange money with itself.
		ToItself,
		/// A pending entry is charged to fewer accounts.
		TooManyAccounts,
		/// A ledger has no more bank accounts than this.
		TooManyBanks,
		/// Too many days are open. Close the books through some of them first.
		TooManyDays,
		/// This has more items than one entry can have. Explain the line by several calls.
		TooManyItems,
		/// You expect half of what hands can expect already. Post or void something first.
		TooManyOfYours,
		/// Too much waits in this ledger. Post or void something first.
		TooManyPendings,
		/// The debits and the credits are not the same.
		Unbalanced,
		/// The address does not hold the units that the books say.
		UnitsMissing,
		/// Units at this address are on hold. Have what they wait for ended first.
		UnitsOnHold,
		/// A bank counts money from a day within a year of the one on which it books it.
		ValueDayTooFar,
		/// State the balance of each bank account once, in the order in which they were opened.
		WrongAccounts,
		/// The amount is zero, or more than any can be.
		WrongAmount,
		/// Money is expected for one day at least, and not for longer than a year.
		WrongDeadline,
		/// The units do not move as the entry says.
		WrongMove,
		/// There is no such party.
		WrongParty,
		/// You are one of those who pay or are paid.
		YouBenefit,
	}
}
