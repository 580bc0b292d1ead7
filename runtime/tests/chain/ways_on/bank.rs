//! The rights of a co-op and its members in money at a bank, of which two hands say what it has done.

use super::{
	money::{with_treasury, BY_TWO},
	shares::today,
	story::{Story, Way},
	try_all, Known, Right,
};
use crate::harness::*;
use pallet_capped_shares::{Allotment, Books, Call as SharesCall, Expected, Holdings, OfferTerms, Stakes};
use pallet_ledger::{
	Accounts, BankBalance, Call as LedgerCall, DetailsOf, Ledgers, PartOf, Posting, PostingOf, Statement, StatementLine,
};
use rochdale_primitives::{
	ledger::{AccountNo, LedgerId, Leg, Party, PendingNo, Side},
	money::{Direction, Mode},
	CoopId, MemberNo, Office,
};
use rochdale_runtime::{constants::UNIT, Runtime};

/// The first accounts of a treasury.
const RECEIPTS: AccountNo = 1;
const CASH: AccountNo = 2;

/// A line of today's statement, and what explains it.
fn line(coop: CoopId, direction: Direction, units: u128, reference: u8, part: PartOf<Runtime>) -> LedgerCall<Runtime> {
	let (booked, reference, parts) = (today(), document(reference), vec![part].try_into().unwrap());
	let line = StatementLine { reference, booked, valued: booked, direction, amount: units * UNIT };
	let posting: PostingOf<Runtime> = Posting { bank: CASH, line, parts, rest: 0, voucher: document(2) };
	LedgerCall::post { ledger: LedgerId::Coop(coop), coop, posting }
}

fn received(coop: CoopId) -> LedgerCall<Runtime> {
	let leg = Leg { account: RECEIPTS, side: Side::Credit, amount: 100 * UNIT, party: None };
	line(coop, Direction::In, 100, 41, PartOf::<Runtime>::Direct(leg))
}

/// What the books say that is at the bank.
fn cash(coop: CoopId) -> u128 {
	let sums = Accounts::<Runtime>::get(LedgerId::Coop(coop), CASH).unwrap().sums;
	sums.debits - sums.credits
}

fn last_pending(coop: CoopId) -> PendingNo {
	Ledgers::<Runtime>::get(LedgerId::Coop(coop)).unwrap().last_pending
}

/// Both of those who have it posted say what the bank has done, all of what waits last.
fn posted(story: &mut Story, direction: Direction, units: u128, reference: u8) -> Way {
	let (coop, before) = (story.coop, cash(story.coop));
	let call = line(coop, direction, units, reference, PartOf::<Runtime>::Whole(last_pending(coop)));
	story.by_officers(Office::Director, None, call, || cash(coop) != before)
}

/// Two hands enter what has come to the bank.
fn post(story: &mut Story) -> Way {
	let coop = story.coop;
	with_treasury(story, Mode::Bank);
	story.at("before");
	story.by_officers(Office::Director, None, received(coop), || cash(coop) > 0)
}

/// Two hands close the books by a statement of the bank.
fn close(story: &mut Story) -> Way {
	let coop = story.coop;
	with_treasury(story, Mode::Bank);
	for by in [1, 2] {
		story.by(by, received(coop));
	}
	story.pass_civil(2);
	story.starts_now();
	story.at("before");
	let balance = BankBalance { account: CASH, balance: 100 * UNIT, is_overdrawn: false };
	let (through, balances, document) = (today() - 1, vec![balance].try_into().unwrap(), document(3));
	let close =
		LedgerCall::close { ledger: LedgerId::Coop(coop), coop, statement: Statement { through, balances, document } };
	let is_closed = || Accounts::<Runtime>::get(LedgerId::Coop(coop), CASH).unwrap().unconfirmed == 0;
	story.by_officers(Office::Director, None, close, is_closed)
}

/// Two hands enter where a member is to be paid.
fn enter_details(story: &mut Story) -> Way {
	let (coop, member) = (story.coop, story.somebody());
	let (ledger, party) = (LedgerId::Coop(coop), Party::Member(coop, member));
	with_treasury(story, Mode::Bank);
	story.at("before");
	let details = LedgerCall::set_details { ledger, coop, party: party.clone(), details: document(7) };
	story.by_board(member, details, || DetailsOf::<Runtime>::contains_key(ledger, party.clone()))
}

/// One of the board expects what somebody pays for shares on offer, and two hands post it.
fn subscribed(story: &mut Story) -> Way {
	let (coop, member) = (story.coop, story.somebody());
	with_treasury(story, Mode::Bank);
	assert_eq!(cash(coop), 0);
	story.given(SharesCall::open_class { terms: TERMS, document: document(1) });
	let (minimum, maximum, allotment) = (1, 40, Allotment::InProportion);
	let terms = OfferTerms { class: 1, minimum, target: minimum, maximum, allotment, days: 90 };
	story.given(SharesCall::open_offer { terms, document: document(2) });
	story.at("before");
	let expected = Expected::Offer(1, vec![(member, 1)].try_into().unwrap());
	let before = last_pending(coop);
	let expect = SharesCall::expect { coop, expected };
	story.by_officers(Office::Director, Some(member), expect, || last_pending(coop) > before)?;
	story.at("expected");
	posted(story, Direction::In, 1, 42)
}

fn owed(coop: CoopId, member: MemberNo) -> u128 {
	Stakes::<Runtime>::get(coop, member).owed
}

/// Somebody pays for shares by bank and holds them once the offer is over.
fn subscribe(story: &mut Story) -> Way {
	let (coop, member) = (story.coop, story.somebody());
	subscribed(story)?;
	story.at("paid");
	if story.holds_within(130, || Holdings::<Runtime>::get((coop, 1, member)).shares == 1) {
		Ok(())
	} else {
		Err("nobody holds anything".into())
	}
}

/// Somebody is owed a refund, which one of the board orders and two hands post.
fn be_paid(story: &mut Story) -> Way {
	let (coop, member) = (story.coop, story.somebody());
	story.prepare(subscribed)?;
	story.given(SharesCall::withdraw_offer { offer: Books::<Runtime>::get(coop).unwrap().offers });
	story.holds_within(4, || owed(coop, member) == UNIT);
	assert_eq!(owed(coop, member), UNIT);
	bank_details(coop, member);
	story.starts_now();
	story.at("before");
	let order = SharesCall::order_payouts { coop, members: vec![member].try_into().unwrap() };
	let mut went = Err("nobody orders it".to_string());
	// What hands do not post in time is owed again, and is ordered anew.
	for reference in [43, 44] {
		let before = last_pending(coop);
		story.by_officers(Office::Director, Some(member), order.clone(), || last_pending(coop) > before)?;
		story.at("ordered");
		went = posted(story, Direction::Out, 1, reference);
		if cash(coop) == 0 {
			break;
		}
	}
	went
}

const RIGHTS: &[Right] = &[
	Right { name: "enter what a bank has done", states: BY_TWO, days: [(0, 40), (0, 31)], takes: post },
	Right { name: "close the books", states: BY_TWO, days: [(0, 40), (0, 31)], takes: close },
	Right { name: "have bank details entered", states: BY_TWO, days: [(0, 40), (0, 31)], takes: enter_details },
	Right {
		name: "subscribe shares by bank",
		states: &["before", "expected", "approved", "paid"],
		days: [(104, 104), (104, 104)],
		takes: subscribe,
	},
	Right {
		name: "be paid by bank",
		states: &["before", "ordered", "approved"],
		days: [(0, 40), (0, 31)],
		takes: be_paid,
	},
];

const KNOWN: &[Known] = &[];

#[test]
fn what_a_bank_has_done_is_entered_whichever_office_is_empty() {
	try_all(RIGHTS, KNOWN);
}
