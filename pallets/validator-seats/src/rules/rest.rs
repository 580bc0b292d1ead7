//! Which seats rest.
//!
//! Of the co-ops that are entitled or rest at most a third can rest, and never so many that fewer than the floor are left:
//! a third is what finality bears. When more than a third of the seats is gone, blocks go on and as many as may rest do. To let
//! more of them rest is for a [rescue](super::rescue), which delegates call for.
//!
//! Who equivocated comes before who is idle. Where as many rest as may, such a seat waits with its place for another to return,
//! because without it finality would stand still. A seat that rests does not return when so many others lose theirs that more
//! rest than may begin to: a validator that does not answer would stop finality.

use super::{places::third, right::Claims, ByCoop};
use alloc::{collections::BTreeSet, vec::Vec};
use core::cmp::Reverse;
use rochdale_primitives::CoopId;

/// The co-ops among the held that are entitled to a place and have none.
///
/// That a place is not given takes nothing away from finality, so no limit applies to them.
pub(crate) fn vacant<AccountId>(claims: &Claims<AccountId>, held: &BTreeSet<CoopId>) -> Vec<CoopId> {
	let is_vacant = |coop: &&CoopId| claims.get(*coop).is_some_and(|claim| claim.is_entitled() && claim.seat.is_none());
	held.iter().filter(is_vacant).copied().collect()
}

/// The co-ops whose seats begin to rest, with how many sessions each was idle: the held, then the longest idle, then by number.
pub(crate) fn beginning<AccountId: PartialEq>(
	claims: &Claims<AccountId>,
	held: &BTreeSet<CoopId>,
	idle: &ByCoop<u32>,
	rest_after: u32,
	floor: usize,
) -> Vec<(CoopId, u32)> {
	let entitled = claims.values().filter(|claim| claim.is_entitled()).count();
	let resting = claims.values().filter(|claim| matches!(claim.right, super::right::Right::Rests)).count();
	let allowed = third(entitled.saturating_add(resting)).saturating_sub(resting).min(entitled.saturating_sub(floor));
	let mut due: Vec<_> = claims
		.iter()
		.filter(|(_, claim)| claim.is_entitled())
		.filter_map(|(coop, claim)| {
			let is_held = held.contains(coop);
			// Whose successor waits for the place will have it soon.
			let idle = idle.get(coop).copied().filter(|idle| claim.keeps() && *idle >= rest_after);
			// `false` comes first.
			(is_held || idle.is_some()).then(|| (!is_held, Reverse(idle.unwrap_or(0)), *coop))
		})
		.collect();
	due.sort();
	due.into_iter().take(allowed).map(|(_, Reverse(idle), coop)| (coop, idle)).collect()
}
