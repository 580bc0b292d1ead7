//! Notices a database that was damaged in a way that the database itself does not notice.
//!
//! ParityDB drops what a crash has left half-written, and takes a folder in which files are missing for a new one. That is right
//! for the last moments before a crash. But a validator that silently began again further back would vote on blocks that it has
//! voted on before. So a node notes beside the database how far finality had come, and does not start where it has less.

use crate::service::FullClient;
use rochdale_runtime::BlockNumber;
use sp_blockchain::HeaderBackend;
use std::{
	path::{Path, PathBuf},
	sync::Arc,
	time::Duration,
};

/// How often the note is written. It is one such period old, in which the database has long written what it notes.
const PERIOD: Duration = Duration::from_secs(10);

/// The note is inside the database's folder, so that purging the chain removes it.
fn note(database: &Path) -> PathBuf {
	database.join("rochdale-finalised")
}

/// Says in a sentence what is wrong with a database that has lost final blocks.
pub fn ensure_complete(database: &Path, client: &FullClient) -> Result<(), String> {
	let note = note(database);
	let Ok(text) = std::fs::read_to_string(&note) else { return Ok(()) };
	let Ok(noted) = text.trim().parse::<BlockNumber>() else { return Ok(()) };
	let held = client.info().finalized_number;
	if held < noted {
		return Err(format!(
			"the database '{}' is incomplete: block {noted} was final and it holds them up to {held} only; restore it \
			from a backup or remove it with purge-chain and sync again (or, if no other node has more, delete '{}')",
			database.display(),
			note.display(),
		));
	}
	Ok(())
}

/// Notes from time to time how far finality has come.
pub async fn keep_note(database: PathBuf, client: Arc<FullClient>) {
	let mut earlier = client.info().finalized_number;
	loop {
		futures_timer::Delay::new(PERIOD).await;
		if let Err(reason) = std::fs::write(note(&database), earlier.to_string()) {
			log::warn!("'{}' cannot be written: {reason}", note(&database).display());
		}
		earlier = client.info().finalized_number;
	}
}
