//! Weights measured in the compiled Wasm by `make weights`, one generated file a pallet.

pub mod pallet_balances;
pub mod pallet_coop_membership;
pub mod pallet_cooperatives;
pub mod pallet_resolutions;
pub mod pallet_timestamp;
pub mod pallet_validator_seats;
