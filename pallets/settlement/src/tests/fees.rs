//! What hands do is free of charge within their quota, and only if it succeeds.

use super::*;

fn receipt(number: u64) -> Call<Test> {
	Call::enter_receipt {
		book: BANK,
		coop: 1,
		from: Party::Coop(3),
		amount: 10,
		reason: hash(REASON),
		reference: hash(number),
	}
}

#[test]
fn what_hands_enter_is_free_a_number_of_times() {
	new_test(|| {
		let reject = |leg| Call::reject { book: BANK, leg, coop: 1, reason: hash(NO) };
		for number in 1..=FREE_ENTRIES / 2 {
			assert_ok!(run(ALICE, receipt(number.into()), true));
			assert_ok!(run(ALICE, reject(number), true));
		}
		assert_eq!(FreeQuota::<Test>::get(1, 1).used, FREE_ENTRIES);
		// From now on she pays the fee, and others do not.
		assert_ok!(run(ALICE, receipt(20), false));
		assert_ok!(run(ALICE, reject(record(BANK).last_leg), false));
		assert_eq!(FreeQuota::<Test>::get(1, 1).used, FREE_ENTRIES);
		assert_ok!(run(BOB, receipt(21), true));
		assert_eq!(FreeQuota::<Test>::get(1, 2).used, 1);
		// Until the period is over.
		DeadlineTime::set(START + u64::from(FREE_DAYS) * DAY - 1);
		assert_ok!(run(ALICE, receipt(22), false));
		DeadlineTime::set(START + u64::from(FREE_DAYS) * DAY);
		assert_ok!(run(ALICE, receipt(23), true));
		assert_eq!(FreeQuota::<Test>::get(1, 1).used, 1);
	});
}

#[test]
fn every_call_of_a_hand_is_free_and_counted_but_for_confirming() {
	new_test(|| {
		assert_ok!(run(ALICE, receipt(1), true));
		assert_ok!(run(CAROL, Call::confirm { book: BANK, leg: 1, coop: 2, reference: hash(1) }, true));
		let leg = pay_trainer(5);
		let outcome = Outcome::Paid(hash(2));
		assert_ok!(run(ALICE, Call::enter_outcome { book: BANK, leg, coop: 1, outcome }, true));
		assert_ok!(run(CAROL, Call::confirm { book: BANK, leg, coop: 2, reference: hash(2) }, true));
		let (correction, reason) = (Correction::Returned(hash(3)), hash(REASON));
		assert_ok!(run(ALICE, Call::enter_correction { book: BANK, coop: 1, entry: 2, correction, reason }, true));
		assert_ok!(run(BOB, Call::reject { book: BANK, leg: leg + 1, coop: 1, reason }, true));
		let used = |coop, member| FreeQuota::<Test>::get(coop, member).used;
		assert_eq!((used(1, 1), used(1, 2), used(2, 1)), (3, 1, 0));
	});
}

#[test]
fn confirming_is_free_beyond_the_quota() {
	new_test(|| {
		FreeQuota::<Test>::insert(2, 1, Quota { until: START + DAY, used: FREE_ENTRIES });
		assert_ok!(run(ALICE, receipt(1), true));
		assert_ok!(run(CAROL, Call::confirm { book: BANK, leg: 1, coop: 2, reference: hash(1) }, true));
	});
}

#[test]
fn what_fails_is_not_free() {
	new_test(|| {
		assert!(run(DAVE, receipt(1), true).is_err());
		assert_ok!(run(ALICE, receipt(1), true));
		assert!(run(ALICE, receipt(1), true).is_err());
		let confirm = |reference| Call::confirm { book: BANK, leg: 1, coop: 2, reference };
		assert!(run(CAROL, confirm(hash(2)), true).is_err());
		assert!(run(ALICE, Call::confirm { book: BANK, leg: 1, coop: 1, reference: hash(1) }, true).is_err());
		assert_ok!(run(CAROL, confirm(hash(1)), true));
		assert!(run(CAROL, confirm(hash(1)), true).is_err());
		let outcome = Outcome::Paid(hash(3));
		assert!(run(ALICE, Call::enter_outcome { book: BANK, leg: 1, coop: 1, outcome }, true).is_err());
		assert!(run(ALICE, Call::reject { book: BANK, leg: 1, coop: 1, reason: hash(NO) }, true).is_err());
		let (correction, reason) = (Correction::Returned(hash(1)), hash(REASON));
		assert!(run(ALICE, Call::enter_correction { book: BANK, coop: 1, entry: 1, correction, reason }, true).is_err());
	});
}

#[test]
fn who_pays_in_pays_the_fee() {
	new_test(|| {
		assert_ok!(run(
			DAVE,
			Call::contribute { book: UNITS, amount: 20_000, reason: hash(REASON), as_member_of: None },
			false
		));
		assert!(run(DAVE, Call::enter_receipts { book: UNITS }, false).is_err());
	});
}

#[test]
fn who_is_refused_before_the_keepers_are_asked_does_not_weigh_what_they_do() {
	new_test(|| {
		let used = |who: AccountId, call: Call<Test>| {
			let failed = RuntimeCall::Settlement(call).dispatch(signed(who)).unwrap_err();
			failed.post_info.actual_weight.map(|weight| weight.ref_time())
		};
		let confirm = |leg, coop| Call::confirm { book: BANK, leg, coop, reference: hash(1) };
		assert_eq!(used(ALICE, confirm(99, 1)), Some(10));
		enter_receipt(100, 1);
		assert_eq!(used(9_999, confirm(1, 1)), Some(10));
		assert_eq!(used(ALICE, confirm(1, 1)), Some(17));
		let failed = RuntimeCall::Settlement(confirm(1, 1)).dispatch(RuntimeOrigin::none()).unwrap_err();
		assert_eq!(failed.post_info.actual_weight, Some(Weight::zero()));
	});
}

#[test]
fn calls_weigh_what_the_keepers_do() {
	use frame_support::dispatch::GetDispatchInfo;

	let call = Call::<Test>::confirm { book: BANK, leg: 1, coop: 2, reference: hash(1) };
	assert_eq!(call.get_dispatch_info().call_weight, Weight::from_parts(17, 0));
	assert_eq!(<Settlement as Settle<_, _, _>>::pay_weight(), Weight::from_parts(10, 0));
	assert_eq!(<Settlement as Settle<_, _, _>>::open_weight(), Weight::from_parts(10, 0));
}
