//! What is only computed. Nothing here reads or writes storage.

pub(crate) mod tellers;
