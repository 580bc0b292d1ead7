//! The chains that the node can start without a chain-spec file.

use crate::{
	constants::{CENT, EXISTENTIAL_DEPOSIT, UNIT},
	AccountId, Balance, Moment, SessionKeys,
};
use alloc::{string::ToString, vec::Vec};
use rochdale_primitives::{
	bylaws::{Parameters, Profile},
	CoopId, MemberNo, Office,
};
use serde_json::{json, Value};
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring as Key};
use sp_runtime::traits::{BlakeTwo256, Hash};

/// Civil time at which the founders of the preset chains joined: 21 December 2024, 180 years after the first shop in
/// Toad Lane opened.
const FOUNDED: Moment = 1_734_739_200_000;

/// Length of the terms of office given at genesis, in milliseconds: three months of running, however short the days.
const TERM: Moment = 90 * 86_400_000;

/// The chain of the tests, whose days are shorter than is convenient for people.
pub const TEST_PRESET: &str = "test";

/// The chain of the tests of the federation: five co-ops with a validator each, and days as short as on the other one.
pub const FEDERATION_PRESET: &str = "test-federation";

/// What a founder's account holds at genesis.
const ENDOWMENT: Balance = 10_000 * UNIT;

/// The member of the bakery whose account is empty, to show that membership needs no balance.
pub const WITHOUT_BALANCE: Key = Key::Ferdie;

/// A founding co-op.
struct Founding {
	title: &'static str,
	jurisdiction: &'static str,
	currency: &'static str,
	profile: Profile,
	/// What its bylaws choose instead of what the profile recommends.
	bylaws: fn(Parameters) -> Parameters,
	/// Chair, secretary and treasurer come first and are members 1 to 3. Who comes fourth is the auditor.
	members: &'static [Key],
	/// Days from the start of the chain in which the register can be completed by import.
	import_days: u32,
}

/// The co-ops of all presets. The development chain has no others; the others have the grocery, the weavers or both.
const FOUNDINGS: [Founding; 3] = [
	Founding {
		title: "La Espiga, bakery, Seville",
		jurisdiction: "ES",
		currency: "EUR",
		profile: Profile::Es,
		bylaws: |recommended| Parameters { voting_ordinary_days: 14, ..recommended },
		members: &[Key::Alice, Key::Bob, Key::Charlie, WITHOUT_BALANCE],
		import_days: 0,
	},
	Founding {
		title: "Lindenhof, housing, Leipzig",
		jurisdiction: "DE",
		currency: "EUR",
		profile: Profile::Sce,
		bylaws: |recommended| recommended,
		members: &[Key::Dave, Key::Eve, Key::AliceStash, Key::Alice, Key::BobStash],
		import_days: 0,
	},
	Founding {
		title: "Les Traboules, cycle couriers, Lyon",
		jurisdiction: "FR",
		currency: "EUR",
		profile: Profile::Sce,
		bylaws: |recommended| recommended,
		members: &[Key::BobStash, Key::CharlieStash, Key::DaveStash, Key::Eve],
		import_days: 0,
	},
];

/// The fourth co-op of the local chain and of the federation's, and the last one of the tests', which keeps its books in pounds.
const GROCERY: Founding = Founding {
	title: "Toad Lane, grocery, Rochdale",
	jurisdiction: "GB",
	currency: "GBP",
	profile: Profile::Uk,
	bylaws: |recommended| recommended,
	members: &[Key::EveStash, Key::FerdieStash, Key::Dave],
	import_days: 0,
};

/// The fourth or fifth co-op of the tests' chains: its board and auditor, who bring the register of an existing co-op with them.
const WEAVERS: Founding = Founding {
	title: "Los Telares, weavers, Zamora",
	jurisdiction: "ES",
	currency: "EUR",
	profile: Profile::Es,
	bylaws: |recommended| Parameters { notice_special_days: 25, voting_special_days: 25, ..recommended },
	members: &[Key::EveStash, Key::FerdieStash, Key::One, Key::Two],
	import_days: 3_600,
};

/// The co-op that keeps the federation's money at its bank, the housing co-op, and the founders of its board who attest the
/// deposits of the beginning: its treasurer, and for the treasurer its chair.
const CUSTODIAN: CoopId = 2;
const CUSTODIANS_TREASURER: (MemberNo, Key) = (3, Key::AliceStash);
const CUSTODIANS_CHAIR: MemberNo = 1;

/// The place among the members of a co-op of its auditor, if it has so many.
const AUDITOR: MemberNo = 4;

/// The public key of `//Grace`, who joins the last co-op of the chains on which nobody else could confirm the deposits of the
/// bakery's members: the couriers' auditor sits in the custodian's co-op. Her account is empty.
const SECOND_AUDITOR: [u8; 32] = [
	0x36, 0x39, 0x10, 0x34, 0x16, 0xb0, 0x54, 0xf3, 0x36, 0x2b, 0x83, 0x5d, 0xde, 0xd8, 0xca, 0x33, 0xc1, 0x1f, 0x11,
	0xd4, 0x36, 0x0a, 0x6f, 0x43, 0x40, 0x34, 0xe9, 0xb4, 0x66, 0x62, 0x69, 0x3d,
];

/// What the custodian can issue in a day and in all.
const DAILY_CEILING: Balance = 50_000 * UNIT;
const TOTAL_CEILING: Balance = 1_000_000 * UNIT;

/// The validators of the first co-ops, with the keys that nodes started as `--alice`, `--bob` and so on have.
const VALIDATORS: [(Key, Ed25519Keyring); 5] = [
	(Key::Alice, Ed25519Keyring::Alice),
	(Key::Bob, Ed25519Keyring::Bob),
	(Key::Charlie, Ed25519Keyring::Charlie),
	(Key::Dave, Ed25519Keyring::Dave),
	(Key::Eve, Ed25519Keyring::Eve),
];

/// A co-op as it is founded on one chain.
struct Coop<'a> {
	number: CoopId,
	founding: &'a Founding,
	/// The accounts of its members, from member 1 on.
	members: Vec<AccountId>,
	/// Its auditors.
	auditors: Vec<MemberNo>,
}

impl<'a> Coop<'a> {
	fn new(number: CoopId, founding: &'a Founding) -> Self {
		let members: Vec<AccountId> = founding.members.iter().map(|key| key.to_account_id()).collect();
		let auditors = (1..).zip(&members).map(|(number, _)| number).filter(|number| *number == AUDITOR).collect();
		Self { number, founding, members, auditors }
	}

	/// Enters one auditor more, as its last member.
	fn audited_by(&mut self, account: AccountId) {
		self.members.push(account);
		self.auditors.extend(MemberNo::try_from(self.members.len()));
	}

	fn account(&self, member: MemberNo) -> Option<&AccountId> {
		(1..).zip(&self.members).find(|(number, _)| *number == member).map(|(_, account)| account)
	}

	fn has(&self, account: &AccountId) -> bool {
		self.members.contains(account)
	}
}

/// The first auditor who has nothing to do with the custodian, nor with the account: not by the members of the
/// auditor's own co-op, nor by its validator.
fn auditor_for(
	account: &AccountId,
	coops: &[Coop],
	validators: &[(AccountId, SessionKeys)],
) -> Option<(CoopId, MemberNo)> {
	let custodian = coops.iter().find(|coop| coop.number == CUSTODIAN)?;
	let validates = |coop: &Coop| {
		let place = coops.iter().position(|one| one.number == coop.number);
		place.and_then(|place| validators.get(place)).is_some_and(|(validator, _)| validator == account)
	};
	let is_foreign = |coop: &Coop, auditor: MemberNo| coop.account(auditor).is_some_and(|one| !custodian.has(one));
	coops
		.iter()
		.filter(|coop| coop.number != CUSTODIAN && !coop.has(account) && !validates(coop))
		.flat_map(|coop| coop.auditors.iter().map(move |auditor| (coop, *auditor)))
		.find(|(coop, auditor)| is_foreign(coop, *auditor))
		.map(|(coop, auditor)| (coop.number, auditor))
}

/// Genesis of the founding co-ops and of `others` after them, of which the first `validators` name one.
fn genesis(
	others: &[&Founding],
	twice_audited: bool,
	validators: usize,
	floor: u32,
	day: Moment,
	session: u32,
) -> Value {
	let validators: Vec<(AccountId, SessionKeys)> = VALIDATORS
		.into_iter()
		.take(validators)
		.map(|(aura, grandpa)| {
			let keys = SessionKeys { aura: aura.public().into(), grandpa: grandpa.public().into() };
			(aura.to_account_id(), keys)
		})
		.collect();
	let foundings = FOUNDINGS.iter().chain(others.iter().copied());
	let mut coops: Vec<Coop> = (1..).zip(foundings).map(|(number, founding)| Coop::new(number, founding)).collect();
	if let Some(last) = coops.last_mut().filter(|_| twice_audited) {
		last.audited_by(SECOND_AUDITOR.into());
	}
	let mut endowed: Vec<Key> = coops.iter().flat_map(|coop| coop.founding.members).copied().collect();
	endowed.sort_by_key(|key| key.to_account_id());
	endowed.dedup();
	let mut balances: Vec<(AccountId, Balance)> =
		endowed.into_iter().filter(|key| *key != WITHOUT_BALANCE).map(|key| (key.to_account_id(), ENDOWMENT)).collect();
	balances.push((crate::configs::money::FundAddress::get(), EXISTENTIAL_DEPOSIT.max(CENT)));
	balances.push((crate::Cooperatives::federation_account(), ENDOWMENT));

	let deposits: Vec<Value> = balances
		.iter()
		.map(|(account, amount)| {
			let (treasurer, key) = CUSTODIANS_TREASURER;
			let attested_by = if *account == key.to_account_id() { CUSTODIANS_CHAIR } else { treasurer };
			json!({
				"beneficiary": account,
				"amount": amount,
				"reference": BlakeTwo256::hash(account.as_ref()),
				"attestedBy": attested_by,
				"confirmedBy": auditor_for(account, &coops, &validators),
			})
		})
		.collect();

	json!({
		"clock": { "dayLength": day },
		"custody": {
			"custodians": [{
				"coop": CUSTODIAN,
				"title": "Lindenhof, account at the co-operative bank",
				"document": BlakeTwo256::hash(b"terms of custody"),
				"daily": DAILY_CEILING,
				"total": TOTAL_CEILING,
				"deposits": deposits,
			}],
		},
		"membership": {
			"registers": coops.iter().map(|coop| json!({
				"coop": coop.number,
				"importDays": coop.founding.import_days,
				"members": coop.members.iter().map(|account| json!({
					"account": account,
					"joinedAt": FOUNDED,
				})).collect::<Vec<_>>(),
			})).collect::<Vec<_>>(),
		},
		"cooperatives": {
			"coops": coops.iter().map(|coop @ Coop { founding, .. }| json!({
				"title": founding.title,
				"jurisdiction": founding.jurisdiction,
				"currency": founding.currency,
				"registeredAt": FOUNDED,
				"profile": founding.profile,
				"parameters": (founding.bylaws)(Parameters::of(founding.profile)),
				"bylaws": BlakeTwo256::hash(founding.title.as_bytes()),
				"offices": offices(coop, day),
			})).collect::<Vec<_>>(),
		},
		"validatorSeats": {
			"names": coops.iter().zip(&validators).map(|(coop, (account, _))| json!({
				"coop": coop.number,
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

/// The offices of a founding co-op: members 1 to 3 are the board, and the first speaks for it in the federation. The last
/// three of its founders are the tellers of its assemblies.
fn offices(coop: &Coop, day: Moment) -> Vec<Value> {
	let days = TERM.checked_div(day);
	let board = [(1, Office::Chair), (2, Office::Secretary), (3, Office::Treasurer), (1, Office::Delegate)];
	let numbers: Vec<MemberNo> = (1..).zip(coop.founding.members).map(|(number, _)| number).collect();
	let auditors = coop.auditors.iter().map(|number| (*number, Office::Auditor));
	let tellers = numbers.iter().rev().take(3).map(|number| (*number, Office::Teller));
	board
		.into_iter()
		.chain(auditors)
		.chain(tellers)
		.map(|(member, office)| json!({ "office": office, "member": member, "days": days }))
		.collect()
}

/// The genesis of the preset `id`, as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let genesis = match id.as_ref() {
		DEV_RUNTIME_PRESET => genesis(&[], true, 1, 1, 20_000, 10),
		TEST_PRESET => genesis(&[&WEAVERS, &GROCERY], false, 1, 1, 1_000, 10),
		FEDERATION_PRESET => genesis(&[&GROCERY, &WEAVERS], false, 5, 3, 1_000, 10),
		LOCAL_TESTNET_RUNTIME_PRESET => genesis(&[&GROCERY], true, 4, 3, 10_000, 20),
		_ => return None,
	};
	Some(genesis.to_string().into_bytes())
}

/// The names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	[DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, TEST_PRESET, FEDERATION_PRESET].map(PresetId::from).into()
}
