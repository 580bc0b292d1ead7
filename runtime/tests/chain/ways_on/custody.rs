//! The rights of who deposits money with a co-op as a custodian, has units redeemed by it, or has its own account paid out.

use super::{
	shares::today,
	story::{key, signed, Story, Way},
	try_all, Known, Right,
};
use crate::{
	coops::{account as account_of, title, BAKERY, LINDENHOF},
	harness::*,
};
use frame_support::traits::fungible::Inspect;
use pallet_cooperatives::Call as CooperativesCall;
use pallet_custody::{
	Call as CustodyCall, CustodianCount, Custodians, DepositCount, Deposits, RedemptionCount, RedemptionStage,
	Redemptions,
};
use rochdale_primitives::Office;
use rochdale_runtime::{constants::UNIT, AccountId, Balances, Runtime};
use sp_keyring::Sr25519Keyring as Key;

/// Who deposits and has units redeemed: a member of the couriers alone.
const HOLDER: Key = Key::CharlieStash;

fn has(account: &AccountId) -> u128 {
	Balances::total_balance(account)
}

/// The federation has approved the co-op as a custodian. Gives its number.
fn approved(story: &Story) -> u32 {
	let (coop, title, document, daily, total) = (story.coop, title(), document(2), 1_000 * UNIT, 10_000 * UNIT);
	story.federation_has(CustodyCall::approve_custodian { coop, title, document, daily, total });
	CustodianCount::<Runtime>::get()
}

fn confirmed(deposit: u32) -> bool {
	signed(&Key::Ferdie.pair(), confirm_deposit(deposit, BAKERY)).is_ok()
}

/// One of the board attests what has come, and an auditor of another co-op confirms it; anew where who has attested it is gone.
fn deposited(story: &mut Story, custodian: u32) -> Way {
	let before = has(&HOLDER.to_account_id());
	for _ in 0..2 {
		let (beneficiary, reference) = (HOLDER.to_account_id().into(), document(3));
		let attest = CustodyCall::attest_deposit { custodian, beneficiary, amount: 100 * UNIT, reference };
		let last = DepositCount::<Runtime>::get();
		story.by_officers(Office::Director, None, attest, || DepositCount::<Runtime>::get() > last)?;
		story.at("attested");
		let deposit = DepositCount::<Runtime>::get();
		if confirmed(deposit) {
			break;
		}
		let (coop, reason) = (story.coop, document(4));
		let reject = CustodyCall::reject_deposit { deposit, coop, reference, reason };
		story.by_officers(Office::Director, None, reject, || !Deposits::<Runtime>::contains_key(deposit))?;
	}
	if has(&HOLDER.to_account_id()) == before + 100 * UNIT {
		Ok(())
	} else {
		Err("no units are issued".into())
	}
}

/// Somebody has units issued for what they have deposited.
fn deposit(story: &mut Story) -> Way {
	let custodian = approved(story);
	story.at("before");
	deposited(story, custodian)
}

/// Somebody has units redeemed: the custodian pays and says so, or they take them back.
fn redeem(story: &mut Story) -> Way {
	let custodian = approved(story);
	story.prepare(|story| deposited(story, custodian))?;
	story.at("before");
	signed(&HOLDER.pair(), CustodyCall::request_redemption { custodian, amount: 40 * UNIT, payout: document(4) })
		.unwrap();
	let redemption = RedemptionCount::<Runtime>::get();
	story.at("requested");
	let report = CustodyCall::report_payout { redemption, reference: document(5) };
	let end = match story.by_any(story.members(), report) {
		Ok(()) => {
			story.at("reported");
			CustodyCall::acknowledge_payout { redemption }
		}
		Err(_) => {
			story.pass(14);
			story.holds_within(2, || false);
			CustodyCall::take_back { redemption }
		}
	};
	signed(&HOLDER.pair(), end).map_err(|error| format!("{error:?}"))
}

/// One of the board attests what was at the bank, and an auditor of another co-op confirms it; anew where who attested is gone.
fn attest(story: &mut Story) -> Way {
	let custodian = approved(story);
	story.pass_civil(2);
	story.starts_now();
	story.at("before");
	let (balance, document) = (0, document(6));
	let mut went = Err("nobody attests it".to_string());
	for _ in 0..3 {
		let attest = CustodyCall::attest_statement { custodian, day: today() - 1, balance, document };
		went = story.by_any(story.members(), attest).map_err(|error| format!("{error:?}"));
		if went.is_err() {
			let named = story.successors(Office::Director, None);
			story.filled(&named)?;
			continue;
		}
		story.at("attested");
		let (coop, closing) = (BAKERY, closing_of(custodian));
		let confirm = CustodyCall::confirm_statement { custodian, coop, closing, balance, document };
		went = signed(&Key::Ferdie.pair(), confirm).map_err(|error| format!("{error:?}"));
		if went.is_ok() {
			break;
		}
	}
	went?;
	if Custodians::<Runtime>::get(custodian).unwrap().statement.is_some() {
		Ok(())
	} else {
		Err("nothing is confirmed".into())
	}
}

/// The co-op disputes what a custodian says to have paid it, within the week in which no auditor says the same.
fn dispute(story: &mut Story) -> Way {
	let own = account_of(story.coop);
	give(&own, 100 * UNIT);
	let call = CustodyCall::request_redemption { custodian: 1, amount: 40 * UNIT, payout: document(4) };
	story.given(CooperativesCall::act { call: Box::new(call.into()) });
	let redemption = RedemptionCount::<Runtime>::get();
	story.at("before");
	signed(&key(LINDENHOF, 1), CustodyCall::report_payout { redemption, reference: document(5) }).unwrap();
	story.at("reported");
	let dispute = CustodyCall::dispute { redemption, reason: document(6) };
	story.by_any(story.members(), dispute).map_err(|error| format!("{error:?}"))?;
	match Redemptions::<Runtime>::get(redemption).unwrap().stage {
		RedemptionStage::Disputed { .. } => Ok(()),
		other => Err(format!("{other:?}")),
	}
}

const RIGHTS: &[Right] = &[
	Right { name: "have units issued", states: &["before", "attested"], days: [(0, 40), (0, 31)], takes: deposit },
	Right {
		name: "have units redeemed",
		states: &["before", "requested", "reported"],
		days: [(0, 16), (0, 16)],
		takes: redeem,
	},
	Right {
		name: "attest what is at the bank",
		states: &["before", "attested"],
		days: [(0, 40), (0, 31)],
		takes: attest,
	},
	Right { name: "dispute a payout", states: &["before", "reported"], days: [(0, 0), (0, 0)], takes: dispute },
];

const KNOWN: &[Known] = &[];

#[test]
fn units_are_issued_and_redeemed_whichever_office_is_empty() {
	try_all(RIGHTS, KNOWN);
}
