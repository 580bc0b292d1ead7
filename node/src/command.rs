//! Carries out what the command line says.

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	found::source::plainly,
	keys::KeyCmd,
	service,
	tasks::Tasks,
};
use rochdale_runtime::{opaque::Block, BlockNumber};
use sc_cli::{BlockNumberOrHash, GenericNumber, KeySubcommand, SubstrateCli};
use sc_client_api::{Backend, HeaderBackend};
use sc_network::config::{NodeKeyConfig, Secret, SyncMode};
use sc_service::{config::PruningMode, BasePath, Configuration, PartialComponents, TaskManager};
use std::{
	error::Error as _,
	fs::{self, File},
	io::ErrorKind,
	path::{Path, PathBuf},
};

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Rochdale Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"the documentation in docs/".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		let purpose = match self.subcommand {
			Some(Subcommand::ExportChainSpec(_)) => chain_spec::Use::Export,
			_ => chain_spec::Use::Open,
		};
		// A key of a node is of no chain, though the libraries ask for one.
		let makes_key =
			matches!(self.subcommand, Some(Subcommand::Key(KeyCmd::Other(KeySubcommand::GenerateNodeKey(_)))));
		if makes_key && id.is_empty() {
			return Ok(Box::new(chain_spec::of_no_chain()));
		}
		chain_spec::load(id, purpose)
	}
}

/// What went wrong and why, on one line.
///
/// Errors of the node's libraries wrap one another and often repeat the cause in their own text. Where the runtime panicked
/// its message is the cause, and the trace after it is of no use to an operator.
pub fn in_a_sentence(error: &sc_cli::Error) -> String {
	let mut text = match error {
		sc_cli::Error::Input(text) => text.clone(),
		error => error.to_string(),
	};
	let mut source = error.source();
	while let Some(cause) = source {
		let cause_text = cause.to_string();
		if !text.contains(&cause_text) {
			text = format!("{text}: {cause_text}");
		}
		source = cause.source();
	}
	let text = text.split("WASM backtrace").next().unwrap_or_default();
	text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Makes sure that the node answers just where it was told to.
///
/// The libraries would take another port where the wanted one is in use, and a node that answers elsewhere is worse than one
/// that does not start.
fn claim_rpc_ports(config: &mut Configuration) -> sc_cli::Result<()> {
	for endpoint in config.rpc.addr.iter_mut().flatten() {
		endpoint.retry_random_port = false;
		if let (false, Err(reason)) = (endpoint.is_optional, std::net::TcpListener::bind(endpoint.listen_addr)) {
			return Err(format!("the RPC address {} cannot be used: {reason}", endpoint.listen_addr).into());
		}
	}
	Ok(())
}

/// Sees to it that a new node gets to the head of the chain, by way of blocks or of proofs.
fn settle_sync(config: &mut Configuration) -> sc_cli::Result<()> {
	if matches!(config.network.sync_mode, SyncMode::LightState { .. }) {
		return Err("'--sync fast' is not offered, because finality is lost with it: take full or warp".into());
	}
	// The libraries wait for three, and where a federation has fewer they would for ever. What a peer proves is proved by one
	// as by three.
	config.network.min_peers_to_start_warp_sync = Some(1);
	Ok(())
}

/// What of the state a node keeps in memory at most, where it is not told otherwise. The libraries say a GiB, which a small server
/// does not have.
const STATE_IN_MEMORY: usize = 32 << 20;

/// What the libraries say.
const LIBRARIES_STATE_IN_MEMORY: usize = 1 << 30;

/// Bounds what the node keeps in memory of the state.
fn settle_memory(config: &mut Configuration) {
	if config.trie_cache_maximum_size == Some(LIBRARIES_STATE_IN_MEMORY) {
		config.trie_cache_maximum_size = Some(STATE_IN_MEMORY);
	}
}

/// Of how many final blocks at least the states are kept. The node would not start with too few of them.
const FEWEST_STATES: u32 = 16;

/// Makes sure that the node can run with so few states, before a database is made that could not be opened again.
fn ensure_states(config: &Configuration) -> sc_cli::Result<()> {
	match &config.state_pruning {
		Some(PruningMode::Constrained(limits)) if limits.max_blocks.is_some_and(|most| most < FEWEST_STATES) => {
			Err(format!("'--state-pruning' must leave the states of {FEWEST_STATES} blocks at least").into())
		}
		_ => Ok(()),
	}
}

/// Makes sure that there is a database, which the libraries would make otherwise.
fn ensure_database(config: &Configuration) -> sc_cli::Result<()> {
	match config.database.path() {
		// What the disk does not say is said when the database is opened.
		Some(path) if !crate::database::Durable::is_complete(path).unwrap_or(true) => Err(format!(
			"there is no database in '{}': look at --base-path and --chain, or start the node first",
			path.display()
		)
		.into()),
		_ => Ok(()),
	}
}

/// Holds the database that there is, so that no node opens it meanwhile.
fn hold(config: &Configuration) -> sc_cli::Result<Option<File>> {
	ensure_database(config)?;
	let held = config.database.path().map(crate::database::Durable::hold).transpose();
	Ok(held.map_err(|reason| with_database(config, reason.into()))?.flatten())
}

/// Opens the database of a node for a command.
fn open_existing(config: &Configuration) -> sc_cli::Result<service::Components> {
	ensure_database(config)?;
	open(config, None, Tasks::of_command)
}

/// Opens the database and the client, after making sure that there is a place for them.
///
/// Compiled runtimes are kept in the folder `compiled`, if there is one. `tasks` makes what starts the essential tasks.
fn open(
	config: &Configuration,
	compiled: Option<&Path>,
	tasks: fn(&TaskManager) -> Tasks,
) -> sc_cli::Result<service::Components> {
	ensure_states(config)?;
	let base = config.base_path.path();
	std::fs::create_dir_all(base)
		.and_then(|()| tempfile_in(base))
		.map_err(|reason| format!("the base path '{}' cannot be written: {reason}", base.display()))?;
	crate::database::ensure_room(base)?;
	let components =
		service::new_partial(config, compiled, tasks).map_err(|error| with_database(config, error.into()))?;
	if let Some(database) = config.database.path() {
		crate::database::ensure_complete(database, components.client.info().finalized_number)?;
	}
	Ok(components)
}

/// Tries whether files can be made in the folder.
fn tempfile_in(folder: &Path) -> std::io::Result<()> {
	let probe = folder.join(format!(".rochdale-{}", std::process::id()));
	std::fs::write(&probe, [])?;
	std::fs::remove_file(probe)
}

/// Says which database an error came from, which its own text often does not.
fn with_database(config: &Configuration, error: sc_cli::Error) -> sc_cli::Error {
	match config.database.path() {
		Some(path) => why_closed(path, &in_a_sentence(&error)).into(),
		None => error,
	}
}

/// The first of these files, or of what is in these folders, that this user cannot open, and why.
fn closed(paths: &[PathBuf]) -> Option<(PathBuf, std::io::Error)> {
	let closed_in = |path: &PathBuf| {
		let opened = fs::symlink_metadata(path).and_then(|metadata| match metadata.is_dir() {
			true => fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect(),
			false => File::open(path).map(|_| Vec::new()),
		});
		match opened {
			Ok(inside) => closed(&inside),
			Err(reason) => (reason.kind() != ErrorKind::NotFound).then(|| (path.clone(), reason)),
		}
	};
	paths.iter().find_map(closed_in)
}

/// Says which file of a node cannot be opened, which the text of the libraries does not.
fn with_closed(run: &sc_cli::RunCmd, error: sc_cli::Error) -> sc_cli::Error {
	if !in_a_sentence(&error).contains("Permission denied") {
		return error;
	}
	let told = run.shared_params.base_path.clone().map(BasePath::from);
	let base = told.unwrap_or_else(|| BasePath::from_project("", "", &Cli::executable_name()));
	let keystore = run.keystore_params.keystore_path.clone();
	let node_key = run.network_params.node_key_params.node_key_file.clone();
	let paths: Vec<_> = keystore.into_iter().chain(node_key).chain([base.path().into()]).collect();
	match closed(&paths) {
		Some((path, reason)) => not_opened(&path, &reason),
		None => error,
	}
}

fn not_opened(path: &Path, reason: &std::io::Error) -> sc_cli::Error {
	let reason = match reason.kind() {
		ErrorKind::PermissionDenied => {
			"permission denied: all of it must belong to the user of the node (chown)".into()
		}
		_ => reason.to_string(),
	};
	format!("'{}' cannot be opened: {reason}", path.display()).into()
}

/// Makes sure that the keys of the node can be opened, before the libraries start tasks that a failure would leave alone.
fn ensure_keys_open(config: &Configuration) -> sc_cli::Result<()> {
	let NodeKeyConfig::Ed25519(secret) = &config.network.node_key;
	let file = if let Secret::File(path) = secret { Some(path.clone()) } else { None };
	let keystore = config.keystore.path().map(Path::to_path_buf);
	match closed(&file.into_iter().chain(keystore).collect::<Vec<_>>()) {
		// Of anything else the libraries tell what it is.
		Some((path, reason)) if reason.kind() == ErrorKind::PermissionDenied => Err(not_opened(&path, &reason)),
		_ => Ok(()),
	}
}

/// Makes sure that there are the blocks that are to be written, of which `best` is the last that there is.
fn ensure_blocks(cmd: &sc_cli::ExportBlocksCmd, best: BlockNumber) -> sc_cli::Result<()> {
	let number = |number: &Option<GenericNumber>| number.as_ref().map(GenericNumber::parse).transpose();
	let (from, to) = (number(&cmd.from)?.unwrap_or(1), number(&cmd.to)?.unwrap_or(best));
	if from > to || to > best {
		return Err(format!("there are no blocks from {from} to {to}: the chain ends with block {best}").into());
	}
	Ok(())
}

/// Why a database cannot be opened. What has nothing to do with damage is said in words of its own.
pub fn why_closed(database: &Path, reason: &str) -> String {
	let database = database.display();
	if reason.contains("Database file is in use") {
		return format!("the database '{database}' is in use: stop the node that runs on it");
	}
	if reason.contains("Incompatible pruning modes") {
		return format!(
			"the database '{database}' was made with another '--state-pruning', which cannot be changed between a number of \
			blocks and the archives: leave the option away, or sync into another '--base-path'"
		);
	}
	format!("the chain could not be opened with the database '{database}': {reason}")
}

/// Makes sure that a block can be executed once more, for which the state before it is needed.
fn ensure_checkable(components: &service::Components, input: &BlockNumberOrHash) -> sc_cli::Result<()> {
	let client = &components.client;
	let hash = client.block_hash_from_id(&input.parse::<Block>()?)?;
	let header = hash.map(|hash| client.header(hash)).transpose()?.flatten();
	let header = header.ok_or("the database has no such block")?;
	let before = header.number.checked_sub(1).ok_or("the first block is the genesis, which is not executed")?;
	if !components.backend.have_state_at(header.parent_hash, before) {
		return Err(format!(
			"block {} cannot be checked, because the state before it is gone: a node keeps those of the last 256 final blocks, \
			or all where it was first started with '--state-pruning archive'",
			header.number
		)
		.into());
	}
	Ok(())
}

/// Runs the node or a subcommand.
pub fn run() -> sc_cli::Result<()> {
	let cli = Cli::from_args();

	match &cli.subcommand {
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		Some(Subcommand::Found(cmd)) => cmd.run().map_err(Into::into),
		Some(Subcommand::Doctor(cmd)) => {
			cli.create_runner(&**cmd)?.sync_run(|config| cmd.run(config).map_err(sc_cli::Error::from))
		}
		Some(Subcommand::ExportChainSpec(cmd)) => {
			let spec = cli.load_spec(&cmd.chain)?;
			cmd.run(spec)
		}
		Some(Subcommand::CheckBlock(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let components = open_existing(&config)?;
			ensure_checkable(&components, &cmd.input)?;
			let PartialComponents { client, task_manager, import_queue, .. } = components;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Some(Subcommand::ExportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let PartialComponents { client, task_manager, .. } = open_existing(&config)?;
			ensure_blocks(cmd, client.info().best_number)?;
			Ok((cmd.run(client, config.database), task_manager))
		}),
		Some(Subcommand::ImportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			if let Some(file) = &cmd.input {
				let unread = |reason| format!("the file '{}' cannot be read: {}", file.display(), plainly(&reason));
				File::open(file).map_err(unread)?;
			}
			let PartialComponents { client, task_manager, import_queue, .. } = open(&config, None, Tasks::of_command)?;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Some(Subcommand::PurgeChain(cmd)) => cli.create_runner(cmd)?.sync_run(|config| {
			let _held = hold(&config)?;
			cmd.run(config.database)
		}),
		Some(Subcommand::Revert(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let PartialComponents { client, task_manager, backend, .. } = open_existing(&config)?;
			let keystore = config.keystore.path().map(Path::to_path_buf);
			let revert_finality = Box::new(move |client, _, blocks| {
				// The database knows no longer what was voted, so the node must not take it that it does.
				keystore.as_deref().map_or(Ok(()), crate::signing::forget)?;
				sc_consensus_grandpa::revert(client, blocks)?;
				Ok(())
			});
			Ok((cmd.run(client, backend, Some(revert_finality)), task_manager))
		}),
		Some(Subcommand::ChainInfo(cmd)) => cli.create_runner(cmd)?.sync_run(|config| {
			ensure_database(&config)?;
			// The command of the libraries would open the database with other columns.
			let opened = service::backend(&config).map_err(|error| with_database(&config, error.into()));
			let info = opened?.1.blockchain().info();
			let told = serde_json::json!({
				"best_hash": info.best_hash,
				"best_number": info.best_number,
				"genesis_hash": info.genesis_hash,
				"finalized_hash": info.finalized_hash,
				"finalized_number": info.finalized_number,
			});
			println!("{told:#}");
			Ok(())
		}),
		#[cfg(feature = "runtime-benchmarks")]
		Some(Subcommand::Benchmark(cmd)) => cli.create_runner(cmd)?.sync_run(|config| match cmd {
			frame_benchmarking_cli::BenchmarkCmd::Pallet(cmd) => {
				cmd.run_with_spec::<sp_runtime::traits::HashingFor<Block>, ()>(Some(config.chain_spec))
			}
			frame_benchmarking_cli::BenchmarkCmd::Machine(cmd) => {
				cmd.run(&config, frame_benchmarking_cli::SUBSTRATE_REFERENCE_HARDWARE.clone())
			}
			frame_benchmarking_cli::BenchmarkCmd::Overhead(cmd) => {
				cmd.run_with_default_builder_and_spec::<Block, ()>(Some(config.chain_spec))
			}
			frame_benchmarking_cli::BenchmarkCmd::Storage(cmd) => {
				let PartialComponents { client, backend, .. } = open(&config, None, Tasks::of_command)?;
				let (database, storage) = (backend.expose_db(), backend.expose_storage());
				cmd.run(config, client, database, storage, backend.expose_shared_trie_cache())
			}
			_ => Err("only 'benchmark pallet', 'overhead', 'machine' and 'storage' are there".into()),
		}),
		None => start(&cli).map_err(|error| with_closed(&cli.run, error)),
	}
}

/// Runs the node.
fn start(cli: &Cli) -> sc_cli::Result<()> {
	cli.create_runner(&cli.run)?.run_node_until_exit(|mut config| async move {
		if cli.run.rpc_params.experimental_rpc_endpoint.is_empty() {
			claim_rpc_ports(&mut config)?;
		}
		settle_sync(&mut config)?;
		settle_memory(&mut config);
		ensure_keys_open(&config)?;
		let compiled = cli.compiled_runtimes.as_ref().map(std::path::absolute).transpose()?;
		let components = open(&config, compiled.as_deref(), Tasks::of_node)?;
		let pool = &cli.run.pool_config;
		let room = (pool.pool_limit, pool.pool_kbytes.saturating_mul(1024));
		service::run(config, components, room).map_err(sc_cli::Error::from)
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::test_folder::Folder;

	#[test]
	fn the_libraries_keep_as_much_in_memory_as_is_replaced() {
		use clap::Parser as _;

		let kept = |args: &[&str]| {
			let cli = Cli::try_parse_from([&["rochdale-node"], args].concat()).unwrap();
			cli.run.import_params.trie_cache_maximum_size()
		};
		assert_eq!(kept(&[]), Some(LIBRARIES_STATE_IN_MEMORY));
		assert_eq!(kept(&["--trie-cache-size", "67108864"]), Some(64 << 20));
	}

	#[test]
	fn what_cannot_be_opened_is_found_wherever_it_lies() {
		let folder = Folder::new();
		let inside = folder.path().join("chains/one");
		fs::create_dir_all(&inside).unwrap();
		fs::write(inside.join("key"), "").unwrap();
		let closed = |paths: &[PathBuf]| closed(paths).map(|(path, _)| path);
		assert_eq!(closed(&[folder.path().into(), folder.path().join("missing")]), None);
		// Root opens all but what is no folder.
		let beneath = inside.join("key/more");
		assert_eq!(closed(&[folder.path().into(), beneath.clone()]), Some(beneath));
		std::os::unix::fs::symlink(inside.join("key/more"), inside.join("link")).unwrap();
		assert_eq!(closed(&[folder.path().into()]), Some(inside.join("link")));
	}

	#[test]
	fn a_refusal_names_the_file_that_is_closed() {
		use clap::Parser as _;

		let folder = Folder::new();
		let file = folder.path().join("a-file");
		fs::write(&file, "").unwrap();
		let key = file.join("node.key").display().to_string();
		let base = folder.path().display().to_string();
		let cli =
			|args: &[&str]| Cli::try_parse_from([&["rochdale-node", "--base-path", &base], args].concat()).unwrap();
		let said = |args, text: &str| in_a_sentence(&with_closed(&cli(args).run, text.into()));
		let denied = "Permission denied (os error 13)";
		let with_key = ["--node-key-file", &key];
		let named = said(&with_key, denied);
		assert_eq!(named, format!("'{key}' cannot be opened: Not a directory (os error 20)"));
		assert_eq!(said(&[], denied), denied);
		assert_eq!(said(&with_key, "No space left on device"), "No space left on device");
	}

	#[test]
	fn blocks_that_are_not_there_are_not_written() {
		use clap::Parser as _;

		let ensured = |args: &[&str], best| {
			let cmd = sc_cli::ExportBlocksCmd::try_parse_from([&["export-blocks"], args].concat()).unwrap();
			ensure_blocks(&cmd, best).map_err(|error| in_a_sentence(&error))
		};
		assert_eq!(ensured(&[], 1), Ok(()));
		assert_eq!(ensured(&[], 0), Err("there are no blocks from 1 to 0: the chain ends with block 0".into()));
		assert!(ensured(&["--from", "5", "--to", "4"], 9).is_err());
		assert!(ensured(&["--to", "10"], 9).is_err());
	}

	#[test]
	fn a_database_that_is_whole_is_not_called_damaged() {
		let why = |reason| why_closed(Path::new("/there"), reason);
		let in_use = "Other: database error: Database file is in use. (Resource temporarily unavailable (os error 11))";
		assert_eq!(why(in_use), "the database '/there' is in use: stop the node that runs on it");
		let other_mode =
			"State Database error: Incompatible pruning modes [stored: Constrained(..); requested: ArchiveAll]";
		assert!(why(other_mode).starts_with("the database '/there' was made with another '--state-pruning'"));
		assert_eq!(
			why("Other: database error: Corruption"),
			"the chain could not be opened with the database '/there': Other: database error: Corruption"
		);
	}
}
