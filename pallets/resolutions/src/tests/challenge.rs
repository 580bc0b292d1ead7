//! A petition suspends what has passed, once and for a time, and undoes nothing.

use super::{agreements::agreement_opened, *};

fn challenge(who: AccountId, id: ResolutionId) -> DispatchResult {
	Resolutions::challenge(signed(who), id, BAKERY).plain()
}

fn uphold(who: AccountId, id: ResolutionId) -> DispatchResult {
	Resolutions::uphold(signed(who), id, BAKERY).plain()
}

/// New bylaws that were challenged by the two of ten who were not for them.
fn suspended() -> ResolutionId {
	let id = opened(Track::Special, &bylaws());
	passes_and_is_suspended(id);
	id
}

/// Eight of ten are for it, and the two others suspend it.
fn passes_and_is_suspended(id: ResolutionId) {
	vote_all(id, 1..=8, Choice::For);
	finish_phase(id);
	for who in [NINA, TINA] {
		assert_ok!(challenge(who, id));
	}
	assert_eq!(phase(id), Phase::Suspended);
}

#[test]
fn a_fifth_of_the_members_suspends_what_has_passed() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		vote_all(id, 1..=6, Choice::For);
		assert_refused!(challenge(NINA, id), Errors::NotInThisPhase);
		finish_phase(id);
		assert_refused!(challenge(STRANGER, id), Errors::NotMember);
		assert_refused!(Resolutions::challenge(signed(NINA), id, COURIERS), Errors::NotAsked);
		assert_refused!(challenge(DORA, id), Errors::WasForIt);
		seat(BAKERY, 11, 11);
		assert_refused!(challenge(11, id), Errors::NotElector);
		events();
		assert_ok!(challenge(NINA, id));
		assert_eq!(events(), [Event::Challenged { resolution: id, coop: BAKERY, by: 9 }]);
		assert_refused!(challenge(NINA, id), Errors::AlreadySigned);
		assert_eq!(phase(id), Phase::Passed);
		assert_ok!(challenge(TINA, id));
		// Notice, two votes with a later hour and their extensions, the second call, the effect and the time for support.
		let until = Time::get() + (21 + 2 * 7 + 7 + 5 + 7 + 3 + 14) * DAY;
		assert_eq!(
			events(),
			[Event::Challenged { resolution: id, coop: BAKERY, by: 10 }, Event::Suspended { resolution: id, until }]
		);
		assert_eq!(
			(phase(id), resolution(id).ends_at, motion(id).effect_at),
			(Phase::Suspended, Some(until), Some(until))
		);
		assert_refused!(challenge(8, id), Errors::NotInThisPhase);
		almost_finish_phase(id);
		assert!(done().is_empty());
		finish_phase(id);
		assert_eq!((phase(id), done()), (Phase::Enacted, vec![1]));
	});
}

#[test]
fn two_suspend_where_a_fifth_is_less() {
	for (electors, needed) in [(0, 1), (1, 1), (2, 2), (3, 2), (10, 2), (11, 3), (1_000, 200)] {
		let rules = Rules::of(&Bylaws::get(), Track::Ordinary, Subject::Usual);
		assert_eq!(rules.challenge(electors), needed, "of {electors}");
	}
}

#[test]
fn the_time_is_enough_for_a_decision_that_rescinds_it() {
	new_test(|| {
		let id = suspended();
		// It finds its support after two weeks, and its vote goes on for as long as it can. Nobody suspends it in turn.
		pass(u64::from(SUPPORT_DAYS) * DAY - 1);
		let call = RuntimeCall::from(Call::rescind { resolution: id });
		let other = opened(Track::Special, &call);
		vote_all(other, 1..=8, Choice::For);
		pass(u64::from(MAX_EXTENSIONS) * DAY);
		finish_phase(other);
		assert_refused!(challenge(NINA, other), Errors::CannotWait);
		finish_phase(other);
		assert_eq!((phase(other), phase(id)), (Phase::Enacted, Phase::Rescinded { by: other }));
		assert!(done().is_empty());
	});
}

#[test]
fn an_auditor_lets_it_go_on_no_earlier_than_without_the_petition() {
	new_test(|| {
		let id = suspended();
		assert_refused!(uphold(8, id), Errors::NotAuditor);
		give_office(BAKERY, Office::Auditor, 8);
		assert_refused!(Resolutions::uphold(signed(8), id, COURIERS), Errors::NotAsked);
		events();
		assert_ok!(uphold(8, id));
		let enacts_at = motion(id).passed_at.unwrap() + 40 * DAY;
		assert_eq!(events(), [Event::Upheld { resolution: id, coop: BAKERY, by: 8, enacts_at }]);
		assert_eq!(motion(id).effect_at, Some(enacts_at));
		assert_refused!(challenge(NINA, id), Errors::NotInThisPhase);
		finish_phase(id);
		assert_eq!(done(), [3]);

		// Later on it goes on at once.
		let id = suspended();
		pass(50 * DAY);
		assert_refused!(uphold(STRANGER, id), Errors::NotMember);
		assert_ok!(uphold(8, id));
		pass(1);
		assert_eq!(phase(id), Phase::Enacted);
		assert_refused!(uphold(8, id), Errors::NotInThisPhase);
	});
}

#[test]
fn an_auditor_whom_it_pays_does_not_let_it_go_on() {
	new_test(|| {
		let id = opened(Track::Ordinary, &pay(8));
		give_office(BAKERY, Office::Auditor, 8);
		vote_all(id, 1..=6, Choice::For);
		finish_phase(id);
		assert_ok!(challenge(NINA, id));
		assert_ok!(challenge(TINA, id));
		assert_refused!(uphold(8, id), Errors::Recused);
	});
}

#[test]
fn dissenters_can_leave_because_of_what_was_suspended_once_it_is_in_force() {
	new_test(|| {
		let id = suspended();
		finish_phase(id);
		assert_eq!(phase(id), Phase::Enacted);
		let days = Bylaws::get().dissent_exit_days;
		assert!(Resolutions::dissents(BAKERY, 9, id, days));
		pass(u64::from(days) * DAY - 1);
		assert!(Resolutions::dissents(BAKERY, 9, id, days));
		assert!(!Resolutions::dissents(BAKERY, 1, id, days));
		pass(1);
		assert!(!Resolutions::dissents(BAKERY, 9, id, days));
	});
}

#[test]
fn a_fifth_of_the_co_ops_suspends_what_the_federation_has_passed() {
	new_test(|| {
		federation(6);
		let id = federation_opened(Track::Ordinary, &federate(1));
		delegates_vote(id, 1..=4, Choice::For);
		delegates_vote(id, [5], Choice::Against);
		close(id);
		assert_eq!(phase(id), Phase::Passed);
		let challenge = |coop: CoopId, who| Resolutions::challenge(signed(who), id, coop).plain();
		assert_refused!(challenge(7, CHAIR), Errors::NotAsked);
		assert_refused!(challenge(5, account_in(5, 9)), Errors::NotSpeaker);
		assert_refused!(challenge(5, STRANGER), Errors::NotMember);
		assert_refused!(challenge(4, delegate(4)), Errors::WasForIt);
		assert_ok!(challenge(5, delegate(5)));
		assert_refused!(challenge(5, delegate(5)), Errors::AlreadySigned);
		give_office(5, Office::Chair, 2);
		assert_refused!(challenge(5, account_in(5, 2)), Errors::AlreadySigned);
		assert_ok!(challenge(6, delegate(6)));
		assert_eq!(phase(id), Phase::Suspended);
		give_office(BAKERY, Office::Auditor, 8);
		assert_refused!(uphold(8, id), Errors::NotAsked);
		finish_phase(id);
		assert_eq!(done_by_federation(), [1]);
	});
}

#[test]
fn a_fifth_of_the_members_of_one_of_two_co_ops_suspends_what_both_decided() {
	let challenge = |id, coop: CoopId, member| Resolutions::challenge(signed(account(coop, member)), id, coop).plain();
	new_test(|| {
		federation(2);
		let id = federation_opened(Track::Ordinary, &federate(1));
		delegates_vote(id, [1], Choice::For);
		delegates_vote(id, [2], Choice::Abstain);
		close(id);
		assert_eq!(phase(id), Phase::Passed);
		// Who gave the vote of a co-op was for it.
		assert_eq!(account(1, 4), delegate(1));
		assert_refused!(challenge(id, 1, 4), Errors::WasForIt);
		assert_ok!(challenge(id, 2, 5));
		assert_refused!(challenge(id, 2, 5), Errors::AlreadySigned);
		assert_ok!(challenge(id, 1, 5));
		// Those of one are not counted with those of the other.
		assert_eq!(phase(id), Phase::Passed);
		assert_ok!(challenge(id, 2, 6));
		assert_eq!(phase(id), Phase::Suspended);
		assert_refused!(challenge(id, 2, 7), Errors::NotInThisPhase);
	});
}

/// Of three, four and five co-ops all but one have to be for what is special, so that no two could be against it.
#[test]
fn a_fifth_of_the_members_of_the_one_co_op_against_it_suspends_what_the_others_have_passed() {
	for (coops, is_of_few) in [(3, true), (4, true), (5, true), (6, false)] {
		new_test(|| {
			federation(coops);
			let id = federation_opened(Track::Special, &charter());
			(1..coops).for_each(|coop| vote_in(coop, id, 1..=6, Choice::For));
			vote_in(coops, id, 1..=5, Choice::For);
			vote_in(coops, id, 6..=10, Choice::Against);
			close(id);
			assert_eq!((phase(id), position(id, coops)), (Phase::Passed, Position::Against));
			let challenge = |coop, member| Resolutions::challenge(signed(account(coop, member)), id, coop).plain();
			if !is_of_few {
				assert_refused!(challenge(coops, 7), Errors::NotSpeaker);
				return;
			}
			// A co-op that was for it does not turn against it by the few who were not.
			assert_refused!(challenge(1, 7), Errors::WasForIt);
			assert_refused!(challenge(coops, 5), Errors::WasForIt);
			assert_ok!(challenge(coops, 7));
			assert_eq!(phase(id), Phase::Passed);
			assert_ok!(challenge(coops, 8));
			assert_eq!(phase(id), Phase::Suspended);
		});
	}
}

#[test]
fn nobody_speaks_for_two_co_ops_to_suspend_what_the_federation_has_passed() {
	new_test(|| {
		federation(6);
		// The delegate of the sixth is on the board of the fifth.
		let both = delegate(6);
		seat(5, 11, both);
		give_office(5, Office::Chair, 11);
		let id = federation_opened(Track::Ordinary, &federate(1));
		delegates_vote(id, 1..=4, Choice::For);
		close(id);
		let challenge = |coop: CoopId, who| Resolutions::challenge(signed(who), id, coop).plain();
		assert_ok!(challenge(5, both));
		assert_refused!(challenge(6, both), Errors::SamePerson);
		assert_eq!(phase(id), Phase::Passed);
		give_office(6, Office::Chair, 2);
		assert_ok!(challenge(6, account_in(6, 2)));
		assert_eq!(phase(id), Phase::Suspended);
	});
}

#[test]
fn of_fifteen_co_ops_three_suspend_by_three_people() {
	new_test(|| {
		federation(15);
		let id = federation_opened(Track::Ordinary, &federate(1));
		delegates_vote(id, 1..=8, Choice::For);
		close(id);
		for coop in 9..=11 {
			assert_eq!(phase(id), Phase::Passed);
			assert_ok!(Resolutions::challenge(signed(delegate(coop)), id, coop));
		}
		assert_eq!(phase(id), Phase::Suspended);
	});
}

#[test]
fn a_fifth_of_one_party_suspends_an_agreement() {
	new_test(|| {
		federation(4);
		let id = agreement_opened(Track::Ordinary);
		[BAKERY, COURIERS, 3].into_iter().for_each(|coop| vote_in(coop, id, 1..=6, Choice::For));
		close(id);
		assert_eq!(phase(id), Phase::Passed);
		let challenge = |coop, member| Resolutions::challenge(signed(account(coop, member)), id, coop).plain();
		assert_refused!(challenge(3, 6), Errors::WasForIt);
		assert_refused!(Resolutions::challenge(signed(account_in(4, 7)), id, 4), Errors::NotAsked);
		// One of each of two parties is a fifth of none.
		assert_ok!(challenge(BAKERY, 9));
		assert_ok!(challenge(3, 7));
		assert_refused!(challenge(3, 7), Errors::AlreadySigned);
		assert_eq!((phase(id), poll_of(id, 3).challenges), (Phase::Passed, 1));
		assert_ok!(challenge(3, 8));
		assert_eq!(phase(id), Phase::Suspended);
	});
}

#[test]
fn who_has_no_voice_in_the_federation_suspends_nothing_of_it() {
	// Of many co-ops, and of so few that members of one suspend.
	for coops in [7, 5] {
		new_test(|| {
			federation(coops);
			set_voice(coops, Voice::Suspended);
			let id = federation_opened(Track::Ordinary, &federate(1));
			delegates_vote(id, 1..=4.min(coops - 2), Choice::For);
			close(id);
			assert_eq!(phase(id), Phase::Passed);
			let challenge = |coop, who| Resolutions::challenge(signed(who), id, coop).plain();
			// Who was suspended at notice is none of those of whom a fifth is needed.
			set_voice(coops, Voice::Votes);
			set_voice(coops - 2, Voice::Suspended);
			set_voice(coops - 1, None);
			let member: fn(CoopId) -> AccountId = |coop| account_in(coop, 9);
			for who in [delegate, member].into_iter().take(if coops == 7 { 1 } else { 2 }) {
				assert_refused!(challenge(coops, who(coops)), Errors::NotAsked);
				assert_refused!(challenge(coops - 2, who(coops - 2)), Errors::CoopSuspended);
				assert_refused!(challenge(coops - 1, who(coops - 1)), Errors::CoopLeft);
			}
		});
	}
}

#[test]
fn two_who_speak_for_two_of_five_co_ops_suspend_as_of_more() {
	new_test(|| {
		federation(5);
		let id = federation_opened(Track::Ordinary, &federate(1));
		delegates_vote(id, 1..=3, Choice::For);
		delegates_vote(id, 4..=5, Choice::Against);
		close(id);
		let challenge = |coop, who| Resolutions::challenge(signed(who), id, coop).plain();
		assert_refused!(challenge(3, delegate(3)), Errors::WasForIt);
		assert_ok!(challenge(4, delegate(4)));
		assert_refused!(challenge(4, delegate(4)), Errors::AlreadySigned);
		// Members of one of them are counted by themselves.
		assert_ok!(challenge(5, account_in(5, 9)));
		assert_eq!(phase(id), Phase::Passed);
		assert_ok!(challenge(5, delegate(5)));
		assert_eq!(phase(id), Phase::Suspended);
	});
}

#[test]
fn no_single_member_suspends_what_three_co_ops_decided() {
	new_test(|| {
		federation(3);
		(1..=9).for_each(|member| set_vote(3, member, false));
		let id = federation_opened(Track::Ordinary, &federate(1));
		delegates_vote(id, 1..=2, Choice::For);
		close(id);
		assert_eq!((phase(id), poll_of(id, 3).electorate.electors), (Phase::Passed, 1));
		let challenge = || Resolutions::challenge(signed(account_in(3, 10)), id, 3).plain();
		assert_ok!(challenge());
		assert_refused!(challenge(), Errors::AlreadySigned);
		assert_eq!((phase(id), poll_of(id, 3).challenges), (Phase::Passed, 1));
	});
}

#[test]
fn who_brought_it_does_not_let_it_go_on_as_its_auditor() {
	new_test(|| {
		let id = suspended();
		for member in [1, 2] {
			give_office(BAKERY, Office::Auditor, member);
			assert_refused!(uphold(member.into(), id), Errors::Recused);
		}
	});
}

#[test]
fn who_is_paid_can_be_against_it_and_whom_it_judges_cannot() {
	new_test(|| {
		federation(7);
		let id = federation_opened(Track::Ordinary, &federation_pays(coop_account(7)));
		delegates_vote(id, 1..=4, Choice::For);
		close(id);
		assert_ok!(Resolutions::challenge(signed(delegate(7)), id, 7));
		let id = federation_opened(Track::Ordinary, &pause_coop(7));
		delegates_vote(id, 1..=4, Choice::For);
		close(id);
		assert_refused!(Resolutions::challenge(signed(delegate(7)), id, 7), Errors::Recused);
	});
	// Otherwise a cent for each who is against it would keep them from that.
	new_test(|| {
		let id = opened(Track::Ordinary, &batch([NINA, TINA].map(pay)));
		passes_and_is_suspended(id);
	});
}

#[test]
fn who_is_paid_is_one_of_those_of_whom_a_fifth_suspends() {
	new_test(|| {
		(11..=20).for_each(|member| seat(BAKERY, member, member.into()));
		let id = opened(Track::Ordinary, &batch((15..=20).map(pay).collect::<Vec<_>>()));
		assert_eq!(resolution(id).electors(), 14);
		vote_all(id, 1..=14, Choice::For);
		finish_phase(id);
		for who in 17..=20 {
			assert_eq!(phase(id), Phase::Passed);
			assert_ok!(challenge(who, id));
		}
		assert_eq!(phase(id), Phase::Suspended);
	});
}

#[test]
fn one_of_three_that_is_paid_leaves_two_whose_members_suspend() {
	new_test(|| {
		federation(3);
		let id = federation_opened(Track::Ordinary, &federation_pays(coop_account(3)));
		delegates_vote(id, [1], Choice::For);
		delegates_vote(id, [2], Choice::Abstain);
		close(id);
		assert_eq!(phase(id), Phase::Passed);
		for member in 5..=6 {
			assert_ok!(Resolutions::challenge(signed(account(2, member)), id, 2));
		}
		assert_eq!(phase(id), Phase::Suspended);
	});
}

#[test]
fn nothing_keeps_the_rest_of_a_batch_from_a_challenge() {
	new_test(|| {
		let other = draft_text(Track::Ordinary);
		assert_ok!(Resolutions::second(signed(SECRETARY), other, BAKERY, 0));
		let instruct = RuntimeCall::from(Call::instruct { resolution: other, version: 0, choice: Choice::For });
		let id = opened(Track::Special, &batch([bylaws(), instruct]));
		passes_and_is_suspended(id);
	});
}

#[test]
fn asking_and_letting_go_on_is_free_once() {
	new_test(|| {
		let id = opened(Track::Special, &bylaws());
		vote_all(id, 1..=8, Choice::For);
		finish_phase(id);
		let call = Call::<Test>::challenge { resolution: id, coop: BAKERY };
		assert_eq!(call.charge(&DORA), Charge::Refused(Errors::WasForIt.into()));
		for who in [NINA, TINA] {
			assert_eq!(call.charge(&who), Charge::Free);
			assert_ok!(challenge(who, id));
		}
		give_office(BAKERY, Office::Auditor, 8);
		let call = Call::<Test>::uphold { resolution: id, coop: BAKERY };
		assert_eq!(call.charge(&8), Charge::Free);
		assert_ok!(uphold(8, id));
		assert_eq!(call.charge(&8), Charge::Refused(Errors::AlreadySigned.into()));
	});
}
