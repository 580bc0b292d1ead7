#![allow(clippy::arithmetic_side_effects)]

/// As in the SDK, for calls that give back a part of their weight too.
macro_rules! assert_noop {
	($($refused:tt)*) => {
		rochdale_primitives::assert_refused!($($refused)*)
	};
}

mod accounts;
mod custodians;
mod deposits;
mod free;
mod genesis;
mod histories;
mod invariants;
mod notes;
mod pauses;
mod proposable;
mod redemptions;
mod statements;
mod views;
