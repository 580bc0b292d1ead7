//! What the law of a co-op's jurisdiction says of surplus and losses beside what its bylaws say. (practice §2.4 and §3.1)

use crate::types::Precedence;
use rochdale_primitives::bylaws::Profile;

/// What a profile says that no bylaw can change.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Law {
	/// What is taken of a surplus first.
	pub precedence: Precedence,
	/// Of how many last years with a surplus the average part that the indivisible reserve got limits how much of a loss it
	/// bears. `None` where it bears losses without limit.
	pub averaged_years: Option<u8>,
}

impl Law {
	/// What a profile says.
	pub const fn of(profile: Profile) -> Self {
		// US and Quebec law take returns first; none of our profiles does.
		let chain = Self { precedence: Precedence::Reserve, averaged_years: None };
		match profile {
			Profile::Sce | Profile::Uk => chain,
			// ES 59.2
			Profile::Es => Self { averaged_years: Some(5), ..chain },
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_profile_fills_the_reserve_first() {
		assert!(Profile::ALL.iter().all(|profile| Law::of(*profile).precedence == Precedence::Reserve));
	}

	#[test]
	fn spanish_reserves_bear_losses_within_a_limit() {
		assert_eq!(Profile::ALL.map(|profile| Law::of(profile).averaged_years), [None, Some(5), None]);
	}
}
