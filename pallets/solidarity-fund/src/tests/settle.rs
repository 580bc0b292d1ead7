//! A round is settled, by the rule that it has stated before, and nobody stops or changes that.

use super::{aid::*, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use proptest::prelude::*;
use rochdale_primitives::assert_refused;

/// What is left of a rule is passed over.
const PASS_OVER: Method = Method::ViableBudgets { equal_split_bps: 0, last_fit: LastFit::PassOver };

const BELOW: Verdict = Verdict::BelowMinimum;

const fn awarded(euros: Balance) -> Verdict {
	Verdict::Awarded(euros * EURO)
}

/// Who spreads points here, where the first three co-ops apply.
const VOTING: [CoopId; 3] = [FARM, HOUSING, READERS];

/// Ada of each of these co-ops spreads her points in the same way.
fn vote_all(coops: impl IntoIterator<Item = CoopId>, no: RoundNo, given: &[(u8, u8)]) {
	coops.into_iter().for_each(|coop| vote(coop, ADA, no, given));
}

/// What became of all applications of a settled round, in the order of their places.
fn verdicts(no: RoundNo) -> Vec<Verdict> {
	(0..round(no).applicants.len() as u8).map(|place| verdict(no, place)).collect()
}

/// Four apply who can use no less, with 12, 11, 9 and 9 points, two of whom exclude each other or not.
fn the_last_that_fits(method: Method, exclude: bool) -> (Balance, Vec<Verdict>) {
	const VOTERS: u32 = 12 + 11 + 9 + 9;
	let mut settled = None;
	new_test(|| {
		let voting = 7..=11;
		voting.clone().for_each(|coop| found_with(coop, VOTERS));
		let no = open_round(10_000, method);
		apply(BAKERY, no, &grant(6_000, 6_000));
		let excludes = if exclude { vec![0] } else { vec![] };
		apply(MILL, no, &Apply { excludes: excludes.try_into().unwrap(), ..grant(5_000, 5_000) });
		if exclude {
			assert_ok!(SolidarityFund::agree_exclusion(ordinary(BAKERY), BAKERY, no, 0, 1));
		}
		apply(TAXI, no, &grant(3_000, 3_000));
		apply(FARM, no, &grant(1_000, 1_000));
		pass_to(no, Phase::Voting);
		for coop in voting {
			for member in 1..=VOTERS {
				let place = [12, 23, 32].iter().filter(|until| member > **until).count() as u8;
				vote(coop, member, no, &[(place, 100)]);
			}
		}
		pass_to(no, Phase::Settled);
		assert_eq!(round(no).pot, 10_000 * EURO);
		settled = Some((round(no).awarded / EURO, verdicts(no)));
	});
	settled.unwrap()
}

#[test]
fn what_is_left_goes_to_the_next_minimum_that_fits_or_rolls_over_as_the_round_has_stated() {
	let all = [awarded(6_000), BELOW, awarded(3_000), awarded(1_000)];
	assert_eq!(the_last_that_fits(VIABLE, false), (10_000, all.to_vec()));
	let passed_over = [awarded(6_000), BELOW, BELOW, awarded(1_000)];
	assert_eq!(the_last_that_fits(PASS_OVER, false), (7_000, passed_over.to_vec()));
	let excluded = [awarded(6_000), Verdict::Excluded(0), awarded(3_000), awarded(1_000)];
	for method in [VIABLE, PASS_OVER] {
		assert_eq!(the_last_that_fits(method, true), (10_000, excluded.to_vec()));
	}
}

/// Ten co-ops vote: six for the first three applications, four for the last one.
fn two_fifths(method: Method) -> Vec<Verdict> {
	let mut settled = vec![];
	new_test(|| {
		(7..=16).for_each(|coop| found_with(coop, ADA));
		let no = open_round(10_000, method);
		for (coop, euros) in [(BAKERY, 3_000), (MILL, 2_500), (TAXI, 2_500), (FARM, 4_000)] {
			apply(coop, no, &grant(euros, euros));
		}
		pass_to(no, Phase::Voting);
		vote_all(7..=12, no, &[(0, 40), (1, 30), (2, 30)]);
		vote_all(13..=16, no, &[(3, 100)]);
		pass_to(no, Phase::Settled);
		assert_eq!(round(no).method, method);
		settled = verdicts(no);
	});
	settled
}

#[test]
fn a_round_is_divided_by_the_rule_that_was_chosen_for_it() {
	let by_shares = [BELOW, awarded(2_500), awarded(2_500), awarded(4_000)];
	assert_eq!(two_fifths(Method::EqualShares), by_shares);
	let by_points = [awarded(3_000), awarded(2_500), awarded(2_500), BELOW];
	assert_eq!(two_fifths(VIABLE), by_points);
}

#[test]
fn a_settlement_is_told_and_its_awards_are_promised() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		apply(BAKERY, no, &grant(1, 4_000));
		apply(MILL, no, &grant(9_000, 9_000));
		pass_to(no, Phase::Voting);
		vote_all(VOTING, no, &[(0, 80), (1, 20)]);
		pass_to(no, Phase::Settlement);
		events();
		pass_to(no, Phase::Settled);
		let (pot, amount, instrument) = (10_000 * EURO, 4_000 * EURO, Instrument::Grant);
		assert_eq!(
			events(),
			[
				Event::Awarded { award: 1, coop: BAKERY, amount, instrument },
				Event::Released { award: 1, amount },
				Event::Decided { round: no, place: 0, verdict: Verdict::Awarded(amount) },
				Event::Decided { round: no, place: 1, verdict: BELOW },
				Event::RoundSettled { round: no, pot, awarded: amount, took_part: 3 },
			]
		);
		assert_eq!(SolidarityFund::promised(), amount);
		// What was not awarded is in the fund as before.
		assert_eq!(free(), 56_000 * EURO);
		let Stand::Decided { points, award, .. } = stand(no, 0) else { panic!() };
		assert_eq!((points, award), (3 * 800_000, Some(1)));
	});
}

#[test]
fn a_round_awards_no_more_than_it_has_offered_and_than_a_part_of_the_fund_at_its_opening() {
	for (offer, pot) in [(14_999, 14_999), (15_000, 15_000), (15_001, 15_000), (1_000_000, 15_000)] {
		new_test(|| {
			let no = open_round(offer, VIABLE);
			let places = [BAKERY, MILL].map(|coop| apply(coop, no, &grant(1, 1_000_000)));
			// What comes after the opening is for the next round.
			give_to_fund(100_000 * EURO);
			pass_to(no, Phase::Voting);
			vote_all(VOTING, no, &[(places[0], 50), (places[1], 50)]);
			pass_to(no, Phase::Settled);
			assert_eq!(round(no).pot, pot * EURO);
			assert_eq!(round(no).awarded, pot * EURO);
		});
	}
}

#[test]
fn a_round_leaves_the_floor_for_emergencies() {
	new_test(|| {
		set_terms(|terms| {
			*terms = Terms { floor_bps: 3_000, round_cap_bps: 5_000, recipient_cap_bps: 3_300, ..*terms };
			*terms = Terms { emergency_bps: 3_000, emergency_most: 5_000 * EURO, ..*terms };
		});
		elect();
		let no = open_round(1_000_000, VIABLE);
		for coop in [BAKERY, MILL, TAXI] {
			apply(coop, no, &grant(1, 1_000_000));
		}
		// The committee has granted 15,000 of 60,000 meanwhile, and a round leaves 18,000.
		for coop in [FARM, READERS, BAKERY] {
			help(coop, FLOOD, 5_000);
		}
		pass_to(no, Phase::Voting);
		vote_all(VOTING, no, &[(0, 34), (1, 33), (2, 33)]);
		pass_to(no, Phase::Settled);
		assert_eq!(round(no).pot, 27_000 * EURO);
		assert_eq!(free(), 18_000 * EURO);
	});
}

#[test]
fn a_round_awards_nothing_where_the_fund_is_below_its_floor() {
	chain(60_000).execute_with(|| {
		let no = open_round(10_000, VIABLE);
		apply(BAKERY, no, &grant(1, 1_000));
		let (source, instrument) = (Source::Aid(1), Instrument::Guarantee { months: 12 });
		let terms = Terms::RECOMMENDED;
		assert_ok!(SolidarityFund::make_award(MILL, source, instrument, 54_001 * EURO, doc(1), &terms));
		pass_to(no, Phase::Voting);
		vote_all(VOTING, no, &[(0, 100)]);
		pass_to(no, Phase::Settled);
		assert_eq!((round(no).pot, verdict(no, 0), free()), (0, BELOW, 5_999 * EURO));
	});
}

#[test]
fn a_co_op_is_awarded_no_more_than_its_part_in_twelve_months_across_rounds() {
	new_test(|| {
		let asks = grant(1, 1_000_000);
		// A fifth of 60,000.
		let no = open_round(12_001, VIABLE);
		apply(BAKERY, no, &Apply { instrument: Instrument::Guarantee { months: 1 }, ..asks.clone() });
		pass_to(no, Phase::Voting);
		vote_all(VOTING, no, &[(0, 100)]);
		pass_to(no, Phase::Settled);
		assert_eq!(verdict(no, 0), awarded(12_000));
		let settled_on = today();

		// The guarantee is over, and counts.
		let next = |last: RoundNo| {
			while LastRound::<Test>::get() == last {
				pass_days(1);
			}
			last + 1
		};
		let no = next(no);
		assert_eq!(free(), 60_000 * EURO);
		assert_refused!(SolidarityFund::apply(ordinary(BAKERY), BAKERY, no, asks.clone()), Errors::AboveCap);
		// The fund has become more, and so has a fifth of it.
		give_to_fund(10_000 * EURO);
		let no = next(no);
		apply(BAKERY, no, &asks);
		pass_to(no, Phase::Voting);
		vote_all(VOTING, no, &[(0, 100)]);
		pass_to(no, Phase::Settled);
		assert_eq!(verdict(no, 0), awarded(2_000));
		let no = next(no);
		assert_refused!(SolidarityFund::apply(ordinary(BAKERY), BAKERY, no, asks.clone()), Errors::AboveCap);
		while today() < settled_on + 364 {
			pass_days(1);
		}
		let room = || SolidarityFund::room_of(BAKERY, 60_000 * EURO, 2_000, today()).unwrap();
		assert_eq!(room(), 0);
		pass_days(1);
		assert_eq!(room(), 10_000 * EURO);
	});
}

#[test]
fn two_applications_of_a_co_op_get_no_more_together_than_its_part() {
	for method in [VIABLE, PASS_OVER, Method::EqualShares] {
		new_test(|| {
			let no = open_round(15_000, method);
			for minimum in [7_000, 6_000] {
				apply(BAKERY, no, &grant(minimum, 7_500));
			}
			pass_to(no, Phase::Voting);
			vote_all([MILL, TAXI, FARM, HOUSING], no, &[(0, 60), (1, 40)]);
			pass_to(no, Phase::Settled);
			assert_eq!(verdicts(no), [awarded(7_500), Verdict::RecipientCap]);
		});
	}
}

#[test]
fn what_a_co_op_got_as_aid_meanwhile_counts_in_its_part() {
	new_test(|| {
		elect();
		let no = open_round(15_000, VIABLE);
		apply(BAKERY, no, &grant(11_500, 12_000));
		apply(MILL, no, &grant(1, 12_000));
		help(BAKERY, FLOOD, 1_000);
		help(MILL, FLOOD, 1_000);
		pass_to(no, Phase::Voting);
		vote_all(VOTING, no, &[(0, 10), (1, 90)]);
		pass_to(no, Phase::Settled);
		assert_eq!(verdicts(no), [Verdict::RecipientCap, awarded(11_000)]);
	});
}

#[test]
fn a_round_in_which_too_few_co_ops_take_part_awards_nothing() {
	for (taking_part, expected) in [(0, Verdict::NoQuorum), (2, Verdict::NoQuorum), (3, awarded(1_000))] {
		for method in [VIABLE, Method::EqualShares] {
			new_test(|| {
				// Half of six.
				set_terms(|terms| terms.quorum_bps = 5_000);
				let no = open_round(10_000, method);
				apply(BAKERY, no, &grant(1_000, 1_000));
				pass_to(no, Phase::Voting);
				vote_all(VOTING.into_iter().take(taking_part), no, &[(0, 100)]);
				// More of one co-op are no more co-ops.
				if taking_part > 0 {
					(1..ADA).for_each(|member| vote(FARM, member, no, &[(0, 100)]));
				}
				pass_to(no, Phase::Settled);
				assert_eq!((verdict(no, 0), round(no).took_part), (expected, taking_part as u32));
				let is_awarded = expected != Verdict::NoQuorum;
				assert_eq!(free(), if is_awarded { 59_000 } else { 60_000 } * EURO);
			});
		}
	}
}

#[test]
fn nine_hundred_members_of_one_co_op_do_not_outvote_forty_small_ones() {
	const LARGE: CoopId = 7;
	let small = 8..=47;
	for method in [VIABLE, Method::EqualShares] {
		new_test(|| {
			found_with(LARGE, 900);
			small.clone().for_each(|coop| found_with(coop, 3));
			let no = open_round(10_000, method);
			for coop in [BAKERY, MILL] {
				apply(coop, no, &grant(6_000, 6_000));
			}
			pass_to(no, Phase::Voting);
			(1..=900).for_each(|member| vote(LARGE, member, no, &[(0, 100)]));
			for coop in small.clone() {
				// Some of the small ones are of its mind.
				let place = u8::from(coop > 15);
				(1..=3).for_each(|member| vote(coop, member, no, &[(place, 100)]));
			}
			pass_to(no, Phase::Settled);
			assert_eq!(verdicts(no), [BELOW, awarded(6_000)]);
			let points = [0, 1].map(|place| match stand(no, place) {
				Stand::Decided { points, .. } => points,
				other => panic!("not decided: {other:?}"),
			});
			// Eight small ones supply four fifths of what counts for the first, and the large one a fifth.
			assert_eq!(points, [30_000_000, 96_000_000]);
		});
	}
}

/// Two apply who get all that they ask for, unless they exclude each other: whether the later one names the earlier, and whether
/// that agrees.
fn exclusion([first, second]: [CoopId; 2], names: bool, agrees: bool) -> Vec<Verdict> {
	let mut settled = vec![];
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		apply(first, no, &grant(4_000, 4_000));
		let excludes = if names { vec![0] } else { vec![] };
		apply(second, no, &Apply { excludes: excludes.try_into().unwrap(), ..grant(1_000, 1_000) });
		if agrees {
			assert_ok!(SolidarityFund::agree_exclusion(ordinary(first), first, no, 0, 1));
		}
		pass_to(no, Phase::Voting);
		vote_all(VOTING, no, &[(0, 70), (1, 30)]);
		pass_to(no, Phase::Settled);
		settled = verdicts(no);
	});
	settled
}

#[test]
fn two_exclude_each_other_if_both_say_so_or_are_of_one_co_op() {
	let both = [awarded(4_000), awarded(1_000)];
	let excluded = [awarded(4_000), Verdict::Excluded(0)];
	assert_eq!(exclusion([BAKERY, MILL], false, false), both);
	// What a rival says alone excludes nobody, not even themselves.
	assert_eq!(exclusion([BAKERY, MILL], true, false), both);
	assert_eq!(exclusion([BAKERY, MILL], true, true), excluded);
	assert_eq!(exclusion([BAKERY, BAKERY], false, false), both);
	assert_eq!(exclusion([BAKERY, BAKERY], true, false), excluded);
}

#[test]
fn what_was_taken_back_excludes_nobody_and_has_no_verdict() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		apply(BAKERY, no, &grant(4_000, 4_000));
		apply(BAKERY, no, &Apply { excludes: vec![0].try_into().unwrap(), ..grant(1_000, 1_000) });
		assert_ok!(SolidarityFund::withdraw(ordinary(BAKERY), BAKERY, no, 0));
		pass_to(no, Phase::Voting);
		vote_all(VOTING, no, &[(1, 100)]);
		pass_to(no, Phase::Settled);
		assert_eq!((stand(no, 0), verdict(no, 1)), (Stand::Withdrawn, awarded(1_000)));
	});
}

#[test]
fn a_co_op_that_has_lost_its_rights_since_it_applied_gets_nothing_and_the_others_its_share() {
	let losses: [fn(); 6] = [
		|| set_voice(BAKERY, Voice::Suspended),
		|| set_voice(BAKERY, None),
		|| Dissolved::set(vec![BAKERY]),
		|| (1..=MEMBERS).for_each(|member| set_vote(BAKERY, member, false)),
		|| WithoutAccount::set(vec![BAKERY]),
		|| {
			let dues = Dues { owed: EURO, ..Dues::default() };
			DuesOf::<Test>::insert(BAKERY, SolidarityFund::year().unwrap() - 1, dues);
		},
	];
	for lose in losses {
		new_test(|| {
			let no = open_round(10_000, VIABLE);
			for coop in [BAKERY, MILL] {
				apply(coop, no, &grant(1, 10_000));
			}
			pass_to(no, Phase::Voting);
			vote_all(VOTING, no, &[(0, 75), (1, 25)]);
			pass_to(no, Phase::Settlement);
			lose();
			pass_to(no, Phase::Settled);
			assert_eq!((stand(no, 0), verdict(no, 1)), (Stand::Ineligible, awarded(10_000)));
			assert_eq!(LastAward::<Test>::get(), 1);
		});
	}
}

#[test]
fn what_one_co_op_cannot_be_awarded_keeps_nothing_from_the_others() {
	chain(60_000).execute_with(|| {
		for aid in 1..=15 {
			let (source, terms) = (Source::Aid(aid), Terms::RECOMMENDED);
			assert_ok!(SolidarityFund::make_award(BAKERY, source, Instrument::Grant, EURO, doc(1), &terms));
		}
		let no = open_round(10_000, VIABLE);
		for coop in [BAKERY, BAKERY, MILL] {
			apply(coop, no, &grant(1, 1_000));
		}
		pass_to(no, Phase::Voting);
		vote_all(VOTING, no, &[(0, 34), (1, 33), (2, 33)]);
		pass_to(no, Phase::Settled);
		// The sixteenth award that is open is its last one.
		assert_eq!((verdict(no, 0), stand(no, 1), verdict(no, 2)), (awarded(1_000), Stand::Ineligible, awarded(1_000)));
		assert_eq!(round(no).awarded, 2_000 * EURO);
	});
}

#[test]
fn whatever_is_asked_a_round_is_settled() {
	for method in [VIABLE, PASS_OVER, Method::EqualShares] {
		new_test(|| {
			let no = open_round(Balance::MAX / EURO, method);
			apply(BAKERY, no, &Apply { full: Balance::MAX, minimum: 1, ..grant(1, 1) });
			apply(MILL, no, &Apply { full: Balance::MAX, minimum: 12_000 * EURO, ..grant(1, 1) });
			apply(TAXI, no, &Apply { full: CENT, minimum: 1, ..grant(1, 1) });
			pass_to(no, Phase::Voting);
			vote_all(VOTING, no, &[(0, 60), (1, 30), (2, 10)]);
			pass_to(no, Phase::Settled);
			assert_eq!((verdict(no, 0), verdict(no, 2)), (awarded(12_000), Verdict::Awarded(CENT)));
			assert!(round(no).awarded <= 15_000 * EURO);
		});
	}
}

#[test]
fn a_tie_is_decided_by_what_was_there_before_the_vote() {
	for method in [VIABLE, Method::EqualShares] {
		// Alike in points: the smaller budget comes first, then the earlier application.
		for (asked, first) in [([6_000, 6_000], 0), ([6_000, 5_999], 1), ([5_999, 6_000], 0)] {
			new_test(|| {
				let no = open_round(10_000, method);
				for (coop, euros) in [BAKERY, MILL].into_iter().zip(asked) {
					apply(coop, no, &grant(euros, euros));
				}
				pass_to(no, Phase::Voting);
				vote_all(VOTING, no, &[(0, 50), (1, 50)]);
				pass_to(no, Phase::Settled);
				let mut expected = [BELOW; 2];
				expected[first] = awarded(asked[first]);
				assert_eq!(verdicts(no), expected);
			});
		}
	}
}

#[test]
fn what_anybody_sends_to_the_fund_or_has_carried_out_changes_no_settlement() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		for coop in [BAKERY, MILL] {
			apply(coop, no, &grant(1, 10_000));
		}
		pass_to(no, Phase::Voting);
		vote_all(VOTING, no, &[(0, 60), (1, 40)]);
		pass_to(no, Phase::Settlement);
		let ends_at = round(no).ends_at[3];
		let early = rochdale_mocks::plain(SolidarityFund::advance(anybody(), ends_at, Due::Phase(no)));
		assert_eq!(early, Err(Errors::NotDue.into()));
		mint(FUND, 1);
		rochdale_mocks::DeadlineTime::set(ends_at);
		assert_ok!(SolidarityFund::advance(anybody(), ends_at, Due::Phase(no)));
		assert_eq!((round(no).pot, verdicts(no)), (10_000 * EURO, vec![awarded(6_000), awarded(4_000)]));
		// What came is in the books.
		assert_eq!(free(), 50_000 * EURO + 1);
	});
}

/// What a round has come to.
type Settled = (Round, Vec<Application<H256>>, Vec<(CoopId, RoundCoop)>);

fn settled(no: RoundNo) -> Settled {
	pass_to(no, Phase::Settled);
	let applications = (0..round(no).applicants.len() as u8).map(|place| Applications::<Test>::get(no, place).unwrap());
	let mut coops: Vec<_> = RoundCoops::<Test>::iter_prefix(no).collect();
	coops.sort_unstable_by_key(|(coop, _)| *coop);
	(round(no), applications.collect(), coops)
}

/// A round in which the first three co-ops have applied, and nobody has voted yet.
fn open_vote(method: Method) -> RoundNo {
	let no = open_round(10_000, method);
	for (coop, minimum, full) in [(BAKERY, 2_000, 6_000), (MILL, 3_000, 5_000), (TAXI, 1_000, 8_000)] {
		apply(coop, no, &grant(minimum, full));
	}
	pass_to(no, Phase::Voting);
	no
}

#[test]
fn a_settlement_reads_no_ballots() {
	// The same sums of twelve ballots, or of none.
	let settle = |forget: bool| {
		chain(60_000).execute_with(|| {
			let no = open_vote(VIABLE);
			for (coop, member) in VOTING.into_iter().flat_map(|coop| (1..=4).map(move |member| (coop, member))) {
				vote(coop, member, no, &[(0, 40 + member as u8), (1, 30), (2, 30 - member as u8)]);
			}
			if forget {
				let _ = Ballots::<Test>::clear_prefix((no,), u32::MAX, None);
			}
			let (round, applications, coops) = settled(no);
			let stands: Vec<_> = applications.into_iter().map(|one| one.stand).collect();
			(round, stands, coops)
		})
	};
	assert_eq!(settle(false), settle(true));
}

#[test]
fn ballots_go_thirty_days_after_the_settlement_a_few_in_a_step() {
	new_test(|| {
		(1..=110).for_each(|member| seat(FARM, member, account(FARM, member)));
		let no = open_vote(VIABLE);
		(1..=110).for_each(|member| vote(FARM, member, no, &[(0, 100)]));
		pass_to(no, Phase::Settled);
		let left = |no: RoundNo| Ballots::<Test>::iter_key_prefix((no,)).count();
		pass_days(29);
		assert_eq!(left(no), 110);
		pass_days(1);
		assert_eq!(left(no), 60);
		pass_block();
		assert_eq!(left(no), 10);
		pass_block();
		assert_eq!(left(no), 0);
		pass_block();
		assert!(!Deadlines::<Test>::iter_keys().any(|(_, due)| due == Due::Pruning(no)));
		// How each co-op has voted stays.
		let part = RoundCoops::<Test>::get(no, FARM).unwrap();
		assert_eq!((part.voters, part.points.into_inner()), (110, vec![11_000, 0, 0]));
	});
}

#[test]
fn the_ballots_of_another_round_stay_when_those_of_one_go() {
	new_test(|| {
		let plan = Plan { every_days: 30, ..plan(10_000, VIABLE) };
		assert_ok!(SolidarityFund::hold_rounds(federation(Track::Ordinary), plan, 1));
		pass_days(1);
		for no in 1..=2 {
			pass_to(no, Phase::Applications);
			apply(BAKERY, no, &grant(1, 100));
			pass_to(no, Phase::Voting);
			vote_all(VOTING, no, &[(0, 100)]);
			pass_to(no, Phase::Settled);
			pass_block();
		}
		pass_days(1);
		assert!(Ballots::<Test>::iter_key_prefix((1,)).next().is_none());
		assert_eq!(Ballots::<Test>::iter_key_prefix((2,)).count(), 3);
	});
}

#[test]
fn the_fund_and_a_round_can_be_asked_about_at_any_time() {
	new_test(|| {
		assert_eq!(SolidarityFund::round(1), None);
		let state = SolidarityFund::fund();
		assert_eq!((state.units, state.bank, state.promised, state.free), (60_000 * EURO, 0, 0, 60_000 * EURO));
		assert_eq!((state.lent, state.terms), (0, Terms::RECOMMENDED));
		let no = open_vote(VIABLE);
		let asked = SolidarityFund::round(no).unwrap();
		assert_eq!(asked.round, round(no));
		let ahead = MockClock::civil() - MockClock::deadline();
		assert_eq!(asked.dates, round(no).ends_at.map(|at| at + ahead));
		assert_eq!((asked.pot, asked.coops.len()), (10_000 * EURO, 6));
		assert!(asked.applications.iter().all(|(_, counted)| counted.verdict == Some(Verdict::NoQuorum)));

		vote_all(VOTING, no, &[(0, 60), (1, 40)]);
		let asked = SolidarityFund::round(no).unwrap();
		let first = &asked.applications[0].1;
		assert_eq!((first.points, first.verdict), (1_800_000, Some(awarded(6_000))));
		assert_eq!(first.by_coop, VOTING.map(|coop| (coop, 600_000)));
		let would: Vec<_> = asked.applications.iter().map(|(_, counted)| counted.verdict.unwrap()).collect();
		pass_to(no, Phase::Settled);
		assert_eq!(verdicts(no), would);
		let state = SolidarityFund::fund();
		assert_eq!((state.promised, state.free), (10_000 * EURO, 50_000 * EURO));
	});
}

/// A voter of a co-op.
type Voter = (CoopId, MemberNo);

/// Points by place.
type Ballot = Vec<(u8, u8)>;

/// How the points of one ballot are spread over three places.
fn ballot() -> impl Strategy<Value = Ballot> {
	(0u8..=100, 0u8..=100).prop_map(|(a, b)| {
		let (low, high) = (a.min(b), a.max(b));
		let spread = [(0, low), (1, high - low), (2, 100 - high)];
		spread.into_iter().filter(|(_, points)| *points > 0).collect()
	})
}

/// The ballots of voters of the co-ops that do not apply: each changes theirs up to twice.
fn ballots() -> impl Strategy<Value = Vec<(Voter, Vec<Ballot>)>> {
	let voters: Vec<_> = VOTING.into_iter().flat_map(|coop| (1..=5).map(move |member| (coop, member))).collect();
	let of = |voter| prop::collection::vec(ballot(), 0..=3).prop_map(move |given| (voter, given));
	voters.into_iter().map(of).collect::<Vec<_>>()
}

/// The same ballots in an order in which each voter's own stay as they are.
fn in_turns(ballots: &[(Voter, Vec<Ballot>)], turns: &[usize]) -> Vec<(Voter, Ballot)> {
	let mut left: Vec<_> = ballots.iter().map(|(voter, given)| (*voter, given.iter())).collect();
	let mut order = vec![];
	for turn in turns.iter().cycle() {
		left.retain(|(_, given)| given.len() > 0);
		if left.is_empty() {
			break;
		}
		let at = turn % left.len();
		order.extend(left[at].1.next().map(|given| (left[at].0, given.clone())));
	}
	order
}

/// What a round comes to in which ballots were given in this order.
fn outcome(order: &[(Voter, Ballot)], method: Method) -> (Vec<Stand>, Vec<(CoopId, RoundCoop)>, Balance) {
	chain(60_000).execute_with(|| {
		let no = open_vote(method);
		for ((coop, member), given) in order {
			// Whoever gives what they have given is refused.
			let _ = SolidarityFund::vote(signed(*coop, *member), *coop, no, points(given));
		}
		let (round, applications, coops) = settled(no);
		assert_ok!(check());
		assert!(round.awarded <= round.pot);
		(applications.into_iter().map(|one| one.stand).collect(), coops, round.awarded)
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]

	#[test]
	fn the_order_of_ballots_and_of_what_was_changed_does_not_matter(
		ballots in ballots(),
		turns in prop::collection::vec(0usize..15, 1..60),
		is_by_points in any::<bool>(),
	) {
		let method = if is_by_points { VIABLE } else { Method::EqualShares };
		let one_by_one = outcome(&in_turns(&ballots, &[0]), method);
		prop_assert_eq!(&outcome(&in_turns(&ballots, &turns), method), &one_by_one);
		// Nor whether anything was changed at all.
		let last: Vec<_> = ballots.iter().filter_map(|(voter, given)| Some((*voter, given.last()?.clone()))).collect();
		prop_assert_eq!(&outcome(&last, method), &one_by_one);
	}
}
