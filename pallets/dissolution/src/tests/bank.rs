//! A bank pays what is left, or does not, and another one gets it.

use super::scene::*;
use crate::{
	mock::{Dissolution, *},
	Event, *,
};
use frame::testing_prelude::*;
use pallet_ledger::Part;
use rochdale_primitives::assert_refused;

/// The books of the heir expect what is left: by which number.
fn expected(coop: CoopId) -> Option<(CoopId, PendingNo)> {
	residue(coop).expected.last().copied()
}

/// Two hands of a co-op void what waits in its books.
fn void(coop: CoopId, pending: PendingNo) {
	for hand in [1, 2] {
		let ledger = LedgerId::Coop(coop);
		assert_ok!(plain(Ledger::void(signed(coop, hand), ledger, coop, pending, None, doc(6))));
	}
}

/// Two hands of a co-op correct its last entry.
fn correct(coop: CoopId, entry: u32) {
	for hand in [1, 2] {
		let ledger = LedgerId::Coop(coop);
		assert_ok!(plain(Ledger::correct(signed(coop, hand), ledger, coop, entry, doc(6), None)));
	}
}

fn last_entry(coop: CoopId) -> u32 {
	pallet_ledger::Ledgers::<Test>::get(LedgerId::Coop(coop)).unwrap().last_entry
}

#[test]
fn a_bank_pays_and_the_reserve_of_the_heir_grows_when_it_has_come() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		until_distributed(HOUSING, Heir::Coop(ALLOTMENT));
		let (pending, to, amount) = ordered();
		assert_eq!((to, amount), (Heir::Coop(ALLOTMENT), 540 * EURO));
		assert_refused!(pay_residue(HOUSING), Errors::NothingDue);
		assert_eq!((residue(HOUSING).payable.ordered, reserve(ALLOTMENT)), (amount, 0));
		all_paid(HOUSING);
		// While it waits for the bank the co-op is not extinct.
		assert_ok!(conclude(HOUSING));
		assert!(!is_extinct(HOUSING));
		bank_pays(HOUSING, Direction::Out, pending, amount);
		assert_ok!(conclude(HOUSING));
		assert!(is_extinct(HOUSING));
		assert_eq!(in_cash(LedgerId::Coop(HOUSING)), 0);
		let (heir, waits) = expected(HOUSING).unwrap();
		assert_eq!(heir, ALLOTMENT);
		events();
		bank_pays(ALLOTMENT, Direction::In, waits, amount);
		assert_eq!(events(), [Event::ResidueReceived { coop: ALLOTMENT, amount }]);
		assert_eq!((reserve(ALLOTMENT), Locked::get().len()), (amount, 1));
		assert_eq!(Locked::get()[0].1, amount);
	});
}

/// Else an heir could end, wait for it, and go on, or give its shares what it is to hand on.
#[test]
fn what_comes_while_the_heir_ends_itself_bears_no_loss_either() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		until_distributed(HOUSING, Heir::Coop(ALLOTMENT));
		let (pending, _, amount) = ordered();
		dissolve(ALLOTMENT, Heir::Federation);
		// Its balance waits for that.
		assert_refused!(publish_by(ALLOTMENT, 1), Errors::WaitsForBank);
		bank_pays(HOUSING, Direction::Out, pending, amount);
		bank_pays(ALLOTMENT, Direction::In, expected(HOUSING).unwrap().1, amount);
		assert_eq!(Locked::get().iter().map(|of| (of.0, of.1)).collect::<Vec<_>>(), [(ALLOTMENT, amount)]);
	});
}

#[test]
fn what_hands_void_is_due_again_and_expected_once() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		until_distributed(HOUSING, Heir::Coop(ALLOTMENT));
		let (pending, _, amount) = ordered();
		void(HOUSING, pending);
		assert_eq!(residue(HOUSING).payable.due, amount);
		assert_ok!(pay_residue(HOUSING));
		let (again, _, same) = ordered();
		assert_eq!(same, amount);
		assert_eq!(residue(HOUSING).expected.len(), 1);
		bank_pays(HOUSING, Direction::Out, again, amount);
		bank_pays(ALLOTMENT, Direction::In, expected(HOUSING).unwrap().1, amount);
		assert_eq!(reserve(ALLOTMENT), amount);
	});
}

#[test]
fn what_the_bank_returns_is_due_again() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		until_distributed(HOUSING, Heir::Coop(ALLOTMENT));
		let (pending, _, amount) = ordered();
		bank_pays(HOUSING, Direction::Out, pending, amount);
		let paid = last_entry(HOUSING);
		all_paid(HOUSING);
		assert_ok!(conclude(HOUSING));
		assert!(is_extinct(HOUSING));
		// Also when the co-op exists no more.
		by_bank(HOUSING, Direction::In, amount, Part::Back { entry: paid, place: 0, amount });
		assert_eq!(residue(HOUSING).payable.due, amount);
		assert_ok!(pay_residue(HOUSING));
		assert_eq!(residue(HOUSING).payable.ordered, amount);
		assert_eq!(residue(HOUSING).expected.len(), 1);
	});
}

#[test]
fn what_a_bank_gives_back_after_the_end_is_paid_to_members_again_or_goes_to_the_heir() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		until_distributed(HOUSING, Heir::Coop(ALLOTMENT));
		let (pending, _, amount) = ordered();
		bank_pays(HOUSING, Direction::Out, pending, amount);
		all_paid(HOUSING);
		let paid = last_entry(HOUSING);
		assert_ok!(conclude(HOUSING));
		// A member's money comes back, and nobody claims it.
		let back = Part::Back { entry: paid, place: 0, amount: 397 * EURO };
		by_bank(HOUSING, Direction::In, 397 * EURO, back);
		assert_ok!(check());
		assert_refused!(conclude(HOUSING), Errors::StillOwed);
		let legs = vec![Dissolution::debit(DUE_NO, 397 * EURO), Dissolution::credit(RESERVE_NO, 397 * EURO)];
		assert_ok!(Dissolution::enter(HOUSING, legs, Basis::Rule, doc(3)));
		events();
		assert_ok!(conclude(HOUSING));
		assert_eq!(ordered().2, 397 * EURO);
		assert_eq!((reserve(HOUSING), Departed::get().len()), (0, 1));
		assert_refused!(conclude(HOUSING), Errors::NothingDue);
	});
}

#[test]
fn the_reserve_of_the_heir_gives_nothing_back_when_hands_were_wrong() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		until_distributed(HOUSING, Heir::Coop(ALLOTMENT));
		let (_, waits) = expected(HOUSING).unwrap();
		let amount = 540 * EURO;
		bank_pays(ALLOTMENT, Direction::In, waits, amount);
		let entered = last_entry(ALLOTMENT) - 1;
		assert_eq!(reserve(ALLOTMENT), amount);
		// It had not come: it waits again, and stands in the books until it does.
		correct(ALLOTMENT, entered);
		let known = Inheritances::<Test>::get(ALLOTMENT).unwrap();
		assert_eq!((known.arrived, known.reserved), (0, amount));
		assert_eq!(reserve(ALLOTMENT), amount);
		assert_eq!(credit(ALLOTMENT, known.account), -(amount as i128));
		// Now it has, and neither the reserve nor what is locked of it grows twice.
		bank_pays(ALLOTMENT, Direction::In, waits, amount);
		assert_eq!(reserve(ALLOTMENT), amount);
		assert_eq!(Locked::get().len(), 1);
		assert_eq!(credit(ALLOTMENT, known.account), 0);
	});
}

#[test]
fn charges_that_a_bank_takes_lessen_what_is_left_and_not_what_members_get() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		until_distributed(HOUSING, Heir::Coop(ALLOTMENT));
		let (pending, _, amount) = ordered();
		void(HOUSING, pending);
		lose(HOUSING, 5 * EURO);
		assert_ok!(pay_residue(HOUSING));
		let (pending, _, less) = ordered();
		assert_eq!(less, amount - 5 * EURO);
		bank_pays(HOUSING, Direction::Out, pending, less);
		all_paid(HOUSING);
		assert_ok!(conclude(HOUSING));
		assert!(is_extinct(HOUSING));
		assert_eq!(residue(HOUSING).left, less);
		// What waits in the books of the heir is more than came, and the rest is voided there.
		let waits = expected(HOUSING).unwrap().1;
		by_bank(ALLOTMENT, Direction::In, less, Part::Item { pending: waits, place: 0, amount: less });
		assert_eq!(reserve(ALLOTMENT), less);
	});
}

#[test]
fn the_federation_is_paid_by_bank_and_its_own_books_say_what_came() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		until_distributed(HOUSING, Heir::Federation);
		let (pending, to, amount) = ordered();
		assert_eq!(to, Heir::Federation);
		assert_eq!(residue(HOUSING).expected.len(), 0);
		bank_pays(HOUSING, Direction::Out, pending, amount);
		all_paid(HOUSING);
		assert_ok!(conclude(HOUSING));
		assert!(is_extinct(HOUSING));
	});
}

#[test]
fn what_is_less_than_a_cent_stays_where_it_is() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		// Members were paid in part, and rounding has left half a cent to the reserve.
		let legs = vec![Dissolution::debit(DUE_NO, CENT / 2), Dissolution::credit(RESERVE_NO, CENT / 2)];
		assert_ok!(Dissolution::enter(HOUSING, legs, Basis::Rule, doc(3)));
		let legs = vec![Dissolution::debit(RESERVE_NO, CENT / 2), Dissolution::credit(DUE_NO, CENT / 2)];
		assert_ok!(Dissolution::enter(HOUSING, legs, Basis::Loss(1), doc(3)));
		until_distributed(HOUSING, Heir::Coop(ALLOTMENT));
		let (pending, _, amount) = ordered();
		assert_eq!(amount % CENT, 0);
		bank_pays(HOUSING, Direction::Out, pending, amount);
		all_paid(HOUSING);
		assert_ok!(conclude(HOUSING));
		assert!(is_extinct(HOUSING));
	});
}

#[test]
fn books_of_an_heir_that_have_no_room_expect_it_later() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		let party = Party::Member(ALLOTMENT, ADA);
		let order = || Order {
			ledger: LedgerId::Coop(ALLOTMENT),
			keeper: Keeper::Shares,
			bank: CASH_NO,
			direction: Direction::In,
			items: vec![Item { account: RECEIPTS, amount: EURO, party: party.clone(), charged: None }],
			basis: Basis::Rule,
			voucher: doc(1),
			deadline: None,
		};
		let full: Vec<_> = (0..16).map(|_| <Ledger as Post<AccountId, H256>>::order(order()).unwrap()).collect();
		until_distributed(HOUSING, Heir::Coop(ALLOTMENT));
		let (pending, _, amount) = ordered();
		assert_eq!((expected(HOUSING), residue(HOUSING).unexpected), (None, amount));
		void(HOUSING, pending);
		assert_ok!(<Ledger as Post<AccountId, H256>>::give_up(LedgerId::Coop(ALLOTMENT), full[0]));
		assert_ok!(pay_residue(HOUSING));
		assert!(expected(HOUSING).is_some());
		assert_eq!(residue(HOUSING).unexpected, 0);
	});
}
