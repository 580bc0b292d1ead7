//! What can be done with a draft, in an assembly, and once members have decided. Each act asks, writes and tells.

pub(crate) mod alternatives;
mod amend;
pub(crate) mod assembly;
mod challenge;
mod closing_hour;
mod elect;
mod hasten;
mod place;
pub(crate) mod proxies;
mod rescind;
mod retry;
pub(crate) mod sleep;
mod support;
mod withdraw;
