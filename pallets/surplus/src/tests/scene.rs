//! What the tests of years share.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::surplus::ClassNo;

/// The first day of the year that tests close first, and of the next one.
pub fn year() -> Day {
	new_year(2026)
}

pub fn next_year() -> Day {
	new_year(2027)
}

/// Accounts with a result from members alone.
pub fn accounts(from: Day, until: Day, members: Outcome) -> YearAccountsOf<Test> {
	let figures = Figures { members, others: Outcome::Profit(0), tax: 0, prior_losses: 0 };
	YearAccounts { from, until, figures, document: doc(1) }
}

/// Those of 2026.
pub fn of_2026(members: Outcome) -> YearAccountsOf<Test> {
	accounts(year(), next_year(), members)
}

pub fn profit(euros: Balance) -> Outcome {
	Outcome::Profit(euros * EURO)
}

pub fn loss(euros: Balance) -> Outcome {
	Outcome::Loss(euros * EURO)
}

/// Nothing is kept but what must be, and a fifth of patronage is paid.
pub fn plain_choices() -> Choices {
	Choices { voluntary: Voluntary::Sum(0), rates: Default::default(), cash_bps: 2_000, from_accounts: false }
}

/// All that is left is kept.
pub fn keep_all() -> Choices {
	Choices { voluntary: Voluntary::Rest, ..plain_choices() }
}

pub fn rates(rates: &[(ClassNo, u16)]) -> ReturnRates {
	rates.to_vec().try_into().unwrap()
}

/// Bases of hours alone.
pub fn hours() -> Weighted {
	vec![(Base::Hours, 10_000)].try_into().unwrap()
}

pub fn fix_hours(coop: CoopId, year: Day) {
	assert_ok!(Surplus::fix_bases(ordinary(coop), year, hours(), doc(7)));
}

pub fn confirm(coop: CoopId, accounts: &YearAccountsOf<Test>) -> DispatchResult {
	Surplus::confirm_accounts(signed(coop, AUDITOR), coop, accounts.clone())
}

pub fn close(coop: CoopId, accounts: &YearAccountsOf<Test>, choices: &Choices) -> DispatchResult {
	Surplus::close_year(ordinary(coop), accounts.clone(), choices.clone())
}

/// An auditor confirms accounts, and the members close the year by them.
pub fn close_by(coop: CoopId, accounts: &YearAccountsOf<Test>, choices: &Choices) {
	assert_ok!(confirm(coop, accounts));
	assert_ok!(close(coop, accounts, choices));
}

/// Closes 2026 with this result of members, all of it kept that can be.
pub fn close_2026(coop: CoopId, members: Outcome) {
	close_by(coop, &of_2026(members), &keep_all());
}

/// So much of a loss, as members owe it by shares that nobody shows.
pub fn owing(total: Balance) -> CommitmentOf<Test> {
	Commitment { root: doc(8), count: 1, total, cash: 0, document: doc(8) }
}

/// What became of the result of a closed year.
pub fn result(coop: CoopId, year: Day) -> YearResult {
	Years::<Test>::get(coop, year).unwrap().result
}

pub fn waterfall(coop: CoopId, year: Day) -> Waterfall {
	match result(coop, year) {
		YearResult::Surplus(waterfall) => waterfall,
		YearResult::Loss(cover) => panic!("a loss: {cover:?}"),
	}
}

pub fn cover(coop: CoopId, year: Day) -> Cover {
	match result(coop, year) {
		YearResult::Loss(cover) => cover,
		YearResult::Surplus(waterfall) => panic!("a surplus: {waterfall:?}"),
	}
}

/// What is in the indivisible reserve.
pub fn reserve(coop: CoopId) -> i128 {
	credit(coop, book(coop).accounts.reserve)
}

/// Bylaws of all co-ops, with something changed.
pub fn bylaws(change: impl FnOnce(&mut Parameters)) {
	let mut bylaws = Bylaws::get();
	change(&mut bylaws);
	Bylaws::set(bylaws);
}
