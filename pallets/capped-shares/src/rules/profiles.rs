//! What the law of a co-op's jurisdiction lets the terms of its shares be. (practice §2.2 and §9, nos. 59 to 79)

use crate::limits::{
	CAP_BPS, ENTRY_FEE_BPS, EXPELLED_BPS, FIRST_BPS, INSTALMENT_MONTHS, MAX_YEARS_QUEUED, SPREAD_BPS, UNJUSTIFIED_BPS,
};
use rochdale_primitives::{bylaws::Profile, ledger::Balance};

/// The most of withdrawable shares that one holder has, in millionths of the currency. (CSS, no. 63)
const UK_MOST_OF_ONE: Balance = 100_000_000_000;

/// What a profile allows, inside the bounds of the chain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Ranges {
	/// The most of all capital that one holder has, in basis points.
	pub cap_bps: u16,
	/// The most that one holder has at par, in millionths of the currency.
	pub most_of_one: Option<Balance>,
	/// The most years in which a claim is to be paid.
	pub max_years: u8,
	/// The least that is paid at once of what is subscribed in instalments, in basis points.
	pub first_bps: u16,
	/// The most months in which the rest is paid.
	pub instalment_months: u8,
	/// The highest entry fee, in basis points of the least holding.
	pub entry_fee_bps: u16,
	/// The most that is deducted where somebody leaves before they may, in basis points.
	pub unjustified_bps: u16,
	/// The most that is deducted where somebody is expelled, in basis points.
	pub expelled_bps: u16,
	/// How far a return can be above an attested rate, in basis points.
	pub spread_bps: u16,
}

impl Ranges {
	/// What a profile allows.
	pub const fn of(profile: Profile) -> Self {
		let chain = Self {
			cap_bps: *CAP_BPS.end(),
			most_of_one: None,
			max_years: *MAX_YEARS_QUEUED.end(),
			first_bps: *FIRST_BPS.start(),
			instalment_months: *INSTALMENT_MONTHS.end(),
			entry_fee_bps: *ENTRY_FEE_BPS.end(),
			unjustified_bps: *UNJUSTIFIED_BPS.end(),
			expelled_bps: *EXPELLED_BPS.end(),
			spread_bps: *SPREAD_BPS.end(),
		};
		match profile {
			// Three years. (SCE 16.3) What the regulation does not say is left to national law. (SCE 8)
			Profile::Sce => Self { max_years: 3, ..chain },
			// A third, a quarter at once, a quarter as a fee, five years and six points are the bounds of the chain.
			// (ES 45.6, 46.3, 52.2, 51.4, 48.2)
			Profile::Es => chain,
			// Who withdraws gets what a share is worth, and nothing is kept back of it. (FCA 6.1.3)
			Profile::Uk => Self { most_of_one: Some(UK_MOST_OF_ONE), unjustified_bps: 0, expelled_bps: 0, ..chain },
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn no_profile_allows_more_than_the_chain() {
		for profile in Profile::ALL {
			let ranges = Ranges::of(profile);
			assert!(CAP_BPS.contains(&ranges.cap_bps) && MAX_YEARS_QUEUED.contains(&ranges.max_years));
			assert!(FIRST_BPS.contains(&ranges.first_bps) && INSTALMENT_MONTHS.contains(&ranges.instalment_months));
			assert!(ENTRY_FEE_BPS.contains(&ranges.entry_fee_bps) && SPREAD_BPS.contains(&ranges.spread_bps));
			assert!(UNJUSTIFIED_BPS.contains(&ranges.unjustified_bps) && EXPELLED_BPS.contains(&ranges.expelled_bps));
		}
	}

	#[test]
	fn each_profile_has_the_numbers_of_its_law() {
		let [sce, es, uk] = Profile::ALL.map(Ranges::of);
		assert_eq!([sce.max_years, es.max_years, uk.max_years], [3, 5, 5]);
		assert_eq!((es.cap_bps, es.first_bps, es.entry_fee_bps, es.spread_bps), (3_333, 2_500, 2_500, 600));
		assert_eq!([sce.most_of_one, es.most_of_one, uk.most_of_one], [None, None, Some(100_000_000_000)]);
		assert_eq!((uk.unjustified_bps, uk.expelled_bps), (0, 0));
	}
}
