//! Tests by subject.

#![allow(clippy::arithmetic_side_effects)]

mod accesses;
mod classes;
mod expecting;
mod free;
mod halts;
mod histories;
mod invariants;
mod offers;
mod other_cash;
mod proposable;
mod queue;
mod returns;
mod runs;
mod story;
mod transfers;
mod values;
mod weights;
