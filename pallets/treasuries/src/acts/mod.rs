//! What changes treasuries: one file an act. Each asks, writes and tells.

mod advance;
mod again;
mod approve;
mod carry;
mod charge;
mod hear;
mod keep;
mod lines;
mod open;
mod owners;
mod pause;
mod pay;
mod redeem;
mod report;
mod request;
mod rights;
mod signers;
mod standing;
mod weigh;

pub(crate) use approve::{Outcome, Word};
pub(crate) use charge::{Charge, Paid, Spans};
pub(crate) use lines::Opened;
pub(crate) use pause::Pausing;
pub(crate) use rights::{is_same, Decided};
pub(crate) use standing::Ending;
pub(crate) use weigh::count;
