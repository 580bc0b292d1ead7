#![allow(clippy::arithmetic_side_effects)]

mod acts;
mod bylaws;
mod histories;
mod invariants;
mod offices;
mod register;
mod terms;
