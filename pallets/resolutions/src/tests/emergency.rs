//! What delegates can do when blocks are no longer final, and nothing else can.

use super::*;
use frame_support::dispatch::CheckIfFeeless;

const DELAY: u32 = 10;
const BEST: u32 = 4_000;

fn call_for(coop: CoopId, delay: u32, best_finalised: u32) -> DispatchResult {
	Resolutions::call_emergency(signed(delegate(coop)), coop, delay, best_finalised)
}

fn call(coop: CoopId) -> DispatchResult {
	call_for(coop, DELAY, BEST)
}

#[test]
fn two_thirds_of_the_delegates_start_finality_anew() {
	new_test(|| {
		federation(6);
		events();
		for (joined, coop) in (1..).zip([3, 4, 5]) {
			assert_ok!(call(coop));
			assert_eq!(events(), [Event::EmergencyCalled { coop, coops: joined }]);
			assert_noop!(call(coop), Errors::AlreadySigned);
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
		assert_eq!((Restarted::get(), Emergency::<Test>::get()), (vec![(DELAY, BEST)], None));
	});
}

#[test]
fn two_thirds_are_rounded_up() {
	for (coops, needed) in [(2, 2), (3, 2), (4, 3), (5, 4), (6, 4), (7, 5), (9, 6), (10, 7)] {
		new_test(|| {
			federation(coops);
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
		federation(6);
		set_voice(5, Voice::Suspended);
		set_voice(6, Voice::Seasoning);
		assert_noop!(call(5), Errors::NoVoteInFederation);
		assert_noop!(call(6), Errors::NoVoteInFederation);
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
		federation(6);
		(4..=6).for_each(|coop| set_voice(coop, Voice::Seasoning));
		assert_ok!(call(BAKERY));
		assert_ok!(call(3));
		assert_eq!(Restarted::get().len(), 1);
	});
}

#[test]
fn only_the_delegate_of_a_co_op_calls() {
	new_test(|| {
		federation(3);
		let by = |who, coop| Resolutions::call_emergency(signed(who), coop, DELAY, BEST);
		assert_noop!(by(CHAIR, BAKERY), Errors::NotDelegate);
		assert_noop!(by(STRANGER, BAKERY), Errors::NotMember);
		assert_noop!(by(account_in(3, 1), BAKERY), Errors::NotMember);
		assert_noop!(by(DORA, 99), Errors::NotMember);
		StandingOfBakery::set(Some(Standing::Left));
		assert_noop!(by(DORA, BAKERY), Errors::NoVoteInFederation);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Resolutions::call_emergency(origin, BAKERY, DELAY, BEST), DispatchError::BadOrigin);
		}
		assert!(Restarted::get().is_empty());
	});
}

#[test]
fn all_demand_the_same_within_a_day() {
	new_test(|| {
		federation(3);
		assert_ok!(call(3));
		assert_noop!(call_for(BAKERY, DELAY + 1, BEST), Errors::OtherEmergency);
		assert_noop!(call_for(BAKERY, DELAY, BEST + 1), Errors::OtherEmergency);
		pass(DAY - 1);
		assert_noop!(call_for(BAKERY, DELAY, BEST + 1), Errors::OtherEmergency);
		assert_noop!(call(3), Errors::AlreadySigned);
		pass(1);
		// The day is over, and the first of the next begins another.
		assert_ok!(call_for(BAKERY, DELAY, BEST + 1));
		let running = Emergency::<Test>::get().unwrap();
		assert_eq!((running.coops.to_vec(), running.until), (vec![BAKERY], Time::get() + DAY));
		assert_noop!(call(3), Errors::OtherEmergency);
		assert!(Restarted::get().is_empty());
		assert_ok!(call_for(3, DELAY, BEST + 1));
		assert_eq!(Restarted::get(), [(DELAY, BEST + 1)]);
	});
}

#[test]
fn a_call_that_nobody_joined_in_time_does_not_help_a_later_one() {
	new_test(|| {
		federation(3);
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
		federation(3);
		assert_ok!(call(3));
		Offices::mutate(|offices| {
			offices.retain(|(coop, office, _)| (*coop, *office) != (3, Office::Delegate));
			offices.push((3, Office::Delegate, 7));
		});
		assert_noop!(call(3), Errors::AlreadySigned);
		assert_ok!(call(BAKERY));
		assert_eq!(Restarted::get().len(), 1);
	});
	// One that was suspended since no longer speaks, though it still is one of three.
	new_test(|| {
		federation(3);
		assert_ok!(call(3));
		set_voice(3, Voice::Suspended);
		assert_ok!(call(BAKERY));
		assert!(Restarted::get().is_empty());
		assert_ok!(call(COURIERS));
		assert_eq!(Restarted::get().len(), 1);
	});
	// One that has left is neither among those who call nor among all.
	new_test(|| {
		federation(4);
		assert_ok!(call(BAKERY));
		StandingOfBakery::set(Some(Standing::Left));
		assert_ok!(call(3));
		assert!(Restarted::get().is_empty());
		assert_ok!(call(4));
		assert_eq!(Restarted::get().len(), 1);
	});
}

#[test]
fn nothing_weaker_starts_finality_anew() {
	new_test(|| {
		federation(6);
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
					poll.voter == Voter::Members && !poll.recused.contains(member)
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
		assert_noop!(propose_to_federation(CHAIR, BAKERY, Track::Special, Some(&emergency)), Errors::CallNotAllowed);
		assert_noop!(propose(CHAIR, Track::Special, Secrecy::Open, &emergency), Errors::CallNotAllowed);
	});
}

#[test]
fn calling_is_free_for_who_may() {
	new_test(|| {
		federation(6);
		let call = |coop, delay| RuntimeCall::from(Call::call_emergency { coop, delay, best_finalised: BEST });
		assert!(call(3, DELAY).is_feeless(&signed(delegate(3))));
		assert!(!call(3, DELAY).is_feeless(&signed(account_in(3, 2))));
		assert!(!call(3, DELAY).is_feeless(&RuntimeOrigin::none()));
		assert_ok!(call(3, DELAY).dispatch(signed(delegate(3))));
		assert!(!call(3, DELAY).is_feeless(&signed(delegate(3))));
		assert!(!call(4, DELAY + 1).is_feeless(&signed(delegate(4))));
		assert!(call(4, DELAY).is_feeless(&signed(delegate(4))));
		pass(DAY);
		assert!(call(3, DELAY).is_feeless(&signed(delegate(3))), "once a day");
	});
}
