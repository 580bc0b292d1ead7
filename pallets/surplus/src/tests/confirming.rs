//! Auditors confirm accounts, and what they confirm is what the members decide on.

use super::scene::*;
use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

fn content(accounts: &YearAccountsOf<Test>) -> H256 {
	Surplus::content_of(BAKERY, accounts)
}

fn confirm_as(member: MemberNo, accounts: &YearAccountsOf<Test>) -> DispatchResult {
	Surplus::confirm_accounts(signed(BAKERY, member), BAKERY, accounts.clone())
}

#[test]
fn auditors_alone_confirm() {
	new_test(|| {
		let accounts = of_2026(profit(100));
		for officer in [1, 2, 3, ADA] {
			assert_refused!(confirm_as(officer, &accounts), Errors::NotAuditor);
		}
		let stranger = Surplus::confirm_accounts(anybody(), BAKERY, accounts.clone());
		assert_refused!(stranger, Errors::NotMember);
		// Who audits another co-op audits nothing here.
		let foreign = Surplus::confirm_accounts(signed(HOUSING, AUDITOR), BAKERY, accounts.clone());
		assert_refused!(foreign, Errors::NotMember);
		assert_ok!(confirm_as(AUDITOR, &accounts));
		assert_eq!(Confirmations::<Test>::get(BAKERY, AUDITOR), Some(content(&accounts)));
	});
}

#[test]
fn no_year_is_closed_by_an_auditor_or_by_the_members_alone() {
	new_test(|| {
		let accounts = of_2026(profit(100));
		assert_refused!(close(BAKERY, &accounts, &keep_all()), Errors::NotConfirmed);
		assert_ok!(confirm_as(AUDITOR, &accounts));
		// An auditor who is a member like others closes nothing with their signature.
		let alone = Surplus::close_year(signed(BAKERY, AUDITOR), accounts.clone(), keep_all());
		assert_refused!(alone, DispatchError::BadOrigin);
		assert_ok!(close(BAKERY, &accounts, &keep_all()));
		assert_eq!(Years::<Test>::get(BAKERY, year()).unwrap().auditor, AUDITOR);
	});
}

#[test]
fn members_close_by_exactly_what_was_confirmed() {
	new_test(|| {
		let accounts = of_2026(profit(100));
		assert_ok!(confirm_as(AUDITOR, &accounts));
		let more = of_2026(profit(101));
		let of_others = Figures { others: Outcome::Profit(1), ..accounts.figures };
		let taxed = Figures { tax: 1, ..accounts.figures };
		let lost = Figures { prior_losses: 1, ..accounts.figures };
		let changed = [
			more,
			YearAccounts { figures: of_others, ..accounts.clone() },
			YearAccounts { figures: taxed, ..accounts.clone() },
			YearAccounts { figures: lost, ..accounts.clone() },
			YearAccounts { document: doc(2), ..accounts.clone() },
			YearAccounts { from: year() + 1, ..accounts.clone() },
		];
		for other in changed {
			assert_refused!(close(BAKERY, &other, &keep_all()), Errors::NotConfirmed);
		}
		// Nor does what was confirmed for another co-op count.
		assert_refused!(close(HOUSING, &accounts, &keep_all()), Errors::NotConfirmed);
		assert_ok!(close(BAKERY, &accounts, &keep_all()));
	});
}

#[test]
fn one_auditor_does_not_disturb_what_another_one_has_confirmed() {
	new_test(|| {
		let accounts = of_2026(profit(100));
		assert_ok!(confirm_as(AUDITOR, &accounts));
		assert_ok!(confirm_as(OTHER_AUDITOR, &accounts));
		// The other one is of another mind, or takes back what they said.
		assert_ok!(confirm_as(OTHER_AUDITOR, &of_2026(profit(1))));
		assert_ok!(Surplus::take_back(signed(BAKERY, OTHER_AUDITOR), BAKERY, content(&of_2026(profit(1)))));
		assert_ok!(close(BAKERY, &accounts, &keep_all()));
	});
}

#[test]
fn an_auditor_who_was_wrong_takes_it_back_until_the_year_is_closed() {
	new_test(|| {
		let accounts = of_2026(profit(100));
		assert_ok!(confirm_as(AUDITOR, &accounts));
		let take_back = |member| Surplus::take_back(signed(BAKERY, member), BAKERY, content(&accounts));
		assert_refused!(take_back(1), Errors::NothingBegun);
		assert_refused!(take_back(OTHER_AUDITOR), Errors::NothingBegun);
		assert_ok!(take_back(AUDITOR));
		assert_refused!(take_back(AUDITOR), Errors::NothingBegun);
		assert_refused!(close(BAKERY, &accounts, &keep_all()), Errors::NotConfirmed);
	});
}

#[test]
fn accounts_that_are_confirmed_anew_replace_those_before() {
	new_test(|| {
		let (wrong, right) = (of_2026(profit(100)), of_2026(profit(90)));
		assert_ok!(confirm_as(AUDITOR, &wrong));
		assert_refused!(confirm_as(AUDITOR, &wrong), Errors::AlreadyConfirmed);
		assert_ok!(confirm_as(AUDITOR, &right));
		assert_refused!(close(BAKERY, &wrong, &keep_all()), Errors::NotConfirmed);
		assert_ok!(close(BAKERY, &right, &keep_all()));
	});
}

/// The members have decided on what an auditor has examined. That their term is over takes nothing of that away.
#[test]
fn what_an_auditor_has_confirmed_stands_when_they_leave() {
	new_test(|| {
		let accounts = of_2026(profit(100));
		assert_ok!(confirm_as(AUDITOR, &accounts));
		end_term(BAKERY, Office::Auditor, AUDITOR);
		// They neither confirm any more nor stop what they have confirmed.
		assert_refused!(confirm_as(AUDITOR, &of_2026(profit(1))), Errors::NotAuditor);
		let back = Surplus::take_back(signed(BAKERY, AUDITOR), BAKERY, content(&accounts));
		assert_refused!(back, Errors::NotAuditor);
		assert_ok!(close(BAKERY, &accounts, &keep_all()));
	});
}

#[test]
fn years_have_days_and_an_end_and_a_document() {
	new_test(|| {
		let of = |from, until| accounts(from, until, profit(100));
		assert_refused!(confirm_as(AUDITOR, &of(year(), year())), Errors::YearOfNoDays);
		assert_refused!(confirm_as(AUDITOR, &of(year() + 1, year())), Errors::YearOfNoDays);
		assert_refused!(confirm_as(AUDITOR, &of(year() - 2, next_year())), Errors::YearTooLong);
		assert_refused!(confirm_as(AUDITOR, &of(Day::MIN, Day::MAX)), Errors::YearTooLong);
		assert_refused!(confirm_as(AUDITOR, &of(next_year(), new_year(2028))), Errors::YearNotOver);
		assert_refused!(confirm_as(AUDITOR, &of(year(), next_year() - 1)), Errors::NotBusinessYear);
		let without = YearAccounts { document: H256::default(), ..of_2026(profit(100)) };
		assert_refused!(confirm_as(AUDITOR, &without), Errors::NoDocument);
		let beyond = of_2026(Outcome::Profit(Balance::MAX));
		assert_refused!(confirm_as(AUDITOR, &beyond), Errors::FiguresTooLarge);
		WithoutBooks::set(vec![BAKERY]);
		assert_refused!(confirm_as(AUDITOR, &of_2026(profit(100))), Errors::NoBooks);
		WithoutBooks::set(vec![]);
		// A first year can be short.
		assert_ok!(confirm_as(AUDITOR, &of(year() + 100, next_year())));
	});
}

#[test]
fn years_follow_one_another_without_gap_or_overlap() {
	new_test(|| {
		close_2026(BAKERY, profit(100));
		pass_until(new_year(2029));
		let refused = |from, until, error: Errors| {
			assert_refused!(confirm_as(AUDITOR, &accounts(from, until, profit(100))), error);
		};
		// The same year, also by other accounts and with another end.
		refused(year(), next_year(), Errors::YearClosed);
		refused(year(), year() + 31, Errors::YearClosed);
		refused(year() + 1, next_year(), Errors::YearOverlaps);
		refused(year() + 100, year() + 300, Errors::YearOverlaps);
		refused(next_year() - 1, new_year(2028), Errors::YearOverlaps);
		refused(year() - 1, next_year() - 1, Errors::YearOverlaps);
		// One that was before, and one that comes later.
		refused(new_year(2025), year(), Errors::YearOutOfOrder);
		refused(new_year(2028), new_year(2029), Errors::YearOutOfOrder);
		refused(next_year() + 1, new_year(2028), Errors::YearOutOfOrder);
		close_by(BAKERY, &accounts(next_year(), new_year(2028), profit(100)), &keep_all());
		assert_eq!((book(BAKERY).last, book(BAKERY).until), (next_year(), new_year(2028)));
		// What the members have decided on once cannot be enacted once more.
		assert_refused!(close(BAKERY, &of_2026(profit(100)), &keep_all()), Errors::YearClosed);
	});
}

#[test]
fn prior_losses_are_those_that_are_carried() {
	new_test(|| {
		close_2026(BAKERY, loss(100));
		pass_until(new_year(2028));
		let with = |prior_losses| {
			let of = accounts(next_year(), new_year(2028), profit(300));
			YearAccounts { figures: Figures { prior_losses, ..of.figures }, ..of }
		};
		assert_refused!(confirm_as(AUDITOR, &with(0)), Errors::OtherPriorLosses);
		assert_refused!(confirm_as(AUDITOR, &with(100 * EURO - 1)), Errors::OtherPriorLosses);
		assert_refused!(confirm_as(AUDITOR, &with(100 * EURO + 1)), Errors::OtherPriorLosses);
		assert_ok!(confirm_as(AUDITOR, &with(100 * EURO)));
	});
}
