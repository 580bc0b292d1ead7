//! The Method of Equal Shares: each co-op has an equal share of the pot, and pays with it for what it approves. (practice §5.4)
//!
//! ```text
//! each voter has an equal part of the pot
//! rate   = the least that pays for a project, if each who approves it pays that much, or all they have left
//! funded = again and again the project with the lowest rate; ties: the lower cost, then the earlier place
//! ```
//!
//! What they have left when nothing more can be paid rolls over.

use super::{units::sum, Allocate, Bid, Caps, Verdict, Votes};
use alloc::vec::Vec;
use rochdale_primitives::ledger::Balance;

/// What of its points a co-op gives to whatever it approves, in basis points.
pub const APPROVAL_BPS: u16 = 1_000;

/// The parts in which an amount is counted, times the number of voters, so that an equal share is exact.
const PARTS: u128 = 1_000_000_000;

/// The rule.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EqualShares;

impl Allocate for EqualShares {
	fn allocate(&self, pot: Balance, unit: Balance, bids: &[Bid], votes: &[Votes], _: Caps) -> Option<Vec<Verdict>> {
		let limits = bids.iter().map(|bid| bid.limit(unit)).collect::<Option<Vec<_>>>()?;
		let costs: Vec<_> =
			bids.iter().zip(limits).map(|(bid, limit)| (limit >= bid.minimum).then_some(limit)).collect();
		let verdict = |cost: &Option<Balance>| cost.map_or(Verdict::RecipientCap, |_| Verdict::BelowMinimum);
		let mut verdicts: Vec<Verdict> = costs.iter().map(verdict).collect();
		let mut voting: Vec<&Votes> = votes.iter().filter(|one| one.voters > 0).collect();
		voting.sort_by_key(|one| one.coop);
		let approvals = voting.into_iter().map(|one| approved(bids, one)).collect::<Option<Vec<_>>>()?;

		elect(pot, &costs, &approvals, |funded| {
			let (bid, cost) = (bids.get(funded)?, costs.get(funded).copied().flatten()?);
			*verdicts.get_mut(funded)? = Verdict::Awarded(cost);
			let had = bids.iter().zip(&verdicts).filter(|(other, _)| other.coop == bid.coop);
			let had = sum(had.filter_map(|(_, verdict)| match verdict {
				Verdict::Awarded(amount) => Some(*amount),
				_ => None,
			}))?;
			let mut leaving = Vec::new();
			for (place, (other, cost)) in bids.iter().zip(&costs).enumerate() {
				let (Some(cost), Some(verdict)) = (cost, verdicts.get_mut(place)) else { continue };
				if *verdict != Verdict::BelowMinimum {
					continue;
				}
				if other.excludes(place, (funded, bid)) {
					*verdict = Verdict::Excluded(u8::try_from(funded).ok()?);
				} else if other.coop == bid.coop && had.checked_add(*cost)? > other.room {
					*verdict = Verdict::RecipientCap;
				} else {
					continue;
				}
				leaving.push(place);
			}
			Some(leaving)
		})?;
		Some(verdicts)
	}
}

/// Which of the bids a co-op approves: those to which its members gave a tenth of their points or more, none of its own.
fn approved(bids: &[Bid], votes: &Votes) -> Option<Vec<bool>> {
	if votes.points.len() != bids.len() {
		return None;
	}
	let all = sum(votes.points.iter().map(|one| u128::from(*one)))?;
	let least = all.checked_mul(APPROVAL_BPS.into())?;
	let is_approved = |(bid, points): (&Bid, &u64)| {
		let given = u128::from(*points).checked_mul(10_000)?;
		Some(bid.coop != votes.coop && given > 0 && given >= least)
	};
	bids.iter().zip(&votes.points).map(is_approved).collect()
}

/// One who votes, with what is left of their share.
struct Voter<'a> {
	place: usize,
	purse: u128,
	approves: &'a [bool],
}

impl Voter<'_> {
	fn approves(&self, place: usize) -> bool {
		self.approves.get(place) == Some(&true)
	}
}

/// The places of the projects that are funded, in the order in which they are.
///
/// `costs` has none where a project cannot be funded at all. `approvals` says for each voter which projects they approve. After
/// each that is funded, `leave` tells the places of those that cannot be any more. What voters are charged is the cost, to the
/// last part. `None` where numbers are too large to be counted, or `leave` has none.
pub fn elect(
	pot: Balance,
	costs: &[Option<Balance>],
	approvals: &[Vec<bool>],
	mut leave: impl FnMut(usize) -> Option<Vec<usize>>,
) -> Option<Vec<usize>> {
	let parts = u128::try_from(approvals.len()).ok()?.checked_mul(PARTS)?;
	// Everything that is counted from here on is a part of this.
	pot.checked_mul(parts)?;
	let purse = pot.checked_mul(PARTS)?;
	let mut voters: Vec<Voter> =
		approvals.iter().enumerate().map(|(place, approves)| Voter { place, purse, approves }).collect();
	let mut open = Vec::new();
	for (place, cost) in costs.iter().enumerate() {
		// Nobody can pay for what costs more than the pot.
		if let Some(cost) = cost.filter(|cost| *cost <= pot) {
			open.push((place, cost.checked_mul(parts)?));
		}
	}
	let mut funded = Vec::new();
	loop {
		voters.sort_unstable_by_key(|one| (one.purse, one.place));
		let rated = open.iter().filter_map(|(place, cost)| Some((rate(*place, *cost, &voters)?, *cost, *place)));
		let Some((_, cost, place)) = rated.min() else { return Some(funded) };
		charge(place, cost, &mut voters)?;
		funded.push(place);
		let leaving = leave(place)?;
		open.retain(|(one, _)| *one != place && !leaving.contains(one));
	}
}

/// How many approve a project.
fn supporters(place: usize, voters: &[Voter]) -> Option<u128> {
	u128::try_from(voters.iter().filter(|one| one.approves(place)).count()).ok()
}

/// The rate at which those who approve a project can pay for it, rounded up; `None` where they cannot.
///
/// The voters stand in the order of their purses: whoever has less than their part of the rest gives all they have.
fn rate(place: usize, cost: u128, voters: &[Voter]) -> Option<u128> {
	let (mut rest, mut paying) = (cost, supporters(place, voters)?);
	for one in voters.iter().filter(|one| one.approves(place)) {
		let equal = rest.div_ceil(paying);
		if one.purse >= equal {
			return Some(equal);
		}
		rest = rest.checked_sub(one.purse)?;
		paying = paying.checked_sub(1)?;
	}
	None
}

/// Charges those who approve a project with its cost, at the rate that was found.
fn charge(place: usize, cost: u128, voters: &mut [Voter]) -> Option<()> {
	let (mut rest, mut paying) = (cost, supporters(place, voters)?);
	for one in voters.iter_mut().filter(|one| one.approves(place)) {
		// What does not divide is charged to those who come first.
		let part = one.purse.min(rest.div_ceil(paying));
		one.purse = one.purse.checked_sub(part)?;
		rest = rest.checked_sub(part)?;
		paying = paying.checked_sub(1)?;
	}
	(rest == 0).then_some(())
}
