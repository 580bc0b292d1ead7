//! The chains that the node knows by name. What their genesis holds is in the runtime's presets.

use rochdale_runtime::{
	constants::{SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL},
	genesis_config_presets, RuntimeGenesisConfig, WASM_BINARY,
};
use sc_service::{ChainSpec as _, ChainType, Properties};
use serde_json::Value;
use sp_core::storage::{well_known_keys, Storage};
use sp_runtime::BuildStorage;
use std::path::PathBuf;

/// A chain spec without extensions of ours.
pub type ChainSpec = sc_service::GenericChainSpec;

/// A chain that the node can build from a preset of the runtime.
struct Preset {
	/// What follows `--chain`.
	argument: &'static str,
	/// Says in the name how long a day is, because periods of days run out that fast.
	name: &'static str,
	id: &'static str,
	chain_type: ChainType,
	preset: &'static str,
}

const PRESETS: [Preset; 4] = [
	Preset {
		argument: "dev",
		name: "Rochdale Development (a day lasts 20 seconds)",
		id: "rochdale_dev",
		chain_type: ChainType::Development,
		preset: sp_genesis_builder::DEV_RUNTIME_PRESET,
	},
	Preset {
		argument: "local",
		name: "Rochdale Local Testnet (a day lasts 10 seconds)",
		id: "rochdale_local",
		chain_type: ChainType::Local,
		preset: sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET,
	},
	Preset {
		argument: "test",
		name: "Rochdale Test (a day lasts 1 second)",
		id: "rochdale_test",
		chain_type: ChainType::Development,
		preset: rochdale_runtime::genesis_config_presets::TEST_PRESET,
	},
	Preset {
		argument: "federation",
		name: "Rochdale Federation Test (a day lasts 1 second)",
		id: "rochdale_federation",
		chain_type: ChainType::Local,
		preset: rochdale_runtime::genesis_config_presets::FEDERATION_PRESET,
	},
];

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
	// Without `--chain` the argument is empty, and there is no chain yet that everybody shares.
	let argument = if argument.is_empty() { "local" } else { argument };
	if let Some(preset) = PRESETS.iter().find(|preset| preset.argument == argument) {
		let mut spec = preset.build()?;
		if purpose == Use::Open {
			spec.set_storage(preset.storage()?);
		}
		return Ok(Box::new(spec));
	}
	let path = PathBuf::from(argument);
	if !path.exists() {
		return Err(format!(
			"there is no chain named '{argument}': use dev, local, test, federation or the path of a chain-spec file"
		));
	}
	let spec = ChainSpec::from_json_file(path)
		.map_err(|reason| format!("the chain-spec file '{argument}' cannot be used: {reason}"))?;
	Ok(Box::new(spec))
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

	/// The genesis as storage, from the runtime that is compiled into the node.
	///
	/// The libraries would ask the Wasm with an executor of their own, which compiles it just for that, and the client compiles
	/// it once more for itself. Both give the same: a light client of the exported spec follows the node.
	fn storage(&self) -> Result<Storage, String> {
		let mut genesis =
			serde_json::to_value(RuntimeGenesisConfig::default()).map_err(|reason| self.unusable(reason))?;
		sc_chain_spec::json_merge(&mut genesis, self.genesis()?);
		let genesis: RuntimeGenesisConfig = serde_json::from_value(genesis).map_err(|reason| self.unusable(reason))?;
		let mut storage = genesis.build_storage()?;
		storage.top.insert(well_known_keys::CODE.to_vec(), wasm()?.to_vec());
		Ok(storage)
	}

	fn unusable(&self, reason: serde_json::Error) -> String {
		format!("the preset '{}' cannot be used: {reason}", self.preset)
	}
}

/// The runtime as Wasm.
fn wasm() -> Result<&'static [u8], String> {
	WASM_BINARY
		.ok_or_else(|| "this node was built without the Wasm runtime: build it again without SKIP_WASM_BUILD".into())
}

/// What wallets take from the chain spec, the same constants that the metadata hash of the runtime binds.
fn properties() -> Properties {
	[
		("tokenSymbol".into(), TOKEN_SYMBOL.into()),
		("tokenDecimals".into(), TOKEN_DECIMALS.into()),
		("ss58Format".into(), SS58_PREFIX.into()),
	]
	.into_iter()
	.collect()
}
