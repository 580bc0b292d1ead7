//! How the ballots of members of several co-ops are weighed, so that no co-op decides for the others.

use alloc::vec::Vec;

/// The whole, in basis points.
const WHOLE: u64 = 10_000;

/// The parts into which a weight is divided when it is shared between votes for and against.
///
/// A weight is at most the number of ballots of a co-op and there are at most 1,000 co-ops, so that all sums fit 128 bits.
pub const PARTS: u128 = 1_000_000_000;

/// The largest share of the resulting total that one of `voting` co-ops may have. (practice §4.5)
///
/// A cap below an equal share cannot be kept, so that an equal share is the least; among three it is 40 %. (ES 26.6)
pub fn effective_cap(cap_bps: u16, voting: u32) -> u64 {
	match voting {
		0 | 1 => WHOLE,
		3 => 4_000,
		_ => WHOLE.div_ceil(voting.into()).max(cap_bps.into()),
	}
}

/// The largest number of ballots that weigh in full in one co-op, given how many were cast in each. (practice §4.5)
///
/// Reducing the largest makes the next one larger in proportion, so that as many of the largest are reduced as it takes.
pub fn capped_at(ballots: &[u32], cap_bps: u16) -> u64 {
	let mut sorted: Vec<u64> = ballots.iter().filter(|one| **one > 0).map(|one| u64::from(*one)).collect();
	sorted.sort_unstable_by(|a, b| b.cmp(a));
	let cap = effective_cap(cap_bps, u32::try_from(sorted.len()).unwrap_or(u32::MAX));
	let mut rest: u64 = sorted.iter().fold(0, |sum, one| sum.saturating_add(*one));
	let mut reduced = 0u64;
	for most in sorted {
		// With that many at the cap each has an equal share of it, and there is nothing between them to weigh.
		let Some(left) = WHOLE.checked_sub(reduced.saturating_mul(cap)).filter(|left| *left > 0) else {
			return 1;
		};
		let at = cap.saturating_mul(rest).checked_div(left).unwrap_or_default();
		if most <= at {
			return at;
		}
		rest = rest.saturating_sub(most);
		reduced = reduced.saturating_add(1);
	}
	1
}

/// The votes of a group, and what the group weighs together.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Group {
	/// What it weighs.
	pub weight: u64,
	/// Its votes for.
	pub for_: u32,
	/// Its votes against.
	pub against: u32,
}

/// The weight of the votes for and of all votes, in [`PARTS`]. A group without a vote weighs nothing.
///
/// Each group's weight is shared in proportion to its votes. What does not divide counts against.
pub fn weigh(groups: impl IntoIterator<Item = Group>) -> (u128, u128) {
	groups.into_iter().fold((0, 0), |(for_, total), group| {
		let cast = u128::from(group.for_).saturating_add(group.against.into());
		if cast == 0 {
			return (for_, total);
		}
		let weight = u128::from(group.weight).saturating_mul(PARTS);
		let share = weight.saturating_mul(group.for_.into()).checked_div(cast).unwrap_or_default();
		(for_.saturating_add(share), total.saturating_add(weight))
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	fn weights(ballots: &[u32], cap_bps: u16) -> Vec<u64> {
		let cap = capped_at(ballots, cap_bps);
		ballots.iter().map(|one| u64::from(*one).min(cap)).collect()
	}

	#[test]
	fn capping_goes_on_until_nobody_is_above_the_cap() {
		// Vector 4 of the practice, with a third as 3,333 basis points.
		let members = [50_000, 900, 400, 120, 30];
		assert_eq!(weights(&members, 3_333), [549, 549, 400, 120, 30]);
		assert_eq!(weights(&members, 3_333).iter().sum::<u64>(), 1_648);
		// Reducing only the largest would leave the second one at 41 %.
		assert_ne!(weights(&members, 3_333)[0], 725);
		// At a fifth of five co-ops all weigh the same.
		assert_eq!(weights(&members, 2_000), [30; 5]);
	}

	#[test]
	fn co_ops_for_and_members_for_are_weighed_as_in_the_vector() {
		let members = [50_000, 900, 400, 120, 30];
		let cap = capped_at(&members, 3_333);
		let group = |votes: u32, yes: bool| Group {
			weight: u64::from(votes).min(cap),
			for_: if yes { votes } else { 0 },
			against: if yes { 0 } else { votes },
		};
		let (for_, total) = weigh(members.iter().enumerate().map(|(i, votes)| group(*votes, i == 0 || i == 3)));
		assert_eq!((for_ / PARTS, total / PARTS), (669, 1_648));
		// 40.6 % of the capped weight, though 97 % of the heads.
		assert!(for_ * 2 < total);
	}

	#[test]
	fn classes_are_weighed_as_in_the_vector() {
		// Vector 3 of the practice: workers 40 %, users 35 %, supporters 25 %.
		let classes = [(4_000, 9, 3), (3_500, 100, 300), (2_500, 8, 2)];
		let groups = classes.map(|(weight, for_, against)| Group { weight, for_, against });
		let (for_, total) = weigh(groups);
		assert_eq!(for_, 5_875 * PARTS);
		assert_eq!(total, 10_000 * PARTS);
		assert!(for_ * 2 > total && for_ * 3 < total * 2);
	}

	#[test]
	fn groups_without_a_vote_weigh_nothing() {
		let (for_, total) =
			weigh([Group { weight: 10, for_: 0, against: 0 }, Group { weight: 1, for_: 1, against: 0 }]);
		assert_eq!((for_, total), (PARTS, PARTS));
		assert_eq!(weigh([]), (0, 0));
	}

	#[test]
	fn cap_depends_on_how_many_vote() {
		assert_eq!(
			[0, 1, 2, 3, 4, 5, 6].map(|n| effective_cap(2_000, n)),
			[10_000, 10_000, 5_000, 4_000, 2_500, 2_000, 2_000]
		);
		assert_eq!(effective_cap(1_000, 7), 1_429);
		assert_eq!(effective_cap(3_333, 1_000), 3_333);
	}

	#[test]
	fn nobody_is_above_the_cap_whatever_the_numbers() {
		let mut seed = 1u64;
		let mut next = |below: u64| {
			seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
			(seed >> 33) % below
		};
		for round in 0..20_000 {
			let count = 1 + next(12) as usize;
			let most = [4, 100, 100_000, u64::from(u32::MAX)][round % 4];
			let ballots: Vec<u32> = (0..count).map(|_| u32::try_from(next(most)).unwrap()).collect();
			let cap_bps = 1_000 + u16::try_from(next(2_334)).unwrap();
			let voting = u32::try_from(ballots.iter().filter(|one| **one > 0).count()).unwrap();
			let weights = weights(&ballots, cap_bps);
			let total: u64 = weights.iter().sum();
			let cap = effective_cap(cap_bps, voting);
			let at = capped_at(&ballots, cap_bps);
			for (weight, ballots) in weights.iter().zip(&ballots) {
				// Where all are reduced to one ballot each, an equal share is the least that one can have.
				let fits = weight * WHOLE <= cap * total || at == 1;
				assert!(fits, "{weight} of {total}, cap {cap}");
				assert!(*weight == u64::from(*ballots) || *weight == at, "only the largest are reduced");
			}
			assert_eq!(total > 0, voting > 0, "{ballots:?}");
		}
	}
}
