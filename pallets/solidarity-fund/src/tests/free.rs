//! Which calls are free of charge, and for whom.

use super::{aid::*, scene::*};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::free::{Charge, FreeCall};

fn charge(coop: CoopId, member: MemberNo, call: Call<Test>) -> Charge {
	call.charge(&account(coop, member))
}

fn refused(why: Errors) -> Charge {
	Charge::Refused(why.into())
}

/// Lets a member have used all that is free for them.
fn use_up(coop: CoopId, member: MemberNo) {
	FreeQuota::<Test>::insert(coop, member, Quota { until: Moment::MAX, used: 4 });
}

/// The first of two officers begins it for nothing a few times, the second one always, and others do not.
fn of_two_officers(call: impl Fn() -> Call<Test>) {
	assert_eq!(charge(BAKERY, ADA, call()), refused(Errors::NotOnBoard));
	assert_eq!(call().charge(&STRANGER), refused(Errors::NotMember));
	assert_eq!(charge(BAKERY, 1, call()), Charge::Free);
	FreeQuota::<Test>::remove(BAKERY, 1);
	assert_ok!(plain(RuntimeCall::from(call()).dispatch(signed(BAKERY, 1))));
	assert_eq!(FreeQuota::<Test>::get(BAKERY, 1).used, 1);
	assert_eq!(charge(BAKERY, 1, call()), refused(Errors::AlreadyBegun));
	use_up(BAKERY, 2);
	assert_eq!(charge(BAKERY, 2, call()), Charge::Free);
	use_up(BAKERY, 3);
	let content = Begun::<Test>::iter_key_prefix(BAKERY).next().unwrap();
	assert_ok!(SolidarityFund::take_back(signed(BAKERY, 1), BAKERY, content));
	assert_eq!(charge(BAKERY, 3, call()), Charge::Fee);
	FreeQuota::<Test>::remove(BAKERY, 1);
	FreeQuota::<Test>::remove(BAKERY, 2);
	FreeQuota::<Test>::remove(BAKERY, 3);
}

#[test]
fn officers_apply_withdraw_and_exclude_for_nothing() {
	new_test(|| {
		let round = open_round(15_000, VIABLE);
		let asks = grant(1, 100);
		let (other, coop) = (apply(MILL, round, &grant(1, 100)), BAKERY);
		of_two_officers(|| Call::apply { coop, round, asks: asks.clone() });
		let wrong = Apply { minimum: 0, ..asks.clone() };
		assert_eq!(charge(BAKERY, 1, Call::apply { coop, round, asks: wrong }), refused(Errors::MinimumAboveFull));
		let place = apply(BAKERY, round, &Apply { excludes: vec![other].try_into().unwrap(), ..asks });
		of_two_officers(|| Call::withdraw { coop, round, place });
		let theirs = || Call::withdraw { coop, round, place: other };
		assert_eq!(charge(BAKERY, 1, theirs()), refused(Errors::OtherCoop));
		let wrong = Call::agree_exclusion { coop, round, place, other };
		assert_eq!(charge(BAKERY, 1, wrong), refused(Errors::ExcludesUnknown));
		// The one that was named agrees.
		let naming = apply(MILL, round, &Apply { excludes: vec![place].try_into().unwrap(), ..grant(1, 100) });
		of_two_officers(|| Call::agree_exclusion { coop, round, place, other: naming });
	});
}

#[test]
fn officers_give_up_and_repay_for_nothing() {
	new_test(|| {
		elect();
		let (coop, award) = (BAKERY, help(BAKERY, FLOOD, 700));
		of_two_officers(|| Call::give_up { coop, award });
		assert_eq!(charge(BAKERY, 1, Call::give_up { coop, award: 9 }), refused(Errors::NoSuchAward));
		let repaying = |amount| Call::repay { coop, debt: Debt::Award(award), amount };
		of_two_officers(|| repaying(EURO));
		assert_eq!(charge(BAKERY, 1, repaying(701 * EURO)), refused(Errors::MoreThanOwed));
	});
}

/// One hand does it for nothing as long as some are left to them.
fn of_one(hand: (CoopId, MemberNo), call: impl Fn() -> Call<Test>) {
	assert_eq!(charge(hand.0, hand.1, call()), Charge::Free);
	use_up(hand.0, hand.1);
	assert_eq!(charge(hand.0, hand.1, call()), Charge::Fee);
	FreeQuota::<Test>::remove(hand.0, hand.1);
}

#[test]
fn officers_answer_report_announce_and_ask_a_few_times_for_nothing() {
	new_test(|| {
		elect();
		assert_ok!(SolidarityFund::open_bank(federation(Track::Ordinary)));
		let round = open_round(15_000, VIABLE);
		let (coop, place) = (BAKERY, apply(BAKERY, round, &grant(1, 100)));
		let answering = |document| Call::answer { coop, round, place, document };
		of_one((BAKERY, 1), || answering(doc(1)));
		assert_eq!(charge(BAKERY, 1, answering(H256::default())), refused(Errors::NoDocument));
		let asking = |amount| Call::request_aid { coop, event: doc(FLOOD), amount, document: doc(2) };
		of_one((BAKERY, 1), || asking(EURO));
		assert_eq!(charge(BAKERY, 1, asking(1_001 * EURO)), refused(Errors::EmergencyCap));
		assert_eq!(charge(BAKERY, ADA, asking(EURO)), refused(Errors::NotOnBoard));
		let award = help(BAKERY, FLOOD, 700);
		assert_eq!(charge(BAKERY, 2, asking(EURO)), refused(Errors::AlreadyAided));
		let reporting = |award| Call::report { coop, award, document: doc(3) };
		of_one((BAKERY, 1), || reporting(award));
		assert_eq!(charge(BAKERY, 1, reporting(9)), refused(Errors::NoSuchAward));
		let announcing = |amount| Call::expect_payment { coop, debt: Debt::Award(award), amount };
		of_one((BAKERY, 1), || announcing(EURO));
		assert_eq!(charge(BAKERY, 1, announcing(0)), refused(Errors::MoreThanOwed));
	});
}

#[test]
fn what_is_free_a_few_times_is_counted_and_free_again_after_its_period() {
	new_test(|| {
		let asking = || Call::request_aid { coop: BAKERY, event: doc(FLOOD), amount: EURO, document: doc(2) };
		for _ in 0..4 {
			assert_eq!(charge(BAKERY, 1, asking()), Charge::Free);
			request(BAKERY, 1, 1);
			pass_days(3);
		}
		assert_eq!(charge(BAKERY, 1, asking()), Charge::Fee);
		assert_eq!(charge(BAKERY, 2, asking()), Charge::Free);
		pass_days(18);
		assert_eq!(charge(BAKERY, 1, asking()), Charge::Free);
	});
}

#[test]
fn auditors_of_other_co_ops_review_a_few_times_for_nothing() {
	new_test(|| {
		elect();
		let award = help(BAKERY, FLOOD, 700);
		let reviewing = |coop| Call::review { coop, award, document: doc(3) };
		assert_eq!(charge(MILL, AUDITOR, reviewing(MILL)), refused(Errors::NoSuchReport));
		assert_ok!(SolidarityFund::report(signed(BAKERY, 1), BAKERY, award, doc(3)));
		of_one((MILL, AUDITOR), || reviewing(MILL));
		assert_eq!(charge(BAKERY, AUDITOR, reviewing(BAKERY)), refused(Errors::NotReviewer));
		assert_eq!(charge(MILL, 1, reviewing(MILL)), refused(Errors::NotReviewer));
	});
}

#[test]
fn the_committee_agrees_for_nothing_once_of_each_request() {
	new_test(|| {
		elect();
		let aid = request(BAKERY, 1, 500);
		let agreeing = |coop, euros| {
			let (event, amount, document) = (doc(FLOOD), euros * EURO, doc(2));
			Call::agree_to_aid { coop, aid, event, amount, document }
		};
		use_up(MILL, ELECTED);
		assert_eq!(charge(MILL, ELECTED, agreeing(MILL, 500)), Charge::Free);
		assert_eq!(charge(MILL, ELECTED, agreeing(MILL, 501)), refused(Errors::OtherContent));
		assert_eq!(charge(MILL, ADA, agreeing(MILL, 500)), refused(Errors::NotInCommittee));
		assert_eq!(charge(BAKERY, ELECTED, agreeing(BAKERY, 500)), refused(Errors::OwnCoop));
		assert_ok!(agree(MILL, aid));
		assert_eq!(charge(MILL, ELECTED, agreeing(MILL, 500)), refused(Errors::AlreadyAgreed));
	});
}

#[test]
fn members_spread_their_points_and_change_them_ten_times_for_nothing() {
	new_test(|| {
		let round = open_round(15_000, VIABLE);
		let places = [apply(BAKERY, round, &grant(1, 100)), apply(MILL, round, &grant(1, 100))];
		pass_to(round, Phase::Voting);
		let given = |first: u8| [(places[0], first), (places[1], 100 - first)];
		let voting = |first| Call::vote { coop: TAXI, round, points: points(&given(first)) };
		for first in 1..=11 {
			assert_eq!(charge(TAXI, ADA, voting(first)), Charge::Free);
			vote(TAXI, ADA, round, &given(first));
			assert_eq!(charge(TAXI, ADA, voting(first)), refused(Errors::SamePoints));
		}
		assert_eq!(charge(TAXI, ADA, voting(12)), Charge::Fee);
		assert_eq!(charge(TAXI, BEN, voting(12)), Charge::Free);
		assert_eq!(
			charge(BAKERY, BEN, Call::vote { coop: BAKERY, round, points: points(&given(5)) }),
			refused(Errors::OwnCoop)
		);
	});
}

#[test]
fn who_has_begun_something_takes_it_back_for_nothing() {
	new_test(|| {
		let round = open_round(15_000, VIABLE);
		let asks = grant(1, 100);
		let content = SolidarityFund::content_of_application(round, &asks);
		let back = || Call::take_back { coop: BAKERY, content };
		assert_eq!(charge(BAKERY, 1, back()), refused(Errors::NothingBegun));
		assert_ok!(SolidarityFund::apply(signed(BAKERY, 1), BAKERY, round, asks));
		use_up(BAKERY, 1);
		assert_eq!(charge(BAKERY, 1, back()), Charge::Free);
		assert_eq!(charge(BAKERY, 2, back()), refused(Errors::NothingBegun));
	});
}

#[test]
fn what_the_federation_decides_and_what_anybody_has_done_has_the_fee() {
	new_test(|| {
		let plan = Plan { offer: EURO, method: VIABLE, every_days: 90 };
		let (award, document) = (1, doc(1));
		let members = vec![].try_into().unwrap();
		for call in [
			Call::set_terms { terms: Terms::RECOMMENDED, document },
			Call::hold_rounds { plan, first_in_days: 1 },
			Call::end_rounds {},
			Call::advance { at: 0, due: Due::Opening },
			Call::pay { award },
			Call::cancel { award, owed: 0 },
			Call::write_off { award, amount: 1 },
			Call::decide_report { award, document, accepts: true },
			Call::call_guarantee { award, amount: 1 },
			Call::elect_committee { members, days: 1 },
			Call::open_bank {},
			Call::allow_return { amount: EURO, document },
			Call::assess_dues { coop: BAKERY },
			Call::waive_dues { coop: BAKERY, year: 2026 },
		] {
			assert_eq!(charge(BAKERY, 1, call), Charge::Fee);
		}
	});
}
