//! Officers, members, auditors and the committee of the fund have no units.

use super::*;
use crate::{
	coops::*,
	money::fund_rounds::{election, endow, grant, points, rounds_of, until_phase, COMMITTEE},
};
use pallet_solidarity_fund::{Apply, Begun as BegunByOne, Call as FundCall, Debt, LastAward, LastRound, Phase, Terms};

/// Two officers of the board say the same.
fn by_two(made: &mut Made, coop: CoopId, call: impl Into<RuntimeCall>) {
	let call = call.into();
	for by in &members(coop)[..2] {
		made.free(*by, call.clone());
	}
}

/// The couriers and the weavers apply, the others vote, the couriers report and give back what they got, and the weavers are
/// helped in an emergency and give up what they have not got.
pub fn of_fund(made: &mut Made) {
	block(|| {
		endow(4_000);
		for coop in [COURIERS, WEAVERS] {
			decide(&[coop], opening(Mode::Units, &board(coop)));
		}
		decide(&[], rounds_of(1_000));
		decide(&[], election());
		decide(&[], FundCall::open_bank {});
		// With dues.
		decide(&[], FundCall::set_terms { terms: Terms::RECOMMENDED, document: document(21) });
	});
	blocks_while(|| LastRound::<Runtime>::get() == 0);
	let round = LastRound::<Runtime>::get();
	let apply = |coop, asks: Apply<Hash>| FundCall::apply { coop, round, asks };
	block(|| {
		by_two(made, COURIERS, apply(COURIERS, grant(100, 200)));
		by_two(made, WEAVERS, apply(WEAVERS, Apply { excludes: vec![0].try_into().unwrap(), ..grant(100, 200) }));
		by_two(made, COURIERS, FundCall::agree_exclusion { coop: COURIERS, round, place: 0, other: 1 });
		made.free(Key::BobStash, FundCall::answer { coop: COURIERS, round, place: 0, document: document(22) });
		let withdraw = FundCall::withdraw { coop: WEAVERS, round, place: 1 };
		made.free(Key::EveStash, withdraw.clone());
		let content = BegunByOne::<Runtime>::iter_key_prefix(WEAVERS).next().unwrap();
		made.free(Key::EveStash, FundCall::take_back { coop: WEAVERS, content });
		by_two(made, WEAVERS, withdraw);
	});
	until_phase(round, Phase::Voting);
	block(|| {
		for (by, coop) in [(Key::Bob, BAKERY), (Key::Dave, LINDENHOF), (Key::EveStash, GROCERY)] {
			made.free(by, FundCall::vote { coop, round, points: points(&[(0, 100)]) });
		}
	});
	until_phase(round, Phase::Settled);
	let award = LastAward::<Runtime>::get();
	let paid = |award| pallet_solidarity_fund::Awards::<Runtime>::get(award).unwrap().paid;
	blocks_while(|| paid(award) == 0);
	block(|| {
		let report = document(23);
		made.free(Key::CharlieStash, FundCall::report { coop: COURIERS, award, document: report });
		for (by, coop) in [(Key::Ferdie, BAKERY), (Key::Two, WEAVERS)] {
			made.free(by, FundCall::review { coop, award, document: report });
		}
		// All but what keeps their account alive.
		let amount = paid(award) - UNIT;
		by_two(made, COURIERS, FundCall::repay { coop: COURIERS, debt: Debt::Award(award), amount });
	});
	block(|| {
		let (event, amount, needed) = (document(24), 10 * UNIT, document(25));
		made.free(Key::EveStash, FundCall::request_aid { coop: WEAVERS, event, amount, document: needed });
		for (coop, _, by) in COMMITTEE.into_iter().filter(|(coop, ..)| [BAKERY, LINDENHOF, COURIERS].contains(coop)) {
			made.free(by, FundCall::agree_to_aid { coop, aid: 1, event, amount, document: needed });
		}
		by_two(made, WEAVERS, FundCall::give_up { coop: WEAVERS, award: LastAward::<Runtime>::get() });
		// Whoever pays for it has dues assessed.
		let assess = FundCall::assess_dues { coop: COURIERS };
		assert_eq!(dispatched(RuntimeOrigin::signed(id(Key::Alice)), assess), Ok(()));
		let year = rochdale_primitives::calendar::year_of(today()).unwrap();
		let debt = Debt::Dues(year);
		made.free(Key::BobStash, FundCall::expect_payment { coop: COURIERS, debt, amount: UNIT });
	});
	check_invariants();
}
