//! Who is judged by a decision has no vote on it. Who is paid by it can only say no, and counts for no quorum. (ES 26.8)
//!
//! Who is judged or paid by what a decision rescinds has no vote on that: to say no to it would be to say yes to the other.
//!
//! It is one rule for members in their co-op and for co-ops in the federation.

use crate::{Choice, Concern};

/// What it counts for that somebody says this.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Counts {
	/// For nothing: they have no such vote.
	Nowhere,
	/// Among the votes, and not for the quorum. It is said once and for all.
	OutsideQuorum,
	/// Among the votes, and for the quorum.
	Fully,
}

/// What it counts for that somebody says this whom the decision concerns so.
pub(crate) const fn counts(concern: Option<Concern>, choice: Choice) -> Counts {
	match (concern, choice) {
		(None, _) => Counts::Fully,
		(Some(Concern::Paid), Choice::Against) => Counts::OutsideQuorum,
		(Some(Concern::Paid | Concern::Judged | Concern::Loses), _) => Counts::Nowhere,
	}
}

/// Whether somebody has that vote, or any vote where it is `None`.
pub(crate) fn may_say(concern: Option<Concern>, choice: Option<Choice>) -> bool {
	choice.map_or(concern.is_none(), |choice| counts(concern, choice) != Counts::Nowhere)
}

/// Of how many electors a quorum is a share, where it concerns some, who are not counted in `electors`.
///
/// They leave the denominator. But nobody can make a quorum small by paying a little to many, so that it is as if no more than
/// one elector in ten had left it, or one in all.
pub(crate) fn quorum_is_of(electors: u32, concerned: u32) -> u32 {
	let all = electors.saturating_add(concerned);
	let leave = concerned.min((all / 10).max(1));
	all.saturating_sub(leave)
}

/// How many of all co-ops must be for what takes two thirds of them, `all` with those whom it concerns.
///
/// It is two thirds of those who are not paid, so that they can pay many, and more than half of all, so that they are no few.
/// As many rescind that.
/// Who is judged stays among all, as who is suspended does: otherwise fewer than two thirds could judge the others one after the
/// other until they are two thirds of the rest.
pub(crate) fn two_thirds(all: u32, paid: u32) -> u32 {
	let most = all.div_euclid(2).saturating_add(1);
	all.saturating_sub(paid).saturating_mul(2).div_ceil(3).max(most)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use crate::Concerned;
	use alloc::{format, string::String, vec};

	const CONCERNS: [(&str, Option<Concern>); 4] = [
		("not concerned", None),
		("paid", Some(Concern::Paid)),
		("judged, also by what it rescinds", Some(Concern::Judged)),
		("paid by what it rescinds", Some(Concern::Loses)),
	];

	/// Of how many a quorum is a share, where it concerns five of 30 so.
	fn of_thirty(concern: Option<Concern>) -> u32 {
		if concern.is_some() {
			quorum_is_of(25, 5)
		} else {
			quorum_is_of(30, 0)
		}
	}

	/// How many of nine co-ops must be for what takes two thirds, where it concerns three so.
	fn of_nine(concern: Option<Concern>) -> u32 {
		two_thirds(9, concern.map_or(0, |concern| (0..3).fold(Concerned::default(), |all, _| all.and(concern)).paid))
	}

	/// The table of the page, made from the rule.
	fn table() -> String {
		let mut lines = vec![
			String::from("| who is | for | abstains | against | elector | quorum, where 5 of 30 are | two thirds, where 3 of 9 co-ops are |"),
			String::from("|---|---|---|---|---|---|---|"),
		];
		for (words, concern) in CONCERNS {
			let say = |choice| match counts(concern, choice) {
				Counts::Nowhere => "no vote",
				Counts::OutsideQuorum => "counts, for no quorum",
				Counts::Fully => "counts, for the quorum",
			};
			let cells = [
				words,
				say(Choice::For),
				say(Choice::Abstain),
				say(Choice::Against),
				if may_say(concern, None) { "yes" } else { "no" },
			];
			let (of, needed) = (of_thirty(concern), of_nine(concern));
			lines.push(format!("| {} | of {of} | {needed} |", cells.join(" | ")));
		}
		lines.join("\n")
	}

	#[test]
	fn the_page_has_the_table_of_the_rule() {
		let page = include_str!("../../README.md");
		assert!(page.contains(&table()), "the table of pallets/resolutions/README.md is\n{}", table());
	}

	#[test]
	fn who_is_judged_says_nothing_and_who_is_paid_no_more_than_no() {
		use Choice::*;
		let truth = [
			(None, For, Counts::Fully),
			(None, Abstain, Counts::Fully),
			(None, Against, Counts::Fully),
			(Some(Concern::Paid), For, Counts::Nowhere),
			(Some(Concern::Paid), Abstain, Counts::Nowhere),
			(Some(Concern::Paid), Against, Counts::OutsideQuorum),
			(Some(Concern::Judged), For, Counts::Nowhere),
			(Some(Concern::Judged), Abstain, Counts::Nowhere),
			(Some(Concern::Judged), Against, Counts::Nowhere),
			(Some(Concern::Loses), For, Counts::Nowhere),
			(Some(Concern::Loses), Abstain, Counts::Nowhere),
			(Some(Concern::Loses), Against, Counts::Nowhere),
		];
		for (concern, choice, expected) in truth {
			assert_eq!(counts(concern, choice), expected, "{concern:?} {choice:?}");
			assert_eq!(may_say(concern, Some(choice)), expected != Counts::Nowhere, "{concern:?} {choice:?}");
		}
		assert_eq!(CONCERNS.map(|(_, concern)| may_say(concern, None)), [true, false, false, false]);
	}

	#[test]
	fn a_quorum_falls_by_a_tenth_at_most_or_by_one() {
		// Electors who are left, whom it concerns, and of how many the quorum is a share.
		let table = [(10, 0, 10), (9, 1, 9), (8, 2, 9), (0, 10, 9), (18, 2, 18), (10, 10, 18), (0, 1, 0), (0, 0, 0)];
		for (electors, concerned, of) in table {
			assert_eq!(quorum_is_of(electors, concerned), of, "{electors} {concerned}");
		}
	}

	#[test]
	fn two_thirds_are_of_those_who_are_not_paid_and_more_than_half_of_all() {
		let table = [(9, 0, 6), (9, 1, 6), (9, 2, 5), (9, 3, 5), (9, 9, 5), (2, 0, 2), (1, 0, 1), (0, 0, 1)];
		for (all, paid, needed) in table {
			assert_eq!(two_thirds(all, paid), needed, "{all} {paid}");
		}
	}
}
