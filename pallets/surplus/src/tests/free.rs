//! Which calls are free, and for whom.

use super::{dividing::*, scene::*};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::free::{Charge, FreeCall};

fn charge(coop: CoopId, member: MemberNo, call: Call<Test>) -> Charge {
	call.charge(&account(coop, member))
}

fn refused(error: Errors) -> Charge {
	Charge::Refused(error.into())
}

fn confirming(members: Outcome) -> Call<Test> {
	Call::confirm_accounts { coop: BAKERY, accounts: of_2026(members) }
}

#[test]
fn auditors_confirm_a_few_times_free_of_charge() {
	new_test(|| {
		assert_eq!(charge(BAKERY, ADA, confirming(profit(1))), refused(Errors::NotAuditor));
		for euros in 1..=4 {
			assert_eq!(charge(BAKERY, AUDITOR, confirming(profit(euros))), Charge::Free);
			assert_ok!(confirm(BAKERY, &of_2026(profit(euros))));
		}
		assert_eq!(charge(BAKERY, AUDITOR, confirming(profit(4))), refused(Errors::AlreadyConfirmed));
		assert_eq!(charge(BAKERY, AUDITOR, confirming(profit(5))), Charge::Fee);
		assert_eq!(charge(BAKERY, OTHER_AUDITOR, confirming(profit(5))), Charge::Free);
		let content = Surplus::content_of(BAKERY, &of_2026(profit(4)));
		let back = || Call::take_back { coop: BAKERY, content };
		assert_eq!(charge(BAKERY, AUDITOR, back()), Charge::Fee);
		pass_days(30);
		assert_eq!(charge(BAKERY, AUDITOR, back()), Charge::Free);
		assert_eq!(charge(BAKERY, OTHER_AUDITOR, back()), refused(Errors::NothingBegun));
	});
}

#[test]
fn the_first_of_two_officers_is_free_a_few_times_and_the_second_always() {
	new_test(|| {
		close_2026(BAKERY, profit(1_000));
		let using = |euros| Call::use_education { coop: BAKERY, amount: euros * EURO, document: doc(3) };
		assert_eq!(charge(BAKERY, ADA, using(1)), refused(Errors::NotOnBoard));
		assert_eq!(charge(BAKERY, 1, using(51)), refused(Errors::NotInFund));
		for euros in 1..=4 {
			for officer in [1, 2] {
				assert_eq!(charge(BAKERY, officer, using(10 * Balance::from(officer) + euros)), Charge::Free);
				let amount = (10 * Balance::from(officer) + euros) * EURO;
				assert_ok!(Surplus::use_education(signed(BAKERY, officer), BAKERY, amount, doc(3)));
			}
		}
		assert_eq!(charge(BAKERY, 2, using(40)), Charge::Fee);
		// What the first one wants is completed free of charge.
		assert_eq!(charge(BAKERY, 2, using(11)), Charge::Free);
		assert_eq!(charge(BAKERY, 1, using(11)), refused(Errors::AlreadyBegun));
	});
}

#[test]
fn what_members_decide_and_what_anybody_can_do_has_the_fee() {
	new_test(|| {
		let fix = Call::fix_bases { year: year(), bases: hours(), document: doc(7) };
		let close = Call::close_year { accounts: of_2026(profit(1)), choices: keep_all() };
		let charge_loss = Call::charge_loss { commitment: owing(1) };
		for call in [fix, close, charge_loss, Call::pay_levy { coop: BAKERY }, Call::pay_education { coop: BAKERY }] {
			assert_eq!(charge(BAKERY, 1, call), Charge::Fee);
		}
	});
}

#[test]
fn hands_commit_and_confirm_a_few_times_free_of_charge_and_members_object_once() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		let other = |n| Commitment { document: doc(n), ..of };
		let committing = |of| Call::commit_patronage { coop: BAKERY, year: year(), commitment: of };
		assert_eq!(charge(BAKERY, ADA, committing(of)), refused(Errors::NotOnBoard));
		for n in 1..=4 {
			assert_eq!(charge(BAKERY, 1, committing(other(n))), Charge::Free);
			assert_ok!(commit(1, other(n)));
		}
		assert_eq!(charge(BAKERY, 1, committing(of)), Charge::Fee);
		assert_ok!(commit(1, of));
		let confirming = |of| Call::confirm_patronage { coop: BAKERY, year: year(), officer: 1, commitment: of };
		assert_eq!(charge(BAKERY, AUDITOR, confirming(other(1))), refused(Errors::OtherCommitment));
		assert_eq!(charge(BAKERY, AUDITOR, confirming(of)), Charge::Free);
		FreeQuota::<Test>::insert(BAKERY, OTHER_AUDITOR, Quota { until: Moment::MAX, used: 4 });
		assert_eq!(charge(BAKERY, OTHER_AUDITOR, confirming(of)), Charge::Fee);
		assert_ok!(confirm_by(AUDITOR, 1, of));
		let objecting = || Call::object_to_patronage { coop: BAKERY, year: year(), root: of.root };
		assert_eq!(charge(BAKERY, ADA, objecting()), Charge::Free);
		assert_ok!(object(ADA, of.root));
		assert_eq!(charge(BAKERY, ADA, objecting()), refused(Errors::AlreadyObjected));
	});
}

#[test]
fn members_claim_and_collect_what_is_theirs_free_of_charge() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		let claiming = |places: &[u32]| {
			let claims = places.iter().map(|place| claim_at(&shares, *place)).collect::<Vec<_>>();
			Call::claim_patronage { coop: BAKERY, year: year(), claims: claims.try_into().unwrap() }
		};
		let collecting = |members: &[MemberNo]| {
			let members = members.to_vec().try_into().unwrap();
			Call::collect_account { coop: BAKERY, year: year(), members }
		};
		assert_eq!(charge(BAKERY, ADA, collecting(&[ADA])), refused(Errors::NotRevolved));
		assert_eq!(charge(BAKERY, ADA, claiming(&[0])), Charge::Free);
		assert_eq!(charge(BAKERY, ADA, claiming(&[0, 1])), Charge::Fee);
		assert_eq!(charge(BAKERY, ADA, claiming(&[1])), Charge::Fee);
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		assert_eq!(charge(BAKERY, ADA, claiming(&[0])), refused(Errors::AlreadyClaimed));
		assert_ok!(Surplus::revolve(ordinary(BAKERY), BAKERY, year()));
		assert_eq!(charge(BAKERY, ADA, collecting(&[ADA])), Charge::Free);
		assert_eq!(charge(BAKERY, BEN, collecting(&[ADA])), Charge::Fee);
		assert_eq!(charge(BAKERY, BEN, collecting(&[BEN])), refused(Errors::NothingDue));
		let settle = Call::settle_account { coop: BAKERY, member: ADA };
		assert_eq!(charge(BAKERY, BEN, settle), Charge::Fee);
	});
}
