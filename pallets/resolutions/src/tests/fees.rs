//! What is free of charge is what succeeds, so that nobody fills blocks with free calls that fail.

use super::*;
use frame_support::dispatch::CheckIfFeeless;

/// The call costs nothing and succeeds.
#[track_caller]
fn free(who: AccountId, call: Call<Test>) {
	let call = RuntimeCall::from(call);
	assert!(call.is_feeless(&signed(who)), "not free: {call:?}");
	assert!(!call.is_feeless(&RuntimeOrigin::none()), "free for nobody");
	assert_ok!(call.dispatch(signed(who)));
}

/// The call fails, and whoever sends it pays for it.
#[track_caller]
fn paid(who: AccountId, call: Call<Test>, error: Errors) {
	let call = RuntimeCall::from(call);
	assert!(!call.is_feeless(&signed(who)), "free: {call:?}");
	assert_eq!(call.dispatch(signed(who)).map_err(|failure| failure.error), Err(error.into()));
}

fn propose_note() -> Call<Test> {
	Call::propose {
		coop: BAKERY,
		track: Track::Ordinary,
		secrecy: Secrecy::Open,
		title: title(),
		document: Hash::default(),
		call: opaque(&note(1)),
	}
}

fn propose_nothing(track: Track) -> Call<Test> {
	Call::propose_text { coop: BAKERY, track, secrecy: Secrecy::Open, title: title(), document: Hash::default() }
}

fn amend(id: ResolutionId, call: Option<RuntimeCall>) -> Call<Test> {
	Call::amend { resolution: id, title: title(), document: Hash::default(), call: call.map(|call| opaque(&call)) }
}

#[test]
fn proposals_are_free_within_the_quota() {
	new_test(|| {
		let payment = || Call::propose_payment {
			coop: BAKERY,
			title: title(),
			document: Hash::default(),
			payee: STRANGER,
			amount: 480,
		};
		free(DORA, propose_note());
		free(DORA, propose_nothing(Track::Ordinary));
		free(DORA, payment());
		free(DORA, propose_note());
		paid(DORA, propose_note(), Errors::QuotaUsed);
		paid(DORA, propose_nothing(Track::Ordinary), Errors::QuotaUsed);
		paid(DORA, payment(), Errors::QuotaUsed);
		paid(STRANGER, propose_note(), Errors::NotMember);
		paid(STRANGER, propose_nothing(Track::Ordinary), Errors::NotMember);
		paid(STRANGER, payment(), Errors::NotMember);
		paid(
			CHAIR,
			Call::propose {
				coop: BAKERY,
				track: Track::Consent,
				secrecy: Secrecy::Open,
				title: title(),
				document: Hash::default(),
				call: opaque(&note(1)),
			},
			Errors::TrackTooWeak,
		);
	});
}

#[test]
fn what_brings_a_draft_on_the_agenda_is_free_once() {
	new_test(|| {
		seat(BAKERY, 11, 11, true);
		let id = draft(Track::Ordinary, &note(1));
		free(DORA, Call::sign_petition { resolution: id, coop: BAKERY });
		paid(DORA, Call::sign_petition { resolution: id, coop: BAKERY }, Errors::AlreadySigned);
		paid(CHAIR, Call::second { resolution: id, coop: BAKERY }, Errors::SeconderIsProposer);
		free(SECRETARY, Call::second { resolution: id, coop: BAKERY });
		paid(SECRETARY, Call::second { resolution: id, coop: BAKERY }, Errors::NotInThisPhase);
		free(CHAIR, amend(id, Some(note(2))));
		paid(CHAIR, amend(id, Some(bylaws())), Errors::TrackTooWeak);
		paid(DORA, amend(id, None), Errors::NotProposer);
		free(DORA, Call::request_secrecy { resolution: id });
		paid(DORA, Call::request_secrecy { resolution: id }, Errors::AlreadySigned);
		paid(DORA, Call::withdraw { resolution: id }, Errors::NotProposer);
		free(CHAIR, Call::withdraw { resolution: id });
		paid(CHAIR, Call::withdraw { resolution: id }, Errors::NotInThisPhase);
	});
}

#[test]
fn objecting_is_free_once() {
	new_test(|| {
		let id = draft_text(Track::Consent);
		let object = || Call::object { resolution: id, coop: BAKERY, reason: Hash::default() };
		paid(DORA, object(), Errors::NotInThisPhase);
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY));
		free(DORA, object());
		paid(DORA, object(), Errors::AlreadyObjected);
		free(DORA, Call::withdraw_objection { resolution: id, coop: BAKERY });
		paid(DORA, Call::withdraw_objection { resolution: id, coop: BAKERY }, Errors::NotObjecting);
	});
}

#[test]
fn voting_is_free_a_few_times() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		let vote = |choice| Call::vote { resolution: id, coop: BAKERY, choice };
		for choice in [Choice::For, Choice::Against, Choice::Abstain, Choice::For] {
			free(DORA, vote(choice));
			paid(DORA, vote(choice), Errors::AlreadyVotedSo);
		}
		paid(DORA, vote(Choice::Against), Errors::TooManyChanges);
		paid(STRANGER, vote(Choice::For), Errors::NotMember);
	});
}

#[test]
fn counting_an_assembly_is_free_for_tellers() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		let members = |members: &[MemberNo]| members.to_vec().try_into().unwrap();
		let roll_call = |of: &[MemberNo]| Call::roll_call { resolution: id, coop: BAKERY, members: members(of) };
		let strike_roll = |of: &[MemberNo]| Call::strike_roll { resolution: id, coop: BAKERY, members: members(of) };
		let enter = |result| Call::enter_result { resolution: id, coop: BAKERY, result };
		free(5, roll_call(&[1, 2, 3]));
		paid(5, roll_call(&[3]), Errors::AlreadyOnRoll);
		// What does nothing could be sent without end.
		paid(5, roll_call(&[]), Errors::NobodyNamed);
		paid(6, strike_roll(&[]), Errors::NobodyNamed);
		paid(DORA, roll_call(&[9]), Errors::NotTeller);
		paid(5, strike_roll(&[3]), Errors::NotOtherTeller);
		free(6, strike_roll(&[3]));
		paid(6, strike_roll(&[3]), Errors::NotOnRoll);
		paid(5, enter(result(3, 0, 0)), Errors::MoreVotesThanMembers);
		paid(5, Call::discard_result { resolution: id, coop: BAKERY }, Errors::NoResult);
		free(5, enter(result(1, 0, 0)));
		paid(5, enter(result(1, 0, 0)), Errors::AlreadyConfirmed);
		free(6, Call::discard_result { resolution: id, coop: BAKERY });
		for teller in [5, 6, 7] {
			free(teller, enter(result(2, 0, 0)));
		}
		paid(8, Call::discard_result { resolution: id, coop: BAKERY }, Errors::AlreadyEntered);
	});
}

#[test]
fn leaving_the_roll_is_free_until_a_result_is_entered() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		let leave = |member: MemberNo| Call::strike_roll {
			resolution: id,
			coop: BAKERY,
			members: vec![member].try_into().unwrap(),
		};
		let vote = || Call::vote { resolution: id, coop: BAKERY, choice: Choice::For };
		assert_ok!(roll_call(5, id, [1, 2, 4, 9]));
		free(DORA, leave(4));
		paid(DORA, leave(4), Errors::NotOnRoll);
		paid(DORA, leave(9), Errors::NotTeller);
		free(NINA, vote());
		paid(NINA, leave(9), Errors::NotOnRoll);
		assert_ok!(enter(5, id, result(2, 0, 0)));
		paid(CHAIR, leave(1), Errors::AlreadyEntered);
		paid(SECRETARY, vote(), Errors::VotesInAssembly);
	});
}

#[test]
fn correcting_an_assembly_is_free_a_few_times() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		let members = || vec![1].try_into().unwrap();
		let roll_call = || Call::roll_call { resolution: id, coop: BAKERY, members: members() };
		let strike_roll = || Call::strike_roll { resolution: id, coop: BAKERY, members: members() };
		let enter = || Call::enter_result { resolution: id, coop: BAKERY, result: result(0, 0, 0) };
		let discard = || Call::discard_result { resolution: id, coop: BAKERY };
		for _ in 0..FREE_CORRECTIONS / 2 {
			free(5, roll_call());
			free(6, strike_roll());
			free(5, enter());
			free(5, discard());
		}
		// A mistake can still be corrected then, but not without end for nothing.
		free(5, roll_call());
		assert!(!RuntimeCall::from(strike_roll()).is_feeless(&signed(6)));
		assert_ok!(RuntimeCall::from(strike_roll()).dispatch(signed(6)));
		free(5, enter());
		assert!(!RuntimeCall::from(discard()).is_feeless(&signed(5)));
		assert_ok!(RuntimeCall::from(discard()).dispatch(signed(5)));
		assert_eq!(Assemblies::<Test>::get(id, BAKERY).unwrap().corrections, FREE_CORRECTIONS + 2);
	});
}

#[test]
fn what_anyone_may_do_is_paid_for() {
	new_test(|| {
		let id = enacted(Track::Ordinary, &fail());
		let retry = RuntimeCall::from(Call::retry { resolution: id, coop: BAKERY });
		let advance = RuntimeCall::from(Call::advance { resolution: id });
		Time::set(resolution(id).ends_at.unwrap() - 1);
		assert!(!retry.is_feeless(&signed(CHAIR)) && !advance.is_feeless(&signed(CHAIR)));
		assert_ok!(retry.dispatch(signed(CHAIR)));
		Time::set(Time::get() + 1);
		assert!(!advance.is_feeless(&signed(CHAIR)));
		assert_ok!(advance.dispatch(signed(CHAIR)));
	});
}

#[test]
fn proposals_to_other_co_ops_are_free_within_the_quota() {
	new_test(|| {
		federation(3);
		let to_federation = |call: Option<RuntimeCall>| Call::propose_to_federation {
			coop: BAKERY,
			track: Track::Ordinary,
			title: title(),
			document: Hash::default(),
			call: call.as_ref().map(opaque),
		};
		let payment = || Call::propose_federation_payment {
			coop: BAKERY,
			title: title(),
			document: Hash::default(),
			payee: STRANGER,
			amount: 480,
		};
		let agreement = |parties: &[CoopId]| Call::propose_agreement {
			coop: BAKERY,
			parties: parties.to_vec().try_into().unwrap(),
			track: Track::Ordinary,
			title: title(),
			document: Hash::default(),
			call: None,
		};
		paid(DORA, to_federation(Some(suspend_coop(3))), Errors::TrackTooWeak);
		paid(STRANGER, to_federation(None), Errors::NotMember);
		paid(STRANGER, payment(), Errors::NotMember);
		paid(DORA, agreement(&[BAKERY]), Errors::PartiesUnclear);
		free(DORA, to_federation(None));
		free(DORA, to_federation(Some(federation_pays(STRANGER))));
		free(DORA, payment());
		free(DORA, agreement(&[BAKERY, 3]));
		paid(DORA, to_federation(None), Errors::QuotaUsed);
		paid(DORA, payment(), Errors::QuotaUsed);
		paid(DORA, agreement(&[BAKERY, 3]), Errors::QuotaUsed);

		free(TINA, Call::sign_petition { resolution: 1, coop: BAKERY });
		paid(TINA, Call::sign_petition { resolution: 1, coop: BAKERY }, Errors::AlreadySigned);
		paid(CHAIR, Call::second { resolution: 1, coop: BAKERY }, Errors::SeconderIsProposer);
		free(NINA, Call::second { resolution: 1, coop: COURIERS });
		paid(NINA, Call::second { resolution: 1, coop: COURIERS }, Errors::NotInThisPhase);
	});
}

#[test]
fn delegates_object_and_vote_free_of_charge_a_few_times() {
	new_test(|| {
		federation(3);
		let id = federation_supported(Track::Consent, &federate(1));
		let object = |coop| Call::object { resolution: id, coop, reason: Hash::default() };
		paid(CHAIR, object(BAKERY), Errors::NotDelegate);
		free(delegate(3), object(3));
		paid(delegate(3), object(3), Errors::AlreadyObjected);
		free(delegate(3), Call::withdraw_objection { resolution: id, coop: 3 });

		let id = federation_opened(Track::Ordinary, &federate(1));
		let vote = |choice| Call::vote_as_delegate { resolution: id, coop: 3, choice };
		for choice in [Choice::For, Choice::Against, Choice::Abstain, Choice::For] {
			free(delegate(3), vote(choice));
			paid(delegate(3), vote(choice), Errors::AlreadyVotedSo);
		}
		paid(delegate(3), vote(Choice::Against), Errors::TooManyChanges);
		paid(account_in(3, 2), vote(Choice::For), Errors::NotDelegate);
		paid(DORA, Call::vote { resolution: id, coop: BAKERY, choice: Choice::For }, Errors::DelegateVotes);
	});
}

#[test]
fn members_ask_and_vote_free_of_charge_on_what_co_ops_decide() {
	new_test(|| {
		federation(3);
		let id = federation_supported(Track::Ordinary, &federate(1));
		let ask = || Call::request_ballot { resolution: id, coop: 3 };
		free(account_in(3, 5), ask());
		paid(account_in(3, 5), ask(), Errors::AlreadySigned);
		paid(STRANGER, ask(), Errors::NotMember);
		free(account_in(3, 6), ask());
		paid(account_in(3, 7), ask(), Errors::MembersVote);
		finish_phase(id);
		let vote = |choice| Call::vote { resolution: id, coop: 3, choice };
		free(account_in(3, 5), vote(Choice::For));
		paid(account_in(3, 5), vote(Choice::For), Errors::AlreadyVotedSo);
		paid(delegate(3), Call::vote_as_delegate { resolution: id, coop: 3, choice: Choice::For }, Errors::MembersVote);
	});
}
