//! What can never take effect is refused when it is proposed, and nothing that may.

use super::*;
use rochdale_primitives::proposable::Proposable;

fn pay_in(book: Book, amount: u128, reason: H256) -> DispatchResult {
	Call::<Test>::contribute { book, amount, reason, as_member_of: None }.check_proposed(None)
}

#[test]
fn what_can_never_be_paid_in_is_not_proposed() {
	new_test(|| {
		let all = Balances::total_issuance();
		assert_ok!(pay_in(UNITS, all, hash(REASON)));
		// The treasury may be opened by the call before this one.
		assert_ok!(pay_in(Book::Treasury(99), 1, hash(REASON)));
		assert_refused!(pay_in(UNITS, all + 1, hash(REASON)), Error::<Test>::NotEnough);
		assert_refused!(pay_in(UNITS, 0, hash(REASON)), Error::<Test>::NothingToEnter);
		assert_refused!(pay_in(UNITS, 1, H256::default()), Error::<Test>::NoReason);
		assert_refused!(pay_in(BANK, 1, hash(REASON)), Error::<Test>::ByBankOnly);
	});
}

#[test]
fn what_hands_sign_is_asked_when_they_sign_it() {
	new_test(|| {
		let call = Call::<Test>::confirm { book: BANK, leg: 99, coop: 99, reference: H256::default() };
		assert_ok!(call.check_proposed(None));
	});
}
