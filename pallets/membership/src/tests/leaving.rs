//! Probation, leaving, death, and what remains of members and accounts.

use super::*;
use rochdale_primitives::{Electors, MemberInspect};

fn former(member: MemberNo) -> Option<Ending> {
	match entry(member).state {
		MemberState::Former { ending, .. } => Some(ending),
		_ => None,
	}
}

#[test]
fn probation_ends_well_by_itself() {
	new_test(|| {
		gina_joins();
		pass(180 * DAY - 1);
		assert_eq!(entry(NEXT).state, MemberState::Probation { until: START + 180 * DAY });
		pass(1);
		last(Event::ProbationPassed { coop: BAKERY, member: NEXT });
		assert_eq!(entry(NEXT).state, MemberState::Active);
	});
}

#[test]
fn two_officers_end_a_probation() {
	for passed in [true, false] {
		new_test(|| {
			gina_joins();
			both(Call::end_probation { coop: BAKERY, member: NEXT, passed, reason: doc(1) });
			let by = (1, 2);
			let decided = Event::ProbationDecided { coop: BAKERY, member: NEXT, passed, by, reason: doc(1) };
			System::assert_has_event(decided.into());
			if passed {
				assert_eq!(entry(NEXT).state, MemberState::Active);
				assert_noop!(
					plain(Membership::end_probation(signed(ALICE), BAKERY, NEXT, false, doc(1))),
					Error::<Test>::NotOnProbation
				);
			} else {
				assert_eq!(former(NEXT), Some(Ending::Left(Exit::OnProbation)));
				assert!(!System::account_exists(&GINA));
			}
		});
	}
}

#[test]
fn on_probation_a_member_leaves_at_once() {
	new_test(|| {
		gina_joins();
		assert_ok!(Membership::leave(signed(GINA), BAKERY));
		last(Event::SeatEnded { coop: BAKERY, member: NEXT, ending: Ending::Left(Exit::OnProbation) });
		assert_eq!(Ended::get(), [(BAKERY, NEXT, SeatEnd::Left)]);
	});
}

#[test]
fn member_leaves_after_the_notice_and_keeps_the_number() {
	new_test(|| {
		assert!(is_free(BOB, Call::leave { coop: BAKERY }));
		assert_ok!(Membership::leave(signed(BOB), BAKERY));
		let (effective_at, exit) = (START + 91 * DAY, Exit::Justified);
		last(Event::NoticeGiven { coop: BAKERY, member: 2, effective_at, exit, by: NoticeBy::Member });
		assert_noop!(plain(Membership::leave(signed(BOB), BAKERY)), Error::<Test>::AlreadyLeaving);
		assert!(!is_free(BOB, Call::leave { coop: BAKERY }));
		assert!(votes(2));
		assert!(!Membership::is_eligible(BAKERY, 2));
		pass(91 * DAY - 1);
		assert!(Membership::is_seated(BAKERY, 2));
		pass(1);
		last(Event::SeatEnded { coop: BAKERY, member: 2, ending: Ending::Left(exit) });
		assert_eq!(Ended::get(), vec![(BAKERY, 2, SeatEnd::Left)]);
		assert_eq!(
			entry(2).state,
			MemberState::Former { ending: Ending::Left(exit), at: effective_at, ended: effective_at, closed_at: None }
		);
		assert_eq!((entry(2).account, Membership::seat(BAKERY, BOB)), (Some(BOB), None));
		assert!(Membership::is_seated(COURIERS, 2));
		assert_noop!(plain(Membership::leave(signed(BOB), BAKERY)), Error::<Test>::NotMember);
		assert_noop!(plain(Membership::leave(signed(GINA), BAKERY)), Error::<Test>::NotMember);
		// The seat in the other co-op keeps the account.
		assert_eq!(System::providers(&BOB), 1);
	});
}

#[test]
fn everybody_can_leave_whatever_is_pending() {
	new_test(|| {
		bylaws(|bylaws| bylaws.exit_notice_days = 0);
		suspend(4);
		assert_ok!(Membership::appeal(signed(DAVE), BAKERY, 4));
		open_case(4);
		hear(5);
		assert_ok!(Membership::expel(resolved(), 5));
		both(Call::record_death { coop: BAKERY, member: 4, document: doc(1) });
		both(Call::move_seat { coop: BAKERY, member: 4, new_account: HUGO });
		both(Call::leave_on_paper { coop: BAKERY, member: PAPER, document: doc(1) });
		for who in ALICE..=EVE {
			assert_ok!(Membership::leave(signed(who), BAKERY));
		}
		for who in ALICE..=DAVE {
			assert_ok!(Membership::leave(signed(who), COURIERS));
		}
		// What officers say of the paper member can be objected to before it takes effect.
		pass(30 * DAY);
		let roll = Rolls::<Test>::get(BAKERY);
		assert_eq!((roll.seated, roll.voters, roll.last_no), (0, 0, PAPER));
		assert_eq!(KeptAlive::<Test>::iter().count() + Deadlines::<Test>::iter().count(), 0);
	});
}

#[test]
fn who_comes_back_gets_a_new_number() {
	new_test(|| {
		bylaws(|bylaws| bylaws.exit_notice_days = 0);
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert_ok!(Membership::apply(signed(DAVE), BAKERY, Class::Ordinary, doc(1)));
		assert_ok!(Membership::sponsor(signed(EVE), BAKERY, 1));
		both(admission(1));
		assert_eq!(Membership::seat(BAKERY, DAVE), Some(NEXT));
	});
}

#[test]
fn paper_member_leaves_by_two_officers() {
	new_test(|| {
		assert_noop!(Membership::leave_on_paper(signed(ALICE), BAKERY, 4, doc(1)), Error::<Test>::HasAccount);
		both(Call::leave_on_paper { coop: BAKERY, member: PAPER, document: doc(1) });
		assert_noop!(Membership::leave_on_paper(signed(ALICE), BAKERY, PAPER, doc(2)), Error::<Test>::AlreadyLeaving);
		pass(91 * DAY);
		assert_eq!(former(PAPER), Some(Ending::Left(Exit::Justified)));
		assert_noop!(Membership::leave_on_paper(signed(ALICE), BAKERY, PAPER, doc(1)), Error::<Test>::NotSeated);
	});
}

#[test]
fn early_exit_is_unjustified_only_if_two_officers_say_so_in_time() {
	let classify = |justified| Call::classify_exit { coop: BAKERY, member: 4, justified, reason: doc(1) };
	let leave_early = || {
		bylaws(|bylaws| bylaws.min_stay_days = 30_000);
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		Exit::Unclassified { until: START + 90 * DAY }
	};
	new_test(|| {
		assert_noop!(send(ALICE, classify(false)), Error::<Test>::NotLeaving);
		let exit = leave_early();
		assert_eq!(entry(4).notice.unwrap().exit, exit);
		both(classify(false));
		last(Event::ExitClassified { coop: BAKERY, member: 4, exit: Exit::Unjustified, by: (1, 2), reason: doc(1) });
		assert_noop!(send(ALICE, classify(true)), Error::<Test>::ExitClassified);
		pass(91 * DAY);
		assert_eq!(former(4), Some(Ending::Left(Exit::Unjustified)));
		assert_eq!(Ended::get(), [(BAKERY, 4, SeatEnd::LeftEarly)]);
	});
	// Also after the seat has ended, but not after 90 days.
	new_test(|| {
		bylaws(|bylaws| bylaws.exit_notice_days = 0);
		let exit = leave_early();
		assert_eq!(former(4), Some(Ending::Left(exit)));
		both(classify(true));
		assert_eq!(former(4), Some(Ending::Left(Exit::Justified)));
		// Whoever settles with them was told both.
		let unclassified = SeatEnd::LeftUnclassified { until: START + 90 * DAY };
		assert_eq!(Ended::get(), [(BAKERY, 4, unclassified), (BAKERY, 4, SeatEnd::Left)]);
	});
	new_test(|| {
		let exit = leave_early();
		pass(90 * DAY);
		assert_noop!(send(ALICE, classify(false)), Error::<Test>::TooLate);
		pass(DAY);
		assert_eq!(former(4), Some(Ending::Left(exit)));
		assert_noop!(send(ALICE, classify(false)), Error::<Test>::TooLate);
	});
	// After the minimum stay there is nothing to classify.
	new_test(|| {
		bylaws(|bylaws| bylaws.min_stay_days = 1_825);
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert_noop!(send(ALICE, classify(false)), Error::<Test>::ExitClassified);
	});
	// Nobody else's end is an exit.
	new_test(|| {
		dies(4);
		assert_noop!(send(ALICE, classify(false)), Error::<Test>::NotLeaving);
	});
}

#[test]
fn dissent_is_good_cause() {
	new_test(|| {
		bylaws(|bylaws| bylaws.min_stay_days = 30_000);
		let leave = Call::leave_in_dissent { coop: BAKERY, resolution: 3 };
		assert_noop!(send(DAVE, leave.clone()), Error::<Test>::NoDissent);
		assert_noop!(send(HUGO, leave.clone()), Error::<Test>::NotMember);
		Dissent::set(Some((3, 4, 62)));
		assert_noop!(send(EVE, leave.clone()), Error::<Test>::NoDissent);
		assert!(is_free(DAVE, leave.clone()));
		assert_ok!(send(DAVE, leave));
		assert_eq!(entry(4).notice.unwrap().exit, Exit::Dissent { resolution: 3 });
		pass(91 * DAY);
		assert_eq!(former(4), Some(Ending::Left(Exit::Dissent { resolution: 3 })));
	});
}

#[test]
fn death_takes_effect_unless_contested() {
	let record = |member| Call::record_death { coop: BAKERY, member, document: doc(1) };
	new_test(|| {
		both(record(4));
		let effective_at = START + 30 * DAY;
		last(Event::DeathRecorded { coop: BAKERY, member: 4, by: (1, 2), document: doc(1), effective_at });
		assert_noop!(send(CHARLIE, record(4)), Error::<Test>::DeathRecorded);
		assert!(votes(4));
		pass(30 * DAY);
		last(Event::SeatEnded { coop: BAKERY, member: 4, ending: Ending::Deceased });
		assert_eq!(Ended::get(), [(BAKERY, 4, SeatEnd::Died)]);
		assert_noop!(send(ALICE, record(4)), Error::<Test>::NotSeated);
		assert_noop!(send(ALICE, record(99)), Error::<Test>::NoSuchMember);
	});
	new_test(|| {
		let contest = |member| Call::contest_death { coop: BAKERY, member };
		assert_noop!(send(DAVE, contest(4)), Error::<Test>::NoDeathRecorded);
		both(record(4));
		both(record(PAPER));
		assert_noop!(send(HUGO, contest(4)), Error::<Test>::NotMember);
		assert_noop!(send(HUGO, contest(PAPER)), Error::<Test>::NotMember);
		assert!(is_free(DAVE, contest(4)) && is_free(EVE, contest(4)) && is_free(EVE, contest(PAPER)));
		assert_ok!(send(DAVE, contest(4)));
		last(Event::DeathContested { coop: BAKERY, member: 4, by: 4 });
		assert_ok!(send(EVE, contest(PAPER)));
		assert_noop!(send(ALICE, record(4)), Error::<Test>::OnlyMembersCanDeclare);
		pass(30 * DAY);
		assert_eq!(Rolls::<Test>::get(BAKERY).seated, 6);
	});
	new_test(|| {
		both(record(4));
		Time::set(START + 30 * DAY);
		assert_noop!(Membership::contest_death(signed(DAVE), BAKERY, 4), Error::<Test>::TooLate);
		pass(0);
		assert_eq!(former(4), Some(Ending::Deceased));
	});
}

#[test]
fn members_decide_on_a_death_that_was_contested() {
	let decide = || Membership::decide_death(resolved(), 4);
	new_test(|| {
		assert_noop!(Membership::decide_death(resolved(), 99), Error::<Test>::NoSuchMember);
		assert_noop!(decide(), Error::<Test>::OfficersCanDeclare);
		both(Call::record_death { coop: BAKERY, member: 4, document: doc(1) });
		assert_eq!(Deaths::<Test>::get(BAKERY, 4).unwrap().document, Some(doc(1)));
		assert_noop!(decide(), Error::<Test>::OfficersCanDeclare);
		assert_ok!(Membership::contest_death(signed(DAVE), BAKERY, 4));

		assert_noop!(Membership::decide_death(signed(ALICE), 4), DispatchError::BadOrigin);
		for (track, secrecy) in [(Track::Ordinary, Secrecy::Secret), (Track::Special, Secrecy::Open)] {
			mandate(track, secrecy, 0);
			assert_noop!(decide(), Error::<Test>::MandateTooWeak);
		}
		mandate(Track::Special, Secrecy::Secret, 0);
		pass(DAY);
		assert_ok!(decide());
		let effective_at = START + 31 * DAY;
		last(Event::DeathDecided { coop: BAKERY, member: 4, resolution: 7, effective_at });
		assert_eq!(Deaths::<Test>::get(BAKERY, 4), Some(Death { document: None, effective_at }));
		assert_noop!(decide(), Error::<Test>::DeathRecorded);
		assert!(votes(4));
		// Whoever has the key of somebody who died contests it no more, and nobody else does.
		pass(30 * DAY - 1);
		for who in [DAVE, EVE] {
			assert!(!is_free(who, Call::contest_death { coop: BAKERY, member: 4 }));
			assert_noop!(Membership::contest_death(signed(who), BAKERY, 4), Error::<Test>::DecidedByMembers);
		}
		pass(1);
		last(Event::SeatEnded { coop: BAKERY, member: 4, ending: Ending::Deceased });
		assert_eq!(Ended::get(), [(BAKERY, 4, SeatEnd::Died)]);
		assert_eq!(former(4), Some(Ending::Deceased));
		assert_noop!(decide(), Error::<Test>::NotSeated);
	});
	// Others speak up for a paper member once, and then the decision of the members stands.
	new_test(|| {
		both(Call::record_death { coop: BAKERY, member: PAPER, document: doc(1) });
		assert_ok!(Membership::contest_death(signed(EVE), BAKERY, PAPER));
		assert_ok!(Membership::decide_death(resolved(), PAPER));
		assert!(!is_free(EVE, Call::contest_death { coop: BAKERY, member: PAPER }));
		assert_noop!(Membership::contest_death(signed(EVE), BAKERY, PAPER), Error::<Test>::DecidedByMembers);
		pass(30 * DAY);
		assert_eq!(former(PAPER), Some(Ending::Deceased));
	});
}

#[test]
fn membership_is_closed_once_settled_and_erased_after_the_retention() {
	new_test(|| {
		let unlink = Call::unlink { coop: BAKERY, member: 4 };
		let commitment = |byte| Correction::Commitment(Some(doc(byte)));
		for byte in [7, 8] {
			both(Call::correct { coop: BAKERY, member: 4, correction: commitment(byte), document: doc(1) });
		}
		assert_noop!(Membership::close(signed(HUGO), BAKERY, 4), Error::<Test>::StillSeated);
		assert_noop!(send(ALICE, unlink.clone()), Error::<Test>::StillSeated);
		dies(4);
		assert_noop!(send(ALICE, unlink.clone()), Error::<Test>::NotClosed);
		assert_noop!(Membership::close(signed(HUGO), BAKERY, 99), Error::<Test>::NoSuchMember);
		Unsettled::set(vec![4]);
		assert_noop!(Membership::close(signed(HUGO), BAKERY, 4), Error::<Test>::NotSettled);
		Unsettled::set(vec![]);
		assert_ok!(Membership::close(signed(HUGO), BAKERY, 4));
		last(Event::Closed { coop: BAKERY, member: 4 });
		assert_noop!(Membership::close(signed(HUGO), BAKERY, 4), Error::<Test>::AlreadyClosed);

		pass(3_650 * DAY - 1);
		assert_noop!(send(ALICE, unlink.clone()), Error::<Test>::RetainedLonger);
		pass(1);
		Unsettled::set(vec![4]);
		assert_noop!(send(ALICE, unlink.clone()), Error::<Test>::NotSettled);
		Unsettled::set(vec![]);
		OldestKept::set(Some(START));
		assert_noop!(send(ALICE, unlink.clone()), Error::<Test>::BallotsStillKept);
		OldestKept::set(Some(START + 1));
		assert!(Forgotten::get().is_empty());
		both(unlink.clone());
		last(Event::Unlinked { coop: BAKERY, member: 4, by: (1, 2) });
		let erased = entry(4);
		assert_eq!((erased.account, erased.commitment), (None, None));
		assert_eq!(Forgotten::get(), [(BAKERY, 4)]);
		for number in 1..=2 {
			let correction = Corrections::<Test>::get(BAKERY, number).unwrap();
			assert_eq!((correction.old, correction.new), (Correction::Commitment(None), Correction::Commitment(None)));
		}
		assert_noop!(send(ALICE, unlink), Error::<Test>::AlreadyUnlinked);
		let correct = Call::correct { coop: BAKERY, member: 4, correction: commitment(9), document: doc(1) };
		assert_noop!(send(ALICE, correct), Error::<Test>::AlreadyUnlinked);
	});
}

#[test]
fn account_in_use_elsewhere_is_released_later() {
	new_test(|| {
		bylaws(|bylaws| bylaws.exit_notice_days = 0);
		assert_noop!(Membership::release_account(signed(GINA), DAVE), Error::<Test>::NothingToRelease);
		// Something else, session keys for one, needs the account, whose only provider is the seat.
		assert_ok!(Membership::leave(signed(DAVE), COURIERS));
		assert_ok!(System::inc_consumers(&DAVE));
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert_eq!(KeptAlive::<Test>::get(DAVE), Some(0));
		Membership::do_try_state().unwrap();
		assert_noop!(Membership::release_account(signed(GINA), DAVE), Error::<Test>::AccountInUse);

		System::dec_consumers(&DAVE);
		assert_ok!(Membership::release_account(signed(GINA), DAVE));
		last(Event::AccountReleased { account: DAVE });
		assert!(!System::account_exists(&DAVE));
	});
}

#[test]
fn account_waiting_for_release_can_join_again_with_one_reference() {
	new_test(|| {
		bylaws(|bylaws| bylaws.exit_notice_days = 0);
		assert_ok!(System::inc_consumers(&DAVE));
		assert_ok!(Membership::leave(signed(DAVE), COURIERS));
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert_ok!(Membership::invite(signed(ALICE), BAKERY, DAVE));
		assert_eq!((KeptAlive::<Test>::get(DAVE), System::providers(&DAVE)), (Some(1), 1));
		System::dec_consumers(&DAVE);
		assert_ok!(Membership::withdraw(signed(DAVE), BAKERY, 1));
		assert!(!System::account_exists(&DAVE));
	});
}

#[test]
fn what_ends_seats_weighs_what_it_sets_off() {
	use frame_support::dispatch::GetDispatchInfo;
	let (coop, member, document) = (BAKERY, 4, doc(1));
	for call in [
		Call::<Test>::leave { coop },
		Call::leave_in_dissent { coop, resolution: 1 },
		Call::end_probation { coop, member, passed: true, reason: document },
		Call::dismiss_appeal { member },
	] {
		assert_eq!(call.get_dispatch_info().call_weight, Weight::from_parts(17, 0));
	}
	// This may also admit somebody.
	let advance = Call::<Test>::advance { coop, due: Due::Exit(4) };
	assert_eq!(advance.get_dispatch_info().call_weight, Weight::from_parts(17, 0) + ASKING_DISSOLVED);
	let leave_on_paper = Call::leave_on_paper { coop, member, document };
	for call in [Call::<Test>::veto_move { coop, member }, Call::decide_death { member }, leave_on_paper] {
		assert_eq!(call.get_dispatch_info().call_weight, Weight::from_parts(10, 0));
	}
}

#[test]
fn what_is_refused_gives_back_the_weight_that_it_did_not_use() {
	new_test(|| {
		let (coop, member, batch) = (BAKERY, 4, || {
			let one = ImportedMember { account: None, commitment: doc(1), class: Class::Ordinary, joined_at: 7 };
			WrittenBatchOf::<Test>::try_from(vec![one; 3]).unwrap()
		});
		for call in [
			Call::<Test>::leave { coop },
			Call::leave_in_dissent { coop, resolution: 1 },
			Call::end_probation { coop, member, passed: false, reason: doc(1) },
			Call::dismiss_appeal { member },
			Call::import { coop, entries: batch(), document: doc(1) },
			Call::confirm_import { coop, digest: doc(1), document: doc(1) },
			Call::advance { coop, due: Due::Exit(1) },
		] {
			let imports = matches!(call, Call::import { .. } | Call::confirm_import { .. });
			let asked = if imports { ASKING_DISSOLVED } else { Weight::zero() };
			let refused = RuntimeCall::from(call.clone()).dispatch(signed(HUGO)).unwrap_err();
			assert_eq!(refused.post_info.actual_weight, Some(Weight::from_parts(3, 0) + asked), "{call:?}");
		}
		// What a batch weighs that is smaller than it could be.
		assert_ok!(Membership::import(signed(ALICE), coop, batch(), doc(1)));
		let digest = Membership::batch_digest(&batch());
		let confirmed = Membership::confirm_import(signed(EVE), coop, digest, doc(1)).unwrap();
		assert_eq!(confirmed.actual_weight, Some(<() as WeightInfo>::confirm_import(3) + ASKING_DISSOLVED));
	});
}

#[test]
fn queue_stops_at_its_bounds() {
	new_test(|| {
		for coop in [BAKERY, COURIERS] {
			for who in [ALICE, BOB, CHARLIE, DAVE] {
				assert_ok!(Membership::leave(signed(who), coop));
			}
		}
		for number in 1..=10 as AccountId {
			assert_ok!(Membership::apply(signed(100 + number), COURIERS, Class::Ordinary, doc(1)));
		}
		Time::set(START + 91 * DAY);
		let waiting = || Deadlines::<Test>::iter().count();
		assert_eq!(waiting(), 18);
		// Two steps fit, the third does not.
		let step = Weight::from_parts(17, 0) + ASKING_DISSOLVED;
		assert_eq!(Membership::on_idle(1, step * 3 - Weight::from_parts(1, 0)), step * 2);
		assert_eq!(waiting(), 16);
		assert_ok!(Membership::advance(signed(HUGO), BAKERY, Due::Exit(4)));
		assert_ok!(Membership::apply(signed(200), COURIERS, Class::Ordinary, doc(1)));
		Time::set(START + 400 * DAY);
		Membership::on_idle(1, Weight::MAX);
		assert_eq!(waiting(), 0);
		for number in 1..=20 as AccountId {
			assert_ok!(Membership::apply(signed(300 + number), COURIERS, Class::Ordinary, doc(1)));
		}
		Time::set(START + 800 * DAY);
		Membership::on_idle(1, Weight::MAX);
		assert_eq!(waiting(), 4);
	});
}

#[test]
fn genesis_says_what_is_wrong_with_a_register() {
	let refusal = |register: GenesisRegister<AccountId, Hash>| {
		let panic = std::panic::catch_unwind(move || chain(vec![register])).map(|_| ()).unwrap_err();
		panic.downcast_ref::<String>().unwrap().clone()
	};
	assert_eq!(refusal(register(BAKERY, &[ALICE, BOB, ALICE])), "member 3 of co-op 1 of the genesis is listed twice");
	let mut microseconds = register(BAKERY, &[ALICE]);
	microseconds.members[0].joined_at = START * 1_000;
	assert_eq!(
		refusal(microseconds),
		"member 1 of co-op 1 of the genesis joined after the year 2100; the time must be in milliseconds"
	);
	let mut unordered = register(BAKERY, &[ALICE, BOB]);
	unordered.members[1].joined_at = FOUNDED - 1;
	assert_eq!(refusal(unordered), "member 2 of co-op 1 of the genesis joined before the member listed before");
	let mut uncommitted = register(BAKERY, &[ALICE]);
	uncommitted.members[0].commitment = Some(Hash::zero());
	assert_eq!(refusal(uncommitted), "member 1 of co-op 1 of the genesis has an empty commitment");
}

#[test]
fn genesis_seats_members_with_a_vote_and_supporters_without() {
	let mut bakery = register(BAKERY, &[ALICE, BOB]);
	bakery.members[1].class = Class::Supporter;
	bakery.members[1].joined_at = START + DAY;
	chain(vec![bakery]).execute_with(|| {
		assert_eq!((votes(1), votes(2)), (true, false));
		assert_eq!(
			<Membership as Electors<AccountId>>::electorate(BAKERY),
			Electorate { version: 1, electors: 1, suspended: 0 }
		);
		assert!(Membership::is_eligible(BAKERY, 1) && !Membership::is_eligible(BAKERY, 2));
		assert_eq!(<Membership as MemberInspect<AccountId>>::registers(), [BAKERY]);
		assert_eq!(Membership::seat_of(BAKERY, &BOB), Some(2));
		Membership::do_try_state().unwrap();
	});
}

#[test]
fn genesis_enters_what_commits_to_who_a_member_is() {
	let mut bakery = register(BAKERY, &[ALICE, BOB]);
	bakery.members[1].commitment = Some(doc(7));
	chain(vec![bakery]).execute_with(|| {
		let commitment = |member| Membership::member(BAKERY, member).unwrap().commitment;
		assert_eq!((commitment(1), commitment(2)), (None, Some(doc(7))));
		Membership::do_try_state().unwrap();
	});
}

#[test]
fn genesis_is_read_from_json() {
	let register: GenesisRegister<AccountId, Hash> = serde_json::from_str(
		r#"{"coop": 1, "importDays": 9, "members": [{"account": 1, "joinedAt": 5}, {"joinedAt": 6, "class": "supporter"}]}"#,
	)
	.unwrap();
	assert_eq!(
		(register.import_days, register.members[0].account, register.members[0].class),
		(9, Some(1), Class::Ordinary)
	);
	assert_eq!((register.members[1].account, register.members[1].class), (None, Class::Supporter));
}
