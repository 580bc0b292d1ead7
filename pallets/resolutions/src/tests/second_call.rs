//! The second call of an ordinary resolution.

use super::*;

/// A resolution on second call after so many voted for it at the first one.
fn on_second_call(for_: AccountId) -> ResolutionId {
	let id = opened(Track::Ordinary, &note(1));
	vote_all(id, 1..=for_, Choice::For);
	finish_phase(id);
	assert_eq!(phase(id), Phase::SecondCall);
	finish_phase(id);
	assert_eq!(phase(id), Phase::Voting { second_call: true, extensions: 0 });
	id
}

#[test]
fn it_is_set_and_opens_by_itself_with_the_lower_quorum() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		let opened_at = resolution(id).opened_at;
		almost_finish_phase(id);
		events();
		finish_phase(id);
		let opens_at = START + 35 * DAY;
		assert_eq!(events(), [Event::SecondCallSet { resolution: id, opens_at }]);
		almost_finish_phase(id);
		finish_phase(id);
		let closes_at = opens_at + 7 * DAY;
		assert_eq!(
			events(),
			[Event::VotingOpened { resolution: id, closes_at, electors: 10, quorum: 2, second_call: true }]
		);
		assert_eq!(resolution(id).opened_at, opened_at, "the vote first opened at the first call");
		assert_eq!(motion(id).opened_at, Some(opened_at + CIVIL_AHEAD));
	});
}

#[test]
fn ballots_stand_and_can_be_changed() {
	new_test(|| {
		let id = on_second_call(3);
		assert_eq!(tally(id), (3, 0, 0));
		assert_refused!(vote(1, id, Choice::For), Errors::AlreadyVotedSo);
		assert_ok!(vote(1, id, Choice::Against));
		assert_ok!(vote(4, id, Choice::Against));
		assert_eq!((tally(id), resolution(id).tally.on_chain), ((2, 2, 0), 4));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
	});
}

#[test]
fn those_who_voted_at_the_first_call_suffice() {
	new_test(|| {
		let id = on_second_call(2);
		almost_finish_phase(id);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn a_special_resolution_whose_assembly_did_not_come_about_is_voted_on_openly() {
	new_test(|| {
		let id = supported(Track::Special, &bylaws());
		for who in [DORA, NINA] {
			assert_ok!(Resolutions::request_secrecy(signed(who), id));
		}
		assert_eq!(resolution(id).secrecy, Secrecy::Secret);
		finish_phase(id);
		// There is no teller in office.
		for teller in 5..=7 {
			end_term(BAKERY, Office::Teller, teller);
		}
		assert_refused!(vote(CHAIR, id, Choice::For), Errors::SecretBallot);
		assert_eq!(Resolutions::overview(id).unwrap().next, Next::SecondCall);
		finish_phase(id);
		assert_eq!((phase(id), resolution(id).secrecy), (Phase::SecondCall, Secrecy::Open));
		finish_phase(id);
		// The quorum is that of the first call.
		assert_eq!(Resolutions::overview(id).unwrap().participants_needed, 6);
		vote_all(id, 1..=5, Choice::For);
		assert_eq!(resolution(id).rejection(), Some(Rejection::NoQuorum));
		vote_all(id, [6], Choice::For);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn a_special_resolution_has_no_other_second_call() {
	// Nobody asked for an assembly, or one was counted.
	for asked in [false, true] {
		new_test(|| {
			let id = supported(Track::Special, &bylaws());
			if asked {
				assert_ok!(Resolutions::request_secrecy(signed(DORA), id));
				assert_ok!(Resolutions::request_secrecy(signed(NINA), id));
			}
			finish_phase(id);
			if asked {
				assert_ok!(roll_call(5, id, 1..=5));
				count_assembly(id, result(5, 0, 0));
			}
			finish_phase(id);
			assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoQuorum });
		});
	}
}

/// An open vote on new bylaws, on which so many are in a room, as one of three tellers reports it and another one agrees.
fn without_the_third_teller(present: MemberNo) -> ResolutionId {
	let id = opened(Track::Special, &bylaws());
	assert_ok!(vote(NINA, id, Choice::For));
	assert_ok!(roll_call(5, id, 1..=present));
	assert_ok!(enter(5, id, result(present, 0, 0)));
	assert_ok!(confirm(6, id, 5));
	id
}

#[test]
fn no_teller_rejects_by_silence_what_has_its_quorum_with_those_in_the_room() {
	new_test(|| {
		let id = without_the_third_teller(5);
		assert_eq!(Resolutions::overview(id).unwrap().next, Next::SecondCall);
		finish_phase(id);
		assert_eq!((phase(id), resolution(id).secrecy), (Phase::SecondCall, Secrecy::Open));
		finish_phase(id);
		// The quorum is that of the first call, and who has voted on the chain has.
		assert_eq!(Resolutions::overview(id).unwrap().participants_needed, 6);
		assert_eq!(tally(id), (1, 0, 0));
		vote_all(id, 1..=5, Choice::For);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
	// There is no third one.
	new_test(|| {
		let id = without_the_third_teller(5);
		finish_phase(id);
		finish_phase(id);
		assert_ok!(roll_call(5, id, 1..=5));
		assert_ok!(enter(5, id, result(5, 0, 0)));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoQuorum });
	});
}

#[test]
fn what_would_have_missed_its_quorum_with_those_in_the_room_is_rejected() {
	let rejected = |id| {
		finish_phase(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoQuorum });
	};
	new_test(|| rejected(without_the_third_teller(4)));
	// Nor does a roll suffice of which no result is reported.
	new_test(|| {
		let id = opened(Track::Special, &bylaws());
		assert_ok!(roll_call(5, id, 1..=6));
		rejected(id);
	});
	// Nor does a result to which nobody else agrees.
	new_test(|| {
		let id = opened(Track::Special, &bylaws());
		assert_ok!(roll_call(5, id, 1..=6));
		assert_ok!(enter(5, id, result(6, 0, 0)));
		rejected(id);
	});
}

#[test]
fn who_is_judged_in_secret_is_never_judged_openly() {
	new_test(|| {
		let id = opened(Track::Special, &judge(4));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoQuorum });
	});
}

#[test]
fn nobody_decides_alone() {
	new_test(|| {
		// A tenth of ten is one.
		let id = on_second_call(1);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoQuorum });
	});
}

#[test]
fn what_was_decided_on_it_still_says_so() {
	for (for_, passes) in [(2, true), (0, false)] {
		new_test(|| {
			let id = opened(Track::Ordinary, &note(1));
			assert!(!resolution(id).second_call);
			let quorum = || Resolutions::overview(id).unwrap().participants_needed;
			assert_eq!(quorum(), 6);
			vote_all(id, 1..=for_, Choice::For);
			finish_phase(id);
			assert_eq!((phase(id), quorum()), (Phase::SecondCall, 2));
			finish_phase(id);
			finish_phase(id);
			assert_eq!(phase(id) == Phase::Passed, passes);
			while !Records::<Test>::contains_key(id) {
				assert_eq!((resolution(id).second_call, quorum()), (true, 2));
				finish_phase(id);
			}
			assert_eq!((record(id).second_call, quorum()), (true, 2));
		});
	}
	new_test(|| {
		let id = passed(Track::Ordinary, &note(1));
		assert!(!resolution(id).second_call);
		assert_eq!(Resolutions::overview(id).unwrap().participants_needed, 6);
	});
}

/// A resolution whose vote is secret because two members asked for it.
fn secret_on_request() -> ResolutionId {
	let id = supported(Track::Ordinary, &note(1));
	for who in [DORA, NINA] {
		assert_ok!(Resolutions::request_secrecy(signed(who), id));
	}
	finish_phase(id);
	assert_eq!(resolution(id).secrecy, Secrecy::Secret);
	id
}

#[test]
fn a_secret_vote_that_was_only_requested_is_open_then_if_no_assembly_was_counted() {
	new_test(|| {
		let id = secret_on_request();
		assert_refused!(vote(DORA, id, Choice::For), Errors::SecretBallot);
		// Two tellers do not make it count.
		assert_ok!(roll_call(5, id, 1..=6));
		assert_ok!(enter(5, id, result(6, 0, 0)));
		assert_ok!(confirm(6, id, 5));
		finish_phase(id);
		assert_eq!((phase(id), resolution(id).secrecy), (Phase::SecondCall, Secrecy::Open));
		finish_phase(id);
		vote_all(id, [1, 2], Choice::For);
		finish_phase(id);
		finish_phase(id);
		assert_eq!((done(), Done::get()[0].0.secrecy), (vec![1], Secrecy::Open));
	});
}

#[test]
fn a_secret_vote_stays_so_if_an_assembly_was_counted_or_it_had_to_be_or_it_judges_somebody() {
	new_test(|| {
		let id = secret_on_request();
		assert_ok!(roll_call(5, id, 1..=3));
		count_assembly(id, result(3, 0, 0));
		finish_phase(id);
		assert_eq!((phase(id), resolution(id).secrecy), (Phase::SecondCall, Secrecy::Secret));
		finish_phase(id);
		assert_refused!(vote(DORA, id, Choice::For), Errors::SecretBallot);
	});
	new_test(|| {
		NoteIsSecret::set(true);
		assert_eq!(secret_by_its_proposer(Track::Ordinary, &note(1)), Secrecy::Secret);
	});
	new_test(|| assert_eq!(secret_by_its_proposer(Track::Ordinary, &appoint(4)), Secrecy::Secret));
}

/// Whether the second call is secret of what its proposer wants to be secret, and for which no assembly was counted.
fn secret_by_its_proposer(track: Track, call: &RuntimeCall) -> Secrecy {
	assert_ok!(propose(CHAIR, track, Secrecy::Secret, call));
	assert_ok!(Resolutions::second(signed(SECRETARY), 1, BAKERY, 0));
	// Nobody asks for what it is already, so that no request is counted by which it could be opened.
	assert_refused!(Resolutions::request_secrecy(signed(DORA), 1), Errors::SecretBallot);
	finish_phase(1);
	assert_refused!(vote(CHAIR, 1, Choice::For), Errors::SecretBallot);
	assert_eq!(Resolutions::overview(1).unwrap().next, Next::SecondCall);
	finish_phase(1);
	assert_eq!(phase(1), Phase::SecondCall);
	resolution(1).secrecy
}

#[test]
fn what_only_its_proposer_wanted_to_be_secret_is_open_then_if_no_assembly_was_counted() {
	for (track, call) in [(Track::Ordinary, note(1)), (Track::Special, bylaws())] {
		new_test(|| {
			assert_eq!(secret_by_its_proposer(track, &call), Secrecy::Open);
			finish_phase(1);
			vote_all(1, 1..=6, Choice::For);
			finish_phase(1);
			assert_eq!(phase(1), Phase::Passed);
		});
	}
}

#[test]
fn there_is_no_third_call() {
	new_test(|| {
		let id = on_second_call(0);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoQuorum });
	});
}

#[test]
fn changes_of_a_ballot_are_counted_over_both_calls() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		for choice in [Choice::For, Choice::Against, Choice::For] {
			assert_ok!(vote(DORA, id, choice));
		}
		finish_phase(id);
		finish_phase(id);
		assert_ok!(vote(DORA, id, Choice::Against));
		assert_refused!(vote(DORA, id, Choice::For), Errors::TooManyChanges);
	});
}

#[test]
fn a_late_change_extends_it_too() {
	new_test(|| {
		let id = on_second_call(1);
		almost_finish_phase(id);
		assert_ok!(vote(DORA, id, Choice::For));
		assert_eq!(phase(id), Phase::Voting { second_call: true, extensions: 1 });
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn an_assembly_meets_anew_and_its_votes_are_taken_out() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(vote(10, id, Choice::For));
		assert_ok!(roll_call(5, id, [1, 2, 3, 4]));
		count_assembly(id, result(1, 2, 1));
		assert_eq!((tally(id), resolution(id).tally.participants()), ((2, 2, 1), 5));
		finish_phase(id);
		assert_eq!(phase(id), Phase::SecondCall);
		assert_eq!((tally(id), resolution(id).tally.participants()), ((1, 0, 0), 1));
		assert_eq!(Assemblies::<Test>::get(id, BAKERY), None);
		finish_phase(id);

		// One who was in the room votes on the chain now, another is in the room again.
		assert_ok!(vote(1, id, Choice::For));
		assert_refused!(strike_roll(5, id, [2]), Errors::NotOnRoll);
		assert_ok!(roll_call(5, id, [2, 3]));
		assert_refused!(roll_call(5, id, [2]), Errors::AlreadyOnRoll);
		assert_ok!(vote(3, id, Choice::Abstain));
		assert_ok!(strike_roll(5, id, [3]));
		assert_eq!(report(id, 5).roll, 1);
		count_assembly(id, result(0, 1, 0));
		assert_refused!(vote(2, id, Choice::For), Errors::VotesInAssembly);
		assert_eq!((tally(id), resolution(id).tally.participants()), ((2, 1, 1), 4));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn a_roll_that_was_not_counted_is_forgotten() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, [1, 2]));
		assert_ok!(enter(5, id, result(2, 0, 0)));
		assert_ok!(confirm(6, id, 5));
		finish_phase(id);
		finish_phase(id);
		assert_refused!(confirm(7, id, 5), Errors::NoResult);
		assert_refused!(enter(5, id, result(2, 0, 0)), Errors::MoreVotesThanMembers);
		assert_ok!(vote(1, id, Choice::For));
		assert_eq!((tally(id), resolution(id).tally.participants()), ((1, 0, 0), 1));
	});
}

#[test]
fn what_must_be_secret_by_now_stays_so_though_members_had_asked_for_it() {
	for (must, secrecy) in [(false, Secrecy::Open), (true, Secrecy::Secret)] {
		new_test(|| {
			let id = supported(Track::Ordinary, &note(1));
			for who in [TINA, NINA] {
				assert_ok!(Resolutions::request_secrecy(signed(who), id));
			}
			NoteIsSecret::set(must);
			assert_ok!(Resolutions::amend(signed(CHAIR), id, title(), Hash::default(), Some(opaque(&note(2)))));
			finish_phase(id);
			finish_phase(id);
			assert_eq!((phase(id), resolution(id).secrecy), (Phase::SecondCall, secrecy));
		});
	}
}
