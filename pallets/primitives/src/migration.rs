//! Changes of the layout of what is stored, entry by entry, over as many blocks as it takes (docs/upgrading.md).

use alloc::vec::Vec;
use codec::{Decode, DecodeAll, Encode};
use core::marker::PhantomData;
use frame_support::{
	migrations::{FailedMigrationHandler, FailedMigrationHandling, SteppedMigration, SteppedMigrationError},
	storage::{unhashed, PrefixIterator},
	traits::{ConstU32, GetStorageVersion, PalletInfoAccess, StorageVersion},
	weights::{Weight, WeightMeter},
	BoundedVec,
};

/// How long the key of an entry can be, in bytes.
pub const LONGEST_KEY: u32 = 192;

/// A new layout for the entries of one map.
pub trait Relayout {
	/// The pallet that stores them, whose storage version goes up by one with the last entry.
	///
	/// Two maps of one pallet take two versions, one after the other.
	type Pallet: GetStorageVersion<InCodeStorageVersion = StorageVersion> + PalletInfoAccess;
	/// An entry as it is stored.
	type Old: Decode;
	/// The same as it is going to be stored.
	type New: Encode;
	/// The storage version from which it goes up. In any other there is nothing to do.
	const FROM: u16;

	/// Where the keys of the map begin.
	fn prefix() -> [u8; 32];

	/// What takes the place of an entry.
	fn renewed(old: Self::Old) -> Self::New;

	/// What one entry weighs, measured on the longest one: its key and what is under it are read, and it is written anew.
	fn weight() -> Weight;
}

/// Gives each entry its new layout, as many in a block as its weight admits.
///
/// Only inherents are in such blocks, so that no entry comes or goes meanwhile. What cannot be read stays as it is, with an
/// error in the log: a federation must not stand still for an entry that nobody could read before either.
#[derive(Debug)]
pub struct EachEntry<R>(PhantomData<R>);

impl<R: Relayout> SteppedMigration for EachEntry<R> {
	/// The key of the last entry with the new layout.
	type Cursor = BoundedVec<u8, ConstU32<LONGEST_KEY>>;
	/// Where the keys begin, and the storage version from which it goes up.
	type Identifier = ([u8; 32], u16);

	fn id() -> Self::Identifier {
		(R::prefix(), R::FROM)
	}

	fn migrating_prefixes() -> Option<impl IntoIterator<Item = Vec<u8>>> {
		Some([R::prefix().to_vec()])
	}

	fn step(
		cursor: Option<Self::Cursor>,
		meter: &mut WeightMeter,
	) -> Result<Option<Self::Cursor>, SteppedMigrationError> {
		let required = R::weight();
		if R::Pallet::on_chain_storage_version() != R::FROM {
			return Ok(None);
		}
		if !meter.can_consume(required) {
			return Err(SteppedMigrationError::InsufficientWeight { required });
		}
		let prefix = R::prefix().to_vec();
		let mut last = cursor.map_or_else(|| prefix.clone(), BoundedVec::into_inner);
		while meter.try_consume(required).is_ok() {
			// What comes next is asked for anew, because an iterator reads one entry ahead of what is written.
			let mut rest = PrefixIterator::<_>::new(prefix.clone(), last, |_, value| Ok(value.to_vec()));
			let Some(value) = rest.next() else {
				StorageVersion::new(R::FROM.saturating_add(1)).put::<R::Pallet>();
				return Ok(None);
			};
			last = rest.last_raw_key().to_vec();
			match R::Old::decode_all(&mut &*value) {
				Ok(old) => unhashed::put(&last, &R::renewed(old)),
				Err(_) => log::error!(target: "runtime::migration", "{last:02x?} cannot be read and stays as it is"),
			}
		}
		last.try_into().map(Some).map_err(|_| SteppedMigrationError::InvalidCursor)
	}
}

/// Writes an entry anew as it is: what each new layout of its map does, whatever changes in it.
#[cfg(feature = "runtime-benchmarks")]
#[derive(Debug)]
pub struct AsItIs<Pallet, Map, Entry>(PhantomData<(Pallet, Map, Entry)>);

#[cfg(feature = "runtime-benchmarks")]
impl<Pallet, Map, Entry> Relayout for AsItIs<Pallet, Map, Entry>
where
	Pallet: GetStorageVersion<InCodeStorageVersion = StorageVersion> + PalletInfoAccess,
	Map: frame_support::storage::StoragePrefixedMap<Entry>,
	Entry: codec::FullCodec,
{
	type New = Entry;
	type Old = Entry;
	type Pallet = Pallet;

	const FROM: u16 = 1;

	fn prefix() -> [u8; 32] {
		Map::final_prefix()
	}

	fn renewed(old: Entry) -> Entry {
		old
	}

	fn weight() -> Weight {
		Weight::from_parts(1, 0)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl<Pallet, Map, Entry> AsItIs<Pallet, Map, Entry>
where
	Self: Relayout,
{
	/// Has a migration write the entry under this key, and nothing else. Says whether it did.
	pub fn renew(key: &[u8]) -> bool {
		// No other key lies between this one and itself without its last byte.
		let before = key.split_last().map(|(_, before)| before.to_vec()).unwrap_or_default();
		let mut meter = WeightMeter::with_limit(Self::weight());
		let done = EachEntry::<Self>::step(before.try_into().ok(), &mut meter);
		matches!(done, Ok(Some(last)) if last.as_slice() == key)
	}
}

/// Tries a step that fails again in the next block, as often as it takes.
///
/// A step that fails leaves nothing behind. So a chain whose migration fails goes on with empty blocks, final ones, in which
/// no deadline passes, until its validators run a repaired runtime, which goes on where the migration stands. Without
/// migration members would vote by a register of which half cannot be read, and to give up (`KeepStuck`) would forget where
/// it stands.
#[derive(Debug)]
pub struct TryAgain;

impl FailedMigrationHandler for TryAgain {
	fn failed(_: Option<u32>) -> FailedMigrationHandling {
		FailedMigrationHandling::Ignore
	}
}
