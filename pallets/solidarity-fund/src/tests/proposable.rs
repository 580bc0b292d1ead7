//! What could never take effect is refused when it is proposed.

use super::{aid::*, scene::*};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::proposable::{Proposable, NUMBERS_AHEAD};

fn by_bakery(call: Call<Test>) -> DispatchResult {
	call.check_proposed(Some(BAKERY))
}

fn by_federation(call: Call<Test>) -> DispatchResult {
	call.check_proposed(None)
}

#[test]
fn terms_have_a_document_and_their_ranges() {
	new_test(|| {
		let setting = |terms, document| by_federation(Call::set_terms { terms, document });
		let beyond = Terms { floor_bps: 3_001, ..Terms::RECOMMENDED };
		assert_ok!(setting(Terms::RECOMMENDED, doc(1)));
		assert_err!(setting(Terms::RECOMMENDED, H256::default()), Errors::NoDocument);
		assert_err!(setting(beyond, doc(1)), Errors::OutOfRange);
	});
}

#[test]
fn plans_have_their_ranges() {
	new_test(|| {
		let plan = Plan { offer: EURO, method: VIABLE, every_days: 30 };
		let holding = |plan, first_in_days| by_federation(Call::hold_rounds { plan, first_in_days });
		assert_ok!(holding(plan, 365));
		assert_err!(holding(Plan { offer: 0, ..plan }, 1), Errors::OutOfRange);
		assert_err!(holding(Plan { every_days: 29, ..plan }, 1), Errors::OutOfRange);
		assert_err!(holding(plan, 366), Errors::OutOfRange);
		assert_ok!(by_federation(Call::end_rounds {}));
	});
}

#[test]
fn a_co_op_applies_for_itself_in_a_round_that_is_there_or_comes() {
	new_test(|| {
		let applying = |coop, round, asks| by_bakery(Call::apply { coop, round, asks });
		assert_ok!(applying(BAKERY, 1, grant(1, 2)));
		assert_ok!(applying(BAKERY, NUMBERS_AHEAD, grant(1, 2)));
		for round in [0, NUMBERS_AHEAD + 1] {
			assert_err!(applying(BAKERY, round, grant(1, 2)), Errors::NoSuchRound);
		}
		assert_err!(applying(MILL, 1, grant(1, 2)), Errors::OtherCoop);
		assert_err!(applying(BAKERY, 1, grant(2, 1)), Errors::MinimumAboveFull);
		let open = open_round(15_000, VIABLE);
		assert_ok!(applying(BAKERY, open, grant(1, 2)));
		// Whoever decides is not known for a text alone.
		assert_ok!(by_federation(Call::apply { coop: MILL, round: 1, asks: grant(1, 2) }));
	});
}

#[test]
fn a_co_op_withdraws_excludes_gives_up_and_pays_for_itself() {
	new_test(|| {
		let calls = |coop| {
			[
				Call::withdraw { coop, round: 1, place: 0 },
				Call::agree_exclusion { coop, round: 1, place: 0, other: 1 },
				Call::give_up { coop, award: 1 },
				Call::repay { coop, debt: Debt::Award(1), amount: 1 },
				Call::repay { coop, debt: Debt::Dues(2026), amount: 1 },
			]
		};
		for call in calls(BAKERY) {
			assert_ok!(by_bakery(call));
		}
		for call in calls(MILL) {
			assert_err!(by_bakery(call), Errors::OtherCoop);
		}
		let nothing = Call::repay { coop: BAKERY, debt: Debt::Dues(2026), amount: 0 };
		assert_err!(by_bakery(nothing), Errors::MoreThanOwed);
	});
}

#[test]
fn awards_are_there_or_come_and_amounts_are_something() {
	new_test(|| {
		let document = doc(1);
		let own = |award| {
			[Call::give_up { coop: BAKERY, award }, Call::repay { coop: BAKERY, debt: Debt::Award(award), amount: 1 }]
		};
		// Else whoever is awarded it meanwhile would vote on what it comes to.
		let of_federation = |award| {
			[
				Call::cancel { award, owed: 0 },
				Call::call_guarantee { award, amount: 1 },
				Call::write_off { award, amount: 1 },
				Call::decide_report { award, document, accepts: true },
			]
		};
		let is = |known: bool| if known { Ok(()) } else { Err(Errors::NoSuchAward.into()) };
		let all_are = |award, known: bool, comes: bool| {
			own(award).into_iter().for_each(|call| assert_eq!(by_bakery(call), is(known || comes)));
			of_federation(award).into_iter().for_each(|call| assert_eq!(by_federation(call), is(known)));
		};
		all_are(0, false, false);
		all_are(NUMBERS_AHEAD, false, true);
		all_are(NUMBERS_AHEAD + 1, false, false);
		elect();
		let award = help(BAKERY, FLOOD, 700);
		all_are(award, true, true);
		all_are(award + NUMBERS_AHEAD, false, true);
		let nothing = Call::decide_report { award, document: H256::default(), accepts: true };
		assert_err!(by_federation(nothing), Errors::NoDocument);
		for nothing in [Call::call_guarantee { award, amount: 0 }, Call::write_off { award, amount: 0 }] {
			assert_err!(by_federation(nothing), Errors::MoreThanOwed);
		}
	});
}

#[test]
fn a_committee_is_three_to_five_of_as_many_co_ops_for_a_term_and_may_be_able_to_sit_by_then() {
	new_test(|| {
		let electing = |coops: &[CoopId], days| {
			let members = coops.iter().map(|coop| Hand { coop: *coop, member: ELECTED });
			let members = members.collect::<Vec<_>>().try_into().unwrap();
			by_federation(Call::elect_committee { members, days })
		};
		assert_ok!(electing(&COOPS[..5], 730));
		set_voice(BAKERY, Voice::Suspended);
		assert_ok!(electing(&COOPS[..5], 730));
		for days in [0, 731] {
			assert_err!(electing(&COOPS[..5], days), Errors::OutOfRange);
		}
		for wrong in [&COOPS[..2], &COOPS[..], &[BAKERY, MILL, TAXI, FARM, BAKERY]] {
			assert_err!(electing(wrong, 730), Errors::CommitteeUnclear);
		}
	});
}

#[test]
fn the_fund_has_one_bank_account() {
	new_test(|| {
		assert_ok!(by_federation(Call::open_bank {}));
		assert_ok!(SolidarityFund::open_bank(federation(Track::Ordinary)));
		assert_err!(by_federation(Call::open_bank {}), Errors::BankExists);
	});
}

#[test]
fn what_the_bank_takes_back_has_a_document_and_an_amount_that_a_bank_moves() {
	new_test(|| {
		let allowing = |amount, document| by_federation(Call::allow_return { amount, document });
		// The fund may have a bank by then.
		for amount in [0, CENT, EURO] {
			assert_ok!(allowing(amount, doc(1)));
		}
		assert_err!(allowing(EURO, H256::default()), Errors::NoDocument);
		assert_err!(allowing(CENT - 1, doc(1)), Errors::OutOfRange);
	});
}

#[test]
fn what_may_come_right_or_no_resolution_carries_is_not_refused() {
	new_test(|| {
		assert_ok!(by_federation(Call::waive_dues { coop: BAKERY, year: 2026 }));
		assert_ok!(by_bakery(Call::assess_dues { coop: MILL }));
		assert_ok!(by_bakery(Call::pay { award: 9 }));
	});
}
