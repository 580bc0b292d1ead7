//! What keeps a validator from voting twice, or from authoring twice in one slot.
//!
//! Beside the database is a *journal*: the last slot in which this node authored, and what it has voted for in the last rounds of
//! GRANDPA. A vote is signed only after the database is on the disk with all that led to it, and then the journal
//! ([`Guarded::sign`]). After a power cut the database therefore has the votes that were sent, and GRANDPA repeats them
//! instead of voting anew. The journal is the second line: nothing that contradicts it is signed, whatever the database says.
//!
//! That does not help where the folder is an old copy, journal and all, or where the journal is gone: then nobody here knows what
//! the keys have signed since, on this machine or another. Such a node follows finality without a vote until what the keys can
//! have voted on is over ([`Past`]). A copy is known by the times at which the system made the file and last changed it, which no
//! copying tool can set. An image of the whole disk, or the snapshot of a virtual machine, cannot be told from the machine itself.

use crate::{database::Durable, service::FullClient};
use codec::{Decode, Encode};
use rochdale_runtime::{opaque::Block, BlockNumber};
use sc_consensus_grandpa::{SharedAuthoritySet, SharedVoterState};
use sc_network_sync::SyncingService;
use sp_blockchain::HeaderBackend;
use sp_consensus::SyncOracle;
use sp_consensus_aura::Slot;
use sp_core::{crypto::KeyTypeId, ecdsa, ed25519, sr25519};
use sp_io::hashing::blake2_256;
use sp_keystore::{Error as KeystoreError, Keystore, KeystorePtr};
use sp_runtime::traits::Block as BlockT;
use std::{
	fs::{File, OpenOptions},
	os::unix::{
		fs::{FileExt, MetadataExt},
		process::CommandExt,
	},
	path::{Path, PathBuf},
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc, Mutex, MutexGuard,
	},
	time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// The type of GRANDPA's keys.
const GRANDPA: KeyTypeId = sp_consensus_grandpa::KEY_TYPE;

/// Rounds of which the votes are kept. GRANDPA votes in a round until the next one is under way, so two would do.
const ROUNDS: u64 = 16;

/// The name of the journal's file.
const FILE: &str = "rochdale-signed";

/// Bytes of each of the two places in the journal's file that are written in turn, so that one of them is always whole.
const PLACE: u64 = 8_192;

/// By how much the file may seem to have changed after it was last written, in milliseconds.
const TOLERANCE: u64 = 10_000;

/// How many blocks that are younger than the start of the node must be final until a node whose past nobody knows votes. Every
/// round in which its keys can have voted before is over then: a round finalises several blocks at most.
const YOUNG_BLOCKS: BlockNumber = 20;

/// How many slots ahead the last slot of the node may be to count: an hour.
const SOON: u64 = 1_200;

/// Up to this height a chain of which nothing is final counts as one that begins.
const BEGINNING: BlockNumber = 40;

/// How long a node must have had all blocks of the others before it takes it that it knows what is final and who votes.
const ABREAST: Duration = Duration::from_secs(60);

/// A vote that was signed.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq)]
struct Vote {
	key: [u8; 32],
	round: u64,
	/// Which of the votes of a round: prevote, precommit or proposal.
	kind: u8,
	/// Hash of what was signed.
	digest: [u8; 32],
}

/// What the journal holds.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, PartialEq)]
struct Record {
	/// Counts the records, so that the newer place is found.
	serial: u64,
	/// When it was written, in milliseconds since 1970 as the file system has it.
	written: u64,
	/// The last slot in which the node authored.
	slot: u64,
	/// How many votes the node had signed.
	signed: u64,
	/// The set of authorities of which these votes are.
	set: u64,
	votes: Vec<Vote>,
	/// When the file was made, in milliseconds since 1970, where the file system tells.
	made: Option<u64>,
}

/// Where in GRANDPA a vote stands, which the last bytes of what is signed say.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Place {
	set: u64,
	round: u64,
	kind: u8,
}

impl Place {
	/// Length of a vote that is to be signed: its kind, the hash and number of a block, the round and the set.
	const LENGTH: usize = 1 + 32 + 4 + 8 + 8;

	/// Reads it from what is to be signed. `None` if that is no vote.
	fn of(message: &[u8]) -> Option<Self> {
		let kind = *message.first().filter(|kind| message.len() == Self::LENGTH && **kind <= 2)?;
		let (rest, set) = message.split_last_chunk()?;
		let (_, round) = rest.split_last_chunk()?;
		Some(Self { set: u64::from_le_bytes(*set), round: u64::from_le_bytes(*round), kind })
	}
}

/// Whether something may be signed.
#[derive(Debug, Eq, PartialEq)]
enum Verdict {
	/// It was signed before, word for word.
	Again,
	/// It contradicts nothing, and this is the record after it.
	New(Record),
	/// It contradicts what was signed, or is so old that nobody knows.
	Refused,
}

impl Record {
	/// The newest round of which a vote was signed.
	fn newest_round(&self) -> u64 {
		self.votes.iter().map(|vote| vote.round).max().unwrap_or(0)
	}

	fn judge(&self, key: [u8; 32], message: &[u8], Place { set, round, kind }: Place) -> Verdict {
		if set < self.set {
			return Verdict::Refused;
		}
		let mut next = self.clone();
		if set > self.set {
			(next.set, next.votes) = (set, Vec::new());
		}
		let digest = blake2_256(message);
		let is_same = |vote: &&Vote| (vote.key, vote.round, vote.kind) == (key, round, kind);
		if let Some(earlier) = next.votes.iter().find(is_same) {
			return if earlier.digest == digest { Verdict::Again } else { Verdict::Refused };
		}
		if round.saturating_add(ROUNDS) <= next.newest_round() {
			return Verdict::Refused;
		}
		next.votes.push(Vote { key, round, kind, digest });
		let newest = next.newest_round();
		next.votes.retain(|vote| vote.round.saturating_add(ROUNDS) > newest);
		Verdict::New(next)
	}
}

/// Milliseconds since 1970.
pub fn now() -> u64 {
	let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	u64::try_from(passed.as_millis()).unwrap_or(u64::MAX)
}

/// When the file system last changed anything of the file, in milliseconds since 1970.
fn changed(file: &File) -> std::io::Result<u64> {
	let metadata = file.metadata()?;
	let millis = metadata.ctime().saturating_mul(1_000).saturating_add(metadata.ctime_nsec() / 1_000_000);
	Ok(u64::try_from(millis).unwrap_or(0))
}

/// When the file was made, in milliseconds since 1970, where the file system tells. Whatever copies it makes another.
fn made(file: &File) -> Option<u64> {
	let made = file.metadata().ok()?.created().ok()?;
	u64::try_from(made.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()
}

/// What is known of what the node's keys have signed before it was started.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Past {
	/// All of it, and the database has it too.
	Known,
	/// All of it, but the database is older: nothing is signed up to this round of this set.
	Older {
		/// The set of authorities.
		set: u64,
		/// The round in it.
		round: u64,
	},
	/// Nobody knows: there is no journal, or it is a copy.
	Unknown,
}

/// The journal of what was signed.
pub struct Journal {
	file: File,
	record: Record,
	/// Whether the file is as this node left it.
	is_own: bool,
	/// What to add to this process's clock to get that of the file system. They differ in tests.
	ahead: i64,
}

impl Journal {
	/// Opens the journal beside the database, or begins one.
	pub fn open(database: &Path) -> std::io::Result<Self> {
		let file = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(journal(database))?;
		let mut journal = Self::of(file)?;
		// Writing it tells the file system's clock.
		journal.write(journal.record.clone())?;
		let ahead = i128::from(changed(&journal.file)?).saturating_sub(i128::from(now()));
		journal.ahead = i64::try_from(ahead).unwrap_or(0);
		journal.write(journal.record.clone())?;
		File::open(database)?.sync_all()?;
		Ok(journal)
	}

	/// Looks at the journal beside the database and leaves it as it is.
	pub fn peek(database: &Path) -> std::io::Result<Self> {
		Self::of(File::open(journal(database))?)
	}

	fn of(file: File) -> std::io::Result<Self> {
		let record = (0..2).filter_map(|place| read(&file, place)).max_by_key(|record| record.serial);
		let touched = changed(&file)?;
		// A copy that was made within seconds of the last vote has not changed since, but is another file.
		let is_other =
			|record: &Record| record.made.zip(made(&file)).is_some_and(|(earlier, present)| earlier != present);
		let is_own = record
			.as_ref()
			.is_some_and(|record| touched <= record.written.saturating_add(TOLERANCE) && !is_other(record));
		Ok(Self { file, record: record.unwrap_or_default(), is_own, ahead: 0 })
	}

	/// Says what is known of the time before, where the database has so many votes.
	pub fn past(&self, votes: u64) -> Past {
		let Record { signed, set, .. } = self.record;
		// The database is written before the journal, so it may have one vote more.
		if !self.is_own || votes > signed.saturating_add(1) {
			Past::Unknown
		} else if votes < signed {
			Past::Older { set, round: self.record.newest_round() }
		} else {
			Past::Known
		}
	}

	/// Takes the slot for a block of this node. False if it has authored in it or after it.
	///
	/// What it authored far in the future, by a clock that was wrong, nobody has taken.
	pub fn claim(&mut self, slot: Slot) -> std::io::Result<bool> {
		let is_soon = self.record.slot.saturating_sub(*slot) <= SOON;
		if *slot <= self.record.slot && is_soon {
			return Ok(false);
		}
		self.write(Record { slot: *slot, ..self.record.clone() })?;
		Ok(true)
	}

	/// Goes on from what is there, because what came before no longer matters.
	fn adopt(&mut self, votes: u64) -> std::io::Result<()> {
		self.is_own = true;
		self.write(Record { signed: votes, ..self.record.clone() })
	}

	/// Writes the record through to the disk.
	fn write(&mut self, record: Record) -> std::io::Result<()> {
		let serial = self.record.serial.saturating_add(1);
		// Where the past is not known it stays so, however often the node is started until then.
		let written = if self.is_own { now().saturating_add_signed(self.ahead) } else { 0 };
		let record = Record { serial, written, made: made(&self.file), ..record };
		let encoded = record.encode();
		let bytes = (blake2_256(&encoded), encoded).encode();
		if u64::try_from(bytes.len()).map_or(true, |length| length > PLACE) {
			return Err(std::io::Error::other("what was signed does not fit into the journal"));
		}
		let place = if serial.is_multiple_of(2) { 0 } else { PLACE };
		self.file.write_all_at(&bytes, place)?;
		self.file.sync_data()?;
		self.record = record;
		Ok(())
	}
}

/// Reads what is in a place of the journal, if it is whole.
fn read(file: &File, place: u64) -> Option<Record> {
	let mut bytes = vec![0; usize::try_from(PLACE).ok()?];
	let mut length = 0;
	while let Some(rest) = bytes.get_mut(length..).filter(|rest| !rest.is_empty()) {
		let offset = place.saturating_mul(PLACE).saturating_add(u64::try_from(length).ok()?);
		match file.read_at(rest, offset).ok()? {
			0 => break,
			read => length = length.saturating_add(read),
		}
	}
	let (hash, encoded) = <([u8; 32], Vec<u8>)>::decode(&mut bytes.get(..length)?).ok()?;
	(blake2_256(&encoded) == hash).then(|| Record::decode(&mut encoded.as_slice()).ok()).flatten()
}

/// The journal is inside the database's folder, so that purging the chain removes it.
pub fn journal(database: &Path) -> PathBuf {
	database.join(FILE)
}

/// Removes the journal, so that the node votes only when what its keys can have voted on is over.
pub fn forget(database: &Path) -> sp_blockchain::Result<()> {
	match std::fs::remove_file(journal(database)) {
		Err(reason) if reason.kind() != std::io::ErrorKind::NotFound => {
			Err(sp_blockchain::Error::Backend(format!("the journal cannot be removed: {reason}")))
		}
		_ => Ok(()),
	}
}

/// A journal that author and voter share.
pub type Shared = Arc<Mutex<Journal>>;

/// Takes the slot for a block of this node, and says why if it cannot.
pub fn claim(journal: &Shared, slot: Slot) -> bool {
	let Ok(mut journal) = journal.lock() else { return false };
	let claimed = journal.claim(slot);
	match &claimed {
		Ok(true) => {}
		Ok(false) => {
			let last = journal.record.slot;
			// It was started again within the slot, or its clock went back.
			log::warn!("no block is made in slot {slot}, because this validator has made one in slot {last}");
		}
		Err(reason) => log::error!("no block is made in slot {slot}, because the journal cannot be written: {reason}"),
	}
	claimed.unwrap_or(false)
}

/// A keystore that signs no vote which contradicts the journal, and none at all as long as the votes rest.
pub struct Guarded {
	inner: KeystorePtr,
	journal: Shared,
	database: Arc<Durable>,
	/// GRANDPA takes a node for an observer that has no key of the set.
	rests: AtomicBool,
}

impl Guarded {
	/// Guards the keystore. Votes rest from the start on if the past is not known.
	pub fn new(inner: KeystorePtr, journal: Shared, database: Arc<Durable>, past: Past) -> Self {
		Self { inner, journal, database, rests: AtomicBool::new(past != Past::Known) }
	}

	fn journal(&self) -> Result<MutexGuard<'_, Journal>, String> {
		self.journal.lock().map_err(|_| "another thread failed while it wrote the journal".into())
	}

	/// Makes sure that a vote may be signed and that it will be known of for ever.
	fn prepare(&self, key: [u8; 32], message: &[u8], place: Place) -> Result<(), String> {
		let mut journal = self.journal()?;
		match journal.record.judge(key, message, place) {
			Verdict::Again => Ok(()),
			Verdict::Refused => Err(format!("another vote was signed in round {} of set {}", place.round, place.set)),
			Verdict::New(record) => {
				let signed = self.database.seal_vote()?;
				let written = journal.write(Record { signed, ..record });
				written.map_err(|reason| format!("the journal cannot be written: {reason}"))
			}
		}
	}

	/// Lets the node vote from the next round on.
	fn release(&self) -> Result<(), String> {
		let adopted = self.journal()?.adopt(self.database.votes());
		adopted.map_err(|reason| format!("the journal cannot be written: {reason}"))?;
		self.rests.store(false, Ordering::Relaxed);
		Ok(())
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
		if let Some(place) = Place::of(message).filter(|_| key_type == GRANDPA) {
			if let Err(reason) = self.prepare(public.0, message, place) {
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
		let is_hidden = self.rests.load(Ordering::Relaxed) && keys.iter().any(|(_, key_type)| *key_type == GRANDPA);
		!is_hidden && self.inner.has_keys(keys)
	}
}

/// What a node whose votes rest sees of the chain.
#[derive(Clone, Copy, Debug)]
struct Sight {
	/// The set of authorities and the round in which they vote.
	set: u64,
	round: u64,
	/// How many blocks are final that are younger than the start of the node.
	young: BlockNumber,
	/// Whether nothing is final, as far as a node can tell that has had all blocks of the others for a while.
	is_nothing_final: bool,
	/// Whether the set has changed since then, as where finality was started anew.
	is_new_set: bool,
}

impl Sight {
	/// Whether nothing that the keys can have voted on is open any more.
	fn is_over(&self, past: Past) -> bool {
		match past {
			Past::Known => true,
			Past::Older { set, round } => self.set > set || (self.set == set && self.round > round),
			// A chain that has never finalised waits for its last validators, however late they come.
			Past::Unknown => self.young >= YOUNG_BLOCKS || self.is_nothing_final || self.is_new_set,
		}
	}
}

/// Whether a node has to wait with its first vote, on a chain of which it holds nothing final.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Start {
	/// It can vote: nobody else does, or the chain begins.
	Votes,
	/// It cannot, because others may have voted with it.
	Rests,
	/// Nobody is there who could tell.
	Waits,
}

fn start(voters: usize, finalised: BlockNumber, others: Option<BlockNumber>) -> Start {
	match others {
		_ if voters <= 1 => Start::Votes,
		_ if finalised > 0 => Start::Rests,
		None => Start::Waits,
		Some(height) if height <= BEGINNING => Start::Votes,
		Some(_) => Start::Rests,
	}
}

/// How often a node whose votes rest looks whether that is over.
const LOOK: Duration = Duration::from_millis(500);

/// For how many looks a set of authorities must have been the same until the voter is taken to be in it.
const SETTLED: u32 = 6;

/// How long nothing may become final, after the node could vote again, until it begins anew.
const STILL: Duration = Duration::from_secs(20);

/// Where the node gets what it sees from.
#[derive(Clone)]
pub struct Sources {
	/// The chain.
	pub client: Arc<FullClient>,
	/// The other nodes.
	pub sync: Arc<SyncingService<Block>>,
	/// The sets of authorities.
	pub authorities: SharedAuthoritySet<<Block as BlockT>::Hash, BlockNumber>,
	/// The rounds of the voter.
	pub voter: SharedVoterState,
	/// The slot in which the node was started.
	pub started: Slot,
}

impl Sources {
	/// The slot of a block.
	fn slot(&self, number: BlockNumber) -> Option<Slot> {
		let hash = self.client.hash(number).ok().flatten()?;
		let header = self.client.header(hash).ok().flatten()?;
		crate::skew::slot_of(&header)
	}

	/// Whether the set that votes now followed another one after the node was started, so that nothing was voted in it before.
	fn is_set_young(&self) -> bool {
		let changes = self.authorities.authority_set_changes();
		let last = changes.iter_from(0).and_then(|changes| changes.last().map(|(_, block)| *block));
		last.and_then(|block| self.slot(block)).is_some_and(|slot| slot > self.started)
	}

	/// The highest block that others have, if there are others.
	async fn others(&self) -> Option<BlockNumber> {
		let status = self.sync.status().await.ok().filter(|status| status.num_peers > 0)?;
		// The library names it only where it is above what this node has.
		Some(status.best_seen_block.unwrap_or_else(|| self.client.info().best_number))
	}
}

/// Waits until it is clear whether the node can vote from the first round on, and gives that. GRANDPA asks only as a round
/// begins.
pub async fn begin(guarded: &Guarded, sources: &Sources) -> bool {
	loop {
		let voters = sources.authorities.current_authorities().len().get();
		match start(voters, sources.client.info().finalized_number, sources.others().await) {
			Start::Votes => break,
			Start::Rests => return false,
			Start::Waits => futures_timer::Delay::new(LOOK).await,
		}
	}
	if let Err(reason) = guarded.release() {
		log::error!("this validator does not vote: {reason}");
		return false;
	}
	true
}

/// Lets the votes of the node rest until what its keys can have voted on is over.
pub async fn rest(past: Past, guarded: Arc<Guarded>, sources: Sources) {
	log::warn!(
		"{}",
		match past {
			Past::Older { round, .. } => {
				format!(
					"the database is older than the last vote of this validator; it votes again after round {round}"
				)
			}
			_ => format!(
			"nobody knows here what the keys of this validator have signed, because the database is new or a copy; \
			it votes when {YOUNG_BLOCKS} new blocks are final"
		),
		}
	);
	let (mut first_young, mut abreast_since) = (None, None);
	let (mut set, mut looks, mut first_set) = (0, 0u32, None);
	loop {
		futures_timer::Delay::new(LOOK).await;
		let info = sources.client.info();
		let others = sources.others().await;
		let is_abreast = others.is_some_and(|height| height <= info.best_number.saturating_add(2))
			&& !SyncOracle::is_major_syncing(&*sources.sync);
		let since = *abreast_since.get_or_insert_with(Instant::now);
		if !is_abreast {
			abreast_since = None;
		}
		if first_young.is_none() && sources.slot(info.finalized_number).is_some_and(|slot| slot > sources.started) {
			first_young = Some(info.finalized_number);
		}
		let current = sources.authorities.set_id();
		looks = if current == set { looks.saturating_add(1) } else { 0 };
		set = current;
		let is_settled = is_abreast && since.elapsed() >= ABREAST;
		if is_settled {
			first_set.get_or_insert(set);
		}
		let round = sources.voter.voter_state().map_or(0, |state| state.best_round.0);
		let sight = Sight {
			set,
			round: if looks < SETTLED { 0 } else { round },
			young: first_young.map_or(0, |first| info.finalized_number.saturating_sub(first)),
			is_nothing_final: is_settled && info.finalized_number == 0,
			is_new_set: first_set.is_some_and(|first| set > first) || sources.is_set_young(),
		};
		if sight.is_over(past) {
			break;
		}
	}
	if let Err(reason) = guarded.release() {
		log::error!("this validator does not vote: {reason}");
		return;
	}
	log::info!("this validator votes from the next round on");
	let finalised = sources.client.info().finalized_number;
	futures_timer::Delay::new(STILL).await;
	if sources.client.info().finalized_number == finalised {
		// The round that runs may wait for the very vote of this node, which GRANDPA gives only in a round that it begins with its key.
		let reason = anew();
		log::error!("this validator votes only after it was started anew, which failed: {reason}");
	}
}

/// Starts this program anew in the same process. Comes back only if that fails.
fn anew() -> std::io::Error {
	log::warn!("the node starts anew, so that it votes in the round that runs");
	match std::env::current_exe() {
		Ok(program) => std::process::Command::new(program).args(std::env::args_os().skip(1)).exec(),
		Err(reason) => reason,
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use crate::test_folder::Folder;
	use sp_core::Pair;
	use sp_keystore::testing::MemoryKeystore;

	/// What GRANDPA gives its keystore to sign.
	fn message(set: u64, round: u64, kind: u8, block: u8) -> Vec<u8> {
		let (hash, number) = (sp_core::H256::repeat_byte(block), u32::from(block));
		let message = match kind {
			0 => finality_grandpa::Message::Prevote(finality_grandpa::Prevote::new(hash, number)),
			1 => finality_grandpa::Message::Precommit(finality_grandpa::Precommit::new(hash, number)),
			_ => finality_grandpa::Message::PrimaryPropose(finality_grandpa::PrimaryPropose::new(hash, number)),
		};
		sp_consensus_grandpa::localized_payload(round, set, &message)
	}

	/// The record after a vote, or what is said against it.
	fn after(record: &Record, set: u64, round: u64, kind: u8, block: u8) -> Result<Record, Verdict> {
		let message = message(set, round, kind, block);
		match record.judge([1; 32], &message, Place::of(&message).unwrap()) {
			Verdict::New(record) => Ok(record),
			verdict => Err(verdict),
		}
	}

	#[test]
	fn where_a_vote_stands_is_read_from_what_is_signed() {
		assert_eq!(Place::of(&message(7, 300, 1, 5)), Some(Place { set: 7, round: 300, kind: 1 }));
		assert_eq!(Place::of(&message(7, 300, 2, 5)), Some(Place { set: 7, round: 300, kind: 2 }));
		assert_eq!(Place::of(b"POP_ something else that is signed with the same key "), None);
		assert_eq!(Place::of(&[]), None);
	}

	#[test]
	fn a_vote_is_repeated_word_for_word_and_never_changed() {
		let record = after(&Record::default(), 3, 10, 0, 5).unwrap();
		assert_eq!(after(&record, 3, 10, 0, 5), Err(Verdict::Again));
		assert_eq!(after(&record, 3, 10, 0, 6), Err(Verdict::Refused));
		// The other votes of the round, and those of a round that begins before it ends.
		let record = after(&record, 3, 10, 1, 6).unwrap();
		let record = after(&record, 3, 11, 0, 7).unwrap();
		let record = after(&record, 3, 10, 2, 8).unwrap();
		assert_eq!(after(&record, 3, 10, 1, 7), Err(Verdict::Refused));
		assert_eq!(record.newest_round(), 11);
	}

	#[test]
	fn what_nobody_remembers_is_not_signed() {
		let record = after(&Record::default(), 3, 10, 0, 5).unwrap();
		let record = after(&record, 3, 26, 0, 5).unwrap();
		assert_eq!(record.votes.len(), 1);
		assert_eq!(after(&record, 3, 10, 0, 5), Err(Verdict::Refused));
		let record = after(&record, 4, 1, 0, 9).unwrap();
		assert_eq!((record.set, record.votes.len()), (4, 1));
		assert_eq!(after(&record, 3, 27, 0, 5), Err(Verdict::Refused));
	}

	#[test]
	fn a_full_journal_fits_into_its_place() {
		let mut record = Record::default();
		for round in 0..100 {
			for kind in 0..3 {
				record = after(&record, 1, round, kind, 5).unwrap();
			}
		}
		assert_eq!(record.votes.len(), 3 * ROUNDS as usize);
		let folder = Folder::new();
		Journal::open(folder.path()).unwrap().write(record).unwrap();
	}

	#[test]
	fn no_slot_is_authored_in_twice() {
		let folder = Folder::new();
		let mut journal = Journal::open(folder.path()).unwrap();
		assert!(journal.claim(100.into()).unwrap());
		assert!(!journal.claim(100.into()).unwrap());
		drop(journal);
		let mut journal = Journal::open(folder.path()).unwrap();
		assert!(!journal.claim(100.into()).unwrap());
		assert!(!journal.claim(99.into()).unwrap());
		assert!(journal.claim(101.into()).unwrap());
	}

	#[test]
	fn a_clock_that_was_a_year_fast_silences_nobody_for_a_year() {
		let folder = Folder::new();
		let mut journal = Journal::open(folder.path()).unwrap();
		assert!(journal.claim(10_000_000.into()).unwrap());
		assert!(!journal.claim((10_000_000 - SOON).into()).unwrap());
		assert!(journal.claim((10_000_000 - SOON - 1).into()).unwrap());
		assert!(!journal.claim((10_000_000 - SOON - 1).into()).unwrap());
	}

	#[test]
	fn a_torn_record_leaves_the_one_before() {
		let folder = Folder::new();
		let mut journal = Journal::open(folder.path()).unwrap();
		journal.claim(100.into()).unwrap();
		journal.claim(200.into()).unwrap();
		let torn = if journal.record.serial.is_multiple_of(2) { 0 } else { PLACE };
		journal.file.write_all_at(&[7; 16], torn + 40).unwrap();
		drop(journal);
		assert_eq!(Journal::open(folder.path()).unwrap().record.slot, 100);
	}

	#[test]
	fn what_is_known_of_the_past_follows_from_journal_and_database() {
		let folder = Folder::new();
		let mut journal = Journal::open(folder.path()).unwrap();
		assert_eq!(journal.past(0), Past::Unknown);
		journal.claim(1.into()).unwrap();
		drop(journal);
		// It stays so until the node may vote.
		let mut journal = Journal::open(folder.path()).unwrap();
		assert_eq!(journal.past(0), Past::Unknown);
		journal.adopt(0).unwrap();
		let record = after(&journal.record, 3, 10, 0, 5).unwrap();
		journal.write(Record { signed: 7, ..record }).unwrap();
		drop(journal);
		let journal = Journal::open(folder.path()).unwrap();
		assert_eq!(journal.past(7), Past::Known);
		assert_eq!(journal.past(8), Past::Known);
		assert_eq!(journal.past(6), Past::Older { set: 3, round: 10 });
		assert_eq!(journal.past(9), Past::Unknown);
	}

	#[test]
	fn a_copy_of_the_journal_is_known_as_one() {
		let folder = Folder::new();
		let mut journal = Journal::open(folder.path()).unwrap();
		journal.adopt(7).unwrap();
		// As if it was written an hour ago, and copied now with all that a copying tool can keep.
		journal.ahead = -3_600_000;
		journal.claim(100.into()).unwrap();
		drop(journal);
		assert_eq!(Journal::open(folder.path()).unwrap().past(7), Past::Unknown);
	}

	#[test]
	fn a_copy_that_was_made_at_once_is_known_as_one_too() {
		let (folder, copy) = (Folder::new(), Folder::new());
		let mut journal = Journal::open(folder.path()).unwrap();
		journal.adopt(7).unwrap();
		if made(&journal.file).is_none() {
			return;
		}
		drop(journal);
		std::thread::sleep(Duration::from_millis(20));
		std::fs::copy(super::journal(folder.path()), super::journal(copy.path())).unwrap();
		assert_eq!(Journal::open(copy.path()).unwrap().past(7), Past::Unknown);
		// A folder that was moved is the same.
		assert_eq!(Journal::open(folder.path()).unwrap().past(7), Past::Known);
	}

	#[test]
	fn a_vote_is_signed_after_the_database_has_it_and_never_while_votes_rest() {
		let folder = Folder::new();
		let database = Arc::new(Durable::open(folder.path()).unwrap());
		let journal = Arc::new(Mutex::new(Journal::open(folder.path()).unwrap()));
		let inner = Arc::new(MemoryKeystore::new());
		let public = inner.ed25519_generate_new(GRANDPA, None).unwrap();
		let guarded = Guarded::new(inner.clone(), journal.clone(), database.clone(), Past::Unknown);
		let keys = [(public.0.to_vec(), GRANDPA)];
		assert!(!guarded.has_keys(&keys));
		guarded.release().unwrap();
		assert!(guarded.has_keys(&keys));

		let first = message(1, 1, 0, 5);
		let signature = guarded.ed25519_sign(GRANDPA, &public, &first).unwrap().unwrap();
		assert!(ed25519::Pair::verify(&signature, &first, &public));
		assert_eq!((database.votes(), journal.lock().unwrap().record.signed), (1, 1));
		assert_eq!(guarded.ed25519_sign(GRANDPA, &public, &first).unwrap(), Some(signature));
		assert!(guarded.ed25519_sign(GRANDPA, &public, &message(1, 1, 0, 6)).is_err());
		assert_eq!(database.votes(), 1);
		// What is no vote is nobody's business.
		assert!(guarded.ed25519_sign(GRANDPA, &public, b"a proof of possession").unwrap().is_some());
		assert_eq!(database.votes(), 1);
	}

	#[test]
	fn votes_rest_until_what_was_voted_on_is_over() {
		let sight = Sight { set: 3, round: 10, young: 0, is_nothing_final: false, is_new_set: false };
		let older = Past::Older { set: 3, round: 10 };
		assert!(!sight.is_over(older));
		assert!(Sight { round: 11, ..sight }.is_over(older));
		assert!(Sight { set: 4, round: 0, ..sight }.is_over(older));
		assert!(!Sight { set: 2, round: 11, ..sight }.is_over(older));
		assert!(!Sight { round: 1_000, ..sight }.is_over(Past::Unknown));
		assert!(!Sight { young: 19, ..sight }.is_over(Past::Unknown));
		assert!(Sight { young: 20, ..sight }.is_over(Past::Unknown));
		assert!(Sight { is_nothing_final: true, ..sight }.is_over(Past::Unknown));
		assert!(Sight { is_new_set: true, ..sight }.is_over(Past::Unknown));
		assert!(sight.is_over(Past::Known));
	}

	#[test]
	fn a_chain_that_begins_does_begin() {
		assert_eq!(start(1, 500, None), Start::Votes);
		assert_eq!(start(4, 0, None), Start::Waits);
		assert_eq!(start(4, 0, Some(3)), Start::Votes);
		assert_eq!(start(4, 0, Some(41)), Start::Rests);
		assert_eq!(start(4, 1, Some(3)), Start::Rests);
		assert_eq!(start(4, 1, None), Start::Rests);
	}
}
