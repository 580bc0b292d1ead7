//! What follows from what is known. Nothing here touches storage.

pub(crate) mod attendance;
pub(crate) mod places;
pub(crate) mod rescue;
pub(crate) mod rest;
pub(crate) mod right;

use alloc::collections::BTreeMap;
use rochdale_primitives::CoopId;

/// Something about each co-op of some, in the order of their numbers.
pub(crate) type ByCoop<Known> = BTreeMap<CoopId, Known>;
