//! What one ledger owes to another is what the other is owed.

use super::*;

/// The levy of the mill, and that of the fund.
fn levy(owed: Balance, due: Balance) -> [DraftOf<Test>; 2] {
	let (basis, voucher, moves) = (Basis::Resolution(1), hash(1), Moves::Nothing);
	let mill =
		Draft { ledger: MILL, legs: vec![debit(COSTS, owed), credit(DUE, owed)], day: None, basis, voucher, moves };
	[mill.clone(), Draft { ledger: FUND, legs: vec![debit(DUE, due), credit(RECEIPTS, due)], ..mill }]
}

#[test]
fn both_are_entered_and_name_each_other() {
	new_test(|| {
		assert_eq!(Books::post_linked(levy(27 * ONE, 27 * ONE)), Ok([1, 1]));
		let linked = |ledger| Entries::<Test>::get(ledger, 1).unwrap().linked;
		assert_eq!((linked(MILL), linked(FUND)), (Some((FUND, 1)), Some((MILL, 1))));
		assert_eq!(Books::sums(MILL, DUE).unwrap().credits, Books::sums(FUND, DUE).unwrap().debits);
	});
}

#[test]
fn what_is_mirrored_is_not_entered_in_one_ledger_or_by_different_sums() {
	new_test(|| {
		let [mill, fund] = levy(27 * ONE, 27 * ONE);
		assert_noop!(<Books as Post<_, _>>::post(mill.clone()), TestError::NotLinked);
		assert_noop!(Books::post_linked(levy(27 * ONE, 26 * ONE)), TestError::NotLinked);
		let elsewhere = Draft { legs: vec![debit(COSTS, 27 * ONE), credit(RECEIPTS, 27 * ONE)], ..fund };
		assert_noop!(Books::post_linked([mill.clone(), elsewhere]), TestError::NotLinked);
		assert_noop!(Books::post_linked([mill.clone(), mill]), TestError::ToItself);
	});
}

#[test]
fn neither_is_entered_where_one_is_refused() {
	new_test(|| {
		let [mill, fund] = levy(27 * ONE, 27 * ONE);
		let unbalanced = Draft { legs: vec![debit(DUE, 27 * ONE), credit(RECEIPTS, ONE)], ..fund };
		assert_noop!(Books::post_linked([mill, unbalanced]), TestError::Unbalanced);
	});
}

#[test]
fn units_of_one_go_to_the_other_in_both_books_at_once() {
	new_test(|| {
		assert_ok!(Books::contribute(signed(ANN), MILL, UNITS, 50 * ONE, hash(1), Some(1)));
		assert_ok!(Books::post_linked(levy(27 * ONE, 27 * ONE)));
		let [mill, fund] = levy(27 * ONE, 27 * ONE);
		let moves = Moves::To(address_of(FUND));
		let paid = Draft { legs: vec![debit(DUE, 27 * ONE), credit(UNITS, 27 * ONE)], moves, ..mill };
		let legs = vec![debit(UNITS, 27 * ONE), credit(DUE, 27 * ONE)];
		let received = Draft { legs, moves: Moves::Done, ..fund };
		assert_eq!(Books::post_linked([paid, received]), Ok([3, 2]));
		assert_eq!(Books::sums(FUND, UNITS).unwrap().debits, 27 * ONE);
		let due = Books::sums(MILL, DUE).unwrap();
		assert_eq!(due.debits, due.credits);
	});
}

#[test]
fn an_account_mirrors_one_that_is_free() {
	new_test(|| {
		let mirroring = |ledger, account| Terms { mirror: Some((ledger, account)), ..terms(AccountKind::Asset) };
		let open = |terms| Books::open_account(SHOP, terms);
		assert_noop!(open(mirroring(MILL, DUE)), TestError::NotLinked);
		assert_noop!(open(mirroring(SHOP, WAGES)), TestError::NotLinked);
		assert_noop!(open(mirroring(MILL, UNITS)), TestError::NotLinked);
		assert_noop!(open(mirroring(MILL, 99)), TestError::NoSuchAccount);
		assert_ok!(open(mirroring(MILL, COSTS)));
		assert_eq!(Accounts::<Test>::get(MILL, COSTS).unwrap().terms.mirror, Some((SHOP, 10)));
	});
}

#[test]
fn hands_open_no_balance_in_one_ledger_alone() {
	new_test(|| {
		let legs = vec![debit(COSTS, ONE), credit(DUE, ONE)].try_into().unwrap();
		let opening = Opening { day: TODAY - 1, legs, document: hash(1) };
		assert_refused!(Books::open_balances(signed(ANN), MILL, 1, opening), TestError::NotLinked);
	});
}
