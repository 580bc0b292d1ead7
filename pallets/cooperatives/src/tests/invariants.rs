//! Each invariant sees the state that it forbids.

use crate::{mock::*, *};
use frame::testing_prelude::*;

/// Corrupts the state of a chain whose bakery has new bylaws and two past terms, and gives what the check says.
fn corrupted(corrupt: impl FnOnce()) -> DispatchError {
	chain(vec![bakery(), bakery()]).execute_with(|| {
		Seated::set(5);
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Auditor, 4, 1));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Chair, 5, 1));
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Chair, 5));
		let parameters = Parameters::of(Profile::Es);
		assert_ok!(Cooperatives::adopt_bylaws(decided(BAKERY, Track::Special), document(2), parameters));
		Cooperatives::do_try_state().unwrap();
		corrupt();
		Cooperatives::do_try_state().unwrap_err()
	})
}

fn says(text: &'static str) -> DispatchError {
	DispatchError::Other(text)
}

fn change_bylaws(change: impl FnOnce(&mut BylawsOf<Test>)) {
	Bylaws::<Test>::mutate(BAKERY, |bylaws| change(bylaws.as_mut().unwrap()));
}

fn change_terms(change: impl FnOnce(&mut Terms)) {
	Offices::<Test>::mutate(BAKERY, change);
}

#[test]
fn numbers_are_gap_free() {
	let wrong = says("1: a number of a co-op is missing or was not given out");
	assert_eq!(corrupted(|| CoopCount::<Test>::put(3)), wrong);
	assert_eq!(corrupted(|| CoopCount::<Test>::put(1)), wrong);
	assert_eq!(corrupted(|| Coops::<Test>::remove(1)), wrong);
}

#[test]
fn accounts_belong_to_their_co_ops() {
	let wrong = says("2: an account of a co-op is not its own, is not found or has no provider");
	assert_eq!(corrupted(|| Coops::<Test>::mutate(1, |coop| coop.as_mut().unwrap().account = ALICE)), wrong);
	assert_eq!(corrupted(|| CoopOfAccount::<Test>::remove(Cooperatives::account(2).unwrap())), wrong);
	assert_eq!(corrupted(|| assert!(System::dec_providers(&Cooperatives::account(1).unwrap()).is_ok())), wrong);
	assert_eq!(corrupted(|| CoopOfAccount::<Test>::insert(ALICE, 1)), says("2: an account belongs to no co-op"));
}

#[test]
fn officers_are_members_and_single_where_they_must_be() {
	let wrong = says("3: an office is held twice or by somebody who is not a member");
	assert_eq!(corrupted(|| Gone::set(vec![(BAKERY, 4)])), wrong);
	assert_eq!(
		corrupted(|| change_terms(|terms| {
			let auditor = *terms.iter().find(|term| term.office == Office::Auditor).unwrap();
			terms.try_push(auditor).unwrap();
		})),
		wrong
	);
	assert_eq!(
		corrupted(|| change_terms(|terms| {
			let secretary = *terms.iter().find(|term| term.office == Office::Secretary).unwrap();
			terms.try_push(Term { member: 5, ..secretary }).unwrap();
		})),
		wrong
	);
}

#[test]
fn only_co_ops_have_officers_and_members() {
	assert_eq!(
		corrupted(|| Offices::<Test>::insert(3, Terms::default())),
		says("4: officers of a co-op that is not in the register")
	);
	assert_eq!(
		corrupted(|| OfficeHistoryCount::<Test>::insert(3, 0)),
		says("4: past officers of a co-op that is not in the register")
	);
	assert_eq!(corrupted(|| Registers::set(vec![1, 3])), says("4: members of a co-op that is not in the register"));
}

#[test]
fn every_co_op_has_bylaws_and_their_history() {
	assert_eq!(corrupted(|| Bylaws::<Test>::remove(2)), says("5: a co-op has no bylaws"));
	assert_eq!(
		corrupted(|| Bylaws::<Test>::insert(3, Bylaws::<Test>::get(2).unwrap())),
		says("5: bylaws of a co-op that is not in the register")
	);
	let wrong = says("5: a version of bylaws is missing or the last one is not in force");
	assert_eq!(corrupted(|| BylawsHistory::<Test>::remove(BAKERY, 1)), wrong);
	assert_eq!(corrupted(|| BylawsHistory::<Test>::remove(BAKERY, 2)), wrong);
	assert_eq!(corrupted(|| change_bylaws(|bylaws| bylaws.version = 3)), wrong);
	assert_eq!(corrupted(|| change_bylaws(|bylaws| bylaws.hash = document(3))), wrong);
	assert_eq!(corrupted(|| change_bylaws(|bylaws| bylaws.resolution = None)), wrong);
	assert_eq!(corrupted(|| change_bylaws(|bylaws| bylaws.effective_from += 1)), wrong);
	assert_eq!(corrupted(|| change_bylaws(|bylaws| bylaws.parameters.sponsors_required = 2)), wrong);

	let not_given = says("5: a version of bylaws was not given out");
	let entry = || BylawsHistory::<Test>::get(BAKERY, 1).unwrap();
	assert_eq!(corrupted(|| BylawsHistory::<Test>::insert(BAKERY, 3, entry())), not_given);
	assert_eq!(corrupted(|| BylawsHistory::<Test>::insert(BAKERY, 0, entry())), not_given);
	assert_eq!(corrupted(|| BylawsHistory::<Test>::insert(3, 1, entry())), not_given);
}

#[test]
fn parameters_are_inside_the_profile() {
	let wrong = says("6: a parameter is not what the profile of the co-op allows");
	assert_eq!(corrupted(|| change_bylaws(|bylaws| bylaws.profile = Profile::Uk)), wrong);
	assert_eq!(
		corrupted(|| change_bylaws(|bylaws| {
			bylaws.parameters.sponsors_required = 4;
			BylawsHistory::<Test>::insert(BAKERY, bylaws.version, bylaws.entry());
		})),
		wrong
	);
}

#[test]
fn auditors_are_not_on_the_board() {
	assert_eq!(
		corrupted(|| change_terms(|terms| {
			terms.iter_mut().filter(|term| term.office == Office::Auditor).for_each(|term| term.member = 2);
		})),
		says("7: an auditor is on the board")
	);
}

#[test]
fn past_terms_are_gap_free() {
	let missing = says("8: a number of a past term is missing");
	assert_eq!(corrupted(|| OfficeHistory::<Test>::remove(BAKERY, 1)), missing);
	assert_eq!(corrupted(|| OfficeHistoryCount::<Test>::insert(BAKERY, 3)), missing);
	let not_given = says("8: a number of a past term was not given out");
	let entry = || OfficeHistory::<Test>::get(BAKERY, 1).unwrap();
	assert_eq!(corrupted(|| OfficeHistory::<Test>::insert(BAKERY, 0, entry())), not_given);
	assert_eq!(corrupted(|| OfficeHistory::<Test>::insert(2, 1, entry())), not_given);
	assert_eq!(corrupted(|| OfficeHistoryCount::<Test>::insert(BAKERY, 1)), not_given);
	assert_eq!(corrupted(|| OfficeHistoryCount::<Test>::remove(BAKERY)), not_given);
}
