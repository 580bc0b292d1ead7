//! What one hand tries alone, what is tried by another door, and what is tried with what was right before.

use super::{aid::*, awarding::*, bank::with_bank, keeping::*, scene::*};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_mocks::{move_seat, Moving};
use rochdale_primitives::assert_refused;

const GRANT: Instrument = Instrument::Grant;

/// Else whoever still sends what two others have just made superfluous accepts the next part with it.
#[test]
fn a_report_that_was_accepted_is_not_given_for_the_next_part() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		let document = report(no);
		for coop in [MILL, TAXI] {
			assert_ok!(review_by(coop, AUDITOR, no, document));
		}
		pass_block();
		assert_eq!(at(no).reported, vec![document]);
		assert_refused!(report_by(BAKERY, 1, no, document), Errors::AlreadyReported);
		assert_refused!(review_by(FARM, AUDITOR, no, document), Errors::NoSuchReport);
		report_and_review(no);
		pass_block();
		assert_refused!(report_by(BAKERY, 1, no, document), Errors::AlreadyReported);
		assert_ok!(report_by(BAKERY, 1, no, fresh()));
	});
}

#[test]
fn the_word_of_an_auditor_who_could_not_review_any_more_counts_no_more() {
	let losses: [fn(); 5] = [
		|| dismiss(MILL, AUDITOR),
		|| unseat(MILL, AUDITOR),
		|| set_voice(MILL, Some(Voice::Suspended)),
		|| seat(BAKERY, MEMBERS + 1, account(MILL, AUDITOR)),
		|| Moving::set(vec![(BAKERY, ADA, account(MILL, AUDITOR))]),
	];
	for lose in losses {
		new_test(|| {
			let no = paid_award(BAKERY, GRANT, 8_000);
			let document = report(no);
			assert_ok!(review_by(MILL, AUDITOR, no, document));
			lose();
			assert_ok!(review_by(TAXI, AUDITOR, no, document));
			assert_eq!(at(no).released, 1);
			assert_ok!(review_by(FARM, AUDITOR, no, document));
			assert_eq!(at(no).released, 2);
		});
	}
}

#[test]
fn one_person_is_one_reviewer_whichever_of_their_two_seats_is_about_to_move() {
	for moving in [(MILL, account(TAXI, AUDITOR)), (TAXI, account(MILL, AUDITOR))] {
		new_test(|| {
			let no = paid_award(BAKERY, GRANT, 8_000);
			let document = report(no);
			assert_ok!(review_by(MILL, AUDITOR, no, document));
			Moving::set(vec![(moving.0, AUDITOR, moving.1)]);
			assert_refused!(review_by(TAXI, AUDITOR, no, document), Errors::SamePerson);
		});
	}
}
