//! Which calls are free of charge, and for whom.

use super::*;
use rochdale_primitives::free::{Charge, FreeCall};

fn post_call(coop: CoopId, posting: &TestPosting) -> Call<Test> {
	Call::post { ledger: SHOP, coop, posting: posting.clone() }
}

#[test]
fn the_first_hand_is_free_so_many_times_and_the_second_always() {
	new_test(|| {
		for reference in 0..u64::from(FREE_BEGUN) {
			let posting = came(100 + reference, ONE, vec![dues(9, ONE)]);
			assert_eq!(post_call(1, &posting).charge(&ANN), Charge::Free);
			assert_ok!(send(ANN, &posting));
		}
		let next = came(1, ONE, vec![dues(9, ONE)]);
		assert_eq!(post_call(1, &next).charge(&ANN), Charge::Fee);
		assert_eq!(post_call(1, &next).charge(&BEN), Charge::Free);
		// As the second of two, who has used up what is free begins nothing.
		assert_ok!(send(BEN, &next));
		assert_eq!(post_call(1, &next).charge(&ANN), Charge::Free);
		pass_days(FREE_DAYS);
		assert_eq!(post_call(1, &came(2, ONE, vec![dues(9, ONE)])).charge(&ANN), Charge::Free);
	});
}

#[test]
fn what_is_wrong_is_refused_before_it_is_taken() {
	new_test(|| {
		let posting = came(1, ONE, vec![dues(9, ONE)]);
		let refused = |error: TestError| Charge::Refused(error.into());
		assert_eq!(post_call(1, &posting).charge(&EVE), refused(TestError::NotAHand));
		assert_ok!(send(ANN, &posting));
		assert_eq!(post_call(1, &posting).charge(&ANN), refused(TestError::AlreadyBegun));
		let empty = came(2, ONE, vec![]);
		assert_eq!(post_call(1, &empty).charge(&ANN), refused(TestError::SumDiffers));
	});
}

#[test]
fn all_that_two_hands_do_is_free_for_both() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 15 * ONE)]));
		let (ledger, coop) = (SHOP, 1);
		let calls = [
			Call::<Test>::void { ledger, coop, pending: no, place: None, reason: hash(1) },
			Call::correct {
				ledger,
				coop,
				entry: 1,
				reason: hash(1),
				anew: Some(came(1, 50 * ONE, vec![dues(9, 50 * ONE)])),
			},
			Call::close { ledger, coop, statement: statement(TODAY - 1, 0) },
			Call::set_details { ledger, coop, party: outside(1), details: hash(1) },
		];
		let opening = Opening {
			day: TODAY - 1,
			legs: vec![debit(BANK, ONE), credit(CAPITAL, ONE)].try_into().unwrap(),
			document: hash(1),
		};
		let calls = calls.into_iter().chain([Call::open_balances { ledger: YEN, coop, opening }]);
		for call in calls {
			assert_eq!(call.charge(&EVE), Charge::Refused(TestError::NotAHand.into()), "{call:?}");
			for who in [ANN, BEN] {
				assert_eq!(call.charge(&who), Charge::Free, "{call:?}");
				assert_ok!(RuntimeCall::from(call.clone()).dispatch(signed(who)));
			}
		}
	});
}

#[test]
fn expecting_is_free_so_many_times_and_taking_back_once_each() {
	new_test(|| {
		let item = Item { account: DUES, charged: None, ..wage(9, ONE) };
		let expect = Call::<Test>::expect { ledger: SHOP, coop: 1, bank: BANK, item, voucher: hash(1), days: 1 };
		assert_eq!(expect.charge(&EVE), Charge::Refused(TestError::NotAHand.into()));
		for _ in 0..FREE_BEGUN {
			assert_eq!(expect.charge(&ANN), Charge::Free);
			assert_ok!(RuntimeCall::from(expect.clone()).dispatch(signed(ANN)));
			pass_days(1);
		}
		assert_eq!(expect.charge(&ANN), Charge::Fee);
		let posting = came(1, ONE, vec![dues(9, ONE)]);
		let withdraw = Call::<Test>::withdraw { ledger: SHOP, coop: 1, content: content(&posting) };
		assert_eq!(withdraw.charge(&ANN), Charge::Refused(TestError::NothingBegun.into()));
		assert_ok!(send(ANN, &posting));
		assert_eq!(withdraw.charge(&ANN), Charge::Free);
		assert_eq!(withdraw.charge(&BEN), Charge::Free);
		assert_eq!(withdraw.charge(&EVE), Charge::Refused(TestError::NotAHand.into()));
	});
}

#[test]
fn what_is_done_with_units_or_for_anybody_has_a_fee() {
	new_test(|| {
		let (ledger, account) = (MILL, UNITS);
		let calls = [
			Call::<Test>::contribute { ledger, account, amount: ONE, voucher: hash(1), as_member_of: Some(1) },
			Call::enter_receipts { ledger, account },
			Call::expire { ledger, pending: 1 },
		];
		assert!(calls.iter().all(|call| call.charge(&ANN) == Charge::Fee));
	});
}

#[test]
fn a_call_gives_back_what_its_list_did_not_need() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 15 * ONE), wage(8, 15 * ONE)]));
		let posting = went(2, 30 * ONE, vec![Part::Whole(no)]);
		let most = post_call(1, &posting).get_dispatch_info().call_weight;
		assert_ok!(send(ANN, &posting));
		let weight = send(BEN, &posting).unwrap().actual_weight.unwrap();
		// One part, the two items that are read, and what keepers are asked and hear of two.
		let two = 11 + 2 + (1_000 + 200) + 20_000;
		assert_eq!(weight, Weight::from_parts(two, 0));
		assert!(most.ref_time() > 1_000_000);

		let call = Call::<Test>::correct { ledger: SHOP, coop: 1, entry: 2, reason: hash(88), anew: None };
		let most = call.get_dispatch_info().call_weight;
		assert_ok!(send_correction(ANN, 2, None));
		let weight = send_correction(BEN, 2, None).unwrap().actual_weight.unwrap();
		// The mirror of three legs, for which they and the two items are read.
		assert_eq!(weight, Weight::from_parts(13 + 5 + (1_000 + 200) + 20_000, 0));
		assert!(most.ref_time() > weight.ref_time());
	});
}
