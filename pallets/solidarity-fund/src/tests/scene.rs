//! Rounds, applications and awards, step by step.

use crate::{mock::*, Event, *};
use frame::testing_prelude::*;

/// The ordinary rule.
pub const VIABLE: Method = Method::ViableBudgets { equal_split_bps: 0, last_fit: LastFit::Minimum };

/// An application for a grant of so many euros.
pub fn grant(minimum: Balance, full: Balance) -> Apply<H256> {
	Apply {
		instrument: Instrument::Grant,
		minimum: minimum * EURO,
		full: full * EURO,
		purpose: Purpose::Infrastructure,
		document: fresh(),
		excludes: Excluded::new(),
	}
}

/// What is planned where nothing else is said.
pub fn plan(offer: Balance, method: Method) -> Plan {
	Plan { offer: offer * EURO, method, every_days: 90 }
}

/// Plans rounds that offer so many euros each, and lets the first one open.
pub fn open_round(offer: Balance, method: Method) -> RoundNo {
	assert_ok!(SolidarityFund::hold_rounds(federation(Track::Ordinary), plan(offer, method), 1));
	pass_days(1);
	LastRound::<Test>::get()
}

/// Two officers of a co-op apply. Gives the place.
pub fn apply(coop: CoopId, round: RoundNo, asks: &Apply<H256>) -> u8 {
	for officer in [1, 2] {
		assert_ok!(SolidarityFund::apply(signed(coop, officer), coop, round, asks.clone()));
	}
	u8::try_from(Rounds::<Test>::get(round).unwrap().applicants.len() - 1).unwrap()
}

/// Lets the phases of a round pass until this one has begun.
pub fn pass_to(round: RoundNo, phase: Phase) {
	for _ in 0..40 {
		if Rounds::<Test>::get(round).unwrap().phase == phase {
			return;
		}
		pass_days(1);
	}
	panic!("the phase never came");
}

/// Points, as a call takes them.
pub fn points(given: &[(u8, u8)]) -> Listed<Given> {
	given.iter().map(|(place, points)| Given { place: *place, points: *points }).collect::<Vec<_>>().try_into().unwrap()
}

/// A round.
pub fn round(no: RoundNo) -> Round {
	Rounds::<Test>::get(no).unwrap()
}

/// Where an application stands.
pub fn stand(no: RoundNo, place: u8) -> Stand {
	Applications::<Test>::get(no, place).unwrap().stand
}

/// How an application was decided.
pub fn verdict(no: RoundNo, place: u8) -> Verdict {
	match stand(no, place) {
		Stand::Decided { verdict, .. } => verdict,
		other => panic!("not decided: {other:?}"),
	}
}

/// Founds one more co-op with so many members and a vote, which is paid in units and has no books.
pub fn found_with(coop: CoopId, members: MemberNo) {
	rochdale_mocks::found(coop);
	(1..=members).for_each(|member| seat(coop, member, account(coop, member)));
}

/// A member spreads their points.
pub fn vote(coop: CoopId, member: MemberNo, round: RoundNo, given: &[(u8, u8)]) {
	assert_ok!(SolidarityFund::vote(signed(coop, member), coop, round, points(given)));
}

/// Elects one member of each of the first five co-ops.
pub fn elect() {
	let members: Vec<_> = COOPS[..5].iter().map(|coop| Hand { coop: *coop, member: ELECTED }).collect();
	let members = members.try_into().unwrap();
	assert_ok!(SolidarityFund::elect_committee(federation(Track::Ordinary), members, 365));
}

/// A co-op reports on an award, and auditors of two others accept that.
pub fn report_and_review(no: AwardNo) {
	let coop = Awards::<Test>::get(no).unwrap().coop;
	let document = fresh();
	assert_ok!(SolidarityFund::report(signed(coop, 1), coop, no, document));
	let others: Vec<_> = COOPS.into_iter().filter(|other| *other != coop).take(2).collect();
	for other in others {
		assert_ok!(SolidarityFund::review(signed(other, AUDITOR), other, no, document));
	}
}

/// The number of the award that an application got.
pub fn award_of(round: RoundNo, place: u8) -> AwardNo {
	match stand(round, place) {
		Stand::Decided { award: Some(award), .. } => award,
		other => panic!("not awarded: {other:?}"),
	}
}

/// What a co-op has got at its address.
pub fn has(coop: CoopId) -> Balance {
	Balances::free_balance(address(coop)) - ED
}

/// What the fund is, without what it has promised.
pub fn free() -> Balance {
	SolidarityFund::free().unwrap()
}

/// The events of the pallet since they were last taken.
pub fn events() -> Vec<Event<Test>> {
	rochdale_mocks::take_events::<Test, _>()
}

/// The federation changes the numbers of the fund.
pub fn set_terms(change: impl FnOnce(&mut Terms)) {
	let mut terms = FundTerms::<Test>::get();
	change(&mut terms);
	assert_ok!(SolidarityFund::set_terms(federation(Track::Special), terms, doc(9)));
}
