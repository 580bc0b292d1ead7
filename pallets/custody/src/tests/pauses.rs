//! Two auditors of different co-ops, or the federation, stop a custodian from issuing for a while.

use crate::{mock::*, *};
use frame::{deps::sp_runtime::traits::BadOrigin, testing_prelude::*};
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn pause(who: AccountId, coop: CoopId) -> DispatchResult {
	Custody::pause(signed(who), BANK, coop, doc(6))
}

fn attest(reference: u64) -> DispatchResult {
	Custody::attest_deposit(signed(TREASURER), BANK, BAKERY_ACCOUNT, UNIT, doc(reference))
}

#[test]
fn two_auditors_pause() {
	new_test(|| {
		let waiting = attested(UNIT, 1);
		assert_ok!(pause(AUDITOR, COURIERS));
		let by = Hand { coop: COURIERS, member: 4 };
		let lapses_at = START + 30 * DAY;
		let (subject, note) = (Subject::Custodian(BANK), Note::Pause { reason: doc(6) });
		System::assert_last_event(Event::Noted { subject, note, by, lapses_at }.into());
		assert!(!bank().is_paused::<MockClock>());
		assert_refused!(pause(AUDITOR, COURIERS), Error::<Test>::AlreadyNoted);
		assert_ok!(pause(WEAVERS_AUDITOR, WEAVERS));
		let until = START + 14 * DAY;
		let by = PausedBy::Auditors { hands: [by, Hand { coop: WEAVERS, member: 4 }], reason: doc(6) };
		System::assert_last_event(Event::CustodianPaused { custodian: BANK, until, by }.into());

		assert_refused!(attest(2), Error::<Test>::CustodianPaused);
		let confirm = || confirm_deposit(AUDITOR, waiting, COURIERS);
		assert_refused!(confirm(), Error::<Test>::CustodianPaused);
		assert_refused!(pause(BAKERY_AUDITOR, BAKERY), Error::<Test>::AlreadyPaused);
		assert!(!Notes::<Test>::contains_key(Subject::Custodian(BANK)));
		pass(14 * DAY - 1);
		assert_refused!(attest(2), Error::<Test>::CustodianPaused);
		pass(1);
		assert_ok!(attest(2));
		assert_ok!(confirm());
	});
}

#[test]
fn auditors_pause_again_only_after_a_while() {
	new_test(|| {
		assert_ok!(pause(AUDITOR, COURIERS));
		assert_ok!(pause(WEAVERS_AUDITOR, WEAVERS));
		pass(14 * DAY);
		assert_refused!(pause(AUDITOR, COURIERS), Error::<Test>::PauseNeedsResolution);
		assert_ok!(Custody::set_pause(by_all(), BANK, 1));
		pass(30 * DAY - 1);
		assert_refused!(pause(AUDITOR, COURIERS), Error::<Test>::PauseNeedsResolution);
		pass(1);
		assert_ok!(pause(AUDITOR, COURIERS));
		assert_ok!(pause(WEAVERS_AUDITOR, WEAVERS));
	});
}

#[test]
fn who_pauses_is_an_auditor_of_another_co_op() {
	new_test(|| {
		assert_refused!(pause(HOUSING_AUDITOR, HOUSING), Error::<Test>::NotForeign);
		assert_refused!(pause(COURIER, COURIERS), Error::<Test>::NotAuditor);
		assert_refused!(pause(STRANGER, COURIERS), Error::<Test>::NotMember);
		seat(HOUSING, 9, BAKERY_AUDITOR);
		assert_refused!(pause(BAKERY_AUDITOR, BAKERY), Error::<Test>::NotForeign);
		set_standing(WEAVERS, Standing::Suspended);
		assert_refused!(pause(WEAVERS_AUDITOR, WEAVERS), Error::<Test>::CoopNotMember);
		assert_refused!(Custody::pause(signed(AUDITOR), BANK, COURIERS, doc(0)), Error::<Test>::NoDocument);
		assert_refused!(Custody::pause(by_all(), BANK, COURIERS, doc(6)), BadOrigin);
	});
}

#[test]
fn one_person_is_not_two_auditors() {
	new_test(|| {
		assert_ok!(pause(AUDITOR, COURIERS));
		seat(WEAVERS, 4, AUDITOR);
		assert_refused!(pause(AUDITOR, WEAVERS), Error::<Test>::SameHand);
		// Nor are two auditors of one co-op.
		seat(COURIERS, 5, STRANGER);
		appoint(COURIERS, Office::Auditor, 5);
		assert_refused!(pause(STRANGER, COURIERS), Error::<Test>::AlreadyNoted);
		assert_ok!(pause(BAKERY_AUDITOR, BAKERY));
	});
}

#[test]
fn a_note_counts_as_long_as_its_auditor_does() {
	let voids: [fn(); 4] = [
		|| dismiss(COURIERS, 4),
		|| set_standing(COURIERS, Standing::Suspended),
		|| seat(HOUSING, 9, AUDITOR),
		|| pass(30 * DAY),
	];
	for void in voids {
		new_test(|| {
			assert_ok!(pause(AUDITOR, COURIERS));
			void();
			// The second is the first now.
			assert_ok!(pause(WEAVERS_AUDITOR, WEAVERS));
			assert!(!bank().is_paused::<MockClock>());
			assert_ok!(pause(BAKERY_AUDITOR, BAKERY));
			assert!(bank().is_paused::<MockClock>());
		});
	}
}

#[test]
fn the_federation_pauses_and_ends_pauses() {
	new_test(|| {
		let set = |days| Custody::set_pause(by_federation(Track::Ordinary), BANK, days);
		let weak = Custody::set_pause(by_federation(Track::Consent), BANK, 1);
		assert_refused!(weak, Error::<Test>::MandateTooWeak);
		assert_refused!(Custody::set_pause(signed(CHAIR), BANK, 1), BadOrigin);
		assert_refused!(set(31), Error::<Test>::PauseTooLong);
		assert_refused!(set(0), Error::<Test>::NotPaused);
		assert_ok!(set(30));
		let until = START + 30 * DAY;
		let by = PausedBy::Resolution(RESOLUTION);
		System::assert_last_event(Event::CustodianPaused { custodian: BANK, until, by }.into());
		assert_refused!(attest(1), Error::<Test>::CustodianPaused);
		assert_ok!(set(0));
		System::assert_last_event(Event::PauseEnded { custodian: BANK, resolution: RESOLUTION }.into());
		assert_ok!(attest(1));
		// What auditors began, too.
		assert_ok!(pause(AUDITOR, COURIERS));
		assert_ok!(pause(WEAVERS_AUDITOR, WEAVERS));
		assert_ok!(set(0));
		assert_ok!(attest(2));
		assert_refused!(pause(AUDITOR, COURIERS), Error::<Test>::PauseNeedsResolution);
		assert_ok!(set(1));
		pass(DAY);
		assert_refused!(set(0), Error::<Test>::NotPaused);
	});
}

#[test]
fn one_person_with_two_keys_is_not_two_auditors() {
	new_test(|| {
		assert_ok!(pause(AUDITOR, COURIERS));
		// The key to which the couriers' auditor moves is that of the weavers' auditor: one person would stop the custodian.
		move_to(COURIERS, 4, WEAVERS_AUDITOR);
		assert_refused!(pause(WEAVERS_AUDITOR, WEAVERS), Error::<Test>::SameHand);
		Moving::set(vec![(WEAVERS, 4, AUDITOR)]);
		assert_refused!(pause(WEAVERS_AUDITOR, WEAVERS), Error::<Test>::SameHand);
		assert_ok!(pause(BAKERY_AUDITOR, BAKERY));
	});
}
