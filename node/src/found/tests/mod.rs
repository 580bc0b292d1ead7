//! The example founds a chain, and each of its broken variants is refused in one sentence with file and line.

#![allow(clippy::arithmetic_side_effects)]

mod good;
mod variants;

use super::{check, file::Founding, place::Refusal, read, values::Day};
use crate::test_folder::Folder;
use std::{
	fs,
	path::{Path, PathBuf},
};

/// The day on which the tests check, a month after the founding of the example.
const TODAY: Day = 20_787;

/// A copy of the example in a folder of its own.
struct Copy(Folder);

impl Copy {
	fn new() -> Self {
		let copy = Self(Folder::new());
		let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
		fs::create_dir(copy.0.path().join("federation")).unwrap();
		let lists = fs::read_dir(examples.join("federation")).unwrap();
		let lists = lists.map(|list| Path::new("federation").join(list.unwrap().file_name()));
		for file in lists.chain([PathBuf::from("federation.toml")]) {
			fs::copy(examples.join(&file), copy.0.path().join(&file)).unwrap();
		}
		copy
	}

	fn file(&self, name: &str) -> PathBuf {
		self.0.path().join(name)
	}

	/// Changes one place of a file.
	fn change(&self, name: &str, from: &str, to: &str) {
		let text = fs::read_to_string(self.file(name)).unwrap();
		assert_eq!(text.matches(from).count(), 1, "{name} has this once: {from}");
		assert_ne!(from, to);
		fs::write(self.file(name), text.replace(from, to)).unwrap();
	}

	/// What the founding file says, if no live chain of it is refused.
	fn founding(&self) -> Result<Founding, Refusal> {
		let founding = read(&self.file("federation.toml"))?;
		check::check(&founding, TODAY)?;
		check::live(&founding)?;
		Ok(founding)
	}

	/// What is printed where it is refused, with names of files as in the folder.
	fn refusal(&self) -> String {
		let refusal = self.founding().err().map(|refusal| refusal.to_string()).unwrap_or("it is not refused".into());
		refusal.replace(&format!("{}/", self.0.path().display()), "")
	}
}
