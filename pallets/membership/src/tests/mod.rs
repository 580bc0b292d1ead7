#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

mod admission;
mod histories;
mod invariants;
mod leaving;
