//! The worst cases that the weights of this pallet are measured on.
