//! What becomes of the support for a draft: it is for one text, can be taken back, and is that of members who are there.

use super::*;

fn second(who: AccountId, id: ResolutionId, version: u8) -> DispatchResult {
	Resolutions::second(signed(who), id, BAKERY, version).plain()
}

fn sign(who: AccountId, id: ResolutionId, version: u8) -> DispatchResult {
	Resolutions::sign_petition(signed(who), id, BAKERY, version).plain()
}

fn unsign(who: AccountId, id: ResolutionId) -> DispatchResult {
	Resolutions::withdraw_signature(signed(who), id, BAKERY).plain()
}

fn amend(who: AccountId, id: ResolutionId, call: &RuntimeCall) -> DispatchResult {
	Resolutions::amend(signed(who), id, title(), Hash::default(), Some(opaque(call))).plain()
}

fn signers(id: ResolutionId) -> Vec<MemberNo> {
	assert_eq!(motion(id).signatures as usize, Signers::<Test>::get(id).len());
	Signers::<Test>::get(id).to_vec()
}

#[test]
fn who_supports_a_draft_supports_the_text_that_they_have_read() {
	new_test(|| {
		let id = draft(Track::Ordinary, &note(1));
		for version in [1, u8::MAX] {
			assert_refused!(second(SECRETARY, id, version), Errors::TextAmended);
			assert_refused!(sign(DORA, id, version), Errors::TextAmended);
		}
		// Two others are about to put it on the agenda when the proposer turns it into something else.
		assert_ok!(amend(CHAIR, id, &pay(CHAIR)));
		assert_refused!(second(SECRETARY, id, 0), Errors::TextAmended);
		assert_refused!(sign(DORA, id, 0), Errors::TextAmended);
		assert_ok!(sign(DORA, id, 1));
		assert_ok!(second(SECRETARY, id, 1));
	});
}

#[test]
fn an_amendment_drops_the_signatures_under_the_text_before() {
	new_test(|| {
		seat(BAKERY, 11, 11);
		(12..=30).for_each(|member| seat(BAKERY, member, member.into()));
		let id = draft(Track::Ordinary, &note(1));
		assert_ok!(sign(DORA, id, 0));
		assert_ok!(sign(NINA, id, 0));
		assert_eq!(signers(id), [4, 9]);
		events();
		assert_ok!(amend(CHAIR, id, &pay(CHAIR)));
		assert_eq!(events(), [Event::Amended { resolution: id, amendments: 1, signatures_dropped: 2 }]);
		assert_eq!(signers(id), [0; 0]);
		// The third signature is the first under this text.
		assert_ok!(sign(TINA, id, 1));
		assert_eq!(phase(id), Phase::Draft);
		// Who had signed the one before signs again, or not.
		assert_ok!(sign(NINA, id, 1));
		assert_refused!(sign(NINA, id, 1), Errors::AlreadySigned);
		assert_ok!(sign(DORA, id, 1));
		assert!(matches!(phase(id), Phase::Notice { .. }));
		assert_eq!(signers(id), [10, 9, 4]);
	});
}

#[test]
fn what_somebody_seconded_can_be_amended_until_it_is_frozen_and_loses_its_signatures() {
	new_test(|| {
		let id = draft(Track::Ordinary, &note(1));
		assert_ok!(sign(DORA, id, 0));
		assert_ok!(second(SECRETARY, id, 0));
		events();
		assert_ok!(amend(CHAIR, id, &note(2)));
		assert_eq!(events(), [Event::Amended { resolution: id, amendments: 1, signatures_dropped: 1 }]);
		assert_eq!(signers(id), [0; 0]);
	});
}

#[test]
fn a_signature_can_be_taken_back_as_long_as_it_is_a_draft() {
	new_test(|| {
		let id = draft(Track::Ordinary, &note(1));
		assert_refused!(unsign(DORA, id), Errors::NotSigned);
		assert_refused!(unsign(STRANGER, id), Errors::NotMember);
		assert_refused!(Resolutions::withdraw_signature(signed(DORA), id, COURIERS), Errors::NotAsked);
		assert_refused!(Resolutions::withdraw_signature(signed(DORA), id + 1, BAKERY), Errors::NoSuchResolution);
		assert_ok!(sign(DORA, id, 0));
		events();
		// Who has lost the vote since can take it back as well.
		set_vote(BAKERY, 4, false);
		assert_ok!(unsign(DORA, id));
		set_vote(BAKERY, 4, true);
		assert_eq!(events(), [Event::SignatureWithdrawn { resolution: id, coop: BAKERY, by: 4 }]);
		assert_eq!(signers(id), [0; 0]);
		assert_refused!(unsign(DORA, id), Errors::NotSigned);
		// It is free of charge, so that it is done once for a text.
		assert_refused!(sign(DORA, id, 0), Errors::AlreadySigned);
		assert_ok!(sign(NINA, id, 0));
		assert_eq!(phase(id), Phase::Draft);
		assert_ok!(amend(CHAIR, id, &note(2)));
		assert_ok!(sign(DORA, id, 1));
		assert_ok!(unsign(DORA, id));
		assert_ok!(sign(NINA, id, 1));
		assert_ok!(sign(TINA, id, 1));
		assert_refused!(unsign(NINA, id), Errors::NotInThisPhase);

		let lapsing = draft_text(Track::Ordinary);
		assert_ok!(sign(DORA, lapsing, 0));
		Time::set(resolution(lapsing).ends_at.unwrap());
		assert_refused!(unsign(DORA, lapsing), Errors::NotInThisPhase);
	});
}

#[test]
fn signatures_of_members_without_a_vote_do_not_count() {
	for leave in [|member| unseat(BAKERY, member), |member| set_vote(BAKERY, member, false)] {
		new_test(|| {
			// Three of 30 are a petition.
			(11..=30).for_each(|member| seat(BAKERY, member, member.into()));
			let id = draft(Track::Ordinary, &note(1));
			// Two come, sign and go.
			assert_ok!(sign(11, id, 0));
			assert_ok!(sign(12, id, 0));
			[11, 12].into_iter().for_each(leave);
			seat_next(BAKERY, 111);
			seat_next(BAKERY, 112);
			assert_ok!(sign(DORA, id, 0));
			assert_eq!((phase(id), signers(id)), (Phase::Draft, vec![4]));
			assert_ok!(sign(NINA, id, 0));
			assert_eq!(phase(id), Phase::Draft);
			assert_ok!(sign(TINA, id, 0));
			assert_eq!((phase(id), signers(id)), (Phase::Notice { freezes_at: START + 17 * DAY }, vec![4, 9, 10]));
		});
	}
}

#[test]
fn who_lost_the_vote_and_has_it_again_signs_again() {
	new_test(|| {
		let id = draft(Track::Ordinary, &note(1));
		assert_ok!(sign(DORA, id, 0));
		set_vote(BAKERY, 4, false);
		assert_ok!(sign(NINA, id, 0));
		assert_eq!((phase(id), signers(id)), (Phase::Draft, vec![9]));
		set_vote(BAKERY, 4, true);
		assert_ok!(sign(DORA, id, 0));
		assert_eq!(signers(id), [9, 4]);
		assert!(matches!(phase(id), Phase::Notice { .. }));
	});
}

#[test]
fn looking_at_signatures_is_weighed_by_how_many_there_are() {
	new_test(|| {
		(11..=30).for_each(|member| seat(BAKERY, member, member.into()));
		let id = draft(Track::Ordinary, &note(1));
		for (who, looked_at) in [(DORA, 0), (NINA, 0), (TINA, 2)] {
			let signing = Resolutions::may_sign(&who, id, BAKERY, 0).map_err(DispatchError::from).unwrap();
			assert_eq!(signing.looked_at, looked_at);
			assert_ok!(sign(who, id, 0));
		}
	});
}

#[test]
fn what_is_proposed_to_others_is_signed_by_members_who_are_there_when_it_is_seconded() {
	new_test(|| {
		federation(3);
		assert_ok!(propose_to_federation(TINA, BAKERY, Track::Ordinary, Some(&federate(1))));
		let second = || Resolutions::second(signed(delegate(COURIERS)), 1, COURIERS, 0);
		assert_ok!(sign(8, 1, 0));
		assert_refused!(second(), Errors::NotSupported);
		assert_ok!(sign(NINA, 1, 0));
		unseat(BAKERY, 8);
		assert_refused!(second(), Errors::NotSupported);
		assert_ok!(sign(TINA, 1, 0));
		assert_eq!((phase(1), signers(1)), (Phase::Draft, vec![9, 10]));
		assert_ok!(second());
	});
}

#[test]
fn what_a_petition_brings_to_others_is_not_the_proposers_to_change_or_take_back() {
	new_test(|| {
		federation(3);
		assert_ok!(propose_to_federation(TINA, BAKERY, Track::Ordinary, Some(&federate(1))));
		assert_ok!(sign(8, 1, 0));
		assert_ok!(sign(NINA, 1, 0));
		assert_ok!(Resolutions::second(signed(delegate(COURIERS)), 1, COURIERS, 0));
		assert_refused!(amend(TINA, 1, &federation_pays(TINA)), Errors::AlreadySupported);
		assert_refused!(Resolutions::withdraw(signed(TINA), 1), Errors::AlreadySupported);
		// What the delegate or the board proposes is theirs.
		let id = federation_supported(Track::Ordinary, &federate(1));
		assert_ok!(amend(delegate(BAKERY), id, &federate(2)));
	});
}

#[test]
fn two_hundred_sign_what_goes_to_others_and_no_more() {
	new_test(|| {
		federation(3);
		(11..=2_002).for_each(|member| seat(BAKERY, member, member.into()));
		assert_ok!(propose_to_federation(TINA, BAKERY, Track::Ordinary, None));
		for member in 11..=210 {
			assert_ok!(sign(member, 1, 0));
		}
		assert_eq!(signers(1).len() as u32, ALWAYS_A_PETITION);
		assert_refused!(sign(211, 1, 0), Errors::EnoughSigned);
		// Who leaves makes room.
		unseat(BAKERY, 11);
		assert_ok!(sign(211, 1, 0));
	});
}

fn take_over(who: AccountId, id: ResolutionId, coop: CoopId) -> DispatchResult {
	Resolutions::take_over(signed(who), id, coop).plain()
}

#[test]
fn who_signed_a_draft_takes_over_what_its_proposer_withdraws() {
	new_test(|| {
		let document = Hash::repeat_byte(3);
		let call = opaque(&pay(STRANGER));
		let (track, secrecy) = (Track::Special, Secrecy::Secret);
		assert_ok!(Resolutions::propose(signed(CHAIR), BAKERY, track, secrecy, title(), document, call));
		assert_ok!(sign(DORA, 1, 0));
		assert_refused!(take_over(DORA, 1, BAKERY), Errors::NotInThisPhase);
		assert_ok!(Resolutions::withdraw(signed(CHAIR), 1));
		assert_refused!(take_over(NINA, 1, BAKERY), Errors::NotSupporter);
		assert_refused!(take_over(STRANGER, 1, BAKERY), Errors::NotMember);
		// The same person in another co-op has signed nothing.
		assert_refused!(take_over(DORA, 1, COURIERS), Errors::NotSupporter);
		events();
		assert_ok!(take_over(DORA, 1, BAKERY));
		assert_eq!(
			events(),
			[
				Event::Proposed { resolution: 2, coop: BAKERY, number: 2, by: 4 },
				Event::TakenOver { resolution: 1, coop: BAKERY, by: 4, anew: 2 },
			]
		);
		let (draft, said) = (resolution(2), motion(2));
		assert_eq!(
			(draft.body, draft.track, draft.secrecy, draft.phase),
			(Body::Coop(BAKERY), track, secrecy, Phase::Draft)
		);
		assert_eq!((said.title, said.document, said.proposer), (motion(1).title, document, 4));
		assert_eq!((said.call, said.signatures, said.amendments), (motion(1).call, 0, 0));
		assert_eq!((phase(1), left(2)), (Phase::Withdrawn, 30 * DAY));
		// It needs a second person as any draft does, and that may be who proposed it first.
		assert_refused!(second(DORA, 2, 0), Errors::SeconderIsProposer);
		assert_refused!(second(NINA, 2, 0), Errors::SeconderNotBoard);
		assert_ok!(second(CHAIR, 2, 0));
	});
}

#[test]
fn who_seconded_takes_over_what_is_withdrawn_from_the_agenda() {
	for track in [Track::Consent, Track::Ordinary, Track::Special] {
		new_test(|| {
			let id = draft_text(track);
			assert_ok!(second(DORA, id, 0));
			assert_ok!(Resolutions::amend(signed(CHAIR), id, title(), Hash::repeat_byte(9), None));
			assert_ok!(Resolutions::withdraw(signed(CHAIR), id));
			assert_ok!(take_over(DORA, id, BAKERY));
			let anew = ResolutionCount::<Test>::get();
			assert_eq!((resolution(anew).track, motion(anew).proposer), (track, 4));
			assert_eq!((motion(anew).seconder, motion(anew).document), (None, Hash::repeat_byte(9)));
		});
	}
}

#[test]
fn what_nobody_takes_over_within_a_week_stays_withdrawn() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		assert_ok!(Resolutions::withdraw(signed(CHAIR), id));
		pass(7 * DAY - 1);
		frame_support::assert_storage_noop!(assert!(Resolutions::may_take_over(&SECRETARY, id, BAKERY).is_ok()));
		pass(1);
		assert_refused!(take_over(SECRETARY, id, BAKERY), Errors::NotInThisPhase);
		// What lapsed nobody withdrew.
		let lapsing = draft(Track::Ordinary, &note(1));
		assert_ok!(sign(DORA, lapsing, 0));
		finish_phase(lapsing);
		assert_refused!(take_over(DORA, lapsing, BAKERY), Errors::NotInThisPhase);
	});
}

#[test]
fn only_who_supports_the_last_text_takes_it_over() {
	new_test(|| {
		let id = draft(Track::Ordinary, &note(1));
		assert_ok!(sign(DORA, id, 0));
		assert_ok!(amend(CHAIR, id, &note(2)));
		assert_ok!(sign(CHAIR, id, 1));
		assert_ok!(Resolutions::withdraw(signed(CHAIR), id));
		assert_refused!(take_over(DORA, id, BAKERY), Errors::NotSupporter);
		// Who withdrew it can propose it anew, and takes nothing from those who supported it.
		assert_refused!(take_over(CHAIR, id, BAKERY), Errors::NotSupporter);
	});
}

#[test]
fn taking_over_is_limited_as_proposing_is() {
	new_test(|| {
		let id = draft(Track::Ordinary, &note(1));
		(12..=30).for_each(|member| seat(BAKERY, member, member.into()));
		assert_ok!(sign(DORA, id, 0));
		assert_ok!(sign(NINA, id, 0));
		assert_ok!(Resolutions::withdraw(signed(CHAIR), id));
		// Neither keeps the other from it.
		assert_ok!(take_over(NINA, id, BAKERY));
		for _ in 0..3 {
			assert_ok!(take_over(DORA, id, BAKERY));
		}
		assert_ok!(propose_text(DORA, Track::Ordinary));
		assert_refused!(take_over(DORA, id, BAKERY), Errors::QuotaUsed);
		set_vote(BAKERY, 9, false);
		assert_refused!(take_over(NINA, id, BAKERY), Errors::NotElector);
		unseat(BAKERY, 9);
		assert_refused!(take_over(NINA, id, BAKERY), Errors::NotMember);
	});
}

#[test]
fn what_could_not_be_proposed_now_is_not_taken_over() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		assert_ok!(Resolutions::withdraw(signed(CHAIR), id));
		NoteAllowed::set(false);
		assert_refused!(take_over(SECRETARY, id, BAKERY), Errors::CallNotAllowed);
		NoteAllowed::set(true);
		// The same bytes may mean another call since.
		TransactionVersion::set(2);
		assert_refused!(take_over(SECRETARY, id, BAKERY), Errors::VersionChanged);
		TransactionVersion::set(1);
		assert_ok!(take_over(SECRETARY, id, BAKERY));
	});
}

#[test]
fn among_co_ops_the_one_that_seconded_takes_over_and_another_seconds() {
	new_test(|| {
		federation(4);
		let parties: Listed<CoopId> = vec![BAKERY, COURIERS].try_into().unwrap();
		assert_ok!(Resolutions::propose_agreement(
			signed(DORA),
			BAKERY,
			parties,
			Track::Ordinary,
			title(),
			Hash::default(),
			Some(opaque(&agree()))
		));
		let of_federation = federation_draft(Track::Ordinary, &federate(1));
		for id in [1, of_federation] {
			assert_ok!(sign(TINA, id, 0));
			assert_ok!(Resolutions::second(signed(NINA), id, COURIERS, 0));
			assert_ok!(Resolutions::withdraw(signed(DORA), id));
			assert_refused!(take_over(account_in(3, 1), id, 3), Errors::NotSupporter);
			assert_refused!(take_over(NINA, id, BAKERY), Errors::NotSupporter);
			assert_ok!(take_over(NINA, id, COURIERS));
			let anew = ResolutionCount::<Test>::get();
			let (before, after) = (resolution(id), resolution(anew));
			assert_eq!((after.body, after.coop, after.phase), (before.body, COURIERS, Phase::Draft));
			assert_eq!(PartiesOf::<Test>::get(anew), PartiesOf::<Test>::get(id));
			assert_refused!(Resolutions::second(signed(NINA), anew, COURIERS, 0), Errors::SeconderIsProposer);
			assert_ok!(Resolutions::second(signed(DORA), anew, BAKERY, 0));
			// So does a member who signed it in the co-op that proposed it.
			assert_ok!(take_over(TINA, id, BAKERY));
		}
	});
}
