//! Who counts the votes of an assembly: the tellers of the co-op, and others in the place of those whom it lacks.

use alloc::vec::Vec;
use rochdale_primitives::{money::Hand, CoopId};

/// What somebody is to the co-op whose votes they count.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Role {
	/// Its teller.
	Teller,
	/// Its auditor, who stands in.
	Auditor,
	/// A teller of another co-op, who stands in.
	Neighbour,
}

impl Role {
	/// Whether they count only in the place of a teller whom the co-op lacks.
	pub(crate) const fn stands_in(self) -> bool {
		!matches!(self, Self::Teller)
	}
}

/// The most tellers of other co-ops who say something about one assembly, so that they leave room for those of its own.
const MOST_NEIGHBOURS: usize = 16;

/// The most of them from one co-op, so that it cannot keep the others out.
const MOST_OF_A_NEIGHBOUR: usize = 3;

/// The first of those who agree whose word is enough, `None` if they are too few. They are different people.
///
/// All tellers of the co-op count, and of others as many as it `lacks`, its auditors first. Strangers alone never say what it
/// voted.
pub(crate) fn enough<Who>(needed: usize, lacks: usize, mut agree: Vec<(Role, Who)>) -> Option<Vec<Who>> {
	agree.sort_by_key(|(role, _)| *role);
	let mut places = lacks;
	agree.retain(|(role, _)| {
		let has_place = !role.stands_in() || places > 0;
		places = places.saturating_sub(role.stands_in().into());
		has_place
	});
	let is_own = agree.first().is_some_and(|(role, _)| *role != Role::Neighbour);
	agree.truncate(needed);
	(is_own && agree.len() == needed).then(|| agree.into_iter().map(|(_, who)| who).collect())
}

/// Whether there is room for one more, beside these, who says something about an assembly of the co-op.
pub(crate) fn has_room(coop: CoopId, by: Hand, others: impl Iterator<Item = Hand>) -> bool {
	let is_other = |hand: &Hand| hand.coop != coop && *hand != by;
	let (all, of_one) = others.filter(is_other).fold((0usize, 0usize), |(all, of_one), other| {
		(all.saturating_add(1), of_one.saturating_add((other.coop == by.coop).into()))
	});
	by.coop == coop || (all < MOST_NEIGHBOURS && of_one < MOST_OF_A_NEIGHBOUR)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;

	/// Whether some of those who agree are as many as needed, no more of them than lack stand in, and one is of the co-op.
	fn some_are_enough(needed: usize, lacks: usize, agree: &[Role]) -> bool {
		(0u32..1 << agree.len()).any(|set| {
			let some: Vec<_> =
				agree.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0).map(|(_, it)| *it).collect();
			some.len() == needed
				&& some.iter().filter(|role| **role != Role::Teller).count() <= lacks
				&& some.iter().any(|role| *role != Role::Neighbour)
		})
	}

	#[test]
	fn others_stand_in_for_those_whom_the_co_op_lacks_and_for_no_more() {
		let mut cases = 0;
		for needed in 2..=3usize {
			for (own, tellers, auditors, neighbours) in (0..=4usize)
				.flat_map(|own| (0..=own).map(move |agree| (own, agree)))
				.flat_map(|(own, tellers)| (0..=2usize).map(move |auditors| (own, tellers, auditors)))
				.flat_map(|(own, tellers, auditors)| (0..=3usize).map(move |others| (own, tellers, auditors, others)))
			{
				let lacks = needed.saturating_sub(own);
				// In the order in which they agree, strangers first.
				let mut agree = vec![Role::Neighbour; neighbours];
				agree.extend(vec![Role::Auditor; auditors]);
				agree.extend(vec![Role::Teller; tellers]);
				let found =
					enough(needed, lacks, agree.iter().copied().enumerate().map(|(at, role)| (role, at)).collect());
				let case = (needed, own, tellers, auditors, neighbours);
				assert_eq!(found.is_some(), some_are_enough(needed, lacks, &agree), "{case:?}");
				if let Some(found) = found {
					let roles: Vec<_> = found.iter().map(|at| agree[*at]).collect();
					assert!(some_are_enough(needed, lacks, &roles), "{case:?}");
				}
				cases += 1;
			}
		}
		assert_eq!(cases, 2 * 15 * 3 * 4);
	}

	#[test]
	fn tellers_of_other_co_ops_leave_room_for_those_of_its_own() {
		let hand = |coop, member| Hand { coop, member };
		let many: Vec<_> = (2..=7).flat_map(|coop| (1..=3).map(move |member| hand(coop, member))).collect();
		let has_room = |by, others: &[Hand]| has_room(1, by, others.iter().copied());
		assert!(has_room(hand(9, 1), &many[..15]));
		assert!(!has_room(hand(9, 1), &many[..16]));
		// Who has said something goes on.
		assert!(has_room(many[15], &many[..16]));
		assert!(!has_room(hand(2, 4), &many[..3]));
		assert!(has_room(hand(1, 1), &many));
	}
}
