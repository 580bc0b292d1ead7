//! The rights of a co-op and its members in their money.

use super::{
	story::{account, Story, Way, FIVE, NEIGHBOUR, THREE},
	try_all, Cell, Right, Vacancy,
};
use crate::harness::*;
use frame_support::traits::fungible::Inspect;
use pallet_dissolution::{Call as DissolutionCall, Heir};
use pallet_treasuries::{
	Call as TreasuriesCall, Item, NewLine, NewSigner, Payments, Rhythm, Rules, SignerKind, TreasuryCount, YearBegin,
};
use rochdale_primitives::{
	ledger::Party,
	money::{Mode, PaymentNo, TreasuryId},
	CoopInspect, Office, Standing, Track,
};
use rochdale_runtime::{constants::UNIT, AccountId, Balances, Cooperatives, Hash, Runtime, RuntimeCall};

const DECISION: &[&str] = &["before", "draft", "notice", "voting", "passed"];

fn has(account: &AccountId) -> u128 {
	Balances::total_balance(account)
}

/// The members open the first treasury of their co-op, for which its board signs.
fn with_treasury(story: &mut Story) -> Way {
	let coop = story.coop;
	give(&Cooperatives::account(coop).unwrap(), 1_000 * UNIT);
	let office = |office| NewSigner { who: SignerKind::Office(coop, office), days: 365 };
	let signers: Vec<_> = [Office::Chair, Office::Secretary, Office::Treasurer].map(office).into();
	let title = |title: &[u8]| title.to_vec().try_into().unwrap();
	let line = NewLine { title: title(b"Flour"), purpose: document(1), limit: 1_200 * UNIT, rhythm: Rhythm::Year };
	let call = TreasuriesCall::open_treasury {
		title: title(b"Till"),
		currency: *b"EUR",
		mode: Mode::Units,
		rules: Rules { threshold: 2, tier1: 120 * UNIT, tier2: 1_200 * UNIT },
		signers: signers.try_into().unwrap(),
		lines: vec![line].try_into().unwrap(),
		shares: Default::default(),
		year_begins: YearBegin::JANUARY,
	};
	story.prepare(|story| story.decide(Track::Ordinary, &call.into()))
}

fn treasury() -> TreasuryId {
	TreasuryCount::<Runtime>::get()
}

fn payee() -> Party<AccountId, Hash> {
	Party::Coop(NEIGHBOUR)
}

fn item() -> Item<AccountId, Hash> {
	Item { payee: payee(), amount: 5 * UNIT, custodian: None }
}

fn is_paid(before: u128) -> bool {
	has(&Cooperatives::account(NEIGHBOUR).unwrap()) == before + 5 * UNIT
}

/// An officer requests a payment and two others approve, or the members pay and name who signs.
fn pay(story: &mut Story) -> Way {
	let coop = story.coop;
	with_treasury(story)?;
	let before = has(&Cooperatives::account(NEIGHBOUR).unwrap());
	story.at("before");
	let request = TreasuriesCall::request {
		treasury: treasury(),
		coop,
		line: 1,
		items: vec![item()].try_into().unwrap(),
		voucher: document(2),
		again: false,
	};
	if story.by_any(story.members(), request).is_ok() {
		story.at("requested");
		let payment: PaymentNo = 1;
		for _ in 0..2 {
			for member in story.members() {
				if let Some(open) = Payments::<Runtime>::get(treasury(), payment) {
					let approve =
						TreasuriesCall::approve { treasury: treasury(), payment, coop, content: open.content };
					if story.tries(member, approve).is_ok() {
						story.at("approved");
					}
				}
			}
		}
	}
	if is_paid(before) {
		return Ok(());
	}
	// Whoever signs, the members decide on it, and name some of themselves in the place of offices that are empty.
	let seats: Vec<_> = [1, 2, 3].map(|member| NewSigner { who: SignerKind::Seat(coop, member), days: 365 }).into();
	let signers = TreasuriesCall::set_signers { treasury: treasury(), signers: seats.try_into().unwrap() };
	let items = vec![item()].try_into().unwrap();
	let pay = TreasuriesCall::pay { treasury: treasury(), line: None, items, voucher: document(3) };
	let calls: Vec<RuntimeCall> = vec![signers.into(), pay.into()];
	story.decide(Track::Ordinary, &pallet_utility::Call::batch_all { calls }.into())?;
	if is_paid(before) {
		Ok(())
	} else {
		Err("nobody is paid".into())
	}
}

/// The members pay by a resolution, without anybody's signature.
fn pay_by_resolution(story: &mut Story) -> Way {
	with_treasury(story)?;
	let before = has(&Cooperatives::account(NEIGHBOUR).unwrap());
	story.at("before");
	let items = vec![item()].try_into().unwrap();
	let pay = TreasuriesCall::pay { treasury: treasury(), line: None, items, voucher: document(3) };
	let went = story.decide(Track::Ordinary, &pay.into());
	if is_paid(before) {
		Ok(())
	} else {
		Err(format!("{went:?}"))
	}
}

/// The members end their co-op and divide what it has, by their own balance.
fn dissolve(story: &mut Story) -> Way {
	let coop = story.coop;
	with_treasury(story)?;
	story.at("before");
	let dissolve = DissolutionCall::dissolve { heir: Heir::Federation, document: document(5) };
	story.decide(Track::Special, &dissolve.into())?;
	story.at("dissolved");
	story.decide(Track::Ordinary, &DissolutionCall::publish_balance { coop, document: document(6) }.into())?;
	story.at("published");
	let confirm = || DissolutionCall::confirm_balance { coop, document: document(6) };
	if story.by_any(story.members(), confirm()).is_err() {
		// Somebody who is not on the board, and lays down what keeps them from it where all are.
		let auditor = if coop == FIVE { 4 } else { 3 };
		if coop != FIVE && Cooperatives::holds(coop, Office::Treasurer, auditor) {
			story.by(auditor, pallet_cooperatives::Call::resign_office { coop, office: Office::Treasurer });
		}
		story.filled(&[(Office::Auditor, auditor)])?;
		story.by_any(story.members(), confirm()).map_err(|error| format!("{error:?}"))?;
	}
	story.at("confirmed");
	story.pass(40);
	for member in story.members() {
		give(&account(coop, member), UNIT);
	}
	story.holds_within(2, || false);
	story.by_any(story.members(), DissolutionCall::conclude { coop }).map_err(|error| format!("{error:?}"))?;
	if Cooperatives::standing(coop) == Some(Standing::Left) {
		Ok(())
	} else {
		Err("it is there".into())
	}
}

const RIGHTS: &[Right] = &[
	Right {
		name: "pay within a budget",
		states: &["before", "requested", "approved"],
		days: [(0, 40), (0, 31)],
		takes: pay,
	},
	Right { name: "pay by resolution", states: DECISION, days: [(40, 40), (31, 31)], takes: pay_by_resolution },
	Right {
		name: "end the co-op",
		states: &["before", "draft", "notice", "voting", "passed", "dissolved", "published", "confirmed"],
		days: [(130, 171), (153, 153)],
		takes: dissolve,
	},
];

/// Nothing goes out of a treasury for which nobody signs. The members name others and pay in one batch, as within a budget.
const KNOWN: &[Cell] = &[
	("pay by resolution", FIVE, Vacancy::Board, "before"),
	("pay by resolution", FIVE, Vacancy::Board, "draft"),
	("pay by resolution", FIVE, Vacancy::Board, "notice"),
	("pay by resolution", FIVE, Vacancy::Board, "voting"),
	("pay by resolution", FIVE, Vacancy::Board, "passed"),
	("pay by resolution", THREE, Vacancy::Board, "before"),
	("pay by resolution", THREE, Vacancy::Board, "draft"),
	("pay by resolution", THREE, Vacancy::Board, "notice"),
	("pay by resolution", THREE, Vacancy::Board, "voting"),
	("pay by resolution", THREE, Vacancy::Board, "passed"),
];

#[test]
fn money_goes_where_members_want_whichever_office_is_empty() {
	try_all(RIGHTS, KNOWN);
}
