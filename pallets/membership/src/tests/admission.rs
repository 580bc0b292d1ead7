//! The way into a co-op, and every way it can be refused.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use frame_support::dispatch::CheckIfFeeless;
use rochdale_primitives::{MemberInspect, Standing};

fn invite(newcomer: AccountId) {
	assert_ok!(Membership::invite(signed(DAVE), BAKERY, newcomer));
}

fn apply_by_invitation(newcomer: AccountId) {
	invite(newcomer);
	assert_ok!(Membership::accept_invitation(signed(newcomer), BAKERY));
}

fn stage(who: AccountId) -> Option<Stage> {
	Candidates::<Test>::get(BAKERY, who).map(|candidacy| candidacy.stage)
}

fn reason() -> <Test as frame_system::Config>::Hash {
	Default::default()
}

#[test]
fn newcomer_with_an_empty_account_becomes_a_member() {
	new_test(|| {
		assert!(!System::account_exists(&GINA));

		invite(GINA);
		let lapses_at = START + 30 * DAY;
		System::assert_last_event(Event::Invited { coop: BAKERY, newcomer: GINA, by: 4, lapses_at }.into());
		assert_eq!(System::providers(&GINA), 1);
		assert_eq!(OpenInvitations::<Test>::get(BAKERY), 1);

		assert_ok!(Membership::accept_invitation(signed(GINA), BAKERY));
		let lapses_at = START + 90 * DAY;
		System::assert_last_event(Event::Applied { coop: BAKERY, applicant: GINA, sponsor: Some(4), lapses_at }.into());
		assert_eq!(System::providers(&GINA), 1);
		assert_eq!(OpenInvitations::<Test>::get(BAKERY), 0);

		assert_ok!(Membership::admit(signed(ALICE), BAKERY, GINA));
		System::assert_last_event(Event::AdmissionApproved { coop: BAKERY, applicant: GINA, by: 1 }.into());
		assert_eq!(Membership::seat(BAKERY, GINA), None);
		assert_eq!(stage(GINA), Some(Stage::Applied { sponsor: Some(4), approved_by: Some(1) }));

		Time::set(START + DAY);
		assert_ok!(Membership::admit(signed(BOB), BAKERY, GINA));
		System::assert_last_event(Event::Admitted { coop: BAKERY, member: 5, account: GINA, by: (1, 2) }.into());
		assert_eq!(Membership::seat_of(BAKERY, &GINA), Some(5));
		assert_eq!(
			Members::<Test>::get(BAKERY, 5),
			Some(MemberEntry { account: GINA, joined_at: START + DAY, state: MemberState::Active })
		);
		assert_eq!(Membership::voting_seats(BAKERY), 5);
		assert_eq!(Membership::voting_seats(COURIERS), 4);
		assert_eq!(stage(GINA), None);
		assert_eq!(System::providers(&GINA), 1);
	});
}

#[test]
fn account_that_exists_applies_without_a_sponsor() {
	new_test(|| {
		System::inc_providers(&HUGO);
		assert_ok!(Membership::apply(signed(HUGO), BAKERY));
		let lapses_at = START + 90 * DAY;
		System::assert_last_event(Event::Applied { coop: BAKERY, applicant: HUGO, sponsor: None, lapses_at }.into());
		assert_ok!(Membership::admit(signed(CHARLIE), BAKERY, HUGO));
		assert_ok!(Membership::admit(signed(ALICE), BAKERY, HUGO));
		assert_eq!(Membership::seat(BAKERY, HUGO), Some(5));
	});
}

#[test]
fn member_of_one_co_op_can_join_another() {
	chain(vec![register(BAKERY, &[ALICE, BOB, CHARLIE]), register(COURIERS, &[DAVE, 5, 6])]).execute_with(|| {
		assert_ok!(Membership::apply(signed(DAVE), BAKERY));
		assert_ok!(Membership::admit(signed(ALICE), BAKERY, DAVE));
		assert_ok!(Membership::admit(signed(BOB), BAKERY, DAVE));
		assert_eq!(Membership::seat(BAKERY, DAVE), Some(4));
		assert_eq!(Membership::seat(COURIERS, DAVE), Some(1));
		Membership::do_try_state().unwrap();
	});
}

#[test]
fn member_applies_elsewhere_for_free_a_few_times() {
	chain(vec![register(BAKERY, &[ALICE, BOB, CHARLIE]), register(COURIERS, &[DAVE, 5, 6])]).execute_with(|| {
		let apply = || RuntimeCall::from(Call::apply { coop: BAKERY });
		let free = |who| apply().is_feeless(&signed(who));
		assert!(free(DAVE));
		assert!(!free(GINA));
		assert!(!free(ALICE));
		for _ in 0..2 {
			assert!(free(DAVE));
			assert_ok!(Membership::apply(signed(DAVE), BAKERY));
			assert!(!free(DAVE));
			assert_ok!(Membership::withdraw(signed(DAVE), BAKERY, DAVE));
		}
		// A third one in the period costs a fee, but is possible.
		assert!(!free(DAVE));
		assert_ok!(Membership::apply(signed(DAVE), BAKERY));
		pass(90 * DAY);
		assert!(free(DAVE));

		assert_ok!(Membership::apply(signed(DAVE), BAKERY));
		assert_ok!(Membership::leave(signed(DAVE), COURIERS));
		assert!(ApplicationQuota::<Test>::contains_key(DAVE));
		assert_ok!(Membership::withdraw(signed(DAVE), BAKERY, DAVE));
		assert!(!ApplicationQuota::<Test>::contains_key(DAVE));
		Membership::do_try_state().unwrap();
	});
}

#[test]
fn first_application_needs_a_co_op_that_takes_members() {
	new_test(|| {
		assert_noop!(Membership::apply(signed(GINA), 3), Error::<Test>::NoSuchCoop);
		assert_noop!(Membership::invite(signed(DAVE), 3, GINA), Error::<Test>::NotMember);
		StandingOfBakery::set(Some(Standing::Left));
		assert_noop!(Membership::apply(signed(GINA), BAKERY), Error::<Test>::CoopLeft);
		assert_noop!(Membership::invite(signed(DAVE), BAKERY, GINA), Error::<Test>::CoopLeft);

		// What a co-op does inside itself goes on while its rights in the federation rest.
		StandingOfBakery::set(Some(Standing::Suspended));
		apply_by_invitation(GINA);
	});
}

#[test]
fn co_op_that_left_takes_nobody_who_was_on_the_way() {
	new_test(|| {
		apply_by_invitation(GINA);
		invite(HUGO);
		StandingOfBakery::set(Some(Standing::Left));
		assert_noop!(Membership::accept_invitation(signed(HUGO), BAKERY), Error::<Test>::CoopLeft);
		assert_noop!(Membership::admit(signed(ALICE), BAKERY, GINA), Error::<Test>::CoopLeft);
		assert_ok!(Membership::refuse(signed(ALICE), BAKERY, GINA, reason()));
		assert_ok!(Membership::withdraw(signed(HUGO), BAKERY, HUGO));
	});
}

#[test]
fn nobody_is_candidate_twice_or_while_a_member() {
	new_test(|| {
		assert_noop!(Membership::apply(signed(ALICE), BAKERY), Error::<Test>::AlreadyMember);
		assert_noop!(Membership::invite(signed(DAVE), BAKERY, ALICE), Error::<Test>::AlreadyMember);
		assert_noop!(Membership::invite(signed(DAVE), BAKERY, DAVE), Error::<Test>::AlreadyMember);
		invite(GINA);
		assert_noop!(Membership::invite(signed(ALICE), BAKERY, GINA), Error::<Test>::AlreadyCandidate);
		assert_noop!(Membership::apply(signed(GINA), BAKERY), Error::<Test>::AlreadyCandidate);
		assert_ok!(Membership::accept_invitation(signed(GINA), BAKERY));
		assert_noop!(Membership::invite(signed(ALICE), BAKERY, GINA), Error::<Test>::AlreadyCandidate);
		// Another co-op is another matter.
		assert_ok!(Membership::apply(signed(GINA), COURIERS));
	});
}

#[test]
fn only_members_invite() {
	new_test(|| {
		assert_noop!(Membership::invite(signed(HUGO), BAKERY, GINA), Error::<Test>::NotMember);
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert_noop!(Membership::invite(signed(DAVE), BAKERY, GINA), Error::<Test>::NotMember);
	});
}

#[test]
fn invitations_are_bounded_for_each_member_and_period() {
	new_test(|| {
		for newcomer in 20..23 {
			invite(newcomer);
		}
		assert_noop!(Membership::invite(signed(DAVE), BAKERY, 23), Error::<Test>::QuotaUsed);
		// Withdrawing gives none back, or inviting would be free without end.
		assert_ok!(Membership::withdraw(signed(DAVE), BAKERY, 20));
		assert_noop!(Membership::invite(signed(DAVE), BAKERY, 23), Error::<Test>::QuotaUsed);
		// Another co-op and another member have their own.
		assert_ok!(Membership::invite(signed(DAVE), COURIERS, 23));
		assert_ok!(Membership::invite(signed(ALICE), BAKERY, 23));

		for period in 1..4 {
			pass(30 * DAY);
			assert_eq!(OpenInvitations::<Test>::get(BAKERY), 0);
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
		assert_ok!(Membership::accept_invitation(signed(20), BAKERY));
		assert_ok!(Membership::invite(signed(ALICE), BAKERY, 25));
	});
}

#[test]
fn only_the_invited_accept() {
	new_test(|| {
		assert_noop!(Membership::accept_invitation(signed(GINA), BAKERY), Error::<Test>::NotInvited);
		invite(GINA);
		assert_noop!(Membership::accept_invitation(signed(HUGO), BAKERY), Error::<Test>::NotInvited);
		assert_noop!(Membership::accept_invitation(signed(GINA), COURIERS), Error::<Test>::NotInvited);
		assert_ok!(Membership::accept_invitation(signed(GINA), BAKERY));
		assert_noop!(Membership::accept_invitation(signed(GINA), BAKERY), Error::<Test>::NotInvited);
	});
}

#[test]
fn admission_needs_two_officers_of_the_board() {
	new_test(|| {
		apply_by_invitation(GINA);
		assert_noop!(Membership::admit(signed(DAVE), BAKERY, GINA), Error::<Test>::NotBoard);
		assert_noop!(Membership::admit(signed(HUGO), BAKERY, GINA), Error::<Test>::NotMember);
		assert_noop!(Membership::admit(signed(GINA), BAKERY, GINA), Error::<Test>::NotMember);
		assert_ok!(Membership::admit(signed(ALICE), BAKERY, GINA));
		assert_noop!(Membership::admit(signed(ALICE), BAKERY, GINA), Error::<Test>::AlreadyApproved);
		assert_noop!(Membership::admit(signed(DAVE), BAKERY, GINA), Error::<Test>::NotBoard);
		assert_eq!(Membership::seat(BAKERY, GINA), None);
	});
}

#[test]
fn approval_dies_with_the_office() {
	new_test(|| {
		apply_by_invitation(GINA);
		assert_ok!(Membership::admit(signed(ALICE), BAKERY, GINA));
		Board::set(vec![2, 3]);

		assert_ok!(Membership::admit(signed(BOB), BAKERY, GINA));
		assert_eq!(Membership::seat(BAKERY, GINA), None);
		assert_eq!(stage(GINA), Some(Stage::Applied { sponsor: Some(4), approved_by: Some(2) }));
		assert_noop!(Membership::admit(signed(ALICE), BAKERY, GINA), Error::<Test>::NotBoard);

		assert_ok!(Membership::admit(signed(CHARLIE), BAKERY, GINA));
		assert_eq!(Membership::seat(BAKERY, GINA), Some(5));
	});
}

#[test]
fn sponsor_does_not_admit() {
	new_test(|| {
		assert_ok!(Membership::invite(signed(ALICE), BAKERY, GINA));
		assert_ok!(Membership::accept_invitation(signed(GINA), BAKERY));
		assert_noop!(Membership::admit(signed(ALICE), BAKERY, GINA), Error::<Test>::SponsorCannotAdmit);
		assert_ok!(Membership::admit(signed(BOB), BAKERY, GINA));
		assert_noop!(Membership::admit(signed(ALICE), BAKERY, GINA), Error::<Test>::SponsorCannotAdmit);
		assert_ok!(Membership::admit(signed(CHARLIE), BAKERY, GINA));
	});
}

#[test]
fn only_applicants_are_decided_on() {
	new_test(|| {
		assert_noop!(Membership::admit(signed(ALICE), BAKERY, GINA), Error::<Test>::NotApplicant);
		assert_noop!(Membership::refuse(signed(ALICE), BAKERY, GINA, reason()), Error::<Test>::NotApplicant);
		invite(GINA);
		assert_noop!(Membership::admit(signed(ALICE), BAKERY, GINA), Error::<Test>::NotApplicant);
		assert_noop!(Membership::refuse(signed(ALICE), BAKERY, GINA, reason()), Error::<Test>::NotApplicant);
		assert_ok!(Membership::accept_invitation(signed(GINA), BAKERY));
		assert_noop!(Membership::admit(signed(ALICE), COURIERS, GINA), Error::<Test>::NotApplicant);
	});
}

#[test]
fn one_officer_refuses_and_the_account_is_gone() {
	new_test(|| {
		apply_by_invitation(GINA);
		assert_noop!(Membership::refuse(signed(DAVE), BAKERY, GINA, reason()), Error::<Test>::NotBoard);
		assert_noop!(Membership::refuse(signed(HUGO), BAKERY, GINA, reason()), Error::<Test>::NotMember);
		assert_ok!(Membership::admit(signed(ALICE), BAKERY, GINA));
		assert_ok!(Membership::refuse(signed(BOB), BAKERY, GINA, reason()));
		System::assert_last_event(Event::Refused { coop: BAKERY, applicant: GINA, by: 2, reason: reason() }.into());
		assert!(!System::account_exists(&GINA));
		assert_noop!(Membership::admit(signed(CHARLIE), BAKERY, GINA), Error::<Test>::NotApplicant);
	});
}

#[test]
fn only_who_has_a_stake_in_it_withdraws() {
	new_test(|| {
		assert_noop!(Membership::withdraw(signed(GINA), BAKERY, GINA), Error::<Test>::NotCandidate);

		// An invitation: the inviter, the board and the invited.
		assert_ok!(Membership::invite(signed(ALICE), BAKERY, GINA));
		assert_noop!(Membership::withdraw(signed(DAVE), BAKERY, GINA), Error::<Test>::NotEntitled);
		assert_noop!(Membership::withdraw(signed(HUGO), BAKERY, GINA), Error::<Test>::NotEntitled);
		assert_ok!(Membership::withdraw(signed(BOB), BAKERY, GINA));
		System::assert_last_event(Event::Withdrawn { coop: BAKERY, candidate: GINA }.into());
		for who in [DAVE, GINA] {
			invite(GINA);
			assert_ok!(Membership::withdraw(signed(who), BAKERY, GINA));
			assert!(!System::account_exists(&GINA));
		}

		// An application: only the applicant. The board refuses instead, and says why.
		apply_by_invitation(GINA);
		assert_noop!(Membership::withdraw(signed(DAVE), BAKERY, GINA), Error::<Test>::NotEntitled);
		assert_noop!(Membership::withdraw(signed(ALICE), BAKERY, GINA), Error::<Test>::NotEntitled);
		assert_ok!(Membership::withdraw(signed(GINA), BAKERY, GINA));
	});
}

#[test]
fn candidacies_lapse_by_themselves() {
	new_test(|| {
		invite(GINA);
		apply_by_invitation(HUGO);
		pass(30 * DAY - 1);
		assert_eq!(stage(GINA), Some(Stage::Invited { by: 4 }));
		pass(1);
		System::assert_last_event(Event::Lapsed { coop: BAKERY, candidate: GINA }.into());
		assert_eq!(stage(GINA), None);
		assert!(!System::account_exists(&GINA));
		pass(60 * DAY - 1);
		assert!(stage(HUGO).is_some());
		pass(1);
		assert_eq!(stage(HUGO), None);
		assert_eq!(Lapses::<Test>::iter().count(), 0);
	});
}

#[test]
fn lapsed_candidacy_is_void_even_before_it_is_removed() {
	new_test(|| {
		invite(GINA);
		apply_by_invitation(HUGO);
		assert_ok!(Membership::admit(signed(ALICE), BAKERY, HUGO));
		assert_noop!(Membership::lapse(signed(DAVE), BAKERY, GINA), Error::<Test>::NotLapsed);

		Time::set(START + 90 * DAY);
		assert_noop!(Membership::accept_invitation(signed(GINA), BAKERY), Error::<Test>::CandidacyLapsed);
		assert_noop!(Membership::admit(signed(BOB), BAKERY, HUGO), Error::<Test>::CandidacyLapsed);
		assert_noop!(Membership::refuse(signed(BOB), BAKERY, HUGO, reason()), Error::<Test>::CandidacyLapsed);

		// Anybody removes it where the chain was too busy to.
		assert_noop!(Membership::lapse(RuntimeOrigin::none(), BAKERY, GINA), BadOrigin);
		assert_ok!(Membership::lapse(signed(99), BAKERY, GINA));
		System::assert_last_event(Event::Lapsed { coop: BAKERY, candidate: GINA }.into());
		assert_noop!(Membership::lapse(signed(99), BAKERY, GINA), Error::<Test>::NotCandidate);
	});
}

#[test]
fn one_block_carries_out_as_many_lapses_as_its_weight_and_the_bound_allow() {
	new_test(|| {
		for applicant in 100..100 + u64::from(MAX_LAPSES_PER_BLOCK) + 3 {
			assert_ok!(Membership::apply(signed(applicant), BAKERY));
		}
		let left = || Candidates::<Test>::iter().count() as u32;
		Time::set(START + 90 * DAY);
		let one = <() as WeightInfo>::lapse();
		assert_eq!(Membership::on_idle(1, Weight::zero()), Weight::zero());
		assert_eq!(Membership::on_idle(1, one - Weight::from_parts(1, 0)), Weight::zero());
		assert_eq!(left(), MAX_LAPSES_PER_BLOCK + 3);
		assert_eq!(Membership::on_idle(1, one * 2), one * 2);
		assert_eq!(left(), MAX_LAPSES_PER_BLOCK + 1);
		assert_eq!(Membership::on_idle(1, Weight::MAX), one * u64::from(MAX_LAPSES_PER_BLOCK));
		assert_eq!(left(), 1);
		pass(0);
		assert_eq!(left(), 0);
	});
}

#[test]
fn numbers_and_times_have_an_end() {
	new_test(|| {
		apply_by_invitation(GINA);
		assert_ok!(Membership::admit(signed(ALICE), BAKERY, GINA));
		let roll = Rolls::<Test>::get(BAKERY);
		Rolls::<Test>::insert(BAKERY, Roll { last_no: u32::MAX, ..roll });
		assert_noop!(Membership::admit(signed(BOB), BAKERY, GINA), Error::<Test>::Overflow);
		Rolls::<Test>::insert(BAKERY, roll);

		Time::set(u64::MAX);
		assert_noop!(Membership::apply(signed(HUGO), BAKERY), Error::<Test>::Overflow);
		Time::set(START);
	});
}

#[test]
fn calls_are_signed() {
	new_test(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Membership::apply(origin.clone(), BAKERY), BadOrigin);
			assert_noop!(Membership::invite(origin.clone(), BAKERY, GINA), BadOrigin);
			assert_noop!(Membership::accept_invitation(origin.clone(), BAKERY), BadOrigin);
			assert_noop!(Membership::withdraw(origin.clone(), BAKERY, GINA), BadOrigin);
			assert_noop!(Membership::admit(origin.clone(), BAKERY, GINA), BadOrigin);
			assert_noop!(Membership::refuse(origin.clone(), BAKERY, GINA, reason()), BadOrigin);
			assert_noop!(Membership::leave(origin.clone(), BAKERY), BadOrigin);
			assert_noop!(Membership::release_account(origin, GINA), BadOrigin);
		}
	});
}

#[test]
fn what_members_do_is_free_and_what_strangers_do_is_not() {
	new_test(|| {
		let free = |who, call: Call<Test>| RuntimeCall::from(call).is_feeless(&signed(who));
		let accept = || Call::accept_invitation { coop: BAKERY };
		let admit = || Call::admit { coop: BAKERY, applicant: GINA };

		assert!(!free(GINA, Call::apply { coop: BAKERY }));
		assert!(free(DAVE, Call::invite { coop: BAKERY, newcomer: GINA }));
		assert!(!free(HUGO, Call::invite { coop: BAKERY, newcomer: GINA }));
		assert!(!free(GINA, accept()));
		invite(GINA);
		assert!(free(GINA, Call::withdraw { coop: BAKERY, candidate: GINA }));
		assert!(!free(HUGO, Call::withdraw { coop: BAKERY, candidate: GINA }));
		assert!(free(GINA, accept()));
		assert_ok!(Membership::accept_invitation(signed(GINA), BAKERY));
		assert!(!free(GINA, accept()));

		assert!(!free(DAVE, admit()));
		assert!(free(ALICE, admit()));
		assert!(free(ALICE, Call::refuse { coop: BAKERY, applicant: GINA, reason: reason() }));
		assert!(!free(DAVE, Call::refuse { coop: BAKERY, applicant: GINA, reason: reason() }));
		assert_ok!(Membership::admit(signed(ALICE), BAKERY, GINA));
		assert!(!free(ALICE, admit()));

		assert!(free(DAVE, Call::leave { coop: BAKERY }));
		assert!(!free(GINA, Call::leave { coop: BAKERY }));
		assert!(!free(DAVE, Call::lapse { coop: BAKERY, candidate: GINA }));
		assert!(!free(DAVE, Call::release_account { account: GINA }));
		assert!(!RuntimeCall::from(admit()).is_feeless(&RuntimeOrigin::root()));
	});
}
