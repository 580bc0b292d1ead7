//! Officers who stay after their term until a successor is in do what is routine, and nothing that commits their co-op.

use super::*;

/// The terms of the board of a co-op are over.
fn let_board_stay(coop: CoopId) {
	for (office, member) in [(Office::Chair, 1), (Office::Secretary, 2), (Office::Treasurer, 3)] {
		let_stay(coop, office, member);
	}
}

#[test]
fn tellers_who_stay_count_an_assembly() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		[5, 6, 7].into_iter().for_each(|teller| let_stay(BAKERY, Office::Teller, teller));
		assert_ok!(roll_call(5, id, 1..=4));
		assert_ok!(enter(5, id, result(3, 1, 0)));
		assert_ok!(confirm(6, id, 5));
		assert_ok!(confirm(7, id, 5));
		assert!(assembly(id).counted.is_some());
	});
}

#[test]
fn a_board_that_stays_seconds_and_brings_on_the_agenda() {
	new_test(|| {
		let_board_stay(BAKERY);
		assert_ok!(propose_text(DORA, Track::Ordinary));
		assert_refused!(Resolutions::second(signed(NINA), 1, BAKERY), Errors::SeconderNotBoard);
		assert_ok!(Resolutions::second(signed(TREASURER), 1, BAKERY));
		assert_ok!(propose_text(CHAIR, Track::Ordinary));
		assert_ok!(Resolutions::second(signed(NINA), 2, BAKERY));
	});
}

#[test]
fn a_board_that_stays_has_no_money_paid_again() {
	new_test(|| {
		let id = enacted(Track::Ordinary, &fail());
		Failing::set(false);
		let_board_stay(BAKERY);
		// As where nobody is on the board: any two members do it, and no officer who stays has to be one of them.
		assert_ok!(Resolutions::retry(signed(DORA), id, BAKERY).plain());
		assert_ok!(Resolutions::retry(signed(NINA), id, BAKERY).plain());
	});
}

#[test]
fn who_stays_speaks_for_no_co_op_among_others() {
	new_test(|| {
		federation(4);
		let_stay(3, Office::Delegate, 1);
		let_board_stay(3);
		let draft = federation_draft(Track::Ordinary, &federate(1));
		assert_refused!(Resolutions::second(signed(account_in(3, 1)), draft, 3), Errors::NotSpeaker);
		let id = federation_opened(Track::Ordinary, &federate(1));
		let vote = Resolutions::vote_as_delegate(signed(account_in(3, 1)), id, 3, Choice::For);
		assert_refused!(vote, Errors::NotDelegate);
		let call = Resolutions::call_emergency(signed(account_in(3, 1)), 3, 10, 4_000);
		assert_refused!(call, Errors::NotDelegate);
	});
}
