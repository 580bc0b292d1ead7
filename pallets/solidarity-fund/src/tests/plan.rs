//! The federation plans rounds, which follow one another by the calendar.

use super::scene::*;
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

fn hold(plan: Plan, first_in_days: u16) -> DispatchResult {
	SolidarityFund::hold_rounds(federation(Track::Ordinary), plan, first_in_days)
}

fn set(terms: Terms) -> DispatchResult {
	SolidarityFund::set_terms(federation(Track::Special), terms, doc(1))
}

fn last() -> RoundNo {
	LastRound::<Test>::get()
}

fn monthly() -> Plan {
	Plan { every_days: 30, ..plan(10_000, VIABLE) }
}

/// Lets days pass one by one, so that no phase is late.
fn pass_each(days: u32) {
	(0..days).for_each(|_| pass_days(1));
}

fn skipped() -> usize {
	events().iter().filter(|event| matches!(event, Event::RoundSkipped { .. })).count()
}

#[test]
fn the_federation_chooses_the_numbers_of_the_fund_by_a_special_resolution() {
	new_test(|| {
		let terms = Terms { quorum_bps: 5_000, ..Terms::RECOMMENDED };
		let call = |origin| SolidarityFund::set_terms(origin, terms, doc(1));
		assert_refused!(call(federation(Track::Ordinary)), Errors::MandateTooWeak);
		assert_refused!(call(signed(BAKERY, 1)), DispatchError::BadOrigin);
		assert_refused!(call(ordinary(BAKERY)), DispatchError::BadOrigin);
		let special = federation(Track::Special);
		assert_refused!(SolidarityFund::set_terms(special, terms, H256::zero()), Errors::NoDocument);
		assert_eq!(FundTerms::<Test>::get(), Terms::RECOMMENDED);
		events();
		assert_ok!(call(federation(Track::Special)));
		assert_eq!(FundTerms::<Test>::get(), terms);
		assert_eq!(events(), [Event::TermsSet { terms, document: doc(1) }]);
	});
}

#[test]
fn each_number_of_the_fund_keeps_within_its_range() {
	new_test(|| {
		type Change<Value> = fn(&mut Terms, Value);
		let numbers: [(Change<u16>, u16, u16); 11] = [
			(|terms, to| terms.recipient_cap_bps = to, 500, 3_300),
			(|terms, to| terms.round_cap_bps = to, 500, 5_000),
			(|terms, to| terms.floor_bps = to, 500, 3_000),
			(|terms, to| terms.quorum_bps = to, 1_000, 5_000),
			(|terms, to| terms.report_days = to, 30, 365),
			(|terms, to| terms.final_report_days = to, 30, 365),
			(|terms, to| terms.application_days = to, 7, 30),
			(|terms, to| terms.question_days = to, 3, 30),
			(|terms, to| terms.voting_days = to, 3, 28),
			(|terms, to| terms.settlement_days = to, 1, 30),
			(|terms, to| terms.emergency_bps = to, 0, 3_000),
		];
		let with = |change: Change<u16>, to| {
			let mut terms = Terms::RECOMMENDED;
			change(&mut terms, to);
			terms
		};
		for (change, least, most) in numbers {
			assert_ok!(set(with(change, least)));
			assert_ok!(set(with(change, most)));
			assert_refused!(set(with(change, most + 1)), Errors::OutOfRange);
			if least > 0 {
				assert_refused!(set(with(change, least - 1)), Errors::OutOfRange);
			}
		}
		let amounts: [(Change<Balance>, Balance); 3] = [
			(|terms, to| terms.emergency_most = to, 5_000),
			(|terms, to| terms.tranche_threshold = to, 100_000),
			(|terms, to| terms.dues_per_week = to, 10),
		];
		for (change, most) in amounts {
			let mut terms = Terms::RECOMMENDED;
			change(&mut terms, most * EURO);
			assert_ok!(set(terms));
			change(&mut terms, most * EURO + 1);
			assert_refused!(set(terms), Errors::OutOfRange);
		}
	});
}

#[test]
fn rounds_that_are_planned_keep_their_time_when_the_numbers_change() {
	new_test(|| {
		let longer = Terms { question_days: 8, ..Terms::RECOMMENDED };
		assert_ok!(hold(monthly(), 1));
		assert_refused!(set(longer), Errors::RoundsTooDense);
		assert_ok!(SolidarityFund::end_rounds(federation(Track::Ordinary)));
		assert_ok!(set(longer));
		assert_refused!(hold(monthly(), 1), Errors::RoundsTooDense);
		assert_ok!(hold(Plan { every_days: 31, ..monthly() }, 1));
	});
}

#[test]
fn a_plan_keeps_within_its_ranges() {
	new_test(|| {
		let split = |equal_split_bps| Method::ViableBudgets { equal_split_bps, last_fit: LastFit::PassOver };
		let call = |origin| SolidarityFund::hold_rounds(origin, monthly(), 0);
		assert_refused!(call(federation(Track::Consent)), Errors::MandateTooWeak);
		assert_refused!(call(signed(BAKERY, 1)), DispatchError::BadOrigin);
		for wrong in [
			Plan { every_days: 29, ..monthly() },
			Plan { every_days: 366, ..monthly() },
			Plan { offer: 0, ..monthly() },
			Plan { method: split(5_001), ..monthly() },
		] {
			assert_refused!(hold(wrong, 1), Errors::OutOfRange);
		}
		assert_refused!(hold(monthly(), 366), Errors::OutOfRange);
		for right in [
			Plan { every_days: 365, ..monthly() },
			Plan { offer: 1, ..monthly() },
			Plan { method: split(5_000), ..monthly() },
			Plan { method: Method::EqualShares, ..monthly() },
		] {
			assert_ok!(hold(right, 365));
			assert_eq!(Planned::<Test>::get().unwrap().0, right);
		}
		rochdale_mocks::DayLength::set(Moment::MAX);
		assert_refused!(hold(monthly(), 1), Errors::Overflow);
		rochdale_mocks::DayLength::set(DAY);
	});
}

#[test]
fn rounds_follow_one_another_by_the_calendar_without_anybodys_call() {
	new_test(|| {
		assert_ok!(hold(plan(10_000, VIABLE), 3));
		pass_days(2);
		assert_eq!(last(), 0);
		pass_days(1);
		assert_eq!((last(), round(1).phase), (1, Phase::Applications));
		for (days, phase) in [
			(9, Phase::Applications),
			(1, Phase::Questions),
			(6, Phase::Questions),
			(1, Phase::Voting),
			(6, Phase::Voting),
			(1, Phase::Settlement),
			(5, Phase::Settlement),
			(1, Phase::Settled),
		] {
			pass_days(days);
			assert_eq!(round(1).phase, phase);
		}
		pass_days(59);
		assert_eq!(last(), 1);
		pass_days(1);
		assert_eq!((last(), round(2).phase), (2, Phase::Applications));
		assert_eq!(skipped(), 0);
	});
}

#[test]
fn rounds_that_follow_at_once_are_not_skipped() {
	new_test(|| {
		assert_eq!(Terms::RECOMMENDED.days_of_round(), u32::from(monthly().every_days));
		assert_ok!(hold(monthly(), 1));
		pass_days(1);
		for no in 1..=14 {
			assert_eq!((last(), round(no).phase), (no, Phase::Applications));
			pass_each(30);
			assert_eq!(round(no).phase, Phase::Settled);
			pass_block();
		}
		assert_eq!(skipped(), 0);
	});
}

#[test]
fn a_round_that_settles_late_is_waited_for_a_day_and_no_longer() {
	chain(60_000).execute_with(|| {
		assert_ok!(hold(monthly(), 1));
		pass_days(1);
		pass_to(1, Phase::Settlement);
		let ends_at = round(1).ends_at[3];
		Deadlines::<Test>::remove(ends_at.to_be_bytes(), Due::Phase(1));
		pass_days(6);
		assert_eq!((last(), skipped()), (1, 0));
		let (_, next_at) = Planned::<Test>::get().unwrap();
		assert!(Deadlines::<Test>::contains_key(next_at.to_be_bytes(), Due::Opening));
		pass_days(1);
		assert_eq!((last(), skipped()), (1, 1));
		let (_, next_at) = Planned::<Test>::get().unwrap();
		assert_eq!(next_at, MockClock::deadline() + 30 * DAY);
	});
}

#[test]
fn a_round_does_not_open_while_one_is_open() {
	new_test(|| {
		let first = open_round(10_000, VIABLE);
		assert_ok!(hold(plan(9_000, VIABLE), 5));
		events();
		pass_days(5);
		let next_at = MockClock::deadline() + 90 * DAY;
		assert_eq!(events(), [Event::RoundSkipped { next_at }]);
		assert_eq!((last(), round(first).phase), (first, Phase::Applications));
		pass_each(90);
		assert_eq!((last(), round(2).offer), (2, 9_000 * EURO));
	});
}

#[test]
fn a_round_does_not_open_where_there_is_nothing_to_award() {
	chain(0).execute_with(|| {
		assert_ok!(hold(monthly(), 1));
		pass_days(1);
		assert_eq!((last(), skipped()), (0, 1));
		// What has come to the address of the fund counts when the next one opens.
		mint(FUND, 100 * EURO);
		pass_days(30);
		assert_eq!((last(), round(1).fund), (1, 100 * EURO));
		assert_ok!(check());
	});
}

#[test]
fn a_plan_takes_the_place_of_another_and_ends() {
	new_test(|| {
		let end = || SolidarityFund::end_rounds(federation(Track::Ordinary));
		assert_refused!(end(), Errors::NoRoundsPlanned);
		assert_ok!(hold(plan(10_000, VIABLE), 2));
		let before = Planned::<Test>::get().unwrap().1;
		assert_ok!(hold(plan(9_000, VIABLE), 4));
		assert!(!Deadlines::<Test>::contains_key(before.to_be_bytes(), Due::Opening));
		pass_days(3);
		assert_eq!(last(), 0);
		pass_days(1);
		assert_eq!((last(), round(1).offer), (1, 9_000 * EURO));
		assert_refused!(SolidarityFund::end_rounds(federation(Track::Consent)), Errors::MandateTooWeak);
		assert_refused!(SolidarityFund::end_rounds(anybody()), DispatchError::BadOrigin);
		events();
		assert_ok!(end());
		assert_eq!(events(), [Event::RoundsEnded]);
		assert_refused!(end(), Errors::NoRoundsPlanned);
		// The one that is open goes on, and none comes after it.
		pass_to(1, Phase::Settled);
		pass_days(200);
		assert_eq!(last(), 1);
		assert!(!Deadlines::<Test>::iter_keys().any(|(_, due)| due == Due::Opening));
	});
}

#[test]
fn what_a_round_has_stated_when_it_opened_stays() {
	new_test(|| {
		(7..=12).for_each(|coop| found_with(coop, ADA));
		let no = open_round(10_000, VIABLE);
		let opened = round(no);
		give_to_fund(40_000 * EURO);
		assert_ok!(set(Terms { quorum_bps: 5_000, round_cap_bps: 500, floor_bps: 3_000, ..Terms::RECOMMENDED }));
		assert_ok!(hold(plan(1_000, Method::EqualShares), 60));
		let place = apply(BAKERY, no, &grant(10_000, 10_000));
		pass_to(no, Phase::Voting);
		// Five of twelve co-ops are a quarter, and no half.
		for coop in [MILL, TAXI, FARM, HOUSING, READERS] {
			vote(coop, ADA, no, &[(place, 100)]);
		}
		pass_to(no, Phase::Settled);
		let settled = round(no);
		assert_eq!(
			(settled.terms, settled.method, settled.offer, settled.fund, settled.ends_at),
			(opened.terms, opened.method, opened.offer, opened.fund, opened.ends_at)
		);
		assert_eq!(verdict(no, place), Verdict::Awarded(10_000 * EURO));
	});
}

#[test]
fn anybody_carries_out_what_is_due_and_nothing_twice_or_before_its_time() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		let ends_at = round(no).ends_at;
		let advance = |at, due| plain(SolidarityFund::advance(anybody(), at, due));
		assert_refused!(advance(ends_at[0], Due::Phase(no)), Errors::NotDue);
		rochdale_mocks::DeadlineTime::set(ends_at[0]);
		assert_refused!(advance(ends_at[0], Due::Phase(no + 1)), Errors::NotDue);
		assert_refused!(advance(ends_at[0] - 1, Due::Phase(no)), Errors::NotDue);
		assert_refused!(
			plain(SolidarityFund::advance(RuntimeOrigin::root(), ends_at[0], Due::Phase(no))),
			DispatchError::BadOrigin
		);
		assert_ok!(advance(ends_at[0], Due::Phase(no)));
		assert_eq!(round(no).phase, Phase::Questions);
		assert_refused!(advance(ends_at[0], Due::Phase(no)), Errors::NotDue);
		for end in &ends_at[1..] {
			rochdale_mocks::DeadlineTime::set(*end);
			assert_ok!(advance(*end, Due::Phase(no)));
			assert_refused!(advance(*end, Due::Phase(no)), Errors::NotDue);
		}
		assert_eq!(round(no).phase, Phase::Settled);
		// Were the step taken once more, nothing would come of it.
		assert_storage_noop!(assert_ok!(SolidarityFund::step(Due::Phase(no))));
	});
}

#[test]
fn phases_that_are_all_late_last_for_a_block_each() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		rochdale_mocks::DeadlineTime::set(round(no).ends_at[3] + 5);
		for phase in [Phase::Questions, Phase::Voting, Phase::Settlement, Phase::Settled] {
			SolidarityFund::on_idle(1, Weight::MAX);
			assert_eq!(round(no).phase, phase);
			rochdale_mocks::DeadlineTime::mutate(|now| *now += 1);
		}
	});
}
