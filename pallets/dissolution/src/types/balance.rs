//! The final balance: who has published and confirmed it, and until when members can object.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::{money::Hand, two_hands::Entered, Moment, ResolutionId};
use scale_info::TypeInfo;

/// Who has published a balance.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Publisher<AccountId> {
	/// Two officers of the board, who are the liquidators.
	#[codec(index = 0)]
	Board([Entered<AccountId>; 2]),
	/// The members.
	#[codec(index = 1)]
	Members(ResolutionId),
	/// The federation, because nothing had moved.
	#[codec(index = 2)]
	Federation(ResolutionId),
}

/// The final balance.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Published<AccountId, Hash> {
	/// Hash of it.
	pub document: Hash,
	/// Who has published it.
	pub by: Publisher<AccountId>,
}

/// A final balance to which members can object.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Confirmed<AccountId, Hash> {
	/// The balance.
	pub balance: Published<AccountId, Hash>,
	/// The auditor, `None` where the federation has stepped in.
	pub auditor: Option<Hand>,
	/// The state of the register when it was confirmed: who had a vote then can object.
	pub version: u32,
	/// How often a balance of the co-op was confirmed with this one.
	pub round: u32,
	/// How many objections stop it.
	pub needed: u32,
	/// How many there are.
	pub objections: u32,
	/// Deadline time at which the money is divided, in milliseconds.
	pub ends_at: Moment,
}
