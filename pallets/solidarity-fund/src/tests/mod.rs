//! What the fund does, by behaviour.

#![allow(clippy::arithmetic_side_effects)]

mod aid;
mod committee;
mod dues;
mod free;
mod keeping;
mod levy;
mod proposable;
mod scene;
mod story;
mod told;
mod weights;
