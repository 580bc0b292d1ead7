//! Which calls are free, and for whom.

use crate::{mock::*, *};
use frame::testing_prelude::{Dispatchable, *};
use rochdale_primitives::free::{Charge, FreeCall};

fn charge(call: Call<Test>, member: MemberNo) -> Charge {
	call.charge(&account(BAKERY, member))
}

#[test]
fn what_is_a_members_is_collected_and_paid_free_of_charge_for_them() {
	new_test(|| {
		assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(2026), 800));
		for member in 1..=10 {
			assert_ok!(subscribe(member, 1));
		}
		let collect = Call::collect_returns { coop: BAKERY, class: CLASS, year: new_year(2026), members: only(ADA) };
		assert_eq!(charge(collect.clone(), ADA), Charge::Refused(Errors::NoReturn.into()));
		pass_until(new_year(2027));
		assert_ok!(declare_return(BAKERY, new_year(2026), &[(CLASS, 800)], 1_000 * EURO));
		assert_eq!(charge(collect.clone(), ADA), Charge::Free);
		assert_eq!(charge(collect, BEN), Charge::Fee);
		let pay = Call::pay_out { coop: BAKERY, members: only(ADA) };
		assert_eq!(charge(pay.clone(), ADA), Charge::Refused(Errors::NothingOwed.into()));
		assert_ok!(Shares::collect_returns(anybody(), BAKERY, CLASS, new_year(2026), only(ADA)));
		assert_eq!(charge(pay.clone(), ADA), Charge::Free);
		assert_eq!(charge(pay.clone(), BEN), Charge::Refused(Errors::NotTheirs.into()));
		assert_eq!(charge(pay, 1), Charge::Fee);

		assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 1, false));
		pass_days(90);
		let collect = Call::collect_claims { coop: BAKERY, claims: only(1) };
		assert_eq!(charge(collect.clone(), ADA), Charge::Refused(Errors::NothingDue.into()));
		pass_until(new_year(2028) + 180);
		let (accounts_until, approved_on) = (new_year(2028), new_year(2028));
		let release = Release { amount: EURO, accounts_until, approved_on, surplus: EURO, solvency: doc(3) };
		assert_ok!(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release));
		assert_eq!(charge(collect.clone(), ADA), Charge::Free);
		assert_eq!(charge(collect, BEN), Charge::Fee);
	});
}

#[test]
fn a_receiver_accepts_free_of_charge_once() {
	new_test(|| {
		for member in 1..=10 {
			assert_ok!(subscribe(member, 1));
		}
		assert_ok!(Shares::propose_transfer(signed(BAKERY, ADA), BAKERY, CLASS, account(BAKERY, BEN), 1));
		let content = Shares::transfer_content(BAKERY, CLASS, ADA).unwrap();
		let accept = Call::accept_transfer { coop: BAKERY, class: CLASS, from: ADA, content };
		assert_eq!(charge(accept.clone(), BEN), Charge::Free);
		assert_eq!(charge(accept.clone(), CLEO), Charge::Refused(Errors::NotReceiver.into()));
		assert_ok!(Shares::accept_transfer(signed(BAKERY, BEN), BAKERY, CLASS, ADA, content));
		assert_eq!(charge(accept, BEN), Charge::Refused(Errors::AlreadyAccepted.into()));
	});
}

/// Does something as a member and gives what it cost before.
fn done(member: MemberNo, call: Call<Test>) -> Charge {
	let charge = charge(call.clone(), member);
	assert_ok!(RuntimeCall::from(call).dispatch(signed(BAKERY, member)).map_err(|failed| failed.error));
	charge
}

#[test]
fn holders_without_money_give_shares_back_and_away_a_few_times_in_a_period() {
	new_test(|| {
		for member in 1..=10 {
			assert_ok!(subscribe(member, 1));
		}
		let (coop, class, to) = (BAKERY, CLASS, account(BAKERY, BEN));
		let ends_on = today() + 90;
		let give = Call::give_notice { coop, class, shares: 1, to_year_end: false };
		assert_eq!(charge(give.clone(), STRANGER as MemberNo), Charge::Refused(Errors::NotMember.into()));
		assert_eq!(done(ADA, give.clone()), Charge::Free);
		assert_eq!(charge(give.clone(), ADA), Charge::Refused(Errors::NotEnoughShares.into()));
		assert_eq!(done(ADA, Call::cancel_notice { coop, class, shares: 1, ends_on }), Charge::Free);
		assert_eq!(done(ADA, Call::propose_transfer { coop, class, to, shares: 1 }), Charge::Free);
		assert_eq!(done(ADA, Call::withdraw_transfer { coop, class }), Charge::Free);
		// Four are, and the fifth one has a fee.
		assert_eq!(charge(give.clone(), ADA), Charge::Fee);
		pass_days(30);
		assert_eq!(charge(give, ADA), Charge::Free);
		let subscribe = Call::subscribe { coop, class, shares: 1 };
		assert_eq!(charge(subscribe, 11), Charge::Fee);
	});
}

#[test]
fn the_second_officer_is_always_free_and_the_first_one_a_few_times() {
	new_test(|| {
		for member in 1..=10 {
			assert_ok!(subscribe(member, 1));
		}
		let suspend = |days| Call::suspend { coop: BAKERY, class: CLASS, days, reason: doc(9) };
		for days in 1..=4 {
			assert_eq!(done(1, suspend(days)), Charge::Free);
		}
		assert_eq!(done(1, suspend(5)), Charge::Fee);
		assert_eq!(charge(suspend(5), 1), Charge::Refused(Errors::AlreadyBegun.into()));
		for days in 1..=4 {
			assert_eq!(done(2, suspend(10 + days)), Charge::Free);
		}
		// The quota is used up, and what makes it two needs none.
		assert_eq!(charge(suspend(5), 2), Charge::Free);
		assert_eq!(charge(suspend(366), 2), Charge::Refused(Errors::SuspensionOutsideRange.into()));
		assert_eq!(charge(suspend(5), AUDITOR), Charge::Refused(Errors::NotOnBoard.into()));
		let figure = Call::give_figure { coop: BAKERY, class: CLASS, value: PAR / 2, document: doc(5) };
		assert_eq!(done(AUDITOR, figure), Charge::Free);
	});
}

#[test]
fn a_register_comes_in_free_of_charge_a_few_times_in_a_period() {
	empty_test(|| {
		let (coop, class) = (BAKERY, open_class(BAKERY, ClassTerms { since: Some(0), ..TERMS }));
		let line = ImportedLine::Holding { member: ADA, shares: 1, since: 0 };
		let import = |after| Call::import { coop, class, after, lines: vec![line].try_into().unwrap() };
		for after in 0..4 {
			assert_eq!(done(1, import(after)), Charge::Free);
		}
		assert_eq!(charge(import(4), 1), Charge::Fee);
		assert_eq!(charge(import(1), 1), Charge::Refused(Errors::OtherPlace.into()));
		assert_eq!(charge(Call::take_back_import { coop, class, by: 1 }, 1), Charge::Fee);
		let Import { digest, .. } = Imports::<Test>::get((BAKERY, class, 1)).unwrap();
		let (claims, claimed, paid, released) = (0, 0, 0, 0);
		let totals = ImportTotals {
			holdings: 4,
			shares: 4,
			claims,
			claimed,
			paid,
			value: PAR,
			released,
			digest,
			document: doc(7),
		};
		let agree = Call::agree_import { coop, class, by: 1, totals };
		let confirm = Call::confirm_import { coop, class, by: 1, totals };
		let refuse = Call::refuse_import { coop, class, by: 1 };
		assert_eq!(charge(confirm.clone(), AUDITOR), Charge::Refused(Errors::NotAgreed.into()));
		assert_eq!(done(2, agree.clone()), Charge::Free);
		assert_eq!(done(3, agree.clone()), Charge::Free);
		assert_eq!(done(AUDITOR, refuse.clone()), Charge::Free);
		assert_eq!(charge(refuse, AUDITOR), Charge::Refused(Errors::NotAgreed.into()));
		assert_eq!(done(2, agree.clone()), Charge::Free);
		assert_eq!(done(3, agree), Charge::Free);
		let end = Call::end_import { coop, class };
		assert_eq!(charge(end.clone(), 2), Charge::Free);
		assert_eq!(done(AUDITOR, confirm), Charge::Free);
		assert_eq!(charge(end, 2), Charge::Refused(Errors::NoImport.into()));
		pass_days(0);
	});
}

#[test]
fn what_officers_do_for_others_is_free_where_it_is_right() {
	new_test(|| {
		for member in 1..=10 {
			assert_ok!(subscribe(member, 1));
		}
		let (coop, class) = (BAKERY, CLASS);
		assert_ok!(Shares::propose_transfer(signed(BAKERY, ADA), BAKERY, CLASS, account(BAKERY, BEN), 1));
		let content = Shares::transfer_content(BAKERY, CLASS, ADA).unwrap();
		let consent = Call::consent { coop, class, from: ADA, content };
		assert_eq!(charge(consent.clone(), 1), Charge::Refused(Errors::NotAccepted.into()));
		assert_ok!(Shares::accept_transfer(signed(BAKERY, BEN), BAKERY, CLASS, ADA, content));
		assert_eq!(done(1, consent.clone()), Charge::Free);
		assert_eq!(done(2, Call::take_back { coop, content }), Charge::Free);
		assert_eq!(done(1, consent.clone()), Charge::Free);
		assert_eq!(done(3, consent), Charge::Free);
		let release = Release { amount: 1, accounts_until: 1, approved_on: 1, surplus: 0, solvency: doc(3) };
		let release = Call::release { coop, class, release };
		assert_eq!(charge(release, 1), Charge::Refused(Errors::NothingQueued.into()));
		let set_off = Call::set_off { coop, member: ADA, amount: 1, debt: Debt::Document(doc(1)) };
		assert_eq!(charge(set_off, 1), Charge::Refused(Errors::NothingOwed.into()));
		let list = vec![(ADA, 1)].try_into().unwrap();
		assert_eq!(
			charge(Call::expect { coop, expected: Expected::Offer(1, list) }, 1),
			Charge::Refused(Errors::NoSuchOffer.into())
		);
		assert_eq!(charge(Call::give_up_list { coop, pending: 1 }, 1), Charge::Refused(Errors::NoSuchList.into()));
		let members = vec![ADA].try_into().unwrap();
		assert_eq!(charge(Call::order_payouts { coop, members }, 1), Charge::Refused(Errors::NotByBank.into()));
	});
}

#[test]
fn what_is_owed_is_claimed_and_a_payee_named_a_few_times_in_a_period() {
	new_test(|| {
		let owed = StakeOf::<Test> { owed: 1, ..Default::default() };
		for member in [ADA, 99] {
			Stakes::<Test>::insert(BAKERY, member, owed.clone());
		}
		let claim = |member| Call::claim_owed { coop: BAKERY, member };
		assert_eq!(charge(claim(BEN), BEN), Charge::Refused(Errors::NothingOwed.into()));
		assert_eq!(charge(claim(ADA), BEN), Charge::Refused(Errors::NotTheirs.into()));
		(0..4).for_each(|_| assert_eq!(done(ADA, claim(ADA)), Charge::Free));
		assert_eq!(done(ADA, claim(ADA)), Charge::Fee);
		assert_eq!(done(2, claim(ADA)), Charge::Free);
		let name = |document| Call::name_payee { coop: BAKERY, member: 99, to: STRANGER, document: doc(document) };
		assert_eq!(charge(name(0), 1), Charge::Refused(Errors::NoDocument.into()));
		assert_eq!(charge(name(1), ADA), Charge::Refused(Errors::NotOnBoard.into()));
		(1..=4).for_each(|document| assert_eq!(done(1, name(document)), Charge::Free));
		assert_eq!(done(1, name(5)), Charge::Fee);
		assert_eq!(done(2, name(1)), Charge::Free);
		for call in [
			Call::lapse { coop: BAKERY, member: ADA },
			Call::lapse_return { coop: BAKERY, class: CLASS, year: 0 },
			Call::attest_reference { index: ReferenceRate::Tmo, year: 2026, bps: 1, document: doc(1) },
		] {
			assert_eq!(charge(call, ADA), Charge::Fee);
		}
		[ADA, 99].into_iter().for_each(|member| Stakes::<Test>::remove(BAKERY, member));
	});
}
