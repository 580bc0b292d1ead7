//! What is free of charge is what succeeds. What would be free and fails is refused by name, and nobody pays for it.

use super::*;

/// The call costs nothing and succeeds.
#[track_caller]
fn free(who: AccountId, call: Call<Test>) {
	assert_eq!(call.charge(&who), Charge::Free, "not free: {call:?}");
	assert_ok!(RuntimeCall::from(call).dispatch(signed(who)));
}

/// The call is refused by name before it is made, and fails by the same name.
#[track_caller]
fn refused(who: AccountId, call: Call<Test>, error: Errors) {
	let error = DispatchError::from(error);
	assert_eq!(call.charge(&who), Charge::Refused(error), "not refused: {call:?}");
	let call = RuntimeCall::from(call);
	assert_eq!(call.dispatch(signed(who)).map_err(|failure| failure.error), Err(error));
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
		refused(DORA, propose_note(), Errors::QuotaUsed);
		refused(DORA, propose_nothing(Track::Ordinary), Errors::QuotaUsed);
		refused(DORA, payment(), Errors::QuotaUsed);
		refused(STRANGER, propose_note(), Errors::NotMember);
		refused(STRANGER, propose_nothing(Track::Ordinary), Errors::NotMember);
		refused(STRANGER, payment(), Errors::NotMember);
		refused(
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
		seat(BAKERY, 11, 11);
		let id = draft(Track::Ordinary, &note(1));
		free(DORA, Call::sign_petition { resolution: id, coop: BAKERY, version: 0 });
		refused(DORA, Call::sign_petition { resolution: id, coop: BAKERY, version: 0 }, Errors::AlreadySigned);
		refused(CHAIR, Call::second { resolution: id, coop: BAKERY, version: 0 }, Errors::SeconderIsProposer);
		free(SECRETARY, Call::second { resolution: id, coop: BAKERY, version: 0 });
		refused(SECRETARY, Call::second { resolution: id, coop: BAKERY, version: 0 }, Errors::NotInThisPhase);
		free(CHAIR, amend(id, Some(note(2))));
		refused(CHAIR, amend(id, Some(bylaws())), Errors::TrackTooWeak);
		refused(DORA, amend(id, None), Errors::NotProposer);
		free(DORA, Call::request_secrecy { resolution: id });
		refused(DORA, Call::request_secrecy { resolution: id }, Errors::AlreadySigned);
		refused(DORA, Call::withdraw { resolution: id }, Errors::NotProposer);
		free(CHAIR, Call::withdraw { resolution: id });
		refused(CHAIR, Call::withdraw { resolution: id }, Errors::NotInThisPhase);
	});
}

#[test]
fn objecting_is_free_once() {
	new_test(|| {
		let id = draft_text(Track::Consent);
		let object = || Call::object { resolution: id, coop: BAKERY, reason: Hash::default() };
		refused(DORA, object(), Errors::NotInThisPhase);
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		free(DORA, object());
		refused(DORA, object(), Errors::AlreadyObjected);
		free(DORA, Call::withdraw_objection { resolution: id, coop: BAKERY });
		refused(DORA, Call::withdraw_objection { resolution: id, coop: BAKERY }, Errors::NotObjecting);
	});
}

#[test]
fn voting_is_free_a_few_times() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		let vote = |choice| Call::vote { resolution: id, coop: BAKERY, choice };
		for choice in [Choice::For, Choice::Against, Choice::Abstain, Choice::For] {
			free(DORA, vote(choice));
			refused(DORA, vote(choice), Errors::AlreadyVotedSo);
		}
		refused(DORA, vote(Choice::Against), Errors::TooManyChanges);
		refused(STRANGER, vote(Choice::For), Errors::NotMember);
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
		let discard = || Call::discard_result { resolution: id, coop: BAKERY };
		let confirm = |result| {
			let roll = report(id, 5).roll_hash;
			Call::confirm_result { resolution: id, coop: BAKERY, of: own(5), roll, result }
		};
		free(5, roll_call(&[1, 2, 3]));
		refused(5, roll_call(&[3]), Errors::AlreadyOnRoll);
		// What does nothing could be sent without end.
		refused(5, roll_call(&[]), Errors::NobodyNamed);
		refused(6, strike_roll(&[]), Errors::NobodyNamed);
		refused(DORA, roll_call(&[9]), Errors::NotTeller);
		refused(6, strike_roll(&[3]), Errors::NotOnRoll);
		free(5, strike_roll(&[3]));
		refused(5, strike_roll(&[3]), Errors::NotOnRoll);
		let dissent = |of: &[MemberNo], dissents| Call::note_dissent {
			resolution: id,
			coop: BAKERY,
			members: members(of),
			dissents,
		};
		let proxy = |holder, member| Call::enter_proxies {
			resolution: id,
			coop: BAKERY,
			proxies: vec![Represented { holder, member }].try_into().unwrap(),
		};
		free(5, proxy(2, 10));
		refused(5, proxy(2, 10), Errors::AlreadyOnRoll);
		refused(DORA, proxy(2, 9), Errors::NotTeller);
		free(5, strike_roll(&[10]));
		free(5, dissent(&[2], true));
		refused(5, dissent(&[2], true), Errors::AlreadyDissents);
		refused(5, dissent(&[], true), Errors::NobodyNamed);
		refused(6, dissent(&[2], false), Errors::NotDissenting);
		refused(DORA, dissent(&[2], true), Errors::NotTeller);
		free(5, dissent(&[2], false));
		refused(5, dissent(&[2], false), Errors::NotDissenting);
		refused(5, enter(result(3, 0, 0)), Errors::MoreVotesThanMembers);
		refused(5, discard(), Errors::NoResult);
		refused(6, confirm(result(1, 0, 0)), Errors::NoResult);
		free(5, enter(result(1, 0, 0)));
		refused(5, enter(result(1, 0, 0)), Errors::AlreadyEntered);
		refused(5, confirm(result(1, 0, 0)), Errors::AlreadyConfirmed);
		refused(6, confirm(result(2, 0, 0)), Errors::ResultDiffers);
		free(6, confirm(result(1, 0, 0)));
		refused(6, confirm(result(1, 0, 0)), Errors::AlreadyConfirmed);
		free(6, discard());
		refused(6, discard(), Errors::NoResult);
		free(6, confirm(result(1, 0, 0)));
		free(7, confirm(result(1, 0, 0)));
		refused(8, confirm(result(1, 0, 0)), Errors::AlreadyCounted);
		refused(8, discard(), Errors::AlreadyCounted);
	});
}

#[test]
fn a_vote_is_free_whoever_has_named_the_voter_until_three_agree() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		let vote = |choice| Call::vote { resolution: id, coop: BAKERY, choice };
		assert_ok!(roll_call(5, id, [1, 2, 4, 9]));
		free(DORA, vote(Choice::For));
		assert_ok!(enter(5, id, result(2, 0, 0)));
		assert_ok!(confirm(6, id, 5));
		free(NINA, vote(Choice::For));
		free(DORA, vote(Choice::Against));
		assert_ok!(confirm(7, id, 5));
		refused(DORA, vote(Choice::For), Errors::VotesInAssembly);
		refused(SECRETARY, vote(Choice::For), Errors::VotesInAssembly);
		free(TREASURER, vote(Choice::For));
	});
}

#[test]
fn each_teller_corrects_what_they_said_a_few_times_free_of_charge() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		let members = || vec![1].try_into().unwrap();
		let roll_call = || Call::roll_call { resolution: id, coop: BAKERY, members: members() };
		let strike_roll = || Call::strike_roll { resolution: id, coop: BAKERY, members: members() };
		let enter = |for_| Call::enter_result { resolution: id, coop: BAKERY, result: result(for_, 0, 0) };
		let discard = || Call::discard_result { resolution: id, coop: BAKERY };
		let confirm = |of| {
			let Report { roll_hash, result, .. } = report(id, of);
			Call::confirm_result { resolution: id, coop: BAKERY, of: own(of), roll: roll_hash, result: result.unwrap() }
		};
		for _ in 0..FREE_CORRECTIONS / 5 {
			free(5, roll_call());
			free(5, enter(0));
			free(5, enter(1));
			free(5, discard());
			free(5, strike_roll());
			free(5, roll_call());
			free(5, strike_roll());
			free(5, roll_call());
			free(5, strike_roll());
			free(5, enter(0));
		}
		// A mistake can still be corrected then, but not without end for nothing.
		free(5, roll_call());
		free(5, enter(0));
		let paid = |correction: Call<Test>| {
			assert_eq!(correction.charge(&5), Charge::Fee, "{correction:?}");
			assert_ok!(RuntimeCall::from(correction).dispatch(signed(5)));
		};
		paid(discard());
		// What corrects nothing is free.
		free(5, confirm(5));
		paid(enter(1));
		paid(strike_roll());
		free(5, roll_call());
		free(5, enter(0));
		// Others are not concerned.
		free(6, confirm(5));
		free(6, discard());
	});
}

#[test]
fn retrying_is_free_once_for_each_of_two() {
	new_test(|| {
		let id = enacted(Track::Ordinary, &fail());
		let retry = || Call::retry { resolution: id, coop: BAKERY };
		refused(STRANGER, retry(), Errors::NotMember);
		free(DORA, retry());
		refused(DORA, retry(), Errors::AlreadySigned);
		free(CHAIR, retry());
		refused(NINA, retry(), Errors::NotFailed);
	});
}

#[test]
fn what_anyone_may_do_is_paid_for() {
	new_test(|| {
		let id = enacted(Track::Ordinary, &fail());
		let advance = Call::<Test>::advance { resolution: id };
		assert_eq!(advance.charge(&CHAIR), Charge::Fee);
		Time::set(resolution(id).ends_at.unwrap());
		assert_eq!(advance.charge(&CHAIR), Charge::Fee);
		assert_ok!(RuntimeCall::from(advance).dispatch(signed(CHAIR)));
	});
}

#[test]
fn proposals_to_other_co_ops_are_free_within_the_quota() {
	new_test(|| {
		federation(4);
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
		refused(DORA, to_federation(Some(suspend_coop(3))), Errors::TrackTooWeak);
		refused(STRANGER, to_federation(None), Errors::NotMember);
		refused(STRANGER, payment(), Errors::NotMember);
		refused(DORA, agreement(&[BAKERY]), Errors::PartiesUnclear);
		free(DORA, to_federation(None));
		free(DORA, to_federation(Some(federation_pays(STRANGER))));
		free(DORA, payment());
		free(DORA, agreement(&[BAKERY, 3]));
		refused(DORA, to_federation(None), Errors::QuotaUsed);
		refused(DORA, payment(), Errors::QuotaUsed);
		refused(DORA, agreement(&[BAKERY, 3]), Errors::QuotaUsed);

		free(TINA, Call::sign_petition { resolution: 1, coop: BAKERY, version: 0 });
		refused(TINA, Call::sign_petition { resolution: 1, coop: BAKERY, version: 0 }, Errors::AlreadySigned);
		refused(CHAIR, Call::second { resolution: 1, coop: BAKERY, version: 0 }, Errors::SeconderIsProposer);
		free(NINA, Call::second { resolution: 1, coop: COURIERS, version: 0 });
		refused(NINA, Call::second { resolution: 1, coop: COURIERS, version: 0 }, Errors::NotInThisPhase);
	});
}

#[test]
fn delegates_object_and_vote_free_of_charge_a_few_times() {
	new_test(|| {
		federation(3);
		let id = federation_supported(Track::Consent, &federate(1));
		let object = |coop| Call::object { resolution: id, coop, reason: Hash::default() };
		refused(CHAIR, object(BAKERY), Errors::NotDelegate);
		free(delegate(3), object(3));
		refused(delegate(3), object(3), Errors::AlreadyObjected);
		free(delegate(3), Call::withdraw_objection { resolution: id, coop: 3 });

		let id = federation_opened(Track::Ordinary, &federate(1));
		let vote = |choice| Call::vote_as_delegate { resolution: id, coop: 3, choice };
		for choice in [Choice::For, Choice::Against, Choice::Abstain, Choice::For] {
			free(delegate(3), vote(choice));
			refused(delegate(3), vote(choice), Errors::AlreadyVotedSo);
		}
		refused(delegate(3), vote(Choice::Against), Errors::TooManyChanges);
		refused(account_in(3, 2), vote(Choice::For), Errors::NotDelegate);
		refused(DORA, Call::vote { resolution: id, coop: BAKERY, choice: Choice::For }, Errors::DelegateVotes);
	});
}

#[test]
fn members_ask_and_vote_free_of_charge_on_what_co_ops_decide() {
	new_test(|| {
		federation(3);
		let id = federation_supported(Track::Ordinary, &federate(1));
		let ask = || Call::request_ballot { resolution: id, coop: 3 };
		free(account_in(3, 5), ask());
		refused(account_in(3, 5), ask(), Errors::AlreadySigned);
		refused(STRANGER, ask(), Errors::NotMember);
		free(account_in(3, 6), ask());
		refused(account_in(3, 7), ask(), Errors::MembersVote);
		finish_phase(id);
		let vote = |choice| Call::vote { resolution: id, coop: 3, choice };
		free(account_in(3, 5), vote(Choice::For));
		refused(account_in(3, 5), vote(Choice::For), Errors::AlreadyVotedSo);
		refused(
			delegate(3),
			Call::vote_as_delegate { resolution: id, coop: 3, choice: Choice::For },
			Errors::MembersVote,
		);
	});
}
