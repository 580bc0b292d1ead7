//! What is issued and redeemed is entered in books that nobody else posts in.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use pallet_ledger::{Accounts, Entries, EntryOf, Ledgers};
use rochdale_primitives::{
	assert_refused,
	ledger::{AccountKind, AccountNo, Cash, EntryNo, Keeper},
};

const BOOKS: LedgerId = LedgerId::Custody;

fn entry(no: EntryNo) -> EntryOf<Test> {
	Entries::<Test>::get(BOOKS, no).unwrap()
}

fn last_entry() -> EntryNo {
	Ledgers::<Test>::get(BOOKS).unwrap().last_entry
}

/// The account, the side and the amount of each leg, and with whom units were exchanged.
fn legs(no: EntryNo) -> (Vec<(AccountNo, Side, Balance)>, Option<PartyOf>) {
	let entry = entry(no);
	let legs = entry.legs.iter().map(|leg| (leg.account, leg.side, leg.amount)).collect();
	(legs, entry.parties().first().copied().cloned())
}

fn title() -> Written {
	Written::try_from(b"bank".to_vec()).unwrap()
}

#[test]
fn the_books_are_open_at_genesis_with_what_it_attests() {
	new_test(|| {
		assert_eq!(Ledgers::<Test>::get(BOOKS).map(|books| books.currency), Some(*b"EUR"));
		let terms = |no| Accounts::<Test>::get(BOOKS, no).unwrap().terms;
		let (units, deposits) = (terms(UNITS_ISSUED), terms(Custody::account_of(BANK)));
		assert_eq!((units.kind, units.code, units.limit), (AccountKind::Liability, 2_000, Some(Side::Debit)));
		assert_eq!((deposits.kind, deposits.code, deposits.limit), (AccountKind::Asset, 1_001, Some(Side::Credit)));
		for terms in [units, deposits] {
			assert_eq!((terms.keeper, terms.cash, terms.is_direct), (Keeper::Custody, Cash::None, false));
		}
		assert_eq!(last_entry(), 3);
		let issued = vec![(2, Side::Debit, 1_000 * UNIT), (1, Side::Credit, 1_000 * UNIT)];
		assert_eq!(legs(2), (issued, Some(Party::Member(BAKERY, 1))));
		assert_eq!((legs(1).1, legs(3).1), (Some(Party::Fund), Some(Party::Coop(BAKERY))));
		// No time is known yet.
		assert_eq!((entry(2).day, entry(2).basis, entry(2).voucher), (0, Basis::Issue(2), doc(102)));
	});
	// A chain without custodians has them too.
	chain(Default::default()).execute_with(|| assert_eq!(last_entry(), 0));
}

#[test]
fn what_is_issued_and_what_is_redeemed_is_an_entry_each() {
	new_test(|| {
		let deposit = attested(500 * UNIT, 1);
		assert_eq!(last_entry(), 3);
		assert_ok!(confirm_deposit(AUDITOR, deposit, COURIERS));
		let issued = vec![(2, Side::Debit, 500 * UNIT), (1, Side::Credit, 500 * UNIT)];
		assert_eq!(legs(4), (issued, Some(Party::Coop(BAKERY))));
		assert_eq!((entry(4).day, entry(4).basis, entry(4).voucher), (TODAY, Basis::Issue(4), doc(1)));

		// What is on hold and what is reported is outstanding still.
		let redemption = reported(480 * UNIT, 2);
		assert_eq!((last_entry(), Custody::outstanding(BANK)), (4, ENDOWED + 500 * UNIT));
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), redemption));
		let redeemed = vec![(2, Side::Credit, 480 * UNIT), (1, Side::Debit, 480 * UNIT)];
		assert_eq!(legs(5), (redeemed, Some(Party::Coop(BAKERY))));
		assert_eq!((entry(5).day, entry(5).basis, entry(5).voucher), (TODAY, Basis::Payout(1), doc(2)));
		assert_eq!((last_entry(), Custody::outstanding(BANK)), (5, ENDOWED + 20 * UNIT));

		// What goes back to its holder was never redeemed.
		let late = requested(UNIT);
		pass(14 * DAY);
		assert_ok!(Custody::take_back(signed(BAKERY_ACCOUNT), late));
		assert_eq!(last_entry(), 5);
	});
}

#[test]
fn a_deposit_that_is_issued_over_days_is_entered_by_its_parts() {
	new_test(|| {
		let deposit = attested(2 * DAILY + UNIT, 1);
		assert_ok!(confirm_deposit(AUDITOR, deposit, COURIERS));
		for part in [DAILY, DAILY, UNIT] {
			let (entered, today) = (legs(last_entry()).0, Custody::today().unwrap());
			assert_eq!((entered[0], entry(last_entry()).day), ((2, Side::Debit, part), today));
			assert_eq!(entry(last_entry()).voucher, doc(1));
			pass(DAY + DAY.div_ceil(12));
		}
		assert_eq!((last_entry(), Custody::outstanding(BANK)), (6, ENDOWED + 2 * DAILY + UNIT));
	});
}

#[test]
fn several_deposits_of_one_confirmation_are_an_entry_each() {
	new_test(|| {
		let all = [1, 2, 3].map(|reference| seen(attested(UNIT, reference)));
		assert_ok!(confirm_all(AUDITOR, COURIERS, all.to_vec()));
		let entered: Vec<_> = (4..=last_entry()).map(|no| (entry(no).basis, entry(no).voucher)).collect();
		assert_eq!(entered, [1, 2, 3].map(|nth| (Basis::Issue(nth + 3), doc(nth.into()))));
		// What one auditor has seen and a second one must see is none yet.
		assert_ok!(Custody::attest_deposit(signed(TREASURER), BANK, CHAIR, UNIT, doc(4)));
		assert_ok!(confirm_deposit(AUDITOR, 4, COURIERS));
		assert_eq!(last_entry(), 6);
		assert_ok!(confirm_deposit(BAKERY_AUDITOR, 4, BAKERY));
		assert_eq!(legs(7).1, Some(Party::Member(HOUSING, 1)));
	});
}

#[test]
fn who_is_known_no_longer_has_units_redeemed_all_the_same() {
	new_test(|| {
		assert_ok!(Custody::request_redemption(signed(BAKER), BANK, UNIT, doc(7)));
		assert_ok!(Custody::report_payout(signed(TREASURER), 1, doc(2)));
		move_seat(BAKERY, 1, None);
		assert!(!Custody::may_receive(&BAKER));
		assert_ok!(Custody::acknowledge_payout(signed(BAKER), 1));
		let outside = Party::Outside(<Test as frame_system::Config>::Hashing::hash_of(&BAKER));
		assert_eq!(legs(4).1, Some(outside));
	});
}

#[test]
fn each_approval_has_an_account_of_its_own() {
	new_test(|| {
		assert_ok!(Custody::remove_custodian(by_all(), BANK));
		assert_ok!(Custody::approve_custodian(by_all(), HOUSING, title(), doc(5), DAILY, TOTAL));
		assert_eq!((Custody::account_of(2), Custody::outstanding(BANK), Custody::outstanding(2)), (3, ENDOWED, 0));
		assert_eq!(Accounts::<Test>::get(BOOKS, 3).map(|account| account.terms.code), Some(1_002));
		assert_ok!(Custody::attest_deposit(signed(TREASURER), 2, BAKERY_ACCOUNT, UNIT, doc(1)));
		assert_ok!(confirm_deposit(AUDITOR, 1, COURIERS));
		assert_eq!((Custody::outstanding(BANK), Custody::outstanding(2)), (ENDOWED, UNIT));
		// What the old one answers for it pays out.
		let redemption = reported(UNIT, 1);
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), redemption));
		assert_eq!((Custody::outstanding(BANK), Custody::outstanding(2)), (ENDOWED - UNIT, UNIT));
	});
}

#[test]
fn what_the_books_cannot_enter_is_neither_attested_nor_requested() {
	new_test(|| {
		assert_ok!(Custody::set_ceilings(by_all(), BANK, Balance::MAX, Balance::MAX));
		let attest = |amount, reference| {
			Custody::attest_deposit(signed(TREASURER), BANK, BAKERY_ACCOUNT, amount, doc(reference))
		};
		assert_refused!(attest(MAX_AMOUNT + 1, 1), Error::<Test>::Overflow);
		for reference in [1, 2] {
			assert_ok!(attest(MAX_AMOUNT, reference));
			assert_ok!(confirm_deposit(AUDITOR, reference as DepositNo, COURIERS));
		}
		let request = |amount| Custody::request_redemption(signed(BAKERY_ACCOUNT), BANK, amount, doc(7));
		assert_refused!(request(MAX_AMOUNT + 1), Error::<Test>::Overflow);
		assert_ok!(request(MAX_AMOUNT));
		assert_ok!(Custody::report_payout(signed(TREASURER), 1, doc(3)));
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), 1));
		assert_eq!(Custody::outstanding(BANK), ENDOWED + MAX_AMOUNT);
	});
}

#[test]
fn nobody_pays_into_the_books_and_nothing_comes_to_them() {
	new_test(|| {
		for account in [UNITS_ISSUED, Custody::account_of(BANK)] {
			let paid = Books::contribute(signed(BAKER), BOOKS, account, UNIT, doc(1), None);
			assert_refused!(paid, pallet_ledger::Error::<Test>::NotInUnits);
			let entered = Books::enter_receipts(signed(BAKER), BOOKS, account);
			assert_refused!(entered, pallet_ledger::Error::<Test>::NotInUnits);
		}
	});
}
