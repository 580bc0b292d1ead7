//! Notices a database that was damaged in a way that the database itself does not notice.
//!
//! ParityDB repairs what a crash leaves behind, and takes a folder in which files are missing for a new one. A validator that
//! began anew at genesis without a word would vote on blocks that it has voted on before. So a node leaves a mark beside the
//! database when the first block is final, and does not start where there is the mark but no final block.

use crate::service::FullClient;
use futures::StreamExt;
use sc_client_api::BlockchainEvents;
use sp_blockchain::HeaderBackend;
use std::{
	path::{Path, PathBuf},
	sync::Arc,
};

/// The mark is inside the database's folder, so that purging the chain removes it.
fn mark(database: &Path) -> PathBuf {
	database.join("rochdale-has-finalised")
}

/// Says in a sentence what is wrong with a database that has lost its blocks.
pub fn ensure_complete(database: &Path, client: &FullClient) -> Result<(), String> {
	if client.info().finalized_number == 0 && mark(database).exists() {
		return Err(format!(
			"the database '{}' is incomplete: blocks of it were final and it holds none; \
			restore it from a backup, or remove it with purge-chain and sync again",
			database.display()
		));
	}
	Ok(())
}

/// Leaves the mark as soon as a block after genesis is final.
pub async fn mark_when_final(database: PathBuf, client: Arc<FullClient>) {
	let mut finalised = client.finality_notification_stream();
	if client.info().finalized_number == 0 && finalised.next().await.is_none() {
		return;
	}
	if let Err(reason) = std::fs::write(mark(&database), []) {
		log::warn!("the database folder '{}' cannot be marked: {reason}", database.display());
	}
}
