//! Votes in an assembly, which three tellers enter.

use super::*;

/// A vote that is open on the appeal of a member who was suspended before the notice.
fn appeal_of_suspended_dora() -> ResolutionId {
	set_vote(BAKERY, 4, false);
	opened(Track::Special, &deeds::Call::decide_appeal { member: 4 }.into())
}

#[test]
fn a_result_counts_when_three_tellers_give_it() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		events();
		assert_ok!(roll_call(5, id, 1..=4));
		assert_ok!(roll_call(6, id, [9, 10]));
		for (nth, teller) in (1..).zip([5, 6]) {
			assert_ok!(enter(teller, id, result(3, 2, 1)));
			assert_eq!((Assemblies::<Test>::get(id, BAKERY).unwrap().tellers.len(), tally(id)), (nth, (0, 0, 0)));
			assert_noop!(enter(teller, id, result(3, 2, 1)), Errors::AlreadyConfirmed);
		}
		assert_ok!(enter(7, id, result(3, 2, 1)));
		assert_eq!(
			events(),
			[
				Event::RollCalled { resolution: id, coop: BAKERY, by: 5, roll: 4 },
				Event::RollCalled { resolution: id, coop: BAKERY, by: 6, roll: 6 },
				Event::ResultEntered { resolution: id, coop: BAKERY, by: 5, tellers: 1 },
				Event::ResultEntered { resolution: id, coop: BAKERY, by: 6, tellers: 2 },
				Event::ResultEntered { resolution: id, coop: BAKERY, by: 7, tellers: 3 },
				Event::AssemblyCounted { resolution: id, coop: BAKERY, roll: 6, result: result(3, 2, 1) },
			]
		);
		assert_eq!(resolution(id).tally, Tally { for_: 3, against: 2, abstain: 1, on_chain: 0, in_assembly: 6 });

		// Nothing about it changes any more.
		assert_noop!(enter(8, id, result(3, 2, 1)), Errors::AlreadyEntered);
		assert_noop!(roll_call(8, id, [5]), Errors::AlreadyEntered);
		assert_noop!(strike_roll(8, id, [1]), Errors::AlreadyEntered);
		assert_noop!(Resolutions::discard_result(signed(8), id, BAKERY), Errors::AlreadyEntered);
		assert_noop!(vote(1, id, Choice::For), Errors::VotesInAssembly);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn only_tellers_of_the_co_op_count() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		for (who, error) in [(DORA, Errors::NotTeller), (CHAIR, Errors::NotTeller), (STRANGER, Errors::NotMember)] {
			let error = DispatchError::from(error);
			assert_noop!(roll_call(who, id, [1]), error);
			assert_noop!(strike_roll(who, id, [2]), error);
			assert_noop!(enter(who, id, result(0, 0, 0)), error);
			assert_noop!(Resolutions::discard_result(signed(who), id, BAKERY), error);
		}
		// A teller of the couriers is none of the bakery.
		Offices::mutate(|offices| offices.retain(|(coop, office, _)| (*coop, *office) != (BAKERY, Office::Teller)));
		assert_noop!(roll_call(5, id, [1]), Errors::NotTeller);
	});
}

#[test]
fn tellers_count_only_while_the_vote_is_open() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		assert_noop!(roll_call(5, id, [1]), Errors::NotInThisPhase);
		finish_phase(id);
		assert_ok!(roll_call(5, id, [1]));
		assert_ok!(enter(5, id, result(1, 0, 0)));
		Time::set(resolution(id).ends_at.unwrap());
		assert_noop!(roll_call(5, id, [2]), Errors::NotInThisPhase);
		assert_noop!(strike_roll(6, id, [1]), Errors::NotInThisPhase);
		assert_noop!(enter(6, id, result(1, 0, 0)), Errors::NotInThisPhase);
		assert_noop!(Resolutions::discard_result(signed(6), id, BAKERY), Errors::NotInThisPhase);
	});
}

#[test]
fn results_that_differ_or_count_more_votes_than_members_are_refused() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=4));
		for wrong in [result(5, 0, 0), result(2, 2, 1), result(0, 0, 5), result(u32::MAX, 1, 0)] {
			assert_noop!(enter(5, id, wrong), Errors::MoreVotesThanMembers);
		}
		assert_ok!(enter(5, id, result(2, 1, 0)));
		assert_noop!(enter(6, id, result(2, 1, 1)), Errors::ResultDiffers);
		let other_minutes = AssemblyResult { minutes: Hash::repeat_byte(8), ..result(2, 1, 0) };
		assert_noop!(enter(6, id, other_minutes), Errors::ResultDiffers);
		assert_ok!(enter(6, id, result(2, 1, 0)));
	});
}

#[test]
fn a_wrong_result_is_discarded_before_three_agree() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=4));
		assert_noop!(Resolutions::discard_result(signed(5), id, BAKERY), Errors::NoResult);
		assert_ok!(enter(5, id, result(4, 0, 0)));
		assert_ok!(enter(6, id, result(4, 0, 0)));
		assert_noop!(roll_call(7, id, [9]), Errors::AlreadyEntered);
		assert_noop!(strike_roll(7, id, [1]), Errors::AlreadyEntered);
		events();
		assert_ok!(Resolutions::discard_result(signed(7), id, BAKERY));
		assert_eq!(events(), [Event::ResultDiscarded { resolution: id, coop: BAKERY, by: 7 }]);
		assert_eq!(
			Assemblies::<Test>::get(id, BAKERY),
			Some(Assembly { roll: 4, corrections: 1, ..Default::default() })
		);
		assert_ok!(roll_call(7, id, [9]));
		count_assembly(id, result(4, 1, 0));
		assert_eq!(tally(id), (4, 1, 0));
	});
}

#[test]
fn nobody_is_on_the_roll_twice() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_noop!(roll_call(5, id, [1, 2, 1]), Errors::AlreadyOnRoll);
		assert_ok!(roll_call(5, id, [1, 2]));
		assert_noop!(roll_call(5, id, [3, 2]), Errors::AlreadyOnRoll);
		assert_noop!(roll_call(6, id, [2]), Errors::AlreadyOnRoll);
		assert_eq!(Assemblies::<Test>::get(id, BAKERY).unwrap().roll, 2);
	});
}

#[test]
fn a_roll_names_somebody() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_noop!(roll_call(5, id, []), Errors::NobodyNamed);
		assert_noop!(strike_roll(5, id, []), Errors::NobodyNamed);
	});
}

#[test]
fn only_electors_who_have_not_voted_on_the_chain_are_on_the_roll() {
	new_test(|| {
		set_vote(BAKERY, 9, false);
		let id = opened(Track::Ordinary, &note(1));
		seat(BAKERY, 11, 11, true);
		assert_ok!(vote(1, id, Choice::Against));
		unseat(BAKERY, 10);
		assert_noop!(roll_call(5, id, [2, 1]), Errors::VotedOnChain);
		for no_elector in [9, 10, 11, 12] {
			assert_noop!(roll_call(5, id, [2, no_elector]), Errors::NotElector);
		}
		assert_ok!(roll_call(5, id, [2]));
		assert_ok!(enter(5, id, result(1, 0, 0)));
		assert_noop!(vote(2, id, Choice::For), Errors::VotesInAssembly);
	});
}

#[test]
fn a_member_on_the_roll_leaves_it_by_a_vote_on_the_chain_until_a_result_is_entered() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, [1, 2, 3, 4]));
		assert_ok!(vote(DORA, id, Choice::Against));
		assert_eq!((Assemblies::<Test>::get(id, BAKERY).unwrap().roll, tally(id)), (3, (0, 1, 0)));
		assert_eq!(Ballots::<Test>::get((id, BAKERY, 4)), Some(Ballot::Cast { choice: Choice::Against, changes: 0 }));
		assert_eq!(resolution(id).tally.on_chain, 1);
		assert_noop!(roll_call(6, id, [4]), Errors::VotedOnChain);
		assert_noop!(enter(5, id, result(4, 0, 0)), Errors::MoreVotesThanMembers);

		assert_ok!(enter(5, id, result(3, 0, 0)));
		assert_noop!(vote(1, id, Choice::For), Errors::VotesInAssembly);
		// Others vote on, and so do those on the roll once the result is discarded.
		assert_ok!(vote(NINA, id, Choice::For));
		assert_ok!(Resolutions::discard_result(signed(6), id, BAKERY));
		assert_ok!(vote(1, id, Choice::For));
		assert_eq!(Assemblies::<Test>::get(id, BAKERY).unwrap().roll, 2);
		count_assembly(id, result(2, 0, 0));
		assert_eq!(resolution(id).tally, Tally { for_: 4, against: 1, abstain: 0, on_chain: 3, in_assembly: 2 });
	});
}

#[test]
fn any_member_takes_himself_off_the_roll_and_nobody_else() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_noop!(strike_roll(DORA, id, [4]), Errors::NotOnRoll);
		assert_ok!(roll_call(5, id, [1, 4, 5, 9]));
		assert_noop!(strike_roll(DORA, id, [9]), Errors::NotTeller);
		assert_noop!(strike_roll(DORA, id, [4, 9]), Errors::NotTeller);
		assert_noop!(strike_roll(5, id, [5, 1]), Errors::NotOtherTeller);
		events();
		assert_ok!(strike_roll(DORA, id, [4]));
		assert_eq!(events(), [Event::RollStruck { resolution: id, coop: BAKERY, by: 4, roll: 3 }]);
		assert_noop!(strike_roll(DORA, id, [4]), Errors::NotOnRoll);
		// The teller who entered himself, too.
		assert_ok!(strike_roll(5, id, [5]));
		let assembly = Assemblies::<Test>::get(id, BAKERY).unwrap();
		assert_eq!((assembly.roll, assembly.corrections), (2, 2));

		assert_ok!(enter(5, id, result(2, 0, 0)));
		assert_noop!(strike_roll(NINA, id, [9]), Errors::AlreadyEntered);
		finish_phase(id);
		assert_noop!(strike_roll(NINA, id, [9]), Errors::NotInThisPhase);
	});
}

#[test]
fn members_leave_the_roll_of_a_secret_vote_and_even_that_of_their_own_case() {
	new_test(|| {
		let id = opened(Track::Special, &judge(6));
		assert_ok!(roll_call(5, id, [4, 6, 9]));
		assert_ok!(strike_roll(DORA, id, [4]));
		assert_noop!(vote(DORA, id, Choice::For), Errors::SecretBallot);
		assert_noop!(strike_roll(6, id, [9]), Errors::Recused);
		assert_ok!(strike_roll(6, id, [6]));
		assert_eq!(Assemblies::<Test>::get(id, BAKERY).unwrap().roll, 1);
	});
}

#[test]
fn another_teller_takes_off_the_roll_whom_one_entered_by_mistake() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, [1, 2, 3]));
		assert_noop!(strike_roll(5, id, [1]), Errors::NotOtherTeller);
		assert_noop!(strike_roll(6, id, [4]), Errors::NotOnRoll);
		assert_noop!(strike_roll(6, id, [1, 1]), Errors::NotOnRoll);
		assert_ok!(vote(4, id, Choice::For));
		assert_noop!(strike_roll(6, id, [4]), Errors::NotOnRoll);
		events();
		assert_ok!(strike_roll(6, id, [1, 2]));
		assert_eq!(events(), [Event::RollStruck { resolution: id, coop: BAKERY, by: 6, roll: 1 }]);
		assert_ok!(vote(1, id, Choice::For));
		assert_ok!(roll_call(7, id, [2]));
		assert_eq!(Assemblies::<Test>::get(id, BAKERY).unwrap().roll, 2);
	});
}

#[test]
fn recused_and_judged_tellers_do_not_count() {
	new_test(|| {
		let id = opened(Track::Ordinary, &pay(5));
		assert_noop!(roll_call(5, id, [1]), Errors::Recused);
		assert_noop!(enter(5, id, result(0, 0, 0)), Errors::Recused);

		let id = opened(Track::Special, &judge(6));
		assert_eq!((resolution(id).judged.to_vec(), resolution(id).electors()), (vec![6], 10));
		assert_noop!(roll_call(6, id, [1]), Errors::Recused);
		assert_noop!(strike_roll(6, id, [1]), Errors::Recused);
		assert_noop!(enter(6, id, result(0, 0, 0)), Errors::Recused);
		assert_noop!(Resolutions::discard_result(signed(6), id, BAKERY), Errors::Recused);
		// Who is judged keeps the vote.
		assert_ok!(roll_call(5, id, [6]));
	});
}

#[test]
fn the_word_of_a_teller_counts_as_long_as_the_office_lasts() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=6));
		assert_ok!(enter(5, id, result(6, 0, 0)));
		assert_ok!(enter(6, id, result(6, 0, 0)));
		Offices::mutate(|offices| offices.retain(|term| *term != (BAKERY, Office::Teller, 5)));
		assert_ok!(enter(7, id, result(6, 0, 0)));
		assert_eq!(tally(id), (0, 0, 0));
		assert_eq!(Assemblies::<Test>::get(id, BAKERY).unwrap().tellers.to_vec(), [6, 7]);
		assert_ok!(enter(8, id, result(6, 0, 0)));
		assert_eq!(tally(id), (6, 0, 0));
	});
}

#[test]
fn votes_on_the_chain_and_in_the_assembly_add_up() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		vote_all(id, [1, 2], Choice::For);
		vote_all(id, [3], Choice::Against);
		assert_ok!(roll_call(5, id, [4, 5, 6]));
		count_assembly(id, result(0, 1, 1));
		vote_all(id, [10], Choice::For);
		// One in the room gave no vote, and took part all the same.
		assert_eq!(resolution(id).tally, Tally { for_: 3, against: 2, abstain: 1, on_chain: 4, in_assembly: 3 });
		assert_eq!(Resolutions::overview(id).unwrap().participants, 7);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn a_roll_without_a_result_is_no_quorum() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(vote(9, id, Choice::For));
		assert_ok!(roll_call(5, id, 1..=8));
		assert_ok!(enter(5, id, result(8, 0, 0)));
		assert_ok!(enter(6, id, result(8, 0, 0)));
		finish_phase(id);
		assert_eq!(phase(id), Phase::SecondCall);
	});
}

#[test]
fn a_secret_vote_takes_place_in_an_assembly_only() {
	new_test(|| {
		let id = opened(Track::Special, &judge(4));
		assert_noop!(vote(CHAIR, id, Choice::For), Errors::SecretBallot);
		assert_ok!(roll_call(5, id, [1, 2, 3, 4, 9, 10]));
		count_assembly(id, result(5, 1, 0));
		finish_phase(id);
		finish_phase(id);
		assert_eq!(done(), [4]);
		let mandate = Done::get()[0].0;
		assert_eq!((mandate.track, mandate.secrecy), (Track::Special, Secrecy::Secret));
	});
}

#[test]
fn a_person_is_judged_by_the_majority_for_expulsions() {
	for (for_, against, passes) in [(6, 2, true), (7, 3, false)] {
		new_test(|| {
			let id = opened(Track::Special, &judge(4));
			assert_ok!(roll_call(5, id, (1..=10).take((for_ + against) as usize)));
			count_assembly(id, result(for_, against, 0));
			finish_phase(id);
			assert_eq!(phase(id) == Phase::Passed, passes);
		});
	}
}

#[test]
fn an_assembly_that_changes_the_result_in_the_last_day_extends_the_vote() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=6));
		almost_finish_phase(id);
		let closes_at = resolution(id).ends_at.unwrap() + DAY;
		events();
		count_assembly(id, result(6, 0, 0));
		assert_eq!(events().pop(), Some(Event::VoteExtended { resolution: id, closes_at }));
		assert_eq!(phase(id), Phase::Voting { second_call: false, extensions: 1 });
	});
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=6));
		almost_finish_phase(id);
		count_assembly(id, result(0, 6, 0));
		assert_eq!(left(id), 1, "it would have failed before, too");
	});
}

#[test]
fn who_appeals_has_a_vote_on_it_even_while_suspended() {
	new_test(|| {
		let id = appeal_of_suspended_dora();
		assert_eq!((resolution(id).appellant, resolution(id).electors()), (Some(4), 10));
		assert_ok!(roll_call(5, id, [4, 1, 2, 3, 9, 10]));
		count_assembly(id, result(6, 0, 0));
		finish_phase(id);
		finish_phase(id);
		assert_eq!(done(), [5]);
	});
}

#[test]
fn who_is_to_be_expelled_has_a_vote_on_it_even_while_suspended() {
	new_test(|| {
		set_vote(BAKERY, 4, false);
		let id = opened(Track::Special, &judge(4));
		assert_eq!((resolution(id).appellant, resolution(id).electors()), (Some(4), 10));
		assert_ok!(roll_call(5, id, [4, 1, 2, 3, 9, 10]));
		count_assembly(id, result(4, 2, 0));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
	});
}

#[test]
fn all_who_are_appointed_in_a_batch_do_not_count_the_votes() {
	new_test(|| {
		let id = opened(Track::Ordinary, &batch([appoint(7), note(1), appoint(6), appoint(7)]));
		assert_eq!((resolution(id).judged.to_vec(), resolution(id).electors()), (vec![6, 7], 10));
		for teller in [6, 7] {
			assert_noop!(roll_call(teller, id, [1]), Errors::Recused);
			assert_noop!(enter(teller, id, result(0, 0, 0)), Errors::Recused);
		}
		assert_ok!(roll_call(5, id, [6]));
		assert_ok!(vote(7, id, Choice::For));
		assert_ok!(enter(8, id, result(0, 0, 0)));
	});
	let nested = batch([judge(7), batch([batch([appoint(6), judge(7)]), note(1)])]);
	assert_eq!(Resolutions::judged_by(&nested), [6, 7]);
}

#[test]
fn who_appeals_with_a_vote_counts_once() {
	new_test(|| {
		let id = opened(Track::Special, &deeds::Call::decide_appeal { member: 4 }.into());
		assert_eq!(resolution(id).judged.to_vec(), [4]);
		assert_eq!((resolution(id).appellant, resolution(id).electors()), (None, 10));
	});
}

#[test]
fn a_suspended_member_has_no_vote_on_other_matters_or_after_leaving() {
	new_test(|| {
		set_vote(BAKERY, 4, false);
		for other in [bylaws(), appoint(4), judge(9), deeds::Call::decide_appeal { member: 9 }.into()] {
			let id = opened(Track::Special, &other);
			assert_eq!((resolution(id).appellant, resolution(id).electors()), (None, 9));
			assert_noop!(roll_call(5, id, [4]), Errors::NotElector);
		}

		let appeal = appeal_of_suspended_dora();
		unseat(BAKERY, 4);
		assert_noop!(roll_call(5, appeal, [4]), Errors::NotElector);
		// Who has left before the vote opens does not count for it.
		let late = opened(Track::Special, &deeds::Call::decide_appeal { member: 4 }.into());
		assert_eq!((resolution(late).appellant, resolution(late).electors()), (None, 9));
	});
}

#[test]
fn a_teller_who_appeals_does_not_count_the_votes() {
	new_test(|| {
		set_vote(BAKERY, 5, false);
		let id = opened(Track::Special, &deeds::Call::decide_appeal { member: 5 }.into());
		assert_noop!(roll_call(5, id, [1]), Errors::Recused);
	});
}
