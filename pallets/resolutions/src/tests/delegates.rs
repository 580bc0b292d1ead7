//! Ordinary resolutions of the federation: one co-op, one vote, given by its delegate or its members.

use super::*;
use rochdale_primitives::proposable::Proposable;

fn arithmetic(id: ResolutionId) -> Arithmetic {
	Results::<Test>::get(id).unwrap()
}

/// Co-ops for, against, abstaining and absent when the vote was closed.
fn counted(id: ResolutionId) -> (u32, u32, u32, u32) {
	let Arithmetic { coops_for, coops_against, coops_abstaining, coops_absent, .. } = arithmetic(id);
	(coops_for, coops_against, coops_abstaining, coops_absent)
}

fn ordinary() -> ResolutionId {
	federation_opened(Track::Ordinary, &federate(1))
}

#[test]
fn each_co_op_has_one_vote_which_its_delegate_gives() {
	new_test(|| {
		federation(5);
		// However many members a co-op has.
		(11..=60).for_each(|member| seat(5, member, account_in(5, member)));
		let id = federation_supported(Track::Ordinary, &federate(1));
		assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::NotInThisPhase);
		events();
		finish_phase(id);
		let closes_at = START + 28 * DAY;
		assert_eq!(
			events(),
			[Event::VotingOpened { resolution: id, closes_at, electors: 5, quorum: 3, second_call: false }]
		);
		let by = |who, coop| Resolutions::vote_as_delegate(signed(who), id, coop, Choice::For);
		assert_refused!(by(CHAIR, BAKERY), Errors::NotDelegate);
		assert_refused!(by(STRANGER, BAKERY), Errors::NotMember);
		assert_refused!(by(account_in(3, 1), 4), Errors::NotMember);
		assert_refused!(by(account_in(3, 1), 99), Errors::NotAsked);
		assert_refused!(
			Resolutions::vote_as_delegate(signed(DORA), id + 1, BAKERY, Choice::For),
			Errors::NoSuchResolution
		);
		assert_refused!(
			Resolutions::vote_as_delegate(RuntimeOrigin::root(), id, BAKERY, Choice::For),
			DispatchError::BadOrigin
		);
		assert_refused!(vote(CHAIR, id, Choice::For), Errors::DelegateVotes);
		assert_refused!(roll_call(5, id, [1]), Errors::DelegateVotes);

		assert_ok!(by(account_in(3, 1), 3));
		assert_eq!(events(), [Event::DelegateVoted { resolution: id, coop: 3, by: 1, choice: Choice::For }]);
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		delegates_vote(id, [4, 5], Choice::Against);
		close(id);
		assert_eq!((counted(id), phase(id)), ((3, 2, 0, 0), Phase::Passed));
		let Arithmetic { coops, coops_needed, ballots_for, weight_cast, .. } = arithmetic(id);
		assert_eq!((coops, coops_needed, ballots_for, weight_cast), (5, 3, 0, 0));
		assert_eq!((tally(id), resolution(id).tally.participants()), ((3, 2, 0), 5));
		assert_eq!(Time::get(), closes_at);
		finish_phase(id);
		assert_eq!(done_by_federation(), [1]);
	});
}

#[test]
fn a_tie_rejects() {
	new_test(|| {
		federation(4);
		let id = ordinary();
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		delegates_vote(id, [3, 4], Choice::Against);
		close(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
		assert_eq!(arithmetic(id).rejection, Some(Rejection::NoMajority));
	});
}

#[test]
fn abstaining_takes_part_and_decides_nothing() {
	for (for_, abstaining, passes) in [(1, 2, true), (0, 3, false), (0, 5, false)] {
		new_test(|| {
			federation(5);
			let id = ordinary();
			delegates_vote(id, (1..=5).take(for_), Choice::For);
			delegates_vote(id, (1..=5).skip(for_).take(abstaining), Choice::Abstain);
			close(id);
			let taken = (for_ + abstaining) as u32;
			assert_eq!(counted(id), (for_ as u32, 0, abstaining as u32, 5 - taken));
			let expected = if passes { Phase::Passed } else { Phase::Rejected { reason: Rejection::NoMajority } };
			assert_eq!(phase(id), expected);
		});
	}
}

#[test]
fn the_quorum_of_co_ops_is_rounded_up_and_missed_once() {
	new_test(|| {
		federation(5);
		let id = ordinary();
		delegates_vote(id, [3, 4], Choice::For);
		events();
		close(id);
		let opens_at = START + 35 * DAY;
		assert_eq!(events(), [Event::SecondCallSet { resolution: id, opens_at }]);
		assert_eq!(phase(id), Phase::SecondCall);
		assert_refused!(vote_as_delegate(5, id, Choice::For), Errors::NotInThisPhase);
		finish_phase(id);
		let closes_at = opens_at + 7 * DAY;
		assert_eq!(
			events(),
			[Event::VotingOpened { resolution: id, closes_at, electors: 5, quorum: 2, second_call: true }]
		);
		// What was voted stands, and can be changed.
		assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::AlreadyVotedSo);
		close(id);
		assert_eq!((phase(id), counted(id)), (Phase::Passed, (2, 0, 0, 3)));
	});
}

#[test]
fn no_co_op_decides_alone_even_on_second_call() {
	new_test(|| {
		CharterInForce::mutate(|charter| {
			charter.quorum_first_bps = 2_500;
			charter.quorum_second_bps = 0;
		});
		federation(4);
		// A quarter of four is one.
		let id = ordinary();
		assert_eq!(Resolutions::overview(id).unwrap().participants_needed, 2);
		delegates_vote(id, [3], Choice::For);
		close(id);
		assert_eq!(phase(id), Phase::SecondCall);
		finish_phase(id);
		assert_eq!(Resolutions::overview(id).unwrap().participants_needed, 2);
		close(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoQuorum });
	});
}

#[test]
fn suspended_co_ops_do_not_count_in_ordinary_resolutions() {
	new_test(|| {
		federation(5);
		set_voice(4, Voice::Suspended);
		set_voice(5, Voice::Suspended);
		let id = ordinary();
		assert_eq!((resolution(id).electors(), resolution(id).electorate.suspended), (3, 2));
		assert_refused!(vote_as_delegate(4, id, Choice::For), Errors::CoopSuspended);
		assert_refused!(Resolutions::vote(signed(account_in(4, 2)), id, 4, Choice::For), Errors::CoopSuspended);
		assert_refused!(instruct(4, id, Choice::For), Errors::CoopSuspended);
		// Two of three are more than half.
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		close(id);
		assert_eq!((phase(id), counted(id), arithmetic(id).coops), (Phase::Passed, (2, 0, 0, 1), 3));
		assert_eq!(position(id, 4), Position::Suspended);
	});
}

#[test]
fn a_delegate_changes_the_vote_a_few_times_and_his_successor_again() {
	new_test(|| {
		federation(3);
		let id = ordinary();
		for choice in [Choice::For, Choice::Against, Choice::Abstain, Choice::For] {
			assert_ok!(vote_as_delegate(3, id, choice));
			assert_refused!(vote_as_delegate(3, id, choice), Errors::AlreadyVotedSo);
		}
		assert_refused!(vote_as_delegate(3, id, Choice::Against), Errors::TooManyChanges);
		let former = delegate(3);
		appoint_delegate(3, 5);
		assert_refused!(Resolutions::vote_as_delegate(signed(former), id, 3, Choice::Against), Errors::NotDelegate);
		// The vote of the former delegate stands until the new one changes it.
		assert_eq!(position(id, 3), Position::For);
		assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::AlreadyVotedSo);
		assert_ok!(vote_as_delegate(3, id, Choice::Against));
		let vote = DelegateVote { by: Some(5), choice: Choice::Against, changes: 0 };
		assert_eq!(poll_of(id, 3).delegate, Some(vote));
	});
}

#[test]
fn members_vote_where_the_bylaws_say_so() {
	new_test(|| {
		federation(4);
		by_members(3);
		let id = federation_supported(Track::Ordinary, &federate(1));
		assert_refused!(request_ballot(3, 2, id), Errors::MembersVote);
		assert_refused!(instruct(3, id, Choice::For), Errors::MembersVote);
		finish_phase(id);
		assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::MembersVote);
		events();
		vote_in(3, id, [2], Choice::For);
		assert_eq!(events(), [Event::Voted { resolution: id, coop: 3, by: 2, choice: Choice::For }]);
		assert_refused!(Resolutions::vote(signed(account_in(4, 2)), id, 3, Choice::For), Errors::NotMember);
		vote_in(3, id, 3..=6, Choice::For);
		// Five of ten are too few, six are enough.
		assert_eq!(position(id, 3), Position::Absent);
		vote_in(3, id, [7], Choice::Against);
		assert_eq!(position(id, 3), Position::For);
		vote_in(3, id, 3..=6, Choice::Against);
		assert_eq!(position(id, 3), Position::Against);
		vote_in(3, id, [8, 9, 10, 1], Choice::For);
		assert_eq!((poll_of(id, 3).tally.for_, poll_of(id, 3).tally.against), (5, 5));
		assert_eq!(position(id, 3), Position::Against, "a tie rejects in each co-op");
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		close(id);
		assert_eq!((phase(id), counted(id)), (Phase::Passed, (2, 1, 0, 1)));
		// Ballots of members are told, and weigh nothing in an ordinary resolution.
		assert_eq!((arithmetic(id).ballots_for, arithmetic(id).ballots_against), (5, 5));
	});
}

#[test]
fn a_co_op_whose_members_all_abstain_takes_part_without_deciding() {
	new_test(|| {
		federation(3);
		by_members(3);
		let id = ordinary();
		vote_in(3, id, 1..=6, Choice::Abstain);
		delegates_vote(id, [BAKERY], Choice::For);
		close(id);
		assert_eq!((phase(id), counted(id)), (Phase::Passed, (1, 0, 1, 1)));
	});
}

#[test]
fn a_co_op_that_misses_its_own_quorum_is_absent_and_has_a_second_one() {
	new_test(|| {
		federation(3);
		by_members(3);
		by_members(COURIERS);
		let id = ordinary();
		vote_in(3, id, 1..=2, Choice::For);
		vote_in(COURIERS, id, [1], Choice::For);
		delegates_vote(id, [BAKERY], Choice::For);
		close(id);
		// One of three took part.
		assert_eq!((phase(id), Results::<Test>::get(id)), (Phase::SecondCall, None));
		finish_phase(id);
		assert_eq!((position(id, 3), position(id, COURIERS)), (Position::For, Position::Absent));
		close(id);
		assert_eq!((phase(id), counted(id)), (Phase::Passed, (2, 0, 0, 1)));
	});
}

#[test]
fn a_co_op_in_which_nobody_has_a_vote_is_absent() {
	new_test(|| {
		federation(3);
		by_members(3);
		(1..=10).for_each(|member| set_vote(3, member, false));
		let id = ordinary();
		assert_eq!(poll_of(id, 3).electorate.electors, 0);
		assert_eq!(position(id, 3), Position::Absent);
		// Nor does it take part on second call, as if all of nobody had abstained.
		delegates_vote(id, [BAKERY], Choice::For);
		close(id);
		assert_eq!((phase(id), position(id, 3)), (Phase::SecondCall, Position::Absent));
		finish_phase(id);
		assert_eq!(position(id, 3), Position::Absent);
	});
}

#[test]
fn enough_members_take_the_vote_from_their_delegate() {
	new_test(|| {
		federation(3);
		let draft = federation_draft(Track::Ordinary, &federate(1));
		assert_refused!(request_ballot(3, 5, draft), Errors::NotInThisPhase);
		let id = federation_supported(Track::Ordinary, &federate(1));
		seat(3, 11, account_in(3, 11));
		assert_refused!(request_ballot(3, 11, id), Errors::NotElector);
		assert_refused!(Resolutions::request_ballot(signed(STRANGER), id, 3), Errors::NotMember);
		assert_refused!(Resolutions::request_ballot(signed(DORA), id, 99), Errors::NotAsked);
		events();
		assert_ok!(request_ballot(3, 5, id));
		assert_eq!(events(), [Event::BallotRequested { resolution: id, coop: 3, by: 5, granted: false }]);
		assert_refused!(request_ballot(3, 5, id), Errors::AlreadySigned);
		// Requests in another co-op are for that co-op.
		assert_ok!(request_ballot(COURIERS, 5, id));
		assert_eq!(poll_of(id, 3).voter, Voter::Delegate);
		assert_ok!(instruct(3, id, Choice::Against));
		almost_finish_phase(id);
		events();
		assert_ok!(request_ballot(3, 6, id));
		assert_eq!(events(), [Event::BallotRequested { resolution: id, coop: 3, by: 6, granted: true }]);
		assert_eq!(poll_of(id, 3).voter, Voter::Members);
		// It can still decide, which holds where too few of its members vote.
		assert_ok!(instruct(3, id, Choice::Against));
		assert_refused!(request_ballot(3, 7, id), Errors::MembersVote);
		finish_phase(id);
		assert_refused!(request_ballot(COURIERS, 6, id), Errors::NotInThisPhase);
		assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::MembersVote);
		vote_in(3, id, 1..=6, Choice::For);
		delegates_vote(id, [BAKERY, COURIERS], Choice::Against);
		close(id);
		assert_eq!((phase(id), counted(id)), (Phase::Rejected { reason: Rejection::NoMajority }, (1, 2, 0, 0)));
	});
}

#[test]
fn members_take_the_vote_that_is_open_where_nobody_is_left_to_give_it() {
	new_test(|| {
		federation(3);
		let noticed = || federation_supported(Track::Ordinary, &federate(1));
		let (id, said) = (noticed(), noticed());
		finish_phase(id);
		assert_ok!(vote_as_delegate(3, said, Choice::For));
		assert_refused!(request_ballot(3, 5, id), Errors::NotInThisPhase);
		give_office(3, Office::Deputy, 7);
		end_term(3, Office::Delegate, 1);
		assert_refused!(request_ballot(3, 5, id), Errors::NotInThisPhase);
		end_term(3, Office::Deputy, 7);
		for member in [5, 6] {
			assert_ok!(request_ballot(3, member, id));
			// What the delegate has said stays.
			assert_refused!(request_ballot(3, member, said), Errors::NotInThisPhase);
		}
		assert_eq!((poll_of(id, 3).voter, poll_of(said, 3).voter), (Voter::Members, Voter::Delegate));
		vote_in(3, id, 1..=6, Choice::For);
		assert_eq!((position(id, 3), position(said, 3)), (Position::For, Position::For));
		close(id);
		assert_refused!(request_ballot(3, 8, id), Errors::NotInThisPhase);
	});
}

#[test]
fn what_the_co_op_decided_stands_until_a_ballot_of_its_members_has_its_quorum() {
	for (voters, choice, expected) in [
		(0, Choice::Against, Position::For),
		(5, Choice::Against, Position::For),
		(6, Choice::Against, Position::Against),
		(6, Choice::Abstain, Position::Abstains),
		(6, Choice::For, Position::For),
	] {
		new_test(|| {
			federation(3);
			let id = federation_supported(Track::Ordinary, &federate(1));
			assert_ok!(instruct(3, id, Choice::For));
			assert_ok!(request_ballot(3, 5, id));
			assert_ok!(request_ballot(3, 6, id));
			finish_phase(id);
			vote_in(3, id, 1..=voters, choice);
			delegates_vote(id, [BAKERY], Choice::For);
			delegates_vote(id, [COURIERS], Choice::Abstain);
			close(id);
			assert_eq!(position(id, 3), expected, "{voters} voted {choice:?}");
		});
	}
}

#[test]
fn two_do_not_overturn_what_the_co_op_decided_on_second_call() {
	new_test(|| {
		federation(3);
		let id = federation_supported(Track::Ordinary, &federate(1));
		assert_ok!(instruct(3, id, Choice::For));
		assert_ok!(request_ballot(3, 5, id));
		assert_ok!(request_ballot(3, 6, id));
		finish_phase(id);
		close(id);
		assert_eq!(phase(id), Phase::SecondCall);
		finish_phase(id);
		vote_in(3, id, 5..=6, Choice::Against);
		assert_eq!(position(id, 3), Position::For);
		vote_in(3, id, 7..=10, Choice::Against);
		assert_eq!(position(id, 3), Position::Against);
	});
}

#[test]
fn a_co_op_that_was_against_being_paid_stays_so_where_too_few_of_its_members_vote() {
	new_test(|| {
		federation(4);
		let id = federation_supported(Track::Ordinary, &federation_pays(coop_account(3)));
		assert_ok!(instruct(3, id, Choice::Against));
		assert_ok!(request_ballot(3, 5, id));
		assert_ok!(request_ballot(3, 6, id));
		finish_phase(id);
		assert_eq!(voter(id, 3), BY_PAID_MEMBERS);
		assert_eq!(position(id, 3), Position::Against);
		// It can take that back, and say nothing more.
		assert_ok!(instruct(3, id, Choice::Abstain));
		assert_eq!(position(id, 3), Position::Recused);
		assert_refused!(instruct(3, id, Choice::For), Errors::Recused);
	});
}

#[test]
fn two_hundred_members_suffice_to_ask() {
	new_test(|| {
		federation(2);
		let part = poll_of(federation_supported(Track::Ordinary, &federate(1)), BAKERY);
		let poll = |electors| Poll {
			electorate: rochdale_primitives::Electorate { version: 0, electors, suspended: 0 },
			..part.clone()
		};
		let needed = [1, 10, 20, 21, 2_000, 2_001, 1_000_000].map(|electors| poll(electors).petition());
		assert_eq!(needed, [1, 2, 2, 3, 200, 200, 200]);
	});
}

/// A proposal by consent of a co-op that its vote is given so. It takes effect ten days later.
fn instruction(coop: CoopId, id: ResolutionId, choice: Choice) -> ResolutionId {
	let call = Call::instruct { resolution: id, version: motion(id).amendments, choice }.into();
	assert_ok!(Resolutions::propose(
		signed(account(coop, 1)),
		coop,
		Track::Consent,
		Secrecy::Open,
		title(),
		Hash::default(),
		opaque(&call)
	));
	let own = ResolutionCount::<Test>::get();
	assert_ok!(Resolutions::second(signed(account(coop, 2)), own, coop, 0));
	own
}

#[test]
fn a_co_op_binds_its_delegate_by_a_resolution() {
	new_test(|| {
		federation(4);
		let id = federation_supported(Track::Ordinary, &federate(1));
		let own = instruction(3, id, Choice::Against);
		finish_phase(own);
		events();
		finish_phase(own);
		assert_eq!(phase(own), Phase::Enacted);
		assert_eq!(
			events(),
			[
				Event::Instructed { resolution: id, coop: 3, choice: Choice::Against },
				Event::Enacted { resolution: own },
			]
		);
		finish_phase(id);
		for choice in [Choice::For, Choice::Against, Choice::Abstain] {
			assert_refused!(vote_as_delegate(3, id, choice), Errors::Instructed);
		}
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		close(id);
		assert_eq!((phase(id), counted(id)), (Phase::Passed, (2, 1, 0, 1)));
	});
}

#[test]
fn nobodys_vote_is_given_on_a_text_that_they_have_not_read() {
	new_test(|| {
		federation(4);
		let id = federation_supported(Track::Ordinary, &federate(1));
		let own = instruction(3, id, Choice::For);
		finish_phase(own);
		finish_phase(own);
		assert_eq!((phase(own), position(id, 3)), (Phase::Enacted, Position::For));
		let late = instruction(4, id, Choice::For);
		assert_ok!(instruct(COURIERS, id, Choice::Against));
		let amend = |what| {
			let call = Some(opaque(&federate(what)));
			Resolutions::amend(signed(delegate(BAKERY)), id, title(), Hash::default(), call)
		};
		events();
		let info = amend(2).unwrap();
		assert_eq!(
			events(),
			[
				Event::Amended { resolution: id, amendments: 1, signatures_dropped: 0 },
				Event::InstructionEnded { resolution: id, coop: 3 },
			]
		);
		assert_eq!((poll_of(id, 3).delegate, position(id, COURIERS)), (None, Position::Against));
		assert!(info.actual_weight.unwrap().ref_time() > 0);
		assert_refused!(
			Call::<Test>::instruct { resolution: id, version: 0, choice: Choice::For }.check_proposed(Some(3)),
			Errors::TextAmended
		);
		assert_ok!(instruct(3, id, Choice::Against));
		// What a co-op is still deciding on the text before takes no effect on the new one.
		finish_phase(late);
		finish_phase(late);
		assert_eq!(phase(late), Phase::Failed { error: Errors::TextAmended.into() });
		finish_phase(id);
		assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::Instructed);
		assert_ok!(vote_as_delegate(4, id, Choice::Against));
	});
}

#[test]
fn an_instruction_during_the_vote_replaces_the_delegates_vote() {
	new_test(|| {
		CharterInForce::mutate(|charter| charter.voting_ordinary_days = 14);
		federation(3);
		let id = ordinary();
		assert_ok!(vote_as_delegate(3, id, Choice::For));
		let own = instruction(3, id, Choice::Against);
		finish_phase(own);
		// Until then the delegate decides.
		assert_ok!(vote_as_delegate(3, id, Choice::Abstain));
		finish_phase(own);
		assert_eq!(poll_of(id, 3).delegate, Some(DelegateVote { by: None, choice: Choice::Against, changes: 0 }));
		// The co-op can change its mind, its delegate cannot.
		assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::Instructed);
		assert_ok!(instruct(3, id, Choice::For));
		assert_eq!(position(id, 3), Position::For);
	});
}

#[test]
fn an_instruction_comes_in_time_or_fails() {
	new_test(|| {
		federation(3);
		let draft = federation_draft(Track::Ordinary, &federate(1));
		assert_refused!(instruct(3, draft, Choice::For), Errors::NotInThisPhase);
		assert_refused!(instruct(3, 99, Choice::For), Errors::NoSuchResolution);
		assert_refused!(Resolutions::instruct(signed(DORA), draft, 0, Choice::For), DispatchError::BadOrigin);
		assert_refused!(Resolutions::instruct(RuntimeOrigin::root(), draft, 0, Choice::For), DispatchError::BadOrigin);
		let special = federation_supported(Track::Special, &federate(1));
		assert_refused!(instruct(3, special, Choice::For), Errors::MembersVote);
		let id = ordinary();
		// The vote is over when the co-op has decided, and opens again a week later.
		let own = instruction(3, id, Choice::For);
		close(id);
		assert_eq!((phase(id), phase(own)), (Phase::SecondCall, Phase::Passed));
		finish_phase(own);
		assert_eq!(phase(own), Phase::Failed { error: Errors::NotInThisPhase.into() });
		finish_phase(id);
		assert_ok!(Resolutions::retry(signed(account_in(3, 5)), own, 3));
		assert_ok!(Resolutions::retry(signed(account_in(3, 1)), own, 3));
		finish_phase(own);
		assert_eq!((phase(own), position(id, 3)), (Phase::Enacted, Position::For));
		Time::set(resolution(id).ends_at.unwrap());
		assert_refused!(instruct(3, id, Choice::Against), Errors::NotInThisPhase);
	});
}

#[test]
fn a_co_op_that_had_decided_and_benefits_is_recused_all_the_same() {
	new_test(|| {
		federation(4);
		let id = federation_supported(Track::Ordinary, &federation_pays(coop_account(3)));
		assert_ok!(instruct(3, id, Choice::For));
		finish_phase(id);
		assert_eq!((position(id, 3), resolution(id).electors()), (Position::Recused, 3));
		// What it had decided binds its delegate, and counts for nothing.
		assert_refused!(vote_as_delegate(3, id, Choice::Against), Errors::Instructed);
		assert_ok!(instruct(3, id, Choice::Against));
		assert_eq!((position(id, 3), resolution(id).electors()), (Position::Against, 3));
	});
}

#[test]
fn a_co_op_that_is_paid_has_no_vote_on_it() {
	new_test(|| {
		federation(5);
		let id = federation_opened(Track::Ordinary, &federation_pays(coop_account(3)));
		let open = resolution(id);
		assert_eq!((recused(id), open.electors(), open.electorate.suspended), (vec![3], 4, 0));
		assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::Recused);
		assert_refused!(instruct(3, id, Choice::For), Errors::Recused);
		assert_refused!(Resolutions::vote(signed(account_in(3, 2)), id, 3, Choice::For), Errors::Recused);
		// Three of four must take part.
		assert_eq!(Resolutions::overview(id).unwrap().participants_needed, 3);
		delegates_vote(id, [4, 5], Choice::For);
		delegates_vote(id, [BAKERY], Choice::Against);
		close(id);
		assert_eq!((phase(id), counted(id), arithmetic(id).coops), (Phase::Passed, (2, 1, 0, 1), 4));
		finish_phase(id);
		assert_eq!(done_by_federation(), [1_000]);
	});
}

#[test]
fn a_co_op_that_is_paid_can_vote_against_it_and_for_no_quorum() {
	new_test(|| {
		federation(5);
		let id = federation_opened(Track::Ordinary, &batch([3, 4].map(|coop| federation_pays(coop_account(coop)))));
		assert_eq!((recused(id), resolution(id).electors()), (vec![3, 4], 3));
		for choice in [Choice::For, Choice::Abstain] {
			assert_refused!(vote_as_delegate(3, id, choice), Errors::Recused);
		}
		let by = |who, coop| Resolutions::vote_as_delegate(signed(who), id, coop, Choice::Against);
		assert_refused!(by(account_in(3, 2), 3), Errors::NotDelegate);
		assert_refused!(by(STRANGER, 3), Errors::NotMember);
		events();
		for coop in [3, 4] {
			assert_ok!(vote_as_delegate(coop, id, Choice::Against));
			assert_eq!(events(), [Event::DelegateVoted { resolution: id, coop, by: 1, choice: Choice::Against }]);
			assert_eq!((recused(id), resolution(id).electors()), (vec![3, 4], 3));
			let vote = DelegateVote { by: Some(1), choice: Choice::Against, changes: 0 };
			assert_eq!((voter(id, coop), poll_of(id, coop).delegate), (BY_PAID_DELEGATE, Some(vote)));
		}
		assert_refused!(vote_as_delegate(3, id, Choice::Against), Errors::AlreadyVotedSo);
		for choice in [Choice::For, Choice::Abstain] {
			assert_refused!(vote_as_delegate(3, id, choice), Errors::Recused);
		}
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		delegates_vote(id, [5], Choice::Abstain);
		close(id);
		assert_eq!((phase(id), counted(id)), (Phase::Rejected { reason: Rejection::NoMajority }, (2, 2, 1, 0)));
		assert_eq!((arithmetic(id).coops, resolution(id).tally.on_chain), (3, 3));
	});
}

#[test]
fn a_co_op_that_is_paid_can_take_back_what_its_delegate_said_against_it() {
	new_test(|| {
		federation(4);
		let id = federation_opened(Track::Ordinary, &federation_pays(coop_account(3)));
		assert_ok!(vote_as_delegate(3, id, Choice::Against));
		assert_eq!(position(id, 3), Position::Against);
		assert_ok!(instruct(3, id, Choice::Abstain));
		assert_eq!(position(id, 3), Position::Recused);
		assert_refused!(vote_as_delegate(3, id, Choice::Against), Errors::Instructed);
		assert_refused!(instruct(3, id, Choice::For), Errors::Recused);
	});
}

#[test]
fn a_suspended_co_op_gets_no_vote_by_being_paid() {
	new_test(|| {
		federation(5);
		set_voice(3, Voice::Suspended);
		let id = federation_opened(Track::Ordinary, &federation_pays(coop_account(3)));
		let _ = vote_as_delegate(3, id, Choice::Against);
		assert_eq!((resolution(id).electors(), poll_of(id, 3).delegate), (4, None));
	});
}

#[test]
fn paying_many_co_ops_does_not_make_the_quorum_small() {
	for (coops, paid, needed) in [(5, 1, 3), (5, 3, 3), (10, 1, 5), (10, 8, 5), (20, 1, 10), (20, 2, 10), (20, 16, 10)]
	{
		new_test(|| {
			federation(coops);
			let pays = (coops - paid + 1..=coops).map(|coop| federation_pays(coop_account(coop)));
			let id = federation_opened(Track::Ordinary, &batch(pays.collect::<Vec<_>>()));
			let Overview { electors, recused, participants_needed, .. } = Resolutions::overview(id).unwrap();
			assert_eq!((electors, recused, participants_needed), (coops - paid, paid, needed), "{paid} of {coops}");
		});
	}
}

#[test]
fn a_delegate_who_is_paid_can_vote_against_it_for_his_co_op() {
	new_test(|| {
		federation(4);
		let id = federation_opened(Track::Ordinary, &federation_pays(account_in(3, 1)));
		assert_refused!(vote_as_delegate(3, id, Choice::Abstain), Errors::Recused);
		assert_ok!(vote_as_delegate(3, id, Choice::Against));
		assert_eq!(position(id, 3), Position::Against);
	});
}

#[test]
fn a_delegate_who_is_paid_does_not_vote_for_his_co_op() {
	new_test(|| {
		federation(4);
		// Dora is delegate of the bakery and a member of the couriers.
		let id = federation_opened(Track::Ordinary, &batch([federation_pays(DORA), federation_pays(DORA)]));
		for coop in [BAKERY, COURIERS] {
			assert_eq!((poll_of(id, coop).recused.to_vec(), poll_of(id, coop).electorate.electors), (vec![4], 9));
		}
		assert_eq!((recused(id), resolution(id).electors()), (vec![], 4));
		assert_refused!(vote_as_delegate(BAKERY, id, Choice::For), Errors::Recused);
		// Another delegate can, and so can the co-op.
		appoint_delegate(BAKERY, 6);
		assert_ok!(vote_as_delegate(BAKERY, id, Choice::For));
		assert_ok!(instruct(BAKERY, id, Choice::Against));
	});
}

#[test]
fn a_vote_closes_in_time_if_nothing_changes_in_its_last_day() {
	new_test(|| {
		federation(3);
		let id = ordinary();
		delegates_vote(id, [BAKERY, COURIERS, 3], Choice::For);
		assert_eq!(left(id), 6 * DAY);
		almost_finish_phase(id);
		finish_phase(id);
		assert_eq!(phase(id), Phase::LastDay { second_call: false, extensions: 0, passes: true });
		assert_eq!(left(id), DAY);
		// A vote that changes the count but not the result.
		assert_ok!(vote_as_delegate(3, id, Choice::Against));
		almost_finish_phase(id);
		Time::set(Time::get() + 1);
		assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::NotInThisPhase);
		events();
		poll();
		assert_eq!(events(), [Event::Passed { resolution: id, enacts_at: Time::get() + 3 * DAY }]);
		assert_eq!((Time::get(), counted(id)), (START + 28 * DAY, (2, 1, 0, 0)));
	});
}

#[test]
fn a_result_that_changes_in_the_last_day_gives_a_day_more() {
	new_test(|| {
		federation(3);
		let id = ordinary();
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		finish_phase(id);
		assert_ok!(vote_as_delegate(BAKERY, id, Choice::Against));
		events();
		finish_phase(id);
		let closes_at = START + 29 * DAY;
		assert_eq!(events(), [Event::VoteExtended { resolution: id, closes_at }]);
		assert_eq!(phase(id), Phase::LastDay { second_call: false, extensions: 1, passes: false });
		assert_eq!((resolution(id).ends_at, Results::<Test>::get(id)), (Some(closes_at), None));
		// The others have time to answer, which changes the result again.
		assert_ok!(vote_as_delegate(3, id, Choice::For));
		finish_phase(id);
		assert_eq!(phase(id), Phase::LastDay { second_call: false, extensions: 2, passes: true });
		finish_phase(id);
		assert_eq!((phase(id), counted(id)), (Phase::Passed, (2, 1, 0, 0)));
	});
}

#[test]
fn a_change_that_is_taken_back_before_the_end_changes_nothing() {
	new_test(|| {
		federation(3);
		let id = ordinary();
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		finish_phase(id);
		assert_ok!(vote_as_delegate(BAKERY, id, Choice::Against));
		assert_ok!(vote_as_delegate(BAKERY, id, Choice::For));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn a_vote_is_extended_a_few_times_only() {
	new_test(|| {
		federation(5);
		let id = ordinary();
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		delegates_vote(id, [3, 4, 5], Choice::Against);
		finish_phase(id);
		let turns = [
			(5, Choice::For),
			(5, Choice::Against),
			(5, Choice::For),
			(BAKERY, Choice::Against),
			(BAKERY, Choice::For),
			(BAKERY, Choice::Against),
		];
		for (nth, (coop, choice)) in (0..).zip(turns) {
			let Phase::LastDay { extensions, passes, .. } = phase(id) else {
				panic!("it is still open");
			};
			assert_eq!((extensions, passes), (nth, choice == Choice::Against));
			assert_ok!(vote_as_delegate(coop, id, choice));
			finish_phase(id);
		}
		assert_eq!(MAX_EXTENSIONS, 5);
		assert_eq!((phase(id), counted(id)), (Phase::Rejected { reason: Rejection::NoMajority }, (2, 3, 0, 0)));
		assert_eq!(Time::get(), START + (28 + 5) * DAY);
	});
}

#[test]
fn the_second_call_has_a_last_day_too() {
	new_test(|| {
		federation(5);
		let id = ordinary();
		close(id);
		finish_phase(id);
		assert_eq!((phase(id), left(id)), (Phase::Voting { second_call: true, extensions: 0 }, 6 * DAY));
		finish_phase(id);
		assert_eq!(phase(id), Phase::LastDay { second_call: true, extensions: 0, passes: false });
		delegates_vote(id, [3, 4], Choice::For);
		finish_phase(id);
		assert_eq!(phase(id), Phase::LastDay { second_call: true, extensions: 1, passes: true });
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn a_late_chain_gives_the_whole_last_day() {
	new_test(|| {
		federation(3);
		let id = ordinary();
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		pass_days(100);
		assert_eq!((phase(id).vote(), left(id)), (Some(false), DAY));
		assert_ok!(vote_as_delegate(3, id, Choice::Against));
	});
}
