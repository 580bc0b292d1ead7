#![allow(clippy::arithmetic_side_effects)]

mod approvals;
mod bank;
mod budget;
mod free;
mod histories;
mod invariants;
mod keeping;
mod opening;
mod owners;
mod proposable;
mod redeem;
mod refusals;
mod requests;
mod resolutions;
mod rules;
mod safety;
mod scenario;
mod set_aside;
mod signers;
mod splits;
mod standing;
mod tiers;
mod views;
