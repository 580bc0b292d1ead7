//! Pauses, frozen treasuries, and reports.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn pause(treasury: TreasuryId, coop: CoopId, member: MemberNo) -> DispatchResult {
	plain(Treasuries::pause(signed(coop, member), treasury, coop, doc(3)))
}

fn set_pause(treasury: TreasuryId, days: u16) -> DispatchResult {
	Treasuries::set_pause(owners_of(treasury, Track::Ordinary), treasury, days)
}

fn status(treasury: TreasuryId) -> Status {
	Treasuries::treasury(treasury).unwrap().status
}

#[test]
fn two_signers_pause_a_treasury() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, EURO);
		assert_ok!(approve(JOINT, number, 1, 3));
		assert_ok!(pause(JOINT, 1, 3));
		let wanted =
			Event::PauseWanted { treasury: JOINT, by: hand(1, 3), reason: doc(3), lapses_at: START + 14 * DAY };
		System::assert_last_event(wanted.into());
		assert_eq!(status(JOINT), Status::Active);
		assert_refused!(pause(JOINT, 1, 3), Errors::AlreadyApproved);
		assert_ok!(pause(JOINT, 2, 3));
		assert_eq!(status(JOINT), Status::Paused(START + 14 * DAY));
		let by = PausedBy::Signers(hand(1, 3), hand(2, 3));
		let paused = Event::TreasuryPaused { treasury: JOINT, until: START + 14 * DAY, by, reason: Some(doc(3)) };
		System::assert_last_event(paused.into());

		assert_refused!(request_by(JOINT, 1, 1, EURO), Errors::Paused);
		assert_refused!(approve(JOINT, number, 2, 3), Errors::Paused);
		assert_refused!(execute(JOINT, number), Errors::Paused);
		assert_refused!(pause(JOINT, 3, 3), Errors::AlreadyPaused);
		// What stops money is possible.
		assert_ok!(reject(JOINT, number, 2, 3));
		assert_ok!(Treasuries::withdraw_request(signed(1, 1), JOINT, number, 1));

		pass(14 * DAY - 1);
		assert_refused!(request_by(JOINT, 1, 1, EURO), Errors::Paused);
		pass(1);
		assert_ok!(request_by(JOINT, 1, 1, EURO));
		assert_eq!(status(JOINT), Status::Active);
	});
}

#[test]
fn a_wish_to_pause_is_taken_back() {
	new_test(|| {
		let withdraw = |coop, member| Treasuries::withdraw_wish(signed(coop, member), JOINT, coop, Wish::Pause);
		assert_refused!(withdraw(1, 3), Errors::NothingNoted);
		assert_ok!(pause(JOINT, 1, 3));
		assert_refused!(withdraw(2, 3), Errors::NothingNoted);
		assert_refused!(withdraw(1, 2), Errors::NothingNoted);
		let stranger = Treasuries::withdraw_wish(RuntimeOrigin::signed(STRANGER), JOINT, 1, Wish::Pause);
		assert_refused!(stranger, Errors::NotMember);
		assert_refused!(Treasuries::withdraw_wish(signed(1, 3), 9, 1, Wish::Pause), Errors::NoSuchTreasury);
		assert_ok!(withdraw(1, 3));
		System::assert_last_event(Event::WishWithdrawn { treasury: JOINT, by: hand(1, 3), wish: Wish::Pause }.into());
		assert_refused!(withdraw(1, 3), Errors::NothingNoted);
		// The next one is the first now, and what was taken back can be wanted again.
		assert_ok!(pause(JOINT, 2, 3));
		assert_eq!(status(JOINT), Status::Active);
		assert_ok!(pause(JOINT, 1, 3));
		assert_eq!(status(JOINT), Status::Paused(START + 14 * DAY));
		assert_refused!(withdraw(2, 3), Errors::NothingNoted);
	});
}

#[test]
fn signers_and_auditors_pause() {
	new_test(|| {
		assert_refused!(pause(JOINT, 1, 2), Errors::NotSigner);
		assert_refused!(pause(JOINT, 4, 4), Errors::NotSigner);
		assert_refused!(Treasuries::pause(signed(1, 3), JOINT, 2, doc(3)), Errors::NotMember);
		assert_refused!(pause(4, 1, 3), Errors::NoSuchTreasury);
		assert_refused!(Treasuries::pause(signed(1, 3), JOINT, 1, doc(0)), Errors::NoDocument);
		// An auditor of an owner needs nobody else.
		assert_ok!(pause(JOINT, 2, 4));
		let by = PausedBy::Auditor(hand(2, 4));
		let paused = Event::TreasuryPaused { treasury: JOINT, until: START + 14 * DAY, by, reason: Some(doc(3)) };
		System::assert_last_event(paused.into());
		assert_refused!(pause(OWN, 2, 4), Errors::NotSigner);
		assert_ok!(pause(OWN, 1, 4));
		// What belongs to all, all watch who have a vote there.
		for standing in [Standing::Left, Standing::Suspended] {
			Standings::set(vec![(5, standing)]);
			assert_refused!(pause(COMMON, 5, 4), Errors::NotSigner);
		}
		Standings::set(vec![]);
		assert_ok!(pause(COMMON, 5, 4));
	});
}

#[test]
fn the_first_signer_must_still_be_one() {
	for void in [
		|| Officers::set(vec![(1, Office::Treasurer, 6, 9)]),
		|| pass(14 * DAY),
		|| {
			assert_ok!(Treasuries::resign_signer(signed(1, 3), JOINT, 1));
		},
	] {
		new_test(|| {
			assert_ok!(pause(JOINT, 1, 3));
			void();
			assert_ok!(pause(JOINT, 2, 3));
			assert_eq!(status(JOINT), Status::Active);
			assert_ok!(pause(JOINT, 3, 3));
			assert!(matches!(status(JOINT), Status::Paused(_)));
		});
	}
	// One person with two seats is one.
	new_test(|| {
		assert_ok!(pause(JOINT, 1, 3));
		Moved::set(vec![(1, 3, 4_444), (2, 3, account(1, 3))]);
		assert_ok!(pause(JOINT, 2, 3));
		assert_eq!(status(JOINT), Status::Active);
	});
}

#[test]
fn hands_pause_again_only_after_a_month() {
	new_test(|| {
		assert_ok!(pause(OWN, 1, 4));
		pass(44 * DAY - 1);
		assert_refused!(pause(OWN, 1, 4), Errors::PauseNeedsResolution);
		assert_refused!(pause(OWN, 1, 2), Errors::PauseNeedsResolution);
		pass(1);
		assert_ok!(pause(OWN, 1, 4));
		// The end of a pause by the owners gives nobody back what he has used.
		assert_ok!(set_pause(OWN, 0));
		assert_refused!(pause(OWN, 1, 4), Errors::PauseNeedsResolution);
	});
}

#[test]
fn owners_pause_for_a_month_and_end_it() {
	new_test(|| {
		assert_refused!(Treasuries::set_pause(alone(), JOINT, 1), Errors::NotOwner);
		assert_refused!(set_pause(4, 1), Errors::NoSuchTreasury);
		assert_refused!(Treasuries::set_pause(by_coop(1, Track::Consent), OWN, 1), Errors::MandateTooWeak);
		assert_refused!(set_pause(OWN, 31), Errors::PauseOutsideRange);
		// What is not paused does not end.
		let told = System::events().len();
		assert_ok!(set_pause(OWN, 0));
		assert_eq!(System::events().len(), told);
		assert_ok!(set_pause(OWN, 30));
		let by = PausedBy::Resolution(RESOLUTION);
		let paused = Event::TreasuryPaused { treasury: OWN, until: START + 30 * DAY, by, reason: None };
		System::assert_last_event(paused.into());
		pass(20 * DAY);
		assert_ok!(set_pause(OWN, 30));
		assert_eq!(status(OWN), Status::Paused(START + 50 * DAY));
		assert_ok!(set_pause(OWN, 0));
		System::assert_last_event(Event::PauseEnded { treasury: OWN, resolution: RESOLUTION }.into());
		assert_eq!(status(OWN), Status::Active);
		assert_ok!(set_pause(OWN, 1));
		pass(DAY);
		let told = System::events().len();
		assert_ok!(set_pause(OWN, 0));
		assert_eq!(System::events().len(), told);
		pass(19 * DAY);
		// It renews what hands have begun.
		assert_ok!(pause(OWN, 1, 4));
		assert_ok!(set_pause(OWN, 30));
		assert_eq!(status(OWN), Status::Paused(START + 70 * DAY));
	});
}

#[test]
fn a_delay_that_ends_in_a_pause_is_held() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, TIER2);
		assert_ok!(approve(JOINT, number, 2, 3));
		assert_ok!(approve(JOINT, number, 3, 3));
		assert_ok!(pause(JOINT, 3, 4));
		pass(DAY);
		let error = Errors::Paused.into();
		System::assert_last_event(Event::PaymentHeld { treasury: JOINT, payment: number, error }.into());
		pass(13 * DAY);
		assert_ok!(execute(JOINT, number));
		assert_eq!(paid_in(JOINT, number), Some(Tier::Threshold));
	});
}

#[test]
fn a_treasury_with_too_few_signers_is_frozen() {
	new_test(|| {
		let small = requested(OWN, 1, 1, EURO);
		let large = requested(OWN, 1, 1, TIER2 - EURO);
		assert_ok!(approve(OWN, small, 1, 2));
		for member in [2, 3, 5] {
			assert_ok!(approve(OWN, large, 1, member));
		}
		Ineligible::set(vec![(1, 5)]);
		assert_eq!(status(OWN), Status::Active);
		Officers::set(vec![(1, Office::Chair, 0, 0)]);
		assert_eq!(status(OWN), Status::Frozen);
		// Who is left is heard, and nothing is paid.
		assert_ok!(approve(OWN, small, 1, 3));
		let error = Errors::Frozen.into();
		System::assert_last_event(Event::PaymentHeld { treasury: OWN, payment: small, error }.into());
		assert_refused!(execute(OWN, small), Errors::Frozen);
		pass(DAY);
		let error = Errors::Frozen.into();
		System::assert_last_event(Event::PaymentHeld { treasury: OWN, payment: large, error }.into());
		// The owners name others, and what is enough then goes on.
		assert_ok!(Treasuries::set_signers(
			alone(),
			OWN,
			signers(&[office(1, Office::Secretary), treasurer(1), seat(1, 6)])
		));
		assert_ok!(execute(OWN, small));
		assert_eq!(paid_in(OWN, small), Some(Tier::Two));
		assert_refused!(execute(OWN, large), Errors::TooFewApprovals);
		assert_ok!(approve(OWN, large, 1, 6));
		pass(DAY);
		assert_eq!(paid_in(OWN, large), Some(Tier::Threshold));
	});
}

#[test]
fn a_treasury_of_few_is_frozen_below_two() {
	new_test(|| {
		assert_ok!(Treasuries::leave_treasury(by_coop(1, Track::Ordinary), JOINT));
		assert_eq!(status(JOINT), Status::Active);
		assert_ok!(Treasuries::resign_signer(signed(2, 3), JOINT, 2));
		assert_eq!(status(JOINT), Status::Frozen);
	});
}

#[test]
fn reports_are_due_every_90_days() {
	new_test(|| {
		let report = |coop, member, n| Treasuries::report_outturn(signed(coop, member), JOINT, coop, doc(n));
		assert_refused!(report(4, 3, 1), Errors::NotHand);
		assert_refused!(report(1, 6, 1), Errors::NotHand);
		assert_refused!(report(1, 3, 0), Errors::NoDocument);
		assert_refused!(Treasuries::report_outturn(signed(1, 3), JOINT, 2, doc(1)), Errors::NotMember);
		assert_refused!(Treasuries::report_outturn(signed(1, 3), 4, 1, doc(1)), Errors::NoSuchTreasury);
		let number = requested(JOINT, 1, 1, EURO);
		pass(29 * DAY);
		assert_ok!(report(1, 3, 1));
		let next_due_at = START + 119 * DAY;
		let reported =
			Event::OutturnReported { treasury: JOINT, report: 1, document: doc(1), by: hand(1, 3), next_due_at };
		System::assert_last_event(reported.into());
		let first = Report {
			at: START + 29 * DAY + 1_000,
			from: START + 1_000,
			document: doc(1),
			by: hand(1, 3),
			available: 100_000 * EURO,
		};
		assert_eq!(Reports::<Test>::get(JOINT, 1), Some(first.clone()));
		assert_ok!(approve(JOINT, number, 2, 3));

		pass(90 * DAY - 1);
		assert!(!Treasuries::treasury(JOINT).unwrap().is_report_overdue);
		let number = requested(JOINT, 1, 1, EURO);
		pass(1);
		assert!(Treasuries::treasury(JOINT).unwrap().is_report_overdue);
		assert_refused!(request_by(JOINT, 1, 1, EURO), Errors::ReportOverdue);
		assert_refused!(approve(JOINT, number, 2, 3), Errors::ReportOverdue);
		assert_ok!(reject(JOINT, number, 2, 3));
		assert_ok!(report(2, 1, 2));
		let second = Reports::<Test>::get(JOINT, 2).unwrap();
		assert_eq!((second.from, second.by), (first.at, hand(2, 1)));
		assert_ok!(approve(JOINT, number, 2, 3));
	});
}
