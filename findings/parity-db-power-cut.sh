#!/usr/bin/env bash
# parity-db 0.4.13: with sync_wal and sync_data on, which is the default, a commit is not forced to the disk, and neither is the
# file that describes the database.
#
# Expected: options that are documented as "fsync WAL to disk before committing any changes" and "crash resistance guarantee"
# make a commit outlast a power cut, or one of a moment ago at least.
# Seen: no call of fsync, fdatasync or msync on any file in ten seconds after a thousand commits: the log is forced when it has
# 64 MiB. "metadata" is never forced, not even when the database is closed. A file system may have it empty after a cut, and the
# database then does not open ("Unsupported database version 0").
# Go about it: force the files named log* yourself before you rely on a commit, and all files of a new database before its use.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src && cat >Cargo.toml <<'TOML'
[package]
name = "seen"
version = "0.1.0"
edition = "2021"

[dependencies]
parity-db = "=0.4.13"
TOML
cat >src/main.rs <<'RUST'
use parity_db::{Db, Options};

fn main() {
	let options = Options::with_columns(std::path::Path::new("database"), 1);
	println!("sync_wal {} sync_data {}", options.sync_wal, options.sync_data);
	let db = Db::open_or_create(&options).unwrap();
	for number in 0u32..1_000 {
		db.commit([(0, number.to_be_bytes().to_vec(), Some(vec![7u8; 100]))]).unwrap();
	}
	std::thread::sleep(std::time::Duration::from_secs(10));
	eprintln!("-- ten seconds later");
	drop(db);
}
RUST
# Tells each file that is forced to the disk.
cat >told.c <<'C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static void tell(const char *call, int file) {
	char link[64], path[4096];
	snprintf(link, sizeof link, "/proc/self/fd/%d", file);
	ssize_t length = readlink(link, path, sizeof path - 1);
	path[length < 0 ? 0 : length] = 0;
	fprintf(stderr, "%s %s\n", call, path);
}
int fsync(int file) {
	tell("fsync", file);
	return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file);
}
int fdatasync(int file) {
	tell("fdatasync", file);
	return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(file);
}
int msync(void *address, size_t length, int flags) {
	fprintf(stderr, "msync\n");
	return ((int (*)(void *, size_t, int))dlsym(RTLD_NEXT, "msync"))(address, length, flags);
}
C
cc -shared -fPIC -o told.so told.c -ldl
cargo build --quiet >cargo.log 2>&1 || { cat cargo.log >&2 && exit 2; }
LD_PRELOAD=$folder/told.so target/debug/seen 2>forced | tee seen
sed '/^-- ten/q' forced
echo "afterwards: $(sed '1,/^-- ten/d' forced | grep -c metadata || true) times metadata"
told() { cat seen && sed '/^-- ten/q' forced && sed '1,/^-- ten/d' forced | grep -c metadata; }
diff <(told) - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
sync_wal true sync_data true
-- ten seconds later
0
SEEN
