//! Fees, dust and gifts stand in the books of the solidarity fund.

use super::*;
use rochdale_runtime::configs::money::FundAddress;

const BAKERY: CoopId = 1;
const LINDENHOF: CoopId = 2;
const COURIERS: CoopId = 3;

/// What the books of the fund say that its address holds.
fn booked() -> u128 {
	let sums = Accounts::<Runtime>::get(LedgerId::Fund, CASH).unwrap().sums;
	sums.debits - sums.credits
}

fn held() -> u128 {
	balance(&FundAddress::get())
}

#[test]
fn fees_dust_and_gifts_stand_in_the_books_of_the_fund_and_no_officer_gets_them() {
	on(FEDERATION, || {
		block(|| {
			let (ledger, account) = (LedgerId::Fund, CASH);
			let enter = LedgerCall::enter_receipts { ledger, account };
			let transfer = pallet_balances::Call::transfer_keep_alive { dest: id(Key::Bob).into(), value: UNIT };
			succeed(Key::Alice, transfer);
			// The fee of the call itself comes after it.
			let (before, at_genesis) = (held(), booked());
			succeed(Key::Alice, enter.clone());
			// What the genesis issued to it has come like any other receipt.
			assert_eq!((at_genesis, booked()), (0, before));
			let before = held();
			let (voucher, as_member_of) = (document(1), Some(BAKERY));
			succeed(Key::Alice, LedgerCall::contribute { ledger, account, amount: UNIT, voucher, as_member_of });
			assert_eq!(booked(), before + UNIT);
			let gift = Entries::<Runtime>::get(ledger, 3).unwrap();
			assert_eq!(gift.parties(), vec![&Party::Member(BAKERY, 1)]);

			// No treasurer acts for it. Its committee posts what its bank does, and no committee is elected.
			let reason = document(2);
			for key in [Key::Alice, Key::Bob, Key::Charlie, Key::Dave] {
				for coop in [BAKERY, LINDENHOF, COURIERS] {
					let void = LedgerCall::void { ledger, coop, pending: 1, place: None, reason };
					let sent = RuntimeCall::from(void).dispatch(RuntimeOrigin::signed(id(key)));
					assert_eq!(sent.map(|_| ()).map_err(|why| why.error), Err(LedgerError::<Runtime>::NotAHand.into()));
				}
			}
		});
	});
}
