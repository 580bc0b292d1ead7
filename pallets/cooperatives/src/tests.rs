#![allow(clippy::arithmetic_side_effects)]

use crate::{mock::*, CoopCount, CoopOfAccount, Coops, Error, Event, Offices, TermEnd, Terms};
use frame::testing_prelude::*;
use frame_support::dispatch::CheckIfFeeless;
use rochdale_primitives::{CoopInspect, Office, OnSeatEnded, Standing};

const BAKERY: u32 = 1;
const START: u64 = 1_795_000_000_000;

#[test]
fn founding_gives_number_account_and_offices() {
	new_test(|| {
		let coop = Coops::<Test>::get(BAKERY).unwrap();
		assert_eq!(coop.title.to_vec(), b"La Espiga");
		assert_eq!((&coop.jurisdiction, &coop.currency), (b"ES", b"EUR"));
		assert_eq!((coop.standing, coop.registered_at), (Standing::Member, 5));
		assert_eq!(CoopCount::<Test>::get(), 2);
		assert_eq!(CoopOfAccount::<Test>::get(coop.account), Some(BAKERY));
		assert_eq!(Cooperatives::account(BAKERY), Some(coop.account));
		assert_ne!(Cooperatives::account(BAKERY), Cooperatives::account(2));
		assert!(System::account_exists(&coop.account));
		assert_eq!(Cooperatives::standing(BAKERY), Some(Standing::Member));
		assert_eq!(Cooperatives::standing(3), None);
		assert_eq!(Cooperatives::account(3), None);
	});
}

#[test]
fn board_is_chair_secretary_and_treasurer() {
	let mut coop = bakery();
	coop.offices = vec![
		office(Office::Chair, 1),
		office(Office::Auditor, 2),
		office(Office::Delegate, 3),
		office(Office::Teller, 2),
	];
	chain(vec![coop]).execute_with(|| {
		assert!(Cooperatives::is_board(BAKERY, 1));
		assert!(!Cooperatives::is_board(BAKERY, 2));
		assert!(!Cooperatives::is_board(BAKERY, 3));
	});
	new_test(|| {
		assert!((1..=3).all(|member| Cooperatives::is_board(BAKERY, member)));
		assert!(!Cooperatives::is_board(BAKERY, 4));
		assert!(!Cooperatives::is_board(3, 1));
	});
}

#[test]
fn office_given_at_genesis_starts_with_the_chain() {
	new_test(|| {
		// Before the first timestamp nothing has expired, nor right after it.
		assert!(Cooperatives::is_board(BAKERY, 1));
		StartedAt::set(Some(START));
		DeadlineTime::set(START);
		assert!(Cooperatives::is_board(BAKERY, 1));

		DeadlineTime::set(START + 730 * DAY - 1);
		assert!(Cooperatives::is_board(BAKERY, 1));
		assert_eq!(Cooperatives::offices_in_force(BAKERY).len(), 3);

		DeadlineTime::set(START + 730 * DAY);
		assert!(!Cooperatives::is_board(BAKERY, 1));
		assert_eq!(Cooperatives::offices_in_force(BAKERY), vec![]);
	});
}

#[test]
fn office_until_a_moment_ends_at_that_moment() {
	new_test(|| {
		Offices::<Test>::mutate(BAKERY, |terms| {
			terms.iter_mut().for_each(|term| term.ends = TermEnd::At(START));
		});
		DeadlineTime::set(START - 1);
		assert!(Cooperatives::is_board(BAKERY, 2));
		DeadlineTime::set(START);
		assert!(!Cooperatives::is_board(BAKERY, 2));
	});
}

#[test]
fn term_beyond_the_end_of_time_does_not_end() {
	StartedAt::set(Some(u64::MAX - 1));
	DeadlineTime::set(u64::MAX);
	assert!(!TermEnd::DaysAfterStart(u32::MAX).has_passed::<MockClock>());
}

#[test]
fn officer_resigns_once_and_for_free() {
	new_test(|| {
		let call = RuntimeCall::Cooperatives(crate::Call::resign_office { coop: BAKERY, office: Office::Chair });
		assert!(call.is_feeless(&RuntimeOrigin::signed(ALICE)));

		assert_ok!(Cooperatives::resign_office(RuntimeOrigin::signed(ALICE), BAKERY, Office::Chair));

		System::assert_last_event(Event::OfficeEnded { coop: BAKERY, office: Office::Chair, member: 1 }.into());
		assert!(!Cooperatives::is_board(BAKERY, 1));
		assert!(Cooperatives::is_board(2, 1));
		assert!(!call.is_feeless(&RuntimeOrigin::signed(ALICE)));
		assert_noop!(
			Cooperatives::resign_office(RuntimeOrigin::signed(ALICE), BAKERY, Office::Chair),
			Error::<Test>::NotOfficer
		);
	});
}

#[test]
fn nobody_resigns_for_another() {
	new_test(|| {
		assert_noop!(
			Cooperatives::resign_office(RuntimeOrigin::signed(BOB), BAKERY, Office::Chair),
			Error::<Test>::NotOfficer
		);
		assert_noop!(
			Cooperatives::resign_office(RuntimeOrigin::signed(STRANGER), BAKERY, Office::Chair),
			Error::<Test>::NotMember
		);
		assert_noop!(Cooperatives::resign_office(RuntimeOrigin::root(), BAKERY, Office::Chair), BadOrigin);
		assert_noop!(Cooperatives::resign_office(RuntimeOrigin::none(), BAKERY, Office::Chair), BadOrigin);
		let call = RuntimeCall::Cooperatives(crate::Call::resign_office { coop: BAKERY, office: Office::Chair });
		assert!(!call.is_feeless(&RuntimeOrigin::signed(BOB)));
		assert!(!call.is_feeless(&RuntimeOrigin::signed(STRANGER)));
		assert!(!call.is_feeless(&RuntimeOrigin::root()));
	});
}

#[test]
fn all_offices_of_a_member_end_with_the_seat() {
	let mut coop = bakery();
	coop.offices.push(office(Office::Delegate, 2));
	chain(vec![coop]).execute_with(|| {
		Seated::set(3);
		Cooperatives::on_seat_ended(BAKERY, 2);

		System::assert_has_event(Event::OfficeEnded { coop: BAKERY, office: Office::Secretary, member: 2 }.into());
		System::assert_last_event(Event::OfficeEnded { coop: BAKERY, office: Office::Delegate, member: 2 }.into());
		assert_eq!(Offices::<Test>::get(BAKERY).len(), 2);
		assert_storage_noop!(Cooperatives::on_seat_ended(BAKERY, 2));
		Cooperatives::do_try_state().unwrap();
	});
}

/// What the genesis says about a co-op that it refuses.
fn refusal(change: impl FnOnce(&mut crate::GenesisCoop)) -> String {
	let mut coop = bakery();
	change(&mut coop);
	let panic = std::panic::catch_unwind(move || chain(vec![coop])).map(|_| ()).unwrap_err();
	panic.downcast_ref::<String>().unwrap().clone()
}

#[test]
fn genesis_says_what_is_wrong_with_a_co_op() {
	let long = "x".repeat(65);
	assert_eq!(
		refusal(|coop| coop.title = long.clone()),
		format!("co-op '{long}' of the genesis: the title is longer than 64 bytes")
	);
	for wrong in ["es", "ESP", "E", "É"] {
		assert!(refusal(|coop| coop.jurisdiction = wrong.into()).ends_with("must be two capital letters"));
	}
	assert!(refusal(|coop| coop.currency = "eur".into()).ends_with("must be three capital letters"));
	assert!(refusal(|coop| coop.offices.push(office(Office::Chair, 2))).ends_with("an office is given twice"));
	assert!(refusal(|coop| coop.offices.extend([office(Office::Auditor, 2), office(Office::Auditor, 2)]))
		.ends_with("an office is given twice"));
	assert!(refusal(|coop| coop.offices = vec![office(Office::Auditor, 1); 25]).ends_with("more than 24 offices"));
	assert!(refusal(|coop| coop.offices.push(office(Office::Auditor, 4)))
		.ends_with("an office is given to somebody who is not a member"));
}

#[test]
fn invariants_bite() {
	/// Corrupts the state and gives what the check says.
	fn corrupted(corrupt: impl FnOnce()) -> DispatchError {
		chain(vec![bakery(), bakery()]).execute_with(|| {
			Cooperatives::do_try_state().unwrap();
			corrupt();
			Cooperatives::do_try_state().unwrap_err()
		})
	}

	let one = DispatchError::Other("1: a number of a co-op is missing or was not given out");
	assert_eq!(corrupted(|| CoopCount::<Test>::put(3)), one);
	assert_eq!(corrupted(|| CoopCount::<Test>::put(1)), one);
	assert_eq!(corrupted(|| Coops::<Test>::remove(1)), one);

	let two = DispatchError::Other("2: an account of a co-op is not its own, is not found or has no provider");
	assert_eq!(corrupted(|| Coops::<Test>::mutate(1, |coop| coop.as_mut().unwrap().account = ALICE)), two);
	assert_eq!(corrupted(|| CoopOfAccount::<Test>::remove(Cooperatives::account(2).unwrap())), two);
	assert_eq!(corrupted(|| assert!(System::dec_providers(&Cooperatives::account(1).unwrap()).is_ok())), two);
	assert_eq!(
		corrupted(|| CoopOfAccount::<Test>::insert(ALICE, 1)),
		DispatchError::Other("2: an account belongs to no co-op")
	);

	let three = DispatchError::Other("3: an office is held twice or by somebody who is not a member");
	assert_eq!(corrupted(|| Seated::set(2)), three);
	assert_eq!(
		corrupted(|| Offices::<Test>::mutate(1, |terms| {
			let chair = *terms.first().unwrap();
			terms.try_push(chair).unwrap();
		})),
		three
	);
	assert_eq!(
		corrupted(|| Offices::<Test>::insert(3, Terms::default())),
		DispatchError::Other("4: officers of a co-op that is not in the register")
	);
	assert_eq!(
		corrupted(|| Registers::set(vec![1, 3])),
		DispatchError::Other("4: members of a co-op that is not in the register")
	);
}
