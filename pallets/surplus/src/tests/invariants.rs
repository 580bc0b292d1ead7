//! Each invariant sees its state corrupted.

use super::{dividing::*, scene::*};
use crate::{mock::*, *};
use frame::testing_prelude::*;

/// A year with a pool, a levy that is due, education and a loss that is carried, in the bakery.
fn broken(says_what: &'static str, breaks: impl FnOnce()) {
	chain().execute_with(|| {
		pass_until(new_year(2027) + 40);
		fix_hours(BAKERY, year());
		HasAccounts::set(false);
		close_by(BAKERY, &of_2026(profit(1_000)), &plain_choices());
		pass_until(new_year(2028) - 1);
		assert_ok!(check());
		breaks();
		assert_eq!(Surplus::do_try_state(), Err(says(says_what)));
	});
}

fn change(change: impl FnOnce(&mut Book)) {
	Books::<Test>::mutate(BAKERY, |book| change(book.as_mut().unwrap()));
}

fn change_year(change: impl FnOnce(&mut YearOf<Test>)) {
	Years::<Test>::mutate(BAKERY, year(), |year| change(year.as_mut().unwrap()));
}

fn enter(debit: AccountNo, credit: AccountNo, amount: Balance) {
	let legs = vec![Surplus::debit(debit, amount), Surplus::credit(credit, amount)];
	assert_ok!(Surplus::enter(BAKERY, legs, Basis::Rule, doc(1), Moves::Nothing));
}

#[test]
fn invariant_1_years_follow_one_another() {
	const GAP: &str = "1: a year does not begin where the last one ended";
	broken(GAP, || {
		let of = Years::<Test>::get(BAKERY, year()).unwrap();
		Years::<Test>::insert(BAKERY, new_year(2028), of);
	});
	broken("1: a year has no days or too many", || change_year(|of| of.until = year()));
	broken("1: a year has no days or too many", || change_year(|of| of.until = year() + 367));
	broken("1: the last year is not the one that was closed last", || change(|book| book.until += 1));
	broken("1: the last year is not the one that was closed last", || change(|book| book.last -= 1));
	broken("1: a year was closed of no co-op that keeps any", || {
		let of = Years::<Test>::get(BAKERY, year()).unwrap();
		Years::<Test>::insert(HOUSING, year(), of);
	});
}

#[test]
fn invariant_2_the_books_say_what_became_of_results() {
	const SAYS: &str = "2: the books do not say what became of the results";
	broken(SAYS, || enter(book(BAKERY).accounts.allocated, book(BAKERY).accounts.reserve, 1));
	broken(SAYS, || change_year(|of| of.from_accounts = 1));
	broken(SAYS, || change(|book| book.charged = 1));
	let nothing = Figures { members: profit(0), others: profit(0), tax: 0, prior_losses: 0 };
	broken(SAYS, || {
		change_year(|of| (of.figures, of.result) = (nothing, YearResult::Loss(Cover::default())));
	});
	const OTHER: &str = "2: a result is not that of the figures of its year";
	broken(OTHER, || change_year(|of| of.figures.members = profit(1_001)));
	broken(OTHER, || change_year(|of| of.figures.others = loss(1)));
	broken(OTHER, || change_year(|of| of.figures.tax = 1));
	broken(OTHER, || {
		change_year(|of| {
			let YearResult::Surplus(waterfall) = &mut of.result else { panic!("it is a surplus") };
			// More than there was to cover.
			(waterfall.covered, waterfall.patronage) = (1, waterfall.patronage - 1);
		})
	});
	broken(OTHER, || change_year(|of| of.result = YearResult::Loss(Cover::default())));
}

#[test]
fn invariant_3_what_is_owed_is_what_the_books_say() {
	broken("3: what is owed is not what the books say", || change(|book| book.levy.due += 1));
	broken("3: what is owed is not what the books say", || change(|book| book.education_due.due = 1));
	broken("3: what the bank is to pay is not what the books say", || {
		change(|book| (book.levy.due, book.levy.ordered) = (0, book.levy.due))
	});
	broken("3: something is owed and paid twice", || {
		change(|book| (book.levy.due, book.levy.overpaid) = (book.levy.due + 1, 1))
	});
}

#[test]
fn invariant_4_what_is_to_be_divided_is_the_sum_of_pools() {
	broken("4: what is to be divided is not the sum of the pools", || change(|book| book.pooled -= 1));
	broken("4: what is to be divided is not the sum of the pools", || change(|book| book.pooled_cash -= 1));
	broken("4: a pool is not what its year leaves to be divided", || {
		Pools::<Test>::mutate(BAKERY, year(), |pool| pool.as_mut().unwrap().amount += 1)
	});
	broken("4: a pool is not what its year leaves to be divided", || {
		Pools::<Test>::insert(BAKERY, next_year(), Pool { amount: 1, unit: 1, cash_bps: 0, lapses_at: 0 })
	});
	broken("4: what nobody divides does not lapse by itself", || {
		Pools::<Test>::mutate(BAKERY, year(), |pool| pool.as_mut().unwrap().lapses_at += 1)
	});
	broken("4: a pool cannot be paid", || {
		Pools::<Test>::mutate(BAKERY, year(), |pool| pool.as_mut().unwrap().unit = 0)
	});
	broken("4: what is to be divided is not what the books say", || {
		enter(book(BAKERY).accounts.patronage, book(BAKERY).accounts.reserve, 1)
	});
	broken("4: a pool is of no co-op that has closed a year", || {
		Pools::<Test>::insert(HOUSING, year(), Pool { amount: 1, unit: 1, cash_bps: 0, lapses_at: 0 })
	});
}

#[test]
fn invariant_5_member_accounts_are_in_the_books() {
	let keep = |year, kept, left| move || change(|book| book.kept.try_push(KeptYear { year, kept, left }).unwrap());
	broken("5: member accounts are not what the books say", keep(year(), 2, 1));
	broken("5: member accounts are out of order or too large", keep(year(), 1, 2));
	broken("5: member accounts are out of order or too large", || {
		keep(year(), 0, 0)();
		keep(year(), 0, 0)();
	});
	broken("5: member accounts are not what the books say", || {
		enter(book(BAKERY).accounts.education, book(BAKERY).accounts.kept, 1)
	});
}

#[test]
fn invariant_6_losses_are_carried_in_their_order() {
	const SAYS: &str = "6: losses are carried out of order, or none";
	let carry = |year, amount| change(|book| book.carried.try_push(Carried { year, amount }).unwrap());
	broken(SAYS, || carry(year(), 0));
	broken(SAYS, || carry(next_year(), 1));
	broken(SAYS, || [year(), year()].into_iter().for_each(|of| carry(of, 1)));
	broken("6: the reserve got more than all of a surplus", || change(|book| book.reserve_parts[0] = 10_001));
}

#[test]
fn invariant_7_education_is_in_the_books_and_has_its_time() {
	broken("7: the education fund is not what the books say", || change(|book| book.education[0].1 -= 1));
	broken("7: the education fund is out of order", || {
		change(|book| book.education.try_push((new_year(2028), 1)).unwrap())
	});
	broken("7: the education fund is out of order", || change(|book| book.education[0].1 = 0));
	broken("7: education does not become the federation's by itself", || {
		let (at, due) = Deadlines::<Test>::iter_keys().next().unwrap();
		Deadlines::<Test>::remove(at, due);
	});
}

#[test]
fn invariant_8_the_weights_of_bases_are_the_whole() {
	broken("8: the weights of bases are not the whole", || {
		Bases::<Test>::mutate(BAKERY, year(), |of| of.as_mut().unwrap().bases[0].1 = 9_999)
	});
}

#[test]
fn invariant_9_confirmations_are_found_by_their_content() {
	const SAYS: &str = "9: accounts are confirmed by nobody, or a confirmation is not found";
	broken(SAYS, || Confirmations::<Test>::remove(BAKERY, AUDITOR));
	broken(SAYS, || Confirmed::<Test>::insert((BAKERY, doc(1), AUDITOR), ()));
}

fn change_patronage(change: impl FnOnce(&mut PatronageOf<Test>)) {
	Patronages::<Test>::mutate(BAKERY, year(), |of| change(of.as_mut().unwrap()));
}

fn change_claimed(change: impl FnOnce(&mut Claimed)) {
	change_patronage(|of| match &mut of.state {
		PatronageState::Open(claimed) => change(claimed),
		other => panic!("claims are not open: {other:?}"),
	});
}

/// The pool is confirmed, and a member objects.
fn objected() {
	let of = commitment(&shares(BAKERY, &HOURS));
	settle_on(of);
	assert_ok!(object(ADA, of.root));
	assert_ok!(check());
}

/// Two of three have claimed, and the accounts are paid back.
fn revolved() {
	let shares = shares(BAKERY, &HOURS);
	assert_ok!(agree(BAKERY, commitment(&shares)));
	assert_ok!(claim(vec![claim_at(&shares, 0), claim_at(&shares, 1)]));
	assert_ok!(check());
	assert_ok!(Surplus::revolve(ordinary(BAKERY), BAKERY, year()));
	assert_ok!(check());
}

fn forget_due(which: fn(&Due) -> bool) {
	let (at, due) = Deadlines::<Test>::iter_keys().find(|(_, due)| which(due)).unwrap();
	Deadlines::<Test>::remove(at, due);
}

#[test]
fn invariant_10_a_year_is_divided_once() {
	const ONCE: &str = "10: a pool is to be divided that was, or one that is not there";
	broken(ONCE, || {
		let pool = Pools::<Test>::get(BAKERY, year()).unwrap();
		objected();
		change_patronage(|of| of.state = PatronageState::Open(Claimed::new(&pool, 0)));
	});
	const COUNTED: &str = "10: objections are not counted";
	let change_objectable = |change: fn(&mut Objectable)| {
		objected();
		change_patronage(|of| match &mut of.state {
			PatronageState::Confirmed(of) => change(of),
			other => panic!("it is not confirmed: {other:?}"),
		});
	};
	broken(COUNTED, || change_objectable(|of| of.objections += 1));
	broken(COUNTED, || change_objectable(|of| of.needed = 1));
	broken(COUNTED, || {
		objected();
		Objections::<Test>::remove((BAKERY, year(), ADA));
	});
	broken("10: claims do not open by themselves", || change_objectable(|of| of.ends_at += 1));
	const LAPSES: &str = "10: what nobody claims or collects does not lapse by itself";
	for which in
		[(|due| matches!(due, Due::Limitation(..))) as fn(&Due) -> bool, |due| matches!(due, Due::Accounts(..))]
	{
		broken(LAPSES, || {
			revolved();
			forget_due(which);
		});
	}
	for change in [(|claimed| claimed.cash += 720 * EURO) as fn(&mut Claimed), |claimed| claimed.kept += 720 * EURO] {
		broken("10: more was claimed than was committed to", || {
			revolved();
			change_claimed(change);
		});
	}
	broken("10: a year runs that is not divided", || change(|book| book.running.try_push(next_year()).unwrap()));
	broken("10: a year runs that is not divided", || change(|book| book.running.try_push(year()).unwrap()));
	broken("10: a pool is of a year that does not run", || change(|book| book.running = Default::default()));
	broken("10: patronage is of no co-op that has closed a year", || {
		objected();
		Patronages::<Test>::insert(HOUSING, year(), patronage_of(BAKERY));
	});
}

#[test]
fn invariant_11_accounts_are_what_was_kept_of_years() {
	let change_account = |change: fn(&mut MemberAccount)| {
		revolved();
		MemberAccounts::<Test>::mutate(BAKERY, ADA, change);
	};
	broken("11: accounts are not what was kept of a year", || change_account(|account| account.years[0].1 += 1));
	broken("11: accounts are not what was kept of a year", || {
		revolved();
		change_claimed(|claimed| claimed.revolved.as_mut().unwrap().open_kept -= 1);
	});
	broken("11: claims are not counted", || change_account(|account| account.years = Default::default()));
	broken("11: claims are not counted", || {
		revolved();
		change_claimed(|claimed| claimed.shares += 1);
	});
	broken("11: the years of an account are out of order, or one is there twice", || {
		change_account(|account| account.years.try_push(account.years[0]).unwrap())
	});
	broken("11: a year was claimed to which claims are not open", || {
		MemberAccounts::<Test>::mutate(BAKERY, ADA, |account| account.add(year(), 0).unwrap());
	});
	broken("11: accounts are of a year that is over", || {
		let shares = shares(BAKERY, &HOURS);
		assert_ok!(agree(BAKERY, commitment(&shares)));
		change(|book| book.running = Default::default());
	});
	broken("11: a member account is of no co-op that has closed a year", || {
		MemberAccounts::<Test>::mutate(HOUSING, ADA, |account| account.add(year(), 0).unwrap());
	});
}

#[test]
fn invariant_12_what_is_locked_is_in_the_reserve() {
	const ORDER: &str = "12: the locks of a reserve are out of order, or of nothing";
	let locks =
		|parts: &[(Day, Balance)]| Locked::<Test>::insert(BAKERY, Locks { parts: parts.to_vec().try_into().unwrap() });
	let (soon, later) = (new_year(2029), new_year(2030));
	broken(ORDER, || locks(&[(later, 1), (soon, 1)]));
	broken(ORDER, || locks(&[(soon, 1), (soon, 1)]));
	broken(ORDER, || locks(&[(soon, 0)]));
	broken(ORDER, || locks(&[]));
	broken("12: more is locked than the reserve has", || locks(&[(soon, 100 * EURO), (later, 100 * EURO + 1)]));
	broken("12: more is locked than the reserve has", || {
		locks(&[(soon, 200 * EURO)]);
		assert_ok!(check());
		let Accounts { reserve, voluntary, .. } = book(BAKERY).accounts;
		let legs = vec![Surplus::debit(reserve, 1), Surplus::credit(voluntary, 1)];
		assert_ok!(Surplus::enter(BAKERY, legs, Basis::Loss(1), doc(1), Moves::Nothing));
	});
	broken("12: a reserve is locked that is not there", || {
		Locked::<Test>::insert(99, Locks { parts: vec![(soon, 1)].try_into().unwrap() })
	});
}
