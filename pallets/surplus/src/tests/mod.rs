//! What members, officers, auditors and banks do, on a chain with books.

#![allow(clippy::arithmetic_side_effects)]

mod bases;
mod closing;
mod confirming;
mod education;
mod free;
mod histories;
mod invariants;
mod levy;
mod losses;
mod preview;
mod proposable;
mod scene;
mod waterfall;
mod weights;
