//! What the fund does, by behaviour.

#![allow(clippy::arithmetic_side_effects)]

mod aid;
mod apply;
mod awarding;
mod bank;
mod breaks;
mod cancel;
mod committee;
mod dues;
mod free;
mod guarantee;
mod histories;
mod invariants;
mod keeping;
mod levy;
mod pay;
mod plan;
mod proposable;
mod repay;
mod report;
mod returns;
mod scene;
mod settle;
mod told;
mod vote;
mod weights;
