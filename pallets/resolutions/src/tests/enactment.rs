//! What passed takes effect, or keeps its error.

use super::*;
use rochdale_primitives::Mandate;

fn failed(error: impl Into<DispatchError>) -> Phase {
	Phase::Failed { error: error.into() }
}

fn impossible() -> DispatchError {
	deeds::Error::<Test>::Impossible.into()
}

#[test]
fn what_passed_takes_effect_after_the_timelock() {
	new_test(|| {
		let id = passed(Track::Ordinary, &note(5));
		let passed_at = Time::get();
		almost_finish_phase(id);
		assert!(done().is_empty());
		events();
		finish_phase(id);
		assert_eq!(events(), [Event::Enacted { resolution: id }]);
		assert_eq!(phase(id), Phase::Enacted);
		assert_eq!((Time::get(), motion(id).enacted_at), (passed_at + 3 * DAY, Some(Time::get() + CIVIL_AHEAD)));
		let mandate = Mandate {
			coop: BAKERY,
			resolution: id,
			track: Track::Ordinary,
			secrecy: Secrecy::Open,
			opened_at: START + 21 * DAY,
		};
		assert_eq!(Done::get(), [(mandate, 5)]);
		assert!(open().is_empty());
	});
}

#[test]
fn new_bylaws_take_effect_after_the_time_to_challenge_them() {
	new_test(|| {
		let id = passed(Track::Special, &bylaws());
		assert_eq!(left(id), 40 * DAY);
		almost_finish_phase(id);
		finish_phase(id);
		assert_eq!(done(), [3]);
	});
}

#[test]
fn the_mandate_is_that_of_the_co_op_that_decided() {
	new_test(|| {
		assert_ok!(Resolutions::propose(
			signed(CHAIR),
			COURIERS,
			Track::Special,
			Secrecy::Open,
			title(),
			Hash::default(),
			opaque(&batch([note(8), note(9)]))
		));
		assert_refused!(Resolutions::second(signed(SECRETARY), 1, BAKERY, 0), Errors::NotAsked);
		assert_ok!(Resolutions::second(signed(SECRETARY), 1, COURIERS, 0));
		finish_phase(1);
		for member in 1..=8 {
			assert_ok!(Resolutions::vote(signed(member), 1, COURIERS, Choice::For));
		}
		finish_phase(1);
		finish_phase(1);
		let mandate = Mandate {
			coop: COURIERS,
			resolution: 1,
			track: Track::Special,
			secrecy: Secrecy::Open,
			opened_at: START + 30 * DAY,
		};
		assert_eq!(Done::get(), [(mandate, 8), (mandate, 9)]);
	});
}

#[test]
fn nobody_else_has_the_origin_of_a_co_op() {
	new_test(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), signed(CHAIR)] {
			assert_refused!(note(1).dispatch(origin), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn a_text_needs_no_call() {
	new_test(|| {
		let id = draft_text(Track::Ordinary);
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		finish_phase(id);
		vote_all(id, 1..=6, Choice::For);
		// No version of the chain and no list of calls touches a text.
		TransactionVersion::set(2);
		finish_phase(id);
		finish_phase(id);
		assert_eq!((phase(id), done()), (Phase::Enacted, vec![]));
	});
}

#[test]
fn what_is_enacted_is_byte_for_byte_what_was_frozen() {
	new_test(|| {
		let id = supported(Track::Ordinary, &batch([note(1), note(2)]));
		let frozen = batch([note(3), note(4)]);
		assert_ok!(Resolutions::amend(signed(CHAIR), id, title(), Hash::default(), Some(opaque(&frozen))));
		while !phase(id).is_final() {
			assert_eq!(Calls::<Test>::get(id).unwrap().bytes(), frozen.encode());
			assert_eq!(motion(id).call, Some(hash_of(&frozen.encode())));
			if matches!(phase(id), Phase::Voting { .. }) {
				vote_all(id, 1..=6, Choice::For);
			}
			finish_phase(id);
		}
		assert_eq!(done(), [3, 4]);
		assert_eq!(Resolutions::effect(id), Some(frozen), "it stays readable");
	});
}

#[test]
fn two_payments_in_one_block_both_happen() {
	new_test(|| {
		let (first, second) = (supported(Track::Ordinary, &pay(STRANGER)), supported(Track::Ordinary, &pay(98)));
		finish_phase(first);
		vote_all(first, 1..=6, Choice::For);
		vote_all(second, 1..=6, Choice::For);
		finish_phase(first);
		finish_phase(first);
		assert_eq!((phase(first), phase(second)), (Phase::Enacted, Phase::Enacted));
		let mandates: Vec<_> = Done::get().into_iter().map(|(mandate, _)| mandate.resolution).collect();
		assert_eq!((mandates, done()), (vec![first, second], vec![2, 2]));
	});
}

#[test]
fn what_fails_keeps_its_error_and_writes_nothing() {
	new_test(|| {
		let id = passed(Track::Ordinary, &batch([note(1), fail()]));
		almost_finish_phase(id);
		events();
		finish_phase(id);
		assert_eq!(phase(id), failed(impossible()));
		assert_eq!(System::providers(&0), 0, "what it wrote before it failed is rolled back");
		assert!(matches!(events()[..], [Event::EnactmentFailed { resolution: 1, .. }]));
		assert_eq!(left(id), 30 * DAY);
		assert!(open().is_empty(), "it keeps nothing else from being proposed");
		assert_eq!(motion(id).enacted_at, None);
	});
}

#[test]
fn a_call_written_for_another_version_is_not_enacted() {
	new_test(|| {
		let id = passed(Track::Ordinary, &note(1));
		TransactionVersion::set(2);
		finish_phase(id);
		assert_eq!((phase(id), done()), (failed(Errors::VersionChanged), vec![]));
		assert_refused!(Resolutions::retry(signed(CHAIR), id, BAKERY), Errors::VersionChanged);

		let id = enacted(Track::Ordinary, &fail());
		TransactionVersion::set(3);
		assert_refused!(Resolutions::retry(signed(CHAIR), id, BAKERY), Errors::VersionChanged);
	});
}

#[test]
fn a_call_that_is_no_longer_allowed_is_not_enacted() {
	new_test(|| {
		let id = passed(Track::Ordinary, &batch([note(1)]));
		NoteAllowed::set(false);
		finish_phase(id);
		assert_eq!((phase(id), done()), (failed(Errors::CallNotAllowed), vec![]));
		NoteAllowed::set(true);
		retry(id);
		assert_eq!(done(), [1]);
	});
}

#[test]
fn a_payment_to_somebody_who_is_no_longer_known_is_not_enacted() {
	new_test(|| {
		let id = passed(Track::Ordinary, &pay(STRANGER));
		StrangersKnown::set(false);
		finish_phase(id);
		let error = DispatchError::CannotLookup;
		assert_eq!((phase(id), done()), (Phase::Failed { error }, vec![]));
		StrangersKnown::set(true);
		retry(id);
		assert_eq!(done(), [2]);
	});
}

#[test]
fn a_call_that_now_needs_a_stronger_track_is_not_enacted() {
	new_test(|| {
		let id = passed(Track::Ordinary, &note(1));
		NoteNeeds::set(Track::Special);
		finish_phase(id);
		assert_eq!((phase(id), done()), (failed(Errors::TrackTooWeak), vec![]));
	});
}

#[test]
fn a_call_that_is_now_too_heavy_is_not_enacted() {
	new_test(|| {
		let id = passed(Track::Ordinary, &heavy());
		HeavyWeight::set(MAX_CALL_WEIGHT + 1);
		finish_phase(id);
		assert_eq!((phase(id), done()), (failed(Errors::CallTooHeavy), vec![]));
	});
}

#[test]
fn a_call_that_is_now_unreadable_is_not_enacted() {
	chain().execute_with(|| {
		let id = passed(Track::Ordinary, &note(1));
		spoil(id);
		Time::set(resolution(id).ends_at.unwrap());
		poll();
		assert_eq!((phase(id), done()), (failed(Errors::CallUnreadable), vec![]));
		assert_eq!(Resolutions::effect(id), None);
	});
}

/// Makes the call of a resolution one that cannot be read.
fn spoil(id: ResolutionId) {
	let garbage = OpaqueCall::<RuntimeCall>::from_bytes(vec![0xff; 3]);
	Calls::<Test>::insert(id, StoredCallOf::<Test>::try_from(&garbage).unwrap());
}

#[test]
fn what_cannot_go_on_lapses_and_stands_in_nobodys_way() {
	chain().execute_with(|| {
		let (broken, sound) = (supported(Track::Ordinary, &note(1)), supported(Track::Ordinary, &note(2)));
		spoil(broken);
		Time::set(resolution(broken).ends_at.unwrap());
		events();
		poll();
		let error = DispatchError::from(Errors::CallUnreadable);
		assert_eq!((phase(broken), phase(sound)), (Phase::Lapsed, Phase::Voting { second_call: false, extensions: 0 }));
		let [Event::EnactmentFailed { resolution: 1, error: kept }, Event::VotingOpened { resolution: 2, .. }] =
			events()[..]
		else {
			panic!("the error is told");
		};
		assert_eq!(kept, error);
		assert_eq!((motion(broken).opened_at, resolution(broken).opened_at), (None, 0), "the vote never opened");
		assert_eq!(open(), [sound]);
	});
}

#[test]
fn a_co_op_that_is_gone_gets_no_vote_on_objections() {
	new_test(|| {
		let id = {
			let id = draft_text(Track::Consent);
			assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
			id
		};
		assert_ok!(Resolutions::object(signed(DORA), id, BAKERY, Hash::default()));
		set_standing(BAKERY, None);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Lapsed);
	});
}
