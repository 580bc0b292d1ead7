#![allow(clippy::arithmetic_side_effects)]

mod commitment;
mod model;
mod waterfall;

use rochdale_primitives::ledger::Balance;

const EURO: Balance = 1_000_000;
const CENT: Balance = 10_000;
