#![allow(clippy::arithmetic_side_effects)]

mod equal_shares;
mod model;
mod schedule;
mod viable;
mod weigh;

use super::{Bid, Caps, Verdict, Votes};
use proptest::{collection::vec, prelude::*};
use rochdale_primitives::{ledger::Balance, CoopId};

const EURO: Balance = 1_000_000;
const CENT: Balance = 10_000;

/// Whole amounts of euros, as a verdict.
fn awarded(euros: Balance) -> Verdict {
	Verdict::Awarded(euros * EURO)
}

/// Applications of the co-ops 1, 2 and so on with minimum and full budget in euros, and room for all of it.
fn bids(budgets: &[(Balance, Balance)]) -> Vec<Bid> {
	let bid = |(coop, (minimum, full)): (CoopId, &(Balance, Balance))| Bid {
		coop,
		minimum: minimum * EURO,
		full: full * EURO,
		room: Balance::MAX,
		excludes: 0,
	};
	(1..).zip(budgets).map(bid).collect()
}

/// The votes of co-ops, each with so many voters who give all they have to one place each.
fn votes_of(coop: CoopId, given: &[u32]) -> Votes {
	Votes {
		coop,
		voters: given.iter().sum(),
		points: given.iter().map(|voters| u64::from(*voters) * u64::from(super::POINTS)).collect(),
	}
}

prop_compose! {
	/// Up to 12 applications of up to 5 co-ops, with budgets and rooms of which many bind.
	fn any_bids()(
		given in vec((1u32..=5, 1u128..=40_000_000, 0u128..=100, 0u64..1 << 12, any::<bool>()), 1..12),
		rooms in vec(prop_oneof![Just(Balance::MAX), 0u128..80_000_000], 6),
	) -> Vec<Bid> {
		let bid = |(coop, full, part, excludes, has_rival): (CoopId, Balance, Balance, u64, bool)| Bid {
			coop,
			minimum: (full * part / 100).max(1),
			full,
			room: rooms[coop as usize],
			// One or none: more would leave nobody.
			excludes: if has_rival { excludes & excludes.wrapping_neg() } else { 0 },
		};
		given.into_iter().map(bid).collect()
	}
}

prop_compose! {
	/// Applications, and votes of up to eight co-ops, some of which have applied.
	fn any_round()(bids in any_bids())(
		points in vec(vec(0u32..300, bids.len()), 0..8),
		bids in Just(bids),
	) -> (Vec<Bid>, Vec<Votes>) {
		let votes = (1..).zip(points).map(|(coop, given)| votes_of(coop, &given)).filter(|one| one.voters > 0);
		(bids, votes.collect())
	}
}

/// What has to hold for the verdicts of any rule.
fn assert_sound(pot: Balance, unit: Balance, bids: &[Bid], verdicts: &[Verdict]) {
	assert_eq!(bids.len(), verdicts.len());
	let amount = |verdict: &Verdict| if let Verdict::Awarded(amount) = verdict { Some(*amount) } else { None };
	let all: Balance = verdicts.iter().filter_map(amount).sum();
	assert!(all <= pot, "{all} of {pot}");
	for (place, (bid, verdict)) in bids.iter().zip(verdicts).enumerate() {
		let is_awarded = |place: usize| matches!(verdicts.get(place), Some(Verdict::Awarded(_)));
		match verdict {
			Verdict::Awarded(amount) => {
				assert!((bid.minimum..=bid.full).contains(amount) && amount % unit == 0, "{amount} for {bid:?}");
				let rivals = (0..bids.len()).filter(|other| bid.excludes >> other & 1 == 1 && *other != place);
				assert!(!rivals.into_iter().any(is_awarded), "{place} is awarded with one that it excludes");
			}
			Verdict::Excluded(by) => {
				let by = usize::from(*by);
				assert!(is_awarded(by), "{place} is excluded by {by}, which is not awarded");
				assert!(bid.excludes >> by & 1 == 1 || bids[by].excludes >> place & 1 == 1);
			}
			Verdict::BelowMinimum | Verdict::RecipientCap => {}
			Verdict::NoQuorum => unreachable!("a rule knows of no quorum"),
		}
		let of_coop = bids.iter().zip(verdicts).filter(|(other, _)| other.coop == bid.coop);
		let had: Balance = of_coop.filter_map(|(_, verdict)| amount(verdict)).sum();
		assert!(had <= bid.room, "co-op {} gets {had}, and its room is {}", bid.coop, bid.room);
	}
}

/// A co-op supplies a fifth at most.
fn fifth(vote_bps: u16) -> Caps {
	Caps { vote_bps, supply_bps: 2_000 }
}

/// A co-op can supply all of what counts.
fn whole(vote_bps: u16) -> Caps {
	Caps { vote_bps, supply_bps: 10_000 }
}
