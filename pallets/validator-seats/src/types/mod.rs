//! What is stored and shown, with its own rules. Nothing here touches storage.

mod naming;
mod outside;
mod rescue;
mod seat;
mod state;

pub use naming::*;
pub use outside::*;
pub use rescue::*;
pub use seat::*;
pub use state::*;
