//! What needs two officers never happens by one hand.

use super::*;

pub(super) type Scenario = (&'static str, fn() -> Call<Test>);

/// Whom an officer who acts must not be in the scenario of a name: the account, and the error.
fn excluded(name: &str) -> Option<(AccountId, MemberNo, Error<Test>)> {
	match name {
		"admit" | "refuse" | "confirm_contribution" => Some((DAVE, 4, Error::SponsorCannotDecide)),
		"end_probation" => Some((GINA, NEXT, Error::NotOnYourself)),
		// A paper member cannot sign, and a former one sits nowhere.
		"leave_on_paper" | "report_appearance" | "unlink" => None,
		_ => Some((DAVE, 4, Error::NotOnYourself)),
	}
}

/// Every call that two officers make, where it is possible.
pub(super) fn scenarios() -> Vec<Scenario> {
	const COOP: CoopId = BAKERY;
	vec![
		("admit", || admission(gina_applies())),
		("refuse", || refusal(gina_applies(), doc(1))),
		("confirm_contribution", || {
			bylaws(|bylaws| bylaws.entry_contribution = rochdale_primitives::bylaws::Contribution::Required);
			let application = gina_applies();
			both(admission(application));
			contribution(application, doc(1))
		}),
		("end_probation", || {
			gina_joins();
			Call::end_probation { coop: COOP, member: NEXT, passed: false, reason: doc(1) }
		}),
		("leave_on_paper", || Call::leave_on_paper { coop: COOP, member: PAPER, document: doc(1) }),
		("classify_exit", || {
			bylaws(|bylaws| bylaws.min_stay_days = 30_000);
			assert_ok!(Membership::leave(signed(DAVE), BAKERY));
			Call::classify_exit { coop: COOP, member: 4, justified: false, reason: doc(1) }
		}),
		("suspend", || Call::suspend { coop: COOP, member: 4, ground: Ground::Arrears, document: doc(1) }),
		("reinstate", || {
			suspend(4);
			Call::reinstate { coop: COOP, member: 4, document: doc(1) }
		}),
		("open_case", || Call::open_case { coop: COOP, member: 4, kind: CaseKind::LostRequirement, statement: doc(1) }),
		("record_hearing", || {
			open_case(4);
			pass(21 * DAY);
			Call::record_hearing { coop: COOP, member: 4, document: doc(1) }
		}),
		("drop_case", || {
			open_case(4);
			Call::drop_case { coop: COOP, member: 4, document: doc(1) }
		}),
		("record_death", || Call::record_death { coop: COOP, member: 4, document: doc(1) }),
		("report_appearance", || {
			members_decide_on_the_leaving();
			// An auditor needs nobody else.
			end_term(BAKERY, Office::Auditor, 5);
			Call::report_appearance { coop: COOP, member: PAPER, document: doc(1) }
		}),
		("unlink", || {
			bylaws(|bylaws| bylaws.exit_notice_days = 0);
			assert_ok!(Membership::leave(signed(DAVE), BAKERY));
			assert_ok!(Membership::close(signed(HUGO), BAKERY, 4));
			pass(3_650 * DAY);
			Call::unlink { coop: COOP, member: 4 }
		}),
		("move_seat", || Call::move_seat { coop: COOP, member: 4, new_account: HUGO }),
		("correct", || Call::correct {
			coop: COOP,
			member: 4,
			correction: Correction::JoinedAt(FOUNDED + 1),
			document: doc(1),
		}),
	]
}

pub(super) fn each(test: impl Fn(&'static str, Call<Test>)) {
	for (name, set_up) in scenarios() {
		println!("{name}");
		new_test(|| {
			let call = set_up();
			assert!(format!("{call:?}").contains(name), "{call:?}");
			test(name, call);
		});
	}
}

pub(super) fn first_hands() -> Vec<MemberNo> {
	Approvals::<Test>::iter_prefix_values(BAKERY).map(|first| first.entered.by.member).collect()
}

#[test]
fn second_officer_carries_out_what_the_first_approved() {
	each(|_, call| {
		let before = snapshot();
		assert!(is_free(ALICE, call.clone()));
		assert_ok!(send(ALICE, call.clone()));
		assert_eq!(snapshot(), before, "one hand changes nothing");
		let first = Approvals::<Test>::iter_prefix_values(BAKERY).next().unwrap();
		assert_eq!((first.entered.by.member, first.lapses_at), (1, Time::get() + 30 * DAY));
		last(Event::Approved { coop: BAKERY, by: 1, action: first.content, lapses_at: first.lapses_at });

		assert!(!is_free(ALICE, call.clone()));
		assert_noop!(send(ALICE, call.clone()), Error::<Test>::AlreadyApproved);
		assert_eq!(first_hands(), [1]);

		assert!(is_free(BOB, call.clone()));
		assert_ok!(send(BOB, call));
		assert_ne!(snapshot(), before);
		assert!(first_hands().is_empty());
		assert_eq!(OpenApprovals::<Test>::iter().count(), 0);
	});
}

#[test]
fn only_the_board_acts() {
	each(|_, call| {
		assert_noop!(send(EVE, call.clone()), Error::<Test>::NotBoard);
		assert_noop!(send(HUGO, call.clone()), Error::<Test>::NotMember);
		assert!(!is_free(EVE, call.clone()) && !is_free(HUGO, call.clone()));
		assert_ok!(send(ALICE, call.clone()));
		assert_noop!(send(EVE, call.clone()), Error::<Test>::NotBoard);
		assert_noop!(send(HUGO, call), Error::<Test>::NotMember);
	});
}

#[test]
fn officers_who_stay_after_their_term_do_what_is_routine() {
	each(|name, call| {
		for (office, member) in [(Office::Chair, 1), (Office::Secretary, 2), (Office::Treasurer, 3)] {
			let_stay(BAKERY, office, member);
		}
		if ["suspend", "open_case", "classify_exit"].contains(&name) {
			assert!(!is_free(ALICE, call.clone()));
			assert_noop!(send(ALICE, call), Error::<Test>::NotBoard);
			return;
		}
		let before = snapshot();
		assert_ok!(send(ALICE, call.clone()));
		assert_ok!(send(BOB, call));
		assert_ne!(snapshot(), before, "{name}");
	});
}

#[test]
fn nobody_acts_on_himself_or_whom_he_sponsors() {
	each(|name, call| {
		let Some((account, member, error)) = excluded(name) else {
			return;
		};
		appoint_board(BAKERY, &[1, 2, member]);
		assert_noop!(send(account, call.clone()), error);
		assert_ok!(send(ALICE, call.clone()));
		assert!(!is_free(account, call.clone()));
		assert_noop!(send(account, call), excluded(name).unwrap().2);
	});
}

#[test]
fn former_member_who_came_back_does_not_act_on_his_old_entry() {
	new_test(|| {
		bylaws(|bylaws| bylaws.exit_notice_days = 0);
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert_ok!(Membership::close(signed(HUGO), BAKERY, 4));
		assert_ok!(Membership::apply_on_paper(signed(EVE), BAKERY, Class::Ordinary, doc(1)));
		assert_ok!(Membership::withdraw(signed(EVE), BAKERY, 1));
		assert_ok!(Membership::apply(signed(DAVE), BAKERY, Class::Ordinary, doc(1)));
		assert_ok!(Membership::sponsor(signed(EVE), BAKERY, 2));
		both(admission(2));
		appoint_board(BAKERY, &[1, NEXT]);
		pass(3_650 * DAY);
		assert_noop!(Membership::unlink(signed(DAVE), BAKERY, 4), Error::<Test>::NotOnYourself);
	});
}

#[test]
fn approval_lapses() {
	each(|_, call| {
		assert_ok!(send(ALICE, call.clone()));
		// Even before the chain has come to it, the approval counts no more.
		Time::set(Time::get() + 30 * DAY);
		let before = snapshot();
		assert_ok!(send(BOB, call.clone()));
		assert_eq!((first_hands(), snapshot()), (vec![2], before));

		let lapsing = Approvals::<Test>::iter_prefix_values(BAKERY).next().unwrap();
		pass(30 * DAY);
		let by = lapsing.entered.by.member;
		System::assert_has_event(Event::ApprovalLapsed { coop: BAKERY, by, action: lapsing.content }.into());
		assert!(first_hands().is_empty());
		assert_eq!(OpenApprovals::<Test>::iter().count(), 0);
	});
}

#[test]
fn approval_dies_with_the_office() {
	each(|_, call| {
		assert_ok!(send(ALICE, call.clone()));
		appoint_board(BAKERY, &[2, 3]);
		let before = snapshot();
		assert_ok!(send(BOB, call.clone()));
		assert_eq!((first_hands(), snapshot()), (vec![2], before.clone()));
		assert_noop!(send(ALICE, call.clone()), Error::<Test>::NotBoard);
		assert_ok!(send(CHARLIE, call));
		assert_ne!(snapshot(), before);
	});
}

#[test]
fn other_arguments_are_another_action() {
	new_test(|| {
		let suspend = |document| Call::suspend { coop: BAKERY, member: 4, ground: Ground::Arrears, document };
		assert_ok!(send(ALICE, suspend(doc(1))));
		assert_ok!(send(BOB, suspend(doc(2))));
		let ground = Ground::NonParticipation;
		assert_ok!(send(BOB, Call::suspend { coop: BAKERY, member: 4, ground, document: doc(1) }));
		let reinstate = Call::reinstate { coop: BAKERY, member: 4, document: doc(1) };
		assert_noop!(send(BOB, reinstate), Error::<Test>::NotSuspended);
		assert!(votes(4));
		assert_eq!(OpenApprovals::<Test>::get(BAKERY, 1), 1);
		assert_eq!(OpenApprovals::<Test>::get(BAKERY, 2), 2);
	});
}

/// Has a block be replaced, in which another applicant takes the number and the commitment of Gina's application.
fn hugo_takes_the_number_of(application: ApplicationNo) {
	Applications::<Test>::mutate(BAKERY, application, |found| {
		let found = found.as_mut().unwrap();
		ApplicationOf::<Test>::remove(found.account.replace(HUGO).unwrap(), BAKERY);
		ApplicationOf::<Test>::insert(HUGO, BAKERY, application);
	});
	Membership::keep_alive(&HUGO).unwrap();
	Membership::let_go(&GINA);
}

#[test]
fn officers_decide_on_the_applicant_whom_they_looked_at() {
	type Decide = fn(ApplicationNo) -> Call<Test>;
	let decisions: [Decide; 3] =
		[admission, |application| refusal(application, doc(1)), |application| contribution(application, doc(1))];
	for (nth, decide) in decisions.into_iter().enumerate() {
		new_test(|| {
			bylaws(|bylaws| bylaws.entry_contribution = rochdale_primitives::bylaws::Contribution::Required);
			let application = gina_applies();
			if nth == 2 {
				both(admission(application));
			}
			let on_gina = decide(application);
			assert_ok!(send(ALICE, on_gina.clone()));
			let reached = stage(application);
			hugo_takes_the_number_of(application);
			// Neither the second hand nor a first one counts for somebody else.
			for who in [BOB, CHARLIE] {
				assert_eq!(on_gina.charge(&who), Charge::Refused(Error::<Test>::OtherCandidate.into()));
				assert_noop!(send(who, on_gina.clone()), Error::<Test>::OtherCandidate);
			}
			// Who decides on the other one begins anew.
			let on_hugo = decide(application);
			assert_ok!(send(BOB, on_hugo.clone()));
			assert_eq!(stage(application), reached);
			assert_ok!(send(CHARLIE, on_hugo));
			assert_ne!(stage(application), reached);
		});
	}
}

#[test]
fn first_hand_counts_for_the_case_and_the_suspension_that_it_was_about() {
	let open = |statement| both(Call::open_case { coop: BAKERY, member: 4, kind: CaseKind::Offence(3), statement });
	let drop = |document| Call::drop_case { coop: BAKERY, member: 4, document };
	new_test(|| {
		let hearing = || Call::record_hearing { coop: BAKERY, member: 4, document: doc(3) };
		open(doc(2));
		pass(21 * DAY);
		assert_ok!(send(ALICE, hearing()));
		assert_ok!(send(ALICE, drop(doc(5))));
		both(drop(doc(6)));
		// A week later there is another case, of which nobody was heard.
		bylaws(|bylaws| bylaws.expulsion_notice_days = 1);
		open(doc(4));
		pass(2 * DAY);
		assert_ok!(send(BOB, hearing()));
		assert!(Cases::<Test>::get(BAKERY, 4).unwrap().hearing.is_none());
		assert_ok!(send(BOB, drop(doc(5))));
		assert!(Cases::<Test>::contains_key(BAKERY, 4));
		assert_ok!(send(CHARLIE, hearing()));
		assert!(Cases::<Test>::get(BAKERY, 4).unwrap().hearing.is_some());
		assert_ok!(send(CHARLIE, drop(doc(5))));
		assert!(!Cases::<Test>::contains_key(BAKERY, 4));
	});
	// Nor for one with the same statement.
	new_test(|| {
		bylaws(|bylaws| bylaws.expulsion_notice_days = 1);
		let hearing = || Call::record_hearing { coop: BAKERY, member: 4, document: doc(3) };
		open(doc(2));
		pass(2 * DAY);
		assert_ok!(send(ALICE, hearing()));
		assert_ok!(send(ALICE, drop(doc(5))));
		both(drop(doc(6)));
		open(doc(2));
		pass(2 * DAY);
		assert_ok!(send(BOB, hearing()));
		assert!(Cases::<Test>::get(BAKERY, 4).unwrap().hearing.is_none());
		assert_ok!(send(BOB, drop(doc(5))));
		assert!(Cases::<Test>::contains_key(BAKERY, 4));
		assert_ok!(send(CHARLIE, hearing()));
		assert!(Cases::<Test>::get(BAKERY, 4).unwrap().hearing.is_some());
	});
	// Nor for one about something else, opened at the same time.
	new_test(|| {
		open(doc(2));
		assert_ok!(send(ALICE, drop(doc(5))));
		both(drop(doc(6)));
		let kind = CaseKind::LostRequirement;
		both(Call::open_case { coop: BAKERY, member: 4, kind, statement: doc(2) });
		assert_ok!(send(BOB, drop(doc(5))));
		assert!(Cases::<Test>::contains_key(BAKERY, 4));
	});
	new_test(|| {
		let suspend = |ground, document| both(Call::suspend { coop: BAKERY, member: 4, ground, document });
		let reinstate = |document| Call::reinstate { coop: BAKERY, member: 4, document };
		suspend(Ground::Arrears, doc(1));
		assert_ok!(send(ALICE, reinstate(doc(2))));
		both(reinstate(doc(3)));
		OfficersShare::set(10_000);
		suspend(Ground::NonParticipation, doc(4));
		assert_ok!(send(BOB, reinstate(doc(2))));
		assert!(entry(4).suspension.is_some());
		assert_ok!(send(CHARLIE, reinstate(doc(2))));
		assert!(entry(4).suspension.is_none());
	});
	// Nor with the same document, later or on another ground.
	for (later, ground) in [(DAY, Ground::Arrears), (0, Ground::NonParticipation)] {
		new_test(|| {
			let suspend = |ground| both(Call::suspend { coop: BAKERY, member: 4, ground, document: doc(1) });
			let reinstate = |document| Call::reinstate { coop: BAKERY, member: 4, document };
			OfficersShare::set(10_000);
			suspend(Ground::Arrears);
			assert_ok!(send(ALICE, reinstate(doc(2))));
			both(reinstate(doc(3)));
			pass(later);
			suspend(ground);
			assert_ok!(send(BOB, reinstate(doc(2))));
			assert!(entry(4).suspension.is_some());
			assert_ok!(send(CHARLIE, reinstate(doc(2))));
			assert!(entry(4).suspension.is_none());
		});
	}
}

#[test]
fn officer_has_few_approvals_open_and_takes_nobody_elses_place() {
	new_test(|| {
		let correct = |number: Moment| Call::correct {
			coop: BAKERY,
			member: 4,
			correction: Correction::JoinedAt(number),
			document: doc(1),
		};
		for number in 1..=4 {
			assert_ok!(send(ALICE, correct(number)));
		}
		assert!(!is_free(ALICE, correct(5)));
		assert_noop!(send(ALICE, correct(5)), Error::<Test>::TooManyApprovals);
		assert_ok!(send(BOB, correct(5)));
		// Being the second needs no place, and gives the first one back.
		assert_ok!(send(ALICE, correct(5)));
		assert_ok!(send(BOB, correct(1)));
		assert_ok!(send(ALICE, correct(6)));
		// The own one that has lapsed makes room for itself.
		Time::set(START + 30 * DAY);
		assert_ok!(send(ALICE, correct(2)));
		assert_eq!(OpenApprovals::<Test>::get(BAKERY, 1), 4);
	});
}

/// Two officers who open and drop a case until one of them may not begin another.
fn open_and_drop() -> u32 {
	let open = || Call::open_case { coop: BAKERY, member: 4, kind: CaseKind::LostRequirement, statement: doc(1) };
	let drop = || Call::drop_case { coop: BAKERY, member: 4, document: doc(1) };
	(0..)
		.map(|round| if round % 2 == 0 { open() } else { drop() })
		.take_while(|call| {
			let free = is_free(ALICE, call.clone());
			assert_eq!(send(ALICE, call.clone()).is_ok(), free);
			free && send(BOB, call.clone()).is_ok()
		})
		.count() as u32
}

#[test]
fn officers_cannot_fill_blocks_with_what_they_do_and_undo() {
	new_test(|| {
		let most = <<Test as Config>::ApprovalsPerOfficer as Get<u32>>::get();
		assert_eq!(open_and_drop(), most);
		assert_noop!(Membership::suspend(signed(ALICE), BAKERY, 5, Ground::Arrears, doc(1)), Error::<Test>::QuotaUsed);
		// Others are not held up, and she is a second hand all the same.
		assert_ok!(Membership::suspend(signed(BOB), BAKERY, 5, Ground::Arrears, doc(1)));
		assert_ok!(Membership::suspend(signed(ALICE), BAKERY, 5, Ground::Arrears, doc(1)));
		for periods in 1..=3 {
			pass(30 * periods * DAY);
			assert_eq!(open_and_drop(), most, "after {periods} periods");
		}
	});
}
