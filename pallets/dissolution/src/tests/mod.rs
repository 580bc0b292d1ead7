//! What members, officers, auditors, the federation and banks do, on a chain with books.

#![allow(clippy::arithmetic_side_effects)]

mod balance;
mod bank;
mod dissolving;
mod free;
mod heirs;
mod invariants;
mod scene;
mod state;
mod story;
mod sums;
mod weights;
