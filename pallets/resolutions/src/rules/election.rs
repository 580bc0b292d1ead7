//! Who is elected, and which counts can be those of a ballot.

use crate::{AssemblyResult, Candidate, Election, Method};
use alloc::vec::Vec;
use core::cmp::Reverse;
use rochdale_primitives::{bylaws::Ties, MemberNo};

/// Who is elected to so many seats, those with more votes first.
///
/// Nobody is without a vote. Where more have the same votes than there are seats left, the bylaws say who of them gets these.
pub fn elected(candidates: &[Candidate], seats: u32, ties: Ties) -> Vec<MemberNo> {
	let seats = seats as usize;
	let mut order: Vec<_> = candidates.iter().copied().filter(|candidate| candidate.votes > 0).collect();
	order.sort_by_key(|candidate| (Reverse(candidate.votes), candidate.member));
	// With as many votes as the first who gets no seat.
	let tied = order.get(seats).map_or(0, |first_without| first_without.votes);
	order.truncate(seats);
	if ties == Ties::Vacant {
		order.retain(|candidate| candidate.votes > tied);
	}
	order.into_iter().map(|candidate| candidate.member).collect()
}

/// Whether the counts of an assembly can be those of an election with so many candidates.
///
/// A paper for somebody has a mark at least, and as many as the method allows at most. Points say in which order candidates were
/// elected: the first has as many as there are seats at most, and whoever has none is not elected.
pub fn fits<Hash>(election: &Election, candidates: usize, result: &AssemblyResult<Hash>) -> bool {
	let Election { seats, method, .. } = *election;
	let counts = &result.candidates;
	let papers = u64::from(result.for_);
	let sum: u64 = counts.iter().copied().map(u64::from).sum();
	let most = |most: u32| counts.iter().all(|count| *count <= most);
	counts.len() == candidates
		&& match method {
			Method::Plurality => most(result.for_) && sum >= papers && sum <= papers.saturating_mul(seats.into()),
			Method::Approval => most(result.for_) && sum >= papers,
			Method::Counted => most(seats) && (papers > 0 || sum == 0) && result.papers.is_some(),
		}
}
