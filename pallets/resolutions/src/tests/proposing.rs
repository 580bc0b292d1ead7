//! Who can propose, and how much.

use super::*;

fn propose_titled(text: &[u8]) -> DispatchResult {
	let title = text.to_vec().try_into().unwrap();
	Resolutions::propose_text(signed(DORA), BAKERY, Track::Ordinary, Secrecy::Open, title, Hash::default()).plain()
}

#[test]
fn a_draft_is_stored_as_it_was_proposed() {
	new_test(|| {
		let document = Hash::repeat_byte(3);
		let call = opaque(&note(5));
		assert_ok!(Resolutions::propose(
			signed(DORA),
			BAKERY,
			Track::Special,
			Secrecy::Secret,
			title(),
			document,
			call.clone()
		));
		assert_eq!(events(), [Event::Proposed { resolution: 1, coop: BAKERY, number: 1, by: 4 }]);

		let draft = resolution(1);
		assert_eq!((draft.track, draft.secrecy, draft.subject), (Track::Special, Secrecy::Secret, Subject::Usual));
		assert_eq!((draft.phase, draft.ends_at), (Phase::Draft, Some(START + 30 * DAY)));
		assert_eq!(draft.rules, Rules::of(&Bylaws::get(), Track::Special, Subject::Usual));
		let motion = motion(1);
		assert_eq!((motion.title, motion.document, motion.proposer), (title().bounded().unwrap(), document, 4));
		assert_eq!(motion.call, Some(hash_of(call.bytes())));
		assert_eq!(motion.submitted_at, START + CIVIL_AHEAD);
		assert_eq!(Calls::<Test>::get(1).unwrap().bytes(), call.bytes());
		assert_eq!(open(), [1]);
	});
}

#[test]
fn numbers_have_no_gaps_in_each_co_op_and_over_all() {
	new_test(|| {
		let couriers = || {
			Resolutions::propose_text(signed(CHAIR), COURIERS, Track::Ordinary, Secrecy::Open, title(), Hash::default())
		};
		assert_ok!(propose_text(CHAIR, Track::Ordinary));
		assert_ok!(couriers());
		assert_refused!(propose_text(STRANGER, Track::Ordinary), Errors::NotMember);
		assert_ok!(propose_text(DORA, Track::Ordinary));
		assert_ok!(couriers());
		let numbers: Vec<_> = (1..=4).map(|id| (resolution(id).coop, resolution(id).number)).collect();
		assert_eq!(numbers, [(BAKERY, 1), (COURIERS, 1), (BAKERY, 2), (COURIERS, 2)]);
	});
}

#[test]
fn only_members_with_a_vote_propose() {
	new_test(|| {
		assert_refused!(propose_text(STRANGER, Track::Ordinary), Errors::NotMember);
		set_vote(BAKERY, 4, false);
		assert_refused!(propose_text(DORA, Track::Ordinary), Errors::NotElector);
		set_vote(BAKERY, 4, true);
		assert_ok!(propose_text(DORA, Track::Ordinary));
		unseat(BAKERY, 4);
		assert_refused!(propose_text(DORA, Track::Ordinary), Errors::NotMember);
		assert_refused!(
			Resolutions::propose_text(
				RuntimeOrigin::root(),
				BAKERY,
				Track::Ordinary,
				Secrecy::Open,
				title(),
				Hash::default()
			),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn a_co_op_decides_on_its_own_affairs_whatever_its_standing() {
	for standing in [Standing::Member, Standing::Suspended, Standing::Left] {
		new_test(|| {
			set_standing(BAKERY, standing);
			let calls = [(Track::Ordinary, pay(STRANGER)), (Track::Ordinary, appoint(9)), (Track::Special, bylaws())];
			for (track, call) in calls {
				assert_eq!(phase(enacted(track, &call)), Phase::Enacted);
			}
			assert_eq!(done(), [2, 6, 3]);
			assert_ok!(propose_text(DORA, Track::Consent));
			assert_ok!(Resolutions::propose_payment(signed(DORA), BAKERY, title(), Hash::default(), STRANGER, 480));
			let petition = ResolutionCount::<Test>::get();
			for signer in [DORA, NINA] {
				assert_ok!(Resolutions::sign_petition(signed(signer), petition, BAKERY, 0));
			}
			assert!(matches!(phase(petition), Phase::Notice { .. }));
		});
	}
}

#[test]
fn a_co_op_that_leaves_while_it_decides_goes_on_deciding() {
	new_test(|| {
		let id = draft(Track::Ordinary, &pay(STRANGER));
		set_standing(BAKERY, Standing::Left);
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		finish_phase(id);
		vote_all(id, 1..=6, Choice::For);
		finish_phase(id);
		finish_phase(id);
		assert_eq!((phase(id), done()), (Phase::Enacted, vec![2]));
	});
}

#[test]
fn a_co_op_that_is_unknown_decides_nothing_and_one_that_has_left_nothing_for_others() {
	new_test(|| {
		set_standing(BAKERY, None);
		assert_refused!(propose_text(DORA, Track::Ordinary), Errors::NoSuchCoop);
		set_standing(BAKERY, Standing::Left);
		assert_refused!(propose_to_federation(DORA, BAKERY, Track::Ordinary, None), Errors::CoopLeft);
		let parties = vec![BAKERY, COURIERS].try_into().unwrap();
		assert_refused!(
			Resolutions::propose_agreement(
				signed(DORA),
				BAKERY,
				parties,
				Track::Ordinary,
				title(),
				Hash::default(),
				None
			),
			Errors::CoopLeft
		);
	});
}

#[test]
fn a_title_is_text() {
	new_test(|| {
		let turned = "Pay \u{202e}the miller".as_bytes();
		for wrong in
			[&b""[..], b"   ", b"\xc3", b"two\nlines", b"a\0b", turned, "a\u{200d}b".as_bytes(), "\u{301}".as_bytes()]
		{
			assert_refused!(propose_titled(wrong), Errors::TitleNotText);
		}
		assert_ok!(propose_titled("Käse für 480 €".as_bytes()));
		assert_ok!(propose_titled(&[b'x'; MAX_TITLE as usize]));
	});
}

#[test]
fn a_title_that_is_too_long_is_refused_by_name_wherever_it_is_given() {
	new_test(|| {
		federation(3);
		let id = draft(Track::Ordinary, &note(1));
		for length in [MAX_TITLE + 1, MAX_WRITTEN] {
			let title = || Written::try_from(vec![b'x'; length as usize]).unwrap();
			assert_refused!(propose_titled(&title()), Errors::TitleTooLong);
			let (coop, document, call) = (BAKERY, Hash::default(), opaque(&note(1)));
			let (track, secrecy, parties) = (Track::Ordinary, Secrecy::Open, vec![BAKERY, 3].try_into().unwrap());
			for call in [
				Call::<Test>::propose { coop, track, secrecy, title: title(), document, call },
				Call::propose_text { coop, track, secrecy, title: title(), document },
				Call::propose_payment { coop, title: title(), document, payee: STRANGER, amount: 480 },
				Call::amend { resolution: id, title: title(), document, call: Some(opaque(&note(2))) },
				Call::propose_to_federation { coop, track, title: title(), document, call: None },
				Call::propose_federation_payment { coop, title: title(), document, payee: STRANGER, amount: 480 },
				Call::propose_agreement { coop, parties, track, title: title(), document, call: None },
			] {
				// As it comes in a transaction.
				let call = RuntimeCall::decode(&mut &*RuntimeCall::from(call).encode()).unwrap();
				let RuntimeCall::Resolutions(ours) = &call else { panic!("a call of ours") };
				assert_eq!(ours.charge(&CHAIR), Charge::Refused(Errors::TitleTooLong.into()), "{call:?}");
				assert_refused!(call.dispatch(signed(CHAIR)), Errors::TitleTooLong);
			}
		}
	});
}

#[test]
fn who_is_refused_gives_back_the_weight_of_what_was_not_done() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		let (coop, track, secrecy, document) = (BAKERY, Track::Ordinary, Secrecy::Open, Hash::default());
		let members = || vec![1, 2].try_into().unwrap();
		let result = result(1, 0, 0);
		for (call, asking) in [
			(Call::<Test>::advance { resolution: id }, <() as WeightInfo>::advance()),
			(Call::second { resolution: id, coop, version: 0 }, <() as WeightInfo>::propose_agreement()),
			(
				Call::roll_call { resolution: id, coop, members: members() },
				telling::<Test>(<() as WeightInfo>::refused_roll(2)),
			),
			(
				Call::strike_roll { resolution: id, coop, members: members() },
				telling::<Test>(<() as WeightInfo>::refused_roll(2)),
			),
			(
				Call::enter_proxies {
					resolution: id,
					coop,
					proxies: vec![Represented { holder: 1, member: 2 }].try_into().unwrap(),
				},
				telling::<Test>(<() as WeightInfo>::enter_proxies(1)),
			),
			(
				Call::note_dissent { resolution: id, coop, members: members(), dissents: true },
				telling::<Test>(<() as WeightInfo>::refused_roll(2)),
			),
			(
				Call::propose_text { coop, track, secrecy, title: title(), document },
				<() as WeightInfo>::refused_proposal(),
			),
			(
				Call::enter_result { resolution: id, coop, result: result.clone() },
				telling::<Test>(<() as WeightInfo>::refused_roll(0)),
			),
			(
				Call::confirm_result { resolution: id, coop, of: own(5), roll: document, result },
				telling::<Test>(<() as WeightInfo>::refused_roll(0)),
			),
			(Call::discard_result { resolution: id, coop }, telling::<Test>(<() as WeightInfo>::refused_roll(0))),
			(Call::vote { resolution: id, coop, choice: Choice::For }, <() as WeightInfo>::refused()),
			(
				Call::retry { resolution: id, coop },
				<() as WeightInfo>::retry() + crate::acts::sleep::asking_all_awake::<Test>(),
			),
			(Call::challenge { resolution: id, coop }, <() as WeightInfo>::challenge()),
			(Call::uphold { resolution: id, coop }, <() as WeightInfo>::uphold()),
			(Call::call_emergency { coop, delay: 1, best_finalised: 0 }, <() as WeightInfo>::refused()),
		] {
			let call = RuntimeCall::from(call);
			let refused = call.clone().dispatch(signed(STRANGER)).unwrap_err();
			assert_eq!(refused.post_info.actual_weight, Some(asking), "{call:?}");
			// Room for a whole step of the agenda is not kept for one who has nothing to advance.
			let declared = call.get_dispatch_info().call_weight;
			assert!(asking.all_lte(declared), "{call:?}");
		}
		let advance = RuntimeCall::from(Call::advance { resolution: id }).get_dispatch_info().call_weight;
		assert!(advance.ref_time() > MAX_CALL_WEIGHT);
	});
}

#[test]
fn quota_of_drafts_rolls_over_with_each_period() {
	new_test(|| {
		let mut now = START;
		for periods in [0, 1, 2, 3] {
			now += periods * 30 * DAY;
			Time::set(now);
			poll();
			for _ in 0..4 {
				assert_ok!(propose_text(DORA, Track::Ordinary));
			}
			assert_refused!(propose_text(DORA, Track::Ordinary), Errors::QuotaUsed);
			// Withdrawing gives nothing back, and others have their own.
			assert_ok!(Resolutions::withdraw(signed(DORA), ResolutionCount::<Test>::get()));
			assert_refused!(propose_text(DORA, Track::Ordinary), Errors::QuotaUsed);
			pass(30 * DAY - 1);
			assert_refused!(propose_text(DORA, Track::Ordinary), Errors::QuotaUsed);
			assert_eq!(DraftQuota::<Test>::get(BAKERY, 4).used, 4);
		}
	});
}

#[test]
fn quota_is_counted_for_each_co_op() {
	new_test(|| {
		for _ in 0..4 {
			assert_ok!(propose_text(DORA, Track::Ordinary));
		}
		assert_refused!(propose_text(DORA, Track::Ordinary), Errors::QuotaUsed);
		assert_ok!(Resolutions::propose_text(
			signed(DORA),
			COURIERS,
			Track::Ordinary,
			Secrecy::Open,
			title(),
			Hash::default()
		));
	});
}

#[test]
fn payments_are_proposed_by_what_they_are() {
	new_test(|| {
		assert_ok!(Resolutions::propose_payment(signed(DORA), BAKERY, title(), Hash::default(), STRANGER, 480));
		assert_eq!(Resolutions::effect(1), Some(pay(STRANGER)));
		assert_eq!((resolution(1).track, resolution(1).secrecy), (Track::Ordinary, Secrecy::Open));
		assert_refused!(
			Resolutions::propose_payment(signed(STRANGER), BAKERY, title(), Hash::default(), STRANGER, 480),
			Errors::NotMember
		);
	});
}

#[test]
fn consent_is_sought_openly() {
	new_test(|| {
		NoteNeeds::set(Track::Consent);
		assert_refused!(propose(CHAIR, Track::Consent, Secrecy::Secret, &note(1)), Errors::ConsentIsOpen);
		assert_refused!(
			Resolutions::propose_text(signed(CHAIR), BAKERY, Track::Consent, Secrecy::Secret, title(), Hash::default()),
			Errors::ConsentIsOpen
		);
		assert_ok!(propose(CHAIR, Track::Consent, Secrecy::Open, &note(1)));
	});
}

#[test]
fn counters_at_their_end_refuse_instead_of_starting_anew() {
	let refused = |corrupt: fn()| {
		chain().execute_with(|| {
			corrupt();
			assert_refused!(propose_text(CHAIR, Track::Ordinary), Errors::Overflow);
		});
	};
	refused(|| ResolutionCount::<Test>::put(u32::MAX));
	refused(|| NumbersGiven::<Test>::insert(Body::Coop(BAKERY), u32::MAX));
	refused(|| Time::set(Moment::MAX));
	chain().execute_with(|| {
		DraftQuota::<Test>::insert(BAKERY, 1, Quota { until: Moment::MAX, used: u32::MAX });
		assert_refused!(propose_text(CHAIR, Track::Ordinary), Errors::QuotaUsed);
	});
}

#[test]
fn nothing_can_be_done_with_a_resolution_that_does_not_exist() {
	new_test(|| {
		let who = || signed(CHAIR);
		assert_refused!(Resolutions::second(who(), 1, BAKERY, 0), Errors::NoSuchResolution);
		assert_refused!(Resolutions::sign_petition(who(), 1, BAKERY, 0), Errors::NoSuchResolution);
		assert_refused!(Resolutions::amend(who(), 1, title(), Hash::default(), None), Errors::NoSuchResolution);
		assert_refused!(Resolutions::withdraw(who(), 1), Errors::NoSuchResolution);
		assert_refused!(Resolutions::object(who(), 1, BAKERY, Hash::default()), Errors::NoSuchResolution);
		assert_refused!(Resolutions::withdraw_objection(who(), 1, BAKERY), Errors::NoSuchResolution);
		assert_refused!(Resolutions::request_secrecy(who(), 1), Errors::NoSuchResolution);
		assert_refused!(vote(CHAIR, 1, Choice::For), Errors::NoSuchResolution);
		assert_refused!(roll_call(5, 1, [1]), Errors::NoSuchResolution);
		assert_refused!(strike_roll(5, 1, [1]), Errors::NoSuchResolution);
		assert_refused!(note_dissent(5, 1, [1], true), Errors::NoSuchResolution);
		assert_refused!(enter_proxies(5, 1, [(1, 2)]), Errors::NoSuchResolution);
		assert_refused!(enter(5, 1, result(0, 0, 0)), Errors::NoSuchResolution);
		assert_refused!(confirm(6, 1, 5), Errors::NoSuchResolution);
		assert_refused!(discard(5, 1), Errors::NoSuchResolution);
		assert_refused!(Resolutions::retry(who(), 1, BAKERY), Errors::NoSuchResolution);
		assert_refused!(Resolutions::challenge(who(), 1, BAKERY), Errors::NoSuchResolution);
		assert_refused!(Resolutions::uphold(who(), 1, BAKERY), Errors::NoSuchResolution);
		assert_refused!(Resolutions::advance(who(), 1), Errors::NoSuchResolution);
	});
}
