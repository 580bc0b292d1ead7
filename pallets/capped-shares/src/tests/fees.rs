//! What the first shares of a member cost beside their par.

use crate::{mock::*, *};
use frame::testing_prelude::*;

/// A tenth of the least holding.
const FEE: Balance = 20 * EURO;
const WITH_FEE: ClassTerms = ClassTerms { minimum: 2, entry_fee_bps: 1_000, ..TERMS };

fn fee_test(test: impl FnOnce()) {
	empty_test(|| {
		open_class(BAKERY, WITH_FEE);
		for member in 8..=12 {
			assert_ok!(subscribe(member, 2));
		}
		test();
	});
}

fn reserve() -> Balance {
	balance(BAKERY, accounts(BAKERY).reserve)
}

fn paid(member: MemberNo) -> Balance {
	PURSE - purse(BAKERY, member)
}

fn offer(minimum: u64) -> OfferNo {
	let terms =
		OfferTerms { class: CLASS, minimum, target: 100, maximum: 100, allotment: Allotment::FirstCome, days: 7 };
	assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
	Books::<Test>::get(BAKERY).unwrap().offers
}

fn pay(member: MemberNo, offer: OfferNo, shares: u64) -> DispatchResult {
	Shares::subscribe_offer(signed(BAKERY, member), BAKERY, offer, shares)
}

#[test]
fn who_subscribes_first_pays_it_to_the_reserve_once() {
	fee_test(|| {
		let before = reserve();
		assert_eq!(before, 5 * FEE);
		assert_ok!(subscribe(ADA, 2));
		assert_eq!((paid(ADA), reserve() - before, held(BAKERY, CLASS, ADA)), (2 * PAR + FEE, FEE, 2));
		assert_ok!(subscribe(ADA, 1));
		assert_eq!((paid(ADA), reserve() - before), (3 * PAR + FEE, FEE));
		// It is no capital.
		assert_eq!(balance(BAKERY, class(BAKERY, CLASS).capital), 13 * PAR);
		// Nor is it paid again by who has given all back, as the same member.
		assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 3, false));
		pass_days(91);
		assert_eq!(held(BAKERY, CLASS, ADA), 0);
		assert_ok!(subscribe(ADA, 2));
		assert_eq!(paid(ADA), 5 * PAR + FEE);
	});
}

#[test]
fn who_is_admitted_anew_pays_it_anew() {
	fee_test(|| {
		assert_ok!(subscribe(ADA, 2));
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
		pass_days(1);
		let anew = seat_next(BAKERY, account(BAKERY, ADA));
		assert_ok!(Shares::subscribe(signed(BAKERY, ADA), BAKERY, CLASS, 2));
		assert_eq!((paid(ADA), held(BAKERY, CLASS, anew)), (4 * PAR + 2 * FEE, 2));
	});
}

#[test]
fn who_is_given_shares_pays_nothing_until_they_subscribe() {
	fee_test(|| {
		assert_ok!(Shares::propose_transfer(signed(BAKERY, 12), BAKERY, CLASS, account(BAKERY, BEN), 2));
		let content = Shares::transfer_content(BAKERY, CLASS, 12).unwrap();
		assert_ok!(Shares::accept_transfer(signed(BAKERY, BEN), BAKERY, CLASS, 12, content));
		assert_ok!(Shares::consent(ordinary(BAKERY), BAKERY, CLASS, 12, content));
		assert_eq!((held(BAKERY, CLASS, BEN), paid(BEN)), (2, 0));
		// Else two shares that pass from one to the next would let everybody in.
		assert_ok!(subscribe(BEN, 1));
		assert_eq!(paid(BEN), PAR + FEE);
	});
}

#[test]
fn supporters_do_not_pay_it() {
	fee_test(|| {
		let no = open_class(BAKERY, ClassTerms { holders: Holders::Supporters, ..WITH_FEE });
		assert_ok!(Shares::subscribe(signed(BAKERY, ADA), BAKERY, no, 2));
		assert_eq!(paid(ADA), 2 * PAR);
		assert_ok!(subscribe(ADA, 2));
		assert_eq!(paid(ADA), 4 * PAR + FEE);
	});
}

#[test]
fn an_offer_that_is_missed_gives_it_back() {
	fee_test(|| {
		let (no, before) = (offer(50), reserve());
		assert_ok!(pay(ADA, no, 2));
		assert_ok!(pay(ADA, no, 1));
		assert_ok!(pay(8, no, 1));
		assert_eq!((paid(ADA), Offers::<Test>::get(BAKERY, no).unwrap().shares), (3 * PAR + FEE, 4));
		pass_days(9);
		assert_eq!((owed(BAKERY, ADA), owed(BAKERY, 8), reserve()), (3 * PAR + FEE, PAR, before));
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(ADA)));
		assert_eq!(paid(ADA), 0);
		assert_ok!(subscribe(ADA, 2));
		assert_eq!(paid(ADA), 2 * PAR + FEE);
	});
}

#[test]
fn an_offer_that_is_met_takes_it_of_those_who_get_shares() {
	fee_test(|| {
		let (no, before) = (offer(1), reserve());
		for member in [ADA, BEN] {
			assert_ok!(pay(member, no, 2));
		}
		unseat(BAKERY, BEN);
		Shares::on_seat_ended(BAKERY, BEN, SeatEnd::Left);
		pass_days(9);
		assert_eq!((held(BAKERY, CLASS, ADA), owed(BAKERY, ADA)), (2, 0));
		assert_eq!((held(BAKERY, CLASS, BEN), owed(BAKERY, BEN)), (0, 2 * PAR + FEE));
		assert_eq!(reserve(), before + FEE);
	});
}

#[test]
fn two_doors_at_once_take_it_once() {
	fee_test(|| {
		let (one, other) = (offer(1), offer(1));
		assert_ok!(pay(ADA, one, 2));
		assert_ok!(pay(ADA, other, 2));
		assert_ok!(subscribe(ADA, 2));
		assert_eq!(paid(ADA), 6 * PAR + 3 * FEE);
		pass_days(9);
		let got = held(BAKERY, CLASS, ADA);
		assert_eq!(paid(ADA) - owed(BAKERY, ADA), PAR * u128::from(got) + FEE);
		assert_eq!(reserve(), 6 * FEE);
	});
}

#[test]
fn it_is_paid_with_the_first_instalment() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { first_bps: 2_500, instalment_months: 12, ..WITH_FEE });
		assert_ok!(Shares::commit(signed(BAKERY, ADA), BAKERY, CLASS, 2, 1, Mode::Units));
		assert_eq!((paid(ADA), reserve()), (PAR + FEE, FEE));
		assert_ok!(Shares::pay_instalment(signed(BAKERY, ADA), BAKERY, CLASS, 1));
		assert_eq!((paid(ADA), reserve()), (2 * PAR + FEE, FEE));
	});
}

#[test]
fn it_is_rounded_down_to_what_can_be_paid() {
	let terms = ClassTerms { par: EURO + 30_000, minimum: 3, entry_fee_bps: 333, ..TERMS };
	// 3.33 % of 3.09 are 0.102897.
	assert_eq!((terms.entry_fee(1), terms.entry_fee(CENT)), (Some(102_897), Some(100_000)));
	assert_eq!(ClassTerms { holders: Holders::Supporters, ..terms }.entry_fee(1), Some(0));
	assert_eq!(terms.entry_fee(0), None);
}
