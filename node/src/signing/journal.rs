//! The journal of a validator. By it a node knows a copy and an older database, and makes no second block in a slot.

use crate::{database::Held, found::source::plainly};
use codec::{Decode, Encode};
use fs2::FileExt as _;
use sp_consensus_aura::Slot;
use sp_io::hashing::blake2_256;
use std::{
	fs::{File, OpenOptions},
	io::{Error, ErrorKind, Result},
	os::unix::fs::{FileExt as _, MetadataExt, OpenOptionsExt as _},
	path::Path,
	time::{SystemTime, UNIX_EPOCH},
};

/// The name of the journal's file.
const FILE: &str = "rochdale-signed";

/// Bytes of each of the two places in the journal's file that are written in turn, so that one of them is always whole.
const PLACE: usize = 4_096;
const SECOND: u64 = 4_096;

/// By how much the file may seem to have changed after it was last written, in milliseconds.
const TOLERANCE: u64 = 10_000;

/// How many slots ahead the last slot of the node may be to count: an hour.
const SOON: u64 = 1_200;

/// What is known of what the node's keys have signed before it was started.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, PartialEq)]
pub enum Past {
	/// All of it, and the database has it too.
	Known,
	/// Nothing was voted from here. Nobody knows what the keys have signed on another machine.
	#[default]
	New,
	/// Nobody knows: the journal is a copy, or the database is older than it or another, as where the chain was purged.
	Unknown,
}

/// What the journal holds.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, PartialEq)]
struct Record {
	/// Counts the records, so that the newer place is found.
	serial: u64,
	/// The hash of the first block of the chain.
	chain: [u8; 32],
	/// When it was written, in milliseconds since 1970 as the file system has it.
	written: u64,
	/// When the file was made, in milliseconds since 1970, where the file system tells.
	made: Option<u64>,
	/// The last slot in which the node authored.
	slot: u64,
	/// What the database said of itself when the journal was last written.
	held: Held,
	/// The keys of which all is known.
	keys: Vec<[u8; 32]>,
	/// What was known of the time before, and stays so until the node may vote.
	past: Past,
}

/// Milliseconds since 1970.
pub fn now() -> u64 {
	let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	u64::try_from(passed.as_millis()).unwrap_or(u64::MAX)
}

/// When the file system last changed anything of the file, in milliseconds since 1970.
fn changed(file: &File) -> Result<u64> {
	let metadata = file.metadata()?;
	let millis = metadata.ctime().saturating_mul(1_000).saturating_add(metadata.ctime_nsec() / 1_000_000);
	Ok(u64::try_from(millis).unwrap_or(0))
}

/// When the file was made, in milliseconds since 1970, where the file system tells. Whatever copies it makes another.
fn made(file: &File) -> Option<u64> {
	let made = file.metadata().ok()?.created().ok()?;
	u64::try_from(made.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()
}

/// The last slot in which the node authored, and how many votes its database had.
pub struct Journal {
	file: File,
	record: Record,
	/// What to add to this process's clock to get that of the file system. They differ in tests.
	ahead: i64,
}

impl Journal {
	/// Opens the journal of the keys in this folder on the chain with this first block, or begins one. Nobody else opens it until
	/// this one is dropped.
	pub fn open(keystore: &Path, chain: [u8; 32]) -> Result<Self> {
		let mut options = OpenOptions::new();
		options.create(true).truncate(false).read(true).write(true).mode(0o600);
		let path = keystore.join(FILE);
		let unopened = |reason: Error| {
			Error::new(reason.kind(), format!("'{}' cannot be opened: {}", path.display(), plainly(&reason)))
		};
		let file = options.open(&path).map_err(unopened)?;
		lock(&file, keystore)?;
		let mut journal = Self::of(file)?.on(chain);
		// Writing it tells the file system's clock.
		journal.write(journal.record.clone())?;
		let ahead = i128::from(changed(&journal.file)?).saturating_sub(i128::from(now()));
		journal.ahead = i64::try_from(ahead).unwrap_or(0);
		journal.write(journal.record.clone())?;
		File::open(keystore)?.sync_all()?;
		Ok(journal)
	}

	/// Looks at the journal and leaves it as it is.
	pub fn peek(keystore: &Path, chain: [u8; 32]) -> Result<Self> {
		Ok(Self::of(File::open(keystore.join(FILE))?)?.on(chain))
	}

	/// The journal of this chain. Keys that signed on another one are new here: a federation may found its chain anew.
	fn on(mut self, chain: [u8; 32]) -> Self {
		if self.record.chain != chain {
			self.record = Record { serial: self.record.serial, chain, ..Record::default() };
		}
		self
	}

	fn of(file: File) -> Result<Self> {
		let record = [0, SECOND].into_iter().filter_map(|place| read(&file, place)).max_by_key(|record| record.serial);
		let mut record = record.unwrap_or_default();
		// A copy that was made within seconds of the last record has not changed since, but is another file.
		let is_other = record.made.zip(made(&file)).is_some_and(|(earlier, present)| earlier != present);
		if record.serial > 0 && (is_other || changed(&file)? > record.written.saturating_add(TOLERANCE)) {
			record.past = Past::Unknown;
		}
		Ok(Self { file, record, ahead: 0 })
	}

	/// Says what is known of the time before, where the database is this one.
	pub fn past(&self, held: Held) -> Past {
		let Held { database, votes } = self.record.held;
		// What was voted is in the database first.
		if held.votes < votes || (self.record.past == Past::Known && held.database != database) {
			Past::Unknown
		} else {
			self.record.past
		}
	}

	/// Whether all is known of a key, as far as it is known at all.
	pub fn knows(&self, key: &[u8; 32]) -> bool {
		self.record.keys.contains(key)
	}

	/// The last slot in which the node authored.
	pub fn slot(&self) -> u64 {
		self.record.slot
	}

	/// Takes the slot for a block of this node. False if it has authored in it or after it.
	///
	/// What it authored far in the future, by a clock that was wrong, nobody has taken.
	pub fn claim(&mut self, slot: Slot) -> Result<bool> {
		let is_soon = self.record.slot.saturating_sub(*slot) <= SOON;
		if *slot <= self.record.slot && is_soon {
			return Ok(false);
		}
		self.write(Record { slot: *slot, ..self.record.clone() })?;
		Ok(true)
	}

	/// How many votes the database must have at least so that no older one is taken for it.
	pub fn votes(&self) -> u64 {
		self.record.held.votes
	}

	/// Goes on from this database with these keys, because what came before no longer matters.
	pub fn adopt(&mut self, held: Held, keys: Vec<[u8; 32]>) -> Result<()> {
		self.write(Record { held, keys, past: Past::Known, ..self.record.clone() })
	}

	/// Writes the record through to the disk.
	fn write(&mut self, record: Record) -> Result<()> {
		let serial = self.record.serial.saturating_add(1);
		let written = now().saturating_add_signed(self.ahead);
		let record = Record { serial, written, made: made(&self.file), ..record };
		let encoded = record.encode();
		let mut bytes = (blake2_256(&encoded), encoded).encode();
		if bytes.len() > PLACE {
			return Err(Error::other("the keystore has more keys than the journal has room for: remove old ones"));
		}
		bytes.resize(PLACE, 0);
		let place = if serial.is_multiple_of(2) { 0 } else { SECOND };
		self.file.write_all_at(&bytes, place)?;
		self.file.sync_data()?;
		self.record = record;
		Ok(())
	}
}

/// Reads what is in a place of the journal, if it is whole.
fn read(file: &File, place: u64) -> Option<Record> {
	let mut bytes = [0; PLACE];
	file.read_exact_at(&mut bytes, place).ok()?;
	let (hash, encoded) = <([u8; 32], Vec<u8>)>::decode(&mut bytes.as_slice()).ok()?;
	(blake2_256(&encoded) == hash).then(|| Record::decode(&mut encoded.as_slice()).ok()).flatten()
}

/// Takes the journal for this process. Two nodes with the same keys would contradict each other.
fn lock(file: &File, keystore: &Path) -> Result<()> {
	file.try_lock_exclusive().map_err(|reason| {
		let keystore = keystore.display();
		Error::new(
			reason.kind(),
			format!("the keys in '{keystore}' are in use by another node: stop it first ({reason})"),
		)
	})
}

/// Notes that nobody knows any longer what the keys have signed, so that the node votes only when that is over.
pub fn forget(keystore: &Path) -> Result<()> {
	match OpenOptions::new().read(true).write(true).open(keystore.join(FILE)) {
		Ok(file) => {
			lock(&file, keystore)?;
			let mut journal = Journal::of(file)?;
			journal.write(Record { past: Past::Unknown, ..journal.record.clone() })
		}
		Err(reason) if reason.kind() == ErrorKind::NotFound => Ok(()),
		Err(reason) => Err(Error::new(reason.kind(), format!("the journal cannot be written: {reason}"))),
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use crate::test_folder::Folder;
	use std::time::Duration;

	/// Opens the journal of the keys in a folder on the chain of these tests.
	fn open(keystore: &Path) -> Journal {
		Journal::open(keystore, [1; 32]).unwrap()
	}

	#[test]
	fn no_slot_is_authored_in_twice() {
		let folder = Folder::new();
		let mut journal = open(folder.path());
		assert!(journal.claim(100.into()).unwrap());
		assert!(!journal.claim(100.into()).unwrap());
		drop(journal);
		let mut journal = open(folder.path());
		assert!(!journal.claim(100.into()).unwrap());
		assert!(!journal.claim(99.into()).unwrap());
		assert!(journal.claim(101.into()).unwrap());
	}

	#[test]
	fn a_clock_that_was_a_year_fast_silences_nobody_for_a_year() {
		let folder = Folder::new();
		let mut journal = open(folder.path());
		assert!(journal.claim(10_000_000.into()).unwrap());
		assert!(!journal.claim((10_000_000 - SOON).into()).unwrap());
		assert!(journal.claim((10_000_000 - SOON - 1).into()).unwrap());
		assert!(!journal.claim((10_000_000 - SOON - 1).into()).unwrap());
	}

	#[test]
	fn a_torn_record_leaves_the_one_before() {
		let folder = Folder::new();
		let mut journal = open(folder.path());
		journal.claim(100.into()).unwrap();
		journal.claim(200.into()).unwrap();
		let torn = if journal.record.serial.is_multiple_of(2) { 0 } else { SECOND };
		journal.file.write_all_at(&[7; 16], torn + 40).unwrap();
		drop(journal);
		assert_eq!(open(folder.path()).record.slot, 100);
	}

	/// What the database of these tests says of itself where it has so many votes.
	fn with(votes: u64) -> Held {
		Held { database: 1, votes }
	}

	#[test]
	fn what_is_known_of_the_past_follows_from_journal_and_database() {
		let folder = Folder::new();
		let mut journal = open(folder.path());
		assert_eq!(journal.past(with(0)), Past::New);
		journal.claim(1.into()).unwrap();
		drop(journal);
		// It stays so until the node may vote.
		let mut journal = open(folder.path());
		assert_eq!(journal.past(with(0)), Past::New);
		journal.adopt(with(7), vec![[1; 32]]).unwrap();
		drop(journal);
		let journal = open(folder.path());
		assert_eq!(journal.past(with(7)), Past::Known);
		assert_eq!(journal.past(with(9)), Past::Known);
		assert_eq!(journal.past(with(6)), Past::Unknown);
		assert_eq!(journal.votes(), 7);
		// The database of another validator.
		assert_eq!(journal.past(Held { database: 2, votes: 9 }), Past::Unknown);
		assert!(journal.knows(&[1; 32]) && !journal.knows(&[2; 32]));
	}

	#[test]
	fn what_was_reverted_is_not_known() {
		let folder = Folder::new();
		forget(folder.path()).unwrap();
		open(folder.path()).adopt(with(7), Vec::new()).unwrap();
		forget(folder.path()).unwrap();
		assert_eq!(Journal::peek(folder.path(), [1; 32]).unwrap().past(with(7)), Past::Unknown);
	}

	#[test]
	fn two_nodes_do_not_sign_with_the_same_keys() {
		let folder = Folder::new();
		let journal = open(folder.path());
		let said = |refused: Result<()>| refused.unwrap_err().to_string();
		assert!(said(Journal::open(folder.path(), [1; 32]).map(drop)).contains("are in use by another node"));
		assert!(said(forget(folder.path())).contains("are in use by another node"));
		// Who only looks may.
		assert_eq!(Journal::peek(folder.path(), [1; 32]).unwrap().past(with(0)), Past::New);
		drop(journal);
		open(folder.path());
	}

	#[test]
	fn what_was_signed_on_another_chain_binds_nobody_on_this_one() {
		let folder = Folder::new();
		let mut journal = open(folder.path());
		journal.adopt(with(40), vec![[1; 32]]).unwrap();
		journal.claim(100.into()).unwrap();
		drop(journal);
		let mut journal = Journal::open(folder.path(), [2; 32]).unwrap();
		assert_eq!((journal.past(with(0)), journal.votes()), (Past::New, 0));
		assert!(!journal.knows(&[1; 32]) && journal.claim(100.into()).unwrap());
		drop(journal);
		// Nothing is known of the first any longer.
		assert_eq!(open(folder.path()).past(with(40)), Past::New);
	}

	#[test]
	fn a_journal_says_so_where_it_has_no_room() {
		let folder = Folder::new();
		let mut journal = open(folder.path());
		journal.adopt(with(1), vec![[1; 32]; 100]).unwrap();
		assert!(journal.adopt(with(1), vec![[1; 32]; 130]).unwrap_err().to_string().contains("remove old ones"));
		assert!(!journal.knows(&[2; 32]) && journal.record.keys.len() == 100);
	}

	#[test]
	fn a_copy_of_the_journal_is_known_as_one() {
		let folder = Folder::new();
		let mut journal = open(folder.path());
		journal.adopt(with(7), Vec::new()).unwrap();
		// As if it was written an hour ago, and copied now with all that a copying tool can keep.
		journal.ahead = -3_600_000;
		journal.claim(100.into()).unwrap();
		drop(journal);
		assert_eq!(open(folder.path()).past(with(7)), Past::Unknown);
		assert_eq!(open(folder.path()).past(with(7)), Past::Unknown);
	}

	#[test]
	fn a_copy_that_was_made_at_once_is_known_as_one_too() {
		let (folder, copy) = (Folder::new(), Folder::new());
		let (original, copied) = (folder.path(), copy.path());
		let journal = open(original);
		if made(&journal.file).is_none() {
			return;
		}
		drop(journal);
		std::thread::sleep(Duration::from_millis(20));
		std::fs::copy(original.join(FILE), copied.join(FILE)).unwrap();
		// Not even where nothing was voted yet: the original may have voted since.
		assert_eq!(open(copied).past(with(0)), Past::Unknown);
		// A folder that was moved is the same.
		assert_eq!(open(original).past(with(0)), Past::New);
	}
}
