//! A co-op is dissolved: what works no more, what members get, and what a reserve got from another one bears no loss.

use super::{
	breaks::{lose, open_next},
	dividing::*,
	levy::{give_back, pay, post},
	losses::close_next,
	scene::*,
};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use proptest::prelude::{any, prop, proptest, ProptestConfig};
use rochdale_primitives::{
	assert_refused,
	dissolution::{LockReserve, WindUp},
	proposable::Proposable,
};

const RESOLUTION: ResolutionId = 5;

/// The members decide to end their co-op.
pub fn dissolve(coop: CoopId) {
	Dissolved::mutate(|dissolved| dissolved.push(coop));
	assert_ok!(Surplus::on_dissolved(coop));
}

pub fn ready(coop: CoopId) -> DispatchResult {
	<Surplus as WindUp<H256>>::ensure_ready(coop)
}

pub fn wind_up(coop: CoopId, available: Balance) -> Result<Balance, DispatchError> {
	Surplus::wind_up(coop, available, RESOLUTION, doc(12))
}

pub fn is_wound_up(coop: CoopId) -> bool {
	<Surplus as WindUp<H256>>::is_wound_up(coop)
}

fn collect(coop: CoopId, members: &[MemberNo]) -> DispatchResult {
	Surplus::collect_account(anybody(), coop, year(), members.to_vec().try_into().unwrap())
}

fn in_accounts(coop: CoopId) -> Balance {
	book(coop).in_accounts().unwrap()
}

fn in_reserve(coop: CoopId) -> Balance {
	reserve(coop).try_into().unwrap()
}

fn carried() -> Balance {
	losses::total(&book(BAKERY).carried).unwrap()
}

/// What is in its member accounts and its reserves, as the books say.
pub fn stated(coop: CoopId) -> Balance {
	let voluntary = credit(coop, book(coop).accounts.voluntary) as Balance;
	in_accounts(coop) + voluntary + in_reserve(coop)
}

/// The bank pays what the housing co-op has ordered last.
fn pay_last(amount: Balance) {
	let last = pallet_ledger::Ledgers::<Test>::get(LedgerId::Coop(HOUSING)).unwrap().last_pending;
	post(pallet_ledger::Part::Whole(last), Direction::Out, amount);
}

/// What works is refused while the co-op is dissolved, and nothing else keeps it from working.
fn ends_with_the_co_op(act: impl Fn() -> DispatchResult) {
	Dissolved::set(vec![BAKERY]);
	assert_refused!(act(), Errors::CoopDissolved);
	Dissolved::set(vec![HOUSING]);
	assert_ok!(act());
	Dissolved::set(vec![]);
}

#[test]
fn no_year_is_begun_or_closed_of_a_co_op_that_ends() {
	new_test(|| {
		ends_with_the_co_op(|| Surplus::fix_bases(ordinary(BAKERY), new_year(2028), hours(), doc(7)));
		let of = of_2026(profit(1_000));
		ends_with_the_co_op(|| confirm(BAKERY, &of));
		ends_with_the_co_op(|| Surplus::preview(BAKERY, of.clone(), keep_all()).map(|_| ()));
		ends_with_the_co_op(|| close(BAKERY, &of, &keep_all()));
	});
}

#[test]
fn the_education_fund_of_a_co_op_that_ends_pays_for_nothing_more() {
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		let spend = |origin, bill| Surplus::use_education(origin, BAKERY, EURO, doc(bill));
		ends_with_the_co_op(|| spend(signed(BAKERY, 1), 3));
		ends_with_the_co_op(|| spend(signed(BAKERY, 2), 3));
		ends_with_the_co_op(|| spend(ordinary(BAKERY), 4));
	});
}

#[test]
fn members_of_a_co_op_that_ends_are_not_charged_with_losses() {
	new_test(|| {
		bylaws(|bylaws| bylaws.loss_carry_years = 1);
		close_2026(BAKERY, loss(100));
		close_next(profit(0), &keep_all());
		ends_with_the_co_op(|| Surplus::charge_loss(ordinary(BAKERY), owing(EURO)));
	});
}

/// All years are paid back together when it is wound up, and whoever has left gets theirs then.
#[test]
fn no_account_of_a_co_op_that_ends_goes_before_the_others() {
	new_test(|| {
		claim_all(&open(BAKERY, &HOURS));
		open_next();
		unseat(BAKERY, ADA);
		ends_with_the_co_op(|| Surplus::settle_account(anybody(), BAKERY, ADA));
		ends_with_the_co_op(|| Surplus::revolve(ordinary(BAKERY), BAKERY, year()));
		bylaws(|bylaws| bylaws.account_revolve_years = 1);
		pass_until(new_year(2029));
		ends_with_the_co_op(|| Surplus::revolve(anybody(), BAKERY, next_year()));
	});
}

#[test]
fn members_of_a_co_op_that_ends_are_not_asked_what_could_not_be_done() {
	new_test(|| {
		bylaws(|bylaws| bylaws.loss_carry_years = 1);
		make_pool(BAKERY);
		let shares = shares(BAKERY, &HOURS);
		open_next();
		let of = accounts(new_year(2028), new_year(2029), profit(0));
		pass_until(new_year(2029));
		assert_ok!(confirm(BAKERY, &of));
		let (coop, document) = (BAKERY, doc(7));
		for call in [
			Call::fix_bases { year: new_year(2030), bases: hours(), document },
			Call::close_year { accounts: of, choices: keep_all() },
			Call::charge_loss { commitment: owing(1) },
			Call::use_education { coop, amount: 1, document },
			Call::revolve { coop, year: next_year() },
		] {
			ends_with_the_co_op(|| Call::<Test>::check_proposed(&call, Some(BAKERY)));
			// Whoever decides is not known for a text alone.
			Dissolved::set(vec![BAKERY]);
			assert_ok!(call.check_proposed(None));
			Dissolved::set(vec![]);
		}
		Dissolved::set(vec![BAKERY]);
		let agree = Call::<Test>::agree_patronage { year: year(), commitment: commitment(&shares) };
		assert_ok!(agree.check_proposed(Some(BAKERY)));
	});
}

#[test]
fn what_was_earned_before_is_paid_divided_claimed_and_collected_as_ever() {
	new_test(|| {
		HasAccounts::set(false);
		make_pool(BAKERY);
		dissolve(BAKERY);
		HasAccounts::set(true);
		assert_ok!(Surplus::pay_levy(anybody(), BAKERY));
		assert_ok!(Surplus::pay_education(anybody(), BAKERY));
		let shares = shares(BAKERY, &HOURS);
		let of = commitment(&shares);
		assert_ok!(commit(1, of));
		let content = Surplus::content_of_patronage(BAKERY, &(year(), of));
		assert_ok!(Surplus::take_back(signed(BAKERY, 1), BAKERY, content));
		settle_on(of);
		assert_ok!(object(BEN, of.root));
		assert_ok!(object(ADA, of.root));
		assert_ok!(agree(BAKERY, of));
		claim_all(&shares);
		assert_eq!(owed(BAKERY, ADA), shares[0].cash);
	});
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		claim_all(&shares);
		assert_ok!(Surplus::revolve(ordinary(BAKERY), BAKERY, year()));
		dissolve(BAKERY);
		assert_ok!(collect(BAKERY, &[ADA]));
		assert_eq!(owed(BAKERY, ADA), shares[0].refund);
	});
}

#[test]
fn all_of_the_education_fund_is_the_federations_at_once() {
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		let later = new_year(2029);
		Books::<Test>::mutate(BAKERY, |book| {
			let parts = &mut book.as_mut().unwrap().education;
			parts[0].1 = 20 * EURO;
			parts.try_push((later, 30 * EURO)).unwrap();
		});
		Surplus::schedule(Surplus::moment_of(later).unwrap(), Due::Education(BAKERY, later));
		assert_ok!(check());
		rochdale_mocks::take_events::<Test, Event<Test>>();
		dissolve(BAKERY);
		assert_eq!((book(BAKERY).in_education(), Balances::free_balance(FEDERATION)), (0, 50 * EURO + ED));
		let (coop, amount, to) = (BAKERY, 50 * EURO, Beneficiary::Federation);
		let events = rochdale_mocks::take_events::<Test, Event<Test>>();
		assert_eq!(events, vec![Event::EducationForfeited { coop, amount }, Event::Paid { coop, to, amount }]);
		// Nothing is left for the days on which it would have been.
		pass_until(later);
		assert_eq!(Balances::free_balance(FEDERATION), 50 * EURO + ED);
	});
}

#[test]
fn a_co_op_that_has_closed_no_year_has_nothing_to_wind_up() {
	new_test(|| {
		dissolve(BAKERY);
		assert_ok!(ready(BAKERY));
		assert_eq!(wind_up(BAKERY, 100 * EURO), Ok(0));
		assert!(is_wound_up(BAKERY));
	});
}

#[test]
fn levy_education_and_pools_come_before_the_final_balance() {
	new_test(|| {
		HasAccounts::set(false);
		make_pool(BAKERY);
		let shares = shares(BAKERY, &HOURS);
		dissolve(BAKERY);
		assert_refused!(ready(BAKERY), Errors::LevyUnpaid);
		assert!(!is_wound_up(BAKERY));
		HasAccounts::set(true);
		assert_ok!(Surplus::pay_levy(anybody(), BAKERY));
		assert_refused!(ready(BAKERY), Errors::EducationUnpaid);
		assert_refused!(wind_up(BAKERY, 0), Errors::EducationUnpaid);
		assert!(!is_wound_up(BAKERY));
		assert_ok!(Surplus::pay_education(anybody(), BAKERY));
		assert_refused!(ready(BAKERY), Errors::PoolUndivided);
		assert!(!is_wound_up(BAKERY));
		assert_ok!(agree(BAKERY, commitment(&shares)));
		assert_ok!(ready(BAKERY));
		assert!(!is_wound_up(BAKERY));
	});
	// Also what waits in the fund itself, whoever asks before the members have decided.
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		assert_refused!(ready(BAKERY), Errors::EducationUnpaid);
	});
}

/// Else a co-op that cannot pay could never end: what the funds get is due whether the money is there or not.
#[test]
fn what_there_is_no_money_for_keeps_no_co_op_from_ending() {
	new_test(|| {
		HeldAside::set([(BAKERY, in_cash(BAKERY) - 10 * EURO)].into());
		fix_hours(BAKERY, year());
		close_by(BAKERY, &of_2026(profit(1_000)), &keep_all());
		dissolve(BAKERY);
		// All that is there has gone to the fund.
		assert_eq!((book(BAKERY).levy.due, book(BAKERY).education_due.due), (20 * EURO, 50 * EURO));
		assert_refused!(Surplus::pay_levy(anybody(), BAKERY), Errors::NotLiquid);
		assert_ok!(ready(BAKERY));
		assert_eq!(wind_up(BAKERY, 0), Ok(0));
		assert!(is_wound_up(BAKERY));
		// What comes later is for them first.
		HeldAside::mutate(|aside| *aside.get_mut(&BAKERY).unwrap() -= 60 * EURO);
		assert_refused!(ready(BAKERY), Errors::LevyUnpaid);
		assert!(!is_wound_up(BAKERY));
		assert_ok!(Surplus::pay_levy(anybody(), BAKERY));
		assert_refused!(ready(BAKERY), Errors::EducationUnpaid);
		assert_ok!(Surplus::pay_education(anybody(), BAKERY));
		assert_eq!(book(BAKERY).education_due.due, 10 * EURO);
		assert_ok!(ready(BAKERY));
		assert!(is_wound_up(BAKERY));
	});
}

#[test]
fn what_a_bank_has_not_paid_yet_comes_before_the_final_balance() {
	new_test(|| {
		close_2026(HOUSING, profit(1_000));
		// What is less than a cent no bank can pay.
		assert_ok!(Surplus::use_education(ordinary(HOUSING), HOUSING, 10 * EURO + 1, doc(3)));
		assert_refused!(ready(HOUSING), Errors::LevyUnpaid);
		let levied = pay(30);
		dissolve(HOUSING);
		assert_eq!(book(HOUSING).education_due, Payable { due: 9_999, ordered: 39_990_000, overpaid: 0 });
		assert_refused!(ready(HOUSING), Errors::EducationUnpaid);
		pay_last(39_990_000);
		assert_ok!(ready(HOUSING));
		assert!(is_wound_up(HOUSING));
		// What comes back is due again, and paid before anybody gets what is left.
		give_back(levied, 30);
		assert_refused!(wind_up(HOUSING, 0), Errors::LevyUnpaid);
		assert!(!is_wound_up(HOUSING));
		assert_ok!(Surplus::pay_levy(anybody(), HOUSING));
		pay(30);
		assert_eq!(wind_up(HOUSING, 0), Ok(0));
	});
}

#[test]
fn where_there_is_enough_everybody_collects_what_was_kept() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		claim_all(&shares);
		dissolve(BAKERY);
		let (all, before) = (in_accounts(BAKERY), reserve(BAKERY));
		assert_eq!(wind_up(BAKERY, stated(BAKERY)), Ok(all));
		System::assert_last_event(
			Event::AccountsWoundUp { coop: BAKERY, amount: all, lost: 0, resolution: RESOLUTION }.into(),
		);
		let (_, entry) = pallet_ledger::Entries::<Test>::iter_prefix(LedgerId::Coop(BAKERY))
			.max_by_key(|(number, _)| *number)
			.unwrap();
		assert_eq!((entry.basis, entry.voucher), (Basis::Dissolution(RESOLUTION), doc(12)));
		assert_eq!((book(BAKERY).kept.len(), book(BAKERY).charged, reserve(BAKERY)), (0, 0, before));
		assert!(Surplus::account(BAKERY, ADA)[0].is_revolved && !is_wound_up(BAKERY));
		assert_due(BAKERY);
		assert_ok!(check());
		assert_ok!(collect(BAKERY, &[ADA, BEN, CLEO]));
		for (member, share) in [ADA, BEN, CLEO].into_iter().zip(&shares) {
			assert_eq!(owed(BAKERY, member), share.refund);
		}
		assert!(is_wound_up(BAKERY));
		assert_due(BAKERY);
		// Whoever asks once more gets nothing more.
		assert_eq!(wind_up(BAKERY, stated(BAKERY)), Ok(0));
	});
}

#[test]
fn what_is_not_there_all_years_bear_in_proportion() {
	new_test(|| {
		claim_all(&open(BAKERY, &HOURS));
		open_next();
		dissolve(BAKERY);
		let left: Vec<_> = book(BAKERY).kept.iter().map(|of| of.left).collect();
		let (all, before) = (in_accounts(BAKERY), reserve(BAKERY));
		let available = all / 3;
		rochdale_mocks::take_events::<Test, Event<Test>>();
		assert_eq!(wind_up(BAKERY, available), Ok(available));
		let paid: Vec<_> = rochdale_mocks::take_events::<Test, Event<Test>>()
			.into_iter()
			.filter_map(|event| match event {
				Event::AccountsRevolved { year, amount, resolution: Some(RESOLUTION), .. } => Some((year, amount)),
				_ => None,
			})
			.collect();
		assert_eq!(paid.iter().map(|(year, _)| *year).collect::<Vec<_>>(), vec![year(), next_year()]);
		for ((_, paid), left) in paid.iter().zip(left) {
			assert!(paid.abs_diff(left / 3) <= 1);
		}
		// Nobody's reserve pays for it, and the books say who has borne it.
		assert_eq!((book(BAKERY).charged, reserve(BAKERY)), (all - available, before));
		assert_ok!(check());
		assert_ok!(collect(BAKERY, &[ADA, BEN, CLEO]));
		assert_eq!(claimed(BAKERY).revolved.unwrap().open, 0);
		assert_due(BAKERY);
	});
}

#[test]
fn where_nothing_is_there_accounts_are_collected_for_nothing() {
	new_test(|| {
		claim_all(&open(BAKERY, &HOURS));
		dissolve(BAKERY);
		assert_eq!(wind_up(BAKERY, 0), Ok(0));
		assert!(is_wound_up(BAKERY));
		assert_ok!(collect(BAKERY, &[ADA]));
		assert_due(BAKERY);
	});
}

/// They are missing already: whoever dissolves neither waits for years that cover them nor pays for them twice.
#[test]
fn losses_that_are_carried_hinder_nothing_and_are_borne_once() {
	new_test(|| {
		lose(300);
		assert_refused!(Surplus::revolve(ordinary(BAKERY), BAKERY, year()), Errors::LossesCarried);
		dissolve(BAKERY);
		let (all, lost) = (in_accounts(BAKERY), carried());
		assert_eq!(wind_up(BAKERY, stated(BAKERY) - lost), Ok(all - lost));
		assert_eq!((carried(), book(BAKERY).charged), (0, lost));
	});
	// What was earned since then covers them first.
	new_test(|| {
		lose(300);
		dissolve(BAKERY);
		let (all, lost) = (in_accounts(BAKERY), carried());
		assert_eq!(wind_up(BAKERY, stated(BAKERY) - lost + 100 * EURO), Ok(all - lost + 100 * EURO));
	});
	// What was lost since then comes to it.
	new_test(|| {
		lose(300);
		dissolve(BAKERY);
		let (all, lost) = (in_accounts(BAKERY), carried());
		assert_eq!(wind_up(BAKERY, stated(BAKERY) - lost - 100 * EURO), Ok(all - lost - 100 * EURO));
	});
}

/// ES 59.2 and 75.2: what the law keeps the reserve from bearing it does not bear because the members end the co-op.
#[test]
fn whoever_dissolves_leaves_no_carried_losses_to_the_reserve() {
	let (mut paid, mut all) = (0, 0);
	new_test(|| {
		claim_all(&open(BAKERY, &HOURS));
		// A fifth of it the reserve bears, and 400 are carried.
		close_next(loss(500), &keep_all());
		assert_eq!((carried(), in_reserve(BAKERY) / EURO), (400 * EURO, 100));
		dissolve(BAKERY);
		all = in_accounts(BAKERY);
		let available = stated(BAKERY) - carried();
		paid = wind_up(BAKERY, available).unwrap();
		assert_eq!(available - paid, in_reserve(BAKERY));
	});
	assert_eq!(paid, all - 400 * EURO);
	// Accounts bear no more of them than they have.
	new_test(|| {
		claim_all(&open(BAKERY, &HOURS));
		close_next(loss(900), &keep_all());
		dissolve(BAKERY);
		let (lost, left) = (in_accounts(BAKERY), in_reserve(BAKERY));
		assert_eq!((carried(), left / EURO), (720 * EURO, 20));
		assert_eq!(wind_up(BAKERY, left), Ok(0));
		assert_eq!((carried(), book(BAKERY).charged), (720 * EURO - lost, lost));
	});
}

#[test]
fn what_was_lost_since_the_last_closing_reserves_bear_before_accounts() {
	new_test(|| {
		claim_all(&open(BAKERY, &HOURS));
		dissolve(BAKERY);
		let all = in_accounts(BAKERY);
		assert_eq!(wind_up(BAKERY, stated(BAKERY) - 200 * EURO), Ok(all));
	});
}

#[test]
fn who_has_left_and_who_claims_a_year_later_collects_as_much() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		unseat(BAKERY, ADA);
		dissolve(BAKERY);
		let all = in_accounts(BAKERY);
		assert_eq!(wind_up(BAKERY, all / 2), Ok(all / 2));
		let half = |place: usize| (shares[place].refund - shares[place].cash) / 2;
		assert_ok!(collect(BAKERY, &[ADA]));
		assert!((owed(BAKERY, ADA) - shares[0].cash).abs_diff(half(0)) <= 1);
		pass_days(365);
		assert_refused!(collect(BAKERY, &[BEN]), Errors::NothingDue);
		assert_ok!(claim(vec![claim_at(&shares, 1)]));
		assert_ok!(collect(BAKERY, &[BEN]));
		assert!((owed(BAKERY, BEN) - shares[1].cash).abs_diff(half(1)) <= 1);
		assert_due(BAKERY);
		// What nobody claims keeps the co-op from being over for five years.
		assert!(!is_wound_up(BAKERY));
		let before = reserve(BAKERY);
		pass_days(1_827 - 365);
		assert!(is_wound_up(BAKERY));
		assert!(reserve(BAKERY) - before >= (shares[2].cash + half(2)) as i128);
		assert_due(BAKERY);
		pass_days(2);
		assert_eq!(book(BAKERY).running.len(), 0);
	});
}

/// What is less than a cent of theirs nobody waits for.
#[test]
fn a_bank_pays_everybody_whole_cents_and_the_rest_is_the_reserves() {
	new_test(|| {
		let shares = open(HOUSING, &HOURS);
		claim_all(&shares);
		pay(30);
		dissolve(HOUSING);
		pay_last(50 * EURO);
		let before = in_reserve(HOUSING);
		let available = 100 * EURO + 3 * CENT + 17;
		assert_eq!(wind_up(HOUSING, available), Ok(100 * EURO + 3 * CENT));
		assert_eq!(in_reserve(HOUSING), before + 17);
		assert_ok!(check());
		assert_ok!(collect(HOUSING, &[ADA, BEN, CLEO]));
		let paid = [ADA, BEN, CLEO].map(|member| owed(HOUSING, member));
		assert!(paid.iter().all(|amount| amount % CENT == 0));
		let cash: Balance = shares.iter().map(|share| share.cash).sum();
		let dust = 100 * EURO + 3 * CENT + cash - paid.iter().sum::<Balance>();
		assert!(dust > 0 && dust < 3 * CENT);
		assert_eq!(in_reserve(HOUSING), before + 17 + dust);
		assert!(is_wound_up(HOUSING));
		assert_due(HOUSING);
	});
}

fn lock(amount: Balance, until: Day) -> DispatchResult {
	Surplus::lock(BAKERY, amount, until)
}

#[test]
fn what_a_reserve_got_from_another_co_op_bears_no_loss_until_its_day() {
	new_test(|| {
		ProfileOfAll::set(Profile::Sce);
		close_2026(BAKERY, profit(1_000));
		bylaws(|bylaws| (bylaws.education_bps, bylaws.solidarity_bps) = (0, 0));
		assert_eq!(in_reserve(BAKERY), 200 * EURO);
		assert_ok!(lock(150 * EURO, new_year(2029)));
		System::assert_last_event(
			Event::ReserveLocked { coop: BAKERY, amount: 150 * EURO, until: new_year(2029) }.into(),
		);
		// 720 are voluntary. The preview says the same.
		let of = accounts(next_year(), new_year(2028), loss(1_000));
		pass_until(new_year(2028));
		let lines = Surplus::preview(BAKERY, of.clone(), keep_all()).unwrap();
		assert_eq!(lines[1], Line { step: Step::LossOfReserve, bps: None, amount: 50 * EURO });
		close_by(BAKERY, &of, &keep_all());
		let found = cover(BAKERY, next_year());
		assert_eq!((found.reserve, found.carried), (50 * EURO, 230 * EURO));
		// On that day it bears losses again.
		close_next(loss(10), &keep_all());
		let found = cover(BAKERY, new_year(2028));
		assert_eq!((found.reserve, in_reserve(BAKERY)), (10 * EURO, 140 * EURO));
	});
	new_test(|| {
		ProfileOfAll::set(Profile::Sce);
		close_2026(BAKERY, profit(1_000));
		pass_until(new_year(2028));
		assert_ok!(lock(200 * EURO, today() + 1));
		close_by(BAKERY, &accounts(next_year(), new_year(2028), loss(1_000)), &keep_all());
		assert_eq!(cover(BAKERY, next_year()).reserve, 0);
	});
}

/// ES 59.2: the limit is one of the loss, whatever is locked.
#[test]
fn a_limited_reserve_bears_its_part_of_what_is_not_locked() {
	let borne = |locked: Balance| {
		let mut borne = 0;
		new_test(|| {
			close_2026(BAKERY, profit(1_000));
			assert_ok!(lock(locked * EURO, new_year(2040)));
			close_next(loss(1_000), &keep_all());
			borne = cover(BAKERY, next_year()).reserve / EURO;
		});
		borne
	};
	// Of 280 that the voluntary reserve leaves, a fifth of the whole loss at most.
	assert_eq!([0, 50, 100].map(borne), [200, 150, 100]);
}

#[test]
fn no_more_is_locked_than_the_reserve_has() {
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		assert_refused!(lock(200 * EURO + 1, new_year(2040)), Errors::NotInReserve);
		assert_ok!(lock(150 * EURO, new_year(2040)));
		assert_refused!(lock(50 * EURO + 1, new_year(2041)), Errors::NotInReserve);
		// What bears losses again counts no more, and nothing is locked until a day that has come.
		pass_until(new_year(2040));
		assert_ok!(lock(200 * EURO, new_year(2041)));
		assert_eq!(Locked::<Test>::get(BAKERY).parts, vec![(new_year(2041), 200 * EURO)]);
		assert_ok!(lock(1_000 * EURO, today()));
		assert_ok!(lock(0, new_year(2050)));
		assert_eq!(Locked::<Test>::get(BAKERY).parts.len(), 1);
	});
}

/// An heir may have closed no year yet.
#[test]
fn the_reserve_of_a_co_op_without_a_closed_year_is_locked_as_well() {
	new_test(|| {
		let reserve = MockDues::accounts(BAKERY).unwrap().reserve;
		let legs = vec![Surplus::debit(1, 70 * EURO), Surplus::credit(reserve, 70 * EURO)];
		assert_ok!(Surplus::enter(BAKERY, legs, Basis::Rule, doc(1), Moves::Nothing));
		assert_ok!(lock(70 * EURO, new_year(2042)));
		ProfileOfAll::set(Profile::Sce);
		close_2026(BAKERY, loss(100));
		assert_eq!((cover(BAKERY, year()).reserve, in_reserve(BAKERY)), (0, 70 * EURO));
	});
	// It goes with the reserve when that one ends before.
	new_test(|| {
		let reserve = MockDues::accounts(BAKERY).unwrap().reserve;
		let legs = vec![Surplus::debit(1, 70 * EURO), Surplus::credit(reserve, 70 * EURO)];
		assert_ok!(Surplus::enter(BAKERY, legs, Basis::Rule, doc(1), Moves::Nothing));
		assert_ok!(lock(70 * EURO, new_year(2042)));
		assert_eq!(<Surplus as LockReserve>::locked(BAKERY), 70 * EURO);
		dissolve(BAKERY);
		assert_eq!(wind_up(BAKERY, 70 * EURO), Ok(0));
		assert_eq!(<Surplus as LockReserve>::locked(BAKERY), 0);
		let legs = vec![Surplus::debit(reserve, 70 * EURO), Surplus::credit(1, 70 * EURO)];
		assert_ok!(Surplus::enter(BAKERY, legs, Basis::Dissolution(RESOLUTION), doc(1), Moves::Nothing));
	});
}

#[test]
fn as_many_locks_as_there_can_be_become_one_from_the_earliest_on() {
	let mut locks = Locks::default();
	for day in 1..=limits::MAX_LOCKS as Day {
		locks.add(0, 10 * day, 1).unwrap();
	}
	locks.add(0, 30, 4).unwrap();
	assert_eq!((locks.parts.len(), locks.on(0)), (16, 20));
	assert_eq!([locks.on(29), locks.on(30)], [18, 13]);
	// No part of it bears a loss earlier than it would.
	locks.add(0, 25, 7).unwrap();
	assert_eq!((locks.parts.len(), locks.on(0)), (16, 27));
	assert_eq!(locks.parts[..3], [(20, 2), (25, 7), (30, 5)]);
	locks.add(30, 500, 1).unwrap();
	assert_eq!((locks.parts.len(), locks.parts[0], locks.on(30)), (14, (40, 1), 14));
	assert_eq!(locks.add(30, 500, Balance::MAX), None);
}

/// ES 75.2: an heir that is dissolved in turn hands all of it on.
#[test]
fn accounts_are_not_paid_with_what_is_locked() {
	new_test(|| {
		claim_all(&open(BAKERY, &HOURS));
		assert_ok!(lock(200 * EURO, new_year(2042)));
		dissolve(BAKERY);
		let (all, available) = (in_accounts(BAKERY), stated(BAKERY) - 300 * EURO);
		assert_eq!(wind_up(BAKERY, available), Ok(available - 200 * EURO));
		assert!(available > all / 2);
		// The lock goes with what is locked.
		assert!(!Locked::<Test>::contains_key(BAKERY));
	});
	// What creditors have left of it is not for accounts either.
	new_test(|| {
		claim_all(&open(BAKERY, &HOURS));
		assert_ok!(lock(200 * EURO, new_year(2042)));
		dissolve(BAKERY);
		assert_eq!(wind_up(BAKERY, 199 * EURO), Ok(0));
	});
}

#[test]
fn winding_up_and_locking_weigh_what_was_measured() {
	let weight = <Surplus as WindUp<H256>>::weight();
	let own = <() as WeightInfo>::wind_up();
	assert_eq!([weight.ready, weight.wind_up, weight.is_wound_up, weight.on_dissolved], [own; 4]);
	let lock = <() as WeightInfo>::lock();
	assert_eq!(<Surplus as LockReserve>::weight(), lock + MockDues::weight().accounts);
	assert!(own.ref_time() > 0 && lock.ref_time() > 0 && MockDues::weight().accounts.ref_time() > 0);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(32))]

	/// At a bank, whatever is there: everybody gets whole cents, all of it is somewhere, and nothing is left to wait for.
	#[test]
	fn a_bank_winds_up_to_the_last_cent(
		hours in prop::collection::vec(1u64..1_000, 1..12),
		cash_bps in 2_000u16..=10_000,
		bps in 0u128..=12_000,
	) {
		new_test(|| {
			let hours: Vec<_> = (1..).zip(hours).collect();
			fix_hours(HOUSING, year());
			close_by(HOUSING, &of_2026(profit(1_000)), &Choices { cash_bps, ..plain_choices() });
			let shares = shares(HOUSING, &hours);
			assert_ok!(agree(HOUSING, commitment(&shares)));
			claim_all(&shares);
			pay(30);
			dissolve(HOUSING);
			pay_last(50 * EURO);
			let (before, lost) = (in_reserve(HOUSING), in_accounts(HOUSING));
			let available = stated(HOUSING) * bps / 10_000;
			let given = wind_up(HOUSING, available).unwrap();
			assert!(given.is_multiple_of(CENT) && given <= lost.min(available));
			let members: Vec<_> = hours.iter().map(|(member, _)| *member).collect();
			if lost > 0 {
				assert_ok!(collect(HOUSING, &members));
			}
			let paid: Vec<_> = members.iter().map(|member| owed(HOUSING, *member)).collect();
			assert!(paid.iter().all(|amount| amount % CENT == 0));
			let all: Balance = shares.iter().map(|share| share.refund).sum();
			assert_eq!(paid.iter().sum::<Balance>() + in_reserve(HOUSING) - before + book(HOUSING).charged, all);
			assert!(is_wound_up(HOUSING));
			assert_due(HOUSING);
		});
	}

	/// Whatever is lost in whichever profile, the reserve has what is locked of it, and bears all else that it would.
	#[test]
	fn the_reserve_never_falls_below_what_is_locked(
		turns in prop::collection::vec((any::<bool>(), 0u128..3_000, 0u128..=10_000, 1i32..1_200), 1..10),
		is_spanish: bool,
	) {
		new_test(|| {
			ProfileOfAll::set(if is_spanish { Profile::Es } else { Profile::Sce });
			close_2026(BAKERY, profit(1_000));
			for (earns, euros, bps, days) in turns {
				let locked = || Locked::<Test>::get(BAKERY).on(today());
				let amount = (in_reserve(BAKERY) - locked()) * bps / 10_000;
				assert_ok!(lock(amount, today() + days));
				assert!(locked() >= amount);
				let (from, before) = (book(BAKERY).until, in_reserve(BAKERY));
				close_next(if earns { profit(euros) } else { loss(euros) }, &keep_all());
				assert!(in_reserve(BAKERY) >= locked());
				if let YearResult::Loss(cover) = result(BAKERY, from) {
					assert_eq!(cover.reserve, before - in_reserve(BAKERY));
					assert!(is_spanish || cover.carried == 0 || in_reserve(BAKERY) == locked());
				}
				assert_ok!(check());
			}
		});
	}
}
