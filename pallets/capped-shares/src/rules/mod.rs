//! What shares, offers, the queue and the return come to. Pure.

pub mod caps;
pub mod days;
pub mod deductions;
pub mod instalments;
pub mod late;
pub mod offers;
pub mod profiles;
#[cfg(any(test, feature = "try-runtime"))]
pub mod register;
pub mod returns;
pub mod winding_up;

pub use rochdale_primitives::part;
