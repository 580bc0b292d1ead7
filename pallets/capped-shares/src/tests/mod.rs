//! Tests by subject.

#![allow(clippy::arithmetic_side_effects)]

mod accesses;
mod by_bank;
mod classes;
mod expecting;
mod fees;
mod free;
mod histories;
mod instalments;
mod invariants;
mod offers;
mod proposable;
mod queue;
mod returns;
mod story;
mod transfers;
mod values;
