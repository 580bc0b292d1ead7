//! Who has a place in the next session that is planned.
//!
//! Per session at most the third of the places planned last is taken away, at least one, and as many are given. What remains
//! waits for the next session. Co-ops that are no longer entitled by their standing go before those that rest; then successors
//! take over; then places are given; each in the order of the co-ops' numbers. A successor that takes over counts as one taken
//! away and one given, because it is a machine that has not yet shown that it works.
//!
//! Where fewer co-ops are entitled than the floor, no place is taken away. Places are given all the same: a seat that returns
//! after a rescue is one of those that are missing.

use super::{
	right::{Claims, Right},
	ByCoop,
};
use alloc::vec::Vec;

/// Of `n` seats, how many can be lost without finality being lost.
pub(crate) const fn third(n: usize) -> usize {
	n.saturating_sub(1) / 3
}

/// The places after as many changes as one session bears.
pub(crate) fn next_seats<AccountId: Clone + PartialEq>(
	claims: &Claims<AccountId>,
	floor: usize,
	most: usize,
) -> ByCoop<AccountId> {
	let mut next: ByCoop<_> = claims.iter().filter_map(|(coop, claim)| Some((*coop, claim.seat.clone()?))).collect();
	let limit = third(next.len()).max(1);
	let enough = claims.values().filter(|claim| claim.is_entitled()).count() >= floor;

	// `false` comes first: who lost standing goes before who rests.
	let mut ending: Vec<_> = claims
		.iter()
		.filter(|(_, claim)| claim.seat.is_some() && !claim.is_entitled())
		.map(|(coop, claim)| (matches!(claim.right, Right::Rests), *coop))
		.collect();
	ending.sort();
	ending.truncate(if enough { limit } else { 0 });
	for (_, coop) in &ending {
		next.remove(coop);
	}

	let entitled = |seated: bool| {
		claims.iter().filter_map(move |(coop, claim)| match &claim.right {
			Right::To(account) if claim.seat.is_some() == seated && !claim.keeps() => Some((*coop, account.clone())),
			_ => None,
		})
	};
	let succeeding: Vec<_> = entitled(true).take(limit.saturating_sub(ending.len())).collect();
	let room = most.saturating_sub(next.len()).min(limit.saturating_sub(succeeding.len()));
	next.extend(succeeding);
	next.extend(entitled(false).take(room));
	next
}
