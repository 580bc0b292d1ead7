//! Books in units: money moves at once, and what comes by plain transfers is entered.

use super::*;
use frame_support::traits::{fungible::Mutate, tokens::Preservation};
use sp_runtime::{ArithmeticError, TokenError};

/// Somebody sends units to the account of the book, without a call of this pallet.
fn transfer(amount: u128) {
	assert_ok!(<Balances as Mutate<_>>::transfer(&DAVE, &account_of(1), amount, Preservation::Preserve));
}

fn contribute(who: AccountId, amount: u128) -> DispatchResult {
	Settlement::contribute(signed(who), UNITS, amount, hash(REASON), None)
}

fn pay(amount: u128, to: AccountId) -> Result<Settled, DispatchError> {
	Settlement::pay(UNITS, payment(1, amount, Party::Account(to)), Some(&to))
}

#[test]
fn a_book_is_opened_once() {
	chain().execute_with(|| {
		System::reset_events();
		open(7, Mode::Units);
		let (book, account) = (Book::Treasury(7), account_of(7));
		let opened = Event::BookOpened { book, account, mode: Mode::Units, currency: *b"GBP" };
		assert_eq!(told(), vec![opened]);
		assert_eq!(<Settlement as Settle<_, _, _>>::mode(book), Some(Mode::Units));
		assert_eq!(<Settlement as Settle<_, _, _>>::mode(BANK), Some(Mode::Bank));
		assert_eq!(<Settlement as Settle<_, _, _>>::mode(Book::Treasury(9)), None);
		assert_eq!((Settlement::balance(book), Settlement::available(book)), (Some(0), 0));
		assert_eq!((Settlement::balance(Book::Treasury(9)), Settlement::available(Book::Treasury(9))), (None, 0));
		let again = |book, account| Settlement::open_book(book, &account, Mode::Units, *b"GBP");
		assert_refused!(again(book, 999), Error::<Test>::BookExists);
		assert_refused!(again(Book::Treasury(8), account), Error::<Test>::BookExists);
		Settlement::do_try_state().unwrap();
	});
}

#[test]
fn anybody_contributes() {
	new_test(|| {
		System::reset_events();
		assert_ok!(contribute(coop_account(2), 50_000));
		assert_ok!(contribute(DAVE, 7));
		assert_eq!(Balances::free_balance(account_of(1)), 50_007);
		let first = entry(UNITS, 1);
		let expected = Entry {
			at: START + AHEAD,
			direction: Direction::In,
			party: Some(Party::Coop(2)),
			amount: 50_000,
			line: None,
			reason: hash(REASON),
			basis: Basis::Contribution,
			balance: 50_000,
			proof: Proof::Units,
		};
		assert_eq!(first, expected);
		assert_eq!(entry(UNITS, 2).party, Some(Party::Account(DAVE)));
		assert_eq!((entry(UNITS, 2).balance, Settlement::balance(UNITS)), (50_007, Some(50_007)));
		let told = told();
		assert_eq!(told.len(), 2);
		assert_eq!(
			told[0],
			Event::Entered {
				book: UNITS,
				entry: 1,
				direction: Direction::In,
				amount: 50_000,
				party: Some(Party::Coop(2)),
				reason: hash(REASON),
				reference: None,
			}
		);
		assert_eq!(record(UNITS).last_entry, 2);
	});
}

#[test]
fn members_contribute_as_such() {
	new_test(|| {
		let contribute =
			|who, coop| Settlement::contribute(signed(who), UNITS, 20_000, hash(REASON), Some(coop)).map(|()| last());
		fn last() -> Option<PartyOfTest> {
			entry(UNITS, record(UNITS).last_entry).party
		}
		let second = account_of_member(3, 2);
		assert_eq!(contribute(second, 3), Ok(Some(Party::Member(3, 2))));
		// Who sits in two co-ops says for which.
		assert_eq!(seat_next(4, second), MEMBERS + 1);
		assert_eq!(contribute(second, 4), Ok(Some(Party::Member(4, MEMBERS + 1))));
		assert_eq!(contribute(second, 3), Ok(Some(Party::Member(3, 2))));
		// Nobody is entered as a member elsewhere, and no co-op as one of its members.
		for (who, coop) in [(second, 5), (second, COOPS + 1), (DAVE, 3), (coop_account(3), 3)] {
			let pay = Settlement::contribute(signed(who), UNITS, 20_000, hash(REASON), Some(coop));
			assert_refused!(pay, Error::<Test>::NotMember);
		}
		// Who does not say so is an account.
		assert_ok!(Settlement::contribute(signed(second), UNITS, 20_000, hash(REASON), None));
		assert_eq!(last(), Some(Party::Account(second)));
	});
}

#[test]
fn contributions_that_cannot_be_made_are_refused() {
	new_test(|| {
		let contribute = |who, book, amount, reason| Settlement::contribute(signed(who), book, amount, reason, None);
		let reason = hash(REASON);
		assert_refused!(contribute(DAVE, Book::Treasury(9), 1, reason), Error::<Test>::NoSuchBook);
		assert_refused!(contribute(DAVE, BANK, 1, reason), Error::<Test>::ByBankOnly);
		assert_refused!(contribute(DAVE, UNITS, 0, reason), Error::<Test>::NothingToEnter);
		assert_refused!(contribute(DAVE, UNITS, 50_000, H256::zero()), Error::<Test>::NoReason);
		assert_refused!(contribute(account_of(1), UNITS, 50_000, reason), Error::<Test>::ToItself);
		// Too little for an account to exist, more than there is, and all there is.
		assert_refused!(contribute(DAVE, UNITS, ED - 1, reason), TokenError::BelowMinimum);
		let all = Balances::free_balance(DAVE);
		assert_refused!(contribute(DAVE, UNITS, all + 1, reason), TokenError::FundsUnavailable);
		assert_refused!(contribute(DAVE, UNITS, all, reason), TokenError::NotExpendable);
		assert_ok!(contribute(DAVE, UNITS, all - ED, reason));
		assert_refused!(Settlement::contribute(RuntimeOrigin::root(), UNITS, 1, reason, None), BadOrigin);
	});
}

#[test]
fn plain_transfers_are_entered_by_anybody() {
	new_test(|| {
		let enter = |book| Settlement::enter_receipts(signed(CAROL), book);
		assert_refused!(enter(Book::Treasury(9)), Error::<Test>::NoSuchBook);
		assert_refused!(enter(BANK), Error::<Test>::ByBankOnly);
		assert_refused!(enter(UNITS), Error::<Test>::NothingToEnter);
		transfer(20_000);
		transfer(5);
		// It can be paid already, though the book does not say so yet.
		assert_eq!((Settlement::balance(UNITS), Settlement::available(UNITS)), (Some(0), 20_005 - ED));
		assert_ok!(enter(UNITS));
		let entry = entry(UNITS, 1);
		assert_eq!((entry.direction, entry.party, entry.amount), (Direction::In, None, 20_005));
		assert_eq!((entry.reason, entry.basis, entry.balance), (H256::zero(), Basis::Contribution, 20_005));
		assert_refused!(enter(UNITS), Error::<Test>::NothingToEnter);
		assert_refused!(Settlement::enter_receipts(RuntimeOrigin::root(), UNITS), BadOrigin);
	});
}

#[test]
fn entries_are_in_the_order_of_the_money() {
	new_test(|| {
		transfer(20_000);
		assert_ok!(contribute(coop_account(2), 300));
		transfer(7);
		assert_eq!(pay(100, DAVE), Ok(Settled::Entered(4)));
		let amounts: Vec<_> =
			entries(UNITS).iter().map(|entry| (entry.direction, entry.amount, entry.balance)).collect();
		assert_eq!(
			amounts,
			vec![
				(Direction::In, 20_000, 20_000),
				(Direction::In, 300, 20_300),
				(Direction::In, 7, 20_307),
				(Direction::Out, 100, 20_207),
			]
		);
	});
}

#[test]
fn a_payment_in_units_is_entered_at_once() {
	new_test(|| {
		assert_ok!(contribute(coop_account(2), 60_000));
		let before = Balances::free_balance(DAVE);
		assert_eq!(pay(48_000, DAVE), Ok(Settled::Entered(2)));
		assert_eq!(Balances::free_balance(DAVE), before + 48_000);
		assert_eq!(Balances::free_balance(account_of(1)), 12_000);
		let entry = entry(UNITS, 2);
		assert_eq!((entry.direction, entry.amount, entry.balance), (Direction::Out, 48_000, 12_000));
		assert_eq!((entry.line, entry.reason, entry.proof), (Some(3), hash(REASON), Proof::Units));
		assert_eq!(entry.basis, payment(1, 1, trainer()).basis);
	});
}

#[test]
fn what_keeps_the_account_alive_is_not_paid() {
	new_test(|| {
		assert_ok!(contribute(coop_account(2), 60_000));
		assert_eq!(Settlement::available(UNITS), 60_000 - ED);
		assert_refused!(pay(60_000, DAVE), Error::<Test>::NotEnough);
		assert_refused!(pay(60_000 - ED + 1, DAVE), Error::<Test>::NotEnough);
		assert_ok!(pay(60_000 - ED, DAVE));
		assert_eq!((Settlement::available(UNITS), Settlement::balance(UNITS)), (0, Some(ED)));
		assert_refused!(pay(1, DAVE), Error::<Test>::NotEnough);
	});
}

#[test]
fn payments_in_units_that_cannot_be_made_are_refused() {
	new_test(|| {
		assert_ok!(contribute(coop_account(2), 60_000));
		let leg = |amount, party| payment(1, amount, party);
		assert_refused!(Settlement::pay(UNITS, leg(1, Party::Account(DAVE)), None), Error::<Test>::NoPayee);
		assert_refused!(Settlement::pay(UNITS, leg(1, trainer()), Some(&DAVE)), Error::<Test>::WrongParty);
		assert_refused!(pay(1, account_of(1)), Error::<Test>::ToItself);
		assert_refused!(pay(0, DAVE), Error::<Test>::NothingToEnter);
		// Units would be in no book there.
		let to = account_of(2);
		assert_refused!(Settlement::pay(UNITS, leg(1, Party::Treasury(2)), Some(&to)), Error::<Test>::ByBankOnly);
	});
}

#[test]
fn a_transfer_that_fails_leaves_nothing() {
	new_test(|| {
		transfer(60_000);
		// The payee's account would not exist with so little. What is to be entered before the payment waits.
		assert_refused!(pay(ED - 1, 99), TokenError::BelowMinimum);
		assert_eq!(record(UNITS).last_entry, 0);
		assert_ok!(pay(ED, 99));
		assert_eq!(record(UNITS).last_entry, 2);
	});
}

#[test]
fn a_payment_from_book_to_book_is_in_both() {
	new_test(|| {
		open(3, Mode::Units);
		let (other, to) = (Book::Treasury(3), account_of(3));
		assert_ok!(contribute(coop_account(2), 60_000));
		assert_ok!(<Balances as Mutate<_>>::transfer(&DAVE, &to, 20_000, Preservation::Preserve));
		assert_ok!(Settlement::pay(UNITS, payment(1, 30_000, Party::Treasury(3)), Some(&to)));
		assert_eq!(entry(UNITS, 2).party, Some(Party::Treasury(3)));
		assert_eq!((entry(other, 1).party, entry(other, 1).amount), (None, 20_000));
		let received = entry(other, 2);
		assert_eq!((received.party, received.amount), (Some(Party::Treasury(1)), 30_000));
		assert_eq!((received.reason, received.basis, received.line), (hash(REASON), Basis::Contribution, None));
		assert_eq!(Settlement::balance(other), Some(50_000));
	});
}

#[test]
fn numbers_and_amounts_end_without_wrapping() {
	chain().execute_with(|| {
		assert_ok!(contribute(coop_account(2), 60_000));
		Books::<Test>::mutate(UNITS, |record| record.as_mut().unwrap().last_entry = EntryNo::MAX);
		assert_refused!(contribute(coop_account(2), 1), Error::<Test>::Overflow);
		assert_refused!(pay(1, DAVE), Error::<Test>::Overflow);
		transfer(1);
		assert_refused!(Settlement::enter_receipts(signed(DAVE), UNITS), Error::<Test>::Overflow);
	});
	chain().execute_with(|| {
		// The units themselves would overflow first.
		assert_ok!(<Balances as Mutate<_>>::mint_into(&DAVE, u128::MAX - Balances::total_issuance()));
		let minted = <Balances as Mutate<_>>::mint_into(&account_of(1), ED);
		assert_eq!(minted, Err(ArithmeticError::Overflow.into()));
	});
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn benchmarks_of_others_find_money_in_books() {
	new_test(|| {
		for book in [UNITS, BANK] {
			Settlement::benchmark_fund(book, 500);
			Settlement::benchmark_fund(book, 500);
			assert!(Settlement::available(book) >= 1_000);
		}
	});
}
