//! What cells mean: numbers, days, amounts, addresses and hashes.

use super::{
	place::{At, Refusal},
	source::bytes_of,
};
use crate::chain_spec::well_known;
use codec::DecodeAll as _;
use rochdale_primitives::{
	calendar::{first_of, TO_1970},
	currency,
	text::is_visible,
};
use rochdale_runtime::{
	constants::{HOME_CURRENCY, SS58_PREFIX, TOKEN_DECIMALS},
	AccountId, Balance, Hash,
};
use sp_core::{bytes::from_hex, crypto::Ss58Codec, ed25519, sr25519};
use sp_runtime::traits::{BlakeTwo256, Hash as _};
use std::{ops::RangeInclusive, path::Path};

/// A civil day, counted from 1 January 1970.
pub type Day = i64;

/// What an Aura key and a GRANDPA key have signed to show that they were made for an account.
pub type Proof = (sr25519::Signature, ed25519::Signature);

/// The most whole units of money that are read, which leaves room for the sum of all.
const MOST_UNITS: Balance = 1_000_000_000_000;

/// A whole number within a range. `what` names it.
pub fn whole(cell: &At<String>, what: &str, range: RangeInclusive<u64>) -> Result<At<u64>, Refusal> {
	let number = cell.value.parse().ok().filter(|number| range.contains(number));
	number.map(|number| cell.with(number)).ok_or_else(|| {
		let bounds = match (*range.start(), *range.end()) {
			(0, end) if end >= u32::MAX.into() => String::new(),
			(start, end) if end >= u32::MAX.into() => format!(" of at least {start}"),
			(start, end) => format!(" from {start} to {end}"),
		};
		cell.refusal(format!("{what} must be a whole number{bounds}, not '{}'", cell.value))
	})
}

/// A whole number of 32 bits that is at least `least`.
pub fn number(cell: &At<String>, what: &str, least: u32) -> Result<At<u32>, Refusal> {
	let number = whole(cell, what, least.into()..=u32::MAX.into())?;
	Ok(number.with(u32::try_from(number.value).unwrap_or(u32::MAX)))
}

/// A text that people see as it is written, of at most so many bytes.
pub fn text(cell: At<String>, what: &str, most: usize) -> Result<At<String>, Refusal> {
	if !is_visible(cell.value.as_bytes()) {
		return Err(cell.refusal(format!("{what} must be text in which nothing is hidden")));
	}
	if cell.value.len() > most {
		return Err(cell.refusal(format!("{what} has {} bytes, and at most {most} fit", cell.value.len())));
	}
	Ok(cell)
}

/// The countries by two letters, ISO 3166-1, and XK, which the European Union writes for Kosovo.
const COUNTRIES: &[u8] = b"ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCM\
CNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJE\
JMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPF\
PGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVG\
VIVNVUWFWSXKYEYTZAZMZW";

/// A country by its two letters.
pub fn country(cell: At<String>, what: &str) -> Result<At<String>, Refusal> {
	let cell = letters(cell, what, 2)?;
	if !COUNTRIES.chunks_exact(2).any(|code| code == cell.value.as_bytes()) {
		return Err(
			cell.refusal(format!("{what} must be a country in ISO 3166-1, such as ES or GB, not '{}'", cell.value))
		);
	}
	Ok(cell)
}

/// So many capital letters.
fn letters(cell: At<String>, what: &str, count: usize) -> Result<At<String>, Refusal> {
	let are_letters = cell.value.len() == count && cell.value.bytes().all(|one| one.is_ascii_uppercase());
	if are_letters {
		Ok(cell)
	} else {
		Err(cell.refusal(format!("{what} must be {count} capital letters, not '{}'", cell.value)))
	}
}

/// A currency in use, ISO 4217.
pub fn currency(cell: At<String>, what: &str) -> Result<At<String>, Refusal> {
	let cell = letters(cell, what, 3)?;
	let code = cell.value.as_bytes().try_into().unwrap_or_default();
	match currency::decimals(code) {
		Some(_) => Ok(cell),
		None => Err(cell.refusal(format!("there is no currency '{}' in use", cell.value))),
	}
}

/// A day, written as 2026-11-29, not before 1970.
pub fn day(cell: &At<String>, what: &str) -> Result<At<Day>, Refusal> {
	let day = day_of(&cell.value).ok_or_else(|| {
		cell.refusal(format!("{what} must be a day that exists, written as 2026-11-29, not '{}'", cell.value))
	})?;
	if day < 0 {
		return Err(cell.refusal(format!("{what} is before 1970, which the register of a chain cannot say")));
	}
	Ok(cell.with(day))
}

fn day_of(text: &str) -> Option<Day> {
	let parts: Vec<&str> = text.split('-').collect();
	let [year, month, day] = parts.as_slice() else { return None };
	let number = |part: &str, digits| {
		let is_number = part.len() == digits && part.bytes().all(|one| one.is_ascii_digit());
		is_number.then(|| part.parse::<i64>().ok()).flatten()
	};
	let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
	if !(1..=12).contains(&month) || day < 1 {
		return None;
	}
	// Months are counted from March of the year 0.
	let month = year.checked_mul(12)?.checked_add(month)?.checked_sub(3)?;
	let (first, next) = (first_of(month), first_of(month.checked_add(1)?));
	let at = first.checked_add(day)?.checked_sub(1)?;
	(at < next).then(|| at.checked_sub(TO_1970)).flatten()
}

/// An amount of the home currency, with the decimals that a bank keeps, in the smallest part of units.
pub fn amount(cell: &At<String>, what: &str) -> Result<At<Balance>, Refusal> {
	let decimals = currency::decimals(HOME_CURRENCY).unwrap_or_default();
	let read = || {
		let (units, part) = cell.value.split_once('.').unwrap_or((&cell.value, ""));
		let are_digits = |text: &str| text.bytes().all(|one| one.is_ascii_digit());
		let fits = part.len() <= usize::try_from(decimals).ok()?;
		if !fits || units.is_empty() || !are_digits(units) || !are_digits(part) || cell.value.ends_with('.') {
			return None;
		}
		let units: Balance = units.parse().ok().filter(|units| *units <= MOST_UNITS)?;
		let places = usize::from(TOKEN_DECIMALS);
		let part: Balance = format!("{part:0<places$}").parse().ok()?;
		units.checked_mul(10u128.checked_pow(TOKEN_DECIMALS.into())?)?.checked_add(part)
	};
	match read() {
		None => {
			let such = if decimals == 0 { "12" } else { "12.50" };
			let most = format!("with at most {decimals} decimals, which is what banks keep");
			Err(cell.refusal(format!("{what} must be an amount such as {such}, {most}, not '{}'", cell.value)))
		}
		Some(0) => Err(cell.refusal(format!("{what} is nothing"))),
		Some(amount) => Ok(cell.with(amount)),
	}
}

/// A public key, written as an address of this network. Its checksum finds what was mistyped.
pub fn address(cell: &At<String>, what: &str) -> Result<At<AccountId>, Refusal> {
	account(&cell.value, what).map(|account| cell.with(account)).map_err(|sentence| cell.refusal(sentence))
}

/// The account of an address, or what is wrong with it.
pub fn account(address: &str, what: &str) -> Result<AccountId, String> {
	match AccountId::from_ss58check_with_version(address) {
		Ok((_, format)) if u16::from(format) != SS58_PREFIX => {
			let other = u16::from(format);
			Err(format!("{what} is an address of another network (prefix {other}, not {SS58_PREFIX})"))
		}
		Ok((account, _)) if well_known().contains(<AccountId as AsRef<[u8; 32]>>::as_ref(&account)) => {
			Err(format!("{what} is a key of which everybody knows the secret"))
		}
		Ok((account, _)) if is_keyless(account.as_ref()) => {
			Err(format!("{what} is an account for which nobody can have a key"))
		}
		Ok((account, _)) => Ok(account),
		Err(_) => Err(format!("{what} is no address: '{address}'")),
	}
}

fn is_keyless(key: &[u8]) -> bool {
	key.starts_with(b"modl") || key.iter().all(|byte| *byte == 0)
}

/// A hash of 32 bytes, written as 0x and 64 digits.
pub fn hash(cell: &At<String>, what: &str) -> Result<At<Hash>, Refusal> {
	let digits = cell.value.strip_prefix("0x").filter(|digits| digits.len() == 64);
	match digits.and_then(|digits| digits.parse::<Hash>().ok()) {
		Some(hash) if hash.is_zero() => Err(cell.refusal(format!("{what} is the hash of nothing"))),
		Some(hash) => Ok(cell.with(hash)),
		None => Err(cell.refusal(format!("{what} must be 0x and 64 hexadecimal digits, not '{}'", cell.value))),
	}
}

/// A proof that session keys were made for an account: both signatures, as `session.setKeys` takes them.
pub fn proof(cell: &At<String>) -> Result<At<Proof>, Refusal> {
	let bytes = cell.value.starts_with("0x").then(|| from_hex(&cell.value).ok()).flatten();
	let proof = bytes.and_then(|bytes| Proof::decode_all(&mut bytes.as_slice()).ok());
	proof.map(|proof| cell.with(proof)).ok_or_else(|| {
		cell.refusal(
			"the proof must be 0x and 256 hexadecimal digits: copy all of the line that 'key validator' printed",
		)
	})
}

/// A document: its hash, or a file of which the hash is taken (BLAKE2, 256 bits), as `b2sum -l 256` gives it.
pub fn document(cell: &At<String>, what: &str, folder: &Path) -> Result<At<Hash>, Refusal> {
	if cell.value.starts_with("0x") {
		return hash(cell, what);
	}
	let path = folder.join(&cell.value);
	if path.is_dir() {
		return Err(cell.refusal(format!("{what} must be a hash or a file, and '{}' is a folder", path.display())));
	}
	let bytes = bytes_of(&path)
		.map_err(|_| cell.refusal(format!("{what} is neither a hash nor a file: there is no '{}'", path.display())))?;
	if bytes.is_empty() {
		return Err(cell.refusal(format!("{what} is an empty file: '{}'", path.display())));
	}
	Ok(cell.with(BlakeTwo256::hash(&bytes)))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn countries_are_listed_once_in_their_order() {
		assert_eq!(COUNTRIES.len(), 2 * 250);
		assert!(COUNTRIES.chunks_exact(2).is_sorted_by(|one, next| one < next));
	}

	#[test]
	fn days_are_those_of_the_calendar() {
		assert_eq!(day_of("1970-01-01"), Some(0));
		assert_eq!(day_of("2000-02-29"), Some(11_016));
		assert_eq!(day_of("2024-12-21"), Some(20_078));
		assert_eq!(day_of("1844-12-21"), Some(-45_666));
		for none in
			["2023-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "2026-1-1", "26-11-29", "2026-11-00", "x", ""]
		{
			assert_eq!(day_of(none), None, "{none}");
		}
	}
}
