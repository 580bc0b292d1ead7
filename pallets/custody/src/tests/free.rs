//! What officers, auditors and holders do is free of charge when it succeeds, and not again and again.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::free::{Charge, FreeCall};

type TestCall = crate::Call<Test>;

fn dispatch(who: AccountId, call: TestCall) -> DispatchResult {
	use frame::prelude::Dispatchable;
	RuntimeCall::Custody(call).dispatch(signed(who)).map(|_| ()).map_err(|error| error.error)
}

/// A call that is free for one signer, succeeds, and is neither for another, who hears why before it is made.
fn once(who: AccountId, wrong: AccountId, call: TestCall) {
	let charge = call.charge(&wrong);
	let error = dispatch(wrong, call.clone()).unwrap_err();
	assert_eq!(charge, Charge::Refused(error), "{call:?} by {wrong}");
	assert!(is_free(who, call.clone()), "{call:?}");
	assert_ok!(dispatch(who, call));
}

fn attest(reference: u64) -> TestCall {
	TestCall::attest_deposit { custodian: BANK, beneficiary: BAKERY_ACCOUNT, amount: UNIT, reference: doc(reference) }
}

#[test]
fn what_can_be_done_once_is_free() {
	new_test(|| {
		Free::set(100);
		once(TREASURER, AUDITOR, attest(1));
		let shown = seen(1);
		let confirm = |reference| {
			let seen = BoundedVec::truncate_from(vec![Seen { reference: doc(reference), ..shown.clone() }]);
			TestCall::confirm_deposits { custodian: BANK, coop: COURIERS, seen }
		};
		assert!(!is_free(AUDITOR, confirm(2)));
		once(AUDITOR, TREASURER, confirm(1));
		assert!(!is_free(AUDITOR, confirm(1)));
		once(TREASURER, AUDITOR, attest(2));
		once(
			AUDITOR,
			BAKER,
			TestCall::reject_deposit { deposit: 2, coop: COURIERS, reference: doc(2), reason: doc(1) },
		);
		let objection = TestCall::withdraw_note { coop: COURIERS, subject: Subject::Deposit(2) };
		once(AUDITOR, BAKER, objection);

		let request = TestCall::request_redemption { custodian: BANK, amount: UNIT, payout: doc(7) };
		for redemption in 1..=5u64 {
			assert!(!is_free(BAKERY_ACCOUNT, request.clone()));
			assert_ok!(dispatch(BAKERY_ACCOUNT, request.clone()));
			let redemption = redemption as u32;
			let report = TestCall::report_payout { redemption, reference: doc(redemption.into()) };
			once(TREASURER, AUDITOR, report.clone());
			match redemption {
				1 => once(BAKERY_ACCOUNT, BAKER, TestCall::acknowledge_payout { redemption }),
				2 => {
					let (coop, holder, amount, reference) = (COURIERS, BAKERY_ACCOUNT, UNIT, doc(2));
					let confirm = TestCall::confirm_payout { redemption, coop, holder, amount, reference };
					assert!(!is_free(AUDITOR, confirm.clone()));
					pass(7 * DAY);
					once(AUDITOR, BAKERY_AUDITOR, confirm);
				}
				3 => {
					once(BAKER, COURIER, TestCall::dispute { redemption, reason: doc(1) });
					once(BAKERY_ACCOUNT, BAKER, TestCall::acknowledge_payout { redemption });
				}
				4 => {
					let withdraw = TestCall::withdraw_report { redemption, reference: doc(4) };
					once(CHAIR, BAKERY_ACCOUNT, withdraw.clone());
					once(SECRETARY, CHAIR, withdraw);
					assert!(!is_free(BAKERY_ACCOUNT, TestCall::take_back { redemption }));
					pass(14 * DAY);
					once(BAKERY_ACCOUNT, BAKER, TestCall::take_back { redemption });
				}
				_ => {}
			}
		}
		let (custodian, reason) = (BANK, doc(1));
		once(AUDITOR, HOUSING_AUDITOR, TestCall::pause { custodian, coop: COURIERS, reason });
		once(WEAVERS_AUDITOR, AUDITOR, TestCall::pause { custodian, coop: WEAVERS, reason });
		let (day, balance, document) = (TODAY, 5, doc(4));
		once(TREASURER, BAKER, TestCall::attest_statement { custodian, day, balance, document });
		let coop = COURIERS;
		let confirm = |closing| TestCall::confirm_statement { custodian, coop, closing, balance, document };
		assert!(!is_free(AUDITOR, confirm(Closing { reported: 0, ..closing(day) })));
		once(AUDITOR, BAKER, confirm(closing(day)));
		let register = TestCall::register_account { coop: BAKERY, account: MULTISIG, purpose: doc(1) };
		once(11, 14, register.clone());
		once(12, 11, register);
		let unregister = TestCall::unregister_account { coop: BAKERY, account: MULTISIG };
		once(11, 14, unregister.clone());
		once(12, 11, unregister);

		assert!(!is_free(STRANGER, TestCall::advance { at: 0, deposit: 1 }));
		let ceilings = TestCall::set_ceilings { custodian, daily: 1, total: 1 };
		assert!(!is_free(CHAIR, ceilings));
	});
}

#[test]
fn what_goes_in_circles_is_free_a_few_times() {
	new_test(|| {
		let reject = |deposit| TestCall::reject_deposit { deposit, coop: COURIERS, reference: doc(1), reason: doc(1) };
		for deposit in 1..=3 {
			assert!(is_free(TREASURER, attest(1)));
			assert_ok!(dispatch(TREASURER, attest(1)));
			assert!(is_free(AUDITOR, reject(deposit)));
			assert_ok!(dispatch(AUDITOR, reject(deposit)));
			Free::set(100);
			assert_ok!(reject_deposit(BAKERY_AUDITOR, deposit, BAKERY, doc(1)));
			Free::set(3);
		}
		// It still works, for the fee.
		assert_eq!(attest(1).charge(&TREASURER), Charge::Fee);
		assert_ok!(dispatch(TREASURER, attest(1)));
		assert_eq!(reject(4).charge(&AUDITOR), Charge::Fee);
		assert_ok!(dispatch(AUDITOR, reject(4)));
		assert_ok!(reject_deposit(BAKERY_AUDITOR, 4, BAKERY, doc(1)));
		// Each for himself, in all that he does.
		assert!(is_free(CHAIR, attest(1)));
		let (custodian, reason) = (BANK, doc(1));
		assert!(!is_free(AUDITOR, TestCall::pause { custodian, coop: COURIERS, reason }));
		let statement = TestCall::attest_statement { custodian, day: TODAY - 1, balance: 5, document: doc(4) };
		assert!(!is_free(TREASURER, statement));
		let register = TestCall::register_account { coop: HOUSING, account: MULTISIG, purpose: doc(1) };
		assert!(!is_free(TREASURER, register.clone()));
		// What ends it is free all the same.
		assert_ok!(dispatch(CHAIR, register.clone()));
		assert!(is_free(TREASURER, register));
		assert_eq!(FreeUsed::<Test>::get(HOUSING, 3), Quota { until: START + 30 * DAY, used: 3 });
		pass(30 * DAY);
		assert!(is_free(TREASURER, attest(1)));
	});
}

#[test]
fn every_entry_that_can_be_repeated_counts() {
	new_test(|| {
		Free::set(100);
		MostOpen::set(10);
		let used = |coop, member| FreeUsed::<Test>::get(coop, member).used;
		let redemption = reported(UNIT, 1);
		assert_eq!(used(HOUSING, 3), 1);
		assert_ok!(Custody::withdraw_report(signed(TREASURER), redemption, doc(1)));
		assert_eq!(used(HOUSING, 3), 2);
		assert_ok!(Custody::withdraw_report(signed(CHAIR), redemption, doc(1)));
		assert_eq!(used(HOUSING, 1), 0);
		assert_ok!(Custody::attest_statement(signed(TREASURER), BANK, TODAY - 1, 5, doc(4)));
		assert_eq!(used(HOUSING, 3), 3);
		assert_ok!(Custody::register_account(signed(TREASURER), HOUSING, MULTISIG, doc(1)));
		assert_eq!(used(HOUSING, 3), 4);
		assert_ok!(Custody::register_account(signed(CHAIR), HOUSING, MULTISIG, doc(1)));
		assert_eq!(used(HOUSING, 1), 0);
		assert_ok!(Custody::unregister_account(signed(TREASURER), HOUSING, MULTISIG));
		assert_eq!(used(HOUSING, 3), 5);
		attested(UNIT, 1);
		assert_eq!(used(HOUSING, 3), 6);
		assert_ok!(reject_deposit(TREASURER, 1, HOUSING, doc(1)));
		assert_eq!(used(HOUSING, 3), 7);
		assert_ok!(Custody::pause(signed(AUDITOR), BANK, COURIERS, doc(1)));
		assert_eq!(used(COURIERS, 4), 1);
		assert_ok!(Custody::pause(signed(WEAVERS_AUDITOR), BANK, WEAVERS, doc(1)));
		assert_eq!(used(WEAVERS, 4), 0);
		assert_ok!(Custody::set_pause(by_all(), BANK, 0));
		assert_ok!(Custody::attest_deposit(signed(TREASURER), BANK, CHAIR, UNIT, doc(1)));
		assert_ok!(confirm_deposit(AUDITOR, 2, COURIERS));
		assert_eq!(used(COURIERS, 4), 2);
		assert_ok!(confirm_deposit(WEAVERS_AUDITOR, 2, WEAVERS));
		assert_eq!(used(WEAVERS, 4), 0);
	});
}
