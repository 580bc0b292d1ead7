//! What keeps a validator from voting twice, or from authoring twice in one slot.
//!
//! A vote is signed only after the database is on the disk with all that led to it, GRANDPA's own note of the vote included
//! ([`Guarded`]). After a power cut the database therefore has the votes that were sent, and GRANDPA repeats them instead of
//! voting anew. Beside the keys, which a purge leaves, is a [`Journal`]: the last slot in which this node authored, and how many
//! votes the database has. One node at a time has it open.
//!
//! That does not help where the folder is an old copy, journal and all, or where the journal is gone: then nobody here knows what
//! the keys have signed since, on this machine or another. Such a node follows finality without a vote until what the keys can
//! have voted on is over ([`rest`]). A copy is known by the times at which the system made the file and last changed it, which no
//! copying tool can set. An image of the whole disk, or the snapshot of a virtual machine, cannot be told from the machine itself.

mod journal;
mod rest;

pub use journal::{forget, now, Journal, Past};
pub use rest::{begin, rest, Sources, YOUNG_BLOCKS};

use crate::database::{Durable, Held};
use sp_consensus_aura::Slot;
use sp_core::{crypto::KeyTypeId, ecdsa, ed25519, sr25519};
use sp_keystore::{Error as KeystoreError, Keystore, KeystorePtr};
use std::sync::{
	atomic::{AtomicBool, Ordering},
	Arc, Mutex,
};

/// The type of GRANDPA's keys.
const GRANDPA: KeyTypeId = sp_consensus_grandpa::KEY_TYPE;

/// Whether a key votes today.
type Votes = Box<dyn Fn(&[u8; 32]) -> bool + Send + Sync>;

/// Whether what is to be signed is a prevote or a precommit: its kind, the hash and number of a block, the round and the set.
///
/// A proposal is none: whoever makes two harms nobody, and nobody reports it.
fn is_vote(message: &[u8]) -> bool {
	message.len() == 1 + 32 + 4 + 8 + 8 && message.first().is_some_and(|kind| *kind <= 1)
}

const POISONED: &str = "another thread failed while it wrote the journal";

/// The keys that vote, once the chain lets them.
fn keys(keystore: &KeystorePtr) -> Vec<[u8; 32]> {
	keystore.ed25519_public_keys(GRANDPA).into_iter().map(|key| key.0).collect()
}

/// What keeps a validator from contradicting itself.
pub struct Guarded {
	inner: KeystorePtr,
	journal: Mutex<Journal>,
	database: Arc<Durable>,
	votes: Votes,
	past: Past,
	/// GRANDPA takes a node for an observer that has no key of the set.
	rests: AtomicBool,
}

impl Guarded {
	/// Guards the keystore with its journal. Votes rest from the start on if the past is not known, or a key votes today that
	/// came while the node was off.
	pub fn new(inner: KeystorePtr, journal: Journal, database: Arc<Durable>, votes: Votes) -> Self {
		let past = match journal.past(database.held()) {
			Past::Known if keys(&inner).iter().any(|key| !journal.knows(key) && votes(key)) => Past::New,
			past => past,
		};
		let rests = AtomicBool::new(past != Past::Known);
		Self { inner, journal: Mutex::new(journal), database, votes, past, rests }
	}

	/// Notes the keys that have come while they did not vote, of which all is known therefore, and with `is_due` how many votes the
	/// database has.
	///
	/// A key that votes already may have voted elsewhere: it rests until the node is started again.
	pub fn note(&self, is_due: bool) -> Result<(), String> {
		if self.rests.load(Ordering::Relaxed) {
			return Ok(());
		}
		let mut journal = self.journal.lock().map_err(|_| POISONED)?;
		let (known, new): (Vec<_>, Vec<_>) = keys(&self.inner).into_iter().partition(|key| journal.knows(key));
		let (elsewhere, new): (Vec<_>, Vec<_>) = new.into_iter().partition(|key| (self.votes)(key));
		if is_due && !elsewhere.is_empty() {
			log::warn!(
				"a key that votes already came while the node ran: start the node again, so that it votes with it when \
				{YOUNG_BLOCKS} new blocks are final"
			);
		}
		if is_due || !new.is_empty() {
			journal.adopt(self.database.held(), [known, new].concat()).map_err(|reason| reason.to_string())?;
		}
		Ok(())
	}

	/// What is known of the time before the start.
	pub fn past(&self) -> Past {
		self.past
	}

	/// Takes the slot for a block of this node, and says why if it cannot.
	pub fn claim(&self, slot: Slot) -> bool {
		let Ok(mut journal) = self.journal.lock() else { return false };
		let claimed = journal.claim(slot);
		match &claimed {
			Ok(true) => {}
			Ok(false) => {
				let last = journal.slot();
				// It was started again within the slot, or its clock went back.
				log::warn!("no block is made in slot {slot}, because this validator has made one in slot {last}");
			}
			Err(reason) => {
				log::error!("no block is made in slot {slot}, because the journal cannot be written: {reason}");
			}
		}
		claimed.unwrap_or(false)
	}

	/// Lets the node vote from the next round on, or says why not.
	fn release(&self) -> bool {
		let adopted = self.adopt();
		match &adopted {
			Ok(()) => self.rests.store(false, Ordering::Relaxed),
			Err(reason) => log::error!("this validator does not vote: {reason}"),
		}
		adopted.is_ok()
	}

	fn adopt(&self) -> Result<(), String> {
		let mut journal = self.journal.lock().map_err(|_| POISONED)?;
		let votes = self.database.seal_vote(journal.votes())?;
		let held = Held { votes, ..self.database.held() };
		journal.adopt(held, keys(&self.inner)).map_err(|reason| format!("the journal cannot be written: {reason}"))
	}
}

impl Keystore for Guarded {
	fn sr25519_public_keys(&self, key_type: KeyTypeId) -> Vec<sr25519::Public> {
		self.inner.sr25519_public_keys(key_type)
	}

	fn sr25519_generate_new(&self, key_type: KeyTypeId, seed: Option<&str>) -> Result<sr25519::Public, KeystoreError> {
		self.inner.sr25519_generate_new(key_type, seed)
	}

	fn sr25519_sign(
		&self,
		key_type: KeyTypeId,
		public: &sr25519::Public,
		message: &[u8],
	) -> Result<Option<sr25519::Signature>, KeystoreError> {
		self.inner.sr25519_sign(key_type, public, message)
	}

	fn sr25519_vrf_sign(
		&self,
		key_type: KeyTypeId,
		public: &sr25519::Public,
		data: &sr25519::vrf::VrfSignData,
	) -> Result<Option<sr25519::vrf::VrfSignature>, KeystoreError> {
		self.inner.sr25519_vrf_sign(key_type, public, data)
	}

	fn sr25519_vrf_pre_output(
		&self,
		key_type: KeyTypeId,
		public: &sr25519::Public,
		input: &sr25519::vrf::VrfInput,
	) -> Result<Option<sr25519::vrf::VrfPreOutput>, KeystoreError> {
		self.inner.sr25519_vrf_pre_output(key_type, public, input)
	}

	fn ed25519_public_keys(&self, key_type: KeyTypeId) -> Vec<ed25519::Public> {
		self.inner.ed25519_public_keys(key_type)
	}

	fn ed25519_generate_new(&self, key_type: KeyTypeId, seed: Option<&str>) -> Result<ed25519::Public, KeystoreError> {
		self.inner.ed25519_generate_new(key_type, seed)
	}

	fn ed25519_sign(
		&self,
		key_type: KeyTypeId,
		public: &ed25519::Public,
		message: &[u8],
	) -> Result<Option<ed25519::Signature>, KeystoreError> {
		if key_type == GRANDPA && is_vote(message) {
			if let Err(reason) = self.database.seal_vote(0) {
				log::error!("a vote was not signed: {reason}");
				return Err(KeystoreError::Other(reason));
			}
		}
		self.inner.ed25519_sign(key_type, public, message)
	}

	fn ecdsa_public_keys(&self, key_type: KeyTypeId) -> Vec<ecdsa::Public> {
		self.inner.ecdsa_public_keys(key_type)
	}

	fn ecdsa_generate_new(&self, key_type: KeyTypeId, seed: Option<&str>) -> Result<ecdsa::Public, KeystoreError> {
		self.inner.ecdsa_generate_new(key_type, seed)
	}

	fn ecdsa_sign(
		&self,
		key_type: KeyTypeId,
		public: &ecdsa::Public,
		message: &[u8],
	) -> Result<Option<ecdsa::Signature>, KeystoreError> {
		self.inner.ecdsa_sign(key_type, public, message)
	}

	fn ecdsa_sign_prehashed(
		&self,
		key_type: KeyTypeId,
		public: &ecdsa::Public,
		message: &[u8; 32],
	) -> Result<Option<ecdsa::Signature>, KeystoreError> {
		self.inner.ecdsa_sign_prehashed(key_type, public, message)
	}

	fn insert(&self, key_type: KeyTypeId, suri: &str, public: &[u8]) -> Result<(), ()> {
		self.inner.insert(key_type, suri, public)
	}

	fn keys(&self, key_type: KeyTypeId) -> Result<Vec<Vec<u8>>, KeystoreError> {
		self.inner.keys(key_type)
	}

	fn has_keys(&self, keys: &[(Vec<u8>, KeyTypeId)]) -> bool {
		let is_hidden = |key: &[u8]| {
			let journal = self.journal.lock();
			let knows = |key| journal.is_ok_and(|journal| journal.knows(key));
			self.rests.load(Ordering::Relaxed) || !key.try_into().is_ok_and(knows)
		};
		let are_hidden = keys.iter().any(|(key, key_type)| *key_type == GRANDPA && is_hidden(key));
		!are_hidden && self.inner.has_keys(keys)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::test_folder::Folder;
	use finality_grandpa::{Message, Precommit, Prevote, PrimaryPropose};
	use sp_core::{Pair, H256};
	use sp_keyring::Ed25519Keyring;
	use sp_keystore::testing::MemoryKeystore;

	/// What GRANDPA gives its keystore to sign.
	fn payload(message: Message<H256, u32>) -> Vec<u8> {
		sp_consensus_grandpa::localized_payload(300, 7, &message)
	}

	#[test]
	fn a_vote_is_signed_after_the_database_has_it_and_never_while_votes_rest() {
		let folder = Folder::new();
		let path = folder.path().join("paritydb/full");
		let database = Arc::new(Durable::open(&path).unwrap());
		let inner = Arc::new(MemoryKeystore::new());
		let public = inner.ed25519_generate_new(GRANDPA, None).unwrap();
		let guarded = Guarded::new(inner.clone(), journal(&folder), database.clone(), among(&[public]));
		let keys = [(public.0.to_vec(), GRANDPA)];
		assert!(!guarded.has_keys(&keys));
		assert!(guarded.release());
		assert!(guarded.has_keys(&keys));

		let hash = H256::repeat_byte(5);
		let votes = database.votes();
		let prevote = payload(Message::Prevote(Prevote::new(hash, 5)));
		let signature = guarded.ed25519_sign(GRANDPA, &public, &prevote).unwrap().unwrap();
		assert!(ed25519::Pair::verify(&signature, &prevote, &public));
		assert_eq!(database.votes(), votes + 1);
		guarded.ed25519_sign(GRANDPA, &public, &payload(Message::Precommit(Precommit::new(hash, 5)))).unwrap();
		assert_eq!(database.votes(), votes + 2);
		// A proposal and what is no message of GRANDPA need not be remembered.
		guarded
			.ed25519_sign(GRANDPA, &public, &payload(Message::PrimaryPropose(PrimaryPropose::new(hash, 5))))
			.unwrap();
		assert!(guarded.ed25519_sign(GRANDPA, &public, b"a proof of possession").unwrap().is_some());
		assert_eq!(database.votes(), votes + 2);

		// Such a database is known again, and no older one is.
		drop((guarded, database));
		let database = Arc::new(Durable::open(&path).unwrap());
		assert_eq!(
			Guarded::new(inner.clone(), journal(&folder), database.clone(), among(&[public])).past(),
			Past::Known
		);
		drop(database);
		std::fs::remove_dir_all(&path).unwrap();
		let database = Arc::new(Durable::open(&path).unwrap());
		let guarded = Guarded::new(inner.clone(), journal(&folder), database.clone(), among(&[public]));
		assert_eq!(guarded.past(), Past::Unknown);
		assert!(guarded.release());
		assert_eq!(database.votes(), votes + 1);
	}

	/// The journal beside the keys.
	fn journal(folder: &Folder) -> Journal {
		Journal::open(folder.path(), [1; 32]).unwrap()
	}

	/// These keys vote.
	fn among(voters: &[ed25519::Public]) -> Votes {
		let voters = voters.to_vec();
		Box::new(move |key| voters.iter().any(|voter| voter.0 == *key))
	}

	#[test]
	fn a_key_that_votes_elsewhere_is_not_known_and_one_that_nobody_has_used_is() {
		let folder = Folder::new();
		let path = folder.path().join("paritydb/full");
		let database = Arc::new(Durable::open(&path).unwrap());
		let inner = Arc::new(MemoryKeystore::new());
		let elsewhere = Ed25519Keyring::Alice.public();
		let guarded = Guarded::new(inner.clone(), journal(&folder), database.clone(), among(&[elsewhere]));
		assert!(guarded.release());
		// Both keys come while the node runs.
		let fresh = inner.ed25519_generate_new(GRANDPA, None).unwrap();
		inner.insert(GRANDPA, &Ed25519Keyring::Alice.to_seed(), &elsewhere.0).unwrap();
		let has = |guarded: &Guarded, key: ed25519::Public| guarded.has_keys(&[(key.0.to_vec(), GRANDPA)]);
		assert!(!has(&guarded, fresh) && !has(&guarded, elsewhere));
		guarded.note(false).unwrap();
		assert!(has(&guarded, fresh) && !has(&guarded, elsewhere));
		drop(guarded);
		// The next start waits until what the key can have voted on is over.
		let guarded = Guarded::new(inner.clone(), journal(&folder), database.clone(), among(&[elsewhere]));
		assert_eq!(guarded.past(), Past::New);
		assert!(guarded.release() && has(&guarded, elsewhere));
		drop(guarded);
		let guarded = Guarded::new(inner, journal(&folder), database, among(&[elsewhere, fresh]));
		assert_eq!(guarded.past(), Past::Known);
		assert!(has(&guarded, fresh) && has(&guarded, elsewhere));
	}
}
