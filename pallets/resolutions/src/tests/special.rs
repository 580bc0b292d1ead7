//! Special resolutions of the federation: ballots of members, assemblies, recusal, and what notice fixes.

use super::*;
use rochdale_primitives::{
	bylaws::Parameter,
	charter::{Charter, CharterParameter},
	majority::PARTS,
	Electorate,
};

fn opened_special() -> ResolutionId {
	federation_opened(Track::Special, &federate(1))
}

#[test]
fn members_vote_on_special_resolutions_whatever_the_bylaws() {
	new_test(|| {
		federation(3);
		let id = opened_special();
		assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::MembersVote);
		assert_refused!(vote(STRANGER, id, Choice::For), Errors::NotMember);
		assert_refused!(Resolutions::vote(signed(DORA), id, 99, Choice::For), Errors::NotAsked);
		vote_in(3, id, [2], Choice::For);
		assert_refused!(Resolutions::vote(signed(account_in(3, 2)), id, 3, Choice::For), Errors::AlreadyVotedSo);
		vote_in(3, id, [2], Choice::Against);
		vote_in(3, id, [2], Choice::For);
		vote_in(3, id, [2], Choice::Abstain);
		assert_refused!(Resolutions::vote(signed(account_in(3, 2)), id, 3, Choice::For), Errors::TooManyChanges);
		// One person who sits in two co-ops votes in each.
		vote_in(BAKERY, id, [4], Choice::For);
		vote_in(COURIERS, id, [4], Choice::Against);
		assert_eq!([BAKERY, COURIERS, 3].map(|coop| poll_of(id, coop).tally.on_chain), [1, 1, 1]);
		assert_eq!(resolution(id).tally, Tally::default(), "votes of co-ops are counted at the close");
	});
}

#[test]
fn a_large_co_op_does_not_decide_for_the_others() {
	new_test(|| {
		federation(4);
		join_federation(5, 90);
		let id = opened_special();
		vote_in(5, id, 1..=90, Choice::For);
		(1..=4).for_each(|coop| vote_in(coop, id, 1..=6, Choice::Against));
		close(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajorityOfCoops });
		let sum = Results::<Test>::get(id).unwrap();
		assert_eq!((sum.ballots_for, sum.ballots_against), (90, 24));
		assert_eq!((sum.weight_for, sum.weight_cast), (6 * PARTS, 30 * PARTS));
	});
}

#[test]
fn co_ops_without_their_quorum_are_absent_which_is_not_in_favour() {
	new_test(|| {
		federation(3);
		let id = opened_special();
		vote_in(BAKERY, id, 1..=10, Choice::For);
		vote_in(COURIERS, id, 1..=5, Choice::For);
		vote_in(3, id, 1..=5, Choice::For);
		close(id);
		let sum = Results::<Test>::get(id).unwrap();
		assert_eq!((sum.coops_for, sum.coops_absent, sum.ballots_for), (1, 2, 20));
		// There is no second call.
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajorityOfCoops });
	});
}

#[test]
fn members_whose_vote_is_suspended_count_for_the_quorum_of_their_co_op() {
	new_test(|| {
		federation(2);
		SuspendedVotes::set(2);
		let id = opened_special();
		assert_eq!(poll_of(id, BAKERY).quorum(Track::Special, false), 7);
		vote_in(BAKERY, id, 1..=6, Choice::For);
		vote_in(COURIERS, id, 1..=7, Choice::For);
		assert_eq!([BAKERY, COURIERS].map(|coop| position(id, coop)), [Position::Absent, Position::For]);
	});
}

#[test]
fn an_assembly_of_one_co_op_votes_on_what_the_federation_decides() {
	new_test(|| {
		federation(3);
		let id = opened_special();
		vote_in(BAKERY, id, [1, 2], Choice::Against);
		// Members 5 to 10 have met, most of them without a phone.
		assert_ok!(roll_call(5, id, 5..=10));
		assert_refused!(Resolutions::roll_call(signed(4), id, 3, vec![1].try_into().unwrap()), Errors::NotMember);
		assert_refused!(
			Resolutions::roll_call(signed(account_in(3, 1)), id, 3, vec![1].try_into().unwrap()),
			Errors::NotTeller
		);
		assert_ok!(vote(6, id, Choice::For));
		assert_ok!(strike_roll(5, id, [6]));
		events();
		count_assembly(id, result(3, 1, 1));
		assert!(events().contains(&Event::AssemblyCounted {
			resolution: id,
			coop: BAKERY,
			roll: 5,
			result: result(3, 1, 1)
		}));
		assert_refused!(vote(7, id, Choice::For), Errors::VotesInAssembly);
		let Tally { for_, against, abstain, on_chain, in_assembly } = poll_of(id, BAKERY).tally;
		assert_eq!((for_, against, abstain, on_chain, in_assembly), (4, 3, 1, 3, 5));
		assert_eq!(position(id, BAKERY), Position::For);
		assert_eq!(Assemblies::<Test>::get(id, COURIERS), None);
		vote_in(3, id, 1..=10, Choice::For);
		close(id);
		assert_eq!(phase(id), Phase::Passed);
		let sum = Results::<Test>::get(id).unwrap();
		assert_eq!((sum.coops_for, sum.ballots_for, sum.ballots_against), (2, 14, 3));
	});
}

#[test]
fn an_assembly_stands_for_the_second_call_of_several_co_ops() {
	new_test(|| {
		federation(3);
		by_members(BAKERY);
		let id = federation_opened(Track::Ordinary, &federate(1));
		assert_ok!(roll_call(5, id, 5..=8));
		count_assembly(id, result(4, 0, 0));
		close(id);
		assert_eq!(phase(id), Phase::SecondCall);
		finish_phase(id);
		assert_refused!(roll_call(8, id, [9]), Errors::AlreadyCounted);
		assert_refused!(vote(5, id, Choice::Against), Errors::VotesInAssembly);
		assert_eq!(position(id, BAKERY), Position::For);
		delegates_vote(id, [3], Choice::For);
		close(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn a_co_op_that_is_judged_takes_no_part() {
	// One with a vote, and one that is suspended already.
	for (judged, electors, suspended) in [(3, 3, 1), (5, 4, 0)] {
		new_test(|| {
			federation(5);
			set_voice(5, Voice::Suspended);
			let id = federation_opened(Track::Special, &suspend_coop(judged));
			let open = resolution(id);
			assert_eq!((recused(id), position(id, judged)), (vec![judged], Position::Recused));
			assert_eq!((open.electors(), open.electorate.suspended), (electors, suspended));
			for choice in [Choice::For, Choice::Against] {
				let vote = Resolutions::vote(signed(account_in(judged, 2)), id, judged, choice);
				assert_eq!(vote.map_err(|failure| failure.error), Err(Errors::Recused.into()));
				assert_refused!(vote_as_delegate(judged, id, choice), Errors::Recused);
			}
			let roll = vec![2].try_into().unwrap();
			assert_refused!(Resolutions::roll_call(signed(account_in(judged, 1)), id, judged, roll), Errors::Recused);
			// Two thirds of all five, so that three of them never judge the other two.
			[BAKERY, COURIERS, 4].into_iter().for_each(|coop| vote_in(coop, id, 1..=6, Choice::For));
			if judged == 5 {
				vote_in(3, id, 1..=6, Choice::For);
			}
			close(id);
			let sum = Results::<Test>::get(id).unwrap();
			let (for_, rejection) = if judged == 5 { (4, None) } else { (3, Some(Rejection::NoMajorityOfCoops)) };
			assert_eq!((sum.coops, sum.coops_needed, sum.coops_for, sum.rejection), (5, 4, for_, rejection));
		});
	}
	new_test(|| {
		federation(3);
		let id = federation_opened(Track::Special, &suspend_coop(77));
		assert_eq!((recused(id), resolution(id).electors()), (vec![], 3));
	});
}

#[test]
fn of_two_co_ops_none_judges_the_other() {
	new_test(|| {
		federation(2);
		let id = federation_opened(Track::Special, &suspend_coop(COURIERS));
		vote_in(BAKERY, id, 1..=10, Choice::For);
		close(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajorityOfCoops });
	});
}

/// A vote on payments, which all members of the bakery, of the couriers and of the third co-op have.
fn paying(payees: &[AccountId]) -> ResolutionId {
	(1..=3).for_each(by_members);
	let call = batch(payees.iter().copied().map(federation_pays).collect::<Vec<_>>());
	federation_opened(Track::Ordinary, &call)
}

#[test]
fn members_who_are_paid_can_only_be_against_it_in_each_co_op() {
	new_test(|| {
		federation(3);
		// Dora sits in the bakery and with the couriers.
		let id = paying(&[DORA]);
		assert_eq!(resolution(id).concerned, Concerned::default());
		for coop in [BAKERY, COURIERS] {
			for choice in [Choice::For, Choice::Abstain] {
				assert_refused!(Resolutions::vote(signed(DORA), id, coop, choice), Errors::Recused);
			}
			assert_eq!((poll_of(id, coop).recused.to_vec(), poll_of(id, coop).electorate.electors), (vec![4], 9));
			// Five of nine.
			assert_eq!(poll_of(id, coop).quorum(Track::Ordinary, false), 5);
		}
		assert_refused!(roll_call(5, id, [4]), Errors::Recused);

		vote_in(BAKERY, id, [4], Choice::Against);
		let poll = poll_of(id, BAKERY);
		assert_eq!((poll.recused.to_vec(), poll.electorate.electors), (vec![4], 9));
		assert_eq!((poll.tally.against, poll.tally.on_chain, poll.quorum(Track::Ordinary, false)), (1, 0, 5));
		let ballot = cast(Choice::Against, MAX_CHANGES);
		assert_eq!(Ballots::<Test>::get((id, BAKERY, 4)), Some(ballot));
		assert_refused!(Resolutions::vote(signed(DORA), id, BAKERY, Choice::Against), Errors::AlreadyVotedSo);
		assert_refused!(Resolutions::vote(signed(DORA), id, BAKERY, Choice::For), Errors::Recused);
		// What she does in one co-op she has not done in the other.
		assert_eq!((poll_of(id, COURIERS).tally, Ballots::<Test>::get((id, COURIERS, 4))), (Tally::default(), None));
		assert_ok!(Resolutions::vote(signed(DORA), id, COURIERS, Choice::Against));
	});
}

#[test]
fn paying_many_members_does_not_make_the_quorum_of_their_co_op_small() {
	new_test(|| {
		federation(3);
		let id = paying(&(3..=10).map(|member| account_in(3, member)).collect::<Vec<_>>());
		let poll = poll_of(id, 3);
		assert_eq!((poll.recused.len(), poll.electorate.electors), (8, 2));
		// More than half of nine; and on second call no less than without the payments.
		assert_eq!([false, true].map(|second_call| poll.quorum(Track::Ordinary, second_call)), [5, 2]);
		vote_in(3, id, 1..=2, Choice::For);
		let stands = || [false, true].map(|second_call| poll_of(id, 3).position(Track::Ordinary, second_call));
		assert_eq!(stands(), [Position::Absent, Position::For]);
		// Who is paid helps nobody to the quorum. Once it is reached without him, his vote against counts.
		vote_in(3, id, [3], Choice::Against);
		assert_eq!(stands(), [Position::Absent, Position::For]);
		vote_in(3, id, 4..=10, Choice::Against);
		assert_eq!(stands(), [Position::Absent, Position::Against]);
		let Poll { tally, electorate, recused, .. } = poll_of(id, 3);
		assert_eq!((tally.participants(), electorate.electors, recused.len()), (2, 2, 8));
	});
}

#[test]
fn nobody_escapes_recusal_by_a_new_key_and_none_is_recused_by_one_that_officers_give_them() {
	new_test(|| {
		federation(3);
		move_seat(3, 5, 44);
		Moving::set(vec![(3, 6, 44), (BAKERY, 6, 44)]);
		let id = paying(&[44]);
		assert_eq!(poll_of(id, 3).recused.to_vec(), [5]);
		assert_refused!(Resolutions::vote(signed(44), id, 3, Choice::For), Errors::Recused);
		assert_ok!(Resolutions::vote(signed(44), id, 3, Choice::Against));
		assert!(poll_of(id, BAKERY).recused.is_empty());
		assert_ok!(Resolutions::vote(signed(account_in(3, 6)), id, 3, Choice::For));
	});
}

#[test]
fn a_teller_who_is_paid_counts_no_votes() {
	new_test(|| {
		federation(3);
		let id = paying(&[5]);
		assert_refused!(roll_call(5, id, [1]), Errors::Recused);
		assert_ok!(roll_call(6, id, [1]));
		assert_refused!(enter(5, id, result(1, 0, 0)), Errors::Recused);
	});
}

#[test]
fn seats_of_all_who_are_paid_are_limited_together_and_it_is_said_when_it_is_proposed() {
	for (seats, fits) in [([8, 8], true), ([9, 8], false), ([1, 16], false), ([MAX_RECUSED, 0], true)] {
		new_test(|| {
			federation(20);
			// A seat in so many co-ops for each of two.
			for (payee, seats) in [60, 61].into_iter().zip(seats) {
				(3..3 + seats).for_each(|coop| seat(coop, 20 + payee as MemberNo, payee));
			}
			let call = batch([60, 61].map(federation_pays));
			if !fits {
				let propose = propose_to_federation(DORA, BAKERY, Track::Ordinary, Some(&call));
				assert_refused!(propose, Errors::TooManyBeneficiaries);
				return;
			}
			let id = federation_opened(Track::Ordinary, &call);
			let recused = (1..=20).map(|coop| poll_of(id, coop).recused.len() as u32).sum::<u32>();
			assert_eq!(recused, seats[0] + seats[1]);
		});
	}
}

#[test]
fn who_comes_to_sit_in_more_co_ops_than_can_be_recused_is_not_paid() {
	new_test(|| {
		federation(MAX_RECUSED + 1);
		(3..=MAX_RECUSED).for_each(|coop| seat(coop, 11, DORA));
		let id = federation_supported(Track::Ordinary, &federation_pays(DORA));
		seat(MAX_RECUSED + 1, 11, DORA);
		let again = propose_to_federation(DORA, BAKERY, Track::Ordinary, Some(&federation_pays(DORA)));
		assert_refused!(again, Errors::TooManyBeneficiaries);
		let Resolution { electorate, .. } = resolution(id);
		Time::set(resolution(id).ends_at.unwrap());
		events();
		poll();
		let error = Errors::TooManyBeneficiaries.into();
		assert_eq!(events(), [Event::EnactmentFailed { resolution: id, error }]);
		assert_eq!((phase(id), resolution(id).electorate), (Phase::Lapsed, electorate));
		assert!((1..=MAX_RECUSED + 1).all(|coop| poll_of(id, coop).recused.is_empty()), "nothing is left half done");
	});
}

#[test]
fn members_on_paper_are_recused_by_their_seats_in_the_polls_of_their_co_ops() {
	new_test(|| {
		federation(3);
		move_seat(3, 5, None);
		let id = federation_opened(Track::Ordinary, &batch([pay_seat(3, 5), pay_seat(BAKERY, 4)]));
		assert_eq!((poll_of(id, 3).recused.to_vec(), poll_of(id, 3).electorate.electors), (vec![5], 9));
		// Dora sits in the bakery and with the couriers.
		assert_eq!([BAKERY, COURIERS].map(|coop| poll_of(id, coop).recused.to_vec()), [vec![4], vec![4]]);
	});
}

/// What a change after notice must leave as it is.
fn fixed(id: ResolutionId) -> (Resolution, Vec<(CoopId, Poll)>, u32) {
	let mut polls: Vec<_> = Polls::<Test>::iter_prefix(id).collect();
	polls.sort_by_key(|(coop, _)| *coop);
	(resolution(id), polls, Resolutions::overview(id).unwrap().participants_needed)
}

/// Makes each change to registers, bylaws and the charter, and after each lets the check run.
fn each_change(check: impl Fn(&'static str)) {
	let latest = MockCoops::count() + 1;
	join_federation(latest, 5);
	check("a co-op is admitted with a vote");
	set_voice(latest, Voice::Seasoning);
	check("a co-op seasons");
	set_voice(4, Voice::Suspended);
	check("a co-op is suspended");
	set_voice(6, Voice::Votes);
	check("a co-op is reinstated");
	set_voice(7, Voice::Votes);
	check("a co-op has seasoned");
	set_standing(BAKERY, Standing::Left);
	check("a co-op leaves");
	seat(3, 11, account_in(3, 11));
	check("a member joins");
	unseat(3, 9);
	check("a member leaves");
	set_vote(3, 8, false);
	check("a member is suspended");
	move_seat(3, 7, 777);
	check("a member moves to another key");
	SuspendedVotes::set(3);
	check("members are suspended");
	SuspendedVotes::set(0);
	for parameter in Parameter::ALL {
		for rank in [*parameter.chain_range().start(), *parameter.chain_range().end()] {
			let before = Bylaws::get();
			set_bylaws(|bylaws| *bylaws = bylaws.with(*parameter, rank).unwrap());
			check("the bylaws change");
			Bylaws::set(before);
		}
	}
	for parameter in CharterParameter::ALL {
		for value in [*parameter.range().start(), *parameter.range().end()] {
			CharterInForce::set(Charter::RECOMMENDED.with(*parameter, value));
			check("the charter changes");
			CharterInForce::set(Charter::RECOMMENDED);
		}
	}
}

#[test]
fn nothing_that_changes_after_notice_moves_an_electorate_a_poll_or_a_rule() {
	for track in [Track::Ordinary, Track::Special] {
		new_test(|| {
			federation(7);
			set_voice(6, Voice::Suspended);
			set_voice(7, Voice::Seasoning);
			let id = federation_supported(track, &federate(1));
			let before = fixed(id);
			let Electorate { electors, suspended, .. } = before.0.electorate;
			assert_eq!((electors, suspended), (5, 1));
			each_change(|what| assert_eq!(fixed(id), before, "{what}"));
			finish_phase(id);
			assert_eq!((fixed(id).0.electorate, fixed(id).1), (before.0.electorate, before.1));

			// The co-ops vote that had a vote then, and of their members those who had one.
			if track == Track::Ordinary {
				delegates_vote(id, [BAKERY, COURIERS, 3, 4], Choice::For);
				assert_refused!(vote_as_delegate(6, id, Choice::For), Errors::CoopSuspended);
				assert_refused!(vote_as_delegate(7, id, Choice::For), Errors::NotAsked);
				assert_refused!(vote_as_delegate(8, id, Choice::For), Errors::NotAsked);
			} else {
				[BAKERY, COURIERS, 4].into_iter().for_each(|coop| vote_in(coop, id, 1..=10, Choice::For));
				assert_refused!(Resolutions::vote(signed(account(6, 1)), id, 6, Choice::For), Errors::CoopSuspended);
				assert_refused!(Resolutions::vote(signed(account(7, 1)), id, 7, Choice::For), Errors::NotAsked);
				assert_refused!(Resolutions::vote(signed(account(3, 11)), id, 3, Choice::For), Errors::NotElector);
				vote_in(3, id, [1, 2, 3, 4, 7, 8], Choice::For);
			}
			let open = fixed(id);
			each_change(|what| assert_eq!(fixed(id), open, "{what}"));
			assert_eq!(Resolutions::arithmetic_now(id, &resolution(id)).coops_for, 4);
			close(id);
			assert_eq!(phase(id), Phase::Passed);
		});
	}
}

#[test]
fn a_new_cap_does_not_weigh_a_vote_of_which_notice_was_given() {
	// Of six co-ops only the largest is against it, which a low cap outweighs and a high one does not.
	let outcome = |before, after| {
		let mut outcome = None;
		new_test(|| {
			federation(2);
			CharterInForce::mutate(|charter| charter.vote_cap_bps = before);
			join_federation(3, 70);
			(4..=6).for_each(|coop| join_federation(coop, 3));
			let id = federation_supported(Track::Special, &federate(1));
			CharterInForce::mutate(|charter| charter.vote_cap_bps = after);
			finish_phase(id);
			vote_in(3, id, 1..=70, Choice::Against);
			vote_in(BAKERY, id, 1..=9, Choice::For);
			vote_in(BAKERY, id, 10..=10, Choice::Against);
			vote_in(COURIERS, id, 1..=6, Choice::For);
			vote_in(COURIERS, id, 7..=10, Choice::Against);
			(4..=6).for_each(|coop| {
				vote_in(coop, id, 1..=2, Choice::For);
				vote_in(coop, id, 3..=3, Choice::Against);
			});
			close(id);
			outcome = Results::<Test>::get(id);
		});
		outcome.unwrap()
	};
	let (strict, loose) = (outcome(1_000, 1_000), outcome(3_333, 3_333));
	assert_eq!((strict.rejection, loose.rejection), (None, Some(Rejection::NoMajorityOfMembers)));
	assert_eq!(outcome(1_000, 3_333), strict);
	assert_eq!(outcome(3_333, 1_000), loose);
}

#[test]
fn members_who_change_the_result_in_the_last_day_give_a_day_more() {
	new_test(|| {
		federation(2);
		let id = opened_special();
		assert_eq!(left(id), 13 * DAY);
		vote_in(BAKERY, id, 1..=6, Choice::For);
		finish_phase(id);
		assert_eq!(phase(id), Phase::LastDay { second_call: false, extensions: 0, passes: false });
		vote_in(COURIERS, id, 1..=6, Choice::For);
		finish_phase(id);
		assert_eq!(phase(id), Phase::LastDay { second_call: false, extensions: 1, passes: true });
		assert_eq!(left(id), DAY);
		finish_phase(id);
		assert_eq!((phase(id), Time::get()), (Phase::Passed, START + 45 * DAY));
	});
}

#[test]
fn the_stricter_cap_of_submission_and_notice_holds() {
	for (submitted, noticed) in [(1_000, 3_333), (3_333, 1_000)] {
		new_test(|| {
			federation(3);
			CharterInForce::mutate(|charter| charter.vote_cap_bps = submitted);
			let id = federation_draft(Track::Special, &federate(1));
			assert_eq!(resolution(id).rules.vote_cap_bps, submitted);
			CharterInForce::mutate(|charter| charter.vote_cap_bps = noticed);
			assert_ok!(Resolutions::second(signed(NINA), id, COURIERS, 0));
			assert_eq!(resolution(id).rules.vote_cap_bps, 1_000);
		});
	}
}

/// A payment of a large amount for two of ten co-ops, with a little for each of the others.
fn bribes() -> RuntimeCall {
	let a_little = (3..=10).map(|coop| federation_pays(coop_account(coop)));
	batch([federation_pays(STRANGER)].into_iter().chain(a_little).collect::<Vec<_>>())
}

#[test]
fn nobody_is_paid_out_of_an_ordinary_decision() {
	for others_oppose in [true, false] {
		new_test(|| {
			federation(10);
			let id = federation_opened(Track::Ordinary, &bribes());
			delegates_vote(id, [BAKERY, COURIERS], Choice::For);
			if others_oppose {
				delegates_vote(id, 3..=10, Choice::Against);
			}
			close(id);
			// More than half of nine must take part, of whom none is paid.
			assert_eq!(phase(id), Phase::SecondCall);
			finish_phase(id);
			if others_oppose {
				close(id);
				assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
			}
		});
	}
}

#[test]
fn nobody_is_paid_out_of_a_special_decision() {
	new_test(|| {
		federation(10);
		// A payment may be proposed on a stronger track than it needs, or not: two of ten do not decide on it.
		if propose_to_federation(DORA, BAKERY, Track::Special, Some(&bribes())).is_err() {
			return;
		}
		assert_ok!(Resolutions::second(signed(NINA), 1, COURIERS, 0));
		finish_phase(1);
		[BAKERY, COURIERS].into_iter().for_each(|coop| vote_in(coop, 1, 1..=10, Choice::For));
		close(1);
		assert!(phase(1) != Phase::Passed, "two of ten co-ops have decided");
	});
}
