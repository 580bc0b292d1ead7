//! What is read and written in the storage of a chain, as its state machine reports it.
//!
//! It reports each access to a value. Steps to a next key lead to no value and are not reported.

use std::{
	collections::BTreeMap,
	fmt::Debug,
	sync::{Arc, Mutex, PoisonError},
};
use tracing::{
	field::{Field, Visit},
	span::{Attributes, Id, Record},
	subscriber::with_default,
	Event, Metadata, Subscriber,
};

/// An access to a value.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Access {
	/// What was done: `Get`, `Exists`, `Hash`, `Put`, `Append` and the like.
	pub method: String,
	/// The key in hexadecimal digits.
	pub key: String,
}

/// How often each kind of access was seen.
pub type Counts = BTreeMap<String, u32>;

/// Which reports are of interest is remembered for the whole process, so that two who watch at once would disturb each other.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Does something in the storage of a chain, and gives with its result each access that it made, in their order.
pub fn watched<R>(done: impl FnOnce() -> R) -> (R, Vec<Access>) {
	let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
	// Another thread that is just registering the report, the first time that it reads, could have asked who is interested before
	// anybody watched.
	while seen(|| sp_io::storage::get(&[])).1.is_empty() {
		std::thread::yield_now();
	}
	seen(done)
}

/// Does something in the storage of a chain, and gives with its result how often it made each kind of access.
pub fn counted<R>(done: impl FnOnce() -> R) -> (R, Counts) {
	let (result, accesses) = watched(done);
	let mut counts = Counts::new();
	accesses.into_iter().for_each(|access| *counts.entry(access.method).or_default() += 1);
	(result, counts)
}

fn seen<R>(done: impl FnOnce() -> R) -> (R, Vec<Access>) {
	let seen = Seen::default();
	let result = with_default(Watcher(seen.clone()), done);
	let accesses = core::mem::take(&mut *seen.lock().unwrap());
	(result, accesses)
}

type Seen = Arc<Mutex<Vec<Access>>>;

struct Watcher(Seen);

impl Visit for Access {
	fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
		match field.name() {
			"method" => self.method = format!("{value:?}").trim_matches('"').into(),
			"key" => self.key = format!("{value:?}"),
			_ => (),
		}
	}
}

impl Subscriber for Watcher {
	fn enabled(&self, metadata: &Metadata<'_>) -> bool {
		metadata.target() == "state"
	}

	fn new_span(&self, _: &Attributes<'_>) -> Id {
		Id::from_u64(1)
	}

	fn record(&self, _: &Id, _: &Record<'_>) {}

	fn record_follows_from(&self, _: &Id, _: &Id) {}

	fn event(&self, event: &Event<'_>) {
		let mut access = Access::default();
		event.record(&mut access);
		self.0.lock().unwrap().push(access);
	}

	fn enter(&self, _: &Id) {}

	fn exit(&self, _: &Id) {}
}
