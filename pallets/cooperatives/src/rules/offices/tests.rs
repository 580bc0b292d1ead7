//! Who is in office, in whatever order terms begin and end.

use super::*;
use rochdale_primitives::ledger::MILLISECONDS_A_DAY as DAY;

/// Days by number, before which nothing is, and for how long one stays.
const TODAY: Moment = 1_000;
const HOLDOVER: Moment = 90;

const ALL: [Office; 8] = [
	Office::Chair,
	Office::Secretary,
	Office::Treasurer,
	Office::Auditor,
	Office::Delegate,
	Office::Teller,
	Office::Director,
	Office::Deputy,
];

fn now() -> Now {
	Now { civil: TODAY * DAY, deadline: TODAY * DAY, holdover: HOLDOVER * DAY }
}

/// A term from one day to another one.
fn term(office: Office, member: MemberNo, from: Moment, until: Moment) -> Dated {
	let term =
		Term { office, member, since: from * DAY, ends: TermEnd::At(until * DAY), resolution: None, given_at: 0 };
	Dated { term, ends_at: Some(until * DAY) }
}

/// The same, given before it begins.
fn coming(office: Office, member: MemberNo, from: Moment, until: Moment) -> Dated {
	let given = term(office, member, from, until);
	let ends = TermEnd::Coming { begins_on: from.try_into().unwrap(), ends_at: until * DAY };
	Dated { term: Term { ends, ..given.term }, ..given }
}

fn roll(terms: &[Dated]) -> Roll {
	Roll::of(terms.to_vec(), now())
}

fn state_of(roll: &Roll, office: Office, member: MemberNo) -> Option<TermState> {
	let states = roll.states();
	states.iter().find(|(term, _)| (term.office, term.member) == (office, member)).map(|(_, state)| *state)
}

#[test]
fn truth_table_of_who_acts_in_an_office() {
	use TermState::{InForce, Staying};
	for office in ALL {
		// Member 1 was there before, and member 2 comes after them.
		for (until, successor, before, after) in [
			// In term, and nobody comes.
			(TODAY + 1, None, Some(InForce), None),
			// Over since today, and to the last day.
			(TODAY, None, Some(Staying), None),
			(TODAY - HOLDOVER + 1, None, Some(Staying), None),
			(TODAY - HOLDOVER, None, None, None),
			// A successor whose day has not come changes nothing.
			(TODAY + 1, Some(TODAY + 1), Some(InForce), Some(TermState::Coming)),
			(TODAY - 1, Some(TODAY + 1), Some(Staying), Some(TermState::Coming)),
			// A successor is in, since the day or for a while.
			(TODAY - 1, Some(TODAY), None, Some(InForce)),
			(TODAY - 9, Some(TODAY - 9), None, Some(InForce)),
		] {
			let mut terms = vec![term(office, 1, 1, until)];
			terms.extend(successor.map(|from| coming(office, 2, from, TODAY + 500)));
			let roll = roll(&terms);
			let states = (state_of(&roll, office, 1), state_of(&roll, office, 2));
			assert_eq!(states, (before, after), "{office:?} until {until}, then from {successor:?}");
		}
		// Before their time is over, one who comes replaces the holder of a single office, and sits beside the others of several.
		let roll = roll(&[term(office, 1, 1, TODAY + 9), coming(office, 2, TODAY, TODAY + 500)]);
		let before = (!office.is_single()).then_some(InForce);
		assert_eq!((state_of(&roll, office, 1), state_of(&roll, office, 2)), (before, Some(InForce)), "{office:?}");
	}
}

#[test]
fn as_many_of_several_leave_as_come() {
	let office = Office::Director;
	let before: Vec<_> = (1..=4).map(|member| term(office, member, 1, TODAY - 10 + Moment::from(member))).collect();
	for come in 0..=5 {
		let after = (11..11 + come).map(|member| coming(office, member, TODAY, TODAY + 500));
		let roll = roll(&before.iter().copied().chain(after).collect::<Vec<_>>());
		let stay: Vec<_> =
			(1..=4).filter(|member| state_of(&roll, office, *member) == Some(TermState::Staying)).collect();
		// Those go first whose term was over first.
		assert_eq!(stay, (come + 1..=4).collect::<Vec<_>>(), "{come} come");
		let (terms, ended) = roll.parts();
		assert_eq!(terms.len() + ended.len(), 4 + come as usize);
		assert!(ended.iter().all(|one| one.reason == EndReason::Expired && one.at < TODAY * DAY));
	}
}

#[test]
fn what_is_long_over_ends_in_parts_and_gives_nothing_meanwhile() {
	let old = (1..=MAX_OFFICES + 5).map(|member| term(Office::Teller, member, 1, 500 + Moment::from(member)));
	let mut roll = roll(&old.collect::<Vec<_>>());
	let states = roll.states();
	assert_eq!((states.len(), roll.ended.len()), (5, MAX_OFFICES as usize));
	assert!(states.iter().all(|(_, state)| *state == TermState::Over));
	let last = |term: &Term| term.member == MAX_OFFICES + 5;
	for reason in [EndReason::Resigned, EndReason::Dismissed] {
		assert!(!roll.end_now(|term| last(term).then_some(reason)));
	}
	assert!(roll.end_now(|term| last(term).then_some(EndReason::SeatEnded)));
	assert_eq!(roll.ended.last().map(|one| one.reason), Some(EndReason::Expired));
}

#[test]
fn who_is_elected_again_takes_their_own_place() {
	let office = Office::Director;
	let again =
		|until| roll(&[term(office, 1, 1, until), term(office, 2, 1, TODAY - 9), coming(office, 1, TODAY, TODAY + 9)]);
	for until in [TODAY - 2, TODAY + 2] {
		let roll = again(until);
		assert_eq!(state_of(&roll, office, 1), Some(TermState::InForce));
		assert_eq!(state_of(&roll, office, 2), Some(TermState::Staying), "until {until}");
	}
	let reason = |until| again(until).parts().1.first().map(|one| (one.reason, one.at / DAY));
	assert_eq!(reason(TODAY - 2), Some((EndReason::Expired, TODAY - 2)));
	assert_eq!(reason(TODAY + 2), Some((EndReason::Replaced, TODAY)));
}

#[test]
fn of_several_who_have_begun_the_last_one_holds_a_single_office() {
	let office = Office::Chair;
	let roll = roll(&[
		term(office, 1, 1, TODAY + 9),
		coming(office, 3, TODAY - 1, TODAY + 9),
		coming(office, 2, TODAY - 5, TODAY + 9),
		coming(office, 4, TODAY + 1, TODAY + 9),
	]);
	let states: Vec<_> = (1..=4).map(|member| state_of(&roll, office, member)).collect();
	assert_eq!(states, [None, None, Some(TermState::InForce), Some(TermState::Coming)]);
	let ended: Vec<_> = roll.parts().1.iter().map(|one| (one.term.member, one.reason, one.at / DAY)).collect();
	assert_eq!(ended, [(1, EndReason::Replaced, TODAY - 5), (2, EndReason::Replaced, TODAY - 1)]);
}

#[test]
fn nobody_stays_in_an_office_that_controls_the_one_they_hold() {
	let stays = |over, held| state_of(&roll(&[term(over, 1, 1, TODAY), term(held, 1, 1, TODAY + 9)]), over, 1);
	for (over, held) in [
		(Office::Auditor, Office::Director),
		(Office::Treasurer, Office::Auditor),
		(Office::Delegate, Office::Deputy),
		(Office::Deputy, Office::Delegate),
	] {
		assert_eq!(stays(over, held), Some(TermState::Over), "{over:?} and {held:?}");
	}
	assert_eq!(stays(Office::Teller, Office::Chair), Some(TermState::Staying));
}

#[test]
fn offices_fit_on_each_day_on_which_a_term_begins() {
	let give = |terms: &[Dated], given| roll(terms).give(given);
	let to_come = coming(Office::Auditor, 1, TODAY + 5, TODAY + 99);
	for on_board in [Office::Chair, Office::Director] {
		let given = term(on_board, 1, TODAY, TODAY + 99);
		assert_eq!(give(&[to_come], given), Err(Misfit::AuditorOnBoard));
		assert_eq!(give(&[given], to_come), Err(Misfit::AuditorOnBoard));
	}
	// Nobody relies on it that a term is over by then, for time that runs out can stand still.
	assert_eq!(give(&[term(Office::Director, 1, 1, TODAY + 2)], to_come), Err(Misfit::AuditorOnBoard));
	// But on a successor one can rely.
	let held = [term(Office::Chair, 1, 1, TODAY + 2), coming(Office::Chair, 2, TODAY + 4, TODAY + 99)];
	assert_eq!(give(&held, to_come), Ok(()));
	let late = [held[0], coming(Office::Chair, 2, TODAY + 6, TODAY + 99)];
	assert_eq!(give(&late, to_come), Err(Misfit::AuditorOnBoard));
}

#[test]
fn a_board_changes_as_a_whole_and_no_more_are_given_than_fit() {
	let office = Office::Director;
	let mut roll = roll(&(1..=15).map(|member| term(office, member, 1, TODAY + 5)).collect::<Vec<_>>());
	assert_eq!(roll.give(term(office, 16, TODAY, TODAY + 99)), Err(Misfit::BoardTooLarge));
	assert_eq!(roll.give(coming(office, 16, TODAY + 4, TODAY + 99)), Err(Misfit::BoardTooLarge));
	for member in 16..=30 {
		assert_eq!(roll.give(coming(office, member, TODAY + 5, TODAY + 99)), Ok(()));
	}
	assert_eq!(roll.give(coming(office, 31, TODAY + 5, TODAY + 99)), Err(Misfit::BoardTooLarge));
	for member in 1..=9 {
		assert_eq!(roll.give(coming(Office::Teller, member, TODAY + 6, TODAY + 99)), Ok(()));
	}
	assert_eq!(roll.give(coming(Office::Teller, 10, TODAY + 6, TODAY + 99)), Err(Misfit::TooMany));
	assert_eq!(roll.give(term(Office::Teller, 10, TODAY, TODAY + 6)), Ok(()));
	assert_eq!(roll.give(term(Office::Teller, 11, TODAY, TODAY + 7)), Err(Misfit::TooMany));
}

#[test]
fn who_comes_takes_the_place_of_who_stays_however_long_time_stood_still() {
	for stood_still in [0, 1, HOLDOVER, 10 * HOLDOVER] {
		let now = Now { civil: (TODAY + stood_still) * DAY, ..now() };
		let over = term(Office::Director, 1, 1, TODAY - 1);
		// Somebody comes now, or has come today by a term that was given before.
		let mut roll = Roll::of(vec![over], now);
		assert_eq!(roll.give(term(Office::Director, 2, TODAY + stood_still, TODAY + 99)), Ok(()));
		let began = Roll::of(vec![over, coming(Office::Director, 2, TODAY + stood_still, TODAY + 99)], now);
		for roll in [roll, began] {
			assert_eq!(state_of(&roll, Office::Director, 1), None, "{stood_still}");
			assert_eq!(state_of(&roll, Office::Director, 2), Some(TermState::InForce), "{stood_still}");
		}
	}
}

#[test]
fn those_who_stay_make_room_when_no_more_terms_fit() {
	let over = |member| term(Office::Teller, member, 1, TODAY - 80 + Moment::from(member));
	let terms: Vec<_> = (1..=MAX_TERMS).map(over).collect();
	let mut roll = Roll { terms, ended: vec![], now: now() };
	assert_eq!(roll.give(term(Office::Chair, 1, TODAY, TODAY + 1)), Ok(()));
	let (terms, ended) = roll.parts();
	assert_eq!((terms.len() as u32, ended.len(), ended[0].term.member), (MAX_TERMS, 1, 1));
}

#[test]
fn an_election_of_the_same_day_takes_the_place_of_the_one_before() {
	for office in ALL {
		let mut roll = roll(&[coming(office, 1, TODAY + 5, TODAY + 9), coming(office, 1, TODAY + 50, TODAY + 59)]);
		assert_eq!(roll.give(coming(office, 2, TODAY + 5, TODAY + 9)), Ok(()));
		assert_eq!(roll.give(coming(office, 2, TODAY + 5, TODAY + 19)), Ok(()));
		let (terms, ended) = roll.parts();
		let ended: Vec<_> = ended.iter().map(|one| (one.term.member, one.reason)).collect();
		let first = office.is_single().then_some((1, EndReason::Replaced));
		assert_eq!(ended, first.into_iter().chain([(2, EndReason::Replaced)]).collect::<Vec<_>>(), "{office:?}");
		assert!(are_distinct(&terms));
	}
}
