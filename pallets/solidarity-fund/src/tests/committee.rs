//! The federation elects the emergency committee, and who cannot sit in it any more has no say.

use super::{aid::*, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_mocks::move_seat;
use rochdale_primitives::assert_refused;

fn hands(members: &[(CoopId, MemberNo)]) -> Listed<Hand> {
	let hands = members.iter().map(|(coop, member)| Hand { coop: *coop, member: *member });
	hands.collect::<Vec<_>>().try_into().unwrap()
}

fn five() -> Vec<(CoopId, MemberNo)> {
	COOPS[..5].iter().map(|coop| (*coop, ELECTED)).collect()
}

fn electing(members: &[(CoopId, MemberNo)], days: u16) -> DispatchResult {
	SolidarityFund::elect_committee(federation(Track::Ordinary), hands(members), days)
}

#[test]
fn five_of_five_co_ops_are_elected_for_a_term() {
	new_test(|| {
		assert_ok!(electing(&five(), 730));
		let until = MockClock::deadline() + 730 * DAY;
		let known = EmergencyCommittee::<Test>::get().unwrap();
		assert_eq!((known.until, known.since), (until, MockClock::civil()));
		let members = hands(&five()).to_vec();
		assert_eq!(events(), vec![Event::CommitteeElected { members, until }]);
	});
}

#[test]
fn a_term_has_one_day_at_least_and_two_years_at_most() {
	new_test(|| {
		for days in [0, 731] {
			assert_refused!(electing(&five(), days), Errors::OutOfRange);
		}
		assert_ok!(electing(&five(), 1));
	});
}

#[test]
fn members_of_a_co_op_or_anybody_do_not_elect() {
	new_test(|| {
		let electing = |origin| SolidarityFund::elect_committee(origin, hands(&five()), 365);
		assert_refused!(electing(ordinary(BAKERY)), DispatchError::BadOrigin);
		assert_refused!(electing(anybody()), DispatchError::BadOrigin);
		assert_refused!(electing(federation(Track::Consent)), Errors::MandateTooWeak);
	});
}

#[test]
fn who_are_not_three_to_five_people_of_as_many_co_ops_with_a_vote_are_not_elected() {
	new_test(|| {
		let refused = |members: &[(CoopId, MemberNo)]| {
			assert_refused!(electing(members, 365), Errors::CommitteeUnclear);
		};
		refused(&five()[..2]);
		refused(&[five(), vec![(READERS, ELECTED)]].concat());
		let with = |other| [five()[..4].to_vec(), vec![other]].concat();
		refused(&with((BAKERY, ADA)));
		refused(&with((READERS, MEMBERS + 1)));
		refused(&with((99, ELECTED)));
		Ineligible::set(vec![(READERS, ELECTED)]);
		refused(&with((READERS, ELECTED)));
		Ineligible::set(vec![]);
		for voice in [Some(Voice::Suspended), Some(Voice::Seasoning), None] {
			set_voice(READERS, voice);
			refused(&with((READERS, ELECTED)));
		}
		set_voice(READERS, Voice::Votes);
		move_seat(READERS, ELECTED, account(MILL, ELECTED));
		refused(&with((READERS, ELECTED)));
		move_seat(READERS, ELECTED, account(READERS, ELECTED));
		for (coop, to) in [(READERS, MILL), (MILL, READERS)] {
			Moving::set(vec![(coop, ELECTED, account(to, ELECTED))]);
			refused(&with((READERS, ELECTED)));
		}
		Moving::set(vec![]);
		assert_ok!(electing(&with((READERS, ELECTED)), 365));
	});
}

#[test]
fn who_is_suspended_in_their_co_op_is_elected_and_has_no_say_meanwhile() {
	new_test(|| {
		SuspendedSeats::set(vec![(MILL, ELECTED)]);
		elect();
		let aid = request(BAKERY, 1, 500);
		assert_refused!(agree(MILL, aid), Errors::NotInCommittee);
		SuspendedSeats::set(vec![]);
		assert_ok!(agree(MILL, aid));
	});
}

#[test]
fn who_is_not_or_no_longer_in_the_committee_agrees_to_nothing() {
	new_test(|| {
		let aid = request(BAKERY, 1, 500);
		assert_refused!(agree(MILL, aid), Errors::NotInCommittee);
		elect();
		assert_refused!(agree_by(MILL, ADA, aid), Errors::NotInCommittee);
		assert_refused!(agree(READERS, aid), Errors::NotInCommittee);
		Ineligible::set(vec![(MILL, ELECTED)]);
		assert_refused!(agree(MILL, aid), Errors::NotInCommittee);
		Ineligible::set(vec![]);
		set_voice(MILL, Voice::Suspended);
		assert_refused!(agree(MILL, aid), Errors::NotInCommittee);
		set_voice(MILL, Voice::Votes);
		unseat(TAXI, ELECTED);
		assert_refused!(agree(TAXI, aid), Errors::NotInCommittee);
		assert_ok!(agree(MILL, aid));
	});
}

/// What is taken from whoever had agreed first.
fn taken_from_the_first(take: impl Fn()) {
	new_test(|| {
		elect();
		let aid = request(BAKERY, 1, 500);
		for coop in [MILL, TAXI] {
			assert_ok!(agree(coop, aid));
		}
		take();
		assert_ok!(agree(FARM, aid));
		assert!(Aids::<Test>::contains_key(aid), "two of the three count");
		assert_ok!(agree(HOUSING, aid));
		assert!(!Aids::<Test>::contains_key(aid));
	});
}

#[test]
fn the_word_of_who_has_lost_their_seat_counts_no_more() {
	taken_from_the_first(|| unseat(MILL, ELECTED));
}

#[test]
fn the_word_of_who_is_suspended_counts_no_more() {
	taken_from_the_first(|| SuspendedSeats::set(vec![(MILL, ELECTED)]));
}

#[test]
fn the_word_of_a_co_op_that_has_lost_its_vote_counts_no_more() {
	taken_from_the_first(|| set_voice(MILL, Voice::Suspended));
}

#[test]
fn the_word_of_who_has_joined_the_co_op_that_asks_counts_no_more() {
	taken_from_the_first(|| seat(BAKERY, MEMBERS + 1, account(MILL, ELECTED)));
}

#[test]
fn the_words_of_an_earlier_committee_count_no_more() {
	taken_from_the_first(|| {
		let other = [(BAKERY, ELECTED), (MILL, ADA), (TAXI, ELECTED), (FARM, ELECTED), (HOUSING, ELECTED)];
		assert_ok!(electing(&other, 365));
	});
}

#[test]
fn a_request_waits_for_a_new_committee_when_a_term_ends() {
	new_test(|| {
		assert_ok!(electing(&five(), 1));
		let aid = request(BAKERY, 1, 500);
		assert_ok!(agree(MILL, aid));
		pass_days(1);
		assert_refused!(agree(TAXI, aid), Errors::NotInCommittee);
		elect();
		// Who was elected again has said it already.
		assert_refused!(agree(MILL, aid), Errors::AlreadyAgreed);
		for coop in [TAXI, FARM] {
			assert_ok!(agree(coop, aid));
		}
		assert!(!Aids::<Test>::contains_key(aid));
	});
}

#[test]
fn a_committee_of_three_grants_by_two_where_the_co_op_of_the_third_asks() {
	new_test(|| {
		assert_ok!(electing(&five()[..3], 365));
		let (of_bakery, of_farm) = (request(BAKERY, 1, 500), request(FARM, 2, 500));
		assert_refused!(agree(BAKERY, of_bakery), Errors::OwnCoop);
		for (aid, coop) in [(of_bakery, MILL), (of_farm, BAKERY)] {
			assert_ok!(agree(coop, aid));
			assert!(Aids::<Test>::contains_key(aid), "one of three is not enough");
			assert_ok!(agree(TAXI, aid));
			assert!(!Aids::<Test>::contains_key(aid));
		}
		assert_eq!(LastAward::<Test>::get(), 2);
	});
}
