//! The way into a co-op, and every way it can be refused.

use super::*;
use rochdale_primitives::{
	bylaws::{Contribution, Silence},
	Standing,
};

fn invite(newcomer: AccountId) -> ApplicationNo {
	assert_ok!(Membership::invite(signed(DAVE), BAKERY, newcomer));
	ApplicationOf::<Test>::get(newcomer, BAKERY).unwrap()
}

fn admit(application: ApplicationNo) {
	both(admission(application));
}

fn refuse(application: ApplicationNo) {
	both(refusal(application, doc(5)));
}

fn apply(who: AccountId) -> ApplicationNo {
	assert_ok!(Membership::apply(signed(who), BAKERY, Class::Ordinary, doc(9)));
	ApplicationOf::<Test>::get(who, BAKERY).unwrap()
}

#[test]
fn newcomer_with_an_empty_account_becomes_a_member() {
	new_test(|| {
		assert!(!System::account_exists(&GINA));
		assert!(is_free(DAVE, Call::invite { coop: BAKERY, newcomer: GINA }));
		assert_eq!(invite(GINA), 1);
		let lapses_at = START + 30 * DAY;
		last(Event::Invited { coop: BAKERY, application: 1, newcomer: GINA, by: 4, lapses_at });
		assert_eq!(System::providers(&GINA), 1);
		assert_eq!(OpenInvitations::<Test>::get(BAKERY), 1);

		let accept = Call::accept_invitation { coop: BAKERY, class: Class::Ordinary, commitment: doc(9) };
		assert!(is_free(GINA, accept.clone()));
		assert_ok!(send(GINA, accept));
		let (account, class, sponsor, ends_at) = (Some(GINA), Class::Ordinary, Some(4), START + 60 * DAY);
		last(Event::Applied { coop: BAKERY, application: 1, account, class, sponsor, ends_at });
		assert_eq!(OpenInvitations::<Test>::get(BAKERY), 0);
		assert_eq!(stage(1), Some(Stage::UnderReview { decide_by: ends_at }));

		assert_ok!(send(ALICE, admission(1)));
		assert_eq!(Membership::seat(BAKERY, GINA), None);
		Time::set(START + DAY);
		assert_ok!(send(BOB, admission(1)));
		let by = Admission::Board { first: 1, second: 2 };
		System::assert_has_event(Event::Admitted { coop: BAKERY, application: 1, by }.into());
		last(Event::Entered { coop: BAKERY, member: NEXT, application: 1, account, by });
		assert_eq!(
			entry(NEXT),
			MemberEntry {
				account,
				commitment: Some(doc(9)),
				class,
				joined_at: START + DAY,
				state: MemberState::Probation { until: START + 181 * DAY },
				suspension: None,
				notice: None,
				seasons_at: Some(START + 32 * DAY),
				votes: BoundedVec::new(),
				corrections: BoundedVec::new(),
				vote_suspended: false,
				moved_by_members_only: false,
				declared_by_members_only: false,
				leaves_by_members_only: false,
				death_reopened: false,
				leaving_reopened: false,
				erased: false,
			}
		);
		let roll = Rolls::<Test>::get(BAKERY);
		assert_eq!((roll.last_no, roll.last_application, roll.seated, roll.voters), (NEXT, 1, 7, 6));
		assert_eq!((stage(1), ApplicationOf::<Test>::get(GINA, BAKERY)), (None, None));
		assert_eq!((System::providers(&GINA), KeptAlive::<Test>::get(GINA)), (1, Some(1)));
	});
}

#[test]
fn without_probation_a_member_is_active_at_once() {
	new_test(|| {
		bylaws(|bylaws| (bylaws.probation_days, bylaws.vote_seasoning_days) = (0, 0));
		gina_joins();
		assert_eq!((entry(NEXT).state, votes(NEXT), voters()), (MemberState::Active, true, 7));
	});
}

#[test]
fn account_that_exists_applies_and_finds_sponsors() {
	new_test(|| {
		bylaws(|bylaws| bylaws.sponsors_required = 2);
		let application = apply(HUGO);
		let (account, class) = (Some(HUGO), Class::Ordinary);
		let ends_at = START + 90 * DAY;
		last(Event::Applied { coop: BAKERY, application, account, class, sponsor: None, ends_at });
		assert_eq!(stage(1), Some(Stage::Applied { lapses_at: ends_at }));
		assert_noop!(send(ALICE, admission(1)), Error::<Test>::NotUnderReview);

		assert!(is_free(DAVE, Call::sponsor { coop: BAKERY, application }));
		assert_ok!(Membership::sponsor(signed(DAVE), BAKERY, 1));
		last(Event::Sponsored { coop: BAKERY, application, by: 4 });
		assert_noop!(Membership::sponsor(signed(DAVE), BAKERY, 1), Error::<Test>::AlreadySponsor);
		assert_noop!(Membership::sponsor(signed(HUGO), BAKERY, 1), Error::<Test>::NotMember);
		assert_noop!(Membership::sponsor(signed(EVE), BAKERY, 2), Error::<Test>::NoSuchApplication);
		assert_ok!(Membership::sponsor(signed(CHARLIE), BAKERY, 1));
		let decide_by = START + 60 * DAY;
		last(Event::ReviewBegun { coop: BAKERY, application, decide_by });
		assert_eq!(stage(1), Some(Stage::UnderReview { decide_by }));
		assert_noop!(Membership::sponsor(signed(EVE), BAKERY, 1), Error::<Test>::NeedsNoSponsor);
		assert_noop!(send(CHARLIE, admission(1)), Error::<Test>::SponsorCannotDecide);
		assert_noop!(send(CHARLIE, refusal(1, doc(1))), Error::<Test>::SponsorCannotDecide);
		admit(1);
		assert_eq!(Membership::seat(BAKERY, HUGO), Some(NEXT));
	});
}

#[test]
fn application_has_three_sponsors_at_most() {
	new_test(|| {
		bylaws(|bylaws| bylaws.sponsors_required = 4);
		apply(HUGO);
		for who in [BOB, CHARLIE, DAVE] {
			assert_ok!(Membership::sponsor(signed(who), BAKERY, 1));
		}
		assert_noop!(Membership::sponsor(signed(EVE), BAKERY, 1), Error::<Test>::TooManySponsors);
		assert!(!is_free(EVE, Call::sponsor { coop: BAKERY, application: 1 }));
	});
}

#[test]
fn without_sponsors_in_the_bylaws_the_board_decides_at_once() {
	new_test(|| {
		bylaws(|bylaws| bylaws.sponsors_required = 0);
		apply(HUGO);
		admit(1);
	});
}

#[test]
fn inviter_who_has_left_is_no_sponsor() {
	new_test(|| {
		bylaws(|bylaws| bylaws.exit_notice_days = 0);
		invite(GINA);
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert_ok!(Membership::accept_invitation(signed(GINA), BAKERY, Class::Supporter, doc(9)));
		let found = Applications::<Test>::get(BAKERY, 1).unwrap();
		assert_eq!((found.sponsors.to_vec(), found.class), (vec![], Class::Supporter));
		assert_eq!(found.stage, Stage::Applied { lapses_at: START + 90 * DAY });
	});
}

#[test]
fn paper_member_joins_by_two_officers() {
	new_test(|| {
		let paper = Call::apply_on_paper { coop: BAKERY, class: Class::Ordinary, commitment: doc(9) };
		assert!(is_free(DAVE, paper.clone()));
		assert_noop!(send(HUGO, paper.clone()), Error::<Test>::NotMember);
		assert_ok!(send(DAVE, paper));
		let (class, sponsor, ends_at) = (Class::Ordinary, Some(4), START + 60 * DAY);
		last(Event::Applied { coop: BAKERY, application: 1, account: None, class, sponsor, ends_at });
		admit(1);
		let by = Admission::Board { first: 1, second: 2 };
		last(Event::Entered { coop: BAKERY, member: NEXT, application: 1, account: None, by });
		assert_eq!(entry(NEXT).account, None);
		pass(31 * DAY);
		assert!(votes(NEXT));
	});
}

#[test]
fn sponsor_speaks_for_who_applied_on_paper() {
	new_test(|| {
		let paper = || {
			assert_ok!(Membership::apply_on_paper(signed(DAVE), BAKERY, Class::Ordinary, doc(9)));
			Rolls::<Test>::get(BAKERY).last_application
		};
		let application = paper();
		assert_noop!(Membership::withdraw(signed(ALICE), BAKERY, application), Error::<Test>::NotEntitled);
		assert_ok!(Membership::withdraw(signed(DAVE), BAKERY, application));
		let application = paper();
		refuse(application);
		assert_noop!(Membership::appeal_refusal(signed(ALICE), BAKERY, application), Error::<Test>::NotEntitled);
		assert_noop!(Membership::appeal_refusal(signed(HUGO), BAKERY, application), Error::<Test>::NotEntitled);
		assert_ok!(Membership::appeal_refusal(signed(DAVE), BAKERY, application));
	});
}

#[test]
fn silence_of_the_board_goes_to_the_members() {
	new_test(|| {
		gina_applies();
		pass(60 * DAY - 1);
		assert_noop!(decide(1, true), Error::<Test>::NotBeforeMembers);
		pass(1);
		let lapses_at = START + 150 * DAY;
		last(Event::AdmissionEscalated { coop: BAKERY, application: 1, lapses_at });
		assert_eq!(stage(1), Some(Stage::Escalated { asked_at: START + 60 * DAY, lapses_at }));
		assert_noop!(send(ALICE, refusal(1, doc(1))), Error::<Test>::NotUnderReview);
		pass(90 * DAY);
		last(Event::ApplicationLapsed { coop: BAKERY, application: 1 });
		assert!(!System::account_exists(&GINA));
	});
}

#[test]
fn members_admit_or_not() {
	new_test(|| {
		gina_applies();
		pass(60 * DAY);
		for (track, secrecy) in [(Track::Consent, Secrecy::Secret), (Track::Special, Secrecy::Open)] {
			mandate(track, secrecy, Time::get());
			assert_noop!(decide(1, true), Error::<Test>::MandateTooWeak);
		}
		assert_noop!(send(ALICE, decision(1, true)), DispatchError::BadOrigin);
		mandate(Track::Ordinary, Secrecy::Secret, Time::get());
		assert_noop!(decide(2, true), Error::<Test>::NoSuchApplication);
		assert_ok!(decide(1, true));
		let by = Admission::Members { resolution: 7 };
		last(Event::Entered { coop: BAKERY, member: NEXT, application: 1, account: Some(GINA), by });
	});
	new_test(|| {
		gina_applies();
		pass(60 * DAY);
		assert_ok!(decide(1, false));
		last(Event::AdmissionDenied { coop: BAKERY, application: 1, resolution: 7 });
		assert_eq!(stage(1), None);
		assert!(!System::account_exists(&GINA));
	});
}

#[test]
fn board_can_still_admit_what_was_escalated() {
	new_test(|| {
		gina_applies();
		pass(60 * DAY);
		admit(1);
		assert_eq!(Membership::seat(BAKERY, GINA), Some(NEXT));
	});
}

#[test]
fn silence_of_the_board_admits_where_the_bylaws_say_so() {
	new_test(|| {
		bylaws(|bylaws| bylaws.admission_silence = Silence::Admits);
		gina_applies();
		pass(60 * DAY);
		let by = Admission::Silence;
		last(Event::Entered { coop: BAKERY, member: NEXT, application: 1, account: Some(GINA), by });
	});
}

#[test]
fn silence_admits_to_a_co_op_that_left_as_well() {
	new_test(|| {
		bylaws(|bylaws| bylaws.admission_silence = Silence::Admits);
		gina_applies();
		set_standing(BAKERY, Standing::Left);
		pass(60 * DAY);
		let by = Admission::Silence;
		last(Event::Entered { coop: BAKERY, member: NEXT, application: 1, account: Some(GINA), by });
		assert_eq!((stage(1), Membership::seat(BAKERY, GINA)), (None, Some(NEXT)));
	});
}

#[test]
fn refusal_can_be_appealed() {
	new_test(|| {
		gina_applies();
		refuse(1);
		let appeal_until = START + 20 * DAY;
		let reason = doc(5);
		last(Event::Refused { coop: BAKERY, application: 1, by: (1, 2), reason, appeal_until });
		assert_eq!(stage(1), Some(Stage::Refused { appeal_until }));
		assert_noop!(send(ALICE, admission(1)), Error::<Test>::NotUnderReview);
		assert_noop!(Membership::appeal_refusal(signed(DAVE), BAKERY, 1), Error::<Test>::NotEntitled);
		assert!(is_free(GINA, Call::appeal_refusal { coop: BAKERY, application: 1 }));
		assert_ok!(Membership::appeal_refusal(signed(GINA), BAKERY, 1));
		let decide_by = START + 59 * DAY;
		last(Event::RefusalAppealed { coop: BAKERY, application: 1, decide_by });
		assert_noop!(Membership::appeal_refusal(signed(GINA), BAKERY, 1), Error::<Test>::NotRefused);
		assert_noop!(send(ALICE, admission(1)), Error::<Test>::NotUnderReview);
		pass(59 * DAY);
		let lapses_at = START + 609 * DAY;
		last(Event::RefusalUnanswered { coop: BAKERY, application: 1, lapses_at });
		assert_eq!(stage(1), Some(Stage::Unanswered { asked_at: START, lapses_at }));
		assert_eq!(Membership::seat(BAKERY, GINA), None);
	});
	new_test(|| {
		gina_applies();
		refuse(1);
		assert_ok!(Membership::appeal_refusal(signed(GINA), BAKERY, 1));
		assert_ok!(decide(1, false));
		assert_eq!(stage(1), None);
	});
}

/// Has Gina refused, and her appeal meet with silence.
fn refusal_unanswered() {
	gina_applies();
	refuse(1);
	assert_ok!(Membership::appeal_refusal(signed(GINA), BAKERY, 1));
	pass(59 * DAY);
}

#[test]
fn refused_stranger_is_no_member_by_silence_but_the_members_can_still_decide() {
	for admitted in [true, false] {
		new_test(|| {
			refusal_unanswered();
			pass(549 * DAY);
			assert_eq!((Membership::seat(BAKERY, GINA), stage(1).is_some()), (None, true));
			assert_ok!(decide(1, admitted));
			assert_eq!(Membership::seat(BAKERY, GINA), admitted.then_some(NEXT));
			assert_eq!(stage(1), None);
		});
	}
	// The chain was too busy to note that the time is over, which takes nothing from a decision.
	new_test(|| {
		gina_applies();
		refuse(1);
		assert_ok!(Membership::appeal_refusal(signed(GINA), BAKERY, 1));
		Time::set(START + 59 * DAY);
		assert_ok!(decide(1, true));
		assert_eq!(Membership::seat(BAKERY, GINA), Some(NEXT));
	});
}

#[test]
fn members_decide_by_a_vote_that_opened_after_they_were_asked() {
	let voted = |opened_at| mandate(Track::Ordinary, Secrecy::Secret, opened_at);
	// The board was silent.
	new_test(|| {
		gina_applies();
		pass(60 * DAY);
		voted(Time::get() - 1);
		assert_noop!(decide(1, true), Error::<Test>::VotedTooEarly);
		assert_noop!(decide(1, false), Error::<Test>::VotedTooEarly);
		voted(Time::get());
		assert_ok!(decide(1, true));
	});
	// She has appealed, and who answers late answers the appeal.
	for late in [0, 59 * DAY] {
		new_test(|| {
			gina_applies();
			refuse(1);
			pass(DAY);
			let appealed_at = Time::get();
			assert_ok!(Membership::appeal_refusal(signed(GINA), BAKERY, 1));
			pass(late);
			voted(appealed_at - 1);
			assert_noop!(decide(1, true), Error::<Test>::VotedTooEarly);
			voted(appealed_at);
			assert_ok!(decide(1, true));
		});
	}
}

#[test]
fn members_decide_on_the_candidate_whom_they_voted_on() {
	new_test(|| {
		gina_applies();
		pass(60 * DAY);
		let gina = candidate(1);
		let others = [
			Candidate { account: Some(HUGO), ..gina.clone() },
			Candidate { account: None, ..gina.clone() },
			Candidate { commitment: doc(8), ..gina.clone() },
			Candidate { class: Class::Supporter, ..gina.clone() },
		];
		for other in others {
			let call = Membership::decide_admission(resolved(), 1, other.clone(), true);
			assert_noop!(call, Error::<Test>::OtherCandidate);
			let by_officer = Call::admit { coop: BAKERY, application: 1, candidate: other };
			assert_noop!(send(ALICE, by_officer), Error::<Test>::OtherCandidate);
		}
		assert_ok!(Membership::decide_admission(resolved(), 1, gina, true));
	});
}

#[test]
fn unanswered_refusal_does_not_wait_for_ever() {
	// Two officers take it back.
	new_test(|| {
		refusal_unanswered();
		assert_noop!(send(ALICE, refusal(1, doc(1))), Error::<Test>::NotUnderReview);
		admit(1);
		assert_eq!(Membership::seat(BAKERY, GINA), Some(NEXT));
	});
	// The applicant applies once more.
	new_test(|| {
		refusal_unanswered();
		assert_noop!(Membership::appeal_refusal(signed(GINA), BAKERY, 1), Error::<Test>::NotRefused);
		assert_noop!(Membership::apply(signed(GINA), BAKERY, Class::Ordinary, doc(9)), Error::<Test>::AlreadyCandidate);
		assert_ok!(Membership::withdraw(signed(GINA), BAKERY, 1));
		gina_applies();
	});
	// It ends by itself, also where no members are left to ask.
	new_test(|| {
		refusal_unanswered();
		for member in 1..=PAPER {
			dies(member);
		}
		Time::set(Time::get() + 550 * DAY);
		assert_noop!(decide(1, true), Error::<Test>::TooLate);
		pass(0);
		last(Event::ApplicationLapsed { coop: BAKERY, application: 1 });
		assert!(!System::account_exists(&GINA));
	});
}

#[test]
fn only_who_entered_an_application_on_paper_withdraws_it() {
	new_test(|| {
		bylaws(|bylaws| bylaws.sponsors_required = 2);
		assert_ok!(Membership::apply_on_paper(signed(DAVE), BAKERY, Class::Ordinary, doc(9)));
		assert_ok!(Membership::sponsor(signed(EVE), BAKERY, 1));
		assert_noop!(Membership::withdraw(signed(EVE), BAKERY, 1), Error::<Test>::NotEntitled);
		// A second sponsor appeals for the applicant all the same.
		refuse(1);
		assert_ok!(Membership::appeal_refusal(signed(EVE), BAKERY, 1));
		assert_noop!(Membership::withdraw(signed(DAVE), BAKERY, 1), Error::<Test>::TooLate);
	});
}

#[test]
fn refusal_stands_when_the_window_is_over() {
	new_test(|| {
		gina_applies();
		refuse(1);
		Time::set(START + 20 * DAY);
		assert_noop!(Membership::appeal_refusal(signed(GINA), BAKERY, 1), Error::<Test>::TooLate);
		pass(0);
		last(Event::ApplicationLapsed { coop: BAKERY, application: 1 });
		assert!(!System::account_exists(&GINA));
	});
}

#[test]
fn contribution_comes_before_the_entry_where_the_bylaws_say_so() {
	new_test(|| {
		bylaws(|bylaws| bylaws.entry_contribution = Contribution::Required);
		gina_applies();
		assert_noop!(send(ALICE, contribution(1, doc(1))), Error::<Test>::NotUnpaid);
		admit(1);
		let by = Admission::Board { first: 1, second: 2 };
		last(Event::Admitted { coop: BAKERY, application: 1, by });
		assert_eq!(stage(1), Some(Stage::Unpaid { lapses_at: START + 90 * DAY, by }));
		assert_eq!(Membership::seat(BAKERY, GINA), None);
		both(contribution(1, doc(1)));
		last(Event::Entered { coop: BAKERY, member: NEXT, application: 1, account: Some(GINA), by });
	});
	new_test(|| {
		bylaws(|bylaws| bylaws.entry_contribution = Contribution::Required);
		gina_applies();
		admit(1);
		pass(90 * DAY);
		last(Event::ApplicationLapsed { coop: BAKERY, application: 1 });
		assert_eq!(Rolls::<Test>::get(BAKERY).last_no, PAPER);
	});
}

#[test]
fn nothing_is_decided_after_its_time() {
	new_test(|| {
		invite(GINA);
		Time::set(START + 30 * DAY);
		assert_noop!(
			Membership::accept_invitation(signed(GINA), BAKERY, Class::Ordinary, doc(1)),
			Error::<Test>::TooLate
		);
		pass(0);
		last(Event::ApplicationLapsed { coop: BAKERY, application: 1 });
		assert_eq!(OpenInvitations::<Test>::get(BAKERY), 0);

		bylaws(|bylaws| bylaws.sponsors_required = 2);
		let application = gina_applies();
		Time::set(START + 120 * DAY);
		assert_noop!(Membership::sponsor(signed(EVE), BAKERY, application), Error::<Test>::TooLate);
		pass(0);
		last(Event::ApplicationLapsed { coop: BAKERY, application });
	});
	new_test(|| {
		gina_applies();
		Time::set(START + 60 * DAY);
		assert_noop!(send(ALICE, admission(1)), Error::<Test>::TooLate);
		assert_noop!(send(ALICE, refusal(1, doc(1))), Error::<Test>::TooLate);
		assert_ok!(Membership::withdraw(signed(GINA), BAKERY, 1));
	});
}

#[test]
fn member_applies_elsewhere_for_free_a_few_times() {
	chain(vec![register(BAKERY, &[ALICE, BOB, CHARLIE]), register(COURIERS, &[DAVE, 5, 6])]).execute_with(|| {
		let free = |who| is_free(who, Call::apply { coop: BAKERY, class: Class::Ordinary, commitment: doc(1) });
		assert!(free(DAVE));
		assert!(!free(GINA));
		assert!(!free(ALICE));
		for number in 1..=2 {
			assert!(free(DAVE));
			apply(DAVE);
			assert!(!free(DAVE));
			assert_ok!(Membership::withdraw(signed(DAVE), BAKERY, number));
		}
		// A third one in the period costs a fee, but is possible.
		assert!(!free(DAVE));
		apply(DAVE);
		pass(90 * DAY);
		assert!(free(DAVE));

		let application = apply(DAVE);
		bylaws(|bylaws| bylaws.exit_notice_days = 0);
		assert_ok!(Membership::leave(signed(DAVE), COURIERS));
		assert!(ApplicationQuota::<Test>::contains_key(DAVE));
		assert_ok!(Membership::withdraw(signed(DAVE), BAKERY, application));
		assert!(!ApplicationQuota::<Test>::contains_key(DAVE));
		Membership::do_try_state().unwrap();
	});
}

#[test]
fn application_needs_a_co_op() {
	new_test(|| {
		assert_noop!(Membership::apply(signed(GINA), 3, Class::Ordinary, doc(1)), Error::<Test>::NoSuchCoop);
		assert_noop!(Membership::apply(signed(DAVE), 3, Class::Ordinary, doc(1)), Error::<Test>::NoSuchCoop);
		assert_noop!(Membership::invite(signed(DAVE), 3, GINA), Error::<Test>::NotMember);
		assert_noop!(Membership::apply_on_paper(signed(DAVE), 3, Class::Ordinary, doc(1)), Error::<Test>::NotMember);
	});
}

#[test]
fn members_come_whatever_the_standing_of_their_co_op_in_the_federation() {
	for standing in [Standing::Suspended, Standing::Left] {
		new_test(|| {
			bylaws(|bylaws| bylaws.sponsors_required = 2);
			let sponsored = apply(30);
			assert_ok!(Membership::sponsor(signed(EVE), BAKERY, sponsored));
			bylaws(|bylaws| bylaws.sponsors_required = 1);
			invite(HUGO);
			set_standing(BAKERY, standing);
			// Who was on the way, and who comes anew.
			assert_ok!(Membership::sponsor(signed(DAVE), BAKERY, sponsored));
			assert_ok!(Membership::accept_invitation(signed(HUGO), BAKERY, Class::Ordinary, doc(1)));
			assert_ok!(Membership::apply_on_paper(signed(DAVE), BAKERY, Class::Ordinary, doc(1)));
			assert_ok!(Membership::invite(signed(BOB), BAKERY, 31));
			let gina = gina_applies();
			both(admission(gina));
			let member = Membership::seat(BAKERY, GINA);
			assert_eq!(member, Some(NEXT));
			// And the members decide about those whom the board has refused.
			refuse(sponsored);
			assert_ok!(Membership::appeal_refusal(signed(30), BAKERY, sponsored));
			assert_ok!(decide(sponsored, true));
			assert_eq!(Membership::seat(BAKERY, 30), Some(NEXT + 1));
		});
	}
}

#[test]
fn nobody_is_candidate_twice_or_while_a_member() {
	new_test(|| {
		let apply = |who, coop| Membership::apply(signed(who), coop, Class::Ordinary, doc(1));
		assert_noop!(apply(ALICE, BAKERY), Error::<Test>::AlreadyMember);
		assert_noop!(Membership::invite(signed(DAVE), BAKERY, ALICE), Error::<Test>::AlreadyMember);
		assert_noop!(Membership::invite(signed(DAVE), BAKERY, DAVE), Error::<Test>::AlreadyMember);
		gina_applies();
		assert_noop!(Membership::invite(signed(ALICE), BAKERY, GINA), Error::<Test>::AlreadyCandidate);
		assert_noop!(apply(GINA, BAKERY), Error::<Test>::AlreadyCandidate);
		// Another co-op is another matter.
		assert_ok!(apply(GINA, COURIERS));
		// Nor while a seat is about to move to the account.
		both(Call::move_seat { coop: BAKERY, member: 5, new_account: HUGO });
		assert_noop!(Membership::invite(signed(ALICE), BAKERY, HUGO), Error::<Test>::AccountReserved);
		assert_noop!(apply(HUGO, BAKERY), Error::<Test>::AccountReserved);
	});
}

#[test]
fn invitations_are_bounded_for_each_member_and_period() {
	new_test(|| {
		for newcomer in 20..22 {
			invite(newcomer);
		}
		let paper = |who| Membership::apply_on_paper(signed(who), BAKERY, Class::Ordinary, doc(1));
		assert_ok!(paper(DAVE));
		assert_noop!(paper(DAVE), Error::<Test>::QuotaUsed);
		assert_noop!(Membership::invite(signed(DAVE), BAKERY, 23), Error::<Test>::QuotaUsed);
		// Withdrawing gives none back, or inviting would be free without end.
		assert_ok!(Membership::withdraw(signed(DAVE), BAKERY, 1));
		assert_noop!(Membership::invite(signed(DAVE), BAKERY, 23), Error::<Test>::QuotaUsed);
		// Another co-op and another member have their own.
		assert_ok!(Membership::invite(signed(DAVE), COURIERS, 23));
		assert_ok!(Membership::invite(signed(ALICE), BAKERY, 23));
		for period in 1..4 {
			pass(30 * DAY);
			for newcomer in 30..33 {
				invite(newcomer + 10 * period);
			}
			assert_noop!(Membership::invite(signed(DAVE), BAKERY, 24), Error::<Test>::QuotaUsed);
		}
	});
}

#[test]
fn invitations_are_bounded_for_each_co_op() {
	new_test(|| {
		for newcomer in 20..23 {
			invite(newcomer);
		}
		for newcomer in 23..25 {
			assert_ok!(Membership::invite(signed(ALICE), BAKERY, newcomer));
		}
		assert_noop!(Membership::invite(signed(ALICE), BAKERY, 25), Error::<Test>::TooManyInvitations);
		assert_ok!(Membership::accept_invitation(signed(20), BAKERY, Class::Ordinary, doc(1)));
		assert_ok!(Membership::invite(signed(ALICE), BAKERY, 25));
	});
}

#[test]
fn only_the_invited_accept() {
	new_test(|| {
		let accept = |who, coop| Membership::accept_invitation(signed(who), coop, Class::Ordinary, doc(1));
		assert_noop!(accept(GINA, BAKERY), Error::<Test>::NotInvited);
		invite(GINA);
		assert_noop!(accept(HUGO, BAKERY), Error::<Test>::NotInvited);
		assert_noop!(accept(GINA, COURIERS), Error::<Test>::NotInvited);
		assert_ok!(accept(GINA, BAKERY));
		assert_noop!(accept(GINA, BAKERY), Error::<Test>::NotInvited);
	});
}

#[test]
fn invitation_is_withdrawn_by_those_concerned() {
	new_test(|| {
		for who in [GINA, DAVE, ALICE] {
			let application = invite(GINA);
			assert_noop!(Membership::withdraw(signed(EVE), BAKERY, application), Error::<Test>::NotEntitled);
			assert_noop!(Membership::withdraw(signed(HUGO), BAKERY, application), Error::<Test>::NotEntitled);
			assert!(is_free(who, Call::withdraw { coop: BAKERY, application }));
			assert_ok!(Membership::withdraw(signed(who), BAKERY, application));
			last(Event::Withdrawn { coop: BAKERY, application });
			assert!(!System::account_exists(&GINA));
			assert_noop!(Membership::withdraw(signed(who), BAKERY, application), Error::<Test>::NoSuchApplication);
		}
		assert_eq!(Rolls::<Test>::get(BAKERY).last_application, 3);
	});
}

#[test]
fn one_hand_takes_no_paper_application_away_once_the_board_cannot_decide() {
	let paper = || {
		assert_ok!(Membership::apply_on_paper(signed(DAVE), BAKERY, Class::Ordinary, doc(9)));
		Rolls::<Test>::get(BAKERY).last_application
	};
	let withdraw = |application| Membership::withdraw(signed(DAVE), BAKERY, application);
	let stays = |application| {
		assert!(!is_free(DAVE, Call::withdraw { coop: BAKERY, application }));
		assert_noop!(withdraw(application), Error::<Test>::TooLate);
	};
	new_test(|| {
		bylaws(|bylaws| bylaws.sponsors_required = 2);
		assert_ok!(withdraw(paper()));
		bylaws(|bylaws| bylaws.sponsors_required = 1);
		assert_ok!(withdraw(paper()));
		let application = paper();
		both(refusal(application, doc(1)));
		stays(application);
		assert_ok!(Membership::appeal_refusal(signed(DAVE), BAKERY, application));
		stays(application);
		pass(Moment::from(Bylaws::get().appeal_resolution_days) * DAY);
		assert!(matches!(stage(application), Some(Stage::Unanswered { .. })));
		stays(application);
	});
	new_test(|| {
		let application = paper();
		pass(60 * DAY);
		assert!(matches!(stage(application), Some(Stage::Escalated { .. })));
		stays(application);
	});
	new_test(|| {
		bylaws(|bylaws| bylaws.entry_contribution = Contribution::Required);
		let application = paper();
		both(admission(application));
		assert!(matches!(stage(application), Some(Stage::Unpaid { .. })));
		stays(application);
	});
}

#[test]
fn anyone_advances_what_is_due_and_nothing_else() {
	new_test(|| {
		let application = invite(GINA);
		let advance = |due| plain(Membership::advance(signed(HUGO), BAKERY, due));
		assert_noop!(advance(Due::Application(application)), Error::<Test>::NotDue);
		assert_noop!(advance(Due::Application(application + 1)), Error::<Test>::NothingPending);
		for nothing in [
			Due::Seasoning(1),
			Due::Probation(1),
			Due::Exit(1),
			Due::Case(1),
			Due::Suspension(1),
			Due::Death(1),
			Due::Move(1),
			Due::Approval([0; 32]),
			Due::Exit(99),
		] {
			assert_noop!(advance(nothing), Error::<Test>::NothingPending);
		}
		Time::set(START + 30 * DAY);
		assert_ok!(advance(Due::Application(application)));
		last(Event::ApplicationLapsed { coop: BAKERY, application });
	});
}

#[test]
fn numbers_have_an_end() {
	new_test(|| {
		Rolls::<Test>::mutate(BAKERY, |roll| roll.last_application = u32::MAX);
		assert_noop!(Membership::invite(signed(DAVE), BAKERY, GINA), Error::<Test>::Overflow);
		Rolls::<Test>::mutate(BAKERY, |roll| roll.last_application = 0);
	});
}

#[test]
fn card_of_an_application_says_what_is_known() {
	new_test(|| {
		gina_applies();
		assert_eq!(
			Membership::application(BAKERY, 1),
			Some(ApplicationCard {
				application: 1,
				account: Some(GINA),
				commitment: Some(doc(9)),
				class: Class::Ordinary,
				since: START,
				sponsors: vec![4],
				sponsors_required: 1,
				stage: Stage::UnderReview { decide_by: START + 60 * DAY },
				ends_at: START + 60 * DAY,
			})
		);
		assert_eq!(Membership::application(BAKERY, 2), None);
	});
}
