//! Co-ops that the federation judges: they have no say in that, on any track, whoever gave their vote and whatever they get.

use super::*;

const CHOICES: [Choice; 3] = [Choice::For, Choice::Against, Choice::Abstain];

/// Judgements on the fourth co-op: special, ordinary, with a payment to somebody else, and with one to itself.
fn judgements() -> [(Track, RuntimeCall); 5] {
	[
		(Track::Special, suspend_coop(4)),
		(Track::Special, pause_coop(4)),
		(Track::Ordinary, pause_coop(4)),
		(Track::Ordinary, settle_claim(4, STRANGER)),
		(Track::Ordinary, settle_claim(4, coop_account(4))),
	]
}

/// Whether nobody can say anything for a co-op of ten members, or to have it said by others.
fn is_silent(id: ResolutionId, coop: CoopId) {
	for choice in CHOICES {
		for member in 1..=MEMBERS {
			let vote = Call::<Test>::vote { resolution: id, coop, choice };
			let who = || signed(account_in(coop, member));
			assert_eq!(vote.charge(&account_in(coop, member)), Charge::Refused(Errors::Recused.into()));
			assert_refused!(Resolutions::vote(who(), id, coop, choice), Errors::Recused);
		}
		let vote = Call::<Test>::vote_as_delegate { resolution: id, coop, choice };
		assert_eq!(vote.charge(&delegate(coop)), Charge::Refused(Errors::Recused.into()));
		assert_refused!(vote_as_delegate(coop, id, choice), Errors::Recused);
		assert_refused!(instruct(coop, id, choice), Errors::Recused);
	}
	let teller = || signed(account_in(coop, 3));
	let roll = || vec![4].try_into().unwrap();
	assert_refused!(Resolutions::roll_call(teller(), id, coop, roll()), Errors::Recused);
	assert_refused!(Resolutions::strike_roll(teller(), id, coop, roll()), Errors::Recused);
	assert_refused!(Resolutions::enter_result(teller(), id, coop, result(0, 1, 0)), Errors::Recused);
	let poll = poll_of(id, coop);
	assert_eq!((poll.concern, poll.delegate, poll.tally), (Some(Concern::Judged), None, Tally::default()));
	assert_eq!(position(id, coop), Position::Recused);
	assert_eq!(recused(id), [coop]);
}

#[test]
fn a_co_op_that_is_judged_has_no_vote_whoever_gave_it_on_any_track() {
	for (track, call) in judgements() {
		for members in [false, true] {
			new_test(|| {
				federation(5);
				if members {
					by_members(4);
				}
				let id = federation_opened(track, &call);
				is_silent(id, 4);
				assert_eq!(resolution(id).electors(), 4);
				// Nor in the last day, nor on second call.
				finish_phase(id);
				assert!(matches!(phase(id), Phase::LastDay { .. }));
				is_silent(id, 4);
				if track == Track::Ordinary {
					close(id);
					assert_eq!(phase(id), Phase::SecondCall);
					finish_phase(id);
					is_silent(id, 4);
				}
			});
		}
	}
}

#[test]
fn what_a_co_op_had_said_is_forgotten_when_it_is_judged() {
	for (track, call) in judgements().into_iter().filter(|(track, _)| *track == Track::Ordinary) {
		for choice in CHOICES {
			new_test(|| {
				federation(5);
				let id = federation_supported(track, &call);
				assert_ok!(instruct(4, id, choice));
				assert_eq!(poll_of(id, 4).delegate, Some(DelegateVote { by: None, choice, changes: 0 }));
				finish_phase(id);
				is_silent(id, 4);
				// Others are as before.
				delegates_vote(id, [BAKERY, COURIERS], Choice::For);
				delegates_vote(id, [3], Choice::Against);
				close(id);
				let sum = Results::<Test>::get(id).unwrap();
				assert_eq!((sum.coops, sum.coops_for, sum.coops_against, sum.coops_abstaining), (4, 2, 1, 0));
				assert_eq!((sum.ballots_against, sum.weight_cast, phase(id)), (0, 0, Phase::Passed));
			});
		}
	}
}

#[test]
fn members_who_asked_to_vote_do_not_when_their_co_op_is_judged() {
	new_test(|| {
		federation(5);
		let id = federation_supported(Track::Ordinary, &pause_coop(4));
		for member in [5, 6] {
			assert_ok!(request_ballot(4, member, id));
		}
		assert_eq!(poll_of(id, 4).voter, Voter::Members);
		finish_phase(id);
		assert_eq!(poll_of(id, 4).requests, 2);
		is_silent(id, 4);
	});
}

#[test]
fn who_is_judged_is_not_counted_for_a_quorum_or_against_it() {
	// More than half of four.
	for (others, expected) in [(vec![], Phase::SecondCall), (vec![3], Phase::Passed)] {
		for (track, call) in judgements().into_iter().filter(|(track, _)| *track == Track::Ordinary) {
			new_test(|| {
				federation(5);
				let id = federation_opened(track, &call);
				let Overview { electors, recused, participants_needed, .. } = Resolutions::overview(id).unwrap();
				assert_eq!((electors, recused, participants_needed), (4, 1, 3));
				let part = || Resolutions::positions(id).into_iter().find(|one| one.coop == 4).unwrap();
				assert_eq!((part().concern, part().result), (Some(Concern::Judged), None));
				delegates_vote(id, [BAKERY, COURIERS], Choice::For);
				delegates_vote(id, others.clone(), Choice::Abstain);
				close(id);
				assert_eq!(phase(id), expected);
				if expected == Phase::Passed {
					let stands =
						CoopResult { position: Position::Recused, participants: 0, for_: 0, against: 0, abstain: 0 };
					assert_eq!((part().concern, part().result), (Some(Concern::Judged), Some(stands)));
					assert_eq!(resolution(id).tally, Tally { for_: 2, abstain: 1, on_chain: 3, ..Default::default() });
				}
			});
		}
	}
}

#[test]
fn only_who_is_paid_and_not_judged_can_be_against_it() {
	for payee in [3, 4] {
		new_test(|| {
			federation(5);
			let id = federation_opened(Track::Ordinary, &settle_claim(4, coop_account(payee)));
			assert_eq!(poll_of(id, 4).concern, Some(Concern::Judged));
			assert_refused!(vote_as_delegate(4, id, Choice::Against), Errors::Recused);
			if payee == 4 {
				assert_eq!((recused(id), resolution(id).electors()), (vec![4], 4));
				return;
			}
			assert_eq!((recused(id), resolution(id).electors()), (vec![3, 4], 3));
			assert_eq!(voter(id, 3), BY_PAID_DELEGATE);
			assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::Recused);
			delegates_vote(id, [3], Choice::Against);
			delegates_vote(id, [BAKERY], Choice::For);
			delegates_vote(id, [COURIERS, 5], Choice::Abstain);
			close(id);
			let sum = Results::<Test>::get(id).unwrap();
			assert_eq!((sum.coops, sum.coops_for, sum.coops_against, sum.coops_abstaining), (3, 1, 1, 2));
			assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
		});
	}
}

#[test]
fn members_who_are_paid_in_the_co_op_that_is_judged_are_as_silent_as_the_others() {
	new_test(|| {
		federation(5);
		by_members(4);
		let id = federation_opened(Track::Ordinary, &settle_claim(4, account_in(4, 5)));
		assert_eq!((poll_of(id, 4).recused.to_vec(), poll_of(id, 4).electorate.electors), (vec![5], 9));
		is_silent(id, 4);
	});
}

#[test]
fn who_is_suspended_and_judged_stays_silent_and_counts_among_all_where_all_count() {
	for (track, call) in judgements() {
		new_test(|| {
			federation(5);
			set_voice(4, Voice::Suspended);
			let id = federation_opened(track, &call);
			let counts = (recused(id), resolution(id).electorate.suspended);
			if track == Track::Special {
				assert_eq!(counts, (vec![4], 0));
				is_silent(id, 4);
				assert_eq!(Resolutions::arithmetic_now(id, &resolution(id)).coops, 5);
				return;
			}
			// It has no vote that could be taken.
			assert_eq!((counts, voter(id, 4)), ((vec![], 1), (Voter::Suspended, None)));
			for choice in CHOICES {
				assert_refused!(vote_as_delegate(4, id, choice), Errors::CoopSuspended);
				assert_refused!(instruct(4, id, choice), Errors::CoopSuspended);
				assert_refused!(Resolutions::vote(signed(account_in(4, 2)), id, 4, choice), Errors::CoopSuspended);
			}
		});
	}
}

#[test]
fn each_of_several_that_are_judged_is_silent() {
	new_test(|| {
		federation(5);
		let mut voting = resolution(federation_supported(Track::Ordinary, &federate(1)));
		let id = ResolutionCount::<Test>::get();
		let call = batch([settle_claim(4, coop_account(5)), pause_coop(5), pause_coop(4)]);
		assert_ok!(Resolutions::apply_interests_together(id, &mut voting, &call));
		assert_eq!((voting.concerned, voting.electors()), (Concerned { paid: 0, judged: 2 }, 3));
		assert_eq!([4, 5].map(|coop| poll_of(id, coop).concern), [Some(Concern::Judged); 2]);
		crate::Resolutions::<Test>::insert(id, voting);
	});
}
