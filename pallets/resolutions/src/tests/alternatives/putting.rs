//! What can be put beside what is on notice, by whom, until when, and by which rules it is decided.

use super::*;

#[test]
fn the_proposer_of_a_draft_puts_it_to_what_is_on_notice() {
	new_test(|| {
		let one = first(&note(1));
		let other = draft_like(DORA, one, &note(2));
		is_not_put(NINA, other, one, Errors::NotProposer);
		is_not_put(STRANGER, other, one, Errors::NotMember);
		is_not_put(DORA, 99, one, Errors::NoSuchResolution);
		is_not_put(DORA, other, 99, Errors::NoSuchResolution);
		is_not_put(DORA, other, other, Errors::NotInThisPhase);
		// What is on the agenda is not put beside something else any more.
		is_not_put(CHAIR, one, other, Errors::NotInThisPhase);
		let draft = draft(Track::Ordinary, &note(3));
		is_not_put(DORA, other, draft, Errors::NotInThisPhase);
		let call = Call::<Test>::put_as_alternative { resolution: other, to: Some(one) };
		assert_eq!(call.charge(&DORA), Charge::Free);
		assert_ok!(put(DORA, other, one));
		is_not_put(DORA, other, one, Errors::AlreadyPut);
		assert_ok!(put(DORA, other, None));
		assert_refused!(put(DORA, other, None), Errors::AlreadyPut);
		finish_phase(one);
		is_not_put(DORA, other, one, Errors::NotInThisPhase);
		// It goes its own way.
		assert_ok!(second(SECRETARY, other));
		assert_eq!((resolution(other).matter, left(other)), (None, 21 * DAY));
	});
}

#[test]
fn alternatives_are_alike_and_judge_nobody() {
	new_test(|| {
		let one = first(&note(1));
		let special = supported(Track::Special, &note(1));
		let bylaws_changed = supported(Track::Special, &bylaws());
		let appointed = supported(Track::Ordinary, &appoint(9));
		let text = {
			assert_ok!(propose_text(SECRETARY, Track::Ordinary));
			let id = ResolutionCount::<Test>::get();
			assert_ok!(second(CHAIR, id));
			id
		};
		let refused = |by: AccountId, id: ResolutionId, to: ResolutionId| {
			is_not_put(by, id, to, Errors::NotAlternatives);
		};
		let ordinary = draft_like(DORA, one, &note(2));
		for to in [special, bylaws_changed, appointed, text] {
			refused(DORA, ordinary, to);
		}
		let of_bylaws = draft_like(DORA, bylaws_changed, &batch([bylaws(), note(2)]));
		refused(DORA, of_bylaws, special);
		assert_ok!(put(DORA, of_bylaws, bylaws_changed));
		let also_appoints = draft_like(DORA, appointed, &appoint(10));
		refused(DORA, also_appoints, appointed);
		refused(DORA, also_appoints, one);
		// A text has no effect that would stand against a call.
		assert_ok!(propose_text(NINA, Track::Ordinary));
		refused(NINA, ResolutionCount::<Test>::get(), one);
		// A secret vote is asked for by the members.
		assert_ok!(propose(NINA, Track::Ordinary, Secrecy::Secret, &note(2)));
		refused(NINA, ResolutionCount::<Test>::get(), one);
		// Each co-op decides for itself.
		let elsewhere = {
			let call = opaque(&note(2));
			assert_ok!(Resolutions::propose(
				signed(TINA),
				COURIERS,
				Track::Ordinary,
				Secrecy::Open,
				title(),
				Hash::default(),
				call
			));
			ResolutionCount::<Test>::get()
		};
		refused(TINA, elsewhere, one);
		federation(3);
		let together = federation_supported(Track::Special, &suspend_coop(3));
		assert_ok!(propose_to_federation(TINA, BAKERY, Track::Special, Some(&charter())));
		refused(TINA, ResolutionCount::<Test>::get(), together);
	});
}

#[test]
fn what_must_be_secret_is_about_somebody_and_has_no_alternative() {
	new_test(|| {
		NoteIsSecret::set(true);
		let one = supported(Track::Ordinary, &note(1));
		assert_eq!((resolution(one).secrecy, judged(one)), (Secrecy::Secret, vec![]));
		is_not_put(DORA, draft_like(DORA, one, &note(2)), one, Errors::NotAlternatives);
		is_not_put(NINA, draft_like(NINA, one, &pay(5)), one, Errors::NotAlternatives);
	});
}

#[test]
fn an_election_is_no_alternative() {
	new_test(|| {
		let begins_on = (MockClock::civil() / DAY) as i32 + 200;
		let election = Election { office: Office::Teller, seats: 1, method: Method::Approval, days: 30, begins_on };
		let propose = |who| Resolutions::propose_election(signed(who), BAKERY, title(), Hash::repeat_byte(1), election);
		assert_ok!(propose(CHAIR));
		assert_ok!(second(SECRETARY, 1));
		assert_ok!(propose(DORA));
		is_not_put(DORA, 2, 1, Errors::NotAlternatives);
		let secret = || {
			Resolutions::propose_text(signed(NINA), BAKERY, Track::Ordinary, Secrecy::Secret, title(), Hash::default())
		};
		assert_ok!(secret());
		is_not_put(NINA, 3, 1, Errors::NotAlternatives);
	});
}

#[test]
fn what_does_the_same_excludes_nothing() {
	new_test(|| {
		let one = first(&batch([note(1), pay(5)]));
		let same = [batch([note(1), pay(5)]), batch([pay(5), note(1)])];
		for call in same {
			is_not_put(DORA, draft_like(DORA, one, &call), one, Errors::ExcludesNothing);
		}
		let alone = alternative(DORA, one, &note(1));
		is_not_put(NINA, draft_like(NINA, one, &batch([note(1)])), one, Errors::ExcludesNothing);
		let more = put_draft(NINA, one, &batch([note(1), note(1)]));
		// What they are amended into is looked at as well.
		assert_refused!(amend(NINA, more, &note(1)), Errors::ExcludesNothing);
		assert_refused!(amend(CHAIR, one, &note(1)), Errors::ExcludesNothing);
		assert_ok!(amend(CHAIR, one, &batch([note(1), pay(6)])));
		assert_refused!(amend(DORA, alone, &batch([pay(6), note(1)])), Errors::ExcludesNothing);
		assert_ok!(amend(DORA, alone, &note(2)));
		// A text is none of the alternatives.
		let text = Resolutions::amend(signed(DORA), alone, title(), Hash::repeat_byte(1), None);
		assert_refused!(text, Errors::OtherKind);
	});
}

#[test]
fn texts_are_alternatives_if_they_are_others() {
	new_test(|| {
		let propose = |who, document| {
			let (track, secrecy) = (Track::Ordinary, Secrecy::Open);
			assert_ok!(Resolutions::propose_text(signed(who), BAKERY, track, secrecy, title(), document));
			ResolutionCount::<Test>::get()
		};
		let one = propose(CHAIR, Hash::repeat_byte(1));
		assert_ok!(second(SECRETARY, one));
		let same = propose(DORA, Hash::repeat_byte(1));
		is_not_put(DORA, same, one, Errors::ExcludesNothing);
		let other = propose(DORA, Hash::repeat_byte(2));
		assert_ok!(put(DORA, other, one));
		assert_ok!(second(SECRETARY, other));
		let text = |document| Resolutions::amend(signed(DORA), other, title(), Hash::repeat_byte(document), None);
		assert_refused!(text(1), Errors::ExcludesNothing);
		assert_ok!(text(3));
	});
}

#[test]
fn who_supports_a_draft_knows_what_it_is_an_alternative_to() {
	new_test(|| {
		let one = first(&note(1));
		let other = draft_like(DORA, one, &note(2));
		assert_ok!(sign(NINA, other));
		events();
		assert_ok!(put(DORA, other, one));
		assert_eq!(
			events(),
			[
				Event::PutAsAlternative { resolution: other, to: Some(one) },
				Event::Amended { resolution: other, amendments: 1, signatures_dropped: 1 },
			]
		);
		assert_refused!(Resolutions::second(signed(SECRETARY), other, BAKERY, 0), Errors::TextAmended);
		assert_refused!(Resolutions::sign_petition(signed(NINA), other, BAKERY, 0), Errors::TextAmended);
		let Overview { alternative_to, alternatives, chosen, signatures, .. } = overview(other);
		assert_eq!((alternative_to, alternatives, chosen, signatures), (Some(one), vec![one], None, 0));
		assert!(overview(one).alternatives.is_empty());
		// A petition brings it on the agenda as well.
		assert_ok!(sign(NINA, other));
		events();
		assert_ok!(sign(TINA, other));
		let opens_at = resolution(one).ends_at.unwrap();
		assert_eq!(events()[1], Event::JoinedAlternatives { resolution: other, matter: one });
		assert_eq!((resolution(other).ends_at, resolution(other).matter), (Some(opens_at), Some(one)));
		assert_eq!((overview(one).alternatives, overview(one).alternative_to), (vec![other], None));
		assert!(motion(other).by_petition);
	});
}

#[test]
fn it_is_put_as_often_as_it_can_be_amended() {
	new_test(|| {
		let one = first(&note(1));
		let other = draft_like(DORA, one, &note(2));
		for time in 0..MAX_AMENDMENTS {
			assert_ok!(put(DORA, other, (time % 2 == 0).then_some(one)));
		}
		is_not_put(DORA, other, one, Errors::TooManyAmendments);
		assert_refused!(amend(DORA, other, &note(3)), Errors::TooManyAmendments);
	});
}

#[test]
fn an_alternative_comes_in_time_to_be_read_and_delays_nobody() {
	for (track, notice, last) in [(Track::Ordinary, 21, 17), (Track::Special, 30, 15)] {
		new_test(|| {
			let one = supported(track, &note(1));
			let (early, late) = (draft_like(DORA, one, &note(2)), draft_like(NINA, one, &note(3)));
			assert_ok!(put(NINA, late, one));
			pass(last * DAY - 1);
			assert_ok!(put(DORA, early, one));
			assert_ok!(second(SECRETARY, early));
			Time::set(Time::get() + 1);
			assert_refused!(second(SECRETARY, late), Errors::AlternativeTooLate);
			assert_ok!(sign(TINA, late));
			assert_refused!(sign(DORA, late), Errors::AlternativeTooLate);
			is_not_put(TINA, draft_like(TINA, one, &note(4)), one, Errors::AlternativeTooLate);
			for id in [one, early] {
				assert_eq!(resolution(id).ends_at, Some(START + notice * DAY));
			}
			// By itself it has its own notice.
			assert_ok!(put(NINA, late, None));
			assert_ok!(second(SECRETARY, late));
			assert_eq!(left(late), notice * DAY);
		});
	}
}

#[test]
fn who_has_a_vote_and_by_which_rules_was_fixed_with_the_notice_of_the_matter() {
	new_test(|| {
		let one = first(&note(1));
		let before = resolution(one);
		let strict = put_draft(DORA, one, &note(2));
		// A member joins, another leaves, and the bylaws are stricter now.
		seat(BAKERY, 11, 11);
		unseat(BAKERY, 8);
		set_bylaws(|bylaws| {
			bylaws.quorum_first_bps = 6_667;
			bylaws.notice_ordinary_days = 30;
			bylaws.voting_ordinary_days = 14;
			bylaws.second_call_delay_days = 20;
			bylaws.timelock_days = 9;
		});
		assert_ok!(second(SECRETARY, strict));
		// Who puts an alternative changes no rule of another.
		assert_eq!(resolution(one).rules, before.rules);
		let Resolution { rules, electorate, .. } = resolution(strict);
		assert_eq!(electorate, before.electorate);
		let days = |rules: Rules| (rules.notice_days, rules.freeze_days, rules.voting_days, rules.second_call_days);
		assert_eq!(days(rules), days(before.rules));
		assert_eq!((rules.quorum_first_bps, rules.timelock_days), (6_667, 9));
		// Who is new can put an alternative, as they can propose, and has no vote on it.
		let of_new = put_draft(11, one, &note(3));
		assert_ok!(second(SECRETARY, of_new));
		finish_phase(one);
		assert_refused!(vote(11, of_new, Choice::For), Errors::NotElector);
		// Six of ten are enough for the one, and not for the other.
		votes_are(one, 6, 0);
		votes_are(strict, 6, 0);
		assert_eq!(resolution(strict).rejection(), Some(Rejection::NoQuorum));
		finish_phase(one);
		assert_eq!((phase(one), phase(strict)), (Phase::Passed, rejected(Rejection::NoQuorum)));
	});
}

#[test]
fn what_was_stricter_when_it_was_submitted_stays_so_for_it_alone() {
	new_test(|| {
		set_bylaws(|bylaws| bylaws.quorum_first_bps = 6_667);
		let strict = draft(Track::Ordinary, &note(2));
		set_bylaws(|bylaws| bylaws.quorum_first_bps = 5_001);
		assert_ok!(propose(DORA, Track::Ordinary, Secrecy::Open, &note(1)));
		let one = ResolutionCount::<Test>::get();
		assert_ok!(second(SECRETARY, one));
		assert_ok!(put(CHAIR, strict, one));
		assert_ok!(second(SECRETARY, strict));
		assert_eq!([one, strict].map(|id| resolution(id).rules.quorum_first_bps), [5_001, 6_667]);
	});
}

#[test]
fn a_few_people_do_not_fill_the_places_of_others() {
	new_test(|| {
		(11..=20).for_each(|member| seat(BAKERY, member, member.into()));
		let one = first(&note(1));
		// Who has proposed one proposes no other, and amends theirs.
		is_not_put(CHAIR, draft_like(CHAIR, one, &note(2)), one, Errors::ProposesAnother);
		let dora = alternative(DORA, one, &note(2));
		is_not_put(DORA, draft_like(DORA, one, &note(3)), dora, Errors::ProposesAnother);
		for (by, what) in (11..=12).zip(3..) {
			alternative(by, dora, &note(what));
		}
		// With the four of the board two places are left, for petitions.
		let last = put_draft(15, one, &note(7));
		assert_refused!(second(SECRETARY, last), Errors::TooManyAlternatives);
		for (by, what) in [(16, 8), (17, 9)] {
			let id = put_draft(by, one, &note(what));
			assert_ok!(sign(18, id));
			assert_ok!(sign(19, id));
			assert!(matches!(phase(id), Phase::Notice { .. }));
		}
		assert_eq!(overview(one).alternatives.len(), 5);
		assert_ok!(sign(18, last));
		assert_refused!(sign(19, last), Errors::TooManyAlternatives);
		is_not_put(20, draft_like(20, one, &note(10)), one, Errors::TooManyAlternatives);
		// Where one is withdrawn there is room for another.
		assert_ok!(Resolutions::withdraw(signed(DORA), dora));
		assert_ok!(sign(19, last));
		let all: Vec<_> = core::iter::once(one).chain(overview(one).alternatives).collect();
		assert_eq!(all.len(), 6);
		finish_phase(one);
		for id in &all {
			votes_are(*id, 11, 0);
		}
		vote_all(last, [12], Choice::For);
		finish_phase(one);
		assert_eq!(phase(last), Phase::Passed);
		assert!(all.iter().filter(|id| **id != last).all(|id| phase(*id) == not_chosen(last)));
	});
}

#[test]
fn what_sought_consent_has_alternatives_once_it_goes_to_a_vote() {
	new_test(|| {
		NoteNeeds::set(Track::Consent);
		let one = supported(Track::Consent, &note(1));
		let other = draft(Track::Consent, &note(2));
		is_not_put(CHAIR, other, one, Errors::NotInThisPhase);
		assert_ok!(Resolutions::object(signed(NINA), one, BAKERY, Hash::default()));
		finish_phase(one);
		is_not_put(CHAIR, other, one, Errors::NotAlternatives);
		let ordinary = alternative(DORA, one, &note(2));
		finish_phase(one);
		votes_are(one, 6, 0);
		votes_are(ordinary, 7, 0);
		finish_phase(one);
		assert_eq!((phase(one), phase(ordinary)), (not_chosen(ordinary), Phase::Passed));
	});
}
