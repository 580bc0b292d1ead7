//! What is proposed to the federation: who may, who seconds, what consent is, and what it can enact.

use super::*;
use rochdale_primitives::FederationMandate;

fn text(who: AccountId, coop: CoopId) -> DispatchResult {
	propose_to_federation(who, coop, Track::Ordinary, None)
}

fn second(who: AccountId, id: ResolutionId, coop: CoopId) -> DispatchResult {
	Resolutions::second(signed(who), id, coop, 0).plain()
}

fn amend(id: ResolutionId, call: &RuntimeCall) -> DispatchResult {
	Resolutions::amend(signed(DORA), id, title(), Hash::repeat_byte(9), Some(opaque(call))).plain()
}

fn object(coop: CoopId, id: ResolutionId) -> DispatchResult {
	Resolutions::object(signed(delegate(coop)), id, coop, Hash::repeat_byte(4)).plain()
}

#[test]
fn a_draft_is_stored_with_the_rules_of_the_charter() {
	new_test(|| {
		federation(3);
		assert_ok!(propose_to_federation(DORA, BAKERY, Track::Special, Some(&suspend_coop(3))));
		assert_eq!(events(), [Event::Proposed { resolution: 1, coop: BAKERY, number: 1, by: 4 }]);
		let draft = resolution(1);
		assert_eq!((draft.body, draft.coop, draft.phase), (Body::Federation, BAKERY, Phase::Draft));
		assert_eq!(draft.rules, Rules::of_charter(&CharterInForce::get(), Track::Special, Subject::Usual));
		assert_eq!((draft.rules.notice_days, draft.rules.voting_days), (30, 14));
		assert_eq!(draft.ends_at, Some(START + 30 * DAY));
		assert_eq!(Resolutions::effect(1), Some(suspend_coop(3)));
		assert_eq!(OpenAmongCoops::<Test>::iter_keys().collect::<Vec<_>>(), [1]);
		assert_eq!((open(), Polls::<Test>::iter().count()), (vec![1], 0));
	});
}

#[test]
fn any_member_with_a_vote_proposes_for_a_co_op_with_a_voice() {
	new_test(|| {
		federation(4);
		assert_ok!(text(account_in(3, 7), 3));
		assert_refused!(text(account_in(3, 7), 4), Errors::NotMember);
		assert_refused!(text(STRANGER, BAKERY), Errors::NotMember);
		assert_refused!(text(DORA, 99), Errors::NoSuchCoop);
		set_vote(3, 8, false);
		assert_refused!(text(account_in(3, 8), 3), Errors::NotElector);
		set_voice(3, Voice::Suspended);
		assert_refused!(text(account_in(3, 7), 3), Errors::CoopSuspended);
		set_voice(3, Voice::Seasoning);
		assert_ok!(text(account_in(3, 7), 3));
		set_standing(BAKERY, Standing::Left);
		assert_refused!(text(DORA, BAKERY), Errors::CoopLeft);
		assert_refused!(
			Resolutions::propose_to_federation(
				RuntimeOrigin::root(),
				3,
				Track::Ordinary,
				title(),
				Hash::default(),
				None
			),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn proposals_are_checked_like_those_of_one_co_op() {
	new_test(|| {
		federation(3);
		let to_federation = |title: &[u8], track, call: Option<RuntimeCall>| {
			let title = title.to_vec().try_into().unwrap();
			let call = call.as_ref().map(opaque);
			Resolutions::propose_to_federation(signed(DORA), BAKERY, track, title, Hash::default(), call)
		};
		assert_refused!(to_federation(b" ", Track::Ordinary, None), Errors::TitleNotText);
		assert_refused!(to_federation(b"Dues", Track::Consent, Some(federation_pays(9))), Errors::TrackTooWeak);
		assert_refused!(to_federation(b"Dues", Track::Ordinary, Some(suspend_coop(3))), Errors::TrackTooWeak);
		// What one co-op or an agreement decides is none of the federation's affairs.
		for foreign in [note(1), pay(9), judge(4), agree(), batch([federate(1), note(1)])] {
			assert_refused!(to_federation(b"Dues", Track::Special, Some(foreign)), Errors::CallNotAllowed);
		}
		let many: Vec<_> = (1..=MAX_RECUSED + 1).map(|coop| federation_pays(coop_account(coop))).collect();
		assert_refused!(to_federation(b"Dues", Track::Ordinary, Some(batch(many))), Errors::TooManyBeneficiaries);
		// And what the federation decides is none of a co-op's.
		for foreign in [federate(1), federation_pays(9), suspend_coop(3), upgrade(), agree()] {
			assert_refused!(propose(DORA, Track::Special, Secrecy::Open, &foreign), Errors::CallNotAllowed);
		}
		for _ in 0..4 {
			assert_ok!(to_federation(b"Dues", Track::Consent, Some(federate(1))));
		}
		assert_refused!(to_federation(b"Dues", Track::Consent, Some(federate(1))), Errors::QuotaUsed);
		// Drafts for the federation and for the co-op itself have one quota.
		assert_refused!(propose_text(DORA, Track::Ordinary), Errors::QuotaUsed);
	});
}

#[test]
fn who_is_paid_is_not_paid_along_with_what_is_graver() {
	new_test(|| {
		federation(3);
		let propose = |track, call: RuntimeCall| propose_to_federation(DORA, BAKERY, track, Some(&call));
		// Whoever is paid, in whatever order.
		for payee in [coop_account(3), DORA, STRANGER] {
			for call in [batch([charter(), federation_pays(payee)]), batch([federation_pays(payee), charter()])] {
				assert_refused!(propose(Track::Special, call), Errors::PaymentsApart);
			}
		}
		// Neither is he paid by a graver vote on a judgement, nor along with one.
		assert_refused!(propose(Track::Special, settle_claim(3, coop_account(2))), Errors::PaymentsApart);
		let judged = batch([pause_coop(3), federation_pays(coop_account(2))]);
		assert_refused!(propose(Track::Ordinary, judged), Errors::CallNotAllowed);
		// A judgement on a co-op is in no company at all, and neither is what root does.
		for alone in [suspend_coop(3), suspend_coop(77), upgrade()] {
			assert_refused!(propose(Track::Special, batch([alone.clone()])), Errors::CallNotAllowed);
			for other in [federate(1), charter(), federation_pays(coop_account(3)), alone.clone()] {
				assert_refused!(propose(Track::Special, batch([alone.clone(), other.clone()])), Errors::CallNotAllowed);
				assert_refused!(propose(Track::Special, batch([other, alone.clone()])), Errors::CallNotAllowed);
			}
		}
		let id = federation_draft(Track::Special, &charter());
		assert_refused!(amend(id, &batch([charter(), federation_pays(9)])), Errors::PaymentsApart);
		assert_refused!(amend(id, &batch([charter(), suspend_coop(3)])), Errors::CallNotAllowed);
		assert_ok!(amend(id, &batch([charter(), federate(1)])));
		assert_ok!(propose(
			Track::Ordinary,
			batch([federation_pays(9), federate(1), federation_pays(coop_account(3))])
		));
	});
}

#[test]
fn payments_are_proposed_by_what_they_are() {
	new_test(|| {
		federation(3);
		let propose = |who, coop| {
			Resolutions::propose_federation_payment(signed(who), coop, title(), Hash::default(), coop_account(3), 480)
		};
		assert_ok!(propose(DORA, BAKERY));
		assert_eq!(Resolutions::effect(1), Some(federation_pays(coop_account(3))));
		assert_eq!((resolution(1).body, resolution(1).track), (Body::Federation, Track::Ordinary));
		assert_refused!(propose(STRANGER, BAKERY), Errors::NotMember);
	});
}

#[test]
fn numbers_have_no_gaps_in_each_body() {
	new_test(|| {
		federation(3);
		let agreement = |who, coop| {
			let parties = vec![coop, COURIERS].try_into().unwrap();
			Resolutions::propose_agreement(signed(who), coop, parties, Track::Ordinary, title(), Hash::default(), None)
		};
		assert_ok!(text(DORA, BAKERY));
		assert_ok!(propose_text(DORA, Track::Ordinary));
		assert_ok!(agreement(DORA, BAKERY));
		assert_refused!(text(STRANGER, BAKERY), Errors::NotMember);
		assert_ok!(text(account_in(3, 2), 3));
		assert_ok!(agreement(account_in(3, 2), 3));
		assert_ok!(propose_text(DORA, Track::Ordinary));
		let numbers: Vec<_> = (1..=6).map(|id| (resolution(id).body, resolution(id).number)).collect();
		let (coop, federation, agreement) = (Body::Coop(BAKERY), Body::Federation, Body::Agreement);
		assert_eq!(numbers, [(federation, 1), (coop, 1), (agreement, 1), (federation, 2), (agreement, 2), (coop, 2)]);
	});
}

#[test]
fn another_co_op_seconds_by_who_speaks_for_it() {
	new_test(|| {
		federation(5);
		let id = federation_draft(Track::Ordinary, &federate(1));
		// Neither the co-op that proposes, whoever speaks for it, nor who has no office in another.
		assert_refused!(second(SECRETARY, id, BAKERY), Errors::SeconderIsProposer);
		assert_refused!(second(account_in(3, 5), id, 3), Errors::NotSpeaker);
		assert_refused!(second(TINA, id, COURIERS), Errors::NotSpeaker);
		// Tellers do not speak for their co-op.
		assert_refused!(second(TELLERS[0], id, COURIERS), Errors::NotSpeaker);
		assert_refused!(second(account_in(3, 1), id, 4), Errors::NotMember);
		assert_refused!(second(STRANGER, id, 99), Errors::NotAsked);
		set_vote(3, 2, false);
		assert_refused!(second(account_in(3, 2), id, 3), Errors::NotElector);
		set_voice(4, Voice::Suspended);
		assert_refused!(second(account_in(4, 1), id, 4), Errors::CoopSuspended);
		set_standing(BAKERY, Standing::Left);
		assert_refused!(second(account_in(3, 1), id, 3), Errors::CoopLeft);
		set_standing(BAKERY, Standing::Suspended);
		assert_refused!(second(account_in(3, 1), id, 3), Errors::CoopSuspended);
		set_standing(BAKERY, Standing::Member);

		events();
		// The secretary of the fifth co-op, who is not its delegate.
		assert_ok!(second(account_in(5, 2), id, 5));
		let (freezes_at, opens_at) = (START + 17 * DAY, START + 21 * DAY);
		assert_eq!(
			events(),
			[
				Event::Seconded { resolution: id, coop: 5, by: 2 },
				Event::NoticeGiven { resolution: id, freezes_at, opens_at, electors: 4 },
			]
		);
		assert_eq!(motion(id).seconder, Some(Hand { coop: 5, member: 2 }));
		assert_refused!(second(account_in(3, 1), id, 3), Errors::NotInThisPhase);
	});
}

#[test]
fn nobody_seconds_himself_in_another_co_op() {
	new_test(|| {
		federation(3);
		// Accounts 1 to 10 sit in the bakery and with the couriers, and 1 to 3 are on both boards.
		assert_ok!(text(CHAIR, BAKERY));
		assert_refused!(second(CHAIR, 1, COURIERS), Errors::SeconderIsProposer);
		assert_ok!(second(SECRETARY, 1, COURIERS));
	});
}

#[test]
fn a_proposal_of_a_member_without_office_needs_a_petition_in_his_co_op() {
	new_test(|| {
		federation(3);
		assert_ok!(text(TINA, BAKERY));
		let sign = |who, coop| Resolutions::sign_petition(signed(who), 1, coop, 0);
		assert_refused!(second(account_in(3, 1), 1, 3), Errors::NotSupported);
		assert_refused!(sign(account_in(3, 1), 3), Errors::NotAsked);
		assert_refused!(sign(STRANGER, BAKERY), Errors::NotMember);
		assert_ok!(sign(TINA, BAKERY));
		assert_refused!(sign(TINA, BAKERY), Errors::AlreadySigned);
		assert_refused!(second(account_in(3, 1), 1, 3), Errors::NotSupported);
		// A tenth of ten is one, and nobody alone is a petition.
		events();
		assert_ok!(sign(NINA, BAKERY));
		assert_eq!(events(), [Event::Signed { resolution: 1, coop: BAKERY, by: 9 }]);
		assert_eq!(phase(1), Phase::Draft, "another co-op still has to second it");
		assert_ok!(second(account_in(3, 1), 1, 3));
		assert!(matches!(phase(1), Phase::Notice { .. }));

		// However many sign, the petition alone brings nothing on the agenda of others.
		assert_ok!(text(7, BAKERY));
		for member in 1..=10 {
			assert_ok!(Resolutions::sign_petition(signed(member), 2, BAKERY, 0));
		}
		assert_eq!(phase(2), Phase::Draft);
	});
}

#[test]
fn the_board_and_the_delegate_need_no_petition_as_long_as_they_hold_office() {
	new_test(|| {
		federation(3);
		for proposer in [DORA, CHAIR, SECRETARY, TREASURER] {
			assert_ok!(text(proposer, BAKERY));
			assert_ok!(second(account_in(3, 1), ResolutionCount::<Test>::get(), 3));
		}
		assert_ok!(text(DORA, BAKERY));
		end_term(BAKERY, Office::Delegate, 4);
		assert_refused!(second(account_in(3, 1), 5, 3), Errors::NotSupported);
	});
}

#[test]
fn a_new_co_op_has_a_voice_but_no_vote() {
	new_test(|| {
		federation(5);
		set_voice(5, Voice::Seasoning);
		let id = federation_draft(Track::Ordinary, &federate(1));
		assert_ok!(second(account_in(5, 1), id, 5));
		assert_eq!((resolution(id).electors(), resolution(id).electorate.suspended), (4, 0));
		assert_eq!(Polls::<Test>::get(id, 5), None);
		assert_refused!(request_ballot(5, 2, id), Errors::NotAsked);
		assert_refused!(instruct(5, id, Choice::For), Errors::NotAsked);
		// The vote that it gets during notice is for what comes later.
		set_voice(5, Voice::Votes);
		finish_phase(id);
		assert_refused!(vote_as_delegate(5, id, Choice::For), Errors::NotAsked);
		assert_refused!(Resolutions::vote(signed(account_in(5, 2)), id, 5, Choice::For), Errors::NotAsked);

		set_voice(5, Voice::Seasoning);
		assert_ok!(text(account_in(5, 1), 5));
		let id = ResolutionCount::<Test>::get();
		assert_ok!(second(DORA, id, BAKERY));
		let id = federation_supported(Track::Special, &suspend_coop(3));
		assert_eq!(resolution(id).electors(), 4);
		// It objects.
		let id = federation_supported(Track::Consent, &federate(2));
		assert_ok!(object(5, id));
		assert_eq!(phase(id), Phase::Consent { objections: 1 });
	});
}

#[test]
fn drafts_lapse_and_are_withdrawn() {
	new_test(|| {
		federation(3);
		let lapsing = federation_draft(Track::Ordinary, &federate(1));
		let in_draft = federation_draft(Track::Ordinary, &federate(1));
		let in_notice = federation_supported(Track::Ordinary, &federate(1));
		let in_consent = federation_supported(Track::Consent, &federate(1));
		for id in [in_draft, in_notice, in_consent] {
			assert_refused!(Resolutions::withdraw(signed(CHAIR), id), Errors::NotProposer);
			// A member of another co-op with the number of the proposer is not the proposer.
			assert_refused!(Resolutions::withdraw(signed(account_in(3, 4)), id), Errors::NotMember);
			assert_ok!(Resolutions::withdraw(signed(DORA), id));
			assert_eq!(phase(id), Phase::Withdrawn);
		}
		assert_eq!(OpenAmongCoops::<Test>::iter_keys().collect::<Vec<_>>(), [lapsing]);
		almost_finish_phase(lapsing);
		Time::set(Time::get() + 1);
		assert_refused!(second(NINA, lapsing, COURIERS), Errors::NotInThisPhase);
		events();
		poll();
		assert_eq!(events(), [Event::Lapsed { resolution: lapsing }]);
		assert_eq!((OpenAmongCoops::<Test>::iter_keys().count(), open()), (0, vec![]));
	});
}

#[test]
fn the_text_is_amended_until_it_is_frozen_but_turned_against_nobody_else() {
	new_test(|| {
		federation(5);
		let id = federation_supported(Track::Special, &suspend_coop(3));
		assert_refused!(amend(id, &suspend_coop(4)), Errors::OtherKind);
		assert_refused!(amend(id, &federate(1)), Errors::OtherKind);
		assert_refused!(amend(id, &upgrade()), Errors::OtherKind);
		assert_refused!(amend(id, &note(1)), Errors::CallNotAllowed);
		assert_ok!(amend(id, &suspend_coop(3)));

		let id = federation_supported(Track::Ordinary, &federate(1));
		assert_refused!(amend(id, &suspend_coop(3)), Errors::TrackTooWeak);
		pass(17 * DAY - 1);
		events();
		assert_ok!(amend(id, &federation_pays(coop_account(3))));
		assert_eq!(events(), [Event::Amended { resolution: id, amendments: 1, signatures_dropped: 0 }]);
		pass(1);
		assert_refused!(amend(id, &federate(1)), Errors::TextFrozen);
		finish_phase(id);
		// The frozen call decides who is recused.
		assert_eq!(recused(id), [3]);
	});
}

#[test]
fn a_draft_becomes_of_another_kind_with_the_stricter_rules() {
	new_test(|| {
		federation(3);
		let id = federation_draft(Track::Special, &federate(1));
		assert_ok!(amend(id, &upgrade()));
		assert_eq!(resolution(id).subject, Subject::Upgrade);
		assert_ok!(amend(id, &suspend_coop(3)));
		assert_eq!(resolution(id).subject, Subject::Usual);
		assert_ok!(Resolutions::sign_petition(signed(TINA), id, BAKERY, 2));
	});
}

#[test]
fn what_no_co_op_objects_to_passes() {
	new_test(|| {
		federation(3);
		let id = federation_draft(Track::Consent, &federate(1));
		events();
		assert_ok!(second(NINA, id, COURIERS));
		assert_eq!(
			events(),
			[
				Event::Seconded { resolution: id, coop: COURIERS, by: 9 },
				Event::ConsentSought { resolution: id, closes_at: START + 7 * DAY, electors: 3 },
			]
		);
		assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::NotInThisPhase);
		almost_finish_phase(id);
		finish_phase(id);
		assert_eq!((phase(id), left(id)), (Phase::Passed, 3 * DAY));
		finish_phase(id);
		let mandate = FederationMandate { resolution: id, track: Track::Consent, opened_at: 0 };
		assert_eq!(DoneByFederation::get(), [(mandate, 1)]);
	});
}

#[test]
fn an_objection_of_a_delegate_brings_a_vote_of_the_co_ops_of_then() {
	new_test(|| {
		federation(4);
		set_voice(4, Voice::Suspended);
		let id = federation_supported(Track::Consent, &federate(1));
		let by = |who, coop| Resolutions::object(signed(who), id, coop, Hash::default());
		assert_refused!(by(account_in(3, 2), 3), Errors::NotDelegate);
		assert_refused!(by(STRANGER, 3), Errors::NotMember);
		assert_refused!(by(account_in(3, 1), 4), Errors::NotMember);
		assert_refused!(by(account_in(4, 1), 4), Errors::CoopSuspended);
		events();
		assert_ok!(object(3, id));
		assert_eq!(events(), [Event::Objected { resolution: id, coop: 3, by: 1, reason: Hash::repeat_byte(4) }]);
		assert_refused!(object(3, id), Errors::AlreadyObjected);
		join_federation(5, 6);
		set_voice(4, Voice::Votes);
		set_voice(COURIERS, Voice::Suspended);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Notice { freezes_at: START + (7 + 17) * DAY });
		let voting = resolution(id);
		assert_eq!((voting.track, voting.electors(), voting.electorate.suspended), (Track::Ordinary, 4, 1));
		assert_eq!(motion(id).noticed_at, Some(START + CIVIL_AHEAD));
		finish_phase(id);
		delegates_vote(id, [BAKERY, 4, 5], Choice::For);
		assert_refused!(vote_as_delegate(COURIERS, id, Choice::For), Errors::CoopSuspended);
		delegates_vote(id, [3], Choice::Against);
		close(id);
		finish_phase(id);
		let mandate = FederationMandate { resolution: id, track: Track::Ordinary, opened_at: START + 28 * DAY };
		assert_eq!(DoneByFederation::get(), [(mandate, 1)]);
	});
}

#[test]
fn an_objection_of_a_co_op_that_is_gone_leaves_no_part_of_it_in_the_vote() {
	new_test(|| {
		federation(4);
		let id = federation_supported(Track::Consent, &federate(1));
		assert_ok!(object(3, id));
		// The bakery leaves while consent is sought, so that three co-ops decide.
		set_standing(BAKERY, Standing::Left);
		finish_phase(id);
		assert_eq!(resolution(id).electors(), 3);
		assert_eq!(Polls::<Test>::get(id, BAKERY), None);
	});
}

#[test]
fn an_objection_is_the_co_ops_whoever_its_delegate_is() {
	new_test(|| {
		federation(3);
		let id = federation_supported(Track::Consent, &federate(1));
		assert_ok!(object(3, id));
		let former = delegate(3);
		appoint_delegate(3, 5);
		assert_refused!(Resolutions::withdraw_objection(signed(former), id, 3), Errors::NotDelegate);
		assert_refused!(object(3, id), Errors::AlreadyObjected);
		assert_eq!(phase(id), Phase::Consent { objections: 1 });
		let objectors: Vec<_> = Objections::<Test>::iter_key_prefix((id,)).collect();
		assert_eq!(objectors, [(3, Whose::Coop)]);
		events();
		assert_ok!(Resolutions::withdraw_objection(signed(delegate(3)), id, 3));
		assert_eq!(events(), [Event::ObjectionWithdrawn { resolution: id, coop: 3, by: 5 }]);
		assert_refused!(object(3, id), Errors::AlreadyObjected);
		// Neither can the one of before begin again.
		appoint_delegate(3, 1);
		assert_refused!(object(3, id), Errors::AlreadyObjected);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn a_withdrawn_objection_lets_it_pass() {
	new_test(|| {
		federation(3);
		let id = federation_supported(Track::Consent, &federate(1));
		let withdraw = |coop| Resolutions::withdraw_objection(signed(delegate(coop)), id, coop);
		assert_refused!(withdraw(3), Errors::NotObjecting);
		assert_ok!(object(3, id));
		assert_ok!(object(COURIERS, id));
		assert_eq!(phase(id), Phase::Consent { objections: 2 });
		events();
		assert_ok!(withdraw(3));
		assert_eq!(events(), [Event::ObjectionWithdrawn { resolution: id, coop: 3, by: 1 }]);
		assert_refused!(object(3, id), Errors::AlreadyObjected);
		assert_ok!(withdraw(COURIERS));
		// Another text starts the time anew, and can be objected to anew.
		pass_days(3);
		assert_ok!(amend(id, &federate(2)));
		assert_eq!(left(id), 7 * DAY);
		assert_ok!(object(3, id));
		assert_ok!(withdraw(3));
		finish_phase(id);
		finish_phase(id);
		assert_eq!(done_by_federation(), [2]);
	});
}

#[test]
fn votes_among_co_ops_are_open() {
	new_test(|| {
		federation(3);
		let id = federation_supported(Track::Special, &federate(1));
		assert_refused!(Resolutions::request_secrecy(signed(DORA), id), Errors::CoopsVoteOpenly);
	});
}

/// Special resolutions of the federation for which all members of three co-ops vote, until they are enacted or fail.
fn decided<const N: usize>(calls: [RuntimeCall; N]) -> [ResolutionId; N] {
	DraftQuota::<Test>::remove(BAKERY, 4);
	let ids = calls.map(|call| federation_supported(Track::Special, &call));
	finish_phase(ids[0]);
	for id in ids {
		[BAKERY, COURIERS, 3].into_iter().for_each(|coop| vote_in(coop, id, 1..=10, Choice::For));
	}
	close(ids[0]);
	finish_phase(ids[0]);
	ids
}

#[test]
fn an_upgrade_is_made_by_root_after_a_special_resolution_of_the_federation() {
	new_test(|| {
		federation(3);
		let [id] = decided([upgrade()]);
		assert_eq!((phase(id), Upgrades::get()), (Phase::Enacted, 1));
		assert_eq!(UpgradeUntil::<Test>::get(), Some(Time::get() + 14 * DAY));
		// Nobody else does.
		for origin in [signed(CHAIR), RuntimeOrigin::none()] {
			assert_refused!(upgrade().dispatch(origin), DispatchError::BadOrigin);
		}
		assert_refused!(federate(1).dispatch(RuntimeOrigin::root()), DispatchError::BadOrigin);
	});
}

#[test]
fn root_is_reached_in_no_other_way() {
	new_test(|| {
		federation(3);
		let to_federation = |track, call: RuntimeCall| propose_to_federation(DORA, BAKERY, track, Some(&call));
		for track in [Track::Consent, Track::Ordinary] {
			assert_refused!(to_federation(track, upgrade()), Errors::TrackTooWeak);
		}
		for track in [Track::Consent, Track::Ordinary, Track::Special] {
			for wrapped in [batch([upgrade()]), batch([federate(1), upgrade()]), batch([upgrade(), upgrade()])] {
				assert_refused!(to_federation(track, wrapped), Errors::CallNotAllowed);
			}
			assert_refused!(to_federation(track, batch([batch([upgrade()])])), Errors::NestedTooDeep);
			for call in [upgrade(), batch([upgrade()])] {
				assert_refused!(propose(DORA, track, Secrecy::Open, &call), Errors::CallNotAllowed);
			}
		}
		for track in [Track::Ordinary, Track::Special] {
			for call in [upgrade(), batch([agree(), upgrade()])] {
				let parties = vec![BAKERY, COURIERS].try_into().unwrap();
				let proposed = Resolutions::propose_agreement(
					signed(DORA),
					BAKERY,
					parties,
					track,
					title(),
					Hash::default(),
					Some(opaque(&call)),
				);
				assert_refused!(proposed, Errors::CallNotAllowed);
			}
		}
		// A batch by the federation is not by root either.
		let [id] = decided([batch([federate(1), federate(2)])]);
		assert_eq!((phase(id), done_by_federation()), (Phase::Enacted, vec![1, 2]));
		assert_eq!((UpgradeUntil::<Test>::get(), Upgrades::get()), (None, 0));
	});
}

#[test]
fn an_authorisation_that_is_not_used_is_taken_back_after_a_fortnight() {
	new_test(|| {
		federation(3);
		decided([upgrade()]);
		pass(14 * DAY - 1);
		assert_eq!(Revoked::get(), 0);
		events();
		pass(1);
		assert_eq!((Revoked::get(), events()), (1, vec![Event::UpgradeExpired]));
		assert_eq!(UpgradeUntil::<Test>::get(), None);
		pass_days(30);
		assert_eq!(Revoked::get(), 1, "once");
	});
}

#[test]
fn an_authorisation_that_was_used_ends_without_a_word() {
	new_test(|| {
		federation(3);
		decided([upgrade()]);
		UpgradePending::set(false);
		events();
		pass_days(14);
		assert_eq!((events(), UpgradeUntil::<Test>::get()), (vec![], None));
	});
}

#[test]
fn a_new_authorisation_begins_a_new_time() {
	new_test(|| {
		federation(3);
		let first = federation_supported(Track::Special, &upgrade());
		pass_days(10);
		let second = federation_supported(Track::Special, &upgrade());
		for id in [first, second] {
			finish_phase(id);
			[BAKERY, COURIERS, 3].into_iter().for_each(|coop| vote_in(coop, id, 1..=10, Choice::For));
		}
		close(first);
		close(second);
		finish_phase(first);
		assert_eq!((phase(first), Upgrades::get()), (Phase::Enacted, 1));
		let until = UpgradeUntil::<Test>::get().unwrap();
		finish_phase(second);
		assert_eq!((phase(second), Upgrades::get()), (Phase::Enacted, 2));
		assert_eq!(UpgradeUntil::<Test>::get(), Some(until + 10 * DAY));
		Time::set(until);
		poll();
		assert_eq!(Revoked::get(), 0);
		Time::set(until + 10 * DAY);
		poll();
		assert_eq!(Revoked::get(), 1);
	});
}

#[test]
fn a_full_block_takes_no_authorisation_back_but_the_next_does() {
	new_test(|| {
		federation(3);
		decided([upgrade()]);
		Time::set(UpgradeUntil::<Test>::get().unwrap());
		Resolutions::on_poll(1, &mut frame_support::weights::WeightMeter::with_limit(Weight::zero()));
		assert_eq!(Revoked::get(), 0);
		poll();
		assert_eq!(Revoked::get(), 1);
	});
}

#[test]
fn a_call_written_for_another_version_fails_keeps_its_error_and_is_proposed_anew() {
	new_test(|| {
		federation(3);
		let id = federation_supported(Track::Special, &federate(1));
		finish_phase(id);
		[BAKERY, COURIERS, 3].into_iter().for_each(|coop| vote_in(coop, id, 1..=10, Choice::For));
		close(id);
		TransactionVersion::set(2);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Failed { error: Errors::VersionChanged.into() });
		assert!(done_by_federation().is_empty());
		assert_refused!(Resolutions::retry(signed(DORA), id, BAKERY), Errors::VersionChanged);
		let [anew] = decided([federate(1)]);
		assert_eq!((phase(anew), done_by_federation()), (Phase::Enacted, vec![1]));
	});
}

#[test]
fn who_speaks_for_two_co_ops_that_took_part_retries() {
	new_test(|| {
		federation(4);
		set_voice(4, Voice::Seasoning);
		let id = federation_supported(Track::Special, &federate(1));
		finish_phase(id);
		[BAKERY, COURIERS, 3].into_iter().for_each(|coop| vote_in(coop, id, 1..=10, Choice::For));
		close(id);
		spoiled(id);
		assert_refused!(Resolutions::retry(signed(account_in(4, 1)), id, 4), Errors::NotAsked);
		assert_refused!(Resolutions::retry(signed(account_in(4, 1)), id, 99), Errors::NotAsked);
		assert_refused!(Resolutions::retry(signed(account_in(4, 1)), id, 3), Errors::NotMember);
		assert_refused!(Resolutions::retry(signed(account_in(3, 8)), id, 3), Errors::NotSpeaker);
		assert_ok!(Resolutions::retry(signed(delegate(3)), id, 3));
		assert_refused!(Resolutions::retry(signed(delegate(3)), id, 3), Errors::AlreadySigned);
		give_office(3, Office::Chair, 2);
		assert_refused!(Resolutions::retry(signed(account_in(3, 2)), id, 3), Errors::SeconderIsProposer);
		assert_eq!(done_by_federation(), [0; 0]);
		assert_ok!(Resolutions::retry(signed(delegate(BAKERY)), id, BAKERY));
		finish_phase(id);
		assert_eq!(done_by_federation(), [1]);
	});
}

/// Lets the enactment of a resolution fail for once.
fn spoiled(id: ResolutionId) {
	let call = Calls::<Test>::get(id).unwrap();
	let garbage = OpaqueCall::<RuntimeCall>::from_bytes(vec![0xff; 3]);
	Calls::<Test>::insert(id, StoredCallOf::<Test>::try_from(&garbage).unwrap());
	Time::set(resolution(id).ends_at.unwrap());
	poll();
	assert_eq!(phase(id), Phase::Failed { error: Errors::CallUnreadable.into() });
	Calls::<Test>::insert(id, call);
}
