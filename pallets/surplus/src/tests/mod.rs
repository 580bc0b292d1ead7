//! What members, officers, auditors and banks do, on a chain with books.

#![allow(clippy::arithmetic_side_effects)]

mod accesses;
mod accounts;
mod bases;
mod breaks;
mod claims;
mod closing;
mod committing;
mod confirming;
mod debts;
mod dividing;
mod education;
mod flows;
mod free;
mod histories;
mod invariants;
mod levy;
mod losses;
mod pools;
mod preview;
mod proposable;
mod replacing;
mod scene;
mod share_accesses;
mod waterfall;
mod weights;
mod wind_up;
