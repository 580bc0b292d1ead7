//! What the first of two hands has entered can be taken back by the same hand, and by no other.

use crate::{mock::*, *};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn withdraw(who: AccountId, coop: CoopId, note: &NotedOf<Test>) -> DispatchResult {
	Custody::withdraw_note(signed(who), coop, note.clone())
}

/// What was noted is taken back by who has noted it, once, and by nobody else.
fn is_own(who: AccountId, coop: CoopId, note: NotedOf<Test>, others: &[(AccountId, CoopId)]) {
	for (other, sits) in others {
		assert_refused!(withdraw(*other, *sits, &note), Error::<Test>::NothingNoted);
	}
	assert_refused!(withdraw(STRANGER, coop, &note), Error::<Test>::NotMember);
	assert_ok!(withdraw(who, coop, &note));
	let member = MockMembers::seat_of(coop, &who).unwrap();
	System::assert_last_event(Event::NoteWithdrawn { note: note.clone(), by: Hand { coop, member } }.into());
	assert_refused!(withdraw(who, coop, &note), Error::<Test>::NothingNoted);
}

#[test]
fn an_objection_is_taken_back() {
	new_test(|| {
		let deposit = attested(UNIT, 1);
		let reject = |who, coop| reject_deposit(who, deposit, coop, doc(9));
		assert_ok!(reject(AUDITOR, COURIERS));
		is_own(AUDITOR, COURIERS, Noted::Objection(deposit), &[(BAKERY_AUDITOR, BAKERY), (COURIER, COURIERS)]);
		// The next one is the first now.
		assert_ok!(reject(BAKERY_AUDITOR, BAKERY));
		assert!(Deposits::<Test>::contains_key(deposit));
		assert_ok!(confirm_deposit(AUDITOR, deposit, COURIERS));
		assert_refused!(withdraw(BAKERY_AUDITOR, BAKERY, &Noted::Objection(deposit)), Error::<Test>::NoSuchDeposit);
	});
}

#[test]
fn a_wish_to_pause_is_taken_back() {
	new_test(|| {
		let pause = |who, coop| Custody::pause(signed(who), BANK, coop, doc(6));
		assert_ok!(pause(AUDITOR, COURIERS));
		is_own(AUDITOR, COURIERS, Noted::Pause(BANK), &[(BAKERY_AUDITOR, BAKERY), (COURIER, COURIERS)]);
		assert_ok!(pause(BAKERY_AUDITOR, BAKERY));
		assert!(!bank().is_paused::<MockClock>());
		assert_ok!(pause(AUDITOR, COURIERS));
		assert!(bank().is_paused::<MockClock>());
	});
}

#[test]
fn a_statement_is_taken_back() {
	new_test(|| {
		assert_ok!(Custody::attest_statement(signed(TREASURER), BANK, START, ENDOWED, doc(4)));
		assert_ok!(Custody::attest_statement(signed(CHAIR), BANK, START, ENDOWED, doc(5)));
		is_own(TREASURER, HOUSING, Noted::Statement(BANK), &[(SECRETARY, HOUSING), (AUDITOR, COURIERS)]);
		let confirm =
			|document| Custody::confirm_statement(signed(AUDITOR), BANK, COURIERS, START, ENDOWED, 0, document);
		assert_refused!(confirm(doc(4)), Error::<Test>::DiffersFromFirst);
		assert_ok!(confirm(doc(5)));
	});
}

#[test]
fn a_note_about_an_account_is_taken_back() {
	new_test(|| {
		let register = |who, account| Custody::register_account(signed(who), BAKERY, account, doc(1));
		assert_ok!(register(BAKER, MULTISIG));
		assert_ok!(register(12, STRANGER));
		is_own(BAKER, BAKERY, Noted::Account(MULTISIG), &[(12, BAKERY), (CHAIR, HOUSING)]);
		// What another officer has noted stays.
		assert_ok!(register(13, MULTISIG));
		assert!(!Registered::<Test>::contains_key(MULTISIG));
		assert_ok!(register(BAKER, STRANGER));
		assert!(Registered::<Test>::contains_key(STRANGER));
	});
}

#[test]
fn who_has_lost_the_office_still_takes_it_back() {
	new_test(|| {
		assert_ok!(Custody::pause(signed(AUDITOR), BANK, COURIERS, doc(6)));
		dismiss(COURIERS, 4);
		assert_ok!(withdraw(AUDITOR, COURIERS, &Noted::Pause(BANK)));
	});
}
