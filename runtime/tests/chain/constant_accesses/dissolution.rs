//! The weavers end, from the decision of their members until they exist no more.

use super::*;
use frame_support::storage::{with_transaction, TransactionOutcome};
use pallet_capped_shares::Call as SharesCall;
use pallet_dissolution::{Call as DissolutionCall, Dissolutions, Due as Ending, Heir, Stage};
use rochdale_primitives::money::Mode;
use sp_runtime::DispatchError;

const COOP: u32 = WEAVERS;

/// What is made and then undone.
fn undone(something: impl FnOnce()) {
	with_transaction(|| {
		something();
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
	})
	.unwrap();
}

fn stage() -> Stage<AccountId, rochdale_runtime::Hash> {
	Dissolutions::<Runtime>::get(COOP).unwrap().stage
}

/// Something is due to the heir, as where a bank has given it back, and the money for it is there.
fn owe(amount: u128) {
	give(&Cooperatives::account(COOP).unwrap(), 2 * amount);
	Dissolutions::<Runtime>::mutate(COOP, |known| match &mut known.as_mut().unwrap().stage {
		Stage::Distributed(residue) => residue.payable.due = amount,
		other => panic!("{other:?}"),
	});
}

pub fn of_dissolution(story: &mut Story) {
	for member in 5..=10 {
		give(&weaver(member), 20 * UNIT);
	}
	story.members(shares::treasury(Mode::Units));
	story.members(SharesCall::open_class { terms: TERMS, document: document(1) });
	shares::of_offers(story);

	let (coop, balance) = (COOP, document(9));
	let dissolve = || DissolutionCall::dissolve { heir: Heir::Federation, document: document(8) };
	let publish = || DissolutionCall::publish_balance { coop, document: balance };
	let confirm = || DissolutionCall::confirm_balance { coop, document: balance };
	let take_back = || DissolutionCall::take_back { coop, document: balance };
	let auditor = || AUDITOR.to_account_id();
	story.members(dissolve());
	story.officer(0, publish());
	story.officer(1, take_back());
	story.officer(0, publish());
	story.officer(1, publish());
	story.members(publish());
	story.members(take_back());
	story.officer(0, publish());
	story.officer(1, publish());
	story.by(auditor(), confirm());
	story.by(weaver(5), DissolutionCall::object { coop, document: balance });
	story.by(auditor(), take_back());
	story.members(DissolutionCall::resume { document: document(8) });
	story.members(dissolve());
	wait(60);
	story.federation(DissolutionCall::step_in { coop, document: balance });
	let Stage::Confirmed(confirmed) = stage() else { panic!("the federation has confirmed it") };
	wait(40);
	undone(|| story.by(stranger(99), DissolutionCall::distribute { coop }));
	story.by(stranger(99), DissolutionCall::advance { at: confirmed.ends_at, due: Ending::Distribution(coop) });
	assert!(matches!(stage(), Stage::Distributed(_)));

	let all = |members: Vec<MemberNo>| members.try_into().unwrap();
	story.by(weaver(5), SharesCall::repay { coop, members: all(vec![5]) });
	story.by(stranger(99), SharesCall::repay { coop, members: all(vec![6, 7, 8, 9]) });
	story.officer(0, SharesCall::pay_out { coop, members: all(vec![5, 6, 7, 8, 9]) });
	undone(|| {
		owe(UNIT);
		story.by(stranger(99), DissolutionCall::pay_residue { coop });
	});
	story.by(stranger(99), DissolutionCall::conclude { coop });
	assert!(matches!(stage(), Stage::Extinct { .. }));
}
