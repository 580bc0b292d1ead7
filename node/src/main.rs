//! The Rochdale node.
fn main() {}
