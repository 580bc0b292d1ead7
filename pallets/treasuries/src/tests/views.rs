//! What wallets and tools see.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;

#[test]
fn a_treasury_at_a_glance() {
	new_test(|| {
		assert_eq!(Treasuries::treasury(4), None);
		let signer = |signer, coop| SignerCard { signer, hand: hand(coop, 3), account: account(coop, 3) };
		let card = TreasuryCard {
			owed: 0,
			set_aside: 0,
			title: title("Training").bounded().unwrap(),
			account: record(JOINT).account,
			ledger: LedgerId::Treasury(JOINT),
			cash: 2,
			held: HELD,
			available: 100_000 * EURO,
			status: Status::Active,
			is_report_overdue: false,
			signers: vec![signer(1, 1), signer(2, 2), signer(3, 3)],
			threshold: 2,
			tier1: TIER1,
			tier2: TIER2,
		};
		assert_eq!(Treasuries::treasury(JOINT), Some(card));
	});
}

#[test]
fn the_out_turn_against_the_budget() {
	new_test(|| {
		assert_eq!(Treasuries::lines(4), vec![]);
		assert_ok!(open_line(alone(), OWN, 50 * EURO, Rhythm::Month));
		let number = requested(OWN, 1, 1, 40 * EURO);
		assert_ok!(approve(OWN, number, 1, 2));
		assert_ok!(approve(OWN, number, 1, 3));
		assert_ok!(pay(alone(), OWN, Some(2), Party::Coop(4), 20 * EURO));
		let flour = LineCard {
			line: 1,
			title: title("Flour").bounded().unwrap(),
			account: 6,
			limit: LIMIT,
			rhythm: Rhythm::Year,
			// 1 January 2026.
			period: 20_454,
			spent: 40 * EURO,
			left: LIMIT - 40 * EURO,
			closed: false,
		};
		let rent = LineCard {
			line: 2,
			title: title("Rent").bounded().unwrap(),
			account: 7,
			limit: 50 * EURO,
			rhythm: Rhythm::Month,
			// 1 November 2026.
			period: 20_758,
			spent: 20 * EURO,
			left: 30 * EURO,
			closed: false,
		};
		assert_eq!(Treasuries::lines(OWN), vec![flour.clone(), rent.clone()]);
		assert_ok!(Treasuries::close_line(alone(), OWN, 2));
		assert_eq!(Treasuries::lines(OWN), vec![flour, LineCard { closed: true, left: 0, ..rent }]);
	});
}

#[test]
fn how_far_requests_have_come() {
	new_test(|| {
		assert_eq!(Treasuries::open_requests(4), vec![]);
		assert_eq!(Treasuries::open_requests(OWN), vec![]);
		let small = requested(OWN, 1, 1, EURO);
		let large = requested(OWN, 1, 1, TIER2);
		assert_ok!(approve(OWN, small, 1, 2));
		for member in [2, 3, 5] {
			assert_ok!(approve(OWN, large, 1, member));
		}
		let expires_at = START + 30 * DAY;
		let ready_at = Some(START + DAY);
		let cards = vec![
			RequestCard { payment: 1, content: content(OWN, 1), needed: 2, approved: 1, ready_at: None, expires_at },
			RequestCard { payment: 2, content: content(OWN, 2), needed: 3, approved: 3, ready_at, expires_at },
		];
		assert_eq!(Treasuries::open_requests(OWN), cards);
	});
}
