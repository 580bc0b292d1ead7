#!/usr/bin/env bash
# parity-db 0.4.13: what is in its log is in memory too, with 512 bytes of index for each key, until the log has 64 MiB.
#
# Expected: a key-value store that writes to files holds little of what was written a minute before: its caches, perhaps some MiB of
# a buffer.
# Seen: 16,000 values of 500 bytes, 7.6 MiB, take 21 MiB of memory three seconds later, and as much half a minute later. The log
# holds 8 MiB, and nothing is in the tables. A chain of Substrate that is idle writes 16 kB a block, so that its node grows for three
# and a half hours, by some hundred MiB, and falls back: it looks like a leak, and an hour of watching does not show the end of it.
# Go about it: there is no option. The feature `instrumentation` makes `Db::flush_logs` public, which has the log worked off now. Doing
# it often costs: the keys are hashes, so that each time nearly every page of an index is written, 32 MiB of them at the least.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src && cat >Cargo.toml <<'TOML'
[package]
name = "seen"
version = "0.1.0"
edition = "2021"

[dependencies]
parity-db = { version = "=0.4.13", features = ["instrumentation"] }
TOML
cat >src/main.rs <<'RUST'
use parity_db::{Db, Options};
use std::{
	alloc::{GlobalAlloc, Layout, System},
	sync::atomic::{AtomicUsize, Ordering::Relaxed},
	time::Duration,
};

/// The system's allocator, and how many bytes are taken from it.
struct Counted;
static TAKEN: AtomicUsize = AtomicUsize::new(0);

unsafe impl GlobalAlloc for Counted {
	unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
		TAKEN.fetch_add(layout.size(), Relaxed);
		System.alloc(layout)
	}
	unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
		TAKEN.fetch_sub(layout.size(), Relaxed);
		System.dealloc(pointer, layout)
	}
}

#[global_allocator]
static ALLOCATOR: Counted = Counted;

const VALUES: usize = 16_000;

fn main() {
	let mut options = Options::with_columns(std::path::Path::new("db"), 1);
	options.columns[0].uniform = true;
	let db = Db::open_or_create(&options).unwrap();
	std::thread::sleep(Duration::from_secs(1));
	let before = TAKEN.load(Relaxed);
	let more = || TAKEN.load(Relaxed).saturating_sub(before) as f64 / (VALUES * 500) as f64;
	let mut state = 1u64;
	for _ in 0..VALUES {
		let mut key = [0; 32];
		for byte in &mut key {
			state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
			*byte = (state >> 56) as u8;
		}
		db.commit([(0, key, Some(vec![7u8; 500]))]).unwrap();
	}
	std::thread::sleep(Duration::from_secs(3));
	println!("of what was written, in memory after three seconds: more than all of it {}", more() > 1.5);
	std::thread::sleep(Duration::from_secs(30));
	println!("after half a minute: {}", more() > 1.5);
	eprintln!("{:.2} before", more());
	db.flush_logs().unwrap();
	std::thread::sleep(Duration::from_secs(10));
	println!("ten seconds after the log was flushed: more than half of it {}", more() > 0.5);
	eprintln!("{:.2} at the end", more());
}
RUST
cargo build --quiet >cargo.log 2>&1 || { cat cargo.log >&2 && exit 2; }
target/debug/seen | tee seen
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
of what was written, in memory after three seconds: more than all of it true
after half a minute: true
ten seconds after the log was flushed: more than half of it false
SEEN
