//! How the points of members become those of applications, so that no co-op decides for the others. (practice §4.5)
//!
//! ```text
//! weight   = its voters, or what the cap among all who vote leaves of them
//! supplied = weight × SCALE, spread as its members spread their points, to the last part
//! counted  = the most of what all supply to an application of which no co-op supplies more than a fifth
//! ```
//!
//! Fewer than five cannot supply a fifth each, so that an application has to have the support of five co-ops for any points to
//! count. In a small federation half of the others are enough: of four others two, who supply a half each at most. The part is
//! fixed by how many co-ops have a vote and not by how many give points: otherwise a fifth co-op that gives a rival one point
//! would take from it what four others gave.

use super::{units::sum, Bid, Caps, Votes};
use alloc::{vec, vec::Vec};
use rochdale_primitives::majority::capped_at;

/// The parts of one unit of weight, in which points are counted.
pub const SCALE: u128 = 1_000_000;

/// The whole, in basis points.
const WHOLE: u128 = 10_000;

/// What counts for an application, in parts of a weight: [`SCALE`] for each unit.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Points {
	/// All of it.
	pub total: u128,
	/// What each co-op supplies of it, in the order of the votes.
	pub from: Vec<u128>,
}

/// What counts for each of the `bids`, in their order, where the members of co-ops have voted so.
///
/// `None` where a co-op's points are not those of the bids.
pub fn weigh(bids: &[Bid], votes: &[Votes], caps: Caps) -> Option<Vec<Points>> {
	let voters: Vec<u32> = votes.iter().map(|one| one.voters).collect();
	let cap = capped_at(&voters, caps.vote_bps);
	let supplied = votes.iter().map(|one| supply(bids, one, cap)).collect::<Option<Vec<_>>>()?;
	let to = |place: usize| supplied.iter().map(|row| row.get(place).copied()).collect::<Option<Vec<_>>>();
	(0..bids.len()).map(|place| count(to(place)?, caps.supply_bps)).collect()
}

/// A weight spread over places in proportion to points, in the order of the places, so that all of it is spread.
///
/// Nothing is spread where there are no points. `None` where numbers are too large to be counted.
pub fn spread(weight: u64, points: &[u64]) -> Option<Vec<u128>> {
	let all = sum(points.iter().map(|one| u128::from(*one)))?;
	if all == 0 {
		return Some(vec![0; points.len()]);
	}
	let whole = u128::from(weight).checked_mul(SCALE)?;
	let (mut until, mut before) = (0u128, 0u128);
	let part = |one: &u64| {
		until = until.checked_add(u128::from(*one))?;
		let reached = whole.checked_mul(until)?.checked_div(all)?;
		let part = reached.checked_sub(before)?;
		before = reached;
		Some(part)
	};
	points.iter().map(part).collect()
}

/// What a co-op supplies to each of the bids, where no more than `cap` of its voters weigh.
fn supply(bids: &[Bid], votes: &Votes, cap: u64) -> Option<Vec<u128>> {
	if votes.points.len() != bids.len() {
		return None;
	}
	let spread = spread(u64::from(votes.voters).min(cap), &votes.points)?;
	// Nobody can give such points. If anybody did, they would count for nobody.
	let is_own = |bid: &Bid| bid.coop == votes.coop;
	Some(bids.iter().zip(spread).map(|(bid, part)| if is_own(bid) { 0 } else { part }).collect())
}

/// What counts of what co-ops supply to one application, where none supplies more than its part, in basis points.
///
/// `None` where numbers are too large to be counted.
pub fn count(mut from: Vec<u128>, cap_bps: u16) -> Option<Points> {
	let most = most(&from, cap_bps.into())?;
	from.iter_mut().for_each(|one| *one = most.min(*one));
	Some(Points { total: sum(from.iter().copied())?, from })
}

/// The most that counts of one co-op, so that none supplies more than its part of all that counts.
///
/// As in `majority::capped_at`, as many of the largest are reduced as it takes, and each to a part of what is left of the others.
fn most(from: &[u128], cap: u128) -> Option<u128> {
	let mut sorted: Vec<u128> = from.iter().copied().filter(|one| *one > 0).collect();
	sorted.sort_unstable_by(|a, b| b.cmp(a));
	let (mut rest, mut left) = (sum(sorted.iter().copied())?, WHOLE);
	for largest in sorted {
		let at = cap.checked_mul(rest)?.checked_div(left)?;
		if largest <= at {
			return Some(at);
		}
		rest = rest.checked_sub(largest)?;
		left = left.checked_sub(cap)?;
	}
	// Too few of them for anything to count.
	Some(0)
}
