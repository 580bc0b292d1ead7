//! What others do by order of a call is added to what it weighs.

use crate::mock::{Dissolution, *};
use crate::*;
use frame_support::dispatch::GetDispatchInfo;

fn weighs(call: Call<Test>) -> u64 {
	RuntimeCall::from(call).get_dispatch_info().call_weight.ref_time()
}

#[test]
fn calls_weigh_what_shares_surplus_treasuries_custody_and_the_register_do() {
	let (coop, document) = (BAKERY, doc(1));
	let paying = 30 + 20 + 13;
	assert_eq!(weighs(Call::dissolve { heir: Heir::Federation, document }), 10 + 9);
	assert_eq!(weighs(Call::publish_balance { coop, document }), 10 + 7);
	assert_eq!(weighs(Call::confirm_balance { coop, document }), 10 + 7);
	assert_eq!(weighs(Call::step_in { coop, document }), 10 + 7);
	assert_eq!(weighs(Call::distribute { coop }), 100 + 1_000 + 500 + 7 + paying);
	assert_eq!(weighs(Call::pay_residue { coop }), paying);
	assert_eq!(weighs(Call::conclude { coop }), 50 + 11 + paying);
	assert_eq!(weighs(Call::object { coop, document }), 10);
	let step = <Dissolution as DueQueue>::step_weight().ref_time();
	assert_eq!(weighs(Call::advance { at: 0, due: Due::Distribution(coop) }), step);
	assert_eq!(<Dissolution as SetAside>::weight().ref_time(), 1);
	assert_eq!(<Dissolution as KnowDissolved>::weight().ref_time(), 1);
	assert_eq!(<Dissolution as HearPosts<AccountId, H256>>::weight(9).ref_time(), 5 + 13);
}

#[test]
fn nothing_happens_where_a_block_has_no_room_for_it() {
	new_test(|| {
		super::scene::until_confirmed(BAKERY, Heir::Federation);
		rochdale_mocks::DeadlineTime::mutate(|now| *now += 40 * DAY);
		Dissolution::on_idle(1, Weight::from_parts(1_000, 0));
		assert!(matches!(super::scene::stage(BAKERY), Stage::Confirmed(_)));
		pass_days(0);
		assert!(matches!(super::scene::stage(BAKERY), Stage::Distributed(_)));
	});
}
