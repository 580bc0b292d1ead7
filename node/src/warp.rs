//! Says what is the matter where a node that syncs by proofs (`--sync warp`) gets no further. The libraries drop one peer after
//! the other and say nothing.

use futures_timer::Delay;
use rochdale_runtime::opaque::Block;
use sc_network_sync::{strategy::state_sync::StateSyncPhase, SyncStatus, SyncingService, WarpSyncPhase};
use std::{
	sync::Arc,
	time::{Duration, Instant},
};

/// How long nothing may come until that is said, and then until it is said again. A peer that does not answer is given up earlier.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often it is looked.
const LOOK: Duration = Duration::from_secs(5);

/// What the node waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Awaited {
	/// Somebody to ask.
	Peer,
	/// A proof of how validators followed one another.
	Proof,
	/// The block to which the proofs lead.
	Block,
	/// The state after that block.
	State,
}

impl Awaited {
	/// What is waited for, and how many bytes of it have come. `None` once others are no longer needed to get to the head.
	fn of(status: &SyncStatus<Block>) -> Option<(Self, u64)> {
		match (&status.warp_sync, &status.state_sync) {
			(Some(warp), _) => match warp.phase {
				WarpSyncPhase::AwaitingPeers { .. } => Some((Self::Peer, 0)),
				WarpSyncPhase::DownloadingWarpProofs => Some((Self::Proof, warp.total_bytes)),
				WarpSyncPhase::DownloadingTargetBlock => Some((Self::Block, warp.total_bytes)),
				_ => None,
			},
			(None, Some(state)) => match state.phase {
				StateSyncPhase::DownloadingState => Some((Self::State, state.size)),
				StateSyncPhase::ImportingState => None,
			},
			(None, None) => None,
		}
	}

	/// What is the matter, and what to do.
	fn told(self) -> &'static str {
		match self {
			Self::Peer => {
				"no peer came for a minute, and '--sync warp' begins with one: look at --chain, at the bootnodes that it names, and \
				whether their ports can be reached from here (rochdale-node doctor)"
			}
			Self::Proof => {
				"no peer could prove for a minute how the chain goes on, so '--sync warp' gets no further: if finality was ever \
				started anew, nobody can. Stop the node, 'purge-chain', and start it with '--sync full' \
				(docs/bad-nights/after-a-restart.md)"
			}
			Self::Block | Self::State => {
				"no peer gave for a minute the state to which the proofs lead, so '--sync warp' gets no further: if it stays so, stop \
				the node, 'purge-chain', and start it with '--sync full'"
			}
		}
	}
}

/// How far the node was, and since when.
struct Watch {
	at: (Awaited, u64),
	since: Instant,
}

impl Watch {
	/// What is to be said of a node that is so far now.
	fn look(&mut self, at: (Awaited, u64), now: Instant) -> Option<&'static str> {
		let is_late = self.at == at && now.saturating_duration_since(self.since) >= PATIENCE;
		if is_late || self.at != at {
			*self = Self { at, since: now };
		}
		is_late.then(|| at.0.told())
	}
}

/// Watches a node that syncs by proofs until it has what they lead to.
pub async fn watch(sync: Arc<SyncingService<Block>>) {
	let mut watch = Watch { at: (Awaited::Peer, 0), since: Instant::now() };
	while let Some(at) = sync.status().await.ok().as_ref().and_then(Awaited::of) {
		if let Some(told) = watch.look(at, Instant::now()) {
			log::warn!("{told}");
		}
		Delay::new(LOOK).await;
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use sc_network_sync::{strategy::state_sync::StateSyncProgress, SyncState, WarpSyncProgress};

	fn status(warp: Option<WarpSyncPhase<Block>>, state: Option<StateSyncPhase>) -> SyncStatus<Block> {
		SyncStatus {
			state: SyncState::Idle,
			best_seen_block: None,
			num_peers: 0,
			queued_blocks: 0,
			state_sync: state.map(|phase| StateSyncProgress { percentage: 1, size: 7, phase }),
			warp_sync: warp.map(|phase| WarpSyncProgress { phase, total_bytes: 5, status: None }),
		}
	}

	#[test]
	fn what_is_waited_for_is_told_from_how_far_the_node_is() {
		let of = |warp, state| Awaited::of(&status(warp, state));
		assert_eq!(of(Some(WarpSyncPhase::AwaitingPeers { required_peers: 1 }), None), Some((Awaited::Peer, 0)));
		assert_eq!(of(Some(WarpSyncPhase::DownloadingWarpProofs), None), Some((Awaited::Proof, 5)));
		assert_eq!(of(Some(WarpSyncPhase::DownloadingTargetBlock), None), Some((Awaited::Block, 5)));
		assert_eq!(of(None, Some(StateSyncPhase::DownloadingState)), Some((Awaited::State, 7)));
		assert_eq!(of(None, Some(StateSyncPhase::ImportingState)), None);
		assert_eq!(of(Some(WarpSyncPhase::DownloadingBlocks(1)), None), None);
		assert_eq!(of(Some(WarpSyncPhase::Complete), None), None);
		assert_eq!(of(None, None), None);
	}

	#[test]
	fn it_is_said_once_a_minute_that_nothing_comes() {
		let start = Instant::now();
		let after = |seconds| start + Duration::from_secs(seconds);
		let mut watch = Watch { at: (Awaited::Peer, 0), since: start };
		assert_eq!(watch.look((Awaited::Peer, 0), after(59)), None);
		assert!(watch.look((Awaited::Peer, 0), after(60)).unwrap().starts_with("no peer came for a minute"));
		assert_eq!(watch.look((Awaited::Peer, 0), after(119)), None);
		assert!(watch.look((Awaited::Peer, 0), after(120)).is_some());
	}

	#[test]
	fn a_node_that_gets_further_is_left_alone() {
		let start = Instant::now();
		let after = |seconds| start + Duration::from_secs(seconds);
		let mut watch = Watch { at: (Awaited::Peer, 0), since: start };
		assert_eq!(watch.look((Awaited::Proof, 0), after(70)), None);
		assert_eq!(watch.look((Awaited::Proof, 9), after(140)), None);
		assert_eq!(watch.look((Awaited::Proof, 9), after(199)), None);
		let told = watch.look((Awaited::Proof, 9), after(200)).unwrap();
		assert!(told.starts_with("no peer could prove for a minute"), "{told}");
		assert_eq!(watch.look((Awaited::Block, 9), after(270)), None);
		assert!(watch.look((Awaited::Block, 9), after(330)).unwrap().starts_with("no peer gave for a minute"));
	}
}
