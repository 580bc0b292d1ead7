//! What can be done in an assembly, and once members have decided. Each act asks, writes and tells.

pub(crate) mod assembly;
mod challenge;
mod elect;
mod hasten;
pub(crate) mod proxies;
mod rescind;
mod retry;
mod sleep;
