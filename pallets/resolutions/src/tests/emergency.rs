//! What delegates can do when blocks are no longer final, and nothing else can.

use super::*;

const DELAY: u32 = 10;
const BEST: u32 = 4_000;

/// A federation of so many co-ops, some blocks after the last that was final.
fn stalled(coops: CoopId) {
	federation(coops);
	System::set_block_number(u64::from(BEST) + 40);
	System::reset_events();
}

fn call_for(coop: CoopId, delay: u32, best_finalised: u32) -> DispatchResult {
	Resolutions::call_emergency(signed(delegate(coop)), coop, delay, best_finalised).plain()
}

fn call(coop: CoopId) -> DispatchResult {
	call_for(coop, DELAY, BEST)
}

#[test]
fn two_thirds_of_the_delegates_start_finality_anew() {
	new_test(|| {
		stalled(6);
		for (joined, coop) in (1..).zip([3, 4, 5]) {
			assert_ok!(call(coop));
			assert_eq!(events(), [Event::EmergencyCalled { coop, coops: joined }]);
			assert_refused!(call(coop), Errors::AlreadySigned);
		}
		assert!(Restarted::get().is_empty(), "half is not enough");
		assert_ok!(call(BAKERY));
		assert_eq!(
			events(),
			[
				Event::EmergencyCalled { coop: BAKERY, coops: 4 },
				Event::FinalityRestarted { delay: DELAY, best_finalised: BEST },
			]
		);
		assert_eq!((Restarted::get(), RestartedAt::<Test>::get()), (vec![(DELAY, BEST)], Some(Time::get())));
		let demand = EmergencyCall { delay: DELAY, best_finalised: BEST, called_at: START, changes: 0 };
		assert_eq!(EmergencyCalls::<Test>::get(BAKERY), Some(demand));
	});
}

#[test]
fn two_thirds_are_rounded_up() {
	for (coops, needed) in [(2, 2), (3, 2), (4, 3), (5, 4), (6, 4), (7, 5), (9, 6), (10, 7)] {
		new_test(|| {
			stalled(coops);
			(1..needed).for_each(|coop| {
				assert_ok!(call(coop));
			});
			assert!(Restarted::get().is_empty(), "{} of {coops}", needed - 1);
			assert_ok!(call(needed));
			assert_eq!(Restarted::get().len(), 1, "{needed} of {coops}");
		});
	}
}

#[test]
fn suspended_co_ops_count_but_do_not_call_and_new_ones_do_neither() {
	new_test(|| {
		stalled(6);
		set_voice(5, Voice::Suspended);
		set_voice(6, Voice::Seasoning);
		assert_refused!(call(5), Errors::NoVoteInFederation);
		assert_refused!(call(6), Errors::NoVoteInFederation);
		// Of five that count, four are needed: three of the four that can call would be enough otherwise.
		(1..=3).for_each(|coop| {
			assert_ok!(call(coop));
		});
		assert!(Restarted::get().is_empty());
		assert_ok!(call(4));
		assert_eq!(Restarted::get().len(), 1);
	});
	// New ones are no part of the whole: two of three are enough.
	new_test(|| {
		stalled(6);
		(4..=6).for_each(|coop| set_voice(coop, Voice::Seasoning));
		assert_ok!(call(BAKERY));
		assert_ok!(call(3));
		assert_eq!(Restarted::get().len(), 1);
	});
}

#[test]
fn only_the_delegate_of_a_co_op_calls() {
	new_test(|| {
		stalled(3);
		let by = |who, coop| Resolutions::call_emergency(signed(who), coop, DELAY, BEST);
		assert_refused!(by(CHAIR, BAKERY), Errors::NotDelegate);
		assert_refused!(by(STRANGER, BAKERY), Errors::NotMember);
		assert_refused!(by(account_in(3, 1), BAKERY), Errors::NotMember);
		assert_refused!(by(DORA, 99), Errors::NotMember);
		set_standing(BAKERY, Standing::Left);
		assert_refused!(by(DORA, BAKERY), Errors::NoVoteInFederation);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_refused!(Resolutions::call_emergency(origin, BAKERY, DELAY, BEST), DispatchError::BadOrigin);
		}
		assert!(Restarted::get().is_empty());
	});
}

#[test]
fn one_co_op_never_restarts_finality_alone() {
	new_test(|| {
		stalled(2);
		set_voice(COURIERS, Voice::Seasoning);
		assert_ok!(call(BAKERY));
		assert!(Restarted::get().is_empty(), "though it is all of the whole");
		set_voice(COURIERS, Voice::Votes);
		assert_ok!(call(COURIERS));
		assert_eq!(Restarted::get().len(), 1);
	});
}

#[test]
fn one_delegate_with_another_demand_blocks_nobody() {
	new_test(|| {
		stalled(3);
		// Whatever the third one demands before and between, the two others are two thirds.
		assert_ok!(call_for(3, DELAY, BEST + 1));
		assert_ok!(call(BAKERY));
		assert_ok!(call_for(3, MAX_EMERGENCY_DELAY, 0));
		assert!(Restarted::get().is_empty());
		events();
		assert_ok!(call(COURIERS));
		assert_eq!(
			events(),
			[
				Event::EmergencyCalled { coop: COURIERS, coops: 2 },
				Event::FinalityRestarted { delay: DELAY, best_finalised: BEST },
			]
		);
		assert_eq!(Restarted::get(), [(DELAY, BEST)]);
	});
}

#[test]
fn only_equal_demands_are_counted_together() {
	new_test(|| {
		stalled(6);
		// Five of six, and no four of them want the same.
		for (coop, delay, best) in [
			(BAKERY, DELAY, BEST),
			(COURIERS, DELAY, BEST),
			(3, DELAY, BEST),
			(4, DELAY + 1, BEST),
			(5, DELAY, BEST - 1),
		] {
			assert_ok!(call_for(coop, delay, best));
		}
		assert!(Restarted::get().is_empty());
		events();
		assert_ok!(call_for(6, DELAY + 1, BEST));
		assert_eq!(events(), [Event::EmergencyCalled { coop: 6, coops: 2 }]);
		// One who comes over to the others is the fourth.
		assert_ok!(call(5));
		assert_eq!(Restarted::get(), [(DELAY, BEST)]);
	});
}

#[test]
fn a_co_op_demands_one_thing_at_a_time() {
	new_test(|| {
		stalled(3);
		assert_ok!(call(3));
		assert_ok!(call_for(3, DELAY + 1, BEST));
		let demand = EmergencyCall { delay: DELAY + 1, best_finalised: BEST, called_at: START, changes: 1 };
		assert_eq!(EmergencyCalls::<Test>::get(3), Some(demand));
		// What it demanded before is no longer its demand.
		assert_ok!(call(BAKERY));
		assert!(Restarted::get().is_empty());
		assert_ok!(call_for(COURIERS, DELAY + 1, BEST));
		assert_eq!(Restarted::get(), [(DELAY + 1, BEST)]);
	});
}

#[test]
fn a_demand_is_changed_a_few_times_a_day() {
	new_test(|| {
		stalled(6);
		let another = |more: u32| call_for(3, DELAY + more, BEST);
		(0..=u32::from(MAX_CHANGES)).for_each(|more| {
			assert_ok!(another(more));
			assert_refused!(another(more), Errors::AlreadySigned);
		});
		let last = EmergencyCalls::<Test>::get(3);
		pass(DAY - 1);
		assert_refused!(another(9), Errors::TooManyChanges);
		assert_refused!(call(3), Errors::TooManyChanges);
		assert_eq!(EmergencyCalls::<Test>::get(3), last);
		pass(1);
		assert_ok!(another(u32::from(MAX_CHANGES)));
		assert_eq!(EmergencyCalls::<Test>::get(3).map(|call| call.changes), Some(0));
		// The day begins anew with every change.
		pass(DAY - 1);
		assert_ok!(call(3));
		pass(1);
		assert_ok!(another(1));
		assert_eq!(EmergencyCalls::<Test>::get(3).map(|call| call.changes), Some(2));
	});
}

#[test]
fn what_was_demanded_before_a_restart_is_not_heard_after_it() {
	new_test(|| {
		stalled(6);
		assert_ok!(call_for(6, DELAY, BEST + 7));
		assert_ok!(call_for(5, DELAY, BEST + 7));
		assert_ok!(call_for(4, DELAY, BEST + 7));
		[BAKERY, COURIERS, 3].into_iter().for_each(|coop| {
			assert_ok!(call(coop));
		});
		assert_ok!(call(4));
		assert_eq!(Restarted::get(), [(DELAY, BEST)]);

		pass(1);
		events();
		// Neither who was for that restart nor who was for another joins this one by what was said then.
		for (coop, best) in [(BAKERY, BEST + 7), (COURIERS, BEST)] {
			assert_ok!(call_for(coop, DELAY, best));
			assert_eq!(events(), [Event::EmergencyCalled { coop, coops: 1 }]);
		}
		// They can say it again, and their changes of before are forgotten.
		for (coop, joined) in [(4, 2), (5, 3)] {
			assert_ok!(call_for(coop, DELAY, BEST + 7));
			assert_eq!(events(), [Event::EmergencyCalled { coop, coops: joined }]);
			assert_eq!(EmergencyCalls::<Test>::get(coop).map(|call| call.changes), Some(0));
		}
		assert_eq!(Restarted::get().len(), 1);
		assert_ok!(call_for(6, DELAY, BEST + 7));
		assert_eq!(Restarted::get(), [(DELAY, BEST), (DELAY, BEST + 7)]);
	});
}

#[test]
fn finality_starts_from_a_block_that_there_is() {
	new_test(|| {
		stalled(3);
		let now = u32::try_from(System::block_number()).unwrap();
		for best in [now, now + 1, u32::MAX] {
			assert_refused!(call_for(3, DELAY, best), Errors::NotYetABlock);
		}
		assert_ok!(call_for(3, DELAY, now - 1));
	});
}

#[test]
fn finality_starts_from_a_block_at_which_it_can_have_stopped() {
	new_test(|| {
		stalled(3);
		CanHaveStoppedAt::set(BEST);
		assert_refused!(call_for(3, DELAY, BEST + 1), Errors::BlockTooNew);
		let demand = Call::<Test>::call_emergency { coop: 3, delay: DELAY, best_finalised: BEST + 1 };
		assert_eq!(demand.charge(&delegate(3)), Charge::Refused(Errors::BlockTooNew.into()));
		assert_ok!(call_for(3, DELAY, BEST));
	});
}

#[test]
fn finality_waits_for_some_blocks_and_not_for_ever() {
	new_test(|| {
		stalled(3);
		for delay in [0, MAX_EMERGENCY_DELAY + 1, u32::MAX] {
			assert_refused!(call_for(3, delay, BEST), Errors::DelayOutsideRange);
			let demand = Call::<Test>::call_emergency { coop: 3, delay, best_finalised: BEST };
			assert_eq!(demand.charge(&delegate(3)), Charge::Refused(Errors::DelayOutsideRange.into()));
		}
		assert_eq!(MAX_EMERGENCY_DELAY, 1_000);
		for delay in [1, MAX_EMERGENCY_DELAY] {
			assert_ok!(call_for(3, delay, BEST));
			assert_ok!(call_for(BAKERY, delay, BEST));
			assert_eq!(Restarted::get().pop(), Some((delay, BEST)));
			pass(1);
		}
	});
}

#[test]
fn a_call_that_nobody_joined_in_time_does_not_help_a_later_one() {
	new_test(|| {
		stalled(3);
		assert_ok!(call(3));
		pass(DAY);
		assert_ok!(call(BAKERY));
		assert!(Restarted::get().is_empty());
		pass(DAY - 1);
		assert_ok!(call(3));
		assert_eq!(Restarted::get().len(), 1);
	});
}

#[test]
fn a_co_op_that_joined_counts_as_long_as_it_has_a_vote() {
	// It is the co-op that has joined: it stays so under another delegate, who does not join again.
	new_test(|| {
		stalled(3);
		assert_ok!(call(3));
		appoint_delegate(3, 7);
		assert_refused!(call(3), Errors::AlreadySigned);
		assert_ok!(call(BAKERY));
		assert_eq!(Restarted::get().len(), 1);
	});
	// One that was suspended since no longer speaks, though it still is one of three.
	new_test(|| {
		stalled(3);
		assert_ok!(call(3));
		set_voice(3, Voice::Suspended);
		assert_ok!(call(BAKERY));
		assert!(Restarted::get().is_empty());
		assert_ok!(call(COURIERS));
		assert_eq!(Restarted::get().len(), 1);
	});
	// One that has left is neither among those who call nor among all.
	new_test(|| {
		stalled(4);
		assert_ok!(call(BAKERY));
		set_standing(BAKERY, Standing::Left);
		assert_ok!(call(3));
		assert!(Restarted::get().is_empty());
		assert_ok!(call(4));
		assert_eq!(Restarted::get().len(), 1);
	});
}

#[test]
fn nothing_weaker_starts_finality_anew() {
	new_test(|| {
		stalled(6);
		(1..=3).for_each(|coop| {
			assert_ok!(call(coop));
		});
		pass(DAY);
		for call in [federate(1), suspend_coop(3), upgrade()] {
			let id = federation_supported(Track::Special, &call);
			finish_phase(id);
			(1..=6).for_each(|coop| {
				let voting = (1..=10).filter(|member| {
					let poll = poll_of(id, coop);
					poll.voter == Voter::Members && poll.concern.is_none() && !poll.recused.contains(member)
				});
				vote_in(coop, id, voting.collect::<Vec<_>>(), Choice::For);
			});
			close(id);
			finish_phase(id);
			assert_eq!(phase(id), Phase::Enacted);
		}
		assert!(Restarted::get().is_empty());
		// And no resolution makes the call for a co-op.
		let emergency: RuntimeCall = Call::call_emergency { coop: BAKERY, delay: DELAY, best_finalised: BEST }.into();
		assert_refused!(propose_to_federation(CHAIR, BAKERY, Track::Special, Some(&emergency)), Errors::CallNotAllowed);
		assert_refused!(propose(CHAIR, Track::Special, Secrecy::Open, &emergency), Errors::CallNotAllowed);
	});
}

#[test]
fn calling_is_free_for_who_may() {
	new_test(|| {
		stalled(6);
		let call = |coop, delay| Call::<Test>::call_emergency { coop, delay, best_finalised: BEST };
		let refused = |error: Errors| Charge::Refused(error.into());
		assert_eq!(call(3, DELAY).charge(&delegate(3)), Charge::Free);
		assert_eq!(call(3, DELAY).charge(&account_in(3, 2)), refused(Errors::NotDelegate));
		assert_ok!(RuntimeCall::from(call(3, DELAY)).dispatch(signed(delegate(3))));
		assert_eq!(call(3, DELAY).charge(&delegate(3)), refused(Errors::AlreadySigned));
		assert_eq!(call(4, DELAY + 1).charge(&delegate(4)), Charge::Free, "whatever others demand");
		let early = Call::<Test>::call_emergency { coop: 4, delay: DELAY, best_finalised: u32::MAX };
		assert_eq!(early.charge(&delegate(4)), refused(Errors::NotYetABlock));
		for delay in DELAY + 1..=DELAY + u32::from(MAX_CHANGES) {
			assert_eq!(call(3, delay).charge(&delegate(3)), Charge::Free);
			assert_ok!(RuntimeCall::from(call(3, delay)).dispatch(signed(delegate(3))));
		}
		assert_eq!(call(3, DELAY).charge(&delegate(3)), refused(Errors::TooManyChanges), "a few times");
		pass(DAY);
		assert_eq!(call(3, DELAY).charge(&delegate(3)), Charge::Free, "each day");
	});
}
