//! What is kept about books, their entries and the legs that wait for the bank.

use super::*;

/// A book as it stands.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct BookRecord<AccountId, Balance> {
	/// The account that the book is about. In units, it holds the money.
	pub account: AccountId,
	/// In which way the money moves.
	pub mode: Mode,
	/// The currency of all amounts, as three letters (ISO 4217).
	pub currency: [u8; 3],
	/// How many entries there are, which is also the last number given out.
	pub last_entry: EntryNo,
	/// The last number given to a leg.
	pub last_leg: LegNo,
	/// How many legs are open.
	pub open_legs: u32,
	/// What has come in since the book was opened, in millionths of the currency. It only grows.
	pub incoming: Balance,
	/// What has gone out since the book was opened, in millionths of the currency. It only grows.
	pub outgoing: Balance,
	/// What payments that wait are to take out, in millionths of the currency. It is set aside.
	pub awaiting: Balance,
}

/// What proves that money has moved.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Proof<Hash> {
	/// It moved on the chain.
	#[codec(index = 0)]
	Units,
	/// The bank moved it, and two hands say so.
	#[codec(index = 1)]
	Bank {
		/// Hash of what the bank says about it, such as the line of a statement.
		reference: Hash,
		/// Who entered it.
		entered_by: Hand,
		/// Who confirmed it.
		confirmed_by: Hand,
	},
}

/// An entry in a book. It is never edited.
///
/// A book by bank and one in units have the same entries for the same story, but for `at` and `proof`.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Entry<AccountId, Hash, Balance> {
	/// Civil time at which it was entered, in milliseconds.
	pub at: Moment,
	/// Whether the money came or went.
	pub direction: Direction,
	/// With whom it was exchanged, `None` if the chain does not know who paid in.
	pub party: Option<Party<AccountId, Hash>>,
	/// How much, in millionths of the currency. Zero where only a reference was wrong.
	pub amount: Balance,
	/// The budget line to which it is charged, if it is charged to one.
	pub line: Option<LineNo>,
	/// Hash of the document that gives the reason, zero if the chain does not know it.
	pub reason: Hash,
	/// What it rests on.
	pub basis: Basis,
	/// What the book held after it, in millionths of the currency.
	pub balance: Balance,
	/// What proves it.
	pub proof: Proof<Hash>,
}

/// What a leg that waits is about.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum LegKind {
	/// A payment that was decided, and that the bank is to carry out.
	#[codec(index = 0)]
	Payment,
	/// Money that came in.
	#[codec(index = 1)]
	Receipt,
	/// Another reference for an entry, whose money has moved as it says.
	#[codec(index = 2)]
	NewReference,
	/// Money of an entry that went back where it came from.
	#[codec(index = 3)]
	Return,
}

/// What the bank has done about a leg.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Outcome<Hash> {
	/// The money has moved. With the hash of what the bank says about it.
	#[codec(index = 0)]
	Paid(Hash),
	/// The money has not moved and will not. With the hash of the document that gives the reason.
	#[codec(index = 1)]
	NotPaid(Hash),
}

impl<Hash: Copy> Outcome<Hash> {
	/// The hash that who confirms the outcome has to give.
	pub fn hash(&self) -> Hash {
		match self {
			Self::Paid(hash) | Self::NotPaid(hash) => *hash,
		}
	}

	/// The reference that it uses up.
	pub fn reference(&self) -> Option<Hash> {
		match self {
			Self::Paid(reference) => Some(*reference),
			Self::NotPaid(_) => None,
		}
	}
}

/// What one hand has entered and another one is to confirm.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Claim<AccountId, Hash> {
	/// What the bank has done.
	pub outcome: Outcome<Hash>,
	/// Who entered it, with which account and when.
	pub entered: Entered<AccountId>,
}

/// A leg that waits for the bank, or for a second hand.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct OpenLeg<AccountId, Hash, Balance> {
	/// The movement as it is to be entered.
	pub leg: Leg<AccountId, Hash, Balance>,
	/// What it is about.
	pub kind: LegKind,
	/// What was entered about it. Only payments can be without.
	pub claim: Option<Claim<AccountId, Hash>>,
}

/// What was wrong about an entry, or came of it later.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Correction<Hash> {
	/// The money moved as entered, and this is the right reference.
	#[codec(index = 0)]
	Reference(Hash),
	/// The money went back where it came from, all of it. With the hash of what the bank says about it.
	#[codec(index = 1)]
	Returned(Hash),
}

impl<Hash: Copy> Correction<Hash> {
	/// What a leg is about that makes it.
	pub fn kind(&self) -> LegKind {
		match self {
			Self::Reference(_) => LegKind::NewReference,
			Self::Returned(_) => LegKind::Return,
		}
	}

	/// The reference that it uses up.
	pub fn reference(&self) -> Hash {
		match self {
			Self::Reference(reference) | Self::Returned(reference) => *reference,
		}
	}
}
