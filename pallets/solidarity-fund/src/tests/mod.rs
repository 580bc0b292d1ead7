//! What the fund does, by behaviour.

mod aid;
mod apply;
mod committee;
mod dues;
mod free;
mod keeping;
mod levy;
mod plan;
mod proposable;
mod scene;
mod settle;
mod story;
mod vote;
mod weights;
