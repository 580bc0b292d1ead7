//! Who is left when delegates rescue finality.
//!
//! Where more than a third of the seats is gone, finality stands still until a set takes its place in which more than two thirds
//! answer. The limits of rests and of changes, which otherwise protect a set that works, would keep such a set from being made:
//! of four seats with two gone, one may rest, and three with two that answer are no better.
//!
//! So a rescue keeps just those places whose co-ops are entitled to them and whose validators have produced a block not long
//! ago. It gives no place and lets no successor take over, because nobody knows yet whether those machines answer. Who voted
//! twice goes too, unless nobody else is left.

use super::{right::Claims, ByCoop};
use alloc::collections::BTreeSet;
use rochdale_primitives::CoopId;

/// The co-ops that keep their places. `None` where nobody would be left, so that no place can be taken away.
///
/// `absent` says of each seat how many whole sessions it has produced nothing.
pub(crate) fn left<AccountId>(
	claims: &Claims<AccountId>,
	held: &BTreeSet<CoopId>,
	absent: &ByCoop<u32>,
	rest_after: u32,
) -> Option<BTreeSet<CoopId>> {
	let answers = |coop: &CoopId| absent.get(coop).is_some_and(|sessions| *sessions < rest_after);
	let answering: BTreeSet<CoopId> = claims
		.iter()
		.filter(|(coop, claim)| claim.seat.is_some() && claim.is_entitled() && answers(coop))
		.map(|(coop, _)| *coop)
		.collect();
	let trusted: BTreeSet<CoopId> = answering.difference(held).copied().collect();
	[trusted, answering].into_iter().find(|kept| !kept.is_empty())
}
