//! The units of the genesis are attested as any others.

use crate::{mock::*, *};

/// What the genesis says that it refuses.
fn refusal(change: impl FnOnce(&mut crate::GenesisConfig<Test>) + std::panic::UnwindSafe) -> String {
	let panic = std::panic::catch_unwind(move || {
		let mut genesis = custody();
		change(&mut genesis);
		chain(genesis)
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
		assert_eq!((IssueCount::<Test>::get(), sums().debits), (3, ENDOWED));
		assert_eq!((bank().coop, bank().approved_by, bank().status), (HOUSING, None, Status::Active));
		let expected = Issue {
			custodian: BANK,
			beneficiary: BAKER,
			amount: 1_000 * UNIT,
			deposit: 0,
			reference: doc(102),
			attested_by: Hand { coop: HOUSING, member: 3 },
			confirmed_by: Confirmed { by: Hand { coop: COURIERS, member: 4 }, and: None },
			at: 0,
		};
		assert_eq!(Issues::<Test>::get(2), Some(expected));
		// They do not count for the first day.
		assert_eq!(Custody::custodian(BANK).map(|card| card.left_today), Some(DAILY));
	});
}

#[test]
fn each_account_has_what_is_attested_for_it_and_nothing_else_exists() {
	// In parts and by different references it is the same.
	let mut genesis = custody();
	let deposits = &mut genesis.custodians[0].deposits;
	deposits[1].amount -= UNIT;
	deposits.push(endowed(BAKER, UNIT, 104));
	chain(genesis).execute_with(|| {
		assert_eq!([FUND, BAKER, WEAVER].map(|who| Balances::total_balance(&who)), [10 * UNIT, 1_000 * UNIT, 0]);
		assert_eq!((sums().debits, Balances::total_issuance()), (ENDOWED, ENDOWED));
		Custody::do_try_state().unwrap();
	});
}

#[test]
fn units_for_which_nothing_is_attested_are_refused() {
	let refused = std::panic::catch_unwind(|| chain_with(custody(), vec![(WEAVER, UNIT)], || ()));
	let panic = refused.map(|_| ()).unwrap_err();
	let said = "custody of the genesis: no deposit is attested for 1000000 units that exist";
	assert_eq!(panic.downcast_ref::<String>().unwrap(), said);
}

#[test]
fn dust_has_somewhere_to_go_from_the_start() {
	let said = "custody of the genesis: the account to which dust goes has less than the existential deposit of 10000";
	let without = |custody: crate::GenesisConfig<Test>| {
		let panic = std::panic::catch_unwind(move || chain(custody)).map(|_| ()).unwrap_err();
		assert_eq!(panic.downcast_ref::<String>().unwrap(), said);
	};
	let mut genesis = custody();
	genesis.custodians[0].deposits.remove(0);
	without(genesis);
	// A chain that begins without units has none to leave dust.
	chain(Default::default()).execute_with(|| Custody::do_try_state().unwrap());
	let mut genesis = custody();
	genesis.custodians[0].deposits.truncate(1);
	genesis.custodians[0].deposits[0].amount = DEPOSIT;
	chain(genesis).execute_with(|| Custody::do_try_state().unwrap());
}

#[test]
fn genesis_says_what_is_wrong_with_a_deposit() {
	let at = "custodian 'Lindenhof, account at the bank' of the genesis: deposit at place 1:";
	let says = |said: String, reason: &str| assert_eq!(said, format!("{at} {reason}"));
	says(refused(|deposit| deposit.amount = 0), "it has no amount");
	says(refused(|deposit| deposit.amount = DEPOSIT - 1), "it is less than the existential deposit");
	says(refused(|deposit| deposit.reference = doc(0)), "it has no reference");
	says(refused(|deposit| deposit.reference = doc(101)), "its reference is used twice");
	says(refused(|deposit| deposit.beneficiary = STRANGER), "the beneficiary is not a registered party");
	says(refused(|deposit| deposit.attested_by = 4), "who attests it is not on the board of the custodian");
	says(refused(|deposit| deposit.confirmed_by = (HOUSING, 4)), "who confirms it is of the custodian's co-op");
	let no_auditor = "who confirms it is not an auditor of a co-op in the register";
	says(refused(|deposit| deposit.confirmed_by = (COURIERS, 3)), no_auditor);
	says(refused(|deposit| deposit.confirmed_by = (9, 4)), no_auditor);
	says(refused(|deposit| deposit.amount = TOTAL), "it is above the total ceiling of the custodian");
	let too_large = refusal(|genesis| {
		genesis.custodians[0].total = Balance::MAX;
		genesis.custodians[0].deposits[1].amount = MAX_AMOUNT + 1;
	});
	says(too_large, "it cannot be entered in the books");
	// What the calls refuse later is refused here too.
	says(refused(|deposit| deposit.beneficiary = BY_BANK), "the beneficiary is not a registered party");
	says(refused(|deposit| deposit.beneficiary = TREASURER), "who attests it is the beneficiary");
	says(refused(|deposit| deposit.attested_by = 9), "who attests it has no account");
	let concerned = "who confirms it is of the beneficiary's co-op";
	says(refused(|deposit| deposit.confirmed_by = (BAKERY, 4)), concerned);
	for beneficiary in [COURIER, coop_account(COURIERS), JOINT, VALIDATOR] {
		says(refused(move |deposit| deposit.beneficiary = beneficiary), concerned);
	}
	says(
		refusal(|genesis| {
			let account = GenesisAccount { coop: COURIERS, account: MULTISIG, purpose: doc(1) };
			genesis.accounts.push(account);
			genesis.custodians[0].deposits[1].beneficiary = MULTISIG;
		}),
		concerned,
	);
}

/// What the genesis says that it refuses where the couriers' auditor has this account.
fn refused_auditor(account: AccountId, also: fn()) -> String {
	let refused = std::panic::catch_unwind(move || {
		chain_with(custody(), vec![], || {
			seat(COURIERS, 4, account);
			also();
		})
	});
	let panic = refused.map(|_| ()).unwrap_err();
	panic.downcast_ref::<String>().unwrap().clone()
}

#[test]
fn the_auditor_of_the_genesis_is_somebody_else_and_a_stranger_to_the_custodian() {
	let at = "custodian 'Lindenhof, account at the bank' of the genesis: deposit at place 0:";
	let not_foreign = "who confirms it has a seat in the custodian's co-op, or a co-op that is not a member";
	assert_eq!(refused_auditor(TREASURER, || ()), format!("{at} {not_foreign}"));
	assert_eq!(refused_auditor(AUDITOR, || move_to(HOUSING, 9, AUDITOR)), format!("{at} {not_foreign}"));
	assert_eq!(refused_auditor(AUDITOR, || set_standing(COURIERS, Standing::Left)), format!("{at} {not_foreign}"));
	let same = "the same account attests and confirms it";
	assert_eq!(refused_auditor(AUDITOR, || move_to(COURIERS, 4, TREASURER)), format!("{at} {same}"));
	// The couriers' auditor sits in the bakery too, whose own account the third deposit is for.
	let third = "custodian 'Lindenhof, account at the bank' of the genesis: deposit at place 2:";
	let concerned = "who confirms it is of the beneficiary's co-op";
	assert_eq!(refused_auditor(AUDITOR, || seat(BAKERY, 9, AUDITOR)), format!("{third} {concerned}"));
	assert_eq!(refused_auditor(AUDITOR, || move_to(BAKERY, 9, AUDITOR)), format!("{third} {concerned}"));
	// And is its auditor as well, whose member the second is for.
	let audits = || {
		seat(BAKERY, 9, AUDITOR);
		appoint(BAKERY, Office::Auditor, 9);
	};
	let second = "custodian 'Lindenhof, account at the bank' of the genesis: deposit at place 1:";
	assert_eq!(refused_auditor(AUDITOR, audits), format!("{second} {concerned}"));
	let nobody = || move_seat(COURIERS, 4, None);
	assert_eq!(refused_auditor(AUDITOR, nobody), format!("{at} who confirms it has no account"));
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
	chain(genesis).execute_with(|| {
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
	assert!(refused(vec![account(BAKERY, BY_BANK, 1)]).ends_with("units could not leave it again"));
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
