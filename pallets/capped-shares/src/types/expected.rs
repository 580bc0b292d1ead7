//! What a bank brings or has taken back.

use super::{ClassNo, MissingList, OfferNo, SubscriptionList};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::ledger::AccountNo;
use scale_info::TypeInfo;

/// What is expected by bank, and of whom.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Expected {
	/// What members pay for shares on offer.
	#[codec(index = 0)]
	Offer(OfferNo, SubscriptionList),
	/// What members pay for shares of a class outside offers: new ones, and those of instalments.
	#[codec(index = 1)]
	Class(ClassNo, SubscriptionList),
	/// What a bank took back of members, by the accounts in the books in which it is missing.
	#[codec(index = 2)]
	Missing(MissingList),
}

/// What a list is about that is expected by bank.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Purpose {
	/// An offer.
	#[codec(index = 0)]
	Offer(OfferNo),
	/// Shares of a class outside offers.
	#[codec(index = 1)]
	Class(ClassNo),
	/// What a bank took back.
	#[codec(index = 2)]
	Missing,
}

/// What a member owes their co-op.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Debt<Hash> {
	/// What a document says that they owe.
	#[codec(index = 0)]
	Document(Hash),
	/// What a bank took back of theirs, by the account in the books in which it is missing.
	#[codec(index = 1)]
	Missing(AccountNo),
}
