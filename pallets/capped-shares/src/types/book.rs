//! What a co-op keeps of all its shares.

use super::{ClaimNo, ClassNo, OfferNo, OperationNo};
use crate::limits::{LIMITATION_MONTHS, MAX_CLASSES, MAX_CLASS_LISTS, MAX_OPEN_OFFERS, MAX_YEARS};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{
	calendar::months_later,
	ledger::{AccountNo, Balance, Basis, CashAccount, Day, PendingNo},
	MemberNo, Moment, ResolutionId, SeatEnd,
};
use scale_info::TypeInfo;

/// How many first days of business years are kept: those of the years that count, and of the next one.
pub const MAX_STARTS: u32 = MAX_YEARS + 2;

/// The shares of a co-op together.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Book {
	/// The last number given to a class.
	pub classes: ClassNo,
	/// The last number given to an offer.
	pub offers: OfferNo,
	/// The offers that are open.
	pub open_offers: BoundedVec<OfferNo, ConstU32<MAX_OPEN_OFFERS>>,
	/// The offers that are closed and whose subscribers are settled, in this order.
	pub settling: BoundedVec<OfferNo, ConstU32<MAX_OPEN_OFFERS>>,
	/// The last number given to a claim.
	pub claims: ClaimNo,
	/// The last number given to an operation.
	pub operations: OperationNo,
	/// All shares that are held, at par, in millionths of the currency.
	pub par: Balance,
	/// Those of them that are of classes of supporters.
	pub supporters: Balance,
	/// What all shares are worth, with those that wait in queues, in millionths of the currency.
	pub capital: Balance,
	/// What was released of the queues of all classes in the business year that runs, in millionths of the currency.
	pub released: Balance,
	/// What the capital does not fall below by what is paid out. (no. 73; SCE 3.4)
	pub floor: Balance,
	/// The first days of business years, the last one that of the next.
	pub years: BoundedVec<Day, ConstU32<MAX_STARTS>>,
	/// The first day of the last year for which a return was declared.
	pub declared: Option<Day>,
	/// Its accounts in the books of the co-op.
	pub accounts: Accounts,
	/// The most that one holder has at par by the law of its profile, in millionths of the currency. (no. 63)
	pub most_of_one: Option<Balance>,
	/// What supporters have committed themselves to and have not paid, at par.
	pub committed: Balance,
	/// What came by bank outside offers, and is held aside.
	pub aside: Balance,
	/// The lists by bank that are expected outside offers, and some that have ended.
	pub lists: BoundedVec<PendingNo, ConstU32<MAX_CLASS_LISTS>>,
	/// The cash that takes money for shares in the way in which that of the co-op's treasury does not, if there is one.
	pub other_cash: Option<CashAccount>,
	/// The accounts of what classes have brought in from elsewhere.
	pub brought: BoundedVec<(ClassNo, AccountNo), ConstU32<MAX_CLASSES>>,
	/// The resolution by which the members have dissolved the co-op, `None` while what shares get of its money is not said.
	pub wound_up: Option<ResolutionId>,
}

/// The accounts of a co-op's shares, beside those of each class and offer.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Accounts {
	/// What is due to members, whatever for.
	pub due: AccountNo,
	/// What interest on payments that are late costs.
	pub interest: AccountNo,
	/// The losses that shares have borne.
	pub losses: AccountNo,
	/// The indivisible reserve, which gets the dust.
	pub reserve: AccountNo,
	/// What members owed that was set off against what was due to them: it lessens the claims that the co-op has on them.
	pub set_off: AccountNo,
	/// What came by bank outside offers and is not shares yet, less what the bank took back when it was.
	pub paid_in: AccountNo,
	/// What other treasuries of the co-op were handed of the cash that is kept for shares.
	pub handed_over: AccountNo,
}

impl Book {
	/// Notes the business years that have begun until today. `year_of` gives that of a day and the next one's first day.
	///
	/// A year that has begun ends when it was to end then, whatever bylaws say by now.
	pub fn roll(&mut self, today: Day, year_of: impl Fn(Day) -> Option<(Day, Day)>) -> Option<()> {
		for _ in 0..MAX_STARTS {
			let next = *self.years.last()?;
			if today < next {
				return Some(());
			}
			self.released = 0;
			self.put_start(year_of(next)?.1.max(next.checked_add(1)?))?;
		}
		// What lies so far back counts no more.
		let (start, next) = year_of(today)?;
		if self.years.last().is_some_and(|last| *last < start) {
			self.put_start(start)?;
		}
		self.put_start(next.max(today.checked_add(1)?))
	}

	fn put_start(&mut self, start: Day) -> Option<()> {
		if self.years.is_full() {
			self.years.remove(0);
		}
		self.years.try_push(start).ok()
	}

	/// The account of what a class has brought in from elsewhere, `None` for a new one.
	pub fn brought_by(&self, class: ClassNo) -> Option<AccountNo> {
		self.brought.iter().find(|(no, _)| *no == class).map(|(_, account)| *account)
	}

	/// The business year that runs on a day, `None` if that is not known.
	pub fn year_on(&self, day: Day) -> Option<Day> {
		self.years.iter().rev().copied().find(|start| *start <= day)
	}

	/// The first day of the year after one that is over or runs, `None` if that is not known.
	pub fn end_of(&self, year: Day) -> Option<Day> {
		let place = self.years.iter().position(|start| *start == year)?;
		self.years.get(place.checked_add(1)?).copied()
	}
}

/// What is kept of a member over all classes, also of a former one.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Stake<AccountId> {
	/// The shares of all classes at par, in millionths of the currency.
	pub par: Balance,
	/// How many subscriptions and claims are open.
	pub open: u32,
	/// What is due and waits for nothing, in millionths of the currency.
	pub owed: Balance,
	/// What the bank is to pay.
	pub ordered: Balance,
	/// The account with which they last paid in or were given shares. What is owed goes there when their seat has none any more,
	/// also long after they have left. That of who has died is not kept: two officers name one for their heirs.
	pub account: Option<AccountId>,
	/// Whether they have had new shares of an ordinary class, so that no entry fee is due any more.
	pub has_entered: bool,
	/// The shares of all classes at par to which they have committed themselves and which they have not paid.
	pub committed: Balance,
	/// Of how many classes the time to pay them is over.
	pub late: u32,
	/// What a bank took back when it was shares already.
	pub missing: Balance,
	/// The civil day since which all of what is owed was not claimed: on it the last of it became due, came back or was claimed.
	pub owed_since: Day,
	/// How their seat ended, while shares of theirs are to be settled.
	pub ended: Option<SeatEnd>,
}

impl<AccountId> Default for Stake<AccountId> {
	fn default() -> Self {
		Self {
			par: 0,
			open: 0,
			owed: 0,
			ordered: 0,
			account: None,
			has_entered: false,
			committed: 0,
			late: 0,
			missing: 0,
			owed_since: 0,
			ended: None,
		}
	}
}

impl<AccountId> Stake<AccountId> {
	/// Whether the member has nothing and is owed nothing.
	pub fn is_settled(&self) -> bool {
		(self.par, self.open, self.owed, self.ordered, self.committed) == (0, 0, 0, 0, 0)
	}

	/// The account to which is paid what is open of a former member, `None` where none is known or nothing is open.
	pub fn leaves_open(&self) -> Option<&AccountId> {
		let is_open = self.ended.is_some() && (self.par > 0 || self.open > 0);
		self.account.as_ref().filter(|_| is_open)
	}

	/// Whether what is owed is all that there is of a member.
	pub fn is_only_owed(&self) -> bool {
		let rest = (self.par, self.open, self.ordered, self.committed, self.missing);
		self.owed > 0 && rest == (0, 0, 0, 0, 0)
	}

	/// The day on which what is owed goes to the reserve, if nobody claims it. `None` where nothing is owed.
	pub fn lapses_on(&self) -> Option<Day> {
		months_later(self.owed_since, LIMITATION_MONTHS).filter(|_| self.owed > 0)
	}

	/// Whether it says nothing, not even where a return could be paid that is collected later, that the entry fee was paid, or
	/// that there are heirs.
	pub fn is_empty(&self) -> bool {
		let is_known = self.account.is_some() || self.has_entered || self.ended == Some(SeatEnd::Died);
		self.is_settled() && !is_known && self.missing == 0
	}

	/// What counts for caps: what they hold, and what they have committed themselves to.
	pub fn at_par(&self) -> Option<Balance> {
		self.par.checked_add(self.committed)
	}

	/// What can be paid out of what is owed: nothing of who does not pay shares in time, and what a bank took back stays.
	pub fn payable(&self) -> Balance {
		if self.late > 0 {
			return 0;
		}
		self.owed.saturating_sub(self.missing)
	}

	/// Whether they owe something for shares whose time is over, or that a bank took back. (ES 46.5)
	pub fn is_in_arrears(&self) -> bool {
		self.late > 0 || self.missing > 0
	}
}

/// What an entry in the register of shares is about.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum OperationKind {
	/// Shares were subscribed and paid.
	#[codec(index = 0)]
	Subscribed,
	/// Shares of an offer were allotted.
	#[codec(index = 1)]
	Allotted(OfferNo),
	/// Shares went to another member.
	#[codec(index = 2)]
	Transferred {
		/// Who has them now.
		to: MemberNo,
	},
	/// Shares ended, and a claim stands for them.
	#[codec(index = 3)]
	Ended(ClaimNo),
	/// All shares of the class have another value.
	#[codec(index = 4)]
	Valued {
		/// The value of one, in millionths of the currency.
		value: Balance,
	},
	/// A member will pay so many shares in instalments beside those that were paid at once. Nothing is held by it.
	#[codec(index = 5)]
	Committed,
	/// So many shares to which a member had committed themselves are not paid any more. Nothing ends by it that is held.
	#[codec(index = 6)]
	CommitmentEnded,
	/// Shares that were held elsewhere have come in.
	#[codec(index = 7)]
	Imported,
	/// A claim for shares that had ended elsewhere has come in.
	#[codec(index = 8)]
	ImportedClaim {
		/// Its number here.
		claim: ClaimNo,
		/// What was paid of it elsewhere, in millionths of the currency.
		paid: Balance,
	},
	/// Money was released to those who waited first, and is capital no longer.
	#[codec(index = 9)]
	Released {
		/// How much, in millionths of the currency.
		amount: Balance,
		/// The first day of those who could not be paid by it.
		until: Day,
	},
	/// What rounding had left when nobody waited any more went to the reserve.
	#[codec(index = 10)]
	Rounded {
		/// How much, in millionths of the currency.
		amount: Balance,
	},
	/// What stood in the account of a member who has left has become shares that wait, and a claim stands for them. Nobody has
	/// held them.
	#[codec(index = 11)]
	Retained(ClaimNo),
	/// Shares ended because the co-op was wound up, and their holder is owed what they were worth.
	#[codec(index = 12)]
	Repaid,
}

/// What an entry in the register of shares rests on. (practice, invariant 20)
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Grounds {
	/// The will of the member.
	#[codec(index = 0)]
	Will,
	/// The terms of the class and the rules of the chain: a membership has ended, or what came pays those first who wait.
	#[codec(index = 1)]
	Rule,
	/// The decision of two officers of the board.
	#[codec(index = 2)]
	Board([MemberNo; 2]),
	/// A resolution of the members.
	#[codec(index = 3)]
	Members(ResolutionId),
	/// A register kept elsewhere.
	#[codec(index = 4)]
	Register {
		/// Who has agreed that it comes in.
		agreed_by: Agreed,
		/// The auditor who has confirmed it.
		confirmed_by: MemberNo,
	},
	/// The death of the member, whose heirs are paid.
	#[codec(index = 5)]
	Death,
}

/// Who has agreed for a co-op.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Agreed {
	/// Two officers of the board.
	#[codec(index = 0)]
	Board([MemberNo; 2]),
	/// The members.
	#[codec(index = 1)]
	Members(ResolutionId),
}

impl Agreed {
	/// What an entry in the books rests on to which they have agreed.
	pub const fn basis(self) -> Basis {
		match self {
			Self::Board(_) => Basis::Rule,
			Self::Members(resolution) => Basis::Resolution(resolution),
		}
	}
}

impl From<Agreed> for Grounds {
	fn from(agreed: Agreed) -> Self {
		match agreed {
			Agreed::Board(hands) => Self::Board(hands),
			Agreed::Members(resolution) => Self::Members(resolution),
		}
	}
}

/// An entry in the register of shares.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Operation {
	/// What it is about.
	pub kind: OperationKind,
	/// The class.
	pub class: ClassNo,
	/// Whose shares, number zero for those of everybody.
	pub member: MemberNo,
	/// How many.
	pub shares: u64,
	/// The civil day at whose end it counts first.
	pub day: Day,
	/// Civil time at which it was entered, in milliseconds.
	pub at: Moment,
	/// What it rests on.
	pub grounds: Grounds,
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;

	fn book(years: &[Day]) -> Book {
		Book {
			classes: 0,
			offers: 0,
			open_offers: Default::default(),
			settling: Default::default(),
			claims: 0,
			operations: 0,
			par: 0,
			supporters: 0,
			capital: 0,
			released: 0,
			floor: 0,
			years: years.to_vec().try_into().unwrap(),
			declared: None,
			accounts: Accounts { due: 1, interest: 7, losses: 3, reserve: 4, set_off: 5, paid_in: 8, handed_over: 6 },
			most_of_one: None,
			committed: 0,
			aside: 0,
			lists: Default::default(),
			other_cash: None,
			brought: Default::default(),
			wound_up: None,
		}
	}

	/// Years of 100 days from day zero on.
	fn hundreds(day: Day) -> Option<(Day, Day)> {
		let start = day.div_euclid(100) * 100;
		Some((start, start + 100))
	}

	#[test]
	fn years_follow_until_today() {
		let mut book = book(&[0, 100]);
		book.roll(99, hundreds).unwrap();
		assert_eq!(book.years[..], [0, 100]);
		book.roll(250, hundreds).unwrap();
		assert_eq!(book.years[..], [0, 100, 200, 300]);
		assert_eq!((book.end_of(200), book.end_of(300), book.end_of(1)), (Some(300), None, None));
	}

	#[test]
	fn a_year_that_has_begun_ends_as_it_was_to_end() {
		let mut book = book(&[0, 100]);
		let fifties = |day: Day| Some((day.div_euclid(50) * 50, day.div_euclid(50) * 50 + 50));
		book.roll(60, fifties).unwrap();
		assert_eq!(book.years[..], [0, 100]);
		book.roll(130, fifties).unwrap();
		assert_eq!(book.years[..], [0, 100, 150]);
	}

	#[test]
	fn a_long_silence_leaves_the_years_that_count() {
		let mut book = book(&[0, 100]);
		book.roll(1_000_050, hundreds).unwrap();
		assert_eq!(book.years.len(), 10);
		assert!(book.years.ends_with(&[1_000_000, 1_000_100]));
		let before = book.clone();
		book.roll(1_000_099, hundreds).unwrap();
		assert_eq!(book, before);
	}
}
