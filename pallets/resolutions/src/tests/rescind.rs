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
		fails(id);
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
		let check = |id| Call::<Test>::rescind { resolution: id }.check_proposed(Some(BAKERY));
		assert_refused!(check(1), Errors::NoSuchResolution);
		let own = draft(Track::Ordinary, &note(1));
		assert_ok!(check(own));
		assert_ok!(Resolutions::withdraw(signed(CHAIR), own));
		assert_refused!(check(own), Errors::NotInThisPhase);
	});
}

/// A draft of an agreement between these co-ops.
fn agreement_draft(parties: &[CoopId], call: &RuntimeCall) -> DispatchResult {
	let proposer = signed(delegate(parties[0]));
	let named = parties.to_vec().try_into().unwrap();
	let (call, document) = (Some(opaque(call)), Hash::default());
	Resolutions::propose_agreement(proposer, parties[0], named, Track::Ordinary, title(), document, call).plain()
}

#[test]
fn nobody_proposes_to_rescind_what_others_have_decided_or_on_a_weaker_track() {
	new_test(|| {
		federation(4);
		let own = draft(Track::Ordinary, &note(1));
		let federal = federation_draft(Track::Ordinary, &federate(1));
		assert_ok!(agreement_draft(&[BAKERY, COURIERS], &agree()));
		let agreed = ResolutionCount::<Test>::get();
		let in_couriers = |id| {
			let call = opaque(&rescission(id));
			Resolutions::propose(
				signed(CHAIR),
				COURIERS,
				Track::Ordinary,
				Secrecy::Open,
				title(),
				Hash::default(),
				call,
			)
		};
		assert_refused!(in_couriers(own), Errors::NotAsked);
		for other in [federal, agreed] {
			let by_one = propose(CHAIR, Track::Ordinary, Secrecy::Open, &rescission(other));
			assert_refused!(by_one, Errors::NotAsked);
		}
		for other in [own, agreed] {
			let by_all = propose_to_federation(delegate(3), 3, Track::Ordinary, Some(&rescission(other)));
			assert_refused!(by_all, Errors::NotAsked);
		}
		for other in [own, federal] {
			assert_refused!(agreement_draft(&[COURIERS, BAKERY], &rescission(other)), Errors::NotAsked);
		}
		for parties in [&[BAKERY, COURIERS, 3][..], &[BAKERY, 3]] {
			assert_refused!(agreement_draft(parties, &rescission(agreed)), Errors::NotAsked);
		}
		// Nor does anybody amend into it what was another text.
		assert_ok!(agreement_draft(&[3, BAKERY], &agree()));
		let amended = Some(opaque(&rescission(agreed)));
		let others = ResolutionCount::<Test>::get();
		let amend = Resolutions::amend(signed(delegate(3)), others, title(), Hash::default(), amended);
		assert_refused!(amend, Errors::NotAsked);
		assert_ok!(agreement_draft(&[COURIERS, BAKERY], &rescission(agreed)));
		assert_ok!(propose_to_federation(delegate(3), 3, Track::Ordinary, Some(&rescission(federal))));
		let special = draft(Track::Special, &bylaws());
		let weak = propose(DORA, Track::Ordinary, Secrecy::Open, &rescission(special));
		assert_refused!(weak, Errors::TrackTooWeak);
		assert_ok!(propose(DORA, Track::Special, Secrecy::Open, &rescission(special)));
	});
}

#[test]
fn whom_the_other_concerned_has_no_vote_on_its_rescission_among_co_ops_whatever_is_known_by_now() {
	new_test(|| {
		let paid = Concerned { paid: 1, judged: 0 };
		let id = federal(&federation_pays(coop_account(4)));
		// Nobody could tell today whom it pays.
		PayeesKnown::set(false);
		let by = federation_opened(Track::Ordinary, &rescission(id));
		assert_eq!((poll_of(by, 4).concern, resolution(by).concerned), (Some(Concern::Loses), paid));
		assert_refused!(vote_as_delegate(4, by, Choice::Against), Errors::Recused);
	});
	new_test(|| {
		let id = federal(&pause_coop(4));
		let judged = Concerned { paid: 0, judged: 1 };
		let by = federation_opened(Track::Ordinary, &rescission(id));
		assert_eq!((poll_of(by, 4).concern, resolution(by).concerned), (Some(Concern::Judged), judged));
	});
}

#[test]
fn nobody_who_was_paid_has_a_vote_on_its_rescission_among_co_ops_by_moving_their_seat() {
	new_test(|| {
		let id = federal(&federation_pays(account_in(4, 1)));
		assert_eq!(poll_of(id, 4).recused.to_vec(), [1]);
		move_seat(4, 1, 4_444);
		let by = federation_opened(Track::Ordinary, &rescission(id));
		assert_eq!(poll_of(by, 4).recused.to_vec(), [1]);
		assert_refused!(vote_as_delegate(4, by, Choice::Against), Errors::Recused);
	});
	// Nor does who is paid on more seats than can be recused keep others from rescinding it.
	new_test(|| {
		(11..=16).for_each(|member| seat(4, member, account_in(4, member)));
		let payments: Vec<_> = (1..=16).map(|member| federation_pays(account_in(4, member))).collect();
		let id = federal(&batch(payments));
		move_seat(4, 1, 4_444);
		seat(4, 17, account_in(4, 1));
		let by = federation_opened(Track::Ordinary, &rescission(id));
		assert_eq!(poll_of(by, 4).recused.to_vec(), (1..=16).collect::<Vec<_>>());
	});
}

/// What has passed in the bakery and is suspended by the two of ten who were not for it, and by whom it was passed.
fn suspended(call: &RuntimeCall, voters: impl IntoIterator<Item = AccountId>) -> ResolutionId {
	let id = opened(Track::Ordinary, call);
	vote_all(id, voters, Choice::For);
	finish_phase(id);
	for who in [NINA, TINA] {
		assert_ok!(Resolutions::challenge(signed(who), id, BAKERY));
	}
	assert_eq!(phase(id), Phase::Suspended);
	id
}

/// Whether a member has no vote of any kind on what rescinds something.
fn is_silent(by: ResolutionId, who: AccountId, member: MemberNo) {
	for choice in [Choice::For, Choice::Against, Choice::Abstain] {
		assert_refused!(vote(who, by, choice), Errors::Recused);
	}
	assert_refused!(roll_call(5, by, [member]), Errors::Recused);
}

#[test]
fn who_is_paid_by_what_is_rescinded_has_no_vote_on_that() {
	new_test(|| {
		let id = suspended(&pay(DORA), [1, 2, 3, 5, 6, 7]);
		let by = opened(Track::Ordinary, &rescission(id));
		is_silent(by, DORA, 4);
		assert_eq!(resolution(by).electors(), 9);
		assert_eq!(resolution(by).concerned, Concerned { paid: 1, judged: 0 });
		vote_all(by, [1, 2, 3, 5, 6], Choice::For);
		finish_phase(by);
		finish_phase(by);
		assert_eq!(phase(id), Phase::Rescinded { by });
	});
}

#[test]
fn nobody_who_is_paid_has_a_vote_on_its_rescission_by_moving_their_seat_or_by_joining() {
	new_test(|| {
		let id = suspended(&batch([pay(DORA), pay(STRANGER)]), [1, 2, 3, 5, 6, 7]);
		move_seat(BAKERY, 4, 44);
		seat(BAKERY, 11, STRANGER);
		let by = opened(Track::Ordinary, &rescission(id));
		is_silent(by, 44, 4);
		is_silent(by, STRANGER, 11);
		assert_ok!(vote(NINA, by, Choice::Against));
	});
}

#[test]
fn who_is_judged_by_what_is_rescinded_has_no_vote_on_that_and_brings_it_nowhere() {
	new_test(|| {
		give_office(BAKERY, Office::Director, 8);
		let id = suspended(&dismiss(8), [1, 2, 3, 4, 5, 6]);
		let by = draft(Track::Ordinary, &rescission(id));
		assert_eq!(judged(by), [8]);
		assert_refused!(Resolutions::second(signed(8), by, BAKERY, 0), Errors::Recused);
		assert_refused!(Resolutions::sign_petition(signed(8), by, BAKERY, 0), Errors::Recused);
		assert_ok!(Resolutions::second(signed(SECRETARY), by, BAKERY, 0));
		finish_phase(by);
		is_silent(by, 8, 8);
		// Nor do they count the votes on it.
		assert_refused!(roll_call(8, by, [1]), Errors::Recused);
		assert_eq!(resolution(by).concerned, Concerned { paid: 0, judged: 1 });
	});
}

#[test]
fn the_own_expulsion_is_rescinded_in_secret_and_with_the_own_vote() {
	new_test(|| {
		let id = opened(Track::Special, &judge(4));
		assert_ok!(roll_call(5, id, 1..=9));
		count_assembly(id, result(8, 1, 0));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
		let openly = propose(CHAIR, Track::Special, Secrecy::Open, &rescission(id));
		assert_refused!(openly, Errors::TrackTooWeak);
		let by = opened(Track::Special, &rescission(id));
		assert_eq!((resolution(by).secrecy, judged(by)), (Secrecy::Secret, vec![4]));
		assert_ok!(roll_call(5, by, [4]));
		// No silence of a teller makes it open, when it could not take effect.
		finish_phase(by);
		assert_eq!(phase(by), Phase::Rejected { reason: Rejection::NoQuorum });
	});
}

#[test]
fn nobody_takes_a_vote_from_others_by_amending_a_draft_that_is_to_be_rescinded() {
	new_test(|| {
		let id = draft(Track::Ordinary, &dismiss(4));
		let by = supported(Track::Ordinary, &rescission(id));
		assert_eq!(judged(by), [4]);
		let amended = opaque(&dismiss(8));
		assert_ok!(Resolutions::amend(signed(CHAIR), id, title(), Hash::default(), Some(amended)));
		finish_phase(by);
		assert_eq!(judged(by), [4]);
		is_silent(by, 4, 4);
		assert_ok!(vote(8, by, Choice::Against));
	});
}

#[test]
fn what_elects_many_is_rescinded() {
	new_test(|| {
		let id = suspended(&note(1), 1..=6);
		let stands = |member| Judged { member, part: Part::Votes };
		let candidates = (1..=20).map(stands).collect::<Vec<_>>();
		let change = |judged: Vec<Judged>| {
			crate::Resolutions::<Test>::mutate(id, |one| one.as_mut().unwrap().judged = judged.try_into().unwrap());
		};
		change(candidates);
		let by = draft(Track::Ordinary, &rescission(id));
		assert_eq!(judged(by).len(), 20);
		change(vec![]);
	});
}

#[test]
fn something_is_rescinded_by_a_resolution_of_its_own() {
	new_test(|| {
		let id = suspended(&pay(DORA), [1, 2, 3, 5, 6, 7]);
		for batched in [batch([rescission(id)]), batch([rescission(id), note(1)])] {
			let proposed = propose(CHAIR, Track::Special, Secrecy::Open, &batched);
			assert_refused!(proposed, Errors::CallNotAllowed);
		}
		assert_ok!(propose(CHAIR, Track::Ordinary, Secrecy::Open, &rescission(id)));
	});
}

#[test]
fn whom_something_concerns_whom_does_what_rescinds_its_rescission() {
	new_test(|| {
		let id = suspended(&pay(DORA), [1, 2, 3, 5, 6, 7]);
		let by = draft(Track::Ordinary, &rescission(id));
		let again = opened(Track::Ordinary, &rescission(by));
		is_silent(again, DORA, 4);
	});
}

#[test]
fn who_is_paid_does_not_have_its_rescission_retried() {
	new_test(|| {
		let id = suspended(&pay(DORA), [1, 2, 3, 5, 6, 7]);
		let by = opened(Track::Ordinary, &rescission(id));
		vote_all(by, [1, 2, 3, 5, 6], Choice::For);
		finish_phase(by);
		fails(by);
		assert_refused!(Resolutions::retry(signed(DORA), by, BAKERY), Errors::Recused);
		assert_ok!(Resolutions::retry(signed(NINA), by, BAKERY));
	});
}

/// What the federation of seven has passed without the last two, which suspend it.
fn federal(call: &RuntimeCall) -> ResolutionId {
	federation(7);
	let id = federation_opened(Track::Ordinary, call);
	delegates_vote(id, [BAKERY, COURIERS, 3, 5], Choice::For);
	close(id);
	for coop in [6, 7] {
		assert_ok!(Resolutions::challenge(signed(delegate(coop)), id, coop));
	}
	assert_eq!(phase(id), Phase::Suspended);
	id
}

#[test]
fn a_co_op_that_is_judged_or_paid_by_what_is_rescinded_has_no_vote_on_that() {
	let concerned = [
		(pause_coop(4), Concern::Judged, Concerned { paid: 0, judged: 1 }),
		(settle_claim(4, coop_account(4)), Concern::Judged, Concerned { paid: 0, judged: 1 }),
		(federation_pays(coop_account(4)), Concern::Loses, Concerned { paid: 1, judged: 0 }),
	];
	for (call, concern, count) in concerned {
		for members in [false, true] {
			new_test(|| {
				let id = federal(&call);
				if members {
					by_members(4);
				}
				let by = federation_supported(Track::Ordinary, &rescission(id));
				if !members {
					// What it has said before is forgotten.
					assert_ok!(instruct(4, by, Choice::Against));
				}
				finish_phase(by);
				for choice in [Choice::For, Choice::Against, Choice::Abstain] {
					assert_refused!(vote_as_delegate(4, by, choice), Errors::Recused);
					assert_refused!(instruct(4, by, choice), Errors::Recused);
					let member = signed(account_in(4, 5));
					assert_refused!(Resolutions::vote(member, by, 4, choice), Errors::Recused);
				}
				assert_eq!((poll_of(by, 4).concern, position(by, 4)), (Some(concern), Position::Recused));
				assert_eq!((resolution(by).electors(), resolution(by).concerned), (6, count));
				delegates_vote(by, [BAKERY, COURIERS, 3, 5], Choice::For);
				close(by);
				finish_phase(by);
				assert_eq!(phase(id), Phase::Rescinded { by });
			});
		}
	}
}

#[test]
fn a_delegate_who_is_paid_by_what_is_rescinded_says_nothing_for_their_co_op() {
	new_test(|| {
		let id = federal(&federation_pays(account_in(4, 1)));
		let by = federation_opened(Track::Ordinary, &rescission(id));
		assert_eq!(poll_of(by, 4).recused.to_vec(), [1]);
		for choice in [Choice::For, Choice::Against, Choice::Abstain] {
			assert_refused!(vote_as_delegate(4, by, choice), Errors::Recused);
		}
		appoint_delegate(4, 2);
		assert_ok!(vote_as_delegate(4, by, Choice::Against));
	});
}

#[test]
fn members_who_are_paid_by_an_agreement_have_no_vote_on_its_rescission() {
	new_test(|| {
		federation(4);
		let parties = || vec![BAKERY, COURIERS, 3].try_into().unwrap();
		let agree = |call: &RuntimeCall| {
			let proposer = signed(delegate(BAKERY));
			let call = Some(opaque(call));
			let document = Hash::default();
			let title = title();
			assert_ok!(Resolutions::propose_agreement(
				proposer,
				BAKERY,
				parties(),
				Track::Ordinary,
				title,
				document,
				call
			));
			let id = ResolutionCount::<Test>::get();
			assert_ok!(Resolutions::second(signed(delegate(COURIERS)), id, COURIERS, 0));
			finish_phase(id);
			id
		};
		let id = agree(&super::agree());
		[BAKERY, COURIERS, 3].into_iter().for_each(|coop| vote_in(coop, id, 1..=6, Choice::For));
		close(id);
		// The agreement of the tests pays nobody, so that another call takes its place.
		let pays = pay(account_in(3, 5));
		Calls::<Test>::insert(id, StoredCallOf::<Test>::try_from(&opaque(&pays)).unwrap());
		Motions::<Test>::mutate(id, |motion| motion.as_mut().unwrap().call = Some(hash_of(&pays.encode())));
		let by = agree(&rescission(id));
		assert_eq!((poll_of(by, 3).recused.to_vec(), poll_of(by, 3).concern), (vec![5], None));
		for choice in [Choice::For, Choice::Against, Choice::Abstain] {
			assert_refused!(Resolutions::vote(signed(account_in(3, 5)), by, 3, choice), Errors::Recused);
		}
		assert_ok!(Resolutions::vote(signed(account_in(3, 6)), by, 3, Choice::Against));
	});
}

#[test]
fn the_opening_of_its_vote_among_co_ops_weighs_the_parts_of_all_in_the_other() {
	new_test(|| {
		let id = federal(&federate(1));
		let by = federation_supported(Track::Ordinary, &rescission(id));
		Time::set(Time::get() + left(by));
		// A step weighs ten, and so does each part of what is beyond it, and to look at the call.
		for (limit, opens) in [(39, false), (40, true)] {
			Resolutions::run_agenda(&mut WeightMeter::with_limit(Weight::from_parts(limit, 0)));
			assert_eq!(phase(by).vote().is_some(), opens);
		}
	});
}
