//! Member accounts bear losses, are paid back oldest first, and go with who has left.

use super::{dividing::*, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_primitives::{assert_refused, surplus::Entrusted, Settlement};

fn collect(members: &[MemberNo]) -> DispatchResult {
	Surplus::collect_account(anybody(), BAKERY, year(), members.to_vec().try_into().unwrap())
}

fn revolve() -> DispatchResult {
	Surplus::revolve(ordinary(BAKERY), BAKERY, year())
}

/// Anybody has it paid back without the members.
fn revolve_by_anybody() -> DispatchResult {
	Surplus::revolve(anybody(), BAKERY, year())
}

fn settle(member: MemberNo) -> DispatchResult {
	Surplus::settle_account(anybody(), BAKERY, member)
}

/// Half of what is in accounts is lost.
fn lose_half() {
	let mut book = book(BAKERY);
	let half = book.kept[0].left / 2;
	book.kept[0].left -= half;
	let legs = vec![Surplus::debit(book.accounts.kept, half), Surplus::credit(book.accounts.educated, half)];
	assert_ok!(Surplus::enter(BAKERY, legs, Basis::Rule, doc(1), Moves::Nothing));
	Books::<Test>::insert(BAKERY, book);
}

/// What is left of that, rounded down.
fn of_half(shares: &[Share], place: usize) -> Balance {
	let kept: Balance = shares.iter().map(|share| share.refund - share.cash).sum();
	let left = kept - kept / 2;
	left * (shares[place].refund - shares[place].cash) / kept
}

#[test]
fn the_members_revolve_a_year_and_everybody_collects_theirs() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		assert_refused!(collect(&[ADA]), Errors::NotRevolved);
		lose_half();
		assert_ok!(revolve());
		assert_eq!(Surplus::account(BAKERY, ADA)[0].left, of_half(&shares, 0));
		assert!(Surplus::account(BAKERY, ADA)[0].is_revolved);
		assert_refused!(collect(&[BEN]), Errors::NothingDue);
		assert_ok!(collect(&[ADA, BEN]));
		assert_eq!(owed(BAKERY, ADA), shares[0].cash + of_half(&shares, 0));
		assert_refused!(collect(&[ADA]), Errors::NothingDue);
		assert_due(BAKERY);
		// Who claims later collects theirs as well.
		claim_rest(&shares);
		assert_ok!(collect(&[BEN, CLEO]));
		let before = Surplus::entrusted(BAKERY);
		assert_eq!(before, 0);
		assert_eq!(owed(BAKERY, CLEO), shares[2].cash + of_half(&shares, 2));
		assert_due(BAKERY);
	});
}

fn claim_rest(shares: &[Share]) {
	assert_ok!(claim(vec![claim_at(shares, 1), claim_at(shares, 2)]));
}

#[test]
fn what_rounding_leaves_is_the_reserve_s_with_the_last_one() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		claim_all(&shares);
		lose_half();
		assert_ok!(revolve());
		let (before, revolved) = (reserve(BAKERY), claimed(BAKERY).revolved.unwrap());
		let paid: Balance = (0..3).map(|place| of_half(&shares, place)).sum();
		assert!(paid < revolved.amount);
		assert_ok!(collect(&[ADA, BEN]));
		assert_eq!(reserve(BAKERY), before);
		assert_ok!(collect(&[CLEO]));
		assert_eq!(reserve(BAKERY), before + (revolved.amount - paid) as i128);
		assert_due(BAKERY);
	});
}

#[test]
fn the_oldest_year_is_paid_back_first_and_with_money_that_is_there() {
	new_test(|| {
		assert_refused!(revolve(), Errors::NothingDue);
		open(BAKERY, &HOURS);
		let newer = Surplus::revolve(ordinary(BAKERY), BAKERY, next_year());
		assert_refused!(newer, Errors::NothingDue);
		Books::<Test>::mutate(BAKERY, |book| book.as_mut().unwrap().keep(next_year(), 1).unwrap());
		assert_refused!(Surplus::revolve(ordinary(BAKERY), BAKERY, next_year()), Errors::NotOldest);
		Books::<Test>::mutate(BAKERY, |book| book.as_mut().unwrap().kept.pop().unwrap());
		assert_refused!(Surplus::revolve(decided(BAKERY, Track::Consent), BAKERY, year()), Errors::MandateTooWeak);
		HeldAside::mutate(|aside| aside.insert(BAKERY, in_cash(BAKERY) - book(BAKERY).aside(false)));
		assert_refused!(revolve(), Errors::NotLiquid);
		HeldAside::mutate(|aside| aside.remove(&BAKERY));
		WithoutBooks::set(vec![BAKERY]);
		assert_refused!(revolve(), Errors::NoBooks);
		WithoutBooks::set(vec![]);
		assert_ok!(revolve());
		assert_refused!(revolve(), Errors::NothingDue);
	});
}

/// The day after the last one of 2026 begins the years of the bylaws.
#[test]
fn after_the_years_of_the_bylaws_anybody_has_the_oldest_year_paid_back() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		claim_all(&shares);
		bylaws(|bylaws| bylaws.account_revolve_years = 3);
		assert_refused!(revolve_by_anybody(), Errors::TooEarly);
		pass_until(new_year(2030) - 1);
		assert_refused!(revolve_by_anybody(), Errors::TooEarly);
		pass_days(1);
		// The members can say a longer time in their bylaws, and then it counts.
		bylaws(|bylaws| bylaws.account_revolve_years = 4);
		assert_refused!(revolve_by_anybody(), Errors::TooEarly);
		bylaws(|bylaws| bylaws.account_revolve_years = 3);
		assert_ok!(revolve_by_anybody());
		let Revolved { amount, lapses_at, .. } = claimed(BAKERY).revolved.unwrap();
		let told = Event::AccountsRevolved { coop: BAKERY, year: year(), amount, resolution: None, lapses_at };
		System::assert_last_event(told.into());
		let (_, entry) = pallet_ledger::Entries::<Test>::iter_prefix(LedgerId::Coop(BAKERY))
			.max_by_key(|(number, _)| *number)
			.unwrap();
		assert_eq!(entry.basis, Basis::Rule);
		assert_ok!(collect(&[ADA]));
		assert_eq!(owed(BAKERY, ADA), shares[0].refund);
		assert_due(BAKERY);
	});
}

#[test]
fn after_the_years_of_the_bylaws_nobody_pays_back_what_the_members_could_not() {
	new_test(|| {
		claim_all(&open(BAKERY, &HOURS));
		pass_until(new_year(2034));
		Books::<Test>::mutate(BAKERY, |book| book.as_mut().unwrap().keep(next_year(), 1).unwrap());
		assert_refused!(Surplus::revolve(anybody(), BAKERY, next_year()), Errors::NotOldest);
		Books::<Test>::mutate(BAKERY, |book| book.as_mut().unwrap().kept.pop().unwrap());
		let carry = |amount| Books::<Test>::mutate(BAKERY, |book| book.as_mut().unwrap().carry(year() - 1, amount));
		carry(1).unwrap();
		assert_refused!(revolve_by_anybody(), Errors::LossesCarried);
		Books::<Test>::mutate(BAKERY, |book| book.as_mut().unwrap().carried.clear());
		HeldAside::mutate(|aside| aside.insert(BAKERY, in_cash(BAKERY) - book(BAKERY).aside(false)));
		assert_refused!(revolve_by_anybody(), Errors::NotLiquid);
		HeldAside::mutate(|aside| aside.remove(&BAKERY));
		assert_ok!(revolve_by_anybody());
		assert_refused!(revolve_by_anybody(), Errors::NothingDue);
	});
}

#[test]
fn members_pay_back_accounts_of_their_own_co_op_alone() {
	new_test(|| {
		claim_all(&open(BAKERY, &HOURS));
		assert_refused!(Surplus::revolve(ordinary(HOUSING), BAKERY, year()), Errors::OtherCoop);
		// Nor does the resolution of others count as anybody's word.
		pass_until(new_year(2034));
		assert_refused!(Surplus::revolve(ordinary(HOUSING), BAKERY, year()), Errors::OtherCoop);
		assert_refused!(Surplus::revolve(RuntimeOrigin::root(), BAKERY, year()), DispatchError::BadOrigin);
		assert_ok!(revolve());
		let Revolved { amount, lapses_at, .. } = claimed(BAKERY).revolved.unwrap();
		let resolution = Some(rochdale_mocks::decisions::RESOLUTION);
		System::assert_last_event(
			Event::AccountsRevolved { coop: BAKERY, year: year(), amount, resolution, lapses_at }.into(),
		);
	});
}

#[test]
fn what_nobody_collects_in_five_years_is_the_reserve_s() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		claim_all(&shares);
		assert_ok!(revolve());
		assert_ok!(collect(&[ADA]));
		let before = reserve(BAKERY);
		rochdale_mocks::DeadlineTime::set(claimed(BAKERY).revolved.unwrap().lapses_at);
		assert_refused!(collect(&[BEN]), Errors::ClaimsLapsed);
		pass_days(1_828);
		let lapsed: Balance = shares[1..].iter().map(|share| share.refund - share.cash).sum();
		assert_eq!(reserve(BAKERY), before + lapsed as i128);
		assert_eq!(book(BAKERY).running.len(), 0);
		assert!(Surplus::is_settled(BAKERY, BEN));
		assert_eq!(Surplus::account(BAKERY, BEN), vec![]);
		assert_due(BAKERY);
	});
}

#[test]
fn what_is_not_claimed_of_a_revolved_year_lapses_with_the_rest() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		pass_days(100);
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		lose_half();
		assert_ok!(revolve());
		pass_days(1_727);
		let after = claimed(BAKERY);
		assert!(after.is_lapsed && book(BAKERY).running.len() == 1);
		assert_eq!(after.revolved.unwrap().open_kept, in_account(BAKERY, ADA));
		assert_ok!(check());
		assert_ok!(collect(&[ADA]));
		assert_eq!(Surplus::entrusted(BAKERY), 0);
		assert_due(BAKERY);
		pass_days(101);
		assert_eq!(book(BAKERY).running.len(), 0);
	});
}

#[test]
fn the_account_of_who_has_left_goes_the_way_of_their_shares() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		claim_all(&shares);
		lose_half();
		assert_refused!(settle(ADA), Errors::StillMember);
		assert!(!Surplus::is_settled(BAKERY, ADA));
		unseat(BAKERY, ADA);
		Surplus::forget(BAKERY, ADA);
		assert!(in_account(BAKERY, ADA) > 0);
		assert_ok!(settle(ADA));
		assert_eq!(Queued::get()[&(BAKERY, ADA)], of_half(&shares, 0));
		assert!(Surplus::is_settled(BAKERY, ADA));
		assert_refused!(settle(ADA), Errors::NothingDue);
		assert_due(BAKERY);
		assert_ok!(check());
		// The others have what they had.
		assert_ok!(revolve());
		assert_ok!(collect(&[BEN, CLEO]));
		assert!(owed(BAKERY, BEN) - shares[1].cash - of_half(&shares, 1) <= 1);
		assert_due(BAKERY);
	});
}

#[test]
fn who_leaves_collects_what_is_revolved_and_settles_the_rest() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		claim_all(&shares);
		assert_ok!(revolve());
		unseat(BAKERY, ADA);
		assert_refused!(settle(ADA), Errors::NothingDue);
		assert!(!Surplus::is_settled(BAKERY, ADA));
		assert_ok!(collect(&[ADA]));
		assert!(Surplus::is_settled(BAKERY, ADA));
	});
}

#[test]
fn an_account_that_losses_have_emptied_is_settled_for_nothing() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		claim_all(&shares);
		let mut book = book(BAKERY);
		let all = core::mem::take(&mut book.kept[0].left);
		let legs = vec![Surplus::debit(book.accounts.kept, all), Surplus::credit(book.accounts.educated, all)];
		assert_ok!(Surplus::enter(BAKERY, legs, Basis::Rule, doc(1), Moves::Nothing));
		Books::<Test>::insert(BAKERY, book);
		unseat(BAKERY, ADA);
		assert_ok!(settle(ADA));
		assert!(Surplus::is_settled(BAKERY, ADA) && Queued::get().is_empty());
		assert_ok!(revolve());
		assert_ok!(collect(&[BEN]));
		assert_eq!(owed(BAKERY, BEN), shares[1].cash);
	});
}

#[test]
fn a_year_that_all_have_left_is_over_once_its_claims_are() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		claim_all(&shares);
		unseat(BAKERY, ADA);
		assert_ok!(settle(ADA));
		pass_days(1_827);
		assert_eq!(book(BAKERY).running.len(), 1);
		[BEN, CLEO].into_iter().for_each(|member| unseat(BAKERY, member));
		assert_ok!(settle(BEN));
		assert_ok!(settle(CLEO));
		assert_eq!((book(BAKERY).running.len(), book(BAKERY).kept.len()), (0, 0));
		Surplus::forget(BAKERY, CLEO);
		assert!(!MemberAccounts::<Test>::contains_key(BAKERY, CLEO));
	});
}

#[test]
fn years_that_are_over_make_room_in_an_account() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		let full: Vec<_> = (0..limits::MAX_ACCOUNT_YEARS as Day).map(|day| (day, 5)).collect();
		MemberAccounts::<Test>::insert(BAKERY, ADA, MemberAccount { years: full.try_into().unwrap() });
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		let account = MemberAccounts::<Test>::get(BAKERY, ADA);
		assert_eq!(account.years, vec![(year(), shares[0].refund - shares[0].cash)]);
	});
}

#[test]
fn claims_lapse_before_accounts_that_were_revolved_at_once() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		assert_ok!(revolve());
		let of = claimed(BAKERY);
		assert!(of.lapses_at < of.revolved.unwrap().lapses_at);
		let before = reserve(BAKERY);
		pass_days(1_828);
		assert_eq!(book(BAKERY).running.len(), 0);
		let taken = shares[1].refund + shares[2].refund + in_account(BAKERY, ADA);
		assert_eq!(reserve(BAKERY), before + taken as i128);
		assert_due(BAKERY);
	});
}

#[test]
fn what_is_in_an_account_can_be_asked() {
	new_test(|| {
		assert_eq!(Surplus::account(BAKERY, ADA), vec![]);
		let shares = open(BAKERY, &HOURS);
		claim_all(&shares);
		lose_half();
		let kept = shares[0].refund - shares[0].cash;
		let line = AccountLine { year: year(), kept, left: of_half(&shares, 0), is_revolved: false };
		assert_eq!(Surplus::account(BAKERY, ADA), vec![line]);
		assert_ok!(revolve());
		assert_eq!(Surplus::account(BAKERY, ADA), vec![AccountLine { is_revolved: true, ..line }]);
		assert_ok!(collect(&[ADA]));
		assert_eq!(Surplus::account(BAKERY, ADA), vec![]);
	});
}
