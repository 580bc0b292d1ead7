//! What members have by their use is owed as everything else, and what stands in the account of who leaves waits as shares do.

use super::expecting::{last_pending, post_on};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::{assert_refused, surplus::DueAccounts};

const MEMBER: MemberNo = ADA;

fn due_accounts(coop: CoopId) -> DueAccounts {
	<Shares as Dues<H256>>::accounts(coop).unwrap()
}

fn owe(coop: CoopId, member: MemberNo, amount: Balance) {
	assert_ok!(<Shares as Dues<H256>>::owe(coop, member, amount));
}

fn queue(coop: CoopId, member: MemberNo, amount: Balance) -> DispatchResult {
	<Shares as Dues<H256>>::queue(coop, member, amount, INCOME_NO, (Basis::Rule, doc(9)))
}

/// Enters so much as due to the members of a co-op.
fn enter(coop: CoopId, amount: Balance) {
	let legs = vec![Shares::debit(INCOME_NO, amount, None), Shares::credit(due_accounts(coop).due, amount, None)];
	assert_ok!(Shares::enter(coop, legs, Basis::Resolution(1), doc(4), Moves::Nothing));
}

fn leave(member: MemberNo, end: SeatEnd) {
	unseat(BAKERY, member);
	Shares::on_seat_ended(BAKERY, member, end);
	pass_days(0);
}

/// All that waits is released half a year after the last business year.
fn release(class: ClassNo, amount: Balance) {
	let (year, _) = MockYears::year_of(BAKERY, today()).unwrap();
	pass_until(year + 180);
	let release = Release { amount, accounts_until: year, approved_on: year, surplus: amount, solvency: doc(3) };
	assert_ok!(Shares::release(ordinary(BAKERY), BAKERY, class, release));
}

#[test]
fn a_co_op_without_shares_owes_and_pays_its_members() {
	empty_test(|| {
		let DueAccounts { due, reserve } = due_accounts(BAKERY);
		assert_eq!(due_accounts(BAKERY), DueAccounts { due, reserve });
		enter(BAKERY, 5 * EURO);
		owe(BAKERY, MEMBER, 3 * EURO);
		owe(BAKERY, BEN, 2 * EURO);
		owe(BAKERY, CLEO, 0);
		assert_eq!(stake(BAKERY, CLEO), Default::default());
		assert_eq!(<Shares as SetAside>::set_aside(LedgerId::Coop(BAKERY)), 5 * EURO);
		assert!(!<Shares as Settlement>::is_settled(BAKERY, MEMBER));
		// Who has left is paid at the account that they had.
		leave(BEN, SeatEnd::Left);
		let legs = vec![Shares::debit(CASH_NO, 5 * EURO, None), Shares::credit(INCOME_NO, 5 * EURO, None)];
		assert_ok!(Shares::enter(BAKERY, legs, Basis::Rule, doc(4), Moves::From(account(BAKERY, CLEO))));
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(MEMBER)));
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(BEN)));
		assert_eq!((purse(BAKERY, MEMBER), purse(BAKERY, BEN)), (PURSE + 3 * EURO, PURSE + 2 * EURO));
		assert!(<Shares as Settlement>::is_settled(BAKERY, MEMBER));
		// Classes come later, with the same accounts.
		assert_eq!(open_class(BAKERY, TERMS), CLASS);
		assert_eq!((accounts(BAKERY).due, accounts(BAKERY).reserve), (due, reserve));
		assert_ok!(subscribe(CLEO, 1));
	});
}

#[test]
fn what_is_owed_pays_what_a_member_owes_elsewhere_and_no_more_than_that() {
	empty_test(|| {
		let DueAccounts { due, .. } = due_accounts(BAKERY);
		enter(BAKERY, 5 * EURO);
		owe(BAKERY, MEMBER, 5 * EURO);
		let set_off =
			|amount| <Shares as Dues<H256>>::set_off(BAKERY, MEMBER, amount, INCOME_NO, (Basis::Contribution, doc(9)));
		assert_refused!(set_off(0), Errors::NothingOwed);
		assert_refused!(set_off(5 * EURO + 1), Errors::NothingOwed);
		let before = balance(BAKERY, INCOME_NO);
		assert_ok!(set_off(3 * EURO));
		assert_eq!((owed(BAKERY, MEMBER), balance(BAKERY, due)), (2 * EURO, 2 * EURO));
		assert_eq!(balance(BAKERY, INCOME_NO), before.abs_diff(3 * EURO));
		assert_ok!(set_off(2 * EURO));
		assert!(<Shares as Settlement>::is_settled(BAKERY, MEMBER));
	});
}

#[test]
fn a_co_op_without_books_owes_nobody() {
	empty_test(|| {
		assert!(<Shares as Dues<H256>>::accounts(99).is_err());
		assert_noop!(queue(BAKERY, MEMBER, PAR), Errors::NoSuchClass);
		due_accounts(BAKERY);
		assert_noop!(queue(BAKERY, MEMBER, PAR), Errors::NoWholeClass);
	});
}

#[test]
fn an_account_waits_as_shares_do_and_what_is_less_than_one_is_owed_at_once() {
	new_test(|| {
		(1..=4).for_each(|member| subscribe(member, 1).unwrap());
		leave(MEMBER, SeatEnd::Left);
		let earned = balance(BAKERY, INCOME_NO);
		assert_ok!(queue(BAKERY, MEMBER, 2 * PAR + 7));
		let (_, class, day) = Shares::book_and_class(BAKERY, CLASS).unwrap();
		assert_eq!((class.held, class.queued, balance(BAKERY, class.redeemable)), (4, 2 * PAR, 2 * PAR));
		assert_eq!(balance(BAKERY, INCOME_NO), 2 * PAR + 7 - earned);
		assert_eq!(Books::<Test>::get(BAKERY).unwrap().capital, 6 * PAR);
		assert_eq!((owed(BAKERY, MEMBER), stake(BAKERY, MEMBER).open), (7, 1));
		let operation = Operations::<Test>::get(BAKERY, 5).unwrap();
		assert_eq!(
			(operation.kind, operation.member, operation.shares, operation.day, operation.grounds),
			(OperationKind::Retained(1), MEMBER, 2, day, Grounds::Rule)
		);
		System::assert_last_event(
			Event::AccountQueued {
				coop: BAKERY,
				class: CLASS,
				member: MEMBER,
				shares: 2,
				amount: 2 * PAR,
				claim: 1,
				operation: 5,
			}
			.into(),
		);
		assert!(!<Shares as Settlement>::is_settled(BAKERY, MEMBER));
		assert_ok!(check());
		// Whoever comes after them is paid after them.
		pass_days(1);
		leave(1, SeatEnd::Left);
		pass_until(new_year(2027));
		release(CLASS, PAR / 2);
		assert_ok!(Shares::collect_claims(anybody(), BAKERY, only(1)));
		assert_refused!(Shares::collect_claims(anybody(), BAKERY, only(2)), Errors::NothingDue);
		assert_eq!(owed(BAKERY, MEMBER), PAR / 2 + 7);
	});
}

#[test]
fn who_subscribes_pays_those_first_whose_account_waits() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { buys_out: true, ..TERMS });
		(1..=4).for_each(|member| subscribe(member, 1).unwrap());
		assert_ok!(queue(BAKERY, MEMBER, PAR));
		pass_days(1);
		assert_ok!(subscribe(BEN, 1));
		assert_ok!(Shares::collect_claims(anybody(), BAKERY, only(1)));
		assert_eq!(owed(BAKERY, MEMBER), PAR);
	});
}

#[test]
fn nothing_is_deducted_of_the_account_of_who_is_expelled() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { expelled_bps: 3_000, buys_out: true, ..TERMS });
		for member in [1, 2, 3, MEMBER] {
			assert_ok!(subscribe(member, 1));
		}
		leave(MEMBER, SeatEnd::Expelled);
		assert_ok!(queue(BAKERY, MEMBER, 2 * PAR));
		pass_days(1);
		for member in [6, 7, 8] {
			assert_ok!(subscribe(member, 1));
		}
		assert_ok!(Shares::collect_claims(anybody(), BAKERY, only(2)));
		assert_eq!(owed(BAKERY, MEMBER), 2 * PAR);
		assert_ok!(Shares::collect_claims(anybody(), BAKERY, only(1)));
		assert_eq!(owed(BAKERY, MEMBER), 2 * PAR + PAR / 10 * 7);
	});
}

#[test]
fn heirs_wait_for_an_account_as_they_do_for_shares_also_where_there_were_none() {
	new_test(|| {
		leave(MEMBER, SeatEnd::Died);
		assert_ok!(queue(BAKERY, MEMBER, PAR));
		let claim = Claims::<Test>::get(BAKERY, 1).unwrap();
		assert!(is_of_heirs(claim.rank) && HeirsQueue::<Test>::contains_key((BAKERY, CLASS), claim.rank));
		assert_eq!(Operations::<Test>::get(BAKERY, 1).unwrap().grounds, Grounds::Death);
		// Nothing is kept any more once the register forgets them.
		leave(BEN, SeatEnd::Died);
		assert_eq!(stake(BAKERY, BEN).ended, Some(SeatEnd::Died));
		assert!(<Shares as Settlement>::is_settled(BAKERY, BEN));
		<Shares as Settlement>::forget(BAKERY, BEN);
		assert!(!Stakes::<Test>::contains_key(BAKERY, BEN));
	});
}

#[test]
fn an_account_waits_in_the_first_class_of_ordinary_members_that_is_whole() {
	empty_test(|| {
		let support = open_class(BAKERY, ClassTerms { holders: Holders::Supporters, ..TERMS });
		assert_noop!(queue(BAKERY, MEMBER, PAR), Errors::NoWholeClass);
		let coming = open_class_of(ClassTerms { since: Some(today() - 1), ..TERMS });
		assert_noop!(queue(BAKERY, MEMBER, PAR), Errors::NoWholeClass);
		let doubted = open_class(BAKERY, TERMS);
		for member in 1..=4 {
			assert_ok!(Shares::subscribe(signed(BAKERY, member), BAKERY, doubted, 1));
		}
		assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, doubted, PAR / 2, doc(5)));
		assert_noop!(queue(BAKERY, MEMBER, PAR), Errors::NoWholeClass);
		assert_ok!(Shares::value(special(BAKERY), doubted, PAR / 2, doc(5)));
		assert_noop!(queue(BAKERY, MEMBER, PAR), Errors::NoWholeClass);
		// One that can be subscribed by offers only is as good.
		let whole = open_class_of(TERMS);
		open_class(BAKERY, TERMS);
		assert_ok!(queue(BAKERY, MEMBER, PAR));
		assert_eq!(Claims::<Test>::get(BAKERY, 1).unwrap().class, whole);
		assert_eq!([support, coming, doubted, whole], [1, 2, 3, 4]);
	});
}

/// A class that cannot be subscribed outside offers.
fn open_class_of(terms: ClassTerms) -> ClassNo {
	assert_ok!(Shares::open_class(special(BAKERY), terms, doc(1)));
	Books::<Test>::get(BAKERY).unwrap().classes
}

#[test]
fn less_than_a_share_waits_for_nothing() {
	new_test(|| {
		assert_ok!(queue(BAKERY, MEMBER, PAR - 1));
		assert_eq!((owed(BAKERY, MEMBER), stake(BAKERY, MEMBER).open), (PAR - 1, 0));
		assert_eq!(Books::<Test>::get(BAKERY).unwrap().operations, 0);
	});
}

#[test]
fn what_members_claim_by_proofs_is_due_to_them_together_until_they_do() {
	new_test(|| {
		enter(BAKERY, 10 * EURO);
		ToClaim::set([(BAKERY, 10 * EURO)].into());
		assert_ok!(check());
		ToClaim::set([(BAKERY, 7 * EURO)].into());
		assert_err!(check(), "6: what is due is not what is owed to members");
		owe(BAKERY, MEMBER, 3 * EURO);
		assert_ok!(check());
		ToClaim::set([(BAKERY, 8 * EURO)].into());
		assert_err!(check(), "6: what is due is not what is owed to members");
		ToClaim::set([(BAKERY, 7 * EURO)].into());
	});
}

#[test]
fn nobody_is_paid_for_shares_with_what_the_surplus_sets_aside() {
	new_test(|| {
		(1..=4).for_each(|member| subscribe(member, 1).unwrap());
		leave(4, SeatEnd::Left);
		pass_until(new_year(2027) + 180);
		let released = |aside| {
			OfSurplus::set([(BAKERY, aside)].into());
			let (accounts_until, approved_on) = (new_year(2027), new_year(2027));
			let amount = PAR / 10;
			let release = Release { amount, accounts_until, approved_on, surplus: amount, solvency: doc(3) };
			plain(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release))
		};
		let cash = Balances::free_balance(CASH) - ED;
		assert_noop!(released(cash - PAR / 10 + 1), Errors::NotLiquid);
		assert_ok!(released(cash - PAR / 10));
	});
}

#[test]
fn what_the_surplus_sets_aside_is_handed_to_nobody() {
	new_test(|| {
		assert_ok!(Shares::open_cash(ordinary(HOUSING), Mode::Units));
		assert_ok!(Balances::transfer_keep_alive(signed(BAKERY, ADA), account(HOUSING, ADA), PAR + ED));
		assert_ok!(Shares::subscribe(signed(HOUSING, ADA), HOUSING, CLASS, 1));
		let handed = |aside| {
			OfSurplus::set([(HOUSING, aside)].into());
			Shares::hand_over(ordinary(HOUSING), HOUSING, IN_UNITS, EURO, doc(3))
		};
		let cash = PAR - ED;
		assert_noop!(handed(cash - EURO + 1), Errors::NotLiquid);
		assert_ok!(handed(cash - EURO));
	});
}

/// Members are also owed what is not of shares, so that a bank can have taken that back.
#[test]
fn what_a_bank_brings_back_is_owed_back_where_there_are_no_shares() {
	empty_test(|| {
		due_accounts(HOUSING);
		let Accounts { due, paid_in, .. } = accounts(HOUSING);
		let legs = vec![Shares::debit(paid_in, PAR, None), Shares::credit(due, PAR, None)];
		assert_ok!(Shares::enter(HOUSING, legs, Basis::Rule, doc(4), Moves::Nothing));
		Shares::add_missing((HOUSING, MEMBER, paid_in), PAR).unwrap();
		owe(HOUSING, MEMBER, PAR);
		assert_ok!(check());
		assert_ok!(Shares::expect(signed(HOUSING, 1), HOUSING, Expected::Missing(only((MEMBER, paid_in)))));
		// Some of it was set off before it came.
		let half = PAR / 2;
		assert_ok!(Shares::set_off(ordinary(HOUSING), HOUSING, MEMBER, half, Debt::Missing(paid_in)));
		post_on(last_pending(), None, Direction::In, today());
		assert_eq!((stake(HOUSING, MEMBER).missing, Books::<Test>::get(HOUSING).unwrap().aside), (0, half));
		assert_ok!(check());
		pass_days(8);
		assert_eq!((owed(HOUSING, MEMBER), Books::<Test>::get(HOUSING).unwrap().aside), (PAR, 0));
		assert_eq!(balance(HOUSING, due), PAR);
	});
}
