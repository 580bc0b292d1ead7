//! What is stored and what hands sign, with its own rules. Nothing here touches storage.

mod account;
mod act;
mod close;
mod entry;
mod pending;
mod posting;

pub use account::*;
pub use act::*;
pub use close::*;
pub use entry::*;
pub use pending::*;
pub use posting::*;
