//! The levy goes to the fund: by itself in units, by an order at a bank.

use super::scene::*;
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use pallet_ledger::{Part, Pendings, Posting, StatementLine};
use rochdale_primitives::{assert_refused, ledger::EntryNo};

const LEDGER: LedgerId = LedgerId::Coop(HOUSING);

fn levy(coop: CoopId) -> (Balance, Balance, Balance) {
	let Payable { due, ordered, overpaid } = book(coop).levy;
	(due / EURO, ordered / EURO, overpaid / EURO)
}

fn last_pending() -> PendingNo {
	pallet_ledger::Ledgers::<Test>::get(LEDGER).unwrap().last_pending
}

fn last_entry() -> EntryNo {
	pallet_ledger::Ledgers::<Test>::get(LEDGER).unwrap().last_entry
}

fn both(post: impl Fn(MemberNo) -> DispatchResult) {
	for hand in [1, 2] {
		assert_ok!(post(hand));
	}
}

pub fn post(part: Part<AccountId, H256>, direction: Direction, amount: Balance) -> EntryNo {
	let (reference, booked) = (fresh(), today());
	let line = StatementLine { reference, booked, valued: booked, direction, amount };
	let voucher = if matches!(part, Part::Back { .. }) { fresh() } else { H256::default() };
	let posting = Posting { bank: CASH_NO, line, parts: vec![part].try_into().unwrap(), rest: 0, voucher };
	both(|hand| plain(Ledger::post(signed(HOUSING, hand), LEDGER, HOUSING, posting.clone())));
	last_entry()
}

/// The bank pays what was ordered last.
pub fn pay(euros: Balance) -> EntryNo {
	post(Part::Whole(last_pending()), Direction::Out, euros * EURO)
}

/// The bank gives back what it had paid by an entry.
pub fn give_back(entry: EntryNo, euros: Balance) -> EntryNo {
	post(Part::Back { entry, place: 0, amount: euros * EURO }, Direction::In, euros * EURO)
}

fn correct(entry: EntryNo) {
	let reason = fresh();
	both(|hand| plain(Ledger::correct(signed(HOUSING, hand), LEDGER, HOUSING, entry, reason, None)));
}

#[test]
fn units_go_to_the_fund_with_the_closing() {
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		assert_eq!((levy(BAKERY), Balances::free_balance(FUND)), ((0, 0, 0), 30 * EURO + ED));
		assert_refused!(Surplus::pay_levy(anybody(), BAKERY), Errors::NothingDue);
	});
}

#[test]
fn a_levy_that_could_not_be_paid_is_due_and_anybody_has_it_paid() {
	new_test(|| {
		HasAccounts::set(false);
		close_2026(BAKERY, profit(1_000));
		assert_eq!(levy(BAKERY), (30, 0, 0));
		assert_refused!(Surplus::pay_levy(anybody(), BAKERY), Errors::NoAccount);
		HasAccounts::set(true);
		WithoutBooks::set(vec![BAKERY]);
		assert_refused!(Surplus::pay_levy(anybody(), BAKERY), Errors::NoBooks);
		WithoutBooks::set(vec![]);
		assert_eq!(Surplus::set_aside(LedgerId::Coop(BAKERY)), 80 * EURO);
		assert_ok!(Surplus::pay_levy(anybody(), BAKERY));
		assert_eq!((levy(BAKERY), Levied::get()), ((0, 0, 0), vec![(BAKERY, year(), 30 * EURO)]));
		assert_refused!(Surplus::pay_levy(anybody(), BAKERY), Errors::NothingDue);
		assert_refused!(Surplus::pay_levy(anybody(), HOUSING), Errors::NothingDue);
	});
}

#[test]
fn a_bank_pays_by_an_order_that_two_hands_post() {
	new_test(|| {
		close_2026(HOUSING, profit(1_000));
		assert_eq!(levy(HOUSING), (0, 30, 0));
		let aside = || (Surplus::set_aside(LEDGER) / EURO, Surplus::set_aside_or_ordered(LEDGER) / EURO);
		assert_eq!(aside(), (50, 80));
		assert_refused!(Surplus::pay_levy(anybody(), HOUSING), Errors::NothingDue);
		pay(30);
		assert_eq!((levy(HOUSING), aside()), ((0, 0, 0), (50, 50)));
		// What the fund gets by bank its own books say.
		assert_eq!(Levied::get(), vec![]);
	});
}

#[test]
fn what_a_bank_did_not_pay_is_due_again() {
	new_test(|| {
		close_2026(HOUSING, profit(1_000));
		let pending = last_pending();
		both(|hand| plain(Ledger::void(signed(HOUSING, hand), LEDGER, HOUSING, pending, None, doc(9))));
		assert_eq!(levy(HOUSING), (30, 0, 0));
		rochdale_mocks::take_events::<Test, Event<Test>>();
		assert_ok!(Surplus::pay_levy(anybody(), HOUSING));
		assert_eq!(levy(HOUSING), (0, 30, 0));
		let (coop, to, pending, amount) = (HOUSING, Beneficiary::Fund, last_pending(), 30 * EURO);
		assert_eq!(
			rochdale_mocks::take_events::<Test, Event<Test>>(),
			vec![Event::Ordered { coop, to, pending, amount }]
		);
		assert_eq!(Pendings::<Test>::get(LEDGER, pending).unwrap().keeper, Keeper::Surplus);
	});
}

#[test]
fn a_payment_that_was_entered_wrongly_waits_again() {
	new_test(|| {
		close_2026(HOUSING, profit(1_000));
		let entry = pay(30);
		correct(entry);
		assert_eq!(levy(HOUSING), (0, 30, 0));
		pay(30);
		assert_eq!(levy(HOUSING), (0, 0, 0));
	});
}

#[test]
fn what_came_back_is_due_again_and_what_did_not_is_paid_twice_at_most() {
	new_test(|| {
		close_2026(HOUSING, profit(1_000));
		let back = give_back(pay(30), 30);
		assert_eq!(levy(HOUSING), (30, 0, 0));
		assert_ok!(Surplus::pay_levy(anybody(), HOUSING));
		pay(30);
		// It had not come back after all: the fund has the levy twice.
		correct(back);
		assert_eq!(levy(HOUSING), (0, 0, 30));
		// That of the next year is less by it.
		pass_until(new_year(2028));
		close_by(HOUSING, &accounts(next_year(), new_year(2028), profit(2_000)), &keep_all());
		assert_eq!(levy(HOUSING), (0, 30, 0));
	});
}

#[test]
fn what_is_due_again_and_had_not_come_back_is_not_due() {
	new_test(|| {
		close_2026(HOUSING, profit(1_000));
		let back = give_back(pay(30), 30);
		assert_eq!(levy(HOUSING), (30, 0, 0));
		correct(back);
		assert_eq!(levy(HOUSING), (0, 0, 0));
	});
}

#[test]
fn what_others_hear_changes_nothing() {
	new_test(|| {
		close_2026(HOUSING, profit(1_000));
		let item = |account| Heard {
			item: Some((1, 0)),
			account,
			side: Side::Debit,
			amount: 30 * EURO,
			party: None,
			charged: None,
			undoes: None,
		};
		let account = book(HOUSING).accounts.levy;
		let heard = |ledger, keeper| Surplus::heard(ledger, keeper, Became::Voided, today(), &[item(account)]);
		heard(LEDGER, Keeper::Shares);
		heard(LedgerId::Federation, Keeper::Surplus);
		heard(LedgerId::Coop(BAKERY), Keeper::Surplus);
		assert_eq!(levy(HOUSING), (0, 30, 0));
	});
}
