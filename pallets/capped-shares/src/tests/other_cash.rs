//! Money for shares that comes in the way in which the treasury's does not.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use pallet_ledger::{Part, Pendings, Posting, StatementLine};
use rochdale_primitives::assert_refused;

const TERMS_OF_OFFER: OfferTerms =
	OfferTerms { class: CLASS, minimum: 10, target: 10, maximum: 10_000, allotment: Allotment::FirstCome, days: 30 };

fn other_cash(coop: CoopId) -> CashAccount {
	Books::<Test>::get(coop).unwrap().other_cash.unwrap()
}

fn last_pending(coop: CoopId) -> PendingNo {
	pallet_ledger::Ledgers::<Test>::get(LedgerId::Coop(coop)).unwrap().last_pending
}

/// Two hands of the books post all that waits of something.
pub fn post(coop: CoopId, pending: PendingNo, direction: Direction) {
	let ledger = LedgerId::Coop(coop);
	let amount = Pendings::<Test>::get(ledger, pending).unwrap().items.iter().map(|item| item.remaining).sum();
	let line = StatementLine { reference: fresh(), booked: today(), valued: today(), direction, amount };
	let parts = vec![Part::Whole(pending)].try_into().unwrap();
	let posting = Posting { bank: other_cash(coop).account, line, parts, rest: 0, voucher: H256::default() };
	for hand in [1, 2] {
		assert_ok!(plain(Ledger::post(signed(coop, hand), ledger, coop, posting.clone())));
	}
}

fn list(members: &[(MemberNo, u64)]) -> SubscriptionList {
	members.to_vec().try_into().unwrap()
}

/// The bakery, whose treasury is in units, takes money by bank too: five shares come so, and five in units.
fn bakery_by_both() -> OfferNo {
	assert_ok!(Shares::open_cash(ordinary(BAKERY), Mode::Bank));
	assert_ok!(Shares::open_offer(ordinary(BAKERY), TERMS_OF_OFFER, doc(2)));
	assert_ok!(Shares::subscribe_offer(signed(BAKERY, ADA), BAKERY, 1, 3));
	assert_ok!(Shares::subscribe_offer(signed(BAKERY, BEN), BAKERY, 1, 2));
	assert_ok!(Shares::expect(signed(BAKERY, 1), BAKERY, Expected::Offer(1, list(&[(CLEO, 3), (8, 2)]))));
	post(BAKERY, last_pending(BAKERY), Direction::In);
	1
}

#[test]
fn an_offer_is_met_partly_in_units_and_partly_by_bank() {
	new_test(|| {
		assert_refused!(
			Shares::expect(signed(BAKERY, 1), BAKERY, Expected::Offer(1, list(&[(CLEO, 3)]))),
			Errors::NoSuchOffer
		);
		bakery_by_both();
		pass_days(60);
		assert_eq!([ADA, BEN, CLEO, 8].map(|member| held(BAKERY, CLASS, member)), [3, 2, 3, 2]);
		assert_eq!(balance(BAKERY, class(BAKERY, CLASS).capital), 10 * PAR);
		assert_eq!(balance(BAKERY, CASH_NO), 5 * PAR + ED);
		assert_eq!(balance(BAKERY, other_cash(BAKERY).account), 5 * PAR);
	});
}

#[test]
fn an_offer_that_misses_its_minimum_refunds_each_by_the_way_they_choose() {
	new_test(|| {
		bakery_by_both();
		assert_ok!(Shares::withdraw_offer(ordinary(BAKERY), 1));
		pass_days(1);
		assert_eq!([ADA, BEN, CLEO, 8].map(|member| owed(BAKERY, member)), [3, 2, 3, 2].map(|shares| shares * PAR));
		assert_noop!(Shares::pay_out(signed(BAKERY, ADA), BAKERY, only(CLEO)), Errors::NotTheirs);
		assert_ok!(Shares::pay_out(signed(BAKERY, ADA), BAKERY, only(ADA)));
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(BEN)));
		assert_eq!((purse(BAKERY, ADA), purse(BAKERY, BEN)), (PURSE, PURSE));
		assert_ok!(Shares::order_payouts(signed(BAKERY, 1), BAKERY, vec![CLEO, 8].try_into().unwrap()));
		post(BAKERY, last_pending(BAKERY), Direction::Out);
		assert_eq!([ADA, BEN, CLEO, 8].map(|member| owed(BAKERY, member)), [0; 4]);
		assert_eq!((balance(BAKERY, CASH_NO), balance(BAKERY, other_cash(BAKERY).account)), (ED, 0));
	});
}

#[test]
fn a_co_op_by_bank_takes_units_at_an_address_of_its_own() {
	new_test(|| {
		assert_noop!(Shares::subscribe(signed(HOUSING, ADA), HOUSING, CLASS, 1), Errors::NotInUnits);
		assert_ok!(Shares::open_cash(ordinary(HOUSING), Mode::Units));
		assert_ok!(Balances::transfer_keep_alive(signed(BAKERY, ADA), account(HOUSING, ADA), PAR + ED));
		assert_ok!(Shares::subscribe(signed(HOUSING, ADA), HOUSING, CLASS, 1));
		assert_eq!(held(HOUSING, CLASS, ADA), 1);
		assert_eq!(balance(HOUSING, other_cash(HOUSING).account), PAR);
		// What another treasury is handed leaves at once, and nobody else's money with it. The existential deposit stays.
		let hand = |by, treasury, amount| Shares::hand_over(signed(HOUSING, by), HOUSING, treasury, amount, doc(3));
		assert_noop!(hand(1, BY_BANK, PAR), Errors::NotOwnTreasury);
		assert_noop!(hand(1, IN_UNITS, PAR), Errors::NotLiquid);
		assert_ok!(hand(1, IN_UNITS, PAR - ED));
		assert_eq!(Balances::free_balance(address(IN_UNITS)), 0);
		assert_ok!(hand(2, IN_UNITS, PAR - ED));
		assert_eq!(Balances::free_balance(address(IN_UNITS)), PAR - ED);
		assert_eq!(balance(HOUSING, accounts(HOUSING).handed_over), PAR - ED);
	});
}

#[test]
fn a_co_op_without_money_of_its_own_refunds_to_the_last_unit() {
	new_test(|| {
		assert_ok!(Shares::open_cash(ordinary(HOUSING), Mode::Units));
		assert_ok!(Shares::open_offer(ordinary(HOUSING), TERMS_OF_OFFER, doc(2)));
		for member in [ADA, BEN] {
			assert_ok!(Balances::transfer_keep_alive(signed(BAKERY, member), account(HOUSING, member), PAR + ED));
			assert_ok!(Shares::subscribe_offer(signed(HOUSING, member), HOUSING, 1, 1));
		}
		pass_days(60);
		for member in [ADA, BEN] {
			assert_ok!(Shares::pay_out(signed(HOUSING, member), HOUSING, only(member)));
			assert_eq!(purse(HOUSING, member), PAR + ED);
		}
		assert_eq!(balance(HOUSING, other_cash(HOUSING).account), 0);
	});
}

#[test]
fn what_is_held_aside_or_owed_stays_in_cash() {
	new_test(|| {
		bakery_by_both();
		let hand = |by, amount, document| Shares::hand_over(signed(BAKERY, by), BAKERY, BY_BANK, amount, doc(document));
		assert_noop!(hand(1, PAR, 3), Errors::NotLiquid);
		pass_days(60);
		assert_noop!(hand(ADA, PAR, 3), Errors::NotOnBoard);
		assert_noop!(hand(1, PAR, 0), Errors::NoDocument);
		assert_noop!(hand(1, 0, 3), Errors::NotLiquid);
		assert_noop!(hand(1, PAR + 1, 3), Errors::NotLiquid);
		assert_noop!(hand(1, 5 * PAR + CENT, 3), Errors::NotLiquid);
		assert_ok!(hand(1, 5 * PAR, 3));
		assert_noop!(hand(1, 5 * PAR, 3), Errors::AlreadyBegun);
		assert_ok!(hand(2, 5 * PAR, 3));
		assert_noop!(hand(1, CENT, 4), Errors::NotLiquid);
		// It is gone when two hands have found it in the bank's statement.
		assert_eq!(balance(BAKERY, other_cash(BAKERY).account), 5 * PAR);
		post(BAKERY, last_pending(BAKERY), Direction::Out);
		assert_eq!(balance(BAKERY, other_cash(BAKERY).account), 0);
		assert_eq!(balance(BAKERY, accounts(BAKERY).handed_over), 5 * PAR);
	});
}

#[test]
fn the_members_decide_alone_where_the_board_sleeps() {
	new_test(|| {
		bakery_by_both();
		pass_days(60);
		let hand_over = |origin| Shares::hand_over(origin, BAKERY, BY_BANK, PAR, doc(3));
		assert_noop!(hand_over(ordinary(HOUSING)), Errors::OtherCoop);
		assert_noop!(Shares::hand_over(ordinary(BAKERY), BAKERY, JOINT, PAR, doc(3)), Errors::NotOwnTreasury);
		assert_ok!(hand_over(ordinary(BAKERY)));
	});
}

#[test]
fn a_second_cash_is_opened_once_and_for_amounts_that_a_bank_can_move() {
	new_test(|| {
		assert_noop!(Shares::hand_over(signed(BAKERY, 1), BAKERY, BY_BANK, PAR, doc(3)), Errors::NoBooks);
		assert_noop!(Shares::open_cash(ordinary(BAKERY), Mode::Units), Errors::CashExists);
		assert_ok!(Shares::open_cash(ordinary(BAKERY), Mode::Bank));
		assert_noop!(Shares::open_cash(ordinary(BAKERY), Mode::Bank), Errors::CashExists);
		assert_noop!(
			Shares::open_class(special(BAKERY), ClassTerms { par: CENT + 1, ..TERMS }, doc(1)),
			Errors::TermsOutsideRange
		);
	});
	empty_test(|| {
		assert_noop!(Shares::open_cash(ordinary(BAKERY), Mode::Bank), Errors::NoSuchClass);
		open_class(BAKERY, ClassTerms { par: PAR + 1, ..TERMS });
		assert_noop!(Shares::open_cash(ordinary(BAKERY), Mode::Bank), Errors::TermsOutsideRange);
	});
}

#[test]
fn what_the_other_cash_covers_hides_nothing_that_no_statement_confirms() {
	new_test(|| {
		assert_ok!(Shares::open_cash(ordinary(HOUSING), Mode::Units));
		assert_ok!(Balances::transfer_keep_alive(signed(BAKERY, ADA), account(HOUSING, ADA), 2 * PAR));
		assert_ok!(Shares::subscribe(signed(HOUSING, ADA), HOUSING, CLASS, 1));
		assert_ok!(Shares::open_offer(ordinary(HOUSING), TERMS_OF_OFFER, doc(2)));
		assert_ok!(Shares::expect(signed(HOUSING, 1), HOUSING, Expected::Offer(1, list(&[(BEN, 3)]))));
		let (ledger, pending) = (LedgerId::Coop(HOUSING), last_pending(HOUSING));
		let reference = fresh();
		let (booked, valued, direction, amount) = (today(), today(), Direction::In, 3 * PAR);
		let line = StatementLine { reference, booked, valued, direction, amount };
		let parts = vec![Part::Whole(pending)].try_into().unwrap();
		let posting = Posting { bank: CASH_NO, line, parts, rest: 0, voucher: H256::default() };
		for hand in [1, 2] {
			assert_ok!(plain(Ledger::post(signed(HOUSING, hand), ledger, HOUSING, posting.clone())));
		}
		// One share is paid in units, which cover one of the three that are held.
		let elsewhere = PAR - ED;
		let told = (<Shares as SetAside>::set_aside(ledger), <Shares as SetAside>::unconfirmed(ledger));
		assert_eq!(told, (3 * PAR - elsewhere, 3 * PAR - elsewhere));
	});
}

#[test]
fn what_a_treasury_leaves_alone_is_what_the_other_cash_does_not_cover() {
	new_test(|| {
		bakery_by_both();
		let aside = || <Shares as SetAside>::set_aside(LedgerId::Coop(BAKERY));
		// Ten shares are held aside, five of them lie in the other cash.
		assert_eq!(aside(), 5 * PAR);
		pass_days(60);
		assert_eq!(aside(), 0);
	});
}

#[test]
fn no_payment_is_promised_that_the_existential_deposit_would_have_to_cover() {
	new_test(|| {
		let par = ED * 6 / 10;
		let class = open_class(BAKERY, ClassTerms { par, redemption: Redemption::Right, ..TERMS });
		for member in 1..=10 {
			assert_ok!(Shares::subscribe(signed(BAKERY, member), BAKERY, class, 1));
		}
		for member in [ADA, BEN, CLEO] {
			unseat(BAKERY, member);
			Shares::on_seat_ended(BAKERY, member, SeatEnd::Left);
		}
		pass_days(0);
		pass_until(new_year(2027) + 180);
		// The co-op spends all but what three claims come to. Of that the address keeps alive by the last deposit.
		let (claims, receipts) = (3 * par, 1);
		let amount = 10 * par + ED - claims;
		let leg = |account, side| Leg { account, side, amount, party: None };
		let legs = vec![leg(receipts, Side::Debit), leg(CASH_NO, Side::Credit)];
		let (basis, voucher, moves) = (Basis::Rule, doc(5), Moves::To(STRANGER));
		let spent = Draft { ledger: LedgerId::Coop(BAKERY), legs, day: None, basis, voucher, moves };
		assert_ok!(<Ledger as Post<_, _>>::post(spent));
		assert_eq!(Balances::free_balance(CASH), claims);
		let day = new_year(2027);
		let release = |amount| {
			let release = Release { amount, accounts_until: day, approved_on: day, surplus: PAR, solvency: doc(3) };
			Shares::release(ordinary(BAKERY), BAKERY, class, release)
		};
		// If all were released, the first one would be paid, and the second one would leave less than the address lives of.
		for too_much in [claims, claims - ED + 1] {
			assert_noop!(release(too_much), Errors::NotLiquid);
		}
		assert_ok!(release(claims - ED));
		assert_ok!(Shares::collect_claims(anybody(), BAKERY, vec![1, 2, 3].try_into().unwrap()));
		for member in [CLEO, ADA, BEN] {
			assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(member)));
		}
	});
}
