//! What is stored and shown, with its own rules. Nothing here touches storage.

mod naming;
mod outside;
mod seat;
mod state;

pub use naming::*;
pub use outside::*;
pub use seat::*;
pub use state::*;
