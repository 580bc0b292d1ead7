//! What can be proposed at all.
//!
//! A resolution carries a call from the day on which it is proposed to the day on which it takes effect. Each pallet answers in
//! its own `proposable.rs` whether a call of its own could take effect as things stand, so that members hear of it on the
//! first day and not after they voted.

use frame_support::dispatch::DispatchResult;

/// A call that a resolution may carry.
pub trait Proposable {
	/// Whether the call could take effect, whoever decides on it.
	///
	/// The answer errs to one side only: what is refused can never take effect, or not before something else changes that the
	/// error names. What may still come right while a resolution is under way is not refused. A call that no resolution can carry is
	/// not refused either: the table of what a resolution can enact says that.
	fn check_proposed(&self) -> DispatchResult;
}
