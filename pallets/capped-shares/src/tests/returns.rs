//! The limited return is declared for a year that is over, and collected.

use crate::{mock::*, *};
use frame::testing_prelude::*;

const EVERYTHING: (Balance, Balance) = (1_000_000 * EURO, 1_000_000 * EURO);

fn declare(year: i32, rates: &[(ClassNo, u16)], surplus: (Balance, Balance)) -> DispatchResult {
	declare_return_of(BAKERY, (new_year(year), new_year(year + 1)), rates, surplus)
}

fn maximum(class: ClassNo, year: i32, bps: u16) -> DispatchResult {
	Shares::declare_maximum(ordinary(BAKERY), class, new_year(year), bps)
}

fn collect(class: ClassNo, member: MemberNo, year: i32) -> DispatchResult {
	plain(Shares::collect_returns(anybody(), BAKERY, class, new_year(year), only(member)))
}

fn returned(class: ClassNo, year: i32) -> DeclaredReturn {
	Returns::<Test>::get((BAKERY, class, new_year(year))).unwrap()
}

fn offer(shares: &[(MemberNo, u64)]) {
	let all = shares.iter().map(|(_, shares)| shares).sum();
	let terms =
		OfferTerms { class: CLASS, minimum: all, target: all, maximum: all, allotment: Allotment::FirstCome, days: 7 };
	assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
	let no = Books::<Test>::get(BAKERY).unwrap().offers;
	for (member, shares) in shares {
		assert_ok!(Shares::subscribe_offer(signed(BAKERY, *member), BAKERY, no, *shares));
	}
	pass_days(8);
}

/// The part-year vectors of a leap year: 1,000 all year, 500 from 1 July, 300 until 30 June, at 3 %.
#[test]
fn part_years_are_exact_to_the_last_unit() {
	new_test(|| {
		offer(&[(1, 10), (2, 10), (3, 10), (4, 10), (ADA, 10), (CLEO, 3)]);
		pass_until(date(2027, 12, 20));
		assert_ok!(maximum(CLASS, 2028, 300));
		pass_until(date(2028, 7, 1));
		assert_ok!(subscribe(BEN, 5));
		assert_ok!(Shares::propose_transfer(signed(BAKERY, CLEO), BAKERY, CLASS, account(BAKERY, 8), 3));
		let content = Shares::transfer_content(BAKERY, CLASS, CLEO).unwrap();
		assert_ok!(Shares::accept_transfer(signed(BAKERY, 8), BAKERY, CLASS, CLEO, content));
		assert_ok!(Shares::consent(ordinary(BAKERY), BAKERY, CLASS, CLEO, content));
		pass_until(date(2029, 3, 1));
		assert_ok!(declare(2028, &[(CLASS, 300)], EVERYTHING));
		assert!(matches!(returned(CLASS, 2028).payment, rules::returns::Payment::Rate { bps: 300, days: 366 }));
		for (member, due) in [(ADA, 30_000_000), (BEN, 7_540_983), (CLEO, 4_475_409)] {
			assert_ok!(collect(CLASS, member, 2028));
			assert_noop!(collect(CLASS, member, 2028), Errors::NothingDue);
			assert_eq!(owed(BAKERY, member), due);
		}
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(BEN)));
		assert_eq!(purse(BAKERY, BEN), PURSE - 5 * PAR + 7_540_983);
	});
}

#[test]
fn a_hundred_among_three_leave_a_millionth_to_the_reserve() {
	empty_test(|| {
		// What the class asks for at least, each can have.
		open_class(BAKERY, ClassTerms { minimum: 100, ..TERMS });
		assert_ok!(maximum(CLASS, 2026, 800));
		pass_until(date(2026, 12, 1));
		offer(&[(ADA, 100), (BEN, 100), (CLEO, 100)]);
		assert_ok!(maximum(CLASS, 2027, 800));
		pass_until(new_year(2028));
		// 40 % of 250.
		assert_ok!(declare(2027, &[(CLASS, 800)], (250 * EURO, 250 * EURO)));
		assert_eq!(returned(CLASS, 2027).aside, 100 * EURO);
		for member in [ADA, BEN, CLEO] {
			assert_ok!(collect(CLASS, member, 2027));
			assert_eq!(owed(BAKERY, member), 33_333_333);
		}
		assert_eq!(balance(BAKERY, accounts(BAKERY).reserve), 1);
		assert_eq!(balance(BAKERY, accounts(BAKERY).due), 99_999_999);
	});
}

/// Returns are paid to who comes first, so that they must not be paid with what others have paid for shares on offer.
#[test]
fn no_return_is_declared_that_the_cash_does_not_cover_beside_what_is_held_aside() {
	new_test(|| {
		offer(&[(1, 10), (2, 10), (3, 10), (ADA, 10)]);
		assert_ok!(maximum(CLASS, 2027, 500));
		pass_until(new_year(2028));
		let due = 40 * PAR / 100 * 5;
		// What the shares were for was bought, all but what the return will be.
		let spend = |amount| {
			let legs = vec![Shares::debit(1, amount, None), Shares::credit(CASH_NO, amount, None)];
			assert_ok!(Shares::enter(BAKERY, legs, Basis::Rule, doc(4), Moves::To(STRANGER)));
		};
		spend(Balances::free_balance(CASH) - ED - due);
		open_class(BAKERY, TERMS);
		let terms =
			OfferTerms { class: 2, minimum: 40, target: 40, maximum: 40, allotment: Allotment::FirstCome, days: 7 };
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		assert_ok!(Shares::subscribe_offer(signed(BAKERY, BEN), BAKERY, 2, 10));
		spend(1);
		assert_noop!(declare(2027, &[(CLASS, 500)], EVERYTHING), Errors::NotLiquid);
		assert_ok!(declare(2027, &[(CLASS, 499)], EVERYTHING));
		// All who hold shares are paid, and what is held aside is still there.
		for member in [1, 2, 3, ADA] {
			assert_ok!(collect(CLASS, member, 2027));
			assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(member)));
		}
		assert!(Balances::free_balance(CASH) - ED >= 10 * PAR);
	});
}

#[test]
fn who_never_moves_and_who_comes_back_later_both_have_their_years() {
	new_test(|| {
		offer(&[(1, 10), (2, 10), (3, 10), (ADA, 10)]);
		for year in 2027..2030 {
			pass_until(date(year - 1, 12, 28));
			assert_ok!(maximum(CLASS, year, 500));
		}
		pass_until(date(2029, 5, 1));
		assert_ok!(declare(2027, &[(CLASS, 500)], EVERYTHING));
		assert_ok!(declare(2028, &[(CLASS, 500)], EVERYTHING));
		assert_ok!(collect(CLASS, ADA, 2028));
		assert_ok!(collect(CLASS, ADA, 2027));
		assert_eq!(owed(BAKERY, ADA), 100 * EURO);
		// What was given away keeps the years of who had it.
		assert_ok!(Shares::give_notice(signed(BAKERY, 1), BAKERY, CLASS, 10, false));
		pass_days(91);
		assert_eq!(held(BAKERY, CLASS, 1), 0);
		assert_ok!(collect(CLASS, 1, 2027));
		pass_until(new_year(2030));
		assert_ok!(declare(2029, &[(CLASS, 500)], EVERYTHING));
		assert_ok!(collect(CLASS, 1, 2029));
		// 1 May and 90 days: until 30 July without it.
		let days = date(2029, 7, 30) - new_year(2029);
		let due = 1_000 * EURO * 500 * u128::try_from(days).unwrap() / 10_000 / 365;
		assert_eq!(owed(BAKERY, 1), 50 * EURO + due);
	});
}

#[test]
fn a_rate_is_said_before_the_year_and_is_no_more_than_eight_percent() {
	new_test(|| {
		assert_noop!(Shares::declare_maximum(signed(BAKERY, 1), CLASS, new_year(2027), 1), DispatchError::BadOrigin);
		let weak = Shares::declare_maximum(decided(BAKERY, Track::Consent), CLASS, new_year(2027), 1);
		assert_noop!(weak, Errors::MandateTooWeak);
		assert_noop!(maximum(9, 2027, 1), Errors::NoSuchClass);
		assert_noop!(maximum(CLASS, 2027, 801), Errors::RateTooHigh);
		assert_noop!(maximum(CLASS, 2028, 1), Errors::YearHasBegun);
		// Nobody holds it yet.
		assert_ok!(maximum(CLASS, 2026, 800));
		for member in 1..=4 {
			assert_ok!(subscribe(member, 1));
		}
		assert_noop!(maximum(CLASS, 2026, 800), Errors::YearHasBegun);
		assert_ok!(maximum(CLASS, 2027, 300));
		pass_until(new_year(2027));
		assert_noop!(maximum(CLASS, 2027, 400), Errors::YearHasBegun);
		assert_ok!(declare(2026, &[(CLASS, 800)], EVERYTHING));
	});
}

#[test]
fn what_cannot_be_declared_is_refused_by_name() {
	new_test(|| {
		assert_ok!(maximum(CLASS, 2026, 400));
		for member in 1..=4 {
			assert_ok!(subscribe(member, 1));
		}
		assert_noop!(declare(2026, &[(CLASS, 400)], EVERYTHING), Errors::YearNotOver);
		assert_noop!(declare(1999, &[(CLASS, 400)], EVERYTHING), Errors::YearNotOver);
		pass_until(new_year(2027) + 30);
		let of = |from, until| declare_return_of(BAKERY, (from, until), &[(CLASS, 400)], EVERYTHING);
		assert_noop!(of(new_year(2026) - 1, new_year(2027)), Errors::YearNotOver);
		assert_noop!(of(new_year(2026), new_year(2027) - 1), Errors::YearNotOver);
		assert_noop!(of(new_year(2026), Day::MIN), Errors::Overflow);
		assert_noop!(declare(2026, &[(CLASS, 400), (CLASS, 400)], EVERYTHING), Errors::ClassTwice);
		assert_noop!(declare(2026, &[(CLASS, 400), (9, 400)], EVERYTHING), Errors::NoSuchClass);
		assert_noop!(declare(2026, &[(CLASS, 401)], EVERYTHING), Errors::RateTooHigh);
		assert_noop!(collect(CLASS, 1, 2026), Errors::NoReturn);
		let other = open_class(BAKERY, TERMS);
		assert_noop!(declare(2026, &[(CLASS, 400), (other, 1)], EVERYTHING), Errors::NoMaximum);
		assert_ok!(declare(2026, &[(CLASS, 400)], EVERYTHING));
		assert_noop!(declare(2026, &[(CLASS, 400)], EVERYTHING), Errors::AlreadyDeclared);
		assert_noop!(collect(CLASS, 9, 2026), Errors::NothingDue);
	});
}

/// Holders who have not moved since would still count such a year, and collect of it what nobody has set aside.
#[test]
fn no_return_is_declared_for_a_year_whose_days_are_not_counted_any_more() {
	new_test(|| {
		assert_ok!(maximum(CLASS, 2026, 400));
		for member in 1..=4 {
			assert_ok!(subscribe(member, 1));
		}
		pass_until(new_year(2034) + 30);
		assert_noop!(declare(2026, &[(CLASS, 400)], EVERYTHING), Errors::YearTooOld);
		assert_noop!(collect(CLASS, 1, 2026), Errors::NoReturn);
	});
}

#[test]
fn no_return_is_declared_for_a_year_in_which_an_offer_is_being_settled() {
	new_test(|| {
		assert_ok!(maximum(CLASS, 2026, 400));
		for member in 1..=4 {
			assert_ok!(subscribe(member, 1));
		}
		let terms =
			OfferTerms { class: CLASS, minimum: 1, target: 1, maximum: 1, allotment: Allotment::FirstCome, days: 60 };
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		pass_until(new_year(2027));
		assert_noop!(declare(2026, &[(CLASS, 400)], EVERYTHING), Errors::OfferOpen);
		pass_days(60);
		assert_ok!(declare(2026, &[(CLASS, 400)], EVERYTHING));
	});
}

#[test]
fn capital_gets_nothing_while_somebody_waits_for_too_long() {
	new_test(|| {
		let other = open_class(BAKERY, ClassTerms { redemption: Redemption::Right, ..TERMS });
		for member in 1..=4 {
			assert_ok!(subscribe(member, 1));
		}
		pass_until(date(2026, 12, 20));
		assert_ok!(Shares::subscribe(signed(BAKERY, ADA), BAKERY, other, 1));
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
		pass_days(0);
		pass_until(date(2028, 12, 20));
		assert_ok!(maximum(CLASS, 2029, 400));
		pass_until(new_year(2030));
		assert_noop!(declare(2029, &[(CLASS, 400)], EVERYTHING), Errors::ClaimsOverdue);
		// It is cured by payment.
		let (accounts_until, approved_on) = (new_year(2029), new_year(2029));
		let release = Release { amount: PAR, accounts_until, approved_on, surplus: 0, solvency: doc(3) };
		let pay = |amount| Shares::release(ordinary(BAKERY), BAKERY, other, Release { amount, ..release });
		assert_ok!(pay(PAR - 1));
		assert_noop!(declare(2029, &[(CLASS, 400)], EVERYTHING), Errors::ClaimsOverdue);
		assert_ok!(pay(1));
		assert_ok!(declare(2029, &[(CLASS, 400)], EVERYTHING));
	});
}

#[test]
fn supporters_get_no_more_than_patronage_and_the_rest_lapses() {
	new_test(|| {
		let support = open_class(BAKERY, ClassTerms { holders: Holders::Supporters, ..TERMS });
		for (class, bps) in [(CLASS, 400), (support, 600)] {
			assert_ok!(maximum(class, 2026, bps));
		}
		for member in 1..=4 {
			assert_ok!(subscribe(member, 1));
		}
		for member in 5..=7 {
			assert_ok!(Shares::subscribe(signed(BAKERY, member), BAKERY, support, 1));
		}
		pass_until(new_year(2027));
		let plan = |rates: &[_]| {
			let (year, (base, room)) = ((new_year(2026), new_year(2027)), EVERYTHING);
			<Shares as LimitedReturn<H256>>::plan(BAKERY, year, rates, base, room).unwrap()
		};
		let (of_members, all) = (plan(&[(CLASS, 400)]).total(), plan(&[(CLASS, 400), (support, 600)]).total());
		// All of it could go to capital. Members are to have as much by their use as supporters.
		let theirs = (all - of_members) / 2;
		assert_eq!(plan(&[(CLASS, 400), (support, 600)]).supporters(), all - of_members);
		assert_ok!(declare(2026, &[(CLASS, 400), (support, 600)], (EVERYTHING.0, all)));
		assert_eq!((returned(CLASS, 2026).aside, returned(support, 2026).aside), (of_members, theirs));
		for member in 5..=7 {
			assert_ok!(collect(support, member, 2026));
			assert_eq!(owed(BAKERY, member), theirs / 3);
		}
		// Nothing of it carries over.
		assert_eq!(balance(BAKERY, accounts(BAKERY).reserve), theirs % 3);
	});
}

#[test]
fn a_day_at_the_edge_of_a_year_earns_a_day() {
	new_test(|| {
		offer(&[(1, 10), (2, 10), (3, 10), (4, 10)]);
		pass_until(date(2026, 12, 20));
		assert_ok!(maximum(CLASS, 2027, 365));
		pass_until(date(2027, 12, 31));
		assert_ok!(subscribe(ADA, 10));
		pass_until(new_year(2028));
		assert_ok!(subscribe(BEN, 10));
		assert_ok!(declare(2027, &[(CLASS, 365)], EVERYTHING));
		assert_ok!(collect(CLASS, ADA, 2027));
		assert_eq!(owed(BAKERY, ADA), EURO / 10);
		assert_noop!(collect(CLASS, BEN, 2027), Errors::NothingDue);
	});
}

#[test]
fn who_has_left_long_ago_still_collects_the_return_of_their_years() {
	new_test(|| {
		offer(&[(1, 10), (2, 10), (3, 10), (ADA, 10)]);
		pass_until(date(2026, 12, 20));
		assert_ok!(maximum(CLASS, 2027, 500));
		pass_until(new_year(2028));
		assert_ok!(Shares::propose_transfer(signed(BAKERY, ADA), BAKERY, CLASS, account(BAKERY, BEN), 10));
		let content = Shares::transfer_content(BAKERY, CLASS, ADA).unwrap();
		assert_ok!(Shares::accept_transfer(signed(BAKERY, BEN), BAKERY, CLASS, ADA, content));
		assert_ok!(Shares::consent(ordinary(BAKERY), BAKERY, CLASS, ADA, content));
		for member in [ADA, BEN] {
			unseat(BAKERY, member);
			Shares::on_seat_ended(BAKERY, member, SeatEnd::Left);
		}
		pass_days(0);
		pass_days(400);
		assert_ok!(declare(2027, &[(CLASS, 500)], EVERYTHING));
		assert_ok!(collect(CLASS, ADA, 2027));
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(ADA)));
		assert_eq!(purse(BAKERY, ADA), PURSE - 10 * PAR + 50 * EURO);
		// Ben never paid in, and was given shares with an account.
		let release = Release {
			amount: PAR,
			accounts_until: new_year(2029),
			approved_on: new_year(2029),
			surplus: PAR,
			solvency: doc(3),
		};
		pass_until(new_year(2029) + 180);
		assert_ok!(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release));
		assert_ok!(Shares::collect_claims(anybody(), BAKERY, only(1)));
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(BEN)));
		assert_eq!(purse(BAKERY, BEN), PURSE + PAR);
	});
}

#[test]
fn what_is_owed_to_who_has_no_account_stays_owed() {
	new_test(|| {
		Stakes::<Test>::insert(BAKERY, 99, StakeOf::<Test> { owed: 1, ..Default::default() });
		assert_noop!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(99)), Errors::NoAccount);
		Stakes::<Test>::remove(BAKERY, 99);
	});
}

#[test]
fn nothing_is_declared_without_rates_and_a_year_with_them_once() {
	empty_test(|| {
		// Also where there are no shares.
		assert_ok!(declare_return_of(BAKERY, (new_year(2026), new_year(2027)), &[], EVERYTHING));
		let plan = <Shares as LimitedReturn<H256>>::plan(BAKERY, (0, 0), &[], 0, 0).unwrap();
		assert_eq!((plan.total(), plan.dust(), plan.classes()), (0, 0, vec![]));
		open_class(BAKERY, TERMS);
		assert_ok!(maximum(CLASS, 2026, 400));
		(1..=4).for_each(|member| subscribe(member, 1).unwrap());
		pass_until(new_year(2027));
		assert_ok!(declare(2026, &[], EVERYTHING));
		assert!(Returns::<Test>::iter().next().is_none());
		assert_ok!(declare(2026, &[(CLASS, 400)], EVERYTHING));
	});
}

/// Who keeps books since the middle of a business year closes the part of it of which there are some.
#[test]
fn the_year_of_shares_is_the_one_that_ends_with_what_is_closed() {
	new_test(|| {
		assert_ok!(maximum(CLASS, 2026, 400));
		(1..=4).for_each(|member| subscribe(member, 1).unwrap());
		pass_until(new_year(2027));
		let part = (date(2026, 11, 1), new_year(2027));
		assert_ok!(declare_return_of(BAKERY, part, &[(CLASS, 400)], EVERYTHING));
		assert!(returned(CLASS, 2026).aside > 0);
		assert_noop!(declare(2026, &[(CLASS, 400)], EVERYTHING), Errors::AlreadyDeclared);
	});
}

#[test]
fn classes_get_no_more_than_what_is_left_and_rounding_goes_to_the_reserve() {
	new_test(|| {
		let other = open_class(BAKERY, TERMS);
		for class in [CLASS, other] {
			assert_ok!(maximum(class, 2026, 400));
		}
		(1..=4).for_each(|member| subscribe(member, 1).unwrap());
		for member in 5..=8 {
			assert_ok!(Shares::subscribe(signed(BAKERY, member), BAKERY, other, 1));
		}
		pass_until(new_year(2027));
		assert_ok!(declare(2026, &[(CLASS, 400), (other, 400)], (EURO, 1_001)));
		assert_eq!((returned(CLASS, 2026).aside, returned(other, 2026).aside), (500, 500));
		assert_eq!(balance(BAKERY, accounts(BAKERY).reserve), 1);
	});
}

#[test]
fn no_return_is_declared_with_what_the_surplus_sets_aside() {
	new_test(|| {
		assert_ok!(maximum(CLASS, 2026, 400));
		(1..=4).for_each(|member| subscribe(member, 1).unwrap());
		pass_until(new_year(2027));
		let declared = |aside| {
			OfSurplus::set([(BAKERY, aside)].into());
			declare(2026, &[(CLASS, 400)], EVERYTHING)
		};
		let cash = Balances::free_balance(CASH) - ED;
		let (year, (base, room)) = ((new_year(2026), new_year(2027)), EVERYTHING);
		let plan = <Shares as LimitedReturn<H256>>::plan(BAKERY, year, &[(CLASS, 400)], base, room);
		let due = plan.unwrap().total();
		assert_noop!(declared(cash - due + 1), Errors::NotLiquid);
		assert_ok!(declared(cash - due));
	});
}
