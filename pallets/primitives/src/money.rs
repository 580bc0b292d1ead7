//! Money that is held together: whose it is, how it moves, and what the books say about it.
//!
//! Every movement is a *leg* of something that was decided. A leg settles *in units*, at once and on the chain, or *by bank*,
//! where one officer enters what the bank has done and a second one confirms it. Both ways make the same entry in the same
//! book, so that a co-op that pays by bank keeps the same registers as one that pays in units.

use super::{CoopId, Moment, ResolutionId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	dispatch::DispatchResult, sp_runtime::DispatchError, traits::ConstU32, weights::Weight, BoundedVec,
};
use scale_info::TypeInfo;

use super::MemberNo;

pub use super::interest::CoopsBehind;

/// The number of a treasury, from 1 on without gaps.
pub type TreasuryId = u32;

/// The number of a budget line of a treasury, from 1 on without gaps.
pub type LineNo = u32;

/// The number of a request for a payment from a treasury, from 1 on without gaps.
pub type PaymentNo = u32;

/// The number of an entry in a book, from 1 on without gaps.
pub type EntryNo = u32;

/// The number of a leg that waits for the bank, from 1 on without gaps in each book.
pub type LegNo = u32;

/// The most signers that a treasury can have.
pub const MAX_SIGNERS: u32 = 16;

/// Whose money a book is about.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Book {
	/// That of a treasury.
	#[codec(index = 0)]
	Treasury(TreasuryId),
}

/// In which of the two ways the money of a book moves. It never changes.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Mode {
	/// In units, on the chain and at once. The currency is the federation's home currency.
	#[codec(index = 0)]
	Units,
	/// By bank, in any currency. The chain keeps the book only.
	#[codec(index = 1)]
	Bank,
}

/// With whom money is exchanged.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Party<AccountId, Hash> {
	/// A co-op.
	#[codec(index = 0)]
	Coop(CoopId),
	/// A member of a co-op.
	#[codec(index = 1)]
	Member(CoopId, MemberNo),
	/// A treasury.
	#[codec(index = 2)]
	Treasury(TreasuryId),
	/// An account that officers of a co-op have registered. In units only.
	#[codec(index = 3)]
	Account(AccountId),
	/// Somebody outside the federation, by the salted hash of who it is and of the bank account. By bank only.
	#[codec(index = 4)]
	Outside(Hash),
}

/// A member who acts for a co-op.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub struct Hand {
	/// The co-op.
	pub coop: CoopId,
	/// The member's number in its register.
	pub member: MemberNo,
}

/// The members who have approved something, each once.
pub type Hands = BoundedVec<Hand, ConstU32<MAX_SIGNERS>>;

/// Whether money comes or goes.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Direction {
	/// It comes in.
	#[codec(index = 0)]
	In,
	/// It goes out.
	#[codec(index = 1)]
	Out,
}

/// What a movement of money rests on.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Basis {
	/// A request within the budget that was approved.
	#[codec(index = 0)]
	Payment {
		/// The number of the request.
		number: PaymentNo,
		/// Who requested it.
		requested_by: Hand,
		/// Who approved it and was a signer when it was paid.
		approved_by: Hands,
	},
	/// A resolution of those whose money it is.
	#[codec(index = 1)]
	Resolution(ResolutionId),
	/// The will of who pays in.
	#[codec(index = 2)]
	Contribution,
	/// A correction of an earlier entry.
	#[codec(index = 3)]
	Correction(EntryNo),
}

/// One movement of money, as it was decided.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Leg<AccountId, Hash, Balance> {
	/// Whether the money comes or goes.
	pub direction: Direction,
	/// With whom it is exchanged, `None` if the chain does not know who paid in.
	pub party: Option<Party<AccountId, Hash>>,
	/// How much, in the smallest part of the currency: millionths.
	pub amount: Balance,
	/// The budget line to which it is charged, if it is charged to one.
	pub line: Option<LineNo>,
	/// Hash of the document that gives the reason, such as an invoice.
	pub reason: Hash,
	/// What it rests on.
	pub basis: Basis,
	/// Deadline time at which it was decided and charged, in milliseconds.
	pub decided_at: Moment,
	/// The key under which the keeper of the book has counted who is paid, if it has.
	pub counted_as: Option<Hash>,
}

/// What becomes of a leg.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Settled {
	/// It is done and entered under this number.
	#[codec(index = 0)]
	Entered(EntryNo),
	/// It waits under this number for what the bank does.
	#[codec(index = 1)]
	Awaits(LegNo),
}

/// Keeps books and settles legs.
pub trait Settle<AccountId, Hash, Balance> {
	/// Opens the book of an account, which exists and which nothing but this trait moves units from.
	fn open_book(book: Book, account: &AccountId, mode: Mode, currency: [u8; 3]) -> DispatchResult;

	/// In which way the money of the book moves, `None` if it is not open.
	fn mode(book: Book) -> Option<Mode>;

	/// What can be paid from the book now: what it holds without what waits to be paid by bank, and without what keeps the
	/// account of a book in units alive.
	fn available(book: Book) -> Balance;

	/// The most that can be paid at a time in that way: in units all that exist, by bank what can be entered as one receipt.
	fn most(mode: Mode) -> Balance;

	/// Pays out. `to` is the account that is paid where the book moves units.
	///
	/// In units the money has moved and is entered when this returns. By bank it is set aside and awaits two officers.
	fn pay(book: Book, leg: Leg<AccountId, Hash, Balance>, to: Option<&AccountId>) -> Result<Settled, DispatchError>;

	/// The most that [`Self::pay`] can weigh, without what [`KeepBooks::on_not_paid`] weighs.
	fn pay_weight() -> Weight;

	/// The most that [`Self::open_book`] can weigh.
	fn open_weight() -> Weight;

	/// Puts money into a book that is open, for benchmarks of other pallets.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fund(_: Book, _: Balance) {}
}

/// Knows who keeps which book, and reacts to what comes of its legs.
pub trait KeepBooks<AccountId, Hash, Balance> {
	/// The hand in which `who` may enter and confirm for the book as a member of `coop`, `None` if they may not.
	///
	/// Whether they are a member of that co-op is asked before anything that grows with what the book has.
	fn hand(book: Book, coop: CoopId, who: &AccountId) -> Option<Hand>;

	/// Whether two who act together must be of different co-ops, because the money belongs to several.
	fn is_joint(book: Book) -> bool;

	/// Whether `who`, who acts as `hand`, is the party, or sits in the party's co-op where others share the money.
	fn benefits(book: Book, party: &Party<AccountId, Hash>, hand: Hand, who: &AccountId) -> bool;

	/// Whether money may leave the book now, as it may not while its keepers have stopped it.
	fn may_move(_: Book) -> bool {
		true
	}

	/// A leg of a payment has turned out not to be paid. The money is free again.
	fn on_not_paid(book: Book, leg: &Leg<AccountId, Hash, Balance>);

	/// The most that the questions and [`Self::on_not_paid`] can weigh together.
	fn weight() -> Weight;

	/// Opens a book that moves money by bank, and gives it with two accounts and hands that may keep it, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_book(mode: Mode) -> (Book, [(AccountId, Hand); 2]);
}

/// Knows the accounts that may receive units although no register of the chain has them as a member, co-op or fund.
pub trait RegisteredAccounts<AccountId> {
	/// The co-op whose officers have registered the account.
	fn registered_by(account: &AccountId) -> Option<CoopId>;

	/// Registers an account, for benchmarks and tests of other pallets.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_register(coop: CoopId, account: &AccountId);
}
