//! What is free of charge: what succeeds, and no more often than state allows.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
use rochdale_primitives::free::{Charge, FreeCall};

/// Makes the call, which succeeds if and only if it is free. What is refused before fails by the same error.
fn make(coop: CoopId, member: MemberNo, call: crate::Call<Test>) -> bool {
	let charge = call.charge(&account(coop, member));
	let done = RuntimeCall::Treasuries(call).dispatch(signed(coop, member)).map(|_| ()).map_err(|failed| failed.error);
	match charge {
		Charge::Free => {
			assert_ok!(done);
		}
		Charge::Fee => assert!(done.is_err()),
		Charge::Refused(error) => assert_eq!(done, Err(error)),
	}
	charge == Charge::Free
}

fn charge(coop: CoopId, member: MemberNo, call: crate::Call<Test>) -> Charge {
	call.charge(&account(coop, member))
}

fn request() -> crate::Call<Test> {
	let items = one(Party::Coop(4), EURO);
	crate::Call::request { treasury: JOINT, coop: 1, line: LINE, items, voucher: fresh(), again: false }
}

#[test]
fn what_succeeds_is_free() {
	new_test(|| {
		assert!(!make(2, 1, request()));
		assert!(!make(1, 6, request()));
		assert!(make(1, 1, request()));
		let content = content(JOINT, 1);
		let approve = |coop| crate::Call::approve { treasury: JOINT, payment: 1, coop, content };
		let reject = |coop| crate::Call::reject { treasury: JOINT, payment: 1, coop, content, reason: doc(1) };
		assert!(!make(2, 1, approve(2)));
		assert!(make(2, 3, approve(2)));
		assert!(!make(2, 3, approve(2)));
		assert!(make(2, 3, reject(2)));
		assert!(!make(2, 3, reject(2)));
		let withdraw = |coop| crate::Call::withdraw_request { treasury: JOINT, payment: 1, coop };
		assert!(!make(1, 2, withdraw(1)));
		assert!(make(1, 1, withdraw(1)));
		assert!(!make(1, 1, withdraw(1)));
		let pause = |coop| crate::Call::pause { treasury: JOINT, coop, reason: doc(1) };
		assert!(make(1, 3, pause(1)));
		assert!(!make(1, 3, pause(1)));
		let withdraw = || crate::Call::withdraw_wish { treasury: JOINT, coop: 1, wish: Wish::Pause };
		assert!(!make(1, 2, withdraw()));
		assert!(make(1, 3, withdraw()));
		assert!(!make(1, 3, withdraw()));
		assert!(make(1, 3, pause(1)));
		assert!(make(2, 3, pause(2)));
		assert!(!make(3, 3, pause(3)));
		let report = |coop| crate::Call::report_outturn { treasury: JOINT, coop, document: doc(1) };
		assert!(make(3, 1, report(3)));
		assert!(!make(4, 1, report(4)));
		let resign = |coop| crate::Call::resign_signer { treasury: JOINT, coop };
		assert!(make(3, 3, resign(3)));
		assert!(!make(3, 3, resign(3)));
	});
}

#[test]
fn the_rest_costs_the_fee() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, EURO);
		DeadlineTime::mutate(|now| *now += 30 * DAY);
		let due = Due::Expiry(JOINT);
		let calls = [
			crate::Call::advance { at: DeadlineTime::get(), due },
			crate::Call::execute { treasury: JOINT, payment: number },
			crate::Call::set_pause { treasury: JOINT, days: 1 },
		];
		for call in calls {
			assert_eq!(charge(1, 1, call), Charge::Fee);
		}
	});
}

#[test]
fn requests_and_reports_are_free_a_few_times() {
	new_test(|| {
		MostFree::set(2);
		let free = |call| charge(1, 1, call) == Charge::Free;
		let report = || crate::Call::report_outturn { treasury: JOINT, coop: 1, document: doc(1) };
		assert!(make(1, 1, request()));
		assert!(make(1, 1, report()));
		assert_eq!((charge(1, 1, request()), charge(1, 1, report())), (Charge::Fee, Charge::Fee));
		// They are possible all the same.
		assert_ok!(request_by(JOINT, 1, 1, EURO));
		assert_ok!(Treasuries::report_outturn(signed(1, 1), JOINT, 1, doc(1)));
		assert_eq!(Quotas::<Test>::get(1, 1), Quota { until: START + 30 * DAY, used: 2 });
		// Others have their own.
		assert!(make(1, 2, request()));
		pass(30 * DAY);
		assert!(free(request()) && free(report()));
	});
}

#[test]
fn one_person_with_two_seats_does_not_speak_by_turns_for_nothing() {
	new_test(|| {
		MostFree::set(1);
		let number = requested(JOINT, 3, 1, EURO);
		let content = content(JOINT, number);
		// The treasurer of the co-op 1 is that of the co-op 2 too.
		Moved::set(vec![(2, 3, account(1, 3))]);
		let approve = |coop| crate::Call::approve { treasury: JOINT, payment: number, coop, content };
		for coop in [1, 2, 1] {
			assert!(make(1, 3, approve(coop)));
		}
		assert_eq!(charge(1, 3, approve(2)), Charge::Fee);
	});
}

#[test]
fn who_wants_a_pause_and_does_not_pays_after_a_few_times() {
	new_test(|| {
		MostFree::set(2);
		let withdraw = || crate::Call::withdraw_wish { treasury: JOINT, coop: 1, wish: Wish::Pause };
		let pause = || crate::Call::pause { treasury: JOINT, coop: 1, reason: doc(1) };
		for _ in 0..2 {
			assert!(make(1, 3, pause()));
			assert!(make(1, 3, withdraw()));
		}
		assert!(make(1, 3, pause()));
		assert_eq!(charge(1, 3, withdraw()), Charge::Fee);
		assert_ok!(Treasuries::withdraw_wish(signed(1, 3), JOINT, 1, Wish::Pause));
	});
}

#[test]
fn minds_change_free_of_charge_a_few_times() {
	new_test(|| {
		MostFree::set(2);
		let number = requested(JOINT, 1, 1, EURO);
		let hash = content(JOINT, number);
		let approval = || crate::Call::approve { treasury: JOINT, payment: number, coop: 2, content: hash };
		let rejection =
			|| crate::Call::reject { treasury: JOINT, payment: number, coop: 2, content: hash, reason: doc(1) };
		assert!(make(2, 3, approval()));
		assert!(make(2, 3, rejection()));
		assert!(make(2, 3, approval()));
		assert_eq!(charge(2, 3, rejection()), Charge::Fee);
		assert_ok!(reject(JOINT, number, 2, 3));
		assert_eq!(charge(2, 3, approval()), Charge::Fee);
		assert_ok!(approve(JOINT, number, 2, 3));
		// A first word always is.
		let number = requested(JOINT, 1, 1, EURO);
		let hash = content(JOINT, number);
		let call = crate::Call::approve { treasury: JOINT, payment: number, coop: 2, content: hash };
		assert!(make(2, 3, call));
	});
}
