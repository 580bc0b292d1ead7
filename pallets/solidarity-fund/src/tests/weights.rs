//! What calls weigh, and what of that is given back.

use super::scene::*;
use crate::{mock::*, *};
use frame::testing_prelude::*;
use frame_support::dispatch::GetDispatchInfo;
use rochdale_primitives::{assert_refused, ledger::KeepLedgers};

/// What each weight of the tests is, for each of what it counts.
const EACH: u64 = 10;

fn weighs(call: Call<Test>) -> u64 {
	call.get_dispatch_info().call_weight.ref_time()
}

/// What a call has weighed in the end, `None` where it is all that was asked for.
fn weighed(done: DispatchResultWithPostInfo) -> Option<u64> {
	done.unwrap().actual_weight.map(|weight| weight.ref_time())
}

#[test]
fn what_is_released_and_paid_later_does_not_weigh_the_payment() {
	let (award, document, amount) = (1, doc(1), EURO);
	assert_eq!(weighs(Call::review { coop: BAKERY, award, document }), EACH);
	assert_eq!(weighs(Call::decide_report { award, document, accepts: true }), EACH);
	assert_eq!(weighs(Call::call_guarantee { award, amount }), EACH);
	assert_eq!(weighs(Call::pay { award }), EACH);
}

#[test]
fn what_others_set_aside_is_part_of_a_payment_to_the_fund() {
	let own = MockAside::weight().ref_time();
	assert!(own > 0);
	assert_eq!(weighs(Call::repay { coop: BAKERY, debt: Debt::Award(1), amount: EURO }), EACH + own);
}

#[test]
fn points_weigh_by_how_many_there_are_and_by_the_seats_of_who_gives_them() {
	new_test(|| {
		let round = open_round(15_000, VIABLE);
		apply(BAKERY, round, &grant(1_000, 2_000));
		apply(MILL, round, &grant(1_000, 2_000));
		pass_to(round, Phase::Voting);
		let call = |given: &[(u8, u8)]| Call::vote { coop: FARM, round, points: points(given) };
		let asked = |places: u64| EACH * (places + u64::from(limits::MAX_SEATS));
		assert_eq!(weighs(call(&[(0, 100)])), asked(1));
		assert_eq!(weighs(call(&[(0, 60), (1, 40)])), asked(2));
		// What is longer than a round is refused for what the longest weighs.
		let long: Vec<_> = (0..60).map(|place| (place, 1)).collect();
		assert_eq!(weighs(call(&long)), asked(limits::MAX_APPLICATIONS.into()));

		let vote = |given: &[(u8, u8)]| SolidarityFund::vote(signed(FARM, ADA), FARM, round, points(given));
		assert_eq!(weighed(vote(&[(0, 60), (1, 40)])), Some(EACH * (2 + 1)));
		seat(TAXI, MEMBERS + 1, account(FARM, ADA));
		assert_eq!(weighed(vote(&[(0, 100)])), Some(EACH * (1 + 2)));
		seat(HOUSING, MEMBERS + 1, account(FARM, ADA));
		assert_eq!(weighed(vote(&[(1, 100)])), Some(EACH * (1 + 3)));
	});
}

#[test]
fn only_the_last_of_the_committee_who_agrees_weighs_the_payment() {
	new_test(|| {
		elect();
		let (event, amount, document) = (fresh(), 500 * EURO, fresh());
		assert_ok!(SolidarityFund::request_aid(signed(READERS, 1), READERS, event, amount, document));
		let agree = |coop| SolidarityFund::agree_to_aid(signed(coop, ELECTED), coop, 1, event, amount, document);
		let call = Call::agree_to_aid { coop: BAKERY, aid: 1, event, amount, document };
		assert_eq!(weighs(call), EACH + SolidarityFund::paying_weight().ref_time());
		assert_eq!(weighed(agree(BAKERY)), Some(EACH));
		assert_eq!(weighed(agree(MILL)), Some(EACH));
		assert_eq!(weighed(agree(TAXI)), None);
		assert_eq!(Aided::<Test>::get(event, READERS), Some(1));
	});
}

#[test]
fn whatever_happens_by_itself_fits_a_step_and_weighs_the_same_where_somebody_has_it_done() {
	let step = SolidarityFund::step_weight();
	for due in Due::KINDS {
		let own = SolidarityFund::weight_of(&due);
		assert!(own.all_lte(step));
		assert_eq!(weighs(Call::advance { at: 0, due }), own.ref_time());
	}
	let largest = u64::from(limits::MAX_APPLICATIONS + rochdale_primitives::MAX_COOPS);
	assert_eq!(step.ref_time(), EACH * largest);
}

#[test]
fn nothing_happens_where_a_block_has_no_room_for_it() {
	new_test(|| {
		let plan = Plan { offer: 15_000 * EURO, method: VIABLE, every_days: 90 };
		assert_ok!(SolidarityFund::hold_rounds(federation(Track::Ordinary), plan, 1));
		rochdale_mocks::DeadlineTime::mutate(|now| *now += DAY);
		let step = SolidarityFund::step_weight();
		SolidarityFund::on_idle(1, step - Weight::from_parts(1, 0));
		assert_eq!(LastRound::<Test>::get(), 0);
		SolidarityFund::on_idle(1, step);
		assert_eq!(LastRound::<Test>::get(), 1);
	});
}

#[test]
fn each_party_of_what_hands_post_is_asked_about_for_both_of_them() {
	let weight = |items| <SolidarityFund as KeepLedgers<AccountId, H256>>::weight(items).ref_time();
	assert_eq!(weight(3) - weight(0), 3 * (weight(1) - weight(0)));
	// For each of two hands whether they sit there, or will.
	assert_eq!(weight(1) - weight(0), 4);
}

#[test]
fn what_is_not_due_weighs_no_more_than_the_look_at_it() {
	new_test(|| {
		let call = |who| SolidarityFund::advance(who, 0, Due::Phase(1));
		let refused = |who| call(who).unwrap_err().post_info.actual_weight;
		let look = SolidarityFund::look_weight();
		assert!((1..SolidarityFund::step_weight().ref_time()).contains(&look.ref_time()));
		assert_eq!(refused(anybody()), Some(look));
		assert_eq!(refused(RuntimeOrigin::root()), Some(Weight::zero()));
		assert_refused!(call(anybody()), Error::<Test>::NotDue);
	});
}
