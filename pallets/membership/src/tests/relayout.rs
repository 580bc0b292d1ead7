//! A register in a new layout, entry by entry. What a migration shares is tested here, where a register is at hand.

use super::*;
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_support::{
	migrations::{FailedMigrationHandler, FailedMigrationHandling, SteppedMigration, SteppedMigrationError},
	storage::{unhashed, PrefixIterator, StoragePrefixedMap},
	traits::{GetStorageVersion, StorageVersion},
	weights::WeightMeter,
};
use rochdale_primitives::migration::{EachEntry, Relayout, TryAgain};

/// What one entry weighs here.
const ONE: Weight = Weight::from_parts(1_000, 0);

/// A number before each entry.
struct Numbered<T>(PhantomData<T>);

impl Relayout for Numbered<Test> {
	type New = (u8, EntryOf<Test>);
	type Old = EntryOf<Test>;
	type Pallet = Membership;

	const FROM: u16 = 1;

	fn prefix() -> [u8; 32] {
		Members::<Test>::final_prefix()
	}

	fn renewed(old: Self::Old) -> Self::New {
		(7, old)
	}

	fn weight() -> Weight {
		ONE
	}
}

type Migration = EachEntry<Numbered<Test>>;
type Cursor = <Migration as SteppedMigration>::Cursor;

/// One step with the weight of so many entries, and how many it was billed for.
fn step(cursor: Option<Cursor>, entries: u64) -> (Result<Option<Cursor>, SteppedMigrationError>, u64) {
	let mut meter = WeightMeter::with_limit(ONE.saturating_mul(entries));
	let result = Migration::transactional_step(cursor, &mut meter);
	(result, meter.consumed().ref_time() / ONE.ref_time())
}

/// Steps with the weight of so many entries each until nothing is left to do, and how many.
fn run(entries: u64) -> u32 {
	let mut cursor = None;
	for steps in 1.. {
		match step(cursor, entries).0.unwrap() {
			None => return steps,
			next => cursor = next,
		}
	}
	unreachable!()
}

/// All that is stored in the register, by key.
fn stored<Entry: Decode + Encode>() -> Vec<(Vec<u8>, Vec<u8>)> {
	let prefix = Members::<Test>::final_prefix().to_vec();
	PrefixIterator::<_>::new(prefix.clone(), prefix, |key, value| Ok((key.to_vec(), value.to_vec())))
		.inspect(|(_, value)| assert_eq!(Entry::decode(&mut &**value).unwrap().encode(), *value))
		.collect()
}

/// Lets a co-op have so many members more, each with a commitment of its own.
fn grow(members: u32) {
	let like = entry(1);
	for member in 1_000..1_000 + members {
		let commitment = Some(Hash::from_low_u64_be(member.into()));
		Members::<Test>::insert(COURIERS, member, MemberEntry { account: None, commitment, ..like.clone() });
	}
}

fn version() -> StorageVersion {
	Membership::on_chain_storage_version()
}

/// Renews a register with so many members more, and checks that it then holds the same.
fn renew(members: u32, entries: u64) -> u32 {
	grow(members);
	let before = stored::<EntryOf<Test>>();
	let rest = sp_io::storage::root(Default::default());
	let steps = run(entries);
	let expected: Vec<_> = before.iter().map(|(key, value)| (key.clone(), [&[7][..], &value[..]].concat())).collect();
	assert_eq!(stored::<(u8, EntryOf<Test>)>(), expected);
	assert_eq!(version(), 2);

	// With the old entries and the old version all is as it was: nothing else was touched.
	let prefix = Members::<Test>::final_prefix();
	before.iter().for_each(|(key, value)| unhashed::put_raw(&[&prefix[..], &key[..]].concat(), value));
	StorageVersion::new(1).put::<Membership>();
	assert_eq!(sp_io::storage::root(Default::default()), rest);
	steps
}

#[test]
fn every_entry_gets_the_new_layout_once_whatever_a_block_has_room_for() {
	for entries in [1, 2, 64, 1_000] {
		two_coops().execute_with(|| {
			// Ten members from the beginning. It takes the room of one more to see that none is left.
			let steps = renew(300, entries);
			assert_eq!(u64::from(steps), 311_u64.div_ceil(entries));
		});
	}
}

#[test]
#[ignore = "takes a minute without optimisation: cargo test -p pallet-coop-membership -- --ignored"]
fn a_hundred_thousand_entries_get_the_new_layout() {
	two_coops().execute_with(|| {
		// What half of a block of a second has room for.
		let steps = renew(100_000, 6_000);
		assert_eq!(steps, 17);
	});
}

#[test]
fn step_does_what_its_weight_has_room_for_and_no_more() {
	two_coops().execute_with(|| {
		let (cursor, billed) = step(None, 4);
		let renewed = || stored_lengths().into_iter().filter(|(_, is_new)| *is_new).count();
		assert_eq!((billed, renewed()), (4, 4));
		assert_eq!(version(), 1);
		let (_, billed) = step(cursor.unwrap(), 5);
		assert_eq!((billed, renewed()), (5, 9));
	});
}

/// The keys of the register, and whether what is under each has the new layout.
fn stored_lengths() -> Vec<(Vec<u8>, bool)> {
	let prefix = Members::<Test>::final_prefix().to_vec();
	let is_new = |value: &[u8]| value.first() == Some(&7);
	PrefixIterator::<_>::new(prefix.clone(), prefix, |key, value| Ok((key.to_vec(), value.to_vec())))
		.map(|(key, value)| (key, is_new(&value)))
		.collect()
}

#[test]
fn step_without_room_for_one_entry_says_what_it_needs_and_leaves_everything() {
	two_coops().execute_with(|| {
		let before = sp_io::storage::root(Default::default());
		assert_eq!(step(None, 0), (Err(SteppedMigrationError::InsufficientWeight { required: ONE }), 0));
		assert_eq!(sp_io::storage::root(Default::default()), before);
	});
}

#[test]
fn at_another_storage_version_there_is_nothing_to_do() {
	for at in [0, 2, 3] {
		two_coops().execute_with(|| {
			StorageVersion::new(at).put::<Membership>();
			let before = sp_io::storage::root(Default::default());
			assert_eq!(step(None, 100), (Ok(None), 0));
			assert_eq!(sp_io::storage::root(Default::default()), before);
		});
	}
}

#[test]
fn entry_that_cannot_be_read_stays_and_all_others_get_the_new_layout() {
	two_coops().execute_with(|| {
		let key = Members::<Test>::hashed_key_for(BAKERY, 3);
		let mut longer = entry(3).encode();
		longer.push(0);
		unhashed::put_raw(&key, &longer);
		run(4);
		assert_eq!(unhashed::get_raw(&key), Some(longer));
		assert_eq!(stored_lengths().into_iter().filter(|(_, is_new)| *is_new).count(), 9);
		assert_eq!(version(), 2);
	});
}

#[test]
fn step_that_fails_is_tried_again_where_it_stands() {
	assert!(matches!(TryAgain::failed(Some(0)), FailedMigrationHandling::Ignore));
}
