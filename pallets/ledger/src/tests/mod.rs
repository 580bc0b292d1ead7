//! What the ledger does, by behaviour.
#![allow(clippy::arithmetic_side_effects)]
