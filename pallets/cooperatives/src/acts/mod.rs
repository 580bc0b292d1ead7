//! What changes the offices of a co-op: one file an act. Each asks, writes and tells.

mod appoint;
mod change;
mod dismiss;
mod install;
mod resign;

pub(crate) use appoint::ensure_short;
pub(crate) use install::Installed;
