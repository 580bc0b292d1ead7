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
	assert_refused!(call.check_proposed(None), error);
}

fn accepted(call: TestCall) {
	assert_ok!(call.check_proposed(None));
}

fn approve(coop: CoopId, title: &str, document: H256) -> TestCall {
	let title = title.as_bytes().to_vec().try_into().unwrap();
	TestCall::approve_custodian { coop, title, document, daily: 1, total: 1 }
}

#[test]
fn a_custodian_that_cannot_be_is_not_proposed() {
	new_test(|| {
		accepted(approve(BAKERY, "Bank", doc(1)));
		// Who is suspended may be reinstated, who is a custodian removed, and the next co-op admitted by then.
		set_standing(COURIERS, Standing::Suspended);
		set_standing(WEAVERS, Standing::Left);
		accepted(approve(COURIERS, "Bank", doc(1)));
		accepted(approve(HOUSING, "Bank", doc(1)));
		accepted(approve(WEAVERS + 1, "Bank", doc(1)));
		refused(approve(WEAVERS, "Bank", doc(1)), Error::CoopNotMember);
		refused(approve(FAR, "Bank", doc(1)), Error::CoopNotMember);
		refused(approve(BAKERY, " ", doc(1)), Error::TitleNotText);
		refused(approve(BAKERY, &"a".repeat(65), doc(1)), Error::TitleTooLong);
		refused(approve(BAKERY, "Bank", H256::default()), Error::NoDocument);
	});
}

#[test]
fn what_is_said_of_no_custodian_is_not_proposed() {
	new_test(|| {
		let ceilings = |custodian| TestCall::set_ceilings { custodian, daily: 1, total: 1 };
		let remove = |custodian| TestCall::remove_custodian { custodian };
		let pause = |custodian, days| TestCall::set_pause { custodian, days };
		for custodian in [BANK, BANK + 1] {
			accepted(ceilings(custodian));
			accepted(remove(custodian));
			// A pause may have come by then that zero days end.
			accepted(pause(custodian, 0));
			accepted(pause(custodian, 30));
		}
		refused(pause(BANK, 31), Error::PauseTooLong);
		for custodian in [0, FAR] {
			refused(ceilings(custodian), Error::NoSuchCustodian);
			refused(remove(custodian), Error::NoSuchCustodian);
			refused(pause(custodian, 1), Error::NoSuchCustodian);
		}
		assert_ok!(Custody::remove_custodian(by_all(), BANK));
		refused(ceilings(BANK), Error::CustodianRemoved);
		refused(remove(BANK), Error::CustodianRemoved);
		refused(pause(BANK, 1), Error::CustodianRemoved);
	});
}

#[test]
fn a_redemption_that_cannot_be_is_not_proposed() {
	new_test(|| {
		let request = |custodian, amount| TestCall::request_redemption { custodian, amount, payout: doc(7) };
		// More than the custodian has outstanding now may be issued.
		accepted(request(BANK, ENDOWED));
		accepted(request(BANK + 1, UNIT));
		// Who is removed pays out all the same.
		assert_ok!(Custody::remove_custodian(by_all(), BANK));
		accepted(request(BANK, UNIT));
		refused(request(FAR, UNIT), Error::NoSuchCustodian);
		refused(request(BANK, ENDOWED + 1), Error::NotEnoughUnits);
		refused(request(BANK, DEPOSIT - 1), Error::BelowMinimum);
		let payout = H256::default();
		refused(TestCall::request_redemption { custodian: BANK, amount: UNIT, payout }, Error::NoDocument);

		let decide = |redemption| TestCall::decide_redemption { redemption, paid: true };
		let redemption = requested(UNIT);
		// It may be in dispute before the vote opens.
		accepted(decide(redemption));
		accepted(decide(redemption + 1));
		pass(14 * DAY);
		assert_ok!(Custody::take_back(signed(BAKERY_ACCOUNT), redemption));
		refused(decide(redemption), Error::NoSuchRedemption);
		refused(decide(FAR), Error::NoSuchRedemption);
	});
}

#[test]
fn what_comes_of_a_redemption_that_is_not_the_accounts_is_not_proposed() {
	type Say = fn(RedemptionNo) -> TestCall;
	let says: [Say; 3] = [
		|redemption| TestCall::acknowledge_payout { redemption },
		|redemption| TestCall::take_back { redemption },
		|redemption| TestCall::dispute { redemption, reason: doc(8) },
	];
	new_test(|| {
		let redemption = requested(UNIT);
		assert_ok!(Custody::request_redemption(signed(BAKER), BANK, UNIT, doc(7)));
		let of_baker = redemption + 1;
		for say in says {
			// Whether it is reported, disputed or due may change by then, and the next ones may be requested.
			for (who, number) in [(BAKERY_ACCOUNT, redemption), (BAKERY_ACCOUNT, of_baker + 1), (BAKER, of_baker)] {
				assert_ok!(say(number).check_acting(&who));
				accepted(say(number));
			}
			for (who, other) in [(BAKERY_ACCOUNT, of_baker), (BAKER, redemption), (99, redemption)] {
				assert_refused!(say(other).check_acting(&who), Error::<Test>::NotHolder);
			}
			accepted(say(of_baker + 16));
			for never in [0, FAR] {
				assert_refused!(say(never).check_proposed(Some(BAKERY)), Error::<Test>::NoSuchRedemption);
				refused(say(never), Error::NoSuchRedemption);
			}
		}
		refused(TestCall::dispute { redemption, reason: H256::default() }, Error::NoDocument);
		pass(14 * DAY);
		assert_ok!(Custody::take_back(signed(BAKERY_ACCOUNT), redemption));
		for say in says {
			assert_refused!(say(redemption).check_proposed(Some(BAKERY)), Error::<Test>::NoSuchRedemption);
		}
	});
}

#[test]
fn what_officers_sign_is_asked_when_they_sign_it() {
	new_test(|| accepted(TestCall::report_payout { redemption: FAR, reference: doc(1) }));
}
