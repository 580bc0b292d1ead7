//! The whole runtime, block by block: presets, time, fees, nonces, seats, and what no call may reach.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

mod fees;
mod filter;
mod harness;
mod nonces;
mod presets;
mod seats;
mod time;
