//! What the rules of a year's surplus say: pure functions over amounts, which neither read nor write.

pub mod commitment;
pub mod losses;
pub mod patronage;
pub mod profiles;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "runtime-benchmarks"))]
pub mod tree;
pub mod units;
pub mod waterfall;
pub mod wind_up;
