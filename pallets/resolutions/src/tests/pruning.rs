//! Ballots are kept as long as they matter, and no longer.

use super::*;
use rochdale_primitives::{bylaws::Majority, BallotBook};

/// What is kept of how members took part.
fn kept(id: ResolutionId) -> (usize, usize, usize, bool) {
	(
		Ballots::<Test>::iter_key_prefix((id,)).count(),
		Signatures::<Test>::iter_key_prefix((id,)).count(),
		Objections::<Test>::iter_key_prefix((id,)).count(),
		Calls::<Test>::contains_key(id),
	)
}

#[test]
fn ballots_are_removed_after_their_time_and_the_result_stays() {
	new_test(|| {
		NoteNeeds::set(Track::Consent);
		let id = draft(Track::Consent, &note(1));
		seat(BAKERY, 11, 11);
		assert_ok!(Resolutions::sign_petition(signed(DORA), id, BAKERY, 0));
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		assert_ok!(Resolutions::object(signed(DORA), id, BAKERY, Hash::default()));
		finish_phase(id);
		assert_ok!(Resolutions::request_secrecy(signed(NINA), id));
		finish_phase(id);
		vote_all(id, 1..=4, Choice::For);
		assert_ok!(roll_call(5, id, [5, 6, 7]));
		count_assembly(id, result(2, 1, 0));
		finish_phase(id);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Enacted);
		let result = resolution(id);
		let said = motion(id);
		assert_eq!((kept(id), left(id)), ((7, 1, 1, true), 100 * DAY));
		assert_eq!(Signers::<Test>::get(id).to_vec(), [4]);

		almost_finish_phase(id);
		assert_eq!(kept(id), (7, 1, 1, true));
		assert!(Assemblies::<Test>::contains_key(id, BAKERY));
		events();
		finish_phase(id);
		assert_eq!(events(), [Event::Pruned { resolution: id }]);
		assert_eq!((kept(id), Signers::<Test>::contains_key(id)), ((0, 0, 0, false), false));
		assert_eq!((Assemblies::<Test>::get(id, BAKERY), Prunings::<Test>::iter_keys().next()), (None, None));
		assert_eq!(record(id), Record::of(&result, said, 6));
		assert!(!crate::Resolutions::<Test>::contains_key(id) && !Motions::<Test>::contains_key(id));
	});
}

#[test]
fn a_record_says_what_was_decided_when_by_whom_and_how() {
	new_test(|| {
		let id = opened(Track::Ordinary, &pay(NINA));
		vote_all(id, 1..=5, Choice::For);
		vote_all(id, [6, 9], Choice::Against);
		finish_phase(id);
		finish_phase(id);
		let (before, kept) = (Resolutions::overview(id).unwrap(), motion(id));
		until_recorded(id);
		let Record { phase, tally, electors, recused, participants_needed, seconder, .. } = record(id);
		assert_eq!((phase, electors, recused, participants_needed), (Phase::Enacted, 9, 1, 5));
		assert_eq!((tally.for_, tally.against, tally.participants(), seconder), (5, 2, 6, Some(own(2))));
		let Record { title, document, call, proposer, quorum_bps, majority, .. } = record(id);
		assert_eq!((title, document, call, proposer), (kept.title, kept.document, kept.call, 1));
		assert_eq!((quorum_bps, majority), (5_001, Majority::MoreThanHalf));
		let Record { submitted_at, noticed_at, opened_at, decided_at, enacted_at, .. } = record(id);
		let day = |days: Moment| START + CIVIL_AHEAD + days * DAY;
		assert_eq!((submitted_at, noticed_at, opened_at), (day(0), Some(day(0)), Some(day(21))));
		assert_eq!((decided_at, enacted_at), (Some(day(28)), Some(day(31))));
		// At a glance it looks as before, but for what is to come and what is no longer known.
		let (ends_at, ends_on, tellers) = (None, None, None);
		let after = Overview { ends_at, ends_on, tellers, signatures_needed: 0, signatures: 0, ..before };
		assert_eq!(Resolutions::overview(id), Some(after));
		assert_refused!(vote(CHAIR, id, Choice::For), Errors::NotInThisPhase);
		assert_refused!(vote(CHAIR, id + 1, Choice::For), Errors::NoSuchResolution);
	});
}

#[test]
fn the_minutes_of_an_assembly_are_kept_for_ever() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_eq!(Resolutions::minutes(id, BAKERY), []);
		assert_ok!(roll_call(5, id, 1..=6));
		assert_ok!(enter(5, id, result(5, 1, 0)));
		assert_eq!(Resolutions::minutes(id, BAKERY), [], "three do not agree");
		assert_ok!(confirm(6, id, 5));
		assert_ok!(confirm(7, id, 5));
		let Report { roll_hash, .. } = report(id, 5);
		let votes = Votes { for_: 5, against: 1, abstain: 0 };
		let expected = Minutes {
			minutes: result(0, 0, 0).minutes,
			roll_hash,
			count: Count { roll: 6, votes, candidates: BoundedVec::new() },
			tellers: vec![own(5), own(6), own(7)].try_into().unwrap(),
			corrected: None,
		};
		let kept = |id| Resolutions::minutes(id, BAKERY).into_iter().next();
		assert_eq!(kept(id).as_ref(), Some(&expected));
		until_recorded(id);
		assert_eq!((kept(id), Resolutions::minutes(id, BAKERY).len()), (Some(expected), 1));
		let key = MinutesOf::<Test>::hashed_key_for(id, BAKERY).len();
		assert!(key + MinutesOf::<Test>::get(id, BAKERY).encoded_size() <= 250);
	});
}

#[test]
fn the_first_count_stays_where_it_was_corrected() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=6));
		count_assembly(id, result(5, 1, 0));
		for votes in [result(4, 2, 0), result(3, 2, 0)] {
			assert_ok!(strike_roll(6, id, [6]));
			assert_ok!(enter(6, id, AssemblyResult { against: 1, ..votes.clone() }));
			assert_ok!(roll_call(6, id, [6]));
			assert_ok!(enter(6, id, votes));
			assert_ok!(confirm(5, id, 6));
			assert_ok!(confirm(7, id, 6));
		}
		until_recorded(id);
		let [Minutes { count, corrected, .. }] = &Resolutions::minutes(id, BAKERY)[..] else { panic!() };
		let of = |for_, against| {
			let votes = Votes { for_, against, abstain: 0 };
			Count { roll: 6, votes, candidates: BoundedVec::new() }
		};
		assert_eq!((count, corrected), (&of(3, 2), &Some(of(5, 1))));
	});
}

#[test]
fn the_minutes_of_both_calls_are_kept() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=4));
		count_assembly(id, result(4, 0, 0));
		finish_phase(id);
		assert_eq!(phase(id), Phase::SecondCall);
		finish_phase(id);
		assert_ok!(roll_call(6, id, 1..=3));
		assert_ok!(enter(6, id, result(2, 1, 0)));
		assert_ok!(confirm(7, id, 6));
		assert_ok!(confirm(5, id, 6));
		let rolls = |id| Resolutions::minutes(id, BAKERY).into_iter().map(|one| one.count.roll).collect::<Vec<_>>();
		assert_eq!(rolls(id), [4, 3]);
		until_recorded(id);
		assert_eq!(rolls(id), [4, 3]);
	});
	// Nothing is kept of one on which too few agreed.
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=4));
		assert_ok!(enter(5, id, result(4, 0, 0)));
		assert_ok!(confirm(6, id, 5));
		until_recorded(id);
		assert_eq!(MinutesOf::<Test>::iter().count(), 0);
	});
}

#[test]
fn the_minutes_of_each_co_op_are_kept_where_several_decide() {
	new_test(|| {
		federation(3);
		(1..=3).for_each(|teller| give_office(3, Office::Teller, teller));
		let id = federation_opened(Track::Special, &charter());
		assert_ok!(roll_call(5, id, 1..=6));
		count_assembly(id, result(6, 0, 0));
		vote_in(COURIERS, id, 1..=6, Choice::For);
		vote_in(3, id, 1..=6, Choice::For);
		until_recorded(id);
		assert_eq!(MinutesOf::<Test>::iter_keys().collect::<Vec<_>>(), [(id, BAKERY)]);
		let bakery = Resolutions::positions(id)[0].result.unwrap();
		assert_eq!((bakery.participants, Resolutions::minutes(id, BAKERY)[0].count.roll), (6, 6));
	});
}

#[test]
fn they_are_removed_in_bounded_steps() {
	new_test(|| {
		let members = 3 * PRUNED_PER_STEP;
		(11..=members).for_each(|member| seat(BAKERY, member, member.into()));
		let id = opened(Track::Ordinary, &note(1));
		vote_all(id, 1..=members.into(), Choice::For);
		finish_phase(id);
		finish_phase(id);
		Time::set(resolution(id).ends_at.unwrap());
		for left in [2 * PRUNED_PER_STEP, PRUNED_PER_STEP, 0] {
			assert_ok!(Resolutions::advance(signed(STRANGER), id));
			assert_eq!(kept(id), (left as usize, 0, 0, true));
			assert!(!Records::<Test>::contains_key(id));
			Resolutions::do_try_state().unwrap();
		}
		assert_ok!(Resolutions::advance(signed(STRANGER), id));
		assert_eq!((kept(id), Records::<Test>::contains_key(id)), ((0, 0, 0, false), true));
		assert_refused!(Resolutions::advance(signed(STRANGER), id), Errors::NotInThisPhase);
	});
}

#[test]
fn a_step_counts_all_that_it_removes() {
	new_test(|| {
		let id = draft_text(Track::Ordinary);
		assert_ok!(Resolutions::withdraw(signed(CHAIR), id));
		// Left over from more members than the mock has.
		(1..=20).for_each(|member| Ballots::<Test>::insert((id, BAKERY, member), cast(Choice::For, 0)));
		(1..=20)
			.for_each(|member| Signatures::<Test>::insert((id, BAKERY, Whose::Member(member)), Signature::default()));
		(1..=5).for_each(|member| {
			Objections::<Test>::insert(
				(id, BAKERY, Whose::Member(member)),
				Objection { reason: Hash::default(), stands: false, amendments: 0 },
			)
		});
		Time::set(resolution(id).ends_at.unwrap());
		// An assembly counts twice, because its minutes are written.
		(1..=30).for_each(|coop| Assemblies::<Test>::insert(id, coop, Assembly::default()));
		let assemblies = || Assemblies::<Test>::iter_key_prefix(id).count();
		assert_ok!(Resolutions::advance(signed(STRANGER), id));
		assert_eq!(kept(id), (0, 8, 5, false));
		assert_ok!(Resolutions::advance(signed(STRANGER), id));
		assert_eq!((kept(id), assemblies()), ((0, 0, 0, false), 20));
		assert_ok!(Resolutions::advance(signed(STRANGER), id));
		assert_eq!((assemblies(), Records::<Test>::contains_key(id)), (4, false));
		assert_ok!(Resolutions::advance(signed(STRANGER), id));
		assert_eq!((assemblies(), Records::<Test>::contains_key(id)), (0, true));
	});
}

#[test]
fn pruning_is_bounded_by_the_weight_that_is_left() {
	new_test(|| {
		let id = draft_text(Track::Ordinary);
		assert_ok!(Resolutions::withdraw(signed(CHAIR), id));
		Time::set(resolution(id).ends_at.unwrap());
		let mut meter = frame_support::weights::WeightMeter::with_limit(<() as WeightInfo>::step());
		Resolutions::on_poll(1, &mut meter);
		assert!(!Records::<Test>::contains_key(id));
		poll();
		assert!(Records::<Test>::contains_key(id));
	});
}

#[test]
fn the_oldest_notice_is_known_as_long_as_its_ballots_are_kept() {
	new_test(|| {
		assert_eq!(Resolutions::oldest_kept(BAKERY), None);
		// No ballots come from a draft.
		let first = draft(Track::Ordinary, &note(1));
		assert_eq!(Resolutions::oldest_kept(BAKERY), None);
		pass_days(1);
		let second = supported(Track::Ordinary, &note(2));
		pass_days(1);
		assert_ok!(Resolutions::second(signed(SECRETARY), first, BAKERY, 0));
		let noticed = |id| motion(id).noticed_at;
		assert_eq!(noticed(second), Some(START + DAY + CIVIL_AHEAD));
		assert_eq!(Resolutions::oldest_kept(BAKERY), noticed(second));
		assert_eq!(Resolutions::oldest_kept(COURIERS), None);

		assert_ok!(Resolutions::withdraw(signed(CHAIR), second));
		pass(100 * DAY - 1);
		assert_eq!(Resolutions::oldest_kept(BAKERY), noticed(second));
		pass(1);
		assert_eq!(Resolutions::oldest_kept(BAKERY), noticed(first));
		while !Records::<Test>::contains_key(first) {
			assert_eq!(Resolutions::oldest_kept(BAKERY), noticed(first));
			finish_phase(first);
		}
		assert_eq!(Resolutions::oldest_kept(BAKERY), None);
	});
}

#[test]
fn who_did_not_vote_for_new_bylaws_dissents() {
	new_test(|| {
		set_vote(BAKERY, 10, false);
		let id = opened(Track::Special, &bylaws());
		set_vote(BAKERY, 10, true);
		let dissents = |member| Resolutions::dissents(BAKERY, member, id, 60);
		vote_all(id, 1..=6, Choice::For);
		vote_all(id, [7], Choice::Against);
		vote_all(id, [8], Choice::Abstain);
		// One teller alone says that another was in a room.
		assert_ok!(roll_call(8, id, [8]));
		assert_ok!(enter(8, id, result(1, 0, 0)));
		assert_ok!(roll_call(5, id, [9]));
		count_assembly(id, result(0, 1, 0));
		assert!(!dissents(7), "nothing has passed yet");
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);

		assert!(dissents(7) && dissents(8));
		assert!(!dissents(1), "who voted for them");
		assert!(!dissents(9), "who was in the assembly, where nobody saw the vote");
		assert!(!dissents(10), "who had no vote");
		assert!(!dissents(11), "who is no member");
		assert!(!Resolutions::dissents(COURIERS, 7, id, 60), "of another co-op");
		assert!(!Resolutions::dissents(BAKERY, 7, id + 1, 60), "from what does not exist");
		unseat(BAKERY, 8);
		assert!(!dissents(8), "who has left");

		finish_phase(id);
		assert_eq!(phase(id), Phase::Enacted);
		pass(60 * DAY - 1);
		assert!(dissents(7));
		pass(1);
		assert!(!dissents(7), "the time is over");
		assert!(!Resolutions::dissents(BAKERY, 7, id, 0));
	});
}

#[test]
fn new_bylaws_cannot_shorten_the_time_to_leave_which_begins_when_they_take_effect() {
	for (frozen, now, time) in [(60, 0, 60), (60, 59, 60), (60, 61, 61), (90, 60, 90)] {
		new_test(|| {
			set_bylaws(|bylaws| bylaws.dissent_exit_days = frozen);
			let id = opened(Track::Special, &bylaws());
			set_bylaws(|bylaws| bylaws.dissent_exit_days = 40);
			vote_all(id, 1..=6, Choice::For);
			finish_phase(id);
			assert_eq!(left(id), 40 * DAY);
			finish_phase(id);
			pass(time * DAY - 1);
			assert!(Resolutions::dissents(BAKERY, 7, id, now), "{frozen} {now}");
			pass(1);
			assert!(!Resolutions::dissents(BAKERY, 7, id, now), "{frozen} {now}");
		});
	}
}

#[test]
fn who_did_not_vote_at_all_dissents() {
	new_test(|| {
		let id = opened(Track::Special, &bylaws());
		vote_all(id, 1..=6, Choice::For);
		finish_phase(id);
		assert!(Resolutions::dissents(BAKERY, 7, id, 60));
	});
}

#[test]
fn nobody_dissents_from_what_is_not_new_bylaws_or_did_not_pass() {
	new_test(|| {
		let usual = opened(Track::Special, &note(1));
		vote_all(usual, 1..=6, Choice::For);
		finish_phase(usual);
		assert_eq!(phase(usual), Phase::Passed);
		assert!(!Resolutions::dissents(BAKERY, 7, usual, 60));

		let rejected = opened(Track::Special, &bylaws());
		vote_all(rejected, 1..=6, Choice::Against);
		finish_phase(rejected);
		assert!(!Resolutions::dissents(BAKERY, 7, rejected, 60));
	});
}

#[test]
fn where_co_ops_stood_is_kept_where_it_was_counted_and_forgotten_elsewhere() {
	new_test(|| {
		federation(3);
		let counted = federation_opened(Track::Ordinary, &federate(1));
		close(counted);
		finish_phase(counted);
		close(counted);
		assert!(phase(counted).is_final(), "nobody voted");
		let stood = Resolutions::positions(counted);
		let withdrawn = federation_supported(Track::Ordinary, &federate(2));
		assert_eq!(Polls::<Test>::iter_key_prefix(withdrawn).count(), 3);
		assert_ok!(Resolutions::withdraw(signed(delegate(BAKERY)), withdrawn));
		pass_days(BALLOTS_KEPT_DAYS as u16 + 1);
		poll();
		assert_eq!(Polls::<Test>::iter_keys().count(), 0);
		assert_eq!((Resolutions::positions(counted), stood.len()), (stood, 3));
		assert_eq!(Resolutions::positions(withdrawn), []);
		assert_eq!([counted, withdrawn].map(|id| record(id).phase.is_final()), [true, true]);
	});
}

#[test]
fn where_many_co_ops_stood_is_kept_step_by_step() {
	new_test(|| {
		federation(PRUNED_PER_STEP + 8);
		let id = federation_opened(Track::Ordinary, &federate(1));
		delegates_vote(id, 1..=PRUNED_PER_STEP, Choice::For);
		close(id);
		finish_phase(id);
		let stood = Resolutions::positions(id);
		Time::set(resolution(id).ends_at.unwrap());
		for left in [8, 0] {
			assert_ok!(Resolutions::advance(signed(STRANGER), id));
			assert_eq!(Polls::<Test>::iter_keys().count(), left);
			assert_eq!(Resolutions::positions(id), stood);
			Resolutions::do_try_state().unwrap();
		}
		assert!(Records::<Test>::contains_key(id));
	});
}
