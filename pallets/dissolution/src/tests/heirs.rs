//! The heir cannot take it any more, and the federation stands in; money in two ways.

use super::scene::*;
use crate::{
	mock::{Dissolution, *},
	Event, *,
};
use frame::testing_prelude::*;
use frame_support::traits::fungible::Inspect;
use rochdale_primitives::assert_refused;

fn federation_reserve() -> i128 {
	FederationReserve::<Test>::get().map_or(0, |account| credit_in(LedgerId::Federation, account))
}

#[test]
fn the_federation_stands_in_for_an_heir_that_has_left() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		until_confirmed(BAKERY, Heir::Coop(MILL));
		set_standing(MILL, Standing::Left);
		events();
		pass_days(40);
		let (coop, to, amount) = (BAKERY, Heir::Federation, 540 * EURO);
		assert!(events().contains(&Event::ResiduePaid { coop, to, amount }));
		assert_eq!((federation_reserve(), reserve(MILL)), (540_000_000, 0));
		assert_eq!(Locked::get(), []);
	});
}

#[test]
fn the_federation_stands_in_for_an_heir_that_is_dissolved_itself() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		fund(MILL, FUNDS);
		until_confirmed(BAKERY, Heir::Coop(MILL));
		dissolve(MILL, Heir::Federation);
		pass_days(40);
		assert_eq!((federation_reserve(), reserve(MILL)), (540_000_000, 500 * EURO));
	});
}

/// ES 75.2: else members of one co-op would get the reserve of another one by ending both.
#[test]
fn what_an_heir_got_is_not_for_its_own_members_when_it_ends() {
	// How much of its own money an heir has lost, and what its shares of 300 and its accounts of 90 get.
	for (own, shares, accounts) in [(0, 0, 0), (200, 200, 0), (310, 300, 10), (390, 300, 90)] {
		new_test(|| {
			fund(BAKERY, FUNDS);
			fund(MILL, Funds { capital: 300, kept: 90, ..Funds::default() });
			until_distributed(BAKERY, Heir::Coop(MILL));
			assert_eq!(reserve(MILL), 540 * EURO);
			if own < 390 {
				lose(MILL, (390 - own) * EURO);
			}
			until_distributed(MILL, Heir::Federation);
			let left = residue(MILL);
			assert_eq!((left.shares, left.left), (shares * EURO, (540 + 390 - 390 + own - shares - accounts) * EURO));
			assert_eq!(left.member_accounts, accounts * EURO);
			assert_eq!((left.from_reserve, left.lost), (540 * EURO, 0));
			assert_eq!(federation_reserve(), 540_000_000);
		});
	}
	// After the years of the law it is like any other reserve.
	new_test(|| {
		fund(BAKERY, FUNDS);
		fund(MILL, Funds { capital: 300, ..Funds::default() });
		until_distributed(BAKERY, Heir::Coop(MILL));
		lose(MILL, 300 * EURO);
		Locked::mutate(|all| all[0].2 = today());
		until_distributed(MILL, Heir::Federation);
		assert_eq!((residue(MILL).shares, residue(MILL).lost), (300 * EURO, 300 * EURO));
	});
}

#[test]
fn an_heir_that_is_suspended_keeps_what_it_was_left() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		until_confirmed(BAKERY, Heir::Coop(MILL));
		set_standing(MILL, Standing::Suspended);
		pass_days(40);
		assert_eq!(reserve(MILL), 540 * EURO);
	});
}

#[test]
fn what_an_heir_by_bank_expected_is_given_up_when_the_federation_stands_in() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		until_distributed(HOUSING, Heir::Coop(ALLOTMENT));
		let (pending, ..) = ordered();
		for hand in [1, 2] {
			let void = Ledger::void(signed(HOUSING, hand), LedgerId::Coop(HOUSING), HOUSING, pending, None, doc(6));
			assert_ok!(plain(void));
		}
		set_standing(ALLOTMENT, Standing::Left);
		let waiting = || <Ledger as Post<AccountId, H256>>::open_pendings(LedgerId::Coop(ALLOTMENT));
		assert_eq!(waiting(), 1);
		assert_ok!(pay_residue(HOUSING));
		assert_eq!((ordered().1, waiting()), (Heir::Federation, 0));
	});
}

#[test]
fn a_federation_without_books_gets_units_on_its_account() {
	FederationHasBooks::set(false);
	new_test(|| {
		FederationHasBooks::set(false);
		fund(BAKERY, FUNDS);
		until_distributed(BAKERY, Heir::Federation);
		assert_eq!(Balances::balance(&FEDERATION), 540 * EURO + ED);
		assert_eq!(FederationReserve::<Test>::get(), None);
	});
}

#[test]
fn what_no_account_can_receive_stays_due() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		HasAccounts::set(false);
		until_distributed(BAKERY, Heir::Coop(MILL));
		assert_eq!(residue(BAKERY).payable.due, 540 * EURO);
		assert_refused!(pay_residue(BAKERY), Errors::NoAccount);
		HasAccounts::set(true);
		assert_ok!(pay_residue(BAKERY));
		assert_refused!(pay_residue(BAKERY), Errors::NothingDue);
		assert_refused!(pay_residue(MILL), Errors::NotDissolved);
		dissolve(HOUSING, Heir::Federation);
		assert_refused!(pay_residue(HOUSING), Errors::NotDistributed);
		assert_refused!(conclude(HOUSING), Errors::NotDistributed);
	});
}

#[test]
fn one_of_two_accounts_of_cash_never_pays_what_members_may_want_from_it() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		// Its money for shares also came in units: 1,000 of them.
		let other = address(HOUSING);
		let keeper = Keeper::Shares;
		assert_ok!(<Balances as frame_support::traits::fungible::Mutate<_>>::mint_into(&other, ED));
		System::inc_providers(&other);
		let receipts = Terms {
			kind: AccountKind::Income,
			code: 4_010,
			keeper,
			cash: Cash::None,
			limit: None,
			is_direct: false,
			mirror: None,
		};
		let ledger = LedgerId::Coop(HOUSING);
		let receipts_no = <Ledger as Post<AccountId, H256>>::open_account(ledger, receipts.clone()).unwrap();
		let cash = Cash::Units { address: other, receipts: receipts_no };
		let terms = Terms { kind: AccountKind::Asset, code: 1_010, cash, limit: Some(Side::Credit), ..receipts };
		let account = <Ledger as Post<AccountId, H256>>::open_account(ledger, terms).unwrap();
		OtherCash::set([(HOUSING, CashAccount { account, mode: Mode::Units, unit: 1 })].into());
		assert_ok!(<Balances as frame_support::traits::fungible::Mutate<_>>::mint_into(&other, 1_000 * EURO));
		assert_ok!(Ledger::enter_receipts(anybody(), ledger, account));
		// 937 at the bank and 1,000 in units, of which 397 are the members'.
		until_distributed(HOUSING, Heir::Coop(ALLOTMENT));
		let (_, to, by_bank) = ordered();
		assert_eq!((to, by_bank), (Heir::Coop(ALLOTMENT), 540 * EURO));
		// Units go to the federation, because the heir has a bank alone.
		assert_eq!(federation_reserve(), (1_000 - 397) * 1_000_000);
		assert_eq!(residue(HOUSING).payable.due, 397 * EURO);
		// Members were paid by bank, so that the units are left.
		all_paid(HOUSING);
		assert_ok!(conclude(HOUSING));
		assert_eq!(federation_reserve(), 1_000 * 1_000_000 + i128::try_from(ED).unwrap());
		assert!(Dissolution::is_dissolved(HOUSING));
	});
}
