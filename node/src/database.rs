//! The node's database, and how it outlives a power cut.
//!
//! ParityDB writes a change to its log at once and leaves it to the system when the log reaches the disk: what is worked off is
//! forced there, every hour or more rarely. A power cut therefore loses half a minute of blocks, and with them what GRANDPA has
//! noted of its own votes; a validator that then votes again votes twice. So the log is forced to the disk wherever somebody will
//! rely on it: before a vote is signed ([`crate::signing`]), and before the note about finality is written that is kept beside
//! the database.
//!
//! A database that is new is forced there as a whole, with its files' names, and marked as complete. One without the mark holds
//! nothing that anybody relies on, and half of its files may be missing, so that the next start begins again.
//!
//! The note finds damage that the database itself does not notice: ParityDB drops what is half-written, and takes a folder in
//! which files are missing for a new one. A node does not start where the database has less than was noted.

use crate::{service::FullClient, signing::Guarded};
use codec::{Decode, Encode};
use parity_db::{CompressionType, Db, Operation, Options};
use rochdale_runtime::BlockNumber;
use sp_blockchain::HeaderBackend;
use sp_core::H256;
use sp_database::{error::DatabaseError, Change, ColumnId, Database, Transaction};
use std::{
	collections::{hash_map::RandomState, HashMap},
	fs::File,
	hash::{BuildHasher, Hasher},
	path::{Path, PathBuf},
	sync::{
		atomic::{AtomicUsize, Ordering},
		Arc, Mutex, MutexGuard, PoisonError,
	},
	time::{Duration, Instant},
};

/// How often the node looks whether there is room on the disk, and after how many looks the note is written again.
const PERIOD: Duration = Duration::from_secs(10);
const LOOKS: u32 = 6;

/// How long the database may take to write down what was committed. Longer than that it hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// The file in the folder that says that the database was on the disk as a whole.
const MARK: &str = "rochdale-complete";

/// How many columns the client's database has.
const COLUMNS: u8 = 13;

/// The column in which this module has its one entry. The client has none of this number.
const SEALS: u8 = 10;

/// The key of that entry.
const SEAL: &[u8] = b"seal";

/// The column in which GRANDPA keeps what it notes, the key of the rounds that run, and that of a round that is over, before its
/// number.
const AUX: ColumnId = 8;
const AUX_COLUMN: u8 = 8;
const RUNNING: &[u8] = b"grandpa_completed_round";
const CONCLUDED: &[u8] = b"grandpa_concluded_rounds";

/// Below how many bytes of room on the disk the node says so, and below how many it stops.
pub const SCARCE: u64 = 2 << 30;
const NONE: u64 = 128 << 20;

/// The columns of which the client expects that equal values are counted and kept once, and those that it wants compressed.
const COUNTED: [u8; 2] = [1, 11];
const COMPRESSED: [u8; 6] = [1, 4, 5, 6, 11, 12];

/// From how many bytes on the notes of GRANDPA are compressed: it writes all votes of three rounds with each step of a round.
const LONG: u32 = 512;

/// How many bytes are committed until they go from the log into the tables.
///
/// What is in the log is in memory as well, with a copy of each part of an index that it touches. By itself the database waits
/// for 64 MiB, with which an idle validator takes 100 MiB more after three hours than at its start. Each time most pages of the
/// indices are written, so that less than this would wear out the disk.
const HELD: usize = 24 << 20;

/// The database that the client works on.
pub struct Durable {
	db: Db,
	/// How many bytes were committed since the log was worked off.
	held: AtomicUsize,
	folder: PathBuf,
	/// Makes each seal differ from the one before.
	seals: Mutex<u64>,
	/// A number that no other database has.
	id: u64,
	/// What GRANDPA has noted of the rounds that run since the last seal. It notes all their votes with each step, and only what a
	/// vote rests on need be on the disk.
	running: Mutex<Option<Vec<u8>>>,
}

/// What the entry holds: how many votes the node has signed, a number that is new each time, and that of the database.
type Seal = (u64, u64, u64);

/// What the database says of itself, by which a journal knows it.
#[derive(Clone, Copy, Debug, Default, Decode, Encode, Eq, PartialEq)]
pub struct Held {
	/// A number that no other database has.
	pub database: u64,
	/// How many votes the node had signed when it was last sealed.
	pub votes: u64,
}

impl Durable {
	/// Opens the database in the folder, or makes one, with the columns that the client expects.
	pub fn open(folder: &Path) -> parity_db::Result<Self> {
		let mut options = Options::with_columns(folder, COLUMNS);
		for (column, options) in (0u8..).zip(options.columns.iter_mut()) {
			if column == AUX_COLUMN || COMPRESSED.contains(&column) {
				options.compression = CompressionType::Lz4;
			}
			let counted = COUNTED.contains(&column);
			(options.ref_counted, options.preimage, options.uniform) = (counted, counted, counted);
		}
		options.compression_threshold = HashMap::from([(AUX_COLUMN, LONG)]);
		let mut db = Db::open_or_create(&options)?;
		if db.get(SEALS, SEAL)?.is_none() {
			// A column is read to its end only as far as its table goes, and closing the database puts the entry there.
			let id = RandomState::new().build_hasher().finish();
			db.commit([(SEALS, SEAL, Some((0u64, 0u64, id).encode()))])?;
			drop(db);
			db = Db::open(&options)?;
		}
		let seal = db.get(SEALS, SEAL)?.and_then(|seal| Seal::decode(&mut seal.as_slice()).ok());
		let (_, serial, id) = seal.ok_or_else(|| parity_db::Error::Corruption("the seal cannot be read".into()))?;
		Ok(Self {
			db,
			held: AtomicUsize::new(0),
			folder: folder.into(),
			seals: Mutex::new(serial),
			id,
			running: Mutex::new(None),
		})
	}

	/// Whether there is a database in this folder that was on the disk as a whole, be it damaged since.
	///
	/// Fails where the disk does not say: what cannot be seen may be there.
	pub fn is_complete(folder: &Path) -> std::io::Result<bool> {
		// The note is written after the mark, so it tells the same where that was lost.
		Ok(folder.join(MARK).try_exists()? || note(folder).try_exists()?)
	}

	/// Holds the database in this folder until what is given is dropped, so that no node opens it. Fails where one has it open.
	pub fn hold(folder: &Path) -> std::io::Result<Option<File>> {
		// The database holds this lock from its first file on.
		let lock = match File::open(folder.join("lock")) {
			Ok(lock) => lock,
			Err(reason) if reason.kind() == std::io::ErrorKind::NotFound => return Ok(None),
			Err(reason) => return Err(reason),
		};
		fs2::FileExt::try_lock_exclusive(&lock).map_err(|_| std::io::Error::other("Database file is in use"))?;
		Ok(Some(lock))
	}

	/// Whether the database in this folder has yet to be made. What a start has left there that was cut short is removed.
	///
	/// Not where it is being made at this moment.
	pub fn is_to_be_made(folder: &Path) -> std::io::Result<bool> {
		let is_complete = Self::is_complete(folder)?;
		if !is_complete && folder.try_exists()? {
			Self::hold(folder)?;
			log::warn!("the database '{}' was never completed and is begun again", folder.display());
			std::fs::remove_dir_all(folder)?;
		}
		Ok(!is_complete)
	}

	/// Marks a new database as complete, after all of it is on the disk, with the keys and folders beside it.
	pub fn complete(&self) -> Result<(), String> {
		self.seal()?;
		let marked = || {
			let folder = self.folder.canonicalize()?;
			let chain = chain_folder(&folder);
			force_all(chain)?;
			// Some folders above may be others' and closed to this user, and then were there before.
			chain
				.ancestors()
				.skip(1)
				.take(3)
				.filter_map(|parent| File::open(parent).ok())
				.try_for_each(|it| it.sync_all())?;
			std::fs::write(self.folder.join(MARK), "1")?;
			force_all(&self.folder)
		};
		marked().map_err(|reason| format!("the database '{}' cannot be written: {reason}", self.folder.display()))
	}

	/// Where it is.
	pub fn folder(&self) -> &Path {
		&self.folder
	}

	/// What it says of itself, and has on the disk: a vote that is being sealed might be lost in a power cut.
	pub fn held(&self) -> Held {
		let _sealed = self.seals.lock().unwrap_or_else(PoisonError::into_inner);
		Held { database: self.id, votes: self.votes() }
	}

	/// How many votes the node had signed when the database was last sealed.
	pub fn votes(&self) -> u64 {
		let seal = self.get(SEALS.into(), SEAL).and_then(|seal| Seal::decode(&mut seal.as_slice()).ok());
		seal.map_or(0, |(votes, ..)| votes)
	}

	/// Makes sure that all that was committed so far is on the disk.
	pub fn seal(&self) -> Result<(), String> {
		self.seal_with(|votes| votes).map(drop)
	}

	/// Does the same where a vote is to be signed, and gives how many that makes, or how many more than `before`.
	pub fn seal_vote(&self, before: u64) -> Result<u64, String> {
		self.seal_with(|votes| votes.max(before).saturating_add(1))
	}

	fn seal_with(&self, count: impl FnOnce(u64) -> u64) -> Result<u64, String> {
		let mut serial = self.seals.lock().map_err(|_| "another thread failed while it sealed the database")?;
		*serial = serial.wrapping_add(1);
		let votes = count(self.votes());
		let seal = (votes, *serial, self.id).encode();
		let failed = |reason| format!("the database '{}' cannot be written: {reason}", self.folder.display());
		self.write_running(Some(seal.clone())).map_err(|error| failed(error.to_string()))?;
		// The database writes commits in their order, so all before this one are in the log as soon as it is.
		let (since, mut pause) = (Instant::now(), Duration::from_micros(200));
		while !self.is_logged(&seal).map_err(|error| failed(error.to_string()))? {
			if since.elapsed() > PATIENCE {
				return Err(failed(format!("it has written nothing for {} seconds", PATIENCE.as_secs())));
			}
			std::thread::sleep(pause);
			pause = pause.saturating_mul(2).min(Duration::from_millis(20));
		}
		self.force().map_err(|error| failed(error.to_string()))?;
		Ok(votes)
	}

	/// Commits this seal, if there is one, with what is noted of the rounds that run.
	fn write_running(&self, seal: Option<Vec<u8>>) -> parity_db::Result<()> {
		let mut running = self.running();
		let note = running.as_ref().map(|note| (AUX_COLUMN, RUNNING, Some(note.clone())));
		self.db.commit(note.into_iter().chain(seal.map(|seal| (SEALS, SEAL, Some(seal)))))?;
		*running = None;
		Ok(())
	}

	fn running(&self) -> MutexGuard<'_, Option<Vec<u8>>> {
		// A note is either there or not, whatever became of the thread that wrote it.
		self.running.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Whether the seal is in the log. Other than a look-up by key, this leaves out what is still in memory only.
	fn is_logged(&self, seal: &[u8]) -> parity_db::Result<bool> {
		let mut is_there = false;
		self.db.iter_column_while(SEALS, |entry| {
			is_there |= entry.value == seal;
			!is_there
		})?;
		Ok(is_there)
	}

	/// Has the log worked off once enough was committed, so many bytes just now.
	fn work_off(&self, bytes: usize) -> parity_db::Result<()> {
		if self.held.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes) < HELD {
			return Ok(());
		}
		self.held.store(0, Ordering::Relaxed);
		self.db.flush_logs()
	}

	/// Forces the log to the disk, and the names of its files.
	fn force(&self) -> std::io::Result<()> {
		for entry in std::fs::read_dir(&self.folder)? {
			let entry = entry?;
			if !entry.file_name().to_string_lossy().starts_with("log") {
				continue;
			}
			match File::open(entry.path()) {
				Ok(file) => file.sync_data()?,
				// What it held is in the tables by now, on the disk.
				Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
				Err(error) => return Err(error),
			}
		}
		File::open(&self.folder)?.sync_all()
	}
}

/// Forces a folder to the disk with all that is in it.
fn force_all(path: &Path) -> std::io::Result<()> {
	if path.is_dir() {
		std::fs::read_dir(path)?.try_for_each(|entry| force_all(&entry?.path()))?;
	}
	match File::open(path) {
		Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
		opened => opened?.sync_all(),
	}
}

/// The folder of the chain whose database is here. The database is in a folder by its kind.
fn chain_folder(database: &Path) -> &Path {
	database.ancestors().nth(2).unwrap_or(database)
}

/// Says in a sentence that a disk is full. A database that finds no room while it grows could not be opened any more.
pub fn ensure_room(folder: &Path) -> Result<(), String> {
	let Ok(room) = fs2::available_space(folder) else { return Ok(()) };
	if room < NONE {
		return Err(format!(
			"the disk of '{}' is full: {} MiB are left and the node needs {}; make room and start it again",
			folder.display(),
			room >> 20,
			NONE >> 20,
		));
	}
	Ok(())
}

/// How many bytes of keys and values a change is about.
fn bytes_of(change: &Change<H256>) -> usize {
	match change {
		Change::Set(_, key, value) => key.len().saturating_add(value.len()),
		Change::Store(_, key, value) => key.as_bytes().len().saturating_add(value.len()),
		Change::Remove(_, key) => key.len(),
		Change::Reference(_, key) | Change::Release(_, key) => key.as_bytes().len(),
	}
}

/// What the client cannot go on without.
fn read<T>(result: parity_db::Result<T>) -> T {
	match result {
		Ok(value) => value,
		Err(error) => panic!("the database cannot be read: {error}"),
	}
}

impl Drop for Durable {
	fn drop(&mut self) {
		if let Err(error) = self.write_running(None) {
			log::warn!("the database '{}' cannot be written: {error}", self.folder.display());
		}
	}
}

impl Database<H256> for Durable {
	fn commit(&self, transaction: Transaction<H256>) -> Result<(), DatabaseError> {
		let mut running = self.running();
		let mut changes = Vec::with_capacity(transaction.0.len());
		let mut note = None;
		for change in transaction.0 {
			match change {
				// GRANDPA notes each round that is over and neither reads nor deletes these notes: two fifths of what an idle
				// chain grows by.
				Change::Set(AUX, key, _) if key.starts_with(CONCLUDED) => {}
				Change::Set(AUX, key, value) if key == RUNNING => note = Some(value),
				change => changes.push(change),
			}
		}
		if changes.is_empty() {
			if note.is_some() {
				*running = note;
			}
			return Ok(());
		}
		// What belongs together is written together.
		if let Some(note) = note {
			changes.push(Change::Set(AUX, RUNNING.to_vec(), note));
			*running = None;
		}
		let bytes = changes.iter().map(bytes_of).sum();
		let operations = changes.into_iter().map(|change| match change {
			Change::Set(column, key, value) => (column, Operation::Set(key, value), false),
			Change::Remove(column, key) => (column, Operation::Dereference(key), false),
			Change::Store(column, key, value) => (column, Operation::Set(key.as_bytes().to_vec(), value), true),
			Change::Reference(column, key) => (column, Operation::Reference(key.as_bytes().to_vec()), true),
			Change::Release(column, key) => (column, Operation::Dereference(key.as_bytes().to_vec()), true),
		});
		let operations = operations.map(|(column, operation, is_counted)| match u8::try_from(column) {
			Ok(column) if !is_counted || COUNTED.contains(&column) => Ok((column, operation)),
			_ => Err(parity_db::Error::InvalidInput(format!("column {column} cannot hold this"))),
		});
		operations
			.collect::<Result<Vec<_>, _>>()
			.and_then(|operations| self.db.commit_changes(operations))
			.and_then(|()| self.work_off(bytes))
			.map_err(|error| DatabaseError(Box::new(error)))
	}

	fn get(&self, column: ColumnId, key: &[u8]) -> Option<Vec<u8>> {
		if column == AUX && key == RUNNING {
			if let Some(note) = self.running().as_ref() {
				return Some(note.clone());
			}
		}
		u8::try_from(column).ok().and_then(|column| read(self.db.get(column, key)))
	}

	fn supports_ref_counting(&self) -> bool {
		true
	}

	fn sanitize_key(&self, key: &mut Vec<u8>) {
		// The client puts a prefix before the hash for databases that do not count.
		key.drain(..key.len().saturating_sub(H256::len_bytes()));
	}
}

/// The note is inside the database's folder, so that purging the chain removes it.
fn note(database: &Path) -> PathBuf {
	database.join("rochdale-finalised")
}

/// Says in a sentence what is wrong with a database that has lost final blocks, where it has them up to `held`.
pub fn ensure_complete(database: &Path, held: BlockNumber) -> Result<(), String> {
	let note = note(database);
	let Ok(text) = std::fs::read_to_string(&note) else { return Ok(()) };
	let Ok(noted) = text.trim().parse::<BlockNumber>() else { return Ok(()) };
	if held < noted {
		return Err(format!(
			"the database '{}' is damaged: block {noted} was final and it holds them up to {held} only; remove it with \
			purge-chain and sync again (or, if no other node has more, delete '{}')",
			database.display(),
			note.display(),
		));
	}
	Ok(())
}

/// Notes from time to time how far finality has come, after that is on the disk, and what the keys have signed. Ends where the
/// disk is full.
pub async fn keep_note(database: Arc<Durable>, client: Arc<FullClient>, guarded: Option<Arc<Guarded>>) {
	let mut is_scarce = false;
	for look in (0..LOOKS).cycle() {
		futures_timer::Delay::new(PERIOD).await;
		if let Err(reason) = ensure_room(database.folder()) {
			log::error!("{reason}");
			return;
		}
		let was_scarce = is_scarce;
		is_scarce = fs2::available_space(database.folder()).is_ok_and(|room| room < SCARCE);
		if is_scarce && !was_scarce {
			let folder = database.folder().display();
			log::warn!(
				"the disk of '{folder}' has less than {} GiB left; below {} MiB the node stops",
				SCARCE >> 30,
				NONE >> 20
			);
		}
		if let Some(Err(reason)) = guarded.as_ref().map(|guarded| guarded.note(look == 0)) {
			log::warn!("the journal cannot be written: {reason}");
		}
		if look > 0 {
			continue;
		}
		let note = note(database.folder());
		let number = client.info().finalized_number;
		let written = database
			.seal()
			.and_then(|()| std::fs::write(&note, number.to_string()).map_err(|reason| reason.to_string()));
		if let Err(reason) = written {
			log::warn!("'{}' cannot be written: {reason}", note.display());
		}
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use crate::test_folder::Folder;

	/// Copies the files, as a disk image does.
	fn copied(from: &Path, to: &Path) {
		for entry in std::fs::read_dir(from).unwrap() {
			let entry = entry.unwrap();
			std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
		}
	}

	fn set(database: &Durable, key: &[u8], value: Vec<u8>) {
		let mut transaction = Transaction::new();
		transaction.set_from_vec(AUX, key, value);
		database.commit(transaction).unwrap();
	}

	#[test]
	fn what_is_sealed_is_in_the_files_of_the_log() {
		let (folder, copy) = (Folder::new(), Folder::new());
		let database = Durable::open(folder.path()).unwrap();
		for number in 0..50u8 {
			set(&database, &[number], vec![number; 10_000]);
			assert_eq!(database.seal_vote(0).unwrap(), u64::from(number) + 1);
			// Whatever the database has in memory only is not in the copy.
			if number % 10 == 9 {
				std::fs::read_dir(copy.path())
					.unwrap()
					.for_each(|file| std::fs::remove_file(file.unwrap().path()).unwrap());
				copied(folder.path(), copy.path());
				let copied = Durable::open(copy.path()).unwrap();
				assert_eq!(copied.get(AUX, &[number]), Some(vec![number; 10_000]));
				assert_eq!(copied.votes(), u64::from(number) + 1);
			}
		}
		drop(database);
		assert_eq!(Durable::open(folder.path()).unwrap().votes(), 50);
	}

	#[test]
	fn what_was_committed_goes_into_the_tables_before_it_fills_the_memory() {
		let folder = Folder::new();
		let database = Durable::open(folder.path()).unwrap();
		// Of a log that was worked off nothing is left.
		let logged = || {
			let files = std::fs::read_dir(folder.path()).unwrap().map(Result::unwrap);
			let logs = files.filter(|file| file.file_name().to_string_lossy().starts_with("log"));
			logs.map(|file| file.metadata().unwrap().len()).sum::<u64>()
		};
		// Nothing that compresses.
		let value = |number: u8| {
			let mut state = u32::from(number) + 1;
			std::iter::repeat_with(|| {
				state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
				state.to_be_bytes()[0]
			})
			.take(1 << 20)
			.collect::<Vec<u8>>()
		};
		for number in 0..23 {
			set(&database, &[number], value(number));
		}
		database.seal().unwrap();
		let before = logged();
		for number in 23..30 {
			set(&database, &[number], value(number));
		}
		database.seal().unwrap();
		let since = Instant::now();
		while logged() >= before {
			assert!(since.elapsed() < PATIENCE, "the log has {} bytes", logged());
			std::thread::sleep(Duration::from_millis(50));
		}
		assert!((0..30).all(|number| database.get(AUX, &[number]) == Some(value(number))));
	}

	#[test]
	fn a_database_whose_making_was_cut_short_is_made_again() {
		let parent = Folder::new();
		let folder = parent.path().join("paritydb/full");
		assert!(Durable::is_to_be_made(&folder).unwrap());
		// A file that was made and not yet written through is empty after a power cut.
		std::fs::create_dir_all(&folder).unwrap();
		std::fs::write(folder.join("metadata"), "").unwrap();
		assert!(Durable::open(&folder).is_err());
		assert!(Durable::is_to_be_made(&folder).unwrap());
		assert!(!folder.exists());

		// Another process is making it.
		let making = Durable::open(&folder).unwrap();
		assert_eq!(Durable::is_to_be_made(&folder).unwrap_err().to_string(), "Database file is in use");
		making.complete().unwrap();
		drop(making);
		assert!(!Durable::is_to_be_made(&folder).unwrap());
		assert!(folder.join("metadata").exists());
	}

	#[test]
	fn a_database_that_is_open_is_held_by_nobody_else() {
		let folder = Folder::new();
		assert!(Durable::hold(folder.path()).unwrap().is_none());
		let database = Durable::open(folder.path()).unwrap();
		let refusal = Durable::hold(folder.path()).unwrap_err().to_string();
		assert_eq!(refusal, "Database file is in use");
		drop(database);
		let held = Durable::hold(folder.path()).unwrap();
		assert!(held.is_some() && Durable::open(folder.path()).is_err());
	}

	#[test]
	fn rounds_that_are_over_are_not_kept() {
		let folder = Folder::new();
		let database = Durable::open(folder.path()).unwrap();
		let concluded = [CONCLUDED, &7u64.to_le_bytes()].concat();
		set(&database, &concluded, vec![1; 1_000]);
		assert!(!database.contains(AUX, &concluded));
	}

	#[test]
	fn the_rounds_that_run_are_written_with_a_vote_and_with_what_belongs_to_them() {
		let folder = Folder::new();
		let database = Durable::open(folder.path()).unwrap();
		let stored = || database.db.get(AUX_COLUMN, RUNNING).unwrap();
		for step in 0..3 {
			set(&database, RUNNING, vec![step; 1_000]);
			assert_eq!((database.get(AUX, RUNNING), stored()), (Some(vec![step; 1_000]), None));
			assert!(database.contains(AUX, RUNNING));
		}
		database.seal_vote(0).unwrap();
		assert_eq!(stored(), Some(vec![2; 1_000]));

		set(&database, RUNNING, vec![3]);
		set(&database, b"another note", vec![1]);
		assert_eq!(stored(), Some(vec![2; 1_000]));
		let mut transaction = Transaction::new();
		transaction.set_from_vec(AUX, RUNNING, vec![4]);
		transaction.set_from_vec(AUX, b"grandpa_voter_set", vec![4]);
		database.commit(transaction).unwrap();
		assert_eq!((database.get(AUX, RUNNING), stored()), (Some(vec![4]), Some(vec![4])));

		set(&database, RUNNING, vec![5]);
		drop(database);
		assert_eq!(Durable::open(folder.path()).unwrap().get(AUX, RUNNING), Some(vec![5]));
	}

	#[test]
	fn only_a_vote_counts_as_one() {
		let folder = Folder::new();
		let database = Durable::open(folder.path()).unwrap();
		database.seal().unwrap();
		assert_eq!(database.votes(), 0);
		assert_eq!(database.seal_vote(0), Ok(1));
		database.seal().unwrap();
		assert_eq!(database.votes(), 1);
		assert_eq!(database.seal_vote(40), Ok(41));
		assert_eq!(database.seal_vote(40), Ok(42));
	}

	#[test]
	fn values_that_are_equal_are_counted_where_the_client_expects_it_and_nowhere_else() {
		let folder = Folder::new();
		let database = Durable::open(folder.path()).unwrap();
		let key = H256::repeat_byte(7);
		let commit = |change| database.commit(Transaction(vec![change]));
		commit(Change::Store(1, key, vec![1])).unwrap();
		commit(Change::Store(1, key, vec![1])).unwrap();
		commit(Change::Release(1, key)).unwrap();
		database.seal().unwrap();
		assert_eq!(database.get(1, key.as_bytes()), Some(vec![1]));
		commit(Change::Release(1, key)).unwrap();
		database.seal().unwrap();
		assert_eq!(database.get(1, key.as_bytes()), None);
		assert!(commit(Change::Store(AUX, key, vec![1])).is_err());
		assert_eq!(database.get(300, &[1]), None);
	}
}
