//! What can never take effect is refused when it is proposed, and nothing that may.

use crate::{mock::*, *};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;
use rochdale_primitives::proposable::Proposable;

type TestCall = crate::Call<Test>;

/// A number that none of the next ones is.
const FAR: u32 = 99;

fn refused(call: TestCall, error: Error<Test>) {
	assert_refused!(call.check_proposed(Some(BAKERY)), error);
}

fn accepted(call: TestCall) {
	assert_ok!(call.check_proposed(Some(BAKERY)));
}

#[test]
fn an_office_that_cannot_be_given_is_not_proposed() {
	new_test(|| {
		let appoint = |office, member, days| TestCall::appoint { office, member, days };
		accepted(appoint(Office::Chair, 1, 1));
		// Who comes next may be a member by then, and other bylaws may be in force.
		accepted(appoint(Office::Teller, rochdale_mocks::members_of(BAKERY) + 1, 6 * 365));
		accepted(appoint(Office::Chair, 1, 365));
		refused(appoint(Office::Chair, 1, 366), Error::NeedsElection);
		refused(appoint(Office::Chair, FAR, 1), Error::NotEligible);
		refused(appoint(Office::Chair, 1, 0), Error::TermTooShort);
		refused(appoint(Office::Chair, 1, u32::MAX), Error::TermTooLong);
		refused(appoint(Office::Delegate, 1, 11 * 365), Error::TermTooLong);
		refused(appoint(Office::Chair, 0, 1), Error::NotEligible);
		accepted(TestCall::dismiss { office: Office::Chair, member: 1 });
		accepted(TestCall::dismiss { office: Office::Chair, member: rochdale_mocks::members_of(BAKERY) + 1 });
		refused(TestCall::dismiss { office: Office::Chair, member: FAR }, Error::NotOfficer);
		refused(TestCall::dismiss { office: Office::Chair, member: 0 }, Error::NotOfficer);
	});
}

#[test]
fn more_directors_than_sit_by_an_open_vote_are_not_proposed() {
	with_members(8, || {
		let appoint = |member| TestCall::appoint { office: Office::Director, member, days: 300 };
		let dismiss = |office| TestCall::dismiss { office, member: 5 };
		let check = |calls: &[TestCall]| Cooperatives::check_appointed(BAKERY, &calls.iter().collect::<Vec<_>>());
		assert_ok!(check(&[appoint(4), appoint(5)]));
		assert_refused!(check(&[appoint(4), appoint(5), appoint(6)]), Error::<Test>::TooManyAppointed);
		for member in [4, 5] {
			assert_ok!(check(&[appoint(member)]));
			let mandate = decided(BAKERY, Track::Ordinary);
			assert_ok!(Cooperatives::appoint(mandate, Office::Director, member, 300));
		}
		assert_refused!(check(&[appoint(6)]), Error::<Test>::TooManyAppointed);
		// One goes for another, and other offices are given as before.
		assert_ok!(check(&[appoint(6), dismiss(Office::Director)]));
		assert_refused!(check(&[appoint(6), dismiss(Office::Teller)]), Error::<Test>::TooManyAppointed);
		assert_refused!(check(&[appoint(6), appoint(7), dismiss(Office::Director)]), Error::<Test>::TooManyAppointed);
		assert_ok!(check(&[appoint(5), dismiss(Office::Director)]));
		assert_ok!(check(&[TestCall::appoint { office: Office::Teller, member: 6, days: 300 }]));
		// By the time of a decision the terms may be over.
		DeadlineTime::set(START + 119 * DAY);
		assert_refused!(check(&[appoint(6)]), Error::<Test>::TooManyAppointed);
		DeadlineTime::set(START + 120 * DAY);
		assert_ok!(check(&[appoint(6)]));
	});
}

#[test]
fn bylaws_and_a_charter_that_cannot_be_are_not_proposed() {
	new_test(|| {
		let adopt = |hash, parameters| TestCall::adopt_bylaws { hash, parameters };
		// The profile of a co-op stays, and what it does not allow never takes effect.
		let own = Bylaws::<Test>::get(BAKERY).unwrap().profile;
		for profile in Profile::ALL {
			let call = adopt(document(3), Parameters::of(profile));
			match Parameters::of(profile).check(own) {
				Ok(()) => accepted(call.clone()),
				Err(_) => refused(call.clone(), Error::ParameterOutsideRange),
			}
			assert_ok!(call.check_proposed(None));
		}
		assert!(Profile::ALL.into_iter().any(|profile| Parameters::of(profile).check(own).is_err()));
		refused(adopt(H256::default(), Parameters::of(Profile::Es)), Error::NoDocument);
		let never = Parameters { board_term_years: u16::MAX, ..Parameters::of(Profile::Es) };
		refused(adopt(document(3), never), Error::ParameterOutsideRange);

		let adopt = |hash, parameters| TestCall::adopt_charter { hash, parameters };
		accepted(adopt(document(3), Charter::RECOMMENDED));
		refused(adopt(H256::default(), Charter::RECOMMENDED), Error::NoDocument);
		let never = Charter { exit_notice_days: u16::MAX, ..Charter::RECOMMENDED };
		refused(adopt(document(3), never), Error::ParameterOutsideRange);
	});
}

#[test]
fn what_an_account_may_never_do_is_not_proposed() {
	new_test(|| {
		let remark = || Box::new(RuntimeCall::System(frame_system::Call::remark { remark: vec![1] }));
		let never = || Box::new(RuntimeCall::System(frame_system::Call::set_heap_pages { pages: 1 }));
		accepted(TestCall::act { call: remark() });
		refused(TestCall::act { call: never() }, Error::NotPermitted);
		accepted(TestCall::act_for_federation { call: remark() });
		refused(TestCall::act_for_federation { call: never() }, Error::NotPermitted);
		accepted(TestCall::act_under_agreement { coop: BAKERY, call: remark() });
		refused(TestCall::act_under_agreement { coop: BAKERY, call: never() }, Error::NotPermitted);
		refused(TestCall::act_under_agreement { coop: FAR, call: remark() }, Error::NoSuchCoop);
	});
}

#[test]
fn an_application_that_is_not_open_is_not_proposed() {
	federation(2, || {
		accepted(TestCall::nominate { founding: laundry() });
		let founding = Founding { bylaws: H256::default(), ..laundry() };
		refused(TestCall::nominate { founding }, Error::NoDocument);

		let admit = |application| TestCall::admit { application };
		let withdraw = |application| TestCall::withdraw_nomination { application };
		// The next one may come by then, and founders may accept.
		accepted(admit(1));
		assert_ok!(Cooperatives::nominate(ordinary(), laundry()));
		accepted(admit(1));
		accepted(withdraw(1));
		// Another co-op has nominated it.
		assert_refused!(withdraw(1).check_proposed(Some(2)), Error::<Test>::NotNominator);
		assert_ok!(withdraw(2).check_proposed(Some(2)));
		refused(admit(0), Error::NoSuchApplication);
		refused(admit(FAR), Error::NoSuchApplication);
		assert_ok!(Cooperatives::withdraw_nomination(ordinary(), 1));
		refused(admit(1), Error::NoSuchApplication);
		refused(withdraw(1), Error::NoSuchApplication);

		// No number is left for it.
		CoopCount::<Test>::put(MAX_COOPS);
		refused(admit(2), Error::TooManyCoops);
		CoopCount::<Test>::put(2);
	});
}

#[test]
fn what_is_said_of_a_co_op_that_has_left_is_not_proposed() {
	federation(2, || {
		let suspend = |coop, document| TestCall::suspend { coop, document };
		let exclude = |coop, document| TestCall::exclude { coop, document };
		let reinstate = |coop| TestCall::reinstate { coop };
		for coop in [BAKERY, 3] {
			accepted(suspend(coop, document(1)));
			// It may be suspended by then.
			accepted(exclude(coop, document(1)));
			accepted(reinstate(coop));
		}
		refused(suspend(BAKERY, H256::default()), Error::NoDocument);
		refused(exclude(BAKERY, H256::default()), Error::NoDocument);
		for coop in [0, FAR] {
			refused(suspend(coop, document(1)), Error::NoSuchCoop);
			refused(exclude(coop, document(1)), Error::NoSuchCoop);
			refused(reinstate(coop), Error::NoSuchCoop);
		}
		assert_ok!(Cooperatives::leave_federation(decided(BAKERY, Track::Special)));
		accepted(reinstate(BAKERY));
		pass(365 * DAY);
		refused(suspend(BAKERY, document(1)), Error::CoopLeft);
		refused(exclude(BAKERY, document(1)), Error::CoopLeft);
		refused(reinstate(BAKERY), Error::CoopLeft);
	});
}

#[test]
fn an_agreement_that_cannot_be_is_not_proposed() {
	federation(3, || {
		let conclude = |document, exit_days| TestCall::conclude_agreement { document, exit_days };
		accepted(conclude(document(1), 1));
		// Another charter may allow it by then.
		accepted(conclude(document(1), 365));
		refused(conclude(document(1), 0), Error::ExitOutsideRange);
		refused(conclude(document(1), 366), Error::ExitOutsideRange);
		refused(conclude(H256::default(), 1), Error::NoDocument);

		let leave = |agreement| TestCall::leave_agreement { agreement };
		accepted(leave(1));
		refused(leave(FAR), Error::NoSuchAgreement);
		assert_ok!(Cooperatives::conclude_agreement(agreed(&[1, 2], Track::Ordinary), document(1), 1));
		accepted(leave(1));
		// Who is no party never becomes one.
		assert_refused!(leave(1).check_proposed(Some(3)), Error::<Test>::NotParty);
		assert_ok!(Cooperatives::leave_agreement(ordinary(), 1));
		pass(DAY);
		refused(leave(1), Error::NotParty);
	});
}

#[test]
fn what_members_sign_is_asked_when_they_sign_it() {
	new_test(|| accepted(TestCall::accept_founding { application: FAR }));
}
