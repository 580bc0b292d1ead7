//! A folder for one test, which is gone when it ends.

use std::{
	fs,
	path::{Path, PathBuf},
	sync::atomic::{AtomicU32, Ordering},
};

static MADE: AtomicU32 = AtomicU32::new(0);

pub struct Folder(PathBuf);

impl Folder {
	pub fn new() -> Self {
		let number = MADE.fetch_add(1, Ordering::Relaxed);
		let path = std::env::temp_dir().join(format!("rochdale-{}-{number}", std::process::id()));
		fs::create_dir_all(&path).unwrap();
		Self(path)
	}

	pub fn path(&self) -> &Path {
		&self.0
	}
}

impl Drop for Folder {
	fn drop(&mut self) {
		let _ = fs::remove_dir_all(&self.0);
	}
}
