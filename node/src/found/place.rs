//! Where something stands in a file, and what is wrong there.

use std::{fmt, path::Path, sync::Arc};

/// A line of a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
	/// The file as the user named it, or as a file that the user named names it.
	pub file: Arc<Path>,
	/// The line, counted from 1.
	pub line: usize,
}

/// What a file says, and where.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct At<V> {
	/// What it says.
	pub value: V,
	/// Where.
	pub place: Place,
}

impl<V> At<V> {
	/// Another thing that the same place says.
	pub fn with<W>(&self, value: W) -> At<W> {
		At { value, place: self.place.clone() }
	}

	/// A refusal of what stands here.
	pub fn refusal(&self, sentence: impl Into<String>) -> Refusal {
		self.place.refusal(sentence)
	}
}

impl Place {
	/// A refusal of what stands here.
	pub fn refusal(&self, sentence: impl Into<String>) -> Refusal {
		Refusal { file: self.file.clone(), line: Some(self.line), sentence: sentence.into() }
	}
}

/// Why no chain is made of a founding file: one sentence, with the file and the line that it is about.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refusal {
	/// The file.
	pub file: Arc<Path>,
	/// The line, none where the whole file is meant.
	pub line: Option<usize>,
	/// What is wrong.
	pub sentence: String,
}

impl Refusal {
	/// A refusal of a whole file.
	pub fn of(file: &Path, sentence: impl Into<String>) -> Self {
		Self { file: file.into(), line: None, sentence: sentence.into() }
	}
}

impl fmt::Display for Refusal {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { file, line, sentence } = self;
		match line {
			Some(line) => write!(f, "{}, line {line}: {sentence}", file.display()),
			None => write!(f, "{}: {sentence}", file.display()),
		}
	}
}
