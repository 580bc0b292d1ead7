//! What can be done with a draft, and once members have decided. Each act asks, writes and tells.

mod amend;
mod challenge;
mod place;
mod rescind;
mod retry;
mod support;
mod withdraw;
