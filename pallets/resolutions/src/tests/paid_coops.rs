//! Co-ops that the federation pays: who gave their vote can be against it, which makes no quorum, and nobody is paid out of
//! a decision.

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
	(recused(id), resolution(id).electors())
}

/// What a co-op itself has decided.
fn instructed(choice: Choice) -> Option<DelegateVote> {
	Some(DelegateVote { by: None, choice, changes: 0 })
}

#[test]
fn members_of_a_co_op_that_is_paid_can_be_against_it_once_and_for_all() {
	new_test(|| {
		let id = paid_by_members(5);
		seat(4, 11, account_in(4, 11));
		assert_eq!(voter(id, 4), BY_PAID_MEMBERS);
		let vote = |member, choice| Resolutions::vote(signed(account_in(4, member)), id, 4, choice);
		for choice in [Choice::For, Choice::Abstain] {
			assert_refused!(vote(2, choice), Errors::Recused);
		}
		assert_refused!(vote(11, Choice::Against), Errors::NotElector);
		assert_refused!(Resolutions::vote(signed(STRANGER), id, 4, Choice::Against), Errors::NotMember);
		// No assembly could tell that it was against it only.
		let roll = vec![3].try_into().unwrap();
		assert_refused!(Resolutions::roll_call(signed(account_in(4, 1)), id, 4, roll), Errors::Recused);
		// Neither its delegate nor the co-op gave its vote, and neither gives it now.
		assert_refused!(vote_as_delegate(4, id, Choice::Against), Errors::MembersVote);
		assert_refused!(instruct(4, id, Choice::Against), Errors::MembersVote);
		for choice in [Choice::For, Choice::Abstain] {
			assert_refused!(vote_as_delegate(4, id, choice), Errors::Recused);
			assert_refused!(instruct(4, id, choice), Errors::Recused);
		}
		events();
		assert_ok!(vote(2, Choice::Against));
		assert_eq!(events(), [Event::Voted { resolution: id, coop: 4, by: 2, choice: Choice::Against }]);
		let ballot = cast(Choice::Against, MAX_CHANGES);
		assert_eq!(Ballots::<Test>::get((id, 4, 2)), Some(ballot));
		assert_refused!(vote(2, Choice::Against), Errors::AlreadyVotedSo);
		for choice in [Choice::For, Choice::Abstain] {
			assert_refused!(vote(2, choice), Errors::Recused);
		}
		assert_eq!(poll_of(id, 4).tally, Tally { against: 1, on_chain: 1, ..Default::default() });
		assert_eq!(stored(id), (vec![4], 4), "nothing moves how many co-ops count");
	});
}

#[test]
fn a_co_op_that_is_paid_is_against_it_if_half_its_own_quorum_is() {
	// More than half of ten are six, and half of these are three.
	for (members, counts) in [(0, false), (1, false), (2, false), (3, true), (10, true)] {
		new_test(|| {
			let id = paid_by_members(5);
			against(4, id, 1..=members);
			delegates_vote(id, [BAKERY, COURIERS], Choice::For);
			delegates_vote(id, [3], Choice::Against);
			let stands = if counts { Position::Against } else { Position::Recused };
			assert_eq!((position(id, 4), stored(id)), (stands, (vec![4], 4)));
			close(id);
			let sum = arithmetic(id);
			let opposed = u32::from(counts);
			assert_eq!((sum.coops, sum.coops_for, sum.coops_against, sum.coops_absent), (4, 2, 1 + opposed, 1));
			assert_eq!((sum.ballots_for, sum.ballots_against), (0, u64::from(members * opposed)));
			assert_eq!(sum.weight_cast > 0, counts);
			// Two to two is a tie.
			let expected = if counts { Phase::Rejected { reason: Rejection::NoMajority } } else { Phase::Passed };
			assert_eq!((phase(id), stored(id)), (expected, (vec![4], 4)));
			assert_eq!(resolution(id).tally.participants(), 3, "the co-op that is paid is none of those");
		});
	}
}

#[test]
fn a_single_member_is_not_against_it_for_a_small_co_op() {
	for (members, stands) in [(1, Position::Recused), (2, Position::Against)] {
		new_test(|| {
			federation(3);
			join_federation(4, 3);
			by_members(4);
			let id = federation_opened(Track::Ordinary, &federation_pays(coop_account(4)));
			// Half of two is one.
			assert_eq!(poll_of(id, 4).quorum(Track::Ordinary, false), 2);
			against(4, id, 1..=members);
			assert_eq!(position(id, 4), stands);
		});
	}
}

#[test]
fn who_would_have_decided_against_it_does_so_if_the_co_op_is_paid_a_little() {
	for paid in [false, true] {
		new_test(|| {
			federation(4);
			join_federation(5, 5);
			by_members(5);
			let payees = if paid { vec![STRANGER, coop_account(5)] } else { vec![STRANGER] };
			let call = batch(payees.into_iter().map(federation_pays).collect::<Vec<_>>());
			let id = federation_opened(Track::Ordinary, &call);
			assert_eq!(poll_of(id, 5).quorum(Track::Ordinary, false), 3);
			against(5, id, 1..=2);
			// With his vote they are a quorum. Where the co-op is paid he has none.
			if paid {
				assert_refused!(Resolutions::vote(signed(account_in(5, 3)), id, 5, Choice::For), Errors::Recused);
			} else {
				vote_in(5, id, [3], Choice::For);
			}
			assert_eq!(position(id, 5), Position::Against);
			delegates_vote(id, [BAKERY, COURIERS], Choice::For);
			delegates_vote(id, [3], Choice::Against);
			close(id);
			let sum = arithmetic(id);
			assert_eq!((sum.coops_for, sum.coops_against, sum.ballots_against), (2, 2, 2));
			assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
		});
	}
}

/// How somebody is against it for a co-op that is paid.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Opponent {
	Delegate,
	Coop,
	Members,
}

#[test]
fn nobody_makes_the_quorum_by_being_against_what_pays_him() {
	for opponent in [Opponent::Delegate, Opponent::Coop, Opponent::Members] {
		for last_takes_part in [false, true] {
			new_test(|| {
				federation(5);
				if opponent == Opponent::Members {
					by_members(3);
				}
				let id = federation_opened(Track::Ordinary, &batch([3, 4].map(coop_account).map(federation_pays)));
				// More than half of four.
				assert_eq!(Resolutions::overview(id).unwrap().participants_needed, 3);
				delegates_vote(id, [BAKERY, COURIERS], Choice::For);
				match opponent {
					Opponent::Delegate => delegates_vote(id, [3], Choice::Against),
					Opponent::Coop => instruct(3, id, Choice::Against).unwrap(),
					Opponent::Members => against(3, id, 1..=10),
				}
				assert_eq!((position(id, 3), stored(id)), (Position::Against, (vec![3, 4], 3)), "{opponent:?}");
				if last_takes_part {
					delegates_vote(id, [5], Choice::Abstain);
				}
				close(id);
				let expected = if last_takes_part { Phase::Passed } else { Phase::SecondCall };
				assert_eq!((phase(id), stored(id)), (expected, (vec![3, 4], 3)), "{opponent:?}");
			});
		}
	}
}

#[test]
fn where_a_co_op_that_is_paid_stands_is_shown_after_the_close() {
	for (members, stands) in [(2, Position::Recused), (3, Position::Against)] {
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
				assert_eq!((part().concern, part().result), (Some(Concern::Paid), None));
				finish_phase(id);
			}
			assert_eq!(shown(), (4, 1, 3), "the same whoever is against it");
			let result = part().result.unwrap();
			assert_eq!((result.position, result.participants, result.against), (stands, members, members));
			let Overview { participants, for_, against, .. } = Resolutions::overview(id).unwrap();
			assert_eq!((participants, for_, against), (4, 4, u32::from(stands == Position::Against)));
			let sum = arithmetic(id);
			assert_eq!((sum.coops, sum.coops_needed), (4, 3));
			// It stays so when the ballots are gone.
			until_recorded(id);
			assert_eq!((shown(), part().result), ((4, 1, 3), Some(result)));
		});
	}
}

#[test]
fn the_quorum_of_co_ops_is_the_same_whoever_is_against_it() {
	for members in [0, 2, 3, 10] {
		for (others, expected) in [(vec![3, 5], Phase::SecondCall), (vec![3, 5, 6], Phase::Passed)] {
			new_test(|| {
				let id = paid_by_members(10);
				against(4, id, 1..=members);
				delegates_vote(id, [BAKERY, COURIERS], Choice::For);
				delegates_vote(id, others, Choice::For);
				// More than half of nine.
				let sum = Resolutions::arithmetic_now(id, &resolution(id));
				assert_eq!((sum.coops, sum.coops_needed), (9, 5));
				close(id);
				assert_eq!(phase(id), expected, "{members} against it");
			});
		}
	}
}

#[test]
fn on_second_call_fewer_members_are_enough() {
	new_test(|| {
		let id = paid_by_members(5);
		against(4, id, 1..=2);
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		assert_eq!(position(id, 4), Position::Recused);
		close(id);
		assert_eq!((phase(id), poll_of(id, 4).quorum(Track::Ordinary, true)), (Phase::SecondCall, 2));
		finish_phase(id);
		assert_eq!(position(id, 4), Position::Against, "what was voted stands");
		delegates_vote(id, [3], Choice::Against);
		close(id);
		let sum = arithmetic(id);
		assert_eq!((sum.coops, sum.coops_for, sum.coops_against), (4, 2, 2));
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
	});
}

#[test]
fn members_who_asked_to_vote_are_those_who_can_be_against_it() {
	new_test(|| {
		federation(5);
		let id = federation_supported(Track::Ordinary, &federation_pays(coop_account(4)));
		for member in [5, 6] {
			assert_ok!(request_ballot(4, member, id));
		}
		finish_phase(id);
		assert_eq!(voter(id, 4), BY_PAID_MEMBERS);
		assert_refused!(vote_as_delegate(4, id, Choice::Against), Errors::MembersVote);
		against(4, id, 1..=2);
		assert_eq!(position(id, 4), Position::Recused);
		against(4, id, [3]);
		assert_eq!(position(id, 4), Position::Against);
	});
}

#[test]
fn members_are_not_against_it_where_their_delegate_gave_the_vote() {
	new_test(|| {
		federation(4);
		let id = federation_opened(Track::Ordinary, &federation_pays(coop_account(3)));
		assert_eq!(voter(id, 3), BY_PAID_DELEGATE);
		let vote = |choice| Resolutions::vote(signed(account_in(3, 2)), id, 3, choice);
		assert_refused!(vote(Choice::Against), Errors::DelegateVotes);
		assert_refused!(vote(Choice::For), Errors::Recused);
	});
}

#[test]
fn members_who_are_paid_themselves_are_against_it_as_the_others_are() {
	new_test(|| {
		federation(5);
		by_members(4);
		let pays = [coop_account(4), account_in(4, 5), account_in(4, 6)].map(federation_pays);
		let id = federation_opened(Track::Ordinary, &batch(pays));
		let is_fixed = || {
			let poll = poll_of(id, 4);
			assert_eq!((poll.recused.to_vec(), poll.electorate.electors), (vec![5, 6], 8));
			assert_eq!(poll.quorum(Track::Ordinary, false), 5);
		};
		is_fixed();
		against(4, id, [5]);
		assert_eq!(poll_of(id, 4).tally, Tally { against: 1, ..Default::default() });
		against(4, id, [1]);
		assert_eq!(poll_of(id, 4).tally, Tally { against: 2, on_chain: 1, ..Default::default() });
		assert_eq!(position(id, 4), Position::Recused);
		against(4, id, [6]);
		assert_eq!(position(id, 4), Position::Against);
		is_fixed();
	});
}

#[test]
fn a_co_op_that_turns_against_it_in_the_last_day_gives_a_day_more() {
	new_test(|| {
		let id = paid_by_members(4);
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		delegates_vote(id, [3], Choice::Against);
		against(4, id, 1..=2);
		finish_phase(id);
		assert_eq!(phase(id), Phase::LastDay { second_call: false, extensions: 0, passes: true });
		against(4, id, [3]);
		finish_phase(id);
		assert_eq!(phase(id), Phase::LastDay { second_call: false, extensions: 1, passes: false });
	});
}

#[test]
fn the_delegate_of_a_co_op_that_is_paid_can_be_against_it() {
	new_test(|| {
		federation(5);
		let id = federation_opened(Track::Ordinary, &federation_pays(coop_account(3)));
		assert_eq!((poll_of(id, 3).delegate, position(id, 3)), (None, Position::Recused));
		for choice in [Choice::For, Choice::Abstain] {
			assert_refused!(vote_as_delegate(3, id, choice), Errors::Recused);
		}
		assert_refused!(Resolutions::vote_as_delegate(signed(STRANGER), id, 3, Choice::Against), Errors::NotMember);
		let other = signed(account_in(3, 2));
		assert_refused!(Resolutions::vote_as_delegate(other, id, 3, Choice::Against), Errors::NotDelegate);
		events();
		delegates_vote(id, [3], Choice::Against);
		assert_eq!(events(), [Event::DelegateVoted { resolution: id, coop: 3, by: 1, choice: Choice::Against }]);
		let vote = Some(DelegateVote { by: Some(1), choice: Choice::Against, changes: 0 });
		assert_eq!((poll_of(id, 3).delegate, voter(id, 3)), (vote, BY_PAID_DELEGATE));
		assert_eq!((position(id, 3), stored(id)), (Position::Against, (vec![3], 4)));
		assert_refused!(vote_as_delegate(3, id, Choice::Against), Errors::AlreadyVotedSo);
		for choice in [Choice::For, Choice::Abstain] {
			assert_refused!(vote_as_delegate(3, id, choice), Errors::Recused);
		}
		// Who follows him in office finds that vote.
		appoint_delegate(3, 2);
		assert_refused!(vote_as_delegate(3, id, Choice::Against), Errors::AlreadyVotedSo);
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		delegates_vote(id, [4], Choice::Against);
		close(id);
		let sum = arithmetic(id);
		assert_eq!((sum.coops, sum.coops_for, sum.coops_against, sum.coops_absent), (4, 2, 2, 1));
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
	});
}

#[test]
fn a_delegate_who_is_paid_with_his_co_op_can_be_against_it_once_and_for_all() {
	new_test(|| {
		federation(5);
		let pays = [coop_account(3), account_in(3, 1)].map(federation_pays);
		let id = federation_opened(Track::Ordinary, &batch(pays));
		assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::Recused);
		delegates_vote(id, [3], Choice::Against);
		let vote = Some(DelegateVote { by: Some(1), choice: Choice::Against, changes: MAX_CHANGES });
		assert_eq!((poll_of(id, 3).delegate, position(id, 3), stored(id)), (vote, Position::Against, (vec![3], 4)));
	});
}

#[test]
fn a_delegate_who_is_paid_and_suspended_votes_for_nobody() {
	for (suspended, error) in [(false, None), (true, Some(Errors::Recused))] {
		new_test(|| {
			federation(5);
			set_vote(3, 1, !suspended);
			give_office(3, Office::Deputy, 2);
			let id = federation_opened(Track::Ordinary, &federation_pays(account_in(3, 1)));
			let poll = poll_of(id, 3);
			assert_eq!((poll.recused.to_vec(), poll.concerned.paid), (vec![1], u32::from(!suspended)));
			assert_eq!(poll.electorate.electors, 9);
			for choice in [Choice::For, Choice::Abstain] {
				assert_refused!(vote_as_delegate(3, id, choice), Errors::Recused);
			}
			match error {
				Some(error) => {
					assert_refused!(vote_as_delegate(3, id, Choice::Against), error);
				}
				None => {
					assert_ok!(vote_as_delegate(3, id, Choice::Against));
				}
			}
			// The co-op still has a vote, by its deputy until the delegate has spoken.
			let by_deputy = Resolutions::vote_as_delegate(signed(account_in(3, 2)), id, 3, Choice::For).plain();
			assert_eq!(by_deputy.is_ok(), suspended);
		});
	}
}

#[test]
fn a_co_op_instructs_against_what_it_gets_while_it_is_recused() {
	new_test(|| {
		federation(5);
		let id = federation_opened(Track::Ordinary, &federation_pays(coop_account(3)));
		for choice in [Choice::For, Choice::Abstain] {
			assert_refused!(instruct(3, id, choice), Errors::Recused);
		}
		events();
		assert_ok!(instruct(3, id, Choice::Against));
		assert_eq!(events(), [Event::Instructed { resolution: id, coop: 3, choice: Choice::Against }]);
		assert_eq!((stored(id), voter(id, 3)), ((vec![3], 4), BY_PAID_DELEGATE));
		assert_eq!((poll_of(id, 3).delegate, position(id, 3)), (instructed(Choice::Against), Position::Against));
		assert_refused!(vote_as_delegate(3, id, Choice::Against), Errors::Instructed);
		for choice in [Choice::For, Choice::Abstain] {
			assert_refused!(vote_as_delegate(3, id, choice), Errors::Recused);
		}
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		delegates_vote(id, [4], Choice::Against);
		close(id);
		let sum = arithmetic(id);
		assert_eq!((sum.coops, sum.coops_for, sum.coops_against), (4, 2, 2));
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
	});
}

#[test]
fn a_co_op_that_is_paid_can_take_back_that_it_is_against_it() {
	for by_delegate in [true, false] {
		for choice in [Choice::For, Choice::Abstain] {
			new_test(|| {
				federation(5);
				let id = federation_opened(Track::Ordinary, &federation_pays(coop_account(3)));
				match by_delegate {
					true => delegates_vote(id, [3], Choice::Against),
					false => instruct(3, id, Choice::Against).unwrap(),
				}
				assert_eq!(position(id, 3), Position::Against);
				assert_ok!(instruct(3, id, choice));
				let is_silent = || {
					assert_eq!((poll_of(id, 3).delegate, position(id, 3)), (instructed(choice), Position::Recused));
					assert_eq!(stored(id), (vec![3], 4));
				};
				is_silent();
				assert_refused!(vote_as_delegate(3, id, Choice::Against), Errors::Instructed);
				for other in [Choice::For, Choice::Abstain] {
					assert_refused!(instruct(3, id, other), Errors::Recused);
				}
				delegates_vote(id, [BAKERY, COURIERS], Choice::For);
				delegates_vote(id, [4], Choice::Against);
				close(id);
				is_silent();
				let sum = arithmetic(id);
				assert_eq!((sum.coops_for, sum.coops_against, phase(id)), (2, 1, Phase::Passed));
			});
		}
	}
}

#[test]
fn what_a_co_op_had_decided_is_kept_and_counts_if_it_is_against_it() {
	new_test(|| {
		federation(5);
		let id = federation_supported(Track::Ordinary, &federation_pays(coop_account(3)));
		// What it decides in the end counts.
		assert_ok!(instruct(3, id, Choice::For));
		assert_ok!(instruct(3, id, Choice::Against));
		finish_phase(id);
		assert_eq!((stored(id), voter(id, 3)), ((vec![3], 4), BY_PAID_DELEGATE));
		assert_eq!((poll_of(id, 3).delegate, position(id, 3)), (instructed(Choice::Against), Position::Against));
		assert_refused!(vote_as_delegate(3, id, Choice::Against), Errors::Instructed);
		for choice in [Choice::For, Choice::Abstain] {
			assert_refused!(vote_as_delegate(3, id, choice), Errors::Recused);
		}
		for choice in [Choice::For, Choice::Against, Choice::Abstain] {
			assert!(Resolutions::vote(signed(account_in(3, 2)), id, 3, choice).is_err());
		}
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		delegates_vote(id, [4], Choice::Against);
		close(id);
		let sum = arithmetic(id);
		assert_eq!((sum.coops, sum.coops_for, sum.coops_against), (4, 2, 2));
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
	});
}

#[test]
fn what_a_co_op_had_decided_is_kept_and_does_not_count_otherwise() {
	for choice in [Choice::For, Choice::Abstain] {
		new_test(|| {
			federation(5);
			let id = federation_supported(Track::Ordinary, &federation_pays(coop_account(3)));
			assert_ok!(instruct(3, id, Choice::Against));
			assert_ok!(instruct(3, id, choice));
			finish_phase(id);
			assert_eq!((stored(id), voter(id, 3)), ((vec![3], 4), BY_PAID_DELEGATE));
			assert_eq!((poll_of(id, 3).delegate, position(id, 3)), (instructed(choice), Position::Recused));
			let sum = Resolutions::arithmetic_now(id, &resolution(id));
			assert_eq!((sum.coops_for, sum.coops_against, sum.coops_abstaining, sum.coops_absent), (0, 0, 0, 4));
			// It binds the delegate, and not the co-op.
			assert_refused!(vote_as_delegate(3, id, Choice::Against), Errors::Instructed);
			assert_refused!(instruct(3, id, choice), Errors::Recused);
			assert_ok!(instruct(3, id, Choice::Against));
			assert_eq!((poll_of(id, 3).delegate, position(id, 3)), (instructed(Choice::Against), Position::Against));
		});
	}
}

#[test]
fn who_is_found_to_be_paid_when_a_special_vote_opens_can_be_against_it_as_otherwise() {
	new_test(|| {
		federation(6);
		set_voice(5, Voice::Suspended);
		PayeesKnown::set(false);
		let id = federation_supported(Track::Special, &batch([4, 5].map(coop_account).map(federation_pays)));
		PayeesKnown::set(true);
		finish_phase(id);
		// Who is suspended has no vote to get by it, and both are of all co-ops.
		assert_eq!((voter(id, 4), voter(id, 5)), (BY_PAID_MEMBERS, (Voter::Suspended, None)));
		assert_eq!((stored(id), resolution(id).electorate.suspended), ((vec![4], 4), 1));
		assert_refused!(Resolutions::vote(signed(account_in(4, 1)), id, 4, Choice::For), Errors::Recused);
		assert_refused!(Resolutions::vote(signed(account_in(5, 1)), id, 5, Choice::Against), Errors::CoopSuspended);
		against(4, id, 1..=3);
		assert_eq!(position(id, 4), Position::Against);
		for coop in [BAKERY, COURIERS, 3, 6] {
			vote_in(coop, id, 1..=6, Choice::For);
		}
		close(id);
		let sum = arithmetic(id);
		assert_eq!((sum.coops, sum.coops_needed, sum.coops_for, sum.coops_against), (6, 4, 4, 1));
		assert_eq!((sum.ballots_for, sum.ballots_against, phase(id)), (24, 3, Phase::Passed));
	});
}

#[test]
fn payment_that_takes_two_thirds_of_all_is_decided_alone_and_without_those_who_get_it() {
	new_test(|| {
		federation(6);
		let much = |payee| RuntimeCall::from(deeds::Call::federation_pays { payee, amount: MUCH });
		let propose = |track, call: RuntimeCall| propose_to_federation(DORA, BAKERY, track, Some(&call));
		assert_refused!(propose(Track::Ordinary, much(coop_account(3))), Errors::TrackTooWeak);
		for other in [federate(1), much(coop_account(2)), federation_pays(9)] {
			let together = batch([much(coop_account(3)), other]);
			assert_refused!(propose(Track::Special, together), Errors::PaymentsApart);
		}
		let id = federation_supported(Track::Special, &much(coop_account(3)));
		finish_phase(id);
		assert_eq!((stored(id), voter(id, 3)), ((vec![3], 5), BY_PAID_MEMBERS));
		assert_refused!(Resolutions::vote(signed(account_in(3, 1)), id, 3, Choice::For), Errors::Recused);
		// Three of the five others are more than half of them and less than two thirds.
		for coop in [BAKERY, COURIERS, 4] {
			vote_in(coop, id, 1..=6, Choice::For);
		}
		let sum = Resolutions::arithmetic_now(id, &resolution(id));
		assert_eq!((sum.coops, sum.coops_needed, sum.coops_for), (6, 4, 3));
		vote_in(5, id, 1..=6, Choice::For);
		close(id);
		assert_eq!((arithmetic(id).coops_for, phase(id)), (4, Phase::Passed));
	});
}

#[test]
fn many_are_paid_by_those_who_are_left_if_they_are_more_than_half_of_all() {
	for (paid, needed) in [(1, 3), (2, 3), (3, 3)] {
		new_test(|| {
			federation(5);
			PayeesKnown::set(false);
			let calls: Vec<_> = (0..paid).map(|nth| federation_pays(coop_account(5 - nth))).collect();
			let id = federation_supported(Track::Special, &batch(calls));
			PayeesKnown::set(true);
			finish_phase(id);
			let sum = Resolutions::arithmetic_now(id, &resolution(id));
			assert_eq!((sum.coops, sum.coops_needed, resolution(id).concerned.paid), (5, needed, paid));
			for coop in (1..=5 - paid).take(3) {
				vote_in(coop, id, 1..=6, Choice::For);
			}
			close(id);
			assert_eq!(phase(id) == Phase::Passed, paid < 3);
		});
	}
}

#[test]
fn being_against_it_is_free_for_who_can_be() {
	new_test(|| {
		let id = paid_by_members(5);
		let vote = |choice| Call::<Test>::vote { resolution: id, coop: 4, choice };
		let who = account_in(4, 2);
		assert_eq!(vote(Choice::Against).charge(&who), Charge::Free);
		assert_eq!(vote(Choice::For).charge(&who), Charge::Refused(Errors::Recused.into()));
		assert_ok!(RuntimeCall::from(vote(Choice::Against)).dispatch(signed(who)));
		assert_eq!(vote(Choice::Against).charge(&who), Charge::Refused(Errors::AlreadyVotedSo.into()), "once");
	});
}
