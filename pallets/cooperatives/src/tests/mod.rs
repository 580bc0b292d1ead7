#![allow(clippy::arithmetic_side_effects)]

mod acts;
mod admission;
mod agreements;
mod bylaws;
mod charter;
mod dissolved;
mod histories;
mod install;
mod invariants;
mod ladder;
mod offices;
mod proposable;
mod register;
mod standing;
mod staying;
mod terms;
