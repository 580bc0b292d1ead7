//! Offices are given and taken by resolution.

use crate::{mock::*, *};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::{assert_refused, Secrecy};

/// The last moment of the terms of the genesis.
const OVER: Moment = START + 730 * DAY;

/// Days of an ordinary notice by the bylaws of the mock.
const NOTICE: u64 = 21;

/// Another member gets an office from who holds it.
fn replace(office: Office, before: MemberNo, member: MemberNo, days: u32) -> DispatchResult {
	assert_ok!(Cooperatives::dismiss(ordinary(), office, before));
	Cooperatives::appoint(ordinary(), office, member, days)
}

fn held(coop: CoopId) -> Vec<(Office, MemberNo)> {
	Offices::<Test>::get(coop).iter().map(|term| (term.office, term.member)).collect()
}

fn past(no: u32) -> PastTerm {
	OfficeHistory::<Test>::get(BAKERY, no).unwrap()
}

fn happened() -> Vec<Event<Test>> {
	let events = System::events().into_iter().map(|record| record.event);
	let ours = events
		.filter_map(|event| match event {
			RuntimeEvent::Cooperatives(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	ours
}

#[test]
fn a_single_office_passes_to_the_next_holder() {
	with_members(4, || {
		let now = OVER - NOTICE * DAY;
		DeadlineTime::set(now);
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Chair, 4, 365));

		let ends_at = now + 365 * DAY;
		assert_eq!(
			happened(),
			vec![
				Event::OfficeEnded { coop: BAKERY, office: Office::Chair, member: 1, reason: EndReason::Replaced },
				Event::OfficeGiven { coop: BAKERY, office: Office::Chair, member: 4, ends_at, resolution: RESOLUTION },
			]
		);
		assert!(Cooperatives::holds(BAKERY, Office::Chair, 4) && Cooperatives::is_board(BAKERY, 4));
		assert!(!Cooperatives::holds(BAKERY, Office::Chair, 1) && !Cooperatives::is_board(BAKERY, 1));
		// Other pallets see the holder, and since when the office is held.
		assert_eq!(Cooperatives::holder(BAKERY, Office::Chair), Some(4));
		assert_eq!(Cooperatives::held_since(BAKERY, Office::Chair, 4), Some(MockClock::civil()));
		assert_eq!(Cooperatives::held_since(BAKERY, Office::Chair, 1), None);
		let given = Term {
			office: Office::Chair,
			member: 4,
			since: MockClock::civil(),
			ends: TermEnd::UntilElected(ends_at),
			resolution: Some(RESOLUTION),
			given_at: now,
		};
		assert_eq!(Offices::<Test>::get(BAKERY).last(), Some(&given));
		let expected = PastTerm {
			office: Office::Chair,
			member: 1,
			since: 5,
			ended_at: MockClock::civil(),
			reason: EndReason::Replaced,
			resolution: None,
			ended_by: Some(RESOLUTION),
		};
		assert_eq!(past(1), expected);
		// The other co-op has its own officers.
		assert_eq!(held(2), vec![(Office::Chair, 1), (Office::Secretary, 2), (Office::Treasurer, 3)]);
		assert_eq!(OfficeHistoryCount::<Test>::get(2), 0);
	});
}

#[test]
fn a_holder_is_appointed_again_when_the_term_is_nearly_over() {
	with_members(4, || {
		DeadlineTime::set(OVER - 30 * DAY);
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Teller, 4, 30));
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Chair, 1, 30), Error::<Test>::OfficeHeld);
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Teller, 4, 30), Error::<Test>::OfficeHeld);
		let ends = [TermEnd::UntilElected as fn(_) -> _, TermEnd::At];
		for (again, office, member) in [(1, Office::Chair, 1), (2, Office::Teller, 4)] {
			let now = OVER - (NOTICE - again) * DAY;
			DeadlineTime::set(now);
			assert_ok!(Cooperatives::appoint(ordinary(), office, member, 30));
			let term = *Offices::<Test>::get(BAKERY).last().unwrap();
			assert_eq!((term.office, term.member), (office, member));
			assert_eq!((term.since, term.ends), (MockClock::civil(), ends[again as usize - 1](now + 30 * DAY)));
		}
		assert_eq!(held(BAKERY).len(), 4);
		assert_eq!((past(1).member, past(1).reason), (1, EndReason::Replaced));
		assert_eq!((past(2).member, past(2).reason, past(2).resolution), (4, EndReason::Replaced, Some(RESOLUTION)));
	});
}

#[test]
fn no_open_vote_on_another_takes_an_office_from_who_holds_it() {
	with_members(6, || {
		let heads = [(Office::Chair, 1), (Office::Secretary, 2), (Office::Treasurer, 3)];
		let others = [(Office::Delegate, 4), (Office::Deputy, 5), (Office::Auditor, 4), (Office::Teller, 4)];
		for (office, member) in others {
			assert_ok!(Cooperatives::appoint(ordinary(), office, member, 300));
		}
		let all_stay = || {
			for (office, holder) in heads.into_iter().chain(others) {
				// In an office of several another one comes beside them.
				for member in [Some(holder), office.is_single().then_some(6)].into_iter().flatten() {
					let appoint = Cooperatives::appoint(ordinary(), office, member, 30);
					assert_refused!(appoint, Error::<Test>::OfficeHeld);
				}
			}
		};
		all_stay();
		// Not by a stronger decision either.
		let special = decided(BAKERY, Track::Special);
		assert_refused!(Cooperatives::appoint(special, Office::Chair, 6, 30), Error::<Test>::OfficeHeld);
		DeadlineTime::set(START + (300 - NOTICE) * DAY - 1);
		all_stay();
		DeadlineTime::set(START + (300 - NOTICE) * DAY);
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Delegate, 6, 30));
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Chair, 6, 30), Error::<Test>::OfficeHeld);
		// Once it is vacant it is given at once: the members dismiss, and appoint by the same decision.
		assert_ok!(replace(Office::Chair, 1, 6, 30));
		assert_ok!(Cooperatives::resign_office(RuntimeOrigin::signed(2), BAKERY, Office::Secretary));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Secretary, 6, 30));
	});
}

#[test]
fn the_notice_within_which_a_term_gives_way_is_that_of_the_bylaws() {
	with_members(4, || {
		let bylaws = Parameters { notice_ordinary_days: 30, ..Parameters::of(Profile::Es) };
		assert_ok!(Cooperatives::adopt_bylaws(decided(BAKERY, Track::Special), document(2), bylaws));
		DeadlineTime::set(OVER - 30 * DAY - 1);
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Chair, 4, 30), Error::<Test>::OfficeHeld);
		DeadlineTime::set(OVER - 30 * DAY);
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Chair, 4, 30));
	});
}

#[test]
fn without_an_election_nobody_is_on_the_board_or_an_auditor_for_longer_than_a_year() {
	with_members(9, || {
		DeadlineTime::set(OVER);
		for office in [Office::Chair, Office::Secretary, Office::Treasurer, Office::Director, Office::Auditor] {
			let appoint = |days| Cooperatives::appoint(ordinary(), office, 9, days);
			assert_refused!(appoint(366), Error::<Test>::NeedsElection);
			assert_refused!(appoint(3 * 365), Error::<Test>::NeedsElection);
			assert_refused!(appoint(3 * 365 + 1), Error::<Test>::TermTooLong);
			assert_ok!(appoint(365));
			let ends = Offices::<Test>::get(BAKERY).last().unwrap().ends;
			assert_eq!(ends, TermEnd::UntilElected(OVER + 365 * DAY));
			assert_ok!(Cooperatives::dismiss(ordinary(), office, 9));
		}
		// The others are not elected by law.
		for (office, days) in [(Office::Teller, 3 * 365), (Office::Delegate, 2 * 365), (Office::Deputy, 2 * 365)] {
			assert_ok!(Cooperatives::appoint(ordinary(), office, 9, days));
			assert_ok!(Cooperatives::dismiss(ordinary(), office, 9));
		}
	});
}

#[test]
fn three_members_without_tellers_always_have_a_board() {
	with_members(3, || {
		let heads = [(Office::Chair, 1), (Office::Secretary, 2), (Office::Treasurer, 3)];
		// Each year they appoint one another, first before the terms are over, and then in the moment in which they are.
		for year in 0..5 {
			DeadlineTime::set(OVER + year * 360 * DAY - (NOTICE - 5 * year) * DAY);
			for (office, member) in heads {
				let next = (member + year as u32) % 3 + 1;
				assert_ok!(Cooperatives::appoint(ordinary(), office, next, 365));
				assert_eq!(Cooperatives::holder(BAKERY, office), Some(next));
			}
			assert_eq!(Cooperatives::board(BAKERY).len(), 3);
		}
	});
}

/// An ordinary decision whose vote opened at that time.
fn decided_by(resolution: ResolutionId, opened_at: Moment) -> RuntimeOrigin {
	let mandate = Mandate { coop: BAKERY, resolution, track: Track::Ordinary, secrecy: Secrecy::Open, opened_at };
	Decision::Coop(mandate).into()
}

#[test]
fn of_two_votes_on_an_office_not_the_last_one_wins() {
	with_members(5, || {
		// Both votes are open when the first of them takes effect.
		DeadlineTime::set(START + 10 * DAY);
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Chair, 1));
		assert_ok!(Cooperatives::appoint(decided_by(71, START + DAY), Office::Chair, 4, 20));
		let late = || decided_by(72, START + 9 * DAY);
		assert_refused!(Cooperatives::appoint(late(), Office::Chair, 5, 30), Error::<Test>::DecidedSince);
		assert!(Cooperatives::holds(BAKERY, Office::Chair, 4));
		// The others of the board were given before.
		assert_ok!(Cooperatives::dismiss(late(), Office::Secretary, 2));
		assert_ok!(Cooperatives::appoint(late(), Office::Secretary, 5, 20));
		// The same decision can give what it has just given.
		assert_ok!(Cooperatives::appoint(late(), Office::Secretary, 5, 20));
		// A vote that opens when the members know of it ends it, and so does one after its time.
		assert_ok!(Cooperatives::appoint(decided_by(73, START + 10 * DAY), Office::Chair, 5, 1));
		DeadlineTime::set(START + 11 * DAY);
		assert_ok!(Cooperatives::appoint(late(), Office::Chair, 4, 30));
	});
}

#[test]
fn auditors_and_tellers_are_several() {
	with_members(9, || {
		for (office, member) in
			[(Office::Auditor, 4), (Office::Auditor, 5), (Office::Teller, 6), (Office::Teller, 7), (Office::Teller, 4)]
		{
			assert_ok!(Cooperatives::appoint(ordinary(), office, member, 1));
		}
		assert_eq!(held(BAKERY).len(), 8);
		assert_eq!(OfficeHistoryCount::<Test>::get(BAKERY), 0);
		// A delegate is one, and may be an auditor or on the board.
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Delegate, 1, 1));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Delegate, 4, 1));
		assert!(!Cooperatives::holds(BAKERY, Office::Delegate, 1));
	});
}

#[test]
fn consent_gives_and_takes_no_office() {
	with_members(4, || {
		let consent = || decided(BAKERY, Track::Consent);
		assert_refused!(Cooperatives::appoint(consent(), Office::Chair, 4, 1), Error::<Test>::MandateTooWeak);
		assert_refused!(Cooperatives::dismiss(consent(), Office::Chair, 1), Error::<Test>::MandateTooWeak);
		assert_ok!(Cooperatives::dismiss(decided(BAKERY, Track::Special), Office::Chair, 1));
		assert_ok!(Cooperatives::appoint(decided(BAKERY, Track::Special), Office::Chair, 4, 1));
	});
}

#[test]
fn only_a_resolution_gives_and_takes_offices() {
	with_members(4, || {
		let account = Cooperatives::account(BAKERY).unwrap();
		for origin in
			[RuntimeOrigin::signed(ALICE), RuntimeOrigin::signed(account), RuntimeOrigin::root(), RuntimeOrigin::none()]
		{
			assert_refused!(Cooperatives::appoint(origin.clone(), Office::Chair, 4, 1), BadOrigin);
			assert_refused!(Cooperatives::dismiss(origin, Office::Chair, 1), BadOrigin);
		}
		let nobody = decided(3, Track::Ordinary);
		assert_refused!(Cooperatives::appoint(nobody.clone(), Office::Chair, 1, 1), Error::<Test>::NoSuchCoop);
		assert_refused!(Cooperatives::dismiss(nobody, Office::Chair, 1), Error::<Test>::NotOfficer);
	});
}

#[test]
fn only_an_eligible_member_is_given_an_office() {
	with_members(4, || {
		for not_seated in [0, 5, u32::MAX] {
			assert_refused!(
				Cooperatives::appoint(ordinary(), Office::Teller, not_seated, 1),
				Error::<Test>::NotEligible
			);
		}
		Ineligible::set(vec![(BAKERY, 4)]);
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Teller, 4, 1), Error::<Test>::NotEligible);
		Ineligible::set(vec![]);
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Teller, 4, 1));
	});
}

#[test]
fn who_is_suspended_takes_every_office_that_members_give() {
	with_members(5, || {
		suspend_member(BAKERY, 4);
		for (office, before) in [(Office::Chair, 1), (Office::Secretary, 2)] {
			assert_ok!(replace(office, before, 4, 60));
			assert_eq!(Cooperatives::holder(BAKERY, office), Some(4));
		}
		for office in [Office::Delegate, Office::Teller, Office::Director] {
			assert_ok!(Cooperatives::appoint(ordinary(), office, 4, 60));
			assert!(Cooperatives::holds(BAKERY, office, 4));
		}
		suspend_member(BAKERY, 5);
		assert_ok!(replace(Office::Treasurer, 3, 5, 60));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Deputy, 5, 60));
		// They act in it, as officers do who are suspended later.
		assert_eq!(Cooperatives::board(BAKERY), [4, 4, 4, 5]);
	});
}

#[test]
fn terms_are_as_long_as_the_bylaws_allow() {
	with_members(9, || {
		DeadlineTime::set(OVER);
		let offices = [
			(Office::Chair, 3),
			(Office::Secretary, 3),
			(Office::Treasurer, 3),
			(Office::Auditor, 3),
			(Office::Teller, 3),
			(Office::Delegate, 2),
		];
		for (member, (office, years)) in (4..).zip(offices) {
			let longest = years * 365;
			assert_refused!(Cooperatives::appoint(ordinary(), office, member, 0), Error::<Test>::TermTooShort);
			assert_refused!(Cooperatives::appoint(ordinary(), office, member, longest + 1), Error::<Test>::TermTooLong);
			assert_refused!(Cooperatives::appoint(ordinary(), office, member, u32::MAX), Error::<Test>::TermTooLong);
			assert_ok!(Cooperatives::appoint(ordinary(), office, member, 1));
		}
		let longer = Parameters { board_term_years: 6, delegate_term_years: 1, ..Parameters::of(Profile::Es) };
		assert_ok!(Cooperatives::adopt_bylaws(decided(BAKERY, Track::Special), document(2), longer));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Teller, 4, 6 * 365));
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Delegate, 9, 366), Error::<Test>::TermTooLong);
	});
}

#[test]
fn a_term_does_not_end_beyond_the_end_of_time() {
	with_members(4, || {
		DeadlineTime::set(u64::MAX - DAY + 1);
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Chair, 4, 1), Error::<Test>::Overflow);
		DeadlineTime::set(START);
	});
}

#[test]
fn numbers_of_past_terms_do_not_overflow() {
	chain(vec![bakery()]).execute_with(|| {
		OfficeHistoryCount::<Test>::insert(BAKERY, u32::MAX);
		assert_refused!(
			Cooperatives::resign_office(RuntimeOrigin::signed(ALICE), BAKERY, Office::Chair),
			Error::<Test>::Overflow
		);
		assert_refused!(Cooperatives::dismiss(ordinary(), Office::Chair, 1), Error::<Test>::Overflow);
		start();
		DeadlineTime::set(OVER);
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Chair, 1, 1), Error::<Test>::Overflow);
	});
}

#[test]
fn no_more_officers_than_fit_and_one_whose_term_is_over_makes_room() {
	with_members(30, || {
		for (days, member) in (10..).zip(4..=MAX_OFFICES) {
			assert_ok!(Cooperatives::appoint(ordinary(), Office::Teller, member, days));
		}
		assert_eq!(held(BAKERY).len() as u32, MAX_OFFICES);
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Teller, 25, 1), Error::<Test>::TooManyOffices);
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Delegate, 1, 1), Error::<Test>::TooManyOffices);
		// Who takes the place of another needs no room.
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Teller, 11, 100));
		assert_ok!(replace(Office::Chair, 1, 2, 100));
		happened();

		// The terms of tellers 4 and 5 are over.
		DeadlineTime::set(START + 12 * DAY - 1);
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Teller, 25, 100));
		let over =
			|member| Event::OfficeEnded { coop: BAKERY, office: Office::Teller, member, reason: EndReason::Expired };
		let happened = happened();
		// One who was over first, and no more: the other stays for a while.
		assert_eq!((&happened[0], happened.len()), (&over(4), 2));
		assert_eq!(held(BAKERY).len() as u32, MAX_OFFICES);
		assert_eq!(Cooperatives::offices_in_force(BAKERY).len() as u32, MAX_OFFICES - 1);
		assert_eq!((past(3).member, past(3).reason, past(3).ended_by), (4, EndReason::Expired, None));
		assert_eq!((past(3).ended_at, OfficeHistoryCount::<Test>::get(BAKERY)), (START + 10 * DAY, 3));
	});
}

#[test]
fn nobody_examines_the_books_that_he_keeps() {
	with_members(5, || {
		for member in 1..=3 {
			assert_refused!(
				Cooperatives::appoint(ordinary(), Office::Auditor, member, 1),
				Error::<Test>::ConflictOfOffices
			);
		}
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Auditor, 4, 1));
		for (office, holder) in [(Office::Chair, 1), (Office::Secretary, 2), (Office::Treasurer, 3)] {
			assert_ok!(Cooperatives::dismiss(ordinary(), office, holder));
			assert_refused!(Cooperatives::appoint(ordinary(), office, 4, 1), Error::<Test>::ConflictOfOffices);
			assert_ok!(Cooperatives::appoint(ordinary(), office, holder, 300));
		}
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Teller, 4, 1));

		// An auditor of one co-op can be on the board of another.
		assert_ok!(Cooperatives::dismiss(decided(2, Track::Ordinary), Office::Chair, 1));
		assert_ok!(Cooperatives::appoint(decided(2, Track::Ordinary), Office::Chair, 4, 1));
		// Once the term is over, the member is free.
		DeadlineTime::set(START + DAY);
		assert_ok!(replace(Office::Treasurer, 3, 4, 1));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Auditor, 3, 1));
	});
}

#[test]
fn directors_sit_on_the_board_beside_its_heads() {
	with_members(6, || {
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Director, 4, 365));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Director, 5, 1));
		assert!([1, 2, 3, 4, 5].into_iter().all(|member| Cooperatives::is_board(BAKERY, member)));
		assert!(!Cooperatives::is_board(BAKERY, 6) && !Cooperatives::is_board(2, 4));
		assert_eq!(Cooperatives::board(BAKERY), [1, 2, 3, 4, 5]);
		assert_eq!(Cooperatives::board(2), [1, 2, 3]);
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Director, 4));
		DeadlineTime::set(START + DAY);
		assert_eq!(Cooperatives::board(BAKERY), [1, 2, 3]);
		assert!(!Cooperatives::is_board(BAKERY, 4) && !Cooperatives::is_board(BAKERY, 5));
	});
}

/// Members are elected as directors from today on.
fn elect_directors(members: impl Iterator<Item = MemberNo>) {
	let members = members.collect::<Vec<_>>().try_into().unwrap();
	let today = rochdale_primitives::ledger::day_of(MockClock::civil()).unwrap();
	assert_ok!(Cooperatives::install_elected(ordinary(), Office::Director, members, 300, today));
}

#[test]
fn two_directors_at_a_time_sit_by_an_open_vote() {
	with_members(12, || {
		let appoint = |member| Cooperatives::appoint(ordinary(), Office::Director, member, 300);
		let too_many = || {
			assert_refused!(appoint(6), Error::<Test>::TooManyAppointed);
		};
		assert_ok!(appoint(4));
		assert_ok!(appoint(5));
		too_many();
		// Not by a stronger decision, nor as long as one is to be elected.
		let special = decided(BAKERY, Track::Special);
		assert_refused!(Cooperatives::appoint(special, Office::Director, 6, 1), Error::<Test>::TooManyAppointed);
		assert_eq!(Cooperatives::board(BAKERY), [1, 2, 3, 4, 5]);
		// One goes for another, dismissed or at the end of the term, and the other offices are given as before.
		assert_ok!(replace(Office::Director, 5, 6, 30));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Auditor, 7, 300));
		assert_ok!(replace(Office::Chair, 1, 8, 300));
		DeadlineTime::set(START + 30 * DAY);
		assert_ok!(appoint(9));
		too_many();
		// Who is elected is beside them in no number, and in their place.
		elect_directors(4..=6);
		assert_eq!(Cooperatives::board(BAKERY), [2, 3, 8, 4, 5, 6]);
		assert_ok!(appoint(9));
		assert_ok!(appoint(10));
		assert_refused!(appoint(11), Error::<Test>::TooManyAppointed);
	});
}

#[test]
fn a_board_has_fifteen_seats_at_most() {
	with_members(20, || {
		elect_directors(4..=15);
		assert_eq!(Cooperatives::board(BAKERY).len(), 15);
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Director, 16, 1), Error::<Test>::TooManyOffices);
		// Who controls the board has room, and a seat on it passes to another.
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Auditor, 16, 1));
		assert_ok!(replace(Office::Chair, 1, 17, 1));
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Director, 4));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Director, 18, 1));
	});
}

#[test]
fn nobody_is_chair_secretary_and_treasurer_at_once() {
	with_members(4, || {
		assert_ok!(replace(Office::Secretary, 2, 1, 10));
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Treasurer, 3));
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Treasurer, 1, 9), Error::<Test>::ConflictOfOffices);
		// Two of them can be one member's, with other offices beside.
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Director, 1, 9));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Delegate, 1, 9));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Teller, 1, 9));
		// In whatever order they are given.
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Chair, 1));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Treasurer, 1, 9));
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Chair, 1, 9), Error::<Test>::ConflictOfOffices);
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Chair, 2, 9));
	});
}

#[test]
fn a_delegate_and_their_deputy_are_two_people() {
	with_members(5, || {
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Delegate, 4, 9));
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Deputy, 4, 9), Error::<Test>::ConflictOfOffices);
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Deputy, 5, 20));
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Delegate, 5, 9), Error::<Test>::ConflictOfOffices);
		// There is one deputy, as there is one delegate, and as long a term.
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Deputy, 1, 9));
		assert!(!Cooperatives::holds(BAKERY, Office::Deputy, 5) && Cooperatives::is_board(BAKERY, 1));
		assert_refused!(Cooperatives::appoint(ordinary(), Office::Deputy, 5, 731), Error::<Test>::TermTooLong);
	});
}

#[test]
fn an_officer_is_dismissed() {
	with_members(4, || {
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Treasurer, 3));

		let reason = EndReason::Dismissed;
		assert_eq!(happened(), vec![Event::OfficeEnded { coop: BAKERY, office: Office::Treasurer, member: 3, reason }]);
		assert!(!Cooperatives::is_board(BAKERY, 3));
		assert!(Cooperatives::is_board(2, 3));
		assert_eq!((past(1).reason, past(1).ended_by), (EndReason::Dismissed, Some(RESOLUTION)));
		assert_refused!(Cooperatives::dismiss(ordinary(), Office::Treasurer, 3), Error::<Test>::NotOfficer);
		assert_refused!(Cooperatives::dismiss(ordinary(), Office::Chair, 2), Error::<Test>::NotOfficer);
		DeadlineTime::set(START + (730 + 90) * DAY);
		assert_refused!(Cooperatives::dismiss(ordinary(), Office::Chair, 1), Error::<Test>::NotOfficer);
	});
}

#[test]
fn one_of_several_tellers_is_dismissed() {
	with_members(6, || {
		for member in 4..=6 {
			assert_ok!(Cooperatives::appoint(ordinary(), Office::Teller, member, 1));
		}
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Teller, 5));
		assert!(Cooperatives::holds(BAKERY, Office::Teller, 4) && Cooperatives::holds(BAKERY, Office::Teller, 6));
		assert!(!Cooperatives::holds(BAKERY, Office::Teller, 5));
	});
}
