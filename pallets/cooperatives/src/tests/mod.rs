#![allow(clippy::arithmetic_side_effects)]

/// As in the SDK, for calls that give back a part of their weight too.
macro_rules! assert_noop {
	($($refused:tt)*) => {
		rochdale_primitives::assert_refused!($($refused)*)
	};
}

mod acts;
mod admission;
mod agreements;
mod bylaws;
mod charter;
mod histories;
mod invariants;
mod ladder;
mod offices;
mod proposable;
mod register;
mod standing;
mod terms;
