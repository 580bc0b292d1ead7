//! A member who is paid by bank leaves, and their entry is closed although a bank cannot pay the last fraction of a cent.

use super::*;
use crate::coops::{blocks_while, LINDENHOF};
use pallet_capped_shares::{
	Books, Call as SharesCall, ClassTerms, Debt, Expected, Holders, Holdings, Redemption, Release, Stakes,
};
use pallet_coop_membership::{Call as MembershipCall, Error as MembershipError, Members, Seats};
use rochdale_primitives::MemberNo;

const COOP: CoopId = LINDENHOF;
const HANDS: [(Key, CoopId); 2] = [(Key::Dave, COOP), (Key::Eve, COOP)];
const WHO: (Key, MemberNo) = (Key::BobStash, 5);
const CIVIL_DAY: u64 = 86_400_000;

const TERMS: ClassTerms = ClassTerms {
	par: 10 * UNIT,
	holders: Holders::Ordinary,
	redemption: Redemption::Right,
	minimum: 1,
	maximum: 50,
	cap_bps: 3_333,
	notice_days: 30,
	budget_bps: 2_500,
	max_years: 3,
	earliest_days: 0,
	buys_out: false,
	first_bps: 10_000,
	instalment_months: 0,
	entry_fee_bps: 0,
	unjustified_bps: 0,
	expelled_bps: 0,
	above: None,
	since: None,
};

fn signed(by: Key) -> RuntimeOrigin {
	RuntimeOrigin::signed(id(by))
}

/// What waits last is posted as the bank's statement has it.
fn post(treasury: TreasuryId, direction: Direction, amount: u128, reference: u8) {
	let whole = vec![PartOf::<Runtime>::Whole(last_pending(treasury))];
	both(HANDS, &posting(treasury, direction, amount, reference, whole));
}

/// Three members have paid for a share each, and the bank details of one are known.
fn begin() -> TreasuryId {
	let mut opening = opening(Mode::Bank, &board(COOP));
	if let TreasuriesCall::open_treasury { currency, .. } = &mut opening {
		*currency = *b"EUR";
	}
	decide(&[COOP], opening);
	let treasury = last_treasury();
	decide(&[COOP], SharesCall::open_class { terms: TERMS, document: document(1) });
	decide(&[COOP], SharesCall::set_open { class: 1, is_open: true });
	let (coop, party) = (COOP, Party::Member(COOP, WHO.1));
	both(HANDS, &LedgerCall::set_details { ledger: ledger(treasury), coop, party, details: document(7) });
	let expected = Expected::Class(1, vec![(3, 1), (4, 1), (WHO.1, 1)].try_into().unwrap());
	assert_eq!(dispatched(signed(Key::Dave), SharesCall::expect { coop, expected }), Ok(()));
	post(treasury, Direction::In, 30 * UNIT, 31);
	treasury
}

fn owed() -> u128 {
	Stakes::<Runtime>::get(COOP, WHO.1).owed
}

#[test]
fn who_is_paid_by_bank_to_the_cent_and_has_left_is_closed() {
	on(FEDERATION, || {
		let treasury = block(begin);
		blocks_while(|| Holdings::<Runtime>::get((COOP, 1, WHO.1)).shares == 0);
		block(|| assert_eq!(dispatched(signed(WHO.0), MembershipCall::leave { coop: COOP }), Ok(())));
		blocks_while(|| Seats::<Runtime>::contains_key(id(WHO.0), COOP));
		blocks_while(|| Stakes::<Runtime>::get(COOP, WHO.1).par > 0);
		let close = || dispatched(signed(Key::Dave), MembershipCall::close { coop: COOP, member: WHO.1 });
		let not_settled = Err(MembershipError::<Runtime>::NotSettled.into());
		// In the next year a third of what she is paid is set off, and the rest is no whole cents.
		block_at(next_timestamp() + 60 * CIVIL_DAY, || {
			assert_eq!(close(), not_settled);
			let accounts_until = YearBegin::JANUARY.year(today()).unwrap().0;
			let (amount, approved_on, solvency) = (10 * UNIT, today(), document(6));
			let release = Release { amount, accounts_until, approved_on, surplus: 0, solvency };
			decide(&[COOP], SharesCall::release { coop: COOP, class: 1, release });
			let claims = vec![1].try_into().unwrap();
			assert_eq!(dispatched(signed(Key::Dave), SharesCall::collect_claims { coop: COOP, claims }), Ok(()));
			let (member, amount, debt) = (WHO.1, 10 * UNIT / 3, Debt::Document(document(8)));
			decide(&[COOP], SharesCall::set_off { coop: COOP, member, amount, debt });
		});
		let cent = UNIT / 100;
		let fraction = owed() % cent;
		assert!(fraction > 0);
		block(|| {
			let (coop, members, amount) = (COOP, vec![WHO.1].try_into().unwrap(), owed() - fraction);
			assert_eq!(dispatched(signed(Key::Dave), SharesCall::order_payouts { coop, members }), Ok(()));
			assert_eq!((owed(), close()), (fraction, not_settled));
			post(treasury, Direction::Out, amount, 32);
		});
		assert_eq!(owed(), 0);
		let reserve = Books::<Runtime>::get(COOP).unwrap().accounts.reserve;
		let sums = Accounts::<Runtime>::get(LedgerId::Coop(COOP), reserve).unwrap().sums;
		assert_eq!(sums.credits, fraction);
		block(|| assert_eq!(close(), Ok(())));
		let closed = Members::<Runtime>::get(COOP, WHO.1).unwrap();
		assert!(matches!(closed.state, pallet_coop_membership::MemberState::Former { closed_at: Some(_), .. }));
	});
}
