//! The parameters of the pallets, one file a domain.

pub mod consensus;
pub mod cooperatives;
pub mod governance;
pub mod money;
pub mod system;
pub mod tools;
