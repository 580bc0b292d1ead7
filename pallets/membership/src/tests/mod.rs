#![allow(clippy::arithmetic_side_effects)]

mod admission;
mod histories;
mod invariants;
mod leaving;
