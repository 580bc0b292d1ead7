//! What two officers say of somebody who may not be able to answer takes effect only after others could object.

use super::*;
use rochdale_primitives::MemberInspect;

const REPORT: Call<Test> = Call::report_appearance { coop: BAKERY, member: 4, document: Hash::repeat_byte(5) };

fn former(member: MemberNo) -> Option<Ending> {
	match entry(member).state {
		MemberState::Former { ending, .. } => Some(ending),
		_ => None,
	}
}

fn object(who: AccountId) -> DispatchResult {
	Membership::object_to_leaving(signed(who), BAKERY, PAPER)
}

/// Has the members decide that Dave has died, after he contested it.
fn members_decide_on_the_death() {
	dave_contests_his_death();
	assert_ok!(Membership::decide_death(resolved(), 4));
}

/// Has a paper member join, who is on probation.
fn paper_member_joins() {
	assert_ok!(Membership::apply_on_paper(signed(DAVE), BAKERY, Class::Ordinary, doc(9)));
	both(admission(1));
	assert_eq!(entry(NEXT).account, None);
}

#[test]
fn two_officers_do_not_take_a_paper_member_off_at_once() {
	// Where the bylaws ask for no notice.
	new_test(|| {
		bylaws(|bylaws| bylaws.exit_notice_days = 0);
		paper_member_is_said_to_leave();
		let (effective_at, exit, by) = (START + 30 * DAY, Exit::Justified, NoticeBy::Officers);
		last(Event::NoticeGiven { coop: BAKERY, member: PAPER, effective_at, exit, by });
		pass(30 * DAY - 1);
		assert!(Membership::is_seated(BAKERY, PAPER) && votes(PAPER));
		pass(1);
		assert_eq!(former(PAPER), Some(Ending::Left(exit)));
	});
	// On probation, whether the member is said to leave or has failed.
	let leaving = Call::leave_on_paper { coop: BAKERY, member: NEXT, document: doc(1) };
	let failed = Call::end_probation { coop: BAKERY, member: NEXT, passed: false, reason: doc(1) };
	for call in [leaving, failed] {
		new_test(|| {
			paper_member_joins();
			both(call.clone());
			assert_noop!(send(CHARLIE, call), Error::<Test>::AlreadyLeaving);
			pass(30 * DAY - 1);
			assert!(Membership::is_seated(BAKERY, NEXT));
			pass(1);
			assert_eq!(former(NEXT), Some(Ending::Left(Exit::OnProbation)));
		});
	}
}

#[test]
fn the_notice_of_the_bylaws_and_the_time_for_objections_run_together() {
	for (days, effective_after) in [(7, 30), (30, 30), (91, 91)] {
		new_test(|| {
			bylaws(|bylaws| bylaws.exit_notice_days = days);
			paper_member_is_said_to_leave();
			assert_eq!(entry(PAPER).notice.unwrap().effective_at, START + effective_after * DAY);
		});
	}
}

#[test]
fn one_objection_puts_it_before_the_members() {
	// By another member, by an officer, by the auditor.
	for (who, by) in [(DAVE, 4), (CHARLIE, 3), (EVE, 5)] {
		new_test(|| {
			assert_noop!(object(who), Error::<Test>::NotLeaving);
			paper_member_is_said_to_leave();
			assert_noop!(object(HUGO), Error::<Test>::NotMember);
			assert!(is_free(who, Call::object_to_leaving { coop: BAKERY, member: PAPER }));
			assert_ok!(object(who));
			last(Event::LeavingContested { coop: BAKERY, member: PAPER, by });
			let again = Call::leave_on_paper { coop: BAKERY, member: PAPER, document: doc(2) };
			assert_noop!(send(ALICE, again), Error::<Test>::OnlyMembersCanEnterNotice);
			pass(100 * DAY);
			assert!(Membership::is_seated(BAKERY, PAPER));
		});
	}
	// Not after the time for it.
	new_test(|| {
		paper_member_is_said_to_leave();
		Time::set(START + 91 * DAY);
		assert_noop!(object(DAVE), Error::<Test>::TooLate);
		pass(0);
		assert_noop!(object(DAVE), Error::<Test>::NotSeated);
	});
	// Not against what the member has signed.
	new_test(|| {
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert_noop!(Membership::object_to_leaving(signed(EVE), BAKERY, 4), Error::<Test>::OwnNotice);
		assert_noop!(Membership::object_to_leaving(signed(EVE), BAKERY, 99), Error::<Test>::NoSuchMember);
	});
}

#[test]
fn failed_probation_on_paper_is_put_before_the_members_as_well() {
	new_test(|| {
		paper_member_joins();
		let fail = |passed| Call::end_probation { coop: BAKERY, member: NEXT, passed, reason: doc(1) };
		both(fail(false));
		assert_ok!(Membership::object_to_leaving(signed(DAVE), BAKERY, NEXT));
		assert_noop!(send(ALICE, fail(false)), Error::<Test>::OnlyMembersCanEnterNotice);
		assert_ok!(Membership::decide_leaving(resolved(), NEXT));
		assert_eq!(entry(NEXT).notice.unwrap().exit, Exit::OnProbation);
		both(Call::report_appearance { coop: BAKERY, member: NEXT, document: doc(1) });
		both(fail(true));
		assert_eq!(entry(NEXT).state, MemberState::Active);
	});
}

#[test]
fn paper_member_who_gets_an_account_objects_personally() {
	new_test(|| {
		both(Call::move_seat { coop: BAKERY, member: PAPER, new_account: GINA });
		paper_member_is_said_to_leave();
		pass(30 * DAY);
		assert_eq!(Membership::seat(BAKERY, GINA), Some(PAPER));
		assert_ok!(object(GINA));
		// Who has an account says so personally.
		assert_noop!(Membership::decide_leaving(resolved(), PAPER), Error::<Test>::HasAccount);
		assert_ok!(Membership::leave(signed(GINA), BAKERY));
		assert_eq!(entry(PAPER).notice.unwrap().by, NoticeBy::Member);
	});
}

#[test]
fn what_the_members_decide_of_a_leaving_stands_against_every_objection() {
	new_test(|| {
		assert_noop!(Membership::decide_leaving(resolved(), PAPER), Error::<Test>::OfficersCanEnterNotice);
		paper_member_is_said_to_leave();
		assert_noop!(Membership::decide_leaving(resolved(), PAPER), Error::<Test>::OfficersCanEnterNotice);
		assert_ok!(object(EVE));
		assert_noop!(Membership::decide_leaving(signed(ALICE), PAPER), DispatchError::BadOrigin);
		for (track, secrecy) in [(Track::Ordinary, Secrecy::Secret), (Track::Special, Secrecy::Open)] {
			mandate(track, secrecy, 0);
			assert_noop!(Membership::decide_leaving(resolved(), PAPER), Error::<Test>::MandateTooWeak);
		}
		mandate(Track::Special, Secrecy::Secret, 0);
		assert_ok!(Membership::decide_leaving(resolved(), PAPER));
		System::assert_has_event(Event::LeavingDecided { coop: BAKERY, member: PAPER, resolution: 7 }.into());
		let (effective_at, exit, by) = (START + 91 * DAY, Exit::Justified, NoticeBy::Members);
		last(Event::NoticeGiven { coop: BAKERY, member: PAPER, effective_at, exit, by });
		assert_noop!(Membership::decide_leaving(resolved(), PAPER), Error::<Test>::AlreadyLeaving);
		for who in [ALICE, DAVE, EVE] {
			assert_noop!(object(who), Error::<Test>::DecidedByMembers);
		}
		pass(91 * DAY);
		assert_eq!(former(PAPER), Some(Ending::Left(exit)));
	});
}

#[test]
fn any_member_contests_a_death_and_then_nobody_what_the_members_decide() {
	for (who, by) in [(DAVE, 4), (CHARLIE, 3), (EVE, 5)] {
		new_test(|| {
			both(Call::record_death { coop: BAKERY, member: 4, document: doc(1) });
			assert_ok!(Membership::contest_death(signed(who), BAKERY, 4));
			last(Event::DeathContested { coop: BAKERY, member: 4, by });
			assert_ok!(Membership::decide_death(resolved(), 4));
			for who in [ALICE, DAVE, EVE] {
				assert_noop!(Membership::contest_death(signed(who), BAKERY, 4), Error::<Test>::DecidedByMembers);
			}
			pass(30 * DAY);
			assert_eq!(former(4), Some(Ending::Deceased));
		});
	}
}

#[test]
fn two_officers_who_saw_the_member_reopen_what_the_members_decided() {
	new_test(|| {
		assert_noop!(send(ALICE, REPORT), Error::<Test>::NothingDecided);
		dave_contests_his_death();
		assert_noop!(send(ALICE, REPORT), Error::<Test>::NothingDecided);
		assert_ok!(Membership::decide_death(resolved(), 4));
		// Neither does the holder of the key, on the board or not.
		assert_noop!(send(DAVE, REPORT), Error::<Test>::NotBoard);
		appoint_board(BAKERY, &[1, 2, 4]);
		assert_noop!(send(DAVE, REPORT), Error::<Test>::NotOnYourself);
		appoint_board(BAKERY, &[1, 2, 3]);
		assert_noop!(send(HUGO, REPORT), Error::<Test>::NotMember);
		pass(DAY);
		both(REPORT);
		last(Event::AppearanceReported { coop: BAKERY, member: 4, by: 2, first: Some(1), document: doc(5) });
		pass(30 * DAY);
		assert!(Membership::is_seated(BAKERY, 4));
		// It begins as it began: by two officers, and everybody can contest it.
		assert_noop!(Membership::decide_death(resolved(), 4), Error::<Test>::OfficersCanDeclare);
		dave_contests_his_death();
	});
	new_test(|| {
		members_decide_on_the_leaving();
		both(Call::report_appearance { coop: BAKERY, member: PAPER, document: doc(5) });
		assert_eq!(entry(PAPER).notice, None);
		members_decide_on_the_leaving();
	});
	// What officers have said meanwhile is not touched, and is contested as usual.
	new_test(|| {
		members_decide_on_the_leaving();
		both(Call::record_death { coop: BAKERY, member: PAPER, document: doc(1) });
		both(Call::report_appearance { coop: BAKERY, member: PAPER, document: doc(5) });
		assert_eq!((entry(PAPER).notice, Deaths::<Test>::contains_key(BAKERY, PAPER)), (None, true));
		assert_ok!(Membership::contest_death(signed(DAVE), BAKERY, PAPER));
	});
	// Not after the time for it.
	new_test(|| {
		members_decide_on_the_death();
		Time::set(START + 30 * DAY);
		assert_noop!(send(ALICE, REPORT), Error::<Test>::TooLate);
		pass(0);
		assert_noop!(send(ALICE, REPORT), Error::<Test>::NotSeated);
	});
}

#[test]
fn auditor_alone_reopens_it_once_and_the_members_decide_anew() {
	new_test(|| {
		members_decide_on_the_death();
		assert!(is_free(EVE, REPORT));
		assert_ok!(send(EVE, REPORT));
		last(Event::AppearanceReported { coop: BAKERY, member: 4, by: 5, first: None, document: doc(5) });
		assert!(!Deaths::<Test>::contains_key(BAKERY, 4));
		let record = Call::record_death { coop: BAKERY, member: 4, document: doc(1) };
		assert_noop!(send(ALICE, record), Error::<Test>::OnlyMembersCanDeclare);
		assert_ok!(Membership::decide_death(resolved(), 4));
		// One hand does not put the members off without end, nor do two auditors in turn.
		assert_noop!(send(EVE, REPORT), Error::<Test>::AlreadyReported);
		end_term(BAKERY, Office::Auditor, 5);
		appoint(BAKERY, Office::Auditor, 3);
		assert_noop!(send(CHARLIE, REPORT), Error::<Test>::AlreadyReported);
		pass(30 * DAY);
		assert_eq!(former(4), Some(Ending::Deceased));
	});
	// Nor does an auditor whose own death it is, or who has the key of one.
	new_test(|| {
		end_term(BAKERY, Office::Auditor, 5);
		appoint(BAKERY, Office::Auditor, 4);
		members_decide_on_the_death();
		assert_noop!(send(DAVE, REPORT), Error::<Test>::NotOnYourself);
	});
}

#[test]
fn another_case_can_be_reopened_by_an_auditor_again() {
	// Two officers who saw the member end the first case.
	new_test(|| {
		members_decide_on_the_death();
		assert_ok!(send(EVE, REPORT));
		assert_ok!(Membership::decide_death(resolved(), 4));
		both(REPORT);
		members_decide_on_the_death();
		assert_ok!(send(EVE, REPORT));
		assert!(!Deaths::<Test>::contains_key(BAKERY, 4));
	});
	// A leaving and a death are two cases, and a report takes back only what is decided for the first time.
	new_test(|| {
		let report =
			|document| send(EVE, Call::report_appearance { coop: BAKERY, member: PAPER, document: doc(document) });
		members_decide_on_the_leaving();
		assert_ok!(report(1));
		assert_ok!(Membership::decide_leaving(resolved(), PAPER));
		assert_noop!(report(2), Error::<Test>::AlreadyReported);
		both(Call::record_death { coop: BAKERY, member: PAPER, document: doc(1) });
		assert_ok!(Membership::contest_death(signed(DAVE), BAKERY, PAPER));
		assert_ok!(Membership::decide_death(resolved(), PAPER));
		assert_ok!(report(2));
		assert!(!Deaths::<Test>::contains_key(BAKERY, PAPER));
		assert_eq!(entry(PAPER).notice.map(|notice| notice.by), Some(NoticeBy::Members));
		assert_noop!(report(3), Error::<Test>::AlreadyReported);
	});
}

#[test]
fn in_a_co_op_of_three_the_third_is_not_gone_at_once() {
	let mut three = register(BAKERY, &[ALICE, BOB]);
	three.members.push(founder(None));
	chain(vec![three]).execute_with(|| {
		end_term(BAKERY, Office::Auditor, 5);
		bylaws(|bylaws| bylaws.exit_notice_days = 0);
		let leaving = Call::leave_on_paper { coop: BAKERY, member: 3, document: doc(1) };
		both(leaving.clone());
		pass(30 * DAY - 1);
		// One of the two may have thought better of it.
		assert_ok!(Membership::object_to_leaving(signed(BOB), BAKERY, 3));
		pass(100 * DAY);
		assert!(Membership::is_seated(BAKERY, 3));
		assert_noop!(send(ALICE, leaving), Error::<Test>::OnlyMembersCanEnterNotice);
		assert_ok!(Membership::decide_leaving(resolved(), 3));
		// Without an auditor it takes both officers.
		let report = Call::report_appearance { coop: BAKERY, member: 3, document: doc(1) };
		assert_ok!(send(ALICE, report));
		pass(30 * DAY);
		assert!(!Membership::is_seated(BAKERY, 3));
		Membership::do_try_state().unwrap();
	});
}
