//! A year's surplus is divided in the order of the law, and to the last unit.

use super::{CENT, EURO};
use crate::{
	rules::waterfall::{Divisible, Year},
	types::{
		Cover, Figures,
		Outcome::{self, Loss, Profit},
		Precedence, Rates, Refusal, Returns, Voluntary, Waterfall,
	},
};
use proptest::prelude::*;
use rochdale_primitives::{ledger::Balance, part::part};

const RATES: Rates = Rates { reserve_bps: 2_000, others_bps: 5_000, education_bps: 500, solidarity_bps: 300 };

fn figures(members: Outcome, prior_losses: Balance) -> Figures {
	Figures { members, others: Profit(0), tax: 0, prior_losses }
}

fn year(figures: &Figures, unit: Balance, voluntary: Voluntary) -> Result<Year, Refusal> {
	Year::of(figures, &RATES, unit, Precedence::Reserve, voluntary)
}

fn earned(figures: &Figures, unit: Balance) -> Divisible {
	match year(figures, unit, Voluntary::Sum(0)) {
		Ok(Year::Earned(divisible)) => divisible,
		other => unreachable!("{other:?}"),
	}
}

fn returns(members: Balance, supporters: Balance) -> Returns {
	Returns { total: members + supporters, supporters, dust: 0 }
}

/// What the caps let members' and supporters' shares have of what their rates give.
fn capped((members, supporters): (Balance, Balance), year: &Divisible) -> Returns {
	let (due, room) = (members + supporters, year.room());
	let pool = due.min(part(year.base(), 4_000, 10_000).unwrap()).min(room);
	let scaled = |due_to: Balance| if pool < due { part(pool, due_to, due).unwrap() } else { due_to };
	let (members, supporters) = (scaled(members), scaled(supporters));
	let dust = pool - members - supporters;
	let supporters = supporters.min((room - members - dust) / 2);
	Returns { total: members + supporters, supporters, dust }
}

/// Vector 1 of the practice, in cents.
#[test]
fn a_surplus_with_returns_below_their_caps_is_divided_to_the_cent() {
	let year = earned(&figures(Profit(10_000_000 * CENT), 1_000_000 * CENT), CENT);
	assert_eq!(year.base(), 9_000_000 * CENT);
	let asked = (600_000 * CENT, 149_589 * CENT);
	assert_eq!(capped(asked, &year), returns(asked.0, asked.1));
	let lines = year.with(capped(asked, &year)).unwrap();
	let expected = Waterfall {
		base: 9_000_000 * CENT,
		covered: 1_000_000 * CENT,
		reserve: 1_800_000 * CENT,
		education: 450_000 * CENT,
		solidarity: 270_000 * CENT,
		returns: 749_589 * CENT,
		patronage: 5_730_411 * CENT,
		..Default::default()
	};
	assert_eq!(lines, expected);
	assert_eq!(lines.total(), Ok(10_000_000 * CENT));
	assert_eq!(lines.allocated(), Ok(9_000_000 * CENT));
	assert_eq!(lines.reserve_part(), Ok(2_000));
}

/// Vector 2: 40 % of the base bind, and the shortfall of 349,590 lapses to patronage.
#[test]
fn a_surplus_with_returns_at_their_cap_is_divided_to_the_last_unit() {
	let year = earned(&figures(Profit(1_000_000), 0), 1);
	assert_eq!(year.room(), 720_000);
	let returns = capped((600_000, 149_589), &year);
	assert_eq!(returns, Returns { total: 320_175 + 79_824, supporters: 79_824, dust: 1 });
	let lines = year.with(returns).unwrap();
	assert_eq!([lines.reserve, lines.education, lines.solidarity], [200_000, 50_000, 30_000]);
	assert_eq!([lines.returns, lines.dust, lines.patronage], [399_999, 1, 320_000]);
	assert_eq!(lines.to_reserve(), Ok(200_001));
	assert_eq!(lines.total(), Ok(1_000_000));
}

#[test]
fn ninety_thousand_are_18_000_and_4_500_and_2_700_and_6_000_and_58_800() {
	let lines = earned(&figures(Profit(90_000 * EURO), 0), CENT).with(returns(6_000 * EURO, 0)).unwrap();
	let given = [lines.reserve, lines.education, lines.solidarity, lines.returns, lines.patronage];
	assert_eq!(given, [18_000, 4_500, 2_700, 6_000, 58_800].map(|euros| euros * EURO));
	// What is asked of the co-op's money at once: a fifth of patronage, and all but the reserve.
	assert_eq!(lines.cash(2_000, CENT), Ok((4_500 + 2_700 + 6_000 + 11_760) * EURO));
	assert_eq!(lines.given(2_000, CENT), Ok((6_000 + 11_760) * EURO));
}

#[test]
fn what_is_due_to_others_asks_for_no_money_where_nobody_gets_anything() {
	let lines = earned(&figures(Profit(90_000 * EURO), 0), CENT).with(returns(0, 0)).unwrap();
	let needed = lines.cash(2_000, CENT).unwrap();
	assert_eq!(lines.is_covered(2_000, CENT, needed), Ok(true));
	assert_eq!(lines.is_covered(2_000, CENT, needed - 1), Ok(false));
	// Nothing of patronage is paid at once, and all of it is kept.
	assert_eq!(lines.is_covered(0, CENT, 0), Ok(true));
	let paid = Waterfall { returns: 1, ..lines };
	assert_eq!(paid.is_covered(0, CENT, 7_200 * EURO), Ok(false));
	assert_eq!(paid.is_covered(0, CENT, 7_200 * EURO + 1), Ok(true));
}

#[test]
fn nothing_is_distributed_until_a_loss_is_covered() {
	let year_of = |members, prior| year(&figures(members, prior), CENT, Voluntary::Sum(0)).unwrap();
	assert_eq!(year_of(Loss(9_000 * EURO), 0), Year::Lost(9_000 * EURO));
	let Cover { voluntary, reserve, carried } = Cover::of(9_000 * EURO, 0, (5_000 * EURO, 0), None);
	assert_eq!([voluntary, reserve, carried], [0, 5_000 * EURO, 4_000 * EURO]);
	// All of the next year covers what is carried.
	let next = earned(&figures(Profit(4_000 * EURO), carried), CENT);
	assert_eq!((next.base(), next.room()), (0, 0));
	assert_eq!(next.with(returns(1, 0)), Err(Refusal::ReturnsAboveRoom));
	let lines = next.with(Returns::default()).unwrap();
	assert_eq!(lines, Waterfall { covered: 4_000 * EURO, ..Default::default() });
	// Were it less, the rest would wait.
	let less = earned(&figures(Profit(3_999 * EURO), carried), CENT).with(Returns::default()).unwrap();
	assert_eq!(less, Waterfall { covered: 3_999 * EURO, ..Default::default() });
}

#[test]
fn what_others_brought_is_half_indivisible_and_never_goes_to_members() {
	let year = Figures { others: Profit(7 * CENT), ..figures(Profit(100 * CENT), 0) };
	let lines = earned(&year, CENT).with(Returns::default()).unwrap();
	assert_eq!((lines.others_reserve, lines.others_voluntary), (4 * CENT, 3 * CENT));
	assert_eq!((lines.reserve, lines.patronage), (20 * CENT, (100 - 20 - 5 - 3) * CENT));
}

#[test]
fn a_loss_with_others_lessens_what_members_brought() {
	let year = Figures { others: Loss(10 * EURO), ..figures(Profit(100 * EURO), 0) };
	assert_eq!(earned(&year, CENT).base(), 90 * EURO);
	let year = Figures { others: Profit(100 * EURO), ..figures(Loss(10 * EURO), 0) };
	let lines = earned(&year, CENT).with(Returns::default()).unwrap();
	assert_eq!((lines.base, lines.others_base, lines.others_reserve), (0, 90 * EURO, 45 * EURO));
}

#[test]
fn losses_of_earlier_years_are_covered_by_members_results_first() {
	let year = Figures { others: Profit(50 * EURO), ..figures(Profit(30 * EURO), 40 * EURO) };
	let lines = earned(&year, CENT).with(Returns::default()).unwrap();
	assert_eq!((lines.base, lines.others_base, lines.covered), (0, 40 * EURO, 40 * EURO));
}

#[test]
fn the_tax_is_paid_by_what_others_brought_first() {
	let year = Figures { others: Profit(20 * EURO), tax: 8 * EURO, ..figures(Profit(100 * EURO), 0) };
	let lines = earned(&year, CENT).with(Returns::default()).unwrap();
	assert_eq!((lines.others_reserve, lines.others_voluntary, lines.patronage), (10 * EURO, 2 * EURO, 72 * EURO));
	let lines = earned(&Figures { tax: 13 * EURO, ..year }, CENT).with(Returns::default()).unwrap();
	assert_eq!((lines.others_reserve, lines.others_voluntary, lines.patronage), (10 * EURO, 0, 69 * EURO));
}

#[test]
fn a_tax_that_leaves_little_lets_the_reserve_come_first() {
	let year = |tax: Balance| {
		let year = Figures { tax: tax * EURO, ..figures(Profit(100 * EURO), 0) };
		earned(&year, CENT).with(Returns::default()).unwrap()
	};
	let funds = |tax| {
		let lines = year(tax);
		assert_eq!((lines.patronage, lines.tax), (0, tax * EURO));
		[lines.reserve, lines.education, lines.solidarity].map(|amount| amount / EURO)
	};
	assert_eq!(funds(72), [20, 5, 3]);
	assert_eq!(funds(74), [20, 5, 1]);
	assert_eq!(funds(79), [20, 1, 0]);
	assert_eq!(funds(90), [10, 0, 0]);
	assert_eq!(funds(100), [0, 0, 0]);
}

#[test]
fn a_tax_above_the_result_is_a_loss() {
	let year = Figures { tax: 101, ..figures(Profit(100), 50) };
	assert_eq!(Year::of(&year, &RATES, 1, Precedence::Reserve, Voluntary::Sum(0)), Ok(Year::Lost(1)));
}

#[test]
fn members_keep_a_sum_or_the_rest_as_voluntary_reserve() {
	let surplus = figures(Profit(100 * EURO), 0);
	let keep = |voluntary| match year(&surplus, CENT, voluntary)? {
		Year::Earned(year) => year.with(returns(4 * EURO, 0)),
		Year::Lost(_) => unreachable!(),
	};
	let lines = keep(Voluntary::Sum(60 * EURO)).unwrap();
	assert_eq!((lines.returns, lines.voluntary, lines.patronage), (4 * EURO, 60 * EURO, 8 * EURO));
	let lines = keep(Voluntary::Rest).unwrap();
	assert_eq!((lines.returns, lines.voluntary, lines.patronage), (4 * EURO, 68 * EURO, 0));
	// The sum comes before returns.
	assert_eq!(keep(Voluntary::Sum(72 * EURO)), Err(Refusal::ReturnsAboveRoom));
	assert_eq!(keep(Voluntary::Sum(72 * EURO + 1)), Err(Refusal::VoluntaryAboveLeft));
}

#[test]
fn less_than_a_unit_is_dust_and_nobodys_choice() {
	let of = |voluntary| year(&figures(Profit(CENT + 1), 0), CENT, voluntary);
	let Ok(Year::Earned(divisible)) = of(Voluntary::Rest) else { unreachable!() };
	let lines = divisible.with(Returns::default()).unwrap();
	// The education fund lacks a cent, so that what is left is not for members to keep.
	assert_eq!((lines.reserve, lines.education, lines.voluntary, lines.dust), (CENT, 0, 0, 1));
	assert_eq!(of(Voluntary::Sum(1)), Err(Refusal::VoluntaryAboveLeft));
}

#[test]
fn supporters_get_nothing_where_members_get_nothing_for_patronage() {
	let surplus = figures(Profit(100 * EURO), 0);
	let Ok(Year::Earned(year)) = year(&surplus, CENT, Voluntary::Rest) else { unreachable!() };
	assert_eq!(year.with(returns(1, 1)), Err(Refusal::SupportersAbovePatronage));
	// Nor more than members where they get something.
	let year = earned(&surplus, CENT);
	assert_eq!(year.with(returns(0, 36 * EURO)).unwrap().patronage, 36 * EURO);
	assert_eq!(year.with(returns(0, 36 * EURO + 1)), Err(Refusal::SupportersAbovePatronage));
}

#[test]
fn returns_that_come_first_lessen_what_percentages_are_of() {
	let surplus = figures(Profit(90_000 * EURO), 0);
	let Ok(Year::Earned(year)) = Year::of(&surplus, &RATES, CENT, Precedence::Returns, Voluntary::Sum(0)) else {
		unreachable!()
	};
	let lines = year.with(returns(6_000 * EURO, 0)).unwrap();
	let given = [lines.reserve, lines.education, lines.solidarity, lines.returns, lines.patronage];
	assert_eq!(given, [16_800, 4_200, 2_520, 6_000, 60_480].map(|euros| euros * EURO));
}

#[test]
fn percentages_above_the_whole_are_refused() {
	let surplus = figures(Profit(100), 0);
	let asked = |rates| Year::of(&surplus, &rates, 1, Precedence::Reserve, Voluntary::Sum(0)).map(|_| ());
	assert_eq!(asked(Rates { reserve_bps: 9_200, ..RATES }), Ok(()));
	assert_eq!(asked(Rates { reserve_bps: 9_201, ..RATES }), Err(Refusal::AboveWhole));
	assert_eq!(asked(Rates { others_bps: 10_001, ..RATES }), Err(Refusal::AboveWhole));
	// Not the whole by running over.
	assert_eq!(asked(Rates { education_bps: u16::MAX, solidarity_bps: 1, ..RATES }), Err(Refusal::AboveWhole));
}

#[test]
fn what_cannot_be_counted_is_refused() {
	let most = Figures { others: Profit(1), ..figures(Profit(Balance::MAX), 0) };
	assert_eq!(year(&most, 1, Voluntary::Sum(0)), Err(Refusal::TooLarge));
	let most = Figures { tax: 1, ..figures(Loss(Balance::MAX), 0) };
	assert_eq!(year(&most, 1, Voluntary::Sum(0)), Err(Refusal::TooLarge));
	assert_eq!(year(&figures(Profit(1), 0), 0, Voluntary::Sum(0)), Err(Refusal::NoUnit));
	let lines = Waterfall { reserve: Balance::MAX, patronage: 1, ..Default::default() };
	assert_eq!(lines.total(), Err(Refusal::TooLarge));
	assert_eq!(lines.cash(1, 0), Err(Refusal::NoUnit));
}

#[test]
fn the_part_of_the_reserve_is_of_both_results() {
	let part = |base, others_base, reserve, dust| {
		Waterfall { base, others_base, reserve, dust, ..Default::default() }.reserve_part()
	};
	assert_eq!(part(300, 100, 100, 1), Ok(2_525));
	assert_eq!(part(0, 0, 0, 0), Ok(0));
	assert_eq!(part(3, 0, 1, 0), Ok(3_333));
	// It never is more than all of it.
	assert_eq!(part(1, 0, 7, 0), Err(Refusal::TooLarge));
}

/// Any amount up to 10^24, of every size.
fn amount() -> impl Strategy<Value = Balance> {
	(0u32..=24, any::<u128>(), any::<bool>()).prop_map(|(size, number, is_whole)| {
		let amount = number % (10u128.pow(size) + 1);
		if is_whole {
			amount - amount % CENT
		} else {
			amount
		}
	})
}

fn outcome() -> impl Strategy<Value = Outcome> {
	prop_oneof![5 => amount().prop_map(Profit), 1 => amount().prop_map(Loss)]
}

prop_compose! {
	fn any_figures()(
		members in outcome(),
		others in outcome(),
		(tax, prior_losses) in (prop_oneof![Just(0), amount()], prop_oneof![Just(0), amount()]),
	) -> Figures {
		Figures { members, others, tax, prior_losses }
	}
}

prop_compose! {
	fn any_rates()(
		reserve_bps in 1_500u16..=8_000,
		others_bps in 5_000u16..=10_000,
		education_bps in 100u16..=1_000,
		solidarity_bps in 100u16..=1_000,
	) -> Rates {
		Rates { reserve_bps, others_bps, education_bps, solidarity_bps }
	}
}

/// Whether an amount is at least so many basis points of another.
fn is_at_least(amount: Balance, base: Balance, bps: u16) -> bool {
	amount * 10_000 >= base * Balance::from(bps)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	/// Whatever a year earned, every line of it is somewhere, and the law comes before members, and they before supporters.
	#[test]
	fn a_year_is_divided_exactly_and_in_the_order_of_the_law(
		figures in any_figures(),
		rates in any_rates(),
		unit in prop_oneof![Just(1), Just(CENT), Just(EURO)],
		is_first: bool,
		(kept, is_rest) in (0u128..=10_000, proptest::bool::weighted(0.1)),
		asked in (amount(), amount()),
	) {
		let precedence = if is_first { Precedence::Returns } else { Precedence::Reserve };
		let of = |voluntary| Year::of(&figures, &rates, unit, precedence, voluntary);
		let earned = figures.members.profit() + figures.others.profit();
		let spent = figures.members.loss() + figures.others.loss();
		let all = match of(Voluntary::Sum(0)).unwrap() {
			Year::Lost(loss) => {
				prop_assert_eq!(earned + loss, spent + figures.tax);
				prop_assert!(loss > 0);
				return Ok(());
			}
			Year::Earned(all) => all,
		};
		// Any part of what is left can be kept, and what is chosen is never refused then.
		let voluntary = if is_rest { Voluntary::Rest } else { Voluntary::Sum(all.room() * kept / 10_000) };
		let Ok(Year::Earned(year)) = of(voluntary) else { unreachable!() };
		let asked = if is_rest { (asked.0, 0) } else { asked };
		let returns = capped(asked, &year);
		let lines = year.with(returns).unwrap();

		prop_assert_eq!(lines.total().unwrap(), earned - spent);
		prop_assert_eq!(lines.total().unwrap(), lines.covered + lines.tax + lines.allocated().unwrap());

		// Members get something only where every minimum is met.
		let taken = if is_first { returns.total + returns.dust } else { 0 };
		if lines.returns + lines.voluntary + lines.patronage > 0 {
			prop_assert!(is_at_least(lines.reserve, lines.base - taken, rates.reserve_bps));
			prop_assert!(is_at_least(lines.education, lines.base - taken, rates.education_bps));
			prop_assert!(is_at_least(lines.solidarity, lines.base - taken, rates.solidarity_bps));
		}
		if lines.others_voluntary + lines.reserve + lines.patronage > 0 {
			prop_assert!(is_at_least(lines.others_reserve, lines.others_base, rates.others_bps));
		}
		prop_assert!(lines.others_reserve + lines.others_voluntary <= lines.others_base);

		// Supporters get no more than members do by use, and capital no more than its cap.
		prop_assert!(returns.supporters <= lines.patronage);
		prop_assert!(is_at_least(lines.base, lines.returns, 10_000) && lines.returns * 10_000 <= lines.base * 4_000);

		// Losses come before everything.
		prop_assert_eq!(lines.base + lines.others_base + lines.covered, earned - spent);
		if lines.covered < figures.prior_losses {
			prop_assert_eq!(lines.allocated().unwrap(), 0);
		}

		// What moves is whole, and what rounding leaves is less than one that moves.
		prop_assert!([lines.education, lines.solidarity, lines.patronage].iter().all(|amount| amount % unit == 0));
		prop_assert!(lines.dust - returns.dust < unit);
		prop_assert!(lines.cash(10_000, unit).unwrap() <= lines.total().unwrap());
		prop_assert!(lines.reserve_part().unwrap() <= 10_000);
	}

	/// Numbers of any size give lines or a refusal.
	#[test]
	fn no_figures_are_too_strange(
		members in any::<(bool, u128)>(),
		others in any::<(bool, u128)>(),
		(tax, prior_losses, kept, unit) in any::<(u128, u128, u128, u128)>(),
		(reserve_bps, others_bps, education_bps, solidarity_bps) in any::<(u16, u16, u16, u16)>(),
		(total, supporters, dust) in any::<(u128, u128, u128)>(),
		shift in 0u32..128,
		(is_first, is_rest) in any::<(bool, bool)>(),
	) {
		let outcome = |(is_profit, amount): (bool, u128)| if is_profit { Profit(amount >> shift) } else { Loss(amount >> shift) };
		let figures = Figures { members: outcome(members), others: outcome(others), tax: tax >> shift, prior_losses };
		let rates = Rates {
			reserve_bps: reserve_bps % 5_000,
			others_bps: others_bps % 11_000,
			education_bps: education_bps % 3_000,
			solidarity_bps: solidarity_bps % 3_000,
		};
		let precedence = if is_first { Precedence::Returns } else { Precedence::Reserve };
		let voluntary = if is_rest { Voluntary::Rest } else { Voluntary::Sum(kept >> shift >> 2) };
		if let Ok(Year::Earned(year)) = Year::of(&figures, &rates, unit >> shift, precedence, voluntary) {
			let cut = |amount: u128| amount >> shift >> 3;
			let returns = Returns { total: cut(total), supporters: cut(supporters), dust: cut(dust) };
			if let Ok(lines) = year.with(returns) {
				let spent = figures.members.loss() + figures.others.loss();
				prop_assert_eq!(lines.total().unwrap() + spent, figures.members.profit() + figures.others.profit());
				prop_assert!(returns.supporters <= lines.patronage);
			}
		}
	}
}
