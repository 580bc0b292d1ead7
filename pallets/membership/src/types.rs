//! What the register of members stores.

use alloc::vec::Vec;
use frame::prelude::*;
use rochdale_primitives::{CoopId, MemberNo, Moment};
use serde::{Deserialize, Serialize};

/// Where a member stands in the co-op.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum MemberState {
	/// Has all rights, the vote among them. Left by `leave`.
	#[codec(index = 0)]
	Active,
	/// Is no longer a member. The number is never given again.
	#[codec(index = 1)]
	Left {
		/// Civil time of leaving.
		at: Moment,
	},
}

/// An entry in a co-op's register of members.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct MemberEntry<AccountId> {
	/// The account with which the member acts, or acted before leaving.
	pub account: AccountId,
	/// Civil time of joining.
	pub joined_at: Moment,
	/// Where the member stands.
	pub state: MemberState,
}

/// How far somebody who wants to join has come.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Stage {
	/// Invited by a member. Left by `accept_invitation`, `withdraw` and the lapse.
	#[codec(index = 0)]
	Invited {
		/// The member who sent the invitation.
		by: MemberNo,
	},
	/// Has applied. Left by the second `admit`, by `refuse`, `withdraw` and the lapse.
	#[codec(index = 1)]
	Applied {
		/// The member on whose invitation it rests.
		sponsor: Option<MemberNo>,
		/// The officer of the board who has admitted already.
		approved_by: Option<MemberNo>,
	},
}

/// Somebody who is on the way into a co-op.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Candidacy {
	/// Civil time of the invitation or application.
	pub since: Moment,
	/// Deadline time at which it ends by itself.
	pub lapses_at: Moment,
	/// How far it has come.
	pub stage: Stage,
}

/// The counters of one co-op's register, in one item because every change of the register moves two of them.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Roll {
	/// The last member number given out.
	pub last_no: MemberNo,
	/// How many members have a vote now.
	pub seated: u32,
	/// How many entries the history of `seated` has.
	pub changes: u32,
}

/// How many members had a vote from a moment on.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct SeatCount {
	/// Civil time from which the count holds.
	pub from: Moment,
	/// Members with a vote.
	pub seated: u32,
}

/// The invitations that a member has sent in the current period.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Quota {
	/// Deadline time at which the period ends.
	pub until: Moment,
	/// Invitations sent in it.
	pub sent: u32,
}

/// A member seated at genesis.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisMember<AccountId> {
	/// The member's account.
	pub account: AccountId,
	/// Civil time of joining, in milliseconds since 1970, not before that of the member listed before.
	pub joined_at: Moment,
}

/// The members of one co-op at genesis, in the order of their numbers.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisRegister<AccountId> {
	/// The co-op.
	pub coop: CoopId,
	/// Its members from number 1 on.
	pub members: Vec<GenesisMember<AccountId>>,
}
