//! What can be done once members have decided. Each act asks, writes and tells.

mod challenge;
mod elect;
mod hasten;
mod rescind;
mod retry;
mod sleep;
