//! How a validator whose past nobody knows comes to vote: what its keys can have voted on is over, or nobody has voted yet.

use super::{Guarded, Past};
use crate::service::FullClient;
use rochdale_runtime::{opaque::Block, BlockNumber};
use sc_consensus_grandpa::SharedAuthoritySet;
use sc_network_sync::SyncingService;
use sp_blockchain::HeaderBackend;
use sp_consensus::SyncOracle;
use sp_consensus_aura::Slot;
use sp_runtime::traits::Block as BlockT;
use std::{
	os::unix::process::CommandExt,
	sync::Arc,
	time::{Duration, Instant},
};

/// How many blocks that are younger than the start of the node must be final until a node whose past nobody knows votes.
pub const YOUNG_BLOCKS: BlockNumber = 20;

/// In how many rounds they must have become final, because one round can finalise all that stood still before. Whoever votes is
/// one round ahead of what is final at most, so every round in which the keys can have voted before is over then.
const YOUNG_ROUNDS: u32 = 3;

/// Up to which height, and for how many slots after its first block, a chain of which nothing is final counts as one that begins.
/// Peers that are new themselves tell too little of the height, and a clock that is wrong by minutes of the time.
const BEGINNING: (BlockNumber, u64) = (40, 600);

/// How long a node must have had all blocks of the others before it takes it that it knows what is final and who votes.
const ABREAST: Duration = Duration::from_secs(60);

/// What a node whose votes rest sees of the chain.
#[derive(Clone, Copy, Debug)]
struct Sight {
	/// How many blocks are final that are younger than the start of the node.
	young: BlockNumber,
	/// In how many rounds they became final, at least.
	rounds: u32,
	/// Whether nothing is final, as far as a node can tell that has had all blocks of the others for a while.
	is_nothing_final: bool,
	/// Whether the set has changed since then, as where finality was started anew.
	is_new_set: bool,
}

impl Sight {
	/// Whether nothing that the keys can have voted on is open any more.
	fn is_over(&self, past: Past) -> bool {
		// A chain that has never finalised waits for its last validators, however late they come.
		let are_rounds_over = self.young >= YOUNG_BLOCKS && self.rounds >= YOUNG_ROUNDS;
		(past == Past::New && self.is_nothing_final) || are_rounds_over || self.is_new_set
	}
}

/// Whether a node has to wait with its first vote, on a chain of which it holds nothing final.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Start {
	/// It can vote: nobody else does, or the chain begins.
	Votes,
	/// It cannot, because others may have voted with it.
	Rests,
	/// Nobody is there who could tell, or no block.
	Waits,
}

fn start(past: Past, voters: usize, finalised: BlockNumber, seen: Option<(BlockNumber, u64)>) -> Start {
	match seen {
		_ if voters <= 1 => Start::Votes,
		_ if finalised > 0 || past == Past::Unknown => Start::Rests,
		None => Start::Waits,
		Some((height, age)) if height <= BEGINNING.0 && age <= BEGINNING.1 => Start::Votes,
		Some(_) => Start::Rests,
	}
}

/// How often a node whose votes rest looks whether that is over.
const LOOK: Duration = Duration::from_millis(500);

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

	/// How many slots before the start of this node the first block was made, if the node has that.
	fn age(&self) -> Option<u64> {
		self.slot(1).map(|first| *self.started.saturating_sub(*first))
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
		let seen = sources.others().await.zip(sources.age());
		match start(guarded.past(), voters, sources.client.info().finalized_number, seen) {
			Start::Votes => break,
			Start::Rests => return false,
			Start::Waits => futures_timer::Delay::new(LOOK).await,
		}
	}
	guarded.release()
}

/// Lets the votes of the node rest until what its keys can have voted on is over.
pub async fn rest(guarded: Arc<Guarded>, sources: Sources) {
	log::warn!(
		"nobody knows here what the keys of this validator have signed, because the database is new, a copy or older than \
		the last vote; it votes when {YOUNG_BLOCKS} new blocks are final"
	);
	let (mut first_young, mut abreast_since, mut first_set) = (None, None, None);
	let (mut last_final, mut rounds) = (0, 0_u32);
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
		// By a clock that is hours slow the blocks of hours are young, but others have far more of them.
		if is_abreast && sources.slot(info.finalized_number).is_some_and(|slot| slot > sources.started) {
			first_young.get_or_insert(info.finalized_number);
		}
		if first_young.is_some_and(|first| info.finalized_number > first.max(last_final)) {
			rounds = rounds.saturating_add(1);
			last_final = info.finalized_number;
		}
		let set = sources.authorities.set_id();
		let is_settled = is_abreast && since.elapsed() >= ABREAST;
		if is_settled {
			first_set.get_or_insert(set);
		}
		let sight = Sight {
			young: first_young.map_or(0, |first| info.finalized_number.saturating_sub(first)),
			rounds,
			is_nothing_final: is_settled && info.finalized_number == 0,
			is_new_set: first_set.is_some_and(|first| set > first) || (is_abreast && sources.is_set_young()),
		};
		if sight.is_over(guarded.past()) {
			break;
		}
	}
	if !guarded.release() {
		return;
	}
	log::info!("this validator votes from the next round on");
	let finalised = sources.client.info().finalized_number;
	futures_timer::Delay::new(STILL).await;
	if sources.client.info().finalized_number == finalised {
		// GRANDPA votes only in a round that it begins with its key, and the round that runs may wait for this very vote.
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
mod tests {
	use super::*;

	#[test]
	fn votes_rest_until_what_was_voted_on_is_over() {
		let sight = Sight { young: 0, rounds: 0, is_nothing_final: false, is_new_set: false };
		for past in [Past::New, Past::Unknown] {
			assert!(!sight.is_over(past));
			assert!(!Sight { young: 19, rounds: 19, ..sight }.is_over(past));
			assert!(Sight { young: 20, rounds: 3, ..sight }.is_over(past));
			// One round finalised all that stood still.
			assert!(!Sight { young: 500, rounds: 2, ..sight }.is_over(past));
			assert!(Sight { is_new_set: true, ..sight }.is_over(past));
		}
		assert!(Sight { is_nothing_final: true, ..sight }.is_over(Past::New));
		// Its keys may have voted in the round that runs.
		assert!(!Sight { is_nothing_final: true, ..sight }.is_over(Past::Unknown));
	}

	#[test]
	fn a_chain_that_begins_does_begin() {
		let new = |voters, finalised, seen| start(Past::New, voters, finalised, seen);
		assert_eq!(new(1, 500, None), Start::Votes);
		assert_eq!(new(4, 0, None), Start::Waits);
		assert_eq!(new(4, 0, Some((3, 200))), Start::Votes);
		assert_eq!(new(4, 0, Some((41, 0))), Start::Rests);
		assert_eq!(new(4, 0, Some((0, 601))), Start::Rests);
		assert_eq!(new(4, 1, Some((3, 3))), Start::Rests);
		assert_eq!(new(4, 1, None), Start::Rests);
	}

	#[test]
	fn a_purged_validator_does_not_take_a_chain_for_one_that_begins() {
		assert_eq!(start(Past::Unknown, 4, 0, Some((3, 3))), Start::Rests);
		assert_eq!(start(Past::Unknown, 4, 0, None), Start::Rests);
		assert_eq!(start(Past::Unknown, 1, 0, None), Start::Votes);
	}
}
