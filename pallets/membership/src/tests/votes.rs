//! Who has a vote, now and in every version of the electorate.

use super::*;
use rochdale_primitives::{Electors, MemberInspect};

fn electorate() -> Electorate {
	<Membership as Electors<AccountId>>::electorate(BAKERY)
}

fn is_elector(member: MemberNo, version: u32) -> bool {
	<Membership as Electors<AccountId>>::is_elector(BAKERY, member, version)
}

fn reinstate(member: MemberNo) {
	both(Call::reinstate { coop: BAKERY, member, document: doc(2) });
}

#[test]
fn new_member_votes_after_the_seasoning() {
	new_test(|| {
		gina_joins();
		assert_eq!(electorate(), Electorate { version: 6, electors: 6, suspended: 0 });
		pass(31 * DAY - 1);
		assert!(!votes(NEXT));
		pass(1);
		last(Event::VoteGained { coop: BAKERY, member: NEXT });
		assert!(votes(NEXT));
		assert_eq!(electorate(), Electorate { version: 7, electors: 7, suspended: 0 });
		assert!(is_elector(NEXT, 7) && !is_elector(NEXT, 6));
		assert_eq!((Membership::seats_at(BAKERY, Time::get() - 1), Membership::seats_at(BAKERY, Time::get())), (6, 7));
	});
}

#[test]
fn bylaws_of_the_entry_fix_the_seasoning() {
	new_test(|| {
		gina_joins();
		bylaws(|bylaws| bylaws.vote_seasoning_days = 0);
		pass(30 * DAY);
		assert!(!votes(NEXT));
		pass(DAY);
		assert!(votes(NEXT));
	});
}

#[test]
fn supporter_never_votes_and_holds_no_office() {
	new_test(|| {
		bylaws(|bylaws| (bylaws.probation_days, bylaws.vote_seasoning_days) = (0, 0));
		assert_ok!(Membership::invite(signed(DAVE), BAKERY, GINA));
		assert_ok!(Membership::accept_invitation(signed(GINA), BAKERY, Class::Supporter, doc(9)));
		both(admission(1));
		pass(100 * DAY);
		assert!(!votes(NEXT) && !Membership::is_eligible(BAKERY, NEXT));
		open_case(NEXT);
		suspend(4);
		assert!(!votes(NEXT));
		assert_eq!((voters(), Rolls::<Test>::get(BAKERY).seated), (5, 7));
	});
}

#[test]
fn members_keep_the_rights_that_practice_gives() {
	new_test(|| {
		// Leaving members vote until the end.
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert!(votes(4));
		suspend(4);
		assert!(!votes(4));
		// Under case a suspended member has the vote again, and loses it with the end of the case.
		open_case(4);
		assert!(votes(4) && !Membership::is_eligible(BAKERY, 4));
		both(Call::drop_case { coop: BAKERY, member: 4, document: doc(5) });
		assert!(!votes(4));
		hear(4);
		assert_ok!(Membership::expel(resolved(), 4));
		assert!(votes(4));
		pass(33 * DAY);
		assert!(!Membership::is_seated(BAKERY, 4) && !is_elector(4, electorate().version - 1));
	});
}

#[test]
fn only_some_can_be_given_an_office() {
	new_test(|| {
		assert!(Membership::is_eligible(BAKERY, 4));
		assert!(!Membership::is_eligible(BAKERY, PAPER));
		assert!(!Membership::is_eligible(BAKERY, 99));
		gina_joins();
		assert!(!Membership::is_eligible(BAKERY, NEXT));
		pass(180 * DAY);
		assert!(Membership::is_eligible(BAKERY, NEXT));
		assert_ok!(Membership::leave(signed(GINA), BAKERY));
		assert!(!Membership::is_eligible(BAKERY, NEXT));
	});
}

#[test]
fn two_officers_keep_nobody_from_an_office_by_suspending_them() {
	new_test(|| {
		suspend(4);
		assert!(Membership::is_eligible(BAKERY, 4) && !Membership::is_in_good_standing(BAKERY, 4));
		// Also where a case gives them their vote back.
		open_case(4);
		assert!(Membership::is_eligible(BAKERY, 4) && !Membership::is_in_good_standing(BAKERY, 4));
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert!(!Membership::is_eligible(BAKERY, 4));
		assert!(Membership::is_eligible(BAKERY, 5) && Membership::is_in_good_standing(BAKERY, 5));
		for nobody in [PAPER, 99] {
			assert!(!Membership::is_in_good_standing(BAKERY, nobody));
		}
	});
}

#[test]
fn version_tells_who_had_a_vote() {
	new_test(|| {
		let start = electorate().version;
		assert_eq!(start, 6);
		assert!(is_elector(4, start) && is_elector(6, start) && !is_elector(4, 3) && !is_elector(99, start));
		suspend(4);
		let suspended = electorate();
		assert_eq!(suspended, Electorate { version: start + 1, electors: 5, suspended: 1 });
		// What was open goes on with the vote, what opens now goes on without it.
		assert!(is_elector(4, start) && !is_elector(4, suspended.version));
		reinstate(4);
		assert!(is_elector(4, start) && !is_elector(4, start + 1) && is_elector(4, start + 2));
		dies(4);
		assert!(!is_elector(4, start));
		assert_eq!(electorate(), Electorate { version: start + 3, electors: 5, suspended: 0 });
	});
}

#[test]
fn vote_changes_seldom_enough_to_be_remembered() {
	new_test(|| {
		OfficersShare::set(10_000);
		// One change at the founding, and three times two.
		for _ in 0..3 {
			suspend(4);
			pass(DAY);
			reinstate(4);
			pass(DAY);
		}
		assert_eq!(entry(4).votes.len(), 7);
		let call = Call::suspend { coop: BAKERY, member: 4, ground: Ground::Arrears, document: doc(1) };
		// The founding is long ago, so that one place is free and one can be made free.
		both(call.clone());
		reinstate(4);
		assert_eq!(entry(4).votes.len(), 8);
		assert!(!is_free(ALICE, call.clone()));
		assert_noop!(send(ALICE, call.clone()), Error::<Test>::SuspendedTooOften);
		// The oldest two are suspension and reinstatement of the first two days.
		Time::set(START + 200 * DAY);
		assert_noop!(send(ALICE, call.clone()), Error::<Test>::SuspendedTooOften);
		Time::set(START + 201 * DAY);
		both(call);
		assert!(is_elector(4, 8) && !is_elector(4, 7), "what was dropped is older than what can be asked for");
	});
}

#[test]
fn case_against_a_suspended_member_needs_room_for_the_vote() {
	new_test(|| {
		OfficersShare::set(10_000);
		for _ in 0..2 {
			suspend(4);
			reinstate(4);
		}
		suspend(4);
		for _ in 0..1 {
			open_case(4);
			both(Call::drop_case { coop: BAKERY, member: 4, document: doc(5) });
		}
		assert_eq!(entry(4).votes.len(), 8);
		let call = Call::open_case { coop: BAKERY, member: 4, kind: CaseKind::Offence(1), statement: doc(1) };
		assert_noop!(send(ALICE, call.clone()), Error::<Test>::SuspendedTooOften);
		// Reinstated first, he can be under case without a change of his vote.
		reinstate(4);
		both(call);
		assert!(votes(4));
	});
}

#[test]
fn versions_are_exact_as_long_as_they_are_asked_for() {
	new_test(|| {
		OfficersShare::set(10_000);
		// A model that forgets nothing.
		let mut model = vec![];
		let mut suspended = false;
		for round in 0..60 {
			let call = if suspended {
				Call::reinstate { coop: BAKERY, member: 4, document: doc(round) }
			} else {
				Call::suspend { coop: BAKERY, member: 4, ground: Ground::Arrears, document: doc(round) }
			};
			if send(ALICE, call.clone()).is_ok() && send(BOB, call).is_ok() {
				suspended = !suspended;
			}
			model.push((Time::get(), electorate().version, !suspended));
			for (at, version, voted) in &model {
				if Time::get() < at + 200 * DAY {
					assert_eq!(is_elector(4, *version), *voted, "{round} {version}");
				}
			}
			pass(9 * DAY);
		}
		assert!(entry(4).votes.first().unwrap().version > 10, "some were forgotten");
	});
}

#[test]
fn suspension_before_the_seasoning_is_over_counts() {
	new_test(|| {
		bylaws(|bylaws| bylaws.probation_days = 0);
		gina_joins();
		suspend(NEXT);
		pass(31 * DAY);
		assert!(!votes(NEXT));
		both(Call::reinstate { coop: BAKERY, member: NEXT, document: doc(2) });
		assert!(votes(NEXT));
	});
}

#[test]
fn suspended_electors_are_counted() {
	new_test(|| {
		OfficersShare::set(10_000);
		let suspended = || electorate().suspended;
		bylaws(|bylaws| bylaws.probation_days = 0);
		gina_joins();
		suspend(NEXT);
		// She would not have a vote yet.
		assert_eq!((suspended(), entry(NEXT).vote_suspended), (0, false));
		pass(31 * DAY);
		assert_eq!((suspended(), entry(NEXT).vote_suspended), (1, true));
		assert_eq!(electorate().electors, 6);
		suspend(4);
		assert_eq!(suspended(), 2);
		// Under case he has the vote.
		open_case(4);
		assert_eq!((suspended(), entry(4).vote_suspended), (1, false));
		both(Call::drop_case { coop: BAKERY, member: 4, document: doc(5) });
		assert_eq!(suspended(), 2);
		reinstate(4);
		assert_eq!((suspended(), electorate().electors), (1, 6));
		assert_ok!(Membership::appeal(signed(GINA), BAKERY, NEXT));
		assert_eq!(suspended(), 1);
		pass(59 * DAY);
		assert_eq!((suspended(), electorate().electors), (0, 7));
		// Who leaves while suspended is counted no more, and supporters never are.
		suspend(4);
		assert_eq!(suspended(), 1);
		bylaws(|bylaws| bylaws.exit_notice_days = 0);
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert_eq!((suspended(), entry(4).vote_suspended), (0, false));
		assert_ok!(Membership::invite(signed(EVE), BAKERY, HUGO));
		assert_ok!(Membership::accept_invitation(signed(HUGO), BAKERY, Class::Supporter, doc(9)));
		both(admission(2));
		suspend(NEXT + 1);
		assert_eq!((suspended(), entry(NEXT + 1).vote_suspended), (0, false));
	});
}

#[test]
fn count_is_found_with_few_reads_in_a_long_history() {
	new_test(|| {
		bylaws(|bylaws| bylaws.exit_notice_days = 0);
		for round in 0..500u32 {
			let at = START + 2 * u64::from(round);
			Time::set(at);
			let newcomer = Newcomer {
				account: Some(1_000 + AccountId::from(round)),
				commitment: None,
				class: Class::Ordinary,
				joined_at: at,
				state: MemberState::Active,
				seasons_at: None,
			};
			let member = Membership::enter(BAKERY, newcomer).unwrap();
			assert_eq!(member, NEXT + round);
			Time::set(at + 1);
			assert_ok!(Membership::leave(signed(1_000 + AccountId::from(round)), BAKERY));
		}
		assert_eq!(Rolls::<Test>::get(BAKERY).changes, 1_001);
		for round in 0..500 {
			assert_eq!(Membership::seats_at(BAKERY, START + 2 * round), 7);
			assert_eq!(Membership::seats_at(BAKERY, START + 2 * round + 1), 6);
		}
		assert_eq!(Membership::seats_at(BAKERY, FOUNDED - 1), 0);
		assert_eq!(Membership::seats_at(3, START), 0);
	});
}
