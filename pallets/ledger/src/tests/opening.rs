//! How ledgers, accounts and balances are opened.

use super::*;
use crate::rules::limits::FIRST_DAY;

fn opening(legs: Vec<LegOf<Test>>) -> OpeningOf<Test> {
	Opening { day: TODAY - 1, legs: legs.try_into().unwrap(), document: hash(1) }
}

fn send_opening(who: AccountId, opening: &OpeningOf<Test>) -> DispatchResultWithPostInfo {
	Books::open_balances(signed(who), SHOP, 1, opening.clone())
}

#[track_caller]
fn refused_opening(opening: OpeningOf<Test>, error: TestError) {
	assert_refused!(send_opening(ANN, &opening), error);
}

#[test]
fn balances_are_opened_as_one_entry_that_is_closed() {
	new_test(|| {
		let legs = vec![debit(BANK, 600 * ONE), credit(CAPITAL, 500 * ONE), credit(RESERVE, 100 * ONE)];
		assert_ok!(send_opening(ANN, &opening(legs.clone())));
		assert_ok!(send_opening(BEN, &opening(legs)));
		assert_eq!((entries(), entry(1).day, entry(1).basis.clone()), (1, TODAY - 1, Basis::Opening));
		assert_eq!(held(BANK), 600 * ONE as i128);
		assert_eq!(Closes::<Test>::get(SHOP, 1).unwrap().balances[0].balance, 600 * ONE);
		refused(on(TODAY - 1, came(1, ONE, vec![dues(9, ONE)])), TestError::PeriodClosed);
		post(came(1, ONE, vec![dues(9, ONE)]));
		pass_days(1);
		close(TODAY, 601 * ONE);
	});
}

#[test]
fn an_opening_of_1951_is_possible() {
	new_test(|| {
		let old = Opening { day: -7_000, ..opening(vec![debit(BANK, ONE), credit(CAPITAL, ONE)]) };
		assert_ok!(send_opening(ANN, &old));
		assert_ok!(send_opening(BEN, &old));
		assert_eq!(entry(1).day, -7_000);
	});
}

#[test]
fn what_is_no_opening_is_refused() {
	new_test(|| {
		let fine = vec![debit(BANK, ONE), credit(CAPITAL, ONE)];
		refused_opening(Opening { document: H256::zero(), ..opening(fine.clone()) }, TestError::NoDocument);
		refused_opening(Opening { day: TODAY, ..opening(fine.clone()) }, TestError::DayInFuture);
		refused_opening(Opening { day: FIRST_DAY - 1, ..opening(fine.clone()) }, TestError::DayTooEarly);
		refused_opening(opening(vec![]), TestError::Unbalanced);
		refused_opening(opening(vec![debit(BANK, ONE), credit(CAPITAL, 2 * ONE)]), TestError::Unbalanced);
		refused_opening(opening(vec![debit(BANK, 1), credit(CAPITAL, 1)]), TestError::BelowSmallestUnit);
		refused_opening(opening(vec![debit(RESERVE, ONE), credit(CAPITAL, ONE)]), TestError::ReserveIsIndivisible);
		refused_opening(opening(vec![credit(BANK, ONE), debit(CAPITAL, ONE)]), TestError::NotEnough);
		refused_opening(opening(vec![debit(99, ONE), credit(CAPITAL, ONE)]), TestError::NoSuchAccount);
		// Whom a keeper owes something, hands do not say.
		let owed = Leg { party: Some(Party::Member(1, 9)), ..credit(REDEMPTIONS, ONE) };
		refused_opening(opening(vec![debit(BANK, ONE), owed]), TestError::NotDirect);
		let party = Some(Party::Coop(9));
		refused_opening(opening(vec![debit(BANK, ONE), Leg { party, ..credit(CAPITAL, ONE) }]), TestError::WrongParty);
		let party = Some(Party::Member(1, 1));
		refused_opening(opening(vec![debit(BANK, ONE), Leg { party, ..credit(CAPITAL, ONE) }]), TestError::YouBenefit);
		assert_refused!(send_opening(EVE, &opening(fine.clone())), TestError::NotAHand);
		let units = opening(vec![debit(UNITS, ONE), credit(RECEIPTS, ONE)]);
		assert_refused!(Books::open_balances(signed(ANN), MILL, 1, units), TestError::IsCash);
		close(TODAY - 30, 0);
		refused_opening(opening(fine), TestError::NotFirst);
	});
}

#[test]
fn a_ledger_is_opened_once_in_a_currency() {
	new_test(|| {
		let other = LedgerId::Treasury(3);
		for currency in [*b"EUX", *b"eur", *b"DEM"] {
			assert_noop!(Books::open_ledger(other, currency), TestError::NoSuchCurrency);
		}
		assert_noop!(Books::open_ledger(SHOP, *b"EUR"), TestError::LedgerExists);
		assert_ok!(Books::open_ledger(other, *b"TND"));
		assert_eq!(Ledgers::<Test>::get(other).unwrap().smallest_unit, 1_000);
		System::assert_last_event(Event::LedgerOpened { ledger: other, currency: *b"TND" }.into());
	});
}

#[test]
fn accounts_have_numbers_without_gaps() {
	new_test(|| {
		assert_noop!(Books::open_account(LedgerId::Treasury(3), terms(AccountKind::Asset)), TestError::NoSuchLedger);
		assert_eq!(Books::open_account(SHOP, terms(AccountKind::Asset)), Ok(10));
		System::assert_last_event(Event::AccountOpened { ledger: SHOP, account: 10 }.into());
		assert_eq!(Books::open_account(SHOP, terms(AccountKind::Asset)), Ok(11));
	});
}

#[test]
fn units_are_held_at_one_address_of_a_ledger_in_the_home_currency() {
	new_test(|| {
		let cash = |address, receipts| Terms { cash: Cash::Units { address, receipts }, ..terms(AccountKind::Asset) };
		assert_noop!(Books::open_account(YEN, cash(1, DUES)), TestError::NotHomeCurrency);
		assert_noop!(Books::open_account(MILL, cash(address_of(FUND), RECEIPTS)), TestError::AddressTaken);
		assert_noop!(Books::open_account(MILL, cash(1, 99)), TestError::NoSuchAccount);
		assert_noop!(Books::open_account(MILL, cash(1, UNITS)), TestError::IsCash);
		assert_ok!(Books::open_account(MILL, cash(1, RECEIPTS)));
	});
}

#[test]
fn a_ledger_has_a_bounded_number_of_bank_accounts() {
	new_test(|| {
		let bank = Terms { cash: Cash::Bank, ..terms(AccountKind::Asset) };
		for _ in 0..MAX_BANKS - 2 {
			assert_ok!(Books::open_account(SHOP, bank.clone()));
		}
		assert_noop!(Books::open_account(SHOP, bank), TestError::TooManyBanks);
	});
}

#[test]
fn numbers_that_have_run_out_are_refused() {
	new_test(|| {
		Ledgers::<Test>::mutate(YEN, |record| record.as_mut().unwrap().last_account = u32::MAX);
		assert_noop!(Books::open_account(YEN, terms(AccountKind::Asset)), TestError::Overflow);
		Ledgers::<Test>::mutate(YEN, |record| record.as_mut().unwrap().last_account = 9);
	});
}

/// Both hands send it.
fn opens(opening: &OpeningOf<Test>) {
	for who in [ANN, BEN] {
		assert_ok!(send_opening(who, opening));
	}
}

/// An opening of another day.
fn dated(day: Day, legs: Vec<LegOf<Test>>) -> OpeningOf<Test> {
	Opening { day, ..opening(legs) }
}

#[test]
fn a_wrong_opening_is_put_right_by_two_hands() {
	new_test(|| {
		opens(&opening(vec![debit(BANK, 6_000 * ONE), credit(CAPITAL, 6_000 * ONE)]));
		post(came(1, 30 * ONE, vec![dues(9, 30 * ONE)]));
		// As a payment it is not put right.
		assert_refused!(send_correction(ANN, 1, None), TestError::NotByStatement);
		let right = dated(TODAY, vec![debit(BANK, 600 * ONE), credit(CAPITAL, 500 * ONE), credit(RESERVE, 100 * ONE)]);
		assert_ok!(send_opening(ANN, &right));
		assert_eq!((entries(), held(BANK)), (2, 6_030 * ONE as i128));
		assert_refused!(send_opening(ANN, &right), TestError::AlreadyBegun);
		assert_ok!(send_opening(BEN, &right));
		assert_eq!([BANK, CAPITAL, RESERVE].map(held), [630, -500, -100].map(|sum| sum * ONE as i128));
		assert_eq!([3, 4].map(|no| entry(no).basis), [Basis::Correction(1), Basis::Opening]);
		assert_eq!([1, 3, 4].map(|no| entry(no).day), [TODAY - 1, TODAY, TODAY]);
		assert_eq!(entry(3).hands.map(|hands| hands.map(|hand| hand.member)), Some([1, 2]));
		// What was closed stays as it was said, and only what stands is put right again.
		assert_eq!(Closes::<Test>::iter().count(), 1);
		opens(&dated(TODAY, vec![debit(BANK, 601 * ONE), credit(CAPITAL, 501 * ONE), credit(RESERVE, 100 * ONE)]));
		assert_eq!((entry(5).basis, held(BANK)), (Basis::Correction(4), 631 * ONE as i128));
		pass_days(1);
		close(TODAY, 631 * ONE);
	});
}

#[test]
fn what_a_bank_held_stays_once_its_statement_has_closed_the_books() {
	new_test(|| {
		opens(&opening(vec![debit(BANK, 600 * ONE), credit(CAPITAL, 600 * ONE)]));
		pass_days(1);
		close(TODAY, 600 * ONE);
		let legs = |bank, reserve| {
			let capital = bank - reserve;
			vec![debit(BANK, bank * ONE), credit(CAPITAL, capital * ONE), credit(RESERVE, reserve * ONE)]
		};
		for bank in [599, 601] {
			refused_opening(dated(TODAY + 1, legs(bank, 100)), TestError::CashIsClosed);
		}
		let elsewhere = vec![debit(OTHER, 600 * ONE), credit(CAPITAL, 600 * ONE)];
		refused_opening(dated(TODAY + 1, elsewhere), TestError::CashIsClosed);
		refused_opening(dated(TODAY, legs(600, 100)), TestError::PeriodClosed);
		opens(&dated(TODAY + 1, legs(600, 100)));
		assert_eq!([BANK, CAPITAL, RESERVE].map(held), [600, -500, -100].map(|sum| sum * ONE as i128));
		pass_days(1);
		close(TODAY + 1, 600 * ONE);
	});
}

#[test]
fn an_opening_put_right_takes_nothing_of_what_came_since_or_is_set_aside() {
	new_test(|| {
		let all = |bank, reserve: Balance| {
			let capital = bank - reserve;
			vec![debit(BANK, bank * ONE), credit(CAPITAL, capital * ONE), credit(RESERVE, reserve * ONE)]
		};
		opens(&opening(all(600, 100)));
		refused_opening(dated(TODAY + 1, all(600, 100)), TestError::DayInFuture);
		refused_opening(dated(TODAY, all(600, 99)), TestError::ReserveIsIndivisible);
		opens(&dated(TODAY, all(600, 101)));
		order(payment(vec![wage(9, 500 * ONE)]));
		refused_opening(dated(TODAY, all(499, 101)), TestError::NotEnough);
		opens(&dated(TODAY, all(500, 101)));
		// More has come meanwhile, which was not there when the books began.
		endow(1, 1_000 * ONE);
		let less = vec![credit(BANK, ONE), debit(CAPITAL, 102 * ONE), credit(RESERVE, 101 * ONE)];
		refused_opening(dated(TODAY, less), TestError::NotEnough);
	});
}

#[test]
fn a_party_of_a_wrong_opening_is_no_hand_of_it() {
	new_test(|| {
		let party = Some(Party::Member(1, 1));
		let wrong = opening(vec![debit(BANK, ONE), Leg { party, ..credit(CAPITAL, ONE) }]);
		assert_ok!(send_opening(BEN, &wrong));
		assert_ok!(send_opening(CLEO, &wrong));
		refused_opening(dated(TODAY, vec![debit(BANK, ONE), credit(CAPITAL, ONE)]), TestError::YouBenefit);
	});
}
