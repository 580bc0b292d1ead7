//! The agenda: in the order of deadlines, bounded, and never blocked.

use super::*;
use frame_support::weights::WeightMeter;

/// Resolutions that are all due for their effect in the next block.
fn all_due<const N: usize>(calls: [RuntimeCall; N]) -> [ResolutionId; N] {
	let ids = calls.map(|call| {
		let by = if ResolutionCount::<Test>::get() < 4 { CHAIR } else { SECRETARY };
		assert_ok!(propose(by, Track::Ordinary, Secrecy::Open, &call));
		let id = ResolutionCount::<Test>::get();
		assert_ok!(Resolutions::second(signed(TREASURER), id, BAKERY, 0));
		id
	});
	finish_phase(ids[0]);
	ids.iter().for_each(|id| vote_all(*id, 1..=6, Choice::For));
	finish_phase(ids[0]);
	Time::set(resolution(ids[0]).ends_at.unwrap());
	ids
}

#[test]
fn a_call_without_room_in_this_block_waits_and_others_go_on() {
	new_test(|| {
		let ids = all_due([heavy(), heavy(), heavy(), note(7)]);
		poll();
		assert_eq!(ids.map(|id| phase(id) == Phase::Enacted), [true, true, false, true]);
		assert_eq!(done(), [1, 1, 7]);
		assert_eq!(phase(ids[2]), Phase::Passed);
		poll();
		assert_eq!(ids.map(|id| phase(id) == Phase::Enacted), [true; 4]);
	});
}

#[test]
fn what_is_due_at_the_same_time_takes_effect_in_the_order_of_its_number() {
	new_test(|| {
		let ids = all_due([1, 2, 3, 4, 5, 6, 7, 8].map(note));
		poll();
		assert_eq!(ids.map(phase), [Phase::Enacted; 8]);
		assert_eq!(done(), [1, 2, 3, 4, 5, 6, 7, 8]);
	});
}

#[test]
fn what_co_ops_have_due_at_the_same_time_comes_in_the_order_of_its_number_too() {
	new_test(|| {
		federation(6);
		let lapse_first = [5, 3, 6, 4, COURIERS];
		let ids = lapse_first.map(|coop| {
			let text = Resolutions::propose_text(
				signed(account(coop, 1)),
				coop,
				Track::Ordinary,
				Secrecy::Open,
				title(),
				Hash::default(),
			);
			assert_ok!(text);
			ResolutionCount::<Test>::get()
		});
		Time::set(resolution(ids[0]).ends_at.unwrap());
		events();
		poll();
		assert_eq!(events(), ids.map(|resolution| Event::Lapsed { resolution }));
	});
}

#[test]
fn the_agenda_uses_no_more_than_its_part_and_no_more_than_there_is() {
	new_test(|| {
		let ids = all_due([heavy(), heavy(), heavy()]);
		let mut meter = WeightMeter::with_limit(Weight::from_parts(MAX_CALL_WEIGHT * 3 / 2, 1_000));
		Resolutions::on_poll(1, &mut meter);
		assert_eq!(ids.map(|id| phase(id) == Phase::Enacted), [true, false, false]);
		assert!(meter.consumed().ref_time() >= MAX_CALL_WEIGHT);

		let mut full = WeightMeter::with_limit(Weight::zero());
		Resolutions::on_poll(1, &mut full);
		assert_eq!(ids.map(|id| phase(id) == Phase::Enacted), [true, false, false]);

		let mut meter = WeightMeter::new();
		Resolutions::on_poll(1, &mut meter);
		assert_eq!(ids.map(|id| phase(id) == Phase::Enacted), [true; 3]);
		assert!(meter.consumed().all_lte(AgendaWeight::get()));
	});
}

#[test]
fn only_so_much_happens_in_one_block() {
	new_test(|| {
		// More co-ops than the mock knows would be needed to have so much due at once.
		for (nth, proposer) in (0..40 as AccountId).zip((1..=10).cycle()) {
			assert_ok!(propose_text(proposer, Track::Ordinary));
			assert_eq!(AccountId::from(ResolutionCount::<Test>::get()), nth + 1);
		}
		Time::set(resolution(1).ends_at.unwrap());
		let lapsed = || (1..=40).filter(|id| phase(*id) == Phase::Lapsed).collect::<Vec<_>>();
		poll();
		assert_eq!(lapsed().len() as u32, MAX_STEPS_PER_BLOCK);
		poll();
		assert_eq!(lapsed().len(), 40);
	});
}

#[test]
fn what_is_due_first_happens_first() {
	new_test(|| {
		let first = draft_text(Track::Ordinary);
		Time::set(START + 1);
		let second = draft_text(Track::Ordinary);
		Time::set(START + 40 * DAY);
		events();
		poll();
		assert_eq!(events(), [Event::Lapsed { resolution: first }, Event::Lapsed { resolution: second }]);
	});
}

#[test]
fn anyone_advances_what_is_due_and_nothing_else() {
	new_test(|| {
		let advance = |id| Resolutions::advance(signed(STRANGER), id);
		let other = supported(Track::Ordinary, &note(2));
		let id = supported(Track::Ordinary, &note(1));
		let early = |id| {
			Time::set(Time::get() + left(id) - 1);
			assert_refused!(advance(id), Errors::NothingDue);
			Time::set(Time::get() + 1);
		};
		early(id);
		assert_ok!(advance(id));
		assert_eq!(phase(id), Phase::Voting { second_call: false, extensions: 0 });
		assert_eq!(phase(other), Phase::Notice { freezes_at: START + 17 * DAY }, "nothing else happens");
		assert_refused!(advance(id), Errors::NothingDue);

		early(id);
		assert_ok!(advance(id));
		assert_eq!(phase(id), Phase::SecondCall);
		early(id);
		assert_ok!(advance(id));
		assert_eq!(phase(id), Phase::Voting { second_call: true, extensions: 0 });
		vote_all(id, 1..=6, Choice::For);
		early(id);
		assert_ok!(advance(id));
		early(id);
		assert_ok!(advance(id));
		assert_eq!((phase(id), done()), (Phase::Enacted, vec![1]));
		early(id);
		assert_ok!(advance(id));
		assert!(Records::<Test>::contains_key(id), "its ballots are removed");
		assert_refused!(advance(id), Errors::NotInThisPhase);
		assert_refused!(Resolutions::advance(RuntimeOrigin::none(), id), DispatchError::BadOrigin);
		Resolutions::do_try_state().unwrap();
	});
}

#[test]
fn advancing_enacts_the_heaviest_call() {
	new_test(|| {
		let [id] = all_due([heavy()]);
		assert_ok!(Resolutions::advance(signed(STRANGER), id));
		assert_eq!(phase(id), Phase::Enacted);
	});
}

#[test]
fn advancing_weighs_as_much_as_what_it_may_do() {
	let info = RuntimeCall::from(Call::advance { resolution: 1 }).get_dispatch_info();
	assert!(MaxCallWeight::get().all_lte(info.call_weight) && MAX_CALL_WEIGHT < info.call_weight.ref_time());
}

#[test]
fn a_late_agenda_goes_one_phase_at_a_time() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		// However long nothing happened, the members have all of the vote.
		pass_days(500);
		assert_eq!((phase(id), left(id)), (Phase::Voting { second_call: false, extensions: 0 }, 7 * DAY));
	});
}
