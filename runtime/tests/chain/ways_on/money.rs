//! The rights of a co-op and its members in their money.

use super::{
	story::{Story, Way, FIVE, NEIGHBOUR, THREE},
	try_all, Known, Right, Vacancy,
};
use crate::harness::*;
use frame_support::traits::fungible::Inspect;
use pallet_custody::{Call as CustodyCall, Registered};
use pallet_dissolution::{Call as DissolutionCall, Dissolutions, Heir, Stage};
use pallet_treasuries::{
	Call as TreasuriesCall, Item, NewLine, NewSigner, Payments, Reports, Rhythm, Rules, SignerKind, TreasuryCount,
	YearBegin,
};
use rochdale_primitives::{
	ledger::Party,
	money::{Mode, PaymentNo, TreasuryId},
	CoopId, CoopInspect, Office, Standing, Track,
};
use rochdale_runtime::{constants::UNIT, AccountId, Balances, Cooperatives, Hash, Runtime, RuntimeCall};

pub(super) const DECISION: &[&str] = &["before", "draft", "notice", "voting", "passed"];

/// What two of the board do.
pub(super) const BY_TWO: &[&str] = &["before", "approved"];

fn has(account: &AccountId) -> u128 {
	Balances::total_balance(account)
}

/// The members have opened the first treasury of their co-op, for which its board signs.
pub(super) fn with_treasury(story: &Story, mode: Mode) {
	let coop = story.coop;
	give(&Cooperatives::account(coop).unwrap(), 1_000 * UNIT);
	let office = |office| NewSigner { who: SignerKind::Office(coop, office), days: 365 };
	let signers: Vec<_> = [Office::Chair, Office::Secretary, Office::Treasurer].map(office).into();
	let title = |title: &[u8]| title.to_vec().try_into().unwrap();
	let line = NewLine { title: title(b"Flour"), purpose: document(1), limit: 1_200 * UNIT, rhythm: Rhythm::Year };
	story.given(TreasuriesCall::open_treasury {
		title: title(b"Till"),
		currency: *b"EUR",
		mode,
		rules: Rules { threshold: 2, tier1: 120 * UNIT, tier2: 1_200 * UNIT },
		signers: signers.try_into().unwrap(),
		lines: vec![line].try_into().unwrap(),
		shares: Default::default(),
		year_begins: YearBegin::JANUARY,
	});
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
	with_treasury(story, Mode::Units);
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
	with_treasury(story, Mode::Units);
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

fn stage(coop: CoopId) -> Stage<AccountId, Hash> {
	Dissolutions::<Runtime>::get(coop).unwrap().stage
}

/// A hand of the treasury reports on its budget, without which nothing is paid any more after a while.
fn report(story: &mut Story) -> Way {
	with_treasury(story, Mode::Units);
	story.at("before");
	let report = TreasuriesCall::report_outturn { treasury: treasury(), coop: story.coop, document: document(4) };
	story.by_officers(Office::Director, None, report, || Reports::<Runtime>::contains_key(treasury(), 1))
}

/// Two of the board register an account from outside, such as a supplier's, so that it can be paid.
fn register(story: &mut Story) -> Way {
	let (coop, supplier) = (story.coop, AccountId::from([9; 32]));
	story.at("before");
	let register = CustodyCall::register_account { coop, account: supplier.clone().into(), purpose: document(4) };
	story.by_officers(Office::Director, None, register, || Registered::<Runtime>::contains_key(&supplier))
}

/// The members end their co-op and divide what it has, by their own balance.
fn dissolve(story: &mut Story) -> Way {
	let coop = story.coop;
	with_treasury(story, Mode::Units);
	story.at("before");
	let dissolve = DissolutionCall::dissolve { heir: Heir::Federation, document: document(5) };
	story.decide(Track::Special, &dissolve.into())?;
	story.at("dissolved");
	story.decide(Track::Ordinary, &DissolutionCall::publish_balance { coop, document: document(6) }.into())?;
	story.at("published");
	let confirm = DissolutionCall::confirm_balance { coop, document: document(6) };
	story.by_auditor(confirm, || matches!(stage(coop), Stage::Confirmed(_)))?;
	story.at("confirmed");
	story.pass(40);
	story.members_have(1);
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
	Right { name: "report on the budget", states: &["before"], days: [(0, 40), (0, 31)], takes: report },
	Right { name: "register an account", states: BY_TWO, days: [(0, 40), (0, 31)], takes: register },
];

/// Nothing goes out of a treasury for which nobody signs. The members name others and pay in one batch, as within a budget.
const KNOWN: &[Known] =
	&[("pay by resolution", FIVE, Vacancy::Board, DECISION), ("pay by resolution", THREE, Vacancy::Board, DECISION)];

#[test]
fn money_goes_where_members_want_whichever_office_is_empty() {
	try_all(RIGHTS, KNOWN);
}
