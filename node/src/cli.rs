//! The command line.

use crate::{doctor::DoctorCmd, found::FoundCmd, keys::KeyCmd};
use sc_cli::RunCmd;
use std::path::PathBuf;

/// What the command line holds.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// What to do other than to run the node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// Keep compiled runtimes in this folder, so that the next start need not compile.
	///
	/// The node runs what it finds there, so nobody else may be able to write to it. Several nodes can share the folder.
	#[arg(long, value_name = "FOLDER")]
	pub compiled_runtimes: Option<PathBuf>,

	/// How to run the node.
	#[command(flatten)]
	pub run: RunCmd,
}

/// What the node can do other than run.
#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant)]
pub enum Subcommand {
	/// Make, look at and insert keys.
	#[command(subcommand)]
	Key(KeyCmd),

	/// Make the chain of a federation from its founding file.
	Found(FoundCmd),

	/// Examine this machine, its keys, its database and its network, and say what to do.
	Doctor(Box<DoctorCmd>),

	/// Write a chain spec as JSON, with --raw as plain storage.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Check blocks again.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Read blocks from a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Remove the whole chain from this machine.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Go back to an earlier block.
	Revert(sc_cli::RevertCmd),

	/// Print what the database holds.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Measure the weights of the compiled Wasm.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(frame_benchmarking_cli::BenchmarkCmd),
}
