//! The federation approves custodians, sets their ceilings and removes them.

use crate::{mock::*, *};
use frame::{deps::sp_runtime::traits::BadOrigin, testing_prelude::*};
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn title(text: &str) -> Written {
	text.as_bytes().to_vec().try_into().unwrap()
}

fn approve(origin: RuntimeOrigin, coop: CoopId) -> DispatchResult {
	Custody::approve_custodian(origin, coop, title("Traboules"), doc(5), 10 * UNIT, 30 * UNIT)
}

#[test]
fn a_special_resolution_approves_a_custodian() {
	new_test(|| {
		assert_ok!(approve(by_all(), COURIERS));
		System::assert_last_event(
			Event::CustodianApproved {
				custodian: 2,
				coop: COURIERS,
				document: doc(5),
				daily: 10 * UNIT,
				total: 30 * UNIT,
				resolution: RESOLUTION,
			}
			.into(),
		);
		let record = Custodians::<Test>::get(2).unwrap();
		assert_eq!((record.coop, record.daily, record.total), (COURIERS, 10 * UNIT, 30 * UNIT));
		assert_eq!(Custody::sums_of(2), Some(Default::default()));
		assert_eq!((record.status, record.approved_by), (Status::Active, Some(RESOLUTION)));
		assert_eq!(CustodianOfCoop::<Test>::get(COURIERS), Some(2));
	});
}

#[test]
fn nothing_less_than_a_special_resolution_does() {
	new_test(|| {
		let weak = || by_federation(Track::Ordinary);
		assert_refused!(approve(weak(), COURIERS), Error::<Test>::MandateTooWeak);
		assert_refused!(Custody::set_ceilings(weak(), BANK, 1, 1), Error::<Test>::MandateTooWeak);
		assert_refused!(Custody::remove_custodian(weak(), BANK), Error::<Test>::MandateTooWeak);
		for origin in [signed(TREASURER), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_refused!(approve(origin.clone(), COURIERS), BadOrigin);
			assert_refused!(Custody::set_ceilings(origin.clone(), BANK, 1, 1), BadOrigin);
			assert_refused!(Custody::remove_custodian(origin, BANK), BadOrigin);
		}
	});
}

#[test]
fn a_co_op_that_is_dissolved_becomes_no_custodian() {
	use rochdale_primitives::proposable::Proposable;
	new_test(|| {
		rochdale_mocks::Dissolved::set(vec![COURIERS]);
		assert_refused!(approve(by_all(), COURIERS), Error::<Test>::CoopDissolved);
		let (daily, total) = (10 * UNIT, 30 * UNIT);
		let call = Call::<Test>::approve_custodian {
			coop: COURIERS,
			title: title("Traboules"),
			document: doc(5),
			daily,
			total,
		};
		assert_noop!(call.check_proposed(None), Error::<Test>::CoopDissolved);
		rochdale_mocks::Dissolved::set(vec![]);
		assert_ok!(approve(by_all(), COURIERS));
	});
}

#[test]
fn who_issues_units_or_answers_for_some_is_a_custodian() {
	use rochdale_primitives::dissolution::IsCustodian;
	new_test(|| {
		let is_custodian = <Custody as IsCustodian>::is_custodian;
		assert!(is_custodian(HOUSING) && !is_custodian(COURIERS));
		assert_ok!(approve(by_all(), COURIERS));
		assert!(is_custodian(COURIERS));
		// It has issued nothing.
		assert_ok!(Custody::remove_custodian(by_all(), 2));
		assert!(!is_custodian(COURIERS));
		// What it has issued it redeems yet.
		assert!(Custody::outstanding(BANK) > 0);
		assert_ok!(Custody::remove_custodian(by_all(), BANK));
		assert!(is_custodian(HOUSING));
	});
}

#[test]
fn not_everybody_can_be_custodian() {
	new_test(|| {
		assert_refused!(approve(by_all(), HOUSING), Error::<Test>::AlreadyCustodian);
		assert_refused!(approve(by_all(), 9), Error::<Test>::CoopNotMember);
		for standing in [Standing::Suspended, Standing::Left] {
			set_standing(COURIERS, standing);
			assert_refused!(approve(by_all(), COURIERS), Error::<Test>::CoopNotMember);
		}
		set_standing(COURIERS, Standing::Member);
		for wrong in ["", " bank", "bank ", "ba\u{202e}nk", "ba\nnk"] {
			assert_refused!(
				Custody::approve_custodian(by_all(), COURIERS, title(wrong), doc(5), 1, 1),
				Error::<Test>::TitleNotText
			);
		}
		let not_utf8 = Written::try_from(vec![0xff]).unwrap();
		assert_refused!(
			Custody::approve_custodian(by_all(), COURIERS, not_utf8, doc(5), 1, 1),
			Error::<Test>::TitleNotText
		);
		assert_refused!(
			Custody::approve_custodian(by_all(), COURIERS, title("bank"), doc(0), 1, 1),
			Error::<Test>::NoDocument
		);
		CustodianCount::<Test>::put(u32::MAX);
		assert_refused!(approve(by_all(), COURIERS), Error::<Test>::Overflow);
		CustodianCount::<Test>::put(1);
	});
}

#[test]
fn a_lowered_ceiling_blocks_new_issues_only() {
	new_test(|| {
		let waiting = attested(500 * UNIT, 1);
		let redemption = requested(480 * UNIT);
		assert_ok!(Custody::set_ceilings(by_all(), BANK, 10 * UNIT, 100 * UNIT));
		System::assert_last_event(
			Event::CeilingsSet { custodian: BANK, daily: 10 * UNIT, total: 100 * UNIT, resolution: RESOLUTION }.into(),
		);
		// More is outstanding than the ceiling, and stays.
		assert_eq!(Custody::outstanding(BANK), ENDOWED);
		let attest = |amount| Custody::attest_deposit(signed(TREASURER), BANK, BAKERY_ACCOUNT, amount, doc(2));
		assert_refused!(attest(11 * UNIT), Error::<Test>::TotalCeiling);
		assert_refused!(attest(UNIT), Error::<Test>::TotalCeiling);
		assert_refused!(confirm_deposit(AUDITOR, waiting, COURIERS), Error::<Test>::TotalCeiling);
		assert_ok!(Custody::set_ceilings(by_all(), BANK, DAILY, ENDOWED + 500 * UNIT - 1));
		assert_refused!(confirm_deposit(AUDITOR, waiting, COURIERS), Error::<Test>::TotalCeiling);
		// What is redeemed makes room.
		assert_ok!(Custody::report_payout(signed(TREASURER), redemption, doc(3)));
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), redemption));
		assert_ok!(confirm_deposit(AUDITOR, waiting, COURIERS));
		assert_eq!(Custody::outstanding(BANK), ENDOWED + 20 * UNIT);
	});
}

#[test]
fn a_removed_custodian_redeems_and_issues_nothing() {
	new_test(|| {
		let waiting = attested(500 * UNIT, 1);
		assert_ok!(Custody::remove_custodian(by_all(), BANK));
		System::assert_last_event(Event::CustodianRemoved { custodian: BANK, resolution: RESOLUTION }.into());
		assert_eq!(bank().status, Status::Removed);

		let removed = Error::<Test>::CustodianRemoved;
		assert_refused!(Custody::attest_deposit(signed(TREASURER), BANK, BAKERY_ACCOUNT, 1, doc(2)), removed);
		assert_refused!(confirm_deposit(AUDITOR, waiting, COURIERS), Error::<Test>::CustodianRemoved);
		assert_refused!(Custody::set_ceilings(by_all(), BANK, 1, 1), Error::<Test>::CustodianRemoved);
		assert_refused!(Custody::remove_custodian(by_all(), BANK), Error::<Test>::CustodianRemoved);
		assert_refused!(Custody::set_pause(by_all(), BANK, 1), Error::<Test>::CustodianRemoved);
		assert_refused!(Custody::pause(signed(AUDITOR), BANK, COURIERS, doc(2)), Error::<Test>::CustodianRemoved);

		let redemption = reported(480 * UNIT, 3);
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), redemption));
		assert_ok!(Custody::attest_statement(signed(TREASURER), BANK, TODAY - 1, 1, doc(4)));
		pass(30 * DAY);
		assert_eq!(bank().pending, 0);
	});
}

#[test]
fn a_co_op_that_was_removed_can_be_approved_anew_and_its_references_stay_used() {
	new_test(|| {
		assert_ok!(Custody::remove_custodian(by_all(), BANK));
		assert_ok!(approve(by_all(), HOUSING));
		assert_refused!(approve(by_all(), HOUSING), Error::<Test>::AlreadyCustodian);
		assert_eq!(CustodianOfCoop::<Test>::get(HOUSING), Some(2));
		let attest = |reference| Custody::attest_deposit(signed(TREASURER), 2, BAKERY_ACCOUNT, UNIT, doc(reference));
		assert_refused!(attest(101), Error::<Test>::ReferenceUsed);
		assert_ok!(attest(104));
	});
}

#[test]
fn there_is_no_custodian_with_another_number() {
	new_test(|| {
		let wrong = || Error::<Test>::NoSuchCustodian;
		assert_refused!(Custody::set_ceilings(by_all(), 2, 1, 1), wrong());
		assert_refused!(Custody::remove_custodian(by_all(), 2), wrong());
		assert_refused!(Custody::set_pause(by_all(), 2, 1), wrong());
		assert_refused!(Custody::attest_deposit(signed(TREASURER), 2, BAKERY_ACCOUNT, 1, doc(2)), wrong());
		let confirm = Custody::confirm_deposits(signed(AUDITOR), 2, COURIERS, BoundedVec::default());
		assert_refused!(confirm, wrong());
		assert_refused!(Custody::request_redemption(signed(BAKER), 2, UNIT, doc(1)), wrong());
		assert_refused!(Custody::pause(signed(AUDITOR), 2, COURIERS, doc(1)), wrong());
		assert_refused!(Custody::attest_statement(signed(TREASURER), 2, TODAY - 1, 1, doc(4)), wrong());
		assert_refused!(
			Custody::confirm_statement(signed(AUDITOR), 2, COURIERS, closing(TODAY - 1), 1, doc(4)),
			wrong()
		);
	});
}

#[test]
fn a_custodian_has_settled_when_nothing_is_outstanding_and_nothing_waits() {
	new_test(|| {
		let settled = |coop| <Custody as rochdale_primitives::CoopSettlement>::is_settled(coop);
		assert!(settled(BAKERY) && settled(COURIERS) && !settled(HOUSING));
		assert_ok!(approve(by_all(), WEAVERS));
		assert!(settled(WEAVERS));
		// What waits can still be issued.
		assert_ok!(Custody::attest_deposit(signed(WEAVER), 2, BAKERY_ACCOUNT, UNIT, doc(1)));
		assert!(!settled(WEAVERS));
		assert_ok!(confirm_deposit(AUDITOR, 1, COURIERS));
		assert!(!settled(WEAVERS));
		// Removed, it answers for it all the same, also when it is approved anew.
		assert_ok!(Custody::remove_custodian(by_all(), 2));
		assert_ok!(approve(by_all(), WEAVERS));
		assert!(!settled(WEAVERS));
		// On hold it is outstanding, and reported too.
		assert_ok!(Custody::request_redemption(signed(BAKERY_ACCOUNT), 2, UNIT, doc(7)));
		assert!(!settled(WEAVERS));
		assert_ok!(Custody::report_payout(signed(WEAVER), 1, doc(2)));
		assert!(!settled(WEAVERS));
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), 1));
		assert!(settled(WEAVERS) && !settled(HOUSING));
	});
}
