//! What owners pay by resolution.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn pay(origin: RuntimeOrigin, treasury: TreasuryId, line: Option<LineNo>, amount: Balance) -> DispatchResult {
	plain(Treasuries::pay(origin, treasury, line, Party::Coop(4), amount, doc(9)))
}

#[test]
fn owners_pay_in_and_out_of_budget() {
	new_test(|| {
		// Above what signers can approve, and above the limit of the line.
		assert_refused!(request_by(JOINT, 1, 1, 7_000 * EURO), Errors::NeedsResolution);
		assert_ok!(Treasuries::change_line(together(), JOINT, LINE, 6_000 * EURO));
		assert_ok!(pay(together(), JOINT, Some(LINE), 7_000 * EURO));
		let (treasury, leg, to) = last_paid().unwrap();
		let expected = Leg {
			direction: Direction::Out,
			party: Some(Party::Coop(4)),
			amount: 7_000 * EURO,
			line: Some(LINE),
			reason: doc(9),
			basis: Basis::Resolution(RESOLUTION),
			decided_at: START,
			counted_as: None,
		};
		assert_eq!((treasury, leg, to), (JOINT, expected, Some(coop_account(4))));
		let paid = Event::PaidByResolution {
			treasury: JOINT,
			line: Some(LINE),
			payee: Party::Coop(4),
			amount: 7_000 * EURO,
			settled: Settled::Entered(1),
			resolution: RESOLUTION,
		};
		System::assert_last_event(paid.into());
		// The out-turn shows it, and requests have nothing left.
		let card = Treasuries::lines(JOINT).remove(0);
		assert_eq!((card.spent, card.left), (7_000 * EURO, 0));
		assert_refused!(request_by(JOINT, 1, 1, EURO), Errors::OverBudget);

		assert_ok!(pay(together(), JOINT, None, EURO));
		assert_eq!(Treasuries::lines(JOINT).remove(0).spent, 7_000 * EURO);
		// By bank it waits for the bank.
		assert_ok!(Treasuries::pay(all(), COMMON, None, baker(), EURO, doc(9)));
		let Some((COMMON, leg, None)) = last_paid() else { panic!() };
		assert_eq!(leg.party, Some(baker()));
	});
}

#[test]
fn what_a_resolution_pays_does_not_count_for_the_tiers() {
	new_test(|| {
		assert_ok!(pay(alone(), OWN, Some(LINE), 7_000 * EURO));
		let number = requested(OWN, 1, 1, TIER1);
		assert_ok!(approve(OWN, number, 1, 2));
		assert_ok!(approve(OWN, number, 1, 3));
		assert_eq!(closed(OWN, number), Some(Closed::Paid(Tier::Two)));
	});
}

#[test]
fn what_is_paid_by_resolution_is_checked() {
	new_test(|| {
		assert_refused!(pay(signed(1, 1), OWN, None, EURO), DispatchError::BadOrigin);
		assert_refused!(pay(together(), OWN, None, EURO), Errors::NotOwner);
		assert_refused!(pay(by_coop(1, Track::Consent), OWN, None, EURO), Errors::MandateTooWeak);
		assert_refused!(pay(alone(), 4, None, EURO), Errors::NoSuchTreasury);
		assert_refused!(pay(alone(), OWN, None, 0), Errors::ZeroAmount);
		assert_refused!(pay(alone(), OWN, Some(2), EURO), Errors::NoSuchLine);
		let without = Treasuries::pay(alone(), OWN, None, Party::Coop(4), EURO, doc(0));
		assert_refused!(without, Errors::NoDocument);
		let outside = Treasuries::pay(alone(), OWN, None, baker(), EURO, doc(9));
		assert_refused!(outside, Errors::NotPayable);
		Refuses::set(true);
		assert_refused!(pay(alone(), OWN, Some(LINE), EURO), DispatchError::Other("no money can be moved"));
		assert_refused!(pay(by_coop(1, Track::Special), OWN, None, u128::MAX), Errors::Overflow);
	});
}

#[test]
fn a_third_of_the_money_needs_a_special_resolution() {
	new_test(|| {
		// 33.33 % of 100,000 is major, and a unit less is not.
		assert_refused!(pay(alone(), OWN, None, 33_330 * EURO), Errors::MajorDisposal);
		assert_ok!(pay(alone(), OWN, None, 33_330 * EURO - 1));
		// A series is one disposal.
		assert_refused!(pay(alone(), OWN, None, 1), Errors::MajorDisposal);
		assert_ok!(pay(by_coop(1, Track::Special), OWN, None, EURO));
		// What requests paid is not in it, but lessens what there is.
		pass(365 * DAY);
		assert_refused!(pay(alone(), OWN, None, 1), Errors::MajorDisposal);
		pass(31 * DAY);
		assert_ok!(Treasuries::set_signers(alone(), OWN, signers(&[treasurer(1), seat(1, 5), seat(1, 6)])));
		assert_ok!(pay(alone(), OWN, None, 20_000 * EURO));
		assert_refused!(pay(alone(), OWN, None, 3_000 * EURO), Errors::MajorDisposal);
	});
}

#[test]
fn it_is_known_before_what_a_payment_takes() {
	new_test(|| {
		let track = |amount| Treasuries::track_of_payment(OWN, amount);
		assert_eq!(track(33_330 * EURO - 1), Track::Ordinary);
		assert_eq!(track(33_330 * EURO), Track::Special);
		assert_eq!(track(u128::MAX), Track::Special);
		assert_ok!(pay(alone(), OWN, None, 33_330 * EURO - 1));
		assert_eq!(track(1), Track::Special);
		assert_eq!(Treasuries::track_of_payment(4, u128::MAX), Track::Ordinary);
	});
}

#[test]
fn resolutions_do_not_wait_for_reports_but_for_signers() {
	new_test(|| {
		pass(91 * DAY);
		assert_refused!(request_by(OWN, 1, 1, EURO), Errors::ReportOverdue);
		assert_ok!(pay(alone(), OWN, None, EURO));
		assert_ok!(Treasuries::set_pause(alone(), OWN, 1));
		assert_refused!(pay(alone(), OWN, None, EURO), Errors::Paused);
		assert_ok!(Treasuries::set_pause(alone(), OWN, 0));
		Officers::set(vec![(1, Office::Chair, 0, 0), (1, Office::Secretary, 0, 0)]);
		assert_refused!(pay(alone(), OWN, None, EURO), Errors::Frozen);
		assert_ok!(Treasuries::set_signers(alone(), OWN, signers(&[treasurer(1), seat(1, 5), seat(1, 6)])));
		assert_ok!(pay(alone(), OWN, None, EURO));
	});
}
