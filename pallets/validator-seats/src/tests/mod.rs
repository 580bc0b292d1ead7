//! Tests by topic. Every test runs on a chain whose invariants are checked after it.

#![allow(clippy::arithmetic_side_effects)]

mod equivocations;
mod genesis;
mod histories;
mod invariants;
mod keys;
mod names;
mod rescue;
mod resting;
mod seats;
mod sessions;
mod states;
