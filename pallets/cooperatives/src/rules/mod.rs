//! What follows from what is known. Nothing here touches storage.

pub(crate) mod offices;
