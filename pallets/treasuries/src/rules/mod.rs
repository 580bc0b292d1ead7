//! Pure functions, each about one rule. Nothing here touches storage.

pub mod calendar;
pub mod limits;
pub(crate) mod shares;
pub mod tiers;
