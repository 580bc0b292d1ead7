//! What notice fixes, and what can still change until the vote.

use super::*;
use rochdale_primitives::bylaws::{Majority, Parameter};

fn amend(id: ResolutionId, call: &RuntimeCall) -> DispatchResult {
	Resolutions::amend(signed(CHAIR), id, title(), Hash::repeat_byte(9), Some(opaque(call))).plain()
}

/// What a change after notice must leave as it is: electorate, rules, quorum and deadlines.
fn fixed(id: ResolutionId) -> (rochdale_primitives::Electorate, Rules, u32, Option<Moment>, Tally) {
	let Resolution { electorate, rules, ends_at, tally, .. } = resolution(id);
	(electorate, rules, Resolutions::overview(id).unwrap().participants_needed, ends_at, tally)
}

/// Makes each change to the register and the bylaws, and after each lets the check run.
fn each_change(check: impl Fn(&'static str)) {
	seat(BAKERY, 11, 11);
	check("a member joins");
	unseat(BAKERY, 9);
	check("a member leaves");
	set_vote(BAKERY, 8, false);
	check("a member is suspended");
	set_vote(BAKERY, 8, true);
	check("a member is reinstated");
	seat(BAKERY, 12, NINA);
	check("a former member joins again");
	move_seat(BAKERY, 7, 77);
	check("a member moves to another key");
	for parameter in Parameter::ALL {
		for rank in [*parameter.chain_range().start(), *parameter.chain_range().end()] {
			let before = Bylaws::get();
			set_bylaws(|bylaws| *bylaws = bylaws.with(*parameter, rank).unwrap());
			check("the bylaws change");
			Bylaws::set(before);
		}
	}
}

#[test]
fn nothing_that_changes_during_notice_moves_the_electorate_or_a_rule() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		let before = fixed(id);
		assert_eq!((before.0.electors, before.2), (10, 6));
		each_change(|what| assert_eq!(fixed(id), before, "{what}"));

		// What the changes were is left in force until the end.
		seat(BAKERY, 13, 13);
		set_bylaws(|bylaws| {
			bylaws.quorum_first_bps = 6_667;
			bylaws.voting_ordinary_days = 28;
			bylaws.timelock_days = 14;
		});
		finish_phase(id);
		assert_eq!((fixed(id).0, fixed(id).1, fixed(id).2, left(id)), (before.0, before.1, before.2, 7 * DAY));
		// Of the present members those vote who had a vote at notice.
		assert_refused!(vote(11, id, Choice::For), Errors::NotElector);
		assert_refused!(vote(13, id, Choice::For), Errors::NotElector);
		assert_refused!(vote(NINA, id, Choice::For), Errors::NotElector);
		vote_all(id, (1..=5).chain([77]), Choice::For);
		finish_phase(id);
		assert_eq!((phase(id), left(id)), (Phase::Passed, 3 * DAY));
	});
}

#[test]
fn nothing_that_changes_during_the_vote_moves_a_tally_or_a_rule() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		vote_all(id, [7, 8, 9], Choice::For);
		vote_all(id, [1, 2], Choice::Against);
		let before = fixed(id);
		each_change(|what| assert_eq!(fixed(id), before, "{what}"));
		finish_phase(id);
		// Five of ten are no quorum, however many have left since.
		assert_eq!(phase(id), Phase::SecondCall);
		each_change_is_ignored_on_second_call(id);
	});
}

fn each_change_is_ignored_on_second_call(id: ResolutionId) {
	let before = fixed(id);
	set_bylaws(|bylaws| bylaws.quorum_second_bps = 3_333);
	seat(BAKERY, 14, 14);
	assert_eq!(fixed(id), before);
	finish_phase(id);
	assert_eq!(fixed(id).2, 2);
	finish_phase(id);
	assert_eq!(phase(id), Phase::Passed);
}

#[test]
fn members_suspended_before_notice_and_reinstated_after_it_do_not_vote() {
	new_test(|| {
		set_vote(BAKERY, 9, false);
		let id = supported(Track::Ordinary, &note(1));
		set_vote(BAKERY, 9, true);
		finish_phase(id);
		assert_eq!(resolution(id).electors(), 9);
		assert_refused!(vote(NINA, id, Choice::For), Errors::NotElector);
	});
}

#[test]
fn members_suspended_after_notice_still_vote() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		set_vote(BAKERY, 9, false);
		finish_phase(id);
		set_vote(BAKERY, 10, false);
		assert_ok!(vote(NINA, id, Choice::For));
		assert_ok!(vote(TINA, id, Choice::Against));
		assert_eq!(tally(id), (1, 1, 0));
	});
}

#[test]
fn rules_are_the_stricter_of_submission_and_notice() {
	// Parameter, a weak and a strict value, and the rule that it sets.
	type Rule = fn(&Rules) -> u32;
	let rules: [(Parameter, u32, u32, Rule); 10] = [
		(Parameter::NoticeOrdinaryDays, 14, 60, |rules| rules.notice_days.into()),
		(Parameter::TextFreezeDays, 3, 10, |rules| rules.freeze_days.into()),
		(Parameter::VotingOrdinaryDays, 3, 28, |rules| rules.voting_days.into()),
		(Parameter::QuorumFirstBps, 2_500, 6_667, |rules| rules.quorum_first_bps.into()),
		(Parameter::QuorumSecondBps, 0, 3_333, |rules| rules.quorum_second_bps.into()),
		(Parameter::SecondCallDelayDays, 1, 30, |rules| rules.second_call_days.into()),
		(Parameter::ConsentWindowDays, 7, 14, |rules| rules.consent_days.into()),
		(Parameter::TimelockDays, 1, 14, |rules| rules.timelock_days.into()),
		(Parameter::SecretOnRequestBps, 1_000, 500, |rules| rules.secret_bps.into()),
		(Parameter::ProxiesPerMember, 2, 1, |rules| rules.proxies.into()),
	];
	for (parameter, weak, strict, rule) in rules {
		for (at_submission, at_notice) in [(weak, strict), (strict, weak)] {
			new_test(|| {
				set_bylaws(|bylaws| *bylaws = bylaws.with(parameter, at_submission).unwrap());
				let id = draft(Track::Ordinary, &note(1));
				set_bylaws(|bylaws| *bylaws = bylaws.with(parameter, at_notice).unwrap());
				assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
				assert_eq!(rule(&resolution(id).rules), strict, "{parameter:?}");
			});
		}
	}
	let strict = Majority::FourFifths;
	for (at_submission, at_notice) in [(Majority::TwoThirds, strict), (strict, Majority::TwoThirds)] {
		new_test(|| {
			set_bylaws(|bylaws| bylaws.special_majority = at_submission);
			let id = draft(Track::Special, &bylaws());
			set_bylaws(|bylaws| bylaws.special_majority = at_notice);
			assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
			assert_eq!(resolution(id).rules.majority, strict);
		});
		new_test(|| {
			set_bylaws(|bylaws| bylaws.expulsion_majority = at_submission);
			let id = draft(Track::Special, &judge(4));
			set_bylaws(|bylaws| bylaws.expulsion_majority = at_notice);
			assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
			assert_eq!(resolution(id).rules.majority, strict);
		});
	}
	for (at_submission, at_notice) in [(30, 60), (60, 30)] {
		new_test(|| {
			set_bylaws(|bylaws| bylaws.timelock_bylaws_days = at_submission);
			let id = draft(Track::Special, &bylaws());
			set_bylaws(|bylaws| bylaws.timelock_bylaws_days = at_notice);
			assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
			assert_eq!(resolution(id).rules.timelock_days, 60);
		});
		new_test(|| {
			set_bylaws(|bylaws| {
				bylaws.notice_special_days = at_submission;
				bylaws.voting_special_days = at_notice / 3;
			});
			let id = draft(Track::Special, &bylaws());
			set_bylaws(|bylaws| {
				bylaws.notice_special_days = at_notice;
				bylaws.voting_special_days = at_submission / 3;
			});
			assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
			assert_eq!((resolution(id).rules.notice_days, resolution(id).rules.voting_days), (60, 20));
		});
	}
}

#[test]
fn the_text_can_be_amended_until_it_is_frozen() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		let fixed_before = fixed(id);
		pass(17 * DAY - 1);
		events();
		assert_ok!(amend(id, &note(2)));
		assert_eq!(events(), [Event::Amended { resolution: id, amendments: 1, signatures_dropped: 0 }]);
		assert_eq!((Resolutions::effect(id), motion(id).document), (Some(note(2)), Hash::repeat_byte(9)));
		assert_eq!(fixed(id), fixed_before);
		pass(1);
		assert_refused!(amend(id, &note(3)), Errors::TextFrozen);
		finish_phase(id);
		assert_refused!(amend(id, &note(3)), Errors::NotInThisPhase);
		vote_all(id, 1..=6, Choice::For);
		finish_phase(id);
		finish_phase(id);
		assert_eq!(done(), [2]);
	});
}

#[test]
fn a_call_can_be_amended_into_a_text_and_back() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		assert_ok!(Resolutions::amend(signed(CHAIR), id, title(), Hash::default(), None));
		assert_eq!((motion(id).call, Calls::<Test>::get(id)), (None, None));
		Resolutions::do_try_state().unwrap();
		assert_ok!(amend(id, &note(1)));
		assert_eq!(Resolutions::effect(id), Some(note(1)));
	});
}

#[test]
fn only_the_proposer_amends_and_withdraws() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		for (who, error) in [(SECRETARY, Errors::NotProposer), (STRANGER, Errors::NotMember)] {
			let error = DispatchError::from(error);
			assert_refused!(Resolutions::amend(signed(who), id, title(), Hash::default(), None), error);
			assert_refused!(Resolutions::withdraw(signed(who), id), error);
		}
		assert_refused!(
			Resolutions::amend(signed(CHAIR), id, b" ".to_vec().try_into().unwrap(), Hash::default(), None),
			Errors::TitleNotText
		);
	});
}

#[test]
fn amendments_are_counted_and_limited() {
	new_test(|| {
		let id = draft(Track::Ordinary, &note(0));
		for nth in 1..=10 {
			if nth == 5 {
				assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, motion(id).amendments));
			}
			assert_ok!(amend(id, &note(nth)));
		}
		assert_eq!(motion(id).amendments, MAX_AMENDMENTS);
		assert_refused!(amend(id, &note(11)), Errors::TooManyAmendments);
		assert_eq!(Resolutions::effect(id), Some(note(10)));
	});
}

#[test]
fn a_draft_can_become_of_another_kind_with_the_stricter_rules() {
	new_test(|| {
		let id = draft(Track::Special, &note(1));
		assert_eq!(resolution(id).rules.timelock_days, 3);
		assert_ok!(amend(id, &bylaws()));
		assert_eq!((resolution(id).subject, resolution(id).rules.timelock_days), (Subject::Bylaws, 40));
		// What was once strict stays so.
		assert_ok!(amend(id, &note(1)));
		assert_eq!((resolution(id).subject, resolution(id).rules.timelock_days), (Subject::Usual, 40));
	});
}

#[test]
fn what_is_on_the_agenda_stays_of_its_kind() {
	new_test(|| {
		for (before, after) in [(note(1), bylaws()), (bylaws(), note(1)), (bylaws(), batch([note(1)]))] {
			let id = supported(Track::Special, &before);
			assert_refused!(amend(id, &after), Errors::OtherKind);
			assert_ok!(amend(id, &batch([before, note(2)])));
		}
		let id = supported(Track::Special, &bylaws());
		assert_refused!(Resolutions::amend(signed(CHAIR), id, title(), Hash::default(), None), Errors::OtherKind);

		assert_ok!(propose(SECRETARY, Track::Special, Secrecy::Secret, &note(1)));
		let id = ResolutionCount::<Test>::get();
		assert_ok!(Resolutions::second(signed(CHAIR), id, BAKERY, 0));
		assert_refused!(
			Resolutions::amend(signed(SECRETARY), id, title(), Hash::default(), Some(opaque(&judge(4)))),
			Errors::OtherKind
		);
	});
}

#[test]
fn on_the_agenda_an_amendment_concerns_nobody_else() {
	new_test(|| {
		let id = draft(Track::Special, &judge(9));
		assert_ok!(amend(id, &judge(4)));
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 1));
		assert_refused!(amend(id, &judge(9)), Errors::OtherKind);
		// Another decision on the same person.
		assert_ok!(amend(id, &deeds::Call::decide_appeal { member: 4 }.into()));
		finish_phase(id);
		assert_eq!(judged(id), [4]);

		let id = supported(Track::Ordinary, &appoint(4));
		let others = [appoint(9), dismiss(4), note(1), batch([appoint(4), appoint(9)]), batch([appoint(9)])];
		for other in others {
			assert_refused!(amend(id, &other), Errors::OtherKind);
		}
		assert_refused!(Resolutions::amend(signed(CHAIR), id, title(), Hash::default(), None), Errors::OtherKind);
		assert_ok!(amend(id, &batch([appoint(4)])));

		let id = supported(Track::Ordinary, &note(1));
		assert_refused!(amend(id, &appoint(4)), Errors::OtherKind);
	});
}

#[test]
fn a_stronger_call_cannot_be_smuggled_in_by_amendment() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		assert_refused!(amend(id, &bylaws()), Errors::TrackTooWeak);
		assert_refused!(amend(id, &judge(4)), Errors::TrackTooWeak);
		assert_refused!(amend(id, &deeds::Call::forbidden {}.into()), Errors::CallNotAllowed);
	});
}

#[test]
fn an_amendment_is_written_for_the_version_of_its_time() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		TransactionVersion::set(2);
		assert_ok!(amend(id, &note(2)));
		finish_phase(id);
		vote_all(id, 1..=6, Choice::For);
		finish_phase(id);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Enacted);
	});
}

#[test]
fn proposals_are_withdrawn_until_the_vote_opens() {
	new_test(|| {
		let in_draft = draft(Track::Ordinary, &note(1));
		let in_notice = supported(Track::Ordinary, &note(1));
		let in_consent = {
			let id = draft_text(Track::Consent);
			assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
			id
		};
		events();
		for id in [in_draft, in_notice, in_consent] {
			assert_ok!(Resolutions::withdraw(signed(CHAIR), id));
			assert_eq!(events(), [Event::Withdrawn { resolution: id }]);
			assert_eq!(phase(id), Phase::Withdrawn);
			assert_refused!(Resolutions::withdraw(signed(CHAIR), id), Errors::NotInThisPhase);
		}
		assert!(open().is_empty());

		// The text is frozen, but the proposer can still take it back.
		let frozen = supported(Track::Ordinary, &note(1));
		almost_finish_phase(frozen);
		assert_ok!(Resolutions::withdraw(signed(CHAIR), frozen));

		DraftQuota::<Test>::remove(BAKERY, 1);
		let open = opened(Track::Ordinary, &note(1));
		assert_refused!(Resolutions::withdraw(signed(CHAIR), open), Errors::NotInThisPhase);
		vote_all(open, 1..=6, Choice::For);
		finish_phase(open);
		assert_refused!(Resolutions::withdraw(signed(CHAIR), open), Errors::NotInThisPhase);
		finish_phase(open);
		assert_refused!(Resolutions::withdraw(signed(CHAIR), open), Errors::NotInThisPhase);
	});
}

#[test]
fn enough_electors_make_the_vote_secret() {
	new_test(|| {
		// Eleven electors: two must ask.
		seat(BAKERY, 11, 11);
		let id = draft(Track::Ordinary, &note(1));
		assert_refused!(Resolutions::request_secrecy(signed(DORA), id), Errors::NotInThisPhase);
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		seat(BAKERY, 12, 12);
		assert_refused!(Resolutions::request_secrecy(signed(12), id), Errors::NotElector);
		assert_refused!(Resolutions::request_secrecy(signed(STRANGER), id), Errors::NotMember);
		events();
		assert_ok!(Resolutions::request_secrecy(signed(DORA), id));
		assert_refused!(Resolutions::request_secrecy(signed(DORA), id), Errors::AlreadySigned);
		assert_eq!(resolution(id).secrecy, Secrecy::Open);
		almost_finish_phase(id);
		assert_ok!(Resolutions::request_secrecy(signed(NINA), id));
		assert_eq!(
			events(),
			[
				Event::SecrecyRequested { resolution: id, by: 4, granted: false },
				Event::SecrecyRequested { resolution: id, by: 9, granted: true },
				Event::TellersNeeded { resolution: id, coop: BAKERY, needed: 3, found: 3 },
			]
		);
		assert_eq!(resolution(id).secrecy, Secrecy::Secret);
		assert_refused!(Resolutions::request_secrecy(signed(TINA), id), Errors::SecretBallot);

		finish_phase(id);
		assert_refused!(Resolutions::request_secrecy(signed(TINA), id), Errors::NotInThisPhase);
		assert_refused!(vote(CHAIR, id, Choice::For), Errors::SecretBallot);
		assert_ok!(roll_call(5, id, 1..=6));
		count_assembly(id, result(4, 2, 0));
		finish_phase(id);
		finish_phase(id);
		assert_eq!(done(), [1]);
		assert_eq!(Done::get()[0].0.secrecy, Secrecy::Secret);
	});
}

#[test]
fn nobody_makes_a_vote_secret_alone() {
	new_test(|| {
		// A tenth of ten is one.
		let id = supported(Track::Ordinary, &note(1));
		assert_ok!(Resolutions::request_secrecy(signed(DORA), id));
		assert_eq!(resolution(id).secrecy, Secrecy::Open);
		assert_ok!(Resolutions::request_secrecy(signed(NINA), id));
		assert_eq!(resolution(id).secrecy, Secrecy::Secret);
	});
}

#[test]
fn suspended_members_count_for_the_quorum_of_special_resolutions_only() {
	let suspend_three = || {
		(8..=10).for_each(|member| set_vote(BAKERY, member, false));
		SuspendedVotes::set(3);
	};
	for (for_, outcome) in [(5, Phase::Rejected { reason: Rejection::NoQuorum }), (6, Phase::Passed)] {
		new_test(|| {
			suspend_three();
			let id = supported(Track::Special, &bylaws());
			// They are counted at notice.
			SuspendedVotes::set(0);
			events();
			finish_phase(id);
			assert!(matches!(events()[..], [Event::VotingOpened { electors: 7, quorum: 6, .. }]));
			assert_eq!(Resolutions::overview(id).unwrap().participants_needed, 6);
			vote_all(id, 1..=for_, Choice::For);
			finish_phase(id);
			assert_eq!(phase(id), outcome);
		});
	}
	new_test(|| {
		suspend_three();
		let id = opened(Track::Ordinary, &note(1));
		assert_eq!((resolution(id).electors(), resolution(id).quorum()), (7, 4));
		vote_all(id, 1..=4, Choice::For);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn a_signature_under_the_petition_is_no_request_for_secrecy() {
	new_test(|| {
		seat(BAKERY, 11, 11);
		let id = draft(Track::Ordinary, &note(1));
		assert_ok!(Resolutions::sign_petition(signed(DORA), id, BAKERY, 0));
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		assert_ok!(Resolutions::request_secrecy(signed(DORA), id));
		assert_eq!(
			Signatures::<Test>::get((id, BAKERY, Whose::Member(4))),
			Signature { secrecy: true, ..Signature::default() }
		);
		assert_eq!((motion(id).signatures, motion(id).secret_requests), (1, 1));
	});
}

#[test]
fn after_the_time_of_notice_nothing_of_it_can_be_done_though_the_agenda_is_late() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		Time::set(resolution(id).ends_at.unwrap());
		assert_refused!(Resolutions::withdraw(signed(CHAIR), id), Errors::NotInThisPhase);
		assert_refused!(Resolutions::request_secrecy(signed(DORA), id), Errors::NotInThisPhase);
		assert_refused!(vote(CHAIR, id, Choice::For), Errors::NotInThisPhase);
	});
}
