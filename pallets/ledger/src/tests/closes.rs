//! Periods are closed by the statements of the banks.

use super::*;
use crate::rules::limits::FIRST_DAY;

/// What has come to the shop's bank that no statement confirms.
fn unconfirmed() -> Balance {
	Books::sums_and_unconfirmed(SHOP, BANK).unwrap().1
}

#[test]
fn what_comes_is_unconfirmed_until_a_statement_is_closed() {
	new_test(|| {
		post(on(TODAY - 20, came(1, 100 * ONE, vec![dues(9, 100 * ONE)])));
		post(on(TODAY - 5, came(2, 30 * ONE, vec![dues(8, 30 * ONE)])));
		let no = order(payment(vec![wage(9, 50 * ONE)]));
		post(on(TODAY - 20, went(3, 50 * ONE, vec![Part::Whole(no)])));
		post(on(TODAY - 20, came(4, 10 * ONE, vec![Part::Back { entry: 3, place: 0, amount: 10 * ONE }])));
		assert_eq!((unconfirmed(), Books::sums_and_unconfirmed(SHOP, DUES).unwrap().1), (140 * ONE, 0));
		assert_eq!(Books::sums_and_unconfirmed(SHOP, 99), None);
		assert!(!Books::is_stated(SHOP));
		// What is mirrored has not come, and what has gone changes nothing.
		correct(4, None);
		assert_eq!(unconfirmed(), 130 * ONE);
		correct(3, None);
		assert_eq!(unconfirmed(), 130 * ONE);
		close(TODAY - 10, 100 * ONE);
		assert_eq!((unconfirmed(), Books::is_stated(SHOP)), (30 * ONE, true));
		// What is put right of a closed statement stays confirmed, however often.
		let anew = |member| on(TODAY - 20, came(1, 100 * ONE, vec![dues(member, 100 * ONE)]));
		correct(1, Some(anew(8)));
		correct(entries(), Some(anew(7)));
		assert_eq!(unconfirmed(), 30 * ONE);
		correct(2, None);
		assert_eq!(unconfirmed(), 0);
		pass_days(1);
		close(TODAY, 100 * ONE);
		assert_eq!(unconfirmed(), 0);
	});
}

/// An account on which shares hold money aside.
fn held_aside() -> AccountNo {
	let terms = Terms {
		kind: AccountKind::Liability,
		code: 2_401,
		keeper: Keeper::Shares,
		cash: Cash::None,
		limit: Some(Side::Debit),
		is_direct: false,
		mirror: None,
	};
	Books::open_account(SHOP, terms).unwrap()
}

/// Two subscribers are expected to pay so much for shares.
fn subscribers(account: AccountNo, amount: Balance) -> PendingNo {
	let item = |member| Item { account, amount, party: Party::Member(1, member), charged: None };
	let items = vec![item(8), item(9)];
	order(Order { direction: Direction::In, keeper: Keeper::Shares, ..payment(items) })
}

#[test]
fn what_has_come_of_money_held_aside_is_unconfirmed_with_it() {
	new_test(|| {
		let held = held_aside();
		let of_it = || Books::sums_and_unconfirmed(SHOP, held).unwrap().1;
		let no = subscribers(held, 100 * ONE);
		assert_eq!(of_it(), 0);
		let part = |place| Part::Item { pending: no, place, amount: 100 * ONE };
		post(on(TODAY - 20, came(1, 100 * ONE, vec![part(0)])));
		post(on(TODAY - 5, came(2, 40 * ONE, vec![Part::Item { pending: no, place: 1, amount: 40 * ONE }])));
		assert_eq!((of_it(), unconfirmed()), (140 * ONE, 140 * ONE));
		// What is mirrored has not come.
		correct(1, Some(on(TODAY - 20, came(1, 100 * ONE, vec![part(0)]))));
		assert_eq!((of_it(), unconfirmed()), (140 * ONE, 140 * ONE));
		// What a close leaves of it counts no longer, which lowers what is confirmed and never raises it.
		close(TODAY - 10, 100 * ONE);
		assert_eq!((of_it(), unconfirmed()), (0, 40 * ONE));
		correct(2, None);
		assert_eq!((of_it(), unconfirmed()), (0, 0));
		post(came(3, 30 * ONE, vec![Part::Item { pending: no, place: 1, amount: 30 * ONE }]));
		assert_eq!((of_it(), unconfirmed()), (30 * ONE, 30 * ONE));
	});
}

#[test]
fn what_the_bank_takes_back_of_money_held_aside_is_no_charge() {
	new_test(|| {
		let no = subscribers(held_aside(), 100 * ONE);
		post(came(1, 200 * ONE, vec![Part::Whole(no)]));
		MayGo::set(0);
		post(went(2, 100 * ONE, vec![Part::Back { entry: 1, place: 0, amount: 100 * ONE }]));
		// What comes with it is one, and so are receipts that are taken back.
		let back = Part::Back { entry: 1, place: 1, amount: 100 * ONE };
		refused(went(3, 101 * ONE, vec![back, Part::Direct(debit(CHARGES, ONE))]), TestError::NotCovered);
		post(came(4, 100 * ONE, vec![dues(9, 100 * ONE)]));
		refused(went(5, ONE, vec![Part::Back { entry: 3, place: 0, amount: ONE }]), TestError::NotCovered);
	});
}

#[test]
fn paid_on_30_december_and_entered_on_8_january_agrees_with_the_statement_of_31_december() {
	new_test(|| {
		// The eighth of January is today.
		let (december, eve) = (TODAY - 9, TODAY - 8);
		post(on(december - 30, came(1, 100 * ONE, vec![dues(9, 100 * ONE)])));
		// Lines of January are entered meanwhile.
		post(on(TODAY - 4, came(2, 7 * ONE, vec![dues(8, 7 * ONE)])));
		let no = order(payment(vec![wage(9, 40 * ONE)]));
		post(on(december, went(3, 40 * ONE, vec![Part::Whole(no)])));
		assert_eq!(Books::balance_on(SHOP, BANK, eve).unwrap().balance, 60 * ONE);
		close(eve, 60 * ONE);
		assert_eq!(held(BANK), 67 * ONE as i128);
		close(TODAY - 1, 67 * ONE);
		let record = Ledgers::<Test>::get(SHOP).unwrap();
		assert_eq!((record.closes, record.closed_through), (2, Some(TODAY - 1)));
		let first = Closes::<Test>::get(SHOP, 1).unwrap();
		assert_eq!((first.through, first.entry, first.document), (eve, 3, hash(66)));
	});
}

#[test]
fn booked_on_the_last_day_and_valued_later_is_in_the_first_period_only() {
	new_test(|| {
		let posting = on(TODAY - 10, came(1, 20 * ONE, vec![dues(9, 20 * ONE)]));
		let line = StatementLine { valued: TODAY - 8, ..posting.line.clone() };
		post(Posting { line, ..posting });
		close(TODAY - 10, 20 * ONE);
		close(TODAY - 7, 20 * ONE);
	});
}

#[test]
fn nothing_enters_a_closed_period_by_any_door() {
	new_test(|| {
		post(on(TODAY - 20, came(1, 30 * ONE, vec![dues(9, 30 * ONE)])));
		let no = order(payment(vec![wage(9, 10 * ONE)]));
		close(TODAY - 10, 30 * ONE);
		let late = |parts| on(TODAY - 10, went(2, 10 * ONE, parts));
		refused(late(vec![Part::Whole(no)]), TestError::PeriodClosed);
		refused(late(vec![Part::Direct(debit(CHARGES, 10 * ONE))]), TestError::PeriodClosed);
		let legs = vec![debit(WAGES, ONE), credit(CAPITAL, ONE)];
		let day = Some(TODAY - 10);
		let (basis, voucher, moves) = (Basis::Rule, hash(1), Moves::Nothing);
		let draft = Draft { ledger: SHOP, legs, day, basis, voucher, moves };
		assert_noop!(<Books as Post<_, _>>::post(draft.clone()), TestError::PeriodClosed);
		assert_ok!(<Books as Post<_, _>>::post(Draft { day: Some(TODAY - 9), ..draft }));
		assert_refused!(send_close(ANN, &statement(TODAY - 10, 30 * ONE)), TestError::PeriodClosed);
		let opening = Opening { day: TODAY - 30, legs: Default::default(), document: hash(1) };
		assert_refused!(Books::open_balances(signed(ANN), SHOP, 1, opening), TestError::NotFirst);
	});
}

#[test]
fn what_closes_between_the_hands_refuses_the_second() {
	new_test(|| {
		let late = on(TODAY - 20, came(1, 30 * ONE, vec![dues(9, 30 * ONE)]));
		assert_ok!(send(ANN, &late));
		close(TODAY - 10, 0);
		assert_refused!(send(BEN, &late), TestError::PeriodClosed);
	});
}

#[test]
fn a_line_that_is_not_explained_in_full_holds_up_the_close() {
	new_test(|| {
		let posting = on(TODAY - 20, came(1, 30 * ONE, vec![dues(9, 20 * ONE)]));
		post(Posting { rest: 10 * ONE, ..posting });
		assert_refused!(send_close(ANN, &statement(TODAY - 10, 20 * ONE)), TestError::NotExplained);
		// An earlier day is closed all the same.
		close(TODAY - 21, 0);
		post(on(TODAY - 20, came(1, 30 * ONE, vec![dues(8, 10 * ONE)])));
		close(TODAY - 10, 30 * ONE);
	});
}

#[test]
fn a_statement_that_differs_by_a_cent_does_not_close() {
	new_test(|| {
		post(on(TODAY - 20, came(1, 30 * ONE, vec![dues(9, 30 * ONE)])));
		for balance in [30 * ONE - CENT, 30 * ONE + CENT, 0] {
			assert_refused!(send_close(ANN, &statement(TODAY - 10, balance)), TestError::BalanceDiffers);
		}
		let mut overdrawn = statement(TODAY - 10, 30 * ONE);
		overdrawn.balances[0].is_overdrawn = true;
		assert_refused!(send_close(ANN, &overdrawn), TestError::BalanceDiffers);
	});
}

#[test]
fn an_overdraft_is_stated_as_one() {
	new_test(|| {
		let charges = went(1, 3 * ONE, vec![Part::Direct(debit(CHARGES, 3 * ONE))]);
		post(Posting { bank: OTHER, ..on(TODAY - 5, charges) });
		let mut overdrawn = statement(TODAY - 2, 0);
		overdrawn.balances[1] = BankBalance { account: OTHER, balance: 3 * ONE, is_overdrawn: true };
		assert_ok!(send_close(ANN, &overdrawn));
		assert_ok!(send_close(BEN, &overdrawn));
	});
}

#[test]
fn every_bank_account_is_stated_once() {
	new_test(|| {
		let whole = statement(TODAY - 10, 0);
		let named = |accounts: Vec<AccountNo>| {
			let balances = accounts.into_iter().map(|account| BankBalance { account, balance: 0, is_overdrawn: false });
			Statement { balances: balances.collect::<Vec<_>>().try_into().unwrap(), ..whole.clone() }
		};
		for accounts in [vec![], vec![BANK], vec![OTHER, BANK], vec![BANK, BANK], vec![BANK, OTHER, OTHER]] {
			assert_refused!(send_close(ANN, &named(accounts)), TestError::WrongAccounts);
		}
		assert_refused!(send_close(ANN, &Statement { document: H256::zero(), ..whole.clone() }), TestError::NoDocument);
		assert_ok!(send_close(ANN, &whole));
	});
}

#[test]
fn a_day_is_closed_when_it_is_over() {
	new_test(|| {
		assert_refused!(send_close(ANN, &statement(TODAY, 0)), TestError::DayInFuture);
		assert_refused!(send_close(ANN, &statement(FIRST_DAY - 1, 0)), TestError::DayTooEarly);
		close(TODAY - 1, 0);
		pass_days(1);
		close(TODAY, 0);
		System::assert_last_event(Event::Closed { ledger: SHOP, close: 2, through: TODAY }.into());
	});
}
