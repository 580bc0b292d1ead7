#![allow(clippy::arithmetic_side_effects)]

/// As in the SDK, for calls that give back a part of their weight too.
macro_rules! assert_noop {
	($($refused:tt)*) => {
		rochdale_primitives::assert_refused!($($refused)*)
	};
}

mod approvals;
mod budget;
mod free;
mod histories;
mod invariants;
mod keeping;
mod opening;
mod proposable;
mod requests;
mod resolutions;
mod safety;
mod scenario;
mod signers;
mod splits;
mod tiers;
mod views;
