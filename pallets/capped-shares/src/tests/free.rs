//! Which calls are free, and for whom.

use crate::{mock::*, *};
use frame::testing_prelude::*;
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
		let collect = Call::collect_return { coop: BAKERY, class: CLASS, member: ADA, year: new_year(2026) };
		assert_eq!(charge(collect.clone(), ADA), Charge::Refused(Errors::NoReturn.into()));
		pass_until(new_year(2027));
		let rates = vec![(CLASS, 800)].try_into().unwrap();
		assert_ok!(Shares::declare_return(ordinary(BAKERY), new_year(2026), rates, 1_000 * EURO, 0, doc(4)));
		assert_eq!(charge(collect.clone(), ADA), Charge::Free);
		assert_eq!(charge(collect, BEN), Charge::Fee);
		let pay = Call::pay_out { coop: BAKERY, member: ADA };
		assert_eq!(charge(pay.clone(), ADA), Charge::Refused(Errors::NothingOwed.into()));
		assert_ok!(Shares::collect_return(anybody(), BAKERY, CLASS, ADA, new_year(2026)));
		assert_eq!(charge(pay.clone(), ADA), Charge::Free);
		assert_eq!(charge(pay, BEN), Charge::Fee);

		assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 1, false));
		pass_days(90);
		let collect = Call::collect_claim { coop: BAKERY, claim: 1 };
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
		let notice = Call::give_notice { coop: BAKERY, class: CLASS, shares: 1, to_year_end: false };
		assert_eq!(charge(notice, ADA), Charge::Fee);
	});
}
