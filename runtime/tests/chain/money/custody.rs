//! The books of custody: whoever reads the ledgers sees what it issued and redeemed, and nobody else posts there.

use super::*;
use crate::coops::{BAKERY, COURIERS, GROCERY, LINDENHOF, WEAVERS};
use pallet_custody::{IssueCount, UNITS_ISSUED};
use pallet_ledger::{Opening, Statement};
use rochdale_primitives::ledger::{Basis, Item, Sums};
use rochdale_runtime::{Custody, Ledger};

const BOOKS: LedgerId = LedgerId::Custody;

/// The account of the custodian 1.
fn deposits() -> AccountNo {
	Custody::account_of(1)
}

fn sums(account: AccountNo) -> Sums {
	Ledger::accounts(BOOKS, account)[0].sums
}

#[test]
fn what_custody_issued_and_redeemed_stands_in_its_books() {
	on(FEDERATION, || {
		let (no, before) = (Ledgers::<Runtime>::get(BOOKS).unwrap().last_entry, issued());
		block(|| {
			let deposit = attest(&id(Key::CharlieStash), 100 * UNIT, 1);
			succeed(Key::Ferdie, confirm_deposit(deposit, BAKERY));
			let redemption = redeem(Key::CharlieStash, 40 * UNIT);
			succeed(Key::Eve, CustodyCall::report_payout { redemption, reference: document(2) });
			succeed(Key::CharlieStash, CustodyCall::acknowledge_payout { redemption });
		});
		let holder = Party::Member(COURIERS, seat_of(COURIERS, Key::CharlieStash));
		let entered: Vec<_> = Ledger::entries(BOOKS, no + 1).into_iter().map(|(_, entry)| entry).collect();
		assert_eq!(entered.len(), 2);
		for (entry, basis, reference, side, amount) in [
			(&entered[0], Basis::Issue(IssueCount::<Runtime>::get()), 1, Side::Debit, 100 * UNIT),
			(&entered[1], Basis::Payout(1), 2, Side::Credit, 40 * UNIT),
		] {
			assert_eq!((&entry.basis, entry.voucher, entry.day), (&basis, document(reference), today()));
			let legs: Vec<_> = entry.legs.iter().map(|leg| (leg.account, leg.side, leg.amount)).collect();
			assert_eq!(legs, [(deposits(), side, amount), (UNITS_ISSUED, side.other(), amount)]);
			assert_eq!(entry.parties(), vec![&holder]);
		}
		assert_eq!(issued(), before + 60 * UNIT);
		assert_eq!((sums(UNITS_ISSUED).credits, sums(UNITS_ISSUED).debits), (before + 100 * UNIT, 40 * UNIT));
		assert_eq!((sums(deposits()).debits, sums(deposits()).credits), (before + 100 * UNIT, 40 * UNIT));
	});
}

/// The number of whoever sits in the co-op with this key.
fn seat_of(coop: CoopId, key: Key) -> u32 {
	use rochdale_primitives::MemberInspect;

	rochdale_runtime::Membership::seat_of(coop, &id(key)).unwrap()
}

#[test]
fn no_hand_posts_in_the_books_of_custody() {
	on(FEDERATION, || {
		block(|| {
			let (ledger, voucher, bank, day) = (BOOKS, document(2), deposits(), today());
			let leg = |account, side| Leg { account, side, amount: UNIT, party: None };
			let legs = vec![leg(bank, Side::Debit), leg(UNITS_ISSUED, Side::Credit)].try_into().unwrap();
			let opening = Opening { day: day - 5, legs, document: voucher };
			let statement = Statement { through: day - 1, balances: Default::default(), document: voucher };
			let item = || Item { account: UNITS_ISSUED, amount: UNIT, party: Party::Fund, charged: None };
			let line =
				StatementLine { reference: voucher, booked: day, valued: day, direction: Direction::In, amount: UNIT };
			let parts = vec![PartOf::<Runtime>::Direct(leg(UNITS_ISSUED, Side::Credit))].try_into().unwrap();
			let posting: PostingOf<Runtime> = Posting { bank, line, parts, rest: 0, voucher };
			let before = Ledgers::<Runtime>::get(BOOKS);
			// Officers and auditors of the custodian and of others, delegates, members and a stranger.
			for key in Key::iter() {
				let refused = |call: LedgerCall<Runtime>, why: LedgerError<Runtime>| {
					assert_eq!(dispatched(RuntimeOrigin::signed(id(key)), call.clone()), Err(why.into()), "{call:?}");
				};
				for coop in [BAKERY, LINDENHOF, COURIERS, WEAVERS, GROCERY] {
					let (posting, details, party) = (posting.clone(), voucher, Party::Fund);
					let (opening, statement, days) = (opening.clone(), statement.clone(), 9);
					for call in [
						LedgerCall::expect { ledger, coop, bank, item: item(), voucher, days },
						LedgerCall::post { ledger, coop, posting },
						LedgerCall::void { ledger, coop, pending: 1, place: None, reason: voucher },
						LedgerCall::correct { ledger, coop, entry: 1, reason: voucher, anew: None },
						LedgerCall::close { ledger, coop, statement },
						LedgerCall::open_balances { ledger, coop, opening },
						LedgerCall::set_details { ledger, coop, party, details },
					] {
						refused(call, LedgerError::NotAHand);
					}
				}
				for account in [UNITS_ISSUED, deposits()] {
					let pay = LedgerCall::contribute { ledger, account, amount: UNIT, voucher, as_member_of: None };
					refused(pay, LedgerError::NotInUnits);
					refused(LedgerCall::enter_receipts { ledger, account }, LedgerError::NotInUnits);
				}
			}
			assert_eq!(Ledgers::<Runtime>::get(BOOKS), before);
		});
	});
}
