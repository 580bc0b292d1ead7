#![allow(clippy::arithmetic_side_effects)]

mod accounts;
mod books;
mod custodians;
mod deposits;
mod free;
mod genesis;
mod histories;
mod invariants;
mod notes;
mod pauses;
mod proposable;
mod redemptions;
mod statements;
mod views;
