//! Notices that the clock of this machine differs from those of the others.
//!
//! A block says when it was made: the slot in it is civil time. A validator whose clock is fast makes blocks of the future, which
//! nobody takes, and its blocks cost whoever passes them on the trust of the others. So
//! - a validator that sees the blocks of others come late, one like another, takes it that its own clock is fast: it says so and
//!   makes no block ([`Skew::ahead`]);
//! - a node to which a block of the future is announced waits until its time has come if that is soon, and otherwise says so and
//!   leaves it alone. Nobody is blamed for it, because the clock that is wrong may be this machine's own ([`Patient`]).
//!
//! What came late proves nothing after a minute, so that two halves of a network which find each other again, and have nothing
//! but old blocks for each other, go on.

use rochdale_runtime::opaque::Block;
use sc_consensus::{import_queue::Verifier, BlockImportParams};
use sc_consensus_aura::find_pre_digest;
use sp_blockchain::HeaderBackend;
use sp_consensus::{
	block_validation::{BlockAnnounceValidator, Validation},
	BlockOrigin,
};
use sp_consensus_aura::{sr25519::AuthoritySignature, Slot, SlotDuration};
use sp_runtime::traits::{Block as BlockT, Header as _};
use std::{
	collections::VecDeque,
	error::Error,
	future::Future,
	pin::Pin,
	sync::{Arc, Mutex},
	time::{Duration, Instant},
};
use substrate_prometheus_endpoint::{register, Gauge, PrometheusError, Registry, I64};

type Header = <Block as BlockT>::Header;

/// How many blocks of others are looked at. Of five the second that is least late counts: whatever delays some of them, a wrong
/// clock delays all, but for those of another validator whose clock is as wrong.
const SEEN: usize = 5;

/// How many there must be to tell anything.
const ENOUGH: usize = 3;

/// For how long a block tells anything.
const FRESH: Duration = Duration::from_secs(60);

/// How late a block may be, in slots, until the clock is taken to be fast. A block is made within two thirds of its slot.
const LATE_SLOTS: i64 = 2;

/// How much too early a block may be, in slots, to be waited for.
const EARLY_SLOTS: i64 = 2;

/// How often the same thing is said.
const AGAIN: Duration = Duration::from_secs(60);

/// A block that came.
#[derive(Clone, Copy, Debug)]
struct Seen {
	slot: u64,
	/// How long after the start of its slot it came, by the clock of this machine, in milliseconds.
	age: i64,
	at: Instant,
}

#[derive(Default)]
struct Sightings {
	/// The last blocks of others, each of a slot of its own.
	seen: VecDeque<Seen>,
	/// When it was last said that this machine's clock is ahead.
	said: Option<Instant>,
	/// When it was last said that a block of the future was announced, which any stranger can do at any time.
	said_of_future: Option<Instant>,
}

impl Sightings {
	fn note(&mut self, seen: Seen) {
		if self.seen.iter().any(|earlier| earlier.slot == seen.slot) {
			return;
		}
		self.seen.push_back(seen);
		while self.seen.len() > SEEN {
			self.seen.pop_front();
		}
	}

	/// How late blocks come, in milliseconds, if enough of them came of late.
	fn lateness(&self, now: Instant) -> Option<i64> {
		let is_fresh = |seen: &&Seen| now.saturating_duration_since(seen.at) < FRESH;
		let mut ages: Vec<_> = self.seen.iter().filter(is_fresh).map(|seen| seen.age).collect();
		ages.sort_unstable();
		(ages.len() >= ENOUGH).then(|| ages.get(ages.len() / 4).copied()).flatten()
	}
}

/// Whether something is to be said that may have been said a moment ago.
fn is_due(said: &mut Option<Instant>, now: Instant) -> bool {
	let is_due = said.is_none_or(|said| now.saturating_duration_since(said) >= AGAIN);
	if is_due {
		*said = Some(now);
	}
	is_due
}

/// A length of time for people.
fn in_words(millis: u64) -> String {
	match millis / 1_000 {
		seconds @ 0..=119 => format!("{seconds} seconds"),
		seconds => format!("{} minutes", seconds / 60),
	}
}

/// Compares the clock of this machine with those of the others.
pub struct Skew {
	slot: i64,
	sightings: Mutex<Sightings>,
	metric: Option<Gauge<I64>>,
}

impl Skew {
	/// Begins to compare, where slots last so long.
	pub fn new(slot: SlotDuration, registry: Option<&Registry>) -> Result<Self, PrometheusError> {
		let help = "How many milliseconds after the start of their slots the blocks of others come, by the clock of this machine";
		let gauge = |registry| {
			Gauge::new("rochdale_block_lateness_milliseconds", help).and_then(|gauge| register(gauge, registry))
		};
		Ok(Self {
			slot: i64::try_from(slot.as_millis()).unwrap_or(i64::MAX),
			sightings: Mutex::default(),
			metric: registry.map(gauge).transpose()?,
		})
	}

	/// How long ago the slot began, in milliseconds. It is negative for one of the future.
	fn age(&self, slot: Slot) -> i64 {
		let begin = i64::try_from(*slot).unwrap_or(i64::MAX).saturating_mul(self.slot);
		i64::try_from(crate::signing::now()).unwrap_or(i64::MAX).saturating_sub(begin)
	}

	/// Notes that a valid block of somebody else came.
	fn note(&self, slot: Slot, age: i64) {
		let now = Instant::now();
		let Ok(mut sightings) = self.sightings.lock() else { return };
		sightings.note(Seen { slot: *slot, age, at: now });
		if let (Some(metric), Some(lateness)) = (&self.metric, sightings.lateness(now)) {
			metric.set(lateness);
		}
	}

	/// By how many milliseconds the clock of this machine is ahead of those of the others, if by more than a block may be late.
	pub fn ahead(&self) -> Option<u64> {
		let now = Instant::now();
		let mut sightings = self.sightings.lock().ok()?;
		let lateness = sightings.lateness(now).filter(|age| *age > self.slot.saturating_mul(LATE_SLOTS))?;
		if is_due(&mut sightings.said, now) {
			log::warn!(
				"the clock of this machine is ahead of those of the other validators by some {}; it makes no block until it is \
				right: check the time service (timedatectl)",
				in_words(lateness.unsigned_abs()),
			);
		}
		Some(lateness.unsigned_abs())
	}

	/// How long to wait until an announced block is no longer of the future. `None` if that is too long.
	fn wait(&self, slot: Slot) -> Option<Duration> {
		// The libraries take a block that is one slot too early.
		let early = self.age(slot).saturating_neg().saturating_sub(self.slot);
		if early <= 0 {
			return Some(Duration::ZERO);
		}
		if early <= self.slot.saturating_mul(EARLY_SLOTS) {
			return Some(Duration::from_millis(early.unsigned_abs()));
		}
		let now = Instant::now();
		if self.sightings.lock().ok().is_some_and(|mut sightings| is_due(&mut sightings.said_of_future, now)) {
			log::warn!(
				"a block was announced that is {} ahead of the clock of this machine: either that clock is wrong, so check its \
				time service (timedatectl), or that of the validator that made the block",
				in_words(early.unsigned_abs()),
			);
		}
		None
	}
}

/// The slot that a header names.
pub fn slot_of(header: &Header) -> Option<Slot> {
	find_pre_digest::<Block, AuthoritySignature>(header).ok()
}

/// A verifier that notes when the blocks of others come.
pub struct Timed<V, C> {
	/// What verifies them.
	pub inner: V,
	/// The chain.
	pub client: Arc<C>,
	/// What notes it.
	pub skew: Arc<Skew>,
}

#[async_trait::async_trait]
impl<V: Verifier<Block>, C: HeaderBackend<Block> + 'static> Verifier<Block> for Timed<V, C> {
	async fn verify(&self, block: BlockImportParams<Block>) -> Result<BlockImportParams<Block>, String> {
		// Blocks of the past say nothing: those that a node fetches to catch up, and those of other branches.
		let is_news =
			block.origin == BlockOrigin::NetworkBroadcast && *block.header.number() > self.client.info().best_number;
		let slot = slot_of(&block.header).filter(|_| is_news);
		let age = slot.map(|slot| self.skew.age(slot));
		let verified = self.inner.verify(block).await?;
		if let (Some(slot), Some(age)) = (slot, age) {
			self.skew.note(slot, age);
		}
		Ok(verified)
	}
}

/// Lets announced blocks wait until their time has come.
pub struct Patient(pub Arc<Skew>);

impl BlockAnnounceValidator<Block> for Patient {
	fn validate(
		&mut self,
		header: &Header,
		data: &[u8],
	) -> Pin<Box<dyn Future<Output = Result<Validation, Box<dyn Error + Send>>> + Send>> {
		if !data.is_empty() {
			return Box::pin(async { Ok(Validation::Failure { disconnect: true }) });
		}
		let wait = slot_of(header).map_or(Some(Duration::ZERO), |slot| self.0.wait(slot));
		Box::pin(async move {
			match wait {
				Some(wait) => {
					if !wait.is_zero() {
						futures_timer::Delay::new(wait).await;
					}
					Ok(Validation::Success { is_new_best: false })
				}
				// An error is nobody's fault: the announcement is forgotten and the peer is kept.
				None => Err(Box::new(std::io::Error::other("the block is of the future")) as Box<dyn Error + Send>),
			}
		})
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;

	fn sightings(blocks: &[(u64, i64)], at: Instant) -> Sightings {
		let mut sightings = Sightings::default();
		blocks.iter().for_each(|&(slot, age)| sightings.note(Seen { slot, age, at }));
		sightings
	}

	fn skew(blocks: &[(u64, i64)]) -> Skew {
		Skew { slot: 3_000, sightings: Mutex::new(sightings(blocks, Instant::now())), metric: None }
	}

	#[test]
	fn three_late_blocks_tell_that_the_clock_is_fast() {
		assert_eq!(skew(&[(1, 600_300), (2, 600_400)]).ahead(), None);
		assert_eq!(skew(&[(1, 600_300), (1, 600_310), (2, 600_400)]).ahead(), None);
		assert_eq!(skew(&[(1, 600_300), (2, 600_400), (3, 600_500)]).ahead(), Some(600_300));
		assert_eq!(skew(&[(1, 6_001), (2, 6_001), (3, 6_001)]).ahead(), Some(6_001));
		assert_eq!(skew(&[(1, 6_000), (2, 6_000), (3, 6_000)]).ahead(), None);
	}

	#[test]
	fn three_of_five_can_be_late_for_reasons_of_their_own() {
		let skew = skew(&[(1, 700), (2, 60_000), (3, 9_000), (4, 90_000), (5, 800)]);
		assert_eq!(skew.ahead(), None);
		assert_eq!(skew.sightings.lock().unwrap().lateness(Instant::now()), Some(800));
	}

	#[test]
	fn another_clock_that_is_as_wrong_proves_nothing() {
		let skew = skew(&[(1, 600_700), (2, 600_100), (203, 300), (4, 600_200), (5, 600_800)]);
		assert_eq!(skew.ahead(), Some(600_100));
	}

	#[test]
	fn only_the_last_five_count() {
		let late: Vec<_> = (0..5).map(|slot| (slot, 90_000)).collect();
		let prompt: Vec<_> = (5..10).map(|slot| (slot, 500)).collect();
		assert_eq!(skew(&[late, prompt].concat()).ahead(), None);
	}

	#[test]
	fn what_came_late_proves_nothing_after_a_minute() {
		let then = Instant::now();
		let sightings = sightings(&[(1, 9_000), (2, 9_000), (3, 9_000)], then);
		assert_eq!(sightings.lateness(then + FRESH - Duration::from_secs(1)), Some(9_000));
		assert_eq!(sightings.lateness(then + FRESH), None);
	}

	#[test]
	fn an_announced_block_is_waited_for_if_its_time_comes_soon() {
		let skew = skew(&[]);
		let now = crate::signing::now() / 3_000;
		assert_eq!(skew.wait((now + 1).into()), Some(Duration::ZERO));
		assert_eq!(skew.wait((now - 100).into()), Some(Duration::ZERO));
		let soon = skew.wait((now + 3).into()).unwrap();
		assert!(soon > Duration::from_secs(2) && soon <= Duration::from_secs(6), "{soon:?}");
		assert_eq!(skew.wait((now + 5).into()), None);
		assert_eq!(skew.wait(u64::MAX.into()), None);
	}

	#[test]
	fn announcements_of_strangers_do_not_hide_that_the_clock_is_fast() {
		let skew = skew(&[(1, 600_300), (2, 600_400), (3, 600_500)]);
		assert_eq!(skew.wait(u64::MAX.into()), None);
		let said = |skew: &Skew| skew.sightings.lock().unwrap().said.is_some();
		assert!(!said(&skew));
		assert_eq!(skew.ahead(), Some(600_300));
		assert!(said(&skew));
	}

	#[test]
	fn the_same_is_said_once_a_minute() {
		let (mut said, now) = (None, Instant::now());
		assert!(is_due(&mut said, now));
		assert!(!is_due(&mut said, now + Duration::from_secs(59)));
		assert!(is_due(&mut said, now + AGAIN));
		assert_eq!(in_words(600_400), "10 minutes");
		assert_eq!(in_words(6_001), "6 seconds");
	}
}
