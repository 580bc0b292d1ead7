//! The chains that the node knows by name. What their genesis holds is in the runtime's presets.

use rochdale_runtime::{
	constants::{SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL},
	WASM_BINARY,
};
use sc_service::{ChainType, Properties};
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

/// The chain spec that `--chain` names: a preset or a file.
pub fn load(argument: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
	// Without `--chain` the argument is empty, and there is no chain yet that everybody shares.
	let argument = if argument.is_empty() { "local" } else { argument };
	if let Some(preset) = PRESETS.iter().find(|preset| preset.argument == argument) {
		return Ok(Box::new(preset.build()?));
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
		let wasm = WASM_BINARY
			.ok_or("this node was built without the Wasm runtime: build it again without SKIP_WASM_BUILD")?;
		Ok(ChainSpec::builder(wasm, None)
			.with_name(self.name)
			.with_id(self.id)
			.with_chain_type(self.chain_type.clone())
			.with_genesis_config_preset_name(self.preset)
			.with_properties(properties())
			.build())
	}
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
