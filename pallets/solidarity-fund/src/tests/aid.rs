//! A co-op asks for help in an emergency, and three of the committee grant it.

use super::scene::*;
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_mocks::{move_seat, DeadlineTime};
use rochdale_primitives::{assert_refused, calendar::year_of};

/// The flood.
pub const FLOOD: u64 = 41;

fn requesting(coop: CoopId, officer: MemberNo, event: u64, amount: Balance) -> DispatchResult {
	SolidarityFund::request_aid(signed(coop, officer), coop, doc(event), amount, doc(2))
}

/// An officer asks for so many euros because of the flood.
pub fn request(coop: CoopId, officer: MemberNo, euros: Balance) -> AidNo {
	request_for(coop, officer, FLOOD, euros)
}

fn request_for(coop: CoopId, officer: MemberNo, event: u64, euros: Balance) -> AidNo {
	assert_ok!(requesting(coop, officer, event, euros * EURO));
	LastAid::<Test>::get()
}

/// A member agrees to what was asked.
pub fn agree_by(coop: CoopId, member: MemberNo, aid: AidNo) -> DispatchResult {
	agree_as(account(coop, member), coop, aid)
}

fn agree_as(who: AccountId, coop: CoopId, aid: AidNo) -> DispatchResult {
	let Aid { event, amount, document, .. } = Aids::<Test>::get(aid).expect("it waits");
	plain(SolidarityFund::agree_to_aid(RuntimeOrigin::signed(who), coop, aid, event, amount, document))
}

/// The member of the committee of this co-op agrees.
pub fn agree(coop: CoopId, aid: AidNo) -> DispatchResult {
	agree_by(coop, ELECTED, aid)
}

/// Three of the committee agree who are not of the co-op that asks.
fn grant_aid(aid: AidNo) {
	let asks = Aids::<Test>::get(aid).unwrap().coop;
	for coop in COOPS[..5].iter().filter(|coop| **coop != asks).take(3) {
		assert_ok!(agree(*coop, aid));
	}
}

/// A co-op is helped with so many euros.
pub fn help(coop: CoopId, event: u64, euros: Balance) -> AwardNo {
	grant_aid(request_for(coop, 1, event, euros));
	LastAward::<Test>::get()
}

#[test]
fn three_of_five_grant_what_an_officer_has_asked_and_it_is_paid_at_once() {
	new_test(|| {
		elect();
		events();
		let aid = request(BAKERY, 1, 700);
		let (event, amount, coop) = (doc(FLOOD), 700 * EURO, BAKERY);
		let lapses_at = MockClock::deadline() + 3 * DAY;
		let told = events();
		assert_eq!(told, vec![Event::AidRequested { aid, coop, event, amount, lapses_at }]);
		for (coop, paid) in [(MILL, 0), (TAXI, 0), (FARM, 700 * EURO)] {
			assert_ok!(agree(coop, aid));
			assert_eq!(has(BAKERY), paid);
		}
		let told = events();
		assert!(told.contains(&Event::AidAgreed { aid, by: Hand { coop: FARM, member: ELECTED } }));
		assert!(told.contains(&Event::AidGranted { aid, coop, event, award: 1 }));
		assert_eq!((Aided::<Test>::get(event, BAKERY), Aids::<Test>::get(aid)), (Some(1), None));
		assert_eq!(free(), 59_300 * EURO);
		let award = Awards::<Test>::get(1).unwrap();
		assert_eq!((award.source, award.paid, award.tranches.len()), (Source::Aid(aid), 700 * EURO, 1));
		assert!(Records::<Test>::get(BAKERY).waiting.is_empty());
		// It waits for nothing any more.
		assert_eq!(Deadlines::<Test>::iter_keys().filter(|(_, due)| *due == Due::Lapse(aid)).count(), 0);
		// The step that would pay it in the next block finds nothing.
		pass_block();
		assert_eq!(has(BAKERY), 700 * EURO);
	});
}

#[test]
fn a_co_op_without_books_is_paid_too_and_one_with_a_bank_where_the_fund_has_one() {
	new_test(|| {
		elect();
		help(READERS, FLOOD, 300);
		assert_eq!(has(READERS), 300 * EURO);
		assert_refused!(requesting(HOUSING, 1, FLOOD, EURO), Errors::NotPayable);
		assert_ok!(SolidarityFund::open_bank(federation(Track::Ordinary)));
		let award = help(HOUSING, FLOOD, 300);
		// The bank of the fund has nothing: it stays due.
		assert_eq!(Awards::<Test>::get(award).unwrap().payable.due, 300 * EURO);
		WithoutAccount::set(vec![MILL]);
		assert_refused!(requesting(MILL, 1, FLOOD, EURO), Errors::NotPayable);
	});
}

#[test]
fn only_officers_ask_and_only_with_two_documents() {
	new_test(|| {
		assert_refused!(requesting(BAKERY, ADA, FLOOD, EURO), Errors::NotOnBoard);
		assert_refused!(SolidarityFund::request_aid(anybody(), BAKERY, doc(1), EURO, doc(2)), Errors::NotMember);
		let none = H256::default();
		for (event, document) in [(none, doc(2)), (doc(1), none)] {
			let asking = SolidarityFund::request_aid(signed(BAKERY, 1), BAKERY, event, EURO, document);
			assert_refused!(asking, Errors::NoDocument);
		}
	});
}

#[test]
fn a_co_op_without_its_rights_is_not_helped() {
	let lose: [(fn(), DispatchError); 3] = [
		(|| set_voice(BAKERY, Voice::Suspended), Errors::NotInGoodStanding.into()),
		(|| Dissolved::set(vec![BAKERY]), Errors::CoopDissolved.into()),
		(|| (1..=MEMBERS).for_each(|member| set_vote(BAKERY, member, false)), Errors::CoopAsleep.into()),
	];
	for (lose, error) in lose {
		new_test(|| {
			elect();
			let aid = request(BAKERY, 1, 500);
			lose();
			assert_refused!(agree(MILL, aid), error);
			assert_refused!(requesting(BAKERY, 2, 8, EURO), error);
		});
	}
}

#[test]
fn one_officer_binds_nobody_and_two_of_the_committee_do_not_either() {
	new_test(|| {
		elect();
		let aid = request(BAKERY, 1, 500);
		for coop in [MILL, TAXI] {
			assert_ok!(agree(coop, aid));
		}
		pass_days(2);
		assert_eq!((has(BAKERY), LastAward::<Test>::get()), (0, 0));
		assert_eq!(free(), 60_000 * EURO);
		assert!(Records::<Test>::get(BAKERY).received.is_empty());
	});
}

#[test]
fn who_agrees_repeats_the_content() {
	new_test(|| {
		elect();
		let aid = request(BAKERY, 1, 500);
		let agreeing = |event, amount, document| {
			SolidarityFund::agree_to_aid(signed(MILL, ELECTED), MILL, aid, doc(event), amount, doc(document))
		};
		assert_refused!(agreeing(FLOOD + 1, 500 * EURO, 2), Errors::OtherContent);
		assert_refused!(agreeing(FLOOD, 501 * EURO, 2), Errors::OtherContent);
		assert_refused!(agreeing(FLOOD, 500 * EURO, 3), Errors::OtherContent);
		assert_ok!(agreeing(FLOOD, 500 * EURO, 2));
	});
}

#[test]
fn who_sits_or_will_sit_in_the_co_op_that_asks_stays_out() {
	new_test(|| {
		elect();
		let aid = request(BAKERY, 1, 500);
		assert_refused!(agree(BAKERY, aid), Errors::OwnCoop);
		seat(BAKERY, MEMBERS + 1, account(MILL, ELECTED));
		assert_refused!(agree(MILL, aid), Errors::OwnCoop);
		Moving::set(vec![(BAKERY, ADA, account(TAXI, ELECTED))]);
		assert_refused!(agree(TAXI, aid), Errors::OwnCoop);
		// Whoever has asked stays out by whatever seat.
		move_seat(FARM, ELECTED, account(BAKERY, 1));
		assert_refused!(agree_as(account(BAKERY, 1), FARM, aid), Errors::OwnCoop);
		assert_ok!(agree(HOUSING, aid));
	});
}

#[test]
fn nobody_agrees_twice_as_one_member_or_as_two() {
	new_test(|| {
		elect();
		let aid = request(BAKERY, 1, 500);
		assert_ok!(agree(MILL, aid));
		assert_refused!(agree(MILL, aid), Errors::AlreadyAgreed);
		Moving::set(vec![(MILL, ELECTED, account(TAXI, ELECTED))]);
		assert_refused!(agree(TAXI, aid), Errors::SamePerson);
		Moving::set(vec![(TAXI, ELECTED, account(MILL, ELECTED))]);
		assert_refused!(agree(TAXI, aid), Errors::SamePerson);
		Moving::set(vec![]);
		move_seat(TAXI, ELECTED, account(MILL, ELECTED));
		assert_refused!(agree_as(account(MILL, ELECTED), TAXI, aid), Errors::SamePerson);
		for coop in [FARM, HOUSING] {
			assert_ok!(agree(coop, aid));
		}
		assert_eq!(has(BAKERY), 500 * EURO);
	});
}

#[test]
fn a_request_lapses_after_three_days() {
	new_test(|| {
		elect();
		let aid = request(BAKERY, 1, 500);
		DeadlineTime::mutate(|now| *now += 3 * DAY - 1);
		assert_ok!(agree(MILL, aid));
		DeadlineTime::mutate(|now| *now += 1);
		// The chain has not worked it off yet.
		assert_refused!(agree(TAXI, aid), Errors::NoSuchAid);
		events();
		pass_block();
		assert_eq!(events(), vec![Event::AidLapsed { aid }]);
		assert_eq!(Aids::<Test>::get(aid), None);
		assert!(Records::<Test>::get(BAKERY).waiting.is_empty());
		// It can be asked for once more, and a number that is none is refused.
		grant_aid(request(BAKERY, 1, 500));
		let agreeing = SolidarityFund::agree_to_aid(signed(MILL, ELECTED), MILL, 99, doc(1), 1, doc(2));
		assert_refused!(agreeing, Errors::NoSuchAid);
	});
}

#[test]
fn a_co_op_is_helped_once_because_of_an_event_and_others_because_of_the_same() {
	new_test(|| {
		elect();
		let (aid, other) = (request(BAKERY, 1, 500), request(BAKERY, 2, 300));
		grant_aid(aid);
		assert_refused!(agree(MILL, other), Errors::AlreadyAided);
		assert_refused!(requesting(BAKERY, 1, FLOOD, EURO), Errors::AlreadyAided);
		help(FARM, FLOOD, 500);
		help(BAKERY, FLOOD + 1, 500);
		assert_eq!(has(BAKERY), 1_000 * EURO);
	});
}

#[test]
fn one_grant_has_its_cap_and_no_part_of_a_cent() {
	new_test(|| {
		elect();
		assert_refused!(requesting(BAKERY, 1, FLOOD, 1_000 * EURO + CENT), Errors::EmergencyCap);
		assert_refused!(requesting(BAKERY, 1, FLOOD, 0), Errors::EmergencyCap);
		assert_refused!(requesting(BAKERY, 1, FLOOD, CENT + 1), Errors::OutOfRange);
		assert_refused!(requesting(BAKERY, 1, FLOOD, Balance::MAX / CENT * CENT), Errors::EmergencyCap);
		let aid = request(BAKERY, 1, 1_000);
		// The federation has become more careful meanwhile.
		set_terms(|terms| terms.emergency_most = 999 * EURO);
		assert_refused!(agree(MILL, aid), Errors::EmergencyCap);
	});
}

#[test]
fn all_grants_of_a_calendar_year_have_their_cap_of_the_fund_at_the_first_one() {
	new_test(|| {
		elect();
		let waiting = request_for(MILL, 1, 99, 1_000);
		for n in 0..6 {
			help([BAKERY, TAXI][n as usize % 2], n + 1, 1_000);
		}
		let year = year_of(today()).unwrap();
		let known = Emergencies::<Test>::get();
		assert_eq!(known, EmergencyYear { year, most: 6_000 * EURO, granted: 6_000 * EURO });
		// What was asked before does not get around it.
		assert_refused!(agree(TAXI, waiting), Errors::EmergencyCap);
		assert_refused!(requesting(FARM, 1, FLOOD, CENT), Errors::EmergencyCap);
		while year_of(today()) == Some(year) {
			assert_refused!(requesting(FARM, 1, FLOOD, CENT), Errors::EmergencyCap);
			pass_days(1);
		}
		help(FARM, FLOOD, 1_000);
		let known = Emergencies::<Test>::get();
		assert_eq!(known, EmergencyYear { year: year + 1, most: 5_400 * EURO, granted: 1_000 * EURO });
	});
}

#[test]
fn three_who_collude_with_a_co_op_get_no_more_than_its_cap_by_whatever_events() {
	new_test(|| {
		set_terms(|terms| (terms.emergency_most, terms.emergency_bps) = (5_000 * EURO, 3_000));
		elect();
		help(BAKERY, 1, 5_000);
		help(BAKERY, 2, 5_000);
		// A fifth of 50,000 it has had.
		assert_refused!(requesting(BAKERY, 1, 3, CENT), Errors::AboveCap);
		help(FARM, 1, 5_000);
		// Rounds count it too.
		let round = open_round(10_000, VIABLE);
		assert_refused!(SolidarityFund::apply(signed(BAKERY, 1), BAKERY, round, grant(1, 1)), Errors::AboveCap);
		assert_eq!(apply(MILL, round, &grant(1, 1)), 0);
	});
}

#[test]
fn aid_uses_what_rounds_leave_for_emergencies_and_a_round_awards_what_aid_has_left() {
	new_test(|| {
		set_terms(|terms| {
			(terms.emergency_most, terms.emergency_bps) = (5_000 * EURO, 3_000);
			(terms.round_cap_bps, terms.floor_bps, terms.recipient_cap_bps) = (5_000, 3_000, 3_300);
		});
		elect();
		let round = open_round(50_000, VIABLE);
		let places = [BAKERY, MILL].map(|coop| apply(coop, round, &grant(1, 19_800)));
		pass_to(round, Phase::Voting);
		for coop in [FARM, HOUSING, READERS] {
			vote(coop, ADA, round, &[(places[0], 50), (places[1], 50)]);
		}
		for (coop, event, euros) in [(FARM, 1, 5_000), (FARM, 2, 5_000), (TAXI, 3, 5_000), (TAXI, 4, 3_000)] {
			help(coop, event, euros);
		}
		pass_to(round, Phase::Settled);
		let Round { pot, awarded, .. } = Rounds::<Test>::get(round).unwrap();
		assert_eq!((pot, awarded, free()), (24_000 * EURO, 24_000 * EURO, 18_000 * EURO));
		let year = year_of(today());
		while year_of(today()) == year {
			pass_days(1);
		}
		help(READERS, FLOOD, 5_000);
		assert_eq!(free(), 13_000 * EURO);
	});
}

#[test]
fn aid_takes_nothing_that_was_promised_to_others_and_a_fund_of_nothing_grants_none() {
	chain(0).execute_with(|| {
		elect();
		assert_refused!(requesting(BAKERY, 1, FLOOD, CENT), Errors::EmergencyCap);
		give_to_fund(100 * EURO);
		help(BAKERY, FLOOD, 10);
		assert_eq!((has(BAKERY), free()), (10 * EURO, 90 * EURO));
		assert_refused!(requesting(BAKERY, 1, 7, CENT), Errors::EmergencyCap);
		assert_ok!(check());
	});
}

#[test]
fn each_officer_has_one_request_and_takes_no_room_of_the_others() {
	new_test(|| {
		elect();
		let asked: Vec<_> = (1..=3).map(|officer| request_for(BAKERY, officer, officer.into(), 100)).collect();
		for officer in 1..=3 {
			assert_refused!(requesting(BAKERY, officer, FLOOD, EURO), Errors::TooManyWaiting);
		}
		request(MILL, 1, 100);
		// What somebody asked who is not on the board any more is granted no more, and makes room.
		appoint(BAKERY, Office::Secretary, ADA);
		assert_refused!(agree(MILL, asked[1]), Errors::NoSuchAid);
		events();
		let last = request_for(BAKERY, ADA, FLOOD, 100);
		let told = events();
		assert_eq!(told[0], Event::AidLapsed { aid: asked[1] });
		assert_eq!(Records::<Test>::get(BAKERY).waiting, vec![asked[0], asked[2], last]);
		assert_eq!(Aids::<Test>::iter().count(), 4);
		pass_days(3);
		assert!(Records::<Test>::get(BAKERY).waiting.is_empty());
		assert_eq!(Aids::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_co_op_with_as_many_awards_as_it_can_have_is_awarded_no_more() {
	new_test(|| {
		set_terms(|terms| terms.emergency_most = 5_000 * EURO);
		elect();
		let waiting = request_for(BAKERY, 2, 99, 1);
		for event in 1..=16 {
			help(BAKERY, event, 1);
		}
		assert_refused!(requesting(BAKERY, 1, FLOOD, EURO), Errors::TooManyAwards);
		assert_refused!(agree(MILL, waiting), Errors::TooManyAwards);
	});
}

#[test]
fn aid_is_reported_on_in_ninety_days_and_a_late_report_blocks_rounds_and_no_aid() {
	new_test(|| {
		elect();
		let award = help(BAKERY, FLOOD, 700);
		let due = MockClock::deadline() + 90 * DAY;
		assert_eq!(Awards::<Test>::get(award).unwrap().report_due, Some(due));
		pass_days(118);
		let round = open_round(10_000, VIABLE);
		let applying = || SolidarityFund::apply(signed(BAKERY, 1), BAKERY, round, grant(1, 10));
		DeadlineTime::set(due + 30 * DAY - 1);
		let content = grant(1, 2);
		assert_ok!(SolidarityFund::apply(signed(BAKERY, 1), BAKERY, round, content));
		DeadlineTime::set(due + 30 * DAY);
		assert_refused!(applying(), Errors::Overdue);
		request_for(BAKERY, 1, FLOOD + 1, 100);
		report_and_review(award);
		assert_eq!(Awards::<Test>::get(award).unwrap().stage, Stage::Completed);
		assert_ok!(applying());
	});
}
