//! Proposals that seek consent.

use super::*;

fn object(who: AccountId, id: ResolutionId) -> DispatchResult {
	Resolutions::object(signed(who), id, BAKERY, Hash::repeat_byte(4)).plain()
}

/// A proposal that seeks consent to do something.
fn sought() -> ResolutionId {
	NoteNeeds::set(Track::Consent);
	supported(Track::Consent, &note(1))
}

#[test]
fn what_nobody_objects_to_passes() {
	new_test(|| {
		NoteNeeds::set(Track::Consent);
		let id = draft(Track::Consent, &note(1));
		events();
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		assert_eq!(
			events(),
			[
				Event::Seconded { resolution: id, coop: BAKERY, by: 2 },
				Event::ConsentSought { resolution: id, closes_at: START + 7 * DAY, electors: 10 },
			]
		);
		assert_refused!(vote(CHAIR, id, Choice::For), Errors::NotInThisPhase);
		almost_finish_phase(id);
		finish_phase(id);
		assert_eq!((phase(id), left(id)), (Phase::Passed, 3 * DAY));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Enacted);
		let mandate = Done::get()[0].0;
		assert_eq!((mandate.track, mandate.opened_at), (Track::Consent, 0));
	});
}

#[test]
fn one_objection_brings_a_vote_with_notice_and_the_electorate_of_then() {
	new_test(|| {
		let id = sought();
		events();
		assert_ok!(object(DORA, id));
		assert_eq!(events(), [Event::Objected { resolution: id, coop: BAKERY, by: 4, reason: Hash::repeat_byte(4) }]);
		assert_eq!(phase(id), Phase::Consent { objections: 1 });
		seat(BAKERY, 11, 11);
		unseat(BAKERY, 9);
		set_vote(BAKERY, 10, false);
		almost_finish_phase(id);
		finish_phase(id);

		let now = START + 7 * DAY;
		assert_eq!(phase(id), Phase::Notice { freezes_at: now + 17 * DAY });
		assert_eq!((resolution(id).track, resolution(id).electors()), (Track::Ordinary, 9));
		assert_eq!(motion(id).noticed_at, Some(START + CIVIL_AHEAD));
		finish_phase(id);
		assert_eq!(left(id), 7 * DAY);
		assert_refused!(vote(TINA, id, Choice::For), Errors::NotElector);
		vote_all(id, [1, 2, 3, 11], Choice::For);
		vote_all(id, [4], Choice::Against);
		finish_phase(id);
		finish_phase(id);
		let mandate = Done::get()[0].0;
		assert_eq!((mandate.track, mandate.opened_at), (Track::Ordinary, now + 21 * DAY));
	});
}

#[test]
fn a_vote_on_what_was_objected_to_can_fail() {
	new_test(|| {
		let id = sought();
		assert_ok!(object(DORA, id));
		finish_phase(id);
		finish_phase(id);
		vote_all(id, 1..=6, Choice::Against);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
		assert!(done().is_empty());
	});
}

#[test]
fn rules_of_the_vote_are_the_stricter_of_all_three_times() {
	for strict_at in 0..3 {
		new_test(|| {
			NoteNeeds::set(Track::Consent);
			let days_at =
				|time| set_bylaws(|bylaws| bylaws.notice_ordinary_days = if time == strict_at { 30 } else { 14 });
			days_at(0);
			let id = draft(Track::Consent, &note(1));
			days_at(1);
			assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
			assert_ok!(object(DORA, id));
			days_at(2);
			finish_phase(id);
			assert_eq!(left(id), 30 * DAY, "{strict_at}");
		});
	}
}

#[test]
fn a_withdrawn_objection_no_longer_stands() {
	new_test(|| {
		let id = sought();
		assert_refused!(Resolutions::withdraw_objection(signed(DORA), id, BAKERY), Errors::NotObjecting);
		assert_ok!(object(DORA, id));
		assert_ok!(object(NINA, id));
		assert_refused!(object(DORA, id), Errors::AlreadyObjected);
		events();
		assert_ok!(Resolutions::withdraw_objection(signed(DORA), id, BAKERY));
		assert_eq!(events(), [Event::ObjectionWithdrawn { resolution: id, coop: BAKERY, by: 4 }]);
		assert_eq!(phase(id), Phase::Consent { objections: 1 });
		assert_refused!(Resolutions::withdraw_objection(signed(DORA), id, BAKERY), Errors::NotObjecting);
		// Who has objected once has been heard.
		assert_refused!(object(DORA, id), Errors::AlreadyObjected);
		assert_ok!(Resolutions::withdraw_objection(signed(NINA), id, BAKERY));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn who_relied_on_an_objection_has_a_day_when_it_is_withdrawn() {
	let withdraw = |id| {
		assert_ok!(Resolutions::withdraw_objection(signed(DORA), id, BAKERY));
	};
	new_test(|| {
		let id = sought();
		assert_ok!(object(DORA, id));
		pass(6 * DAY + 1);
		events();
		withdraw(id);
		let closes_at = START + 7 * DAY + 1;
		let told = [
			Event::ObjectionWithdrawn { resolution: id, coop: BAKERY, by: 4 },
			Event::ConsentSought { resolution: id, closes_at, electors: 10 },
		];
		assert_eq!((events(), left(id)), (told.to_vec(), DAY));
		almost_finish_phase(id);
		assert_ok!(object(NINA, id));
		pass(1);
		assert!(matches!(phase(id), Phase::Notice { .. }));
	});
	// Before its last day the window stays as it is, and so it does where others stand by theirs.
	new_test(|| {
		let id = sought();
		assert_ok!(object(DORA, id));
		pass(6 * DAY);
		withdraw(id);
		assert_eq!(left(id), DAY);
		let id = sought();
		assert_ok!(object(DORA, id));
		assert_ok!(object(NINA, id));
		almost_finish_phase(id);
		withdraw(id);
		pass(1);
		assert!(matches!(phase(id), Phase::Notice { .. }));
	});
}

#[test]
fn who_withdrew_an_objection_can_object_to_another_text() {
	new_test(|| {
		let id = sought();
		let amend = || Resolutions::amend(signed(CHAIR), id, title(), Hash::repeat_byte(9), Some(opaque(&note(2))));
		let withdraw = || Resolutions::withdraw_objection(signed(DORA), id, BAKERY);
		assert_ok!(object(DORA, id));
		assert_ok!(withdraw());
		assert_refused!(object(DORA, id), Errors::AlreadyObjected);
		assert_ok!(amend());
		assert_ok!(object(DORA, id));
		assert_eq!(phase(id), Phase::Consent { objections: 1 });
		let objection = Objection { reason: Hash::repeat_byte(4), stands: true, amendments: 1 };
		assert_eq!(Objections::<Test>::get((id, BAKERY, Whose::Member(4))), Some(objection));

		assert_refused!(object(DORA, id), Errors::AlreadyObjected);
		assert_ok!(withdraw());
		assert_refused!(object(DORA, id), Errors::AlreadyObjected);
		assert_ok!(amend());
		assert_ok!(object(DORA, id));
		// One that stands is against the amended text, too.
		assert_ok!(amend());
		assert_refused!(object(DORA, id), Errors::AlreadyObjected);
		finish_phase(id);
		assert!(matches!(phase(id), Phase::Notice { .. }));
	});
}

#[test]
fn only_electors_object_and_only_in_the_window() {
	new_test(|| {
		NoteNeeds::set(Track::Consent);
		set_vote(BAKERY, 9, false);
		let id = draft(Track::Consent, &note(1));
		assert_refused!(object(DORA, id), Errors::NotInThisPhase);
		assert_refused!(Resolutions::withdraw_objection(signed(DORA), id, BAKERY), Errors::NotInThisPhase);
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		set_vote(BAKERY, 9, true);
		assert_refused!(object(NINA, id), Errors::NotElector);
		assert_refused!(object(STRANGER, id), Errors::NotMember);
		almost_finish_phase(id);
		assert_ok!(object(TINA, id));
		Time::set(Time::get() + 1);
		assert_refused!(object(DORA, id), Errors::NotInThisPhase);
		assert_refused!(Resolutions::withdraw_objection(signed(TINA), id, BAKERY), Errors::NotInThisPhase);
		poll();
		assert!(matches!(phase(id), Phase::Notice { .. }));
		assert_refused!(object(DORA, id), Errors::NotInThisPhase);
	});
}

#[test]
fn an_amendment_gives_the_whole_window_again_and_keeps_objections() {
	new_test(|| {
		let id = sought();
		assert_ok!(object(DORA, id));
		pass_days(6);
		events();
		assert_ok!(Resolutions::amend(signed(CHAIR), id, title(), Hash::default(), Some(opaque(&note(2)))));
		assert_eq!(
			events(),
			[
				Event::ConsentSought { resolution: id, closes_at: START + 13 * DAY, electors: 10 },
				Event::Amended { resolution: id, amendments: 1, signatures_dropped: 0 },
			]
		);
		assert_eq!((phase(id), left(id)), (Phase::Consent { objections: 1 }, 7 * DAY));
		assert_refused!(object(DORA, id), Errors::AlreadyObjected);
		assert_ok!(Resolutions::withdraw_objection(signed(DORA), id, BAKERY));
		almost_finish_phase(id);
		finish_phase(id);
		finish_phase(id);
		assert_eq!(done(), [2]);
	});
}
