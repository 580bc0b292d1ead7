//! Shares that are paid in instalments, and what came by bank for shares.

use super::ClassNo;
use crate::rules::instalments::put_off;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::{
	ledger::{AccountNo, Balance, Day},
	MemberNo, Moment,
};
use scale_info::TypeInfo;

/// Shares that a member has subscribed and not paid. They are held when they are.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Commitment<Hash> {
	/// How many.
	pub unpaid: u64,
	/// The last civil day on which they are paid in time, were all days to count.
	pub last_day: Day,
	/// How many days of the class had not counted when it was made.
	pub paused: u32,
	/// Deadline time at which the chain looks whether that is over, in milliseconds.
	pub due_at: Moment,
	/// Whether it is over.
	pub is_late: bool,
	/// How the member was reminded of it since.
	pub reminder: Option<Reminder<Hash>>,
}

/// A reminder of what is late.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Reminder<Hash> {
	/// Hash of the document with which the member was told.
	pub document: Hash,
	/// The last civil day that the member has, were all days to count.
	pub last_day: Day,
	/// How many days of the class had not counted then.
	pub paused: u32,
}

impl<Hash> Commitment<Hash> {
	/// The last civil day on which it is paid in time, where so many days of the class have not counted until now.
	pub fn ends_on(&self, paused: u32) -> Option<Day> {
		put_off(self.last_day, (self.paused, paused))
	}
}

impl<Hash> Reminder<Hash> {
	/// The last civil day that the member has, where so many days of the class have not counted until now.
	pub fn ends_on(&self, paused: u32) -> Option<Day> {
		put_off(self.last_day, (self.paused, paused))
	}
}

/// What can be read of a commitment.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct CommitmentCard {
	/// How many shares are not paid.
	pub unpaid: u64,
	/// What they cost, in millionths of the currency.
	pub amount: Balance,
	/// The last civil day on which they are paid in time. Later with each day on which no share of the class is issued.
	pub last_day: Day,
	/// Whether that is over.
	pub is_late: bool,
	/// The last civil day that a reminder has left to the member.
	pub reminded_until: Option<Day>,
}

/// The word of a member that they will pay shares by bank in instalments. It binds nobody until the first ones are paid.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Promise {
	/// How many shares.
	pub shares: u64,
	/// How many of them are paid at once.
	pub first: u64,
	/// Deadline time at which it lapses, in milliseconds.
	pub lapses_at: Moment,
}

/// What came by bank outside open offers, and is held aside for a few days.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Remittance {
	/// The class.
	pub class: ClassNo,
	/// Of whom it came.
	pub member: MemberNo,
	/// The account that holds it aside.
	pub account: AccountNo,
	/// How much, in millionths of the currency.
	pub paid: Balance,
	/// The civil day on which the last of it came.
	pub day: Day,
	/// Deadline time at which it becomes shares or is owed back, in milliseconds.
	pub due_at: Moment,
	/// Whether it came for an offer that was closed by then, so that it is owed back.
	pub is_late: bool,
}
