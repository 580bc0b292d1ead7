//! Moving a seat to another account.

use super::*;
use rochdale_primitives::MemberInspect;

fn move_to(member: MemberNo, new_account: AccountId) -> Call<Test> {
	Call::move_seat { coop: BAKERY, member, new_account }
}

#[test]
fn lost_key_is_replaced_after_thirty_days() {
	new_test(|| {
		let before = <Membership as Electors<AccountId>>::electorate(BAKERY);
		both(move_to(4, GINA));
		let effective_at = START + 30 * DAY;
		last(Event::MoveStarted { coop: BAKERY, member: 4, new: GINA, by: (1, 2), effective_at });
		// The new account can already sign, and has no seat yet.
		assert_eq!((System::providers(&GINA), Membership::seat(BAKERY, GINA)), (1, None));
		pass(30 * DAY - 1);
		assert_eq!(Membership::seat(BAKERY, DAVE), Some(4));
		pass(1);
		last(Event::SeatMoved { coop: BAKERY, member: 4, old: Some(DAVE), new: GINA });
		assert_eq!((Membership::seat(BAKERY, DAVE), Membership::seat_of(BAKERY, &GINA)), (None, Some(4)));
		assert_eq!(entry(4).account, Some(GINA));
		assert_eq!((System::providers(&GINA), KeptAlive::<Test>::get(GINA)), (1, Some(1)));
		// The vote and all else is the member's, so that nothing is counted twice.
		assert_eq!(<Membership as Electors<AccountId>>::electorate(BAKERY), before);
		assert_noop!(plain(Membership::leave(signed(DAVE), BAKERY)), Error::<Test>::NotMember);
		assert_ok!(Membership::leave(signed(GINA), BAKERY));
	});
}

#[test]
fn paper_member_gets_a_first_account() {
	new_test(|| {
		both(move_to(PAPER, GINA));
		pass(30 * DAY);
		last(Event::SeatMoved { coop: BAKERY, member: PAPER, old: None, new: GINA });
		assert!(Membership::is_eligible(BAKERY, PAPER));
	});
}

#[test]
fn old_key_vetoes_once_and_then_only_the_members_can() {
	new_test(|| {
		let veto = |who| Membership::veto_move(signed(who), BAKERY, 4);
		let decide = |new_account| Membership::decide_move(resolved(), 4, new_account);
		assert_noop!(decide(GINA), Error::<Test>::OfficersCanMove);
		assert_noop!(veto(DAVE), Error::<Test>::NoMovePending);
		assert_noop!(Membership::veto_move(signed(DAVE), BAKERY, 99), Error::<Test>::NoSuchMember);
		both(move_to(4, GINA));
		assert_noop!(decide(GINA), Error::<Test>::OfficersCanMove);
		for other in [ALICE, EVE] {
			assert!(!is_free(other, Call::veto_move { coop: BAKERY, member: 4 }));
			assert_noop!(veto(other), Error::<Test>::NotEntitled);
		}
		assert_noop!(veto(HUGO), Error::<Test>::NotMember);
		assert!(is_free(DAVE, Call::veto_move { coop: BAKERY, member: 4 }));
		assert_ok!(veto(DAVE));
		last(Event::MoveVetoed { coop: BAKERY, member: 4, by: 4 });
		assert!(!System::account_exists(&GINA));
		pass(60 * DAY);
		assert_eq!(Membership::seat(BAKERY, DAVE), Some(4));
		assert_noop!(send(ALICE, move_to(4, GINA)), Error::<Test>::OnlyMembersCanMove);

		assert_noop!(Membership::decide_move(signed(ALICE), 4, GINA), DispatchError::BadOrigin);
		for (track, secrecy) in [(Track::Ordinary, Secrecy::Secret), (Track::Special, Secrecy::Open)] {
			mandate(track, secrecy, 0);
			assert_noop!(decide(GINA), Error::<Test>::MandateTooWeak);
		}
		mandate(Track::Special, Secrecy::Secret, 0);
		assert_noop!(decide(ALICE), Error::<Test>::AlreadyMember);
		assert_noop!(Membership::decide_move(resolved(), 99, GINA), Error::<Test>::NoSuchMember);
		both(move_to(5, HUGO));
		assert_noop!(decide(HUGO), Error::<Test>::AccountReserved);
		assert_ok!(decide(GINA));
		last(Event::SeatMoved { coop: BAKERY, member: 4, old: Some(DAVE), new: GINA });
		assert_eq!((Membership::seat(BAKERY, GINA), Membership::seat(BAKERY, DAVE)), (Some(4), None));
		// Once moved, officers can again, and the members no more.
		assert_noop!(decide(30), Error::<Test>::OfficersCanMove);
		pass(30 * DAY);
		both(move_to(4, 30));
	});
	new_test(|| {
		both(move_to(4, GINA));
		Time::set(START + 30 * DAY);
		assert_noop!(Membership::veto_move(signed(DAVE), BAKERY, 4), Error::<Test>::TooLate);
	});
}

#[test]
fn any_member_vetoes_for_a_paper_member() {
	new_test(|| {
		both(move_to(PAPER, GINA));
		let veto = Call::veto_move { coop: BAKERY, member: PAPER };
		assert!(!is_free(HUGO, veto.clone()));
		assert_noop!(send(HUGO, veto.clone()), Error::<Test>::NotMember);
		// Who sits in another co-op only is nobody here.
		dies(4);
		assert_noop!(send(DAVE, veto.clone()), Error::<Test>::NotMember);
		assert!(is_free(EVE, veto.clone()));
		assert_ok!(send(EVE, veto));
		last(Event::MoveVetoed { coop: BAKERY, member: PAPER, by: 5 });
		pass(30 * DAY);
		assert_noop!(send(ALICE, move_to(PAPER, GINA)), Error::<Test>::OnlyMembersCanMove);
		assert_ok!(Membership::decide_move(resolved(), PAPER, GINA));
		last(Event::SeatMoved { coop: BAKERY, member: PAPER, old: None, new: GINA });
	});
}

#[test]
fn nobody_is_given_a_seat_against_his_will() {
	new_test(|| {
		// As a way to make an auditor of another co-op one who has something to do with this one.
		both(move_to(4, GINA));
		let veto = Call::veto_move { coop: BAKERY, member: 4 };
		assert!(is_free(GINA, veto.clone()) && !is_free(HUGO, veto.clone()));
		assert_ok!(send(GINA, veto.clone()));
		last(Event::MoveVetoed { coop: BAKERY, member: 4, by: 4 });
		assert_eq!(<Membership as MemberInspect<AccountId>>::sits_or_will(BAKERY, &GINA), None);
		assert_noop!(send(GINA, veto), Error::<Test>::NotMember);
		assert_noop!(send(ALICE, move_to(4, GINA)), Error::<Test>::OnlyMembersCanMove);
	});
}

#[test]
fn account_of_a_seat_or_of_a_move_is_known() {
	new_test(|| {
		let sits = |who| <Membership as MemberInspect<AccountId>>::sits_or_will(BAKERY, &who);
		let all = |who| (Membership::seats_of(&who, 9), Membership::sits_or_will_in(&who, 9));
		assert_eq!((sits(DAVE), sits(GINA)), (Some(4), None));
		assert_eq!(all(GINA), (vec![], vec![]));
		both(move_to(4, GINA));
		assert_eq!((sits(DAVE), sits(GINA)), (Some(4), Some(4)));
		assert_eq!(all(GINA), (vec![], vec![(BAKERY, 4)]));
		assert_eq!(<Membership as MemberInspect<AccountId>>::sits_or_will(COURIERS, &GINA), None);
		assert_eq!(<Membership as MemberInspect<AccountId>>::seat_of(BAKERY, &GINA), None);
		pass(30 * DAY);
		assert_eq!((sits(DAVE), sits(GINA)), (None, Some(4)));
		assert_eq!(all(GINA), (vec![(BAKERY, 4)], vec![(BAKERY, 4)]));
	});
}

#[test]
fn new_account_is_new_to_the_co_op() {
	new_test(|| {
		assert_noop!(send(ALICE, move_to(4, EVE)), Error::<Test>::AlreadyMember);
		assert_noop!(send(ALICE, move_to(4, DAVE)), Error::<Test>::AlreadyMember);
		gina_applies();
		assert_noop!(send(ALICE, move_to(4, GINA)), Error::<Test>::AlreadyCandidate);
		both(move_to(4, HUGO));
		assert_noop!(send(ALICE, move_to(4, 30)), Error::<Test>::MovePending);
		assert_noop!(send(ALICE, move_to(5, HUGO)), Error::<Test>::AccountReserved);
		assert_noop!(send(ALICE, move_to(99, HUGO)), Error::<Test>::NoSuchMember);
		// What sits in another co-op is new to this one.
		dies(4);
		assert!(!System::account_exists(&HUGO));
		assert_noop!(send(ALICE, move_to(4, HUGO)), Error::<Test>::NotSeated);
	});
}

#[test]
fn few_seats_move_in_thirty_days_whoever_the_officers_are() {
	new_test(|| {
		both(move_to(4, GINA));
		assert!(!is_free(ALICE, move_to(5, HUGO)));
		assert_noop!(send(ALICE, move_to(5, HUGO)), Error::<Test>::TooManyMoves);
		// A veto gives none back, and neither do other officers.
		assert_ok!(Membership::veto_move(signed(DAVE), BAKERY, 4));
		appoint_board(BAKERY, &[3, 4]);
		assert_noop!(send(CHARLIE, move_to(5, HUGO)), Error::<Test>::TooManyMoves);
		Time::set(START + 30 * DAY - 1);
		assert_noop!(send(CHARLIE, move_to(5, HUGO)), Error::<Test>::TooManyMoves);
		Time::set(START + 30 * DAY);
		assert_ok!(send(CHARLIE, move_to(5, HUGO)));
		assert_ok!(send(DAVE, move_to(5, HUGO)));
		// The members are not bound by it.
		assert_ok!(Membership::decide_move(resolved(), 4, 30));
	});
}

#[test]
fn two_in_a_hundred_seats_move() {
	let accounts: Vec<_> = (1..=149).collect();
	for (count, most) in [(49, 1), (50, 1), (99, 1), (100, 2), (149, 2)] {
		chain(vec![register(BAKERY, &accounts[..count])]).execute_with(|| {
			for number in 0..most {
				both(move_to(10 + number, 1_000 + AccountId::from(number)));
			}
			assert_noop!(send(ALICE, move_to(20, 2_000)), Error::<Test>::TooManyMoves);
		});
	}
}
