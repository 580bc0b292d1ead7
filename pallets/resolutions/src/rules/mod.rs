//! What rules say, computed from what is known. Nothing here reads or writes storage.

pub(crate) mod alternatives;
pub(crate) mod among_coops;
pub(crate) mod election;
pub(crate) mod quorum;
pub(crate) mod recusal;
pub(crate) mod tellers;
