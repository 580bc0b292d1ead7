//! Suspension, cases and appeals: nobody loses the seat without each single step.

use super::*;
use rochdale_primitives::MemberInspect;

fn defend(who: AccountId, member: MemberNo, document: Hash) -> DispatchResult {
	Membership::submit_defence(signed(who), BAKERY, member, document)
}

fn case(member: MemberNo) -> Option<Case<Hash>> {
	Cases::<Test>::get(BAKERY, member)
}

#[test]
fn suspension_takes_the_vote_and_reinstatement_gives_it_back() {
	new_test(|| {
		suspend(4);
		let (ground, appeal_until) = (Ground::Arrears, START + 33 * DAY);
		last(Event::Suspended { coop: BAKERY, member: 4, ground, by: (1, 2), document: doc(1), appeal_until });
		assert_eq!(entry(4).suspension.unwrap().remedy, Remedy::Open { until: appeal_until });
		assert!(!votes(4) && !Membership::is_in_good_standing(BAKERY, 4) && Membership::is_seated(BAKERY, 4));
		assert_noop!(
			Membership::suspend(signed(ALICE), BAKERY, 4, Ground::NonParticipation, doc(1)),
			Error::<Test>::AlreadySuspended
		);
		both(Call::reinstate { coop: BAKERY, member: 4, document: doc(2) });
		last(Event::Reinstated { coop: BAKERY, member: 4, by: (1, 2), document: doc(2) });
		assert!(votes(4) && Membership::is_in_good_standing(BAKERY, 4));
		assert_noop!(Membership::reinstate(signed(ALICE), BAKERY, 4, doc(1)), Error::<Test>::NotSuspended);
	});
}

#[test]
fn few_members_are_suspended_in_thirty_days_whoever_the_officers_are() {
	let call = |member| Call::suspend { coop: BAKERY, member, ground: Ground::Arrears, document: doc(1) };
	new_test(|| {
		// A first hand uses nothing up.
		assert_ok!(send(ALICE, call(5)));
		assert_eq!(SuspensionQuota::<Test>::get(BAKERY), Quota::default());
		suspend(4);
		assert_eq!(SuspensionQuota::<Test>::get(BAKERY), Quota { until: START + 30 * DAY, used: 1 });
		// Neither as the first hand nor as the second, and moves are counted apart.
		assert!(!is_free(ALICE, call(PAPER)) && !is_free(BOB, call(5)));
		assert_noop!(send(ALICE, call(PAPER)), Error::<Test>::TooManySuspensions);
		assert_noop!(send(BOB, call(5)), Error::<Test>::TooManySuspensions);
		both(Call::move_seat { coop: BAKERY, member: 4, new_account: HUGO });
		// A reinstatement gives none back, and neither do other officers.
		both(Call::reinstate { coop: BAKERY, member: 4, document: doc(2) });
		appoint_board(BAKERY, &[3, 4]);
		assert_noop!(send(CHARLIE, call(5)), Error::<Test>::TooManySuspensions);
		Time::set(START + 30 * DAY - 1);
		assert_noop!(send(CHARLIE, call(5)), Error::<Test>::TooManySuspensions);
		pass(1);
		assert_ok!(send(CHARLIE, call(5)));
		assert_ok!(send(HUGO, call(5)));
		assert!(!votes(5));
	});
	let accounts: Vec<_> = (1..=149).collect();
	for (count, most) in [(49, 1), (99, 1), (100, 2), (149, 2)] {
		chain(vec![register(BAKERY, &accounts[..count])]).execute_with(|| {
			for number in 0..most {
				suspend(10 + number);
			}
			assert_noop!(send(ALICE, call(20)), Error::<Test>::TooManySuspensions);
		});
	}
}

#[test]
fn members_on_probation_or_under_case_are_not_suspended() {
	new_test(|| {
		gina_joins();
		let suspend = |member| Membership::suspend(signed(ALICE), BAKERY, member, Ground::Arrears, doc(1));
		assert_noop!(suspend(NEXT), Error::<Test>::OnProbation);
		assert_noop!(
			Membership::open_case(signed(ALICE), BAKERY, NEXT, CaseKind::Offence(1), doc(1)),
			Error::<Test>::OnProbation
		);
		open_case(4);
		assert_noop!(suspend(4), Error::<Test>::UnderCase);
		assert_noop!(
			Membership::open_case(signed(ALICE), BAKERY, 4, CaseKind::LostRequirement, doc(1)),
			Error::<Test>::UnderCase
		);
	});
}

#[test]
fn silence_on_an_appeal_ends_the_suspension() {
	new_test(|| {
		suspend(4);
		assert_noop!(Membership::appeal(signed(EVE), BAKERY, 4), Error::<Test>::NotEntitled);
		assert_noop!(Membership::appeal(signed(ALICE), BAKERY, 4), Error::<Test>::NotEntitled);
		assert_noop!(Membership::appeal(signed(HUGO), BAKERY, 4), Error::<Test>::NotMember);
		pass(33 * DAY - 1);
		assert!(is_free(DAVE, Call::appeal { coop: BAKERY, member: 4 }));
		assert_ok!(Membership::appeal(signed(DAVE), BAKERY, 4));
		let decide_by = Time::get() + 59 * DAY;
		last(Event::AppealMade { coop: BAKERY, member: 4, decide_by });
		assert_noop!(Membership::appeal(signed(DAVE), BAKERY, 4), Error::<Test>::NothingToAppeal);
		assert!(!votes(4));
		pass(59 * DAY);
		last(Event::AppealUpheld { coop: BAKERY, member: 4 });
		assert!(votes(4));
		assert_noop!(Membership::appeal(signed(DAVE), BAKERY, 4), Error::<Test>::NothingToAppeal);
	});
	new_test(|| {
		suspend(4);
		pass(33 * DAY);
		assert_noop!(Membership::appeal(signed(DAVE), BAKERY, 4), Error::<Test>::TooLate);
	});
}

#[test]
fn members_let_a_suspension_stand() {
	new_test(|| {
		assert_noop!(plain(Membership::dismiss_appeal(resolved(), 4)), Error::<Test>::NothingAppealed);
		suspend(4);
		assert_noop!(plain(Membership::dismiss_appeal(resolved(), 4)), Error::<Test>::NothingAppealed);
		assert_ok!(Membership::appeal(signed(DAVE), BAKERY, 4));
		for (track, secrecy) in [(Track::Ordinary, Secrecy::Secret), (Track::Special, Secrecy::Open)] {
			mandate(track, secrecy, START);
			assert_noop!(plain(Membership::dismiss_appeal(resolved(), 4)), Error::<Test>::MandateTooWeak);
		}
		mandate(Track::Special, Secrecy::Secret, START - 1);
		assert_noop!(plain(Membership::dismiss_appeal(resolved(), 4)), Error::<Test>::VotedTooEarly);
		assert_noop!(plain(Membership::dismiss_appeal(signed(ALICE), 4)), DispatchError::BadOrigin);
		mandate(Track::Special, Secrecy::Secret, START);
		assert_ok!(Membership::dismiss_appeal(resolved(), 4));
		last(Event::AppealDismissed { coop: BAKERY, member: 4, resolution: 7 });
		assert_eq!(entry(4).suspension.unwrap().remedy, Remedy::Dismissed);
		assert_noop!(Membership::appeal(signed(DAVE), BAKERY, 4), Error::<Test>::NothingToAppeal);
		pass(100 * DAY);
		assert!(!votes(4));
		both(Call::reinstate { coop: BAKERY, member: 4, document: doc(2) });
	});
	new_test(|| {
		suspend(4);
		assert_ok!(Membership::appeal(signed(DAVE), BAKERY, 4));
		Time::set(START + 59 * DAY);
		assert_noop!(plain(Membership::dismiss_appeal(resolved(), 4)), Error::<Test>::TooLate);
		pass(0);
		assert!(votes(4));
	});
	// Reinstating ends the appeal as well.
	new_test(|| {
		suspend(4);
		assert_ok!(Membership::appeal(signed(DAVE), BAKERY, 4));
		both(Call::reinstate { coop: BAKERY, member: 4, document: doc(2) });
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
	});
}

#[test]
fn expulsion_takes_notice_hearing_secret_vote_and_window() {
	new_test(|| {
		open_case(4);
		let (hearing_from, lapses_at) = (START + 21 * DAY, START + 120 * DAY);
		last(Event::CaseOpened {
			coop: BAKERY,
			member: 4,
			kind: CaseKind::Offence(3),
			by: (1, 2),
			statement: doc(2),
			hearing_from,
			lapses_at,
		});
		assert!(is_free(DAVE, Call::submit_defence { coop: BAKERY, member: 4, document: doc(4) }));
		assert_ok!(defend(DAVE, 4, doc(4)));
		last(Event::DefenceSubmitted { coop: BAKERY, member: 4, document: doc(4) });
		pass(21 * DAY);
		both(Call::record_hearing { coop: BAKERY, member: 4, document: doc(3) });
		last(Event::HearingRecorded { coop: BAKERY, member: 4, by: (1, 2), document: doc(3) });
		mandate(Track::Special, Secrecy::Secret, Time::get());
		pass(20 * DAY);
		assert_ok!(Membership::expel(resolved(), 4));
		let appeal_until = START + 74 * DAY;
		last(Event::ExpulsionVoted { coop: BAKERY, member: 4, resolution: 7, appeal_until });
		assert!(votes(4) && Membership::is_eligible(BAKERY, 4));
		pass(33 * DAY - 1);
		assert!(votes(4) && Membership::is_seated(BAKERY, 4));
		pass(1);
		last(Event::SeatEnded { coop: BAKERY, member: 4, ending: Ending::Expelled });
		assert_eq!((case(4), voters()), (None, 5));
	});
}

#[test]
fn expulsion_fails_without_each_single_step() {
	// Without a case.
	new_test(|| {
		assert_noop!(Membership::expel(resolved(), 4), Error::<Test>::NotUnderCase);
		assert_noop!(Membership::expel(resolved(), 99), Error::<Test>::NoSuchMember);
		assert_noop!(Membership::expel(signed(ALICE), 4), DispatchError::BadOrigin);
	});
	// Without the notice.
	new_test(|| {
		open_case(4);
		pass(21 * DAY - 1);
		let hearing = Call::record_hearing { coop: BAKERY, member: 4, document: doc(3) };
		assert_noop!(send(ALICE, hearing), Error::<Test>::HearingTooEarly);
	});
	// Without the hearing.
	new_test(|| {
		open_case(4);
		pass(30 * DAY);
		assert_noop!(Membership::expel(resolved(), 4), Error::<Test>::NotHeard);
		assert_ok!(Membership::record_hearing(signed(ALICE), BAKERY, 4, doc(3)));
		assert_noop!(Membership::expel(resolved(), 4), Error::<Test>::NotHeard);
	});
	// Without a vote that knew of the hearing, that is secret, and that has a large majority.
	new_test(|| {
		hear(4);
		let heard = Time::get();
		let too_early = (Track::Special, Secrecy::Secret, heard - 1, Error::<Test>::VotedTooEarly);
		let open = (Track::Special, Secrecy::Open, heard, Error::MandateTooWeak);
		let ordinary = (Track::Ordinary, Secrecy::Secret, heard, Error::MandateTooWeak);
		for (track, secrecy, opened_at, error) in [too_early, open, ordinary] {
			mandate(track, secrecy, opened_at);
			assert_noop!(Membership::expel(resolved(), 4), error);
		}
		mandate(Track::Special, Secrecy::Secret, heard);
		assert_ok!(Membership::expel(resolved(), 4));
		assert_noop!(Membership::expel(resolved(), 4), Error::<Test>::AlreadyVoted);
	});
	// After the time for it.
	new_test(|| {
		hear(4);
		Time::set(START + 120 * DAY);
		assert_noop!(Membership::expel(resolved(), 4), Error::<Test>::TooLate);
		assert_noop!(defend(DAVE, 4, doc(4)), Error::<Test>::TooLate);
		assert_noop!(Membership::drop_case(signed(ALICE), BAKERY, 4, doc(4)), Error::<Test>::TooLate);
		pass(0);
		last(Event::CaseLapsed { coop: BAKERY, member: 4 });
		assert_eq!((case(4), votes(4)), (None, true));
	});
	// By a resolution of another co-op.
	new_test(|| {
		hear(4);
		Resolved::mutate(|mandate| mandate.coop = COURIERS);
		assert_noop!(Membership::expel(resolved(), 4), Error::<Test>::NotUnderCase);
	});
	// Against the appeal, without a second vote.
	new_test(|| {
		hear(4);
		assert_ok!(Membership::expel(resolved(), 4));
		assert_ok!(Membership::appeal(signed(DAVE), BAKERY, 4));
		pass(59 * DAY);
		last(Event::AppealUpheld { coop: BAKERY, member: 4 });
		assert_eq!((case(4), entry(4).state, votes(4)), (None, MemberState::Active, true));
	});
}

#[test]
fn appeal_against_an_expulsion_is_decided_by_the_members() {
	new_test(|| {
		hear(4);
		assert_noop!(Membership::appeal(signed(DAVE), BAKERY, 4), Error::<Test>::NothingToAppeal);
		assert_ok!(Membership::expel(resolved(), 4));
		assert_noop!(plain(Membership::dismiss_appeal(resolved(), 4)), Error::<Test>::NothingAppealed);
		assert_noop!(Membership::drop_case(signed(ALICE), BAKERY, 4, doc(4)), Error::<Test>::AlreadyVoted);
		assert_noop!(defend(DAVE, 4, doc(4)), Error::<Test>::AlreadyVoted);
		pass(10 * DAY);
		assert!(is_free(DAVE, Call::appeal { coop: BAKERY, member: 4 }));
		assert_ok!(Membership::appeal(signed(DAVE), BAKERY, 4));
		assert_noop!(Membership::appeal(signed(DAVE), BAKERY, 4), Error::<Test>::NothingToAppeal);
		mandate(Track::Special, Secrecy::Secret, Time::get() - 1);
		assert_noop!(plain(Membership::dismiss_appeal(resolved(), 4)), Error::<Test>::VotedTooEarly);
		mandate(Track::Special, Secrecy::Secret, Time::get());
		Time::set(Time::get() + 59 * DAY - 1);
		assert!(votes(4));
		assert_ok!(Membership::dismiss_appeal(resolved(), 4));
		last(Event::SeatEnded { coop: BAKERY, member: 4, ending: Ending::Expelled });
		assert_eq!(Ended::get(), [(BAKERY, 4, SeatEnd::Expelled)]);
	});
	new_test(|| {
		hear(4);
		assert_ok!(Membership::expel(resolved(), 4));
		assert_ok!(Membership::appeal(signed(DAVE), BAKERY, 4));
		Time::set(Time::get() + 59 * DAY);
		assert_noop!(plain(Membership::dismiss_appeal(resolved(), 4)), Error::<Test>::TooLate);
	});
	new_test(|| {
		hear(4);
		assert_ok!(Membership::expel(resolved(), 4));
		Time::set(Time::get() + 33 * DAY);
		assert_noop!(Membership::appeal(signed(DAVE), BAKERY, 4), Error::<Test>::TooLate);
		pass(0);
		assert!(!Membership::is_seated(BAKERY, 4));
	});
}

#[test]
fn case_is_dropped_before_the_vote() {
	new_test(|| {
		open_case(4);
		both(Call::drop_case { coop: BAKERY, member: 4, document: doc(5) });
		last(Event::CaseDropped { coop: BAKERY, member: 4, by: (1, 2), document: doc(5) });
		assert_noop!(Membership::drop_case(signed(ALICE), BAKERY, 4, doc(5)), Error::<Test>::NotUnderCase);
		assert_noop!(defend(DAVE, 4, doc(1)), Error::<Test>::NotUnderCase);
		// Another one starts from the beginning.
		open_case(4);
		assert_eq!(case(4).unwrap().hearing, None);
	});
}

#[test]
fn member_is_heard_once_and_defends_himself_a_few_times() {
	new_test(|| {
		hear(4);
		let hearing = Call::record_hearing { coop: BAKERY, member: 4, document: doc(9) };
		assert_noop!(send(CHARLIE, hearing), Error::<Test>::AlreadyHeard);
		assert_noop!(defend(EVE, 4, doc(1)), Error::<Test>::NotEntitled);
		assert_noop!(defend(HUGO, 4, doc(1)), Error::<Test>::NotMember);
		for number in 1..=5 {
			assert_ok!(defend(DAVE, 4, doc(number)));
		}
		assert_noop!(defend(DAVE, 4, doc(6)), Error::<Test>::TooManyDefences);
		assert!(!is_free(DAVE, Call::submit_defence { coop: BAKERY, member: 4, document: doc(6) }));
		assert_eq!(case(4).unwrap().defence, Some(doc(5)));
	});
}

#[test]
fn others_speak_for_a_paper_member() {
	new_test(|| {
		open_case(PAPER);
		assert_eq!(case(PAPER).unwrap().opened_by, (1, 2));
		// Those who accuse do not speak for the accused.
		for accuser in [ALICE, BOB] {
			let defence = Call::submit_defence { coop: BAKERY, member: PAPER, document: doc(1) };
			assert!(!is_free(accuser, defence.clone()));
			assert_noop!(send(accuser, defence), Error::<Test>::NotEntitled);
		}
		assert_ok!(defend(CHARLIE, PAPER, doc(1)));
		assert_ok!(defend(EVE, PAPER, doc(2)));
		assert_noop!(defend(DAVE, PAPER, doc(3)), Error::<Test>::NotEntitled);
		pass(21 * DAY);
		both(Call::record_hearing { coop: BAKERY, member: PAPER, document: doc(3) });
		assert_ok!(Membership::expel(resolved(), PAPER));
		for who in [ALICE, BOB] {
			assert!(!is_free(who, Call::appeal { coop: BAKERY, member: PAPER }));
			assert_noop!(Membership::appeal(signed(who), BAKERY, PAPER), Error::<Test>::NotEntitled);
		}
		assert_noop!(Membership::appeal(signed(HUGO), BAKERY, PAPER), Error::<Test>::NotMember);
		for who in [CHARLIE, DAVE] {
			assert!(is_free(who, Call::appeal { coop: BAKERY, member: PAPER }));
		}
		assert_ok!(Membership::appeal(signed(EVE), BAKERY, PAPER));
		pass(59 * DAY);
		assert!(Membership::is_seated(BAKERY, PAPER));
	});
	// Without a case there is nobody who accuses.
	for who in [ALICE, DAVE] {
		new_test(|| {
			suspend(PAPER);
			assert_ok!(Membership::appeal(signed(who), BAKERY, PAPER));
			pass(59 * DAY);
			assert!(votes(PAPER));
		});
	}
	// A member with an account speaks for himself, whoever has opened the case.
	new_test(|| {
		open_case(4);
		appoint_board(BAKERY, &[1, 2, 4]);
		assert_noop!(defend(CHARLIE, 4, doc(1)), Error::<Test>::NotEntitled);
		assert_ok!(defend(DAVE, 4, doc(1)));
	});
}

#[test]
fn leaving_ends_a_case() {
	new_test(|| {
		bylaws(|bylaws| bylaws.exit_notice_days = 30);
		hear(4);
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert_ok!(Membership::expel(resolved(), 4));
		pass(30 * DAY);
		last(Event::SeatEnded { coop: BAKERY, member: 4, ending: Ending::Left(Exit::Justified) });
		assert_eq!((case(4), Deadlines::<Test>::iter().count()), (None, 0));
	});
}

#[test]
fn suspended_member_under_case_appeals_against_the_expulsion_first() {
	new_test(|| {
		suspend(4);
		hear(4);
		assert_ok!(Membership::expel(resolved(), 4));
		assert_ok!(Membership::appeal(signed(DAVE), BAKERY, 4));
		assert_eq!(entry(4).suspension.unwrap().remedy, Remedy::Open { until: START + 33 * DAY });
		assert_ok!(Membership::appeal(signed(DAVE), BAKERY, 4));
		pass(59 * DAY);
		assert_eq!((case(4), entry(4).suspension, votes(4)), (None, None, true));
	});
}
