//! Who is elected holds the office from a stated civil day on.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::{assert_refused, ledger::day_of, Secrecy};

/// Days of the terms.
const YEAR: u32 = 365;

/// The civil day that is so many days ahead.
fn day(ahead: i32) -> Day {
	day_of(MockClock::civil()).unwrap() + ahead
}

fn install(office: Office, members: &[MemberNo], ahead: i32) -> DispatchResult {
	install_by(ordinary(), office, members, ahead)
}

fn install_by(origin: RuntimeOrigin, office: Office, members: &[MemberNo], ahead: i32) -> DispatchResult {
	Cooperatives::install_elected(origin, office, members.to_vec().try_into().unwrap(), YEAR, day(ahead))
}

/// Lets time pass until the first moment of a civil day, and then so much more.
fn until(day: Day, more: Moment) {
	let begins = start_of(day).unwrap() + more;
	DeadlineTime::set(begins - rochdale_mocks::AHEAD);
	assert_eq!(MockClock::civil(), begins);
}

fn state(office: Office, member: MemberNo) -> Option<TermState> {
	let states = Cooperatives::officers(BAKERY);
	states.into_iter().find(|(term, _)| (term.office, term.member) == (office, member)).map(|(_, state)| state)
}

fn past() -> Vec<(Office, MemberNo, EndReason)> {
	let count = OfficeHistoryCount::<Test>::get(BAKERY);
	let past = (1..=count).map(|no| OfficeHistory::<Test>::get(BAKERY, no).unwrap());
	past.map(|term| (term.office, term.member, term.reason)).collect()
}

#[test]
fn a_term_begins_on_its_day_and_ends_that_of_the_holder_before() {
	with_members(6, || {
		let begins_on = day(30);
		assert_ok!(install(Office::Chair, &[4], 30));
		let ends_at = start_of(begins_on).unwrap() - rochdale_mocks::AHEAD + u64::from(YEAR) * DAY;
		let resolution = RESOLUTION;
		let elected =
			Event::OfficeElected { coop: BAKERY, office: Office::Chair, member: 4, begins_on, ends_at, resolution };
		System::assert_last_event(elected.into());
		until(begins_on, 0);
		DeadlineTime::mutate(|now| *now -= 1);
		assert_eq!(state(Office::Chair, 4), Some(TermState::Coming));
		assert!(!Cooperatives::holds(BAKERY, Office::Chair, 4) && !Cooperatives::is_board(BAKERY, 4));
		assert_eq!(Cooperatives::holder(BAKERY, Office::Chair), Some(1));
		assert_eq!(Cooperatives::offices_in_force(BAKERY).len(), 3);

		until(begins_on, 0);
		assert_eq!(Cooperatives::holder(BAKERY, Office::Chair), Some(4));
		assert_eq!(Cooperatives::held_since(BAKERY, Office::Chair, 4), start_of(begins_on));
		assert!(Cooperatives::is_board(BAKERY, 4) && !Cooperatives::is_board(BAKERY, 1));
		assert_eq!(Cooperatives::board(BAKERY), [2, 3, 4]);
		assert!(!Cooperatives::serves(BAKERY, Office::Chair, 1));
		// The history tells it with the next change.
		assert_eq!(past(), []);
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Teller, 5, 1));
		assert_eq!(past(), [(Office::Chair, 1, EndReason::Replaced)]);
		assert_eq!(OfficeHistory::<Test>::get(BAKERY, 1).unwrap().ended_at, start_of(begins_on).unwrap());

		DeadlineTime::set(ends_at - 1);
		assert!(Cooperatives::holds(BAKERY, Office::Chair, 4));
		DeadlineTime::set(ends_at);
		assert!(!Cooperatives::holds(BAKERY, Office::Chair, 4));
	});
}

#[test]
fn an_election_of_several_adds_their_terms() {
	with_members(9, || {
		assert_ok!(Cooperatives::install_elected(
			ordinary(),
			Office::Director,
			vec![4].try_into().unwrap(),
			30,
			day(0)
		));
		assert_ok!(install(Office::Director, &[5], 0));
		assert_ok!(install(Office::Director, &[6, 7], 60));
		assert_eq!(Cooperatives::board(BAKERY), [1, 2, 3, 4, 5]);
		until(day(60), 1);
		// Who was in a term stays, and two came for one whose term was over.
		assert_eq!(Cooperatives::board(BAKERY), [1, 2, 3, 5, 6, 7]);
		assert!(!Cooperatives::serves(BAKERY, Office::Director, 4));
	});
}

#[test]
fn who_has_a_seat_until_an_election_goes_with_it() {
	for office in [Office::Director, Office::Auditor] {
		with_members(9, || {
			assert_ok!(Cooperatives::appoint(ordinary(), office, 5, 365));
			// They are elected, and another one. A third one is appointed while they are to come.
			assert_ok!(install(office, &[5, 6], 30));
			assert_ok!(Cooperatives::appoint(ordinary(), office, 7, 365));
			let in_office =
				|| (4..=9).filter(|member| Cooperatives::serves(BAKERY, office, *member)).collect::<Vec<_>>();
			assert_eq!(in_office(), [5, 7]);
			until(day(30), 0);
			assert_eq!(in_office(), [5, 6], "{office:?}");
			// Who is appointed after that stays until the next one, and those whom the first has given their term stay.
			assert_ok!(Cooperatives::appoint(ordinary(), office, 8, 100));
			let replaced = [5, 7].map(|member| (office, member, EndReason::Replaced));
			assert_eq!(past(), replaced);
			assert_ok!(install(office, &[9], 0));
			assert_eq!(in_office(), [5, 6, 9]);
		});
	}
}

#[test]
fn who_has_a_seat_until_an_election_is_in_nobodys_way_who_is_elected() {
	with_members(20, || {
		// With ten who are elected they are all that a board has.
		assert_ok!(install(Office::Director, &(6..=15).collect::<Vec<_>>(), 0));
		for member in [4, 5] {
			assert_ok!(Cooperatives::appoint(ordinary(), Office::Director, member, 365));
		}
		assert_eq!(Cooperatives::board(BAKERY).len(), 15);
		let elected = [16, 17];
		assert_ok!(install(Office::Director, &elected, 30));
		assert!(elected.iter().all(|member| {
			Cooperatives::officers(BAKERY)
				.iter()
				.any(|(term, state)| term.member == *member && *state == TermState::Coming)
		}));
		until(day(30), 0);
		assert_eq!(Cooperatives::board(BAKERY), [1, 2, 3].into_iter().chain(6..=17).collect::<Vec<_>>());
	});
}

#[test]
fn who_is_elected_comes_in_the_place_of_who_was_to_stay_until_then() {
	for ahead in [0, 30] {
		with_members(6, || {
			let begins_on = day(ahead);
			assert_ok!(Cooperatives::dismiss(ordinary(), Office::Chair, 1));
			// The members decide on that after the vote on the election has opened.
			assert_ok!(Cooperatives::appoint(ordinary(), Office::Chair, 5, 300));
			assert_ok!(install(Office::Chair, &[4], ahead));
			if ahead > 0 {
				assert_eq!(Cooperatives::holder(BAKERY, Office::Chair), Some(5));
				until(begins_on, 0);
			}
			assert_eq!(Cooperatives::holder(BAKERY, Office::Chair), Some(4));
		});
	}
}

#[test]
fn a_day_that_has_come_is_today() {
	for ahead in [0, -1, -20_000, i32::MIN / 2] {
		with_members(6, || {
			assert_ok!(install(Office::Chair, &[4], ahead));
			assert_eq!(Cooperatives::holder(BAKERY, Office::Chair), Some(4));
			assert_eq!(past(), [(Office::Chair, 1, EndReason::Replaced)]);
			let term = *Offices::<Test>::get(BAKERY).last().unwrap();
			assert_eq!(term.ends, TermEnd::At(START + u64::from(YEAR) * DAY));
		});
	}
}

#[test]
fn terms_begin_a_year_ahead_at_most() {
	with_members(6, || {
		assert_refused!(install(Office::Chair, &[4], 367), Error::<Test>::BeginsTooLate);
		let last =
			Cooperatives::install_elected(ordinary(), Office::Chair, vec![4].try_into().unwrap(), YEAR, Day::MAX);
		assert_refused!(last, Error::<Test>::BeginsTooLate);
		assert_ok!(install(Office::Chair, &[4], 365));
	});
}

#[test]
fn an_election_is_for_an_office_that_can_be_given() {
	with_members(6, || {
		let install_for = |office, members: &[MemberNo], days| {
			Cooperatives::install_elected(ordinary(), office, members.to_vec().try_into().unwrap(), days, day(9))
		};
		assert_refused!(install_for(Office::Chair, &[4], 0), Error::<Test>::TermTooShort);
		assert_refused!(install_for(Office::Chair, &[4], 3 * 365 + 1), Error::<Test>::TermTooLong);
		assert_refused!(install_for(Office::Chair, &[4, 5], 1), Error::<Test>::OfficeTwice);
		assert_refused!(install_for(Office::Director, &[4, 5, 4], 1), Error::<Test>::OfficeTwice);
		assert_refused!(install_for(Office::Director, &[], 1), Error::<Test>::NotEligible);
		let consent = decided(BAKERY, Track::Consent);
		assert_refused!(install_by(consent, Office::Chair, &[4], 1), Error::<Test>::MandateTooWeak);
		assert_refused!(install_by(decided(3, Track::Ordinary), Office::Chair, &[4], 1), Error::<Test>::NoSuchCoop);
		for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::root(), by_all(), RuntimeOrigin::none()] {
			assert_refused!(install_by(origin, Office::Chair, &[4], 1), BadOrigin);
		}
		DeadlineTime::set(u64::MAX - DAY + 1);
		let far = Cooperatives::install_elected(ordinary(), Office::Chair, vec![4].try_into().unwrap(), 1, 0);
		assert_refused!(far, Error::<Test>::Overflow);
		DeadlineTime::set(START);
	});
}

#[test]
fn who_cannot_hold_the_office_takes_it_from_nobody_else() {
	with_members(7, || {
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Auditor, 4, 300));
		Ineligible::set(vec![(BAKERY, 5)]);
		assert_ok!(install(Office::Director, &[4, 5, 6, 99], 9));
		let resolution = RESOLUTION;
		for member in [4, 5, 99] {
			let office = Office::Director;
			System::assert_has_event(Event::ElectedInVain { coop: BAKERY, office, member, resolution }.into());
			assert_eq!(state(office, member), None);
		}
		assert_eq!(state(Office::Director, 6), Some(TermState::Coming));
		assert_refused!(install(Office::Director, &[4, 5], 9), Error::<Test>::NotEligible);
		// What leaves no room for the others is refused as a whole.
		assert_ok!(install(Office::Teller, &[1, 2, 3, 4, 6, 7], 10));
	});
}

#[test]
fn who_was_elected_has_the_office_though_two_officers_suspend_them() {
	with_members(6, || {
		[4, 5].into_iter().for_each(|member| suspend_member(BAKERY, member));
		assert_ok!(install(Office::Chair, &[4], 0));
		assert_ok!(install(Office::Director, &[5, 6], 9));
		assert_eq!(state(Office::Chair, 4), Some(TermState::InForce));
		assert_eq!([5, 6].map(|member| state(Office::Director, member)), [Some(TermState::Coming); 2]);
		// Nor is the term lost by who is suspended before it begins.
		suspend_member(BAKERY, 6);
		until(day(9), 0);
		assert_eq!([5, 6].map(|member| state(Office::Director, member)), [Some(TermState::InForce); 2]);
	});
}

#[test]
fn an_office_that_has_not_begun_is_in_nobodys_way_but_of_its_opposite() {
	with_members(6, || {
		assert_ok!(install(Office::Chair, &[4], 30));
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Auditor, 4, 300), Error::<Test>::ConflictOfOffices);
		// Somebody holds the office meanwhile.
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Chair, 1));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Chair, 5, 300));
		assert_eq!(Cooperatives::holder(BAKERY, Office::Chair), Some(5));
		until(day(30), 0);
		assert_eq!(Cooperatives::holder(BAKERY, Office::Chair), Some(4));
	});
}

#[test]
fn who_was_elected_can_lay_it_down_be_dismissed_or_leave_before_it_begins() {
	with_members(7, || {
		assert_ok!(install(Office::Director, &[4, 5, 6], 30));
		assert_ok!(Cooperatives::resign_office(RuntimeOrigin::signed(4), BAKERY, Office::Director));
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Director, 5));
		unseat(BAKERY, 6);
		Cooperatives::on_seat_ended(BAKERY, 6, SeatEnd::Left);
		let of = |member, reason| (Office::Director, member, reason);
		assert_eq!(past(), [of(4, EndReason::Resigned), of(5, EndReason::Dismissed), of(6, EndReason::SeatEnded)]);
		until(day(30), 0);
		assert_eq!(Cooperatives::board(BAKERY), [1, 2, 3]);
	});
}

/// An ordinary decision whose vote opened at that time.
fn decided_by(resolution: ResolutionId, opened_at: Moment) -> RuntimeOrigin {
	let mandate = Mandate { coop: BAKERY, resolution, track: Track::Ordinary, secrecy: Secrecy::Open, opened_at };
	Decision::Coop(mandate).into()
}

#[test]
fn of_two_elections_for_the_same_day_not_the_last_one_wins() {
	with_members(7, || {
		DeadlineTime::set(START + 10 * DAY);
		assert_ok!(install_by(decided_by(71, START + DAY), Office::Chair, &[4], 30));
		let late = || decided_by(72, START + 9 * DAY);
		assert_refused!(install_by(late(), Office::Chair, &[5], 30), Error::<Test>::DecidedSince);
		// Another day is another term, and an office of several has room for both.
		assert_ok!(install_by(late(), Office::Chair, &[5], 40));
		for (resolution, member) in [(73, 5), (74, 6)] {
			assert_ok!(install_by(decided_by(resolution, START), Office::Director, &[member], 30));
		}
		// Whose vote opened when the members knew of the first takes its place.
		DeadlineTime::set(START + 11 * DAY);
		assert_ok!(install_by(decided_by(75, START + 10 * DAY), Office::Chair, &[7], 29));
		assert_eq!(past(), [(Office::Chair, 4, EndReason::Replaced)]);
		// A vote on a dismissal that opened before takes back no election.
		assert_refused!(Cooperatives::dismiss(decided_by(76, START), Office::Chair, 7), Error::<Test>::NotOfficer);
		until(day(29), 0);
		assert_eq!(Cooperatives::holder(BAKERY, Office::Chair), Some(7));
		until(day(10), 0);
		assert_eq!(Cooperatives::holder(BAKERY, Office::Chair), Some(5));
	});
}
