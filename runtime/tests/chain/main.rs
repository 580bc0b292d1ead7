//! The whole runtime, block by block: presets, time, fees, nonces, seats, what no call may reach, and what members decide.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

mod admission;
mod arrivals;
mod capital;
mod constant_accesses;
mod coops;
mod decisions;
mod docs;
mod emergency;
mod equivocations;
mod federation;
mod fees;
mod filter;
mod harness;
mod histories;
mod invariants;
mod metamorphic;
mod money;
mod moves;
mod nonces;
mod pages;
mod patronage;
mod policy;
mod presets;
mod proposable;
#[cfg(feature = "runtime-benchmarks")]
mod proposing_weights;
mod refusals;
mod samples;
mod seats;
mod shares;
mod time;
mod upgrades;
mod ways_on;
