//! Figures of ours for Prometheus: what the process and its disk hold, and how the seats of validators do.
//!
//! What the libraries report of memory and of the database is absent or always zero. Seats are told apart by their co-op, of
//! which a federation has a hundred or so.

use crate::{
	database::Durable,
	seats::{self, State, Stored},
	service::{FullBackend, FullClient},
};
use futures::{FutureExt, StreamExt};
use rochdale_primitives::CoopId;
use rochdale_runtime::Hash;
use sc_client_api::{BlockchainEvents, HeaderBackend};
use sp_core::{crypto::key_types, ByteArray};
use sp_keystore::{Keystore, KeystorePtr};
use sp_runtime::traits::Header as _;
use std::{collections::BTreeMap, fs, path::Path, sync::Arc, time::Duration};
use substrate_prometheus_endpoint::{
	register, Counter, CounterVec, Gauge, GaugeVec, Opts, PrometheusError, Registry, U64,
};

/// How often is looked at what changes by itself.
const PERIOD: Duration = Duration::from_secs(10);

/// The figures.
struct Figures {
	resident: Gauge<U64>,
	free: Gauge<U64>,
	database: Gauge<U64>,
	lag: Gauge<U64>,
	/// 1 for where each seat stands.
	state: GaugeVec<U64>,
	idle: GaugeVec<U64>,
	blocks: CounterVec<U64>,
	missed: CounterVec<U64>,
	/// Only on a validator.
	keys_known: Option<Gauge<U64>>,
}

impl Figures {
	fn new(registry: &Registry, is_validator: bool) -> Result<Self, PrometheusError> {
		let gauge = |name: &str, help: &str| register(Gauge::new(name, help)?, registry);
		let gauges =
			|name: &str, help: &str, labels: &[&str]| register(GaugeVec::new(Opts::new(name, help), labels)?, registry);
		let counters = |name: &str, help: &str| register(CounterVec::new(Opts::new(name, help), &["coop"])?, registry);
		let keys_known = || {
			gauge(
				"rochdale_own_keys_known",
				"Whether this node holds the keys of a seat in the session that runs or in the next one",
			)
		};
		Ok(Self {
			resident: gauge("rochdale_process_resident_bytes", "How much memory the process holds")?,
			free: gauge("rochdale_disk_free_bytes", "How much room the disk of the database has")?,
			database: gauge("rochdale_database_bytes", "How much room the database takes")?,
			lag: gauge("rochdale_finality_lag_blocks", "How many blocks are not final")?,
			state: gauges("rochdale_seat_state", "Where the seat of a co-op stands", &["coop", "state"])?,
			idle: gauges("rochdale_seat_idle_sessions", "How many sessions in a row a seat was idle", &["coop"])?,
			blocks: counters("rochdale_seat_blocks", "Blocks of a seat that this node has seen since it started")?,
			missed: counters("rochdale_seat_missed", "Slots of a seat without a block since this node started")?,
			keys_known: is_validator.then(keys_known).transpose()?,
		})
	}
}

/// Adds to a counter of a co-op, which is there from zero on.
fn add(counters: &CounterVec<U64>, coop: CoopId, amount: u64) {
	if let Ok(counter) = counters.get_metric_with_label_values(&[&coop.to_string()]) {
		Counter::inc_by(&counter, amount);
	}
}

fn set(gauges: &GaugeVec<U64>, labels: &[&str], value: u64) {
	if let Ok(gauge) = gauges.get_metric_with_label_values(labels) {
		gauge.set(value);
	}
}

/// What the figures are taken from.
pub struct Sources {
	/// The chain.
	pub client: Arc<FullClient>,
	/// Its states.
	pub backend: Arc<FullBackend>,
	/// Its database.
	pub database: Arc<Durable>,
	/// The keys of this node, if it is a validator.
	pub keystore: Option<KeystorePtr>,
}

/// Registers the figures and gives the task that keeps them.
pub fn keep(registry: &Registry, sources: Sources) -> Result<impl std::future::Future<Output = ()>, PrometheusError> {
	let figures = Figures::new(registry, sources.keystore.is_some())?;
	Ok(kept(Keeper { figures, sources, standing: BTreeMap::new() }))
}

struct Keeper {
	figures: Figures,
	sources: Sources,
	/// Where each seat stood when it was last looked.
	standing: BTreeMap<CoopId, &'static str>,
}

async fn kept(mut keeper: Keeper) {
	let mut blocks = keeper.sources.client.import_notification_stream().fuse();
	keeper.look();
	let mut due = futures_timer::Delay::new(PERIOD).fuse();
	loop {
		futures::select! {
			block = blocks.next() => {
				let Some(block) = block else { return };
				if block.is_new_best {
					let enacted = block.tree_route.iter().flat_map(|route| route.enacted()).map(|block| block.hash);
					let hashes: Vec<_> = enacted.chain([block.hash]).collect();
					hashes.into_iter().for_each(|hash| keeper.count(hash));
				}
				keeper.compare();
			},
			() = due => {
				keeper.look();
				due = futures_timer::Delay::new(PERIOD).fuse();
			},
		}
	}
}

impl Keeper {
	/// How far finality lags behind.
	fn compare(&self) {
		let info = self.sources.client.info();
		self.figures.lag.set(info.best_number.saturating_sub(info.finalized_number).into());
	}

	/// Counts a block for the seat that made it, and the slots that were left out before it.
	fn count(&self, hash: Hash) {
		if let Err(reason) = self.try_count(hash) {
			log::debug!("a block is not counted for its seat: {reason}");
		}
	}

	fn try_count(&self, hash: Hash) -> Result<(), String> {
		let header = |hash| self.sources.client.header(hash).ok().flatten().ok_or("it is gone");
		let block = header(hash)?;
		let parent = header(*block.parent_hash())?;
		let slot_of = |header| crate::skew::slot_of(header).ok_or("it names no slot");
		let (slot, before) = (*slot_of(&block)?, *slot_of(&parent)?);
		let state = Stored::new(self.sources.backend.clone(), *block.parent_hash());
		let validators = seats::validators(&state)?;
		let seats = u64::try_from(validators.len()).map_err(|_| "there are too many seats")?;
		let coops = validators.iter().map(|validator| seats::coop_of(&state, validator));
		let coops: Vec<_> = coops.collect::<Result<_, _>>()?;
		// Before the first block is no time of the chain.
		let left_out = if parent.number == 0 { Vec::new() } else { missed(before, slot, seats) };
		for (coop, slots) in coops.iter().zip(left_out) {
			coop.iter().for_each(|coop| add(&self.figures.missed, *coop, slots));
		}
		let author = slot.checked_rem(seats).and_then(|place| coops.get(usize::try_from(place).ok()?).copied()?);
		author.into_iter().for_each(|coop| add(&self.figures.blocks, coop, 1));
		Ok(())
	}

	/// Looks at what changes by itself.
	fn look(&mut self) {
		let folder = self.sources.database.folder();
		if let Some(bytes) = fs::read_to_string("/proc/self/status").ok().as_deref().and_then(resident) {
			self.figures.resident.set(bytes);
		}
		if let Ok(bytes) = fs2::available_space(folder) {
			self.figures.free.set(bytes);
		}
		self.figures.database.set(taken(folder));
		self.compare();
		let best = self.sources.client.info().best_hash;
		let state = Stored::new(self.sources.backend.clone(), best);
		if let Err(reason) = self.look_at_seats(&state) {
			log::debug!("the figures of seats are missing: {reason}");
		}
	}

	fn look_at_seats(&mut self, state: &dyn State) -> Result<(), String> {
		let seats = seats::seats(state)?;
		let now = seats.iter().map(|(coop, seat)| (*coop, seats::standing(&seat.state))).collect();
		let before = std::mem::replace(&mut self.standing, now);
		for (coop, standing) in &self.standing {
			set(&self.figures.state, &[&coop.to_string(), standing], 1);
		}
		for (coop, standing) in gone(&before, &self.standing) {
			// It may never have been there, where the registry refused it.
			let _ = self.figures.state.remove_label_values(&[&coop.to_string(), standing]);
			if !self.standing.contains_key(&coop) {
				let _ = self.figures.idle.remove_label_values(&[&coop.to_string()]);
			}
		}
		for (coop, seat) in &seats {
			set(&self.figures.idle, &[&coop.to_string()], seat.idle.into());
			add(&self.figures.blocks, *coop, 0);
			add(&self.figures.missed, *coop, 0);
		}
		if let (Some(known), Some(keystore)) = (&self.figures.keys_known, &self.sources.keystore) {
			known.set(holds_keys(state, &**keystore)?.into());
		}
		Ok(())
	}
}

/// How many slots of each seat had no block between that of a block's parent and its own, where so many take turns.
fn missed(parent: u64, slot: u64, seats: u64) -> Vec<u64> {
	let between = slot.saturating_sub(parent).saturating_sub(1);
	let (Some(rounds), Some(rest)) = (between.checked_div(seats), between.checked_rem(seats)) else {
		return Vec::new();
	};
	let first = parent.saturating_add(1).checked_rem(seats).unwrap_or_default();
	let of_seat = |seat: u64| {
		// How many turns after the first one left out.
		let turn = seat.saturating_add(seats).saturating_sub(first).checked_rem(seats).unwrap_or_default();
		rounds.saturating_add(u64::from(turn < rest))
	};
	(0..seats).map(of_seat).collect()
}

/// The seats that no longer stand where they did.
fn gone(before: &BTreeMap<CoopId, &'static str>, now: &BTreeMap<CoopId, &'static str>) -> Vec<(CoopId, &'static str)> {
	before.iter().filter(|(coop, was)| now.get(coop) != Some(was)).map(|(coop, was)| (*coop, *was)).collect()
}

/// Whether the keystore holds both keys of a seat in the session that runs or in the next one.
fn holds_keys(state: &dyn State, keystore: &dyn Keystore) -> Result<bool, String> {
	let holds = |aura: &[u8], grandpa: &[u8]| {
		keystore.has_keys(&[(aura.to_vec(), key_types::AURA), (grandpa.to_vec(), key_types::GRANDPA)])
	};
	let (aura, grandpa) = seats::authorities(state)?;
	let runs = aura.iter().zip(&grandpa).any(|(aura, grandpa)| holds(aura.as_slice(), grandpa.as_slice()));
	let comes = seats::queued(state)?.iter().any(|(_, keys)| holds(keys.aura.as_slice(), keys.grandpa.as_slice()));
	Ok(runs || comes)
}

/// How much memory a process holds, in bytes, by what the system says of it.
fn resident(status: &str) -> Option<u64> {
	let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
	let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
	kilobytes.checked_mul(1_024)
}

/// How much room the files of a folder take on the disk, in bytes.
pub fn taken(folder: &Path) -> u64 {
	use std::os::unix::fs::MetadataExt as _;

	let Ok(entries) = fs::read_dir(folder) else { return 0 };
	let sizes = entries.flatten().filter_map(|entry| entry.metadata().ok()).filter(|entry| entry.is_file());
	// Tables are longer than what is written of them.
	sizes.map(|file| file.blocks().saturating_mul(512)).fold(0, u64::saturating_add)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use crate::{seats::tests::genesis, test_folder::Folder};
	use sp_keystore::testing::MemoryKeystore;

	#[test]
	fn slots_that_were_left_out_are_counted_for_the_seats_whose_they_were() {
		for seats in 1..6 {
			for parent in 0..12 {
				for slot in parent + 1..parent + 30 {
					let mut expected = vec![0; seats as usize];
					(parent + 1..slot).for_each(|slot| expected[(slot % seats) as usize] += 1);
					assert_eq!(missed(parent, slot, seats), expected, "{parent} {slot} {seats}");
				}
			}
		}
	}

	#[test]
	fn nothing_is_missed_in_slots_that_make_no_sense() {
		assert_eq!(missed(9, 9, 3), [0, 0, 0]);
		assert_eq!(missed(9, 3, 3), [0, 0, 0]);
		assert!(missed(1, 9, 0).is_empty());
		assert_eq!(missed(0, u64::MAX, 2).iter().sum::<u64>(), u64::MAX - 1);
	}

	#[test]
	fn a_seat_that_moved_on_or_went_leaves_no_label_behind() {
		let before = BTreeMap::from([(1, "seated"), (2, "seated"), (3, "retired")]);
		let now = BTreeMap::from([(1, "seated"), (2, "resting"), (4, "named")]);
		assert_eq!(gone(&before, &now), [(2, "seated"), (3, "retired")]);
	}

	#[test]
	fn the_memory_of_a_process_is_read_in_bytes() {
		assert_eq!(resident("Name:\tnode\nVmRSS:\t  287632 kB\nRssAnon:\t 1 kB\n"), Some(294_535_168));
		assert_eq!(resident("Name:\tnode\n"), None);
		assert!(resident(&fs::read_to_string("/proc/self/status").unwrap()).unwrap() > 1 << 20);
	}

	#[test]
	fn the_files_of_a_folder_take_what_is_written_of_them() {
		let folder = Folder::new();
		fs::write(folder.path().join("table"), vec![1; 100_000]).unwrap();
		fs::File::create(folder.path().join("sparse")).unwrap().set_len(1 << 30).unwrap();
		assert!((100_000..200_000).contains(&taken(folder.path())), "{}", taken(folder.path()));
	}

	#[test]
	fn keys_are_known_if_both_of_one_seat_are_there() {
		let state = genesis();
		let keystore = MemoryKeystore::new();
		assert_eq!(holds_keys(&state, &keystore), Ok(false));
		keystore.sr25519_generate_new(key_types::AURA, Some("//Alice")).unwrap();
		assert_eq!(holds_keys(&state, &keystore), Ok(false));
		keystore.ed25519_generate_new(key_types::GRANDPA, Some("//Bob")).unwrap();
		assert_eq!(holds_keys(&state, &keystore), Ok(false));
		keystore.ed25519_generate_new(key_types::GRANDPA, Some("//Alice")).unwrap();
		assert_eq!(holds_keys(&state, &keystore), Ok(true));
	}

	#[test]
	fn the_figures_of_a_seat_have_the_labels_that_alerts_ask_for() {
		let registry = Registry::new();
		let figures = Figures::new(&registry, true).unwrap();
		set(&figures.state, &["3", "resting"], 1);
		add(&figures.blocks, 3, 0);
		let families = registry.gather();
		let labels = |name: &str| {
			let family = families.iter().find(|family| family.get_name() == name).unwrap();
			let labels = family.get_metric()[0].get_label().iter();
			labels.map(|label| format!("{}={}", label.get_name(), label.get_value())).collect::<Vec<_>>()
		};
		assert_eq!(labels("rochdale_seat_state"), ["coop=3", "state=resting"]);
		assert_eq!(labels("rochdale_seat_blocks"), ["coop=3"]);
		assert!(families.iter().any(|family| family.get_name() == "rochdale_own_keys_known"));
	}
}
