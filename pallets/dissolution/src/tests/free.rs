//! Which calls are free of charge, and for whom.

use super::scene::*;
use crate::mock::{Dissolution, *};
use crate::*;
use frame::testing_prelude::*;
use rochdale_primitives::free::{Charge, FreeCall};

fn charge(call: Call<Test>, who: AccountId) -> Charge {
	call.charge(&who)
}

fn refused(why: Errors) -> Charge {
	Charge::Refused(why.into())
}

#[test]
fn officers_auditors_and_objectors_act_for_free_and_others_pay() {
	new_test(|| {
		let (coop, document) = (BAKERY, balance(BAKERY));
		let who = |member| account(BAKERY, member);
		let publishing = || Call::publish_balance { coop, document };
		let confirming = || Call::confirm_balance { coop, document };
		let objecting = || Call::object { coop, document };
		let taking_back = || Call::take_back { coop, document };
		assert_eq!(charge(publishing(), who(1)), refused(Errors::NotDissolved));
		dissolve(BAKERY, Heir::Federation);
		assert_eq!(charge(publishing(), who(ADA)), refused(Errors::NotOnBoard));
		assert_eq!(charge(publishing(), who(1)), Charge::Free);
		assert_eq!(charge(taking_back(), who(1)), refused(Errors::NothingBegun));
		assert_ok!(publish_by(BAKERY, 1));
		assert_eq!(charge(taking_back(), who(2)), Charge::Free);
		assert_eq!(charge(publishing(), who(2)), Charge::Free);
		assert_ok!(publish_by(BAKERY, 2));
		assert_eq!(charge(confirming(), who(1)), refused(Errors::NotAuditor));
		assert_eq!(charge(confirming(), who(AUDITOR)), Charge::Free);
		assert_ok!(confirm(BAKERY));
		assert_eq!(charge(objecting(), STRANGER), refused(Errors::NotMember));
		assert_eq!(charge(objecting(), who(ADA)), Charge::Free);
		assert_eq!(charge(Call::distribute { coop }, who(1)), Charge::Fee);
		assert_eq!(charge(Call::conclude { coop }, who(1)), Charge::Fee);
		assert_eq!(charge(Call::pay_residue { coop }, who(1)), Charge::Fee);
	});
}

#[test]
fn who_begins_again_and_again_pays_for_it_at_last() {
	new_test(|| {
		dissolve(BAKERY, Heir::Federation);
		let (coop, who) = (BAKERY, account(BAKERY, 1));
		let publishing = |n| Call::publish_balance { coop, document: doc(n) };
		for n in 10..14 {
			assert_eq!(charge(publishing(n), who), Charge::Free);
			assert_ok!(Dissolution::publish_balance(signed(BAKERY, 1), coop, doc(n)));
		}
		assert_eq!(charge(publishing(14), who), Charge::Fee);
		// Whoever completes it never pays.
		assert_eq!(charge(publishing(13), account(BAKERY, 2)), Charge::Free);
		assert_eq!(charge(Call::take_back { coop, document: doc(13) }, who), Charge::Fee);
	});
}
