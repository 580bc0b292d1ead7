//! How a co-op stays away from the votes of the federation.

use super::*;
use crate::{MISSED_VOTES, SLEEPS_AFTER_DAYS};
use rochdale_primitives::Clock;

/// The votes of the federation that a co-op has missed in a row.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Absence {
	/// How many.
	pub votes: u32,
	/// Deadline time at which the first of them opened.
	pub since: Moment,
	/// Whether it was told that it sleeps.
	pub told: bool,
}

impl Absence {
	/// With one vote more.
	pub(crate) const fn one_more(self) -> Self {
		Self { votes: self.votes.saturating_add(1), ..self }
	}

	/// Whether the co-op sleeps: it has missed enough votes, and the first of them opened long enough ago.
	pub(crate) fn is_sleep<C: Clock>(&self) -> bool {
		let year = C::day().saturating_mul(SLEEPS_AFTER_DAYS.into());
		self.votes >= MISSED_VOTES && C::has_passed(self.since.saturating_add(year))
	}
}
