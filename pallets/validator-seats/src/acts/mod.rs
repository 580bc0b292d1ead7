//! What changes seats: one file an act. Each asks, writes and tells.

mod leave;
mod name;
mod note_author;
mod plan;
mod report;
mod rescue;
mod return_to_seat;
mod set_keys;
