//! What is kept of the surplus of a year, of patronage, and of what is wrong with either.
//!
//! Nothing here touches storage.

mod losses;
mod patronage;
mod refusal;
mod waterfall;

pub use losses::*;
pub use patronage::*;
pub use refusal::*;
pub use waterfall::*;
