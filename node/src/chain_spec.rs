//! The chains that the node knows by name, and those of files. What the genesis of the first holds is in the runtime's presets;
//! everybody knows the keys of these, and their names say so. The others are made by `found`.

use codec::Decode as _;
use rochdale_runtime::{
	constants::{SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL},
	genesis_config_presets, RuntimeGenesisConfig, WASM_BINARY,
};
use sc_service::{ChainSpec as _, ChainType, Properties};
use serde_json::{Map, Value};
use sp_core::{
	bytes::{from_hex, to_hex},
	crypto::DEV_PHRASE,
	ed25519, sr25519,
	storage::{well_known_keys, Storage},
	Pair,
};
use sp_runtime::BuildStorage;
use std::{
	cell::Cell,
	collections::BTreeSet,
	ops::RangeInclusive,
	panic,
	path::Path,
	sync::{Once, OnceLock},
};

/// A chain spec without extensions of ours.
pub type ChainSpec = sc_service::GenericChainSpec;

/// A chain that the node can build from a preset of the runtime.
struct Preset {
	/// What follows `--chain`.
	argument: &'static str,
	/// Says in the name that the keys are public, and how long a day is, because periods of days run out that fast.
	name: &'static str,
	id: &'static str,
	chain_type: ChainType,
	preset: &'static str,
}

static PRESETS: [Preset; 4] = [
	Preset {
		argument: "dev",
		name: "Rochdale Development (public keys, a day lasts 20 seconds)",
		id: "rochdale_dev",
		chain_type: ChainType::Development,
		preset: sp_genesis_builder::DEV_RUNTIME_PRESET,
	},
	Preset {
		argument: "local",
		name: "Rochdale Local Testnet (public keys, a day lasts 10 seconds)",
		id: "rochdale_local",
		chain_type: ChainType::Local,
		preset: sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET,
	},
	Preset {
		argument: "test",
		name: "Rochdale Test (public keys, a day lasts 1 second)",
		id: "rochdale_test",
		chain_type: ChainType::Development,
		preset: rochdale_runtime::genesis_config_presets::TEST_PRESET,
	},
	Preset {
		argument: "test-federation",
		name: "Rochdale Test Federation (public keys, a day lasts 1 second)",
		id: "rochdale_test_federation",
		chain_type: ChainType::Local,
		preset: rochdale_runtime::genesis_config_presets::FEDERATION_PRESET,
	},
];

/// What the id of a rehearsal of a founding ends with.
pub const REHEARSAL: &str = "_rehearsal";

/// The blocks of a session of a live chain, around an hour of 1,200: a seat rests after four idle ones, and validator sets are
/// kept for 168.
pub const SESSION: RangeInclusive<u64> = 600..=2_400;

/// Whether the node offers these chains. A release does not, so that nobody takes one for a chain of their own.
pub const OFFERED: bool = cfg!(feature = "test-chains");

/// The chain of this name, and why there is none where these chains are not offered.
fn preset(argument: &str, are_offered: bool) -> Result<Option<&'static Preset>, String> {
	let preset = PRESETS.iter().find(|preset| preset.argument == argument);
	if preset.is_some() && !are_offered {
		return Err(format!(
			"the chain '{argument}' has keys that everybody knows, and a release has no such chains: give --chain with the raw \
			chain spec of your federation, or try things out with a node that 'make build' has built"
		));
	}
	Ok(preset)
}

/// The spec of a chain that is none, for what the libraries do only with one.
pub fn of_no_chain() -> ChainSpec {
	ChainSpec::builder(&[], None).with_name("Rochdale").with_id("rochdale").with_properties(properties()).build()
}

/// What a chain spec is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
	/// To be written to a file, where people read the genesis as the runtime's configuration.
	Export,
	/// To open the chain, for which its genesis is needed as storage.
	Open,
}

/// The chain spec that `--chain` names: a preset or a file.
pub fn load(argument: &str, purpose: Use) -> Result<Box<dyn sc_service::ChainSpec>, String> {
	if argument.is_empty() {
		let or_try = if OFFERED { ", or --dev to try things out" } else { "" };
		return Err(format!("no chain is named: give --chain with the raw chain spec of your federation{or_try}"));
	}
	if let Some(preset) = preset(argument, OFFERED)? {
		let mut spec = preset.build()?;
		if purpose == Use::Open {
			spec.set_storage(preset.storage()?);
		}
		return Ok(Box::new(spec));
	}
	let path = Path::new(argument);
	if !path.exists() {
		let names = if OFFERED { format!("{} or ", names()) } else { String::new() };
		return Err(format!("there is no chain named '{argument}': use {names}the path of a chain-spec file"));
	}
	let spec = ChainSpec::from_json_file(path.into()).and_then(|spec| {
		check(&spec, path, OFFERED)?;
		Ok(spec)
	});
	Ok(Box::new(spec.map_err(|reason| format!("the chain-spec file '{argument}' cannot be used: {reason}"))?))
}

/// The names of the presets, as a person lists them.
fn names() -> String {
	PRESETS.each_ref().map(|preset| preset.argument).join(", ")
}

/// Whether a chain can have this id, which is also the name of a folder.
pub fn check_id(id: &str) -> Result<(), String> {
	let are_signs = id.bytes().all(|sign| matches!(sign, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'));
	if !are_signs || !(3..=48).contains(&id.len()) {
		return Err(format!("the id of a chain must have 3 to 48 small letters, digits, '-' and '_', not '{id}'"));
	}
	if id.ends_with(REHEARSAL) || PRESETS.iter().any(|preset| [preset.id, preset.argument].contains(&id)) {
		return Err(format!("'{id}' is the id of a chain with public keys"));
	}
	Ok(())
}

/// Whether the chain of this file can be started. Where the chains are not offered whose keys everybody knows, no file brings one.
fn check(spec: &ChainSpec, path: &Path, are_offered: bool) -> Result<(), String> {
	match spec.chain_type() {
		ChainType::Live => check_live(spec, path),
		_ if are_offered => Ok(()),
		_ => Err(
			"it is no live chain, and a release starts no other, because everybody may know its keys: try things out with a node \
			that 'make build' has built"
				.into(),
		),
	}
}

/// Whether a chain on which people rely can be what this file says.
///
/// What its genesis holds was checked by `found`, which writes it as storage. A runtime of later years need not know how the
/// first one kept its values, so that little of it can be asked here: keys are found whatever is kept with them.
fn check_live(spec: &ChainSpec, path: &Path) -> Result<(), String> {
	check_id(spec.id())?;
	if spec.properties() != properties() {
		return Err(format!(
			"its token, decimals or prefix of addresses are not those of this node ({TOKEN_SYMBOL}, {TOKEN_DECIMALS}, {SS58_PREFIX})"
		));
	}
	let text = std::fs::read(path).map_err(|reason| reason.to_string())?;
	let file: Value = serde_json::from_slice(&text).map_err(|reason| reason.to_string())?;
	let genesis = file.pointer("/genesis/raw/top").and_then(Value::as_object);
	let genesis = genesis.ok_or("a live chain begins with the raw spec that 'rochdale-node found' writes")?;
	if has_public_keys(genesis.keys().map(String::as_str)) {
		return Err("a validator of it has a key of which everybody knows the secret".into());
	}
	// The keys of a rehearsal are made of the ids of its co-ops, which are not on the chain.
	match session_length(genesis) {
		Some(blocks) if !SESSION.contains(&blocks.into()) => Err(format!(
			"its sessions have {blocks} blocks, and those of a live chain {} to {}: it was made for trying things out",
			SESSION.start(),
			SESSION.end()
		)),
		_ => Ok(()),
	}
}

/// The key under which a runtime keeps the only value of an item of a pallet, or with which the keys of its values begin.
fn item_key(pallet: &str, item: &str) -> Vec<u8> {
	[pallet, item].map(|name| sp_io::hashing::twox_128(name.as_bytes())).concat()
}

/// The blocks of a session in a genesis, none where it does not say them as the first runtime does.
fn session_length(genesis: &Map<String, Value>) -> Option<u32> {
	let value = genesis.get(&to_hex(&item_key("ValidatorSeats", "SessionLength"), false))?.as_str()?;
	u32::decode(&mut from_hex(value).ok()?.as_slice()).ok()
}

/// Whether session keys of which everybody knows the secret are among those that have an owner in a genesis.
fn has_public_keys<'a>(keys: impl Iterator<Item = &'a str>) -> bool {
	let prefix = item_key("Session", "KeyOwner");
	let owned = keys.filter_map(|key| from_hex(key).ok()).filter(|key| key.starts_with(&prefix));
	// The key of the storage ends with the session key itself.
	owned.into_iter().any(|key| key.last_chunk().is_some_and(|key| well_known().contains(key)))
}

/// The public keys that tools make of the phrase which all of them know, by the names that they use, and those of the nodes in
/// tutorials, whose secrets are the numbers 1 to 9.
pub fn well_known() -> &'static BTreeSet<[u8; 32]> {
	static KEYS: OnceLock<BTreeSet<[u8; 32]>> = OnceLock::new();
	KEYS.get_or_init(|| {
		let names = "Alice Bob Charlie Dave Eve Ferdie Grace Heidi Ivan Judy Mallory One Two Alicia Bobby".split(' ');
		let paths = names.flat_map(|name| [format!("//{name}"), format!("//{name}//stash")]);
		let tools = paths.chain([String::new()]).flat_map(|path| keys_of(&path));
		let nodes = (1..10).filter_map(|number| {
			let secret = [[0; 31].as_slice(), &[number]].concat();
			Some(ed25519::Pair::from_seed_slice(&secret).ok()?.public().0)
		});
		tools.chain(nodes).collect()
	})
}

/// The public keys of both kinds that a path from the phrase which all tools know gives.
fn keys_of(path: &str) -> Vec<[u8; 32]> {
	let uri = format!("{DEV_PHRASE}{path}");
	let (one, other) = (sr25519::Pair::from_string(&uri, None), ed25519::Pair::from_string(&uri, None));
	one.ok().map(|pair| pair.public().0).into_iter().chain(other.ok().map(|pair| pair.public().0)).collect()
}

/// The genesis as storage, without the runtime itself, from the runtime that is compiled into the node. `patch` is what it has
/// other than the runtime's default.
///
/// The libraries would ask the Wasm with an executor of their own, which compiles it just for that, and the client compiles
/// it once more for itself. Both give the same: a light client of the exported spec follows the node.
pub fn storage_of(patch: Value) -> Result<Storage, String> {
	let mut genesis = serde_json::to_value(RuntimeGenesisConfig::default()).map_err(|reason| reason.to_string())?;
	sc_chain_spec::json_merge(&mut genesis, patch);
	let genesis: RuntimeGenesisConfig = serde_json::from_value(genesis).map_err(|reason| reason.to_string())?;
	quietly(|| genesis.build_storage())
}

thread_local! {
	/// Whether this thread says nothing when it panics.
	static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// What `make` gives. Where it panics, which is how a genesis refuses, the message is the reason and nothing is printed.
fn quietly<V>(make: impl FnOnce() -> Result<V, String>) -> Result<V, String> {
	static HOOK: Once = Once::new();
	HOOK.call_once(|| {
		let usual = panic::take_hook();
		panic::set_hook(Box::new(move |panic| {
			if !QUIET.get() {
				usual(panic);
			}
		}));
	});
	QUIET.set(true);
	let made = panic::catch_unwind(panic::AssertUnwindSafe(make));
	QUIET.set(false);
	made.unwrap_or_else(|panic| {
		let literal = || panic.downcast_ref::<&str>().map(|text| text.to_string());
		let text = panic.downcast_ref::<String>().cloned().or_else(literal);
		Err(text.unwrap_or_else(|| "it says no more".into()))
	})
}

impl Preset {
	fn build(&self) -> Result<ChainSpec, String> {
		Ok(ChainSpec::builder(wasm()?, None)
			.with_name(self.name)
			.with_id(self.id)
			.with_chain_type(self.chain_type.clone())
			.with_genesis_config_patch(self.genesis()?)
			.with_properties(properties())
			.build())
	}

	/// What the genesis has other than the runtime's default.
	fn genesis(&self) -> Result<Value, String> {
		let preset = genesis_config_presets::get_preset(&self.preset.into())
			.ok_or_else(|| format!("the runtime has no preset '{}'", self.preset))?;
		serde_json::from_slice(&preset).map_err(|reason| self.unusable(reason))
	}

	/// The genesis as storage.
	fn storage(&self) -> Result<Storage, String> {
		let mut storage = storage_of(self.genesis()?)
			.map_err(|reason| format!("the preset '{}' cannot be used: {reason}", self.preset))?;
		storage.top.insert(well_known_keys::CODE.to_vec(), wasm()?.to_vec());
		Ok(storage)
	}

	fn unusable(&self, reason: serde_json::Error) -> String {
		format!("the preset '{}' cannot be used: {reason}", self.preset)
	}
}

/// The runtime as Wasm.
pub fn wasm() -> Result<&'static [u8], String> {
	WASM_BINARY
		.ok_or_else(|| "this node was built without the Wasm runtime: build it again without SKIP_WASM_BUILD".into())
}

/// What wallets take from the chain spec, the same constants that the metadata hash of the runtime binds.
pub fn properties() -> Properties {
	[
		("tokenSymbol".into(), TOKEN_SYMBOL.into()),
		("tokenDecimals".into(), TOKEN_DECIMALS.into()),
		("ss58Format".into(), SS58_PREFIX.into()),
	]
	.into_iter()
	.collect()
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
pub mod tests {
	use super::*;
	use crate::test_folder::Folder;
	use codec::Encode as _;
	use serde_json::json;

	/// The genesis of a preset as storage.
	pub fn genesis_of(argument: &str) -> Storage {
		let preset = PRESETS.iter().find(|preset| preset.argument == argument).unwrap();
		storage_of(preset.genesis().unwrap()).unwrap()
	}

	#[test]
	fn what_tools_call_alice_is_well_known_in_both_kinds() {
		for key in sp_keyring::Sr25519Keyring::iter() {
			assert!(well_known().contains(&key.to_raw_public()), "{key:?}");
		}
		for key in sp_keyring::Ed25519Keyring::iter() {
			assert!(well_known().contains(&key.to_raw_public()), "{key:?}");
		}
	}

	#[test]
	fn the_names_of_presets_say_that_their_keys_are_public() {
		for preset in &PRESETS {
			assert!(preset.name.contains("public keys, a day lasts"), "{}", preset.name);
			assert_ne!(preset.chain_type, ChainType::Live);
			assert!(genesis_config_presets::preset_names().contains(&preset.preset.into()), "{}", preset.argument);
		}
	}

	#[test]
	fn a_release_has_no_chain_with_public_keys() {
		for known in &PRESETS {
			assert!(preset(known.argument, true).unwrap().is_some());
			let refusal = preset(known.argument, false).err().unwrap();
			assert!(refusal.contains(&format!("the chain '{}' has keys that everybody knows", known.argument)));
		}
		assert!(preset("ours.json", false).unwrap().is_none());
	}

	#[test]
	#[cfg(feature = "test-chains")]
	fn nothing_starts_without_a_chain() {
		let refusal = load("", Use::Open).err();
		assert_eq!(
			refusal.as_deref(),
			Some("no chain is named: give --chain with the raw chain spec of your federation, or --dev to try things out")
		);
	}

	/// What refuses a chain-spec file that says it is live.
	fn refusal(change: impl Fn(&mut Value)) -> Option<String> {
		let folder = Folder::new();
		let mut spec = ChainSpec::builder(&[0], None)
			.with_name("Ours")
			.with_id("ours")
			.with_chain_type(ChainType::Live)
			.with_properties(properties())
			.with_genesis_config_patch(json!({}))
			.build();
		let mut genesis = genesis_of("local");
		genesis.top.insert(item_key("ValidatorSeats", "SessionLength"), 1_200u32.encode());
		spec.set_storage(genesis);
		let mut spec: Value = serde_json::from_str(&spec.as_json(true).unwrap()).unwrap();
		change(&mut spec);
		let path = folder.path().join("spec.json");
		std::fs::write(&path, spec.to_string()).unwrap();
		let refused = load(path.to_str().unwrap(), Use::Open).err()?;
		let beginning = format!("the chain-spec file '{}' cannot be used: ", path.display());
		Some(refused.strip_prefix(&beginning).unwrap().into())
	}

	/// Takes the session keys out of the genesis.
	fn without_keys(spec: &mut Value) {
		let prefix = to_hex(&item_key("Session", "KeyOwner"), false);
		let top = spec.pointer_mut("/genesis/raw/top").unwrap().as_object_mut().unwrap();
		let before = top.len();
		top.retain(|key, _| !key.starts_with(&prefix));
		assert_eq!(before - top.len(), 8);
	}

	#[test]
	fn a_live_chain_has_no_key_that_everybody_knows() {
		assert_eq!(refusal(without_keys), None);
		assert_eq!(refusal(|_| {}).unwrap(), "a validator of it has a key of which everybody knows the secret");
		assert_eq!(refusal(|spec| spec["chainType"] = "Local".into()).is_none(), OFFERED);
	}

	#[test]
	fn a_live_chain_has_sessions_that_are_no_rehearsal() {
		let with = |blocks: u32| {
			refusal(move |spec| {
				without_keys(spec);
				let key = to_hex(&item_key("ValidatorSeats", "SessionLength"), false);
				let top = spec.pointer_mut("/genesis/raw/top").unwrap();
				assert_eq!(top[&key], to_hex(&1_200u32.encode(), false));
				top[&key] = to_hex(&blocks.encode(), false).into();
			})
		};
		assert_eq!([600, 2_400].map(with), [None, None]);
		assert_eq!(
			with(10).unwrap(),
			"its sessions have 10 blocks, and those of a live chain 600 to 2400: it was made for trying things out"
		);
		assert!(with(2_401).is_some());
	}

	#[test]
	fn the_keys_of_nodes_in_tutorials_are_well_known() {
		let peer: sc_network::PeerId = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp".parse().unwrap();
		assert!(well_known().contains(&peer.into_ed25519().unwrap()));
	}

	#[test]
	fn a_release_starts_no_file_of_another_chain_than_a_live_one() {
		let of = |chain_type| {
			let spec = ChainSpec::builder(&[0], None).with_chain_type(chain_type).build();
			check(&spec, Path::new("ours.json"), false).unwrap_err()
		};
		for chain_type in [ChainType::Local, ChainType::Development, ChainType::Custom("ours".into())] {
			assert!(of(chain_type).starts_with("it is no live chain, and a release starts no other, because"));
		}
		assert!(!of(ChainType::Live).contains("no live chain"));
	}

	#[test]
	fn a_live_chain_has_an_id_of_its_own_that_is_the_name_of_a_folder() {
		for (id, reason) in [
			("../ours", "the id of a chain must have 3 to 48 small letters, digits, '-' and '_', not '../ours'"),
			("rochdale_local", "'rochdale_local' is the id of a chain with public keys"),
			("dev", "'dev' is the id of a chain with public keys"),
			("ours_rehearsal", "'ours_rehearsal' is the id of a chain with public keys"),
		] {
			let named = |spec: &mut Value| {
				without_keys(spec);
				spec["id"] = id.into();
			};
			assert_eq!(refusal(named).unwrap(), reason);
		}
	}

	#[test]
	fn a_live_chain_has_the_properties_of_the_runtime() {
		for (property, value) in [("tokenDecimals", json!(12)), ("tokenSymbol", json!("GBP")), ("ss58Format", json!(0))]
		{
			let changed = |spec: &mut Value| {
				without_keys(spec);
				spec["properties"][property] = value.clone();
			};
			assert_eq!(
				refusal(changed).unwrap(),
				"its token, decimals or prefix of addresses are not those of this node (EUR, 6, 42)"
			);
		}
	}

	#[test]
	fn a_live_chain_begins_with_storage() {
		let plain = |spec: &mut Value| spec["genesis"] = json!({ "runtimeGenesis": { "code": "0x00", "patch": {} } });
		assert_eq!(refusal(plain).unwrap(), "a live chain begins with the raw spec that 'rochdale-node found' writes");
	}

	#[test]
	fn a_genesis_that_panics_is_refused_in_a_sentence() {
		let reason = storage_of(json!({ "validatorSeats": { "floor": 0 } })).unwrap_err();
		assert_eq!(reason, "the floor of validator seats must be at least 1");
	}
}
