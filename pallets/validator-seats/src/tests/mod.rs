//! Tests by topic. Every test runs on a chain whose invariants are checked after it.

#![allow(clippy::arithmetic_side_effects)]

mod genesis;
mod histories;
mod invariants;
mod names;
mod resting;
mod seats;
mod sessions;
