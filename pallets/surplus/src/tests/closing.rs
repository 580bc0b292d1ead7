//! The members close a year.

use super::scene::*;
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_primitives::{assert_refused, ledger::EntryNo};

fn last_entry(coop: CoopId) -> EntryNo {
	pallet_ledger::Ledgers::<Test>::get(LedgerId::Coop(coop)).unwrap().last_entry
}

#[test]
fn a_closing_is_told_with_all_its_parts() {
	new_test(|| {
		let accounts = of_2026(profit(90_000));
		assert_ok!(confirm(BAKERY, &accounts));
		rochdale_mocks::take_events::<Test, Event<Test>>();
		assert_ok!(close(BAKERY, &accounts, &keep_all()));
		let events = rochdale_mocks::take_events::<Test, Event<Test>>();
		let closed = Years::<Test>::get(BAKERY, year()).unwrap();
		let (resolution, result) = (rochdale_mocks::RESOLUTION, closed.result);
		assert_eq!(
			events,
			vec![
				Event::YearClosed {
					coop: BAKERY,
					year: year(),
					until: next_year(),
					result,
					from_accounts: 0,
					is_late: false,
					resolution
				},
				Event::Paid { coop: BAKERY, to: Beneficiary::Fund, amount: 2_700 * EURO },
			]
		);
		assert_eq!((closed.until, closed.document, closed.closed_on), (next_year(), doc(1), today()));
		// What the accounts said is kept as it was, so that nobody needs the events of that day to compute it anew.
		assert_eq!(closed.figures, accounts.figures);
	});
}

#[test]
fn what_becomes_of_a_surplus_is_one_entry() {
	new_test(|| {
		fix_hours(BAKERY, year());
		Worth::set([((BAKERY, ORDINARY), 150_000 * EURO)].into());
		assert_ok!(confirm(BAKERY, &of_2026(profit(90_000))));
		HasAccounts::set(false);
		let before = last_entry(BAKERY);
		let choices = Choices { rates: rates(&[(ORDINARY, 400)]), ..plain_choices() };
		assert_ok!(close(BAKERY, &of_2026(profit(90_000)), &choices));
		assert_eq!(last_entry(BAKERY), before + 1);
		let Accounts { due, reserve, patronage, education, levy, kept, allocated, voluntary, .. } =
			book(BAKERY).accounts;
		let euros = |no| credit(BAKERY, no) / EURO as i128;
		assert_eq!(
			[reserve, education, levy, due, voluntary, patronage, kept, allocated].map(euros),
			[18_000, 4_500, 2_700, 6_000, 0, 58_800, 0, -90_000]
		);
	});
}

#[test]
fn who_decides_decides_for_their_own_co_op_and_strongly_enough() {
	new_test(|| {
		let accounts = of_2026(profit(100));
		assert_ok!(confirm(BAKERY, &accounts));
		let weak = Surplus::close_year(decided(BAKERY, Track::Consent), accounts.clone(), keep_all());
		assert_refused!(weak, Errors::MandateTooWeak);
		for officer in [1, AUDITOR, ADA] {
			let alone = Surplus::close_year(signed(BAKERY, officer), accounts.clone(), keep_all());
			assert_refused!(alone, DispatchError::BadOrigin);
		}
		assert_ok!(Surplus::close_year(decided(BAKERY, Track::Special), accounts, keep_all()));
	});
}

#[test]
fn a_closing_after_the_time_of_the_bylaws_is_late_and_counts() {
	for (days, is_late) in [(179, false), (180, true)] {
		new_test(|| {
			pass_until(next_year() + days);
			close_2026(BAKERY, profit(100));
			assert_eq!(Years::<Test>::get(BAKERY, year()).unwrap().is_late, is_late);
		});
	}
}

#[test]
fn choices_are_within_the_whole_and_the_bylaws() {
	new_test(|| {
		let accounts = of_2026(profit(100));
		assert_ok!(confirm(BAKERY, &accounts));
		let with = |choices: Choices| close(BAKERY, &accounts, &choices);
		let cash = |cash_bps| Choices { cash_bps, ..keep_all() };
		assert_refused!(with(cash(10_001)), Errors::PercentagesAboveWhole);
		assert_refused!(with(cash(1_999)), Errors::CashBelowBylaws);
		let twice = Choices { rates: rates(&[(1, 100), (1, 100)]), ..keep_all() };
		assert_refused!(with(twice), Errors::ClassTwice);
		let unordered = Choices { rates: rates(&[(2, 100), (1, 100)]), ..keep_all() };
		assert_refused!(with(unordered), Errors::ClassTwice);
		// 100 less 28 that must be kept and given.
		let more = Choices { voluntary: Voluntary::Sum(72 * EURO + 1), ..plain_choices() };
		assert_refused!(with(more), Errors::MoreThanIsLeft);
		bylaws(|bylaws| (bylaws.reserve_bps, bylaws.education_bps) = (9_900, 500));
		assert_refused!(with(keep_all()), Errors::PercentagesAboveWhole);
		bylaws(|bylaws| *bylaws = Parameters::of(Profile::Sce));
		assert_ok!(with(cash(10_000)));
	});
}

#[test]
fn what_shares_refuse_is_not_closed() {
	new_test(|| {
		assert_ok!(confirm(BAKERY, &of_2026(profit(100))));
		RefusesReturns::set(true);
		assert_refused!(close(BAKERY, &of_2026(profit(100)), &keep_all()), DispatchError::Other("shares refuse"));
		RefusesReturns::set(false);
		assert_ok!(close(BAKERY, &of_2026(profit(100)), &keep_all()));
		// A return of nothing is not declared.
		assert_eq!(Declared::get(), vec![]);
	});
}

#[test]
fn nothing_is_divided_by_use_that_is_measured_by_nothing() {
	new_test(|| {
		assert_ok!(confirm(BAKERY, &of_2026(profit(100))));
		assert_refused!(close(BAKERY, &of_2026(profit(100)), &plain_choices()), Errors::NoBases);
		// The members have a way: they keep what is left.
		assert_ok!(close(BAKERY, &of_2026(profit(100)), &keep_all()));
		assert_eq!(waterfall(BAKERY, year()).patronage, 0);
		assert_eq!(Pools::<Test>::get(BAKERY, year()), None);
	});
}

/// 100,000 of members: 8,000 go out, of what is left 80,000 less what is kept a fifth is paid.
#[test]
fn no_more_is_promised_than_there_is_beside_what_is_owed_and_held_aside() {
	new_test(|| {
		[year(), next_year()].into_iter().for_each(|year| fix_hours(BAKERY, year));
		let accounts = of_2026(profit(100_000));
		assert_ok!(confirm(BAKERY, &accounts));
		// Education 5,000, levy 3,000, a fifth of 72,000.
		let needed = (5_000 + 3_000 + 14_400) * EURO;
		HeldAside::set([(BAKERY, CASH_AT_FIRST - needed + 1)].into());
		assert_refused!(close(BAKERY, &accounts, &plain_choices()), Errors::NotLiquid);
		HeldAside::set([(BAKERY, CASH_AT_FIRST - needed)].into());
		assert_ok!(close(BAKERY, &accounts, &plain_choices()));
		assert_eq!(book(BAKERY).pooled_cash, 14_400 * EURO);
		// The levy is paid. What is left is set aside for the rest, and treasuries leave it alone.
		let set_aside = Surplus::set_aside(LedgerId::Coop(BAKERY));
		assert_eq!(set_aside, needed - 3_000 * EURO);
		assert_eq!(in_cash(BAKERY), CASH_AT_FIRST - 3_000 * EURO);
		// The next year cannot promise it once more.
		pass_until(new_year(2028));
		let next = super::scene::accounts(next_year(), new_year(2028), profit(1));
		assert_ok!(confirm(BAKERY, &next));
		assert_refused!(close(BAKERY, &next, &plain_choices()), Errors::NotLiquid);
		assert_eq!(Surplus::set_aside(LedgerId::Federation), 0);
	});
}

#[test]
fn what_is_divided_by_use_waits_as_a_pool() {
	new_test(|| {
		fix_hours(HOUSING, year());
		close_by(HOUSING, &of_2026(Outcome::Profit(100_003_333)), &plain_choices());
		let pool = Pools::<Test>::get(HOUSING, year()).unwrap();
		let waterfall = waterfall(HOUSING, year());
		// Cents move, so percentages are up to cents, refunds are whole ones, and the rest is dust.
		assert_eq!((waterfall.reserve, waterfall.education, waterfall.solidarity), (20_010_000, 5_010_000, 3_010_000));
		assert_eq!((waterfall.patronage, waterfall.dust), (71_970_000, 3_333));
		let lapses_at = MockClock::in_days(limits::LIMITATION_DAYS).unwrap();
		assert_eq!(pool, Pool { amount: 71_970_000, unit: CENT, cash_bps: 2_000, lapses_at });
		assert_eq!((book(HOUSING).pooled, book(HOUSING).pooled_cash), (71_970_000, 14_400_000));
	});
}

#[test]
fn each_co_op_closes_its_own_years() {
	new_test(|| {
		close_2026(BAKERY, profit(100));
		close_2026(HOUSING, loss(50));
		assert_eq!(waterfall(BAKERY, year()).reserve, 20 * EURO);
		assert_eq!(cover(HOUSING, year()).carried, 50 * EURO);
		assert_eq!(reserve(HOUSING), 0);
	});
}

#[test]
fn a_year_that_comes_to_nothing_is_closed() {
	new_test(|| {
		close_2026(BAKERY, profit(0));
		assert_eq!(waterfall(BAKERY, year()), Waterfall::default());
		assert_eq!((book(BAKERY).reserve_parts.len(), book(BAKERY).levy.due), (0, 0));
	});
}

#[test]
fn what_cannot_be_counted_is_refused() {
	chain().execute_with(|| {
		pass_until(new_year(2027) + 40);
		close_2026(BAKERY, profit(100));
		pass_until(new_year(2028));
		Books::<Test>::mutate(BAKERY, |book| {
			book.as_mut().unwrap().kept = vec![
				KeptYear { year: year() - 2, kept: Balance::MAX, left: Balance::MAX },
				KeptYear { year: year() - 1, kept: 1, left: 1 },
			]
			.try_into()
			.unwrap()
		});
		let next = accounts(next_year(), new_year(2028), profit(1));
		assert_ok!(confirm(BAKERY, &next));
		assert_refused!(close(BAKERY, &next, &keep_all()), Errors::Overflow);
	});
}

#[test]
fn supporters_get_nothing_where_members_divide_nothing_by_use() {
	new_test(|| {
		fix_hours(BAKERY, year());
		Worth::set([((BAKERY, SUPPORTERS), 1_000 * EURO)].into());
		assert_ok!(confirm(BAKERY, &of_2026(profit(1_000))));
		let returns = rates(&[(SUPPORTERS, 600)]);
		let kept = Choices { rates: returns.clone(), ..keep_all() };
		assert_refused!(close(BAKERY, &of_2026(profit(1_000)), &kept), Errors::SupportersAbovePatronage);
		assert_ok!(close(BAKERY, &of_2026(profit(1_000)), &Choices { rates: returns, ..plain_choices() }));
		assert_eq!((waterfall(BAKERY, year()).returns, Declared::get()[0].2[0]), (60 * EURO, (SUPPORTERS, 60 * EURO)));
	});
}

/// A chair, a secretary and an auditor.
#[test]
fn three_members_close_their_years() {
	new_test(|| {
		appoint_board(BAKERY, &[1, 2]);
		dismiss(BAKERY, AUDITOR);
		dismiss(BAKERY, OTHER_AUDITOR);
		appoint(BAKERY, Office::Auditor, 3);
		let of = of_2026(profit(1_000));
		assert_refused!(confirm(BAKERY, &of), Errors::NotAuditor);
		assert_ok!(Surplus::confirm_accounts(signed(BAKERY, 3), BAKERY, of.clone()));
		assert_ok!(close(BAKERY, &of, &keep_all()));
		let using = |member| Surplus::use_education(signed(BAKERY, member), BAKERY, EURO, doc(3));
		assert_ok!(using(1));
		assert_refused!(using(3), Errors::NotOnBoard);
		assert_ok!(using(2));
		assert_eq!(book(BAKERY).in_education(), 49 * EURO);
	});
}

/// What is due to the funds is due whether the money is there or not: it keeps no year from being closed, and gets nothing that
/// members are promised.
#[test]
fn a_year_without_money_is_closed_and_gives_nothing() {
	new_test(|| {
		[year(), next_year()].into_iter().for_each(|year| fix_hours(BAKERY, year));
		Worth::set([((BAKERY, ORDINARY), 150_000 * EURO)].into());
		close_by(BAKERY, &of_2026(profit(1_000)), &plain_choices());
		let promised = book(BAKERY).pooled_cash;
		assert_eq!(promised, 144 * EURO);
		pass_until(new_year(2028) - 1);
		// Education of 50 and what members are promised are there, and 40 more.
		HeldAside::set([(BAKERY, in_cash(BAKERY) - promised - 90 * EURO)].into());
		pass_days(1);
		// The federation has its 50.
		assert_eq!(book(BAKERY).education_due, Payable::default());
		let of = super::scene::accounts(next_year(), new_year(2028), profit(1_000));
		assert_ok!(confirm(BAKERY, &of));
		assert_refused!(close(BAKERY, &of, &plain_choices()), Errors::NotLiquid);
		let with_return = Choices { rates: rates(&[(ORDINARY, 400)]), ..keep_all() };
		assert_refused!(close(BAKERY, &of, &with_return), Errors::NotLiquid);
		HeldAside::mutate(|aside| *aside.get_mut(&BAKERY).unwrap() += 20 * EURO);
		assert_ok!(close(BAKERY, &of, &keep_all()));
		let closed = super::scene::waterfall(BAKERY, next_year());
		assert_eq!((closed.education, closed.solidarity), (50 * EURO, 30 * EURO));
		// 20 of the levy are there beside what members are promised, and no more of it is paid.
		assert_eq!((book(BAKERY).levy.due, book(BAKERY).pooled_cash), (10 * EURO, promised));
		assert_refused!(Surplus::pay_levy(anybody(), BAKERY), Errors::NotLiquid);
		HeldAside::set(Default::default());
		assert_ok!(Surplus::pay_levy(anybody(), BAKERY));
		assert_eq!(book(BAKERY).levy, Payable::default());
	});
}
