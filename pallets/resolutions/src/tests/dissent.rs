//! Dissent on record: who was in an assembly and not for new bylaws can leave because of them.

use super::*;
use rochdale_primitives::BallotBook;

/// A vote on new bylaws, with the first eight in the room.
fn in_the_room() -> ResolutionId {
	let id = opened(Track::Special, &bylaws());
	assert_ok!(roll_call(5, id, 1..=8));
	id
}

fn dissents(id: ResolutionId, member: MemberNo) -> bool {
	Resolutions::dissents(BAKERY, member, id, 60)
}

#[test]
fn whose_dissent_is_on_record_can_leave_and_who_was_there_otherwise_cannot() {
	new_test(|| {
		// On paper, too.
		move_seat(BAKERY, 4, None);
		let id = in_the_room();
		assert_ok!(vote(1, id, Choice::For));
		events();
		let before = report(id, 5).roll_hash;
		assert_ok!(note_dissent(5, id, [1, 4], true));
		assert_eq!(events(), [Event::DissentNoted { resolution: id, coop: BAKERY, by: own(5), dissents: 2 }]);
		assert_ne!(report(id, 5).roll_hash, before, "who agrees to the roll agrees to that as well");
		count_assembly(id, result(6, 1, 1));
		let on_record = |one: &Present| one.dissents;
		let roll = Resolutions::roll(id, BAKERY, own(5));
		assert_eq!(roll.iter().filter(|one| on_record(one)).map(|one| one.member).collect::<Vec<_>>(), [1, 4]);
		assert_eq!(roll.len(), 8);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
		// What the first had said on the chain before, was replaced by the assembly.
		assert!(dissents(id, 1) && dissents(id, 4));
		assert!((2..=8).filter(|member| *member != 4).all(|member| !dissents(id, member)));
		assert!(dissents(id, 9), "who did not vote at all");
	});
}

#[test]
fn one_teller_alone_puts_nobodys_dissent_on_record() {
	new_test(|| {
		let id = in_the_room();
		assert_ok!(note_dissent(5, id, [1, 2], true));
		assert_ok!(enter(5, id, result(6, 2, 0)));
		assert_ok!(confirm(6, id, 5));
		// The three who agree say nothing of it.
		assert_ok!(roll_call(7, id, 1..=8));
		assert_ok!(enter(7, id, result(6, 2, 0)));
		assert_ok!(confirm(6, id, 7));
		assert_ok!(confirm(8, id, 7));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
		assert!(!dissents(id, 1) && !dissents(id, 2));
	});
}

#[test]
fn no_more_dissent_than_were_not_for_it() {
	new_test(|| {
		let id = in_the_room();
		assert_ok!(note_dissent(5, id, 1..=3, true));
		for too_few in [result(6, 2, 0), result(6, 1, 1), result(5, 0, 0)] {
			assert_refused!(enter(5, id, too_few), Errors::MoreDissenters);
		}
		assert_ok!(enter(5, id, result(5, 2, 1)));
		// One more needs another result, and whoever had agreed agrees anew.
		assert_ok!(confirm(6, id, 5));
		assert_ok!(note_dissent(5, id, [8], true));
		assert_eq!(report(id, 5).result, None);
		assert_refused!(confirm(7, id, 5), Errors::NoResult);
		assert_refused!(enter(5, id, result(5, 2, 1)), Errors::MoreDissenters);
	});
}

#[test]
fn dissent_is_of_who_is_on_the_roll_once_and_is_taken_back() {
	new_test(|| {
		let id = in_the_room();
		assert_refused!(note_dissent(5, id, [1, 9], true), Errors::NotOnRoll);
		assert_refused!(note_dissent(6, id, [1], true), Errors::NotOnRoll);
		assert_refused!(note_dissent(5, id, [1, 1], true), Errors::AlreadyDissents);
		assert_ok!(note_dissent(5, id, [1, 2], true));
		assert_refused!(note_dissent(5, id, [3, 2], true), Errors::AlreadyDissents);
		assert_refused!(note_dissent(5, id, [3], false), Errors::NotDissenting);
		assert_refused!(note_dissent(5, id, [1, 1], false), Errors::NotDissenting);
		assert_refused!(note_dissent(5, id, [], true), Errors::NobodyNamed);
		assert_refused!(note_dissent(5, id, 1..=MAX_ROLL_CALL + 1, true), Errors::RollTooLong);
		assert_ok!(note_dissent(5, id, [1], false));
		assert_eq!(report(id, 5).dissents, 1);
		// Who is struck off the roll dissents no longer, also when they are entered again.
		assert_ok!(strike_roll(5, id, [2, 3]));
		assert_eq!((report(id, 5).dissents, report(id, 5).roll), (0, 6));
		assert_ok!(roll_call(5, id, [2]));
		assert!(Resolutions::roll(id, BAKERY, own(5)).iter().all(|one| !one.dissents));
	});
}

#[test]
fn dissent_that_is_on_record_stays_when_its_member_votes_on_the_chain_before_three_agree() {
	new_test(|| {
		let id = in_the_room();
		assert_ok!(note_dissent(5, id, [1], true));
		assert_ok!(vote(1, id, Choice::For));
		assert_ok!(vote(1, id, Choice::Against));
		assert_eq!(report(id, 5).dissents, 1);
		count_assembly(id, result(7, 1, 0));
		finish_phase(id);
		assert!(dissents(id, 1));
	});
}

#[test]
fn a_correction_begins_with_the_dissent_of_what_counted_and_changes_it() {
	new_test(|| {
		let id = in_the_room();
		assert_ok!(note_dissent(5, id, [1, 2], true));
		count_assembly(id, result(6, 2, 0));
		assert_ok!(note_dissent(6, id, [1], false));
		assert_eq!(report(id, 6).dissents, 1);
		assert_ok!(note_dissent(6, id, [3], true));
		assert_ok!(enter(6, id, result(6, 2, 0)));
		assert_ok!(confirm(5, id, 6));
		assert_ok!(confirm(7, id, 6));
		finish_phase(id);
		assert_eq!((1..=4).map(|member| dissents(id, member)).collect::<Vec<_>>(), [false, true, true, false]);
	});
}

#[test]
fn the_second_call_begins_without_the_dissent_of_the_first() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=4));
		assert_ok!(note_dissent(5, id, [1], true));
		count_assembly(id, result(3, 1, 0));
		finish_phase(id);
		finish_phase(id);
		assert_ok!(roll_call(5, id, 1..=4));
		assert_eq!(report(id, 5).dissents, 0);
		assert_refused!(note_dissent(5, id, [1], false), Errors::NotDissenting);
	});
}
