//! Which of several alternatives takes effect, and what becomes of the others.

use crate::{Rejection, MAX_ALTERNATIVES, RESERVED_ALTERNATIVES};
use alloc::vec::Vec;
use core::cmp::Reverse;
use rochdale_primitives::ResolutionId;

/// How the vote on one of several alternatives stands. They come in the order in which they came on the agenda.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Stand {
	/// The alternative.
	pub id: ResolutionId,
	/// Why it would not pass by itself, `None` if it would.
	pub rejection: Option<Rejection>,
	/// What is for it: votes, or among co-ops what [`approvals`](super::among_coops::approvals) says.
	pub approvals: (u32, u128),
	/// Whether it would have a second call by itself.
	pub opens_again: bool,
	/// Whether an assembly that was asked for, or on which two tellers agree, did not count on first call.
	pub lacks_assembly: bool,
}

/// What becomes of an alternative when the vote on all of them closes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Outcome {
	/// It has passed and takes effect.
	Chosen,
	/// It is voted on once more.
	OpensAgain,
	/// It is rejected.
	Rejected(Rejection),
}

/// The alternative that is chosen: of those that pass by themselves the one for which the most is.
///
/// With as much for two it is the one that came on the agenda first, so that nobody wins by putting the same a little later. By
/// the numbers of drafts somebody could keep a low one back.
pub(crate) fn chosen(stands: &[Stand]) -> Option<ResolutionId> {
	let passing = (0u32..).zip(stands).filter(|(_, stand)| stand.rejection.is_none());
	passing.max_by_key(|(at, stand)| (stand.approvals, Reverse(*at))).map(|(_, stand)| stand.id)
}

/// Whether it is decided later, on second call: because none passes, or because an assembly counted on some of them only.
///
/// Otherwise a single teller who keeps back the count of one would choose another by that.
pub(crate) fn is_decided_later(stands: &[Stand]) -> bool {
	chosen(stands).is_none() || stands.iter().any(|stand| stand.lacks_assembly)
}

/// What becomes of each alternative. Where one is chosen, no other has a second call.
pub(crate) fn outcomes(stands: &[Stand]) -> Vec<(ResolutionId, Outcome)> {
	let (chosen, later) = (chosen(stands), is_decided_later(stands));
	let outcome = |stand: &Stand| match (stand.rejection, chosen) {
		(Some(_), _) if later && stand.opens_again => Outcome::OpensAgain,
		(Some(reason), _) => Outcome::Rejected(reason),
		(None, _) if later => Outcome::OpensAgain,
		(None, Some(chosen)) if chosen != stand.id => Outcome::Rejected(Rejection::NotChosen { chosen }),
		(None, _) => Outcome::Chosen,
	};
	stands.iter().map(|stand| (stand.id, outcome(stand))).collect()
}

/// Whether there is room for one more beside so many alternatives, so many of which came on the agenda in the same way.
pub(crate) const fn has_room(alternatives: u32, in_the_same_way: u32) -> bool {
	alternatives < MAX_ALTERNATIVES && in_the_same_way < MAX_ALTERNATIVES.saturating_sub(RESERVED_ALTERNATIVES)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn neither_petitions_nor_the_board_take_the_last_places_of_the_other() {
		assert!(has_room(1, 0) && has_room(3, 3) && has_room(5, 3) && has_room(4, 0));
		assert!(!has_room(4, 4) && !has_room(5, 4) && !has_room(6, 0));
	}

	#[test]
	fn what_is_for_it_is_compared_one_after_the_other_and_then_who_came_first() {
		let stand = |id, approvals| Stand { id, rejection: None, approvals, opens_again: false, lacks_assembly: false };
		let choice = |all: [(u32, u128); 3]| chosen(&[stand(7, all[0]), stand(5, all[1]), stand(6, all[2])]);
		assert_eq!(choice([(4, 9), (5, 1), (4, 8)]), Some(5));
		assert_eq!(choice([(4, 7), (4, 8), (4, 9)]), Some(6));
		assert_eq!(choice([(4, 9), (4, 9), (4, 9)]), Some(7));
	}

	#[test]
	fn an_assembly_that_counted_on_some_of_them_only_decides_nothing() {
		let passed = Stand { id: 1, rejection: None, approvals: (9, 0), opens_again: false, lacks_assembly: false };
		let uncounted = Stand {
			id: 2,
			rejection: Some(Rejection::NoQuorum),
			approvals: (0, 0),
			opens_again: true,
			lacks_assembly: true,
		};
		let lost = Stand { id: 3, rejection: Some(Rejection::NoMajority), ..passed };
		let again = [(1, Outcome::OpensAgain), (2, Outcome::OpensAgain), (3, Outcome::Rejected(Rejection::NoMajority))];
		assert_eq!(outcomes(&[passed, uncounted, lost]), again);
		// Where it was counted, and too few had come for one, that one has no second call.
		let missed = Stand { lacks_assembly: false, ..uncounted };
		let decided = [(1, Outcome::Chosen), (2, Outcome::Rejected(Rejection::NoQuorum))];
		assert_eq!(outcomes(&[passed, missed]), decided);
	}
}
