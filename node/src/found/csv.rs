//! Lists that people keep in a spreadsheet, as CSV.

use super::{
	place::{At, Place, Refusal},
	source::{text_of, Row},
};
use std::path::Path;

/// The lines of a file below its first one, which names the columns. All of these must be among `columns`.
///
/// Columns are parted by commas, semicolons or tabs. A cell can stand in quotes, and none goes over more than one line.
pub fn read(path: &Path, columns: &[&str]) -> Result<Vec<Row>, Refusal> {
	let text = text_of(path)?;
	let mut lines = (1..)
		.zip(text.lines())
		// Spreadsheets write lines of separators below the last one that is filled.
		.filter(|(_, text)| !text.chars().all(|sign| sign.is_whitespace() || matches!(sign, ',' | ';')))
		.map(|(line, text)| (Place { file: path.into(), line }, text));
	let (place, first) = lines.next().ok_or_else(|| {
		Place { file: path.into(), line: 1 }
			.refusal(format!("the list is empty; its first line names its columns: {}", columns.join(", ")))
	})?;
	let separator = [';', '\t'].into_iter().find(|sign| first.contains(*sign)).unwrap_or(',');
	let names = cells(first, separator, &place)?;
	for (at, name) in names.iter().enumerate() {
		if !columns.contains(&name.as_str()) {
			return Err(
				place.refusal(format!("there is no column '{name}' in this list; known are {}", columns.join(", ")))
			);
		}
		if names.iter().take(at).any(|earlier| earlier == name) {
			return Err(place.refusal(format!("the column '{name}' is there twice")));
		}
	}
	lines.map(|(place, text)| row(&names, cells(text, separator, &place)?, place)).collect()
}

fn row(names: &[String], cells: Vec<String>, place: Place) -> Result<Row, Refusal> {
	if cells.len() != names.len() {
		return Err(place.refusal(format!("this line has {} cells and not {}", cells.len(), names.len())));
	}
	let cells = names
		.iter()
		.cloned()
		.zip(cells)
		.filter(|(_, value)| !value.is_empty())
		.map(|(name, value)| (name, At { value, place: place.clone() }))
		.collect();
	Ok(Row { place, cells })
}

/// The cells of a line.
fn cells(text: &str, separator: char, place: &Place) -> Result<Vec<String>, Refusal> {
	let mut cells = vec![String::new()];
	let mut is_quoted = false;
	let mut signs = text.chars().peekable();
	while let Some(sign) = signs.next() {
		let Some(cell) = cells.last_mut() else { break };
		match sign {
			'"' if is_quoted && signs.peek() == Some(&'"') => {
				signs.next();
				cell.push('"');
			}
			'"' if is_quoted || cell.trim().is_empty() => is_quoted = !is_quoted,
			sign if sign == separator && !is_quoted => cells.push(String::new()),
			sign => cell.push(sign),
		}
	}
	if is_quoted {
		return Err(place.refusal("the quotes that begin on this line do not end on it"));
	}
	Ok(cells.into_iter().map(|cell| cell.trim().into()).collect())
}
