//! What can be asked about a round, while it runs and once it is settled.

use super::scene::*;
use crate::{mock::*, *};
use frame::testing_prelude::*;

/// What each application would get or got, in the order of their places.
fn verdicts(round: RoundNo) -> Vec<Option<Verdict>> {
	SolidarityFund::round(round).unwrap().applications.into_iter().map(|(_, counted)| counted.verdict).collect()
}

#[test]
fn a_settled_round_tells_the_points_and_verdicts_by_which_it_was_settled() {
	new_test(|| {
		let round = open_round(15_000, VIABLE);
		let withdrawn = apply(BAKERY, round, &grant(1, 1));
		let large = apply(MILL, round, &grant(6_000, 6_000));
		let excludes = vec![large].try_into().unwrap();
		apply(MILL, round, &Apply { excludes, ..grant(2_000, 2_000) });
		for officer in [1, 2] {
			assert_ok!(SolidarityFund::withdraw(signed(BAKERY, officer), BAKERY, round, withdrawn));
		}
		pass_to(round, Phase::Voting);
		for coop in [FARM, HOUSING, READERS] {
			vote(coop, ADA, round, &[(large, 60), (large + 1, 40)]);
		}
		pass_to(round, Phase::Settlement);
		let before = SolidarityFund::round(round).unwrap();
		// The place is that of the application, though the one before it is not in the round any more.
		let awarded = Some(Verdict::Awarded(6_000 * EURO));
		assert_eq!(verdicts(round), [None, awarded, Some(Verdict::Excluded(large))]);

		pass_to(round, Phase::Settled);
		let after = SolidarityFund::round(round).unwrap();
		assert_eq!(verdicts(round), [None, awarded, Some(Verdict::Excluded(large))]);
		for (was, is) in before.applications.iter().zip(&after.applications) {
			assert_eq!((was.1.points, &was.1.by_coop), (is.1.points, &is.1.by_coop));
			let decided = matches!(is.0.stand, Stand::Decided { points, .. } if points == is.1.points);
			assert!(decided || is.0.stand == Stand::Withdrawn);
		}
		assert_eq!((after.pot, after.dates), (15_000 * EURO, before.dates));
	});
}
