//! No body holds up another: each co-op that proposes has its turn, whatever another has on the agenda.

use super::*;

/// Drafts of the bakery that lapse, as many as a hundred members can submit.
fn flood(drafts: usize) -> Vec<ResolutionId> {
	MaxOpen::set(1_000);
	(101..=200).for_each(|member| seat(BAKERY, member, member.into()));
	let proposers = (101..=200).flat_map(|member| [member; 4]).take(drafts);
	let ids = proposers.map(|proposer| {
		assert_ok!(propose_text(proposer, Track::Ordinary));
		ResolutionCount::<Test>::get()
	});
	ids.collect()
}

fn draft_in(coop: CoopId) -> ResolutionId {
	assert_ok!(Resolutions::propose_text(
		signed(account(coop, 1)),
		coop,
		Track::Ordinary,
		Secrecy::Open,
		title(),
		Hash::default()
	));
	ResolutionCount::<Test>::get()
}

fn lapsed(ids: &[ResolutionId]) -> usize {
	ids.iter().filter(|id| phase(**id) == Phase::Lapsed).count()
}

/// Everything proposed so far is due.
fn all_due() {
	let last = crate::Resolutions::<Test>::iter_values().filter_map(|one| one.ends_at).max();
	Time::set(last.unwrap());
}

#[test]
fn a_flood_of_drafts_of_one_co_op_does_not_hold_up_the_others() {
	new_test(|| {
		federation(6);
		let flood = flood(400);
		// The others come later on the agenda than all of the flood.
		Time::set(START + 1);
		let others: Vec<_> = (2..=6).map(draft_in).collect();
		all_due();
		poll();
		assert_eq!(lapsed(&others), 5);
		assert_eq!(lapsed(&flood), MAX_STEPS_PER_BLOCK as usize - 5, "the rest of the block is the bakery's");
		let mut blocks = 1;
		while lapsed(&flood) < flood.len() {
			poll();
			blocks += 1;
		}
		assert_eq!(blocks, (flood.len() + others.len()).div_ceil(MAX_STEPS_PER_BLOCK as usize));
	});
}

#[test]
fn votes_of_others_open_and_close_in_time_in_a_flood() {
	new_test(|| {
		federation(4);
		let federal = {
			let id = draft_by(3, account_in(3, 1), Track::Ordinary, &federate(1));
			assert_ok!(Resolutions::second(signed(NINA), id, COURIERS, 0));
			id
		};
		let own = {
			let id = draft_in(4);
			assert_ok!(Resolutions::second(signed(account_in(4, 2)), id, 4, 0));
			id
		};
		let flood = flood(400);
		Time::set(START + 21 * DAY);
		poll();
		assert_eq!([federal, own].map(|id| phase(id).vote()), [Some(false); 2]);
		delegates_vote(federal, 1..=4, Choice::For);
		vote_in(4, own, 1..=6, Choice::For);
		Time::set(START + 27 * DAY);
		poll();
		assert!(matches!(phase(federal), Phase::LastDay { passes: true, .. }));
		Time::set(START + 28 * DAY);
		poll();
		assert_eq!([federal, own].map(phase), [Phase::Passed; 2]);
		// In the block in which the whole flood lapses, they take effect.
		Time::set(START + 31 * DAY);
		assert_eq!(lapsed(&flood), 0);
		poll();
		assert_eq!([federal, own].map(phase), [Phase::Enacted; 2]);
		assert_eq!((done_by_federation(), lapsed(&flood)), (vec![1], MAX_STEPS_PER_BLOCK as usize - 2));
	});
}

/// A resolution of a co-op with an effect that waits for its timelock.
fn passing(coop: CoopId, proposer: MemberNo, call: &RuntimeCall) -> ResolutionId {
	assert_ok!(Resolutions::propose(
		signed(account(coop, proposer)),
		coop,
		Track::Ordinary,
		Secrecy::Open,
		title(),
		Hash::default(),
		opaque(call)
	));
	let id = ResolutionCount::<Test>::get();
	assert_ok!(Resolutions::second(signed(account(coop, if proposer == 2 { 1 } else { 2 })), id, coop, 0));
	id
}

#[test]
fn heavy_effects_of_one_co_op_leave_room_for_the_others() {
	new_test(|| {
		federation(5);
		// Two of these fit a block.
		let heavies: Vec<_> = (0..8).map(|nth| passing(BAKERY, 1 + nth / 4, &heavy())).collect();
		let courier = passing(COURIERS, 1, &heavy());
		let light = passing(3, 1, &note(7));
		let late = draft_in(5);
		finish_phase(courier);
		for id in &heavies {
			vote_in(BAKERY, *id, 1..=6, Choice::For);
		}
		vote_in(COURIERS, courier, 1..=6, Choice::For);
		vote_in(3, light, 1..=6, Choice::For);
		finish_phase(courier);
		assert_eq!(phase(light), Phase::Passed);
		Time::set(resolution(light).ends_at.unwrap());
		let enacted = || heavies.iter().filter(|id| phase(**id) == Phase::Enacted).count();
		poll();
		// One of the bakery, the one of the couriers, and what weighs little.
		assert_eq!((enacted(), phase(courier), phase(light)), (1, Phase::Enacted, Phase::Enacted));
		assert_eq!(phase(late), Phase::Lapsed);
		for expected in [3, 5, 7, 8] {
			poll();
			assert_eq!(enacted(), expected, "what was postponed stands first in the next block");
		}
	});
}

#[test]
fn postponed_effects_do_not_stop_other_steps_of_the_same_co_op() {
	new_test(|| {
		federation(3);
		let heavies: Vec<_> = (0..4).map(|nth| passing(BAKERY, 1 + nth / 2, &heavy())).collect();
		finish_phase(heavies[0]);
		heavies.iter().for_each(|id| vote_in(BAKERY, *id, 1..=6, Choice::For));
		finish_phase(heavies[0]);
		let light = draft_in(BAKERY);
		let due = resolution(heavies[0]).ends_at.unwrap();
		// What the co-op has on the agenda after its heavy effects goes on although they wait.
		crate::Resolutions::<Test>::mutate(light, |light| {
			let light = light.as_mut().unwrap();
			Resolutions::unschedule(BAKERY, light.ends_at.unwrap(), ResolutionCount::<Test>::get());
			Resolutions::schedule(BAKERY, due, ResolutionCount::<Test>::get());
			light.ends_at = Some(due);
		});
		let draft = draft_in(BAKERY);
		Time::set(resolution(heavies[0]).ends_at.unwrap());
		poll();
		assert_eq!(heavies.iter().filter(|id| phase(**id) == Phase::Enacted).count(), 2);
		assert_eq!(heavies.iter().filter(|id| phase(**id) == Phase::Passed).count(), 2);
		assert_eq!((phase(light), phase(draft)), (Phase::Lapsed, Phase::Draft));
		poll();
		assert!(heavies.iter().all(|id| phase(*id) == Phase::Enacted));
	});
}

#[test]
fn every_co_op_has_its_turn_where_there_are_more_than_steps() {
	new_test(|| {
		federation(80);
		let flood = flood(200);
		Time::set(START + 1);
		let others: Vec<_> = (2..=80).map(draft_in).collect();
		all_due();
		let steps = MAX_STEPS_PER_BLOCK as usize;
		// The bakery is first in the order of deadlines, and has one step in each block like all others.
		for block in 1..=2 {
			poll();
			assert_eq!((lapsed(&flood), lapsed(&others)), (block, block * (steps - 1)));
		}
		poll();
		assert_eq!(lapsed(&others), 79);
		assert_eq!(lapsed(&flood) + lapsed(&others), 3 * steps);
	});
}

#[test]
fn a_full_block_changes_nothing_and_the_order_stays() {
	new_test(|| {
		federation(3);
		let first = draft_in(3);
		Time::set(START + 1);
		let second = draft_in(COURIERS);
		all_due();
		let mut meter = frame_support::weights::WeightMeter::with_limit(Weight::from_parts(20, 0));
		Resolutions::on_poll(1, &mut meter);
		assert_eq!((phase(first), phase(second)), (Phase::Lapsed, Phase::Draft));
		poll();
		assert_eq!(phase(second), Phase::Lapsed);
	});
}

#[test]
fn turns_go_on_where_the_block_before_stopped() {
	new_test(|| {
		federation(4);
		// The bakery was first with all of its heavy effects, and one of them fits each block.
		let heavies: Vec<_> = (0..8).map(|nth| passing(BAKERY, 1 + nth / 4, &heavy())).collect();
		let others: Vec<_> = [COURIERS, 3, 4].map(|coop| passing(coop, 1, &heavy())).to_vec();
		finish_phase(others[0]);
		heavies.iter().for_each(|id| vote_in(BAKERY, *id, 1..=6, Choice::For));
		others.iter().zip([COURIERS, 3, 4]).for_each(|(id, coop)| vote_in(coop, *id, 1..=6, Choice::For));
		finish_phase(others[0]);
		Time::set(resolution(others[0]).ends_at.unwrap() + DAY);
		let enacted = |ids: &[ResolutionId]| ids.iter().filter(|id| phase(**id) == Phase::Enacted).count();
		let short_block = || {
			// A block that the transactions have nearly filled.
			let mut meter =
				frame_support::weights::WeightMeter::with_limit(Weight::from_parts(MAX_CALL_WEIGHT * 3 / 2, 10_000));
			Resolutions::on_poll(1, &mut meter);
			Time::set(Time::get() + 3_000);
		};
		for (heavy, other) in [(1, 0), (1, 1), (1, 2), (1, 3), (2, 3), (3, 3)] {
			short_block();
			assert_eq!((enacted(&heavies), enacted(&others)), (heavy, other));
		}
		Resolutions::do_try_state().unwrap();
	});
}

#[test]
fn what_has_no_room_is_no_step() {
	new_test(|| {
		federation(80);
		// More co-ops wait with a heavy effect than there are steps in a block, and one with something light behind them.
		let heavies: Vec<_> = (1..=40).map(|coop| passing(coop, 1, &heavy())).collect();
		finish_phase(heavies[0]);
		poll();
		heavies.iter().zip(1..).for_each(|(id, coop)| vote_in(coop, *id, 1..=6, Choice::For));
		finish_phase(heavies[0]);
		poll();
		let light = draft_in(41);
		let due = resolution(heavies[0]).ends_at.unwrap();
		crate::Resolutions::<Test>::mutate(light, |one| {
			let one = one.as_mut().unwrap();
			Resolutions::unschedule(41, one.ends_at.unwrap(), light);
			Resolutions::schedule(41, due, light);
			one.ends_at = Some(due);
		});
		Time::set(due);
		poll();
		let enacted = heavies.iter().filter(|id| phase(**id) == Phase::Enacted).count();
		assert_eq!((enacted, phase(light)), (2, Phase::Lapsed));
		for _ in 0..19 {
			poll();
		}
		assert!(heavies.iter().all(|id| phase(*id) == Phase::Enacted));
	});
}
