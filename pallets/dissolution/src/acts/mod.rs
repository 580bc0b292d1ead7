//! What becomes of a co-op that ends: one file an act. Each asks, writes and tells.

mod aside;
mod balance;
mod books;
mod conclude;
mod dissolve;
mod distribute;
mod hands;
mod hear;
mod object;
mod pay;
mod wake;

pub use wake::Due;
