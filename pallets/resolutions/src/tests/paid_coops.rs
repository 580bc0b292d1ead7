//! Co-ops that the federation pays: who gave their vote can be against it, and nobody is paid out of a decision.

use super::*;

/// A payment to the fourth of so many co-ops that is voted on, where its members give its vote.
fn paid_by_members(coops: CoopId) -> ResolutionId {
	federation(coops);
	by_members(4);
	federation_opened(Track::Ordinary, &federation_pays(coop_account(4)))
}

fn against(coop: CoopId, id: ResolutionId, members: impl IntoIterator<Item = MemberNo>) {
	vote_in(coop, id, members, Choice::Against);
}

fn arithmetic(id: ResolutionId) -> Arithmetic {
	Results::<Test>::get(id).unwrap()
}

/// The co-ops that do not count, and how many do, as they are stored.
fn stored(id: ResolutionId) -> (Vec<CoopId>, u32) {
	(resolution(id).recused.to_vec(), resolution(id).electors())
}

/// The vote of a co-op that is paid and against it.
const OPPOSED: Option<DelegateVote> = Some(DelegateVote { by: None, choice: Choice::Against, changes: MAX_CHANGES });

#[test]
fn members_of_a_co_op_that_is_paid_can_be_against_it_once_and_for_all() {
	new_test(|| {
		let id = paid_by_members(5);
		seat(4, 11, account_in(4, 11), true);
		assert_eq!(poll_of(id, 4).voter, Voter::Recused { members: true });
		let vote = |member, choice| Resolutions::vote(signed(account_in(4, member)), id, 4, choice);
		for choice in [Choice::For, Choice::Abstain] {
			assert_noop!(vote(2, choice), Errors::Recused);
		}
		assert_noop!(vote(11, Choice::Against), Errors::NotElector);
		assert_noop!(Resolutions::vote(signed(STRANGER), id, 4, Choice::Against), Errors::NotMember);
		// No assembly could tell that it was against it only.
		let roll = vec![3].try_into().unwrap();
		assert_noop!(Resolutions::roll_call(signed(account_in(4, 1)), id, 4, roll), Errors::Recused);
		// Neither its delegate nor the co-op gave its vote, and neither gives it now.
		assert_noop!(vote_as_delegate(4, id, Choice::Against), Errors::MembersVote);
		assert_noop!(instruct(4, id, Choice::Against), Errors::MembersVote);
		for choice in [Choice::For, Choice::Abstain] {
			assert_noop!(vote_as_delegate(4, id, choice), Errors::Recused);
			assert_noop!(instruct(4, id, choice), Errors::Recused);
		}
		events();
		assert_ok!(vote(2, Choice::Against));
		assert_eq!(events(), [Event::Voted { resolution: id, coop: 4, by: 2, choice: Choice::Against }]);
		let ballot = Ballot::Cast { choice: Choice::Against, changes: MAX_CHANGES };
		assert_eq!(Ballots::<Test>::get((id, 4, 2)), Some(ballot));
		assert_noop!(vote(2, Choice::Against), Errors::AlreadyVotedSo);
		for choice in [Choice::For, Choice::Abstain] {
			assert_noop!(vote(2, choice), Errors::Recused);
		}
		assert_eq!(poll_of(id, 4).tally, Tally { against: 1, on_chain: 1, ..Default::default() });
		assert_eq!(stored(id), (vec![4], 4), "no ballot moves how many co-ops count");
	});
}

#[test]
fn a_co_op_that_is_paid_is_against_it_if_its_members_reach_its_own_quorum() {
	// Six of ten are more than half.
	for (members, counts) in [(0, false), (1, false), (5, false), (6, true), (10, true)] {
		new_test(|| {
			let id = paid_by_members(5);
			against(4, id, 1..=members);
			delegates_vote(id, [BAKERY, COURIERS], Choice::For);
			delegates_vote(id, [3], Choice::Against);
			let stands = if counts { Position::Against } else { Position::Recused };
			assert_eq!((position(id, 4), stored(id)), (stands, (vec![4], 4)));
			close(id);
			let sum = arithmetic(id);
			let (coops, opposed) = if counts { (5, 1) } else { (4, 0) };
			assert_eq!((sum.coops, sum.coops_for, sum.coops_against, sum.coops_absent), (coops, 2, 1 + opposed, 1));
			assert_eq!((sum.ballots_for, sum.ballots_against), (0, u64::from(members * opposed)));
			assert_eq!(sum.weight_cast > 0, counts);
			// Two to two is a tie.
			let expected = if counts { Phase::Rejected { reason: Rejection::NoMajority } } else { Phase::Passed };
			assert_eq!((phase(id), stored(id)), (expected, (vec![4], 4)));
		});
	}
}

#[test]
fn where_a_co_op_that_is_paid_stands_is_shown_after_the_close() {
	for (members, counts) in [(5, false), (6, true)] {
		new_test(|| {
			let id = paid_by_members(5);
			against(4, id, 1..=members);
			delegates_vote(id, [BAKERY, COURIERS, 3, 5], Choice::For);
			let shown = || {
				let Overview { electors, recused, participants_needed, .. } = Resolutions::overview(id).unwrap();
				(electors, recused, participants_needed)
			};
			let part = || Resolutions::positions(id).into_iter().find(|one| one.coop == 4).unwrap();
			while phase(id).vote().is_some() {
				assert_eq!(shown(), (4, 1, 3));
				assert_eq!((part().voter, part().result), (Voter::Recused { members: true }, None));
				finish_phase(id);
			}
			assert_eq!(shown(), if counts { (5, 0, 3) } else { (4, 1, 3) });
			let result = part().result.unwrap();
			let stands = if counts { Position::Against } else { Position::Recused };
			assert_eq!((result.position, result.participants, result.against), (stands, members, members));
			let sum = arithmetic(id);
			assert_eq!((sum.coops, sum.coops_needed), (shown().0, shown().2));
			// It stays so when the ballots are gone.
			let before = shown();
			while resolution(id).ends_at.is_some() {
				finish_phase(id);
			}
			assert_eq!((shown(), part().result), (before, Some(result)));
		});
	}
}

#[test]
fn the_quorum_of_co_ops_is_of_all_that_count_in_the_end() {
	for (members, needed, coops) in [(5, 5, 9), (6, 6, 10)] {
		new_test(|| {
			let id = paid_by_members(10);
			against(4, id, 1..=members);
			delegates_vote(id, [BAKERY, COURIERS, 3, 5, 6], Choice::For);
			close(id);
			// More than half of nine are five, of ten six: the sixth is the co-op itself.
			let sum = arithmetic(id);
			assert_eq!((sum.coops, sum.coops_needed, phase(id)), (coops, needed, Phase::Passed));
		});
	}
}

#[test]
fn on_second_call_fewer_members_are_enough() {
	new_test(|| {
		let id = paid_by_members(5);
		against(4, id, 1..=2);
		delegates_vote(id, [BAKERY], Choice::For);
		close(id);
		assert_eq!((phase(id), poll_of(id, 4).quorum(Track::Ordinary, true)), (Phase::SecondCall, 2));
		finish_phase(id);
		assert_eq!(position(id, 4), Position::Against, "what was voted stands");
		close(id);
		let sum = arithmetic(id);
		assert_eq!((sum.coops, sum.coops_for, sum.coops_against), (5, 1, 1));
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
	});
}

#[test]
fn members_who_asked_to_vote_are_those_who_can_be_against_it() {
	new_test(|| {
		federation(5);
		let id = federation_supported(Track::Ordinary, &federation_pays(coop_account(4)));
		assert_ok!(instruct(4, id, Choice::Against));
		for member in [5, 6] {
			assert_ok!(request_ballot(4, member, id));
		}
		finish_phase(id);
		assert_eq!((poll_of(id, 4).voter, poll_of(id, 4).delegate), (Voter::Recused { members: true }, None));
		assert_noop!(vote_as_delegate(4, id, Choice::Against), Errors::MembersVote);
		against(4, id, 1..=6);
		assert_eq!(position(id, 4), Position::Against);
	});
}

#[test]
fn members_are_not_against_it_where_their_delegate_gave_the_vote() {
	new_test(|| {
		federation(4);
		let id = federation_opened(Track::Ordinary, &federation_pays(coop_account(3)));
		assert_eq!(poll_of(id, 3).voter, Voter::Recused { members: false });
		let vote = |choice| Resolutions::vote(signed(account_in(3, 2)), id, 3, choice);
		assert_noop!(vote(Choice::Against), Errors::DelegateVotes);
		assert_noop!(vote(Choice::For), Errors::Recused);
	});
}

#[test]
fn members_who_are_paid_themselves_count_in_the_quorum_if_they_are_against_it() {
	new_test(|| {
		federation(5);
		by_members(4);
		let pays = [coop_account(4), account_in(4, 5), account_in(4, 6)].map(federation_pays);
		let id = federation_opened(Track::Ordinary, &batch(pays));
		assert_eq!((poll_of(id, 4).recused.to_vec(), poll_of(id, 4).electorate.electors), (vec![5, 6], 8));
		against(4, id, [5]);
		assert_eq!((poll_of(id, 4).recused.to_vec(), poll_of(id, 4).electorate.electors), (vec![6], 9));
		assert_eq!(poll_of(id, 4).quorum(Track::Ordinary, false), 5);
		against(4, id, 1..=3);
		assert_eq!(position(id, 4), Position::Recused);
		against(4, id, [4]);
		assert_eq!(position(id, 4), Position::Against);
	});
}

#[test]
fn a_co_op_that_turns_against_it_in_the_last_day_gives_a_day_more() {
	new_test(|| {
		let id = paid_by_members(4);
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		delegates_vote(id, [3], Choice::Against);
		against(4, id, 1..=5);
		finish_phase(id);
		assert_eq!(phase(id), Phase::LastDay { second_call: false, extensions: 0, passes: true });
		against(4, id, [6]);
		finish_phase(id);
		assert_eq!(phase(id), Phase::LastDay { second_call: false, extensions: 1, passes: false });
	});
}

#[test]
fn a_co_op_that_is_judged_has_no_vote_whoever_gave_it() {
	new_test(|| {
		federation(5);
		let id = federation_opened(Track::Special, &suspend_coop(4));
		assert_eq!(poll_of(id, 4).voter, Voter::Recused { members: true });
		for choice in [Choice::For, Choice::Against, Choice::Abstain] {
			assert_noop!(Resolutions::vote(signed(account_in(4, 2)), id, 4, choice), Errors::Recused);
			assert_noop!(vote_as_delegate(4, id, choice), Errors::Recused);
			assert_noop!(instruct(4, id, choice), Errors::Recused);
		}
	});
}

#[test]
fn a_co_op_instructs_against_what_it_gets_while_it_is_recused() {
	new_test(|| {
		federation(5);
		let id = federation_opened(Track::Ordinary, &federation_pays(coop_account(3)));
		for choice in [Choice::For, Choice::Abstain] {
			assert_noop!(instruct(3, id, choice), Errors::Recused);
		}
		events();
		assert_ok!(instruct(3, id, Choice::Against));
		assert_eq!(events(), [Event::Instructed { resolution: id, coop: 3, choice: Choice::Against }]);
		assert_eq!((stored(id), poll_of(id, 3).voter), ((vec![], 5), Voter::Delegate));
		assert_eq!((poll_of(id, 3).delegate, position(id, 3)), (OPPOSED, Position::Against));
		for choice in [Choice::For, Choice::Against, Choice::Abstain] {
			assert_noop!(instruct(3, id, choice), Errors::Recused);
			assert_noop!(vote_as_delegate(3, id, choice), Errors::Instructed);
		}
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		delegates_vote(id, [4], Choice::Against);
		close(id);
		assert_eq!((phase(id), arithmetic(id).coops), (Phase::Rejected { reason: Rejection::NoMajority }, 5));
	});
}

#[test]
fn a_co_op_that_had_decided_against_it_is_not_recused_and_stays_with_that() {
	new_test(|| {
		federation(5);
		let id = federation_supported(Track::Ordinary, &federation_pays(coop_account(3)));
		// What it decides in the end counts.
		assert_ok!(instruct(3, id, Choice::For));
		assert_ok!(instruct(3, id, Choice::Against));
		finish_phase(id);
		assert_eq!((stored(id), poll_of(id, 3).voter), ((vec![], 5), Voter::Delegate));
		assert_eq!((poll_of(id, 3).delegate, position(id, 3)), (OPPOSED, Position::Against));
		for choice in [Choice::For, Choice::Against, Choice::Abstain] {
			assert_noop!(instruct(3, id, choice), Errors::Recused);
			assert_noop!(vote_as_delegate(3, id, choice), Errors::Instructed);
			assert!(Resolutions::vote(signed(account_in(3, 2)), id, 3, choice).is_err());
		}
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		delegates_vote(id, [4], Choice::Against);
		close(id);
		let sum = arithmetic(id);
		assert_eq!((sum.coops, sum.coops_for, sum.coops_against), (5, 2, 2));
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
	});
}

#[test]
fn a_co_op_that_had_decided_to_abstain_or_to_be_for_it_is_recused() {
	for choice in [Choice::For, Choice::Abstain] {
		new_test(|| {
			federation(5);
			let id = federation_supported(Track::Ordinary, &federation_pays(coop_account(3)));
			assert_ok!(instruct(3, id, Choice::Against));
			assert_ok!(instruct(3, id, choice));
			finish_phase(id);
			assert_eq!((stored(id), poll_of(id, 3).delegate), ((vec![3], 4), None));
		});
	}
}

#[test]
fn being_against_it_is_free_for_who_can_be() {
	use frame_support::dispatch::CheckIfFeeless;

	new_test(|| {
		let id = paid_by_members(5);
		let vote = |choice| RuntimeCall::from(Call::vote { resolution: id, coop: 4, choice });
		let who = || signed(account_in(4, 2));
		assert!(vote(Choice::Against).is_feeless(&who()));
		assert!(!vote(Choice::For).is_feeless(&who()));
		assert_ok!(vote(Choice::Against).dispatch(who()));
		assert!(!vote(Choice::Against).is_feeless(&who()), "once");
	});
}
