//! A checked founding file as genesis and as chain spec.

use super::{
	check,
	file::{Beneficiary, Chain, Coop, Deposit, Founding, Member, Validator},
	values::Day,
};
use crate::chain_spec::{self, ChainSpec};
use rochdale_primitives::CoopId;
use rochdale_runtime::{
	configs::cooperatives::CooperativesId, configs::money::FundAddress, AccountId, Cooperatives, Hash,
};
use sc_network::config::MultiaddrWithPeerId;
use sc_service::ChainType;
use serde_json::{json, Value};
use sp_core::storage::{well_known_keys, Storage};
use sp_runtime::traits::{AccountIdConversion, BlakeTwo256, Hash as _};

/// Milliseconds of a day of the calendar.
const MILLISECONDS: Day = 86_400_000;

/// A chain that can be written to files.
pub struct Made {
	/// The genesis as the runtime's configuration, for people.
	pub plain: String,
	/// The genesis as storage, for nodes.
	pub raw: String,
	/// The hash of the first block.
	pub genesis: Hash,
}

/// The spec of the chain, plain and raw, that begins with this runtime.
///
/// Says what the runtime refuses, which the checks before have not.
pub fn make(founding: &Founding, chain_type: ChainType, code: &[u8]) -> Result<Made, String> {
	let patch = genesis(founding);
	let mut storage = chain_spec::storage_of(patch.clone())?;
	storage.top.insert(well_known_keys::CODE.to_vec(), code.to_vec());
	let Chain { name, id, .. } = &founding.chain;
	let mut spec = ChainSpec::builder(code, None)
		.with_name(&name.value)
		.with_id(&id.value)
		.with_chain_type(chain_type)
		.with_boot_nodes(boot_nodes(founding))
		.with_genesis_config_patch(patch)
		.with_properties(chain_spec::properties())
		.build();
	let plain = spec.as_json(false)?;
	let genesis = genesis_hash(&storage);
	sc_chain_spec::ChainSpec::set_storage(&mut spec, storage);
	Ok(Made { plain: plain + "\n", raw: spec.as_json(true)? + "\n", genesis })
}

/// The hash of the block that begins with this storage.
fn genesis_hash(storage: &Storage) -> Hash {
	let version = rochdale_runtime::VERSION.state_version();
	let pairs = storage.top.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
	let root = BlakeTwo256::trie_root(pairs, version);
	let block = sc_chain_spec::construct_genesis_block::<rochdale_runtime::opaque::Block>(root, version);
	block.header.hash()
}

/// The addresses of all validators that have some.
fn boot_nodes(founding: &Founding) -> Vec<MultiaddrWithPeerId> {
	let validators = founding.coops.iter().filter_map(|coop| coop.validator.as_ref());
	validators
		.flat_map(|Validator { node, addresses, .. }| {
			addresses
				.iter()
				.map(|address| MultiaddrWithPeerId { multiaddr: address.value.multiaddr.clone(), peer_id: node.value })
		})
		.collect()
}

/// What the genesis has other than the runtime's default.
fn genesis(founding: &Founding) -> Value {
	let numbered = || (1..).zip(&founding.coops).map(|(number, coop): (CoopId, &Coop)| (number, coop));
	let validators = || numbered().filter_map(|(number, coop)| Some((number, coop.validator.as_ref()?)));
	let Chain { founded, day_length, session_length, floor, .. } = &founding.chain;
	let since = moment(founded.value);
	let mut cooperatives = json!({
		"coops": founding.coops.iter().map(|coop| json!({
			"title": coop.title.value,
			"jurisdiction": coop.jurisdiction.value,
			"currency": coop.currency.value,
			"registeredAt": since,
			"profile": coop.profile,
			"parameters": coop.parameters,
			"bylaws": coop.bylaws,
			"offices": coop.offices.iter().map(|held| json!({
				"office": held.office.value,
				"member": held.member.value,
				"days": held.days.value,
			})).collect::<Vec<_>>(),
		})).collect::<Vec<_>>(),
	});
	if let (Some((charter, document)), Some(cooperatives)) = (&founding.charter, cooperatives.as_object_mut()) {
		cooperatives.insert("charter".into(), json!(charter));
		cooperatives.insert("charterHash".into(), json!(document));
	}
	json!({
		"clock": { "dayLength": day_length.value },
		"cooperatives": cooperatives,
		"membership": {
			"registers": numbered().map(|(number, coop)| json!({
				"coop": number,
				"importDays": coop.import_days,
				"members": coop.members.iter().map(member).collect::<Vec<_>>(),
			})).collect::<Vec<_>>(),
		},
		"custody": {
			"custodians": founding.custodians.iter().map(|custodian| json!({
				"coop": custodian.coop.value,
				"title": custodian.title.value,
				"document": custodian.document,
				"daily": custodian.daily.value,
				"total": custodian.total.value,
				"deposits": custodian.deposits.iter().filter_map(|one| deposit(founding, one)).collect::<Vec<_>>(),
			})).collect::<Vec<_>>(),
		},
		"validatorSeats": {
			"names": validators().map(|(number, one)| json!({
				"coop": number,
				"validator": one.account.value,
			})).collect::<Vec<_>>(),
			"floor": floor.value,
			"sessionLength": session_length.value,
		},
		"session": {
			"keys": validators().map(|(_, one)| json!([
				one.account.value,
				one.account.value,
				// Keys are public keys of 32 bytes, as accounts are, and are written in the same way.
				{ "aura": one.aura.value, "grandpa": one.grandpa.value },
			])).collect::<Vec<_>>(),
		},
	})
}

fn member(member: &Member) -> Value {
	json!({
		"account": member.account.as_ref().map(|account| &account.value),
		"commitment": member.commitment.value,
		"joinedAt": moment(member.joined.value),
		"class": member.class,
	})
}

/// A deposit, none for an owner who has no account, which the checks refuse.
fn deposit(founding: &Founding, deposit: &Deposit) -> Option<Value> {
	let Deposit { to, amount, reference, attested_by, confirmed_by } = deposit;
	Some(json!({
		"beneficiary": owner(founding, to.value)?,
		"amount": amount.value,
		"reference": BlakeTwo256::hash(reference.value.as_bytes()),
		"attestedBy": attested_by.value,
		"confirmedBy": confirmed_by.value,
	}))
}

/// The account to which a deposit goes.
fn owner(founding: &Founding, beneficiary: Beneficiary) -> Option<AccountId> {
	match beneficiary {
		Beneficiary::Member(coop, member) => {
			let member = check::member_of(check::coop_of(founding, coop)?, member)?;
			member.account.as_ref().map(|account| account.value.clone())
		}
		Beneficiary::Coop(coop) => CooperativesId::get().try_into_sub_account(coop),
		Beneficiary::Federation => Some(Cooperatives::federation_account()),
		Beneficiary::Fund => Some(FundAddress::get()),
	}
}

/// The first moment of a day, in milliseconds since 1970.
const fn moment(day: Day) -> Day {
	day.saturating_mul(MILLISECONDS)
}
