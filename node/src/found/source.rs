//! The founding file as TOML: sections, and cells of text that know their line.
//!
//! Every value is read as the text that stands in the file, so that a number, a date and an amount are read in one way each,
//! wherever they stand: here, in an inline table or in a list kept as CSV.

use super::{
	advice, csv,
	place::{At, Place, Refusal},
};
use std::{collections::BTreeMap, path::Path, sync::Arc};
use toml_edit::{Document, Item, TableLike, Value};

/// As many names are told where another one is not known.
const MOST_NAMED: usize = 10;

/// A founding file that is read.
pub struct Source {
	name: Arc<Path>,
	text: String,
	/// Where each line begins.
	lines: Vec<usize>,
}

impl Source {
	/// Reads the file.
	pub fn read(path: &Path) -> Result<Self, Refusal> {
		let text = text_of(path)?;
		let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at.saturating_add(1))).collect();
		Ok(Self { name: path.into(), text, lines })
	}

	/// The file as TOML.
	pub fn parse(&self) -> Result<Document<&str>, Refusal> {
		Document::parse(self.text.as_str()).map_err(|error| {
			let place = self.place(error.span().unwrap_or_default().start);
			if error.message().contains("duplicate") {
				return match advice::single(&self.text) {
					Some((line, list)) => Place { line, ..place }.refusal(must_be_list(list, list)),
					None => place.refusal("this is said twice"),
				};
			}
			let line = self.text.lines().nth(place.line.saturating_sub(1)).unwrap_or_default();
			place.refusal(advice::on(line).unwrap_or_else(|| {
				"this cannot be read; look for a quote, a bracket or an equals sign that is missing or too many".into()
			}))
		})
	}

	/// The file as its outermost section.
	pub fn root<'a>(&'a self, document: &'a Document<&str>) -> Section<'a> {
		Section { source: self, table: document.as_table(), place: self.place(0), name: "the file".into() }
	}

	/// Where the folder is in which the names of other files are looked for.
	pub fn folder(&self) -> &Path {
		self.name.parent().unwrap_or(Path::new(""))
	}

	fn place(&self, at: usize) -> Place {
		Place { file: self.name.clone(), line: self.lines.partition_point(|begins| *begins <= at) }
	}
}

/// The text of a file in UTF-8, without the mark that some programs put before it.
pub fn text_of(path: &Path) -> Result<String, Refusal> {
	let text = String::from_utf8(bytes_of(path)?).map_err(|error| {
		let before = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
		let line = before.filter(|byte| **byte == b'\n').count().saturating_add(1);
		// With these letters the files of spreadsheets begin, which are packed.
		let sentence = if error.as_bytes().starts_with(b"PK") {
			"this is the file of a spreadsheet and no text: save it as CSV in UTF-8"
		} else {
			"this is no text in UTF-8: save the file in that encoding"
		};
		Place { file: path.into(), line }.refusal(sentence)
	})?;
	Ok(text.strip_prefix('\u{feff}').map(Into::into).unwrap_or(text))
}

/// What a file holds.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, Refusal> {
	std::fs::read(path).map_err(|reason| Refusal::of(path, format!("the file cannot be read: {}", plainly(&reason))))
}

/// Why the system refuses something, without the number that it has for that.
pub fn plainly(reason: &std::io::Error) -> String {
	let text = reason.to_string();
	text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

/// A table of the file.
pub struct Section<'a> {
	source: &'a Source,
	table: &'a dyn TableLike,
	/// Where it begins.
	pub place: Place,
	/// What it is called where something is missing in it.
	pub name: String,
}

/// A line of a list: cells by the names of their columns.
pub struct Row {
	/// Where it stands.
	pub place: Place,
	/// What is in it, without what is empty.
	pub cells: BTreeMap<String, At<String>>,
}

impl Row {
	/// What is in the column, if anything is.
	pub fn maybe(&self, column: &str) -> Option<&At<String>> {
		self.cells.get(column)
	}

	/// What is in the column of what `name` calls this row.
	pub fn cell(&self, column: &str, name: &str) -> Result<&At<String>, Refusal> {
		self.maybe(column).ok_or_else(|| self.lacks(column, name))
	}

	/// The refusal of a row in which something is missing.
	pub fn lacks(&self, column: &str, name: &str) -> Refusal {
		self.place.refusal(missing(name, column))
	}
}

fn missing(name: &str, key: &str) -> String {
	format!("{name} has no '{key}'")
}

impl<'a> Section<'a> {
	/// Refuses what is not known here.
	pub fn only(&self, known: &[&str]) -> Result<(), Refusal> {
		match self.table.iter().find(|(key, _)| !known.contains(key)) {
			Some((key, _)) => {
				let others = match known.len() {
					..=MOST_NAMED => format!("known are {}", known.join(", ")),
					_ => "docs/founding.md says where all names stand".into(),
				};
				Err(self.place_of(key).refusal(format!("'{key}' is not known here; {others}")))
			}
			None => Ok(()),
		}
	}

	/// The names of all that stands here.
	pub fn keys(&self) -> Vec<String> {
		self.table.iter().map(|(key, _)| key.into()).collect()
	}

	/// What the key says.
	pub fn cell(&self, key: &str) -> Result<At<String>, Refusal> {
		self.maybe_cell(key)?.ok_or_else(|| self.lacks(key))
	}

	/// What the key says, if it is there.
	pub fn maybe_cell(&self, key: &str) -> Result<Option<At<String>>, Refusal> {
		self.table.get(key).map(|item| self.cell_of(key, item)).transpose()
	}

	/// The texts in the list under a key, none if it is not there.
	pub fn cells(&self, key: &str) -> Result<Vec<At<String>>, Refusal> {
		let Some(item) = self.table.get(key) else { return Ok(Vec::new()) };
		let list = item.as_array().ok_or_else(|| self.place_of(key).refusal(format!("'{key}' must be a list")))?;
		list.iter().map(|value| self.cell_of_value(key, value)).collect()
	}

	/// The section under a key, if it is there.
	pub fn maybe_section(&self, key: &str, name: String) -> Result<Option<Section<'a>>, Refusal> {
		let Some(item) = self.table.get(key) else { return Ok(None) };
		let table =
			item.as_table_like().ok_or_else(|| self.place_of(key).refusal(format!("'{key}' must be a section")))?;
		Ok(Some(Section { table, place: self.place_of(key), name, ..*self }))
	}

	/// The section under a key.
	pub fn section(&self, key: &str, name: String) -> Result<Section<'a>, Refusal> {
		self.maybe_section(key, name)?.ok_or_else(|| self.lacks(key))
	}

	/// The sections that stand under a key, one after another.
	pub fn sections(&self, key: &str) -> Result<Vec<Section<'a>>, Refusal> {
		let Some(item) = self.table.get(key) else { return Ok(Vec::new()) };
		let tables: Vec<(&dyn TableLike, Option<usize>)> = match item {
			Item::ArrayOfTables(tables) => {
				tables.iter().map(|table| (table as &dyn TableLike, start(table.span()))).collect()
			}
			Item::Value(Value::Array(list)) => list
				.iter()
				.map(|value| {
					let table = value.as_inline_table()?;
					Some((table as &dyn TableLike, start(value.span())))
				})
				.collect::<Option<_>>()
				.ok_or_else(|| self.place_of(key).refusal(format!("'{key}' must be a list of braces")))?,
			_ => return Err(self.place_of(key).refusal(must_be_list(key, &self.path_of(key)))),
		};
		let one = |(table, at): (&'a dyn TableLike, Option<usize>)| Section {
			table,
			place: at.map_or_else(|| self.place.clone(), |at| self.source.place(at)),
			name: format!("[[{key}]]"),
			..*self
		};
		Ok(tables.into_iter().map(one).collect())
	}

	/// The lines of a list that stands here, or in the file in CSV that is named here.
	///
	/// All columns must be among `columns`.
	pub fn rows(&self, key: &str, columns: &[&str]) -> Result<Vec<Row>, Refusal> {
		if self.table.get(key).is_some_and(|item| item.as_str().is_some()) {
			let file = self.cell(key)?;
			let path = self.source.folder().join(&file.value);
			if !path.is_file() {
				return Err(file.refusal(format!("there is no file '{}'", path.display())));
			}
			return csv::read(&path, columns);
		}
		if self.table.get(key).is_some_and(|item| item.is_value() && !item.is_array()) {
			let sentence = format!("'{key}' must be a list in brackets, or the name of a file in CSV");
			return Err(self.place_of(key).refusal(sentence));
		}
		let rows = self.sections(key)?;
		rows.iter()
			.map(|section| {
				section.only(columns)?;
				let cell = |key: String| Ok((key.clone(), section.cell(&key)?));
				let cells = section.keys().into_iter().map(cell).collect::<Result<_, Refusal>>()?;
				Ok(Row { place: section.place.clone(), cells })
			})
			.collect()
	}

	/// The refusal of a section in which a key is missing.
	pub fn lacks(&self, key: &str) -> Refusal {
		self.place.refusal(missing(&self.name, key))
	}

	/// The folder in which the names of other files are looked for.
	pub fn folder(&self) -> &'a Path {
		self.source.folder()
	}

	/// What the section of a key is called, with the list before it in which it stands.
	fn path_of(&self, key: &str) -> String {
		match self.name.strip_prefix("[[").and_then(|name| name.strip_suffix("]]")) {
			Some(list) => format!("{list}.{key}"),
			None => key.into(),
		}
	}

	/// Where a key stands.
	pub fn place_of(&self, key: &str) -> Place {
		let (name, item) = (self.table.key(key), self.table.get(key));
		let at = item
			.filter(|item| item.is_table())
			.and_then(|item| start(item.span()))
			.or_else(|| name.and_then(|name| start(name.span())))
			.or_else(|| item.and_then(|item| start(item.span())));
		at.map_or_else(|| self.place.clone(), |at| self.source.place(at))
	}

	fn cell_of(&self, key: &str, item: &Item) -> Result<At<String>, Refusal> {
		match item {
			Item::Value(value) => self.cell_of_value(key, value),
			_ => Err(self.place_of(key).refusal(one_value(key))),
		}
	}

	fn cell_of_value(&self, key: &str, value: &Value) -> Result<At<String>, Refusal> {
		let span = value.span().unwrap_or_default();
		let place = self.source.place(span.start);
		let text = match value {
			Value::String(text) => text.value().trim().into(),
			Value::Array(_) | Value::InlineTable(_) => return Err(place.refusal(one_value(key))),
			// As it stands there: 12.50 and not 12.5, a day and not a point in time.
			_ => self.source.text.get(span).unwrap_or_default().replace('_', ""),
		};
		if text.is_empty() {
			return Err(place.refusal(format!("'{key}' is empty")));
		}
		Ok(At { value: text, place })
	}
}

fn start(span: Option<std::ops::Range<usize>>) -> Option<usize> {
	span.map(|span| span.start)
}

fn must_be_list(key: &str, path: &str) -> String {
	format!("'{key}' must be a list: write [[{path}]]")
}

fn one_value(key: &str) -> String {
	format!("'{key}' must be one text, number or date")
}
