//! What changes the books: one file an act. Each asks, writes and tells.
//!
//! What may be done is computed on a [`Sheet`] first, which reads and writes nothing but itself, and is written at once.

mod close;
mod correct;
mod expire;
mod hands;
mod keep;
mod open;
mod open_balances;
mod order;
mod post;
mod set_details;
mod sheet;
mod units;
mod void;

pub(crate) use hands::{Asked, Word};
pub(crate) use sheet::Sheet;
