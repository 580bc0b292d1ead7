//! What can never take effect is refused when it is proposed, and nothing that may.

use super::*;
use rochdale_primitives::proposable::Proposable;

fn proposed(ledger: LedgerId, account: AccountNo, amount: Balance, voucher: H256) -> DispatchResult {
	Call::<Test>::contribute { ledger, account, amount, voucher, as_member_of: None }.check_proposed(None)
}

#[test]
fn account_of_a_co_op_pays_in_what_may_be_there() {
	new_test(|| {
		let all = Balances::total_issuance();
		assert_ok!(proposed(MILL, UNITS, all, hash(1)));
		assert_noop!(proposed(MILL, UNITS, all + 1, hash(1)), TestError::NotEnough);
		assert_noop!(proposed(MILL, UNITS, MAX_AMOUNT + 1, hash(1)), TestError::WrongAmount);
		assert_noop!(proposed(MILL, UNITS, 0, hash(1)), TestError::WrongAmount);
		assert_noop!(proposed(MILL, UNITS, ONE, H256::zero()), TestError::NoDocument);
	});
}

#[test]
fn units_are_paid_into_what_holds_or_may_come_to_hold_them() {
	new_test(|| {
		// An account may be opened by then, and so may a ledger.
		let last = Ledgers::<Test>::get(MILL).unwrap().last_account;
		assert_ok!(proposed(MILL, last + 1, ONE, hash(1)));
		assert_ok!(proposed(LedgerId::Treasury(3), UNITS, ONE, hash(1)));
		assert_noop!(proposed(MILL, COSTS, ONE, hash(1)), TestError::NotInUnits);
		assert_noop!(proposed(SHOP, BANK, ONE, hash(1)), TestError::NotInUnits);
		assert_noop!(proposed(MILL, 99, ONE, hash(1)), TestError::NotInUnits);
	});
}

#[test]
fn account_of_a_co_op_is_no_member() {
	new_test(|| {
		let call = |as_member_of| Call::<Test>::contribute {
			ledger: MILL,
			account: UNITS,
			amount: ONE,
			voucher: hash(1),
			as_member_of,
		};
		assert_ok!(call(None).check_proposed(Some(1)));
		assert_noop!(call(Some(1)).check_proposed(Some(1)), TestError::NotMember);
		// What is no payment, no resolution carries.
		assert_ok!(Call::<Test>::enter_receipts { ledger: MILL, account: 99 }.check_proposed(Some(1)));
	});
}
