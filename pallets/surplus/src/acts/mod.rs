//! What becomes of years and their surplus: one file an act. Each asks, writes and tells.

mod accounts;
mod aside;
mod books;
mod charge;
mod claim;
mod close;
mod commit;
mod confirm;
mod debts;
mod education;
mod fix_bases;
mod hands;
mod hear;
mod pay;
mod wake;
mod wind_up;

pub use wake::Due;
