//! Co-ops are suspended, reinstated and excluded by the federation, and leave by themselves.

use crate::{mock::*, *};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;
use rochdale_primitives::{charter::Charter, proposable::Proposable};

fn special(coop: CoopId) -> RuntimeOrigin {
	decided(coop, Track::Special)
}

fn suspend(coop: CoopId) -> DispatchResult {
	Cooperatives::suspend(by_all(), coop, document(1))
}

fn exclude(coop: CoopId) -> DispatchResult {
	Cooperatives::exclude(by_all(), coop, document(2))
}

fn notice(coop: CoopId) -> Option<(Moment, CoopExit)> {
	Coops::<Test>::get(coop).unwrap().notice.map(|notice| (notice.effective_at, notice.reason))
}

/// Changes how long the notice of a co-op is.
fn notice_days(days: u16) {
	let parameters = Charter { exit_notice_days: days, ..Charter::RECOMMENDED };
	assert_ok!(Cooperatives::adopt_charter(by_all(), document(1_000 + u64::from(days)), parameters));
}

/// The co-ops whose standing was changed, each with the time of the last change.
fn counted() -> Vec<(CoopId, Moment)> {
	StandingChanges::<Test>::get().into_iter().map(|change| (change.coop, change.at)).collect()
}

/// When a co-op leaves whose vote on that opened at that time, if it gives notice now.
fn leaves_after(opened_at: Moment) -> Moment {
	hypothetically!({
		assert_ok!(Cooperatives::leave_federation(decided_in_vote_of(opened_at, 1)));
		notice(1).unwrap().0 - DeadlineTime::get()
	})
}

#[test]
fn rights_of_a_suspended_co_op_rest_until_it_is_reinstated() {
	federation(2, || {
		assert_ok!(suspend(1));
		System::assert_last_event(
			Event::CoopSuspended { coop: 1, document: document(1), resolution: RESOLUTION }.into(),
		);
		assert_eq!(
			(Cooperatives::voice(1), Cooperatives::standing(1)),
			(Some(Voice::Suspended), Some(Standing::Suspended))
		);
		let suspension = Coops::<Test>::get(1).unwrap().suspension.unwrap();
		assert_eq!((suspension.document, suspension.resolution), (document(1), RESOLUTION));
		assert_eq!((suspension.since, suspension.suspended_at), (MockClock::civil(), START));
		assert_eq!(PresentCount::<Test>::get(), 2);

		assert_ok!(Cooperatives::reinstate(by_all(), 1));
		System::assert_last_event(Event::CoopReinstated { coop: 1, resolution: RESOLUTION }.into());
		assert_eq!(Cooperatives::voice_of(1), Some(Voice::Votes));
		assert_eq!(Coops::<Test>::get(1).unwrap().suspension, None);
	});
}

#[test]
fn standing_changes_in_its_order_only() {
	federation(2, || {
		assert_refused!(Cooperatives::suspend(by_all(), 1, H256::zero()), Error::<Test>::NoDocument);
		assert_refused!(Cooperatives::reinstate(by_all(), 1), Error::<Test>::NotSuspended);
		assert_refused!(exclude(1), Error::<Test>::NotSuspended);
		for nobody in [0, 3] {
			assert_refused!(suspend(nobody), Error::<Test>::NoSuchCoop);
			assert_refused!(Cooperatives::reinstate(by_all(), nobody), Error::<Test>::NoSuchCoop);
			assert_refused!(exclude(nobody), Error::<Test>::NoSuchCoop);
			assert_refused!(Cooperatives::leave_federation(special(nobody)), Error::<Test>::NoSuchCoop);
		}
		assert_ok!(suspend(1));
		assert_refused!(suspend(1), Error::<Test>::AlreadySuspended);
		assert_refused!(Cooperatives::exclude(by_all(), 1, H256::zero()), Error::<Test>::NoDocument);
		assert_ok!(exclude(1));
		assert_refused!(exclude(1), Error::<Test>::AlreadyLeaving);
		pass(180 * DAY);
		assert_refused!(suspend(1), Error::<Test>::CoopLeft);
		assert_refused!(Cooperatives::reinstate(by_all(), 1), Error::<Test>::CoopLeft);
		assert_refused!(exclude(1), Error::<Test>::CoopLeft);
		assert_refused!(Cooperatives::leave_federation(special(1)), Error::<Test>::CoopLeft);
	});
}

#[test]
fn exclusion_takes_two_decisions() {
	federation(2, || {
		// The vote on both opened before the suspension.
		VoteOpened::set(START - 1);
		assert_ok!(suspend(1));
		assert_refused!(exclude(1), Error::<Test>::VotedTooEarly);
		VoteOpened::set(START);
		assert_ok!(exclude(1));
		let effective_at = START + 180 * DAY;
		System::assert_last_event(
			Event::CoopExcluded { coop: 1, effective_at, document: document(2), resolution: RESOLUTION }.into(),
		);
		assert_eq!(notice(1), Some((effective_at, CoopExit::Excluded)));

		pass(180 * DAY - 1);
		assert_eq!(Cooperatives::voice(1), Some(Voice::Suspended));
		pass(1);
		System::assert_last_event(Event::CoopDeparted { coop: 1, reason: CoopExit::Excluded }.into());
		assert_eq!((Cooperatives::voice(1), Cooperatives::standing(1)), (None, Some(Standing::Left)));
		assert_eq!(Coops::<Test>::get(1).unwrap().left_at, Some(MockClock::civil()));
	});
}

#[test]
fn reinstatement_ends_an_exclusion_and_no_notice_of_the_co_op() {
	federation(2, || {
		assert_ok!(suspend(1));
		assert_ok!(exclude(1));
		assert_ok!(Cooperatives::reinstate(by_all(), 1));
		assert_eq!(notice(1), None);
		pass(400 * DAY);
		assert_eq!(Cooperatives::voice(1), Some(Voice::Votes));
	});
	federation(2, || {
		assert_ok!(Cooperatives::leave_federation(special(1)));
		assert_ok!(suspend(1));
		assert_refused!(exclude(1), Error::<Test>::AlreadyLeaving);
		assert_ok!(Cooperatives::reinstate(by_all(), 1));
		assert_eq!(notice(1), Some((START + 180 * DAY, CoopExit::Own)));
		pass(180 * DAY);
		assert_eq!(Cooperatives::standing(1), Some(Standing::Left));
	});
}

#[test]
fn nobody_keeps_a_co_op_in_the_federation() {
	federation(2, || {
		assert_ok!(Cooperatives::leave_federation(special(1)));
		let effective_at = START + 180 * DAY;
		System::assert_last_event(Event::CoopLeaving { coop: 1, effective_at, resolution: RESOLUTION }.into());
		assert_refused!(Cooperatives::leave_federation(special(1)), Error::<Test>::AlreadyLeaving);
		// Meanwhile nothing changes for the co-op, whatever the federation decides about notices.
		notice_days(1_825);
		pass(180 * DAY - 1);
		assert_eq!(Cooperatives::voice(1), Some(Voice::Votes));
		assert!(LeftCoops::get().is_empty());
		assert!(Cooperatives::is_settled(1));
		pass(1);
		System::assert_last_event(Event::CoopDeparted { coop: 1, reason: CoopExit::Own }.into());
		assert_eq!(LeftCoops::get(), [1]);
		assert_eq!((Cooperatives::federation(), Cooperatives::count()), (vec![(2, Voice::Votes)], 2));
		assert_eq!(PresentCount::<Test>::get(), 1);
		assert_eq!(notice(1), Some((effective_at, CoopExit::Own)));
		Unsettled::set(vec![1]);
		assert!(!Cooperatives::is_settled(1) && Cooperatives::is_settled(2));
	});
}

#[test]
fn a_longer_notice_does_not_catch_who_wants_to_leave() {
	federation(2, || {
		// Before, the notice is that of the charter, whenever the vote opened.
		assert_eq!(leaves_after(0), 180 * DAY);
		pass(10 * DAY);
		let changed = DeadlineTime::get();
		notice_days(1_825);
		let until = changed + 60 * DAY;
		assert_eq!(Cooperatives::charter_in_force().unwrap().old_notice, Some(OldNotice { days: 180, until }));
		// It counts when the vote opened, not when the notice is given.
		pass(100 * DAY);
		for opened_at in [0, START, changed - 1, changed, changed + 1, until - 1] {
			assert_eq!(leaves_after(opened_at), 180 * DAY);
		}
		for opened_at in [until, until + 1, DeadlineTime::get()] {
			assert_eq!(leaves_after(opened_at), 1_825 * DAY);
		}
		// Who is excluded gets the notice of the charter.
		assert_ok!(suspend(1));
		assert_ok!(exclude(1));
		assert_eq!(notice(1), Some((DeadlineTime::get() + 1_825 * DAY, CoopExit::Excluded)));
		assert_eq!(leaves_after(until - 1), 180 * DAY);
		assert_eq!(leaves_after(until), 1_825 * DAY);
	});
}

#[test]
fn the_slowest_co_op_can_leave_with_the_old_notice() {
	// It begins when the charter takes effect, if the draft is ready by then.
	let slowest = *bylaws::Parameter::NoticeSpecialDays.chain_range().end();
	assert!(OLD_NOTICE_DAYS >= slowest);
	assert!(*CharterParameter::TimelockCharterDays.range().start() >= 30);
}

#[test]
fn a_shorter_notice_holds_at_once() {
	federation(2, || {
		notice_days(30);
		assert_eq!(Cooperatives::charter_in_force().unwrap().old_notice, None);
		for opened_at in [0, START, START + 1] {
			assert_eq!(leaves_after(opened_at), 30 * DAY);
		}
		// Also where a longer one was to come, and that of before lies between.
		notice_days(300);
		pass(DAY);
		notice_days(100);
		assert_eq!(leaves_after(START), 30 * DAY);
		assert_eq!(leaves_after(START + 60 * DAY), 100 * DAY);
		notice_days(30);
		assert_eq!(Cooperatives::charter_in_force().unwrap().old_notice, None);
		assert_eq!(leaves_after(START + 60 * DAY), 30 * DAY);
	});
}

#[test]
fn a_longer_notice_in_steps_catches_nobody_either() {
	federation(2, || {
		notice_days(200);
		let old = || Cooperatives::charter_in_force().unwrap().old_notice.map(|old| (old.days, old.until));
		assert_eq!(old(), Some((180, START + 60 * DAY)));
		// A charter that leaves the notice as it is leaves this as it is.
		pass(20 * DAY);
		assert_ok!(Cooperatives::adopt_charter(by_all(), document(7), Cooperatives::charter()));
		assert_eq!(old(), Some((180, START + 60 * DAY)));
		pass(40 * DAY - 1);
		notice_days(300);
		assert_eq!(old(), Some((180, START + 120 * DAY - 1)));
		assert_eq!(leaves_after(START + 119 * DAY), 180 * DAY);
		// When nobody can have begun to leave in time any more it does not come back.
		pass((60 + OLD_NOTICE_KEPT_DAYS as Moment) * DAY);
		notice_days(400);
		let until = DeadlineTime::get() + 60 * DAY;
		assert_eq!(old(), Some((300, until)));
		assert_eq!(leaves_after(START), 300 * DAY);
		pass((60 + OLD_NOTICE_KEPT_DAYS as Moment) * DAY - 1);
		assert_ok!(Cooperatives::adopt_charter(by_all(), document(8), Cooperatives::charter()));
		assert_eq!(old(), Some((300, until)));
		pass(1);
		assert_ok!(Cooperatives::adopt_charter(by_all(), document(9), Cooperatives::charter()));
		assert_eq!(old(), None);
	});
}

#[test]
fn a_second_charter_does_not_catch_who_began_to_leave_in_time() {
	federation(2, || {
		notice_days(1_000);
		let until = START + 60 * DAY;
		pass(63 * DAY);
		assert_ok!(Cooperatives::adopt_charter(by_all(), document(7), Cooperatives::charter()));
		assert_eq!(leaves_after(until - 1), 180 * DAY);
		assert_eq!(leaves_after(until), 1_000 * DAY);
		// Lengthened once more, it holds for those who begin to leave then, too.
		notice_days(1_825);
		assert_eq!(leaves_after(until - 1), 180 * DAY);
		assert_eq!(leaves_after(DeadlineTime::get() + 59 * DAY), 180 * DAY);
		assert_eq!(leaves_after(DeadlineTime::get() + 60 * DAY), 1_825 * DAY);
	});
}

#[test]
fn who_is_suspended_before_it_had_a_vote_counts_for_nothing_until_it_would_have_one() {
	federation(2, || {
		Coops::<Test>::mutate(1, |coop| coop.as_mut().unwrap().seasoned_at = Some(START + 180 * DAY));
		assert_eq!(Cooperatives::federation(), [(1, Voice::Seasoning), (2, Voice::Votes)]);
		assert_ok!(suspend(1));
		// It proposes nothing.
		assert_eq!(Cooperatives::voice(1), Some(Voice::Suspended));
		assert_eq!(Cooperatives::federation(), [(2, Voice::Votes)]);
		pass(180 * DAY - 1);
		assert_eq!(Cooperatives::federation(), [(2, Voice::Votes)]);
		pass(1);
		assert_eq!(Cooperatives::federation(), [(1, Voice::Suspended), (2, Voice::Votes)]);
		assert_ok!(Cooperatives::reinstate(by_all(), 1));
		assert_eq!(Cooperatives::federation(), [(1, Voice::Votes), (2, Voice::Votes)]);
	});
}

#[test]
fn suspended_and_seasoning_co_ops_leave_too() {
	federation(2, || {
		Coops::<Test>::mutate(1, |coop| coop.as_mut().unwrap().seasoned_at = Some(START + 500 * DAY));
		assert_ok!(suspend(2));
		for coop in [1, 2] {
			assert_ok!(Cooperatives::leave_federation(special(coop)));
		}
		assert_eq!(Cooperatives::federation(), [(1, Voice::Seasoning), (2, Voice::Suspended)]);
		pass(180 * DAY);
		assert_eq!(Cooperatives::federation(), []);
		assert_eq!(Coops::<Test>::get(2).unwrap().suspension, None);
	});
}

#[test]
fn excluded_co_op_that_gives_notice_leaves_at_the_earlier_time() {
	for (first, second, expected) in [(100, 50, 60), (100, 90, 100), (200, 100, 110)] {
		federation(2, || {
			assert_ok!(suspend(1));
			notice_days(first);
			assert_ok!(exclude(1));
			pass(10 * DAY);
			notice_days(second);
			assert_ok!(Cooperatives::leave_federation(special(1)));
			let at = START + expected * DAY;
			assert_eq!(notice(1), Some((at, CoopExit::Own)));
			// Its own notice stays when it is no longer excluded.
			assert_ok!(Cooperatives::reinstate(by_all(), 1));
			Cooperatives::do_try_state().unwrap();
			DeadlineTime::set(at - 1);
			pass(0);
			assert_eq!(Cooperatives::voice(1), Some(Voice::Votes));
			pass(1);
			assert_eq!(Cooperatives::voice(1), None);
		});
	}
}

#[test]
fn one_standing_a_year_changes_in_a_small_federation() {
	federation(19, || {
		assert_ok!(suspend(1));
		assert_refused!(suspend(2), Error::<Test>::TooManyStandingChanges);
		// What was wrong can be undone, and done again.
		assert_ok!(Cooperatives::reinstate(by_all(), 1));
		assert_refused!(suspend(2), Error::<Test>::TooManyStandingChanges);
		assert_ok!(suspend(1));
		assert_ok!(exclude(1));
		// A co-op's own notice is not counted.
		assert_ok!(Cooperatives::leave_federation(special(3)));
		pass(365 * DAY - 1);
		assert_refused!(suspend(2), Error::<Test>::TooManyStandingChanges);
		pass(1);
		assert_ok!(suspend(2));
		assert_eq!(counted(), [(2, START + 365 * DAY)]);
	});
}

#[test]
fn no_year_has_more_changes_whenever_it_begins() {
	federation(20, || {
		let day = |day: u64| DeadlineTime::set(START + day * DAY);
		assert_ok!(suspend(1));
		day(200);
		assert_ok!(suspend(2));
		assert_eq!(counted(), [(1, START), (2, START + 200 * DAY)]);
		// At the end of a year that began with the first change there is room for one, not for two.
		day(365);
		assert_ok!(suspend(3));
		assert_refused!(suspend(4), Error::<Test>::TooManyStandingChanges);
		assert_eq!(counted(), [(2, START + 200 * DAY), (3, START + 365 * DAY)]);
		// Who is changed again is counted from then on.
		day(564);
		assert_ok!(Cooperatives::reinstate(by_all(), 2));
		day(565);
		assert_refused!(suspend(4), Error::<Test>::TooManyStandingChanges);
		assert_refused!(Cooperatives::reinstate(by_all(), 1), Error::<Test>::TooManyStandingChanges);
		day(730);
		assert_ok!(suspend(4));
		assert_eq!(counted(), [(2, START + 564 * DAY), (4, START + 730 * DAY)]);
		day(928);
		assert_refused!(suspend(5), Error::<Test>::TooManyStandingChanges);
		day(929);
		assert_ok!(suspend(5));
	});
}

#[test]
fn a_tenth_of_the_co_ops_that_have_not_left_changes_standing() {
	federation(30, || {
		for coop in 1..=3 {
			assert_ok!(suspend(coop));
		}
		assert_refused!(suspend(4), Error::<Test>::TooManyStandingChanges);
		pass(300 * DAY);
		assert_ok!(Cooperatives::leave_federation(special(30)));
		pass(180 * DAY);
		assert_eq!(PresentCount::<Test>::get(), 29);
		// A co-op suspended in another year counts again.
		assert_ok!(Cooperatives::reinstate(by_all(), 1));
		assert_ok!(exclude(2));
		assert_refused!(Cooperatives::reinstate(by_all(), 3), Error::<Test>::TooManyStandingChanges);
		assert_refused!(exclude(3), Error::<Test>::TooManyStandingChanges);
	});
}

#[test]
fn two_co_ops_a_year_are_admitted_to_a_small_federation_whatever_else_happens() {
	federation(2, || {
		for application in 1..=3 {
			assert_ok!(Cooperatives::nominate(ordinary(), laundry()));
			for founder in FOUNDERS {
				assert_ok!(Cooperatives::accept_founding(RuntimeOrigin::signed(founder), application));
			}
		}
		assert_ok!(suspend(1));
		assert_ok!(Cooperatives::admit(by_all(), 1));
		assert_ok!(Cooperatives::admit(by_all(), 2));
		let admitted: Vec<_> = Admissions::<Test>::get().into_iter().map(|one| (one.coop, one.at)).collect();
		assert_eq!(admitted, [(3, START), (4, START)]);
		assert_eq!(counted(), [(1, START)]);
		assert_refused!(Cooperatives::admit(by_all(), 3), Error::<Test>::TooManyAdmissions);
		// What is new can be suspended as what is old.
		assert_refused!(suspend(3), Error::<Test>::TooManyStandingChanges);
		Admissions::<Test>::mutate(|year| year.iter_mut().for_each(|one| one.at = START - 365 * DAY));
		assert_ok!(Cooperatives::admit(by_all(), 3));
	});
}

#[test]
fn a_fifth_of_the_co_ops_is_admitted_in_a_year() {
	for (present, most) in [(0, 2), (5, 2), (14, 2), (15, 3), (100, 20), (1_000, 200)] {
		assert_eq!(crate::standing::admissions_a_year(present), most);
	}
}

#[test]
fn a_quota_that_is_used_up_for_long_is_told_when_it_is_proposed() {
	federation(3, || {
		assert_ok!(Cooperatives::nominate(ordinary(), laundry()));
		let propose = |call: Call<Test>| call.check_proposed(None);
		let suspends = |coop| Call::suspend { coop, document: document(1) };
		assert_ok!(propose(suspends(2)));
		assert_ok!(suspend(1));
		assert_eq!(propose(suspends(2)), Err(Error::<Test>::TooManyStandingChanges.into()));
		let reinstate = |coop| Call::reinstate { coop };
		assert_eq!(propose(reinstate(2)), Err(Error::<Test>::TooManyStandingChanges.into()));
		assert_ok!(propose(reinstate(1)));
		let admits = || Call::admit { application: 1 };
		assert_ok!(propose(admits()));
		let at = DeadlineTime::get();
		let coops: YearOfStanding = [2, 3].map(|coop| StandingChange { coop, at }).to_vec().try_into().unwrap();
		Admissions::<Test>::put(coops);
		assert_eq!(propose(admits()), Err(Error::<Test>::TooManyAdmissions.into()));
		// There may be room when it is decided.
		pass(185 * DAY);
		assert_ok!(propose(suspends(2)));
	});
}

#[test]
fn notices_do_not_overflow() {
	federation(2, || {
		assert_ok!(suspend(1));
		DeadlineTime::set(u64::MAX - 1);
		assert_refused!(Cooperatives::leave_federation(special(2)), Error::<Test>::Overflow);
		assert_refused!(exclude(1), Error::<Test>::Overflow);
		let longer = Charter { exit_notice_days: 181, ..Charter::RECOMMENDED };
		assert_refused!(Cooperatives::adopt_charter(by_all(), document(9), longer), Error::<Test>::Overflow);
		DeadlineTime::set(START);
	});
}

#[test]
fn what_is_due_comes_in_order_and_within_bounds() {
	federation(40, || {
		let step = <() as WeightInfo>::advance() + TELLING;
		assert_eq!(Cooperatives::on_idle(1, Weight::MAX), Weight::zero());
		for coop in 1..=20 {
			DeadlineTime::set(START + Moment::from(coop));
			assert_ok!(Cooperatives::leave_federation(special(coop)));
		}
		DeadlineTime::set(START + 180 * DAY + 20);
		assert_eq!(Cooperatives::on_idle(1, step.saturating_sub(Weight::from_parts(1, 0))), Weight::zero());
		assert!(LeftCoops::get().is_empty());
		assert_eq!(Cooperatives::on_idle(1, step * 2), step * 2);
		assert_eq!(LeftCoops::get(), [1, 2]);
		assert_eq!(Cooperatives::on_idle(1, Weight::MAX), step * u64::from(MAX_STEPS_PER_BLOCK));
		assert_eq!(LeftCoops::get(), (1..=18).collect::<Vec<_>>());
		assert_eq!(Cooperatives::on_idle(1, Weight::MAX), step * 2);
		assert_eq!(LeftCoops::get(), (1..=20).collect::<Vec<_>>());
	});
}

#[test]
fn anyone_can_carry_out_what_is_due() {
	federation(2, || {
		assert_ok!(Cooperatives::leave_federation(special(1)));
		let at = START + 180 * DAY;
		let advance = |at, due| Cooperatives::advance(RuntimeOrigin::signed(STRANGER), at, due);
		assert_refused!(advance(at, Due::Departure(1)), Error::<Test>::NotDue);
		DeadlineTime::set(at);
		assert_refused!(advance(at - 1, Due::Departure(1)), Error::<Test>::NothingDue);
		assert_refused!(advance(at, Due::Departure(2)), Error::<Test>::NothingDue);
		assert_refused!(advance(at, Due::Application(1)), Error::<Test>::NothingDue);
		assert_refused!(Cooperatives::advance(RuntimeOrigin::none(), at, Due::Departure(1)), BadOrigin);
		assert_ok!(advance(at, Due::Departure(1)));
		assert_eq!(LeftCoops::get(), [1]);
		assert_refused!(advance(at, Due::Departure(1)), Error::<Test>::NothingDue);
		let info = RuntimeCall::from(crate::Call::advance { at, due: Due::Departure(1) }).get_dispatch_info();
		assert_eq!(info.call_weight, <() as WeightInfo>::advance() + TELLING);
	});
}

#[test]
#[should_panic(expected = "what is due can be carried out")]
fn entry_for_nothing_is_noticed() {
	federation(2, || {
		Deadlines::<Test>::insert(START.to_be_bytes(), Due::Departure(1), ());
		pass(1);
	});
}
