//! Double-entry books: what a ledger keeps, how other pallets post in it, and what they hear.
//!
//! Every movement of money is an *entry* of two or more *legs* that balance. Money in units moves when it is entered. Money at a
//! bank is *pending* first, set aside or expected, until two hands post it by a line of the bank's statement. The *keepers* of
//! money (treasuries, custody, shares, surplus, fund) open accounts and post through [`Post`], say who may act for a ledger by
//! [`KeepLedgers`], and hear by [`HearPosts`] what became of what they had made pending.
//!
//! Amounts are millionths of the currency of their ledger.

use super::{
	currency::Currency,
	money::{Direction, Hand, Hands, LineNo, Mode, PaymentNo, TreasuryId},
	CoopId, MemberNo, Moment, ResolutionId,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	dispatch::DispatchResult, sp_runtime::DispatchError, traits::ConstU32, weights::Weight, BoundedVec,
};
use scale_info::TypeInfo;

/// An amount of money, in millionths of a currency.
pub type Balance = u128;

/// Gives the type of amounts a name that wallets know.
pub trait Amounts {
	/// An amount, in millionths of the currency.
	type Balance;
}

impl<T> Amounts for T {
	type Balance = Balance;
}

/// An amount in calls and events, in millionths of the currency.
pub type BalanceOf<T> = <T as Amounts>::Balance;

/// The most that one leg can be: a million million million of a currency, so that the sums of any books can be counted.
pub const MAX_AMOUNT: Balance = 1_000_000_000_000_000_000_000_000;

/// The most items of one pending entry, such as the wages of one payment run.
pub const MAX_ITEMS: u32 = 100;

/// The most legs of one entry: those of all items, and that of the cash.
pub const MAX_LEGS: u32 = MAX_ITEMS + 1;

/// A civil day, counted from 1 January 1970 and negative before it.
pub type Day = i32;

/// The civil day of a moment, in milliseconds since 1970.
pub fn day_of(moment: Moment) -> Option<Day> {
	moment.checked_div(MILLISECONDS_A_DAY)?.try_into().ok()
}

/// When a civil day begins, in milliseconds since 1970; `None` before then.
pub fn start_of(day: Day) -> Option<Moment> {
	Moment::try_from(day).ok()?.checked_mul(MILLISECONDS_A_DAY)
}

/// The length of a civil day.
pub const MILLISECONDS_A_DAY: Moment = 86_400_000;

/// The number of an account in its ledger, from 1 on without gaps.
pub type AccountNo = u32;

/// The account of the fund's cash in units: the second one of its books, behind that of its receipts.
pub const FUND_CASH: AccountNo = 2;

/// The number of an entry in its ledger, from 1 on without gaps.
pub type EntryNo = u32;

/// The number of a pending entry in its ledger, from 1 on without gaps.
pub type PendingNo = u32;

/// The place of a leg in its entry, or of an item in its pending entry, from 0 on.
pub type Place = u32;

/// Whose books they are.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum LedgerId {
	/// Those of a co-op.
	#[codec(index = 0)]
	Coop(CoopId),
	/// Those of a treasury with money of its own: one of several co-ops, or one in another currency.
	#[codec(index = 1)]
	Treasury(TreasuryId),
	/// Those of the federation.
	#[codec(index = 2)]
	Federation,
	/// Those of the solidarity fund.
	#[codec(index = 3)]
	Fund,
	/// Those of custody: the deposits that custodians hold for the federation, and the units issued against them.
	#[codec(index = 4)]
	Custody,
}

/// With whom money is exchanged. Whoever has been one stays one: a former member can be owed and paid.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Party<AccountId, Hash> {
	/// A co-op, also one that has left.
	#[codec(index = 0)]
	Coop(CoopId),
	/// Whoever has this number in the register of a co-op, also a former member.
	#[codec(index = 1)]
	Member(CoopId, MemberNo),
	/// A treasury.
	#[codec(index = 2)]
	Treasury(TreasuryId),
	/// The federation.
	#[codec(index = 3)]
	Federation,
	/// The solidarity fund.
	#[codec(index = 4)]
	Fund,
	/// An account that officers of a co-op have registered.
	#[codec(index = 5)]
	Account(AccountId),
	/// Somebody outside the federation, by the salted hash of who it is.
	#[codec(index = 6)]
	Outside(Hash),
}

impl LedgerId {
	/// Whose money is in the books, `None` of those of custody, in which units are those of whoever holds them.
	pub const fn owner<AccountId, Hash>(self) -> Option<Party<AccountId, Hash>> {
		match self {
			Self::Coop(coop) => Some(Party::Coop(coop)),
			Self::Treasury(treasury) => Some(Party::Treasury(treasury)),
			Self::Federation => Some(Party::Federation),
			Self::Fund => Some(Party::Fund),
			Self::Custody => None,
		}
	}
}

/// Knows with whom money can be exchanged.
pub trait KnowParties<AccountId, Hash> {
	/// Whether there is or has been such a party: every number that a register ever gave, every registered account, and anybody
	/// outside.
	fn is_party(party: &Party<AccountId, Hash>) -> bool;

	/// As whom an account of the chain pays in: a co-op, the federation or the fund by its own account. The default knows none.
	fn party_of(account: &AccountId) -> Party<AccountId, Hash>
	where
		AccountId: Clone,
	{
		Party::Account(account.clone())
	}

	/// Whom the books name who is paid at an account: beside those who pay in, a treasury or a member. The default knows no others.
	fn payee_of(account: &AccountId) -> Party<AccountId, Hash>
	where
		AccountId: Clone,
	{
		Self::party_of(account)
	}

	/// The account of a co-op, of the federation or of the fund, in which they receive units. The default knows none.
	fn account_of(_: &Party<AccountId, Hash>) -> Option<AccountId> {
		None
	}
}

/// A side of an account.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Side {
	/// The left side, on which assets and expenses grow.
	#[codec(index = 0)]
	Debit,
	/// The right side, on which liabilities, equity and income grow.
	#[codec(index = 1)]
	Credit,
}

impl Side {
	/// The other side.
	pub const fn other(self) -> Self {
		match self {
			Self::Debit => Self::Credit,
			Self::Credit => Self::Debit,
		}
	}

	/// The side of the cash on which money that moves in this direction is entered.
	pub const fn of_cash(direction: Direction) -> Self {
		match direction {
			Direction::In => Self::Debit,
			Direction::Out => Self::Credit,
		}
	}
}

/// What an account is about.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum AccountKind {
	/// What the co-op has or is owed.
	#[codec(index = 0)]
	Asset,
	/// What it owes.
	#[codec(index = 1)]
	Liability,
	/// What belongs to it, or to its members as such.
	#[codec(index = 2)]
	Equity,
	/// Equity that nobody can take out: it only grows or absorbs losses.
	#[codec(index = 3)]
	IndivisibleReserve,
	/// What it has earned.
	#[codec(index = 4)]
	Income,
	/// What it has spent.
	#[codec(index = 5)]
	Expense,
}

/// Where the money of an account is.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Cash<AccountId> {
	/// Nowhere: the account says what money is for.
	#[codec(index = 0)]
	None,
	/// In units, at an address that nothing but the ledger moves units from.
	#[codec(index = 1)]
	Units {
		/// The address.
		address: AccountId,
		/// The account that is credited with what comes by plain transfers.
		receipts: AccountNo,
	},
	/// At a bank.
	#[codec(index = 2)]
	Bank,
}

/// The pallet that keeps an account, or that has made something pending.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Keeper {
	/// The hands of the ledger, and no pallet.
	#[codec(index = 0)]
	Hands,
	/// Treasuries and their budgets.
	#[codec(index = 1)]
	Treasuries,
	/// Custody of the money behind units.
	#[codec(index = 2)]
	Custody,
	/// Shares and their offers.
	#[codec(index = 3)]
	Shares,
	/// The surplus of years.
	#[codec(index = 4)]
	Surplus,
	/// The solidarity fund.
	#[codec(index = 5)]
	Fund,
	/// What is left of co-ops that were dissolved.
	#[codec(index = 6)]
	Dissolution,
}

/// How an account is opened.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Terms<AccountId> {
	/// What it is about.
	pub kind: AccountKind,
	/// The number that treasurers know it by, such as 1000 for the bank, chosen by who opens it.
	pub code: u32,
	/// Who keeps it.
	pub keeper: Keeper,
	/// Where its money is.
	pub cash: Cash<AccountId>,
	/// The side that never becomes more than the other: the credit side of cash, the debit side of what is owed. `None` is an
	/// account that has no such limit, such as a bank account with an overdraft.
	pub limit: Option<Side>,
	/// Whether hands may enter in it what the bank's statement says without anything pending: dues that came, charges, exchange.
	pub is_direct: bool,
	/// The account of another ledger that has the same on its other side: what one owes is what the other is owed.
	pub mirror: Option<(LedgerId, AccountNo)>,
}

/// The four sums of an account. All but the pending ones only grow.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Sums {
	/// All debits that were posted.
	pub debits: Balance,
	/// All credits that were posted.
	pub credits: Balance,
	/// The debits that wait.
	pub pending_debits: Balance,
	/// The credits that wait.
	pub pending_credits: Balance,
}

impl Sums {
	/// What was posted on a side.
	pub fn posted(&mut self, side: Side) -> &mut Balance {
		match side {
			Side::Debit => &mut self.debits,
			Side::Credit => &mut self.credits,
		}
	}

	/// What is pending on a side.
	pub fn pending(&mut self, side: Side) -> &mut Balance {
		match side {
			Side::Debit => &mut self.pending_debits,
			Side::Credit => &mut self.pending_credits,
		}
	}

	/// By how much the other side exceeds this one with what is pending on it, `None` where it does not reach it.
	pub fn room(mut self, side: Side) -> Option<Balance> {
		let all = self.posted(side).checked_add(*self.pending(side))?;
		self.posted(side.other()).checked_sub(all)
	}
}

/// One leg of an entry that is to be posted.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Leg<AccountId, Hash> {
	/// The account.
	pub account: AccountNo,
	/// On which side of it.
	pub side: Side,
	/// How much, more than zero.
	pub amount: Balance,
	/// With whom it is exchanged.
	pub party: Option<Party<AccountId, Hash>>,
}

/// The legs of one entry.
pub type Legs<AccountId, Hash> = BoundedVec<Leg<AccountId, Hash>, ConstU32<MAX_LEGS>>;

/// What a movement of money rests on.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Basis {
	/// A request within a budget that was approved.
	#[codec(index = 0)]
	Request {
		/// The number of the request.
		number: PaymentNo,
		/// Who requested it.
		requested_by: Hand,
		/// Who approved it and could when it was carried out.
		approved_by: Hands,
	},
	/// A resolution of those whose money it is.
	#[codec(index = 1)]
	Resolution(ResolutionId),
	/// The will of who pays in.
	#[codec(index = 2)]
	Contribution,
	/// A line of the bank's statement. What was pending has a basis of its own.
	#[codec(index = 3)]
	Statement,
	/// The books as they were when the ledger began.
	#[codec(index = 4)]
	Opening,
	/// The wrong entry of this number.
	#[codec(index = 5)]
	Correction(EntryNo),
	/// The losses of a year, by this resolution.
	#[codec(index = 6)]
	Loss(ResolutionId),
	/// The dissolution of the co-op, by this resolution.
	#[codec(index = 7)]
	Dissolution(ResolutionId),
	/// The rules of the pallet that posts.
	#[codec(index = 8)]
	Rule,
	/// The issue of units with this number in the register of custody, which says who has attested and confirmed it.
	#[codec(index = 9)]
	Issue(u32),
	/// The payout of units with this number in the register of custody, which says who has reported and confirmed it.
	#[codec(index = 10)]
	Payout(u32),
}

/// How units move with an entry that has a leg of cash in units.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Moves<AccountId> {
	/// There is no such leg.
	Nothing,
	/// They come from this account.
	From(AccountId),
	/// They go to this account.
	To(AccountId),
	/// They have moved already: issued, redeemed, or by the other one of two linked entries.
	Done,
}

/// An entry that a keeper posts at once.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Draft<AccountId, Hash> {
	/// In whose books.
	pub ledger: LedgerId,
	/// The legs, which balance.
	pub legs: Vec<Leg<AccountId, Hash>>,
	/// The civil day of the entry, `None` for today. Units are always entered today.
	pub day: Option<Day>,
	/// What it rests on.
	pub basis: Basis,
	/// Hash of the document behind it.
	pub voucher: Hash,
	/// How the units of its cash leg move, of which it has one at most.
	pub moves: Moves<AccountId>,
}

/// The budget to which an item is charged: the line, and the day on which the period began that it counts in.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Charged {
	/// The budget line.
	pub line: LineNo,
	/// The first day of the period.
	pub period: Day,
}

/// One item of an entry that is to wait for the bank: a wage, an invoice, a subscription.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Item<AccountId, Hash> {
	/// What it is for: the account on the other side of the cash.
	pub account: AccountNo,
	/// How much, a multiple of the bank's smallest unit.
	pub amount: Balance,
	/// With whom it is exchanged.
	pub party: Party<AccountId, Hash>,
	/// The budget to which it is charged, if it is to one.
	pub charged: Option<Charged>,
}

/// An entry that is to wait for the bank.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Order<AccountId, Hash> {
	/// In whose books.
	pub ledger: LedgerId,
	/// Who hears what becomes of it.
	pub keeper: Keeper,
	/// The bank account.
	pub bank: AccountNo,
	/// Whether money is expected or set aside.
	pub direction: Direction,
	/// What it consists of: one item, or those of a run.
	pub items: Vec<Item<AccountId, Hash>>,
	/// What it rests on.
	pub basis: Basis,
	/// Hash of the document behind it.
	pub voucher: Hash,
	/// Deadline time at which what still waits is given up, in milliseconds.
	pub deadline: Option<Moment>,
}

/// Opens accounts and posts. What a caller posts in one call of its own happens together or not at all.
pub trait Post<AccountId, Hash> {
	/// Opens the books of somebody in a currency.
	fn open_ledger(ledger: LedgerId, currency: Currency) -> DispatchResult;

	/// Opens an account in a ledger and gives its number.
	fn open_account(ledger: LedgerId, terms: Terms<AccountId>) -> Result<AccountNo, DispatchError>;

	/// The sums of an account, and what of them hands alone say: what has come to it at a bank since a statement was last closed,
	/// which is no money to go by. Where shares hold money aside, what of that has come so. `None` if there is no such account.
	fn sums_and_unconfirmed(ledger: LedgerId, account: AccountNo) -> Option<(Sums, Balance)>;

	/// The sums of an account, `None` if there is no such account.
	fn sums(ledger: LedgerId, account: AccountNo) -> Option<Sums> {
		Self::sums_and_unconfirmed(ledger, account).map(|(sums, _)| sums)
	}

	/// The smallest amount that a bank moves in the currency of a ledger, in millionths. `None` if there is no such ledger.
	fn smallest_unit(ledger: LedgerId) -> Option<Balance>;

	/// The currency of a ledger, `None` if there is no such ledger.
	fn currency(ledger: LedgerId) -> Option<Currency>;

	/// How many pending entries of a ledger have not ended, beside what its hands expect: each of them expects what they like.
	fn open_pendings(ledger: LedgerId) -> u32;

	/// Whether a statement has closed the books, beside their opening, which hands alone say.
	fn is_stated(ledger: LedgerId) -> bool;

	/// What can leave the account by its limited side now, and what of its money hands alone say. What is expected cannot leave it,
	/// and what is set aside cannot twice.
	fn available_and_unconfirmed(ledger: LedgerId, account: AccountNo) -> (Balance, Balance);

	/// What can leave the account by its limited side now.
	fn available(ledger: LedgerId, account: AccountNo) -> Balance {
		Self::available_and_unconfirmed(ledger, account).0
	}

	/// Enters what plain transfers have brought to an account of cash in units, if they have brought anything.
	fn enter_receipts(ledger: LedgerId, account: AccountNo) -> DispatchResult;

	/// Posts an entry, moves its units, and gives its number.
	fn post(draft: Draft<AccountId, Hash>) -> Result<EntryNo, DispatchError>;

	/// Posts two entries of two ledgers that name each other: what one owes is what the other is owed.
	fn post_linked(drafts: [Draft<AccountId, Hash>; 2]) -> Result<[EntryNo; 2], DispatchError>;

	/// Makes an entry pending, and sets its money aside or expects it.
	fn order(order: Order<AccountId, Hash>) -> Result<PendingNo, DispatchError>;

	/// Gives up what still waits of a pending entry. Nobody hears of it.
	fn give_up(ledger: LedgerId, pending: PendingNo) -> DispatchResult;

	/// Ends what waits of a pending entry in units: posts it, whose units have left the address, or voids it. Keepers hear of it.
	fn settle(ledger: LedgerId, pending: PendingNo, is_paid: bool) -> DispatchResult;

	/// The commitment to the bank details of a party that is in force today. Who approves a payment signs it.
	fn details_in_force(ledger: LedgerId, party: &Party<AccountId, Hash>) -> Option<Hash>;

	/// Who has set the bank details of a party last.
	fn details_set_by(ledger: LedgerId, party: &Party<AccountId, Hash>) -> Option<[Hand; 2]>;

	/// The commitments to bank details that were approved of each item, `None` if nothing of the pending entry waits any more.
	fn details_approved(ledger: LedgerId, pending: PendingNo) -> Option<Vec<Option<Hash>>>;

	/// Takes the bank details that are in force today for those that were approved.
	fn approve_again(ledger: LedgerId, pending: PendingNo) -> DispatchResult;

	/// The most that it weighs to open a ledger or an account.
	fn open_weight() -> Weight;

	/// The most that it weighs to post an entry with so many legs, also where it is one of two.
	fn post_weight(legs: u32) -> Weight;

	/// The most that it weighs to order, give up or approve again so many items.
	fn order_weight(items: u32) -> Weight;

	/// Lets a party have other bank details, in force today, for benchmarks of other pallets.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_details(ledger: LedgerId, party: Party<AccountId, Hash>);

	/// Puts money into an account of cash, for benchmarks of other pallets.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fund(ledger: LedgerId, account: AccountNo, amount: Balance);
}

/// The account in which the owner of a ledger receives what is paid to them, and from which they pay.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct CashAccount {
	/// Its number in the books.
	pub account: AccountNo,
	/// In which way its money moves.
	pub mode: Mode,
	/// The smallest amount that moves, in millionths of the currency: 1 in units.
	pub unit: Balance,
}

/// Knows the cash of ledgers.
pub trait KnowCash {
	/// The cash of a ledger, `None` where it has no books.
	fn cash(ledger: LedgerId) -> Option<CashAccount>;
}

/// Knows which treasuries belong to one co-op alone.
pub trait OwnTreasuries<AccountId> {
	/// In which way the money of a treasury moves that is open, has books in the currency of units and belongs to the co-op alone,
	/// and its address. `None` of any other treasury.
	fn own_treasury(coop: CoopId, treasury: TreasuryId) -> Option<(Mode, AccountId)>;

	/// Opens a treasury with money of a co-op whose members 1 and 2 are seated, for benchmarks of other pallets. The first one has
	/// the books of the co-op, and its account.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_treasury(coop: CoopId, mode: Mode) -> TreasuryId;
}

/// Knows the business years of co-ops.
pub trait BusinessYears {
	/// The first day of the business year in which a day lies, and that of the next one.
	///
	/// `None` where the co-op has not said when its years begin, or where one of the two days cannot be written.
	fn year_of(coop: CoopId, day: Day) -> Option<(Day, Day)>;
}

/// Knows what of the cash of a ledger belongs to others, so that whoever pays from it leaves that alone.
pub trait SetAside {
	/// What is owed or held aside and has no order by which it goes already, in millionths of the currency.
	fn set_aside(ledger: LedgerId) -> Balance;

	/// The same, with what has such an order and waits for the bank.
	fn set_aside_or_ordered(ledger: LedgerId) -> Balance;

	/// What of it has come by bank and no statement has confirmed: at most what the cash has of that, and only for as long as it is
	/// held aside in full.
	fn unconfirmed(ledger: LedgerId) -> Balance;

	/// The most that the question weighs.
	fn weight() -> Weight;
}

impl SetAside for () {
	fn set_aside(_: LedgerId) -> Balance {
		0
	}

	fn set_aside_or_ordered(_: LedgerId) -> Balance {
		0
	}

	fn unconfirmed(_: LedgerId) -> Balance {
		0
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

impl<A: SetAside, B: SetAside> SetAside for (A, B) {
	fn set_aside(ledger: LedgerId) -> Balance {
		// Beyond all numbers is all that there can be.
		A::set_aside(ledger).saturating_add(B::set_aside(ledger))
	}

	fn set_aside_or_ordered(ledger: LedgerId) -> Balance {
		A::set_aside_or_ordered(ledger).saturating_add(B::set_aside_or_ordered(ledger))
	}

	fn unconfirmed(ledger: LedgerId) -> Balance {
		A::unconfirmed(ledger).saturating_add(B::unconfirmed(ledger))
	}

	fn weight() -> Weight {
		A::weight().saturating_add(B::weight())
	}
}

/// Somebody who may act for a ledger.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Acting {
	/// The member, and the co-op for which they act.
	pub hand: Hand,
	/// Civil time since when they may, in milliseconds.
	pub since: Moment,
	/// Whether a second hand must be of another co-op, because the money belongs to several.
	pub is_joint: bool,
}

/// Knows who may act for a ledger, and what they may do without anything that was decided.
pub trait KeepLedgers<AccountId, Hash> {
	/// As whom `who` may act for the ledger as a member of `coop`, `None` if they may not.
	///
	/// Whether they are a member of that co-op is asked before anything that grows with what the ledger has.
	fn hand(ledger: LedgerId, coop: CoopId, who: &AccountId) -> Option<Acting>;

	/// The first of these hands, each with its account, who is one of the parties, or sits in the co-op of one where others share
	/// the money. `None` if nobody is.
	fn benefits(ledger: LedgerId, parties: &[&Party<AccountId, Hash>], hands: &[(Hand, &AccountId)]) -> Option<Hand>;

	/// Whether all of this may be entered as gone on a day, on the word of two hands and the bank alone: charges, and receipts that
	/// the bank takes back, but for those of subscribers. Each account is named once, with how much is charged to it.
	fn may_go(ledger: LedgerId, going: &[(AccountNo, Balance)], day: Day) -> DispatchResult;

	/// The most that the questions for one call weigh together, where it is about so many items.
	fn weight(items: u32) -> Weight;

	/// Opens the books of a co-op in euros with two hands that may act for them, for benchmarks: each with its account.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hands() -> (LedgerId, [(AccountId, Hand); 2]);
}

/// What became of something that was pending, or was entered without.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Became {
	/// It was posted, by this entry.
	#[codec(index = 0)]
	Posted(EntryNo),
	/// The entry that had posted it was wrong, and this one says so. What was pending waits again.
	#[codec(index = 1)]
	Unposted(EntryNo),
	/// Its money came back, or the bank took it back, by this entry.
	#[codec(index = 2)]
	Returned(EntryNo),
	/// It was wrong that its money came back, and this entry says so.
	#[codec(index = 3)]
	NotReturned(EntryNo),
	/// Two hands have voided it.
	#[codec(index = 4)]
	Voided,
	/// Its deadline has passed.
	#[codec(index = 5)]
	Expired,
}

/// What its keeper hears of one item.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Heard<AccountId, Hash> {
	/// The pending entry and the item in it, `None` of what hands entered by a statement alone.
	pub item: Option<(PendingNo, Place)>,
	/// What it is for.
	pub account: AccountNo,
	/// On which side of that account it is.
	pub side: Side,
	/// How much of it.
	pub amount: Balance,
	/// With whom it is exchanged.
	pub party: Option<Party<AccountId, Hash>>,
	/// The budget to which it was charged. What comes back frees the budget of that period.
	pub charged: Option<Charged>,
	/// Civil time at which was entered what this says was wrong, in milliseconds, `None` where it does not say so.
	pub undoes: Option<Moment>,
}

/// Reacts to what becomes of pending entries.
pub trait HearPosts<AccountId, Hash> {
	/// This became of these items of a keeper. `day` is that of the entry, or today where there is none.
	fn heard(ledger: LedgerId, keeper: Keeper, became: Became, day: Day, items: &[Heard<AccountId, Hash>]);

	/// The most that [`Self::heard`] weighs for so many items in all, of whatever keepers.
	fn weight(items: u32) -> Weight;
}

impl<AccountId, Hash> HearPosts<AccountId, Hash> for () {
	fn heard(_: LedgerId, _: Keeper, _: Became, _: Day, _: &[Heard<AccountId, Hash>]) {}

	fn weight(_: u32) -> Weight {
		Weight::zero()
	}
}

impl<AccountId, Hash, A, B> HearPosts<AccountId, Hash> for (A, B)
where
	A: HearPosts<AccountId, Hash>,
	B: HearPosts<AccountId, Hash>,
{
	fn heard(ledger: LedgerId, keeper: Keeper, became: Became, day: Day, items: &[Heard<AccountId, Hash>]) {
		A::heard(ledger, keeper, became, day, items);
		B::heard(ledger, keeper, became, day, items);
	}

	fn weight(items: u32) -> Weight {
		A::weight(items).saturating_add(B::weight(items))
	}
}
