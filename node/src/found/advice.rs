//! What to write instead, where TOML cannot be read and a short rule tells why.

use toml_edit::Value;

/// The lists of the file that can be written as sections.
const LISTS: [&str; 5] = ["coop", "coop.members", "coop.offices", "custodian", "custodian.deposits"];

/// The most digits of a number that is read.
const MOST_DIGITS: usize = 18;

/// The line of a section that must be a list, with its name. Its second entry looks as if the first were said again.
pub fn single(text: &str) -> Option<(usize, &str)> {
	(1..).zip(text.lines()).find_map(|(line, text)| {
		let (name, _) = text.trim().strip_prefix('[')?.split_once(']')?;
		let name = name.trim();
		LISTS.contains(&name).then_some((line, name))
	})
}

/// What is wrong with the first day or number on a line that is none in TOML, if there is one.
pub fn on(line: &str) -> Option<String> {
	let (line, _) = line.split_once('#').unwrap_or((line, ""));
	let mut before = "";
	line.split('=').find_map(|part| {
		let is_of_word = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-');
		let key = before.trim_end().rsplit(|sign| !is_of_word(sign)).next().unwrap_or_default();
		before = part;
		if key.is_empty() {
			None
		} else {
			wrong(key, part)
		}
	})
}

/// What is wrong with the value with which this begins.
fn wrong(key: &str, text: &str) -> Option<String> {
	let is_sign = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '_' | '\'' | '-' | '/' | ' ');
	let text = text.trim_start();
	let end = text.find(|sign| !is_sign(sign)).unwrap_or(text.len());
	// Behind a comma another key follows.
	let value = text.get(..end)?.trim_end_matches([' ', ',']);
	if !value.starts_with(|first: char| first.is_ascii_digit()) || value.parse::<Value>().is_ok() {
		return None;
	}
	if is_day(value) {
		return Some(format!("'{key}' must be a day that exists, written as 2026-11-29, not '{value}'"));
	}
	if value.contains(['-', '/']) {
		return None;
	}
	if value.bytes().filter(u8::is_ascii_digit).count() > MOST_DIGITS {
		return Some(format!("'{key}' is a number with more than {MOST_DIGITS} digits"));
	}
	let such = number(value).unwrap_or("1_095 or 12.50".into());
	Some(format!("'{key}' must be a number, written as {such}, not '{value}'"))
}

/// Whether somebody meant a day: three numbers, none of which has three digits, as those between the commas of a large one have.
fn is_day(value: &str) -> bool {
	let parts: Vec<&str> = value.split(['-', '.', '/']).collect();
	let is_part = |part: &&str| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|one| one.is_ascii_digit());
	parts.len() == 3 && parts.iter().all(is_part)
}

/// How a number is written in TOML that people write with commas, dots or spaces between thousands, or with zeros before it.
fn number(value: &str) -> Option<String> {
	let parts = value.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty());
	let parts: Vec<&str> = parts.collect();
	let (first, others) = parts.split_first()?;
	let first = match first.trim_start_matches('0') {
		"" => "0",
		digits => digits,
	};
	let whole = |others: &[&str]| {
		let are_thousands = others.iter().all(|part| part.len() == 3);
		are_thousands.then(|| [&[first], others].concat().join("_"))
	};
	let with_cents = || {
		let (cents, others) = others.split_last().filter(|(cents, _)| cents.len() <= 2)?;
		Some(format!("{}.{cents}", whole(others)?))
	};
	whole(others).or_else(with_cents).filter(|number| number.parse::<Value>().is_ok())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn numbers_are_told_as_toml_has_them() {
		for (line, such) in [
			("daily = 50,000", "50_000"),
			("total = 1.000.000 # euros", "1_000_000"),
			("total = 1 000 000", "1_000_000"),
			("total = 1'000.50", "1_000.50"),
			("daily=12,5", "12.5"),
			("floor = 04", "4"),
			("floor = 00", "0"),
			("day_length = 86__400_000", "86_400_000"),
			("day_length = 86_400_000_", "86_400_000"),
			("\t{ office = \"chair\", member = 1, days = 1,095 },", "1_095"),
			("\t{ office = \"chair\", member = 01, days = 1_095 },", "1"),
			("daily = 0,500", "1_095 or 12.50"),
			("daily = 1,0000", "1_095 or 12.50"),
		] {
			let said = on(line).unwrap();
			assert!(said.contains(&format!(" must be a number, written as {such}, not '")), "{line}: {said}");
		}
		assert_eq!(on("floor = 99999999999999999999").unwrap(), "'floor' is a number with more than 18 digits");
	}

	#[test]
	fn days_are_told_apart_from_numbers() {
		for value in ["2026-11-31", "2026-11-1", "01.11.2026", "1/11/26", "11-01-2026"] {
			let said = format!("'founded' must be a day that exists, written as 2026-11-29, not '{value}'");
			assert_eq!(on(&format!("founded = {value}")), Some(said.clone()));
			assert_eq!(on(&format!("\t{{ days = 5, founded = {value} }},")), Some(said));
		}
	}

	#[test]
	fn nothing_is_said_of_what_can_be_read() {
		for line in
			["floor 4", "[charter", "name = \"Ours", "days = 5 }, { days = 1_095", "days = 5 # = 04", "= 04", "x = 1-2"]
		{
			assert_eq!(on(line), None, "{line}");
		}
	}
}
