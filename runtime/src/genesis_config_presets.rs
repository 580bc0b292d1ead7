//! The chains that the node can start without a chain-spec file.

use crate::{
	constants::{CENT, EXISTENTIAL_DEPOSIT, UNIT},
	AccountId, Balance, Moment, SessionKeys,
};
use alloc::{string::ToString, vec::Vec};
use rochdale_primitives::{CoopId, MemberNo, Office};
use serde_json::{json, Value};
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring as Key};

/// Civil time at which the founders of the preset chains joined: 21 December 2024, 180 years after the first shop in
/// Toad Lane opened.
const FOUNDED: Moment = 1_734_739_200_000;

/// Length of the terms of office given at genesis, in milliseconds: three months of running, however short the days.
const TERM: Moment = 90 * 86_400_000;

/// The chain of the tests, whose days are shorter than is convenient for people.
pub const TEST_PRESET: &str = "test";

/// What a founder's account holds at genesis.
const ENDOWMENT: Balance = 10_000 * UNIT;

/// The member of the bakery whose account is empty, to show that membership needs no balance.
pub const WITHOUT_BALANCE: Key = Key::Ferdie;

/// A founding co-op.
struct Founding {
	title: &'static str,
	jurisdiction: &'static str,
	currency: &'static str,
	/// Chair, secretary and treasurer come first and are members 1 to 3.
	members: &'static [Key],
}

/// The co-ops of the presets. The development chain has the first three.
const FOUNDINGS: [Founding; 4] = [
	Founding {
		title: "La Espiga, bakery, Seville",
		jurisdiction: "ES",
		currency: "EUR",
		members: &[Key::Alice, Key::Bob, Key::Charlie, WITHOUT_BALANCE],
	},
	Founding {
		title: "Lindenhof, housing, Leipzig",
		jurisdiction: "DE",
		currency: "EUR",
		members: &[Key::Dave, Key::Eve, Key::AliceStash, Key::Alice, Key::BobStash],
	},
	Founding {
		title: "Les Traboules, cycle couriers, Lyon",
		jurisdiction: "FR",
		currency: "EUR",
		members: &[Key::BobStash, Key::CharlieStash, Key::DaveStash, Key::Eve],
	},
	Founding {
		title: "Toad Lane, grocery, Rochdale",
		jurisdiction: "GB",
		currency: "GBP",
		members: &[Key::EveStash, Key::FerdieStash, Key::Dave],
	},
];

/// The validators of the first co-ops, with the keys that nodes started as `--alice`, `--bob` and so on have.
const VALIDATORS: [(Key, Ed25519Keyring); 4] = [
	(Key::Alice, Ed25519Keyring::Alice),
	(Key::Bob, Ed25519Keyring::Bob),
	(Key::Charlie, Ed25519Keyring::Charlie),
	(Key::Dave, Ed25519Keyring::Dave),
];

/// Genesis of the first `coops` founding co-ops, of which the first `validators` name one.
fn genesis(coops: usize, validators: usize, floor: u32, day: Moment, session: u32) -> Value {
	let validators: Vec<(AccountId, SessionKeys)> = VALIDATORS
		.into_iter()
		.take(validators)
		.map(|(aura, grandpa)| {
			let keys = SessionKeys { aura: aura.public().into(), grandpa: grandpa.public().into() };
			(aura.to_account_id(), keys)
		})
		.collect();
	let foundings: Vec<(CoopId, &Founding)> = (1..).zip(FOUNDINGS.iter().take(coops)).collect();
	let mut endowed: Vec<Key> = foundings.iter().flat_map(|(_, founding)| founding.members).copied().collect();
	endowed.sort_by_key(|key| key.to_account_id());
	endowed.dedup();
	let mut balances: Vec<(AccountId, Balance)> =
		endowed.into_iter().filter(|key| *key != WITHOUT_BALANCE).map(|key| (key.to_account_id(), ENDOWMENT)).collect();
	balances.push((crate::configs::money::SolidarityFund::get(), EXISTENTIAL_DEPOSIT.max(CENT)));

	json!({
		"clock": { "dayLength": day },
		"balances": { "balances": balances },
		"membership": {
			"registers": foundings.iter().map(|(coop, founding)| json!({
				"coop": coop,
				"members": founding.members.iter().map(|key| json!({
					"account": key.to_account_id(),
					"joinedAt": FOUNDED,
				})).collect::<Vec<_>>(),
			})).collect::<Vec<_>>(),
		},
		"cooperatives": {
			"coops": foundings.iter().map(|(_, founding)| json!({
				"title": founding.title,
				"jurisdiction": founding.jurisdiction,
				"currency": founding.currency,
				"registeredAt": FOUNDED,
				"offices": board(day),
			})).collect::<Vec<_>>(),
		},
		"validatorSeats": {
			"names": foundings.iter().zip(&validators).map(|((coop, _), (account, _))| json!({
				"coop": coop,
				"validator": account,
			})).collect::<Vec<_>>(),
			"floor": floor,
			"sessionLength": session,
		},
		"session": {
			"keys": validators.iter().map(|(account, keys)| (account, account, keys)).collect::<Vec<_>>(),
		},
	})
}

/// The offices of a founding co-op: members 1 to 3 are the board, and the first speaks for it in the federation.
fn board(day: Moment) -> Vec<Value> {
	let days = TERM.checked_div(day);
	let offices: [(Office, MemberNo); 4] =
		[(Office::Chair, 1), (Office::Secretary, 2), (Office::Treasurer, 3), (Office::Delegate, 1)];
	offices.into_iter().map(|(office, member)| json!({ "office": office, "member": member, "days": days })).collect()
}

/// The genesis of the preset `id`, as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let genesis = match id.as_ref() {
		DEV_RUNTIME_PRESET => genesis(3, 1, 1, 20_000, 10),
		TEST_PRESET => genesis(3, 1, 1, 1_000, 10),
		LOCAL_TESTNET_RUNTIME_PRESET => genesis(4, 4, 3, 10_000, 20),
		_ => return None,
	};
	Some(genesis.to_string().into_bytes())
}

/// The names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	[DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, TEST_PRESET].map(PresetId::from).into()
}
