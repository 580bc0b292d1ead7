//! What wallets see.

use crate::{mock::*, *};
use frame::testing_prelude::*;

#[test]
fn a_card_says_what_is_left() {
	new_test(|| {
		let deposit = attested(500 * UNIT, 1);
		assert_ok!(confirm_deposit(AUDITOR, deposit, COURIERS));
		attested(UNIT, 2);
		requested(480 * UNIT);
		reported(3 * UNIT, 3);
		let outstanding = ENDOWED + 500 * UNIT;
		let card = Custody::custodian(BANK).unwrap();
		assert_eq!((card.coop, card.status, card.pending), (HOUSING, Status::Active, 1));
		assert_eq!((card.daily, card.total, card.outstanding), (DAILY, TOTAL, outstanding));
		assert_eq!((card.on_hold, card.reported), (483 * UNIT, 3 * UNIT));
		assert_eq!(card.left_today, DAILY - 500 * UNIT);
		assert_eq!((card.left_in_total, card.paused_until, card.covered), (TOTAL - outstanding, None, true));
		assert_eq!((card.owed, card.statement_due), (0, Some(START + 90 * DAY)));

		assert_ok!(Custody::set_pause(by_all(), BANK, 3));
		assert_ok!(Custody::set_ceilings(by_all(), BANK, UNIT, UNIT));
		assert!(!covers(TODAY - 1, 1));
		let card = Custody::custodian(BANK).unwrap();
		assert_eq!((card.left_today, card.left_in_total, card.covered), (0, 0, false));
		assert_eq!(card.paused_until, Some(START + 3 * DAY));
		assert_eq!(card.statement.map(|last| last.balance), Some(1));
		pass(3 * DAY);
		assert_eq!(Custody::custodian(BANK).unwrap().paused_until, None);
		assert_eq!(Custody::custodian(2), None);
	});
}

#[test]
fn the_reconciliation_adds_up() {
	new_test(|| {
		let title = Written::try_from(b"bank".to_vec()).unwrap();
		assert_ok!(Custody::approve_custodian(by_all(), WEAVERS, title, doc(5), DAILY, TOTAL));
		assert_ok!(Custody::attest_deposit(signed(WEAVER), 2, BAKER, 5 * UNIT, doc(1)));
		assert_ok!(confirm_deposit(AUDITOR, 1, COURIERS));
		let redemption = reported(480 * UNIT, 1);
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), redemption));
		requested(UNIT);
		reported(2 * UNIT, 2);
		let Reconciliation { custodians, total_issuance } = Custody::reconciliation();
		let first = &custodians[0];
		assert_eq!((first.custodian, first.coop, first.statement), (BANK, HOUSING, None));
		assert_eq!((first.issued, first.redeemed), (ENDOWED, 480 * UNIT));
		assert_eq!((first.outstanding, first.owed), (ENDOWED - 480 * UNIT, 0));
		assert_eq!((first.on_hold, first.reported), (UNIT + 2 * UNIT, 2 * UNIT));
		assert_eq!(custodians.len(), 2);
		assert_eq!(custodians.iter().map(|one| one.outstanding).sum::<Balance>(), total_issuance);
		assert_eq!(total_issuance, Balances::total_issuance());
	});
}

#[test]
fn who_may_receive_is_answered() {
	new_test(|| {
		assert!(Custody::can_receive(BAKER) && Custody::can_receive(FUND));
		assert!(!Custody::can_receive(STRANGER) && !Custody::can_receive(BY_BANK));
	});
}
