//! The units of the genesis are attested as any others.

use crate::{mock::*, *};

/// What the genesis says that it refuses.
fn refusal(change: impl FnOnce(&mut crate::GenesisConfig<Test>) + std::panic::UnwindSafe) -> String {
	let panic = std::panic::catch_unwind(move || {
		let mut genesis = custody();
		change(&mut genesis);
		chain(genesis, balances())
	});
	let panic = panic.map(|_| ()).unwrap_err();
	panic.downcast_ref::<String>().unwrap().clone()
}

fn refused(change: impl FnOnce(&mut GenesisDeposit<AccountId, H256>) + std::panic::UnwindSafe) -> String {
	refusal(|genesis| change(&mut genesis.custodians[0].deposits[1]))
}

#[test]
fn deposits_of_the_genesis_are_entered() {
	new_test(|| {
		assert_eq!((IssueCount::<Test>::get(), bank().issued), (3, ENDOWED));
		assert_eq!((bank().coop, bank().approved_by, bank().status), (HOUSING, None, Status::Active));
		let expected = Issue {
			custodian: BANK,
			beneficiary: BAKER,
			amount: 1_000 * UNIT,
			reference: doc(102),
			attested_by: Hand { coop: HOUSING, member: 3 },
			confirmed_by: Hand { coop: COURIERS, member: 4 },
			at: 0,
		};
		assert_eq!(Issues::<Test>::get(2), Some(expected));
		// They do not count for the first day.
		assert_eq!(Custody::custodian(BANK).map(|card| card.left_today), Some(DAILY));
	});
}

#[test]
fn a_chain_without_units_needs_no_custodian() {
	chain(Default::default(), vec![]).execute_with(|| Custody::do_try_state().unwrap());
}

#[test]
fn a_genesis_that_does_not_add_up_is_refused() {
	let said = "custody of the genesis: deposits of";
	let less = refused(|deposit| deposit.amount -= 1);
	assert_eq!(less, format!("{said} 7009999999 are attested for 7010000000 units that exist"));
	assert!(refused(|deposit| deposit.amount += 1).starts_with(said));
	assert!(refusal(|genesis| genesis.custodians[0].deposits.truncate(2)).starts_with(said));
	assert!(refusal(|genesis| genesis.custodians.clear()).starts_with(said));
}

#[test]
fn genesis_says_what_is_wrong_with_a_deposit() {
	let at = "custodian 'Lindenhof, account at the bank' of the genesis: deposit at place 1:";
	let says = |said: String, reason: &str| assert_eq!(said, format!("{at} {reason}"));
	says(refused(|deposit| deposit.amount = 0), "it has no amount");
	says(refused(|deposit| deposit.reference = doc(0)), "it has no reference");
	says(refused(|deposit| deposit.reference = doc(101)), "its reference is used twice");
	says(refused(|deposit| deposit.beneficiary = STRANGER), "the beneficiary is not a registered party");
	says(refused(|deposit| deposit.attested_by = 4), "who attests it is not on the board of the custodian");
	says(refused(|deposit| deposit.confirmed_by = (HOUSING, 4)), "who confirms it is of the custodian's co-op");
	let no_auditor = "who confirms it is not an auditor of a co-op in the register";
	says(refused(|deposit| deposit.confirmed_by = (COURIERS, 3)), no_auditor);
	says(refused(|deposit| deposit.confirmed_by = (9, 4)), no_auditor);
	says(refused(|deposit| deposit.amount = TOTAL), "it is above the total ceiling of the custodian");
}

#[test]
fn genesis_says_what_is_wrong_with_a_custodian() {
	let of = "of the genesis:";
	let long = "x".repeat(65);
	let same = long.clone();
	assert_eq!(
		refusal(|genesis| genesis.custodians[0].title = long),
		format!("custodian '{same}' {of} the title is longer than 64 bytes")
	);
	let unseen = refusal(|genesis| genesis.custodians[0].title = " ".into());
	assert_eq!(unseen, format!("custodian ' ' {of} the title is not text that can be seen"));
	assert!(
		refusal(|genesis| genesis.custodians[0].document = doc(0)).ends_with("the terms of custody have no document")
	);
	let not_there = "the co-op is not in the register, or is a custodian already";
	assert!(refusal(|genesis| genesis.custodians[0].coop = 9).ends_with(not_there));
	assert!(refusal(|genesis| {
		let mut again = genesis.custodians[0].clone();
		again.deposits.clear();
		genesis.custodians.push(again);
	})
	.ends_with(not_there));
}

#[test]
fn accounts_are_registered_from_the_start() {
	let account = |coop, account, purpose| GenesisAccount { coop, account, purpose: doc(purpose) };
	let genesis = crate::GenesisConfig { accounts: vec![account(BAKERY, MULTISIG, 1)], ..custody() };
	chain(genesis, balances()).execute_with(|| {
		assert_eq!(
			Registered::<Test>::get(MULTISIG),
			Some(Registration { coop: BAKERY, purpose: doc(1), since: 0, by: None })
		);
		Custody::do_try_state().unwrap();
	});
	let refused = |accounts: Vec<GenesisAccount<_, _>>| refusal(|genesis| genesis.accounts = accounts);
	let said = "registered account 600 of the genesis:";
	let one = || account(BAKERY, MULTISIG, 1);
	assert_eq!(refused(vec![account(9, MULTISIG, 1)]), format!("{said} there is no such co-op"));
	assert_eq!(refused(vec![account(BAKERY, MULTISIG, 0)]), format!("{said} the purpose has no document"));
	assert_eq!(refused(vec![one(), one()]), format!("{said} it is registered twice"));
	assert!(refused(vec![account(BAKERY, FUND, 1)]).ends_with("it may receive units anyway"));
	let many = (601..=604).map(|nth| account(BAKERY, nth, 1)).collect();
	assert!(refused(many).ends_with("its co-op has too many"));
}

#[test]
fn a_custodian_is_read_from_json() {
	let json = serde_json::json!({
		"coop": 2,
		"title": "Lindenhof",
		"document": doc(1),
		"daily": 5,
		"total": 6,
		"deposits": [
			{ "beneficiary": 11, "amount": 6, "reference": doc(2), "attestedBy": 3, "confirmedBy": [3, 4] },
		],
	});
	let read: GenesisCustodian<AccountId, H256> = serde_json::from_value(json.clone()).unwrap();
	let deposit = &read.deposits[0];
	assert_eq!((read.daily, deposit.attested_by, deposit.confirmed_by), (5, 3, (3, 4)));
	let mut wrong = json;
	wrong["comment"] = "unknown".into();
	assert!(serde_json::from_value::<GenesisCustodian<AccountId, H256>>(wrong).is_err());
}
