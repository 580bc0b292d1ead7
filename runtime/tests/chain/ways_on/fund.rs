//! The rights of a co-op in the solidarity fund, and its seat among the validators.

use super::{
	story::{key, signed, Story, Way},
	try_all, Known, Right,
};
use crate::{coops::*, harness::*};
use frame_support::traits::fungible::Inspect;
use pallet_solidarity_fund::{
	Apply, Awards, Call as FundCall, Excluded, Instrument, LastAward, LastFit, Method, Phase, Plan, Purpose, RoundNo,
	Rounds,
};
use pallet_validator_seats::Call as SeatsCall;
use rochdale_primitives::{money::Hand, CoopId, Office};
use rochdale_runtime::{configs::money::FundAddress, constants::UNIT, AccountId, Balances, Runtime};

/// Who helps in an emergency: a member of each of three co-ops.
const COMMITTEE: [(CoopId, u32); 3] = [(BAKERY, 3), (COURIERS, 3), (WEAVERS, 3)];

fn applies(round: RoundNo) -> bool {
	Rounds::<Runtime>::get(round).is_some_and(|known| known.phase == Phase::Applications)
}

/// Two of the board apply while a round takes applications, in the next one where members have to name others first.
fn apply(story: &mut Story) -> Way {
	let coop = story.coop;
	give(&FundAddress::get(), 60_000 * UNIT);
	let method = Method::ViableBudgets { equal_split_bps: 0, last_fit: LastFit::Minimum };
	let plan = Plan { offer: 1_000 * UNIT, method, every_days: 90 };
	story.federation_has(FundCall::hold_rounds { plan, first_in_days: 1 });
	assert!(story.holds_within(5, || applies(1)));
	story.starts_now();
	story.at("open");
	let mut has_named = false;
	for round in 1..=3 {
		story.holds_within(100, || applies(round));
		let asks = Apply {
			instrument: Instrument::Grant,
			minimum: 100 * UNIT,
			full: 200 * UNIT,
			purpose: Purpose::Infrastructure,
			document: document(21),
			excludes: Excluded::new(),
		};
		let call = FundCall::apply { coop, round, asks };
		let has_applied = || Rounds::<Runtime>::get(round).unwrap().applicants.contains(&coop);
		if story.is_said(Office::Director, &call.into(), &has_applied) {
			return Ok(());
		}
		if !core::mem::replace(&mut has_named, true) {
			let named = story.successors(Office::Director, None);
			story.filled(&named)?;
		}
	}
	Err("nobody applies".into())
}

/// One of the board asks for help in an emergency, a committee of others agrees, and one of the board reports on it.
fn be_helped(story: &mut Story) -> Way {
	let (coop, own) = (story.coop, account(story.coop));
	give(&FundAddress::get(), 60_000 * UNIT);
	let members: Vec<_> = COMMITTEE.iter().map(|(coop, member)| Hand { coop: *coop, member: *member }).collect();
	story.federation_has(FundCall::elect_committee { members: members.try_into().unwrap(), days: 365 });
	story.at("before");
	let (event, amount, needed) = (document(42), 100 * UNIT, document(43));
	let mut aid = 0;
	// What was asked for by who is gone since is asked for anew.
	while Balances::total_balance(&own) == 0 {
		aid += 1;
		let ask = FundCall::request_aid { coop, event, amount, document: needed };
		story.by_officers(Office::Director, None, ask, || pallet_solidarity_fund::LastAid::<Runtime>::get() == aid)?;
		story.at("asked");
		for (by, member) in COMMITTEE {
			let agree = FundCall::agree_to_aid { coop: by, aid, event, amount, document: needed };
			let _ = signed(&key(by, member), agree);
		}
		if aid == 3 {
			return Err("nobody helps".into());
		}
	}
	story.at("helped");
	let award = LastAward::<Runtime>::get();
	let report = FundCall::report { coop, award, document: document(23) };
	let has_reported = || Awards::<Runtime>::get(award).unwrap().report.is_some();
	story.by_officers(Office::Director, None, report, has_reported)
}

/// Two of the board name the account of the co-op's validator.
fn name_validator(story: &mut Story) -> Way {
	let (coop, validator) = (story.coop, AccountId::from([77; 32]));
	story.at("before");
	let name = SeatsCall::name_validator { coop, validator: validator.clone().into() };
	story.by_officers(Office::Director, None, name, || {
		rochdale_runtime::ValidatorSeats::coop_of(validator.clone()) == Some(coop)
	})
}

const RIGHTS: &[Right] = &[
	Right { name: "apply to the fund", states: &["open", "approved"], days: [(0, 89), (0, 90)], takes: apply },
	Right {
		name: "be helped in an emergency",
		states: &["before", "asked", "helped"],
		days: [(0, 40), (0, 31)],
		takes: be_helped,
	},
	Right {
		name: "name a validator",
		states: &["before", "approved"],
		days: [(0, 40), (0, 31)],
		takes: name_validator,
	},
];

const KNOWN: &[Known] = &[];

#[test]
fn the_fund_helps_whichever_office_is_empty() {
	try_all(RIGHTS, KNOWN);
}
