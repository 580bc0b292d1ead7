//! When a validator makes a block.
//!
//! The libraries offer to slow authoring down the further finality lags behind, to five minutes a block where 250 blocks are not
//! final. That would stop what ends the standstill: seats rest, keys change and finality is restored at the end of a session,
//! and a session is counted in blocks. A period of the members would take ten times as long as their calendars say, because
//! deadline time advances by 30 seconds a block at most.
//!
//! So a validator makes a block in each of its slots, whatever is final. What that costs is bounded. A week of blocks of which
//! none is final takes as much disk as any other week, and less where seats are gone. The states of the last 4,096 such blocks
//! are kept in memory as what they changed. Older ones are written down as if they were final, so a split of the network that
//! lasts longer does not heal by itself.

use rochdale_runtime::BlockNumber;
use sc_consensus_slots::BackoffAuthoringBlocksStrategy;
use sp_consensus_aura::Slot;
use std::sync::atomic::{AtomicU32, Ordering};

/// From how many blocks on that are not final a validator says so. It is five minutes.
const MANY: BlockNumber = 100;

/// Decides in each slot of this validator whether it makes a block.
pub struct Authoring {
	/// Whether it may in this slot, for reasons other than finality.
	may: Box<dyn Fn(Slot) -> bool + Send + Sync>,
	/// How many blocks were not final when it was last said.
	said: AtomicU32,
}

impl Authoring {
	/// Makes a block in each slot in which `may` lets it. The libraries do not ask for the first block of a chain.
	pub fn new(may: impl Fn(Slot) -> bool + Send + Sync + 'static) -> Self {
		Self { may: Box::new(may), said: AtomicU32::new(0) }
	}

	/// What to say where so many blocks are not final. It is said again whenever they have doubled.
	fn remark(&self, lag: BlockNumber) -> Option<String> {
		let said = self.said.load(Ordering::Relaxed);
		if lag < MANY {
			self.said.store(0, Ordering::Relaxed);
			return (said > 0).then(|| "finality is back".into());
		}
		if lag < said.saturating_mul(2) {
			return None;
		}
		self.said.store(lag, Ordering::Relaxed);
		Some(format!(
			"the last {lag} blocks are not final: more than a third of the validators may be gone; blocks go on"
		))
	}
}

impl BackoffAuthoringBlocksStrategy<BlockNumber> for Authoring {
	fn should_backoff(
		&self,
		head: BlockNumber,
		_head_slot: Slot,
		finalised: BlockNumber,
		slot: Slot,
		_logging_target: &str,
	) -> bool {
		if let Some(remark) = self.remark(head.saturating_sub(finalised)) {
			log::warn!("{remark}");
		}
		!(self.may)(slot)
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;

	/// Length of a slot, in milliseconds.
	const SLOT: u64 = 3_000;
	const WEEK: u64 = 7 * 86_400_000 / SLOT;

	/// What comes of a week without finality in which only some of the seats author.
	#[derive(Debug)]
	struct Week {
		/// Blocks by each seat.
		blocks: Vec<u32>,
		/// The longest time between two blocks, in milliseconds.
		longest: u64,
		/// How far deadline time went, as a part of civil time.
		deadline: f64,
	}

	fn week(strategy: impl BackoffAuthoringBlocksStrategy<BlockNumber>, seats: u64, alive: &[u64]) -> Week {
		let mut blocks = vec![0; seats as usize];
		let (mut head, mut head_slot, mut longest, mut deadline) = (0, 0, 0, 0);
		for slot in 1..=WEEK {
			let seat = slot % seats;
			if !alive.contains(&seat) || strategy.should_backoff(head, head_slot.into(), 0, slot.into(), "") {
				continue;
			}
			let passed = (slot - head_slot) * SLOT;
			longest = longest.max(passed);
			deadline += passed.min(pallet_clock::MAX_STEP);
			(head, head_slot) = (head + 1, slot);
			blocks[seat as usize] += 1;
		}
		Week { blocks, longest, deadline: deadline as f64 / (WEEK * SLOT) as f64 }
	}

	fn always() -> Authoring {
		Authoring::new(|_| true)
	}

	#[test]
	fn a_slot_that_may_not_be_authored_in_is_left() {
		let authoring = Authoring::new(|slot| *slot != 7);
		assert!(authoring.should_backoff(5, 6.into(), 5, 7.into(), ""));
		assert!(!authoring.should_backoff(5, 6.into(), 5, 8.into(), ""));
	}

	#[test]
	fn a_week_without_finality_has_a_block_every_twelve_seconds() {
		let gone: [&[u64]; 5] = [&[0, 1], &[0, 2], &[1, 2], &[0, 3], &[2]];
		for alive in gone {
			let week = week(always(), 4, alive);
			assert!(week.longest <= 12_000, "{alive:?}: {week:?}");
			assert!(week.deadline > 0.999, "{alive:?}: {week:?}");
		}
		// Ten neighbours of 21 are gone.
		let alive: Vec<u64> = (10..21).collect();
		let week = week(always(), 21, &alive);
		assert!(week.deadline > 0.9, "{week:?}");
		assert!(week.blocks.iter().sum::<u32>() as u64 * 12_000 > WEEK * SLOT, "{week:?}");
	}

	#[test]
	fn every_seat_that_is_there_has_its_turn() {
		let week = week(always(), 4, &[0, 2]);
		assert!(week.blocks[0].abs_diff(week.blocks[2]) <= 1, "{week:?}");
	}

	#[test]
	fn what_the_libraries_offer_would_stop_the_chain() {
		let week = week(BackoffAuthoringOnFinalizedHeadLagging::default(), 4, &[0, 2]);
		assert!(week.longest > 300_000 && week.deadline < 0.2, "{week:?}");
	}

	#[test]
	fn a_lag_is_said_as_often_as_it_doubles_and_when_it_ends() {
		let authoring = always();
		assert_eq!(authoring.remark(99), None);
		assert!(authoring.remark(100).unwrap().contains("the last 100 blocks are not final"));
		assert_eq!(authoring.remark(199), None);
		assert!(authoring.remark(200).is_some());
		assert!(authoring.remark(3).unwrap().contains("back"));
		assert_eq!(authoring.remark(3), None);
	}
}
