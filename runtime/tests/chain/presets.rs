use crate::harness::*;
use frame_support::traits::fungible::Inspect;
use rochdale_primitives::{CoopInspect, MemberInspect, Office, Standing};
use rochdale_runtime::{
	configs::money::FundAddress, constants, genesis_config_presets as presets, AccountId, Balances, Cooperatives,
	Membership, Runtime, Session, System, ValidatorSeats,
};
use serde_json::json;
use sp_keyring::Sr25519Keyring as Key;

#[test]
fn every_preset_builds_a_chain_that_makes_sound_blocks() {
	let names = presets::preset_names();
	assert_eq!(names.len(), 4);
	for name in names {
		on(name.as_ref(), || {
			check_invariants();
			blocks_until(3);
		});
	}
	assert!(presets::get_preset(&"nowhere".into()).is_none());
}

#[test]
fn development_chain_has_three_co_ops_and_one_validator() {
	on(DEV, || {
		assert_eq!(pallet_cooperatives::CoopCount::<Runtime>::get(), 3);
		for coop in 1..=3 {
			assert_eq!(Cooperatives::standing(coop), Some(Standing::Member));
			assert!(Membership::electorate(coop).electors >= 4);
			assert!(System::account_exists(&Cooperatives::account(coop).unwrap()));
		}
		assert_eq!(Session::validators(), vec![Key::Alice.to_account_id()]);
		assert_eq!(ValidatorSeats::coop_of(Key::Alice.to_account_id()), Some(1));
		assert_eq!(pallet_clock::DayLength::<Runtime>::get(), 20_000);
	});
}

#[test]
fn local_chain_has_four_co_ops_with_a_validator_each() {
	on(LOCAL, || {
		assert_eq!(pallet_cooperatives::CoopCount::<Runtime>::get(), 4);
		let validators: Vec<AccountId> =
			[Key::Alice, Key::Bob, Key::Charlie, Key::Dave].map(|key| key.to_account_id()).into();
		assert_eq!(Session::validators(), validators);
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 4);
		assert_eq!(rochdale_runtime::Grandpa::grandpa_authorities().len(), 4);
		assert_eq!(pallet_validator_seats::Floor::<Runtime>::get(), 3);
	});
}

#[test]
fn chain_of_the_tests_has_the_weavers_who_bring_their_register_and_a_grocery_with_books_in_pounds() {
	on(TEST, || {
		assert_eq!(pallet_cooperatives::CoopCount::<Runtime>::get(), 5);
		assert_eq!(&pallet_cooperatives::Coops::<Runtime>::get(5).unwrap().currency, b"GBP");
		for coop in 1..=5 {
			assert_eq!(pallet_coop_membership::ImportDays::<Runtime>::contains_key(coop), coop == 4);
		}
		block(|| assert!(Cooperatives::holds(4, Office::Auditor, 4)));
	});
}

#[test]
fn chain_of_the_federation_has_five_co_ops_with_a_validator_each() {
	on(presets::FEDERATION_PRESET, || {
		assert_eq!(pallet_cooperatives::CoopCount::<Runtime>::get(), 5);
		let validators = [Key::Alice, Key::Bob, Key::Charlie, Key::Dave, Key::Eve].map(|key| key.to_account_id());
		assert_eq!(Session::validators(), validators.to_vec());
		for (coop, validator) in (1..).zip(validators) {
			assert_eq!(ValidatorSeats::coop_of(validator), Some(coop));
			assert_eq!(pallet_coop_membership::ImportDays::<Runtime>::contains_key(coop), coop == 5);
		}
		assert_eq!(pallet_validator_seats::Floor::<Runtime>::get(), 3);
		assert_eq!(pallet_clock::DayLength::<Runtime>::get(), 1_000);
	});
}

#[test]
fn one_member_has_no_balance() {
	on(DEV, || {
		let ferdie = presets::WITHOUT_BALANCE.to_account_id();
		assert_eq!(Membership::seat_of(1, &ferdie), Some(4));
		assert_eq!(Balances::total_balance(&ferdie), 0);
		assert!(System::account_exists(&ferdie));
	});
}

#[test]
fn offices_given_at_genesis_have_not_expired_in_block_1() {
	on(DEV, || {
		block(|| {
			for coop in 1..=3 {
				assert!((1..=3).all(|member| Cooperatives::is_board(coop, member)));
				// Board and delegate, an auditor, three tellers; and Grace, a second auditor of the couriers.
				assert_eq!(Cooperatives::offices_in_force(coop).len(), if coop == 3 { 9 } else { 8 });
				assert!(Cooperatives::holds(coop, Office::Auditor, 4));
			}
			assert!(Cooperatives::holds(3, Office::Auditor, 5));
		});
	});
}

#[test]
fn boards_of_the_presets_last_for_months_however_short_the_days() {
	for name in presets::preset_names() {
		on(name.as_ref(), || {
			blocks_until(1);
			let mut times = pallet_clock::Now::<Runtime>::get().unwrap();
			times.deadline += 89 * 86_400_000;
			times.civil += 89 * 86_400_000;
			pallet_clock::Now::<Runtime>::put(times);
			assert!((1..=3).all(|member| Cooperatives::is_board(1, member)));
		});
	}
}

#[test]
fn genesis_refuses_members_of_no_co_op() {
	let mut genesis = genesis(DEV);
	genesis["membership"]["registers"][2]["coop"] = json!(9);
	genesis["cooperatives"]["coops"][2]["offices"] = json!([]);
	let panic = std::panic::catch_unwind(|| state_of(genesis)).map(|_| ()).unwrap_err();
	assert_eq!(panic.downcast_ref::<String>().unwrap(), "register 9 of the genesis belongs to no co-op");
}

#[test]
fn genesis_refuses_validators_without_keys() {
	let mut genesis = genesis(LOCAL);
	genesis["session"]["keys"].as_array_mut().unwrap().truncate(2);
	let panic = std::panic::catch_unwind(|| state_of(genesis)).map(|_| ()).unwrap_err();
	let text = panic.downcast_ref::<&str>().map(ToString::to_string).or(panic.downcast_ref::<String>().cloned());
	assert_eq!(text.unwrap(), "fewer co-ops have a validator with session keys than the floor");
}

#[test]
fn solidarity_fund_exists_from_genesis() {
	on(DEV, || {
		assert_eq!(Balances::total_balance(&FundAddress::get()), constants::EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn genesis_refuses_a_chain_on_which_dust_has_nowhere_to_go() {
	let mut genesis = genesis(DEV);
	let fund = json!(FundAddress::get());
	genesis["custody"]["custodians"][0]["deposits"].as_array_mut().unwrap().retain(|one| one["beneficiary"] != fund);
	let panic = std::panic::catch_unwind(|| state_of(genesis)).map(|_| ()).unwrap_err();
	assert_eq!(
		panic.downcast_ref::<String>().unwrap(),
		"custody of the genesis: the account to which dust goes has less than the existential deposit of 10000"
	);
}

/// What the genesis of the development chain says when its deposit for this account is changed so.
fn refused_deposit(of: Key, change: impl FnOnce(&mut serde_json::Value)) -> String {
	let mut genesis = genesis(DEV);
	let account = json!(of.to_account_id());
	let deposits = genesis["custody"]["custodians"][0]["deposits"].as_array_mut().unwrap();
	let place = deposits.iter().position(|one| one["beneficiary"] == account).unwrap();
	change(&mut deposits[place]);
	let panic = std::panic::catch_unwind(|| state_of(genesis)).map(|_| ()).unwrap_err();
	panic.downcast_ref::<String>().unwrap().replace(&place.to_string(), "N")
}

#[test]
fn genesis_refuses_deposits_that_no_call_would_enter() {
	let said = |reason| {
		let custodian = "custodian 'Lindenhof, account at the co-operative bank' of the genesis";
		format!("{custodian}: deposit at place N: {reason}")
	};
	let by_ferdie = refused_deposit(Key::Bob, |deposit| deposit["confirmedBy"] = json!((1, 4)));
	assert_eq!(by_ferdie, said("who confirms it is of the beneficiary's co-op"));
	let by_eve = refused_deposit(Key::Bob, |deposit| deposit["confirmedBy"] = json!((3, 4)));
	assert_eq!(by_eve, said("who confirms it has a seat in the custodian's co-op, or a co-op that is not a member"));
	let own = refused_deposit(Key::Dave, |deposit| deposit["attestedBy"] = json!(1));
	assert_eq!(own, said("who attests it is the beneficiary"));
}

#[test]
fn founders_of_the_presets_attest_for_one_another() {
	for name in presets::preset_names() {
		on(name.as_ref(), || {
			let issues: Vec<_> = pallet_custody::Issues::<Runtime>::iter_values().collect();
			assert!(issues.len() > 10);
			for issue in issues {
				let account = &issue.beneficiary;
				let auditing = issue.confirmed_by.by.coop;
				assert_eq!(Balances::total_balance(account), issue.amount);
				assert!(Membership::seat_of(auditing, account).is_none());
				// The genesis itself cannot see validators, which are named after custody is built.
				assert!(ValidatorSeats::coop_of(account.clone()) != Some(auditing));
				let [attester, auditor] = [issue.attested_by, issue.confirmed_by.by]
					.map(|hand| Membership::account_of(hand.coop, hand.member).unwrap());
				assert!(attester != *account && Membership::seat_of(issue.attested_by.coop, &auditor).is_none());
			}
		});
	}
}

#[test]
fn genesis_refuses_an_officer_who_is_not_a_member() {
	let mut genesis = genesis(DEV);
	genesis["cooperatives"]["coops"][1]["offices"][0]["member"] = json!(9);
	let panic = std::panic::catch_unwind(|| state_of(genesis)).map(|_| ()).unwrap_err();
	assert_eq!(
		panic.downcast_ref::<String>().unwrap(),
		"co-op 'Lindenhof, housing, Leipzig' of the genesis: an office is given to somebody who is not a member"
	);
}

#[test]
fn genesis_refuses_fields_that_it_does_not_know() {
	let mut genesis = genesis(DEV);
	genesis["cooperatives"]["coops"][0]["shares"] = json!(1);
	let genesis = serde_json::from_value::<rochdale_runtime::RuntimeGenesisConfig>(genesis);
	assert!(genesis.err().unwrap().to_string().contains("unknown field `shares`"));
}

#[test]
fn metadata_hash_binds_the_constants_of_the_token() {
	// The build script cannot read the runtime's constants, so this compares the two.
	let build = include_str!("../../build.rs");
	let call = format!("enable_metadata_hash(\"{}\", {})", constants::TOKEN_SYMBOL, constants::TOKEN_DECIMALS);
	assert!(build.contains(&call));
	assert_eq!(constants::UNIT, 10u128.pow(constants::TOKEN_DECIMALS.into()));
	assert_eq!(constants::CENT * 100, constants::UNIT);
}

#[test]
fn metadata_is_there_for_old_and_new_wallets() {
	on(DEV, || {
		let versions = Runtime::metadata_versions();
		for version in 14..=16 {
			assert!(versions.contains(&version));
			assert!(Runtime::metadata_at_version(version).is_some());
		}
	});
}
