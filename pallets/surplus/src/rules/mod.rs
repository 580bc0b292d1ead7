//! What the rules of a year's surplus say: pure functions over amounts, which neither read nor write.

