//! The solidarity fund has books from the start.

use super::*;
use frame_support::traits::{
	fungible::{Inspect, Mutate},
	tokens::Preservation,
};

/// What the address of the fund holds, and what its books say.
fn fund() -> (Balance, Balance) {
	let Sums { debits, credits, .. } = Books::sums(FUND, UNITS).unwrap();
	(Balances::total_balance(&address_of(FUND)), debits - credits)
}

#[test]
fn its_books_are_open_at_genesis_and_hold_the_address_to_which_fees_go() {
	let mut state = TestState::new(RuntimeGenesisConfig::default().build_storage().unwrap());
	state.execute_with(|| {
		assert_eq!(Ledgers::<Test>::get(FUND).unwrap().currency, *b"EUR");
		let terms = |no| Accounts::<Test>::get(FUND, no).unwrap().terms;
		assert_eq!((terms(RECEIPTS).kind, terms(RECEIPTS).code), (AccountKind::Income, 4_000));
		assert_eq!((terms(UNITS).kind, terms(UNITS).code), (AccountKind::Asset, 1_000));
		assert_eq!(terms(UNITS).cash, Cash::Units { address: FundAddress::get(), receipts: RECEIPTS });
		assert_eq!(terms(UNITS).limit, Some(Side::Credit));
		assert!([RECEIPTS, UNITS].iter().all(|no| terms(*no).keeper == Keeper::Fund));
		Books::do_try_state().unwrap();
	});
}

#[test]
fn what_comes_to_it_stands_in_its_books() {
	new_test(|| {
		// Fees and dust come without a word, and anybody enters them.
		assert_ok!(<Balances as Mutate<_>>::transfer(&EVE, &address_of(FUND), 5 * ONE, Preservation::Preserve));
		assert_eq!(fund(), (5 * ONE, 0));
		assert_ok!(Books::enter_receipts(signed(ANN), FUND, UNITS));
		assert_eq!(fund(), (5 * ONE, 5 * ONE));
		// A gift comes by name.
		assert_ok!(Books::contribute(signed(ANN), FUND, UNITS, 2 * ONE, hash(1), Some(1)));
		assert_eq!(fund(), (7 * ONE, 7 * ONE));
		assert_eq!(Entries::<Test>::get(FUND, 2).unwrap().parties(), vec![&Party::Member(1, 1)]);
	});
}
