//! Points with viable budgets: in proportion to points, where whoever does not reach their minimum makes room for the others.
//!
//! ```text
//! limit   = what is asked, or what its co-op may still get of it, in whole units
//! in      = in the order of points, whom nobody excludes that is in, without those who have dropped
//! share   = the equal part of the pot to all co-ops alike and the rest by points; what is above a limit goes to the others
//! drops   = of a co-op above what it may get, its last; else of those below their minimum, the last; and again from `in`
//! last    = who has dropped gets their minimum, in the order of points, as long as it reaches, if the round has stated that
//! ```
//!
//! The order of points: more points first, then the smaller budget, then the earlier application. Nobody can choose it after the
//! round has opened. A co-op with several applications shares its equal part among them, so that none gets more of it by asking
//! for the parts of one thing. When one drops, those whom it excluded compete in its place: an applicant can put up a large plan
//! and a small one. Nobody who has dropped competes again, so that it ends.

use super::{
	units::{down, sum, up},
	weigh::weigh,
	Allocate, Bid, Caps, LastFit, Verdict, Votes,
};
use alloc::{vec, vec::Vec};
use core::cmp::Reverse;
use rochdale_primitives::{
	ledger::Balance,
	part::{part, share},
	CoopId,
};

/// The whole, in basis points.
const WHOLE: u128 = 10_000;

/// The rule, with what a round states of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ViableBudgets {
	/// The part of the pot that is split equally, in basis points. (no. 96)
	pub equal_split_bps: u16,
	/// What becomes of the rest.
	pub last_fit: LastFit,
}

impl Allocate for ViableBudgets {
	fn allocate(&self, pot: Balance, unit: Balance, bids: &[Bid], votes: &[Votes], caps: Caps) -> Option<Vec<Verdict>> {
		let points: Vec<u128> = weigh(bids, votes, caps)?.into_iter().map(|one| one.total).collect();
		self.divide(pot, unit, bids, &points)
	}
}

/// An application that can be awarded something.
#[derive(Clone, Copy)]
struct Candidate<'a> {
	place: usize,
	bid: &'a Bid,
	points: u128,
	/// The most that it can get, in whole units. No less than its minimum.
	limit: Balance,
}

impl Candidate<'_> {
	fn order(&self) -> impl Ord {
		(Reverse(self.points), self.bid.full, self.place)
	}

	/// The verdict that one of those who are in excludes it, if one does.
	fn excluded_by<'b>(&self, others: impl IntoIterator<Item = &'b Self>) -> Option<Verdict>
	where
		Self: 'b,
	{
		let excludes = |other: &&Self| self.bid.excludes(self.place, (other.place, other.bid));
		let first = others.into_iter().find(excludes)?;
		u8::try_from(first.place).ok().map(Verdict::Excluded)
	}
}

/// A candidate with its share.
type Shared<'a> = (Candidate<'a>, Balance);

impl ViableBudgets {
	/// What becomes of each of the `bids`, where so many points count for each.
	///
	/// `None` where numbers are too large to be counted, or a unit is nothing.
	pub fn divide(&self, pot: Balance, unit: Balance, bids: &[Bid], points: &[u128]) -> Option<Vec<Verdict>> {
		let mut queue = Vec::new();
		for (place, (bid, points)) in bids.iter().zip(points).enumerate() {
			let limit = bid.limit(unit)?;
			if limit >= bid.minimum {
				queue.push(Candidate { place, bid, points: *points, limit });
			}
		}
		queue.sort_by_key(Candidate::order);

		let mut verdicts = vec![Verdict::RecipientCap; bids.len()];
		let mut dropped = Vec::new();
		let mut awarded = loop {
			let (competing, excluded) = compete(&queue);
			let shared = self.share(pot, unit, &competing)?;
			let Some((last, verdict)) = drop_of(&shared)? else {
				excluded.into_iter().try_for_each(|(one, verdict)| one.is(verdict, &mut verdicts))?;
				break shared;
			};
			queue.retain(|one| one.place != last.place);
			last.is(verdict, &mut verdicts)?;
			dropped.push(last);
		};
		if self.last_fit == LastFit::Minimum {
			dropped.sort_by_key(Candidate::order);
			self.fit(pot, unit, dropped, &mut awarded, &mut verdicts)?;
		}
		awarded.into_iter().try_for_each(|(one, share)| one.is(Verdict::Awarded(share), &mut verdicts))?;
		Some(verdicts)
	}

	/// The share of each, in whole units, no more than its limit.
	fn share<'a>(&self, pot: Balance, unit: Balance, competing: &[Candidate<'a>]) -> Option<Vec<Shared<'a>>> {
		let split = u128::from(self.equal_split_bps);
		let own = competing.iter().map(|one| of_same(one, competing)).collect::<Option<Vec<_>>>()?;
		let (coops, whole) = alike(competing, &own)?;
		let by_points = WHOLE.checked_sub(split)?.checked_mul(coops)?.checked_mul(whole)?;
		let all = sum(competing.iter().map(|one| one.points))?;
		let equally = split.checked_mul(all)?;
		// Where nobody has given a point, there is nothing but the equal part.
		let pot = if all == 0 { self.equal_part(pot)? } else { pot };
		let weight = |(one, own): (&Candidate, &u128)| {
			let of_coop = whole.checked_div(*own)?;
			match all {
				0 => Some(of_coop),
				_ => by_points.checked_mul(one.points)?.checked_add(equally.checked_mul(of_coop)?),
			}
		};
		let weights = competing.iter().zip(&own).map(weight).collect::<Option<Vec<_>>>()?;

		let mut full = vec![false; competing.len()];
		loop {
			let open = |full: &[bool]| sum(weights.iter().zip(full).filter(|(_, full)| !**full).map(|(one, _)| *one));
			let taken = sum(competing.iter().zip(&full).filter(|(_, full)| **full).map(|(one, _)| one.limit))?;
			let (left, total) = (pot.checked_sub(taken)?, open(&full)?);
			let share = |weight: u128| if total == 0 { Some(0) } else { part(left, weight, total) };
			let shares = weights.iter().map(|one| share(*one)).collect::<Option<Vec<_>>>()?;
			let mut is_settled = true;
			for ((one, share), full) in competing.iter().zip(&shares).zip(&mut full) {
				// Whoever reaches their limit leaves more for the others, never less.
				if !*full && *share >= one.limit {
					(*full, is_settled) = (true, false);
				}
			}
			if is_settled {
				let of = |((one, share), full): ((&Candidate<'a>, Balance), &bool)| {
					Some((*one, if *full { one.limit } else { down(share, unit)? }))
				};
				return competing.iter().zip(shares).zip(&full).map(of).collect();
			}
		}
	}

	/// Gives their minimum to those who have dropped, as long as it reaches, and says why to those whom something else stops.
	///
	/// Those to whom nobody gave a point get no more together than the equal part.
	fn fit<'a>(
		&self,
		pot: Balance,
		unit: Balance,
		dropped: Vec<Candidate<'a>>,
		awarded: &mut Vec<Shared<'a>>,
		verdicts: &mut [Verdict],
	) -> Option<()> {
		for one in dropped {
			let minimum = up(one.bid.minimum, unit)?;
			let left = match one.points {
				0 => {
					let spent = sum(awarded.iter().filter(|(other, _)| other.points == 0).map(|(_, share)| *share))?;
					left(pot, awarded)?.min(self.equal_part(pot)?.saturating_sub(spent))
				}
				_ => left(pot, awarded)?,
			};
			if minimum > one.limit || minimum > left {
				continue;
			}
			if let Some(excluded) = one.excluded_by(awarded.iter().map(|(other, _)| other)) {
				one.is(excluded, verdicts)?;
			} else if of_coop(one.bid.coop, awarded)?.checked_add(minimum)? > one.bid.room {
				one.is(Verdict::RecipientCap, verdicts)?;
			} else {
				awarded.push((one, minimum));
			}
		}
		Some(())
	}

	/// The part of the pot that is split equally.
	fn equal_part(&self, pot: Balance) -> Option<Balance> {
		share(pot, self.equal_split_bps)
	}
}

impl Candidate<'_> {
	/// Writes what becomes of it.
	fn is(&self, verdict: Verdict, verdicts: &mut [Verdict]) -> Option<()> {
		*verdicts.get_mut(self.place)? = verdict;
		Some(())
	}
}

/// Who competes of those who have not dropped, in the order of points, and who is excluded by one of them.
fn compete<'a>(queue: &[Candidate<'a>]) -> (Vec<Candidate<'a>>, Vec<(Candidate<'a>, Verdict)>) {
	let (mut competing, mut excluded) = (Vec::new(), Vec::new());
	for one in queue {
		match one.excluded_by(&competing) {
			Some(verdict) => excluded.push((*one, verdict)),
			None => competing.push(*one),
		}
	}
	(competing, excluded)
}

/// Who drops next, and why; `Some(None)` where nobody has to.
#[allow(clippy::type_complexity)]
fn drop_of<'a>(shared: &[Shared<'a>]) -> Option<Option<(Candidate<'a>, Verdict)>> {
	let is_below = |(one, share): &Shared| *share < one.bid.minimum.max(1);
	for last in shared.iter().rev() {
		let (one, _) = last;
		if of_coop(one.bid.coop, shared)? > one.bid.room {
			let verdict = if is_below(last) { Verdict::BelowMinimum } else { Verdict::RecipientCap };
			return Some(Some((*one, verdict)));
		}
	}
	let last = shared.iter().rev().find(|one| is_below(one));
	Some(last.map(|(one, _)| (*one, Verdict::BelowMinimum)))
}

/// How many that compete are of the same co-op.
fn of_same(one: &Candidate, competing: &[Candidate]) -> Option<u128> {
	u128::try_from(competing.iter().filter(|other| other.bid.coop == one.bid.coop).count()).ok()
}

/// How many co-ops compete, and a number of which each of these numbers of applications is a whole part.
fn alike(competing: &[Candidate], own: &[u128]) -> Option<(u128, u128)> {
	let mut coops: Vec<_> = competing.iter().map(|one| one.bid.coop).collect();
	coops.sort_unstable();
	coops.dedup();
	let mut sizes = own.to_vec();
	sizes.sort_unstable();
	sizes.dedup();
	let whole = sizes.into_iter().try_fold(1u128, u128::checked_mul)?;
	Some((u128::try_from(coops.len()).ok()?, whole))
}

/// What all applications of a co-op get.
fn of_coop(coop: CoopId, shared: &[Shared]) -> Option<Balance> {
	sum(shared.iter().filter(|(one, _)| one.bid.coop == coop).map(|(_, share)| *share))
}

/// What is left of the pot.
fn left(pot: Balance, awarded: &[Shared]) -> Option<Balance> {
	pot.checked_sub(sum(awarded.iter().map(|(_, share)| *share))?)
}
