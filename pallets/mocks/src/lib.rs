//! What the tests of several pallets stand on, once: a clock, co-ops with their members, and what these have decided.
//!
//! For tests only. Everything is a value of the thread that a test sets and that [`reset`] brings back to what is usual, so
//! that tests do not see each other. A pallet's own `mock.rs` says which co-ops there are ([`Usual`]), adds what only that pallet
//! asks, and puts its runtime together.
//!
//! ```ignore
//! rochdale_mocks::reset(Usual { coops: 5, members: 6, ..Usual::ALICES });
//! Officers::set(vec![(1, Office::Chair, 2, 7)]); // member 2 is chair of the first co-op since then
//! Moving::set(vec![(1, 2, 999)]); // and the seat moves to another key
//! ```

#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

pub mod clock;
pub mod mandates;
pub mod registers;

pub use clock::{CivilAhead, DayLength, DeadlineTime, MockClock, StartedAt};
pub use mandates::{Decision, EnsureAgreement, EnsureFederation, EnsureMandate, RESOLUTION};
pub use registers::{
	CoopCount, Gone, Ineligible, Keyless, MockCoops, MockMembers, Moved, Moving, Officers, Standings, Usual,
};

use rochdale_primitives::Moment;

/// A day, in milliseconds.
pub const DAY: Moment = 86_400_000;

/// When chains of the tests have started.
pub const START: Moment = 1_795_000_000_000;

/// Brings everything back to these usual registers and to the start of the chain.
pub fn reset(usual: Usual) {
	clock::reset();
	registers::reset(usual);
}
