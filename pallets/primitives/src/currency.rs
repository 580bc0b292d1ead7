//! The currencies in which accounts are kept.

/// A currency by its three letters (ISO 4217), such as `EUR`.
pub type Currency = [u8; 3];

/// Amounts are in the smallest part that the books know: millionths of the currency.
pub const MILLIONTHS: u32 = 6;

/// Those whose smallest unit at a bank is a whole one (ISO 4217, list one, minor unit 0).
const WHOLE: &[u8] = b"BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXVNDVUVXAFXOFXPF";

/// Those whose smallest unit at a bank is a thousandth (minor unit 3).
const THOUSANDTHS: &[u8] = b"BHDIQDJODKWDLYDOMRTND";

/// Those whose smallest unit at a bank is a hundredth (minor unit 2).
const HUNDREDTHS: &[u8] = b"AEDAFNALLAMDAOAARSAUDAWGAZNBAMBBDBDTBMDBNDBOBBRLBSDBTNBWPBYNBZDCADCDFCHFCNYCOPCRCCUPCVECZK\
DKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGTQGYDHKDHNLHTGHUFIDRILSINRIRRJMDKESKGSKHRKPWKYDKZTLAKLBPLKRLRDLSLMADMDLMGAMKDMMKMNT\
MOPMRUMURMVRMWKMXNMYRMZNNADNGNNIONOKNPRNZDPABPENPGKPHPPKRPLNQARRONRSDRUBSARSBDSCRSDGSEKSGDSHPSLESOSSRDSSPSTNSVCSYPSZLTHBTJSTMT\
TOPTRYTTDTWDTZSUAHUSDUYUUZSVEDVESWSTXCDXCGYERZARZMWZWG";

/// How many decimals a bank keeps of the currency, `None` if there is no such currency in use.
pub fn decimals(currency: Currency) -> Option<u32> {
	let lists = [(WHOLE, 0), (HUNDREDTHS, 2), (THOUSANDTHS, 3)];
	let has = |codes: &[u8]| codes.chunks_exact(3).any(|code| code == currency);
	lists.into_iter().find(|(codes, _)| has(codes)).map(|(_, decimals)| decimals)
}

/// A bank's smallest unit of the currency, in millionths of it.
pub fn smallest_unit(currency: Currency) -> Option<u128> {
	10u128.checked_pow(MILLIONTHS.checked_sub(decimals(currency)?)?)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use std::collections::BTreeSet;

	#[test]
	fn a_bank_keeps_as_many_decimals_as_the_standard_says() {
		assert_eq!(decimals(*b"EUR"), Some(2));
		assert_eq!(decimals(*b"JPY"), Some(0));
		assert_eq!(decimals(*b"TND"), Some(3));
		assert_eq!(smallest_unit(*b"GBP"), Some(10_000));
		assert_eq!(smallest_unit(*b"JPY"), Some(1_000_000));
		assert_eq!(smallest_unit(*b"KWD"), Some(1_000));
	}

	#[test]
	fn what_is_no_currency_has_none() {
		for code in [*b"EUX", *b"eur", *b"DEM", *b"XXX", *b"URG", [0; 3]] {
			assert_eq!(decimals(code), None, "{code:?}");
			assert_eq!(smallest_unit(code), None);
		}
	}

	#[test]
	fn each_currency_is_listed_once() {
		let all = [WHOLE, HUNDREDTHS, THOUSANDTHS].concat();
		let codes: BTreeSet<_> = all.chunks_exact(3).collect();
		assert_eq!(codes.len() * 3, all.len());
		assert!(codes.iter().flat_map(|code| code.iter()).all(u8::is_ascii_uppercase));
		assert_eq!(codes.len(), 155);
	}
}
