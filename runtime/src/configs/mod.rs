//! The parameters of the pallets, one file a domain.

pub mod consensus;
pub mod cooperatives;
pub mod governance;
#[allow(missing_docs, clippy::all, clippy::arithmetic_side_effects, clippy::integer_division)]
pub mod interim;
pub mod money;
pub mod system;
pub mod tools;
