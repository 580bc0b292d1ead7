//! The worst cases that the weights of this pallet are measured on.
//!
//! They are measured with what the books and shares do, so that nothing of that is added to them.
