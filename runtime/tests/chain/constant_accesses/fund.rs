//! The weavers apply to the solidarity fund, vote in its round, are paid, report and give back, and are helped in an emergency.

use super::*;
use frame_support::storage::{with_transaction, TransactionOutcome};
use pallet_solidarity_fund::{
	Apply, AwardNo, Call as FundCall, Deadlines, Debt, Due as FundDue, Excluded, Given, Instrument, LastAward, LastFit,
	Method, Plan, Purpose, Terms,
};
use rochdale_primitives::{
	ledger::day_of,
	money::{Hand, Mode},
};
use rochdale_runtime::configs::money::FundAddress;
use sp_runtime::DispatchError;

const COOP: u32 = WEAVERS;
const COURIERS: u32 = 3;
const ROUND: u32 = 1;

fn key(key: Key) -> AccountId {
	key.to_account_id()
}

/// What is made and then undone.
fn undone(something: impl FnOnce()) {
	with_transaction(|| {
		something();
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
	})
	.unwrap();
}

fn asks(instrument: Instrument, excludes: &[u8]) -> Apply<rochdale_runtime::Hash> {
	Apply {
		instrument,
		minimum: 100 * UNIT,
		full: 200 * UNIT,
		purpose: Purpose::Livelihoods,
		document: document(3),
		excludes: Excluded::try_from(excludes.to_vec()).unwrap(),
	}
}

fn points(given: &[(u8, u8)]) -> rochdale_primitives::listed::Listed<Given> {
	given.iter().map(|(place, points)| Given { place: *place, points: *points }).collect::<Vec<_>>().try_into().unwrap()
}

/// What is due happens once its time has come.
fn due(story: &mut Story, due: FundDue) {
	let (at, due) = Deadlines::<Runtime>::iter_keys().find(|(_, one)| *one == due).unwrap();
	let at = u64::from_be_bytes(at);
	wait(at.saturating_sub(Clock::deadline()).div_ceil(Clock::day()));
	story.by(stranger(99), FundCall::advance { at, due });
}

fn two(story: &mut Story, call: FundCall<Runtime>) {
	story.officer(0, call.clone());
	story.officer(1, call);
}

/// Two officers of another co-op.
fn of_two(story: &mut Story, officers: [Key; 2], call: FundCall<Runtime>) {
	for officer in officers {
		story.by(key(officer), call.clone());
	}
}

pub fn of_fund(story: &mut Story) {
	give(&FundAddress::get(), 4_000 * UNIT);
	story.members(shares::treasury(Mode::Units));
	story.federation(FundCall::set_terms { terms: Terms::RECOMMENDED, document: document(2) });
	let method = Method::ViableBudgets { equal_split_bps: 0, last_fit: LastFit::Minimum };
	let plan = Plan { offer: 1_000 * UNIT, method, every_days: 365 };
	story.federation(FundCall::hold_rounds { plan, first_in_days: 1 });
	let members: Vec<_> = [(BAKERY, 3), (2, 3), (COURIERS, 3), (WEAVERS, 3), (5, 1)]
		.into_iter()
		.map(|(coop, member)| Hand { coop, member })
		.collect();
	story.federation(FundCall::elect_committee { members: members.try_into().unwrap(), days: 730 });
	story.federation(FundCall::open_bank {});
	story.federation(FundCall::allow_return { amount: UNIT, document: document(2) });
	due(story, FundDue::Opening);
	story.federation(FundCall::end_rounds {});
	of_applications(story);
	of_awards(story);
	of_aid(story);
	of_dues(story);
}

fn of_applications(story: &mut Story) {
	let (coop, round) = (COOP, ROUND);
	let apply = |coop, asks| FundCall::apply { coop, round, asks };
	two(story, apply(coop, asks(Instrument::Grant, &[])));
	let (bakers, couriers) = ([Key::Alice, Key::Bob], [Key::BobStash, Key::CharlieStash]);
	of_two(story, bakers, apply(BAKERY, asks(Instrument::Grant, &[0])));
	two(story, apply(coop, asks(Instrument::Guarantee { months: 12 }, &[])));
	of_two(story, couriers, apply(COURIERS, asks(Instrument::Grant, &[])));
	two(story, FundCall::agree_exclusion { coop, round, place: 0, other: 1 });
	story.officer(0, FundCall::answer { coop, round, place: 0, document: document(4) });
	undone(|| two(story, FundCall::withdraw { coop, round, place: 2 }));
	story.officer(0, FundCall::withdraw { coop, round, place: 2 });
	let content = pallet_solidarity_fund::Begun::<Runtime>::iter_key_prefix(coop).next().unwrap();
	story.officer(0, FundCall::take_back { coop, content });
	of_two(story, bakers, FundCall::withdraw { coop: BAKERY, round, place: 1 });

	for _ in 0..2 {
		due(story, FundDue::Phase(round));
	}
	let vote = |coop, given: &[(u8, u8)]| FundCall::vote { coop, round, points: points(given) };
	story.by(weaver(5), vote(coop, &[(3, 100)]));
	for (by, coop) in [(Key::Alice, BAKERY), (Key::Bob, BAKERY), (Key::Dave, 2), (Key::AliceStash, 2)] {
		story.by(key(by), vote(coop, &[(0, 50), (2, 50)]));
	}
	story.by(key(Key::Dave), vote(2, &[(0, 40), (2, 40), (3, 20)]));
	for _ in 0..2 {
		due(story, FundDue::Phase(round));
	}
	assert_eq!(LastAward::<Runtime>::get(), 3);
}

/// The weavers have a grant and a guarantee.
fn of_awards(story: &mut Story) {
	const GRANT: AwardNo = 1;
	const GUARANTEE: AwardNo = 2;
	let coop = COOP;
	undone(|| due(story, FundDue::Payment(GRANT)));
	story.by(stranger(99), FundCall::pay { award: GRANT });
	let report = document(5);
	story.officer(0, FundCall::report { coop, award: GRANT, document: report });
	for (by, coop) in [(Key::Ferdie, BAKERY), (Key::Eve, COURIERS)] {
		story.by(key(by), FundCall::review { coop, award: GRANT, document: report });
	}
	two(story, FundCall::repay { coop, debt: Debt::Award(GRANT), amount: 50 * UNIT });
	story.federation(FundCall::call_guarantee { award: GUARANTEE, amount: 20 * UNIT });
	two(story, FundCall::give_up { coop, award: GUARANTEE });
}

fn of_aid(story: &mut Story) {
	let coop = COOP;
	let (amount, needed) = (20 * UNIT, document(7));
	for (aid, event) in [(1, document(6)), (2, document(8))] {
		story.officer(0, FundCall::request_aid { coop, event, amount, document: needed });
		for (by, coop) in [(Key::Charlie, BAKERY), (Key::AliceStash, 2), (Key::DaveStash, COURIERS)] {
			story.by(key(by), FundCall::agree_to_aid { coop, aid, event, amount, document: needed });
		}
	}
	let last = LastAward::<Runtime>::get();
	let report = document(9);
	story.officer(1, FundCall::report { coop, award: last - 1, document: report });
	story.federation(FundCall::decide_report { award: last - 1, document: report, accepts: true });
	story.federation(FundCall::cancel { award: last, owed: UNIT });
	story.federation(FundCall::write_off { award: last, amount: UNIT });
}

fn of_dues(story: &mut Story) {
	let coop = COOP;
	let year = rochdale_primitives::calendar::year_of(day_of(Clock::civil()).unwrap()).unwrap();
	story.by(stranger(99), FundCall::assess_dues { coop });
	story.officer(0, FundCall::expect_payment { coop, debt: Debt::Dues(year), amount: UNIT });
	story.federation(FundCall::waive_dues { coop, year });
}
