//! What was wrong is corrected by a further entry.

use super::*;

#[test]
fn a_wrong_reference_is_corrected_without_moving_money() {
	new_test(|| {
		receive(600, 1);
		let wrong = paid(480, 2);
		System::reset_events();
		let correction = Correction::Reference(hash(3));
		assert_ok!(correct(wrong, correction));
		let (leg, by) = (record(BANK).last_leg, Hand { coop: 1, member: 1 });
		assert_eq!(told(), vec![Event::CorrectionEntered { book: BANK, leg, entry: wrong, correction, by }]);
		assert_eq!(record(BANK).awaiting, 0);
		let before = entry(BANK, wrong);
		assert_ok!(confirm(leg, 3));

		assert_eq!(entry(BANK, wrong), before);
		let corrected = entry(BANK, wrong + 1);
		assert_eq!(
			corrected.proof,
			Proof::Bank { reference: hash(3), entered_by: by, confirmed_by: Hand { coop: 2, member: 1 } }
		);
		assert_eq!((corrected.direction, corrected.amount, corrected.balance), (Direction::Out, 0, 120));
		assert_eq!(
			(corrected.party, corrected.line, corrected.basis),
			(before.party, before.line, Basis::Correction(wrong))
		);
		// That reference may be wrong too, and the money may come back.
		assert_ok!(correct(wrong, Correction::Reference(hash(4))));
		assert_ok!(correct(wrong, Correction::Returned(hash(5))));
		assert_refused!(correct(wrong, Correction::Reference(hash(2))), Error::<Test>::ReferenceUsed);
	});
}

#[test]
fn a_payment_that_came_back_is_income() {
	new_test(|| {
		receive(600, 1);
		let out = paid(480, 2);
		assert_ok!(correct(out, Correction::Returned(hash(3))));
		let leg = record(BANK).last_leg;
		assert_eq!(Returns::<Test>::get(BANK, out), Some(Settled::Awaits(leg)));
		assert_eq!(Settlement::available(BANK), 120);
		assert_ok!(confirm(leg, 3));
		let back = entry(BANK, out + 1);
		assert_eq!((back.direction, back.amount, back.balance), (Direction::In, 480, 600));
		assert_eq!((back.party, back.line, back.basis), (Some(trainer()), None, Basis::Correction(out)));
		assert_eq!(Returns::<Test>::get(BANK, out), Some(Settled::Entered(out + 1)));
		assert_eq!((record(BANK).incoming, record(BANK).outgoing), (1_080, 480));
		// The keepers hear of it only where a payment was not made: the budget was used.
		assert!(NotPaid::get().is_empty());
	});
}

#[test]
fn a_receipt_that_went_back_goes_out() {
	new_test(|| {
		let received = receive(600, 1);
		let leg = pay_trainer(480);
		assert_ok!(correct(received, Correction::Returned(hash(3))));
		// The money is set aside for the trainer.
		assert_refused!(confirm(leg + 1, 3), Error::<Test>::NotEnough);
		assert_ok!(Settlement::enter_outcome(signed(ALICE), BANK, leg, 1, Outcome::NotPaid(hash(NO))));
		assert_ok!(confirm(leg, NO));
		assert_ok!(confirm(leg + 1, 3));
		let back = entry(BANK, 2);
		assert_eq!((back.direction, back.amount, back.balance), (Direction::Out, 600, 0));
		assert_eq!((back.party, back.basis), (Some(Party::Coop(3)), Basis::Correction(received)));
		assert_eq!(record(BANK).awaiting, 0);
	});
}

#[test]
fn one_hand_holds_up_no_money_with_a_return() {
	new_test(|| {
		// Alice enters that everything went back, for as many receipts as there is room for.
		for reference in 1..=3 {
			receive(200, reference);
		}
		for received in 1..=3 {
			assert_ok!(correct(received, Correction::Returned(hash(10 + u64::from(received)))));
		}
		assert_eq!((record(BANK).awaiting, Settlement::available(BANK)), (0, 600));
		let leg = pay_trainer(600);
		assert_eq!(Settlement::available(BANK), 0);
		assert_ok!(enter_paid(leg, 20));
		assert_ok!(confirm(leg, 20));
		// Nor is there anything left to return.
		assert_refused!(confirm(4, 11), Error::<Test>::NotEnough);
	});
}

#[test]
fn nothing_goes_back_from_a_book_that_is_stopped() {
	new_test(|| {
		let received = receive(600, 1);
		let out = paid(100, 2);
		assert_ok!(correct(received, Correction::Returned(hash(3))));
		assert_ok!(correct(out, Correction::Returned(hash(4))));
		let leg = record(BANK).last_leg;
		let other = pay_trainer(10);
		assert_ok!(enter_paid(other, 5));
		StoppedBooks::set(true);
		assert_refused!(confirm(leg - 1, 3), Error::<Test>::Stopped);
		// What comes in is entered, and what the bank has done about a payment that was decided before.
		assert_ok!(confirm(leg, 4));
		assert_ok!(confirm(other, 5));
		let reference = Correction::Reference(hash(6));
		assert_ok!(correct(received, reference));
		assert_ok!(confirm(record(BANK).last_leg, 6));
		assert_eq!(record(BANK).open_legs, 1);
		StoppedBooks::set(false);
		assert_refused!(confirm(leg - 1, 3), Error::<Test>::NotEnough);
		receive(10, 7);
		assert_ok!(confirm(leg - 1, 3));
		assert_eq!(Settlement::balance(BANK), Some(0));
	});
}

#[test]
fn old_entries_are_not_returned() {
	new_test(|| {
		let received = receive(600, 1);
		let out = paid(480, 2);
		DeadlineTime::mutate(|now| *now += 90 * DAY - 1);
		for entry in [received, out] {
			assert_ok!(correct(entry, Correction::Returned(hash(3))));
			assert_ok!(Settlement::reject(signed(BOB), BANK, record(BANK).last_leg, 1, hash(NO)));
		}
		DeadlineTime::mutate(|now| *now += 1);
		assert_refused!(correct(received, Correction::Returned(hash(3))), Error::<Test>::TooLate);
		assert_refused!(correct(out, Correction::Returned(hash(3))), Error::<Test>::TooLate);
		// A wrong reference is wrong whatever its age.
		assert_ok!(correct(received, Correction::Reference(hash(4))));
	});
}

#[test]
fn an_entry_is_returned_once() {
	new_test(|| {
		receive(600, 1);
		let out = paid(480, 2);
		assert_ok!(correct(out, Correction::Returned(hash(3))));
		let leg = record(BANK).last_leg;
		assert_refused!(correct(out, Correction::Returned(hash(4))), Error::<Test>::AlreadyReturned);
		// Rejected, it can be entered again.
		assert_ok!(Settlement::reject(signed(BOB), BANK, leg, 1, hash(NO)));
		assert_eq!(Returns::<Test>::get(BANK, out), None);
		assert!(!Legs::<Test>::contains_key(BANK, leg));
		assert_ok!(correct(out, Correction::Returned(hash(3))));
		assert_ok!(confirm(leg + 1, 3));
		assert_refused!(correct(out, Correction::Returned(hash(4))), Error::<Test>::AlreadyReturned);
		assert_eq!(Settlement::balance(BANK), Some(600));
	});
}

#[test]
fn a_return_is_confirmed_in_time() {
	new_test(|| {
		let received = receive(600, 1);
		let out = paid(480, 2);
		for (entry, reference) in [(out, 3), (received, 4)] {
			assert_ok!(correct(entry, Correction::Returned(hash(reference))));
		}
		let last = record(BANK).last_leg;
		// On the last day it can be, but not once the 90 days are over.
		let late = START + 90 * DAY;
		DeadlineTime::set(late - 1);
		assert_storage_noop!(assert!(Settlement::may_confirm(BANK, last - 1, 2, &CAROL, hash(3)).is_ok()));
		assert_ok!(correct(out, Correction::Reference(hash(5))));
		DeadlineTime::set(late);
		for (leg, reference) in [(last - 1, 3), (last, 4)] {
			assert_refused!(confirm(leg, reference), Error::<Test>::TooLate);
		}
		// Other corrections have no time limit, and what is too late is rejected.
		assert_ok!(confirm(last + 1, 5));
		for leg in [last - 1, last] {
			assert_ok!(Settlement::reject(signed(BOB), BANK, leg, 1, hash(NO)));
		}
		assert_eq!((record(BANK).open_legs, Settlement::balance(BANK)), (0, Some(120)));
	});
}

#[test]
fn a_rejected_return_of_a_receipt_is_gone() {
	new_test(|| {
		let received = receive(600, 1);
		assert_ok!(correct(received, Correction::Returned(hash(3))));
		assert_ok!(Settlement::reject(signed(ALICE), BANK, record(BANK).last_leg, 1, hash(NO)));
		assert_eq!((record(BANK).awaiting, Settlement::available(BANK)), (0, 600));
		assert_eq!(record(BANK).open_legs, 0);
	});
}

#[test]
fn only_entries_by_bank_that_are_no_corrections_are_corrected() {
	new_test(|| {
		receive(600, 1);
		let out = paid(480, 2);
		let returned = Correction::Returned(hash(3));
		let enter = |who, book, coop, entry, correction, reason| {
			Settlement::enter_correction(signed(who), book, coop, entry, correction, reason)
		};
		assert_refused!(enter(ALICE, Book::Treasury(9), 1, out, returned, hash(1)), Error::<Test>::NoSuchBook);
		assert_refused!(enter(ALICE, UNITS, 1, out, returned, hash(1)), Error::<Test>::InUnitsOnly);
		assert_refused!(enter(DAVE, BANK, 1, out, returned, hash(1)), Error::<Test>::NotAHand);
		for missing in [0, out + 1] {
			assert_refused!(enter(ALICE, BANK, 1, missing, returned, hash(1)), Error::<Test>::NoSuchEntry);
		}
		assert_refused!(enter(ALICE, BANK, 1, out, returned, H256::zero()), Error::<Test>::NoReason);
		for correction in [Correction::Returned(H256::zero()), Correction::Reference(H256::zero())] {
			assert_refused!(enter(ALICE, BANK, 1, out, correction, hash(1)), Error::<Test>::NoReference);
		}
		assert_refused!(
			enter(ALICE, BANK, 1, out, Correction::Returned(hash(2)), hash(1)),
			Error::<Test>::ReferenceUsed
		);

		assert_ok!(correct(out, returned));
		assert_ok!(confirm(record(BANK).last_leg, 3));
		for correction in [Correction::Returned(hash(4)), Correction::Reference(hash(4))] {
			assert_refused!(enter(ALICE, BANK, 1, out + 1, correction, hash(1)), Error::<Test>::IsCorrection);
		}
		for _ in 0..MAX_LEGS {
			pay_trainer(1);
		}
		assert_refused!(
			enter(ALICE, BANK, 1, out, Correction::Reference(hash(4)), hash(1)),
			Error::<Test>::TooManyLegs
		);
	});
}

#[test]
fn a_correction_needs_two_hands() {
	new_test(|| {
		receive(600, 1);
		let out = paid(480, 2);
		for correction in [Correction::Reference(hash(3)), Correction::Returned(hash(4))] {
			assert_ok!(correct(out, correction));
			let leg = record(BANK).last_leg;
			let confirm = |who, coop| Settlement::confirm(signed(who), BANK, leg, coop, correction.reference());
			assert_refused!(confirm(ALICE, 1), Error::<Test>::SameHand);
			Joint::set(true);
			assert_refused!(confirm(BOB, 1), Error::<Test>::SameCoop);
			Joint::set(false);
			remove_hand(1, ALICE);
			assert_refused!(confirm(CAROL, 2), Error::<Test>::EntererLost);
			add_hand(1, ALICE, 1);
			assert_ok!(confirm(CAROL, 2));
		}
	});
}
