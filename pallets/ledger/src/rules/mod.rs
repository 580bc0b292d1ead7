//! Pure functions, each about one rule. Nothing here touches storage.

pub(crate) mod balance;
pub(crate) mod limits;
