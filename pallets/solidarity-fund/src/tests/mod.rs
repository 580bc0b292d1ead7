//! What the fund does, by behaviour.

#![allow(clippy::arithmetic_side_effects)]

mod aid;
mod awarding;
mod bank;
mod cancel;
mod committee;
mod dues;
mod free;
mod invariants;
mod keeping;
mod levy;
mod pay;
mod proposable;
mod repay;
mod report;
mod scene;
mod story;
mod told;
mod weights;
