//! What can be proposed at all.
//!
//! A resolution carries a call from the day on which it is proposed to the day on which it takes effect. Each pallet answers in
//! its own `proposable.rs` whether a call of its own could take effect as things stand, so that members hear of it on the
//! first day and not after they voted.

use super::CoopId;
use frame_support::dispatch::DispatchResult;

/// A call that a resolution may carry.
pub trait Proposable {
	/// Whether the call could take effect where that co-op decides on it, `None` where several do.
	///
	/// The answer errs to one side only: what is refused can never take effect, or not before something else changes that the
	/// error names. What may still come right while a resolution is under way is not refused. A call that no resolution can carry
	/// is not refused either: the table of what a resolution can enact says that.
	fn check_proposed(&self, coop: Option<CoopId>) -> DispatchResult;
}

/// How many of the numbers that come next may be given out while a resolution is under way, by other resolutions or by the
/// calls that come before in the same batch.
pub const NUMBERS_AHEAD: u32 = 16;

/// Whether a number that counts from 1 up may be given out by the time of a resolution, of which `last` is the last one now.
pub fn may_come(number: u32, last: u32) -> bool {
	number.checked_sub(last).is_some_and(|ahead| (1..=NUMBERS_AHEAD).contains(&ahead))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_the_numbers_that_come_next_may_come() {
		assert!(!may_come(0, 0) && !may_come(3, 3) && !may_come(2, 3));
		assert!(may_come(1, 0) && may_come(4, 3) && may_come(19, 3));
		assert!(!may_come(20, 3) && !may_come(u32::MAX, 3) && !may_come(0, u32::MAX));
	}
}
