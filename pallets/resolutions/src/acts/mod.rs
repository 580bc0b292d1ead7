//! What can be done once members have decided. Each act asks, writes and tells.

mod challenge;
mod elect;
mod rescind;
mod retry;
