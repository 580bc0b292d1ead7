//! A call that is refused gives back the weight that it did not use.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use frame_support::dispatch::GetDispatchInfo;

type TestCall = crate::Call<Test>;

/// What a call weighs before it is made, and when it is refused by that error.
fn refused(origin: RuntimeOrigin, call: TestCall, error: impl Into<DispatchError>) -> (u64, u64) {
	let declared = call.get_dispatch_info().call_weight.ref_time();
	let failed = RuntimeCall::Treasuries(call).dispatch(origin).unwrap_err();
	assert_eq!(failed.error, error.into());
	(declared, failed.post_info.actual_weight.unwrap().ref_time())
}

fn request(treasury: TreasuryId, coop: CoopId, amount: Balance) -> TestCall {
	TestCall::request { treasury, coop, line: LINE, payee: Party::Coop(4), amount, reason: doc(9) }
}

#[test]
fn strangers_weigh_a_few_reads() {
	new_test(|| {
		let payment = requested(JOINT, 1, 1, EURO);
		let (treasury, coop, reason) = (JOINT, 1, doc(1));
		let calls = [
			request(treasury, coop, EURO),
			TestCall::approve { treasury, payment, coop },
			TestCall::reject { treasury, payment, coop, reason },
			TestCall::pause { treasury, coop, reason },
			TestCall::report_outturn { treasury, coop, document: reason },
		];
		for call in calls {
			let (_, used) = refused(RuntimeOrigin::signed(STRANGER), call, Errors::NotMember);
			assert_eq!(used, 10);
		}
		let nothing = TestCall::approve { treasury, payment: payment + 1, coop };
		assert_eq!(refused(signed(2, 3), nothing, Errors::NoSuchRequest), (10 + 700 + 65, 10));
		let nowhere = TestCall::execute { treasury: 99, payment };
		assert_eq!(refused(signed(2, 3), nowhere, Errors::NoSuchTreasury), (10 + 700 + 65, 10));
	});
}

#[test]
fn who_signs_weighs_what_there_is_to_ask() {
	new_test(|| {
		// Of 16 signers that there can be, this treasury has 4.
		let (declared, used) = refused(signed(1, 1), request(OWN, 1, 0), Errors::ZeroAmount);
		assert_eq!((declared, used), (75, 4 * (75 / 16) + 20));
		let payment = requested(OWN, 1, 1, EURO);
		let early = TestCall::execute { treasury: OWN, payment };
		assert_eq!(refused(signed(1, 1), early, Errors::TooFewApprovals), (775, 4 * (75 / 16) + 20));
	});
}

#[test]
fn what_only_owners_decide_weighs_nothing_for_others() {
	new_test(|| {
		let two = signers(&[treasurer(1), seat(1, 5)]);
		let open = TestCall::open_treasury {
			title: title("Caja"),
			currency: *b"EUR",
			mode: Mode::Units,
			rules: RULES,
			signers: two.clone(),
		};
		assert_eq!(refused(signed(1, 1), open.clone(), DispatchError::BadOrigin), (310, 0));
		let (declared, used) = refused(by_coop(99, Track::Ordinary), open, Errors::CoopLeft);
		assert!(used < declared);
		let (payee, reason) = (Party::Coop(4), doc(9));
		let pay = TestCall::pay { treasury: OWN, line: None, payee, amount: EURO, reason };
		assert_eq!(refused(by_coop(2, Track::Special), pay, Errors::NotOwner), (710, 10));
		let early = TestCall::advance { at: START, due: Due::Expiry(OWN, 1) };
		let (declared, used) = refused(signed(1, 1), early, Errors::NothingDue);
		assert!(used == 2 && declared > 700);
	});
}
