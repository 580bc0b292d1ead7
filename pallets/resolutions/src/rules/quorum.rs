//! How many must take part, and how many must ask for something.

use crate::ALWAYS_A_PETITION;
use rochdale_primitives::{bylaws::share_rounded_up, Electorate};

/// The number of members who suffice as a quorum on second call, whatever the share. (ES 25.1)
const ALWAYS_A_SECOND_QUORUM: u32 = 100;

/// Everybody, in basis points.
pub(crate) const WHOLE_BPS: u16 = 10_000;

/// How many members it takes at least, so that in the smallest co-op nobody decides alone.
pub(crate) const NO_SINGLE_HAND: u32 = 2;

/// How many must take part of so many members: two, or all where there are fewer.
///
/// A co-op of which one member is left can still pay what it owes and leave.
pub(crate) fn fewest(members: u32) -> u32 {
	members.min(NO_SINGLE_HAND)
}

/// How many of so many electors must take part, where this share is the quorum. `members` are all who have a vote or will have it
/// again: where there are two, nobody decides alone.
pub(crate) fn quorum(electors: u32, members: u32, share_bps: u16, second_call: bool) -> u32 {
	let most = if second_call { ALWAYS_A_SECOND_QUORUM } else { u32::MAX };
	share_rounded_up(electors, share_bps).clamp(fewest(members), most)
}

/// How many signatures of an electorate are a petition.
pub(crate) fn petition(share_bps: u16, Electorate { electors, suspended, .. }: Electorate) -> u32 {
	let least = fewest(electors.saturating_add(suspended)).max(1);
	share_rounded_up(electors, share_bps).clamp(least, ALWAYS_A_PETITION)
}
