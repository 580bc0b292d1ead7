//! What the rules of a year's surplus say: pure functions over amounts, which neither read nor write.

pub mod losses;
pub mod profiles;
pub mod units;
pub mod waterfall;
