//! What becomes of years and their surplus: one file an act. Each asks, writes and tells.

mod hands;
mod wake;

pub(crate) use hands::{Consent, Decision};
pub use wake::Due;
