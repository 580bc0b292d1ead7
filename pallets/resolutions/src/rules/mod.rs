//! What rules say, computed from what is known. Nothing here reads or writes storage.

pub mod election;
