//! What members, officers, auditors, the federation and banks do, on a chain with books.

#![allow(clippy::arithmetic_side_effects)]

mod story;
