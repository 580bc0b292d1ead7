//! A later decision takes back what has no effect yet.

use super::*;
use rochdale_primitives::{proposable::Proposable, AgreementMandate};

fn rescission(id: ResolutionId) -> RuntimeCall {
	Call::rescind { resolution: id }.into()
}

#[test]
fn what_has_passed_is_taken_back() {
	new_test(|| {
		let id = opened(Track::Special, &bylaws());
		// Its opponents have seen what is coming, and a majority follows them after all.
		let by = supported(Track::Special, &rescission(id));
		vote_all(id, 1..=8, Choice::For);
		finish_phase(id);
		finish_phase(by);
		assert_eq!(phase(id), Phase::Passed);
		vote_all(by, 1..=8, Choice::For);
		finish_phase(by);
		events();
		finish_phase(by);
		assert_eq!(events(), [Event::Rescinded { resolution: id, by }, Event::Enacted { resolution: by }]);
		assert_eq!((phase(by), phase(id)), (Phase::Enacted, Phase::Rescinded { by }));
		assert!(phase(id).is_final() && open().is_empty());
		pass(40 * DAY);
		assert!(done().is_empty());
	});
}

#[test]
fn what_failed_is_taken_back_so_that_nobody_retries_it() {
	new_test(|| {
		set_bylaws(|bylaws| bylaws.notice_ordinary_days = 14);
		let id = enacted(Track::Ordinary, &fail());
		Failing::set(false);
		let by = passed(Track::Ordinary, &rescission(id));
		assert_ok!(Resolutions::retry(signed(DORA), id, BAKERY));
		finish_phase(by);
		assert_eq!((phase(by), phase(id)), (Phase::Enacted, Phase::Rescinded { by }));
		assert_refused!(Resolutions::retry(signed(CHAIR), id, BAKERY), Errors::NotFailed);
	});
}

/// Takes it back by the mandate of another resolution, whatever that is about.
fn by(other: ResolutionId, id: ResolutionId) -> DispatchResult {
	let mandate = resolution(other).mandate(other, BAKERY);
	Resolutions::rescind(origin::Origin::Coop(mandate).into(), id).plain()
}

#[test]
fn only_a_decision_of_the_same_body_on_the_same_track_takes_back() {
	new_test(|| {
		let id = passed(Track::Special, &bylaws());
		let weak = passed(Track::Ordinary, &note(1));
		assert_refused!(by(weak, id), Errors::TrackTooWeak);
		let in_couriers = {
			assert_ok!(Resolutions::propose_text(
				signed(CHAIR),
				COURIERS,
				Track::Special,
				Secrecy::Open,
				title(),
				Hash::default()
			));
			ResolutionCount::<Test>::get()
		};
		assert_refused!(by(in_couriers, id), Errors::NotAsked);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), signed(CHAIR)] {
			assert_refused!(Resolutions::rescind(origin, id), DispatchError::BadOrigin);
		}
		assert_refused!(by(weak, 99), Errors::NoSuchResolution);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn what_was_decided_in_secret_is_taken_back_in_secret() {
	new_test(|| {
		let id = opened(Track::Special, &judge(4));
		assert_ok!(roll_call(5, id, (1..=9).filter(|member| *member != 4)));
		count_assembly(id, result(8, 0, 0));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
		let openly = passed(Track::Special, &note(1));
		assert_refused!(by(openly, id), Errors::TrackTooWeak);
	});
}

#[test]
fn a_vote_that_opened_before_it_had_passed_does_not_take_it_back() {
	new_test(|| {
		let id = supported(Track::Special, &bylaws());
		// It is decided by few, and kept in stock.
		let stock = enacted(Track::Ordinary, &fail());
		vote_all(id, 1..=8, Choice::For);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
		crate::Resolutions::<Test>::mutate(stock, |one| one.as_mut().unwrap().track = Track::Special);
		assert_refused!(by(stock, id), Errors::VotedTooEarly);
	});
}

#[test]
fn only_what_waits_for_its_effect_is_taken_back() {
	new_test(|| {
		let other = passed(Track::Special, &note(1));
		let id = draft(Track::Ordinary, &note(1));
		let not_in_this_phase = || {
			assert_refused!(by(other, id), Errors::NotInThisPhase);
		};
		not_in_this_phase();
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		not_in_this_phase();
		finish_phase(id);
		not_in_this_phase();
		vote_all(id, 1..=6, Choice::For);
		finish_phase(id);
		finish_phase(id);
		not_in_this_phase();
	});
}

#[test]
fn the_parties_of_an_agreement_take_it_back_together() {
	new_test(|| {
		federation(4);
		let agreed = |parties: &[CoopId]| {
			let call = agree();
			let named = parties.to_vec().try_into().unwrap();
			let proposer = delegate(parties[0]);
			assert_ok!(Resolutions::propose_agreement(
				signed(proposer),
				parties[0],
				named,
				Track::Ordinary,
				title(),
				Hash::default(),
				Some(opaque(&call))
			));
			let id = ResolutionCount::<Test>::get();
			assert_ok!(Resolutions::second(signed(delegate(parties[1])), id, parties[1], 0));
			finish_phase(id);
			parties.iter().for_each(|coop| vote_in(*coop, id, 1..=6, Choice::For));
			close(id);
			assert_eq!(phase(id), Phase::Passed);
			id
		};
		let by = |other: ResolutionId, id| {
			let Resolution { track, opened_at, .. } = resolution(other);
			let parties = PartiesOf::<Test>::get(other);
			let mandate = AgreementMandate { parties, resolution: other, track, opened_at };
			Resolutions::rescind(origin::Origin::Agreement(mandate).into(), id).plain()
		};
		let two = agreed(&[BAKERY, COURIERS]);
		let id = agreed(&[BAKERY, COURIERS, 3]);
		assert_refused!(by(two, id), Errors::NotAsked);
		TransactionVersion::set(2);
		finish_phase(id);
		TransactionVersion::set(1);
		assert!(matches!(phase(id), Phase::Failed { .. }));
		let three = agreed(&[3, BAKERY, COURIERS]);
		assert_ok!(by(three, id));
		assert_eq!(phase(id), Phase::Rescinded { by: three });
		assert!(!OpenAmongCoops::<Test>::contains_key(id));
	});
}

#[test]
fn a_rescission_is_about_something_that_may_still_take_effect() {
	new_test(|| {
		federation(3);
		let check = |id, decides| Call::<Test>::rescind { resolution: id }.check_proposed(decides);
		assert_refused!(check(1, Some(BAKERY)), Errors::NoSuchResolution);
		let own = draft(Track::Ordinary, &note(1));
		assert_ok!(check(own, Some(BAKERY)));
		assert_refused!(check(own, Some(COURIERS)), Errors::NotAsked);
		assert_refused!(check(own, None), Errors::NotAsked);
		let federal = federation_draft(Track::Ordinary, &federate(1));
		assert_ok!(check(federal, None));
		assert_refused!(check(federal, Some(BAKERY)), Errors::NotAsked);
		assert_ok!(Resolutions::withdraw(signed(CHAIR), own));
		assert_refused!(check(own, Some(BAKERY)), Errors::NotInThisPhase);
	});
}
