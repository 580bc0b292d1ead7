//! How a draft comes on the agenda: by a second, or by a petition.

use super::*;

#[test]
fn a_draft_of_the_board_is_seconded_by_any_other_member() {
	new_test(|| {
		let id = draft(Track::Ordinary, &note(1));
		assert_refused!(Resolutions::second(signed(CHAIR), id, BAKERY, 0), Errors::SeconderIsProposer);
		assert_refused!(Resolutions::second(signed(STRANGER), id, BAKERY, 0), Errors::NotMember);
		set_vote(BAKERY, 4, false);
		assert_refused!(Resolutions::second(signed(DORA), id, BAKERY, 0), Errors::NotElector);
		set_vote(BAKERY, 4, true);
		events();
		assert_ok!(Resolutions::second(signed(DORA), id, BAKERY, 0));
		let (freezes_at, opens_at) = (START + 17 * DAY, START + 21 * DAY);
		assert_eq!(
			events(),
			[
				Event::Seconded { resolution: id, coop: BAKERY, by: 4 },
				Event::NoticeGiven { resolution: id, freezes_at, opens_at, electors: 10 },
			]
		);
		assert_eq!(phase(id), Phase::Notice { freezes_at });
		assert_eq!(resolution(id).ends_at, Some(opens_at));
		assert_eq!((motion(id).seconder, motion(id).noticed_at), (Some(own(4)), Some(START + CIVIL_AHEAD)));
	});
}

#[test]
fn a_draft_of_a_member_without_office_is_seconded_by_the_board() {
	new_test(|| {
		assert_ok!(propose_text(DORA, Track::Ordinary));
		assert_refused!(Resolutions::second(signed(NINA), 1, BAKERY, 0), Errors::SeconderNotBoard);
		// Tellers are not of the board.
		assert_refused!(Resolutions::second(signed(TELLERS[0]), 1, BAKERY, 0), Errors::SeconderNotBoard);
		assert_ok!(Resolutions::second(signed(TREASURER), 1, BAKERY, 0));

		// The office counts that the proposer has when the draft is seconded.
		assert_ok!(propose_text(CHAIR, Track::Ordinary));
		Terms::mutate(|terms| terms.retain(|term| term.office != Office::Chair));
		assert_refused!(Resolutions::second(signed(NINA), 2, BAKERY, 0), Errors::SeconderNotBoard);
	});
}

#[test]
fn a_draft_is_seconded_once() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		assert_refused!(Resolutions::second(signed(TREASURER), id, BAKERY, 0), Errors::NotInThisPhase);
		assert_refused!(Resolutions::sign_petition(signed(TREASURER), id, BAKERY, 0), Errors::NotInThisPhase);
	});
}

#[test]
fn a_special_resolution_has_a_longer_notice() {
	new_test(|| {
		let id = supported(Track::Special, &bylaws());
		assert_eq!(phase(id), Phase::Notice { freezes_at: START + 26 * DAY });
		almost_finish_phase(id);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Voting { second_call: false, extensions: 0 });
		assert_eq!(left(id), 14 * DAY);
	});
}

#[test]
fn enough_signatures_put_a_draft_on_the_agenda_without_the_board() {
	new_test(|| {
		// Eleven members: a tenth of them, rounded up, are two.
		seat(BAKERY, 11, 11);
		assert_ok!(propose_text(DORA, Track::Ordinary));
		assert_refused!(Resolutions::sign_petition(signed(STRANGER), 1, BAKERY, 0), Errors::NotMember);
		set_vote(BAKERY, 9, false);
		seat(BAKERY, 12, 12);
		assert_refused!(Resolutions::sign_petition(signed(NINA), 1, BAKERY, 0), Errors::NotElector);
		events();
		assert_ok!(Resolutions::sign_petition(signed(DORA), 1, BAKERY, 0));
		assert_eq!(events(), [Event::Signed { resolution: 1, coop: BAKERY, by: 4 }]);
		assert_refused!(Resolutions::sign_petition(signed(DORA), 1, BAKERY, 0), Errors::AlreadySigned);
		assert_eq!((phase(1), motion(1).signatures), (Phase::Draft, 1));
		assert_ok!(Resolutions::sign_petition(signed(TINA), 1, BAKERY, 0));
		assert_eq!((phase(1), motion(1).signatures), (Phase::Notice { freezes_at: START + 17 * DAY }, 2));
		assert_eq!(motion(1).seconder, None);
		let [Event::Signed { by: 10, .. }, Event::NoticeGiven { electors: 11, .. }] = events()[..] else {
			panic!("notice follows the last signature");
		};
	});
}

#[test]
fn petitions_need_the_stricter_share_of_submission_and_signature() {
	for (before, after) in [(500, 1_000), (1_000, 500)] {
		new_test(|| {
			(11..=20).for_each(|member| seat(BAKERY, member, member.into()));
			set_bylaws(|bylaws| bylaws.petition_bps = before);
			assert_ok!(propose_text(DORA, Track::Ordinary));
			set_bylaws(|bylaws| bylaws.petition_bps = after);
			assert_eq!(Resolutions::overview(1).unwrap().signatures_needed, 2);
			assert_ok!(Resolutions::sign_petition(signed(DORA), 1, BAKERY, 0));
			assert_eq!(phase(1), Phase::Draft);
			assert_ok!(Resolutions::sign_petition(signed(NINA), 1, BAKERY, 0));
			assert!(matches!(phase(1), Phase::Notice { .. }));
		});
	}
}

#[test]
fn nobody_puts_a_draft_on_the_agenda_alone() {
	new_test(|| {
		// A tenth of ten is one.
		assert_ok!(propose_text(DORA, Track::Ordinary));
		assert_ok!(Resolutions::sign_petition(signed(DORA), 1, BAKERY, 0));
		assert_eq!(phase(1), Phase::Draft);
		assert_ok!(Resolutions::sign_petition(signed(NINA), 1, BAKERY, 0));
		assert!(matches!(phase(1), Phase::Notice { .. }));
	});
}

#[test]
fn what_a_petition_has_brought_on_the_agenda_is_not_the_proposers_to_change_or_take_back() {
	for track in [Track::Ordinary, Track::Consent] {
		new_test(|| {
			assert_ok!(propose_text(DORA, track));
			assert_ok!(Resolutions::sign_petition(signed(NINA), 1, BAKERY, 0));
			assert_ok!(Resolutions::sign_petition(signed(TINA), 1, BAKERY, 0));
			assert_ne!(phase(1), Phase::Draft);
			let amend = || Resolutions::amend(signed(DORA), 1, title(), Hash::repeat_byte(9), None);
			assert_refused!(amend(), Errors::AlreadySupported);
			assert_refused!(Resolutions::withdraw(signed(DORA), 1), Errors::AlreadySupported);
			// What another has seconded is.
			assert_ok!(propose_text(CHAIR, track));
			assert_ok!(Resolutions::second(signed(SECRETARY), 2, BAKERY, 0));
			assert_ok!(Resolutions::amend(signed(CHAIR), 2, title(), Hash::repeat_byte(9), None));
			assert_ok!(Resolutions::withdraw(signed(CHAIR), 2));
		});
	}
}

#[test]
fn a_petition_can_seek_consent() {
	new_test(|| {
		assert_ok!(propose_text(DORA, Track::Consent));
		assert_ok!(Resolutions::sign_petition(signed(DORA), 1, BAKERY, 0));
		assert_ok!(Resolutions::sign_petition(signed(NINA), 1, BAKERY, 0));
		assert_eq!(phase(1), Phase::Consent { objections: 0 });
	});
}

#[test]
fn a_draft_lapses_by_itself() {
	new_test(|| {
		let id = draft(Track::Ordinary, &note(1));
		almost_finish_phase(id);
		Time::set(Time::get() + 1);
		// The agenda has not yet run, and yet it is too late.
		assert_refused!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0), Errors::NotInThisPhase);
		assert_refused!(Resolutions::sign_petition(signed(SECRETARY), id, BAKERY, 0), Errors::NotInThisPhase);
		assert_refused!(Resolutions::withdraw(signed(CHAIR), id), Errors::NotInThisPhase);
		assert_refused!(Resolutions::amend(signed(CHAIR), id, title(), Hash::default(), None), Errors::NotInThisPhase);
		events();
		poll();
		assert_eq!(events(), [Event::Lapsed { resolution: id }]);
		assert_eq!(phase(id), Phase::Lapsed);
		assert!(open().is_empty());
		assert_refused!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0), Errors::NotInThisPhase);
	});
}
