//! A co-op's officers register accounts, two of them each time.

use crate::{mock::*, *};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn register(who: AccountId) -> DispatchResult {
	Custody::register_account(signed(who), BAKERY, MULTISIG, doc(1))
}

fn unregister(who: AccountId) -> DispatchResult {
	Custody::unregister_account(signed(who), BAKERY, MULTISIG)
}

#[test]
fn two_officers_register_an_account() {
	new_test(|| {
		assert!(!Custody::may_receive(&MULTISIG));
		assert_ok!(register(11));
		let lapses_at = START + 30 * DAY;
		let (subject, by) = (Subject::Accounts(BAKERY), Hand { coop: BAKERY, member: 1 });
		let note = Note::Register { account: MULTISIG, purpose: doc(1) };
		System::assert_last_event(Event::Noted { subject, note, by, lapses_at }.into());
		assert!(!Custody::may_receive(&MULTISIG));
		assert_refused!(register(11), Error::<Test>::AlreadyNoted);
		assert_ok!(register(12));
		let by = [Hand { coop: BAKERY, member: 1 }, Hand { coop: BAKERY, member: 2 }];
		System::assert_last_event(
			Event::AccountRegistered { coop: BAKERY, account: MULTISIG, purpose: doc(1), by }.into(),
		);
		assert!(Custody::may_receive(&MULTISIG));
		let expected = Registration { coop: BAKERY, purpose: doc(1), since: START + 1_000, by: Some(by) };
		assert_eq!(Registered::<Test>::get(MULTISIG), Some(expected));
		assert_eq!(<Custody as RegisteredAccounts<_>>::registered_by(&MULTISIG), Some(BAKERY));
		assert_eq!(RegisteredCount::<Test>::get(BAKERY), 1);
		assert!(!Notes::<Test>::contains_key(Subject::Accounts(BAKERY)));
		assert_refused!(register(13), Error::<Test>::AlreadyRegistered);
		let again = Custody::register_account(signed(31), COURIERS, MULTISIG, doc(1));
		assert_refused!(again, Error::<Test>::AlreadyRegistered);

		assert_refused!(Custody::unregister_account(signed(31), COURIERS, MULTISIG), Error::<Test>::NotRegistered);
		assert_refused!(Custody::unregister_account(signed(11), BAKERY, STRANGER), Error::<Test>::NotRegistered);
		assert_ok!(unregister(13));
		assert_refused!(unregister(13), Error::<Test>::AlreadyNoted);
		assert_ok!(unregister(12));
		let by = [Hand { coop: BAKERY, member: 3 }, Hand { coop: BAKERY, member: 2 }];
		System::assert_last_event(Event::AccountUnregistered { coop: BAKERY, account: MULTISIG, by }.into());
		assert!(!Custody::may_receive(&MULTISIG));
		assert!(!RegisteredCount::<Test>::contains_key(BAKERY));
	});
}

#[test]
fn both_officers_say_the_same() {
	new_test(|| {
		assert_ok!(register(11));
		let other = |who| Custody::register_account(signed(who), BAKERY, MULTISIG, doc(2));
		assert_ok!(other(12));
		assert!(!Custody::may_receive(&MULTISIG));
		// The third agrees with the second, and the note of the first is void.
		assert_ok!(other(13));
		assert_eq!(Registered::<Test>::get(MULTISIG).map(|one| one.purpose), Some(doc(2)));
		assert!(!Notes::<Test>::contains_key(Subject::Accounts(BAKERY)));
	});
}

#[test]
fn each_officer_has_one_note() {
	new_test(|| {
		assert_ok!(register(11));
		let other = |who| Custody::register_account(signed(who), BAKERY, STRANGER, doc(1));
		assert_ok!(other(11));
		assert_ok!(register(12));
		assert!(!Custody::may_receive(&MULTISIG));
		assert_eq!(Notes::<Test>::get(Subject::Accounts(BAKERY)).len(), 2);
		assert_ok!(other(13));
		assert!(Custody::may_receive(&STRANGER));
		assert_eq!(Notes::<Test>::get(Subject::Accounts(BAKERY)).len(), 1);
	});
}

#[test]
fn who_registers_is_on_the_board() {
	new_test(|| {
		assert_refused!(register(BAKERY_AUDITOR), Error::<Test>::NotBoard);
		assert_refused!(register(31), Error::<Test>::NotMember);
		assert_refused!(Custody::register_account(signed(11), BAKERY, MULTISIG, doc(0)), Error::<Test>::NoDocument);
		assert_ok!(register(11));
		assert_ok!(register(12));
		assert_refused!(unregister(BAKERY_AUDITOR), Error::<Test>::NotBoard);
		assert_refused!(unregister(31), Error::<Test>::NotMember);
	});
}

#[test]
fn a_note_counts_as_long_as_its_officer_does() {
	let voids: [fn(); 3] = [
		|| dismiss(BAKERY, 1),
		|| {
			dismiss(BAKERY, 1);
			pass(DAY);
			appoint(BAKERY, Office::Chair, 1);
		},
		|| pass(30 * DAY),
	];
	for void in voids {
		new_test(|| {
			assert_ok!(register(11));
			void();
			assert_ok!(register(12));
			assert!(!Custody::may_receive(&MULTISIG));
			assert_ok!(register(13));
			assert!(Custody::may_receive(&MULTISIG));
		});
	}
}

#[test]
fn one_account_is_not_two_officers() {
	new_test(|| {
		assert_ok!(register(11));
		// The chair's seat has another account, and the treasurer's has the chair's.
		seat(BAKERY, 1, STRANGER);
		seat(BAKERY, 3, 11);
		assert_refused!(register(11), Error::<Test>::SameHand);
		assert_refused!(register(STRANGER), Error::<Test>::AlreadyNoted);
		assert_ok!(register(12));
		assert_ok!(unregister(12));
		seat(BAKERY, 2, STRANGER);
		seat(BAKERY, 1, 12);
		assert_refused!(unregister(12), Error::<Test>::SameHand);
		assert_ok!(unregister(11));
	});
}

#[test]
fn accounts_that_are_known_need_no_registration() {
	new_test(|| {
		for known in [FUND, TREASURY, BAKERY_ACCOUNT, AUDITOR, 11] {
			let register = Custody::register_account(signed(11), BAKERY, known, doc(1));
			assert_refused!(register, Error::<Test>::AlreadyKnown);
			assert!(Custody::may_receive(&known));
		}
	});
}

#[test]
fn the_key_to_which_a_seat_moves_is_not_another_officer() {
	new_test(|| {
		// The chair's seat has moved, and the treasurer's moves to the key with which the chair has noted it.
		assert_ok!(register(11));
		seat(BAKERY, 1, STRANGER);
		move_to(BAKERY, 3, 11);
		assert_refused!(register(13), Error::<Test>::SameHand);
		assert_ok!(register(12));
		assert!(Custody::may_receive(&MULTISIG));
	});
}

#[test]
fn what_could_never_leave_again_is_not_received() {
	new_test(|| {
		// Units on the account of a book by bank would be lost, and outstanding for ever.
		let by_bank = |who| Custody::register_account(signed(who), BAKERY, BY_BANK, doc(1));
		assert_refused!(by_bank(11), Error::<Test>::CannotReceive);
		assert!(!Custody::may_receive(&BY_BANK));
		// Neither if it was registered before the book was opened, nor if it is a member's.
		assert_ok!(register(11));
		assert_ok!(register(12));
		assert!(Custody::may_receive(&MULTISIG) && Custody::may_receive(&COURIER));
		Closed::mutate(|closed| closed.extend([MULTISIG, COURIER]));
		for closed in [MULTISIG, COURIER] {
			assert!(!Custody::may_receive(&closed));
			let attest = Custody::attest_deposit(signed(TREASURER), BANK, closed, UNIT, doc(1));
			assert_refused!(attest, Error::<Test>::CannotReceive);
		}
	});
}

#[test]
fn a_co_op_has_only_so_many() {
	new_test(|| {
		for account in 601..=603 {
			assert_ok!(Custody::register_account(signed(11), BAKERY, account, doc(1)));
			assert_ok!(Custody::register_account(signed(12), BAKERY, account, doc(1)));
		}
		assert_refused!(register(11), Error::<Test>::TooManyAccounts);
		assert_ok!(Custody::register_account(signed(31), COURIERS, MULTISIG, doc(1)));
	});
}

#[test]
fn a_co_op_that_is_suspended_registers_nothing_and_keeps_what_it_has() {
	new_test(|| {
		assert_ok!(register(11));
		assert_ok!(register(12));
		for standing in [Standing::Suspended, Standing::Left] {
			set_standing(BAKERY, standing);
			let register = Custody::register_account(signed(11), BAKERY, STRANGER, doc(1));
			assert_refused!(register, Error::<Test>::CoopNotMember);
			assert!(Custody::may_receive(&MULTISIG));
		}
		assert_ok!(unregister(11));
		assert_ok!(unregister(12));
	});
}

#[test]
fn what_was_registered_keeps_its_units() {
	new_test(|| {
		assert_ok!(register(11));
		assert_ok!(register(12));
		assert_ok!(Custody::attest_deposit(signed(TREASURER), BANK, MULTISIG, UNIT, doc(1)));
		assert_ok!(confirm_deposit(AUDITOR, 1, COURIERS));
		assert_ok!(unregister(11));
		assert_ok!(unregister(12));
		assert_eq!(Balances::free_balance(MULTISIG), UNIT);
		assert_ok!(Custody::request_redemption(signed(MULTISIG), BANK, UNIT / 2, doc(7)));
	});
}
