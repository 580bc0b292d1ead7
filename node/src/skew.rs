//! Notices that the clock of this machine differs from those of the others.
//!
//! A block says when it was made: the slot in it is civil time. A validator whose clock is fast makes blocks of the future, which
//! nobody takes, and its blocks cost whoever passes them on the trust of the others. So
//! - a node that sees the blocks of others come late or early by more than a slot, one like another, takes it that its own clock
//!   is wrong and says so. A validator whose clock is fast makes no block ([`Skew::ahead`]);
//! - a node to which a block of the future is announced waits until its time has come if that is soon, and otherwise says so and
//!   leaves it alone. Nobody is blamed for it, because the clock that is wrong may be this machine's own ([`Patient`]).
//!
//! Blocks come late for honest reasons too, and a clock is not to be blamed for these. So a block came when it was first
//! announced, and not when this machine had fetched it, had imported those before it, and found time to check it. One that was not
//! announced, as those that a node lacks after it was started, tells nothing. And a block counts before all if it carries no
//! transactions: to gather them may take most of a slot.
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
use substrate_prometheus_endpoint::{register, Counter, Gauge, PrometheusError, Registry, I64, U64};

type Header = <Block as BlockT>::Header;
type Hash = <Block as BlockT>::Hash;

/// How many blocks of others are looked at, of those without transactions and of the rest. Of five the second that is least late
/// counts, or the second that is least early: whatever delays some of them, a wrong clock delays all, but for those of another
/// validator whose clock is as wrong.
const SEEN: usize = 5;

/// How many there must be to tell anything.
const ENOUGH: usize = 3;

/// For how long a block tells anything.
const FRESH: Duration = Duration::from_secs(60);

/// How many announced blocks are remembered.
const ANNOUNCED: usize = 256;

/// How many announcements may wait at once. The libraries have 256 places for announcements, and what waits has no seal that
/// anybody has checked.
const WAITING: usize = 64;

/// How much too early a block may be, in slots, to be waited for.
const EARLY_SLOTS: i64 = 2;

/// How often the same thing is said.
const AGAIN: Duration = Duration::from_secs(60);

/// A block that came.
#[derive(Clone, Copy, Debug)]
struct Seen {
	slot: u64,
	/// How long after the start of its slot it came, by the clock of this machine, in milliseconds. It is negative for one that
	/// came before.
	age: i64,
	/// Whether it carries no transactions.
	is_plain: bool,
	at: Instant,
}

#[derive(Default)]
struct Sightings {
	/// The last blocks of others, each of a slot of its own.
	seen: VecDeque<Seen>,
	/// When each block was first announced: how long after the start of its slot, in milliseconds. Strangers announce what they
	/// like, so it counts only where the block is valid.
	announced: VecDeque<(Hash, i64, Instant)>,
	/// When so much was announced that something was forgotten before its time.
	flooded: Option<Instant>,
	/// When it was last said that this machine's clock is wrong.
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
		let is_like = |earlier: &Seen| earlier.is_plain == seen.is_plain;
		if self.seen.iter().filter(|earlier| is_like(earlier)).count() > SEEN {
			let first = self.seen.iter().position(is_like);
			first.map(|first| self.seen.remove(first));
		}
	}

	fn announce(&mut self, hash: Hash, age: i64, now: Instant) {
		if self.announced.iter().any(|(earlier, ..)| *earlier == hash) {
			return;
		}
		self.announced.push_back((hash, age, now));
		if self.announced.len() > ANNOUNCED {
			let first = self.announced.pop_front();
			if first.is_some_and(|(.., at)| now.saturating_duration_since(at) < FRESH) {
				self.flooded = Some(now);
			}
		}
	}

	/// When a valid block came that was imported at this `age`. `None` if it was never announced.
	///
	/// While strangers see to it that announcements are forgotten, it came when it was imported, so that they hide nothing.
	fn came(&self, hash: Hash, age: i64, now: Instant) -> Option<i64> {
		let is_flooded = self.flooded.is_some_and(|at| now.saturating_duration_since(at) < FRESH);
		let announced = self.announced.iter().find(|(earlier, ..)| *earlier == hash).map(|(_, age, _)| *age);
		announced.or(is_flooded.then_some(age))
	}

	/// How late blocks come, in milliseconds, if enough of them came of late. It is negative if they come early.
	///
	/// Those with transactions tell something where there are few others, less the `slot` in which they were gathered.
	fn lateness(&self, slot: i64, now: Instant) -> Option<i64> {
		let fresh = || self.seen.iter().filter(|seen| now.saturating_duration_since(seen.at) < FRESH);
		let mut ages: Vec<_> = fresh().filter(|seen| seen.is_plain).map(|seen| seen.age).collect();
		if ages.len() < ENOUGH {
			let laden = fresh().filter(|seen| !seen.is_plain);
			ages.extend(laden.map(|seen| seen.age.saturating_sub(slot).max(seen.age.min(0))));
		}
		ages.sort_unstable();
		let second = ages.len() / 4;
		let (least, most) = (ages.get(second)?, ages.iter().rev().nth(second)?);
		let lateness = if *least > 0 { *least } else { (*most).min(0) };
		(ages.len() >= ENOUGH).then_some(lateness)
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

/// The figures.
struct Figures {
	lateness: Gauge<I64>,
	left: Counter<U64>,
}

impl Figures {
	fn new(registry: &Registry) -> Result<Self, PrometheusError> {
		let lateness = "How many milliseconds after the start of their slots the blocks of others come, by the clock of this machine";
		let left = "Announcements of blocks that were left alone because they are of the future";
		Ok(Self {
			lateness: register(Gauge::new("rochdale_block_lateness_milliseconds", lateness)?, registry)?,
			left: register(Counter::new("rochdale_blocks_of_the_future", left)?, registry)?,
		})
	}
}

/// Compares the clock of this machine with those of the others.
pub struct Skew {
	slot: i64,
	sightings: Mutex<Sightings>,
	figures: Option<Figures>,
}

impl Skew {
	/// Begins to compare, where slots last so long.
	pub fn new(slot: SlotDuration, registry: Option<&Registry>) -> Result<Self, PrometheusError> {
		Ok(Self {
			slot: i64::try_from(slot.as_millis()).unwrap_or(i64::MAX),
			sightings: Mutex::default(),
			figures: registry.map(Figures::new).transpose()?,
		})
	}

	/// How long ago the slot began, in milliseconds. It is negative for one of the future.
	fn age(&self, slot: Slot) -> i64 {
		let begin = i64::try_from(*slot).unwrap_or(i64::MAX).saturating_mul(self.slot);
		i64::try_from(crate::signing::now()).unwrap_or(i64::MAX).saturating_sub(begin)
	}

	/// Notes that a block was announced, whoever has sealed it.
	fn announce(&self, hash: Hash, slot: Slot) {
		if let Ok(mut sightings) = self.sightings.lock() {
			sightings.announce(hash, self.age(slot), Instant::now());
		}
	}

	/// Notes that a valid block of somebody else came, which was imported at this `age`.
	fn note(&self, hash: Hash, slot: Slot, age: i64, is_plain: bool) {
		let now = Instant::now();
		let Ok(mut sightings) = self.sightings.lock() else { return };
		let Some(age) = sightings.came(hash, age, now) else { return };
		sightings.note(Seen { slot: *slot, age, is_plain, at: now });
		let Some(lateness) = sightings.lateness(self.slot, now) else { return };
		if let Some(figures) = &self.figures {
			figures.lateness.set(lateness);
		}
		if let Some(remark) = self.remark(lateness).filter(|_| is_due(&mut sightings.said, now)) {
			log::warn!("{remark}");
		}
	}

	/// What to say of the clock of this machine where blocks come so late, in milliseconds.
	fn remark(&self, lateness: i64) -> Option<String> {
		let by = in_words(lateness.unsigned_abs());
		if lateness > self.slot {
			return Some(format!(
				"the clock of this machine is ahead of those of the other validators by some {by}; it makes no block until it is \
				right: check the time service (timedatectl)"
			));
		}
		(lateness < self.slot.saturating_neg()).then(|| {
			format!(
				"the clock of this machine is behind those of the other validators by some {by}: check the time service \
				(timedatectl)"
			)
		})
	}

	/// By how many milliseconds the clock of this machine is ahead of those of the others, if by more than a slot.
	pub fn ahead(&self) -> Option<u64> {
		let lateness = self.sightings.lock().ok()?.lateness(self.slot, Instant::now())?;
		(lateness > self.slot).then_some(lateness.unsigned_abs())
	}

	/// How long to wait until an announced block is no longer of the future. `None` if that is too long.
	/// Says so and counts it then.
	fn wait(&self, slot: Slot) -> Option<Duration> {
		// The libraries take a block that is one slot too early.
		let early = self.age(slot).saturating_neg().saturating_sub(self.slot);
		if early <= 0 {
			return Some(Duration::ZERO);
		}
		if early <= self.slot.saturating_mul(EARLY_SLOTS) {
			return Some(Duration::from_millis(early.unsigned_abs()));
		}
		self.leave();
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

	/// Counts that a block of the future is left alone.
	fn leave(&self) {
		if let Some(figures) = &self.figures {
			figures.left.inc();
		}
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
		let seen = slot.map(|slot| (block.header.hash(), slot, self.skew.age(slot)));
		// Every block carries its time.
		let is_plain = block.body.as_ref().is_some_and(|body| body.len() <= 1);
		let verified = self.inner.verify(block).await?;
		if let Some((hash, slot, age)) = seen {
			self.skew.note(hash, slot, age, is_plain);
		}
		Ok(verified)
	}
}

/// Lets announced blocks wait until their time has come, as many as may.
pub struct Patient {
	skew: Arc<Skew>,
	/// Each that waits has a copy.
	waiting: Arc<()>,
}

impl Patient {
	/// One that waits by this clock.
	pub fn new(skew: Arc<Skew>) -> Self {
		Self { skew, waiting: Arc::default() }
	}

	/// How long to wait for the block of a slot, with a place to do so. `None` if it is to be left alone.
	fn wait(&self, slot: Slot) -> Option<(Duration, Option<Arc<()>>)> {
		let wait = self.skew.wait(slot)?;
		if wait.is_zero() {
			return Some((wait, None));
		}
		if Arc::strong_count(&self.waiting) > WAITING {
			self.skew.leave();
			return None;
		}
		Some((wait, Some(self.waiting.clone())))
	}
}

impl BlockAnnounceValidator<Block> for Patient {
	fn validate(
		&mut self,
		header: &Header,
		data: &[u8],
	) -> Pin<Box<dyn Future<Output = Result<Validation, Box<dyn Error + Send>>> + Send>> {
		if !data.is_empty() {
			return Box::pin(async { Ok(Validation::Failure { disconnect: true }) });
		}
		let slot = slot_of(header);
		slot.into_iter().for_each(|slot| self.skew.announce(header.hash(), slot));
		let wait = slot.map_or(Some((Duration::ZERO, None)), |slot| self.wait(slot));
		Box::pin(async move {
			match wait {
				Some((wait, _place)) => {
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
	use futures::FutureExt as _;
	use sp_consensus_aura::digests::CompatibleDigestItem;
	use sp_runtime::{Digest, DigestItem};

	const SLOT: i64 = 3_000;

	fn plain(slot: u64, age: i64, at: Instant) -> Seen {
		Seen { slot, age, is_plain: true, at }
	}

	fn of(seen: &[Seen]) -> Skew {
		let mut sightings = Sightings::default();
		seen.iter().for_each(|seen| sightings.note(*seen));
		Skew { slot: SLOT, sightings: Mutex::new(sightings), figures: None }
	}

	fn skew(blocks: &[(u64, i64)]) -> Skew {
		let now = Instant::now();
		of(&blocks.iter().map(|&(slot, age)| plain(slot, age, now)).collect::<Vec<_>>())
	}

	fn lateness(skew: &Skew) -> Option<i64> {
		skew.sightings.lock().unwrap().lateness(SLOT, Instant::now())
	}

	/// A header that names the slot, with something in it that no other has.
	fn header(slot: Slot, number: u32) -> Header {
		let item = <DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(slot);
		let hash = Default::default();
		Header::new(number, hash, hash, hash, Digest { logs: vec![item] })
	}

	#[test]
	fn three_late_blocks_tell_that_the_clock_is_fast() {
		assert_eq!(skew(&[(1, 600_300), (2, 600_400)]).ahead(), None);
		assert_eq!(skew(&[(1, 600_300), (1, 600_310), (2, 600_400)]).ahead(), None);
		assert_eq!(skew(&[(1, 600_300), (2, 600_400), (3, 600_500)]).ahead(), Some(600_300));
		assert_eq!(skew(&[(1, 3_001), (2, 3_001), (3, 3_001)]).ahead(), Some(3_001));
		assert_eq!(skew(&[(1, 3_000), (2, 3_000), (3, 3_000)]).ahead(), None);
	}

	#[test]
	fn three_of_five_can_be_late_for_reasons_of_their_own() {
		let skew = skew(&[(1, 700), (2, 60_000), (3, 9_000), (4, 90_000), (5, 800)]);
		assert_eq!(skew.ahead(), None);
		assert_eq!(lateness(&skew), Some(800));
	}

	#[test]
	fn blocks_that_all_come_early_tell_that_the_clock_is_slow() {
		let slow = skew(&[(1, -3_400), (2, -3_500), (3, 300), (4, -3_300), (5, -3_400)]);
		assert_eq!(lateness(&slow), Some(-3_300));
		assert!(slow.remark(-3_300).unwrap().starts_with("the clock of this machine is behind those"));
		assert_eq!(slow.remark(-3_000), None);
		assert_eq!(slow.ahead(), None);
		// Those of one validator, whose clock is fast.
		let right = skew(&[(1, -3_700), (2, 300), (3, 200), (4, -3_700), (5, 300)]);
		assert_eq!(lateness(&right), Some(0));
	}

	#[test]
	fn what_carries_transactions_may_take_its_slot_to_be_made() {
		let now = Instant::now();
		let laden = |slot, age| Seen { is_plain: false, ..plain(slot, age, now) };
		let full = [laden(1, 4_500), laden(2, 4_600), laden(3, 4_700), laden(4, 4_800), laden(5, 4_900)];
		assert_eq!(lateness(&of(&full)), Some(1_600));
		assert_eq!(of(&full).ahead(), None);
		assert_eq!(of(&full.map(|seen| Seen { age: 6_100, ..seen })).ahead(), Some(3_100));
		// It does not come too early for that.
		assert_eq!(lateness(&of(&full.map(|seen| Seen { age: -900, ..seen }))), Some(-900));
		// Where some carry none, these tell.
		let quick = [plain(6, 3_300, now), plain(7, 3_400, now), plain(8, 3_500, now)];
		assert_eq!(of(&[&quick[..], &full].concat()).ahead(), Some(3_300));
	}

	#[test]
	fn a_block_came_when_it_was_first_announced() {
		let skew = skew(&[(1, 400), (2, 400)]);
		let hash = Hash::repeat_byte(7);
		let slot = (crate::signing::now() / 3_000).into();
		skew.announce(hash, slot);
		// A machine that is busy comes to it later.
		skew.note(hash, slot, 60_000, true);
		// What a node lacks after it was started comes late.
		skew.note(Hash::repeat_byte(8), slot + 1, 60_000, true);
		let ages: Vec<_> = skew.sightings.lock().unwrap().seen.iter().map(|seen| seen.age).collect();
		assert_eq!(ages.len(), 3);
		assert!((0..=SLOT).contains(&ages[2]), "{ages:?}");
	}

	#[test]
	fn a_flood_of_announcements_does_not_hide_when_blocks_come() {
		let (mut sightings, then) = (Sightings::default(), Instant::now());
		let hash = |number: usize| Hash::from_low_u64_be(number as u64);
		(0..ANNOUNCED).for_each(|number| sightings.announce(hash(number), 5, then));
		sightings.announce(hash(7), 9, then);
		assert_eq!(sightings.came(hash(7), 60_000, then), Some(5));
		// One after the other is forgotten.
		let later = then + FRESH;
		sightings.announce(hash(ANNOUNCED), 5, later);
		assert_eq!(sightings.came(hash(0), 60_000, later), None);
		(0..ANNOUNCED).for_each(|number| sightings.announce(hash(number + 1_000), 5, later));
		assert_eq!(sightings.announced.len(), ANNOUNCED);
		assert_eq!(sightings.came(hash(7), 60_000, later), Some(60_000));
		assert_eq!(sightings.came(hash(7), 60_000, later + FRESH), None);
	}

	#[test]
	fn no_more_announcements_wait_than_may() {
		let registry = Registry::new();
		let skew = Skew::new(SlotDuration::from_millis(3_000), Some(&registry)).unwrap();
		let mut patient = Patient::new(Arc::new(skew));
		let slot = Slot::from(crate::signing::now() / 3_000);
		let mut announced = |ahead: u64, number| patient.validate(&header(slot + ahead, number), &[]);
		let mut waiting: Vec<_> = (1u32..).take(WAITING).map(|number| announced(3, number)).collect();
		assert!(waiting.iter_mut().all(|one| one.now_or_never().is_none()));
		assert!(announced(3, 900).now_or_never().unwrap().is_err());
		// What is in time need not wait, and so nobody keeps it out.
		assert!(matches!(announced(0, 901).now_or_never(), Some(Ok(Validation::Success { .. }))));
		waiting.pop();
		assert!(announced(3, 902).now_or_never().is_none());
		assert!(announced(9, 903).now_or_never().unwrap().is_err());
		let families = registry.gather();
		let left = families.iter().find(|family| family.get_name() == "rochdale_blocks_of_the_future").unwrap();
		assert_eq!(left.get_metric()[0].get_counter().get_value(), 2.0);
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
		let skew = of(&[plain(1, 9_000, then), plain(2, 9_000, then), plain(3, 9_000, then)]);
		let after = |passed| skew.sightings.lock().unwrap().lateness(SLOT, then + passed);
		assert_eq!(after(FRESH - Duration::from_secs(1)), Some(9_000));
		assert_eq!(after(FRESH), None);
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
		let skew = skew(&[(1, 600_300), (2, 600_400)]);
		assert_eq!(skew.wait(u64::MAX.into()), None);
		let said = |skew: &Skew| skew.sightings.lock().unwrap().said.is_some();
		assert!(!said(&skew));
		skew.sightings.lock().unwrap().announce(Hash::zero(), 600_500, Instant::now());
		skew.note(Hash::zero(), 3.into(), 600_500, true);
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
