//! Legs by bank: what waits, what was entered, what is confirmed or rejected.

use super::*;

#[test]
fn money_that_came_in_counts_once_a_second_hand_confirms_it() {
	new_test(|| {
		System::reset_events();
		let leg = enter_receipt(300, 1);
		assert_eq!(leg, 1);
		let by = Hand { coop: 1, member: 1 };
		let (from, reference) = (Party::Coop(3), hash(1));
		let entered = Event::ReceiptEntered { book: BANK, leg, from: from.clone(), amount: 300, reference, by };
		assert_eq!(told(), vec![entered]);
		assert_eq!(Settlement::balance(BANK), Some(0));
		assert_eq!(Settlement::available(BANK), 0);
		assert_eq!(record(BANK).last_entry, 0);

		System::reset_events();
		DeadlineTime::set(START + DAY);
		assert_ok!(confirm(leg, 1));
		let second = Hand { coop: 2, member: 1 };
		assert_eq!(
			told(),
			vec![
				Event::Confirmed { book: BANK, leg, by: second, entry: Some(1) },
				Event::Entered {
					book: BANK,
					entry: 1,
					direction: Direction::In,
					amount: 300,
					party: Some(from.clone()),
					reason: hash(REASON),
					reference: Some(reference),
				},
			]
		);
		let expected = Entry {
			at: START + DAY + AHEAD,
			direction: Direction::In,
			party: Some(from),
			amount: 300,
			line: None,
			reason: hash(REASON),
			basis: Basis::Contribution,
			balance: 300,
			proof: Proof::Bank { reference, entered_by: by, confirmed_by: second },
		};
		assert_eq!(entry(BANK, 1), expected);
		assert_eq!((Settlement::balance(BANK), Settlement::available(BANK)), (Some(300), 300));
		assert_eq!((record(BANK).open_legs, record(BANK).incoming), (0, 300));

		// It cannot be confirmed twice, nor entered under the same reference.
		assert_refused!(confirm(leg, 1), Error::<Test>::NoSuchLeg);
		let again = Settlement::enter_receipt(signed(ALICE), BANK, 1, Party::Coop(3), 300, hash(REASON), reference);
		assert_refused!(again, Error::<Test>::ReferenceUsed);
	});
}

#[test]
fn a_payment_is_set_aside_and_then_entered() {
	new_test(|| {
		receive(600, 1);
		System::reset_events();
		let leg = pay_trainer(480);
		assert_eq!(leg, 2);
		assert_eq!(told(), vec![Event::LegOpened { book: BANK, leg, amount: 480, party: Some(trainer()) }]);
		assert_eq!((Settlement::balance(BANK), Settlement::available(BANK)), (Some(600), 120));
		assert_eq!(Legs::<Test>::get(BANK, leg).unwrap().leg, payment(1, 480, trainer()));
		assert_refused!(confirm(leg, 2), Error::<Test>::NothingEntered);

		System::reset_events();
		assert_ok!(enter_paid(leg, 2));
		let by = Hand { coop: 1, member: 1 };
		let outcome = Outcome::Paid(hash(2));
		assert_eq!(told(), vec![Event::OutcomeEntered { book: BANK, leg, outcome, by }]);
		let entered = Entered { by, account: ALICE, at: START + AHEAD };
		let claim = Claim { outcome, entered };
		assert_eq!(Legs::<Test>::get(BANK, leg).unwrap().claim, Some(claim));
		assert_eq!(Settlement::balance(BANK), Some(600));

		assert_ok!(confirm(leg, 2));
		let entry = entry(BANK, 2);
		assert_eq!((entry.direction, entry.amount, entry.balance), (Direction::Out, 480, 120));
		assert_eq!((entry.line, entry.basis), (Some(3), payment(1, 480, trainer()).basis));
		assert_eq!((Settlement::balance(BANK), Settlement::available(BANK)), (Some(120), 120));
		assert_eq!(record(BANK).awaiting, 0);
		assert_refused!(confirm(leg, 2), Error::<Test>::NoSuchLeg);
		assert!(NotPaid::get().is_empty());
	});
}

#[test]
fn a_payment_that_was_not_made_is_free_again_and_leaves_no_entry() {
	new_test(|| {
		receive(600, 1);
		let leg = pay_trainer(480);
		let failed = |reason| Outcome::NotPaid(reason);
		let enter = |outcome| Settlement::enter_outcome(signed(ALICE), BANK, leg, 1, outcome);
		assert_refused!(enter(failed(H256::zero())), Error::<Test>::NoReason);
		assert_ok!(enter(failed(hash(NO))));
		// The reason is not a reference.
		assert!(!References::<Test>::contains_key(BANK, hash(NO)));
		assert_refused!(confirm(leg, 2), Error::<Test>::OtherReference);
		assert_eq!(Settlement::available(BANK), 120);

		System::reset_events();
		assert_ok!(confirm(leg, NO));
		let by = Hand { coop: 2, member: 1 };
		assert_eq!(
			told(),
			vec![
				Event::Confirmed { book: BANK, leg, by, entry: None },
				Event::NotPaid { book: BANK, leg, amount: 480, reason: hash(NO) },
			]
		);
		assert_eq!(NotPaid::get(), vec![(BANK, payment(1, 480, trainer()))]);
		assert_eq!((record(BANK).last_entry, record(BANK).open_legs, record(BANK).awaiting), (1, 0, 0));
		assert_eq!(Settlement::available(BANK), 600);
		assert_refused!(confirm(leg, NO), Error::<Test>::NoSuchLeg);
		assert_eq!(NotPaid::get().len(), 1);
	});
}

#[test]
fn nobody_confirms_what_he_has_not_read() {
	new_test(|| {
		let leg = enter_receipt(300, 1);
		assert_refused!(confirm(leg, 2), Error::<Test>::OtherReference);
		assert_refused!(Settlement::confirm(signed(CAROL), BANK, leg, 2, H256::zero()), Error::<Test>::OtherReference);
		assert_ok!(confirm(leg, 1));
	});
}

#[test]
fn what_is_entered_must_make_sense() {
	new_test(|| {
		let enter = |book, coop, from: PartyOfTest, amount, reason, reference| {
			Settlement::enter_receipt(signed(ALICE), book, coop, from, amount, reason, reference)
		};
		let (from, zero) = (|| Party::Coop(3), H256::zero());
		let missing = Book::Treasury(9);
		assert_refused!(enter(missing, 1, from(), 1, hash(1), hash(1)), Error::<Test>::NoSuchBook);
		assert_refused!(enter(UNITS, 1, from(), 1, hash(1), hash(1)), Error::<Test>::InUnitsOnly);
		assert_refused!(enter(BANK, 2, from(), 1, hash(1), hash(1)), Error::<Test>::NotAHand);
		assert_refused!(enter(BANK, 1, from(), 0, hash(1), hash(1)), Error::<Test>::NothingToEnter);
		assert_refused!(enter(BANK, 1, from(), MAX_AMOUNT + 1, hash(1), hash(1)), Error::<Test>::TooMuch);
		assert_refused!(enter(BANK, 1, from(), u128::MAX, hash(1), hash(1)), Error::<Test>::TooMuch);
		assert_refused!(enter(BANK, 1, from(), 1, zero, hash(1)), Error::<Test>::NoReason);
		assert_refused!(enter(BANK, 1, from(), 1, hash(1), zero), Error::<Test>::NoReference);
		assert_refused!(enter(BANK, 1, Party::Treasury(2), 1, hash(1), hash(1)), Error::<Test>::ToItself);
		let nobody = [Party::Member(COOPS + 1, 1), Party::Member(3, MEMBERS + 1), Party::Member(3, 0)];
		let strangers = [Party::Account(DAVE), Party::Coop(COOPS + 1), Party::Treasury(9)];
		for stranger in strangers.into_iter().chain(nobody) {
			assert_refused!(enter(BANK, 1, stranger, 1, hash(1), hash(1)), Error::<Test>::WrongParty);
		}
		let known = [Party::Coop(COOPS), Party::Member(3, 1), Party::Treasury(1), trainer()];
		for (place, party) in (1..).zip(known) {
			assert_ok!(enter(BANK, 1, party, 1, hash(1), hash(place)));
			assert_ok!(Settlement::reject(signed(BOB), BANK, record(BANK).last_leg, 1, hash(NO)));
		}
		assert_refused!(enter(BANK, 1, trainer(), 1, hash(1), zero), Error::<Test>::NoReference);
	});
}

#[test]
fn what_hands_enter_leaves_room_for_payments() {
	new_test(|| {
		receive(600, 1);
		for reference in 2..=4 {
			enter_receipt(1, reference);
		}
		let enter = || Settlement::enter_receipt(signed(ALICE), BANK, 1, Party::Coop(3), 1, hash(REASON), hash(5));
		assert_refused!(enter(), Error::<Test>::TooManyLegs);
		assert_refused!(correct(1, Correction::Reference(hash(5))), Error::<Test>::TooManyLegs);
		let leg = pay_trainer(10);
		assert_eq!(record(BANK).open_legs, MAX_LEGS);
		assert_refused!(Settlement::pay(BANK, payment(1, 1, trainer()), None), Error::<Test>::TooManyLegs);
		// What came of payments can be entered whatever else waits.
		assert_ok!(enter_paid(leg, 6));
		assert_ok!(confirm(leg, 6));
		assert_refused!(enter(), Error::<Test>::TooManyLegs);
		assert_ok!(Settlement::reject(signed(BOB), BANK, 2, 1, hash(NO)));
		assert_ok!(Settlement::enter_receipt(signed(ALICE), BANK, 1, Party::Coop(3), 1, hash(REASON), hash(2)));
	});
}

#[test]
fn what_came_of_a_payment_is_entered_once() {
	new_test(|| {
		receive(600, 1);
		let leg = pay_trainer(480);
		let enter = |who, leg, coop, outcome| Settlement::enter_outcome(signed(who), BANK, leg, coop, outcome);
		let paid = |reference| Outcome::Paid(hash(reference));
		assert_refused!(enter(ALICE, leg + 1, 1, paid(2)), Error::<Test>::NoSuchLeg);
		assert_refused!(enter(DAVE, leg, 1, paid(2)), Error::<Test>::NotAHand);
		assert_refused!(enter(ALICE, leg, 1, Outcome::Paid(H256::zero())), Error::<Test>::NoReference);
		assert_refused!(enter(ALICE, leg, 1, paid(1)), Error::<Test>::ReferenceUsed);
		assert_ok!(enter(ALICE, leg, 1, paid(2)));
		assert_refused!(enter(CAROL, leg, 2, paid(3)), Error::<Test>::AlreadyEntered);
		assert_refused!(enter(CAROL, leg, 2, Outcome::NotPaid(hash(NO))), Error::<Test>::AlreadyEntered);
		// Nothing can be entered about a receipt but the receipt.
		let receipt = enter_receipt(10, 4);
		assert_refused!(enter(CAROL, receipt, 2, paid(5)), Error::<Test>::AlreadyEntered);
		// The books do not mix.
		assert_refused!(Settlement::enter_outcome(signed(ALICE), UNITS, leg, 1, paid(6)), Error::<Test>::NoSuchLeg);
	});
}

#[test]
fn of_two_that_contradict_each_other_the_first_stands_until_it_is_rejected() {
	for paid_first in [true, false] {
		new_test(|| {
			receive(600, 1);
			let leg = pay_trainer(480);
			let claims = [(Outcome::Paid(hash(2)), 2), (Outcome::NotPaid(hash(NO)), NO)];
			let [first, second] = if paid_first { claims } else { [claims[1], claims[0]] };
			let enter = |who, coop, outcome| Settlement::enter_outcome(signed(who), BANK, leg, coop, outcome);
			assert_ok!(enter(ALICE, 1, first.0));
			assert_refused!(enter(CAROL, 2, second.0), Error::<Test>::AlreadyEntered);
			// Who knows better does not confirm, but rejects and enters what happened.
			assert_refused!(confirm(leg, second.1), Error::<Test>::OtherReference);
			assert_ok!(Settlement::reject(signed(CAROL), BANK, leg, 2, hash(NO)));
			assert_ok!(enter(CAROL, 2, second.0));
			assert_refused!(confirm(leg, second.1), Error::<Test>::SameHand);
			assert_ok!(Settlement::confirm(signed(ALICE), BANK, leg, 1, hash(second.1)));
			let left = if paid_first { 600 } else { 120 };
			assert_eq!(Settlement::balance(BANK), Some(left));
			assert_eq!(Settlement::available(BANK), left);
		});
	}
}

#[test]
fn one_line_of_a_statement_is_not_two_movements() {
	// A receipt and a payment with the same reference: whichever is first, the other is refused.
	new_test(|| {
		receive(600, 1);
		let leg = pay_trainer(480);
		enter_receipt(10, 2);
		assert_refused!(enter_paid(leg, 2), Error::<Test>::ReferenceUsed);
	});
	new_test(|| {
		receive(600, 1);
		let leg = pay_trainer(480);
		assert_ok!(enter_paid(leg, 2));
		let receipt = Settlement::enter_receipt(signed(BOB), BANK, 1, Party::Coop(3), 10, hash(REASON), hash(2));
		assert_refused!(receipt, Error::<Test>::ReferenceUsed);
		// Another book has another bank account.
		open(4, Mode::Bank);
		let other = Book::Treasury(4);
		assert_ok!(Settlement::enter_receipt(signed(BOB), other, 1, Party::Coop(3), 10, hash(REASON), hash(2)));
	});
}

#[test]
fn what_was_entered_can_be_rejected() {
	new_test(|| {
		receive(600, 1);
		let leg = pay_trainer(480);
		let reject = |who, leg, coop| Settlement::reject(signed(who), BANK, leg, coop, hash(NO));
		assert_refused!(reject(ALICE, leg, 1), Error::<Test>::NothingEntered);
		assert_refused!(reject(ALICE, leg + 1, 1), Error::<Test>::NoSuchLeg);
		assert_ok!(enter_paid(leg, 2));
		assert_refused!(reject(DAVE, leg, 1), Error::<Test>::NotAHand);
		let without_reason = Settlement::reject(signed(BOB), BANK, leg, 1, H256::zero());
		assert_refused!(without_reason, Error::<Test>::NoReason);

		// The payment waits again, also if the enterer takes his claim back, and the reference is free.
		System::reset_events();
		assert_ok!(reject(ALICE, leg, 1));
		let by = Hand { coop: 1, member: 1 };
		assert_eq!(told(), vec![Event::Rejected { book: BANK, leg, by, reason: hash(NO) }]);
		assert_eq!(Legs::<Test>::get(BANK, leg).unwrap().claim, None);
		assert_eq!((record(BANK).open_legs, record(BANK).awaiting), (1, 480));
		assert_refused!(confirm(leg, 2), Error::<Test>::NothingEntered);
		assert_ok!(enter_paid(leg, 2));
		assert_ok!(reject(CAROL, leg, 2));
		assert_ok!(enter_paid(leg, 3));
		assert_ok!(confirm(leg, 3));

		// A receipt is gone.
		let receipt = enter_receipt(10, 2);
		assert_ok!(reject(CAROL, receipt, 2));
		assert!(!Legs::<Test>::contains_key(BANK, receipt));
		assert_refused!(confirm(receipt, 2), Error::<Test>::NoSuchLeg);
		assert_eq!(record(BANK).open_legs, 0);
		receive(10, 2);
		assert_eq!(Settlement::balance(BANK), Some(130));
	});
}

#[test]
fn no_more_can_be_paid_than_is_free() {
	new_test(|| {
		assert_refused!(Settlement::pay(Book::Treasury(9), payment(1, 1, trainer()), None), Error::<Test>::NoSuchBook);
		receive(600, 1);
		let pay = |leg| Settlement::pay(BANK, leg, None);
		assert_refused!(pay(payment(1, 0, trainer())), Error::<Test>::NothingToEnter);
		assert_refused!(pay(payment(1, 601, trainer())), Error::<Test>::NotEnough);
		assert_refused!(pay(payment(1, 1, Party::Account(DAVE))), Error::<Test>::WrongParty);
		assert_refused!(pay(payment(1, 1, Party::Treasury(2))), Error::<Test>::ToItself);
		let leg = payment(1, 1, trainer());
		assert_refused!(pay(Leg { direction: Direction::In, ..leg.clone() }), Error::<Test>::NotAPayment);
		assert_refused!(pay(Leg { basis: Basis::Contribution, ..leg.clone() }), Error::<Test>::NotAPayment);
		assert_refused!(pay(Leg { basis: Basis::Correction(1), ..leg }), Error::<Test>::NotAPayment);
		pay_trainer(600);
		assert_refused!(pay(payment(1, 1, trainer())), Error::<Test>::NotEnough);
		// What has not been confirmed is not there.
		enter_receipt(50, 2);
		assert_refused!(pay(payment(1, 1, trainer())), Error::<Test>::NotEnough);
		assert_ok!(confirm(3, 2));
		for _ in 1..MAX_LEGS {
			pay_trainer(1);
		}
		assert_refused!(pay(payment(1, 1, trainer())), Error::<Test>::TooManyLegs);
		assert_eq!((record(BANK).awaiting, Settlement::available(BANK)), (603, 47));
	});
}

#[test]
fn amounts_and_numbers_end_without_wrapping() {
	new_test(|| {
		// The most that a receipt can be, as often as there are numbers, can be counted, and a ten-thousandth part of it.
		assert!(MAX_AMOUNT.checked_mul(u128::from(EntryNo::MAX)).and_then(|sum| sum.checked_mul(10_000)).is_some());
		receive(MAX_AMOUNT, 1);
		receive(MAX_AMOUNT, 2);
		assert_eq!(Settlement::balance(BANK), Some(2 * MAX_AMOUNT));
	});
	chain().execute_with(|| {
		Books::<Test>::mutate(BANK, |record| record.as_mut().unwrap().incoming = u128::MAX);
		let leg = enter_receipt(1, 2);
		assert_refused!(confirm(leg, 2), Error::<Test>::Overflow);
		// It can still be rejected.
		assert_ok!(Settlement::reject(signed(CAROL), BANK, leg, 2, hash(NO)));
	});
	chain().execute_with(|| {
		let leg = enter_receipt(1, 2);
		Books::<Test>::mutate(BANK, |record| record.as_mut().unwrap().last_entry = EntryNo::MAX);
		assert_refused!(confirm(leg, 2), Error::<Test>::Overflow);
		Books::<Test>::mutate(BANK, |record| record.as_mut().unwrap().last_leg = LegNo::MAX);
		let receipt = Settlement::enter_receipt(signed(ALICE), BANK, 1, Party::Coop(3), 1, hash(1), hash(1));
		assert_refused!(receipt, Error::<Test>::Overflow);
	});
}
