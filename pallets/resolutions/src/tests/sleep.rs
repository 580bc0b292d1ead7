//! Co-ops that stay away from the votes of the federation sleep; and who decides where few are left.

use super::*;
use rochdale_mocks::ACCOUNTS_OF_COOPS;
use rochdale_primitives::Electorate;

/// A vote of the federation in which these delegates take part. The others miss it.
fn vote_of(coops: &[CoopId]) -> ResolutionId {
	let id = federation_opened(Track::Ordinary, &federate(1));
	delegates_vote(id, coops.iter().copied(), Choice::For);
	close(id);
	if phase(id) == Phase::SecondCall {
		finish_phase(id);
		close(id);
	}
	id
}

/// Puts co-ops to sleep, as if they had missed enough votes long enough ago.
fn put_to_sleep(coops: impl IntoIterator<Item = CoopId>) {
	Time::mutate(|now| *now += 2 * u64::from(SLEEPS_AFTER_DAYS) * DAY);
	for coop in coops {
		absent(coop, Absence { votes: MISSED_VOTES, since: START, told: true });
	}
	events();
}

#[test]
fn a_co_op_sleeps_after_three_votes_and_a_year_that_it_missed() {
	new_test(|| {
		federation(4);
		let first = vote_of(&[BAKERY, COURIERS, 3]);
		let since = resolution(first).opened_at;
		assert_eq!(Absences::<Test>::get().get(&4).copied(), Some(Absence { votes: 1, since, told: false }));
		vote_of(&[BAKERY, COURIERS, 3]);
		vote_of(&[BAKERY, COURIERS, 3]);
		assert_eq!((absence(4), is_asleep(4)), (Some(3), false));
		// A vote more within the year, and it still counts.
		let id = vote_of(&[BAKERY, COURIERS, 3]);
		assert_eq!((resolution(id).electors(), absence(4)), (4, Some(4)));

		Time::set(since + u64::from(SLEEPS_AFTER_DAYS) * DAY - 1);
		assert!(!is_asleep(4));
		Time::mutate(|now| *now += 1);
		assert!(is_asleep(4));
		let id = federation_opened(Track::Ordinary, &federate(1));
		assert_eq!((resolution(id).electors(), poll_of(id, 4).asleep), (3, true));
		assert_eq!([1, 2, 3].map(absence), [None; 3]);
	});
}

#[test]
fn of_a_co_op_that_has_left_no_absence_is_kept() {
	new_test(|| {
		federation(5);
		vote_of(&[BAKERY, COURIERS, 3]);
		assert_eq!([4, 5].map(absence), [Some(1); 2]);
		// One that is suspended cannot miss a vote, and is no other one for that.
		set_voice(4, Voice::Suspended);
		set_voice(5, None);
		vote_of(&[BAKERY, COURIERS, 3]);
		assert_eq!([4, 5].map(absence), [Some(1), None]);
	});
}

#[test]
fn it_is_said_when_a_co_op_falls_asleep() {
	new_test(|| {
		federation(4);
		absent(4, Absence { votes: MISSED_VOTES - 1, since: START, told: false });
		Time::mutate(|now| *now += 2 * u64::from(SLEEPS_AFTER_DAYS) * DAY);
		let id = federation_opened(Track::Ordinary, &federate(1));
		assert!(!poll_of(id, 4).asleep);
		delegates_vote(id, [BAKERY, COURIERS, 3], Choice::For);
		finish_phase(id);
		events();
		finish_phase(id);
		assert_eq!(events().first(), Some(&Event::FellAsleep { coop: 4 }));
		// It is not said again.
		assert!(is_asleep(4));
		vote_of(&[BAKERY, COURIERS, 3]);
		assert!(!events().contains(&Event::FellAsleep { coop: 4 }));
	});
}

#[test]
fn a_year_that_passes_without_a_vote_is_said_at_the_notice_of_the_next_one() {
	new_test(|| {
		federation(4);
		for _ in 0..3 {
			vote_of(&[BAKERY, COURIERS, 3]);
		}
		assert_eq!((absence(4), is_asleep(4)), (Some(3), false));
		pass_days(SLEEPS_AFTER_DAYS as u16);
		assert!(is_asleep(4));
		assert!(!events().contains(&Event::FellAsleep { coop: 4 }), "nothing happens by itself");
		let draft = federation_draft(Track::Ordinary, &federate(1));
		assert!(!events().contains(&Event::FellAsleep { coop: 4 }));
		assert_ok!(Resolutions::second(signed(delegate(COURIERS)), draft, COURIERS, 0));
		assert_eq!(events().into_iter().filter(|event| *event == Event::FellAsleep { coop: 4 }).count(), 1);
		// In time to wake by it, and not again if it does not.
		assert!(matches!(phase(draft), Phase::Notice { .. }));
		vote_of(&[BAKERY, COURIERS, 3]);
		vote_of(&[BAKERY, COURIERS, 3]);
		assert!(!events().contains(&Event::FellAsleep { coop: 4 }));
		// Who has woken is told when they fall asleep anew.
		vote_of(&[BAKERY, COURIERS, 3, 4]);
		assert!(events().contains(&Event::Woken { coop: 4 }));
		for _ in 0..3 {
			vote_of(&[BAKERY, COURIERS, 3]);
		}
		pass_days(SLEEPS_AFTER_DAYS as u16);
		vote_of(&[BAKERY, COURIERS, 3]);
		assert_eq!(events().into_iter().filter(|event| *event == Event::FellAsleep { coop: 4 }).count(), 1);
	});
}

#[test]
fn what_is_not_a_vote_of_all_is_not_missed() {
	new_test(|| {
		federation(5);
		set_voice(4, Voice::Suspended);
		set_voice(5, Voice::Seasoning);
		vote_of(&[BAKERY, COURIERS]);
		assert_eq!([1, 2, 3, 4, 5].map(absence), [None, None, Some(1), None, None]);
		// Neither is a decision in which it is paid or judged, nor one that only some co-ops take.
		let id = federation_opened(Track::Special, &suspend_coop(3));
		close(id);
		assert_eq!([1, 2, 3].map(absence), [Some(1); 3]);
	});
}

#[test]
fn a_first_call_without_quorum_is_no_vote_that_was_missed_twice() {
	new_test(|| {
		federation(5);
		let id = federation_opened(Track::Ordinary, &federate(1));
		close(id);
		assert_eq!((phase(id), absence(5)), (Phase::SecondCall, None));
		finish_phase(id);
		delegates_vote(id, [BAKERY, COURIERS], Choice::For);
		close(id);
		assert_eq!([1, 3, 5].map(absence), [None, Some(1), Some(1)]);
	});
}

#[test]
fn a_co_op_that_sleeps_is_awake_once_it_takes_part_and_counts_at_once() {
	new_test(|| {
		federation(4);
		put_to_sleep([4]);
		let id = federation_opened(Track::Special, &upgrade());
		assert_eq!((resolution(id).electors(), position(id, 4)), (3, Position::Absent));
		[BAKERY, COURIERS].into_iter().for_each(|coop| vote_in(coop, id, 1..=6, Choice::For));
		// Two of three are enough. With one of its members it does not take part, with half of them it does.
		vote_in(4, id, 1..=1, Choice::Against);
		let now = || {
			let sum = Resolutions::arithmetic_now(id, &resolution(id));
			(sum.coops, sum.coops_needed, sum.coops_woken, sum.coops_against, sum.coops_absent, sum.rejection)
		};
		assert_eq!(now(), (3, 2, 0, 0, 1, None));
		vote_in(4, id, 2..=6, Choice::Against);
		assert_eq!(now(), (4, 3, 1, 1, 1, Some(Rejection::NoMajorityOfCoops)));
		events();
		close(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajorityOfCoops });
		assert!(events().contains(&Event::Woken { coop: 4 }));
		assert_eq!((absence(4), is_asleep(4)), (None, false));
		assert_eq!(resolution(federation_opened(Track::Special, &upgrade())).electors(), 4);
	});
}

#[test]
fn eleven_of_thirty_without_voters_stop_nobody_for_ever() {
	new_test(|| {
		federation(30);
		let passes = || {
			let id = federation_opened(Track::Special, &upgrade());
			(1..=19).for_each(|coop| vote_in(coop, id, 1..=6, Choice::For));
			close(id);
			phase(id) == Phase::Passed
		};
		assert!(!passes());
		put_to_sleep(20..=30);
		assert!(passes());
		// Nor does one member of each who comes to vote against it: that is no quorum, and it sleeps on.
		let id = federation_opened(Track::Special, &upgrade());
		(1..=19).for_each(|coop| vote_in(coop, id, 1..=6, Choice::For));
		(20..=30).for_each(|coop| vote_in(coop, id, 1..=1, Choice::Against));
		close(id);
		assert_eq!(phase(id), Phase::Passed);
		assert!((20..=30).all(is_asleep));
	});
}

#[test]
fn who_sleeps_counts_if_they_are_judged_and_not_if_they_are_paid() {
	new_test(|| {
		federation(3);
		put_to_sleep([3]);
		let id = federation_opened(Track::Special, &suspend_coop(3));
		let sum = Resolutions::arithmetic_now(id, &resolution(id));
		assert_eq!((resolution(id).electors(), resolution(id).concerned.judged, sum.coops), (2, 1, 3));
		assert_eq!(sum.coops_needed, 2);
		let id = paying_coop(3);
		let sum = Resolutions::arithmetic_now(id, &resolution(id));
		assert_eq!((resolution(id).electors(), resolution(id).concerned), (2, Concerned::default()));
		assert_eq!((sum.coops, sum.coops_needed), (2, 2));
		assert_eq!(voter(id, 3), BY_PAID_DELEGATE);
	});
}

fn paying_coop(coop: CoopId) -> ResolutionId {
	federation_opened(Track::Ordinary, &federation_pays(ACCOUNTS_OF_COOPS + AccountId::from(coop)))
}

/// The bakery puts something on the agenda of the federation by two of its own, and they wait for the vote.
fn by_two_bakers(call: &RuntimeCall) -> ResolutionId {
	let id = draft_by(BAKERY, account(BAKERY, 1), Track::Ordinary, call);
	assert_ok!(Resolutions::second(signed(account(BAKERY, 2)), id, BAKERY, 0));
	finish_phase(id);
	id
}

#[test]
fn where_three_others_are_awake_one_of_them_seconds() {
	new_test(|| {
		federation(4);
		let second = |id| Resolutions::second(signed(account(BAKERY, 2)), id, BAKERY, 0).plain();
		let propose = || draft_by(BAKERY, account(BAKERY, 1), Track::Ordinary, &federate(1));
		let id = propose();
		assert_refused!(second(id), Errors::SeconderIsProposer);
		put_to_sleep([COURIERS]);
		let id = propose();
		let alone = Resolutions::second(signed(account(BAKERY, 1)), id, BAKERY, 0).plain();
		assert_refused!(alone, Errors::SeconderIsProposer);
		assert_ok!(second(id));
		// One that has no vote itself does not.
		let id = propose();
		set_voice(BAKERY, Voice::Seasoning);
		assert_refused!(second(id), Errors::SeconderIsProposer);
	});
}

#[test]
fn who_answers_among_two_or_three_goes_on_once_the_others_have_slept_for_a_year() {
	for coops in 2..=3 {
		new_test(|| {
			federation(coops);
			for missed in 1..=MISSED_VOTES {
				let id = by_two_bakers(&federate(1));
				delegates_vote(id, [BAKERY], Choice::For);
				close(id);
				finish_phase(id);
				close(id);
				assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoQuorum });
				assert_eq!(absence(coops), Some(missed));
			}
			Time::mutate(|now| *now += u64::from(SLEEPS_AFTER_DAYS) * DAY);
			let id = by_two_bakers(&federate(1));
			vote_in(BAKERY, id, 1..=8, Choice::For);
			close(id);
			assert_eq!(phase(id), Phase::Passed);
		});
	}
}

#[test]
fn of_two_members_both_take_part_among_co_ops_also_where_one_of_them_is_paid() {
	new_test(|| {
		federation(3);
		join_federation(9, 2);
		by_members(9);
		let id = federation_opened(Track::Ordinary, &federation_pays(account_in(9, 2)));
		let poll = poll_of(id, 9);
		assert!(poll.recused.is_empty());
		assert_eq!([false, true].map(|second_call| poll.quorum(Track::Ordinary, second_call)), [2, 2]);
		vote_in(9, id, [1], Choice::For);
		assert_eq!(position(id, 9), Position::Absent);
		vote_in(9, id, [2], Choice::For);
		assert_eq!(position(id, 9), Position::For);

		// Nor does one of more decide where bylaws ask for few.
		let of = |electors, suspended| Poll {
			electorate: Electorate { version: 0, electors, suspended },
			quorum_first_bps: 2_500,
			..poll.clone()
		};
		let quorum = |electors, suspended| of(electors, suspended).quorum(Track::Ordinary, false);
		assert_eq!([0, 1, 2, 3, 4, 9].map(|electors| quorum(electors, 0)), [1, 1, 2, 2, 2, 3]);
		assert_eq!(quorum(1, 1), 2);
	});
}

#[test]
fn who_gives_the_vote_of_a_co_op_of_two_does_not_give_it_for_being_paid() {
	new_test(|| {
		federation(3);
		join_federation(9, 2);
		let id = federation_opened(Track::Ordinary, &federation_pays(account_in(9, 1)));
		assert_refused!(vote_as_delegate(9, id, Choice::For), Errors::Recused);
		assert_ok!(vote_as_delegate(9, id, Choice::Against));
	});
}

#[test]
fn those_who_have_woken_count_among_those_of_whom_a_fifth_suspends() {
	new_test(|| {
		federation(8);
		put_to_sleep(1..=8);
		let id = federation_opened(Track::Ordinary, &federate(1));
		(1..=6).for_each(|coop| vote_in(coop, id, 1..=8, Choice::For));
		(7..=8).for_each(|coop| vote_in(coop, id, 1..=8, Choice::Abstain));
		close(id);
		assert_eq!(phase(id), Phase::Passed);
		let challenge = |coop| Resolutions::challenge(signed(delegate(coop)), id, coop);
		assert_ok!(challenge(7));
		assert_eq!(phase(id), Phase::Passed);
		assert_ok!(challenge(8));
		assert_eq!(phase(id), Phase::Suspended);
	});
}

#[test]
fn who_is_awake_alone_decides_by_its_members_and_judges_nobody() {
	new_test(|| {
		federation(3);
		let alone = |id| Resolutions::second(signed(account(BAKERY, 2)), id, BAKERY, 0).plain();
		put_to_sleep([COURIERS, 3]);
		let id = draft_by(BAKERY, account(BAKERY, 1), Track::Ordinary, &federate(1));
		assert_refused!(
			Resolutions::second(signed(account(BAKERY, 1)), id, BAKERY, 0).plain(),
			Errors::SeconderIsProposer
		);
		assert_ok!(alone(id));
		finish_phase(id);
		assert_eq!((resolution(id).electors(), poll_of(id, BAKERY).voter), (1, Voter::Members));
		assert_refused!(vote_as_delegate(BAKERY, id, Choice::For), Errors::MembersVote);
		vote_in(BAKERY, id, 1..=6, Choice::For);
		vote_in(BAKERY, id, 7..=10, Choice::Against);
		// Six of ten are no two thirds.
		assert_eq!(position(id, BAKERY), Position::Against);
		vote_in(BAKERY, id, 7..=8, Choice::For);
		assert_eq!(position(id, BAKERY), Position::For);
		close(id);
		assert_eq!(phase(id), Phase::Passed);
		// Nobody speaks for a second co-op when it has failed.
		fails(id);
		let retry = |member| Resolutions::retry(signed(account(BAKERY, member)), id, BAKERY).plain();
		assert_ok!(retry(1));
		assert_refused!(retry(1), Errors::AlreadySigned);
		assert_ok!(retry(2));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Enacted);

		let id = draft_by(BAKERY, account(BAKERY, 1), Track::Special, &suspend_coop(3));
		assert_ok!(alone(id));
		finish_phase(id);
		vote_in(BAKERY, id, 1..=10, Choice::For);
		close(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajorityOfCoops });
	});
}

#[test]
fn those_suspended_never_keep_all_the_others_from_two_thirds() {
	for (awake, suspended) in (1..=6u32).flat_map(|awake| (0..=6u32).map(move |suspended| (awake, suspended))) {
		new_test(|| {
			federation(awake + suspended);
			(awake + 1..=awake + suspended).for_each(|coop| set_voice(coop, Voice::Suspended));
			if awake + suspended == 1 {
				set_voice(COURIERS, None);
			}
			let mut open = Resolution {
				body: Body::Federation,
				electorate: Electorate { version: 0, electors: 0, suspended: 0 },
				..resolution(special_draft())
			};
			Resolutions::open_polls(1, &mut open).unwrap();
			let needed = crate::rules::among_coops::coops_needed(&open, 0);
			assert!(needed <= awake, "{awake} awake, {suspended} suspended: {needed}");
			// As long as they can have suspended the others themselves each of these counts.
			if suspended * 2 <= awake {
				assert_eq!(needed, ((awake + suspended) * 2).div_ceil(3));
			}
			// The next one is judged only where two thirds are left without them.
			let judging = Resolution {
				electorate: Electorate { electors: awake - 1, ..open.electorate },
				concerned: Concerned { paid: 0, judged: 1 },
				..open
			};
			let needed = crate::rules::among_coops::coops_needed(&judging, 0);
			assert_eq!(needed < awake, (awake + suspended) * 2 <= (awake - 1) * 3, "{awake} {suspended}");
		});
	}
}

fn special_draft() -> ResolutionId {
	draft_by(BAKERY, account(BAKERY, 1), Track::Special, &upgrade())
}

#[test]
fn finality_starts_anew_without_the_delegates_of_who_sleeps() {
	new_test(|| {
		federation(4);
		let call = |coop| Resolutions::call_emergency(signed(delegate(coop)), coop, 10, 0).plain();
		System::set_block_number(100);
		assert_ok!(call(BAKERY));
		assert_ok!(call(COURIERS));
		assert_eq!(Restarted::get(), []);
		put_to_sleep([3, 4]);
		assert_ok!(call(BAKERY));
		assert_ok!(call(COURIERS));
		assert_eq!(Restarted::get(), [(10, 0)]);
	});
}

/// Whether co-op 3 with so many members, of whom so many have no vote for now, can decide what all who have one want.
fn decides(members: u32, suspended: u32, track: Track, second_call: bool) -> bool {
	let electorate = Electorate { version: 0, electors: members - suspended, suspended };
	let votes = members - suspended;
	let tally = Tally { for_: votes, on_chain: votes, ..Default::default() };
	let open = resolution(draft(track, &if track == Track::Special { bylaws() } else { note(1) }));
	Resolution { electorate, second_call, tally, ..open }.rejection().is_none()
}

#[test]
fn one_two_or_three_members_decide_as_the_table_says() {
	// Members, of whom suspended; whether an ordinary and a special resolution pass if all the others want it; signatures.
	let table = [
		(1, 0, true, true, 1),
		(2, 0, true, true, 2),
		(2, 1, false, false, 2),
		(3, 0, true, true, 2),
		(3, 1, true, true, 2),
		(3, 2, false, false, 2),
	];
	for (members, suspended, ordinary, special, signatures) in table {
		new_test(|| {
			for second_call in [false, true] {
				assert_eq!(
					decides(members, suspended, Track::Ordinary, second_call),
					ordinary,
					"{members} {suspended}"
				);
			}
			assert_eq!(decides(members, suspended, Track::Special, false), special, "{members} {suspended}");
			let electorate = Electorate { version: 0, electors: members - suspended, suspended };
			let rules = Rules::of(&Bylaws::get(), Track::Ordinary, Subject::Usual);
			assert_eq!(rules.petition(electorate), signatures, "{members} {suspended}");
		});
	}
}

#[test]
fn the_only_member_of_a_co_op_pays_what_it_owes() {
	new_test(|| {
		found(9);
		seat(9, 1, account_in(9, 1));
		let propose = |call: &RuntimeCall| {
			let call = opaque(call);
			Resolutions::propose(
				signed(account_in(9, 1)),
				9,
				Track::Ordinary,
				Secrecy::Open,
				title(),
				Hash::default(),
				call,
			)
		};
		assert_ok!(propose(&pay(STRANGER)));
		let id = ResolutionCount::<Test>::get();
		assert_refused!(Resolutions::second(signed(account_in(9, 1)), id, 9, 0).plain(), Errors::SeconderIsProposer);
		assert_ok!(Resolutions::sign_petition(signed(account_in(9, 1)), id, 9, 0));
		finish_phase(id);
		vote_in(9, id, [1], Choice::For);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
		// Nobody pays themselves.
		assert_ok!(propose(&pay(account_in(9, 1))));
		let id = ResolutionCount::<Test>::get();
		assert_ok!(Resolutions::sign_petition(signed(account_in(9, 1)), id, 9, 0));
		finish_phase(id);
		assert_refused!(Resolutions::vote(signed(account_in(9, 1)), id, 9, Choice::For).plain(), Errors::Recused);
		finish_phase(id);
		assert_ne!(phase(id), Phase::Passed);
	});
}

/// What the only two members of co-op 9 have proposed and signed, whose vote is open.
fn of_two(call: &RuntimeCall) -> ResolutionId {
	let (one, other) = (signed(account_in(9, 1)), signed(account_in(9, 2)));
	let call = opaque(call);
	assert_ok!(Resolutions::propose(one.clone(), 9, Track::Ordinary, Secrecy::Open, title(), Hash::default(), call));
	let id = ResolutionCount::<Test>::get();
	assert_ok!(Resolutions::sign_petition(one, id, 9, 0));
	assert_ok!(Resolutions::sign_petition(other, id, 9, 0));
	finish_phase(id);
	assert_eq!(phase(id), Phase::Voting { second_call: false, extensions: 0 });
	id
}

/// Founds a co-op of two members.
fn found_two() {
	found(9);
	(1..=2).for_each(|member| seat(9, member, account_in(9, member)));
}

#[test]
fn of_two_members_both_decide_also_on_what_pays_one_of_them() {
	let cent = || pay(account_in(9, 2));
	for call in [cent(), batch([cent(), pay(STRANGER)]), batch([cent(), pay(account_in(9, 1))])] {
		// Neither decides alone by having a little paid to the other.
		new_test(|| {
			found_two();
			let id = of_two(&call);
			assert_eq!((resolution(id).electors(), resolution(id).quorum()), (2, 2));
			vote_in(9, id, [1], Choice::For);
			finish_phase(id);
			assert_eq!(phase(id), Phase::SecondCall);
			finish_phase(id);
			finish_phase(id);
			assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoQuorum });
		});
		// And nobody is paid against the will of the other.
		for (choice, expected) in
			[(Choice::Against, Phase::Rejected { reason: Rejection::NoMajority }), (Choice::For, Phase::Passed)]
		{
			new_test(|| {
				found_two();
				let id = of_two(&call);
				vote_in(9, id, [1], choice);
				vote_in(9, id, [2], Choice::For);
				finish_phase(id);
				assert_eq!(phase(id), expected);
			});
		}
	}
	// What they have decided together and has failed they retry, and take back, together.
	new_test(|| {
		found_two();
		let id = of_two(&cent());
		vote_in(9, id, 1..=2, Choice::For);
		finish_phase(id);
		fails(id);
		let retry = |member| Resolutions::retry(signed(account_in(9, member)), id, 9).plain();
		assert_ok!(retry(1));
		// Who has joined meanwhile does not retry it with who is paid.
		seat(9, 3, account_in(9, 3));
		assert_refused!(retry(2), Errors::Recused);
		unseat(9, 3);
		assert_ok!(retry(2));
		assert_eq!(phase(id), Phase::Retried { suspended: false });
	});
	new_test(|| {
		found_two();
		set_bylaws(|bylaws| bylaws.notice_ordinary_days = 14);
		let id = of_two(&cent());
		vote_in(9, id, 1..=2, Choice::For);
		finish_phase(id);
		fails(id);
		let by = of_two(&Call::rescind { resolution: id }.into());
		vote_in(9, by, 1..=2, Choice::For);
		finish_phase(by);
		finish_phase(by);
		assert_eq!(phase(id), Phase::Rescinded { by });
	});
	// With a third one it is as in any other co-op.
	new_test(|| {
		found_two();
		seat(9, 3, account_in(9, 3));
		let id = of_two(&cent());
		assert_eq!((resolution(id).electors(), resolution(id).quorum()), (2, 2));
		let paid = Resolutions::vote(signed(account_in(9, 2)), id, 9, Choice::For).plain();
		assert_refused!(paid, Errors::Recused);
		vote_in(9, id, [1, 3], Choice::For);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

/// What the bakery decides for the federation, in which nobody else is awake, with eight of its ten members.
fn passed_alone() -> ResolutionId {
	federation(3);
	put_to_sleep([COURIERS, 3]);
	let id = by_two_bakers(&federate(1));
	vote_in(BAKERY, id, 1..=8, Choice::For);
	close(id);
	assert_eq!(phase(id), Phase::Passed);
	id
}

#[test]
fn what_one_co_op_has_decided_for_all_its_members_suspend() {
	new_test(|| {
		let id = passed_alone();
		let challenge = |coop, member| Resolutions::challenge(signed(account(coop, member)), id, coop).plain();
		assert_refused!(challenge(3, 1), Errors::NotAsked);
		assert_refused!(challenge(BAKERY, 4), Errors::WasForIt);
		assert_ok!(challenge(BAKERY, 9));
		assert_refused!(challenge(BAKERY, 9), Errors::AlreadySigned);
		assert_eq!((phase(id), poll_of(id, BAKERY).challenges), (Phase::Passed, 1));
		assert_ok!(challenge(BAKERY, 10));
		assert_eq!(phase(id), Phase::Suspended);
	});
	// So it is where all have slept and one has woken or two, and where three have it takes one that was not for it.
	for woken in 1..=3 {
		new_test(|| {
			federation(3);
			put_to_sleep([BAKERY, COURIERS, 3]);
			let id = federation_opened(Track::Ordinary, &federate(1));
			(1..=woken).for_each(|coop| vote_in(coop, id, 1..=8, Choice::For));
			close(id);
			assert_eq!(phase(id), Phase::Passed);
			let by_member = Resolutions::challenge(signed(account(BAKERY, 10)), id, BAKERY).plain();
			let expected = if woken < 3 { Ok(()) } else { Err(Errors::WasForIt.into()) };
			assert_eq!(by_member, expected);
		});
	}
}

#[test]
fn who_wakes_and_abstains_keeps_no_members_from_suspending_what_one_co_op_decides() {
	new_test(|| {
		federation(3);
		put_to_sleep([COURIERS, 3]);
		let id = federation_opened(Track::Ordinary, &federate(1));
		vote_in(BAKERY, id, 1..=8, Choice::For);
		assert_ok!(vote_as_delegate(COURIERS, id, Choice::Abstain));
		close(id);
		assert_eq!(phase(id), Phase::Passed);
		for member in 9..=10 {
			assert_ok!(Resolutions::challenge(signed(account(BAKERY, member)), id, BAKERY));
		}
		assert_eq!(phase(id), Phase::Suspended);
	});
}

#[test]
fn a_retry_weighs_that_all_are_asked_where_one_co_op_alone_is_awake() {
	new_test(|| {
		let id = passed_alone();
		fails(id);
		let retry = |member| {
			let call = RuntimeCall::from(Call::retry { resolution: id, coop: BAKERY });
			let declared = call.get_dispatch_info().call_weight;
			let done = call.dispatch(signed(account(BAKERY, member))).unwrap();
			(declared, done.actual_weight.unwrap())
		};
		let usual = <() as WeightInfo>::retry();
		// Of each co-op in the register, and of who has missed votes.
		let most = usual + <Test as frame_system::Config>::DbWeight::get().reads(3 + 1);
		assert_ne!(usual, most);
		assert_eq!(retry(1), (most, usual));
		assert_eq!(retry(2), (most, most));
	});
}

#[test]
fn where_all_sleep_the_members_of_those_who_wake_decide_by_two_thirds() {
	new_test(|| {
		federation(3);
		put_to_sleep([BAKERY, COURIERS, 3]);
		let id = federation_opened(Track::Ordinary, &federate(1));
		assert_eq!((resolution(id).electors(), poll_of(id, BAKERY).voter), (0, Voter::Members));
		assert_refused!(vote_as_delegate(BAKERY, id, Choice::For), Errors::MembersVote);
		vote_in(BAKERY, id, 1..=6, Choice::For);
		vote_in(BAKERY, id, 7..=10, Choice::Against);
		assert_eq!(position(id, BAKERY), Position::Against);
		vote_in(BAKERY, id, 7..=8, Choice::For);
		close(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn who_slept_and_took_no_part_neither_suspends_nor_hastens() {
	new_test(|| {
		federation(6);
		put_to_sleep([5, 6]);
		give_office(5, Office::Auditor, 2);
		give_office(6, Office::Auditor, 2);
		let id = federation_opened(Track::Special, &upgrade());
		(1..=4).for_each(|coop| vote_in(coop, id, 1..=6, Choice::For));
		vote_in(6, id, 1..=6, Choice::Against);
		close(id);
		assert_eq!(phase(id), Phase::Passed);
		let challenge = |coop| Resolutions::challenge(signed(delegate(coop)), id, coop).plain();
		let hasten = |coop| Resolutions::hasten(signed(account(coop, 2)), id, coop).plain();
		assert_refused!(challenge(5), Errors::NotAsked);
		assert_refused!(hasten(5), Errors::NotAsked);
		assert_ok!(hasten(6));
		assert_ok!(challenge(6));
	});
}
