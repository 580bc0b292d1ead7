//! What calls weigh.

use super::{dividing::*, scene::*};
use crate::{mock::*, *};
use frame_support::dispatch::GetDispatchInfo;
use rochdale_primitives::queue::DueQueue;

fn weight(call: Call<Test>) -> u64 {
	call.get_dispatch_info().call_weight.ref_time()
}

#[test]
fn what_shares_and_the_fund_do_is_part_of_what_is_asked_of_them() {
	new_test(|| {
		let close = Call::close_year { accounts: of_2026(profit(1)), choices: keep_all() };
		let own = <() as WeightInfo>::close_year().ref_time();
		assert_eq!(weight(close), own + MockReturns::weight().ref_time() + MockLevy::weight().ref_time());
		for call in [Call::pay_levy { coop: BAKERY }, Call::pay_education { coop: BAKERY }] {
			let own = <() as WeightInfo>::pay_in_units().ref_time();
			assert_eq!(weight(call), own + MockLevy::weight().ref_time());
		}
		let settle = Call::settle_account { coop: BAKERY, member: ADA };
		let own = <() as WeightInfo>::settle_account().ref_time();
		assert_eq!(weight(settle), own + MockDues::weight().queue.ref_time());
		assert!(MockDues::weight().queue.ref_time() > 0);
		let set_off = Call::set_off_debt { coop: BAKERY, amount: 1 };
		let own = <() as WeightInfo>::set_off_debt().ref_time();
		assert_eq!(weight(set_off), own + MockDues::weight().set_off.ref_time());
		assert!(MockDues::weight().set_off.ref_time() > 0);
		assert!(MockReturns::weight().ref_time() > 0 && MockLevy::weight().ref_time() > 0);
	});
}

#[test]
fn whatever_happens_by_itself_fits_a_step() {
	let most = Surplus::step_weight();
	assert!(Due::KINDS.iter().all(|due| Surplus::weight_of(due).all_lte(most)));
	assert!(most.ref_time() > 0);
}

#[test]
fn each_claim_and_each_member_who_collects_is_weighed() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		let claims = |count: u32| {
			let claims: Vec<_> = (0..count).map(|place| claim_at(&shares, place)).collect();
			weight(Call::claim_patronage { coop: BAKERY, year: year(), claims: claims.try_into().unwrap() })
		};
		assert_eq!(claims(3), 3 * claims(1));
		let collect = |members: Vec<MemberNo>| {
			weight(Call::collect_account { coop: BAKERY, year: year(), members: members.try_into().unwrap() })
		};
		assert_eq!(collect(vec![ADA, BEN]), 2 * collect(vec![ADA]));
		assert!(claims(1) > 0 && collect(vec![ADA]) > 0);
		let show = |places: &[u32]| {
			let claims: Vec<_> = places.iter().map(|place| claim_at(&shares, *place)).collect();
			weight(Call::show_debts { coop: BAKERY, charge: 1, claims: claims.try_into().unwrap() })
		};
		assert_eq!(show(&[0, 1, 2]), 3 * show(&[0]));
		// What is due is carried out for what it weighs by itself.
		let due = Due::Pool(BAKERY, year());
		let advance = weight(Call::advance { at: 0, due });
		assert_eq!(advance, Surplus::weight_of(&due).ref_time());
		assert!(show(&[0]) > 0 && advance > 0);
	});
}
