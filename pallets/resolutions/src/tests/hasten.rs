//! The wait for a new runtime, and the auditors who shorten it.

use super::*;

/// An upgrade of a federation of five co-ops that so many of them want. Member 2 is the auditor of each.
fn wanted_by(coops: CoopId) -> ResolutionId {
	federation(5);
	(1..=5).for_each(|coop| give_office(coop, Office::Auditor, auditor(coop)));
	let id = federation_opened(Track::Special, &upgrade());
	(1..=coops).for_each(|coop| vote_in(coop, id, 1..=6, Choice::For));
	close(id);
	assert_eq!(phase(id), Phase::Passed);
	events();
	id
}

/// Nobody on the board of the first two co-ops.
fn auditor(coop: CoopId) -> MemberNo {
	if coop <= COURIERS {
		10
	} else {
		2
	}
}

fn hasten(coop: CoopId, id: ResolutionId) -> DispatchResult {
	Resolutions::hasten(signed(account(coop, auditor(coop))), id, coop).plain()
}

#[test]
fn a_new_runtime_waits_for_as_long_as_a_change_of_the_charter() {
	new_test(|| {
		let id = wanted_by(4);
		let charter = CharterInForce::get();
		assert_eq!((charter.timelock_charter_days, charter.timelock_days), (40, 3));
		assert_eq!(resolution(id).rules.timelock_days, 40);
		assert_eq!(left(id), 40 * DAY);
	});
}

#[test]
fn the_auditors_of_most_co_ops_shorten_the_wait_that_four_fifths_want() {
	new_test(|| {
		let id = wanted_by(4);
		assert_ok!(hasten(3, id));
		assert_eq!(events(), [Event::Hastened { resolution: id, coop: 3, by: 2 }]);
		assert_refused!(hasten(3, id), Errors::AlreadySigned);
		assert_ok!(hasten(4, id));
		assert_eq!((left(id), events().len()), (40 * DAY, 1));
		// The auditor of the one that was against it as well.
		assert_ok!(hasten(5, id));
		let enacts_at = motion(id).passed_at.unwrap() + 3 * DAY;
		assert_eq!(
			events(),
			[Event::Hastened { resolution: id, coop: 5, by: 2 }, Event::WaitShortened { resolution: id, enacts_at }]
		);
		assert_eq!((resolution(id).ends_at, motion(id).effect_at), (Some(enacts_at), Some(enacts_at)));
		finish_phase(id);
		assert_eq!((phase(id), Upgrades::get()), (Phase::Enacted, 1));
	});
}

#[test]
fn what_waits_for_longer_already_takes_effect_soon_and_not_at_once() {
	new_test(|| {
		let id = wanted_by(5);
		pass_days(30);
		(3..=5).for_each(|coop| hasten(coop, id).unwrap());
		assert_eq!((phase(id), left(id)), (Phase::Passed, 1));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Enacted);
	});
}

#[test]
fn two_thirds_of_the_co_ops_are_too_few_for_haste() {
	new_test(|| {
		federation(6);
		(1..=6).for_each(|coop| give_office(coop, Office::Auditor, auditor(coop)));
		let id = federation_opened(Track::Special, &upgrade());
		(1..=4).for_each(|coop| vote_in(coop, id, 1..=6, Choice::For));
		close(id);
		assert_refused!(hasten(3, id), Errors::NoFourFifths);
	});
}

#[test]
fn nobody_shortens_another_wait() {
	new_test(|| {
		federation(3);
		give_office(3, Office::Auditor, 2);
		let id = federation_opened(Track::Special, &charter());
		(1..=3).for_each(|coop| vote_in(coop, id, 1..=6, Choice::For));
		close(id);
		assert_refused!(hasten(3, id), Errors::NotUpgrade);
		assert_refused!(Resolutions::hasten(signed(DORA), 9, 3), Errors::NoSuchResolution);
	});
}

#[test]
fn one_auditor_of_each_co_op_has_one_word() {
	new_test(|| {
		let id = wanted_by(4);
		let by = |who, coop| Resolutions::hasten(signed(who), id, coop).plain();
		assert_refused!(by(account(3, 1), 3), Errors::NotAuditor);
		assert_refused!(by(STRANGER, 3), Errors::NotMember);
		assert_refused!(by(account(3, 2), 9), Errors::NotAsked);
		give_office(3, Office::Auditor, 3);
		assert_ok!(hasten(3, id));
		assert_refused!(by(account(3, 3), 3), Errors::AlreadySigned);
		// Who audits several co-ops has no word for each.
		seat(4, 11, account(3, 2));
		give_office(4, Office::Auditor, 11);
		assert_refused!(by(account(3, 2), 4), Errors::SamePerson);
		assert_ok!(hasten(4, id));
		// Nor who sits in so many that this cannot be told.
		for coop in 100..=100 + MAX_RECUSED {
			found(coop);
			seat(coop, 1, account(5, 2));
		}
		assert_refused!(hasten(5, id), Errors::SamePerson);
	});
}

#[test]
fn who_had_no_vote_on_it_has_no_word_and_what_is_suspended_is_not_hastened() {
	new_test(|| {
		federation(5);
		set_voice(5, Voice::Suspended);
		(1..=5).for_each(|coop| give_office(coop, Office::Auditor, auditor(coop)));
		let id = federation_opened(Track::Special, &upgrade());
		(1..=4).for_each(|coop| vote_in(coop, id, 1..=6, Choice::For));
		assert_refused!(hasten(3, id), Errors::NotInThisPhase);
		close(id);
		assert_refused!(hasten(5, id), Errors::NotAsked);
		assert_ok!(hasten(3, id));
		Resolutions::enter_phase(id, resolution(id), Phase::Suspended, left(id) + Time::get());
		assert_refused!(hasten(4, id), Errors::NotInThisPhase);
	});
}
