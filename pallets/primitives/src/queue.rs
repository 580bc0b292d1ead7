//! What happens without anybody's call: a queue of deadlines, and how a block works it off.

use super::{Clock, Moment};
use codec::{EncodeLike, FullCodec};
use frame_support::{
	defensive,
	dispatch::DispatchResult,
	ensure,
	storage::{with_storage_layer, IterableStorageDoubleMap, StorageDoubleMap},
	traits::Get,
	weights::{RuntimeDbWeight, Weight, WeightMeter},
};

/// A pallet's queue of deadlines, in the order of their time.
///
/// The first key of the entries is deadline time, big-endian and not hashed, so that iteration starts with what comes next.
pub trait DueQueue {
	/// The time by which deadlines pass.
	type Clock: Clock;

	/// What happens.
	type Due: Copy + EncodeLike + FullCodec;

	/// Where the queue is kept.
	type Entries: IterableStorageDoubleMap<[u8; 8], Self::Due, ()>;

	/// What a read weighs.
	type Reads: Get<RuntimeDbWeight>;

	/// The most that one entry can weigh, the look at the queue included.
	fn step_weight() -> Weight;

	/// Carries out one thing whose time has come and whose entry in the queue is gone.
	fn step(due: Self::Due) -> DispatchResult;

	/// Puts something into the queue.
	fn schedule(at: Moment, due: Self::Due) {
		Self::Entries::insert(at.to_be_bytes(), due, ());
	}

	/// Takes something out of the queue.
	fn unschedule(at: Moment, due: Self::Due) {
		Self::Entries::remove(at.to_be_bytes(), due);
	}

	/// Whether this waits in the queue, or else `nothing`, and its time has come, or else `early`.
	fn may_advance<E>(at: Moment, due: Self::Due, nothing: E, early: E) -> Result<(), E> {
		ensure!(Self::Entries::contains_key(at.to_be_bytes(), due), nothing);
		ensure!(Self::Clock::has_passed(at), early);
		Ok(())
	}

	/// What it weighs to look at the head of the queue and at the time.
	fn look_weight() -> Weight {
		Self::Reads::get().reads(2)
	}

	/// Carries out what is due, as far as what remains of a block and the number of steps allow, and gives what it weighed.
	fn work(remaining: Weight, steps: u32) -> Weight {
		let mut meter = WeightMeter::with_limit(remaining);
		let (step, look) = (Self::step_weight(), Self::look_weight());
		for _ in 0..steps {
			if !meter.can_consume(step) || meter.try_consume(look).is_err() {
				break;
			}
			let Some((at, due)) = Self::Entries::iter_keys().next() else {
				break;
			};
			let at = Moment::from_be_bytes(at);
			// What was looked at is part of the step.
			if !Self::Clock::has_passed(at) || meter.try_consume(step.saturating_sub(look)).is_err() {
				break;
			}
			Self::unschedule(at, due);
			if with_storage_layer(|| Self::step(due)).is_err() {
				defensive!("what is due can be carried out");
			}
		}
		meter.consumed()
	}
}
