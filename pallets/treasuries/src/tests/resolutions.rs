//! What owners pay by resolution.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn pay_four(origin: RuntimeOrigin, treasury: TreasuryId, line: Option<LineNo>, amount: Balance) -> DispatchResult {
	pay(origin, treasury, line, Party::Coop(4), amount)
}

#[test]
fn owners_pay_in_and_out_of_budget() {
	new_test(|| {
		// Above what signers can approve, and above the limit of the line.
		assert_refused!(request_by(JOINT, 1, 1, 7_000 * EURO), Errors::NeedsResolution);
		assert_ok!(Treasuries::change_line(together(), JOINT, LINE, 6_000 * EURO));
		assert_ok!(pay_four(together(), JOINT, Some(LINE), 7_000 * EURO));
		let entry = pallet_ledger::Entries::<Test>::get(record(JOINT).ledger, 2).unwrap();
		assert_eq!((entry.basis.clone(), entry.voucher), (Basis::Resolution(RESOLUTION), doc(NextDocument::get())));
		let legs: Vec<_> = entry.legs.iter().map(|leg| (leg.account, leg.side, leg.party.clone())).collect();
		let account = Lines::<Test>::get(JOINT, LINE).unwrap().account;
		assert_eq!(legs, [(account, Side::Debit, Some(Party::Coop(4))), (record(JOINT).cash, Side::Credit, None)]);
		assert_eq!(Balances::free_balance(coop_account(4)), 7_000 * EURO + ED);
		let paid = Event::PaidByResolution {
			treasury: JOINT,
			line: Some(LINE),
			total: 7_000 * EURO,
			// The first entry is what plain transfers have brought.
			booked: Booked::Entered(2),
			resolution: RESOLUTION,
		};
		System::assert_last_event(paid.into());
		// The out-turn shows it, and requests have nothing left.
		let card = Treasuries::lines(JOINT).remove(0);
		assert_eq!((card.spent, card.left), (7_000 * EURO, 0));
		assert_refused!(request_by(JOINT, 1, 1, EURO), Errors::OverBudget);

		assert_ok!(pay_four(together(), JOINT, None, EURO));
		assert_eq!(Treasuries::lines(JOINT).remove(0).spent, 7_000 * EURO);
		// By bank it waits for the bank.
		assert_ok!(pay(all(), COMMON, None, baker(), EURO));
		let pending = pallet_ledger::Pendings::<Test>::get(record(COMMON).ledger, 1).unwrap();
		let item = pending.item(0).unwrap().item.clone();
		assert_eq!((item.party, item.amount, item.account), (baker(), EURO, record(COMMON).unbudgeted));
		assert_eq!((pending.basis, item.charged), (Basis::Resolution(RESOLUTION), None));
		assert_eq!(available(COMMON), HELD - EURO);
	});
}

#[test]
fn what_a_resolution_pays_does_not_count_for_the_tiers() {
	new_test(|| {
		assert_ok!(pay_four(alone(), OWN, Some(LINE), 7_000 * EURO));
		let number = requested(OWN, 1, 1, TIER1);
		assert_ok!(approve(OWN, number, 1, 2));
		assert_ok!(approve(OWN, number, 1, 3));
		assert_eq!(paid_in(OWN, number), Some(Tier::Two));
	});
}

#[test]
fn what_is_paid_by_resolution_is_checked() {
	new_test(|| {
		assert_refused!(pay_four(signed(1, 1), OWN, None, EURO), DispatchError::BadOrigin);
		assert_refused!(pay_four(together(), OWN, None, EURO), Errors::NotOwner);
		assert_refused!(pay_four(by_coop(1, Track::Consent), OWN, None, EURO), Errors::MandateTooWeak);
		assert_refused!(pay_four(alone(), 4, None, EURO), Errors::NoSuchTreasury);
		assert_refused!(pay_four(alone(), OWN, None, 0), Errors::ZeroAmount);
		assert_refused!(pay_four(alone(), OWN, Some(2), EURO), Errors::NoSuchLine);
		let without = Treasuries::pay(alone(), OWN, None, one(Party::Coop(4), EURO), doc(0));
		assert_refused!(without, Errors::NoDocument);
		assert_refused!(pay(alone(), OWN, None, baker(), EURO), Errors::NamesCustodian);
		let nobody = Treasuries::pay(alone(), OWN, None, run(&[]), doc(9));
		assert_refused!(nobody, Errors::NoItems);
		let two = run(&[(Party::Coop(4), EURO), (Party::Coop(5), EURO)]);
		assert_refused!(Treasuries::pay(alone(), OWN, None, two, doc(9)), Errors::OneInUnits);
		stop_money(OWN);
		assert_refused!(pay_four(by_coop(1, Track::Special), OWN, Some(LINE), EURO), not_enough());
		assert_refused!(pay_four(by_coop(1, Track::Special), OWN, None, u128::MAX), Errors::Overflow);
	});
}

#[test]
fn a_third_of_the_money_needs_a_special_resolution() {
	new_test(|| {
		// 33.33 % of 100,000 is major, and a unit less is not.
		assert_refused!(pay_four(alone(), OWN, None, 33_330 * EURO), Errors::MajorDisposal);
		assert_ok!(pay_four(alone(), OWN, None, 33_330 * EURO - 1));
		// A series is one disposal.
		assert_refused!(pay_four(alone(), OWN, None, 1), Errors::MajorDisposal);
		assert_ok!(pay_four(by_coop(1, Track::Special), OWN, None, EURO));
		pass(365 * DAY);
		assert_refused!(pay_four(alone(), OWN, None, 1), Errors::MajorDisposal);
		pass(31 * DAY);
		assert_ok!(Treasuries::set_signers(alone(), OWN, signers(&[treasurer(1), seat(1, 5), seat(1, 6)])));
		assert_ok!(pay_four(alone(), OWN, None, 20_000 * EURO));
		assert_refused!(pay_four(alone(), OWN, None, 3_000 * EURO), Errors::MajorDisposal);
	});
}

#[test]
fn it_is_known_before_what_a_payment_takes() {
	new_test(|| {
		let track = |amount| Treasuries::track_of_payment(OWN, amount);
		assert_eq!(track(33_330 * EURO - 1), Track::Ordinary);
		assert_eq!(track(33_330 * EURO), Track::Special);
		assert_eq!(track(u128::MAX), Track::Special);
		assert_ok!(pay_four(alone(), OWN, None, 33_330 * EURO - 1));
		assert_eq!(track(1), Track::Special);
		assert_eq!(Treasuries::track_of_payment(4, u128::MAX), Track::Ordinary);
	});
}

#[test]
fn resolutions_do_not_wait_for_reports_but_for_signers() {
	new_test(|| {
		pass(91 * DAY);
		assert_refused!(request_by(OWN, 1, 1, EURO), Errors::ReportOverdue);
		assert_ok!(pay_four(alone(), OWN, None, EURO));
		assert_ok!(Treasuries::set_pause(alone(), OWN, 1));
		assert_refused!(pay_four(alone(), OWN, None, EURO), Errors::Paused);
		assert_ok!(Treasuries::set_pause(alone(), OWN, 0));
		Officers::set(vec![(1, Office::Chair, 0, 0), (1, Office::Secretary, 0, 0)]);
		assert_refused!(pay_four(alone(), OWN, None, EURO), Errors::Frozen);
		assert_ok!(Treasuries::set_signers(alone(), OWN, signers(&[treasurer(1), seat(1, 5), seat(1, 6)])));
		assert_ok!(pay_four(alone(), OWN, None, EURO));
	});
}
