//! Each invariant bites where the state is not as it says.

use super::scene::*;
use crate::mock::{Dissolution, *};
use crate::*;
use frame::testing_prelude::*;
use frame_support::storage::{with_transaction, TransactionOutcome};

/// Changes what is kept of a dissolution, and asserts that a check says so.
fn breaks(coop: CoopId, says: &'static str, change: impl FnOnce(&mut DissolutionOf<Test>)) {
	with_transaction(|| {
		Dissolutions::<Test>::mutate(coop, |known| change(known.as_mut().unwrap()));
		assert_eq!(Dissolution::do_try_state(), Err(mock::says(says)));
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
	})
	.unwrap();
}

fn with_residue(change: impl FnOnce(&mut Residue<H256>)) -> impl FnOnce(&mut DissolutionOf<Test>) {
	|known| match &mut known.stage {
		Stage::Distributed(residue) | Stage::Extinct { residue, .. } => change(residue),
		_ => panic!("it is divided"),
	}
}

fn with_confirmed(change: impl FnOnce(&mut ConfirmedOf<Test>)) -> impl FnOnce(&mut DissolutionOf<Test>) {
	|known| match &mut known.stage {
		Stage::Confirmed(confirmed) => change(confirmed),
		_ => panic!("it is confirmed"),
	}
}

#[test]
fn a_co_op_is_not_its_own_heir() {
	new_test(|| {
		dissolve(BAKERY, Heir::Federation);
		breaks(BAKERY, "1: a co-op is its own heir", |known| known.heir = Heir::Coop(BAKERY));
	});
}

#[test]
fn objections_are_those_that_were_made_and_enough_stop_it() {
	new_test(|| {
		until_confirmed(BAKERY, Heir::Federation);
		assert_ok!(object(BAKERY, ADA));
		breaks(BAKERY, "2: enough objections have stopped nothing", with_confirmed(|of| of.objections = 2));
		breaks(BAKERY, "2: objections are not those that members have made", with_confirmed(|of| of.objections = 0));
		breaks(BAKERY, "2: a balance is of another round", with_confirmed(|of| of.round = 7));
	});
}

#[test]
fn what_exists_no_more_has_paid_everything_and_left() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		until_distributed(BAKERY, Heir::Coop(MILL));
		let extinct = |known: &mut DissolutionOf<Test>| {
			let Stage::Distributed(residue) = known.stage.clone() else { panic!("it is divided") };
			let was_due = Dissolution::ever_due(BAKERY, residue.accounts);
			known.stage = Stage::Extinct { at: 0, residue, was_due };
		};
		breaks(BAKERY, "3: a co-op that exists no more has not left the federation", extinct);
		set_standing(BAKERY, Standing::Left);
		breaks(BAKERY, "3: a co-op that exists no more owes its members something", extinct);
		with_transaction(|| {
			repay(BAKERY);
			pay_members(BAKERY);
			let extinct = |known: &mut DissolutionOf<Test>| {
				extinct(known);
				let Stage::Extinct { residue, was_due, .. } = &mut known.stage else { panic!("it exists no more") };
				*was_due = Dissolution::ever_due(BAKERY, residue.accounts);
			};
			SurplusOpen::set(vec![BAKERY]);
			breaks(BAKERY, "3: a co-op that exists no more owes its members something", extinct);
			SurplusOpen::set(vec![]);
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
		})
		.unwrap();
		bring(BAKERY, RESERVE_NO, 1);
		breaks(BAKERY, "3: a co-op that exists no more has an indivisible reserve", extinct);
	});
}

#[test]
fn what_is_due_to_the_heir_is_in_the_books() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		until_distributed(HOUSING, Heir::Coop(ALLOTMENT));
		let not_in_books = "4: what is due to the heir is not in the books";
		breaks(HOUSING, not_in_books, with_residue(|of| of.payable.due = 1));
		let moved = with_residue(|of| (of.payable.due, of.payable.ordered) = (of.payable.ordered, 0));
		breaks(HOUSING, "4: what the bank is to pay is not what the books say", moved);
		let both = with_residue(|of| (of.payable.due, of.payable.overpaid) = (5, 5));
		breaks(HOUSING, "4: something is due and paid twice", both);
		breaks(HOUSING, "4: an account is not there", with_residue(|of| of.accounts.as_mut().unwrap().residue = 99));
		breaks(HOUSING, "4: a co-op without books has left something", with_residue(|of| of.accounts = None));
	});
}

#[test]
fn the_reserve_fell_by_what_was_left_and_lost() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		lose(HOUSING, 200 * EURO);
		until_distributed(HOUSING, Heir::Coop(ALLOTMENT));
		breaks(HOUSING, "5: the reserve went elsewhere", with_residue(|of| of.from_reserve = 900 * EURO));
		let other = "5: the reserve fell by something else than what was left";
		breaks(HOUSING, other, with_residue(|of| of.lost = 0));
		breaks(HOUSING, other, with_residue(|of| of.left += 1));
		breaks(
			HOUSING,
			"5: an account is not there",
			with_residue(|of| of.accounts.as_mut().unwrap().handed_over = 99),
		);
	});
}

#[test]
fn what_is_confirmed_is_divided_at_its_time_and_nothing_else_is() {
	new_test(|| {
		until_confirmed(BAKERY, Heir::Federation);
		breaks(BAKERY, "6: something is divided that nobody has confirmed", with_confirmed(|of| of.ends_at += 1));
		breaks(BAKERY, "6: something is divided that nobody has confirmed", |known| known.stage = Stage::Liquidating);
		let Stage::Confirmed(confirmed) = stage(BAKERY) else { panic!("it is confirmed") };
		Dissolution::unschedule(confirmed.ends_at, Due::Distribution(BAKERY));
		breaks(BAKERY, "6: what is confirmed is not divided at its time", |_| {});
		Dissolution::schedule(confirmed.ends_at, Due::Distribution(BAKERY));
	});
}

#[test]
fn what_came_from_others_is_in_the_reserve() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		until_distributed(HOUSING, Heir::Coop(ALLOTMENT));
		let known = Inheritances::<Test>::get(ALLOTMENT).unwrap();
		for (change, says) in [
			(Inheritance { arrived: 5, ..known }, "7: what has come from others did not go to the reserve"),
			(
				Inheritance { arrived: 5, reserved: 4, ..known },
				"7: what has come from others did not go to the reserve",
			),
			(Inheritance { account: 99, ..known }, "7: an account is not there"),
		] {
			Inheritances::<Test>::insert(ALLOTMENT, change);
			breaks(HOUSING, says, |_| {});
		}
		Inheritances::<Test>::insert(ALLOTMENT, known);
	});
}
