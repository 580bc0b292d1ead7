//! What a year would come to is said line by line, before anybody votes.

use super::scene::*;
use crate::{mock::*, *};
use frame_support::assert_storage_noop;

fn lines(accounts: &YearAccountsOf<Test>, choices: &Choices) -> Vec<(Step, Option<u16>, Balance)> {
	let lines = Surplus::preview(BAKERY, accounts.clone(), choices.clone()).unwrap();
	lines.into_iter().map(|line| (line.step, line.bps, line.amount / EURO)).collect()
}

#[test]
fn a_preview_says_what_the_closing_does_and_changes_nothing() {
	new_test(|| {
		fix_hours(BAKERY, year());
		Worth::set([((BAKERY, ORDINARY), 150_000 * EURO)].into());
		let choices = Choices { rates: rates(&[(ORDINARY, 400)]), ..plain_choices() };
		let of = of_2026(profit(90_000));
		// Before any auditor has confirmed it, and before there are accounts for it.
		let mut said = vec![];
		assert_storage_noop!(said = lines(&of, &choices));
		assert_eq!(
			said,
			vec![
				(Step::Covered, None, 0),
				(Step::Tax, None, 0),
				(Step::OthersReserve, Some(5_000), 0),
				(Step::OthersVoluntary, None, 0),
				(Step::Reserve, Some(2_000), 18_000),
				(Step::Education, Some(500), 4_500),
				(Step::Solidarity, Some(300), 2_700),
				(Step::Returns, None, 6_000),
				(Step::Voluntary, None, 0),
				(Step::Patronage, None, 58_800),
				(Step::Dust, None, 0),
				(Step::LossOfAccounts, None, 0),
				// The members had decided it before, as the document says.
				(Step::BasesOfBefore, None, 0),
			]
		);
		close_by(BAKERY, &of, &choices);
		let closed: Vec<_> = result(BAKERY, year())
			.lines(
				&Rates { reserve_bps: 2_000, others_bps: 5_000, education_bps: 500, solidarity_bps: 300 },
				Precedence::Reserve,
			)
			.into_iter()
			.map(|line| (line.step, line.bps, line.amount / EURO))
			.collect();
		assert_eq!(closed, said[..11]);
	});
}

#[test]
fn a_preview_says_of_no_bases_that_were_fixed_in_time_or_divide_nothing_that_they_were_not() {
	new_test(|| {
		fix_hours(BAKERY, year());
		fix_hours(BAKERY, new_year(2028));
		let has_hint = |of: &YearAccountsOf<Test>, choices: &Choices| {
			lines(of, choices).iter().any(|(step, ..)| *step == Step::BasesOfBefore)
		};
		assert!(has_hint(&of_2026(profit(100)), &plain_choices()));
		assert!(!has_hint(&of_2026(profit(100)), &keep_all()));
		close_2026(BAKERY, profit(100));
		super::losses::close_next(profit(100), &keep_all());
		pass_until(new_year(2029));
		assert!(!has_hint(&accounts(new_year(2028), new_year(2029), profit(100)), &plain_choices()));
	});
}

#[test]
fn a_preview_of_a_loss_says_who_bears_it() {
	new_test(|| {
		ProfileOfAll::set(Profile::Sce);
		close_2026(BAKERY, profit(1_000));
		pass_until(new_year(2028));
		let said = lines(&accounts(next_year(), new_year(2028), loss(1_000)), &keep_all());
		assert_eq!(
			said,
			vec![
				(Step::LossOfVoluntary, None, 720),
				(Step::LossOfReserve, None, 200),
				(Step::Carried, None, 80),
				(Step::LossOfAccounts, None, 0)
			]
		);
	});
}

#[test]
fn a_preview_fails_as_the_closing_would() {
	new_test(|| {
		let preview = |accounts, choices| Surplus::preview(BAKERY, accounts, choices);
		assert_eq!(preview(of_2026(profit(100)), plain_choices()), Err(Errors::NoBases.into()));
		assert_eq!(preview(accounts(year(), year(), profit(1)), keep_all()), Err(Errors::YearOfNoDays.into()));
	});
}

#[test]
fn returns_come_first_where_the_law_says_so() {
	let rates = Rates { reserve_bps: 2_000, others_bps: 5_000, education_bps: 500, solidarity_bps: 300 };
	let steps = |precedence| {
		let lines = Waterfall::default().lines(&rates, precedence);
		lines.into_iter().map(|line| line.step).collect::<Vec<_>>()
	};
	let (after, before) = (steps(Precedence::Reserve), steps(Precedence::Returns));
	assert_eq!((after.len(), before.len()), (11, 11));
	let place = |steps: &[Step], step| steps.iter().position(|of| *of == step).unwrap();
	assert!(place(&after, Step::Returns) > place(&after, Step::Solidarity));
	assert!(place(&before, Step::Returns) < place(&before, Step::Reserve));
}
