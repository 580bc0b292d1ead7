//! Each invariant sees the state that it forbids.

use super::*;

/// Corrupts the state of a chain on which much is under way, and gives what the check says.
fn corrupted(corrupt: impl FnOnce()) -> DispatchError {
	two_coops().execute_with(|| {
		// Applications 1 and 2 are Gina's, which is under review, and an invitation of Hugo.
		gina_applies();
		assert_ok!(Membership::invite(signed(DAVE), BAKERY, HUGO));
		assert_ok!(send(ALICE, admission(1)));
		Time::set(START + 1);
		suspend(4);
		assert_ok!(Membership::appeal(signed(DAVE), BAKERY, 4));
		open_case(5);
		both(Call::record_death { coop: BAKERY, member: 5, document: doc(1) });
		both(Call::move_seat { coop: BAKERY, member: 5, new_account: 50 });
		both(Call::correct { coop: BAKERY, member: 4, correction: Correction::JoinedAt(5), document: doc(1) });
		assert_ok!(Membership::leave(signed(EVE), BAKERY));
		dies(3);
		Membership::do_try_state().unwrap();
		corrupt();
		Membership::do_try_state().unwrap_err()
	})
}

fn change_member(member: u32, change: impl FnOnce(&mut EntryOf<Test>)) {
	Members::<Test>::mutate(BAKERY, member, |entry| change(entry.as_mut().unwrap()));
}

fn change_roll(change: impl FnOnce(&mut Roll)) {
	Rolls::<Test>::mutate(BAKERY, change);
}

fn change_application(application: u32, change: impl FnOnce(&mut ApplicationInfoOf<Test>)) {
	Applications::<Test>::mutate(BAKERY, application, |found| change(found.as_mut().unwrap()));
}

#[test]
fn numbers_are_gap_free() {
	assert_eq!(corrupted(|| Members::<Test>::remove(BAKERY, 3)), says("1: a number in the register is missing"));
	assert_eq!(corrupted(|| change_roll(|roll| roll.last_no = 7)), says("1: a number in the register is missing"));
	assert_eq!(corrupted(|| change_roll(|roll| roll.last_no = 5)), says("1: a member's number was not given out"));
	let wrong = says("1: a correction is missing or was not given out");
	assert_eq!(corrupted(|| change_roll(|roll| roll.last_correction = 2)), wrong);
	assert_eq!(
		corrupted(|| {
			let correction = Corrections::<Test>::get(BAKERY, 1).unwrap();
			Corrections::<Test>::insert(BAKERY, 2, correction);
		}),
		wrong
	);
	assert_eq!(
		corrupted(|| change_roll(|roll| roll.last_application = 1)),
		says("1: an application's number was not given out")
	);
}

#[test]
fn counts_are_right() {
	let wrong = says("2: the count of seats or of votes is wrong");
	assert_eq!(corrupted(|| change_roll(|roll| roll.seated = 6)), wrong);
	assert_eq!(corrupted(|| change_roll(|roll| roll.voters = 5)), wrong);
}

#[test]
fn seats_and_members_correspond() {
	let orphan = says("3: a seated member has no seat by their account");
	assert_eq!(corrupted(|| Seats::<Test>::remove(DAVE, BAKERY)), orphan);
	assert_eq!(corrupted(|| Seats::<Test>::insert(DAVE, BAKERY, 1)), orphan);
	assert_eq!(corrupted(|| change_member(4, |entry| entry.account = Some(BOB))), orphan);
	assert_eq!(corrupted(|| Seats::<Test>::insert(CHARLIE, BAKERY, 3)), says("3: a seat belongs to no seated member"));
}

#[test]
fn history_is_complete_and_in_order() {
	assert_eq!(corrupted(|| SeatHistory::<Test>::remove(BAKERY, 0)), says("4: the history of the count has a gap"));
	let wrong = says("4: the history of the count is too long, out of order or not up to date");
	let insert =
		|index, from, voters| corrupted(move || SeatHistory::<Test>::insert(BAKERY, index, SeatCount { from, voters }));
	assert_eq!(insert(2, START + 2, 4), wrong);
	assert_eq!(insert(0, START + 2, 4), wrong);
	assert_eq!(insert(1, START + 1, 5), wrong);
}

#[test]
fn votes_are_as_the_rules_say() {
	let wrong = says("5: somebody has a vote against the rules, or none");
	assert_eq!(corrupted(|| change_member(4, |entry| entry.suspension = None)), wrong);
	assert_eq!(corrupted(|| change_member(1, |entry| entry.class = Class::Supporter)), wrong);
	assert_eq!(corrupted(|| change_member(1, |entry| entry.seasons_at = Some(START))), wrong);
	assert_eq!(corrupted(|| change_member(1, |entry| entry.votes = BoundedVec::new())), wrong);
	let order = says("5: the changes of a vote are out of order");
	assert_eq!(corrupted(|| change_member(4, |entry| entry.votes[0].version = 99)), order);
	assert_eq!(corrupted(|| change_member(4, |entry| entry.votes[0].votes = false)), order);
	assert_eq!(corrupted(|| change_member(4, |entry| entry.votes[0].at = START + 9)), order);
	assert_eq!(corrupted(|| change_member(1, |entry| entry.votes[0].version = 99)), order);
}

#[test]
fn candidates_are_no_members_and_rest_on_members() {
	let rests = says("6: an application rests twice on somebody, or on somebody who never was a member");
	let sponsors = |sponsors: Vec<MemberNo>| {
		corrupted(|| change_application(1, |found| found.sponsors = sponsors.try_into().unwrap()))
	};
	assert_eq!(sponsors(vec![9]), rests);
	assert_eq!(sponsors(vec![4, 4]), rests);
	let by = Stage::Invited { by: 9, lapses_at: START + 30 * DAY };
	assert_eq!(corrupted(|| change_application(2, |found| found.stage = by)), rests);
	let wrong = says("6: a candidate is a member or does not find the application");
	assert_eq!(corrupted(|| change_application(1, |found| found.account = Some(DAVE))), wrong);
	assert_eq!(corrupted(|| ApplicationOf::<Test>::remove(GINA, BAKERY)), wrong);
	assert_eq!(
		corrupted(|| ApplicationOf::<Test>::insert(99, BAKERY, 1)),
		says("6: somebody finds an application that is not there")
	);
}

#[test]
fn open_invitations_are_counted_and_bounded() {
	let wrong = says("7: the count of open invitations is wrong or beyond the bound");
	assert_eq!(corrupted(|| OpenInvitations::<Test>::insert(BAKERY, 2)), wrong);
	assert_eq!(corrupted(|| OpenInvitations::<Test>::remove(BAKERY)), wrong);
	assert_eq!(
		corrupted(|| {
			for newcomer in 60..65 {
				let invitation = Applications::<Test>::get(BAKERY, 2).unwrap();
				Membership::open(BAKERY, Application { account: Some(newcomer), ..invitation }).unwrap();
			}
			OpenInvitations::<Test>::insert(BAKERY, 6);
		}),
		wrong
	);
}

#[test]
fn what_waits_is_in_the_queue_and_nothing_else() {
	let keys = two_coops().execute_with(|| {
		gina_applies();
		Deadlines::<Test>::iter_keys().count()
	});
	assert_eq!(keys, 1);
	let missing = says("8: something waits for its time and is not in the queue");
	for due in [Due::Application(1), Due::Suspension(4), Due::Case(5), Due::Death(5), Due::Move(5), Due::Exit(5)] {
		assert_eq!(
			corrupted(|| {
				let at = Membership::deadline_of(BAKERY, due).unwrap();
				Membership::unschedule(at, (BAKERY, due));
			}),
			missing
		);
	}
	assert_eq!(
		corrupted(|| {
			let (key, stored) = Approvals::<Test>::iter_prefix(BAKERY).next().unwrap();
			Membership::unschedule(stored.lapses_at, (BAKERY, Due::Approval(key)));
		}),
		missing
	);
	assert_eq!(corrupted(|| change_member(4, |entry| entry.state = MemberState::Probation { until: START })), missing);
	assert_eq!(
		corrupted(|| {
			change_member(4, |entry| (entry.seasons_at, entry.vote_suspended) = (Some(START), false));
			change_roll(|roll| roll.suspended = 0);
		}),
		missing
	);
	assert_eq!(
		corrupted(|| Membership::schedule(START, (BAKERY, Due::Exit(1)))),
		says("8: the queue has an entry for nothing")
	);
}

#[test]
fn approvals_are_counted() {
	let wrong = says("9: an approval is not stored under its hash, or is that of another co-op");
	assert_eq!(
		corrupted(|| {
			let (_, stored) = Approvals::<Test>::iter_prefix(BAKERY).next().unwrap();
			Approvals::<Test>::insert(BAKERY, [1; 32], stored);
		}),
		wrong
	);
	assert_eq!(
		corrupted(|| {
			let (key, stored) = Approvals::<Test>::iter_prefix(BAKERY).next().unwrap();
			Approvals::<Test>::insert(COURIERS, key, stored);
		}),
		wrong
	);
	let wrong = says("9: the count of an officer's approvals is wrong or beyond the bound");
	assert_eq!(corrupted(|| OpenApprovals::<Test>::insert(BAKERY, 1, 2)), wrong);
	assert_eq!(
		corrupted(|| {
			for number in 0..4 {
				let action = Action::RecordDeath { member: 4, document: doc(number) };
				let key = Membership::action_hash(&action);
				let lapses_at = START + DAY;
				let entered = Entered::now::<MockClock>(Hand { coop: BAKERY, member: 1 }, &ALICE);
				Approvals::<Test>::insert(BAKERY, key, FirstHand { entered, lapses_at, content: action });
			}
			OpenApprovals::<Test>::insert(BAKERY, 1, 5);
		}),
		wrong
	);
}

#[test]
fn moves_lead_from_a_seat_to_a_new_account() {
	let wrong = says("10: a seat moves that is none, or to an account that cannot take it");
	assert_eq!(corrupted(|| MovesTo::<Test>::remove(50, BAKERY)), wrong);
	let to = |new_account| {
		corrupted(|| {
			let pending = Moves::<Test>::get(BAKERY, 5).unwrap();
			Moves::<Test>::insert(BAKERY, 5, Move { new_account, ..pending });
			MovesTo::<Test>::insert(new_account, BAKERY, 5);
		})
	};
	assert_eq!(to(DAVE), wrong);
	assert_eq!(to(GINA), wrong);
	assert_eq!(
		corrupted(|| {
			let pending = Moves::<Test>::take(BAKERY, 5).unwrap();
			Moves::<Test>::insert(BAKERY, 3, pending);
			MovesTo::<Test>::insert(50, BAKERY, 3);
		}),
		wrong
	);
	assert_eq!(
		corrupted(|| MovesTo::<Test>::insert(51, BAKERY, 5)),
		says("10: an account waits for a seat that does not move")
	);
}

#[test]
fn only_seated_members_have_something_pending() {
	assert_eq!(
		corrupted(|| change_member(3, |entry| {
			entry.notice = Some(ExitNotice { effective_at: START, exit: Exit::Justified, by: NoticeBy::Member })
		})),
		says("11: somebody is suspended or leaving who does not sit in the co-op")
	);
	let case = says("11: somebody is under case who is no member for good");
	assert_eq!(corrupted(|| change_member(5, |entry| entry.state = MemberState::Probation { until: START })), case);
	let death = says("11: somebody is said to be dead who does not sit in the co-op");
	assert_eq!(corrupted(|| Deaths::<Test>::swap(BAKERY, 5, BAKERY, 3)), death);
	assert_eq!(corrupted(|| Cases::<Test>::swap(BAKERY, 5, BAKERY, 3)), case);
	assert_eq!(corrupted(|| Deaths::<Test>::swap(BAKERY, 5, BAKERY, 99)), says("11: nobody is said to be dead"));
	assert_eq!(corrupted(|| Cases::<Test>::swap(BAKERY, 5, BAKERY, 99)), says("11: there is a case against nobody"));
}

#[test]
fn accounts_are_kept_alive_as_often_as_needed() {
	let wrong = says("12: an account is kept alive too often or not at all");
	assert_eq!(corrupted(|| KeptAlive::<Test>::insert(DAVE, 1)), wrong);
	assert_eq!(corrupted(|| KeptAlive::<Test>::insert(99, 1)), wrong);
	assert_eq!(corrupted(|| assert!(System::dec_providers(&GINA).is_ok())), wrong);
	assert_eq!(
		corrupted(|| KeptAlive::<Test>::remove(50)),
		says("12: a member's or candidate's account is not kept alive")
	);
}

#[test]
fn corrections_belong_to_their_entries() {
	let wrong = says("13: an entry points to a correction of another one, or to one that should be erased");
	assert_eq!(
		corrupted(|| {
			Corrections::<Test>::mutate(BAKERY, 1, |correction| correction.as_mut().unwrap().member = 1);
		}),
		wrong
	);
	assert_eq!(corrupted(|| Corrections::<Test>::remove(BAKERY, 1)), wrong);
	assert_eq!(
		corrupted(|| change_member(3, |entry| entry.erased = true)),
		says("13: an erased entry has an account or a commitment")
	);
	assert_eq!(
		corrupted(|| {
			let new = Correction::Commitment(Some(doc(1)));
			let correction = Corrections::<Test>::get(BAKERY, 1).unwrap();
			Corrections::<Test>::insert(BAKERY, 2, CorrectingEntry { member: 3, new, ..correction });
			change_roll(|roll| roll.last_correction = 2);
			change_member(3, |entry| {
				(entry.erased, entry.account) = (true, None);
				entry.corrections.try_push(2).unwrap();
			});
		}),
		wrong
	);
}

#[test]
fn suspended_votes_are_counted() {
	let wrong = says("14: the count of suspended votes is wrong");
	assert_eq!(corrupted(|| change_roll(|roll| roll.suspended = 0)), wrong);
	assert_eq!(corrupted(|| change_roll(|roll| roll.suspended = 2)), wrong);
	let wrong = says("14: an entry is wrong about its suspended vote");
	assert_eq!(corrupted(|| change_member(4, |entry| entry.vote_suspended = false)), wrong);
	assert_eq!(corrupted(|| change_member(1, |entry| entry.vote_suspended = true)), wrong);
}

#[test]
fn officers_and_members_decide_what_is_theirs() {
	let wrong = says("15: officers said what only the members can decide, or the members what officers can");
	assert_eq!(corrupted(|| change_member(5, |entry| entry.declared_by_members_only = true)), wrong);
	let decided = |death: &mut Option<DeathOf<Test>>| death.as_mut().unwrap().document = None;
	assert_eq!(corrupted(|| Deaths::<Test>::mutate(BAKERY, 5, decided)), wrong);
	for (by, only) in [(NoticeBy::Officers, true), (NoticeBy::Members, false)] {
		assert_eq!(
			corrupted(|| change_member(5, |entry| {
				entry.notice.as_mut().unwrap().by = by;
				entry.leaves_by_members_only = only;
			})),
			wrong
		);
	}
}

#[test]
#[should_panic(expected = "what is due can be carried out")]
fn deadline_of_nothing_is_noticed() {
	new_test(|| {
		Membership::schedule(0, (BAKERY, Due::Case(1)));
		pass(0);
	});
}

#[test]
#[should_panic(expected = "an account is let go as often as it was kept alive")]
fn letting_go_too_often_is_noticed() {
	new_test(|| Membership::let_go(&GINA));
}
