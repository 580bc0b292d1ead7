//! Losses: reserves bear them, later years cover them, and capital never does.

use super::scene::*;
use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

/// Closes the next year of the bakery with this result of members.
pub fn close_next(members: Outcome, choices: &Choices) {
	let (from, carried) = (book(BAKERY).until, losses::total(&book(BAKERY).carried).unwrap());
	let (_, until) = MockYears::year_of(BAKERY, from).unwrap();
	pass_until((until + 40).max(today()));
	let of = accounts(from, until, members);
	let figures = Figures { prior_losses: carried, ..of.figures };
	close_by(BAKERY, &YearAccounts { figures, ..of }, choices);
}

/// Puts so much into the indivisible reserve, with nothing left beside it: a year in which all is reserve.
fn fill_reserve(euros: Balance) {
	let before = Bylaws::get();
	bylaws(|bylaws| (bylaws.reserve_bps, bylaws.education_bps, bylaws.solidarity_bps) = (10_000, 0, 0));
	close_2026(BAKERY, profit(euros));
	Bylaws::set(before);
}

/// Members have this in their accounts of that year, as if it had been divided.
fn keep_for_members(year: Day, euros: Balance) {
	let mut book = book(BAKERY);
	let amount = euros * EURO;
	let legs = vec![Surplus::debit(book.accounts.educated, amount), Surplus::credit(book.accounts.kept, amount)];
	assert_ok!(Surplus::enter(BAKERY, legs, Basis::Rule, doc(1), Moves::Nothing));
	book.kept.try_push(KeptYear { year, kept: amount, left: amount }).unwrap();
	book.running.try_push(year).unwrap();
	Books::<Test>::insert(BAKERY, book);
	let commitment = Commitment { root: doc(1), count: 1, total: amount, cash: 0, document: doc(1) };
	let claimed = Claimed::new(&Pool { amount, unit: 1, cash_bps: 0, lapses_at: 0 }, Moment::MAX);
	let state = PatronageState::Open(claimed);
	Patronages::<Test>::insert(BAKERY, year, Patronage { round: 1, commitment, state });
	Surplus::schedule(Moment::MAX, Due::Limitation(BAKERY, year));
}

fn carried() -> Vec<(Day, Balance)> {
	book(BAKERY).carried.iter().map(|of| (of.year, of.amount / EURO)).collect()
}

#[test]
fn nine_thousand_lost_with_five_in_reserve_and_four_earned_distribute_nothing() {
	new_test(|| {
		ProfileOfAll::set(Profile::Sce);
		fill_reserve(5_000);
		close_next(loss(9_000), &keep_all());
		let found = cover(BAKERY, next_year());
		assert_eq!((found.reserve, found.carried), (5_000 * EURO, 4_000 * EURO));
		assert_eq!((reserve(BAKERY), carried()), (0, vec![(next_year(), 4_000)]));
		let entered = credit(BAKERY, book(BAKERY).accounts.allocated);
		assert_eq!(entered, 0);
		fix_bases_for_all_years();
		close_next(profit(4_000), &plain_choices());
		let found = waterfall(BAKERY, new_year(2028));
		assert_eq!(found, Waterfall { covered: 4_000 * EURO, ..Default::default() });
		assert_eq!((reserve(BAKERY), carried()), (0, vec![]));
	});
}

fn fix_bases_for_all_years() {
	for year in 2029..2034 {
		fix_hours(BAKERY, new_year(year));
	}
}

#[test]
fn less_than_what_is_carried_is_covered_first_and_the_rest_stays() {
	new_test(|| {
		close_2026(BAKERY, loss(9_000));
		close_next(profit(4_000), &keep_all());
		assert_eq!(waterfall(BAKERY, next_year()).covered, 4_000 * EURO);
		assert_eq!(carried(), vec![(year(), 5_000)]);
		close_next(profit(6_000), &keep_all());
		let found = waterfall(BAKERY, new_year(2028));
		assert_eq!((found.covered, found.base, found.reserve), (5_000 * EURO, 1_000 * EURO, 200 * EURO));
		assert_eq!(carried(), vec![]);
	});
}

#[test]
fn the_oldest_loss_is_covered_first() {
	new_test(|| {
		close_2026(BAKERY, loss(100));
		close_next(loss(200), &keep_all());
		assert_eq!(carried(), vec![(year(), 100), (next_year(), 200)]);
		close_next(profit(150), &keep_all());
		assert_eq!(carried(), vec![(next_year(), 150)]);
	});
}

#[test]
fn voluntary_reserves_bear_a_loss_before_the_indivisible_one() {
	new_test(|| {
		ProfileOfAll::set(Profile::Uk);
		// 200 are reserve, 720 voluntary, and the levy and education are away.
		close_2026(BAKERY, profit(1_000));
		close_next(loss(800), &keep_all());
		let found = cover(BAKERY, next_year());
		assert_eq!((found.voluntary, found.reserve, found.carried), (720 * EURO, 80 * EURO, 0));
		assert_eq!(reserve(BAKERY), 120 * EURO as i128);
		let voluntary = credit(BAKERY, book(BAKERY).accounts.voluntary);
		assert_eq!(voluntary, 0);
	});
}

/// ES 59: on average a fifth of surpluses went to the reserve, so it bears a fifth of a loss.
#[test]
fn a_spanish_reserve_bears_no_more_than_its_average_part() {
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		close_next(profit(1_000), &keep_all());
		assert_eq!(book(BAKERY).reserve_parts, vec![2_000, 2_000]);
		// 1,440 are voluntary and gone first.
		close_next(loss(2_000), &keep_all());
		let found = cover(BAKERY, new_year(2028));
		assert_eq!((found.voluntary, found.reserve, found.carried), (1_440 * EURO, 400 * EURO, 160 * EURO));
		assert_eq!(reserve(BAKERY), 0);
	});
}

#[test]
fn five_profitable_years_count() {
	new_test(|| {
		close_2026(BAKERY, profit(100));
		bylaws(|bylaws| bylaws.reserve_bps = 3_000);
		(0..5).for_each(|_| close_next(profit(100), &keep_all()));
		assert_eq!(book(BAKERY).reserve_parts, vec![3_000; 5]);
	});
}

#[test]
fn tax_is_part_of_a_loss() {
	new_test(|| {
		let of = of_2026(profit(10));
		let figures = Figures { others: loss(5), tax: 6 * EURO, ..of.figures };
		close_by(BAKERY, &YearAccounts { figures, ..of }, &keep_all());
		assert_eq!(cover(BAKERY, year()).carried, EURO);
	});
}

#[test]
fn losses_from_before_the_first_year_are_carried() {
	new_test(|| {
		let of = of_2026(loss(10));
		let figures = Figures { prior_losses: 7 * EURO, ..of.figures };
		close_by(BAKERY, &YearAccounts { figures, ..of }, &keep_all());
		assert_eq!(carried(), vec![(year() - 1, 7), (year(), 10)]);
		close_next(profit(8), &keep_all());
		assert_eq!(carried(), vec![(year(), 9)]);
	});
}

#[test]
fn member_accounts_bear_what_would_be_carried_where_members_choose_so() {
	new_test(|| {
		close_2026(BAKERY, loss(0));
		keep_for_members(new_year(2024), 300);
		keep_for_members(new_year(2025), 100);
		let choices = Choices { from_accounts: true, ..keep_all() };
		close_next(loss(100), &choices);
		let closed = Years::<Test>::get(BAKERY, next_year()).unwrap();
		assert_eq!((closed.from_accounts, carried()), (100 * EURO, vec![]));
		let left: Vec<_> = book(BAKERY).kept.iter().map(|of| (of.kept / EURO, of.left / EURO)).collect();
		// In proportion, over all years.
		assert_eq!(left, vec![(300, 225), (100, 75)]);
		// What they cannot bear stays carried: nobody owes anything by itself.
		close_next(loss(400), &choices);
		assert_eq!((book(BAKERY).in_accounts(), carried()), (Some(0), vec![(new_year(2028), 100)]));
	});
}

#[test]
fn member_accounts_bear_nothing_that_members_did_not_choose() {
	new_test(|| {
		close_2026(BAKERY, loss(0));
		keep_for_members(new_year(2025), 300);
		close_next(loss(100), &keep_all());
		assert_eq!((book(BAKERY).in_accounts(), carried()), (Some(300 * EURO), vec![(next_year(), 100)]));
		// Also what is left of a loss after a year with a profit.
		close_next(profit(40), &Choices { from_accounts: true, ..keep_all() });
		let closed = Years::<Test>::get(BAKERY, new_year(2028)).unwrap();
		assert_eq!((closed.from_accounts, waterfall(BAKERY, new_year(2028)).covered), (60 * EURO, 40 * EURO));
		assert_eq!((book(BAKERY).in_accounts(), carried()), (Some(240 * EURO), vec![]));
	});
}

#[test]
fn a_loss_that_had_its_years_is_borne_by_accounts() {
	new_test(|| {
		bylaws(|bylaws| bylaws.loss_carry_years = 2);
		close_2026(BAKERY, loss(100));
		keep_for_members(new_year(2025), 70);
		close_next(profit(0), &keep_all());
		assert_eq!(carried(), vec![(year(), 100)]);
		// The second year after it was the last one that could cover it.
		close_next(profit(10), &keep_all());
		let closed = Years::<Test>::get(BAKERY, new_year(2028)).unwrap();
		assert_eq!((closed.from_accounts, carried()), (70 * EURO, vec![(year(), 20)]));
	});
}

#[test]
fn as_many_losses_as_there_can_be_become_one_from_the_oldest_on() {
	new_test(|| {
		bylaws(|bylaws| bylaws.loss_carry_years = 200);
		close_2026(BAKERY, loss(1));
		for _ in 0..limits::MAX_CARRIED {
			close_next(loss(1), &keep_all());
		}
		let found = carried();
		assert_eq!((found.len(), found[0], found[1]), (16, (next_year(), 2), (new_year(2028), 1)));
		assert_eq!(found.iter().map(|(_, amount)| amount).sum::<Balance>(), 17);
	});
}

/// Whatever the years come to, the reserve falls by booked losses alone, and what is divided is what was earned.
#[test]
fn the_indivisible_reserve_falls_by_nothing_but_losses() {
	new_test(|| {
		ProfileOfAll::set(Profile::Sce);
		close_2026(BAKERY, profit(1_000));
		let mut seed = 7u64;
		for place in 0..12 {
			seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
			let euros = Balance::from(seed >> 50);
			let before = reserve(BAKERY);
			let members = if seed & (1 << 40) == 0 { loss(euros) } else { profit(euros) };
			let from = book(BAKERY).until;
			close_next(members, &keep_all());
			let taken = match result(BAKERY, from) {
				YearResult::Surplus(waterfall) => -(waterfall.to_reserve().unwrap() as i128),
				YearResult::Loss(cover) => cover.reserve as i128,
			};
			assert_eq!(reserve(BAKERY), before - taken, "year {place}");
			assert_ok!(check());
		}
	});
}

#[test]
fn a_closed_year_is_put_right_in_the_next_one_only() {
	new_test(|| {
		close_2026(BAKERY, loss(100));
		let right = YearAccounts { document: doc(2), ..of_2026(loss(90)) };
		assert_refused!(confirm(BAKERY, &right), Errors::YearClosed);
	});
}

fn charge(amount: Balance) -> DispatchResult {
	Surplus::charge_loss(ordinary(BAKERY), owing(amount))
}

#[test]
fn members_owe_by_use_what_had_its_years_and_was_covered_by_nothing() {
	new_test(|| {
		bylaws(|bylaws| bylaws.loss_carry_years = 2);
		assert_refused!(charge(EURO), Errors::NothingDue);
		close_2026(BAKERY, loss(100));
		close_next(loss(40), &keep_all());
		// Later years can still cover all of it.
		assert_refused!(charge(1), Errors::NotOverdue);
		close_next(profit(10), &keep_all());
		assert_eq!(carried(), vec![(year(), 90), (next_year(), 40)]);
		assert_refused!(charge(90 * EURO + 1), Errors::NotOverdue);
		assert_refused!(charge(0), Errors::NothingDue);
		let of = |change: fn(&mut CommitmentOf<Test>)| {
			let mut of = owing(EURO);
			change(&mut of);
			Surplus::charge_loss(ordinary(BAKERY), of)
		};
		assert_refused!(of(|of| of.document = H256::default()), Errors::NoDocument);
		assert_refused!(of(|of| of.count = 0), Errors::WrongCount);
		assert_refused!(of(|of| of.count = MAX_SHARES + 1), Errors::WrongCount);
		// Nobody is paid anything by it.
		assert_refused!(of(|of| of.cash = 1), Errors::WrongCash);
		let weak = Surplus::charge_loss(decided(BAKERY, Track::Consent), owing(EURO));
		assert_refused!(weak, Errors::MandateTooWeak);
		assert_refused!(Surplus::charge_loss(signed(BAKERY, 1), owing(EURO)), DispatchError::BadOrigin);
		assert_ok!(charge(60 * EURO));
		assert_ok!(charge(30 * EURO));
		assert_eq!((carried(), book(BAKERY).charged), (vec![(next_year(), 40)], 90 * EURO));
		// A claim of the co-op: nobody has less than before.
		assert_eq!(credit(BAKERY, book(BAKERY).accounts.owed_back), -90 * EURO as i128);
		assert_eq!((Owed::get().len(), reserve(BAKERY)), (0, 0));
		// What was charged is not covered once more.
		close_next(profit(1_000), &keep_all());
		assert_eq!(waterfall(BAKERY, new_year(2029)).covered, 40 * EURO);
	});
}
