//! Makes the chain of a federation from a founding file. See docs/founding.md.
//!
//! `source` and `csv` read lines, with `advice` where that fails; `values`, `numbers` and `address` say what they mean, `file` is
//! what all of it says, `check` whether it goes together, and `spec` makes the chain. A refusal names file and line.

mod address;
mod advice;
mod check;
mod csv;
mod file;
mod numbers;
mod place;
mod rehearse;
pub mod source;
mod spec;
pub mod values;

#[cfg(test)]
mod tests;

use crate::chain_spec;
use file::{Coop, Founding};
use place::Refusal;
use sc_service::ChainType;
use source::{plainly, Source};
use sp_runtime::traits::{BlakeTwo256, Hash as _};
use spec::Made;
use std::{
	fs,
	path::{Path, PathBuf},
	time::{SystemTime, UNIX_EPOCH},
};
use values::Day;

/// Make the chain of a federation from its founding file.
///
/// Writes a chain spec for people (ID.json) and one for nodes (ID-raw.json). The same file gives the same bytes on any machine
/// with the same release.
#[derive(Debug, clap::Parser)]
pub struct FoundCmd {
	/// The founding file, as in examples/federation.toml.
	file: PathBuf,

	/// The folder into which the chain specs are written.
	#[arg(long, value_name = "FOLDER", default_value = ".")]
	output: PathBuf,

	/// Make a rehearsal instead: a chain for trying out, with days of so many seconds and keys that everybody knows.
	#[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
	rehearse: Option<u64>,
}

impl FoundCmd {
	/// Reads, checks and writes.
	pub fn run(&self) -> Result<(), String> {
		let mut founding = read(&self.file).map_err(|refusal| refusal.to_string())?;
		check::check(&founding, today()).map_err(|refusal| refusal.to_string())?;
		let chain_type = match self.rehearse {
			Some(seconds) => {
				rehearse::rehearse(&mut founding, seconds, chain_spec::OFFERED)?;
				ChainType::Local
			}
			None => {
				check::live(&founding).map_err(|refusal| refusal.to_string())?;
				ChainType::Live
			}
		};
		let made = spec::make(&founding, chain_type, chain_spec::wasm()?)
			.map_err(|reason| format!("{}: the runtime refuses this: {reason}", self.file.display()))?;
		self.write(&founding, &made)
	}

	fn write(&self, founding: &Founding, made: &Made) -> Result<(), String> {
		let id = &founding.chain.id.value;
		let files = [(format!("{id}.json"), &made.plain), (format!("{id}-raw.json"), &made.raw)];
		fs::create_dir_all(&self.output)
			.map_err(|reason| format!("the folder '{}' cannot be made: {}", self.output.display(), plainly(&reason)))?;
		let files = files.map(|(name, text)| (self.output.join(name), text));
		for (path, text) in &files {
			// A chain that runs has one spec for ever.
			if fs::read(path).is_ok_and(|before| before != text.as_bytes()) {
				return Err(format!("'{}' is there already and is of another chain: remove it first", path.display()));
			}
		}
		for (path, text) in &files {
			fs::write(path, text)
				.map_err(|reason| format!("'{}' cannot be written: {}", path.display(), plainly(&reason)))?;
		}
		println!("{}", told(founding));
		println!("genesis: {:?}", made.genesis);
		if self.rehearse.is_some() {
			for Coop { id, .. } in founding.coops.iter().filter(|coop| coop.validator.is_some()) {
				println!("validator of {}: {}", id.value, rehearse::secret_of_validator(&id.value));
			}
		}
		for (path, text) in &files {
			// The sum that `b2sum -l 256` gives.
			println!("{:x}  {}", BlakeTwo256::hash(text.as_bytes()), path.display());
		}
		Ok(())
	}
}

/// Reads a founding file and the lists that it names.
fn read(path: &Path) -> Result<Founding, Refusal> {
	let source = Source::read(path)?;
	let document = source.parse()?;
	file::read(&source.root(&document))
}

/// What is founded, in a line.
fn told(founding: &Founding) -> String {
	let coops = founding.coops.len();
	let members: usize = founding.coops.iter().map(|coop| coop.members.len()).sum();
	let validators = founding.coops.iter().filter(|coop| coop.validator.is_some()).count();
	let deposits = check::deposited(founding);
	let name = &founding.chain.name.value;
	format!("{name}: {coops} co-ops, {members} members, {validators} validators, {deposits} deposited")
}

/// The day of this machine's clock.
fn today() -> Day {
	let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map(|since| since.as_secs()).unwrap_or_default();
	Day::try_from(seconds.checked_div(86_400).unwrap_or_default()).unwrap_or(Day::MAX)
}
