//! Each invariant sees the state that it forbids.

use super::*;

/// Corrupts the state of a chain and gives what the check says.
///
/// The book by bank has entry 1, a receipt; 2, a payment; 3, the payment that came back; 4, another reference of entry 1; and
/// 5, a receipt. Open are a payment without a claim, a receipt and the return of entry 1. The book in units has one entry.
fn corrupted(corrupt: impl FnOnce()) -> DispatchError {
	chain().execute_with(|| {
		receive(600, 1);
		paid(480, 2);
		assert_ok!(correct(2, Correction::Returned(hash(3))));
		assert_ok!(confirm(3, 3));
		assert_ok!(correct(1, Correction::Reference(hash(4))));
		assert_ok!(confirm(4, 4));
		receive(100, 5);
		assert_eq!(pay_trainer(50), 6);
		assert_eq!(enter_receipt(10, 6), 7);
		assert_ok!(correct(1, Correction::Returned(hash(7))));
		assert_ok!(Settlement::contribute(signed(DAVE), UNITS, 20_000, hash(REASON), None));
		Settlement::do_try_state().unwrap();
		corrupt();
		Settlement::do_try_state().unwrap_err()
	})
}

const PAYMENT: LegNo = 6;
const RECEIPT: LegNo = 7;
const RETURN: LegNo = 8;

fn change_book(book: Book, change: impl FnOnce(&mut RecordOf<Test>)) {
	Books::<Test>::mutate(book, |record| change(record.as_mut().unwrap()));
}

fn change_entry(number: EntryNo, change: impl FnOnce(&mut EntryOf<Test>)) {
	Entries::<Test>::mutate(BANK, number, |entry| change(entry.as_mut().unwrap()));
}

fn change_leg(number: LegNo, change: impl FnOnce(&mut OpenLegOf<Test>)) {
	Legs::<Test>::mutate(BANK, number, |open| change(open.as_mut().unwrap()));
}

#[test]
fn entries_are_gap_free_and_reconcile() {
	let wrong = says("1: entries of a book that is not open");
	assert_eq!(corrupted(|| Entries::<Test>::insert(Book::Treasury(9), 1, entry(BANK, 1))), wrong);
	let wrong = says("1: a number of an entry is missing or was not given out");
	assert_eq!(corrupted(|| Entries::<Test>::remove(BANK, 2)), wrong);
	assert_eq!(corrupted(|| Entries::<Test>::insert(BANK, 0, entry(BANK, 1))), wrong);
	assert_eq!(corrupted(|| change_book(BANK, |book| book.last_entry += 1)), wrong);
	assert_eq!(corrupted(|| change_book(BANK, |book| book.last_entry -= 1)), wrong);
	let wrong = says("1: the balance of an entry does not follow from the one before");
	assert_eq!(corrupted(|| change_entry(2, |entry| entry.balance += 1)), wrong);
	assert_eq!(corrupted(|| change_entry(1, |entry| entry.amount -= 1)), wrong);
	assert_eq!(corrupted(|| change_entry(3, |entry| entry.direction = Direction::Out)), wrong);
	let wrong = says("1: an entry without an amount corrects nothing");
	assert_eq!(corrupted(|| change_entry(4, |entry| entry.basis = Basis::Contribution)), wrong);
	let wrong = says("1: the totals of a book are not the sums of its entries");
	assert_eq!(corrupted(|| change_book(BANK, |book| book.incoming += 1)), wrong);
	assert_eq!(corrupted(|| change_book(BANK, |book| book.outgoing += 1)), wrong);
	assert_eq!(corrupted(|| change_book(UNITS, |book| book.incoming -= 1)), wrong);
	let wrong = says("1: the sum of entries is too large");
	assert_eq!(corrupted(|| change_entry(3, |entry| entry.amount = u128::MAX)), wrong);
}

#[test]
fn books_and_accounts_correspond() {
	let wrong = says("2: a book is not found by its account");
	assert_eq!(corrupted(|| BookOf::<Test>::remove(account_of(1))), wrong);
	assert_eq!(corrupted(|| BookOf::<Test>::insert(account_of(1), BANK)), wrong);
	assert_eq!(corrupted(|| BookOf::<Test>::insert(DAVE, BANK)), says("2: an account has no book"));
}

#[test]
fn legs_are_counted_and_set_aside() {
	let leg = || Legs::<Test>::get(BANK, PAYMENT).unwrap();
	let wrong = says("3: a leg of a book that is not open");
	assert_eq!(corrupted(|| Legs::<Test>::insert(Book::Treasury(9), 1, leg())), wrong);
	let wrong = says("3: a number of a leg was not given out");
	assert_eq!(corrupted(|| change_book(BANK, |book| book.last_leg -= 1)), wrong);
	assert_eq!(corrupted(|| Legs::<Test>::insert(BANK, 0, leg())), wrong);
	let wrong = says("3: the count of open legs is wrong or beyond the bound");
	assert_eq!(corrupted(|| Legs::<Test>::remove(BANK, RECEIPT)), wrong);
	assert_eq!(corrupted(|| change_book(BANK, |book| book.open_legs += 1)), wrong);
	let beyond = || {
		for number in 1..=2 {
			Legs::<Test>::insert(BANK, number, leg());
		}
		change_book(BANK, |book| {
			book.open_legs += 2;
			book.awaiting += 100;
		});
	};
	assert_eq!(corrupted(beyond), wrong);
	let wrong = says("3: what is set aside is not the sum of the payments that wait");
	assert_eq!(corrupted(|| change_book(BANK, |book| book.awaiting += 1)), wrong);
	assert_eq!(corrupted(|| change_leg(PAYMENT, |open| open.leg.amount -= 1)), wrong);
	assert_eq!(corrupted(|| change_leg(RETURN, |open| open.kind = LegKind::Payment)), wrong);
}

#[test]
fn a_book_in_units_has_the_units() {
	let wrong = says("4: a book in units has legs");
	assert_eq!(corrupted(|| change_book(UNITS, |book| book.last_leg = 1)), wrong);
	let with_leg = || {
		change_book(UNITS, |book| (book.last_leg, book.open_legs) = (1, 1));
		Legs::<Test>::insert(UNITS, 1, Legs::<Test>::get(BANK, RECEIPT).unwrap());
	};
	assert_eq!(corrupted(with_leg), wrong);
	let wrong = says("4: a book in units says more than its account holds");
	let spend = || {
		use frame_support::traits::{fungible::Mutate, tokens::Preservation};
		assert_ok!(<Balances as Mutate<_>>::transfer(&account_of(1), &DAVE, 1, Preservation::Preserve));
	};
	assert_eq!(corrupted(spend), wrong);
}

#[test]
fn a_book_by_bank_holds_what_is_set_aside() {
	let wrong = says("5: more is set aside than the book holds");
	let more = || {
		change_leg(PAYMENT, |open| open.leg.amount = 701);
		change_book(BANK, |book| book.awaiting = 701);
	};
	assert_eq!(corrupted(more), wrong);
}

#[test]
fn entries_are_proved_by_two_hands() {
	let wrong = says("6: an entry is not proved in the way of its book");
	assert_eq!(corrupted(|| change_entry(1, |entry| entry.proof = Proof::Units)), wrong);
	let by_bank = || {
		let proof = entry(BANK, 1).proof;
		Entries::<Test>::mutate(UNITS, 1, |entry| entry.as_mut().unwrap().proof = proof);
	};
	assert_eq!(corrupted(by_bank), wrong);
	let one_hand = || {
		let hand = Hand { coop: 1, member: 1 };
		change_entry(1, |entry| entry.proof = Proof::Bank { reference: hash(1), entered_by: hand, confirmed_by: hand });
	};
	assert_eq!(corrupted(one_hand), says("6: one hand has entered and confirmed"));
}

#[test]
fn references_are_used_once() {
	let wrong = says("7: references of a book that is not open");
	assert_eq!(corrupted(|| References::<Test>::insert(Book::Treasury(9), hash(1), ())), wrong);
	let wrong = says("7: a reference is not registered, or is registered and not used");
	assert_eq!(corrupted(|| References::<Test>::remove(BANK, hash(1))), wrong);
	assert_eq!(corrupted(|| References::<Test>::remove(BANK, hash(6))), wrong);
	assert_eq!(corrupted(|| References::<Test>::insert(BANK, hash(50), ())), wrong);
	assert_eq!(corrupted(|| References::<Test>::insert(UNITS, hash(50), ())), wrong);
	let wrong = says("7: a reference is used twice");
	assert_eq!(corrupted(|| change_entry(2, |second| second.proof = entry(BANK, 1).proof)), wrong);
	let claimed = || {
		change_leg(RECEIPT, |open| open.claim.as_mut().unwrap().outcome = Outcome::Paid(hash(1)));
	};
	assert_eq!(corrupted(claimed), wrong);
}

#[test]
fn corrections_are_about_earlier_entries() {
	let wrong = says("8: a correction is about no entry");
	assert_eq!(corrupted(|| change_entry(4, |entry| entry.basis = Basis::Correction(9))), wrong);
	assert_eq!(corrupted(|| change_leg(RETURN, |open| open.leg.basis = Basis::Correction(9))), wrong);
	let wrong = says("8: a correction is about a later entry or another correction");
	assert_eq!(corrupted(|| change_entry(4, |entry| entry.basis = Basis::Correction(5))), wrong);
	assert_eq!(corrupted(|| change_entry(4, |entry| entry.basis = Basis::Correction(4))), wrong);
	assert_eq!(corrupted(|| change_entry(4, |entry| entry.basis = Basis::Correction(3))), wrong);
	let wrong = says("8: a correction has another party than its entry");
	assert_eq!(corrupted(|| change_entry(3, |entry| entry.party = None)), wrong);
	assert_eq!(corrupted(|| change_leg(RETURN, |open| open.leg.party = None)), wrong);
	let wrong = says("8: a correction moves another amount, or in the same direction");
	assert_eq!(corrupted(|| change_entry(4, |entry| entry.direction = Direction::Out)), wrong);
	assert_eq!(corrupted(|| change_entry(3, |entry| entry.basis = Basis::Correction(1))), says(PARTY));
	let half = || {
		change_leg(RETURN, |open| open.leg.amount -= 1);
	};
	assert_eq!(corrupted(half), wrong);

	let wrong = says("8: returns in a book that is not open");
	assert_eq!(corrupted(|| Returns::<Test>::insert(Book::Treasury(9), 1, Settled::Entered(1))), wrong);
	let wrong = says("8: a return is not registered, or is registered and not made");
	assert_eq!(corrupted(|| Returns::<Test>::remove(BANK, 2)), wrong);
	assert_eq!(corrupted(|| Returns::<Test>::remove(BANK, 1)), wrong);
	assert_eq!(corrupted(|| Returns::<Test>::insert(BANK, 5, Settled::Entered(5))), wrong);
	assert_eq!(corrupted(|| Returns::<Test>::insert(BANK, 2, Settled::Entered(4))), wrong);
	let twice = || {
		assert_ok!(Settlement::reject(signed(BOB), BANK, RECEIPT, 1, hash(NO)));
		let mut again = Legs::<Test>::get(BANK, RETURN).unwrap();
		again.claim.as_mut().unwrap().outcome = Outcome::Paid(hash(60));
		References::<Test>::insert(BANK, hash(60), ());
		Legs::<Test>::remove(BANK, PAYMENT);
		Legs::<Test>::insert(BANK, PAYMENT, again);
		receive(700, 61);
		change_book(BANK, |book| book.awaiting = 0);
	};
	assert_eq!(corrupted(twice), says("8: an entry is returned twice"));
}

const PARTY: &str = "8: a correction has another party than its entry";

#[test]
fn what_was_entered_fits_the_leg() {
	let wrong = says("9: a leg has not the direction, the amount or the basis of its kind");
	assert_eq!(corrupted(|| change_leg(PAYMENT, |open| open.leg.basis = Basis::Contribution)), wrong);
	assert_eq!(corrupted(|| change_leg(PAYMENT, |open| open.leg.basis = Basis::Correction(1))), wrong);
	assert_eq!(corrupted(|| change_leg(RECEIPT, |open| open.leg.amount = 0)), wrong);
	let as_payment = || {
		change_leg(RECEIPT, |open| open.kind = LegKind::Payment);
		change_book(BANK, |book| book.awaiting += 10);
	};
	assert_eq!(corrupted(as_payment), wrong);
	assert_eq!(corrupted(|| change_leg(RECEIPT, |open| open.leg.basis = Basis::Resolution(1))), wrong);
	assert_eq!(corrupted(|| change_leg(RETURN, |open| open.kind = LegKind::NewReference)), wrong);
	assert_eq!(corrupted(|| change_leg(RETURN, |open| open.leg.basis = Basis::Contribution)), wrong);
	let wrong = says("9: only a payment can wait without a claim or not be made");
	assert_eq!(corrupted(|| change_leg(RECEIPT, |open| open.claim = None)), wrong);
	let not_paid = |open: &mut OpenLegOf<Test>| open.claim.as_mut().unwrap().outcome = Outcome::NotPaid(hash(NO));
	assert_eq!(corrupted(|| change_leg(RETURN, not_paid)), wrong);
}
