//! What no bank can pay of what a former member is owed.

use super::expecting::{last_pending, post_on};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;

/// Ada has paid for a share by bank in April, has left, and is owed her return beside what was released of it.
fn leave_with_a_return(bps: u16, test: impl FnOnce()) {
	empty_test(|| {
		open_class(HOUSING, ClassTerms { redemption: Redemption::Right, earliest_days: 0, ..TERMS });
		let pay_in = |list: Vec<(MemberNo, u64)>| {
			let expected =
				Shares::expect(signed(HOUSING, 1), HOUSING, Expected::Class(CLASS, list.try_into().unwrap()));
			assert_ok!(plain(expected));
			post_on(last_pending(), None, Direction::In, today());
			pass_days(8);
		};
		assert_ok!(Shares::declare_maximum(ordinary(HOUSING), CLASS, new_year(2027), 800));
		pay_in((8..=12).map(|member| (member, 1)).collect());
		pass_until(date(2027, 4, 1));
		pay_in(vec![(ADA, 1), (BEN, 1)]);
		pass_until(new_year(2028));
		assert_ok!(declare_return(HOUSING, new_year(2027), &[(CLASS, bps)], 1_000 * EURO));
		unseat(HOUSING, ADA);
		Shares::on_seat_ended(HOUSING, ADA, SeatEnd::Left);
		pass_days(0);
		pass_until(new_year(2029));
		let (accounts_until, approved_on) = (new_year(2029), new_year(2029));
		let release = Release { amount: PAR, accounts_until, approved_on, surplus: 0, solvency: doc(3) };
		assert_ok!(plain(Shares::release(ordinary(HOUSING), HOUSING, CLASS, release)));
		test();
	});
}

fn collect_return(member: MemberNo) {
	assert_ok!(plain(Shares::collect_returns(anybody(), HOUSING, CLASS, new_year(2027), only(member))));
}

fn collect_claim() {
	assert_ok!(plain(Shares::collect_claims(anybody(), HOUSING, only(1))));
}

/// An officer orders it, and two hands post that the bank has paid it.
fn pay_by_bank(member: MemberNo) {
	assert_ok!(plain(Shares::order_payouts(signed(HOUSING, 1), HOUSING, only(member))));
	post_on(last_pending(), None, Direction::Out, today());
}

fn reserve() -> Balance {
	balance(HOUSING, accounts(HOUSING).reserve)
}

#[test]
fn what_no_bank_can_pay_of_who_has_left_goes_to_the_reserve_with_the_last_payment() {
	leave_with_a_return(100, || {
		[ADA, BEN].into_iter().for_each(collect_return);
		let fraction = owed(HOUSING, ADA) % CENT;
		assert!(fraction > 0);
		// More is to come of her claim.
		pay_by_bank(ADA);
		assert_eq!((owed(HOUSING, ADA), reserve()), (fraction, 0));
		collect_claim();
		pay_by_bank(ADA);
		assert_eq!((owed(HOUSING, ADA), reserve()), (0, fraction));
		System::assert_has_event(Event::FractionKept { coop: HOUSING, member: ADA, amount: fraction }.into());
		assert!(<Shares as Settlement>::is_settled(HOUSING, ADA));
		// Who sits in the co-op keeps theirs, as more may come.
		pay_by_bank(BEN);
		assert_eq!((owed(HOUSING, BEN), reserve()), (fraction, fraction));
		assert_noop!(Shares::lapse(anybody(), HOUSING, BEN), Errors::NotLapsed);
	});
}

#[test]
fn what_comes_back_of_a_last_payment_is_owed_and_paid_again_without_a_fraction() {
	leave_with_a_return(100, || {
		collect_return(ADA);
		collect_claim();
		let paid = owed(HOUSING, ADA) / CENT * CENT;
		pay_by_bank(ADA);
		let entry = pallet_ledger::Ledgers::<Test>::get(LedgerId::Coop(HOUSING)).unwrap().last_entry;
		let is_paid = |no: &u32| {
			let entry = pallet_ledger::Entries::<Test>::get(LedgerId::Coop(HOUSING), no).unwrap();
			entry.legs.iter().any(|leg| leg.amount == paid)
		};
		let entry = (1..=entry).rev().find(is_paid).unwrap();
		for hand in [2, 3] {
			let corrected =
				Ledger::correct(signed(HOUSING, hand), LedgerId::Coop(HOUSING), HOUSING, entry, doc(77), None);
			assert_ok!(plain(corrected));
		}
		assert_eq!((stake(HOUSING, ADA).ordered, owed(HOUSING, ADA)), (paid, 0));
		assert_ok!(check());
		post_on(last_pending(), None, Direction::Out, today());
		assert!(<Shares as Settlement>::is_settled(HOUSING, ADA));
	});
}

#[test]
fn less_than_a_bank_can_pay_is_all_that_somebody_who_has_left_is_owed() {
	leave_with_a_return(1, || {
		collect_claim();
		pay_by_bank(ADA);
		collect_return(ADA);
		let fraction = owed(HOUSING, ADA);
		assert!((1..CENT).contains(&fraction));
		let order = Shares::order_payouts(signed(HOUSING, 1), HOUSING, only(ADA));
		assert_noop!(plain(order), Errors::NothingOwed);
		assert_ok!(Shares::lapse(anybody(), HOUSING, ADA));
		assert_eq!((owed(HOUSING, ADA), reserve()), (0, fraction));
		assert!(<Shares as Settlement>::is_settled(HOUSING, ADA));
	});
}

#[test]
fn a_fraction_that_can_be_paid_in_units_waits_for_that() {
	leave_with_a_return(100, || {
		assert_ok!(Shares::open_cash(ordinary(HOUSING), Mode::Units));
		assert_ok!(Shares::name_payee(ordinary(HOUSING), HOUSING, ADA, STRANGER, doc(8)));
		collect_return(ADA);
		collect_claim();
		let fraction = owed(HOUSING, ADA) % CENT;
		pay_by_bank(ADA);
		assert_eq!((owed(HOUSING, ADA), reserve()), (fraction, 0));
		assert_noop!(Shares::lapse(anybody(), HOUSING, ADA), Errors::NotLapsed);
	});
}
