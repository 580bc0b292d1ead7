//! Members spread their points.

use super::scene::*;
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_mocks::{move_seat, plain, seat_next};
use rochdale_primitives::assert_refused;

fn voting(coop: CoopId, member: MemberNo, round: RoundNo, given: &[(u8, u8)]) -> DispatchResult {
	plain(SolidarityFund::vote(signed(coop, member), coop, round, points(given)))
}

/// Whoever has this account votes as a member of the co-op.
fn voting_as(who: AccountId, coop: CoopId, round: RoundNo, given: &[(u8, u8)]) -> DispatchResult {
	plain(SolidarityFund::vote(RuntimeOrigin::signed(who), coop, round, points(given)))
}

/// A round whose vote is open, in which these have applied.
fn open_vote(applicants: &[CoopId]) -> RoundNo {
	let no = open_round(10_000, VIABLE);
	applicants.iter().for_each(|coop| _ = apply(*coop, no, &grant(1, 1_000)));
	pass_to(no, Phase::Voting);
	no
}

fn part(round: RoundNo, coop: CoopId) -> RoundCoop {
	RoundCoops::<Test>::get(round, coop).unwrap()
}

/// How many members of a co-op have voted, and what they gave to each application.
fn counts(round: RoundNo, coop: CoopId) -> (u32, Vec<u32>) {
	let part = part(round, coop);
	(part.voters, part.points.into_inner())
}

#[test]
fn every_member_with_a_vote_spreads_a_hundred_points() {
	new_test(|| {
		let no = open_vote(&[BAKERY, MILL, TAXI]);
		assert_eq!(counts(no, FARM), (0, vec![]));
		events();
		assert_ok!(voting(FARM, ADA, no, &[(2, 30), (0, 70)]));
		assert_eq!(events(), [Event::PointsGiven { round: no, coop: FARM, member: ADA }]);
		assert_eq!(counts(no, FARM), (1, vec![70, 0, 30]));
		assert_ok!(voting(FARM, BEN, no, &[(1, 100)]));
		assert_eq!(counts(no, FARM), (2, vec![70, 100, 30]));
		// Applicants vote for others.
		assert_ok!(voting(BAKERY, ADA, no, &[(1, 1), (2, 99)]));
		assert_eq!(counts(no, BAKERY), (1, vec![0, 1, 99]));
		assert_eq!(Ballots::<Test>::iter().count(), 3);
	});
}

#[test]
fn what_somebody_gave_is_changed_until_the_vote_closes_and_counts_once() {
	new_test(|| {
		let no = open_vote(&[BAKERY, MILL, TAXI]);
		vote(FARM, BEN, no, &[(0, 100)]);
		for (changes, given) in [(0, [(0, 60), (1, 40)]), (1, [(1, 40), (2, 60)]), (2, [(2, 60), (1, 40)])] {
			vote(FARM, ADA, no, &given);
			let ballot = Ballots::<Test>::get((no, FARM, ADA)).unwrap();
			assert_eq!((ballot.changes, ballot.given.into_inner()), (changes, points(&given).to_vec()));
			assert_refused!(voting(FARM, ADA, no, &given), Errors::SamePoints);
		}
		assert_eq!(counts(no, FARM), (2, vec![100, 40, 60]));
	});
}

#[test]
fn points_are_a_hundred_and_each_application_has_some_once() {
	new_test(|| {
		let no = open_vote(&[BAKERY, MILL, TAXI]);
		let hundred: [&[(u8, u8)]; 6] =
			[&[(0, 101)], &[(0, 50), (1, 51)], &[(0, 99)], &[], &[(0, 255), (1, 101)], &[(0, 0)]];
		for wrong in hundred {
			assert_refused!(voting(FARM, ADA, no, wrong), Errors::PointsNotHundred);
		}
		let unclear: [&[(u8, u8)]; 3] = [&[(0, 50), (0, 50)], &[(0, 100), (1, 0)], &[(0, 40), (1, 20), (0, 40)]];
		for wrong in unclear {
			assert_refused!(voting(FARM, ADA, no, wrong), Errors::PointsUnclear);
		}
		// More than a round has applications.
		let many: Vec<_> = (0..51).map(|place| (place, if place < 50 { 2 } else { 0 })).collect();
		assert_refused!(voting(FARM, ADA, no, &many), Errors::PointsUnclear);
		for unknown in [3, 49, 63, 64, 255] {
			assert_refused!(voting(FARM, ADA, no, &[(0, 50), (unknown, 50)]), Errors::NoSuchApplication);
		}
		assert_eq!(counts(no, FARM), (0, vec![]));
	});
}

#[test]
fn what_was_taken_back_is_given_nothing() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		for coop in [BAKERY, MILL] {
			apply(coop, no, &grant(1, 1_000));
		}
		assert_ok!(SolidarityFund::withdraw(ordinary(BAKERY), BAKERY, no, 0));
		pass_to(no, Phase::Voting);
		assert_refused!(voting(FARM, ADA, no, &[(0, 100)]), Errors::NotInRound);
		assert_refused!(voting(FARM, ADA, no, &[(0, 1), (1, 99)]), Errors::NotInRound);
		assert_ok!(voting(FARM, ADA, no, &[(1, 100)]));
	});
}

#[test]
fn points_are_given_while_the_vote_is_open() {
	new_test(|| {
		assert_refused!(voting(FARM, ADA, 1, &[(0, 100)]), Errors::NoSuchRound);
		let no = open_round(10_000, VIABLE);
		apply(BAKERY, no, &grant(1, 1_000));
		let give = || voting(FARM, ADA, no, &[(0, 100)]);
		assert_refused!(give(), Errors::NotInThisPhase);
		pass_to(no, Phase::Questions);
		assert_refused!(give(), Errors::NotInThisPhase);
		pass_to(no, Phase::Voting);
		rochdale_mocks::DeadlineTime::set(round(no).ends_at[2] - 1);
		assert_ok!(voting(FARM, BEN, no, &[(0, 100)]));
		// Its time is over, though nothing has ended the phase yet.
		rochdale_mocks::DeadlineTime::set(round(no).ends_at[2]);
		assert_refused!(give(), Errors::NotInThisPhase);
		for phase in [Phase::Settlement, Phase::Settled] {
			pass_to(no, phase);
			assert_refused!(give(), Errors::NotInThisPhase);
		}
		assert_refused!(SolidarityFund::vote(RuntimeOrigin::root(), FARM, no, points(&[])), DispatchError::BadOrigin);
		assert_refused!(SolidarityFund::vote(ordinary(FARM), FARM, no, points(&[])), DispatchError::BadOrigin);
	});
}

#[test]
fn co_ops_with_a_vote_in_the_federation_and_members_with_a_vote_are_asked() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		apply(BAKERY, no, &grant(1, 1_000));
		pass_to(no, Phase::Questions);
		set_voice(MILL, Voice::Suspended);
		set_voice(TAXI, Voice::Seasoning);
		set_voice(FARM, None);
		(1..=MEMBERS).for_each(|member| set_vote(HOUSING, member, false));
		pass_to(no, Phase::Voting);
		let asked = RoundCoops::<Test>::iter_prefix(no).map(|(coop, _)| coop);
		assert_eq!(asked.collect::<std::collections::BTreeSet<_>>(), [BAKERY, READERS].into());
		assert_eq!((round(no).coops, part(no, READERS).electors), (2, MEMBERS));
		for coop in [MILL, TAXI, FARM, HOUSING, 99] {
			// Nobody is asked of a co-op that has got its rights after the opening.
			set_voice(coop, Voice::Votes);
			assert_refused!(voting(coop, ADA, no, &[(0, 100)]), Errors::CoopNotAsked);
		}
		assert_ok!(voting(READERS, ADA, no, &[(0, 100)]));
	});
}

#[test]
fn joining_buying_founding_or_splitting_after_the_opening_changes_nothing() {
	new_test(|| {
		set_vote(FARM, BEN, false);
		let no = open_vote(&[BAKERY, MILL]);
		let (asked, farm) = (round(no).coops, part(no, FARM));
		let give = [(0, 100)];
		// Somebody joins, and somebody gets the vote.
		let joined = seat_next(FARM, STRANGER);
		set_vote(FARM, BEN, true);
		assert_refused!(voting_as(STRANGER, FARM, no, &give), Errors::NotElector);
		assert_refused!(voting(FARM, BEN, no, &give), Errors::NotElector);
		// Members found a co-op of their own, or many.
		for coop in 7..=9 {
			found_with(coop, 3);
			seat_next(coop, account(FARM, ADA));
			assert_refused!(voting_as(account(FARM, ADA), coop, no, &give), Errors::CoopNotAsked);
		}
		assert_eq!((round(no).coops, part(no, FARM)), (asked, farm));
		assert_eq!(joined, MEMBERS + 1);
		// Who had the vote has it still.
		set_vote(FARM, ADA, false);
		assert_ok!(voting(FARM, ADA, no, &give));
		// A seat that has another account is still one voter.
		move_seat(FARM, ADA, 8_888);
		assert_refused!(voting(FARM, ADA, no, &[(1, 100)]), Errors::NotMember);
		assert_ok!(voting_as(8_888, FARM, no, &[(1, 100)]));
		assert_eq!(counts(no, FARM), (1, vec![0, 100]));
	});
}

#[test]
fn whoever_has_left_gives_no_points_any_more_and_what_they_gave_stays() {
	new_test(|| {
		let no = open_vote(&[BAKERY, MILL]);
		vote(FARM, ADA, no, &[(0, 100)]);
		for member in [ADA, BEN] {
			unseat(FARM, member);
			assert_refused!(voting(FARM, member, no, &[(1, 100)]), Errors::NotMember);
		}
		// Whoever comes back is a new member.
		seat_next(FARM, account(FARM, BEN));
		assert_refused!(voting_as(account(FARM, BEN), FARM, no, &[(1, 100)]), Errors::NotElector);
		assert_refused!(voting_as(STRANGER, FARM, no, &[(1, 100)]), Errors::NotMember);
		assert_eq!(counts(no, FARM), (1, vec![100, 0]));
	});
}

#[test]
fn a_co_op_that_loses_its_vote_after_the_opening_has_been_asked() {
	new_test(|| {
		let no = open_vote(&[BAKERY]);
		set_voice(FARM, Voice::Suspended);
		assert_ok!(voting(FARM, ADA, no, &[(0, 100)]));
	});
}

#[test]
fn nobody_gives_points_to_a_co_op_in_which_they_sit_through_whatever_seat() {
	new_test(|| {
		// Ada of the farm sits in the bakery and the mill as well.
		let ada = account(FARM, ADA);
		let at_bakery = seat_next(BAKERY, ada);
		seat_next(MILL, ada);
		// With a vote or without one.
		set_vote(BAKERY, at_bakery, false);
		let no = open_vote(&[BAKERY, MILL, TAXI, FARM]);
		for coop in [FARM, MILL] {
			for place in [0, 1, 3] {
				assert_refused!(voting_as(ada, coop, no, &[(place, 100)]), Errors::OwnCoop);
				assert_refused!(voting_as(ada, coop, no, &[(2, 99), (place, 1)]), Errors::OwnCoop);
			}
		}
		assert_refused!(voting_as(ada, BAKERY, no, &[(2, 100)]), Errors::NotElector);
		assert_ok!(voting_as(ada, FARM, no, &[(2, 100)]));
		assert_ok!(voting_as(ada, MILL, no, &[(2, 100)]));
		// Who sits in one of them only.
		assert_refused!(voting(MILL, ADA, no, &[(1, 100)]), Errors::OwnCoop);
		assert_ok!(voting(MILL, ADA, no, &[(0, 50), (3, 50)]));
	});
}

#[test]
fn a_seat_that_moves_to_somebody_is_a_seat_of_theirs() {
	new_test(|| {
		let no = open_vote(&[BAKERY, MILL]);
		Moving::set(vec![(BAKERY, BEN, account(FARM, ADA))]);
		assert_refused!(voting(FARM, ADA, no, &[(0, 100)]), Errors::OwnCoop);
		assert_ok!(voting(FARM, ADA, no, &[(1, 100)]));
		// Until it has come it gives no vote.
		assert_refused!(voting_as(account(FARM, ADA), BAKERY, no, &[(1, 100)]), Errors::NotMember);
		Moving::set(vec![]);
		assert_ok!(voting(FARM, ADA, no, &[(0, 100)]));
	});
}

#[test]
fn whoever_sits_in_seventeen_co_ops_gives_no_points() {
	new_test(|| {
		let no = open_vote(&[BAKERY, MILL]);
		let ada = account(FARM, ADA);
		(7..=21).for_each(|coop| seat(coop, 1, ada));
		assert_ok!(voting(FARM, ADA, no, &[(0, 100)]));
		Moving::set(vec![(22, 1, ada)]);
		assert_refused!(voting(FARM, ADA, no, &[(1, 100)]), Errors::OwnCoop);
		Moving::set(vec![]);
		assert_ok!(voting(FARM, ADA, no, &[(1, 100)]));
	});
}

#[test]
fn a_round_without_applications_is_voted_on_by_nobody() {
	new_test(|| {
		let no = open_vote(&[]);
		assert_refused!(voting(FARM, ADA, no, &[(0, 100)]), Errors::NoSuchApplication);
		pass_to(no, Phase::Settled);
		assert_eq!((round(no).awarded, round(no).took_part), (0, 0));
	});
}

#[test]
fn what_the_charter_caps_is_fixed_when_the_vote_opens() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		let charter = MockCoops::charter();
		rochdale_mocks::CharterInForce::mutate(|charter| charter.vote_cap_bps = 3_000);
		pass_to(no, Phase::Voting);
		rochdale_mocks::CharterInForce::set(charter);
		assert_eq!(round(no).vote_cap_bps, 3_000);
		pass_to(no, Phase::Settled);
		assert_eq!(round(no).vote_cap_bps, 3_000);
	});
}
