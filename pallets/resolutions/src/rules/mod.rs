//! What rules say, computed from what is known. Nothing here reads or writes storage.

pub(crate) mod election;
pub(crate) mod tellers;
