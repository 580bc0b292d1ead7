#!/usr/bin/env bash
# parity-db 0.4.13: a column with compression leaves every value of up to 4,096 bytes as it is.
#
# Expected: Lz4 on a column makes values small that repeat themselves, at least where they take some hundred bytes or more.
# Seen: a thousand values of 4,096 equal bytes take as much as without compression; with one byte more each they take a
# seventeenth of it. The limit is `compression_threshold`, whose documentation says "a sensible default". Nearly all that a
# chain of Substrate writes is below it: headers, nodes of the trie, GRANDPA's notes.
# Go about it: set `compression_threshold` for the column. It is not part of the column's configuration in the file "metadata", so
# that it may change later; whether a column is compressed is, and may not.
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
use parity_db::{CompressionType, Db, Options};

/// Bytes that a thousand values of this length take in the tables, in units of 256 KiB by which these grow.
fn taken(name: &str, length: usize, compression: CompressionType, threshold: Option<u32>) -> u64 {
	let mut options = Options::with_columns(std::path::Path::new(name), 1);
	options.columns[0].compression = compression;
	options.compression_threshold.extend(threshold.map(|bytes| (0, bytes)));
	let db = Db::open_or_create(&options).unwrap();
	for number in 0u32..1_000 {
		db.commit([(0, number.to_be_bytes().to_vec(), Some(vec![7u8; length]))]).unwrap();
	}
	drop(db);
	let files = std::fs::read_dir(name).unwrap().map(Result::unwrap);
	let tables = files.filter(|file| file.file_name().to_string_lossy().starts_with("table"));
	tables.map(|table| table.metadata().unwrap().len()).sum::<u64>() / (256 * 1024)
}

fn main() {
	println!("4096 plain {}", taken("a", 4_096, CompressionType::NoCompression, None));
	println!("4096 lz4 {}", taken("b", 4_096, CompressionType::Lz4, None));
	println!("4097 lz4 {}", taken("c", 4_097, CompressionType::Lz4, None));
	println!("4096 lz4 threshold 512: {}", taken("d", 4_096, CompressionType::Lz4, Some(512)));

	let mut options = Options::with_columns(std::path::Path::new("d"), 1);
	options.columns[0].compression = CompressionType::Lz4;
	let value = Db::open(&options).unwrap().get(0, &7u32.to_be_bytes()).unwrap();
	println!("read with another threshold: {}", value == Some(vec![7u8; 4_096]));
	options.columns[0].compression = CompressionType::NoCompression;
	println!("opened without compression: {}", Db::open(&options).is_ok());
}
RUST
cargo build --quiet >cargo.log 2>&1 || { cat cargo.log >&2 && exit 2; }
target/debug/seen | tee seen
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
4096 plain 17
4096 lz4 17
4097 lz4 1
4096 lz4 threshold 512: 1
read with another threshold: true
opened without compression: false
SEEN
